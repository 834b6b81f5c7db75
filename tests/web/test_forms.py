"""Forms of every kind in the catalogue: lists to choose from, pages that offer it, a page that shows the outcome.

The tables of refusals (`tests/refusals`) hold for each kind a request that is accepted, and the ground it is made on.
"""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_origin

import pytest

from deployment import deployment
from deputies.acts.catalogue import CATALOGUE
from deputies.acts.envelope import parse_actor
from deputies.values.shape import Check, Field, fields_of
from refusal_tables import Table

pytestmark = pytest.mark.storage

HERE = Path(__file__).resolve().parents[1]
WEB = HERE.parent / "src" / "deputies_web"
FREE = {
    "id": "what a new council, or a new means, is called",
    "fact": "a fact that conditions look at: whoever issues a directive may name another",
    "list": "the list of a candidate: a name that the nomination itself brings in",
    "acknowledged": "warnings, as the check of the plan that is about to be adopted words them",
    "about": "what a motion leads to: suggested by `forms.subjects`, since it may name something new",
    "declare-affiliation party": "a party may be named by the first who declares for it; those known are suggested",
}
"""Ids that are no reference to something known, and why."""


@pytest.fixture(scope="module", autouse=True)
def _deployment() -> None:
    deployment()


@cache
def _tables() -> dict[str, Table]:
    found: dict[str, Table] = {}
    for path in sorted((HERE / "refusals").glob("test_*.py")):
        spec = importlib.util.spec_from_file_location(f"forms_{path.stem}", path)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = module
        spec.loader.exec_module(module)
        for table in getattr(module, "TABLES", ()):
            found.setdefault(table.kind, table)
    return found


def _references(cls: type, path: str = "") -> Iterator[tuple[str, Field]]:
    """Yield (path, field) of every field, at any depth, that names something which is there already."""
    from deputies_web.forms.choices import names_new
    from deputies_web.forms.controls import inner_type, is_record

    for item in fields_of(cls):
        kind = inner_type(item.type)
        inner = inner_type(get_args(kind)[0]) if get_origin(kind) is tuple else kind
        bare = get_args(inner)[0] if get_origin(inner) is not None and is_record(get_args(inner)[0]) else inner
        if is_record(bare):
            yield from _references(bare, f"{path}{item.name}.")
            continue
        notes = [*item.notes]
        for part in (kind, *get_args(kind), *get_args(item.type)):
            notes += list(getattr(part, "__metadata__", ()))
        if any(isinstance(note, Check) and note.name == "id" for note in notes) and not names_new(item):
            yield f"{path}{item.name}", item


def _all_references() -> list[tuple[str, str, Field]]:
    return [(name, path, item) for name, kind in CATALOGUE.items() for path, item in _references(kind.request)]


def test_the_walk_over_the_fields_finds_references_at_every_depth() -> None:
    found = {(name, path) for name, path, _ in _all_references()}
    assert {
        ("take-roll-call", "choices.mandate"), ("move-procedure", "procedure.about"), ("convene-sitting", "demand"),
        ("check-in", "mandates"), ("issue-directive", "addressees"), ("table-motion", "leads_to.kind"),
        ("join-demand", "demand"), ("call-speaker", "speech"), ("set-voting-order", "order"),
    } <= found  # fmt: skip
    assert len(found) > 180


def test_every_field_that_names_something_known_has_a_list() -> None:
    from deputies_web.forms.choices import choices_for
    from deputies_web.forms.scope import scope_of
    from deputies_web.queries.reading import take_reading

    ground = _tables()["take-roll-call"].on()
    reading = take_reading("small-town", ground.state, lambda known: dict.fromkeys(known, "Somebody"))
    without = set()
    for name, path, item in _all_references():
        if (
            f"{name} {path}" not in FREE
            and item.name not in FREE
            and choices_for(scope_of(reading, {}, None, name), item.name) is None
        ):
            without.add(f"{name}: {path}")
    assert not without


def _given(fields: dict[str, Any], path: str) -> list[str]:
    """Return the texts that stand in a request at a path."""
    here: list[Any] = [fields]
    for step in path.split("."):
        below = [item.get(step) for item in here if isinstance(item, dict)]
        here = [one for item in below for one in (item if isinstance(item, (list, tuple)) else [item])]
    return [item for item in here if isinstance(item, str)]


