"""The test ground under statutes that say which offices do not go together."""

from __future__ import annotations

from typing import Any

from credentialled import D, M
from ground import Ground, elected, founded

__all__ = ["AUDITOR", "DECLARATION", "TWO_SEATS", "apart", "declared"]


def apart(one: str, other: str, *, effect: str = "refuse", key: str = "apart") -> tuple[str, str]:
    """The change by which two roles do not go together, by article 9.3."""
    stated = f'article = "9.3"\none = "{one}"\nother = "{other}"\nroles = ["{one}", "{other}"]\neffect = "{effect}"'
    return '[amendment]\narticle = "9.2"', f'[incompatibilities.{key}]\n{stated}\n\n[amendment]\narticle = "9.2"'


AUDITOR = apart("auditor", "executive")
TWO_SEATS = apart("deputy", "deputy")
DECLARATION: dict[str, Any] = {
    "office": "audit-1", "deputy": D, "role": "auditor", "text": "Auditor of the mill's co-operative since January.",
}  # fmt: skip


def declared(change: tuple[str, str] = AUDITOR, *, role: str = "auditor", before: bool = False) -> Ground:
    """The first deputy of the second mill has declared an office; `before` the credential is confirmed, or after."""
    ground = founded(change) if before else elected(change)
    if before:
        ground.call("mill-b")
        ground.nominate("mill-b-1", 4)
        ground.poll("mill-b-1")
        ground.count("mill-b-1", [40, 30, 20, 10], ballots=60)
        ground.ask("declare-result", "credentials", election="mill-b-1")
        ground.ask("issue-credentials", "credentials", election="mill-b-1", since="1927-03-06")
    ground.ask("declare-office", f"deputy:{D}", **{**DECLARATION, "role": role})
    assert ground.state.mandate(M).deputy == D
    return ground
