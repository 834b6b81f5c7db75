"""Sittings, motions and decisions: what each act leaves, and the sentences of the votes."""

from __future__ import annotations

from chamber import CITY, adopted, carried, hand, resolve, sitting, tabled
from deputies.sittings.sitting import Bases, Decision, Motion, Sitting

THIRDS = (
    'wages = { article = "8.1", title = "Wages and hours", levels = ["town", "province"] }',
    'wages = { article = "8.1", title = "Wages and hours", levels = ["town", "province"], '
    'majority = { threshold = { num = 2, den = 3, of = "members-in-office" } } }',
)
AGAINST = (
    'of = "votes-cast", strict = true } }\nsections',
    'of = "votes-cast", strict = true }, abstention = "against" }\nsections',
)
SEVEN = {"amendment": "a1", "motion": "m1", "text": "The working day is seven hours."}
D2 = "deputy:mill-a-1.d2"


def motion(ground: object, id_: str) -> Motion:
    found: Motion = ground.state.get(Motion, id_, "motion")  # type: ignore[attr-defined]
    return found


def test_a_sitting_keeps_its_attendance_its_quorum_and_the_statute_it_was_convened_under() -> None:
    ground = sitting(present=CITY[:6])
    held = ground.state.get(Sitting, "s1", "sitting")
    assert (held.status, held.present, held.quorum) == ("open", CITY[:6], 5)
    assert held.statute == ground.state.system.statute
    assert (held.convened, held.day) == ("1927-03-07", "1927-03-09")


def test_a_roll_call_keeps_every_choice_and_says_its_numbers() -> None:
    ground = tabled()
    ground.ask("take-roll-call", "chair:city", motion="m1", choices=hand("ffffaaa--"))
    vote = motion(ground, "m1").vote
    assert vote is not None
    assert vote.named_for == CITY[:4]
    assert dict(vote.choices) == dict(zip(CITY, ["for"] * 4 + ["against"] * 3 + ["abstain"] * 2, strict=True))
    assert vote.sentence == (
        "4 for, 3 against, 2 abstaining; article 4.1 requires 4 (more than half of votes cast, 7): carried. Quorum: 9 "
        "deputies take part; article 4.1 requires 5 (more than half of members in office, 9)."
    )
    assert (vote.quorum, vote.needed, vote.bases) == (5, 4, Bases(9, 9, 9, 9, 3, 390))
    assert motion(ground, "m1").status == "carried"


def test_a_tie_is_rejected() -> None:
    ground = tabled()
    ground.ask("take-show-of-hands", "secretary:city", motion="m1", votes_for=4, votes_against=4, abstentions=1)
    vote = motion(ground, "m1").vote
    assert vote is not None
    assert not vote.carried
    assert motion(ground, "m1").status == "rejected"
    assert vote.sentence.startswith(
        "4 for, 4 against, 1 abstaining; article 4.1 requires 5 (more than half of votes cast, 8): rejected. Quorum:"
    )


def test_where_the_statute_says_so_abstentions_count_against() -> None:
    ground = tabled(AGAINST)
    ground.ask("take-show-of-hands", "secretary:city", motion="m1", votes_for=4, votes_against=3, abstentions=2)
    vote = motion(ground, "m1").vote
    assert vote is not None
    assert vote.sentence.startswith(
        "4 for, 3 against, 2 abstaining, abstentions counted against; article 4.1 requires 5 (more than half of votes "
        "cast, 9): rejected."
    )


def test_a_competence_may_ask_more_than_the_level_and_an_amendment_does_not() -> None:
    ground = tabled(THIRDS)
    ground.ask("table-amendment", D2, **SEVEN)
    ground.ask("take-show-of-hands", "secretary:city", motion="a1", votes_for=5, votes_against=4)
    ground.ask("take-show-of-hands", "secretary:city", motion="m1", votes_for=5, votes_against=4)
    assert motion(ground, "a1").status == "carried"
    vote = motion(ground, "m1").vote
    assert vote is not None
    assert vote.sentence.startswith(
        "5 for, 4 against, 0 abstaining; article 8.1 requires 6 (at least two thirds of members in office, 9): "
        "rejected."
    )


