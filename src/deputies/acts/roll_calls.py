"""Roll calls: open for deputies to enter their choices, broken off, or taken."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Final

from deputies.acts.causes import cause_of
from deputies.acts.kinds import Context, Exhibit, ExhibitNote, Kind, Place
from deputies.acts.resting import motion_named
from deputies.acts.sittings import check_length, sitting_of
from deputies.acts.state import State
from deputies.acts.voting import FOLLOWS, OWN_CAUSE, VOTING, by_name, called, follows, question_of, settle, settled_vote
from deputies.councils.strength import members_of
from deputies.sittings.convening import check_open
from deputies.sittings.own_cause import check_own_cause
from deputies.sittings.sitting import Bases, Cast, Choice, Motion
from deputies.sittings.voting import (
    Casting,
    check_form,
    judge_roll_call,
)
from deputies.values import Amount, Refusal
from deputies.values.shape import Digest, Doc, Id, Least, Text

__all__ = ["BOX", "KINDS", "BreakOffRollCall", "CastChoice", "OpenRollCall", "TakeRollCall"]

BOX: Final = "roll-call"
"""The box in which choices lie until the roll call is taken."""


@dataclass(frozen=True, slots=True)
class OpenRollCall:
    """Open a roll call: deputies who are present enter their choices themselves."""

    motion: Annotated[Id, Doc("the motion or amendment voted")]


@dataclass(frozen=True, slots=True)
class RollCallOpened:
    """A roll call is open."""

    motion: Id


def decide_open(state: State, request: OpenRollCall, context: Context) -> tuple[object, ...]:
    """The motion is to be voted now, and no other form of vote was demanded or begun."""
    motion = motion_named(state, request.motion)
    if motion.calling:
        raise Refusal("vote.roll-call-open", f"The roll call on {motion.id!r} is open already.", found="open")
    check_form(motion, "roll-call")
    question_of(state, motion, None, context)
    return (RollCallOpened(motion.id),)


def apply_opened(state: State, act: RollCallOpened) -> None:
    """Choices are taken."""
    state.put(replace(motion_named(state, act.motion), calling=True))


@dataclass(frozen=True, slots=True)
class BreakOffRollCall:
    """Break off an open roll call: what was entered does not count."""

    motion: Annotated[Id, Doc("the motion or amendment")]
    reason: Annotated[Text, Doc("why")]


@dataclass(frozen=True, slots=True)
class RollCallBrokenOff:
    """A roll call was broken off; the motion is voted anew."""

    motion: Id
    reason: Text


def _check_calling(motion: Motion) -> None:
    if not motion.calling:
        raise Refusal(
            "vote.no-roll-call",
            f"No roll call on {motion.id!r} is open.",
            found=motion.status,
            required="an open roll call",
        )


def decide_break_off(state: State, request: BreakOffRollCall, context: Context) -> tuple[object, ...]:
    """A roll call is open."""
    motion = motion_named(state, request.motion)
    _check_calling(motion)
    return (RollCallBrokenOff(motion.id, request.reason),)


def apply_broken_off(state: State, act: RollCallBrokenOff) -> None:
    """The motion waits for its vote."""
    state.put(replace(motion_named(state, act.motion), calling=False))


@dataclass(frozen=True, slots=True)
class CastChoice:
    """Enter one's choice in an open roll call. It lies in a box until the roll call is taken, and is public then."""

    motion: Annotated[Id, Doc("the motion or amendment voted")]
    choice: Annotated[Choice, Doc("for, against or abstain")]


def decide_cast(state: State, request: CastChoice, context: Context) -> tuple[object, ...]:
    """A roll call is open, the deputy is present and it is not their own cause: no act follows."""
    motion = motion_named(state, request.motion)
    _check_calling(motion)
    sitting = sitting_of(state, motion)
    check_open(sitting)
    mandates = (item for item in state.mandates_in(sitting.council) if item.deputy == context.by.of)
    own = [item.id for item in members_of(mandates, sitting.section) if item.sits]
    if not any(mandate in sitting.present for mandate in own):
        raise Refusal(
            "vote.absent",
            f"The deputy {context.by.of!r} is not present in the sitting {sitting.id!r}; check in first.",
            found=context.by.of,
            required="a deputy present",
        )
    check_own_cause(cause_of(state, motion, sitting), own)
    return ()


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
    question = question_of(state, motion, request.casting, context)
    vote = judge_roll_call(question, called(state, motion.id, request.choices, request.sheet))
    return (
        RollCallTaken(
            motion.id, () if request.sheet else request.choices, vote.votes_for, vote.votes_against, vote.abstentions,
            vote.carried, vote.sentence, vote.quorum, vote.needed, vote.bases, request.sheet, request.casting,
        ),
        *follows(state, motion, vote),
    )  # fmt: skip


