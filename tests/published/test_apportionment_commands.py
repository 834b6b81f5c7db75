"""`deputies apportion` and `deputies power`: what is printed, in words and as JSON, for known cases."""

from __future__ import annotations

import io
import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from deputies_cli.main import main
from realdata import DATA, ELECTIONS, needs_realdata


def call(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main([str(item) for item in arguments])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def call_json(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict[str, Any]:
    code, out, err = call(capsys, *arguments, "--json")
    assert (code, err) == (0, "")
    found: dict[str, Any] = json.loads(out)
    return found


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    path = tmp_path / "lists.csv"
    path.write_text("party;votes\nRed;416\nBlack;338\nGreen;246\n", encoding="utf-8")
    return path


def test_seats_in_words_with_the_last_and_the_next_claim(capsys: pytest.CaptureFixture[str], lists: Path) -> None:
    code, out, _ = call(capsys, "apportion", lists, "--method", "dhondt", "--seats", 10)
    assert code == 0
    assert "D'Hondt (Jefferson): 10 seats on 1,000 votes" in out
    assert "The last seat went to Black with 84.50; next would have been Red with 83.20." in out


def test_json_holds_seats_claims_and_derivation(capsys: pytest.CaptureFixture[str], lists: Path) -> None:
    found = call_json(capsys, "apportion", lists, "--method", "sainte-lague", "--seats", 10)
    assert found["seats"] == {"Red": 4, "Black": 3, "Green": 3}
    assert found["units"][0]["ideal"] == "104/25"
    assert [award["place"] for award in found["awards"]] == list(range(1, 11))
    assert found["awards"][0] == {"place": 1, "name": "Red", "seat": 1, "reason": "quotient", "quotient": 416}
    assert found["steps"][0]["formula"] == "votes / (2s+1)"
    assert found["version"]
    assert found["fairness"]["minority_control"]["units"]


def test_explain_shows_each_seat_and_compare_each_method(capsys: pytest.CaptureFixture[str], lists: Path) -> None:
    _, out, _ = call(capsys, "apportion", lists, "--method", "dhondt", "--seats", 10, "--explain", "--compare")
    assert out.count("the greatest claim\n") == 10
    assert "Under every method:" in out


def test_a_tie_is_printed_and_the_exit_code_says_so(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "even.csv"
    path.write_text("a,50\nb,50\n", encoding="utf-8")
    code, out, _ = call(capsys, "apportion", path, "--method", "dhondt", "--seats", 3)
    assert code == 1
    assert "TIE, not settled: a, b have equal claims to 1 seat; draw and give --lots." in out
    found = call_json(capsys, "apportion", path, "--method", "dhondt", "--seats", 3, "--lots", "b")
    assert found["seats"] == {"a": 1, "b": 2}
    assert found["ties"] == [{"places": 1, "among": ["a", "b"], "claim": "25", "settled": ["b"]}]


def test_floor_and_cap_for_all_and_by_column(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "units.csv"
    path.write_text("unit,electors,cap\na,900,4\nb,60,\nc,40,\n", encoding="utf-8")
    found = call_json(capsys, "apportion", path, "--method", "dhondt", "--seats", 10, "--floor", 2)
    assert found["seats"] == {"a": 4, "b": 4, "c": 2}


def test_standard_input(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    class Input:
        buffer = io.BytesIO("unit\tmembers\nMünchen\t70\nJena\t30\n".encode("utf-8-sig"))

    monkeypatch.setattr("sys.stdin", Input)
    assert call_json(capsys, "apportion", "-", "--method", "hamilton", "--seats", 10)["seats"]["München"] == 7


def test_a_norm_as_a_statute_holds_it(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "norm.toml").write_text(
        '[norm]\nform = "per-n"\nn = 1000\nrounding = "remainder-above"\nabove = 500\nfloor = 1\n', encoding="utf-8"
    )
    (tmp_path / "units.csv").write_text("unit,electors\nA,600\nB,1501\nC,3600\n", encoding="utf-8")
    arguments = ("apportion", tmp_path / "units.csv", "--norm", tmp_path / "norm.toml")
    found = call_json(capsys, *arguments)
    assert found["seats"] == {"A": 1, "B": 2, "C": 4}
    assert "1501" in json.dumps(found["units"][1]["steps"])
    code, _, err = call(capsys, *arguments, "--total-cap", 5)
    assert (code, err) == (
        2,
        "deputies: The norm gives 7 seats, above the cap of 5, and no rule says how to scale.\n",
    )
    scaled = call_json(capsys, *arguments, "--total-cap", 5, "--scaling", "largest-remainder")
    assert sum(scaled["seats"].values()) == 5


@needs_realdata
def test_house_of_representatives_from_its_file(capsys: pytest.CaptureFixture[str]) -> None:
    file = DATA / "apportionment" / "us_house.csv"
    found = call_json(
        capsys, "apportion", file, "--where", "census=2010", "--method", "huntington-hill", "--seats", 435
    )
    assert (found["seats"]["Minnesota"], found["seats"]["North Carolina"]) == (8, 13)
    assert found["awards"][-1]["name"] == "Minnesota"


@needs_realdata
def test_austria_of_2019_with_its_threshold(capsys: pytest.CaptureFixture[str]) -> None:
    file = DATA / "apportionment" / "party_lists.csv"
    where = "election=Austria 2019"
    found = call_json(
        capsys, "apportion", file, "--where", where, "--method", "dhondt", "--seats", 183, "--threshold", "4%"
    )
    assert [found["seats"][name] for name in ("ÖVP", "SPÖ", "FPÖ", "GRÜNE", "NEOS", "JETZT")] == [71, 40, 31, 26, 15, 0]
    assert "JETZT" in found["below_threshold"]


@needs_realdata
def test_canton_of_zug_from_files_of_lists_and_districts(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    data = json.loads((ELECTIONS / "apportionment" / "zug_2018.json").read_text(encoding="utf-8"))
    seats = zip(data["districts"], data["district_seats"], strict=True)
    (tmp_path / "d.csv").write_text("district,seats\n" + "".join(f"{d},{n}\n" for d, n in seats), encoding="utf-8")
    rows = [
        f"{party},{district},{votes}\n"
        for party, row in zip(data["parties"], data["votes"], strict=True)
        for district, votes in zip(data["districts"], row, strict=True)
    ]
    (tmp_path / "l.csv").write_text("party,district,votes\n" + "".join(rows), encoding="utf-8")
    quorum = ("--quorum-district", "5%", "--quorum-overall", "3%")
    arguments = ("apportion", tmp_path / "l.csv", "--method", "biproportional", "--districts", tmp_path / "d.csv")
    found = call_json(capsys, *arguments, *quorum)
    for party, row in zip(data["parties"], data["official_seats"], strict=True):
        assert list(found["seats"][party].values()) == row
    _, out, _ = call(capsys, *arguments, *quorum)
    assert "Party divisors:" in out


def test_power_in_words_and_as_json(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "parties.csv"
    path.write_text("party,weight\nA,50\nB,49\nC,1\n", encoding="utf-8")
    _, out, _ = call(capsys, "power", path, "--quota", 51)
    assert "Quota 51 of 100: 3 coalitions win, 2 minimally" in out
    assert "veto" in out
    found = call_json(capsys, "power", path)
    assert (found["quota"], [player["banzhaf"] for player in found["players"]]) == (51, ["3/5", "1/5", "1/5"])
    assert call_json(capsys, "power", path, "--quota", "2/3")["quota"] == 67
    assert Fraction(call_json(capsys, "power", path, "--quota", "65.5%")["quota"]) == 66
