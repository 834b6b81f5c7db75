"""What is refused of delegated matters: delegating, taking back, deciding between sittings, setting aside."""

from __future__ import annotations

from dataclasses import replace

from chamber import CITY, HARBOUR, NO_EXECUTIVE, PROVINCE, above, cast, constituted, hand, resolve, sitting
from deputies.councils.organ import Organ
from deputies.sittings.sitting import Decision, Reversal
from ground import Ground
from levels import noticed, taken_up, three
from organised import MATTERS, NOT_FROM_EXECUTIVE, RESERVED, department, open_sitting, organised
from refusal_tables import Row, Table, walked


def to_delegate(choices: str = "fffffffff", *, about: str = "tolls/city-department", spent: bool = False) -> Ground:
    """City has voted on delegating a matter."""
    ground = organised()
    resolve(ground, "delegate-matter", about, choices)
    if spent:
        ground.ask("delegate-matter", "chair:city", motion="own-1")
    return ground


def delegated_since() -> Ground:
    """After a motion was carried to delegate tolls to the department, they went to the executive."""
    ground = to_delegate()
    ground.ask(
        "delegate-matter", "chair:city", motion=resolve(ground, "delegate-matter", "tolls/executive", motion="b")
    )
    return ground


def to_take_back(choices: str = "fffffffff", *, spent: bool = False) -> Ground:
    ground = department()
    resolve(ground, "take-back-matter", "supply", choices)
    if spent:
        ground.ask("take-back-matter", "chair:city", motion="own-1")
    return ground


def run_out() -> Ground:
    """The days of the delegation were over before the motion was carried out."""
    ground = to_take_back()
    ground.now = "1927-03-21T09:00:00Z"
    return ground


def decided() -> Ground:
    """The department decided on supply, between sittings."""
    ground = department()
    ground.ask("decide-in-organ", "deputy:mill-a-1.d3", **DECIDING)
    return ground


def to_set_aside(choices: str = "fffffffff", *, spent: bool = False) -> Ground:
    ground = decided()
    resolve(ground, "set-aside-decision", "od1", choices)
    if spent:
        ground.ask("set-aside-decision", "chair:city", motion="own-1")
    return ground


def set_aside_since() -> Ground:
    ground = to_set_aside()
    ground.ask("set-aside-decision", "chair:city", motion=resolve(ground, "set-aside-decision", "od1", motion="own-2"))
    return ground


def overruled_since() -> Ground:
    """A council above overruled it: as a record could hold it."""
    ground = to_set_aside()
    decision = ground.state.get(Decision, "od1", "decision")
    ground.state.put(replace(decision, overruled=Reversal("province", "1927-03-15", "m")))
    return ground


def later(*changes: tuple[str, str]) -> Ground:
    """City sits, its organs elected."""
    return open_sitting(organised(*changes), "later")


def ended(organ: str, ground: Ground) -> Ground:
    found = ground.state.get(Organ, organ, "organ")
    ground.state.put(replace(found, dissolved="1927-03-12"))
    return ground


def handed() -> Ground:
    """City has handed tolls over to the harbour."""
    ground = organised()
    motion = resolve(ground, "hand-over-competence", "tolls/harbour", motion="hand")
    ground.ask("hand-over-competence", "chair:city", motion=motion)
    return ground


def supply_handed() -> Ground:
    ground = department()
    motion = resolve(ground, "hand-over-competence", "supply/harbour", motion="hand")
    ground.ask("hand-over-competence", "chair:city", motion=motion)
    return ground


def no_executive() -> Ground:
    """The statute gives towns no executive: whoever presides is not on the record."""
    return open_sitting(constituted(NOT_FROM_EXECUTIVE, NO_EXECUTIVE), "later")


def soldiers() -> Ground:
    return sitting(MATTERS, section="soldiers", present=CITY[:2])


