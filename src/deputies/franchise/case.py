"""A franchise case: admission of a layer, or withdrawal of its franchise, by recorded conduct.

It judges groups, never persons: evidence, notice, hearing, decision with a review date, appeal.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from deputies.values.shape import Day, Doc, Text

__all__ = ["CaseStatus", "Evidence", "FranchiseCase"]

CaseStatus = Literal["opened", "heard", "granted", "refused", "appealed", "upheld", "overturned"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A piece of evidence on the conduct of the group: day, criterion of the statute, what happened, source."""

    day: Annotated[Day, Doc("day on which it happened")]
    criterion: Annotated[Text, Doc("the criterion of the statute it speaks to")]
    text: Annotated[Text, Doc("what happened; public, so without names")]
    source: Annotated[Text, Doc("how it is known")]


@dataclass(frozen=True, slots=True)
class FranchiseCase:
    """One case about one layer in one council.

    granted/refused   what the case asks for (admission, or withdrawal) is granted or not, by the first decision.
    upheld/overturned that decision stands after the appeal, or not.
    motion            on which the first decision rests; `appeal_motion` the one to overturn it.
    """

    id: str
    kind: Literal["admit", "withdraw"]
    council: str
    layer: str
    evidence: tuple[Evidence, ...]
    opened: str
    hearing: str
    statute: str
    status: CaseStatus = "opened"
    statement: str | None = None
    motion: str = ""
    granted: bool | None = None
    decided: str | None = None
    review: str | None = None
    appeal_grounds: str | None = None
    appeal_unit: str | None = None
    appeal_council: str | None = None
    appeal_motion: str = ""
    appeal_decided: str | None = None

    @property
    def in_franchise(self) -> bool | None:
        """Whether the layer has the franchise by this case; None while it is under way."""
        if self.granted is None or self.status == "appealed":
            return None
        stands = self.status != "overturned"
        return (self.granted if stands else not self.granted) == (self.kind == "admit")
