"""Refusals of votes on petitions: counted by tellers, or taken by the council. One table for each act."""

from __future__ import annotations

from dataclasses import replace

from chamber import HARBOUR, resolve
from ground import Ground
from petitions import BY_SIGNATURES, D, M, P, against_city, certified, certify, council_certified, opened, vote
from refusal_tables import Row, Table, walked


def counted(**given: int) -> Ground:
    """One teller has entered a count."""
    ground = certified()
    votes = {"votes_for": 90, "votes_against": 40, "spoiled": 2, **given}
    ground.ask("vote-recall", "teller", **P, teller="first", **votes, at="1927-04-01T09:00:00Z")
    return ground


def rejected() -> Ground:
    ground = certified()
    vote(ground, 60, 70)
    return ground


def failed() -> Ground:
    return certify(opened(), 49, at="1927-04-04T00:00:00Z")


def ended(ground: Ground) -> Ground:
    """The mandate has ended, and the petition has not lapsed with it. Put there by hand."""
    ground.state.put(replace(ground.state.mandate(M), ended="1927-03-28", end_reason="council-dissolved"))
    return ground


VOTE = Table(
    "vote-recall",
    certified,
    "teller:city",
    lambda ground: {**P, "teller": "second", "votes_for": 90, "votes_against": 40, "spoiled": 2},
    {
        "petition.unknown": Row(change={"petition": "nothing"}),
        "recall.decides": (
            Row(on=council_certified, says="On the petition 'p1' decide the council the deputy sits in (article 7.2)"),
            Row(on=lambda: opened(*BY_SIGNATURES), says="decide the signatures alone"),
        ),
        "mandate.ended": Row(on=lambda: ended(certified())),
        "mandate.expired": Row(at="1927-09-06T00:00:00Z"),
        "recall.not-certified": (Row(on=opened), Row(on=failed), Row(on=rejected)),
        "recall.answer-days": (
            Row(at="1927-03-29T23:59:59Z", says="The deputy may answer the petition 'p1' until 1927-03-30"),
            Row(on=lambda: certify(against_city()), at="1927-03-28T23:59:59Z", says="The council may answer"),
        ),
        "recall.open-days": Row(
            on=lambda: certify(against_city()),
            at="1927-04-02T23:59:59Z",
            says="is open from 1927-03-29 until the end of the day before 1927-04-03 (article 7.4)",
        ),
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


def put() -> Ground:
    """The council has voted to recall, on 31 March."""
    ground = council_certified()
    resolve(ground, "decide-recall", "p1")
    return ground


def other_purpose() -> Ground:
    ground = council_certified()
    resolve(ground, "recall-from-executive", M)
    return ground


def unvoted() -> Ground:
    """The motion is tabled, and its sitting still open."""
    ground = council_certified()
    resolve(ground, "decide-recall", "p1", voted=False)
    return ground


def decided() -> Ground:
    ground = put()
    ground.ask("decide-recall", "secretary:city", motion="own-1")
    return ground


def sitting_on(ground: Ground, *, harbour: bool = False) -> Ground:
    """A sitting is open in which a motion to decide a petition may be tabled."""
    if harbour:
        about = "docks-a-1.m1"
        resolve(ground, "recall-from-executive", about, voted=False, motion="own-0", council="harbour", members=HARBOUR)
    else:
        resolve(ground, "recall-from-executive", M, voted=False, motion="own-0")
    return ground


def uncertified() -> Ground:
    """The petition is open again. Put there by hand."""
    ground = sitting_on(council_certified())
    ground.state.put(replace(ground.state.tables["petitions"]["p1"], status="open", certified=None))
    return ground


def early() -> Ground:
    """The sitting is on the last day but one for the answer."""
    ground = council_certified()
    ground.now = "1927-03-28T09:00:00Z"
    return sitting_on(ground)


def by_electors() -> Ground:
    """A petition on which those who elected decide, and a sitting of the council."""
    ground = council_certified()
    digest = ground.state.tables["petitions"]["p1"].statute
    statute = ground.state.statutes[digest]
    assert statute.mandates.recall is not None
    recall = replace(statute.mandates.recall, decides="electors")
    sitting_on(ground).state.statutes[digest] = replace(statute, mandates=replace(statute.mandates, recall=recall))
    return ground


def expiring() -> Ground:
    ground = council_certified()
    ground.now = "1927-09-04T09:00:00Z"
    resolve(ground, "decide-recall", "p1")
    return ground


DECIDE = Table(
    "decide-recall",
    put,
    "secretary:city",
    lambda ground: {"motion": "own-1"},
    {
        "motion.unknown": Row(change={"motion": "nothing"}),
        "motion.other-purpose": Row(on=other_purpose),
        "motion.not-carried": Row(on=unvoted, says="is tabled"),
        "motion.spent": Row(on=decided),
        "motion.elsewhere": Row(on=lambda: sitting_on(council_certified(), harbour=True), about="p1"),
        "petition.unknown": Row(on=lambda: sitting_on(council_certified()), about="nothing"),
        "recall.decides": Row(
            on=by_electors, about="p1", says="decide those who elected (article 7.2), not the council"
        ),
        "mandate.ended": Row(on=lambda: ended(put())),
        "mandate.expired": Row(on=expiring, at="1927-09-06T00:00:00Z"),
        "recall.not-certified": Row(on=uncertified, about="p1"),
        "recall.answer-days": Row(on=early, about="p1", says="until 1927-03-30"),
    },
)


TABLES = (VOTE, DECIDE)


TestTables = walked(TABLES)


def test_a_deputy_who_resigns_before_the_council_votes_leaves_nothing_to_decide() -> None:
    ground = put()
    ground.ask("resign", f"deputy:{D}", mandate=M)
    ground.refused("decide-recall", "secretary:city", "mandate.ended", motion="own-1")
