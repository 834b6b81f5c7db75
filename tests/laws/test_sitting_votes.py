"""Laws of votes in a sitting: quorum, majorities, sections, units, several votes; the published cases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deputies.sittings.consenting import conclude, consent_of
from deputies.sittings.correcting import check_simple
from deputies.sittings.quorum import Attendance, quorum_of
from deputies.sittings.sitting import Bases, Cast, Consent, Motion, MotionCount, SignOff, Sitting
from deputies.sittings.voting import Question, Voter, check_secret_count, judge_hands, judge_roll_call, judge_secret
from deputies.statutes.library import library_local, settled_text
from deputies.statutes.majorities import Ballot, say_amount
from deputies.statutes.model import Level, Majority, Statute
from deputies.statutes.reading import parse_statute
from deputies.values import Refusal, Threshold

HALF = Threshold(1, 2, "votes-cast", strict=True)
SIT = Sitting("s", "c", None, "2026-01-01", "2026-01-02", ("Agenda",), "0" * 64, status="open")
CHOICES = ("for", "against", "abstain")


def level(quorum: Threshold, counts: str = "taking-part") -> Level:
    return Level(article="4", name="Council", quorum=quorum, majority=Majority(HALF), quorum_counts=counts)  # type: ignore[arg-type]


def body(
    votes: Sequence[object],
    *,
    majority: Majority | None = None,
    quorum: Threshold | None = None,
    sections: Mapping[str, int] | None = None,
    section_of: Sequence[str | None] = (),
    units: Sequence[str] = (),
    in_office: int = 0,
) -> Question:
    """Return a question put to deputies "0", "1", ... with these votes each, all in the room."""
    behind = [("units", units[place] if units else f"u{place}") for place in range(len(votes))]
    voters = {
        str(place): Voter(each, section_of[place] if section_of else None, behind[place])  # type: ignore[arg-type]
        for place, each in enumerate(votes)
    }
    many = len(votes)
    bases = Bases(many, many, in_office or many, in_office or many, len(set(behind)), 1000)
    attendance = Attendance(bases, len(set(behind)), 1000)
    asked = quorum or Threshold(1, 2, "members-in-office", strict=True)
    return Question(
        SIT,
        level(asked),
        majority or Majority(HALF),
        "4",
        attendance,
        voters,
        sections or {},
        tuple(dict.fromkeys(behind)),
    )


def called(letters: str) -> list[Cast]:
    words = {"f": "for", "a": "against", "-": "abstain"}
    return [Cast(str(place), words[letter]) for place, letter in enumerate(letters) if letter in words]  # type: ignore[arg-type]


def test_of_250_appointed_and_200_enrolled_101_are_a_quorum_where_it_is_half_of_the_enrolled() -> None:
    half = level(Threshold(1, 2, "enrolled", strict=True), "present")
    for present, met in ((100, False), (101, True)):
        quorum = quorum_of(half, Attendance(Bases(present, 200, 250, 250), 0, 0))
        assert (quorum.needed, quorum.met) == (101, met)


@pytest.mark.parametrize(
    ("majority", "carried"),
    [
        (Majority(Threshold(1, 2, "present", strict=True)), False),  # a works council, § 33: 4 of the 6 present
        (Majority(HALF, "against"), False),  # a personnel council, § 39: abstentions count against
        (Majority(HALF), True),
    ],
)
def test_of_eleven_with_six_present_three_two_and_one_abstaining_is_judged_by_what_abstentions_count_for(
    majority: Majority, carried: bool
) -> None:
    question = body([1] * 6, majority=majority, in_office=11)
    assert judge_roll_call(question, called("fffaa-")).carried is carried
    assert judge_hands(question, Ballot(3, 2, 1)).carried is carried
    assert judge_secret(question, MotionCount("first", 3, 2, 1)).carried is carried


@pytest.mark.parametrize(("whole", "half", "carried"), [(11, 1, False), (12, 0, True), (9, 6, True), (8, 6, False)])
def test_of_20_cantons_and_six_half_cantons_more_than_half_have_to_agree(whole: int, half: int, carried: bool) -> None:
    halves = tuple(f"h{n}" for n in range(6))
    cantons = [*(f"c{n}" for n in range(20)), *halves]
    majority = Majority(HALF, units=Threshold(1, 2, "units", strict=True), half_units=halves)
    agree = {*cantons[:whole], *halves[:half]}
    votes = [3 if name in agree else 1 for name in cantons]
    question = body(votes, majority=majority, units=cantons)
    vote = judge_roll_call(question, called("".join("f" if name in agree else "a" for name in cantons)))
    assert vote.carried is carried
    assert f"{say_amount(Fraction(2 * whole + half, 2))} of 23 units for, 12 needed" in vote.sentence


def test_sections_have_to_agree_each_by_its_own_numbers() -> None:
    majority = Majority(HALF, sections=True)
    section_of = ["red"] * 3 + ["blue"] * 2
    question = body([1] * 5, majority=majority, sections={"red": 3, "blue": 2}, section_of=section_of)
    carried, rejected = (judge_roll_call(question, called(letters)) for letters in ("ffaff", "ffffa"))
    assert (carried.carried, rejected.carried) == (True, False)
    assert "section blue 1 for, 1 against, 2 needed" in rejected.sentence


def test_who_holds_several_votes_may_split_them() -> None:
    question = body([5, 2])
    vote = judge_roll_call(question, [Cast("0", "for", 2), Cast("0", "against", 3), Cast("1", "for")])
    assert (vote.votes_for, vote.votes_against, vote.carried) == (4, 3, True)
    assert [item.votes for item in vote.splits] == [2, 3]


def test_delegates_who_share_votes_count_in_fractions() -> None:
    question = body([Fraction(10, 3)] * 3 + [5, 5])
    vote = judge_roll_call(question, called("fffaa"))
    assert (vote.votes_for, vote.votes_against, vote.carried) == (10, 10, False)


@given(st.lists(st.sampled_from("fa-x"), min_size=1, max_size=40))
def test_hands_papers_and_names_give_the_same_result(letters: list[str]) -> None:
    question = body([1] * len(letters))
    text = "".join(letters)
    figures = [text.count(letter) for letter in "fa-"]
    results: list[tuple[object, ...]] = []
    for take in (
        lambda: judge_roll_call(question, called(text)),
        lambda: judge_hands(question, Ballot(*figures)),
        lambda: judge_secret(question, MotionCount("first", *figures)),
    ):
        try:
            vote = take()
            results.append((vote.votes_for, vote.votes_against, vote.abstentions, vote.carried, vote.sentence))
        except Refusal as refusal:
            results.append((refusal.code,))
    assert results[0] == results[1] == results[2]
    assert (results[0] == ("vote.no-quorum",)) == (sum(figures) * 2 <= len(letters))


@given(st.lists(st.tuples(st.sampled_from("fa-"), st.integers(1, 9)), min_size=1, max_size=30))
def test_a_deputy_with_several_votes_weighs_as_so_many_deputies(cast: list[tuple[str, int]]) -> None:
    weighted = judge_roll_call(body([votes for _, votes in cast]), called("".join(letter for letter, _ in cast)))
    single = "".join(letter * votes for letter, votes in cast)
    plain = judge_roll_call(body([1] * len(single)), called(single))
    assert (weighted.votes_for, weighted.votes_against, weighted.carried) == (
        plain.votes_for, plain.votes_against, plain.carried,
    )  # fmt: skip


@given(st.lists(st.sampled_from("fa-"), min_size=1, max_size=30), st.integers(0, 29))
def test_one_more_for_never_turns_a_carried_motion_down(letters: list[str], place: int) -> None:
    place %= len(letters)
    question = body([1] * len(letters))
    before = judge_roll_call(question, called("".join(letters)))
    letters[place] = "f"
    assert judge_roll_call(question, called("".join(letters))).carried >= before.carried


def test_spoiled_papers_take_part_and_are_cast_for_nothing() -> None:
    question = body([1] * 9)
    check_secret_count(question, MotionCount("first", 2, 1, 0, 6))
    vote = judge_secret(question, MotionCount("first", 2, 1, 0, 6))
    assert (vote.carried, vote.spoiled) == (True, 6)
    with pytest.raises(Refusal, match="10 votes were counted"):
        check_secret_count(question, MotionCount("first", 2, 1, 0, 7))


def test_papers_of_one_with_many_votes_are_no_quorum_by_themselves() -> None:
    votes = [600, 1, 1, 1]
    count = MotionCount("first", 600, 0, 0)
    question = body(votes, in_office=9)
    with pytest.raises(Refusal, match="4 deputies are present"):
        judge_secret(question, count)
    vote = judge_secret(body(votes, in_office=7), count)
    assert (vote.carried, vote.quorum) == (True, 4)
    assert "4 deputies are present" in vote.sentence


def built_in(name: str) -> Statute:
    return parse_statute(settled_text(name, library_local(name)), name=name)


def proposal(signed: int, objections: int) -> Motion:
    answers = [SignOff(f"m{n}", "agree") for n in range(signed)]
    answers += [SignOff(f"m{signed + n}", "object", "Too soon.") for n in range(objections)]
    motion = Motion("c", "", "leads", "Title", "Text", "m0", "scope")
    return replace(motion, consent=Consent("2026-01-01", "2026-01-11", tuple(answers)))


@pytest.mark.parametrize(
    ("signed", "objections", "day", "carried"),
    [(7, 0, "2026-01-11", True), (6, 0, "2026-01-11", False), (8, 1, "2026-01-02", False), (9, 0, "2026-01-11", True)],
)
def test_of_nine_leads_seven_sign_off_in_ten_days_and_nobody_objects(
    signed: int, objections: int, day: str, carried: bool
) -> None:
    provision = consent_of(built_in("rust-3392"))
    members = frozenset(f"m{n}" for n in range(9))
    assert conclude(proposal(signed, objections), provision, members=members, today=day)[0] is carried


def test_before_the_ten_days_are_over_nothing_is_carried() -> None:
    provision = consent_of(built_in("rust-3392"))
    with pytest.raises(Refusal, match="lies open until 2026-01-11"):
        conclude(proposal(9, 0), provision, members=frozenset(f"m{n}" for n in range(9)), today="2026-01-10")


def test_a_vote_on_votes_is_not_corrected_even_where_each_of_those_present_has_one() -> None:
    motion = Motion("m1", "s", "c", "Hours", "Eight.", "0", "wages")
    question = body([1, 1])
    check_simple(question, motion)
    with pytest.raises(Refusal, match="counts more than heads"):
        check_simple(replace(question, voices={"members-in-office": 5}), motion)
