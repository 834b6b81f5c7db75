"""What is refused of motions and amendments. One table for each act."""

from __future__ import annotations

from chamber import CITY, PROVINCE, carried, resolve, sitting, tabled
from ground import Ground
from levels import decide, noticed, province_sits, taken_up, three
from organised import open_sitting
from refusal_tables import Row, Table, each_row, each_table

TABLING = {
    "motion": "m1",
    "sitting": "s1",
    "title": "Eight hours",
    "text": "The working day is eight hours.",
    "competence": "wages",
}
OWN = {"competence": "own-order"}
AMENDING = {"amendment": "a1", "motion": "m1", "text": "The working day is seven hours."}
DEPUTY = "deputy:mill-a-1.d1"


def closed() -> Ground:
    ground = tabled()
    ground.ask("close-sitting", "chair:city", sitting="s1")
    return ground


def amended() -> Ground:
    ground = tabled()
    ground.ask("table-amendment", DEPUTY, **AMENDING)
    return ground


def few_present() -> Ground:
    return sitting(present=CITY[:5])


def soldiers() -> Ground:
    return sitting(section="soldiers", present=CITY[:2])


def with_province_wages() -> Ground:
    """A statute in which wages are the province's alone."""
    return sitting(
        ('title = "Wages and hours", levels = ["town", "province"]', 'title = "Wages", levels = ["province"]')
    )


def handed() -> Ground:
    """City has handed supply over to the harbour, and sits."""
    ground = three()
    motion = resolve(ground, "hand-over-competence", "supply/harbour", motion="hand")
    ground.ask("hand-over-competence", "chair:city", motion=motion)
    return open_sitting(ground, "later")


SUPPLY = {"motion": "m2", "competence": "supply"}
PROVINCIAL = {"by": "chair:province", "change": {**SUPPLY, "sitting": "prov", "mover": PROVINCE[0]}}

TABLES = (
    Table(
        "table-motion",
        sitting,
        DEPUTY,
        lambda _: TABLING,
        {
            "sitting.unknown": Row(change={"sitting": "s9"}),
            "motion.exists": Row(on=tabled),
            "mandate.unknown": Row(change={"mover": "mill-a-1.m9"}),
            "motion.no-mover": Row(by="chair:city"),
            "motion.not-yours": Row(change={"mover": "mill-a-1.m2"}, says="in their own name"),
            "motion.absent": Row(on=few_present, by="deputy:mill-b-1.d1"),
            "sitting.not-open": Row(on=closed, change={"motion": "m2"}),
            "competence.unknown": Row(change={"competence": "weather"}, says="wages, discipline, own-order"),
            "competence.level": Row(
                on=with_province_wages,
                says="Wages is not a matter of a council of the level Town; article 8.1 gives it to Province.",
            ),
            "competence.reserved": Row(change={"competence": "discipline"}, says="reserved to the Soldiers' section"),
            "competence.not-section": Row(on=soldiers, by="deputy:company-d-1.d1"),
            "competence.handed-over": Row(
                on=handed,
                by="chair:city",
                change={**SUPPLY, "sitting": "later", "mover": CITY[0]},
                says="harbour has it",
            ),
            "notice.none": Row(
                on=lambda: province_sits(three()), **PROVINCIAL, says="requires notice of 3 days, and none was given"
            ),
            "notice.running": Row(on=lambda: province_sits(noticed()), **PROVINCIAL, says="runs until 1927-03-14"),
            "notice.taken-up": Row(
                on=lambda: province_sits(taken_up(), "1927-03-14"), **PROVINCIAL, says="City took it up on 1927-03-12"
            ),
            "notice.decided": Row(
                on=lambda: province_sits(decide(noticed(), "coal", "supply"), "1927-03-14"),
                **PROVINCIAL,
                says="City has decided it since the notice 'n1': 'coal'",
            ),
            "motion.purpose": (
                Row(change={**OWN, "leads_to": {"kind": "close-sitting", "about": "s1"}}, says="those that do are"),
                Row(
                    change={"leads_to": {"kind": "recall-from-executive", "about": "mill-a-1.m2"}},
                    says="table the motion by 'own-order'",
                ),
            ),
            "motion.elsewhere": Row(
                on=soldiers,
                by="deputy:company-d-1.d1",
                change={**OWN, "leads_to": {"kind": "recall-from-executive", "about": "mill-a-1.m2"}},
            ),
        },
    ),
    Table(
        "table-amendment",
        tabled,
        DEPUTY,
        lambda _: AMENDING,
        {
            "motion.unknown": Row(change={"motion": "m9"}),
            "motion.exists": Row(change={"amendment": "m1"}),
            "mandate.unknown": Row(change={"mover": "mill-a-1.m9"}),
            "motion.no-mover": Row(by="secretary:city"),
            "motion.not-yours": Row(change={"mover": "mill-a-1.m2"}),
            "motion.absent": Row(on=lambda: tabled(present=CITY[:5]), by="deputy:mill-b-1.d1"),
            "sitting.not-open": Row(on=closed),
            "amendment.of-amendment": Row(on=amended, change={"motion": "a1", "amendment": "a2"}, says="'m1' instead"),
            "motion.voted": Row(on=carried),
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
