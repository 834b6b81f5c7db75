"""What a form already knows: which council, sitting, motion, election or directive it is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sized
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from deputies.acts.envelope import Actor
from deputies.acts.organs import body_members
from deputies.councils.council import EXECUTIVE
from deputies.directives.directive import Means
from deputies.mandates.mandate import Mandate
from deputies_web.queries.reading import Person, Reading
from deputies_web.queries.timely import fits

__all__ = ["Scope", "scope_of"]

LISTED = 250
"""Choices up to which a list is laid out; in a longer one people look for what they mean."""


@dataclass(frozen=True)
class Scope:
    """The nouns a form is about, as far as its fields say ("" and None where they don't).

    sought  what somebody looks for in the fields whose lists are too long to be laid out, by name of the control.
    whole   whether lists are named to their end, as for looking in them, however long.
    """

    reading: Reading
    by: Actor | None
    given: Mapping[str, Any]
    kind: str = ""
    council: str = ""
    sitting: Any = None
    motion: Any = None
    election: Any = None
    directive: Any = None
    mandate: Mandate | None = None
    organ: str = ""
    sought: Mapping[str, str] = field(default_factory=dict)
    whole: bool = False

    @property
    def most(self) -> int | None:
        """How many of a list are named: no more than show that it is too long to be laid out."""
        return None if self.whole else LISTED + 1

    def is_long(self, listed: Sized) -> bool:
        """Whether a list is too long to be laid out."""
        return len(listed) > LISTED

    def people(self, mandates: Iterable[Mandate]) -> tuple[Person, ...]:
        """Return who holds those of these mandates that fit the request, as many as are named; names read together."""
        kept = {value for value in self.given.values() if isinstance(value, str)}
        fitting = (item for item in mandates if item.id in kept or fits(self.kind, "mandates", item))
        return self.reading.persons(islice(fitting, self.most))

    @property
    def weighted(self) -> bool:
        """Whether deputies of the council the form is about carry other than one vote each."""
        council = self.reading.state.tables["councils"].get(self.council)
        if council is None or not self.reading.state.tables["plans"]:
            return False
        plan = self.reading.state.plan_of(council)
        direct = any(row.weighted for row in plan.constituencies if row.council == council.id)
        return direct or any(row.weighted for row in plan.delegates if row.council == council.id)

    def electable(self) -> tuple[Mandate, ...]:
        """The mandates that may be elected to something: all in office in the council, whether present or not."""
        return self.reading.state.seated(self.council)

    def means(self) -> tuple[Means, ...]:
        """The means of the directive the form is about, and those that councils below proposed for themselves."""
        if self.directive is None:
            return ()
        own = (self.reading.state.tables["objections"][id_].means for id_ in self.directive.objections)
        return (*self.directive.means, *(item for item in own if item is not None))

    def executive(self) -> tuple[Mandate, ...]:
        """The members of the council's executive who are in office."""
        council = self.reading.state.tables["councils"].get(self.council)
        named = council.executive.members if council is not None and council.executive is not None else ()
        held = (self.reading.state.mandate(item) for item in named)
        return tuple(item for item in held if item.in_office)

    def members(self) -> tuple[Mandate, ...]:
        """The mandates the form can be about: those present, those of the organ or body, or all in office."""
        state = self.reading.state
        if self.sitting is not None and self.sitting.present:
            return tuple(state.mandate(item) for item in self.sitting.present)
        if self.sitting is not None:
            seated = state.seated(self.sitting.council)
            return tuple(item for item in seated if self.sitting.section in (None, item.section))
        if self.organ:
            return tuple(state.mandate(item) for item in body_members(state, state.council(self.council), self.organ))
        if self.council:
            return state.seated(self.council)
        return tuple(item for item in state.tables["mandates"].values() if item.ended is None)


def scope_of(
    reading: Reading,
    given: Mapping[str, Any],
    by: Actor | None,
    kind: str = "",
    sought: Mapping[str, str] | None = None,
) -> Scope:
    """Return what the fields given so far say; each noun leads to those it belongs to."""
    tables = reading.state.tables

    def find(table: str, *names: str) -> Any:
        return next((tables[table][given[name]] for name in names if _text(given, name) in tables[table]), None)

    motion = find("motions", "motion")
    sitting = find("sittings", "sitting") or (tables["sittings"].get(motion.sitting) if motion else None)
    election = find("elections", "election")
    mandate = find("mandates", "mandate")
    council, organ, task = find("councils", "council"), find("organs", "organ"), find("tasks", "task")
    own = by.of if by and by.of in tables["councils"] else ""
    return Scope(
        reading,
        by,
        given,
        kind,
        council.id if council else next((x.council for x in (sitting, election, mandate, organ, task) if x), own),
        sitting,
        motion,
        election,
        find("directives", "directive"),
        mandate,
        _organ(given, organ.id if organ else "", council),
        sought or {},
    )


def _organ(given: Mapping[str, Any], organ: str, council: Any) -> str:
    """Return the body a form is about: an organ, or the executive of a council that has one."""
    if _text(given, "organ") == EXECUTIVE and council is not None and council.executive is not None:
        return EXECUTIVE
    return organ


def _text(given: Mapping[str, Any], name: str) -> str:
    value = given.get(name)
    return value if isinstance(value, str) else ""
