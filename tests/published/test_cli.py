"""The command `deputies`: what it prints, what it returns, what it imports, how it says no."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from deputies import __version__
from deputies.values import Fault, Faults, Refusal
from deputies_cli import extensions
from deputies_cli import main as cli
from deputies_cli.main import COMMANDS, explain, main

SOURCE = Path(__file__).resolve().parents[2] / "src"
HEAVY = ("numpy", "numba", "duckdb", "django", "scipy", "cryptography", "importlib.metadata")
UNITS = """unit,name,kind,council,layer,electors,seats
w1,Ward One,ward,town,electors,12000,3
w2,Ward Two,ward,town,electors,16000,4
"""


def run(*arguments: str, code: str = "import sys; from deputies_cli.main import main; sys.exit(main())") -> object:
    """Run in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False, timeout=60)


def test_the_version_is_printed_without_importing_anything_heavy() -> None:
    code = (
        "import sys\nfrom deputies_cli.main import main\ntry:\n    main(['--version'])\nexcept SystemExit: pass\n"
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    done = run(code=code)
    assert done.stdout.splitlines() == [f"deputies {__version__}", "[]"]


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_listed_command_is_there_with_the_help_that_the_list_promises(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as done:
        main([command, "--help"])
    assert done.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: deputies {command}")


@pytest.mark.parametrize("command", ["register", "plan", "acts", "verify", "minutes"])
def test_a_command_imports_none_of_the_optional_libraries_to_show_its_help(command: str) -> None:
    code = (
        "import sys\nfrom deputies_cli.main import main\ntry:\n    main(sys.argv[1:])\nexcept SystemExit: pass\n"
        f"sys.stderr.write(repr([name for name in {HEAVY[:5]} if name in sys.modules]))"
    )
    assert run(command, "--help", code=code).stderr == "[]"


def test_without_a_command_all_commands_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    text = capsys.readouterr().out
    assert all(f"    {command} " in text for command in COMMANDS)


def test_an_unknown_command_is_answered_with_the_nearest_one(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as done:
        main(["verfy"])
    assert done.value.code == 2
    assert capsys.readouterr().err.startswith("deputies: There is no command 'verfy'; did you mean 'verify'?")


def test_commands_of_a_package_whose_libraries_are_absent_are_left_out_with_a_hint(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    there = extensions.find_spec
    monkeypatch.setattr(extensions, "find_spec", lambda name: None if name == "django" else there(name))
    with pytest.raises(SystemExit) as done:
        main(["serve"])
    assert done.value.code == 2
    text = capsys.readouterr().err
    assert "There is no command 'serve'" in text
    assert "install deputies[web]" in text
    assert main(["register", "import", "members.csv", "--yes"]) == 2
    assert "install deputies[web]" in capsys.readouterr().err
    assert main([]) == 0
    assert "Not here: the commands of web" in capsys.readouterr().out


def answer(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> int:
    """Let a command raise, and return the exit code."""

    def raising(args: object) -> int:
        raise error

    module = importlib.import_module("deputies_cli.acts_docs")
    monkeypatch.setattr(module, "run_list", raising)
    return main(["acts"])


def test_a_refusal_is_one_sentence_on_standard_error_and_exit_code_2(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert answer(monkeypatch, Refusal("a.b", "Petition 12 has 41 valid signatures; article 7.2 requires 50.")) == 2
    done = capsys.readouterr()
    assert (done.out, done.err) == ("", "deputies: Petition 12 has 41 valid signatures; article 7.2 requires 50.\n")


def test_faults_are_listed_with_their_places_at_most_twenty() -> None:
    faults = [Fault(f"line {number}", "found 'x'", "a number") for number in range(1, 31)]
    lines = explain(Faults("units.csv", faults, total=1030)).splitlines()
    assert lines[0] == "deputies: units.csv: 1,030 faults"
    assert lines[1] == "  line 1: found 'x'; expected a number."
    assert lines[20:] == ["  line 20: found 'x'; expected a number.", "  … and 1,010 more"]
    assert explain(Faults("units.csv", faults[:1])).splitlines()[0] == "deputies: units.csv: 1 fault"


def test_an_interruption_is_130_and_a_missing_file_is_a_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert answer(monkeypatch, KeyboardInterrupt()) == 130
    assert capsys.readouterr().err == "deputies: interrupted.\n"
    assert answer(monkeypatch, FileNotFoundError(2, "No such file or directory", "ward.csv")) == 2
    assert capsys.readouterr().err == "deputies: ward.csv: No such file or directory.\n"


def test_a_missing_optional_library_is_named_with_the_extra_that_brings_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert answer(monkeypatch, ModuleNotFoundError("No module named 'duckdb'", name="duckdb")) == 2
    assert capsys.readouterr().err == "deputies: This needs duckdb, which is not installed; install deputies[data].\n"


@pytest.mark.parametrize("error", [KeyError("x"), ModuleNotFoundError("gone", name="deputies.gone"), OSError("bare")])
def test_what_nobody_expected_is_not_swallowed(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(type(error)):
        answer(monkeypatch, error)


def test_a_terminal_that_cannot_show_a_name_gets_it_escaped(tmp_path: Path) -> None:
    path = tmp_path / "wards.csv"
    path.write_text(UNITS.replace("Ward One", "Mühle"))
    command = [sys.executable, "-m", "deputies_cli", "plan", str(path), "--statute", "scottish-wards"]
    environment = {**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    assert "M\\xfchle" in done.stdout


def test_a_reader_who_goes_away_is_not_complained_about() -> None:
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    code = (
        "import sys, deputies_cli.acts_docs as a\nfrom deputies_cli.main import main\n"
        "def run(args):\n    for number in range(100000): print('line', number)\n"
        "a.run_list = run\nsys.exit(main(['acts']))"
    )
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == b"line 0\n"
        process.stdout.close()
        assert process.stderr.read() == b""


def test_checking_a_register_shows_what_it_would_seal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "wards.csv"
    path.write_text(UNITS)
    assert main(["register", "check", str(path), "--statute", "scottish-wards", "--council", "town"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "wards.csv: a register of units with counted electorates, without fault"
    assert lines[3:] == [
        "  council  layer     units  electors",
        "  town     electors      2    28,000",
        "",
        "  28,000 electors in 2 units. Nothing was written.",
    ]
    assert main(["register", "check", str(path), "--json"]) == 0
    plain = json.loads(capsys.readouterr().out)
    assert plain["totals"] == [{"council": "town", "layer": "electors", "units": 2, "electors": 28000}]


def test_a_register_with_faults_is_refused_with_all_of_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "wards.csv"
    path.write_text(UNITS.replace("16000", "many").replace("w2,", "w1,"))
    assert main(["register", "check", str(path)]) == 2
    done = capsys.readouterr()
    assert done.out == ""
    assert done.err.splitlines() == [
        "deputies: wards.csv: 2 faults",
        "  line 3, unit: the unit 'w1' stands already on line 2; expected each unit once.",
        "  line 3, electors: found 'many'; expected a whole number from 0 to 999999999.",
    ]


def test_a_plan_shows_each_number_with_its_derivation(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "wards.csv"
    path.write_text(UNITS)
    assert main(["plan", str(path), "--statute", "scottish-wards", "--day", "2017-05-04"]) == 0
    text = capsys.readouterr().out
    assert "for the register of 2017-05-04: 28,000 electors, 7 seats." in text
    assert (
        "  w2            Ward Two  electors      1    16,000      4\n      2004 Act, s. 1: the register states 4"
        in text
    )
    assert main(["plan", str(path), "--statute", "scottish-wards", "--day", "2017-05-04", "--json"]) == 0
    plain = json.loads(capsys.readouterr().out)
    assert [(item["id"], item["seats"]) for item in plain["constituencies"]] == [("w1", 3), ("w2", 4)]


COUNCILS = {
    "a level that is none": (
        "id,name,level\ntown,Town,county\n",
        "is of the level 'county'; scottish-wards has council",
    ),
    "a council without a name": ("id,name,level\ntown,,council\n", "line 2.name: is missing"),
    "a council not listed": ("id,name,level\ncity,City,council\n", "line 2, council: found 'town'"),
    "not text": ("id,name,level\ntown,Stra\xdfe,council\n", "can't be read as CSV in UTF-8"),
}


@pytest.mark.parametrize("case", COUNCILS)
def test_a_plan_refuses_councils_that_are_wrong(case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text, sentence = COUNCILS[case]
    wards, councils = tmp_path / "wards.csv", tmp_path / "councils.csv"
    wards.write_text(UNITS)
    councils.write_text(text, encoding="latin-1")
    assert main(["plan", str(wards), "--statute", "scottish-wards", "--councils", str(councils)]) == 2
    assert sentence in capsys.readouterr().err


def test_an_unknown_statute_is_answered_with_the_nearest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "wards.csv"
    path.write_text(UNITS)
    assert main(["plan", str(path), "--statute", "scotish-wards"]) == 2
    assert "did you mean scottish-wards?" in capsys.readouterr().err


def test_the_module_answers_as_the_command_does() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "deputies_cli", "--version"], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout == f"deputies {__version__}\n"
    assert cli.main is main
