"""Votes on motions by show of hands and in secret, and the demand for a form of vote."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Literal

from deputies.acts.kinds import Context, Kind, Place
from deputies.acts.resting import motion_named
from deputies.acts.sittings import attendance_in, check_length, sitting_of
from deputies.acts.state import State
from deputies.acts.voting import FOLLOWS, VOTING, follows, question_of, settle, settled_vote
from deputies.councils.strength import members_of
from deputies.elections.tellers import Teller, agreed, join_count
from deputies.sittings.sitting import Bases, MotionCount, Vote
from deputies.sittings.voting import (
    Casting,
    SectionHands,
    check_demand,
    check_form,
    check_secret_count,
    first_difference,
    judge_hands,
    judge_secret,
)
from deputies.statutes.majorities import Ballot
from deputies.values import date_of
from deputies.values.shape import Doc, Id, Least

__all__ = ["KINDS", "CountSecretVote", "DemandRollCall", "DemandSecretVote", "TakeShowOfHands"]


@dataclass(frozen=True, slots=True)
class DemandRollCall:
    """Demand that a motion be voted by roll call."""

    motion: Annotated[Id, Doc("the motion or amendment")]
    demanded_by: Annotated[tuple[Id, ...], Doc("mandates of the deputies present who demand it")]


@dataclass(frozen=True, slots=True)
class RollCallDemanded:
    """A roll call was demanded: the motion is not voted otherwise."""

    motion: Id
    demanded_by: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class DemandSecretVote:
    """Demand that a motion be voted in secret."""

    motion: Annotated[Id, Doc("the motion or amendment")]
    demanded_by: Annotated[tuple[Id, ...], Doc("mandates of the deputies present who demand it")]


@dataclass(frozen=True, slots=True)
class SecretVoteDemanded:
    """A secret vote was demanded: the motion is not voted otherwise."""

    motion: Id
    demanded_by: tuple[Id, ...]


def decide_demand(state: State, request: DemandRollCall | DemandSecretVote, context: Context) -> tuple[object, ...]:
    """As many of those present demand it as the statute requires."""
    motion = motion_named(state, request.motion)
    sitting = sitting_of(state, motion)
    roll_call = isinstance(request, DemandRollCall)
    check_length(request.demanded_by, "demand", "demanded_by")
    members = members_of(state.mandates_in(sitting.council), sitting.section)
    there = {item.id for item in members if item.sits} & set(sitting.present)
    working = state.statutes[sitting.statute].working
    form: Literal["roll-call", "secret"] = "roll-call" if roll_call else "secret"
    bases = attendance_in(state, sitting, date_of(context.now)).bases
    check_demand(working, sitting, motion, request.demanded_by, there, bases=bases, form=form)
    act = RollCallDemanded if form == "roll-call" else SecretVoteDemanded
    return (act(motion.id, request.demanded_by),)


def apply_roll_call_demanded(state: State, act: RollCallDemanded) -> None:
    """The motion waits for a roll call."""
    state.put(replace(motion_named(state, act.motion), demanded="roll-call", demanded_by=act.demanded_by))


def apply_secret_demanded(state: State, act: SecretVoteDemanded) -> None:
    """The motion waits for a secret vote."""
    state.put(replace(motion_named(state, act.motion), demanded="secret", demanded_by=act.demanded_by))


@dataclass(frozen=True, slots=True)
class TakeShowOfHands:
    """Take a vote by show of hands: totals only."""

    motion: Annotated[Id, Doc("the motion or amendment voted")]
    votes_for: Annotated[int, Least(0), Doc("hands for")]
    votes_against: Annotated[int, Least(0), Doc("hands against")]
    abstentions: Annotated[int, Least(0), Doc("hands abstaining")] = 0
    sections: Annotated[tuple[SectionHands, ...], Doc("hands of each section, where each has to agree")] = ()
    casting: Annotated[Casting | None, Doc("in a tie: the chair's casting vote, where the statute gives one")] = None


@dataclass(frozen=True, slots=True)
class HandsCounted:
    """A show of hands was counted."""

    motion: Id
    votes_for: Annotated[int, Least(0)]
    votes_against: Annotated[int, Least(0)]
    abstentions: Annotated[int, Least(0)]
    carried: bool
    sentence: str
    quorum: Annotated[int, Least(0)]
    needed: Annotated[int, Least(0)]
    bases: Bases
    sections: tuple[SectionHands, ...] = ()
    casting: Casting | None = None


def decide_hands(state: State, request: TakeShowOfHands, context: Context) -> tuple[object, ...]:
    """No more hands than deputies present; a quorum takes part; the statute's majority carries."""
    motion = motion_named(state, request.motion)
    check_form(motion, "show-of-hands")
    question = question_of(state, motion, request.casting, context)
    ballot = Ballot(request.votes_for, request.votes_against, request.abstentions)
    vote = judge_hands(question, ballot, request.sections)
    return (
        HandsCounted(
            motion.id, request.votes_for, request.votes_against, request.abstentions, vote.carried, vote.sentence,
            vote.quorum, vote.needed, vote.bases, request.sections, request.casting,
        ),
        *follows(state, motion, vote),
    )  # fmt: skip


