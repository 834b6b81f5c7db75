"""Tasks and inspections: what each act leaves. `ask` holds that all entries replayed lead to the same state."""

from __future__ import annotations

from chamber import cast, resolve
from deputies.councils.inspection import Inspection, answer_overdue, concerned
from deputies.councils.task import Task, is_overdue
from ground import Ground
from levels import decide
from organised import organised

ASSIGNING = {"council": "city", "title": "Coal", "text": "Count the coal at the quays.", "due": "1927-03-20"}


def task(ground: Ground, id_: str = "t1") -> Task:
    found: Task = ground.state.get(Task, id_, "task")
    return found


def inspection(ground: Ground) -> Inspection:
    found: Inspection = ground.state.get(Inspection, "i1", "inspection")
    return found


def assigned(owner: str = "mill-a-1.m4") -> Ground:
    ground = organised()
    ground.ask("assign-task", "secretary:city", task="t1", owner=owner, **ASSIGNING)
    return ground


def test_a_task_is_given_by_the_executive_or_comes_from_what_the_council_decided() -> None:
    ground = decide(assigned(), "coal", "supply")
    assert (task(ground).owner, task(ground).due, task(ground).origin, task(ground).status) == (
        "mill-a-1.m4", "1927-03-20", "", "open",
    )  # fmt: skip
    ground.ask("assign-task", "chair:city", task="t2", owner="city-department", origin="coal", **ASSIGNING)
    assert task(ground, "t2").origin == "coal"
    motion = resolve(ground, "dissolve-organ", "city-kitchens")
    ground.ask("assign-task", "chair:city", task="t3", owner="executive", origin=motion, **ASSIGNING)
    assert task(ground, "t3").origin == motion


def test_a_task_whose_day_is_over_is_overdue_until_somebody_reports() -> None:
    ground = assigned()
    assert not is_overdue(task(ground), "1927-03-20")
    assert is_overdue(task(ground), "1927-03-21")
    ground.ask("report-task", "deputy:mill-a-1.d4", task="t1", text="Forty tons.", at="1927-03-22T09:00:00Z")
    assert not is_overdue(task(ground), "1927-03-23")


def test_the_owner_reports_and_the_task_waits_to_be_settled() -> None:
    ground = assigned()
    for text in ("At the first quay.", "At all quays."):
        ground.ask("report-task", "deputy:mill-a-1.d4", task="t1", text=text)
    assert task(ground).status == "reported"
    assert [(item.mandate, item.text) for item in task(ground).reports] == [
        ("mill-a-1.m4", "At the first quay."),
        ("mill-a-1.m4", "At all quays."),
    ]


def test_any_member_of_the_body_that_has_a_task_reports() -> None:
    for owner, deputy, mandate in (
        ("city-department", "mill-b-1.d1", "mill-b-1.m1"),
        ("executive", "company-d-1.d1", "company-d-1.m1"),
    ):
        ground = assigned(owner)
        ground.ask("report-task", f"deputy:{deputy}", task="t1", text="Done.")
        assert task(ground).reports[0].mandate == mandate


def test_a_task_is_done_dropped_or_opened_again() -> None:
    ground = assigned()
    ground.ask("settle-task", "chair:city", task="t1", outcome="dropped", reason="The quays are closed.")
    assert (task(ground).status, task(ground).reason, task(ground).settled) == (
        "dropped", "The quays are closed.", "1927-03-12",
    )  # fmt: skip
    ground.ask("settle-task", "chair:city", task="t1", outcome="reopened", reason="They are open.")
    assert task(ground).status == "open"
    ground.ask("settle-task", "chair:city", task="t1", outcome="done")
    assert task(ground).status == "done"


FILING = {
    "inspection": "i1",
    "organ": "city-control",
    "title": "Accounts",
    "text": "Two bills are missing.",
    "answer_by": "1927-03-20",
    "choices": cast(mill_b_1_m1="for", mill_b_1_m2="for", mill_a_1_m5="against"),
}


def test_the_control_files_what_it_found_by_name_and_an_answer_is_due() -> None:
    ground = organised()
    ground.ask("file-inspection", "deputy:mill-b-1.d1", **FILING, subject="accounts")
    found = inspection(ground)
    assert (found.council, found.organ, found.subject, found.of) == ("city", "city-control", "accounts", "")
    assert (found.named_for, found.named_against) == (("mill-b-1.m1", "mill-b-1.m2"), ("mill-a-1.m5",))
    assert found.sentence.startswith("2 for, 1 against")
    assert concerned(found) == "executive"
    assert not answer_overdue(found, "1927-03-20")
    assert answer_overdue(found, "1927-03-21")


def test_a_member_of_the_organ_concerned_answers_and_a_late_answer_is_taken() -> None:
    ground = organised()
    others = {**FILING, "choices": [item for item in FILING["choices"] if item["mandate"] != "mill-b-1.m1"]}
    others["choices"] = [{**item, "choice": "for"} for item in others["choices"]]
    ground.ask("file-inspection", "deputy:mill-b-1.d2", **others, subject="organ", of="city-department")
    assert concerned(inspection(ground)) == "city-department"
    answer = {"inspection": "i1", "text": "The books lie open."}
    ground.ask("answer-inspection", "deputy:mill-a-1.d3", **answer, at="1927-03-22T09:00:00Z")
    found = inspection(ground)
    assert (found.answer, found.answered, found.answered_by) == ("The books lie open.", "1927-03-22", "mill-a-1.m3")
    assert not answer_overdue(found, "1927-03-23")


def test_chair_or_secretary_answer_for_the_council() -> None:
    ground = organised()
    ground.ask("file-inspection", "deputy:mill-b-1.d2", **FILING, subject="executive")
    ground.ask("answer-inspection", "secretary:city", inspection="i1", text="They were found.")
    assert inspection(ground).answered_by == "secretary"


def test_the_control_looks_into_a_matter_that_the_council_controls() -> None:
    ground = organised()
    asked = {**FILING, "subject": "matter", "of": "order"}
    ground.refused("file-inspection", "deputy:mill-b-1.d1", "inspection.stage", **asked)
    motion = resolve(ground, "take-over-competence", "order/controlling")
    ground.ask("take-over-competence", "chair:city", motion=motion, authority="The police of the concession")
    ground.ask("file-inspection", "deputy:mill-b-1.d1", **asked)
    assert inspection(ground).of == "order"