def apply_roll_call(state: State, act: RollCallTaken) -> None:
    """The motion is carried or rejected; a carried amendment gives the motion its text."""
    choices = called(state, act.motion, act.choices, act.sheet)
    settle(state, act.motion, settled_vote(replace(by_name(state, choices), casting=act.casting), act))


def _place(state: State, request: OpenRollCall | BreakOffRollCall | CastChoice | TakeRollCall) -> Place:
    return Place(council=motion_named(state, request.motion).council)


_JUDGED = ("vote.no-quorum", "vote.no-casting", "threshold.base")
_CALLING = {"motion.unknown": "there is no such motion", "vote.no-roll-call": "no roll call on it is open"}

KINDS = (
    Kind(
        name="open-roll-call",
        noun="motions",
        title="Open a roll call",
        doc="Opens a roll call in which deputies who are present enter their choices themselves, each on their own "
        "screen. How many have done so is shown, and how they voted only once it is taken.",
        offices=("chair", "secretary"),
        request=OpenRollCall,
        acts={RollCallOpened: apply_opened},
        decide=decide_open,
        place=_place,
        refusals={
            **{code: when for code, when in VOTING.items() if code not in _JUDGED},
            "vote.roll-call-open": "it is open already",
            "vote.secret-begun": "tellers have begun to count a secret vote",
        },
        article="levels.majority",
    ),
    Kind(
        name="cast-choice",
        noun="motions",
        title="Vote in a roll call",
        doc="Enters the choice of a deputy in an open roll call, or changes it until the roll call is taken. Choices "
        "lie in a box of their own, so that many can vote at once; taken, they stand on the record with the deputies' "
        "names. Who leaves before that takes no part, unless they are back in time.",
        offices=("deputy",),
        request=CastChoice,
        acts={},
        decide=decide_cast,
        place=_place,
        refusals={
            **_CALLING,
            "sitting.not-open": "the sitting is not open",
            "vote.absent": "the deputy is not present",
            **OWN_CAUSE,
        },
        article="levels.majority",
        box=BOX,
    ),
    Kind(
        name="break-off-roll-call",
        noun="motions",
        title="Break off a roll call",
        doc="Breaks off an open roll call, with the reason. What was entered does not count; the motion is voted anew.",
        offices=("chair", "secretary"),
        request=BreakOffRollCall,
        acts={RollCallBrokenOff: apply_broken_off},
        decide=decide_break_off,
        place=_place,
        refusals=_CALLING,
        article="levels.majority",
    ),
    Kind(
        name="take-roll-call",
        noun="motions",
        title="Take a roll call",
        doc="Takes a vote in which each deputy's choice is public. The majority is that of the competence, or else of "
        "the level; abstentions count as the statute says, and a tie does not carry unless the chair has a casting "
        "vote. Deputies who carry several votes may split them. Present deputies who are not named took no part. "
        "Whom the motion would sanction or recall is not named.",
        offices=("secretary", "chair"),
        request=TakeRollCall,
        acts={RollCallTaken: apply_roll_call, **FOLLOWS},
        decide=decide_roll_call,
        place=_place,
        refusals={
            **VOTING,
            **OWN_CAUSE,
            "vote.secret-begun": "tellers have begun to count a secret vote",
            "sheet.needed": "so many are named that an entry cannot hold them",
            "sheet.other": "the sheet is of another motion",
            "exhibit.missing": "the sheet was not handed in",
            "record.not-canonical": "the sheet is not in canonical form",
            "faults": "someone is called twice, casts more votes than it has, or is not present and in office",
        },
        article="levels.majority",
    ),
)
