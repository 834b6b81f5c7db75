"""The API: derived from the catalogue, read by anyone, written to by offices, once for each key."""

from __future__ import annotations

import base64
import json
from typing import Any

import jsonschema
import pytest

from deployment import deployment, march, small_system

pytestmark = pytest.mark.storage

VILLAGE = {"council": {"id": "village", "name": "Village", "level": "town", "parent": "province"}}


@pytest.fixture(scope="module", autouse=True)
def _deployment() -> None:
    deployment()


def _call(
    path: str, body: Any = None, *, name: str = "", password: str = "reed-ferry", key: str = "", office: str = ""
) -> Any:
    from django.test import Client

    headers = {"host": "localhost"}
    if name:
        headers["authorization"] = "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode()
    if key:
        headers["idempotency-key"] = key
    if office:
        headers["deputies-office"] = office
    client = Client(headers=headers)
    if body is None:
        return client.get(path)
    return client.post(path, body if isinstance(body, str) else json.dumps(body), content_type="application/json")


def _organiser(system: str, name: str) -> str:
    from deputies_web.people.grants import Grant, make_sign_in

    grants = [Grant(system, "organiser"), Grant(system, "credentials")]
    make_sign_in(name, "reed-ferry", name, grants, checked=False)
    return name


def test_every_kind_of_request_has_its_operation_and_every_reference_leads_somewhere() -> None:
    from deputies.acts.catalogue import CATALOGUE

    found = _call("/api/openapi.json").json()
    assert found["openapi"].startswith("3.1")
    posts = {path.rsplit("/", 1)[-1] for path, item in found["paths"].items() if "post" in item}
    assert posts == CATALOGUE.keys() - {"sign-recall"}
    text = json.dumps(found)
    schemas = found["components"]["schemas"]
    for name in {part.split('"')[0] for part in text.split("#/components/schemas/")[1:]}:
        assert name in schemas, name
    assert "#/$defs/" not in text


def test_the_schema_of_a_body_accepts_what_the_march_asked() -> None:
    from deputies_web.storage.load import entries

    found = _call("/api/openapi.json").json()
    seen = {}
    for entry in entries(march()):
        seen.setdefault(entry.request["kind"], entry.request)
    for kind, request in seen.items():
        operation = found["paths"][f"/api/{{system}}/{kind}"]["post"]
        body = operation["requestBody"]["content"]["application/json"]["schema"]
        plain = {key: value for key, value in request.items() if key != "kind"}
        jsonschema.Draft202012Validator({**body, "components": found["components"]}).validate(plain)


def test_a_request_is_taken_once_for_each_key() -> None:
    system = small_system()
    name = _organiser(system, "api-organiser")
    first = _call(f"/api/{system}/name-council", VILLAGE, name=name, key="key-number-one")
    assert (first.status_code, first.json()["repeated"]) == (200, False)
    again = _call(f"/api/{system}/name-council", VILLAGE, name=name, key="key-number-one")
    assert (again.json()["repeated"], again.json()["entry"]) == (True, first.json()["entry"])
    noun = _call(f"/api/{system}/state/councils/village").json()
    assert noun["item"]["name"] == "Village"


def test_a_key_used_for_one_request_is_refused_for_another_and_says_where_the_first_stands() -> None:
    system = small_system()
    name = _organiser(system, "api-twice")
    body = {"party": "reds", "name": "Reds"}
    first = _call(f"/api/{system}/name-party", body, name=name, key="key-of-the-reds", office="organiser")
    assert first.status_code == 200, first.content
    for kind, other in (("name-party", {"party": "blues", "name": "Blues"}), ("name-council", VILLAGE)):
        answer = _call(f"/api/{system}/{kind}", other, name=name, key="key-of-the-reds", office="organiser").json()
        assert answer["code"] == "token.reused"
        assert f"entry {first.json()['entry']['seq']} of the record" in answer["sentence"]
    again = _call(f"/api/{system}/name-party", body, name=name, key="key-of-the-reds", office="organiser")
    assert again.json()["repeated"] is True


