"""Commands of a deployment: they need its database. The `deputies` command finds them by entry point."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deputies.acts.minutes import Minutes

__all__ = ["add", "site_minutes"]


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add all commands of a deployment."""
    from deputies_web.commands import acting, ballots, demo, founding, publishing, serving, showing, wards

    for module in (founding, acting, ballots, showing, publishing, serving, wards, demo):
        module.add(subparsers)


def site_minutes(directory: Path, system: str, sitting: str, day: str) -> Minutes:
    """Return the minutes of a sitting from the data directory of a site, for `deputies minutes`.

    system  which, where the directory holds several; "" for the only one.
    day     on which they are read; "" for that of the last entry.
    """
    from deputies_web.commands.minutes import minutes_in

    return minutes_in(directory, system, sitting, day)
