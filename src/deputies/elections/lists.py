"""Elections by lists: persons stand on lists, votes go to lists, and seats are filled in the order of the list.

A list is handed in as a whole, in one nomination, by whoever may nominate; the order of nomination is the order of the
list. On the paper and in a teller's count a list goes by the number of its first candidate. Seats go to lists by the
rule of the method; a list that has fewer candidates than it wins seats leaves them to the next. Ties between lists at
the last seat are settled by the public lot: the lists stand in the order of the lots of their first candidates.

Nobody is next in the count of such an election. An empty seat goes to the next on the same list, and once that list has
nobody left to the list to which the next seat would fall (Works Constitution Act, § 25(2)).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from deputies.counting import Candidate as Counted
from deputies.counting import Count
from deputies.counting.lists import ListMethod, count_lists, next_list
from deputies.elections.election import Candidate, Election
from deputies.statutes.majorities import say_article
from deputies.statutes.model import Method
from deputies.values import Refusal

__all__ = [
    "Heir", "Ticket", "by_lists", "check_lists", "count_tickets", "list_rule", "next_on_lists", "order_of_tickets",
    "seat_persons", "ticket_of", "tickets",
]  # fmt: skip

_RULES: Mapping[str, ListMethod] = {
    "dhondt": "dhondt", "d'hondt": "dhondt", "jefferson": "dhondt",
    "sainte-lague": "sainte-lague", "sainte-laguë": "sainte-lague", "sainte_lague": "sainte-lague",
    "webster": "sainte-lague",
    "hamilton": "hare-remainders", "hamilton-bounded": "hare-remainders", "hare": "hare-remainders",
    "hare-niemeyer": "hare-remainders", "hare-remainders": "hare-remainders",
    "largest-remainder": "hare-remainders",
    "droop": "droop-remainders", "droop-remainders": "droop-remainders",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ticket:
    """A list as it stands on the paper: its id, the number it goes by, and its candidates in order.

    `standing` are those who were voted on: who withdrew before the poll is left out, who did so later is not.
    """

    id: str
    number: int
    candidates: tuple[int, ...]
    standing: tuple[int, ...]


def by_lists(election: Election) -> bool:
    """Say whether the candidates of an election stand on lists."""
    return any(item.list is not None for item in election.candidates)


def list_rule(method: Method) -> ListMethod | None:
    """Return the rule by which lists are counted here, None where the statute names another."""
    return _RULES.get(method.rule.lower())


def tickets(election: Election) -> tuple[Ticket, ...]:
    """Return the lists of an election in the order in which they were handed in, also those nobody is left on."""
    found: dict[str, list[Candidate]] = {}
    for item in election.candidates:
        if item.list is not None:
            found.setdefault(item.list, []).append(item)
    return tuple(
        Ticket(
            id_,
            members[0].number,
            tuple(item.number for item in members),
            tuple(item.number for item in members if item.late or not item.withdrawn),
        )
        for id_, members in found.items()
    )


def ticket_of(election: Election, number: int) -> Ticket | None:
    """Return the list a candidate stands on."""
    return next((item for item in tickets(election) if number in item.candidates), None)


def check_lists(election: Election, method: Method, nominees: Iterable[Candidate]) -> None:
    """Raise `Refusal` unless nominees stand on lists where the method elects lists, and on none where it does not.

    raises  `candidate.list` for a list too much or too few; `candidate.list-exists` for a list handed in before: who
            stands on it is settled by those who handed it in.
    """
    wanted = method.kind == "list-ballots"
    known = {item.list for item in election.candidates}
    for item in nominees:
        if (item.list is not None) != wanted:
            said = "name the list of each candidate" if wanted else "candidates stand alone, without a list"
            raise Refusal(
                "candidate.list",
                f"The election {election.id!r} is held by {method.kind} ({say_article(method.article)}): {said}.",
                article=method.article,
                found=item.list or "no list",
                required="a list" if wanted else "no list",
            )
        if item.list is not None and item.list in known:
            raise Refusal(
                "candidate.list-exists",
                f"The list {item.list!r} was handed in before; a list is handed in as a whole, under an id of its own.",
                found=item.list,
                required="a new list",
            )


def order_of_tickets(lists: Sequence[Ticket], order: Sequence[int]) -> tuple[int, ...]:
    """Return the places of lists, from 1, in the order of the lots of their first candidates; () without a lot."""
    if not order:
        return ()
    drawn = {number: place for place, number in enumerate(order)}
    return tuple(sorted(range(1, len(lists) + 1), key=lambda place: drawn[lists[place - 1].number]))


def count_tickets(election: Election, rule: ListMethod, votes: Mapping[int, int], *, spoiled: int) -> Count:
    """Return the count of lists; its candidates are the lists, numbered from 1 in the order they were handed in.

    votes   by number of the list.
    """
    lists = tickets(election)
    order = election.lot.order if election.lot else ()
    counted = count_lists(
        {place: votes.get(item.number, 0) for place, item in enumerate(lists, start=1)},
        election.seats,
        rule,
        lots=order_of_tickets(lists, order),
        lists=tuple(Counted(place, item.id) for place, item in enumerate(lists, start=1)),
        most={place: len(item.standing) for place, item in enumerate(lists, start=1)},
    )
    return replace(counted, spoiled=spoiled)


def seat_persons(election: Election, won: Sequence[int]) -> tuple[int, ...]:
    """Return who is elected: for each seat, in the order in which lists won them, the next on that list.

    won  places of lists, one for each seat.
    """
    waiting = {place: iter(item.standing) for place, item in enumerate(tickets(election), start=1)}
    return tuple(next(waiting[place]) for place in won)


@dataclass(frozen=True, slots=True)
class Heir:
    """Who takes a seat: None where nobody is left. `tied` are lists between which a lot has to decide."""

    number: int | None
    tied: tuple[str, ...] = ()


def next_on_lists(
    election: Election,
    rule: ListMethod,
    left: int,
    *,
    moved: Iterable[tuple[int, int]],
    gone: Collection[int],
    order: Sequence[int],
) -> Heir:
    """Return who takes the seat of a member elected on a list.

    left   the number of the member who left.
    moved  (who left, who took the seat) for each seat of this election that was taken before: where their lists differ,
           the second list has been given one more seat.
    gone   numbers that have withdrawn or had a mandate.
    order  that of a public lot, () before one is drawn.
    """
    lists = tickets(election)
    own = next(item for item in lists if left in item.candidates)
    free = {item.id: tuple(number for number in item.candidates if number not in gone) for item in lists}
    if free[own.id]:
        return Heir(free[own.id][0])
    place_of = {number: place for place, item in enumerate(lists, start=1) for number in item.candidates}
    held = Counter(place_of[number] for number in (election.result.elected if election.result else ()))
    held.update(place_of[heir] for before, heir in moved if place_of[before] != place_of[heir])
    votes = dict(election.counts[0].votes) if election.counts else {}
    found = next_list(
        {place: votes.get(item.number, 0) for place, item in enumerate(lists, start=1)},
        held,
        rule,
        seats=election.seats,
        standing=[place for place, item in enumerate(lists, start=1) if free[item.id]],
        lots=order_of_tickets(lists, order),
    )
    if found.list is None:
        return Heir(None, tuple(lists[place - 1].id for place in found.tied))
    return Heir(free[lists[found.list - 1].id][0])
