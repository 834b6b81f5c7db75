"""What a format cannot hold is refused before a byte is written."""

from __future__ import annotations

from deputies.counting.profile import Profile
from deputies.values import Refusal

__all__ = ["require_seats", "require_strict"]


def require_strict(profile: Profile, format_name: str) -> None:
    """Refuse papers with equal, blank or overvoted ranks."""
    if not profile.groups.strict or profile.kind != "ranked":
        raise Refusal(
            "ballots.not-expressible",
            f"The format {format_name} holds strict rankings only; these papers have shared, blank or overvoted ranks.",
        )


def require_seats(profile: Profile, format_name: str) -> int:
    """Return the number of seats, which the format must state."""
    if profile.seats is None:
        raise Refusal("ballots.seats-unknown", f"The format {format_name} states the seats; give their number.")
    return profile.seats
