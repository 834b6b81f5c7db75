"""What an amendment changes, word by word: what stays, what goes, what comes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

__all__ = ["Piece", "differences"]

_WORDS = 1_500
"""Beyond so many words on one side the texts are compared by lines, so that a page never waits for it."""

_ALIKE = 0.45
"""Texts that have less than this in common are shown one after the other: single words kept by chance say nothing."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of two texts: in both (`same`), only in the first (`out`), only in the second (`in`)."""

    kind: Literal["same", "out", "in"]
    text: str


def differences(before: str, after: str) -> tuple[Piece, ...]:
    """Return the pieces: without those that come they are the first text, without those that go the second.

    Words are compared without the space that follows them, and spaces stand as in the first text.
    """
    pattern = r"\S+\s*"
    if max(before.count(" "), after.count(" ")) > _WORDS:
        pattern = r"[^\n]*\S[^\n]*\n*"
    old, new = re.findall(pattern, before), re.findall(pattern, after)
    matcher = SequenceMatcher(None, [item.rstrip() for item in old], [item.rstrip() for item in new])
    if matcher.ratio() < _ALIKE:
        return _replaced(before, after)
    found: list[Piece] = []
    for what, a, b, c, d in matcher.get_opcodes():
        gone, come = "".join(old[a:b]), "".join(new[c:d])
        found += [Piece("same", gone)] if what == "equal" else _replaced(gone, come)
    return tuple(found)


def _replaced(gone: str, come: str) -> tuple[Piece, ...]:
    """Return one text in the place of another; what divided the first from what follows divides the second from it."""
    if not gone or not come:
        return tuple(item for item in (Piece("out", gone), Piece("in", come)) if item.text)
    words = gone.rstrip()
    return Piece("out", f"{words} "), Piece("in", f"{come.rstrip()}{gone[len(words) :]}")
