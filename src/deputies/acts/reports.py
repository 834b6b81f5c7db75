"""What deputies answer: reports, and what the electors make of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from deputies.acts.instructions import electors_of, instructions_of
from deputies.acts.kinds import Context, Kind, Place
from deputies.acts.state import State
from deputies.mandates.instructions import check_electors_elected, check_not_ended, judge_report, report
from deputies.mandates.mandate import Mandate, Report, ReportVerdict
from deputies.values import date_of
from deputies.values.shape import Day, Doc, Id, Least, Text

__all__ = ["KINDS", "FileReport", "JudgeReport"]


@dataclass(frozen=True, slots=True)
class FileReport:
    """Report to the electors."""

    mandate: Id
    report: Annotated[Id, Doc("id of the report")]
    text: Annotated[Text, Doc("what was done")]
    answers: Annotated[tuple[Id, ...], Doc("the instructions it answers")] = ()


@dataclass(frozen=True, slots=True)
class ReportFiled:
    """A deputy reported."""

    mandate: Id
    report: Id
    text: str
    answers: tuple[Id, ...]
    filed: Day


def decide_report(state: State, request: FileReport, context: Context) -> tuple[object, ...]:
    """A deputy in office reports, and answers only what was instructed."""
    mandate = state.mandate(request.mandate)
    filed = report(mandate, Report(request.report, request.text, request.answers, date_of(context.now)))
    return (ReportFiled(mandate.id, filed.id, filed.text, filed.answers, filed.filed),)


def apply_filed(state: State, act: ReportFiled) -> None:
    """The report stands."""
    mandate = state.tables["mandates"][act.mandate]
    state.put(replace(mandate, reports=(*mandate.reports, Report(act.report, act.text, act.answers, act.filed))))


@dataclass(frozen=True, slots=True)
class JudgeReport:
    """Say whether the electors accept a report, as their meeting voted."""

    mandate: Id
    report: Annotated[Id, Doc("the report")]
    votes_for: Annotated[int, Least(0), Doc("electors who voted to accept it")]
    votes_against: Annotated[int, Least(0), Doc("electors who voted not to")]


@dataclass(frozen=True, slots=True)
class ReportJudged:
    """The electors accepted a report of their deputy, or did not."""

    mandate: Id
    report: Id
    votes_for: Annotated[int, Least(0)]
    votes_against: Annotated[int, Least(0)]
    accepted: bool
    sentence: str
    day: Day


def decide_verdict(state: State, request: JudgeReport, context: Context) -> tuple[object, ...]:
    """A meeting accepts a report by the majority for instructions, or does not; either way that is taken down."""
    mandate, day = state.mandate(request.mandate), date_of(context.now)
    check_not_ended(mandate)
    check_electors_elected(mandate)
    given = {"votes_for": request.votes_for, "votes_against": request.votes_against}
    provision, electors = instructions_of(state, mandate), electors_of(state, mandate)
    meeting = judge_report(mandate, provision, request.report, **given, electors=electors)
    said = "accepted" if meeting.reached else "not accepted"
    sentence = f"{request.votes_for} to accept it and {request.votes_against} not to; {meeting.words}: {said}."
    return (ReportJudged(mandate.id, request.report, **given, accepted=meeting.reached, sentence=sentence, day=day),)


def apply_judged(state: State, act: ReportJudged) -> None:
    """The verdict stands with the report."""
    mandate: Mandate = state.tables["mandates"][act.mandate]
    verdict = ReportVerdict(act.votes_for, act.votes_against, act.accepted, act.sentence, act.day)
    reports = tuple(replace(item, verdict=verdict) if item.id == act.report else item for item in mandate.reports)
    state.put(replace(mandate, reports=reports))


def _place_of_deputy(state: State, request: FileReport) -> Place:
    mandate = state.mandate(request.mandate)
    return Place(mandate.council, mandate.units, mandate.deputy)


def _place_of_electors(state: State, request: JudgeReport) -> Place:
    mandate = state.mandate(request.mandate)
    return Place(mandate.council, mandate.units)


KINDS = (
    Kind(
        name="file-report",
        noun="mandates",
        title="File a report",
        doc="A deputy reports to the electors, and names the instructions that the report answers. Whether it was in "
        "time is computed from the statute's days.",
        offices=("deputy",),
        request=FileReport,
        acts={ReportFiled: apply_filed},
        decide=decide_report,
        place=_place_of_deputy,
        refusals={
            "mandate.unknown": "there is no such mandate",
            "mandate.ended": "the mandate has ended",
            "mandate.expired": "the term is over",
            "mandate.unconfirmed": "the credential is not confirmed",
            "mandate.waiting": "the council is not constituted anew yet",
            "report.exists": "the mandate has a report of this id",
            "instruction.unknown": "it answers an instruction that was not given",
        },
        article="mandates.instructions.report_days",
    ),
    Kind(
        name="judge-report",
        noun="mandates",
        title="Judge a report",
        doc="Takes down whether a meeting of the electors accepts a report of their deputy, by the majority that the "
        "statute has for instructions. Accepted or not, it stands with the report.",
        offices=("elector", "organiser"),
        request=JudgeReport,
        acts={ReportJudged: apply_judged},
        decide=decide_verdict,
        place=_place_of_electors,
        refusals={
            "mandate.unknown": "there is no such mandate",
            "mandate.ended": "the mandate has ended",
            "mandate.delegate": "the deputy is a delegate of a council, which no unit elected",
            "report.unknown": "the mandate has no such report",
            "report.judged": "the electors have judged it before",
            "report.votes": "nobody voted, or there are more votes than electors",
        },
        article="mandates.instructions",
    ),
)
