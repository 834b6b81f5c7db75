"""What is refused of councils: constituting, electing the executive, sending delegates. One table for each act."""

from __future__ import annotations

from dataclasses import replace

from chamber import (
    CAST,
    CITY,
    HARBOUR,
    NO_EXECUTIVE,
    PROVINCE,
    UNITS,
    above,
    bare,
    constituted,
    led,
    resolve,
    sitting,
    votes,
    with_town,
)  # fmt: skip
from deputies.sittings.sitting import Motion, Purpose
from deputies.values import Threshold
from ground import Ground, elected, founded
from officed import AUDITOR, DECLARATION, apart
from organised import organised
from refusal_tables import Row, Table, walked
from renewal import elect_anew, replan

EXECUTIVE = 'executive = { article = "4.2", size = 3, '
THREE = votes(mill_a_1_m1=9, mill_a_1_m2=8, company_d_1_m1=7)


def one_mill() -> Ground:
    """Only Mill B has elected: two of nine seats."""
    ground = founded()
    ground.elect("mill-b")
    ground.now = "1927-03-07T09:00:00Z"
    return ground


def ready() -> Ground:
    return elected()


def with_village() -> Ground:
    """A village was named after the plan was adopted."""
    ground = founded()
    village = {"id": "village", "name": "Village", "level": "town", "parent": "province"}
    ground.ask("name-council", "organiser", council=village)
    return ground


def one_mill_anew() -> Ground:
    """Under a newer plan only Mill B has elected: two of ten seats, beside nine of the term before."""
    return elect_anew(replan(constituted()), ("mill-b",))


def sitting_on() -> Ground:
    return elect_anew(replan(sitting()))


def on_units() -> Ground:
    return with_town(ready(), constitute=UNITS)


def by_units() -> Ground:
    return with_town(constituted(), quorum=Threshold(1, 1, "units"))


def by_electors() -> Ground:
    return with_town(constituted(), quorum=Threshold(1, 2, "registered"))


def by_votes() -> Ground:
    return with_town(constituted(), quorum=CAST)


def barred(ground: Ground, **fields: str) -> Ground:
    """The member with most votes is suspended, or on leave."""
    ground.state.put(replace(ground.state.mandate("mill-a-1.m1"), **fields))
    return ground


def by_presence(ground: Ground) -> Ground:
    """All units have to be represented; in the sitting everybody of Mill B is absent."""
    return with_town(ground, quorum=Threshold(1, 1, "units"))


def no_executive() -> Ground:
    return constituted(NO_EXECUTIVE)


def no_secretary() -> Ground:
    """The statute fills the post of a chair only."""
    return constituted((EXECUTIVE, EXECUTIVE + 'posts = ["chair"], '))


def sent() -> Ground:
    """City has sent its two delegates."""
    ground = led()
    ground.ask("send-delegates", "secretary:city", **SENDING)
    return ground


def vacant() -> Ground:
    """City has sent one delegate and may send another."""
    ground = led()
    one = {**SENDING, "votes": votes(mill_a_1_m1=9)}
    ground.ask("send-delegates", "secretary:city", **one)
    return ground


def auditor() -> Ground:
    """One of those who are to be elected has declared to be an auditor, which does not go with the executive."""
    ground = constituted(AUDITOR)
    ground.ask("declare-office", "deputy:mill-a-1.d1", **{**DECLARATION, "deputy": "mill-a-1.d1"})
    return ground


def set_apart() -> Ground:
    return led(apart("executive", "delegate"))


def recalled() -> Ground:
    ground = above()
    ground.ask("recall-delegate", "chair:city", motion=resolve(ground, "recall-delegate", PROVINCE[0]))
    return ground


def to_recall(choices: str = "fffffffff", *, spent: bool = False) -> Ground:
    """City has voted on the recall of mill-a-1.m2 from its executive."""
    ground = led()
    resolve(ground, "recall-from-executive", "mill-a-1.m2", choices)
    if spent:
        ground.ask("recall-from-executive", "chair:city", motion="own-1")
    return ground


