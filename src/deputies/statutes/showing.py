"""A statute as a readable page: every provision in words, with its article, its source and how sure we are of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any, Literal

from deputies.statutes.checks.check import walk
from deputies.statutes.majorities import say_article
from deputies.statutes.model import Majority, Provision, Statute
from deputies.statutes.wording import label, say_value
from deputies.values import Threshold
from deputies.values.shape import fields_of, tag_of

__all__ = ["Line", "html_page", "lines_of", "text_page", "unchecked"]

_ABOUT = (
    "article",
    "source",
    "confidence",
    "confidence_of",
    "note",
    "not_stated",
    "refers",
    "since",
    "until",
    "replaces",
    "name",
    "title",
)
_HEADINGS = {
    "unit_kinds": "Where people elect: unit kinds",
    "layers": "Who elects: layers",
    "norms": "How many for how many: norms",
    "levels": "Councils: levels",
    "sections": "Sections",
    "elections": "Elections",
    "mandates": "Mandates, recall and instructions",
    "working": "Sittings",
    "competences": "What is decided where",
    "directives": "Directives",
    "parties": "Parties and blocs",
    "franchise": "Who may elect: admission and withdrawal",
    "formation": "Limits of the formation check",
    "eligibility": "Who may vote and stand",
    "incompatibilities": "What does not go together",
    "exclusions": "Exclusion and suspension",
    "referendum": "Referendum",
    "emergency": "Emergency",
    "variations": "What may be settled locally",
    "local": "Settled here",
    "amendment": "Changing the statute",
}
_CONFIDENCE = {
    "verified": "read in the text",
    "secondary": "from a secondary source",
    "unverified": "NOT CHECKED against its source",
    "chosen": "chosen here",
}
_MARKED = {
    "verified": "read in the text",
    "secondary": "from a secondary source",
    "unverified": "NOT CHECKED against the source",
    "chosen": "chosen here, not from the source",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the page: a title, a heading, a provision's name, a field with its value, or a note."""

    kind: Literal["title", "lead", "heading", "provision", "field", "note"]
    text: str
    value: str = ""
    depth: int = 0


def unchecked(statute: Statute) -> tuple[int, int]:
    """Return how many provisions state something that was not checked against its source, and how many there are."""
    found = [value for _, _, value in walk(statute) if isinstance(value, Provision)]
    doubtful = [one for one in found if "unverified" in (one.confidence, *one.confidence_of.values())]
    return len(doubtful), len(found)


def lines_of(statute: Statute) -> Iterator[Line]:
    """Yield the lines of a statute's page, in the order of the model."""
    yield Line("title", statute.title)
    ended = f", until {statute.until}" if statute.until else ""
    yield Line("lead", f"{statute.id}, version {statute.version}, in force from {statute.in_force}{ended}.")
    for text in (statute.summary, f"Source: {statute.source}" if statute.source else ""):
        if text:
            yield Line("lead", " ".join(text.split()))
    if statute.reconstruction:
        yield Line(
            "lead", "A reconstruction: its numbers are put together from precedents, each named at its provision."
        )
    if statute.historical:
        yield Line("lead", "Historical: it can be studied and simulated, and is not applied to a live system.")
    count, total = unchecked(statute)
    if count:
        said = f"{count} of its {total} provisions were not, or not wholly, checked against their source; they say so."
        yield Line("lead", said)
    yield from _marked(statute.confidence_of, 0)
    if statute.note:
        yield Line("note", statute.note)
    for key, heading in _HEADINGS.items():
        held = getattr(statute, key)
        if held:
            yield Line("heading", heading)
            yield from _held(held, label(key), 0)


def _held(held: Any, name: str, depth: int) -> Iterator[Line]:
    if isinstance(held, dict):
        for key, item in held.items():
            yield from _held(item, key, depth)
    elif isinstance(held, tuple):
        for item in held:
            yield from _held(item, name, depth)
    else:
        yield from _provision(held, name, depth)


def _provision(held: Any, name: str, depth: int) -> Iterator[Line]:
    title = getattr(held, "name", "") or getattr(held, "title", "") or getattr(held, "field", "") or name
    article = getattr(held, "article", "")
    shown = f"{title} [{name}]" if title != name and isinstance(held, Provision) and name else title
    yield Line("provision", shown, say_article(article) if article else "", depth)
    kind: type = type(held)
    below = []
    for item in fields_of(kind):
        value = getattr(held, item.name)
        if item.name in _ABOUT and isinstance(held, Provision):
            continue
        if _is_provision(value):
            below.append((item.name, value))
        elif item.required or value != item.default:
            yield Line("field", label(item.name), say_value(value), depth)
    if isinstance(held, Provision):
        yield from _about(held, depth)
    for key, value in below:
        yield from _held(value, label(key), depth + 1)


