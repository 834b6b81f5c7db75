"""Each fast way of counting gives the same transcript as the plain one, stage by stage, to the last digit."""

from __future__ import annotations

import io
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deputies.counting import Profile, count, make_profile, read_profile, read_profile_stream, write_profile
from deputies.counting.formats.large import read_large
from deputies.values import Faults
from realdata import ELECTIONS, needs_realdata

BALLOTS = ELECTIONS / "scotland2017" / "ballots"
WARDS = sorted(BALLOTS.glob("*.csv")) if BALLOTS.is_dir() else []
RULES = ["scottish-2011", "wigm-prf", "meek-prf", "meek-fixed9"]


def _made(seed: int, *, candidates: int, papers: int, seats: int) -> Profile:
    """Papers of two camps, with short ones, so that surpluses, exclusions and ties all occur."""
    draw = random.Random(seed)
    held = []
    for _ in range(papers):
        camp = draw.random() < 0.6
        order = sorted(range(1, candidates + 1), key=lambda n: draw.random() * (1 + (n % 2 == camp)))
        ranking = tuple((number,) for number in order[: draw.randint(0, candidates)])
        held.append((ranking, draw.choice([1, 1, 2, 7])))
    return make_profile(candidates, held, seats=seats, withdrawn=draw.choice([(), (2,)]))


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("seed", range(12))
def test_made_papers_count_alike(rule: str, seed: int) -> None:
    profile = _made(seed, candidates=9, papers=60, seats=4)
    lots = tuple(range(1, 10))
    plain = count(profile, rule, lots=lots, implementation="reference")
    assert count(profile, rule, lots=lots, implementation="kernel") == plain
    assert count(profile, rule, lots=lots) == plain


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.integers(2, 8), st.integers(1, 5))
def test_meeks_tree_is_meeks_paper_by_paper(seed: int, candidates: int, seats: int) -> None:
    profile = _made(seed, candidates=candidates, papers=25, seats=seats)
    for rule in ("meek-prf", "meek-fixed9"):
        plain = count(profile, rule, implementation="reference")  # ties may stop both, at the same place
        assert count(profile, rule) == plain


@needs_realdata
@pytest.mark.parametrize("rule", RULES)
def test_real_wards_count_alike(rule: str) -> None:
    for path in WARDS[:: 1 if rule == "scottish-2011" else 6]:
        profile = read_profile(path.read_bytes())
        lots = tuple(range(1, len(profile.candidates) + 1))
        plain = count(profile, rule, lots=lots, implementation="reference")
        assert count(profile, rule, lots=lots, implementation="kernel") == plain, path.name


def test_the_compiled_tree_grows_and_sums_alike() -> None:
    profile = _made(5, candidates=14, papers=900, seats=8)
    lots = tuple(range(1, 15))
    for rule in ("meek-prf", "meek-fixed9"):
        plain = count(profile, rule, lots=lots, implementation="reference")
        assert count(profile, rule, lots=lots, implementation="kernel") == plain


@pytest.mark.parametrize("kind", ["blt", "scot-elex"])
def test_the_reader_in_pieces_reads_what_the_careful_reader_reads(kind: str) -> None:
    profile = _made(3, candidates=12, papers=90_000, seats=3)
    profile = Profile(profile.candidates, profile.groups, 3, title="Ward")
    written = write_profile(profile, kind)
    large = read_large(io.BytesIO(written), kind, "made")
    assert large is not None
    assert large.groups == profile.groups
    assert (large.groups.papers, large.groups.blank) == (profile.groups.papers, profile.groups.blank)
    assert (large.title, large.seats, large.candidates) == ("Ward", 3, read_profile(written).candidates)


PLAIN = b'3 1\n4 1 3 0\n1 2 3 0\n2 0\n0\n"A"\n"B"\n"C"\n"T"\n'


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (b"1 2 2 0\n", "line 3, column 5: '2', ranked again"),
        (b"1 2 9 0\n", "line 3, column 5: candidate '9'"),
        (b"1 2 x 0\n", "line 3, column 5: candidate 'x'"),
        (b"x 2 3 0\n", "line 3, column 1: 'x'"),
    ],
)
def test_the_reader_in_pieces_says_what_the_careful_reader_says(written: bytes, said: str) -> None:
    text = PLAIN.replace(b"1 2 3 0\n", written)
    with pytest.raises(Faults) as careful:
        read_profile(text)
    assert said in str(careful.value.faults[0])
    with pytest.raises(Faults) as pieces:
        read_large(io.BytesIO(text), "blt", "made")
    assert pieces.value.faults[0] == careful.value.faults[0]


