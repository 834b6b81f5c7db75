"""A sanction without its majority of units and of electors is refused, with the count that is missing.

The town has five base units: mill-a (200 electors), mill-b (100), company-d (40), and mill-c (30) with mill-d (25),
which are too small to elect alone and elect jointly: so four units in the proof of support, and 395 electors. More
than half of each is needed: three units, and 198 electors who voted for the sanction.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest

from chamber import resolve
from deputies.acts.support import support_in
from deputies.register.roll import RollUnit
from ground import Ground, founded
from sanctioned import OPENING, SANCTIONS

UNITS = (
    RollUnit("company-d", "Company D", "company", "city", "soldiers", 40),
    RollUnit("mill-a", "Mill A", "mill", "city", "workers", 200),
    RollUnit("mill-b", "Mill B", "mill", "city", "workers", 100),
    RollUnit("mill-c", "Mill C", "mill", "city", "workers", 30),
    RollUnit("mill-d", "Mill D", "mill", "city", "workers", 25),
)
MEMBERS = (
    "company-d-1.m1", "company-d-1.m2", "mill-a-1.m1", "mill-a-1.m2", "mill-a-1.m3", "mill-a-1.m4", "mill-b-1.m1",
    "mill-b-1.m2", "mill-c-1.m1",
)  # fmt: skip
ENOUGH = {"mill-a": (120, 30), "mill-b": (50, 20), "mill-c": (10, 5), "mill-d": (15, 10), "company-d": (3, 30)}
"""Three units of four, and exactly 198 electors."""


def heard() -> Ground:
    """The council has heard the accused, and voted for the removal by six of nine, on 15 March."""
    return _heard().copy()


@cache
def _heard() -> Ground:
    ground = founded(SANCTIONS, units=UNITS)
    for unit in ("company-d", "mill-a", "mill-b", "mill-c"):
        ground.now = "1927-03-01T09:00:00Z"
        ground.elect(unit)
    ground.now = "1927-03-07T09:00:00Z"
    ground.ask("constitute-council", "credentials", council="city")
    votes = [{"mandate": id_, "votes": 9 - place} for place, id_ in enumerate(MEMBERS[2:5])]
    ground.ask("elect-executive", "organiser", council="city", votes=votes, voters=9)
    ground.now = "1927-03-11T09:00:00Z"
    resolve(ground, "open-sanction", "mill-b-1.m1", motion="open-1", members=MEMBERS)
    ground.ask("open-sanction", "secretary:city", **{**OPENING, "mandate": "mill-b-1.m1"})
    statement = {"sanction": "x1", "attended": True, "statement": "The rice was spoilt."}
    ground.ask("hear-sanction", "secretary:city", **statement, at="1927-03-15T09:00:00Z")
    resolve(ground, "decide-sanction", "x1", "ffffffaaa", members=MEMBERS, day="1927-03-16")
    return ground


def meet(ground: Ground, votes: Mapping[str, tuple[int, int]]) -> None:
    """The units' meetings vote."""
    for unit, (votes_for, votes_against) in votes.items():
        meeting = {"sanction": "x1", "unit": unit, "votes_for": votes_for, "votes_against": votes_against}
        ground.ask("support-sanction", f"elector:{unit}", **meeting)


def test_the_small_units_that_elect_jointly_are_one() -> None:
    ground = heard()
    meet(ground, ENOUGH)
    support = support_in(ground.state, ground.state.tables["sanctions"]["x1"])
    assert [(item.place.id, item.place.electors, item.supports) for item in support.places] == [
        ("company-d", 40, False), ("mill-a", 200, True), ("mill-b", 100, True), ("mill-c", 55, True),
    ]  # fmt: skip
    assert (support.units_for, support.units, support.electors_for, support.electors) == (3, 4, 198, 395)


