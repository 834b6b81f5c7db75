"""The live screens of a sitting, in several browsers at once: everybody sees the same, and nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

Visit = Callable[..., Any]
ROOM = "/march-1927/sittings/hankow.room/"


@pytest.fixture
def screens(visit: Visit) -> dict[str, Any]:
    """Chair, secretary, two deputies' phones, the wall and a reader, all on the sitting of Hankow; opened once."""
    pages = {
        "secretary": visit(f"{ROOM}secretary/", as_="room-secretary"),
        "first": visit(f"{ROOM}me/", as_="first", width=390),
        "second": visit(f"{ROOM}me/", as_="second", width=390),
        "wall": visit(f"{ROOM}screen/", width=1600),
        "reader": visit(ROOM),
        "chair": visit(f"{ROOM}chair/", as_="room-chair"),
    }
    for page in pages.values():
        page.wait_for_selector(".is-live")
    secretary, chair = pages["secretary"], pages["chair"]
    if chair.locator("button:has-text('Open the sitting')").count():
        for name in ("first", "second"):
            pages[name].click("button:has-text('I am here')")
            pages[name].wait_for_selector("text=you are here")
        number = 0
        while not secretary.locator("text=39 deputies have checked in").count():  # some are on leave, two are here
            number += 1
            secretary.fill("#by-number", str(number))
            with secretary.expect_response("**/do/check-in/"):
                secretary.keyboard.press("Enter")
            secretary.wait_for_function("() => !document.querySelector('.part-people [aria-busy]')")
            secretary.wait_for_timeout(350)
        chair.click("button:has-text('Open the sitting')")
        pages["wall"].wait_for_selector("text=39 of 72 present, a quorum")
    return pages


def test_a_motion_goes_from_a_phone_to_the_vote_on_every_screen(screens: dict[str, Any]) -> None:
    chair, wall, reader = screens["chair"], screens["wall"], screens["reader"]
    first, second = screens["first"], screens["second"]
    first.click("text=Table a motion")
    first.fill("#f-title", "Eight hours")
    first.fill("#f-text", "Nobody works more than nine hours.\nNobody under twelve works.")
    first.select_option("#f-competence", index=1)
    first.click("text=Send it at once")
    first.goto(f"{ROOM}me/")
    second.wait_for_selector("text=Eight hours")
    second.locator(".part-business a:text-is('Amend')").first.click()
    second.fill("#f-text", "Nobody works more than eight hours.")
    second.locator("details.folded summary").first.click()
    second.fill("[name='lines.first']", "1")
    second.fill("[name='lines.last']", "1")
    second.click("text=Send it at once")
    second.goto(f"{ROOM}me/")
    reader.wait_for_selector("text=amendment, line 1")
    _vote(screens, "for", "against", "hands")
    reader.wait_for_selector(".part-votes .tag-good")
    chair.wait_for_selector("button:has-text('Open a roll call')")
    _vote(screens, "for", "for", "call")
    wall.wait_for_selector("text=39 for")
    reader.locator(".part-votes a", has_text="Eight hours").first.click()
    reader.wait_for_selector("#who")
    assert "Nobody works more than eight hours." in reader.locator("main").inner_text()


def _vote(screens: dict[str, Any], first: str, second: str, how: str) -> None:
    """Vote on what is next: by hands at the chair's desk, or by roll call, the two phones and the rest by name."""
    chair = screens["chair"]
    if how == "hands":
        chair.locator("summary:has-text('Count hands')").first.click()
        chair.fill("[name=votes_for]", "34")
        chair.fill("[name=votes_against]", "5")
        chair.click("button:has-text('Take this vote')")
        return
    chair.locator("button:has-text('Open a roll call')").first.click()
    for name, choice in (("first", first), ("second", second)):
        page = screens[name]
        page.wait_for_selector(".ballot")
        page.click(f".ballot .{choice}")
        page.wait_for_selector(f"text=your vote: {choice}")
    screens["wall"].wait_for_selector("text=2 of 39 have voted")
    chair.wait_for_selector("text=2 of 39 have voted")
    chair.click("a:has-text('Name others who voted')")
    rows = chair.locator("form.act table tbody tr")
    assert rows.count() == 39
    for index in range(2, 39):
        rows.nth(index).locator("input[value=for]").check()
    chair.click("text=Send it at once")
    chair.goto(f"{ROOM}chair/")


