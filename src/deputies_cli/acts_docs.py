"""`deputies acts`, and the pages `docs/acts`: what every kind of request needs, does and is refused for.

All of it is read off the catalogue, so it cannot say anything else than what the program does.

    python -m deputies_cli.acts_docs docs/acts            writes the pages
    python -m deputies_cli.acts_docs docs/acts --check    says which are out of date; exit code 1 if any is
"""

from __future__ import annotations

import argparse
import json
import sys
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from deputies.values import Refusal
from deputies.values.shape import fields_of, schema
from deputies_cli.act_words import MADE, cell, doc_of, parts_of, table, tag_of, type_words
from deputies_cli.extensions import Subparsers
from deputies_cli.tables import format_table

if TYPE_CHECKING:
    from deputies.acts.kinds import Kind

__all__ = ["add", "main", "pages", "request_schema"]

EVERYWHERE = {
    "request.unknown": "there is no such kind of request",
    "office.unknown": "there is no such office",
    "office.wrong": "the office may not make this kind of request",
    "office.elsewhere": "the office is held of another council, unit or deputy",
    "office.vacant": "chair or secretary ask, and no member in office fills the post on the record",
    "system.not-founded": "no system has been founded yet",
    "date.malformed": "the moment of the request is no UTC moment",
    "faults": "a field is missing, unknown, or not what it should be; all such faults are named together",
}
"""Refusals that any request may meet, before its own rule is asked."""


def add(subparsers: Subparsers) -> None:
    """Add `acts` and `acts show`."""
    parser = subparsers.add_parser("acts", help="list the kinds of request and what each needs")
    parser.set_defaults(run=run_list)
    below = parser.add_subparsers(dest="acts_command", metavar="COMMAND")
    show = below.add_parser("show", help="fields, offices, acts and refusals of one kind of request")
    show.add_argument("kind", metavar="KIND", help="a kind that `deputies acts` lists")
    show.add_argument("--schema", action="store_true", help="print the JSON Schema of the request")
    show.set_defaults(run=run_show)


def run_list(args: argparse.Namespace) -> int:
    """Print every kind of request, by noun."""
    for noun, kinds in _by_noun().items():
        print(f"\n{noun}" if noun != next(iter(_by_noun())) else noun)
        print("\n".join(format_table(("", ""), [(kind.name, kind.title) for kind in kinds]).splitlines()[1:]))
    print("\nMore of one: deputies acts show KIND")
    return 0


def run_show(args: argparse.Namespace) -> int:
    """Print what one kind of request needs, does and is refused for."""
    from deputies.acts.deciding import kind_named

    kind = kind_named(args.kind)
    print(json.dumps(request_schema(kind), indent=2, ensure_ascii=False) if args.schema else "\n".join(_show(kind)))
    return 0


