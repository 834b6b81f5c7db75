"""Recall as acts: from the petition to the vote; and what does not become one."""

from __future__ import annotations

import json

import pytest

from deputies.acts.deciding import make_entry
from deputies.acts.envelope import format_entry, parse_actor
from deputies.mandates.petition import Petition
from deputies.mandates.signatures import format_box, label_of, make_signature
from deputies.secrecy import check_opening, set_root
from deputies.values import Refusal
from ground import Ground, elected

M, D, P = "mill-a-1.m1", "mill-a-1.d1", {"petition": "p1"}


def salt(number: int) -> bytes:
    return number.to_bytes(16, "big")


def signatures(number: int) -> list[str]:
    return [make_signature("p1", f"elector-{each}", salt(each)) for each in range(number)]


def opened(*changes: tuple[str, str]) -> Ground:
    ground = elected(*changes)
    given = {"mandate": M, "grounds": "No report."}
    ground.ask("open-recall", "elector:mill-a", **P, **given, at="1927-03-20T09:00:00Z")
    return ground


def certified(*changes: tuple[str, str]) -> Ground:
    ground = opened(*changes)
    ground.ask("certify-recall", "credentials", **P, box=ground.hand_in(format_box("p1", signatures(50))))
    return ground


def vote(ground: Ground, votes_for: int, votes_against: int, spoiled: int = 0) -> Petition:
    for teller in ("first", "second"):
        given = {"votes_for": votes_for, "votes_against": votes_against, "spoiled": spoiled}
        ground.ask("vote-recall", "teller", **P, teller=teller, **given, at="1927-03-30T09:00:00Z")
    return petition(ground)


def petition(ground: Ground) -> Petition:
    found: Petition = ground.state.get(Petition, "p1", "petition")
    return found


def test_a_petition_knows_what_it_needs_and_until_when() -> None:
    held = petition(opened())
    assert (held.electors, held.needed, held.opened, held.closes) == (250, 50, "1927-03-20", "1927-04-03")


def test_a_least_number_of_signatures_stands_above_the_share() -> None:
    assert petition(opened(("signing_days = 14", "signing_days = 14\npetition_least = 60"))).needed == 60


def test_signing_makes_no_act_no_entry_and_no_change() -> None:
    ground = opened()
    entries = len(ground.entries)
    ground.ask("sign-recall", "elector:mill-a", **P, signature=signatures(1)[0])
    assert len(ground.entries) == entries
    plain = {"kind": "sign-recall", **P, "signature": signatures(1)[0]}
    with pytest.raises(Refusal) as caught:
        make_entry(ground.state, plain, by=parse_actor("elector:mill-a"), now=ground.now, seq=entries, token="t")
    assert caught.value.code == "request.box"


def test_the_box_is_sealed_in_an_order_that_tells_nothing_of_who_signed_when() -> None:
    given = signatures(60)
    assert format_box("p1", given) == format_box("p1", reversed(given))
    plain = json.loads(format_box("p1", given))
    assert plain["signatures"] == sorted(given)


def test_certifying_puts_number_and_root_on_the_record_and_no_signature() -> None:
    ground = certified()
    held = petition(ground)
    assert (held.status, held.signatures, held.certified) == ("certified", 50, "1927-03-20")
    assert held.box == set_root(signatures(50))[0]
    record = b"".join(format_entry(entry) for entry in ground.entries)
    assert not any(signature.encode() in record for signature in signatures(50))


def test_who_signed_can_show_it_and_for_no_other_petition() -> None:
    signature = signatures(8)[7]
    check_opening(signature, label_of("p1"), salt(7), "elector-7")
    with pytest.raises(Refusal):
        check_opening(signature, label_of("p2"), salt(7), "elector-7")


def test_too_few_signatures_fail_the_petition_after_its_last_day_only() -> None:
    ground = opened()
    box = ground.hand_in(format_box("p1", signatures(49)))
    ground.refused("certify-recall", "credentials", "recall.too-few", **P, box=box, at="1927-04-03T23:59:59Z")
    ground.ask("certify-recall", "credentials", **P, box=box, at="1927-04-04T00:00:00Z")
    assert ground.acts() == ["petition-failed"]
    assert (petition(ground).status, petition(ground).signatures) == ("failed", 49)
    assert ground.state.mandate(M).in_office


