"""Refusals of elections, from the call to the declaration: one table for each act."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from chamber import constituted
from credentialled import STANDS_IN, stood_in
from deputies.acts.deciding import digest_of
from deputies.counting import format_profile, make_profile
from deputies.directives.sanction import SanctionCase
from ground import UNITS, Ground, elected, founded, sealed
from officed import DECLARATION, apart
from petitions import at_once, recall_rule
from refusal_tables import Row, Table, each_row, each_table
from renewal import renewed, replan

E = {"election": "mill-b-1"}
OPENS, CLOSES = "1927-03-03T08:00:00Z", "1927-03-03T18:00:00Z"
BY_ELECTION = {"opens": "1927-03-20T08:00:00Z", "closes": "1927-03-20T18:00:00Z"}
RESIGNED = "mill-b-1.m1"


def lines(*votes: int) -> list[dict[str, int]]:
    return [{"candidate": number, "votes": given} for number, given in enumerate(votes, start=1)]


def papers(ground: Ground, *, candidates: int = 4, weight: int = 10, **given: Any) -> str:
    ranked = [(((1,), (2,)), weight * 3), (((2,), (3,)), weight * 2), (((3,), (4,)), weight)]
    fitting = [(ranking, count) for ranking, count in ranked if max(n for rank in ranking for n in rank) <= candidates]
    return ground.hand_in(format_profile(make_profile(candidates, fitting, **given)))


_STEPS = ("founded", "called", "nominated", "open", "closed")


@cache
def _at(stage: str, method: str, changes: tuple[tuple[str, str], ...]) -> Ground:
    """The second mill's election (100 electors, 2 seats, 4 candidates) at a stage."""
    before = {"counted": "closed", "tied": "closed", "drawn": "tied", "declared": "counted"}
    if stage == "founded":
        return founded(*changes)
    ground = _at(before.get(stage) or _STEPS[_STEPS.index(stage) - 1], method, changes).copy()
    match stage:
        case "called":
            ground.call("mill-b", method=method)
        case "nominated":
            ground.nominate("mill-b-1", 4)
        case "open":
            ground.ask("open-poll", "teller", **E, at=OPENS)
        case "closed":
            ground.ask("close-poll", "teller", **E, at=CLOSES)
        case "counted" | "tied":
            ground.count("mill-b-1", [40, 30, 30 if stage == "tied" else 20, 1], ballots=60)
        case "drawn":
            ground.ask("draw-lot", "credentials", **E, seed="814", drawn_at="at the gate")
        case "declared":
            ground.ask("declare-result", "credentials", **E)
    return ground


def at(stage: str, method: str = "papers", *changes: tuple[str, str]) -> Any:
    return lambda: _at(stage, method, changes).copy()


def withdrawn(stage: str = "nominated") -> Ground:
    ground = at(stage)()
    ground.ask("withdraw-candidate", "organiser", **E, candidate=4)
    return ground


def closed_without_fourth() -> Ground:
    ground = withdrawn()
    ground.poll("mill-b-1")
    return ground


def received() -> Ground:
    ground = at("closed", "ranked")()
    ground.ask("receive-ballots", "teller", **E, ballots=papers(ground), source="0" * 64)
    return ground


def vacant(*changes: tuple[str, str]) -> Ground:
    """A seat of the second mill is empty."""
    ground = elected(*changes)
    ground.ask("resign", "deputy:mill-b-1.d1", mandate=RESIGNED, at="1927-03-10T09:00:00Z")
    return ground


ADAMS = ('kind = "paper-count", rule = "block"', 'kind = "list-ballots", rule = "adams"')
DHONDT = ('kind = "paper-count", rule = "block"', 'kind = "list-ballots", rule = "dhondt"')
APRIL = '{ first = "04-01", last = "04-30" }'
BY_ELECTIONS = ('alternates = "next-in-count"', 'alternates = "by-election"')


def small() -> Ground:
    """The second mill has too few electors for a seat."""
    units = tuple(replace(unit, electors=49) if unit.id == "mill-b" else unit for unit in UNITS)
    return founded(('minimum = 50, small = "join"', 'minimum = 40, small = "join"'), units=units)


def refilled() -> Ground:
    ground = vacant()
    ground.ask("seat-alternate", "credentials", vacated=RESIGNED, since="1927-03-10")
    return ground


def by_election() -> Ground:
    ground = vacant(BY_ELECTIONS)
    ground.call("mill-b", election="mill-b-2", vacates=RESIGNED, **BY_ELECTION)
    return ground


def no_plan() -> Ground:
    ground = Ground()
    full = founded()
    ground.exhibits.update(full.exhibits)
    first = full.entries[0].request
    ground.ask("found-system", "organiser", **{key: value for key, value in first.items() if key != "kind"})
    return ground


_SPARE = Ground()


