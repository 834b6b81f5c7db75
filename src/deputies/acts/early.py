"""Early elections: brought by what the statute names, checked from numbers or resting on a motion."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import Annotated

from deputies.acts.elections import counted_election, election_named
from deputies.acts.kinds import Context, Kind, Place
from deputies.acts.resting import RESTING, check_body, rested, spend
from deputies.acts.state import State
from deputies.councils.council import Council, Due
from deputies.councils.early import (
    Changed,
    Filled,
    Trigger,
    check_dissolved,
    check_may_come,
    check_members_below,
    check_size_changed,
    check_voided,
    early_provision,
    voided_seats,
)
from deputies.councils.standing import electors_below, sum_below
from deputies.franchise.procedure import outside_franchise
from deputies.mandates.alternates import alternates_left, rule_for
from deputies.sittings.sitting import Sitting
from deputies.statutes.model import Alternates, EarlyElection, Majority
from deputies.values import Refusal, date_of
from deputies.values.shape import Day, Doc, Id

__all__ = ["KINDS", "CallEarlyElection", "electors_changed", "seats_filled"]


@dataclass(frozen=True, slots=True)
class CallEarlyElection:
    """Bring an early election of a council."""

    council: Annotated[Id, Doc("the council")]
    when: Annotated[Trigger, Doc("what brings it, of what the statute names")]
    motion: Annotated[Id | None, Doc("where the council resolved it: the motion that was carried")] = None


@dataclass(frozen=True, slots=True)
class EarlyElectionDue:
    """An early election of a council is due; the sentence gives the numbers it was checked on."""

    council: Id
    when: Trigger
    article: str
    sentence: str
    day: Day
    motion: Id | None = None


def rests_early(state: State, about: str, sitting: Sitting) -> tuple[Majority, str]:
    """The council that sits resolves its own early election, by the majority that the statute states for it."""
    council, statute = state.council(about), state.statutes[sitting.statute]
    provision = early_provision(statute.mandates, "resolved")
    check_body(sitting, council.id, article=provision.article)
    level = statute.levels[council.level]
    return Majority(provision.majority) if provision.majority else level.majority, provision.article


def decide_early(state: State, request: CallEarlyElection, context: Context) -> tuple[object, ...]:
    """What is claimed is found in the numbers of the record, or the council has resolved it."""
    council, today = state.council(request.council), date_of(context.now)
    if (request.motion is None) == (request.when == "resolved"):
        said = "name the motion" if request.when == "resolved" else "it follows from numbers, not from a motion"
        raise Refusal(
            "early.motion",
            f"An early election by {request.when!r}: {said}.",
            found=request.motion or "no motion",
            required="a motion" if request.when == "resolved" else "no motion",
        )
    provision = early_provision(state.statute.mandates, request.when)
    check_may_come(council, provision, today)
    sentence = _found(state, council, provision, request.motion)
    return (EarlyElectionDue(council.id, request.when, provision.article, sentence, today, request.motion),)


def _found(state: State, council: Council, provision: EarlyElection, motion: str | None) -> str:
    if provision.when == "size-changed":
        return check_size_changed(council, provision, electors_changed(state, council))
    if provision.when == "members-below":
        return check_members_below(council, provision, seats_filled(state, council))
    if provision.when == "voided":
        return check_voided(council, provision, voided_seats(council.plan, state.mandates_in(council.id)))
    if provision.when == "dissolved":
        return check_dissolved(council, provision)
    carried, purpose = rested(state, motion or "", "call-early-election")
    if purpose.about != council.id:
        raise Refusal(
            "early.motion",
            f"The motion {carried.id!r} is about the council {purpose.about!r}, not {council.id!r}.",
            found=purpose.about,
            required=council.id,
        )
    return carried.vote.sentence if carried.vote else ""


def electors_changed(state: State, council: Council) -> Changed:
    """Return the electors of a council, all below it included: in its plan, and on the roll sealed last."""
    councils = tuple(state.tables["councils"].values())
    outside = outside_franchise(state.tables["cases"].values())
    own: Counter[str] = Counter()
    for unit in list(state.tables["rolls"].values())[-1].roll.units:
        if (unit.council, unit.layer) not in outside:
            own[unit.council] += unit.electors
    then = electors_below(state.plan_of(council), councils)
    return Changed(then.get(council.id, 0), sum_below(own, councils).get(council.id, 0))


def seats_filled(state: State, council: Council) -> Filled:
    """Return the seats of a council that somebody holds, or is about to, and those that may still be taken.

    An empty seat may be taken while the election has an alternate for it, a delegate's place while nobody is in it.
    """
    of_plan = [item for item in state.mandates_in(council.id) if item.plan == council.plan and not item.stands_in_for]
    held = [item for item in of_plan if item.ended is None and item.credential != "refused"]
    taken = {item.replaces for item in of_plan}
    empty: Counter[tuple[str, Alternates]] = Counter()
    for item in of_plan:
        if item.ended is not None and item.delegate_of is None and item.id not in taken:
            empty[item.election, rule_for(item, state.statutes[item.statute].mandates)] += 1
    may_be = sum(min(many, _alternates(state, election, rule)) for (election, rule), many in empty.items())
    places = sum(row.seats for row in state.plan_of(council).delegates if row.council == council.id)
    sent = sum(1 for item in held if item.delegate_of is not None)
    return Filled(len(held), may_be + max(places - sent, 0))


def _alternates(state: State, id_: str, rule: Alternates) -> int:
    election = election_named(state, id_)
    return alternates_left(rule, state.statutes[election.statute].mandates, counted_election(state, election))


def apply_due(state: State, act: EarlyElectionDue) -> None:
    """The council may be elected anew at any time of the year, under a newer plan."""
    state.put(replace(state.council(act.council), due=Due(act.when, act.day)))
    if act.motion is not None:
        spend(state, act.motion)


def _place(state: State, request: CallEarlyElection) -> Place:
    return Place(council=state.council(request.council).id)


KINDS = (
    Kind(
        name="call-early-election",
        noun="councils",
        title="Bring an early election",
        doc="Takes down that an early election of a council is due, by what the statute names: the electors changed in "
        "number, deputies fell below a share once alternates are used up, the council resolved it, its election came "
        "to "
        "nothing, or it was dissolved. The program checks the numbers; a resolution rests on a motion of that council. "
        "General elections may then be called at any time of the year, and the council carries on until it is "
        "constituted anew.",
        offices=("organiser", "credentials"),
        request=CallEarlyElection,
        acts={EarlyElectionDue: apply_due},
        decide=decide_early,
        place=_place,
        rests=rests_early,
        refusals={
            **RESTING,
            "council.unknown": "there is no such council",
            "council.not-constituted": "the council has never been constituted",
            "early.motion": "a motion is named where numbers decide, or none where the council must have resolved it",
            "early.not-in-statute": "the statute does not name this",
            "early.due": "an early election is due already",
            "early.too-soon": "the statute lets it come later in the term only",
            "early.not-met": "the numbers do not show it",
            "motion.elsewhere": "another council sits, or a section",
            "threshold.base": "the statute's share is of something that has no number here",
        },
        article="mandates.early",
    ),
)
