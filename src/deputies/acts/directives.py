"""Directives: issuing them, choosing a means by stated facts, reporting execution."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from deputies.acts.kinds import Context, Kind, Place
from deputies.acts.naming import check_new
from deputies.acts.notices import check_standing
from deputies.acts.state import State
from deputies.directives.directive import Answer, Directive, Fact, Means
from deputies.directives.execution import answer_of, choose_means, report_execution, with_answer
from deputies.directives.issuing import issue_directive
from deputies.sittings.sitting import Decision
from deputies.values import date_of
from deputies.values.shape import Day, Doc, Id, Text

__all__ = ["KINDS", "ChooseMeans", "IssueDirective", "ReportExecution"]


def _decision(state: State, id_: str) -> Decision:
    return state.get(Decision, id_, "decision")  # type: ignore[no-any-return]


def _directive(state: State, id_: str) -> Directive:
    return state.get(Directive, id_, "directive")  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class IssueDirective:
    """Hand a decision down to councils below, with means and their conditions."""

    directive: Annotated[Id, Doc("id of the directive")]
    decision: Annotated[Id, Doc("the decision that is handed down")]
    text: Annotated[Text, Doc("what is to be brought about")]
    addressees: Annotated[tuple[Id, ...], Doc("councils below that carry it out")]
    means: Annotated[tuple[Means, ...], Doc("the means, each with the conditions under which it may be chosen")]


@dataclass(frozen=True, slots=True)
class DirectiveIssued:
    """A directive was issued, with its terms."""

    directive: Id
    decision: Id
    council: Id
    title: Text
    text: Text
    addressees: tuple[Id, ...]
    means: tuple[Means, ...]
    issued: Day
    choose_by: Day
    report_by: Day


def decide_issue(state: State, request: IssueDirective, context: Context) -> tuple[object, ...]:
    """The decision is a deciding one, and those addressed stand below the council."""
    check_new(state, Directive, request.directive, "directive")
    made = issue_directive(
        state.statute,
        _decision(state, request.decision),
        state.tables["councils"],
        directive=request.directive,
        text=request.text,
        addressees=request.addressees,
        means=request.means,
        digest=state.system.statute,
        today=date_of(context.now),
    )
    return (
        DirectiveIssued(
            made.id,
            made.decision,
            made.council,
            made.title,
            made.text,
            made.addressees,
            made.means,
            made.issued,
            made.choose_by,
            made.report_by,
        ),
    )


def apply_issued(state: State, act: DirectiveIssued) -> None:
    """The directive stands, every answer open, under the statute of this moment."""
    state.put(
        Directive(
            act.directive,
            act.decision,
            act.council,
            act.title,
            act.text,
            act.addressees,
            act.means,
            act.issued,
            act.choose_by,
            act.report_by,
            state.system.statute,
            tuple(Answer(council) for council in act.addressees),
        )
    )


@dataclass(frozen=True, slots=True)
class ChooseMeans:
    """Choose a means of a directive by stated facts."""

    directive: Annotated[Id, Doc("the directive")]
    council: Annotated[Id, Doc("the council that chooses")]
    means: Annotated[Id, Doc("the means chosen")]
    facts: Annotated[tuple[Fact, ...], Doc("the facts it rests on, each with its source; yes is 1 and no is 0")] = ()


@dataclass(frozen=True, slots=True)
class MeansChosen:
    """A council chose a means."""

    directive: Id
    council: Id
    means: Id
    facts: tuple[Fact, ...]
    day: Day


def decide_choose(state: State, request: ChooseMeans, context: Context) -> tuple[object, ...]:
    """Every condition of the means holds on the facts stated."""
    directive, day = _directive(state, request.directive), date_of(context.now)
    check_standing(state, _decision(state, directive.decision))
    answer = choose_means(directive, request.council, request.means, request.facts, day=day)
    return (MeansChosen(directive.id, request.council, request.means, answer.facts, day),)


def apply_chosen(state: State, act: MeansChosen) -> None:
    """The council's answer holds means and facts."""
    directive = _directive(state, act.directive)
    answer = replace(answer_of(directive, act.council), means=act.means, facts=act.facts, chosen=act.day)
    state.put(with_answer(directive, answer))


