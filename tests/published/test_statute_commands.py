"""`deputies statutes` as a person uses it."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from deputies.statutes.library import library_names
from deputies_cli.main import main


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["statutes", *arguments])
    out = capsys.readouterr()
    return code, out.out, out.err


def test_list_names_every_statute(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys)
    assert code == 0
    assert all(f"  {name} " in out for name in library_names())


def test_show_as_text_html_and_toml(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Quorum" not in run(capsys, "show", "betrvg")[1]
    assert "quorum: at least half of members in office" in run(capsys, "show", "betrvg")[1]
    assert run(capsys, "show", "betrvg", "--html")[1].startswith("<!doctype html>")
    assert run(capsys, "show", "betrvg", "--toml")[1].startswith("# German works councils")


def test_explain_derives_each_number(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "explain", "betrvg", "--electors", "1,234", "--staff", "1500")
    assert code == 0
    assert "      15  By the norm council (Staff)" in out
    assert "The row of the table that covers 1500 staff (§ 9)" in out
    plain = json.loads(run(capsys, "explain", "prc", "--inhabitants", "400000", "--json")[1])
    assert next(item for item in plain if item["path"] == "norms.county-size")["number"] == 220


def test_explain_without_numbers_says_what_to_give(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "explain", "betrvg")
    assert code == 2
    assert "--electors" in err


def test_check_reports_all_faults_with_lines(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    text = (Path(__file__).parents[2] / "src/deputies/statutes/library/tenants-union.toml").read_text("utf-8")
    file.write_text(text.replace('norm = "per-30"', 'norm = "per-31"').replace("tellers = 2", "tellers = 1"), "utf-8")
    code, _, err = run(capsys, "check", str(file))
    assert code == 2
    assert "elections.tellers: found 1; expected at least 2" in err
    file.write_text(
        text.replace('norm = "per-30"', 'norm = "per-31"').replace('appeal = "city"', 'appeal = "district"', 1)
    )
    code, _, err = run(capsys, "check", str(file))
    assert "did you mean 'per-30'?" in err
    assert "franchise.appeal" in err
    assert "line " in err
    code, out, _ = run(capsys, "check", str(file), "--json")
    assert code == 2
    assert {fault["code"] for fault in json.loads(out)["faults"]} == {"reference.dangling", "appeal.own-judge"}


def test_check_of_warnings_is_sound_unless_strict(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "check", "scottish-wards")
    assert (code, out.count("warning mandate")) == (0, 2)
    assert "mandates (2004 Act, s. 5): not checked against the source" in out
    assert run(capsys, "check", "scottish-wards", "--strict")[0] == 1
    assert run(capsys, "check", "union-branch", "--strict")[0] == 0


def test_check_reads_standard_input(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"id = \xff")))
    code, _, err = run(capsys, "check", "-")
    assert code == 2
    assert "byte 6 is not UTF-8" in err


def test_diff_says_what_differs(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(capsys, "diff", "betrvg", "betrvg")[:2] == (0, "They say the same.\n")
    file = tmp_path / "ours.toml"
    assert run(capsys, "new", str(file), "--from", "union-branch", "--title", "Branch 7")[0] == 0
    file.write_text(file.read_text("utf-8").replace("signing_days = 14", "signing_days = 10"), "utf-8")
    code, out, _ = run(capsys, "diff", "union-branch", str(file))
    assert code == 1
    assert "mandates › recall › signing days (article 7.1): was 14; now 10." in out


def test_new_writes_a_commented_statute_that_checks_and_never_overwrites(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "Our Branch.toml"
    code, out, _ = run(capsys, "new", str(file), "--from", "union-branch")
    assert code == 0
    assert "deputies statutes check" in out
    assert file.read_text("utf-8").count("\n#") > 10
    assert run(capsys, "check", str(file), "--strict")[0] == 0
    code, _, err = run(capsys, "new", str(file))
    assert code == 2
    assert "is there already" in err


def test_new_from_a_historical_statute_that_cannot_live_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, _, err = run(capsys, "new", str(tmp_path / "x.toml"), "--from", "rsfsr-1918")
    assert code == 2
    assert "category" in err
    assert not (tmp_path / "x.toml").exists()


def test_settle_prints_the_text_to_found_on(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "settle", "canton-hongkong-1925")
    assert code == 0
    assert out.count("[[local]]") == 9


def test_preview_gives_the_plan_of_a_register(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    register = tmp_path / "units.csv"
    register.write_text(
        "unit,name,kind,council,layer,electors\n"
        "north,North mill,workplace,branch,members,60\n"
        "south,South mill,workplace,branch,members,30\n"
    )
    code, out, err = run(capsys, "preview", "union-branch", "--register", str(register))
    assert code in (0, 1), err
    assert "5" in out


@pytest.mark.parametrize(
    "arguments", [("show", "betrv"), ("show", "no/such.toml"), ("explain", "x", "--electors", "1")]
)
def test_an_unknown_statute_gets_one_sentence(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    code, _, err = run(capsys, *arguments)
    assert code == 2
    assert "Traceback" not in err
    assert len(err.strip().splitlines()) == 1
