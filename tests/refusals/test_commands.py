"""Bad input by command: each is told in a sentence with place and expectation, exit code 2, and leaves no trace."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from commandline import CommandLine
from deputies.acts.nominations import Nominate
from deputies.acts.sittings import ConveneSitting
from deputies.values import Refusal
from deputies.values.shape import fields_of
from deputies_web.commands.founding import read_councils
from deputies_web.commands.options import value_of
from town import COUNCILS, MILL_A, Town, members, write_members

pytestmark = pytest.mark.storage

HEADER = "elector,name,unit,unit_name,kind,layer,council\n"
ROW = "e-1,Somebody,docks-a,Docks A,mill,workers,harbour\n"
IMPORT = ("register", "import", "bad.csv", "--dir", "town", "--yes")
BALLOTS = ("ballots", "bad.blt", "--election", "mill-a.1", "--dir", "town", "--now", "1927-03-03T19:00:00Z")
PAPER = "7 5\n30 1 2 0\n20 3 0\n0\n" + "".join(f'"{name}"\n' for name in (*MILL_A, "Mill A"))
SHOWN = "DEPUTIES_SHOW" in os.environ  # with -s: read all the sentences, one after another
TIDY = ("Traceback", "Error", "None", "object at", "<class")


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """The town with a council in Harbour, an election whose ballots are awaited, and a sitting that was convened."""
    folder = tmp_path_factory.mktemp("bad")
    with CommandLine(folder) as line:
        town = Town(folder, line)
        town.found()
        town.count(town.election("docks-a", "hands", ("Ma Tai", "Gu Shun", "Lin Bo")), "1=61,2=48,3=20", 90)
        town.count(town.election("docks-b", "papers", ("He Yun", "Qiu Ye")), "1=31,2=17", 50)
        town.election("mill-a", "ranked", MILL_A)
        town.election("company-d", "papers", ("Peng Zhen", "Luo An", "Tang Wei"))
        line.done("constitute", "harbour", "--dir", "town", "--now", "1927-03-06T10:00:00Z")
        town.executive()
        town.act(
            "convene-sitting", "secretary:harbour", "1927-03-10T09:00:00Z", sitting="harbour.s1", council="harbour",
            day="1927-03-12", agenda='["Wages"]',
        )  # fmt: skip
        line.done("export", "record", "--dir", "town")
        (folder / "other").mkdir()
        (folder / "other" / "letter.txt").write_text("not ours")
        yield town


def trace(folder: Path) -> dict[str, str]:
    """Every row of the database, and every file but those that the test itself has put there, by digest."""
    with sqlite3.connect(folder / "town" / "db.sqlite3") as connection:
        dump = "\n".join(connection.iterdump())
    found = {"database": hashlib.sha256(dump.encode()).hexdigest()}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith(("bad", "db.sqlite3")):
            found[str(path.relative_to(folder))] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def refuse(town: Town, words: tuple[str, ...], *says: str) -> str:
    before = trace(town.folder)
    if words[0] == "new":  # a process serves one data directory: a founding takes one of its own
        with CommandLine(town.folder) as line:
            said = line.refused(*words)
    else:
        said = town.line.refused(*words)
    if SHOWN:
        print(said)
    assert trace(town.folder) == before
    for text in says:
        assert text in said, said
    assert not [text for text in TIDY if text in said], said
    return said


def act(kind: str, by: str, now: str, **options: str) -> tuple[str, ...]:
    words = [word for name, text in options.items() for word in (f"--{name.replace('_', '-')}", text)]
    return ("act", kind, "--as", by, "--now", now, "--dir", "town", *words)


REGISTERS: dict[str, tuple[bytes, tuple[str, ...]]] = {
    "a row with too few cells": ((HEADER + ROW + "e-2,Somebody,docks-a\n").encode(), ("bad.csv", "line 3")),
    "a name in another encoding": ((HEADER + ROW.replace("Somebody", "Zoë")).encode("latin-1"), ("bad.csv", "UTF-8")),
    "an elector twice": ((HEADER + ROW + ROW).encode(), ("bad.csv", "line 3", "e-1")),
    "a council nobody has named": ((HEADER + ROW.replace("harbour", "moon")).encode(), ("bad.csv", "moon")),
    "a layer the statute lacks": ((HEADER + ROW.replace("workers", "bankers")).encode(), ("line 2", "bankers")),
    "a kind of unit the statute lacks": ((HEADER + ROW.replace(",mill,", ",bank,")).encode(), ("line 2", "bank")),
    "one unit in two councils": (
        (HEADER + ROW + ROW.replace("e-1", "e-2").replace("harbour", "city")).encode(), ("line 3", "docks-a"),
    ),
    "a header with other columns": (b"who,where\nA,B\n", ("bad.csv", "elector")),
    "nothing at all": (b"", ("bad.csv",)),
    "bytes that are no text": (bytes(range(256)), ("bad.csv",)),
    "a header and nobody": (HEADER.encode(), ("bad.csv",)),
}  # fmt: skip


@pytest.mark.parametrize("case", REGISTERS)
def test_a_register_with_faults_is_not_imported(town: Town, case: str) -> None:
    data, says = REGISTERS[case]
    (town.folder / "bad.csv").write_bytes(data)
    refuse(town, IMPORT, *says)


def test_every_fault_of_a_register_is_told_at_once(town: Town) -> None:
    rows = [ROW, ROW.replace("workers", "bankers"), ROW.replace("e-1", "e-3").replace("harbour", "moon")]
    (town.folder / "bad.csv").write_text(HEADER + "".join(rows))
    said = refuse(town, IMPORT, "bankers", "moon", "e-1")
    assert len(said.splitlines()) >= 4


PAPERS: dict[str, tuple[bytes, tuple[str, ...]]] = {
    "cut short": (PAPER.partition('"Hu Shan"')[0].encode(), ("bad.blt",)),
    "a candidate number nobody has": (PAPER.replace("30 1 2", "30 1 9").encode(), ("bad.blt", "line 2", "9")),
    "a number of papers that is no number": (PAPER.replace("30 1", "3o 1").encode(), ("bad.blt", "line 2")),
    "a candidate ranked twice": (PAPER.replace("30 1 2", "30 1 1").encode(), ("bad.blt", "line 2")),
    "fewer than no papers": (PAPER.replace("30 1", "-30 1").encode(), ("bad.blt", "line 2")),
    "more papers than electors": (PAPER.replace("30 1", "300 1").encode(), ("320", "250")),
    "another number of seats": (PAPER.replace("7 5", "7 4").encode(), ("4", "5")),
    "somebody who was not nominated": (
        PAPER.replace("Hu Shan", "Nobody").encode(), ("candidate 5", "'Nobody' is not nominated", "'Hu Shan'"),
    ),
    "a candidate too few": (
        PAPER.replace("7 5", "6 5").replace('"Sun Ping"\n', "").encode(), ("'Sun Ping' is nominated and not in",),
    ),
    "no ballots but a picture": (b"\x89PNG\r\n\x1a\n" + bytes(64), ("bad.blt",)),
}  # fmt: skip


@pytest.mark.parametrize("case", PAPERS)
def test_a_ballot_file_with_faults_is_not_received(town: Town, case: str) -> None:
    data, says = PAPERS[case]
    (town.folder / "bad.blt").write_bytes(data)
    refuse(town, BALLOTS, *says)


DAY = "1927-03-12T10:00:00Z"
COUNT = {"election": "company-d.1", "teller": "first", "ballots": "30"}
SITTING = {"sitting": "harbour.s2", "council": "harbour", "agenda": '["Wages"]'}
ACTS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "an election nobody called": (act("close-poll", "teller", DAY, election="moon.1"), ("'moon.1'",)),
    "a council nobody named": (
        act("convene-sitting", "secretary:moon", DAY, **{**SITTING, "council": "moon"}, day="1927-03-20"), ("'moon'",),
    ),
    "a day that is none": (
        act("convene-sitting", "secretary:harbour", DAY, **SITTING, day="1927-02-30"), ("day", "1927-02-30"),
    ),
    "a moment that is none": (act("close-poll", "teller", "yesterday", election="mill-a.1"), ("yesterday",)),
    "an office there is not": (act("close-poll", "king", DAY, election="mill-a.1"), ("'king'", "teller")),
    "the wrong office": (act("close-poll", "chair:harbour", DAY, election="mill-a.1"), ("chair", "teller")),
    "an office of somewhere else": (
        act("convene-sitting", "chair:harbour", DAY, **{**SITTING, "council": "city"}, day="1927-03-20"),
        ("city", "harbour"),
    ),
    "an elector of another unit": (
        act("open-recall", "elector:mill-a", DAY, petition="p", mandate="docks-a.1.m1", grounds="None"), ("mill-a",),
    ),
    "a result before the ballots": (
        act("declare-result", "credentials", DAY, election="mill-a.1"), ("mill-a.1", "ballots"),
    ),
    "credentials before the result": (
        act("issue-credentials", "credentials", DAY, election="mill-a.1", since="1927-03-06"), ("mill-a.1",),
    ),
    "a poll closed twice": (act("close-poll", "teller", DAY, election="mill-a.1"), ("mill-a.1",)),
    "a recall in the protected days": (
        act("open-recall", "elector:docks-b", DAY, petition="p", mandate="docks-b.1.m1", grounds="None"),
        ("1927-03-16", "article 7.2"),
    ),
    "a mandate past its term": (
        act("open-recall", "elector:docks-b", "1928-03-20T09:00:00Z", petition="p", mandate="docks-b.1.m1",
            grounds="Late"),
        ("docks-b.1.m1", "1927-09-06"),
    ),
    "a sitting without quorum": (
        act("open-sitting", "chair:harbour", DAY, sitting="harbour.s1", present="docks-a.1.m1"),
        ("1 deputy is present", "article 4.1 requires 2"),
    ),
    "a sitting on another day": (
        act("open-sitting", "chair:harbour", "1927-03-11T10:00:00Z", sitting="harbour.s1",
            present="docks-a.1.m1,docks-b.1.m1"),
        ("1927-03-12",),
    ),
    "a sitting without notice": (
        act("convene-sitting", "secretary:harbour", DAY, **SITTING, day="1927-03-12"), ("article 6.1",),
    ),
    "a vote for nobody": (act("enter-count", "teller", DAY, **COUNT, votes="1=10,2=5,9=1"), ("9",)),
    "more votes than ballots": (act("enter-count", "teller", DAY, **COUNT, votes="1=31,2=5,3=1"), ("31", "30")),
    "more ballots than electors": (
        act("enter-count", "teller", DAY, **{**COUNT, "ballots": "41"}, votes="1=10,2=5,3=1"), ("41", "40"),
    ),
    "a figure that is no number": (
        act("enter-count", "teller", DAY, **{**COUNT, "ballots": "many"}, votes="1=10,2=5,3=1"),
        ("--ballots", "'many'", "a whole number"),
    ),
    "votes that are no pairs": (
        act("enter-count", "teller", DAY, **COUNT, votes="10 5 1"), ("--votes", "candidate=votes"),
    ),
    "votes in a word": (act("enter-count", "teller", DAY, **COUNT, votes="1=ten,2=5,3=1"), ("votes[0].votes", "ten")),
    "broken JSON": (act("enter-count", "teller", DAY, **COUNT, votes="[{"), ("--votes", "'[{'", "line 1, column 3")),
    "a list from a file that is not there": (
        act("enter-count", "teller", DAY, **COUNT, votes="@bad-none.json"), ("--votes", "bad-none.json"),
    ),
    "a signature by a teller": (
        act("sign-recall", "teller", DAY, petition="p", elector="docks-b-001"), ("elector", "teller"),
    ),
    "a signature under no petition": (
        act("sign-recall", "elector:docks-b", DAY, petition="p", elector="docks-b-001"), ("petition", "'p'"),
    ),
    "a signature of a stranger": (
        act("sign-recall", "elector:docks-b", DAY, petition="p", elector="docks-a-001"), ("docks-b",),
    ),
    "a document that is not there": (
        act("seal-roll", "organiser", DAY, roll="r", document="bad-none", source="0" * 64), ("--document", "bad-none"),
    ),
    "an option there is not": (
        (*act("close-poll", "teller", DAY, election="x"), "--loudly"), ("--loudly", "Try: deputies act close-poll"),
    ),
    "an option misspelt": (act("close-poll", "teller", DAY, elektion="x", election="x"), ("did you mean --election?",)),
    "a word too many": (("rebuild", "town"), ("'town' is one word too many", "Try: deputies rebuild --help")),
    "an option too few": (act("close-poll", "teller", DAY), ("--election",)),
    "a kind there is not": (
        act("call-elections", "organiser", DAY), ("'call-elections'; did you mean 'call-election'?",),
    ),
    "something there is not": (("show", "moon", "--dir", "town"), ("'moon'",)),
    "a roll nobody sealed": (("adopt", "--dir", "town", "--roll", "roll-9", "--yes"), ("'roll-9'",)),
    "a council that cannot be constituted": (("constitute", "moon", "--dir", "town"), ("'moon'",)),
    "a directory with no system": (("adopt", "--dir", "other"), ("other", "deputies new DIR")),
    "a directory that is none": (("rebuild", "--dir", "statute.toml"), ("statute.toml",)),
    "a system there is not": (("rebuild", "--dir", "town", "--system", "moon"), ("'moon'", "town")),
    "a register that is a folder": (("register", "import", "other", "--dir", "town", "--yes"), ("other",)),
    "a register that is not there": (("register", "import", "bad-none.csv", "--dir", "town"), ("bad-none.csv",)),
    "a roll of no day": (
        ("register", "import", "members.csv", "--dir", "town", "--yes", "--day", "1927-02-30"), ("1927-02-30",),
    ),
    "a ballot file that is not there": (("ballots", "bad-none.blt", *BALLOTS[2:]), ("bad-none",)),
    "an export into a folder of others": (("export", "other", "--dir", "town"), ("other",)),
    "a record that is none": (("verify", "bad-none"), ("bad-none",)),
    "a founding where something is": (
        ("new", "town", "--statute", "statute.toml", "--councils", "councils.csv"), ("town", "not empty"),
    ),
    "a founding over a file": (
        ("new", "statute.toml", "--statute", "statute.toml", "--councils", "councils.csv"), ("statute.toml",),
    ),
    "a founding of no council": (("new", "fresh", "--statute", "statute.toml"), ("--councils",)),
    "a founding under no statute": (
        ("new", "fresh", "--statute", "bad-none", "--councils", "councils.csv"), ("bad-none", "shanghai-hankow-1927"),
    ),
    "a founding with open points": (
        ("new", "fresh", "--statute", "canton-hongkong-1925", "--council", "c=C"), ("[[local]]", "--local example"),
    ),
    "a founding under a bad id": (
        ("new", "fresh", "--statute", "statute.toml", "--councils", "councils.csv", "--id", "No Id!"), ("No Id!",),
    ),
    "minutes of no sitting": (("minutes", "record", "moon"), ("There is no sitting 'moon'",)),
    "minutes of no sitting of a site": (("minutes", "town", "moon"), ("There is no sitting 'moon'",)),
    "minutes out of a folder of others": (
        ("minutes", "other", "harbour.s1"), ("other holds neither an exported record nor a council system",),
    ),
    "minutes out of no folder": (("minutes", "bad-none", "harbour.s1"), ("bad-none is not a folder",)),
    "minutes on a day that is none": (("minutes", "record", "harbour.s1", "--day", "1927-02-30"), ("'1927-02-30'",)),
    "minutes in no format": (("minutes", "record", "harbour.s1", "--format", "doc"), ("--format", "'doc'")),
    "a PDF to the screen": (("minutes", "record", "harbour.s1", "--format", "pdf"), ("--out FILE",)),
    "minutes into no folder": (
        ("minutes", "record", "harbour.s1", "--out", "bad-none/minutes.txt"), ("bad-none/minutes.txt",),
    ),
    "minutes of a system there is not": (("minutes", "town", "harbour.s1", "--system", "moon"), ("'moon'", "town")),
    "a command there is not": (("rebuld",), ("'rebuld'", "'rebuild'")),
}  # fmt: skip


@pytest.mark.parametrize("case", ACTS)
def test_what_cannot_be_is_refused_in_a_sentence_and_leaves_no_trace(town: Town, case: str) -> None:
    words, says = ACTS[case]
    refuse(town, words, *says)
    assert not (town.folder / "fresh").exists()


def test_minutes_are_the_same_from_the_record_and_from_the_site(town: Town) -> None:
    said = town.line.done("minutes", "record", "harbour.s1")
    assert said == town.line.done("minutes", "town", "harbour.s1")
    assert "Harbour, sitting of 12 March 1927" in said
    assert "1. Wages" in said
    for form, begins in (("html", b"<!doctype html>"), ("pdf", b"%PDF")):
        wrote = town.line.done("minutes", "record", "harbour.s1", "--format", form, "--out", f"bad-minutes.{form}")
        assert wrote == f"Wrote the minutes of harbour.s1 to bad-minutes.{form}. The sitting has not been opened.\n"
        assert (town.folder / f"bad-minutes.{form}").read_bytes().startswith(begins)


def test_what_is_begun_and_not_ended_is_shown_with_the_next_request(town: Town) -> None:
    shown = town.line.done("show", "--dir", "town")
    assert "election mill-a.1 is closed: enter-count by each teller, or ballots FILE; then declare-result" in shown
    assert "sitting harbour.s1 of harbour on 1927-03-12 is convened" in shown


def test_a_count_that_differs_from_the_other_tellers_is_refused_with_the_place(town: Town) -> None:
    town.act("enter-count", "teller", DAY, **COUNT, votes="1=20,2=15,3=2")
    refuse(town, act("enter-count", "teller", DAY, **{**COUNT, "teller": "second"}, votes="1=20,2=14,3=2"), "14", "15")


FOUND = ("new", "fresh", "--statute", "bad.toml", "--councils", "councils.csv")
STATUTES: dict[str, tuple[Callable[[str], str], tuple[str, ...]]] = {
    "no TOML": (lambda text: text + "\n[[[", ("bad.toml", "line")),
    "a key misspelt": (lambda text: text.replace("quorum =", "qorum =", 1), ("bad.toml", "qorum", "quorum")),
    "a norm nobody wrote": (lambda text: text.replace('norm = "per-50"', 'norm = "per-60"'), ("per-60",)),
    "half of nothing": (lambda text: text.replace("den = 2", "den = 0", 1), ("bad.toml", "den")),
}


@pytest.mark.parametrize("case", STATUTES)
def test_a_statute_with_faults_founds_nothing(town: Town, case: str) -> None:
    change, says = STATUTES[case]
    (town.folder / "bad.toml").write_text(change((town.folder / "statute.toml").read_text()))
    refuse(town, FOUND, *says)
    assert not (town.folder / "fresh").exists()


_ALSO = "id,name,level,parent,also\nprovince,Province,province,,\n"
PLACES = {
    "no level": (COUNCILS.replace(",town,province\n", ",,province\n", 1), ("bad.csv", "line 3", "level")),
    "a level the statute lacks": (COUNCILS.replace(",town,", ",village,", 1), ("village",)),
    "an id twice": (COUNCILS + "city,City,town,province\n", ("city",)),
    "below nobody": (COUNCILS.replace("town,province", "town,moon", 1), ("line 3", "there is no council 'moon' above")),
    "in a circle": (COUNCILS.replace("province,\n", "province,city\n", 1), ("line 2", "stands under itself")),
    "another encoding": (COUNCILS.replace("City", "Cité"), ("bad.csv", "line 3: the byte 0xE9 is not UTF-8")),
    "nothing": ("", ("bad.csv",)),
    "also and no parent": (f"{_ALSO}city,City,town,,province\n", ("line 3", "also is given and no parent")),
    "also below nobody": (f"{_ALSO}city,City,town,province,moon\n", ("moon",)),
    "also twice": (f"{_ALSO}city,City,town,province,province\n", ("stands twice",)),
    "half a place": (f"{COUNCILS.splitlines()[0]},latitude\nprovince,Province,province,,31.2\n", ("longitude",)),
    "a place in words": (
        f"{COUNCILS.splitlines()[0]},latitude,longitude\nprovince,Province,province,,31.2 N,121.4\n",
        ("line 2, latitude", "'31.2 N'", "at most three decimals"),
    ),
}


@pytest.mark.parametrize("case", PLACES)
def test_councils_with_faults_found_nothing(town: Town, case: str) -> None:
    text, says = PLACES[case]
    (town.folder / "bad.csv").write_bytes(text.encode("latin-1"))
    refuse(town, ("new", "fresh", "--statute", "statute.toml", "--councils", "bad.csv"), *says)
    assert not (town.folder / "fresh").exists()


def test_a_council_below_several_has_the_others_in_a_column_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "councils.csv"
    path.write_text("id,name,level,parent,also\na,A,up,,\nb,B,up,,\nc,C,up,,\nd,D,down,a,b; c\ne,E,down,a,\n")
    found = {item["id"]: (item.get("parent"), item.get("also")) for item in read_councils(path)}
    assert found == {"a": (None, None), "b": (None, None), "c": (None, None), "d": ("a", ["b", "c"]), "e": ("a", None)}


def test_councils_may_stand_in_any_order_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "councils.csv"
    path.write_text("id,name,level,parent,also\nd,D,down,b,a\nb,B,mid,a,\na,A,up,,\nc,C,down,b,\n")
    assert [item["id"] for item in read_councils(path)] == ["a", "b", "d", "c"]


def test_a_register_that_was_shown_and_changed_since_is_not_confirmed_by_that(town: Town) -> None:
    """The preview asks; without an answer nothing is written, and what is on the record stays."""
    write_members(town.folder / "bad.csv")
    before = trace(town.folder)
    assert "Nothing was written" in town.line.done("register", "import", "bad.csv", "--dir", "town")
    assert trace(town.folder) == before
    assert len(members()) == 570


@pytest.mark.parametrize("place", [0, 1, 2, 3, 4])
def test_one_byte_changed_in_a_record_is_found_and_named_and_the_exit_code_says_so(town: Town, place: int) -> None:
    copy = town.folder / "bad-record"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(town.folder / "record", copy)
    files = sorted(path for path in copy.rglob("*") if path.is_file())
    path = files[place * len(files) // 5]
    data = bytearray(path.read_bytes())
    data[len(data) // 3] ^= 0x04
    path.write_bytes(data)
    ran = town.line.run("verify", "bad-record")
    shutil.rmtree(copy)
    assert ran.code == 1
    assert "NOT SOUND: " in ran.out
    assert str(path.relative_to(copy)) in ran.out
    assert "Traceback" not in ran.out + ran.err


def test_a_file_of_a_record_that_cannot_be_read_is_named(town: Town) -> None:
    copy = town.folder / "bad-record"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(town.folder / "record", copy)
    (copy / "checkpoint").unlink()
    ran = town.line.run("verify", "bad-record")
    shutil.rmtree(copy)
    assert ran.code == 1
    assert "checkpoint" in ran.out


def test_a_list_of_texts_is_written_with_semicolons() -> None:
    item = next(field for field in fields_of(ConveneSitting) if field.name == "agenda")
    assert value_of(item, "Bread, and coal; Reports;") == ["Bread, and coal", "Reports"]
    assert value_of(item, '["Bread; coal"]') == ["Bread; coal"]


def test_a_list_of_records_is_written_with_semicolons() -> None:
    item = next(field for field in fields_of(Nominate) if field.name == "candidates")
    assert value_of(item, "name=Ann Li,list=north; name=Bo Chen;") == [
        {"name": "Ann Li", "list": "north"},
        {"name": "Bo Chen"},
    ]
    with pytest.raises(Refusal, match="expected name=value, with a name of deputy, list, name, party"):
        value_of(item, "name=Ann Li; Bo Chen")
