"""Local provisions: settling what a source leaves open, and varying what a statute lets vary.

A local provision names a field by its path, gives its value, and says which standing order settles it. It may settle
a field that its provision lists in `not_stated`, or one that a variation of the statute opens within bounds.
"""

from __future__ import annotations

import copy
import re
from typing import Any

from deputies.values import Fault

__all__ = ["NONE", "NOT_STATED", "open_points", "settle", "value_at"]

NOT_STATED = "statute.not-stated"
NONE = "none"
"""The value that settles a field as absent: there is no recall, no turnout, no term."""

_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")


def open_points(plain: dict[str, Any]) -> tuple[str, ...]:
    """Return the paths of all fields that the sources do not state, settled here or not."""
    return tuple(sorted(set(_open(plain, ""))))


def _open(value: Any, path: str) -> list[str]:
    if isinstance(value, list):
        return [found for index, item in enumerate(value) for found in _open(item, f"{path}[{index}]")]
    if not isinstance(value, dict):
        return []
    listed = value.get("not_stated")
    names = [name for name in listed if isinstance(name, str)] if isinstance(listed, list) else []
    here = [f"{path}.{name}" if path else name for name in names]
    for key, item in value.items():
        here += _open(item, f"{path}.{key}" if path else key)
    return here


def settle(plain: dict[str, Any]) -> tuple[dict[str, Any], list[Fault]]:
    """Return the tables with all local provisions applied, and what is wrong with those provisions."""
    provisions = plain.get("local")
    if not isinstance(provisions, list) or not provisions:
        return plain, []
    settled: dict[str, Any] = copy.deepcopy(plain)
    open_, faults, seen = open_points(plain), list[Fault](), set[str]()
    for index, item in enumerate(provisions):
        if not isinstance(item, dict) or not isinstance(item.get("field"), str) or "value" not in item:
            continue  # the shape reports it
        field, path = item["field"], f"local[{index}].field"
        if field in seen:
            faults.append(Fault(path, f"{field} is settled twice", "each field once", "local.twice"))
        seen.add(field)
        faults += _refused(plain, item, index, open_)
        if not _put(settled, field, item["value"]):
            faults.append(Fault(path, f"there is no table for {field}", "the path of a field", "local.unknown"))
    return settled, faults


def _refused(plain: dict[str, Any], item: dict[str, Any], index: int, open_: tuple[str, ...]) -> list[Fault]:
    """Say why a local provision may not settle its field, if it may not."""
    field, value, path = item["field"], item["value"], f"local[{index}]"
    if field in open_ or any(field.startswith(f"{known}.") for known in open_):
        return []
    variations = plain.get("variations")
    found = [v for v in variations.values() if isinstance(v, dict)] if isinstance(variations, dict) else []
    bounds = next((variation for variation in found if variation.get("field") == field), None)
    if bounds is None:
        said = "a field that its provision lists in not_stated, or one that a variation opens"
        return [Fault(f"{path}.field", f"{field} may not be settled here", said, "local.closed")]
    faults = []
    least, most, choices = bounds.get("least"), bounds.get("most"), bounds.get("one_of") or []
    number = type(value) is int
    if (least is not None or most is not None) and not number:
        faults.append(Fault(f"{path}.value", f"found {value!r}", "a whole number", "local.bounds"))
    if number and least is not None and value < least:
        faults.append(Fault(f"{path}.value", f"found {value}", f"at least {least}", "local.bounds"))
    if number and most is not None and value > most:
        faults.append(Fault(f"{path}.value", f"found {value}", f"at most {most}", "local.bounds"))
    if choices and value not in choices:
        faults.append(Fault(f"{path}.value", f"found {value!r}", f"one of {', '.join(choices)}", "local.bounds"))
    if bounds.get("approval") and not item.get("approved_by"):
        said = f"the approval of {bounds['approval']}"
        faults.append(Fault(f"{path}.approved_by", "no approval is named", said, "local.approval"))
    return faults


def _steps(path: str) -> list[str | int]:
    return [int(found[1]) if found[1] else found[2] for found in _STEP.finditer(path)]


def value_at(plain: Any, path: str) -> Any:
    """Return what stands at a path, or None."""
    for step in _steps(path):
        if isinstance(step, str) and isinstance(plain, dict):
            plain = plain.get(step)
        elif isinstance(step, int) and isinstance(plain, list) and step < len(plain):
            plain = plain[step]
        else:
            return None
    return plain


def _put(plain: dict[str, Any], path: str, value: Any) -> bool:
    steps = _steps(path)
    if not steps or not isinstance(steps[-1], str):
        return False
    *above, last = steps
    table: Any = plain
    for step in above:
        if isinstance(step, str) and isinstance(table, dict):
            table = table.setdefault(step, {})
        elif isinstance(step, int) and isinstance(table, list) and step < len(table):
            table = table[step]
        else:
            return False
    if not isinstance(table, dict):
        return False
    if value == NONE:
        table.pop(last, None)
    else:
        table[last] = value
    return True
