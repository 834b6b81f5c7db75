"""Offices of deputies: which they hold, which they declare, and the check that two go together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from deputies.acts.kinds import Context, Kind, Place
from deputies.acts.naming import check_new
from deputies.acts.state import State
from deputies.councils.council import Executive
from deputies.mandates.mandate import Mandate
from deputies.mandates.offices import Conflict, DeclaredOffice, HeldOffice, check_conflicts, check_declared, governs
from deputies.values import Refusal, date_of
from deputies.values.shape import Day, Doc, Id, Text

__all__ = [
    "KINDS", "DeclareOffice", "EndOffice", "check_compatible", "check_executive", "check_seated", "check_sent",
    "held_offices",
]  # fmt: skip

Offices = Mapping[str, Sequence[HeldOffice]]


def held_offices(state: State) -> dict[str, list[HeldOffice]]:
    """Return the offices that each deputy holds now, by deputy, in the order of seats, posts, candidatures, declared.

    Seats are those in office; who only stands in for a deputy on leave has none of their own.
    """
    held: dict[str, list[HeldOffice]] = {}
    councils = state.tables["councils"]
    for item in state.tables["mandates"].values():
        if item.in_office and item.stands_in_for is None:
            level = councils[item.council].level
            held.setdefault(item.deputy, []).append(HeldOffice(_seat(item), item.council, level, item.id))
    for council in councils.values():
        for mandate, role in _executive_roles(council.executive) if council.executive else ():
            member: Mandate = state.tables["mandates"][mandate]
            if member.in_office:
                office = HeldOffice(role, council.id, council.level, f"{council.id}.executive")
                held.setdefault(member.deputy, []).append(office)
    for election in state.tables["elections"].values():
        if election.status in ("called", "open", "closed"):
            level = councils[election.council].level
            for one in election.candidates:
                if one.deputy is not None and not one.withdrawn:
                    office = HeldOffice("candidate", election.council, level, election.id)
                    held.setdefault(one.deputy, []).append(office)
    for declared in state.tables["offices"].values():
        if declared.ended is None:
            held.setdefault(declared.deputy, []).append(HeldOffice(declared.role, "", "", declared.id))
    return held


def _seat(mandate: Mandate) -> str:
    return "delegate" if mandate.delegate_of is not None else "deputy"


def _executive_roles(executive: Executive) -> list[tuple[str, str]]:
    posts = [(mandate, post) for post, mandate in executive.posts.items() if post in ("chair", "secretary")]
    return [*((mandate, "executive") for mandate in executive.members), *posts]


def check_compatible(
    state: State,
    deputy: str,
    role: str,
    council: str,
    *,
    source: str = "",
    instead_of: Collection[str] = (),
    held: Offices | None = None,
) -> tuple[Conflict, ...]:
    """Return what the statute only flags when a deputy comes to hold an office; raise `Refusal` where it refuses it.

    role        as provisions name it: deputy, delegate, executive, chair, secretary, candidate, or that of an organ.
    council     where the office is.
    source      what will say so on the record (`HeldOffice.source`).
    instead_of  sources of offices that the deputy gives up with it, such as an executive that is elected anew.
    held        `held_offices(state)`, where several are checked at once.
    raises      `office.incompatible`.
    """
    provisions = state.statute.incompatibilities
    if not governs(provisions, role):
        return ()
    offices = (held_offices(state) if held is None else held).get(deputy, ())
    kept = [item for item in offices if item.source not in instead_of]
    new = HeldOffice(role, council, state.council(council).level, source)
    return check_conflicts(provisions, deputy, kept, new)


def check_seated(state: State, mandates: Sequence[Mandate]) -> None:
    """Raise `Refusal` (`office.incompatible`) for a mandate that would come into office beside one it does not go with.

    Who is elected again to the same council gives up the seat before with it.
    """
    provisions = state.statute.incompatibilities
    if not any(governs(provisions, _seat(item)) for item in mandates):
        return
    held = held_offices(state)
    for item in mandates:
        if item.stands_in_for is None:
            own = held.get(item.deputy, ())
            before = [one.source for one in own if item.waits and one.council == item.council]
            check_compatible(
                state, item.deputy, _seat(item), item.council, source=item.id, instead_of=before, held=held
            )


def check_executive(state: State, council: str, executive: Executive) -> None:
    """Raise `Refusal` (`office.incompatible`) for a member of a new executive who holds what does not go with it."""
    held, source = held_offices(state), f"{council}.executive"
    for mandate, role in _executive_roles(executive):
        deputy = state.mandate(mandate).deputy
        check_compatible(state, deputy, role, council, source=source, instead_of=(source,), held=held)


def check_sent(state: State, council: str, chosen: Iterable[Mandate]) -> None:
    """Raise `Refusal` (`office.incompatible`) for one sent to a council who holds what does not go with it."""
    held = held_offices(state)
    for mandate in chosen:
        check_compatible(state, mandate.deputy, "delegate", council, held=held)


@dataclass(frozen=True, slots=True)
class DeclareOffice:
    """Declare an office held outside the councils."""

    office: Annotated[Id, Doc("id of the declaration")]
    deputy: Annotated[Id, Doc("the deputy who holds it")]
    role: Annotated[Id, Doc("which office, of those the statute's incompatibilities name")]
    text: Annotated[Text, Doc("where it is held, and since when; public, so without anything private")]
    evidence: Annotated[str, Doc("what shows it, where the credentials commission takes it down")] = ""


@dataclass(frozen=True, slots=True)
class OfficeDeclared:
    """A deputy holds an office outside the councils; `by` is the office that took it down."""

    office: Id
    deputy: Id
    role: Id
    text: str
    day: Day
    by: str
    evidence: str = ""


def decide_declare(state: State, request: DeclareOffice, context: Context) -> tuple[object, ...]:
    """The statute names the role, and a deputy has declared it once. That it clashes is shown, not refused."""
    check_new(state, DeclaredOffice, request.office, "office")
    if not any(item.deputy == request.deputy for item in state.tables["mandates"].values()):
        raise Refusal(
            "deputy.unknown", f"There is no deputy {request.deputy!r}.", found=request.deputy, required="a deputy"
        )
    own = context.by.office == "deputy"
    declared = state.tables["offices"].values()
    provisions = state.statute.incompatibilities
    check_declared(provisions, declared, request.deputy, request.role, evidence=request.evidence, own=own)
    return (
        OfficeDeclared(
            request.office, request.deputy, request.role, request.text, date_of(context.now), context.by.office,
            request.evidence,
        ),
    )  # fmt: skip


def apply_declared(state: State, act: OfficeDeclared) -> None:
    """The office stands on the record."""
    state.put(DeclaredOffice(act.office, act.deputy, act.role, act.text, act.day, act.by, act.evidence))


@dataclass(frozen=True, slots=True)
class EndOffice:
    """Take down that an office outside the councils is no longer held."""

    office: Annotated[Id, Doc("the declaration")]


@dataclass(frozen=True, slots=True)
class OfficeEnded:
    """A deputy no longer holds an office outside the councils."""

    office: Id
    deputy: Id
    day: Day


def _declared(state: State, id_: str) -> DeclaredOffice:
    return state.get(DeclaredOffice, id_, "office")  # type: ignore[no-any-return]


def decide_end(state: State, request: EndOffice, context: Context) -> tuple[object, ...]:
    """An office ends once."""
    office = _declared(state, request.office)
    if office.ended is not None:
        raise Refusal(
            "office.ended", f"The office {office.id!r} ended on {office.ended}.", found=office.ended, required="held"
        )
    return (OfficeEnded(office.id, office.deputy, date_of(context.now)),)


def apply_ended(state: State, act: OfficeEnded) -> None:
    """The office is no longer held."""
    state.put(replace(_declared(state, act.office), ended=act.day))


def _place_of_deputy(state: State, request: DeclareOffice) -> Place:
    return Place(deputy=request.deputy)


def _place_of_office(state: State, request: EndOffice) -> Place:
    return Place(deputy=_declared(state, request.office).deputy)


KINDS = (
    Kind(
        name="declare-office",
        noun="offices",
        title="Declare an office",
        doc="Takes down that a deputy holds an office outside the councils that the statute's incompatibilities name. "
        "The deputy declares it; the credentials commission may take one down on evidence. An office that does not go "
        "with another is shown; what is refused is to come to hold the other.",
        offices=("deputy", "credentials"),
        request=DeclareOffice,
        acts={OfficeDeclared: apply_declared},
        decide=decide_declare,
        place=_place_of_deputy,
        refusals={
            "office.exists": "the id is taken",
            "deputy.unknown": "there is no such deputy",
            "office.role-unknown": "no incompatibility names the role, or it stands on the record by itself",
            "office.held": "the deputy has declared it already",
            "office.evidence": "the commission takes it down without evidence",
        },
        article="incompatibilities",
    ),
    Kind(
        name="end-office",
        noun="offices",
        title="End an office",
        doc="Takes down that a deputy no longer holds an office outside the councils that was declared.",
        offices=("deputy", "credentials"),
        request=EndOffice,
        acts={OfficeEnded: apply_ended},
        decide=decide_end,
        place=_place_of_office,
        refusals={"office.unknown": "there is no such declaration", "office.ended": "it has ended already"},
        article="incompatibilities",
    ),
)
