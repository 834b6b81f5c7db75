"""`rctab-irv` and `rctab-stv`: instant run-off and multi-winner counts as RCTab holds them.

Source: the public documentation and published test results of RCTab (Ranked Choice Voting Resource Center), version
2.0; the rules of Minneapolis, Maine, New York City and others are settings of it. `Options` carries its settings
under our names; `options_from` reads RCTab's own keys.

Arithmetic: `decimals` places, truncated: first the surplus fraction (surplus / votes), then each paper's value times
the fraction. So the figures are not the Scottish ones even at five decimals.

A round: tally the active papers; set the threshold; look for winners; when there are none, eliminate. A winner in a
count for several seats keeps the threshold, papers pass on at the reduced value in the next round. One more round
follows the last winner if its surplus is still to be shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from deputies.counting.lots import Lots, Unsettled
from deputies.counting.profile import OVERVOTE, Profile, Ranking
from deputies.counting.sheet import Sheet, seats_of
from deputies.counting.transcript import Count, Stage
from deputies.values import Refusal

__all__ = ["Options", "count_rctab_irv", "count_rctab_stv", "options_from"]

VERSION = "1"
Overvote = Literal["skip", "exhaust", "exhaust-if-several-continue"]
Mode = Literal["single", "many-a-round", "one-a-round", "bottoms-up", "sequential"]


@dataclass(frozen=True, slots=True)
class Options:
    """Settings of a count.

    mode                  "single"; several winners a round, or the highest alone; eliminate down to the seats; or
                          "sequential": a run-off for each seat, earlier winners passed over.
    decimals              places of paper values and of a fractional threshold.
    fractional            threshold active / (seats + 1), truncated, plus one unit; else whole, plus one vote.
    hare                  threshold active / seats, rounded up.
    first_round_threshold whether the first round fixes the threshold of a single-winner count too.
    batch                 eliminate together all who cannot catch up.
    until_two             go on after the winner is known until two candidates remain.
    minimum               candidates with fewer votes in round 1 are eliminated together.
    overvote              what two candidates at one rank do to a paper.
    max_skipped           blank ranks in a row that exhaust a paper when exceeded; None: never.
    max_ranks             ranks on the paper; None: as many as are used.
    exhaust_on_duplicate  a candidate ranked twice exhausts the paper there.
    write_ins             candidate number of the undeclared write-ins, who are eliminated first and never win.
    previous_rounds       ties by votes in earlier rounds, the most recent first, before the lot.
    stop_after            the round after which tabulation stops, whoever is elected by then; None: at its end.
    """

    mode: Mode = "single"
    decimals: int = 4
    fractional: bool = False
    hare: bool = False
    first_round_threshold: bool = False
    batch: bool = False
    until_two: bool = False
    minimum: int = 0
    overvote: Overvote = "skip"
    max_skipped: int | None = None
    max_ranks: int | None = None
    exhaust_on_duplicate: bool = False
    write_ins: int = 0
    previous_rounds: bool = False
    stop_after: int | None = None

    def words(self) -> tuple[tuple[str, str], ...]:
        """The settings as words, for the transcript."""
        return tuple((key, str(getattr(self, key))) for key in self.__slots__)


def options_from(settings: Mapping[str, object], *, write_ins: int = 0) -> Options:
    """Read RCTab's own configuration keys; raises Refusal for a mode this count does not hold."""
    overvotes: dict[str, Overvote] = {
        "alwaysSkipToNextRank": "skip",
        "exhaustImmediately": "exhaust",
        "exhaustIfMultipleContinuing": "exhaust-if-several-continue",
    }
    modes: dict[str, Mode] = {
        "singleWinnerMajority": "single",
        "multiWinnerAllowMultipleWinnersPerRound": "many-a-round",
        "multiWinnerAllowOnlyOneWinnerPerRound": "one-a-round",
        "bottomsUp": "bottoms-up",
        "multiPassIrv": "sequential",
    }
    mode, overvote = str(settings.get("winnerElectionMode", "")), str(settings.get("overvoteRule", ""))
    if mode not in modes or overvote not in overvotes:
        raise Refusal("count.rctab-setting", f"RCTab setting {mode!r} with {overvote!r} is not one this count holds.")

    def number(key: str, default: int | None) -> int | None:
        text = str(settings.get(key, "")).strip()
        return int(text) if text.isdecimal() else None if text in ("max", "unlimited") else default

    return Options(
        mode=modes[mode],
        decimals=number("decimalPlacesForVoteArithmetic", 4) or 0,
        fractional=bool(settings.get("nonIntegerWinningThreshold")),
        hare=bool(settings.get("hareQuota")),
        first_round_threshold=bool(settings.get("doesFirstRoundDetermineThreshold")),
        batch=bool(settings.get("batchElimination")),
        until_two=bool(settings.get("continueUntilTwoCandidatesRemain")),
        minimum=number("minimumVoteThreshold", 0) or 0,
        overvote=overvotes[overvote],
        max_skipped=number("maxSkippedRanksAllowed", None),
        max_ranks=number("maxRankingsAllowed", None),
        exhaust_on_duplicate=bool(settings.get("exhaustOnDuplicateCandidate")),
        write_ins=write_ins,
        stop_after=number("stopTabulationEarlyAfterRound", None),
        previous_rounds=str(settings.get("tiebreakMode", "")).startswith("previousRound"),
    )


