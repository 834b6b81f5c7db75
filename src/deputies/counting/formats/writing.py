"""What a format cannot hold is refused before a byte is written."""

from __future__ import annotations

from deputies.counting.profile import OVERVOTE_MARK, Profile, ranks_twice
from deputies.values import Refusal

__all__ = ["require_marks", "require_seats", "require_strict"]


def require_strict(profile: Profile, format_name: str) -> None:
    """Refuse papers with equal, blank or overvoted ranks."""
    if not profile.groups.strict or profile.kind != "ranked":
        raise Refusal(
            "ballots.not-expressible",
            f"The format {format_name} holds strict rankings only; these papers have shared, blank or overvoted ranks.",
        )
    _require_once(profile, format_name)


def require_marks(profile: Profile, format_name: str, *, blanks: bool = False) -> None:
    """Refuse overvoted ranks, and blank ones unless the format has a sign for them."""
    _require_once(profile, format_name)
    if profile.groups.strict:
        return
    for code in profile.groups.codes:
        if OVERVOTE_MARK in code or (0 in code and not blanks):
            what = "overvoted ranks" if blanks else "blank or overvoted ranks"
            raise Refusal("ballots.not-expressible", f"The format {format_name} has no sign for {what}.")


def _require_once(profile: Profile, format_name: str) -> None:
    if any(map(ranks_twice, profile.groups.codes)):
        raise Refusal(
            "ballots.not-expressible",
            f"A paper ranks one candidate twice, which the format {format_name} does not hold.",
        )


def require_seats(profile: Profile, format_name: str) -> int:
    """Return the number of seats, which the format must state."""
    if profile.seats is None:
        raise Refusal("ballots.seats-unknown", f"The format {format_name} states the seats; give their number.")
    return profile.seats
