"""For whom the deputies of a council stand: units or councils behind each, their electors, the votes it carries.

A deputy has one vote unless the plan says otherwise. Where the norm that gives the place is *weighted*, those sent by
one unit or council share its votes: votes / those of them in office, or those of them present, as the norm says. Where
it is *reduced*, each has as many votes as the number of delegates was divided by. There a share of the members, of the
seats or of those present is a share of the votes these carry: heads and votes are not measured against each other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from deputies.councils.council import Council
from deputies.councils.hierarchy import is_below
from deputies.formation.plan import Constituency, DelegatePlaces, Plan
from deputies.mandates.mandate import Mandate
from deputies.values import Amount, Base

__all__ = [
    "Behind",
    "Standing",
    "behind_of",
    "electors_below",
    "places_below",
    "standing_of",
    "sum_below",
    "voices_of",
    "votes_of",
]

Behind = tuple[str, str]
"""Who sent a deputy: ("council", id) or ("units", id of the constituency)."""


def behind_of(mandate: Mandate) -> Behind:
    """Return who stands behind a deputy: the council that sent, or the constituency that elected."""
    return ("council", mandate.delegate_of) if mandate.delegate_of else ("units", mandate.constituency)


@dataclass(frozen=True, slots=True)
class Standing:
    """Who stands behind some deputies: each unit or council once, with the electors it stands for."""

    behind: Mapping[Behind, int]

    @property
    def units(self) -> int:
        """How many units or councils."""
        return len(self.behind)

    @property
    def electors(self) -> int:
        """How many electors."""
        return sum(self.behind.values())


def electors_below(plan: Plan, councils: Iterable[Council]) -> dict[str, int]:
    """Return the electors of each council: of its own constituencies and of all councils below it, each once."""
    own: Counter[str] = Counter()
    for place in plan.constituencies:
        own[place.council] += place.electors
    return sum_below(own, councils)


def sum_below(own: Mapping[str, int], councils: Iterable[Council]) -> dict[str, int]:
    """Return for each council its own number and those of all councils below it, each once."""
    listed = tuple(councils)
    above = {item.id: item.above for item in listed}
    found = {item.id: 0 for item in listed}
    for council in found:
        reached, waiting = set[str](), [council]
        while waiting:
            here = waiting.pop()
            if here not in reached:
                reached.add(here)
                found[here] = found.get(here, 0) + own.get(council, 0)
                waiting.extend(above.get(here, ()))
    return found


def places_below(plan: Plan, council: str, councils: Iterable[Council]) -> tuple[Constituency, ...]:
    """Return the constituencies of a council and of all councils below it, in the order of the plan."""
    known = {item.id: item for item in councils}
    inside = {id_ for id_ in known if id_ == council or is_below(id_, council, known)}
    return tuple(place for place in plan.constituencies if place.council in inside)


def standing_of(plan: Plan, mandates: Iterable[Mandate], councils: Iterable[Council]) -> Standing:
    """Return who stands behind these deputies of one council."""
    held = tuple(mandates)
    places = {(place.council, place.id): place.electors for place in plan.constituencies}
    below = electors_below(plan, councils) if any(item.delegate_of for item in held) else {}
    behind: dict[Behind, int] = {}
    for item in held:
        sender = item.delegate_of
        electors = below.get(sender, 0) if sender else places.get((item.council, item.constituency), 0)
        behind[behind_of(item)] = electors
    return Standing(behind)


def votes_of(plan: Plan, members: Iterable[Mandate], present: Collection[str]) -> dict[str, Amount]:
    """Return the votes each member of a council carries, by mandate; 1 where the plan says nothing else.

    members  those in office.
    present  mandates in the room: who shares votes that are shared among those present.
    """
    held = tuple(members)
    rows = _rows(plan, held[0].council) if held else {}
    if not any(row.weighted for row in rows.values()):
        return dict.fromkeys((item.id for item in held), 1)
    sent = Counter(behind_of(item) for item in held)
    there = Counter(behind_of(item) for item in held if item.id in present)
    return {item.id: _votes(rows.get(behind_of(item)), behind_of(item), sent, there) for item in held}


def voices_of(
    plan: Plan,
    council: str,
    members: Iterable[Mandate],
    *,
    section: str | None,
    present: Collection[str],
    enrolled: Collection[str],
) -> dict[Base, Amount]:
    """Return the votes that members in office, planned seats, those present and those enrolled carry together.

    Nothing is returned where each deputy has one vote: there the heads themselves are counted. The planned seats of a
    section are those of its constituencies, and one for each delegate in it.

    members  those in office of the council, or of the section that sits.
    section  the section that sits alone; None for the whole council.
    """
    held, rows = tuple(members), _rows(plan, council)
    if not any(row.weighted for row in rows.values()):
        return {}

    def together(ids: Collection[str]) -> Amount:
        votes = votes_of(plan, held, ids)
        return sum((votes[item.id] for item in held if item.id in ids), start=Fraction())

    planned: Amount = 0
    for row in rows.values():
        if section is None or (isinstance(row, Constituency) and row.section == section):
            planned += row.votes or row.each * row.seats
    if section is not None:
        planned += together({item.id for item in held if item.delegate_of})
    return {
        "members-in-office": together({item.id for item in held}), "statutory-members": planned,
        "present": together(present), "enrolled": together(enrolled),
    }  # fmt: skip


def _rows(plan: Plan, council: str) -> dict[Behind, Constituency | DelegatePlaces]:
    rows: dict[Behind, Constituency | DelegatePlaces] = {}
    rows.update((("units", item.id), item) for item in plan.constituencies if item.council == council)
    rows.update((("council", item.sender), item) for item in plan.delegates if item.council == council)
    return rows


def _votes(
    row: Constituency | DelegatePlaces | None, key: Behind, sent: Counter[Behind], there: Counter[Behind]
) -> Amount:
    if row is None:
        return 1
    if row.votes == 0:
        return row.each
    sharing = sent[key] if row.shared == "sent" else max(there[key], 1)
    share = Fraction(row.votes, sharing)
    return share.numerator if share.denominator == 1 else share
