"""Directives: issuing them, choosing a means by facts, reporting execution."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from deputies.acts.kinds import Context, Kind, Place
from deputies.acts.naming import check_new
from deputies.acts.notices import check_standing
from deputies.acts.state import State
from deputies.councils.powers import check_held
from deputies.directives.directive import Answer, Directive, DirectiveObjection, EarlierChoice, Fact, Means
from deputies.directives.execution import answer_of, choose_means, report_execution, with_answer
from deputies.directives.facts import record_facts
from deputies.directives.issuing import check_decision, check_terms
from deputies.directives.objecting import check_stands, means_for
from deputies.sittings.sitting import Decision
from deputies.values import date_of
from deputies.values.shape import Day, Doc, Id, Text

__all__ = [
    "KINDS", "ChooseMeans", "IssueDirective", "ReportExecution", "check_bound", "directive_named", "known_facts",
    "objections_to",
]  # fmt: skip


def _decision(state: State, id_: str) -> Decision:
    return state.get(Decision, id_, "decision")  # type: ignore[no-any-return]


def directive_named(state: State, id_: str) -> Directive:
    """Return the directive, or raise `Refusal` (`directive.unknown`)."""
    return state.get(Directive, id_, "directive")  # type: ignore[no-any-return]


def objections_to(state: State, directive: Directive) -> tuple[DirectiveObjection, ...]:
    """Return the objections to a directive, in order."""
    return tuple(state.tables["objections"][id_] for id_ in directive.objections)


def check_bound(state: State, directive: Directive, council: str, day: str) -> None:
    """Raise `Refusal` unless the directive binds the council today: `directive.not-addressed`, and those of
    `check_standing` and `check_stands`."""
    answer_of(directive, council)
    decision = _decision(state, directive.decision)
    check_standing(state, decision)
    check_stands(directive, decision, council, objections_to(state, directive), day)


def known_facts(state: State, council: str) -> dict[str, Fact]:
    """Return what the record itself knows of a council."""
    found = state.council(council)
    if not state.tables["plans"]:
        return {}
    plan = state.plan_of(found)
    plan_id = found.plan or state.plan.id
    councils = state.tables["councils"].values()
    deputies = len(state.seated(council))
    return dict(record_facts(council, councils=councils, plan=plan, plan_id=plan_id, deputies=deputies))


@dataclass(frozen=True, slots=True)
class IssueDirective:
    """Hand a decision down to councils below, with means and their conditions."""

    directive: Annotated[Id, Doc("id of the directive")]
    decision: Annotated[Id, Doc("the decision that is handed down")]
    text: Annotated[Text, Doc("what is to be brought about")]
    addressees: Annotated[tuple[Id, ...], Doc("councils below that carry it out")]
    means: Annotated[tuple[Means, ...], Doc("the means, each with the conditions under which it may be chosen")]
    from_directive: Annotated[Id | None, Doc("the directive of a council above that this one hands on")] = None


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
    from_directive: Id | None = None


def decide_issue(state: State, request: IssueDirective, context: Context) -> tuple[object, ...]:
    """The decision is a deciding one and in force, those addressed stand below, and what is handed on was received."""
    check_new(state, Directive, request.directive, "directive")
    decision, day = _decision(state, request.decision), date_of(context.now)
    check_standing(state, decision)
    check_decision(state.statute, decision, day)
    _check_kept(state, decision)
    if request.from_directive is not None:
        check_bound(state, directive_named(state, request.from_directive), decision.council, day)
    terms = check_terms(
        state.statute,
        decision.council,
        state.tables["councils"],
        addressees=request.addressees,
        means=request.means,
        today=day,
    )
    return (
        DirectiveIssued(
            request.directive,
            decision.id,
            decision.council,
            decision.title,
            request.text,
            request.addressees,
            request.means,
            day,
            terms.choose_by,
            terms.report_by,
            request.from_directive,
        ),
    )


def _check_kept(state: State, decision: Decision) -> None:
    """Raise `Refusal` (`competence.handed-over`) where the council has handed the matter of its decision over since:
    what it handed down before stands until it is withdrawn, and nothing new is handed down."""
    competence = state.statute.competences.get(decision.competence)
    if competence is not None:
        check_held(state.council(decision.council), decision.competence, competence)


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
            from_directive=act.from_directive or "",
        )
    )


@dataclass(frozen=True, slots=True)
class ChooseMeans:
    """Choose a means of a directive by stated facts; once more, when the facts have changed."""

    directive: Annotated[Id, Doc("the directive")]
    council: Annotated[Id, Doc("the council that chooses")]
    means: Annotated[Id, Doc("the means chosen")]
    facts: Annotated[
        tuple[Fact, ...],
        Doc("the facts it rests on, each with its source; yes is 1, no is 0; none of the record's own"),
    ] = ()


@dataclass(frozen=True, slots=True)
class MeansChosen:
    """A council chose a means."""

    directive: Id
    council: Id
    means: Id
    facts: tuple[Fact, ...]
    day: Day


def decide_choose(state: State, request: ChooseMeans, context: Context) -> tuple[object, ...]:
    """Every condition of the means holds on the facts stated, and on what the record knows."""
    directive, day = directive_named(state, request.directive), date_of(context.now)
    check_bound(state, directive, request.council, day)
    means = means_for(directive, request.council, objections_to(state, directive), day)
    answer = choose_means(
        directive,
        answer_of(directive, request.council),
        means,
        request.means,
        request.facts,
        known=known_facts(state, request.council),
        day=day,
    )
    return (MeansChosen(directive.id, request.council, request.means, answer.facts, day),)


def apply_chosen(state: State, act: MeansChosen) -> None:
    """The council's answer holds means and facts; what it had chosen before stands as earlier."""
    directive = directive_named(state, act.directive)
    answer = answer_of(directive, act.council)
    earlier = answer.earlier
    if answer.means is not None and answer.chosen is not None:
        earlier = (*earlier, EarlierChoice(answer.means, answer.facts, answer.chosen))
    answer = replace(answer, means=act.means, facts=act.facts, chosen=act.day, earlier=earlier)
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
    """The directive binds the council, a means is chosen, and it is not reported as done yet."""
    directive, day = directive_named(state, request.directive), date_of(context.now)
    check_bound(state, directive, request.council, day)
    report_execution(directive, request.council, request.text, done=request.done, day=day)
    return (ExecutionReported(directive.id, request.council, day, request.text, request.done),)


