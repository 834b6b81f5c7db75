"""What a sitting does to its motions: amendments by lines, procedure, speakers, corrections, consent, demands."""

from __future__ import annotations

from typing import Any

import pytest

from chamber import CITY, CONSENT, by_consent, hand, led, resolve, sitting, tabled
from deputies.acts.motions import motions_of, numbered_text
from deputies.acts.speakers import speeches_of
from deputies.sittings.amending import in_order
from deputies.sittings.demanding import Demand
from deputies.sittings.sitting import Decision, Motion, Referral, Sitting, Vote
from deputies.sittings.speaking import queue
from ground import Ground

D1, D2 = "deputy:mill-a-1.d1", "deputy:mill-a-1.d2"
TEXT = "Nobody works more than nine hours.\nNobody under twelve works.\nThe pickets watch over it."


def at(minute: int, hour: int = 11) -> str:
    return f"1927-03-09T{hour}:{minute:02}:00Z"


def motion(ground: Ground, id_: str) -> Motion:
    return ground.state.get(Motion, id_, "motion")  # type: ignore[no-any-return]


def held(ground: Ground, id_: str = "s1") -> Sitting:
    return ground.state.get(Sitting, id_, "sitting")  # type: ignore[no-any-return]


def statuses(ground: Ground, *ids: str) -> list[str]:
    return [motion(ground, id_).status for id_ in ids]


def hours() -> Ground:
    """A motion of three lines is tabled."""
    ground = sitting()
    fields = {"motion": "m1", "sitting": "s1", "title": "Hours", "text": TEXT, "competence": "wages"}
    ground.ask("table-motion", D1, **fields)
    return ground


def amend(ground: Ground, amendment: str, text: str, first: int = 0, last: int | None = None) -> None:
    lines = {"lines": {"first": first, "last": first if last is None else last}} if first else {}
    ground.ask("table-amendment", D2, amendment=amendment, motion="m1", text=text, **lines)


def put(ground: Ground, id_: str, votes_for: int = 9) -> None:
    ground.ask("take-show-of-hands", "chair:city", motion=id_, votes_for=votes_for, votes_against=9 - votes_for)


def move(ground: Ground, id_: str, kind: str, votes_for: int = 9, **fields: Any) -> None:
    """Move something on procedure and vote on it."""
    text = {"text": fields.pop("text")} if "text" in fields else {}
    ground.ask("move-procedure", D2, motion=id_, sitting="s1", procedure={"kind": kind, **fields}, **text)
    put(ground, id_, votes_for)


def pending(ground: Ground) -> list[str]:
    return [item.id for item in in_order(motion(ground, "m1"), motions_of(ground.state, held(ground)))]


def test_amendments_come_by_their_lines_and_the_further_reaching_first() -> None:
    ground = hours()
    amend(ground, "whole", "Nobody works.")
    amend(ground, "late", "The union watches over it.", 3)
    amend(ground, "one", "Nobody works more than eight hours.", 1)
    amend(ground, "two", "Nobody works more than six hours.", 1, 2)
    amend(ground, "before", "In every mill:", 1, 0)
    assert pending(ground) == ["two", "one", "before", "late", "whole"]
    ground.ask("set-voting-order", "chair:city", motion="m1", order=["late", "one", "two", "before", "whole"])
    assert pending(ground) == ["late", "one", "two", "before", "whole"]


def test_a_carried_amendment_changes_its_lines_and_overtakes_what_stands_in_them() -> None:
    ground = hours()
    amend(ground, "a1", "Nobody works more than eight hours.", 1)
    amend(ground, "a2", "Nobody works more than seven hours.", 1)
    amend(ground, "a3", "", 2)
    amend(ground, "a4", "It holds from 1 April.", 4, 3)
    put(ground, "a1", 6)
    assert statuses(ground, "a1", "a2", "a3", "a4") == ["carried", "overtaken", "tabled", "tabled"]
    put(ground, "a3", 3)
    put(ground, "a4")
    text = f"Nobody works more than eight hours.\n{TEXT.partition(chr(10))[2]}\nIt holds from 1 April."
    assert (motion(ground, "m1").text, motion(ground, "m1").tabled_text) == (text, TEXT)
    put(ground, "m1")
    ground.ask("adopt-decision", "chair:city", decision="d1", motion="m1")
    assert ground.state.get(Decision, "d1", "decision").text == text