def test_enough_signatures_are_certified_after_the_last_day_too() -> None:
    ground = opened()
    box = ground.hand_in(format_box("p1", signatures(50)))
    ground.ask("certify-recall", "credentials", **P, box=box, at="1927-04-09T00:00:00Z")
    assert petition(ground).status == "certified"


def test_a_carried_recall_ends_the_mandate_and_says_every_number() -> None:
    ground = certified()
    held = vote(ground, 65, 63, spoiled=2)
    assert (held.status, held.votes_for, held.votes_against, held.decided) == ("carried", 65, 63, "1927-03-30")
    assert held.sentence == (
        "65 for and 63 against, 2 spoiled; 130 of 250 electors took part and article 7.2 requires 125 (at least half "
        "of registered electors, 250); 65 are for recall and article 7.2 requires 65 (more than half of votes cast, "
        "128): carried."
    )
    mandate = ground.state.mandate(M)
    assert (mandate.ended, mandate.end_reason, mandate.in_office) == ("1927-03-30", "recalled", False)
    ground.ask("seat-alternate", "credentials", vacated=M, since="1927-03-30")


@pytest.mark.parametrize(
    ("votes_for", "votes_against", "spoiled", "why"),
    [
        (64, 64, 0, "requires 65 (more than half of votes cast, 128)"),
        (100, 24, 0, "124 of 250 electors took part and article 7.2 requires 125"),
        (0, 0, 250, "0 are for recall"),
    ],
)
def test_a_tie_or_a_low_turnout_keeps_the_deputy(votes_for: int, votes_against: int, spoiled: int, why: str) -> None:
    ground = certified()
    held = vote(ground, votes_for, votes_against, spoiled)
    assert held.status == "rejected"
    assert why in held.sentence
    assert held.sentence.endswith("rejected.")
    assert ground.state.mandate(M).in_office


def test_spoiled_ballots_count_for_the_turnout() -> None:
    assert vote(certified(), 100, 24, spoiled=1).status == "carried"


def test_a_share_of_all_electors_is_carried_only_with_more_for_than_against() -> None:
    changes = (
        'decision = { num = 1, den = 2, of = "votes-cast", strict = true }',
        'decision = { num = 2, den = 5, of = "registered" }',
    )
    held = vote(certified(changes), 100, 101)
    assert held.status == "rejected"
    assert "no more are for it than against it" in held.sentence
    assert vote(certified(changes), 101, 100).status == "carried"
    assert vote(certified(changes), 99, 40).status == "rejected"


def test_once_answered_the_vote_need_not_wait() -> None:
    ground = certified()
    given = {"teller": "first", "votes_for": 90, "votes_against": 40}
    ground.refused("vote-recall", "teller", "recall.answer-days", **P, **given)
    ground.ask("answer-recall", f"deputy:{D}", **P, text="I was ill.")
    ground.ask("vote-recall", "teller", **P, **given)
    assert (petition(ground).answer, petition(ground).answered) == ("I was ill.", "1927-03-20")


def test_a_petition_lapses_when_the_deputy_resigns() -> None:
    ground = certified()
    ground.ask("resign", f"deputy:{D}", mandate=M)
    assert ground.acts() == ["mandate-resigned", "petition-lapsed"]
    assert petition(ground).status == "lapsed"


def test_another_petition_may_follow_one_that_failed() -> None:
    ground = certified()
    vote(ground, 10, 120)
    given = {"petition": "p2", "mandate": M, "grounds": "Still no report."}
    ground.ask("open-recall", "elector:mill-a", **given)


def test_the_first_day_after_the_protected_ones_is_open() -> None:
    ground = elected()
    given = {"mandate": M, "grounds": "No report."}
    ground.refused("open-recall", "elector:mill-a", "recall.protected", **P, **given, at="1927-03-15T23:59:59Z")
    ground.ask("open-recall", "elector:mill-a", **P, **given, at="1927-03-16T00:00:00Z")
