"""The wards of Scotland, 4 May 2017: every published total to the last digit; the same papers by Meek's method."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from functools import cache

import pytest

from deputies.counting import Count, Profile, count, format_total, read_profile
from realdata import ELECTIONS, needs_realdata

WARDS = ELECTIONS / "scotland2017"


def _names() -> list[str]:
    return sorted(path.stem for path in (WARDS / "ballots").glob("*.csv")) if WARDS.is_dir() else []


@cache
def _stages() -> dict[str, dict[int, tuple[str, str, dict[str, str]]]]:
    stages: dict[str, dict[int, tuple[str, str, dict[str, str]]]] = defaultdict(dict)
    with (WARDS / "stages.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            number = int(row["stage"])
            stage = stages[row["election"]].setdefault(number, (row["action"], row["subject"], {}))
            stage[2][row["candidate"]] = row["exact"]
    return stages


@cache
def _elections() -> dict[str, dict[str, str]]:
    with (WARDS / "elections.csv").open(encoding="utf-8") as lines:
        return {row["election"]: row for row in csv.DictReader(lines)}


@cache
def _meek() -> dict[str, dict[str, object]]:
    with (WARDS / "meek.jsonl").open(encoding="utf-8") as lines:
        return {row["election"]: row for row in map(json.loads, lines)}


def _profile(name: str) -> Profile:
    return read_profile((WARDS / "ballots" / f"{name}.csv").read_bytes(), name=f"{name}.csv")


def _shown(counted: Count) -> dict[int, tuple[str, str, dict[str, str]]]:
    return {
        stage.number: (
            stage.action,
            " ".join(map(str, stage.subjects)),
            {str(person.number): counted.votes(stage, person.number) for person in counted.candidates}
            | {"nontransferable": format_total(stage.nontransferable, counted.scale)},
        )
        for stage in counted.stages
    }


@needs_realdata
@pytest.mark.parametrize("name", _names())
def test_the_scottish_count_shows_every_published_total_and_winner(name: str) -> None:
    counted = count(_profile(name), "scottish-2011")
    election = _elections()[name]
    assert _shown(counted) == _stages()[name]
    assert " ".join(map(str, counted.elected)) == election["winners"]
    assert format_total(counted.quota, counted.scale) == f"{election['quota']}.00000"
    assert counted.valid == int(election["valid_ballots"])
    assert counted.unsettled is None


@needs_realdata
@pytest.mark.parametrize("name", _names())
def test_meek_with_truncated_parts_ends_as_droop_and_stv_rs_end(name: str) -> None:
    profile = _profile(name)
    numbers = range(len(profile.candidates), 0, -1)  # these programs defeat the first named of those tied
    counted = count(profile, "meek-fixed9", lots=tuple(numbers))
    expected = _meek()[name]
    last = counted.stages[-1]
    assert list(counted.elected) == expected["elect_order"]
    assert format_total(counted.quota, counted.scale) == expected["quota"]
    assert {str(number): counted.votes(last, number) for number in sorted(counted.elected)} == expected["final_votes"]
    rounds_of_defeat = [list(stage.excluded) for stage in counted.stages if stage.action == "exclude"]
    remaining = [list(stage.excluded) for stage in counted.stages if stage.action == "close" and stage.excluded]
    assert rounds_of_defeat + [[number] for group in remaining for number in group] == expected["defeats"]
