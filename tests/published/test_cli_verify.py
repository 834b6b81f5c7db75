"""`deputies verify`: exit code 0 for a sound record, 1 for one that is not, 2 for what can't be verified."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from deputies.acts.deciding import digest_of, make_entry, take
from deputies.acts.envelope import Actor, format_entry
from deputies.acts.state import State
from deputies.record import SigningKey
from deputies.record.files import write_record
from deputies.statutes.library import settled_text
from deputies_cli.main import main

SOURCE = Path(__file__).resolve().parents[2] / "src"
ORIGIN = "example.org/town"
KEY = SigningKey(ORIGIN, bytes(range(32)))
OTHER = SigningKey(ORIGIN, bytes(32))


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A record of two entries: a founding and one more council."""
    statute = settled_text("scottish-wards")
    state = State({digest_of(statute): statute})
    requests = (
        {
            "kind": "found-system",
            "system": "town",
            "name": "Town",
            "statute": digest_of(statute),
            "councils": [{"id": "town", "name": "Town", "level": "council"}],
        },
        {"kind": "name-council", "council": {"id": "city", "name": "City", "level": "council"}},
    )
    entries = []
    for seq, plain in enumerate(requests):
        entry = make_entry(
            state, plain, by=Actor("organiser"), now=f"2017-05-0{seq + 1}T09:00:00Z", seq=seq, token=f"t{seq}"
        )
        take(state, entry)
        entries.append(format_entry(entry))
    folder = tmp_path / "record"
    write_record(folder, entries, origin=ORIGIN, key=KEY, exhibits={digest_of(statute): statute})
    return folder


def test_a_sound_record_is_said_to_be_sound(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(record)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"Record  {ORIGIN}"
    assert lines[1].startswith("Head    2 entries, root ")
    assert lines[2] == "Acts    3, each decided again from its request"
    assert "The key was taken from the record itself" in lines[-1]


def test_the_readers_own_key_and_head_are_taken_as_text_or_file(
    record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head, key = tmp_path / "head.txt", tmp_path / "key.txt"
    head.write_bytes((record / "checkpoint").read_bytes())
    key.write_text(KEY.verifier.text + "\n")
    for given in (KEY.verifier.text, str(key)):
        assert main(["verify", str(record), "--vkey", given, "--head", str(head)]) == 0
        assert "taken from the record itself" not in capsys.readouterr().out


def test_a_record_signed_by_another_key_than_the_readers_is_not_sound(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", str(record), "--vkey", OTHER.verifier.text]) == 1
    assert "NOT SOUND" in capsys.readouterr().out


def test_one_byte_changed_is_found_and_its_file_named(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in sorted(path for path in record.rglob("*") if path.is_file()):
        data = path.read_bytes()
        path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]) if data else b"x")
        assert main(["verify", str(record), "--json"]) == 1, path
        found = json.loads(capsys.readouterr().out)
        assert found["sound"] is False
        assert path.relative_to(record).as_posix() in {item["path"] for item in found["findings"]}, path
        path.write_bytes(data)
    assert main(["verify", str(record), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["findings"] == []


WRONG = {
    "a folder that is not there": (["nowhere"], "nowhere is not a folder."),
    "a key that is none": ([".", "--vkey", "abc+def"], "public key"),
    "a key file that is not there": ([".", "--vkey", "nokey.txt"], "nokey.txt: No such file or directory."),
    "a head that is not there": ([".", "--head", "nohead.txt"], "nohead.txt: No such file or directory."),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_cannot_be_verified_is_refused_with_a_sentence(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments, sentence = WRONG[case]
    monkeypatch.chdir(tmp_path)
    assert main(["verify", *arguments]) == 2
    assert sentence in capsys.readouterr().err


def test_verifying_needs_nothing_beyond_the_library_and_cryptography(record: Path) -> None:
    """Every other optional library is made impossible to import."""
    blocked = ("numpy", "numba", "duckdb", "django", "scipy", "networkx", "psycopg", "jsonschema", "yaml")
    code = (
        f"import sys\nsys.modules.update(dict.fromkeys({blocked}))\n"
        "from deputies_cli.main import main\nsys.exit(main(['verify', sys.argv[1]]))"
    )
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    command = [sys.executable, "-c", code, str(record)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
