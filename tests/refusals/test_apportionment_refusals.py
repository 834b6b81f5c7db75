"""What apportionment refuses, by code: one table for numbers to seats, one for norms as data."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from deputies.apportionment import (
    Apportioned,
    Candidate,
    CandidateList,
    Chosen,
    Norm,
    PerN,
    Quotas,
    Row,
    SquareRoot,
    Steps,
    Weighted,
    apportion,
    biproportional,
    correct_lists,
    join_small,
    malapportionment,
    minority_control,
    power_indices,
    seats_for,
    seats_for_units,
    split_gain,
)
from deputies.values import Faults, Refusal
from deputies.values.shape import read

WOMAN = (Candidate("x", "w"),)
FLOOR = PerN(n=10, rounding="floor")
REFUSED: dict[str, tuple[str, Callable[[], object]]] = {
    "a method nobody knows": ("apportion.method", lambda: apportion("dondt", {"A": 1}, 1)),
    "negative votes": ("apportion.number", lambda: apportion("dhondt", {"A": -1}, 1)),
    "votes with a point": ("apportion.number", lambda: apportion("dhondt", {"A": 1.5}, 1)),  # type: ignore[dict-item]
    "true as a number of seats": ("apportion.number", lambda: apportion("dhondt", {"A": 1}, True)),
    "nobody voted": ("apportion.no-votes", lambda: apportion("hamilton", {"A": 0, "B": 0}, 2)),
    "floors above the seats": ("apportion.floors-exceed", lambda: apportion("dhondt", {"A": 1, "B": 1}, 3, floors=2)),
    "caps below the seats": ("apportion.caps-below", lambda: apportion("dhondt", {"A": 1, "B": 1}, 5, caps=2)),
    "a floor above its cap": (
        "apportion.floor-above-cap",
        lambda: apportion("dhondt", {"A": 1}, 3, floors=3, caps=2),
    ),
    "a floor for a stranger": ("apportion.stranger", lambda: apportion("dhondt", {"A": 1}, 3, floors={"B": 1})),
    "fewer seats than free first seats": ("apportion.too-few-seats", lambda: apportion("adams", {"A": 9, "B": 1}, 1)),
    "a floor under the Droop quota": ("apportion.droop-bounds", lambda: apportion("droop", {"A": 9}, 1, floors=1)),
    "more seats than votes under the Droop quota": (
        "apportion.quota-too-coarse",
        lambda: apportion("droop", {"A": 5, "B": 5}, 20),
    ),
    "floors that Hamilton's remainders cannot mend": (
        "apportion.hamilton-bounds",
        lambda: apportion("hamilton", {"A": 97, "B": 1, "C": 1, "D": 1}, 10, floors=2),
    ),
    "a size above a closed table": ("norm.beyond-table", lambda: seats_for(Steps(table=(Row(to=9, seats=1),)), 10)),
    "a base that is not given": (
        "norm.base-missing",
        lambda: seats_for(PerN(n=10, rounding="floor", of="electors"), {"inhabitants": 100}),
    ),
    "two bases and none named": ("norm.base-missing", lambda: seats_for(FLOOR, {"staff": 9, "electors": 8})),
    "a negative base": ("norm.base", lambda: seats_for(FLOOR, -1)),
    "a unit without a quota": ("norm.no-quota", lambda: seats_for(Quotas(seats={"unions": 3}), 0, unit="guilds")),
    "no number chosen": ("norm.chosen", lambda: seats_for(Chosen(least=2, most=4), 9)),
    "a constant that breaks its bound": (
        "norm.above-bound",
        lambda: seats_for(SquareRoot(constant=Fraction(1), rounding="floor", bound=50), 90),
    ),
    "more delegates present than there are": (
        "norm.present",
        lambda: seats_for(Weighted(delegates=FLOOR), 20, present=3),
    ),
    "one unit of a shared total": ("norm.needs-all-units", lambda: seats_for(Apportioned(seats=9, method="dhondt"), 5)),
    "a total above its cap without scaling": (
        "norm.cap-without-scaling",
        lambda: seats_for_units(FLOOR, {"a": 100, "b": 100}, total_cap=15),
    ),
    "more first seats than seats": (
        "apportion.floors-exceed",
        lambda: seats_for_units(Apportioned(seats=3, method="dhondt", each_first=2), {"a": 1, "b": 1}),
    ),
    "a small unit without neighbours": ("join.no-neighbour", lambda: join_small({"a": 1, "b": 9}, 5, way="neighbours")),
    "a headquarters elsewhere": ("join.headquarters", lambda: join_small({"a": 1}, 5, way="headquarters")),
    "parts that do not fit": ("split.parts", lambda: split_gain(FLOOR, 3, 2, minimum=2)),
    "votes in a district without seats": ("biproportional.district", lambda: biproportional({"1": {"A": 1}}, {"B": 1})),
    "nobody above the quorum": ("biproportional.quorum", lambda: biproportional({"1": {"A": 0}}, {"A": 1})),
    "units with numbers only": ("fairness.units", lambda: malapportionment({"A": 1}, {"B": 1})),
    "a person on two lists": (
        "lists.person-twice",
        lambda: correct_lists([CandidateList("A", 1, WOMAN), CandidateList("B", 1, WOMAN)], 1, group="w", minimum=1),
    ),
    "too few candidates": (
        "lists.too-few",
        lambda: correct_lists([CandidateList("A", 1, WOMAN)], 2, group="w", minimum=1),
    ),
    "a quota of nothing": ("power.quota", lambda: power_indices({"A": 1}, 0)),
    "too many members": ("power.too-many", lambda: power_indices({str(i): 1 for i in range(501)}, 251)),
    "too many sums": ("power.too-large", lambda: power_indices({str(i): 2**i + 1 for i in range(200)}, 2**199)),
    "too many units for minority control": (
        "fairness.too-large",
        lambda: minority_control({str(i): 5 for i in range(5000)}, {str(i): 9 for i in range(5000)}),
    ),
}


@pytest.mark.parametrize("story", REFUSED)
def test_refused_in_one_sentence(story: str) -> None:
    code, act = REFUSED[story]
    with pytest.raises(Refusal) as caught:
        act()
    assert caught.value.code == code
    assert caught.value.sentence.endswith(".")
    assert "\n" not in caught.value.sentence


FAULTY: dict[str, tuple[dict[str, object], str]] = {
    "a rounding left unstated": ({"form": "per-n", "n": 10}, "rounding"),
    "a remainder left unstated": ({"form": "per-n", "n": 10, "rounding": "remainder-above"}, ""),
    "a remainder no number leaves": ({"form": "per-n", "n": 10, "rounding": "remainder-above", "above": 10}, ""),
    "a remainder that is never asked": ({"form": "per-n", "n": 10, "rounding": "ceil", "above": 5}, ""),
    "one seat per nobody": ({"form": "per-n", "n": 0, "rounding": "ceil"}, "n"),
    "a float": ({"form": "square-root", "constant": 0.3, "rounding": "floor"}, "constant"),
    "a floor above the cap": ({"form": "fixed", "seats": 3, "floor": 5, "cap": 4}, ""),
    "rows that fall": ({"form": "steps", "table": [{"to": 9, "seats": 1}, {"to": 5, "seats": 2}]}, ""),
    "a row nobody reaches": ({"form": "steps", "table": [{"seats": 1}, {"to": 5, "seats": 2}]}, ""),
    "an empty table": ({"form": "steps", "table": []}, ""),
    "a form nobody knows": ({"form": "perN"}, "form"),
    "reductions that fall": (
        {
            "form": "reduced",
            "delegates": {"form": "fixed", "seats": 1},
            "reductions": [{"above": 50, "by": 2}, {"above": 25, "by": 3}],
            "rounding": "floor",
        },
        "",
    ),
}


@pytest.mark.parametrize("story", FAULTY)
def test_a_faulty_norm_names_the_place(story: str) -> None:
    data, path = FAULTY[story]
    with pytest.raises(Faults) as caught:
        read(Norm, data)  # type: ignore[arg-type]
    assert path in [fault.path for fault in caught.value.faults]


def test_every_unit_the_norm_cannot_answer_for_is_named_at_once() -> None:
    with pytest.raises(Faults) as caught:
        seats_for_units({"a": FLOOR}, {"a": 100, "b": 100, "c": 5})
    assert [fault.path for fault in caught.value.faults] == ["b", "c"]
