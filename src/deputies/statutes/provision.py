"""What every provision of a statute says of itself, and the small shapes that provisions share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Literal

from deputies.values import Threshold
from deputies.values.shape import Day, Doc, Id, Text

__all__ = ["Alternates", "ByHand", "Confidence", "CountBase", "Majority", "Provision"]

Confidence = Literal["verified", "secondary", "unverified", "chosen"]
CountBase = Literal["electors", "inhabitants", "members", "staff", "dues-paying"]
Alternates = Literal["next-in-count", "elected", "countback", "same-list", "by-election"]


class ByHand(Doc):
    """A note on a field that the program states, shows and checks, and that people carry out."""


@dataclass(frozen=True, kw_only=True)
class Provision:
    """What every provision says of itself."""

    article: Annotated[Text, Doc("the article that states it, as people cite it")]
    source: Annotated[str, Doc("where the article can be read: document and page")] = ""
    confidence: Annotated[Confidence, Doc("read in the text, in a secondary source, not checked, or chosen here")] = (
        "chosen"
    )
    confidence_of: Annotated[dict[str, Confidence], Doc("how sure we are of single fields, where it differs")] = field(
        default_factory=dict, hash=False
    )
    note: Annotated[str, Doc("for readers: why, or what the source leaves open")] = ""
    not_stated: Annotated[tuple[str, ...], Doc("fields that the source does not state; settle them locally")] = ()
    refers: Annotated[tuple[str, ...], Doc("articles of this statute that the provision points to")] = ()
    since: Annotated[Day | None, Doc("first day it holds, where later than the statute itself")] = None
    until: Annotated[Day | None, Doc("first day it no longer holds")] = None
    replaces: Annotated[Id | None, Doc("the provision of the same table that it takes the place of")] = None


@dataclass(frozen=True)
class Majority:
    """What carries a motion: a threshold, how an abstention counts, and what else must agree.

    A tie does not carry, unless the chair's casting vote settles it where `tie` says so.
    """

    threshold: Threshold
    abstention: Annotated[Literal["ignored", "against"], Doc("whether abstentions count with the votes against")] = (
        "ignored"
    )
    tie: Annotated[Literal["rejected", "chair"], Doc("a tie is rejected, or settled by the chair's casting vote")] = (
        "rejected"
    )
    sections: Annotated[bool, Doc("whether the threshold must be reached in each section as well")] = False
    units: Annotated[
        Threshold | None, Doc("share of the units or councils behind the deputies that must be for it as well")
    ] = None
    half_units: Annotated[tuple[Id, ...], Doc("units that count half in this")] = ()
