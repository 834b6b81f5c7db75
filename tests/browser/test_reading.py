"""What a reader without an account finds, at any width, by keyboard, and with every aid."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Visit = Callable[..., Any]

PAGES = (
    "/", "/march-1927/", "/march-1927/councils/", "/march-1927/councils/shanghai/", "/march-1927/councils/conference/",
    "/march-1927/deputies/?council=hankow", "/march-1927/units/?council=shanghai",
    "/march-1927/elections/?council=hankow", "/march-1927/credentials/", "/march-1927/credentials/?council=hankow",
    "/march-1927/units/shanghai-mill-03/", "/march-1927/deputies/shanghai-mill-01.1.d5/",
    "/march-1927/elections/hankow-union-10.1/", "/march-1927/sittings/", "/march-1927/sittings/shanghai.s3/",
    "/march-1927/sittings/shanghai.s1/minutes/",
    "/march-1927/motions/shanghai.m1/", "/march-1927/decisions/", "/march-1927/directives/", "/march-1927/petitions/",
    "/march-1927/petitions/mill-01-recall/",
    "/march-1927/petitions/mill-01-recall/sheet/", "/march-1927/cases/", "/march-1927/parties/", "/march-1927/plan/",
    "/march-1927/councils/shanghai/powers/", "/march-1927/councils/hubei/powers/",
    "/march-1927/organs/shanghai-control/", "/march-1927/organs/shanghai-supply/", "/march-1927/tasks/",
    "/march-1927/tasks/shanghai.k1/", "/march-1927/inspections/shanghai.i1/",
    "/march-1927/decisions/shanghai.supply.1/", "/march-1927/statute/", "/march-1927/record/",
    "/march-1927/record/900/", "/account/login/",
    "/march-1927/directives/conference.r1/", "/march-1927/decisions/shanghai.e1/", "/march-1927/sanctions/",
    "/march-1927/sanctions/hankow.coal/", "/march-1927/councils/hankow/bulletin/",
    "/march-1927/councils/hankow/bulletin/sheet/?month=1927-03",
    "/small-town/motions/m1/", "/small-town/motions/m2/?by=unit", "/small-town/motions/m3/",
    "/small-town/motions/m4/", "/small-town/motions/a2/", "/small-town/motions/c1/", "/small-town/demands/",
    "/small-town/demands/q1/", "/small-town/sittings/s1/",
)  # fmt: skip


def test_what_a_council_decided_last_and_who_voted_how_is_two_clicks_away(visit: Visit) -> None:
    page = visit("/")
    page.click("main .list .head a")
    decided = page.locator(".list > li:has-text('Who voted how') .head").first.inner_text()
    page.click("text=Who voted how")
    assert page.locator("h1").inner_text().startswith(decided)
    rows = page.locator("table:has(th:text-is('Deputy')) tbody tr:not(.group-head)").all_inner_texts()
    assert len(rows) >= 21
    assert {row.split("\t")[1] for row in rows} <= {"for", "against", "abstained"}


def test_the_first_page_says_that_it_is_a_reconstruction(visit: Visit) -> None:
    assert "reconstruction" in visit("/").locator("main").inner_text()
    assert visit("/march-1927/").locator(".reconstruction").is_visible()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_a_phone_and_gives_axe_nothing_to_object_to(visit: Visit, path: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = visit(path, width=360)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert not found, [(item["id"], [node["html"][:120] for node in item["nodes"]][:3]) for item in found]


def test_the_keyboard_reaches_the_content_at_once(visit: Visit) -> None:
    page = visit("/march-1927/")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.querySelector('main').contains(document.activeElement)")


def test_a_hemicycle_has_a_seat_for_every_planned_seat_and_a_table_beside_it(visit: Visit) -> None:
    page = visit("/march-1927/councils/shanghai/?by=party#seats")
    assert page.locator("svg.hemicycle circle").count() == 182
    numbers = [int(text) for text in page.locator(".pair tbody tr:not(.sum) td").all_inner_texts()]
    assert sum(numbers) == 182


def test_a_directive_shows_the_map_that_the_width_has_room_for(visit: Visit) -> None:
    for width, shown, hidden in ((1200, ".map-wide", ".map-narrow"), (360, ".map-narrow", ".map-wide")):
        page = visit("/march-1927/directives/conference.r1/", width=width)
        assert page.locator(f"{shown} svg.map").is_visible()
        assert not page.locator(f"{hidden} svg.map").is_visible()
        assert page.locator(f"{shown} svg.map a").count() == 4
        labels = page.locator(f"{shown} .map-label").all()
        boxes = [label.bounding_box() for label in labels]
        assert len(boxes) == 4
        for index, one in enumerate(boxes):
            for other in boxes[index + 1 :]:
                apart = one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
                assert (
                    apart or one["y"] + one["height"] <= other["y"] + 5 or other["y"] + other["height"] <= one["y"] + 5
                )


def test_a_bulletin_prints_on_a_sheet_of_two_columns(visit: Visit) -> None:
    page = visit("/march-1927/councils/hankow/bulletin/sheet/?month=1927-03", width=900)
    page.emulate_media(media="print")
    assert page.evaluate("() => getComputedStyle(document.querySelector('main')).columnCount") == "2"
    assert page.locator(".screen").is_hidden()
    assert page.locator("nav").count() == 0


def test_a_page_that_does_not_exist_says_so_in_a_sentence(visit: Visit) -> None:
    page = visit("/account/login/")
    answer = page.request.get("/march-1927/councils/atlantis/")
    assert answer.status == 404
    assert "There is no council" in answer.text()


def test_the_documentation_of_the_api_loads_without_anything_from_elsewhere(visit: Visit) -> None:
    page = visit("/api/docs")
    page.wait_for_selector("text=Take a roll call")
    assert page.locator(".opblock").count() > 40