@pytest.mark.parametrize("kind", sorted(name for name in CATALOGUE if not CATALOGUE[name].box))
def test_what_the_rules_accept_can_be_chosen_and_is_timely(kind: str) -> None:
    """On the ground on which a request is accepted its form offers what it names, opened empty or filled in."""
    from deputies_web.forms.choices import choices_for, names_new
    from deputies_web.forms.scope import scope_of
    from deputies_web.queries.reading import take_reading
    from deputies_web.queries.timely import is_timely

    table = _tables()[kind]
    if kind == "found-system":
        return  # there is no state yet from which something could be chosen
    ground = table.on()
    fields = dict(table.fields(ground))
    reading = take_reading("small-town", ground.state, lambda known: dict.fromkeys(known, "Somebody"))
    actor = parse_actor(table.by)
    new = {item.name for item in fields_of(CATALOGUE[kind].request) if names_new(item)}
    known = {key: value for key, value in fields.items() if isinstance(value, str) and key not in new}
    assert is_timely(kind, ground.state, known)
    for path, item in _references(CATALOGUE[kind].request):
        if item.name in FREE or f"{kind} {path}" in FREE:
            continue
        wanted = set(_given(fields, path))
        others = {key: value for key, value in fields.items() if key not in {path.partition(".")[0], *new}}
        for given in ({}, others):
            offered = {id_ for id_, _ in choices_for(scope_of(reading, given, actor, kind), item.name) or ()}
            assert wanted <= offered, (path, bool(given), wanted - offered)


MOTIONS = {
    "motion.voted", "sitting.not-open", "motion.amendments-first", "motion.procedure-first", "vote.form-demanded",
    "vote.roll-call-open", "vote.no-roll-call", "vote.secret-begun", "motion.spent", "motion.not-carried",
    "motion.other-purpose", "motion.not-waiting", "motion.not-referred", "consent.over", "consent.not-proposed",
    "speech.not-waiting", "speech.nobody-speaks", "sitting.not-convened", "sitting.not-suspended", "demand.used",
    "demand.not-met", "consent.none", "vote.no-secret", "motion.amendment", "correction.too-late",
}  # fmt: skip
"""Refusals that tell the state a noun is in: what is refused so is not offered, nor can the noun be chosen."""
UNTOLD = {
    (
        "join-demand-as-council",
        "demand.used",
    ): "told by the demand, not by the motion: the rules are tried for an offer",
    ("conclude-consent", "consent.none"): "the statute was changed while the proposal lay open",
    ("open-sanction", "motion.other-purpose"): "told by the mandate, which is filled in",
}


@pytest.mark.parametrize("kind", sorted(name for name in CATALOGUE if not CATALOGUE[name].box))
def test_what_the_state_of_a_noun_forbids_is_not_offered(kind: str) -> None:
    from deputies_web.queries.timely import is_timely

    table = _tables()[kind]
    fields = table.fields(table.on())
    known = {key: value for key, value in fields.items() if isinstance(value, str)}
    for code, rows in table.rows.items():
        for row in rows if isinstance(rows, tuple) else (rows,):
            if code not in MOTIONS or (kind, code) in UNTOLD or row.on is None or row.about or row.by or row.change:
                continue
            assert not is_timely(kind, row.on().state, known), code


def test_every_kind_is_offered_on_some_page() -> None:
    """By name in a page's list of kinds, or in a template as a form or a link to one; what rests on a motion is offered
    by its page."""
    texts = "\n".join(
        path.read_text()
        for path in [*WEB.glob("pages/*.py"), *WEB.glob("queries/petitions.py"), *WEB.rglob("templates/**/*.html")]
    )
    without = [
        name
        for name, kind in CATALOGUE.items()
        if kind.rests is None and not re.search(rf'"{name}"|do/{name}/', texts) and name != "found-system"
    ]
    assert not without


def test_what_rests_on_a_motion_is_offered_on_its_page_either_way() -> None:
    from deputies_web.queries.timely_sittings import rests_on

    for kind in ("decide-sanction", "recall-from-executive", "settle-objection"):
        table = _tables()[kind]
        ground = table.on()
        motion = ground.state.tables["motions"][table.fields(ground)["motion"]]
        assert rests_on(kind, motion), kind
        assert not rests_on("approve-minutes", motion)


@pytest.mark.parametrize("kind", sorted(name for name in CATALOGUE if not CATALOGUE[name].box))
def test_every_kind_leads_to_a_page_that_shows_what_came_of_it(kind: str) -> None:
    """Without a page of its own: what founds the system, and the statute, which have one for all."""
    from django.urls import Resolver404, resolve

    from deputies_web.pages.destinations import page_of

    table = _tables()[kind]
    ground = table.on()
    ground.ask(kind, table.by, at=table.at, **table.fields(ground))
    address = page_of("small-town", CATALOGUE[kind], ground.entries[-1], ground.state)
    try:
        found = resolve(address)
    except Resolver404:
        pytest.fail(f"{address} is no page")
    assert not address.startswith("/small-town/record/"), address
    for name, noun in (("motion", "motions"), ("sitting", "sittings"), ("council", "councils"), ("demand", "demands")):
        if name in found.kwargs and found.url_name == name:
            assert found.kwargs[name] in ground.state.tables[noun], address


