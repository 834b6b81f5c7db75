"""How strong a council or one of its sections is: who sits in it, and the numbers that thresholds are shares of.

Who sits in a section is not written down twice: a mandate names its section, so whoever is confirmed after the
council was constituted joins the section by being confirmed. `Council.sections` keeps the day of constitution.

A seat counts once: while an alternate stands in for a deputy on leave, the alternate counts and the deputy does not. A
deputy who has been on leave for longer than the statute says still holds the mandate, and no longer counts for quorum.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from deputies.councils.council import Council
from deputies.formation.plan import Plan
from deputies.mandates.leave import holders, long_absent
from deputies.mandates.mandate import Mandate
from deputies.statutes.model import Statute
from deputies.values import Base, Refusal

__all__ = ["Strength", "absent_of", "check_constituted", "holders_of", "members_of", "strength_of"]


@dataclass(frozen=True, slots=True)
class Strength:
    """Planned seats and members in office of a council, or of a section of it.

    absent  of those in office, how many have been on leave for so long that the quorum no longer counts them.
    """

    seats: int
    in_office: int
    absent: int = 0

    @property
    def numbers(self) -> Mapping[Base, int]:
        """The bases of thresholds that these numbers are."""
        return {"statutory-members": self.seats, "members-in-office": self.in_office}

    @property
    def for_quorum(self) -> Mapping[Base, int]:
        """The same for a quorum, without those who have been on leave for too long to count."""
        return {**self.numbers, "members-in-office": self.in_office - self.absent}


def members_of(mandates: Iterable[Mandate], section: str | None = None) -> tuple[Mandate, ...]:
    """Return the mandates in office, of a section where one is named, in the order given."""
    return tuple(item for item in mandates if item.in_office and section in (None, item.section))


def holders_of(mandates: Iterable[Mandate], section: str | None = None) -> tuple[Mandate, ...]:
    """Return who holds the seats now, of a section where one is named: each seat once, by who stands in, if any."""
    return tuple(item for item in holders(tuple(mandates)) if section in (None, item.section))


def absent_of(members: Iterable[Mandate], statute: Statute, on: str) -> int:
    """Return how many of the members have been on leave for so long that the quorum no longer counts them."""
    return sum(1 for item in members if long_absent(item, statute.mandates.absent_days, on))


def strength_of(
    council: Council,
    mandates: Iterable[Mandate],
    *,
    section: str | None,
    plan: Plan | None,
    statute: Statute,
    on: str,
) -> Strength:
    """Return planned seats and members in office.

    mandates  all mandates of the council, ended ones too.
    statute   says after how many days of leave a seat no longer counts for the quorum.
    on        the day, which says how long a leave has lasted.
    plan      the plan of the council, needed for the seats of a section: those of its constituencies, and one for each
              delegate who sits in it, since a plan does not divide delegates' places between sections.
    """
    held = holders_of(mandates, section)
    absent = absent_of(held, statute, on)
    if section is None:
        return Strength(council.seats, len(held), absent)
    places = plan.constituencies if plan else ()
    direct = sum(item.seats for item in places if item.council == council.id and item.section == section)
    delegates = sum(1 for item in held if item.delegate_of is not None)
    return Strength(direct + delegates, len(held), absent)


def check_constituted(council: Council) -> None:
    """Raise `Refusal` (`council.not-constituted`) unless the council is constituted."""
    if council.status != "constituted":
        raise Refusal(
            "council.not-constituted",
            f"The {council.title} is {council.status}; it acts once it is constituted.",
            article="levels",
            found=council.status,
            required="constituted",
        )
