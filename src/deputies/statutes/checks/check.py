"""What a check is: a code, how grave, a title, the reason, and the function that looks."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from deputies.statutes.findings import Finding, Severity
from deputies.statutes.model import Statute

__all__ = ["Check", "Seen", "walk"]


@dataclass(frozen=True, slots=True)
class Seen:
    """One place where a check found something; the check adds its code and how grave it is."""

    path: str
    article: str
    found: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Check:
    """A check: its stable code, how grave it is, what it looks for, why, and the function."""

    code: str
    severity: Severity
    title: str
    why: str
    look: Callable[[Statute], Iterator[Seen]]

    def findings(self, statute: Statute) -> Iterator[Finding]:
        """Yield the findings of this check."""
        for seen in self.look(statute):
            yield Finding(self.code, self.severity, seen.path, seen.article, seen.found, seen.remedy)


def walk(value: object, path: str = "", article: str = "") -> Iterator[tuple[str, str, Any]]:
    """Yield (path, article, value) of every dataclass inside a statute; the article is that of the provision around."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        article = getattr(value, "article", article)
        yield path, article, value
        for item in dataclasses.fields(value):
            if item.name != "local":
                here = f"{path}.{item.name}" if path else item.name
                yield from walk(getattr(value, item.name), here, article)
    elif isinstance(value, dict):
        for key, item_ in value.items():
            yield from walk(item_, f"{path}.{key}", article)
    elif isinstance(value, tuple):
        for index, item_ in enumerate(value):
            yield from walk(item_, f"{path}[{index}]", article)
