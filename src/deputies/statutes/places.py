"""Where in a TOML text a path stands: so that a fault can name its line.

A light scan beside `tomllib`, which keeps no positions: table headers, keys at the start of a line, and the elements
of arrays of tables. Inside an inline table or a list that spans lines the line of its key is given; what is missing
is placed at the table that misses it. Quoted keys are read as TOML does, save for escapes.
"""

from __future__ import annotations

import re

__all__ = ["line_of", "lines_of_paths"]

_PART = r"""(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')"""
_HEADER = re.compile(rf"\s*(\[\[?)\s*({_PART}(?:\s*\.\s*{_PART})*)\s*\]\]?")
_KEY = re.compile(rf"\s*({_PART}(?:\s*\.\s*{_PART})*)\s*=(.*)", re.DOTALL)
_FENCES = ('"""', "'''")


def lines_of_paths(text: str) -> dict[str, int]:
    """Return the line (from 1) of every table and key of a TOML text, by dotted path."""
    found: dict[str, int] = {}
    counts: dict[str, int] = {}
    table, fence = "", ""
    for number, line in enumerate(text.split("\n"), 1):
        if fence:
            fence = "" if fence in line else fence
            continue
        header = _HEADER.match(line)
        key = None if header else _KEY.match(line)
        if header:
            table = _resolve(_dotted(header[2]), counts, several=header[1] == "[[")
            found.setdefault(table, number)
            found.setdefault(table.removesuffix("[0]"), number)
        elif key:
            found.setdefault(_join(table, _dotted(key[1])), number)
            fence = _opened(key[2])
    return found


def line_of(path: str, lines: dict[str, int]) -> int:
    """Return the line of a path, or of the nearest table above it that has one; 0 if there is none."""
    while path:
        if path in lines:
            return lines[path]
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return 0


def _opened(rest: str) -> str:
    """Return the fence of a multi-line text that this line opens and leaves open."""
    for fence in _FENCES:
        if rest.count(fence) % 2 == 1:
            return fence
    return ""


def _dotted(text: str) -> str:
    return ".".join(part.strip("\"'") for part in re.findall(_PART, text))


def _join(table: str, key: str) -> str:
    return f"{table}.{key}" if table else key


def _resolve(name: str, counts: dict[str, int], *, several: bool) -> str:
    """Name a table by its place: `[[local]]` is `local[0]`, then `local[1]`; a table below it is below the last."""
    for known in sorted(counts, key=len, reverse=True):
        if name.startswith(f"{known}."):
            name = f"{known}[{counts[known]}]{name[len(known) :]}"
            break
    if not several:
        return name
    counts[name] = counts.get(name, -1) + 1
    return f"{name}[{counts[name]}]"
