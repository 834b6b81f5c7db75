"""Blocks: what a laid-out document consists of, before it becomes text or a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from deputies.acts.minutes.document import Ref

__all__ = [
    "Block",
    "Facts",
    "Fold",
    "Group",
    "Heading",
    "Items",
    "Link",
    "Names",
    "Para",
    "Quote",
    "Rows",
    "Signatures",
]

Link: TypeAlias = tuple[str, str]
"""What something is about: a table of the state, or `minutes` or `councils`, and an id in it."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a level from 1; `mark` is a short word on how it stands, `anchor` its place on a page."""

    level: int
    words: str
    mark: str = ""
    link: Link | None = None
    anchor: str = ""
    refs: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph, with the hour and the acts it is from. Styles: "", "strong", "quiet", "warn", "good".

    lead  words before the others that say what it is about, and lead there where `link` says so.
    """

    words: str
    refs: tuple[Ref, ...] = ()
    at: str = ""
    style: str = ""
    lead: str = ""
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A text that was moved, to the letter."""

    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Terms with what is said of each."""

    rows: tuple[tuple[str, Para], ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """A table: heads, and cells; all columns but the first are numbers."""

    caption: str
    heads: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list of paragraphs, numbered or not."""

    paras: tuple[Para, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Names:
    """A list of people under a label."""

    label: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines on which somebody signs on paper; what signs on the record is the vote."""

    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that belong together, such as a motion with all that came of it."""

    kind: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Fold:
    """Blocks that a screen shows on demand, under a summary; paper shows them."""

    summary: str
    blocks: tuple[Block, ...]


Block: TypeAlias = Heading | Para | Quote | Facts | Rows | Items | Names | Signatures | Group | Fold
