"""Pages over a whole system and over one that has only begun; forms that give back what they were given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from deployment import ask, deployment, march, small_system

pytestmark = pytest.mark.storage


@pytest.fixture(scope="module", autouse=True)
def _deployment() -> None:
    deployment()


def _client(name: str = "", system: str = "", office: str = "", of: str = "") -> Any:
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    if name:
        from deputies_web.people.grants import Grant, make_sign_in

        client.force_login(make_sign_in(name, "reed-ferry-kiln-lamp", name, [Grant(system, office, of)], checked=False))
    return client


NOUNS = {
    "councils": "councils", "deputies": "", "elections": "elections", "sittings": "sittings", "motions": "motions",
    "directives": "directives", "organs": "organs", "tasks": "tasks", "inspections": "inspections",
    "decisions": "decisions", "petitions": "petitions", "cases": "cases", "plans": "plans", "rolls": "rolls",
    "sanctions": "sanctions",
}  # fmt: skip


def _addresses(system: str) -> Iterator[str]:
    from deputies_web.queries.reading import open_reading

    tables = open_reading(system).state.tables
    for part in ("", "councils/", "units/", "deputies/", "elections/", "credentials/", "sittings/", "decisions/",
                 "directives/", "petitions/", "cases/", "tasks/", "sanctions/", "parties/", "plan/", "statute/",
                 "record/"):  # fmt: skip
        yield f"/{system}/{part}"
    for council in tables["councils"]:
        yield f"/{system}/credentials/?council={council}"
    for place, table in NOUNS.items():
        for id_ in (
            list(tables[table])[-40:] if table else sorted({m.deputy for m in tables["mandates"].values()})[-40:]
        ):
            yield f"/{system}/{place}/{id_}/"
    for id_ in tables["sittings"]:
        for part in ("minutes/", "minutes.txt"):
            yield f"/{system}/sittings/{id_}/{part}"
    for council in tables["councils"]:
        yield f"/{system}/councils/{council}/powers/"
        for grouping in ("party", "section", "bloc", "layer", "nonsense"):
            yield f"/{system}/councils/{council}/?by={grouping}"
        for part in ("", "?month=1927-03", "?month=nonsense", "sheet/", "feed.atom"):
            yield f"/{system}/councils/{council}/bulletin/{part}"


def test_every_page_of_a_system_that_has_only_begun_can_be_read() -> None:
    client, system = _client(), small_system()
    for address in _addresses(system):
        assert client.get(address).status_code == 200, address


def test_every_page_of_the_march_can_be_read() -> None:
    client, system = _client(), march()
    addresses = list(_addresses(system))
    assert len(addresses) > 100
    for address in addresses:
        assert client.get(address).status_code == 200, address


def test_no_page_holds_inline_script_or_style() -> None:
    client, system = _client(), march()
    for address in list(_addresses(system))[::5]:
        text = client.get(address).content.decode()
        assert not re.search(r"\sstyle=|<style|\son[a-z]+=|javascript:", text), address
        assert re.findall(r"<script(?![^>]*\ssrc=)", text) == [], address


def test_the_policy_forbids_everything_from_elsewhere() -> None:
    policy = _client().get("/")["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("/nowhere/", "There is no system"),
        ("/{}/councils/atlantis/", "There is no council"),
        ("/{}/elections/atlantis/", "There is no election"),
        ("/{}/deputies/atlantis/", "There is no deputy"),
        ("/{}/units/atlantis/", "There is no unit"),
        ("/{}/record/99999/", "There is no entry 99999"),
        ("/{}/no/such/page", "There is no page at"),
    ],
)
def test_what_does_not_exist_is_answered_with_one_sentence(address: str, sentence: str) -> None:
    answer = _client().get(address.format(march()))
    assert answer.status_code == 404
    assert sentence in answer.content.decode()


def test_a_form_gives_back_every_request_of_the_march_as_it_was_made() -> None:
    """Each request on the record goes through its form and comes back the same, whatever its shape."""
    from django.http import QueryDict

    from deputies.acts.deciding import kind_named
    from deputies.values.shape import read, write
    from deputies_web.forms.controls import controls_for
    from deputies_web.forms.reading import read_form
    from deputies_web.forms.scope import scope_of
    from deputies_web.queries.reading import open_reading
    from deputies_web.storage.load import entries

    reading, seen = open_reading(march()), {}
    for entry in entries(march()):
        seen.setdefault(entry.request["kind"], []).append(entry)
    assert len(seen) > 35
    for name, found in seen.items():
        for entry in found[:3]:
            kind = kind_named(name)
            plain = {key: value for key, value in entry.request.items() if key != "kind"}
            scope = scope_of(reading, plain, None)
            post, documents = QueryDict(mutable=True), {}
            for control in controls_for(kind.request, plain, scope):
                _submit(control, post, documents)
            back = write(read(kind.request, read_form(kind.request, post, documents)))
            assert _sorted(back) == _sorted(write(read(kind.request, plain))), name


def _submit(control: Any, post: Any, documents: dict[str, Any]) -> None:
    """Do what a browser does with a form that is sent as it stands."""
    if control.widget == "file":
        if control.value:
            documents[control.name] = control.value
    elif control.widget == "checks":
        known = [value for value, _ in control.options]
        assert set(control.values) <= set(known) or not known, (control.name, control.values)
        post.setlist(control.name, control.values)
    elif control.widget in ("rows", "group", "pairs", "table"):
        for index, row in enumerate(control.rows):
            if row.key:
                post[f"{control.name}.{index}.{row.key[0]}"] = row.key[1]
                post[f"{control.name}.{index}._key"] = row.key[0]
            for inner in row.controls:
                _submit(inner, post, documents)
    elif control.widget == "moment":
        post[control.name] = str(control.value)[:16]
    else:
        post[control.name] = str(control.value)


def _sorted(value: Any) -> Any:
    """Rows laid out beforehand come in the order of members; a set of rows is the same in any order."""
    if isinstance(value, dict):
        return {key: _sorted(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return sorted((_sorted(item) for item in value), key=repr)
    return value


def test_only_an_office_can_send_and_what_is_refused_leaves_no_trace() -> None:
    from deputies_web.storage.load import head

    system = small_system()
    form = {"council.id": "village", "council.name": "Village", "council.level": "town", "council.parent": "province"}
    sent = {**form, "_step": "send", "_token": "a-token-of-the-form"}
    address, before = f"/{system}/do/name-council/", head(system).size
    assert _client().post(address, sent).status_code == 302
    assert _client("an-elector", system, "elector", "mill").post(address, sent).status_code == 422
    organiser = _client("an-organiser", system, "organiser")
    wrong = organiser.post(address, {**sent, "council.level": "empire"})
    assert wrong.status_code == 422
    assert "the statute has no level" in wrong.content.decode().lower()
    assert head(system).size == before
    looked = organiser.post(address, {**sent, "_step": "look"})
    assert "A council was named" in looked.content.decode()
    assert head(system).size == before
    done = organiser.post(address, sent)
    assert (done.status_code, head(system).size) == (302, before + 1)
    again = organiser.post(address, sent)
    assert (again.status_code, head(system).size) == (302, before + 1)


def test_a_document_handed_in_survives_a_look_and_a_fault() -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from deputies.register.roll import Roll, RollUnit, format_roll
    from deputies_web.queries.reading import open_reading

    system = small_system()
    client = _client("a-registrar", system, "organiser")
    roll = format_roll(Roll("1927-03-01", (RollUnit("mill-a", "Mill A", "mill", "town", "workers", 250),)))
    address = f"/{system}/do/seal-roll/"
    first = client.post(
        address,
        {"roll": "Not an id", "source": "0" * 64, "_step": "look", "document": SimpleUploadedFile("roll.json", roll)},
    )
    assert first.status_code == 422
    (digest,) = re.findall(r'name="_waiting.document" value="([0-9a-f]{64})"', first.content.decode())
    sent = {"roll": "roll-1", "source": "0" * 64, "_waiting.document": digest, "_token": "one-more-token"}
    assert client.post(address, {**sent, "_step": "send"}).status_code == 302
    assert open_reading(system).state.tables["rolls"]["roll-1"].roll.electors == 250
    assert client.get(f"/{system}/do/adopt-plan/").status_code == 200
    plan = {"plan": "plan-1", "roll": "roll-1", "_step": "send", "_token": "a-plan-token"}
    assert client.post(f"/{system}/do/adopt-plan/", plan).status_code == 302, "the plan is computed by the site"
    assert open_reading(system).state.plan.plan.seats_of("town") == 5
    stranger = _client("a-stranger", system, "organiser")
    other = stranger.post(address, {**sent, "roll": "roll-2", "_step": "send", "_token": "not-their-own"})
    assert other.status_code == 422, "a document that waits belongs to who handed it in"


def test_the_proof_that_a_page_offers_holds() -> None:
    from deputies.record import check_receipt
    from deputies_web.storage.keys import signing_key

    client, system = _client(), march()
    entry = client.get(f"/{system}/record/7/entry.json").content
    proof = client.get(f"/{system}/record/7/proof.txt").content.decode()
    opened = check_receipt(proof, entry, [signing_key(system).verifier])
    assert opened.checkpoint.size > 900


def test_decisions_can_be_followed_by_feed() -> None:
    from xml.etree import ElementTree

    answer = _client().get(f"/{march()}/decisions/feed.atom")
    entries = ElementTree.fromstring(answer.content).findall("{http://www.w3.org/2005/Atom}entry")
    titles = [item.findtext("{http://www.w3.org/2005/Atom}title") for item in entries]
    assert "Conference of councils: The price of rice" in titles


def test_a_stream_of_a_sitting_that_does_not_exist_is_refused() -> None:
    import asyncio

    from django.test import RequestFactory

    from deputies_web.live.stream import sitting_stream

    answer = asyncio.run(sitting_stream(RequestFactory().get("/"), march(), "atlantis"))
    assert answer.status_code == 404
    assert "There is no sitting" in answer.content.decode()


def test_a_text_of_the_public_is_never_markup() -> None:
    system = small_system()
    evil = "<script>alert(1)</script>"
    council = {"id": "village", "name": evil, "level": "town", "parent": "province"}
    ask(system, "name-council", "organiser", council=council)
    for part in ("", "councils/", "councils/village/", "record/", "record/1/"):
        assert "<script>alert" not in _client().get(f"/{system}/{part}").content.decode(), part


def test_an_office_is_acted_in_only_by_who_holds_it() -> None:
    from deputies_web.people.models import Account, OfficeGrant

    system = small_system()
    mine, theirs = _client("mine", system, "elector", "mill-a"), _client("theirs", system, "organiser")
    assert theirs.get(f"/{system}/do/seal-roll/").status_code == 200
    grant = OfficeGrant.objects.get(account=Account.objects.get(username="theirs"), system=system)
    assert mine.post(f"/{system}/office/", {"grant": grant.pk}).status_code == 422
    assert mine.get(f"/{system}/do/seal-roll/").status_code == 422


def test_a_ranked_count_shows_how_the_votes_moved() -> None:
    system = march()
    ranked = _client().get(f"/{system}/elections/hankow-union-01.1/").content.decode()
    hands = _client().get(f"/{system}/elections/shanghai-mill-02.1/").content.decode()
    assert 'aria-label="' in ranked
    assert "votes by stage (scottish-2011)" in ranked
    assert "votes by stage" not in hands


def test_a_fault_in_a_statute_is_shown_on_its_line() -> None:
    from deputies.statutes.library import library_text
    from deputies.statutes.reading import parse_statute
    from deputies.values import Faults
    from deputies_web.forms.excerpts import excerpts_of

    text = library_text("union-branch").replace(b"tellers = 2", b"tellers = 1")
    with pytest.raises(Faults) as caught:
        parse_statute(text, name="statute")
    (excerpt, *_) = excerpts_of(caught.value.faults, {"sitting": "s1", "statute": text})
    (marked,) = [(number, line) for number, line, faulty in excerpt.lines if faulty]
    assert marked[1] == "tellers = 1"
    assert text.decode().splitlines()[marked[0] - 1] == "tellers = 1"
    assert "at least 2" in excerpt.fault
    assert excerpts_of(caught.value.faults, {"sitting": "s1"}) == ()
