"""The roll-up of a directive: how many chose what, in time or late, and what came of it; and the same on a map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from deputies.councils.council import Council
from deputies_web.drawing.bars import draw_parts
from deputies_web.drawing.map import MapPlace, draw_map, draw_scheme
from deputies_web.drawing.marks import COLOURS, Mark, draw_symbol, mark_of
from deputies_web.queries.directives import AnswerLine, DirectiveView
from deputies_web.queries.reading import Reading

__all__ = ["Count", "RollUp", "roll_up"]

_NONE, _FREE = "#6f685d", "#857d71"
_WIDE, _NARROW = 720.0, 360.0


@dataclass(frozen=True, slots=True)
class Count:
    """So many councils of a kind, with the symbol the map has for them ("" for none)."""

    words: str
    number: int
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class RollUp:
    """The directive in numbers, as bars and as maps; `geographic` says whether places stand where they are."""

    chosen: tuple[Count, ...]
    progress: tuple[Count, ...]
    times: tuple[str, ...]
    below: tuple[int, int, int]
    chosen_bar: str
    progress_bar: str
    map_wide: str
    map_narrow: str
    geographic: bool
    rings: tuple[Count, ...]


def roll_up(reading: Reading, view: DirectiveView) -> RollUp:
    """Return the roll-up of a directive as its page shows it."""
    chosen, chosen_bar = _chosen(view)
    progress, progress_bar = _progress(view.answers)
    places = _places(reading, view)
    geographic = all(item.latitude is not None for item in places)
    draw = draw_map if geographic else draw_scheme
    label = f"{'Map' if geographic else 'Scheme'} of the councils addressed, with the means that each chose"
    handed = [item for line in view.answers for item in line.handed_on]
    sums = (sum(item.addressees for item in handed), sum(item.chosen for item in handed))
    return RollUp(
        chosen,
        progress,
        _times(view.answers),
        (*sums, sum(item.done for item in handed)),
        chosen_bar,
        progress_bar,
        draw(places, label=label, width=_WIDE),
        draw(places, label=label, width=_NARROW),
        geographic,
        _rings(),
    )


def _chosen(view: DirectiveView) -> tuple[tuple[Count, ...], str]:
    """How many chose which means; none yet; released."""
    rows = []
    parts = []
    for number, means in enumerate(view.means):
        many = sum(1 for item in view.answers if item.number == number)
        words = f"{means.id} (proposed by {means.of})" if means.of else means.id
        rows.append(Count(words, many, means.symbol))
        parts.append((means.id, many, COLOURS[number % len(COLOURS)], means.letter))
    none = [item for item in view.answers if item.number is None]
    free = sum(1 for item in none if item.state == "released")
    rows.append(Count("no means chosen", len(none) - free, draw_symbol(mark_of(None, "none"))))
    parts.append(("no means chosen", len(none) - free, _NONE, "?"))
    if free:
        rows.append(Count("released from it", free, draw_symbol(mark_of(None, "none", bound=False))))
        parts.append(("released from it", free, _FREE, "–"))
    label = "; ".join(f"{item.words}: {item.number}" for item in rows)
    return tuple(rows), draw_parts(parts, label=f"Means chosen: {label}")


_PROGRESS = (
    ("done", "#2c7a5b"),
    ("in hand", "#1f6f8b"),
    ("chosen", "#3f5f8f"),
    ("late to report", "#8a5312"),
    ("late to choose", "#b03a2e"),
    ("not chosen yet", _NONE),
    ("released", _FREE),
    ("lapsed", _FREE),
    ("withdrawn", _FREE),
)


def _progress(answers: Sequence[AnswerLine]) -> tuple[tuple[Count, ...], str]:
    """How far the councils are."""
    rows = []
    parts = []
    for state, colour in _PROGRESS:
        many = sum(1 for item in answers if item.state == state)
        if many:
            rows.append(Count(state, many))
            parts.append((state, many, colour, state))
    label = "; ".join(f"{item.words}: {item.number}" for item in rows)
    return tuple(rows), draw_parts(parts, label=f"How far it is: {label}")


def _times(answers: Sequence[AnswerLine]) -> tuple[str, ...]:
    """Say in numbers who was in time and who was late, and what became of objections."""
    chosen = [item for item in answers if item.chosen]
    done = [item for item in answers if item.done]
    late_chosen, late_done = sum(1 for item in chosen if item.chosen_late), sum(1 for item in done if item.done_late)
    said = [f"{len(chosen) - late_chosen} of {len(answers)} chose in time, {late_chosen} late"]
    said.append(f"{len(done)} of {len(answers)} reported it done, {late_done} of them late")
    again = sum(1 for item in answers if item.earlier)
    if again:
        said.append(f"{again} chose again when the facts had changed")
    objected = [item.objection for item in answers if item.objection]
    if objected:
        standing = ", ".join(f"{item.asks} of {item.council_name} {_STANDING[item.standing]}" for item in objected[:5])
        said.append(f"{len(objected)} objected: {standing}{' and others' if len(objected) > 5 else ''}")
    return tuple(said)


_STANDING = {
    "open": "is open",
    "allowed": "was allowed",
    "released": "was granted",
    "refused": "was refused",
    "stands": "was not settled in time and stands",
}


def _places(reading: Reading, view: DirectiveView) -> list[MapPlace]:
    shown = {view.line.council, *(item.council for item in view.answers)}
    issuer: Council = reading.state.council(view.line.council)
    href = f"/{reading.system}/councils/"
    mark = Mark(None, "", "none", issuer=True)
    title = "issued the directive"
    places = [MapPlace(issuer.id, f"{href}{issuer.id}/", issuer.name, title, mark, issuer.latitude, issuer.longitude)]
    for line in view.answers:
        council: Council = reading.state.council(line.council)
        mark = mark_of(line.number, line.ring, bound=line.state != "released")
        where = (council.latitude, council.longitude)
        above = _above(reading, council, shown) or issuer.id
        places.append(MapPlace(council.id, f"{href}{council.id}/", council.name, line.title, mark, *where, below=above))
    return places


def _above(reading: Reading, council: Council, shown: set[str]) -> str:
    """Return the nearest council above that is shown, "" if there is none."""
    seen, waiting = {council.id}, list(council.above)
    while waiting:
        here = waiting.pop(0)
        if here in shown:
            return here
        found: Council | None = reading.state.find(Council, here)
        if found is not None and here not in seen:
            seen.add(here)
            waiting.extend(found.above)
    return ""


def _rings() -> tuple[Count, ...]:
    """The legend of the rings."""
    return (
        Count("done", 0, draw_symbol(Mark(0, "", "done"))),
        Count("in hand or in time", 0, draw_symbol(Mark(0, "", "open"))),
        Count("late", 0, draw_symbol(Mark(0, "", "late"))),
    )