def test_after_the_whole_was_replaced_the_lines_of_the_new_text_count() -> None:
    ground = hours()
    amend(ground, "a1", "Nobody works more than eight hours.", 1)
    put(ground, "a1")
    amend(ground, "a2", "No children.\nEight hours.")
    put(ground, "a2")
    assert numbered_text(ground.state, motion(ground, "m1")) == "No children.\nEight hours."
    amend(ground, "a3", "Seven hours.", 2)
    put(ground, "a3")
    assert motion(ground, "m1").text == "No children.\nSeven hours."
    assert motion(ground, "m1").tabled_text == TEXT


def test_a_motion_is_withdrawn_by_its_mover_and_its_amendments_fall() -> None:
    ground = hours()
    amend(ground, "a1", "Eight.", 1)
    ground.ask("withdraw-motion", D1, motion="m1")
    assert statuses(ground, "m1", "a1") == ["withdrawn", "withdrawn"]


def test_a_referred_motion_comes_back_with_its_report_and_its_amendments() -> None:
    ground = hours()
    amend(ground, "a1", "Nobody works more than eight hours.", 1)
    put(ground, "a1")
    amend(ground, "a2", "Nobody under fourteen works.", 2)
    move(ground, "p1", "refer", about="m1", to="executive", until="1927-03-10")
    assert statuses(ground, "p1", "m1", "a1", "a2") == ["carried", "referred", "carried", "referred"]
    assert motion(ground, "m1").referral == Referral("executive", "1927-03-10")
    ground.ask("close-sitting", "chair:city", sitting="s1")
    assert statuses(ground, "m1", "a2") == ["referred", "referred"]
    ground.ask("report-referral", "secretary:city", motion="m1", text="Fourteen is right.")
    convening = {"council": "city", "day": "1927-03-11", "agenda": ["Hours"]}
    ground.ask("convene-sitting", "chair:city", sitting="s2", **convening)
    ground.ask("open-sitting", "chair:city", sitting="s2", present=list(CITY), at="1927-03-11T10:00:00Z")
    ground.ask("resume-motion", "chair:city", motion="m1", sitting="s2")
    assert motion(ground, "m1").referral == Referral("executive", "1927-03-10", "Fourteen is right.", "1927-03-09")
    assert [item.sitting for item in (motion(ground, "m1"), motion(ground, "a2"))] == ["s2", "s2"]
    put(ground, "a2")
    assert motion(ground, "m1").text.startswith(
        "Nobody works more than eight hours.\nNobody under fourteen works.\nThe pickets"
    )


def test_a_rejected_motion_on_procedure_changes_nothing() -> None:
    ground = hours()
    move(ground, "p1", "postpone", 4, about="m1", until="1927-04-01")
    assert statuses(ground, "p1", "m1") == ["rejected", "tabled"]


def test_procedure_takes_effect_at_once() -> None:
    ground = hours()
    ground.ask("ask-to-speak", D1, sitting="s1", motion="m1")
    move(ground, "p1", "close-debate", about="m1")
    assert motion(ground, "m1").debate_closed
    assert [item.status for item in speeches_of(ground.state, held(ground))] == ["withdrawn"]
    move(ground, "p2", "limit-speeches", seconds=120)
    move(ground, "p3", "change-agenda", agenda=["Prices", "Wages"])
    move(ground, "p4", "secret-vote", about="m1")
    move(ground, "p5", "other", text="The windows are opened.")
    assert (held(ground).speech_seconds, held(ground).agenda) == (120, ("Prices", "Wages"))
    assert motion(ground, "m1").demanded == "secret"
    ground.refused("take-show-of-hands", "chair:city", "vote.form-demanded", motion="m1", votes_for=9, votes_against=0)
    move(ground, "p6", "suspend")
    assert held(ground).status == "suspended"
    ground.ask("resume-sitting", "chair:city", sitting="s1")
    assert held(ground).status == "open"


def test_what_was_voted_is_voted_again_and_the_first_vote_stays_beside_it() -> None:
    ground = tabled()
    put(ground, "m1", 5)
    move(ground, "p1", "reconsider", about="m1")
    assert statuses(ground, "m1") == ["tabled"]
    put(ground, "m1", 4)
    voted = motion(ground, "m1")
    assert (voted.status, [vote.votes_for for vote in voted.earlier]) == ("rejected", [5])


def test_an_amendment_voted_again_leaves_the_text_and_what_it_overtook_waits() -> None:
    ground = hours()
    amend(ground, "a1", "Nobody works more than eight hours.", 1)
    amend(ground, "a2", "Nobody works more than seven hours.", 1)
    put(ground, "a1")
    move(ground, "p1", "reconsider", about="a1")
    assert (statuses(ground, "a1", "a2"), motion(ground, "m1").text) == (["tabled", "tabled"], TEXT)
    put(ground, "a1", 2)
    put(ground, "a2")
    assert motion(ground, "m1").text.startswith("Nobody works more than seven hours.\n")


