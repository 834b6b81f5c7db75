"""Carrying a directive out: a council below chooses a means by facts, and reports what came of it.

The terms of a directive are duties, not windows: a choice or report after its day is taken down, and its date shows
that it is late. When the facts change a council may choose another means, until it has reported the directive as
done; what it chose before stays on view.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from deputies.directives.directive import Answer, Condition, Directive, EarlierChoice, Fact, Means
from deputies.directives.facts import is_on_record
from deputies.values import Fault, Faults, Refusal

__all__ = [
    "answer_of", "check_facts", "check_not_done", "choose_means", "holds", "report_execution", "say_condition",
    "with_answer",
]  # fmt: skip


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


def check_not_done(directive: Directive, answer: Answer) -> None:
    """Raise `Refusal` (`execution.done`) once the council has reported the directive as done."""
    if answer.done is not None:
        raise Refusal(
            "execution.done",
            f"{answer.council!r} reported the directive {directive.id!r} as done on {answer.done}.",
            found=answer.done,
        )


def choose_means(
    directive: Directive,
    answer: Answer,
    means: Sequence[Means],
    chosen: str,
    facts: Sequence[Fact],
    *,
    known: Mapping[str, Fact],
    day: str,
) -> Answer:
    """Return the answer with the means chosen; what was chosen before goes to `earlier`.

    means  those that the council may choose: the directive's, and its own where a deviation stands.
    facts  stated by the council; with those the chosen means looks at out of `known`, they make the answer's facts.
    known  what the record itself knows of the council.
    raises  Refusal: `execution.done`, `means.unknown`, those of `check_facts`, `means.chosen` (the same means on the
            same facts as it stands); Faults as `check_facts`.
    """
    check_not_done(directive, answer)
    found = next((item for item in means if item.id == chosen), None)
    if found is None:
        names = ", ".join(item.id for item in means)
        raise Refusal(
            "means.unknown",
            f"The directive {directive.id!r} has no means {chosen!r} for {answer.council!r}; it has {names}.",
            found=chosen,
            required=names,
        )
    stated = check_facts(means, found, facts, answer.council, known=known, document="choose-means")
    if (answer.means, answer.facts) == (chosen, stated):
        raise Refusal(
            "means.chosen",
            f"{answer.council!r} chose the means {chosen!r} on {answer.chosen}, on these very facts.",
            found=chosen,
            required="another means, or other facts",
        )
    earlier = answer.earlier
    if answer.means is not None and answer.chosen is not None:
        earlier = (*earlier, EarlierChoice(answer.means, answer.facts, answer.chosen))
    return replace(answer, means=chosen, facts=stated, chosen=day, earlier=earlier)


def check_facts(
    means: Sequence[Means],
    chosen: Means,
    facts: Sequence[Fact],
    council: str,
    *,
    known: Mapping[str, Fact],
    document: str,
) -> tuple[Fact, ...]:
    """Return the facts a means rests on, those of the record included; every condition of it holds on them.

    means   all that the council may choose: they say which facts are yes or no.
    raises  Refusal: `means.fact-missing`, `means.condition` (naming the condition and the fact); Faults for facts that
            stand twice, a yes/no fact that is neither 1 nor 0, or a fact of the record stated by hand.
    """
    used = {item.fact for item in chosen.conditions}
    listed = (*facts, *(fact for name, fact in known.items() if name in used))
    stated = _read_facts(means, facts, document) | {fact.fact: fact.value for fact in listed if fact.fact in known}
    for condition in chosen.conditions:
        _check_condition(chosen, condition, stated, council)
    return listed


def _read_facts(means: Sequence[Means], facts: Sequence[Fact], document: str) -> dict[str, int]:
    yes_no = {item.fact for one in means for item in one.conditions if item.is_ in ("yes", "no")}
    stated: dict[str, int] = {}
    faults: list[Fault] = []
    for index, item in enumerate(facts):
        path = f"facts[{index}]"
        if item.fact in stated:
            faults.append(Fault(f"{path}.fact", f"{item.fact!r} stands twice", "each fact once"))
        if is_on_record(item.fact):
            faults.append(Fault(f"{path}.fact", f"{item.fact!r} is computed from the record", "left out"))
        if item.fact in yes_no and item.value not in (0, 1):
            faults.append(Fault(f"{path}.value", f"found {item.value}", "1 for yes or 0 for no"))
        stated[item.fact] = item.value
    if faults:
        raise Faults(document, faults)
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
        states = f"the record has {found}" if is_on_record(condition.fact) else f"{council!r} states {found}"
        raise Refusal(
            "means.condition",
            f"The means {means.id!r} requires {said}; {states}.",
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
    check_not_done(directive, answer)
    return replace(answer, reports=(*answer.reports, (day, text, done)))
