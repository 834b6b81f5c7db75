"""What is refused of directives: issuing, choosing a means, reporting execution. One table for each act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from chamber import FACTS, ISSUING, MEANS, above, chosen, issued
from deputies.sittings.sitting import Objection, Reversal
from ground import Ground
from refusal_tables import Row, Table, each_row, each_table

CHOOSING = {"directive": "dir1", "council": "city", "means": "by-order", "facts": FACTS}
REPORTING = {"directive": "dir1", "council": "city", "text": "Pickets stand at four mills.", "done": False}
YES_AND_COUNT = [MEANS[0], {**MEANS[1], "conditions": [{"fact": "owners-negotiate", "is_": "at-least", "value": 2}]}]


def no_directives() -> Ground:
    return above(('[directives]\narticle = "8.3"\nchoose_days = 3\nreport_days = 7\n', ""))


def advisory() -> Ground:
    return above(
        (
            'title = "Wages and hours", levels = ["town", "province"]',
            'title = "Wages", levels = ["town", "province"], stage = "advisory"',
        )
    )


def suspended() -> Ground:
    """The decision stands under an objection, as a province with sections would have it."""
    ground = above()
    decision = ground.state.tables["decisions"]["pd1"]
    objection = Objection("soldiers", "1927-03-11", "1927-03-14", "2 for, 0 against.")
    ground.state.put(replace(decision, objections=(objection,)))
    return ground


def done() -> Ground:
    ground = chosen()
    ground.ask("report-execution", "chair:city", **{**REPORTING, "done": True})
    return ground


def to_harbour_only() -> Ground:
    ground = above()
    ground.ask("issue-directive", "chair:province", **{**ISSUING, "addressees": ["harbour"]})
    return ground


def _undone(on: Callable[[], Ground]) -> dict[str, Row]:
    """The rows of a decision that has been set aside, or overruled, behind a directive."""

    def ground(field: str) -> Ground:
        found = on()
        decision = found.state.tables["decisions"]["pd1"]
        found.state.put(replace(decision, **{field: Reversal("province", "1927-03-11", "m")}))
        return found

    return {
        "decision.set-aside": Row(on=lambda: ground("set_aside"), says="set aside by the council of Province on"),
        "decision.overruled": Row(on=lambda: ground("overruled"), says="nothing rests on it any more"),
    }


TABLES = (
    Table(
        "issue-directive",
        above,
        "chair:province",
        lambda _: ISSUING,
        {
            "decision.unknown": Row(change={"decision": "pd9"}),
            "directive.exists": Row(on=issued),
            "directive.none-in-statute": Row(on=no_directives),
            "directive.not-deciding": Row(on=advisory, says="is advisory"),
            **_undone(above),
            "decision.suspended": Row(on=suspended, says="until 1927-03-14 by an objection"),
            "faults": (
                Row(change={"addressees": []}, says="no council is addressed"),
                Row(change={"addressees": ["province"]}, says="addressees[0]: 'province' is not below 'province'"),
                Row(change={"addressees": ["city", "city"]}, says="addressees[1]: 'city' stands twice"),
                Row(change={"means": []}, says="no means"),
                Row(change={"means": [MEANS[0], MEANS[0]]}, says="means[1].id"),
                Row(change={"means": YES_AND_COUNT}, says="means[1].conditions[0].fact"),
            ),
        },
    ),
    Table(
        "choose-means",
        issued,
        "chair:city",
        lambda _: CHOOSING,
        {
            "directive.unknown": Row(change={"directive": "dir9"}),
            "council.unknown": Row(change={"council": "nowhere"}),
            "directive.not-addressed": Row(on=to_harbour_only, says="but to harbour"),
            **_undone(issued),
            "means.chosen": Row(on=chosen, says="on 1927-03-12"),
            "means.unknown": Row(change={"means": "by-prayer"}, says="by-agreement, by-order"),
            "means.fact-missing": Row(change={"facts": FACTS[:1]}, says="'city' states nothing of 'organised-mills'"),
            "means.condition": (
                Row(
                    change={"facts": [FACTS[0], {**FACTS[1], "value": 2}]},
                    says="The means 'by-order' requires organised-mills at least 3; 'city' states 2.",
                ),
                Row(change={"means": "by-agreement"}, says="requires owners-negotiate: yes; 'city' states no."),
            ),
            "faults": (
                Row(change={"facts": [*FACTS, FACTS[0]]}, says="facts[2].fact"),
                Row(change={"facts": [{**FACTS[0], "value": 2}, FACTS[1]]}, says="1 for yes or 0 for no"),
            ),
        },
        at="1927-03-12T09:00:00Z",
    ),
    Table(
        "report-execution",
        chosen,
        "secretary:city",
        lambda _: REPORTING,
        {
            "directive.unknown": Row(change={"directive": "dir9"}),
            "council.unknown": Row(change={"council": "nowhere"}),
            "directive.not-addressed": Row(on=to_harbour_only),
            **_undone(chosen),
            "execution.no-means": Row(on=issued),
            "execution.done": Row(on=done, says="as done on 1927-03-12"),
        },
    ),
)


@each_table(TABLES)
def test_the_request_is_accepted_as_it_stands(table: Table) -> None:
    table.accept()


@each_row(TABLES)
def test_each_refusal_has_its_code_and_leaves_no_trace(table: Table, code: str, row: Row) -> None:
    table.refuse(code, row)


@each_table(TABLES)
def test_every_announced_refusal_is_tried(table: Table) -> None:
    table.check_complete()
