"""The live screens of a sitting and the parts they are made of. A part is rendered once for all who see it.

Parts hold nothing that belongs to one visitor. Where a form stands in one, a comment stands for what a visitor's own
request needs (`KEYS`): a page that is read puts hidden fields there, and the script of a live page sends them itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from deputies_web.queries.reading import Reading
from deputies_web.queries.room import RoomView, room_view

__all__ = ["KEYS", "SCREENS", "Part", "parts_of", "wrapped"]

KEYS = "<!--keys-->"
"""What stands in a form for the fields of the visitor's own."""

SCREENS: Mapping[str, tuple[str, ...]] = {
    "public": ("head", "floor", "business", "votes", "agenda", "people"),
    "chair": ("head", "floor", "business", "votes", "agenda"),
    "secretary": ("head", "people", "business", "votes", "floor"),
    "me": ("head", "ballot", "floor", "business"),
    "screen": ("bar", "stage"),
}
"""The screens, and their parts in order."""

Part = tuple[str, str]
"""Digest and text."""


def parts_of(
    reading: Reading, sitting: str, screen: str, room: RoomView | None = None, *, barred: bool = False
) -> dict[str, Part]:
    """Return the parts of a screen by name; raise `Refusal` (`sitting.unknown`).

    barred  for a page of one's own, read by a deputy who does not vote in the open roll call. What follows live is the
            same for all, and their own part hides the buttons in it.
    """
    view = room or room_view(reading, sitting)
    known = {"room": view, "system": reading.system, "screen": screen, "barred": barred}
    found = {}
    for name in SCREENS[screen]:
        html = render_to_string(f"room/{name}.html", known).strip()
        found[name] = (sha256(html.encode()).hexdigest()[:16], html)
    return found


def wrapped(parts: Mapping[str, Part], keys: str) -> dict[str, SafeString]:
    """Return the parts as a page places them, each form with the visitor's own fields."""
    return {
        name: format_html(
            '<section class="part part-{}" data-part="{}" data-digest="{}">{}</section>',
            name,
            name,
            digest,
            mark_safe(html.replace(KEYS, keys)),
        )
        for name, (digest, html) in parts.items()
    }
