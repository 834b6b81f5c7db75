"""docs/results.md, section 5: what has to be kept, and which act sets it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from independent.reading import Documents

__all__ = ["Row", "State", "in_office", "resting", "sits"]

Row = dict[str, Any]


def in_office(mandate: Row) -> bool:
    return bool(mandate["credential"] == "confirmed" and mandate["ended"] is None and not mandate["waits"])


def sits(mandate: Row) -> bool:
    return in_office(mandate) and mandate["away"] is None and mandate["suspended"] is None


class State:
    """The tables, by id, in order of making."""

    def __init__(self, documents: Documents) -> None:
        self.documents = documents
        self.system = ""
        self.in_force = ""
        self.rolls: dict[str, Row] = {}
        self.plans: dict[str, Row] = {}
        self.councils: dict[str, Row] = {}
        self.mandates: dict[str, Row] = {}
        self.elections: dict[str, Row] = {}
        self.petitions: dict[str, Row] = {}
        self.sittings: dict[str, Row] = {}
        self.motions: dict[str, Row] = {}
        self.decisions: dict[str, Row] = {}
        self.notices: dict[str, Row] = {}
        self.organs: dict[str, Row] = {}
        self.directives: dict[str, Row] = {}
        self.objections: dict[str, Row] = {}
        self.sanctions: dict[str, Row] = {}
        self.cases: dict[str, Row] = {}
        self.demands: dict[str, Row] = {}

    # What section 4 calls by name.

    def statute(self, digest: str = "") -> Row:
        return self.documents.statute(digest or self.in_force)

    def level(self, council: str, digest: str = "") -> Row:
        found: Row = self.statute(digest)["levels"][self.councils[council]["level"]]
        return found

    def plan_of(self, council: str) -> Row:
        return self.plans[self.councils[council]["plan"] or self.plan_in_force]

    @property
    def plan_in_force(self) -> str:
        return list(self.plans)[-1]

    def place(self, plan: str, constituency: str) -> Row:
        return next(row for row in self.plans[plan]["constituencies"] if row["id"] == constituency)

    def held(self, council: str) -> Iterator[Row]:
        for id_ in self.councils[council]["mandates"]:
            yield self.mandates[id_]

    def above(self, council: str) -> list[str]:
        row = self.councils[council]
        return [*([row["parent"]] if row["parent"] else []), *row["also"]]

    def is_below(self, council: str, higher: str) -> bool:
        seen, waiting = set[str](), [council]
        while waiting:
            for one in self.above(waiting.pop()):
                if one == higher:
                    return True
                if one not in seen:
                    seen.add(one)
                    waiting.append(one)
        return False

    def below(self, higher: str) -> list[str]:
        return [one for one in self.councils if self.is_below(one, higher)]

    def amendments(self, motion: str) -> list[Row]:
        """The amendments to a motion that are to be voted, in the order of tabling."""
        listed = self.sittings[self.motions[motion]["sitting"]]["motions"]
        found = (self.motions[one] for one in listed)
        return [one for one in found if one["amends"] == motion and one["status"] == "tabled"]


def resting(mandates: Iterable[Row], first: Iterable[str]) -> list[Row]:
    """The delegations that rest on these mandates, and on these in turn; not those that have ended."""
    found: list[Row] = []
    waiting, listed = list(first), list(mandates)
    while waiting:
        here = waiting.pop(0)
        above = [one for one in listed if one["rests_on"] == here and one["ended"] is None]
        found += above
        waiting += [one["id"] for one in above]
    return found
