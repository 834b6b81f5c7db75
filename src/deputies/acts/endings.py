"""What ends with a mandate: the petition against its holder, and the delegations that rest on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from deputies.acts.state import State
from deputies.councils.constitution import of_earlier_plans
from deputies.councils.delegation import resting_on
from deputies.mandates.mandate import Mandate
from deputies.values.shape import Day, Doc, Id, Least

__all__ = [
    "DelegationEnded", "PetitionLapsed", "TermsEnded", "apply_delegation_ended", "apply_lapsed", "apply_terms_ended",
    "delegations_ended", "end_organs", "petitions_lapsed", "terms_ended",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class DelegationEnded:
    """A delegation ended with the mandate it rested on."""

    mandate: Id
    day: Day


@dataclass(frozen=True, slots=True)
class PetitionLapsed:
    """A petition lapsed: its mandate ended otherwise."""

    petition: Id
    day: Day


@dataclass(frozen=True, slots=True)
class TermsEnded:
    """The mandates of earlier plans ended: their council was constituted anew under this one."""

    council: Id
    plan: Id
    mandates: Annotated[int, Least(1), Doc("how many ended")]
    day: Day


def delegations_ended(state: State, mandate: Mandate, day: str) -> tuple[DelegationEnded, ...]:
    """Return the acts that end what rests on a mandate which ends on this day."""
    resting = resting_on(mandate, state.tables["mandates"].values())
    return tuple(DelegationEnded(item.id, day) for item in resting)


def petitions_lapsed(state: State, mandate: Mandate, day: str) -> tuple[PetitionLapsed, ...]:
    """Return the acts by which petitions lapse with a mandate that ends on this day."""
    return tuple(
        PetitionLapsed(petition.id, day)
        for petition in state.tables["petitions"].values()
        if petition.mandate == mandate.id and petition.status in ("open", "certified")
    )


def terms_ended(state: State, council: str, plan: str, mandates: Sequence[Mandate], day: str) -> Iterator[object]:
    """Yield the acts that end the mandates of a council with its term, and what ends with each."""
    if mandates:
        yield TermsEnded(council, plan, len(mandates), day)
    for mandate in mandates:
        yield from petitions_lapsed(state, mandate, day)
        yield from delegations_ended(state, mandate, day)


def apply_delegation_ended(state: State, act: DelegationEnded) -> None:
    """The delegate's place is empty; the council may send another."""
    state.put(replace(state.mandate(act.mandate), ended=act.day, end_reason="mandate-ended"))


def apply_lapsed(state: State, act: PetitionLapsed) -> None:
    """The petition is over."""
    state.put(replace(state.tables["petitions"][act.petition], status="lapsed", decided=act.day))


def apply_terms_ended(state: State, act: TermsEnded) -> None:
    """The mandates have ended with the term."""
    for mandate in of_earlier_plans(act.plan, state.mandates_in(act.council)):
        state.put(replace(mandate, ended=act.day, end_reason="term"))


def end_organs(state: State, council: str, day: str) -> None:
    """End the organs of a council with its term."""
    for organ in list(state.tables["organs"].values()):
        if organ.council == council and organ.dissolved is None:
            state.put(replace(organ, dissolved=day))
