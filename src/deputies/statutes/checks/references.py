"""Checks on what refers to what: dangling names, broken articles, circles, dates."""

from __future__ import annotations

import dataclasses
import difflib
import re
from collections.abc import Iterable, Iterator

from deputies.statutes.checks.check import Seen, walk
from deputies.statutes.model import Provision, Statute
from deputies.values import is_id

__all__ = ["articles", "circles", "cited", "dangling", "dates", "keys", "no_competence", "replacements", "unreached"]


def keys(statute: Statute) -> Iterator[Seen]:
    """Keys of tables are ids."""
    for table in _TABLES:
        for key in getattr(statute, table):
            if not is_id(key):
                yield Seen(
                    f"{table}.{key}", "", f"the key {key!r} is no id", "use lower-case letters, digits and hyphens"
                )
    for table, found in (("elections.methods", statute.elections.methods),):
        for key in found:
            if not is_id(key):
                yield Seen(
                    f"{table}.{key}", "", f"the key {key!r} is no id", "use lower-case letters, digits and hyphens"
                )
    for table in ("unit_kinds", "layers", "levels", "competences"):
        if not getattr(statute, table):
            yield Seen(table, "", f"there is nothing in {table}", "name at least one")
    if not statute.elections.methods:
        yield Seen(
            "elections.methods", statute.elections.article, "there is no way to elect", "name at least one method"
        )


_TABLES = (
    "unit_kinds", "layers", "norms", "levels", "sections", "competences", "incompatibilities", "exclusions",
    "organs", "sanctions", "variations",
)  # fmt: skip


_MANY = 200
_SHOWN = 20


def dangling(statute: Statute) -> Iterator[Seen]:
    """Every name that one provision gives of another exists."""
    for path, article, name, table in _references(statute):
        known = getattr(statute, table)
        if name not in known:
            near = difflib.get_close_matches(name, list(known), n=1) if len(known) <= _MANY else []
            hint = f" (did you mean {near[0]!r}?)" if near else ""
            listed = (
                ", ".join(list(known)[:_SHOWN]) + (", ..." if len(known) > _SHOWN else "")
                or f"none: there is no [{table}]"
            )
            yield Seen(path, article, f"{name!r} is not in {table}{hint}", f"name one of {listed}")


def _references(statute: Statute) -> Iterator[tuple[str, str, str, str]]:
    for key, layer in statute.layers.items():
        here = f"layers.{key}"
        yield f"{here}.norm", layer.article, layer.norm, "norms"
        yield from _many(f"{here}.section", layer.article, [layer.section], "sections")
        yield from _many(f"{here}.kinds", layer.article, layer.kinds, "unit_kinds")
        yield from _many(f"{here}.admitted_by", layer.article, [layer.admitted_by], "levels")
    for key, level in statute.levels.items():
        here = f"levels.{key}"
        yield from _many(f"{here}.sections", level.article, level.sections, "sections")
        yield from _many(f"{here}.size", level.article, [level.size], "norms")
        for index, sent in enumerate(level.delegations):
            yield f"{here}.delegations[{index}].from_level", sent.article, sent.from_level, "levels"
            yield f"{here}.delegations[{index}].norm", sent.article, sent.norm, "norms"
        if level.executive:
            executive = level.executive
            yield from _many(f"{here}.executive.size_norm", executive.article, [executive.size_norm], "norms")
            yield from _many(f"{here}.executive.reserved", executive.article, executive.reserved, "competences")
    for key, section in statute.sections.items():
        yield from _many(f"sections.{key}.reserved", section.article, section.reserved, "competences")
        yield from _many(f"sections.{key}.floor", section.article, [section.floor], "norms")
    for key, competence in statute.competences.items():
        yield from _many(f"competences.{key}.levels", competence.article, competence.levels, "levels")
    if statute.franchise:
        yield "franchise.decides", statute.franchise.article, statute.franchise.decides, "levels"
        yield "franchise.appeal", statute.franchise.article, statute.franchise.appeal, "levels"
    for key, organ in statute.organs.items():
        yield f"organs.{key}.level", organ.article, organ.level, "levels"
        yield from _many(f"organs.{key}.delegated", organ.article, organ.delegated, "competences")
    for key, sanction in statute.sanctions.items():
        yield f"sanctions.{key}.decides", sanction.article, sanction.decides, "levels"
        yield f"sanctions.{key}.appeal", sanction.article, sanction.appeal, "levels"
    yield "amendment.level", statute.amendment.article, statute.amendment.level, "levels"


def _many(path: str, article: str, names: Iterable[str | None], table: str) -> Iterator[tuple[str, str, str, str]]:
    for name in names:
        if name is not None:
            yield path, article, name, table


