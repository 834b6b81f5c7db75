"""Checks on what provisions say of themselves: fields they do not have, sources not named, facts not checked."""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Iterator

from deputies.statutes.checks.check import Seen, walk
from deputies.statutes.model import Provision, Statute

__all__ = ["fields", "unsourced", "unverified"]


def fields(statute: Statute) -> Iterator[Seen]:
    """What a provision lists as not stated, or marks as more or less sure, is one of its own fields."""
    for path, article, value in walk(statute):
        if not isinstance(value, Provision | Statute):
            continue
        known = [item.name for item in dataclasses.fields(value)]
        for table in ("not_stated", "confidence_of"):
            for name in getattr(value, table, ()):
                first = name.split(".")[0].split("[")[0]
                if first not in known:
                    near = difflib.get_close_matches(first, known, n=1)
                    hint = f" (did you mean {near[0]!r}?)" if near else ""
                    found = f"{first!r} is no field of this provision{hint}"
                    yield Seen(f"{path}.{table}" if path else table, article, found, "name a field of the provision")


def unsourced(statute: Statute) -> Iterator[Seen]:
    """Who says that an article was read, or read about, says where."""
    for path, article, value in walk(statute):
        if isinstance(value, Provision) and not value.source.strip():
            claims = {value.confidence, *value.confidence_of.values()} & {"verified", "secondary"}
            if claims:
                found = f"it is marked as {' and '.join(sorted(claims))}, and no source is named"
                yield Seen(path, article, found, "name the document and the page, or mark it as chosen")


def unverified(statute: Statute) -> Iterator[Seen]:
    """What was not checked against its source is not taken for its faithful rendering."""
    for path, article, value in walk(statute):
        if not isinstance(value, Provision | Statute):
            continue
        names = [name for name, mark in value.confidence_of.items() if mark == "unverified"]
        if isinstance(value, Provision) and value.confidence == "unverified":
            sure = [name for name, mark in value.confidence_of.items() if mark != "unverified"]
            found = "not checked against the source" + (f", save for {_said(sure)}" if sure else "")
            yield Seen(path, article, found, "check it, or mark it as chosen")
        elif names:
            found = f"{_said(names)} not checked against the source"
            yield Seen(path or names[0], article, found, "check it, or mark it as chosen")


def _said(names: list[str]) -> str:
    return ", ".join(name.replace("_", " ") for name in names)
