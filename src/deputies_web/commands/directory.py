"""The data directory of a deployment: choosing it, setting Django up on it, choosing the system in it."""

from __future__ import annotations

import argparse
import os
import shutil
from pathlib import Path

from deputies.values import Refusal

__all__ = ["add_directory", "add_moment", "chosen_system", "open_directory", "remove_directory"]


_opened: set[Path] = set()  # directories whose tables this process has brought up to date


def add_directory(parser: argparse.ArgumentParser) -> None:
    """Add `--dir` and `--system`."""
    parser.add_argument(
        "--dir", metavar="DIR", default=os.environ.get("DEPUTIES_DIR", "."), help="the data directory (default: here)"
    )
    parser.add_argument("--system", metavar="ID", default="", help="which system, where the directory holds several")


def add_moment(parser: argparse.ArgumentParser) -> None:
    """Add `--now`: the moment of what is put on the record later than it happened."""
    parser.add_argument(
        "--now", default=None, metavar="MOMENT", help="when it was, such as 1927-03-12T09:00:00Z (default: now)"
    )


def open_directory(path: str | Path, *, create: bool = False) -> Path:
    """Set Django up on a data directory, with its tables up to date; raise `Refusal` if there is none.

    One process serves one data directory: the settings are read once.
    """
    directory = Path(path).resolve()
    database = directory / "db.sqlite3"
    if not create and not database.exists() and not os.environ.get("DEPUTIES_DATABASE"):
        raise Refusal(
            "directory.none",
            f"{path} holds no council system; make one with `deputies new DIR --statute NAME`, or name it with --dir.",
            found=str(path),
        )
    if directory.exists() and not directory.is_dir():
        raise Refusal("directory.none", f"{path} is a file, not a directory.", found=str(path))
    os.umask(0o077)  # database and keys hold names and secrets: nobody else on this machine reads them
    directory.mkdir(parents=True, exist_ok=True)
    os.environ["DEPUTIES_DIR"] = str(directory)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "deputies_web.settings")
    from django.conf import settings

    if Path(settings.DEPUTIES_DIR).resolve() != directory:
        raise RuntimeError(f"This process serves {settings.DEPUTIES_DIR}; it cannot open {directory} as well.")

    import django
    from django.core.management import call_command

    django.setup()
    if directory not in _opened or not database.exists():
        call_command("migrate", verbosity=0, interactive=False)
        _opened.add(directory)
    return directory


def chosen_system(args: argparse.Namespace) -> str:
    """Return the system named by `--system`, or the only one there is."""
    from deputies_web.storage.models import System

    known = list(System.objects.order_by("id").values_list("id", flat=True))
    if args.system and args.system not in known:
        raise Refusal("system.unknown", f"There is no system {args.system!r} here; there are {', '.join(known)}.")
    if not args.system and len(known) != 1:
        found = ", ".join(known) or "none"
        raise Refusal("system.unclear", f"Name the system with --system; here are: {found}.", found=found)
    return args.system or known[0]


def remove_directory(directory: Path, *, fresh: bool) -> None:
    """Take back what a founding that failed has put into a directory; the directory itself too, if it was `fresh`."""
    from django.db import connections

    connections.close_all()
    for item in directory.iterdir() if directory.exists() else ():
        if item.is_dir():
            shutil.rmtree(item)
        else:
            item.unlink()
    if fresh and directory.exists():
        directory.rmdir()
