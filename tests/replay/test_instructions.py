"""What deputies are told and what they answer: what each act leaves, and how it is held against votes."""

from __future__ import annotations

import pytest

from chamber import PROVINCE, hand
from credentialled import D, M
from deputies.acts.state import State
from deputies.analysis.accountability import account_of, broken_instructions
from deputies.mandates.duties import duties_of
from ground import Ground
from told import (
    APPLIED,
    INSTRUCTION,
    applied,
    by_hands,
    instructed,
    instructed_delegate,
    on_the_agenda,
    reported,
    sent_up,
    voted,
)

EVERY = ("report_days = 14\n", "report_days = 14\nreport_every_days = 30\n")


def keeping(state: State, mandate: str = M) -> list[str]:
    account = account_of(state.mandate(mandate), state.tables["motions"])
    return [held.keeping for _, asks in account for held in asks]


def test_an_instruction_may_ask_for_a_vote_at_once_or_be_applied_later() -> None:
    ground = on_the_agenda()
    at_once = {**INSTRUCTION, "instruction": "i2", "motion": "m1", "choice": "against"}
    ground.ask("instruct", "elector:mill-b", **at_once)
    ground.ask("apply-instruction", "elector:mill-b", **APPLIED)
    first, second = ground.state.mandate(M).instructions
    assert [(item.motion, item.choice, item.day) for item in first.asks] == [("m1", "for", "1927-03-09")]
    assert [(item.motion, item.choice, item.day) for item in second.asks] == [("m1", "against", "1927-03-09")]
    assert keeping(ground.state) == ["pending", "pending"]


@pytest.mark.parametrize(
    ("choice", "expected"), [("for", "kept"), ("against", "broken"), ("abstain", "broken"), ("", "absent")]
)
def test_a_vote_by_name_shows_whether_the_instruction_was_kept(choice: str, expected: str) -> None:
    ground = voted(choice)
    assert keeping(ground.state) == [expected]
    broken = broken_instructions(ground.state.mandate(M), ground.state.tables["motions"])
    assert [item.id for item in broken] == (["i1"] if expected == "broken" else [])


def test_a_broken_wish_is_no_ground() -> None:
    ground = voted("against", ground=applied(('force = "binding"', 'force = "guiding"')))
    assert keeping(ground.state) == ["broken"]
    assert broken_instructions(ground.state.mandate(M), ground.state.tables["motions"]) == ()


def test_hands_do_not_show_who_kept_an_instruction_and_what_lapsed_is_not_voted() -> None:
    assert keeping(by_hands().state) == ["unknown"]
    ground = applied()
    ground.ask("close-sitting", "chair:city", sitting="s1")
    assert keeping(ground.state) == ["lapsed"]


def test_who_splits_several_votes_has_not_kept_it_with_all_of_them() -> None:
    from dataclasses import replace

    ground = voted("for")
    motion = ground.state.tables["motions"]["m1"]
    split = replace(motion.vote, named_against=(*motion.vote.named_against, M))
    ground.state.put(replace(motion, vote=split))
    assert keeping(ground.state) == ["broken"]


def test_a_council_instructs_its_delegate_by_a_motion_whose_text_is_the_instruction() -> None:
    ground = instructed_delegate()
    (given,) = ground.state.mandate(PROVINCE[0]).instructions
    assert (given.text, given.resolution, given.force, given.seq) == ("As the paper says.", "own-1", "binding", 1)
    assert ground.state.tables["motions"]["own-1"].spent
    choices = hand("fff", PROVINCE)
    ground.ask("take-roll-call", "secretary:province", motion="p2", choices=choices)
    assert keeping(ground.state, PROVINCE[0]) == ["broken"]


def test_a_delegate_may_be_instructed_in_words_alone() -> None:
    from chamber import resolve

    ground = sent_up()
    motion = resolve(ground, "instruct-delegate", PROVINCE[1])
    ground.ask("instruct-delegate", "secretary:city", motion=motion, instruction="i1")
    assert ground.state.mandate(PROVINCE[1]).instructions[0].asks == ()


@pytest.mark.parametrize(("votes_for", "accepted"), [(30, True), (20, False), (19, False)])
def test_the_electors_accept_a_report_or_do_not(votes_for: int, accepted: bool) -> None:
    ground = reported()
    given = {"mandate": M, "report": "r1", "votes_for": votes_for, "votes_against": 20}
    ground.ask("judge-report", "elector:mill-b", **given)
    verdict = ground.state.mandate(M).reports[0].verdict
    assert verdict is not None
    assert (verdict.accepted, verdict.day) == (accepted, "1927-03-07")
    assert verdict.sentence.endswith(": accepted." if accepted else ": not accepted.")
    assert "article 7.3 requires 2" in verdict.sentence


def owed(ground: Ground, on: str) -> list[tuple[str, str, str]]:
    mandate = ground.state.mandate(M)
    provision = ground.state.statutes[mandate.statute].mandates.instructions
    return [(item.instruction, item.due, item.status) for item in duties_of(mandate, provision, on)]


def test_each_instruction_makes_a_report_due_within_the_statutes_days() -> None:
    ground = instructed()
    assert owed(ground, "1927-03-21") == [("i1", "1927-03-21", "due")]
    assert owed(ground, "1927-03-22") == [("i1", "1927-03-21", "overdue")]
    late = ground.copy()
    report = {"mandate": M, "report": "r1", "text": "Voted so.", "answers": ["i1"]}
    ground.ask("file-report", f"deputy:{D}", **report, at="1927-03-21T23:59:59Z")
    assert owed(ground, "1927-06-01") == [("i1", "1927-03-21", "answered")]
    late.ask("file-report", f"deputy:{D}", **report, at="1927-03-22T00:00:00Z")
    assert owed(late, "1927-06-01") == [("i1", "1927-03-21", "late")]


def test_a_report_is_due_from_time_to_time_counted_from_the_seat_or_the_last_report() -> None:
    ground = instructed(EVERY)
    assert owed(ground, "1927-04-05")[-1] == ("", "1927-04-05", "due")
    assert owed(ground, "1927-04-06")[-1] == ("", "1927-04-05", "overdue")
    ground.ask("file-report", f"deputy:{D}", mandate=M, report="r1", text="What I did.", at="1927-04-10T09:00:00Z")
    assert owed(ground, "1927-04-11")[-1] == ("", "1927-05-10", "due")


def test_nothing_falls_due_after_the_mandate_has_ended() -> None:
    ground = instructed(EVERY)
    ground.ask("resign", f"deputy:{D}", mandate=M, at="1927-03-20T09:00:00Z")
    assert owed(ground, "1927-06-01") == []
    after = instructed(EVERY)
    after.ask("resign", f"deputy:{D}", mandate=M, at="1927-03-23T09:00:00Z")
    assert owed(after, "1927-06-01") == [("i1", "1927-03-21", "overdue")], "what was owed then is owed"


def test_where_the_statute_has_no_duty_nothing_is_owed() -> None:
    assert owed(instructed(("report_days = 14\n", "")), "1927-12-31") == []