def in_province(*, given: bool = False) -> Ground:
    """The province has an office that may decide supply, which is first the towns'; notice was given on 15 March."""
    ground = three()
    body = {"council": "province", "members": PROVINCE}
    motion = resolve(ground, "form-organ", "province-office", "fff", motion="pf", **body)
    ground.ask("form-organ", "chair:province", motion=motion, provision="office")
    open_sitting(ground, "po", "province", PROVINCE)
    given_votes = [{"mandate": PROVINCE[0], "votes": 3}]
    asked = {"organ": "province-office", "sitting": "po", "votes": given_votes, "voters": 3}
    ground.ask("elect-organ", "chair:province", **asked)
    ground.ask("close-sitting", "chair:province", sitting="po")
    motion = resolve(ground, "delegate-matter", "supply/province-office", "fff", motion="pd", **body)
    ground.ask("delegate-matter", "chair:province", motion=motion)
    if given:
        noticed(ground)
    return ground


def up() -> Ground:
    return taken_up(in_province(given=True))


def decided_below() -> Ground:
    """Since the notice City has decided on supply itself."""
    ground = in_province(given=True)
    open_sitting(ground, "cs")
    motion = {
        "motion": "cm",
        "sitting": "cs",
        "title": "Rice",
        "text": "Rice at the old price.",
        "competence": "supply",
    }
    ground.ask("table-motion", "chair:city", **motion, mover=CITY[0])
    ground.ask("take-roll-call", "chair:city", motion="cm", choices=hand("fffffffff"))
    ground.ask("adopt-decision", "chair:city", decision="cd", motion="cm")
    return ground


DECIDING = {
    "decision": "od1",
    "council": "city",
    "organ": "city-department",
    "competence": "supply",
    "title": "Coal",
    "text": "Coal for the kitchens.",
    "choices": cast(mill_a_1_m3="for", mill_a_1_m4="for", mill_b_1_m1="against"),
}
ABOVE = {
    **DECIDING,
    "council": "province",
    "organ": "province-office",
    "choices": [{"mandate": PROVINCE[0], "choice": "for"}],
}
MANY = [{"mandate": f"m{number}", "choice": "for"} for number in range(251)]
PROVINCIAL = {"by": "chair:province", "change": ABOVE}

BODY = {
    "organ.none": Row(on=no_executive, about="tolls/executive", says="has no executive"),
    "organ.unknown": (
        Row(on=later, about="tolls/city-senate", says="it has executive, city-presidium, city-control"),
        Row(on=later, about="tolls/province"),
    ),
    "organ.dissolved": Row(on=lambda: ended("city-department", later()), about="tolls/city-department"),
}

