"""Count ballot files with other programs, under a Python that has them: what `benchmarks/count.py` measures against.

    PYTHON benchmarks/count_peers.py {pyrankvote,stvpoll,polars,duckdb} FILE...

polars and duckdb do not count: they read the file as lines and group equal lines, the least any count has to do.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path


def _read(path: str) -> tuple[int, int, Counter[tuple[int, ...]]]:
    """Read plain BLT or the Scottish CSV as fast as a few lines of Python can."""
    lines = Path(path).read_bytes().splitlines()
    comma = b"," in lines[0]
    candidates, seats = map(int, lines[0].replace(b",", b" ").split())
    papers: Counter[tuple[int, ...]] = Counter()
    for line in lines[1:]:
        if not line[:1].isdigit() or line == b"0":
            break
        numbers = list(map(int, line.rstrip(b",").split(b",") if comma else line.split()[:-1]))
        papers[tuple(numbers[1:])] += numbers[0]
    return candidates, seats, papers


def pyrankvote(path: str) -> str:
    """Count with pyrankvote's single transferable vote."""
    from pyrankvote import Ballot, Candidate, single_transferable_vote

    candidates, seats, papers = _read(path)
    people = [Candidate(str(number)) for number in range(1, candidates + 1)]
    ballots = [
        ballot
        for order, weight in papers.items()
        for ballot in [Ballot(ranked_candidates=[people[number - 1] for number in order])]
        for _ in range(weight)
    ]
    result = single_transferable_vote(people, ballots, number_of_seats=seats)
    return " ".join(sorted((winner.name for winner in result.get_winners()), key=int))


def stvpoll(path: str) -> str:
    """Count with stvpoll's Scottish rule."""
    from stvpoll.scottish_stv import ScottishSTV

    candidates, seats, papers = _read(path)
    poll = ScottishSTV(seats=seats, candidates=list(range(1, candidates + 1)))
    for order, weight in papers.items():
        if order:
            poll.add_ballot(list(order), weight)
    return str(poll.calculate())


def polars(path: str) -> str:
    """Read lines and group equal ones."""
    import polars as pl

    lines = pl.read_csv(
        path, has_header=False, separator="\x01", quote_char=None, new_columns=["line"], truncate_ragged_lines=True
    )
    return str(lines.group_by("line").len().height)


def duckdb(path: str) -> str:
    """Read lines and group equal ones."""
    import duckdb as db

    query = f"select count(*) from (select column0, count(*) from read_csv('{path}', delim='\x01', header=false, \
quote='', escape='', columns={{'column0': 'VARCHAR'}}) group by 1)"
    return str(db.sql(query).fetchall()[0][0])


if __name__ == "__main__":
    count = {"pyrankvote": pyrankvote, "stvpoll": stvpoll, "polars": polars, "duckdb": duckdb}[sys.argv[1]]
    for file in sys.argv[2:]:
        print(count(file))
