"""What is refused of motions and votes. One table for each act."""

from __future__ import annotations

from dataclasses import replace

from chamber import CITY, UNITS, carried, hand, sitting, tabled, under, with_town
from deputies.statutes.model import Majority, Statute
from ground import Ground
from refusal_tables import Row, Table, each_row, each_table

THIRD = ("notice_days = 1\n", 'notice_days = 1\nroll_call = { num = 1, den = 3, of = "present" }\n')
TABLING = {
    "motion": "m1",
    "sitting": "s1",
    "title": "Eight hours",
    "text": "The working day is eight hours.",
    "competence": "wages",
}
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


def demanded() -> Ground:
    ground = tabled()
    ground.ask("demand-roll-call", "chair:city", motion="m1", demanded_by=[CITY[3]])
    return ground


def demand_on_units() -> Ground:
    def change(statute: Statute) -> Statute:
        return replace(statute, working=replace(statute.working, roll_call=UNITS))

    return under(tabled(), change)


def few_present() -> Ground:
    return sitting(present=CITY[:5])


def soldiers() -> Ground:
    return sitting(section="soldiers", present=CITY[:2])


def with_province_wages() -> Ground:
    """A statute in which wages are the province's alone."""
    return sitting(
        ('title = "Wages and hours", levels = ["town", "province"]', 'title = "Wages", levels = ["province"]')
    )


def counted_on_units() -> Ground:
    return with_town(tabled(), majority=Majority(UNITS))


def one_left_office() -> Ground:
    """The mandate mill-b-1.m2 ended while the sitting was open."""
    ground = tabled()
    ground.state.put(replace(ground.state.mandate("mill-b-1.m2"), ended="1927-03-09", end_reason="recalled"))
    return ground


VOTING = {
    "motion.unknown": Row(change={"motion": "m9"}),
    "sitting.not-open": Row(on=closed),
    "motion.voted": Row(on=carried, says="voted once"),
    "motion.amendments-first": Row(on=amended, says="a1"),
    "threshold.base": Row(on=counted_on_units),
}

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
            "competence.unknown": Row(change={"competence": "weather"}, says="wages, discipline"),
            "competence.level": Row(
                on=with_province_wages,
                says="Wages is not a matter of a council of the level Town; article 8.1 gives it to Province.",
            ),
            "competence.reserved": Row(change={"competence": "discipline"}, says="reserved to the Soldiers' section"),
            "competence.not-section": Row(on=soldiers, by="deputy:company-d-1.d1"),
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
    Table(
        "demand-roll-call",
        tabled,
        "chair:city",
        lambda _: {"motion": "m1", "demanded_by": [CITY[3]]},
        {
            "motion.unknown": Row(change={"motion": "m9"}),
            "sitting.not-open": Row(on=closed),
            "motion.voted": Row(on=carried),
            "vote.roll-call-demanded": Row(on=demanded),
            "vote.too-few-demand": (
                Row(
                    change={"demanded_by": []},
                    says="0 of 9 deputies present demand a roll call; article 6.1 requires",
                ),
                Row(on=lambda: tabled(THIRD), change={"demanded_by": list(CITY[:2])}, says="requires 3"),
            ),
            "threshold.base": Row(on=demand_on_units),
            "faults": (
                Row(change={"demanded_by": [CITY[3], CITY[3]]}, says="demanded_by[1]"),
                Row(change={"demanded_by": ["docks-a-1.m1"]}, says="is not present"),
            ),
        },
    ),
    Table(
        "take-roll-call",
        tabled,
        "secretary:city",
        lambda _: {"motion": "m1", "choices": hand("fffffaa--")},
        {
            **VOTING,
            "vote.no-quorum": Row(
                change={"choices": hand("ffa-")},
                says="4 of 9 deputies present voted or abstained; article 4.1 requires 5 for a quorum.",
            ),
            "faults": (
                Row(change={"choices": [*hand("fffff"), *hand("a")]}, says="choices[5].mandate"),
                Row(change={"choices": hand("ffffff", [*CITY[:5], "docks-a-1.m1"])}, says="is not present"),
                Row(on=one_left_office, says="'mill-b-1.m2' is not present"),
                Row(on=lambda: tabled(present=CITY[:6]), says="choices[6].mandate"),
            ),
        },
    ),
    Table(
        "take-show-of-hands",
        tabled,
        "secretary:city",
        lambda _: {"motion": "m1", "votes_for": 5, "votes_against": 3, "abstentions": 1},
        {
            **VOTING,
            "vote.no-quorum": Row(change={"votes_for": 4, "votes_against": 0, "abstentions": 0}),
            "vote.roll-call-demanded": Row(on=demanded, says="take it"),
            "vote.too-many": (
                Row(
                    change={"votes_for": 6},
                    says="6 for, 3 against and 1 abstaining are 10; only 9 deputies are present.",
                ),
                Row(on=one_left_office, says="only 8 deputies are present"),
            ),
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