def test_a_corrected_vote_is_judged_anew_and_says_how_it_stood() -> None:
    ground = tabled()
    ground.ask("take-roll-call", "chair:city", motion="m1", choices=hand("fffffaaaa"))
    before = motion(ground, "m1").vote
    changed = [{"mandate": CITY[4], "choice": "against"}]
    ground.ask("correct-vote", "secretary:city", motion="m1", reason="Misheard.", choices=changed)
    after = motion(ground, "m1")
    assert isinstance(before, Vote)
    assert isinstance(after.vote, Vote)
    assert (after.status, after.vote.votes_for, after.vote.votes_against) == ("rejected", 4, 5)
    assert [(item.reason, item.before) for item in after.corrections] == [("Misheard.", before.sentence)]
    assert after.vote.bases == before.bases
    assert set(after.vote.named_against) == set(CITY[4:])


@pytest.mark.parametrize(("first", "then", "text"), [(9, 2, TEXT), (2, 9, TEXT.replace("nine", "eight"))])
def test_a_correction_takes_an_amendment_out_of_the_text_or_puts_it_in(first: int, then: int, text: str) -> None:
    ground = hours()
    amend(ground, "a1", "Nobody works more than eight hours.", 1)
    amend(ground, "a2", "Nobody works more than seven hours.", 1)
    put(ground, "a1", first)
    figures = {"votes_for": then, "votes_against": 9 - then, "abstentions": 0}
    ground.ask("correct-vote", "chair:city", motion="a1", reason="Miscounted.", **figures)
    assert motion(ground, "m1").text == text
    assert statuses(ground, "a2") == ["tabled" if then == 2 else "overtaken"]


def test_the_casting_vote_of_the_chair_falls_away_when_the_corrected_vote_is_no_tie() -> None:
    casting = (
        'of = "votes-cast", strict = true } }\nsections',
        'of = "votes-cast", strict = true }, tie = "chair" }\nsections',
    )
    ground = tabled(casting)
    hands = {"votes_for": 4, "votes_against": 4, "abstentions": 1, "casting": "for"}
    ground.ask("take-show-of-hands", "chair:city", motion="m1", **hands)
    assert statuses(ground, "m1") == ["carried"]
    figures = {"votes_for": 4, "votes_against": 5, "abstentions": 0}
    ground.ask("correct-vote", "chair:city", motion="m1", reason="One hand was up.", **figures)
    vote = motion(ground, "m1").vote
    assert isinstance(vote, Vote)
    assert (vote.casting, vote.carried) == (None, False)


def test_the_casting_vote_stays_while_abstentions_count_against_and_the_corrected_vote_is_a_tie_still() -> None:
    counted_against = (
        'of = "votes-cast", strict = true } }\nsections',
        'of = "votes-cast", strict = true }, abstention = "against", tie = "chair" }\nsections',
    )
    ground = tabled(counted_against)
    hands = {"votes_for": 4, "votes_against": 3, "abstentions": 1, "casting": "for"}
    ground.ask("take-show-of-hands", "chair:city", motion="m1", **hands)
    figures = {"votes_for": 4, "votes_against": 2, "abstentions": 2}
    ground.ask("correct-vote", "chair:city", motion="m1", reason="One abstained.", **figures)
    vote = motion(ground, "m1").vote
    assert isinstance(vote, Vote)
    assert (vote.casting, vote.carried) == ("for", True)
    figures = {"votes_for": 4, "votes_against": 4, "abstentions": 1}
    ground.ask("correct-vote", "chair:city", motion="m1", reason="Two more.", **figures)
    vote = motion(ground, "m1").vote
    assert isinstance(vote, Vote)
    assert (vote.casting, vote.carried) == (None, False)


