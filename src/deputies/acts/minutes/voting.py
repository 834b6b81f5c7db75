"""Votes in minutes: figures, majority and quorum as they were taken down, who voted how, what was corrected."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import TypeAlias

from deputies.acts.amendment import StatuteVoted
from deputies.acts.corrections import VoteCorrected
from deputies.acts.minutes.document import Named, Ref, SectionHands, VoteCorrection, VoteRecord
from deputies.acts.minutes.sources import Act
from deputies.acts.roll_calls import RollCallTaken
from deputies.acts.telling import Speaker
from deputies.acts.telling.speech import count
from deputies.acts.votes import HandsCounted, SecretVoteTaken
from deputies.sittings.sitting import Cast, Motion, Vote

__all__ = ["NAMED_MOST", "Roll", "Taken", "as_taken", "corrected", "vote_record"]

Taken: TypeAlias = HandsCounted | RollCallTaken | SecretVoteTaken | StatuteVoted
"""The acts by which a vote is taken."""

NAMED_MOST = 300
"""Roll calls of more than these are referred to, on the record and on the page of the motion, and not written out."""

_FORMS = {
    HandsCounted: "Show of hands",
    RollCallTaken: "Roll call",
    SecretVoteTaken: "Secret vote",
    StatuteVoted: "Roll call",
}
_LABELS = {"for": "For", "against": "Against", "abstain": "Abstaining"}


def vote_record(say: Speaker, act: Act, number: int, present: Collection[str]) -> VoteRecord:
    """Return a vote as it was taken.

    number   which of the votes on the motion it is, from 0: a sitting may vote again.
    present  mandates in the room at that moment.
    """
    value: Taken = act.value
    casts, by_name = as_taken(say, value, number)
    return VoteRecord(
        refs=(Ref(act.entry.seq, act.number),),
        at=act.entry.at,
        form=_FORMS[type(value)],
        votes_for=value.votes_for,
        votes_against=value.votes_against,
        abstentions=value.abstentions,
        spoiled=getattr(value, "spoiled", 0),
        carried=value.carried,
        sentence=value.sentence,
        present=value.bases.present,
        in_office=value.bases.in_office,
        quorum=value.quorum,
        needed=value.needed,
        casting=getattr(value, "casting", None) or "",
        sections=tuple(
            SectionHands(_section(say, item.section), item.votes_for, item.votes_against, item.abstentions)
            for item in getattr(value, "sections", ())
        ),
        named=_named(say, casts, present) if casts else (),
        by_name=by_name,
        sheet=getattr(value, "sheet", None) or "",
    )


def _section(say: Speaker, id_: str) -> str:
    found = say.state.statute.sections.get(id_)
    return found.name if found else id_


def as_taken(say: Speaker, value: Taken, number: int) -> tuple[tuple[Cast, ...], int]:
    """Return who cast what in a roll call, and how many did; none of them by name where they are too many to name.

    Choices that stand on a sheet are told as the state has them now.
    """
    choices: tuple[Cast, ...] = getattr(value, "choices", ())
    motion: Motion | None = say.find("motions", value.motion)
    if choices or motion is None or not getattr(value, "sheet", None):
        return _few(choices, len({item.mandate for item in choices}))
    votes: list[Vote] = [*motion.earlier, *((motion.vote,) if motion.vote else ())]
    if number >= len(votes):
        return (), 0
    vote = votes[number]
    many = len({*vote.named_for, *vote.named_against, *vote.named_abstaining})
    if many > NAMED_MOST:
        return (), many
    splits = {(item.mandate, item.choice): item.votes for item in vote.splits}
    return tuple(Cast(id_, choice, splits.get((id_, choice))) for id_, choice in vote.choices), many


def _few(choices: tuple[Cast, ...], many: int) -> tuple[tuple[Cast, ...], int]:
    return (choices, many) if many <= NAMED_MOST else ((), many)


def _named(say: Speaker, casts: Iterable[Cast], present: Collection[str]) -> tuple[Named, ...]:
    listed = list(casts)
    found = []
    for choice, label in _LABELS.items():
        names = [_voter(say, item) for item in listed if item.choice == choice]
        if names:
            found.append(Named(label, tuple(names)))
    voted = {item.mandate for item in listed}
    silent = [id_ for id_ in present if id_ not in voted]
    if len(silent) > NAMED_MOST:
        found.append(Named("Present, took no part", (count(len(silent), "deputy", "deputies"),)))
    elif silent:
        found.append(Named("Present, took no part", tuple(say.deputy(id_) for id_ in silent)))
    return tuple(found)


def _voter(say: Speaker, cast: Cast) -> str:
    votes = "" if cast.votes is None else f" ({cast.votes} {'vote' if cast.votes == 1 else 'votes'})"
    return f"{say.deputy(cast.mandate)}{votes}"


@dataclass
class Roll:
    """Who has which choice in a vote by name as it stands by now, and who was in the room when it was taken."""

    choices: dict[str, Cast]
    present: tuple[str, ...]


def corrected(say: Speaker, vote: VoteRecord, act: Act, roll: Roll) -> VoteRecord:
    """Return a vote with a correction beside it; who voted how is brought up to date, here and in the roll.

    The choices of a large vote stand on a sheet; what is known of them is how they stand at the end.
    """
    value: VoteCorrected = act.value
    on_sheet, changes = bool(vote.sheet), []
    for item in value.choices:
        was, now = roll.choices.get(item.mandate), _LABELS[item.choice].lower()
        before = "" if on_sheet or was is None else f", not {_LABELS[was.choice].lower()}"
        changes.append(f"{say.deputy(item.mandate)}: {now}{before}")
        roll.choices[item.mandate] = item
    found = VoteCorrection(
        (Ref(act.entry.seq, act.number),), act.entry.at, value.reason, value.votes_for, value.votes_against,
        value.abstentions, value.carried, value.sentence, tuple(changes),
    )  # fmt: skip
    named = _named(say, roll.choices.values(), roll.present) if vote.named else ()
    by_name = len(roll.choices) if vote.named else vote.by_name
    return replace(vote, named=named, by_name=by_name, corrections=(*vote.corrections, found))
