"""Forms of one button on the live screens: a request of the catalogue with every field known."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from deputies_web.live.rooms import KEYS

register = template.Library()


@register.simple_tag
def act(system: str, kind: str, style: str = "", keys: str = KEYS, **known: Any) -> SafeString:
    """Open a form that makes a request at once; fields it knows are hidden in it. `{% endact %}` closes it."""
    fields = format_html_join(
        "",
        '<input type="hidden" name="{}" value="{}">',
        ((name.replace("__", "."), value) for name, value in known.items()),
    )
    return format_html(
        '<form method="post" action="/{}/do/{}/" class="quick {}" data-send>{}'
        '<input type="hidden" name="_step" value="send">{}',
        system,
        kind,
        style,
        mark_safe(keys),
        fields,
    )


@register.simple_tag
def endact() -> SafeString:
    """Close a form."""
    return mark_safe("</form>")


@register.simple_tag
def quick(system: str, kind: str, words: str, style: str = "", keys: str = KEYS, **known: Any) -> SafeString:
    """Show a form of one button. Its id tells what it does, so that the focus finds it again after an update."""
    id_ = "-".join([kind, *(str(value) for value in known.values())])
    opened = act(system, kind, keys=keys, **known)
    return format_html('{}<button id="q-{}" class="{}">{}</button></form>', opened, id_, style, words)


@register.filter
def clock(moment: str) -> str:
    """Say the time of day to the second: "10:05:30"."""
    return moment[11:19]


@register.filter
def clockwise(seconds: int) -> str:
    """Say seconds as minutes and seconds: "2:05"."""
    return f"{seconds // 60}:{seconds % 60:02}"
