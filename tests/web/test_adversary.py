"""Whoever means no good: addresses that make no sense, bodies that are none, offices not held, pages kept too long."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from deployment import deployment, march, small_system

pytestmark = pytest.mark.storage


@pytest.fixture(scope="module", autouse=True)
def _deployment() -> None:
    deployment()


def _client(name: str = "", *grants: tuple[str, str, str], strict: bool = True) -> Any:
    from django.test import Client

    client = Client(headers={"host": "localhost"}, enforce_csrf_checks=strict, raise_request_exception=False)
    if name:
        client.force_login(_account(name, *grants))
    return client


def _account(name: str, *grants: tuple[str, str, str]) -> Any:
    from deputies_web.people.grants import Grant, make_sign_in

    return make_sign_in(name, "reed-ferry-kiln-lamp", name, [Grant(*grant) for grant in grants], checked=False)


def _basic(name: str, password: str = "reed-ferry-kiln-lamp", **more: str) -> dict[str, str]:
    secret = base64.b64encode(f"{name}:{password}".encode()).decode()
    return {"authorization": f"Basic {secret}", "idempotency-key": "one-two-three", **more}


SENSELESS = ("²", "-1", "0", "9" * 30, "9" * 5000, "1.5", "\x00", "٣", "' or 1", "<b>")


@pytest.mark.parametrize("text", SENSELESS)
def test_a_row_that_is_no_number_is_the_first(text: str) -> None:
    system, client = small_system(), _client()
    for path, name in (("record/", "before"), ("units/", "from"), ("elections/", "from"), ("deputies/", "from")):
        assert client.get(f"/{system}/{path}", {name: text}).status_code == 200, (path, text)


@pytest.mark.parametrize("text", SENSELESS)
def test_a_number_in_a_form_that_is_none_comes_back_as_a_fault(text: str) -> None:
    system = small_system()
    client = _client(f"sec-{system}", (system, "secretary", "town"), strict=False)
    answer = client.post(
        f"/{system}/do/take-show-of-hands/", {"motion": "m", "votes_for": text, "votes_against": "1", "_step": "look"}
    )
    assert answer.status_code == 422
    assert client.get(f"/{system}/do/take-show-of-hands/", {"votes_for": text}).status_code == 200


def test_entries_beyond_the_record_are_not_there() -> None:
    system, client = small_system(), _client()
    for seq in ("99", "9" * 25):
        for path in (f"/{system}/record/{seq}/", f"/{system}/record/{seq}/proof.txt", f"/api/{system}/entries/{seq}"):
            assert client.get(path).status_code == 404, path


def test_a_program_signs_in_with_name_and_password_and_needs_no_cookie() -> None:
    system = small_system()
    _account(f"org-{system}", (system, "organiser", ""))
    path = f"/api/{system}/name-council"
    body = {"council": {"id": "village", "name": "Village", "level": "town", "parent": "province"}}
    answer = _client().post(path, json.dumps(body), content_type="application/json", headers=_basic(f"org-{system}"))
    assert answer.status_code == 200, answer.content
    nobody = _client().post(path, "{}", content_type="application/json")
    assert nobody.status_code == 401
    assert nobody.json()["code"] == "account.missing"
    for name, password in ((f"org-{system}", "wrong"), ("nobody-at-all", "wrong"), ("a\x00b", "wrong")):
        answer = _client().post(path, "{}", content_type="application/json", headers=_basic(name, password))
        assert (answer.status_code, answer.json()["code"]) == (401, "account.missing"), name


def test_a_session_alone_writes_nothing_through_the_api() -> None:
    system = small_system()
    client = _client(f"ses-{system}", (system, "organiser", ""))
    answer = client.post(
        f"/api/{system}/name-council", "{}", content_type="text/plain", headers={"idempotency-key": "k" * 9}
    )
    assert answer.status_code == 403
    assert answer.json()["code"] == "office.not-from-here"
    assert client.post(f"/{system}/do/name-council/", {"_step": "send"}).status_code == 403


@pytest.mark.parametrize(
    "body",
    [b"", b"[", b'{"motion":' + b"9" * 5000 + b"}", b"[" * 100_000, b"\xff\xfe", b'{"motion":"\\ud800"}',
     b'{"motion":"a\\u0000b"}', b'{"motion":1e999}', b'{"motion":NaN}', b'{"kind":"found-system","motion":"x"}',
     b"x" * 5_000_000, b'{"motion":"bread","votes_for":"\\u00b2","votes_against":99999999999999999999999}'],
    ids=lambda body: repr(body[:20]),
)  # fmt: skip
def test_a_body_that_is_none_is_answered_with_a_sentence(body: bytes) -> None:
    system = small_system()
    _account(f"b-{system}", (system, "secretary", "town"))
    answer = _client().post(
        f"/api/{system}/take-show-of-hands", body, content_type="application/json", headers=_basic(f"b-{system}")
    )
    assert answer.status_code in (404, 422), answer.content
    assert answer.json()["sentence"]


@pytest.mark.parametrize(
    "office", ["organiser", "secretary:town", "x", "::", "secretary:" + "x" * 3000, "chair:town\t"]
)
def test_an_office_not_held_cannot_be_named(office: str) -> None:
    system = small_system()
    _account(f"o-{system}", (system, "elector", "mill"), ("elsewhere", "organiser", ""))
    answer = _client().post(
        f"/api/{system}/name-council", "{}", content_type="application/json",
        headers=_basic(f"o-{system}", **{"deputies-office": office}),
    )  # fmt: skip
    assert answer.status_code in (403, 422), answer.content
    client = _client(f"o-{system}", (system, "elector", "mill"), strict=False)
    other = _account(f"p-{system}", (system, "organiser", "")).grants.get()
    answer = client.post(f"/{system}/do/name-council/", {"_step": "send", "_grant": str(other.pk)})
    assert answer.status_code == 422
    assert "you hold no such office" in answer.content.decode()
    assert client.post(f"/{system}/office/", {"grant": str(other.pk), "next": "/"}).status_code == 422


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x", " //e.x"]
)
def test_nobody_is_sent_elsewhere(target: str) -> None:
    system = small_system()
    client = _client(f"n-{system}", (system, "organiser", ""), strict=False)
    grant = _account(f"n-{system}", (system, "organiser", "")).grants.get()
    client.force_login(grant.account)
    answer = client.post(f"/{system}/office/", {"grant": str(grant.pk), "next": target})
    assert answer["Location"] == f"/{system}/"
    _account("wanderer")
    login = {"login": "wanderer", "password": "reed-ferry-kiln-lamp", "next": target}
    assert _client(strict=False).post("/account/login/", login)["Location"] == "/"


def test_what_cannot_be_read_is_answered_with_a_page_of_the_site() -> None:
    system = small_system()
    client = _client(f"big-{system}", (system, "secretary", "town"), strict=False)
    path = f"/{system}/do/take-show-of-hands/"
    large = client.post(path, {"motion": "x" * 5_000_000})
    many = client.post(path, "&".join(f"a{i}=1" for i in range(20_001)), "application/x-www-form-urlencoded")
    broken = client.post(path, b"--x\r\nbad", "multipart/form-data; boundary=")
    foreign = client.get("/", headers={"host": "evil.example"})
    for answer in (large, many, broken, foreign):
        assert answer.status_code in (400, 422)
        assert 'class="sentence"' in answer.content.decode()
        assert "default-src 'self'" in answer["Content-Security-Policy"]


def test_a_document_that_waits_is_given_to_its_own_account_only() -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from deputies.values import Refusal
    from deputies_web.forms.waiting import fetch_waiting, keep_waiting

    digest = keep_waiting(900_001, SimpleUploadedFile("../../x", b"a secret"))
    assert fetch_waiting(900_001, digest) == b"a secret"
    assert fetch_waiting(900_002, digest) is None
    for wrong in ("../900001/" + digest, "..", "", digest.upper(), digest + "\n"):
        assert fetch_waiting(900_001, wrong) is None
    for i in range(32):
        keep_waiting(900_003, SimpleUploadedFile("y", bytes([i]) * 4 * 1024 * 1024))
    keep_waiting(900_003, SimpleUploadedFile("y", bytes([0]) * 4 * 1024 * 1024))  # the same once more takes no place
    with pytest.raises(Refusal) as refused:
        keep_waiting(900_003, SimpleUploadedFile("y", bytes([33]) * 4 * 1024 * 1024))
    assert refused.value.code == "exhibit.too-many"


def test_every_answer_says_what_it_is_and_what_it_may_load() -> None:
    system, client = march(), _client()
    from deputies_web.storage.models import Exhibit

    digest = Exhibit.objects.values_list("pk", flat=True)[0]
    for path in ("record/3/entry.json", "record/3/proof.txt", f"exhibits/{digest}", "record/checkpoint.txt", "",
                 "nothing/", "decisions/feed.atom", "sittings/none/stream"):  # fmt: skip
        answer = client.get(f"/{system}/{path}")
        assert answer["X-Content-Type-Options"] == "nosniff", path
        assert "default-src 'self'" in answer["Content-Security-Policy"], path
        assert answer["Referrer-Policy"] == "same-origin", path
        if "entry.json" in path or "proof" in path or "exhibits" in path:
            assert answer["Content-Disposition"].startswith("attachment"), path


def test_pages_of_whoever_is_signed_in_are_kept_by_no_shared_cache() -> None:
    system = small_system()
    client = _client(f"c-{system}", (system, "organiser", ""))
    for path in (f"/{system}/", f"/{system}/do/", f"/{system}/do/name-council/", f"/{system}/nothing/", "/"):
        assert client.get(path)["Cache-Control"].startswith("private"), path
    assert _client().get(f"/{system}/")["Cache-Control"] == "no-cache"


HOSTILE = '"><script>alert(1)</script><svg onload=x>&{{7}}'


def test_hostile_names_are_text_everywhere() -> None:
    system = small_system()
    client = _client(f"x-{system}", (system, "organiser", ""), ("town", "secretary", ""), strict=False)
    body = {"council.id": "village", "council.name": HOSTILE, "council.level": "town", "council.parent": "province"}
    for step, status in (("look", 200), ("send", 302)):
        answer = client.post(f"/{system}/do/name-council/", {**body, "_step": step, "_token": "a" * 20})
        assert answer.status_code == status, answer.content.decode()[:3000]
        assert "<script>alert" not in answer.content.decode()
    for path in ("", "councils/", "councils/village/", "record/", "record/1/", "decisions/?council=village", "units/",
                 "decisions/feed.atom", "do/convene-sitting/?council=" + HOSTILE, "?by=" + HOSTILE):  # fmt: skip
        text = client.get(f"/{system}/{path}").content.decode()
        assert "<script>alert" not in text, path
        assert "<svg onload" not in text, path


def test_the_proof_of_every_kind_of_place_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    from deputies.record import check_inclusion
    from deputies_web.queries import record
    from deputies_web.queries.reading import open_reading
    from deputies_web.storage import load

    system = march()
    head = load.head(system)
    monkeypatch.setattr(record, "_LARGE", 5)  # so that a record of a demonstration has large subtrees, too
    record._large.cache_clear()
    for seq in (0, 1, 31, 32, 33, 255, 256, 511, 512, head.size - 2, head.size - 1):
        view = record.entry_view(open_reading(system), seq)
        proof = tuple(bytes.fromhex(item) for item in view.proof)
        check_inclusion(seq, head.size, bytes.fromhex(head.root), bytes.fromhex(view.leaf), proof)
    assert record._large.cache_info().currsize > 0
    record._large.cache_clear()


def test_whoever_holds_two_offices_is_refused_like_anyone_else() -> None:
    system = small_system()
    client = _client(f"two-{system}", (system, "chair", "town"), (system, "organiser", ""))
    for path, status in (("councils/nosuch/", 404), ("do/sign-recall/", 422), ("do/nosuch/", 404), ("nothing/", 404)):
        answer = client.get(f"/{system}/{path}")
        assert answer.status_code == status, path
        assert 'class="sentence"' in answer.content.decode(), path
    text = client.get(f"/{system}/").content.decode()
    assert "chair, Town" in text


def test_pages_that_would_need_mail_say_so() -> None:
    client = _client("mailless")
    for path in ("/account/email/", "/account/password/reset/"):
        answer = client.get(path)
        assert answer.status_code == 422
        assert "sends no mail" in answer.content.decode()


def test_an_entry_says_names_beside_ids() -> None:
    from deputies_web.queries.reading import open_reading
    from deputies_web.queries.record import act_line

    reading = open_reading(march())
    mandate = next(iter(reading.state.tables["mandates"].values()))
    act = {"kind": "x", "mandate": mandate.id, "present": [mandate.id], "council": "shanghai", "text": mandate.id}
    said = dict(act_line(reading, act).fields)
    name = f"{reading.name(mandate.name)} ({mandate.id})"
    assert said == {"mandate": name, "present": name, "council": "Council of Shanghai (shanghai)", "text": mandate.id}