def test_points_of_order_come_first_and_interrupt_and_time_is_counted() -> None:
    ground = tabled()
    ground.ask("take-up-point", "chair:city", sitting="s1", point=1)
    for mandate, kind in ((CITY[0], "speech"), (CITY[3], "speech"), (CITY[4], "reply")):
        ground.ask("ask-to-speak", "chair:city", sitting="s1", mandate=mandate, speech=kind)
    assert [item.mandate for item in queue(speeches_of(ground.state, held(ground)))] == [CITY[4], CITY[0], CITY[3]]
    ground.ask("set-speaking-time", "chair:city", sitting="s1", seconds=60)
    ground.ask("call-speaker", "chair:city", speech="s1.w1", at=at(0))
    ground.ask("ask-to-speak", D2, sitting="s1", speech="point-of-order", at=at(1))
    ground.ask("call-speaker", "chair:city", speech="s1.w4", at=at(2))
    ground.ask("end-speech", "chair:city", sitting="s1", at=at(3))
    assert [item.id for item in queue(speeches_of(ground.state, held(ground)))] == ["s1.w3", "s1.w1", "s1.w2"]
    ground.ask("call-speaker", "chair:city", speech="s1.w1", at=at(10))
    ground.ask("suspend-sitting", "chair:city", sitting="s1", at=at(11))
    ground.ask("resume-sitting", "chair:city", sitting="s1", at=at(30))
    ground.ask("call-speaker", "chair:city", speech="s1.w1", at=at(31))
    ground.ask("close-sitting", "chair:city", sitting="s1", at=at(32))
    speeches = {item.id: item for item in speeches_of(ground.state, held(ground))}
    assert (speeches["s1.w1"].seconds, speeches["s1.w1"].over) == (240, 180)
    assert [speeches[f"s1.w{n}"].status for n in (1, 2, 3, 4)] == ["spoken", "withdrawn", "withdrawn", "spoken"]
    assert speeches["s1.w4"].seconds == 60


def test_a_roll_call_opened_for_the_deputies_is_broken_off_or_taken() -> None:
    ground = tabled()
    ground.ask("open-roll-call", "chair:city", motion="m1")
    ground.ask("cast-choice", D1, motion="m1", choice="for")
    ground.ask("break-off-roll-call", "chair:city", motion="m1", reason="The wrong text was read.")
    assert not motion(ground, "m1").calling
    ground.ask("open-roll-call", "chair:city", motion="m1")
    ground.ask("take-roll-call", "chair:city", motion="m1", choices=hand("ffffffaaa"))
    assert (motion(ground, "m1").status, motion(ground, "m1").calling) == ("carried", False)


def test_what_is_decided_by_consent_becomes_a_decision_of_no_sitting() -> None:
    ground = by_consent()
    for mandate in CITY[1:]:
        ground.ask("give-consent", f"deputy:{ground.state.mandate(mandate).deputy}", motion="c1", answer="agree")
    objection = {"motion": "c1", "answer": "object", "reason": "Oil is dear."}
    soldier = f"deputy:{ground.state.mandate(CITY[0]).deputy}"
    ground.ask("give-consent", soldier, **objection)
    ground.ask("give-consent", soldier, motion="c1", answer="stand-aside")
    ground.ask("conclude-consent", D1, motion="c1", at="1927-03-12T09:00:00Z")
    vote = motion(ground, "c1").vote
    assert isinstance(vote, Vote)
    assert vote.sentence == (
        "9 of 9 members have signed off, 0 object; article 6.2 requires 8, and no objection: carried."
    )
    ground.ask("adopt-decision", "chair:city", decision="d1", motion="c1")
    assert ground.state.get(Decision, "d1", "decision").sitting == ""


def test_an_objection_rejects_before_the_days_are_over() -> None:
    ground = by_consent()
    ground.ask("give-consent", D2, motion="c1", answer="object", reason="Oil is dear.")
    ground.ask("conclude-consent", "chair:city", motion="c1")
    assert statuses(ground, "c1") == ["rejected"]


def test_deputies_who_demanded_a_sitting_convene_it_themselves_when_the_chair_has_not() -> None:
    third = 'notice_days = 1\nconvening = { num = 1, den = 3, of = "members-in-office" }\nconvene_days = 2\n'
    ground = led(("notice_days = 1\n", third))
    ground.ask("demand-sitting", D1, demand="q1", council="city", agenda=["Mill B"])
    ground.ask("join-demand", D2, demand="q1")
    assert ground.state.get(Demand, "q1", "demand").met is None
    ground.ask("join-demand", "deputy:mill-a-1.d3", demand="q1")
    assert ground.state.get(Demand, "q1", "demand").met == "1927-03-07"
    convening = {"sitting": "s1", "council": "city", "agenda": ["Wages", "Mill B"], "demand": "q1"}
    ground.ask("convene-sitting", D2, **convening, day="1927-03-12", at="1927-03-10T09:00:00Z")
    assert held(ground).agenda == ("Mill B", "Wages")
    assert ground.state.get(Demand, "q1", "demand").sitting == "s1"


def test_minutes_are_approved_by_a_later_sitting_with_its_remarks() -> None:
    ground = tabled(CONSENT)
    ground.ask("close-sitting", "chair:city", sitting="s1")
    motion_ = resolve(ground, "approve-minutes", "s1")
    ground.ask("approve-minutes", "chair:city", motion=motion_, remarks=["Ku was there until noon."])
    assert (held(ground).approved, held(ground).remarks) == ("1927-03-10", ("Ku was there until noon.",))
