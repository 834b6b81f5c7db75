"""What was decided, when, by which vote: the line that stands first on every page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from deputies.sittings.sitting import Decision, Motion, Vote
from deputies.statutes.majorities import say_amount
from deputies_web.drawing.bars import draw_shares
from deputies_web.queries.reading import Reading

__all__ = ["DecisionLine", "VoteLine", "decision_line", "decisions", "vote_line"]

_FORMS = {
    "roll-call": "by roll call",
    "show-of-hands": "by show of hands: totals only",
    "secret": "in secret, on papers counted by tellers",
}


@dataclass(frozen=True, slots=True)
class VoteLine:
    """A vote in numbers, in words and as a bar."""

    kind: str
    votes_for: str
    votes_against: str
    abstentions: str
    carried: bool
    sentence: str
    bar: str

    @property
    def words(self) -> str:
        """The numbers, as people say them."""
        parts = [f"{self.votes_for} for", f"{self.votes_against} against"]
        if self.abstentions != "0":
            parts.append(f"{self.abstentions} abstaining")
        return ", ".join(parts)

    @property
    def form(self) -> str:
        """How it was taken: "by roll call", "by show of hands: totals only"."""
        return _FORMS[self.kind]

    @property
    def by_name(self) -> bool:
        """Whether each deputy's choice is known."""
        return self.kind == "roll-call"


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision with the council that took it and its vote."""

    id: str
    motion: str
    title: str
    text: str
    council: str
    council_name: str
    section: str
    day: str
    competence: str
    sitting: str
    vote: VoteLine | None


def vote_line(vote: Vote) -> VoteLine:
    """Return a vote as shown: numbers, sentence, bar."""
    said = [say_amount(part) for part in (vote.votes_for, vote.votes_against, vote.abstentions)]
    words = f"{said[0]} for, {said[1]} against, {said[2]} abstaining"
    shares = [
        ("For", vote.votes_for, "for"),
        ("Abstaining", vote.abstentions, "abstain"),
        ("Against", vote.votes_against, "against"),
    ]
    return VoteLine(
        vote.kind,
        said[0],
        said[1],
        said[2],
        vote.carried,
        vote.sentence,
        draw_shares(shares, label=words),
    )


def decision_line(reading: Reading, decision: Decision) -> DecisionLine:
    """Return a decision as shown."""
    motion: Motion | None = reading.state.find(Motion, decision.motion)
    return DecisionLine(
        decision.id,
        decision.motion,
        decision.title,
        decision.text,
        decision.council,
        reading.council_name(decision.council),
        reading.section_name(decision.section),
        decision.adopted,
        reading.competence_name(decision.competence),
        decision.sitting,
        vote_line(motion.vote) if motion and motion.vote else None,
    )


def decisions(reading: Reading, council: str = "") -> tuple[DecisionLine, ...]:
    """Return the decisions of a council, or of all councils, the last one first."""
    found: Iterable[Decision] = reading.state.tables["decisions"].values()
    kept = [item for item in found if council in ("", item.council)]
    return tuple(decision_line(reading, item) for item in reversed(kept))
