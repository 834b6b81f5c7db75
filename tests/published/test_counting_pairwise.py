"""Worked examples of pairwise rules from the papers that define them."""

from __future__ import annotations

import random

from deputies.counting import count, make_profile
from deputies.counting.pairwise import compare

A, B, C, D, E = 1, 2, 3, 4, 5


def _papers(*given: tuple[int, tuple[int, ...]]) -> list[tuple[tuple[tuple[int, ...], ...], int]]:
    return [(tuple((number,) for number in order), weight) for weight, order in given]


EXAMPLE = _papers(
    (5, (A, C, B, E, D)),
    (5, (A, D, E, C, B)),
    (8, (B, E, D, A, C)),
    (3, (C, A, B, E, D)),
    (7, (C, A, E, B, D)),
    (2, (C, B, A, D, E)),
    (7, (D, C, E, B, A)),
    (8, (E, B, A, D, C)),
)
"""45 electors and five candidates: the example by which Schulze's method is explained."""


def test_schulzes_example_has_the_pairs_the_paths_and_the_winner_of_the_text() -> None:
    profile = make_profile(["A", "B", "C", "D", "E"], EXAMPLE, seats=1)
    assert [row[1:] for row in compare(profile)[1:]] == [
        [0, 20, 26, 30, 22],
        [25, 0, 16, 33, 18],
        [19, 29, 0, 17, 24],
        [15, 12, 28, 0, 14],
        [23, 27, 21, 31, 0],
    ]
    counted = count(profile, "schulze")
    paths = [stage.totals for stage in counted.stages if stage.action == "paths"]
    assert paths == [
        (0, 28, 28, 30, 24),
        (25, 0, 28, 33, 24),
        (25, 29, 0, 29, 24),
        (25, 28, 28, 0, 24),
        (25, 28, 28, 31, 0),
    ]
    assert counted.elected == (E,)
    assert counted.stages[-1].totals == (3, 1, 2, 0, 4)  # the order E A C B D


def test_ranked_pairs_drop_the_weakest_majority_of_a_circle() -> None:
    """A over B by 7, B over C by 6, C over A by 5 of 9: the last closes the circle."""
    papers = _papers((4, (A, B, C)), (3, (B, C, A)), (2, (C, A, B)))
    profile = make_profile(3, papers, seats=1)
    matrix = compare(profile)
    assert (matrix[A][B], matrix[B][C], matrix[C][A]) == (6, 7, 5)
    assert count(profile, "ranked-pairs").elected == (A,)


def test_equal_majorities_in_a_circle_are_a_tie_and_the_lots_settle_it() -> None:
    profile = make_profile(3, _papers((1, (A, B, C)), (1, (B, C, A)), (1, (C, A, B))), seats=1)
    for rule in ("schulze", "ranked-pairs"):
        stopped = count(profile, rule)
        assert stopped.elected == ()
        assert stopped.unsettled is not None
        assert stopped.unsettled.candidates == (A, B, C)
    assert count(profile, "schulze", lots=(C, B, A)).elected == (C,)
    # Majorities are locked in by the favoured winner: C over A, then B over C, and A over B closes the circle.
    assert count(profile, "ranked-pairs", lots=(C, B, A)).elected == (B,)


def test_whoever_beats_everybody_wins_under_both_rules() -> None:
    draw = random.Random(7)
    met = 0
    for _ in range(200):
        orders = [(draw.randint(1, 9), tuple(draw.sample(range(1, 5), draw.randint(1, 4)))) for _ in range(6)]
        profile = make_profile(4, _papers(*orders), seats=1)
        matrix = compare(profile)
        beats_all = [a for a in range(1, 5) if all(matrix[a][b] > matrix[b][a] for b in range(1, 5) if b != a)]
        if beats_all:
            met += 1
            assert count(profile, "schulze").elected == (beats_all[0],)
            assert count(profile, "ranked-pairs").elected == (beats_all[0],)
    assert met > 100
