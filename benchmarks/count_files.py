"""Make the large files of the counting benchmarks: C (1 M papers), D (5 M), E (20 M); 30 candidates, 10 seats.

Four blocs rank partially, with a long tail of short papers; the same seed gives the same bytes.

    python benchmarks/count_files.py FOLDER [C D E]
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

SIZES = {"C": 1_000_000, "D": 5_000_000, "E": 20_000_000}
CANDIDATES, SEATS, BLOCS, PIECE = 30, 10, 4, 200_000


def make(path: Path, papers: int, *, seed: int = 2026) -> None:
    """Write a BLT file of so many papers, one a line."""
    random = np.random.default_rng(seed)
    liking = random.gamma(0.6, 1.0, (BLOCS, CANDIDATES))
    with path.open("wb") as out:
        out.write(f"{CANDIDATES} {SEATS}\n".encode())
        for start in range(0, papers, PIECE):
            size = min(PIECE, papers - start)
            blocs = random.choice(BLOCS, size, p=[0.4, 0.3, 0.2, 0.1])
            draws = random.exponential(1.0, (size, CANDIDATES)) / (liking[blocs] + 0.02)
            orders = np.argsort(draws, axis=1) + 1
            lengths = np.minimum(random.geometric(1 / 5.5, size), CANDIDATES)
            words = [" ".join(map(str, row[:k])) for row, k in zip(orders.tolist(), lengths.tolist(), strict=True)]
            out.write(("1 " + " 0\n1 ".join(words) + " 0\n").encode())
        out.write(b"0\n" + b"".join(f'"Candidate {n}"\n'.encode() for n in range(1, CANDIDATES + 1)) + b'"Made"\n')


def main() -> None:
    """Make the files named, C and D if none is."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name in sys.argv[2:] or ["C", "D"]:
        make(folder / f"{name}.blt", SIZES[name])
        print(f"{folder / name}.blt: {SIZES[name]:,} papers")


if __name__ == "__main__":
    main()
