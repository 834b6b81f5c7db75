"""A picture of a count: the votes of each stage as bars, and the flow between stages as bands (SVG).

Lengths are whole hundredths of a pixel. Where one candidate gives, the bands are the transfers themselves; where
several give at once (Meek's rounds), what each lost is shared out in proportion to what the others won.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from deputies.counting.text import stage_title
from deputies.counting.transcript import Count, Stage, format_total

__all__ = ["draw_flow"]

_BAR, _STEP, _TALL, _GAP, _TOP, _LEFT = 1400, 13000, 42000, 900, 4200, 20000
_MOST_STAGES = 60
_HUES = (212, 24, 140, 290, 50, 340, 180, 95, 260, 8, 165, 75, 315, 230, 40, 200)


@dataclass(frozen=True, slots=True)
class _Bar:
    """Where the votes of a candidate stand in one column: top and height, in hundredths."""

    top: int
    height: int


def draw_flow(count: Count) -> str:
    """Return the picture as SVG text; stages beyond 60 are left out, and the picture says so."""
    stages = count.stages[:_MOST_STAGES]
    order = _order(count)
    most = max(count.valid * count.scale, *(sum(stage.totals) + stage.nontransferable for stage in stages), 1)
    columns = [_column(stage, order, most) for stage in stages]
    width = _LEFT + _STEP * max(1, len(stages)) + 4000
    height = _TOP + _TALL + _GAP * (len(order) + 1) + 2500
    title = f"{count.title or 'Count'}: votes by stage ({count.rule})"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_px(width)} {_px(height)}" role="img" '
        f'aria-label="{escape(title)}" font-family="system-ui, sans-serif" font-size="12">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{_px(width)}" height="{_px(height)}" fill="#fff"/>',
    ]
    for number in range(len(stages) - 1):
        parts += _bands(count, stages[number], stages[number + 1], columns[number], columns[number + 1], number)
    for number, stage in enumerate(stages):
        parts += _bars(count, stage, columns[number], number)
    parts += _labels(count, columns[0]) if columns else []
    if len(count.stages) > _MOST_STAGES:
        left_out = len(count.stages) - _MOST_STAGES
        parts.append(f'<text x="20" y="{_px(height - 600)}" fill="#555">{left_out} more stages are not drawn.</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def _order(count: Count) -> list[int]:
    """Elected first, then the others by the stage at which they went, the last first; 0 is what is not transferable."""
    gone = {number: stage.number for stage in count.stages for number in stage.excluded}
    others = [person.number for person in count.candidates if person.number not in count.elected]
    others = [number for number in others if number not in count.withdrawn]
    return [*count.elected, *sorted(others, key=lambda number: (-gone.get(number, 10**9), number)), 0]


def _votes(stage: Stage, number: int) -> int:
    return stage.totals[number - 1] if number else stage.nontransferable


def _column(stage: Stage, order: list[int], most: int) -> dict[int, _Bar]:
    bars: dict[int, _Bar] = {}
    top = _TOP
    for number in order:
        height = _votes(stage, number) * _TALL // most
        bars[number] = _Bar(top, height)
        top += height + _GAP
    return bars


def _bands(
    count: Count, before: Stage, after: Stage, left: dict[int, _Bar], right: dict[int, _Bar], column: int
) -> list[str]:
    """Bands of what stays and of what moves between two stages."""
    change = {number: _votes(after, number) - _votes(before, number) for number in left}
    won = {number: votes for number, votes in change.items() if votes > 0}
    total = sum(won.values())
    x, wide = _LEFT + column * _STEP + _BAR, _STEP - _BAR
    used_left, used_right = dict.fromkeys(left, 0), dict.fromkeys(right, 0)
    parts: list[str] = []

    def band(giver: int, taker: int, height_left: int, height_right: int, opacity: str) -> None:
        if max(height_left, height_right) < 8:
            return
        y, z = left[giver].top + used_left[giver], right[taker].top + used_right[taker]
        used_left[giver] += height_left
        used_right[taker] += height_right
        middle = x + wide // 2
        path = (
            f"M{_px(x)},{_px(y)}C{_px(middle)},{_px(y)} {_px(middle)},{_px(z)} {_px(x + wide)},{_px(z)}"
            f"v{_px(height_right)}C{_px(middle)},{_px(z + height_right)} {_px(middle)},{_px(y + height_left)} "
            f"{_px(x)},{_px(y + height_left)}z"
        )
        parts.append(f'<path d="{path}" fill="{_colour(count, giver)}" opacity="{opacity}"/>')

    for number, bar in left.items():
        kept = min(_votes(before, number), _votes(after, number))
        part = bar.height * kept // max(_votes(before, number), 1)
        band(number, number, part, min(part, right[number].height), ".22")
    for giver, lost in ((number, -votes) for number, votes in change.items() if votes < 0):
        for taker, gain in won.items():
            share = lost * gain // max(total, 1)
            tall = left[giver].height * share // max(_votes(before, giver), 1)
            band(giver, taker, tall, tall, ".5")
    return parts


def _bars(count: Count, stage: Stage, bars: dict[int, _Bar], column: int) -> list[str]:
    x = _LEFT + column * _STEP
    heading = escape(stage_title(count, stage, short=True))
    parts = [
        f'<text x="{_px(x)}" y="18" fill="#222" font-weight="600">{stage.number}<title>{heading}</title></text>',
        f'<text x="{_px(x)}" y="33" fill="#555" font-size="10">{escape(_cut(heading, 22))}</text>',
    ]
    for number, bar in bars.items():
        votes = _votes(stage, number)
        if not votes:
            continue
        name = count.candidates[number - 1].label if number else "not transferable"
        said = escape(f"{name}: {format_total(votes, count.scale)}")
        frame = ' stroke="#111" stroke-width="1.5"' if number in stage.elected else ""
        parts.append(
            f'<rect x="{_px(x)}" y="{_px(bar.top)}" width="{_px(_BAR)}" height="{_px(max(bar.height, 60))}" '
            f'fill="{_colour(count, number)}"{frame}><title>{said}</title></rect>'
        )
        if number in stage.elected:
            parts.append(
                f'<text x="{_px(x + _BAR + 300)}" y="{_px(bar.top + bar.height // 2 + 400)}" fill="#111" '
                f'font-size="10">elected</text>'
            )
    return parts


def _labels(count: Count, bars: dict[int, _Bar]) -> list[str]:
    parts: list[str] = []
    for number, bar in bars.items():
        name = count.candidates[number - 1].label if number else "not transferable"
        weight = ' font-weight="600"' if number in count.elected else ""
        parts.append(
            f'<text x="{_px(_LEFT - 800)}" y="{_px(bar.top + bar.height // 2 + 400)}" text-anchor="end" '
            f'fill="#222"{weight}>{escape(_cut(name, 28))}</text>'
        )
    return parts


def _colour(count: Count, number: int) -> str:
    if not number:
        return "#9a9a9a"
    light = 45 if number in count.elected else 62
    return f"hsl({_HUES[(number - 1) % len(_HUES)]} {60 if number in count.elected else 40}% {light}%)"


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _px(hundredths: int) -> str:
    whole, part = divmod(hundredths, 100)
    return f"{whole}.{part:02d}".rstrip("0").rstrip(".") if hundredths >= 0 else f"-{_px(-hundredths)}"
