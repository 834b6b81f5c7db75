"""Councils: what each act leaves. `ask` holds on every step that all entries replayed lead to the same state."""

from __future__ import annotations

from dataclasses import replace

from chamber import CITY, HARBOUR, NO_EXECUTIVE, above, bare, constituted, led, resolve, votes
from deputies.councils.delegation import resting_on
from deputies.elections.lots import draw_order
from ground import elected, founded
from renewal import renewed


def test_a_council_is_constituted_with_the_sections_of_its_statute() -> None:
    ground = constituted()
    city = ground.state.council("city")
    assert (city.status, city.constituted) == ("constituted", "1927-03-07")
    assert [(item.id, item.mandates) for item in city.sections] == [("soldiers", CITY[:2])]
    assert ground.acts() == ["council-constituted"]


def test_a_council_is_constituted_by_more_than_half_and_the_rest_joins_by_being_confirmed() -> None:
    ground = founded()
    ground.elect("mill-a")
    ground.now = "1927-03-07T09:00:00Z"
    ground.ask("constitute-council", "credentials", council="city")
    assert ground.state.council("city").sections[0].mandates == ()
    ground.now = "1927-03-01T09:00:00Z"
    ground.elect("company-d")
    ground.now = "1927-03-08T09:00:00Z"
    assert len(ground.state.seated("city")) == 7
    executive = votes(mill_a_1_m1=7, mill_a_1_m2=6, mill_a_1_m3=5)
    ground.ask("elect-executive", "organiser", council="city", votes=executive, voters=7)
    ground.ask(
        "convene-sitting",
        "chair:city",
        sitting="s1",
        council="city",
        section="soldiers",
        day="1927-03-09",
        agenda=["Discipline"],
    )
    ground.ask("open-sitting", "chair:city", sitting="s1", present=list(CITY[:2]), at="1927-03-09T09:00:00Z")
    assert ground.state.tables["sittings"]["s1"].status == "open"


def test_nobody_acts_as_chair_or_secretary_of_a_council_whose_posts_no_member_in_office_fills() -> None:
    asked = {"sitting": "s1", "council": "city", "day": "1927-03-12", "agenda": ["Wages"]}
    refusal = constituted().refused("convene-sitting", "chair:city", "office.vacant", **asked)
    assert refusal.sentence.startswith("No member of the council of City in office is its chair")
    ground = led()
    ground.ask("resign", "deputy:mill-a-1.d1", mandate="mill-a-1.m1")
    ground.refused("convene-sitting", "chair:city", "office.vacant", **asked)
    ground.ask("convene-sitting", "secretary:city", **asked)
    renewed().refused("convene-sitting", "secretary:city", "office.vacant", **{**asked, "day": "1927-09-12"})


def test_where_the_statute_gives_a_council_no_executive_who_presides_is_not_on_the_record() -> None:
    ground = constituted(NO_EXECUTIVE)
    asked = {"sitting": "s1", "council": "city", "day": "1927-03-12", "agenda": ["Wages"]}
    ground.ask("convene-sitting", "chair:city", **asked)
    assert ground.acts() == ["sitting-convened"]


def test_an_executive_is_elected_in_order_of_votes_and_fills_its_posts() -> None:
    executive = led().state.council("city").executive
    assert executive is not None
    assert executive.members == ("mill-a-1.m1", "mill-a-1.m2", "company-d-1.m1")
    assert executive.votes == (9, 8, 7)
    assert executive.posts == {"chair": "mill-a-1.m1", "secretary": "mill-a-1.m2"}


def test_posts_may_be_named_among_the_elected_so_that_equal_votes_need_no_lot() -> None:
    ground = constituted()
    posts = [{"post": "secretary", "mandate": "mill-a-1.m1"}, {"post": "chair", "mandate": "mill-b-1.m1"}]
    given = votes(mill_a_1_m1=8, mill_a_1_m2=8, mill_b_1_m1=8)
    ground.ask("elect-executive", "organiser", council="city", votes=given, voters=9, posts=posts)
    executive = ground.state.council("city").executive
    assert executive is not None
    assert executive.posts == {"secretary": "mill-a-1.m1", "chair": "mill-b-1.m1"}


def test_the_lot_settles_a_tie_the_same_way_however_the_votes_are_listed() -> None:
    given = votes(mill_a_1_m1=9, mill_a_1_m2=8, mill_b_1_m1=5, mill_b_1_m2=5)
    outcomes = set()
    for order in (given, given[::-1]):
        ground = constituted()
        ground.ask("elect-executive", "organiser", council="city", votes=order, voters=9, seed="4 17 22")
        executive = ground.state.council("city").executive
        assert executive is not None
        outcomes.add(executive.members)
    numbers = draw_order("small-town", "executive-city-1927-03-07", "4 17 22", range(1, 5))
    third = "mill-b-1.m1" if numbers.index(3) < numbers.index(4) else "mill-b-1.m2"
    assert outcomes == {("mill-a-1.m1", "mill-a-1.m2", third)}


def test_the_secretary_reports_the_next_executive_and_it_replaces_the_first() -> None:
    ground = led()
    given = votes(mill_b_1_m1=7, mill_b_1_m2=6, mill_a_1_m1=5)
    ground.ask("elect-executive", "secretary:city", council="city", votes=given, voters=7)
    executive = ground.state.council("city").executive
    assert executive is not None
    assert executive.posts == {"chair": "mill-b-1.m1", "secretary": "mill-b-1.m2"}


