"""Reading a register file: the preview, by whichever path can.

Two paths read a register of members: plain Python with the standard library alone, and DuckDB where it is installed,
which runs no Python loop over electors. DuckDB only ever says "clean"; a register that is not, or that its CSV reader
might take otherwise, is read in plain Python, which names every fault with its line. A register of units is always
read in plain Python, since each of its rows becomes a unit; Parquet needs DuckDB.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import Literal

from deputies.register import duck, plain
from deputies.register.columns import Form, form_of, header_faults
from deputies.register.preview import Expected, FaultList, Preview
from deputies.register.source import Report, Source, scan
from deputies.statutes.model import Statute
from deputies.values import Faults

__all__ = ["Engine", "preview_register"]

Engine = Literal["auto", "plain", "duckdb"]


def preview_register(
    path: Path,
    *,
    statute: Statute | None = None,
    councils: Collection[str] | None = None,
    form: Form | None = None,
    engine: Engine = "auto",
    report: Report | None = None,
) -> Preview:
    """Read a register and return what it would seal and all that is wrong with it; nothing is written.

    statute   whose unit kinds and layers the register may name; any, where it is not given.
    councils  ids of the councils it may name; any, where they are not given.
    form      "members" or "units"; told from the header where it is not given.
    engine    "auto" takes DuckDB where it is installed.
    report    is told how far the reading is.

    Raises `Refusal` only for a file that can't be opened, and for Parquet without DuckDB.
    """
    try:
        source = scan(path, report)
    except Faults as faults:
        nothing = Source(path, 0, "", "csv")
        return Preview(nothing, form or "members", "plain", (), faults.faults, faults.total)
    if source.kind == "parquet":
        source = replace(source, header=duck.parquet_header(source))
    form = form or form_of(source.header)
    wrong = header_faults(source.header, form)
    if wrong:
        return Preview(source, form, "plain", (), tuple(wrong), len(wrong))
    expected = Expected.of(statute, councils)
    wanted = engine == "duckdb" or (engine == "auto" and duck.available())
    if form == "members" and wanted and not source.loose:
        units = duck.units_of(source, expected, report)
        if units is not None:
            return Preview(source, form, "duckdb", units)
    return _preview_plainly(source, form, expected, report)


def _preview_plainly(source: Source, form: Form, expected: Expected, report: Report | None) -> Preview:
    faults = FaultList("row" if source.kind == "parquet" else "line")
    rows = duck.parquet_rows(source) if source.kind == "parquet" else plain.csv_rows(source, faults)
    units = plain.check_rows(rows, source.header, form, expected, faults, report)
    engine = "duckdb" if source.kind == "parquet" else "plain"
    return Preview(source, form, engine, units, tuple(faults.kept), faults.count)
