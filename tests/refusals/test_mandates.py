"""Refusals of resignations and alternates: one table for each act."""

from __future__ import annotations

from dataclasses import replace

from credentialled import (
    COUNTBACK,
    STANDS_IN,
    TIED,
    D,
    M,
    by_papers,
    heir_of,
    leaves,
    refused,
    resigned,
    stood_in,
)
from ground import Ground, elected
from refusal_tables import Row, Table, walked
from renewal import renewed

BY_ELECTIONS = ('alternates = "next-in-count"', 'alternates = "by-election"')


def refilled() -> Ground:
    ground = resigned()
    ground.ask("seat-alternate", "credentials", vacated=M, since="1927-03-08")
    return ground


def exhausted() -> Ground:
    """Both who were next in the count have withdrawn."""
    ground = resigned()
    for number in (3, 4):
        ground.ask("withdraw-candidate", "credentials", election="mill-b-1", candidate=number)
    return ground


def back() -> Ground:
    """Who stood in for the deputy stands in no longer."""
    ground = stood_in()
    ground.ask("end-leave", f"deputy:{D}", mandate=M)
    return ground


def recalled() -> Ground:
    """The electors have recalled the deputy, and the statute has them elect another."""
    ground = elected(("grounds_required = true", 'grounds_required = true\nseat = "by-election"'))
    ground.ask("resign", f"deputy:{D}", mandate=M)
    ground.state.put(replace(ground.state.mandate(M), end_reason="recalled"))
    return ground


def second_of_elected(per: int | None) -> Ground:
    """Both seats of the second mill were empty, and the one elected alternate has taken the first of them."""
    more = "" if per is None else f"\nalternates_per = {per}"
    ground = elected(('alternates = "next-in-count"', f'alternates = "elected"{more}'))
    heir_of(ground, leaves(ground, "mill-b-1", 1))
    leaves(ground, "mill-b-1", 2)
    return ground


def tied_back() -> Ground:
    ground = by_papers(COUNTBACK, *TIED)
    leaves(ground, "mill-b-1", 1)
    return ground


def delegated(*, ended: str | None = None) -> Ground:
    """A delegate of the city, put there by hand: how delegates are sent is another test."""
    ground = elected()
    sent = replace(ground.state.mandate(M), id="delegate-1", delegate_of="city", election="", ended=ended, number=0)
    ground.state.put(sent)
    return ground


ALTERNATE = Table(
    "seat-alternate",
    resigned,
    "credentials",
    lambda ground: {"vacated": M, "since": "1927-03-08"},
    {
        "mandate.unknown": Row(change={"vacated": "nobody"}),
        "mandate.in-office": Row(on=elected),
        "mandate.delegate": Row(on=lambda: delegated(ended="1927-03-07"), change={"vacated": "delegate-1"}),
        "mandate.times": (
            Row(change={"since": "1927-03-06"}, says="1927-03-07 or later"),
            Row(change={"since": "1927-09-06"}, says="before 1927-09-06"),
        ),
        "vacancy.superseded": Row(on=renewed, says="'plan-2'"),
        "vacancy.filled": Row(on=refilled, says="mill-b-1.m3"),
        "vacancy.stood-in": Row(on=back, change={"vacated": STANDS_IN}, says="stood in for 'mill-b-1.m1'"),
        "alternate.by-election": (
            Row(on=lambda: resigned(BY_ELECTIONS), says="article 7.1"),
            Row(on=recalled, says="The seat of a recalled deputy is filled by a by-election (article 7.2)"),
        ),
        "alternate.none": (
            Row(on=exhausted, says="article 7.1: next-in-count"),
            Row(on=lambda: second_of_elected(None), change={"vacated": "mill-b-1.m2"}, says="article 7.1: elected"),
        ),
        "alternate.tie": Row(on=tied_back, says="3, 4 of 'mill-b-1' are tied"),
        "lot.needless": Row(change={"seed": "8 1 4"}),
    },
)

RESIGN = Table(
    "resign",
    elected,
    f"deputy:{D}",
    lambda ground: {"mandate": M},
    {"mandate.unknown": Row(change={"mandate": "nobody"}), "mandate.ended": (Row(on=resigned), Row(on=refused))},
)

TABLES = (ALTERNATE, RESIGN)


TestTables = walked(TABLES)


def test_a_deputy_acts_for_none_but_the_own_mandate() -> None:
    ground = elected()
    ground.refused("resign", "deputy:mill-b-1.d2", "office.elsewhere", mandate=M)
    ground.refused("resign", "organiser", "office.wrong", mandate=M)
