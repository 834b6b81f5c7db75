"""Progress of long work, on standard error: nothing for two seconds, then how far, how fast and how long yet.

    with Progress("Counting", total=len(files), unit="files") as progress:
        for file in files:
            ...
            progress.advance()

On a terminal one line is written over and over; elsewhere a plain line every ten seconds. Standard output is
never touched, so a command's result can be piped while its progress is watched.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sized
from types import TracebackType
from typing import TextIO, TypeVar

__all__ = ["Progress", "track"]

T = TypeVar("T")


class Progress:
    """One piece of work. `total` may be None where it is not known beforehand."""

    def __init__(
        self,
        label: str,
        *,
        total: int | None = None,
        unit: str = "",
        wait: float = 2.0,
        stream: TextIO | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.label, self.total, self.unit, self.done = label, total, unit, 0
        self._whole = label
        self._stream = sys.stderr if stream is None else stream
        self._clock, self._start = clock, clock()
        self._stage_start = self._start  # rates are those of the stage, the end tells of the whole
        self._terminal = self._stream.isatty()
        self._every = 0.1 if self._terminal else 10.0
        self._next = self._start + wait
        self._shown = False

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close(finished=error is None)

    def advance(self, count: int = 1) -> None:
        """So many more are done."""
        self.reach(self.done + count)

    def reach(self, done: int, total: int | None = None) -> None:
        """So many are done in all; a total that has become known may be given."""
        self.done = done
        self.total = self.total if total is None else total
        if self._clock() >= self._next:
            self._show()

    def step(self, label: str, *, total: int | None = None, unit: str | None = None) -> None:
        """Go on to another stage of the same work; the clock of the whole keeps running."""
        self.label, self.total, self.done = label, total, 0
        self._stage_start = self._clock()
        self.unit = self.unit if unit is None else unit
        if self._clock() >= self._next or self._shown:
            self._show()

    def report(self, stage: str, done: int, total: int | None) -> None:
        """Take what the library reports: a stage, how much of it is done, and of how much."""
        if stage != self.label:
            self.step(stage, total=total)
        self.reach(done, total)

    def close(self, *, finished: bool = True) -> None:
        """Take the line away; if it was ever shown, say how long the whole took."""
        if not self._shown:
            return
        said = "done" if finished else "stopped"
        spent = _span(self._clock() - self._start)
        self._write(f"{self._whole}: {said} after {spent}" + self._count())
        if self._terminal:
            self._stream.write("\n")
        self._stream.flush()
        self._shown = False

    def _show(self) -> None:
        now = self._clock()
        self._next = now + self._every
        self._shown = True
        spent = max(now - self._stage_start, 1e-9)
        rate = self.done / spent
        text = f"{self.label}: {self.done:,}" if self.done or self.total else self.label
        if self.total:
            text += f" of {self.total:,} ({min(100, 100 * self.done // self.total)}%)"
        if self.unit and (self.done or self.total):
            text += f" {self.unit}"
        if self.done:
            text += f", {rate:,.0f}/s" if rate >= 10 else f", {rate:.1f}/s"
        if self.total and 0 < self.done < self.total:
            text += f", {_span((self.total - self.done) / rate)} left"
        self._write(text)

    def _count(self) -> str:
        return f" ({self.done:,} {self.unit})" if self.done and self.unit else ""

    def _write(self, text: str) -> None:
        self._stream.write(f"\r\x1b[K{text}" if self._terminal else f"{text}\n")
        self._stream.flush()


def track(items: Iterable[T], label: str, *, total: int | None = None, unit: str = "") -> Iterator[T]:
    """Yield the items and show how far the work on them is."""
    known = len(items) if total is None and isinstance(items, Sized) else total
    with Progress(label, total=known, unit=unit) as progress:
        for item in items:
            yield item
            progress.advance()


def _span(seconds: float) -> str:
    if seconds < 10:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02d} s"
    return f"{whole // 3600} h {whole % 3600 // 60:02d} min"
