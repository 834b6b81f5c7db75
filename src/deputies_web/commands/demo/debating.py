"""What makes a sitting more than its votes: points taken up, speeches, somebody late, a motion put off, the minutes."""

from __future__ import annotations

from collections.abc import Sequence

from deputies_web.commands.demo.play import Play

__all__ = ["approve_minutes", "arrive_late", "debate_hours", "leave_early", "put_off_lamps", "take_up"]

_SITTING = "shanghai.s1"


def take_up(play: Play, point: int, at: str, sitting: str = _SITTING) -> None:
    """The chair takes up a point of the agenda."""
    play.ask("take-up-point", f"chair:{sitting.partition('.')[0]}", at, sitting=sitting, point=point)


def arrive_late(play: Play, here: Sequence[str]) -> None:
    """Two deputies come late, from the outer mills."""
    late = [item.id for item in play.state.seated("shanghai") if item.sits and item.id not in here][:2]
    play.ask("check-in", "secretary:shanghai", "03-21T14:20", sitting=_SITTING, how="hand", mandates=late)


def leave_early(play: Play) -> None:
    """The last to come leaves for the night shift."""
    last = play.state.tables["sittings"][_SITTING].present[-1:]
    play.ask("check-out", "secretary:shanghai", "03-21T16:40", sitting=_SITTING, mandates=list(last))


def debate_hours(play: Play, here: Sequence[str]) -> None:
    """Three deputies speak to the nine hours; a roll call is demanded."""
    for mandate, began, ended in (
        (here[0], "13:52", "13:58"),
        (here[30], "13:59", "14:04"),
        (here[47], "14:05", "14:18"),
    ):
        asked = {"sitting": _SITTING, "mandate": mandate, "motion": "shanghai.m1"}
        play.ask("ask-to-speak", "secretary:shanghai", "03-21T13:51", **asked)
        speech = play.state.tables["sittings"][_SITTING].speeches[-1]
        play.ask("call-speaker", "chair:shanghai", f"03-21T{began}", speech=speech)
        play.ask("end-speech", "chair:shanghai", f"03-21T{ended}", sitting=_SITTING)
    play.ask(
        "ask-to-speak", "secretary:shanghai", "03-21T14:19", sitting=_SITTING, mandate=here[12], motion="shanghai.m1"
    )
    play.ask(
        "demand-roll-call", "secretary:shanghai", "03-21T14:40", motion="shanghai.m1",
        demanded_by=list(here[: len(here) // 5 + 1]),
    )  # fmt: skip


def put_off_lamps(play: Play, here: Sequence[str]) -> None:
    """A motion on the lamps is put off until the next sitting but one."""
    play.ask(
        "table-motion", "secretary:shanghai", "03-21T16:41", motion="shanghai.m4", sitting=_SITTING,
        title="Lamps on the bridges", competence="order", mover=here[15],
        text="The pickets hang a lamp at both ends of every bridge, and somebody answers for the oil.",
    )  # fmt: skip
    play.ask(
        "move-procedure", "secretary:shanghai", "03-21T16:42", motion="shanghai.m4.p1", sitting=_SITTING, mover=here[40],
        procedure={"kind": "postpone", "about": "shanghai.m4", "until": "1927-04-01"},
        text="The department has not said what the oil costs.",
    )  # fmt: skip
    play.ask(
        "take-show-of-hands", "secretary:shanghai", "03-21T16:43", motion="shanghai.m4.p1", votes_for=len(here) - 20,
        votes_against=11, abstentions=9,
    )  # fmt: skip


def approve_minutes(play: Play, here: Sequence[str]) -> None:
    """The next sitting approves the minutes of the first, with a remark."""
    play.ask(
        "table-motion", "secretary:shanghai", "03-26T17:07", motion="shanghai.m5", sitting="shanghai.case",
        title="Minutes of 21 March", text="The minutes of the sitting of 21 March are approved.",
        competence="own-order", mover=here[6], leads_to={"kind": "approve-minutes", "about": _SITTING},
    )  # fmt: skip
    play.ask(
        "take-show-of-hands", "secretary:shanghai", "03-26T17:08", motion="shanghai.m5", votes_for=len(here) - 4,
        votes_against=0, abstentions=4,
    )  # fmt: skip
    play.ask(
        "approve-minutes", "secretary:shanghai", "03-26T17:09", motion="shanghai.m5",
        remarks=["The lamps were moved by the deputies of both banks together."],
    )  # fmt: skip
