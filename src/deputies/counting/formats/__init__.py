"""Ballot files: `read_profile` finds out the format and reads it; `write_profile` writes the formats in use."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO, cast

from deputies.counting.canonical import format_profile, parse_profile
from deputies.counting.formats.blt import read_blt, write_blt
from deputies.counting.formats.scotelex import read_scotelex, write_scotelex
from deputies.counting.later import later
from deputies.counting.profile import Profile
from deputies.values import Fault, Faults, Refusal

__all__ = ["FORMATS", "Format", "detect_format", "losses", "read_profile", "read_profile_stream", "write_profile"]

LARGE = 6_000_000  # bytes from which the compiled reader pays for its start
LONGEST_LINE = 1 << 22
LARGEST = 1 << 28
MOST_PAPERS = 10**18  # so many that no sum of them leaves 64 bits


def _later(module: str, name: str) -> Callable[..., Any]:
    return later(f"deputies.counting.formats.{module}", name)


def _lacks(fields: str) -> frozenset[str]:
    return frozenset(fields.split())


@dataclass(frozen=True, slots=True)
class Format:
    """A ballot format: its name, the usual ends of file names, how it is read and, where it is, written.

    lacks  the fields of a profile it has no place for (`writing.unsaid`).
    """

    name: str
    title: str
    endings: tuple[str, ...]
    reads: Callable[[bytes, str], Profile]
    writes: Callable[[Profile], bytes] | None = None
    lacks: frozenset[str] = frozenset()


FORMATS: Mapping[str, Format] = {
    one.name: one
    for one in (
        Format(
            "blt", "BLT (OpenSTV, Droop, stv-rs)", (".blt",), read_blt, write_blt, _lacks("approvals spoiled parties")
        ),
        Format(
            "scot-elex",
            "Scottish preference profile, CSV",
            (".csv",),
            read_scotelex,
            write_scotelex,
            _lacks("withdrawn ties spoiled"),
        ),
        Format(
            "preflib",
            "PrefLib",
            (".soc", ".soi", ".toc", ".toi", ".cat"),
            _later("preflib", "read_preflib"),
            _later("preflib", "write_preflib"),
            _lacks("spoiled blank parties"),
        ),
        Format(
            "abif",
            "ABIF",
            (".abif",),
            _later("abif", "read_abif"),
            _later("abif", "write_abif"),
            _lacks("spoiled parties"),
        ),
        Format(
            "cdf",
            "NIST cast vote records, JSON",
            (".json",),
            _later("cdf", "read_cdf"),
            _later("cdf", "write_cdf"),
            _lacks("withdrawn ties spoiled parties"),
        ),
        Format(
            "candidate-csv", "CSV, a column a candidate (RCTab generic)", (), _later("tables", "read_candidate_csv")
        ),
        Format("rank-csv", "CSV, a column a rank", (), _later("tables", "read_rank_csv")),
        Format(
            "parquet",
            "Parquet, a column a rank or a list of ranks",
            (".parquet",),
            _later("parquet", "read_parquet"),
            _later("parquet", "write_parquet"),
        ),
        Format("pabulib", "pabulib", (".pb",), _later("approvals", "read_pabulib")),
        Format("abcvoting", "abcvoting", (".abc.yaml", ".yaml"), _later("approvals", "read_abcvoting")),
        Format(
            "canonical",
            "canonical form of the public record",
            (".profile",),
            lambda data, _name: parse_profile(data),
            format_profile,
            _lacks("ties parties names title"),
        ),
    )
}


def detect_format(data: bytes, name: str = "") -> str:
    """Name the format of a ballot file by how it begins; the file name decides only where contents do not.

    raises Faults where nothing fits.
    """
    head = _in_utf8(data[:8192], name)[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    for fits, found in _SIGNS:
        if fits.match(head):
            return found
    for known in FORMATS.values():
        if head and known.endings and name.lower().endswith(known.endings):
            return known.name
    known_names = ", ".join(FORMATS)
    raise Faults(name or "ballots", [Fault("line 1, column 1", "no ballot format known", f"one of {known_names}")])


_SIGNS = (
    (re.compile(rb"PAR1"), "parquet"),
    (re.compile(rb"deputies-profile "), "canonical"),
    (re.compile(rb"# *(FILE NAME|TITLE|DATA TYPE|MODIFICATION TYPE|NUMBER [A-Z]+|ALTERNATIVE NAME \d+) *:"), "preflib"),
    (re.compile(rb"META *[;\r\n]"), "pabulib"),
    (re.compile(rb"\{[^{}]*\"(@type|CVR|Election|GeneratedDate|Version)\"", re.DOTALL), "cdf"),
    (re.compile(rb"(count,)?(rank|choice|preference)[ _]*1\b", re.IGNORECASE), "rank-csv"),
    (re.compile(rb"\d+ *, *\d+ *,*[ \t]*\r?(\n|\Z)"), "scot-elex"),
    (re.compile(rb"(#[^\n]*\n|/\*.*?\*/|\s)*\d+\s+\d+\s", re.DOTALL), "blt"),
    (re.compile(rb"(.*\n)*?(num_cand|profile|committeesize) *:"), "abcvoting"),
    (re.compile(rb"(#[^\n]*\n|\s|\{[^\n]*\n|=[^\n]*\n)*(\d+ *[:*]|=[^\n:]+:|\{\w+ *:)"), "abif"),
    (re.compile(rb"[^\n\d][^\n]*,[^\n]*\n[^\n]*,[^\n]*\d"), "candidate-csv"),
)


def read_profile(data: bytes, *, name: str = "", format: str | None = None, seats: int | None = None) -> Profile:
    """Read ballots from the bytes of a file.

    name    of the file, for messages and for formats that contents alone do not tell.
    format  one of `FORMATS`, `cdf:CONTEST` for one contest of several; found out where not given.
    seats   to be filled, where the file does not say or another number is meant.
    raises  Faults with line and column of everything that is wrong; Refusal for a format not known.
    """
    data = _in_utf8(data, name)
    wanted, _, contest = (format if format is not None else detect_format(data, name)).partition(":")
    if wanted == "cdf" and contest:
        from deputies.counting.formats.cdf import read_cdf

        return read_cdf(data, name, contest).with_seats(seats)
    if wanted in ("blt", "scot-elex") and len(data) > LARGE:
        profile = _read_large(io.BytesIO(data), wanted, name)
        if profile is not None:
            return profile.with_seats(seats)
    chosen = _format(wanted)
    try:
        profile = chosen.reads(data, name)
    except ValueError as error:
        if "integer string conversion" not in str(error):
            raise
        found = "a number of more than 4,000 digits"
        raise Faults(name or "ballots", [Fault("", found, "numbers of at most 18", "ballots.number")]) from error
    if profile.groups.papers > MOST_PAPERS:
        found, expected = f"{profile.groups.papers} papers", f"at most {MOST_PAPERS:,}"
        raise Faults(name or "ballots", [Fault("", found, expected, "ballots.number")])
    return profile.with_seats(seats)


def _in_utf8(data: bytes, name: str) -> bytes:
    """Return UTF-16 that its mark announces as UTF-8, everything else as it is."""
    if not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data
    from deputies.counting.formats.source import decode_text

    return decode_text(data, name).encode()


def read_profile_stream(
    stream: BinaryIO, *, name: str = "", format: str | None = None, seats: int | None = None
) -> Profile:
    """Read ballots from a binary stream; as `read_profile`, but a large file of strict papers is read in pieces, and
    a line longer than any ballot is refused before it fills the memory. What cannot seek is kept on disk meanwhile."""
    head = stream.read(LONGEST_LINE)
    if len(head) == LONGEST_LINE:
        if head[:4] == b"PAR1" or format == "parquet":
            from deputies.counting.formats.parquet import read_parquet_stream

            whole = stream if stream.seekable() else _on_disk(head, stream)
            whole.seek(0)
            return read_parquet_stream(whole, name).with_seats(seats)
        if b"\n" not in head and head.lstrip()[:1] != b"{":
            expected = "lines, the first of them much shorter"
            raise Faults(name or "ballots", [Fault("line 1", f"a line of over {LONGEST_LINE:,} bytes", expected)])
        wanted = format if format is not None else detect_format(head, name)
        head += stream.read(LARGE - LONGEST_LINE)
        if len(head) < LARGE:
            return read_profile(head, name=name, format=format, seats=seats)
        if not stream.seekable():
            stream = _on_disk(head, stream)
        if wanted in ("blt", "scot-elex"):
            stream.seek(0)
            profile = _read_large(stream, wanted, name)
            if profile is not None:
                return profile.with_seats(seats)
    else:
        return read_profile(head, name=name, format=format, seats=seats)
    stream.seek(0)
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        expected = f"at most {LARGEST:,} bytes unless it is BLT or a Scottish CSV of plain papers"
        raise Faults(name or "ballots", [Fault("", "a file too large to be read whole", expected, "ballots.too-large")])
    return read_profile(data, name=name, format=format, seats=seats)


def _on_disk(head: bytes, stream: BinaryIO) -> BinaryIO:
    """Copy a stream that cannot seek into a temporary file, which goes when it is closed."""
    import shutil
    import tempfile

    held = tempfile.TemporaryFile()  # noqa: SIM115 - closed when the reader lets go of it
    held.write(head)
    shutil.copyfileobj(stream, held, LONGEST_LINE)
    held.seek(0)
    return cast(BinaryIO, held)


def _read_large(stream: BinaryIO, kind: str, name: str) -> Profile | None:
    try:
        from deputies.counting.formats.large import read_large
        from deputies.counting.kernel import COMPILED
    except ModuleNotFoundError:  # no numpy: the careful readers read every file
        return None
    return read_large(stream, kind, name) if COMPILED else None


def write_profile(profile: Profile, format: str, *, lossy: bool = False) -> bytes:
    """Write ballots in a format.

    lossy   leave out what the format has no field for; `losses` says what that is. Papers are never changed.
    raises  Refusal naming what the format cannot hold; names of parties, and in the canonical form all names, are
            no part of a count and are left out in any case.
    """
    from deputies.counting.formats.writing import LABELS, unsaid

    chosen = _format(format)
    if chosen.writes is None:
        raise Refusal("ballots.read-only", f"The format {chosen.name} is read only.")
    lost = [] if lossy else list(unsaid(profile, chosen.lacks - LABELS).values())
    if lost:
        raise Refusal("ballots.lossy", f"The format {chosen.name} cannot hold {' and '.join(lost)}.")
    return chosen.writes(profile)


def losses(profile: Profile, format: str) -> tuple[str, ...]:
    """Return in words everything of a profile that a format has no field for, labels included."""
    from deputies.counting.formats.writing import unsaid

    return tuple(unsaid(profile, _format(format).lacks).values())


def _format(name: str) -> Format:
    if name not in FORMATS:
        raise Refusal("ballots.format-unknown", f"There is no ballot format {name!r}; known are {', '.join(FORMATS)}.")
    return FORMATS[name]
