"""The transcript of a count as one HTML page that stands alone: winners, picture, table, ties."""

from __future__ import annotations

from html import escape

from deputies.counting.picture import draw_flow
from deputies.counting.text import stage_title, tie_sentence
from deputies.counting.transcript import Count, format_total

__all__ = ["write_page"]

_STYLE = """
:root{color-scheme:light dark;--line:#8884}
body{font:16px/1.5 system-ui,sans-serif;max-width:75rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem;margin-bottom:.2rem}h2{font-size:1.15rem;margin-top:2rem}
th small{display:block;white-space:normal;max-width:9rem;margin-left:auto}
.scroll{overflow-x:auto}table{border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{padding:.3rem .7rem;border-bottom:1px solid var(--line);text-align:right;white-space:nowrap}
th:first-child,td:first-child,th:nth-child(2){text-align:left}thead th{vertical-align:bottom}
.elected{font-weight:700}.gone{opacity:.55}svg{max-width:none;height:auto;min-width:40rem}
.warn{border-left:.3rem solid #c60;padding:.2rem 1rem}footer{margin-top:2rem;font-size:.85rem;opacity:.75}
"""


def write_page(count: Count) -> str:
    """Return the page."""
    title = escape(count.title or "Count")
    parts = [
        "<!doctype html>",
        '<html lang="en"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        f"<title>{title}</title><style>{_STYLE}</style></head><body><main>",
        f"<h1>{title}</h1>",
        f"<p>{_summary(count)}</p>",
        "<h2>Elected</h2>",
        _winners(count),
    ]
    if count.unsettled is not None:
        parts.append(f'<p class="warn" role="status">{escape(tie_sentence(count, count.unsettled))}</p>')
    if any(stage.transfers for stage in count.stages) or count.rule.startswith("meek"):
        parts += ["<h2>Flow of votes</h2>", f'<div class="scroll" tabindex="0">{draw_flow(count)}</div>']
    parts += ["<h2>Stages</h2>", f'<div class="scroll" tabindex="0">{_table(count)}</div>']
    if count.ties:
        items = "".join(f"<li>{escape(tie_sentence(count, tie))}</li>" for tie in count.ties)
        parts.append(f"<h2>Ties</h2><ul>{items}</ul>")
    parts += [f"<p>{escape(note)}</p>" for note in count.notes]
    rules = "; ".join(f"{key}: {value}" for key, value in count.parameters)
    parts.append(f"</main><footer>{escape(count.rule)}, version {escape(count.version)}. {escape(rules)}</footer>")
    return "\n".join([*parts, "</body></html>"]) + "\n"


def _summary(count: Count) -> str:
    quota = f", quota {format_total(count.quota, count.scale)}" if count.quota else ""
    spoiled = f", {count.spoiled:,} spoiled or blank" if count.spoiled else ""
    seats = f"{count.seats} seat{'s' if count.seats != 1 else ''}"
    return f"{escape(count.rule)}: {seats}, {count.valid:,} valid papers{spoiled}{quota}."


def _winners(count: Count) -> str:
    items = []
    for number in dict.fromkeys(count.elected):
        person = count.candidates[number - 1]
        stage = next((stage.number for stage in count.stages if number in stage.elected), 0)
        party = f", {escape(person.party)}" if person.party else ""
        at = f" (stage {stage})" if len(count.stages) > 1 else ""
        won = count.elected.count(number)
        if won > 1:
            at = f": {won} seats"
        items.append(f"<li><strong>{escape(person.label)}</strong>{party}{at}</li>")
    return f"<ol>{''.join(items)}</ol>"


def _table(count: Count) -> str:
    heads = "".join(
        f'<th scope="col">{stage.number}<br><small>{escape(stage_title(count, stage, short=True))}</small></th>'
        for stage in count.stages
    )
    rows = [_row(count, person.number) for person in count.candidates]
    for label, values in (
        ("not transferable", [stage.nontransferable for stage in count.stages]),
        ("quota", [stage.quota for stage in count.stages]),
    ):
        if any(values):
            cells = "".join(f"<td>{format_total(value, count.scale)}</td>" for value in values)
            rows.append(f'<tr class="gone"><td></td><th scope="row">{label}</th>{cells}</tr>')
    head = f'<thead><tr><th></th><th scope="col">Candidate</th>{heads}</tr></thead>'
    return f"<table>{head}<tbody>{''.join(rows)}</tbody></table>"


def _row(count: Count, number: int) -> str:
    cells = []
    gone = number in count.withdrawn
    for stage in count.stages:
        votes = stage.totals[number - 1]
        shown = "–" if gone and not votes else format_total(votes, count.scale)
        kind = ' class="elected" title="elected"' if number in stage.elected else ' class="gone"' if gone else ""
        mark = " ★" if number in stage.elected else " ✕" if number in stage.excluded else ""
        cells.append(f"<td{kind}>{shown}{mark}</td>")
        gone = gone or number in stage.excluded
    kind = ' class="elected"' if number in count.elected else ""
    name = escape(count.candidates[number - 1].label)
    return f'<tr{kind}><td>{number}</td><th scope="row">{name}</th>{"".join(cells)}</tr>'
