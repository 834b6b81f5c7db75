"""A sitting as it goes: who has the floor, what is voted next, whether there is a quorum. What the live screens show.

Everything here is the same for all who watch; what is one's own is in `own_view`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from deputies.acts.causes import cause_of
from deputies.acts.motions import motions_of
from deputies.acts.sittings import attendance_in
from deputies.acts.speakers import speeches_of
from deputies.councils.strength import holders_of
from deputies.mandates.mandate import Mandate
from deputies.sittings.amending import in_order
from deputies.sittings.lines import say_lines
from deputies.sittings.own_cause import check_own_cause
from deputies.sittings.quorum import quorum_of
from deputies.sittings.sitting import Motion, Sitting
from deputies.sittings.speaking import Speech, limit_of, queue, spoken_by_section
from deputies.values import Refusal, format_moment, parse_moment
from deputies_web import clock
from deputies_web.boxes import count_choices, own_choice
from deputies_web.drawing.bars import draw_shares
from deputies_web.queries.motions import MotionLine, motion_line
from deputies_web.queries.reading import Person, Reading
from deputies_web.queries.sittings import SittingLine, sitting_line

__all__ = [
    "Business",
    "OwnView",
    "Point",
    "RoomView",
    "SectionLine",
    "SpeechLine",
    "Told",
    "own_view",
    "room_view",
    "touches",
]

_WAITING = 25
"""How many motions that wait for their vote a live screen lists, and how many amendments to each."""
NAMED = 300
"""Deputies up to whom a room names all; the list of attendance turns pages of more."""
_QUEUE = 40
"""How many of those who wait to speak."""
_LATEST = 12
"""How many of the last votes a live screen lists; the page of the sitting has them all."""


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the agenda."""

    number: int
    text: str
    on: bool
    done: bool


@dataclass(frozen=True, slots=True)
class SpeechLine:
    """Somebody who speaks, waits or has spoken. Times are in seconds."""

    id: str
    person: Person
    kind: str
    motion: str
    began: str
    spent: int
    limit: int

    @property
    def words(self) -> str:
        """What it is, where it is no plain speech."""
        return {"speech": "", "reply": "reply", "point-of-order": "point of order"}[self.kind]

    @property
    def until(self) -> str:
        """The moment at which its time is over, "" where it has no limit or is not held now."""
        if not self.began or not self.limit:
            return ""
        return format_moment(parse_moment(self.began) + timedelta(seconds=max(self.limit - self.spent, 0)))


@dataclass(frozen=True, slots=True)
class SectionLine:
    """The speaking time of a section: seconds used and given; None where no limit is set."""

    id: str
    name: str
    used: int
    given: int | None

    @property
    def left(self) -> int:
        """Seconds it still has, 0 where no limit is set or it has used them up."""
        return max((self.given or 0) - self.used, 0)


@dataclass(frozen=True, slots=True)
class Business:
    """A motion that waits for its vote.

    turn      whether it is voted next: nothing else has to be voted before it.
    calling   a roll call is open; `entered` have voted of those `present`.
    form      the form of vote that was demanded, "" where none was.
    """

    line: MotionLine
    text: str
    kind: str
    lines: str
    turn: bool
    calling: bool
    entered: int
    form: str
    tie_by_chair: bool
    debate_closed: bool
    inner: tuple[Business, ...] = ()


@dataclass(frozen=True, slots=True)
class RoomView:
    """A sitting as all see it. Of long lists it has the first, and says how many there are.

    undecided  how many motions and amendments wait for their vote.
    present, absent  named in a small body, empty in a large one; `line.present` and `away` count them.
    """

    line: SittingLine
    convened: str
    members: int
    quorate: bool
    quorum_words: str
    attendance: str
    agenda: tuple[Point, ...]
    floor: SpeechLine | None
    waiting: tuple[SpeechLine, ...]
    waiting_more: int
    list_closed: bool
    limit: int
    section_times: tuple[SectionLine, ...]
    business: tuple[Business, ...]
    undecided: int
    voted: tuple[MotionLine, ...]
    motions: int
    to_adopt: tuple[MotionLine, ...]
    present: tuple[Person, ...]
    absent: tuple[Person, ...]
    away: int
    approved: str

    @property
    def more_wait(self) -> bool:
        """Whether more wait for their vote than are listed."""
        return self.undecided > sum(1 + len(item.inner) for item in self.business)

    @property
    def point(self) -> Point | None:
        """The point of the agenda that is on."""
        return next((item for item in self.agenda if item.on), None)

    @property
    def following(self) -> Point | None:
        """The point that comes after it."""
        return next((item for item in self.agenda if not item.on and not item.done), None)

    @property
    def next_vote(self) -> Business | None:
        """What is voted next, the roll call that is open first."""
        flat = [part for item in self.business for part in (item, *item.inner)]
        return next((item for item in flat if item.calling), next((item for item in flat if item.turn), None))

    @property
    def said(self) -> str:
        """The state of the room in a sentence, for those who listen to the page."""
        if self.line.status != "open":
            return f"The sitting is {self.line.status}."
        vote = self.next_vote
        if vote is not None and vote.calling:
            return f"Roll call: {vote.line.title}."
        if self.floor is not None:
            return f"{self.floor.person.name} has the floor."
        last = self.voted[0] if self.voted else None
        return f"Last vote: {last.title}, {last.status}." if last else "The sitting is open."


