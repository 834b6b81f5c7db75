"""What nobody plans for: a council too small for its executive, a night at the vote, a stand-in's one afternoon, and a
matter that changes hands while others carry it out. Each is told under another statute and verified at its end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from chamber import CITY, FACTS, ISSUING, PROVINCE, above, chosen, hand, resolve, sitting
from deputies.acts.minutes import format_text
from deputies.register.roll import RollUnit
from federation import Federation
from ground import Ground
from minuted import minutes_of

NIGHT = "1927-03-10T00:20:00Z"


def votes_of(ground: Ground, motion: str) -> tuple[Any, ...]:
    vote = ground.state.tables["motions"][motion].vote
    return (vote.carried, vote.votes_for, vote.votes_against, vote.quorum, vote.bases.present)


# A works council of three, in a plant of ninety: its statute gives an executive of five.


@pytest.fixture(scope="module")
def plant() -> Federation:
    story = Federation(
        "works-council", start="2026-03-02", councils=[{"id": "plant", "name": "Plant", "level": "plant"}]
    )
    story.ask("found-system", "organiser", **story.founding)
    units = [RollUnit(unit, unit.title(), "department", "plant", "staff", 30) for unit in ("foundry", "office", "yard")]
    story.seal(1, "2026-03-02", units)
    story.ask("adopt-plan", "organiser", **story.plan(1))
    elections = [f"{unit.id}-1" for unit in units]
    story.announce("2026-03-10", [unit.id for unit in units])
    story.vote_at("2026-03-10", elections)
    for election in elections:
        story.declare(election)
    mandates = story.issue(elections, "2026-03-20")
    story.on("2026-03-20")
    story.confirm(*mandates)
    story.ask("constitute-council", "credentials", council="plant")
    return story


def test_a_council_smaller_than_its_executive_still_has_a_chair_and_sits(plant: Federation, tmp_path: Path) -> None:
    members = plant.members("plant")
    assert len(members) == 3
    plant.refuse(
        "elect-executive", "organiser", "executive.too-few", "2 members have votes; article 4.1b requires 3.",
        council="plant", votes=plant.ballot(members[:2], 3), voters=3,
    )  # fmt: skip
    plant.executive("plant", members)
    executive = plant.state.council("plant").executive
    assert executive is not None
    assert (executive.members, executive.posts) == (tuple(members), {"chair": members[0], "secretary": members[1]})
    plant.sit("s1", "plant", "2026-04-07", "Overtime")
    text = (
        f"{'Overtime is ordered a week before it is worked, and never for a Sunday or a feast. ' * 2}\nThe list hangs."
    )
    plant.move("s1", "overtime", "hours", text)
    for amendment, first, last, new in (("first", 2, 2, ""), ("also", 2, 2, "by lot"), ("before", 3, 2, "It is paid.")):
        lines = {"first": first, "last": last}
        plant.ask(
            "table-amendment", "chair:plant", amendment=amendment, motion="overtime", text=new, lines=lines,
            mover=members[2],
        )  # fmt: skip
    said = plant.refuse(
        "take-show-of-hands", "chair:plant", "amendment.out-of-turn", "or was tabled first", motion="also",
        votes_for=3, votes_against=0,
    )  # fmt: skip
    assert "'first' is voted before 'also'" in said.sentence
    assert plant.roll_call("first", "ff-").carried
    assert plant.state.tables["motions"]["also"].status == "overtaken"
    assert not plant.roll_call("before", "fa-").carried, "a tie does not carry"
    assert plant.state.tables["motions"]["overtime"].text.count("\n") == 1, "two paragraphs are still two"
    plant.roll_call("overtime")
    plant.ask("adopt-decision", "chair:plant", decision="overtime-1", motion="overtime")
    plant.close("s1")
    plant.outside(tmp_path / "record")


# A night sitting: tellers who differ, a roll call under way, and the clock past midnight.


def test_what_is_being_voted_stays_as_it_is_until_the_vote_is_over() -> None:
    ground = sitting()
    for motion in ("m1", "m2"):
        paper = {"motion": motion, "sitting": "s1", "title": motion, "text": "One.\nTwo.", "competence": "wages"}
        ground.ask("table-motion", "deputy:mill-a-1.d1", **paper)
    ground.ask("open-roll-call", "chair:city", motion="m1")
    ground.ask("cast-choice", "deputy:mill-a-1.d1", motion="m1", choice="for")
    amendment = {"amendment": "a1", "motion": "m1", "text": "None."}
    ground.refused("table-amendment", "deputy:mill-a-1.d2", "motion.voted", **amendment)
    procedure = {"motion": "p1", "sitting": "s1", "procedure": {"kind": "secret-vote", "about": "m1"}}
    ground.refused("move-procedure", "deputy:mill-a-1.d2", "procedure.late", **procedure)
    ground.ask("break-off-roll-call", "chair:city", motion="m1", reason="An amendment was handed in.")
    ground.ask("table-amendment", "deputy:mill-a-1.d2", **amendment)
    ground.refused("open-roll-call", "chair:city", "motion.amendments-first", motion="m1")
    ground.ask("take-roll-call", "chair:city", motion="a1", choices=hand("ffffaaaa-"))
    assert votes_of(ground, "a1") == (False, 4, 4, 5, 9)
    ground.ask("take-roll-call", "chair:city", motion="m1", choices=hand("fffffaaaa"), at=NIGHT)
    text = format_text(minutes_of(ground))
    assert "broke" in text
    assert "00:20 10 March 1927: Roll call: 5 for, 4 against, 0 abstaining: carried." in text


def test_tellers_who_never_agree_do_not_hold_the_motion_for_ever() -> None:
    ground = sitting()
    paper = {"motion": "m1", "sitting": "s1", "title": "Hours", "text": "One.", "competence": "wages"}
    ground.ask("table-motion", "deputy:mill-a-1.d1", **paper)
    counting = {"motion": "m1", "votes_against": 4}
    ground.ask("count-secret-vote", "teller", **counting, teller="first", votes_for=5)
    for figures in ({"votes_for": 4}, {"votes_for": 5, "votes_against": 3, "spoiled": 1}):
        refusal = ground.refused(
            "count-secret-vote", "teller", "count.differs", **{**counting, **figures}, teller="second"
        )
        assert "Both count again" in refusal.sentence
    ground.refused("demand-roll-call", "chair:city", "vote.secret-begun", motion="m1", demanded_by=list(CITY[:5]))
    putting_off = {"kind": "postpone", "about": "m1", "until": "1927-03-12"}
    ground.ask("move-procedure", "deputy:mill-a-1.d2", motion="p1", sitting="s1", procedure=putting_off)
    ground.ask("take-show-of-hands", "chair:city", motion="p1", votes_for=9, votes_against=0)
    ground.ask("close-sitting", "chair:city", sitting="s1")
    ground.ask("convene-sitting", "chair:city", sitting="s2", council="city", day="1927-03-12", agenda=["Hours"])
    ground.ask("open-sitting", "chair:city", sitting="s2", present=list(CITY[:7]), at="1927-03-12T10:00:00Z")
    ground.ask("resume-motion", "chair:city", motion="m1", sitting="s2")
    for teller in ("first", "second"):
        ground.ask("count-secret-vote", "teller", motion="m1", teller=teller, votes_for=5, votes_against=2)
    assert votes_of(ground, "m1") == (True, 5, 2, 5, 7), "nothing of the count before is left"


# An afternoon: a deputy goes on leave, the quorum falls, a stand-in comes, the deputy is back.

STAND_INS = ('alternates = "next-in-count"', 'alternates = "next-in-count"\nstand_ins = true\nabsent_days = 10')
HOUR = "1927-03-12T{}:00:00Z"


def test_a_quorum_falls_between_two_votes_and_a_stand_in_makes_it_until_the_deputy_is_back() -> None:
    ground = sitting(STAND_INS)
    for motion in ("m1", "m2", "m3"):
        paper = {"motion": motion, "sitting": "s1", "title": motion, "text": "One.", "competence": "wages"}
        ground.ask("table-motion", "deputy:mill-a-1.d1", **paper)
    away, stand_in = CITY[6], "mill-a-1.s6-1"
    ground.ask("check-out", "chair:city", sitting="s1", mandates=[*CITY[4:6], *CITY[7:]])
    four = hand("ffff")
    ground.ask("take-roll-call", "chair:city", motion="m1", choices=[*four, {"mandate": away, "choice": "for"}])
    assert votes_of(ground, "m1") == (True, 5, 0, 5, 5)
    ground.ask("take-leave", "deputy:mill-a-1.d5", mandate=away)
    refusal = ground.refused("take-roll-call", "chair:city", "vote.no-quorum", motion="m2", choices=four)
    assert "4 deputies take part; article 4.1 requires 5" in refusal.sentence
    ground.ask("seat-stand-in", "credentials", mandate=away, since="1927-03-09")
    ground.refused("check-in", "chair:city", "faults", sitting="s1", how="hand", mandates=[stand_in])
    ground.ask("confirm-credentials", "credentials", mandates=[stand_in], at=HOUR.format("09"))
    ground.ask("check-in", "chair:city", sitting="s1", how="hand", mandates=[stand_in])
    for_it = [*four, {"mandate": stand_in, "choice": "against"}]
    ground.ask("take-roll-call", "chair:city", motion="m2", choices=for_it, at=HOUR.format("10"))
    assert votes_of(ground, "m2") == (True, 4, 1, 5, 5)
    ground.ask("end-leave", "deputy:mill-a-1.d5", mandate=away, at=HOUR.format("11"))
    assert ground.acts() == ["leave-ended", "stand-in-ended"]
    ground.refused("take-roll-call", "chair:city", "faults", motion="m3", choices=for_it)
    heard = [{"mandate": stand_in, "choice": "for"}]
    ground.ask("correct-vote", "chair:city", motion="m2", reason="Misheard.", choices=heard)
    assert votes_of(ground, "m2") == (True, 5, 0, 5, 5), "who voted then is heard, though they sit no longer"
    ground.verify()


# The province hands wages over to City while Harbour and City carry out what it handed down before.


def test_what_was_handed_down_stands_when_the_matter_is_handed_over_and_nothing_new_is() -> None:
    ground = chosen()
    paper = {"motion": "hand", "sitting": "ps1", "title": "Wages", "text": "City has them.", "mover": PROVINCE[0]}
    purpose = {"kind": "hand-over-competence", "about": "wages/city"}
    ground.ask("table-motion", "chair:province", **paper, competence="own-order", leads_to=purpose)
    ground.ask("take-show-of-hands", "chair:province", motion="hand", votes_for=3, votes_against=0)
    ground.ask("hand-over-competence", "chair:province", motion="hand")
    refusal = ground.refused(
        "issue-directive", "chair:province", "competence.handed-over", **{**ISSUING, "directive": "dir2"}
    )
    assert refusal.sentence.endswith("(article 8.1); city has it.")
    ground.ask("choose-means", "chair:harbour", directive="dir1", council="harbour", means="by-order", facts=FACTS)
    met = [{**FACTS[0], "value": 1, "source": "Their letter of the 14th"}]
    again = {"directive": "dir1", "council": "city", "means": "by-agreement", "facts": met}
    ground.ask("choose-means", "chair:city", **again, at="1927-03-14T09:00:00Z")
    ground.ask("report-execution", "chair:city", directive="dir1", council="city", text="Agreed.", done=True)
    ground.refused("choose-means", "chair:city", "execution.done", **again)
    city = next(item for item in ground.state.tables["directives"]["dir1"].answers if item.council == "city")
    assert [(item.means, item.chosen) for item in city.earlier] == [("by-order", "1927-03-12")]
    assert city.facts[0].source == "Their letter of the 14th"


def test_a_base_recalls_the_deputy_whom_the_council_has_sent_again() -> None:
    ground = above()
    ground.ask("close-sitting", "chair:province", sitting="ps1")
    petition = {"petition": "p1", "mandate": CITY[2], "grounds": "No report."}
    ground.ask("open-recall", "elector:mill-a", **petition, at="1927-03-20T09:00:00Z")
    resolve(ground, "recall-delegate", PROVINCE[0])
    ground.ask("recall-delegate", "chair:city", motion="own-1")
    assert ground.state.tables["petitions"]["p1"].status == "open", "below, nothing is settled by it"
    given = [{"mandate": CITY[2], "votes": 9}]
    ground.ask("send-delegates", "chair:city", council="city", to="province", votes=given, voters=9)
    for teller in ("first", "second"):
        ground.ask("count-signatures", "teller", petition="p1", teller=teller, valid=50, rejected=1)
    ground.ask("certify-recall", "credentials", petition="p1", at="1927-03-27T09:00:00Z")
    for teller in ("first", "second"):
        ground.ask(
            "vote-recall", "teller", petition="p1", teller=teller, votes_for=126, votes_against=20,
            at="1927-03-30T09:00:00Z",
        )  # fmt: skip
    assert ground.acts() == ["recall-count-entered", "recall-carried", "delegation-ended"]
    assert ground.state.mandate("province-from-city-3").end_reason == "mandate-ended"
