"""Words of the templates: how dates, numbers and states are said."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from deputies.acts.telling import RUBRICS
from deputies.statutes.majorities import say_article
from deputies.values import Refusal, parse_moment, say_date, say_moment
from deputies_web.people.models import OfficeGrant
from deputies_web.queries.dues import REASONS
from deputies_web.queries.systems import Place

register = template.Library()


_GOOD = {
    "carried", "adopted", "confirmed", "constituted", "declared", "done", "granted", "upheld", "elected", "for",
    "answered", "allowed", "in force", "imposed", "supports it", "approved",
}  # fmt: skip
_BAD = {
    "rejected", "refused", "void", "failed", "against", "dissolved", "overturned", "lapsed", "set aside", "overruled",
    "late to choose", "late to report", "withdrawn", "lifted", "suspended", "against it", "tied",
}  # fmt: skip
_OPEN = {
    "open", "tabled", "called", "convened", "contested", "issued", "opened", "heard", "appealed", "certified",
    "forming", "in hand", "chosen", "not chosen yet", "overdue", "reported", "waiting for an answer", "draft",
}  # fmt: skip
_WORDS = {"open": "open now", "issued": "waiting to be confirmed", "forming": "being formed", "void": "void"}


@register.filter
def day(text: str) -> str:
    """Say a date or moment: "7 March 1927", "7 March 1927, 09:00 UTC"."""
    try:
        return say_date(text) if len(text or "") == 10 else say_moment(text)
    except (Refusal, TypeError):
        return text or ""


@register.filter
def hour(text: str) -> str:
    """Say the time of day of a moment: "09:00"."""
    try:
        return f"{parse_moment(text):%H:%M}"
    except (Refusal, TypeError):
        return text or ""


@register.filter
def article(text: str) -> str:
    """Say an article as people cite it: "article 9", "1973 Act, sch. 7"."""
    return say_article(text)


@register.filter
def number(value: Any) -> str:
    """Write a whole number with thin spaces between thousands."""
    return f"{value:,}".replace(",", " ") if isinstance(value, int) else str(value)


@register.filter
def count(value: int, words: str) -> str:
    """Say a number with its noun: {{ 3|count:"seat,seats" }}."""
    one, many = words.split(",")
    return f"{number(value)} {one if value == 1 else many}"


@register.filter
def tag(status: str) -> SafeString:
    """Show a state as a label."""
    style = "good" if status in _GOOD else "bad" if status in _BAD else "open" if status in _OPEN else "plain"
    return format_html('<span class="tag tag-{}">{}</span>', style, _WORDS.get(status, status.replace("-", " ")))


@register.filter
def picture(svg: str) -> SafeString:
    """Place a picture drawn by `deputies_web.drawing` or the library, which escape every text they are given."""
    return mark_safe(svg)


@register.filter
def rubric(key: str) -> str:
    """Say under which heading of a bulletin an act stands."""
    return RUBRICS.get(key, key)


@register.filter
def swatch(colour: str) -> SafeString:
    """Show a colour as a small square."""
    return format_html(
        '<svg class="swatch" viewBox="0 0 10 10" aria-hidden="true"><circle cx="5" cy="5" r="5" fill="{}"/></svg>',
        colour,
    )


@register.filter
def office_words(grant: OfficeGrant, place: Place | None = None) -> str:
    """Say an office: "secretary of Council of Shanghai"; the id where the page is of no system."""
    name = "credentials commission" if grant.office == "credentials" else grant.office
    if grant.office == "deputy":
        return "deputy"
    seat = f", {grant.seat}" if grant.office == "teller" and grant.seat else ""
    of = place.name_of(grant.of) if place else grant.of
    return f"{name}, {of}{seat}" if of else f"{name}{seat}"


_ENDINGS = {"mandate-ended": "ended with the mandate below", **REASONS}


@register.filter
def ending(reason: str) -> str:
    """Say why a mandate ended; a delegate's ends with the mandate they were sent on."""
    return _ENDINGS.get(reason, reason.replace("-", " "))


@register.filter
def short(digest: str) -> str:
    """Shorten a digest for reading; the whole of it stands in the entry."""
    return f"{digest[:12]}…" if len(digest) > 16 else digest


@register.filter
def choice(word: str) -> SafeString:
    """Show a vote cast."""
    said = {"for": "for", "against": "against", "abstain": "abstained"}.get(word, word)
    return format_html('<span class="choice-{}">{}</span>', word, said)
