"""`northern-ireland-1985`: the single transferable vote of local elections in Northern Ireland.

Source: The Local Elections (Northern Ireland) Order 1985 (SI 1985/454), schedule 2, part V (rules 45 to 52 in the
Assembly's parallel text); the steps are named by what they prescribe.

Arithmetic: whole multiples of 0.01 of a vote, remainders ignored; a whole quota, never recomputed. Surpluses from the
last parcel; an excluded candidate's papers go parcel by parcel in the order in which they came. Ties by the earliest
stage at which votes differed, then by lot.

Compared with one other program only (OpenSTV 1.7, winners of 163 wards): take the figures with that in mind.
"""

from __future__ import annotations

from deputies.counting.last_parcel import SCALE, Parcels, put_off, sure_losers
from deputies.counting.lots import Lots, Unsettled
from deputies.counting.papers import Papers, Table
from deputies.counting.profile import Profile
from deputies.counting.sheet import Sheet, seats_of
from deputies.counting.transcript import Count

__all__ = ["count_northern_ireland"]

NAME, VERSION = "northern-ireland-1985", "1"


def count_northern_ireland(
    profile: Profile, *, seats: int | None = None, lots: Lots = (), papers: Papers | None = None
) -> Count:
    """Count by the rules of 1985; arguments and result as of `count_ers97`."""
    sheet = Sheet(profile, seats_of(profile, seats), SCALE, lots)
    parcels = Parcels(sheet, papers or Table(profile.groups))
    try:
        parcels.deal()
        # The quota: valid papers / (seats + 1), the fraction disregarded, plus 1.
        sheet.quota = (sheet.valid // (sheet.seats + 1) + 1) * SCALE
        sheet.write("first", elected=_elect(sheet))
        while sheet.vacancies and sheet.continuing:
            _stage(sheet, parcels)
    except Unsettled as stop:
        return sheet.close(NAME, VERSION, stop.tie)
    return sheet.close(NAME, VERSION)


def _elect_by_quota(sheet: Sheet) -> tuple[int, ...]:
    return sheet.elect(number for number in sheet.continuing if sheet.totals[number] >= sheet.quota)


def _elect(sheet: Sheet) -> tuple[int, ...]:
    # Filling of last vacancies: the quota; as many candidates as vacancies; one vacancy and nobody can overtake.
    elected = _elect_by_quota(sheet)
    continuing = sheet.continuing
    if sheet.vacancies and len(continuing) <= sheet.vacancies:
        return elected + sheet.elect(continuing)
    if sheet.vacancies == 1:
        top = max(continuing, key=lambda number: sheet.totals[number])
        rest = sum(sheet.totals[number] for number in continuing if number != top) + sum(_surpluses(sheet).values())
        if sheet.totals[top] > rest:
            elected += sheet.elect([top])
    return elected


def _surpluses(sheet: Sheet) -> dict[int, int]:
    return {n: sheet.totals[n] - sheet.quota for n in sheet.elected if sheet.totals[n] > sheet.quota}


def _stage(sheet: Sheet, parcels: Parcels) -> None:
    surpluses = _surpluses(sheet)
    waiting = sum(surpluses.values())
    losers = sure_losers(sheet, waiting)
    # A surplus need not be transferred while it cannot save the lowest.
    if surpluses and not (losers and put_off(sheet, waiting, losers)):
        largest = max(surpluses.values())
        tied = [number for number, surplus in surpluses.items() if surplus == largest]
        giver = sheet.breaker.by_history(sheet.stage, "surplus", tied, sheet.history, latest_first=False)
        received = parcels.transfer_surplus(giver)
        sheet.write("surplus", (giver,), elected=_elect(sheet), received=received)
    else:
        _exclude(sheet, parcels, losers or (_choose_lowest(sheet),))


def _choose_lowest(sheet: Sheet) -> int:
    fewest = min(sheet.totals[number] for number in sheet.continuing)
    tied = [number for number in sheet.continuing if sheet.totals[number] == fewest]
    return sheet.breaker.by_history(sheet.stage, "exclude", tied, sheet.history, latest_first=False)


def _exclude(sheet: Sheet, parcels: Parcels, losers: tuple[int, ...]) -> None:
    """Exclude; each parcel is a transfer of its own, in the order received, and elections are tested after each."""
    for number in losers:
        sheet.standing[number] = False
    moves = [(number, parcel) for number in losers for parcel in parcels.held.pop(number, [])]
    if not moves:
        sheet.write("exclude", losers, elected=_elect(sheet), excluded=losers)
    for place, (number, parcel) in enumerate(moves, start=1):
        value = parcel[0].value
        sheet.totals[number] -= sum(bundle.papers for bundle in parcel) * value
        received = parcels.move([parcel])
        last = place == len(moves)
        if last:
            for one in losers:
                sheet.totals[one] = 0
        note = f"papers of value {value // SCALE}.{value % SCALE:02d}"
        elected = _elect(sheet) if last else _elect_by_quota(sheet)
        out = losers if last else ()
        sheet.write("exclude", (number,), elected=elected, excluded=out, received=received, note=note)
        if not sheet.vacancies:
            return
