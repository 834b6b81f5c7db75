"""A term ends: elections under a newer plan, and councils constituted anew. Nobody is in office twice, nor nobody."""

from __future__ import annotations

from chamber import CITY, PROVINCE, above, constituted
from ground import Ground
from renewal import elect_anew, left_over, renewed, replan, waiting

AGAIN = tuple(f"{unit}-2.m{number}" for unit, seats in (("company-d", 2), ("mill-a", 6), ("mill-b", 2))
              for number in range(1, seats + 1))  # fmt: skip


def ids(ground: Ground, council: str) -> list[str]:
    return [item.id for item in ground.state.seated(council)]


def test_a_newer_plan_changes_nothing_for_a_council_that_is_constituted() -> None:
    ground = replan(constituted())
    assert ground.state.plan.plan.seats_of("city") == 10
    city, province = ground.state.council("city"), ground.state.council("province")
    assert (city.seats, city.plan, city.status) == (9, "plan-1", "constituted")
    assert (province.seats, province.plan) == (ground.state.plan.plan.seats_of("province"), ""), "still forming"
    assert ground.state.plan_of(city).seats_of("city") == 9


def test_until_the_council_is_constituted_anew_the_old_deputies_are_in_office_and_the_new_ones_wait() -> None:
    ground = waiting()
    assert ids(ground, "city") == list(CITY)
    elected = [ground.state.mandate(id_) for id_ in AGAIN]
    assert {(item.credential, item.waits, item.in_office, item.plan) for item in elected} == {
        ("confirmed", True, False, "plan-2")
    }


def test_the_old_deputies_carry_on_after_the_last_day_of_their_term() -> None:
    ground = waiting()
    assert all(ground.state.mandate(id_).term_over("1927-09-20") for id_ in CITY)
    assert not any(ground.state.mandate(id_).term_over("1927-09-05") for id_ in CITY)
    ground.ask(
        "convene-sitting", "chair:city", sitting="last", council="city", day="1927-09-20", agenda=["Wages"],
        at="1927-09-18T09:00:00Z",
    )  # fmt: skip
    ground.ask("open-sitting", "chair:city", sitting="last", present=list(CITY), at="1927-09-20T09:00:00Z")
    assert ground.state.tables["sittings"]["last"].status == "open"


def test_constituted_anew_the_mandates_of_the_earlier_plan_end_with_all_that_rests_on_them() -> None:
    ground = renewed()
    acts = ground.entries[-1].acts
    assert ground.acts()[0] == "council-constituted"
    assert [act["mandates"] for act in acts if act["kind"] == "terms-ended"] == [len(CITY)]
    assert [act["petition"] for act in acts if act["kind"] == "petition-lapsed"] == ["late"]
    assert [act["mandate"] for act in acts if act["kind"] == "delegation-ended"] == list(PROVINCE[:2])
    assert len(acts) == 1 + 1 + 1 + 2
    assert {(ground.state.mandate(id_).ended, ground.state.mandate(id_).end_reason) for id_ in CITY} == {
        ("1927-09-07", "term")
    }
    assert ground.state.tables["petitions"]["late"].status == "lapsed"
    assert ids(ground, "province") == [PROVINCE[2]]


def test_constituted_anew_the_council_has_the_new_deputies_seats_and_sections_and_no_executive() -> None:
    ground = renewed()
    city = ground.state.council("city")
    assert ids(ground, "city") == list(AGAIN)
    assert (city.plan, city.seats, city.constituted, city.executive) == ("plan-2", 10, "1927-09-07", None)
    assert [(item.id, item.mandates) for item in city.sections] == [("soldiers", AGAIN[:2])]
    assert ground.state.mandate("mill-a-2.m1").deputy == "mill-a-1.d1", "a deputy elected again keeps the id"


def test_constituted_anew_by_more_than_half_the_rest_joins_by_being_confirmed() -> None:
    ground = elect_anew(replan(constituted()), ("mill-a",))
    ground.ask("constitute-council", "credentials", council="city", at="1927-08-24T09:00:00Z")
    assert len(ids(ground, "city")) == 6
    elect_anew(ground, ("mill-b",))
    assert ids(ground, "city")[-2:] == ["mill-b-2.m1", "mill-b-2.m2"]