def _is_provision(value: Any) -> bool:
    """Say whether a value is a provision, or a table or list of provisions, with lines of its own."""
    if isinstance(value, dict):
        return bool(value) and all(isinstance(item, Provision) for item in value.values())
    if isinstance(value, tuple):
        return bool(value) and all(isinstance(item, Provision) for item in value)
    plain = isinstance(value, Threshold | Majority) or tag_of(type(value)) is not None
    return dataclasses.is_dataclass(value) and isinstance(value, Provision) and not (plain and not value.article)


def _about(held: Provision, depth: int) -> Iterator[Line]:
    if held.since or held.until or held.replaces:
        times = [f"from {held.since}" if held.since else "", f"until {held.until}" if held.until else ""]
        times.append(f"in place of {held.replaces}" if held.replaces else "")
        yield Line("note", "holds " + ", ".join(filter(None, times)), "", depth)
    if held.not_stated:
        yield Line("note", "not stated by the source: " + ", ".join(map(label, held.not_stated)), "", depth)
    source = f"{held.source} " if held.source else ""
    yield Line("note", f"{source}({_CONFIDENCE[held.confidence]})", "", depth)
    yield from _marked(held.confidence_of, depth)
    if held.note:
        yield Line("note", " ".join(held.note.split()), "", depth)


def _marked(marks: Mapping[str, str], depth: int) -> Iterator[Line]:
    """Say of which fields we are more or less sure than of the rest, one line for each degree."""
    for mark, words in _MARKED.items():
        names = [label(name.replace(".", " › ")) for name, held in marks.items() if held == mark]
        if names:
            yield Line("note", f"{words}: {', '.join(names)}", "", depth)


def text_page(statute: Statute, width: int = 100) -> str:
    """Return the page as plain text."""
    out: list[str] = []
    for line in lines_of(statute):
        margin = "  " * line.depth
        if line.kind == "title":
            out += [line.text, "=" * len(line.text), ""]
        elif line.kind == "lead":
            out += [*_wrap(line.text, "", width, ""), ""]
        elif line.kind == "heading":
            out += ["", line.text, "-" * len(line.text)]
        elif line.kind == "provision":
            out += ["", f"{margin}{line.text}" + (f"  ({line.value})" if line.value else "")]
        elif line.kind == "field":
            out += _wrap(f"{line.text}: {line.value}", f"{margin}    ", width)
        else:
            out += _wrap(f"· {line.text}", f"{margin}    ", width)
    return "\n".join(out) + "\n"


def _wrap(text: str, margin: str, width: int, hanging: str = "  ") -> list[str]:
    import textwrap

    return textwrap.wrap(text, width, initial_indent=margin, subsequent_indent=margin + hanging)


_STYLE = """
body { font: 17px/1.5 Georgia, serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #222; }
h1, h2, h3 { font-family: system-ui, sans-serif; line-height: 1.2; }
h2 { margin-top: 2.5rem; border-bottom: 1px solid #ccc; } h3 { margin-bottom: .2rem; }
h3 small { font-weight: normal; color: #666; }
dl { display: grid; grid-template-columns: minmax(8rem, auto) 1fr; gap: .1rem 1rem; margin: .2rem 0; }
dt { color: #666; } dd { margin: 0; } p.note { margin: .1rem 0; color: #555; font-size: .9rem; }
p.note.unchecked { color: #9a3412; }
.below { margin-left: 1.5rem; }
@media (prefers-color-scheme: dark) { body { background: #1b1b1b; color: #ddd; } dt, p.note, h3 small { color: #aaa; }
  p.note.unchecked { color: #fdba74; } }
"""


def html_page(statute: Statute) -> str:
    """Return the page as one HTML file without scripts."""
    out = [
        "<!doctype html>",
        f'<html lang="{escape(statute.language)}"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(statute.title)}</title><style>{_STYLE}</style></head><body>",
    ]
    fields = False
    for line in lines_of(statute):
        if fields and line.kind != "field":
            out.append("</dl>")
            fields = False
        deep = ' class="below"' if line.depth else ""
        text, value = escape(line.text), escape(line.value)
        if line.kind == "title":
            out.append(f"<h1>{text}</h1>")
        elif line.kind == "lead":
            out.append(f"<p>{text}</p>")
        elif line.kind == "heading":
            out.append(f"<h2>{text}</h2>")
        elif line.kind == "provision":
            out.append(f"<h3{deep}>{text} <small>{value}</small></h3>")
        elif line.kind == "field":
            if not fields:
                out.append(f"<dl{deep}>")
                fields = True
            out.append(f"<dt>{text}</dt><dd>{value}</dd>")
        else:
            marks = " below" * bool(line.depth) + " unchecked" * ("NOT CHECKED" in line.text)
            out.append(f'<p class="note{marks}">{text}</p>')
    out.append("</dl></body></html>" if fields else "</body></html>")
    return "\n".join(out) + "\n"
