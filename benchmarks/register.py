"""Import and seal a made register: time and peak memory, against one bare DuckDB read of the same file.

    python benchmarks/register.py [electors] [units]

The target (limit): checking the register takes at most a small multiple of reading it, and memory stays bounded.
Each step runs in a process of its own, so that its peak is its own; ratios are of CPU time, which tells more than the
clock where other work shares the machine.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from deputies.formation import CouncilPlace, compute_plan
from deputies.register import Roll, elector_batches, format_roll, preview_register, seal
from deputies.statutes.library import settled_text
from deputies.statutes.reading import parse_statute

_KEY = bytes(range(32))


def make(path: Path, electors: int, units: int) -> None:
    """Write a register of members: every unit has electors, names repeat, ids are spread."""
    with path.open("w", encoding="utf-8") as file:
        file.write("elector,name,unit,unit_name,kind,layer,council\n")
        for number in range(electors):
            unit = number * 7919 % units
            place = unit % 20
            file.write(
                f"E{number * 2654435761 % 2**32:010d}-{number},Elector Nr {number:07d},unit-{unit:05d},"
                f"Unit {unit:05d},mill,textile-workers,town-{place:02d}\n"
            )


def bare_read(path: Path) -> str:
    """Read the file with DuckDB and do nothing but count."""
    import duckdb

    sql = f"SELECT count(*), count(DISTINCT unit), max(elector), max(name) FROM read_csv('{path}', all_varchar=true)"
    return str(duckdb.connect().execute(sql).fetchall()[0][:2])


def check(path: Path) -> str:
    """Preview the register."""
    found = preview_register(path)
    return (
        f"{found.electors:,} electors, {len(found.units):,} units, {found.fault_count} faults, read by {found.engine}"
    )


def check_plainly(path: Path) -> str:
    """Preview the register in plain Python, the reference."""
    found = preview_register(path, engine="plain")
    return (
        f"{found.electors:,} electors, {len(found.units):,} units, {found.fault_count} faults, read by {found.engine}"
    )


def seal_roll(path: Path) -> str:
    """Preview the register and seal it: commitments of all electors, roots of all units."""
    roll = seal(preview_register(path), roll="roll", day="2026-01-01", key=_KEY)
    return f"{len(format_roll(roll)):,} bytes of roll"


def plan_seats(path: Path) -> str:
    """Preview the register and compute the plan of seats under the statute of the library."""
    statute = parse_statute(settled_text("shanghai-hankow-1927"), name="statute")
    found = preview_register(path, statute=statute)
    level = next(id_ for id_, level in statute.levels.items() if level.units)
    places = [CouncilPlace(id_, id_, level) for id_ in sorted({unit.council for unit in found.units})]
    plan = compute_plan(statute, places, Roll("2026-01-01", found.units))
    return f"{sum(plan.seats_of(place.id) for place in places):,} seats in {len(plan.constituencies):,} constituencies"


def stream(path: Path) -> str:
    """Preview the register and take every elector out in order, in batches."""
    return f"{sum(len(batch) for batch in elector_batches(preview_register(path))):,} electors taken out"


STEPS: dict[str, Callable[[Path], str]] = {
    "bare-read": bare_read,
    "check": check,
    "check-plainly": check_plainly,
    "check-seal": seal_roll,
    "check-plan": plan_seats,
    "check-stream": stream,
}


def main(arguments: list[str]) -> int:
    """Run all steps, or the one that a child process was started for."""
    if arguments and arguments[0] in STEPS:
        start = time.perf_counter()
        said = STEPS[arguments[0]](Path(arguments[1]))
        used = resource.getrusage(resource.RUSAGE_SELF)
        spent = used.ru_utime + used.ru_stime
        print(f"{time.perf_counter() - start:.2f} {spent:.2f} {used.ru_maxrss // 1024} {said}")
        return 0
    electors, units = (*map(int, arguments), *(1_000_000, 10_000)[len(arguments) :])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "members.csv"
        make(path, electors, units)
        print(f"{electors:,} electors in {units:,} units, {path.stat().st_size / 1e6:.0f} MB of CSV")
        bare = 0.0
        for name in STEPS:
            run = subprocess.run(
                [sys.executable, __file__, name, str(path)], capture_output=True, text=True, check=True
            )
            seconds, spent, peak, said = run.stdout.split(" ", 3)
            bare = bare or float(spent)
            print(
                f"{name:14} {float(seconds):6.2f} s {float(spent):6.2f} s CPU {float(spent) / bare:5.1f} x bare "
                f"{peak:>5} MB  {said.strip()}"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
