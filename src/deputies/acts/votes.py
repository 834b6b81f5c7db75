"""Votes on motions: demanding a form of vote, roll call, show of hands, secret papers counted by tellers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Protocol

from deputies.acts.kinds import Context, Exhibit, ExhibitNote, Kind, Place
from deputies.acts.resting import majority_of, motion_named
from deputies.acts.sittings import attendance_in, check_length, sitting_named
from deputies.acts.state import State
from deputies.councils.standing import behind_of, standing_of, votes_of
from deputies.councils.strength import holders_of, members_of
from deputies.elections.tellers import Teller, agreed, join_count
from deputies.sittings.sheets import parse_roll_call
from deputies.sittings.sitting import Bases, Cast, Motion, MotionCount, Sitting, Vote
from deputies.sittings.voting import (
    Casting,
    Question,
    SectionHands,
    Voter,
    check_demand,
    check_form,
    check_secret_count,
    check_votable,
    first_difference,
    judge_hands,
    judge_roll_call,
    judge_secret,
)
from deputies.statutes.majorities import Ballot
from deputies.statutes.model import Majority
from deputies.values import Amount, date_of
from deputies.values.shape import Digest, Doc, Id, Least

__all__ = [
    "KINDS", "CountSecretVote", "DemandRollCall", "DemandSecretVote", "TakeRollCall", "TakeShowOfHands", "question_on",
    "settle", "settled_vote",
]  # fmt: skip


def question_on(
    state: State, sitting: Sitting, majority: Majority, article: str, *, on: str, casting: Casting | None = None
) -> Question:
    """Return what a vote in a sitting is judged by, as of now; `on` is the day."""
    council = state.council(sitting.council)
    statute = state.statutes[sitting.statute]
    level, plan = statute.levels[council.level], state.plan_of(council)
    members = holders_of(state.mandates_in(council.id), sitting.section)
    there = set(sitting.present)
    votes = votes_of(plan, members, there)
    voters = {
        item.id: Voter(votes[item.id], item.section, behind_of(item))
        for item in members
        if item.id in there and item.sits
    }
    sections = {} if sitting.section else {key: sum(1 for m in members if m.section == key) for key in level.sections}
    units = standing_of(plan, members, tuple(state.tables["councils"].values())).behind
    attendance = attendance_in(state, sitting, on)
    return Question(sitting, level, majority, article, attendance, voters, sections, tuple(units), casting)


class _Taken(Protocol):
    """What the acts of all votes on a motion share."""

    @property
    def motion(self) -> str: ...
    @property
    def votes_for(self) -> Amount: ...
    @property
    def votes_against(self) -> Amount: ...
    @property
    def abstentions(self) -> Amount: ...
    @property
    def carried(self) -> bool: ...
    @property
    def sentence(self) -> str: ...
    @property
    def quorum(self) -> int: ...
    @property
    def needed(self) -> int: ...
    @property
    def bases(self) -> Bases: ...


def settled_vote(vote: Vote, act: _Taken) -> Vote:
    """Return the vote as an act states it: `vote` gives its kind and who voted by name."""
    return replace(
        vote, votes_for=act.votes_for, votes_against=act.votes_against, abstentions=act.abstentions,
        carried=act.carried, sentence=act.sentence, quorum=act.quorum, needed=act.needed, bases=act.bases,
    )  # fmt: skip


def settle(state: State, id_: str, vote: Vote) -> None:
    """Take down a vote: the motion is carried or rejected; a carried amendment gives the motion its text."""
    motion = motion_named(state, id_)
    state.put(replace(motion, vote=vote, status="carried" if vote.carried else "rejected"))
    if vote.carried and motion.amends is not None:
        state.put(replace(motion_named(state, motion.amends), text=motion.text))


def by_name(state: State, choices: Sequence[Cast]) -> Vote:
    """Return a roll call without its totals. Ids are those of the mandates themselves: one text for all votes."""
    named: dict[str, list[str]] = {"for": [], "against": [], "abstain": []}
    for item in choices:
        named[item.choice].append(state.mandate(item.mandate).id)
    splits = tuple(item for item in choices if item.votes is not None)
    return Vote("roll-call", 0, 0, 0, tuple(named["for"]), tuple(named["against"]), tuple(named["abstain"]), splits)


def _question(state: State, motion: Motion, casting: Casting | None, context: Context) -> Question:
    sitting = sitting_named(state, motion.sitting)
    check_votable(sitting, motion, (motion_named(state, id_) for id_ in sitting.motions))
    majority, article = majority_of(state, motion, sitting, context)
    return question_on(state, sitting, majority, article, on=date_of(context.now), casting=casting)


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
    sitting = sitting_named(state, motion.sitting)
    roll_call = isinstance(request, DemandRollCall)
    check_length(request.demanded_by, "demand", "demanded_by")
    members = members_of(state.mandates_in(sitting.council), sitting.section)
    there = {item.id for item in members if item.sits} & set(sitting.present)
    working = state.statutes[sitting.statute].working
    form = "roll-call" if roll_call else "secret"
    check_demand(working, sitting, motion, request.demanded_by, there, form="roll-call" if roll_call else "secret")
    act = RollCallDemanded if form == "roll-call" else SecretVoteDemanded
    return (act(motion.id, request.demanded_by),)


def apply_roll_call_demanded(state: State, act: RollCallDemanded) -> None:
    """The motion waits for a roll call."""
    state.put(replace(motion_named(state, act.motion), demanded="roll-call", demanded_by=act.demanded_by))


def apply_secret_demanded(state: State, act: SecretVoteDemanded) -> None:
    """The motion waits for a secret vote."""
    state.put(replace(motion_named(state, act.motion), demanded="secret", demanded_by=act.demanded_by))


@dataclass(frozen=True, slots=True)
class TakeRollCall:
    """Take a roll call: the choice of each deputy is public."""

    motion: Annotated[Id, Doc("the motion or amendment voted")]
    choices: Annotated[tuple[Cast, ...], Doc("the choice of each deputy who took part")] = ()
    sheet: Annotated[
        Exhibit | None, ExhibitNote("roll-call sheet"), Doc("the same as a document, in a large council")
    ] = None
    casting: Annotated[Casting | None, Doc("in a tie: the chair's casting vote, where the statute gives one")] = None


@dataclass(frozen=True, slots=True)
class RollCallTaken:
    """A roll call was taken; the choices stand here, or on the sheet."""

    motion: Id
    choices: tuple[Cast, ...]
    votes_for: Amount
    votes_against: Amount
    abstentions: Amount
    carried: bool
    sentence: str
    quorum: Annotated[int, Least(0)]
    needed: Annotated[int, Least(0)]
    bases: Bases
    sheet: Digest | None = None
    casting: Casting | None = None


def decide_roll_call(state: State, request: TakeRollCall, context: Context) -> tuple[object, ...]:
    """Those present are called, each once; a quorum takes part; the statute's majority carries."""
    motion = motion_named(state, request.motion)
    check_form(motion, "roll-call")
    check_length(request.choices, "take-roll-call", "choices")
    question = _question(state, motion, request.casting, context)
    vote = judge_roll_call(question, called(state, motion.id, request.choices, request.sheet))
    return (
        RollCallTaken(
            motion.id, () if request.sheet else request.choices, vote.votes_for, vote.votes_against, vote.abstentions,
            vote.carried, vote.sentence, vote.quorum, vote.needed, vote.bases, request.sheet, request.casting,
        ),
    )  # fmt: skip


