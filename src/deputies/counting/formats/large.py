"""Large files of strict papers, BLT and the Scottish CSV: read in pieces, grouped on the way, by the compiled kernel.

Memory holds the distinct papers and one piece of the file, never the file. Whatever is not a plain line of numbers
makes this reader give up; the careful readers then read the file from the start and say what is wrong and where.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, BinaryIO

import numpy as np

from deputies.counting.formats.blt import read_blt
from deputies.counting.formats.scotelex import read_scotelex
from deputies.counting.kernel import BROKEN, DONE, FULL, read_papers, rehash
from deputies.counting.profile import Ballots, Profile
from deputies.values import Fault, Faults

__all__ = ["read_large"]

PIECE = 1 << 22
LONGEST_HEAD = 1 << 16
NEWLINE = b"\n"
Array = np.ndarray[Any, Any]


@dataclass(slots=True)
class _Groups:
    """Distinct papers in growing arrays, and the hash table that finds them."""

    offsets: Array
    choices: Array
    weights: Array
    table: Array
    seen: Array
    state: Array

    @classmethod
    def empty(cls, candidates: int) -> _Groups:
        return cls(
            np.zeros(1 << 16, dtype=np.int64),
            np.zeros(1 << 18, dtype=np.int16),
            np.zeros(1 << 16, dtype=np.int64),
            np.full(1 << 17, -1, dtype=np.int32),
            np.zeros(candidates + 1, dtype=np.int64),
            np.zeros(5, dtype=np.int64),
        )

    @property
    def arrays(self) -> tuple[Array, Array, Array, Array, Array]:
        """What the kernel fills."""
        return self.offsets, self.choices, self.weights, self.table, self.seen

    def grow(self, line: int) -> None:
        """Make room for another line of so many bytes, and for many more."""
        groups, used = int(self.state[0]), int(self.state[1])
        if groups + 2 >= len(self.weights):
            self.weights = _longer(self.weights, len(self.weights) * 3 // 2)
            self.offsets = _longer(self.offsets, len(self.weights) + 1)
        if used + line + PIECE // 64 >= len(self.choices):
            self.choices = _longer(self.choices, len(self.choices) * 3 // 2 + line)
        if 2 * groups > len(self.table):
            self.table = np.full(2 * len(self.table), -1, dtype=np.int32)
            rehash(self.offsets, self.choices, groups, self.table)

    def ballots(self) -> Ballots:
        groups, used, papers, blank = self.state[:4].tolist()
        offsets, choices, weights = self.offsets[: groups + 1], self.choices[:used], self.weights[:groups]
        return Ballots.from_arrays(offsets, choices, weights, papers=papers, blank=blank, strict=True)


def _longer(old: Array, size: int) -> Array:
    new = np.zeros(size, dtype=old.dtype)
    new[: len(old)] = old
    return new


def read_large(stream: BinaryIO, kind: str, name: str) -> Profile | None:
    """Read a file of strict papers from its start; None where it is not plain enough for this reader.

    kind    "blt" or "scot-elex".
    raises  Faults with the line where the file cannot be read by any reader.
    """
    head = _head(stream, kind)
    if head is None:
        return None
    lines, candidates = head
    groups = _Groups.empty(candidates)
    rest = _papers(stream, _File(kind, name or "ballots", lines), groups, candidates)
    if rest is None:
        return None
    try:
        if kind == "blt":
            profile = read_blt(lines + rest + stream.read(), name)
        else:
            profile = read_scotelex(lines + rest + stream.read(), name)
    except Faults:
        return None
    return replace(profile, groups=groups.ballots())


def _head(stream: BinaryIO, kind: str) -> tuple[bytes, int] | None:
    """Return the lines before the papers and the number of candidates; the stream stands at the first paper."""
    first = stream.readline(LONGEST_HEAD)
    words = first.removeprefix(b"\xef\xbb\xbf").replace(b",", b" ").split()
    if len(words) != 2 or not all(word.isdigit() for word in words) or not first.endswith(b"\n"):
        return None
    candidates = int(words[0])
    if not 1 <= candidates <= 32_000:
        return None
    lines = first
    while kind == "blt":
        place = stream.tell()
        line = stream.readline(LONGEST_HEAD)
        if not line.startswith((b"[", b"-")):
            stream.seek(place)
            break
        if line.startswith(b"[nick") or not line.endswith(b"\n"):
            return None
        lines += line
    return lines, candidates


@dataclass(frozen=True, slots=True)
class _File:
    """What a fault of the file is said with: its kind and name, and the lines before the papers."""

    kind: str
    name: str
    head: bytes

    def fault(self, line: int, found: str, expected: str) -> Faults:
        return Faults(self.name, [Fault(f"line {line}, column 1", found, expected, f"ballots.{self.kind}")])

    def explain(self, line: int, text: bytes, candidates: int) -> Faults | None:
        """Let the careful reader say what is wrong with one line; None where it finds nothing: it may read the file."""
        try:
            if self.kind == "blt":
                read_blt(self.head + text + b"\n0\n" + b'"-"\n' * (candidates + 1), self.name)
            else:
                names = b"".join(b'"Candidate %d","-","",\n' % number for number in range(1, candidates + 1))
                read_scotelex(self.head + text + b"\n" + names + b'"-",\n', self.name)
        except Faults as refused:
            here = f"line {self.head.count(NEWLINE) + 1},"
            moved = [
                replace(fault, path=fault.path.replace(here, f"line {line},"))
                for fault in refused.faults
                if fault.path.startswith(here)
            ]
            return Faults(refused.document, moved) if moved else None
        return None


def _papers(stream: BinaryIO, file: _File, groups: _Groups, candidates: int) -> bytes | None:
    """Read all papers into `groups`; return the bytes read beyond them, None where a line is not plain.

    raises Faults at a line that no reader takes, and where the file ends among the papers.
    """
    closed = file.kind == "blt"
    form = (32 if closed else 44, closed, candidates)
    held = b""
    while True:
        piece = stream.read(PIECE)
        data = held + piece
        view = np.frombuffer(data, dtype=np.uint8)
        start = 0
        while True:
            status, consumed = read_papers(view[start:], form, groups.arrays, groups.state)
            start += consumed
            if status != FULL:
                break
            groups.grow(PIECE // 16)
        if status == DONE:
            return data[start:]
        line = file.head.count(NEWLINE) + int(groups.state[4]) + 1
        if status == BROKEN:
            refused = file.explain(line, data[start : start + PIECE].split(NEWLINE, 1)[0], candidates)
            if refused is not None:
                raise refused
            return None
        if len(data) - start > PIECE:
            raise file.fault(line, f"a line of over {PIECE:,} bytes", "a paper")
        if not piece:
            raise file.fault(line, "the end of the file", "0 to end the papers" if closed else "the candidates")
        held = data[start:]