def to_recall_delegate(choices: str = "fffffffff", *, spent: bool = False) -> Ground:
    """City has voted on the recall of its first delegate."""
    ground = above()
    resolve(ground, "recall-delegate", PROVINCE[0], choices)
    if spent:
        ground.ask("recall-delegate", "chair:city", motion="own-1")
    return ground


def left_executive() -> Ground:
    """Before the motion is carried out, an executive without that member is elected."""
    ground = to_recall()
    given = votes(mill_a_1_m1=9, mill_b_1_m1=8, company_d_1_m1=7)
    ground.ask("elect-executive", "secretary:city", council="city", votes=given, voters=9)
    return ground


def delegate_gone() -> Ground:
    ground = to_recall_delegate()
    ground.ask("resign", "deputy:mill-a-1.d1", mandate="mill-a-1.m1")
    return ground


def soldiers() -> Ground:
    return sitting(section="soldiers", present=CITY[:2])


def few() -> Ground:
    """Seven of nine are present."""
    return sitting(present=CITY[:7])


def closed() -> Ground:
    ground = sitting()
    ground.ask("close-sitting", "chair:city", sitting="s1")
    return ground


def harbour_sits() -> Ground:
    """Harbour sits, and nobody else."""
    ground = above()
    ground.ask("close-sitting", "chair:province", sitting="ps1")
    asked = {"council": "harbour", "sitting": "hs1", "day": "1927-03-12", "agenda": ["Own order"]}
    ground.ask("convene-sitting", "chair:harbour", **asked)
    ground.ask("open-sitting", "chair:harbour", sitting="hs1", present=list(HARBOUR), at="1927-03-12T09:00:00Z")
    return ground


def about_nobody() -> Ground:
    """The motion leads to the recall of someone whom no council has sent: what a record made elsewhere might hold."""
    ground = to_recall_delegate()
    motion = ground.state.get(Motion, "own-1", "motion")
    ground.state.put(replace(motion, leads_to=Purpose("recall-delegate", "mill-a-1.m1")))
    return ground


IN_SITTING = {
    "sitting.unknown": Row(on=led, by="secretary:city", change={"sitting": "s9"}),
    "sitting.elsewhere": Row(on=soldiers, by="secretary:city", change={"sitting": "s1"}),
    "sitting.not-open": Row(on=closed, by="secretary:city", change={"sitting": "s1"}),
}
ELECTING = {"council": "city", "votes": THREE, "voters": 9}
SENDING = {
    "council": "city",
    "to": "province",
    "votes": votes(mill_a_1_m1=9, mill_b_1_m1=5, mill_a_1_m2=4),
    "voters": 9,
}

