"""What ends with a mandate: the petition against its holder, who stands in for it, the delegations that rest on it.

And what ends with a council that is dissolved. An entry could not hold the list of a large council's mandates, so the
acts that end them all say how many, and which they are follows from the state.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from deputies.acts.sittings import close
from deputies.acts.state import State
from deputies.councils.constitution import of_earlier_plans
from deputies.councils.delegation import resting_on, resting_on_all
from deputies.mandates.leave import stand_in_of
from deputies.mandates.mandate import Mandate
from deputies.mandates.petition import Petition
from deputies.values.shape import Day, Doc, Id, Least

__all__ = [
    "CouncilDissolved", "DelegationEnded", "PetitionLapsed", "StandInEnded", "TermsEnded", "apply_delegation_ended",
    "apply_dissolved", "apply_lapsed", "apply_stand_in_ended", "apply_terms_ended", "council_dissolved", "end_organs",
    "petitions_lapsed", "resting_ended", "stand_in_ended", "terms_ended",
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


@dataclass(frozen=True, slots=True)
class CouncilDissolved:
    """A council was dissolved: all its mandates ended, with what rests on them; its open sitting is closed."""

    council: Id
    plan: Id
    mandates: Annotated[int, Least(0), Doc("how many mandates of the council ended")]
    delegations: Annotated[int, Least(0), Doc("how many delegations that rested on them ended")]
    petitions: Annotated[int, Least(0), Doc("how many petitions lapsed")]
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
        if petition.mandate == mandate.id and petition.running
    )


def _against(state: State, council: str) -> Iterator[Petition]:
    for petition in state.tables["petitions"].values():
        if petition.whole and petition.running and petition.council == council:
            yield petition


def terms_ended(state: State, council: str, plan: str, mandates: Sequence[Mandate], day: str) -> Iterator[object]:
    """Yield the acts that end the mandates of a council with its term, petitions against it, and what ends with each
    mandate."""
    if mandates:
        yield TermsEnded(council, plan, len(mandates), day)
    yield from (PetitionLapsed(petition.id, day) for petition in _against(state, council))
    ended = {mandate.id for mandate in mandates}
    under = {item.rests_on for item in state.tables["mandates"].values() if item.ended is None}
    petitioned = {item.mandate for item in state.tables["petitions"].values() if item.running}
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


@dataclass(frozen=True, slots=True)
class _Gone:
    """What ends with a council that is dissolved."""

    mandates: tuple[Mandate, ...]
    delegations: tuple[Mandate, ...]
    petitions: tuple[Petition, ...]


def _gone(state: State, council: str, plan: str) -> _Gone:
    mandates = tuple(item for item in state.mandates_in(council) if item.plan == plan and item.ended is None)
    delegations = resting_on_all((item.id for item in mandates), state.tables["mandates"].values())
    ended = {item.id for item in (*mandates, *delegations)}
    petitions = tuple(item for item in state.tables["petitions"].values() if item.mandate in ended and item.running)
    return _Gone(mandates, delegations, (*petitions, *_against(state, council)))


def council_dissolved(state: State, council: str, day: str) -> CouncilDissolved:
    """Return the act that dissolves a council. Those elected under a newer plan, who wait for it, are not touched."""
    plan = state.council(council).plan
    gone = _gone(state, council, plan)
    # the petition that dissolves it is running until then
    petitions = len(gone.petitions) - 1
    return CouncilDissolved(council, plan, len(gone.mandates), len(gone.delegations), petitions, day)


def apply_dissolved(state: State, act: CouncilDissolved) -> None:
    """The council has no deputies until it is constituted anew; a sitting that was open is closed."""
    gone = _gone(state, act.council, act.plan)
    for mandate in gone.mandates:
        state.put(replace(mandate, ended=act.day, end_reason="council-dissolved"))
    for delegation in gone.delegations:
        state.put(replace(delegation, ended=act.day, end_reason="mandate-ended"))
    for petition in gone.petitions:
        state.put(replace(petition, status="lapsed", decided=act.day))
    for sitting in list(state.tables["sittings"].values()):
        if sitting.council == act.council and sitting.status in ("open", "suspended"):
            close(state, sitting, f"{act.day}T00:00:00Z")
    state.put(replace(state.council(act.council), status="dissolved", executive=None))
    end_organs(state, act.council, act.day)


def end_organs(state: State, council: str, day: str) -> None:
    """End the organs of a council with its term."""
    for organ in list(state.tables["organs"].values()):
        if organ.council == council and organ.dissolved is None:
            state.put(replace(organ, dissolved=day))
