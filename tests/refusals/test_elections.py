"""Refusals of elections, from the call to the declaration: one table for each act."""

from __future__ import annotations

from credentialled import STANDS_IN, stood_in
from deputies.acts.deciding import digest_of
from electing import (
    ADAMS,
    BY_ELECTION,
    BY_ELECTIONS,
    CLOSES,
    DHONDT,
    OPENS,
    RESIGNED,
    SPARE,
    E,
    at,
    by_election,
    by_list,
    closed_without_fourth,
    excluded,
    handed_in,
    lines,
    lists_closed,
    lists_tied,
    lost,
    no_plan,
    once,
    other,
    overdue,
    papers,
    poor,
    received,
    refilled,
    second_term,
    small,
    stands_elsewhere,
    teller_stands,
    vacant,
    with_delegate,
    with_spare,
    withdrawn,
)
from ground import Ground, elected, sealed
from petitions import at_once, recall_rule
from refusal_tables import Row, Table, walked
from renewal import renewed

CALL = Table(
    "call-election",
    at("founded"),
    "organiser",
    lambda ground: {
        **E, "constituency": "mill-b", "method": "papers", "opens": OPENS, "closes": CLOSES, "lot_source": "the tram",
    },
    {
        "plan.none": Row(on=no_plan),
        "constituency.unknown": Row(change={"constituency": "mill-z"}, says="'mill-z'"),
        "constituency.no-seats": Row(on=small, says="no seat"),
        "election.exists": Row(on=at("called")),
        "election.id-long": Row(change={"election": "m" * 61}, says="at most 60"),
        "election.running": Row(on=at("closed"), change={"election": "again"}, says="'mill-b-1'"),
        "election.held": Row(on=at("declared"), change={"election": "again"}, says="new plan"),
        "method.unknown": Row(change={"method": "acclamation"}, says="hands, papers, ranked, approval"),
        "method.lists": Row(on=at("founded", "papers", ADAMS), says="counts lists by 'adams' (article 5.3)"),
        "election.window": Row(on=overdue, change={"election": "again"}, says="has general elections from 04-01"),
        "poll.times": (Row(change={"closes": OPENS}), Row(change={"closes": "1927-03-02T18:00:00Z"}, says=OPENS)),
        "mandate.unknown": Row(change={"vacates": "nobody"}),
        "mandate.in-office": Row(on=elected, change={"election": "again", "vacates": RESIGNED}),
        "mandate.delegate": Row(on=with_delegate, change={"election": "again", "vacates": "delegate-1"}),
        "vacancy.superseded": Row(on=renewed, change={"election": "again", "vacates": RESIGNED}, says="'plan-2'"),
        "vacancy.filled": Row(on=refilled, change={"election": "again", "vacates": RESIGNED}, says="mill-b-1.m3"),
        "vacancy.stood-in": Row(on=stood_in, change={"election": "again", "vacates": STANDS_IN}, says="stood in for"),
        "vacancy.elsewhere": Row(
            on=vacant, change={"election": "again", "constituency": "mill-a", "vacates": RESIGNED}, says="'mill-b'"
        ),
        "vacancy.expired": Row(
            on=lambda: vacant(BY_ELECTIONS),
            change={
                "election": "again", "vacates": RESIGNED,
                "opens": "1927-09-06T08:00:00Z", "closes": "1927-09-06T18:00:00Z",
            },
            says="ends on 1927-09-06",
        ),
        "vacancy.alternate": Row(on=vacant, change={"election": "again", "vacates": RESIGNED}, says="candidate 3"),
    },
)  # fmt: skip


def recalled(*changes: tuple[str, str]) -> Ground:
    """A deputy was recalled by a meeting, and a by-election for the seat is called."""
    ground = at_once(('alternates = "next-in-count"', 'alternates = "by-election"'), *changes)
    given = {"mandate": "mill-a-1.m1", "grounds": "No report.", "votes_for": 130, "votes_against": 3}
    ground.ask("recall-at-once", "elector:mill-a", petition="p1", **given)
    ground.call("mill-a", election="mill-a-2", vacates="mill-a-1.m1", **BY_ELECTION)
    return ground


