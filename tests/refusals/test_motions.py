"""What is refused of motions and amendments. One table for each act."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from chamber import CITY, PROVINCE, by_consent, carried, hand_over, resolve, sitting, tabled, under
from deputies.sittings.sitting import Purpose
from deputies.statutes.model import Statute
from deputies.values import Refusal
from ground import Ground
from levels import decide, noticed, province_sits, taken_up, three
from organised import open_sitting
from refusal_tables import Row, Table, walked

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


def put_off(**procedure: Any) -> Ground:
    """The motion was referred or postponed, and another sitting of the council is open on 10 March."""
    ground = tabled()
    moved = {"sitting": "s1", "procedure": {"about": "m1", **procedure}, "mover": CITY[2]}
    ground.ask("move-procedure", "chair:city", motion="p1", **moved)
    ground.ask("take-show-of-hands", "secretary:city", motion="p1", votes_for=9, votes_against=0)
    ground.ask("close-sitting", "chair:city", sitting="s1")
    convening = {"council": "city", "day": "1927-03-10", "agenda": ["Wages"]}
    ground.ask("convene-sitting", "chair:city", sitting="s2", **convening)
    opening = {"present": list(CITY), "at": "1927-03-10T10:00:00Z"}
    ground.ask("open-sitting", "secretary:city", sitting="s2", **opening)
    return ground


def postponed(until: str = "1927-03-10") -> Ground:
    return put_off(kind="postpone", until=until)


def section_again() -> Ground:
    """The council's motion was postponed and only its section of soldiers sits."""
    ground = postponed()
    ground.ask("close-sitting", "chair:city", sitting="s2")
    convening = {"council": "city", "day": "1927-03-11", "agenda": ["Muster"], "section": "soldiers"}
    ground.ask("convene-sitting", "chair:city", sitting="s3", **convening)
    opening = {"present": list(CITY[:2]), "at": "1927-03-11T10:00:00Z"}
    ground.ask("open-sitting", "secretary:city", sitting="s3", **opening)
    return ground


def of_wages(levels: tuple[str, ...] | None) -> Ground:
    """The statute under which the motion is to be taken up gives its matter to these levels, or does not know it."""

    def change(statute: Statute) -> Statute:
        known = dict(statute.competences)
        wages = known.pop("wages")
        return replace(
            statute, competences=known if levels is None else {**known, "wages": replace(wages, levels=levels)}
        )

    return under(postponed(), change)


def wages_reserved() -> Ground:
    def change(statute: Statute) -> Statute:
        soldiers = statute.sections["soldiers"]
        return replace(statute, sections={"soldiers": replace(soldiers, reserved=("discipline", "wages"))})

    return under(postponed(), change)


def of_section() -> Ground:
    """The section put off a motion on what is not reserved to it: what a record made elsewhere might hold."""
    ground = section_again()
    ground.state.put(replace(ground.state.tables["motions"]["m1"], sitting="s3"))
    return ground


def two_amendments() -> Ground:
    ground = tabled()
    ground.ask("table-amendment", DEPUTY, **AMENDING)
    ground.ask("table-amendment", DEPUTY, amendment="a2", motion="m1", text="Seven hours.")
    return ground


def line_changed() -> Ground:
    """An amendment to the only line was carried."""
    ground = tabled()
    ground.ask("table-amendment", DEPUTY, **AMENDING, lines={"first": 1, "last": 1})
    ground.ask("take-show-of-hands", "secretary:city", motion="a1", votes_for=9, votes_against=0)
    return ground


def debated() -> Ground:
    """The debate on the motion is closed."""
    ground = tabled()
    closing = {"procedure": {"kind": "close-debate", "about": "m1"}, "mover": CITY[3]}
    ground.ask("move-procedure", "chair:city", motion="p1", sitting="s1", **closing)
    ground.ask("take-show-of-hands", "secretary:city", motion="p1", votes_for=9, votes_against=0)
    return ground


def ordered() -> Ground:
    ground = two_amendments()
    ground.ask("set-voting-order", "chair:city", motion="m1", order=["a2", "a1"])
    return ground


def called() -> Ground:
    ground = tabled()
    ground.ask("open-roll-call", "chair:city", motion="m1")
    return ground


