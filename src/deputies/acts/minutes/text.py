"""Minutes as plain text: lines of at most 78 characters, entries in brackets, what belongs to a motion indented."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from deputies.acts.minutes.blocks import Block, Facts, Fold, Group, Heading, Items, Names, Para, Quote, Rows, Signatures
from deputies.acts.minutes.document import Minutes, Ref
from deputies.acts.minutes.layout import hour, lay_out, title_of

__all__ = ["format_text", "say_refs"]

WIDTH = 78
_RULES = {1: "=", 2: "-"}


def format_text(minutes: Minutes) -> str:
    """Return the minutes as text, ending with a line feed."""
    head = [minutes.system, "Minutes", title_of(minutes), "=" * WIDTH]
    return "\n".join([*head, *_lines(lay_out(minutes), ""), ""])


def say_refs(refs: Iterable[Ref]) -> str:
    """Say the entries that acts stand in: "[45]", "[45, 47-48]"; "" for none."""
    runs: list[list[int]] = []
    for seq in sorted({ref.seq for ref in refs}):
        if runs and seq == runs[-1][1] + 1:
            runs[-1][1] = seq
        else:
            runs.append([seq, seq])
    said = [f"{first}-{last}" if last > first else str(first) for first, last in runs]
    return f"[{', '.join(said)}]" if said else ""


def _lines(blocks: Iterable[Block], indent: str) -> Iterator[str]:
    for block in blocks:
        yield from _block(block, indent)


def _block(block: Block, indent: str) -> Iterator[str]:
    match block:
        case Heading():
            yield ""
            mark = f"({block.mark})" if block.mark else ""
            yield from _wrap(" ".join(part for part in (block.words, mark, say_refs(block.refs)) if part), indent)
            if block.level in _RULES:
                yield indent + _RULES[block.level] * (WIDTH - len(indent))
        case Para():
            at = f"{hour(block.at)} " if block.at else ""
            yield from _wrap(f"{at}{_words(block)}", indent, hanging=6 if at else 0)
        case Quote():
            if block.label:
                yield from _wrap(f"{block.label}:", indent)
            for line in block.text.splitlines():
                yield from _wrap(line, f"{indent}| ")
        case Group():
            yield from _lines(block.blocks, f"{indent}  " if block.kind != "told" else indent)
        case Fold():
            yield from _wrap(block.summary, indent)
            yield from _lines(block.blocks, f"{indent}  ")
        case _:
            yield from _listed(block, indent)


def _listed(block: Facts | Names | Items | Rows | Signatures, indent: str) -> Iterator[str]:
    match block:
        case Facts():
            for term, para in block.rows:
                yield from _wrap(f"{term}: {_words(para)}", indent, hanging=4)
        case Names():
            label = f"{block.label}: " if block.label else ""
            yield from _wrap(f"{label}{'; '.join(block.names)}", indent, hanging=2)
        case Items():
            for number, item in enumerate(block.paras, 1):
                sign = f"{number}." if block.numbered else "*"
                yield from _wrap(f"{sign} {_words(item)}", indent, hanging=3)
        case Rows():
            yield from _table(block, indent)
        case Signatures():
            for label in block.labels:
                yield from ("", f"{indent}{label}: {'_' * 30}")


def _words(para: Para) -> str:
    return " ".join(part for part in (para.lead, para.words, say_refs(para.refs)) if part)


def _wrap(text: str, indent: str, *, hanging: int = 0) -> list[str]:
    found = textwrap.wrap(
        text, WIDTH, initial_indent=indent, subsequent_indent=indent + " " * hanging, break_long_words=False,
        break_on_hyphens=False,
    )  # fmt: skip
    return found or [indent.rstrip()]


def _table(block: Rows, indent: str) -> Iterator[str]:
    rows = [block.heads, *block.cells]
    widths = [max(len(row[column]) for row in rows) for column in range(len(block.heads))]
    for row in rows:
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        yield f"{indent}  {'  '.join(cells)}".rstrip()
