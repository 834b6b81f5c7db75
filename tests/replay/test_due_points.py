"""What comes on an agenda by itself: it stands on the record with its article, after what the chair put there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from chamber import CITY, chosen, hand, led, sitting, tabled
from deputies.acts.reviews import MOST, due_points, is_due, unreached_points
from deputies.sittings.sitting import Reversal
from ground import Ground
from organised import department

D1, D2 = "deputy:mill-a-1.d1", "deputy:mill-a-1.d2"


def agenda_of(
    ground: Ground, sitting: str = "s2", day: str = "1927-03-12", points: tuple[str, ...] = ("Bread",), **fields: Any
) -> list[str]:
    """Convene the next sitting of City; return its agenda."""
    ground.ask("convene-sitting", "chair:city", sitting=sitting, council="city", day=day, agenda=list(points), **fields)
    return list(ground.state.tables["sittings"][sitting].agenda)


def closed(ground: Ground) -> Ground:
    ground.ask("close-sitting", "chair:city", sitting="s1")
    return ground


def carried(ground: Ground, kind: str, **fields: Any) -> Ground:
    """Carry something on procedure about the motion m1."""
    ground.ask("move-procedure", D2, motion="p1", sitting="s1", procedure={"kind": kind, "about": "m1", **fields})
    ground.ask("take-show-of-hands", "chair:city", motion="p1", votes_for=9, votes_against=0)
    return ground


def test_minutes_come_up_until_they_are_approved() -> None:
    ground = closed(sitting())
    assert agenda_of(ground) == ["Bread", "Due by article 6.1: Minutes of the sitting of 9 March 1927 (s1)"]
    ground.ask("open-sitting", "chair:city", sitting="s2", present=list(CITY), at="1927-03-12T10:00:00Z")
    motion = {
        "motion": "own",
        "sitting": "s2",
        "title": "Minutes",
        "text": "They are right.",
        "competence": "own-order",
    }
    ground.ask("table-motion", D1, **motion, leads_to={"kind": "approve-minutes", "about": "s1"})
    ground.ask("take-show-of-hands", "chair:city", motion="own", votes_for=9, votes_against=0)
    ground.ask("approve-minutes", "chair:city", motion="own")
    ground.ask("close-sitting", "chair:city", sitting="s2")
    (point,) = due_points(ground.state, "city", "1927-03-14")
    assert point.text == "Minutes of the sitting of 12 March 1927 (s2)"


def test_many_minutes_are_one_point() -> None:
    ground = led()
    for number in range(MOST + 2):
        id_, day = f"n{number}", f"1927-03-{10 + number}"
        ground.ask("convene-sitting", "chair:city", sitting=id_, council="city", day=day, agenda=["Wages"])
        ground.ask("open-sitting", "chair:city", sitting=id_, present=list(CITY), at=f"{day}T10:00:00Z")
        ground.ask("close-sitting", "chair:city", sitting=id_)
    (point,) = due_points(ground.state, "city", "1927-03-25")
    assert point.text.startswith("Minutes of the sittings of 12 March 1927 (n2), 13 March")
    assert point.text.endswith("2 before")


def test_what_was_postponed_comes_up_when_its_day_has_come() -> None:
    ground = closed(carried(tabled(), "postpone", until="1927-03-12"))
    assert not [item for item in due_points(ground.state, "city", "1927-03-11") if "postponed" in item.text]
    words = "Due by article 6.1: Motion m1, postponed until 12 March 1927: Eight hours"
    assert words in agenda_of(ground)


def test_what_was_referred_comes_up_once_a_report_is_due_or_there() -> None:
    ground = closed(carried(tabled(), "refer", to="executive", until="1927-03-14"))
    assert not [item for item in due_points(ground.state, "city", "1927-03-13") if "Motion m1" in item.text]
    late = [item.text for item in due_points(ground.state, "city", "1927-03-14")]
    assert "Motion m1, on which the executive owes a report since 14 March 1927: Eight hours" in late
    ground.ask("report-referral", "secretary:city", motion="m1", text="Carry it.", at="1927-03-11T10:00:00Z")
    assert "Motion m1, on which the executive reported on 11 March 1927: Eight hours" in [
        item.text for item in due_points(ground.state, "city", "1927-03-12")
    ]


def test_points_that_were_not_reached_come_up_and_those_that_are_due_by_themselves_do_not_come_twice() -> None:
    ground = closed(sitting())
    agenda_of(ground, points=("Bread", "Coal", "Lamps"))
    ground.ask("open-sitting", "chair:city", sitting="s2", present=list(CITY), at="1927-03-12T10:00:00Z")
    assert unreached_points(ground.state, ground.state.tables["sittings"]["s2"]) == ()
    ground.ask("take-up-point", "chair:city", sitting="s2", point=1)
    ground.ask("close-sitting", "chair:city", sitting="s2")
    listed = agenda_of(ground, "s3", "1927-03-15", ("Wood",))
    assert listed == [
        "Wood",
        "Due by article 6.1: Minutes of the sittings of 9 March 1927 (s1), 12 March 1927 (s2)",
        "Due by article 6.1: Not reached on 12 March 1927: Coal",
        "Due by article 6.1: Not reached on 12 March 1927: Lamps",
    ]
    assert [is_due(point) for point in listed] == [False, True, True, True]


def test_a_section_finds_what_its_own_sittings_left() -> None:
    members = ["company-d-1.m1", "company-d-1.m2"]
    ground = closed(sitting(section="soldiers", present=members))
    assert agenda_of(ground, points=("Guard",), section="soldiers") == [
        "Guard", "Due by article 6.1: Minutes of the sitting of 9 March 1927 (s1)",
    ]  # fmt: skip
    assert agenda_of(ground, "s3") == ["Bread"]


def test_what_the_chair_put_there_already_is_not_put_there_again() -> None:
    point = "Due by article 6.1: Minutes of the sitting of 9 March 1927 (s1)"
    assert agenda_of(closed(sitting()), points=(point, "Bread")) == [point, "Bread"]


def test_a_motion_that_was_voted_is_not_due() -> None:
    ground = tabled()
    ground.ask("take-roll-call", "secretary:city", motion="m1", choices=hand("ffffffffa"))
    assert len(agenda_of(closed(ground))) == 2


def test_many_of_a_kind_end_with_how_many_more() -> None:
    ground = closed(sitting())
    agenda_of(ground, points=tuple(f"Point {number}" for number in range(1, MOST + 5)))
    ground.ask("open-sitting", "chair:city", sitting="s2", present=list(CITY), at="1927-03-12T10:00:00Z")
    ground.ask("take-up-point", "chair:city", sitting="s2", point=1)
    ground.ask("close-sitting", "chair:city", sitting="s2")
    texts = [item.text for item in due_points(ground.state, "city", "1927-03-15")]
    assert texts[-1] == "Not reached on 12 March 1927: 3 more"
    assert len(texts) == 1 + MOST + 1


def test_what_an_organ_decided_lies_on_the_table_of_the_next_sitting() -> None:
    ground = department()
    ground.ask(
        "decide-in-organ", "deputy:mill-a-1.d3", decision="od1", council="city", organ="city-department",
        competence="supply", title="Coal", text="Coal for the kitchens.",
        choices=hand("fff", ("mill-a-1.m3", "mill-a-1.m4", "mill-b-1.m1")),
    )  # fmt: skip
    (point,) = [item for item in due_points(ground.state, "city", "1927-03-20") if "On the table" in item.text]
    assert point.text == "On the table: Coal (od1, decided on 13 March 1927 by Department of supply)"
    assert point.article == "4.2"


def test_reports_on_a_directive_come_up_once_their_day_is_over() -> None:
    ground = chosen()
    texts = [item.text for day in ("1927-03-18", "1927-03-19") for item in due_points(ground.state, "province", day)]
    assert [text for text in texts if "Reports" in text] == [
        "Reports on the directive dir1: Hours (owed by City, Harbour; the day is over)"
    ]
    ground.ask("report-execution", "chair:city", directive="dir1", council="city", text="Done.", done=True)
    (point,) = [item for item in due_points(ground.state, "province", "1927-03-19") if "Reports" in item.text]
    assert "(owed by Harbour; the day is over)" in point.text
    assert point.article == "8.3"


def test_nobody_owes_a_report_on_a_directive_whose_decision_was_overruled() -> None:
    ground = chosen()
    decision = ground.state.tables["directives"]["dir1"].decision
    assert any("Reports" in item.text for item in due_points(ground.state, "province", "1927-03-19"))
    undone = Reversal("country", "1927-03-12", "m9")
    ground.state.put(replace(ground.state.tables["decisions"][decision], overruled=undone))
    assert not any("Reports" in item.text for item in due_points(ground.state, "province", "1927-03-19"))
