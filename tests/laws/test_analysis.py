"""Analysis: cohesion, unity, strength, dominance, attendance, and groups as they stood on the day."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from chamber import CITY, HARBOUR, carried, hand, sitting
from deputies.analysis.attendance import Attendance, attendance_of
from deputies.analysis.cohesion import cohesion, rice, unity, unity_roll_calls
from deputies.analysis.rollcalls import NON_PARTY, RollCall, parties_on, party_on, roll_calls_of
from deputies.analysis.strength import dominance_of, strength_by_party
from deputies.apportionment.power import power_indices
from deputies.mandates.mandate import Mandate
from deputies.parties.party import Affiliation, Party
from ground import Ground, elected

choices = st.dictionaries(
    st.sampled_from([f"d{number}" for number in range(12)]), st.sampled_from(["for", "against", "abstain"]), min_size=1
)


def call(made: dict[str, str], motion: str = "m") -> RollCall:
    """Odd members are of group a, even of b."""
    groups = {member: "a" if int(member[1:]) % 2 else "b" for member in made}
    return RollCall(motion, "1927-03-09", made, groups)  # type: ignore[arg-type]


@given(st.integers(0, 100), st.integers(0, 100))
def test_rice_is_between_none_and_all_and_blind_to_the_side(votes_for: int, votes_against: int) -> None:
    index = rice(votes_for, votes_against)
    if votes_for + votes_against == 0:
        assert index is None
        return
    assert index is not None
    assert 0 <= index <= 1
    assert index == rice(votes_against, votes_for)
    assert (index == 1) == (0 in (votes_for, votes_against))
    assert (index == 0) == (votes_for == votes_against)


@given(st.lists(choices, min_size=1, max_size=6))
def test_cohesion_is_the_mean_over_roll_calls_and_does_not_depend_on_their_order(made: list[dict[str, str]]) -> None:
    called = [call(item, f"m{place}") for place, item in enumerate(made)]
    found = {item.group: item for item in cohesion(called)}
    again = {item.group: item for item in cohesion(called[::-1])}
    for group, item in found.items():
        indices = []
        for roll_call in called:
            cast = [choice for member, choice in roll_call.choices.items() if roll_call.groups[member] == group]
            index = rice(cast.count("for"), cast.count("against"))
            indices += [] if index is None else [index]
        assert item.index == (sum(indices) / len(indices) if indices else None)
        assert item.roll_calls == len(indices)
        assert (again[group].index, again[group].lowest_index) == (item.index, item.lowest_index)


@given(choices)
def test_a_group_against_itself_has_no_unity_roll_call(made: dict[str, str]) -> None:
    assert unity_roll_calls([call(made)], "a", "a") == ()


def test_unity_counts_who_voted_with_the_majority_of_their_own() -> None:
    made = {"d1": "for", "d3": "for", "d5": "against", "d2": "against", "d4": "abstain"}
    found = {item.member: (item.voted, item.with_group) for item in unity([call(made)], "a", "b")}
    assert found == {"d1": (1, 1), "d3": (1, 1), "d5": (1, 0), "d2": (1, 1)}


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([None, "red", "white", "black"]), min_size=1, max_size=25))
def test_shares_and_powers_add_up_and_a_majority_alone_is_all_the_power(parties: list[str | None]) -> None:
    mandate = elected().state.mandate("mill-a-1.m1")
    held = [replace(mandate, id=f"m{number}", party=party) for number, party in enumerate(parties)]
    found = strength_by_party(held)
    assert sum(item.share for item in found) == 1
    assert sum(item.power for item in found) == 1
    assert sum(item.seats for item in found) == len(parties)
    warned = dominance_of(held, council="City")
    alone = [item for item in found if item.group != NON_PARTY and 2 * item.seats > len(parties)]
    assert (warned.party if warned else None) == (alone[0].group if alone else None)
    assert all(item.power == 1 for item in alone)


def test_the_warning_of_dominance_says_its_numbers() -> None:
    members = elected().state.seated("city")
    held = [replace(item, party="red" if place < 5 else None) for place, item in enumerate(members)]
    warned = dominance_of(held, council="City", names={"red": "Red"})
    assert warned is not None
    assert warned.sentence == (
        "Red alone has 5 of the 9 deputies in office of the council of City; 5 are a majority, so that no decision "
        "needs anyone else."
    )
    assert dominance_of(held[1:5] + held[5:], council="City") is None


def test_power_is_what_the_numbers_allow_not_the_share() -> None:
    mandate = elected().state.mandate("mill-a-1.m1")
    parties = ["red"] * 50 + ["white"] * 49 + ["black"]
    held = [replace(mandate, id=f"m{number}", party=party) for number, party in enumerate(parties)]
    found = {item.group: (item.share, item.power) for item in strength_by_party(held)}
    assert found["white"] == (Fraction(49, 100), Fraction(1, 5))
    assert found["black"] == (Fraction(1, 100), Fraction(1, 5))


def _calls(ground: Ground, *, by_bloc: bool = False) -> tuple[RollCall, ...]:
    tables = ground.state.tables
    return roll_calls_of(
        tables["motions"].values(),
        tables["sittings"],
        tables["mandates"],
        tables["parties"].values(),
        tables["blocs"].values(),
        by_bloc=by_bloc,
    )


def test_a_shift_of_party_shows_from_its_day_on_and_not_before() -> None:
    ground = carried()
    one = "deputy:mill-a-1.d1"
    ground.ask("declare-affiliation", one, deputy="mill-a-1.d1", party="red", name="Red", at="1927-03-10T09:00:00Z")
    assert _calls(ground)[0].groups["mill-a-1.d1"] == NON_PARTY
    ground.ask("convene-sitting", "chair:city", sitting="s2", council="city", day="1927-03-11", agenda=["Wages"])
    ground.ask("close-sitting", "chair:city", sitting="s1")
    ground.ask("open-sitting", "chair:city", sitting="s2", present=list(CITY), at="1927-03-11T09:00:00Z")
    fields = {"motion": "m2", "sitting": "s2", "title": "Pay", "text": "Pay on Saturday.", "competence": "wages"}
    ground.ask("table-motion", one, **fields)
    ground.ask("take-roll-call", "chair:city", motion="m2", choices=hand("fffffaaaa"))
    first, second = _calls(ground)
    assert (first.groups["mill-a-1.d1"], second.groups["mill-a-1.d1"]) == (NON_PARTY, "red")


def test_blocs_are_groups_of_their_parties_and_of_who_entered_a_group() -> None:
    ground = sitting()
    ground.ask("declare-affiliation", "deputy:mill-a-1.d1", deputy="mill-a-1.d1", party="red", name="Red")
    members = [{"kind": "party", "member": "red"}]
    fields = {"bloc": "left", "council": "city", "name": "Left", "platform": "Eight hours.", "members": members}
    ground.ask("form-bloc", "deputy:mill-a-1.d1", **fields)
    group = {"kind": "group", "member": "Weavers"}
    ground.ask("join-bloc", "deputy:mill-a-1.d2", bloc="left", member=group)
    motion = {"motion": "m1", "sitting": "s1", "title": "Pay", "text": "Pay on Saturday.", "competence": "wages"}
    ground.ask("table-motion", "deputy:mill-a-1.d1", **motion)
    ground.ask("take-roll-call", "chair:city", motion="m1", choices=hand("fffffaaaa"))
    groups = _calls(ground, by_bloc=True)[0].groups
    assert {member for member, bloc in groups.items() if bloc == "left"} == {"mill-a-1.d1", "mill-a-1.d2"}


@pytest.mark.parametrize(("mandate", "expected"), [(CITY[0], (1, 1, 1, 1)), (CITY[8], (1, 0, 1, 0))])
def test_attendance_counts_sittings_held_and_roll_calls_taken(mandate: str, expected: tuple[int, ...]) -> None:
    ground = sitting(present=CITY[:8])
    motion = {"motion": "m1", "sitting": "s1", "title": "Pay", "text": "Pay on Saturday.", "competence": "wages"}
    ground.ask("table-motion", "deputy:mill-a-1.d1", **motion)
    ground.ask("take-roll-call", "chair:city", motion="m1", choices=hand("ffffffff"))
    found = _attendance(ground)[mandate]
    assert (found.held, found.attended, found.roll_calls, found.voted) == expected
    assert _attendance(ground)[HARBOUR[0]].share is None


def test_a_sitting_of_a_section_concerns_that_section_and_one_after_the_end_nobody() -> None:
    ground = sitting(section="soldiers", present=CITY[:2])
    assert _attendance(ground)[CITY[0]].held == 1
    assert _attendance(ground)[CITY[2]].held == 0
    gone: Mandate = replace(ground.state.mandate(CITY[1]), ended="1927-03-09")
    ground.state.put(gone)
    assert _attendance(ground)[CITY[1]].held == 0


def _attendance(ground: Ground) -> dict[str, Attendance]:
    tables = ground.state.tables
    found = attendance_of(tables["mandates"].values(), tables["sittings"].values(), tables["motions"].values())
    return {item.mandate: item for item in found}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 9), max_size=6), st.integers(0, 9))
def test_power_counted_by_seats_is_power_counted_player_by_player(blocks: list[int], alone: int) -> None:
    assume(blocks or alone)
    mandate = elected().state.mandate("mill-a-1.m1")
    parties = [f"p{number}" for number, seats in enumerate(blocks) for _ in range(seats)]
    held = [replace(mandate, id=f"m{number}", party=party) for number, party in enumerate([*parties, *[None] * alone])]
    weights = {f"p{number}": seats for number, seats in enumerate(blocks)} | {f"d{n}": 1 for n in range(alone)}
    power = {player.name: player.banzhaf for player in power_indices(weights, len(held) // 2 + 1).players}
    found = {item.group: item.power for item in strength_by_party(held)}
    assert found.get(NON_PARTY, 0) == sum(power[f"d{number}"] for number in range(alone))
    assert all(found[f"p{number}"] == power[f"p{number}"] for number in range(len(blocks)))


def test_a_congress_of_thousands_has_its_powers() -> None:
    mandate = elected().state.mandate("mill-a-1.m1")
    parties = ["red"] * 1000 + ["white"] * 400 + [None] * 1600
    found = strength_by_party([replace(mandate, id=f"m{number}", party=party) for number, party in enumerate(parties)])
    assert [item.group for item in found] == ["red", "white", NON_PARTY]
    assert sum(item.power for item in found) == 1


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 9), st.integers(0, 9)), max_size=8))
def test_parties_on_a_day_are_found_together_as_one_by_one(declared: list[tuple[str, int, int]]) -> None:
    parties = [
        Party(f"p{number}", "", (Affiliation(deputy, f"1927-03-0{since}", f"1927-03-0{until}" if until else None),))
        for number, (deputy, since, until) in enumerate(declared)
    ]
    for day in ("1927-03-01", "1927-03-05", "1927-03-09"):
        assert all(parties_on(day, parties).get(one, NON_PARTY) == party_on(one, day, parties) for one in "abcd")