def called(state: State, motion: str, choices: Sequence[Cast], sheet: str | None) -> tuple[Cast, ...]:
    """Return the choices of a roll call: those named, and those on the sheet."""
    listed = parse_roll_call(state.exhibit(sheet, "roll-call sheet"), motion) if sheet else ()
    return (*choices, *listed)


def apply_roll_call(state: State, act: RollCallTaken) -> None:
    """The motion is carried or rejected; a carried amendment gives the motion its text."""
    choices = called(state, act.motion, act.choices, act.sheet)
    settle(state, act.motion, settled_vote(by_name(state, choices), act))


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
    question = _question(state, motion, request.casting, context)
    ballot = Ballot(request.votes_for, request.votes_against, request.abstentions)
    vote = judge_hands(question, ballot, request.sections)
    return (
        HandsCounted(
            motion.id, request.votes_for, request.votes_against, request.abstentions, vote.carried, vote.sentence,
            vote.quorum, vote.needed, vote.bases, request.sections, request.casting,
        ),
    )  # fmt: skip


def apply_hands(state: State, act: HandsCounted) -> None:
    """The motion is carried or rejected; a carried amendment gives the motion its text."""
    settle(state, act.motion, settled_vote(Vote("show-of-hands", 0, 0, 0), act))


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
    question = _question(state, motion, request.casting, context)
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
    return entered, taken


