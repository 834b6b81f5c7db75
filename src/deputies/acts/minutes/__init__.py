"""Minutes of a sitting, written from its acts: nobody takes them down, and anyone who has the record writes the same.

    sources = select(...)  or  state, sources = gather(entries, exhibits, sitting)
    minutes = write_minutes(state, sources, sitting, today=...)
    format_text(minutes), write_page(minutes)

Every act of the sitting stands in them, each line with the entry it is from. They depend on the entries, and on the
state for what became of things since and for what is still open; so they are a draft that grows with the record, until
a later sitting approves them by a motion (`approve-minutes`). What it approves is fixed by the entries from the
convening to the closing, which cannot change any more; what was remarked then, and what happened afterwards, stands
apart.

The record holds no names: whoever has them gives a function from the commitment to a name.
"""

from __future__ import annotations

from dataclasses import replace

from deputies.acts.envelope import Actor
from deputies.acts.minutes.attending import Attending, quorum_rule
from deputies.acts.minutes.document import (
    Business,
    Convening,
    Minutes,
    MotionRecord,
    Point,
    Ref,
    Standing,
    Unresolved,
    references,
)
from deputies.acts.minutes.drafting import finish, silent_in
from deputies.acts.minutes.page import write_body, write_page, write_parts
from deputies.acts.minutes.sources import Sources, acts_of, gather, select, window_of
from deputies.acts.minutes.text import format_text
from deputies.acts.minutes.unresolved import unresolved
from deputies.acts.minutes.writing import Writer
from deputies.acts.reviews import is_due
from deputies.acts.sittings import SittingConvened, sitting_named
from deputies.acts.state import State
from deputies.acts.telling import Names, Speaker
from deputies.acts.telling.speech import no_names
from deputies.sittings.sitting import Motion, Sitting
from deputies.statutes.majorities import say_article
from deputies.values import add_days, date_of, parse_date, say_date, say_days

__all__ = [
    "Minutes", "Sources", "Unresolved", "format_text", "gather", "references", "select", "window_of", "write_body",
    "write_minutes", "write_page", "write_parts",
]  # fmt: skip


