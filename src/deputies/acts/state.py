"""The whole state of one council system: every noun by id, as the acts have left it.

Values are frozen; the state is the only thing that changes, and only `apply_...` functions change it, through
`put`. `touched` lists what was put since a shell last looked, so that a projection writes just those rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from deputies.councils.council import Council
from deputies.councils.inspection import Inspection
from deputies.councils.notice import Notice
from deputies.councils.organ import Organ
from deputies.councils.strength import holders_of
from deputies.councils.task import Task
from deputies.directives.directive import Directive, DirectiveObjection
from deputies.directives.sanction import SanctionCase, SanctionSupport
from deputies.elections.election import Election
from deputies.formation.plan import Plan
from deputies.franchise.case import FranchiseCase
from deputies.mandates.mandate import Mandate
from deputies.mandates.offices import DeclaredOffice
from deputies.mandates.petition import Petition
from deputies.parties.party import Bloc, Party
from deputies.register.roll import Roll
from deputies.sittings.demanding import Demand
from deputies.sittings.sitting import Decision, Motion, Sitting
from deputies.sittings.speaking import Speech
from deputies.statutes.model import Statute
from deputies.values import Refusal

__all__ = ["TABLES", "AdoptedPlan", "SealedRoll", "State", "System"]


@dataclass(frozen=True, slots=True)
class System:
    """The council system itself; `statute` is the digest of the one in force now."""

    id: str
    name: str
    statute: str
    founded: str


@dataclass(frozen=True, slots=True)
class SealedRoll:
    """A roll as sealed: its id, the digest of the document, what was imported, and the roll itself."""

    id: str
    digest: str
    source: str
    roll: Roll


@dataclass(frozen=True, slots=True)
class AdoptedPlan:
    """A plan as adopted: its id, the digest of the document, warnings that were acknowledged, and the plan."""

    id: str
    digest: str
    acknowledged: tuple[str, ...]
    plan: Plan


TABLES: Mapping[str, type] = {
    "systems": System,
    "rolls": SealedRoll,
    "plans": AdoptedPlan,
    "councils": Council,
    "organs": Organ,
    "tasks": Task,
    "inspections": Inspection,
    "notices": Notice,
    "elections": Election,
    "mandates": Mandate,
    "offices": DeclaredOffice,
    "petitions": Petition,
    "parties": Party,
    "blocs": Bloc,
    "cases": FranchiseCase,
    "demands": Demand,
    "sittings": Sitting,
    "speeches": Speech,
    "motions": Motion,
    "decisions": Decision,
    "directives": Directive,
    "objections": DirectiveObjection,
    "sanctions": SanctionCase,
    "supports": SanctionSupport,
}
_TABLE_OF = {cls: name for name, cls in TABLES.items()}


@dataclass
class State:
    """Every noun by id. `exhibits` looks documents up by digest; it is given by the shell and never written here."""

    exhibits: Mapping[str, bytes] = field(default_factory=dict)
    statutes: dict[str, Statute] = field(default_factory=dict)
    tables: dict[str, dict[str, Any]] = field(default_factory=lambda: {name: {} for name in TABLES})
    touched: set[tuple[str, str]] = field(default_factory=set)

    def put(self, value: Any) -> None:
        """Store a noun under its id, in place of what stood there."""
        table = _TABLE_OF[type(value)]
        self.tables[table][value.id] = value
        self.touched.add((table, value.id))

    def find(self, cls: type[Any], id_: str) -> Any:
        """Return the noun of this class and id, or None."""
        return self.tables[_TABLE_OF[cls]].get(id_)

    def copy(self) -> State:
        """Return a state that can be changed without changing this one; the frozen values are shared."""
        tables = {name: dict(rows) for name, rows in self.tables.items()}
        return State(self.exhibits, dict(self.statutes), tables, set(self.touched))

    @property
    def system(self) -> System:
        """The system; raise `Refusal` (`system.not-founded`) before the founding."""
        for system in self.tables["systems"].values():
            return system  # type: ignore[no-any-return]
        raise Refusal("system.not-founded", "No system has been founded here yet; found one first.")

    @property
    def statute(self) -> Statute:
        """The statute in force now."""
        return self.statutes[self.system.statute]

    def exhibit(self, digest: str, what: str) -> bytes:
        """Return a document by its digest; raise `Refusal` (`exhibit.missing`) if it is not there."""
        try:
            return self.exhibits[digest]
        except KeyError:
            raise Refusal(
                "exhibit.missing",
                f"The {what} with SHA-256 {digest[:12]}… is not among the exhibits; hand in the file itself.",
                found=digest,
            ) from None

    def get(self, cls: type[Any], id_: str, what: str) -> Any:
        """Return the noun; raise `Refusal` (`<what>.unknown`) naming it if there is none."""
        found = self.find(cls, id_)
        if found is None:
            raise Refusal(f"{what}.unknown", f"There is no {what} {id_!r}.", found=id_, required=f"a known {what}")
        return found

    def council(self, id_: str) -> Council:
        """The council, or a `Refusal` (`council.unknown`)."""
        return self.get(Council, id_, "council")  # type: ignore[no-any-return]

    def mandate(self, id_: str) -> Mandate:
        """The mandate, or a `Refusal` (`mandate.unknown`)."""
        return self.get(Mandate, id_, "mandate")  # type: ignore[no-any-return]

    def mandates_in(self, council: str) -> Iterator[Mandate]:
        """All mandates of a council, ended ones too, in order of seating."""
        found: Council | None = self.find(Council, council)
        for id_ in found.mandates if found else ():
            yield self.tables["mandates"][id_]

    def seated(self, council: str) -> tuple[Mandate, ...]:
        """The mandates in office: credential confirmed, not ended, not waiting for a new term."""
        return tuple(item for item in self.mandates_in(council) if item.in_office)

    def holders(self, council: str) -> tuple[Mandate, ...]:
        """Those in office, each seat once: for a deputy on leave the one who stands in, where there is one."""
        return holders_of(self.mandates_in(council))

    def plan_of(self, council: Council) -> Plan:
        """The plan a council was constituted under, or else the one in force; raise `Refusal` (`plan.none`)."""
        adopted: AdoptedPlan = self.tables["plans"][council.plan] if council.plan else self.plan
        return adopted.plan

    @property
    def plan(self) -> AdoptedPlan:
        """The plan in force: the last adopted; raise `Refusal` (`plan.none`) before any."""
        plans = list(self.tables["plans"].values())
        if not plans:
            raise Refusal("plan.none", "No plan of seats has been adopted yet; adopt one first.")
        return plans[-1]  # type: ignore[no-any-return]
