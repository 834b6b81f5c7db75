"""What is refused of tasks: assigning, reporting, settling. One table for each act."""

from __future__ import annotations

from dataclasses import replace

from chamber import PROVINCE, above, bare, resolve
from deputies.sittings.sitting import Decision, Reversal
from ground import Ground, elected
from organised import MATTERS, organised
from refusal_tables import Row, Table, walked


def ready() -> Ground:
    """City has organs, and the province has decided "pd1"."""
    return organised()


def assigned(**fields: str) -> Ground:
    """City's executive has given a task to mill-a-1.m4, or to whom is named."""
    ground = ready()
    ground.ask("assign-task", "secretary:city", **{**ASSIGNING, **fields})
    return ground


def settled(outcome: str) -> Ground:
    ground = assigned()
    ground.ask("settle-task", "chair:city", task="t1", outcome=outcome, reason="It is so.")
    return ground


def undone() -> Ground:
    """The decision the task would come from has been set aside."""
    ground = above(MATTERS)
    decision = ground.state.get(Decision, "pd1", "decision")
    ground.state.put(replace(decision, overruled=Reversal("province", "1927-03-11", "m")))
    return ground


def rejected() -> Ground:
    ground = ready()
    resolve(ground, "dissolve-organ", "city-kitchens", "aaaaaaaaa")
    return ground


def by_province(**fields: str) -> dict[str, object]:
    return {"council": "province", "owner": PROVINCE[0], "origin": "pd1", **fields}


ASSIGNING = {
    "task": "t1",
    "council": "city",
    "title": "Coal",
    "text": "Count the coal at the quays.",
    "owner": "mill-a-1.m4",
    "due": "1927-03-20",
}

TABLES = (
    Table(
        "assign-task",
        ready,
        "secretary:city",
        lambda _: ASSIGNING,
        {
            "task.exists": Row(on=assigned),
            "council.unknown": Row(change={"council": "nowhere"}),
            "council.not-constituted": (
                Row(on=bare, by="chair:province", change=by_province()),
                Row(on=elected, by="chair:province", change=by_province()),
            ),
            "organ.none": Row(on=lambda: above(MATTERS), by="chair:province", change={**by_province(), "origin": None}),
            "task.origin": (
                Row(change={"origin": "d9"}, says="'d9' is no decision of the council of City that stands"),
                Row(on=rejected, change={"origin": "own-1"}),
                Row(on=undone, by="chair:province", change=by_province()),
                Row(on=lambda: above(MATTERS), by="chair:city", change={"origin": "pd1"}),
            ),
            "task.owner": (
                Row(change={"owner": "docks-a-1.m1"}),
                Row(change={"owner": "city-senate"}),
                Row(on=lambda: above(MATTERS), by="chair:province", change=by_province(owner="executive")),
            ),
            "task.past": Row(change={"due": "1927-03-11"}, says="today is 1927-03-12"),
        },
    ),
    Table(
        "report-task",
        assigned,
        "deputy:mill-a-1.d4",
        lambda _: {"task": "t1", "text": "Forty tons."},
        {
            "task.unknown": Row(change={"task": "t9"}),
            "task.settled": (Row(on=lambda: settled("done"), says="is done since 1927-03-12"),),
            "task.not-yours": (
                Row(by="deputy:mill-a-1.d3", says="is 'mill-a-1.m4''s"),
                Row(on=lambda: assigned(owner="city-control"), by="deputy:mill-a-1.d1"),
                Row(on=lambda: assigned(owner="executive"), by="deputy:mill-b-1.d1"),
            ),
        },
    ),
    Table(
        "settle-task",
        assigned,
        "chair:city",
        lambda _: {"task": "t1", "outcome": "done"},
        {
            "task.unknown": Row(change={"task": "t9"}),
            "task.settled": (
                Row(on=lambda: settled("done")),
                Row(on=lambda: settled("dropped"), change={"outcome": "done"}, says="is dropped since 1927-03-12"),
                Row(change={"outcome": "reopened", "reason": "It is not done."}, says="is open"),
            ),
            "task.no-reason": (
                Row(change={"outcome": "dropped"}, says="A task is dropped with a reason"),
                Row(on=lambda: settled("done"), change={"outcome": "reopened"}),
            ),
        },
    ),
)


TestTables = walked(TABLES)
