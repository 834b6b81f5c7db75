"""Delegates: a council sends deputies on to another, and recalls them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from deputies.acts.choosing import ELECTING_IN, lots_drawn, turnout_in
from deputies.acts.endings import (
    DelegationEnded,
    StandInEnded,
    apply_delegation_ended,
    apply_stand_in_ended,
    resting_ended,
)
from deputies.acts.kinds import Context, Kind, Place
from deputies.acts.offices import check_sent
from deputies.acts.resting import RESTING, check_body, motion_named, rested, spend
from deputies.acts.state import State
from deputies.councils.choice import MemberVotes
from deputies.councils.delegation import check_delegate, choose_delegates, sent_by, vacant_place
from deputies.mandates.mandate import Mandate
from deputies.sittings.sitting import Sitting
from deputies.statutes.model import Majority
from deputies.values import date_of
from deputies.values.shape import Day, Doc, Id, Least

__all__ = ["KINDS", "RecallDelegate", "SendDelegates"]


@dataclass(frozen=True, slots=True)
class SendDelegates:
    """Send delegates of a council to another council."""

    council: Annotated[Id, Doc("the council that sends")]
    to: Annotated[Id, Doc("the council they are sent to")]
    votes: Annotated[tuple[MemberVotes, ...], Doc("votes counted for each member")]
    voters: Annotated[int, Least(1), Doc("deputies who voted, each with as many votes as there are places")]
    seed: Annotated[str, Doc("seed of the public lot, drawn after the count; only for a tie")] = ""
    sitting: Annotated[Id | None, Doc("the open sitting of the council in which it is voted")] = None
    as_it_sits: Annotated[
        bool,
        Doc(
            "whether they take empty places in that council as it sits, until it is constituted anew; left out: places "
            "of the plan in force"
        ),
    ] = False


@dataclass(frozen=True, slots=True)
class DelegateSent:
    """A council sent one of its deputies on; the credential waits to be confirmed in the receiving council."""

    mandate: Id
    council: Id
    sender: Id
    sent: Annotated[Id, Doc("the mandate the deputy holds in the council that sends")]
    votes: Annotated[int, Least(1)]
    since: Day
    plan: Annotated[Id, Doc("the plan that gives the place")]
    section: Id | None = None


def decide_delegates(state: State, request: SendDelegates, context: Context) -> tuple[object, ...]:
    """Most votes of a quorum send, as many as the plan leaves places.

    The plan is the one in force; or, for empty places in a council that goes on under an earlier one, that.
    """
    sender, receiver = state.council(request.council), state.council(request.to)
    received, adopted = tuple(state.mandates_in(receiver.id)), state.plan
    if request.as_it_sits and receiver.status == "constituted":
        adopted = state.tables["plans"][receiver.plan]
    turnout = turnout_in(state, request.sitting, sender, request.voters, on=date_of(context.now))
    chosen = choose_delegates(
        state.statute,
        adopted.plan,
        sender,
        receiver,
        members=state.holders(sender.id),
        received=tuple(item for item in received if item.plan == adopted.id),
        votes=request.votes,
        turnout=turnout,
        lots=lots_drawn(state, f"delegates-{sender.id}-{receiver.id}", request.seed, len(request.votes)),
    )
    check_sent(state, receiver.id, (state.mandate(item.mandate) for item in chosen))
    sections = state.statute.levels[receiver.level].sections
    acts = []
    for number, item in enumerate(chosen, start=len(sent_by(sender.id, received)) + 1):
        section = state.mandate(item.mandate).section
        acts.append(
            DelegateSent(
                vacant_place(sender.id, receiver.id, number),
                receiver.id,
                sender.id,
                item.mandate,
                item.votes,
                date_of(context.now),
                adopted.id,
                section if section in sections else None,
            )
        )
    return tuple(acts)


def apply_sent(state: State, act: DelegateSent) -> None:
    """The same deputy holds a second mandate, traced to the council that sent."""
    own = state.mandate(act.sent)
    council = state.council(act.council)
    delegate = Mandate(
        id=act.mandate,
        deputy=own.deputy,
        name=own.name,
        council=act.council,
        section=act.section,
        layer=own.layer,
        constituency=act.sender,
        units=(),
        election="",
        statute=state.system.statute,
        since=act.since,
        until=own.until,
        party=own.party,
        delegate_of=act.sender,
        rests_on=act.sent,
        issued=act.since,
        plan=act.plan,
        waits=council.plan not in ("", act.plan),
    )
    state.put(delegate)
    state.put(replace(council, mandates=(*council.mandates, act.mandate)))


@dataclass(frozen=True, slots=True)
class RecallDelegate:
    """Recall a delegate by the council that sent it."""

    motion: Annotated[Id, Doc("the motion of the sending council that was carried to recall")]


def rests_recall_delegate(state: State, about: str, sitting: Sitting) -> tuple[Majority, str]:
    """The council that sent the delegate sits as a whole; the majority of its level recalls."""
    sender = check_delegate(state.mandate(about))
    level = state.statutes[sitting.statute].levels[state.council(sender).level]
    check_body(sitting, sender, article=level.article)
    return level.majority, level.article


def decide_recall_delegate(state: State, request: RecallDelegate, context: Context) -> tuple[object, ...]:
    """The sending council carried a motion to recall; what rests on the delegation ends with it."""
    motion, purpose = rested(state, request.motion, "recall-delegate")
    delegate = state.mandate(purpose.about)
    check_delegate(delegate)
    day, sentence = date_of(context.now), motion.vote.sentence if motion.vote else ""
    return (DelegateRecalled(delegate.id, motion.id, sentence, day), *resting_ended(state, delegate, day))


@dataclass(frozen=True, slots=True)
class DelegateRecalled:
    """A council recalled a delegate it had sent: the delegation ended."""

    mandate: Id
    motion: Id
    sentence: str
    day: Day


def apply_delegate_recalled(state: State, act: DelegateRecalled) -> None:
    """The delegate's place is empty; the council may send another."""
    state.put(replace(state.mandate(act.mandate), ended=act.day, end_reason="recalled"))
    spend(state, act.motion)


