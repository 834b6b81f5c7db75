"""One POST for each kind of request, derived from the catalogue.

The body holds the request's fields in plain form. A document is its SHA-256 if it is on the record already, or
{"base64": "..."}; a sealed text is given in clear. The header `Idempotency-Key` makes the request one that is taken
once; `Deputies-Office` names the office it is made in ("secretary:shanghai"), where the caller holds several.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Mapping
from typing import Any, cast

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from ninja import Router

from deputies.acts.catalogue import CATALOGUE
from deputies.acts.envelope import parse_actor
from deputies.acts.kinds import ExhibitNote, Kind, SealedNote
from deputies.acts.roll_calls import BOX as ROLL_CALL
from deputies.acts.roll_calls import CastChoice
from deputies.acts.sealing import find_note
from deputies.values import Fault, Faults, Refusal
from deputies.values.shape import fields_of, read, schema, write
from deputies_web import clock
from deputies_web.api.signing_in import AUTH
from deputies_web.boxes import cast_choice
from deputies_web.forms.provided import fill_in
from deputies_web.people.models import OfficeGrant
from deputies_web.people.permissions import check_seat, grants_for
from deputies_web.perform import perform
from deputies_web.queries.hands import hands_asked
from deputies_web.queries.reading import open_reading
from deputies_web.storage.load import current_state

__all__ = ["body_schema", "definitions", "router"]

router = Router(tags=["requests"], auth=AUTH)
LEAST_KEY = 8


def definitions() -> dict[str, Any]:
    """Return the schemas that bodies refer to, by name."""
    found: dict[str, Any] = {}
    for kind in CATALOGUE.values():
        found.update(schema(kind.request).get("$defs", {}))
    return cast("dict[str, Any]", _referring(found))


def body_schema(kind: Kind) -> dict[str, Any]:
    """Return the JSON Schema of the body of a kind of request."""
    found = {key: value for key, value in schema(kind.request, title=kind.title).items() if key != "$defs"}
    for item in fields_of(kind.request):
        entry = found["properties"][item.name]
        if find_note(item, ExhibitNote):
            document = {
                "type": "object",
                "properties": {"base64": {"type": "string", "contentEncoding": "base64"}},
                "required": ["base64"],
                "additionalProperties": False,
            }
            found["properties"][item.name] = {"anyOf": [entry, document], "description": item.doc}
        elif find_note(item, SealedNote):
            found["properties"][item.name] = {"type": "string", "minLength": 1, "description": f"{item.doc} (in clear)"}
    return cast("dict[str, Any]", _referring(found))


def _referring(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: item.replace("#/$defs/", "#/components/schemas/") if key == "$ref" else _referring(item)
            for key, item in value.items()
        }
    return [_referring(item) for item in value] if isinstance(value, list) else value


def _office(request: HttpRequest, system: str, kind: Kind) -> OfficeGrant:
    """Return the office the request is made in: the one named, or the only one that fits."""
    fitting = grants_for(request.user, system, kind)
    named = request.headers.get("Deputies-Office", "")
    if named:
        actor = parse_actor(named)
        fitting = [grant for grant in fitting if grant.actor == actor]
    if not fitting:
        raise Refusal(
            "office.wrong",
            f"{kind.title}: this is for the {' or '.join(kind.offices)}; you hold no such office here.",
            found=named,
            required=", ".join(kind.offices),
        )
    if len({grant.actor for grant in fitting}) > 1:
        offices = ", ".join(str(grant.actor) for grant in fitting)
        raise Refusal(
            "office.several",
            f"Several of your offices may do this; name one in Deputies-Office: {offices}.",
            found=offices,
        )
    return fitting[0]


def _body(request: HttpRequest, kind: Kind) -> dict[str, Any]:
    try:
        found = json.loads(request.body or b"{}", parse_constant=str)
    except RequestDataTooBig:
        raise Refusal(
            "request.too-large",
            f"The body is larger than {settings.DATA_UPLOAD_MAX_MEMORY_SIZE // (1024 * 1024)} MiB; "
            "hand documents in on the page of the request or with the command line.",
        ) from None
    except (ValueError, RecursionError) as error:
        raise Faults(kind.name, [Fault("", f"the body cannot be read as JSON: {error}", "a JSON object")]) from None
    if not isinstance(found, dict):
        raise Faults(kind.name, [Fault("", f"found {type(found).__name__}", "a JSON object")])
    faults: list[Fault] = []
    for item in fields_of(kind.request):
        value = found.get(item.name)
        if find_note(item, ExhibitNote) and isinstance(value, dict):
            found[item.name] = _document(item.name, value, faults)
    if faults:
        raise Faults(kind.name, faults)
    return found


def _document(name: str, value: Mapping[str, Any], faults: list[Fault]) -> bytes:
    try:
        if set(value) != {"base64"}:
            raise ValueError
        return base64.b64decode(value["base64"], validate=True)
    except (ValueError, TypeError, binascii.Error):
        faults.append(Fault(name, "the document cannot be read", '{"base64": "..."} or its SHA-256'))
        return b""


def _operation(kind: Kind) -> Callable[[HttpRequest, str], dict[str, Any]]:
    fields = {item.name for item in fields_of(kind.request)}

    def operation(request: HttpRequest, system: str) -> dict[str, Any]:
        token = request.headers.get("Idempotency-Key", "")
        if not token:
            raise Refusal(
                "token.missing",
                "Send the header Idempotency-Key with a random text of your own, and repeat it with the request.",
                required="Idempotency-Key",
            )
        if len(token) < LEAST_KEY:
            raise Refusal(
                "token.short",
                f"The Idempotency-Key has {len(token)} characters; send at least {LEAST_KEY} random ones.",
                found=str(len(token)),
                required=f"at least {LEAST_KEY} characters",
            )
        grant = _office(request, system, kind)
        body = _body(request, kind)
        check_seat(grant, body, hands_asked(current_state(system), body) if "hand" in fields else 1)
        done = perform(
            system,
            {**body, "kind": kind.name},
            by=grant.actor,
            token=f"api-{request.user.pk}-{token}",
            now=clock.now(),
            complete=lambda plain: fill_in(kind.name, plain, open_reading(system)),
        )
        return {"entry": write(done.entry), "repeated": done.repeated}

    operation.__name__ = kind.name.replace("-", "_")
    operation.__doc__ = kind.doc
    return operation


def _cast(request: HttpRequest, system: str) -> dict[str, Any]:
    """Put a choice into the box of an open roll call; the same choice again changes nothing."""
    kind = CATALOGUE["cast-choice"]
    grant, body = _office(request, system, kind), _body(request, kind)
    said: CastChoice = read(CastChoice, body, document=kind.name)
    mandate = cast_choice(system, said.motion, said.choice, by=grant.actor, now=clock.now())
    return {"motion": said.motion, "mandate": mandate, "choice": said.choice}


_HEADERS = [
    {"name": "Idempotency-Key", "in": "header", "required": True, "schema": {"type": "string", "minLength": 8}},
    {"name": "Deputies-Office", "in": "header", "required": False, "schema": {"type": "string"}},
]

for _kind in CATALOGUE.values():
    if not _kind.box or _kind.box == ROLL_CALL:
        _refusals = "".join(f"\n- `{code}`: {when}" for code, when in _kind.refusals.items())
        router.post(
            f"/{{system}}/{_kind.name}",
            summary=_kind.title,
            description=f"{_kind.doc}\n\nFor the {' or '.join(_kind.offices)}. Refused:{_refusals}",
            operation_id=_kind.name,
            tags=[_kind.noun],
            openapi_extra={
                "parameters": _HEADERS[1:] if _kind.box else _HEADERS,
                "requestBody": {"required": True, "content": {"application/json": {"schema": body_schema(_kind)}}},
                "responses": {"422": {"$ref": "#/components/responses/Refused"}},
            },
        )(_cast if _kind.box else _operation(_kind))
