"""What is refused of decisions and of objections to them. One table for each act."""

from __future__ import annotations

from dataclasses import replace

from chamber import CITY, UNITS, adopted, carried, sitting, tabled, under, with_town
from deputies.sittings.sitting import Motion
from deputies.statutes.model import Statute
from ground import Ground
from refusal_tables import Row, Table, each_row, each_table

OBJECTING = {"decision": "d1", "section": "soldiers", "votes_for": 2, "votes_against": 0}
NO_OBJECTION = ("objection_days = 3", "objection_days = 0")


def foreign(competence: str, section: str | None = None) -> Ground:
    """A carried motion that could not have been tabled so here: what a record made elsewhere might hold."""
    ground = carried()
    motion = ground.state.get(Motion, "m1", "motion")
    ground.state.put(replace(motion, competence=competence))
    held = ground.state.tables["sittings"]["s1"]
    ground.state.put(replace(held, section=section))
    return ground


def foreign_level() -> Ground:
    def change(statute: Statute) -> Statute:
        wages = replace(statute.competences["wages"], levels=("province",))
        return replace(statute, competences={**statute.competences, "wages": wages})

    return under(carried(), change)


def amendment_carried() -> Ground:
    ground = tabled()
    fields = {"amendment": "a1", "motion": "m1", "text": "The working day is seven hours."}
    ground.ask("table-amendment", "deputy:mill-a-1.d1", **fields)
    ground.ask("take-show-of-hands", "secretary:city", motion="a1", votes_for=9, votes_against=0)
    return ground


def objected() -> Ground:
    ground = adopted()
    ground.ask("object-to-decision", "secretary:city", **OBJECTING)
    return ground


def of_the_section() -> Ground:
    """The soldiers' section has decided on discipline."""
    ground = sitting(section="soldiers", present=CITY[:2])
    fields = {"motion": "m1", "sitting": "s1", "title": "Officers", "text": "Officers are elected."}
    ground.ask("table-motion", "deputy:company-d-1.d1", competence="discipline", **fields)
    ground.ask("take-show-of-hands", "chair:city", motion="m1", votes_for=2, votes_against=0)
    ground.ask("adopt-decision", "chair:city", decision="d1", motion="m1")
    return ground


TABLES = (
    Table(
        "adopt-decision",
        carried,
        "secretary:city",
        lambda _: {"decision": "d1", "motion": "m1"},
        {
            "motion.unknown": Row(change={"motion": "m9"}),
            "decision.exists": Row(on=adopted),
            "decision.amendment": Row(on=amendment_carried, change={"motion": "a1"}),
            "decision.not-carried": (
                Row(on=tabled, says="tabled"),
                Row(on=adopted, change={"decision": "d2"}, says="adopted once"),
            ),
            "competence.unknown": Row(on=lambda: foreign("weather")),
            "competence.level": Row(on=foreign_level),
            "competence.reserved": Row(on=lambda: foreign("discipline")),
            "competence.not-section": Row(on=lambda: foreign("wages", "soldiers")),
        },
    ),
    Table(
        "object-to-decision",
        adopted,
        "secretary:city",
        lambda _: OBJECTING,
        {
            "decision.unknown": Row(change={"decision": "d9"}),
            "section.unknown": Row(change={"section": "sailors"}, says="it has soldiers."),
            "objection.none": Row(on=lambda: adopted(NO_OBJECTION), says="Article 4.5 gives the Soldiers' section no"),
            "objection.own": Row(on=of_the_section),
            "objection.once": Row(on=objected, says="article 4.5 allows it once"),
            "objection.late": Row(at="1927-03-13T00:00:00Z", says="within 3 days, until 1927-03-12"),
            "votes.too-many": Row(change={"votes_for": 3}),
            "objection.no-quorum": Row(change={"votes_for": 1}, says="article 4.1 requires 2"),
            "objection.not-carried": Row(
                change={"votes_for": 1, "votes_against": 1},
                says="The Soldiers' section does not object: 1 for, 1 against, 0 abstaining",
            ),
            "threshold.base": Row(on=lambda: with_town(adopted(), quorum=UNITS)),
        },
        at="1927-03-12T23:00:00Z",
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