def apply_hands(state: State, act: HandsCounted) -> None:
    """The motion is carried or rejected; a carried amendment gives the motion its text."""
    settle(state, act.motion, settled_vote(Vote("show-of-hands", 0, 0, 0, casting=act.casting), act))


@dataclass(frozen=True, slots=True)
class CountSecretVote:
    """Enter what a teller counted in a secret vote on a motion."""

    motion: Annotated[Id, Doc("the motion or amendment voted")]
    teller: Annotated[Teller, Doc("which of the tellers")]
    votes_for: Annotated[int, Least(0), Doc("papers, or votes on them, for")]
    votes_against: Annotated[int, Least(0), Doc("against")]
    abstentions: Annotated[int, Least(0), Doc("abstaining: blank papers")] = 0
    spoiled: Annotated[int, Least(0), Doc("spoiled papers")] = 0
    casting: Annotated[Casting | None, Doc("in a tie: the chair's casting vote, where the statute gives one")] = None


@dataclass(frozen=True, slots=True)
class SecretCountEntered:
    """A teller entered a count of a secret vote."""

    motion: Id
    teller: Teller
    votes_for: Annotated[int, Least(0)]
    votes_against: Annotated[int, Least(0)]
    abstentions: Annotated[int, Least(0)]
    spoiled: Annotated[int, Least(0)]


@dataclass(frozen=True, slots=True)
class SecretVoteTaken:
    """All tellers agree: the secret vote is judged."""

    motion: Id
    votes_for: Annotated[int, Least(0)]
    votes_against: Annotated[int, Least(0)]
    abstentions: Annotated[int, Least(0)]
    spoiled: Annotated[int, Least(0)]
    carried: bool
    sentence: str
    quorum: Annotated[int, Least(0)]
    needed: Annotated[int, Least(0)]
    bases: Bases
    casting: Casting | None = None


def decide_secret(state: State, request: CountSecretVote, context: Context) -> tuple[object, ...]:
    """All tellers agree on a possible count; with the last of them the vote is judged."""
    motion = motion_named(state, request.motion)
    check_form(motion, "secret")
    question = question_of(state, motion, request.casting, context)
    figures = (request.votes_for, request.votes_against, request.abstentions, request.spoiled)
    count = MotionCount(request.teller, *figures)
    check_secret_count(question, count)
    provision = state.statutes[question.sitting.statute].elections
    counts = join_count(motion.counts, count, provision.tellers, difference=first_difference, article=provision.article)
    entered = SecretCountEntered(motion.id, request.teller, *figures)
    if not agreed(counts, provision.tellers):
        return (entered,)
    vote = judge_secret(question, count)
    taken = SecretVoteTaken(
        motion.id, *figures, vote.carried, vote.sentence, vote.quorum, vote.needed, vote.bases, request.casting
    )
    return (entered, taken, *follows(state, motion, vote))


def apply_secret_count(state: State, act: SecretCountEntered) -> None:
    """The count stands beside those equal to it."""
    motion = motion_named(state, act.motion)
    given = MotionCount(act.teller, act.votes_for, act.votes_against, act.abstentions, act.spoiled)
    others = (item for item in motion.counts if item.teller != act.teller and not first_difference(item, given))
    state.put(replace(motion, counts=(*others, given)))


