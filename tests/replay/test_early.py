"""Early elections, the window of the year, terms in a row and rotation: what each leaves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chamber import CITY, PROVINCE, above, constituted
from credentialled import M, heir_of
from deputies.elections.calling import within
from deputies.statutes.model import Window
from ground import Ground, elected, sealed
from renewal import elect_anew, renewed, replan
from tenured import BY_ELECTIONS, EARLY, EARLY_BY_ELECTIONS, ROTATION, WINDOW, few, grown, refused_all, resolved

TERMS = ("term_months = 6\n", "term_months = 6\nterms_most = 1\n")
AUGUST = {"opens": "1927-08-20T08:00:00Z", "closes": "1927-08-20T18:00:00Z"}


def asked(ground: Ground, when: str, **fields: str) -> dict[str, object]:
    ground.ask("call-early-election", "credentials", council="city", when=when, **fields)
    (act,) = ground.entries[-1].acts
    due = ground.state.council("city").due
    assert due is not None
    assert (due.reason, due.day) == (when, ground.now[:10])
    return act


def test_too_few_deputies_bring_an_early_election_once_the_alternates_are_used_up() -> None:
    assert asked(few(4, EARLY_BY_ELECTIONS), "members-below")["sentence"] == (
        "5 of 9 seats are held and 0 more may be taken; 6 needed."
    )


def test_alternates_count_as_long_as_they_can_still_take_a_seat() -> None:
    ground = few(5, EARLY)
    ground.refused("call-early-election", "credentials", "early.not-met", council="city", when="members-below")
    for number in (6, 7):
        ground.ask("withdraw-candidate", "credentials", election="mill-a-1", candidate=number)
    assert asked(ground, "members-below")["sentence"] == "4 of 9 seats are held and 0 more may be taken; 6 needed."


def test_an_empty_place_of_a_delegate_may_still_be_taken() -> None:
    ground = above(EARLY_BY_ELECTIONS)
    ground.ask("close-sitting", "chair:province", sitting="ps1")
    ground.ask("resign", "deputy:mill-a-1.d1", mandate=PROVINCE[0])
    refusal = ground.refused(
        "call-early-election", "credentials", "early.not-met", council="province", when="members-below"
    )
    assert "2 of 3 seats are held and 1 more may be taken" in refusal.sentence


@pytest.mark.parametrize(("electors", "change"), [(328, 78), (172, 78), (400, 150)])
def test_a_change_of_size_brings_an_early_election_upward_and_downward(electors: int, change: int) -> None:
    sentence = str(asked(grown(electors), "size-changed")["sentence"])
    assert sentence == f"390 electors then and {140 + electors} now, a change of {change}; 78 needed."


def test_a_layer_that_was_put_outside_the_franchise_is_not_among_the_electors() -> None:
    from deputies.franchise.case import FranchiseCase

    ground = grown(290)
    case = FranchiseCase("case-1", "withdraw", "city", "soldiers", (), "1927-04-01", "1927-04-05", "")
    ground.state.put(replace(case, status="granted", granted=True))
    refusal = ground.refused("call-early-election", "credentials", "early.not-met", council="city", when="size-changed")
    assert "390 electors then and 390 now, a change of 0" in refusal.sentence, "430, and 40 of them soldiers"


def test_a_council_resolves_its_own_early_election() -> None:
    ground = resolved()
    act = asked(ground, "resolved", motion="own-1")
    assert "article 7.6 requires 6 (at least two thirds of members in office, 9): carried." in str(act["sentence"])
    assert ground.state.tables["motions"]["own-1"].spent


def test_an_election_that_came_to_nothing_brings_one() -> None:
    assert asked(refused_all(), "voided")["sentence"] == (
        "2 of 9 seats were won in elections all of whose credentials were refused; 1 needed."
    )


def test_a_dissolved_council_is_elected_anew() -> None:
    ground = few(0, EARLY)
    ground.state.put(replace(ground.state.council("city"), status="dissolved"))
    ground.state.touched.clear()
    from deputies.acts.deciding import decide
    from deputies.acts.envelope import parse_actor

    plain = {"kind": "call-early-election", "council": "city", "when": "dissolved"}
    (act,) = decide(ground.state, plain, by=parse_actor("credentials"), now=ground.now)
    assert act.sentence == "The council was dissolved as a whole."


def test_what_is_due_ends_when_the_council_is_constituted_anew() -> None:
    ground = replan(few(4, EARLY_BY_ELECTIONS))
    asked(ground, "members-below")
    elect_anew(ground)
    ground.ask("constitute-council", "credentials", council="city", at="1927-09-07T09:00:00Z")
    assert ground.state.council("city").due is None


def test_general_elections_are_held_in_the_window_unless_one_is_due_early() -> None:
    changes = (EARLY_BY_ELECTIONS, WINDOW)
    ground = replan(few(4, *changes))
    call = {
        "election": "mill-a-2", "constituency": "mill-a", "method": "papers", "lot_source": "the tram", **AUGUST,
    }  # fmt: skip
    refusal = ground.refused("call-election", "organiser", "election.window", **call)
    assert "on 1927-08-20; article 5.1 has general elections from 03-01 to 05-31" in refusal.sentence
    late = {"opens": "1928-05-31T08:00:00Z", "closes": "1928-06-01T18:00:00Z"}
    ground.refused("call-election", "organiser", "election.window", **{**call, **late})
    ground.copy().ask(
        "call-election", "organiser", **{**call, "closes": "1928-05-31T18:00:00Z", "opens": late["opens"]}
    )
    harbour = {**call, "election": "docks-a-2", "constituency": "docks-a"}
    asked(ground, "members-below")
    ground.ask("call-election", "organiser", **call)
    ground.refused("call-election", "organiser", "election.window", **harbour)


def test_a_by_election_and_a_council_never_constituted_know_no_window() -> None:
    ground = elected(BY_ELECTIONS, WINDOW)  # City is not constituted yet
    ground.ask("resign", "deputy:mill-b-1.d1", mandate=M)
    ground.call("mill-b", election="mill-b-2", vacates=M, **AUGUST)
    replan(ground)
    ground.call("mill-a", election="mill-a-2", **AUGUST)
    later = constituted(BY_ELECTIONS, WINDOW)
    later.ask("resign", "deputy:mill-b-1.d1", mandate=M)
    later.call("mill-b", election="mill-b-2", vacates=M, **AUGUST)


@pytest.mark.parametrize(
    ("first", "last", "inside", "outside"),
    [
        ("03-01", "05-31", ("2024-03-01", "2024-05-31"), ("2024-02-29", "2024-06-01")),
        ("11-15", "02-10", ("2024-11-15", "2024-12-31", "2025-01-01", "2025-02-10"), ("2024-11-14", "2025-02-11")),
    ],
)
def test_a_window_holds_its_first_and_its_last_day_and_may_span_new_year(
    first: str, last: str, inside: tuple[str, ...], outside: tuple[str, ...]
) -> None:
    window = Window(first, last)
    assert all(within(window, day) for day in inside)
    assert not any(within(window, day) for day in outside)


def test_who_has_had_as_many_terms_as_allowed_does_not_stand_again() -> None:
    ground = replan(constituted(TERMS))
    ground.call("mill-a", election="mill-a-2", **AUGUST)
    again = {"election": "mill-a-2", "candidates": [{"name": sealed("Again"), "deputy": "mill-a-1.d1"}]}
    refusal = ground.refused("nominate", "organiser", "candidate.term-limit", **again)
    assert "has had 1 term in a row in 'city'; article 7.1 allows 1." in refusal.sentence
    new = {"election": "mill-a-2", "candidates": [{"name": sealed("From the docks"), "deputy": "docks-a-1.d1"}]}
    ground.ask("nominate", "organiser", **new)


def test_where_the_limit_is_a_wish_nobody_is_kept_from_standing() -> None:
    ground = replan(constituted((TERMS[0], TERMS[1] + "terms_soft = true\n")))
    ground.call("mill-a", election="mill-a-2", **AUGUST)
    ground.nominate("mill-a-2", [{"name": sealed("Again"), "deputy": "mill-a-1.d1"}])


def test_a_place_rotates_to_the_next_and_what_rests_on_it_ends() -> None:
    ground = above(ROTATION)
    mandate = CITY[2]
    assert mandate == "mill-a-1.m1"
    ground.ask("rotate-mandate", "credentials", mandate=mandate, at="1927-05-05T09:00:00Z")
    assert ground.acts() == ["mandate-rotated", "delegation-ended"]
    gone = ground.state.mandate(mandate)
    assert (gone.ended, gone.end_reason) == ("1927-05-05", "rotated")
    assert heir_of(ground, mandate) == 6


def test_after_a_renewal_the_row_goes_on_for_those_elected_again() -> None:
    from deputies.mandates.terms import terms_in_a_row

    ground = renewed()
    plans = tuple(ground.state.tables["plans"])
    city = tuple(ground.state.mandates_in("city"))
    assert terms_in_a_row("mill-a-1.d1", city, plans=plans) == 2
    assert terms_in_a_row("mill-a-1.d1", city, plans=plans, before="plan-2") == 1
    assert terms_in_a_row("mill-a-1.d2", city, plans=plans) == 0, "who did not sit in the last term has no row"
    assert terms_in_a_row("mill-a-2.d2", city, plans=plans) == 1
