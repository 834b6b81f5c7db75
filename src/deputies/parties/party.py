"""Parties and blocs, dated. Non-party is the default; a change of party or bloc never costs a mandate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Affiliation", "Bloc", "BlocMembership", "MemberKind", "Party"]

MemberKind = Literal["party", "group"]


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A deputy's own declaration of party, from a day until a day (None: still)."""

    deputy: str
    since: str
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """A party or list, with the affiliations declared to it in order."""

    id: str
    name: str
    affiliations: tuple[Affiliation, ...] = ()


@dataclass(frozen=True, slots=True)
class BlocMembership:
    """A party, or a non-party group of deputies named as a group, in a bloc from a day until a day.

    `deputies` are those who have entered a non-party group by their own act; a party's are those affiliated to it.
    """

    member: str
    since: str
    until: str | None = None
    kind: MemberKind = "party"
    deputies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bloc:
    """A bloc in one council: parties and non-party groups that act together, each free to leave."""

    id: str
    name: str
    council: str
    formed: str
    platform: str
    members: tuple[BlocMembership, ...] = ()
