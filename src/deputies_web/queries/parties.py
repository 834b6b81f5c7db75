"""Parties and blocs: declared affiliations by date, blocs with who joined and left, seats by party now."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from deputies_web.queries.councils import member_name
from deputies_web.queries.reading import NON_PARTY, Reading

__all__ = ["BlocLine", "PartyLine", "Shift", "blocs", "parties", "shifts"]


@dataclass(frozen=True, slots=True)
class PartyLine:
    """A party with its seats in each council."""

    id: str
    name: str
    seats: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class BlocLine:
    """A bloc, who is in it now and who has left."""

    id: str
    name: str
    council: str
    council_name: str
    formed: str
    platform: str
    members: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Shift:
    """A change of affiliation or bloc, dated. It never costs a mandate."""

    day: str
    who: str
    deputy: str
    what: str


def parties(reading: Reading) -> tuple[tuple[str, ...], tuple[PartyLine, ...]]:
    """Return the names of councils with members, and for each party and the non-party deputies their seats there."""
    state = reading.state
    councils = [id_ for id_ in state.tables["councils"] if state.holders(id_)]
    counts = {id_: Counter(item.party or "" for item in state.holders(id_)) for id_ in councils}
    lines = []
    for id_, name in [*((item.id, item.name) for item in state.tables["parties"].values()), ("", NON_PARTY)]:
        seats = tuple(counts[council][id_] for council in councils)
        lines.append(PartyLine(id_, name, seats, sum(seats)))
    return tuple(reading.council_name(id_) for id_ in councils), tuple(lines)


def blocs(reading: Reading) -> tuple[BlocLine, ...]:
    """Return the blocs in order of forming."""
    return tuple(
        BlocLine(
            item.id,
            item.name,
            item.council,
            reading.council_name(item.council),
            item.formed,
            item.platform,
            tuple((member_name(reading, one.member), one.since, one.until or "") for one in item.members),
        )
        for item in reading.state.tables["blocs"].values()
    )


def shifts(reading: Reading) -> tuple[Shift, ...]:
    """Return changes of affiliation and bloc, the latest first; first declarations are not among them."""
    state, found = reading.state, []
    names = {item.deputy: item.name for item in state.tables["mandates"].values()}
    for party in state.tables["parties"].values():
        for item in party.affiliations:
            if item.until:
                who = reading.name(names[item.deputy]) if item.deputy in names else item.deputy
                found.append(Shift(item.until, who, item.deputy, f"left {party.name}"))
    for bloc in state.tables["blocs"].values():
        for one in bloc.members:
            who = member_name(reading, one.member)
            if one.since > bloc.formed:
                found.append(Shift(one.since, who, "", f"joined {bloc.name}"))
            if one.until:
                found.append(Shift(one.until, who, "", f"left {bloc.name}"))
    return tuple(sorted(found, key=lambda item: item.day, reverse=True))
