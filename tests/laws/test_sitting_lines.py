"""Laws of line-exact amendments."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deputies.sittings.lines import WIDTH, Change, LineRange, check_range, compose, lines_of, overlap
from deputies.values import Faults

TEXT = """From 1 April no mill in the city works anyone for more than nine hours a day, or eight by night.
The pickets watch over it.

Whoever breaks it is named in the bulletin."""

texts = st.text(st.sampled_from("ab cd\n 絲"), max_size=400)


def said(text: str) -> list[str]:
    return [text[line.start : line.end] for line in lines_of(text)]


def test_a_text_is_cut_the_same_for_everybody() -> None:
    assert said(TEXT) == [
        "From 1 April no mill in the city works anyone for more than nine hours a",
        "day, or eight by night.",
        "The pickets watch over it.",
        "",
        "Whoever breaks it is named in the bulletin.",
    ]


@given(texts)
def test_lines_hold_every_word_in_its_order_and_none_is_too_long(text: str) -> None:
    lines = said(text)
    assert " ".join(lines).split() == text.split()
    assert all(len(line) <= WIDTH or " " not in line for line in lines)


@given(texts)
def test_without_changes_nothing_changes(text: str) -> None:
    assert compose(text, ()) == text


@pytest.mark.parametrize(
    ("first", "last", "new", "result"),
    [
        (3, 3, "The pickets watch.", "more than nine hours a day, or eight by night.\nThe pickets watch.\n\nWhoever"),
        (3, 3, "", "or eight by night.\n\nWhoever"),
        (3, 2, "It holds for all.", "by night.\nIt holds for all.\nThe pickets"),
        (2, 1, "working", "nine hours a working day, or eight"),
        (6, 5, "So decided.", "in the bulletin.\nSo decided."),
        (5, 5, "", "The pickets watch over it.\n"),
        (1, 5, "Nothing.", "Nothing."),
        (2, 2, "", "more than nine hours a\nThe pickets watch over it."),
        (1, 1, "", "day, or eight by night.\nThe pickets"),
    ],
)
def test_a_change_touches_its_lines_and_no_others(first: int, last: int, new: str, result: str) -> None:
    amended = compose(TEXT, [Change(LineRange(first, last), new)])
    assert result in amended
    check_range(TEXT, LineRange(first, last), "x")


@pytest.mark.parametrize(
    ("changes", "result"),
    [
        ([(2, 2, ""), (3, 2, "So it is.")], "nine hours a\nSo it is.\nThe pickets"),
        ([(2, 1, "So it is."), (2, 2, "")], "nine hours a So it is.\nThe pickets"),
        ([(4, 4, ""), (5, 5, "")], "The pickets watch over it."),
        ([(5, 5, ""), (6, 5, "So it is."), (6, 5, "Amen.")], "watch over it.\n\nSo it is.\nAmen."),
        ([(1, 4, ""), (5, 5, "")], ""),
    ],
)
def test_no_paragraph_runs_on_where_lines_beside_each_other_go(
    changes: list[tuple[int, int, str]], result: str
) -> None:
    amended = compose(TEXT, [Change(LineRange(first, last), new) for first, last, new in changes])
    assert amended.endswith(result) if changes[-1][0] > 3 else result in amended


@given(texts, st.data())
def test_striking_lines_strikes_no_end_of_a_paragraph_that_stays(text: str, data: st.DataObject) -> None:
    lines = lines_of(text)
    first = data.draw(st.integers(1, len(lines)))
    last = data.draw(st.integers(first, len(lines)))
    paragraph = [sum(line.last for line in lines[:number]) for number in range(len(lines))]
    kept: dict[int, list[str]] = {}
    for number, line in enumerate(lines):
        if not first - 1 <= number < last:
            kept.setdefault(paragraph[number], []).extend(text[line.start : line.end].split())
    struck = compose(text, [Change(LineRange(first, last), "")])
    assert [words.split() for words in struck.split("\n") if words.split()] == [each for each in kept.values() if each]


@given(texts, st.data())
def test_changes_that_do_not_overlap_can_be_made_in_any_order(text: str, data: st.DataObject) -> None:
    many = len(lines_of(text))

    def change(word: str) -> Change:
        first = data.draw(st.integers(1, many))
        return Change(LineRange(first, data.draw(st.integers(first - 1, many))), word)

    one, other = change("X"), change("Y")
    if overlap(one.lines, other.lines) or one.lines.first == other.lines.first:
        return
    both = compose(text, [one, other])
    assert both == compose(text, [other, one])
    assert both.count("X") == both.count("Y") == 1
    touched = {n for item in (one, other) for n in range(item.lines.first, item.lines.last + 1)}
    kept = " ".join(line for number, line in enumerate(said(text), start=1) if number not in touched)
    assert both.replace("X", " ").replace("Y", " ").split() == kept.split()


@given(st.integers(1, 6), st.integers(0, 6), st.integers(1, 6), st.integers(0, 6))
def test_overlapping_is_mutual(a: int, b: int, c: int, d: int) -> None:
    one, other = LineRange(a, max(a - 1, b)), LineRange(c, max(c - 1, d))
    assert overlap(one, other) == overlap(other, one)


@pytest.mark.parametrize(("first", "last"), [(7, 6), (6, 6), (3, 1), (2, 6), (1, 9)])
def test_lines_that_are_not_there_are_refused(first: int, last: int) -> None:
    with pytest.raises(Faults, match=r"lines\."):
        check_range(TEXT, LineRange(first, last), "table-amendment")
