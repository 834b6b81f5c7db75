"""A small town by command line alone: founded, elected three ways, sitting, recalling, verified, rebuilt."""

from __future__ import annotations

import re

import duckdb
import pytest

from commandline import CommandLine
from deputies.mandates.signatures import make_signature
from town import MILL_A, Town, members

pytestmark = pytest.mark.storage


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    folder = tmp_path_factory.mktemp("by-command")
    with CommandLine(folder) as line:
        town = Town(folder, line)
        for step in (town.found, town.elect, town.constitute, town.executive, town.sit, town.recall, town.publish):
            step()
        _preview_parquet(town)
        for name in ("", "harbour", "docks-b.1"):
            town.said[f"show {name}"] = line.done("show", *filter(None, [name]), "--dir", "town")
    return town


def _preview_parquet(town: Town) -> None:
    source, target = town.folder / "members.csv", town.folder / "members.parquet"
    duckdb.sql(f"COPY (SELECT * FROM read_csv('{source}', all_varchar=true)) TO '{target}' (FORMAT parquet)")
    town.said["parquet"] = town.line.done("register", "import", "members.parquet", "--dir", "town")


def test_a_register_is_shown_first_and_written_only_when_confirmed(town: Town) -> None:
    table = town.said["preview"].split("\n", 1)[1].split("Nothing")[0]
    assert "members.csv: 570 electors in 5 units\n" in town.said["preview"]
    assert "Nothing was written" in town.said["preview"]
    assert table in town.said["import"]
    assert "entry 1 of the record" in town.said["import"], "the preview wrote an entry"


def test_a_register_in_parquet_is_the_same_register(town: Town) -> None:
    assert town.said["parquet"] == town.said["preview"].replace("members.csv", "members.parquet")


def test_the_plan_is_shown_first_and_written_only_when_confirmed(town: Town) -> None:
    rows = {line.split()[0]: line.split()[1:] for line in town.said["plan"].splitlines()[2:5]}
    assert rows == {"Province": ["0", "0", "3"], "City": ["3", "390", "9"], "Harbour": ["2", "180", "3"]}
    assert "Nothing was written" in town.said["plan"]
    assert "entry 2 of the record" in town.said["adopt"], "showing the plan wrote an entry"


def test_hands_papers_and_ballot_files_elect_and_the_elected_are_named(town: Town) -> None:
    assert "Elected: 1 Ma Tai, 2 Gu Shun\nNext in the count: 3 Lin Bo" in town.said["docks-a.1"]
    assert "Elected: 1 He Yun\nNext in the count: 2 Qiu Ye" in town.said["docks-b.1"]
    assert "Elected: 1 Fang An, 2 Deng Lu" in town.said["mill-b.1"]
    assert "papers 59, spoiled 2" in town.said["csv"]


def test_a_ballot_file_is_set_in_the_order_of_the_nominated_by_name(town: Town) -> None:
    """The file lists the candidates backwards; its 5 groups begin with its candidates 7, 6, 5, 3 and 2."""
    elected = [name for place, name in enumerate(MILL_A, start=1) if place in (1, 2, 3, 5, 6)]
    assert all(name in town.said["mill-a.1"].split("Next in the count")[0] for name in elected)


def test_a_council_is_constituted_when_it_can_be_and_says_what_it_lacks_before(town: Town) -> None:
    assert "province: The council of Province has 0 confirmed credentials for 3 seats" in town.said["too soon"]
    assert "city: constituted" in town.said["too soon"]
    assert town.said["province"].startswith("province: constituted")


def test_a_decision_says_the_votes_it_needed(town: Town) -> None:
    assert "“One scale of wages”: 2 for, 0 against, 0 abstaining; article" in town.said["vote"]


def test_signing_gives_a_receipt_and_certifying_seals_the_box_as_it_stands(town: Town) -> None:
    commitment, salt = re.findall(r"(?:commitment|salt)  +([0-9a-f]+)", town.said["receipt"])
    assert make_signature("docks-b.p1", "docks-b-012", bytes.fromhex(salt)) == commitment
    assert "The box holds 12 signatures." in town.said["certified"]
    (sealed,) = [
        path
        for path in (town.folder / "record").rglob("*")
        if path.is_file() and b'"signatures":[' in path.read_bytes()
    ]
    assert commitment in sealed.read_text()


def test_the_recalled_deputy_is_followed_by_the_next_in_the_count(town: Town) -> None:
    assert "recall-carried: petition docks-b.p1" in town.said["recalled"]
    assert "replaces docks-b.1.m1" in town.said["alternate"]


def test_the_record_of_all_this_verifies_and_holds_no_elector(town: Town) -> None:
    assert "Sound: " in town.said["verify"]
    text = "\n".join(
        path.read_bytes().decode("utf-8", "replace") for path in (town.folder / "record").rglob("*") if path.is_file()
    )
    for elector, name, *_ in members():
        assert f'"{elector}"' not in text
        assert f"{name}\n" not in text
        assert f'{name}"' not in text


def test_every_table_is_what_the_record_says(town: Town) -> None:
    assert "from 66 entries" in town.said["rebuild"]
    assert "Every table was what the record says." in town.said["rebuild"]


def test_how_the_town_stands_can_be_shown(town: Town) -> None:
    rows = [line.split() for line in town.said["show "].splitlines()]
    assert ["harbour", "Harbour", "constituted", "3", "3"] in rows
    assert "waiting" not in town.said["show "], "nothing is begun and not ended"
    assert re.search(r"docks-b\.1\.m2 +Qiu Ye +non-party +1927-03-30", town.said["show harbour"])
    assert "He Yun" not in town.said["show harbour"], "the deputy was recalled"
    assert re.search(r"1 He Yun +non-party +elected", town.said["show docks-b.1"])
    assert re.search(r"2 Qiu Ye +non-party +next in the count, 1", town.said["show docks-b.1"])
