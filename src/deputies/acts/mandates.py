"""Between electors and their deputy: instruct, report, resign."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from deputies.acts.endings import (
    DelegationEnded,
    PetitionLapsed,
    StandInEnded,
    apply_delegation_ended,
    apply_lapsed,
    apply_stand_in_ended,
    petitions_lapsed,
    resting_ended,
)
from deputies.acts.kinds import Context, Kind, Place
from deputies.acts.state import State
from deputies.elections.election import Election
from deputies.mandates.instructions import check_electors_elected, check_not_ended, instruct, report
from deputies.mandates.mandate import Instruction, Mandate, Report
from deputies.values import date_of
from deputies.values.shape import Day, Doc, Id, Least, Text

__all__ = ["KINDS", "FileReport", "Instruct", "Resign"]


@dataclass(frozen=True, slots=True)
class Instruct:
    """Instruct a deputy, as a meeting of the electors decided."""

    mandate: Id
    instruction: Annotated[Id, Doc("id of the instruction")]
    text: Annotated[Text, Doc("what the deputy is to do")]
    votes_for: Annotated[int, Least(0), Doc("electors who voted for it")]
    votes_against: Annotated[int, Least(0), Doc("electors who voted against it")]


@dataclass(frozen=True, slots=True)
class DeputyInstructed:
    """The electors instructed their deputy; `force` is what the statute gives an instruction."""

    mandate: Id
    instruction: Id
    text: str
    votes_for: Annotated[int, Least(0)]
    votes_against: Annotated[int, Least(0)]
    force: str
    given: Day
    number: Annotated[int, Least(1)]


def decide_instruct(state: State, request: Instruct, context: Context) -> tuple[object, ...]:
    """An instruction has the majority that the statute requires, among the electors who elected."""
    mandate = state.mandate(request.mandate)
    check_electors_elected(mandate)
    election: Election = state.tables["elections"][mandate.election]
    provision = state.statutes[mandate.statute].mandates.instructions
    asked = Instruction(
        request.instruction, request.text, request.votes_for, request.votes_against, "", date_of(context.now)
    )
    given = instruct(mandate, provision, asked, electors=election.electors)
    return (
        DeputyInstructed(
            mandate.id, given.id, given.text, given.votes_for, given.votes_against, given.force, given.given, given.seq
        ),
    )


def apply_instructed(state: State, act: DeputyInstructed) -> None:
    """The deputy has the instruction."""
    mandate = state.tables["mandates"][act.mandate]
    given = Instruction(act.instruction, act.text, act.votes_for, act.votes_against, act.force, act.given, act.number)
    state.put(replace(mandate, instructions=(*mandate.instructions, given)))


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
class Resign:
    """Give up a mandate."""

    mandate: Id


@dataclass(frozen=True, slots=True)
class MandateResigned:
    """A deputy gave up a mandate; the seat is empty from that day."""

    mandate: Id
    day: Day


def decide_resign(state: State, request: Resign, context: Context) -> tuple[object, ...]:
    """A mandate is given up once; a petition against its holder lapses with it."""
    mandate = state.mandate(request.mandate)
    check_not_ended(mandate)
    day = date_of(context.now)
    return (
        MandateResigned(mandate.id, day),
        *petitions_lapsed(state, mandate, day),
        *resting_ended(state, mandate, day),
    )


def apply_resigned(state: State, act: MandateResigned) -> None:
    """The mandate has ended."""
    mandate: Mandate = state.tables["mandates"][act.mandate]
    state.put(replace(mandate, ended=act.day, end_reason="resigned"))


def _place_of_electors(state: State, request: Instruct) -> Place:
    mandate = state.mandate(request.mandate)
    return Place(mandate.council, mandate.units)


def _place_of_deputy(state: State, request: FileReport | Resign) -> Place:
    mandate = state.mandate(request.mandate)
    return Place(mandate.council, mandate.units, mandate.deputy)


KINDS = (
    Kind(
        name="instruct",
        noun="mandates",
        title="Instruct a deputy",
        doc="Takes down an instruction that a meeting of the electors gave their deputy, with the votes for and "
        "against. The statute says which majority it needs and whether it binds.",
        offices=("elector", "organiser"),
        request=Instruct,
        acts={DeputyInstructed: apply_instructed},
        decide=decide_instruct,
        place=_place_of_electors,
        refusals={
            "mandate.unknown": "there is no such mandate",
            "mandate.ended": "the mandate has ended",
            "mandate.expired": "the term is over",
            "mandate.unconfirmed": "the credential is not confirmed",
            "mandate.waiting": "the council is not constituted anew yet",
            "mandate.delegate": "the deputy is a delegate of a council, which no unit elected",
            "instruction.exists": "the mandate has an instruction of this id",
            "instruction.votes": "there are more votes than electors",
            "instruction.majority": "the votes do not reach the statute's majority, or are not more than those against",
        },
        article="mandates.instructions",
    ),
    Kind(
        name="file-report",
        noun="mandates",
        title="File a report",
        doc="A deputy reports to the electors, and names the instructions that the report answers.",
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
        name="resign",
        noun="mandates",
        title="Resign",
        doc="A deputy gives up a mandate. The seat is filled as the statute says; a petition for recall lapses.",
        offices=("deputy",),
        request=Resign,
        acts={
            MandateResigned: apply_resigned,
            PetitionLapsed: apply_lapsed,
            DelegationEnded: apply_delegation_ended,
            StandInEnded: apply_stand_in_ended,
        },
        decide=decide_resign,
        place=_place_of_deputy,
        refusals={"mandate.unknown": "there is no such mandate", "mandate.ended": "the mandate has ended already"},
        article="mandates",
    ),
)
