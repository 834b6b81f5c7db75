"""`ers97`: the single transferable vote of the Electoral Reform Society, third edition.

Source: R. A. Newland and F. S. Britton, "How to conduct an election by the Single Transferable Vote", Electoral Reform
Society, 3rd edition (1997), sections 5.1 to 5.6; section numbers stand beside the steps.

Arithmetic: whole multiples of 0.01 of a vote; remainders are ignored, the quota is rounded up.

Compared with one other program only (OpenSTV 1.7, winners of 163 wards): take the figures with that in mind.
"""

from __future__ import annotations

from deputies.counting.last_parcel import SCALE, Parcels, put_off, sure_losers
from deputies.counting.lots import Lots, Unsettled
from deputies.counting.papers import Bundle, Papers, Table
from deputies.counting.profile import Profile
from deputies.counting.sheet import Sheet, seats_of
from deputies.counting.transcript import Count

__all__ = ["count_ers97"]

NAME, VERSION = "ers97", "1"


def count_ers97(profile: Profile, *, seats: int | None = None, lots: Lots = (), papers: Papers | None = None) -> Count:
    """Count by the rules of 1997.

    profile  strict papers, each followed up to its first blank, shared or overvoted rank.
    lots     settle ties that the earliest differing stage does not.
    returns  the count; each transfer of an exclusion is a stage of its own.
    """
    sheet = Sheet(profile, seats_of(profile, seats), SCALE, lots)
    parcels = Parcels(sheet, papers or Table(profile.groups))
    try:
        parcels.deal()
        _set_quota(sheet, sheet.valid * SCALE)  # 5.1.4
        sheet.write("first", elected=_elect(sheet))
        while sheet.vacancies and sheet.continuing:
            _stage(sheet, parcels)
    except Unsettled as stop:
        return sheet.close(NAME, VERSION, stop.tie)
    return sheet.close(NAME, VERSION)


def _set_quota(sheet: Sheet, active: int) -> None:
    # 5.1.4: votes / (seats + 1), rounded up to two decimals.
    sheet.quota = -(-active // (sheet.seats + 1))


def _elect(sheet: Sheet) -> tuple[int, ...]:
    # 5.1.6, 5.3.11, 5.4.10: the quota reached.
    elected = _elect_from(sheet, sheet.quota)
    # 5.6.2: whoever has the active vote / (unfilled places + 1) cannot be overtaken.
    while sheet.vacancies and sheet.continuing:
        active = sum(sheet.totals[number] for number in sheet.continuing) + sum(_surpluses(sheet).values())
        level = -(-active // (sheet.vacancies + 1))
        more = _elect_from(sheet, max(level, *(sheet.totals[number] for number in sheet.continuing)))
        if not more:
            break
        elected += more
    continuing = sheet.continuing
    if sheet.vacancies and len(continuing) <= sheet.vacancies:
        elected += sheet.elect(continuing)
    return elected


def _elect_from(sheet: Sheet, level: int) -> tuple[int, ...]:
    """Elect all with votes of at least `level`, the most votes first.

    This quota is not above votes / (seats + 1), so that one candidate more than there are seats may reach it: then
    those who reached it with fewest votes are tied for the last, by their votes at the earliest differing stage, else
    by lot.
    """
    elected: tuple[int, ...] = ()
    while sheet.vacancies:
        reached = [number for number in sheet.continuing if sheet.totals[number] >= level]
        if not reached:
            break
        most = max(sheet.totals[number] for number in reached)
        top = [number for number in reached if sheet.totals[number] == most]
        if len(top) > sheet.vacancies:
            top = [sheet.breaker.by_history(sheet.stage, "elect", top, sheet.history, latest_first=False)]
        elected += sheet.elect(top)
    return elected


def _surpluses(sheet: Sheet) -> dict[int, int]:
    return {n: sheet.totals[n] - sheet.quota for n in sheet.elected if sheet.totals[n] > sheet.quota}


def _stage(sheet: Sheet, parcels: Parcels) -> None:
    surpluses = _surpluses(sheet)
    waiting = sum(surpluses.values())
    losers = sure_losers(sheet, waiting)
    lowest = losers or _lowest(sheet)
    # 5.2.2: surpluses are put off while they cannot change who is excluded next.
    if surpluses and not put_off(sheet, waiting, lowest):
        _transfer(sheet, parcels, surpluses)
    else:
        _exclude(sheet, parcels, losers or (_choose_lowest(sheet),))


def _lowest(sheet: Sheet) -> tuple[int, ...]:
    fewest = min(sheet.totals[number] for number in sheet.continuing)
    return next((number,) for number in sheet.continuing if sheet.totals[number] == fewest)


def _choose_lowest(sheet: Sheet) -> int:
    # 5.2.5: tied: the fewest votes at the earliest stage at which they differed, else by lot.
    fewest = min(sheet.totals[number] for number in sheet.continuing)
    tied = [number for number in sheet.continuing if sheet.totals[number] == fewest]
    return sheet.breaker.by_history(sheet.stage, "exclude", tied, sheet.history, latest_first=False)


def _transfer(sheet: Sheet, parcels: Parcels, surpluses: dict[int, int]) -> None:
    # 5.3.1: the largest surplus first; tied: the most votes at the earliest differing stage, else by lot.
    largest = max(surpluses.values())
    tied = [number for number, surplus in surpluses.items() if surplus == largest]
    giver = sheet.breaker.by_history(sheet.stage, "surplus", tied, sheet.history, latest_first=False)
    received = parcels.transfer_surplus(giver)  # 5.3.2 to 5.3.8
    sheet.write("surplus", (giver,), elected=_elect(sheet), received=received)


def _exclude(sheet: Sheet, parcels: Parcels, losers: tuple[int, ...]) -> None:
    for number in losers:
        sheet.standing[number] = False
    held = [parcel for number in losers for parcel in parcels.held.pop(number, [])]
    # 5.4.2: papers of the highest value first; each value is one transfer, and elections are tested after each.
    values = sorted({parcel[0].value for parcel in held}, reverse=True)
    if not values:
        sheet.write("exclude", losers, elected=_after_exclusion(sheet), excluded=losers)
        return
    for value in values:
        same: list[list[Bundle]] = [parcel for parcel in held if parcel[0].value == value]
        received = parcels.move(same)
        last = value == values[-1]
        if last:
            for number in losers:
                sheet.totals[number] = 0
        else:
            _take(sheet, losers, value, same)
        elected = _after_exclusion(sheet) if last else _elect_from(sheet, sheet.quota)
        note = f"papers of value {value // SCALE}.{value % SCALE:02d}"
        sheet.write("exclude", losers, elected=elected, excluded=losers if last else (), received=received, note=note)
        if not sheet.vacancies:
            return


def _take(sheet: Sheet, losers: tuple[int, ...], value: int, parcels: list[list[Bundle]]) -> None:
    """Take papers that have moved off the totals of those excluded, first from the first of them."""
    left = sum(bundle.papers for parcel in parcels for bundle in parcel) * value
    for number in losers:
        part = min(left, sheet.totals[number])
        sheet.totals[number] -= part
        left -= part


def _after_exclusion(sheet: Sheet) -> tuple[int, ...]:
    # 5.4.9: while nobody is elected the quota follows the votes that are still active.
    if not sheet.elected:
        _set_quota(sheet, sum(sheet.totals[number] for number in sheet.continuing))
    return _elect(sheet)
