"""Sanctions: what a case holds at each step, and what is taken, and from when, once nothing stands against it."""

from __future__ import annotations

from dataclasses import replace

from chamber import CITY
from deputies.acts.reviews import due_points
from deputies.acts.support import support_in
from deputies.councils.executive import holder_of
from deputies.directives.sanction import SanctionCase
from deputies.directives.sanctioning import barred_until
from deputies.mandates.mandate import Mandate
from deputies.sittings.sitting import Motion
from ground import Ground
from sanctioned import (
    ACCUSED,
    DECIDED,
    DEPUTY,
    ENDED,
    OPENING,
    appealed,
    enforceable,
    enforced,
    heard,
    imposed,
    on_appeal,
    opened,
    supported,
    system,
    upheld,
    voted,
)

DELEGATE = "province-from-city-2"


def case(ground: Ground) -> SanctionCase:
    found: SanctionCase = ground.state.get(SanctionCase, "x1", "sanction")
    return found


def mandate(ground: Ground, id_: str = ACCUSED) -> Mandate:
    return ground.state.mandate(id_)


def test_a_case_has_its_days_and_the_plan_and_statute_of_its_opening() -> None:
    ground = opened()
    found = case(ground)
    assert (found.sanction, found.council, found.deputy, found.opened_by) == ("removal", "city", DEPUTY, "open-1")
    assert (found.opened, found.answer_by, found.hearing) == ("1927-03-12", "1927-03-14", "1927-03-15")
    assert (found.plan, found.statute, found.status) == ("plan-1", ground.state.system.statute, "opened")
    assert ground.state.get(Motion, "open-1", "motion").spent
    assert mandate(ground).sits


def test_a_units_meeting_opens_a_case_as_well_as_the_council() -> None:
    ground = system()
    given = {**opening_by_unit(), "unit": "mill-a", "votes_for": 100, "votes_against": 20}
    ground.ask("open-sanction", "elector:mill-a", **given)
    assert case(ground).opened_by == "mill-a"
    assert support_in(ground.state, case(ground)).electors_for == 0  # to open a case is not to support the sanction


def opening_by_unit() -> dict[str, object]:
    return {**OPENING, "motion": None, "hearing": "1927-03-20"}


def test_the_answer_and_the_statement_stand_beside_the_evidence() -> None:
    ground = opened()
    ground.ask("answer-sanction", f"deputy:{DEPUTY}", sanction="x1", text="The rice was spoilt.")
    assert (case(ground).answer, case(ground).answered) == ("The rice was spoilt.", "1927-03-12")
    found = case(heard())
    assert (found.status, found.attended, found.statement, found.heard) == (
        "heard", True, "The rice was spoilt.", "1927-03-15",
    )  # fmt: skip


def test_a_unit_may_enter_its_vote_anew_until_the_council_has_decided() -> None:
    ground = supported()
    support = support_in(ground.state, case(ground))
    assert (support.units_for, support.units, support.electors_for, support.electors) == (2, 3, 196, 390)
    meeting = {"sanction": "x1", "unit": "company-d", "votes_for": 5, "votes_against": 30}
    ground.ask("support-sanction", "elector:company-d", **meeting)
    support = support_in(ground.state, case(ground))
    assert (support.units_for, support.electors_for) == (1, 171)
    assert len(ground.state.tables["supports"]) == 3


def test_imposed_it_takes_nothing_yet() -> None:
    ground = imposed()
    found = case(ground)
    assert (found.status, found.decided, found.appeal_until) == ("imposed", "1927-03-16", "1927-03-19")
    assert found.support == "2 of 3 units and 196 of 390 electors"
    assert "7 for, 1 against" in found.sentence
    assert mandate(ground).sits


def test_rejected_the_case_ends_without_any_support() -> None:
    ground = voted("fffffaaaa", ground=heard())
    ground.ask("decide-sanction", "secretary:city", motion="own-1", at=DECIDED)
    assert case(ground).status == "rejected"
    assert not case(ground).under_way_on(DECIDED[:10])


def test_an_appeal_that_is_not_decided_in_time_lapses_the_sanction() -> None:
    found = case(appealed())
    assert (found.status, found.appealed, found.appeal_decided_by) == ("appealed", "1927-03-16", "1927-03-23")
    assert [found.lapsed_on(day) for day in ("1927-03-23", "1927-03-24")] == [False, True]
    assert [found.under_way_on(day) for day in ("1927-03-23", "1927-03-24")] == [True, False]


def appeals(ground: Ground, council: str, day: str) -> list[str]:
    return [item.text for item in due_points(ground.state, council, day) if "Appeal" in item.text]


def test_an_appeal_comes_on_the_agenda_of_the_council_that_hears_it() -> None:
    ground = appealed()
    (point,) = appeals(ground, "province", "1927-03-23")
    assert point == "Appeal in the sanction case x1 (removal; to be decided by 23 March 1927, or it lapses)"
    assert appeals(ground, "province", "1927-03-24") == appeals(ground, "city", "1927-03-23") == []


def test_another_council_upholds_by_the_same_majority_or_overturns() -> None:
    """Two thirds of three in office are two: a motion to uphold that falls short overturns."""
    assert (case(upheld()).status, case(upheld()).appeal_council) == ("upheld", "province")
    ground = on_appeal("faa")
    ground.ask("decide-sanction-appeal", "chair:province", motion="own-2")
    assert case(ground).status == "overturned"
    ground.refused("enforce-sanction", "credentials", "sanction.not-imposed", sanction="x1", at=ENDED)


def test_upheld_it_is_enforced_at_once() -> None:
    ground = upheld()
    ground.ask("enforce-sanction", "secretary:city", sanction="x1")
    assert (case(ground).status, case(ground).enforced) == ("enforced", "1927-03-17")


