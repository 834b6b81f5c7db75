"""What was decided, when, by which vote: the line that stands first on every page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from deputies.acts.telling.speech import say_day
from deputies.sittings.sitting import Decision, Motion, Vote
from deputies.statutes.majorities import say_amount
from deputies_web.drawing.bars import draw_shares
from deputies_web.queries.reading import Person, Reading

__all__ = [
    "DecisionLine", "DecisionView", "VoteLine", "decision_line", "decision_view", "decisions", "path_of", "vote_line",
]  # fmt: skip

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
    """A decision with the council that took it and its vote; `emergency` says how it was taken without a sitting."""

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
    path: str
    emergency: str


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A decision's page: how it was taken, and whether it holds on a day."""

    line: DecisionLine
    competence_article: str
    stage: str
    reasons: str
    taken_by: str
    choices: tuple[tuple[Person, str], ...]
    review_by: str
    expires: str
    confirmed: str
    lifted: str
    standing: str
    article: str
    suspended: tuple[tuple[str, str, str], ...]
    directives: tuple[tuple[str, str], ...]


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
        path_of(decision),
        _emergency(decision),
    )


def path_of(decision: Decision) -> str:
    """Return where a decision is shown, below the system's address: with its motion, or by itself."""
    return f"motions/{decision.motion}/" if decision.motion else f"decisions/{decision.id}/"


def _emergency(decision: Decision) -> str:
    """Say how a decision was taken without a sitting, and until when it holds; "" for one taken in a sitting."""
    if decision.procedure == "ordinary":
        return ""
    who = f"in an emergency, by the {decision.taken_by}"
    if decision.confirmed:
        return f"{who}; confirmed by the council on {say_day(decision.confirmed)}"
    if decision.lifted:
        return f"{who}; lifted by the council on {say_day(decision.lifted)}"
    return f"{who}; it ends on {say_day(decision.expires or '')} unless the council confirms it before"


def decision_view(reading: Reading, id_: str, day: str) -> DecisionView:
    """Return a decision's page as it stands on a day; raise `Refusal` (`decision.unknown`)."""
    decision: Decision = reading.state.get(Decision, id_, "decision")
    statute = reading.statute_of(decision.statute)
    competence = statute.competences.get(decision.competence)
    reading.learn(reading.state.mandate(item.mandate).name for item in decision.choices)
    directives = reading.state.tables["directives"].values()
    return DecisionView(
        decision_line(reading, decision),
        competence.article if competence else "",
        decision.stage,
        decision.reasons,
        decision.taken_by,
        tuple((reading.person_of(item.mandate), item.choice) for item in decision.choices),
        decision.review_by or "",
        decision.expires or "",
        decision.confirmed or "",
        decision.lifted or "",
        _standing(decision, day),
        statute.emergency.article if statute.emergency else "",
        tuple((reading.section_name(item.section), item.day, item.until) for item in decision.objections),
        tuple((item.id, item.title) for item in directives if item.decision == id_),
    )


def _standing(decision: Decision, day: str) -> str:
    """Say in a word whether a decision holds on a day."""
    if decision.suspended_on(day):
        return "suspended"
    if decision.lifted:
        return "lifted"
    return "in force" if decision.in_force_on(day) else "lapsed"


def decisions(reading: Reading, council: str = "") -> tuple[DecisionLine, ...]:
    """Return the decisions of a council, or of all councils, the last one first."""
    found: Iterable[Decision] = reading.state.tables["decisions"].values()
    kept = [item for item in found if council in ("", item.council)]
    return tuple(decision_line(reading, item) for item in reversed(kept))
