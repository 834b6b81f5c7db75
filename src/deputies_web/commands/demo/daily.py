"""Daily work of the councils: matters taken over, organs at work between sittings, tasks, inspections, a notice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from deputies_web.commands.demo.elections import CONTESTED, first_elected
from deputies_web.commands.demo.play import Play

__all__ = [
    "answer_control", "assign_tasks", "decide_on_coal", "decide_on_rice", "file_inspections", "form_organs",
    "give_notice", "report_tasks", "take_over_in_conference", "take_over_in_shanghai",
]  # fmt: skip

_RECALLED = "shanghai-mill-01"


def _carry(
    play: Play, council: str, motion: str, leads_to: tuple[str, str], words: tuple[str, str], at: tuple[str, str],
    here: Sequence[str],
) -> str:  # fmt: skip
    """Table a motion on the own order in the open sitting and carry it by a show of hands; return its id."""
    play.ask(
        "table-motion", f"chair:{council}", at[0], motion=motion, sitting=f"{council}.s1", title=words[0], text=words[1],
        competence="own-order", mover=here[2], leads_to={"kind": leads_to[0], "about": leads_to[1]},
    )  # fmt: skip
    opposed = len(here) // 12
    play.ask(
        "take-show-of-hands", f"secretary:{council}", at[1], motion=motion, votes_for=len(here) - 2 * opposed,
        votes_against=opposed, abstentions=opposed,
    )  # fmt: skip
    return motion


def take_over_in_shanghai(play: Play, here: Sequence[str]) -> None:
    """Shanghai takes public order over from the police of the concessions, who go on claiming it, and labour."""
    words = ("Take over public order", "The pickets keep order in the city; the council decides on them.")
    motion = _carry(
        play, "shanghai", "shanghai.t1", ("take-over-competence", "order/deciding"), words, ("03-21T13:02", "03-21T13:04"),
        here,
    )  # fmt: skip
    play.ask(
        "take-over-competence", "chair:shanghai", "03-21T13:05", motion=motion, dual=True,
        authority="the police of the concessions",
    )  # fmt: skip
    words = ("Take over hours and wages", "The council decides on hours and wages; it no longer asks for reports only.")
    motion = _carry(
        play, "shanghai", "shanghai.t2", ("take-over-competence", "labour/deciding"), words, ("03-21T13:10", "03-21T13:12"),
        here,
    )  # fmt: skip
    play.ask(
        "take-over-competence", "chair:shanghai", "03-21T13:15", motion=motion, authority="the associations of mill owners"
    )  # fmt: skip


def take_over_in_conference(play: Play, here: Sequence[str]) -> None:
    """The conference takes supply over, so that what it decides on rice binds the councils below."""
    words = ("Take over supply", "The conference decides on rice for all its councils until the harvest.")
    motion = _carry(
        play, "conference", "conference.t1", ("take-over-competence", "supply/deciding"), words,
        ("03-27T09:02", "03-27T09:05"), here,
    )  # fmt: skip
    play.ask("take-over-competence", "chair:conference", "03-27T09:08", motion=motion)


_ORGANS = (
    ("presidium", "Presidium", "Lead the daily work between the sittings of the executive."),
    ("control", "Control commission", "Look into the executive, the departments and the accounts."),
    ("supply", "Department of supply", "Buy rice and coal between sittings, for no more than the council has voted."),
)


def form_organs(play: Play, here: Sequence[str]) -> None:
    """Shanghai forms its presidium, its control and its department of supply, and elects them in the same sitting."""
    executive = play.state.council("shanghai").executive
    led = list(executive.members) if executive else []
    aside = {*led, first_elected(play, CONTESTED), first_elected(play, _RECALLED)}
    others = [item for item in here if item not in aside]
    members = {"presidium": led[:5], "control": others[9:99:17], "supply": others[4:130:18]}
    for number, (key, name, task) in enumerate(_ORGANS):
        at = (f"03-21T16:{44 + number * 4}", f"03-21T16:{46 + number * 4}")
        words = (f"Form the {name.lower()}", task)
        motion = _carry(play, "shanghai", f"shanghai.o{number + 1}", ("form-organ", f"shanghai-{key}"), words, at, here)
        play.ask("form-organ", "secretary:shanghai", f"03-21T17:0{number}", motion=motion, provision=key)
        votes = [{"mandate": item, "votes": len(here) - 20 - 3 * place} for place, item in enumerate(members[key])]
        play.ask(
            "elect-organ", "secretary:shanghai", f"03-21T17:{20 + number}", organ=f"shanghai-{key}",
            sitting="shanghai.s1", votes=votes, voters=len(here),
        )  # fmt: skip


def _chair(play: Play, organ: str) -> str:
    """Return the deputy who chairs an organ, as the one who asks for it."""
    mandate = play.state.tables["organs"][organ].posts["chair"]
    return f"deputy:{play.state.mandate(mandate).deputy}"


def _choices(play: Play, organ: str, against: int = 0) -> list[dict[str, str]]:
    members = play.state.tables["organs"][organ].members
    return [
        {"mandate": item, "choice": "against" if place >= len(members) - against else "for"}
        for place, item in enumerate(members)
    ]


def _decide(play: Play, decision: str, at: str, title: str, text: str, against: int) -> None:
    organ = "shanghai-supply"
    play.ask(
        "decide-in-organ", _chair(play, organ), at, decision=decision, council="shanghai", organ=organ,
        competence="supply", title=title, text=text, choices=_choices(play, organ, against),
    )  # fmt: skip


def decide_on_coal(play: Play) -> None:
    """The department decides between sittings; it lies on the table of the sitting of 26 March."""
    text = "Forty tons of coal are bought from the depot at Pootung for the kitchens, at the price of 1 March."
    _decide(play, "shanghai.supply.1", "03-23T10:00", "Coal for the kitchens", text, 1)


def decide_on_rice(play: Play) -> None:
    """Another decision of the department, which waits for the sitting of 1 April."""
    text = "Six hundred sacks are bought from the guild for the strikers' families, paid from the relief fund."
    _decide(play, "shanghai.supply.2", "03-31T10:00", "Rice for the families", text, 2)


def _task(play: Play, number: int, title: str, text: str, owner: str, due: str, origin: str = "") -> None:
    from_: dict[str, Any] = {"origin": origin} if origin else {}
    play.ask(
        "assign-task", "secretary:shanghai", f"03-22T15:0{number}", task=f"shanghai.k{number}", council="shanghai",
        title=title, text=text, owner=owner, due=due, **from_,
    )  # fmt: skip


def assign_tasks(play: Play) -> None:
    """Tasks from what was decided, and one of the executive's own."""
    deputy = next(item.id for item in play.state.seated("shanghai") if item.layer == "plant-workers")
    _task(
        play, 1, "Accounts of the kitchens", "Publish what was bought and what is left, each week.", "shanghai-supply",
        "1927-03-29", "shanghai.d2",
    )  # fmt: skip
    _task(
        play, 2, "Inspectors for the mills", "Name two from each mill who see that the nine hours are kept.",
        "executive", "1927-03-30", "shanghai.d1",
    )  # fmt: skip
    _task(
        play,
        3,
        "Print the decisions",
        "Four thousand sheets for the gates, by the union's press.",
        deputy,
        "1927-04-05",
    )


