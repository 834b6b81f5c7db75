"""Refusals of recall: opening, signing, certifying, answering, voting. One table for each act."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from deputies.mandates.signatures import format_box, make_signature
from ground import Ground, elected, sealed
from refusal_tables import Row, Table, each_row, each_table
from renewal import waiting

M, D, P = "mill-a-1.m1", "mill-a-1.d1", {"petition": "p1"}
OPENED, LAST, AFTER = "1927-03-20T09:00:00Z", "1927-04-03T23:59:59Z", "1927-04-04T00:00:00Z"
NO_ANSWER = ("answer_days = 3", "answer_days = 0")


def signatures(number: int, petition: str = "p1") -> tuple[str, ...]:
    return tuple(make_signature(petition, f"elector-{each}", each.to_bytes(16, "big")) for each in range(number))


def box(ground: Ground, number: int, petition: str = "p1") -> str:
    return ground.hand_in(format_box(petition, signatures(number, petition)))


def opened(*changes: tuple[str, str]) -> Ground:
    ground = elected(*changes)
    ground.ask("open-recall", "elector:mill-a", **P, mandate=M, grounds="No report.", at=OPENED)
    return ground


def certified(*changes: tuple[str, str]) -> Ground:
    ground = opened(*changes)
    ground.ask("certify-recall", "credentials", **P, box=box(ground, 50), at="1927-03-27T09:00:00Z")
    return ground


def failed() -> Ground:
    ground = opened()
    ground.ask("certify-recall", "credentials", **P, box=box(ground, 49), at=AFTER)
    assert ground.acts() == ["petition-failed"]
    return ground


def counted(**given: int) -> Ground:
    """One teller has entered a count."""
    ground = certified()
    votes = {"votes_for": 90, "votes_against": 40, "spoiled": 2, **given}
    ground.ask("vote-recall", "teller", **P, teller="first", **votes, at="1927-04-01T09:00:00Z")
    return ground


def rejected() -> Ground:
    ground = certified()
    for teller in ("first", "second"):
        votes = {"votes_for": 60, "votes_against": 70}
        ground.ask("vote-recall", "teller", **P, teller=teller, **votes, at="1927-04-01T09:00:00Z")
    assert ground.acts() == ["recall-count-entered", "recall-rejected"]
    return ground


def answered() -> Ground:
    ground = certified()
    ground.ask("answer-recall", f"deputy:{D}", **P, text="I was ill.")
    return ground


def resigned(ground: Ground) -> Ground:
    ground.ask("resign", f"deputy:{D}", mandate=M)
    return ground


def unconfirmed() -> Ground:
    ground = resigned(elected())
    ground.ask("seat-alternate", "credentials", vacated=M, since="1927-03-08")
    return ground


def delegated() -> Ground:
    """A delegate of the city, put there by hand: how delegates are sent is another test."""
    ground = elected()
    ground.state.put(replace(ground.state.mandate(M), id="delegate-1", delegate_of="city", election="", number=0))
    return ground


def without_recall() -> Ground:
    """The statute of the mandates had recall; the one in force now has none. Put there by hand."""
    ground = elected()
    statute = ground.state.system.statute
    rules = ground.state.statutes[statute]
    ground.state.statutes[statute] = replace(rules, mandates=replace(rules.mandates, recall=None))
    return ground


def spare(document: bytes) -> str:
    return _SPARE.hand_in(document)


_SPARE = Ground()


def with_spare(ground: Ground) -> Ground:
    ground.exhibits.update(_SPARE.exhibits)
    return ground


OF_UNITS = ('petition = { num = 1, den = 5, of = "registered" }', 'petition = { num = 1, den = 5, of = "units" }')
OF_SEATS = (
    'turnout = { num = 1, den = 2, of = "registered" }',
    'turnout = { num = 1, den = 2, of = "statutory-members" }',
)
ONCE = ("grounds_required = true", "grounds_required = true\nonce_per_term = true")
LATE = ("grounds_required = true", "grounds_required = true\nprotected_last_days = 30")


def once_before() -> Ground:
    ground = opened(ONCE)
    ground.ask("certify-recall", "credentials", **P, box=box(ground, 3), at=AFTER)
    return ground


def ended_by_hand() -> Ground:
    """No act ends a mandate and leaves a petition open; were there one, nobody could sign."""
    ground = opened()
    ground.state.put(replace(ground.state.mandate(M), ended="1927-03-21", end_reason="council-dissolved"))
    return ground


def late() -> Ground:
    """A petition opened a few days before the term ends."""
    ground = elected()
    ground.ask("open-recall", "elector:mill-a", **P, mandate=M, grounds="No report.", at="1927-09-01T09:00:00Z")
    return ground


def certified_and_ended() -> Ground:
    ground = certified()
    ground.state.put(replace(ground.state.mandate(M), ended="1927-03-28", end_reason="council-dissolved"))
    return ground


OPEN = Table(
    "open-recall",
    elected,
    "elector:mill-a",
    lambda ground: {**P, "mandate": M, "grounds": "No report."},
    {
        "petition.exists": Row(on=failed),
        "mandate.unknown": Row(change={"mandate": "nobody"}),
        "mandate.ended": Row(on=lambda: resigned(elected())),
        "mandate.expired": Row(at="1927-09-06T00:00:00Z"),
        "mandate.unconfirmed": Row(on=unconfirmed, change={"mandate": "mill-a-1.m6"}),
        "mandate.waiting": Row(on=waiting, change={"mandate": "mill-a-2.m1"}),
        "mandate.delegate": Row(on=delegated, change={"mandate": "delegate-1"}),
        "recall.none": Row(on=without_recall),
        "recall.running": (
            Row(on=opened, change={"petition": "p2"}, says="'p1' against the same mandate is open"),
            Row(on=certified, change={"petition": "p2"}, says="certified"),
        ),
        "recall.once": Row(on=once_before, change={"petition": "p2"}, at="1927-04-05T09:00:00Z"),
        "recall.grounds": Row(change={"grounds": "  "}, says="Article 7.2 requires grounds"),
        "recall.protected": (
            Row(at="1927-03-15T23:59:59Z", says="from 1927-03-16 on"),
            Row(on=lambda: elected(LATE), at="1927-08-07T00:00:00Z", says="before 1927-08-07"),
        ),
        "threshold.base": (Row(on=lambda: elected(OF_UNITS)), Row(on=lambda: elected(OF_SEATS))),
    },
    at=OPENED,
)

SIGN = Table(
    "sign-recall",
    opened,
    "elector:mill-a",
    lambda ground: {**P, "signature": sealed("elector-1")},
    {
        "petition.unknown": Row(change={"petition": "nothing"}),
        "recall.closed": (Row(at=AFTER, says="until 1927-04-03"), Row(on=certified, says="is certified")),
        "mandate.ended": Row(on=ended_by_hand),
        "mandate.expired": Row(on=late, at="1927-09-06T00:00:00Z"),
    },
    at=LAST,
)


CERTIFY = Table(
    "certify-recall",
    lambda: with_spare(opened()),
    "credentials",
    lambda ground: {**P, "box": box(ground, 50)},
    {
        "petition.unknown": Row(change={"petition": "nothing"}),
        "exhibit.missing": Row(change={"box": "0" * 64}),
        "record.not-canonical": Row(change={"box": spare(b"{}\n")}),
        "faults": (
            Row(change={"box": spare(b"{}")}, says="box of signatures"),
            Row(
                change={"box": spare(format_box("p1", signatures(50) + signatures(1)))},
                says="ascending order, each once",
            ),
        ),
        "box.petition": Row(change={"box": spare(format_box("p2", signatures(50, "p2")))}, says="'p2'"),
        "box.too-many": Row(change={"box": spare(format_box("p1", signatures(251)))}, says="250 electors"),
        "recall.not-open": (Row(on=certified), Row(on=failed)),
        "recall.too-few": Row(
            change={"box": spare(format_box("p1", signatures(41)))},
            says="Petition p1 has 41 valid signatures; article 7.2 requires 50 (at least one fifth of registered "
            "electors, 250).",
        ),
    },
    at=LAST,
)

ANSWER = Table(
    "answer-recall",
    opened,
    f"deputy:{D}",
    lambda ground: {**P, "text": "I was ill."},
    {
        "petition.unknown": Row(change={"petition": "nothing"}),
        "recall.decided": (Row(on=failed), Row(on=rejected)),
        "recall.voting": Row(on=counted),
        "recall.answered": Row(on=answered, says="1927-03-27"),
    },
)

VOTE = Table(
    "vote-recall",
    certified,
    "teller:city",
    lambda ground: {**P, "teller": "second", "votes_for": 90, "votes_against": 40, "spoiled": 2},
    {
        "petition.unknown": Row(change={"petition": "nothing"}),
        "mandate.ended": Row(on=certified_and_ended),
        "mandate.expired": Row(at="1927-09-06T00:00:00Z"),
        "recall.not-certified": (Row(on=opened), Row(on=failed), Row(on=rejected)),
        "recall.answer-days": Row(at="1927-03-29T23:59:59Z", says="until 1927-03-30"),
        "recall.votes": Row(change={"spoiled": 121}, says="251 ballots"),
        "teller.unknown": Row(change={"teller": "third"}),
        "count.differs": (
            Row(on=lambda: counted(votes_for=91), says="91 votes for there and 90 here"),
            Row(on=lambda: counted(votes_against=39), says="39 votes against there and 40 here"),
            Row(on=lambda: counted(spoiled=0), says="0 spoiled there and 2 here"),
        ),
        "count.unchanged": Row(on=counted, change={"teller": "first"}),
    },
    at="1927-03-30T00:00:00Z",
)

TABLES = (OPEN, SIGN, CERTIFY, ANSWER, VOTE)


@each_table(TABLES)
def test_the_request_that_the_rows_change_is_accepted(table: Table) -> None:
    table.accept()


@each_row(TABLES)
def test_a_request_is_refused_with_its_code_and_leaves_no_trace(table: Table, code: str, row: Row) -> None:
    table.refuse(code, row)


@each_table(TABLES)
def test_the_rows_are_the_refusals_that_the_catalogue_announces(table: Table) -> None:
    table.check_complete()


def test_electors_of_another_unit_neither_open_nor_sign() -> None:
    asked: dict[str, Any] = {"mandate": M, "grounds": "No report."}
    elected().refused("open-recall", "elector:mill-b", "office.elsewhere", **P, **asked, at=OPENED)
    opened().refused("sign-recall", "elector:mill-b", "office.elsewhere", **P, signature=sealed("elector-1"))
    opened().refused("sign-recall", "organiser", "office.wrong", **P, signature=sealed("elector-1"))


def test_only_the_deputy_concerned_answers() -> None:
    opened().refused("answer-recall", "deputy:mill-a-1.d2", "office.elsewhere", **P, text="He was ill.")
