"""Sheets: long lists of a large council, as documents that an entry names by digest.

An entry holds at most 65,535 bytes, which a list of some hundred deputies fills. An attendance sheet holds who is
present, a roll-call sheet the choice of each; both are canonical JSON (`docs/record.md`, section 1):

    {"present":["mill-a-1.m1",...],"sheet":"attendance","sitting":"s1"}
    {"choices":[{"choice":"for","mandate":"mill-a-1.m1"},...],"motion":"m1","sheet":"roll-call"}
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from deputies.record.canonical import decode, encode
from deputies.sittings.sitting import Cast
from deputies.values import Refusal
from deputies.values.shape import Id, read, write

__all__ = ["INLINE", "format_attendance", "format_roll_call", "parse_attendance", "parse_roll_call"]

INLINE = 250
"""Deputies up to whom a list may stand in the entry itself; longer ones have to be sheets."""


@dataclass(frozen=True, slots=True)
class _Attendance:
    """Who is present in a sitting."""

    sheet: Literal["attendance"]
    sitting: Id
    present: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class _RollCall:
    """The choice of each who took part in a vote on a motion."""

    sheet: Literal["roll-call"]
    motion: Id
    choices: tuple[Cast, ...]


def format_attendance(sitting: str, present: Iterable[str]) -> bytes:
    """Return the canonical bytes of an attendance sheet; `parse_attendance` is the inverse."""
    return encode(write(_Attendance("attendance", sitting, tuple(present))))


def parse_attendance(data: bytes, sitting: str) -> tuple[str, ...]:
    """Return who is present; raise `Refusal` (`record.not-canonical`, `sheet.other`) or `Faults` for another paper."""
    sheet = read(_Attendance, decode(data), document="attendance sheet")
    _check_of(sheet.sitting, sitting)
    return sheet.present


def format_roll_call(motion: str, choices: Iterable[Cast]) -> bytes:
    """Return the canonical bytes of a roll-call sheet; `parse_roll_call` is the inverse."""
    return encode(write(_RollCall("roll-call", motion, tuple(choices))))


def parse_roll_call(data: bytes, motion: str) -> tuple[Cast, ...]:
    """Return the choices; raise `Refusal` (`record.not-canonical`, `sheet.other`) or `Faults` for another document."""
    sheet = read(_RollCall, decode(data), document="roll-call sheet")
    _check_of(sheet.motion, motion)
    return sheet.choices


def _check_of(found: str, required: str) -> None:
    if found != required:
        raise Refusal("sheet.other", f"The sheet is of {found!r}, not of {required!r}.", found=found, required=required)
