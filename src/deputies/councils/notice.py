"""A notice of a council to those below it: of a matter that is theirs first, or of a decision it may set aside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Notice", "NoticeStatus"]

NoticeStatus = Literal["open", "withdrawn", "taken-up", "used"]


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice.

    decision    the decision of a lower council that may be overruled; "" where the notice is of a matter.
    from_day    first day on which the council that gave it may act; until then those below may take the matter up.
    decided     how many decisions stood on the record when it was given: later ones are decided since.
    taken_up    the council below that took the matter up; `by` is its motion, or the decision for which the notice was
                used.
    """

    id: str
    council: str
    competence: str
    text: str
    given: str
    from_day: str
    decided: int
    decision: str = ""
    status: NoticeStatus = "open"
    closed: str = ""
    taken_up: str = ""
    by: str = ""