TABLES = (
    Table(
        "constitute-council",
        ready,
        "credentials",
        lambda _: {"council": "city"},
        {
            "council.unknown": Row(change={"council": "nowhere"}, says="'nowhere'"),
            "plan.none": Row(on=bare),
            "council.constituted": Row(on=constituted, says="under the plan 'plan-1' on 1927-03-07"),
            "council.no-seats": Row(on=with_village, change={"council": "village"}),
            "council.too-few": (
                Row(
                    on=one_mill,
                    says="The council of City has 2 confirmed credentials for 9 seats under the plan 'plan-1'; "
                    "article 4.1 requires 5 (more than half of planned seats).",
                ),
                Row(on=one_mill_anew, says="2 confirmed credentials for 10 seats under the plan 'plan-2'"),
            ),
            "council.sitting": Row(on=sitting_on, says="'s1'"),
            "threshold.base": Row(on=on_units, says="base units"),
        },
    ),
    Table(
        "elect-executive",
        constituted,
        "organiser",
        lambda _: ELECTING,
        {
            "council.unknown": Row(change={"council": "nowhere"}),
            "council.not-constituted": Row(on=ready, says="forming"),
            "executive.office": (
                Row(on=led, says="the secretary"),
                Row(on=no_secretary, by="secretary:city", says="the organiser or the credentials commission"),
            ),
            "executive.none": Row(on=no_executive),
            **IN_SITTING,
            "votes.too-many": (
                Row(change={"voters": 10}, says="10 voters are stated"),
                Row(
                    on=few, by="secretary:city", change={"sitting": "s1"}, says="7 deputies are present at the sitting"
                ),
            ),
            "executive.in-control": Row(
                on=organised,
                by="secretary:city",
                change={"votes": votes(mill_a_1_m1=9, mill_b_1_m1=8, company_d_1_m1=7)},
                says="mill-b-1.m1 would sit in the executive and in the control",
            ),
            "executive.no-quorum": (
                Row(
                    change={"voters": 4, "votes": votes(mill_a_1_m1=4, mill_a_1_m2=3, company_d_1_m1=2)},
                    says="4 of 9 deputies of the council of City voted; article 4.1 requires 5 (more than half of "
                    "members in office).",
                ),
                Row(
                    on=by_units,
                    change={"voters": 7, "votes": votes(mill_a_1_m1=7, mill_a_1_m2=7, company_d_1_m1=7)},
                    says="7 of 9 deputies of the council of City voted, who stand for 2 of 3 units or councils at the "
                    "least, whoever they were; article 4.1 requires 3 (all base units); name the open sitting",
                ),
                Row(
                    on=lambda: by_presence(few()),
                    by="secretary:city",
                    change={
                        "sitting": "s1",
                        "voters": 7,
                        "votes": votes(mill_a_1_m1=7, mill_a_1_m2=7, company_d_1_m1=7),
                    },
                    says="2 units or councils are represented; article 4.1 requires 3 (all base units, 3).",
                ),
            ),
            "executive.too-few": (
                Row(
                    change={"votes": votes(mill_a_1_m1=9, mill_a_1_m2=8)},
                    says="2 members have votes; article 4.2 requires 3.",
                ),
                Row(change={"votes": votes(mill_a_1_m1=9)}, says="1 member has votes"),
            ),
            "office.incompatible": Row(on=auditor, says="is auditor (audit-1) and would be executive; by article 9.3"),
            "executive.tie": (
                Row(
                    change={"votes": votes(mill_a_1_m1=9, mill_a_1_m2=8, mill_b_1_m1=5, mill_b_1_m2=5)},
                    says="mill-b-1.m1, mill-b-1.m2 have 5 votes each",
                ),
                Row(change={"votes": votes(mill_a_1_m1=8, mill_a_1_m2=8, company_d_1_m1=7)}),
            ),
            "threshold.base": (
                Row(on=by_votes, says="4.1 counts on votes cast"),
                Row(on=by_electors, says="name the open sitting in which it is voted"),
            ),
            "faults": (
                Row(change={"votes": [*THREE, *votes(docks_a_1_m1=1)]}, says="votes[3].mandate"),
                Row(on=lambda: barred(constituted(), suspended="1927-04-30"), says="neither on leave nor suspended"),
                Row(on=lambda: barred(constituted(), away="1927-03-07"), says="neither on leave nor suspended"),
                Row(change={"votes": [*THREE, *votes(mill_a_1_m1=1)]}, says="stands twice"),
                Row(change={"votes": votes(mill_a_1_m1=10, mill_a_1_m2=8, company_d_1_m1=7)}, says="at most 9"),
                Row(
                    change={"votes": votes(mill_a_1_m1=9, mill_a_1_m2=9, company_d_1_m1=9, mill_b_1_m1=1)},
                    says="28 votes in all",
                ),
                Row(change={"posts": [{"post": "chair", "mandate": "mill-b-1.m1"}]}, says="is not elected"),
                Row(change={"posts": [{"post": "cook", "mandate": "mill-a-1.m1"}]}, says="'cook'"),
                Row(
                    change={
                        "posts": [
                            {"post": "chair", "mandate": "mill-a-1.m1"},
                            {"post": "secretary", "mandate": "mill-a-1.m1"},
                        ]
                    },
                    says="stands twice",
                ),
                Row(change={"posts": [{"post": "chair", "mandate": "mill-a-1.m1"}]}, says="'secretary' is not filled"),
            ),
        },
    ),
    Table(
        "recall-from-executive",
        to_recall,
        "chair:city",
        lambda _: {"motion": "own-1"},
        {
            "motion.unknown": Row(change={"motion": "m9"}),
            "motion.other-purpose": Row(on=to_recall_delegate, says="to lead to recall-delegate about"),
            "motion.not-carried": Row(
                on=lambda: to_recall("ffffaaa"),
                says="4 for, 3 against, 0 abstaining; article 4.2 requires 5 (more than half of members in office, 9): "
                "rejected.",
            ),
            "motion.spent": Row(on=lambda: to_recall(spent=True), by="organiser"),
            "executive.not-member": (
                Row(on=left_executive, by="organiser"),
                Row(on=sitting, about="mill-b-1.m1", says="not in the executive"),
            ),
            "motion.elsewhere": Row(on=soldiers, about="mill-a-1.m2", says="here sits the section 'soldiers'"),
        },
    ),
    Table(
        "send-delegates",
        led,
        "secretary:city",
        lambda _: SENDING,
        {
            "council.unknown": (Row(change={"council": "nowhere"}), Row(change={"to": "nowhere"})),
            "plan.none": Row(on=bare, by="credentials"),
            "council.not-constituted": Row(on=ready, by="credentials"),
            "delegation.none": Row(change={"to": "harbour"}, says="from the level Town to the level Town"),
            "delegation.full": Row(on=sent, says="2 delegates"),
            **IN_SITTING,
            "votes.too-many": (Row(change={"voters": 10}), Row(on=few, change={"sitting": "s1"})),
            "delegation.no-quorum": Row(
                change={"voters": 4, "votes": votes(mill_a_1_m1=4, mill_b_1_m1=3)}, says="article 4.1 requires 5"
            ),
            "office.incompatible": Row(on=set_apart, says="is executive (city.executive) and would be delegate"),
            "delegation.tie": Row(change={"votes": votes(mill_a_1_m1=9, mill_b_1_m1=4, mill_a_1_m2=4)}),
            "threshold.base": (Row(on=by_votes, by="credentials"), Row(on=by_electors, by="credentials")),
            "faults": (
                Row(change={"votes": []}, says="no member has votes"),
                Row(on=lambda: barred(led(), suspended="1927-04-30"), by="credentials", says="nor suspended"),
                Row(on=lambda: barred(led(), away="1927-03-07"), says="neither on leave nor suspended"),
                Row(
                    change={"votes": votes(docks_a_1_m1=2)},
                    says="expected a member in office who is no delegate in Province",
                ),
                Row(on=vacant, says="'mill-a-1.m1' cannot be chosen here"),
            ),
        },
    ),
    Table(
        "recall-delegate",
        to_recall_delegate,
        "chair:city",
        lambda _: {"motion": "own-1"},
        {
            "motion.unknown": Row(change={"motion": "m9"}),
            "motion.other-purpose": Row(on=to_recall),
            "motion.not-carried": Row(on=lambda: to_recall_delegate("ffffaaaa-"), says="article 4.1 requires 5"),
            "motion.spent": Row(on=lambda: to_recall_delegate(spent=True)),
            "mandate.unknown": Row(on=sitting, about="nowhere"),
            "delegation.none-held": Row(on=about_nobody, says="by petition"),
            "mandate.ended": Row(on=delegate_gone, says="ended on 1927-03-12", by="credentials"),
            "motion.elsewhere": Row(on=harbour_sits, about=PROVINCE[0], says="leaves this to the council 'city'"),
        },
    ),
)


TestTables = walked(TABLES)
