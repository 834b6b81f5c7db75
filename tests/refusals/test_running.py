"""What is refused of running a sitting: points, breaks, the list of speakers. One table for each act."""

from __future__ import annotations

from typing import Any

from chamber import CAST, CITY, by_consent, carried, sitting, tabled, with_town
from ground import Ground
from refusal_tables import Row, Table, walked

DEPUTY = "deputy:mill-a-1.d1"
SPEECHES = ("notice_days = 1\n", "notice_days = 1\nspeech_seconds = 300\nspeeches_most = 1\n")


def closed(ground: Ground) -> Ground:
    ground.ask("close-sitting", "chair:city", sitting="s1")
    return ground


def suspended() -> Ground:
    ground = sitting()
    ground.ask("suspend-sitting", "chair:city", sitting="s1", reason="Until two o'clock")
    return ground


def few_left() -> Ground:
    ground = suspended()
    ground.ask("check-out", "secretary:city", sitting="s1", mandates=list(CITY[:5]))
    return ground


def asked(*changes: tuple[str, str], on: Ground | None = None, **fields: Any) -> Ground:
    ground = on or tabled(*changes)
    ground.ask("ask-to-speak", DEPUTY, sitting="s1", **fields)
    return ground


def speaking(*changes: tuple[str, str]) -> Ground:
    """mill-a-1.m1 speaks and mill-b-1.m1 waits."""
    ground = asked(*changes)
    ground.ask("ask-to-speak", "chair:city", sitting="s1", mandate="mill-b-1.m1")
    ground.ask("call-speaker", "chair:city", speech="s1.w1")
    return ground


def spoken(*changes: tuple[str, str]) -> Ground:
    ground = speaking(*changes)
    ground.ask("end-speech", "chair:city", sitting="s1", at="1927-03-09T10:09:00Z")
    return ground


def in_order() -> Ground:
    """A point of order waits."""
    return asked(on=asked(), speech="point-of-order")


def out() -> Ground:
    """mill-a-1.m1 waits and has left."""
    ground = asked()
    ground.ask("check-out", DEPUTY, sitting="s1")
    return ground


def debate_closed() -> Ground:
    ground = tabled()
    procedure = {"kind": "close-debate", "about": "m1"}
    ground.ask("move-procedure", DEPUTY, motion="p1", sitting="s1", procedure=procedure)
    ground.ask("take-show-of-hands", "secretary:city", motion="p1", votes_for=9, votes_against=0)
    return ground


def list_closed() -> Ground:
    ground = tabled()
    ground.ask("set-speaking-time", "chair:city", sitting="s1", list_closed=True)
    return ground


def section_spent() -> Ground:
    """The section of soldiers had a minute and has used it up; one of it waits."""
    ground = tabled()
    given = [{"section": "soldiers", "seconds": 60}]
    ground.ask("set-speaking-time", "chair:city", sitting="s1", sections=given)
    for mandate in CITY[:2]:
        ground.ask("ask-to-speak", "chair:city", sitting="s1", mandate=mandate)
    ground.ask("call-speaker", "chair:city", speech="s1.w1", at="1927-03-09T10:08:00Z")
    ground.ask("end-speech", "chair:city", sitting="s1", at="1927-03-09T10:09:00Z")
    return ground


SITTING = {"sitting.unknown": Row(change={"sitting": "s9"}), "sitting.not-open": Row(on=lambda: closed(sitting()))}


def at_point() -> Ground:
    ground = sitting()
    ground.ask("take-up-point", "chair:city", sitting="s1", point=1)
    return ground


