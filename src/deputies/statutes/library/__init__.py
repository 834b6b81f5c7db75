"""The library of statutes that come with the program: one TOML file each, commented, with sources.

library_names()            ids, in order
library_text(name)         the text of one statute
library_local(name)        its example of local provisions, where the sources leave points open; else nothing
settled_text(name, local)  the text with local provisions behind it: the document a system is founded on
"""

from __future__ import annotations

import difflib
from importlib.resources import files

from deputies.values import Refusal

__all__ = ["library_local", "library_names", "library_text", "settled_text"]

_FOLDER = files("deputies.statutes").joinpath("library")
_LOCAL = ".local.toml"


def library_names() -> tuple[str, ...]:
    """Return the ids of the statutes in the library, in order."""
    names = [item.name for item in _FOLDER.iterdir() if item.name.endswith(".toml")]
    return tuple(sorted(name.removesuffix(".toml") for name in names if not name.endswith(_LOCAL)))


def library_text(name: str) -> bytes:
    """Return the text of a statute of the library; raise `Refusal` (`statute.unknown`), naming the nearest."""
    known = library_names()
    if name not in known:
        near = difflib.get_close_matches(name, known, n=1)
        hint = f"; did you mean {near[0]}?" if near else f"; there are {', '.join(known)}."
        raise Refusal(
            "statute.unknown",
            f"The library has no statute {name!r}{hint}",
            found=name,
            required=", ".join(known),
        )
    return _FOLDER.joinpath(f"{name}.toml").read_bytes()


def library_local(name: str) -> bytes:
    """Return the example of local provisions that goes with a statute, b"" where there is none."""
    found = _FOLDER.joinpath(name + _LOCAL) if name in library_names() else None
    return found.read_bytes() if found is not None and found.is_file() else b""


def settled_text(name: str, local: bytes | None = None) -> bytes:
    """Return a statute of the library with local provisions behind it (those of the library where none are given)."""
    text, behind = library_text(name), library_local(name) if local is None else local
    return text if not behind.strip() else text.rstrip(b"\n") + b"\n\n" + behind.lstrip(b"\n")
