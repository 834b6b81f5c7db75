"""`wigm-prf`: weighted inclusive Gregory method by the reference rule of the Proportional Representation Foundation.

Source: PR Foundation, "Reference WIGM Rule" (2012); step letters stand beside the code.

Arithmetic: whole multiples of 0.0001 of a vote; each product and each quotient is truncated by itself, the product
of weight and surplus first. The quota carries four decimals. Ties are settled by the order drawn before the count.
"""

from __future__ import annotations

from deputies.counting.lots import Lots, Unsettled
from deputies.counting.papers import Papers, Table, by_value
from deputies.counting.profile import Profile
from deputies.counting.sheet import Sheet, seats_of
from deputies.counting.transcript import Count

__all__ = ["count_wigm"]

NAME, VERSION, SCALE = "wigm-prf", "1", 10_000


def count_wigm(profile: Profile, *, seats: int | None = None, lots: Lots = (), papers: Papers | None = None) -> Count:
    """Count by weighted inclusive Gregory transfers, four decimals.

    profile  strict papers, each followed up to its first blank, shared or overvoted rank.
    lots     settles ties; without them the file's own order (`[tie ...]`) does, first named first chosen.
    returns  the count; `unsettled` at a tie that neither settles.
    """
    sheet = Sheet(profile, seats_of(profile, seats), SCALE, lots or tuple(reversed(profile.tie_order)))
    table = papers or Table(profile.groups)
    sheet.deal(table)
    # A: votes / (seats + 1), truncated to four decimals, plus 0.0001.
    sheet.quota = sheet.valid * SCALE // (sheet.seats + 1) + 1
    pending: list[int] = []
    try:
        sheet.write("first", elected=_elect(sheet, pending))
        while sheet.vacancies and sheet.continuing:
            if pending:
                _transfer(sheet, table, pending)
            else:
                _defeat(sheet, table, pending)
    except Unsettled as stop:
        return sheet.close(NAME, VERSION, stop.tie)
    return sheet.close(NAME, VERSION)


def _elect(sheet: Sheet, pending: list[int]) -> tuple[int, ...]:
    # B.1: every hopeful with the quota is elected, transfer pending.
    elected = sheet.elect(number for number in sheet.continuing if sheet.totals[number] >= sheet.quota)
    pending += elected
    # C: as many hopefuls as seats left.
    continuing = sheet.continuing
    if sheet.vacancies and len(continuing) <= sheet.vacancies:
        elected += sheet.elect(continuing)
    return elected


def _transfer(sheet: Sheet, papers: Papers, pending: list[int]) -> None:
    # B.3: the highest surplus first, a surplus of nothing too.
    most = max(sheet.totals[number] for number in pending)
    giver = sheet.breaker.by_lot(sheet.stage, "surplus", [n for n in pending if sheet.totals[n] == most])
    pending.remove(giver)
    votes = sheet.totals[giver]
    surplus = votes - sheet.quota
    bundles, sheet.piles[giver] = sheet.piles[giver], []
    received: dict[int, int] = {}
    given = 0
    for present, group in by_value(bundles).items():
        value = present * surplus // SCALE * SCALE // votes
        for candidate, moved in papers.sort(group, sheet.standing, value).items():
            if candidate:
                received[candidate] = received.get(candidate, 0) + sheet.credit(candidate, moved)
            given += moved.papers * value
    sheet.lost += surplus - given
    sheet.totals[giver] = sheet.quota
    sheet.write("surplus", (giver,), elected=_elect(sheet, pending), received=received)


def _defeat(sheet: Sheet, papers: Papers, pending: list[int]) -> None:
    # B.4: the lowest hopeful.
    continuing = sheet.continuing
    fewest = min(sheet.totals[number] for number in continuing)
    loser = sheet.breaker.by_lot(sheet.stage, "exclude", [n for n in continuing if sheet.totals[n] == fewest])
    sheet.standing[loser] = False
    bundles, sheet.piles[loser] = sheet.piles[loser], []
    received: dict[int, int] = {}
    for value, group in by_value(bundles).items():
        for candidate, moved in papers.sort(group, sheet.standing, value).items():
            if candidate:
                received[candidate] = received.get(candidate, 0) + sheet.credit(candidate, moved)
    sheet.totals[loser] = 0
    sheet.write("exclude", (loser,), elected=_elect(sheet, pending), excluded=(loser,), received=received)
