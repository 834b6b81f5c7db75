"""Functions that are imported when first called, so that a count loads the one rule and the one format it needs."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any

__all__ = ["later"]


def later(module: str, name: str) -> Callable[..., Any]:
    """Return a function that imports `module` at its first call and passes everything on to `name` in it."""

    def call(*given: Any, **named: Any) -> Any:
        return getattr(importlib.import_module(module), name)(*given, **named)

    call.__name__ = call.__qualname__ = name
    return call
