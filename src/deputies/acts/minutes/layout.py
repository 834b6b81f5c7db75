"""How minutes are laid out: headings and paragraphs in their order, the same for text, page and paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from deputies.acts.minutes.blocks import Block, Facts, Fold, Group, Heading, Items, Names, Para, Quote, Rows, Signatures
from deputies.acts.minutes.document import (
    Attendance,
    Business,
    Line,
    Minutes,
    MotionRecord,
    Movement,
    Point,
    SpeechRecord,
    Standing,
    VoteCorrection,
    VoteRecord,
)
from deputies.acts.telling.speech import count
from deputies.statutes.majorities import say_amount
from deputies.values import parse_moment, say_date, say_moment

__all__ = ["hour", "lay_out", "title_of"]

_FOLDED = 24
"""Lists of more names than these are folded on a screen."""
_KINDS = {"motion": "Motion", "amendment": "Amendment", "procedure": "On procedure"}
_SPEECHES = {"speech": "spoke", "reply": "replied", "point-of-order": "raised a point of order"}


def title_of(minutes: Minutes) -> str:
    """Return the title: of which sitting these are the minutes."""
    return f"{minutes.body}, sitting of {say_date(minutes.day)}"


def hour(moment: str) -> str:
    """Say the time of day of a moment: "09:00"."""
    return f"{parse_moment(moment):%H:%M}" if moment else ""


def lay_out(minutes: Minutes) -> tuple[Block, ...]:
    """Return the minutes as blocks, without their title. What was not on the day of the opening says its day."""
    day = minutes.opened[:10] or minutes.day
    sat = (*_attendance(minutes), *_agenda(minutes), *_business(minutes))
    return (
        *_standing(minutes.standing),
        _facts(minutes),
        *_dated(sat, day),
        *_lines(
            "While it sat",
            "Done by chair or secretary of the council while it sat, outside a motion.",
            minutes.meanwhile,
            day,
        ),
        *_dated(_closing(minutes), day),
        *_unresolved(minutes),
        *_lines(
            "Afterwards",
            "What was done about this sitting and its motions after it was closed.",
            minutes.afterwards,
            "",
        ),
        *_approval(minutes),
    )


def _standing(standing: Standing) -> Iterator[Block]:
    style = {"approved": "good", "draft": "warn" if standing.overdue else "quiet"}.get(standing.status, "quiet")
    yield Para(standing.words, standing.refs, style=style)


def _facts(minutes: Minutes) -> Facts:
    rows: list[tuple[str, Para]] = []
    convening = minutes.convening
    if convening is not None:
        words = f"on {say_date(convening.day)} by {convening.by}, {convening.words}"
        rows.append(("Convened", Para(words, convening.refs)))
    if minutes.opened:
        rows.append(
            ("Opened", Para(say_moment(minutes.opened), minutes.attendance.refs[-1:] if minutes.attendance else ()))
        )
    if minutes.closing is not None:
        rows.append(("Closed", Para(say_moment(minutes.closing.at), minutes.closing.refs)))
    quorum = minutes.quorum
    rule = f"{quorum.words} {quorum.counts} ({quorum.article})"
    met = f"; at the opening {quorum.needed:,} were needed and {quorum.present:,} were there" if minutes.opened else ""
    rows.append(("Quorum", Para(f"{rule}{met}")))
    rows.append(("Statute", Para(minutes.statute)))
    if minutes.unresolved:
        rows.append(("Unresolved", Para(f"{count(len(minutes.unresolved), 'matter', 'matters')}, listed at the end")))
    standing = minutes.standing
    closed = standing.status in ("draft", "approved")
    span = (
        f"entries {standing.first} to {standing.last}" if standing.last > standing.first else f"entry {standing.first}"
    )
    fixed = "; they cannot change any more, and whoever has the record writes the same from them" if closed else ""
    rows.append(
        ("Written from", Para(f"{span} of the record, {count(minutes.entries, 'entry', 'entries')} long{fixed}"))
    )
    return Facts(tuple(rows))


def _unresolved(minutes: Minutes) -> Iterator[Block]:
    if minutes.status == "convened" and not minutes.unresolved:
        return
    yield Heading(2, "Unresolved", anchor="unresolved")
    if not minutes.unresolved:
        yield Para("Nothing is open from this sitting.", style="quiet")
        return
    paras = [
        Para(f"{item.why} {item.settles}{_kinds(item.kinds)}.", lead=f"{item.what}.", link=(item.table, item.id))
        for item in minutes.unresolved
    ]
    yield Items(tuple(paras))


def _kinds(kinds: tuple[str, ...]) -> str:
    return f" ({', '.join(kinds)})" if kinds else ""


def _attendance(minutes: Minutes) -> Iterator[Block]:
    held = minutes.attendance
    if held is None:
        return
    yield Heading(2, "Attendance", anchor="attendance")
    if not minutes.opened:
        yield Para(f"{count(held.present, 'deputy has', 'deputies have')} checked in.", held.refs)
        yield from _names("Checked in", held.at_opening)
        return
    later = f"; {held.enrolled:,} were there at some time" if held.enrolled > held.present else ""
    words = (
        f"{held.present:,} of {count(held.in_office, 'deputy', 'deputies')} in office present at the opening{later}."
    )
    yield Para(words, held.refs)
    if held.sections:
        cells = tuple((row.name, f"{row.at_opening:,}", f"{row.enrolled:,}") for row in held.sections)
        yield Rows("Deputies by section", ("Section", "At the opening", "In all"), cells)
    yield from _names("Present at the opening", held.at_opening)
    yield from _movements(held)
    yield from _names("Absent", held.absent)


def _names(label: str, names: tuple[str, ...]) -> Iterator[Block]:
    if len(names) > _FOLDED:
        yield Fold(f"{label}: {len(names):,}", (Names("", names),))
    elif names:
        yield Names(f"{label} ({len(names)})", names)


def _movements(held: Attendance) -> Iterator[Block]:
    lines = tuple(Para(_movement(item), item.refs, item.at) for item in held.movements)
    if len(lines) > _FOLDED:
        yield Fold(f"Arrived and left later: {len(lines)} times", lines)
    else:
        yield from lines


def _movement(item: Movement) -> str:
    who = ", ".join(item.names[:6]) + (f" and {len(item.names) - 6} more" if len(item.names) > 6 else "")
    lost = "" if item.quorate else f"; {item.quorum:,} are needed, and there is no quorum"
    return f"{who} {'arrived' if item.arrived else 'left'}: {item.present:,} present{lost}."


def _agenda(minutes: Minutes) -> Iterator[Block]:
    yield Heading(2, "Agenda", anchor="agenda")
    listed = [item for item in minutes.points if item.number]
    yield Items(tuple(Para(_agenda_point(minutes, item)) for item in listed), numbered=True)
    convened = minutes.convening.agenda if minutes.convening else ()
    if convened and convened != tuple(item.text for item in listed):
        yield Para(f"As convened: {'; '.join(convened)}. The sitting changed it.", style="quiet")


def _agenda_point(minutes: Minutes, point: Point) -> str:
    some = any(item.reached for item in minutes.points if item.number)
    return f"{point.text}{' (not reached)' if some and not point.reached and minutes.status == 'closed' else ''}"


def _business(minutes: Minutes) -> Iterator[Block]:
    if minutes.before:
        yield Heading(2, "Before the opening")
        yield from (_line(item) for item in minutes.before)
    shown = [item for item in minutes.points if item.business or item.refs]
    if not shown:
        return
    yield Heading(2, "Business", anchor="business")
    for point in shown:
        if point.number:
            yield Heading(3, f"{point.number}. {point.text}", anchor=f"point-{point.number}", refs=point.refs)
        elif len(shown) > 1:
            yield Heading(3, "Before the first point")
        if point.number and not point.business:
            yield Para("Taken up; nothing was moved.", style="quiet")
        for item in point.business:
            yield from _item(item, 4 if len(shown) > 1 or point.number else 3)


def _item(item: Business, level: int) -> Iterator[Block]:
    match item:
        case MotionRecord():
            yield Group(item.kind, tuple(_motion(item, level)))
        case VoteRecord():
            yield Group("vote", tuple(_vote(item)))
        case SpeechRecord():
            yield Para(_speech(item), item.refs, item.at)
        case Line():
            yield _line(item)


def _line(line: Line) -> Block:
    if not line.details:
        return Para(line.words, line.refs, line.at)
    return Group("told", (Para(line.words, line.refs, line.at), *_names("Votes", line.details)))


def _motion(motion: MotionRecord, level: int) -> Iterator[Block]:
    title = f"{_KINDS[motion.kind]} {motion.id}"
    title = title if motion.kind == "amendment" else f"{title}: {motion.title}"
    yield Heading(min(level, 6), title, motion.fate, ("motions", motion.id), f"motion-{motion.id}")
    about = f" {motion.about}." if motion.about else ""
    moved = f"Moved by {motion.mover}." if motion.mover else ""
    yield Para(f"{moved}{about}".strip(), motion.refs, motion.at)
    if motion.text.strip():
        yield Quote(motion.text)
    for item in motion.events:
        yield from _item(item, level + 1)
    if motion.text_now:
        yield Quote(motion.text_now, "The text as amended")
    if motion.later:
        yield Para(motion.later, style="quiet")


def _speech(speech: SpeechRecord) -> str:
    section = f" ({speech.section})" if speech.section else ""
    length = f" for {_duration(speech.seconds)}" if speech.seconds else ""
    over = f", {_duration(speech.over)} over the time" if speech.over else ""
    return f"{speech.who}{section} {_SPEECHES[speech.kind]}{length}{over}."


def _duration(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"{minutes} min {rest} s" if minutes and rest else f"{minutes} min" if minutes else f"{rest} s"


def _vote(vote: VoteRecord) -> Iterator[Block]:
    figures = [("For", vote.votes_for), ("Against", vote.votes_against), ("Abstaining", vote.abstentions)]
    said = ", ".join(f"{say_amount(number)} {label.lower()}" for label, number in figures)
    spoiled = f", {vote.spoiled:,} spoiled" if vote.spoiled else ""
    casting = f"; casting vote of the chair {vote.casting}" if vote.casting else ""
    then = " as first taken down" if vote.corrections else ""
    outcome = "carried" if vote.carried else "rejected"
    yield Para(f"{vote.form}{then}: {said}{spoiled}{casting}: {outcome}.", vote.refs, vote.at, style="strong")
    there = f"{vote.present:,} of {count(vote.in_office, 'deputy', 'deputies')} in office were present."
    yield Para(f"{_reason(vote)} {there}", style="quiet")
    if vote.sections:
        cells = tuple(
            (row.name, *(say_amount(number) for number in (row.votes_for, row.votes_against, row.abstentions)))
            for row in vote.sections
        )
        yield Rows("Hands by section", ("Section", "For", "Against", "Abstaining"), cells)
    for correction in vote.corrections:
        yield from _correction(correction)
    yield from _roll(vote)


def _reason(vote: VoteRecord | VoteCorrection) -> str:
    """Return the sentence of a vote without its figures, which stand above it."""
    rest = vote.sentence.partition(" abstaining; ")[2] or vote.sentence
    return rest[:1].upper() + rest[1:]


def _correction(item: VoteCorrection) -> Iterator[Block]:
    said = (
        f"{say_amount(item.votes_for)} for, {say_amount(item.votes_against)} against, {say_amount(item.abstentions)} "
        "abstaining"
    )
    outcome = "carried" if item.carried else "rejected"
    yield Para(f"Corrected: {said}: {outcome}. {item.reason}", item.refs, item.at, style="strong")
    yield Para(_reason(item), style="quiet")
    yield from (Para(words, style="quiet") for words in item.changes)


def _roll(vote: VoteRecord) -> Iterator[Block]:
    if not vote.by_name:
        return
    since = ", as corrected" if vote.corrections else ""
    if not vote.named:
        where = f"on the sheet {vote.sheet[:12]}…" if vote.sheet else "in the entry"
        yield Para(
            f"Who voted how{since}: {vote.by_name:,} choices, {where} and on the page of the motion.", style="quiet"
        )
        return
    blocks = tuple(Names(f"{item.label} ({len(item.names):,})", item.names) for item in vote.named)
    summary = f"Who voted how{since}"
    yield (
        Fold(summary, blocks)
        if vote.by_name > _FOLDED
        else Group("roll", (Para(f"{summary}:", style="quiet"), *blocks))
    )


def _lines(title: str, lede: str, lines: tuple[Line, ...], day: str) -> Iterator[Block]:
    if not lines:
        return
    yield Heading(2, title)
    yield Para(lede, style="quiet")
    yield from _dated((Para(line.words, line.refs, line.at) for line in lines), day)


def _dated(blocks: Iterable[Block], day: str) -> Iterator[Block]:
    """Yield the blocks; the lines with an hour that is not of this day say which day it is of."""
    for block in blocks:
        match block:
            case Para() if block.at and block.at[:10] != day:
                yield replace(block, words=f"{say_date(block.at[:10])}: {block.words}")
            case Group() | Fold():
                yield replace(block, blocks=tuple(_dated(block.blocks, day)))
            case _:
                yield block


def _closing(minutes: Minutes) -> Iterator[Block]:
    if minutes.closing is not None:
        yield Heading(2, "Closing")
        yield Para(minutes.closing.words, minutes.closing.refs, minutes.closing.at)


def _approval(minutes: Minutes) -> Iterator[Block]:
    standing = minutes.standing
    if standing.status not in ("draft", "approved"):
        return
    yield Heading(2, "Approval", anchor="approval")
    yield Para(standing.words, standing.refs)
    if standing.remarks:
        yield Para("Remarks of the sitting that approved them:", style="quiet")
        yield Items(tuple(Para(text) for text in standing.remarks))
    elif standing.status == "approved":
        yield Para("Nothing was remarked on them.", style="quiet")
    yield Signatures(("Chair", "Secretary"))
