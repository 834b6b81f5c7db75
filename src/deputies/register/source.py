"""The register file as bytes: its digest, its encoding, its header. One pass, in pieces, before anything is read.

Accepted: CSV as RFC 4180 has it, in UTF-8 with or without a byte order mark, cells separated by comma, semicolon or
tab (whichever the header has most of), lines ended by LF or CR LF; and Parquet. Anything else is named for what it
seems to be: UTF-16, Windows-1252 or Latin-1, a spreadsheet.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

from deputies.values import Fault, Faults, Refusal

__all__ = ["Report", "Source", "scan"]

Report: TypeAlias = Callable[[str, int, int | None], None]
"""`report(stage, done, total)`: told now and then how far the work is; the shell shows it."""

_PIECE = 1 << 20
_LONGEST_LINE = 1 << 20
_SPACED_QUOTE = re.compile(rb'(?:^|[,;\t\n]) +"|" +(?:[,;\t\r\n]|\Z)')


@dataclass(frozen=True, slots=True)
class Source:
    """A register file that can be read: its digest names it from here on."""

    path: Path
    size: int
    digest: str
    kind: str  # "csv" or "parquet"
    delimiter: str = ","
    header: tuple[str, ...] = ()
    loose: bool = False  # the two CSV readers might differ on it: read it in plain Python


def scan(path: Path, report: Report | None = None) -> Source:
    """Read the file through once; raise `Faults` for an encoding that is not UTF-8, `Refusal` if it can't be opened."""
    try:
        with path.open("rb") as file:
            start = file.read(8)
            if start.startswith(b"PAR1"):
                return _scan_parquet(path, report)
            _refuse_other(path, start)
            return _scan_csv(path, report)
    except OSError as error:
        raise Refusal(
            "register.unreadable", f"The register {path} can't be read: {error.strerror}.", found=str(path)
        ) from None


def _refuse_other(path: Path, start: bytes) -> None:
    if not start:
        raise _fault(path, "", "the file is empty", "a header and rows")
    if start.startswith(b"PK\x03\x04"):
        raise _fault(path, "byte 0", "the file is a spreadsheet or a ZIP archive", "CSV in UTF-8, or Parquet")
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise _fault(path, "line 1, byte 0", "the file is in UTF-16", "UTF-8")
    if len(start) >= 4 and (not any(start[0:8:2]) or not any(start[1:8:2])):
        raise _fault(path, "line 1, byte 0", "the file seems to be in UTF-16 without its mark", "UTF-8")


def _scan_parquet(path: Path, report: Report | None) -> Source:
    digest, size, total = sha256(), 0, path.stat().st_size
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
            size += len(piece)
            if report:
                report("Reading the file", size, total)
    return Source(path, size, digest.hexdigest(), "parquet")


def _scan_csv(path: Path, report: Report | None) -> Source:
    digest, size, lines, loose, total = sha256(), 0, 0, False, path.stat().st_size
    first = b""
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            piece += file.readline(_LONGEST_LINE)
            first = first or piece
            digest.update(piece)
            _check_text(path, piece, size, lines)
            loose = loose or _is_loose(piece)
            size += len(piece)
            lines += piece.count(b"\n")
            if report:
                report("Reading the file", size, total)
    delimiter, header = _header(path, first)
    return Source(path, size, digest.hexdigest(), "csv", delimiter, header, loose)


def _is_loose(piece: bytes) -> bool:
    """Say whether DuckDB's reader takes something here more loosely than the csv module does.

    One delimiter too many at the end of a line, spaces between a delimiter and a quote, a lone CR.
    """
    if any(delimiter + end in piece for delimiter in (b",", b";", b"\t") for end in (b"\n", b"\r\n")):
        return True
    if piece.endswith((b",", b";", b"\t")):
        return True
    if b"\r" in piece and piece.count(b"\r") != piece.count(b"\r\n"):
        return True
    return b'"' in piece and _SPACED_QUOTE.search(piece) is not None


def _check_text(path: Path, piece: bytes, offset: int, lines: int) -> None:
    place = -1
    try:
        piece.decode("utf-8")
        place = piece.find(b"\x00")
    except UnicodeDecodeError as error:
        place = error.start
    if place < 0:
        return
    line = lines + piece.count(b"\n", 0, place) + 1
    where = f"line {line}, byte {offset + place}"
    byte = piece[place]
    if byte == 0:
        raise _fault(path, where, "a zero byte stands here", "text in UTF-8")
    would = bytes([byte]).decode("windows-1252", "replace")
    raise _fault(
        path,
        where,
        f"the byte 0x{byte:02X} is not UTF-8; in Windows-1252 or Latin-1 it would be {would!r}",
        "UTF-8: save the file anew in that encoding",
    )


def _header(path: Path, first: bytes) -> tuple[str, tuple[str, ...]]:
    text = first.decode("utf-8-sig")
    line = text.splitlines()[0] if text.strip() else ""
    delimiter = max(",;\t", key=line.count)
    try:
        cells = next(csv.reader([line], delimiter=delimiter, strict=True), [])
    except csv.Error as error:
        raise _fault(path, "line 1", f"the header can't be read: {error}", "names of columns") from None
    return delimiter, tuple(cells)


def _fault(path: Path, where: str, found: str, expected: str) -> Faults:
    return Faults(path.name, [Fault(where, found, expected, "register.encoding")])
