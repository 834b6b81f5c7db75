"""What comes up from below and what is done without the council: an objection, an emergency, a sanction in hand."""

from __future__ import annotations

from deputies_web.commands.demo.elections import first_elected
from deputies_web.commands.demo.play import Play

__all__ = [
    "ACCUSED", "CASE", "act_in_emergency", "choose_kitchens", "confirm_emergency", "hear_case", "meet_on_case",
    "object_in_hankow", "open_case", "settle_objection",
]  # fmt: skip

ACCUSED, CASE = "hankow-union-05", "hankow.coal"


def act_in_emergency(play: Play) -> None:
    """The executive of Shanghai acts at night for the council, which cannot meet before the 26th."""
    state = play.state
    executive = state.council("shanghai").executive
    assert executive is not None
    here = [item for item in executive.members if state.mandate(item).sits][:16]
    choices = [{"mandate": id_, "choice": "against" if index == 11 else "for"} for index, id_ in enumerate(here)]
    play.ask(
        "decide-in-emergency", "secretary:shanghai", "03-23T22:00", decision="shanghai.e1", council="shanghai",
        title="Pickets at the bridges by night", competence="order", choices=choices,
        text="From nine in the evening until five the pickets close the bridges; midwives and bakers pass.",
        reasons="Shots at the north station after dark; deputies of the outer mills cannot cross before Saturday.",
    )  # fmt: skip


def confirm_emergency(play: Play, here: list[str]) -> None:
    """The council, when it sits, votes on what was done without it."""
    play.ask(
        "table-motion", "secretary:shanghai", "03-26T17:02", motion="shanghai.m3", sitting="shanghai.case",
        title="Confirm the closing of the bridges by night", text="Confirmed, until the pickets report it needless.",
        competence="own-order", mover=here[3], leads_to={"kind": "confirm-emergency", "about": "shanghai.e1"},
    )  # fmt: skip
    play.ask(
        "take-show-of-hands", "secretary:shanghai", "03-26T17:05", motion="shanghai.m3", votes_for=len(here) - 31,
        votes_against=22, abstentions=9,
    )  # fmt: skip
    play.ask("confirm-emergency", "chair:shanghai", "03-26T17:06", motion="shanghai.m3")


def open_case(play: Play) -> None:
    """A union's meeting opens a case against a deputy of another; the deputy answers."""
    ground = play.state.statute.sanctions["suspension"].grounds[0]
    mandate = first_elected(play, ACCUSED)
    play.ask(
        "open-sanction", "elector:hankow-union-04", "03-20T18:00", sanction=CASE, council="hankow", asks="suspension",
        mandate=mandate, ground=ground, days=14, hearing="1927-03-25", unit="hankow-union-04", votes_for=141,
        votes_against=37,
        evidence=[
            {"day": "1927-03-19", "text": "Forty baskets of coal for the strike kitchens went to a shop in the concession.",
             "source": "books of the kitchen committee, page 12, and the carriers' tally"},
        ],
    )  # fmt: skip
    play.ask(
        "answer-sanction", f"deputy:{play.state.mandate(mandate).deputy}", "03-22T12:00", sanction=CASE,
        text="The shop lent us rice in January and was owed; I wrote it in the book myself, and told nobody, which was wrong.",
    )  # fmt: skip


def hear_case(play: Play) -> None:
    """The deputy is heard."""
    play.ask(
        "hear-sanction", "secretary:hankow", "03-25T16:00", sanction=CASE, attended=True,
        statement="I paid the union's debt with the union's coal. I ask to be judged by those who carried it.",
    )  # fmt: skip


def meet_on_case(play: Play) -> None:
    """The units' meetings vote: so far nine of eighteen support it, where ten are needed."""
    meetings = (
        *((f"hankow-union-{number:02d}", 168 - 3 * number, 40 + 5 * number) for number in (1, 2, 3, 4, 6, 7, 8, 9)),
        ("hankow-union-05", 61, 174),
        ("hankow-union-10", 95, 95),
        ("hankow-guild-01", 158, 60),
        ("hankow-street-01", 41, 77),
        ("hankow-company-02", 9, 9),
    )
    for unit, votes_for, votes_against in meetings:
        play.ask(
            "support-sanction", f"elector:{unit}", "03-27T18:00", sanction=CASE, unit=unit, votes_for=votes_for,
            votes_against=votes_against,
        )  # fmt: skip


