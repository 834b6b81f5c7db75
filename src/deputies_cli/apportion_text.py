"""Apportionments as text for people and as plain data for programs; numbers exact, decimals cut and marked so."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from deputies.apportionment import (
    Allotment,
    Apportionment,
    Award,
    Biproportional,
    Fairness,
    Tie,
    decimal_text,
    find_method,
    fraction_text,
    measure_fairness,
    quota_violations,
    read_cells,
    root_text,
)
from deputies.values import Fault, Faults, Refusal
from deputies.values.shape import write
from deputies_cli.tables import format_table

__all__ = [
    "plain_allotment",
    "plain_apportionment",
    "plain_biproportional",
    "read_lists",
    "right",
    "show_allotment",
    "show_apportionment",
    "show_biproportional",
    "show_comparison",
]

_REASONS = {
    "floor": "its floor",
    "first": "each unit's first seat",
    "quotient": "the greatest claim",
    "whole-quota": "a whole quota",
    "remainder": "the largest remainder",
    "lot": "drawn by lot",
}


def read_lists(data: bytes, document: str, where: Mapping[str, str]) -> dict[str, dict[str, int]]:
    """Read the votes of lists from a file with columns party, district and votes."""
    header, rows = read_cells(data, document=document)
    for column in ("party", "district", "votes", *where):
        if column not in header:
            raise Refusal("numbers.column", f"{document} has no column {column!r}; it has {', '.join(header)}.")
    party, district, votes = (header.index(column) for column in ("party", "district", "votes"))
    found: dict[str, dict[str, int]] = {}
    faults = []
    for line, cells in rows:
        if any(cells[header.index(column)] != value for column, value in where.items()):
            continue
        row = found.setdefault(cells[party], {})
        if not (cells[votes].isascii() and cells[votes].isdigit() and len(cells[votes]) <= 30):
            fault = Fault(
                f"line {line}", f"{cells[votes][:40]!r} is not a whole number", "digits only", "numbers.number"
            )
            faults.append(fault)
        elif cells[district] in row:
            text = f"{cells[party]!r} has votes in {cells[district]!r} twice"
            faults.append(Fault(f"line {line}", text, "each list once", "numbers.twice"))
        else:
            row[cells[district]] = int(cells[votes])
    if faults:
        raise Faults(document, faults[:100], total=len(faults))
    return found


def _claim(value: Fraction | None, squared: bool) -> str:
    if value is None:
        return "-"
    return root_text(value, 2) if squared else decimal_text(value, 2)


def right(heading: str, cells: list[str]) -> tuple[list[str], str]:
    """Line decimals up on the right, with room for the mark that digits follow; return the cells and the heading."""
    marked = [cell if cell.endswith("…") else f"{cell} " for cell in cells]
    width = max([len(heading) + 1, *map(len, marked)])
    return [cell.rjust(width) for cell in marked], f"{heading} ".rjust(width)


def _last_claims(found: Apportionment) -> dict[str, Award]:
    return {award.name: award for award in found.awards}


def show_apportionment(found: Apportionment, votes: Mapping[str, int], column: str, *, explain: bool) -> str:
    """Return seats, cut, derivation and fairness of an apportionment; `votes` are of all, also those left out."""
    counted = {share.name: share.votes for share in found.shares}
    left_out = [name for name in votes if votes[name] and not counted[name]]
    lines = [f"{find_method(found.method).title}: {found.total:,} seats on {sum(counted.values()):,} {column}", ""]
    last = _last_claims(found)
    shown = [share for share in found.shares if share.votes or share.seats]
    ideals, ideal = right("exact share", [decimal_text(share.ideal, 3) for share in shown])
    won, last_by = right(
        "last seat by",
        [_claim(last[share.name].quotient, found.squared) if share.name in last else "-" for share in shown],
    )
    claims, claim = right("claim to one more", [_claim(share.next_claim, found.squared) for share in shown])
    rows = [(share.name, share.votes, ideals[i], share.seats, won[i], claims[i]) for i, share in enumerate(shown)]
    lines.append(format_table(("unit", column, ideal, "seats", last_by, claim), rows))
    if left_out:
        lines += ["", f"Below the threshold and without seats: {', '.join(left_out)}."]
    lines += ["", *(f"{step}." for step in found.steps), *_cut(found), *_tie_lines(found.ties)]
    if explain:
        awards = [
            (award.place, award.name, award.seat, _claim(award.quotient, found.squared), _REASONS[award.reason])
            for award in found.awards
        ]
        lines += ["", format_table(("seat", "unit", "its", "claim", "by"), awards)]
    return "\n".join([*lines, *_fairness_lines(found, votes, column)])


def _cut(found: Apportionment) -> list[str]:
    """Say which claim won the last seat and which came nearest after it."""
    contested = [award for award in found.awards if award.quotient is not None]
    waiting = [share for share in found.shares if share.next_claim is not None]
    if not contested or not waiting or found.unsettled:
        return []
    last = contested[-1]
    nearest = max(waiting, key=lambda share: share.next_claim or Fraction(0))
    return [
        f"The last seat went to {last.name} with {_claim(last.quotient, found.squared)}; "
        f"next would have been {nearest.name} with {_claim(nearest.next_claim, found.squared)}."
    ]


def _tie_lines(ties: tuple[Tie, ...]) -> list[str]:
    lines = []
    for tie in ties:
        names = ", ".join(tie.among)
        seats = "seat" if tie.places == 1 else "seats"
        if tie.settled:
            lines.append(f"Tie of {names} for {tie.places} {seats}, drawn by lot: {', '.join(tie.settled)}.")
        else:
            lines.append(f"TIE, not settled: {names} have equal claims to {tie.places} {seats}; draw and give --lots.")
    return lines


def _fairness_lines(found: Apportionment, votes: Mapping[str, int], column: str) -> list[str]:
    seats, counted = found.seats, {share.name: share.votes for share in found.shares}
    if found.unsettled or not sum(seats.values()) or not sum(votes.values()):
        return []
    measures = measure_fairness(votes, seats)
    lines = [
        "",
        f"Fairness: Loosemore-Hanby {_percent(measures.loosemore_hanby)}, Gallagher "
        f"{root_text(measures.gallagher_squared * 10_000, 2)} %, Gini {decimal_text(measures.gini, 4)}, "
        f"Sainte-Laguë {'-' if measures.sainte_lague is None else decimal_text(measures.sainte_lague, 5)} (shares)",
    ]
    if (control := measures.minority_control) is not None:
        share = _percent(control.share)
        lines.append(
            f"  A majority of the seats can rest on no more than {share} of the {column}: {_some(control.units)}."
        )
    mal = measures.malapportionment
    if mal.ratio is not None:
        times = f"{decimal_text(mal.ratio, 3)} times"
        lines.append(f"  One of {mal.over} weighs {times} one of {mal.under}.")
    outside = quota_violations(counted, seats)
    lines += [f"  Outside the quota: {violation}" for violation in outside[:20]]
    return lines if len(outside) <= 20 else [*lines, f"  Outside the quota: {len(outside) - 20} more."]


def _some(names: tuple[str, ...]) -> str:
    shown = ", ".join(names[:12])
    return shown if len(names) <= 12 else f"{shown} and {len(names) - 12} more"


def _percent(value: Fraction) -> str:
    return f"{decimal_text(value * 100, 2)} %"


def show_comparison(results: Mapping[str, Apportionment | str]) -> str:
    """Return the seats under every method side by side; methods that refuse say why below."""
    done = {name: found for name, found in results.items() if isinstance(found, Apportionment)}
    names = [share.name for share in next(iter(done.values())).shares] if done else []
    rows = [(name, *(found.seats[name] for found in done.values())) for name in names]
    rows = [row for row in rows if any(row[1:])]
    refused = [f"  {name}: {why}" for name, why in results.items() if isinstance(why, str)]
    ties = [f"  {name}: a tie is not settled" for name, found in done.items() if found.unsettled]
    return "\n".join(["", "Under every method:", format_table(("unit", *done), rows), *refused, *ties])


def show_allotment(found: Allotment, numbers: Mapping[str, int], column: str) -> str:
    """Return the seats of all units under a norm with each derivation."""
    votes = {unit.unit: unit.seats.votes_each for unit in found.units}
    weighted = any(each is not None for each in votes.values())
    header = ("unit", column, "seats", *(["votes each"] if weighted else []))
    rows = []
    for item in found.units:
        each = votes[item.unit]
        extra = [("1" if each is None else decimal_text(each, 3))] if weighted else []
        rows.append((item.unit, numbers[item.unit], item.seats.seats, *extra))
    lines = [f"{found.total:,} seats for {len(found.units):,} units", "", format_table(header, rows), ""]
    lines += [f"  {item.unit}: {step}" for item in found.units for step in item.seats.steps]
    return "\n".join([*lines, *(f"  {step}" for step in found.steps), *_tie_lines(found.ties)])


def show_biproportional(found: Biproportional, districts: Mapping[str, int]) -> str:
    """Return the table of seats with both divisors, so that each cell can be done again by hand."""
    lines = [f"Biproportional: {found.upper.total} seats in {len(districts)} districts", ""]
    if not found.seats:
        return "\n".join([*lines, *_tie_lines(found.upper.ties)])
    parties = list(found.seats)
    rows: list[tuple[object, ...]] = [
        (d, seats, *(found.seats[p][d] for p in parties), _divisor(found.district_divisors, d))
        for d, seats in districts.items()
    ]
    rows.append(("all", found.upper.total, *(sum(found.seats[p].values()) for p in parties), ""))
    lines.append(format_table(("district", "seats", *parties, "divisor"), rows))
    lines += ["", "Party divisors: " + ", ".join(f"{p} {_divisor(found.party_divisors, p)}" for p in found.numbers)]
    lines += ["A list's seats are votes / (district divisor * party divisor), rounded at the half.", ""]
    lines += [f"{step}." for step in found.steps]
    for tie in found.ties:
        cells = ", ".join(f"{party} in {district}" for party, district in (*tie.giving, *tie.taking))
        lines.append(f"TIE, not settled: a seat more or less for {cells}.")
    return "\n".join(lines)


def _divisor(divisors: Mapping[str, Fraction], name: str) -> str:
    return decimal_text(divisors[name], 6).rstrip("0").rstrip(".") if name in divisors else "-"


def _plain_tie(tie: Tie) -> dict[str, Any]:
    return {
        "places": tie.places,
        "among": list(tie.among),
        "claim": fraction_text(tie.quotient),
        "settled": list(tie.settled),
    }


def _plain_fairness(found: Fairness) -> dict[str, Any]:
    """Return the measures as plain data: exact, save sums over many units whose digits would fill pages."""
    index = found.sainte_lague
    return {
        "malapportionment": write(found.malapportionment),
        "loosemore_hanby": fraction_text(found.loosemore_hanby),
        "gallagher_squared": fraction_text(found.gallagher_squared),
        "sainte_lague": None if index is None else _exact_or_cut(index),
        "gini": fraction_text(found.gini),
        "minority_control": None if found.minority_control is None else write(found.minority_control),
    }


def _exact_or_cut(value: Fraction) -> str:
    return fraction_text(value) if value.denominator.bit_length() <= 2000 else decimal_text(value, 20)


def plain_apportionment(found: Apportionment, votes: Mapping[str, int]) -> dict[str, Any]:
    """Return an apportionment as plain data: seats by unit with claims as exact fractions, awards, ties, steps.

    `votes` are of all units, those below a threshold too: fairness is measured on them.
    """
    counted = {share.name: share.votes for share in found.shares}
    settled = not found.unsettled and any(found.seats.values()) and any(counted.values())
    return {
        "method": found.method,
        "title": find_method(found.method).title,
        "total": found.total,
        "seats": found.seats,
        "below_threshold": [name for name in votes if votes[name] and not counted[name]],
        "claims_squared": found.squared,
        "units": [write(share) for share in found.shares],
        "awards": [write(award) for award in found.awards],
        "ties": [_plain_tie(tie) for tie in found.ties],
        "steps": [write(step) for step in found.steps],
        "fairness": _plain_fairness(measure_fairness(votes, found.seats)) if settled else None,
        "outside_quota": [write(item) for item in quota_violations(counted, found.seats)] if settled else [],
    }


def plain_allotment(found: Allotment) -> dict[str, Any]:
    """Return the seats of all units under a norm as plain data, each with its steps."""
    return {
        "total": found.total,
        "seats": found.by_unit,
        "units": [
            {
                "unit": item.unit,
                "seats": item.seats.seats,
                "votes_each": None if item.seats.votes_each is None else fraction_text(item.seats.votes_each),
                "steps": [write(step) for step in item.seats.steps],
            }
            for item in found.units
        ],
        "steps": [write(step) for step in found.steps],
        "ties": [_plain_tie(tie) for tie in found.ties],
    }


def plain_biproportional(found: Biproportional) -> dict[str, Any]:
    """Return a double-proportional result as plain data, with both divisors as exact fractions."""
    return {
        "total": found.upper.total,
        "party_seats": found.upper.seats,
        "party_numbers": {party: fraction_text(number) for party, number in found.numbers.items()},
        "seats": found.seats,
        "district_divisors": {name: fraction_text(value) for name, value in found.district_divisors.items()},
        "party_divisors": {name: fraction_text(value) for name, value in found.party_divisors.items()},
        "strongest": {name: list(parties) for name, parties in found.strongest.items()},
        "ties": [
            {"giving": [list(c) for c in tie.giving], "taking": [list(c) for c in tie.taking]} for tie in found.ties
        ],
        "upper_ties": [_plain_tie(tie) for tie in found.upper.ties],
        "steps": [write(step) for step in found.steps],
    }
