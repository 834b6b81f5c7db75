"""The chain of a mandate: from a seat in any council down to the electors it comes from.

A delegate sits on the mandate it rests on in the council that sent, and so on down to a mandate that electors gave.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from deputies.elections.election import Election
from deputies.elections.lists import ticket_of
from deputies.mandates.mandate import Mandate

__all__ = ["Link", "chain_of", "votes_for"]


@dataclass(frozen=True, slots=True)
class Link:
    """One mandate of the chain; with the election that gave it and the votes won there, where electors gave it.

    votes  counted for the candidate, or for the list; None where papers were ranked, or no count is on the record.
    """

    mandate: Mandate
    election: Election | None = None
    votes: int | None = None


def votes_for(election: Election, number: int) -> int | None:
    """Return the votes counted for a candidate, or for the list they stand on; None where no such count was made."""
    if not election.counts:
        return None
    ticket = ticket_of(election, number)
    return dict(election.counts[0].votes).get(ticket.number if ticket else number)


def chain_of(mandate: Mandate, mandates: Mapping[str, Mandate], elections: Mapping[str, Election]) -> tuple[Link, ...]:
    """Return the chain from a mandate down to the one that electors gave, the mandate itself first.

    A delegation that rests on nothing known ends the chain, as one that was given by electors does.
    """
    found: list[Link] = []
    seen: set[str] = set()
    here: Mandate | None = mandate
    while here is not None and here.id not in seen:
        seen.add(here.id)
        election = elections.get(here.election) if here.election else None
        found.append(Link(here, election, votes_for(election, here.number) if election else None))
        here = mandates.get(here.rests_on) if here.rests_on else None
    return tuple(found)
