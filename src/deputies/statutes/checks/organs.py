"""Checks on organs and on what councils may do: who controls whom, who decides for the council, stages, notice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from deputies.statutes.checks.check import Seen
from deputies.statutes.model import Organ, Stage, Statute

__all__ = ["controls", "delegated", "notices", "reserved", "sizes", "stages"]

_STAGES = get_args(Stage)


def controls(statute: Statute) -> Iterator[Seen]:
    """The control is elected from among those it does not control, and decides nothing it would have to judge."""
    for key, organ in statute.organs.items():
        if organ.kind == "control" and organ.elected_from == "executive":
            found = "it is elected from the executive, which it is to control"
            yield Seen(f"organs.{key}.elected_from", organ.article, found, 'let it be elected from the "members"')
        if organ.kind == "control" and organ.delegated:
            found = f"it controls what others decide, and is to decide {', '.join(organ.delegated)} itself"
            yield Seen(f"organs.{key}.delegated", organ.article, found, "delegate that to a department")


def delegated(statute: Statute) -> Iterator[Seen]:
    """What an organ decides is a matter of its council that may be delegated, and nobody else's."""
    given: dict[tuple[str, str], str] = {}
    for key, organ in statute.organs.items():
        for matter in organ.delegated:
            found = _not_delegable(statute, organ, matter) if matter in statute.competences else ""
            earlier = given.setdefault((organ.level, matter), key)
            if not found and earlier != key:
                found = f"{matter!r} is delegated to the organ {earlier!r} already"
            if found:
                remedy = "delegate matters that the council has, may hand over, and has given to nobody else"
                yield Seen(f"organs.{key}.delegated", organ.article, found, remedy)


def _not_delegable(statute: Statute, organ: Organ, matter: str) -> str:
    level = statute.levels.get(organ.level)
    if level is None:
        return ""
    if organ.level not in statute.competences[matter].levels:
        return f"{matter!r} is no competence of the level {organ.level!r}"
    if level.executive is not None and matter in level.executive.reserved:
        return f"{matter!r} is reserved to the council itself ({level.executive.article})"
    if any(matter in statute.sections[name].reserved for name in level.sections if name in statute.sections):
        return f"{matter!r} is reserved to a section"
    return ""


def reserved(statute: Statute) -> Iterator[Seen]:
    """What a council may not hand over to its executive is a competence it has."""
    for key, level in statute.levels.items():
        for matter in level.executive.reserved if level.executive else ():
            if matter in statute.competences and key not in statute.competences[matter].levels:
                found = f"{matter!r} is no competence of the level {key!r}"
                article = level.executive.article if level.executive else level.article
                yield Seen(f"levels.{key}.executive.reserved", article, found, "name competences of the level")


def sizes(statute: Statute) -> Iterator[Seen]:
    """An organ elected from the executive is not larger than it, and no organ has more posts than places."""
    for key, organ in statute.organs.items():
        level = statute.levels.get(organ.level)
        if len(organ.posts) > organ.size:
            found = f"{len(organ.posts)} posts are filled from {organ.size} members"
            yield Seen(f"organs.{key}.posts", organ.article, found, "name fewer posts, or more members")
        if organ.elected_from != "executive" or organ.kind == "control" or level is None:
            continue
        if level.executive is None or level.executive.size < organ.size:
            has = f"an executive of {level.executive.size}" if level.executive else "no executive"
            found = f"{organ.size} are elected from the executive, and councils of its level have {has}"
            yield Seen(f"organs.{key}.size", organ.article, found, "let it be smaller, or elect it from the members")


def stages(statute: Statute) -> Iterator[Seen]:
    """A council does not begin with a matter above the highest stage it may take it over at."""
    for key, competence in statute.competences.items():
        if _STAGES.index(competence.stage) > _STAGES.index(competence.highest):
            found = f"a council begins {competence.stage} and may be {competence.highest} at most"
            yield Seen(f"competences.{key}.stage", competence.article, found, "begin at the highest stage or below it")


def notices(statute: Statute) -> Iterator[Seen]:
    """A higher council that takes up or overrules gives notice in days, so that those below can act in time."""
    for key, competence in statute.competences.items():
        if (
            competence.sharing in ("subsidiary", "overruling")
            and len(competence.levels) > 1
            and not competence.notice_days
        ):
            found = f"it is {competence.sharing} without a day of notice: those below learn of it when it is done"
            yield Seen(f"competences.{key}.notice_days", competence.article, found, "give them some days")
