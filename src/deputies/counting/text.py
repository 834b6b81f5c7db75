"""The transcript of a count as a table for people."""

from __future__ import annotations

from deputies.counting.transcript import Count, Stage, Tie, format_total

__all__ = ["stage_title", "tie_sentence", "write_text"]

_WIDTH = 100


def write_text(count: Count) -> str:
    """Return winners first, then one column a stage, then ties and notes."""
    lines = [*_head(count), "", *_winners(count)]
    if count.unsettled is not None:
        lines += ["", tie_sentence(count, count.unsettled)]
    lines += ["", *_tables(count)]
    if count.ties:
        lines += ["", "Ties", *(f"  {tie_sentence(count, tie)}" for tie in count.ties)]
    lines += [f"Note: {note}" for note in count.notes]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def stage_title(count: Count, stage: Stage, *, short: bool = False) -> str:
    """Say what happened at a stage: "Surplus of Anna Berg"."""
    names = ", ".join(_name(count, number, 24 if short else 60) for number in stage.subjects)
    return {
        "first": "First preferences" if len(count.stages) > 1 else "Votes",
        "surplus": f"Surplus of {names}",
        "exclude": f"Exclusion of {names}",
        "elect": f"Election of {names}",
        "close": "All seats filled",
        "pairs": f"Votes for {names} before each other",
        "paths": f"Strongest paths from {names}",
        "beats": "Candidates beaten",
        "seat": f"Seat to {names}",
        "quotas": "Whole quotas",
        "full": f"Every seat that {names} can fill",
        "replace": f"{names} gives way",
        "buy": f"Election of {names} by shares",
    }.get(stage.action, f"{stage.action} {names}".strip())


def _head(count: Count) -> list[str]:
    papers = f"{count.valid:,} valid" + (f", {count.spoiled:,} spoiled or blank" if count.spoiled else "")
    quota = f", quota {format_total(count.quota, count.scale)}" if count.quota else ""
    seats = f"{count.seats} seat{'s' if count.seats != 1 else ''}"
    title = [count.title, "=" * min(len(count.title), _WIDTH)] if count.title else []
    return [*title, f"{count.rule} (version {count.version}), {seats}, {papers}{quota}"]


def _winners(count: Count) -> list[str]:
    lines = ["Elected"]
    if len(set(count.elected)) < len(count.elected):
        return [*lines, *_seats_of_lists(count)]
    for place, number in enumerate(count.elected, start=1):
        person = count.candidates[number - 1]
        stage = next((stage.number for stage in count.stages if number in stage.elected), 0)
        party = f"  {person.party}" if person.party else ""
        at = f"  at stage {stage}" if len(count.stages) > 1 else ""
        lines.append(f"  {place:>2}. {person.label}{party}{at}")
    missing = count.seats - len(count.elected)
    if missing:
        lines.append(f"   -  {missing} seat{'s' if missing != 1 else ''} not filled")
    return lines


def _seats_of_lists(count: Count) -> list[str]:
    seats = {number: count.elected.count(number) for number in dict.fromkeys(count.elected)}
    return [
        f"  {won:>4} seat{'s' if won != 1 else ' '}  {count.candidates[number - 1].label}"
        for number, won in sorted(seats.items(), key=lambda pair: (-pair[1], pair[0]))
    ]


def _tables(count: Count) -> list[str]:
    """Tables of as many stages as fit on a line."""
    numbers = [person.number for person in count.candidates]
    labels = [_name(count, number, 30) for number in numbers] + ["not transferable", "quota"]
    left = max(len(label) for label in labels) + 5
    columns = [_column(count, stage) for stage in count.stages]
    lines: list[str] = []
    start = 0
    while start < len(columns):
        stop, width = start, left
        while stop < len(columns) and (stop == start or width + _wide(columns[stop]) + 2 <= _WIDTH):
            width += _wide(columns[stop]) + 2
            stop += 1
        lines += [""] * bool(start) + _table(count, labels, columns, start, stop, left)
        start = stop
    return lines


def _table(count: Count, labels: list[str], columns: list[list[str]], start: int, stop: int, left: int) -> list[str]:
    lines = [f"Stage {n + 1}: {stage_title(count, count.stages[n])}" for n in range(start, stop) if len(columns) > 1]
    if len(columns) > 1:
        head = "".join(f"  {n + 1:>{_wide(columns[n])}}" for n in range(start, stop))
        lines += [" " * left + head]
    rows = len(columns[0])
    hidden = {len(count.candidates) + n for n in range(2) if not any(c[len(count.candidates) + n] for c in columns)}
    for row in range(rows):
        if row in hidden:
            continue
        number = f"{row + 1:>3}  " if row < len(count.candidates) else "     "
        cells = "".join(f"  {columns[n][row]:>{_wide(columns[n])}}" for n in range(start, stop))
        lines.append(f"{number}{labels[row]:<{left - 5}}{cells}")
    return lines


def _column(count: Count, stage: Stage) -> list[str]:
    gone = {n for other in count.stages[: stage.number] for n in other.excluded} | set(count.withdrawn)
    cells: list[str] = []
    for number, votes in enumerate(stage.totals, start=1):
        mark = "*" if number in stage.elected else "x" if number in stage.excluded else " "
        shown = "-" if number in gone and not votes else format_total(votes, count.scale)
        cells.append(f"{shown} {mark}")
    cells.append(f"{format_total(stage.nontransferable, count.scale)}  " if stage.nontransferable else "")
    cells.append(f"{format_total(stage.quota, count.scale)}  " if stage.quota else "")
    return cells


def _wide(column: list[str]) -> int:
    return max(6, *(len(cell) for cell in column))


def _name(count: Count, number: int, most: int) -> str:
    label = count.candidates[number - 1].label
    return label if len(label) <= most else label[: most - 1] + "…"


def tie_sentence(count: Count, tie: Tie) -> str:
    """Say between whom a tie was, for what, and how it was settled."""
    names = ", ".join(f"{count.candidates[number - 1].label} ({number})" for number in tie.candidates)
    what = {"elect": "a seat", "exclude": "exclusion", "surplus": "the first surplus"}[tie.kind]
    if tie.chosen is None:
        return f"Stopped at stage {tie.stage}: a tie for {what} between {names}. A lot has to settle it."
    chosen = count.candidates[tie.chosen - 1].label
    return f"Stage {tie.stage}, a tie for {what} between {names}: {chosen}, by {tie.how}."
