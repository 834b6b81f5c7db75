"""Instructions held against votes: what deputies were told, and how they voted on it.

An instruction that asks for a vote on a motion is

    kept      the deputy voted so, by name, with all of its votes
    broken    the deputy voted otherwise, by name
    absent    there was a roll call and the deputy took no part
    unknown   the vote was taken by show of hands or in secret: nobody's choice is known
    pending   the motion is tabled and not voted yet
    lapsed    the sitting closed before it was voted

One given in words alone asks for nothing that can be held against a vote: a report answers it, and the electors judge.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from deputies.mandates.mandate import Asked, Instruction, Mandate
from deputies.sittings.sitting import Choice, Motion

__all__ = ["Held", "Keeping", "account_of", "broken_instructions", "held_against"]

Keeping = Literal["kept", "broken", "absent", "unknown", "pending", "lapsed"]


@dataclass(frozen=True, slots=True)
class Held:
    """One vote that an instruction asks for, held against the vote that was taken; `cast` is what the deputy chose."""

    asked: Asked
    keeping: Keeping
    cast: tuple[Choice, ...] = ()


def held_against(mandate: str, asked: Asked, motion: Motion) -> Held:
    """Return whether the holder of a mandate voted on a motion as asked."""
    vote = motion.vote
    if vote is None:
        return Held(asked, "lapsed" if motion.status == "lapsed" else "pending")
    if vote.kind != "roll-call":
        return Held(asked, "unknown")
    cast: list[Choice] = []
    named: tuple[tuple[Choice, tuple[str, ...]], ...] = (
        ("for", vote.named_for), ("against", vote.named_against), ("abstain", vote.named_abstaining),
    )  # fmt: skip
    for choice, mandates in named:
        if mandate in mandates:
            cast.append(choice)
    if not cast:
        return Held(asked, "absent")
    return Held(asked, "kept" if cast == [asked.choice] else "broken", tuple(cast))


def account_of(mandate: Mandate, motions: Mapping[str, Motion]) -> tuple[tuple[Instruction, tuple[Held, ...]], ...]:
    """Return each instruction of a mandate with the votes it asks for, held against those taken."""
    return tuple(
        (item, tuple(held_against(mandate.id, asked, motions[asked.motion]) for asked in item.asks))
        for item in mandate.instructions
    )


def broken_instructions(mandate: Mandate, motions: Mapping[str, Motion]) -> tuple[Instruction, ...]:
    """Return the binding instructions that the deputy broke in a vote by name: each a ground for recall."""
    return tuple(
        item
        for item, held in account_of(mandate, motions)
        if item.force == "binding" and any(one.keeping == "broken" for one in held)
    )
