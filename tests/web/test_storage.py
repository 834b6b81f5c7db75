"""The one writer and the tables: nothing half, nothing twice, nothing that the record does not say."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from deployment import ask, deployment, march, small_system
from deputies.values import DeputiesError, Refusal

pytestmark = pytest.mark.storage


@pytest.fixture(scope="module", autouse=True)
def _deployment() -> None:
    deployment()


def _rows(system: str) -> tuple[Any, ...]:
    from deputies_web.storage.load import head
    from deputies_web.storage.models import Entry, Exhibit, Opening
    from deputies_web.storage.rebuild import snapshot

    row = head(system)
    return (
        snapshot(system), row.size, row.root, Entry.objects.filter(system_id=system).count(),
        Exhibit.objects.count(), Opening.objects.filter(system_id=system).count(),
    )  # fmt: skip


def test_a_refused_request_leaves_no_trace() -> None:
    system = small_system()
    before = _rows(system)
    for kind, by, fields in (
        ("seal-roll", "organiser", {"roll": "r", "document": b"not a roll", "source": "0" * 64}),
        ("seal-roll", "chair:town", {"roll": "r", "document": b"{}", "source": "0" * 64}),
        ("name-council", "organiser", {"council": {"id": "town", "name": "Again", "level": "town"}}),
        ("nominate", "organiser", {"election": "none", "candidates": [{"name": "Somebody"}]}),
        ("no-such-request", "organiser", {}),
    ):
        with pytest.raises(DeputiesError):
            ask(system, kind, by, **fields)
        assert _rows(system) == before, kind


def test_what_goes_to_a_box_is_not_put_on_the_record() -> None:
    system = small_system()
    before = _rows(system)
    with pytest.raises(Refusal, match="box of its own") as caught:
        ask(system, "sign-recall", "elector:mill-a", petition="p1", signature="elector-1")
    assert caught.value.code == "request.box"
    assert _rows(system) == before


def test_the_same_token_gives_the_same_entry_and_only_one() -> None:
    system = small_system()
    fields = {"council": {"id": "village", "name": "Village", "level": "town", "parent": "province"}}
    first = ask(system, "name-council", "organiser", token="a-token-of-mine", **fields)
    again = ask(system, "name-council", "organiser", token="a-token-of-mine", **fields)
    assert (first.repeated, again.repeated) == (False, True)
    assert first.entry == again.entry
    with pytest.raises(Refusal, match="already used for another request"):
        ask(system, "seal-roll", "organiser", token="a-token-of-mine", roll="r", document=b"{}", source="0" * 64)


def test_requests_at_once_stand_in_one_order_without_gaps() -> None:
    from django.db import connections

    from deputies_web.storage.load import entries, head

    system = small_system()
    failures: list[BaseException] = []

    def name(worker: int) -> None:
        try:
            for number in range(5):
                place = {"id": f"v{worker}-{number}", "name": "Village", "level": "town", "parent": "province"}
                ask(system, "name-council", "organiser", council=place)
        except BaseException as error:
            failures.append(error)
        finally:
            connections.close_all()

    workers = [threading.Thread(target=name, args=(worker,)) for worker in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert failures == []
    assert [entry.seq for entry in entries(system)] == list(range(21))
    assert head(system).size == 21


def test_a_failed_append_is_rolled_back_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    from deputies_web import perform as writer

    system = small_system()
    before = _rows(system)

    def fail(*_: object) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(writer, "project", fail)
    place = {"id": "village", "name": "Village", "level": "town", "parent": "province"}
    with pytest.raises(RuntimeError, match="disk is full"):
        ask(system, "name-council", "organiser", council=place)
    monkeypatch.undo()
    assert _rows(system) == before
    assert not ask(system, "name-council", "organiser", council=place).repeated


def test_a_fresh_process_reads_the_same_state_from_the_tables_as_from_the_record() -> None:
    from deputies.acts.deciding import replay
    from deputies_web.storage import load

    system = march()
    replayed = replay(load.entries(system), load.current_state(system).exhibits)
    loaded = load.load_state(system)
    assert loaded.tables == replayed.tables
    assert loaded.statutes == replayed.statutes


def test_an_erased_name_is_gone_and_the_record_still_verifies(tmp_path: Any) -> None:
    from deputies.audit import verify
    from deputies_web.storage.load import WITHDRAWN, current_state, name_of
    from deputies_web.storage.models import Opening
    from deputies_web.storage.publish import publish

    system = march()
    mandate = current_state(system).seated("hankow")[0]
    opening = Opening.objects.get(pk=mandate.name)
    assert name_of(mandate.name) == opening.text
    opening.delete()
    try:
        assert name_of(mandate.name) == WITHDRAWN
        publish(system, tmp_path / "record")
        assert mandate.name not in (tmp_path / "record" / "names.json").read_text()
        assert verify(tmp_path / "record").sound
    finally:
        opening.pk = mandate.name
        opening.save(force_insert=True)


def test_the_tables_guard_the_states_that_the_nouns_name() -> None:
    """A new state of a noun needs a migration, or the writer would fail where the rules allow."""
    from django.core.management import call_command

    call_command("makemigrations", "storage", check=True, dry_run=True, verbosity=0)


def test_each_entry_is_found_by_its_council_and_its_sitting() -> None:
    from importlib import import_module

    from django.apps import apps

    from deputies_web.storage.load import entries_of, head
    from deputies_web.storage.models import Entry
    from deputies_web.storage.rebuild import rebuild

    system = march()
    here = [entry.request["kind"] for entry in entries_of(system, sitting="shanghai.s1")]
    assert here[:2] == ["convene-sitting", "open-sitting"]
    assert here[-1] == "close-sitting"
    assert {"table-motion", "table-amendment", "take-roll-call", "adopt-decision"} <= set(here)
    (last,) = entries_of(system, councils=["conference"], most=1, size=head(system).size)
    assert last.by.of == "conference"
    assert list(entries_of(system, councils=["conference"], month="1926-01")) == []
    places = list(Entry.objects.filter(system_id=system).values_list("seq", "council", "sitting"))
    assert sum(1 for _, council, _ in places if council) > 900
    for fill in (
        lambda: import_module("deputies_web.storage.migrations.0004_entry_places").fill(apps, None),
        lambda: rebuild(system),
    ):
        Entry.objects.filter(system_id=system).update(council="", sitting="")
        fill()
        assert list(Entry.objects.filter(system_id=system).values_list("seq", "council", "sitting")) == places
