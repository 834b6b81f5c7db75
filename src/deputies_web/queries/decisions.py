"""What was decided, when, by which vote: the line that stands first on every page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from deputies.sittings.sitting import Decision, Motion, Vote, VoteKind
from deputies.statutes.majorities import say_amount, say_article
from deputies.values import say_date
from deputies_web.drawing.bars import draw_shares
from deputies_web.queries.powers import body_words, say_stage, stage_picture
from deputies_web.queries.reading import Person, Reading

__all__ = [
    "DecisionLine", "DecisionView", "Undoing", "VoteLine", "decision_line", "decision_view", "decisions",
    "last_decisions", "own_decisions", "vote_line",
]  # fmt: skip

_FORMS: Mapping[VoteKind, str] = {
    "roll-call": "by roll call",
    "show-of-hands": "by show of hands: totals only",
    "secret": "in secret, on papers counted by tellers",
    "consent": "by consent: members sign off, or object",
}


@dataclass(frozen=True, slots=True)
class VoteLine:
    """A vote in numbers, in words and as a bar."""

    kind: VoteKind
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
    def how(self) -> str:
        """The same in two words: "by roll call", "in secret"."""
        return self.form.partition(":")[0].partition(",")[0]

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
    stage: str
    organ: str
    organ_name: str
    undone: str
    emergency: str

    @property
    def page(self) -> str:
        """Where it is shown, below the system's address: with its motion, or by itself where it has none."""
        return f"motions/{self.motion}/" if self.motion else f"decisions/{self.id}/"


@dataclass(frozen=True, slots=True)
class Undoing:
    """How a decision was undone, or for how long it is suspended: what, by whom, when, on which motion."""

    what: str
    by: str
    day: str
    until: str
    motion: str
    sentence: str


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A decision in full: by which competence, at which stage, by which organ, and whether it holds on a day.

    standing  suspended, set aside, overruled, lifted, lapsed or in force.
    reasons   why it was taken in an emergency, "" where it was not; what follows is of that.
    """

    line: DecisionLine
    article: str
    stage_words: str
    stage_picture: str
    undone: tuple[Undoing, ...]
    reported: str
    reported_day: str
    voters: tuple[tuple[Person, str], ...]
    standing: str
    reasons: str
    taken_by: str
    review_by: str
    expires: str
    confirmed: str
    lifted: str
    emergency_article: str
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
    vote = decision.vote or (motion.vote if motion else None)
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
        vote_line(vote) if vote else None,
        decision.stage,
        decision.organ,
        body_words(reading, decision.organ) if decision.organ else "",
        "overruled" if decision.overruled else "set aside" if decision.set_aside else "",
        _emergency(decision),
    )


def _emergency(decision: Decision) -> str:
    """Say how a decision was taken without a sitting, and until when it holds; "" for one taken in a sitting."""
    if decision.procedure == "ordinary":
        return ""
    who = f"in an emergency, by the {decision.taken_by}"
    if decision.confirmed:
        return f"{who}; confirmed by the council on {say_date(decision.confirmed)}"
    if decision.lifted:
        return f"{who}; lifted by the council on {say_date(decision.lifted)}"
    return f"{who}; it ends on {say_date(decision.expires or '')} unless the council confirms it before"


def decision_view(reading: Reading, id_: str, day: str) -> DecisionView:
    """Return a decision's page as it stands on a day; raise `Refusal` (`decision.unknown`)."""
    state = reading.state
    decision: Decision = state.get(Decision, id_, "decision")
    sitting = state.tables["sittings"].get(decision.reported)
    mandates = state.tables["mandates"]
    cast = ((item.mandate, item.choice) for item in decision.choices)
    choices = tuple(decision.vote.choices) if decision.vote else tuple(cast)
    reading.learn(mandates[item].name for item, _ in choices if item in mandates)
    statute = reading.statute_of(decision.statute)
    competence = statute.competences.get(decision.competence)
    return DecisionView(
        line=decision_line(reading, decision),
        article=say_article(competence.article) if competence else "",
        stage_words=say_stage(decision.stage),
        stage_picture=stage_picture(decision.stage, competence.highest if competence else "deciding"),
        undone=tuple(_undone(reading, decision)),
        reported=decision.reported,
        reported_day=sitting.day if sitting else "",
        voters=tuple((reading.person_of(mandate), choice) for mandate, choice in choices),
        standing=_standing(decision, day),
        reasons=decision.reasons,
        taken_by=decision.taken_by,
        review_by=decision.review_by or "",
        expires=decision.expires or "",
        confirmed=decision.confirmed or "",
        lifted=decision.lifted or "",
        emergency_article=statute.emergency.article if statute.emergency else "",
        directives=tuple((item.id, item.title) for item in state.tables["directives"].values() if item.decision == id_),
    )


def _standing(decision: Decision, day: str) -> str:
    """Say in a word whether a decision holds on a day."""
    if decision.suspended_on(day):
        return "suspended"
    if not decision.stands:
        return "overruled" if decision.overruled else "set aside"
    if decision.lifted:
        return "lifted"
    return "in force" if decision.in_force_on(day) else "lapsed"


def _undone(reading: Reading, decision: Decision) -> Iterator[Undoing]:
    for item in decision.objections:
        name = reading.section_name(item.section)
        yield Undoing("suspended by an objection", name, item.day, item.until, "", item.sentence)
    for what, found in (("set aside", decision.set_aside), ("overruled", decision.overruled)):
        if found is not None:
            name = reading.council_name(found.council)
            yield Undoing(what, name, found.day, "", found.motion, found.sentence)


def own_decisions(reading: Reading, council: str, many: int) -> tuple[int, tuple[DecisionLine, ...]]:
    """Return how many decisions a council took itself, none of them between sittings, and the last `many` of them."""
    kept = [item for item in _taken(reading) if item.council == council and not item.organ]
    return len(kept), tuple(decision_line(reading, item) for item in kept[:many])


def last_decisions(reading: Reading) -> tuple[DecisionLine, ...]:
    """Return the last decision that each council took itself, the latest first."""
    seen: dict[str, Decision] = {}
    for item in _taken(reading):
        if not item.organ:
            seen.setdefault(item.council, item)
    return tuple(decision_line(reading, item) for item in seen.values())


def decisions(
    reading: Reading, council: str = "", start: int = 0, many: int | None = None
) -> tuple[int, tuple[DecisionLine, ...]]:
    """Return how many decisions of a council, or of all, there are, and `many` from `start`, the last one first."""
    kept = [item for item in _taken(reading) if council in ("", item.council)]
    shown = kept[start : None if many is None else start + many]
    return len(kept), tuple(decision_line(reading, item) for item in shown)


def _taken(reading: Reading) -> Iterable[Decision]:
    return reversed(reading.state.tables["decisions"].values())