NOMINATE = Table(
    "nominate",
    at("called"),
    "elector:mill-b",
    lambda ground: {**E, "candidates": [{"name": sealed("Chen")}]},
    {
        "election.unknown": Row(change={"election": "nowhere"}),
        "poll.opened": Row(on=at("open")),
        "candidate.none": Row(change={"candidates": []}),
        "candidate.twice": (
            Row(change={"candidates": [{"name": sealed("Chen")}, {"name": sealed("Chen")}]}, says="Candidate 2"),
            Row(on=at("nominated"), change={"candidates": [{"name": sealed("mill-b-1 4")}]}, says="Candidate 5"),
        ),
        "candidate.list": (
            Row(change={"candidates": [{"name": sealed("Chen"), "list": "north"}]}, says="without a list"),
            Row(on=at("called", "papers", DHONDT), says="name the list of each candidate"),
        ),
        "candidate.list-exists": Row(
            on=handed_in, change={"candidates": [{"name": sealed("Chen"), "list": "north"}]}, says="'north'"
        ),
        "candidate.elsewhere": Row(
            on=stands_elsewhere,
            change={"election": "mill-a-2", "candidates": [{"name": sealed("Again"), "deputy": "mill-b-1.d1"}]},
            by="organiser",
            says="'mill-b-2'",
        ),
        "candidate.recalled": Row(
            on=lambda: recalled(recall_rule("at_once = true", "may_stand_again = false")),
            change={"election": "mill-a-2", "candidates": [{"name": sealed("Again"), "deputy": "mill-a-1.d1"}]},
            by="organiser",
            says="was recalled from 'city' on 1927-03-20; article 7.2 does not let the recalled stand again",
        ),
        "party.unknown": Row(change={"candidates": [{"name": sealed("Chen"), "party": "no-party"}]}),
        "deputy.unknown": Row(change={"candidates": [{"name": sealed("Chen"), "deputy": "no-deputy"}]}),
        "candidate.excluded": Row(
            on=excluded,
            change={"election": "mill-b-2", "candidates": [{"name": sealed("Again"), "deputy": "mill-b-1.d1"}]},
            says="may stand again from 1927-09-08 on",
        ),
        "office.incompatible": Row(
            on=teller_stands,
            change={"election": "mill-b-2", "candidates": [{"name": sealed("Again"), "deputy": "mill-b-1.d1"}]},
            by="organiser",
            says="is teller (audit-1) and would be candidate; by article 9.3",
        ),
        "candidate.term-limit": Row(
            on=second_term,
            change={"election": "mill-b-2", "candidates": [{"name": sealed("Again"), "deputy": "mill-b-1.d1"}]},
            by="organiser",
            says="has had 1 term in a row in 'city'; article 7.1 allows 1.",
        ),
        "deputy.seated": Row(
            on=by_election,
            change={"election": "mill-b-2", "candidates": [{"name": sealed("Li"), "deputy": "mill-b-1.d2"}]},
            says="two seats",
        ),
    },
)


WITHDRAW = Table(
    "withdraw-candidate",
    at("nominated"),
    "organiser",
    lambda ground: {**E, "candidate": 4},
    {
        "election.unknown": Row(change={"election": "nowhere"}),
        "candidate.unknown": Row(change={"candidate": 5}, says="there are 4"),
        "candidate.withdrawn": Row(on=withdrawn),
        "candidate.voting": (Row(on=at("open")), Row(on=at("closed"))),
        "candidate.elected": (
            Row(on=at("declared"), change={"candidate": 1}),
            Row(on=refilled, change={"candidate": 3}),
            Row(on=stood_in, change={"candidate": 3}),
        ),
    },
)

OPEN = Table(
    "open-poll",
    at("nominated"),
    "teller:city",
    lambda ground: E,
    {
        "election.unknown": Row(change={"election": "nowhere"}),
        "poll.opened": Row(on=at("open")),
        "poll.early": Row(at="1927-03-03T07:59:59Z", says=OPENS),
        "candidate.none": Row(on=at("called")),
    },
    at=OPENS,
)

CLOSE = Table(
    "close-poll",
    at("open"),
    "teller",
    lambda ground: E,
    {
        "election.unknown": Row(change={"election": "nowhere"}),
        "poll.not-open": (Row(on=at("nominated")), Row(on=at("closed"))),
        "poll.early": Row(at="1927-03-03T17:59:59Z", says=CLOSES),
    },
    at=CLOSES,
)

COUNT = Table(
    "enter-count",
    at("closed"),
    "teller",
    lambda ground: {**E, "teller": "first", "votes": lines(40, 30, 20, 1), "ballots": 60, "spoiled": 3},
    {
        "election.unknown": Row(change={"election": "nowhere"}),
        "poll.not-closed": (Row(on=at("open")), Row(on=at("declared"))),
        "method.ballots": Row(on=at("closed", "ranked")),
        "teller.unknown": Row(change={"teller": "third"}, says="2 tellers"),
        "candidate.unknown": (
            Row(change={"votes": lines(40, 30, 20, 1, 0)}, says="no candidate 5"),
            Row(on=lists_closed, change=by_list(north=40, other=20), says="1 (north), 3 (south)"),
        ),
        "candidate.withdrawn": (
            Row(on=closed_without_fourth),
            Row(on=lambda: lists_closed(3, 4), change=by_list(north=40, south=20), says="on the list 'south'"),
        ),
        "count.twice": Row(change={"votes": [*lines(40, 30, 20, 1), {"candidate": 2, "votes": 9}]}, says="30 and 9"),
        "count.incomplete": (
            Row(change={"votes": lines(40, 30, 20)}, says="candidate 4"),
            Row(on=lists_closed, change=by_list(north=40), says="the list 'south' (number 3)"),
        ),
        "count.turnout": Row(change={"ballots": 98}, says="101 ballots"),
        "count.votes": (
            Row(change={"votes": lines(61, 1, 1, 1)}, says="Candidate 1 has 61 votes on 60"),
            Row(change={"votes": lines(60, 60, 1, 0)}, says="121 votes"),
            Row(on=lists_closed, change=by_list(north=40, south=21), says="61 votes"),
        ),
        "count.differs": (
            Row(
                on=lambda: once(40, 31, 20, 1),
                change={"teller": "second"},
                says="candidate 2 has 31 votes there and 30",
            ),
            Row(on=lambda: once(40, 30, 20, 1), change={"teller": "second"}, says="0 spoiled there and 3 here"),
            Row(
                on=lambda: once(40, 30, 20, 1),
                change={"teller": "second", "ballots": 61, "spoiled": 0},
                says="60 ballots there and 61 here",
            ),
        ),
        "count.unchanged": Row(on=lambda: once(40, 30, 20, 1), change={"spoiled": 0}),
        "count.agreed": Row(on=at("counted")),
    },
)


