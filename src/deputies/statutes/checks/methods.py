"""Checks on ways to elect: the counting rule exists and is made for what is counted."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from deputies.apportionment import ALIASES, METHODS
from deputies.counting import RULES
from deputies.statutes.checks.check import Seen
from deputies.statutes.model import Statute

__all__ = ["rules"]

_TOTALS = ("plurality", "block", "approval")
_KINDS = {"ranked-ballots": ("ranked", "plurality"), "approval-ballots": ("approval",)}


def rules(statute: Statute) -> Iterator[Seen]:
    """Hands and paper counts are counted by totals, ranked and approval ballots by a rule for such papers, lists by a
    method of proportion.
    """
    for key, method in statute.elections.methods.items():
        fitting = _fitting(method.kind)
        if method.rule not in fitting:
            near = difflib.get_close_matches(method.rule, fitting, n=1)
            hint = f" (did you mean {near[0]!r}?)" if near else ""
            found = f"{method.rule!r} is no rule by which {method.kind} can be counted{hint}"
            yield Seen(f"elections.methods.{key}.rule", method.article, found, f"name one of {', '.join(fitting)}")


def _fitting(kind: str) -> tuple[str, ...]:
    if kind == "list-ballots":
        return (*METHODS, *ALIASES, "hare-remainders", "droop-remainders")
    if kind in _KINDS:
        return tuple(name for name, rule in RULES.items() if rule.ballots in _KINDS[kind])
    return _TOTALS
