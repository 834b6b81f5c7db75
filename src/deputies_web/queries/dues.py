"""What is due, in words: terms, early elections, rotations, reports, leaves."""

from __future__ import annotations

from dataclasses import dataclass

from deputies.acts.dues import Outstanding, dues_on
from deputies_web.queries.reading import Reading

__all__ = ["DueLine", "DueView", "dues"]

_SHOWN = 12


@dataclass(frozen=True, slots=True)
class DueLine:
    """Something that is due: what, in words, the day, where it leads, and whether the day is past."""

    kind: str
    words: str
    day: str
    href: str
    overdue: bool


@dataclass(frozen=True, slots=True)
class DueView:
    """The nearest of what is due, and how much more there is."""

    lines: tuple[DueLine, ...]
    more: int


_KINDS = {"term": "Term", "early": "Early election", "rotation": "Rotation", "report": "Report", "leave": "Leave"}
REASONS = {
    "no-confidence": "confidence was withdrawn",
    "size-changed": "the electors have changed in number", "members-below": "too few seats are held",
    "resolved": "the council resolved it", "voided": "an election came to nothing", "dissolved": "it was dissolved",
}  # fmt: skip


def dues(reading: Reading, today: str, council: str = "", *, shown: int = _SHOWN) -> DueView:
    """Return what is due in a system, or in one of its councils, the earliest day first."""
    found = [item for item in dues_on(reading.state, today) if council in ("", item.council)]
    kept = found[:shown]
    reading.learn(reading.state.mandate(item.mandate).name for item in kept if item.mandate)
    return DueView(tuple(_line(reading, item) for item in kept), len(found) - len(kept))


def _line(reading: Reading, item: Outstanding) -> DueLine:
    base = f"/{reading.system}"
    name = reading.council_name(item.council)
    if not item.mandate:
        words = f"{name}: the term ends" if item.matter == "term" else f"{name}: {_reason(item.subject)}"
        return DueLine(_KINDS[item.matter], words, item.day, f"{base}/councils/{item.council}/", item.overdue)
    person = reading.person_of(item.mandate)
    words = {
        "rotation": f"The place of {person.name} in {name} goes to the next",
        "leave": f"{person.name} meant to be back from leave",
        "report": f"{person.name} owes a report" + (" on an instruction" if item.subject else ""),
    }[item.matter]
    href = f"{base}/deputies/{person.deputy}/#{item.mandate}"
    return DueLine(_KINDS[item.matter], words, item.day, href, item.overdue)


def _reason(reason: str) -> str:
    return REASONS.get(reason, reason.replace("-", " "))
