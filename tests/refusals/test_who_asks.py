"""Whose matter it is: a request of the right office at the wrong place is refused with who may make it."""

from __future__ import annotations

from typing import Any

import pytest

from chamber import above
from levels import three
from petitions import opened


@pytest.mark.parametrize(
    ("kind", "by", "fields", "says"),
    [
        ("open-recall", "elector:mill-a", {"petition": "p1", "mandate": "province-from-city-1"},
         "no unit elects in 'province', and here asks an elector of 'mill-a'."),
        ("instruct", "elector:mill-b",
         {"mandate": "mill-a-1.m1", "instruction": "i1", "text": "x", "votes_for": 1, "votes_against": 0},
         "this is for electors of 'mill-a', and here asks an elector of 'mill-b'."),
        ("resign", "deputy:mill-a-1.d2", {"mandate": "mill-a-1.m1"},
         "this is for the deputy 'mill-a-1.d1' alone, and here asks 'mill-a-1.d2'."),
        ("close-sitting", "chair:city", {"sitting": "ps1"}, "the chair of 'city' has no office in 'province'."),
    ],
    ids=["nobody elects", "another unit", "another deputy", "another council"],
)  # fmt: skip
def test_it_says_whose_matter_it_is(kind: str, by: str, fields: dict[str, Any], says: str) -> None:
    refusal = above().refused(kind, by, "office.elsewhere", **fields)
    assert refusal.sentence.endswith(says), refusal.sentence


def test_a_deputy_of_no_mandate_there() -> None:
    given = {"sitting": "s1", "council": "harbour", "day": "1927-03-20", "agenda": ["x"]}
    refusal = three().refused("convene-sitting", "deputy:mill-a-1.d2", "office.elsewhere", **given)
    assert refusal.sentence.endswith("the deputy 'mill-a-1.d2' holds no mandate in 'harbour'.")


def test_no_petition_is_answered_by_another_deputy() -> None:
    refusal = opened().refused("answer-recall", "deputy:mill-a-1.d2", "office.elsewhere", petition="p1", text="No.")
    assert "this is for the deputy 'mill-a-1.d1' alone" in refusal.sentence
