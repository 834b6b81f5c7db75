"""Offices as acts: declared, ended, and listed with those that the record shows by itself."""

from __future__ import annotations

from chamber import above
from credentialled import STANDS_IN, D, stood_in
from deputies.acts.offices import held_offices
from deputies.mandates.offices import conflicts_among
from ground import elected, sealed
from officed import AUDITOR, DECLARATION, apart, declared


def test_a_declared_office_stands_until_it_is_ended() -> None:
    ground = declared()
    office = ground.state.tables["offices"]["audit-1"]
    assert (office.deputy, office.role, office.by, office.ended) == (D, "auditor", "deputy", None)
    ground.ask("end-office", "credentials", office="audit-1", at="1927-03-20T09:00:00Z")
    assert ground.state.tables["offices"]["audit-1"].ended == "1927-03-20"
    ground.ask("declare-office", f"deputy:{D}", **{**DECLARATION, "office": "audit-2"})


def test_the_commission_takes_an_office_down_on_evidence() -> None:
    ground = elected(AUDITOR)
    ground.ask("declare-office", "credentials", **DECLARATION, evidence="The co-operative's printed report, page 2.")
    office = ground.state.tables["offices"]["audit-1"]
    assert (office.by, office.evidence) == ("credentials", "The co-operative's printed report, page 2.")


def test_seats_posts_candidatures_and_declared_offices_are_listed() -> None:
    ground = above(AUDITOR, ('"next-in-count"', '"by-election"'))
    ground.ask("declare-office", "deputy:mill-a-1.d1", **{**DECLARATION, "deputy": "mill-a-1.d1"})
    ground.ask("resign", "deputy:docks-b-1.d1", mandate="docks-b-1.m1")
    by_election = {"opens": "1927-03-20T08:00:00Z", "closes": "1927-03-20T18:00:00Z", "vacates": "docks-b-1.m1"}
    ground.call("docks-b", election="docks-b-2", **by_election)
    ground.nominate("docks-b-2", [{"name": sealed("Across"), "deputy": "mill-a-1.d1"}])
    held = held_offices(ground.state)
    assert [(item.role, item.council, item.source) for item in held["mill-a-1.d1"]] == [
        ("deputy", "city", "mill-a-1.m1"),
        ("delegate", "province", "province-from-city-1"),
        ("executive", "city", "city.executive"),
        ("chair", "city", "city.executive"),
        ("candidate", "harbour", "docks-b-2"),
        ("auditor", "", "audit-1"),
    ]
    (conflict,) = conflicts_among(ground.state.statute.incompatibilities, held["mill-a-1.d1"])
    assert (conflict.held.role, conflict.other.role, conflict.key) == ("executive", "auditor", "apart")
    ground.ask("close-sitting", "chair:province", sitting="ps1")
    ground.ask("resign", "deputy:mill-a-1.d1", mandate="mill-a-1.m1")
    assert [item.role for item in held_offices(ground.state)["mill-a-1.d1"]] == ["candidate", "auditor"]


def test_who_only_stands_in_has_no_seat_of_their_own() -> None:
    ground = stood_in(apart("deputy", "deputy"))
    assert ground.state.mandate(STANDS_IN).deputy not in held_offices(ground.state)
