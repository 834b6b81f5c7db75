"""Tasks: assigning them, reporting on them, settling them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from deputies.acts.kinds import Context, Kind, Place
from deputies.acts.naming import check_new
from deputies.acts.organs import body_members
from deputies.acts.state import State
from deputies.councils.council import EXECUTIVE, Council
from deputies.councils.strength import check_constituted
from deputies.councils.task import (
    Outcome,
    Task,
    TaskReport,
    check_assigning,
    check_reporting,
    check_settling,
    reported,
    settled,
)
from deputies.values import Refusal, date_of
from deputies.values.shape import Day, Doc, Id, Text

__all__ = ["KINDS", "AssignTask", "ReportTask", "SettleTask", "may_report"]


def task_named(state: State, id_: str) -> Task:
    """Return the task, or raise `Refusal` (`task.unknown`)."""
    return state.get(Task, id_, "task")  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class AssignTask:
    """Assign a task to a deputy, an organ or the executive."""

    task: Annotated[Id, Doc("id of the task")]
    council: Annotated[Id, Doc("the council")]
    title: Annotated[Text, Doc("what it is about, in a line")]
    text: Annotated[Text, Doc("what is to be done")]
    owner: Annotated[Id, Doc("who is to do it: a deputy, an organ, or the executive")]
    due: Annotated[Day, Doc("the day by which it is done")]
    origin: Annotated[
        Id | None, Doc("the decision or carried motion it comes from; left out: the executive gives it")
    ] = None


@dataclass(frozen=True, slots=True)
class TaskAssigned:
    """A task was assigned."""

    task: Id
    council: Id
    title: Text
    text: Text
    owner: Id
    due: Day
    day: Day
    origin: Id | None = None


def decide_assign(state: State, request: AssignTask, context: Context) -> tuple[object, ...]:
    """It comes from something the council decided, or from its executive; somebody of the council has it."""
    check_new(state, Task, request.task, "task")
    council, day = state.council(request.council), date_of(context.now)
    check_constituted(council)
    _check_origin(state, council, request.origin)
    check_assigning(request.owner, _owners(state, council), due=request.due, today=day)
    return (
        TaskAssigned(
            request.task, council.id, request.title, request.text, request.owner, request.due, day, request.origin
        ),
    )  # fmt: skip


def _owners(state: State, council: Council) -> set[str]:
    found = {item.id for item in state.seated(council.id)}
    found |= {
        item.id for item in state.tables["organs"].values() if (item.council, item.dissolved) == (council.id, None)
    }
    return found | ({EXECUTIVE} if council.executive is not None else set())


def _check_origin(state: State, council: Council, origin: str | None) -> None:
    """Raise `Refusal`: `organ.none` where nothing is named and there is no executive, `task.origin` for what is neither
    a decision of the council that stands nor a motion it carried."""
    if origin is None:
        if council.executive is None:
            raise Refusal(
                "organ.none",
                f"The {council.title} has no executive that could give the task; name the decision it comes from.",
                found="none",
                required="a decision, a carried motion, or an executive",
            )
        return
    decision, motion = state.tables["decisions"].get(origin), state.tables["motions"].get(origin)
    decided = decision is not None and decision.council == council.id and decision.stands
    carried = motion is not None and motion.council == council.id and motion.status in ("carried", "adopted")
    if not (decided or carried):
        raise Refusal(
            "task.origin",
            f"{origin!r} is no decision of the {council.title} that stands, and no motion it carried.",
            found=origin,
            required="a decision or a carried motion",
        )


def apply_assigned(state: State, act: TaskAssigned) -> None:
    """The task is open."""
    state.put(
        Task(act.task, act.council, act.title, act.text, act.owner, act.due, act.day, act.origin or "")
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReportTask:
    """Report on a task."""

    task: Annotated[Id, Doc("the task")]
    text: Annotated[Text, Doc("what was done, or what stands in the way")]


@dataclass(frozen=True, slots=True)
class TaskReported:
    """The owner of a task, or a member of the body that has it, reported."""

    task: Id
    mandate: Id
    text: Text
    day: Day


def may_report(state: State, task: Task, deputy: str) -> tuple[str, ...]:
    """Return the mandates by which a deputy may report on a task: the owner's, or those in the body that has it."""
    council = state.council(task.council)
    is_body = task.owner == EXECUTIVE or task.owner in state.tables["organs"]
    owners = body_members(state, council, task.owner) if is_body else (task.owner,)
    found = (state.tables["mandates"].get(item) for item in owners)
    return tuple(item.id for item in found if item is not None and item.deputy == deputy and item.in_office)


