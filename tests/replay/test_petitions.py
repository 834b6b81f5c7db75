"""Petitions as acts: opening, signing, paper, certifying, answering; and what does not become an act."""

from __future__ import annotations

import json

import pytest

from deputies.acts.deciding import make_entry
from deputies.acts.envelope import format_entry, parse_actor
from deputies.mandates.signatures import format_box, label_of
from deputies.secrecy import check_opening, set_root
from deputies.values import Refusal
from ground import Ground, elected
from petitions import (
    AFTER,
    BY_SIGNATURES,
    GIVEN,
    LAST,
    OPENED,
    D,
    M,
    P,
    box,
    certified,
    certify,
    of_party,
    opened,
    petition,
    recall_rule,
    signatures,
    vote,
)

SHORT_LIST = recall_rule('grounds = ["absence", "not-following-instructions"]')


def paper(ground: Ground, valid: int, *tellers: str, rejected: int = 0, at: str = LAST) -> Ground:
    for teller in tellers or ("first", "second"):
        given = {"teller": teller, "valid": valid, "rejected": rejected}
        ground.ask("count-signatures", "teller", **P, **given, at=at)
    return ground


def test_a_petition_knows_what_it_needs_and_until_when() -> None:
    held = petition(opened())
    assert (held.electors, held.needed, held.opened, held.closes) == (250, 50, "1927-03-20", "1927-04-03")
    assert (held.council, held.initiator, held.verify_by, held.whole) == ("city", "electors", None, False)


def test_a_least_number_of_signatures_stands_above_the_share() -> None:
    assert petition(opened(("signing_days = 14", "signing_days = 14\npetition_least = 60"))).needed == 60


def test_where_the_certification_has_its_days_the_petition_says_until_when() -> None:
    held = petition(certify(opened(recall_rule("verify_days = 7")), at="1927-04-20T09:00:00Z"))
    assert held.verify_by == "1927-04-10"
    assert held.certified == "1927-04-20", "late, and still a certification"


def test_the_ground_and_the_instruction_not_followed_stand_with_the_petition() -> None:
    ground = elected(SHORT_LIST)
    told = {"instruction": "i1", "text": "Eight hours.", "votes_for": 90, "votes_against": 10}
    ground.ask("instruct", "elector:mill-a", mandate=M, **told)
    stated = {"ground": "not-following-instructions", "instruction": "i1"}
    ground.ask("open-recall", "elector:mill-a", **P, **GIVEN, **stated, at=OPENED)
    assert (petition(ground).ground, petition(ground).instruction) == ("not-following-instructions", "i1")


def test_what_the_party_that_nominated_opens_waits_for_the_answer_and_nobody_signs() -> None:
    for by in ("deputy:mill-b-1.d1", "organiser"):
        ground = of_party()
        ground.ask("open-recall", by, **P, **GIVEN, initiator="nominating-organisation")
        held = petition(ground)
        assert (held.status, held.needed, held.certified) == ("certified", 0, "1927-03-20")
        ground.refused("sign-recall", "elector:mill-a", "recall.closed", **P, signature=signatures(1)[0])
        assert vote(ground, 90, 40, at="1927-03-23T09:00:00Z").status == "carried"


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
    assert (held.status, held.signatures, held.certified) == ("certified", 50, "1927-03-27")
    assert held.box == set_root(signatures(50))[0]
    record = b"".join(format_entry(entry) for entry in ground.entries)
    assert not any(signature.encode() in record for signature in signatures(50))


def test_who_signed_can_show_it_and_for_no_other_petition() -> None:
    signature = signatures(8)[7]
    check_opening(signature, label_of("p1"), (7).to_bytes(16, "big"), "elector-7")
    with pytest.raises(Refusal):
        check_opening(signature, label_of("p2"), (7).to_bytes(16, "big"), "elector-7")


def test_too_few_signatures_fail_the_petition_after_its_last_day_only() -> None:
    ground = opened()
    few = box(ground, 49)
    ground.refused("certify-recall", "credentials", "recall.too-few", **P, box=few, at=LAST)
    ground.ask("certify-recall", "credentials", **P, box=few, at=AFTER)
    assert ground.acts() == ["petition-failed"]
    assert (petition(ground).status, petition(ground).signatures) == ("failed", 49)
    assert ground.state.mandate(M).in_office