def with_delegate() -> Ground:
    """A delegate of the city, whose mandate has ended. Put there by hand: how delegates are sent is another test."""
    ground = elected()
    sent = replace(
        ground.state.mandate(RESIGNED), id="delegate-1", delegate_of="city", election="", ended="1927-03-10", number=0
    )
    ground.state.put(sent)
    return ground


def stands_elsewhere() -> Ground:
    ground = by_election()
    ground.nominate("mill-b-2", [{"name": sealed("Back"), "deputy": "mill-b-1.d1"}])
    ground.ask("resign", "deputy:mill-a-1.d1", mandate="mill-a-1.m1")
    ground.call("mill-a", election="mill-a-2", vacates="mill-a-1.m1", **BY_ELECTION)
    return ground


def excluded() -> Ground:
    """The deputy who resigned was excluded by a sanction, too. Put there by hand: the case is another test."""
    ground = by_election()
    case = SanctionCase(
        "x1", "exclusion", "city", RESIGNED, "mill-b-1.d1", "mandate", "absence", (), "1927-03-08", "mill-a",
        "1927-03-11", "1927-03-10", "plan-1", "", status="enforced", until="1927-09-08",
    )  # fmt: skip
    ground.state.put(case)
    return ground


def handed_in() -> Ground:
    """Two lists of two: north with the candidates 1 and 2, south with 3 and 4."""
    ground = at("called", "papers", DHONDT)()
    named = [{"name": sealed(f"{id_} {place}"), "list": id_} for id_ in ("north", "south") for place in (1, 2)]
    ground.nominate("mill-b-1", named)
    return ground


def lists_closed(*gone: int) -> Ground:
    """The poll on the two lists is closed; some have withdrawn before."""
    ground = handed_in()
    for number in gone:
        ground.ask("withdraw-candidate", "organiser", **E, candidate=number)
    ground.poll("mill-b-1")
    return ground


def by_list(**votes: int) -> dict[str, Any]:
    place = {"north": 1, "south": 3, "other": 2}
    return {"votes": [{"candidate": place[key], "votes": given} for key, given in votes.items()]}


def lists_tied() -> Ground:
    ground = lists_closed()
    for teller in ("first", "second"):
        given = by_list(north=40, south=20)
        ground.ask("enter-count", "teller", **E, teller=teller, **given, ballots=60)
    return ground


def overdue() -> Ground:
    """City is constituted; a newer plan is adopted, and the statute has general elections in April only."""
    return replan(constituted(("challenge_days = 2\n", f"challenge_days = 2\nwindow = {APRIL}\n")))


def teller_stands() -> Ground:
    """A deputy who has resigned has declared to be a teller, and tellers do not stand."""
    ground = elected(apart("teller", "candidate"), BY_ELECTIONS)
    ground.ask("declare-office", "deputy:mill-b-1.d1", **{**DECLARATION, "role": "teller"})
    ground.ask("resign", "deputy:mill-b-1.d1", mandate=RESIGNED, at="1927-03-10T09:00:00Z")
    ground.call("mill-b", election="mill-b-2", vacates=RESIGNED, **BY_ELECTION)
    return ground


def second_term() -> Ground:
    """The second mill is to elect for a second term, under a statute that allows one in a row."""
    ground = replan(constituted(("term_months = 6\n", "term_months = 6\nterms_most = 1\n")))
    ground.call("mill-b", election="mill-b-2", opens="1927-08-20T08:00:00Z", closes="1927-08-20T18:00:00Z")
    return ground


def once(*votes: int) -> Ground:
    ground = at("closed")()
    ground.ask("enter-count", "teller", **E, teller="first", votes=lines(*votes), ballots=60)
    return ground


def other(**given: Any) -> str:
    """The digest of other papers, which are then at hand in every ground that `BALLOTS` makes."""
    return papers(_SPARE, **given)


def with_spare(ground: Ground) -> Ground:
    ground.exhibits.update(_SPARE.exhibits)
    return ground


def poor() -> Ground:
    """Two tied for a seat, in an election that is void for its turnout."""
    ground = at("closed")()
    ground.count("mill-b-1", [9, 8, 8, 1], ballots=24)
    return ground


def lost() -> Ground:
    ground = received()
    del ground.exhibits[ground.election("mill-b-1").ballots or ""]
    return ground


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
        "faults": Row(change={"ballots": _SPARE.hand_in(b"1 2\n0\n")}, says="canonical profile"),
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


@each_table(TABLES)
def test_the_request_that_the_rows_change_is_accepted(table: Table) -> None:
    table.accept()


@each_row(TABLES)
def test_a_request_is_refused_with_its_code_and_leaves_no_trace(table: Table, code: str, row: Row) -> None:
    table.refuse(code, row)


@each_table(TABLES)
def test_the_rows_are_the_refusals_that_the_catalogue_announces(table: Table) -> None:
    table.check_complete()


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
