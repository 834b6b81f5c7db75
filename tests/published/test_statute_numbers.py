"""Numbers at the edges of the statutes in the library, computed by hand from what their texts say.

Each row is one question put to `deputies statutes explain`: the statute, the sizes, the place in the statute, and the
number (with the votes of each delegate, where they have several).
"""

from __future__ import annotations

import json
from fractions import Fraction

import pytest

from deputies.statutes.explaining import explain
from deputies.statutes.library import settled_text
from deputies.statutes.model import Referendum
from deputies.statutes.reading import parse_statute
from deputies.values.shape import read
from deputies_cli.main import main

BY_HAND: list[tuple[str, dict[str, int], str, int, int | None]] = [
    # BetrVG § 14(4): none up to 20 electors, two from 21 to 100, a twentieth above, fifty always enough.
    ("betrvg", {"electors": 20, "staff": 20}, "elections.nomination", 0, None),
    ("betrvg", {"electors": 21, "staff": 21}, "elections.nomination", 2, None),
    ("betrvg", {"electors": 100, "staff": 100}, "elections.nomination", 2, None),  # not 5: the twentieth begins at 101
    ("betrvg", {"electors": 101, "staff": 101}, "elections.nomination", 6, None),  # 5.05
    ("betrvg", {"electors": 980, "staff": 980}, "elections.nomination", 49, None),
    ("betrvg", {"electors": 1_001, "staff": 1_001}, "elections.nomination", 50, None),
    # § 9: 15,000 is 35 and two more for each of two started 3,000 above 9,000.
    ("betrvg", {"electors": 15_000, "staff": 15_000}, "norms.council", 39, None),
    ("betrvg", {"electors": 51, "staff": 100}, "norms.council", 5, None),
    # §§ 27, 33, 47: of 15 members 8 are half, 12 are three quarters; two delegates share 1,101 votes.
    ("betrvg", {"electors": 1_101, "staff": 1_101}, "levels.works-council.quorum", 8, None),
    ("betrvg", {"electors": 1_101, "staff": 1_101}, "levels.works-council.executive.recall", 12, None),
    ("betrvg", {"electors": 1_101, "staff": 1_101}, "norms.committee", 5, None),
    ("betrvg", {"electors": 45, "staff": 45}, "norms.committee", 0, None),
    # BPersVG § 16: two more for each started thousand to 5,000, then for each started two thousand, 31 at most.
    ("bpersvg-2021", {"electors": 300, "staff": 300}, "norms.size", 7, None),
    ("bpersvg-2021", {"electors": 301, "staff": 301}, "norms.size", 9, None),
    ("bpersvg-2021", {"electors": 3_001, "staff": 3_001}, "norms.size", 17, None),
    ("bpersvg-2021", {"electors": 13_000, "staff": 13_000}, "norms.size", 27, None),
    ("bpersvg-2021", {"electors": 13_001, "staff": 13_001}, "norms.size", 29, None),
    ("bpersvg-2021", {"electors": 15_001, "staff": 15_001}, "norms.size", 31, None),
    ("bpersvg-2021", {"electors": 20, "staff": 90}, "norms.size", 1, None),
    # § 17(3): least seats of a group.
    ("bpersvg-2021", {"staff": 50}, "norms.group-floor", 1, None),
    ("bpersvg-2021", {"staff": 51}, "norms.group-floor", 2, None),
    ("bpersvg-2021", {"staff": 601}, "norms.group-floor", 4, None),
    ("bpersvg-2021", {"staff": 3_001}, "norms.group-floor", 6, None),
    # MitbestG § 11: computed by 90, half up; divided only above 25, 75, 100 computed delegates.
    ("mitbestg", {"electors": 4_544}, "norms.delegates", 25, 2),  # 50.49 are 50, in two
    ("mitbestg", {"electors": 6_749}, "norms.delegates", 25, 3),  # 74.99 are 75, in three
    ("mitbestg", {"electors": 6_795}, "norms.delegates", 19, 4),  # 75.5 are 76, in four
    ("mitbestg", {"electors": 13_544}, "norms.delegates", 25, 6),  # 150.49 are 150, in six
    # §§ 9, 23: a twentieth of 8,001 is 400.05, half is 4,000.5, three quarters are 6,000.75.
    ("mitbestg", {"electors": 8_001}, "referendum.petition", 401, None),
    ("mitbestg", {"electors": 8_001}, "referendum.turnout", 4_001, None),
    ("mitbestg", {"electors": 8_001}, "mandates.recall.petition", 6_001, None),
    # AWU arts. 8.3, 8.7: 0.3 times the square root; a tenth and a fifth of the members.
    ("awu", {"electors": 399}, "norms.delegates", 5, None),  # 5.99
    ("awu", {"electors": 400}, "norms.delegates", 6, None),
    ("awu", {"electors": 1_256}, "mandates.recall.petition", 252, None),
    ("awu", {"electors": 1_251}, "referendum.petition", 126, None),
    # Paris 1871: a remainder counts above 10,000 only; an eighth of 484,569 is 60,571.125.
    ("paris-1871", {"inhabitants": 10_000}, "norms.per-20000", 0, None),
    ("paris-1871", {"inhabitants": 10_001}, "norms.per-20000", 1, None),
    ("paris-1871", {"inhabitants": 50_000}, "norms.per-20000", 2, None),
    ("paris-1871", {"electors": 484_569}, "elections.winner", 60_572, None),
    # RSFSR 1918 arts. 53, 57, 58.
    ("rsfsr-1918", {"inhabitants": 50_999}, "norms.city-soviet", 50, None),
    ("rsfsr-1918", {"inhabitants": 51_000}, "norms.city-soviet", 51, None),
    ("rsfsr-1918", {"inhabitants": 399}, "norms.village-soviet", 3, None),
    ("rsfsr-1918", {"inhabitants": 400}, "norms.village-soviet", 4, None),
    ("rsfsr-1918", {"members": 199}, "norms.city-executive", 3, None),
    ("rsfsr-1918", {"members": 800}, "norms.city-executive", 15, None),
    # PRC art. 12, recall: caps are reached exactly, not a deputy earlier.
    ("prc", {"inhabitants": 172_499}, "norms.township-size", 159, None),
    ("prc", {"inhabitants": 1_549_999}, "norms.county-size", 449, None),
    ("prc", {"inhabitants": 10_249_999}, "norms.city-size", 649, None),
    ("prc", {"inhabitants": 97_499_999}, "norms.province-size", 999, None),
    ("prc", {"inhabitants": 16_249_999}, "norms.municipality-size", 999, None),
    ("prc", {"electors": 3_001}, "mandates.recall.decision", 1_501, None),
    ("prc", {"electors": 3_000}, "elections.turnout", 1_501, None),
    # PEP 13: two people, however many there are; GenG § 43a: a tenth of 1,501 is 150.1.
    ("pep-13", {"electors": 85}, "mandates.no_confidence.petition", 2, None),
    ("pep-13", {"electors": 85}, "mandates.recall.petition", 2, None),
    ("geng-43a", {"electors": 1_501}, "referendum.petition", 151, None),
    ("canton-hongkong-1925", {"electors": 1_249}, "norms.one-per-50", 24, None),
]