def test_a_carried_amendment_gives_the_motion_its_text_and_a_rejected_one_does_not() -> None:
    ground = tabled()
    six = {**SEVEN, "amendment": "a2", "text": "The working day is six hours."}
    ground.ask("table-amendment", "chair:city", mover=CITY[7], **six)
    ground.ask("table-amendment", D2, **SEVEN)
    ground.ask("take-show-of-hands", "secretary:city", motion="a2", votes_for=3, votes_against=6)
    ground.ask("take-show-of-hands", "secretary:city", motion="a1", votes_for=6, votes_against=3)
    assert motion(ground, "m1").text == "The working day is seven hours."
    assert motion(ground, "m1").status == "tabled"
    ground.ask("take-roll-call", "secretary:city", motion="m1", choices=hand("fffffffff"))
    ground.ask("adopt-decision", "secretary:city", decision="d1", motion="m1")
    decision = ground.state.get(Decision, "d1", "decision")
    assert decision.text == "The working day is seven hours."


def test_a_decision_says_by_which_competence_and_of_which_stage_it_was_taken() -> None:
    ground = adopted()
    decision = ground.state.get(Decision, "d1", "decision")
    assert (decision.competence, decision.stage, decision.section) == ("wages", "deciding", None)
    assert (decision.motion, decision.sitting, decision.adopted) == ("m1", "s1", "1927-03-09")
    assert motion(ground, "m1").status == "adopted"


def test_a_section_decides_its_reserved_matter_alone() -> None:
    ground = sitting(section="soldiers", present=CITY[:2])
    fields = {"motion": "m1", "sitting": "s1", "title": "Officers", "text": "Officers are elected."}
    ground.ask("table-motion", "deputy:company-d-1.d1", competence="discipline", **fields)
    ground.ask("take-roll-call", "chair:city", motion="m1", choices=hand("ff"))
    ground.ask("adopt-decision", "chair:city", decision="d1", motion="m1")
    assert ground.state.get(Decision, "d1", "decision").section == "soldiers"


def test_what_is_not_voted_when_the_sitting_closes_lapses() -> None:
    ground = tabled()
    ground.ask("table-amendment", D2, **SEVEN)
    ground.ask("close-sitting", "secretary:city", sitting="s1")
    assert [motion(ground, id_).status for id_ in ("m1", "a1")] == ["lapsed", "lapsed"]
    assert ground.state.get(Sitting, "s1", "sitting").status == "closed"


def test_a_carried_motion_may_be_written_down_after_the_sitting() -> None:
    ground = carried()
    ground.ask("close-sitting", "secretary:city", sitting="s1")
    ground.ask("adopt-decision", "secretary:city", decision="d1", motion="m1", at="1927-03-10T09:00:00Z")
    assert ground.state.get(Decision, "d1", "decision").adopted == "1927-03-10"


def test_a_demanded_roll_call_stands_with_the_motion() -> None:
    ground = tabled()
    ground.ask("demand-roll-call", "secretary:city", motion="m1", demanded_by=[CITY[0], CITY[4]])
    assert motion(ground, "m1").demanded_by == (CITY[0], CITY[4])
    ground.ask("take-roll-call", "secretary:city", motion="m1", choices=hand("fffff"))
    assert motion(ground, "m1").status == "carried"


def test_an_objection_suspends_for_its_days_and_no_longer() -> None:
    ground = adopted()
    ground.ask("close-sitting", "secretary:city", sitting="s1")
    motion = resolve(ground, "object-to-decision", "d1", "ff", members=CITY[:2], section="soldiers")
    ground.ask("object-to-decision", "secretary:city", motion=motion)
    decision = ground.state.get(Decision, "d1", "decision")
    held = [decision.suspended_on(day) is not None for day in ("1927-03-09", "1927-03-10", "1927-03-12", "1927-03-13")]
    assert held == [False, True, True, False]
