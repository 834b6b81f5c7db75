"""`meek-prf`, `meek-fixed9` and `warren-fixed9`: Meek's and Warren's methods in fixed point of nine decimals.

Sources: I. D. Hill, B. A. Wichmann and D. R. Woodall, "Algorithm 123: Single Transferable Vote by Meek's Method",
The Computer Journal 30 (1987) 277-281; PR Foundation, "Reference Meek Rule" (2012), whose step letters stand
beside the code.

The first two differ in rounding only, and rounding is part of a rule:
- `meek-prf` is the reference rule: what a candidate keeps of a paper is rounded up, the rest of the paper is what is
  left of it. A round ends when the surplus is under 0.000001.
- `meek-fixed9` is the arithmetic of OpenSTV, taken over by Droop ("meek", fixed 9, omega 6) and stv-rs ("fixed9"):
  what is kept and what is passed on are both truncated, and a surplus of exactly 0.000001 ends the round too.
- `warren-fixed9` is C. H. E. Warren's method ("Counting in STV elections", Voting matters 1, 1994): what an elected
  candidate takes of a paper is a price, the same for each paper, not a share of what has come to it.
The quota is rounded down and one unit (0.000000001) added; keep factors are rounded up, twice. All iterate
until the surplus is small or falls no more.

Ties are settled by the order drawn before the count, never by earlier stages: the file's own (`[tie ...]`, of which
the first named is defeated first), or `lots`. Where neither is given the count stops at the tie. Candidates elected
in one round stand in the order of the paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from deputies.counting.lots import Lots, Unsettled
from deputies.counting.papers import strict_code
from deputies.counting.profile import Ballots, Code, Profile
from deputies.counting.sheet import Sheet, seats_of
from deputies.counting.transcript import Count, Tie

__all__ = ["Distribution", "RoundedUp", "Shortened", "Truncated", "count_meek", "count_meek_fixed9", "count_warren"]

VERSION, SCALE = "1", 1_000_000_000
OMEGA = 1_000  # 0.000001


class Distribution(Protocol):
    """Shares out all papers by keep factors; returns votes by candidate number, index 0 the residue."""

    def __call__(self, keep: Sequence[int]) -> list[int]: ...


def _papers(ballots: Ballots) -> list[tuple[Code, int]]:
    codes = ballots.codes if ballots.strict else [strict_code(code) for code in ballots.codes]
    return [(code, weight) for code, weight in zip(codes, ballots.weights, strict=True) if code]


class RoundedUp:
    """`meek-prf`, the reference: paper by paper; the kept part rounded up, the remainder carried on."""

    def __init__(self, ballots: Ballots) -> None:
        self._papers = _papers(ballots)

    def __call__(self, keep: Sequence[int]) -> list[int]:
        votes = [0] * len(keep)
        for code, weight in self._papers:
            left = SCALE  # B.2.a: a weight of one, then in order of preference
            for candidate in code:
                kept = -(-left * keep[candidate] // SCALE)
                votes[candidate] += kept * weight
                left -= kept
                if left <= 0:
                    break
            votes[0] += left * weight
        return votes


class Truncated:
    """`meek-fixed9`, the reference: kept part and part passed on truncated each by itself."""

    def __init__(self, ballots: Ballots) -> None:
        self._papers = _papers(ballots)

    def __call__(self, keep: Sequence[int]) -> list[int]:
        votes = [0] * len(keep)
        for code, weight in self._papers:
            left = SCALE
            residue = SCALE
            for candidate in code:
                factor = keep[candidate]
                if factor:
                    kept = left * factor // SCALE
                    votes[candidate] += kept * weight
                    residue -= kept
                    left = left * (SCALE - factor) // SCALE
                    if left <= 0:
                        break
            votes[0] += residue * weight
        return votes


class Shortened:
    """`warren-fixed9`: each elected candidate takes the same part of every paper, as long as the paper has it."""

    def __init__(self, ballots: Ballots) -> None:
        self._papers = _papers(ballots)

    def __call__(self, keep: Sequence[int]) -> list[int]:
        votes = [0] * len(keep)
        for code, weight in self._papers:
            left = SCALE
            for candidate in code:
                kept = min(left, keep[candidate])
                votes[candidate] += kept * weight
                left -= kept
                if left <= 0:
                    break
            votes[0] += left * weight
        return votes


def count_meek(
    profile: Profile, *, seats: int | None = None, lots: Lots = (), distribution: Distribution | None = None
) -> Count:
    """Count by the reference rule, `meek-prf`.

    profile       strict papers, each followed up to its first blank, shared or overvoted rank.
    lots          settles ties for defeat; without them the file's own order does.
    distribution  the implementation that shares out the papers; the reference where not given.
    returns       the count: a stage for each round, its totals those of the round's last iteration.
    """
    share = distribution or RoundedUp(profile.groups)
    sheet = _open(profile, seats, lots)
    keep = _keep_factors(sheet)
    unsettled = _rounds(sheet, share, keep, OMEGA - 1)
    if unsettled is None:
        _finish(sheet, keep)
    return sheet.close("meek-prf", VERSION, unsettled)


def count_meek_fixed9(
    profile: Profile, *, seats: int | None = None, lots: Lots = (), distribution: Distribution | None = None
) -> Count:
    """Count by `meek-fixed9`; arguments and result as of `count_meek`, but that a last stage, all seats filled,
    shares the papers out once more among the elected."""
    share = distribution or Truncated(profile.groups)
    sheet = _open(profile, seats, lots)
    keep = _keep_factors(sheet)
    unsettled = _rounds(sheet, share, keep, OMEGA)
    if unsettled is None:
        _finish(sheet, keep, share)
    return sheet.close("meek-fixed9", VERSION, unsettled)


def count_warren(
    profile: Profile, *, seats: int | None = None, lots: Lots = (), distribution: Distribution | None = None
) -> Count:
    """Count by `warren-fixed9`: Warren's price in place of Meek's share; else as `count_meek_fixed9`."""
    share = distribution or Shortened(profile.groups)
    sheet = _open(profile, seats, lots)
    keep = _keep_factors(sheet)
    unsettled = _rounds(sheet, share, keep, OMEGA)
    if unsettled is None:
        _finish(sheet, keep, share)
    return sheet.close("warren-fixed9", VERSION, unsettled)


def _open(profile: Profile, seats: int | None, lots: Lots) -> Sheet:
    return Sheet(profile, seats_of(profile, seats), SCALE, lots or tuple(reversed(profile.tie_order)))


def _keep_factors(sheet: Sheet) -> list[int]:
    # A: 1 for the hopeful, 0 for the withdrawn.
    return [SCALE if stands else 0 for stands in sheet.standing]


def _rounds(sheet: Sheet, share: Distribution, keep: list[int], enough: int) -> Tie | None:
    """Hold rounds until the seats can be filled; return the tie at which the count stopped, if it did."""
    votes = share(keep)
    sheet.totals = [0, *votes[1:]]
    sheet.valid = sum(sheet.totals) // SCALE  # a paper that names withdrawn candidates alone is not valid
    sheet.quota = _quota(sheet)
    sheet.write("first")
    try:
        while sheet.vacancies and len(sheet.continuing) > sheet.vacancies:  # B.1
            _round(sheet, share, keep, enough)
    except Unsettled as stop:
        return stop.tie
    return None


def _quota(sheet: Sheet) -> int:
    # B.2.b: votes / (seats + 1), truncated, plus one unit.
    return sum(sheet.totals) // (sheet.seats + 1) + 1


def _round(sheet: Sheet, share: Distribution, keep: list[int], enough: int) -> None:
    before: int | None = None
    iterations = 0
    while True:
        iterations += 1
        sheet.totals = [0, *share(keep)[1:]]  # B.2.a
        sheet.quota = _quota(sheet)
        reached = [number for number in sheet.continuing if sheet.totals[number] >= sheet.quota]  # B.2.c
        if reached:
            elected = sheet.elect(reached, by_votes=False)
            sheet.write("elect", elected, elected=elected, note=f"iterations {iterations}")
            return
        # B.2.d: total surplus of the elected.
        surplus = max(0, sum(sheet.totals[number] - sheet.quota for number in sheet.elected))
        if surplus <= enough or (before is not None and surplus >= before):  # B.2.e
            break
        before = surplus
        for number in sheet.elected:  # B.2.f: both products rounded up
            scaled = -(-keep[number] * sheet.quota // SCALE)
            keep[number] = -(-scaled * SCALE // sheet.totals[number])
    _defeat(sheet, keep, surplus, iterations)


def _defeat(sheet: Sheet, keep: list[int], surplus: int, iterations: int) -> None:
    # B.3: the lowest; all within the total surplus of the lowest are tied.
    continuing = sheet.continuing
    limit = min(sheet.totals[number] for number in continuing) + surplus
    lowest = [number for number in continuing if sheet.totals[number] <= limit]
    loser = sheet.breaker.by_lot(sheet.stage, "exclude", lowest)
    sheet.standing[loser] = False
    keep[loser] = 0
    sheet.write("exclude", (loser,), excluded=(loser,), note=f"iterations {iterations}")


def _finish(sheet: Sheet, keep: list[int], share: Distribution | None = None) -> None:
    # C: fill the last seats with the remaining hopefuls, or defeat them.
    remaining = tuple(sheet.continuing)
    elected: tuple[int, ...] = ()
    if sheet.vacancies:
        elected = sheet.elect(remaining, by_votes=False)
    gone = set(remaining) - set(elected) | {number for stage in sheet.stages for number in stage.excluded}
    for number in gone:
        sheet.standing[number] = False
        keep[number] = sheet.totals[number] = 0
    if share is not None:
        sheet.totals = [0, *share(keep)[1:]]
    if elected:
        sheet.write("elect", elected, elected=elected, note="as many candidates left as seats")
    elif remaining or share is not None:
        sheet.write("close", remaining, excluded=remaining, note="all seats filled")
