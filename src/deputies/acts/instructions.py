"""What deputies are told: instructions of the electors and of sending councils, and the votes they ask for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from deputies.acts.elections import election_named
from deputies.acts.kinds import Context, Kind, Place
from deputies.acts.resting import RESTING, check_body, motion_named, rested, spend
from deputies.acts.sittings import sitting_named
from deputies.acts.state import State
from deputies.councils.delegation import check_delegate
from deputies.mandates.instructions import (
    check_electors_elected,
    check_in_office,
    check_instruction_new,
    check_meeting,
    check_not_asked,
    instruct,
    instruction_of,
    with_asked,
)
from deputies.mandates.mandate import Asked, Instruction, Mandate
from deputies.sittings.sitting import Choice, Motion, Sitting
from deputies.statutes.model import Instructions, Majority
from deputies.values import Refusal, date_of
from deputies.values.shape import Day, Doc, Id, Least, Text

__all__ = ["KINDS", "ApplyInstruction", "Instruct", "InstructDelegate", "electors_of", "instructions_of"]


def electors_of(state: State, mandate: Mandate) -> int:
    """Return the electors of the constituency that elected, on the roll of the election."""
    return election_named(state, mandate.election).electors


def instructions_of(state: State, mandate: Mandate) -> Instructions:
    """Return the provision on instructions that a mandate was given under."""
    return state.statutes[mandate.statute].mandates.instructions


def _check_ask(state: State, mandate: Mandate, motion: str | None, choice: Choice | None) -> None:
    """Raise `Refusal` unless a deputy may be told to vote so on this motion: it will be voted where the deputy sits."""
    if (motion is None) != (choice is None):
        raise Refusal(
            "instruction.choice",
            "An instruction that names a motion says how to vote on it, and one that says how names the motion.",
            found="a motion without a choice" if choice is None else "a choice without a motion",
            required="both, or neither",
        )
    if motion is None:
        return
    tabled = motion_named(state, motion)
    section = sitting_named(state, tabled.sitting).section
    if tabled.council != mandate.council or section not in (None, mandate.section):
        where = f"the section {section!r} of {tabled.council!r}" if section else f"the council {tabled.council!r}"
        raise Refusal(
            "instruction.motion",
            f"The motion {motion!r} is voted by {where}, where the deputy of {mandate.id!r} does not sit.",
            found=section or tabled.council,
            required=mandate.council,
        )
    if tabled.status != "tabled" or tabled.vote is not None:
        raise Refusal(
            "motion.voted",
            f"The motion {motion!r} is {tabled.status}; deputies are told how to vote before the vote.",
            found=tabled.status,
            required="tabled",
        )


@dataclass(frozen=True, slots=True)
class Instruct:
    """Instruct a deputy, as a meeting of the electors decided."""

    mandate: Id
    instruction: Annotated[Id, Doc("id of the instruction")]
    text: Annotated[Text, Doc("what the deputy is to do")]
    votes_for: Annotated[int, Least(0), Doc("electors who voted for it")]
    votes_against: Annotated[int, Least(0), Doc("electors who voted against it")]
    motion: Annotated[Id | None, Doc("a motion that is tabled, where it asks for a vote on one")] = None
    choice: Annotated[Choice | None, Doc("how to vote on that motion")] = None


@dataclass(frozen=True, slots=True)
class DeputyInstructed:
    """The electors instructed their deputy; `force` is what the statute gives an instruction."""

    mandate: Id
    instruction: Id
    text: str
    votes_for: Annotated[int, Least(0)]
    votes_against: Annotated[int, Least(0)]
    force: str
    given: Day
    number: Annotated[int, Least(1)]
    motion: Id | None = None
    choice: Choice | None = None


def decide_instruct(state: State, request: Instruct, context: Context) -> tuple[object, ...]:
    """An instruction has the majority that the statute requires, among the electors who elected."""
    mandate = state.mandate(request.mandate)
    check_electors_elected(mandate)
    asked = Instruction(
        request.instruction, request.text, request.votes_for, request.votes_against, "", date_of(context.now)
    )
    given = instruct(mandate, instructions_of(state, mandate), asked, electors=electors_of(state, mandate))
    _check_ask(state, mandate, request.motion, request.choice)
    return (
        DeputyInstructed(
            mandate.id, given.id, given.text, given.votes_for, given.votes_against, given.force, given.given, given.seq,
            request.motion, request.choice,
        ),
    )  # fmt: skip


def _asks(motion: str | None, choice: Choice | None, day: str) -> tuple[Asked, ...]:
    return (Asked(motion, choice, day),) if motion is not None and choice is not None else ()


def apply_instructed(state: State, act: DeputyInstructed) -> None:
    """The deputy has the instruction."""
    mandate: Mandate = state.tables["mandates"][act.mandate]
    asks = _asks(act.motion, act.choice, act.given)
    given = Instruction(
        act.instruction, act.text, act.votes_for, act.votes_against, act.force, act.given, act.number, asks
    )
    state.put(replace(mandate, instructions=(*mandate.instructions, given)))


@dataclass(frozen=True, slots=True)
class ApplyInstruction:
    """Say which vote an instruction given in words asks for, as a meeting of the electors decided."""

    mandate: Id
    instruction: Annotated[Id, Doc("the instruction")]
    motion: Annotated[Id, Doc("a motion that is tabled where the deputy sits")]
    choice: Annotated[Choice, Doc("how to vote on it")]
    votes_for: Annotated[int, Least(0), Doc("electors who voted for saying so")]
    votes_against: Annotated[int, Least(0), Doc("electors who voted against it")]


@dataclass(frozen=True, slots=True)
class InstructionApplied:
    """The electors said which vote on a motion an instruction of theirs asks for."""

    mandate: Id
    instruction: Id
    motion: Id
    choice: Choice
    votes_for: Annotated[int, Least(0)]
    votes_against: Annotated[int, Least(0)]
    day: Day


def decide_apply(state: State, request: ApplyInstruction, context: Context) -> tuple[object, ...]:
    """The instruction was given, the motion is not voted, and a meeting says so by the majority for instructions."""
    mandate, day = state.mandate(request.mandate), date_of(context.now)
    check_in_office(mandate, day)
    check_electors_elected(mandate)
    check_not_asked(instruction_of(mandate, request.instruction), request.motion)
    _check_ask(state, mandate, request.motion, request.choice)
    provision = instructions_of(state, mandate)
    check_meeting(provision, request.votes_for, request.votes_against, electors=electors_of(state, mandate))
    applied = InstructionApplied(
        mandate.id, request.instruction, request.motion, request.choice, request.votes_for, request.votes_against, day
    )
    return (applied,)


def apply_applied(state: State, act: InstructionApplied) -> None:
    """The instruction asks for this vote."""
    asked = Asked(act.motion, act.choice, act.day)
    state.put(with_asked(state.mandate(act.mandate), act.instruction, asked))


@dataclass(frozen=True, slots=True)
class InstructDelegate:
    """Instruct a delegate, as the council that sent it resolved."""

    motion: Annotated[Id, Doc("the motion of the sending council that was carried; its text is the instruction")]
    instruction: Annotated[Id, Doc("id of the instruction")]
    on: Annotated[Id | None, Doc("a motion tabled where the delegate sits, where the text asks for a vote on one")] = (
        None
    )
    choice: Annotated[Choice | None, Doc("the vote on it that the text asks for")] = None


@dataclass(frozen=True, slots=True)
class DelegateInstructed:
    """A council instructed a delegate it had sent; the instruction is the text of its motion."""

    mandate: Id
    instruction: Id
    motion: Id
    force: str
    given: Day
    number: Annotated[int, Least(1)]
    on: Id | None = None
    choice: Choice | None = None


def rests_instruct_delegate(state: State, about: str, sitting: Sitting) -> tuple[Majority, str]:
    """The council that sent the delegate sits as a whole; the majority of its level instructs."""
    sender = check_delegate(state.mandate(about))
    level = state.statutes[sitting.statute].levels[state.council(sender).level]
    check_body(sitting, sender, article=level.article)
    return level.majority, level.article


def decide_instruct_delegate(state: State, request: InstructDelegate, context: Context) -> tuple[object, ...]:
    """The sending council carried a motion to instruct; the delegate is in office."""
    motion, purpose = rested(state, request.motion, "instruct-delegate")
    mandate, day = state.mandate(purpose.about), date_of(context.now)
    check_delegate(mandate)
    check_in_office(mandate, day)
    check_instruction_new(mandate, request.instruction)
    _check_ask(state, mandate, request.on, request.choice)
    force, number = instructions_of(state, mandate).force, len(mandate.instructions) + 1
    instructed = DelegateInstructed(
        mandate.id, request.instruction, motion.id, force, day, number, request.on, request.choice
    )
    return (instructed,)


def apply_delegate_instructed(state: State, act: DelegateInstructed) -> None:
    """The delegate has the instruction."""
    mandate, motion = state.mandate(act.mandate), state.get(Motion, act.motion, "motion")
    asks = _asks(act.on, act.choice, act.given)
    given = Instruction(act.instruction, motion.text, 0, 0, act.force, act.given, act.number, asks, motion.id)
    state.put(replace(mandate, instructions=(*mandate.instructions, given)))
    spend(state, act.motion)


def _place_of_electors(state: State, request: Instruct | ApplyInstruction) -> Place:
    mandate = state.mandate(request.mandate)
    return Place(mandate.council, mandate.units)


def _place_motion(state: State, request: InstructDelegate) -> Place:
    return Place(council=motion_named(state, request.motion).council)


_IN_OFFICE = {
    "mandate.unknown": "there is no such mandate",
    "mandate.ended": "the mandate has ended",
    "mandate.expired": "the term is over",
    "mandate.unconfirmed": "the credential is not confirmed",
    "mandate.waiting": "the council is not constituted anew yet",
}
_BY_MEETING = {
    "instruction.votes": "there are more votes than electors",
    "instruction.majority": "the votes do not reach the statute's majority, or are not more than those against",
}
_ASKING = {
    "instruction.motion": "the motion is voted where the deputy does not sit",
    "motion.unknown": "there is no such motion",
    "motion.voted": "the motion has been voted, or has lapsed",
}

KINDS = (
    Kind(
        name="instruct",
        noun="mandates",
        title="Instruct a deputy",
        doc="Takes down an instruction that a meeting of the electors gave their deputy, with the votes for and "
        "against; it may ask for a vote on a motion that is tabled. The statute says which majority it needs and "
        "whether it binds: where mandates are free it is a wish. Votes by name are held against it.",
        offices=("elector", "organiser"),
        request=Instruct,
        acts={DeputyInstructed: apply_instructed},
        decide=decide_instruct,
        place=_place_of_electors,
        refusals={
            **_IN_OFFICE,
            "mandate.delegate": "the deputy is a delegate of a council, which no unit elected",
            "instruction.exists": "the mandate has an instruction of this id",
            **_BY_MEETING,
            "instruction.choice": "a motion is named and no choice, or a choice and no motion",
            **_ASKING,
        },
        article="mandates.instructions",
    ),
    Kind(
        name="apply-instruction",
        noun="mandates",
        title="Apply an instruction to a motion",
        doc="Says which vote on a motion an instruction that was given in words asks for, before the motion is voted. "
        "A "
        "meeting of the electors decides that by the majority for instructions.",
        offices=("elector", "organiser"),
        request=ApplyInstruction,
        acts={InstructionApplied: apply_applied},
        decide=decide_apply,
        place=_place_of_electors,
        refusals={
            **_IN_OFFICE,
            "mandate.delegate": "the deputy is a delegate of a council, which no unit elected",
            "instruction.unknown": "the mandate has no such instruction",
            "instruction.applied": "it asks for a vote on this motion already",
            **_BY_MEETING,
            **_ASKING,
        },
        article="mandates.instructions",
    ),
    Kind(
        name="instruct-delegate",
        noun="mandates",
        title="Instruct a delegate",
        doc="Takes down an instruction that a council gave a delegate it had sent, by a motion carried by the majority "
        "of its level. The text of the motion is the instruction; where it asks for a vote on a motion that is tabled "
        "where the delegate sits, that vote is held against it.",
        offices=("secretary", "chair", "credentials"),
        request=InstructDelegate,
        acts={DelegateInstructed: apply_delegate_instructed},
        decide=decide_instruct_delegate,
        place=_place_motion,
        rests=rests_instruct_delegate,
        refusals={
            **RESTING,
            **_IN_OFFICE,
            "delegation.none-held": "the mandate was given by electors, who instruct",
            "motion.elsewhere": "another council sits, or a section",
            "instruction.exists": "the mandate has an instruction of this id",
            "instruction.choice": "a motion is named and no choice, or a choice and no motion",
            "instruction.motion": "the motion is voted where the delegate does not sit",
            "motion.voted": "the motion has been voted, or has lapsed",
        },
        article="mandates.instructions",
    ),
)
