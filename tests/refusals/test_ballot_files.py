"""Ballot files that cannot be read, and what is said about them: line, column, what was found."""

from __future__ import annotations

import pytest

from deputies.counting import format_profile, make_profile, parse_profile, read_profile
from deputies.values import DeputiesError, Faults

BLT = b'3 2\n4 1 2 0\n2 3 0\n0\n"A"\n"B"\n"C"\n"Title"\n'
CSV = b'3,2,\n4,1,2,\n2,3,\n"Candidate 1","A","",\n"Candidate 2","B","",\n"Candidate 3","C","",\n"Ward",\n'

BROKEN = [
    ("an unknown candidate", BLT.replace(b"2 3 0", b"2 4 0"), "line 3, column 3: candidate '4'"),
    ("a candidate ranked twice", BLT.replace(b"1 2 0", b"1 1 0"), "line 2, column 5: '1', ranked again"),
    ("a file cut in the papers", BLT[:14], "the end of the file"),
    ("a file cut in the names", BLT[:-15], "the end of the file with 1 of 3 names"),
    ("a paper without its end", BLT.replace(b"2 3 0\n0", b"2 3"), "to end the paper"),
    ("letters for a weight", BLT.replace(b"4 1 2 0", b"x 1 2 0"), "line 2, column 1: 'x'"),
    ("Latin-1 in a name", BLT.replace(b'"B"', b'"\xe9"'), "line 6, column 2: byte 0xe9"),
    ("an unknown candidate in CSV", CSV.replace(b"2,3,\n", b"2,9,\n"), "line 3, column 3: candidate 9"),
    (
        "a candidate ranked twice in CSV",
        CSV.replace(b"4,1,2,", b"4,1,1,"),
        "line 2, column 5: candidate 1 ranked again",
    ),
    ("letters in CSV", CSV.replace(b"4,1,2,", b"4,1,b,"), "line 2, column 5: 'b'"),
    ("a CSV cut in the candidates", CSV[:40], "the end of the file with 1 of 3 candidates"),
    ("nothing", b"", "no ballot format known"),
    ("prose", b"Dear returning officer,\n", "no ballot format known"),
]


@pytest.mark.parametrize(("what", "data", "said"), BROKEN, ids=[case[0] for case in BROKEN])
def test_a_broken_file_is_refused_where_it_breaks(what: str, data: bytes, said: str) -> None:
    with pytest.raises(Faults) as caught:
        read_profile(data, name="ballots")
    assert said in "\n".join(map(str, caught.value.faults)), what


def test_whole_files_are_read() -> None:
    assert read_profile(BLT).groups == read_profile(CSV).groups


@pytest.mark.parametrize(
    "broken",
    [
        lambda text: text.replace(b"papers 6", b"papers 7"),
        lambda text: text.replace(b"4 1 2\n2 3\n", b"2 3\n4 1 2\n"),
        lambda text: text.replace(b"4 1 2\n", b"4 1  2\n"),
        lambda text: text.replace(b"4 1 2\n", b"04 1 2\n"),
        lambda text: text[:-1],
        lambda text: text + b"\n",
        lambda text: text.replace(b"\n", b"\r\n"),
        lambda text: text.replace(b"2 3\n", b"2 4\n"),
        lambda text: text.replace(b"deputies-profile 1", b"deputies-profile 2"),
    ],
)
def test_a_text_that_is_not_canonical_is_refused(broken) -> None:  # type: ignore[no-untyped-def]
    text = format_profile(make_profile(3, [(((1,), (2,)), 4), (((3,),), 2)], seats=2))
    assert parse_profile(text).valid == 6
    with pytest.raises(DeputiesError):
        parse_profile(broken(text))


PREFLIB = b"""# DATA TYPE: soi
# NUMBER ALTERNATIVES: 3
# NUMBER VOTERS: 6
# NUMBER UNIQUE ORDERS: 2
# ALTERNATIVE NAME 1: A
4: 1,2
2: 3
"""
PABULIB = b"META\na;b\nPROJECTS\nproject_id;cost\n1;2\nVOTES\nid;vote\n7;3\n"
OTHERS = [
    ("a wrong total", "preflib", PREFLIB.replace(b"4: 1,2", b"5: 1,2"), "7 in the file; expected 6, as NUMBER VOTERS"),
    ("an order twice", "preflib", PREFLIB.replace(b"2: 3", b"2: 1,2"), "line 7, column 4: an order that stood before"),
    ("an alternative too many", "preflib", PREFLIB.replace(b"2: 3", b"2: 4"), "line 7, column 4: alternative 4"),
    ("letters", "preflib", PREFLIB.replace(b"4: 1,2", b"4: 1,b"), "line 6, column 6: 'b'"),
    ("no number of alternatives", "preflib", b"# DATA TYPE: soi\n4: 1\n", "NUMBER ALTERNATIVES"),
    ("prose", "abif", b"27: A>B\nhello there\n", "line 2, column 1: 'hello there'"),
    ("a candidate twice", "abif", b"27: A>B>A\n", "A ranked again"),
    ("scores for some", "abif", b"27: A/5,B\n", "scores for some candidates only"),
    ("a cut JSON", "cdf", b'{"@type": "CVR.CastVoteRecordReport", "CVR": [', "line 1, column"),
    ("another JSON", "cdf", b'["CVR"]', "JSON of another shape"),
    ("no contest", "cdf", b'{"Election": [], "CVR": []}', "0 contests"),
    ("rows of other lengths", "candidate-csv", b"id,A,B\nx,1,2\ny,1\n", "line 3, column 1: 2 cells"),
    ("no ranks", "candidate-csv", b"id,A\nx,y\n", "no column of ranks"),
    ("a weight of nothing", "rank-csv", b"count,rank1\n0,1\n", "line 2, column 1: '0'"),
    (
        "an unknown project",
        "pabulib",
        b"META\na;b\nPROJECTS\nproject_id;cost\n1;2\nVOTES\nid;vote\n7;3\n",
        "project '3'",
    ),
    ("no votes", "pabulib", b"META\na;b\n", "no section PROJECTS"),
    ("no profile", "abcvoting", b"num_cand: 3\n", "no key profile"),
    ("a candidate too many", "abcvoting", b"num_cand: 2\nprofile: [[0, 2]]\n", "candidate 2 of voter 1"),
]


@pytest.mark.parametrize(("what", "kind", "data", "said"), OTHERS, ids=[f"{case[1]}: {case[0]}" for case in OTHERS])
def test_every_format_says_what_is_wrong_and_where(what: str, kind: str, data: bytes, said: str) -> None:
    with pytest.raises(Faults) as caught:
        read_profile(data, name="ballots", format=kind)
    assert said in "\n".join(map(str, caught.value.faults)), what
