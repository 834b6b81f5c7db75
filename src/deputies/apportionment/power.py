"""Power in weighted voting: who decides how often, counted exactly.

A coalition wins when its weights reach the quota. Three indices are given, each as a fraction:

    Banzhaf         swings: coalitions which win with the player and lose without (Banzhaf 1965). Normalised: divided
                    by all players' swings. Absolute (Penrose 1946): divided by the 2^(n-1) coalitions of the others.
    Shapley-Shubik  share of the n! orders of joining in which the player turns losing into winning (1954).
    Deegan-Packel   every minimal winning coalition is equally likely and its members share equally (1978).

Coalitions are not listed but counted by weight and size with generating functions: one pass builds, for each total
weight, the number of coalitions of each size; a player is taken out again by the inverse step. The sizes of one
weight are packed into one integer, n + 1 bits each, which no count of at most 2^n subsets overflows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import factorial, gcd

from deputies.apportionment.contest import check_whole
from deputies.values import Refusal

__all__ = ["PlayerPower", "Power", "power_indices"]

LARGEST = 400_000_000  # bytes for all sums of weights held at once
MOST_PLAYERS = 500

Counts = dict[int, int]


@dataclass(frozen=True, slots=True)
class PlayerPower:
    """The power of one player. `dummy`: never decides; `veto`: nothing wins without; `dictator`: alone decides all."""

    name: str
    weight: int
    swings: int
    banzhaf: Fraction
    absolute: Fraction
    shapley_shubik: Fraction
    deegan_packel: Fraction
    dummy: bool
    veto: bool
    dictator: bool


@dataclass(frozen=True, slots=True)
class Power:
    """All players' power; how many coalitions win, how many of them minimally; `proper`: no two apart can both win."""

    quota: int
    total: int
    players: tuple[PlayerPower, ...]
    winning: int
    minimal: int
    proper: bool


