"""Minutes as HTML: the body that a site places in a page of its own, and a document that stands alone, on paper too."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from html import escape
from typing import TypeAlias

from deputies.acts.minutes.blocks import Block, Facts, Fold, Group, Heading, Items, Names, Para, Quote, Rows, Signatures
from deputies.acts.minutes.document import Minutes, Ref
from deputies.acts.minutes.layout import hour, lay_out, title_of
from deputies.acts.minutes.text import say_refs

__all__ = ["Href", "write_body", "write_page", "write_parts"]

Href: TypeAlias = Callable[[str, str], str]
"""From a table (or `entries`) and an id to an address; "" where there is no page to lead to."""

_RUN = 100
"""Paragraphs of a list that stand together in a part."""
_STYLE = """
@page{size:A4;margin:20mm 18mm 20mm;
@top-left{content:string(of);font:italic 8.5pt "DejaVu Serif",Georgia,serif;color:#444}
@top-right{content:string(what);font:italic 8.5pt "DejaVu Serif",Georgia,serif;color:#444}
@bottom-left{content:"Numbers in brackets are entries of the public record.";font:8pt "DejaVu Serif",Georgia,serif;
color:#444}
@bottom-right{content:"Page " counter(page) " of " counter(pages);font:8.5pt "DejaVu Serif",Georgia,serif;color:#444}}
@page:first{@top-left{content:none}@top-right{content:none}}
html{font:10pt/1.42 "Iowan Old Style","Palatino Linotype","TeX Gyre Pagella",Georgia,"DejaVu Serif",serif;color:#111;
background:#fff}
body{max-width:44rem;margin:2rem auto;padding:0 1.2rem;overflow-wrap:break-word}
.of{string-set:of content();margin:0;text-align:center;letter-spacing:.08em;text-transform:uppercase;font-size:.85em}
.kind{margin:.6rem 0 0;text-align:center;font-style:italic}
h1{string-set:what content();margin:.1rem 0 1.2rem;text-align:center;font-size:1.75em;line-height:1.2;
border-bottom:3px double #111;padding-bottom:.8rem}
h2{margin:1.6rem 0 .5rem;font-size:1.2em;border-bottom:1px solid #888;padding-bottom:.15rem;break-after:avoid}
h3{margin:1.2rem 0 .4rem;font-size:1.08em;break-after:avoid}
h4,h5,h6{margin:.8rem 0 .2rem;font-size:1em;break-after:avoid}
p{margin:.25rem 0;orphans:2;widows:2}
.line{display:flow-root;padding-left:3.4em;position:relative}
.line time{position:absolute;left:0;top:0;color:#555;font-weight:400;font-variant-numeric:tabular-nums}
.entry{font-size:.78em;color:#555;white-space:nowrap}
.mark{font-weight:400;font-style:italic}.mark::before{content:"\\2014\\a0"}.strong .entry,h3 .entry{font-weight:400}
.strong{font-weight:700}.quiet{color:#444;font-size:.93em}.warn{border-left:3px solid #a33;padding-left:.6rem}
.good{border-left:3px solid #276;padding-left:.6rem}
blockquote{margin:.4rem 0 .5rem 3.4em;padding:.1rem 0 .1rem .8rem;border-left:2px solid #999;white-space:pre-line}
blockquote .label{display:block;font-style:italic;color:#444}
.group{margin:.3rem 0}.group .group{margin-left:1.6em}.group .vote,.group .roll,.group .told{margin-left:0}
.vote>.strong{break-after:avoid}
.vote>.quiet{padding-left:3.65em}.roll,.vote .fold,.vote>table,.told .names{margin-left:3.4em}
dl{display:grid;grid-template-columns:8.5em 1fr;gap:.2rem .8rem;margin:.6rem 0}dt{font-style:italic;color:#444}
dd{margin:0}table{border-collapse:collapse;margin:.5rem 0;font-variant-numeric:tabular-nums}
caption{text-align:left;font-style:italic;color:#444}th,td{padding:.15rem .8rem .15rem 0;text-align:right;
border-bottom:1px solid #ccc}th:first-child,td:first-child{text-align:left}
tbody th{font-weight:400}
.names{margin:.35rem 0;font-size:.92em}.names b{font-weight:600}.names span{white-space:nowrap}
summary{font-style:italic}ol,ul{margin:.3rem 0;padding-left:1.6em}li{margin:.15rem 0}
.sign{display:flex;gap:2rem;margin-top:3.2rem;break-inside:avoid}.sign span{flex:1;border-top:1px solid #111;
padding-top:.2rem;font-style:italic}
a{color:inherit;text-decoration:none}
@media (max-width:40rem){dl{display:block}dd{margin-bottom:.4rem}}
@media print{body{max-width:none;margin:0;padding:0}}
"""


def no_links(_table: str, _id: str) -> str:
    """Lead nowhere."""
    return ""


def write_page(minutes: Minutes, href: Href = no_links) -> str:
    """Return a page that stands alone, for a screen and for paper."""
    title = escape(title_of(minutes))
    return "\n".join(
        [
            "<!doctype html>",
            '<html lang="en"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width,initial-scale=1">',
            f"<title>Minutes: {title}</title><style>{_STYLE}</style></head><body>",
            f'<p class="of">{escape(minutes.system)}</p><p class="kind">Minutes</p><h1>{title}</h1>',
            write_body(minutes, href, folded=False),
            "</body></html>\n",
        ]
    )


def write_body(minutes: Minutes, href: Href = no_links, *, folded: bool = True) -> str:
    """Return the minutes without their title, as HTML that stands in a page. Every text is escaped.

    href    where things and entries have pages of their own.
    folded  whether long lists are shown on demand, or written out as paper needs it.
    """
    return _Page(href, folded).blocks(lay_out(minutes))


def write_parts(minutes: Minutes, href: Href = no_links, *, most: int) -> tuple[str, ...]:
    """Return the body of `write_body` in parts that a page shows one at a time, the minutes of a long sitting in many.

    most  characters of a part; a motion, with all that came of it, is never torn apart, so a part may have more.
    """
    page, parts, held = _Page(href, folded=True), list[str](), 0
    for block in _loose(lay_out(minutes)):
        piece = page.block(block)
        if not parts or held + len(piece) > most:
            parts, held = [*parts, piece], len(piece)
        else:
            parts[-1], held = f"{parts[-1]}\n{piece}", held + len(piece)
    return tuple(parts)


def _loose(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks, long lists that are not numbered in runs."""
    for block in blocks:
        if isinstance(block, Items) and not block.numbered:
            starts = range(0, len(block.paras), _RUN)
            yield from (Items(block.paras[start : start + _RUN]) for start in starts)
        else:
            yield block


class _Page:
    """Writes blocks; knows where links lead and whether lists are folded."""

    def __init__(self, href: Href, folded: bool) -> None:
        self.href = href
        self.folded = folded

    def blocks(self, listed: Iterable[Block]) -> str:
        return "\n".join(self.block(item) for item in listed)

    def block(self, block: Block) -> str:  # noqa: PLR0911 - one line for each kind of block
        match block:
            case Heading():
                return self.heading(block)
            case Para():
                return self.para(block)
            case Quote():
                label = f'<span class="label">{escape(block.label)}</span>' if block.label else ""
                return f"<blockquote>{label}{escape(block.text)}</blockquote>"
            case Facts():
                rows = "".join(f"<dt>{escape(term)}</dt><dd>{self.words(para)}</dd>" for term, para in block.rows)
                return f"<dl>{rows}</dl>"
            case Names():
                return self.names(block)
            case Items():
                items = "".join(f"<li>{self.words(para)}</li>" for para in block.paras)
                return f"<ol>{items}</ol>" if block.numbered else f"<ul>{items}</ul>"
            case Rows():
                return self.rows(block)
            case Signatures():
                return f'<p class="sign">{"".join(f"<span>{escape(label)}</span>" for label in block.labels)}</p>'
            case Group():
                return f'<div class="group {block.kind}">{self.blocks(block.blocks)}</div>'
            case Fold():
                return self.fold(block)

    def heading(self, block: Heading) -> str:
        anchor = f' id="{escape(block.anchor)}"' if block.anchor else ""
        mark = f' <span class="mark">{escape(block.mark)}</span>' if block.mark else ""
        words = self.linked(escape(block.words), block.link)
        refs = self.refs(block.refs)
        return f"<h{block.level}{anchor}>{words}{mark}{' ' if refs else ''}{refs}</h{block.level}>"

    def linked(self, words: str, link: tuple[str, str] | None) -> str:
        target = self.href(*link) if link else ""
        return f'<a href="{escape(target)}">{words}</a>' if target else words

    def para(self, block: Para) -> str:
        style = f"line {block.style}".strip() if block.at else block.style
        kind = f' class="{style}"' if style else ""
        time = f"<time>{hour(block.at)}</time> " if block.at else ""
        return f"<p{kind}>{time}{self.words(block)}</p>"

    def words(self, para: Para) -> str:
        lead = self.linked(escape(para.lead), para.link)
        return " ".join(part for part in (lead, escape(para.words), self.refs(para.refs)) if part)

    def refs(self, refs: tuple[Ref, ...]) -> str:
        """Write the entries in brackets; each leads to its page where there is one, a run of them to the first."""
        said = say_refs(refs)
        if not said:
            return ""
        parts = []
        for part in said.strip("[]").split(", "):
            target = self.href("entries", part.partition("-")[0])
            shown = part.replace("-", "–")
            parts.append(f'<a href="{escape(target)}">{shown}</a>' if target else shown)
        return f'<span class="entry">[{", ".join(parts)}]</span>'

    def names(self, block: Names) -> str:
        label = f"<b>{escape(block.label)}</b>" if block.label else ""
        if not self.folded:
            listed = "; ".join(f"<span>{escape(name)}</span>" for name in block.names)
            return f'<p class="names">{label} {listed}.</p>'
        items = "".join(f"<li>{escape(name)}</li>" for name in block.names)
        return f'<div class="names">{label}<ul>{items}</ul></div>'

    def rows(self, block: Rows) -> str:
        heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in block.heads)
        body = "".join(
            f'<tr><th scope="row">{escape(row[0])}</th>{"".join(f"<td>{escape(cell)}</td>" for cell in row[1:])}</tr>'
            for row in block.cells
        )
        caption = f"<caption>{escape(block.caption)}</caption>"
        return f"<table>{caption}<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"

    def fold(self, block: Fold) -> str:
        inner, summary = self.blocks(block.blocks), escape(block.summary)
        if self.folded:
            return f"<details><summary>{summary}</summary>{inner}</details>"
        return f'<div class="fold"><p class="quiet">{summary}</p>{inner}</div>'
