"""A small council system in memory, under a small statute, for the tests of acts.

`founded()` gives it with its roll sealed and its plan adopted, `elected()` with every seat filled and every
credential confirmed. `Ground.ask` makes a request as a shell would and checks on the way what must hold of every
accepted request: it reads back as it was written, it changed something, and the state it led to is the state that
all entries lead to from nothing. `Ground.refused` checks that a refusal has its code and left no trace. A light
ground, for long stories, leaves the replay to `Ground.verify`, which does it once and decides every request again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import pytest

from deputies.acts.catalogue import CATALOGUE
from deputies.acts.deciding import decide, digest_of, make_entry, read_request, replay, take
from deputies.acts.envelope import Entry, format_entry, parse_actor, parse_entry
from deputies.acts.founding import places_of
from deputies.acts.state import State
from deputies.audit.verification import check_entry
from deputies.elections.election import Election
from deputies.formation.plan import Constituency, compute_plan, format_plan
from deputies.mandates.credentials import HANDS
from deputies.register.roll import Roll, RollUnit, format_roll
from deputies.secrecy import commitment
from deputies.values import DeputiesError, Refusal

__all__ = ["STATUTE", "Ground", "elected", "founded", "sealed", "statute_text"]

STATUTE = """
id = "small-town"
version = "1"
title = "Statute of a small town"
language = "en"
in_force = "1927-01-01"

[unit_kinds]
mill = { article = "2.1", name = "Mill", minimum = 50, small = "join" }
company = { article = "2.2", name = "Company", minimum = 20, small = "join" }

[layers]
workers = { article = "2.3", name = "Workers", norm = "per-50", criteria = ["on the pay list of the mill"] }
soldiers = { article = "2.4", name = "Soldiers", norm = "per-20", section = "soldiers", criteria = ["on the muster"] }

[norms]
per-50 = { article = "3.1", rule = { form = "per-n", n = 50, rounding = "floor" } }
per-20 = { article = "3.2", rule = { form = "per-n", n = 20, rounding = "floor" } }
delegates = { article = "3.3", rule = { form = "per-n", n = 150, rounding = "floor" } }

[levels.town]
article = "4.1"
name = "Town"
quorum = { num = 1, den = 2, of = "members-in-office", strict = true }
majority = { threshold = { num = 1, den = 2, of = "votes-cast", strict = true } }
sections = ["soldiers"]
executive = { article = "4.2", size = 3, recall = { num = 1, den = 2, of = "members-in-office", strict = true } }

[levels.province]
article = "4.3"
name = "Province"
units = false
quorum = { num = 1, den = 2, of = "members-in-office", strict = true }
majority = { threshold = { num = 1, den = 2, of = "votes-cast", strict = true } }
delegations = [{ article = "4.4", from_level = "town", norm = "delegates" }]

[sections]
soldiers = { article = "4.5", name = "Soldiers' section", reserved = ["discipline"], objection_days = 3 }

[elections]
article = "5.1"
tellers = 2
challenge_days = 2
turnout = { num = 1, den = 4, of = "registered" }

[elections.methods]
hands = { article = "5.2", kind = "show-of-hands", rule = "block" }
papers = { article = "5.3", kind = "paper-count", rule = "block" }
ranked = { article = "5.4", kind = "ranked-ballots", rule = "scottish-2011" }
approval = { article = "5.5", kind = "approval-ballots", rule = "approval" }

[mandates]
article = "7.1"
term_months = 6
alternates = "next-in-count"

[mandates.instructions]
article = "7.3"
force = "binding"
majority = { num = 1, den = 2, of = "votes-cast", strict = true }
report_days = 14

[mandates.recall]
article = "7.2"
petition = { num = 1, den = 5, of = "registered" }
decision = { num = 1, den = 2, of = "votes-cast", strict = true }
turnout = { num = 1, den = 2, of = "registered" }
signing_days = 14
answer_days = 3
protected_first_days = 10
grounds_required = true

[working]
article = "6.1"
notice_days = 1

[competences]
wages = { article = "8.1", title = "Wages and hours", levels = ["town", "province"] }
discipline = { article = "8.2", title = "Discipline of the companies", levels = ["town"] }

[directives]
article = "8.3"
choose_days = 3
report_days = 7

[parties]
article = "8.4"

[franchise]
article = "9.1"
decides = "town"
appeal = "province"
majority = { num = 2, den = 3, of = "members-in-office" }
hearing_days = 3
appeal_days = 7
review_months = 6

