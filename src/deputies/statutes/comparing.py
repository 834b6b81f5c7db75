"""Comparing two statutes by meaning: which rule changed, from what to what, in words; order and layout do not count."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from deputies.statutes.majorities import say_article
from deputies.statutes.model import Majority, Provision, Statute
from deputies.statutes.wording import ABOUT, label, say_value
from deputies.values import Threshold
from deputies.values.shape import Field, fields_of, tag_of

__all__ = ["Change", "compare"]

_ABOUT = ABOUT - {"article"}
_SKIP = frozenset({"local"})


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: where, of which kind, and both sides in words."""

    path: str
    kind: Literal["added", "removed", "renamed", "changed"]
    article: str
    before: str
    after: str

    @property
    def sentence(self) -> str:
        """The difference in one sentence."""
        place = label(self.path.replace(".", " › "))
        article = f" ({say_article(self.article)})" if self.article else ""
        if self.kind == "added":
            return f"{place}{article}: new: {_flat(self.after)}."
        if self.kind == "removed":
            return f"{place}{article}: dropped; it was: {_flat(self.before)}."
        if self.kind == "renamed":
            return f"{place}{article}: now called {self.after}, otherwise the same."
        return f"{place}{article}: was {_flat(self.before)}; now {_flat(self.after)}."


def _flat(text: str) -> str:
    """Return a text to stand inside a sentence: without a full stop of its own."""
    return text.rstrip(".") or "nothing"


def compare(before: Statute, after: Statute, *, about: bool = False) -> tuple[Change, ...]:
    """Return the differences of two statutes in the order of the model; `about` adds sources, notes and confidence."""
    return tuple(_compare(before, after, "", "", about))


def _compare(before: Any, after: Any, path: str, article: str, about: bool) -> Iterator[Change]:
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        yield from _tables(before, after, path, article, about)
    elif _is_record(before) and type(before) is type(after):
        article = getattr(after, "article", article)
        for item in _fields(before):
            told = isinstance(before, Provision | Statute) and item.name in _ABOUT - {"source"}
            told = told or (isinstance(before, Provision) and item.name == "source")
            skipped = item.name in _SKIP or (told and not about)
            if not skipped:
                here = f"{path}.{item.name}" if path else item.name
                yield from _compare(getattr(before, item.name), getattr(after, item.name), here, article, about)
    elif before is None or (before in ("", ()) and after):
        yield Change(path, "added", getattr(after, "article", article), "", say_value(after))
    elif after is None or (after in ("", ()) and before):
        yield Change(path, "removed", getattr(before, "article", article), say_value(before), "")
    else:
        yield Change(path, "changed", article, say_value(before), say_value(after))


def _tables(
    before: Mapping[str, Any], after: Mapping[str, Any], path: str, article: str, about: bool
) -> Iterator[Change]:
    gone = [key for key in before if key not in after]
    new = [key for key in after if key not in before]
    for old in list(gone):
        same = next((key for key in new if after[key] == before[old]), None)
        if same is not None:
            gone.remove(old)
            new.remove(same)
            yield Change(f"{path}.{old}", "renamed", getattr(before[old], "article", article), old, same)
    for key in gone:
        yield Change(f"{path}.{key}", "removed", getattr(before[key], "article", article), _brief(before[key]), "")
    for key, held in before.items():
        if key in after:
            yield from _compare(held, after[key], f"{path}.{key}", article, about)
    for key in new:
        yield Change(f"{path}.{key}", "added", getattr(after[key], "article", article), "", _brief(after[key]))


def _brief(value: Any) -> str:
    """Say a provision without what it says of itself."""
    if not _is_record(value):
        return say_value(value)
    given = [
        f"{label(item.name)}: {say_value(getattr(value, item.name))}"
        for item in _fields(value)
        if item.name not in _ABOUT | {"article"} and getattr(value, item.name) != item.default
    ]
    return "; ".join(given)


def _fields(value: Any) -> tuple[Field, ...]:
    kind: type = type(value)
    return fields_of(kind)


def _is_record(value: Any) -> bool:
    """Say whether a value is compared field by field, rather than said as a whole."""
    whole = isinstance(value, Threshold | Majority) or tag_of(type(value)) is not None
    return dataclasses.is_dataclass(value) and not (whole and not isinstance(value, Provision))
