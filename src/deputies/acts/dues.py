"""What is due in a system on a day: terms that end, early elections, rotations, reports, leaves that should be over.

Nothing here happens by itself. No seat is empty by the calendar: whoever is responsible makes a request, and this list
says which are waited for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from deputies.acts.state import State
from deputies.councils.council import Council
from deputies.mandates.duties import duties_of
from deputies.mandates.mandate import Mandate
from deputies.mandates.terms import rotates_on
from deputies.values import add_days

__all__ = ["Matter", "Outstanding", "dues_on"]

Matter = Literal["term", "early", "rotation", "report", "leave"]


@dataclass(frozen=True, slots=True)
class Outstanding:
    """Something that is due: what, on which day, in which council, and of whom.

    matter    term: the council's term ends; early: an early election is due since that day; rotation: a place goes to
              the next; report: a deputy owes a report; leave: a deputy meant to be back.
    mandate   the mandate concerned, "" for a whole council.
    subject   the instruction that a report is to answer; what brought an early election.
    overdue   whether the day is past.
    """

    matter: Matter
    day: str
    council: str
    mandate: str = ""
    subject: str = ""
    overdue: bool = False


def dues_on(state: State, today: str, *, ahead: int = 30) -> tuple[Outstanding, ...]:
    """Return what is due in a system on a day or within so many days after it, in order of days.

    Reports are listed once they are overdue.
    """
    until = add_days(today, ahead)
    found: list[Outstanding] = []
    for council in state.tables["councils"].values():
        found += _of_council(state, council, today, until)
        for mandate in state.seated(council.id):
            found += _of_mandate(state, mandate, today, until)
    return tuple(sorted(found, key=lambda item: (item.day, item.council, item.mandate, item.matter)))


def _of_council(state: State, council: Council, today: str, until: str) -> Iterator[Outstanding]:
    if council.due is not None:
        yield Outstanding("early", council.due.day, council.id, subject=council.due.reason, overdue=True)
    ends = max((item.until for item in state.seated(council.id) if item.until is not None), default=None)
    if ends is not None and ends <= until:
        yield Outstanding("term", ends, council.id, overdue=today >= ends)


def _of_mandate(state: State, mandate: Mandate, today: str, until: str) -> Iterator[Outstanding]:
    provision = state.statutes[mandate.statute].mandates
    rotates = rotates_on(mandate, provision)
    if rotates is not None and mandate.delegate_of is None and rotates <= until:
        yield Outstanding("rotation", rotates, mandate.council, mandate.id, overdue=today >= rotates)
    if mandate.away_until is not None and mandate.away_until <= today:
        yield Outstanding("leave", mandate.away_until, mandate.council, mandate.id, overdue=True)
    for duty in duties_of(mandate, provision.instructions, today):
        if duty.status == "overdue":
            yield Outstanding("report", duty.due, mandate.council, mandate.id, duty.instruction, overdue=True)
