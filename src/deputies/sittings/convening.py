"""Convening a sitting, who arrives and leaves, opening it with a quorum, and closing it.

A sitting is of the whole council (the plenary) or of one section. Its day is a civil date in UTC. It opens on that
day or the one after (so that no time zone is shut out); a sitting that lapsed is convened anew. Deputies check in on
that day before it opens and while it is open, and check out when they leave; whoever was there once is enrolled.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Literal

from deputies.councils.council import Council
from deputies.councils.strength import check_constituted, members_of
from deputies.mandates.mandate import Mandate
from deputies.sittings.quorum import Quorum
from deputies.sittings.sitting import Sitting
from deputies.statutes.majorities import say_article
from deputies.statutes.model import Statute
from deputies.values import Fault, Faults, Refusal, parse_date, say_days

__all__ = [
    "How", "check_convening", "check_open", "check_quorum", "check_section", "check_time", "join", "leave",
    "may_check_in", "own_name",
]  # fmt: skip

How = Literal["hand", "number", "card", "own"]
"""How a deputy was checked in: by raised hand, by number, by the code on the credential, or by themselves."""


def own_name(statute: Statute, council: Council, section: str | None) -> str:
    """Name the body that sits: the council, or a section of it."""
    if section is None:
        return f"the {council.title}"
    return f"the {statute.sections[section].name} of the {council.title}"


def check_section(statute: Statute, council: Council, section: str) -> None:
    """Raise `Refusal` (`section.unknown`) unless the council was constituted with this section."""
    known = [item.id for item in council.sections]
    if section not in known:
        raise Refusal(
            "section.unknown",
            f"The {council.title} has no section {section!r}; it has {', '.join(known) or 'none'}.",
            article=statute.levels[council.level].article,
            found=section,
            required=", ".join(known),
        )


def check_convening(statute: Statute, council: Council, section: str | None, *, today: str, day: str) -> None:
    """Raise `Refusal` unless the sitting may be convened today for this day.

    day - today >= notice_days of the statute's article on working.
    Codes: `council.not-constituted`, `section.unknown` (not a section of this council), `sitting.short-notice`.
    """
    check_constituted(council)
    if section is not None:
        check_section(statute, council, section)
    notice = (parse_date(day) - parse_date(today)).days
    if notice < statute.working.notice_days:
        article = statute.working.article
        earliest = parse_date(today) + timedelta(days=statute.working.notice_days)
        raise Refusal(
            "sitting.short-notice",
            f"The sitting of {day} would have {notice} days' notice; {say_article(article)} requires "
            f"{statute.working.notice_days}: {earliest} at the earliest.",
            article=article,
            found=say_days(notice),
            required=say_days(statute.working.notice_days),
        )


def check_quorum(statute: Statute, council: Council, sitting: Sitting, quorum: Quorum) -> None:
    """Raise `Refusal` (`sitting.no-quorum`) unless those present are enough to open."""
    if quorum.met:
        return
    body = own_name(statute, council, sitting.section)
    raise Refusal(
        "sitting.no-quorum",
        f"{body[0].upper()}{body[1:]} cannot open: {quorum.words}.",
        article=statute.levels[council.level].article,
        found=str(quorum.count),
        required=str(quorum.needed),
    )


def check_time(sitting: Sitting, others: Iterable[Sitting], today: str) -> None:
    """Raise `Refusal` unless the sitting may open today, no other of the same body being open.

    Codes: `sitting.not-convened`, `sitting.not-its-day`, `sitting.another-open`.
    """
    if sitting.status != "convened":
        raise Refusal(
            "sitting.not-convened",
            f"The sitting {sitting.id!r} is {sitting.status}; a sitting is opened once.",
            found=sitting.status,
            required="convened",
        )
    _check_day(sitting, today)
    for other in others:
        if other.status == "open" and other.section == sitting.section and other.id != sitting.id:
            raise Refusal(
                "sitting.another-open",
                f"The sitting {other.id!r} of the same body is still open; close it first.",
                found=other.id,
            )


def _check_day(sitting: Sitting, today: str) -> None:
    late = (parse_date(today) - parse_date(sitting.day)).days
    if not 0 <= late <= 1:
        when = "has lapsed; convene it anew" if late > 0 else "opens on its day"
        raise Refusal(
            "sitting.not-its-day",
            f"The sitting {sitting.id!r} is convened for {sitting.day} and today is {today}: it {when}.",
            found=today,
            required=sitting.day,
        )


def may_check_in(sitting: Sitting, today: str) -> None:
    """Raise `Refusal` unless deputies may check in now: `sitting.closed`, `sitting.not-its-day` before it opens."""
    if sitting.status == "closed":
        raise Refusal(
            "sitting.closed",
            f"The sitting {sitting.id!r} is closed; attendance is over.",
            found="closed",
            required="convened or open",
        )
    if sitting.status == "convened":
        _check_day(sitting, today)


def join(
    sitting: Sitting,
    members: Iterable[Mandate],
    arriving: Sequence[str],
    *,
    document: str,
    field: str,
    again: bool = False,
) -> Sitting:
    """Return the sitting with these deputies present and enrolled.

    members  all mandates of the council.
    again    whether those who are present already may be named once more, as a list of all at the opening does.
    raises   Faults for someone who stands twice, has no seat in the body that sits, or is present already.
    """
    seated = {item.id for item in members_of(members, sitting.section) if item.sits}
    there, seen = set(sitting.present), set[str]()
    faults: list[Fault] = []
    for index, mandate in enumerate(arriving):
        path = f"{field}[{index}]"
        if mandate in seen:
            faults.append(Fault(path, f"{mandate!r} stands twice", "each mandate once"))
        elif mandate not in seated:
            faults.append(Fault(path, f"{mandate!r} has no seat here", "a mandate in office here"))
        elif mandate in there and not again:
            faults.append(Fault(path, f"{mandate!r} is present already", "a deputy who arrives"))
        seen.add(mandate)
    if faults:
        raise Faults(document, faults)
    known = set(sitting.enrolled)
    new = tuple(mandate for mandate in arriving if mandate not in known)
    fresh = tuple(mandate for mandate in arriving if mandate not in there)
    return replace(sitting, present=(*sitting.present, *fresh), enrolled=(*sitting.enrolled, *new))


def leave(sitting: Sitting, leaving: Sequence[str], *, document: str) -> Sitting:
    """Return the sitting without these deputies; raise `Faults` for someone who is not present or stands twice."""
    there, seen = set(sitting.present), set[str]()
    faults = []
    for index, mandate in enumerate(leaving):
        if mandate not in there or mandate in seen:
            faults.append(
                Fault(f"mandates[{index}]", f"{mandate!r} is not present, or stands twice", "a deputy present")
            )
        seen.add(mandate)
    if faults:
        raise Faults(document, faults)
    return replace(sitting, present=tuple(mandate for mandate in sitting.present if mandate not in seen))


def check_open(sitting: Sitting) -> None:
    """Raise `Refusal` (`sitting.not-open`) unless the sitting is open."""
    if sitting.status != "open":
        raise Refusal(
            "sitting.not-open",
            f"The sitting {sitting.id!r} is {sitting.status}; this is done in an open sitting.",
            found=sitting.status,
            required="open",
        )