def test_every_page_that_lists_requests_shows_them() -> None:
    """A page that is given `kinds` has the panel of what may be done there."""
    import ast

    silent = []
    for path in WEB.glob("pages/*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and any(item.arg == "kinds" for item in node.keywords):
                name = node.args[2]
                assert isinstance(name, ast.Constant)
                if "parts/offers.html" not in (WEB / "templates" / str(name.value)).read_text():
                    silent.append(name.value)
    assert not silent


@pytest.fixture
def _short_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three is a long list."""
    from deputies_web.forms import scope

    monkeypatch.setattr(scope, "LISTED", 3)


@pytest.mark.usefixtures("_short_lists")
def test_from_thousands_one_is_chosen_by_a_part_of_the_name_without_a_script() -> None:
    from django.test import Client

    from chamber import sitting
    from deployment import stored
    from deputies_web.people.grants import Grant, make_sign_in

    system = stored(sitting())
    client = Client(headers={"host": "localhost"})
    held = [Grant(system, "chair", "city")]
    client.force_login(make_sign_in(f"{system}-chair", "reed-ferry-kiln-lamp", "The chair", held, checked=False))
    form = f"/{system}/do/ask-to-speak/"

    def sent(step: str, mandate: str) -> tuple[int, str]:
        fields = {"_step": step, "_token": "a-token-of-the-form", "sitting": "s1", "mandate": mandate}
        answer = client.post(form, fields)
        return answer.status_code, re.sub(r"\s+", " ", answer.content.decode())

    page = client.get(f"{form}?sitting=s1").content.decode()
    assert '<input type="search" id="f-mandate"' in page
    assert '<option value="mill-' not in page
    status, page = sent("find", "mill-b")
    assert status == 200
    assert "2 fit “mill-b”; choose one." in page
    assert re.findall(r'<option value="(mill[^"]+)"', page) == ["mill-b-1.m1", "mill-b-1.m2"]
    status, page = sent("look", "mill-b")
    assert (status, "choose one" in page) == (422, True)
    status, page = sent("look", "nobody of that name")
    assert (status, "Nothing here fits" in page) == (422, True)
    status, page = sent("look", "mill-b-1 2")
    assert status == 200
    assert "mill-b-1.m2" in page
    status, page = sent("send", "mill-b-1 2")
    assert status == 302
    assert client.get(f"/{system}/sittings/s1/").content.decode().count("mill-b-1 2") > 1


def test_words_find_what_holds_all_of_them() -> None:
    from deputies_web.forms.searching import matching

    options = (("a.m1", "Anna Weber, Red"), ("b.m1", "Anna Braun, non-party"), ("c.m1", "Karl Weber, Red"))
    assert [id_ for id_, _ in matching(options, "weber anna")] == ["a.m1"]
    assert [id_ for id_, _ in matching(options, "red")] == ["a.m1", "c.m1"]
    assert [id_ for id_, _ in matching(options, "b.m1")] == ["b.m1"]


def test_what_nothing_fits_says_so_and_can_still_be_written() -> None:
    from chamber import led
    from deputies_web.forms.controls import controls_for
    from deputies_web.forms.scope import scope_of
    from deputies_web.queries.reading import take_reading

    reading = take_reading("small-town", led().state, lambda known: dict.fromkeys(known, "Somebody"))
    request = CATALOGUE["close-sitting"].request
    (control,) = controls_for(request, {}, scope_of(reading, {}, None, "close-sitting"))
    assert control.widget == "text"
    assert "Nothing that is known here fits" in control.help


def test_what_stands_in_a_field_stays_among_its_choices() -> None:
    """A link may name what does not fit any more: the rules say why, and the form does not lose it."""
    from chamber import carried
    from deputies_web.forms.choices import choices_for
    from deputies_web.forms.scope import scope_of
    from deputies_web.queries.reading import take_reading

    reading = take_reading("small-town", carried().state, lambda known: dict.fromkeys(known, "Somebody"))
    for given, found in (({}, []), ({"motion": "m1"}, ["m1"])):
        options = choices_for(scope_of(reading, given, None, "take-roll-call"), "motion")
        assert [id_ for id_, _ in options or ()] == found


def test_only_what_the_rules_would_take_is_offered_where_all_is_known() -> None:
    from chamber import adopted, carried
    from deputies.acts.envelope import Actor
    from deputies_web.pages.offers import would_be_taken
    from deputies_web.queries.reading import take_reading

    adopt, chair = CATALOGUE["adopt-decision"], Actor("chair", "city")
    for ground, may in ((carried(), True), (adopted(), False)):
        reading = take_reading("small-town", ground.state, lambda known: dict.fromkeys(known, "Somebody"))
        assert would_be_taken(reading, adopt, chair, {"motion": "m1"}) is may
        assert would_be_taken(reading, adopt, Actor("chair", "harbour"), {"motion": "m1"}) is False


def test_a_motion_is_referred_to_the_executive_an_organ_a_section_or_a_council() -> None:
    from chamber import tabled
    from deputies_web.forms.choices import choices_for
    from deputies_web.forms.scope import scope_of
    from deputies_web.queries.reading import take_reading

    reading = take_reading("small-town", tabled().state, lambda known: dict.fromkeys(known, "Somebody"))
    options = dict(choices_for(scope_of(reading, {"sitting": "s1"}, None, "move-procedure"), "to") or ())
    assert list(options) == ["executive", "soldiers", "province", "harbour"]
    assert options["executive"] == "The executive of the council of City"
