"""What `deputies minutes` asks of the data directory of a site."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from deputies_web.commands.directory import chosen_system, open_directory

if TYPE_CHECKING:
    from deputies.acts.minutes import Minutes

__all__ = ["minutes_in"]


def minutes_in(directory: Path, system: str, sitting: str, day: str) -> Minutes:
    """Return the minutes of a sitting of a system in a data directory, as of a day or of its last entry."""
    open_directory(directory)
    chosen = chosen_system(argparse.Namespace(system=system))
    from deputies_web.queries.minutes import written
    from deputies_web.queries.reading import open_reading
    from deputies_web.storage.load import last_moment

    reading = open_reading(chosen)
    return written(reading, sitting, day or last_moment(chosen, reading.entries)[:10])
