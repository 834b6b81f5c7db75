"""Reading a statute from its TOML text, and writing it: strict, with every fault at once, its path and its line.

    parse_statute(data, name=)   the statute, or `Faults`
    read_statute(data, name=)    the statute as far as it can be read, with all findings: for editors and `check`
    format_statute(statute)      the text of a statute; `parse_statute` is the inverse

A field that its source does not state is listed in `not_stated` of its provision and left out. It must be settled by
a local provision (`[[local]]`) before the statute can be used: until then it is reported as a fault.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from deputies.statutes.checks import check_statute
from deputies.statutes.findings import Finding
from deputies.statutes.local import NOT_STATED, open_points, settle, value_at
from deputies.statutes.mending import findings_past_faults
from deputies.statutes.model import Provision, Statute
from deputies.statutes.places import line_of, lines_of_paths
from deputies.statutes.plain import PlacedFault, format_plain, parse_plain
from deputies.values import Fault, Faults
from deputies.values.shape import read, write

__all__ = ["Reading", "format_statute", "parse_statute", "read_statute"]


_MANY = 200
_TABLES = frozenset({"a table", *(kind.__name__ for kind in Provision.__subclasses__())})


@dataclass(frozen=True)
class Reading:
    """What could be read of a text: the plain tables, the statute if it has no fault of shape, faults and warnings."""

    plain: dict[str, Any]
    statute: Statute | None
    faults: tuple[Fault, ...]
    warnings: tuple[Finding, ...]
    open: tuple[str, ...]


def parse_statute(data: bytes, *, name: str) -> Statute:
    """Return the statute of a TOML text; raise `Faults` with all its faults, each with path and line."""
    found = read_statute(data, name=name)
    if found.faults or found.statute is None:
        raise Faults(name, found.faults)
    return found.statute


def read_statute(data: bytes, *, name: str) -> Reading:
    """Read a text as far as possible; raise `Faults` only where it is no TOML at all."""
    plain = parse_plain(data, name=name)
    lines = lines_of_paths(data.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n"))
    open_ = open_points(plain)
    settled, faults = settle(plain)
    statute: Statute | None = None
    findings: tuple[Finding, ...] = ()
    try:
        statute = read(Statute, settled, document=name)
    except Faults as raised:
        faults = [*faults, *(_say_open(fault, open_) for fault in raised.faults)]
        if len(raised.faults) <= _MANY:  # a text this broken is mended in several goes anyway
            faults += [finding.fault for finding in findings_past_faults(settled)]
    else:
        findings = check_statute(statute)
        faults = [*faults, *(finding.fault for finding in findings if finding.severity == "error")]
    said = {fault.path for fault in faults}
    faults = [*faults, *(fault for fault in _unsettled(settled, open_) if fault.path not in said)]
    warnings = tuple(finding for finding in findings if finding.severity != "error")
    return Reading(plain, statute, _placed(faults, lines), warnings, open_)


def _unsettled(settled: dict[str, Any], open_: tuple[str, ...]) -> list[Fault]:
    """Return a fault for every open point that nothing settles and, the other way, for one that is given after all."""
    provisions = settled.get("local")
    local = [item.get("field") for item in provisions if isinstance(item, dict)] if isinstance(provisions, list) else []
    faults = []
    for path in open_:
        by_us = any(isinstance(field, str) and (field == path or field.startswith(f"{path}.")) for field in local)
        given = value_at(settled, path) is not None
        if not given and not by_us:
            faults.append(Fault(path, "the source does not state this", "it settled in [[local]]", NOT_STATED))
        elif given and not by_us:
            said = "one or the other: drop it from not_stated, or settle it in [[local]]"
            faults.append(Fault(path, "it is listed in not_stated and given", said, "statute.stated-after-all"))
    return faults


def _say_open(fault: Fault, open_: tuple[str, ...]) -> Fault:
    """Say of a field that is missing because the source is silent that it is to be settled, not merely missing."""
    if fault.found == "is missing" and any(fault.path == path or fault.path.startswith(f"{path}.") for path in open_):
        return Fault(
            fault.path, "the source does not state this", f"it settled in [[local]] ({fault.expected})", NOT_STATED
        )
    if fault.found == "is missing" and fault.path.endswith(".rounding"):
        said = "a rounding: floor, ceil ('or part thereof'), half-up or remainder-above"
        return Fault(fault.path, "the norm does not say what a remainder gives", said, "norm.rounding-unstated")
    if fault.found.startswith("unknown key") and "did you mean" in fault.found:
        said = "a key of this table (deputies statutes reference lists them)"
        return Fault(fault.path, fault.found, said, fault.code)
    if fault.found == "is missing" and fault.expected in _TABLES:
        return Fault(fault.path, fault.found, f"the table [{fault.path}]", fault.code)
    return fault


def _placed(faults: Iterable[Fault], lines: dict[str, int]) -> tuple[Fault, ...]:
    placed = [
        PlacedFault(
            fault.path,
            fault.found,
            fault.expected,
            fault.code,
            line=line_of(fault.path, lines),
            remedy=isinstance(fault, PlacedFault) and fault.remedy,
        )
        for fault in faults
    ]
    return tuple(sorted(placed, key=lambda fault: fault.line))


def format_statute(statute: Statute) -> bytes:
    """Write a statute as TOML; fields that equal their default are left out."""
    return format_plain(write(statute)).encode()
