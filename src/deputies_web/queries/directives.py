"""Directives: the means, and place by place which was chosen, on what facts, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass

from deputies.acts.directives import objections_to
from deputies.directives.directive import Answer, Condition, Directive, DirectiveObjection, Fact, Means
from deputies.directives.facts import ON_RECORD, is_on_record
from deputies.directives.objecting import stand_of, standing_on, term_of
from deputies.sittings.sitting import Decision, Motion
from deputies.values import parse_date
from deputies_web.drawing.marks import Ring, draw_symbol, mark_of
from deputies_web.queries.decisions import VoteLine, decision_line, vote_line
from deputies_web.queries.reading import Reading

__all__ = [
    "AnswerLine", "DirectiveLine", "DirectiveView", "FactLine", "HandedOn", "MeansLine", "ObjectionLine",
    "answer_lines", "directive_line", "directive_view", "directives", "in_words", "objection_line",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class DirectiveLine:
    """A directive in the list."""

    id: str
    title: str
    council: str
    council_name: str
    issued: str
    choose_by: str
    report_by: str
    addressees: int
    chosen: int
    done: int
    objections: int
    status: str


@dataclass(frozen=True, slots=True)
class MeansLine:
    """One means with its conditions in words; `of` is the council that alone may choose it, "" for all."""

    id: str
    text: str
    conditions: tuple[str, ...]
    letter: str
    symbol: str
    of: str


@dataclass(frozen=True, slots=True)
class FactLine:
    """A fact in words, with how it is known."""

    words: str
    value: str
    source: str


@dataclass(frozen=True, slots=True)
class ObjectionLine:
    """An objection: who asks for what, why, and how it stands."""

    id: str
    council: str
    council_name: str
    asks: str
    means: str
    reason: str
    raised: str
    settle_by: str
    settled: str
    standing: str
    motion: str
    vote: VoteLine | None
    settled_on: str
    settled_vote: VoteLine | None
    facts: tuple[FactLine, ...]


@dataclass(frozen=True, slots=True)
class HandedOn:
    """A directive by which a council handed this one on: how far it is below."""

    id: str
    title: str
    addressees: int
    chosen: int
    done: int


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """What one council made of it; `number` is that of its means among all, None for none chosen."""

    council: str
    council_name: str
    number: int | None
    ring: Ring
    symbol: str
    means: str
    chosen: str
    chosen_late: int
    choose_by: str
    report_by: str
    facts: tuple[FactLine, ...]
    reports: tuple[tuple[str, str, bool], ...]
    done: str
    done_late: int
    earlier: tuple[tuple[str, str, tuple[FactLine, ...]], ...]
    objection: ObjectionLine | None
    handed_on: tuple[HandedOn, ...]
    state: str

    @property
    def title(self) -> str:
        """What it did, in a line, for the map."""
        return f"{self.means}, {self.state}" if self.means else self.state


@dataclass(frozen=True, slots=True)
class DirectiveView:
    """A directive's page."""

    line: DirectiveLine
    text: str
    decision: str
    decision_page: str
    undone: str
    emergency_until: str
    withdrawal: str
    withdrawn: str
    from_directive: DirectiveLine | None
    means: tuple[MeansLine, ...]
    answers: tuple[AnswerLine, ...]
    objections: tuple[ObjectionLine, ...]


def directive_line(reading: Reading, directive: Directive, day: str) -> DirectiveLine:
    """Return a directive as lists show it, as it stands on a day."""
    return DirectiveLine(
        directive.id,
        directive.title,
        directive.council,
        reading.council_name(directive.council),
        directive.issued,
        directive.choose_by,
        directive.report_by,
        len(directive.addressees),
        sum(1 for item in directive.answers if item.means),
        sum(1 for item in directive.answers if item.done),
        len(directive.objections),
        _status(reading, directive, day),
    )


def _status(reading: Reading, directive: Directive, day: str) -> str:
    decision: Decision = reading.state.tables["decisions"][directive.decision]
    stand = stand_of(directive, decision, "", (), day)
    if stand != "in-force":
        return stand
    return "done" if all(item.done for item in directive.answers) else "open"


def directives(reading: Reading, day: str) -> tuple[DirectiveLine, ...]:
    """Return directives, the latest first."""
    return tuple(directive_line(reading, item, day) for item in reversed(reading.state.tables["directives"].values()))


def in_words(condition: Condition) -> str:
    """Say a condition: "strikers at least 500"."""
    fact = ON_RECORD.get(condition.fact, condition.fact.replace("-", " "))
    if condition.is_ in ("yes", "no"):
        return f"{fact}: {condition.is_}"
    return f"{fact} {condition.is_.replace('-', ' ')} {condition.value:,}"


def fact_lines(facts: tuple[Fact, ...], means: tuple[Means, ...]) -> tuple[FactLine, ...]:
    """Return facts in words; `means` tell which of them are yes or no."""
    yes_no = {item.fact for one in means for item in one.conditions if item.is_ in ("yes", "no")}
    return tuple(
        FactLine(
            ON_RECORD.get(item.fact, item.fact.replace("-", " ")).capitalize(),
            ("yes" if item.value else "no") if item.fact in yes_no else f"{item.value:,}",
            f"computed from {item.source}" if is_on_record(item.fact) else item.source,
        )
        for item in facts
    )