def test_where_two_can_be_elected_an_executive_of_three_has_two_members() -> None:
    ground = constituted()
    ground.ask("take-leave", "deputy:docks-a-1.d2", mandate="docks-a-1.m2")
    given = votes(docks_a_1_m1=2, docks_b_1_m1=1)
    ground.ask("elect-executive", "organiser", council="harbour", votes=given, voters=2)
    executive = ground.state.council("harbour").executive
    assert executive is not None
    assert executive.posts == {"chair": "docks-a-1.m1", "secretary": "docks-b-1.m1"}


def test_delegates_hold_a_second_mandate_under_the_same_deputy() -> None:
    ground = above()
    province = ground.state.council("province")
    assert province.mandates == ("province-from-city-1", "province-from-city-2", "province-from-harbour-1")
    assert province.status == "constituted"
    first = ground.state.mandate("province-from-city-1")
    own = ground.state.mandate("mill-a-1.m1")
    assert (first.deputy, first.name, first.until) == (own.deputy, own.name, own.until)
    assert (first.delegate_of, first.constituency, first.election, first.units) == ("city", "city", "", ())
    assert own.in_office
    assert first.in_office


def test_fewer_candidates_than_places_leave_places_for_later() -> None:
    ground = led()
    one = {"council": "city", "to": "province", "voters": 9}
    ground.ask("send-delegates", "secretary:city", votes=votes(mill_a_1_m1=9), **one)
    assert ground.acts() == ["delegate-sent"]
    ground.ask("send-delegates", "chair:city", votes=votes(mill_a_1_m2=5, mill_a_1_m3=4), **one)
    assert ground.state.council("province").mandates == ("province-from-city-1", "province-from-city-2")
    assert ground.state.mandate("province-from-city-2").deputy == "mill-a-1.d2"


def test_a_council_without_the_credentials_confirmed_is_only_forming() -> None:
    assert bare().state.council("city").status == "forming"
    assert [item.id for item in elected().state.seated("harbour")] == list(HARBOUR)


def test_the_council_that_sent_recalls_and_sends_another() -> None:
    ground = above()
    motion = resolve(ground, "recall-delegate", "province-from-city-1", "ffffffaaa")
    ground.ask("recall-delegate", "chair:city", motion=motion)
    gone = ground.state.mandate("province-from-city-1")
    assert (gone.ended, gone.end_reason) == ("1927-03-12", "recalled")
    assert ground.state.mandate("mill-a-1.m1").in_office
    one = {"council": "city", "to": "province", "voters": 9}
    ground.ask("send-delegates", "chair:city", votes=votes(mill_a_1_m2=9), **one)
    assert ground.state.mandate("province-from-city-3").deputy == "mill-a-1.d2"


def test_a_delegation_ends_with_the_mandate_it_rests_on() -> None:
    ground = above()
    ground.ask("resign", "deputy:mill-a-1.d1", mandate="mill-a-1.m1")
    assert ground.acts() == ["mandate-resigned", "delegation-ended"]
    gone = ground.state.mandate("province-from-city-1")
    assert (gone.ended, gone.end_reason) == ("1927-03-11", "mandate-ended")
    assert len(ground.state.seated("province")) == 2


def test_delegations_end_all_the_way_up() -> None:
    mandates = [
        replace(above().state.mandate("mill-a-1.m1"), id=id_, council=council, delegate_of=sender, rests_on=below)
        for id_, council, sender, below in (
            ("own", "city", None, None),
            ("up", "province", "city", "own"),
            ("top", "nation", "province", "up"),
            ("else", "league", "club", "member"),
        )
    ]
    assert [item.id for item in resting_on(mandates[0], mandates)] == ["up", "top"]
    assert [item.id for item in resting_on(mandates[1], mandates)] == ["top"]


def test_a_recalled_member_leaves_executive_and_posts_and_keeps_the_mandate() -> None:
    ground = led()
    motion = resolve(ground, "recall-from-executive", "mill-a-1.m2", "ffffffaaa")
    ground.ask("recall-from-executive", "chair:city", motion=motion)
    executive = ground.state.council("city").executive
    assert executive is not None
    assert (executive.members, executive.votes) == (("mill-a-1.m1", "company-d-1.m1"), (9, 7))
    assert executive.posts == {"chair": "mill-a-1.m1"}
    assert ground.state.mandate("mill-a-1.m2").in_office
    given = votes(mill_a_1_m1=9, mill_b_1_m2=8, company_d_1_m1=7)
    ground.ask("elect-executive", "organiser", council="city", votes=given, voters=9)


def test_a_council_knows_where_it_is_if_somebody_said_so() -> None:
    ground = founded()
    where = {"latitude": 30_580, "longitude": 114_270}
    village = {"id": "village", "name": "Village", "level": "town", "parent": "province", **where}
    ground.ask("name-council", "organiser", council=village)
    council = ground.state.council("village")
    assert (council.latitude, council.longitude) == (30_580, 114_270)
    assert (ground.state.council("city").latitude, ground.state.council("city").longitude) == (None, None)
