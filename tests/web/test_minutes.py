"""The minutes of a sitting on the site: page, text and paper, written from the entries, with names."""

from __future__ import annotations

import builtins
import re
from typing import Any

import pytest

from chamber import adopted, led
from deployment import deployment, march, stored

pytestmark = pytest.mark.storage
S1 = "sittings/shanghai.s1/minutes"


@pytest.fixture(scope="module", autouse=True)
def _deployment() -> None:
    deployment()


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    from deputies_web.pages import minutes

    minutes._pdf_of.cache_clear()


def get(address: str, system: str = "") -> Any:
    from django.test import Client

    return Client(headers={"host": "localhost"}).get(f"/{system or march()}/{address}")


def words_of(page: str) -> str:
    main = page.split("<main", 1)[1].split("</main>", 1)[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))


def test_a_page_says_what_happened_in_order_with_names_and_entries() -> None:
    page = get(f"{S1}/").content.decode()
    words = words_of(page)
    parts = [
        "Approved on 26 March 1927", "Attendance", "Agenda", "1. Hours of work in the mills", "Nine hours in the mills",
        "Moved by Ah-", "Amendment shanghai.m1.a1", "spoke for 6 min", "Roll call:", "Who voted how",
        "2. Rice and coal", "Lamps on the bridges", "postponed until 1 April 1927", "3. Organs of the council",
        "Closing", "Take it up again (resume-motion)", "Approval", "deputies of both banks",
    ]  # fmt: skip
    place = 0
    for part in parts:
        place = words.find(part, place)
        assert place >= 0, part
    assert "deputy shanghai-" not in words
    links = set(re.findall(r'class="entry">\[<a href="/[^/]+/record/(\d+)/"', page))
    assert len(links) > 20
    assert get(f"record/{sorted(links)[0]}/").status_code == 200


def test_text_and_paper_hold_the_same() -> None:
    answer = get(f"{S1}.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    text = answer.content.decode()
    for words in ("Council of Shanghai, sitting of 21 March 1927", "15:00 Roll call: 140 for", "[916]", "Chair: ____"):
        assert words in text, words
    paper = get(f"{S1}.pdf")
    assert (paper.status_code, paper["Content-Type"]) == (200, "application/pdf")
    assert paper.content.startswith(b"%PDF")
    assert 'filename="minutes-shanghai.s1.pdf"' in paper["Content-Disposition"]


def test_paper_holds_its_text_and_page_numbers() -> None:
    """The pages are laid out from the very page that is written, and drawn with its words."""
    import weasyprint

    from deputies_web.queries.minutes import minutes_for_paper
    from deputies_web.queries.reading import open_reading

    page = minutes_for_paper(open_reading(march()), "shanghai.s1", "1927-04-01")
    document = weasyprint.HTML(string=page).render()
    assert len(document.pages) > 3
    drawn = "".join(box.text for leaf in document.pages for box in leaf._page_box.descendants() if hasattr(box, "text"))
    for words in (
        "Council of Shanghai, sitting of 21 March 1927",
        "Nine hours in the mills",
        "of 6" if len(document.pages) == 6 else "Page ",
    ):
        assert words in drawn, words
    assert document.metadata.title == "Minutes: Council of Shanghai, sitting of 21 March 1927"


def test_the_same_page_is_the_same_paper() -> None:
    from deputies.paper import write_pdf

    page = "<!doctype html><title>x</title><p>Hours"
    assert write_pdf(page) == write_pdf(page)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ModuleNotFoundError("weasyprint"), "WeasyPrint is not installed here; install deputies[pdf]"),
        (OSError("cannot load library 'pango-1.0-0'"), "install Pango (on Debian: libpango-1.0-0"),
    ],
)
def test_without_what_writes_paper_one_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, error: Exception, words: str
) -> None:
    load = builtins.__import__

    def without(name: str, *args: Any, **fields: Any) -> Any:
        if name == "weasyprint":
            raise error
        return load(name, *args, **fields)

    march()
    monkeypatch.setattr(builtins, "__import__", without)
    answer = get(f"{S1}.pdf")
    assert answer.status_code == 503
    assert words in answer.content.decode()
    assert get(f"{S1}/").status_code == 200


def test_what_would_take_too_long_or_has_to_wait_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    from deputies_web.pages import minutes

    march()
    monkeypatch.setattr(minutes, "_PATIENCE", 0)
    with minutes._writing:
        busy = get(f"{S1}.pdf")
    monkeypatch.setattr(minutes, "MOST", 100)
    long = get(f"{S1}.pdf")
    assert (busy.status_code, long.status_code) == (503, 503)
    assert "try again in a minute" in busy.content.decode()
    assert "deputies minutes DIR shanghai.s1 --format pdf" in long.content.decode()


