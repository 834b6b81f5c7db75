"""Parties and blocs: naming a party, declaring and ending an affiliation, forming, joining and leaving a bloc."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated

from deputies.acts.kinds import Context, Kind, Place
from deputies.acts.naming import check_new
from deputies.acts.state import State
from deputies.mandates.mandate import Mandate
from deputies.parties.affiliation import check_holds_mandate, check_name, declare, end, party_of
from deputies.parties.blocs import (
    BlocMember,
    check_allowed,
    check_joining,
    check_leaving,
    check_speaks,
    join,
    leave,
)
from deputies.parties.party import Bloc, Party
from deputies.values import Fault, Faults, Refusal, date_of
from deputies.values.shape import Day, Doc, Id, Text

__all__ = [
    "KINDS", "DeclareAffiliation", "EndAffiliation", "FormBloc", "JoinBloc", "LeaveBloc", "NameParty",
    "record_candidature",
]  # fmt: skip


def _mandates_of(state: State, deputy: str) -> Iterator[Mandate]:
    return (item for item in state.tables["mandates"].values() if item.deputy == deputy and item.ended is None)


def _bloc(state: State, id_: str) -> Bloc:
    return state.get(Bloc, id_, "bloc")  # type: ignore[no-any-return]


def _check_party(state: State, member: BlocMember) -> None:
    if member.kind == "party":
        state.get(Party, member.member, "party")


def _acting(context: Context) -> str | None:
    return context.by.of if context.by.office == "deputy" else None


@dataclass(frozen=True, slots=True)
class NameParty:
    """Name a party or list, so that deputies can declare their affiliation to it."""

    party: Annotated[Id, Doc("id of the party")]
    name: Annotated[Text, Doc("its name, for people")]


@dataclass(frozen=True, slots=True)
class PartyNamed:
    """A party was named."""

    party: Id
    name: Text


def decide_name(state: State, request: NameParty, context: Context) -> tuple[object, ...]:
    """The id is new."""
    check_new(state, Party, request.party, "party")
    return (PartyNamed(request.party, request.name),)


def apply_named(state: State, act: PartyNamed) -> None:
    """The party exists; nobody is affiliated to it yet."""
    state.put(Party(act.party, act.name))


@dataclass(frozen=True, slots=True)
class DeclareAffiliation:
    """Declare one's own affiliation to a party."""

    deputy: Annotated[Id, Doc("the deputy who declares")]
    party: Annotated[Id, Doc("the party")]
    name: Annotated[str, Doc("name of the party, for the first declaration to it")] = ""


@dataclass(frozen=True, slots=True)
class AffiliationDeclared:
    """A deputy declared affiliation to a party."""

    deputy: Id
    party: Id
    day: Day


def decide_declare(state: State, request: DeclareAffiliation, context: Context) -> tuple[object, ...]:
    """The deputy is not in the party yet; another affiliation ends by the same act."""
    check_holds_mandate(request.deputy, state.tables["mandates"].values())
    known = state.find(Party, request.party)
    check_name(request.party, request.name, known)
    held = party_of(request.deputy, state.tables["parties"].values())
    if held is not None and held.id == request.party:
        raise Refusal(
            "affiliation.same",
            f"The deputy {request.deputy!r} is affiliated to the party {held.name!r} already.",
            found=held.id,
        )
    day = date_of(context.now)
    named = () if known is not None else (PartyNamed(request.party, request.name),)
    ended = () if held is None else (AffiliationEnded(request.deputy, held.id, day),)
    return (*named, *ended, AffiliationDeclared(request.deputy, request.party, day))


def apply_declared(state: State, act: AffiliationDeclared) -> None:
    """The affiliation holds, and stands with every mandate of the deputy."""
    state.put(declare(state.get(Party, act.party, "party"), act.deputy, act.day))
    for mandate in list(_mandates_of(state, act.deputy)):
        state.put(replace(mandate, party=act.party))


def record_candidature(state: State, deputy: str, party: str, day: str) -> None:
    """Take down the affiliation a candidate declared at the nomination; one to another party ends on that day."""
    held = party_of(deputy, state.tables["parties"].values())
    if held is not None and held.id == party:
        return
    if held is not None:
        state.put(end(held, deputy, day))
    state.put(declare(state.get(Party, party, "party"), deputy, day))


@dataclass(frozen=True, slots=True)
class EndAffiliation:
    """End one's own affiliation: the deputy is non-party from now on."""

    deputy: Annotated[Id, Doc("the deputy who leaves")]


@dataclass(frozen=True, slots=True)
class AffiliationEnded:
    """A deputy ended affiliation to a party."""

    deputy: Id
    party: Id
    day: Day


