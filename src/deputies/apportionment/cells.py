"""Sharing seats among the cells of a table of districts and parties, both sums given: the lower apportionment.

A cell's seats are votes / (district divisor * party divisor), rounded at the half. Such a table is the cheapest one
with the given sums when the k-th seat of a cell with v votes costs (2k - 1) / v and costs multiply (Rote and
Zachariasen 2007, Matrix scaling by network flow, section 2; Balinski and Demange 1989 for existence and uniqueness).
So the districts are first filled each for itself, and then seats are handed from a party that has too many to one
that has too few, along the cheapest chain of exchanges within districts, until all sums are right. Each hand-over
brings the table closer by one seat and keeps it the cheapest for the sums reached: the procedure ends, exactly, where
alternating scaling of rounded numbers may circle. All comparisons are of fractions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from deputies.apportionment.proportion import apportion
from deputies.values import Refusal

__all__ = ["CellTie", "Table", "fill_table"]

Cells = dict[str, dict[str, int]]
_ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class CellTie:
    """Seats in dispute between equal tables: those cells (party, district) that could give, and that could take."""

    giving: tuple[tuple[str, str], ...]
    taking: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Seats by party and district, the multipliers of the parties, and the ties."""

    seats: Cells
    multipliers: dict[str, Fraction]
    ties: tuple[CellTie, ...]


@dataclass(frozen=True, slots=True)
class _Frame:
    """Votes and least seats by party and district; the seats each party and each district must have."""

    votes: Mapping[str, Mapping[str, int]]
    least: Mapping[str, Mapping[str, int]]
    parties: Mapping[str, int]
    districts: Mapping[str, int]

    def price(self, cells: Cells, district: str, giver: str, taker: str) -> Fraction | None:
        """Return the cost of handing one seat of `district` on, or None where it is impossible."""
        held, votes = cells[giver][district], self.votes[taker][district]
        if held <= self.least[giver][district] or not votes:
            return None
        return Fraction((2 * cells[taker][district] + 1) * self.votes[giver][district], votes * (2 * held - 1))


Edges = dict[tuple[str, str], tuple[Fraction, str]]


def fill_table(
    votes: Mapping[str, Mapping[str, int]],
    parties: Mapping[str, int],
    districts: Mapping[str, int],
    *,
    least: Mapping[str, Mapping[str, int]] | None = None,
) -> Table:
    """Return the table of seats with the given sums, by the method of Sainte-Laguë in both directions.

    votes      by party, then district, whole numbers; a cell without votes gets no seat.
    parties    the seats of each party, districts those of each district; both add up to the same.
    least      seats a cell has at least (the strongest party's first), no more than the district has.

    A seat that could as well go elsewhere is in no cell, and the cells in question stand in `ties`. Raises `Refusal`
    (`biproportional.impossible`) with the parties that cannot have their seats and the districts that lack them.
    """
    floors = {party: {d: (least or {}).get(party, {}).get(d, 0) for d in districts} for party in parties}
    frame = _Frame(votes, floors, parties, districts)
    cells: Cells = {party: dict.fromkeys(districts, 0) for party in parties}
    for district, seats in districts.items():
        _fill_district(frame, cells, district, seats)
    while surplus := [party for party, seats in parties.items() if sum(cells[party].values()) > seats]:
        _hand_on(frame, cells, surplus)
    multipliers = _multipliers(frame, cells)
    ties = _ties(frame, cells, multipliers)
    for tie in ties:
        for party, district in tie.giving:
            cells[party][district] -= 1
    return Table(cells, multipliers, ties)


def _fill_district(frame: _Frame, cells: Cells, district: str, seats: int) -> None:
    own = {party: frame.votes[party][district] for party in frame.parties}
    if seats and not any(own.values()):
        raise Refusal(
            "biproportional.no-votes",
            f"{district} has {seats} seats and no votes for any party with seats.",
            found="0 votes",
            required="votes for a party that reached the quorum",
        )
    floors = {party: frame.least[party][district] for party in frame.parties}
    # A tie inside the district may begin either way: the exchanges put it right or show it as a tie of the table.
    found = apportion("sainte-lague", own, seats, floors=floors, lots=sorted(own)).seats
    for party in frame.parties:
        cells[party][district] = found[party]


def _edges(frame: _Frame, cells: Cells) -> Edges:
    """Return for each pair of parties the cheapest exchange: its price and its district."""
    best: Edges = {}
    for district in frame.districts:
        for giver in frame.parties:
            if cells[giver][district] <= frame.least[giver][district]:
                continue
            for taker in frame.parties:
                price = None if taker == giver else frame.price(cells, district, giver, taker)
                if price is not None and ((giver, taker) not in best or price < best[giver, taker][0]):
                    best[giver, taker] = price, district
    return best


