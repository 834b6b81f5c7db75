"""What is refused of organs: forming, electing, recalling, rotating, dissolving. One table for each act."""

from __future__ import annotations

from dataclasses import replace

from chamber import CAST, CITY, HARBOUR, above, resolve, sitting, votes, with_town
from deputies.councils.organ import Organ
from deputies.sittings.sitting import Motion, Purpose
from ground import Ground
from organised import CONTROL, MATTERS, formed, open_sitting, organised
from refusal_tables import Row, Table, walked


def to_form(choices: str = "fffffffff", *, spent: bool = False, about: str = "city-control") -> Ground:
    """City has voted on forming an organ."""
    ground = above(MATTERS)
    resolve(ground, "form-organ", about, choices)
    if spent:
        ground.ask("form-organ", "chair:city", motion="own-1", **FORMING)
    return ground


def to_dissolve(choices: str = "fffffffff", *, spent: bool = False) -> Ground:
    ground = formed()
    resolve(ground, "dissolve-organ", "city-kitchens", choices)
    if spent:
        ground.ask("dissolve-organ", "chair:city", motion="own-1")
    return ground


def to_recall(choices: str = "fffffffff", *, spent: bool = False) -> Ground:
    """City has voted on the recall of mill-b-1.m1 from its control."""
    ground = organised()
    resolve(ground, "recall-from-organ", "city-control/mill-b-1.m1", choices)
    if spent:
        ground.ask("recall-from-organ", "chair:city", motion="own-1")
    return ground


def formed_since() -> Ground:
    """After a motion was carried to form a control, another one was carried out."""
    ground = to_form()
    resolve(ground, "form-organ", "city-other", motion="own-2")
    ground.ask("form-organ", "chair:city", motion="own-2", provision="control")
    return ground


def taken_since() -> Ground:
    """After a motion was carried to form an organ under an id, that id was given to another."""
    ground = to_form()
    resolve(ground, "form-organ", "city-control", motion="own-2")
    ground.ask("form-organ", "chair:city", motion="own-2", **FORMING)
    return ground


def recalled_since() -> Ground:
    ground = to_recall()
    resolve(ground, "recall-from-organ", "city-control/mill-b-1.m1", motion="own-2")
    ground.ask("recall-from-organ", "chair:city", motion="own-2")
    return ground


def dissolved_since() -> Ground:
    ground = to_dissolve()
    resolve(ground, "dissolve-organ", "city-kitchens", motion="own-2")
    ground.ask("dissolve-organ", "chair:city", motion="own-2")
    return ground


def about(kind: str, words: str) -> Ground:
    """The motion leads elsewhere than the tabling lets through: what a record made elsewhere might hold."""
    ground = to_dissolve()
    motion = ground.state.get(Motion, "own-1", "motion")
    ground.state.put(replace(motion, leads_to=Purpose(kind, words)))
    return ground


def ended(organ: str) -> Ground:
    ground = electing()
    found = ground.state.get(Organ, organ, "organ")
    ground.state.put(replace(found, dissolved="1927-03-12"))
    return ground


def electing() -> Ground:
    """The organs are formed and City sits."""
    return open_sitting(formed())


def soldiers() -> Ground:
    return sitting(MATTERS, section="soldiers", present=CITY[:2])


def soldiers_later() -> Ground:
    """The soldiers' section sits, and the organs are formed."""
    return open_sitting(formed(), members=CITY[:2], section="soldiers")


def later() -> Ground:
    """City sits again, its organs elected."""
    return open_sitting(organised(), "later")


def few() -> Ground:
    """Six of nine are present."""
    return open_sitting(formed(), members=CITY[:6])


def closed() -> Ground:
    ground = electing()
    ground.ask("close-sitting", "chair:city", sitting="os")
    return ground


def harbour_sits() -> Ground:
    return open_sitting(formed(), council="harbour", members=HARBOUR)


