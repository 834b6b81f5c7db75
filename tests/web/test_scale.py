"""A council of 3,000 deputies with 2,000 motions stays usable: as many queries as for a small one, and short pages.

Every address is taken from the URL conf, the catalogue of requests and the schema of the API, so that a new page, form
or reading is held to this as soon as it is there, or fails for want of an address.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

import big
import big_pages
from deployment import deployment

pytestmark = pytest.mark.storage

FEW, MANY = (30, 20), (330, 240)
"""Deputies and motions; the larger are more than any list lays out and than a page turns."""
DEPUTIES, MOTIONS = (3000, 20), (30, 2000)
LARGEST_PAGE = 300_000
MOST_LISTS = 8
"""A page may look names up once for each list on it; how many lists have their names in common differs."""
_DESKS = {"chair-desk": "chair", "secretary-desk": "secretary", "own-screen": "deputy", "credential": "credentials"}


@pytest.fixture(scope="module", autouse=True)
def _deployment() -> None:
    deployment()


@cache
def council(deputies: int, motions: int) -> big.Loaded:
    made = big.load(big.grow(deputies, motions))
    big.sign_ins(made)
    return made


@cache
def _client(made: big.Loaded, visitor: str) -> Any:
    from django.test import Client

    from deputies_web.people.models import Account

    client = Client(headers={"host": "localhost"})
    if visitor:
        client.force_login(Account.objects.get(username=f"{visitor}-{made.system}"))
    return client


@cache
def _read(made: big.Loaded, visitor: str, address: str, time: int = 1) -> tuple[int, int, list[str]]:
    """Read an address for the first time, or once more; return status, bytes and the beginnings of its queries."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = _client(made, visitor)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
    return answer.status_code, len(answer.getvalue()), [item["sql"][:160] for item in captured.captured_queries]


def _visits(made: big.Loaded) -> Iterator[tuple[str, str]]:
    """Yield (visitor, address) of every page, for nobody in particular and for the secretary, desks for their own."""
    for name, addresses in sorted(big_pages.page_addresses(made).items()):
        visitors = (
            (_DESKS[name],) if name in _DESKS else ("secretary",) if name in ("act", "acts") else ("", "secretary")
        )
        yield from ((visitor, address) for address in addresses for visitor in visitors)


def _readings(made: big.Loaded) -> Iterator[tuple[str, str]]:
    for addresses in big_pages.api_addresses(made).values():
        yield from (("", address) for address in addresses)


def _same_number(few: big.Loaded, many: big.Loaded, visits: Any, *, names: int = 0) -> int:
    """Read everything in both councils; return how many addresses took equally many queries, and fail on any other.

    What is kept for the next reader, such as a document, is asked for by the first: where they differ, both read again.
    names  how many times names may be looked up, where that may differ.
    """
    pairs = [pair for pair in zip(visits(few), visits(many), strict=True) if pair[0] != pair[1]]  # what is of neither
    for (visitor, address), (_, other) in pairs:
        (status, _, asked), (again, _, more) = _read(few, visitor, address), _read(many, visitor, other)
        if len(asked) != len(more):
            (_, _, asked), (_, _, more) = _read(few, visitor, address, 2), _read(many, visitor, other, 2)
        assert status == again, (address, other)
        assert status in (200, 302, 405), (visitor, address)
        if names:
            assert max(_lookups(asked), _lookups(more)) <= names, (visitor, other, more)
            asked, more = ([sql for sql in one if not _lookups([sql])] for one in (asked, more))
        said = f"{visitor or 'nobody'} reads {other} with {len(more)} queries, and with {len(asked)} in a small council"
        assert len(asked) == len(more), f"{said}: {more[:20]}"
    return len(pairs)


def _lookups(queries: list[str]) -> int:
    return sum(1 for sql in queries if 'FROM "storage_opening"' in sql)


def test_no_page_and_no_reading_of_the_api_is_forgotten() -> None:
    made = council(*FEW)
    assert [name for name, addresses in big_pages.page_addresses(made).items() if not addresses] == []
    assert big_pages.api_addresses(made).keys() == big_pages.api_names()


def test_a_page_takes_as_many_queries_for_thousands_of_motions_as_for_twenty() -> None:
    assert _same_number(council(*FEW), council(*MOTIONS), _visits) > 150


