"""What is refused of directives: issuing, choosing a means, reporting, objecting, settling, withdrawing.

One table for each act.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from chamber import FACTS, HARBOUR, ISSUING, MEANS, PROVINCE, above, chosen, issued, resolve
from deputies.directives.directive import Directive, DirectiveObjection
from deputies.sittings.sitting import Motion, Objection, Purpose, Reversal
from directing import (
    HANDED_ON,
    OBJECTING,
    OBJECTIONS,
    OWN,
    STOCKS,
    city_sits,
    closed,
    decided_below,
    emergency,
    may_object,
    objected,
    objecting,
    settling,
    withdrawing,
)  # fmt: skip
from ground import Ground
from refusal_tables import Row, Table, walked

CHOOSING = {"directive": "dir1", "council": "city", "means": "by-order", "facts": FACTS}
REPORTING = {"directive": "dir1", "council": "city", "text": "Pickets stand at four mills.", "done": False}
YES_AND_COUNT = [MEANS[0], {**MEANS[1], "conditions": [{"fact": "owners-negotiate", "is_": "at-least", "value": 2}]}]


def of_record(fact: str, is_: str = "at-least") -> list[dict[str, Any]]:
    """Means with a condition on a fact of the record."""
    return [{**MEANS[0], "conditions": [{"fact": fact, "is_": is_, "value": 1}]}]


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


def lapsed(ground: Ground) -> Ground:
    return emergency(ground, "1927-03-11")


def withdrawn(ground: Ground) -> Ground:
    directive = ground.state.get(Directive, "dir1", "directive")
    ground.state.put(replace(directive, withdrawn="1927-03-11", withdrawal="The owners gave in."))
    return ground


def appealed(ground: Ground, status: str = "released") -> Ground:
    """City has appealed against the directive; the appeal stands as it is said to."""
    objection = DirectiveObjection(
        "o9", "dir1", "city", "appeal", "No mill here.", "x", "1927-03-11", "1927-03-11", status=status  # type: ignore[arg-type]
    )  # fmt: skip
    directive = ground.state.get(Directive, "dir1", "directive")
    ground.state.put(replace(directive, objections=("o9",)))
    ground.state.put(objection)
    return ground


def to_harbour_only(*changes: tuple[str, str]) -> Ground:
    ground = above(*changes)
    ground.ask("issue-directive", "chair:province", **{**ISSUING, "addressees": ["harbour"]})
    return ground


def province_hands_over() -> Ground:
    """The province has handed wages over to City since it decided."""
    ground = above()
    paper = {"motion": "hand", "sitting": "ps1", "title": "Own order", "text": "As the paper says."}
    purpose = {"kind": "hand-over-competence", "about": "wages/city"}
    chair = "chair:province"
    ground.ask("table-motion", chair, **paper, competence="own-order", mover=PROVINCE[0], leads_to=purpose)
    ground.ask("take-show-of-hands", chair, motion="hand", votes_for=3, votes_against=0)
    ground.ask("hand-over-competence", chair, motion="hand")
    return ground


def done(*changes: tuple[str, str]) -> Ground:
    ground = chosen(*changes)
    ground.ask("report-execution", "chair:city", **{**REPORTING, "done": True})
    return ground


def objecting_twice() -> Ground:
    """Two motions to object were carried, and the first was carried out."""
    ground = objecting()
    resolve(ground, "object-to-directive", "dir1", motion="own-2", day="1927-03-13")
    ground.ask("object-to-directive", "secretary:city", **OBJECTING)
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


def led_elsewhere(ground: Ground, motion: str, about: str) -> Ground:
    """The motion is about this instead: what a record made elsewhere might hold."""
    found = ground.state.get(Motion, motion, "motion")
    assert found.leads_to is not None
    ground.state.put(replace(found, leads_to=Purpose(found.leads_to.kind, about)))
    return ground


def settled() -> Ground:
    ground = settling()
    ground.ask("settle-objection", "chair:province", motion="own-2")
    return ground


def settled_before() -> Ground:
    """A second motion was carried before the first was carried out."""
    ground = settling()
    body = {"council": "province", "members": PROVINCE, "motion": "own-3"}
    resolve(ground, "settle-objection", "o1", "fff", **body)
    ground.ask("settle-objection", "chair:province", motion="own-3")
    return ground


def withdrawn_before() -> Ground:
    ground = withdrawing()
    body = {"council": "province", "members": PROVINCE, "motion": "own-2"}
    resolve(ground, "withdraw-directive", "dir1", "fff", **body)
    ground.ask("withdraw-directive", "chair:province", motion="own-2")
    return ground


def withdrawal_spent() -> Ground:
    ground = withdrawing()
    ground.ask("withdraw-directive", "chair:province", motion="own-1")
    return ground


def harbour_sits(ground: Ground) -> Ground:
    day = "1927-03-13"
    fields = {"sitting": "h1", "council": "harbour", "day": day, "agenda": ["x"]}
    ground.ask("convene-sitting", "chair:harbour", **fields, at="1927-03-12T09:00:00Z")
    ground.ask("open-sitting", "chair:harbour", sitting="h1", present=list(HARBOUR), at=f"{day}T12:00:00Z")
    return ground


def handing_on(change: Callable[[Ground], Ground], says: str) -> Row:
    """City hands on a directive that no longer binds it."""
    return Row(on=lambda: change(decided_below()), change=HANDED_ON, by="chair:city", says=says)


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
            "decision.lapsed": Row(on=lambda: lapsed(above()), says="in force no longer; it is 1927-03-11"),
            "competence.handed-over": Row(on=province_hands_over, says="handed Wages and hours over on 1927-03-11"),
            "directive.unknown": Row(change={"from_directive": "dir9"}),
            "directive.not-addressed": Row(
                on=issued, change={"directive": "dir2", "from_directive": "dir1"}, says="but to city, harbour"
            ),
            "directive.withdrawn": handing_on(withdrawn, "withdrawn on 1927-03-11"),
            "directive.lapsed": handing_on(emergency, "lapsed on 1927-03-12 with the emergency decision 'pd1'"),
            "directive.released": handing_on(appealed, "by its appeal"),
            "faults": (
                Row(change={"addressees": []}, says="no council is addressed"),
                Row(change={"addressees": ["province"]}, says="addressees[0]: 'province' is not below 'province'"),
                Row(change={"addressees": ["city", "city"]}, says="addressees[1]: 'city' stands twice"),
                Row(change={"means": []}, says="no means"),
                Row(change={"means": [MEANS[0], MEANS[0]]}, says="means[1].id"),
                Row(change={"means": YES_AND_COUNT}, says="means[1].conditions[0].fact"),
                Row(change={"means": of_record("record.weather")}, says="the record knows no 'record.weather'"),
                Row(change={"means": of_record("record.electors", "yes")}, says="'record.electors' is yes or no here"),
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
            "directive.withdrawn": Row(on=lambda: withdrawn(issued()), says="withdrawn on 1927-03-11"),
            "directive.lapsed": Row(on=lambda: emergency(issued()), says="lapsed on 1927-03-12"),
            "directive.released": (
                Row(on=lambda: appealed(issued()), says="'city' has been released"),
                Row(on=lambda: appealed(issued(), "open"), says="'city' has been released"),  # not settled in time
            ),
            "execution.done": Row(on=done, change={"means": "by-agreement"}, says="as done on 1927-03-12"),
            "means.chosen": Row(on=chosen, says="on 1927-03-12, on these very facts"),
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
                Row(
                    change={"facts": [*FACTS, {**FACTS[0], "fact": "record.deputies"}]}, says="computed from the record"
                ),
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
            "directive.withdrawn": Row(on=lambda: withdrawn(chosen()), says="withdrawn on 1927-03-11"),
            "directive.lapsed": Row(on=lambda: emergency(chosen()), says="lapsed on 1927-03-12"),
            "directive.released": Row(on=lambda: appealed(chosen()), says="'city' has been released"),
            "execution.no-means": Row(on=issued),
            "execution.done": Row(on=done, says="as done on 1927-03-12"),
        },
    ),
    Table(
        "object-to-directive",
        objecting,
        "secretary:city",
        lambda _: OBJECTING,
        {
            "motion.unknown": Row(change={"motion": "own-9"}),
            "motion.other-purpose": Row(change={"motion": "p1"}, by="chair:province", says="lead to nothing"),
            "motion.not-carried": Row(on=lambda: objecting(voted=False), says="is lapsed"),
            "motion.spent": Row(on=objected, change={"objection": "o2"}),
            "objection.exists": Row(on=objecting_twice, change={"motion": "own-2"}),
            "directive.unknown": Row(on=lambda: city_sits(may_object()), about="dir9"),
            "directive.not-addressed": Row(on=lambda: city_sits(closed(to_harbour_only(OBJECTIONS))), about="dir1"),
            "directive.withdrawn": Row(on=lambda: withdrawn(objecting())),
            "directive.lapsed": Row(on=lambda: emergency(objecting())),
            "directive.released": Row(on=lambda: appealed(objecting())),
            "motion.elsewhere": Row(on=lambda: city_sits(may_object(), "soldiers"), about="dir1"),
            "objection.none": Row(
                on=lambda: city_sits(closed(issued())), about="dir1", says="gives the councils below no"
            ),
            "objection.once": Row(
                on=objecting_twice,
                change={"motion": "own-2", "objection": "o2"},
                says="on 1927-03-13; a council objects",
            ),
            "objection.late": Row(
                at="1927-03-17T09:00:00Z", says="within 5 days, until 1927-03-16, and it is 1927-03-17"
            ),
            "execution.done": Row(on=lambda: city_sits(closed(done(OBJECTIONS)), day="1927-03-13"), about="dir1"),
            "means.fact-missing": Row(change={"facts": []}, says="'city' states nothing of 'stocks-days'"),
            "means.condition": Row(change={"facts": [{**STOCKS[0], "value": 11}]}, says="'city' states 11"),
            "faults": (
                Row(change={"means": None, "facts": []}, says="means: no means are proposed"),
                Row(change={"asks": "appeal", "facts": []}, says="means: means are proposed"),
                Row(change={"asks": "appeal", "means": None}, says="facts: facts are stated"),
                Row(change={"means": {**OWN, "id": "by-order"}}, says="means.id: 'by-order' stands twice"),
                Row(change={"facts": [*STOCKS, *STOCKS]}, says="facts[1].fact"),
            ),
        },
    ),
    Table(
        "settle-objection",
        settling,
        "chair:province",
        lambda _: {"motion": "own-2"},
        {
            "motion.unknown": Row(change={"motion": "own-9"}),
            "motion.other-purpose": Row(
                change={"motion": "own-1"}, by="chair:city", says="to lead to object-to-directive about dir1"
            ),
            "motion.not-carried": Row(on=lambda: settling(voted=False), says="is lapsed"),
            "motion.spent": Row(on=settled),
            "objection.unknown": Row(on=lambda: led_elsewhere(settling(), "own-2", "o9")),
            "motion.elsewhere": Row(on=lambda: harbour_sits(objected()), about="o1", says="to the council 'province'"),
            "objection.settled": Row(on=settled_before, says="was settled on 1927-03-14: allowed"),
            "objection.stands": Row(
                at="1927-03-17T09:00:00Z", says="to be settled by 1927-03-16 (article 8.3) and was not"
            ),
        },
    ),
    Table(
        "withdraw-directive",
        withdrawing,
        "chair:province",
        lambda _: {"motion": "own-1"},
        {
            "motion.unknown": Row(change={"motion": "own-9"}),
            "motion.other-purpose": Row(change={"motion": "p1"}, says="to lead to nothing further"),
            "motion.not-carried": Row(on=lambda: withdrawing(voted=False), says="is lapsed"),
            "motion.spent": Row(on=withdrawal_spent),
            "directive.unknown": Row(on=lambda: led_elsewhere(withdrawing(), "own-1", "dir9")),
            "motion.elsewhere": Row(on=lambda: harbour_sits(closed(issued())), about="dir1"),
            "directive.withdrawn": Row(on=withdrawn_before, says="withdrawn on 1927-03-13; that is done once"),
        },
    ),
)


TestTables = walked(TABLES)