def barred(ground: Ground, **fields: str) -> Ground:
    """The member with most votes is suspended, or on leave."""
    ground.state.put(replace(ground.state.mandate("mill-b-1.m1"), **fields))
    return ground


def by_votes() -> Ground:
    return with_town(electing(), quorum=CAST)


def alone() -> Ground:
    """The other member of the presidium has resigned."""
    ground = organised()
    ground.ask("resign", "deputy:company-d-1.d1", mandate="company-d-1.m1")
    return ground


def week_over() -> Ground:
    """The presidium was elected seven days ago."""
    ground = organised()
    ground.now = "1927-03-19T09:00:00Z"
    return ground


FORMING = {"provision": "control"}
ELECTING = {"organ": "city-control", "sitting": "os", "votes": CONTROL, "voters": 9}

TABLES = (
    Table(
        "form-organ",
        to_form,
        "chair:city",
        lambda _: {"motion": "own-1", **FORMING},
        {
            "motion.unknown": Row(change={"motion": "m9"}),
            "motion.other-purpose": Row(on=to_dissolve),
            "motion.not-carried": Row(on=lambda: to_form("ffffaaaaa")),
            "motion.spent": Row(on=lambda: to_form(spent=True)),
            "motion.elsewhere": Row(on=soldiers, about="city-control", says="here sits the section 'soldiers'"),
            "organ.exists": (
                Row(on=taken_since, says="There is an organ"),
                Row(on=electing, about="city-control"),
            ),
            "organ.not-in-statute": (
                Row(change={"provision": "senate"}, says="it gives presidium, control, department."),
                Row(change={"provision": "office"}, says="no organ 'office'"),
            ),
            "organ.formed": Row(on=formed_since, says="has its Control commission already: 'city-other'"),
            "organ.unnamed": (
                Row(change={"provision": None}, says="needs a name and a number of places"),
                Row(change={"provision": None, "name": "Kitchens"}),
                Row(change={"size": 7}, says="has 3 places by article 4.7"),
            ),
        },
    ),
    Table(
        "elect-organ",
        electing,
        "secretary:city",
        lambda _: ELECTING,
        {
            "organ.unknown": Row(change={"organ": "city-senate"}),
            "organ.dissolved": Row(on=lambda: ended("city-control"), says="ended on 1927-03-12"),
            "sitting.unknown": Row(change={"sitting": "s9"}),
            "sitting.elsewhere": (
                Row(on=soldiers_later, says="all its members together"),
                Row(on=harbour_sits),
            ),
            "sitting.not-open": Row(on=closed),
            "votes.too-many": (
                Row(on=few, says="9 voters are stated; 6 deputies are present"),
                Row(change={"voters": 10}),
            ),
            "organ.no-quorum": Row(change={"voters": 4, "votes": votes(mill_b_1_m1=4)}, says="article 4.1 requires 5"),
            "organ.nobody": Row(change={"votes": []}, says="Nobody has votes for Control commission"),
            "organ.tie": (
                Row(
                    change={"votes": votes(mill_b_1_m1=7, mill_b_1_m2=6, mill_a_1_m4=5, mill_a_1_m5=5)},
                    says="mill-a-1.m4, mill-a-1.m5 have 5 votes each",
                ),
                Row(change={"votes": votes(mill_b_1_m1=7, mill_b_1_m2=7)}, says="draw the public lot"),
            ),
            "organ.in-executive": Row(
                change={"votes": votes(mill_b_1_m1=7, mill_a_1_m1=6)},
                says="mill-a-1.m1 would sit in the executive and in the control: Control commission controls the "
                "executive (article 4.7)",
            ),
            "sheet.needed": Row(change={"votes": [{"mandate": f"m{each}", "votes": 1} for each in range(251)]}),
            "threshold.base": Row(on=by_votes),
            "faults": (
                Row(change={"votes": votes(docks_a_1_m1=1)}, says="docks-a-1.m1"),
                Row(
                    on=lambda: barred(electing(), suspended="1927-04-30"),
                    change={"voters": 8},
                    says="'mill-b-1.m1' cannot be chosen here; expected a member in office, neither on leave nor "
                    "suspended",
                ),
                Row(
                    on=lambda: barred(electing(), away="1927-03-08"),
                    change={"voters": 8},
                    says="'mill-b-1.m1' cannot be chosen here",
                ),
                Row(
                    change={"organ": "city-presidium", "votes": votes(mill_b_1_m1=3)},
                    says="expected a member of the executive",
                ),
                Row(change={"posts": [{"post": "chair", "mandate": "mill-a-1.m4"}]}, says="is not elected"),
            ),
        },
    ),
    Table(
        "recall-from-organ",
        to_recall,
        "chair:city",
        lambda _: {"motion": "own-1"},
        {
            "motion.unknown": Row(change={"motion": "m9"}),
            "motion.other-purpose": Row(on=to_dissolve),
            "motion.not-carried": Row(on=lambda: to_recall("ffffaaa"), says="article 4.7 requires 5"),
            "motion.spent": Row(on=lambda: to_recall(spent=True)),
            "motion.elsewhere": (
                Row(
                    on=lambda: open_sitting(organised(), council="harbour", members=HARBOUR, sitting="hs"),
                    about="city-control/mill-b-1.m1",
                ),
                Row(
                    on=lambda: open_sitting(organised(), "ss", members=CITY[:2], section="soldiers"),
                    about="city-control/mill-b-1.m1",
                ),
            ),
            "motion.about": Row(on=later, about="city-control", says="organ/mandate, two ids joined by a slash"),
            "organ.unknown": Row(on=later, about="city-senate/mill-b-1.m1"),
            "organ.dissolved": Row(on=lambda: ended("city-control"), about="city-control/mill-b-1.m1"),
            "organ.no-member": (
                Row(on=recalled_since),
                Row(on=later, about="city-control/mill-a-1.m1", says="is not in Control commission"),
            ),
        },
    ),
    Table(
        "rotate-post",
        week_over,
        "secretary:city",
        lambda _: {"organ": "city-presidium"},
        {
            "organ.unknown": Row(change={"organ": "city-senate"}),
            "organ.dissolved": Row(on=lambda: ended("city-presidium"), change={"organ": "city-presidium"}),
            "organ.not-member": Row(by="deputy:mill-b-1.d1", says="does not sit in Presidium"),
            "rotation.none": (
                Row(change={"organ": "city-control"}, says="4.7 lets no post of Control commission rotate"),
                Row(on=formed),
            ),
            "rotation.early": Row(
                at="1927-03-18T09:00:00Z",
                says="held since 1927-03-12; by article 4.6 it goes on after 7 days, on 1927-03-19",
            ),
            "rotation.alone": Row(on=alone, at="1927-03-20T09:00:00Z", says="nobody else in Presidium"),
        },
    ),
    Table(
        "dissolve-organ",
        to_dissolve,
        "chair:city",
        lambda _: {"motion": "own-1"},
        {
            "motion.unknown": Row(change={"motion": "m9"}),
            "motion.other-purpose": Row(on=to_form),
            "motion.not-carried": Row(on=lambda: to_dissolve("aaaaaffff")),
            "motion.spent": Row(on=lambda: to_dissolve(spent=True)),
            "motion.elsewhere": Row(
                on=lambda: open_sitting(formed(), council="harbour", members=HARBOUR), about="city-kitchens"
            ),
            "organ.unknown": (Row(on=electing, about="city-senate"), Row(on=lambda: about("dissolve-organ", "none"))),
            "organ.dissolved": (Row(on=dissolved_since), Row(on=lambda: ended("city-kitchens"), about="city-kitchens")),
            "organ.by-statute": Row(
                on=electing, about="city-control", says="The statute gives the council its Control"
            ),
        },
    ),
)


TestTables = walked(TABLES)
