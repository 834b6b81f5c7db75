"""Who takes an empty seat, by each rule that a statute may have."""

from __future__ import annotations

import pytest

from credentialled import COUNTBACK, SAME_LIST, TIED, D, M, by_lists, by_papers, heir_of, leaves, resigned
from ground import Ground, elected

ELECTED = ('alternates = "next-in-count"', 'alternates = "elected"')
BACK = (((1, 3), 30), ((2, 4), 25), ((3,), 10), ((4,), 5))
"""Papers that elect 1 and 2, with 3 next in the count; without 2 they elect 1 and 4."""


@pytest.mark.parametrize(("per", "heirs"), [(None, 1), (2, 1), (1, 2), (10, 1)])
def test_elected_alternates_are_the_first_of_those_next_in_the_count(per: int | None, heirs: int) -> None:
    more = "" if per is None else f"\nalternates_per = {per}"
    ground = elected((ELECTED[0], ELECTED[1] + more))
    found = []
    for number in (1, 2):
        vacated = leaves(ground, "mill-b-1", number)
        if len(found) < heirs:
            found.append(heir_of(ground, vacated))
        else:
            ground.refused("seat-alternate", "credentials", "alternate.none", vacated=vacated, since="1927-03-08")
            given = {"opens": "1927-03-20T08:00:00Z", "closes": "1927-03-20T18:00:00Z", "vacates": vacated}
            ground.call("mill-b", election="mill-b-2", **given)
    assert found == [3, 4][:heirs]


def test_an_elected_alternate_who_withdrew_is_not_replaced_by_the_next() -> None:
    ground = resigned(ELECTED)
    ground.ask("withdraw-candidate", "credentials", election="mill-b-1", candidate=3)
    ground.refused("seat-alternate", "credentials", "alternate.none", vacated=M, since="1927-03-08")


def test_countback_gives_the_seat_to_those_who_elected_the_member_who_left() -> None:
    counted, follows = by_papers(COUNTBACK, *BACK), by_papers((COUNTBACK[0], COUNTBACK[0]), *BACK)
    assert counted.election("mill-b-1").result.elected == (1, 2)
    assert heir_of(follows, leaves(follows, "mill-b-1", 2)) == 3
    assert heir_of(counted, leaves(counted, "mill-b-1", 2)) == 4
    assert heir_of(counted, leaves(counted, "mill-b-1", 1)) == 3, "4 holds a seat now"
    vacated = leaves(counted, "mill-b-1", 3)
    counted.refused("seat-alternate", "credentials", "alternate.none", vacated=vacated, since="1927-03-08")


def test_countback_passes_over_who_withdrew() -> None:
    ground = by_papers(COUNTBACK, *BACK)
    ground.ask("withdraw-candidate", "credentials", election="mill-b-1", candidate=4)
    assert heir_of(ground, leaves(ground, "mill-b-1", 2)) == 3


def test_a_tie_in_a_countback_is_settled_by_a_public_lot() -> None:
    ground = by_papers(COUNTBACK, *TIED)
    vacated = leaves(ground, "mill-b-1", 1)
    found = {heir_of(ground.copy(), vacated, seed=str(seed)) for seed in range(12)}
    assert found == {3, 4}, "the lot decides, and either may draw it"
    assert heir_of(ground.copy(), vacated, seed="7") == heir_of(ground.copy(), vacated, seed="7")
    given = {"opens": "1927-03-20T08:00:00Z", "closes": "1927-03-20T18:00:00Z", "vacates": vacated}
    refusal = ground.refused(
        "call-election", "organiser", "vacancy.alternate", election="mill-b-2", constituency="mill-b",
        method="papers", lot_source="the tram", **given,
    )  # fmt: skip
    assert "one of 3, 4, by lot, of 'mill-b-1' (article 7.1: countback)" in refusal.sentence


def test_hands_cannot_be_counted_back_and_the_next_in_the_count_takes_the_seat() -> None:
    ground = elected(COUNTBACK)
    assert heir_of(ground, leaves(ground, "mill-b-1", 1)) == 3


def elected_from(ground: Ground) -> dict[str, list[int]]:
    election = ground.election("mill-a-1")
    assert election.result is not None
    lists: dict[str, list[int]] = {}
    for number in election.result.elected:
        lists.setdefault(str(election.candidates[number - 1].list), []).append(number)
    return lists