@pytest.mark.parametrize(("name", "sizes", "path", "number", "votes"), BY_HAND)
def test_the_library_gives_what_the_text_gives_by_hand(
    name: str, sizes: dict[str, int], path: str, number: int, votes: int | None
) -> None:
    found = {item.path: item for item in explain(parse_statute(settled_text(name), name=name), sizes)}
    assert found[path].number == number
    assert votes is None or found[path].votes_each == votes


def test_the_command_gives_the_same_numbers_as_the_library(capsys: pytest.CaptureFixture[str]) -> None:
    for name, sizes, path, number, votes in BY_HAND[::6]:
        given = [argument for base, size in sizes.items() for argument in (f"--{base}", str(size))]
        assert main(["statutes", "explain", name, *given, "--json"]) == 0
        item = next(item for item in json.loads(capsys.readouterr().out) if item["path"] == path)
        assert item["number"] == number, (name, sizes, path)
        assert votes is None or Fraction(item["votes_each"]) == votes


def test_the_delegates_of_an_establishment_share_its_votes_to_the_last_fraction() -> None:
    """BetrVG § 47: 1,101 electors, fifteen members, two delegates."""
    statute = parse_statute(settled_text("betrvg"), name="betrvg")
    found = {item.path: item for item in explain(statute, {"electors": 1_101, "staff": 1_101})}
    assert (found["norms.central-council"].number, found["norms.central-council"].votes_each) == (2, Fraction(1101, 2))


@pytest.mark.parametrize(
    ("votes_for", "votes_against", "carried"), [(251, 249, True), (250, 250, False), (499, 0, False)]
)
def test_a_referendum_needs_five_hundred_voters(votes_for: int, votes_against: int, carried: bool) -> None:
    """Bangor students' union, bye-laws 17.1-17.2: at least 500 voters."""
    half = {"num": 1, "den": 2, "of": "votes-cast", "strict": True}
    petition = {"num": 0, "den": 1, "of": "registered", "strict": True}
    plain = {"article": "17", "petition": petition, "decision": half, "least_voters": 500}
    rule = read(Referendum, plain)
    assert rule.carried(registered=9_000, votes_for=votes_for, votes_against=votes_against) is carried


@pytest.mark.parametrize(("voters", "needed"), [(66, 44), (67, 45), (68, 46)])
def test_two_thirds_of_the_voters_are_rounded_up(voters: int, needed: int) -> None:
    """PEP 13, vote of no confidence."""
    recall = parse_statute(settled_text("pep-13"), name="pep-13").mandates.recall
    assert recall is not None
    assert recall.carried(registered=85, votes_for=needed, votes_against=voters - needed)
    assert not recall.carried(registered=85, votes_for=needed - 1, votes_against=voters - needed + 1)