def test_the_list_of_speakers_is_one_on_all_screens_and_a_point_of_order_comes_first(screens: dict[str, Any]) -> None:
    chair, wall, first, second = (screens[name] for name in ("chair", "wall", "first", "second"))
    first.click("button:has-text('Ask to speak')")
    first.wait_for_selector("text=number 1 on the list")
    second.click("button:has-text('Point of order')")
    first.wait_for_selector("text=number 2 on the list")
    chair.locator(".queue button:has-text('Call')").first.click()
    wall.wait_for_selector(".stage .count")
    second.wait_for_selector("text=you have the floor")
    assert re.fullmatch(r"\d+:\d\d", wall.locator(".stage .count").inner_text())
    second.click("button:has-text('I have finished')")
    first.wait_for_selector("text=number 1 on the list")
    first.click("button:has-text('Leave the list')")
    chair.wait_for_selector("text=Nobody is waiting to speak.")


def test_a_form_that_is_begun_is_not_touched_by_what_comes_in(screens: dict[str, Any]) -> None:
    chair, first = screens["chair"], screens["first"]
    chair.locator(".part-floor summary:has-text('Speaking time')").click()
    chair.fill("[name=seconds]", "90")
    first.click("button:has-text('Ask to speak')")
    first.wait_for_selector("text=number 1 on the list")
    chair.wait_for_selector(".part-floor.has-news")
    assert chair.locator("[name=seconds]").input_value() == "90"
    assert chair.locator(".queue").count() == 0
    chair.locator(".part-floor button:has-text('Set')").click()
    chair.wait_for_selector(".queue li")
    assert chair.locator(".part-floor.has-news").count() == 0
    first.click("button:has-text('Leave the list')")
    chair.wait_for_selector(".queue", state="detached")


def test_a_lost_connection_loses_nothing_and_takes_nothing_twice(screens: dict[str, Any]) -> None:
    first, chair = screens["first"], screens["chair"]
    first.context.set_offline(True)
    first.click("button:has-text('Ask to speak')")
    first.wait_for_selector("text=Not sent yet")
    first.context.set_offline(False)
    first.wait_for_selector("text=number 1 on the list", timeout=20_000)
    chair.wait_for_selector(".queue li")
    assert chair.locator(".queue li").count() == 1
    first.context.set_offline(True)
    first.click("button:has-text('Leave the list')")
    first.wait_for_selector("text=Not sent yet")
    first.context.set_offline(False)
    first.reload()
    first.wait_for_selector("button:has-text('Ask to speak')", timeout=20_000)
    chair.wait_for_selector(".queue", state="detached")


def test_the_desks_and_the_phone_work_without_a_script(visit: Visit) -> None:
    phone = visit(f"{ROOM}me/", as_="first", width=360, javascript=False)
    phone.click("button:has-text('Ask to speak')")
    assert phone.url.endswith("/me/")
    assert "number 1 on the list" in phone.locator(".part-own").inner_text()
    chair = visit(f"{ROOM}chair/", as_="room-chair", javascript=False)
    chair.locator(".queue button:has-text('Off the list')").first.click()
    assert "stands on the record" in chair.locator(".notice").first.inner_text()
    assert chair.locator(".queue").count() == 0
    wall = visit(f"{ROOM}screen/", javascript=False)
    assert "Council of Hankow" in wall.locator("main").inner_text()


def test_a_desk_is_for_who_holds_the_office(visit: Visit) -> None:
    page = visit(f"{ROOM}chair/", as_="first")
    assert "you hold no such office" in page.locator(".refusal").inner_text()
    page = visit(f"{ROOM}secretary/")
    assert "/account/login/" in page.url


@pytest.mark.parametrize("width", [360, 1280])
def test_no_screen_is_wider_than_its_window(visit: Visit, width: int) -> None:
    for name, path in (
        ("room-chair", "chair/"),
        ("room-secretary", "secretary/"),
        ("first", "me/"),
        ("", "screen/"),
        ("", ""),
    ):
        page = visit(ROOM + path, as_=name, width=width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
