"""Checks on numbers: what can never be reached, what is not said, what cannot be compared."""

from __future__ import annotations

from collections.abc import Iterator

from deputies.apportionment import Chosen, Fixed, PerN, seats_for
from deputies.statutes.checks.check import Seen, walk
from deputies.statutes.model import FromRegister, Level, Statute
from deputies.values import Refusal, Threshold

__all__ = ["bases", "caps", "executives", "minima", "never_open", "scaling", "shares", "term_end"]

_MORE_THAN_ONE = ("winner",)


def shares(statute: Statute) -> Iterator[Seen]:
    """A threshold is a fraction that somebody can reach."""
    for path, article, value in walk(statute):
        if not isinstance(value, Threshold):
            continue
        if value.den < 1 or value.num < 0:
            yield Seen(path, article, f"{value.num}/{value.den} is no share", "give num from 0 and den from 1")
        elif path == "elections.more_candidates":
            continue  # candidates may well be twice the seats
        elif value.num > value.den or (value.strict and value.num == value.den):
            yield Seen(path, article, f"{value} can never be reached", "ask for at most all")


_ALLOWED: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("quorum", ("members-in-office", "statutory-members", "enrolled", "units")),
    ("constitute", ("statutory-members", "units")),
    ("petition", ("registered", "eligible", "members-in-office", "statutory-members", "units")),
    ("turnout", ("registered", "eligible", "members-in-office", "statutory-members", "enrolled")),
)


def bases(statute: Statute) -> Iterator[Seen]:
    """A quorum is not a share of those present, nor a petition or a turnout one of the votes cast."""
    for path, article, value in walk(statute):
        if isinstance(value, Threshold):
            last = path.rsplit(".", 1)[-1]
            allowed = next((of for name, of in _ALLOWED if name == last), ())
            if allowed and value.of not in allowed:
                yield Seen(
                    f"{path}.of", article, f"a {last} cannot be a share of {value.of}", f"use {' or '.join(allowed)}"
                )


def scaling(statute: Statute) -> Iterator[Seen]:
    """A council with a total cap says how the cap is met when the norms give more."""
    for key, level in statute.levels.items():
        if level.cap is not None and level.scaling is None:
            found = f"the total is capped at {level.cap}, but nothing says whose seats give way beyond it"
            yield Seen(
                f"levels.{key}.scaling", level.article, found, "choose largest-remainder, dhondt or sainte-lague"
            )
        if level.cap is None and level.scaling is not None:
            yield Seen(f"levels.{key}.scaling", level.article, "there is no cap to be met", "give cap, or drop scaling")


def caps(statute: Statute) -> Iterator[Seen]:
    """Least, cap and executive of a council fit into each other."""
    for key, level in statute.levels.items():
        if level.cap is not None and level.least is not None and level.least > level.cap:
            found = f"at least {level.least} seats are asked for and at most {level.cap} allowed"
            yield Seen(f"levels.{key}.least", level.article, found, "let the least be no more than the cap")


def executives(statute: Statute) -> Iterator[Seen]:
    """An executive is not larger than its council, nor has more posts than members."""
    for key, level in statute.levels.items():
        executive = level.executive
        if executive is None:
            continue
        if level.cap is not None and executive.size > level.cap:
            found = f"the executive has {executive.size} members and the council at most {level.cap}"
            yield Seen(f"levels.{key}.executive.size", executive.article, found, "let it be smaller than the council")
        if len(executive.posts) > executive.size:
            found = f"{len(executive.posts)} posts are filled from {executive.size} members"
            yield Seen(f"levels.{key}.executive.posts", executive.article, found, "name fewer posts, or more members")


def minima(statute: Statute) -> Iterator[Seen]:
    """The least seats of a council are reached by its norms at the size from which it may be formed."""
    for key, level in statute.levels.items():
        if level.least is None or not level.units:
            continue
        found = _most_at_start(statute, level)
        if found is not None and found[0] < level.least:
            seats, size, norm = found
            said = f"{size:,} electors give {seats} seats by the norm {norm!r}, below the least of {level.least}"
            remedy = "lower the norm, or let the council be formed from a larger number only"
            yield Seen(f"levels.{key}.least", level.article, said, remedy)


def _most_at_start(statute: Statute, level: Level) -> tuple[int, int, str] | None:
    """Return (seats, electors, norm) of the most that any one layer's norm gives at the size where a level begins."""
    results = []
    for layer in statute.layers.values():
        provision = statute.norms.get(layer.norm)
        if provision is None or isinstance(provision.rule, FromRegister):
            return None
        rule = provision.rule
        if isinstance(rule, Chosen):
            results.append((rule.most, level.from_electors or 1, layer.norm))
        elif isinstance(rule, Fixed):
            results.append((rule.seats, level.from_electors or 1, layer.norm))
        elif isinstance(rule, PerN) and level.from_electors is not None:
            try:
                results.append((seats_for(rule, level.from_electors).seats, level.from_electors, layer.norm))
            except Refusal:
                return None
        else:
            return None
    return max(results, default=None)


def term_end(statute: Statute) -> Iterator[Seen]:
    """A recall can be opened on some day of the term."""
    recall, months = statute.mandates.recall, statute.mandates.term_months
    if recall is None or months is None:
        return
    shielded = recall.protected_first_days + recall.protected_last_days
    if shielded >= months * 30:
        found = f"{shielded} days of a term of {months} months are protected: there is no day left for a recall"
        yield Seen("mandates.recall.protected_first_days", recall.article, found, "protect fewer days")


def never_open(statute: Statute) -> Iterator[Seen]:
    """A norm with a cap of nothing gives nobody a seat."""
    for key, norm in statute.norms.items():
        if not isinstance(norm.rule, FromRegister) and norm.rule.cap == 0:
            yield Seen(f"norms.{key}.rule.cap", norm.article, "nobody gets a seat by it", "give a cap from 1, or none")