def report_tasks(play: Play) -> None:
    """The department reports on its task, and it is done."""
    play.ask(
        "report-task", _chair(play, "shanghai-supply"), "03-29T12:00", task="shanghai.k1",
        text="Posted at nine gates on 29 March: 31 tons of coal and 210 sacks of rice are left.",
    )  # fmt: skip
    play.ask("settle-task", "secretary:shanghai", "03-29T15:00", task="shanghai.k1", outcome="done")


def file_inspections(play: Play) -> None:
    """The control looks into the accounts, and into how public order is kept beside the older authority."""
    for number, subject, title, text, by, at in (
        (1, {"subject": "accounts"}, "The kitchens' accounts",
         "Two bills of 22 March are missing; the sums agree without them.", "1927-03-29", "03-28T17:00"),
        (2, {"subject": "matter", "of": "order"}, "The lock-up in Chapei",
         "Eleven pickets are held by the police of the concessions without a charge.", "1927-03-30", "03-28T18:00"),
    ):  # fmt: skip
        organ = "shanghai-control"
        play.ask(
            "file-inspection", _chair(play, organ), at, inspection=f"shanghai.i{number}", organ=organ, title=title,
            text=text, answer_by=by, choices=_choices(play, organ), **subject,
        )  # fmt: skip


def answer_control(play: Play) -> None:
    """The secretary answers on the accounts; the other answer is overdue."""
    play.ask(
        "answer-inspection", "secretary:shanghai", "03-29T16:00", inspection="shanghai.i1",
        text="Both bills were with the cook; they lie with the others now.",
    )  # fmt: skip


def give_notice(play: Play) -> None:
    """The congress of Hubei tells Hankow that it means to decide on hours, which are first the cities'."""
    play.ask(
        "give-notice", "chair:hubei", "03-30T18:00", notice="hubei.n1", council="hubei", competence="labour",
        text="One working day for all the province, so that no town is played against another.",
    )  # fmt: skip