def apply_secret_count(state: State, act: SecretCountEntered) -> None:
    """The count stands beside those equal to it."""
    motion = motion_named(state, act.motion)
    given = MotionCount(act.teller, act.votes_for, act.votes_against, act.abstentions, act.spoiled)
    others = (item for item in motion.counts if item.teller != act.teller and not first_difference(item, given))
    state.put(replace(motion, counts=(*others, given)))


def apply_secret(state: State, act: SecretVoteTaken) -> None:
    """The motion is carried or rejected; a carried amendment gives the motion its text."""
    settle(state, act.motion, settled_vote(Vote("secret", 0, 0, 0, spoiled=act.spoiled), act))


def _place(
    state: State, request: DemandRollCall | DemandSecretVote | TakeRollCall | TakeShowOfHands | CountSecretVote
) -> Place:
    return Place(council=motion_named(state, request.motion).council)


_VOTING = {
    "motion.unknown": "there is no such motion",
    "sitting.not-open": "the sitting is not open",
    "motion.voted": "it has been voted already",
    "motion.amendments-first": "an amendment to it has not been voted yet",
    "vote.form-demanded": "deputies have demanded another form of vote",
    "vote.no-quorum": "there is no quorum",
    "vote.no-casting": "a casting vote is stated and the statute gives none, or there is no tie",
    "threshold.base": "the majority or the quorum counts on something that has no number here",
}
_DEMANDING = {
    "motion.unknown": "there is no such motion",
    "sitting.not-open": "the sitting is not open",
    "motion.voted": "it has been voted already",
    "vote.form-demanded": "a form of vote has been demanded already",
    "vote.too-few-demand": "fewer demand it than the statute requires",
    "sheet.needed": "so many are named that an entry cannot hold them",
    "threshold.base": "the share counts on something else than those present",
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
        name="take-roll-call",
        noun="motions",
        title="Take a roll call",
        doc="Takes a vote in which each deputy's choice is public. The majority is that of the competence, or else of "
        "the level; abstentions count as the statute says, and a tie does not carry unless the chair has a casting "
        "vote. Deputies who carry several votes may split them. Present deputies who are not named took no part.",
        offices=("secretary", "chair"),
        request=TakeRollCall,
        acts={RollCallTaken: apply_roll_call},
        decide=decide_roll_call,
        place=_place,
        refusals={
            **_VOTING,
            "vote.secret-begun": "tellers have begun to count a secret vote",
            "sheet.needed": "so many are named that an entry cannot hold them",
            "sheet.other": "the sheet is of another motion",
            "exhibit.missing": "the sheet was not handed in",
            "record.not-canonical": "the sheet is not in canonical form",
            "faults": "someone is called twice, casts more votes than it has, or is not present and in office",
        },
        article="levels.majority",
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
        acts={HandsCounted: apply_hands},
        decide=decide_hands,
        place=_place,
        refusals={
            **_VOTING,
            "vote.secret-begun": "tellers have begun to count a secret vote",
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
        acts={SecretCountEntered: apply_secret_count, SecretVoteTaken: apply_secret},
        decide=decide_secret,
        place=_place,
        refusals={
            **_VOTING,
            "vote.too-many": "more votes are counted than those present have",
            "vote.by-name": "sections or units have to agree as well, which papers do not show",
            "teller.unknown": "the statute has fewer tellers",
            "count.differs": "the count differs from another teller's",
            "count.unchanged": "the teller entered this very count before",
        },
        article="elections.tellers",
    ),
)
