"""`deputies register import FILE`: preview, then store the electors and seal the roll, in one transaction."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from deputies_web.commands.directory import add_directory, add_moment, chosen_system, open_directory

if TYPE_CHECKING:
    from deputies.register import Preview

__all__ = ["add", "import_register"]

Report = Callable[[str, int, int | None], None]


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `import` below `deputies register`."""
    parser = subparsers.add_parser(
        "import",
        help="import a register and seal its roll",
        description="Shows what the register would seal. Nothing is written until it is confirmed, by --yes or at the "
        "question. Names stay in private tables; the record holds counts and commitments.",
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="members or units, CSV or Parquet")
    parser.add_argument("--roll", default="", metavar="ID", help="id of the roll (default: roll-N)")
    parser.add_argument("--day", default="", metavar="DATE", help="the day the register stands for (default: today)")
    parser.add_argument("--yes", action="store_true", help="confirm without being asked")
    add_moment(parser)
    add_directory(parser)
    parser.set_defaults(run=run_import)


def run_import(args: argparse.Namespace) -> int:
    """Preview, ask, import, seal."""
    from datetime import UTC, datetime

    from deputies.register import check_preview

    open_directory(args.dir)
    system = chosen_system(args)
    from deputies_web.storage.load import current_state

    state = current_state(system)
    with args.progress(f"Reading {args.file.name}") as progress:
        preview = _preview(args.file, system, progress.report)
    check_preview(preview)
    roll = args.roll or f"roll-{len(state.tables['rolls']) + 1}"
    day = args.day or datetime.now(UTC).date().isoformat()
    print(f"{args.file.name}: {preview.electors:,} electors in {len(preview.units):,} units")
    print(f"  {'council':<24} {'layer':<24} {'units':>8} {'electors':>12}")
    for total in preview.totals:
        print(f"  {total.council:<24} {total.layer:<24} {total.units:>8,} {total.electors:>12,}")
    if not args.yes and not _confirmed(f"Seal it as the roll {roll!r} of {day}?"):
        print("Nothing was written. Confirm with --yes.")
        return 0
    with args.progress(f"Importing {args.file.name}") as progress:
        done = import_register(system, preview, roll=roll, day=day, report=progress.report, now=args.now)
    print(f"Sealed the roll {roll!r} of {day}: entry {done} of the record.")
    print(f"Next: deputies adopt --dir {args.dir}")
    return 0


def _confirmed(question: str) -> bool:
    """Ask at a terminal; elsewhere the answer is no."""
    return sys.stdin.isatty() and input(f"{question} [y/N] ").strip().lower() in ("y", "yes")


def _preview(path: Path, system: str, report: Report) -> Preview:
    from deputies.register import preview_register
    from deputies_web.storage.load import current_state

    state = current_state(system)
    return preview_register(path, statute=state.statute, councils=tuple(state.tables["councils"]), report=report)


def import_register(
    system: str, preview: Preview, *, roll: str, day: str, report: Report | None = None, now: str | None = None
) -> int:
    """Store the electors of a previewed register and seal its roll; return the entry's place in the record."""
    import secrets

    from django.db import transaction

    from deputies.acts.envelope import Actor
    from deputies.register import elector_batches, format_roll, seal
    from deputies_web.perform import perform
    from deputies_web.storage.electors import replace_electors
    from deputies_web.storage.keys import register_key

    sealed = seal(preview, roll=roll, day=day, key=register_key(system), report=report)
    plain = {"kind": "seal-roll", "roll": roll, "document": format_roll(sealed), "source": preview.source.digest}
    with transaction.atomic():
        done = perform(system, plain, by=Actor("organiser"), token=secrets.token_urlsafe(16), now=now)
        if preview.form == "members":
            replace_electors(system, elector_batches(preview, report=report))
    return done.entry.seq
