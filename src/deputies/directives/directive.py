"""A directive: a decision handed down with several means; each council below chooses by stated facts and reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from deputies.values.shape import Doc, Id, Text

__all__ = [
    "Answer",
    "Condition",
    "Directive",
    "DirectiveObjection",
    "EarlierChoice",
    "Fact",
    "Means",
    "ObjectionStatus",
]

ObjectionStatus = Literal["open", "allowed", "released", "refused"]


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on a stated fact: `fact` compared with `value`."""

    fact: Annotated[Id, Doc("the fact it looks at; record.electors, record.units, record.deputies are computed")]
    is_: Annotated[Literal["at-least", "at-most", "yes", "no"], Doc("how the fact is compared")]
    value: Annotated[int, Doc("for at-least and at-most")] = 0


@dataclass(frozen=True, slots=True)
class Means:
    """One means: what is done, and on which conditions, all of which must hold."""

    id: Annotated[Id, Doc("id of the means, by which it is chosen")]
    text: Annotated[Text, Doc("what is done")]
    conditions: Annotated[tuple[Condition, ...], Doc("conditions, all of which must hold")] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact stated by a council when it chooses: a count, or 1 for yes and 0 for no, with its source."""

    fact: Annotated[Id, Doc("the fact, as conditions name it")]
    value: Annotated[int, Doc("a count; or 1 for yes and 0 for no")]
    source: Annotated[Text, Doc("how it is known")]


@dataclass(frozen=True, slots=True)
class EarlierChoice:
    """A means that a council had chosen, on which facts and when, and has since given up for another."""

    means: str
    facts: tuple[Fact, ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What one council below made of the directive: means chosen on which facts, and the reports that followed."""

    council: str
    means: str | None = None
    facts: tuple[Fact, ...] = ()
    chosen: str | None = None
    reports: tuple[tuple[str, str, bool], ...] = ()  # (day, text, done)
    earlier: tuple[EarlierChoice, ...] = ()

    @property
    def done(self) -> str | None:
        """The day on which the council reported it as done, None before."""
        return next((day for day, _, closed in self.reports if closed), None)


@dataclass(frozen=True, slots=True)
class DirectiveObjection:
    """An objection of a council below, with its reason: a deviation proposes means of its own, an appeal asks to be
    released. Unsettled after `settle_by` it stands as made (`deputies.directives.objecting`).

    means, facts   the means proposed by a deviation, and the facts that its conditions hold on.
    motion         of the council that objects; its text is the reason. `settled_on` is the issuing council's.
    """

    id: str
    directive: str
    council: str
    asks: Literal["deviation", "appeal"]
    reason: str
    motion: str
    raised: str
    settle_by: str
    means: Means | None = None
    facts: tuple[Fact, ...] = ()
    status: ObjectionStatus = "open"
    settled: str | None = None
    settled_on: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Directive:
    """A directive of a council to councils below it.

    from_directive  the directive of a council above that this one hands on, "" if none.
    objections      ids of the objections to it, in order.
    withdrawn       day the council that issued it withdrew it, with `withdrawal`, its reason.
    """

    id: str
    decision: str
    council: str
    title: str
    text: str
    addressees: tuple[str, ...]
    means: tuple[Means, ...]
    issued: str
    choose_by: str
    report_by: str
    statute: str
    answers: tuple[Answer, ...] = ()
    from_directive: str = ""
    objections: tuple[str, ...] = ()
    withdrawn: str | None = None
    withdrawal: str = ""
