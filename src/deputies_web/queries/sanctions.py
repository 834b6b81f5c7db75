"""Sanction cases: both sides' words, step by step, and the support from below as far as it has been proven."""

from __future__ import annotations

from dataclasses import dataclass

from deputies.acts.support import support_in
from deputies.directives.sanction import SanctionCase, SanctionEvidence
from deputies.directives.sanctioning import PlaceSupport, Support, provision_of
from deputies.sittings.sitting import Motion
from deputies.statutes.majorities import say_threshold
from deputies.statutes.model import Sanction
from deputies.statutes.wording import say_value
from deputies.values import Threshold
from deputies_web.drawing.bars import draw_support
from deputies_web.queries.motions import MotionLine, motion_line
from deputies_web.queries.reading import Person, Reading

__all__ = [
    "ProvisionLine", "SanctionLine", "SanctionView", "SupportLine", "UnitLine", "provisions", "sanction_view",
    "sanctions", "sanctions_against",
]  # fmt: skip

MOST = 500
"""Units that the table of support shows; the others stand in its sums."""


@dataclass(frozen=True, slots=True)
class SanctionLine:
    """A case in a list; `status` is as of a day, so that one that lapsed is shown so."""

    id: str
    title: str
    person: Person
    council: str
    council_name: str
    opened: str
    hearing: str
    status: str


@dataclass(frozen=True, slots=True)
class SupportLine:
    """One of the two supports a sanction needs: how many, of how many, what is needed, and the bar."""

    what: str
    count: int
    total: int
    needed: int
    missing: int
    share: str
    bar: str

    @property
    def words(self) -> str:
        """The noun for one and for several, as pages say numbers."""
        return f"{self.what[:-1]},{self.what}"


@dataclass(frozen=True, slots=True)
class UnitLine:
    """How one unit, or several that elect jointly, voted."""

    name: str
    electors: int
    votes_for: int
    votes_against: int
    state: str
    joint: str


@dataclass(frozen=True, slots=True)
class ProvisionLine:
    """What the statute says of a sanction, for people."""

    name: str
    article: str
    decides: str
    majority: str
    units: str
    electors: str
    appeal: str
    grounds: tuple[str, ...]
    length: str


@dataclass(frozen=True, slots=True)
class SanctionView:
    """A case's page; `case` is as the record has it."""

    line: SanctionLine
    case: SanctionCase
    evidence: tuple[SanctionEvidence, ...]
    opened_by: str
    opening_motion: MotionLine | None
    provision: ProvisionLine
    support: tuple[SupportLine, ...]
    supported: bool
    units: tuple[UnitLine, ...]
    units_more: int
    motion: MotionLine | None
    appeal_motion: MotionLine | None
    appeal_council: str
    lapsed: bool


def _line(reading: Reading, case: SanctionCase, day: str) -> SanctionLine:
    lapsed = case.lapsed_on(day)
    from_ = " from the executive" if case.removes == "executive" else ""
    return SanctionLine(
        case.id,
        f"{case.sanction.capitalize()}{from_}",
        reading.person_of(case.mandate),
        case.council,
        reading.council_name(case.council),
        case.opened,
        case.hearing,
        "lapsed" if lapsed else case.status,
    )


def sanctions(reading: Reading, day: str) -> tuple[SanctionLine, ...]:
    """Return the cases, the latest first, as they stand on a day."""
    held: list[SanctionCase] = list(reversed(reading.state.tables["sanctions"].values()))
    reading.learn(reading.state.mandate(item.mandate).name for item in held)
    return tuple(_line(reading, item, day) for item in held)


def sanctions_against(reading: Reading, deputy: str, day: str) -> tuple[SanctionLine, ...]:
    """Return the cases against a deputy, the latest first."""
    return tuple(
        _line(reading, item, day)
        for item in reversed(reading.state.tables["sanctions"].values())
        if item.deputy == deputy
    )


def provisions(reading: Reading) -> tuple[ProvisionLine, ...]:
    """Return what the statute in force says of sanctions."""
    return tuple(_provision(reading, key, item) for key, item in reading.statute.sanctions.items())


def _provision(reading: Reading, key: str, item: Sanction) -> ProvisionLine:
    levels = reading.statute.levels
    length = f"at most {item.most_days} days" if item.most_days else ""
    length = f"{item.ends_months} months" if item.ends_months else length
    return ProvisionLine(
        key,
        item.article,
        levels[item.decides].name if item.decides in levels else item.decides,
        say_value(item.majority),
        say_threshold(item.support_units),
        say_threshold(item.support_electors),
        levels[item.appeal].name if item.appeal in levels else item.appeal,
        item.grounds,
        length,
    )


def sanction_view(reading: Reading, id_: str, day: str) -> SanctionView:
    """Return a case's page as it stands on a day; raise `Refusal` (`sanction.unknown`)."""
    case: SanctionCase = reading.state.get(SanctionCase, id_, "sanction")
    provision = provision_of(reading.statute_of(case.statute), case.sanction)
    support = support_in(reading.state, case)
    lines = (
        _support("units", provision.support_units, support.units_for, support.units),
        _support("electors", provision.support_electors, support.electors_for, support.electors),
    )
    units = _units(reading, support)
    unit = reading.units().get(case.opened_by)
    return SanctionView(
        _line(reading, case, day),
        case,
        case.evidence,
        unit.name if unit else "",
        _motion(reading, case.opened_by),
        _provision(reading, case.sanction, provision),
        lines,
        not any(item.missing for item in lines),
        units[:MOST],
        max(len(units) - MOST, 0),
        _motion(reading, case.motion or _voted_on(reading, case)),
        _motion(reading, case.appeal_motion),
        reading.council_name(case.appeal_council) if case.appeal_council else "",
        case.lapsed_on(day),
    )


def _voted_on(reading: Reading, case: SanctionCase) -> str:
    """Return the motion that the council has voted on a case which is not decided yet, "" for none."""
    motions: list[Motion] = list(reading.state.tables["motions"].values())
    for item in reversed(motions):
        purpose = item.leads_to
        if purpose is not None and (purpose.kind, purpose.about) == ("decide-sanction", case.id) and item.vote:
            return item.id
    return ""


def _motion(reading: Reading, id_: str) -> MotionLine | None:
    motion: Motion | None = reading.state.find(Motion, id_)
    return motion_line(reading, motion) if motion else None


def _support(what: str, share: Threshold, count: int, total: int) -> SupportLine:
    needed = share.needed(total)
    missing = 0 if share.met(count, total) else needed - count
    said = f"{count:,} of {total:,} {what}; {needed:,} are needed ({say_threshold(share)})"
    return SupportLine(
        what, count, total, needed, missing, say_threshold(share), draw_support(count, needed, total, label=said)
    )


def _units(reading: Reading, support: Support) -> tuple[UnitLine, ...]:
    """Return the units, those that have voted first."""
    known = reading.units()

    def name(id_: str) -> str:
        return known[id_].name if id_ in known else id_

    lines = [
        UnitLine(
            item.place.name,
            item.place.electors,
            item.votes_for,
            item.votes_against,
            _state(item),
            ", ".join(name(unit) for unit in item.place.units) if len(item.place.units) > 1 else "",
        )
        for item in sorted(support.places, key=lambda one: one.entered == 0)
    ]
    return tuple(lines)


def _state(item: PlaceSupport) -> str:
    if not item.entered:
        return "not voted"
    if item.supports:
        return "supports it"
    return "tied" if item.votes_for == item.votes_against else "against it"
