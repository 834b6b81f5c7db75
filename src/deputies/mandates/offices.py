"""Offices of deputies: those on the record, those declared, and which do not go together.

On the record are seats, delegations, posts in executives and candidatures. Any other office that the statute's
incompatibilities name (an auditor, a manager, an employee) is held outside the councils: the deputy declares it, or the
credentials commission takes it down on evidence.

A provision names two roles. Whoever holds the one may not come to hold the other; where both are `deputy`, nobody has
two seats at one level, whether elected or sent. Some provisions only flag it: then both are held, and it is shown.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from deputies.statutes.majorities import say_article
from deputies.statutes.model import Incompatibility
from deputies.values import Refusal

__all__ = [
    "ON_RECORD", "Conflict", "DeclaredOffice", "HeldOffice", "check_conflicts", "check_declared", "conflicts_among",
    "conflicts_with", "declarable", "governs",
]  # fmt: skip

ON_RECORD = (
    "deputy", "delegate", "executive", "chair", "secretary", "presidium", "commission", "department", "control",
    "candidate",
)  # fmt: skip
"""Roles that the record itself shows; they are not declared."""
_SEATS = ("deputy", "delegate")


@dataclass(frozen=True, slots=True)
class DeclaredOffice:
    """An office held outside the councils: whose, which role, since when, who took it down and on what evidence."""

    id: str
    deputy: str
    role: str
    text: str
    declared: str
    by: str
    evidence: str = ""
    ended: str | None = None


@dataclass(frozen=True, slots=True)
class HeldOffice:
    """An office that a deputy holds now.

    role     as provisions name it.
    council  where, "" outside the councils; `level` is that council's.
    source   what on the record says so: a mandate, an election, a declaration, or `<council>.executive`.
    """

    role: str
    council: str
    level: str
    source: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two offices that do not go together: the provision by its key, the one that is held, and the other."""

    key: str
    provision: Incompatibility
    held: HeldOffice
    other: HeldOffice


def declarable(provisions: Mapping[str, Incompatibility]) -> tuple[str, ...]:
    """Return the roles that can be declared: those of the provisions that are not on the record, in order."""
    named = (role for item in provisions.values() for role in item.roles)
    return tuple(dict.fromkeys(role for role in named if role not in ON_RECORD))


def governs(provisions: Mapping[str, Incompatibility], role: str) -> bool:
    """Say whether some provision speaks of a role: of a delegate also where it speaks of two seats."""
    for item in provisions.values():
        if role in item.roles or (role in _SEATS and item.roles == ("deputy", "deputy")):
            return True
    return False


def _clash(provision: Incompatibility, one: HeldOffice, other: HeldOffice) -> bool:
    if len(provision.roles) != 2:
        return False
    first, second = provision.roles
    if first == second == "deputy":
        both_seats = one.role in _SEATS and other.role in _SEATS
        return both_seats and one.level == other.level and one.source != other.source
    if first == second:
        return one.role == other.role == first and one.source != other.source
    return {one.role, other.role} == {first, second}


def conflicts_with(
    provisions: Mapping[str, Incompatibility], held: Sequence[HeldOffice], new: HeldOffice
) -> Iterator[Conflict]:
    """Yield what a new office does not go together with."""
    for key, provision in provisions.items():
        for item in held:
            if _clash(provision, item, new):
                yield Conflict(key, provision, item, new)


def conflicts_among(provisions: Mapping[str, Incompatibility], held: Sequence[HeldOffice]) -> tuple[Conflict, ...]:
    """Return which of the offices that one deputy holds do not go together, each pair once."""
    return tuple(
        conflict
        for place, new in enumerate(held)
        for conflict in conflicts_with(provisions, held[:place], new)
    )  # fmt: skip


def check_conflicts(
    provisions: Mapping[str, Incompatibility], deputy: str, held: Sequence[HeldOffice], new: HeldOffice
) -> tuple[Conflict, ...]:
    """Return the conflicts that a provision only flags; raise `Refusal` (`office.incompatible`) for one it refuses."""
    found = tuple(conflicts_with(provisions, held, new))
    for item in found:
        if item.provision.effect == "refuse":
            where = f" ({item.held.source})" if item.held.source else ""
            raise Refusal(
                "office.incompatible",
                f"The deputy {deputy!r} is {item.held.role}{where} and would be {new.role}; by "
                f"{say_article(item.provision.article)} {item.provision.one} and {item.provision.other} do not go "
                "together.",
                article=item.provision.article,
                found=item.held.role,
                required=f"not {new.role} as well",
            )
    return found


def check_declared(
    provisions: Mapping[str, Incompatibility],
    held: Collection[DeclaredOffice],
    deputy: str,
    role: str,
    *,
    evidence: str,
    own: bool,
) -> None:
    """Raise `Refusal` unless the office may be declared.

    held    all declared offices.
    own     whether the deputy declares it; the commission takes it down on evidence.
    raises  `office.role-unknown` for a role that no provision names or that is on the record by itself, `office.held`
            where the deputy has declared it already, `office.evidence`.
    """
    known = declarable(provisions)
    if role not in known:
        said = "stands on the record by itself" if role in ON_RECORD else "is named by no incompatibility"
        raise Refusal(
            "office.role-unknown",
            f"The role {role!r} {said}; those that are declared are {', '.join(known) or 'none'}.",
            found=role,
            required=", ".join(known),
        )
    same = next((item for item in held if (item.deputy, item.role, item.ended) == (deputy, role, None)), None)
    if same is not None:
        raise Refusal(
            "office.held",
            f"The deputy {deputy!r} has declared to be {role} already ({same.id}).",
            found=same.id,
            required="an office not declared yet",
        )
    if not own and not evidence.strip():
        raise Refusal(
            "office.evidence",
            f"The credentials commission takes down that {deputy!r} is {role} on evidence; state it.",
            required="evidence",
        )