def test_enough_signatures_are_certified_after_the_last_day_too() -> None:
    assert petition(certify(opened(), at="1927-04-09T00:00:00Z")).status == "certified"


def test_paper_and_box_count_together_and_rejected_lines_stand_beside_them() -> None:
    ground = certify(paper(opened(), 20, rejected=6), 30, at=LAST)
    held = petition(ground)
    assert (held.status, held.signatures, held.on_paper, held.rejected) == ("certified", 50, 20, 6)
    assert held.box == set_root(signatures(30))[0]


def test_a_petition_signed_on_paper_alone_has_no_box() -> None:
    ground = paper(opened(), 50)
    ground.ask("certify-recall", "credentials", **P)
    assert ground.acts() == ["petition-certified"]
    assert (petition(ground).signatures, petition(ground).on_paper, petition(ground).box) == (50, 50, "")


def test_nobody_signed_at_all_and_the_petition_fails() -> None:
    ground = opened()
    ground.ask("certify-recall", "credentials", **P, at=AFTER)
    assert (petition(ground).status, petition(ground).signatures) == ("failed", 0)


def test_lists_that_come_in_later_are_counted_anew_by_all_tellers() -> None:
    ground = paper(opened(), 30)
    paper(ground, 55, "second")
    ground.refused("certify-recall", "credentials", "count.missing", **P)
    paper(ground, 55, "first")
    assert [item.valid for item in petition(ground).papers] == [55, 55]
    ground.ask("certify-recall", "credentials", **P)
    assert petition(ground).on_paper == 55


def test_a_teller_corrects_the_own_count_and_sets_aside_what_differs() -> None:
    ground = paper(opened(), 30, "first")
    ground.refused("count-signatures", "teller", "count.differs", **P, teller="second", valid=31)
    paper(ground, 31, "first")
    paper(ground, 31, "second")
    assert [(item.teller, item.valid) for item in petition(ground).papers] == [("first", 31), ("second", 31)]


def test_where_the_signatures_decide_the_mandate_ends_with_them_and_there_is_no_vote() -> None:
    ground = certify(opened(*BY_SIGNATURES))
    assert ground.acts() == ["petition-certified", "recall-carried"]
    held, mandate = petition(ground), ground.state.mandate(M)
    assert (held.status, held.signatures, held.certified, held.decided) == ("carried", 50, "1927-03-27", "1927-03-27")
    assert (mandate.ended, mandate.end_reason) == ("1927-03-27", "recalled")
    assert held.sentence == (
        "50 of 250 electors signed and article 7.2 requires 50 (at least one fifth of registered electors, 250); with "
        "them the mandate ends without a vote: carried."
    )


def test_once_answered_the_vote_need_not_wait() -> None:
    ground = certified()
    given = {"teller": "first", "votes_for": 90, "votes_against": 40}
    ground.refused("vote-recall", "teller", "recall.answer-days", **P, **given)
    ground.ask("answer-recall", f"deputy:{D}", **P, text="I was ill.")
    ground.ask("vote-recall", "teller", **P, **given)
    assert (petition(ground).answer, petition(ground).answered) == ("I was ill.", "1927-03-27")


def test_who_answers_while_it_is_signed_does_not_wait_either_and_the_vote_comes_after_the_certification() -> None:
    ground = opened()
    ground.ask("answer-recall", f"deputy:{D}", **P, text="I was ill.", at="1927-03-22T09:00:00Z")
    certify(ground)
    assert vote(ground, 90, 40, at="1927-03-27T10:00:00Z").status == "carried"


def test_a_petition_lapses_when_the_deputy_resigns() -> None:
    ground = certified()
    ground.ask("resign", f"deputy:{D}", mandate=M)
    assert ground.acts() == ["mandate-resigned", "petition-lapsed"]
    assert petition(ground).status == "lapsed"


def test_another_petition_may_follow_one_that_failed() -> None:
    ground = certified()
    vote(ground, 10, 120)
    ground.ask("open-recall", "elector:mill-a", petition="p2", mandate=M, grounds="Still no report.")


def test_the_first_day_after_the_protected_ones_is_open() -> None:
    ground = elected()
    ground.refused("open-recall", "elector:mill-a", "recall.protected", **P, **GIVEN, at="1927-03-15T23:59:59Z")
    ground.ask("open-recall", "elector:mill-a", **P, **GIVEN, at="1927-03-16T00:00:00Z")
