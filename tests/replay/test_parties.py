"""Parties and blocs: dated affiliation and membership, and mandates that no shift ever costs."""

from __future__ import annotations

from chamber import led
from deputies.parties.party import Bloc, Party
from ground import Ground, elected, founded, sealed

ONE, TWO, THREE = "deputy:mill-a-1.d1", "deputy:mill-a-1.d2", "deputy:mill-a-1.d3"
RED = {"kind": "party", "member": "red"}
GROUP = {"kind": "group", "member": "Weavers without party"}


def party(ground: Ground, id_: str) -> Party:
    found: Party = ground.state.get(Party, id_, "party")
    return found


def bloc(ground: Ground) -> Bloc:
    found: Bloc = ground.state.get(Bloc, "left", "bloc")
    return found


def test_a_change_of_party_is_dated_and_leaves_every_mandate_in_office() -> None:
    ground = elected()
    before = [item.id for item in ground.state.seated("city")]
    ground.ask("declare-affiliation", ONE, deputy="mill-a-1.d1", party="red", name="Red")
    assert ground.state.mandate("mill-a-1.m1").party == "red"
    at = "1927-04-01T09:00:00Z"
    ground.ask("declare-affiliation", ONE, deputy="mill-a-1.d1", party="white", name="White", at=at)
    assert ground.acts() == ["party-named", "affiliation-ended", "affiliation-declared"]
    held = party(ground, "red").affiliations[0]
    assert (held.since, held.until) == ("1927-03-07", "1927-04-01")
    ground.ask("end-affiliation", ONE, deputy="mill-a-1.d1", at="1927-05-01T09:00:00Z")
    assert party(ground, "white").affiliations[0].until == "1927-05-01"
    assert ground.state.mandate("mill-a-1.m1").party is None
    assert [item.id for item in ground.state.seated("city")] == before


def test_the_party_a_candidate_declared_stands_among_its_affiliations() -> None:
    ground = _founded_with_party()
    id_ = ground.call("mill-b")
    ground.nominate(id_, [{"name": sealed("one"), "party": "red"}, {"name": sealed("two")}])
    ground.poll(id_)
    ground.count(id_, (30, 20), ballots=50)
    ground.ask("declare-result", "credentials", election=id_)
    ground.seat(id_)
    assert [(item.deputy, item.until) for item in party(ground, "red").affiliations] == [("mill-b-1.d1", None)]


def _founded_with_party() -> Ground:

    ground = founded()
    ground.ask("name-party", "organiser", party="red", name="Red")
    return ground


def test_a_bloc_of_a_party_and_a_group_is_formed_shifts_and_is_left() -> None:
    ground = elected()
    ground.ask("declare-affiliation", ONE, deputy="mill-a-1.d1", party="red", name="Red")
    fields = {"bloc": "left", "council": "city", "name": "Left bloc", "platform": "Eight hours.", "members": [RED]}
    ground.ask("form-bloc", ONE, **fields)
    ground.ask("join-bloc", TWO, bloc="left", member=GROUP)
    ground.ask("join-bloc", THREE, bloc="left", member=GROUP)
    assert [(item.kind, item.member, item.deputies) for item in bloc(ground).members] == [
        ("party", "red", ()),
        ("group", "Weavers without party", ("mill-a-1.d2", "mill-a-1.d3")),
    ]
    ground.ask("leave-bloc", TWO, bloc="left", member=GROUP, at="1927-03-20T09:00:00Z")
    assert bloc(ground).members[1].deputies == ("mill-a-1.d3",)
    assert bloc(ground).members[1].until is None
    ground.ask("leave-bloc", THREE, bloc="left", member=GROUP, at="1927-03-21T09:00:00Z")
    ground.ask("leave-bloc", ONE, bloc="left", member=RED, at="1927-03-22T09:00:00Z")
    assert [item.until for item in bloc(ground).members] == ["1927-03-22", "1927-03-21"]
    assert len(ground.state.seated("city")) == 9
    ground.ask("join-bloc", ONE, bloc="left", member=RED, at="1927-03-25T09:00:00Z")
    assert [item.since for item in bloc(ground).members] == ["1927-03-07", "1927-03-07", "1927-03-25"]


def test_the_chair_takes_down_what_several_have_agreed_and_enters_nobody_in_a_group() -> None:
    ground = led()
    ground.ask("declare-affiliation", ONE, deputy="mill-a-1.d1", party="red", name="Red")
    fields = {"bloc": "left", "council": "city", "name": "Left bloc", "platform": "Eight hours."}
    ground.ask("form-bloc", "chair:city", members=[RED, GROUP], **fields)
    assert [item.deputies for item in bloc(ground).members] == [(), ()]
    ground.ask("leave-bloc", "chair:city", bloc="left", member=GROUP)
    assert bloc(ground).members[1].until == "1927-03-07"
