"""Carrying a directive out: a council below chooses a means by facts it states, and reports what came of it.

The terms of a directive are duties, not windows: a choice or report after its day is taken down, and its date shows
that it is late.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from deputies.directives.directive import Answer, Condition, Directive, Fact, Means
from deputies.values import Fault, Faults, Refusal

__all__ = ["answer_of", "choose_means", "holds", "report_execution", "say_condition", "with_answer"]


def answer_of(directive: Directive, council: str) -> Answer:
    """Return the answer of a council; raise `Refusal` (`directive.not-addressed`) if it is no addressee."""
    for answer in directive.answers:
        if answer.council == council:
            return answer
    raise Refusal(
        "directive.not-addressed",
        f"The directive {directive.id!r} is not addressed to {council!r}, but to {', '.join(directive.addressees)}.",
        found=council,
        required=", ".join(directive.addressees),
    )


def with_answer(directive: Directive, answer: Answer) -> Directive:
    """Return the directive with the answer of one council in place of what stood there."""
    answers = tuple(answer if item.council == answer.council else item for item in directive.answers)
    return replace(directive, answers=answers)


def holds(condition: Condition, value: int) -> bool:
    """Say whether a condition holds on the value of its fact: a count, or 1 for yes and 0 for no."""
    match condition.is_:
        case "at-least":
            return value >= condition.value
        case "at-most":
            return value <= condition.value
        case "yes":
            return value == 1
        case _:
            return value == 0


def say_condition(condition: Condition) -> str:
    """Say a condition in words: "land-committees at least 10", "garrison-assents yes"."""
    if condition.is_ in ("yes", "no"):
        return f"{condition.fact}: {condition.is_}"
    return f"{condition.fact} {condition.is_.replace('-', ' ')} {condition.value}"


def choose_means(directive: Directive, council: str, means: str, facts: Sequence[Fact], *, day: str) -> Answer:
    """Return the answer with the means chosen. Every condition of the means holds on the facts stated.

    raises  Refusal: `directive.not-addressed`, `means.chosen` (once only), `means.unknown`, `means.fact-missing`,
            `means.condition` (naming the condition and the fact); Faults for facts that stand twice, or a yes/no
            fact that is neither 1 nor 0.
    """
    answer = answer_of(directive, council)
    if answer.means is not None:
        raise Refusal(
            "means.chosen",
            f"{council!r} chose the means {answer.means!r} on {answer.chosen}; a means is chosen once.",
            found=answer.means,
        )
    chosen = next((item for item in directive.means if item.id == means), None)
    if chosen is None:
        known = ", ".join(item.id for item in directive.means)
        raise Refusal(
            "means.unknown",
            f"The directive {directive.id!r} has no means {means!r}; it has {known}.",
            found=means,
            required=known,
        )
    stated = _read_facts(directive, facts)
    for condition in chosen.conditions:
        _check_condition(chosen, condition, stated, council)
    return replace(answer, means=means, facts=tuple(facts), chosen=day)


def _read_facts(directive: Directive, facts: Sequence[Fact]) -> Mapping[str, int]:
    yes_no = {item.fact for means in directive.means for item in means.conditions if item.is_ in ("yes", "no")}
    stated: dict[str, int] = {}
    faults: list[Fault] = []
    for index, item in enumerate(facts):
        if item.fact in stated:
            faults.append(Fault(f"facts[{index}].fact", f"{item.fact!r} stands twice", "each fact once"))
        if item.fact in yes_no and item.value not in (0, 1):
            faults.append(Fault(f"facts[{index}].value", f"found {item.value}", "1 for yes or 0 for no"))
        stated[item.fact] = item.value
    if faults:
        raise Faults("choose-means", faults)
    return stated


def _check_condition(means: Means, condition: Condition, stated: Mapping[str, int], council: str) -> None:
    said = say_condition(condition)
    if condition.fact not in stated:
        raise Refusal(
            "means.fact-missing",
            f"The means {means.id!r} requires {said}; {council!r} states nothing of {condition.fact!r}.",
            found="nothing",
            required=said,
        )
    value = stated[condition.fact]
    if not holds(condition, value):
        found = str(value) if condition.is_ in ("at-least", "at-most") else ("yes" if value else "no")
        raise Refusal(
            "means.condition",
            f"The means {means.id!r} requires {said}; {council!r} states {found}.",
            found=found,
            required=said,
        )


def report_execution(directive: Directive, council: str, text: str, *, done: bool, day: str) -> Answer:
    """Return the answer with one more report.

    raises  Refusal: `directive.not-addressed`, `execution.no-means` (none is chosen yet), `execution.done` (reported
            as done already).
    """
    answer = answer_of(directive, council)
    if answer.means is None:
        raise Refusal(
            "execution.no-means",
            f"{council!r} has chosen no means of the directive {directive.id!r} yet; choose one first.",
            found="none",
            required="a means chosen",
        )
    finished = next((when for when, _, closed in answer.reports if closed), None)
    if finished is not None:
        raise Refusal(
            "execution.done",
            f"{council!r} reported the directive {directive.id!r} as done on {finished}.",
            found=finished,
        )
    return replace(answer, reports=(*answer.reports, (day, text, done)))