TABLES = (
    Table(
        "delegate-matter",
        to_delegate,
        "chair:city",
        lambda _: {"motion": "own-1", "until": "1927-03-31"},
        {
            "motion.unknown": Row(change={"motion": "m9"}),
            "motion.other-purpose": Row(on=to_take_back),
            "motion.not-carried": Row(on=lambda: to_delegate("ffffaaaaa")),
            "motion.spent": Row(on=lambda: to_delegate(spent=True)),
            "motion.elsewhere": Row(on=soldiers, about="tolls/executive"),
            "motion.about": Row(on=later, about="tolls", says="competence/organ or competence/executive"),
            "competence.unknown": Row(on=later, about="weather/executive"),
            "competence.level": Row(
                on=lambda: open_sitting(in_province(), "ls", "province", PROVINCE), about="repairs/province-office"
            ),
            "competence.reserved": Row(
                on=later, about="discipline/executive", says="reserved to the Soldiers' section"
            ),
            "competence.handed-over": Row(on=lambda: open_sitting(handed(), "later"), about="tolls/executive"),
            **BODY,
            "matter.organ": (
                Row(on=later, about="tolls/city-control", says="it judges what others decided (article 4.7)"),
                Row(on=later, about="tolls/city-kitchens", says="it prepares what the council decides"),
            ),
            "matter.reserved": (
                Row(on=lambda: later(RESERVED), about="tolls/executive", says="Article 4.2 keeps this"),
                Row(on=lambda: later(RESERVED), about="tolls/city-department"),
                Row(on=later, about="own-order/executive", says="Article 4.1 keeps this"),
            ),
            "matter.delegated": (
                Row(on=delegated_since, says="delegated to 'executive' since"),
                Row(on=later, about="repairs/executive", says="'city-presidium'"),
            ),
            "matter.past": Row(change={"until": "1927-03-12"}),
        },
    ),
    Table(
        "take-back-matter",
        to_take_back,
        "chair:city",
        lambda _: {"motion": "own-1"},
        {
            "motion.unknown": Row(change={"motion": "m9"}),
            "motion.other-purpose": Row(on=to_delegate),
            "motion.not-carried": Row(on=lambda: to_take_back("aaaaaffff")),
            "motion.spent": Row(on=lambda: to_take_back(spent=True)),
            "motion.elsewhere": Row(on=soldiers, about="supply"),
            "matter.not-delegated": (Row(on=run_out), Row(on=later, about="wages", says="decides 'wages' itself")),
        },
    ),
    Table(
        "decide-in-organ",
        department,
        "deputy:mill-a-1.d3",
        lambda _: DECIDING,
        {
            "decision.exists": Row(on=decided),
            "council.unknown": Row(change={"council": "nowhere"}),
            "organ.none": Row(on=lambda: above(MATTERS), **{**PROVINCIAL, "change": {**ABOVE, "organ": "executive"}}),
            "organ.unknown": Row(change={"organ": "city-senate"}),
            "organ.dissolved": Row(on=lambda: ended("city-department", department())),
            "organ.not-member": Row(by="deputy:mill-a-1.d1", says="does not sit in Department of supply"),
            "organ.council-sits": Row(on=lambda: open_sitting(department(), "later"), says="is sitting ('later')"),
            "competence.unknown": Row(change={"competence": "weather"}),
            "competence.level": Row(
                on=in_province, by="chair:province", change={**ABOVE, "competence": "repairs"}, says="Province"
            ),
            "competence.reserved": Row(change={"competence": "discipline"}),
            "competence.handed-over": Row(on=supply_handed, says="harbour has it"),
            "matter.not-delegated": (
                Row(change={"competence": "tolls"}, says="but by the council of City itself (article 8.8)"),
                Row(change={"competence": "repairs"}, says="but by 'city-presidium', to whom it is delegated"),
                Row(at="1927-03-21T09:00:00Z", says="the council of City itself"),
            ),
            "notice.none": Row(on=in_province, **PROVINCIAL, says="the councils below (City, Harbour)"),
            "notice.running": Row(on=lambda: in_province(given=True), **PROVINCIAL, says="runs until 1927-03-17"),
            "notice.taken-up": Row(on=up, **PROVINCIAL, says="City took it up on 1927-03-15"),
            "notice.decided": Row(
                on=decided_below, **PROVINCIAL, says="City has decided it since the notice 'n1': 'cd'"
            ),
            "organ.no-quorum": Row(
                change={"choices": cast(mill_a_1_m3="for")}, says="1 of 3 members of Department of supply took part; 2"
            ),
            "organ.rejected": Row(
                change={"choices": cast(mill_a_1_m3="for", mill_a_1_m4="against", mill_b_1_m1="abstain")},
                says="1 for, 1 against, 1 abstaining; article 4.8 requires 2",
            ),
            "sheet.needed": Row(change={"choices": MANY}),
            "faults": (
                Row(change={"choices": cast(mill_a_1_m1="for")}, says="does not sit in it"),
                Row(change={"choices": cast(mill_a_1_m3="for") * 2}, says="stands twice"),
                Row(change={"choices": [{**DECIDING["choices"][0], "votes": 1}]}, says="each member has one vote"),
            ),
        },
    ),
    Table(
        "set-aside-decision",
        to_set_aside,
        "chair:city",
        lambda _: {"motion": "own-1"},
        {
            "motion.unknown": Row(change={"motion": "m9"}),
            "motion.other-purpose": Row(on=to_take_back),
            "motion.not-carried": Row(on=lambda: to_set_aside("aaaaaffff")),
            "motion.spent": Row(on=lambda: to_set_aside(spent=True)),
            "motion.elsewhere": Row(on=soldiers, about="od1"),
            "decision.unknown": Row(on=later, about="od9"),
            "decision.not-organ": Row(
                on=lambda: open_sitting(above(MATTERS), "hs", "harbour", HARBOUR), about="pd1", says="by a new decision"
            ),
            "decision.set-aside": Row(on=set_aside_since, says="was set aside by the council of City on 1927-03-"),
            "decision.overruled": Row(on=overruled_since, says="was overruled by the council of Province"),
        },
    ),
)


TestTables = walked(TABLES)
