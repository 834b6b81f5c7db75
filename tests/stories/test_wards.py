"""Real councils of 2017, founded by one command from their ward ballot files: the official winners sit in them."""

from __future__ import annotations

import csv
import json
import os
import shutil
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest

from commandline import CommandLine
from deputies.acts.envelope import Entry, parse_entry
from deputies.record.files import read_record
from deputies.record.layout import NAMES
from deputies.values import make_id
from realdata import ELECTIONS, needs_realdata

SET = ELECTIONS / "scotland2017"
COUNCILS = os.environ.get("DEPUTIES_TEST_COUNCILS", "clackmannanshire orkney east_renfrewshire").split()
"""As many as fit into a short run; name others, or `all`, in the environment to found from those."""

pytestmark = pytest.mark.storage


def rows(name: str) -> list[dict[str, str]]:
    with (SET / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def wards() -> dict[str, dict[str, str]]:
    """The wards of the councils by unit id."""
    return {
        make_id(row["election"]): row
        for row in rows("elections.csv")
        if COUNCILS == ["all"] or row["council"] in COUNCILS
    }


class Founded:
    """What the command said, and the record it led to, read from its files."""

    def __init__(self, folder: Path) -> None:
        chosen = wards()
        ballots = folder / "ballots"
        ballots.mkdir()
        with (folder / "register.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(("unit", "name", "kind", "council", "layer", "electors", "seats"))
            for unit, row in chosen.items():
                electors = int(row["valid_ballots"]) * 21 // 10  # the set has no electorates; about 47 in 100 voted
                writer.writerow(
                    (unit, row["ward"], "ward", make_id(row["council"]), "electors", electors, row["seats"])
                )
                shutil.copy(SET / "ballots" / f"{row['election']}.csv", ballots)
        with CommandLine(folder) as line:
            command = ("found-from-wards", "scotland", "register.csv", "ballots", "--day", "2017-05-04")
            self.said = line.done(*command)
            line.done("export", "record", "--dir", "scotland")
            self.verified = line.done("verify", "record")
            self.rebuilt = line.done("rebuild", "--dir", "scotland")
        files = read_record(folder / "record")
        self.entries: list[Entry] = [parse_entry(data) for _, data in files.entries()]
        names: list[dict[str, str]] = json.loads((folder / "record" / NAMES).read_text())["names"]
        self.names = {item["commitment"]: item["text"] for item in names}

    def acts(self, kind: str) -> list[dict[str, Any]]:
        return [act for entry in self.entries for act in entry.acts if act["kind"] == kind]


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Founded:
    return Founded(tmp_path_factory.mktemp("wards"))


@needs_realdata
def test_the_official_winners_of_every_ward_are_declared(founded: Founded) -> None:
    declared = {
        act["election"].removesuffix(".2017-05-04"): set(act["elected"]) for act in founded.acts("result-declared")
    }
    official = {unit: set(map(int, row["winners"].split())) for unit, row in wards().items()}
    assert declared == official


@needs_realdata
def test_the_deputies_sit_for_the_parties_they_stood_for(founded: Founded) -> None:
    chosen = {row["election"]: row["council"] for row in wards().values()}
    elected: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows("candidates.csv"):
        if row["election"] in chosen and row["official_status"] == "Elected":
            elected[chosen[row["election"]]][row["party"]] += 1
    for council, parties in elected.items():
        (line,) = [item for item in founded.said.splitlines() if make_id(item[:28].strip()) == make_id(council)]
        assert line[28:].split()[0] == str(sum(parties.values()))
        for party, count in parties.items():
            shown = f"non-party {count}" if make_id(party).startswith("independent") else f"{party} {count}"
            assert shown in line


@needs_realdata
def test_the_names_beside_the_record_are_those_on_the_ballot_papers(founded: Founded) -> None:
    chosen = {row["election"] for row in wards().values()}
    nominated = Counter(
        founded.names[candidate["name"]]
        for entry in founded.entries
        if entry.request["kind"] == "nominate"
        for candidate in entry.request["candidates"]
    )
    assert nominated == Counter(row["name"] for row in rows("candidates.csv") if row["election"] in chosen)


@needs_realdata
def test_every_council_is_constituted_and_the_record_verifies(founded: Founded) -> None:
    constituted = {act["council"] for act in founded.acts("council-constituted")}
    assert constituted == {make_id(row["council"]) for row in wards().values()}
    assert f"{len(founded.entries):,} entries" in founded.verified
    assert "Sound: " in founded.verified
    assert "Every table was what the record says." in founded.rebuilt