def test_a_page_for_paper_fetches_nothing() -> None:
    from deputies.paper import write_pdf

    written = write_pdf('<!doctype html><title>x</title><img src="file:///etc/passwd"><p>Hours')
    assert written.startswith(b"%PDF")
    assert b"root:" not in written


def test_every_page_of_a_sitting_takes_the_same_number_of_queries() -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from deputies_web.queries.minutes import minutes_view
    from deputies_web.queries.reading import open_reading
    from deputies_web.storage.load import current_state

    current_state(march())
    counts = {}
    for sitting in ("shanghai.s1", "hankow.s1", "conference.s1", "shanghai.case"):
        with CaptureQueriesContext(connection) as caught:
            minutes_view(open_reading(march()), sitting, "1927-04-01")
        counts[sitting] = len(caught.captured_queries)
    assert set(counts.values()) == {4}, counts


def test_what_the_page_is_written_from_is_what_a_record_gives() -> None:
    """The columns of the entries choose the very ones that whoever replays the record chooses."""
    from deputies.acts.minutes import format_text, gather, write_minutes
    from deputies_web.queries.minutes import minutes_in_text
    from deputies_web.queries.reading import open_reading
    from deputies_web.storage import load
    from deputies_web.storage.exhibits import StoredExhibits

    reading = open_reading(march())
    for sitting in ("shanghai.s1", "shanghai.case", "conference.s1", "hankow.s1", "shanghai.s2"):
        state, sources = gather(load.entries(march()), StoredExhibits(), sitting)
        minutes = write_minutes(state, sources, sitting, today="1927-04-01", names=reading.name)
        assert format_text(minutes) == minutes_in_text(reading, sitting, "1927-04-01"), sitting


def test_lists_and_the_page_of_the_sitting_lead_to_them() -> None:
    for address in ("sittings/", "sittings/shanghai.s1/", "councils/shanghai/"):
        assert f"/{march()}/{S1}/" in get(address).content.decode(), address
    assert "minutes</a> approved" in get("sittings/").content.decode()


def test_those_of_a_small_town_and_of_a_sitting_that_was_not_opened() -> None:
    system = stored(adopted())
    words = words_of(get("sittings/s1/minutes/", system).content.decode())
    assert "The sitting is not closed: these minutes grow with the record." in words
    assert "Moved by mill-a-1 1." in words
    ground = led()
    ground.ask("convene-sitting", "chair:city", sitting="s1", council="city", day="1927-03-09", agenda=["Wages"])
    words = words_of(get("sittings/s1/minutes/", stored(ground)).content.decode())
    assert "The sitting has not been opened." in words
    assert "Business" not in words


def test_long_ones_are_turned_part_by_part_and_nothing_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    from deputies_web.queries import minutes

    whole = words_of(get(f"{S1}/").content.decode())
    monkeypatch.setattr(minutes, "_MOST", 5_000)
    first = get(f"{S1}/").content.decode()
    parts = int(re.findall(r"Part 1 of (\d+)", first)[0])
    assert parts > 5
    pages = [get(f"{S1}/?part={number}").content.decode() for number in range(1, parts + 1)]
    bodies = [page.split('<article class="minutes">')[1].split("</article>")[0] for page in pages]
    for entry in re.findall(r"\[(\d+)\]", whole):
        assert any(f">{entry}</a>" in body for body in bodies), entry
    (last,) = re.findall(r'href="\?part=(\d+)#unresolved"', first)
    assert 'id="unresolved"' in bodies[int(last) - 1]
    beyond = get(f"{S1}/?part={parts + 1}")
    assert beyond.status_code == 404
    assert f"have {parts} parts" in beyond.content.decode()


@pytest.mark.parametrize("part", ["minutes/", "minutes.txt", "minutes.pdf"])
def test_a_sitting_that_does_not_exist_has_none(part: str) -> None:
    answer = get(f"sittings/atlantis/{part}")
    assert answer.status_code == 404
    assert "There is no sitting" in answer.content.decode()


def test_a_name_that_was_erased_is_withdrawn_in_them_too() -> None:
    from deputies_web.storage.models import Opening

    ground = adopted()
    system = stored(ground)
    Opening.objects.filter(commitment=ground.state.mandate("mill-a-1.m1").name).delete()
    words = words_of(get("sittings/s1/minutes/", system).content.decode())
    assert "Moved by name withdrawn." in words
