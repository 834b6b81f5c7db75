"""Guarantees for the smaller part: the minority sex on works councils, the sections of staff councils."""

from __future__ import annotations

from fractions import Fraction

from deputies.apportionment import (
    BPERSVG_17,
    Candidate,
    CandidateList,
    apportion,
    correct_lists,
    least_seats_of_groups,
    seats_for_sections,
)


def people(list_name: str, groups: str) -> tuple[Candidate, ...]:
    """One person a letter, in order: m or w."""
    return tuple(Candidate(f"{list_name}{i}", group) for i, group in enumerate(groups, 1))


def test_t2_women_of_the_berlin_railway_have_six_of_twenty_three_seats() -> None:
    found = least_seats_of_groups({"men": 3469 - 871, "women": 871}, 23)
    assert found.seats == {"men": 17, "women": 6}
    assert found.awards[-1].quotient == Fraction(871, 6)
    first_excluded = max(share.next_claim for share in found.shares if share.next_claim is not None)
    assert first_excluded == Fraction(2598, 18)


def test_t2_the_lowest_quotient_gives_way_to_the_next_woman_of_the_same_list() -> None:
    lists = [CandidateList("A", 60, people("A", "mmmw")), CandidateList("B", 40, people("B", "mwm"))]
    # Quotients: A 60, 30, 20; B 40, 20; five seats go to A1 A2 A3 B1 B2 - one woman; two are required.
    found = correct_lists(lists, 5, group="w", minimum=2, lots=("B", "A"))
    assert found.reached
    names = {seat.candidate.name for seat in found.seats}
    assert names == {"A1", "A2", "A4", "B1", "B2"}
    assert next(seat for seat in found.seats if seat.candidate.name == "A4").instead_of == "A3"


def test_t2_a_list_without_women_left_loses_the_seat_to_the_next_quotient() -> None:
    lists = [
        CandidateList("A", 90, people("A", "mmmm")),
        CandidateList("B", 50, people("B", "mwm")),
        CandidateList("C", 20, people("C", "ww")),
    ]
    # Quotients: A 90, 45, 30; B 50, 25; C 20. Four seats: A1 90, B1 50, A2 45, A3 30. A3 has no woman after him:
    # the seat goes to B with 25, and there to the first woman, B2.
    found = correct_lists(lists, 4, group="w", minimum=1)
    assert found.by_list == {"A": 2, "B": 2}
    assert [seat.candidate.name for seat in found.seats if seat.candidate.group == "w"] == ["B2"]
    # Two women: now the lowest quotient with a man is A2's 45; the next quotient is C's 20.
    both = correct_lists(lists, 4, group="w", minimum=2)
    assert both.by_list == {"A": 1, "B": 2, "C": 1}
    assert both.seats[-2].instead_of == "A2"


def test_t2_without_women_on_any_list_the_seat_stays() -> None:
    lists = [CandidateList("A", 9, people("A", "mm")), CandidateList("B", 5, people("B", "m"))]
    found = correct_lists(lists, 2, group="w", minimum=1)
    assert not found.reached
    assert found.by_list == {"A": 1, "B": 1}
    assert "stays" in str(found.steps[-1])


def test_t2_equal_quotients_without_a_lot_are_returned_as_a_tie() -> None:
    lists = [CandidateList("A", 50, people("A", "mw")), CandidateList("B", 50, people("B", "mw"))]
    found = correct_lists(lists, 2, group="w", minimum=1)
    assert [tie.among for tie in found.ties] == [("A", "B")]
    drawn = correct_lists(lists, 2, group="w", minimum=1, lots=("A", "B"))
    assert {seat.candidate.name for seat in drawn.seats} == {"A1", "B2"}


def test_t5_floors_of_the_sections_of_staff_councils() -> None:
    small = {"civil servants": 760, "employees": 40}
    assert list(apportion("dhondt", small, 11).seats.values()) == [11, 0]
    assert list(seats_for_sections(BPERSVG_17, small, 11).seats.values()) == [10, 1]
    large = {"civil servants": 1050, "employees": 150}
    assert list(apportion("dhondt", large, 13).seats.values()) == [12, 1]
    found = seats_for_sections(BPERSVG_17, large, 13, article="BPersVG § 17(3)")
    assert list(found.seats.values()) == [11, 2]
    assert any("raised" in step.text and step.article for step in found.steps)


def test_t5_a_group_of_five_needs_a_twentieth_of_the_staff() -> None:
    assert seats_for_sections(BPERSVG_17, {"a": 96, "b": 5}, 5).seats == {"a": 5, "b": 0}
    assert seats_for_sections(BPERSVG_17, {"a": 95, "b": 5}, 5).seats == {"a": 4, "b": 1}


def test_t5_a_council_of_three_grows_when_one_group_equals_the_two_others() -> None:
    assert seats_for_sections(BPERSVG_17, {"a": 20, "b": 12, "c": 8}, 3).total == 4
    assert seats_for_sections(BPERSVG_17, {"a": 19, "b": 12, "c": 8}, 3).total == 3