def decide_report(state: State, request: ReportTask, context: Context) -> tuple[object, ...]:
    """The task is not settled, and the deputy has it or sits in the body that has it."""
    task = task_named(state, request.task)
    mandates = may_report(state, task, context.by.of)
    check_reporting(task, mandates)
    return (TaskReported(task.id, mandates[0], request.text, date_of(context.now)),)


def apply_reported(state: State, act: TaskReported) -> None:
    """The report stands, and the task waits to be settled."""
    state.put(reported(task_named(state, act.task), TaskReport(act.day, act.mandate, act.text)))


@dataclass(frozen=True, slots=True)
class SettleTask:
    """Settle a task: it is done, dropped, or open again."""

    task: Annotated[Id, Doc("the task")]
    outcome: Annotated[Outcome, Doc("done, dropped or reopened")]
    reason: Annotated[Text | None, Doc("why it is dropped or reopened")] = None


@dataclass(frozen=True, slots=True)
class TaskSettled:
    """A task was settled."""

    task: Id
    outcome: Outcome
    day: Day
    reason: str = ""


def decide_settle(state: State, request: SettleTask, context: Context) -> tuple[object, ...]:
    """It is not so already, and what is dropped or reopened has a reason."""
    task = task_named(state, request.task)
    check_settling(task, request.outcome, request.reason or "")
    return (TaskSettled(task.id, request.outcome, date_of(context.now), request.reason or ""),)


def apply_settled(state: State, act: TaskSettled) -> None:
    """The task is done or dropped, or open again."""
    state.put(settled(task_named(state, act.task), act.outcome, act.reason, act.day))


def _place_council(state: State, request: AssignTask) -> Place:
    return Place(council=state.council(request.council).id)


def _place_task(state: State, request: ReportTask | SettleTask) -> Place:
    return Place(council=task_named(state, request.task).council)


KINDS = (
    Kind(
        name="assign-task",
        noun="tasks",
        title="Assign a task",
        doc="Gives a deputy, an organ or the executive something to do by a day: from a decision of the council or a "
        "motion it carried, or as the executive's own. A task whose day is over shows as overdue until it is reported "
        "on or settled.",
        offices=("secretary", "chair"),
        request=AssignTask,
        acts={TaskAssigned: apply_assigned},
        decide=decide_assign,
        place=_place_council,
        refusals={
            "task.exists": "a task has this id already",
            "council.unknown": "there is no such council",
            "council.not-constituted": "the council is not constituted",
            "organ.none": "it comes from nothing, and there is no executive that could give it",
            "task.origin": "it comes from no decision that stands, and from no carried motion",
            "task.owner": "who is to do it is no deputy in office, no organ and not the executive",
            "task.past": "its day is over already",
        },
        article="levels",
    ),
    Kind(
        name="report-task",
        noun="tasks",
        title="Report on a task",
        doc="Reports what was done, or what stands in the way: the deputy who has the task, or a member of the organ "
        "or "
        "executive that has it. It then waits to be settled.",
        offices=("deputy",),
        request=ReportTask,
        acts={TaskReported: apply_reported},
        decide=decide_report,
        place=_place_task,
        refusals={
            "task.unknown": "there is no such task",
            "task.settled": "it is done or dropped",
            "task.not-yours": "the deputy neither has it nor sits in the body that has it",
        },
        article="levels",
    ),
    Kind(
        name="settle-task",
        noun="tasks",
        title="Settle a task",
        doc="Takes down that a task is done, or dropped with a reason, or open again with a reason.",
        offices=("secretary", "chair"),
        request=SettleTask,
        acts={TaskSettled: apply_settled},
        decide=decide_settle,
        place=_place_task,
        refusals={
            "task.unknown": "there is no such task",
            "task.settled": "it stands so already, or is to be reopened first",
            "task.no-reason": "it is dropped or reopened without a reason",
        },
        article="levels",
    ),
)
