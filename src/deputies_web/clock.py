"""The site's clock: the machine's own, or one set for a demonstration.

A demonstration plays in another year: its sittings have days and its polls close at moments long past. The file
`clock` in the data directory then holds two moments, the one shown and the machine's at which it was set, and the
clock goes on from there. A real system has no such file.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from deputies.values import format_moment, parse_moment

__all__ = ["is_demonstration", "now", "set_demonstration"]


def _file() -> Path:
    return Path(settings.DEPUTIES_DIR) / "clock"


def is_demonstration() -> bool:
    """Whether the clock was set for a demonstration."""
    return _file().is_file()


def now() -> str:
    """Return the moment, as text."""
    real = datetime.now(UTC).replace(microsecond=0)
    if not is_demonstration():
        return format_moment(real)
    shown, when = _file().read_text().split()
    return format_moment(parse_moment(shown) + (real - parse_moment(when)))


def set_demonstration(moment: str) -> None:
    """Let the clock show this moment now and go on from it."""
    parse_moment(moment)
    _file().write_text(f"{moment} {format_moment(datetime.now(UTC).replace(microsecond=0))}\n")
