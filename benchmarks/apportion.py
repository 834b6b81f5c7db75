"""What exact, explained apportionment costs beside peers and limits, in one run.

Lines: the House of Representatives (50 states, 435 seats) by Huntington-Hill and by Hamilton; a congress of 3,000 units
and 30,000 seats by D'Hondt; the same with every seat's award laid out; a double-proportional table of 20 districts and
10 parties; power in a college of 51 members, 538 votes, quota 270.

Peers, where installed (they are not required): `apportionment` (floats), `votelib`, `powerindex` from the package
index. Limits, always there: sorting the numbers of all quotients that decide, once, and for power reading the weights
into all sums once. Prints CPU milliseconds, the least of five runs, and the ratio peer or limit / ours: above 1 is
faster than the other.

    python benchmarks/apportion.py
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any

from deputies.apportionment import apportion, biproportional, power_indices

Work = Callable[[], object]

RANDOM = random.Random(1927)
STATES = {f"state-{i}": RANDOM.randint(570_000, 40_000_000) for i in range(50)}
UNITS = {f"unit-{i}": RANDOM.randint(100, 100_000) for i in range(3000)}
DISTRICTS = {f"district-{i}": RANDOM.randint(4, 14) for i in range(20)}
LISTS = {f"party-{j}": {d: n * RANDOM.randint(50, 4000 // (j + 1)) for d, n in DISTRICTS.items()} for j in range(10)}
COLLEGE = [
    55, 38, 29, 29, 20, 20, 18, 16, 16, 15, 14, 13, 12, 11, 11, 11, 11, 10, 10, 10, 10, 9, 9, 9, 8, 8, 7, 7, 7, 6, 6, 6,
    6, 6, 6, 5, 5, 5, 4, 4, 4, 4, 4, 3, 3, 3, 3, 3, 3, 3, 3,
]  # fmt: skip
MEMBERS = {f"member-{i}": weight for i, weight in enumerate(COLLEGE)}


def timed(work: Work, runs: int = 5) -> float:
    """The least CPU time of some runs, in milliseconds."""
    best = float("inf")
    for _ in range(runs):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return 1000 * best


def quotients(votes: dict[str, int], seats: int) -> list[int]:
    """The limit: lay out as many quotients as there are seats, and sort them once."""
    total = sum(votes.values())
    rows = [(count * 10**6 // (s + 1)) for count in votes.values() for s in range(count * seats // total + 1)]
    return sorted(rows, reverse=True)


def all_sums() -> int:
    """The limit for power: the sums of all coalitions, once, as bits of one number."""
    sums = 1
    for weight in COLLEGE:
        sums |= sums << weight
    return sums


def peers() -> dict[str, tuple[str, Work]]:
    """What the installed peers do for the same question, by line; nothing where they are absent."""
    found: dict[str, tuple[str, Work]] = {}
    simple = _module("apportionment.methods")
    if simple:
        states, units = list(STATES.values()), list(UNITS.values())
        names = list(UNITS)
        options = {"tiesallowed": True, "verbose": False}
        found["435 seats, Huntington-Hill"] = (
            "apportionment",
            lambda: simple.compute("huntington", states, 435, **options),
        )
        found["435 seats, Hamilton"] = ("apportionment", lambda: simple.compute("hamilton", states, 435, **options))
        found["30,000 seats, D'Hondt"] = (
            "apportionment",
            lambda: simple.compute("dhondt", units, 30_000, parties=names, **options),
        )
    library = _module("votelib.evaluate.proportional")
    if library:
        highest = library.HighestAverages("d_hondt")
        found["30,000 seats, every award"] = ("votelib", lambda: highest.evaluate(UNITS, 30_000))
    indices = _module("powerindex")
    if indices:
        found["power of 51 members"] = ("powerindex", lambda: _peer_power(indices))
    return found


def _peer_power(indices: Any) -> None:
    game = indices.Game(270, COLLEGE)
    game.calc_banzhaf()
    game.calc_shapley_shubik()


def _module(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError:
        return None


def main() -> None:
    """Run all lines and print them."""
    ours: dict[str, Work] = {
        "435 seats, Huntington-Hill": lambda: apportion("huntington-hill", STATES, 435),
        "435 seats, Hamilton": lambda: apportion("hamilton", STATES, 435),
        "30,000 seats, D'Hondt": lambda: apportion("dhondt", UNITS, 30_000),
        "30,000 seats, every award": lambda: apportion("dhondt", UNITS, 30_000).awards,
        "double proportion, 20 x 10": lambda: biproportional(LISTS, DISTRICTS),
        "power of 51 members": lambda: power_indices(MEMBERS, 270),
    }
    limits: dict[str, tuple[str, Work]] = {
        "435 seats, Huntington-Hill": ("sort of quotients", lambda: quotients(STATES, 435)),
        "435 seats, Hamilton": ("sort of quotients", lambda: quotients(STATES, 435)),
        "30,000 seats, D'Hondt": ("sort of quotients", lambda: quotients(UNITS, 30_000)),
        "30,000 seats, every award": ("sort of quotients", lambda: quotients(UNITS, 30_000)),
        "double proportion, 20 x 10": (
            "20 plain D'Hondts",
            lambda: [
                apportion("dhondt", {party: row[d] for party, row in LISTS.items()}, n) for d, n in DISTRICTS.items()
            ],
        ),
        "power of 51 members": ("all sums once", all_sums),
    }
    others = peers()
    print(
        f"{'line':28}{'ours ms':>10}   {'peer':16}{'ms':>10}{'peer/ours':>11}   {'limit':20}{'ms':>8}{'limit/ours':>12}"
    )
    for line, work in ours.items():
        mine = timed(work)
        peer, theirs = others.get(line, ("-", None))
        other = timed(theirs, 2) if theirs else None
        limit, least = limits[line]
        floor = timed(least)
        beside = f"{other:10.2f}{other / mine:11.2f}" if other is not None else f"{'-':>10}{'-':>11}"
        print(f"{line:28}{mine:10.2f}   {peer:16}{beside}   {limit:20}{floor:8.2f}{floor / mine:12.2f}")


if __name__ == "__main__":
    main()
