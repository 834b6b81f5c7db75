"""The API as a whole: OpenAPI 3.1, answers in the negative, the page that documents it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError
from ninja.openapi.schema import OpenAPISchema

from deputies.values import DeputiesError, Faults, Refusal
from deputies_web.api import requests, state
from deputies_web.pages.answers import status_of

__all__ = ["api"]

_NEGATIVE = {
    "type": "object",
    "required": ["code", "sentence", "faults"],
    "properties": {
        "code": {"type": "string", "description": "stable: noun, then what is wrong"},
        "sentence": {"type": "string", "description": "one plain sentence for people"},
        "article": {"type": "string", "description": "article of the statute that requires it"},
        "found": {"type": "string"},
        "required": {"type": "string"},
        "faults": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {name: {"type": "string"} for name in ("path", "found", "expected", "code")},
            },
        },
    },
}


class Interface(NinjaAPI):
    """The API with the schemas of the catalogue among its components."""

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        found = super().get_openapi_schema(**options)
        components = found.setdefault("components", {})
        components.setdefault("schemas", {}).update({**requests.definitions(), "Negative": _NEGATIVE})
        content = {"application/json": {"schema": {"$ref": "#/components/schemas/Negative"}}}
        components.setdefault("responses", {})["Refused"] = {
            "description": "The rules say no, or the request cannot be read",
            "content": content,
        }
        return found


api = Interface(
    title="Deputies",
    version="1",
    description="Everything the pages do, for machines. Reading needs no account.",
    urls_namespace="api",
    openapi_url="/openapi.json",
    docs_url="/docs",
)
api.add_router("", state.router)
api.add_router("", requests.router)


@api.exception_handler(DeputiesError)
def refused(request: HttpRequest, error: DeputiesError) -> HttpResponse:
    """Answer a refusal with its parts."""
    faults = error.faults if isinstance(error, Faults) else ()
    answer: dict[str, Any] = {"code": error.code, "sentence": error.sentence}
    if isinstance(error, Refusal):
        answer |= {"article": error.article, "found": error.found, "required": error.required}
    answer["faults"] = [
        {"path": item.path, "found": item.found, "expected": item.expected, "code": item.code} for item in faults
    ]
    status = 403 if error.code.startswith("office.") else status_of(error)
    return api.create_response(request, answer, status=status)


@api.exception_handler(AuthenticationError)
def not_signed_in(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    """Answer a request of nobody in particular."""
    sentence = "Sign in, with a session or with name and password; reading needs no account."
    return api.create_response(request, {"code": "account.missing", "sentence": sentence, "faults": []}, status=401)
