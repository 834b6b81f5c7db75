"""Every act has words: one plain sentence that a reader far away understands, and the councils it concerns."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from deputies.acts.catalogue import ACTS
from deputies.acts.deciding import replay, take
from deputies.acts.placing import place_of_entry
from deputies.acts.state import State
from deputies.acts.telling import ACROSS, RUBRICS, TOLD, councils_of, rubric_of, tell
from deputies.values.shape import read
from ground import Ground, elected, sealed


@cache
def grounds() -> tuple[Ground, ...]:
    """Return grounds whose entries together hold every kind of act: those of the golden entries."""
    spec = importlib.util.spec_from_file_location("golden_grounds", Path(__file__).parents[1] / "replay" / "golden.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return tuple(module.grounds())


@cache
def told() -> Mapping[str, tuple[State, Any]]:
    """Return, for each kind of act, one as it stood on a record of the test ground, with the state of that record."""
    found: dict[str, tuple[State, Any]] = {}
    for ground in grounds():
        for entry in ground.entries:
            for plain in entry.acts:
                tag = plain["kind"]
                if tag not in found:
                    fields = {key: value for key, value in plain.items() if key != "kind"}
                    found[tag] = (ground.state, read(ACTS[tag][0], fields, document=tag))
    return found


def test_every_act_of_the_catalogue_has_words() -> None:
    """Red for a new act? Give it words in the module of its noun in `deputies/acts/telling`."""
    assert [tag for tag, (cls, _) in ACTS.items() if cls not in TOLD] == []
    assert {cls for cls, _ in ACTS.values()} == TOLD.keys()


def test_a_sentence_is_one_for_people() -> None:
    for tag, (state, act) in told().items():
        words = tell(state, act)
        assert not words[0].islower(), (tag, words)
        assert words[-1] in ".”", (tag, words)
        assert not re.search(r"\bNone\b|True|False|\{|\}|[0-9a-f]{64}|  |  \.| \.|, ,|\d{4}-\d\d-\d\d", words), (
            tag,
            words,
        )
        assert len(words) > 20, (tag, words)


def test_what_a_state_does_not_know_is_told_by_its_id() -> None:
    """A reader who has one entry and nothing else still gets a sentence."""
    elsewhere = elected().state
    for tag, (_, act) in told().items():
        assert len(tell(elsewhere, act)) > 15, tag


def test_people_are_called_by_the_names_that_whoever_reads_may_know() -> None:
    state, act = told()["deputy-instructed"]
    names = {state.mandate(act.mandate).name: "Wang"}
    assert tell(state, act, lambda known: names.get(known, "")) == (
        "Mill B instructed Wang by 30 votes to 20, which binds the deputy: “Vote for eight hours.”"
    )
    assert "deputy mill-b-1.d1" in tell(state, act)
    assert sealed("Wang") not in tell(state, act)


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        (
            "decision-adopted",
            "Province decided by 3 votes to 0, by its competence over Wages and hours, “Hours”: “Eight hours "
            "everywhere.”",
        ),
        ("roll-call-taken", "City carried the motion “Own order” by roll call, by 9 votes to 0."),
        (
            "means-chosen",
            "City chose for the directive “Hours” the means by-order (Order the hours and post pickets), on these "
            "facts: "
            "owners negotiate: no and organised mills 4.",
        ),
        (
            "sanction-imposed",
            "City imposed the removal of deputy mill-b-1.d1 by 6 votes to 3, with the support of 2 of 3 units and 196 "
            "of "
            "390 electors below; it does not hold yet: an appeal may be made until 19 March 1927.",
        ),
        (
            "petition-opened",
            "Electors of Mill A opened a petition to recall deputy mill-a-1.d1; it needs 50 signatures of 250 by 3 "
            "April "
            "1927: “No report.”",
        ),
        ("sitting-convened", "City is to sit on 8 March 1927, on: Own order."),
        ("delegate-sent", "City sent deputy mill-a-1.d1 as a delegate to Province, with 9 votes."),
    ],
)
def test_what_it_says(tag: str, words: str) -> None:
    state, act = told()[tag]
    assert tell(state, act) == words


def test_each_act_stands_under_a_heading_of_the_bulletin_or_under_none() -> None:
    rubrics = {tag: rubric_of(act) for tag, (_, act) in told().items()}
    assert set(rubrics.values()) == {"", *RUBRICS}
    assert rubrics["decision-adopted"] == "decisions"
    assert rubrics["count-entered"] == ""


@pytest.mark.parametrize(
    ("tag", "councils"),
    [
        ("means-chosen", {"city", "province"}),
        ("directive-issued", {"city", "harbour", "province"}),
        ("delegate-sent", {"city", "province"}),
        ("delegation-ended", {"province"}),
        ("sanction-appeal-decided", {"city", "province"}),
        ("petition-lapsed", {"city"}),
        ("credentials-confirmed", {"city"}),
        ("roll-call-taken", {"city"}),
        ("roll-sealed", set()),
    ],
)
def test_it_concerns_the_councils_that_it_names_and_those_of_what_it_names(tag: str, councils: set[str]) -> None:
    state, act = told()[tag]
    assert councils_of(state, act) == councils


def test_the_requests_whose_acts_reach_beyond_their_council_are_listed() -> None:
    """Red for a new one? Add it to `ACROSS`, or bulletins of the other councils miss it."""
    missing = set()
    for ground in grounds():
        state = State(ground.exhibits)
        for entry in ground.entries:
            place = place_of_entry(state, entry.request)
            take(state, entry)
            for plain in entry.acts:
                act = read(ACTS[plain["kind"]][0], {k: v for k, v in plain.items() if k != "kind"}, document="act")
                if rubric_of(act) and councils_of(state, act) - {place.council}:
                    missing.add(str(entry.request["kind"]))
    assert missing <= set(ACROSS)
    assert {"choose-means", "issue-directive", "send-delegates"} <= missing


def test_telling_changes_nothing() -> None:
    ground = elected()
    before = {name: dict(rows) for name, rows in ground.state.tables.items()}
    for entry in ground.entries:
        for plain in entry.acts:
            fields = {key: value for key, value in plain.items() if key != "kind"}
            tell(ground.state, read(ACTS[plain["kind"]][0], fields, document="act"))
    assert {name: dict(rows) for name, rows in ground.state.tables.items()} == before
    assert replay(ground.entries, ground.exhibits).tables == ground.state.tables
