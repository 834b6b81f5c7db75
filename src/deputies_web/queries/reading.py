"""A reading of one system: its state, and the public names behind the commitments that stand on the record.

Queries take a `Reading` and return frozen views. Pages and templates see views only, never storage.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from deputies.acts.state import AdoptedPlan, SealedRoll, State
from deputies.councils.council import Council
from deputies.formation.plan import Constituency
from deputies.mandates.mandate import Mandate
from deputies.register.roll import RollUnit
from deputies.statutes.model import Statute

__all__ = ["NON_PARTY", "Person", "Reading", "open_reading", "take_reading"]

NON_PARTY = "non-party"
Names = Callable[[Iterable[str]], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Person:
    """A deputy in one mandate, as lists show them; `number` is that on the credential."""

    deputy: str
    name: str
    party: str
    party_name: str
    mandate: str
    council: str
    section: str
    seated: bool
    number: int = 0


@dataclass(frozen=True)
class Reading:
    """The state of one system and a way to look up names. Names are read together, and once."""

    system: str
    state: State
    names: Names
    entries: int = 0
    known: dict[str, str] = field(default_factory=dict)

    def learn(self, commitments: Iterable[str]) -> None:
        """Look up all these names at once, ahead of single questions."""
        missing = {item for item in commitments if item not in self.known}
        if missing:
            self.known.update(self.names(missing))

    def learn_of(self, mandates: Iterable[str]) -> None:
        """Look up at once who holds these mandates; what is no mandate is passed over."""
        held = self.state.tables["mandates"]
        self.learn(held[item].name for item in mandates if item in held)

    def name(self, commitment: str) -> str:
        """Return the public name behind a commitment."""
        self.learn((commitment,))
        return self.known.get(commitment, "name withdrawn")

    @property
    def statute(self) -> Statute:
        """The statute in force."""
        return self.state.statute

    def statute_of(self, digest: str) -> Statute:
        """Return the statute that something was opened under."""
        return self.state.statutes.get(digest) or self.statute

    def council_name(self, id_: str) -> str:
        """Return a council's name, its id if there is none."""
        council: Council | None = self.state.find(Council, id_)
        return council.name if council else id_

    def section_name(self, id_: str | None) -> str:
        """Return a section's name; "" for the council as a whole."""
        if not id_:
            return ""
        section = self.statute.sections.get(id_)
        return section.name if section else id_

    def party_name(self, id_: str | None) -> str:
        """Return a party's name; non-party where there is none."""
        if not id_:
            return NON_PARTY
        party = self.state.tables["parties"].get(id_)
        return party.name if party else id_

    def competence_name(self, id_: str) -> str:
        """Return the title of a competence."""
        competence = self.statute.competences.get(id_)
        return competence.title if competence else id_

    def units(self) -> dict[str, RollUnit]:
        """Return the units of the roll the plan in force is computed on, or of the last roll sealed."""
        return self._units

    @cached_property
    def constituencies(self) -> dict[str, Constituency]:
        """The constituencies of all plans by id, the latest plan's first where an id stands in several."""
        plans = self.state.tables["plans"].values()
        return {item.id: item for adopted in plans for item in adopted.plan.constituencies}

    @cached_property
    def _units(self) -> dict[str, RollUnit]:
        rolls = self.state.tables["rolls"]
        if not rolls:
            return {}
        plans = list(self.state.tables["plans"].values())
        sealed = self.roll_of(plans[-1]) if plans else None
        last = sealed or list(rolls.values())[-1]
        return {unit.id: unit for unit in last.roll.units}

    def roll_of(self, adopted: AdoptedPlan) -> SealedRoll | None:
        """Return the sealed roll a plan was computed on: the one of the plan's day that holds all its units."""
        units = {unit for item in adopted.plan.constituencies for unit in item.units}
        found: SealedRoll | None = None
        for sealed in self.state.tables["rolls"].values():
            if sealed.roll.day == adopted.plan.roll and units <= {unit.id for unit in sealed.roll.units}:
                found = sealed
        return found

    def numbers_in(self, council: str) -> Mapping[str, int]:
        """Return the numbers on the credentials to a council, by mandate."""
        if council not in self._numbers:
            found: Council | None = self.state.find(Council, council)
            mandates = found.mandates if found else ()
            self._numbers[council] = {mandate: number for number, mandate in enumerate(mandates, 1)}
        return self._numbers[council]

    @cached_property
    def _numbers(self) -> dict[str, dict[str, int]]:
        return {}

    def person(self, mandate: Mandate) -> Person:
        """Return the deputy of a mandate."""
        return Person(
            mandate.deputy,
            self.name(mandate.name),
            mandate.party or "",
            self.party_name(mandate.party),
            mandate.id,
            mandate.council,
            mandate.section or "",
            mandate.in_office,
            self.numbers_in(mandate.council).get(mandate.id, 0),
        )

    def person_of(self, mandate: str) -> Person:
        """Return the deputy of a mandate by its id; an unknown one is shown by the id."""
        found = self.state.find(Mandate, mandate)
        return self.person(found) if found else Person(mandate, mandate, "", NON_PARTY, mandate, "", "", False)

    def persons(self, mandates: Iterable[Mandate]) -> tuple[Person, ...]:
        """Return the deputies of mandates, names read together."""
        held = tuple(mandates)
        self.learn(item.name for item in held)
        return tuple(self.person(item) for item in held)


def take_reading(system: str, state: State, names: Names, entries: int = 0) -> Reading:
    """Return a reading of a state that is at hand: what tests and previews use."""
    return Reading(system, state, names, entries)


def open_reading(system: str) -> Reading:
    """Return a reading of a stored system as it stands now; raise `Refusal` (`system.unknown`) if there is none."""
    from deputies_web.storage import load

    size = load.head(system).size
    return Reading(system, load.read_state(system, size), load.names_of, size)
