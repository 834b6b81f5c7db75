"""Refusals of instructions, reports and verdicts: one table for each act."""

from __future__ import annotations

from dataclasses import replace

from chamber import PROVINCE, above, hand, led, resolve, sitting
from credentialled import D, M, contested, issued, resigned
from deputies.sittings.sitting import Motion, Purpose
from ground import Ground, elected
from refusal_tables import Row, Table, walked
from renewal import waiting
from told import (
    APPLIED,
    INSTRUCTION,
    REPORT,
    about_delegate,
    applied,
    instructed,
    instructed_delegate,
    on_the_agenda,
    reported,
    sent_up,
)

WAITS = "mill-b-2.m1"
THIRD = (
    'force = "binding"\nmajority = { num = 1, den = 2, of = "votes-cast", strict = true }',
    'force = "binding"\nmajority = { num = 1, den = 3, of = "votes-cast" }',
)
ASKS = {"motion": "m1", "choice": "for"}
INSTRUCTING = {"motion": "own-1", "instruction": "i1", "on": "p2", "choice": "against"}
VERDICT = {"mandate": M, "report": "r1", "votes_for": 30, "votes_against": 20}


def delegated() -> Ground:
    """A delegate of the city, put there by hand: how delegates are sent is another test."""
    ground = elected()
    sent = replace(ground.state.mandate(M), id="delegate-1", delegate_of="city", election="", number=0)
    ground.state.put(sent)
    return ground


def soldiers_sit() -> Ground:
    """A motion of the soldiers' section, in which the deputy of the mill does not sit."""
    ground = sitting(section="soldiers", present=["company-d-1.m1", "company-d-1.m2"])
    ground.ask(
        "table-motion", "chair:city", motion="m1", sitting="s1", title="Leave", text="Two days.",
        competence="discipline", mover="company-d-1.m1",
    )  # fmt: skip
    return ground


def told_of_soldiers() -> Ground:
    ground = soldiers_sit()
    ground.ask("instruct", "elector:mill-b", **INSTRUCTION)
    return ground


def decided() -> Ground:
    """The motion has been voted; the deputy was told before."""
    ground = on_the_agenda()
    ground.ask("take-roll-call", "secretary:city", motion="m1", choices=hand("ffffffffa"))
    return ground


def lapsed() -> Ground:
    ground = on_the_agenda()
    ground.ask("close-sitting", "chair:city", sitting="s1")
    return ground


def elsewhere() -> Ground:
    """The motion p2 is tabled in the province, and the deputy of the mill sits in City."""
    ground = sent_up()
    ground.ask("instruct", "elector:mill-b", **{**INSTRUCTION, "mandate": "mill-b-1.m2"})
    return ground


def gone_before(ground: Ground) -> Ground:
    ground.ask("resign", f"deputy:{D}", mandate=M)
    return ground


def unconfirmed_delegate() -> Ground:
    """The delegate's credential waits, though the council has resolved: what a record made elsewhere might hold."""
    ground = about_delegate()
    ground.state.put(replace(ground.state.mandate(PROVINCE[0]), credential="issued"))
    return ground


def waiting_delegate() -> Ground:
    ground = about_delegate()
    ground.state.put(replace(ground.state.mandate(PROVINCE[0]), waits=True))
    return ground


def delegate_gone() -> Ground:
    ground = about_delegate()
    ground.ask("resign", "deputy:mill-a-1.d1", mandate="mill-a-1.m1")
    return ground


def about_a_deputy() -> Ground:
    """The motion is about someone whom no council has sent: what a record made elsewhere might hold."""
    ground = about_delegate()
    motion = ground.state.get(Motion, "own-1", "motion")
    ground.state.put(replace(motion, leads_to=Purpose("instruct-delegate", "mill-a-1.m1")))
    return ground


def other_purpose() -> Ground:
    ground = led()
    resolve(ground, "recall-from-executive", "mill-a-1.m2")
    return ground


def again() -> Ground:
    """City has resolved a second time to instruct the delegate."""
    ground = instructed_delegate()
    resolve(ground, "instruct-delegate", PROVINCE[0], motion="own-2")
    return ground


def voted_above() -> Ground:
    ground = about_delegate()
    ground.ask("take-show-of-hands", "secretary:province", motion="p2", votes_for=3, votes_against=0)
    return ground


def judged() -> Ground:
    ground = reported()
    ground.ask("judge-report", "elector:mill-b", **VERDICT)
    return ground


