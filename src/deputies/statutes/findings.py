"""What a check has to say: an error, a warning or a note, with path, article and remedy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from deputies.statutes.plain import PlacedFault

__all__ = ["Finding", "Severity"]

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: which check (`code`), where, what was found and what would mend it."""

    code: str
    severity: Severity
    path: str
    article: str
    found: str
    remedy: str

    @property
    def sentence(self) -> str:
        """The finding in one sentence, with its place and its remedy."""
        article = f" ({self.article})" if self.article else ""
        return f"{self.path}{article}: {self.found}; {self.remedy}."

    @property
    def fault(self) -> PlacedFault:
        """The finding as a fault of the document; its line is not known here."""
        article = f" ({self.article})" if self.article else ""
        return PlacedFault(self.path, f"{self.found}{article}", self.remedy, self.code, remedy=True)
