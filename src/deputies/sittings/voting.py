"""Votes in a sitting: by roll call, where each choice is public, or by show of hands, in totals.

A motion is judged by the majority of its competence, or else of the level; an amendment by that of the level. Those
who vote or abstain must be as many as the quorum fixed at the opening: whoever has left does not hold it up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated

from deputies.councils.strength import Strength
from deputies.sittings.convening import check_open
from deputies.sittings.sitting import Choice, Motion, Sitting, Vote
from deputies.sittings.tabling import pending_amendments
from deputies.statutes.majorities import Ballot, base_of, judge, say_article, say_threshold
from deputies.statutes.model import Level, Majority, Statute, Working
from deputies.values import Base, Fault, Faults, Refusal
from deputies.values.shape import Doc, Id

__all__ = [
    "Cast", "Question", "check_demand", "check_hands_allowed", "check_votable", "judge_hands", "judge_roll_call",
    "majority_for",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cast:
    """The choice of one deputy in a roll call."""

    mandate: Annotated[Id, Doc("the deputy's mandate")]
    choice: Annotated[Choice, Doc("for, against or abstain")]


@dataclass(frozen=True, slots=True)
class Question:
    """What a vote is judged by: the sitting with its quorum, the majority with its article, the body's strength."""

    sitting: Sitting
    level: Level
    majority: Majority
    article: str
    strength: Strength


def majority_for(statute: Statute, level: Level, motion: Motion) -> tuple[Majority, str]:
    """Return the majority that a motion needs, and the article that says so."""
    competence = statute.competences[motion.competence]
    if motion.amends is None and competence.majority is not None:
        return competence.majority, competence.article
    return level.majority, level.article


def check_votable(sitting: Sitting, motion: Motion, motions: Iterable[Motion]) -> None:
    """Raise `Refusal` unless the motion is to be voted now.

    Codes: `sitting.not-open`, `motion.voted` (it has been), `motion.amendments-first` (an amendment is not voted yet).
    """
    check_open(sitting)
    if motion.status != "tabled":
        raise Refusal(
            "motion.voted",
            f"The motion {motion.id!r} is {motion.status}; a motion is voted once.",
            found=motion.status,
            required="tabled",
        )
    pending = pending_amendments(motion, motions)
    if pending:
        names = ", ".join(item.id for item in pending)
        raise Refusal(
            "motion.amendments-first",
            f"The motion {motion.id!r} has amendments that are not voted yet: {names}; they come first.",
            found=names,
            required="all amendments voted",
        )


def check_demand(
    working: Working, sitting: Sitting, motion: Motion, demanded_by: Sequence[str], in_office: Collection[str]
) -> None:
    """Raise unless a roll call may be demanded by these deputies.

    demanded_by  reaches `roll_call` of the statute's article on working, a share of those present.
    raises       Refusal: `sitting.not-open`, `motion.voted`, `vote.roll-call-demanded`, `vote.too-few-demand`,
                 `threshold.base`; Faults for someone named twice or not present.
    """
    check_votable(sitting, motion, ())
    check_hands_allowed(motion)
    present = [mandate for mandate in sitting.present if mandate in in_office]
    faults = [
        Fault(f"demanded_by[{index}]", f"{mandate!r} is not present or stands twice", "each deputy present once")
        for index, mandate in enumerate(demanded_by)
        if mandate not in present or mandate in demanded_by[:index]
    ]
    if faults:
        raise Faults("demand-roll-call", faults)
    numbers: dict[Base, int] = {"present": len(present), "enrolled": len(sitting.present)}
    base = base_of(working.roll_call, numbers, article=working.article)
    if not working.roll_call.met(len(demanded_by), base):
        needed = working.roll_call.needed(base)
        raise Refusal(
            "vote.too-few-demand",
            f"{len(demanded_by)} of {len(present)} deputies present demand a roll call; {say_article(working.article)} "
            f"requires {needed} ({say_threshold(working.roll_call)}).",
            article=working.article,
            found=str(len(demanded_by)),
            required=str(needed),
        )


def check_hands_allowed(motion: Motion) -> None:
    """Raise `Refusal` (`vote.roll-call-demanded`) if deputies have demanded a roll call on the motion."""
    if motion.demanded_by:
        raise Refusal(
            "vote.roll-call-demanded",
            f"{len(motion.demanded_by)} deputies have demanded a roll call on the motion {motion.id!r}; take it.",
            found=", ".join(motion.demanded_by),
            required="a roll call",
        )


def judge_roll_call(question: Question, casts: Sequence[Cast], in_office: Collection[str]) -> Vote:
    """Return the vote that a roll call gives.

    Each deputy named is present, still in office, and named once. Present deputies who are not named took no part.

    in_office  mandates in office of the body that sits.
    raises     Faults for someone named twice or not present; Refusal `vote.no-quorum`.
    """
    present = {mandate for mandate in question.sitting.present if mandate in in_office}
    faults: list[Fault] = []
    seen: set[str] = set()
    for index, item in enumerate(casts):
        path = f"choices[{index}].mandate"
        if item.mandate in seen:
            faults.append(Fault(path, f"{item.mandate!r} is called twice", "each deputy once"))
        elif item.mandate not in present:
            faults.append(Fault(path, f"{item.mandate!r} is not present", "a deputy present and in office"))
        seen.add(item.mandate)
    if faults:
        raise Faults("take-roll-call", faults)
    counted = Counter(item.choice for item in casts)
    ballot = Ballot(counted["for"], counted["against"], counted["abstain"])
    choices = tuple((item.mandate, item.choice) for item in casts)
    return _vote("roll-call", question, ballot, len(present), choices)


def judge_hands(question: Question, ballot: Ballot, in_office: Collection[str]) -> Vote:
    """Return the vote that counted hands give.

    raises  Refusal: `vote.too-many` (more hands than deputies present), `vote.no-quorum`.
    """
    present = sum(1 for mandate in question.sitting.present if mandate in in_office)
    if ballot.voters > present:
        raise Refusal(
            "vote.too-many",
            f"{ballot.votes_for} for, {ballot.votes_against} against and {ballot.abstentions} abstaining are "
            f"{ballot.voters}; only {present} deputies are present.",
            found=str(ballot.voters),
            required=f"at most {present}",
        )
    return _vote("show-of-hands", question, ballot, present, ())


def _vote(kind: str, question: Question, ballot: Ballot, present: int, choices: tuple[tuple[str, Choice], ...]) -> Vote:
    quorum = question.sitting.quorum
    if ballot.voters < quorum:
        raise Refusal(
            "vote.no-quorum",
            f"{ballot.voters} of {present} deputies present voted or abstained; {say_article(question.level.article)} "
            f"requires {quorum} for a quorum.",
            article=question.level.article,
            found=str(ballot.voters),
            required=str(quorum),
        )
    numbers: dict[Base, int] = {
        **question.strength.numbers, "present": present, "enrolled": len(question.sitting.present),
    }  # fmt: skip
    judged = judge(question.majority, ballot, numbers, article=question.article)
    return Vote(
        "roll-call" if kind == "roll-call" else "show-of-hands",
        ballot.votes_for,
        ballot.votes_against,
        ballot.abstentions,
        choices,
        judged.carried,
        judged.sentence,
    )