def room_view(reading: Reading, id_: str, *, all_named: bool = False) -> RoomView:
    """Return a sitting as it goes; raise `Refusal` (`sitting.unknown`).

    all_named  name those present and absent however many they are; else only where they are few enough for a room.
    """
    state = reading.state
    sitting: Sitting = state.get(Sitting, id_, "sitting")
    members = holders_of(state.mandates_in(sitting.council), sitting.section)
    listed, speeches = motions_of(state, sitting), speeches_of(state, sitting)
    there = set(sitting.present)
    named = all_named or len(members) <= NAMED
    waiting = queue(speeches)
    absent = [item for item in members if item.id not in there and item.sits]
    quorum, words, needed = _quorum(reading, sitting)
    voted = [state.tables["motions"][item] for item in sitting.voted]
    working = reading.statute_of(sitting.statute).working
    adopted = [item for item in voted if item.status == "carried" and _becomes_decision(item)]
    shown = (*voted[-_LATEST:], *adopted[-_LATEST:], *(item for item in listed if item.status == "tabled"))
    speaking = [item for item in speeches if item.id == sitting.speaking]
    _learn(reading, members if named else (), shown, (*waiting[:_QUEUE], *speaking))
    return RoomView(
        line=sitting_line(reading, sitting),
        convened=sitting.convened,
        members=len(members),
        quorate=quorum,
        quorum_words=words,
        attendance=_attendance(len(there), len(members), needed),
        agenda=_agenda(sitting),
        floor=_floor(reading, sitting, speeches),
        waiting=tuple(_speech(reading, item, limit_of(sitting, working)) for item in waiting[:_QUEUE]),
        waiting_more=max(len(waiting) - _QUEUE, 0),
        list_closed=sitting.list_closed,
        limit=limit_of(sitting, working),
        section_times=_section_times(reading, sitting, speeches),
        business=_business(reading, sitting, listed),
        undecided=sum(1 for item in listed if item.status == "tabled" and item.sitting == sitting.id),
        voted=tuple(motion_line(reading, item) for item in reversed(voted[-_LATEST:])),
        motions=len(listed),
        to_adopt=tuple(motion_line(reading, item) for item in adopted[-_LATEST:]),
        present=tuple(reading.person_of(item) for item in sitting.present) if named else (),
        absent=reading.persons(absent) if named else (),
        away=len(absent),
        approved=sitting.approved or "",
    )


def _learn(reading: Reading, members: Iterable[Mandate], motions: Iterable[Motion], speeches: Iterable[Speech]) -> None:
    """Look up every name a room shows at once."""
    said = ((item.moved_by for item in motions), (item.mandate for item in speeches))
    reading.learn_of((*(item.id for item in members), *(mandate for one in said for mandate in one)))


def _becomes_decision(motion: Motion) -> bool:
    return motion.amends is None and motion.procedure is None


def _quorum(reading: Reading, sitting: Sitting) -> tuple[bool, str, int]:
    """Return whether there is a quorum now, the sentence, and how many deputies are needed (0 where it is no count of
    deputies)."""
    if sitting.status in ("convened", "closed"):
        return False, "", sitting.quorum
    state = reading.state
    level = reading.statute_of(sitting.statute).levels[state.council(sitting.council).level]
    try:
        quorum = quorum_of(level, attendance_in(state, sitting, clock.now()[:10]))
    except Refusal as refusal:
        return False, refusal.sentence, 0
    answer = "there is a quorum" if quorum.met else "there is no quorum"
    by_heads = level.quorum.of not in ("units", "registered", "eligible")
    return quorum.met, f"{quorum.words}: {answer}.", quorum.needed if by_heads else 0