def directive_view(reading: Reading, id_: str, day: str) -> DirectiveView:
    """Return a directive's page as it stands on a day; raise `Refusal` (`directive.unknown`)."""
    directive: Directive = reading.state.get(Directive, id_, "directive")
    decision: Decision = reading.state.tables["decisions"][directive.decision]
    above: Directive | None = reading.state.find(Directive, directive.from_directive)
    objections = objections_to(reading.state, directive)
    lapses = decision.expires if decision.procedure == "emergency" and not decision.confirmed else ""
    return DirectiveView(
        directive_line(reading, directive, day),
        directive.text,
        directive.decision,
        decision_line(reading, decision).page,
        decision_line(reading, decision).undone,
        decision.lifted or lapses or "",
        directive.withdrawal,
        directive.withdrawn or "",
        directive_line(reading, above, day) if above else None,
        tuple(
            _means_line(reading, number, item, of)
            for number, (item, of) in enumerate(_all_means(directive, objections))
        ),
        answer_lines(reading, directive, day),
        tuple(objection_line(reading, directive, item, day) for item in objections),
    )


def _all_means(directive: Directive, objections: tuple[DirectiveObjection, ...]) -> list[tuple[Means, str]]:
    """Return the means of a directive, and those that councils below proposed for themselves, each with its council."""
    own = [(item.means, item.council) for item in objections if item.means is not None]
    return [*((item, "") for item in directive.means), *own]


def _means_line(reading: Reading, number: int, means: Means, of: str) -> MeansLine:
    mark = mark_of(number, "none")
    conditions = tuple(in_words(one) for one in means.conditions)
    of_name = reading.council_name(of) if of else ""
    return MeansLine(means.id, means.text, conditions, mark.letter, draw_symbol(mark), of_name)


def objection_line(reading: Reading, directive: Directive, objection: DirectiveObjection, day: str) -> ObjectionLine:
    """Return an objection as shown on a day."""
    means = (*directive.means, *((objection.means,) if objection.means else ()))
    return ObjectionLine(
        objection.id,
        objection.council,
        reading.council_name(objection.council),
        objection.asks,
        objection.means.id if objection.means else "",
        objection.reason,
        objection.raised,
        objection.settle_by,
        objection.settled or "",
        standing_on(objection, day),
        objection.motion,
        _vote(reading, objection.motion),
        objection.settled_on,
        _vote(reading, objection.settled_on),
        fact_lines(objection.facts, means),
    )


def _vote(reading: Reading, motion: str) -> VoteLine | None:
    found: Motion | None = reading.state.find(Motion, motion)
    return vote_line(found.vote) if found and found.vote else None


def answer_lines(reading: Reading, directive: Directive, day: str) -> tuple[AnswerLine, ...]:
    """Return what each council addressed made of a directive, as it stands on a day."""
    objections = objections_to(reading.state, directive)
    handed_on: dict[str, list[HandedOn]] = {}
    for item in reading.state.tables["directives"].values():
        if item.from_directive == directive.id:
            line = directive_line(reading, item, day)
            handed_on.setdefault(item.council, []).append(
                HandedOn(line.id, line.title, line.addressees, line.chosen, line.done)
            )
    return tuple(
        _answer_line(reading, directive, answer, objections, tuple(handed_on.get(answer.council, ())), day)
        for answer in directive.answers
    )


def _answer_line(
    reading: Reading,
    directive: Directive,
    answer: Answer,
    objections: tuple[DirectiveObjection, ...],
    handed_on: tuple[HandedOn, ...],
    day: str,
) -> AnswerLine:
    own = tuple(item for item in objections if item.council == answer.council)
    first = answer.earlier[0].chosen if answer.earlier else answer.chosen
    now = term_of(directive, answer.council, own, day)
    chosen_late = _days_late(first, term_of(directive, answer.council, own, first or day).choose_by)
    done_late = _days_late(answer.done, term_of(directive, answer.council, own, answer.done or day).report_by)
    decision: Decision = reading.state.tables["decisions"][directive.decision]
    stand = stand_of(directive, decision, answer.council, own, day)
    state, ring = _state(answer, stand, late_choice=day > now.choose_by, late_report=day > now.report_by)
    pairs = _all_means(directive, objections)
    number = next(
        (n for n, (item, of) in enumerate(pairs) if item.id == answer.means and of in ("", answer.council)), None
    )
    means = tuple(item for item, _ in pairs)
    return AnswerLine(
        answer.council,
        reading.council_name(answer.council),
        number,
        ring,
        draw_symbol(mark_of(number, ring, bound=stand != "released")),
        answer.means or "",
        answer.chosen or "",
        chosen_late,
        now.choose_by,
        now.report_by,
        fact_lines(answer.facts, means),
        answer.reports,
        answer.done or "",
        done_late,
        tuple((item.means, item.chosen, fact_lines(item.facts, means)) for item in answer.earlier),
        objection_line(reading, directive, own[0], day) if own else None,
        handed_on,
        state,
    )


def _days_late(day: str | None, by: str) -> int:
    """Return by how many days something was late; 0 in time, or not yet."""
    return max((parse_date(day) - parse_date(by)).days, 0) if day else 0


def _state(answer: Answer, stand: str, *, late_choice: bool, late_report: bool) -> tuple[str, Ring]:
    """Return where a council stands, in words, and the ring of its mark."""
    if answer.done:
        return "done", "done"
    if stand != "in-force":
        return stand, "none"
    if not answer.means:
        return ("late to choose", "late") if late_choice else ("not chosen yet", "open")
    if late_report:
        return "late to report", "late"
    return ("in hand" if answer.reports else "chosen"), "open"
