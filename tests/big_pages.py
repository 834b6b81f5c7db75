"""Every page of a site over a large council: an address for each name in the URL conf and each reading of the API."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from big import AGO, SITTING, Loaded
from deputies.acts.catalogue import CATALOGUE
from deputies.acts.state import TABLES
from deputies.values.shape import fields_of

__all__ = ["VISITORS", "api_addresses", "api_names", "form_addresses", "page_addresses", "page_names"]

VISITORS = ("", "organiser", "credentials", "teller", "chair", "secretary", "deputy", "elector")
"""Nobody in particular, and one for each office."""
_WITHOUT = {"sitting-stream", "screen-stream", "minutes-text", "minutes-paper"}
"""What stays open, measured in `benchmarks/council.py`; and documents, as long as what is in them."""


def page_names() -> set[str]:
    """Return the name of every page of a system, as the URL conf has them."""
    from deputies_web.urls import of_system

    return {str(pattern.name) for pattern in of_system if not hasattr(pattern, "url_patterns")} - _WITHOUT


def page_addresses(made: Loaded) -> dict[str, tuple[str, ...]]:
    """Return addresses by the name of the page, of those things that have most behind them; () for a page without.

    A page whose address names one thing that another page is of, such as a sitting, is read of the same.
    """
    from django.urls import reverse

    from deputies_web.cards import card_code

    tables = made.ground.state.tables
    first = {table: next(iter(rows), "") for table, rows in tables.items()}
    told, recalled = made.ground.members[5], tables["petitions"][first["petitions"]].mandate
    deputies = [tables["mandates"][mandate].deputy for mandate in (made.ground.members[0], told, recalled)]
    unit = tables["mandates"][told].units[0]
    sitting, council = [(SITTING,), (AGO,), ("ps1",)], [("city",), ("harbour",), ("province",)]
    of: dict[str, Iterable[tuple[Any, ...]]] = {
        "council": council, "powers": council, "bulletin": council, "bulletin-feed": council,
        "bulletin-sheet": council, "organ": [("city-control",), ("city-com-0",)], "task": [(first["tasks"],)],
        "inspection": [(first["inspections"],)], "unit": [(unit,)], "deputy": [(item,) for item in deputies],
        "mandate": [(told,)], "credential": [(made.ground.members[0],)],
        "card": [(told, card_code(made.system, told))], "election": [(first["elections"],), (f"{unit}-1",)],
        "transcript": [(f"{unit}-1",)], "sitting": sitting, "attendance": sitting, "chair-desk": [(SITTING,)],
        "secretary-desk": [(SITTING,)], "own-screen": [(SITTING,)], "screen": sitting,
        "motion": [("m0",), ("m1",), ("m4",), ("m7",), ("a7",), ("p0",)], "decision": [("d0",), ("pd0",)],
        "directive": [("dir0",)], "demand": [(first["demands"],)], "petition": [(first["petitions"],)],
        "petition-sheet": [(first["petitions"],)],
        "case": [("c1",)], "sanction": [(first["sanctions"],)], "plan-of": [("plan-1",)], "roll": [("r1",)],
        "entry": [(1,), (len(made.ground.entries) - 1,)], "entry-file": [(1,)], "receipt": [(1,)],
        "exhibit": [(made.ground.state.system.statute,)], "act": [("table-motion",)],
    }  # fmt: skip
    more = {
        "council": ("?by=section", "?by=bloc", "?by=layer"), "deputies": ("?council=city", "?from=200"),
        "sitting": ("?from=200",), "decisions": ("?council=city", "?from=200"), "credentials": ("?council=city",),
        "elections": ("?council=city",), "units": ("?council=city",), "attendance": ("?find=7",),
        "own-screen": ("?part=own",), "minutes": ("?part=1",),
    }  # fmt: skip
    found = {}
    for name, parameters in _parameters().items():
        own = of[name] if name in of else of.get(parameters[0], ()) if len(parameters) == 1 else [()] * (not parameters)
        paths = [reverse(name, args=(made.system, *args)) for args in own]
        found[name] = (*paths, *(f"{path}{part}" for path in paths[:1] for part in more.get(name, ())))
    return found


def _parameters() -> dict[str, list[str]]:
    """Return what stands in the address of each page, besides the system: `council`, `sitting` and so on."""
    from deputies_web.urls import of_system

    return {str(item.name): list(item.pattern.converters) for item in of_system if item.name in page_names()}


def form_addresses(made: Loaded) -> Iterator[tuple[str, str]]:
    """Yield (visitor, address) of the form of each kind of request: empty, and with all that a page knows."""
    tables = made.ground.state.tables
    deputy = tables["mandates"][made.ground.members[0]]
    known: Mapping[str, str] = {
        "council": "city", "sitting": SITTING, "motion": "m4", "mandate": deputy.id, "deputy": deputy.deputy,
        "decision": "d0", "election": next(iter(tables["elections"])), "organ": "city-control", "directive": "dir0",
        "petition": next(iter(tables["petitions"])), "sanction": next(iter(tables["sanctions"])), "case": "c1",
        "task": next(iter(tables["tasks"])), "to": "province",
    }  # fmt: skip
    for name, kind in CATALOGUE.items():
        if name == "found-system":
            continue
        path = f"/{made.system}/do/{name}/"
        fields = [item.name for item in fields_of(kind.request) if item.name in known]
        for office in kind.offices:
            yield office, path
        if fields:
            yield kind.offices[0], f"{path}?{'&'.join(f'{field}={known[field]}' for field in fields)}"


def api_names() -> set[str]:
    """Return every path of the API that is read."""
    from deputies_web.api.interface import api

    paths = api.get_openapi_schema(path_prefix="/api/")["paths"]
    return {path for path, item in paths.items() if "get" in item}


def api_addresses(made: Loaded) -> dict[str, tuple[str, ...]]:
    """Return addresses by the path they are of."""
    at, tables = f"/api/{made.system}", made.ground.state.tables
    return {
        "/api/systems": ("/api/systems",),
        "/api/catalogue": ("/api/catalogue",),
        "/api/{system}/state/{table}": tuple(f"{at}/state/{table}" for table in TABLES),
        "/api/{system}/state/{table}/{noun}": tuple(
            f"{at}/state/{table}/{next(iter(rows))}" for table, rows in tables.items() if rows
        ),
        "/api/{system}/names": (f"{at}/names",),
        "/api/{system}/checkpoint": (f"{at}/checkpoint",),
        "/api/{system}/entries": (f"{at}/entries", f"{at}/entries?start=20"),
        "/api/{system}/entries/{seq}": (f"{at}/entries/1",),
        "/api/{system}/entries/{seq}/proof": (f"{at}/entries/1/proof",),
    }
