"""Checks on numbers: what can never be reached, what is not said, what cannot be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from deputies.apportionment import Chosen, Fixed, PerN, seats_for
from deputies.statutes.checks.check import Seen, walk
from deputies.statutes.model import Executive, FromRegister, Level, Majority, ShareOfSize, Statute
from deputies.values import Refusal, Threshold
from deputies.values.shape import fields_of

__all__ = [
    "bases", "caps", "counted", "delegated", "empty", "executives", "lapses", "minima", "minority", "never_open",
    "scaling", "seatless", "shared", "shares", "unused",
]  # fmt: skip


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


_USUAL = next(item.default for item in fields_of(Executive) if item.name == "posts")
_COUNCIL = ("votes-cast", "voters", "present", "members-in-office", "statutory-members", "enrolled")
_ELECTORS = ("votes-cast", "voters", "present", "registered", "eligible")
_BODY = ("members-in-office", "statutory-members", "enrolled", "units")
_ROLL = ("registered", "eligible", "members-in-office", "statutory-members", "units")
_ALLOWED: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (r"levels\.[^.]+\.quorum", "a quorum", _BODY),
    (r"levels\.[^.]+\.constitute", "what constitutes a council", ("statutory-members",)),
    (r"levels\.[^.]+\.majority\.threshold", "a majority of a council", (*_COUNCIL, "units")),
    (r"competences\.[^.]+\.majority\.threshold", "a majority of a council", (*_COUNCIL, "units")),
    (r"amendment\.majority\.threshold", "a majority of a council", (*_COUNCIL, "units")),
    (r"franchise\.majority", "a majority of a council", _COUNCIL),
    (r"(sanctions\.[^.]+|emergency)\.majority\.threshold", "a majority of a council", (*_COUNCIL, "units")),
    (
        r"emergency\.share",
        "a vote of the executive",
        ("members-in-office", "statutory-members", "present", "votes-cast"),
    ),
    (r"levels\.[^.]+\.executive\.recall", "the recall of an executive", _COUNCIL),
    (r"working\.(roll_call|secret)", "those who may demand a form of vote", _COUNCIL[2:]),
    (r"working\.convening", "those who may demand a sitting", (*_BODY, "registered", "eligible")),
    (r"referendum\.petition", "a petition", _ROLL),
    (r"mandates\.(recall|no_confidence)\.petition", "a petition", _ROLL[:2]),
    (r"(referendum|elections)\.turnout", "a turnout", _ROLL[:4]),
    (r"mandates\.no_confidence\.decision", "a vote of no confidence", _ELECTORS),
    (r"mandates\.no_confidence\.turnout", "a turnout", _ROLL[:2]),
    (r"referendum\.(decision|support)", "a referendum", _ELECTORS),
    (r"mandates\.instructions\.majority", "an instruction", _ELECTORS),
)


_RECALLED: Mapping[str, tuple[tuple[str, str, tuple[str, ...]], ...]] = {
    "council": (
        (r"mandates\.recall\.decision", "a recall that the council decides", _COUNCIL),
        (r"mandates\.recall\.turnout", "a turnout of the council", _BODY[:2]),
    ),
    "electors": (
        (r"mandates\.recall\.decision", "a recall", _ELECTORS),
        (r"mandates\.recall\.turnout", "a turnout", _ROLL[:2]),
    ),
}
"""Of what the vote on a recall is a share, by who votes."""


def bases(statute: Statute) -> Iterator[Seen]:
    """A quorum is not a share of those present, nor a petition or a turnout one of the votes cast."""
    recall = statute.mandates.recall
    rows = (*_ALLOWED, *_RECALLED.get(recall.decides if recall else "", ()))
    for path, article, value in walk(statute):
        if isinstance(value, Threshold):
            for pattern, what, allowed in rows:
                if re.fullmatch(pattern, path) and value.of not in allowed:
                    found = f"{what} cannot be a share of {value.of}"
                    yield Seen(f"{path}.of", article, found, f"use {' or '.join(allowed)}")
        elif isinstance(value, Majority) and value.sections and value.threshold.of == "units":
            found = "each section is to agree by a share of units, which are behind the whole council"
            yield Seen(f"{path}.threshold.of", article, found, "use members-in-office, or drop sections")


def empty(statute: Statute) -> Iterator[Seen]:
    """A threshold of nothing is met by nobody at all."""
    held = {"mandates.recall": statute.mandates.recall, "mandates.no_confidence": statute.mandates.no_confidence}
    fixed = {f"{path}.petition" for path, one in held.items() if one is not None and one.petition_least > 0}
    if statute.mandates.recall is not None and statute.mandates.recall.as_many_as_elected:
        fixed.add("mandates.recall.decision")
    for path, article, value in walk(statute):
        if isinstance(value, Threshold) and value.num == 0 and value.den > 0 and not value.strict:
            if path in fixed:
                continue  # a fixed number of signatures, or the votes that elected, decide instead
            yield Seen(path, article, "nobody is needed to meet it", "give num from 1, or strict = true")


def minority(statute: Statute) -> Iterator[Seen]:
    """What carries a decision is not less than half of the votes cast."""
    for path, article, value in walk(statute):
        decides = path.endswith((".majority", ".majority.threshold", ".decision"))
        cast = isinstance(value, Threshold) and value.of in ("votes-cast", "voters")
        if (
            decides
            and isinstance(value, Threshold)
            and (cast or path == "amendment.majority.threshold")
            and 2 * value.num < value.den
        ):
            found = f"{value} carries it, though more may be against" if cast else f"{value} may change the statute"
            yield Seen(
                path, article, found, "ask for more than half, or know that a tie and a minority never carry here"
            )


def seatless(statute: Statute) -> Iterator[Seen]:
    """A unit large enough to elect alone gets a seat by its norm."""
    for key, layer in statute.layers.items():
        provision = statute.norms.get(layer.norm)
        rule = provision.rule if provision else None
        if not isinstance(rule, PerN) or rule.rounding != "floor" or rule.floor or rule.first is not None:
            continue
        for name in layer.kinds or tuple(statute.unit_kinds):
            kind = statute.unit_kinds.get(name)
            if kind is not None and kind.minimum < rule.n:
                found = (
                    f"a unit of kind {name!r} may elect alone with {kind.minimum} electors, "
                    f"but the norm {layer.norm!r} gives no seat below {rule.n}"
                )
                remedy = f"raise the minimum of {name} to {rule.n}, or give the norm floor = 1"
                yield Seen(f"layers.{key}.norm", layer.article, found, remedy)


def counted(statute: Statute) -> Iterator[Seen]:
    """A norm counts what its layer counts."""
    for key, layer in statute.layers.items():
        provision = statute.norms.get(layer.norm)
        if provision is None or isinstance(provision.rule, FromRegister | ShareOfSize):
            continue
        if provision.rule.of and provision.rule.of != layer.base:
            found = f"the layer counts {layer.base}, but its norm {layer.norm!r} is of {provision.rule.of}"
            yield Seen(
                f"layers.{key}.base", layer.article, found, f'set base = "{provision.rule.of}", or change the norm'
            )


def shared(statute: Statute) -> Iterator[Seen]:
    """Layers that share the size of a council have a size to share."""
    sized = [level for level in statute.levels.values() if level.units and level.size]
    for key, layer in statute.layers.items():
        provision = statute.norms.get(layer.norm)
        if provision is not None and isinstance(provision.rule, ShareOfSize) and not sized:
            found = f"its norm {layer.norm!r} shares the size of a council, and no level that units elect to has a size"
            yield Seen(f"layers.{key}.norm", layer.article, found, "give the level a size, or name another norm")


def delegated(statute: Statute) -> Iterator[Seen]:
    """Delegates of a council are counted by a norm; the register holds seats of units only."""
    for key, level in statute.levels.items():
        for index, sent in enumerate(level.delegations):
            provision = statute.norms.get(sent.norm)
            if provision is not None and isinstance(provision.rule, FromRegister | ShareOfSize):
                found = f"the norm {sent.norm!r} takes seats from the register, where councils have none"
                yield Seen(f"levels.{key}.delegations[{index}].norm", sent.article, found, "name a norm that counts")


def unused(statute: Statute) -> Iterator[Seen]:
    """Every norm is used by somebody."""
    used = {layer.norm for layer in statute.layers.values()}
    for section in statute.sections.values():
        used.add(section.floor or "")
    for level in statute.levels.values():
        used |= {sent.norm for sent in level.delegations} | {level.size or ""}
        used.add((level.executive.size_norm if level.executive else None) or "")
    successors = {item.replaces: key for key, item in statute.norms.items() if item.replaces}
    for key, norm in statute.norms.items():
        if key not in used and norm.replaces not in used and successors.get(key) not in used:
            yield Seen(
                f"norms.{key}", norm.article, "nothing uses this norm", "name it in a layer or delegation, or drop it"
            )


def lapses(statute: Statute) -> Iterator[Seen]:
    """What was done in an emergency is reviewed before it lapses."""
    emergency = statute.emergency
    if emergency is not None and emergency.review_days > emergency.expires_days:
        found = (
            f"the review comes {emergency.review_days} days after, when it has lapsed on day {emergency.expires_days}"
        )
        yield Seen("emergency.review_days", emergency.article, found, "review it before it lapses")


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
        if len(executive.posts) > executive.size and executive.posts != _USUAL:
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
        if provision is None or isinstance(provision.rule, FromRegister | ShareOfSize):
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


def never_open(statute: Statute) -> Iterator[Seen]:
    """A norm with a cap of nothing gives nobody a seat."""
    for key, norm in statute.norms.items():
        if not isinstance(norm.rule, FromRegister | ShareOfSize) and norm.rule.cap == 0:
            yield Seen(f"norms.{key}.rule.cap", norm.article, "nobody gets a seat by it", "give a cap from 1, or none")