def decide_end(state: State, request: EndAffiliation, context: Context) -> tuple[object, ...]:
    """The deputy has an affiliation, declared as deputy or at the nomination."""
    check_holds_mandate(request.deputy, state.tables["mandates"].values())
    held = party_of(request.deputy, state.tables["parties"].values())
    if held is None:
        raise Refusal("affiliation.none", f"The deputy {request.deputy!r} is non-party already.", found="non-party")
    return (AffiliationEnded(request.deputy, held.id, date_of(context.now)),)


def apply_ended(state: State, act: AffiliationEnded) -> None:
    """The deputy is non-party; every mandate stays."""
    state.put(end(state.get(Party, act.party, "party"), act.deputy, act.day))
    for mandate in list(_mandates_of(state, act.deputy)):
        state.put(replace(mandate, party=None))


@dataclass(frozen=True, slots=True)
class FormBloc:
    """Form a bloc of parties and non-party groups in a council."""

    bloc: Annotated[Id, Doc("id of the bloc")]
    council: Annotated[Id, Doc("the council")]
    name: Annotated[Text, Doc("its name")]
    platform: Annotated[Text, Doc("what it stands for together")]
    members: Annotated[tuple[BlocMember, ...], Doc("the parties and non-party groups that form it")]


@dataclass(frozen=True, slots=True)
class BlocFormed:
    """A bloc was formed."""

    bloc: Id
    council: Id
    name: Text
    platform: Text
    day: Day


@dataclass(frozen=True, slots=True)
class BlocJoined:
    """A party or group is in a bloc from this day, or a deputy in such a group."""

    bloc: Id
    member: BlocMember
    day: Day
    deputy: Id | None = None


def decide_form(state: State, request: FormBloc, context: Context) -> tuple[object, ...]:
    """Blocs are allowed; each member sits in the council, and whoever forms the bloc speaks for it."""
    check_new(state, Bloc, request.bloc, "bloc")
    check_allowed(state.statute)
    faults = [
        Fault(f"members[{index}]", f"{item.member!r} stands twice", "each member once")
        for index, item in enumerate(request.members)
        if item in request.members[:index]
    ]
    if not request.members:
        faults.append(Fault("members", "the bloc has no member", "at least one party or group"))
    if faults:
        raise Faults("form-bloc", faults)
    deputy, day = _acting(context), date_of(context.now)
    for item in request.members:
        _check_party(state, item)
        check_speaks(item, state.seated(request.council), deputy)
    return (
        BlocFormed(request.bloc, request.council, request.name, request.platform, day),
        *(BlocJoined(request.bloc, item, day, deputy) for item in request.members),
    )


def apply_formed(state: State, act: BlocFormed) -> None:
    """The bloc exists; those who form it join by the acts that follow."""
    state.put(Bloc(act.bloc, act.name, act.council, act.day, act.platform))


def apply_joined(state: State, act: BlocJoined) -> None:
    """The member is in the bloc."""
    state.put(join(_bloc(state, act.bloc), act.member, act.deputy, act.day))


@dataclass(frozen=True, slots=True)
class JoinBloc:
    """Join a bloc."""

    bloc: Annotated[Id, Doc("the bloc")]
    member: Annotated[BlocMember, Doc("the party or non-party group that joins")]


def decide_join(state: State, request: JoinBloc, context: Context) -> tuple[object, ...]:
    """The member sits in the council and is not in the bloc yet."""
    check_allowed(state.statute)
    bloc, deputy = _bloc(state, request.bloc), _acting(context)
    _check_party(state, request.member)
    check_speaks(request.member, state.seated(bloc.council), deputy)
    check_joining(bloc, request.member, deputy)
    return (BlocJoined(bloc.id, request.member, date_of(context.now), deputy),)


@dataclass(frozen=True, slots=True)
class LeaveBloc:
    """Leave a bloc."""

    bloc: Annotated[Id, Doc("the bloc")]
    member: Annotated[BlocMember, Doc("the party or non-party group that leaves")]


@dataclass(frozen=True, slots=True)
class BlocLeft:
    """A party or group left a bloc, or a deputy such a group."""

    bloc: Id
    member: BlocMember
    day: Day
    deputy: Id | None = None


def decide_leave(state: State, request: LeaveBloc, context: Context) -> tuple[object, ...]:
    """The member is in the bloc, and whoever acts speaks for it."""
    bloc, deputy = _bloc(state, request.bloc), _acting(context)
    check_leaving(bloc, request.member, state.seated(bloc.council), deputy)
    return (BlocLeft(bloc.id, request.member, date_of(context.now), deputy),)


def apply_left(state: State, act: BlocLeft) -> None:
    """The member is in the bloc no longer; no mandate changes."""
    state.put(leave(_bloc(state, act.bloc), act.member, act.deputy, act.day))


