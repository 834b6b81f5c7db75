"""Commands that other packages bring: the entry-point groups `deputies.commands` and `deputies.commands.<name>`.

An entry point names a function `add(subparsers)`, and in brackets the extras it stands on
(`web = "deputies_web.commands:add [web]"`). Where a library of such an extra is not installed the commands are
left out, and the reason is kept for whoever calls one of them.
"""

from __future__ import annotations

import argparse
import importlib
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any, TypeAlias

from deputies.values import Refusal

__all__ = ["GROUP", "NEEDS", "LeftOut", "Subparsers", "bring", "extend", "extra_of"]

Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
"""What a module of commands adds its parsers to."""

GROUP = "deputies.commands"
NEEDS = {
    "data": ("duckdb",),
    "fast": ("numpy", "numba"),
    "web": ("django", "allauth", "csp", "ninja", "argon2", "whitenoise", "uvicorn", "a2wsgi"),
    "postgres": ("psycopg",),
    "pdf": ("weasyprint",),
}
"""The modules that each extra of the distribution brings."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Commands that could not be added: who brings them, the extra to install ("" if none), and why."""

    name: str
    extra: str
    reason: str


def extra_of(module: str) -> str:
    """Return the extra that brings a module, "" when none does."""
    top = module.partition(".")[0]
    return next((extra for extra, modules in NEEDS.items() if top in modules), "")


def extend(subparsers: Subparsers, group: str = GROUP) -> tuple[LeftOut, ...]:
    """Add the commands of an entry-point group; return what was left out and why."""
    from importlib.metadata import entry_points  # slow to import; most commands do without

    left_out = []
    for point in sorted(set(entry_points(group=group)), key=lambda point: (point.name, point.value)):
        missing = [extra for extra in point.extras if any(find_spec(name) is None for name in NEEDS.get(extra, ()))]
        if missing:
            left_out.append(LeftOut(point.name, missing[0], "its libraries are not installed"))
            continue
        try:
            module = importlib.import_module(point.module)
        except ModuleNotFoundError as error:
            left_out.append(LeftOut(point.name, extra_of(error.name or ""), str(error)))
            continue
        getattr(module, point.attr)(subparsers)
    return tuple(left_out)


def bring(name: str, group: str = GROUP) -> Any:
    """Return what a package that brings commands brings under this name besides; the first that has it.

    raises  Refusal (`extension.absent`) where no package that is installed has it.
    """
    from importlib.metadata import entry_points

    absent = []
    for point in sorted(set(entry_points(group=group)), key=lambda point: (point.name, point.value)):
        absent += [extra for extra in point.extras if any(find_spec(one) is None for one in NEEDS.get(extra, ()))]
        if not absent:
            found = getattr(importlib.import_module(point.module), name, None)
            if found is not None:
                return found
    extra = absent[0] if absent else "web"
    raise Refusal(
        "extension.absent",
        f"This is the data directory of a site, and what reads one is not installed; install deputies[{extra}].",
        required=f"deputies[{extra}]",
    )
