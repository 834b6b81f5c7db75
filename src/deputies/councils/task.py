"""A task of a council: what somebody is to do by a day, what they reported, and how it ended.

It is given to a deputy, to an organ or to the executive; it comes from a decision, from a carried motion, or is one the
executive gives. Nothing happens by the calendar: a task whose day is over shows as overdue until it is settled.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Literal

from deputies.values import Refusal

__all__ = [
    "Outcome", "Task", "TaskReport", "TaskStatus", "check_assigning", "check_reporting", "check_settling", "is_overdue",
    "reported", "settled",
]  # fmt: skip

TaskStatus = Literal["open", "reported", "done", "dropped"]
Outcome = Literal["done", "dropped", "reopened"]


@dataclass(frozen=True, slots=True)
class TaskReport:
    """What the owner of a task reported, and by whose mandate."""

    day: str
    mandate: str
    text: str


@dataclass(frozen=True, slots=True)
class Task:
    """A task.

    owner    a mandate, an organ, or "executive".
    origin   the decision or the carried motion it comes from; "" where the executive gave it.
    settled  day it was last settled, with the `reason` where one was asked for.
    """

    id: str
    council: str
    title: str
    text: str
    owner: str
    due: str
    assigned: str
    origin: str = ""
    status: TaskStatus = "open"
    reports: tuple[TaskReport, ...] = ()
    settled: str = ""
    reason: str = ""


def is_overdue(task: Task, day: str) -> bool:
    """Say whether a task is open and its day is over."""
    return task.status == "open" and task.due < day


def check_assigning(owner: str, owners: Collection[str], *, due: str, today: str) -> None:
    """Raise `Refusal`: `task.owner` (nobody of this name can have it), `task.past` (its day is over already).

    owners  mandates in office, organs that stand, and "executive" where there is one.
    """
    if owner not in owners:
        raise Refusal(
            "task.owner",
            f"{owner!r} is neither a deputy in office here, nor an organ that stands, nor the executive.",
            found=owner,
            required="a mandate, an organ or the executive",
        )
    if due < today:
        raise Refusal("task.past", f"The task would be due on {due}, and today is {today}.", found=due, required=today)


def check_reporting(task: Task, owners: Collection[str]) -> None:
    """Raise `Refusal`: `task.settled` (it is done or dropped), `task.not-yours` (the deputy neither has it nor sits in
    the body that has it).

    owners  mandates of the deputy that may report on it.
    """
    if task.status in ("done", "dropped"):
        raise Refusal(
            "task.settled",
            f"The task {task.id!r} is {task.status} since {task.settled}.",
            found=task.status,
            required="open or reported",
        )
    if not owners:
        raise Refusal(
            "task.not-yours",
            f"The task {task.id!r} is {task.owner!r}'s; its owner reports, or a member of the body that has it.",
            found="another deputy",
            required=task.owner,
        )


def reported(task: Task, report: TaskReport) -> Task:
    """Return the task with one more report; it waits to be settled."""
    return replace(task, status="reported", reports=(*task.reports, report))


def check_settling(task: Task, outcome: Outcome, reason: str) -> None:
    """Raise `Refusal`: `task.settled` (it is so already), `task.no-reason` (dropped or reopened without one)."""
    now = "reopened" if task.status == "open" else task.status
    if outcome == now or (outcome != "reopened" and task.status in ("done", "dropped")):
        raise Refusal(
            "task.settled",
            f"The task {task.id!r} is {task.status}{f' since {task.settled}' if task.settled else ''}.",
            found=task.status,
            required="another outcome; what is settled is reopened first",
        )
    if outcome != "done" and not reason:
        raise Refusal(
            "task.no-reason", f"A task is {outcome} with a reason; none is given.", found="none", required="a reason"
        )


def settled(task: Task, outcome: Outcome, reason: str, day: str) -> Task:
    """Return the task as settled; one that is reopened is open again."""
    status: TaskStatus = "open" if outcome == "reopened" else outcome
    return replace(task, status=status, settled=day, reason=reason)
