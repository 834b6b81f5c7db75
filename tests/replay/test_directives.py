"""Directives: terms, the means each council chose by its own facts, what came of it, objections and their days."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from chamber import FACTS, ISSUING, MEANS, PROVINCE, above, chosen, issued, resolve
from deputies.directives.directive import Directive, DirectiveObjection
from deputies.directives.execution import answer_of
from deputies.directives.objecting import means_for, stand_of, standing_on, term_of
from deputies.sittings.sitting import Motion
from directing import HANDED_ON, OBJECTING, OWN, STOCKS, closed, decided_below, may_object, objected, settling
from ground import Ground


def directive(ground: Ground, id_: str = "dir1") -> Directive:
    found: Directive = ground.state.get(Directive, id_, "directive")
    return found


def objections(ground: Ground) -> tuple[DirectiveObjection, ...]:
    return tuple(ground.state.tables["objections"][id_] for id_ in directive(ground).objections)


def choose(ground: Ground, means: str, facts: Any, council: str = "city", at: str = "") -> None:
    fields = {"directive": "dir1", "council": council, "means": means, "facts": facts}
    ground.ask("choose-means", f"chair:{council}", at=at, **fields)


def test_a_directive_has_the_terms_of_the_statute_and_every_answer_open() -> None:
    found = directive(issued())
    assert (found.issued, found.choose_by, found.report_by) == ("1927-03-11", "1927-03-14", "1927-03-18")
    assert [(item.council, item.means) for item in found.answers] == [("city", None), ("harbour", None)]
    assert found.title == "Hours"


def test_two_councils_choose_different_means_by_their_own_facts() -> None:
    ground = chosen()
    choose(ground, "by-agreement", [{**FACTS[0], "value": 1}], "harbour")
    found = directive(ground)
    assert [(item.council, item.means) for item in found.answers] == [("city", "by-order"), ("harbour", "by-agreement")]
    assert [fact.value for fact in found.answers[0].facts] == [0, 4]


def test_a_late_choice_is_taken_and_its_day_shows_it() -> None:
    ground = issued()
    choose(ground, "by-order", FACTS, at="1927-03-20T09:00:00Z")
    answer = answer_of(directive(ground), "city")
    assert answer.chosen is not None
    assert answer.chosen > directive(ground).choose_by


def test_when_the_facts_change_a_council_chooses_again_and_its_earlier_choice_stays_on_view() -> None:
    ground = chosen()
    choose(ground, "by-agreement", [{**FACTS[0], "value": 1}], at="1927-03-13T09:00:00Z")
    answer = answer_of(directive(ground), "city")
    assert (answer.means, answer.chosen) == ("by-agreement", "1927-03-13")
    (earlier,) = answer.earlier
    assert (earlier.means, earlier.chosen, [fact.value for fact in earlier.facts]) == ("by-order", "1927-03-12", [0, 4])


def test_reports_follow_one_another_until_it_is_done() -> None:
    ground = chosen()
    for text, done, at in (
        ("Two mills keep to it.", False, "1927-03-13T09:00:00Z"),
        ("All four mills keep to it.", True, "1927-03-16T09:00:00Z"),
    ):
        fields = {"directive": "dir1", "council": "city", "text": text, "done": done}
        ground.ask("report-execution", "secretary:city", at=at, **fields)
    answer = answer_of(directive(ground), "city")
    assert answer.reports == (
        ("1927-03-13", "Two mills keep to it.", False),
        ("1927-03-16", "All four mills keep to it.", True),
    )
    assert answer.done == "1927-03-16"


def test_what_the_record_knows_is_computed_and_stands_with_the_facts_stated() -> None:
    """City has 390 electors in three constituencies, and nine deputies; with Harbour's 180 the province has 570."""
    wanted = [
        {"fact": "record.electors", "is_": "at-least", "value": 390},
        {"fact": "record.units", "is_": "at-most", "value": 3},
        {"fact": "record.deputies", "is_": "at-least", "value": 9},
    ]
    ground = above()
    means = [{**MEANS[0], "conditions": [*MEANS[0]["conditions"], *wanted]}]  # type: ignore[list-item]
    ground.ask("issue-directive", "chair:province", **{**ISSUING, "means": means})
    choose(ground, "by-agreement", [{**FACTS[0], "value": 1}])
    facts = answer_of(directive(ground), "city").facts
    assert [(fact.fact, fact.value) for fact in facts[1:]] == [
        ("record.electors", 390), ("record.units", 3), ("record.deputies", 9),
    ]  # fmt: skip
    assert facts[1].source == "the record: plan plan-1"
    given = {"directive": "dir1", "council": "harbour", "means": "by-agreement", "facts": [{**FACTS[0], "value": 1}]}
    refusal = ground.refused("choose-means", "chair:harbour", "means.condition", **given)
    assert "requires record.electors at least 390; the record has 180" in refusal.sentence


def test_an_objection_stands_with_its_reason_and_the_days_of_the_council_do_not_run() -> None:
    ground = objected()
    (found,) = objections(ground)
    assert (found.id, found.council, found.asks, found.status) == ("o1", "city", "deviation", "open")
    assert (found.reason, found.raised, found.settle_by) == ("As the paper says.", "1927-03-12", "1927-03-16")
    assert (found.means, found.facts[0].value) == (found.means, 6)
    assert ground.state.get(Motion, "own-1", "motion").spent
    for day, paused, choose_by in (("1927-03-12", 0, "1927-03-14"), ("1927-03-15", 3, "1927-03-17")):
        term = term_of(directive(ground), "city", objections(ground), day)
        assert (term.paused, term.choose_by) == (paused, choose_by)
    assert term_of(directive(ground), "city", objections(ground), "1927-12-31").paused == 5
    assert term_of(directive(ground), "harbour", objections(ground), "1927-03-15").paused == 0