def _attendance(there: int, members: int, needed: int) -> str:
    label = f"{there} present of {members}, {needed} needed" if needed else f"{there} present of {members}"
    shares = [("Present", there, "for"), ("Absent", max(members - there, 0), "quiet")]
    return draw_shares(shares, label=label, mark=needed or None)


def _agenda(sitting: Sitting) -> tuple[Point, ...]:
    return tuple(
        Point(number, text, number == sitting.point and sitting.status != "closed", number < sitting.point)
        for number, text in enumerate(sitting.agenda, 1)
    )


def _speech(reading: Reading, speech: Speech, limit: int) -> SpeechLine:
    counted = 0 if speech.kind == "point-of-order" else speech.limit or limit
    person = reading.person_of(speech.mandate)
    return SpeechLine(speech.id, person, speech.kind, speech.motion, speech.began, speech.seconds, counted)


def _floor(reading: Reading, sitting: Sitting, speeches: Iterable[Speech]) -> SpeechLine | None:
    current = next((item for item in speeches if item.id == sitting.speaking), None)
    return _speech(reading, current, current.limit) if current else None


def _section_times(reading: Reading, sitting: Sitting, speeches: Sequence[Speech]) -> tuple[SectionLine, ...]:
    given = {item.section: item.seconds for item in sitting.section_seconds}
    sections = [] if sitting.section else [item.id for item in reading.state.council(sitting.council).sections]
    lines = (
        SectionLine(id_, reading.section_name(id_), spoken_by_section(speeches, id_), given.get(id_))
        for id_ in sections
    )
    return tuple(item for item in lines if item.used or item.given is not None)


def _business(reading: Reading, sitting: Sitting, listed: Sequence[Motion]) -> tuple[Business, ...]:
    """Return what waits for its vote: motions on procedure first, then motions, each with its amendments in order."""
    waiting = [item for item in listed if item.status == "tabled" and item.sitting == sitting.id]
    amendments: dict[str, list[Motion]] = {}
    for item in waiting:
        if item.amends is not None:
            amendments.setdefault(item.amends, []).append(item)
    on_procedure = [item for item in waiting if item.procedure is not None]
    held_up = {item.procedure.about for item in on_procedure if item.procedure is not None}
    found = [_line(reading, sitting, item, turn=True) for item in on_procedure]
    for motion in _first(item for item in waiting if item.amends is None and item.procedure is None):
        order = in_order(motion, amendments.get(motion.id, ()))
        inner = tuple(
            _line(reading, sitting, item, turn=place == 0 and item.id not in held_up and motion.id not in held_up)
            for place, item in enumerate(_first(order))
        )
        turn = not order and motion.id not in held_up
        found.append(_line(reading, sitting, motion, turn=turn, inner=inner))
    return tuple(found)


def _first(motions: Iterable[Motion]) -> Iterator[Motion]:
    """Yield the first of the motions that wait, and those further back on which a roll call is open."""
    return (item for place, item in enumerate(motions) if place < _WAITING or item.calling)


def _line(
    reading: Reading, sitting: Sitting, motion: Motion, *, turn: bool, inner: tuple[Business, ...] = ()
) -> Business:
    statute = reading.statute_of(sitting.statute)
    level = statute.levels[reading.state.council(sitting.council).level]
    competence = statute.competences.get(motion.competence)
    majority = (competence.majority if competence and motion.amends is None else None) or level.majority
    kind = "amendment" if motion.amends else "on procedure" if motion.procedure else "motion"
    return Business(
        motion_line(reading, motion),
        motion.text,
        kind,
        say_lines(motion.lines) if motion.amends else "",
        turn,
        motion.calling,
        count_choices(reading.system, motion.id, sitting.present) if motion.calling else 0,
        motion.demanded,
        majority.tie == "chair",
        motion.debate_closed,
        inner,
    )


@dataclass(frozen=True, slots=True)
class Told:
    """What a deputy was told about the motion that is voted now or next.

    by       who told: the electors with their vote, or the council that sent.
    on       title of the motion it is about; `amended` where that is the one which an amendment at vote would change.
    other    whether the deputy has entered another choice than the one asked for.
    """

    text: str
    choice: str
    force: str
    by: str
    on: str
    amended: bool
    other: bool