def power_indices(weights: Mapping[str, int], quota: int) -> Power:
    """Return the power of every player under `quota`: a coalition wins when its weights add up to at least that.

    Raises `Refusal`: a weight or quota that is not whole, a quota of 0 or above all weights together, weights with so
    many different sums that they cannot be held (divide them, or give them in thousands).

    >>> [str(player.banzhaf) for player in power_indices({"A": 50, "B": 49, "C": 1}, 51).players]
    ['3/5', '1/5', '1/5']
    """
    total = sum(check_whole(f"the weight of {name}", weight) for name, weight in weights.items())
    if not 0 < check_whole("the quota", quota) <= total:
        raise Refusal(
            "power.quota",
            f"The quota {quota} is not between 1 and the weight of all, {total}.",
            found=str(quota),
            required=f"1 to {total}",
        )
    names = list(weights)
    if len(names) > MOST_PLAYERS:
        raise Refusal(
            "power.too-many",
            f"{len(names)} members are more than {MOST_PLAYERS}; put those who vote together into one.",
            found=str(len(names)),
            required=f"at most {MOST_PLAYERS}",
        )
    unit = gcd(*weights.values())
    sizes = [weights[name] // unit for name in names]
    need = -(-quota // unit)  # sums are multiples of the unit, so the quota may be rounded up to one
    swings, shapley, losing = _swings(sizes, need)
    minimal, deegan = _minimal(sizes, need)
    all_swings = sum(swings)
    coalitions = 2 ** len(names)
    players = tuple(
        PlayerPower(
            name,
            weights[name],
            swings[i],
            Fraction(swings[i], all_swings),
            Fraction(2 * swings[i], coalitions),
            shapley[i],
            deegan[i],
            swings[i] == 0,
            total - weights[name] < quota,
            swings[i] == all_swings,
        )
        for i, name in enumerate(names)
    )
    return Power(quota, total, players, coalitions - losing, minimal, 2 * quota > total)


def _count(sizes: list[int], below: int, bits: int) -> Counts:
    """Return for each sum under `below` the number of coalitions by size, packed with `bits` for each size."""
    counts: Counts = {0: 1}
    for size in sizes:
        for held, packed in sorted(counts.items(), reverse=True):
            if held + size < below:
                counts[held + size] = counts.get(held + size, 0) + (packed << bits)
        _check_size(counts, len(sizes))
    return counts


def _check_size(counts: Counts, players: int) -> None:
    needed = len(counts) * (100 + players * (players + 1) // 8)
    if needed > LARGEST:
        raise Refusal(
            "power.too-large",
            f"{players} weights with {len(counts):,} and more different sums are too many to count exactly; "
            "give the weights in larger units, such as thousands.",
            found=f"{needed:,} bytes and more",
            required=f"at most {LARGEST:,} bytes",
        )


def _without(counts: Counts, size: int, bits: int) -> Counts:
    """Take one player of `size` out of the counts again: the inverse of adding it."""
    rest: Counts = {}
    if not size:  # a player without weight doubles every sum: halve by size
        mask = (1 << bits) - 1
        for held, packed in counts.items():
            kept, before, shift = 0, 0, 0
            while packed >> shift:
                before = ((packed >> shift) & mask) - before
                kept |= before << shift
                shift += bits
            rest[held] = kept
        return rest
    for held in sorted(counts):
        left = counts[held] - (rest.get(held - size, 0) << bits)
        if left:
            rest[held] = left
    return rest


def _unpack(packed: int, bits: int, players: int) -> list[int]:
    mask = (1 << bits) - 1
    return [(packed >> (bits * size)) & mask for size in range(players)]


def _swings(sizes: list[int], need: int) -> tuple[list[int], list[Fraction], int]:
    """Return the swings and Shapley-Shubik indices of all players, and the number of losing coalitions."""
    n = len(sizes)
    bits = n + 1
    counts = _count(sizes, need, bits)
    found: dict[int, tuple[int, Fraction]] = {}
    for size in set(sizes):
        rest = _without(counts, size, bits)
        packed = sum(held for weight, held in rest.items() if weight >= need - size)
        by_size = _unpack(packed, bits, n)
        orders = sum(count * factorial(k) * factorial(n - 1 - k) for k, count in enumerate(by_size))
        found[size] = sum(by_size), Fraction(orders, factorial(n))
    losing = sum(sum(_unpack(packed, bits, n + 1)) for packed in counts.values())
    return [found[size][0] for size in sizes], [found[size][1] for size in sizes], losing


def _minimal(sizes: list[int], need: int) -> tuple[int, list[Fraction]]:
    """Return the number of minimal winning coalitions and the Deegan-Packel indices.

    With the players in falling order of weight, a coalition is minimal exactly when it loses without its last member.
    """
    n = len(sizes)
    bits = n + 1
    order = sorted(range(n), key=lambda i: -sizes[i])
    tallies = [0] * n  # minimal coalitions of each player by number of members, packed like all counts
    all_minimal = 0
    counts: Counts = {0: 1}  # coalitions of those before the last member
    for place, last in enumerate(order):
        size = sizes[last]
        with_last = _between(counts, need - size, need) << bits
        all_minimal += with_last
        tallies[last] += with_last
        known: dict[int, int] = {}
        for other in order[:place] if with_last else ():
            if sizes[other] not in known:
                rest = _without(counts, sizes[other], bits)
                known[sizes[other]] = _between(rest, need - size - sizes[other], need - sizes[other]) << (2 * bits)
            tallies[other] += known[sizes[other]]
        for held, packed in sorted(counts.items(), reverse=True):
            if held + size < need:
                counts[held + size] = counts.get(held + size, 0) + (packed << bits)
        _check_size(counts, n)
    number = sum(_unpack(all_minimal, bits, n + 1))
    shares = [
        sum(
            (Fraction(count, members) for members, count in enumerate(_unpack(tally, bits, n + 1)) if count),
            Fraction(0),
        )
        for tally in tallies
    ]
    return number, [share / number for share in shares]


def _between(counts: Counts, low: int, high: int) -> int:
    """Return the coalitions whose sum is at least `low` and below `high`, packed by size."""
    return sum(packed for held, packed in counts.items() if low <= held < high)
