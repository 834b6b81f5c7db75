"""The credentials desk: for each council who was elected, whose credential waits, what is contested, what is empty.

The numbers are of the plan a council sits under; after elections under a newer plan, of that plan as well.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from deputies.acts.state import AdoptedPlan
from deputies.councils.constitution import confirmed_under
from deputies.councils.council import Council
from deputies.councils.strength import Strength
from deputies.elections.election import Election
from deputies.mandates.alternates import rule_for
from deputies.mandates.credentials import challenge_until, hands_left
from deputies.mandates.leave import stand_in_of
from deputies.mandates.mandate import Hearing, Mandate
from deputies.statutes.majorities import say_article
from deputies.values import Refusal
from deputies_web.drawing.bars import draw_shares
from deputies_web.queries.reading import Person, Reading

__all__ = [
    "MOST", "Away", "Contest", "CouncilDesk", "DeskRow", "Step", "Vacancy", "Waiting", "council_desk", "desks",
]  # fmt: skip

MOST = 100
"""People listed by name on one desk; the numbers count all."""

RULES = {
    "next-in-count": "the next in the count", "elected": "an elected alternate",
    "countback": "who is found by counting the papers back", "same-list": "the next on the same list",
    "by-election": "who is elected in a by-election",
}  # fmt: skip
"""Who takes an empty seat, in words."""


@dataclass(frozen=True, slots=True)
class DeskRow:
    """A constituency, or a council that sends delegates: its seats, and how far their credentials are."""

    name: str
    href: str
    sent: bool
    seats: int
    elected: int
    waiting: int
    contested: int
    confirmed: int
    empty: int
    away: int
    bar: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """A credential that waits: until when it may be contested, and which hands have to speak."""

    person: Person
    of: str
    until: str
    open: bool
    missing: tuple[str, ...]
    spoken: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contest:
    """A contested credential: by whom, why, who was heard, and what hands have said."""

    person: Person
    of: str
    by: str
    grounds: str
    hearings: tuple[Hearing, ...]
    spoken: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Vacancy:
    """An empty seat: whose it was, why it is empty, and who takes it by the statute."""

    person: Person
    of: str
    ended: str
    reason: str
    rule: str
    by_election: bool
    constituency: str


@dataclass(frozen=True, slots=True)
class Away:
    """A deputy on leave, and who stands in."""

    person: Person
    since: str
    until: str
    stands_in: Person | None
    may_stand_in: bool


@dataclass(frozen=True, slots=True)
class Step:
    """What comes next: in words, with the request that does it, or the day one waits for."""

    words: str
    href: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True)
class CouncilDesk:
    """The desk of one council under one plan."""

    id: str
    name: str
    plan: str
    anew: bool
    total: DeskRow
    rows: tuple[DeskRow, ...]
    waiting: tuple[Waiting, ...]
    contests: tuple[Contest, ...]
    vacancies: tuple[Vacancy, ...]
    away: tuple[Away, ...]
    steps: tuple[Step, ...]
    hands: int


def desks(reading: Reading, today: str, only: str = "") -> tuple[CouncilDesk, ...]:
    """Return the desks of all councils with planned seats, or of one."""
    plans: dict[str, AdoptedPlan] = reading.state.tables["plans"]
    if not plans:
        return ()
    newest = next(reversed(plans))
    found = []
    for council in reading.state.tables["councils"].values():
        if only in ("", council.id):
            for plan in dict.fromkeys(item for item in (council.plan, newest) if item):
                desk = council_desk(reading, council, plan, today)
                if desk.total.seats and (plan != newest or desk.total.elected or plan == (council.plan or newest)):
                    found.append(desk)
    return tuple(found)


def council_desk(reading: Reading, council: Council, plan: str, today: str) -> CouncilDesk:
    """Return the desk of a council under a plan."""
    adopted: AdoptedPlan = reading.state.tables["plans"][plan]
    held = [item for item in reading.state.mandates_in(council.id) if item.plan == plan]
    reading.learn(item.name for item in held)
    seats = [item for item in held if item.stands_in_for is None]
    rows = _rows(reading, adopted, council, seats)
    waiting = [item for item in held if item.credential == "issued" and item.ended is None]
    contested = [item for item in held if item.credential == "contested" and item.ended is None]
    empty = _empty(seats)
    away = [item for item in held if item.away is not None and item.in_office]
    return CouncilDesk(
        council.id,
        council.name,
        plan,
        council.plan not in ("", plan),
        _total(rows),
        tuple(rows),
        tuple(_waiting(reading, item, today) for item in waiting[:MOST]),
        tuple(_contest(reading, item) for item in contested[:MOST]),
        tuple(_vacancy(reading, item) for item in empty[:MOST]),
        tuple(_away(reading, item, held) for item in away[:MOST]),
        tuple(_steps(reading, council, plan, held, today)),
        reading.statute.elections.confirmations,
    )


def _row(name: str, href: str, seats: int, elected: int, held: Iterable[Mandate], *, sent: bool) -> DeskRow:
    standing = [item for item in held if item.ended is None and item.credential != "refused"]
    waiting = sum(1 for item in standing if item.credential == "issued")
    contested = sum(1 for item in standing if item.credential == "contested")
    confirmed = len(standing) - waiting - contested
    away = sum(1 for item in standing if item.away is not None)
    empty = max(seats - len(standing), 0)
    return DeskRow(
        name, href, sent, seats, elected, waiting, contested, confirmed, empty, away,
        _bar(confirmed, waiting, contested, empty),
    )  # fmt: skip


def _bar(confirmed: int, waiting: int, contested: int, empty: int) -> str:
    parts = (
        ("confirmed", confirmed, "for"), ("waiting", waiting, "accent"), ("contested", contested, "against"),
        ("empty", empty, "quiet"),
    )  # fmt: skip
    said = ", ".join(f"{number} {name}" for name, number, _ in parts if number) or "no seats"
    return draw_shares(parts, label=said, height=12)


def _rows(reading: Reading, adopted: AdoptedPlan, council: Council, held: list[Mandate]) -> list[DeskRow]:
    """A row for each constituency and for each council that sends, in the order of the plan."""
    elections: dict[str, list[Election]] = {}
    for item in reading.state.tables["elections"].values():
        if (item.council, item.plan, item.vacates) == (council.id, adopted.id, None):
            elections.setdefault(item.constituency, []).append(item)
    elected: dict[str, list[Mandate]] = {}
    sent: dict[str, list[Mandate]] = {}
    for mandate in held:
        if mandate.delegate_of is None:
            elected.setdefault(mandate.constituency, []).append(mandate)
        else:
            sent.setdefault(mandate.delegate_of, []).append(mandate)
    rows = []
    for row in adopted.plan.constituencies:
        if row.council == council.id:
            called = elections.get(row.id, [])
            many = sum(len(item.result.elected) for item in called if item.result)
            href = f"elections/{called[-1].id}/" if called else f"plans/{adopted.id}/#{row.id}"
            rows.append(_row(row.name, href, row.seats, many, elected.get(row.id, []), sent=False))
    for places in adopted.plan.delegates:
        if places.council == council.id:
            own, name = sent.get(places.sender, []), reading.council_name(places.sender)
            rows.append(_row(name, f"councils/{places.sender}/", places.seats, len(own), own, sent=True))
    return rows


def _total(rows: list[DeskRow]) -> DeskRow:
    def add(name: str) -> int:
        return sum(int(getattr(row, name)) for row in rows)

    names = ("seats", "elected", "waiting", "contested", "confirmed", "empty", "away")
    seats, elected, waiting, contested, confirmed, empty, away = map(add, names)
    bar = _bar(confirmed, waiting, contested, empty)
    return DeskRow("All", "", False, seats, elected, waiting, contested, confirmed, empty, away, bar)


def _empty(held: list[Mandate]) -> list[Mandate]:
    taken = {item.replaces for item in held}
    return [item for item in held if item.ended is not None and item.delegate_of is None and item.id not in taken]


def place_name(reading: Reading, mandate: Mandate) -> str:
    """Return the name of who elected or sent."""
    if mandate.delegate_of:
        return reading.council_name(mandate.delegate_of)
    found = reading.constituencies.get(mandate.constituency)
    return found.name if found else mandate.constituency


def _waiting(reading: Reading, mandate: Mandate, today: str) -> Waiting:
    provision = reading.statute_of(mandate.statute).elections
    until = challenge_until(mandate, provision)
    still = bool(provision.challenge_days) and today <= until
    spoken = tuple(item.hand for item in mandate.hands)
    missing = hands_left(mandate, provision)
    return Waiting(reading.person(mandate), place_name(reading, mandate), until, still, missing, spoken)


def _contest(reading: Reading, mandate: Mandate) -> Contest:
    return Contest(
        reading.person(mandate),
        place_name(reading, mandate),
        mandate.contested_by or "",
        mandate.contest_grounds or "",
        mandate.hearings,
        tuple((item.hand, item.outcome) for item in mandate.hands),
    )


def _vacancy(reading: Reading, mandate: Mandate) -> Vacancy:
    provision = reading.statute_of(mandate.statute).mandates
    rule = rule_for(mandate, provision)
    return Vacancy(
        reading.person(mandate),
        place_name(reading, mandate),
        mandate.ended or "",
        mandate.end_reason or "",
        f"{RULES[rule]} ({say_article(provision.article)})",
        rule == "by-election",
        mandate.constituency,
    )


def _away(reading: Reading, mandate: Mandate, held: list[Mandate]) -> Away:
    standing = stand_in_of(mandate, held)
    provision = reading.statute_of(mandate.statute).mandates
    may = provision.stand_ins and standing is None and mandate.delegate_of is None
    person = reading.person(standing) if standing is not None else None
    return Away(reading.person(mandate), mandate.away or "", mandate.away_until or "", person, may)


def _do(reading: Reading, kind: str, **fields: object) -> str:
    return f"/{reading.system}/do/{kind}/?{urlencode(fields, doseq=True)}"


def _steps(reading: Reading, council: Council, plan: str, held: list[Mandate], today: str) -> Iterable[Step]:
    """Yield what comes next at this desk, in the order in which one thing follows another."""
    issued = {item.election for item in held}
    for election in reading.state.tables["elections"].values():
        own = election.council == council.id and election.plan == plan
        if own and election.status == "declared" and election.id not in issued:
            yield Step(f"Issue the credentials of {_unit(reading, election)}.",
                       _do(reading, "issue-credentials", election=election.id))  # fmt: skip
    yield from _confirmations(reading, held, today)
    for item in held:
        if item.credential == "contested" and item.ended is None:
            name = reading.name(item.name)
            if not item.hearings:
                yield Step(f"Hear {name} or the unit on the contest.", _do(reading, "hear-contest", mandate=item.id))
            else:
                yield Step(f"Decide the contest of {name}.", _do(reading, "decide-contest", mandate=item.id))
    yield from _constitution(reading, council, plan, held)


def _unit(reading: Reading, election: Election) -> str:
    found = reading.constituencies.get(election.constituency)
    return found.name if found else election.constituency


def _confirmations(reading: Reading, held: list[Mandate], today: str) -> Iterable[Step]:
    ready: dict[str, list[str]] = {}
    still: dict[str, int] = {}
    for item in held:
        if item.credential != "issued" or item.ended is not None:
            continue
        provision = reading.statute_of(item.statute).elections
        until = challenge_until(item, provision)
        if provision.challenge_days and today <= until:
            still[until] = still.get(until, 0) + 1
        else:
            hand = next(iter(hands_left(item, provision)), "first") if provision.confirmations > 1 else ""
            ready.setdefault(hand, []).append(item.id)
    for hand, ids in ready.items():
        many = f"{len(ids)} credentials" if len(ids) > 1 else "1 credential"
        whose = f"; the {hand} hand is next" if hand else ""
        fields: dict[str, object] = {"mandates": ids[:MOST], **({"hand": hand} if hand else {})}
        yield Step(f"Confirm {many}{whose}.", _do(reading, "confirm-credentials", **fields))
    for until, number in sorted(still.items()):
        many = f"{number} credentials" if number > 1 else "1 credential"
        yield Step(f"{many} may still be contested, until the end of", day=until)


def _constitution(reading: Reading, council: Council, plan: str, held: list[Mandate]) -> Iterable[Step]:
    level = reading.statute.levels[council.level]
    newest = next(reversed(reading.state.tables["plans"]))
    if plan != newest or council.plan == plan:
        return
    adopted: AdoptedPlan = reading.state.tables["plans"][plan]
    seats, confirmed = adopted.plan.seats_of(council.id), len(confirmed_under(plan, held))
    try:
        needed = level.constitute.needed(Strength(seats, confirmed).numbers[level.constitute.of])
    except (Refusal, KeyError):
        return
    if confirmed >= needed:
        anew = " anew" if council.plan else ""
        yield Step(f"Constitute the council{anew}.", _do(reading, "constitute-council", council=council.id))
    else:
        yield Step(f"{confirmed} of {seats} credentials are confirmed; {needed} constitute the council.")
