"""`deputies minutes DIR SITTING`: the minutes of a sitting, from an exported record or from a site's own directory.

An exported record is read from its files alone; its names are those published beside it. For the directory of a site
the package that brings its commands brings the minutes as well (`site_minutes`).
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from deputies.values import Refusal
from deputies_cli.extensions import Subparsers, bring
from deputies_cli.progress import Progress

if TYPE_CHECKING:
    from deputies.acts.envelope import Entry
    from deputies.acts.minutes import Minutes
    from deputies.record.files import RecordFiles

__all__ = ["add", "run_minutes"]


def add(subparsers: Subparsers) -> None:
    """Add `minutes`."""
    parser = subparsers.add_parser(
        "minutes",
        help="write the minutes of a sitting from the record",
        description="Writes the minutes of a sitting from its acts, each line with its entry. What is read is not "
        "verified: that is `deputies verify`.",
    )
    parser.add_argument(
        "directory", metavar="DIR", type=Path, help="an exported record, or the data directory of a site"
    )
    parser.add_argument("sitting", metavar="SITTING", help="id of the sitting")
    parser.add_argument("--format", choices=("text", "html", "pdf"), default="text", help="default: text")
    parser.add_argument("--out", metavar="FILE", type=Path, help="the file to write (default: standard output)")
    parser.add_argument("--day", metavar="DAY", help="the day on which they are read (default: of the last entry)")
    parser.add_argument("--system", metavar="ID", default="", help="which system, where the directory holds several")
    parser.set_defaults(run=run_minutes)


def run_minutes(args: argparse.Namespace) -> int:
    """Write them."""
    from deputies.record.layout import CHECKPOINT
    from deputies.values import parse_date

    if args.day:
        parse_date(args.day)
    if args.format == "pdf" and args.out is None:
        raise Refusal("minutes.no-file", "A PDF is written to a file; name it with --out FILE.", required="--out FILE")
    if not args.directory.is_dir():
        raise Refusal("minutes.no-directory", f"{args.directory} is not a folder.", found=str(args.directory))
    if (args.directory / CHECKPOINT).is_file():
        minutes = _from_record(args)
    elif (args.directory / "db.sqlite3").is_file() or os.environ.get("DEPUTIES_DATABASE"):
        minutes = _from_site(args)
    else:
        raise Refusal(
            "minutes.no-record",
            f"{args.directory} holds neither an exported record nor a council system.",
            found=str(args.directory),
        )
    _write(minutes, args)
    return 0


def _from_record(args: argparse.Namespace) -> Minutes:
    from deputies.acts.minutes import gather, write_minutes
    from deputies.audit import parse_names
    from deputies.record.files import read_record
    from deputies.record.layout import NAMES

    files = read_record(args.directory)
    place = args.directory / NAMES
    names = {item.commitment: item.text for item in parse_names(place.read_bytes())} if place.is_file() else {}
    with Progress(f"Reading {args.directory}", total=files.checkpoint.size, unit="entries") as progress:
        entries = _Entries(files, progress)
        state, sources = gather(entries, _Exhibits(files), args.sitting)
    today = args.day or entries.last
    return write_minutes(state, sources, args.sitting, today=today, names=lambda known: names.get(known, ""))


class _Entries:
    """The entries of a record, read one by one; knows the day of the last."""

    def __init__(self, files: RecordFiles, progress: Progress) -> None:
        self.files = files
        self.progress = progress
        self.last = ""

    def __iter__(self) -> Iterator[Entry]:
        from deputies.acts.envelope import parse_entry
        from deputies.values import date_of

        for _, data in self.files.entries():
            entry = parse_entry(data)
            self.last = date_of(entry.at)
            self.progress.advance()
            yield entry


class _Exhibits(Mapping[str, bytes]):
    """The documents of a record by digest, read when they are asked for."""

    def __init__(self, files: RecordFiles) -> None:
        self.files = files

    def __getitem__(self, digest: str) -> bytes:
        return self.files.exhibit(digest)

    def __iter__(self) -> Iterator[str]:
        return iter(self.files.exhibits())

    def __len__(self) -> int:
        return len(self.files.exhibits())


def _from_site(args: argparse.Namespace) -> Minutes:
    site_minutes = bring("site_minutes")
    found: Minutes = site_minutes(args.directory, args.system, args.sitting, args.day or "")
    return found


def _write(minutes: Minutes, args: argparse.Namespace) -> None:
    from deputies.acts.minutes import format_text, write_page

    if args.format == "pdf":
        from deputies.paper import write_pdf

        written = write_pdf(write_page(minutes))
    else:
        written = (format_text(minutes) if args.format == "text" else write_page(minutes)).encode()
    if args.out is None:
        sys.stdout.write(written.decode())
        return
    args.out.write_bytes(written)
    print(f"Wrote the minutes of {args.sitting} to {args.out}. {minutes.standing.words}")
