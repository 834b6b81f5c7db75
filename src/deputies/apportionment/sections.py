"""Seats of the sections (groups) of a council: in proportion, with a least number by size.

German staff councils: BPersVG 2021 § 17. Civil servants and employees have seats by D'Hondt on their numbers; a group
has at least so many seats as a table gives for its size; a very small group has none unless it is a stated share of
all; a council of a stated small size grows where one group is as large as all others together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated

from deputies.apportionment.explanation import Step, make_step
from deputies.apportionment.norms import MethodName, Row, Steps
from deputies.apportionment.proportion import apportion
from deputies.apportionment.results import Tie
from deputies.apportionment.seats import seats_for
from deputies.values import Refusal
from deputies.values.shape import Doc, Least

__all__ = ["BPERSVG_17", "SectionRule", "SectionSeats", "seats_for_sections"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionRule:
    """How the seats of a council are shared among its sections."""

    method: Annotated[MethodName, Doc("the method of proportion")]
    floors: Annotated[Steps, Doc("the least seats of a section by its size")]
    small: Annotated[int, Least(0), Doc("a section of this size or less has seats only with the share below")] = 0
    small_share: Annotated[Fraction, Doc("the share of all that gives a small section its seat all the same")] = (
        Fraction(0)
    )
    grows_from: Annotated[int | None, Doc("a council of this size grows by one when one section equals the rest")] = (
        None
    )


BPERSVG_17 = SectionRule(
    method="dhondt",
    floors=Steps(
        table=(
            Row(to=0, seats=0),
            Row(to=50, seats=1),
            Row(to=200, seats=2),
            Row(to=600, seats=3),
            Row(to=1000, seats=4),
            Row(to=3000, seats=5),
            Row(seats=6),
        )
    ),
    small=5,
    small_share=Fraction(1, 20),
    grows_from=3,
)


@dataclass(frozen=True, slots=True)
class SectionSeats:
    """Seats by section, the size of the council (which may have grown), ties not settled, and the derivation."""

    total: int
    seats: dict[str, int]
    ties: tuple[Tie, ...]
    steps: tuple[Step, ...]


def seats_for_sections(
    rule: SectionRule,
    sections: Mapping[str, int],
    seats: int,
    *,
    article: str = "",
    lots: Sequence[str] = (),
) -> SectionSeats:
    """Return the seats of each section in a council of `seats`.

    sections  the number of each section's staff or electors.

    First the proportional seats are found; a section below its least is raised to it, and the others share the rest
    by the same method. Raises `Refusal` when the least numbers together exceed the council.
    """
    total = sum(sections.values())
    steps: list[Step] = []
    size = _grown(rule, sections, seats, steps, article)
    counted = {}
    for name, number in sections.items():
        counted[name] = number
        if 0 < number <= rule.small and number < rule.small_share * total:
            counted[name] = 0
            text = f"{name} is too small for a section of its own"
            steps.append(make_step(text, "", f"{number} of {total} are fewer than {rule.small_share}", article))
    floors = {}
    for name, number in counted.items():
        least = seats_for(rule.floors, number, article=article)
        floors[name] = least.seats
        steps.append(make_step(f"The least number of {name}", "table by size", least.seats, article, size=number))
    plain = apportion(rule.method, counted, size, lots=lots)
    found = apportion(rule.method, counted, size, floors=floors, lots=lots)
    for name, held in plain.seats.items():
        if held < floors[name]:
            text = f"{name} has {held} in proportion and is raised to its least number"
            steps.append(make_step(text, "max(share, least)", found.seats[name], article))
    steps.extend(found.steps)
    return SectionSeats(size, found.seats, found.unsettled, tuple(steps))


def _grown(rule: SectionRule, sections: Mapping[str, int], seats: int, steps: list[Step], article: str) -> int:
    if rule.grows_from is None or seats != rule.grows_from:
        return seats
    present = {name: number for name, number in sections.items() if number}
    total = sum(present.values())
    if not total:
        raise Refusal("sections.empty", "No section has anybody in it.", article=article)
    largest = max(present, key=lambda name: (present[name], name))
    if len(present) < 3 or 2 * present[largest] < total:
        return seats
    text = f"{largest} is as large as the other sections together, so the council has one member more"
    steps.append(make_step(text, "seats + 1", seats + 1, article))
    return seats + 1