def test_a_page_takes_as_many_queries_for_thousands_of_deputies_as_for_hundreds() -> None:
    assert _same_number(council(*MANY), council(*DEPUTIES), _visits, names=MOST_LISTS) > 150


def test_a_form_takes_as_many_queries_in_one_large_council_as_in_another() -> None:
    """One has twelve times the motions, the other nine times the deputies, and both more than a list lays out."""
    assert _same_number(council(*MANY), council(*DEPUTIES), big_pages.form_addresses, names=MOST_LISTS) > 250


def test_the_api_takes_as_many_queries_of_a_large_council_as_of_a_small_one() -> None:
    assert _same_number(council(*FEW), council(*MANY), _readings) > 40
    assert _same_number(council(*FEW), council(*MOTIONS), _readings) > 40


@pytest.mark.parametrize("size", [MANY, DEPUTIES, MOTIONS])
def test_no_page_of_a_large_council_is_long(size: tuple[int, int]) -> None:
    made = council(*size)
    for visitor, address in _visits(made):
        status, size_of_page, _ = _read(made, visitor, address)
        assert status in (200, 302, 405), (visitor, address)
        assert size_of_page < LARGEST_PAGE, f"{visitor} {address}: {size_of_page} bytes"


@pytest.mark.parametrize("size", [MANY, DEPUTIES])
def test_no_form_of_a_large_council_is_long(size: tuple[int, int]) -> None:
    made = council(*size)
    for visitor, address in big_pages.form_addresses(made):
        _, size_of_form, _ = _read(made, visitor, address)
        assert size_of_form < LARGEST_PAGE, f"{visitor} {address}: {size_of_form} bytes"


def test_what_is_loaded_in_bulk_is_what_the_record_leads_to() -> None:
    from deputies_web.storage import load
    from deputies_web.storage.rebuild import rebuild, snapshot

    made = council(*FEW)
    before, head = snapshot(made.system), load.head(made.system)
    assert rebuild(made.system) == len(made.ground.entries) == head.size
    assert snapshot(made.system) == before
    made.ground.verify()


def test_a_deputy_among_thousands_is_looked_for_and_found() -> None:
    made = council(*DEPUTIES)
    address = f"/{made.system}/do/ask-to-speak/?sitting={big.SITTING}"
    client = _client(made, "chair")
    assert '<select id="f-mandate"' not in client.get(address).content.decode()
    wanted = made.ground.members[1234]
    name = _name_of(made, wanted)
    sent = {"sitting": big.SITTING, "mandate": name, "_step": "find"}
    found = client.post(address, sent).content.decode()
    assert f'<option value="{wanted}"' in found
    nobody = client.post(address, {**sent, "mandate": "no such name"}).content.decode()
    assert "Nothing here fits" in nobody


def test_several_among_thousands_are_looked_for_and_added_to_a_list() -> None:
    made = council(*DEPUTIES)
    address = f"/{made.system}/do/check-out/?sitting={big.SITTING}"
    client = _client(made, "chair")
    wanted = made.ground.members[1234]
    sent = {"sitting": big.SITTING, "mandates": made.ground.members[7], "_find.mandates": wanted, "_step": "find"}
    found = client.post(address, sent).content.decode()
    assert f'<input type="checkbox" name="mandates" value="{wanted}">' in found
    assert f">{made.ground.members[7]}</textarea>" in found
    nobody = client.post(address, {**sent, "_find.mandates": "no such name"}).content.decode()
    assert "Nothing here fits" in nobody


def _name_of(made: big.Loaded, mandate: str) -> str:
    from deputies_web.storage.load import name_of

    return name_of(made.ground.state.mandate(mandate).name)


def test_motions_that_wait_are_listed_apart_and_voters_are_turned_page_by_page() -> None:
    made = council(*MOTIONS)
    page = _client(made, "").get(f"/{made.system}/sittings/{big.SITTING}/?waiting=1").content.decode()
    assert "All that waits for its vote" in page
    assert page.count("Motion m4 on the mills") >= 1
    assert "Motion m1 on the mills" not in page.split("All that waits for its vote")[1]
    wide = council(*DEPUTIES)
    first, last = (
        _client(wide, "").get(f"/{wide.system}/motions/m0/{part}").content.decode() for part in ("", "?from=2600")
    )
    assert (first.count('class="choice'), last.count('class="choice')) >= (200, 100)
    assert "from=200" in first
    assert "from=2400" in last
