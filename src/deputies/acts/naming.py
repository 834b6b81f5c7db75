"""Names of new things: each id is given once."""

from __future__ import annotations

from typing import Any

from deputies.acts.state import State
from deputies.values import Refusal

__all__ = ["check_new"]


def check_new(state: State, cls: type[Any], id_: str, what: str) -> None:
    """Raise `Refusal` (`<what>.exists`) if there is such a thing of this id already."""
    if state.find(cls, id_) is not None:
        one = f"an {what}" if what[0] in "aeiou" else f"a {what}"
        raise Refusal(
            f"{what}.exists", f"There is {one} {id_!r} already; give another id.", found=id_, required="a new id"
        )
