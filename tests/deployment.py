"""A deployment for tests: a data directory of its own, Django set up on it, the demonstration played once.

The database is SQLite in a temporary directory, or the PostgreSQL server that `DEPUTIES_TEST_POSTGRES` names (a
URL of a database that the tests may fill and empty). Tests that write found a small system of their own.
"""

from __future__ import annotations

import argparse
import os
import secrets
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from ground import STATUTE, Ground, sealed

__all__ = ["Line", "ask", "deployment", "march", "open_names", "put_on_record", "small_system", "stored"]


class Line:
    """A progress line that says nothing."""

    def __init__(self, *_: Any, **__: Any) -> None:
        self.done = 0

    def __enter__(self) -> Line:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def advance(self, count: int = 1) -> None:
        """Count."""
        self.done += count


@cache
def deployment() -> Path:
    """Set Django up on a fresh data directory, once in a process."""
    from deputies_web.commands.directory import open_directory

    memory = Path("/dev/shm")
    directory = Path(tempfile.mkdtemp(prefix="deputies-test-", dir=memory if memory.is_dir() else None))
    postgres = os.environ.get("DEPUTIES_TEST_POSTGRES")
    if postgres:
        os.environ["DEPUTIES_DATABASE"] = postgres
    open_directory(directory, create=True)
    if postgres:
        _empty()
    return directory


def _empty() -> None:
    from django.core.management import call_command

    call_command("flush", verbosity=0, interactive=False)


@cache
def march() -> str:
    """Play the demonstration once in a process; return the id of its system."""
    directory = deployment()
    from deputies_web.commands.demo import play_scenario
    from deputies_web.commands.demo.play import SYSTEM

    play_scenario(argparse.Namespace(progress=Line), directory, say=lambda _sentence: None)
    return SYSTEM


def ask(
    system: str, kind: str, by: str, /, *, now: str = "1927-03-01T09:00:00Z", token: str = "", **fields: Any
) -> Any:
    """Make a request of a system."""
    from deputies.acts.envelope import parse_actor
    from deputies_web.perform import perform

    plain = {"kind": kind, **fields}
    return perform(system, plain, by=parse_actor(by), token=token or secrets.token_urlsafe(16), now=now)


def small_system() -> str:
    """Found a small system under an id of its own; return the id."""
    deployment()
    from deputies_web.perform import create_system

    system = f"s{secrets.token_hex(6)}"
    create_system(system, f"test.example/{system}")
    ask(
        system, "found-system", "organiser", system=system, name="A small town", statute=STATUTE.encode(),
        councils=[{"id": "province", "name": "Province", "level": "province"},
                  {"id": "town", "name": "Town", "level": "town", "parent": "province"}],
    )  # fmt: skip
    return system


def stored(ground: Ground) -> str:
    """Put all entries of a ground on a record of its own, each request made again; return the id of the system.

    Each unit's electors are on the register: "mill-a-e1", "mill-a-e2" and so on, with names nobody else has. Names of
    candidates stay what the ground sealed them as; the openings of those that `Ground.nominate` makes lie beside them.
    """
    deployment()
    return put_on_record(ground, f"s{secrets.token_hex(6)}")


def put_on_record(ground: Ground, system: str) -> str:
    """Do the same under an id that is given, in the data directory that Django is set up on."""
    from django.db import transaction

    from deputies_web.perform import create_system, perform
    from deputies_web.storage.electors import replace_electors
    from deputies_web.storage.exhibits import store_exhibits

    create_system(system, f"test.example/{system}")
    store_exhibits(ground.exhibits)
    for entry in ground.entries:
        plain = {**entry.request, **({"system": system} if entry.request["kind"] == "found-system" else {})}
        perform(system, plain, by=entry.by, token=f"stored-{system}-{entry.seq}", now=entry.at)
    rolls = list(ground.state.tables["rolls"].values())
    units = rolls[-1].roll.units if rolls else ()
    rows = [
        (unit.id, f"{unit.id}-e{number}", f"Elector Number {number} of {unit.name}", unit.layer)
        for unit in units
        for number in range(1, unit.electors + 1)
    ]
    with transaction.atomic():
        replace_electors(system, [rows])
    open_names(system, ground)
    return system


def open_names(system: str, ground: Ground) -> None:
    """Lay the openings of the names that a ground has made beside its record."""
    from deputies_web.storage.models import Opening

    texts = (
        (item.name, f"{election.id} {item.number}")
        for election in ground.state.tables["elections"].values()
        for item in election.candidates
        if item.name == sealed(f"{election.id} {item.number}")
    )
    Opening.objects.bulk_create(
        (Opening(commitment=name, system_id=system, label="name", salt=bytes(16), text=text) for name, text in texts),
        ignore_conflicts=True,
    )