def _place(state: State, request: SendDelegates) -> Place:
    return Place(council=state.council(request.council).id)


def _place_motion(state: State, request: RecallDelegate) -> Place:
    return Place(council=motion_named(state, request.motion).council)


KINDS = (
    Kind(
        name="send-delegates",
        noun="councils",
        title="Send delegates to another council",
        doc="Sends deputies of a council on to another, as many as the plan gives it places there, chosen by its "
        "members with most votes. Each gets a second mandate under the same deputy's id, whose credential is then "
        "confirmed like any other. Places are those of the plan in force, for which delegates wait where that council "
        "sits under an earlier one; or its own empty places, for the rest of its term.",
        offices=("secretary", "chair", "credentials"),
        request=SendDelegates,
        acts={DelegateSent: apply_sent},
        decide=decide_delegates,
        place=_place,
        refusals={
            "council.unknown": "there is no such council",
            "plan.none": "no plan is adopted",
            "council.not-constituted": "the sending council is not constituted",
            "delegation.none": "the statute sends no delegates from this level to that",
            "delegation.full": "every place that the plan gives is taken",
            **ELECTING_IN,
            "votes.too-many": "more are said to have voted than are in office, or present",
            "delegation.no-quorum": "fewer deputies voted than the quorum",
            "office.incompatible": "one who is sent holds an office that does not go with it",
            "delegation.tie": "equal votes for the last place, and no lot is given",
            "threshold.base": "the quorum counts on something that has no number here",
            "faults": "nobody has votes; a member stands twice, is not in office, or is a delegate there already",
        },
        article="levels.delegations",
    ),
    Kind(
        name="recall-delegate",
        noun="councils",
        title="Recall a delegate",
        doc="Recalls a delegate by a motion of the council that sent it, carried by the majority of its level. What "
        "rests on the delegation ends with it; the council may send another.",
        offices=("secretary", "chair", "credentials"),
        request=RecallDelegate,
        acts={
            DelegateRecalled: apply_delegate_recalled,
            DelegationEnded: apply_delegation_ended,
            StandInEnded: apply_stand_in_ended,
        },
        decide=decide_recall_delegate,
        place=_place_motion,
        rests=rests_recall_delegate,
        refusals={
            **RESTING,
            "mandate.unknown": "there is no such mandate",
            "mandate.ended": "the delegation has ended",
            "delegation.none-held": "the mandate was given by electors",
            "motion.elsewhere": "another council sits, or a section",
        },
        article="levels.delegations",
    ),
)