def request_schema(kind: Kind) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a request in plain form: its kind and its fields."""
    found = schema(kind.request, title=kind.title)
    found["properties"] = {"kind": {"const": kind.name}, **found["properties"]}
    found["required"] = ["kind", *found["required"]]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found}


def _by_noun() -> dict[str, list[Kind]]:
    from deputies.acts.catalogue import CATALOGUE

    found: dict[str, list[Kind]] = {}
    for kind in CATALOGUE.values():
        found.setdefault(kind.noun, []).append(kind)
    return found


def _show(kind: Kind) -> Iterator[str]:
    yield f"{kind.name}: {kind.title}"
    yield textwrap.fill(kind.doc, 116, initial_indent="  ", subsequent_indent="  ")
    yield f"\nOffices: {', '.join(kind.offices)}"
    if kind.article:
        yield f"Article: {kind.article} of the statute"
    yield "\nFields:"
    yield _field_table(kind.request)
    for part in parts_of(kind.request):
        yield f"\n{part.__name__}:"
        yield _field_table(part)
    yield "\nActs:"
    rows = [(tag_of(act), doc_of(act)) for act in kind.acts]
    yield format_table(("act", "what happened"), rows) if rows else "  none: nothing is written on the record"
    yield "\nRefused:"
    yield format_table(("code", "when"), list(kind.refusals.items()))


def _field_table(cls: type) -> str:
    rows = [(item.name, type_words(item), "required" if item.required else "", item.doc) for item in fields_of(cls)]
    return format_table(("field", "type", "", "meaning"), rows) if rows else "  none"


def pages() -> dict[str, str]:
    """Return the pages of docs/acts: file name -> text. One a noun, all acts, an index, and the schema of requests."""
    from deputies.acts.catalogue import CATALOGUE
    from deputies_cli import acts_page

    nouns = _by_noun()
    found = {"README.md": "\n".join(_index(nouns)) + "\n", "acts.md": acts_page.page()}
    for noun, kinds in nouns.items():
        blocks = "\n\n".join("\n".join(_section(kind)) for kind in kinds)
        found[f"{noun}.md"] = f"{MADE}\n\n# Acts: {noun}\n\n{blocks}\n"
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A request to a council system",
        "oneOf": [{"$ref": f"#/$defs/{name}"} for name in CATALOGUE],
        "$defs": {name: _embedded(kind) for name, kind in CATALOGUE.items()},
    }
    found["requests.schema.json"] = json.dumps(whole, indent=2, ensure_ascii=False) + "\n"
    return found


def _embedded(kind: Kind) -> dict[str, Any]:
    """Return the schema of a request so that it can stand inside another: its references lead into itself."""
    found = request_schema(kind)
    del found["$schema"]
    text = json.dumps(found).replace('"#/$defs/', f'"#/$defs/{kind.name}/$defs/')
    plain: dict[str, Any] = json.loads(text)
    return plain


def _index(nouns: dict[str, list[Kind]]) -> Iterator[str]:
    yield from (MADE, "", "# Acts", "")
    yield "Whatever is done in a council system is a *request*: the rules turn it into *acts* on the record, or into a"
    yield "*refusal*. These are all the kinds of request. `deputies acts` lists them, `deputies act KIND` makes one;"
    yield "the forms and the API (`requests.schema.json`) are derived from the same catalogue."
    yield ""
    yield "*Text, sealed* is given as text and stands on the record as a salted commitment; a *file* is given as a file"
    yield "and stands there as its SHA-256. The schema describes requests as they stand on the record."
    yield ""
    yield "[acts.md](acts.md) gives every act with all its fields; [docs/results.md](../results.md) says how results"
    yield "follow from them."
    for noun, kinds in nouns.items():
        yield from ("", f"## [{noun}]({noun}.md)", "", "| Request | | Offices |", "| --- | --- | --- |")
        for kind in kinds:
            yield f"| [`{kind.name}`]({noun}.md#{kind.name}) | {cell(kind.title)} | {', '.join(kind.offices)} |"
    yield from ("", "## Refusals that any request may meet", "", *table(("Code", "When"), _coded(EVERYWHERE.items())))


def _section(kind: Kind) -> Iterator[str]:
    yield from (f"## {kind.name}", "", textwrap.fill(f"**{kind.title}.** {kind.doc}", 116), "")
    yield f"Offices: {', '.join(kind.offices)}." + (
        f" Article: `{kind.article}` of the statute." if kind.article else ""
    )
    yield ""
    if fields_of(kind.request):
        yield from _fields(kind.request)
    else:
        yield "The request has no fields."
    for part in parts_of(kind.request):
        yield from ("", f"A *{part.__name__}* {_lower(doc_of(part))}".rstrip(), "", *_fields(part))
    yield from ("", "What happens:", "") if kind.acts else ("", "No act follows: nothing is written on the record.")
    for act in kind.acts:
        names = ", ".join(f"`{item.name}`" for item in fields_of(act))
        link = f"[`{tag_of(act)}`](acts.md#{tag_of(act)})"
        yield f"- {link}: {doc_of(act)}" + (f" Fields: {names}." if names else "")
    yield from ("", *table(("Refused with", "when"), _coded(kind.refusals.items())))


def _lower(text: str) -> str:
    return f"is: {text[0].lower()}{text[1:]}" if text else "is:"


def _fields(cls: type) -> Iterator[str]:
    rows = [(f"`{item.name}`", type_words(item), "yes" if item.required else "", item.doc) for item in fields_of(cls)]
    yield from table(("Field", "Type", "Required", "Meaning"), rows)


def _coded(items: Any) -> list[tuple[str, str]]:
    return [(f"`{code}`", words) for code, words in items]


def main(argv: Sequence[str] | None = None) -> int:
    """Write the pages, or say which are out of date."""
    parser = argparse.ArgumentParser(description="Make the pages of docs/acts from the catalogue.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--check", action="store_true", help="write nothing; exit code 1 if a page is out of date")
    args = parser.parse_args(argv)
    wanted = pages()
    there = {path.name for path in args.folder.glob("*.*")} if args.folder.is_dir() else set()
    stale = sorted(
        name for name, text in wanted.items() if name not in there or (args.folder / name).read_text("utf-8") != text
    )
    too_many = sorted(there - wanted.keys())
    if args.check:
        for name in (*stale, *too_many):
            print(f"{args.folder / name} is out of date.")
        return 1 if stale or too_many else 0
    if too_many:
        raise Refusal("docs.stray", f"{args.folder} holds pages that are none: {', '.join(too_many)}; remove them.")
    args.folder.mkdir(parents=True, exist_ok=True)
    for name in stale:
        (args.folder / name).write_text(wanted[name], "utf-8")
    print(f"{len(wanted)} pages, {len(stale)} written anew.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
