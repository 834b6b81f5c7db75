"""How the cost of a count grows with papers, candidates and seats: CPU seconds of counting alone, drawn as SVG.

    python benchmarks/count_growth.py docs/counting-growth.svg

Papers are made as in `count_files.py`. Each point is the least of three runs of one process, the kernel warm.
"""

from __future__ import annotations

import sys
import time
from array import array
from pathlib import Path

import numpy as np

from deputies.counting import Ballots, Candidate, Profile, count

RULES = ("scottish-2011", "meek-prf", "ers97")
COLOURS = {"scottish-2011": "#2563c9", "meek-prf": "#c2410c", "ers97": "#0f766e"}
Series = dict[str, list[tuple[int, float]]]


def made(papers: int, candidates: int, seats: int) -> Profile:
    """A profile of four blocs with partial rankings; every paper is a group of its own."""
    random = np.random.default_rng(7)
    liking = random.gamma(0.6, 1.0, (4, candidates))
    blocs = random.choice(4, papers, p=[0.4, 0.3, 0.2, 0.1])
    orders = np.argsort(random.exponential(1.0, (papers, candidates)) / (liking[blocs] + 0.02), axis=1) + 1
    lengths = np.minimum(random.geometric(1 / 5.5, papers), candidates)
    kept = orders[np.arange(candidates)[None, :] < lengths[:, None]].astype(np.int16)
    offsets = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    flat = [array(code, values.tobytes()) for code, values in (("q", offsets), ("h", kept))]
    weights = array("q", [1]) * papers
    ballots = Ballots.from_arrays(flat[0], flat[1], weights, papers=papers, blank=0, strict=True)
    return Profile(tuple(Candidate(number) for number in range(1, candidates + 1)), ballots, seats)


def cost(profile: Profile, rule: str) -> float:
    """The least CPU time of three counts."""
    lots = tuple(range(1, len(profile.candidates) + 1))
    times = []
    for _ in range(3):
        start = time.process_time()
        count(profile, rule, lots=lots, implementation="kernel")
        times.append(time.process_time() - start)
    return min(times)


def measured(cases: list[tuple[int, tuple[int, int, int]]]) -> Series:
    """Measure every rule at every case `(x, (papers, candidates, seats))`."""
    series: Series = {rule: [] for rule in RULES}
    for x, case in cases:
        profile = made(*case)
        for rule in RULES:
            series[rule].append((x, cost(profile, rule)))
            print(f"{x:>9} {rule:<14} {series[rule][-1][1]:.3f} s", flush=True)
    return series


def panel(left: int, title: str, series: Series) -> list[str]:
    """One logarithmic chart, 300 by 240."""
    xs = sorted({x for points in series.values() for x, _y in points})
    low, high = 0.001, max(4.0, *(y for points in series.values() for _x, y in points))
    span_x, span_y = np.log(xs[-1] / xs[0]), np.log(high / low)

    def at(x: float, y: float) -> tuple[float, float]:
        return left + 240 * np.log(x / xs[0]) / span_x, 270 - 210 * np.log(max(y, low) / low) / span_y

    parts = [f'<text x="{left}" y="34" font-weight="600">{title}</text>']
    for y in (0.001, 0.01, 0.1, 1.0):
        height = at(xs[0], y)[1]
        parts.append(f'<path d="M{left},{height:.1f}h240" stroke="#ddd"/>')
        parts.append(f'<text x="{left - 6}" y="{height + 4:.1f}" text-anchor="end" fill="#555">{y:g} s</text>')
    for x in xs:
        parts.append(f'<text x="{at(x, low)[0]:.1f}" y="288" text-anchor="middle" fill="#555">{short(x)}</text>')
    for rule, points in series.items():
        line = " ".join(f"{px:.1f},{py:.1f}" for px, py in (at(x, y) for x, y in points))
        parts.append(f'<polyline points="{line}" fill="none" stroke="{COLOURS[rule]}" stroke-width="2"/>')
        parts += [
            f'<circle cx="{at(x, y)[0]:.1f}" cy="{at(x, y)[1]:.1f}" r="3" fill="{COLOURS[rule]}">'
            f"<title>{rule}, {x:,}: {y:.3f} s</title></circle>"
            for x, y in points
        ]
    return parts


def short(number: int) -> str:
    """1000 as 1k."""
    return f"{number // 1_000_000}M" if number >= 10**6 else f"{number // 1000}k" if number >= 1000 else str(number)


def main() -> None:
    """Measure the three panels and write the picture."""
    papers = measured([(n, (n, 30, 10)) for n in (1_000, 10_000, 100_000, 1_000_000)])
    candidates = measured([(n, (100_000, n, 4)) for n in (6, 12, 25, 50)])
    seats = measured([(n, (100_000, 30, n)) for n in (1, 3, 8, 20)])
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 980 330" font-family="system-ui, sans-serif" '
        'font-size="12" role="img" aria-label="CPU seconds of a count by papers, candidates and seats">',
        '<rect width="980" height="330" fill="#fff"/>',
        *panel(60, "by papers (30 candidates, 10 seats)", papers),
        *panel(380, "by candidates (100,000 papers, 4 seats)", candidates),
        *panel(700, "by seats (100,000 papers, 30 candidates)", seats),
    ]
    for place, rule in enumerate(RULES):
        x = 60 + 170 * place
        parts.append(f'<path d="M{x},312h24" stroke="{COLOURS[rule]}" stroke-width="3"/>')
        parts.append(f'<text x="{x + 30}" y="316">{rule}</text>')
    Path(sys.argv[1]).write_text("\n".join([*parts, "</svg>"]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
