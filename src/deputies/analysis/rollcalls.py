"""Roll calls with the group of each deputy on that day: what the analysis of voting reads.

A group is a party, a bloc, or the deputies of neither. Groups are taken as they stood on the day of the sitting,
from dated affiliations, so that a shift shows from its day on and not before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from deputies.mandates.mandate import Mandate
from deputies.parties.party import Bloc, Party
from deputies.sittings.sitting import Choice, Motion, Sitting

__all__ = ["NON_PARTY", "RollCall", "bloc_on", "parties_on", "party_on", "roll_calls_of"]

NON_PARTY = ""
"""The name under which deputies of no group stand."""


@dataclass(frozen=True, slots=True)
class RollCall:
    """One roll call: who voted how, and the group of each on that day. Deputies by id; no group is `NON_PARTY`."""

    motion: str
    day: str
    choices: Mapping[str, Choice]
    groups: Mapping[str, str]


def party_on(deputy: str, day: str, parties: Iterable[Party]) -> str:
    """Return the party to which a deputy had declared affiliation on a day, `NON_PARTY` for none."""
    for party in parties:
        for item in party.affiliations:
            if item.deputy == deputy and item.since <= day and (item.until is None or day < item.until):
                return party.id
    return NON_PARTY


def parties_on(day: str, parties: Iterable[Party]) -> dict[str, str]:
    """Return the party of each deputy who had declared one on a day, as `party_on` does one by one."""
    found: dict[str, str] = {}
    for party in parties:
        for item in party.affiliations:
            if item.since <= day and (item.until is None or day < item.until):
                found.setdefault(item.deputy, party.id)
    return found


def bloc_on(deputy: str, party: str, day: str, blocs: Iterable[Bloc]) -> str:
    """Return the bloc in which a deputy stood on a day, by party or by a group; the first formed of several."""
    for bloc in blocs:
        for item in bloc.members:
            if item.since <= day and (item.until is None or day < item.until):
                inside = deputy in item.deputies if item.kind == "group" else item.member == party != NON_PARTY
                if inside:
                    return bloc.id
    return NON_PARTY


def roll_calls_of(
    motions: Iterable[Motion],
    sittings: Mapping[str, Sitting],
    mandates: Mapping[str, Mandate],
    parties: Iterable[Party],
    blocs: Iterable[Bloc] = (),
    *,
    by_bloc: bool = False,
) -> tuple[RollCall, ...]:
    """Return the roll calls among the motions, in their order, with groups by party or by bloc."""
    listed, formed = tuple(parties), tuple(blocs)
    found, declared = [], dict[str, dict[str, str]]()
    for motion in motions:
        if motion.vote is None or motion.vote.kind != "roll-call":
            continue
        day = sittings[motion.sitting].day
        if day not in declared:
            declared[day] = parties_on(day, listed)
        choices: dict[str, Choice] = {}
        groups: dict[str, str] = {}
        for id_, choice in motion.vote.choices:
            mandate = mandates[id_]
            party = declared[day].get(mandate.deputy, NON_PARTY)
            choices[mandate.deputy] = choice
            groups[mandate.deputy] = bloc_on(mandate.deputy, party, day, formed) if by_bloc else party
        found.append(RollCall(motion.id, day, choices, groups))
    return tuple(found)