def test_with_exactly_enough_of_both_it_is_imposed_and_enforced_after_the_days_to_appeal() -> None:
    ground = heard()
    meet(ground, ENOUGH)
    ground.ask("decide-sanction", "secretary:city", motion="own-1")
    assert ground.state.tables["sanctions"]["x1"].support == "3 of 4 units and 198 of 395 electors"
    ground.refused("enforce-sanction", "credentials", "sanction.appeal-open", sanction="x1")
    ground.ask("enforce-sanction", "credentials", sanction="x1", at="1927-03-20T09:00:00Z")
    assert ground.state.mandate("mill-b-1.m1").end_reason == "removed"


REQUIRED = (
    "article 8.6.2 requires 3 units (more than half of base units, 4) and 198 electors (more than half of registered "
    "electors, 395)"
)


@pytest.mark.parametrize(
    ("changed", "support", "missing"),
    [
        ({"mill-a": (119, 30)}, "3 of 4 units and 197 of 395 electors", "1 elector is missing"),
        ({"mill-a": (150, 30), "mill-b": (20, 50)}, "2 of 4 units and 198 of 395 electors", "1 unit is missing"),
        ({"mill-b": (50, 50)}, "2 of 4 units and 198 of 395 electors", "1 unit is missing"),
        ({"mill-c": (10, 15)}, "2 of 4 units and 198 of 395 electors", "1 unit is missing"),
        ({"mill-b": (48, 48)}, "2 of 4 units and 196 of 395 electors", "1 unit and 2 electors are missing"),
        ({"mill-b": (20, 50), "mill-a": (20, 50)}, "1 of 4 units and 68 of 395 electors",
         "2 units and 130 electors are missing"),
    ],
    ids=["one elector too few", "one unit too few", "a tie is no support", "a tie of the joint units is none",
         "both by a little", "both by much"],
)  # fmt: skip
def test_what_is_missing_is_counted(changed: Mapping[str, tuple[int, int]], support: str, missing: str) -> None:
    ground = heard()
    meet(ground, {**ENOUGH, **changed})
    refusal: Any = ground.refused("decide-sanction", "secretary:city", "sanction.no-support", motion="own-1")
    assert refusal.sentence == f"The case 'x1' has the support of {support}; {REQUIRED}: {missing}."
    assert (refusal.article, refusal.found) == ("8.6.2", support)
    assert ground.state.tables["sanctions"]["x1"].status == "heard"


def test_one_small_unit_may_be_against_where_the_two_together_are_for_it() -> None:
    ground = heard()
    meet(ground, {**ENOUGH, "mill-c": (5, 10), "mill-d": (20, 1)})
    ground.ask("decide-sanction", "secretary:city", motion="own-1")
    assert ground.state.tables["sanctions"]["x1"].status == "imposed"


def test_a_vote_entered_anew_makes_good_what_was_missing() -> None:
    ground = heard()
    meet(ground, {**ENOUGH, "mill-a": (119, 30)})
    ground.refused("decide-sanction", "secretary:city", "sanction.no-support", motion="own-1")
    meet(ground, {"mill-a": (120, 30)})
    ground.ask("decide-sanction", "secretary:city", motion="own-1")


def test_the_meeting_of_a_small_unit_has_no_more_votes_than_its_own_electors() -> None:
    """Mill C has 30 of the 55 who elect jointly."""
    ground = heard()
    given = {"sanction": "x1", "unit": "mill-c", "votes_for": 31, "votes_against": 0}
    refusal = ground.refused("support-sanction", "elector:mill-c", "sanction.votes", **given)
    assert "31 votes are stated and 30 electors" in refusal.sentence


def test_whoever_does_not_meet_does_not_support() -> None:
    ground = heard()
    meet(ground, {"mill-a": (198, 0)})
    refusal = ground.refused("decide-sanction", "secretary:city", "sanction.no-support", motion="own-1")
    assert "1 of 4 units and 198 of 395 electors" in refusal.sentence
    assert refusal.sentence.endswith("2 units are missing.")
