"""What people do in their offices: with and without JavaScript, by keyboard, in error, and watched live."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

Visit = Callable[..., Any]


def test_a_roll_call_is_taken_and_published_without_javascript(visit: Visit) -> None:
    page = visit("/march-1927/motions/bread/", as_="secretary", javascript=False)
    page.click(".offers >> text=Take a roll call")
    rows = page.locator("form.act table tbody tr")
    assert rows.count() == 120
    for index in range(100):
        choice = "against" if index % 10 == 0 else "for"
        rows.nth(index).locator(f"input[value={choice}]").check()
    page.click("text=Look at what will stand on the record")
    assert "A roll call was taken" in page.locator("main").inner_text()
    assert page.locator("text=Not sent yet").is_visible()
    page.click("text=Put it on the record")
    assert page.url.endswith("/march-1927/motions/bread/")
    assert "It stands on the record as entry" in page.locator(".notice").inner_text()
    assert "90 for" in page.locator(".legend").first.inner_text()
    assert page.locator("table:has(th:text-is('Deputy')) tbody tr:not(.group-head)").count() == 100
    page.click(".offers >> text=Adopt a decision")
    page.click("text=Send it at once")
    page.goto("/march-1927/councils/shanghai/")
    assert page.locator("#decided + ul .head").first.inner_text() == "The price of bread"


def test_the_same_form_sent_twice_stands_on_the_record_once(visit: Visit) -> None:
    page = visit("/march-1927/do/table-motion/?sitting=shanghai.s3", as_="secretary", javascript=False)
    _fill_motion(page, "twice")
    page.click("text=Send it at once")
    first = page.locator(".notice").inner_text()
    page.go_back()
    _fill_motion(page, "twice")
    page.click("text=Send it at once")
    second = page.locator(".notice").inner_text()
    assert re.findall(r"\d+", first)[-1] == re.findall(r"\d+", second)[-1]
    assert "already" in second
    assert "already" not in first


def _fill_motion(page: Any, name: str) -> None:
    page.fill("#f-motion", name)
    page.fill("#f-title", "A motion that is sent twice")
    page.fill("#f-text", "Once is enough.")
    page.select_option("#f-competence", index=1)
    page.select_option("#f-mover", index=1)


def test_a_motion_is_tabled_by_keyboard_alone(visit: Visit) -> None:
    page = visit("/march-1927/sittings/shanghai.s3/", as_="secretary")
    _tab_to(page, "() => document.activeElement.textContent.trim() === 'Table a motion'")
    page.keyboard.press("Enter")
    page.wait_for_url("**/do/table-motion/**")
    _tab_to(page, "() => document.activeElement.id === 'f-motion'")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("by-keyboard")
    _tab_to(page, "() => document.activeElement.id === 'f-title'")
    page.keyboard.type("Tabled by keyboard")
    page.keyboard.press("Tab")
    page.keyboard.type("No mouse was used.")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    _tab_to(page, "() => document.activeElement.textContent.trim() === 'Look at what will stand on the record'")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Not sent yet")
    _tab_to(page, "() => document.activeElement.textContent.trim() === 'Put it on the record'")
    page.keyboard.press("Enter")
    page.wait_for_url("**/motions/by-keyboard/")
    assert page.locator("h1").inner_text().startswith("Tabled by keyboard")


def test_the_council_sets_aside_what_an_organ_decided_by_forms_alone(visit: Visit) -> None:
    page = visit("/march-1927/decisions/shanghai.supply.2/", as_="secretary", javascript=False)
    assert "not yet on the table of a sitting" in page.locator("main").inner_text()
    purpose = "leads_to.kind=set-aside-decision&leads_to.about=shanghai.supply.2"
    page.goto(f"/march-1927/do/table-motion/?sitting=shanghai.s3&competence=own-order&{purpose}")
    assert page.locator("datalist option").first.get_attribute("value") == "shanghai.supply.2"
    page.fill("#f-motion", "aside")
    page.fill("#f-title", "Set the rice aside")
    page.fill("#f-text", "The guild asks too much.")
    page.select_option("#f-mover", index=1)
    page.click("text=Send it at once")
    page.click(".offers >> text=Take a show of hands")
    page.fill("#f-votes_for", "90")
    page.fill("#f-votes_against", "10")
    page.click("text=Send it at once")
    page.click(".offers >> text=Set a decision aside")
    page.click("text=Send it at once")
    page.goto("/march-1927/decisions/shanghai.supply.2/")
    assert "Set aside by Council of Shanghai on 5 April 1927" in page.locator("main").inner_text()


def _tab_to(page: Any, there: str, most: int = 60) -> None:
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(there):
            return
    raise AssertionError(f"the keyboard never reached {there}")


def test_what_was_filled_in_stays_and_each_fault_stands_at_its_field(visit: Visit) -> None:
    page = visit("/march-1927/do/table-motion/?sitting=shanghai.s3", as_="secretary", javascript=False)
    page.fill("#f-motion", "Not An Id")
    page.fill("#f-title", "A title that must not be lost")
    page.click("text=Look at what will stand on the record")
    assert page.locator("#f-title").input_value() == "A title that must not be lost"
    assert page.locator("#f-motion").get_attribute("aria-invalid") == "true"
    assert "expected an id" in page.locator(".field:has(#f-motion) .fault").inner_text()
    assert "is missing" in page.locator(".field:has(#f-text) .fault").inner_text().lower()


def test_a_refusal_is_one_sentence_above_the_form(visit: Visit) -> None:
    page = visit("/march-1927/do/convene-sitting/?council=shanghai", as_="secretary", javascript=False)
    page.fill("#f-day", "1927-04-05")
    page.fill("#f-agenda", "Bread\nCoal")
    page.click("text=Send it at once")
    assert "notice" in page.locator(".refusal .sentence").inner_text()
    assert page.locator("#f-agenda").input_value() == "Bread\nCoal"


def test_a_list_of_records_grows_by_a_button_without_javascript(visit: Visit) -> None:
    page = visit("/march-1927/do/issue-directive/", as_="secretary", javascript=False)
    rows = page.locator("fieldset#f-means > fieldset.row")
    before = rows.count()
    page.fill("[name='means.0.text']", "By agreement with the shops")
    page.click("fieldset#f-means > button")
    assert rows.count() > before
    assert page.locator("[name='means.0.text']").input_value() == "By agreement with the shops"


def test_an_open_sitting_follows_the_record_without_reloading(visit: Visit) -> None:
    watcher = visit("/march-1927/sittings/shanghai.s3/")
    watcher.wait_for_selector(".is-live")
    assert watcher.locator("text=Seen while watching").count() == 0
    secretary = visit("/march-1927/do/table-motion/?sitting=shanghai.s3", as_="secretary")
    _fill_motion(secretary, "watched")
    secretary.fill("#f-title", "Seen while watching")
    secretary.click("text=Send it at once")
    watcher.wait_for_selector("text=Seen while watching", timeout=10_000)


def test_readers_are_offered_nothing_and_may_not_send(visit: Visit) -> None:
    page = visit("/march-1927/sittings/shanghai.s3/")
    assert page.locator(".offers").count() == 0
    page.goto("/march-1927/do/table-motion/")
    assert "/account/login/" in page.url


def test_an_office_is_offered_only_what_it_may_do(visit: Visit) -> None:
    page = visit("/march-1927/councils/hankow/", as_="secretary")
    assert "Convene" not in " ".join(page.locator(".offers").all_inner_texts())
    page = visit("/march-1927/councils/shanghai/", as_="secretary")
    assert "Convene a sitting" in page.locator(".offers").inner_text()
    page = visit("/march-1927/do/seal-roll/", as_="elector")
    assert "you hold no such office" in page.locator(".refusal").inner_text()


def test_forms_have_nothing_that_axe_objects_to_and_fit_a_phone(visit: Visit) -> None:
    from axe_playwright_python.sync_playwright import Axe

    for path in ("do/take-roll-call/?motion=coal", "do/issue-directive/", "do/call-election/", "do/nominate/"):
        as_ = "secretary" if "roll" in path or "directive" in path else "organiser"
        page = visit(f"/march-1927/{path}", as_=as_, width=360)
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 360, path
        found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
        assert not found, [(path, item["id"], [node["html"][:120] for node in item["nodes"]][:3]) for item in found]


def test_an_elector_signs_a_petition_and_the_record_does_not_hear_of_it(visit: Visit) -> None:
    page = visit("/march-1927/do/open-recall/", as_="elector", javascript=False)
    page.select_option("#f-mandate", index=1)
    page.fill("#f-grounds", "Was not seen at the sitting.")
    page.click("text=Send it at once")
    petition = page.url
    before = page.request.get("/api/march-1927/checkpoint").text()
    page.click(".offers >> text=Sign a petition")
    page.click("text=Send it at once")
    assert "Keep this receipt" in page.locator("main").inner_text()
    commitment = page.locator(".facts code").first.inner_text()
    assert len(commitment) == 64
    assert page.request.get("/api/march-1927/checkpoint").text() == before
    page.goto(petition)
    assert commitment not in page.content()
    page.click(".offers >> text=Sign a petition")
    page.click("text=Send it at once")
    assert "signed the petition already" in page.locator(".refusal").inner_text()
