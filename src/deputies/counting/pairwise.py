"""`schulze` and `ranked-pairs`: single posts by comparing candidates two by two.

Sources: M. Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner
election method", Social Choice and Welfare 36 (2011) 267-303 (winning votes); T. N. Tideman, "Independence of clones
as a criterion for voting rules", Social Choice and Welfare 4 (1987) 185-206 (majorities ordered by winning votes, then
by the fewer votes against).

A candidate at a better rank is preferred; candidates at one rank, or both not on the paper, are not compared; those on
the paper are preferred to those who are not. Blank ranks do not count. Arithmetic: whole votes.

The transcript has a stage for each candidate with the votes that put it before each other ("pairs"), for Schulze
another with the strength of its strongest paths ("paths"), and a last one with the number of candidates it beats.
"""

from __future__ import annotations

from collections.abc import Iterable

from deputies.counting.lots import Lots, Unsettled
from deputies.counting.profile import OVERVOTE_MARK, Code, Profile
from deputies.counting.sheet import Sheet
from deputies.counting.transcript import Count, Tie
from deputies.values import Refusal

__all__ = ["compare", "count_ranked_pairs", "count_schulze"]

VERSION = "1"
Matrix = list[list[int]]


def compare(profile: Profile) -> Matrix:
    """Return the matrix of votes: row a, column b, the papers that prefer a to b; index 0 unused."""
    size = len(profile.candidates) + 1
    matrix = [[0] * size for _ in range(size)]
    out = set(profile.withdrawn)
    for code, weight in zip(profile.groups.codes, profile.groups.weights, strict=True):
        ranks = _ranks(code, out)
        below = {person.number for person in profile.candidates} - out
        for rank in ranks:
            below -= rank
            for better in rank:
                row = matrix[better]
                for worse in below:
                    row[worse] += weight
    return matrix


def _ranks(code: Code, out: set[int]) -> list[set[int]]:
    ranks: list[set[int]] = []
    seen = set(out)
    for number in code:
        if number in (0, OVERVOTE_MARK) or abs(number) in seen:
            continue
        seen.add(abs(number))
        if number < 0 and ranks:
            ranks[-1].add(-number)
        else:
            ranks.append({abs(number)})
    return ranks


def count_schulze(profile: Profile, *, seats: int | None = None, lots: Lots = ()) -> Count:
    """Elect the candidate whose strongest path to each other is at least as strong as the path back.

    A path is as strong as its weakest majority; a majority as strong as the votes for its winner.
    """
    sheet, votes = _open(profile, seats, lots)
    paths = [
        [strength if strength > votes[b][a] else 0 for b, strength in enumerate(row)] for a, row in enumerate(votes)
    ]
    everyone = sheet.continuing
    for middle in everyone:
        for start in everyone:
            through = paths[start][middle]
            if start != middle and through:
                row, onward = paths[start], paths[middle]
                for end in everyone:
                    strength = min(through, onward[end])
                    if end != start and strength > row[end]:
                        row[end] = strength
    for number in everyone:
        _write_row(sheet, "paths", number, paths[number])
    beaten = {a: sum(paths[a][b] > paths[b][a] for b in everyone) for a in everyone}
    best = [a for a in everyone if all(paths[a][b] >= paths[b][a] for b in everyone)]
    return _elect(sheet, "schulze", beaten, best)


def count_ranked_pairs(profile: Profile, *, seats: int | None = None, lots: Lots = ()) -> Count:
    """Lock in majorities, the strongest first, but those that would close a circle; elect whom nobody beats.

    Majorities of equal strength are locked in together where that closes no circle; where it does, the lots say in
    which order: the majority of the more favoured winner first, then that over the less favoured loser.
    """
    sheet, votes = _open(profile, seats, lots)
    everyone = sheet.continuing
    strengths: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for a in everyone:
        for b in everyone:
            if votes[a][b] > votes[b][a]:
                strengths.setdefault((-votes[a][b], votes[b][a]), []).append((a, b))
    locked: dict[int, set[int]] = {number: set() for number in everyone}
    try:
        for _strength, pairs in sorted(strengths.items()):
            _lock(sheet, locked, pairs)
    except Unsettled as stop:
        return sheet.close("ranked-pairs", VERSION, stop.tie)
    beaten = {number: len(locked[number]) for number in everyone}
    losers = {loser for over in locked.values() for loser in over}
    return _elect(sheet, "ranked-pairs", beaten, [number for number in everyone if number not in losers])


def _lock(sheet: Sheet, locked: dict[int, set[int]], pairs: list[tuple[int, int]]) -> None:
    open_pairs = [(a, b) for a, b in pairs if not _reaches(locked, b, a)]
    together = {number: set(over) for number, over in locked.items()}
    for a, b in open_pairs:
        together[a].add(b)
    if not any(_reaches(together, b, a) for a, b in open_pairs):
        for a, b in open_pairs:
            locked[a].add(b)
        return
    waiting = list(open_pairs)
    while waiting:
        winner = sheet.breaker.by_lot(sheet.stage, "elect", {a for a, _b in waiting})
        loser = sheet.breaker.by_lot(sheet.stage, "exclude", {b for a, b in waiting if a == winner})
        waiting.remove((winner, loser))
        if not _reaches(locked, loser, winner):
            locked[winner].add(loser)


def _reaches(locked: dict[int, set[int]], start: int, end: int) -> bool:
    seen, work = {start}, [start]
    while work:
        for following in locked[work.pop()] - seen:
            if following == end:
                return True
            seen.add(following)
            work.append(following)
    return False


def _open(profile: Profile, seats: int | None, lots: Lots) -> tuple[Sheet, Matrix]:
    if (seats or profile.seats or 1) != 1:
        raise Refusal("count.single-post", "Candidates are compared two by two to fill one post, not several seats.")
    sheet = Sheet(profile, 1, 1, lots)
    sheet.valid = profile.valid
    votes = compare(profile)
    for number in sheet.continuing:
        _write_row(sheet, "pairs", number, votes[number])
    return sheet, votes


def _write_row(sheet: Sheet, action: str, number: int, row: Iterable[int]) -> None:
    sheet.totals = list(row)
    sheet.write_figures(action, (number,))


def _elect(sheet: Sheet, rule: str, beaten: dict[int, int], best: list[int]) -> Count:
    sheet.totals = [beaten.get(number, 0) for number in range(len(sheet.totals))]
    unsettled: Tie | None = None
    elected: tuple[int, ...] = ()
    try:
        if best:
            elected = sheet.elect([sheet.breaker.by_lot(sheet.stage, "elect", best)])
    except Unsettled as stop:
        unsettled = stop.tie
    sheet.write_figures("beats", elected, elected=elected)
    return sheet.close(rule, VERSION, unsettled)
