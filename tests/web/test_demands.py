"""The page of a demand: what is reached, what is missing, and what comes next, by each way the statute gives."""

from __future__ import annotations

import re
from typing import Any

import pytest

from chamber import led, sitting
from deployment import deployment, stored
from deputies_web.queries.demands import DemandView, demand_view, demands
from deputies_web.queries.reading import Reading, take_reading
from ground import Ground

pytestmark = pytest.mark.storage

WORKING = "notice_days = 1\n"
THIRD = (WORKING, f'{WORKING}convening = {{ num = 1, den = 3, of = "members-in-office" }}\nconvene_days = 2\n')
BY_ELECTORS = (WORKING, f'{WORKING}convening = {{ num = 1, den = 4, of = "registered" }}\n')
BY_COUNCILS = (WORKING, f'{WORKING}convening_units = {{ num = 1, den = 2, of = "registered" }}\n')


@pytest.fixture(scope="module", autouse=True)
def _deployment() -> None:
    deployment()


def _reading(ground: Ground) -> Reading:
    return take_reading("small-town", ground.state, lambda known: dict.fromkeys(known, "Somebody"))


def _page(ground: Ground, today: str = "1927-03-08") -> DemandView:
    return demand_view(_reading(ground), "q1", today)


def _demanded(*changes: tuple[str, str], by: str = "deputy:mill-a-1.d1", on: Any = led) -> Ground:
    ground: Ground = on(*(changes or (THIRD,)))
    ground.ask("demand-sitting", by, demand="q1", council="city", agenda=["Mill B", "Rice"])
    return ground


def _met() -> Ground:
    ground = _demanded()
    for deputy in ("mill-a-1.d2", "mill-a-1.d3"):
        ground.ask("join-demand", f"deputy:{deputy}", demand="q1")
    return ground


def test_it_counts_the_deputies_who_joined_and_those_who_are_missing() -> None:
    (way,) = _page(_demanded()).ways
    assert (way.count, way.needed, way.total, way.missing) == (1, 3, 9, 2)
    assert "3 needed" in way.picture
    assert "1 of 9 deputies; 3 are needed" in way.picture
    assert "one third of members in office (article 6.1)" in way.rule
    (way,) = _page(_met()).ways
    assert (way.count, way.missing) == (3, 0)


def test_electors_and_councils_are_counted_by_electors() -> None:
    ground = _demanded(BY_ELECTORS, by="elector:mill-a")
    ground.ask("join-demand-as-unit", "elector:mill-a", demand="q1", unit="mill-a", votes=40)
    view = _page(ground)
    (way,) = view.ways
    assert (way.count, way.needed, way.total, way.missing) == (40, 98, 390, 58)
    assert view.units == (("mill-a", "Mill A", 40),)
    assert view.by_electors
    (way,) = _page(_demanded(BY_COUNCILS, THIRD_ON_TOP)).ways[1:]
    assert (way.title, way.count, way.needed) == ("By councils below", 0, 195)


THIRD_ON_TOP = (
    "convening_units = {",
    'convening = { num = 1, den = 3, of = "members-in-office" }\nconvening_units = {',
)


def test_what_comes_next_is_the_chairs_turn_then_theirs_who_joined() -> None:
    ground = _met()
    day = ground.now[:10]
    view = _page(ground, day)
    assert (view.line.state, view.met, view.by) == ("met", day, "1927-03-09")
    assert _page(ground, "1927-03-09").line.state == "met"
    assert _page(ground, "1927-03-10").line.state == "overdue"
    assert len(view.members) == 3


def test_once_a_sitting_was_convened_it_is_named() -> None:
    ground = _met()
    convening = {"sitting": "s9", "council": "city", "day": "1927-03-20", "agenda": ["Mill B"], "demand": "q1"}
    ground.ask("convene-sitting", "chair:city", **convening)
    view = _page(ground)
    assert (view.line.state, view.line.sitting, view.line.sitting_day) == ("convened", "s9", "1927-03-20")


def test_it_stands_on_the_pages_of_the_council_of_sittings_and_by_itself() -> None:
    from django.test import Client

    system = stored(_demanded(on=sitting))
    client = Client(headers={"host": "localhost"})
    for path in ("demands/q1/", "demands/", "demands/?council=city", "councils/city/", "sittings/"):
        answer = client.get(f"/{system}/{path}")
        assert answer.status_code == 200, path
        text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))
        assert "Mill B" in text, path
    assert "2 deputies are missing" in re.sub(r"\s+", " ", client.get(f"/{system}/demands/q1/").content.decode())
    assert client.get(f"/{system}/demands/none/").status_code == 404
    assert [item.id for item in demands(_reading(_demanded()), "1927-03-08", "harbour")] == []


def test_it_offers_joining_to_those_who_have_not() -> None:
    from django.test import Client

    from deputies_web.people.grants import Grant, make_sign_in

    system = stored(_demanded(on=sitting))
    for deputy, may in (("mill-a-1.d2", True), ("mill-a-1.d1", False)):
        name = f"{system}-{deputy.replace('.', '-')}"
        client = Client(headers={"host": "localhost"})
        held = [Grant(system, "deputy", deputy)]
        client.force_login(make_sign_in(name, "reed-ferry-kiln-lamp", "Somebody", held, checked=False))
        page = client.get(f"/{system}/demands/q1/").content.decode()
        assert (f"/{system}/do/join-demand/?demand=q1" in page) is may, deputy
