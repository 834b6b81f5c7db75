"""What a format cannot hold is refused before a byte is written."""

from __future__ import annotations

import re
from collections.abc import Collection

from deputies.counting.profile import OVERVOTE_MARK, Profile, ranks_twice
from deputies.values import Refusal

__all__ = ["LABELS", "one_line", "require_marks", "require_seats", "require_strict", "unsaid"]

LABELS = frozenset({"parties", "names", "title"})
"""Fields that no count goes by: a format without them is written, and what was left out is said."""


def unsaid(profile: Profile, lacks: Collection[str]) -> dict[str, str]:
    """Return which of the fields that a format lacks this profile fills, each in words.

    lacks  of "withdrawn", "ties", "spoiled", "blank", "approvals", "parties", "names", "title".
    """
    filled = {
        "withdrawn": profile.withdrawn and f"the withdrawal of {_numbers(profile.withdrawn)}",
        "ties": profile.tie_order and f"the order for ties ({_numbers(profile.tie_order)})",
        "spoiled": profile.spoiled and f"the number of spoiled papers ({profile.spoiled:,})",
        "blank": profile.groups.blank and f"the blank papers ({profile.groups.blank:,})",
        "approvals": profile.kind == "approval" and "that the marks are approvals",
        "parties": any(person.party for person in profile.candidates) and "the parties",
        "names": any(person.name for person in profile.candidates) and "the names",
        "title": profile.title and "the title",
    }
    return {field: str(words) for field, words in filled.items() if field in lacks and words}


def one_line(text: str) -> str:
    """Return a name or title on one line: no format of lines has a sign for a line break."""
    return re.sub(r"\s*[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]\s*", " ", text)


def _numbers(numbers: Collection[int]) -> str:
    return ", ".join(map(str, numbers))


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
