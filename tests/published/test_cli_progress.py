"""Progress: silent for two seconds, then one line on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import io

import pytest

from deputies_cli.progress import Progress, track


class Clock:
    """A clock that moves when told."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_work_under_two_seconds_shows_nothing() -> None:
    stream, clock = Terminal(), Clock()
    with Progress("Counting", total=10, stream=stream, clock=clock) as progress:
        for _ in range(10):
            clock.now += 0.19
            progress.advance()
    assert stream.getvalue() == ""


def test_a_terminal_gets_one_line_rewritten_with_rate_and_time_left() -> None:
    stream, clock = Terminal(), Clock()
    with Progress("Counting", total=400, unit="files", stream=stream, clock=clock) as progress:
        clock.now += 2
        progress.reach(100)
        clock.now += 0.05
        progress.reach(101)  # too soon after the last line
        clock.now += 6.15
        progress.reach(400)
    shown = stream.getvalue().split("\r\x1b[K")
    assert shown == [
        "",
        "Counting: 100 of 400 (25%) files, 50/s, 6.0 s left",
        "Counting: 400 of 400 (100%) files, 49/s",
        "Counting: done after 8.2 s (400 files)\n",
    ]


def test_elsewhere_a_plain_line_comes_every_ten_seconds() -> None:
    stream, clock = io.StringIO(), Clock()
    with Progress("Reading", stream=stream, clock=clock) as progress:
        for _ in range(25):
            clock.now += 1
            progress.advance(5)
    assert stream.getvalue().splitlines() == [
        "Reading: 10, 5.0/s",
        "Reading: 60, 5.0/s",
        "Reading: 110, 5.0/s",
        "Reading: done after 25 s",
    ]


def test_stages_are_shown_as_they_come_and_the_whole_is_named_at_the_end() -> None:
    stream, clock = io.StringIO(), Clock()
    with Progress("Importing", stream=stream, clock=clock) as progress:
        progress.report("Reading the file", 1, 2)
        clock.now += 3
        progress.report("Counting units", 0, None)
        progress.report("Counting units", 7, None)
    assert stream.getvalue().splitlines() == ["Counting units", "Importing: done after 3.0 s"]


def test_work_that_breaks_off_is_not_called_done() -> None:
    stream, clock = io.StringIO(), Clock()

    def work() -> None:
        with Progress("Reading", stream=stream, clock=clock) as progress:
            clock.now += 100
            progress.advance()
            raise KeyError

    with pytest.raises(KeyError):
        work()
    assert stream.getvalue().splitlines()[-1] == "Reading: stopped after 1 min 40 s"


def test_tracking_yields_every_item_and_knows_the_length_of_a_list() -> None:
    assert list(track([1, 2, 3], "Counting")) == [1, 2, 3]
    assert list(track(iter("ab"), "Counting")) == ["a", "b"]
