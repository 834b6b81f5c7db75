"""Laws of recall: the verdict and the statute agree, box and paper are one number, and what ends with a council."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chamber import above
from deputies.councils.delegation import resting_on, resting_on_all
from deputies.councils.electorate import electorate_of
from deputies.formation.plan import Constituency, DelegatePlaces, Plan
from deputies.mandates.clauses import clauses_of, clauses_of_body
from deputies.mandates.mandate import Mandate
from deputies.mandates.opening import half_of_term
from deputies.mandates.petition import Petition, RecallCount
from deputies.mandates.recall import check_signatures
from deputies.mandates.statements import count_words
from deputies.mandates.verdict import verdict
from deputies.statutes.library import library_names, settled_text
from deputies.statutes.model import Recall
from deputies.statutes.reading import parse_statute
from deputies.values import Refusal, Threshold, parse_date

SHARES = st.builds(
    Threshold,
    st.integers(1, 4),
    st.integers(4, 6),
    st.sampled_from(("registered", "eligible", "voters", "votes-cast", "present")),
    st.booleans(),
)
ELECTORS = 60
RULES = st.builds(
    lambda decision, turnout, **given: Recall(
        article="7", petition=Threshold(1, 5, "registered"), decision=decision, turnout=turnout, **given
    ),
    SHARES,
    st.one_of(st.none(), st.builds(Threshold, st.integers(1, 3), st.integers(4, 5), st.just("registered"))),
    least_voters=st.integers(0, 40),
    as_many_as_elected=st.booleans(),
    exceeds_against=st.booleans(),
)
VOTES = st.tuples(st.integers(0, ELECTORS), st.integers(0, ELECTORS)).filter(lambda pair: sum(pair) <= ELECTORS)


def petition(elected_with: int = 0, needed: int = 12) -> Petition:
    return Petition("p1", "m1", "", "2020-01-01", "2020-01-15", ELECTORS, needed, "0" * 64, elected_with=elected_with)


@given(RULES, VOTES, st.integers(0, 40))
def test_the_verdict_is_what_the_article_says_and_its_sentence_says_so(
    rule: Recall, votes: tuple[int, int], elected_with: int
) -> None:
    judged = verdict(petition(elected_with), rule, RecallCount("first", *votes, 0))
    said = rule.carried(registered=ELECTORS, votes_for=votes[0], votes_against=votes[1], elected_with=elected_with)
    assert judged.carried == said
    assert judged.sentence.endswith("carried." if said else "rejected.")
    assert f"{votes[0]} for and {votes[1]} against" in judged.sentence


@given(RULES, VOTES, st.integers(0, 40))
def test_one_more_vote_for_it_never_keeps_a_deputy(rule: Recall, votes: tuple[int, int], elected_with: int) -> None:
    votes_for, votes_against = votes
    if votes_for + votes_against < ELECTORS:
        before = verdict(petition(elected_with), rule, RecallCount("first", votes_for, votes_against, 0))
        after = verdict(petition(elected_with), rule, RecallCount("first", votes_for + 1, votes_against, 0))
        assert after.carried or not before.carried


@given(st.integers(0, ELECTORS + 5), st.integers(0, ELECTORS + 5), st.sampled_from(("2020-01-15", "2020-01-16")))
def test_signatures_count_alike_in_the_box_and_on_paper(boxed: int, paper: int, today: str) -> None:
    rule = Recall(article="7", petition=Threshold(1, 5, "registered"), decision=Threshold(1, 2, "votes-cast"))

    def outcome(one: int, other: int) -> bool | str:
        try:
            return check_signatures(petition(), rule, boxed=one, paper=other, today=today)
        except Refusal as refusal:
            return refusal.code

    assert outcome(boxed, paper) == outcome(boxed + paper, 0) == outcome(0, boxed + paper)


@given(st.dates(min_value=parse_date("1900-01-01"), max_value=parse_date("2100-01-01")), st.integers(1, 4_000))
def test_half_of_a_term_is_over_on_the_first_day_with_as_many_behind_as_before_it(since: object, days: int) -> None:
    from datetime import timedelta

    start = parse_date(str(since))
    mandate = replace(_mandate("m1"), since=str(start), until=str(start + timedelta(days=days)))
    half = half_of_term(mandate)
    assert half is not None
    gone = (parse_date(half) - start).days
    assert 2 * gone >= days > 2 * (gone - 1)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("He did not report — twice.", 5),
        ("…  –  !", 0),
        ("他沒有報告 in May", 7),
        ("レポートがない", 6),
        ("보고하지 않았다.", 2),
        ("He's well-known; e.g. 3,000 francs", 5),
        ("a\nb\tc\u3000d", 4),
    ],
)
def test_words_are_counted_by_spaces_and_characters_of_chinese_and_japanese_each(text: str, words: int) -> None:
    assert count_words(text) == words


@given(st.text(), st.text())
def test_two_texts_set_apart_have_the_words_of_both(one: str, other: str) -> None:
    assert count_words(f"{one} {other}") == count_words(one) + count_words(other)


def _mandate(id_: str, rests_on: str | None = None) -> Mandate:
    return Mandate(
        id_, "deputy", "name", "v", None, None, "unit", (), "", "0" * 64, "2020-01-01", credential="confirmed",
        delegate_of="sender" if rests_on else None, rests_on=rests_on,
    )  # fmt: skip


@given(st.lists(st.integers(0, 30), max_size=20))
def test_what_rests_on_a_council_is_what_rests_on_each_of_its_mandates(links: Sequence[int]) -> None:
    everything = [_mandate(f"m{place}") for place in range(3)]
    own = list(everything)
    for link in links:  # each rests on one that was there before
        everything.append(_mandate(f"m{len(everything)}", everything[link % len(everything)].id))
    twin = {item.id for mandate in own for item in resting_on(mandate, everything)}
    assert {item.id for item in resting_on_all((item.id for item in own), everything)} == twin
    assert len(twin) == len(links)


def test_those_below_a_council_are_counted_once_however_many_ways_lead_up() -> None:
    def place(unit: str, council: str, electors: int) -> Constituency:
        return Constituency(unit, unit, council, "workers", None, (unit,), electors, 1, ())

    def sends(sender: str, council: str) -> DelegatePlaces:
        return DelegatePlaces(sender, council, 1, 1, ())

    places = (place("u1", "town", 10), place("u2", "town", 20), place("u3", "county", 5), place("u4", "land", 7))
    links = (sends("town", "county"), sends("town", "province"), sends("county", "land"), sends("province", "land"))
    plan = Plan("s", "r", places, (*links, sends("land", "town")))  # a circle, which no statute that is checked has
    assert electorate_of(plan, "land") == (("u1", "u2", "u3", "u4"), 42)
    straight = Plan("s", "r", places, links)
    assert electorate_of(straight, "county") == (("u1", "u2", "u3"), 35)
    assert electorate_of(straight, "town") == (("u1", "u2"), 30)
    assert electorate_of(straight, "nowhere") == ((), 0)


def test_the_delegates_of_a_real_council_rest_on_it() -> None:
    ground = above()
    seated = (item.id for item in ground.state.seated("city"))
    found = resting_on_all(seated, ground.state.tables["mandates"].values())
    assert [item.id for item in found] == ["province-from-city-1", "province-from-city-2"]


@pytest.mark.parametrize("name", library_names())
def test_every_article_of_the_library_on_recall_is_said_in_sentences(name: str) -> None:
    mandates = parse_statute(settled_text(name), name=name).mandates
    clauses = clauses_of(mandates.recall) if mandates.recall else ()
    clauses += clauses_of_body(mandates.no_confidence) if mandates.no_confidence else ()
    for clause in clauses:
        assert clause.words[0].isupper() or clause.words[0].isdigit(), clause
        assert clause.words.endswith("."), clause
        assert "None" not in clause.words.replace("None need be stated", ""), clause
