"""Numbers of deputies: each mandate has its own for ever, and each number leads back to its mandate."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chamber import CITY
from deputies.councils.council import Council
from deputies.councils.numbering import mandate_numbered, number_in
from deputies.values import Refusal
from ground import elected

MANY = st.lists(st.integers(1, 999).map(lambda number: f"unit-1.m{number}"), unique=True, max_size=40)


@given(MANY, MANY)
def test_a_number_leads_back_to_its_mandate_and_stays_when_others_join(first: list[str], later: list[str]) -> None:
    council = Council("city", "City", "town", None, mandates=tuple(first))
    more = Council("city", "City", "town", None, mandates=(*first, *(item for item in later if item not in first)))
    for mandate in first:
        number = number_in(council, mandate)
        assert mandate_numbered(council, number) == mandate
        assert number_in(more, mandate) == number


def test_numbers_begin_at_one_and_stay_with_who_is_gone() -> None:
    ground = elected()
    city = ground.state.council("city")
    assert [number_in(city, item) for item in CITY[:2]] == [
        city.mandates.index(CITY[0]) + 1, city.mandates.index(CITY[1]) + 1,
    ]  # fmt: skip
    assert sorted(number_in(city, item) for item in CITY) == list(range(1, 10))
    ground.ask("resign", "deputy:mill-b-1.d1", mandate="mill-b-1.m1")
    ground.ask("seat-alternate", "credentials", vacated="mill-b-1.m1", since="1927-03-08")
    assert number_in(ground.state.council("city"), "mill-b-1.m3") == 10


@pytest.mark.parametrize("number", [0, -1, 10])
def test_a_number_that_nobody_has_is_refused(number: int) -> None:
    with pytest.raises(Refusal, match="there are 9") as caught:
        mandate_numbered(elected().state.council("city"), number)
    assert caught.value.code == "mandate.number"


def test_a_mandate_of_another_council_has_no_number() -> None:
    with pytest.raises(Refusal) as caught:
        number_in(elected().state.council("city"), "docks-a-1.m1")
    assert caught.value.code == "mandate.elsewhere"
