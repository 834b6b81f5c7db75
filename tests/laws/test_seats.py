"""Laws of seats and hands: a seat counts once, and in whatever order hands speak, all of them are needed."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credentialled import M
from deputies.mandates.credentials import HANDS, join_hands
from deputies.mandates.leave import holders, long_absent
from deputies.mandates.mandate import Mandate
from deputies.statutes.model import Elections
from deputies.values import Refusal, add_days
from ground import elected

OWN = elected().state.mandate(M)


def mandates(seats: list[tuple[bool, bool, bool]]) -> tuple[Mandate, ...]:
    """Seats by (on leave, somebody stands in, whose credential is confirmed)."""
    found: list[Mandate] = []
    for number, (away, stands_in, confirmed) in enumerate(seats):
        found.append(replace(OWN, id=f"m{number}", away="1927-03-08" if away else None))
        if away and stands_in:
            credential = "confirmed" if confirmed else "issued"
            found.append(replace(OWN, id=f"s{number}", stands_in_for=f"m{number}", credential=credential))
    return tuple(found)


@given(st.lists(st.tuples(st.booleans(), st.booleans(), st.booleans()), max_size=20))
def test_as_many_hold_seats_as_there_are_seats_whoever_is_away(seats: list[tuple[bool, bool, bool]]) -> None:
    held = holders(mandates(seats))
    assert len(held) == len(seats)
    assert len({item.stands_in_for or item.id for item in held}) == len(seats)
    for number, (away, stands_in, confirmed) in enumerate(seats):
        sits = f"s{number}" if away and stands_in and confirmed else f"m{number}"
        assert sits in {item.id for item in held}


@given(st.integers(0, 400), st.integers(1, 365))
def test_a_leave_counts_on_its_last_day_and_not_on_the_next(days: int, most: int) -> None:
    away = replace(OWN, away="1927-03-08")
    on = add_days("1927-03-08", days)
    assert long_absent(away, most, on) == (days > most)
    assert not long_absent(away, None, on)
    assert not long_absent(OWN, most, on)


@pytest.mark.parametrize("many", [1, 2, 3])
def test_in_whatever_order_hands_speak_all_of_them_are_needed_and_each_once(many: int) -> None:
    provision = Elections(article="5.1", methods={}, confirmations=many)
    for order in permutations(HANDS[:many]):
        mandate = replace(OWN, credential="issued", hands=())
        for place, hand in enumerate(order, start=1):
            mandate = replace(mandate, hands=join_hands(mandate, provision, hand, "confirmed"))
            assert len(mandate.hands) == place
            with pytest.raises(Refusal) as twice:
                join_hands(mandate, provision, hand, "confirmed")
            assert twice.value.code == "credential.hand-twice"
        assert {item.hand for item in mandate.hands} == set(HANDS[:many])
    for stranger in HANDS[many:]:
        with pytest.raises(Refusal, match="There is no"):
            join_hands(OWN, provision, stranger, "confirmed")
