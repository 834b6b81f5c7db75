"""One table of refusals for each kind of request: a request that is accepted, and what makes it be refused.

A row says on which ground, and with which fields changed, the request is refused with the row's code. That the
unchanged request is accepted shows that it is the change that is refused; that the codes are those the catalogue
announces shows that none is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from deputies.acts.catalogue import CATALOGUE
from deputies.values import DeputiesError
from ground import Ground

__all__ = ["Row", "Table", "walked"]


@dataclass(frozen=True)
class Row:
    """Why a request is refused: another ground, other fields, another office or time; and words of its sentence.

    about  the refusal comes when a motion that leads to the request, about this, is tabled in the sitting that is open.
    """

    on: Callable[[], Ground] | None = None
    change: Mapping[str, Any] = field(default_factory=dict)
    by: str = ""
    at: str = ""
    says: str = ""
    about: str = ""


@dataclass(frozen=True)
class Table:
    """A kind, with an accepted request and the rows by code."""

    kind: str
    on: Callable[[], Ground]
    by: str
    fields: Callable[[Ground], Mapping[str, Any]]
    rows: Mapping[str, Row | tuple[Row, ...]]
    at: str = ""

    def accept(self) -> None:
        """Make the request as it is."""
        ground = self.on()
        ground.ask(self.kind, self.by, at=self.at, **self.fields(ground))

    def refuse(self, code: str, row: Row) -> None:
        """Make it as the row says; it must be refused with the code."""
        accepted = self.on()
        fields = {**self.fields(accepted), **row.change}
        ground = row.on() if row.on else accepted
        for digest, document in accepted.exhibits.items():
            ground.exhibits.setdefault(digest, document)
        if row.about:
            refusal = self._table(ground, code, row)
        else:
            refusal = ground.refused(self.kind, row.by or self.by, code, at=row.at or self.at, **fields)
        assert row.says in refusal.sentence, refusal.sentence

    def _table(self, ground: Ground, code: str, row: Row) -> DeputiesError:
        sitting = next(item for item in ground.state.tables["sittings"].values() if item.status == "open")
        motion = {"motion": "own-9", "sitting": sitting.id, "title": "Own order", "text": "As the paper says."}
        purpose = {"kind": self.kind, "about": row.about}
        return ground.refused(
            "table-motion", f"chair:{sitting.council}", code, at=row.at, **motion, competence="own-order",
            mover=sitting.present[0], leads_to=purpose,
        )  # fmt: skip

    def check_complete(self) -> None:
        """The rows are the codes that the catalogue announces for the kind, no more and no fewer."""
        assert set(self.rows) == set(CATALOGUE[self.kind].refusals)


def walked(tables: Iterable[Table]) -> type:
    """Return the tests of some tables, for a module of tests to bind as `TestTables`."""
    listed = tuple(tables)

    class TestTables:
        @each_table(listed)
        def test_the_request_that_the_rows_change_is_accepted(self, table: Table) -> None:
            table.accept()

        @each_row(listed)
        def test_a_request_is_refused_with_its_code_and_leaves_no_trace(
            self, table: Table, code: str, row: Row
        ) -> None:
            table.refuse(code, row)

        @each_table(listed)
        def test_the_rows_are_the_refusals_that_the_catalogue_announces(self, table: Table) -> None:
            table.check_complete()

    return TestTables


def each_table(tables: Iterable[Table]) -> Any:
    """Run a test on each table."""
    return pytest.mark.parametrize("table", [pytest.param(table, id=table.kind) for table in tables])


def each_row(tables: Iterable[Table]) -> Any:
    """Run a test on each row of each table."""
    found = []
    for table in tables:
        for code, rows in table.rows.items():
            for place, row in enumerate(rows if isinstance(rows, tuple) else (rows,)):
                found.append(pytest.param(table, code, row, id=f"{table.kind}-{code}-{place}"))
    return pytest.mark.parametrize(("table", "code", "row"), found)
