"""Where a mandate comes from, down to the electors: a picture, and the same as a list with entries of the record."""

from __future__ import annotations

from dataclasses import dataclass

from deputies.mandates.chain import Link, chain_of
from deputies.mandates.mandate import Mandate
from deputies_web.drawing.chain import Ring, draw_chain
from deputies_web.queries.entries import entries_naming
from deputies_web.queries.reading import Reading

__all__ = ["ChainStep", "ChainView", "chain_view", "standing_entry"]

_GIVEN = ("issue-credentials", "seat-alternate", "seat-stand-in", "send-delegates")
_CONFIRMED = ("confirm-credentials", "decide-contest")


@dataclass(frozen=True, slots=True)
class ChainStep:
    """One step of the chain in words, with the entries that it stands on: what each did, and its place."""

    title: str
    href: str
    lines: tuple[str, ...]
    entries: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class ChainView:
    """The chain of one mandate."""

    steps: tuple[ChainStep, ...]
    picture: str


def chain_view(reading: Reading, mandate: Mandate) -> ChainView:
    """Return the chain of a mandate, itself first."""
    tables = reading.state.tables
    links = chain_of(mandate, tables["mandates"], tables["elections"])
    reading.learn(item.mandate.name for item in links)
    seats = [item.mandate.id for item in links]
    elections = [item.election.id for item in links if item.election is not None]
    wanted = {**dict.fromkeys((*_GIVEN, *_CONFIRMED), seats), "declare-result": elections}
    entries = entries_naming(reading.system, wanted)
    steps = [_seat(reading, item, entries) for item in links]
    rings = [Ring(step.href, step.title, step.lines, _way(item)) for step, item in zip(steps, links, strict=True)]
    base = _electors(reading, links[-1])
    if base is not None:
        steps.append(base)
        rings.append(Ring(base.href, base.title, base.lines))
    label = f"Where the mandate of {reading.name(mandate.name)} comes from"
    return ChainView(tuple(steps), draw_chain(rings, label=label))


def _way(link: Link) -> str:
    return "sent by the council below" if link.mandate.delegate_of else "elected by"


def _seat(reading: Reading, link: Link, entries: dict[tuple[str, str], int]) -> ChainStep:
    mandate = link.mandate
    name = reading.council_name(mandate.council)
    lines = [reading.name(mandate.name)]
    if mandate.delegate_of:
        lines.append(f"sent by {reading.council_name(mandate.delegate_of)}")
    elif link.election is not None:
        won = f", {link.votes} votes" if link.votes is not None else ""
        lines.append(f"election {link.election.id}{won}")
    found = [(_words(kind), entries[kind, mandate.id]) for kind in _kinds(mandate) if (kind, mandate.id) in entries]
    if link.election is not None and ("declare-result", link.election.id) in entries:
        found.insert(0, ("result declared", entries["declare-result", link.election.id]))
    href = f"/{reading.system}/deputies/{mandate.deputy}/#{mandate.id}"
    return ChainStep(name, href, tuple(lines), tuple(found))


def _kinds(mandate: Mandate) -> tuple[str, ...]:
    """Return the kinds of requests that gave and confirmed a mandate: who was elected may have been sent on since."""
    given = ("send-delegates",) if mandate.delegate_of else tuple(kind for kind in _GIVEN if kind != "send-delegates")
    return (*given, *_CONFIRMED)


def _words(kind: str) -> str:
    return {
        "send-delegates": "sent", "confirm-credentials": "credential confirmed", "decide-contest": "contest decided",
        "seat-alternate": "seated as alternate", "seat-stand-in": "stands in",
    }.get(kind, "credential issued")  # fmt: skip


def _electors(reading: Reading, link: Link) -> ChainStep | None:
    """Return the units that elected, with their electors on the roll of the election's plan."""
    if link.election is None:
        return None
    adopted = reading.state.tables["plans"].get(link.election.plan)
    sealed = reading.roll_of(adopted) if adopted is not None else None
    units = {unit.id: unit for unit in sealed.roll.units} if sealed is not None else reading.units()
    known = [units[item] for item in link.mandate.units if item in units]
    shown = [f"{unit.name}: {unit.electors:,} electors" for unit in known[:4]]
    if len(known) > 4:
        shown.append(f"and {len(known) - 4} more units")
    title = f"{link.election.electors:,} electors"
    href = f"/{reading.system}/units/{link.mandate.units[0]}/" if link.mandate.units else f"/{reading.system}/units/"
    return ChainStep(title, href, tuple(shown), ())


def standing_entry(reading: Reading, mandate: Mandate) -> int | None:
    """Return the entry of the record that a credential stands on: its confirmation, or else its issue."""
    entries = entries_naming(reading.system, dict.fromkeys((*_GIVEN, *_CONFIRMED), (mandate.id,)))
    for kinds in (_CONFIRMED, _GIVEN):
        own = (kind for kind in kinds if kind in _kinds(mandate))
        found = [entries[kind, mandate.id] for kind in own if (kind, mandate.id) in entries]
        if found:
            return max(found)
    return None
