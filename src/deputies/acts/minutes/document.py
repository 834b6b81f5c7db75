"""What minutes hold: frozen values, each with the acts it was written from, so that a reader can check it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Literal, TypeAlias

from deputies.sittings.speaking import SpeechKind
from deputies.values import Amount

__all__ = [
    "Attendance", "Business", "Convening", "Line", "Minutes", "MotionRecord", "Movement", "Named", "Point",
    "QuorumRule", "Ref", "SectionHands", "SectionRow", "SpeechRecord", "Standing", "Unresolved", "VoteCorrection",
    "VoteRecord", "references",
]  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """An act on the record: the entry that holds it, and its place there."""

    seq: int
    number: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """Something that happened, in one sentence; `details` are short lines below it, such as who was elected."""

    refs: tuple[Ref, ...]
    at: str
    words: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SpeechRecord:
    """A deputy who spoke: for how many seconds, of how many allowed; 0 where the record has no time, or no limit."""

    refs: tuple[Ref, ...]
    at: str
    who: str
    kind: SpeechKind
    section: str
    seconds: int
    limit: int

    @property
    def over(self) -> int:
        """Seconds beyond the limit."""
        return max(self.seconds - self.limit, 0) if self.limit else 0


@dataclass(frozen=True, slots=True)
class Named:
    """Those who made one choice in a roll call, by name, or who were present and took no part."""

    label: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SectionHands:
    """The hands of one section."""

    name: str
    votes_for: Amount
    votes_against: Amount
    abstentions: Amount


@dataclass(frozen=True, slots=True)
class VoteCorrection:
    """A vote that was put right later in the sitting: why, the figures since, and who was down wrongly."""

    refs: tuple[Ref, ...]
    at: str
    reason: str
    votes_for: Amount
    votes_against: Amount
    abstentions: Amount
    carried: bool
    sentence: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VoteRecord:
    """A vote as it was taken down first, with what was corrected afterwards.

    sentence   what carries it and why it was carried or not: the majority, its base, the article, the quorum.
    present, in_office   deputies at that moment; `quorum` how many had to take part.
    named      who voted how, as it stands now; () where the vote is not by name, or too many are named (`by_name`).
    sheet      digest of the sheet that holds the choices, "" where they stand in the entry.
    """

    refs: tuple[Ref, ...]
    at: str
    form: str
    votes_for: Amount
    votes_against: Amount
    abstentions: Amount
    spoiled: int
    carried: bool
    sentence: str
    present: int
    in_office: int
    quorum: int
    needed: int
    casting: str = ""
    sections: tuple[SectionHands, ...] = ()
    named: tuple[Named, ...] = ()
    by_name: int = 0
    sheet: str = ""
    corrections: tuple[VoteCorrection, ...] = ()


@dataclass(frozen=True, slots=True)
class MotionRecord:
    """A motion, an amendment or a motion on procedure, with all that came of it in this sitting, in order.

    about   the matter and its article; the lines an amendment replaces; what a motion on the own order leads to.
    text    as tabled, or as it was taken up again; `text_now` as the carried amendments left it, "" where none did.
    fate    what became of it here, and `later` what became of it since.
    """

    refs: tuple[Ref, ...]
    at: str
    id: str
    kind: Literal["motion", "amendment", "procedure"]
    title: str
    text: str
    mover: str
    about: str
    fate: str
    later: str = ""
    text_now: str = ""
    events: tuple[Business, ...] = ()


Business: TypeAlias = Line | SpeechRecord | VoteRecord | MotionRecord


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the agenda with what was done under it; number 0 is what came before the first.

    due      it came there by itself.
    reached  whether it was taken up, or something was moved or said under it.
    """

    refs: tuple[Ref, ...]
    number: int
    text: str
    due: bool
    reached: bool
    business: tuple[Business, ...]


@dataclass(frozen=True, slots=True)
class Convening:
    """Who convened the sitting, when, and how notice was given."""

    refs: tuple[Ref, ...]
    by: str
    day: str
    words: str
    agenda: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Movement:
    """Deputies who arrived or left while the sitting lasted, how many were there after it, and whether enough."""

    refs: tuple[Ref, ...]
    at: str
    arrived: bool
    names: tuple[str, ...]
    present: int
    quorum: int
    quorate: bool


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section in the count of attendance: deputies at the opening, and all who ever were there."""

    name: str
    at_opening: int
    enrolled: int


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who was there: at the opening, later, and not at all; before the opening, who has checked in.

    refs     the opening, and those who had checked in before it.
    absent   who held a mandate on the day by the dates of the record, and was never there.
    """

    refs: tuple[Ref, ...]
    in_office: int
    at_opening: tuple[str, ...]
    present: int
    enrolled: int
    sections: tuple[SectionRow, ...]
    movements: tuple[Movement, ...]
    absent: tuple[str, ...]
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class QuorumRule:
    """The rule of the quorum in words, its article, and what was needed and found at the opening."""

    words: str
    article: str
    counts: str
    needed: int
    present: int


@dataclass(frozen=True, slots=True)
class Unresolved:
    """Something that the sitting left open: what, why, and what settles it.

    kinds   the requests that settle it; () where a day does, or nothing can.
    table, id   what it is about, for a link.
    """

    what: str
    why: str
    settles: str
    kinds: tuple[str, ...]
    table: str
    id: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How the minutes stand: of a sitting not held or under way, a draft, or approved by a later sitting.

    first, last  the entries they are written from, from the convening to the closing.
    due          the day by which the statute has minutes published, "" for none stated.
    """

    status: Literal["not held", "under way", "draft", "approved"]
    words: str
    remarks: tuple[str, ...]
    refs: tuple[Ref, ...]
    first: int
    last: int
    due: str
    overdue: bool


@dataclass(frozen=True, slots=True)
class Minutes:
    """The minutes of a sitting, written from its acts alone, as the record of so many `entries` has them.

    meanwhile   acts of the council by chair or secretary while it sat, that name neither the sitting nor a motion.
    afterwards  acts about the sitting or its motions after it was closed, in order.
    """

    system: str
    statute: str
    council: str
    council_name: str
    body: str
    sitting: str
    day: str
    status: str
    standing: Standing
    convening: Convening | None
    before: tuple[Line, ...]
    opened: str
    attendance: Attendance | None
    quorum: QuorumRule
    points: tuple[Point, ...]
    meanwhile: tuple[Line, ...]
    closing: Line | None
    afterwards: tuple[Line, ...]
    unresolved: tuple[Unresolved, ...]
    entries: int


def references(held: Any) -> Iterator[Ref]:
    """Yield every act that a part of the minutes, or all of them, were written from."""
    if isinstance(held, Ref):
        yield held
    elif isinstance(held, tuple):
        for item in held:
            yield from references(item)
    elif is_dataclass(held):
        for item in fields(held):
            yield from references(getattr(held, item.name))
