"""What a deputy owes those who elected: reports, by when, answered or not.

    for each instruction  a report that answers it, within `report_days` of it
    from time to time     a report at least `report_every_days` after the one before, or after the seat was taken

Days are civil dates; a report is in time on its last day. Nothing falls due any more once the mandate has ended.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from deputies.mandates.mandate import Mandate
from deputies.statutes.model import Instructions
from deputies.values import add_days

__all__ = ["Duty", "DutyStatus", "duties_of"]

DutyStatus = Literal["answered", "late", "due", "overdue"]


@dataclass(frozen=True, slots=True)
class Duty:
    """A report that is owed: for an instruction ("" for the one from time to time), by a day, and what became of it.

    status  answered in time, answered late, still due, or overdue.
    report  the report that answered, "" before.
    """

    instruction: str
    due: str
    status: DutyStatus
    report: str = ""
    filed: str = ""


def duties_of(mandate: Mandate, provision: Instructions, on: str) -> tuple[Duty, ...]:
    """Return the reports a deputy owes, or has given for instructions, as of a day; the one from time to time last."""
    found = [_for_instruction(mandate, item.id, item.given, provision, on) for item in mandate.instructions]
    return tuple(item for item in (*found, _from_time_to_time(mandate, provision, on)) if item is not None)


def _for_instruction(mandate: Mandate, id_: str, given: str, provision: Instructions, on: str) -> Duty | None:
    if provision.report_days == 0:
        return None
    due = add_days(given, provision.report_days)
    answer = next((item for item in mandate.reports if id_ in item.answers), None)
    if answer is not None:
        return Duty(id_, due, "late" if answer.filed > due else "answered", answer.id, answer.filed)
    return _open(mandate, id_, due, on)


def _from_time_to_time(mandate: Mandate, provision: Instructions, on: str) -> Duty | None:
    if provision.report_every_days == 0 or mandate.credential != "confirmed" or mandate.waits:
        return None
    last = max((item.filed for item in mandate.reports), default=mandate.since)
    return _open(mandate, "", add_days(last, provision.report_every_days), on)


def _open(mandate: Mandate, instruction: str, due: str, on: str) -> Duty | None:
    if mandate.ended is not None and due >= mandate.ended:
        return None
    return Duty(instruction, due, "overdue" if on > due else "due")
