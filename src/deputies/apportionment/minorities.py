"""The minority sex's least number of seats, and the correction of lists that secures it.

German works councils: BetrVG § 15(2) with the electoral ordinance (WO) § 5 for the number, § 15(5) for proportional
elections of lists, § 22 for elections by plurality. The sex in the minority of the staff must have at least its share
by D'Hondt once the council has three members. The law knows two sexes here; the correction works for any group.

Steps of § 15(5), cited in the code: (1) the seat with the lowest quotient whose holder is not of the group passes to
the next person of the group on the same list, not yet elected and named after them; (2) if there is none, to the list
with the next quotient not yet used which has such a person; (3) on until the number is reached; (5) if no list has
such a person, the seat stays where it was last.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from deputies.apportionment.explanation import Step, fraction_text, make_step
from deputies.apportionment.proportion import apportion
from deputies.apportionment.results import Apportionment, Tie
from deputies.values import Refusal

__all__ = ["Candidate", "CandidateList", "CorrectedLists", "Seated", "correct_lists", "least_seats_of_groups"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person on a list: a name or id, and the group (sex) that counts."""

    name: str
    group: str


@dataclass(frozen=True, slots=True)
class CandidateList:
    """A list in its order of names, with its votes."""

    name: str
    votes: int
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Seated:
    """One seat: its list, the quotient that won it, who sits, and whom the correction displaced ("" for nobody)."""

    list_name: str
    quotient: Fraction
    candidate: Candidate
    instead_of: str = ""


@dataclass(frozen=True, slots=True)
class CorrectedLists:
    """The elected after correction; `reached` says whether the group has its number; ties are left unsettled."""

    seats: tuple[Seated, ...]
    reached: bool
    ties: tuple[Tie, ...]
    steps: tuple[Step, ...]

    @property
    def by_list(self) -> dict[str, int]:
        """Seats by list, lists without a seat left out."""
        found: dict[str, int] = {}
        for seat in self.seats:
            found[seat.list_name] = found.get(seat.list_name, 0) + 1
        return found


def least_seats_of_groups(numbers: Mapping[str, int], seats: int, *, lots: Sequence[str] = ()) -> Apportionment:
    """Return the seats of the groups by D'Hondt on their numbers in the staff (WO § 5): the smaller one's is its least.

    Below three seats the law asks nothing; the caller decides that. A tie for the last seat goes by lot (WO § 5(2)).
    """
    return apportion("dhondt", numbers, seats, lots=lots)


@dataclass(frozen=True, slots=True)
class _Claim:
    """The claim of a list to its n-th seat."""

    quotient: Fraction
    list_name: str


def correct_lists(
    lists: Sequence[CandidateList],
    seats: int,
    *,
    group: str,
    minimum: int,
    lots: Sequence[str] = (),
    article: str = "WO § 15(5)",
) -> CorrectedLists:
    """Elect from lists by D'Hondt, then correct until at least `minimum` of the elected are of `group`.

    lists    each with votes and candidates in order; no list gets more seats than it has candidates.
    minimum  the least seats of the group, from `least_seats_of_groups`.
    lots     lists in the order drawn, for equal quotients.

    Returns the elected with their quotients and each exchange explained. A tie that the lots do not settle ends the
    election where it stands: it is returned in `ties`. Raises `Refusal` for two lists of one name, a person on two
    lists, or fewer candidates than seats.
    """
    by_name = _check(lists, seats)
    caps = {item.name: len(item.candidates) for item in lists}
    first = apportion("dhondt", {item.name: item.votes for item in lists}, seats, caps=caps, lots=lots)
    seated = [
        Seated(award.name, award.quotient or Fraction(0), by_name[award.name].candidates[award.seat - 1])
        for award in first.awards
    ]
    if first.unsettled:
        return CorrectedLists(tuple(seated), False, first.unsettled, first.steps)
    order = {name: place for place, name in enumerate(lots)}
    steps = list(first.steps)
    used = dict(first.seats)
    while sum(seat.candidate.group == group for seat in seated) < minimum:
        losing = _lowest(seated, group, order)
        if isinstance(losing, Tie):
            return CorrectedLists(tuple(seated), False, (losing,), tuple(steps))
        exchange = _exchange(seated, losing, by_name, used, group, order) if losing is not None else None
        if isinstance(exchange, Tie):
            return CorrectedLists(tuple(seated), False, (exchange,), tuple(steps))
        if exchange is None or losing is None:
            text = f"No list has another person of the group {group}; the seat stays"
            steps.append(make_step(text, "", "nobody is left to take it", article))
            return CorrectedLists(tuple(seated), False, (), tuple(steps))
        steps.append(_exchange_step(seated[losing], exchange, article))
        seated[losing] = exchange
    return CorrectedLists(tuple(seated), True, (), tuple(steps))


