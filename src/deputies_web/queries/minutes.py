"""The minutes of a sitting, written from the record: as a page of the site, as text, and for paper.

Two queries read the entries and one the names, whatever the sitting holds.
"""

from __future__ import annotations

from dataclasses import dataclass

from deputies.acts.minutes import Minutes, format_text, select, window_of, write_minutes, write_page, write_parts
from deputies.acts.minutes.layout import title_of
from deputies.sittings.sitting import Sitting
from deputies.values import Refusal
from deputies_web.queries.reading import Reading
from deputies_web.storage import load

__all__ = ["MinutesView", "minutes_for_paper", "minutes_in_text", "minutes_view", "written"]


_MOST = 150_000
"""Characters of a part."""


@dataclass(frozen=True, slots=True)
class MinutesView:
    """Minutes as a page shows them: long ones in parts, numbered from 1. `body` is HTML in which every text is escaped.

    last  the part in which what is unresolved begins.
    """

    sitting: str
    council: str
    council_name: str
    day: str
    title: str
    standing: str
    overdue: bool
    unresolved: int
    body: str
    part: int
    parts: int
    last: int

    @property
    def numbers(self) -> range:
        """The numbers of the parts."""
        return range(1, self.parts + 1)


def minutes_view(reading: Reading, sitting: str, today: str, part: int = 1) -> MinutesView:
    """Return a part of the minutes for a page of the site; raise `Refusal` (`sitting.unknown`, `part.unknown`)."""
    found = written(reading, sitting, today)
    parts = write_parts(found, lambda table, id_: _address(reading.system, table, id_), most=_MOST)
    if not 1 <= part <= len(parts):
        raise Refusal("part.unknown", f"These minutes have {len(parts)} parts; there is no part {part}.")
    unresolved = next((number for number, body in enumerate(parts, start=1) if 'id="unresolved"' in body), 1)
    return MinutesView(
        found.sitting,
        found.council,
        found.council_name,
        found.day,
        title_of(found),
        found.standing.status,
        found.standing.overdue,
        len(found.unresolved),
        parts[part - 1],
        part,
        len(parts),
        unresolved,
    )


def minutes_in_text(reading: Reading, sitting: str, today: str) -> str:
    """Return the minutes as plain text."""
    return format_text(written(reading, sitting, today))


def minutes_for_paper(reading: Reading, sitting: str, today: str) -> str:
    """Return the minutes as a page that stands alone."""
    return write_page(written(reading, sitting, today))


def written(reading: Reading, id_: str, today: str) -> Minutes:
    """Return the minutes themselves, with names; raise `Refusal` (`sitting.unknown`)."""
    sitting: Sitting = reading.state.get(Sitting, id_, "sitting")
    own = tuple(load.entries_of(reading.system, sitting=id_, size=reading.entries))
    start, stop = window_of(own, reading.entries, closed=sitting.status == "closed")
    others = load.entries_beside(reading.system, sitting.council, start, stop, reading.entries)
    sources = select(sitting, own, others, reading.entries)
    asked: set[str] = set()

    def note(commitment: str) -> str:
        asked.add(commitment)
        return ""

    write_minutes(reading.state, sources, id_, today=today, names=note)  # so that all names are read at once
    reading.learn(asked)
    return write_minutes(reading.state, sources, id_, today=today, names=reading.name)


_PAGES = {
    "entries": "/{system}/record/{id}/",
    "motions": "/{system}/motions/{id}/",
    "minutes": "/{system}/sittings/{id}/minutes/",
    "decisions": "/{system}/decisions/{id}/",
    "sittings": "/{system}/sittings/{id}/",
}


def _address(system: str, table: str, id_: str) -> str:
    """Return where something has its page, "" where it has none."""
    return _PAGES.get(table, "").format(system=system, id=id_)