def object_in_hankow(play: Play) -> None:
    """Hankow sits: it has means of its own for the price of rice, and votes on the case before the units are through."""
    play.ask(
        "convene-sitting", "secretary:hankow", "03-27T19:00", sitting="hankow.s1", council="hankow", day="1927-03-28",
        agenda=["The directive on rice", "The case of the coal"],
    )  # fmt: skip
    here = [item.id for index, item in enumerate(play.state.seated("hankow")) if index % 12 and item.sits]
    play.ask("open-sitting", "chair:hankow", "03-28T17:00", sitting="hankow.s1", present=here)
    own = {"sitting": "hankow.s1", "competence": "own-order"}
    play.ask(
        "table-motion", "secretary:hankow", "03-28T17:10", motion="hankow.m1", title="Rice through the kitchens", **own,
        text="Rice in Hankow is short and sold on credit; a posted price would be paid by nobody. Let the kitchens sell it.",
        mover=here[4], leads_to={"kind": "object-to-directive", "about": "conference.r1"},
    )  # fmt: skip
    choices = [{"mandate": id_, "choice": "against" if index % 10 == 6 else "for"} for index, id_ in enumerate(here)]
    play.ask("take-roll-call", "secretary:hankow", "03-28T17:40", motion="hankow.m1", choices=choices)
    play.ask(
        "object-to-directive", "chair:hankow", "03-28T17:45", objection="hankow.o1", motion="hankow.m1", asks="deviation",
        means={
            "id": "union-kitchens", "text": "Sell rice through the kitchens of the unions, a measure a head, at cost.",
            "conditions": [
                {"fact": "kitchens-open", "is_": "at-least", "value": 10},
                {"fact": "record.units", "is_": "at-least", "value": 12},
            ],
        },
        facts=[{"fact": "kitchens-open", "value": 14, "source": "list of the kitchen committee, 27 March"}],
    )  # fmt: skip
    play.ask(
        "table-motion", "secretary:hankow", "03-28T18:00", motion="hankow.m2", title="Suspension for fourteen days", **own,
        text="On the evidence of the case, and after the hearing.", mover=here[9],
        leads_to={"kind": "decide-sanction", "about": CASE},
    )  # fmt: skip
    choices = [
        {"mandate": id_, "choice": "against" if index % 9 == 3 else "abstain" if index % 21 == 5 else "for"}
        for index, id_ in enumerate(here)
        if id_ != first_elected(play, ACCUSED)
    ]
    play.ask("take-roll-call", "secretary:hankow", "03-28T18:30", motion="hankow.m2", choices=choices)
    play.ask("close-sitting", "chair:hankow", "03-28T18:40", sitting="hankow.s1")


def settle_objection(play: Play, here: list[str]) -> None:
    """The conference allows Hankow its own means, in the sitting on the appeal."""
    play.ask(
        "table-motion", "chair:conference", "03-30T17:02", motion="conference.m2", sitting="conference.case",
        title="Hankow's own means", text="Hankow knows its kitchens; let it report like the others.",
        competence="own-order", mover=here[2], leads_to={"kind": "settle-objection", "about": "hankow.o1"},
    )  # fmt: skip
    choices = [{"mandate": id_, "choice": "against" if index % 7 == 5 else "for"} for index, id_ in enumerate(here)]
    play.ask("take-roll-call", "secretary:conference", "03-30T17:05", motion="conference.m2", choices=choices)
    play.ask("settle-objection", "chair:conference", "03-30T17:06", motion="conference.m2")


def choose_kitchens(play: Play) -> None:
    """Hankow chooses the means it was allowed, and reports."""
    play.ask(
        "choose-means", "chair:hankow", "03-31T08:00", directive="conference.r1", council="hankow", means="union-kitchens",
        facts=[{"fact": "kitchens-open", "value": 16, "source": "list of the kitchen committee, 30 March"}],
    )  # fmt: skip
    play.ask(
        "report-execution", "secretary:hankow", "03-31T19:00", directive="conference.r1", council="hankow", done=False,
        text="Sixteen kitchens sell; the two on the north bank wait for boats.",
    )  # fmt: skip
