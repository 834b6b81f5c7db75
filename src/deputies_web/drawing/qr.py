"""A QR code as SVG: for addresses that are read from paper or from a wall by a telephone."""

from __future__ import annotations

from html import escape

__all__ = ["draw_qr"]


def draw_qr(text: str, *, label: str = "QR code of the address below") -> str:
    """Return the QR code of a text as SVG, black on white with the quiet zone that readers need.

    label  for who cannot see it.
    Error correction is level M, 15 % of the code: a creased card is still read.
    """
    import segno  # a credential is printed seldom; every other page does without

    code = segno.make(text, error="m", micro=False, boost_error=False)
    border = 4
    rows = [list(row) for row in code.matrix_iter(border=border)]
    size = len(rows)
    dark = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, bit in enumerate(row) if bit)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" class="qr" role="img" '
        f'aria-label="{escape(label)}" shape-rendering="crispEdges">'
        f'<rect width="{size}" height="{size}" fill="#ffffff"/><path d="{dark}" fill="#000000"/></svg>'
    )
