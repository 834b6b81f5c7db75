"""The bulletin of a council: by month, the newest first, each line from an entry; as page, sheet and feed."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

import pytest

from deployment import ask, deployment, march, small_system

pytestmark = pytest.mark.storage
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module", autouse=True)
def _deployment() -> None:
    deployment()


def _client() -> Any:
    from django.test import Client

    return Client(headers={"host": "localhost"})


def _view(council: str, month: str = "") -> Any:
    from deputies_web.queries.bulletins import bulletin
    from deputies_web.queries.reading import open_reading

    return bulletin(open_reading(march()), council, month)


def _lines(view: Any) -> list[Any]:
    return [line for day in view.days for run in day.runs for line in (*run.lines, *run.more)]


def test_it_says_what_the_council_did_and_what_was_done_to_it_by_others() -> None:
    words = {line.seq: line.words for line in _lines(_view("conference"))}
    said = "\n".join(words.values())
    assert (
        "Conference of councils gave Council of Shanghai, Congress of Hubei and Council of Hankow the directive" in said
    )
    assert "Council of Hankow proposed means of its own, union-kitchens" in said
    assert "Council of Shanghai chose for the directive “The price of rice” the means posted-price" in said
    assert "Conference of councils decided by 1" in said
    assert "as a delegate to Conference of councils" in said
    assert "Mill No." not in said, "what concerns another council alone stands in its own bulletin"
    shanghai = "\n".join(line.words for line in _lines(_view("shanghai")))
    for piece in (
        "instructed", "recalled", "The executive of Council of Shanghai decided in an emergency", "elected 8 deputies",
        "confirmed by", "is to sit on", "opened a petition to recall",
    ):  # fmt: skip
        assert piece in shanghai, piece
    assert "teller counted" not in shanghai


def test_days_and_entries_come_the_newest_first_and_names_are_known() -> None:
    view = _view("hankow")
    days = [day.day for day in view.days]
    assert days == sorted(set(days), reverse=True)
    assert (view.first, view.last) == (days[-1], days[0])
    assert sum(many for _, many in view.counts) == view.lines == len(_lines(view))
    assert any("Ah-Qi the carrier" in line.words for line in _lines(view))
    assert not any(re.search(r"deputy hankow-|name withdrawn", line.words) for line in _lines(view))
    assert all(line.by for line in _lines(view))


def test_many_acts_of_one_kind_on_a_day_are_folded() -> None:
    runs = [run for day in _view("shanghai").days for run in day.runs]
    assert any(run.more for run in runs)
    assert all(len(run.lines) == 4 for run in runs if run.more)
    assert all(len(run.lines) <= 5 for run in runs)


def test_every_month_from_the_founding_on_can_be_turned_to() -> None:
    system = small_system()
    place = {"id": "village", "name": "Village", "level": "town", "parent": "province"}
    ask(system, "name-council", "organiser", council=place, now="1927-06-02T08:00:00Z")
    from deputies_web.queries.bulletins import bulletin
    from deputies_web.queries.reading import open_reading

    reading = open_reading(system)
    months = [bulletin(reading, "town", month) for month in ("", "1927-04", "1926-01", "nonsense")]
    assert [item.month for item in months] == ["1927-06", "1927-04", "1927-06", "1927-06"]
    assert (months[1].earlier, months[1].later) == ("1927-03", "1927-05")
    assert [words for _, words in months[0].months] == ["June 1927", "May 1927", "April 1927", "March 1927"]
    assert "Nothing of this council" in _client().get(f"/{system}/councils/town/bulletin/").content.decode()


def test_a_page_takes_the_same_number_of_queries_whatever_the_month_holds() -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from deputies_web.storage.load import current_state

    current_state(march())
    counts = set()
    for council in ("conference", "hankow", "shanghai"):
        with CaptureQueriesContext(
            connection,
        ) as caught:
            _view(council)
        counts.add(len([query for query in caught.captured_queries if "storage_opening" not in query["sql"]]))
    assert len(counts) == 1
    assert counts.pop() <= 4


def test_the_sheet_stands_by_itself_in_two_columns() -> None:
    text = _client().get(f"/{march()}/councils/hankow/bulletin/sheet/?month=1927-03").content.decode()
    assert "sheet.css" in text
    assert "<nav" not in text
    assert "<script" not in text
    assert re.search(r"\[\d+\]", text)
    assert "Bulletin of Council of Hankow" in text


def test_the_feed_has_ids_of_the_record_and_days_of_its_own() -> None:
    path = f"/{march()}/councils/conference/bulletin/feed.atom"
    first = _client().get(path).content
    from django.test import Client

    other = Client(headers={"host": "127.0.0.1"}).get(path).content
    ids = [item.findtext(f"{ATOM}id") for item in ElementTree.fromstring(first).findall(f"{ATOM}entry")]
    assert len(ids) == len(set(ids)) > 10
    assert ids == [item.findtext(f"{ATOM}id") for item in ElementTree.fromstring(other).findall(f"{ATOM}entry")]
    assert all(
        re.fullmatch(r"tag:deputies\.example,1927-03-12:deputies\.example/march-1927/\d+/\d+", id_ or "") for id_ in ids
    )
    moments = [item.findtext(f"{ATOM}updated") for item in ElementTree.fromstring(first).findall(f"{ATOM}entry")]
    assert all(moment and moment.startswith("1927-03-") for moment in moments)


@pytest.mark.parametrize("part", ["", "sheet/", "feed.atom"])
def test_a_council_that_does_not_exist_has_none(part: str) -> None:
    answer = _client().get(f"/{march()}/councils/atlantis/bulletin/{part}")
    assert answer.status_code == 404
    assert "There is no council" in answer.content.decode()