@pytest.mark.parametrize(
    ("name", "body", "key", "office", "status", "code"),
    [
        ("", VILLAGE, "some-key-or-other", "", 401, "account.missing"),
        ("api-wrong", VILLAGE, "", "", 422, "token.missing"),
        ("api-wrong", VILLAGE, "short", "", 422, "token.short"),
        ("api-wrong", VILLAGE, "some-key-or-other", "secretary:town", 403, "office.wrong"),
        ("api-wrong", VILLAGE, "some-key-or-other", "emperor", 403, "office.unknown"),
        ("api-wrong", "{not json", "some-key-or-other", "organiser", 422, "faults"),
        ("api-wrong", [], "some-key-or-other", "organiser", 422, "faults"),
        ("api-wrong", {"council": {"id": "A B", "nmae": 1}}, "some-key-or-other", "organiser", 422, "faults"),
        ("api-wrong", {"council": {**VILLAGE["council"], "id": "town"}}, "some-key-or-other", "", 422, "faults"),
    ],
)
def test_what_cannot_be_taken_is_answered_with_its_reason_and_leaves_no_trace(
    name: str, body: Any, key: str, office: str, status: int, code: str
) -> None:
    from deputies_web.storage.load import head

    system = small_system()
    _organiser(system, "api-wrong")
    before = head(system).size
    answer = _call(f"/api/{system}/name-council", body, name=name, key=key, office=office)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.json()["sentence"]
    assert head(system).size == before


def test_all_faults_are_told_at_once_with_their_paths() -> None:
    system = small_system()
    name = _organiser(system, "api-faults")
    answer = _call(f"/api/{system}/name-council", {"council": {"id": "A B", "nmae": 1}}, name=name, key="a-key-of-mine")
    paths = {fault["path"] for fault in answer.json()["faults"]}
    assert {"council.id", "council.nmae", "council.name", "council.level"} <= paths


def test_a_document_comes_as_base64() -> None:
    from deputies.register.roll import Roll, RollUnit, format_roll

    system = small_system()
    name = _organiser(system, "api-roll")
    roll = format_roll(Roll("1927-03-01", (RollUnit("mill-a", "Mill A", "mill", "town", "workers", 250),)))
    body = {"roll": "roll-1", "source": "0" * 64, "document": {"base64": base64.b64encode(roll).decode()}}
    several = _call(f"/api/{system}/seal-roll", body, name=name, key="key-of-the-roll")
    assert several.json()["code"] == "office.several"
    taken = _call(f"/api/{system}/seal-roll", body, name=name, key="key-of-the-roll", office="credentials")
    assert taken.status_code == 200, taken.content
    broken = {**body, "roll": "roll-2", "document": {"base64": "§"}}
    answer = _call(f"/api/{system}/seal-roll", broken, name=name, key="key-of-another", office="credentials")
    assert [fault["path"] for fault in answer.json()["faults"]] == ["document"]


def test_reading_needs_no_account() -> None:
    system = march()
    assert any(item["id"] == system for item in _call("/api/systems").json())
    found = _call(f"/api/{system}/state/mandates?start=10&many=5").json()
    assert (len(found["items"]), found["start"]) == (5, 10)
    entries = _call(f"/api/{system}/entries?start=3&stop=6").json()
    assert [item["seq"] for item in entries] == [3, 4, 5]
    assert _call(f"/api/{system}/checkpoint").content.decode().split("\n")[1].isdigit()
    assert _call(f"/api/{system}/state/emperors").status_code == 404


def test_guessing_a_password_is_stopped_after_ten_failures() -> None:
    from django.core.cache import cache

    system = small_system()
    name = _organiser(system, "api-guessed")
    cache.clear()
    for _ in range(10):
        assert (
            _call(f"/api/{system}/name-council", VILLAGE, name=name, password="wrong", key="a-key-of-mine").status_code
            == 401
        )
    right = _call(f"/api/{system}/name-council", VILLAGE, name=name, key="a-key-of-mine")
    assert right.status_code == 401
    cache.clear()
    assert _call(f"/api/{system}/name-council", VILLAGE, name=name, key="a-key-of-mine").status_code == 200


def test_a_teller_enters_no_other_tellers_count() -> None:
    from deputies_web.people.grants import Grant, make_sign_in

    system = small_system()
    make_sign_in("one-hand", "reed-ferry", "One hand", [Grant(system, "teller", "", "first")], checked=False)
    count = {"election": "none", "votes": [], "ballots": 1}
    for teller, status, code in (("second", 422, "office.teller"), ("first", 422, "election.unknown")):
        answer = _call(
            f"/api/{system}/enter-count", {**count, "teller": teller}, name="one-hand", key=f"count-{teller}-1"
        )
        assert answer.json()["code"] == code
        assert answer.status_code // 100 == status // 100
