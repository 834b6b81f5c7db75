"""A directive: a decision handed down with several means; each council below chooses by stated facts and reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from deputies.values.shape import Doc, Id, Text

__all__ = ["Answer", "Condition", "Directive", "Fact", "Means"]


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on a stated fact: `fact` compared with `value`."""

    fact: Annotated[Id, Doc("the fact it looks at")]
    is_: Annotated[Literal["at-least", "at-most", "yes", "no"], Doc("how the fact is compared")]
    value: Annotated[int, Doc("for at-least and at-most")] = 0


@dataclass(frozen=True, slots=True)
class Means:
    """One means: what is done, and on which conditions, all of which must hold."""

    id: Id
    text: Text
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact stated by a council when it chooses: a count, or 1 for yes and 0 for no, with its source."""

    fact: Id
    value: int
    source: Annotated[Text, Doc("how it is known")]


@dataclass(frozen=True, slots=True)
class Answer:
    """What one council below made of the directive: means chosen on which facts, and the reports that followed."""

    council: str
    means: str | None = None
    facts: tuple[Fact, ...] = ()
    chosen: str | None = None
    reports: tuple[tuple[str, str, bool], ...] = ()  # (day, text, done)


@dataclass(frozen=True, slots=True)
class Directive:
    """A directive of a council to councils below it."""

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
