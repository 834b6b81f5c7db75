"""`scottish-2011`: the single transferable vote of Scottish local elections.

Source: The Scottish Local Government Elections Order 2011 (SSI 2011/399), schedule 1, rules 46 to 53. (The 2007
Order, SSI 2007/42, has the same text as rules 45 to 52.) Numbers beside the steps are rules of 2011.

Arithmetic: whole multiples of 0.00001 of a vote; "calculated to five decimal places (ignoring any remainder)".

Where the text is silent:
- Three or more tied (rules 49(4), 51(3)): the group is narrowed stage by stage, the most recent first, to those
  with the most (for an exclusion the fewest) votes there, and goes to the lot when stages run out.
- A candidate with exactly the quota has no surplus, so no stage is made of one (48(1): "exceeds").
- Several elected at one stage are listed with the most votes first; the order carries no consequence.
"""

from __future__ import annotations

from deputies.counting.lots import Lots, Unsettled
from deputies.counting.papers import Papers, Table, by_value
from deputies.counting.profile import Profile
from deputies.counting.sheet import Sheet, seats_of
from deputies.counting.transcript import Count

__all__ = ["count_scottish"]

NAME, VERSION, SCALE = "scottish-2011", "1", 100_000


def count_scottish(
    profile: Profile, *, seats: int | None = None, lots: Lots = (), papers: Papers | None = None
) -> Count:
    """Count by the Scottish rules.

    profile  strict papers; a paper is followed up to its first blank, shared or overvoted rank (rule 44 voids a paper
             only when its first preference is not certain). Papers without a certain first preference are spoiled.
    seats    to be filled; the profile's own number where not given.
    lots     an order of priority, or the choices made; needed only where votes at no stage differ.
    papers   the implementation that sorts papers; the reference where not given.
    returns  the count; `unsettled` where a tie had to go to the lot and no lot was given.
    raises   Refusal where the number of seats is not known.
    """
    sheet = Sheet(profile, seats_of(profile, seats), SCALE, lots)
    table = papers or Table(profile.groups)
    try:
        _first_stage(sheet, table)
        while sheet.vacancies and sheet.continuing:
            pending = [number for number in sheet.elected if sheet.totals[number] > sheet.quota]
            if pending:
                _transfer_surplus(sheet, table, pending)
            else:
                _exclude_lowest(sheet, table)
    except Unsettled as stop:
        return sheet.close(NAME, VERSION, stop.tie)
    return sheet.close(NAME, VERSION)


def _first_stage(sheet: Sheet, papers: Papers) -> None:
    # 46: sort by first preferences and count the valid papers.
    sheet.deal(papers)
    # 47: valid papers divided by seats plus one, the result increased by 1, any fraction disregarded.
    sheet.quota = (sheet.valid // (sheet.seats + 1) + 1) * SCALE
    sheet.write("first", elected=_return(sheet))


def _return(sheet: Sheet) -> tuple[int, ...]:
    # 52(1), 48(1): votes that equal or exceed the quota at the end of any stage.
    elected = sheet.elect(number for number in sheet.continuing if sheet.totals[number] >= sheet.quota)
    # 53: as many continuing candidates as vacancies left: all are elected, and no further transfer is made.
    continuing = sheet.continuing
    if sheet.vacancies and len(continuing) <= sheet.vacancies:
        elected += sheet.elect(continuing)
    return elected


def _transfer_surplus(sheet: Sheet, papers: Papers, pending: list[int]) -> None:
    # 49(2), (3): the largest surplus of those pending first, whenever it arose.
    most = max(sheet.totals[number] for number in pending)
    largest = [number for number in pending if sheet.totals[number] == most]
    # 49(4): equal surpluses: the one with more votes at the most recent stage at which they differed, else by lot.
    giver = sheet.breaker.by_history(sheet.stage, "surplus", largest, sheet.history[:-1], latest_first=True)
    votes = sheet.totals[giver]
    surplus = votes - sheet.quota
    bundles, sheet.piles[giver] = sheet.piles[giver], []
    received: dict[int, int] = {}
    given = 0
    for present, group in by_value(bundles).items():
        # 48(3), 49(5): surplus x value of the paper when received / total votes, five places, remainder ignored.
        value = present * surplus // votes
        for candidate, moved in papers.sort(group, sheet.standing, value).items():
            if candidate:
                received[candidate] = received.get(candidate, 0) + sheet.credit(candidate, moved)
            given += moved.papers * value
    sheet.lost += surplus - given
    sheet.totals[giver] = sheet.quota
    sheet.write("surplus", (giver,), elected=_return(sheet), received=received)


def _exclude_lowest(sheet: Sheet, papers: Papers) -> None:
    # 51(1): the continuing candidate with the fewest votes.
    continuing = sheet.continuing
    fewest = min(sheet.totals[number] for number in continuing)
    lowest = [number for number in continuing if sheet.totals[number] == fewest]
    # 51(2), (3): tied: the fewest votes at the most recent stage at which they differed, else by lot.
    loser = sheet.breaker.by_history(sheet.stage, "exclude", lowest, sheet.history[:-1], latest_first=True)
    sheet.standing[loser] = False
    bundles, sheet.piles[loser] = sheet.piles[loser], []
    received: dict[int, int] = {}
    for value, group in by_value(bundles).items():
        # 50(1)-(4): all papers to the next available preference, at the value at which they were received.
        for candidate, moved in papers.sort(group, sheet.standing, value).items():
            if candidate:
                received[candidate] = received.get(candidate, 0) + sheet.credit(candidate, moved)
    sheet.totals[loser] = 0
    sheet.write("exclude", (loser,), elected=_return(sheet), excluded=(loser,), received=received)
