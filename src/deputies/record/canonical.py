"""Canonical bytes: one value, one spelling.

What is hashed or signed has to have exactly one form. The form is JSON (RFC 8259), narrowed:

- UTF-8 without a byte order mark; no space between tokens; nothing before or after the value;
- the keys of an object are sorted by Unicode code point, each once;
- strings escape only `"`, `\\` and the controls below U+0020, these as \\b \\t \\n \\f \\r or \\u00xx in lower
  case; every other character stands for itself; lone surrogates are refused; text is not normalised, so "é"
  written as one character and as two are two different values;
- numbers are integers without leading zeros, "-0", fraction or exponent, at most 1,000 digits. Integers above
  2^53 keep every digit here; a reader in a language whose numbers are doubles must read them as big integers;
- at most 64 levels of nesting.

`decode` accepts bytes only if `encode` prints what it read back to the very same bytes. The form differs from
RFC 8785 in the order of keys (code points there are UTF-16 units) and in refusing fractions altogether.
"""

from __future__ import annotations

import json
from typing import Final, NoReturn, TypeAlias

from deputies.values import Refusal

__all__ = ["LARGEST_ENTRY", "Value", "check_entry_size", "decode", "encode"]

Value: TypeAlias = "bool | int | str | list[Value] | dict[str, Value] | None"

LARGEST_ENTRY: Final = 65_535
_DIGITS: Final = 1_000
_BEYOND: Final = 10**_DIGITS
_DEPTH: Final = 64
_PRINTER: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))


def encode(value: object) -> bytes:
    """Return the canonical bytes of `value`.

    `value` is built of None, bool, int, str, list and dict with text keys, exactly these types. Anything else
    (a float, a tuple, bytes, a key that is no text, a lone surrogate, an integer of more than 1,000 digits,
    more than 64 levels) raises `Refusal` with the path of the first offender.
    """
    _check(value, "", 0)
    return _PRINTER.encode(value).encode("utf-8")


def decode(data: bytes) -> Value:
    """Read canonical bytes; raise `Refusal` (`record.not-canonical`) for any other bytes.

    The refusal says at which byte the found and the canonical spelling part.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_canonical(f"byte {error.start} is not UTF-8") from error
    try:
        value: Value = json.loads(text, parse_float=_no_float, parse_constant=_no_float, parse_int=_integer)
    except json.JSONDecodeError as error:
        raise _not_canonical(f"at character {error.pos} it is not JSON ({error.msg})") from error
    except RecursionError as error:
        raise _not_canonical(f"it is nested deeper than {_DEPTH} levels") from error
    printed = encode(value)
    if printed != data:
        place = next((i for i, (a, b) in enumerate(zip(data, printed, strict=False)) if a != b), len(printed))
        raise _not_canonical(
            f"at byte {place} found {_excerpt(data, place)} where the canonical form has {_excerpt(printed, place)}"
        )
    return value


def check_entry_size(data: bytes) -> bytes:
    """Return `data` if it fits into an entry (at most 65,535 bytes); raise `Refusal` otherwise."""
    if len(data) <= LARGEST_ENTRY:
        return data
    raise Refusal(
        "record.entry-too-long",
        f"An entry of the record has at most {LARGEST_ENTRY:,} bytes and this one has {len(data):,}; "
        "put large documents into exhibits and name their digests.",
        found=str(len(data)),
        required=f"at most {LARGEST_ENTRY}",
    )


def _check(value: object, path: str, depth: int) -> None:
    if depth > _DEPTH:
        raise Refusal("record.too-deep", f"The value is nested deeper than {_DEPTH} levels at {_shown(path)}.")
    kind = type(value)
    if kind is dict:
        for key, item in value.items():  # type: ignore[attr-defined]
            if type(key) is not str:
                raise _no_place(path, f"the key {key!r}", "text")
            _check_text(key, path)
            _check(item, f"{path}.{key}" if path else key, depth + 1)
    elif kind is list:
        for place, item in enumerate(value):  # type: ignore[arg-type]
            _check(item, f"{path}[{place}]", depth + 1)
    elif kind is str:
        _check_text(value, path)  # type: ignore[arg-type]
    elif kind is int:
        if not -_BEYOND < value < _BEYOND:  # type: ignore[operator]
            raise _no_place(path, f"an integer of more than {_DIGITS:,} digits", f"at most {_DIGITS:,} digits")
    elif value is not None and kind is not bool:
        raise _no_place(path, f"a {kind.__name__}", "null, true, false, a whole number, text, a list or an object")


def _check_text(text: str, path: str) -> None:
    if text.isascii():
        return
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        lone = f"the lone surrogate U+{ord(text[error.start]):04X}"
        raise _no_place(path, lone, "text made of Unicode characters") from error


def _no_place(path: str, found: str, required: str) -> Refusal:
    return Refusal(
        "record.not-encodable",
        f"At {_shown(path)} there is {found}; an entry holds {required} there.",
        found=found,
        required=required,
    )


def _not_canonical(reason: str) -> Refusal:
    return Refusal("record.not-canonical", f"These bytes are not in canonical form: {reason}.", found=reason)


def _no_float(text: str) -> NoReturn:
    raise _not_canonical(f"found the number {text[:40]}, and only whole numbers are allowed")


def _integer(text: str) -> int:
    if len(text) > _DIGITS + 1:
        raise _not_canonical(f"found a number of {len(text):,} characters, and {_DIGITS:,} digits are allowed")
    return int(text)


def _shown(path: str) -> str:
    return path or "the top"


def _excerpt(data: bytes, place: int) -> str:
    piece = data[place : place + 12]
    return repr(piece.decode("utf-8", "backslashreplace")) if piece else "the end"
