"""Convening a sitting, opening it with attendance and quorum, and closing it.

A sitting is of the whole council (the plenary) or of one section. Its day is a civil date in UTC. It opens on that
day or the one after (so that no time zone is shut out); a sitting that lapsed is convened anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from deputies.councils.council import Council
from deputies.councils.strength import Strength, check_constituted, members_of
from deputies.mandates.mandate import Mandate
from deputies.sittings.sitting import Sitting
from deputies.statutes.majorities import base_of, say_article, say_threshold
from deputies.statutes.model import Statute
from deputies.values import Fault, Faults, Refusal, parse_date, say_days

__all__ = ["check_convening", "check_open", "check_section", "open_sitting", "own_name"]


def own_name(statute: Statute, council: Council, section: str | None) -> str:
    """Name the body that sits: the council, or a section of it."""
    if section is None:
        return f"the council of {council.name}"
    return f"the {statute.sections[section].name} of the council of {council.name}"


def check_section(statute: Statute, council: Council, section: str) -> None:
    """Raise `Refusal` (`section.unknown`) unless the council was constituted with this section."""
    known = [item.id for item in council.sections]
    if section not in known:
        raise Refusal(
            "section.unknown",
            f"The council of {council.name} has no section {section!r}; it has {', '.join(known) or 'none'}.",
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


def open_sitting(
    statute: Statute,
    council: Council,
    sitting: Sitting,
    mandates: Iterable[Mandate],
    *,
    strength: Strength,
    present: Sequence[str],
    others: Iterable[Sitting],
    today: str,
) -> Sitting:
    """Return the sitting as opened with this attendance.

    The quorum is the level's threshold of members in office or of planned seats of the body that sits; its number is
    fixed at the opening and every vote must reach it again. Where the statute counts on those present or enrolled,
    the base is the attendance itself.

    mandates  all mandates of the council.
    present   mandates of those present.
    others    the other sittings of the council.
    raises    Refusal: `sitting.not-convened`, `sitting.not-its-day`, `sitting.another-open`, `sitting.no-quorum`;
              Faults for attendance of someone who has no seat in the body, or stands twice.
    """
    _check_time(sitting, today)
    for other in others:
        if other.status == "open" and other.section == sitting.section and other.id != sitting.id:
            raise Refusal(
                "sitting.another-open",
                f"The sitting {other.id!r} of the same body is still open; close it first.",
                found=other.id,
            )
    _check_attendance(members_of(mandates, sitting.section), present)
    level = statute.levels[council.level]
    count = len(present)
    base = base_of(
        level.quorum, {**strength.numbers, "present": count, "enrolled": count, "voters": count}, article=level.article
    )
    needed = level.quorum.needed(base)
    if not level.quorum.met(count, base):
        body = own_name(statute, council, sitting.section)
        raise Refusal(
            "sitting.no-quorum",
            f"{body[0].upper()}{body[1:]} has {count} of {strength.in_office} deputies present; "
            f"{say_article(level.article)} requires {needed} ({say_threshold(level.quorum)}).",
            article=level.article,
            found=str(count),
            required=str(needed),
        )
    return replace(sitting, status="open", present=tuple(present), quorum=needed)


def _check_time(sitting: Sitting, today: str) -> None:
    if sitting.status != "convened":
        raise Refusal(
            "sitting.not-convened",
            f"The sitting {sitting.id!r} is {sitting.status}; a sitting is opened once.",
            found=sitting.status,
            required="convened",
        )
    late = (parse_date(today) - parse_date(sitting.day)).days
    if not 0 <= late <= 1:
        when = "has lapsed; convene it anew" if late > 0 else "opens on its day"
        raise Refusal(
            "sitting.not-its-day",
            f"The sitting {sitting.id!r} is convened for {sitting.day} and today is {today}: it {when}.",
            found=today,
            required=sitting.day,
        )


def _check_attendance(members: Sequence[Mandate], present: Sequence[str]) -> None:
    seated = {item.id for item in members}
    faults: list[Fault] = []
    seen: set[str] = set()
    for index, mandate in enumerate(present):
        if mandate in seen:
            faults.append(Fault(f"present[{index}]", f"{mandate!r} stands twice", "each mandate once"))
        elif mandate not in seated:
            faults.append(Fault(f"present[{index}]", f"{mandate!r} has no seat here", "a mandate in office here"))
        seen.add(mandate)
    if faults:
        raise Faults("open-sitting", faults)


def check_open(sitting: Sitting) -> None:
    """Raise `Refusal` (`sitting.not-open`) unless the sitting is open."""
    if sitting.status != "open":
        raise Refusal(
            "sitting.not-open",
            f"The sitting {sitting.id!r} is {sitting.status}; this is done in an open sitting.",
            found=sitting.status,
            required="open",
        )
