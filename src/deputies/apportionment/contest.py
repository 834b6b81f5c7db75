"""Who competes for how many seats within which bounds: the checked input of every method of proportion."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from deputies.apportionment.results import Share, Tie
from deputies.values import Refusal

__all__ = ["Case", "check_whole", "make_case", "shares_of"]


@dataclass(frozen=True, slots=True)
class Case:
    """Votes, seats and bounds of one apportionment, and the lots drawn for it."""

    votes: dict[str, int]
    seats: int
    floors: dict[str, int]
    caps: dict[str, int | None]
    lots: tuple[str, ...]

    def settle(self, places: int, among: Sequence[str], quotient: Fraction) -> Tie:
        """Return the tie, settled when the lots name enough of those tied."""
        drawn = tuple(name for name in self.lots if name in among)[:places]
        return Tie(places, tuple(sorted(among)), quotient, drawn if len(drawn) == places else ())


def make_case(
    votes: Mapping[str, int],
    seats: int,
    floors: Mapping[str, int] | int,
    caps: Mapping[str, int] | int | None,
    lots: Sequence[str],
) -> Case:
    """Check the input of a method of proportion and lay it out unit by unit; refuse what cannot be shared."""
    check_whole("seats", seats)
    for name, count in votes.items():
        check_whole(f"the number of {name}", count)
    low = {name: floors if isinstance(floors, int) else floors.get(name, 0) for name in votes}
    high = {name: caps.get(name) if isinstance(caps, Mapping) else caps for name in votes}
    for given, what in ((floors, "floor"), (caps, "cap")):
        if isinstance(given, Mapping) and (strangers := sorted(set(given) - set(votes))):
            raise Refusal("apportion.stranger", f"The {what} of {strangers[0]} is for a unit without a number.")
    for name in votes:
        check_whole(f"the floor of {name}", low[name])
        cap = high[name]
        if cap is not None and check_whole(f"the cap of {name}", cap) < low[name]:
            raise Refusal("apportion.floor-above-cap", f"The floor {low[name]} of {name} is above its cap {cap}.")
    if sum(low.values()) > seats:
        raise Refusal(
            "apportion.floors-exceed",
            f"The floors add up to {sum(low.values())}, more than the {seats} seats.",
            found=str(sum(low.values())),
            required=f"at most {seats}",
        )
    ends = {name: seats if (cap := high[name]) is None else cap for name in votes}
    open_seats = sum(ends[name] if votes[name] else low[name] for name in votes)
    if open_seats < seats:
        why = f"The caps admit {open_seats} seats, fewer than the {seats} to share."
        raise Refusal(
            "apportion.caps-below" if any(votes.values()) else "apportion.no-votes",
            why if any(votes.values()) else "Nobody has any votes, so nothing can be shared in proportion.",
            found=str(open_seats),
            required=f"at least {seats}",
        )
    return Case(dict(votes), seats, low, high, tuple(lots))


def check_whole(what: str, number: object) -> int:
    """Return a whole number of 0 or more; refuse anything else (a fraction, a float, true or false)."""
    if type(number) is not int or number < 0:
        raise Refusal(
            "apportion.number",
            f"{what[0].upper()}{what[1:]} is {number!r}; it must be a whole number of 0 or more.",
            found=repr(number),
            required="a whole number of 0 or more",
        )
    return number


def shares_of(case: Case, held: dict[str, int], claim: Callable[[str], Fraction | None]) -> tuple[Share, ...]:
    """Return what each unit holds beside its exact ideal share and its claim to one more seat."""
    total = sum(case.votes.values())
    return tuple(
        Share(
            name,
            votes,
            Fraction(votes * case.seats, total) if total else Fraction(0),
            held[name],
            case.floors[name],
            case.caps[name],
            claim(name),
        )
        for name, votes in case.votes.items()
    )