def articles(statute: Statute) -> Iterator[Seen]:
    """Every article that a provision points to is the article of some provision."""
    known = {value.article for _, _, value in walk(statute) if isinstance(value, Provision)}
    for path, article, value in walk(statute):
        if isinstance(value, Provision):
            for name in value.refers:
                if name not in known:
                    remedy = f"point to an article that a provision states, such as {min(known)}"
                    yield Seen(f"{path}.refers", article, f"it points to {name}, which no provision states", remedy)


_CITED = re.compile(r"\b[Aa]rticles? (\d[0-9a-z]*(?:\.\d+[a-z]?)*)")


def cited(statute: Statute) -> Iterator[Seen]:
    """An article that a note or a description cites by number is one that some provision states, or a part of one."""
    known = {value.article for _, _, value in walk(statute) if isinstance(value, Provision)}
    for path, article, value in walk(statute):
        if not isinstance(value, Provision):
            continue
        for item in dataclasses.fields(value):
            held = getattr(value, item.name)
            texts = held if isinstance(held, tuple) else (held,)
            cites = (
                "" if item.name in ("source", "article") else " ".join(text for text in texts if isinstance(text, str))
            )
            for number in _CITED.findall(cites):
                if not any(one == number or one.startswith(f"{number}.") for one in known):
                    found = f"it cites article {number}, which no provision states"
                    yield Seen(f"{path}.{item.name}", article, found, "cite the article as it is numbered now")


def circles(statute: Statute) -> Iterator[Seen]:
    """No council sends delegates to itself, directly or round a circle."""
    sends = {key: {sent.from_level for sent in level.delegations} for key, level in statute.levels.items()}
    for key, level in statute.levels.items():
        found, waiting = set[str](), list(sends[key])
        while waiting:
            below = waiting.pop()
            if below not in found:
                found.add(below)
                waiting += sends.get(below, ())
        if key in found:
            said = f"{key} sends delegates to itself" + ("" if key in sends[key] else " round a circle of levels")
            yield Seen(f"levels.{key}.delegations", level.article, said, "let delegates go upward only")


def unreached(statute: Statute) -> Iterator[Seen]:
    """Every level is elected by units or by councils below it, and every section has a layer that sits in it."""
    for key, level in statute.levels.items():
        if not level.units and not level.delegations:
            remedy = "let base units elect to it (units = true) or name the levels that send delegates"
            yield Seen(f"levels.{key}", level.article, "nobody elects to it", remedy)
    sitting = {layer.section for layer in statute.layers.values()}
    for key, level in statute.levels.items():
        for name in level.sections:
            if name in statute.sections and name not in sitting:
                remedy = f'give a layer section = "{name}", or drop the section'
                yield Seen(f"levels.{key}.sections", level.article, f"no layer sits in the section {name!r}", remedy)


def dates(statute: Statute) -> Iterator[Seen]:
    """What ends ends after it began, within the statute's own time."""
    if statute.until is not None and statute.until <= statute.in_force:
        found = f"it ends on {statute.until}, not after {statute.in_force} when it begins"
        yield Seen("until", "", found, "give a later day, or leave it out")
        return  # every provision would be said to begin too late
    for path, article, value in walk(statute):
        if isinstance(value, Provision):
            since, until = value.since or statute.in_force, value.until
            if until is not None and until <= since:
                found = f"it ends on {until}, not after {since} when it begins"
                yield Seen(f"{path}.until", article, found, "give a later day, or leave it out")
            if statute.until is not None and since >= statute.until:
                found = f"it begins on {since}, when the statute has ended ({statute.until})"
                yield Seen(f"{path}.since", article, found, "give a day on which the statute is in force")


def replacements(statute: Statute) -> Iterator[Seen]:
    """A provision replaces one of its own table that has ended when it begins."""
    for table in _TABLES:
        found = getattr(statute, table)
        for key, provision in found.items():
            old = provision.replaces
            if old is None:
                continue
            path = f"{table}.{key}.replaces"
            if old not in found:
                yield Seen(path, provision.article, f"{old!r} is not in {table}", f"name one of {', '.join(found)}")
            elif found[old].until is None or found[old].until != (provision.since or statute.in_force):
                said = f"{old!r} does not end on the day it begins ({provision.since or statute.in_force})"
                yield Seen(path, provision.article, said, f"let {table}.{old}.until be that day")


def no_competence(statute: Statute) -> Iterator[Seen]:
    """Every level may decide something."""
    deciding = {name for item in statute.competences.values() if item.stage == "deciding" for name in item.levels}
    for key, level in statute.levels.items():
        if key not in deciding:
            yield Seen(f"levels.{key}", level.article, "it decides nothing", "give it a competence, or drop the level")
