"""`plurality`, `block`, `limited` and `approval`: the most votes are elected. And the count of plain totals.

plurality  each paper names one candidate, its first preference; the candidates with most votes fill the seats
           (with several seats this is the single non-transferable vote).
block      each paper gives one vote to each of at most as many candidates as there are seats (block vote); a paper
           that names more is spoiled.
limited    the same with fewer votes than seats (limited vote), by default one fewer: so a minority can win a seat.
           Two of three in the three-cornered constituencies of the Representation of the People Act 1867 (30 & 31
           Vict. c. 102), section 9; three of four in the provinces and two of three on the larger islands for the
           Spanish Senate (Ley Orgánica 5/1985, article 166). With one vote it is `plurality`.
approval   each paper gives one vote to each candidate it names, however many.
totals     the same, from counted hands or the totals of paper ballots, where no papers can be read.

Arithmetic: whole votes. Equal totals across the last seat are a tie; the votes at no other stage can settle it, so
it goes to the lot. Sources: the general rule of election by most votes; for approval S. J. Brams and P. C. Fishburn,
"Approval Voting", American Political Science Review 72 (1978) 831-847.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from deputies.counting.lots import Lots, Unsettled
from deputies.counting.papers import strict_code
from deputies.counting.profile import OVERVOTE_MARK, Ballots, Candidate, Code, Profile
from deputies.counting.sheet import Sheet, seats_of
from deputies.counting.transcript import Count
from deputies.values import Fault, Faults, Refusal

__all__ = ["count_approval", "count_block", "count_limited", "count_plurality", "count_totals", "named"]

VERSION = "1"


def count_plurality(profile: Profile, *, seats: int | None = None, lots: Lots = ()) -> Count:
    """Count first preferences; the most votes are elected. A paper without a certain first preference is spoiled."""
    sheet = Sheet(profile, seats_of(profile, seats), 1, lots)
    for code, weight in zip(profile.groups.codes, profile.groups.weights, strict=True):
        first = strict_code(code)[:1]
        if first and first[0] not in profile.withdrawn:
            sheet.totals[first[0]] += weight
            sheet.valid += weight
    return _fill(sheet, "plurality")


def count_block(profile: Profile, *, seats: int | None = None, lots: Lots = (), marks: int | None = None) -> Count:
    """Count one vote for each candidate named; a paper naming more than `marks` (the seats) is spoiled."""
    sheet = Sheet(profile, seats_of(profile, seats), 1, lots)
    _tally(sheet, profile, sheet.seats if marks is None else marks)
    return _fill(sheet, "block")


def count_limited(profile: Profile, *, seats: int | None = None, lots: Lots = (), marks: int | None = None) -> Count:
    """Count one vote for each candidate named; a paper naming more than `marks` is spoiled.

    marks   votes of an elector, fewer than the seats; one fewer where not given, and one where there is one seat.
    raises  Refusal "count.marks" where the marks are none, or as many as the seats.
    """
    sheet = Sheet(profile, seats_of(profile, seats), 1, lots)
    most = max(1, sheet.seats - 1) if marks is None else marks
    if not 1 <= most <= max(1, sheet.seats - 1):
        required = f"at least one and fewer than the {sheet.seats} seats" if sheet.seats > 1 else "one, for one seat"
        sentence = (
            f"A limited vote of {most} marks is none: the marks must be {required}; as many as seats are `block`."
        )
        raise Refusal("count.marks", sentence, found=str(most), required=required)
    _tally(sheet, profile, most)
    return replace(_fill(sheet, "limited"), parameters=(("marks", str(most)),))


def count_approval(profile: Profile, *, seats: int | None = None, lots: Lots = ()) -> Count:
    """Count one vote for each candidate named on a paper, at whatever rank."""
    sheet = Sheet(profile, seats_of(profile, seats), 1, lots)
    _tally(sheet, profile, len(profile.candidates))
    return _fill(sheet, "approval")


def count_totals(
    totals: Mapping[int, int],
    seats: int,
    *,
    lots: Lots = (),
    rule: str = "plurality",
    candidates: tuple[Candidate, ...] = (),
    title: str = "",
    valid: int | None = None,
    spoiled: int = 0,
) -> Count:
    """Count by totals taken elsewhere: hands counted in a sitting, or paper ballots counted at a table.

    totals      votes by candidate number, from 1 without gaps.
    rule        "plurality", "block" or "approval": the name under which the transcript goes.
    valid       papers or hands; the sum of the totals where each elector had one vote.
    raises      Faults for numbers with gaps or negative totals.
    """
    numbers = sorted(totals)
    if numbers != list(range(1, len(numbers) + 1)) or not numbers:
        raise Faults("totals", [Fault("candidates", f"{numbers}", "numbers from 1 without gaps")])
    negative = [Fault(f"candidate {n}", f"{totals[n]} votes", "0 or more") for n in numbers if totals[n] < 0]
    if negative:
        raise Faults("totals", negative)
    people = candidates or tuple(Candidate(number) for number in numbers)
    profile = Profile(people, Ballots((), ()), seats, (), title, spoiled)
    sheet = Sheet(profile, seats_of(profile, seats), 1, lots)
    sheet.totals = [0, *(totals[number] for number in numbers)]
    sheet.valid = sum(sheet.totals) if valid is None else valid
    return _fill(sheet, rule, spoiled=spoiled)


def named(code: Code) -> tuple[int, ...]:
    """Return the candidates a paper names, at whatever rank, in the order of the paper."""
    return tuple(dict.fromkeys(abs(number) for number in code if number not in (0, OVERVOTE_MARK)))


def _tally(sheet: Sheet, profile: Profile, most: int) -> None:
    for code, weight in zip(profile.groups.codes, profile.groups.weights, strict=True):
        marked = named(code)
        if marked and len(marked) <= most:
            sheet.valid += weight
            for candidate in marked:
                if candidate not in profile.withdrawn:
                    sheet.totals[candidate] += weight


def _fill(sheet: Sheet, rule: str, spoiled: int | None = None) -> Count:
    """Seat the candidates with most votes; a tie across the last seat goes to the lot."""
    unsettled = None
    try:
        while sheet.vacancies and sheet.continuing:
            continuing = sheet.continuing
            most = max(sheet.totals[number] for number in continuing)
            tied = [number for number in continuing if sheet.totals[number] == most]
            if len(tied) <= sheet.vacancies:
                sheet.elect(tied)
            else:
                sheet.elect([sheet.breaker.by_lot(1, "elect", tied)])
    except Unsettled as stop:
        unsettled = stop.tie
    sheet.write("first", elected=tuple(sheet.elected))
    return sheet.close(rule, VERSION, unsettled, spoiled=spoiled)