def test_a_removal_ends_the_mandate_with_what_rests_on_it() -> None:
    ground = imposed()
    fields = {"petition": "p1", "mandate": ACCUSED, "grounds": "No report."}
    ground.ask("open-recall", "elector:mill-b", **fields)
    assert mandate(ground, DELEGATE).in_office
    ground.ask("enforce-sanction", "credentials", sanction="x1", at=ENDED)
    assert ground.acts() == ["sanction-enforced", "mandate-taken", "petition-lapsed", "delegation-ended"]
    assert (mandate(ground).ended, mandate(ground).end_reason) == ("1927-03-20", "removed")
    assert mandate(ground, DELEGATE).ended == "1927-03-20"
    assert ground.state.tables["petitions"]["p1"].status == "lapsed"
    ground.ask("seat-alternate", "credentials", vacated=ACCUSED, since="1927-03-20")


def test_a_removal_from_the_executive_leaves_the_mandate() -> None:
    ground = enforced(mandate="company-d-1.m1", removes="executive")
    assert ground.acts() == ["sanction-enforced", "executive-member-removed"]
    executive = ground.state.council("city").executive
    assert executive is not None
    assert "company-d-1.m1" not in executive.members
    assert mandate(ground, "company-d-1.m1").sits


def test_a_suspended_deputy_does_not_sit_here_or_where_the_council_sent_them_until_the_suspension_is_ended() -> None:
    ground = enforced(asks="suspension", days=10)
    assert (case(ground).until, mandate(ground).suspended) == ("1927-03-30", "1927-03-30")
    assert mandate(ground, DELEGATE).suspended == "1927-03-30"
    assert mandate(ground).in_office
    assert not mandate(ground).sits
    day = "1927-03-22"
    ground.ask("convene-sitting", "chair:city", sitting="s2", council="city", day=day, agenda=["Bread"])
    present = [{"present": list(CITY)}, {"present": [id_ for id_ in CITY if id_ != ACCUSED]}]
    ground.refused("open-sitting", "chair:city", "faults", sitting="s2", **present[0], at=f"{day}T09:00:00Z")
    ground.refused("check-in", f"deputy:{DEPUTY}", "check-in.no-seat", sitting="s2", how="own", at=f"{day}T09:00:00Z")
    ground.ask("open-sitting", "chair:city", sitting="s2", **present[1], at=f"{day}T09:00:00Z")
    ground.ask("close-sitting", "chair:city", sitting="s2")
    ground.ask("end-suspension", f"deputy:{DEPUTY}", sanction="x1", at="1927-03-30T09:00:00Z")
    assert mandate(ground).sits
    assert mandate(ground, DELEGATE).sits


def test_the_posts_of_a_suspended_member_are_empty_meanwhile() -> None:
    ground = enforceable(mandate="mill-a-1.m2", asks="suspension", days=10)  # the secretary
    assert holder_of(ground.state.council("city"), "secretary", ground.state.mandates_in("city")) is not None
    ground.ask("enforce-sanction", "credentials", sanction="x1")
    assert holder_of(ground.state.council("city"), "secretary", ground.state.mandates_in("city")) is None
    fields = {"sitting": "s2", "council": "city", "day": "1927-03-25", "agenda": ["Bread"]}
    ground.refused("convene-sitting", "secretary:city", "office.vacant", **fields)
    ballot = [{"mandate": id_, "votes": 9 - place} for place, id_ in enumerate(CITY)]
    given = {"council": "city", "votes": ballot, "voters": 9}
    refusal = ground.refused("elect-executive", "organiser", "faults", **given)
    assert "'mill-a-1.m2' cannot be chosen here" in refusal.sentence


def test_an_exclusion_ends_every_mandate_there_and_bars_from_standing_until_its_end() -> None:
    ground = enforced(asks="exclusion")
    assert ground.acts() == ["sanction-enforced", "mandate-taken", "delegation-ended"]
    assert (case(ground).until, mandate(ground).end_reason) == ("1927-09-20", "excluded")
    cases = tuple(ground.state.tables["sanctions"].values())
    assert barred_until(DEPUTY, cases, "1927-09-19") == case(ground)
    assert barred_until(DEPUTY, cases, "1927-09-20") is None
    assert barred_until("mill-b-1.d2", cases, "1927-09-19") is None


def test_a_reprimand_is_taken_down_and_takes_nothing() -> None:
    ground = enforced(asks="reprimand")
    assert (ground.acts(), mandate(ground).sits) == (["sanction-enforced"], True)


def test_a_longer_suspension_is_not_ended_with_a_shorter_one() -> None:
    ground = enforced(asks="suspension", days=10)
    ground.state.put(replace(mandate(ground), suspended="1927-04-30"))
    ground.now = "1927-03-30T09:00:00Z"
    ground.state.put(replace(mandate(ground, DELEGATE), suspended="1927-04-30"))
    ground.refused("end-suspension", f"deputy:{DEPUTY}", "suspension.running", sanction="x1")


def test_a_motion_carried_before_the_support_is_proven_counts_once_it_is() -> None:
    ground = voted(ground=heard())
    ground.refused("decide-sanction", "secretary:city", "sanction.no-support", motion="own-1")
    for unit, votes_for in (("mill-a", 166), ("company-d", 30)):
        meeting = {"sanction": "x1", "unit": unit, "votes_for": votes_for, "votes_against": 0}
        ground.ask("support-sanction", f"elector:{unit}", **meeting)
    ground.ask("decide-sanction", "secretary:city", motion="own-1", at=DECIDED)
    assert case(ground).status == "imposed"
