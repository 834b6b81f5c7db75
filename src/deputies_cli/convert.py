"""`deputies convert`: a ballot file in another format."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from deputies.counting import FORMATS, losses, write_profile
from deputies.values import Refusal
from deputies_cli.ballot_files import read_file
from deputies_cli.extensions import Subparsers

__all__ = ["add", "run"]


def add(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser(
        "convert",
        help="write a ballot file in another format",
        description="Read ballots in any known format and write them in another. "
        f"Formats: {', '.join(FORMATS)}. The end of the file name tells which, unless --to names it.",
    )
    parser.add_argument("source", metavar="A", help="the file to read")
    parser.add_argument("target", metavar="B", help="the file to write; - writes to standard output")
    parser.add_argument("--from", dest="source_format", metavar="FORMAT", help="the format of A")
    parser.add_argument("--to", dest="target_format", metavar="FORMAT", help="the format of B")
    parser.add_argument("--seats", type=int, help="how many are to be elected, where A does not say")
    parser.add_argument("--lossy", action="store_true", help="leave out what B's format has no field for, and say what")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Convert; say what was written, and on standard error what was left out."""
    target = args.target_format or _format_of(args.target)
    profile = read_file(args.source, args.source_format, args.seats)
    try:
        written = write_profile(profile, target, lossy=args.lossy)
    except Refusal as refusal:
        if refusal.code != "ballots.lossy":
            raise
        raise Refusal(refusal.code, f"{refusal.sentence[:-1]}; --lossy leaves it out.") from None
    lost = losses(profile, target)
    if lost:
        print(f"Left out, for {target} has no field for it: {'; '.join(lost)}.", file=sys.stderr)
    if args.target == "-":
        sys.stdout.buffer.write(written)
        return 0
    Path(args.target).write_bytes(written)
    papers, groups = profile.groups.papers, len(profile.groups)
    print(f"{args.target}: {papers:,} papers in {groups:,} groups, {len(profile.candidates)} candidates ({target})")
    return 0


def _format_of(name: str) -> str:
    for known in FORMATS.values():
        if known.writes is not None and name.lower().endswith(known.endings):
            return known.name
    raise Refusal("ballots.format-unknown", f"The name {name!r} does not tell a format; name one with --to.")
