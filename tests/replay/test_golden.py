"""Golden entries: what was once written on a record is read, and written back, to the same bytes, for ever.

`tests/replay/golden.py` tells how they are made.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from deputies.acts.catalogue import ACTS, CATALOGUE
from deputies.acts.deciding import read_request
from deputies.acts.envelope import format_entry, parse_entry
from deputies.record import leaf_hash
from deputies.record.canonical import decode, encode
from deputies.values.shape import read, write

FOLDER = Path(__file__).resolve().parent / "golden"
LEAVES = FOLDER / "leaves.json"
BOXED = {name for name, kind in CATALOGUE.items() if kind.box}
FILES = {path.stem: path for path in sorted(FOLDER.glob("*.json")) if path != LEAVES}
ENTRIES = sorted(FILES.keys() - BOXED)


def test_every_kind_of_request_and_every_kind_of_act_has_a_golden_entry() -> None:
    """Red for a new one? `PYTHONPATH=tests python tests/replay/golden.py` makes what is missing."""
    entries = [parse_entry(FILES[name].read_bytes()) for name in ENTRIES]
    assert {entry.request["kind"] for entry in entries} | BOXED == CATALOGUE.keys()
    assert {act["kind"] for entry in entries for act in entry.acts} == ACTS.keys()
    assert FILES.keys() >= BOXED


def test_the_hashes_of_the_leaves_are_those_that_were_written_down() -> None:
    stored = json.loads(LEAVES.read_text())
    assert {name: leaf_hash(path.read_bytes()).hex() for name, path in FILES.items()} == stored


@pytest.mark.parametrize("name", ENTRIES)
def test_an_entry_of_the_past_is_read_and_written_back_to_the_byte(name: str) -> None:
    data = FILES[name].read_bytes()
    assert encode(decode(data)) == data
    assert format_entry(parse_entry(data)) == data


@pytest.mark.parametrize("name", ENTRIES)
def test_its_request_and_acts_are_understood_as_they_stand(name: str) -> None:
    entry = parse_entry(FILES[name].read_bytes())
    kind, request = read_request(entry.request)
    assert encode({"kind": kind.name, **write(request)}) == encode(entry.request)
    for plain in entry.acts:
        tag = plain["kind"]
        act = read(ACTS[tag][0], {key: value for key, value in plain.items() if key != "kind"}, document=tag)
        assert encode({"kind": tag, **write(act)}) == encode(plain)


@pytest.mark.parametrize("name", sorted(BOXED))
def test_what_goes_to_a_box_is_understood_as_it_stands(name: str) -> None:
    data = FILES[name].read_bytes()
    kind, request = read_request(decode(data))
    assert encode({"kind": kind.name, **write(request)}) == data
