"""What is refused of decisions and of objections to them. One table for each act."""

from __future__ import annotations

from dataclasses import replace

from chamber import CITY, adopted, carried, resolve, sitting, tabled, under
from deputies.sittings.sitting import Decision, Motion, Purpose
from deputies.statutes.model import Statute
from deputies.values import add_days
from ground import Ground
from levels import GIVING, decide, noticed, province_carried
from refusal_tables import Row, Table, walked

SOLDIERS = CITY[:2]
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


def to_object(*changes: tuple[str, str], choices: str = "ff", spent: bool = False) -> Ground:
    """The soldiers' section has voted on 10 March to object to the decision of the 9th."""
    ground = adopted(*changes)
    ground.ask("close-sitting", "secretary:city", sitting="s1")
    resolve(ground, "object-to-decision", "d1", choices, members=SOLDIERS, section="soldiers")
    if spent:
        ground.ask("object-to-decision", "secretary:city", motion="own-1")
    return ground


def other_purpose() -> Ground:
    ground = adopted()
    ground.ask("close-sitting", "secretary:city", sitting="s1")
    resolve(ground, "recall-from-executive", "mill-a-1.m2")
    return ground


def section_sits(ground: Ground, *, close: bool = True) -> Ground:
    """The soldiers' section sits, the day after."""
    if close:
        ground.ask("close-sitting", "chair:city", sitting="s1")
    day = add_days(ground.now[:10], 1)
    asked = {"council": "city", "sitting": "s2", "day": day, "agenda": ["Own order"], "section": "soldiers"}
    ground.ask("convene-sitting", "chair:city", **asked)
    ground.ask("open-sitting", "chair:city", sitting="s2", present=list(SOLDIERS), at=f"{day}T09:00:00Z")
    return ground


def objected() -> Ground:
    """The section has objected once, and sits again."""
    return section_sits(to_object(spent=True), close=False)


def of_another_council() -> Ground:
    ground = section_sits(adopted())
    decision = ground.state.get(Decision, "d1", "decision")
    ground.state.put(replace(decision, council="harbour"))
    return ground


def gone() -> Ground:
    """The motion leads to an objection to nothing: what a record made elsewhere might hold."""
    ground = to_object()
    motion = ground.state.get(Motion, "own-1", "motion")
    ground.state.put(replace(motion, leads_to=Purpose("object-to-decision", "d9")))
    return ground


def of_the_section() -> Ground:
    """The soldiers' section has decided on discipline."""
    ground = sitting(section="soldiers", present=CITY[:2])
    fields = {"motion": "m1", "sitting": "s1", "title": "Officers", "text": "Officers are elected."}
    ground.ask("table-motion", "deputy:company-d-1.d1", competence="discipline", **fields)
    ground.ask("take-show-of-hands", "chair:city", motion="m1", votes_for=2, votes_against=0)
    ground.ask("adopt-decision", "chair:city", decision="d1", motion="m1")
    return ground


def handed_since() -> Ground:
    """After the motion was carried, the matter was handed over."""
    ground = carried()
    ground.ask("close-sitting", "chair:city", sitting="s1")
    motion = resolve(ground, "hand-over-competence", "wages/harbour", motion="hand")
    ground.ask("hand-over-competence", "chair:city", motion=motion)
    return ground


def withdrawn(*, again: bool) -> Ground:
    """After the province carried its motion the notice was withdrawn, and another was given or not."""
    ground = province_carried()
    ground.ask("withdraw-notice", "chair:province", notice="n1")
    if again:
        ground.ask("give-notice", "chair:province", **{**GIVING, "notice": "n2"})
    return ground


def taken_up_since() -> Ground:
    """On the last day of the notice the province carried its motion, and then City took the matter up."""
    ground = noticed()
    motion = resolve(ground, "take-up-matter", "n1", motion="up")
    province_carried(ground)
    ground.ask("take-up-matter", "chair:city", motion=motion)
    return ground


PROVINCIAL = {"by": "chair:province", "change": {"motion": "pm"}}

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
            "competence.handed-over": Row(on=handed_since, says="handed Wages and hours over on 1927-03-10"),
            "notice.none": Row(on=lambda: withdrawn(again=False), **PROVINCIAL),
            "notice.running": Row(on=lambda: withdrawn(again=True), **PROVINCIAL, says="'n2' of 1927-03-14 runs until"),
            "notice.taken-up": Row(on=taken_up_since, **PROVINCIAL),
            "notice.decided": Row(on=lambda: decide(province_carried(), "coal", "supply"), **PROVINCIAL),
        },
    ),
    Table(
        "object-to-decision",
        to_object,
        "secretary:city",
        lambda _: {"motion": "own-1"},
        {
            "motion.unknown": Row(change={"motion": "m9"}),
            "motion.other-purpose": Row(on=other_purpose, by="chair:city"),
            "motion.not-carried": Row(on=lambda: to_object(choices="fa"), says="1 for, 1 against, 0 abstaining"),
            "motion.spent": Row(on=lambda: to_object(spent=True)),
            "motion.elsewhere": Row(on=of_another_council, about="d1"),
            "decision.unknown": (Row(on=gone), Row(on=lambda: section_sits(adopted()), about="d9")),
            "section.unknown": Row(on=adopted, about="d1", says="it has soldiers."),
            "objection.none": Row(
                on=lambda: section_sits(adopted(NO_OBJECTION)), about="d1", says="Article 4.5 gives the Soldiers'"
            ),
            "objection.own": Row(on=lambda: section_sits(of_the_section()), about="d1"),
            "objection.once": Row(on=objected, about="d1", says="article 4.5 allows it once"),
            "objection.late": Row(at="1927-03-13T00:00:00Z", says="within 3 days, until 1927-03-12"),
        },
        at="1927-03-12T23:00:00Z",
    ),
)


TestTables = walked(TABLES)
