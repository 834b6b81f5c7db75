"""What is refused of councils: constituting, electing the executive, sending delegates. One table for each act."""

from __future__ import annotations

from chamber import NO_EXECUTIVE, PROVINCE, UNITS, above, bare, constituted, led, sitting, votes, with_town
from ground import Ground, elected, founded
from refusal_tables import Row, Table, each_row, each_table
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
    return with_town(constituted(), quorum=UNITS)


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


def recalled() -> Ground:
    ground = above()
    ground.ask("recall-delegate", "chair:city", mandate=PROVINCE[0], votes_for=9, votes_against=0)
    return ground


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
            "votes.too-many": Row(change={"voters": 10}, says="10 voters are stated"),
            "executive.no-quorum": Row(
                change={"voters": 4, "votes": votes(mill_a_1_m1=4, mill_a_1_m2=3, company_d_1_m1=2)},
                says="4 of 9 deputies of the council of City voted; article 4.1 requires 5 (more than half of members "
                "in office).",
            ),
            "executive.too-few": Row(
                change={"votes": votes(mill_a_1_m1=9, mill_a_1_m2=8)},
                says="2 members have votes; article 4.2 requires 3.",
            ),
            "executive.tie": (
                Row(
                    change={"votes": votes(mill_a_1_m1=9, mill_a_1_m2=8, mill_b_1_m1=5, mill_b_1_m2=5)},
                    says="mill-b-1.m1, mill-b-1.m2 have 5 votes each",
                ),
                Row(change={"votes": votes(mill_a_1_m1=8, mill_a_1_m2=8, company_d_1_m1=7)}),
            ),
            "threshold.base": Row(on=by_units, says="4.1 counts on base units"),
            "faults": (
                Row(change={"votes": [*THREE, *votes(docks_a_1_m1=1)]}, says="votes[3].mandate"),
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
        led,
        "secretary:city",
        lambda _: {"council": "city", "mandate": "mill-a-1.m1", "votes_for": 5, "votes_against": 4},
        {
            "council.unknown": Row(change={"council": "nowhere"}),
            "executive.not-member": (
                Row(change={"mandate": "mill-b-1.m1"}),
                Row(on=constituted, by="credentials", says="not in the executive"),
            ),
            "votes.too-many": Row(change={"votes_for": 6}),
            "executive.no-quorum": Row(change={"votes_for": 4, "votes_against": 0}),
            "executive.not-recalled": Row(
                change={"votes_for": 4, "votes_against": 3},
                says="keeps 'mill-a-1.m1' in its executive: 4 for, 3 against, 0 abstaining; article 4.2 requires 5 "
                "(more than half of members in office, 9): rejected.",
            ),
            "threshold.base": Row(on=lambda: with_town(led(), quorum=UNITS)),
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
            "votes.too-many": Row(change={"voters": 10}),
            "delegation.no-quorum": Row(
                change={"voters": 4, "votes": votes(mill_a_1_m1=4, mill_b_1_m1=3)}, says="article 4.1 requires 5"
            ),
            "delegation.tie": Row(change={"votes": votes(mill_a_1_m1=9, mill_b_1_m1=4, mill_a_1_m2=4)}),
            "threshold.base": Row(on=by_units, by="credentials"),
            "faults": (
                Row(change={"votes": []}, says="no member has votes"),
                Row(change={"votes": votes(docks_a_1_m1=2)}, says="docks-a-1.m1"),
                Row(on=vacant, says="'mill-a-1.m1' cannot be chosen here"),
            ),
        },
    ),
    Table(
        "recall-delegate",
        above,
        "secretary:city",
        lambda _: {"mandate": PROVINCE[0], "votes_for": 5, "votes_against": 4},
        {
            "mandate.unknown": Row(change={"mandate": "nowhere"}),
            "delegation.none-held": Row(change={"mandate": "mill-a-1.m1"}, says="by petition"),
            "mandate.ended": Row(on=recalled, says="ended on 1927-03-11"),
            "votes.too-many": Row(change={"votes_for": 6}),
            "delegation.no-quorum": Row(change={"votes_for": 3, "votes_against": 1}),
            "delegation.not-recalled": Row(
                change={"votes_for": 4},
                says="The council of City keeps its delegate: 4 for, 4 against, 0 abstaining; article 4.1 requires 5",
            ),
            "threshold.base": Row(on=lambda: with_town(above(), quorum=UNITS)),
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
