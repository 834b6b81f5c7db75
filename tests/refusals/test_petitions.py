"""Refusals of petitions under way: signing, counting on paper, certifying, answering. One table for each act."""

from __future__ import annotations

from dataclasses import replace

from chamber import NO_EXECUTIVE, constituted
from deputies.mandates.signatures import format_box
from ground import Ground, elected, sealed
from petitions import (
    AFTER,
    BODY,
    BY_SIGNATURES,
    LAST,
    OPENED,
    D,
    M,
    P,
    against_city,
    box,
    certified,
    certify,
    moved,
    opened,
    recall_rule,
    signatures,
    vote,
)
from refusal_tables import Row, Table, walked

SPARE = Ground()


def spare(document: bytes) -> str:
    return SPARE.hand_in(document)


def with_spare(ground: Ground) -> Ground:
    ground.exhibits.update(SPARE.exhibits)
    return ground


def failed() -> Ground:
    return certify(opened(), 49, at=AFTER)


def ended_by_hand(*changes: tuple[str, str]) -> Ground:
    """No act ends a mandate and leaves a petition open; were there one, nobody could sign."""
    ground = opened(*changes)
    ground.state.put(replace(ground.state.mandate(M), ended="1927-03-21", end_reason="council-dissolved"))
    return ground


def late(*changes: tuple[str, str]) -> Ground:
    """A petition opened a few days before the term ends."""
    ground = elected(*changes)
    given = {"mandate": M, "grounds": "No report."}
    ground.ask("open-recall", "elector:mill-a", **P, **given, at="1927-09-01T09:00:00Z")
    return ground


def on_paper(*tellers: str, ground: Ground | None = None, valid: int = 30, rejected: int = 4) -> Ground:
    """Tellers have counted thirty valid signatures on paper, and rejected four lines."""
    ground = ground or opened()
    for teller in tellers:
        given = {"teller": teller, "valid": valid, "rejected": rejected}
        ground.ask("count-signatures", "teller", **P, **given, at=LAST)
    return ground


def rejected() -> Ground:
    ground = certified()
    vote(ground, 60, 70)
    assert ground.acts() == ["recall-count-entered", "recall-rejected"]
    return ground


def counted() -> Ground:
    """One teller has entered a count of the vote."""
    ground = certified()
    given = {"votes_for": 90, "votes_against": 40}
    ground.ask("vote-recall", "teller", **P, teller="first", **given, at="1927-04-01T09:00:00Z")
    return ground


def answered() -> Ground:
    ground = certified()
    ground.ask("answer-recall", f"deputy:{D}", **P, text="I was ill.")
    return ground


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

PAPER = Table(
    "count-signatures",
    lambda: on_paper("first"),
    "teller:city",
    lambda ground: {**P, "teller": "second", "valid": 30, "rejected": 4},
    {
        "petition.unknown": Row(change={"petition": "nothing"}),
        "recall.not-open": (Row(on=certified), Row(on=failed), Row(on=moved)),
        "signatures.too-many": Row(change={"valid": 251}, says="251 valid signatures were counted on paper and 250"),
        "teller.unknown": Row(change={"teller": "third"}),
        "count.differs": (
            Row(change={"valid": 31}, says="30 valid signatures there and 31 here"),
            Row(change={"rejected": 5}, says="4 rejected lines there and 5 here"),
        ),
        "count.unchanged": Row(change={"teller": "first"}),
        "count.agreed": Row(on=lambda: on_paper("first", "second"), says="All 2 tellers have agreed"),
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
        "box.too-many": (
            Row(change={"box": spare(format_box("p1", signatures(251)))}, says="250 electors"),
            Row(
                on=lambda: on_paper("first", "second", valid=201),
                says="There are 251 signatures (50 in the box, 201 on paper)",
            ),
        ),
        "count.missing": Row(on=lambda: on_paper("first"), says="1 of 2 tellers have counted the signatures on paper"),
        "recall.not-open": (Row(on=certified), Row(on=failed)),
        "recall.too-few": (
            Row(
                change={"box": spare(format_box("p1", signatures(41)))},
                says="Petition p1 has 41 valid signatures; article 7.2 requires 50 (at least one fifth of registered "
                "electors, 250).",
            ),
            Row(change={"box": None}, says="Petition p1 has 0 valid signatures"),
            Row(
                on=lambda: on_paper("first", "second", valid=19),
                change={"box": spare(format_box("p1", signatures(30)))},
                says="has 49 valid signatures (30 in the box, 19 on paper)",
            ),
        ),
        "mandate.ended": Row(on=lambda: ended_by_hand(*BY_SIGNATURES)),
        "mandate.expired": Row(on=lambda: late(*BY_SIGNATURES), at="1927-09-06T00:00:00Z"),
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
        "recall.answerer": (
            Row(by="chair:city", on=lambda: opened(NO_EXECUTIVE), says="answered by the deputy concerned; the chair"),
            Row(by=f"deputy:{D}", on=against_city, says="answered by the chair of the council; the deputy may not"),
        ),
        "recall.decided": (Row(on=failed), Row(on=rejected)),
        "recall.voting": Row(on=counted),
        "recall.answered": Row(on=answered, says="1927-03-27"),
        "recall.words": Row(
            on=lambda: opened(recall_rule("statement_words = 2")), says="The answer has 3 words; article 7.2 allows 2."
        ),
    },
)

TABLES = (SIGN, PAPER, CERTIFY, ANSWER)


TestTables = walked(TABLES)


def test_electors_of_another_unit_do_not_sign() -> None:
    opened().refused("sign-recall", "elector:mill-b", "office.elsewhere", **P, signature=sealed("elector-1"))
    opened().refused("sign-recall", "organiser", "office.wrong", **P, signature=sealed("elector-1"))


def test_every_elector_below_a_council_signs_against_it_and_nobody_else() -> None:
    for unit in ("mill-a", "mill-b", "company-d"):
        against_city().ask("sign-recall", f"elector:{unit}", **P, signature=sealed("elector-1"))
    against_city().refused("sign-recall", "elector:docks-a", "office.elsewhere", **P, signature=sealed("elector-1"))


def test_only_the_deputy_concerned_answers_and_for_a_council_its_chair() -> None:
    opened().refused("answer-recall", "deputy:mill-a-1.d2", "office.elsewhere", **P, text="He was ill.")
    ground = against_city(ground=constituted(BODY, NO_EXECUTIVE))
    ground.refused("answer-recall", "chair:harbour", "office.elsewhere", **P, text="It met.", at=OPENED)
    ground.ask("answer-recall", "chair:city", **P, text="It met twice.", at=OPENED)