[amendment]
article = "9.2"
level = "province"
majority = { threshold = { num = 2, den = 3, of = "members-in-office" } }
"""

COUNCILS = (
    {"id": "province", "name": "Province", "level": "province"},
    {"id": "city", "name": "City", "level": "town", "parent": "province"},
    {"id": "harbour", "name": "Harbour", "level": "town", "parent": "province"},
)

UNITS = (
    RollUnit("company-d", "Company D", "company", "city", "soldiers", 40),
    RollUnit("docks-a", "Docks A", "mill", "harbour", "workers", 120),
    RollUnit("docks-b", "Docks B", "mill", "harbour", "workers", 60),
    RollUnit("mill-a", "Mill A", "mill", "city", "workers", 250),
    RollUnit("mill-b", "Mill B", "mill", "city", "workers", 100),
)

_GENERAL = ("office.wrong", "office.elsewhere", "office.vacant", "request.unknown", "faults", "exhibit.missing")


def statute_text(*changes: tuple[str, str]) -> bytes:
    """Return the statute with each piece of text replaced by another; a piece must stand in it exactly once."""
    text = STATUTE
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the statute of the test ground"
        text = text.replace(old, new)
    return text.encode()


def sealed(name: str) -> str:
    """Return the commitment to a name that tests put in its place."""
    return commitment("name", bytes(16), name)


class Ground:
    """A system in memory with the entries that made it. `now` is the clock of the test; `at=` moves it."""

    def __init__(self, *, light: bool = False) -> None:
        self.light = light
        self.exhibits: dict[str, bytes] = {}
        self.state = State(self.exhibits)
        self.entries: list[Entry] = []
        self.now = "1927-03-01T08:00:00Z"

    def copy(self) -> Ground:
        """Return a ground that goes its own way from here."""
        other = Ground(light=self.light)
        other.exhibits.update(self.exhibits)
        other.state = self.state.copy()
        other.state.exhibits = other.exhibits
        other.entries = list(self.entries)
        other.now = self.now
        return other

    def hand_in(self, document: bytes) -> str:
        """Put a document among the exhibits; return its digest."""
        digest = digest_of(document)
        self.exhibits[digest] = document
        return digest

    def ask(self, kind: str, by: str, *, at: str = "", **fields: Any) -> State:
        """Make a request; return the state after it, or raise what the rules raise."""
        self.now = at or self.now
        before = _tables(self.state)
        plain = {"kind": kind, **fields}
        if CATALOGUE[kind].box:  # decided, and kept elsewhere: no entry, no act, no change
            assert decide(self.state, plain, by=parse_actor(by), now=self.now) == ()
            assert _tables(self.state) == before
            return self.state
        entry = make_entry(
            self.state,
            plain,
            by=parse_actor(by),
            now=self.now,
            seq=len(self.entries),
            token=f"test-{len(self.entries)}",
        )
        assert _tables(self.state) == before, f"deciding {kind} changed the state"
        assert parse_entry(format_entry(entry)) == entry, f"the entry of {kind} does not read back"
        assert read_request(entry.request)[1] == read_request(plain)[1], f"{kind} does not read back"
        take(self.state, entry)
        assert _tables(self.state) != before, f"{kind} was accepted and changed nothing"
        self.entries.append(entry)
        if self.light:
            return self.state
        again = replay(self.entries, self.exhibits)
        assert _tables(again) == _tables(self.state), f"replaying all entries after {kind} leads elsewhere"
        assert again.statutes == self.state.statutes
        return self.state

    def verify(self) -> None:
        """Take all entries from nothing, as whoever verifies does: each request, decided again, comes to its acts."""
        again, tokens = State(self.exhibits), set[str]()
        for index, entry in enumerate(self.entries):
            check_entry(again, entry, index, tokens)
            take(again, entry)
        assert _tables(again) == _tables(self.state), "replaying all entries leads elsewhere"

    def refused(self, kind: str, by: str, code: str, *, at: str = "", **fields: Any) -> DeputiesError:
        """Make a request that must be refused with `code`; return the refusal. Nothing may have changed."""
        before, moment = _tables(self.state), self.now
        with pytest.raises(DeputiesError) as caught:
            self.ask(kind, by, at=at, **fields)
        self.now = moment
        refusal = caught.value
        assert refusal.code == code, f"{refusal.code}: {refusal.sentence}"
        assert refusal.sentence[-1] in ".)" or not isinstance(refusal, Refusal), refusal.sentence
        announced = {*CATALOGUE[kind].refusals, *_GENERAL}
        if isinstance(fields.get("leads_to"), Mapping):  # what it leads to is refused beforehand
            announced |= CATALOGUE[fields["leads_to"]["kind"]].refusals.keys()
        assert code in announced, f"{kind} does not announce {code}"
        assert _tables(self.state) == before, f"a refused {kind} left a trace"
        return refusal

    def acts(self, place: int = -1) -> list[str]:
        """Return the kinds of the acts of an entry, the last unless told otherwise."""
        return [act["kind"] for act in self.entries[place].acts]

    def constituency(self, unit: str) -> Constituency:
        """Return the constituency in which a unit elects."""
        return next(item for item in self.state.plan.plan.constituencies if unit in item.units)

    def election(self, id_: str) -> Election:
        """Return an election."""
        found: Election = self.state.get(Election, id_, "election")
        return found

    # The way of an election, in steps that a test may stop between.

    def call(self, unit: str, *, election: str = "", method: str = "papers", **fields: Any) -> str:
        """Call an election for 3 March 1927 in the constituency of a unit; return its id."""
        id_ = election or f"{unit}-1"
        given = {"opens": "1927-03-03T08:00:00Z", "closes": "1927-03-03T18:00:00Z", **fields}
        self.ask(
            "call-election",
            "organiser",
            election=id_,
            constituency=self.constituency(unit).id,
            method=method,
            lot_source="Number of the first tram to pass the gate on 4 March",
            **given,
        )
        return id_

    def nominate(self, election: str, candidates: int | Sequence[Mapping[str, Any]]) -> None:
        """Nominate so many non-party candidates, or the ones given."""
        many = (
            [{"name": sealed(f"{election} {number}")} for number in range(1, candidates + 1)]
            if isinstance(candidates, int)
            else list(candidates)
        )
        self.ask("nominate", "organiser", election=election, candidates=many)

    def poll(self, election: str) -> None:
        """Open and close the poll at the times it was called for."""
        held = self.election(election)
        self.ask("open-poll", "teller", election=election, at=held.opens)
        self.ask("close-poll", "teller", election=election, at=held.closes)

    def count(self, election: str, votes: Sequence[int], *, ballots: int, spoiled: int = 0) -> None:
        """Enter the same count for both tellers; `votes` for candidates 1, 2, ... in order."""
        lines = [{"candidate": number, "votes": given} for number, given in enumerate(votes, start=1)]
        for teller in ("first", "second"):
            self.ask(
                "enter-count",
                "teller",
                election=election,
                teller=teller,
                votes=lines,
                ballots=ballots,
                spoiled=spoiled,
            )

    def elect(self, unit: str, votes: Sequence[int] = (), *, ballots: int = 0, **fields: Any) -> str:
        """Hold a whole election and confirm its credentials; return its id."""
        seats = int(fields.get("seats", self.constituency(unit).seats))
        electors = self.constituency(unit).electors
        given = list(votes) or [electors // 4 - number for number in range(seats + 2)]
        id_ = self.call(unit, **fields)
        self.nominate(id_, len(given))
        self.poll(id_)
        self.count(id_, given, ballots=ballots or electors * 4 // 5)
        self.ask("declare-result", "credentials", election=id_)
        self.seat(id_)
        return id_

    def seat(self, election: str, *, since: str = "1927-03-06") -> tuple[str, ...]:
        """Issue the credentials of a declared election and let every hand confirm them after the challenge.

        Return the mandates.
        """
        start = self.now
        self.ask("issue-credentials", "credentials", election=election, since=since)
        issued = tuple(id_ for id_, item in self.state.tables["mandates"].items() if item.election == election)
        for hand in HANDS[: self.state.statute.elections.confirmations]:
            self.ask("confirm-credentials", "credentials", mandates=issued, hand=hand, at="1927-03-06T09:00:00Z")
        self.now = start
        return issued


def _tables(state: State) -> dict[str, list[tuple[str, Any]]]:
    """Return all rows in their order: the order of rows counts, too."""
    return {name: list(rows.items()) for name, rows in state.tables.items()}


def founded(*changes: tuple[str, str], units: Sequence[RollUnit] = UNITS) -> Ground:
    """Return the system founded, its roll sealed and its plan adopted; `changes` as for `statute_text`."""
    return _founded(changes, tuple(units)).copy()


@cache
def _founded(changes: tuple[tuple[str, str], ...], units: tuple[RollUnit, ...]) -> Ground:
    ground = Ground()
    statute = ground.hand_in(statute_text(*changes))
    ground.ask(
        "found-system", "organiser", system="small-town", name="Small Town", statute=statute, councils=list(COUNCILS)
    )
    roll = Roll("1927-03-01", units)
    document = ground.hand_in(format_roll(roll))
    ground.ask("seal-roll", "organiser", roll="roll-1", document=document, source=digest_of(b"the register file"))
    plan = compute_plan(ground.state.statute, places_of(ground.state), roll)
    ground.ask("adopt-plan", "organiser", plan="plan-1", roll="roll-1", document=ground.hand_in(format_plan(plan)))
    return ground


def elected(*changes: tuple[str, str]) -> Ground:
    """Return the system with every constituency's seats filled, credentials confirmed, at 7 March 1927, 9 o'clock."""
    return _elected(changes).copy()


@cache
def _elected(changes: tuple[tuple[str, str], ...]) -> Ground:
    ground = founded(*changes)
    for unit in UNITS:
        ground.now = "1927-03-01T09:00:00Z"
        ground.elect(unit.id)
    ground.now = "1927-03-07T09:00:00Z"
    return ground
