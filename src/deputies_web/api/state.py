"""Reading by machine: nouns as they stand, the record with its head and proofs, the catalogue."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router

from deputies.acts.catalogue import CATALOGUE
from deputies.acts.state import TABLES
from deputies.values import Refusal
from deputies.values.shape import write
from deputies_web.api.requests import body_schema
from deputies_web.queries import record
from deputies_web.queries.reading import Reading, open_reading
from deputies_web.queries.systems import systems
from deputies_web.storage import load
from deputies_web.storage.project import body_of

__all__ = ["router"]

router = Router(tags=["reading"], auth=None)
MOST = 500


@router.get("/systems", summary="All systems of this deployment")
def list_systems(request: HttpRequest) -> list[dict[str, Any]]:
    return [
        {"id": item.id, "name": item.name, "entries": item.entries, "reconstruction": item.reconstruction}
        for item in systems()
    ]


@router.get("/catalogue", summary="All kinds of requests, with offices, fields and refusals")
def catalogue(request: HttpRequest) -> list[dict[str, Any]]:
    return [
        {
            "name": kind.name,
            "noun": kind.noun,
            "title": kind.title,
            "doc": kind.doc,
            "offices": list(kind.offices),
            "article": kind.article,
            "refusals": dict(kind.refusals),
            "fields": body_schema(kind),
        }
        for kind in CATALOGUE.values()
    ]


def _table(system: str, table: str) -> tuple[Reading, dict[str, Any]]:
    if table not in TABLES:
        raise Refusal("table.unknown", f"There is no table {table!r}; there are {', '.join(TABLES)}.", found=table)
    reading = open_reading(system)
    return reading, reading.state.tables[table]


@router.get("/{system}/state/{table}", summary="Nouns of one kind, as they stand")
def list_nouns(request: HttpRequest, system: str, table: str, start: int = 0, many: int = MOST) -> dict[str, Any]:
    reading, rows = _table(system, table)
    begin, many = max(start, 0), min(max(many, 1), MOST)
    found = [json.loads(body_of(item)) for item in list(rows.values())[begin : begin + many]]
    return {"entries": reading.entries, "total": len(rows), "start": begin, "items": found}


@router.get("/{system}/state/{table}/{noun}", summary="One noun, as it stands")
def one_noun(request: HttpRequest, system: str, table: str, noun: str) -> dict[str, Any]:
    reading, rows = _table(system, table)
    if noun not in rows:
        raise Refusal(f"{table}.unknown", f"There is no {noun!r} among the {table}.", found=noun)
    return {"entries": reading.entries, "item": json.loads(body_of(rows[noun]))}


@router.get("/{system}/names", summary="Public names behind commitments, as far as they were not withdrawn")
def names(request: HttpRequest, system: str) -> dict[str, str]:
    reading = open_reading(system)
    wanted = {item.name for item in reading.state.tables["mandates"].values()}
    wanted |= {person.name for item in reading.state.tables["elections"].values() for person in item.candidates}
    return load.names_of(wanted)


@router.get("/{system}/checkpoint", summary="The signed head of the record")
def checkpoint(request: HttpRequest, system: str) -> HttpResponse:
    return _text(record.checkpoint_text(open_reading(system).system))


@router.get("/{system}/entries", summary="Entries of the record, in order")
def entries(request: HttpRequest, system: str, start: int = 0, stop: int | None = None) -> list[dict[str, Any]]:
    begin = max(start, 0)
    end = min(stop if stop is not None else begin + MOST, begin + MOST)
    open_reading(system)
    return [write(item) for item in load.entries(system, begin, end)]


@router.get("/{system}/entries/{seq}", summary="The canonical bytes of an entry")
def one_entry(request: HttpRequest, system: str, seq: int) -> HttpResponse:
    open_reading(system)
    return HttpResponse(record.entry_bytes(system, seq), content_type="application/json")


@router.get("/{system}/entries/{seq}/proof", summary="The proof that an entry is on the record")
def proof(request: HttpRequest, system: str, seq: int) -> HttpResponse:
    open_reading(system)
    return _text(record.receipt_text(system, seq))


def _text(text: str) -> HttpResponse:
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
