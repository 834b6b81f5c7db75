"""Elections as acts: what each accepted request leads to. The ground replays all entries after each of them."""

from __future__ import annotations

import pytest

from deputies.acts.deciding import digest_of
from deputies.acts.founding import places_of
from deputies.counting import count, count_totals, format_profile, make_profile, parse_profile
from deputies.elections.result import transcript_digest
from deputies.formation.plan import compute_plan, format_plan
from ground import Ground, elected, founded, sealed

E = {"election": "mill-b-1"}


def at_count(method: str = "papers", candidates: int = 4) -> Ground:
    ground = founded()
    ground.call("mill-b", method=method)
    ground.nominate("mill-b-1", candidates)
    ground.poll("mill-b-1")
    return ground


def test_an_election_by_counted_papers_goes_from_call_to_result() -> None:
    ground = at_count()
    called = ground.election("mill-b-1")
    assert (called.council, called.units, called.electors, called.seats) == ("city", ("mill-b",), 100, 2)
    assert called.statute == ground.state.system.statute
    ground.count("mill-b-1", [10, 40, 30, 0], ballots=60, spoiled=2)
    ground.ask("declare-result", "credentials", **E)
    declared = ground.election("mill-b-1")
    assert declared.status == "declared"
    assert declared.result is not None
    assert declared.result.elected == (2, 3)
    assert declared.result.next == (1,), "who had no vote is not next in the count"
    assert (declared.result.rule, declared.result.valid, declared.result.by_lot) == ("block@1", 60, False)
    counted = count_totals({1: 10, 2: 40, 3: 30, 4: 0}, 2, rule="block", valid=60, spoiled=2)
    assert declared.result.transcript == transcript_digest(counted)


def test_hands_are_counted_before_the_time_announced_and_papers_are_not() -> None:
    ground = founded()
    ground.call("mill-b", method="hands")
    ground.nominate("mill-b-1", 3)
    ground.ask("open-poll", "teller", **E, at="1927-03-03T08:00:00Z")
    ground.ask("close-poll", "teller", **E, at="1927-03-03T08:20:00Z")
    assert ground.election("mill-b-1").status == "closed"


def test_a_poll_of_earlier_days_comes_on_the_record_later() -> None:
    ground = founded()
    ground.call("mill-b", opens="1926-03-03T08:00:00Z", closes="1926-03-03T18:00:00Z")
    ground.nominate("mill-b-1", 3)
    ground.ask("open-poll", "organiser", **E)
    ground.ask("close-poll", "organiser", **E)
    assert ground.election("mill-b-1").status == "closed"


def test_a_teller_corrects_a_count_until_both_agree() -> None:
    ground = at_count(candidates=2)
    lines = [{"candidate": 1, "votes": 30}, {"candidate": 2, "votes": 20}]
    right = [{"candidate": 2, "votes": 21}, {"candidate": 1, "votes": 30}]
    ground.ask("enter-count", "teller", **E, teller="first", votes=lines, ballots=60)
    ground.refused("enter-count", "teller", "count.differs", **E, teller="second", votes=right, ballots=60)
    ground.ask("enter-count", "teller", **E, teller="first", votes=right, ballots=60)
    assert [count.teller for count in ground.election("mill-b-1").counts] == ["first"]
    ground.ask("enter-count", "teller", **E, teller="second", votes=right, ballots=60)
    assert [count.votes for count in ground.election("mill-b-1").counts] == [((1, 30), (2, 21))] * 2


def test_with_three_tellers_a_correction_sets_the_other_counts_aside() -> None:
    ground = founded(("tellers = 2", "tellers = 3"))
    ground.call("mill-b")
    ground.nominate("mill-b-1", 1)
    ground.poll("mill-b-1")

    def enter(teller: str, votes: int) -> tuple[str, ...]:
        line = {"candidate": 1, "votes": votes}
        ground.ask("enter-count", "teller", **E, teller=teller, votes=[line], ballots=60)
        return tuple(count.teller for count in ground.election("mill-b-1").counts)

    assert enter("first", 50) == ("first",)
    assert enter("second", 50) == ("first", "second")
    assert enter("first", 51) == ("first",)
    assert enter("third", 51) == ("first", "third")
    assert enter("second", 51) == ("first", "third", "second")
    ground.ask("declare-result", "credentials", **E)


def test_too_low_a_turnout_voids_the_election_and_it_is_held_again() -> None:
    ground = at_count()
    ground.count("mill-b-1", [9, 8, 7, 0], ballots=23, spoiled=1)
    ground.ask("declare-result", "credentials", **E)
    assert ground.acts() == ["election-voided"]
    assert ground.entries[-1].acts[0]["reason"] == (
        "24 electors voted; article 5.1 requires 25 (at least one quarter of registered electors, 100)."
    )
    assert ground.election("mill-b-1").status == "void"
    ground.call("mill-b", election="mill-b-again")


