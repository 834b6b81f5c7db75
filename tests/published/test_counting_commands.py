"""The commands: what they print, what they write, and with which code they end."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from deputies.counting import RULES
from deputies_cli.main import main

CASTOR = b'3 2\n4 1 2 0\n2 3 0\n0\n"Castor"\n"Pollux"\n"Helen"\n"Twins"\n'
TIED = b'3 1\n2 1 0\n2 2 0\n1 3 0\n0\n"Anna"\n"Bela"\n"Carla"\n"Tied"\n'
BROKEN = b'3 2\n4 1 9 0\n0\n"A"\n"B"\n"C"\n"T"\n'


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    held = {"castor": CASTOR, "tied": TIED, "broken": BROKEN}
    for name, data in held.items():
        (tmp_path / f"{name}.blt").write_bytes(data)
    return {name: str(tmp_path / f"{name}.blt") for name in held}


def test_winners_stand_first_and_every_stage_follows(files: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["count", files["castor"]]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith(
        "Twins\n=====\nscottish-2011 (version 1), 2 seats, 6 valid, quota 3.00000\n\nElected\n   1. Castor"
    )
    assert "Stage 2: Surplus of Castor" in printed
    assert "Stage 3: Exclusion of Pollux" in printed


def test_an_unsettled_tie_ends_with_code_1_and_the_lots_settle_it(
    files: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["count", files["tied"], "--rule", "plurality"]) == 1
    assert "a tie for a seat between Anna (1), Bela (2). A lot has to settle it." in capsys.readouterr().out
    assert main(["count", files["tied"], "--rule", "plurality", "--lots", "2,1"]) == 0
    assert "1. Bela" in capsys.readouterr().out


def test_the_json_has_exact_votes_as_strings(files: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["count", files["castor"], "--json"]) == 0
    plain = json.loads(capsys.readouterr().out)
    assert plain["format"] == "deputies-count 1"
    assert plain["elected"] == [1, 3]
    assert plain["quota"] == "3.00000"
    assert plain["stages"][1]["totals"] == {"1": "3.00000", "2": "1.00000", "3": "2.00000"}
    assert plain["stages"][1]["transfers"] == {"2": "1.00000"}
    assert plain["unsettled"] is None


def test_the_page_and_the_picture_are_well_formed(files: dict[str, str], tmp_path: Path) -> None:
    page, picture = tmp_path / "count.html", tmp_path / "count.svg"
    assert main(["count", files["castor"], "--html", str(page), "--svg", str(picture)]) == 0
    assert "<strong>Castor</strong>" in page.read_text()
    root = ElementTree.fromstring(picture.read_text())
    assert root.tag.endswith("svg")
    assert {"Castor: 4.00000", "Pollux: 1.00000"} <= {
        title.text for title in root.iter("{http://www.w3.org/2000/svg}title")
    }


def test_names_cannot_write_into_the_page(tmp_path: Path) -> None:
    ballots, page = tmp_path / "a.blt", tmp_path / "a.html"
    ballots.write_bytes(CASTOR.replace(b"Castor", b"<script>x</script>").replace(b"Twins", b"<b>"))
    assert main(["count", str(ballots), "--html", str(page)]) == 0
    assert "<script>" not in page.read_text()
    assert "&lt;script&gt;" in page.read_text()


def test_of_many_files_a_broken_one_is_named_and_the_others_counted(
    files: dict[str, str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ["count", files["castor"], files["broken"], files["tied"] + ".gone", files["castor"]]
    assert main(asked) == 2
    alone = capsys.readouterr()
    assert alone.out.count("castor.blt: Castor, Helen") == 2
    assert "line 2, column 5: candidate '9'" in alone.err
    assert "No such file" in alone.err
    monkeypatch.setattr("deputies_cli.count.WORTH_PROCESSES", 0)
    assert main([*asked, "--jobs", "2"]) == 2
    assert capsys.readouterr().out == alone.out


def test_one_broken_file_ends_with_code_2_and_its_place(
    files: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["count", files["broken"]]) == 2
    assert "line 2, column 5: candidate '9'; expected a candidate from 1 to 3." in capsys.readouterr().err
    assert main(["count", files["castor"], "--rule", "scotish"]) == 2
    assert "'scottish-2011'" in capsys.readouterr().err


def test_convert_goes_by_the_end_of_the_name(files: dict[str, str], tmp_path: Path) -> None:
    target = tmp_path / "castor.abif"
    assert main(["convert", files["castor"], str(target)]) == 0
    assert "4: C1>C2" in target.read_text()
    back = tmp_path / "back.blt"
    assert main(["convert", str(target), str(back)]) == 0
    assert back.read_bytes() == CASTOR.replace(b"4 1 2 0\n2 3 0", b"4 1 2 0\n2 3 0")


def test_convert_refuses_to_drop_a_withdrawal_unless_told(
    files: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, target = tmp_path / "left.blt", tmp_path / "left.csv"
    source.write_bytes(CASTOR.replace(b"3 2\n", b"3 2\n-2\n[tie 3 1 2]\n"))
    assert main(["convert", str(source), str(target)]) == 2
    assert not target.exists()
    said = "the withdrawal of 2 and the order for ties (3, 1, 2); --lossy leaves it out.\n"
    assert capsys.readouterr().err == f"deputies: The format scot-elex cannot hold {said}"
    assert main(["convert", str(source), str(target), "--lossy"]) == 0
    assert "Left out" in capsys.readouterr().err
    assert target.read_bytes().startswith(b"3,2,\n4,1,2,\n2,3,")
    preflib = tmp_path / "left.soi"
    assert main(["convert", str(source), str(preflib)]) == 0
    back = tmp_path / "back.blt"
    assert main(["convert", str(preflib), str(back)]) == 0
    assert back.read_bytes() == source.read_bytes()


def test_every_rule_is_listed_with_its_source(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [rule["name"] for rule in listed] == list(RULES)
    assert all(rule["source"] and rule["parameters"] for rule in listed)
