"""TOML text to plain data and back: hardened against what a hostile or broken file can hold.

Read with `tomllib`; besides what TOML itself refuses (duplicate keys, bad syntax, wrong encoding) a text may not be
larger than a megabyte, have lines beyond 4,000 characters or tables nested beyond 32: a statute needs none of that.
Dates become text. `format_plain` writes plain data so that `parse_plain` gives it back.
"""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from deputies.statutes.places import line_of, lines_of_paths
from deputies.values import Fault, Faults

__all__ = ["PlacedFault", "format_plain", "parse_plain"]

_LARGEST = 1_000_000
_LARGEST_NUMBER = 10**15
_LONGEST_LINE = 4_000
_DEEPEST = 32
_WIDTH = 110
_QUOTED = re.compile(r"'([^']*)'")
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_DOTTED = re.compile(r"\s*\[{0,2}\s*(?:[A-Za-z0-9_-]+\s*\.\s*){32}")


@dataclass(frozen=True, slots=True)
class PlacedFault(Fault):
    """A fault with the line of the text it stands on; 0 where it has none. `remedy`: `expected` says what to do."""

    line: int = 0
    remedy: bool = False

    def __str__(self) -> str:
        place = f"{self.path}: " if self.path else ""
        said = f"{place}{self.found}; {self.expected}." if self.remedy else Fault.__str__(self)
        return f"line {self.line}: {said}" if self.line else said


def parse_plain(data: bytes, *, name: str) -> dict[str, Any]:
    """Return the tables of a TOML text; raise `Faults` with one clear sentence for anything that is not one."""
    text = _decode(data, name)
    try:
        plain = tomllib.loads(text)
    except RecursionError:
        raise _faults(name, "the text is nested too deeply", f"tables nested at most {_DEEPEST} deep") from None
    except tomllib.TOMLDecodeError as error:
        raise _syntax(name, str(error)) from None
    except ValueError as error:  # a number or a date that TOML allows and no computer holds
        raise _faults(name, f"a value cannot be read ({error})", "TOML with numbers and dates in range") from None
    try:
        found: dict[str, Any] = _plain(plain, "", 0)
    except _Unfit as error:
        line = line_of(error.path, lines_of_paths(text))
        raise Faults(name, [PlacedFault(error.path, error.found, error.expected, "statute.unreadable", line)]) from None
    return found


def _decode(data: bytes, name: str) -> str:
    if len(data) > _LARGEST:
        raise _faults(name, f"the text has {len(data):,} bytes", f"at most {_LARGEST:,} bytes")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        place = data.count(b"\n", 0, error.start) + 1
        raise _faults(name, f"byte {error.start + 1} is not UTF-8", "a text saved as UTF-8", place) from None
    if text.startswith("\ufeff"):
        text = text[1:]
    text = text.replace("\r\n", "\n")
    if not text.strip():
        raise _faults(name, "the text is empty", "a statute in TOML")
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > _LONGEST_LINE:
            raise _faults(name, f"the line has {len(line):,} characters", f"at most {_LONGEST_LINE:,}", number)
        if _DOTTED.match(line):  # a thousand such lines would keep the reader busy for long
            raise _faults(name, "the line is nested too deeply", f"tables nested at most {_DEEPEST} deep", number)
    return text


def _syntax(name: str, message: str) -> Faults:
    place = re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)$", message)
    said = message[: place.start()] if place else message
    said = said[:1].lower() + said[1:]
    twice = re.fullmatch(r"cannot declare \((.*?),?\) twice", said)
    if twice:
        said = f"the table [{'.'.join(re.findall(_QUOTED, twice[1]))}] stands here a second time"
    elif said == "cannot overwrite a value":
        said = "a key or table of this name is there already"
    line = int(place[1]) if place and place[1] else 0
    where = f" at column {place[2]}" if place and place[2] else (" at the end of the text" if place else "")
    return _faults(name, f"this is not TOML: {said}{where}", "a TOML text", line)


def _faults(name: str, found: str, expected: str, line: int = 0) -> Faults:
    return Faults(name, [PlacedFault("", found, expected, "statute.unreadable", line)])


class _Unfit(Exception):
    """A value that no statute holds, and where it stands."""

    def __init__(self, path: str, found: str, expected: str) -> None:
        super().__init__(found)
        self.path, self.found, self.expected = path, found, expected


def _plain(value: Any, path: str, depth: int) -> Any:
    if depth > _DEEPEST:
        raise _Unfit(path[:_WIDTH], "the text is nested too deeply", f"tables nested at most {_DEEPEST} deep")
    if isinstance(value, dict):
        for key in value:
            _check_text(key, path)
        return {key: _plain(item, f"{path}.{key}" if path else key, depth + 1) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item, f"{path}[{place}]", depth + 1) for place, item in enumerate(value)]
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, int) and abs(value) > _LARGEST_NUMBER:
        raise _Unfit(path, f"the number has {len(str(abs(value))):,} digits", f"at most {_LARGEST_NUMBER:,}")
    if isinstance(value, str):
        _check_text(value, path)
    return value


def _check_text(text: str, path: str) -> None:
    """Refuse characters that no reader sees: they would make a page or a terminal show what does not stand here."""
    for place, sign in enumerate(text):
        if (unicodedata.category(sign) == "Cc" and sign not in "\n\t") or sign in _TURNING:
            before = text[max(place - 20, 0) : place].replace("\n", " ")
            raise _Unfit(path, f"there is an invisible character (U+{ord(sign):04X}) after {before!r}", "visible text")


def format_plain(plain: Mapping[str, Any]) -> str:
    """Write plain data as TOML: values first, then tables in their order."""
    return "\n".join(_table(plain, ())).strip() + "\n"


def _table(table: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[str]:
    below = {key: value for key, value in table.items() if _is_table(value)}
    for key, value in table.items():
        if key not in below:
            yield f"{_key(key)} = {_value(value)}"
    for key, value in below.items():
        here = (*path, key)
        if isinstance(value, list):
            for item in value:
                yield f"\n[[{'.'.join(map(_key, here))}]]"
                yield from _table(item, here)
        else:
            if any(not _is_table(item) for item in value.values()) or not value:
                yield f"\n[{'.'.join(map(_key, here))}]"
            yield from _table(value, here)


def _is_table(value: Any) -> bool:
    """Say whether a value deserves lines of its own: a table too long for one line, or a list of such tables."""
    if isinstance(value, dict):
        return not value or len(_value(value)) > _WIDTH or any(isinstance(item, dict) for item in value.values())
    if isinstance(value, list):
        return bool(value) and all(isinstance(item, dict) for item in value) and len(_value(value)) > _WIDTH
    return False


def _key(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else json.dumps(key, ensure_ascii=False)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    if isinstance(value, dict):
        return (
            "{ " + ", ".join(f"{_key(key)} = {_value(item)}" for key, item in value.items()) + " }" if value else "{}"
        )
    return str(value)


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
