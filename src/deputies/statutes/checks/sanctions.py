"""Checks on sanctions, on objections to directives, and on who acts in an emergency."""

from __future__ import annotations

from collections.abc import Iterator

from deputies.statutes.checks.check import Seen
from deputies.statutes.checks.safeguards import blank
from deputies.statutes.model import Sanction, Statute

__all__ = ["hard_support", "known", "nobody_acts", "own_appeal", "support", "terms", "unsettled"]

KNOWN = ("reprimand", "removal", "suspension", "exclusion")
_MOST_ELECTORS, _MOST_UNITS = (3, 4), (9, 10)


def known(statute: Statute) -> Iterator[Seen]:
    """There are four sanctions, by the key of their table."""
    for key, sanction in statute.sanctions.items():
        if key not in KNOWN:
            found = f"{key!r} is no sanction: there are {', '.join(KNOWN)}, and nothing else"
            yield Seen(f"sanctions.{key}", sanction.article, found, "drop it, or name one of the four")


def terms(statute: Statute) -> Iterator[Seen]:
    """A suspension and an exclusion end; a sanction has grounds that are named."""
    for key, sanction in statute.sanctions.items():
        here = f"sanctions.{key}"
        if key == "suspension" and sanction.most_days is None:
            yield Seen(f"{here}.most_days", sanction.article, "a suspension without end is a removal", "give most_days")
        if key == "exclusion" and sanction.ends_months is None:
            yield Seen(
                f"{here}.ends_months", sanction.article, "an exclusion without end is for life", "give ends_months"
            )
        for name, value, of in (
            ("most_days", sanction.most_days, "suspension"),
            ("ends_months", sanction.ends_months, "exclusion"),
        ):
            if value is not None and key in KNOWN and key != of:
                yield Seen(f"{here}.{name}", sanction.article, f"a {key} has no length", f"drop it; it is of the {of}")
        if not sanction.grounds or all(blank(text) for text in sanction.grounds):
            found = "nothing says for what conduct: whoever decides would find the ground"
            yield Seen(f"{here}.grounds", sanction.article, found, "name the conduct that must be found")


def support(statute: Statute) -> Iterator[Seen]:
    """The support from below is of units and of registered electors, and somebody is needed for it."""
    for key, sanction in statute.sanctions.items():
        for name, share, bases, what in (
            ("support_units", sanction.support_units, ("units",), "units"),
            ("support_electors", sanction.support_electors, ("registered", "eligible"), "registered"),
        ):
            here = f"sanctions.{key}.{name}"
            if share.of not in bases:
                yield Seen(
                    f"{here}.of", sanction.article, f"support from below is no share of {share.of}", f"use {what}"
                )
            elif share.num < 1:
                found = "a sanction without anybody's support from below"
                yield Seen(here, sanction.article, found, "give num from 1")


def hard_support(statute: Statute) -> Iterator[Seen]:
    """The support can be reached: not everybody comes to a meeting."""
    for key, sanction in statute.sanctions.items():
        for name, found in _hard(sanction):
            yield Seen(f"sanctions.{key}.{name}", sanction.article, found, "ask for a share that has been reached")


def _hard(sanction: Sanction) -> Iterator[tuple[str, str]]:
    electors, units = sanction.support_electors, sanction.support_units
    if _above(electors.num, electors.den, _MOST_ELECTORS):
        yield "support_electors", f"{electors} have hardly ever voted for anything: the sanction stands on paper only"
    if _above(units.num, units.den, _MOST_UNITS):
        yield "support_units", f"{units} must each agree: one of them protects its deputy against all others"


def _above(num: int, den: int, most: tuple[int, int]) -> bool:
    return 0 < num <= den and num * most[1] > den * most[0]


def own_appeal(statute: Statute) -> Iterator[Seen]:
    """Another level hears the appeal against a sanction."""
    for key, sanction in statute.sanctions.items():
        if sanction.decides == sanction.appeal:
            found = f"the councils of level {sanction.decides!r} hear the appeal against their own decision"
            yield Seen(f"sanctions.{key}.appeal", sanction.article, found, "let another level hear it")


def unsettled(statute: Statute) -> Iterator[Seen]:
    """An objection to a directive can be settled by a council that has to be convened first."""
    directives = statute.directives
    if directives is None or directives.object_days == 0:
        return
    if directives.settle_days < max(statute.working.notice_days, 1):
        found = (
            f"an objection stands as made after {directives.settle_days} days, and a sitting that could settle it is "
            f"convened with {statute.working.notice_days} days' notice"
        )
        yield Seen("directives.settle_days", directives.article, found, "give the council time to meet")


def nobody_acts(statute: Statute) -> Iterator[Seen]:
    """Whoever is to act in an emergency exists."""
    emergency = statute.emergency
    if emergency is None or emergency.by == "chair":
        return
    if not any(level.executive for level in statute.levels.values()):
        found = "the executive is to act, and no level has one"
        yield Seen("emergency.by", emergency.article, found, "give a level an executive, or let the chair act")
