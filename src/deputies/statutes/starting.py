"""Beginning a statute of one's own from one of the library: its head is made ours, its comments stay."""

from __future__ import annotations

import json
import re

from deputies.values import Refusal, check_id

__all__ = ["begin"]


def begin(text: bytes, *, id_: str, base: str, title: str = "") -> bytes:
    """Return the text of a statute with its own id, version 1 and title; a head that marked it as another's goes.

    Everything below the first table stays as it is, comments included. Raises `Refusal` for an id that is none.
    """
    check_id(id_, "The statute's id")
    lines = text.decode("utf-8").split("\n")
    first = next((place for place, line in enumerate(lines) if line.startswith("[")), len(lines))
    if first == len(lines):
        raise Refusal("statute.unreadable", "The statute to begin from has no table.")
    head, body = "\n".join(lines[:first]), "\n".join(lines[first:])
    shown = title or _title(head)
    for key, value in (("id", id_), ("version", "1"), ("title", shown), ("source", f"Begun from {base}")):
        head = _replaced(head, key, f"{key} = {json.dumps(value, ensure_ascii=False)}")
    head = re.sub(r"^(historical|reconstruction) = true\n", "", head, flags=re.MULTILINE)
    head = re.sub(r"^(note|confidence_of) = .*\n", "", head, flags=re.MULTILINE)
    head = re.sub(r"^until = .*\n", "", head, flags=re.MULTILINE)
    return f"{head}\n{body}".encode() if not head.endswith("\n") else f"{head}{body}".encode()


def _replaced(head: str, key: str, line: str) -> str:
    return re.sub(rf"^{key} = .*$", lambda _: line, head, flags=re.MULTILINE)


def _title(head: str) -> str:
    found = re.search(r'^title = "(.*)"$', head, flags=re.MULTILINE)
    return f"Our statute, after: {found[1]}" if found else "Our statute"
