"""What is written in a format is read back as the same papers; what it cannot hold is refused, not dropped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deputies.counting import (
    FORMATS,
    OVERVOTE,
    Candidate,
    detect_format,
    losses,
    make_profile,
    read_profile,
    write_profile,
)
from deputies.values import Refusal
from realdata import ELECTIONS, needs_realdata

WRITTEN = [name for name, known in FORMATS.items() if known.writes is not None]
STRICT_ONLY = {"scot-elex"}
NAMES = ["Anna Ek", 'Bela "B" Ost', "Çelik, D.", "Doña García"]
SAMPLES = sorted((ELECTIONS / "formats").iterdir()) if ELECTIONS.is_dir() else []

orders = st.permutations(range(1, 5)).flatmap(lambda order: st.integers(1, 4).map(lambda size: tuple(order[:size])))
strict_papers = st.dictionaries(orders, st.integers(1, 9), min_size=1, max_size=8)


def _ranks(order: Iterable[int]) -> tuple[tuple[int, ...], ...]:
    return tuple((number,) for number in order)


@settings(max_examples=40, deadline=None)
@pytest.mark.parametrize("name", WRITTEN)
@given(papers=strict_papers)
def test_strict_papers_survive_every_format(name: str, papers: dict[tuple[int, ...], int]) -> None:
    profile = make_profile(
        NAMES, [(_ranks(order), weight) for order, weight in papers.items()], seats=2, title="Ward 1"
    )
    written = write_profile(profile, name)
    again = read_profile(written)
    assert detect_format(written) == name
    assert again.groups == profile.groups
    assert write_profile(again.with_seats(2), name) == written
    if name != "canonical":
        assert [person.name for person in again.candidates] == NAMES
        assert again.title == "Ward 1"


@pytest.mark.parametrize("name", sorted(set(WRITTEN) - STRICT_ONLY))
def test_shared_ranks_survive_every_format_that_holds_them(name: str) -> None:
    profile = make_profile(4, [(((1, 3), (2,)), 5), (((4,), (1, 2, 3)), 2)], seats=2)
    assert read_profile(write_profile(profile, name)).groups == profile.groups


@pytest.mark.parametrize("name", ["preflib", "abif", "cdf", "canonical"])
def test_approvals_stay_approvals(name: str) -> None:
    profile = make_profile(4, [(((1, 3),), 5), (((4,),), 2)], seats=2, kind="approval")
    again = read_profile(write_profile(profile, name))
    assert again.kind == "approval"
    assert again.groups == profile.groups


@pytest.mark.parametrize(
    ("name", "ranking"),
    [
        ("scot-elex", ((1, 2),)),
        ("scot-elex", ((1,), (), (2,))),
        ("blt", ((1,), (OVERVOTE,))),
        ("preflib", ((1,), (), (2,))),
        ("abif", ((OVERVOTE,), (1,))),
    ],
)
def test_what_a_format_has_no_sign_for_is_refused(name: str, ranking: tuple[tuple[int, ...], ...]) -> None:
    with pytest.raises(Refusal):
        write_profile(make_profile(3, [(ranking, 1)], seats=1), name)


@settings(max_examples=60, deadline=None)
@pytest.mark.parametrize("name", WRITTEN)
@given(
    papers=st.dictionaries(orders, st.integers(1, 9), min_size=1, max_size=5),
    seats=st.sampled_from([1, 3]),
    withdrawn=st.sampled_from([(), (2,), (1, 4)]),
    ties=st.sampled_from([(), (3, 1, 4, 2)]),
    spoiled=st.sampled_from([0, 7]),
    blank=st.booleans(),
    party=st.sampled_from(["", "Greens"]),
    kind=st.sampled_from(["ranked", "approval"]),
)
def test_nothing_of_a_profile_is_lost_unsaid(  # type: ignore[no-untyped-def]
    name: str, papers, seats, withdrawn, ties, spoiled, blank, party, kind
) -> None:
    held = {(order,) if kind == "approval" else _ranks(order): weight for order, weight in papers.items()}
    people = [Candidate(number, label, party) for number, label in enumerate([*NAMES[:3], "Ed [E] Fox"], start=1)]
    groups = [*held.items(), *([((), 2)] if blank else [])]
    made = make_profile(people, groups, seats=seats, withdrawn=withdrawn, title="Ward 1", spoiled=spoiled, kind=kind)
    profile = replace(made, tie_order=ties)
    lost = losses(profile, name)
    bears_on_the_count = [words for words in lost if words not in ("the parties", "the names", "the title")]
    if bears_on_the_count:
        with pytest.raises(Refusal) as refused:
            write_profile(profile, name)
        assert all(words in refused.value.sentence for words in bears_on_the_count) or name == "scot-elex"
    if lost:
        return
    try:
        written = write_profile(profile, name)
    except Refusal:  # papers that the format has no sign for
        assert (name, kind) == ("scot-elex", "approval")
        return
    assert read_profile(written) == profile


@pytest.mark.parametrize(
    ("name", "lost"),
    [
        ("blt", "that the marks are approvals"),
        ("cdf", "the withdrawal of 2"),
        ("canonical", "the order for ties (3, 1, 2)"),
        ("preflib", "the blank papers (2)"),
    ],
)
def test_what_has_no_field_is_named_and_left_out_only_when_asked(name: str, lost: str) -> None:
    kind = "approval" if name == "blt" else "ranked"
    made = make_profile(["A", "B", "C"], [(((1,),), 3), ((), 2)], seats=1, withdrawn=(2,), kind=kind)
    profile = replace(made, tie_order=(3, 1, 2))
    with pytest.raises(Refusal, match=re.escape(lost)):
        write_profile(profile, name)
    again = read_profile(write_profile(profile, name, lossy=True))
    assert (((1,),), 3) in list(again.groups)


def test_a_withdrawal_and_an_order_for_ties_survive_blt() -> None:
    blt = b'3 1\n-2\n[tie 3 1 2]\n2 1 3 0\n0\n"A"\n"B"\n"C"\n"T"\n'
    profile = read_profile(blt)
    assert (profile.withdrawn, profile.tie_order) == ((2,), (3, 1, 2))
    assert write_profile(profile, "blt") == blt


@pytest.mark.parametrize(
    "dialect",
    [
        b'\xef\xbb\xbf2 1\r\n3 1 2 0\r\n1 2 0\r\n0\r\n"A"\r\n"B"\r\n"T"\r\n',
        b'2 1 3 1 2 0 1 2 0 0 "A" "B" "T"',
        b'# comment\n2 1 /* two\nlines */\n(id7) 3 1 2 0\n1 2 0 # last\n0\n"A" # first\n"B"\n"T"\n',
        b'2 1\n[nick a b]\n3 a b 0\n1 b 0\n0\n"A"\n"B"\n"T"\n',
        b"2 1\n3 1 2 0\n1 2 0\n0\nA\nB\nT",
        '2 1\n3 1 2 0\n1 2 0\n0\n"A"\n"B"\n"T"\n'.encode("utf-16"),
    ],
)
def test_the_dialects_of_blt_say_the_same(dialect: bytes) -> None:
    profile = read_profile(dialect, name="dialect.blt", format="blt")
    assert list(profile.groups) == [(((1,), (2,)), 3), (((2,),), 1)]
    assert [person.name for person in profile.candidates] == ["A", "B"]
    assert profile.title == "T"


def test_pabulib_and_abcvoting_give_approvals() -> None:
    pabulib = (
        b"META\nkey;value\ndescription;Parks\nvote_type;approval\nPROJECTS\nproject_id;cost;name\n"
        b"p7;100;Trees\np9;50;Bench\nVOTES\nvoter_id;vote\n1;p9,p7\n2;p9\n3;\n"
    )
    profile = read_profile(pabulib, name="parks.pb")
    assert profile.kind == "approval"
    assert list(profile.groups) == [(((1, 2),), 1), (((2,),), 1), ((), 1)]
    abcvoting = b"num_cand: 3\ncommitteesize: 2\nprofile: [[0, 2], [1],\n  [0, 2]]\ncompute:\n- {rulename: av}\n"
    profile = read_profile(abcvoting, name="x.abc.yaml")
    assert (profile.seats, profile.kind) == (2, "approval")
    assert list(profile.groups) == [(((1, 3),), 2), (((2,),), 1)]


def test_a_cell_may_hold_a_rank_or_a_candidate() -> None:
    by_candidate = b"id,Anna,Bela\nx1,1,2\nx2,,1\n"
    by_rank = b"count,rank1,rank2\n1,Anna,Bela\n1,Bela,\n"
    one, other = read_profile(by_candidate, name="a.csv"), read_profile(by_rank, name="b.csv")
    assert (detect_format(by_candidate), detect_format(by_rank)) == ("candidate-csv", "rank-csv")
    assert (
        [person.name for person in one.candidates] == [person.name for person in other.candidates] == ["Anna", "Bela"]
    )
    assert list(one.groups) == [(((1,), (2,)), 1), (((2,),), 1)]
    marks = read_profile(b"count,rank1,rank2,rank3\n4,1|2,,W\n1,O,2,\n")
    assert list(marks.groups) == [(((1, 2), (), (3,)), 4), (((OVERVOTE,), (2,), ()), 1)]


@needs_realdata
@pytest.mark.parametrize("sample", SAMPLES, ids=[path.name for path in SAMPLES])
def test_files_of_other_programs_survive_every_format_that_can_hold_them(sample) -> None:  # type: ignore[no-untyped-def]
    profile = read_profile(sample.read_bytes(), name=sample.name)
    profile = profile.with_seats(profile.seats or 2)
    held = 0
    for name in WRITTEN:
        try:
            written = write_profile(profile, name)
        except Refusal:
            continue
        assert read_profile(written).groups == profile.groups, name
        held += 1
    assert held or "nist" in sample.name