@dataclass(frozen=True, slots=True)
class OwnView:
    """What a sitting is to one deputy: whether they are there, on the list, and how they vote in the open roll call.

    mandate  in the body that sits, "" for someone who has no seat in it now.
    number   on the credential.
    place    place on the list of speakers, from 1; 0 for not on it.
    told     what they were told about the motion that is voted now or next.
    barred   why they do not vote in the open roll call: it is their own cause; "" where they may.
    """

    mandate: str
    name: str
    sitting: str
    number: int
    present: bool
    may_check_in: bool
    speech: str
    place: int
    speaking: bool
    vote: Business | None
    choice: str
    told: tuple[Told, ...] = ()
    barred: str = ""


def own_view(reading: Reading, room: RoomView, deputy: str, today: str) -> OwnView:
    """Return what the sitting that a room shows is to a deputy."""
    sitting: Sitting = reading.state.get(Sitting, room.line.id, "sitting")
    own = [item for item in holders_of(reading.state.mandates_in(sitting.council), sitting.section) if item.sits]
    mandate = next((item for item in own if item.deputy == deputy), None)
    if mandate is None:
        return OwnView("", "", sitting.id, 0, False, False, "", 0, False, None, "")
    waiting = queue(speeches_of(reading.state, sitting))
    place = next((number for number, item in enumerate(waiting, 1) if item.mandate == mandate.id), 0)
    vote = next((item for item in _flat(room.business) if item.calling), None)
    there = mandate.id in sitting.present
    choice = own_choice(reading.system, vote.line.id, (mandate.id,)) if vote and there else ""
    ready = sitting.status in ("open", "suspended") or (sitting.status == "convened" and today >= sitting.day)
    return OwnView(
        mandate.id,
        reading.name(mandate.name),
        sitting.id,
        reading.numbers_in(sitting.council)[mandate.id],
        there,
        ready and not there,
        waiting[place - 1].id if place else "",
        place,
        room.floor is not None and room.floor.person.mandate == mandate.id,
        vote,
        choice,
        _told(reading, mandate, vote or room.next_vote, choice),
        _barred(reading, sitting, vote, mandate.id) if there else "",
    )


_FORCES = ("binding", "guiding", "free")


def _told(reading: Reading, mandate: Mandate, vote: Business | None, choice: str) -> tuple[Told, ...]:
    """Return what the deputy was told about a vote: about it before what it amends, and what binds first."""
    if vote is None:
        return ()
    motions = reading.state.tables["motions"]
    about = {vote.line.id: False, **({vote.line.amends: True} if vote.line.amends else {})}
    found = [
        Told(
            item.text,
            ask.choice,
            item.force,
            "the council that sent you" if item.resolution else f"{item.votes_for} electors to {item.votes_against}",
            motions[ask.motion].title,
            about[ask.motion],
            bool(choice) and not about[ask.motion] and choice != ask.choice,
        )
        for item in mandate.instructions
        for ask in item.asks
        if ask.motion in about
    ]
    return tuple(sorted(found, key=lambda item: (item.amended, _FORCES.index(item.force))))


def _barred(reading: Reading, sitting: Sitting, vote: Business | None, mandate: str) -> str:
    if vote is None:
        return ""
    try:
        check_own_cause(cause_of(reading.state, reading.state.tables["motions"][vote.line.id], sitting), (mandate,))
    except Refusal as refusal:
        return refusal.sentence
    return ""


def _flat(business: Iterable[Business]) -> Iterable[Business]:
    for item in business:
        yield item
        yield from item.inner


def touches(reading: Reading, id_: str) -> dict[str, tuple[object, ...]]:
    """Return for each mandate what is its own in the room: whoever's differs from before has something new to see."""
    sitting: Sitting = reading.state.get(Sitting, id_, "sitting")
    found: dict[str, tuple[object, ...]] = dict.fromkeys(sitting.present, ("present",))
    speeches = speeches_of(reading.state, sitting)
    for place, speech in enumerate((*queue(speeches), *(item for item in speeches if item.status == "speaking"))):
        found[speech.mandate] = (*found.get(speech.mandate, ()), speech.id, speech.status, place)
    motions = motions_of(reading.state, sitting)
    waiting = {item.id for item in motions if item.status == "tabled"}
    business = (len(sitting.voted), len(motions), next((item.id for item in motions if item.calling), ""))
    for mandate in sitting.present if waiting else ():
        told = reading.state.mandate(mandate).instructions
        if any(ask.motion in waiting for item in told for ask in item.asks):
            found[mandate] = (*found[mandate], *business)
    for motion in motions_of(reading.state, sitting):
        for mandate in cause_of(reading.state, motion, sitting).mandates if motion.calling else ():
            found[mandate] = (*found.get(mandate, ()), "own-cause", motion.id)
    return found