def test_an_election_without_a_valid_vote_is_void() -> None:
    ground = at_count()
    ground.count("mill-b-1", [0, 0, 0, 0], ballots=0, spoiled=40)
    ground.ask("declare-result", "credentials", **E)
    assert ground.entries[-1].acts[0]["reason"] == "No valid vote was cast."


def test_nobody_is_elected_without_a_vote() -> None:
    ground = at_count()
    ground.count("mill-b-1", [0, 40, 0, 0], ballots=40)
    ground.ask("declare-result", "credentials", **E)
    result = ground.election("mill-b-1").result
    assert result is not None
    assert (result.elected, result.next) == ((2,), ())
    ground.call("mill-b", election="mill-b-rest")
    assert ground.election("mill-b-rest").seats == 1, "the seat that nobody won is asked for again"


def test_a_tie_for_a_seat_is_settled_by_the_public_lot() -> None:
    ground = at_count()
    ground.count("mill-b-1", [40, 20, 20, 20], ballots=60)
    ground.refused("declare-result", "credentials", "count.tie", **E)
    ground.ask("draw-lot", "teller", **E, seed="10 22 31", drawn_at="city hall, 4 March, in public")
    lot = ground.election("mill-b-1").lot
    assert lot is not None
    first, second, third = (number for number in lot.order if number != 1)
    ground.ask("declare-result", "credentials", **E)
    result = ground.election("mill-b-1").result
    assert result is not None
    assert (result.elected, result.next, result.by_lot) == ((1, first), (second, third), True)


def test_a_tie_among_those_next_in_the_count_ends_the_list_of_alternates() -> None:
    ground = at_count(candidates=6)
    ground.count("mill-b-1", [40, 30, 9, 5, 5, 1], ballots=60)
    ground.ask("declare-result", "credentials", **E)
    result = ground.election("mill-b-1").result
    assert result is not None
    assert result.next == (3,)


@pytest.mark.parametrize(
    ("method", "kind", "rule"), [("ranked", "ranked", "scottish-2011"), ("approval", "approval", "approval")]
)
def test_ballots_are_received_and_counted_by_the_rule(method: str, kind: str, rule: str) -> None:
    ground = at_count(method)
    papers = {
        "ranked": [(((1,), (2,), (3,)), 30), (((2,), (3,)), 12), (((3,), (4,)), 11), (((4,), (3,)), 6)],
        "approval": [(((1, 2),), 30), (((2, 3),), 12), (((3,),), 11), (((4,),), 6)],
    }[kind]
    document = format_profile(make_profile(4, papers, kind=kind))  # type: ignore[arg-type]
    digest, source = ground.hand_in(document), digest_of(b"papers as scanned")
    ground.ask("receive-ballots", "teller", **E, ballots=digest, source=source, spoiled=2)
    held = ground.election("mill-b-1")
    assert (held.ballots, held.ballots_source, held.spoiled) == (digest, source, 2)
    ground.ask("declare-result", "credentials", **E)
    result = ground.election("mill-b-1").result
    counted = count(parse_profile(document), rule, seats=2, implementation="reference")
    assert result is not None
    assert (result.elected, result.valid, result.rule) == (counted.elected, 59, f"{rule}@1")
    assert set(result.next) == {1, 2, 3, 4} - set(counted.elected)


def test_a_ranked_tie_waits_for_the_lot_and_follows_it() -> None:
    ground = at_count("ranked", candidates=3)
    document = format_profile(make_profile(3, [(((1,),), 40), (((2,),), 10), (((3,),), 10)]))
    ground.ask("receive-ballots", "teller", **E, ballots=ground.hand_in(document), source="0" * 64)
    ground.refused("declare-result", "credentials", "count.tie", **E)
    ground.ask("draw-lot", "teller", **E, seed="814", drawn_at="at the gate")
    lot = ground.election("mill-b-1").lot
    ground.ask("declare-result", "credentials", **E)
    result = ground.election("mill-b-1").result
    assert lot is not None
    assert result is not None
    assert result.elected == (1, next(number for number in lot.order if number != 1))
    assert result.by_lot


