"""What is due on a day: each thing appears when it comes near, is overdue from its day on, and goes when it is done."""

from __future__ import annotations

from credentialled import D, M, on_leave
from deputies.acts.dues import Outstanding, dues_on
from ground import Ground, elected
from renewal import renewed
from tenured import EARLY_BY_ELECTIONS, ROTATION, few
from told import instructed


def due(ground: Ground, day: str, matter: str, *, ahead: int = 30) -> list[Outstanding]:
    return [item for item in dues_on(ground.state, day, ahead=ahead) if item.matter == matter]


def test_a_term_that_ends_is_listed_ahead_and_is_overdue_from_its_day_on() -> None:
    ground = elected()
    assert due(ground, "1927-08-06", "term") == []
    (city, harbour) = due(ground, "1927-08-07", "term")
    assert (city.council, city.day, city.overdue, harbour.council) == ("city", "1927-09-06", False, "harbour")
    assert [item.overdue for item in due(ground, "1927-09-06", "term")] == [True, True]
    assert [item.council for item in due(renewed(), "1927-09-07", "term")] == ["harbour", "province"]


def test_an_early_election_is_due_until_the_council_is_constituted_anew() -> None:
    ground = few(4, EARLY_BY_ELECTIONS)
    assert due(ground, "1927-03-07", "early") == []
    ground.ask("call-early-election", "credentials", council="city", when="members-below")
    (item,) = due(ground, "1927-03-08", "early")
    assert (item.council, item.subject, item.overdue) == ("city", "members-below", True)


def test_a_rotation_is_listed_for_each_place_until_it_has_been_made() -> None:
    ground = elected(ROTATION)
    assert due(ground, "1927-04-04", "rotation") == []
    assert len(due(ground, "1927-04-05", "rotation")) == 12
    assert {item.overdue for item in due(ground, "1927-05-05", "rotation")} == {True}
    ground.ask("rotate-mandate", "credentials", mandate=M, at="1927-05-05T09:00:00Z")
    assert M not in {item.mandate for item in due(ground, "1927-05-05", "rotation")}


def test_a_report_is_listed_once_it_is_overdue() -> None:
    ground = instructed()
    assert due(ground, "1927-03-21", "report") == []
    (item,) = due(ground, "1927-03-22", "report")
    assert (item.mandate, item.subject, item.day) == (M, "i1", "1927-03-21")
    ground.ask("file-report", f"deputy:{D}", mandate=M, report="r1", text="Voted so.", answers=["i1"])
    assert due(ground, "1927-03-22", "report") == []


def test_a_leave_is_listed_from_the_day_the_deputy_meant_to_be_back() -> None:
    ground = on_leave()
    assert due(ground, "1927-03-19", "leave") == []
    assert [item.mandate for item in due(ground, "1927-03-20", "leave")] == [M]
    ground.ask("end-leave", f"deputy:{D}", mandate=M)
    assert due(ground, "1927-03-20", "leave") == []


def test_what_is_due_stands_in_order_of_days() -> None:
    days = [item.day for item in dues_on(instructed(ROTATION).state, "1927-09-06")]
    assert days == sorted(days)
    assert len(set(days)) > 1
