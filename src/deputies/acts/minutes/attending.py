"""Who was there: deputies who had checked in, were named at the opening, arrived and left, or never came."""

from __future__ import annotations

from dataclasses import dataclass, field

from deputies.acts.attendance import DeputiesArrived, DeputiesLeft
from deputies.acts.minutes.document import Attendance, Movement, QuorumRule, Ref, SectionRow
from deputies.acts.minutes.sources import Act
from deputies.acts.sittings import SittingOpened
from deputies.acts.state import State
from deputies.acts.telling import Speaker
from deputies.mandates.mandate import Mandate
from deputies.sittings.sheets import parse_attendance
from deputies.sittings.sitting import Sitting
from deputies.statutes.majorities import say_article, say_threshold

__all__ = ["Attending", "quorum_rule"]


@dataclass
class Attending:
    """Follows the acts of a sitting and knows who is in the room; `finish` gives the attendance they lead to."""

    say: Speaker
    sitting: Sitting
    present: dict[str, None] = field(default_factory=dict)
    enrolled: dict[str, None] = field(default_factory=dict)
    refs: list[Ref] = field(default_factory=list)
    at_opening: tuple[str, ...] = ()
    opening: SittingOpened | None = None
    movements: list[Movement] = field(default_factory=list)

    def open(self, act: Act) -> None:
        """Take down the opening: with those named in it, or on its sheet."""
        value: SittingOpened = act.value
        state = self.say.state
        listed = (
            parse_attendance(state.exhibit(value.sheet, "attendance sheet"), self.sitting.id) if value.sheet else ()
        )
        self._join((*value.arrived, *listed))
        self.refs.append(Ref(act.entry.seq, act.number))
        self.opening, self.at_opening = value, tuple(self.present)

    def move(self, act: Act) -> Movement | None:
        """Take down who arrived or left; return the movement, None before the opening."""
        value: DeputiesArrived | DeputiesLeft = act.value
        arrived = isinstance(value, DeputiesArrived)
        if arrived:
            self._join(value.mandates)
        else:
            for mandate in value.mandates:
                self.present.pop(mandate, None)
        ref = Ref(act.entry.seq, act.number)
        if self.opening is None:
            self.refs.append(ref)
            return None
        names = tuple(self.say.deputy(id_) for id_ in value.mandates)
        found = Movement((ref,), act.entry.at, arrived, names, value.present, value.quorum, value.quorate)
        self.movements.append(found)
        return found

    def _join(self, mandates: tuple[str, ...]) -> None:
        self.present.update(dict.fromkeys(mandates))
        self.enrolled.update(dict.fromkeys(mandates))

    @property
    def quorate(self) -> bool:
        """Whether there was a quorum at the end."""
        return self.movements[-1].quorate if self.movements else self.opening is not None

    def finish(self) -> Attendance | None:
        """Return the attendance; None where nobody came yet. Before the opening it is of those who have checked in."""
        held = _held_on(self.say.state, self.sitting)
        if self.opening is None:
            if not self.refs:
                return None
            there = tuple(self.say.deputy(id_) for id_ in self.present)
            refs = tuple(self.refs)
            return Attendance(refs, len(held), there, len(there), len(self.enrolled), (), (), ())
        absent = (item for item in held if item.id not in self.enrolled)
        return Attendance(
            tuple(self.refs),
            self.opening.bases.in_office,
            tuple(self.say.deputy(id_) for id_ in self.at_opening),
            self.opening.present,
            len(self.enrolled),
            self._sections(),
            tuple(self.movements),
            tuple(self.say.deputy(item.id) for item in absent),
            self.opening.sheet or "",
        )

    def _sections(self) -> tuple[SectionRow, ...]:
        """Count each section apart, where a whole council that has sections sits."""
        mandates = self.say.state.tables["mandates"]
        sections = [] if self.sitting.section else self.say.state.council(self.sitting.council).sections
        rows = []
        for item in sections:
            first, ever = (
                sum(1 for id_ in held if id_ in mandates and mandates[id_].section == item.id)
                for held in (self.at_opening, self.enrolled)
            )
            rows.append(SectionRow(item.name, first, ever))
        without = len(self.enrolled) - sum(row.enrolled for row in rows)
        if rows and without:
            first = len(self.at_opening) - sum(row.at_opening for row in rows)
            rows.append(SectionRow("in no section", first, without))
        return tuple(rows)


def _held_on(state: State, sitting: Sitting) -> list[Mandate]:
    """Return the mandates held in the body on the day of the sitting, as far as the days on the record say."""
    return [
        item
        for item in state.mandates_in(sitting.council)
        if item.credential == "confirmed"
        and not item.waits
        and item.since <= sitting.day
        and (item.ended is None or item.ended > sitting.day)
        and sitting.section in (None, item.section)
    ]


def quorum_rule(state: State, sitting: Sitting, opening: SittingOpened | None) -> QuorumRule:
    """Return the rule of the quorum in words, and how it was met at the opening."""
    level = state.statutes[sitting.statute].levels[state.council(sitting.council).level]
    counts = "must take part in a vote" if level.quorum_counts == "taking-part" else "must be present"
    needed, present = (opening.quorum, opening.present) if opening else (sitting.quorum, len(sitting.present))
    return QuorumRule(say_threshold(level.quorum), say_article(level.article), counts, needed, present)