@dataclass(frozen=True, slots=True)
class ReportExecution:
    """Report how a directive is carried out."""

    directive: Annotated[Id, Doc("the directive")]
    council: Annotated[Id, Doc("the council that reports")]
    text: Annotated[Text, Doc("what was done and what came of it")]
    done: Annotated[bool, Doc("whether it is carried out in full")]


@dataclass(frozen=True, slots=True)
class ExecutionReported:
    """A council reported on a directive."""

    directive: Id
    council: Id
    day: Day
    text: Text
    done: bool


def decide_report(state: State, request: ReportExecution, context: Context) -> tuple[object, ...]:
    """A means is chosen and the directive is not reported as done yet."""
    directive, day = _directive(state, request.directive), date_of(context.now)
    check_standing(state, _decision(state, directive.decision))
    report_execution(directive, request.council, request.text, done=request.done, day=day)
    return (ExecutionReported(directive.id, request.council, day, request.text, request.done),)


def apply_reported(state: State, act: ExecutionReported) -> None:
    """The report stands with the council's answer."""
    directive = _directive(state, act.directive)
    answer = answer_of(directive, act.council)
    state.put(with_answer(directive, replace(answer, reports=(*answer.reports, (act.day, act.text, act.done)))))


def _place_issue(state: State, request: IssueDirective) -> Place:
    return Place(council=_decision(state, request.decision).council)


def _place_answer(state: State, request: ChooseMeans | ReportExecution) -> Place:
    _directive(state, request.directive)
    return Place(council=state.council(request.council).id)


VOID = {
    "decision.set-aside": "the decision behind it has been set aside",
    "decision.overruled": "the decision behind it has been overruled",
}
"""What is refused of a directive whose decision has been undone."""

KINDS = (
    Kind(
        name="issue-directive",
        noun="directives",
        title="Issue a directive",
        doc="Hands a decision down to councils below, with one or several means and the conditions on stated facts "
        "under which each may be chosen. The statute gives the days to choose and to report.",
        offices=("chair", "secretary"),
        request=IssueDirective,
        acts={DirectiveIssued: apply_issued},
        decide=decide_issue,
        place=_place_issue,
        refusals={
            "decision.unknown": "there is no such decision",
            "directive.exists": "a directive has this id already",
            "directive.none-in-statute": "the statute knows no directives",
            "directive.not-deciding": "the decision was taken by a competence that is not deciding",
            **VOID,
            "decision.suspended": "a section has objected and the days are not over",
            "faults": "a council addressed is not below; a means stands twice; a fact is a count here and yes/no there",
        },
        article="directives",
    ),
    Kind(
        name="choose-means",
        noun="directives",
        title="Choose a means",
        doc="A council that a directive is addressed to chooses one of its means, stating the facts with their "
        "sources. Every condition of the means must hold on them. A choice after the day to choose is taken and shows "
        "as late.",
        offices=("chair", "secretary"),
        request=ChooseMeans,
        acts={MeansChosen: apply_chosen},
        decide=decide_choose,
        place=_place_answer,
        refusals={
            "directive.unknown": "there is no such directive",
            "council.unknown": "there is no such council",
            "directive.not-addressed": "the directive is not addressed to the council",
            **VOID,
            "means.chosen": "the council has chosen already",
            "means.unknown": "the directive has no such means",
            "means.fact-missing": "a condition looks at a fact that is not stated",
            "means.condition": "a condition does not hold on the facts stated",
            "faults": "a fact stands twice, or a yes/no fact is neither 1 nor 0",
        },
        article="directives",
    ),
    Kind(
        name="report-execution",
        noun="directives",
        title="Report execution",
        doc="A council reports how it carries a directive out, as often as it likes until it reports it as done.",
        offices=("chair", "secretary"),
        request=ReportExecution,
        acts={ExecutionReported: apply_reported},
        decide=decide_report,
        place=_place_answer,
        refusals={
            "directive.unknown": "there is no such directive",
            "council.unknown": "there is no such council",
            "directive.not-addressed": "the directive is not addressed to the council",
            **VOID,
            "execution.no-means": "the council has chosen no means yet",
            "execution.done": "the council has reported it as done",
        },
        article="directives",
    ),
)
