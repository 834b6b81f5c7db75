"""Directives: the means, and place by place which was chosen, on what facts, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass

from deputies.directives.directive import Condition, Directive, Fact
from deputies_web.queries.decisions import decision_line
from deputies_web.queries.reading import Reading

__all__ = ["AnswerLine", "DirectiveLine", "DirectiveView", "MeansLine", "directive_view", "directives"]


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


@dataclass(frozen=True, slots=True)
class MeansLine:
    """One means with its conditions in words."""

    id: str
    text: str
    conditions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """What one council made of it."""

    council: str
    council_name: str
    means: str
    chosen: str
    facts: tuple[Fact, ...]
    reports: tuple[tuple[str, str, bool], ...]

    @property
    def state(self) -> str:
        """Where it stands: nothing chosen, chosen, in hand, done."""
        if any(done for _, _, done in self.reports):
            return "done"
        if self.reports:
            return "in hand"
        return "chosen" if self.means else "not chosen yet"


@dataclass(frozen=True, slots=True)
class DirectiveView:
    """A directive's page."""

    line: DirectiveLine
    text: str
    decision: str
    decision_page: str
    undone: str
    means: tuple[MeansLine, ...]
    answers: tuple[AnswerLine, ...]


def directive_line(reading: Reading, directive: Directive) -> DirectiveLine:
    """Return a directive as lists show it."""
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
        sum(1 for item in directive.answers if any(done for _, _, done in item.reports)),
    )


def directives(reading: Reading) -> tuple[DirectiveLine, ...]:
    """Return directives, the latest first."""
    return tuple(directive_line(reading, item) for item in reversed(reading.state.tables["directives"].values()))


def in_words(condition: Condition) -> str:
    """Say a condition: "strikers at least 500"."""
    fact = condition.fact.replace("-", " ")
    if condition.is_ in ("yes", "no"):
        return f"{fact}: {condition.is_}"
    return f"{fact} {condition.is_.replace('-', ' ')} {condition.value}"


def directive_view(reading: Reading, id_: str) -> DirectiveView:
    """Return a directive's page; raise `Refusal` (`directive.unknown`)."""
    directive: Directive = reading.state.get(Directive, id_, "directive")
    decision = reading.state.tables["decisions"].get(directive.decision)
    given = {item.council: item for item in directive.answers}
    answers = []
    for council in directive.addressees:
        answer = given.get(council)
        answers.append(
            AnswerLine(
                council,
                reading.council_name(council),
                (answer.means or "") if answer else "",
                (answer.chosen or "") if answer else "",
                answer.facts if answer else (),
                answer.reports if answer else (),
            )
        )
    return DirectiveView(
        directive_line(reading, directive),
        directive.text,
        directive.decision,
        decision_line(reading, decision).page if decision else "",
        decision_line(reading, decision).undone if decision else "",
        tuple(
            MeansLine(item.id, item.text, tuple(in_words(one) for one in item.conditions)) for item in directive.means
        ),
        tuple(answers),
    )
