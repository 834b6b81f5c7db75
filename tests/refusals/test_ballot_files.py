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
