"""Tables for people: columns lined up, numbers to the right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

__all__ = ["format_table"]


def format_table(header: Sequence[str], rows: Iterable[Sequence[object]], *, indent: str = "  ") -> str:
    """Return lines with columns lined up; a column whose cells are all integers goes to the right, with commas."""
    cells = [list(row) for row in rows]
    numeric = [bool(cells) and all(isinstance(row[place], int) for row in cells) for place in range(len(header))]
    texts = [list(header), *([_text(cell) for cell in row] for row in cells)]
    widths = [max(len(row[place]) for row in texts) for place in range(len(header))]
    lines = (
        "  ".join(
            text.rjust(width) if right else text.ljust(width)
            for text, width, right in zip(row, widths, numeric, strict=True)
        )
        for row in texts
    )
    return "\n".join(f"{indent}{line}".rstrip() for line in lines)


def _text(cell: object) -> str:
    return f"{cell:,}" if isinstance(cell, int) else str(cell)