def write_minutes(state: State, sources: Sources, sitting: str, *, today: str, names: Names = no_names) -> Minutes:
    """Return the minutes of a sitting.

    state    at the end of the record that the sources are from.
    today    the day on which they are read: what is overdue or suspended depends on it.
    names    from the commitment of a name to the name, "" where it is not known.
    raises   Refusal (`sitting.unknown`).
    """
    held = sitting_named(state, sitting)
    speaker = Speaker(state, names)
    writer = Writer(speaker, held, Attending(speaker, held))
    for entry in sources.own:
        for act in acts_of(entry):
            writer.take(act)
    meanwhile = tuple(writer.tell(act) for entry in sources.meanwhile for act in acts_of(entry))
    attendance = writer.attending.finish()
    points = _points(writer)
    statute = state.statutes[held.statute]
    return Minutes(
        system=state.system.name,
        statute=statute.title,
        council=held.council,
        council_name=state.council(held.council).name,
        body=_capital(speaker.body(held.council, held.section)),
        sitting=held.id,
        day=held.day,
        status=held.status,
        standing=_standing(state, held, sources, today),
        convening=_convening(writer),
        before=tuple(writer.before),
        opened=writer.opened.entry.at if writer.opened else "",
        attendance=attendance,
        quorum=quorum_rule(state, held, writer.attending.opening),
        points=points,
        meanwhile=meanwhile,
        closing=writer.closing,
        afterwards=tuple(writer.afterwards),
        unresolved=unresolved(state, held, points, quorate=writer.attending.quorate, today=today),
        entries=sources.entries,
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _convening(writer: Writer) -> Convening | None:
    act = writer.convened
    if act is None:
        return None
    value: SittingConvened = act.value
    working = writer.speaker.state.statutes[writer.sitting.statute].working
    ahead = (parse_date(value.day) - parse_date(value.convened)).days
    asked = f"; {say_article(working.article)} asks for {say_days(working.notice_days)}" if working.notice_days else ""
    words = f"with {say_days(ahead)} of notice, on the public record{asked}"
    if value.demand:
        words = f"{words}; on the demand {value.demand}"
    by = _say_actor(writer.speaker, act.entry.by)
    return Convening((Ref(act.entry.seq, act.number),), by, value.convened, words, value.agenda)


def _say_actor(speaker: Speaker, by: Actor) -> str:
    if by.office == "deputy":
        return speaker.person(by.of)
    return f"the {by.office} of {speaker.council(by.of)}" if by.of else f"the {by.office}"


def _points(writer: Writer) -> tuple[Point, ...]:
    """Return the points of the agenda as it stood at the end, each with what was done under it; what came before the
    first has the number 0."""
    silent = silent_in(writer.speeches)
    found = []
    for number in sorted({0, *range(1, len(writer.sitting.agenda) + 1), *writer.points, *writer.taken_up}):
        business = finish(writer.speaker, writer.points[number], silent)
        business = tuple(_since(writer.speaker.state, writer.sitting, item) for item in business)
        text = writer.sitting.agenda[number - 1] if 0 < number <= len(writer.sitting.agenda) else ""
        refs = tuple(writer.taken_up[number])
        if number or business:
            found.append(Point(refs, number, text, is_due(text), bool(refs or business), business))
    return tuple(found)


def _since(state: State, sitting: Sitting, item: Business) -> Business:
    """Add to a motion, and to what stands with it, the text it came to and what became of it after the sitting."""
    if not isinstance(item, MotionRecord):
        return item
    motion: Motion | None = state.tables["motions"].get(item.id)
    events = tuple(_since(state, sitting, one) for one in item.events)
    if motion is None:
        return replace(item, events=events)
    here = motion.sitting == sitting.id
    fate, later = item.fate, ""
    if not here and motion.sitting:
        other: Sitting = state.tables["sittings"][motion.sitting]
        later = f"Taken up again in the sitting of {say_date(other.day)} ({other.id}), where it is {motion.status}."
    elif motion.status == "lapsed" and fate == "not voted":
        fate = "lapsed: the sitting ended with its council"
    elif motion.spent and motion.leads_to is not None:
        fate = f"{fate}, and carried out"
    text = motion.text if here and motion.made and motion.text != item.text else ""
    return replace(item, events=events, fate=fate, later=later, text_now=text)


def _standing(state: State, sitting: Sitting, sources: Sources, today: str) -> Standing:
    """Say how the minutes stand: the days of the statute run from the closing."""
    first = sources.own[0].seq if sources.own else 0
    closing = next((item for item in sources.own if any(a["kind"] == "sitting-closed" for a in item.acts)), None)
    last = closing.seq if closing else sources.own[-1].seq if sources.own else 0
    working = state.statutes[sitting.statute].working
    due = ""
    if working.minutes_days and sitting.status == "closed":
        due = add_days(date_of(closing.at) if closing else sitting.day, working.minutes_days)
    if sitting.status == "convened":
        return Standing("not held", "The sitting has not been opened.", (), (), first, last, "", False)
    if sitting.status != "closed":
        words = "The sitting is not closed: these minutes grow with the record."
        return Standing("under way", words, (), (), first, last, "", False)
    if sitting.approved is None:
        return _draft(working.article, due, today, first, last)
    refs: tuple[Ref, ...] = ()
    by = ""
    if sources.approval is not None:
        refs = (Ref(sources.approval.seq),)
        motion: Motion = state.tables["motions"][str(sources.approval.request["motion"])]
        held: Sitting = state.tables["sittings"][motion.sitting]
        by = f" by the sitting of {say_date(held.day)} ({held.id}), on the motion {motion.id}"
    words = f"Approved on {say_date(sitting.approved)}{by}."
    return Standing("approved", words, sitting.remarks, refs, first, last, due, False)


def _draft(article: str, due: str, today: str, first: int, last: int) -> Standing:
    words, overdue = "A draft: no later sitting has approved these minutes yet.", bool(due) and due < today
    if due:
        over = ", which is over" if overdue else ""
        words = f"{words} {say_article(article).capitalize()} has minutes published by {say_date(due)}{over}."
    return Standing("draft", words, (), (), first, last, due, overdue)