def _everywhere(state: State, request: NameParty) -> Place:
    return Place()


def _place_deputy(state: State, request: DeclareAffiliation | EndAffiliation) -> Place:
    return Place(deputy=request.deputy)


def _place_form(state: State, request: FormBloc) -> Place:
    return Place(council=state.council(request.council).id)


def _place_bloc(state: State, request: JoinBloc | LeaveBloc) -> Place:
    return Place(council=_bloc(state, request.bloc).council)


KINDS = (
    Kind(
        name="name-party",
        noun="parties",
        title="Name a party",
        doc="Names a party or list. It gives nobody a seat or a vote: parties appear only in what deputies declare of "
        "themselves and in the blocs they form.",
        offices=("organiser",),
        request=NameParty,
        acts={PartyNamed: apply_named},
        decide=decide_name,
        place=_everywhere,
        refusals={"party.exists": "a party has this id already"},
        article="parties",
    ),
    Kind(
        name="declare-affiliation",
        noun="parties",
        title="Declare affiliation",
        doc="A deputy declares their own affiliation to a party; one to another party ends by the same act. The "
        "mandate is not touched. The first declaration to a party may name it.",
        offices=("deputy",),
        request=DeclareAffiliation,
        acts={PartyNamed: apply_named, AffiliationEnded: apply_ended, AffiliationDeclared: apply_declared},
        decide=decide_declare,
        place=_place_deputy,
        refusals={
            "deputy.unknown": "nobody of this id holds a mandate",
            "party.unknown": "the party is not named yet and no name is given",
            "party.named-otherwise": "the party has another name",
            "affiliation.same": "the deputy is affiliated to the party already",
        },
        article="parties",
    ),
    Kind(
        name="end-affiliation",
        noun="parties",
        title="End affiliation",
        doc="A deputy ends their affiliation and is non-party from then on. The mandate is not touched.",
        offices=("deputy",),
        request=EndAffiliation,
        acts={AffiliationEnded: apply_ended},
        decide=decide_end,
        place=_place_deputy,
        refusals={
            "deputy.unknown": "nobody of this id holds a mandate",
            "affiliation.none": "the deputy is non-party",
        },
        article="parties",
    ),
    Kind(
        name="form-bloc",
        noun="blocs",
        title="Form a bloc",
        doc="Forms a bloc of parties and non-party groups in a council. A deputy speaks for their own party, or enters "
        "a non-party group by forming it; the chair takes down what several have agreed.",
        offices=("deputy", "chair"),
        request=FormBloc,
        acts={BlocFormed: apply_formed, BlocJoined: apply_joined},
        decide=decide_form,
        place=_place_form,
        refusals={
            "council.unknown": "there is no such council",
            "bloc.exists": "a bloc has this id already",
            "bloc.not-allowed": "the statute forbids blocs",
            "party.unknown": "a party is not named yet",
            "bloc.party-absent": "nobody of the party sits in the council",
            "bloc.not-in-office": "the deputy's credential is not confirmed",
            "bloc.not-yours": "the deputy does not speak for a member",
            "faults": "the bloc has no member, or one stands twice",
        },
        article="parties",
    ),
    Kind(
        name="join-bloc",
        noun="blocs",
        title="Join a bloc",
        doc="Brings a party or a non-party group into a bloc, or a non-party deputy into a group that is in it.",
        offices=("deputy", "chair"),
        request=JoinBloc,
        acts={BlocJoined: apply_joined},
        decide=decide_join,
        place=_place_bloc,
        refusals={
            "bloc.unknown": "there is no such bloc",
            "bloc.not-allowed": "the statute forbids blocs",
            "party.unknown": "the party is not named yet",
            "bloc.party-absent": "nobody of the party sits in the council",
            "bloc.not-in-office": "the deputy's credential is not confirmed",
            "bloc.not-yours": "the deputy does not speak for the member",
            "bloc.member-already": "the member is in the bloc already",
        },
        article="parties",
    ),
    Kind(
        name="leave-bloc",
        noun="blocs",
        title="Leave a bloc",
        doc="Takes a party or a non-party group out of a bloc, at any time. A non-party deputy leaves the group alone; "
        "the last one takes it out. No mandate changes.",
        offices=("deputy", "chair"),
        request=LeaveBloc,
        acts={BlocLeft: apply_left},
        decide=decide_leave,
        place=_place_bloc,
        refusals={
            "bloc.unknown": "there is no such bloc",
            "bloc.not-member": "the member is not in the bloc",
            "bloc.not-yours": "the deputy does not belong to the member",
        },
        article="parties",
    ),
)
