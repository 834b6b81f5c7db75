"""The page docs/acts/acts.md: every kind of act on the record, with all its fields, read off the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from deputies.values.shape import Field, fields_of
from deputies_cli.act_fields import meaning_of
from deputies_cli.act_words import MADE, doc_of, parts_of, table, tag_of, type_words

if TYPE_CHECKING:
    from deputies.acts.kinds import Kind

__all__ = ["page"]

_INTRODUCTION = """\
An entry of the record holds the acts that its request caused, in order; they alone change the state of the system
([docs/record.md](../record.md), section 2). Each is an object with its `kind` and these fields. How results follow from
them is said in [docs/results.md](../results.md).

A field that has its value of *if left out* is not written. *id*: small letters, digits, single hyphens or dots, at most
80 characters. *date*: a civil day in UTC, `1927-03-31`; *moment*: `1927-03-31T09:00:00Z`. *digest*: SHA-256 in 64
hexadecimal digits, the name of an exhibit. *number*: a whole number; *fraction*: text such as `"367/4"` in lowest
terms, written as a number where it is whole. Votes, deputies, electors and days are counted in ones."""


def page() -> str:
    """Return the page: acts in order of their kind, then what their fields are made of."""
    return "\n".join((MADE, "", "# Acts on the record", "", _INTRODUCTION, *_acts(), *_parts())) + "\n"


def _causes() -> dict[type, list[Kind]]:
    from deputies.acts.catalogue import CATALOGUE

    found: dict[type, list[Kind]] = {}
    for kind in CATALOGUE.values():
        for act in kind.acts:
            found.setdefault(act, []).append(kind)
    return found


def _acts() -> Iterator[str]:
    for act, kinds in sorted(_causes().items(), key=lambda item: tag_of(item[0])):
        caused = ", ".join(f"[`{kind.name}`]({kind.noun}.md#{kind.name})" for kind in kinds)
        yield from ("", f"## {tag_of(act)}", "", doc_of(act), "", f"Caused by {caused}.", "")
        yield from _table((item, _meaning(act, item, kinds)) for item in fields_of(act))


def _meaning(act: type, item: Field, kinds: list[Kind]) -> str:
    return next((found for kind in kinds if (found := meaning_of(tag_of(act), item, kind))), "")


def _parts() -> Iterator[str]:
    parts = {part: None for act in _causes() for part in parts_of(act)}
    for part in sorted(parts, key=lambda item: item.__name__):
        yield from ("", f"## {part.__name__}", "", doc_of(part), "")
        yield from _table((item, item.doc) for item in fields_of(part))


def _table(rows: Iterator[tuple[Field, str]]) -> Iterator[str]:
    listed = [(f"`{item.name}`", type_words(item), _left_out(item), meaning) for item, meaning in rows]
    yield from table(("Field", "Type", "If left out", "Meaning"), listed)


def _left_out(item: Field) -> str:
    if item.required:
        return ""
    if item.default is None or item.default in ("", ()):
        return "none"
    if isinstance(item.default, bool):
        return "true" if item.default else "false"
    return str(item.default)
