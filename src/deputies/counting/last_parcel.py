"""What `ers97` and `northern-ireland-1985` share: piles kept as parcels in the order in which they came.

Both transfer a surplus from the parcel received last, at surplus / transferable papers, two decimals, the remainder
ignored, and never above the value at which the papers came. Both may put a surplus off, and both may exclude several
candidates at once, where it cannot change who is lowest.
"""

from __future__ import annotations

from deputies.counting.papers import Bundle, Papers
from deputies.counting.sheet import Sheet

__all__ = ["SCALE", "Parcels", "put_off", "sure_losers"]

SCALE = 100


class Parcels:
    """The parcels to each candidate's credit: lists of bundles of one value, received in one transfer."""

    def __init__(self, sheet: Sheet, papers: Papers) -> None:
        self.sheet = sheet
        self.papers = papers
        self.held: dict[int, list[list[Bundle]]] = {}

    def deal(self) -> None:
        """First preferences: one parcel each."""
        self.sheet.deal(self.papers)
        self.held = {number: [pile] for number, pile in enumerate(self.sheet.piles) if pile}

    def transfer_surplus(self, giver: int) -> dict[int, int]:
        """Transfer the surplus of an elected candidate from the parcel received last; return what each received."""
        sheet = self.sheet
        surplus = sheet.totals[giver] - sheet.quota
        last = self.held[giver].pop()
        present = last[0].value
        sorted_papers = self.papers.sort(last, sheet.standing, present)
        transferable = sum(moved.papers for number, moved in sorted_papers.items() if number)
        value = present if transferable * present <= surplus else surplus // transferable
        received = self._credit(sorted_papers, value)
        sheet.lost += (surplus - transferable * value) if value < present else 0
        sheet.totals[giver] = sheet.quota
        return received

    def move(self, parcels: list[list[Bundle]]) -> dict[int, int]:
        """Transfer papers of one value at that value: one transfer of an exclusion."""
        value = parcels[0][0].value
        together = [bundle for parcel in parcels for bundle in parcel]
        return self._credit(self.papers.sort(together, self.sheet.standing, value), value)

    def _credit(self, sorted_papers: dict[int, Bundle], value: int) -> dict[int, int]:
        received: dict[int, int] = {}
        for candidate, moved in sorted_papers.items():
            if candidate:
                moved.value = value
                received[candidate] = moved.papers * value
                self.sheet.totals[candidate] += received[candidate]
                self.held.setdefault(candidate, []).append([moved])
        return received


def put_off(sheet: Sheet, waiting: int, losers: tuple[int, ...]) -> bool:
    """Whether the surpluses together (`waiting`) may be put off: they could not save those who are lowest.

    losers  those who would be excluded together, or the lowest alone.
    """
    others = [sheet.totals[number] for number in sheet.continuing if number not in losers]
    if not others:
        return False
    return sum(sheet.totals[number] for number in losers) + waiting <= min(others)


def sure_losers(sheet: Sheet, waiting: int) -> tuple[int, ...]:
    """The largest group of lowest candidates who, with all their votes and all surpluses, stay below the next."""
    order = sorted(sheet.continuing, key=lambda number: sheet.totals[number])
    most = len(order) - sheet.vacancies
    group: tuple[int, ...] = ()
    running = waiting
    for place, number in enumerate(order[:-1], start=1):
        running += sheet.totals[number]
        if place <= most and running < sheet.totals[order[place]]:
            group = tuple(order[:place])
    return group
