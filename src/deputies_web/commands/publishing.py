"""`deputies export DIR` and `deputies rebuild`."""

from __future__ import annotations

import argparse
from pathlib import Path

from deputies_web.commands.directory import add_directory, chosen_system, open_directory

__all__ = ["add"]


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands that write the record out, and that make the tables anew from it."""
    export = subparsers.add_parser("export", help="write the record as static files that anyone can verify")
    export.add_argument("directory", metavar="DIR", help="where the files go: empty, or an earlier export")
    add_directory(export)
    export.set_defaults(run=run_export)
    rebuild = subparsers.add_parser("rebuild", help="make every table anew from the record, and compare")
    add_directory(rebuild)
    rebuild.set_defaults(run=run_rebuild)


def run_export(args: argparse.Namespace) -> int:
    """Export the record."""
    open_directory(args.dir)
    system = chosen_system(args)
    from deputies_web.storage.load import head
    from deputies_web.storage.publish import publish

    with args.progress("Exporting", total=head(system).size, unit="entries") as progress:
        done = publish(system, Path(args.directory), progress=lambda _done, _of: progress.advance())
    print(f"Exported {done.size} entries of {done.origin} to {args.directory}; root {done.root.hex()}.")
    print(f"Verify it: deputies verify {args.directory}")
    return 0


def run_rebuild(args: argparse.Namespace) -> int:
    """Rebuild the tables; say which table was not what the record says."""
    open_directory(args.dir)
    system = chosen_system(args)
    from deputies_web.storage.load import head
    from deputies_web.storage.rebuild import rebuild, snapshot

    before = snapshot(system)
    with args.progress("Rebuilding", total=head(system).size, unit="entries") as progress:
        count = rebuild(system, progress=lambda _done, _of: progress.advance())
    after = snapshot(system)
    differ = [table for table in after if after[table] != before[table]]
    rows = sum(len(table) for table in after.values())
    print(f"Rebuilt {len(after)} tables with {rows} rows from {count} entries.")
    if differ:
        print(f"These were not what the record says, and are now: {', '.join(differ)}.")
    else:
        print("Every table was what the record says.")
    return 0
