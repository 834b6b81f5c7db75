"""A credential in words: what stands on the card of a deputy."""

from __future__ import annotations

from dataclasses import dataclass

from deputies.acts.contests import elections_of
from deputies.mandates.mandate import Mandate
from deputies.statutes.majorities import say_article
from deputies_web.queries.chain import standing_entry
from deputies_web.queries.credentials import place_name
from deputies_web.queries.reading import Reading

__all__ = ["CardView", "card_view"]


@dataclass(frozen=True, slots=True)
class CardView:
    """What a credential says; `entry` is where it stands on the record."""

    mandate: str
    deputy: str
    name: str
    council: str
    council_name: str
    section: str
    delegate: bool
    constituency: str
    stands_in_for: str
    since: str
    until: str
    credential: str
    ended: str
    statute: str
    article: str
    entry: int | None


def card_view(reading: Reading, mandate: Mandate) -> CardView:
    """Return the credential of a mandate."""
    statute = reading.statute_of(mandate.statute)
    standing = reading.person_of(mandate.stands_in_for).name if mandate.stands_in_for else ""
    return CardView(
        mandate.id,
        mandate.deputy,
        reading.name(mandate.name),
        mandate.council,
        reading.council_name(mandate.council),
        reading.section_name(mandate.section),
        mandate.delegate_of is not None,
        place_name(reading, mandate),
        standing,
        mandate.since,
        mandate.until or "",
        mandate.credential,
        mandate.ended or "",
        statute.title,
        say_article(elections_of(reading.state, mandate).article),
        standing_entry(reading, mandate),
    )