def count_rctab_irv(
    profile: Profile, *, seats: int | None = None, lots: Lots = (), options: Options | None = None
) -> Count:
    """Count an instant run-off for one seat; `options` default to skipping overvotes and blank ranks."""
    chosen = options or Options(mode="single")
    return _Tabulation(profile, seats or 1, lots, chosen).run("rctab-irv")


def count_rctab_stv(
    profile: Profile, *, seats: int | None = None, lots: Lots = (), options: Options | None = None
) -> Count:
    """Count for several seats with fractional surplus transfers; `options` default to several winners a round."""
    chosen = options or Options(mode="many-a-round")
    if chosen.mode == "sequential":
        return _sequence(profile, seats_of(profile, seats), lots, chosen)
    return _Tabulation(profile, seats_of(profile, seats), lots, chosen).run("rctab-stv")


def _sequence(profile: Profile, seats: int, lots: Lots, options: Options) -> Count:
    """Hold a run-off for each seat, with the winners before it passed over; the stages follow one another."""
    single = replace(options, mode="single")
    passed: list[Count] = []
    out = set(profile.withdrawn)
    while len(passed) < seats and len(out) < len(profile.candidates):
        run = _Tabulation(replace(profile, withdrawn=tuple(sorted(out))), 1, lots, single).run("rctab-stv")
        passed.append(run)
        if run.unsettled is not None or not run.elected:
            break
        out.update(run.elected)
    stages: list[Stage] = []
    for number, run in enumerate(passed, start=1):
        for stage in run.stages:
            stages.append(replace(stage, number=len(stages) + 1, note=f"seat {number}"))
    return replace(
        passed[0],
        seats=seats,
        withdrawn=profile.withdrawn,
        quota=passed[-1].quota,
        elected=tuple(number for run in passed for number in run.elected),
        stages=tuple(stages),
        ties=tuple(tie for run in passed for tie in run.ties),
        unsettled=passed[-1].unsettled,
    )


@dataclass(slots=True)
class _Paper:
    """A group of equal papers on its way: who holds it, at what value; `spent` once it is exhausted."""

    ranking: Ranking
    weight: int
    value: int
    holder: int = 0
    spent: bool = False


