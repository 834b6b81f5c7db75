"""Ballot files as the commands take them: named on the command line, or standard input."""

from __future__ import annotations

import sys
from pathlib import Path

from deputies.counting import Profile, read_profile_stream

__all__ = ["read_file"]


def read_file(name: str, format_name: str | None, seats: int | None) -> Profile:
    """Read the ballots of a file in pieces, or of standard input for `-`."""
    if name == "-":
        return read_profile_stream(sys.stdin.buffer, name="standard input", format=format_name, seats=seats)
    with Path(name).open("rb") as stream:
        return read_profile_stream(stream, name=Path(name).name, format=format_name, seats=seats)