def test_withdrawn_candidates_keep_their_numbers_and_get_no_votes() -> None:
    ground = founded()
    ground.call("mill-b", method="ranked")
    ground.nominate("mill-b-1", 3)
    ground.ask("withdraw-candidate", "organiser", **E, candidate=2)
    ground.nominate("mill-b-1", [{"name": sealed("latecomer")}])
    assert [(item.number, item.withdrawn) for item in ground.election("mill-b-1").candidates] == [
        (1, False), (2, True), (3, False), (4, False),
    ]  # fmt: skip
    ground.poll("mill-b-1")
    document = format_profile(make_profile(4, [(((2,), (4,)), 40), (((1,),), 20), (((3,),), 5)], withdrawn=[2]))
    ground.ask("receive-ballots", "teller", **E, ballots=ground.hand_in(document), source="0" * 64)
    ground.ask("declare-result", "credentials", **E)
    result = ground.election("mill-b-1").result
    assert result is not None
    assert (result.elected, result.next) == ((4, 1), (3,))


def test_a_by_election_fills_the_one_empty_seat_for_the_rest_of_the_term() -> None:
    ground = elected(('alternates = "next-in-count"', 'alternates = "by-election"'))
    ground.ask("resign", "deputy:mill-b-1.d1", mandate="mill-b-1.m1")
    given = {"opens": "1927-03-20T08:00:00Z", "closes": "1927-03-20T18:00:00Z", "vacates": "mill-b-1.m1"}
    ground.call("mill-b", election="mill-b-2", **given)
    assert ground.election("mill-b-2").seats == 1
    ground.nominate("mill-b-2", [{"name": sealed("Wu"), "deputy": "mill-b-1.d1"}, {"name": sealed("Lin")}])
    ground.poll("mill-b-2")
    ground.count("mill-b-2", [20, 30], ballots=50)
    ground.ask("declare-result", "credentials", election="mill-b-2")
    ground.ask("issue-credentials", "credentials", election="mill-b-2", since="1927-03-21")
    heir = ground.state.mandate("mill-b-2.m2")
    assert (heir.replaces, heir.deputy, heir.until) == ("mill-b-1.m1", "mill-b-2.d2", "1927-09-06")
    assert ground.state.council("city").mandates[-1] == "mill-b-2.m2"


def test_two_empty_seats_of_one_constituency_are_filled_side_by_side() -> None:
    ground = elected(('alternates = "next-in-count"', 'alternates = "by-election"'))
    given = {"opens": "1927-03-20T08:00:00Z", "closes": "1927-03-20T18:00:00Z"}
    for number in (1, 2):
        ground.ask("resign", f"deputy:mill-b-1.d{number}", mandate=f"mill-b-1.m{number}")
        ground.call("mill-b", election=f"again-{number}", vacates=f"mill-b-1.m{number}", **given)
    assert {item.status for item in (ground.election("again-1"), ground.election("again-2"))} == {"called"}


def test_a_new_plan_is_elected_anew() -> None:
    ground = elected()
    plan = compute_plan(ground.state.statute, places_of(ground.state), ground.state.tables["rolls"]["roll-1"].roll)
    ground.ask("adopt-plan", "organiser", plan="plan-2", roll="roll-1", document=ground.hand_in(format_plan(plan)))
    ground.call("mill-b", election="mill-b-2")
    assert ground.election("mill-b-2").plan == "plan-2"
    ground.nominate("mill-b-2", [{"name": sealed("Again"), "deputy": "mill-b-1.d2"}])


def test_every_elector_may_have_voted() -> None:
    ground = at_count(candidates=2)
    ground.count("mill-b-1", [90, 90], ballots=90, spoiled=10)
    ground.ask("declare-result", "credentials", **E)
    assert ground.acts() == ["result-declared"]


@pytest.mark.parametrize(("spoiled", "act"), [(0, "election-voided"), (1, "result-declared")])
def test_spoiled_papers_count_for_the_turnout(spoiled: int, act: str) -> None:
    ground = at_count("ranked", candidates=3)
    document = ground.hand_in(format_profile(make_profile(3, [(((1,), (2,)), 14), (((2,),), 10)])))
    ground.ask("receive-ballots", "teller", **E, ballots=document, source="0" * 64, spoiled=spoiled)
    ground.ask("declare-result", "credentials", **E)
    assert ground.acts() == [act]


def test_a_tie_that_earlier_votes_settle_is_no_lot() -> None:
    ground = at_count("ranked", candidates=5)
    papers = [(((1,),), 40), (((2,),), 30), (((3,), (2,)), 10), (((4,), (1,)), 9), (((5,), (4,)), 1)]
    document = ground.hand_in(format_profile(make_profile(5, papers)))
    ground.ask("receive-ballots", "teller", **E, ballots=document, source="0" * 64)
    ground.refused("draw-lot", "teller", "lot.needless", **E, seed="1", drawn_at="here")
    ground.ask("declare-result", "credentials", **E)
    result = ground.election("mill-b-1").result
    assert result is not None
    assert not result.by_lot
