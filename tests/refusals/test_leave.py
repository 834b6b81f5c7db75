"""Refusals of leave and of those who stand in meanwhile: one table for each act."""

from __future__ import annotations

from dataclasses import replace

from chamber import led, under
from credentialled import COUNTBACK, STAND_INS, STANDS_IN, TIED, D, M, by_papers, issued, on_leave, resigned, stood_in
from ground import Ground, elected
from refusal_tables import Row, Table, walked
from renewal import renewed, waiting

WAITS = "mill-b-2.m1"


def stands_in_away() -> Ground:
    ground = stood_in()
    ground.ask("take-leave", "deputy:mill-b-1.d3", mandate=STANDS_IN)
    return ground


def without_alternates() -> Ground:
    ground = on_leave()
    for number in (3, 4):
        ground.ask("withdraw-candidate", "credentials", election="mill-b-1", candidate=number)
    return ground


def tied() -> Ground:
    change = (STAND_INS[0], STAND_INS[1].replace("next-in-count", COUNTBACK[1].split('"')[1]))
    ground = by_papers(change, *TIED)
    ground.ask("take-leave", f"deputy:{D}", mandate=M)
    return ground


def by_elections() -> Ground:
    """Seats are filled by by-election, and still somebody is to stand in: what the checks of a statute refuse."""
    return under(
        on_leave(), lambda statute: replace(statute, mandates=replace(statute.mandates, alternates="by-election"))
    )


def no_stand_ins() -> Ground:
    ground = elected()
    ground.ask("take-leave", f"deputy:{D}", mandate=M)
    return ground


def delegate() -> Ground:
    """A delegate on leave, put there by hand: how delegates are sent is another test."""
    ground = on_leave()
    own = ground.state.mandate(M)
    ground.state.put(replace(own, id="delegate-1", delegate_of="city", election="", number=0))
    return ground


def superseded() -> Ground:
    """The council has been constituted anew and the mandate has not ended: what a record made elsewhere might hold."""
    ground = renewed()
    own = ground.state.mandate(M)
    ground.state.put(replace(own, ended=None, away="1927-09-07"))
    return ground


TABLES = (
    Table(
        "take-leave",
        elected,
        f"deputy:{D}",
        lambda ground: {"mandate": M, "until": "1927-03-20"},
        {
            "mandate.unknown": Row(change={"mandate": "nobody"}, by="credentials"),
            "mandate.ended": Row(on=resigned),
            "mandate.unconfirmed": Row(on=issued),
            "mandate.waiting": Row(on=waiting, change={"mandate": WAITS, "until": None}, says="'plan-2'"),
            "leave.taken": Row(on=on_leave, says="since 1927-03-07"),
            "leave.times": (
                Row(change={"until": "1927-03-07"}, says="over on 1927-03-07"),
                Row(change={"until": "1927-03-01"}),
            ),
            "leave.grounds": (
                Row(by="credentials", says="say what prevents"),
                Row(by="secretary:city", on=led, change={"grounds": "  "}),
            ),
        },
    ),
    Table(
        "end-leave",
        stood_in,
        f"deputy:{D}",
        lambda ground: {"mandate": M},
        {
            "mandate.unknown": Row(change={"mandate": "nobody"}, by="credentials"),
            "mandate.ended": Row(on=resigned),
            "mandate.unconfirmed": Row(on=issued),
            "mandate.waiting": Row(on=waiting, change={"mandate": WAITS}),
            "leave.none": Row(on=elected),
        },
    ),
    Table(
        "seat-stand-in",
        on_leave,
        "credentials",
        lambda ground: {"mandate": M, "since": "1927-03-08"},
        {
            "mandate.unknown": Row(change={"mandate": "nobody"}),
            "mandate.ended": Row(on=resigned),
            "mandate.unconfirmed": Row(on=issued),
            "mandate.waiting": Row(on=waiting, change={"mandate": WAITS}),
            "mandate.delegate": Row(on=delegate, change={"mandate": "delegate-1"}),
            "mandate.times": (
                Row(change={"since": "1927-03-06"}, says="1927-03-07 or later"),
                Row(change={"since": "1927-09-06"}),
            ),
            "leave.none": Row(on=lambda: elected(STAND_INS)),
            "vacancy.superseded": Row(on=superseded, says="'plan-2'"),
            "stand-in.none": Row(on=no_stand_ins, says="article 7.1"),
            "stand-in.for-another": Row(
                on=stands_in_away, change={"mandate": STANDS_IN, "since": "1927-03-11"}, says="stands in for"
            ),
            "stand-in.seated": Row(on=stood_in, says=f"'{STANDS_IN}'"),
            "alternate.by-election": Row(on=by_elections),
            "alternate.none": Row(on=without_alternates),
            "alternate.tie": Row(on=tied, says="3, 4 of 'mill-b-1' are tied"),
            "lot.needless": Row(change={"seed": "8 1 4"}),
        },
    ),
)


TestTables = walked(TABLES)


def test_a_deputy_takes_leave_for_nobody_else() -> None:
    elected().refused("take-leave", "deputy:mill-b-1.d2", "office.elsewhere", mandate=M)
    on_leave().refused("end-leave", "deputy:mill-b-1.d2", "office.elsewhere", mandate=M)
