"""`deputies minutes` on an exported record: it needs the library alone, and no site."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from chamber import adopted
from deputies.acts.envelope import format_entry
from deputies.audit import SealedName, format_names
from deputies.record import SigningKey
from deputies.record.files import write_record
from deputies_cli import extensions
from deputies_cli.main import main
from ground import sealed

SOURCE = Path(__file__).parents[2] / "src"
KEY = SigningKey("minutes.example/town", bytes(range(32)))


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A record of the test ground, with the name of one deputy beside it."""
    ground = adopted()
    folder = tmp_path / "record"
    entries = (format_entry(entry) for entry in ground.entries)
    write_record(folder, entries, origin="minutes.example/town", key=KEY, exhibits=ground.exhibits)
    name = sealed("mill-a-1 1")
    (folder / "names.json").write_bytes(format_names([SealedName(name, "name", bytes(16).hex(), "mill-a-1 1")]))
    return folder


def test_it_writes_what_the_record_says_with_the_names_beside_it(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["minutes", str(record), "s1"]) == 0
    text = capsys.readouterr().out
    assert "Moved by mill-a-1 1." in text
    assert "deputy mill-b-1.d2" in text
    assert "entries 52 to 56 of the record" in text
    (record / "names.json").unlink()
    assert main(["minutes", str(record), "s1"]) == 0
    assert "Moved by deputy mill-a-1.d1." in capsys.readouterr().out


def test_the_day_says_what_is_overdue(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for day, over in ((), False), (("--day", "1927-03-11"), True):
        assert main(["minutes", str(record), "s1", *day]) == 0
        assert ("its day is over" in capsys.readouterr().out) is over


def test_it_needs_nothing_beyond_the_library(record: Path) -> None:
    blocked = ("numpy", "numba", "duckdb", "django", "weasyprint", "psycopg")
    code = (
        f"import sys\nsys.modules.update(dict.fromkeys({blocked}))\n"
        "from deputies_cli.main import main\nsys.exit(main(sys.argv[1:]))"
    )
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    for form, code_, says in (("html", 0, ""), ("pdf", 2, "WeasyPrint is not installed here; install deputies[pdf]")):
        command = [
            sys.executable,
            "-c",
            code,
            "minutes",
            str(record),
            "s1",
            "--format",
            form,
            "--out",
            str(record / "m"),
        ]
        done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False, timeout=60)
        assert (done.returncode, says in done.stderr) == (code_, True), done.stderr


def test_the_directory_of_a_site_needs_what_reads_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "db.sqlite3").touch()
    there = extensions.find_spec
    monkeypatch.setattr(extensions, "find_spec", lambda name: None if name == "django" else there(name))
    assert main(["minutes", str(tmp_path), "s1"]) == 2
    assert "install deputies[web]" in capsys.readouterr().err