def test_a_deviation_that_is_allowed_joins_the_directive_for_that_council_alone() -> None:
    ground = settling()
    ground.ask("settle-objection", "chair:province", motion="own-2")
    (found,) = objections(ground)
    assert (found.status, found.settled, found.settled_on) == ("allowed", "1927-03-13", "own-2")
    assert "2 for, 1 against" in found.sentence
    own = [item.id for item in means_for(directive(ground), "city", (found,), "1927-03-13")]
    assert own == ["by-agreement", "by-order", "by-stages"]
    assert len(means_for(directive(ground), "harbour", (found,), "1927-03-13")) == 2
    choose(ground, "by-stages", STOCKS)
    assert answer_of(directive(ground), "city").means == "by-stages"
    fields = {"directive": "dir1", "council": "harbour", "means": "by-stages", "facts": STOCKS}
    ground.refused("choose-means", "chair:harbour", "means.unknown", **fields)


def test_a_deviation_that_is_refused_does_not() -> None:
    ground = settling("faa")
    ground.ask("settle-objection", "chair:province", motion="own-2")
    (found,) = objections(ground)
    assert (found.status, standing_on(found, "1927-12-31")) == ("refused", "refused")
    fields = {"directive": "dir1", "council": "city", "means": "by-stages", "facts": STOCKS}
    ground.refused("choose-means", "chair:city", "means.unknown", **fields)


def test_what_is_not_settled_in_time_stands_as_made() -> None:
    ground = objected()
    (found,) = objections(ground)
    assert [standing_on(found, day) for day in ("1927-03-16", "1927-03-17")] == ["open", "stands"]
    fields = {"directive": "dir1", "council": "city", "means": "by-stages", "facts": STOCKS}
    ground.refused("choose-means", "chair:city", "means.unknown", at="1927-03-16T09:00:00Z", **fields)
    choose(ground, "by-stages", STOCKS, at="1927-03-17T09:00:00Z")
    assert answer_of(directive(ground), "city").means == "by-stages"


def appealing() -> Ground:
    ground = may_object()
    resolve(ground, "object-to-directive", "dir1")
    ground.ask("object-to-directive", "chair:city", objection="o1", motion="own-1", asks="appeal")
    return ground


def test_by_an_appeal_a_council_is_released_when_it_is_granted_or_not_settled_in_time() -> None:
    ground = appealing()
    choose(ground, "by-order", FACTS)  # until then it may choose
    decision = ground.state.tables["decisions"]["pd1"]

    def stand(day: str, council: str = "city") -> str:
        return stand_of(directive(ground), decision, council, objections(ground), day)

    assert [stand(day) for day in ("1927-03-16", "1927-03-17")] == ["in-force", "released"]
    body = {"council": "province", "members": PROVINCE, "motion": "own-2"}
    resolve(ground, "settle-objection", "o1", "ffa", **body)
    ground.ask("settle-objection", "secretary:province", motion="own-2")
    assert (stand("1927-03-13"), stand("1927-03-13", "harbour")) == ("released", "in-force")
    report = {"directive": "dir1", "council": "city", "text": "Done.", "done": True}
    ground.refused("report-execution", "chair:city", "directive.released", **report)


def test_a_directive_that_is_withdrawn_binds_nobody_and_stays_on_view() -> None:
    ground = closed(chosen())
    resolve(ground, "withdraw-directive", "dir1", "fff", council="province", members=PROVINCE)
    ground.ask("withdraw-directive", "chair:province", motion="own-1")
    found = directive(ground)
    assert (found.withdrawn, found.withdrawal) == ("1927-03-13", "As the paper says.")
    assert answer_of(found, "city").means == "by-order"
    assert ground.state.get(Motion, "own-1", "motion").spent


def test_a_council_below_hands_a_directive_on_and_the_chain_shows() -> None:
    ground = decided_below()
    ground.ask("issue-directive", "chair:city", **{**ISSUING, **HANDED_ON})
    found = directive(ground, "dir2")
    assert (found.from_directive, found.council, found.addressees) == ("dir1", "city", ("ward",))


def test_from_an_emergency_decision_a_directive_is_issued_and_lapses_with_it() -> None:
    ground = above()
    decision = replace(ground.state.tables["decisions"]["pd1"], procedure="emergency", expires="1927-03-14")
    assert [decision.in_force_on(day) for day in ("1927-03-10", "1927-03-13", "1927-03-14")] == [False, True, False]
    ground.ask("issue-directive", "chair:province", **ISSUING)
    found = directive(ground)
    assert stand_of(found, decision, "city", (), "1927-03-13") == "in-force"
    assert stand_of(found, decision, "city", (), "1927-03-14") == "lapsed"
    assert stand_of(found, replace(decision, confirmed="1927-03-12"), "city", (), "1927-12-31") == "in-force"
    assert stand_of(found, replace(decision, lifted="1927-03-12"), "city", (), "1927-03-12") == "lapsed"


def test_an_objection_names_what_is_refused_of_its_means() -> None:
    ground = may_object()
    resolve(ground, "object-to-directive", "dir1")
    bad = {**OBJECTING, "means": {**OWN, "conditions": [{"fact": "owners-negotiate", "is_": "at-least", "value": 1}]}}
    refusal = ground.refused("object-to-directive", "chair:city", "faults", **bad)
    assert "means.conditions[0].fact: 'owners-negotiate' is a count here" in refusal.sentence
