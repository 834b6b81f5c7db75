"""The columns of the two register files, and the reading of a header.

A *register of members* has a row for each elector; a *register of units* has a row for each base unit, with its
electors counted. Columns are found by their header names, in any order. There are no other names for them, and a
column that is not needed is refused: what is never read in cannot leak.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import Literal

from deputies.values import Fault

__all__ = ["COLUMNS", "MEMBERS", "OPTIONAL", "UNITS", "Form", "form_of", "header_faults"]

Form = Literal["members", "units"]

MEMBERS = {
    "elector": "the organisation's own number or id of the elector; it stays in the private tables",
    "name": "the elector's name; it stays in the private tables",
    "unit": "id of the base unit",
    "unit_name": "name of the base unit, for people",
    "kind": "kind of the unit, as the statute calls it",
    "layer": "layer of electors, as the statute calls it",
    "council": "id of the council the unit elects to",
}
UNITS = {
    "unit": "id of the base unit",
    "name": "name of the base unit, for people",
    "kind": "kind of the unit, as the statute calls it",
    "council": "id of the council the unit elects to",
    "layer": "layer of electors, as the statute calls it",
    "electors": "how many electors the unit has",
    "seats": "seats fixed by the register, where the norm of the statute says so; may be left out or empty",
}
OPTIONAL = frozenset({"seats"})
COLUMNS: dict[Form, dict[str, str]] = {"members": MEMBERS, "units": UNITS}


def form_of(header: Sequence[str]) -> Form:
    """Return which of the two registers a header is nearest to."""
    names = set(header)
    if "electors" in names or "elector" in names:
        return "units" if "electors" in names else "members"
    return "members" if len(names & MEMBERS.keys()) > len(names & UNITS.keys()) else "units"


def header_faults(header: Sequence[str], form: Form, line: int = 1) -> list[Fault]:
    """Return a fault for each column that is missing (with the nearest name found), unknown, or there twice."""
    known = COLUMNS[form]
    strange = [name for name in header if name not in known]
    faults = []
    for name in known:
        if name in header or name in OPTIONAL:
            continue
        near = difflib.get_close_matches(name, [*strange, *(other.lower() for other in strange)], n=1)
        taken = next((other for other in strange if near and other.lower() == near[0].lower()), "")
        hint = f"; {taken!r} is near it" if taken else ""
        faults.append(Fault(f"line {line}", f"the column {name!r} is missing{hint}", known[name], "register.column"))
    for name in dict.fromkeys(strange):
        near = difflib.get_close_matches(name.lower(), list(known), n=1)
        hint = f" (did you mean {near[0]!r}?)" if near else ""
        expected = f"only the columns {', '.join(known)}"
        faults.append(Fault(f"line {line}", f"unknown column {name!r}{hint}", expected, "register.column"))
    for name in dict.fromkeys(name for name in header if header.count(name) > 1):
        faults.append(Fault(f"line {line}", f"the column {name!r} stands twice", "each column once", "register.column"))
    return faults