TABLES = (
    Table(
        "instruct",
        on_the_agenda,
        "elector:mill-b",
        lambda ground: {**INSTRUCTION, "instruction": "i2", **ASKS},
        {
            "mandate.unknown": Row(change={"mandate": "nobody"}),
            "mandate.ended": Row(on=resigned),
            "mandate.expired": Row(at="1927-09-06T00:00:00Z", says="ended on 1927-09-06"),
            "mandate.unconfirmed": (Row(on=issued, says="is issued"), Row(on=contested, says="is contested")),
            "mandate.waiting": Row(on=waiting, change={"mandate": WAITS}, says="'plan-2'"),
            "mandate.delegate": Row(on=delegated, change={"mandate": "delegate-1"}, says="the council 'city'"),
            "instruction.exists": Row(change={"instruction": "i1"}),
            "instruction.votes": Row(change={"votes_for": 81}, says="101 votes"),
            "instruction.majority": (
                Row(change={"votes_for": 20}, says="article 7.3 requires 21 (more than half of votes cast, 40)"),
                Row(change={"votes_for": 0, "votes_against": 0}, says="requires 1"),
                Row(on=lambda: elected(THIRD), change={"votes_for": 20, "votes_against": 20}, says="requires 21"),
            ),
            "instruction.choice": (
                Row(change={"choice": None}, says="says how to vote on it"),
                Row(change={"motion": None}, says="names the motion"),
            ),
            "instruction.motion": (
                Row(on=sent_up, change={"motion": "p2"}, says="voted by the council 'province'"),
                Row(on=soldiers_sit, says="voted by the section 'soldiers' of 'city'"),
            ),
            "motion.unknown": Row(change={"motion": "m9"}),
            "motion.voted": (Row(on=decided, says="is carried"), Row(on=lapsed, says="is lapsed")),
        },
    ),
    Table(
        "apply-instruction",
        on_the_agenda,
        "elector:mill-b",
        lambda ground: APPLIED,
        {
            "mandate.unknown": Row(change={"mandate": "nobody"}),
            "mandate.ended": Row(on=lambda: gone_before(on_the_agenda())),
            "mandate.expired": Row(at="1927-09-06T00:00:00Z"),
            "mandate.unconfirmed": Row(on=issued),
            "mandate.waiting": Row(on=waiting, change={"mandate": WAITS}),
            "mandate.delegate": Row(on=delegated, change={"mandate": "delegate-1"}),
            "instruction.unknown": (
                Row(change={"instruction": "i9"}, says="it has i1"),
                Row(on=elected, says="it has none"),
            ),
            "instruction.applied": Row(on=applied, change={"choice": "against"}, says="a vote for on 'm1' already"),
            "instruction.votes": Row(change={"votes_for": 81}),
            "instruction.majority": Row(change={"votes_against": 30}, says="requires 31"),
            "instruction.motion": (
                Row(on=elsewhere, change={"motion": "p2", "mandate": "mill-b-1.m2"}, says="'province'"),
                Row(on=told_of_soldiers, says="the section 'soldiers'"),
            ),
            "motion.unknown": Row(change={"motion": "m9"}),
            "motion.voted": (Row(on=decided), Row(on=lapsed)),
        },
    ),
    Table(
        "instruct-delegate",
        about_delegate,
        "chair:city",
        lambda ground: INSTRUCTING,
        {
            "motion.unknown": (
                Row(change={"motion": "own-9"}),
                Row(change={"on": "p9"}),
            ),
            "motion.other-purpose": Row(on=other_purpose, says="to lead to recall-from-executive"),
            "motion.not-carried": Row(on=lambda: about_delegate("ffffaaaaa"), says="article 4.1 requires 5"),
            "motion.spent": Row(on=lambda: about_delegate(spent=True)),
            "mandate.unknown": Row(on=sitting, about="nowhere"),
            "mandate.ended": Row(on=delegate_gone, by="credentials"),
            "mandate.expired": Row(at="1927-09-06T00:00:00Z"),
            "mandate.unconfirmed": Row(on=unconfirmed_delegate),
            "mandate.waiting": Row(on=waiting_delegate),
            "delegation.none-held": Row(on=about_a_deputy, says="given by electors"),
            "motion.elsewhere": Row(on=above, about=PROVINCE[0], says="leaves this to the council 'city'"),
            "instruction.exists": Row(on=again, change={"motion": "own-2", "on": None, "choice": None}),
            "instruction.choice": (Row(change={"on": None}), Row(change={"choice": None})),
            "instruction.motion": Row(change={"on": "own-1"}, says="voted by the council 'city'"),
            "motion.voted": Row(on=voted_above, says="is carried"),
        },
    ),
    Table(
        "file-report",
        instructed,
        f"deputy:{D}",
        lambda ground: REPORT,
        {
            "mandate.unknown": Row(change={"mandate": "nobody"}),
            "mandate.ended": Row(on=resigned),
            "mandate.expired": Row(at="1927-09-06T00:00:00Z", says="ended on 1927-09-06"),
            "mandate.unconfirmed": Row(on=issued),
            "mandate.waiting": Row(on=waiting, change={"mandate": WAITS}),
            "report.exists": Row(on=reported),
            "instruction.unknown": (
                Row(change={"answers": ["i1", "i2"]}, says="it has i1"),
                Row(on=elected, says="it has none"),
            ),
        },
    ),
    Table(
        "judge-report",
        reported,
        "elector:mill-b",
        lambda ground: VERDICT,
        {
            "mandate.unknown": Row(change={"mandate": "nobody"}),
            "mandate.ended": Row(on=lambda: gone_before(reported())),
            "mandate.delegate": Row(on=delegated, change={"mandate": "delegate-1"}),
            "report.unknown": (Row(change={"report": "r9"}, says="it has r1"), Row(on=elected, says="it has none")),
            "report.judged": Row(on=judged, says="article 7.3 requires 26"),
            "report.votes": (
                Row(change={"votes_for": 0, "votes_against": 0}, says="Nobody voted"),
                Row(change={"votes_for": 81}, says="101 votes were given and 100 electors"),
            ),
        },
    ),
)


TestTables = walked(TABLES)


def test_electors_of_another_unit_neither_instruct_nor_judge() -> None:
    elected().refused("instruct", "elector:mill-a", "office.elsewhere", **INSTRUCTION)
    on_the_agenda().refused("apply-instruction", "elector:mill-a", "office.elsewhere", **APPLIED)
    reported().refused("judge-report", "elector:mill-a", "office.elsewhere", **VERDICT)


def test_a_deputy_reports_for_nobody_else_and_does_not_judge() -> None:
    elected().refused("file-report", "deputy:mill-b-1.d2", "office.elsewhere", mandate=M, report="r1", text="Mine.")
    reported().refused("judge-report", f"deputy:{D}", "office.wrong", **VERDICT)
