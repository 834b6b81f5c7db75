"""`deputies plan FILE --statute NAME`: the seats that a statute gives for a register, each number explained."""

from __future__ import annotations

import argparse
import csv
import sys
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from deputies.values import Fault, Faults, Refusal
from deputies_cli.extensions import Subparsers
from deputies_cli.progress import Progress
from deputies_cli.register import statute_named
from deputies_cli.tables import format_table

if TYPE_CHECKING:
    from deputies.formation import CouncilPlace, Finding, Plan
    from deputies.register import Roll
    from deputies.statutes.model import Statute

__all__ = ["add", "run_plan"]


def add(subparsers: Subparsers) -> None:
    """Add `plan`."""
    parser = subparsers.add_parser(
        "plan",
        help="compute the plan of seats for a register under a statute",
        description="Computes constituencies and seats, checks who gains by the rules, and writes nothing. Exit code 1 "
        "where the formation check warns.",
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="a register of members or of units, CSV or Parquet")
    parser.add_argument("--statute", required=True, metavar="NAME|FILE", help="a statute of the library, or a file")
    parser.add_argument(
        "--councils",
        metavar="FILE",
        type=Path,
        help="CSV id,name,level[,parent]; without it each council of the register is of the level that units elect to",
    )
    parser.add_argument("--day", default="", metavar="DATE", help="the day the register stands for (default: today)")
    parser.add_argument("--brief", action="store_true", help="leave the derivations out")
    parser.add_argument("--json", action="store_true", help="print the plan as the document that would be adopted")
    parser.set_defaults(run=run_plan)


def run_plan(args: argparse.Namespace) -> int:
    """Read the register, compute the plan, print it; 1 where the formation check warns."""
    from deputies.formation import check_formation, compute_plan, format_plan
    from deputies.register import Roll, check_preview, preview_register

    statute = statute_named(args.statute)
    councils = _read_councils(args.councils) if args.councils else None
    known = None if councils is None else tuple(place.id for place in councils)
    with Progress(f"Reading {args.file.name}") as progress:
        preview = preview_register(args.file, statute=statute, councils=known, report=progress.report)
        check_preview(preview)
        progress.step("Computing the plan")
        roll = Roll(args.day or _today(), preview.units)
        places = _councils_of(roll, statute) if councils is None else councils
        _check_levels(places, statute)
        plan = compute_plan(statute, places, roll)
        findings = check_formation(statute, roll, plan, names={place.id: place.name for place in places})
    if args.json:
        sys.stdout.write(format_plan(plan).decode())
    else:
        print("\n".join(_show(plan, places, roll, brief=args.brief)))
        print("\n".join(_warnings(findings)))
    return 1 if findings else 0


def _today() -> str:
    from datetime import UTC, datetime

    return datetime.now(UTC).date().isoformat()


def _councils_of(roll: Roll, statute: Statute) -> tuple[CouncilPlace, ...]:
    from deputies.formation import CouncilPlace

    level = next((id_ for id_, level in statute.levels.items() if level.units), "")
    if not level:
        raise Refusal("plan.no-level", f"In {statute.id!r} units elect to no level of councils.", article="levels")
    return tuple(CouncilPlace(id_, id_, level) for id_ in sorted({unit.council for unit in roll.units}))


def _read_councils(path: Path) -> tuple[CouncilPlace, ...]:
    """Read councils from CSV; raise `Faults` with the line of each fault."""
    from deputies.formation import CouncilPlace
    from deputies.values.shape import read

    found: list[CouncilPlace] = []
    faults: list[Fault] = []
    with path.open(encoding="utf-8-sig", newline="") as file:
        try:
            for line, row in enumerate(csv.DictReader(file, restkey="cells too many"), start=2):
                plain = {key: value for key, value in row.items() if value}
                try:
                    found.append(read(CouncilPlace, plain, document=path.name, path=f"line {line}"))
                except Faults as wrong:
                    faults.extend(wrong.faults)
        except (UnicodeDecodeError, csv.Error) as error:
            raise Refusal("councils.unreadable", f"{path.name} can't be read as CSV in UTF-8: {error}.") from None
    if faults:
        raise Faults(path.name, faults)
    return tuple(found)


def _check_levels(places: tuple[CouncilPlace, ...], statute: Statute) -> None:
    for place in places:
        if place.level not in statute.levels:
            raise Refusal(
                "council.level-unknown",
                f"The council {place.id!r} is of the level {place.level!r}; {statute.id} has "
                f"{', '.join(statute.levels)}.",
                found=place.level,
                required=", ".join(statute.levels),
            )


def _show(plan: Plan, places: tuple[CouncilPlace, ...], roll: Roll, *, brief: bool) -> Iterator[str]:
    seats = sum(plan.seats_of(place.id) for place in places)
    yield f"Plan under {plan.statute} for the register of {roll.day}: {roll.electors:,} electors, {seats:,} seats."
    for place in places:
        rows = [item for item in plan.constituencies if item.council == place.id]
        sent = [item for item in plan.delegates if item.council == place.id]
        yield f"\n{place.name}: {plan.seats_of(place.id):,} seats"
        if rows:
            columns = ("constituency", "name", "layer", "units", "electors", "seats")
            shown = [(one.id, one.name, one.layer, len(one.units), one.electors, one.seats) for one in rows]
            yield from _explained(columns, shown, [one.steps for one in rows], brief=brief)
        if sent:
            yield from _explained(
                ("delegates of", "counted", "seats"),
                [(one.sender, one.base, one.seats) for one in sent],
                [one.steps for one in sent],
                brief=brief,
            )


def _explained(
    columns: tuple[str, ...], rows: Sequence[tuple[object, ...]], steps: list[tuple[str, ...]], *, brief: bool
) -> Iterator[str]:
    header, *lines = format_table(columns, rows).splitlines()
    yield header
    for line, explanation in zip(lines, steps, strict=True):
        yield line
        for step in () if brief else explanation:
            yield textwrap.fill(step, 116, initial_indent="      ", subsequent_indent="        ")


def _warnings(findings: tuple[Finding, ...]) -> Iterator[str]:
    yield ""
    if not findings:
        yield "The formation check finds no accidental advantage."
    for finding in findings:
        yield f"WARNING {finding.id} ({finding.article}): {finding.sentence}"
