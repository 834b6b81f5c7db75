"""Checks on what a careless or hostile hand writes: opinions as criteria, parties as layers, tables that end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from deputies.apportionment import Steps
from deputies.statutes.checks.check import Seen
from deputies.statutes.model import Statute

__all__ = [
    "blank",
    "long_emergency",
    "nowhere",
    "opinions",
    "party_layers",
    "tables",
    "twice",
    "void_polls",
]

_NOTHING = re.compile(
    r"\W*(?:none|no|nobody|no one|nothing|n\W?a|n\W?s|tbd|tba|todo|to be (?:decided|determined|settled)"
    r"|not (?:stated|applicable|possible)|x+|any|anybody|anyone|everybody|everyone|all)?\W*",
    re.IGNORECASE,
)
_OPINION = re.compile(
    r"\b(?:discretion|opinion|deem(?:ed|s)|trust(?:ed|worthy)|suitable|worthy|loyal|reliable|fit and proper"
    r"|good character|right[- ]minded|as (?:the )?\w+ (?:sees fit|decides|thinks))\b",
    re.IGNORECASE,
)
_PARTY = re.compile(r"\b(?:party|parties)(?!['’]? to\b)", re.IGNORECASE)
_LONG = 183


def blank(text: str) -> bool:
    """Say whether a text is none: empty, marks only, or a word that stands for nothing."""
    return _NOTHING.fullmatch(text) is not None


def opinions(statute: Statute) -> Iterator[Seen]:
    """What a person must be to belong to a layer is a recorded fact, not somebody's opinion."""
    for key, layer in statute.layers.items():
        for index, text in enumerate(layer.criteria):
            said = _OPINION.search(text)
            if said:
                found = f"{said[0]!r} is an opinion: whoever holds it decides who elects"
                yield Seen(f"layers.{key}.criteria[{index}]", layer.article, found, "name a recorded fact instead")


def party_layers(statute: Statute) -> Iterator[Seen]:
    """No layer is a party by another name."""
    for key, layer in statute.layers.items():
        if any(_PARTY.search(text) for text in (layer.name, *layer.criteria)):
            found = "it speaks of a party: a layer of a party's members has seats of its own, which is a party quota"
            remedy = "let people elect where they work and live, whatever their party"
            yield Seen(f"layers.{key}", layer.article, found, remedy)


def tables(statute: Statute) -> Iterator[Seen]:
    """A table by size goes on to the largest unit, and a larger unit never has fewer seats."""
    for key, norm in statute.norms.items():
        if not isinstance(norm.rule, Steps):
            continue
        path, rows = f"norms.{key}.rule.table", norm.rule.table
        if rows[-1].to is not None and (not norm.rule.then or norm.rule.then[-1].to is not None):
            found = f"above {norm.rule.then[-1].to if norm.rule.then else rows[-1].to:,} it gives no number at all"
            yield Seen(path, norm.article, found, "leave out 'to' in the last row, or give a tail (then)")
        for row, after in pairwise(rows):
            if after.seats < row.seats:
                found = f"above {row.to or 0:,} it falls from {row.seats} to {after.seats} seats: growth is punished"
                yield Seen(path, norm.article, found, "let the seats rise with the size")


def twice(statute: Statute) -> Iterator[Seen]:
    """A council sends to another by one norm, or says in which case which norm holds, or by links that have names."""
    for key, level in statute.levels.items():
        for index, sent in enumerate(level.delegations):
            earlier = [one for one in level.delegations[:index] if one.from_level == sent.from_level]
            path = f"levels.{key}.delegations[{index}]"
            if any(bool(one.link) != bool(sent.link) or (sent.link and one.link == sent.link) for one in earlier):
                found = (
                    f"councils of level {sent.from_level!r} send delegates here by links and otherwise, or twice by one"
                )
                yield Seen(path, sent.article, found, "give each link a name of its own, and let all be links")
            elif not sent.link and not sent.when and any(not one.when for one in earlier):
                found = f"councils of level {sent.from_level!r} send delegates here twice"
                yield Seen(path, sent.article, found, "drop one, say when it applies, or name both as links")


def nowhere(statute: Statute) -> Iterator[Seen]:
    """Every competence belongs to some level."""
    for key, competence in statute.competences.items():
        if not competence.levels:
            yield Seen(f"competences.{key}.levels", competence.article, "no level may decide it", "name a level")


def long_emergency(statute: Statute) -> Iterator[Seen]:
    """What is done without the council lapses within half a year."""
    emergency = statute.emergency
    if emergency is not None and emergency.expires_days > _LONG:
        found = f"it lasts {emergency.expires_days:,} days without the council: that is a rule, not an emergency"
        yield Seen("emergency.expires_days", emergency.article, found, f"let it lapse within {_LONG} days")


def void_polls(statute: Statute) -> Iterator[Seen]:
    """An election does not become void because some stay away."""
    elections = statute.elections
    if elections.turnout is not None:
        found = f"below {elections.turnout} the election is void: those who would lose it do better by staying away"
        yield Seen("elections.turnout", elections.article, found, "drop it, or know that it can be used so")
