"""Refusals of credentials: issued, contested, heard, decided, confirmed. One table for each act."""

from __future__ import annotations

from dataclasses import replace

from chamber import PROVINCE, above, led, votes
from credentialled import (
    CONTEST,
    HEARING,
    TWO_HANDS,
    D,
    M,
    closed,
    contested,
    declared,
    given_up,
    heard,
    issued,
    refused,
    two_councils,
    voided,
)
from ground import Ground, elected
from officed import apart
from officed import declared as declared_office
from refusal_tables import Row, Table, walked
from renewal import left_over

M2 = "mill-b-1.m2"
DECISION = {"mandate": M, "outcome": "confirmed", "reason": "They were open."}


def given_up_contested() -> Ground:
    ground = heard()
    ground.ask("resign", f"deputy:{D}", mandate=M)
    return ground


def judged() -> Ground:
    """Of two hands the first has decided."""
    ground = heard(TWO_HANDS)
    ground.ask("decide-contest", "credentials", **DECISION)
    return ground


def once() -> Ground:
    """Of two hands the first has confirmed."""
    ground = issued(TWO_HANDS)
    ground.ask("confirm-credentials", "credentials", mandates=[M, M2], at="1927-03-07T00:00:00Z")
    return ground


def manager() -> Ground:
    """The deputy has declared an office that does not go with a seat."""
    return declared_office(apart("manager", "deputy"), role="manager", before=True)


def sent() -> Ground:
    """City has sent two delegates, whose credentials wait."""
    ground = led()
    city = {"council": "city", "to": "province", "votes": votes(mill_a_1_m1=9, mill_b_1_m1=5), "voters": 9}
    ground.ask("send-delegates", "secretary:city", **city)
    ground.now = "1927-03-10T00:00:00Z"
    return ground


def gone() -> Ground:
    """The mandate below has ended and the delegation has not: what a record made elsewhere might hold."""
    ground = sent()
    own = ground.state.mandate("mill-a-1.m1")
    ground.state.put(replace(own, ended="1927-03-08", end_reason="resigned"))
    return ground


def unknown_below() -> Ground:
    ground = sent()
    ground.state.put(replace(ground.state.mandate(PROVINCE[0]), rests_on=None))
    return ground


def too_many() -> Ground:
    """A third delegate beside the two that the plan has places for, put there by hand."""
    ground = sent()
    third = replace(ground.state.mandate(PROVINCE[0]), id="third", rests_on="mill-a-1.m2", deputy="mill-a-1.d2")
    ground.state.put(third)
    province = ground.state.council("province")
    ground.state.put(replace(province, mandates=(*province.mandates, "third")))
    return ground


TABLES = (
    Table(
        "issue-credentials",
        declared,
        "credentials",
        lambda ground: {"election": "mill-b-1", "since": "1927-03-06"},
        {
            "election.unknown": Row(change={"election": "nowhere"}),
            "election.not-declared": (Row(on=closed, says="is closed"), Row(on=voided, says="is void")),
            "credential.issued": Row(on=issued),
            "vacancy.superseded": Row(on=left_over, says="'plan-2'"),
            "mandate.times": Row(change={"since": "1927-03-02"}, says="1927-03-03"),
            "date.beyond": Row(change={"since": "9999-10-01"}),
        },
    ),
    Table(
        "contest-credential",
        issued,
        "elector:mill-b",
        lambda ground: CONTEST,
        {
            "mandate.unknown": Row(change={"mandate": "nobody"}),
            "mandate.ended": Row(on=given_up, says="resigned"),
            "credential.contested": Row(on=contested),
            "credential.decided": (Row(on=elected, says="is confirmed"), Row(on=refused, says="is refused")),
            "challenge.late": Row(at="1927-03-07T00:00:00Z", says="until 1927-03-06 (article 5.1: 2 days)"),
        },
    ),
    Table(
        "hear-contest",
        contested,
        "credentials",
        lambda ground: HEARING,
        {
            "mandate.unknown": Row(change={"mandate": "nobody"}),
            "mandate.ended": Row(on=given_up_contested),
            "credential.not-contested": (Row(on=issued), Row(on=refused), Row(on=elected)),
        },
    ),
    Table(
        "decide-contest",
        heard,
        "credentials:city",
        lambda ground: DECISION,
        {
            "mandate.unknown": Row(change={"mandate": "nobody"}),
            "mandate.ended": Row(on=given_up_contested),
            "credential.not-contested": (Row(on=issued), Row(on=refused)),
            "credential.not-heard": Row(on=contested, says="hear the deputy or the unit first"),
            "credential.hand-unknown": (
                Row(change={"hand": "second"}, says="article 5.1 knows first."),
                Row(on=judged, change={"hand": "third"}, says="article 5.1 knows first, second."),
            ),
            "credential.hand-twice": Row(on=judged, says="that the credential 'mill-b-1.m1' is confirmed"),
            "credential.hands-differ": Row(
                on=judged, change={"hand": "second", "outcome": "refused"}, says="The first hand has confirmed"
            ),
        },
    ),
    Table(
        "confirm-credentials",
        issued,
        "credentials",
        lambda ground: {"mandates": [M, M2]},
        {
            "credential.none": Row(change={"mandates": []}),
            "mandate.unknown": Row(change={"mandates": [M, "nobody"]}),
            "credential.listed": (
                Row(change={"mandates": [M, M]}, says="twice"),
                Row(on=two_councils, change={"mandates": [M, "docks-b-1.m1"]}, says="not of the council"),
            ),
            "mandate.ended": Row(on=given_up),
            "credential.contested": Row(on=contested, says="elector:mill-b"),
            "credential.decided": Row(on=elected),
            "challenge.open": Row(at="1927-03-06T23:59:59Z", says="until 1927-03-06"),
            "credential.hand-unknown": Row(change={"hand": "second"}, says="article 5.1 knows first."),
            "credential.hand-twice": Row(on=once, says="The first hand has said before"),
            "credential.sender": (
                Row(on=gone, change={"mandates": list(PROVINCE[:2])}, at="1927-03-10T00:00:00Z", says="ended on"),
                Row(on=unknown_below, change={"mandates": [PROVINCE[0]]}, at="1927-03-10T00:00:00Z"),
                Row(on=too_many, change={"mandates": [PROVINCE[1]]}, at="1927-03-10T00:00:00Z", says="gives it 2"),
            ),
            "office.incompatible": Row(on=manager, says="is manager (audit-1) and would be deputy; by article 9.3"),
            "sheet.needed": Row(change={"mandates": [M] * 251}, says="confirm-credentials names 251"),
        },
        at="1927-03-07T00:00:00Z",
    ),
)


TestTables = walked(TABLES)


def test_delegates_whom_the_record_below_bears_out_are_confirmed() -> None:
    assert [item.id for item in above().state.seated("province")] == list(PROVINCE)
