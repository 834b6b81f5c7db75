"""The test ground on the way through elections: called, open, counted; by-elections; lists; who may not stand."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from chamber import constituted
from deputies.counting import format_profile, make_profile
from deputies.directives.sanction import SanctionCase
from ground import UNITS, Ground, elected, founded, sealed
from officed import DECLARATION, apart
from renewal import replan

__all__ = [
    "ADAMS", "BY_ELECTION", "BY_ELECTIONS", "CLOSES", "DHONDT", "OPENS", "RESIGNED", "SPARE", "E", "at", "by_election",
    "by_list", "closed_without_fourth", "excluded", "handed_in", "lines", "lists_closed", "lists_tied", "lost",
    "no_plan", "once", "other", "overdue", "papers", "poor", "received", "refilled", "second_term", "small",
    "stands_elsewhere", "teller_stands", "vacant", "with_delegate", "with_spare", "withdrawn",
]  # fmt: skip

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


SPARE = Ground()


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
    return papers(SPARE, **given)


def with_spare(ground: Ground) -> Ground:
    ground.exhibits.update(SPARE.exhibits)
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
