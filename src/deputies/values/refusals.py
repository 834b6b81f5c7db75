"""Refusals and faults: the two ways in which the rules say no.

A *refusal* answers a request that was understood and may not be granted. A *fault* is a place in a document
(a statute, a register, a ballot file, a request) that cannot be read as what it claims to be; a validator
collects all faults of a document and raises them together as `Faults`. Both derive from `DeputiesError`, the
one root that a shell has to catch: exit code 2 on the command line, 4xx in the API.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["DeputiesError", "Fault", "Faults", "Refusal"]


class DeputiesError(Exception):
    """Root of all answers in the negative; `code` is stable, `sentence` is for people."""

    code: str
    sentence: str


class Refusal(DeputiesError):
    """A request that the rules refuse.

    code      stable, dotted: noun, then what is wrong ("recall.too-few-signatures").
    sentence  one plain sentence: what was found and what is required.
    article   the article of the statute that requires it, "" where the law of the house itself does.
    found     what was found, as text.
    required  what is required, as text.
    """

    def __init__(self, code: str, sentence: str, *, article: str = "", found: str = "", required: str = "") -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence
        self.article = article
        self.found = found
        self.required = required


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a document: where (`path`), what is wrong there, and what was expected instead."""

    path: str
    found: str
    expected: str
    code: str = "fault"

    def __str__(self) -> str:
        place = f"{self.path}: " if self.path else ""
        return f"{place}{self.found}; expected {self.expected}." if self.expected else f"{place}{self.found}."


class Faults(DeputiesError):
    """All the faults of one document, reported together. `document` names it for people.

    `total` counts them where a very long document has more than are listed.
    """

    code = "faults"

    def __init__(self, document: str, faults: Iterable[Fault], *, total: int | None = None) -> None:
        self.document = document
        self.faults = tuple(faults)
        self.total = count = len(self.faults) if total is None else total
        first = str(self.faults[0]) if self.faults else ""
        more = "" if count <= 1 else f" ({count} faults in all)"
        self.sentence = f"{document}: {first}{more}"
        super().__init__(self.sentence)
