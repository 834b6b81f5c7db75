"""Moments and civil dates, as text that prints back to itself.

A *moment* is a UTC time with whole seconds, written `1927-03-31T09:00:00Z`. A *civil date* is written
`1927-03-31`. Neither orders the record: the sequence does. Text that does not print back identically is
refused, so that one moment has one spelling in everything that is hashed.
"""

from __future__ import annotations

import calendar
from datetime import UTC, date, datetime, timedelta

from deputies.values.refusals import Refusal

__all__ = [
    "add_days",
    "add_months",
    "date_of",
    "format_moment",
    "parse_date",
    "parse_moment",
    "say_date",
    "say_days",
    "say_moment",
]

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_MOMENT = "%Y-%m-%dT%H:%M:%SZ"


def parse_moment(text: str) -> datetime:
    """Read a moment; raise `Refusal` (`date.malformed`) for any other spelling or an impossible time."""
    try:
        moment = datetime.strptime(text, _MOMENT).replace(tzinfo=UTC)
    except ValueError:
        moment = None
    if moment is None or format_moment(moment) != text:
        raise Refusal(
            "date.malformed",
            f"{text!r} is not a moment; write UTC as 1927-03-31T09:00:00Z.",
            found=text,
            required="YYYY-MM-DDThh:mm:ssZ",
        )
    return moment


def format_moment(moment: datetime) -> str:
    """Write a moment as UTC with whole seconds; a naive datetime is refused with `date.naive`."""
    if moment.tzinfo is None:
        raise Refusal("date.naive", f"The time {moment} has no time zone; a moment is UTC.")
    utc = moment.astimezone(UTC)
    return f"{utc.year:04d}-{utc:%m-%dT%H:%M:%S}Z"


def parse_date(text: str) -> date:
    """Read a civil date; raise `Refusal` (`date.malformed`) for another spelling or a day that never was."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise Refusal(
            "date.malformed",
            f"{text!r} is not a date; write it as 1927-03-31.",
            found=text,
            required="YYYY-MM-DD",
        )
    return day


def date_of(moment: str) -> str:
    """Return the civil date (UTC) of a moment written as text."""
    return parse_moment(moment).date().isoformat()


def add_days(day: str, days: int) -> str:
    """Return the civil date `days` later."""
    start = parse_date(day)
    if not 1 <= start.toordinal() + days <= date.max.toordinal():
        raise _beyond(day)
    return (start + timedelta(days=days)).isoformat()


def add_months(day: str, months: int) -> str:
    """Return the civil date `months` later; the last day of the month where the day does not exist there."""
    start = parse_date(day)
    index = start.year * 12 + (start.month - 1) + months
    year, month = divmod(index, 12)
    if not date.min.year <= year <= date.max.year:
        raise _beyond(day)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last)).isoformat()


def _beyond(day: str) -> Refusal:
    return Refusal("date.beyond", f"Counted from {day}, the date falls outside the years 1 to 9999.", found=day)


def say_days(count: int) -> str:
    """Say a number of days: "1 day", "3 days"."""
    return f"{count} day" if count == 1 else f"{count} days"


def say_date(day: str) -> str:
    """Say a civil date: "7 March 1927"."""
    found = parse_date(day)
    return f"{found.day} {_MONTHS[found.month - 1]} {found.year}"


def say_moment(moment: str) -> str:
    """Say a moment: "7 March 1927, 09:00 UTC"."""
    return f"{say_date(moment[:10])}, {parse_moment(moment):%H:%M} UTC"
