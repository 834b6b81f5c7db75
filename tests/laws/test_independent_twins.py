"""The program of docs/results and the library are twins: on made-up votes, texts and days both give the same."""

from __future__ import annotations

import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deputies.councils.choice import MemberVotes, rank
from deputies.councils.standing import voices_of, votes_of
from deputies.councils.strength import holders_of
from deputies.counting import count_totals
from deputies.directives.directive import Directive, DirectiveObjection
from deputies.directives.objecting import term_of
from deputies.elections.result import next_in_count
from deputies.formation.plan import Constituency, DelegatePlaces, Plan
from deputies.mandates.mandate import Mandate
from deputies.mandates.petition import Petition, RecallCount
from deputies.mandates.verdict import verdict
from deputies.sittings import amending, lines
from deputies.sittings.sitting import Motion
from deputies.statutes import majorities
from deputies.statutes.model import Majority, Recall
from deputies.values import Refusal, Threshold, add_days, add_months
from deputies.values.shape import write

sys.path.insert(0, str(Path(__file__).parents[1] / "audit"))
try:
    from independent.amending import in_order, lines_of, overlap, text_with
    from independent.bodies import voices
    from independent.directives import term
    from independent.elections import choose, totals_result
    from independent.numbers import after_days, after_months
    from independent.reading import Documents
    from independent.recall import carried_by_electors, signatures_needed
    from independent.state import State
    from independent.votes import Ballot, judge, voters
finally:
    sys.path.pop(0)

BASES = ("votes-cast", "voters", "members-in-office", "statutory-members", "present", "enrolled", "registered")
NUMBERS = {
    "members-in-office": 9, "statutory-members": 11, "present": 8, "enrolled": 10, "registered": 390, "units": 3,
}  # fmt: skip
small = st.integers(0, 12)
amounts = st.one_of(small, st.fractions(0, 12, max_denominator=4))
days = st.dates().filter(lambda day: 1000 < day.year < 9000).map(str)


@st.composite
def thresholds(draw: st.DrawFn, bases: tuple[str, ...] = BASES) -> Threshold:
    den = draw(st.integers(1, 7))
    return Threshold(draw(st.integers(0, den)), den, draw(st.sampled_from(bases)), draw(st.booleans()))  # type: ignore[arg-type]


def plain(value: object) -> dict[str, Any]:
    """A provision as a reader of its TOML has it: what equals its default is left out."""
    found: dict[str, Any] = write(value)
    return found


@given(thresholds(), amounts, amounts, amounts, st.booleans(), st.sampled_from([None, "for", "against"]))
def test_majorities(
    threshold: Threshold, votes_for: Fraction, against: Fraction, abstaining: Fraction, counted: bool, casting: Any
) -> None:
    majority = Majority(threshold, "against" if counted else "ignored", "chair")
    ballot = majorities.Ballot(votes_for, against, abstaining)
    try:
        ours = majorities.judge(majority, ballot, NUMBERS, article="1", casting=casting)  # type: ignore[arg-type]
    except Refusal:
        with pytest.raises(ValueError, match="casting"):
            judge(plain(majority), Ballot(votes_for, against, abstaining), NUMBERS, casting)
        return
    theirs = judge(plain(majority), Ballot(votes_for, against, abstaining), NUMBERS, casting)
    assert theirs == (ours.carried, ours.needed)


_ELECTORS = ("registered", "eligible", "voters", "votes-cast")


@given(
    thresholds(_ELECTORS), st.none() | thresholds(_ELECTORS), small, small, small,
    st.fixed_dictionaries({
        "least_voters": small, "as_many_as_elected": st.booleans(), "exceeds_against": st.booleans(),
        "petition_least": small,
    }),
    small,
)  # fmt: skip
def test_recalls(
    decision: Threshold, turnout: Threshold | None, votes_for: int, against: int, spoiled: int, rule: Any, won: int
) -> None:
    recall = Recall(article="1", petition=Threshold(1, 5, "registered"), decision=decision, turnout=turnout, **rule)
    petition = Petition("p", "m", "", "1927-01-01", "1927-01-02", 40, 8, "s", elected_with=won)
    ours = verdict(petition, recall, RecallCount("first", votes_for, against, spoiled)).carried
    held = {"electors": 40, "elected_with": won}
    assert carried_by_electors(plain(recall), held, votes_for, against, spoiled) == ours
    assert signatures_needed(plain(recall), 40) == recall.signatures_needed(40)


