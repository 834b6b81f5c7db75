"""The support of a sanction from below: how the meetings of the units voted, and what it comes to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from deputies.acts.kinds import Context, Kind, Place
from deputies.acts.state import AdoptedPlan, State
from deputies.councils.council import Council
from deputies.councils.standing import places_below
from deputies.directives.sanction import SanctionCase, SanctionSupport
from deputies.directives.sanctioning import Support, check_meeting, check_supportable, count_support
from deputies.formation.plan import Constituency
from deputies.values import Refusal, date_of
from deputies.values.shape import Day, Doc, Id, Least

__all__ = ["KINDS", "MEETING", "SupportSanction", "sanction_named", "support_in", "unit_below"]

MEETING = {
    "sanction.not-below": "the unit does not elect below the council that decides",
    "sanction.votes": "nobody voted, or more than the unit has electors",
}
"""What is refused of the numbers of a unit's meeting."""


def sanction_named(state: State, id_: str) -> SanctionCase:
    """Return the sanction case, or raise `Refusal` (`sanction.unknown`)."""
    return state.get(SanctionCase, id_, "sanction")  # type: ignore[no-any-return]


def _places(state: State, plan: str, council: str) -> tuple[tuple[int, Constituency], ...]:
    """Return the constituencies of a plan below a council, its own included, each with its place in the plan."""
    adopted: AdoptedPlan = state.tables["plans"][plan]
    below = places_below(adopted.plan, council, state.tables["councils"].values())
    place_of = {(item.council, item.id): place for place, item in enumerate(adopted.plan.constituencies)}
    return tuple((place_of[item.council, item.id], item) for item in below)


def _entered_as(case: str, place: int, unit: int) -> str:
    """Return the id of what a unit enters: the case, the place of its constituency in the plan, its own place there."""
    return f"{case}.{place}.{unit}"


def support_in(state: State, case: SanctionCase) -> Support:
    """Return the support of a case as the units have entered it so far."""
    places = _places(state, case.plan, case.council)
    table = state.tables["supports"]
    ids = (_entered_as(case.id, place, unit) for place, item in places for unit, _ in enumerate(item.units))
    return count_support((item for _, item in places), (table[id_] for id_ in ids if id_ in table))


@dataclass(frozen=True, slots=True)
class BelowUnit:
    """A unit below a council: the place of its constituency, its own there, and its electors on the plan's roll."""

    place: int
    index: int
    electors: int


def unit_below(state: State, plan: str, council: Council, unit: str) -> BelowUnit:
    """Return a unit below a council; raise `Refusal` (`sanction.not-below`) for any other."""
    for place, item in _places(state, plan, council.id):
        if unit in item.units:
            electors = item.electors if len(item.units) == 1 else _on_roll(state, plan, unit)
            return BelowUnit(place, item.units.index(unit), electors)
    raise Refusal(
        "sanction.not-below",
        f"The unit {unit!r} does not elect below the {council.title} by the plan {plan!r}.",
        found=unit,
        required=f"a unit below {council.id!r}",
    )


def _on_roll(state: State, plan: str, unit: str) -> int:
    """Return the electors of a unit on the roll that a plan was computed on."""
    day = state.tables["plans"][plan].plan.roll
    rolls = [sealed.roll for sealed in state.tables["rolls"].values() if sealed.roll.day == day]
    found = [item.electors for roll in rolls for item in roll.units if item.id == unit]
    return found[-1] if found else 0


@dataclass(frozen=True, slots=True)
class SupportSanction:
    """Enter how the meeting of a unit voted on a sanction."""

    sanction: Annotated[Id, Doc("the case")]
    unit: Annotated[Id, Doc("the unit whose meeting voted")]
    votes_for: Annotated[int, Least(0), Doc("electors for the sanction")]
    votes_against: Annotated[int, Least(0), Doc("electors against it")]


@dataclass(frozen=True, slots=True)
class UnitVotedOnSanction:
    """The meeting of a unit voted on a sanction; what it entered before no longer counts."""

    sanction: Id
    unit: Id
    votes_for: Annotated[int, Least(0)]
    votes_against: Annotated[int, Least(0)]
    electors: Annotated[int, Least(1)]
    day: Day


def decide_support(state: State, request: SupportSanction, context: Context) -> tuple[object, ...]:
    """The unit is below the council, no more voted than it has electors, and the council has not decided yet."""
    case = sanction_named(state, request.sanction)
    check_supportable(case)
    unit = unit_below(state, case.plan, state.council(case.council), request.unit)
    check_meeting(request.votes_for, request.votes_against, unit.electors, request.unit)
    before = state.tables["supports"].get(_entered_as(case.id, unit.place, unit.index))
    figures = (request.votes_for, request.votes_against)
    if before is not None and (before.votes_for, before.votes_against) == figures:
        raise Refusal(
            "sanction.unchanged",
            f"The unit {request.unit!r} entered these very votes on {before.day}.",
            found=f"{figures[0]} for, {figures[1]} against",
            required="other votes",
        )
    return (UnitVotedOnSanction(case.id, request.unit, *figures, unit.electors, date_of(context.now)),)


def apply_supported(state: State, act: UnitVotedOnSanction) -> None:
    """What the unit entered counts, in place of what it entered before."""
    case = sanction_named(state, act.sanction)
    unit = unit_below(state, case.plan, state.council(case.council), act.unit)
    id_ = _entered_as(case.id, unit.place, unit.index)
    figures = (act.votes_for, act.votes_against)
    state.put(SanctionSupport(id_, case.id, act.unit, act.electors, *figures, act.day))


def _place_support(state: State, request: SupportSanction) -> Place:
    return Place(council=sanction_named(state, request.sanction).council, units=(request.unit,))


KINDS = (
    Kind(
        name="support-sanction",
        noun="sanctions",
        title="Enter a unit's vote on a sanction",
        doc="Enters how the meeting of a unit below the council voted on a case. A unit supports it where more are for "
        "it than against; units that elect jointly count as one, by the sum of their votes. A unit may enter its vote "
        "anew until the council has decided.",
        offices=("elector",),
        request=SupportSanction,
        acts={UnitVotedOnSanction: apply_supported},
        decide=decide_support,
        place=_place_support,
        refusals={
            "sanction.unknown": "there is no such case",
            "sanction.decided": "the council has decided",
            **MEETING,
            "sanction.unchanged": "the unit entered these very votes before",
        },
        article="sanctions.support_units",
    ),
)
