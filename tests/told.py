"""The test ground between electors and deputy: instructed, tied to a motion, voted, reported."""

from __future__ import annotations

from typing import Any

from chamber import CITY, PROVINCE, above, cast, resolve, tabled
from credentialled import D, M
from ground import Ground, elected

__all__ = [
    "APPLIED", "INSTRUCTION", "REPORT", "about_delegate", "applied", "by_hands", "instructed", "instructed_delegate",
    "on_the_agenda", "reported", "sent_up", "voted",
]  # fmt: skip

INSTRUCTION: dict[str, Any] = {
    "mandate": M, "instruction": "i1", "text": "Vote for eight hours.", "votes_for": 30, "votes_against": 20,
}  # fmt: skip
APPLIED: dict[str, Any] = {
    "mandate": M, "instruction": "i1", "motion": "m1", "choice": "for", "votes_for": 30, "votes_against": 20,
}  # fmt: skip
REPORT: dict[str, Any] = {"mandate": M, "report": "r1", "text": "Voted so.", "answers": ["i1"]}


def instructed(*changes: tuple[str, str]) -> Ground:
    ground = elected(*changes)
    ground.ask("instruct", "elector:mill-b", **INSTRUCTION)
    return ground


def reported(*changes: tuple[str, str]) -> Ground:
    ground = instructed(*changes)
    ground.ask("file-report", f"deputy:{D}", **REPORT)
    return ground


def on_the_agenda(*changes: tuple[str, str]) -> Ground:
    """The motion m1 is tabled in City, and the deputy was told in words before it."""
    ground = tabled(*changes)
    ground.ask("instruct", "elector:mill-b", **INSTRUCTION)
    return ground


def applied(*changes: tuple[str, str]) -> Ground:
    """The electors have said that the instruction asks for a vote for m1."""
    ground = on_the_agenda(*changes)
    ground.ask("apply-instruction", "elector:mill-b", **APPLIED)
    return ground


def voted(choice: str, *changes: tuple[str, str], ground: Ground | None = None) -> Ground:
    """The council has voted on m1 by name; the deputy so ("" for not at all), all others for it."""
    ground = ground or applied(*changes)
    others = {item.replace("-", "_").replace(".", "_"): "for" for item in CITY if item != M}
    own = {"mill_b_1_m1": choice} if choice else {}
    ground.ask("take-roll-call", "secretary:city", motion="m1", choices=cast(**others, **own))
    return ground


def by_hands() -> Ground:
    ground = applied()
    ground.ask("take-show-of-hands", "secretary:city", motion="m1", votes_for=8, votes_against=1)
    return ground


def sent_up(*changes: tuple[str, str]) -> Ground:
    """A motion p2 is tabled in the province, where City has two delegates."""
    ground = above(*changes)
    ground.ask(
        "table-motion", "chair:province", motion="p2", sitting="ps1", title="Hours", text="Eight hours by May.",
        competence="wages", mover=PROVINCE[2],
    )  # fmt: skip
    return ground


def about_delegate(choices: str = "fffffffff", *, delegate: str = PROVINCE[0], spent: bool = False) -> Ground:
    """City has voted on an instruction to its first delegate; the motion is own-1."""
    ground = sent_up()
    resolve(ground, "instruct-delegate", delegate, choices)
    if spent:
        ground.ask("instruct-delegate", "chair:city", motion="own-1", instruction="i1")
    return ground


def instructed_delegate() -> Ground:
    ground = about_delegate()
    ground.ask("instruct-delegate", "chair:city", motion="own-1", instruction="i1", on="p2", choice="against")
    return ground
