"""Refusals of early elections and of rotation: one table for each act."""

from __future__ import annotations

from dataclasses import replace

from chamber import CAST, led, resolve, sitting
from credentialled import D, M, issued, resigned
from deputies.sittings.sitting import Motion, Purpose
from ground import Ground, elected
from refusal_tables import Row, Table, walked
from renewal import waiting
from tenured import EARLY, EARLY_BY_ELECTIONS, ROTATION, few, grown, ready, resolved

BELOW = {"council": "city", "when": "members-below"}
RESOLVED = {"council": "city", "when": "resolved", "motion": "own-1"}


def due() -> Ground:
    ground = few(4, EARLY_BY_ELECTIONS)
    ground.ask("call-early-election", "credentials", **BELOW)
    return ground


def about_harbour() -> Ground:
    """The motion is about another council: what a record made elsewhere might hold."""
    ground = resolved()
    motion = ground.state.get(Motion, "own-1", "motion")
    ground.state.put(replace(motion, leads_to=Purpose("call-early-election", "harbour")))
    return ground


def other_purpose() -> Ground:
    ground = led(EARLY)
    resolve(ground, "recall-from-executive", "mill-a-1.m2")
    return ground


def of_votes() -> Ground:
    """A share of votes cast, which no seats can be held against."""
    ground = few(4, EARLY_BY_ELECTIONS)
    digest = ground.state.system.statute
    mandates = ground.state.statute.mandates
    changed = tuple(replace(item, share=CAST) if item.when != "resolved" else item for item in mandates.early)
    ground.state.statutes[digest] = replace(ground.state.statute, mandates=replace(mandates, early=changed))
    return ground


def sits(section: str | None = None) -> Ground:
    return sitting(EARLY, section=section, present=["company-d-1.m1", "company-d-1.m2"]) if section else sitting(EARLY)


def spent() -> Ground:
    """The motion was carried out, and the council constituted anew since: what is due is due no longer."""
    ground = resolved(spent=True)
    ground.state.put(replace(ground.state.council("city"), due=None))
    return ground


def rotating() -> Ground:
    ground = elected(ROTATION)
    ground.now = "1927-05-05T09:00:00Z"
    return ground


TABLES = (
    Table(
        "call-early-election",
        lambda: few(4, EARLY_BY_ELECTIONS),
        "credentials",
        lambda _: BELOW,
        {
            "council.unknown": (Row(change={"council": "nowhere"}), Row(on=sits, about="nowhere")),
            "council.not-constituted": Row(change={"council": "province"}, says="is forming"),
            "early.motion": (
                Row(change={"when": "resolved"}, says="name the motion"),
                Row(change={"motion": "own-1"}, says="follows from numbers"),
                Row(on=about_harbour, change=RESOLVED, says="about the council 'harbour'"),
            ),
            "early.not-in-statute": (
                Row(on=elected, says="is brought by nothing, not by 'members-below'"),
                Row(on=sitting, about="city", says="not by 'resolved'"),
            ),
            "early.due": Row(on=due, change={"when": "voided"}, says="since 1927-03-07 (members-below)"),
            "early.too-soon": Row(change={"when": "size-changed"}, says="from 1927-04-07 on, and it is 1927-03-07"),
            "early.not-met": (
                Row(
                    on=lambda: few(4),
                    says="5 of 9 seats are held and 2 more may be taken; article 7.5 requires fewer than 6.",
                ),
                Row(on=lambda: few(3, EARLY_BY_ELECTIONS), says="6 of 9 seats are held and 0 more"),
                Row(
                    on=lambda: grown(327),
                    change={"when": "size-changed"},
                    says="390 electors then and 467 now, a change of 77; article 7.4 requires a change of 78 "
                    "(20 electors and at least one fifth of electors entitled to vote, 390).",
                ),
                Row(on=lambda: grown(173), change={"when": "size-changed"}, says="a change of 77"),
                Row(change={"when": "voided"}, says="0 of 9 seats were won in elections"),
                Row(change={"when": "dissolved"}, says="it is constituted"),
            ),
            "motion.unknown": Row(change={"when": "resolved", "motion": "m9"}),
            "motion.other-purpose": Row(on=other_purpose, change=RESOLVED),
            "motion.not-carried": Row(
                on=lambda: resolved("fffffaaaa"), change=RESOLVED, says="article 7.6 requires 6 (at least two thirds"
            ),
            "motion.spent": Row(on=spent, change=RESOLVED),
            "motion.elsewhere": (
                Row(on=sits, about="harbour", says="leaves this to the council 'harbour'"),
                Row(on=lambda: sits("soldiers"), about="city", says="here sits the section 'soldiers'"),
            ),
            "threshold.base": (Row(on=of_votes), Row(on=of_votes, change={"when": "voided"})),
        },
    ),
    Table(
        "rotate-mandate",
        rotating,
        "credentials",
        lambda _: {"mandate": M},
        {
            "mandate.unknown": Row(change={"mandate": "nobody"}),
            "mandate.ended": Row(on=resigned),
            "mandate.unconfirmed": Row(on=issued),
            "mandate.waiting": Row(on=waiting, change={"mandate": "mill-b-2.m1"}),
            "mandate.delegate": Row(on=waiting, change={"mandate": "province-from-city-1"}),
            "rotation.none": Row(on=elected, says="places do not rotate"),
            "rotation.early": Row(
                at="1927-05-04T23:00:00Z", says="from 1927-05-05 on (article 7.1: 60 days from 1927-03-06)"
            ),
        },
    ),
)


TestTables = walked(TABLES)


def test_a_deputy_is_not_rotated_by_its_own_request() -> None:
    rotating().refused("rotate-mandate", f"deputy:{D}", "office.wrong", mandate=M)
    assert ready().state.council("city").due is None
