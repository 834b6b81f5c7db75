"""Checks on holding a mandate: alternates nobody can be, early elections that cannot come, hands that do not exist."""

from __future__ import annotations

from collections.abc import Iterator

from deputies.statutes.checks.check import Seen
from deputies.statutes.model import EarlyElection, Statute
from deputies.values import Refusal, parse_date

__all__ = ["alternates", "alternates_method", "early", "hands", "late", "pairs", "windows"]

_HANDS = 3
_MONTH = 31
_FROM_DEPUTIES = {"executive", "chair", "secretary"}
_ELECTORS = ("registered", "eligible")


def hands(statute: Statute) -> Iterator[Seen]:
    """A credential is confirmed by hands that there are."""
    many = statute.elections.confirmations
    if many > _HANDS:
        found = f"{many} hands are to confirm a credential, and a credentials commission has {_HANDS} at most"
        yield Seen("elections.confirmations", statute.elections.article, found, f"ask for at most {_HANDS}")


def windows(statute: Statute) -> Iterator[Seen]:
    """The window of general elections begins and ends on days that there are."""
    window = statute.elections.window
    for name in ("first", "last") if window is not None else ():
        day = getattr(window, name)
        try:
            parse_date(f"2024-{day}")  # a leap year: 29 February is a day
        except Refusal:
            path = f"elections.window.{name}"
            yield Seen(path, statute.elections.article, f"{day} is never a day of the year", "name a month and its day")


def alternates(statute: Statute) -> Iterator[Seen]:
    """Whoever is to stand in is an alternate, and a number of alternates is one of elected ones."""
    mandates = statute.mandates
    if mandates.stand_ins and mandates.alternates == "by-election":
        found = "an alternate is to stand in, and seats are filled by by-election: there is none"
        yield Seen("mandates.stand_ins", mandates.article, found, "name who the alternates are, or drop stand_ins")
    if mandates.alternates_per is not None and mandates.alternates != "elected":
        found = f"one alternate for {mandates.alternates_per} seats is stated, and alternates are {mandates.alternates}"
        yield Seen("mandates.alternates_per", mandates.article, found, 'set alternates = "elected", or drop it')


def alternates_method(statute: Statute) -> Iterator[Seen]:
    """A rule for empty seats works with some way of electing that the statute has."""
    kinds = {method.kind for method in statute.elections.methods.values()}
    mandates, recall = statute.mandates, statute.mandates.recall
    stated = [("mandates.alternates", mandates.article, mandates.alternates)]
    if recall is not None and recall.seat is not None:
        stated.append(("mandates.recall.seat", recall.article, recall.seat))
    for path, article, rule in stated:
        if rule == "countback" and not kinds & {"ranked-ballots", "approval-ballots"}:
            found = "papers are to be counted back, and no way of electing keeps papers that can be"
            yield Seen(
                path, article, found, "add ranked or approval ballots, or know that the next in the count follows"
            )
        if rule == "same-list" and "list-ballots" not in kinds:
            found = "seats are to stay with the list, and no lists are elected"
            yield Seen(path, article, found, "add list ballots, or know that the next in the count follows")


def early(statute: Statute) -> Iterator[Seen]:
    """What brings an early election says how much of what, each once."""
    seen: set[str] = set()
    for index, item in enumerate(statute.mandates.early):
        path = f"mandates.early[{index}]"
        if item.when in seen:
            yield Seen(f"{path}.when", item.article, f"{item.when!r} stands twice", "state it once")
        seen.add(item.when)
        yield from _measured(path, item)


def _measured(path: str, item: EarlyElection) -> Iterator[Seen]:
    if item.when == "size-changed" and item.share is None and not item.least:
        yield Seen(f"{path}.share", item.article, "any change of size brings it", "give share, or least")
    if item.when == "members-below" and item.share is None:
        yield Seen(f"{path}.share", item.article, "below which share it comes is not said", "give share")
    fitting = _ELECTORS if item.when == "size-changed" else ("statutory-members",)
    if item.share is not None and item.share.of not in fitting:
        found = f"{item.when!r} cannot be a share of {item.share.of}"
        yield Seen(f"{path}.share.of", item.article, found, f"use {' or '.join(fitting)}")
    if item.majority is not None and item.when != "resolved":
        yield Seen(f"{path}.majority", item.article, f"{item.when!r} is not voted on", "drop majority")


def late(statute: Statute) -> Iterator[Seen]:
    """What is to come before the term is over comes before it is over."""
    mandates = statute.mandates
    months = mandates.term_months
    if months is None:
        return
    if mandates.rotation_days is not None and mandates.rotation_days > months * _MONTH:
        found = f"places rotate after {mandates.rotation_days:,} days of a term of {months} months: never"
        yield Seen("mandates.rotation_days", mandates.article, found, "let them rotate within the term")
    for index, item in enumerate(mandates.early):
        if item.after_months >= months:
            found = f"it may come after {item.after_months} months of a term of {months}: never"
            yield Seen(f"mandates.early[{index}].after_months", item.article, found, "let it come within the term")


def pairs(statute: Statute) -> Iterator[Seen]:
    """Two offices do not go together: the roles are two that people could hold apart, or people see to it."""
    for key, item in statute.incompatibilities.items():
        if len(item.roles) not in (0, 2):
            found = f"{len(item.roles)} roles are named"
            yield Seen(f"incompatibilities.{key}.roles", item.article, found, "name both roles, or none")
        elif "deputy" in item.roles and set(item.roles) & _FROM_DEPUTIES and item.effect == "refuse":
            found = "an executive is elected from among deputies, and could never be"
            yield Seen(f"incompatibilities.{key}.roles", item.article, found, "name other roles, or flag it")