@pytest.mark.parametrize("written", [b"1 2=3 0\n", b"\n", b"1 2 - 3 0\n", b"(a7) 1 2 3 0\n", b"1 2\n3 0\n"])
def test_the_reader_in_pieces_leaves_to_the_careful_reader_what_is_not_plain(written: bytes) -> None:
    text = PLAIN.replace(b"1 2 3 0\n", written)
    assert read_profile(text).title == "T"
    assert read_large(io.BytesIO(text), "blt", "made") is None


def test_a_file_cut_among_its_papers_is_refused_at_its_last_line() -> None:
    with pytest.raises(Faults, match="line 3, column 1: the end of the file; expected 0 to end the papers"):
        read_large(io.BytesIO(PLAIN[: PLAIN.index(b"1 2 3 0\n") + 4]), "blt", "made")


def test_a_line_without_end_is_refused_before_it_fills_the_memory() -> None:
    class Endless(io.RawIOBase):
        read_so_far = 0

        def seekable(self) -> bool:
            return True

        def seek(self, place: int, whence: int = 0) -> int:
            Endless.read_so_far = place
            return place

        def tell(self) -> int:
            return Endless.read_so_far

        def read(self, size: int = -1) -> bytes:
            assert 0 <= size <= 1 << 23, "asked for all there is"
            start = Endless.read_so_far
            Endless.read_so_far += size
            return (b"3 1\n1 " + b"2 " * (size // 2))[:size] if start == 0 else b"2 " * (size // 2)

        def readline(self, size: int | None = -1) -> bytes:
            line = b"3 1\n" if Endless.read_so_far == 0 else b"1 " + b"2 " * 40
            Endless.read_so_far += len(line)
            return line

    with pytest.raises(Faults, match="a line of over"):
        read_profile_stream(Endless(), name="endless.blt")  # type: ignore[arg-type]


TWINS = ["scottish-2011", "wigm-prf", "ers97", "northern-ireland-1985", "meek-prf", "meek-fixed9", "warren-fixed9"]


def _awkward(seed: int) -> Profile:
    """Many candidates, most without a vote, papers of equal weight that mirror each other and soon run out."""
    draw = random.Random(seed)
    candidates = draw.choice([3, 8, 40])
    liked = draw.sample(range(1, candidates + 1), min(candidates, draw.choice([2, 3, 6])))
    papers: list[tuple[tuple[tuple[int, ...], ...], int]] = [((), draw.choice([1, 5]))]
    for number in liked:
        weight = draw.choice([1, 6, 6, 12])
        others = [other for other in liked if other != number]
        papers.append((((number,),), weight))
        papers += [(((number,), (other,)), weight) for other in others]
        if draw.random() < 0.5:
            papers.append((((number,), tuple(others)), 2))  # shared rank: the order ends there
            papers.append((((number,), (), (others[0],)), 3))  # blank rank
    withdrawn = tuple(draw.sample(range(1, candidates + 1), draw.choice([0, 1, 2])))
    return make_profile(candidates, papers, seats=draw.choice([1, 2, 5]), withdrawn=withdrawn)


@settings(max_examples=25, deadline=None)
@pytest.mark.parametrize("rule", TWINS)
@given(st.integers(0, 10**6), st.booleans())
def test_ties_everywhere_no_votes_and_spent_papers_count_alike(rule: str, seed: int, settled: bool) -> None:
    profile = _awkward(seed)
    lots = tuple(range(len(profile.candidates), 0, -1)) if settled else ()
    plain = count(profile, rule, lots=lots, implementation="reference")
    assert count(profile, rule, lots=lots, implementation="kernel") == plain  # or stops both at the same tie
    assert len(set(plain.elected)) == len(plain.elected) <= (profile.seats or 0)
    assert not set(plain.elected) & set(profile.withdrawn)
    if settled:
        standing = len(profile.candidates) - len(profile.withdrawn)
        assert plain.unsettled is None
        assert len(plain.elected) == min(profile.seats or 0, standing)
    for stage in plain.stages:
        assert min(stage.totals) >= 0
        if "meek" not in rule and "warren" not in rule:
            assert sum(stage.totals) + stage.nontransferable == plain.valid * plain.scale