def _cheapest(edges: Edges, start: Mapping[str, Fraction]) -> tuple[dict[str, Fraction], dict[str, str]] | None:
    """Return the price of reaching each party from the starting ones, and from whom each is reached (Bellman, Ford).

    None where a circle of exchanges costs less than 1, so that no price is the least.
    """
    price, before = dict(start), dict[str, str]()
    parties = {party for edge in edges for party in edge} | set(start)
    for _ in range(len(parties) + 1):
        changed = False
        for (giver, taker), (cost, _) in edges.items():
            if giver in price and (taker not in price or price[giver] * cost < price[taker]):
                price[taker], before[taker], changed = price[giver] * cost, giver, True
        if not changed:
            return price, before
    return None


def _hand_on(frame: _Frame, cells: Cells, surplus: list[str]) -> None:
    edges = _edges(frame, cells)
    found = _cheapest(edges, dict.fromkeys(surplus, _ONE))
    if found is None:  # cannot be: the table is the cheapest for its sums
        raise Refusal("biproportional.circle", "The table is not the cheapest for its sums.")
    price, before = found
    short = [party for party, seats in frame.parties.items() if sum(cells[party].values()) < seats]
    reached = [party for party in short if party in price]
    if not reached:
        _refuse_impossible(frame, [party for party in frame.parties if party not in price])
    taker = min(reached, key=lambda party: (price[party], party))
    while taker in before:
        giver = before[taker]
        district = edges[giver, taker][1]
        cells[giver][district] -= 1
        cells[taker][district] += 1
        taker = giver


def _refuse_impossible(frame: _Frame, without: list[str]) -> None:
    """Say why: no seat can reach these parties, for all districts where they have votes are theirs already."""
    places = [district for district in frame.districts if any(frame.votes[party][district] for party in without)]
    needed = sum(frame.parties[party] for party in without)
    others = [party for party in frame.parties if party not in without]
    held = sum(frame.least[party][district] for party in others for district in places)
    offered = sum(frame.districts[district] for district in places) - held
    raise Refusal(
        "biproportional.impossible",
        f"No table has these sums: {', '.join(without)} must have {needed} seats, but the districts in which they have "
        f"votes ({', '.join(places) or 'none'}) have {offered} for them.",
        found=f"{offered} seats",
        required=f"{needed} seats",
    )


def _multipliers(frame: _Frame, cells: Cells) -> dict[str, Fraction]:
    """Return a multiplier for each party's votes under which every district, for itself, comes out at its seats.

    Prices of exchanges bound the multipliers. The greatest that keep the bounds, and the least (the same question
    with all exchanges turned round), lie at the edges of what is possible; their mean lies between. Lowering every
    price by as much as can be keeps away from the edges, so that short numbers fit; a tie leaves no room at all.
    """
    edges = _edges(frame, cells)
    start = dict.fromkeys(frame.parties, _ONE)
    for room in [*(Fraction(1, 4**power) for power in range(1, 12)), Fraction(0)]:
        tight = {edge: (cost * (1 - room), district) for edge, (cost, district) in edges.items()}
        most = _cheapest(tight, start)
        least = _cheapest({(taker, giver): cost for (giver, taker), cost in tight.items()}, start)
        if most is not None and least is not None:
            return {party: (most[0][party] + 1 / least[0][party]) / 2 for party in frame.parties}
    raise Refusal("biproportional.circle", "The table is not the cheapest for its sums.")


def _ties(frame: _Frame, cells: Cells, multipliers: Mapping[str, Fraction]) -> tuple[CellTie, ...]:
    """Return the circles of exchanges that cost nothing: they lead to other tables with the same right."""
    free: dict[str, set[str]] = {party: set() for party in frame.parties}
    moves: list[tuple[str, str, str]] = []
    for district in frame.districts:
        for giver in frame.parties:
            for taker in frame.parties:
                price = None if giver == taker else frame.price(cells, district, giver, taker)
                if price is not None and multipliers[taker] == multipliers[giver] * price:
                    free[giver].add(taker)
                    moves.append((giver, taker, district))
    ties = []
    for circle in _circles(free):
        inside = [move for move in moves if move[0] in circle and move[1] in circle]
        giving = tuple(sorted({(giver, district) for giver, _, district in inside}))
        taking = tuple(sorted({(taker, district) for _, taker, district in inside}))
        ties.append(CellTie(giving, taking))
    return tuple(ties)


def _circles(free: Mapping[str, set[str]]) -> list[set[str]]:
    """Return the groups of parties of which each is reached from each by free exchanges."""

    def reached(start: str) -> set[str]:
        found, open_ = set[str](), [start]
        while open_:
            for party in free[open_.pop()] - found:
                found.add(party)
                open_.append(party)
        return found

    reach = {party: reached(party) for party in free}
    groups = [{other for other in reach[party] if party in reach[other]} for party in free if party in reach[party]]
    unique: list[set[str]] = []
    for group in groups:
        if group not in unique:
            unique.append(group)
    return unique
