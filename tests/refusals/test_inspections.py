"""What is refused of the control: filing an inspection, answering one. One table for each act."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from chamber import NO_EXECUTIVE, cast, constituted, resolve, votes
from deputies.councils.organ import Organ
from ground import Ground
from organised import NOT_FROM_EXECUTIVE, organised
from refusal_tables import Row, Table, walked


def filed(**fields: Any) -> Ground:
    """City's control has filed an inspection of the executive, or of what is named."""
    ground = organised()
    ground.ask("file-inspection", "deputy:mill-b-1.d1", **{**FILING, **fields})
    return ground


def answered() -> Ground:
    ground = filed()
    ground.ask("answer-inspection", "chair:city", inspection="i1", text="The books lie open.")
    return ground


def ended(organ: str) -> Ground:
    ground = organised()
    found = ground.state.get(Organ, organ, "organ")
    ground.state.put(replace(found, dissolved="1927-03-12"))
    return ground


def no_executive() -> Ground:
    """The statute gives towns no executive, and City has a control."""
    ground = constituted(NOT_FROM_EXECUTIVE, NO_EXECUTIVE)
    chair = "chair:city"
    asked = {"sitting": "s1", "council": "city", "day": "1927-03-08", "agenda": ["Control"]}
    ground.ask("convene-sitting", chair, **asked)
    members = [item.id for item in ground.state.seated("city")]
    ground.ask("open-sitting", chair, sitting="s1", present=members, at="1927-03-08T09:00:00Z")
    own = {"motion": "m1", "sitting": "s1", "title": "Control", "text": "Look at the books."}
    purpose = {"kind": "form-organ", "about": "city-control"}
    ground.ask("table-motion", chair, **own, competence="own-order", mover=members[0], leads_to=purpose)
    ground.ask("take-show-of-hands", chair, motion="m1", votes_for=9, votes_against=0)
    ground.ask("form-organ", chair, motion="m1", provision="control")
    given = votes(mill_b_1_m1=7, mill_b_1_m2=6, mill_a_1_m5=5)
    ground.ask("elect-organ", chair, organ="city-control", sitting="s1", votes=given, voters=9)
    return ground


def handed() -> Ground:
    """City has handed tolls over to the harbour."""
    ground = organised()
    motion = resolve(ground, "hand-over-competence", "tolls/harbour", motion="hand")
    ground.ask("hand-over-competence", "chair:city", motion=motion)
    return ground


def advising() -> Ground:
    """City has taken public order over to advise on it."""
    ground = organised()
    motion = resolve(ground, "take-over-competence", "order/advisory")
    ground.ask("take-over-competence", "chair:city", motion=motion)
    return ground


FILING = {
    "inspection": "i1",
    "organ": "city-control",
    "subject": "executive",
    "title": "The kitchens' accounts",
    "text": "Two bills are missing.",
    "answer_by": "1927-03-20",
    "choices": cast(mill_b_1_m1="for", mill_b_1_m2="for", mill_a_1_m5="against"),
}

NOT_OF_SUPPLY = cast(mill_b_1_m2="for", mill_a_1_m5="for")
"""The two of the control who do not sit in the department of supply."""

TABLES = (
    Table(
        "file-inspection",
        organised,
        "deputy:mill-b-1.d1",
        lambda _: FILING,
        {
            "inspection.exists": Row(on=filed),
            "organ.unknown": (
                Row(change={"organ": "city-senate"}),
                Row(change={"subject": "organ", "of": "city-senate"}),
            ),
            "organ.dissolved": (
                Row(on=lambda: ended("city-control")),
                Row(on=lambda: ended("city-department"), change={"subject": "organ", "of": "city-department"}),
            ),
            "inspection.not-control": Row(change={"organ": "city-department"}, says="is no control (article 4.8)"),
            "organ.not-member": Row(by="deputy:mill-a-1.d1", says="does not sit in Control commission"),
            "inspection.of": (
                Row(change={"subject": "organ"}, says="names an organ or a matter"),
                Row(change={"of": "city-department"}, says="names neither"),
            ),
            "inspection.itself": Row(change={"subject": "organ", "of": "city-control"}),
            "inspection.own-organ": Row(
                change={"subject": "organ", "of": "city-department"}, says="'mill-b-1.m1' sits in Department of supply"
            ),
            "organ.none": Row(on=no_executive),
            "competence.unknown": Row(change={"subject": "matter", "of": "weather"}),
            "competence.level": Row(change={"subject": "matter", "of": "land"}, on=organised),
            "competence.handed-over": Row(
                on=handed, change={"subject": "matter", "of": "tolls"}, says="harbour has it"
            ),
            "inspection.stage": (
                Row(change={"subject": "matter", "of": "order"}, says="is preparatory in this"),
                Row(on=advising, change={"subject": "matter", "of": "order"}, says="is advisory in this"),
            ),
            "inspection.past": Row(change={"answer_by": "1927-03-11"}),
            "organ.no-quorum": Row(change={"choices": cast(mill_b_1_m1="for")}, says="1 of 3 members of Control"),
            "organ.rejected": Row(change={"choices": cast(mill_b_1_m1="for", mill_b_1_m2="against")}),
            "sheet.needed": Row(change={"choices": [{"mandate": f"m{n}", "choice": "for"} for n in range(251)]}),
            "faults": Row(change={"choices": cast(mill_a_1_m1="for")}, says="does not sit in it"),
        },
    ),
    Table(
        "answer-inspection",
        filed,
        "chair:city",
        lambda _: {"inspection": "i1", "text": "The books lie open."},
        {
            "inspection.unknown": Row(change={"inspection": "i9"}),
            "inspection.answered": Row(on=answered, says="was answered on 1927-03-12"),
            "organ.not-member": (
                Row(by="deputy:mill-b-1.d1", says="does not sit in the executive of the council of City"),
                Row(
                    on=lambda: filed(subject="organ", of="city-department", choices=NOT_OF_SUPPLY),
                    by="deputy:mill-a-1.d1",
                    says="does not sit in Department of supply",
                ),
            ),
        },
    ),
)


TestTables = walked(TABLES)
