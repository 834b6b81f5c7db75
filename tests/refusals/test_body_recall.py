"""Refusals of opening a petition against a whole council."""

from __future__ import annotations

from dataclasses import replace

from chamber import constituted, under
from deputies.statutes.model import Statute
from deputies.values import Threshold
from ground import Ground, elected
from petitions import BODY, OPENED, P, against_city, certify, opened, vote
from refusal_tables import Row, Table, walked

OF_SEATS = (
    'decision = { num = 2, den = 3, of = "voters" }',
    'decision = { num = 2, den = 3, of = "statutory-members" }',
)
MANY = ("signing_days = 7", "signing_days = 7\npetition_least = 391")


def withdrawn() -> Ground:
    """Confidence was withdrawn from the city on 3 April."""
    ground = certify(against_city())
    vote(ground, 200, 100, at="1927-04-03T09:00:00Z")
    assert ground.acts() == ["recall-count-entered", "confidence-withdrawn"]
    return ground


def changed(before: tuple[str, str]) -> tuple[str, str]:
    return (BODY[0], BODY[1].replace(*before))


def dissolved() -> Ground:
    ground = certify(
        against_city(ground=constituted(changed(("open_days = 5", 'open_days = 5\neffect = "dissolved"'))))
    )
    vote(ground, 200, 100, at="1927-04-03T09:00:00Z")
    assert ground.acts() == ["recall-count-entered", "confidence-withdrawn", "council-dissolved"]
    return ground


def taken() -> Ground:
    """The id is that of a petition against a deputy."""
    ground = opened(BODY)
    ground.ask("constitute-council", "credentials", council="city")
    return ground


def counting_seats() -> Ground:
    """The article counts on planned seats: what no statute that is checked says."""

    def change(statute: Statute) -> Statute:
        assert statute.mandates.no_confidence is not None
        rule = replace(statute.mandates.no_confidence, decision=Threshold(2, 3, "statutory-members"))
        return replace(statute, mandates=replace(statute.mandates, no_confidence=rule))

    return under(constituted(BODY), change)


OPEN = Table(
    "open-body-recall",
    lambda: constituted(BODY),
    "elector:company-d",
    lambda ground: {**P, "council": "city", "grounds": "It does not meet."},
    {
        "council.unknown": Row(change={"council": "village"}),
        "petition.exists": Row(on=taken),
        "council.not-constituted": (
            Row(on=lambda: elected(BODY), says="is forming"),
            Row(on=dissolved, change={"petition": "p2"}, at="1927-04-04T09:00:00Z", says="is dissolved"),
        ),
        "recall.none": Row(on=constituted, says="'city' answers by the recall of its deputies"),
        "council.due": Row(on=withdrawn, change={"petition": "p2"}, at="1927-04-04T09:00:00Z", says="no confidence"),
        "recall.running": (
            Row(on=against_city, change={"petition": "p2"}, says="'p1' against the same council is open"),
            Row(on=lambda: certify(against_city()), change={"petition": "p2"}, says="is certified"),
        ),
        "threshold.base": Row(on=counting_seats),
        "recall.unreachable": Row(
            on=lambda: constituted(changed(MANY)), says="requires 391 signatures and there are 390"
        ),
    },
    at=OPENED,
)

TABLES = (OPEN,)


TestTables = walked(TABLES)


def test_an_elector_of_another_council_does_not_open_it() -> None:
    given = {"council": "city", "grounds": "It does not meet."}
    constituted(BODY).refused("open-body-recall", "elector:docks-a", "office.elsewhere", **P, **given, at=OPENED)
    constituted(BODY).refused("open-body-recall", "organiser", "office.wrong", **P, **given, at=OPENED)
