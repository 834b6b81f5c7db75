"""QR codes, drawn as pictures in the page: an address that a phone reads off a wall or a card."""

from __future__ import annotations

import segno

__all__ = ["draw_qr"]


def draw_qr(text: str, *, label: str) -> str:
    """Return the code of a text, black on white with a quiet zone of four modules, with a label for who cannot see it.

    Error correction is level M, 15 % of the code: a creased card is still read.
    """
    code = segno.make(text, error="m", micro=False)
    return code.svg_inline(scale=4, border=4, light="#fff", dark="#000", title=label, omitsize=True, svgclass="qr")
