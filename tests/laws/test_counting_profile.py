"""A profile has one canonical form, whatever the order in which its papers were read."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from deputies.counting import OVERVOTE, count, format_profile, make_profile, parse_profile

CANDIDATES = 6


@st.composite
def rankings(draw: st.DrawFn) -> tuple[tuple[int, ...], ...]:
    order = draw(st.permutations(range(1, CANDIDATES + 1)))
    ranks: list[tuple[int, ...]] = []
    place = 0
    while place < len(order) and draw(st.integers(0, 4)):
        size = draw(st.sampled_from([1, 1, 1, 2, 0]))
        ranks.append(tuple(order[place : place + size]) or draw(st.sampled_from([(), (OVERVOTE,)])))
        place += size
    return tuple(ranks)


papers = st.lists(st.tuples(rankings(), st.integers(1, 50)), max_size=12)


@given(papers, st.randoms())
def test_the_canonical_form_does_not_depend_on_the_order_of_papers(held: list, random) -> None:  # type: ignore[no-untyped-def,type-arg]
    shuffled = list(held)
    random.shuffle(shuffled)
    one, other = (make_profile(CANDIDATES, given, seats=2) for given in (held, shuffled))
    assert format_profile(one) == format_profile(other)
    assert one.groups == other.groups


@given(papers)
def test_parsing_what_was_printed_gives_the_same_papers_and_the_same_print(held: list) -> None:  # type: ignore[type-arg]
    profile = make_profile(CANDIDATES, held, seats=2, withdrawn=(3,), spoiled=4)
    again = parse_profile(format_profile(profile))
    assert again.groups == profile.groups
    assert format_profile(again) == format_profile(profile)
    assert (again.seats, again.withdrawn, again.spoiled, again.valid) == (2, (3,), 4, profile.valid)


@settings(max_examples=60, deadline=None)
@given(papers)
def test_no_rule_makes_or_loses_a_vote(held: list) -> None:  # type: ignore[type-arg]
    profile = make_profile(CANDIDATES, held, seats=3, withdrawn=(2,))
    for rule in ("scottish-2011", "wigm-prf", "meek-prf"):
        counted = count(profile, rule, lots=range(1, CANDIDATES + 1))
        for stage in counted.stages:
            assert sum(stage.totals) + stage.nontransferable == counted.valid * counted.scale
            assert 0 <= stage.lost <= stage.nontransferable
        assert counted.unsettled is None
        assert len(counted.elected) == 3
        assert 2 not in counted.elected
