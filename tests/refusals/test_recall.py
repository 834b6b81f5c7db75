"""Refusals of opening a recall: by electors and others, by the council, at once. One table for each request."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest

from chamber import CITY, HARBOUR, led, resolve, under
from deputies.acts.deciding import decide
from deputies.acts.envelope import parse_actor
from deputies.acts.initiators import in_control
from deputies.acts.recall import PetitionOpened
from deputies.statutes.model import Statute
from deputies.values import DeputiesError, Threshold
from ground import Ground, elected
from petitions import (
    AFTER,
    BY_COUNCIL,
    GIVEN,
    LAST,
    OPENED,
    D,
    M,
    P,
    at_once,
    box,
    certified,
    moved,
    of_party,
    opened,
    recall_rule,
)
from refusal_tables import Row, Table, walked
from renewal import waiting

ONCE = recall_rule("once_per_term = true")
LATE = recall_rule("protected_last_days = 30")
HALF = recall_rule("after_half_term = true")
LISTED = recall_rule('grounds = ["absence", "not-following-instructions"]')
SHORT = recall_rule("statement_words = 3")
MANY = recall_rule("petition_least = 251")
AS_MANY = recall_rule("as_many_as_elected = true")


def counting(ground: Ground, **shares: Threshold) -> Ground:
    """Let the article on recall count on something that has no number there: what no statute that is checked says."""

    def change(statute: Statute) -> Statute:
        assert statute.mandates.recall is not None
        return replace(statute, mandates=replace(statute.mandates, recall=replace(statute.mandates.recall, **shares)))

    return under(ground, change)


CONTROL = (
    recall_rule('who = ["electors", "controlling-unit"]'),
    (
        '[working]\narticle = "6.1"',
        '[organs.control]\narticle = "4.6"\nname = "Control"\nkind = "control"\nlevel = "town"\nsize = 2\n\n'
        '[working]\narticle = "6.1"',
    ),
)


def failed() -> Ground:
    ground = opened()
    ground.ask("certify-recall", "credentials", **P, box=box(ground, 49), at=AFTER)
    assert ground.acts() == ["petition-failed"]
    return ground


def resigned(ground: Ground) -> Ground:
    ground.ask("resign", f"deputy:{D}", mandate=M)
    return ground


def unconfirmed(ground: Ground) -> Ground:
    """An alternate has a credential that is not confirmed."""
    given = {"vacated": "mill-a-1.m3", "since": ground.now[:10]}
    gone(ground).ask("seat-alternate", "credentials", **given)
    return ground


def delegated(ground: Ground) -> Ground:
    """A delegate of the city, put there by hand: how delegates are sent is another test."""
    ground.state.put(replace(ground.state.mandate(M), id="delegate-1", delegate_of="city", election="", number=0))
    return ground


def without_recall(ground: Ground) -> Ground:
    """The statute of the mandates had recall; the one in force now has none. Put there by hand."""
    statute = ground.state.system.statute
    rules = ground.state.statutes[statute]
    ground.state.statutes[statute] = replace(rules, mandates=replace(rules.mandates, recall=None))
    return ground


def once_before(*changes: tuple[str, str], ground: Ground | None = None) -> Ground:
    ground = ground or opened(ONCE, *changes)
    ground.ask("certify-recall", "credentials", **P, box=box(ground, 3), at=AFTER)
    return ground


def uncounted(ground: Ground) -> Ground:
    """The election says that nobody voted for the candidate who was elected. Put there by hand."""
    election = ground.election("mill-a-1")
    counts = tuple(replace(one, votes=((1, 0), *one.votes[1:])) for one in election.counts)
    ground.state.put(replace(election, counts=counts))
    return ground


OPEN = Table(
    "open-recall",
    elected,
    "elector:mill-a",
    lambda ground: {**P, **GIVEN},
    {
        "petition.exists": Row(on=failed),
        "mandate.unknown": Row(change={"mandate": "nobody"}),
        "mandate.ended": Row(on=lambda: resigned(elected())),
        "mandate.expired": Row(at="1927-09-06T00:00:00Z"),
        "mandate.unconfirmed": Row(on=lambda: unconfirmed(elected()), change={"mandate": "mill-a-1.m6"}),
        "mandate.waiting": Row(on=waiting, change={"mandate": "mill-a-2.m1"}),
        "mandate.delegate": Row(on=lambda: delegated(elected()), change={"mandate": "delegate-1"}),
        "recall.none": Row(on=lambda: without_recall(elected())),
        "recall.running": (
            Row(on=opened, change={"petition": "p2"}, says="'p1' against the same mandate is open"),
            Row(on=certified, change={"petition": "p2"}, says="certified"),
        ),
        "recall.once": Row(on=once_before, change={"petition": "p2"}, at="1927-04-05T09:00:00Z"),
        "recall.initiator": (
            Row(
                on=lambda: elected(recall_rule('who = ["council"]')),
                says="Article 7.2 lets the council the deputy sits in open a recall, and not those who elected",
            ),
            Row(by=f"deputy:{D}", change={"initiator": "controlling-unit"}, says="not the control commission"),
            Row(by="organiser", change={"initiator": "nominating-organisation"}, says="not the party that nominated"),
        ),
        "recall.not-initiator": (
            Row(by="organiser", says="opened by an elector of those who elected; asked has organiser"),
            Row(on=lambda: elected(*CONTROL), by=f"deputy:{D}", change={"initiator": "controlling-unit"}),
            Row(on=of_party, change={"initiator": "nominating-organisation"}, says="a deputy of the party 'reds'"),
            Row(on=of_party, by="deputy:mill-a-1.d2", change={"initiator": "nominating-organisation"}),
            Row(
                on=of_party,
                by="organiser",
                change={"initiator": "nominating-organisation", "mandate": "mill-a-1.m2"},
                says="no party nominated",
            ),
        ),
        "recall.grounds": Row(change={"grounds": "  "}, says="Article 7.2 requires grounds"),
        "recall.ground": (
            Row(on=lambda: elected(LISTED), says="absence, not-following-instructions; name the one"),
            Row(on=lambda: elected(LISTED), change={"ground": "dress"}, says="'dress' is none of them"),
            Row(change={"ground": "absence"}, says="lists no grounds"),
            Row(
                on=lambda: elected(LISTED),
                change={"ground": "absence", "instruction": "i1"},
                says="not under 'absence'",
            ),
        ),
        "recall.words": Row(
            on=lambda: elected(SHORT),
            change={"grounds": "He did not report."},
            says="The statement of the grounds has 4 words; article 7.2 allows 3.",
        ),
        "instruction.unknown": Row(change={"instruction": "i1"}, says="it has none"),
        "recall.no-votes": Row(on=lambda: uncounted(elected(AS_MANY)), says="no vote for that candidate"),
        "recall.protected": (
            Row(at="1927-03-15T23:59:59Z", says="from 1927-03-16 on"),
            Row(on=lambda: elected(LATE), at="1927-08-07T00:00:00Z", says="before 1927-08-07"),
            Row(on=lambda: elected(HALF), at="1927-06-05T23:59:59Z", says="from 1927-06-06 on"),
        ),
        "threshold.base": (
            Row(on=lambda: counting(elected(), petition=Threshold(1, 5, "units"))),
            Row(on=lambda: counting(elected(), turnout=Threshold(1, 2, "statutory-members"))),
        ),
        "recall.unreachable": Row(on=lambda: elected(MANY), says="requires 251 signatures and there are 250 electors"),
    },
    at=OPENED,
)


def put(ground: Ground) -> Ground:
    """The motion to open the recall is carried."""
    ground.now = OPENED
    resolve(ground, "move-recall", M)
    return ground


def sitting_on(
    ground: Ground, at: str = OPENED, *, council: str = "city", then: Callable[[Ground], Ground] = lambda ground: ground
) -> Ground:
    """A sitting is open in which a motion to open a recall may be tabled; `then` changes what it finds."""
    ground.now = at
    about, members = (M, CITY) if council == "city" else ("docks-a-1.m1", HARBOUR)
    resolve(ground, "recall-from-executive", about, voted=False, motion="own-0", council=council, members=members)
    return then(ground)


def gone(ground: Ground) -> Ground:
    ground.ask("resign", "deputy:mill-a-1.d3", mandate="mill-a-1.m3")
    return ground


def other_purpose() -> Ground:
    ground = led(BY_COUNCIL)
    resolve(ground, "recall-from-executive", M)
    return ground


def rejected_motion() -> Ground:
    ground = led(BY_COUNCIL)
    ground.now = OPENED
    resolve(ground, "move-recall", M, "aaaaaffff")
    return ground


def ends_after(ground: Ground) -> Ground:
    """The motion is carried, and the mandate has ended since."""
    return resigned(put(ground))


def expires_after() -> Ground:
    ground = led(BY_COUNCIL)
    ground.now = "1927-09-03T09:00:00Z"
    resolve(ground, "move-recall", M)
    return ground


def with_running() -> Ground:
    ground = led(BY_COUNCIL)
    ground.ask("open-recall", "elector:mill-a", **P, **GIVEN, at=OPENED)
    return ground


MOVE = Table(
    "move-recall",
    lambda: put(led(BY_COUNCIL)),
    "chair:city",
    lambda ground: {**P, "motion": "own-1"},
    {
        "motion.unknown": Row(change={"motion": "nothing"}),
        "motion.other-purpose": Row(on=other_purpose),
        "motion.not-carried": Row(on=rejected_motion),
        "motion.spent": Row(on=moved, change={"petition": "p2"}),
        "motion.elsewhere": Row(on=lambda: sitting_on(led(BY_COUNCIL), council="harbour"), about=M),
        "petition.exists": Row(on=lambda: put(against_another())),
        "mandate.unknown": Row(on=lambda: sitting_on(led(BY_COUNCIL)), about="nobody"),
        "mandate.ended": (
            Row(on=lambda: ends_after(led(BY_COUNCIL)), by="secretary:city"),
            Row(on=lambda: sitting_on(led(BY_COUNCIL), then=gone), about="mill-a-1.m3"),
        ),
        "mandate.expired": Row(on=expires_after, at="1927-09-06T00:00:00Z"),
        "mandate.unconfirmed": Row(on=lambda: sitting_on(led(BY_COUNCIL), then=unconfirmed), about="mill-a-1.m6"),
        "mandate.waiting": Row(on=lambda: sitting_on(led(BY_COUNCIL), then=waits), about="mill-a-1.m2"),
        "mandate.delegate": Row(on=lambda: sitting_on(led(BY_COUNCIL), then=delegated), about="delegate-1"),
        "recall.none": Row(on=lambda: sitting_on(led(BY_COUNCIL), then=without_recall), about=M),
        "recall.protected": Row(on=lambda: sitting_on(led(BY_COUNCIL), "1927-03-09T09:00:00Z"), about=M),
        "recall.running": Row(on=lambda: sitting_on(with_running()), about=M),
        "recall.once": Row(on=lambda: sitting_on(once_in_council(), AFTER), about=M),
        "recall.initiator": Row(on=lambda: sitting_on(led()), about=M, says="not the council the deputy sits in"),
        "recall.grounds": Row(on=lambda: wordless(put(led(BY_COUNCIL)))),
        "recall.ground": Row(on=lambda: put(led(BY_COUNCIL_LISTED)), says="absence; name the one that is stated"),
        "recall.words": Row(on=lambda: put(led(BY_COUNCIL_SHORT)), says="has 4 words"),
        "instruction.unknown": Row(change={"instruction": "i1"}),
        "recall.no-votes": Row(on=lambda: uncounted(put(led(BY_COUNCIL_AS_MANY)))),
        "threshold.base": Row(on=lambda: counting(put(led(BY_COUNCIL)), turnout=Threshold(1, 2, "statutory-members"))),
    },
)

BY_COUNCIL_LISTED = recall_rule('who = ["council"]', 'grounds = ["absence"]')
BY_COUNCIL_SHORT = recall_rule('who = ["council"]', "statement_words = 3")
BY_COUNCIL_AS_MANY = recall_rule('who = ["council"]', "as_many_as_elected = true")


def against_another() -> Ground:
    """The id is taken by a petition against another deputy."""
    ground = led(BY_COUNCIL)
    ground.ask("open-recall", "elector:mill-a", **P, **{**GIVEN, "mandate": "mill-a-1.m2"}, at=OPENED)
    return ground


def waits(ground: Ground) -> Ground:
    """A mandate that waits for a new term. Put there by hand; how it comes to wait is another test."""
    ground.state.put(replace(ground.state.mandate("mill-a-1.m2"), waits=True))
    return ground


def once_in_council() -> Ground:
    ground = led(recall_rule('who = ["electors", "council"]', "once_per_term = true"))
    ground.ask("open-recall", "elector:mill-a", **P, **GIVEN, at=OPENED)
    return once_before(ground=ground)


def wordless(ground: Ground) -> Ground:
    """A motion without a text. Put there by hand: none can be tabled."""
    ground.state.put(replace(ground.state.tables["motions"]["own-1"], text=" "))
    return ground


AT_ONCE = Table(
    "recall-at-once",
    at_once,
    "elector:mill-a",
    lambda ground: {**P, **GIVEN, "votes_for": 90, "votes_against": 40},
    {
        "petition.exists": Row(on=failed),
        "mandate.unknown": Row(change={"mandate": "nobody"}),
        "mandate.ended": Row(on=lambda: resigned(at_once())),
        "mandate.expired": Row(at="1927-09-06T00:00:00Z"),
        "mandate.unconfirmed": Row(on=lambda: unconfirmed(at_once()), change={"mandate": "mill-a-1.m6"}),
        "mandate.waiting": Row(on=lambda: waits(at_once()), change={"mandate": "mill-a-1.m2"}),
        "mandate.delegate": Row(on=lambda: delegated(at_once()), change={"mandate": "delegate-1"}),
        "recall.none": Row(on=lambda: without_recall(at_once())),
        "recall.not-at-once": Row(on=elected, says="open a petition"),
        "recall.protected": Row(at="1927-03-15T23:59:59Z"),
        "recall.grounds": Row(change={"grounds": ""}),
        "recall.ground": Row(change={"ground": "absence"}),
        "recall.words": Row(
            on=lambda: at_once(recall_rule("at_once = true", "statement_words = 1")), says="has 2 words"
        ),
        "instruction.unknown": Row(change={"instruction": "i1"}),
        "recall.no-votes": Row(
            on=lambda: uncounted(at_once(recall_rule("at_once = true", "as_many_as_elected = true")))
        ),
        "recall.votes": Row(change={"votes_for": 211}, says="251 ballots"),
        "threshold.base": Row(on=lambda: counting(at_once(), turnout=Threshold(1, 2, "statutory-members"))),
    },
    at=OPENED,
)

TABLES = (OPEN, MOVE, AT_ONCE)


TestTables = walked(TABLES)


def test_electors_of_another_unit_do_not_open() -> None:
    elected().refused("open-recall", "elector:mill-b", "office.elsewhere", **P, **GIVEN, at=OPENED)
    at_once().refused(
        "recall-at-once", "elector:mill-b", "office.elsewhere", **P, **GIVEN, votes_for=90, votes_against=4
    )


@dataclass(frozen=True)
class Organ:
    """An organ of a council as the seam looks at it."""

    id: str
    council: str
    kind: str
    members: tuple[str, ...]


def with_organ(organ: Organ) -> Ground:
    ground = elected(*CONTROL)
    ground.state.tables["organs"] = {organ.id: organ}
    return ground


@pytest.mark.parametrize(
    ("council", "kind", "members", "opens"),
    [
        ("city", "control", ("mill-a-1.m3",), True),
        ("harbour", "control", ("mill-a-1.m3",), False),
        ("city", "commission", ("mill-a-1.m3",), False),
        ("city", "control", ("mill-a-1.m4", "nobody"), False),
    ],
)
def test_a_member_of_the_control_of_that_council_opens_and_nobody_need_sign(
    council: str, kind: str, members: tuple[str, ...], opens: bool
) -> None:
    ground = with_organ(Organ("o1", council, kind, members))
    plain: dict[str, Any] = {"kind": "open-recall", **P, **GIVEN, "initiator": "controlling-unit"}
    by = parse_actor("deputy:mill-a-1.d3")
    if not opens:
        with pytest.raises(DeputiesError) as caught:
            decide(ground.state, plain, by=by, now=OPENED)
        assert caught.value.code == "recall.not-initiator"
        return
    (act,) = decide(ground.state, plain, by=by, now=OPENED)
    assert isinstance(act, PetitionOpened)
    assert (act.initiator, act.needed, act.closes) == ("controlling-unit", 0, "1927-03-20")


def test_who_has_left_office_is_no_longer_of_the_control() -> None:
    ground = with_organ(Organ("o1", "city", "control", (M,)))
    assert in_control(ground.state, "city", D)
    ground.state.put(replace(ground.state.mandate(M), ended="1927-03-08", end_reason="resigned"))
    assert not in_control(ground.state, "city", D)


def test_the_last_day_before_the_protected_ones_and_the_last_of_the_first_half() -> None:
    ground = elected(LATE)
    ground.ask("open-recall", "elector:mill-a", **P, **GIVEN, at="1927-08-06T23:59:59Z")
    ground = elected(HALF)
    ground.ask("open-recall", "elector:mill-a", **P, **GIVEN, at="1927-06-06T00:00:00Z")


def test_where_there_is_no_term_there_is_no_half_of_it_and_no_last_days() -> None:
    ground = elected(recall_rule("after_half_term = true", "protected_last_days = 30"), ("term_months = 6\n", ""))
    ground.ask("open-recall", "elector:mill-a", **P, **GIVEN, at=OPENED)


def test_an_instruction_may_be_named_where_any_ground_will_do() -> None:
    ground = elected()
    given = {"instruction": "i1", "text": "Eight hours.", "votes_for": 90, "votes_against": 10}
    ground.ask("instruct", "elector:mill-a", mandate=M, **given)
    assert ground.ask("open-recall", "elector:mill-a", **P, **GIVEN, instruction="i1", at=LAST)
