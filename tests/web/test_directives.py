"""What the page of a directive says: who chose what, in time or late, what came of it, on a map and in numbers."""

from __future__ import annotations

from dataclasses import replace

from chamber import FACTS, ISSUING, chosen, issued
from deputies.directives.directive import Directive
from deputies_web.queries.decisions import decision_view
from deputies_web.queries.directives import DirectiveView, directive_view
from deputies_web.queries.reading import Reading, take_reading
from deputies_web.queries.rollup import roll_up
from directing import HANDED_ON, STOCKS, decided_below, decided_in_emergency, emergency, objected, reviewed, settling
from ground import Ground


def reading(ground: Ground) -> Reading:
    return take_reading("small-town", ground.state, lambda known: dict.fromkeys(known, "Somebody"))


def page(ground: Ground, day: str) -> DirectiveView:
    return directive_view(reading(ground), "dir1", day)


def states(ground: Ground, day: str) -> list[tuple[str, str, str]]:
    return [(item.council, item.state, item.ring) for item in page(ground, day).answers]


def report(ground: Ground, *, done: bool, at: str) -> Ground:
    fields = {"directive": "dir1", "council": "city", "text": "Four mills.", "done": done}
    ground.ask("report-execution", "chair:city", **fields, at=at)
    return ground


def test_a_council_is_late_from_the_day_after_its_term() -> None:
    """To choose by 14 March, to report by 18 March."""
    ground = chosen()
    assert states(ground, "1927-03-14") == [("city", "chosen", "open"), ("harbour", "not chosen yet", "open")]
    assert states(ground, "1927-03-15") == [("city", "chosen", "open"), ("harbour", "late to choose", "late")]
    assert states(ground, "1927-03-19")[0] == ("city", "late to report", "late")
    report(ground, done=False, at="1927-03-13T09:00:00Z")
    assert states(ground, "1927-03-18")[0] == ("city", "in hand", "open")
    report(ground, done=True, at="1927-03-20T09:00:00Z")
    assert states(ground, "1927-03-20")[0] == ("city", "done", "done")
    assert page(ground, "1927-03-20").answers[0].done_late == 2


def test_a_choice_is_late_by_days_and_stays_so() -> None:
    ground = issued()
    choice = {"directive": "dir1", "council": "city", "means": "by-order", "facts": FACTS}
    ground.ask("choose-means", "chair:city", **choice, at="1927-03-17T09:00:00Z")
    other = {**choice, "means": "by-agreement", "facts": [{**FACTS[0], "value": 1}]}
    ground.ask("choose-means", "chair:city", **other, at="1927-03-18T09:00:00Z")
    (city, _) = page(ground, "1927-03-18").answers
    assert (city.chosen_late, city.chosen) == (3, "1927-03-18")
    assert [(means, day) for means, day, _ in city.earlier] == [("by-order", "1927-03-17")]
    view = page(ground, "1927-03-18")
    assert roll_up(reading(ground), view).times[0] == "0 of 2 chose in time, 1 late"
    assert "1 chose again when the facts had changed" in roll_up(reading(ground), view).times


def test_facts_are_said_with_their_source_and_yes_and_no() -> None:
    (city, _) = page(chosen(), "1927-03-14").answers
    assert [(fact.words, fact.value) for fact in city.facts] == [("Owners negotiate", "no"), ("Organised mills", "4")]
    assert city.facts[0].source == "Their letter of 10 March"


def test_the_days_of_a_council_with_an_open_objection_do_not_run() -> None:
    ground = objected()
    city = page(ground, "1927-03-15").answers[0]
    assert (city.choose_by, city.state) == ("1927-03-17", "not chosen yet")
    assert city.objection is not None
    assert (city.objection.standing, city.objection.means) == ("open", "by-stages")
    late = page(ground, "1927-03-20").answers[0]
    assert (late.choose_by, late.state, late.objection and late.objection.standing) == (
        "1927-03-19", "late to choose", "stands",
    )  # fmt: skip


