"""Directives: terms, the means each council chose by its own facts, and what came of it."""

from __future__ import annotations

from chamber import FACTS, chosen, issued
from deputies.directives.directive import Directive
from deputies.directives.execution import answer_of


def directive(ground: object) -> Directive:
    found: Directive = ground.state.get(Directive, "dir1", "directive")  # type: ignore[attr-defined]
    return found


def test_a_directive_has_the_terms_of_the_statute_and_every_answer_open() -> None:
    found = directive(issued())
    assert (found.issued, found.choose_by, found.report_by) == ("1927-03-11", "1927-03-14", "1927-03-18")
    assert [(item.council, item.means) for item in found.answers] == [("city", None), ("harbour", None)]
    assert found.title == "Hours"


def test_two_councils_choose_different_means_by_their_own_facts() -> None:
    ground = chosen()
    facts = [{**FACTS[0], "value": 1}]
    ground.ask("choose-means", "chair:harbour", directive="dir1", council="harbour", means="by-agreement", facts=facts)
    found = directive(ground)
    assert [(item.council, item.means) for item in found.answers] == [("city", "by-order"), ("harbour", "by-agreement")]
    assert [fact.value for fact in found.answers[0].facts] == [0, 4]


def test_a_late_choice_is_taken_and_its_day_shows_it() -> None:
    ground = issued()
    fields = {"directive": "dir1", "council": "city", "means": "by-order", "facts": FACTS}
    ground.ask("choose-means", "chair:city", at="1927-03-20T09:00:00Z", **fields)
    answer = answer_of(directive(ground), "city")
    assert answer.chosen is not None
    assert answer.chosen > directive(ground).choose_by


def test_reports_follow_one_another_until_it_is_done() -> None:
    ground = chosen()
    for text, done, at in (
        ("Two mills keep to it.", False, "1927-03-13T09:00:00Z"),
        ("All four mills keep to it.", True, "1927-03-16T09:00:00Z"),
    ):
        fields = {"directive": "dir1", "council": "city", "text": text, "done": done}
        ground.ask("report-execution", "secretary:city", at=at, **fields)
    assert answer_of(directive(ground), "city").reports == (
        ("1927-03-13", "Two mills keep to it.", False),
        ("1927-03-16", "All four mills keep to it.", True),
    )
