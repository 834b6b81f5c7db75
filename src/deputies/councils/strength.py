"""How strong a council or one of its sections is: who sits in it, and the numbers that thresholds are shares of.

Who sits in a section is not written down twice: a mandate names its section, so whoever is confirmed after the
council was constituted joins the section by being confirmed. `Council.sections` keeps the day of constitution.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from deputies.councils.council import Council
from deputies.formation.plan import Plan
from deputies.mandates.mandate import Mandate
from deputies.values import Base, Refusal

__all__ = ["Strength", "check_constituted", "members_of", "strength_of"]


@dataclass(frozen=True, slots=True)
class Strength:
    """Planned seats and members in office of a council, or of a section of it."""

    seats: int
    in_office: int

    @property
    def numbers(self) -> Mapping[Base, int]:
        """The bases of thresholds that these numbers are."""
        return {"statutory-members": self.seats, "members-in-office": self.in_office}


def members_of(mandates: Iterable[Mandate], section: str | None = None) -> tuple[Mandate, ...]:
    """Return the mandates in office, of a section where one is named, in the order given."""
    return tuple(item for item in mandates if item.in_office and section in (None, item.section))


def strength_of(council: Council, mandates: Iterable[Mandate], *, section: str | None, plan: Plan | None) -> Strength:
    """Return planned seats and members in office.

    mandates  all mandates of the council, ended ones too.
    plan      the plan of the council, needed for the seats of a section: those of its constituencies, and one for each
              delegate who sits in it, since a plan does not divide delegates' places between sections.
    """
    listed = tuple(mandates)
    in_office = len(members_of(listed, section))
    if section is None:
        return Strength(council.seats, in_office)
    places = plan.constituencies if plan else ()
    direct = sum(item.seats for item in places if item.council == council.id and item.section == section)
    delegates = sum(1 for item in members_of(listed, section) if item.delegate_of is not None)
    return Strength(direct + delegates, in_office)


def check_constituted(council: Council) -> None:
    """Raise `Refusal` (`council.not-constituted`) unless the council is constituted."""
    if council.status != "constituted":
        raise Refusal(
            "council.not-constituted",
            f"The council of {council.name} is {council.status}; it acts once it is constituted.",
            article="levels",
            found=council.status,
            required="constituted",
        )