words = st.text(alphabet="ab \n", max_size=200).map(lambda text: text.replace("b", "word "))


@given(words)
def test_lines(text: str) -> None:
    assert lines_of(text) == [(line.start, line.end, line.last) for line in lines.lines_of(text)]


@st.composite
def amended(draw: st.DrawFn) -> tuple[str, list[Motion]]:
    text = draw(words)
    many = len(lines.lines_of(text))
    found: list[Motion] = []
    for number in range(draw(st.integers(0, 5))):
        first = draw(st.integers(1, many + 1))
        last = draw(st.integers(first - 1, many))
        given_ = None if draw(st.integers(0, 9)) == 0 else lines.LineRange(first, last)
        new = draw(st.sampled_from(["", "new", "two\nlines"]))
        found.append(Motion(f"a{number}", "s", "c", "t", new, "m", "k", amends="m1", lines=given_))
    return text, found


def row(motion: Motion) -> dict[str, Any]:
    held = None if motion.lines is None else {"first": motion.lines.first, "last": motion.lines.last}
    return {"id": motion.id, "lines": held, "text": motion.text}


@given(amended(), st.permutations(range(5)))
def test_amendments(case: tuple[str, list[Motion]], order: list[int]) -> None:
    text, found = case
    ordered = tuple(f"a{place}" for place in order[:2])
    main = Motion("m1", "s", "c", "t", text, "m", "k", order=ordered)
    ours = [item.id for item in amending.in_order(main, found)]
    assert in_order([row(item) for item in found], ordered) == ours
    for one in found:
        for other in found:
            if one.lines is not None and other.lines is not None:
                assert overlap(row(one)["lines"], row(other)["lines"]) == lines.overlap(one.lines, other.lines)
    made: list[Motion] = []
    for item in found:
        try:
            amending.check_room(item.lines, made)
        except Refusal:
            continue
        if item.lines is None or (not made or made[-1].lines is not None):
            made.append(item)
    assert text_with(text, [row(item) for item in made]) == amending.texts_of(main, made)[1]


@given(st.lists(small, min_size=1, max_size=6), st.integers(1, 6), st.booleans(), st.permutations(range(1, 7)))
def test_totals(votes: list[int], seats: int, drawn: bool, order: list[int]) -> None:
    totals = dict(enumerate(votes, start=1))
    lots = tuple(number for number in order if number <= len(votes)) if drawn else ()
    places = min(seats, sum(1 for one in votes if one))
    if places == 0:
        return
    counted = count_totals(totals, places, lots=lots, rule="block", valid=max(votes))
    if counted.unsettled is not None:
        with pytest.raises(ValueError, match="tie"):
            totals_result(totals, seats, lots)
        return
    elected, following, by_lot = totals_result(totals, seats, lots)
    assert tuple(elected) == counted.elected
    assert tuple(following) == next_in_count(counted, lots)
    assert by_lot == any(tie.how == "lot" for tie in counted.ties)


@given(
    st.lists(st.integers(1, 5), min_size=1, max_size=6), st.integers(1, 6), st.integers(0, 3), st.booleans(),
    st.permutations(range(1, 7)),
)  # fmt: skip
def test_elections_within_a_council(votes: list[int], places: int, ordered: int, drawn: bool, order: list[int]) -> None:
    named = [MemberVotes(f"m{place}", given_) for place, given_ in enumerate(votes)]
    lots = [number for number in order if number <= len(votes)] if drawn else []
    try:
        ours = rank(named, places, ordered=ordered, lots=lots, code="tie", article="1")
    except Refusal:
        with pytest.raises(ValueError, match="tie"):
            choose({item.mandate: item.votes for item in named}, places, ordered, lots)
        return
    theirs = choose({item.mandate: item.votes for item in named}, places, ordered, lots)
    assert theirs == [item.mandate for item in ours]


