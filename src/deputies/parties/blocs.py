"""Blocs: parties and non-party groups of one council that act together, each free to leave.

A deputy speaks for the party of their own declaration, or as a non-party deputy for a group that they enter. The
chair takes down what several have agreed. Nobody is entered in a non-party group but by their own act.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Annotated

from deputies.mandates.mandate import Mandate
from deputies.parties.party import Bloc, BlocMembership, MemberKind
from deputies.statutes.model import Statute
from deputies.values import Refusal
from deputies.values.shape import Doc, Text

__all__ = ["BlocMember", "check_allowed", "check_joining", "check_leaving", "check_speaks", "current", "join", "leave"]


@dataclass(frozen=True, slots=True)
class BlocMember:
    """A party by its id, or a non-party group by its name."""

    kind: Annotated[MemberKind, Doc("a party, or a group of non-party deputies")]
    member: Annotated[Text, Doc("id of the party, or name of the group")]


def current(bloc: Bloc, member: BlocMember) -> BlocMembership | None:
    """Return the membership that holds now, None if there is none."""
    for item in bloc.members:
        if (item.kind, item.member) == (member.kind, member.member) and item.until is None:
            return item
    return None


def check_allowed(statute: Statute) -> None:
    """Raise `Refusal` (`bloc.not-allowed`) if the statute forbids blocs; one that is silent allows them."""
    if statute.parties is not None and not statute.parties.blocs:
        raise Refusal(
            "bloc.not-allowed",
            f"The statute {statute.title} allows no blocs.",
            article=statute.parties.article,
        )


def check_speaks(member: BlocMember, mandates: Iterable[Mandate], deputy: str | None) -> None:
    """Raise unless the member may enter a bloc of this council, and the deputy who acts speaks for it.

    mandates  those in office in the council.
    deputy    who acts; None for the chair.
    raises    Refusal: `bloc.party-absent` (nobody of the party sits in the council), `bloc.not-in-office`,
              `bloc.not-yours`.
    """
    listed = tuple(mandates)
    if member.kind == "party" and all(item.party != member.member for item in listed):
        raise Refusal(
            "bloc.party-absent",
            f"No deputy of the party {member.member!r} sits in the council; a bloc is formed of those who do.",
            found=member.member,
        )
    if deputy is None:
        return
    if all(item.deputy != deputy for item in listed):
        raise Refusal(
            "bloc.not-in-office",
            f"The deputy {deputy!r} has no confirmed mandate in the council; blocs are formed of deputies in office.",
            found=deputy,
            required="a deputy in office",
        )
    own = next((item.party for item in listed if item.deputy == deputy), None)
    if own != (member.member if member.kind == "party" else None):
        standing = f"belongs to the party {own!r}" if own else "is non-party"
        raise Refusal(
            "bloc.not-yours",
            f"The deputy {deputy!r} {standing} and does not speak for the {member.kind} {member.member!r}.",
            found=own or "non-party",
            required=member.member,
        )


def check_joining(bloc: Bloc, member: BlocMember, deputy: str | None) -> None:
    """Raise `Refusal` (`bloc.member-already`) if the member, and in a group the deputy, is in the bloc now."""
    held = current(bloc, member)
    if held is None or (deputy is not None and held.kind == "group" and deputy not in held.deputies):
        return
    raise Refusal(
        "bloc.member-already",
        f"The {member.kind} {member.member!r} has been in the bloc {bloc.id!r} since {held.since}.",
        found=held.since,
    )


def check_leaving(bloc: Bloc, member: BlocMember, mandates: Iterable[Mandate], deputy: str | None) -> None:
    """Raise `Refusal` unless the member is in the bloc (`bloc.not-member`) and the deputy may leave (`bloc.not-yours`).

    A deputy of a party takes the party out; one of a group leaves it alone, and the last takes the group out.
    """
    held = current(bloc, member)
    if held is None:
        raise Refusal(
            "bloc.not-member",
            f"The {member.kind} {member.member!r} is not in the bloc {bloc.id!r} now.",
            found=member.member,
        )
    if deputy is None:
        return
    party = next((item.party for item in mandates if item.deputy == deputy), None)
    theirs = deputy in held.deputies if held.kind == "group" else party == held.member
    if not theirs:
        raise Refusal(
            "bloc.not-yours",
            f"The deputy {deputy!r} does not belong to the {member.kind} {member.member!r}.",
            found=party or "non-party",
            required=member.member,
        )


def join(bloc: Bloc, member: BlocMember, deputy: str | None, day: str) -> Bloc:
    """Return the bloc with the member in it; a deputy is added to a group that is in it already."""
    held = current(bloc, member)
    entering = (deputy,) if deputy is not None and member.kind == "group" else ()
    if held is None:
        added = BlocMembership(member.member, day, None, member.kind, entering)
        return replace(bloc, members=(*bloc.members, added))
    return _replace(bloc, held, replace(held, deputies=(*held.deputies, *entering)))


def leave(bloc: Bloc, member: BlocMember, deputy: str | None, day: str) -> Bloc:
    """Return the bloc without the member from this day, or the group in it without the deputy."""
    held = current(bloc, member)
    if held is None:
        return bloc
    if held.kind == "group" and deputy is not None and len(held.deputies) > 1:
        rest = tuple(item for item in held.deputies if item != deputy)
        return _replace(bloc, held, replace(held, deputies=rest))
    return _replace(bloc, held, replace(held, until=day))


def _replace(bloc: Bloc, old: BlocMembership, new: BlocMembership) -> Bloc:
    return replace(bloc, members=tuple(new if item is old else item for item in bloc.members))