TABLES = (
    Table(
        "take-up-point",
        sitting,
        "chair:city",
        lambda _: {"sitting": "s1", "point": 1},
        {
            **SITTING,
            "agenda.no-point": (
                Row(change={"point": 2}, says="has 1 points, and point 0 is on; there is no point 2"),
                Row(on=at_point, says="there is no point 1 to take up"),
            ),
        },
    ),
    Table("suspend-sitting", sitting, "chair:city", lambda _: {"sitting": "s1", "reason": "A break"}, SITTING),
    Table(
        "resume-sitting",
        suspended,
        "chair:city",
        lambda _: {"sitting": "s1"},
        {
            "sitting.unknown": Row(change={"sitting": "s9"}),
            "sitting.not-suspended": Row(on=sitting, says="is open, not suspended"),
            "sitting.no-quorum": Row(on=few_left, says="cannot open: 4 deputies are present"),
            "threshold.base": Row(on=lambda: with_town(suspended(), quorum=CAST)),
        },
    ),
    Table(
        "ask-to-speak",
        tabled,
        DEPUTY,
        lambda _: {"sitting": "s1", "motion": "m1"},
        {
            **SITTING,
            "motion.unknown": Row(change={"motion": "m9"}),
            "speech.nobody": Row(by="chair:city", says="say whom"),
            "speech.not-yours": Row(change={"mandate": CITY[0]}, says="for themselves only"),
            "speech.absent": (
                Row(on=lambda: tabled(present=CITY[:5]), by="deputy:mill-b-1.d1"),
                Row(by="chair:city", change={"mandate": "docks-a-1.m1"}),
            ),
            "speech.not-debated": (Row(on=carried, says="is carried"), Row(on=by_consent, change={"motion": "c1"})),
            "speech.asked": (Row(on=asked, says="s1.w1"), Row(on=speaking)),
            "speech.list-closed": Row(on=list_closed, says="a point of order may still be raised"),
            "speech.debate-closed": Row(on=debate_closed),
            "speech.too-many": Row(on=lambda: spoken(SPEECHES), says="has spoken 1 times to this point; article 6.1"),
        },
    ),
    Table(
        "withdraw-speech",
        asked,
        DEPUTY,
        lambda _: {"speech": "s1.w1"},
        {
            "speech.unknown": Row(change={"speech": "s1.w9"}),
            "sitting.not-open": Row(on=lambda: closed(asked())),
            "speech.not-yours": Row(by="deputy:mill-b-1.d1"),
            "speech.not-waiting": (Row(on=speaking, says="is speaking"), Row(on=spoken, says="is spoken")),
        },
    ),
    Table(
        "call-speaker",
        asked,
        "chair:city",
        lambda _: {"speech": "s1.w1"},
        {
            "speech.unknown": Row(change={"speech": "s1.w9"}),
            "sitting.not-open": Row(on=lambda: closed(asked())),
            "speech.not-waiting": Row(on=spoken),
            "speech.absent": Row(on=out),
            "speech.somebody-speaks": Row(on=speaking, change={"speech": "s1.w2"}, says="only a point of order"),
            "speech.not-next": Row(on=in_order, says="s1.w2"),
            "speech.section-time": Row(on=section_spent, change={"speech": "s1.w2"}, says="60 of its 60 seconds"),
        },
    ),
    Table(
        "end-speech",
        speaking,
        "chair:city",
        lambda _: {"sitting": "s1"},
        {
            "sitting.unknown": Row(change={"sitting": "s9"}),
            "speech.nobody-speaks": Row(on=asked),
            "speech.not-yours": Row(by="deputy:mill-b-1.d1"),
        },
    ),
    Table(
        "set-speaking-time",
        sitting,
        "chair:city",
        lambda _: {"sitting": "s1", "seconds": 120, "sections": [{"section": "soldiers", "seconds": 600}]},
        {
            **SITTING,
            "speech.above-statute": (
                Row(on=lambda: sitting(SPEECHES), change={"seconds": 301}, says="300 seconds"),
                Row(on=lambda: sitting(SPEECHES), change={"seconds": 0}, says="no limit"),
            ),
            "speech.no-change": Row(change={"seconds": None, "sections": []}),
            "faults": (
                Row(change={"sections": [{"section": "sailors", "seconds": 5}]}, says="'sailors' does not sit here"),
                Row(change={"sections": [{"section": "soldiers", "seconds": 5}] * 2}, says="stands twice"),
            ),
        },
    ),
)


TestTables = walked(TABLES)
