"""Motions: the text, its amendments, the vote, and who voted how."""

from __future__ import annotations

from dataclasses import dataclass

from deputies.sittings.sitting import Motion
from deputies.statutes.majorities import say_threshold
from deputies_web.drawing.bars import draw_shares
from deputies_web.queries.decisions import VoteLine, vote_line
from deputies_web.queries.reading import Person, Reading

__all__ = ["ByGroup", "MotionLine", "MotionView", "VoterLine", "motion_line", "motion_view", "recent_votes"]


@dataclass(frozen=True, slots=True)
class MotionLine:
    """A motion in a list."""

    id: str
    title: str
    status: str
    amends: str
    mover: Person
    vote: VoteLine | None


@dataclass(frozen=True, slots=True)
class VoterLine:
    """One deputy's choice."""

    person: Person
    section: str
    choice: str


@dataclass(frozen=True, slots=True)
class ByGroup:
    """How one party, or the non-party deputies, voted."""

    name: str
    votes_for: int
    votes_against: int
    abstentions: int
    bar: str


@dataclass(frozen=True, slots=True)
class MotionView:
    """A motion's page."""

    line: MotionLine
    text: str
    council: str
    council_name: str
    sitting: str
    sitting_day: str
    competence: str
    competence_article: str
    majority: str
    amended: MotionLine | None
    amendments: tuple[MotionLine, ...]
    voters: tuple[VoterLine, ...]
    groups: tuple[ByGroup, ...]
    absent: tuple[Person, ...]
    decision: str
    directives: tuple[tuple[str, str], ...]


def motion_line(reading: Reading, motion: Motion) -> MotionLine:
    """Return a motion as lists show it."""
    return MotionLine(
        motion.id,
        motion.title,
        motion.status,
        motion.amends or "",
        reading.person_of(motion.moved_by),
        vote_line(motion.vote) if motion.vote else None,
    )


def motion_view(reading: Reading, id_: str) -> MotionView:
    """Return a motion's page; raise `Refusal` (`motion.unknown`)."""
    state = reading.state
    motion: Motion = state.get(Motion, id_, "motion")
    sitting = state.tables["sittings"].get(motion.sitting)
    statute = reading.statute_of(sitting.statute) if sitting else reading.statute
    competence = statute.competences.get(motion.competence)
    level = statute.levels[state.council(motion.council).level]
    majority = (competence.majority if competence else None) or level.majority
    voters = _voters(reading, motion)
    voted = {item.person.mandate for item in voters}
    present = sitting.present if sitting else ()
    decision = next((item for item in state.tables["decisions"].values() if item.motion == id_), None)
    directives = [item for item in state.tables["directives"].values() if decision and item.decision == decision.id]
    amended = state.tables["motions"].get(motion.amends) if motion.amends else None
    return MotionView(
        line=motion_line(reading, motion),
        text=motion.text,
        council=motion.council,
        council_name=reading.council_name(motion.council),
        sitting=motion.sitting,
        sitting_day=sitting.day if sitting else "",
        competence=competence.title if competence else motion.competence,
        competence_article=competence.article if competence else "",
        majority=say_threshold(majority.threshold),
        amended=motion_line(reading, amended) if amended else None,
        amendments=tuple(motion_line(reading, item) for item in state.tables["motions"].values() if item.amends == id_),
        voters=voters,
        groups=_groups(voters),
        absent=tuple(reading.person_of(item) for item in present if voters and item not in voted),
        decision=decision.id if decision else "",
        directives=tuple((item.id, item.title) for item in directives),
    )


def _voters(reading: Reading, motion: Motion) -> tuple[VoterLine, ...]:
    if motion.vote is None:
        return ()
    mandates = reading.state.tables["mandates"]
    reading.learn(mandates[item].name for item, _ in motion.vote.choices if item in mandates)
    lines = []
    for mandate, choice in motion.vote.choices:
        person = reading.person_of(mandate)
        lines.append(VoterLine(person, reading.section_name(person.section), choice))
    return tuple(sorted(lines, key=lambda item: (item.person.party_name, item.person.name)))


def _groups(voters: tuple[VoterLine, ...]) -> tuple[ByGroup, ...]:
    found = []
    for name in dict.fromkeys(item.person.party_name for item in voters):
        choices = [item.choice for item in voters if item.person.party_name == name]
        counts = (choices.count("for"), choices.count("against"), choices.count("abstain"))
        shares = [("For", counts[0], "for"), ("Abstaining", counts[2], "abstain"), ("Against", counts[1], "against")]
        label = f"{name}: {counts[0]} for, {counts[1]} against, {counts[2]} abstaining"
        found.append(ByGroup(name, *counts, draw_shares(shares, label=label)))
    return tuple(found)


def recent_votes(reading: Reading, council: str, many: int = 6) -> tuple[MotionLine, ...]:
    """Return the last motions of a council that were voted, the latest first."""
    voted = [item for item in reading.state.tables["motions"].values() if item.council == council and item.vote]
    return tuple(motion_line(reading, item) for item in reversed(voted[-many:]))
