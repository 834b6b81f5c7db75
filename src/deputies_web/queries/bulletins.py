"""The bulletin of a council: what it decided, was told, handed down and did, month by month, from the record's entries.

Each line is one act in words, with its date, the office that asked, and the entry that holds it. One query reads the
entries of a month, one the names in them, whatever the month holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from deputies.acts.catalogue import ACTS
from deputies.acts.envelope import Entry
from deputies.acts.telling import ACROSS, RUBRICS, TOLD, Speaker, councils_of, rubric_of, say
from deputies.values import say_date
from deputies.values.shape import read
from deputies_web.queries.reading import Reading
from deputies_web.queries.record import say_actor
from deputies_web.storage import load

__all__ = ["Bulletin", "BulletinDay", "BulletinLine", "Run", "bulletin", "latest_lines"]

_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
SHOWN, ON_DEMAND = 4, 60
"""Of acts of one kind on one day so many are shown at once, and so many more on demand; the record has them all."""
_RUBRICATED = frozenset(tag for tag, (cls, _) in ACTS.items() if cls in TOLD and TOLD[cls].rubric)
"""Acts that stand under a heading; what stands under none need not be read."""


@dataclass(frozen=True, slots=True)
class BulletinLine:
    """One act in words: when, who asked, where it stands on the record, under which heading."""

    seq: int
    number: int
    at: str
    tag: str
    words: str
    rubric: str
    by: str

    @property
    def anchor(self) -> str:
        """Its place on the page."""
        return f"e{self.seq}.{self.number}" if self.number else f"e{self.seq}"


@dataclass(frozen=True, slots=True)
class Run:
    """Acts of one kind on one day: the latest of them, others on demand, and how many are left out."""

    lines: tuple[BulletinLine, ...]
    more: tuple[BulletinLine, ...]
    left_out: int = 0

    @property
    def others(self) -> int:
        """How many there are besides those shown at once."""
        return len(self.more) + self.left_out


@dataclass(frozen=True, slots=True)
class BulletinDay:
    """A day, under one heading or with all of them."""

    day: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Bulletin:
    """A month of a council; months before and after it, "" where the record has none."""

    council: str
    name: str
    month: str
    month_words: str
    earlier: str
    later: str
    months: tuple[tuple[str, str], ...]
    days: tuple[BulletinDay, ...]
    rubrics: tuple[tuple[str, str, tuple[BulletinDay, ...]], ...]
    counts: tuple[tuple[str, int], ...]
    lines: int
    first: str
    last: str


def bulletin(reading: Reading, council: str, month: str = "") -> Bulletin:
    """Return a month of a council's bulletin, the last of the record unless told otherwise; the newest lines first.

    raises  Refusal `council.unknown`.
    """
    found = reading.state.council(council)
    months = _months(reading)
    chosen = month if month in months else months[-1]
    entries = list(
        load.entries_of(reading.system, councils=(council,), kinds=ACROSS, month=chosen, size=reading.entries)
    )
    lines = _lines(reading, council, entries)
    place = months.index(chosen)
    by_rubric = {key: [item for item in lines if item.rubric == key] for key in RUBRICS}
    return Bulletin(
        council,
        found.name,
        chosen,
        say_month(chosen),
        months[place - 1] if place else "",
        months[place + 1] if place + 1 < len(months) else "",
        tuple((item, say_month(item)) for item in reversed(months[-120:])),
        _days(lines),
        tuple((key, words, _days(by_rubric[key])) for key, words in RUBRICS.items() if by_rubric[key]),
        tuple((words, len(by_rubric[key])) for key, words in RUBRICS.items() if by_rubric[key]),
        len(lines),
        lines[-1].at[:10] if lines else "",
        lines[0].at[:10] if lines else "",
    )


def latest_lines(reading: Reading, council: str, most: int) -> tuple[BulletinLine, ...]:
    """Return the last lines of a council's bulletin, for its feed."""
    reading.state.council(council)
    entries = load.entries_of(reading.system, councils=(council,), kinds=ACROSS, most=4 * most, size=reading.entries)
    return _lines(reading, council, list(entries)[::-1])[:most]


def _months(reading: Reading) -> list[str]:
    """Return every month from the founding to the last entry."""
    first, last = reading.state.system.founded[:7], load.last_moment(reading.system, reading.entries)[:7]
    found, (year, month) = [first], _parts(first)
    while found[-1] < last:
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
        found.append(f"{year:04d}-{month:02d}")
    return found


def _parts(month: str) -> tuple[int, int]:
    found = _MONTH.fullmatch(month)
    return (int(found[1]), int(found[2])) if found else (1, 1)


def say_month(month: str) -> str:
    """Say a month: "March 1927"."""
    return say_date(f"{month}-01").split(" ", maxsplit=1)[1]


def _lines(reading: Reading, council: str, entries: Sequence[Entry]) -> tuple[BulletinLine, ...]:
    """Return the lines of entries that concern a council, the newest first."""
    held = [
        (entry, number, act, rubric)
        for entry in entries
        for number, act in _acts(entry)
        if (rubric := rubric_of(act)) and council in councils_of(reading.state, act)
    ]
    asked: set[str] = set()

    def note(commitment: str) -> str:
        asked.add(commitment)
        return ""

    speaker = Speaker(reading.state, note)
    for _, _, act, _ in held:
        say(speaker, act)
    deputies = {entry.by.of for entry, *_ in held if entry.by.office == "deputy"}
    asked.update(item.name for item in reading.state.tables["mandates"].values() if item.deputy in deputies)
    reading.learn(asked)
    speaker = Speaker(reading.state, reading.name)
    found = [
        BulletinLine(
            entry.seq, number, entry.at, str(entry.acts[number]["kind"]), say(speaker, act), rubric,
            say_actor(reading, entry.by),
        )
        for entry, number, act, rubric in held
    ]  # fmt: skip
    found.sort(key=lambda item: (-item.seq, item.number))
    return tuple(
        sorted(found, key=lambda item: item.at[:10], reverse=True)
    )  # a day stands together, whatever the clock


def _acts(entry: Entry) -> Iterable[tuple[int, Any]]:
    """Yield the acts of an entry that a bulletin may show, with their places in it."""
    for number, plain in enumerate(entry.acts):
        if plain["kind"] in _RUBRICATED:
            fields: Mapping[str, Any] = {key: value for key, value in plain.items() if key != "kind"}
            yield number, read(ACTS[str(plain["kind"])][0], fields, document=f"entry {entry.seq}")


def _days(lines: Iterable[BulletinLine]) -> tuple[BulletinDay, ...]:
    """Return lines by day; on each day those of one kind together, where the first of them stands."""
    found = []
    for day, of_day in groupby(lines, key=lambda item: item.at[:10]):
        by_tag: dict[str, list[BulletinLine]] = {}
        for line in of_day:
            by_tag.setdefault(line.tag, []).append(line)
        runs = tuple(Run(tuple(held), ()) if len(held) <= SHOWN + 1 else _run(held) for held in by_tag.values())
        found.append(BulletinDay(day, runs))
    return tuple(found)


def _run(held: Sequence[BulletinLine]) -> Run:
    more = held[SHOWN : SHOWN + ON_DEMAND]
    return Run(tuple(held[:SHOWN]), tuple(more), len(held) - SHOWN - len(more))
