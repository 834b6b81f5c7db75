"""What ends with a mandate: the petition against its holder, who stands in for it, the delegations that rest on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from deputies.acts.state import State
from deputies.councils.constitution import of_earlier_plans
from deputies.councils.delegation import resting_on
from deputies.mandates.leave import stand_in_of
from deputies.mandates.mandate import Mandate
from deputies.values.shape import Day, Doc, Id, Least

__all__ = [
    "DelegationEnded", "PetitionLapsed", "StandInEnded", "TermsEnded", "apply_delegation_ended", "apply_lapsed",
    "apply_stand_in_ended", "apply_terms_ended", "petitions_lapsed", "resting_ended", "stand_in_ended", "terms_ended",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class DelegationEnded:
    """A delegation ended with the mandate it rested on."""

    mandate: Id
    day: Day


@dataclass(frozen=True, slots=True)
class StandInEnded:
    """Who stood in for a deputy stands in no longer: the leave has ended, or the mandate, or they took a seat."""

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


def _delegations_ended(state: State, mandate: Mandate, day: str) -> tuple[DelegationEnded, ...]:
    """Return the acts that end the delegations which rest on a mandate, and those that rest on these in turn."""
    resting = resting_on(mandate, state.tables["mandates"].values())
    return tuple(DelegationEnded(item.id, day) for item in resting)


def stand_in_ended(state: State, standing: Mandate, day: str) -> Iterator[object]:
    """Yield the acts by which somebody stands in no longer, and what ends with that."""
    yield StandInEnded(standing.id, day)
    yield from petitions_lapsed(state, standing, day)
    yield from _delegations_ended(state, standing, day)


def resting_ended(state: State, mandate: Mandate, day: str) -> tuple[object, ...]:
    """Return the acts that end what rests on a mandate which ends that day: delegations, and who stands in for it."""
    standing = stand_in_of(mandate, state.mandates_in(mandate.council))
    replaced = tuple(stand_in_ended(state, standing, day)) if standing is not None else ()
    return (*_delegations_ended(state, mandate, day), *replaced)


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
    ended = {mandate.id for mandate in mandates}
    under = {item.rests_on for item in state.tables["mandates"].values() if item.ended is None}
    petitioned = {item.mandate for item in state.tables["petitions"].values() if item.status in ("open", "certified")}
    for mandate in mandates:
        if mandate.id in petitioned:
            yield from petitions_lapsed(state, mandate, day)
        if mandate.id in under:
            resting = _delegations_ended(state, mandate, day)
            yield from (item for item in resting if item.mandate not in ended)


def apply_delegation_ended(state: State, act: DelegationEnded) -> None:
    """The delegate's place is empty; the council may send another."""
    state.put(replace(state.mandate(act.mandate), ended=act.day, end_reason="mandate-ended"))


def apply_stand_in_ended(state: State, act: StandInEnded) -> None:
    """The mandate of who stood in has ended; they are an alternate as before."""
    state.put(replace(state.mandate(act.mandate), ended=act.day, end_reason="leave-ended"))


def apply_lapsed(state: State, act: PetitionLapsed) -> None:
    """The petition is over."""
    state.put(replace(state.tables["petitions"][act.petition], status="lapsed", decided=act.day))


def apply_terms_ended(state: State, act: TermsEnded) -> None:
    """The mandates have ended with the term."""
    for mandate in of_earlier_plans(act.plan, state.mandates_in(act.council)):
        state.put(replace(mandate, ended=act.day, end_reason="term"))