@given(days, st.integers(-40, 400), st.integers(0, 40))
def test_days_and_months(day: str, many: int, months: int) -> None:
    assert after_days(day, many) == add_days(day, many)
    assert after_months(day, months) == add_months(day, months)


@given(st.integers(0, 9), st.integers(0, 9), st.none() | st.integers(0, 9), st.integers(0, 30))
def test_days_that_an_objection_stops(raised: int, settling: int, settled: int | None, looked: int) -> None:
    start = "1927-03-11"
    at = add_days(start, raised)
    by = add_days(at, settling)
    done = None if settled is None or settled > settling else add_days(at, settled)
    objection = DirectiveObjection(
        "o", "d", "c", "appeal", "r", "m", at, by, status="open" if done is None else "refused", settled=done
    )
    directive = Directive("d", "x", "p", "t", "t", ("c",), (), start, add_days(start, 3), add_days(start, 7), "s")
    day = add_days(start, looked)
    ours = term_of(directive, "c", (objection,), day)
    held = {"raised": at, "settled": done, "settle_by": by}
    assert (term(directive.choose_by, [held], day), term(directive.report_by, [held], day)) == (
        ours.choose_by, ours.report_by,
    )  # fmt: skip


weights = st.fixed_dictionaries({
    "each": st.sampled_from([1, 1, 3]), "votes": st.sampled_from([0, 0, 7, 100]),
    "shared": st.sampled_from(["present", "sent"]),
})  # fmt: skip
deputies_of_a_row = st.lists(st.sampled_from(["there", "left", "never", "away", "ended"]), max_size=4)


@given(st.tuples(weights, weights, weights), st.tuples(*[deputies_of_a_row] * 3), st.sampled_from([None, "s"]))
def test_votes_and_what_they_are_shares_of(rows: Any, deputies: Any, section: str | None) -> None:
    """Two constituencies, one of them of a section, and delegates of one council, of whom one sits in the section."""
    places = tuple(
        Constituency(id_, id_, "c", "l", within, (id_,), 50, 4, (), **row)
        for id_, within, row in zip("ab", (None, "s"), rows[:2], strict=True)
    )
    plan = Plan("s", "r", places, (DelegatePlaces("d", "c", 9, 4, (), **rows[2]),))
    held = [
        Mandate(
            f"{row}{number}", "x", "X", "c", "s" if row == "b" or (row, number) == ("d", 0) else None, "l", row, (),
            "e", "s", "1927-01-01", credential="confirmed", delegate_of="d" if row == "d" else None,
            ended="1927-02-01" if how == "ended" else None, away="1927-02-01" if how == "away" else None,
        )
        for row, ways in zip("abd", deputies, strict=True)
        for number, how in enumerate(ways)
    ]  # fmt: skip
    ways = [how for listed in deputies for how in listed]
    present = [one.id for one, how in zip(held, ways, strict=True) if how in ("there", "away", "ended")]
    enrolled = [one.id for one, how in zip(held, ways, strict=True) if how != "never"]
    members = holders_of(held, section)
    there = {one.id for one in members if one.id in present and one.sits}
    ours = voices_of(plan, "c", members, section=section, present=there, enrolled=enrolled)
    state = State(Documents(Path()))
    state.plans["p"] = {
        "constituencies": [plain(one) for one in plan.constituencies],
        "delegates": [plain(one) for one in plan.delegates],
    }  # fmt: skip
    state.councils["c"] = {"plan": "p", "mandates": [one.id for one in held]}
    for one in held:
        rest = {"section": one.section, "delegate_of": one.delegate_of, "ended": one.ended, "away": one.away}
        fields = {"id": one.id, "council": "c", "constituency": one.constituency, "credential": "confirmed", **rest}
        state.mandates[one.id] = {**fields, "waits": False, "suspended": None, "stands_in_for": None}
    sitting = {"council": "c", "section": section, "present": present, "enrolled": enrolled}
    assert voices(state, sitting) == ours
    votes = votes_of(plan, members, there)
    assert voters(state, sitting) == {id_: votes[id_] for id_ in there}
