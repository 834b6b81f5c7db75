"""Demanding a sitting: making a demand and joining it, as deputy, council or unit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any

from deputies.acts.kinds import Context, Kind, Place
from deputies.acts.naming import check_new
from deputies.acts.resting import RESTING, check_body, motion_named, rested, spend
from deputies.acts.state import State
from deputies.councils.council import Council
from deputies.councils.hierarchy import is_below
from deputies.councils.standing import electors_below
from deputies.councils.strength import check_constituted, members_of
from deputies.sittings.demanding import (
    Demand,
    UnitDemand,
    Weight,
    add_council,
    add_member,
    add_unit,
    check_may_demand,
    is_met,
    say_demand,
)
from deputies.sittings.sitting import Sitting
from deputies.statutes.model import Majority, Working
from deputies.values import Refusal, date_of
from deputies.values.shape import Day, Doc, Id, Least, Text

__all__ = [
    "KINDS",
    "DemandSitting",
    "JoinDemand",
    "JoinDemandAsCouncil",
    "JoinDemandAsUnit",
    "demand_named",
    "weight_of",
]


def demand_named(state: State, id_: str) -> Demand:
    """Return the demand, or raise `Refusal` (`demand.unknown`)."""
    return state.get(Demand, id_, "demand")  # type: ignore[no-any-return]


def _working(state: State, demand: Demand) -> Working:
    return state.statutes[demand.statute].working


def weight_of(state: State, demand: Demand) -> Weight:
    """Return the numbers a demand is held against, as of now."""
    council, plan = state.council(demand.council), state.plan.plan
    members = state.holders(council.id)
    councils = state.tables["councils"]
    below = electors_below(plan, councils.values())
    joined = set(demand.councils)
    represented = sum(
        place.electors
        for place in plan.constituencies
        if place.council in joined or any(is_below(place.council, one, councils) for one in joined)
    )
    return Weight(len(members), council.seats, represented, below[council.id])


def _own(state: State, council: str, context: Context) -> str:
    """Return the mandate of the deputy who asks, in office in the council; raise `Refusal` (`demand.no-seat`)."""
    own = next((item for item in members_of(state.mandates_in(council)) if item.deputy == context.by.of), None)
    if own is None:
        raise Refusal(
            "demand.no-seat",
            f"The deputy {context.by.of!r} is not in office in {council!r}.",
            found=context.by.of,
            required="a deputy in office there",
        )
    return own.id


@dataclass(frozen=True, slots=True)
class DemandSitting:
    """Demand a sitting of a council, with what it is to deal with."""

    demand: Annotated[Id, Doc("id of the demand")]
    council: Annotated[Id, Doc("the council that is to sit")]
    agenda: Annotated[tuple[Text, ...], Doc("points that it is to deal with")]


@dataclass(frozen=True, slots=True)
class SittingDemanded:
    """A sitting was demanded."""

    demand: Id
    council: Id
    agenda: tuple[Text, ...]
    day: Day
    member: Id | None = None


@dataclass(frozen=True, slots=True)
class DemandJoined:
    """A deputy, a council or a unit joined a demand; a unit with the votes of its meeting."""

    demand: Id
    member: Id | None = None
    council: Id | None = None
    unit: Id | None = None
    votes: Annotated[int, Least(0)] = 0
    motion: Id | None = None


@dataclass(frozen=True, slots=True)
class DemandMet:
    """Enough have joined: a sitting has to be convened."""

    demand: Id
    day: Day
    sentence: str


def decide_demand(state: State, request: DemandSitting, context: Context) -> tuple[object, ...]:
    """A deputy of the council demands, or an elector below it where electors may; others then join."""
    check_new(state, Demand, request.demand, "demand")
    council = state.council(request.council)
    check_constituted(council)
    if not request.agenda:
        raise Refusal("demand.no-agenda", "Say what the sitting is to deal with.", required="a point of the agenda")
    by_deputy = context.by.office == "deputy"
    check_may_demand(state.statute.working, by="members" if by_deputy else "electors")
    member = _own(state, council.id, context) if by_deputy else None
    day = date_of(context.now)
    demand = Demand(request.demand, council.id, request.agenda, day, state.system.statute)
    demanded = SittingDemanded(demand.id, council.id, request.agenda, day, member)
    return (demanded, *_met(state, add_member(demand, member) if member else demand, day))


def _met(state: State, demand: Demand, day: str) -> tuple[object, ...]:
    working, weight = _working(state, demand), weight_of(state, demand)
    if demand.met is not None or not is_met(demand, working, weight):
        return ()
    return (DemandMet(demand.id, day, f"{say_demand(demand, working, weight)}."),)


def apply_demanded(state: State, act: SittingDemanded) -> None:
    """The demand stands; others may join."""
    demand = Demand(act.demand, act.council, act.agenda, act.day, state.system.statute)
    state.put(add_member(demand, act.member) if act.member else demand)


def apply_joined(state: State, act: DemandJoined) -> None:
    """The demand has one more behind it."""
    demand = demand_named(state, act.demand)
    if act.member is not None:
        demand = replace(demand, members=(*demand.members, act.member))
    elif act.council is not None:
        demand = replace(demand, councils=(*demand.councils, act.council))
    elif act.unit is not None:
        demand = replace(demand, units=(*demand.units, UnitDemand(act.unit, act.votes)))
    state.put(demand)
    if act.motion is not None:
        spend(state, act.motion)


def apply_met(state: State, act: DemandMet) -> None:
    """The chair has to convene; in the end those who demanded may."""
    state.put(replace(demand_named(state, act.demand), met=act.day))


@dataclass(frozen=True, slots=True)
class JoinDemand:
    """Join a demand as a deputy of the council."""

    demand: Annotated[Id, Doc("the demand")]


def _open(state: State, id_: str) -> Demand:
    demand = demand_named(state, id_)
    if demand.sitting:
        raise Refusal("demand.used", f"The sitting {demand.sitting!r} was convened on the demand {demand.id!r}.")
    return demand


def decide_join(state: State, request: JoinDemand, context: Context) -> tuple[object, ...]:
    """A deputy in office joins, once."""
    demand = _open(state, request.demand)
    check_may_demand(_working(state, demand), by="members")
    member = _own(state, demand.council, context)
    after = add_member(demand, member)
    return (DemandJoined(demand.id, member=member), *_met(state, after, date_of(context.now)))


@dataclass(frozen=True, slots=True)
class JoinDemandAsCouncil:
    """Join a demand as a council below the one that is to sit."""

    motion: Annotated[Id, Doc("the motion of the council below that was carried to join")]


def rests_join(state: State, about: str, sitting: Sitting) -> tuple[Majority, str]:
    """A council below the one that is to sit decides to join, by the majority of its level."""
    demand = _open(state, about)
    council: Council = state.council(sitting.council)
    working = _working(state, demand)
    check_may_demand(working, by="councils")
    if not is_below(council.id, demand.council, state.tables["councils"]):
        raise Refusal(
            "demand.not-below",
            f"The {council.title} is not below {demand.council!r}; only councils below join.",
            article=working.article,
            found=council.id,
            required=f"a council below {demand.council}",
        )
    check_body(sitting, council.id, article=working.article)
    level = state.statutes[sitting.statute].levels[council.level]
    return level.majority, level.article


def decide_join_council(state: State, request: JoinDemandAsCouncil, context: Context) -> tuple[object, ...]:
    """The council carried a motion to join, and has not joined before."""
    motion, purpose = rested(state, request.motion, "join-demand-as-council")
    demand = _open(state, purpose.about)
    after = add_council(demand, motion.council)
    joined = DemandJoined(demand.id, council=motion.council, motion=motion.id)
    return (joined, *_met(state, after, date_of(context.now)))


@dataclass(frozen=True, slots=True)
class JoinDemandAsUnit:
    """Join a demand as the meeting of a unit."""

    demand: Annotated[Id, Doc("the demand")]
    unit: Annotated[Id, Doc("the unit whose electors met")]
    votes: Annotated[int, Least(1), Doc("electors who voted for it")]


def decide_join_unit(state: State, request: JoinDemandAsUnit, context: Context) -> tuple[object, ...]:
    """A unit below the council joins, with no more votes than it has electors."""
    demand = _open(state, request.demand)
    working = _working(state, demand)
    check_may_demand(working, by="electors")
    councils, rolls = state.tables["councils"], list(state.tables["rolls"].values())
    units = rolls[-1].roll.units if rolls else ()
    unit = next((item for item in units if item.id == request.unit), None)
    if unit is None or not (unit.council == demand.council or is_below(unit.council, demand.council, councils)):
        raise Refusal(
            "demand.not-below",
            f"The unit {request.unit!r} does not elect to {demand.council!r} or below it.",
            article=working.article,
            found=request.unit,
            required=f"a unit below {demand.council}",
        )
    after = add_unit(demand, unit.id, request.votes, electors=unit.electors)
    joined = DemandJoined(demand.id, unit=unit.id, votes=request.votes)
    return (joined, *_met(state, after, date_of(context.now)))


def _place_council(state: State, request: DemandSitting) -> Place:
    units = state.tables["rolls"]
    listed = list(units.values())[-1].roll.units if units else ()
    return Place(council=state.council(request.council).id, units=tuple(item.id for item in listed))


def _place_demand(state: State, request: JoinDemand) -> Place:
    return Place(council=demand_named(state, request.demand).council)


def _place_unit(state: State, request: JoinDemandAsUnit) -> Place:
    return Place(council=demand_named(state, request.demand).council, units=(request.unit,))


def _place_motion(state: State, request: JoinDemandAsCouncil) -> Place:
    return Place(council=motion_named(state, request.motion).council)


_ACTS: Mapping[type, Callable[[State, Any], None]] = {DemandJoined: apply_joined, DemandMet: apply_met}
_JOINING = {
    "demand.unknown": "there is no such demand",
    "demand.used": "a sitting was convened on it",
    "demand.no-right": "the statute gives them no right to demand a sitting",
    "demand.joined": "it was joined before",
}

KINDS = (
    Kind(
        name="demand-sitting",
        noun="demands",
        title="Demand a sitting",
        doc="Demands a sitting of a council, with the points it is to deal with. A deputy of the council makes the "
        "demand and others join it; where the statute lets electors demand one, an elector does. Once enough have "
        "joined, the chair has to convene; if nothing is convened within the statute's days, a deputy who joined may.",
        offices=("deputy", "elector"),
        request=DemandSitting,
        acts={SittingDemanded: apply_demanded, DemandMet: apply_met},
        decide=decide_demand,
        place=_place_council,
        refusals={
            "council.unknown": "there is no such council",
            "demand.exists": "a demand has this id already",
            "council.not-constituted": "the council is not constituted",
            "demand.no-agenda": "no point of the agenda is given",
            "demand.no-right": "the statute gives them no right to demand a sitting",
            "demand.no-seat": "the deputy is not in office in the council",
        },
        article="working.convening",
    ),
    Kind(
        name="join-demand",
        noun="demands",
        title="Join a demand",
        doc="A deputy of the council joins a demand for a sitting.",
        offices=("deputy",),
        request=JoinDemand,
        acts=_ACTS,
        decide=decide_join,
        place=_place_demand,
        refusals={**_JOINING, "demand.no-seat": "the deputy is not in office in the council"},
        article="working.convening",
    ),
    Kind(
        name="join-demand-as-council",
        noun="demands",
        title="Join a demand as a council",
        doc="A council below the one that is to sit joins the demand, by a motion. What counts is how many electors "
        "the councils that joined represent.",
        offices=("chair", "secretary"),
        request=JoinDemandAsCouncil,
        acts=_ACTS,
        decide=decide_join_council,
        place=_place_motion,
        rests=rests_join,
        refusals={
            **RESTING,
            **_JOINING,
            "demand.not-below": "the council is not below the one that is to sit",
            "motion.elsewhere": "a section sits",
        },
        article="working.convening_units",
    ),
    Kind(
        name="join-demand-as-unit",
        noun="demands",
        title="Join a demand as a unit",
        doc="The electors of a unit join a demand in their meeting, where the statute lets electors demand a sitting. "
        "What counts are the votes for it.",
        offices=("elector",),
        request=JoinDemandAsUnit,
        acts=_ACTS,
        decide=decide_join_unit,
        place=_place_unit,
        refusals={
            **_JOINING,
            "demand.not-below": "the unit does not elect to the council or below it",
            "demand.votes": "there are more votes than electors",
        },
        article="working.convening",
    ),
)
