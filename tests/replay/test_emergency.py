"""Emergency decisions: what they hold, how they end by the calendar or by the council, and what comes on its agenda."""

from __future__ import annotations

from dataclasses import replace

from chamber import above, led, resolve
from deputies.acts.reviews import due_points
from deputies.franchise.case import FranchiseCase
from deputies.sittings.sitting import Decision, Motion
from directing import BY_CHAIR, DECIDING, EMERGENCY, decided_in_emergency, objected, reviewed
from ground import Ground


def decision(ground: Ground, id_: str = "e1") -> Decision:
    found: Decision = ground.state.get(Decision, id_, "decision")
    return found


def test_the_executive_decides_by_name_for_days_that_the_statute_counts() -> None:
    found = decision(decided_in_emergency())
    assert (found.procedure, found.taken_by, found.motion, found.sitting) == ("emergency", "executive", "", "")
    assert [item.choice for item in found.choices] == ["for", "for"]
    assert (found.adopted, found.review_by, found.expires) == ("1927-03-07", "1927-03-14", "1927-03-21")
    assert found.reasons.startswith("The bridges are held")
    in_force = [found.in_force_on(day) for day in ("1927-03-06", "1927-03-07", "1927-03-20", "1927-03-21")]
    assert in_force == [False, True, True, False]


def test_where_the_statute_says_so_the_chair_decides_alone() -> None:
    ground = led(BY_CHAIR)
    ground.ask("decide-in-emergency", "chair:city", **{**DECIDING, "choices": []})
    assert (decision(ground).taken_by, decision(ground).choices) == ("chair", ())


def test_confirmed_it_holds_like_any_other_decision() -> None:
    ground = reviewed("confirm-emergency")
    ground.ask("confirm-emergency", "chair:city", motion="own-1")
    found = decision(ground)
    assert (found.confirmed, found.awaits_review, found.in_force_on("1928-01-01")) == ("1927-03-08", False, True)
    assert ground.state.get(Motion, "own-1", "motion").spent


def test_the_council_confirms_by_the_majority_of_the_article_on_emergencies() -> None:
    """Four of five who vote are the majority of the level, and not five of nine in office."""
    ground = reviewed("confirm-emergency", "ffffaxxxx")
    assert "article 8.5 requires 5 (more than half of members in office, 9)" in str(
        ground.state.get(Motion, "own-1", "motion").vote
    )
    ground.refused("confirm-emergency", "chair:city", "motion.not-carried", motion="own-1")


def test_lifted_it_ends_that_day() -> None:
    ground = reviewed("lift-emergency", "ffffaxxxx")
    ground.ask("lift-emergency", "chair:city", motion="own-1")
    found = decision(ground)
    assert (found.lifted, found.awaits_review) == ("1927-03-08", False)
    assert [found.in_force_on(day) for day in ("1927-03-07", "1927-03-08")] == [True, False]


def test_a_section_objects_to_what_was_decided_without_it() -> None:
    ground = decided_in_emergency()
    members = ["company-d-1.m1", "company-d-1.m2"]
    resolve(ground, "object-to-decision", "e1", "ff", members=members, section="soldiers")
    ground.ask("object-to-decision", "chair:city", motion="own-1")
    assert decision(ground).suspended_on("1927-03-09") is not None


def emergencies(ground: Ground, day: str) -> list[str]:
    """Return what comes on City's agenda of decisions that were taken without it."""
    return [item.text for item in due_points(ground.state, "city", day) if "emergency" in item.text]


def test_it_comes_on_the_agenda_of_the_next_sitting_by_itself() -> None:
    ground = decided_in_emergency()
    (point,) = due_points(ground.state, "city", "1927-03-10")
    assert point.text == (
        "Review of the emergency decision e1 of 7 March 1927: Bread for the strikers (to be reviewed by 14 March 1927; "
        "in force until 21 March 1927 unless confirmed)"
    )
    assert due_points(ground.state, "harbour", "1927-03-10") == ()
    (late,) = due_points(ground.state, "city", "1927-03-30")
    assert (
        late.text
        == "Report on the emergency decision e1 of 7 March 1927: Bread for the strikers (lapsed 21 March 1927)"
    )


def test_what_lapsed_comes_up_once_and_what_was_settled_not_at_all() -> None:
    ground = reviewed("confirm-emergency", "fffaaxxxx")  # not carried; the council has sat, and was told
    assert len(emergencies(ground, "1927-03-10")) == 1
    assert emergencies(ground, "1927-03-30") == []
    ground = reviewed("confirm-emergency")
    ground.ask("confirm-emergency", "chair:city", motion="own-1")
    assert emergencies(ground, "1927-03-10") == []


def objections(ground: Ground, council: str, day: str) -> list[str]:
    return [item.text for item in due_points(ground.state, council, day) if "Objection" in item.text]


def test_objections_to_its_directives_come_up_until_they_are_settled_or_stand() -> None:
    ground = objected()
    (point,) = objections(ground, "province", "1927-03-16")
    assert point.startswith("Objection o1 of City to the directive dir1: Hours (to be settled by 16 March 1927")
    assert objections(ground, "province", "1927-03-17") == []
    assert objections(ground, "city", "1927-03-16") == []


def test_a_franchise_case_comes_up_when_its_day_of_review_has_come() -> None:
    ground = above(EMERGENCY)
    case = FranchiseCase("c1", "withdraw", "city", "soldiers", (), "1926-09-01", "1926-09-04", "x", status="granted")
    ground.state.put(replace(case, granted=True, decided="1926-09-10", review="1927-03-10"))
    assert due_points(ground.state, "city", "1927-03-09") == ()
    (point,) = due_points(ground.state, "city", "1927-03-10")
    assert point.words == "Due by article 9.1: Review of the franchise case c1: soldiers (due 10 March 1927)"
    ground.state.put(replace(case, id="c2", status="opened"))
    assert due_points(ground.state, "city", "1927-03-10") == ()
