"""Motions: the text, its amendments, the vote, and who voted how."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from deputies.acts.catalogue import CATALOGUE
from deputies.sittings.sitting import Motion, Sitting
from deputies.sittings.tabling import competence_of
from deputies.statutes.model import OWN_ORDER, Competence, Statute
from deputies.statutes.wording import say_value
from deputies.values import Refusal
from deputies_web.drawing.bars import draw_shares
from deputies_web.queries.decisions import DecisionView, VoteLine, decision_view, vote_line
from deputies_web.queries.reading import Person, Reading

__all__ = ["ByGroup", "MotionLine", "MotionView", "VoterLine", "motion_line", "motion_view", "recent_votes"]

_SILENT = 100
"""How many of those who were there and did not vote are named."""


@dataclass(frozen=True, slots=True)
class MotionLine:
    """A motion in a list."""

    id: str
    title: str
    status: str
    amends: str
    mover: Person
    vote: VoteLine | None
    carries_out: str = "adopt-decision"


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
    leads_to: str
    carry_out: str
    amended: MotionLine | None
    amendments: tuple[MotionLine, ...]
    voters: tuple[VoterLine, ...]
    voters_in_all: int
    groups: tuple[ByGroup, ...]
    absent: tuple[Person, ...]
    absent_more: int
    decision: str
    decided: DecisionView | None
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
        motion.leads_to.kind if motion.leads_to else "adopt-decision",
    )


def motion_view(reading: Reading, id_: str, today: str, start: int = 0, many: int | None = None) -> MotionView:
    """Return a motion's page as of a day, with `many` of those who voted by name from `start`.

    raises  Refusal `motion.unknown`.
    """
    state = reading.state
    motion: Motion = state.get(Motion, id_, "motion")
    sitting = state.tables["sittings"].get(motion.sitting)
    statute = reading.statute_of(sitting.statute) if sitting else reading.statute
    competence = _competence(statute, state.council(motion.council).level, motion.competence)
    majority = _majority(reading, motion, sitting, statute)
    voters = _voters(reading, motion)
    voted = {item.person.mandate for item in voters}
    silent = [item for item in (sitting.present if sitting else ()) if voters and item not in voted]
    reading.learn_of(silent[:_SILENT])
    decision = next((item for item in state.tables["decisions"].values() if item.motion == id_), None)
    directives = [item for item in state.tables["directives"].values() if decision and item.decision == decision.id]
    amendments = [item for item in state.tables["motions"].values() if item.amends == id_]
    reading.learn_of(item.moved_by for item in (motion, *amendments))
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
        majority=majority,
        leads_to=_leads_to(motion),
        carry_out=motion.leads_to.kind if motion.leads_to and motion.status == "carried" and not motion.spent else "",
        amended=motion_line(reading, amended) if amended else None,
        amendments=tuple(motion_line(reading, item) for item in amendments),
        voters=voters[start : None if many is None else start + many],
        voters_in_all=len(voters),
        groups=_groups(voters),
        absent=tuple(reading.person_of(item) for item in silent[:_SILENT]),
        absent_more=max(len(silent) - _SILENT, 0),
        decision=decision.id if decision else "",
        decided=decision_view(reading, decision.id, today) if decision else None,
        directives=tuple((item.id, item.title) for item in directives),
    )


def _competence(statute: Statute, level: str, id_: str) -> Competence | None:
    """Return the competence as a council of the level has it; None for votes that need none, such as on the statute."""
    return competence_of(statute, level, id_) if id_ == OWN_ORDER or id_ in statute.competences else None


def _majority(reading: Reading, motion: Motion, sitting: Sitting | None, statute: Statute) -> str:
    """Say what carries the motion: by what it leads to, by its competence, or as any."""
    level = reading.state.council(motion.council).level
    competence = _competence(statute, level, motion.competence)
    kind = CATALOGUE.get(motion.leads_to.kind) if motion.leads_to else None
    if kind and kind.rests and motion.leads_to and sitting and motion.status == "tabled":
        try:
            return say_value(kind.rests(reading.state, motion.leads_to.about, sitting)[0])
        except Refusal as refusal:
            return refusal.sentence
    own = competence.majority if competence and motion.amends is None else None
    return say_value(own or statute.levels[level].majority)


def _leads_to(motion: Motion) -> str:
    kind = CATALOGUE.get(motion.leads_to.kind) if motion.leads_to else None
    return kind.title if kind else ""


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
    motions = reversed(reading.state.tables["motions"].values())
    voted = tuple(islice((item for item in motions if item.council == council and item.vote), many))
    reading.learn_of(item.moved_by for item in voted)
    return tuple(motion_line(reading, item) for item in voted)