def test_a_council_is_not_constituted_anew_while_it_sits() -> None:
    ground = renewed()
    again = {"council": "city", "to": "province", "voters": 10}
    ground.ask("send-delegates", "credentials", **again, votes=[{"mandate": id_, "votes": 9} for id_ in AGAIN[:2]])
    sent = list(ground.state.council("province").mandates[3:])
    assert [ground.state.mandate(id_).waits for id_ in sent] == [True, True]
    ground.ask("confirm-credentials", "credentials", mandates=sent, at="1927-09-10T09:00:00Z")
    assert ids(ground, "province") == [PROVINCE[2]], "delegates wait, too"
    ground.refused("constitute-council", "credentials", "council.sitting", council="province")
    ground.ask("close-sitting", "chair:province", sitting="ps1")
    ground.ask("constitute-council", "credentials", council="province")
    assert ids(ground, "province") == sent
    assert ground.state.mandate(PROVINCE[2]).end_reason == "term"
    third = {"council": "harbour", "to": "province", "voters": 3, "votes": [{"mandate": "docks-a-1.m1", "votes": 3}]}
    ground.ask("send-delegates", "credentials", **third)
    last = ground.state.council("province").mandates[-1]
    ground.ask("confirm-credentials", "credentials", mandates=[last], at="1927-09-13T09:00:00Z")
    assert ids(ground, "province") == [*sent, last], "a council that is not renewed yet sends anew"


def test_a_renewed_council_fills_its_empty_places_in_one_that_goes_on_with_its_term() -> None:
    ground = renewed()
    assert ids(ground, "province") == [PROVINCE[2]], "what rested on the old seats has ended"
    sent = {"council": "city", "to": "province", "voters": 10, "as_it_sits": True}
    ground.ask("send-delegates", "credentials", **sent, votes=[{"mandate": id_, "votes": 9} for id_ in AGAIN[:2]])
    new = list(ground.state.council("province").mandates[3:])
    assert [(ground.state.mandate(id_).plan, ground.state.mandate(id_).waits) for id_ in new] == [("plan-1", False)] * 2
    ground.ask("confirm-credentials", "credentials", mandates=new, at="1927-09-10T09:00:00Z")
    assert ids(ground, "province") == [PROVINCE[2], *new]
    third = [{"mandate": AGAIN[2], "votes": 9}]
    ground.refused("send-delegates", "credentials", "delegation.full", **sent, votes=third)
    ground.ask("send-delegates", "credentials", **{**sent, "as_it_sits": False}, votes=third)
    assert ground.state.mandate("province-from-city-5").waits, "places of the newer plan are others"


def test_who_gives_up_a_mandate_that_waits_keeps_what_rests_on_the_one_in_office() -> None:
    ground = waiting()
    ground.ask("resign", "deputy:mill-a-1.d1", mandate="mill-a-2.m1")
    assert ground.acts() == ["mandate-resigned"]
    assert PROVINCE[0] in ids(ground, "province")
    ground.ask("seat-alternate", "credentials", vacated="mill-a-2.m1", since="1927-09-06")
    heir = ground.state.mandate("mill-a-2.m7")
    assert (heir.plan, heir.waits) == ("plan-2", True)


def test_an_empty_seat_is_filled_under_its_own_plan_until_the_council_is_constituted_anew() -> None:
    ground = waiting()
    ground.ask("resign", "deputy:mill-b-1.d2", mandate="mill-b-1.m2")
    ground.ask("seat-alternate", "credentials", vacated="mill-b-1.m2", since="1927-08-24")
    ground.ask("confirm-credentials", "credentials", mandates=["mill-b-1.m3"], at="1927-08-27T09:00:00Z")
    assert ids(ground, "city")[-1] == "mill-b-1.m3"
    assert len(ids(ground, "city")) == 9


def test_credentials_of_an_election_that_a_newer_plan_has_overtaken_are_not_issued() -> None:
    refusal = left_over().refused(
        "issue-credentials", "credentials", "vacancy.superseded", election="mill-b-1", since="1927-09-08"
    )
    assert "constituted under the plan 'plan-2'" in refusal.sentence


def test_a_council_that_no_newer_plan_touches_is_constituted_once() -> None:
    above().refused("constitute-council", "credentials", "council.constituted", council="city")
    renewed().refused("constitute-council", "credentials", "council.constituted", council="city")


def test_places_of_a_newer_plan_are_free_while_delegates_of_the_earlier_one_sit() -> None:
    ground = replan(above())
    asked = {"council": "harbour", "to": "province", "voters": 3, "votes": [{"mandate": "docks-a-1.m1", "votes": 3}]}
    ground.ask("send-delegates", "credentials", **asked)
    sent = ground.state.mandate("province-from-harbour-2")
    assert (sent.plan, sent.waits) == ("plan-2", True)
    assert ids(ground, "province") == list(PROVINCE)
    ground.refused("send-delegates", "credentials", "delegation.full", **asked)
