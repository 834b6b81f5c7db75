"""A motion in a browser: amendments by keyboard, votes without a script, what a deputy was told on a phone."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

Visit = Callable[..., Any]
MOTIONS = "/small-town/motions"


def test_the_keyboard_leads_from_a_line_to_the_amendment_that_touches_it(visit: Visit) -> None:
    page = visit(f"{MOTIONS}/m1/")
    link = page.locator(".lined a.touch", has_text="A4")
    link.focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#amendment-A4")
    box = page.locator("#amendment-A4").bounding_box()
    assert 0 <= box["y"] < 850
    assert page.locator("#amendment-A4 .head").inner_text().startswith("A4. Line 5, to be struck")


def test_changes_are_told_apart_without_colour(visit: Visit) -> None:
    page = visit(f"{MOTIONS}/m1/")
    for tag, line in (("del", "line-through"), ("ins", "underline")):
        style = page.locator(f"#amendment-A1 {tag}").first.evaluate("item => getComputedStyle(item).textDecorationLine")
        assert style == line
    assert "[goes:" in page.locator("#amendment-A1 del").first.text_content()


@pytest.mark.parametrize("width", [390, 1280])
def test_a_vote_is_read_and_grouped_without_a_script(visit: Visit, width: int) -> None:
    page = visit(f"{MOTIONS}/m2/", width=width, javascript=False)
    assert "5 for, 2 against, 1 abstaining" in page.locator(".lede").first.inner_text()
    assert page.locator("svg.roll-call circle, svg.roll-call rect").count() == 9
    page.click("a:text-is('unit or council')")
    groups = page.locator(".group-head").all_inner_texts()
    assert [text.strip() for text in groups] == ["Company D", "Mill A", "Mill B"]
    page.click("summary:has-text('Every entry about it')")
    page.click(".history a:text-is('Correct a vote')")
    assert re.search(r"/record/\d+/$", page.url)


def test_a_deputy_sees_what_they_were_told_above_the_buttons(visit: Visit) -> None:
    page = visit("/small-town/sittings/s1/me/", as_="town-deputy", width=390)
    told, button = page.locator(".told"), page.locator(".ballot .against")
    assert "binding" in told.inner_text().lower()
    assert "against on Overtime on Sundays" in told.inner_text()
    assert told.bounding_box()["y"] < button.bounding_box()["y"]
    page.click(".ballot .for")
    page.wait_for_selector(".told-other")
    assert "You have entered another vote." in page.locator(".told").inner_text()
    page.click(".ballot .against")
    page.wait_for_selector(".told-other", state="detached")


def test_the_chair_is_offered_what_can_be_done_with_this_motion_now(visit: Visit) -> None:
    def offered(motion: str) -> list[str]:
        page = visit(f"{MOTIONS}/{motion}/", as_="town-chair")
        return list(page.locator(".offers li").all_inner_texts())

    waits, called, voted = offered("m1"), offered("m6"), offered("m5")
    assert {"Table an amendment", "Set the order of voting"} <= set(waits)
    assert not [title for title in waits if title.startswith(("Take", "Open a roll call"))]
    assert {"Take a roll call", "Break off a roll call"} <= set(called)
    assert "Withdraw a motion" not in called
    assert {"Adopt a decision", "Correct a vote"} <= set(voted)
    assert "Table an amendment" not in voted
