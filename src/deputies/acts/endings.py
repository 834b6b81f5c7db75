"""What ends with a mandate: the petition against its holder, and the delegations that rest on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Annotated

from deputies.acts.state import State
from deputies.councils.delegation import resting_on
from deputies.mandates.mandate import Mandate
from deputies.values.shape import Day, Doc, Id

__all__ = [
    "DelegationEnded", "PetitionLapsed", "TermEnded", "apply_delegation_ended", "apply_lapsed", "apply_term_ended",
    "delegations_ended", "petitions_lapsed", "terms_ended",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class DelegationEnded:
    """A delegation ended: by recall, or with the mandate it rested on."""

    mandate: Id
    reason: Annotated[str, Doc("recalled, or mandate-ended")]
    day: Day
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class PetitionLapsed:
    """A petition lapsed: its mandate ended otherwise."""

    petition: Id
    day: Day


@dataclass(frozen=True, slots=True)
class TermEnded:
    """A mandate of an earlier plan ended: its council was constituted anew."""

    mandate: Id
    day: Day


def delegations_ended(state: State, mandate: Mandate, day: str) -> tuple[DelegationEnded, ...]:
    """Return the acts that end what rests on a mandate which ends on this day."""
    resting = resting_on(mandate, state.tables["mandates"].values())
    return tuple(DelegationEnded(item.id, "mandate-ended", day) for item in resting)


def petitions_lapsed(state: State, mandate: Mandate, day: str) -> tuple[PetitionLapsed, ...]:
    """Return the acts by which petitions lapse with a mandate that ends on this day."""
    return tuple(
        PetitionLapsed(petition.id, day)
        for petition in state.tables["petitions"].values()
        if petition.mandate == mandate.id and petition.status in ("open", "certified")
    )


def terms_ended(state: State, mandates: Iterable[Mandate], day: str) -> Iterator[object]:
    """Yield the acts that end mandates with the term of their council, each followed by what ends with it."""
    for mandate in mandates:
        yield TermEnded(mandate.id, day)
        yield from petitions_lapsed(state, mandate, day)
        yield from delegations_ended(state, mandate, day)


def apply_delegation_ended(state: State, act: DelegationEnded) -> None:
    """The delegate's place is empty; the council may send another."""
    state.put(replace(state.mandate(act.mandate), ended=act.day, end_reason=act.reason))


def apply_lapsed(state: State, act: PetitionLapsed) -> None:
    """The petition is over."""
    state.put(replace(state.tables["petitions"][act.petition], status="lapsed", decided=act.day))


def apply_term_ended(state: State, act: TermEnded) -> None:
    """The mandate has ended with the term."""
    state.put(replace(state.mandate(act.mandate), ended=act.day, end_reason="term"))
