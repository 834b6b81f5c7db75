"""Affiliation: what a deputy declares of themselves, from a day until a day. It never touches the mandate.

Days are half-open: an affiliation holds from `since` and no longer on `until`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from deputies.mandates.mandate import Mandate
from deputies.parties.party import Affiliation, Party
from deputies.values import Refusal

__all__ = ["check_holds_mandate", "check_name", "declare", "end", "party_of"]


def party_of(deputy: str, parties: Iterable[Party]) -> Party | None:
    """Return the party to which the deputy is affiliated now, None for non-party."""
    for party in parties:
        if any(item.deputy == deputy and item.until is None for item in party.affiliations):
            return party
    return None


def check_holds_mandate(deputy: str, mandates: Iterable[Mandate]) -> None:
    """Raise `Refusal` (`deputy.unknown`) unless someone of this id holds a mandate that has not ended."""
    if not any(item.deputy == deputy and item.ended is None for item in mandates):
        raise Refusal("deputy.unknown", f"No deputy {deputy!r} holds a mandate now.", found=deputy)


def check_name(party: str, name: str, known: Party | None) -> None:
    """Raise `Refusal` if a new party has no name (`party.unknown`) or a known one another (`party.named-otherwise`)."""
    if known is None and not name:
        raise Refusal(
            "party.unknown", f"There is no party {party!r} yet; give its name with the first declaration.", found=party
        )
    if known is not None and name not in ("", known.name):
        raise Refusal(
            "party.named-otherwise",
            f"The party {party!r} is named {known.name!r}, not {name!r}.",
            found=name,
            required=known.name,
        )


def declare(party: Party, deputy: str, day: str) -> Party:
    """Return the party with the deputy affiliated from this day."""
    return replace(party, affiliations=(*party.affiliations, Affiliation(deputy, day)))


def end(party: Party, deputy: str, day: str) -> Party:
    """Return the party with the deputy's affiliation ended on this day."""
    return replace(
        party,
        affiliations=tuple(
            replace(item, until=day) if item.deputy == deputy and item.until is None else item
            for item in party.affiliations
        ),
    )
