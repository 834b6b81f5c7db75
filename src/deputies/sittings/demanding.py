"""Demanding a sitting: by a share of the members, by councils that represent a share of the electors, or by electors.

    members     those who demand >= `convening` of members in office or planned seats, and >= `convening_least`
    councils    electors below the councils that demand >= `convening_units` of the electors below the one demanded of
    electors    votes for it in meetings of units >= `convening`, where that is a share of registered electors

One way suffices. A demand that is met obliges the chair; where nothing is convened within the statute's days, any of
the deputies who demanded it may convene the sitting themselves.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from deputies.statutes.majorities import say_article, say_threshold
from deputies.statutes.model import Working
from deputies.values import Base, Refusal, add_days

__all__ = [
    "Demand", "UnitDemand", "Weight", "add_council", "add_member", "add_unit", "check_convened_on", "check_may_demand",
    "is_met", "late_on", "say_demand",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class UnitDemand:
    """How many electors of a unit demanded a sitting in their meeting."""

    unit: str
    votes: int


@dataclass(frozen=True, slots=True)
class Demand:
    """A demand for a sitting of a council, with the points it is to deal with, and who has joined it."""

    id: str
    council: str
    agenda: tuple[str, ...]
    made: str
    statute: str
    members: tuple[str, ...] = ()
    councils: tuple[str, ...] = ()
    units: tuple[UnitDemand, ...] = ()
    met: str | None = None
    sitting: str = ""


@dataclass(frozen=True, slots=True)
class Weight:
    """The numbers a demand is held against, as of now.

    members, seats      in office, and planned, of the council.
    represented         electors below the councils that joined, each elector once.
    electors            all electors below the council.
    """

    members: int
    seats: int
    represented: int
    electors: int


def check_may_demand(working: Working, *, by: str) -> None:
    """Raise `Refusal` (`demand.no-right`) where the statute gives members, councils or electors no such right."""
    electors = working.convening is not None and working.convening.of in ("registered", "eligible")
    rights = {
        "members": working.convening is not None and not electors,
        "councils": working.convening_units is not None,
        "electors": electors,
    }
    if not rights[by]:
        others = ", ".join(name for name, given in rights.items() if given)
        raise Refusal(
            "demand.no-right",
            f"{say_article(working.article).capitalize()} lets {others or 'nobody'} demand a sitting, not {by}.",
            article=working.article,
            found=by,
            required=others or "no demand",
        )


def add_member(demand: Demand, mandate: str) -> Demand:
    """Return the demand with a deputy more; raise `Refusal` (`demand.joined`) the second time."""
    if mandate in demand.members:
        raise Refusal("demand.joined", f"The mandate {mandate!r} has joined the demand {demand.id!r} already.")
    return replace(demand, members=(*demand.members, mandate))


def add_council(demand: Demand, council: str) -> Demand:
    """Return the demand with a council more; raise `Refusal` (`demand.joined`) the second time."""
    if council in demand.councils:
        raise Refusal("demand.joined", f"The council {council!r} has joined the demand {demand.id!r} already.")
    return replace(demand, councils=(*demand.councils, council))


def add_unit(demand: Demand, unit: str, votes: int, *, electors: int) -> Demand:
    """Return the demand with the votes of a unit's meeting.

    raises  Refusal: `demand.joined` the second time, `demand.votes` for more votes than electors.
    """
    if any(item.unit == unit for item in demand.units):
        raise Refusal("demand.joined", f"The unit {unit!r} has joined the demand {demand.id!r} already.")
    if votes > electors:
        raise Refusal(
            "demand.votes",
            f"{votes} electors of {unit!r} demand the sitting and {electors} are on the roll.",
            found=str(votes),
            required=f"at most {electors}",
        )
    return replace(demand, units=(*demand.units, UnitDemand(unit, votes)))


def is_met(demand: Demand, working: Working, weight: Weight) -> bool:
    """Say whether the demand is met by one of the ways the statute gives."""
    numbers: dict[Base, int] = {
        "members-in-office": weight.members, "statutory-members": weight.seats,
        "registered": weight.electors, "eligible": weight.electors,
    }  # fmt: skip
    share = working.convening
    if share is not None and share.of in numbers:
        count = _electors(demand) if share.of in ("registered", "eligible") else len(demand.members)
        if count and share.met(count, numbers[share.of]) and count >= working.convening_least:
            return True
    below = working.convening_units
    return below is not None and bool(demand.councils) and below.met(weight.represented, weight.electors)


def _electors(demand: Demand) -> int:
    return sum(item.votes for item in demand.units)


def say_demand(demand: Demand, working: Working, weight: Weight) -> str:
    """Say how far a demand is, against what the statute requires."""
    parts = []
    share = working.convening
    if share is not None and share.of in ("registered", "eligible"):
        needed = max(share.needed(weight.electors), working.convening_least)
        parts.append(f"{_electors(demand)} of {needed} electors needed ({say_threshold(share)}, {weight.electors})")
    elif share is not None:
        base = weight.members if share.of == "members-in-office" else weight.seats
        needed = max(share.needed(base), working.convening_least)
        parts.append(f"{len(demand.members)} of {needed} deputies needed ({say_threshold(share)}, {base})")
    if working.convening_units is not None:
        needed = working.convening_units.needed(weight.electors)
        parts.append(f"councils of {weight.represented} electors; {needed} needed")
    return "; ".join(parts)


def late_on(demand: Demand, working: Working, today: str) -> bool:
    """Say whether a met demand should have led to a sitting by now: more than `convene_days` days ago."""
    return demand.met is not None and not demand.sitting and today > add_days(demand.met, working.convene_days)


def _not_met(demand: Demand, working: Working) -> Refusal:
    joined = f"{len(demand.members)} deputies, {len(demand.councils)} councils, {_electors(demand)} electors"
    ways = " or ".join(say_threshold(way) for way in (working.convening, working.convening_units) if way is not None)
    return Refusal(
        "demand.not-met",
        f"Too few have joined the demand {demand.id!r} yet ({joined}); {say_article(working.article)} requires {ways}.",
        article=working.article,
        found=joined,
        required=ways,
    )


def check_convened_on(demand: Demand, council: str, mandates: Iterable[str], working: Working, today: str) -> None:
    """Raise `Refusal` unless a sitting of this council may be convened on the demand.

    mandates  of the deputy who convenes; () for the chair or the secretary.
    Codes: `demand.elsewhere`, `demand.not-met`, `demand.used`, `demand.not-yours`, `demand.chairs-turn`.
    """
    if demand.council != council:
        raise Refusal("demand.elsewhere", f"The demand {demand.id!r} is for a sitting of {demand.council!r}.")
    if demand.met is None:
        raise _not_met(demand, working)
    if demand.sitting:
        raise Refusal("demand.used", f"The sitting {demand.sitting!r} was convened on the demand {demand.id!r}.")
    own = tuple(mandates)
    if not own:
        return
    if not set(own) & set(demand.members):
        raise Refusal("demand.not-yours", f"Only deputies who joined the demand {demand.id!r} may convene on it.")
    if not late_on(demand, working, today):
        last = add_days(demand.met, working.convene_days)
        raise Refusal(
            "demand.chairs-turn",
            f"The demand {demand.id!r} was met on {demand.met}; {say_article(working.article)} gives the chair until "
            f"{last} to convene.",
            article=working.article,
            found=today,
            required=f"after {last}",
        )
