"""Electors in bulk: under the ORM, in batches of one statement, in one transaction with the act that seals the roll."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

from deputies_web.storage.models import Elector

__all__ = ["replace_electors"]


def replace_electors(system: str, batches: Iterable[list[tuple[str, str, str, str]]]) -> int:
    """Replace the register of a system by rows of (unit, elector, name, layer); return how many there are.

    To be called inside a transaction. PostgreSQL takes the rows by COPY, SQLite by prepared insert.
    """
    Elector.objects.filter(system_id=system).delete()
    table = connection.ops.quote_name(Elector._meta.db_table)
    columns = "system_id, unit, elector, name, layer"
    count = 0
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for batch in batches:
                    for row in batch:
                        copy.write_row((system, *row))
                    count += len(batch)
            return count
        raw = cursor.cursor  # the driver's own cursor: Django's wrapper rewrites each row's parameters
        name = _literal(system)
        for batch in batches:
            raw.executemany(f"INSERT INTO {table} ({columns}) VALUES ({name}, ?, ?, ?, ?)", batch)
            count += len(batch)
    return count


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
