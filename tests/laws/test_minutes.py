"""Minutes written from acts: none is lost, each can be checked, and what they say is what the acts say."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from chamber import CITY, adopted, hand, led, resolve, sitting, tabled
from deputies.acts.minutes import format_text, gather, references, voting, write_body, write_minutes, write_page
from deputies.acts.minutes.document import Line, MotionRecord, Ref, SpeechRecord, VoteRecord
from deputies.acts.minutes.sources import acts_of
from deputies.sittings.sheets import format_attendance, format_roll_call
from deputies.sittings.sitting import Cast
from ground import Ground, sealed
from minuted import business_of, minutes_of, motion_in

D1, D2, D3 = "deputy:mill-a-1.d1", "deputy:mill-a-1.d2", "deputy:mill-a-1.d3"
TEXT = "Nobody works more than nine hours.\nNobody under twelve works.\nThe pickets watch over it."


def at(minute: int, hour: int = 11) -> str:
    return f"1927-03-09T{hour}:{minute:02}:00Z"


def put(ground: Ground, id_: str, votes_for: int = 9, **fields: Any) -> None:
    hands = {"votes_for": votes_for, "votes_against": 9 - votes_for, **fields}
    ground.ask("take-show-of-hands", "chair:city", motion=id_, **hands)


@cache
def grounds() -> tuple[Ground, ...]:
    """Return grounds whose entries together hold every kind of act: those of the golden entries."""
    path = Path(__file__).parents[1] / "replay" / "golden.py"
    spec = importlib.util.spec_from_file_location("golden_for_minutes", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return tuple(module.grounds())


def test_what_was_after_midnight_says_its_day() -> None:
    ground = tabled()
    put(ground, "m1", at="1927-03-10T00:30:00Z")
    ground.ask("check-out", "chair:city", sitting="s1", mandates=[CITY[8]])
    ground.ask("close-sitting", "chair:city", sitting="s1", at="1927-03-10T00:40:00Z")
    text = format_text(minutes_of(ground))
    assert "00:30 10 March 1927: Show of hands: 9 for" in text
    assert "00:30 10 March 1927: deputy mill-b-1.d2 left" in text
    assert "00:40 10 March 1927: The sitting of City was closed" in text
    assert "10:00 Moved by" in text


def test_no_act_of_any_sitting_is_lost() -> None:
    """Every act of every entry that belongs to a sitting stands somewhere in its minutes, and nothing else does."""
    kinds: set[str] = set()
    for ground in grounds():
        for id_ in ground.state.tables["sittings"]:
            state, sources = gather(ground.entries, ground.exhibits, id_)
            minutes = write_minutes(state, sources, id_, today="1927-04-01")
            held = [act for entry in (*sources.own, *sources.meanwhile) for act in acts_of(entry)]
            wanted = {Ref(act.entry.seq, act.number) for act in held}
            if sources.approval:
                wanted.add(Ref(sources.approval.seq))
            assert set(references(minutes)) == wanted, id_
            kinds |= {type(act.value).__name__ for act in held}
            text = format_text(minutes)
            assert all(len(line) <= 78 or " " not in line.strip() for line in text.splitlines())
            assert "None" not in text
            assert "None" not in write_page(minutes)
    assert len(kinds) > 60


def debated() -> Ground:
    """A sitting with everything: two points, an amendment by lines, procedure, speeches, votes, somebody leaves."""
    ground = sitting()
    ground.ask("take-up-point", "chair:city", sitting="s1", point=1, at=at(0))
    fields = {"motion": "m1", "sitting": "s1", "title": "Hours", "text": TEXT, "competence": "wages"}
    ground.ask("table-motion", D1, **fields, at=at(1))
    ground.ask("ask-to-speak", D1, sitting="s1", motion="m1", at=at(2))
    ground.ask("ask-to-speak", D3, sitting="s1", motion="m1", at=at(2))
    ground.ask("set-speaking-time", "chair:city", sitting="s1", seconds=60)
    ground.ask("call-speaker", "chair:city", speech="s1.w1", at=at(3))
    ground.ask("end-speech", "chair:city", sitting="s1", at=at(5))
    ground.ask("table-amendment", D2, amendment="a1", motion="m1", text="No children.", lines={"first": 2, "last": 2})
    ground.ask("table-amendment", D2, amendment="a2", motion="m1", text="", lines={"first": 2, "last": 3})
    put(ground, "a2", 3)
    put(ground, "a1", 6)
    ground.ask("move-procedure", D2, motion="p1", sitting="s1", procedure={"kind": "close-debate", "about": "m1"})
    put(ground, "p1", 8)
    put(ground, "m1", 7)
    ground.ask("adopt-decision", "chair:city", decision="d1", motion="m1")
    ground.ask("check-out", "secretary:city", sitting="s1", mandates=[CITY[8]], at=at(30))
    ground.ask("close-sitting", "chair:city", sitting="s1", at=at(40))
    return ground


def test_what_is_about_a_motion_stands_with_it_in_its_order() -> None:
    minutes = minutes_of(debated())
    assert [(point.number, point.text, point.reached) for point in minutes.points] == [(1, "Wages", True)]
    motion = motion_in(minutes)
    assert (motion.title, motion.text, motion.mover) == ("Hours", TEXT, "deputy mill-a-1.d1")
    assert motion.about == "Wages and hours, article 8.1"
    assert motion.fate == "carried, and adopted as the decision d1"
    assert motion.text_now == "Nobody works more than nine hours.\nNo children.\nThe pickets watch over it."
    shapes = [getattr(item, "id", type(item).__name__) for item in motion.events]
    assert shapes == ["SpeechRecord", "a1", "a2", "p1", "Line", "VoteRecord", "Line", "Line"]
    assert motion_in(minutes, "a1").about == "To replace line 2"
    assert motion_in(minutes, "a2").about == "To strike lines 2 to 3"
    assert [motion_in(minutes, id_).fate for id_ in ("a1", "a2", "p1")] == ["carried", "rejected", "carried"]
    assert motion.events[-1].words == "On the list of speakers, and not heard: deputy mill-a-1.d3."  # type: ignore[union-attr]


def test_a_vote_has_its_form_figures_majority_base_and_quorum() -> None:
    motion = motion_in(minutes_of(debated()))
    (vote,) = [item for item in motion.events if isinstance(item, VoteRecord)]
    assert (vote.form, vote.votes_for, vote.votes_against, vote.abstentions) == ("Show of hands", 7, 2, 0)
    assert (vote.present, vote.in_office, vote.quorum, vote.needed, vote.carried) == (9, 9, 5, 5, True)
    assert "article 4.1 requires 5 (more than half of votes cast, 9): carried. Quorum: 9 deputies" in vote.sentence


def test_a_speech_says_who_how_long_and_how_much_too_long() -> None:
    (speech,) = [item for item in business_of(minutes_of(debated())) if isinstance(item, SpeechRecord)]
    assert (speech.who, speech.seconds, speech.limit, speech.over) == ("deputy mill-a-1.d1", 120, 60, 60)
    assert len(speech.refs) == 3
    assert "spoke for 2 min, 1 min over the time." in format_text(minutes_of(debated()))


def test_attendance_says_who_was_there_who_left_and_who_never_came() -> None:
    ground = sitting(present=CITY[:7])
    ground.ask("check-in", "secretary:city", sitting="s1", how="hand", mandates=[CITY[7]], at=at(1))
    ground.ask("check-out", "secretary:city", sitting="s1", mandates=list(CITY[:4]), at=at(2))
    ground.ask("check-in", "secretary:city", sitting="s1", how="hand", mandates=list(CITY[:2]), at=at(3))
    minutes = minutes_of(ground)
    held = minutes.attendance
    assert held is not None
    assert (held.in_office, held.present, held.enrolled, len(held.at_opening)) == (9, 7, 8, 7)
    assert [(item.arrived, item.present, item.quorate) for item in held.movements] == [
        (True, 8, True), (False, 4, False), (True, 6, True),
    ]  # fmt: skip
    assert held.absent == ("deputy " + ground.state.mandate(CITY[8]).deputy,)
    assert [(row.name, row.at_opening, row.enrolled) for row in held.sections] == [
        ("Soldiers' section", 2, 2), ("in no section", 5, 6),
    ]  # fmt: skip
    words = [item.words for item in business_of(minutes) if isinstance(item, Line)]
    assert words == [
        "There was no longer a quorum: 4 present, 5 needed.", "There was a quorum again: 6 present, 5 needed.",
    ]  # fmt: skip
    assert (minutes.quorum.words, minutes.quorum.article, minutes.quorum.needed) == (
        "more than half of members in office", "article 4.1", 5,
    )  # fmt: skip


def test_a_sheet_of_attendance_and_one_of_a_roll_call_are_read() -> None:
    ground = led()
    ground.ask("convene-sitting", "chair:city", sitting="s1", council="city", day="1927-03-09", agenda=["Wages"])
    sheet = ground.hand_in(format_attendance("s1", CITY))
    ground.ask("open-sitting", "chair:city", sitting="s1", present=[], sheet=sheet, at=at(0))
    motion = {"motion": "m1", "sitting": "s1", "title": "Hours", "text": "Eight.", "competence": "wages"}
    ground.ask("table-motion", D1, **motion)
    choices = [Cast(item["mandate"], item["choice"]) for item in hand("fffffffa")]  # type: ignore[arg-type]
    ground.ask(
        "take-roll-call", "chair:city", motion="m1", choices=[], sheet=ground.hand_in(format_roll_call("m1", choices))
    )
    minutes = minutes_of(ground)
    assert minutes.attendance is not None
    assert (len(minutes.attendance.at_opening), minutes.attendance.absent) == (9, ())
    (vote,) = [item for item in business_of(minutes) if isinstance(item, VoteRecord)]
    assert [(item.label, len(item.names)) for item in vote.named] == [
        ("For", 7), ("Against", 1), ("Present, took no part", 1),
    ]  # fmt: skip
    assert vote.sheet


def test_many_names_are_referred_to_and_not_written_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voting, "NAMED_MOST", 5)
    minutes = minutes_of(adopted())
    (vote,) = [item for item in business_of(minutes) if isinstance(item, VoteRecord)]
    assert (vote.named, vote.by_name) == ((), 9)
    assert "9 choices, in the entry and on the page of the motion" in " ".join(format_text(minutes).split())


def test_a_corrected_vote_shows_both_with_the_entry_of_each() -> None:
    ground = tabled()
    ground.ask("take-roll-call", "chair:city", motion="m1", choices=hand("fffffaaaa"))
    changed = [{"mandate": CITY[4], "choice": "against"}]
    ground.ask("correct-vote", "secretary:city", motion="m1", reason="Misheard.", choices=changed)
    minutes = minutes_of(ground)
    (vote,) = [item for item in business_of(minutes) if isinstance(item, VoteRecord)]
    (correction,) = vote.corrections
    assert (vote.votes_for, vote.carried, correction.votes_for, correction.carried) == (5, True, 4, False)
    assert correction.changes == (f"deputy {ground.state.mandate(CITY[4]).deputy}: against, not for",)
    assert (vote.refs[0].seq, correction.refs[0].seq) == (len(ground.entries) - 2, len(ground.entries) - 1)
    assert [(item.label, len(item.names)) for item in vote.named] == [("For", 4), ("Against", 5)]
    assert motion_in(minutes).fate == "rejected, as corrected"
    text = " ".join(format_text(minutes).split())
    assert "Roll call as first taken down: 5 for, 4 against, 0 abstaining: carried." in text
    assert "Corrected: 4 for, 5 against, 0 abstaining: rejected. Misheard." in text


def test_a_vote_taken_again_stands_after_the_first() -> None:
    ground = tabled()
    ground.ask("take-roll-call", "chair:city", motion="m1", choices=hand("fffffaaaa"))
    ground.ask("move-procedure", D2, motion="p1", sitting="s1", procedure={"kind": "reconsider", "about": "m1"})
    put(ground, "p1")
    put(ground, "m1", 2)
    motion = motion_in(minutes_of(ground))
    assert [item.votes_for for item in motion.events if isinstance(item, VoteRecord)] == [5, 2]
    assert motion.fate == "rejected"


def test_a_motion_put_off_stands_in_both_sittings_and_each_says_where_it_went() -> None:
    ground = tabled()
    procedure = {"kind": "postpone", "about": "m1", "until": "1927-03-12"}
    ground.ask("move-procedure", D2, motion="p1", sitting="s1", procedure=procedure)
    put(ground, "p1")
    ground.ask("close-sitting", "chair:city", sitting="s1")
    ground.ask("convene-sitting", "chair:city", sitting="s2", council="city", day="1927-03-12", agenda=["Bread"])
    ground.ask("open-sitting", "chair:city", sitting="s2", present=list(CITY), at="1927-03-12T10:00:00Z")
    ground.ask("resume-motion", "chair:city", motion="m1", sitting="s2")
    put(ground, "m1")
    first, second = motion_in(minutes_of(ground)), motion_in(minutes_of(ground, "s2"))
    assert first.fate == "postponed until 12 March 1927"
    assert first.later == "Taken up again in the sitting of 12 March 1927 (s2), where it is carried."
    assert (second.fate, second.about) == ("carried", "Taken up again")


def test_an_election_in_the_sitting_names_who_was_elected() -> None:
    from organised import organised

    lines = [item for item in business_of(minutes_of(organised(), "os")) if isinstance(item, Line)]
    assert [len(line.details) for line in lines] == [2, 3, 3]
    assert lines[0].details[0] == "deputy mill-a-1.d1, chair: 6 votes"


def test_what_the_chair_did_for_the_council_while_it_sat_stands_apart() -> None:
    ground = adopted()
    task = {"council": "city", "title": "Posters", "text": "Print the decision.", "owner": "executive"}
    ground.ask("assign-task", "chair:city", task="k1", **task, due="1927-03-12", origin="d1")
    ground.ask("file-report", D1, mandate="mill-a-1.m1", report="r1", text="We sit.", answers=[])
    ground.ask("close-sitting", "chair:city", sitting="s1")
    ground.ask("assign-task", "chair:city", task="k2", **task, due="1927-03-12", origin="d1")
    minutes = minutes_of(ground)
    assert [line.refs[0].seq for line in minutes.meanwhile] == [len(ground.entries) - 4]


def test_names_are_those_of_whoever_reads() -> None:
    ground = adopted()
    names = {ground.state.mandate("mill-a-1.m1").name: "Wang"}
    assert "Wang" not in format_text(minutes_of(ground))
    text = format_text(minutes_of(ground, names=lambda known: names.get(known, "")))
    assert "Moved by Wang." in text
    assert sealed("Wang") not in text


def test_they_are_a_draft_until_a_later_sitting_approves_them() -> None:
    ground = tabled(("notice_days = 1\n", "notice_days = 1\nminutes_days = 3\n"))
    assert minutes_of(ground).standing.status == "under way"
    put(ground, "m1")
    ground.ask("close-sitting", "chair:city", sitting="s1", at=at(50))
    early, late = (minutes_of(ground, today=day).standing for day in ("1927-03-12", "1927-03-13"))
    assert (early.status, early.due, early.overdue, late.overdue) == ("draft", "1927-03-12", False, True)
    assert "Article 6.1 has minutes published by 12 March 1927, which is over." in late.words
    motion = resolve(ground, "approve-minutes", "s1", day="1927-03-11")
    ground.ask("approve-minutes", "chair:city", motion=motion, remarks=["Ku was there until noon."])
    standing = minutes_of(ground, today="1927-04-01").standing
    assert (standing.status, standing.remarks, standing.overdue) == ("approved", ("Ku was there until noon.",), False)
    assert standing.words == (
        "Approved on 11 March 1927 by the sitting of 11 March 1927 (own-1.s), on the motion own-1."
    )
    assert standing.refs == (Ref(len(ground.entries) - 1),)
    assert (standing.first, standing.last) == (early.first, early.last)
    assert "entries 52 to 56 of the record" in format_text(minutes_of(ground))


def test_what_is_done_after_the_closing_stands_apart_and_moves_nothing() -> None:
    ground = tabled()
    put(ground, "m1")
    ground.ask("close-sitting", "chair:city", sitting="s1")
    before = minutes_of(ground)
    ground.ask("adopt-decision", "chair:city", decision="d1", motion="m1", at="1927-03-10T09:00:00Z")
    after = minutes_of(ground)
    assert [line.words for line in after.afterwards] == [
        "Adopted as the decision d1, by the competence over Wages and hours."
    ]
    assert before.standing.last == after.standing.last
    assert motion_in(after).fate == "carried, and adopted as the decision d1"
    assert [item.refs for item in business_of(before)] == [item.refs for item in business_of(after)]


def test_a_sitting_that_ends_with_its_council_has_minutes_too() -> None:
    from renewal import renewed

    ground = renewed()
    for id_, held in ground.state.tables["sittings"].items():
        minutes = minutes_of(ground, id_, today="1928-01-01")
        assert (minutes.status, bool(minutes.standing.words)) == (held.status, True)


def _pages(ground: Ground) -> Sequence[str]:
    minutes = minutes_of(ground)
    return (write_page(minutes), write_body(minutes, lambda table, id_: f"/{table}/{id_}"))


def test_pages_escape_every_text_and_lead_to_entries_and_motions() -> None:
    ground = sitting()
    motion = {"motion": "m1", "sitting": "s1", "title": "<b>Hours", "text": "<script>x</script>", "competence": "wages"}
    ground.ask("table-motion", D1, **motion)
    alone, body = _pages(ground)
    for page in (alone, body):
        assert "<script" not in page
        assert "&lt;b&gt;Hours" in page
        assert "&lt;script&gt;x" in page
    assert '<a href="/motions/m1">' in body
    assert f'<a href="/entries/{len(ground.entries) - 1}">' in body
    assert "href=" not in alone
    assert alone.startswith("<!doctype html>")


def test_long_lists_are_folded_on_a_screen_and_written_out_on_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    from deputies.acts.minutes import layout

    monkeypatch.setattr(layout, "_FOLDED", 3)
    alone, body = _pages(adopted())
    assert "<details>" in body
    assert "<details>" not in alone
    assert "deputy company-d-1.d1" in alone


def test_every_motion_of_a_record_is_a_motion_of_the_state() -> None:
    minutes = minutes_of(debated())
    ids = [item.id for item in business_of(minutes) if isinstance(item, MotionRecord)]
    assert sorted(ids) == sorted(debated().state.tables["sittings"]["s1"].motions)
