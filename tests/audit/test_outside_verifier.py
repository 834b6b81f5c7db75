"""An exported record is verified by code that is not ours: Go's signed notes and transparency logs.

Needs `go` and Debian's golang-golang-x-mod-dev. Where they are absent the tests pass through, except in CI
(DEPUTIES_CI=1), where that is a failure.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from deputies.record import SigningKey
from deputies.record.files import read_record, write_record

DRIVER = Path(__file__).parent / "outside_verifier"
SOURCES = Path("/usr/share/gocode")
KEY = SigningKey("example.org/councils", bytes(range(32)))


@pytest.fixture(scope="module")
def verifier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The driver, built."""
    if shutil.which("go") is None or not (SOURCES / "src/golang.org/x/mod/sumdb/tlog").is_dir():
        if os.environ.get("DEPUTIES_CI") == "1":
            pytest.fail("CI needs go and golang-golang-x-mod-dev to have the record verified from outside")
        pytest.skip(
            "the verifier of others is in Go: install go and golang-golang-x-mod-dev; continuous integration does"
        )
    folder = tmp_path_factory.mktemp("outside")
    place = folder / "outside_verifier"
    settings = os.environ | {
        "GO111MODULE": "off",
        "GOPATH": str(SOURCES),
        "GOFLAGS": "",
        "GOCACHE": str(folder / "cache"),
    }
    subprocess.run(["go", "build", "-o", place, "."], cwd=DRIVER, env=settings, check=True)
    return place


def made(count: int) -> list[bytes]:
    return [f'{{"act":{number}}}'.encode() * (number % 4) for number in range(count)]


def run(verifier: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([verifier, *map(str, arguments)], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("count", [1, 255, 256, 257, 700, 70_003])
def test_go_verifies_every_entry_every_earlier_head_and_our_receipts(
    verifier: Path, tmp_path: Path, count: int
) -> None:
    write_record(tmp_path / "record", made(count), origin=KEY.name, key=KEY)
    record = read_record(tmp_path / "record")
    receipts = []
    for index in sorted({0, count // 3, count - 1}):
        receipts.append(tmp_path / f"{index}.tlog-proof")
        receipts[-1].write_text(record.receipt(index))
    answer = run(verifier, tmp_path / "record", KEY.verifier.text, *receipts)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout == f"verified {count} entries and {len(receipts)} receipts\n"


def test_go_verifies_a_record_that_grew_export_by_export(verifier: Path, tmp_path: Path) -> None:
    for count in (1, 200, 300, 700):
        write_record(tmp_path, made(count), origin=KEY.name, key=KEY)
        assert run(verifier, tmp_path, KEY.verifier.text).stdout == f"verified {count} entries and 0 receipts\n"


@pytest.mark.parametrize("path", ["checkpoint", "tile/0/001", "tile/1/000.p/2", "tile/entries/001"])
def test_go_finds_a_changed_byte_too(verifier: Path, tmp_path: Path, path: str) -> None:
    write_record(tmp_path, made(700), origin=KEY.name, key=KEY)
    spoilt = bytearray((tmp_path / path).read_bytes())
    spoilt[len(spoilt) // 2] ^= 1
    (tmp_path / path).write_bytes(bytes(spoilt))
    assert run(verifier, tmp_path, KEY.verifier.text).returncode != 0
