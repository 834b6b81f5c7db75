"""Words for organs: formed, elected, members recalled, posts in rotation, dissolved; their tasks and inspections."""

from __future__ import annotations

from collections.abc import Mapping

from deputies.acts.inspections import InspectionAnswered, InspectionFiled
from deputies.acts.organs import OrganDissolved, OrganElected, OrganFormed, OrganMemberRecalled, PostRotated
from deputies.acts.tasks import TaskAssigned, TaskReported, TaskSettled
from deputies.acts.telling.motions import named
from deputies.acts.telling.speech import Speaker, Told, count, figures, join, quoted, tailed
from deputies.councils.inspection import Inspection
from deputies.councils.organ import Organ
from deputies.councils.task import Task
from deputies.values import say_date

__all__ = ["TOLD"]

_KINDS = {
    "presidium": "its presidium",
    "commission": "a commission",
    "department": "a department",
    "control": "its control",
}
_NAMED = 8
"""So many members are named; of a larger organ the number is said."""


def _council(say: Speaker, organ: str) -> str:
    found: Organ | None = say.find("organs", organ)
    return say.council(found.council) if found else "the council"


def _formed(say: Speaker, act: OrganFormed) -> str:
    matters = join([say.competence(key) for key in act.delegated])
    between = f" Between sittings it decides on {matters}." if matters else ""
    return (
        f"{say.council(act.council)} formed {quoted(act.name)}, {_KINDS[act.organ_kind]} with "
        f"{count(act.size, 'place', 'places')}{say.voted(act.motion)}: {quoted(act.task)}{between}"
    )


def _elected(say: Speaker, act: OrganElected) -> str:
    many = len(act.members)
    who = f"{many} members"
    if many <= _NAMED:
        who = join([f"{say.deputy(item.mandate)} ({count(item.votes, 'vote', 'votes')})" for item in act.members])
    posts = join([f"{say.deputy(item.mandate)} as {item.post}" for item in act.posts])
    lot = "; a tie was settled by lot" if act.seed else ""
    return (
        f"{_council(say, act.organ)} elected to {say.organ(act.organ)} {who}{f', with {posts}' if posts else ''}; "
        f"{count(act.voters, 'deputy', 'deputies')} voted{lot}."
    )


def _recalled(say: Speaker, act: OrganMemberRecalled) -> str:
    return (
        f"{_council(say, act.organ)} recalled {say.deputy(act.mandate)} from {say.organ(act.organ)}: "
        f"{figures(act.sentence, 'carried')}"
    )


def _rotated(say: Speaker, act: PostRotated) -> str:
    return (
        f"{say.deputy(act.mandate)} is {act.post} of {say.organ(act.organ)} of {_council(say, act.organ)} from "
        f"{say_date(act.day)} on, in rotation."
    )


def _dissolved(say: Speaker, act: OrganDissolved) -> str:
    return f"{_council(say, act.organ)} dissolved {say.organ(act.organ)}{say.voted(act.motion)}."


def _owner(say: Speaker, owner: str) -> str:
    """Who has a task: a deputy, an organ or the executive."""
    return say.deputy(owner) if owner in say.state.tables["mandates"] else say.organ(owner)


def _origin(say: Speaker, origin: str | None) -> str:
    if origin is None:
        return ""
    if origin in say.state.tables["decisions"]:
        return f", which follows from the decision {say.decision(origin)}"
    return f", which follows from {named(say, origin)}"


def _assigned(say: Speaker, act: TaskAssigned) -> str:
    who = say.council(act.council) if act.origin else say.organ_of("executive", act.council)
    return (
        f"{who} gave {_owner(say, act.owner)} the task {quoted(act.title)}{_origin(say, act.origin)}, to be done by "
        f"{say_date(act.due)}: {quoted(act.text)}"
    )


def _task(say: Speaker, task: str) -> str:
    found: Task | None = say.find("tasks", task)
    return f"the task {quoted(found.title)} of {say.council(found.council)}" if found else f"the task {task}"


def _task_reported(say: Speaker, act: TaskReported) -> str:
    return f"{say.deputy(act.mandate)} reported on {_task(say, act.task)}: {quoted(act.text)}"


def _task_settled(say: Speaker, act: TaskSettled) -> str:
    outcome = {"done": "is done", "dropped": "was dropped", "reopened": "is open again"}[act.outcome]
    found: Task | None = say.find("tasks", act.task)
    owner = f", which {_owner(say, found.owner)} had," if found else ""
    return tailed(f"{_task(say, act.task)}{owner} {outcome}", act.reason)


def _inspected(say: Speaker, act: InspectionFiled) -> str:
    what = {
        "executive": "the executive",
        "organ": say.organ(act.of),
        "accounts": "the accounts",
        "matter": f"how {say.competence(act.of)} is handled",
    }[act.subject]
    return (
        f"{say.organ_of(act.organ, act.council)} inspected {what} and found, in {quoted(act.title)}: "
        f"{quoted(act.text)} An answer is due by {say_date(act.answer_by)}. The vote: "
        f"{figures(act.sentence, 'carried')}"
    )


def _answered(say: Speaker, act: InspectionAnswered) -> str:
    found: Inspection | None = say.find("inspections", act.inspection)
    council = f" of {say.council(found.council)}" if found else ""
    who = f"the {act.by}{council}" if act.by in ("chair", "secretary") else say.deputy(act.by)
    title = f" {quoted(found.title)}" if found else ""
    return f"{who} answered the inspection{title}: {quoted(act.text)}"


TOLD: Mapping[type, Told] = {
    OrganFormed: Told(_formed, "organs"),
    OrganElected: Told(_elected, "organs"),
    OrganMemberRecalled: Told(_recalled, "organs"),
    PostRotated: Told(_rotated, "organs"),
    OrganDissolved: Told(_dissolved, "organs"),
    TaskAssigned: Told(_assigned, "organs"),
    TaskReported: Told(_task_reported, "organs"),
    TaskSettled: Told(_task_settled, "organs"),
    InspectionFiled: Told(_inspected, "organs"),
    InspectionAnswered: Told(_answered, "organs"),
}
"""The acts of organs."""