def apply_secret(state: State, act: SecretVoteTaken) -> None:
    """The motion is carried or rejected; a carried amendment gives the motion its text."""
    settle(state, act.motion, settled_vote(Vote("secret", 0, 0, 0, spoiled=act.spoiled, casting=act.casting), act))


def _place(state: State, request: DemandRollCall | DemandSecretVote | TakeShowOfHands | CountSecretVote) -> Place:
    return Place(council=motion_named(state, request.motion).council)


_DEMANDING = {
    "motion.unknown": "there is no such motion",
    "sitting.not-open": "the sitting is not open",
    "motion.voted": "it has been voted already",
    "vote.form-demanded": "a form of vote has been demanded already",
    "vote.roll-call-open": "a roll call on it is open",
    "vote.secret-begun": "tellers have begun to count a secret vote",
    "vote.too-few-demand": "fewer demand it than the statute requires",
    "sheet.needed": "so many are named that an entry cannot hold them",
    "threshold.base": "the share counts on votes, which nobody has cast yet",
    "faults": "someone stands twice, or is not present and in office",
}

KINDS = (
    Kind(
        name="demand-roll-call",
        noun="motions",
        title="Demand a roll call",
        doc="Takes down that deputies present demand a roll call on a motion. If they are as many as the statute "
        "requires, the motion cannot be voted otherwise.",
        offices=("chair", "secretary"),
        request=DemandRollCall,
        acts={RollCallDemanded: apply_roll_call_demanded},
        decide=decide_demand,
        place=_place,
        refusals=_DEMANDING,
        article="working.roll_call",
    ),
    Kind(
        name="demand-secret-vote",
        noun="motions",
        title="Demand a secret vote",
        doc="Takes down that deputies present demand a secret vote on a motion, where the statute gives them the right "
        "to. If they are as many as it requires, the motion cannot be voted otherwise.",
        offices=("chair", "secretary"),
        request=DemandSecretVote,
        acts={SecretVoteDemanded: apply_secret_demanded},
        decide=decide_demand,
        place=_place,
        refusals={**_DEMANDING, "vote.no-secret": "the statute gives no right to demand a secret vote"},
        article="working.secret",
    ),
    Kind(
        name="take-show-of-hands",
        noun="motions",
        title="Take a show of hands",
        doc="Takes a vote by counted hands, unless another form has been demanded. Majority and quorum are as for a "
        "roll call. Where the statute asks each section to agree, the hands of each are counted apart; where deputies "
        "carry several votes, hands show nothing and a roll call is taken.",
        offices=("secretary", "chair"),
        request=TakeShowOfHands,
        acts={HandsCounted: apply_hands, **FOLLOWS},
        decide=decide_hands,
        place=_place,
        refusals={
            **VOTING,
            "vote.secret-begun": "tellers have begun to count a secret vote",
            "vote.roll-call-open": "a roll call on it is open",
            "vote.too-many": "more hands are counted than deputies are present",
            "vote.by-name": "deputies carry several votes, or units have to agree as well",
            "faults": "the hands of a section are missing, too many, or of a section that does not sit",
        },
        article="levels.majority",
    ),
    Kind(
        name="count-secret-vote",
        noun="motions",
        title="Count a secret vote",
        doc="Enters what one teller counted of the papers in a secret vote. When all tellers of the statute agree, the "
        "vote is judged; nobody's choice is known. A spoiled paper takes part and is cast for nothing.",
        offices=("teller",),
        request=CountSecretVote,
        acts={SecretCountEntered: apply_secret_count, SecretVoteTaken: apply_secret, **FOLLOWS},
        decide=decide_secret,
        place=_place,
        refusals={
            **VOTING,
            "vote.too-many": "more votes are counted than those present have",
            "vote.roll-call-open": "a roll call on it is open",
            "vote.by-name": "sections or units have to agree as well, which papers do not show",
            "teller.unknown": "the statute has fewer tellers",
            "count.differs": "the count differs from another teller's",
            "count.unchanged": "the teller entered this very count before",
        },
        article="elections.tellers",
    ),
)
