"""How many an executive has in councils of every size: no council is left without a chair."""

from __future__ import annotations

import pytest

from deputies.councils.executive import size_of
from deputies.statutes.library import library_names, settled_text
from deputies.statutes.model import Statute
from deputies.statutes.reading import parse_statute


def _statute(name: str) -> Statute:
    return parse_statute(settled_text(name), name=name)


@pytest.mark.parametrize("name", library_names())
def test_a_council_of_any_size_fills_as_many_posts_as_it_has_members(name: str) -> None:
    statute = _statute(name)
    for level in statute.levels.values():
        if level.executive is None:
            continue
        posts = min(len(level.executive.posts), level.executive.size)
        for seats in (1, 2, 3, 7, 8, 9, 23, 100):
            size = size_of(statute, level.executive, seats)
            assert min(posts, seats) <= size <= min(level.executive.size, seats)


def test_a_works_council_below_nine_has_a_chair_and_a_deputy_and_no_committee() -> None:
    """BetrVG §§ 26 and 27: chair and deputy chair in every council, a committee from nine members on."""
    statute = _statute("betrvg")
    executive = statute.levels["works-council"].executive
    assert executive is not None
    sizes = {seats: size_of(statute, executive, seats) for seats in (1, 3, 7, 9, 15, 17, 23, 25, 35, 37)}
    assert sizes == {1: 1, 3: 2, 7: 2, 9: 5, 15: 5, 17: 7, 23: 7, 25: 9, 35: 9, 37: 11}
