"""Measure counting beside other programs, in one run: whole processes, median CPU seconds, wall time, peak memory.

    python benchmarks/count.py FOLDER_OF_WARDS [--large C.blt ...] [--peers PYTHON] [--runs 3]

FOLDER_OF_WARDS  Scottish CSV files: work A is the largest of them, work B all of them in one process.
--large          files of `count_files.py`: works C, D, E.
--peers          a Python in whose environment pyrankvote, stvpoll and polars are installed; nothing is installed here.

Each line names the work, who did it, and the ratio of its CPU time to ours. "read and group" is the limit: a fast
reader that only groups equal lines of the same file.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Measured:
    """Medians over the runs."""

    cpu: float
    wall: float
    megabytes: float


def measure(argv: list[str], runs: int) -> Measured | None:
    """Run a process so many times; None where it failed."""
    times: list[tuple[float, float, float]] = []
    for _ in range(runs):
        start = time.perf_counter()
        process = subprocess.Popen(argv, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _pid, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            return None
        times.append((used.ru_utime + used.ru_stime, time.perf_counter() - start, used.ru_maxrss / 1024))
    cpu, wall, memory = (statistics.median(column) for column in zip(*times, strict=True))
    return Measured(cpu, wall, memory)


def compare(work: str, rows: list[tuple[str, list[str]]], runs: int) -> None:
    """Print a table of one work; the first row is ours."""
    print(f"\n{work}")
    ours = 0.0
    for name, argv in rows:
        found = measure(argv, runs)
        if found is None:
            print(f"  {name:<34} failed or is not installed")
            continue
        ours = ours or found.cpu
        print(
            f"  {name:<34}{found.cpu:>9.2f} s CPU {found.wall:>8.2f} s wall {found.megabytes:>8.0f} MB"
            f"   x {found.cpu / ours:.2f}"
        )


def main() -> None:
    """Measure all works that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wards", type=Path)
    parser.add_argument("--large", nargs="*", type=Path, default=[])
    parser.add_argument("--peers", default="")
    parser.add_argument("--runs", type=int, default=3)
    args = parser.parse_args()
    wards = sorted(args.wards.glob("*.csv"))
    largest = max(wards, key=lambda path: path.stat().st_size)
    work(f"A: {largest.stem}, {largest.stat().st_size:,} bytes", [largest], args.peers, args.runs)
    work(f"B: {len(wards)} wards in one process", wards, args.peers, args.runs)
    for path in args.large:
        work(f"{path.stem}: {path.stat().st_size:,} bytes", [path], args.peers, args.runs, large=True)


def work(title: str, files: list[Path], peers: str, runs: int, *, large: bool = False) -> None:
    """Compare ours, the peers and the limit on some files."""
    names = [str(path) for path in files]
    ours = [sys.executable, "-m", "deputies_cli", "count", "--jobs", "1", "--lots", "file"]
    rows = [
        ("deputies, scottish-2011", [*ours, *names]),
        ("deputies, meek-fixed9", [*ours, "--rule", "meek-fixed9", *names]),
        ("deputies, ers97", [*ours, "--rule", "ers97", *names]),
    ]
    other = str(HERE / "count_peers.py")
    if peers:
        rows += [(f"{peer}", [peers, other, peer, *names]) for peer in ("pyrankvote", "stvpoll")]
        if large:
            rows.append(("polars: read and group", [peers, other, "polars", *names]))
    if large:
        rows.append(("duckdb: read and group", [sys.executable, other, "duckdb", *names]))
    compare(title, rows, runs)


if __name__ == "__main__":
    main()