def test_lists_win_seats_and_persons_sit_in_the_order_of_their_list() -> None:
    ground = by_lists()
    result = ground.election("mill-a-1").result
    assert result is not None
    assert elected_from(ground) == {"north": [1, 2], "south": [5, 6], "east": [7]}
    assert result.elected == (1, 5, 2, 7, 6), "in the order of the quotients 90, 70, 45, 40, 35"
    assert (result.next, result.rule) == ((), "dhondt@1")
    assert {item.number for item in ground.state.seated("city")} == {1, 2, 5, 6, 7}


def test_a_seat_goes_to_the_same_list_and_then_to_the_next_quotient() -> None:
    ground = by_lists(SAME_LIST)
    assert heir_of(ground, leaves(ground, "mill-a-1", 7)) == 8, "east has somebody left"
    assert heir_of(ground, leaves(ground, "mill-a-1", 5)) == 3, "south has not: 90 / 3 is the next quotient"
    assert heir_of(ground, leaves(ground, "mill-a-1", 3)) == 4, "the seat is north's now"
    assert heir_of(ground, leaves(ground, "mill-a-1", 6)) == 9, "north is exhausted: east, 40 / 2"
    vacated = leaves(ground, "mill-a-1", 9)
    ground.refused("seat-alternate", "credentials", "alternate.none", vacated=vacated, since="1927-03-08")


def test_the_next_quotient_counts_the_seats_a_list_was_given_before() -> None:
    ground = by_lists(SAME_LIST, east=50)
    assert elected_from(ground) == {"north": [1, 2], "south": [5, 6], "east": [7]}
    assert heir_of(ground, leaves(ground, "mill-a-1", 5)) == 3, "north, 90 / 3, before east, 50 / 2"
    assert heir_of(ground, leaves(ground, "mill-a-1", 6)) == 8, "east, 50 / 2, before north, 90 / 4"


def test_the_next_quotient_passes_over_a_list_that_nobody_is_left_on() -> None:
    ground = by_lists(SAME_LIST)
    ground.ask("withdraw-candidate", "credentials", election="mill-a-1", candidate=3)
    assert heir_of(ground, leaves(ground, "mill-a-1", 5)) == 4, "north, 90 / 3"
    assert heir_of(ground, leaves(ground, "mill-a-1", 6)) == 8, "north has nobody left: east, 40 / 2"


def test_the_count_of_lists_can_be_made_again_after_somebody_withdrew() -> None:
    from deputies.elections.result import tally, transcript_digest

    ground = by_lists()
    for number in (3, 4):  # north won two seats, and two are left on it: in the poll there were four
        ground.ask("withdraw-candidate", "credentials", election="mill-a-1", candidate=number)
    election = ground.election("mill-a-1")
    assert election.result is not None
    counted = tally(election, ground.state.statutes[election.statute].elections, None).count
    assert counted is not None
    assert transcript_digest(counted) == election.result.transcript


def test_in_an_election_of_persons_the_same_list_is_the_next_in_the_count() -> None:
    ground = elected(SAME_LIST)
    assert heir_of(ground, leaves(ground, "mill-b-1", 1)) == 3


def test_what_follows_a_recall_may_be_stated_apart() -> None:
    ground = elected(
        ('alternates = "next-in-count"', 'alternates = "by-election"'),
        ("grounds_required = true", 'grounds_required = true\nseat = "next-in-count"'),
    )
    resigned_ = leaves(ground, "mill-b-1", 2)
    ground.refused("seat-alternate", "credentials", "alternate.by-election", vacated=resigned_, since="1927-03-08")
    ground.ask(
        "open-recall", "elector:mill-b", petition="p1", mandate=M, grounds="No report.", at="1927-03-20T09:00:00Z"
    )
    from deputies.mandates.signatures import format_box, make_signature

    signed = [make_signature("p1", f"e{number}", number.to_bytes(16, "big")) for number in range(20)]
    ground.ask("certify-recall", "credentials", petition="p1", box=ground.hand_in(format_box("p1", signed)))
    for teller in ("first", "second"):
        ground.ask(
            "vote-recall", "teller", petition="p1", teller=teller, votes_for=60, votes_against=10,
            at="1927-03-30T09:00:00Z",
        )  # fmt: skip
    assert ground.state.mandate(M).end_reason == "recalled"
    assert ground.state.mandate(M).deputy == D
    assert heir_of(ground, M) == 3
