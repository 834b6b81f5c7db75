"""docs/record.md: every example in it is byte for byte what the code gives."""

from __future__ import annotations

import re
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from deputies.record import SigningKey, encode, leaf_hash, node_hash
from deputies.record.files import DirectorySource, read_record, verify_record, write_record
from deputies.secrecy import commitment, set_root

PAGE = Path(__file__).parents[2] / "docs" / "record.md"
KEY = SigningKey("example.org/councils", bytes(range(32)))
DOCUMENT = b"Ballots of mill 4\n"
VALUES = [
    {"unit": "mill-4", "electors": 131, "act": "example"},
    {"act": "example", "name": "Zhào", "seats": [2, 1], "open": True, "note": None},
    {"act": "example", "exhibit": sha256(DOCUMENT).hexdigest()},
]
ENTRIES = [encode(value) for value in VALUES]
LEAVES = [leaf_hash(entry) for entry in ENTRIES]
NODE = node_hash(LEAVES[0], LEAVES[1])
SALTS = [bytes([number]) * 16 for number in (1, 2, 3)]


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("record")
    write_record(place, ENTRIES, origin=KEY.name, key=KEY, exhibits={sha256(DOCUMENT).hexdigest(): DOCUMENT})
    assert verify_record(place) == ()
    return place


def lines(data: bytes) -> str:
    """A hexadecimal dump, 32 bytes a line."""
    return "".join(f"{data[at : at + 32].hex(' ')}\n" for at in range(0, len(data), 32))


def _members() -> list[str]:
    return [commitment("roll/1/mill-4", salt, f"elector {place}") for place, salt in enumerate(SALTS)]


EXAMPLES: dict[str, Callable[[Path], str]] = {
    "entries": lambda _: "".join(f"{entry.decode()}\n" for entry in ENTRIES),
    "leaves": lambda _: "".join(f"leaf {place}  {leaf.hex()}\n" for place, leaf in enumerate(LEAVES)),
    "root": lambda _: f"node  {NODE.hex()}\nroot  {node_hash(NODE, LEAVES[2]).hex()}\n",
    "files": lambda place: "".join(
        f"{path}  {(place / path).stat().st_size}\n" for path in sorted(DirectorySource(place).paths())
    ),
    "bundle": lambda place: lines((place / "tile/entries/000.p/3").read_bytes()[:64]),
    "tile": lambda place: lines((place / "tile/0/000.p/3").read_bytes()),
    "vkey": lambda place: (place / "vkey").read_text(),
    "checkpoint": lambda place: (place / "checkpoint").read_text(),
    "index": lambda place: (place / "exhibits/index").read_text(),
    "receipt": lambda place: read_record(place).receipt(1),
    "readme": lambda place: (place / "README.txt").read_text(),
    "commitment": lambda _: f"{_members()[0]}\n",
    "set": lambda _: "".join(f"{member}\n" for member in sorted(_members())) + f"root  {set_root(_members())[0]}\n",
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_example_is_what_the_code_gives(name: str, directory: Path) -> None:
    found = dict(re.findall(r"^```text example-([a-z]+)\n(.*?)^```$", PAGE.read_text("utf-8"), re.M | re.S))
    assert found[name] == EXAMPLES[name](directory)


def test_the_page_has_no_example_that_nobody_checks() -> None:
    assert set(re.findall(r"^```text example-(\w+)$", PAGE.read_text("utf-8"), re.M)) == set(EXAMPLES)
