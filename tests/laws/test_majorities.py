"""Majorities: what carries, by how many, and how it is said."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deputies.statutes.majorities import Ballot, base_of, judge, say_article, say_threshold
from deputies.statutes.model import Majority
from deputies.values import Refusal, Threshold

votes = st.integers(0, 200)
ballots = st.builds(Ballot, votes, votes, votes)
thresholds = st.builds(
    lambda den, num, of, strict: Threshold(min(num, den), den, of, strict),
    st.integers(1, 12),
    st.integers(1, 12),
    st.sampled_from(["votes-cast", "voters", "present", "members-in-office", "statutory-members"]),
    st.booleans(),
)
majorities = st.builds(Majority, threshold=thresholds, abstention=st.sampled_from(["ignored", "against"]))
NUMBERS = {"present": 600, "members-in-office": 700, "statutory-members": 800}


@given(ballots, majorities)
def test_it_carries_exactly_when_the_share_is_reached_and_more_are_for_than_against(
    ballot: Ballot, majority: Majority
) -> None:
    opposed = ballot.votes_against + (ballot.abstentions if majority.abstention == "against" else 0)
    of = majority.threshold.of
    base = {"votes-cast": ballot.votes_for + opposed, "voters": ballot.voters, **NUMBERS}[of]
    share = Fraction(majority.threshold.num, majority.threshold.den) * base
    reached = ballot.votes_for > share if majority.threshold.strict else ballot.votes_for >= share
    judged = judge(majority, ballot, NUMBERS, article="4")  # type: ignore[arg-type]
    assert judged.carried == (reached and ballot.votes_for > opposed)
    assert judged.base == base
    assert judged.sentence.endswith("carried." if judged.carried else "rejected.")


@given(ballots, majorities)
def test_a_tie_never_carries(ballot: Ballot, majority: Majority) -> None:
    tied = Ballot(ballot.votes_for, ballot.votes_for, ballot.abstentions)
    assert not judge(majority, tied, NUMBERS, article="4").carried  # type: ignore[arg-type]


@given(ballots, majorities)
def test_one_more_vote_against_never_carries_what_was_rejected(ballot: Ballot, majority: Majority) -> None:
    before = judge(majority, ballot, NUMBERS, article="4")  # type: ignore[arg-type]
    after = judge(
        majority,
        Ballot(ballot.votes_for, ballot.votes_against + 1, ballot.abstentions),
        NUMBERS,  # type: ignore[arg-type]
        article="4",
    )
    assert before.carried or not after.carried


@given(thresholds, st.integers(0, 1000))
def test_the_number_needed_is_the_least_that_reaches_the_threshold(threshold: Threshold, base: int) -> None:
    needed = threshold.needed(base)
    assert threshold.met(needed, base)
    assert needed == 0 or not threshold.met(needed - 1, base)


@pytest.mark.parametrize(
    ("threshold", "words"),
    [
        (Threshold(1, 2, "members-in-office", strict=True), "more than half of members in office"),
        (Threshold(2, 3, "votes-cast"), "at least two thirds of votes cast"),
        (Threshold(1, 5, "registered"), "at least one fifth of registered electors"),
        (Threshold(3, 4, "statutory-members"), "at least three quarters of planned seats"),
        (Threshold(1, 1, "present"), "all present"),
        (Threshold(7, 20, "units"), "at least 7/20 of base units"),
    ],
)
def test_a_threshold_is_said_in_words(threshold: Threshold, words: str) -> None:
    assert say_threshold(threshold) == words


def test_articles_are_said_as_people_cite_them() -> None:
    assert [say_article(item) for item in ("9", "4.1", "§ 5", "art. 3", "")] == [
        "article 9", "article 4.1", "§ 5", "art. 3", "the statute",
    ]  # fmt: skip


def test_a_base_without_a_number_is_refused_by_name() -> None:
    with pytest.raises(Refusal) as caught:
        base_of(Threshold(1, 2, "units"), {"present": 3}, article="9")
    assert caught.value.sentence == (
        "Article 9 counts on base units, which has no number here; known are those present."
    )
