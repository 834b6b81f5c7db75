"""Tasks: who is to do what by when, what was reported, and what is overdue; inspections of the control beside them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from deputies.councils.council import EXECUTIVE
from deputies.councils.inspection import Inspection, answer_overdue, concerned
from deputies.councils.task import Task, is_overdue
from deputies_web.queries.powers import body_words
from deputies_web.queries.reading import Person, Reading

__all__ = [
    "InspectionLine", "ReportLine", "TaskLine", "inspection_view", "inspections", "task_view", "tasks",
    "tasks_of_deputy",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report on a task."""

    day: str
    person: Person
    text: str


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task as lists and its page show it. `state` is its status, or "overdue"."""

    id: str
    council: str
    council_name: str
    title: str
    text: str
    owner: str
    owner_name: str
    owner_deputy: str
    owner_organ: str
    owner_gone: bool
    due: str
    assigned: str
    state: str
    origin: str
    origin_title: str
    origin_page: str
    settled: str
    reason: str
    reports: tuple[ReportLine, ...]


@dataclass(frozen=True, slots=True)
class InspectionLine:
    """An inspection as lists and its page show it. `state` is answered, waiting, or overdue."""

    id: str
    council: str
    council_name: str
    organ: str
    organ_name: str
    subject: str
    title: str
    text: str
    filed: str
    answer_by: str
    state: str
    sentence: str
    choices: tuple[tuple[Person, str], ...]
    answer: str
    answered: str
    answered_by: str
    late: bool


def tasks(reading: Reading, today: str, council: str = "") -> tuple[TaskLine, ...]:
    """Return the tasks of a council, or of all: overdue first, then open, reported, and settled ones."""
    found = [item for item in reading.state.tables["tasks"].values() if council in ("", item.council)]
    return _lines(reading, found, today)


def tasks_of_deputy(reading: Reading, deputy: str, today: str) -> tuple[TaskLine, ...]:
    """Return the tasks that a deputy has by any mandate, overdue first."""
    mandates = reading.state.tables["mandates"]
    found = [
        item
        for item in reading.state.tables["tasks"].values()
        if item.owner in mandates and mandates[item.owner].deputy == deputy
    ]
    return _lines(reading, found, today)


def _lines(reading: Reading, found: Iterable[Task], today: str) -> tuple[TaskLine, ...]:
    listed = tuple(found)
    mandates = reading.state.tables["mandates"]
    owners = (item.owner for item in listed)
    reporters = (report.mandate for item in listed for report in item.reports)
    reading.learn(mandates[id_].name for id_ in (*owners, *reporters) if id_ in mandates)
    return tuple(sorted((_line(reading, item, today) for item in listed), key=_urgent))


_ORDER = ("overdue", "open", "reported", "done", "dropped")


def _urgent(line: TaskLine) -> tuple[int, str]:
    return _ORDER.index(line.state), line.due


def _line(reading: Reading, task: Task, today: str) -> TaskLine:
    state = reading.state
    mandate = state.tables["mandates"].get(task.owner)
    organ = state.tables["organs"].get(task.owner)
    gone = (mandate is not None and not mandate.in_office) or (organ is not None and organ.dissolved is not None)
    decision, motion = state.tables["decisions"].get(task.origin), state.tables["motions"].get(task.origin)
    origin = decision or motion
    return TaskLine(
        id=task.id,
        council=task.council,
        council_name=reading.council_name(task.council),
        title=task.title,
        text=task.text,
        owner=task.owner,
        owner_name=reading.name(mandate.name) if mandate else body_words(reading, task.owner),
        owner_deputy=mandate.deputy if mandate else "",
        owner_organ=organ.id if organ else "",
        owner_gone=gone,
        due=task.due,
        assigned=task.assigned,
        state="overdue" if is_overdue(task, today) else task.status,
        origin=task.origin,
        origin_title=origin.title if origin else "",
        origin_page=f"decisions/{task.origin}/" if decision else f"motions/{task.origin}/" if motion else "",
        settled=task.settled,
        reason=task.reason,
        reports=tuple(ReportLine(item.day, reading.person_of(item.mandate), item.text) for item in task.reports),
    )


def task_view(reading: Reading, id_: str, today: str) -> TaskLine:
    """Return a task's page; raise `Refusal` (`task.unknown`)."""
    task: Task = reading.state.get(Task, id_, "task")
    return _line(reading, task, today)


def inspections(reading: Reading, today: str, council: str = "", organ: str = "") -> tuple[InspectionLine, ...]:
    """Return inspections of a council or of one control: overdue answers first, then the latest."""
    found = [
        item
        for item in reading.state.tables["inspections"].values()
        if council in ("", item.council) and organ in ("", item.organ, item.of)
    ]
    lines = (_inspection(reading, item, today) for item in reversed(found))
    return tuple(sorted(lines, key=lambda line: line.state != "overdue"))


def _inspection(reading: Reading, item: Inspection, today: str) -> InspectionLine:
    named = (("for", item.named_for), ("against", item.named_against), ("abstain", item.named_abstaining))
    late = bool(item.answered) and item.answered > item.answer_by
    return InspectionLine(
        item.id,
        item.council,
        reading.council_name(item.council),
        item.organ,
        body_words(reading, item.organ),
        _subject(reading, item),
        item.title,
        item.text,
        item.filed,
        item.answer_by,
        "answered" if item.answered else "overdue" if answer_overdue(item, today) else "waiting for an answer",
        item.sentence,
        tuple((reading.person_of(mandate), choice) for choice, mandates in named for mandate in mandates),
        item.answer,
        item.answered,
        _answering(reading, item),
        late,
    )


def _subject(reading: Reading, item: Inspection) -> str:
    if item.subject == "matter":
        return f"how a matter is handled: {reading.competence_name(item.of)}"
    return "the accounts" if item.subject == "accounts" else body_words(reading, concerned(item))


def _answering(reading: Reading, item: Inspection) -> str:
    if item.answered_by in reading.state.tables["mandates"]:
        return reading.person_of(item.answered_by).name
    return f"the {item.answered_by}" if item.answered_by else body_words(reading, EXECUTIVE)


def inspection_view(reading: Reading, id_: str, today: str) -> InspectionLine:
    """Return an inspection's page; raise `Refusal` (`inspection.unknown`)."""
    return _inspection(reading, reading.state.get(Inspection, id_, "inspection"), today)
