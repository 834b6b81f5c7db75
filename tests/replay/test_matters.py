"""Delegated matters: what each act leaves. `ask` holds that all entries replayed lead to the same state."""

from __future__ import annotations

from chamber import CITY, cast, resolve
from deputies.councils.delegated import delegated_on, matter_of
from deputies.sittings.deciding_between import on_the_table
from deputies.sittings.sitting import Decision
from ground import Ground
from organised import department, formed, open_sitting, organised


def decision(ground: Ground, id_: str) -> Decision:
    found: Decision = ground.state.get(Decision, id_, "decision")
    return found


def decided() -> Ground:
    ground = department()
    ground.ask(
        "decide-in-organ", "deputy:mill-a-1.d3", decision="od1", council="city", organ="city-department",
        competence="supply", title="Coal", text="Coal for the kitchens.",
        choices=cast(mill_a_1_m3="for", mill_a_1_m4="for", mill_b_1_m1="against"),
    )  # fmt: skip
    return ground


def test_a_matter_is_delegated_within_the_limits_of_its_motion_until_a_day() -> None:
    ground = department()
    matter = ground.state.council("city").delegated[-1]
    assert (matter.competence, matter.to, matter.since, matter.until) == (
        "supply", "city-department", "1927-03-13", "1927-03-20",
    )  # fmt: skip
    assert (matter.limits, matter.motion) == ("As the paper says.", "delegate")
    council, organs = ground.state.council("city"), ground.state.tables["organs"]
    assert matter_of(council, organs, "supply", "1927-03-20") == matter
    assert matter_of(council, organs, "supply", "1927-03-21") is None
    assert [item.competence for item in delegated_on(council, organs, "1927-03-21")] == ["repairs"]


def test_a_matter_is_delegated_anew_once_its_days_are_over() -> None:
    ground = department()
    ground.now = "1927-03-21T09:00:00Z"
    ground.ask("delegate-matter", "chair:city", motion=resolve(ground, "delegate-matter", "supply/executive"))
    (matter,) = [item for item in ground.state.council("city").delegated if item.competence == "supply"]
    assert (matter.to, matter.until) == ("executive", None)


def test_a_matter_taken_back_is_the_councils_again_also_one_that_the_statute_delegates() -> None:
    ground = organised()
    ground.ask("take-back-matter", "chair:city", motion=resolve(ground, "take-back-matter", "repairs"))
    assert ground.state.council("city").delegated == ()


def test_what_the_statute_delegates_goes_to_no_second_body() -> None:
    ground = formed()
    ground.ask("take-back-matter", "chair:city", motion=resolve(ground, "take-back-matter", "repairs", motion="b"))
    motion = resolve(ground, "delegate-matter", "repairs/executive", motion="c")
    ground.ask("delegate-matter", "chair:city", motion=motion)
    assert [item.to for item in ground.state.council("city").delegated] == ["executive"]


def test_an_organ_decides_by_name_and_the_decision_carries_organ_and_stage() -> None:
    found = decision(decided(), "od1")
    assert (found.council, found.organ, found.competence, found.stage) == (
        "city",
        "city-department",
        "supply",
        "deciding",
    )
    assert (found.motion, found.sitting, found.section) == ("", "", None)
    assert found.vote is not None
    assert found.vote.named_for == ("mill-a-1.m3", "mill-a-1.m4")
    assert found.vote.named_against == ("mill-b-1.m1",)
    assert found.vote.sentence.startswith("2 for, 1 against, 0 abstaining; article 4.8 requires 2")
    assert found.stands


def test_the_executive_decides_what_is_delegated_to_it() -> None:
    ground = organised()
    ground.ask("delegate-matter", "chair:city", motion=resolve(ground, "delegate-matter", "tolls/executive"))
    ground.ask(
        "decide-in-organ", "chair:city", decision="ed1", council="city", organ="executive", competence="tolls",
        title="Ferries", text="The ferries are free on Sundays.", choices=cast(mill_a_1_m1="for", mill_a_1_m2="for"),
    )  # fmt: skip
    assert decision(ground, "ed1").organ == "executive"


def test_what_an_organ_decided_lies_on_the_table_of_the_next_sitting_of_the_whole_council() -> None:
    ground = decided()
    table = ground.state.tables["decisions"].values
    assert [item.id for item in on_the_table(table(), "city")] == ["od1"]
    open_sitting(ground, "ss", members=CITY[:2], section="soldiers")
    ground.ask("close-sitting", "chair:city", sitting="ss")
    assert [item.id for item in on_the_table(table(), "city")] == ["od1"]
    open_sitting(ground, "next")
    assert [item.id for item in on_the_table(table(), "city")] == ["od1"]
    ground.ask("close-sitting", "chair:city", sitting="next")
    assert on_the_table(table(), "city") == ()
    assert decision(ground, "od1").reported == "next"


def test_the_council_sets_aside_what_an_organ_decided() -> None:
    ground = decided()
    ground.ask("set-aside-decision", "chair:city", motion=resolve(ground, "set-aside-decision", "od1", "fffffaaaa"))
    undone = decision(ground, "od1").set_aside
    assert undone is not None
    assert (undone.council, undone.day, undone.motion) == ("city", "1927-03-14", "own-1")
    assert undone.sentence.startswith("5 for, 4 against")
    assert not decision(ground, "od1").stands


def test_a_section_may_object_to_what_an_organ_decided() -> None:
    ground = decided()
    soldiers = CITY[:2]
    motion = resolve(ground, "object-to-decision", "od1", "ff", members=soldiers, section="soldiers")
    ground.ask("object-to-decision", "chair:city", motion=motion)
    assert decision(ground, "od1").suspended_on("1927-03-15") is not None


def test_a_member_who_left_the_mandate_counts_in_no_quorum_of_an_organ() -> None:
    ground = department()
    ground.ask("resign", "deputy:mill-b-1.d1", mandate="mill-b-1.m1")
    ground.ask(
        "decide-in-organ", "secretary:city", decision="od1", council="city", organ="city-department",
        competence="supply", title="Coal", text="Coal.", choices=cast(mill_a_1_m3="for", mill_a_1_m4="for"),
    )  # fmt: skip
    vote = decision(ground, "od1").vote
    assert vote is not None
    assert (vote.bases.in_office, vote.quorum) == (2, 2)
