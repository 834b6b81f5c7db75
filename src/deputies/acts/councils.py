"""Councils: constituting them, electing the executive, sending delegates on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Annotated

from deputies.acts.choosing import ELECTING_IN, lots_drawn, turnout_in
from deputies.acts.endings import (
    DelegationEnded,
    PetitionLapsed,
    StandInEnded,
    TermsEnded,
    apply_delegation_ended,
    apply_lapsed,
    apply_stand_in_ended,
    apply_terms_ended,
    end_organs,
    terms_ended,
)
from deputies.acts.kinds import Context, Kind, Place
from deputies.acts.offices import check_executive
from deputies.acts.resting import RESTING, check_body, motion_named, rested, spend
from deputies.acts.state import State
from deputies.councils.choice import MemberVotes
from deputies.councils.constitution import confirmed_under, form_sections, of_earlier_plans
from deputies.councils.council import Council, Executive, SectionSeats
from deputies.councils.executive import PostHolder, check_recallable, elect_executive, holder_of, without_member
from deputies.councils.organising import check_not_in_control
from deputies.mandates.mandate import Mandate
from deputies.sittings.sitting import Sitting
from deputies.statutes.model import Majority
from deputies.values import Refusal, date_of
from deputies.values.shape import Day, Doc, Id, Least

__all__ = ["KINDS", "ConstituteCouncil", "ElectExecutive", "RecallFromExecutive"]


@dataclass(frozen=True, slots=True)
class ConstituteCouncil:
    """Constitute a council with its sections."""

    council: Annotated[Id, Doc("the council")]


@dataclass(frozen=True, slots=True)
class SectionFormed:
    """A section that the council was constituted with, and how many deputies sit in it."""

    section: Annotated[Id, Doc("the section")]
    deputies: Annotated[int, Least(0), Doc("deputies who sit in it")]


@dataclass(frozen=True, slots=True)
class CouncilConstituted:
    """A council was constituted under a plan: it may sit and act. Executive and organs of the term before are gone."""

    council: Id
    plan: Id
    day: Day
    seats: int
    confirmed: int
    sections: tuple[SectionFormed, ...] = ()


def decide_constitute(state: State, request: ConstituteCouncil, context: Context) -> tuple[object, ...]:
    """Enough credentials of the plan in force are confirmed; mandates of earlier plans end with it."""
    council, adopted = state.council(request.council), state.plan
    mandates = tuple(state.mandates_in(council.id))
    seats = adopted.plan.seats_of(council.id)
    sections = form_sections(state.statute, council, mandates, plan=adopted.id, seats=seats)
    _check_nothing_sits(state, council)
    day = date_of(context.now)
    confirmed = len(confirmed_under(adopted.id, mandates))
    formed = tuple(SectionFormed(item.id, len(item.mandates)) for item in sections)
    return (
        CouncilConstituted(council.id, adopted.id, day, seats, confirmed, formed),
        *terms_ended(state, council.id, adopted.id, of_earlier_plans(adopted.id, mandates), day),
    )


def _seats_of(state: State, section: str, confirmed: Iterable[Mandate]) -> SectionSeats:
    ids = tuple(item.id for item in confirmed if item.section == section)
    return SectionSeats(section, state.statute.sections[section].name, ids)


def _check_nothing_sits(state: State, council: Council) -> None:
    for sitting in state.tables["sittings"].values():
        if sitting.council == council.id and sitting.status == "open":
            raise Refusal(
                "council.sitting",
                f"The sitting {sitting.id!r} of the {council.title} is open; close it first.",
                found=sitting.id,
                required="no open sitting",
            )


def apply_constituted(state: State, act: CouncilConstituted) -> None:
    """The council is constituted, with the sections of that day; those who waited for it are in office."""
    confirmed = confirmed_under(act.plan, state.mandates_in(act.council))
    council = replace(
        state.council(act.council),
        status="constituted",
        constituted=act.day,
        plan=act.plan,
        seats=act.seats,
        sections=tuple(_seats_of(state, item.section, confirmed) for item in act.sections),
        executive=None,
        due=None,
        delegated=(),
    )
    state.put(council)
    end_organs(state, council.id, act.day)
    for mandate in state.mandates_in(council.id):
        if mandate.waits and mandate.plan == act.plan:
            state.put(replace(mandate, waits=False))


@dataclass(frozen=True, slots=True)
class ElectExecutive:
    """Elect the executive of a council from among its members."""

    council: Annotated[Id, Doc("the council")]
    votes: Annotated[tuple[MemberVotes, ...], Doc("votes counted for each member")]
    voters: Annotated[int, Least(1), Doc("deputies who voted, each with as many votes as there are places")]
    posts: Annotated[tuple[PostHolder, ...], Doc("who fills which post; left out: in order of votes")] = ()
    seed: Annotated[str, Doc("seed of the public lot, drawn after the count; only for a tie")] = ""
    sitting: Annotated[Id | None, Doc("the open sitting of the council in which it is voted")] = None


@dataclass(frozen=True, slots=True)
class ExecutiveElected:
    """The executive was elected, and its posts filled; one before it is replaced."""

    council: Id
    day: Day
    members: tuple[MemberVotes, ...]
    posts: tuple[PostHolder, ...]
    voters: Annotated[int, Least(1)]
    seed: str = ""
    sitting: Id | None = None


def decide_executive(state: State, request: ElectExecutive, context: Context) -> tuple[object, ...]:
    """Most votes of a quorum elect. Once there is a secretary, the secretary reports the election."""
    council = state.council(request.council)
    secretary = holder_of(council, "secretary", state.mandates_in(council.id))
    if (context.by.office == "secretary") != (secretary is not None):
        who = "the secretary" if secretary is not None else "the organiser or the credentials commission"
        raise Refusal(
            "executive.office",
            f"The election of the executive of the {council.title} is reported by {who}; the {context.by.office} may "
            f"not.",
            found=context.by.office,
            required=who,
        )
    day = date_of(context.now)
    turnout = turnout_in(state, request.sitting, council, request.voters, on=day)
    executive = elect_executive(
        state.statute,
        council,
        state.holders(council.id),
        votes=request.votes,
        turnout=turnout,
        lots=lots_drawn(state, f"executive-{council.id}-{day}", request.seed, len(request.votes)),
        named=request.posts,
        day=day,
    )
    organs, held = state.tables["organs"].values(), {item.id: item for item in state.mandates_in(council.id)}
    check_not_in_control(state.statute, council, organs, executive.members, held)
    check_executive(state, council.id, executive)
    members = tuple(MemberVotes(*item) for item in zip(executive.members, executive.votes, strict=True))
    posts = tuple(PostHolder(post, mandate) for post, mandate in executive.posts.items())
    return (ExecutiveElected(council.id, day, members, posts, request.voters, request.seed, request.sitting),)


def apply_executive(state: State, act: ExecutiveElected) -> None:
    """The council has this executive."""
    executive = Executive(
        tuple(item.mandate for item in act.members),
        tuple(item.votes for item in act.members),
        {item.post: item.mandate for item in act.posts},
        act.day,
    )
    state.put(replace(state.council(act.council), executive=executive))


@dataclass(frozen=True, slots=True)
class RecallFromExecutive:
    """Recall a member of the executive; the mandate stays."""

    motion: Annotated[Id, Doc("the motion that was carried to recall")]


@dataclass(frozen=True, slots=True)
class ExecutiveMemberRecalled:
    """A council recalled a member of its executive."""

    council: Id
    mandate: Id
    motion: Id
    sentence: str
    day: Day


def rests_recall_member(state: State, about: str, sitting: Sitting) -> tuple[Majority, str]:
    """The council that sits recalls a member of its own executive by the share that the statute requires."""
    council = state.council(sitting.council)
    provision = check_recallable(state.statutes[sitting.statute], council, about)
    check_body(sitting, council.id, article=provision.article)
    return Majority(provision.recall), provision.article


def decide_recall_member(state: State, request: RecallFromExecutive, context: Context) -> tuple[object, ...]:
    """The council carried a motion to recall, and the member is still in the executive."""
    motion, purpose = rested(state, request.motion, "recall-from-executive")
    statute = state.statutes[state.get(Sitting, motion.sitting, "sitting").statute]
    check_recallable(statute, state.council(motion.council), purpose.about)
    sentence = motion.vote.sentence if motion.vote else ""
    return (ExecutiveMemberRecalled(motion.council, purpose.about, motion.id, sentence, date_of(context.now)),)


def apply_member_recalled(state: State, act: ExecutiveMemberRecalled) -> None:
    """The executive has one member fewer; posts of that member are empty."""
    council = state.council(act.council)
    if council.executive is not None:
        state.put(replace(council, executive=without_member(council.executive, act.mandate)))
    spend(state, act.motion)


def _place(state: State, request: ConstituteCouncil | ElectExecutive) -> Place:
    return Place(council=state.council(request.council).id)


def _place_motion(state: State, request: RecallFromExecutive) -> Place:
    return Place(council=motion_named(state, request.motion).council)


KINDS = (
    Kind(
        name="constitute-council",
        noun="councils",
        title="Constitute a council",
        doc="Constitutes a council under the plan in force, once the share of its planned seats that its level "
        "requires have confirmed credentials under that plan, and forms its sections of the deputies elected for them. "
        "Deputies confirmed later join the council, and the section their mandate names, by being confirmed. After a "
        "general election under a newer plan the council is constituted anew: until then the old deputies stay in "
        "office, even past the end of their term, and the new ones wait. Then the mandates of earlier plans end, with "
        "the delegations that rest on them and the petitions against their holders; and the executive, so that a new "
        "one is elected.",
        offices=("credentials", "organiser"),
        request=ConstituteCouncil,
        acts={
            CouncilConstituted: apply_constituted,
            TermsEnded: apply_terms_ended,
            PetitionLapsed: apply_lapsed,
            DelegationEnded: apply_delegation_ended,
            StandInEnded: apply_stand_in_ended,
        },
        decide=decide_constitute,
        place=_place,
        refusals={
            "council.unknown": "there is no such council",
            "plan.none": "no plan is adopted",
            "council.constituted": "the council is constituted under the plan in force already",
            "council.no-seats": "the plan in force gives the council no seat",
            "council.too-few": "fewer credentials of the plan in force are confirmed than the level requires",
            "council.sitting": "a sitting of the council is open",
            "threshold.base": "the level counts on something else than seats or members",
        },
        article="levels",
    ),
    Kind(
        name="elect-executive",
        noun="councils",
        title="Elect the executive",
        doc="Elects the executive from among the members in office: each voter gives one vote to each of at most as "
        "many members as there are places, and those with most votes are elected. Posts go to those named among the "
        "elected, or in order of votes. A tie is settled by the public lot. An executive before it is replaced. The "
        "organiser or credentials commission reports the first election, afterwards the secretary.",
        offices=("organiser", "credentials", "secretary"),
        request=ElectExecutive,
        acts={ExecutiveElected: apply_executive},
        decide=decide_executive,
        place=_place,
        refusals={
            "council.unknown": "there is no such council",
            "council.not-constituted": "the council is not constituted",
            "executive.office": "there is a secretary and another office asks, or there is none yet",
            "executive.none": "the statute gives councils of the level no executive",
            **ELECTING_IN,
            "votes.too-many": "more are said to have voted than are in office, or present",
            "executive.in-control": "a member of the control is elected",
            "executive.no-quorum": "fewer deputies voted than the quorum",
            "executive.too-few": "fewer members have votes than there are places, and more could be elected",
            "office.incompatible": "one who is elected holds an office that does not go with it",
            "executive.tie": "equal votes for the last place or for the posts, and no lot is given",
            "threshold.base": "the quorum counts on something that has no number here",
            "faults": "a member stands twice, is not in office, or has more votes than voters; a post is wrong",
        },
        article="levels.executive",
    ),
    Kind(
        name="recall-from-executive",
        noun="councils",
        title="Recall from the executive",
        doc="Recalls a member of the executive by a motion of the council, carried by the share that the article "
        "on the executive requires. The mandate is not touched; posts of the member are empty.",
        offices=("secretary", "chair", "organiser", "credentials"),
        request=RecallFromExecutive,
        acts={ExecutiveMemberRecalled: apply_member_recalled},
        decide=decide_recall_member,
        place=_place_motion,
        rests=rests_recall_member,
        refusals={
            **RESTING,
            "executive.not-member": "the mandate is not in the executive",
            "motion.elsewhere": "a section sits",
        },
        article="levels.executive.recall",
    ),
)