def _check(lists: Sequence[CandidateList], seats: int) -> dict[str, CandidateList]:
    by_name = {item.name: item for item in lists}
    people = [candidate.name for item in lists for candidate in item.candidates]
    if len(by_name) < len(lists):
        raise Refusal("lists.twice", "Two lists have the same name.", required="a name for each list")
    if len(set(people)) < len(people):
        twice = next(name for name in people if people.count(name) > 1)
        raise Refusal("lists.person-twice", f"{twice} stands on the lists twice.", found=twice)
    if len(people) < seats:
        raise Refusal(
            "lists.too-few", f"{len(people)} candidates stand for {seats} seats.", found=str(len(people)), required=""
        )
    return by_name


def _lowest(seated: Sequence[Seated], group: str, order: Mapping[str, int]) -> int | Tie | None:
    """Return the place of the seat with the lowest quotient whose holder is not of the group (step 1)."""
    open_ = [place for place, seat in enumerate(seated) if seat.candidate.group != group]
    if not open_:
        return None
    edge = min(seated[place].quotient for place in open_)
    equal = [place for place in open_ if seated[place].quotient == edge]
    # Within one list equal quotients cannot be; between lists the lot decides who gives, the last drawn first.
    names = [seated[place].list_name for place in equal]
    if len(equal) > 1 and not all(name in order for name in names):
        return Tie(1, tuple(sorted(names)), edge)
    return max(equal, key=lambda place: order.get(seated[place].list_name, 0))


def _exchange(
    seated: Sequence[Seated],
    losing: int,
    by_name: Mapping[str, CandidateList],
    used: dict[str, int],
    group: str,
    order: Mapping[str, int],
) -> Seated | Tie | None:
    """Return who takes the seat: from the same list (step 1), else from the list with the next quotient (step 2)."""
    old = seated[losing]
    elected = {seat.candidate.name for seat in seated}
    own = by_name[old.list_name].candidates
    after = own[own.index(old.candidate) + 1 :]
    same = next((person for person in after if person.group == group and person.name not in elected), None)
    if same is not None:
        return Seated(old.list_name, old.quotient, same, old.candidate.name)
    free = {
        name: person
        for name, item in by_name.items()
        if name != old.list_name
        and item.votes
        and (person := next((c for c in item.candidates if c.group == group and c.name not in elected), None))
    }
    if not free:
        return None
    claims = {name: Fraction(by_name[name].votes, used[name] + 1) for name in free}
    highest = max(claims.values())
    equal = sorted(name for name, claim in claims.items() if claim == highest)
    if len(equal) > 1 and not any(name in order for name in equal):
        return Tie(1, tuple(equal), highest)
    name = min(equal, key=lambda name: order.get(name, len(order)))
    used[name] += 1
    return Seated(name, highest, free[name], old.candidate.name)


def _exchange_step(old: Seated, new: Seated, article: str) -> Step:
    where = "the same list" if new.list_name == old.list_name else f"list {new.list_name}"
    text = f"{new.candidate.name} of {where} takes the seat of {old.candidate.name} (list {old.list_name})"
    result = f"quotient {fraction_text(new.quotient)} for {fraction_text(old.quotient)}"
    return make_step(text, "", result, article)