def apply_reported(state: State, act: ExecutionReported) -> None:
    """The report stands with the council's answer."""
    directive = directive_named(state, act.directive)
    answer = answer_of(directive, act.council)
    state.put(with_answer(directive, replace(answer, reports=(*answer.reports, (act.day, act.text, act.done)))))


def _place_issue(state: State, request: IssueDirective) -> Place:
    return Place(council=_decision(state, request.decision).council)


def _place_answer(state: State, request: ChooseMeans | ReportExecution) -> Place:
    directive_named(state, request.directive)
    return Place(council=state.council(request.council).id)


_VOID = {
    "decision.set-aside": "the decision behind it has been set aside",
    "decision.overruled": "the decision behind it has been overruled",
}
_BINDING = {
    **_VOID,
    "directive.unknown": "there is no such directive",
    "directive.not-addressed": "the directive is not addressed to the council",
    "directive.withdrawn": "the directive was withdrawn",
    "directive.lapsed": "the emergency decision that it was issued from is in force no longer",
    "directive.released": "the council has been released from it",
}

KINDS = (
    Kind(
        name="issue-directive",
        noun="directives",
        title="Issue a directive",
        doc="Hands a decision down to councils below, with one or several means and the conditions on stated facts "
        "under which each may be chosen. The statute gives the days to choose and to report. A council that was given "
        "a directive hands it on by a decision of its own and names it, so that the chain shows. What is issued from "
        "an emergency decision lapses with it.",
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
            "decision.suspended": "a section has objected and the days are not over",
            "decision.lapsed": "it is an emergency decision whose days are over",
            "competence.handed-over": "the council has handed the matter over since it decided",
            **_BINDING,
            "faults": "a council addressed is not below; a means stands twice; a fact is a count here and yes/no there",
        },
        article="directives",
    ),
    Kind(
        name="choose-means",
        noun="directives",
        title="Choose a means",
        doc="A council that a directive is addressed to chooses one of its means, stating the facts with their "
        "sources. Every condition of the means must hold on them; what the record itself knows (record.electors, "
        "record.units, record.deputies) is computed and not stated. When the facts change, the council may choose "
        "again until it reports the directive as done. A choice after the day to choose is taken and shows as late.",
        offices=("chair", "secretary"),
        request=ChooseMeans,
        acts={MeansChosen: apply_chosen},
        decide=decide_choose,
        place=_place_answer,
        refusals={
            **_BINDING,
            "council.unknown": "there is no such council",
            "execution.done": "the council has reported it as done",
            "means.chosen": "the council has chosen this means on these very facts",
            "means.unknown": "the directive has no such means",
            "means.fact-missing": "a condition looks at a fact that is not stated",
            "means.condition": "a condition does not hold on the facts stated",
            "faults": "a fact stands twice, is one of the record's own, or a yes/no fact is neither 1 nor 0",
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
            **_BINDING,
            "council.unknown": "there is no such council",
            "execution.no-means": "the council has chosen no means yet",
            "execution.done": "the council has reported it as done",
        },
        article="directives",
    ),
)