def counted() -> Ground:
    """One teller has entered a count of a secret vote."""
    ground = tabled()
    ground.ask("count-secret-vote", "teller", motion="m1", teller="first", votes_for=5, votes_against=4)
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
            "amendment.of-amendment": (
                Row(on=amended, change={"motion": "a1", "amendment": "a2"}, says="'m1' instead"),
                Row(on=debated, change={"motion": "p1"}, says="a motion on procedure"),
            ),
            "motion.voted": (Row(on=carried), Row(on=called, says="its text stays until"), Row(on=counted)),
            "motion.by-consent": Row(on=by_consent, change={"motion": "c1"}),
            "motion.debate-closed": Row(on=debated, says="amended no further"),
            "amendment.empty": Row(change={"text": " "}, says="The amendment says nothing"),
            "amendment.lines-taken": Row(
                on=line_changed, change={"amendment": "a2", "lines": {"first": 1, "last": 1}}, says="'a1'"
            ),
            "faults": (
                Row(change={"lines": {"first": 3, "last": 3}}, says="there is no line 3"),
                Row(change={"lines": {"first": 1, "last": 2}}, says="lines.last"),
            ),
        },
    ),
    Table(
        "set-voting-order",
        two_amendments,
        "chair:city",
        lambda _: {"motion": "m1", "order": ["a2", "a1"]},
        {
            "motion.unknown": Row(change={"motion": "m9"}),
            "motion.by-consent": Row(on=by_consent, change={"motion": "c1"}),
            "sitting.not-open": Row(on=closed),
            "amendment.of-amendment": Row(change={"motion": "a1"}),
            "motion.voted": Row(on=carried),
            "amendment.same-order": Row(on=ordered),
            "faults": (
                Row(change={"order": ["a2"]}, says="'a1' is left out"),
                Row(change={"order": ["a2", "a1", "a2"]}, says="order[2]"),
                Row(change={"order": ["a2", "m1", "a1"]}, says="'m1' is no amendment"),
            ),
        },
    ),
    Table(
        "withdraw-motion",
        tabled,
        DEPUTY,
        lambda _: {"motion": "m1"},
        {
            "motion.unknown": Row(change={"motion": "m9"}),
            "motion.by-consent": Row(on=by_consent, change={"motion": "c1"}),
            "sitting.not-open": Row(on=closed),
            "motion.not-yours": Row(by="deputy:mill-b-1.d1", says="only the mover withdraws it"),
            "motion.voted": (Row(on=carried, says="is carried"), Row(on=called, says="is being voted")),
        },
    ),
    Table(
        "resume-motion",
        postponed,
        "chair:city",
        lambda _: {"motion": "m1", "sitting": "s2"},
        {
            "motion.unknown": Row(change={"motion": "m9"}),
            "sitting.unknown": Row(change={"sitting": "s9"}),
            "sitting.not-open": Row(change={"sitting": "s1"}),
            "motion.not-waiting": Row(change={"motion": "p1"}, says="is carried"),
            "motion.elsewhere": Row(on=section_again, change={"sitting": "s3"}),
            "competence.unknown": Row(on=lambda: of_wages(None)),
            "competence.level": Row(on=lambda: of_wages(("province",)), says="article 8.1 gives it to Province"),
            "competence.reserved": Row(on=wages_reserved, says="reserved to the Soldiers' section"),
            "competence.not-section": Row(on=of_section, change={"sitting": "s3"}),
            "competence.handed-over": Row(
                on=lambda: hand_over(postponed(), "s2"),
                says="handed Wages and hours over on 1927-03-10 (article 8.1); harbour has it.",
            ),
            "motion.early": Row(on=lambda: postponed("1927-03-12"), says="postponed until 1927-03-12"),
        },
    ),
)


TestTables = walked(TABLES)


def test_what_leads_to_a_request_that_would_be_refused_is_not_taken_up_again() -> None:
    """The member whom the motion would recall has left the executive: nobody is to vote for nothing."""
    ground = postponed()
    purpose = Purpose("recall-from-executive", "mill-b-1.m1")
    motion = replace(ground.state.tables["motions"]["m1"], leads_to=purpose, competence="own-order")
    ground.state.put(motion)
    with pytest.raises(Refusal, match="is not in the executive"):
        ground.ask("resume-motion", "chair:city", motion="m1", sitting="s2")