def test_means_of_its_own_are_counted_and_named_by_the_council_that_proposed_them() -> None:
    ground = settling()
    ground.ask("settle-objection", "chair:province", motion="own-2")
    own = {"directive": "dir1", "council": "city", "means": "by-stages", "facts": STOCKS}
    ground.ask("choose-means", "chair:city", **own)
    view = page(ground, "1927-03-14")
    assert [(item.id, item.letter, item.of) for item in view.means] == [
        ("by-agreement", "A", ""), ("by-order", "B", ""), ("by-stages", "C", "City"),
    ]  # fmt: skip
    roll = roll_up(reading(ground), view)
    assert [(item.words, item.number) for item in roll.chosen] == [
        ("by-agreement", 0), ("by-order", 0), ("by-stages (proposed by City)", 1), ("no means chosen", 1),
    ]  # fmt: skip
    assert roll.times[-1] == "1 objected: deviation of City was allowed"


def test_the_table_and_the_roll_up_have_the_same_numbers() -> None:
    ground = report(chosen(), done=True, at="1927-03-13T09:00:00Z")
    view = page(ground, "1927-03-16")
    roll = roll_up(reading(ground), view)
    assert sum(item.number for item in roll.chosen) == sum(item.number for item in roll.progress) == len(view.answers)
    assert [(item.words, item.number) for item in roll.progress] == [("done", 1), ("late to choose", 1)]
    assert "Means chosen: by-agreement: 0; by-order: 1; no means chosen: 1" in roll.chosen_bar


def test_what_is_handed_on_shows_with_the_council_that_did_and_in_the_sums() -> None:
    ground = decided_below()
    ground.ask("issue-directive", "chair:city", **{**ISSUING, **HANDED_ON})
    view = page(ground, "1927-03-13")
    (handed,) = view.answers[0].handed_on
    assert (handed.id, handed.addressees, handed.chosen, handed.done) == ("dir2", 1, 0, 0)
    assert roll_up(reading(ground), view).below == (1, 0, 0)
    below = directive_view(reading(ground), "dir2", "1927-03-13")
    assert below.from_directive is not None
    assert below.from_directive.council_name == "Province"


def test_a_map_stands_where_every_council_says_where_it_is_and_a_scheme_elsewhere() -> None:
    ground = issued()
    roll = roll_up(reading(ground), page(ground, "1927-03-14"))
    assert not roll.geographic
    assert "map-degree" not in roll.map_wide
    for number, id_ in enumerate(("province", "city", "harbour")):
        council = ground.state.council(id_)
        ground.state.put(replace(council, latitude=30_000 + number * 500, longitude=114_000 - number * 900))
    roll = roll_up(reading(ground), page(ground, "1927-03-14"))
    assert roll.geographic
    assert "map-degree" in roll.map_wide
    assert 'viewBox="0 0 360' in roll.map_narrow


def test_a_directive_that_no_longer_binds_says_so() -> None:
    ground = emergency(chosen())
    assert page(ground, "1927-03-11").line.status == "open"
    assert page(ground, "1927-03-12").line.status == "lapsed"
    assert states(ground, "1927-03-12")[1] == ("harbour", "lapsed", "none")
    assert page(ground, "1927-03-12").emergency_until == "1927-03-12"
    directive = ground.state.get(Directive, "dir1", "directive")
    ground.state.put(replace(directive, withdrawn="1927-03-11", withdrawal="They gave in."))
    view = page(ground, "1927-03-12")
    assert (view.line.status, view.withdrawal) == ("withdrawn", "They gave in.")


def test_an_emergency_decision_has_a_page_of_its_own_and_says_whether_it_holds() -> None:
    ground = decided_in_emergency()
    view = decision_view(reading(ground), "e1", "1927-03-20")
    assert (view.standing, view.line.page, len(view.voters)) == ("in force", "decisions/e1/", 2)
    assert view.line.emergency == (
        "in an emergency, by the executive; it ends on 21 March 1927 unless the council confirms it before"
    )
    assert decision_view(reading(ground), "e1", "1927-03-21").standing == "lapsed"
    ground = reviewed("lift-emergency")
    ground.ask("lift-emergency", "chair:city", motion="own-1")
    assert decision_view(reading(ground), "e1", "1927-03-08").standing == "lifted"
