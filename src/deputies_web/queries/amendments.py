"""The text of a motion by numbered lines, and its amendments: what each changes, in the order of voting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from deputies.sittings.amending import in_order, texts_of
from deputies.sittings.lines import LineRange, lines_of, say_lines
from deputies.sittings.sitting import Motion
from deputies_web.queries.decisions import VoteLine, vote_line
from deputies_web.queries.differences import Piece, differences
from deputies_web.queries.reading import Person, Reading

__all__ = ["AmendmentView", "Line", "TextView", "amendment_of", "amendments_of", "text_of"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text: its number, what stands there, and the amendments that touch it by letter and id."""

    number: int
    text: str
    ends: bool
    touched: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TextView:
    """A motion's text: the lines that amendments count, and what the carried ones have made of it.

    changed  what they changed, word by word; () where none was carried.
    tabled   the first text, where a carried amendment has replaced the whole of it; "" otherwise.
    """

    lines: tuple[Line, ...]
    changed: tuple[Piece, ...]
    now: str
    tabled: str


@dataclass(frozen=True, slots=True)
class AmendmentView:
    """An amendment: its letter on this page, where it stands in the text, and what it changes.

    turn     its place among those that are still to be voted, from 1; 0 for one that is not.
    instead  the amendment that was carried in its place.
    pieces   the lines it touches with what goes and what comes; () where those lines are not known any more.
    """

    letter: str
    id: str
    title: str
    status: str
    mover: Person
    lines: str
    text: str
    pieces: tuple[Piece, ...]
    turn: int
    instead: str
    calling: bool
    demanded: str
    vote: VoteLine | None

    @property
    def strikes(self) -> bool:
        """Whether it only takes away."""
        return not self.text.strip()


def _ordered(reading: Reading, motion: Motion) -> tuple[tuple[Motion, str, int], ...]:
    """Return the amendments as a page lists them, each with its letter and its turn: voted ones in the order of their
    votes, those to be voted in the order in which they are, then the others. Letters are in the order of tabling."""
    listed = [item for item in reading.state.tables["motions"].values() if item.amends == motion.id]
    sitting = reading.state.tables["sittings"].get(motion.sitting)
    voted = {id_: place for place, id_ in enumerate(sitting.voted if sitting else ())}
    done = sorted((item for item in listed if item.vote), key=lambda item: voted.get(item.id, -1))
    pending = in_order(motion, listed) if motion.status == "tabled" else ()
    turns = {item.id: place for place, item in enumerate(pending, 1)}
    letters = {item.id: f"A{place}" for place, item in enumerate(listed, 1)}
    known = {item.id for item in (*done, *pending)}
    ordered = (*done, *pending, *(item for item in listed if item.id not in known))
    return tuple((item, letters[item.id], turns.get(item.id, 0)) for item in ordered)


def amendments_of(reading: Reading, motion: Motion) -> tuple[AmendmentView, ...]:
    """Return the amendments to a motion, those voted first, then those to be voted in their order, then the others."""
    ordered = _ordered(reading, motion)
    mandates = reading.state.tables["mandates"]
    reading.learn(mandates[item.moved_by].name for item, _, _ in ordered if item.moved_by in mandates)
    return tuple(_view(reading, motion, item, letter, turn) for item, letter, turn in ordered)


def amendment_of(reading: Reading, motion: Motion, amendment: Motion) -> AmendmentView:
    """Return one amendment as the page of its own shows it, with its letter on the page of the motion."""
    found = next(row for row in _ordered(reading, motion) if row[0].id == amendment.id)
    return _view(reading, motion, amendment, found[1], found[2])


def _view(reading: Reading, motion: Motion, amendment: Motion, letter: str, turn: int) -> AmendmentView:
    base = _base_of(reading, motion, amendment)
    return AmendmentView(
        letter=letter,
        id=amendment.id,
        title=amendment.title,
        status=amendment.status,
        mover=reading.person_of(amendment.moved_by),
        lines=say_lines(amendment.lines),
        text=amendment.text,
        pieces=() if base is None else differences(_touched(base, amendment.lines), amendment.text),
        turn=turn,
        instead=amendment.overtaken,
        calling=amendment.calling,
        demanded=amendment.demanded,
        vote=vote_line(amendment.vote) if amendment.vote else None,
    )


def _touched(text: str, lines: LineRange | None) -> str:
    """Return what stands in the lines that an amendment replaces; nothing where it puts something between lines."""
    if lines is None:
        return text
    slices = lines_of(text)[lines.first - 1 : lines.last]
    return text[slices[0].start : slices[-1].end] if slices else ""


def _base_of(reading: Reading, motion: Motion, amendment: Motion) -> str | None:
    """Return the text whose lines an amendment counts, None where it cannot be told.

    One that was carried, or whose place another took, counts the lines that the amendments carried before gave; one
    that was voted down, those at its vote; one that waits, those of now. Of one that fell away without a vote it is
    known while no carried amendment has replaced the whole text.
    """
    made = [reading.state.tables["motions"][id_] for id_ in motion.made]
    ids = list(motion.made)
    known: Sequence[Motion] = made
    if amendment.id in ids:
        known = made[: ids.index(amendment.id)]
    elif amendment.overtaken in ids:
        known = made[: ids.index(amendment.overtaken)]
    elif amendment.vote is not None:
        sitting = reading.state.tables["sittings"].get(amendment.sitting)
        voted = sitting.voted if sitting else ()
        before = set(voted[: voted.index(amendment.id)]) if amendment.id in voted else set(ids)
        known = [item for item in made if item.id in before]
    elif amendment.status != "tabled" and any(item.lines is None for item in made):
        return None
    text = texts_of(motion, known)[0]
    return text if amendment.lines is None or amendment.lines.last <= len(lines_of(text)) else None


def text_of(reading: Reading, motion: Motion, amendments: Sequence[AmendmentView]) -> TextView:
    """Return a motion's text as its page shows it."""
    motions = reading.state.tables["motions"]
    made = [motions[id_] for id_ in motion.made]
    numbered, now = texts_of(motion, made)
    last = max((place for place, item in enumerate(made) if item.lines is None), default=-1)
    counting = {item.id for item in made[last + 1 :]} | {item.id for item in amendments if item.status == "tabled"}
    marks = [(item, motions[item.id].lines) for item in amendments if item.id in counting]
    return TextView(
        lines=_numbered(numbered, marks),
        changed=differences(numbered, now) if numbered != now else (),
        now=now,
        tabled=motion.tabled_text if motion.tabled_text and motion.tabled_text != numbered else "",
    )


def _numbered(text: str, marks: Sequence[tuple[AmendmentView, LineRange | None]]) -> tuple[Line, ...]:
    """Cut a text into its lines, each with the amendments that touch it; one put between lines is at the line after."""
    touching: dict[int, list[tuple[str, str]]] = {}
    slices = lines_of(text)
    for item, lines in marks:
        if lines is not None:
            for number in range(lines.first, max(lines.last, lines.first) + 1):
                touching.setdefault(min(number, len(slices)), []).append((item.letter, item.id))
    return tuple(
        Line(number, text[cut.start : cut.end], cut.last, tuple(touching.get(number, ())))
        for number, cut in enumerate(slices, 1)
    )