BALLOTS = Table(
    "receive-ballots",
    lambda: with_spare(at("closed", "ranked")()),
    "teller",
    lambda ground: {**E, "ballots": papers(ground), "source": digest_of(b"as scanned"), "spoiled": 5},
    {
        "election.unknown": Row(change={"election": "nowhere"}),
        "poll.not-closed": Row(on=at("open", "ranked")),
        "method.counted": Row(on=at("closed", "papers")),
        "exhibit.missing": Row(change={"ballots": "0" * 64}),
        "faults": Row(change={"ballots": SPARE.hand_in(b"1 2\n0\n")}, says="canonical profile"),
        "ballots.received": Row(on=received),
        "ballots.kind": Row(change={"ballots": other(kind="approval")}, says="approval papers"),
        "ballots.candidates": (
            Row(change={"ballots": other(candidates=5)}, says="5 candidates"),
            Row(change={"ballots": other(withdrawn=[4])}, says="without 4"),
        ),
        "ballots.seats": Row(change={"ballots": other(seats=3)}, says="3 seats"),
        "ballots.spoiled": Row(change={"ballots": other(spoiled=4)}, says="4 spoiled"),
        "ballots.turnout": Row(change={"spoiled": 41}, says="101 papers"),
    },
)

LOT = Table(
    "draw-lot",
    at("tied"),
    "credentials",
    lambda ground: {**E, "seed": "814", "drawn_at": "at the gate, 4 March, before both tellers"},
    {
        "election.unknown": Row(change={"election": "nowhere"}),
        "poll.not-closed": Row(on=at("declared")),
        "count.missing": (Row(on=at("closed"), says="0 of 2"), Row(on=lambda: once(40, 30, 30, 1), says="1 of 2")),
        "ballots.missing": Row(on=at("closed", "ranked")),
        "lot.drawn": Row(on=at("drawn"), says="at the gate"),
        "lot.needless": (Row(on=at("counted")), Row(on=poor)),
    },
)


DECLARE = Table(
    "declare-result",
    at("counted"),
    "organiser",
    lambda ground: E,
    {
        "election.unknown": Row(change={"election": "nowhere"}),
        "poll.not-closed": (Row(on=at("open")), Row(on=at("declared"))),
        "count.missing": (Row(on=at("closed")), Row(on=lambda: once(40, 30, 20, 1), says="1 of 2 tellers")),
        "ballots.missing": Row(on=at("closed", "ranked")),
        "count.tie": (
            Row(on=at("tied"), says="Candidates 2 and 3"),
            Row(on=lists_tied, says="Lists north and south of 'mill-b-1' are tied"),
        ),
        "exhibit.missing": Row(on=lost),
        "threshold.base": Row(
            on=at("counted", "papers", ('turnout = { num = 1, den = 4, of = "registered" }',
                                        'turnout = { num = 1, den = 4, of = "members-in-office" }'))
        ),
    },
)  # fmt: skip


TABLES = (CALL, NOMINATE, WITHDRAW, OPEN, CLOSE, COUNT, BALLOTS, LOT, DECLARE)


TestTables = walked(TABLES)


def test_an_office_of_another_council_or_unit_is_refused() -> None:
    ground = at("called")()
    who = {"election": "mill-b-1", "candidates": [{"name": sealed("Chen")}]}
    ground.refused("nominate", "elector:mill-a", "office.elsewhere", **who)
    ground.refused("nominate", "organiser:harbour", "office.elsewhere", **who)
    ground.refused("nominate", "deputy:mill-b-1.d1", "office.wrong", **who)
    ground.ask("nominate", "organiser:city", **who)


def test_the_recalled_stand_again_where_the_statute_lets_them() -> None:
    ground = recalled(recall_rule("at_once = true"))
    again = [{"name": sealed("Again"), "deputy": "mill-a-1.d1"}]
    ground.ask("nominate", "organiser", election="mill-a-2", candidates=again)


def test_negative_figures_are_faults_with_their_paths() -> None:
    ground = at("closed")()
    given = {"teller": "first", "votes": lines(40, -1, 20, 1), "ballots": -60}
    faults = ground.refused("enter-count", "teller", "faults", **E, **given)
    assert [fault.path for fault in faults.faults] == ["votes[1].votes", "ballots"]  # type: ignore[attr-defined]