class _Tabulation:
    """State of one count; `self.sheet` is written round by round."""

    def __init__(self, profile: Profile, seats: int, lots: Lots, options: Options) -> None:
        self.options = options
        self.unit = 10**options.decimals
        self.sheet = Sheet(profile, seats, self.unit, lots)
        self.papers = [_Paper(ranking, weight, self.unit) for ranking, weight in profile.groups]
        self.fractions: dict[int, int] = {}  # winners whose papers pass on next round
        self.kept: dict[int, int] = {}  # what past winners keep

    def run(self, name: str) -> Count:
        """Hold rounds until the seats are filled."""
        sheet = self.sheet
        unsettled = None
        try:
            while self._goes_on():
                self._tally()
                self._set_threshold()
                self._decide()
        except Unsettled as stop:
            unsettled = stop.tie
        return sheet.close(name, VERSION, unsettled)

    def _goes_on(self) -> bool:
        sheet = self.sheet
        if self.options.stop_after is not None and len(sheet.stages) >= self.options.stop_after:
            return False
        if self.options.mode == "single" and self.options.until_two and sheet.elected:
            return len(sheet.continuing) > 2
        return bool(self.fractions) or (sheet.vacancies > 0 and bool(sheet.continuing))

    def _tally(self) -> None:
        """Give each paper to its first continuing candidate, by the rules on blanks, overvotes and duplicates."""
        sheet = self.sheet
        totals = [0] * len(sheet.totals)
        final = not sheet.vacancies and self.options.mode != "single"
        for paper in self.papers:
            if paper.spent:
                continue
            if not sheet.standing[paper.holder]:
                if paper.holder in self.kept and (final or paper.holder not in self.fractions):
                    continue  # stays with its winner: no surplus, or nobody left to be elected by it
                paper.value = paper.value * self.fractions.get(paper.holder, self.unit) // self.unit
                paper.holder = self._next(paper.ranking)
                paper.spent = paper.holder == 0
            totals[paper.holder] += paper.weight * paper.value
        totals[0] = 0
        for winner, kept in self.kept.items():
            totals[winner] = kept
        self.fractions = {}
        sheet.totals = totals
        if not sheet.stages:
            sheet.valid = sum(totals) // self.unit

    def _next(self, ranking: Ranking) -> int:
        options, standing = self.options, self.sheet.standing
        seen: set[int] = set()
        last = 0
        for place, rank in enumerate(ranking[: options.max_ranks], start=1):
            if not rank:
                continue
            if options.max_skipped is not None and place - last > options.max_skipped + 1:
                return 0
            last = place
            if options.exhaust_on_duplicate and seen.intersection(rank):
                return 0
            seen.update(rank)
            continuing = [number for number in rank if number != OVERVOTE and standing[number]]
            if len(rank) > 1 or rank == (OVERVOTE,):
                if options.overvote == "exhaust" or (options.overvote != "skip" and len(continuing) != 1):
                    if options.overvote == "exhaust" or len(continuing) > 1 or rank == (OVERVOTE,):
                        return 0
                    continue
                if options.overvote == "skip":
                    continue
            if continuing:
                return continuing[0]
        return 0

    def _set_threshold(self) -> None:
        sheet, options = self.sheet, self.options
        first = not sheet.stages
        if not first and (options.mode != "single" or options.first_round_threshold or sheet.elected):
            return
        active = sum(sheet.totals)
        divisor = sheet.seats + 1
        if options.hare:
            sheet.quota = -(-active // (sheet.seats * self.unit)) * self.unit
        elif options.fractional:
            sheet.quota = active // divisor + 1
        else:
            sheet.quota = (active // self.unit // divisor + 1) * self.unit

    def _decide(self) -> None:
        sheet = self.sheet
        elected = self._winners()
        if elected:
            for number in elected:
                self._elect(number)
            sheet.write("round", elected, elected=elected)
            return
        loud = bool(sheet.continuing) and (sheet.vacancies > 0 or self.options.until_two)
        losers = self._losers() if loud else ()
        for number in losers:
            sheet.standing[number] = False
        sheet.write("round", losers, excluded=losers)

    def _winners(self) -> tuple[int, ...]:
        """Candidates elected in this round, in order of votes."""
        sheet, options = self.sheet, self.options
        write_ins = options.write_ins
        if not sheet.vacancies or (write_ins and sheet.standing[write_ins] and sheet.totals[write_ins]):
            return ()
        hopeful = [number for number in sheet.continuing if number != write_ins]
        ranked = sorted(hopeful, key=lambda number: (-sheet.totals[number], number))
        if len(hopeful) <= sheet.vacancies:
            return tuple(ranked)
        reached = [number for number in ranked if sheet.totals[number] >= sheet.quota]
        if options.mode == "bottoms-up":
            return ()
        if options.mode == "single" and not reached and len(hopeful) == 2:
            reached = [number for number in ranked if sheet.totals[number] == sheet.totals[ranked[0]]]
        if options.mode in ("single", "one-a-round") and len(reached) > 1:
            top = [number for number in reached if sheet.totals[number] == sheet.totals[reached[0]]]
            reached = [self._choose("elect", top)]
        return tuple(reached)

    def _elect(self, number: int) -> None:
        sheet, options = self.sheet, self.options
        sheet.elected.append(number)
        if options.mode == "single":
            sheet.standing[number] = options.until_two
            return
        sheet.standing[number] = False
        votes = sheet.totals[number]
        surplus = votes - sheet.quota
        if options.mode != "bottoms-up" and surplus > 0:
            self.kept[number] = sheet.quota
            self.fractions[number] = surplus * self.unit // votes
        else:
            self.kept[number] = votes

    def _losers(self) -> tuple[int, ...]:
        sheet, options = self.sheet, self.options
        continuing = [number for number in sheet.continuing if number not in sheet.elected]
        if options.write_ins in continuing and sheet.totals[options.write_ins]:
            return (options.write_ins,)
        few = [number for number in continuing if sheet.totals[number] < options.minimum * self.unit]
        if few and len(continuing) - len(few) >= sheet.vacancies:
            return tuple(few)
        if options.batch:
            together = self._batch(continuing)
            if len(together) > 1:
                return together
        fewest = min(sheet.totals[number] for number in continuing)
        return (self._choose("exclude", [number for number in continuing if sheet.totals[number] == fewest]),)

    def _batch(self, continuing: list[int]) -> tuple[int, ...]:
        """Those who together have fewer votes than the next candidate above them."""
        sheet = self.sheet
        seen: list[int] = []
        sure: tuple[int, ...] = ()
        running = 0
        for votes in sorted({sheet.totals[number] for number in continuing}):
            if votes > running and seen:
                sure = tuple(seen)
            group = [number for number in continuing if sheet.totals[number] == votes]
            seen += group
            running += votes * len(group)
        return sure

    def _choose(self, kind: Literal["elect", "exclude"], tied: list[int]) -> int:
        sheet = self.sheet
        if self.options.previous_rounds:
            return sheet.breaker.by_history(sheet.stage, kind, tied, sheet.history, latest_first=True)
        return sheet.breaker.by_lot(sheet.stage, kind, tied)
