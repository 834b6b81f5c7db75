"""The councils at work: constituted, sitting, deciding, directing; recall, franchise, a bloc and a shift."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from deputies.mandates.mandate import Mandate
from deputies_web.commands.demo import daily, debating
from deputies_web.commands.demo.answering import (
    act_in_emergency,
    choose_kitchens,
    confirm_emergency,
    hear_case,
    meet_on_case,
    object_in_hankow,
    settle_objection,
)
from deputies_web.commands.demo.answering import open_case as open_sanction
from deputies_web.commands.demo.elections import CONTESTED, first_elected
from deputies_web.commands.demo.play import Play
from deputies_web.commands.demo.recalling import RECALLED, open_recall, recall, seat_alternate, sign_recall_petition

__all__ = ["BROKEN", "INSTRUCTED", "SCHEDULE"]

INSTRUCTED, BROKEN = "shanghai-mill-02", "shanghai-mill-03"


def _mandates(play: Play, council: str) -> list[Mandate]:
    return list(play.state.mandates_in(council))


def constitute_cities(play: Play) -> None:
    """Confirm credentials, constitute the two cities' councils, elect their executives, send delegates up."""
    for council in ("shanghai", "hankow"):
        contested = first_elected(play, CONTESTED)
        issued = [item.id for item in _mandates(play, council) if item.id != contested and not item.delegate_of]
        _confirm(play, council, issued, "03-18T12:00")
        play.ask("constitute-council", "credentials", "03-18T14:00", council=council)
        _executive(play, council, 19, "03-18T16:00")
    _send(play, "hankow", "hubei", "03-18T18:00")
    peasants = [item.id for item in _mandates(play, "hubei") if not item.delegate_of]
    _confirm(play, "hubei", peasants, "03-18T19:00")


def constitute_congress(play: Play) -> None:
    """Constitute the congress of peasants and of the city's delegates; send delegates to the conference."""
    sent = [item.id for item in _mandates(play, "hubei") if item.delegate_of == "hankow"]
    _confirm(play, "hubei", sent, "03-22T09:00")
    play.ask("constitute-council", "credentials", "03-22T10:00", council="hubei")
    _executive(play, "hubei", 25, "03-22T11:00")
    for sender in ("shanghai", "hubei"):
        _send(play, sender, "conference", "03-22T12:00")


def constitute_conference(play: Play) -> None:
    """Constitute the conference of the councils' delegates."""
    sent = [item.id for item in _mandates(play, "conference")]
    _confirm(play, "conference", sent, "03-26T08:00")
    play.ask("constitute-council", "credentials", "03-26T09:00", council="conference")
    _executive(play, "conference", 3, "03-26T09:30")


def _confirm(play: Play, council: str, mandates: list[str], at: str) -> None:
    for start in range(0, len(mandates), 100):
        play.ask("confirm-credentials", "credentials", at, mandates=mandates[start : start + 100])


def _level_votes(play: Play, council: str, places: int, candidates: list[str]) -> tuple[list[dict[str, Any]], int]:
    """Votes for the first of a list: clear of ties, within what the voters could cast."""
    voters = len([item for item in _mandates(play, council) if item.delegate_of or not item.replaces]) * 9 // 10
    least = max(voters - 2 * places - 2, 1) if voters > 2 * places + 2 else 1
    chosen = candidates[: places + 2]
    votes = [max(least + len(chosen) - index, 1) for index in range(len(chosen))]
    while sum(votes) > voters * places or max(votes) > voters:
        votes = [count - 1 for count in votes]
    return [{"mandate": id_, "votes": count} for id_, count in zip(chosen, votes, strict=True) if count > 0], voters


def _spread(play: Play, council: str, step: int) -> list[str]:
    """Members of a council in an order that mixes its units."""
    aside = {first_elected(play, CONTESTED), first_elected(play, RECALLED)}
    ids = [item.id for item in _mandates(play, council) if item.id not in aside]
    return [ids[(index * step) % len(ids)] for index in range(len(ids))] if len(ids) % step else ids


def _executive(play: Play, council: str, size: int, at: str) -> None:
    votes, voters = _level_votes(play, council, size, _spread(play, council, 7))
    play.ask("elect-executive", "credentials", at, council=council, votes=votes, voters=voters)


def _send(play: Play, council: str, to: str, at: str) -> None:
    places = next(item.seats for item in play.state.plan.plan.delegates if (item.sender, item.council) == (council, to))
    votes, voters = _level_votes(play, council, places, _spread(play, council, 5))
    play.ask("send-delegates", "credentials", at, council=council, to=to, votes=votes, voters=voters)


def instruct(play: Play) -> None:
    """Two meetings instruct their deputies; a sitting is convened."""
    play.ask(
        "instruct", f"elector:{INSTRUCTED}", "03-19T18:00", mandate=first_elected(play, INSTRUCTED), instruction="i1",
        text="Vote for no more than nine hours in the mills, and say so by name.", votes_for=188, votes_against=31,
    )  # fmt: skip
    play.ask(
        "instruct", f"elector:{RECALLED}", "03-19T18:30", mandate=first_elected(play, RECALLED), instruction="i1",
        text="Report to the mill's gate meeting on 21 March what the council did.", votes_for=212, votes_against=18,
    )  # fmt: skip
    play.ask(
        "convene-sitting", "secretary:shanghai", "03-19T20:00", sitting="shanghai.s1", council="shanghai",
        day="1927-03-21", agenda=["Hours of work in the mills", "Rice and coal for the pickets' kitchens", "Organs of the council"],
    )  # fmt: skip


def sitting(play: Play) -> None:
    """Shanghai sits: two matters taken over, a motion, an amendment, a roll call, two decisions, three organs."""
    told = {first_elected(play, INSTRUCTED), first_elected(play, BROKEN)}
    seated = [item for item in play.state.seated("shanghai") if item.sits]
    here = [item.id for index, item in enumerate(seated) if index % 11 or item.id in told]
    play.ask("open-sitting", "chair:shanghai", "03-21T13:00", sitting="shanghai.s1", present=here)
    daily.take_over_in_shanghai(play, here)
    debating.take_up(play, 1, "03-21T13:18")
    _hours(play, here)
    debating.take_up(play, 2, "03-21T15:58")
    _kitchens(play, here)
    debating.leave_early(play)
    debating.put_off_lamps(play, here)
    debating.take_up(play, 3, "03-21T16:44")
    daily.form_organs(play, here)
    play.ask("close-sitting", "chair:shanghai", "03-21T18:00", sitting="shanghai.s1")


def report(play: Play) -> None:
    """The deputies who were instructed how to vote report: one who did as told, and one who did not."""
    play.ask(
        "file-report", f"deputy:{_deputy(play, first_elected(play, INSTRUCTED))}", "03-22T19:00",
        mandate=first_elected(play, INSTRUCTED), report="r1",
        text="I voted for nine hours by name; it was carried, with the night shift at eight.", answers=["i1"],
    )  # fmt: skip
    play.ask(
        "file-report", f"deputy:{_deputy(play, first_elected(play, BROKEN))}", "03-22T20:00",
        mandate=first_elected(play, BROKEN), report="r1", answers=["i1"],
        text="I voted against. Nine hours without the night shift at eight seemed too little to me.",
    )  # fmt: skip


def judge(play: Play) -> None:
    """Two meetings judge the reports: one accepts, one does not."""
    for unit, votes_for, votes_against in ((INSTRUCTED, 171, 9), (BROKEN, 38, 149)):
        play.ask(
            "judge-report", f"elector:{unit}", "03-24T19:00", mandate=first_elected(play, unit), report="r1",
            votes_for=votes_for, votes_against=votes_against,
        )  # fmt: skip


def _quiet_deputy(play: Play) -> Mandate:
    """A deputy of a Hankow union with no other office: nobody's delegate, and not of the executive."""
    executive = play.state.council("hankow").executive
    busy = {item.rests_on for item in _mandates(play, "hubei")} | set(executive.members if executive else ())
    return next(item for item in _mandates(play, "hankow") if item.layer == "union-workers" and item.id not in busy)


def take_leave(play: Play) -> None:
    """A deputy of Hankow is away for a while, and the alternate stands in."""
    away = _quiet_deputy(play)
    play.ask("take-leave", f"deputy:{away.deputy}", "03-24T21:00", mandate=away.id, until="1927-04-20")
    play.ask("seat-stand-in", "credentials", "03-25T09:00", mandate=away.id, since="1927-03-25")


def stand_in(play: Play) -> None:
    """The alternate's credential is confirmed; another deputy declares an office outside the council."""
    standing = [item.id for item in _mandates(play, "hankow") if item.stands_in_for]
    _confirm(play, "hankow", standing, "03-29T10:00")
    foreman = next(item for item in _mandates(play, "hankow") if item.layer == "artisans-poor")
    play.ask(
        "declare-office", f"deputy:{foreman.deputy}", "03-29T12:00", office="foreman-1", deputy=foreman.deputy,
        role="foreman", text="Foreman of a lacquer workshop since February; hires two hands.",
    )  # fmt: skip


def _deputy(play: Play, mandate: str) -> str:
    return play.state.mandate(mandate).deputy


def _hours(play: Play, here: list[str]) -> None:
    play.ask(
        "table-motion", f"deputy:{_deputy(play, here[0])}", "03-21T13:20", motion="shanghai.m1", sitting="shanghai.s1",
        title="Nine hours in the mills", competence="labour",
        text="From 1 April no mill in Shanghai works anyone for more than nine hours a day.",
    )  # fmt: skip
    play.ask(
        "apply-instruction", f"elector:{INSTRUCTED}", "03-21T13:30", mandate=first_elected(play, INSTRUCTED),
        instruction="i1", motion="shanghai.m1", choice="for", votes_for=176, votes_against=22,
    )  # fmt: skip
    play.ask(
        "instruct", f"elector:{BROKEN}", "03-21T13:40", mandate=first_elected(play, BROKEN), instruction="i1",
        text="Vote for the nine hours as tabled.", votes_for=160, votes_against=44, motion="shanghai.m1", choice="for",
    )  # fmt: skip
    play.ask(
        "table-amendment", f"deputy:{_deputy(play, here[8])}", "03-21T13:50", amendment="shanghai.m1.a1",
        motion="shanghai.m1",
        text="From 1 April no mill in Shanghai works anyone for more than nine hours a day, or eight by night.",
    )  # fmt: skip
    debating.debate_hours(play, here)
    debating.arrive_late(play, here)
    play.ask(
        "take-show-of-hands", "secretary:shanghai", "03-21T14:50", motion="shanghai.m1.a1",
        votes_for=len(here) - 52, votes_against=40, abstentions=12,
    )  # fmt: skip
    state = play.state
    choices = []
    told = {first_elected(play, INSTRUCTED): "for", first_elected(play, BROKEN): "against"}
    for index, id_ in enumerate(here):
        mandate = state.mandate(id_)
        merchant = mandate.layer == "small-merchants"
        choice = "against" if merchant or index % 17 == 3 else "abstain" if index % 13 == 5 else "for"
        choice = told.get(id_, choice)
        choices.append({"mandate": id_, "choice": choice})
    play.ask("take-roll-call", "secretary:shanghai", "03-21T15:00", motion="shanghai.m1", choices=choices)
    play.ask("adopt-decision", "chair:shanghai", "03-21T15:10", decision="shanghai.d1", motion="shanghai.m1")


def _kitchens(play: Play, here: list[str]) -> None:
    play.ask(
        "table-motion", "secretary:shanghai", "03-21T16:00", motion="shanghai.m2", sitting="shanghai.s1",
        title="Kitchens of the pickets", competence="supply", mover=here[21],
        text="The executive buys rice and coal for the pickets' kitchens and publishes the accounts each week.",
    )  # fmt: skip
    play.ask(
        "take-show-of-hands", "secretary:shanghai", "03-21T16:30", motion="shanghai.m2", votes_for=len(here) - 9,
        votes_against=3, abstentions=6,
    )  # fmt: skip
    play.ask("adopt-decision", "chair:shanghai", "03-21T16:40", decision="shanghai.d2", motion="shanghai.m2")


def convene_conference(play: Play) -> None:
    """The conference is convened."""
    play.ask(
        "convene-sitting", "secretary:conference", "03-26T10:00", sitting="conference.s1", council="conference",
        day="1927-03-27", agenda=["The price of rice"],
    )  # fmt: skip


def directive(play: Play) -> None:
    """The conference sits, decides, and hands the decision down with two means and their conditions."""
    here = [item.id for item in play.state.seated("conference") if item.sits]
    play.ask("open-sitting", "chair:conference", "03-27T09:00", sitting="conference.s1", present=here)
    daily.take_over_in_conference(play, here)
    play.ask(
        "table-motion", "chair:conference", "03-27T09:10", motion="conference.m1", sitting="conference.s1",
        title="The price of rice", competence="supply", mover=here[0],
        text="Rice is sold at no more than the price of 1 February until the harvest.",
    )  # fmt: skip
    choices = [{"mandate": id_, "choice": "abstain" if index % 9 == 4 else "for"} for index, id_ in enumerate(here)]
    play.ask("take-roll-call", "secretary:conference", "03-27T10:00", motion="conference.m1", choices=choices)
    play.ask("adopt-decision", "chair:conference", "03-27T10:10", decision="conference.d1", motion="conference.m1")
    play.ask("close-sitting", "chair:conference", "03-27T11:00", sitting="conference.s1")
    play.ask(
        "issue-directive", "chair:conference", "03-27T12:00", directive="conference.r1", decision="conference.d1",
        text="Hold the price of rice by the means that fit the place.", addressees=["shanghai", "hubei", "hankow"],
        means=[
            {"id": "posted-price", "text": "Post the price in every street and have the merchants' own committees watch it.",
             "conditions": [{"fact": "days-of-stock", "is_": "at-least", "value": 10}]},
            {"id": "requisition", "text": "Take over hoarded stocks against receipts and sell them at the posted price.",
             "conditions": [{"fact": "days-of-stock", "is_": "at-most", "value": 9}, {"fact": "hoards-found", "is_": "yes"}]},
        ],
    )  # fmt: skip


def choose(play: Play) -> None:
    """Two places choose different means, on the facts they state."""
    _choose(play, "shanghai", "posted-price", {"days-of-stock": (21, "lists of the rice guild, counted 27 March")})
    _choose(
        play, "hubei", "requisition",
        {"days-of-stock": (6, "reports of 31 county associations, 27 March"), "hoards-found": (1, "three granaries at Hankow opened by the pickets")},
    )  # fmt: skip


def execute_shanghai(play: Play) -> None:
    """Shanghai reports that it is done."""
    play.ask(
        "report-execution", "secretary:shanghai", "03-30T18:00", directive="conference.r1", council="shanghai",
        text="Posted in all five street districts; 14 shops corrected their price when asked, none refused.", done=True,
    )  # fmt: skip


def execute_hubei(play: Play) -> None:
    """Hubei reports what is not done yet."""
    play.ask(
        "report-execution", "secretary:hubei", "03-31T09:00", directive="conference.r1", council="hubei",
        text="Two of three granaries taken over against receipts; the third is sealed and waits for a count.", done=False,
    )  # fmt: skip


def _choose(play: Play, council: str, means: str, facts: dict[str, tuple[int, str]]) -> None:
    play.ask(
        "choose-means", f"chair:{council}", "03-28T10:00", directive="conference.r1", council=council, means=means,
        facts=[{"fact": name, "value": value, "source": source} for name, (value, source) in facts.items()],
    )  # fmt: skip


def bloc(play: Play) -> None:
    """Party A, party B and a non-party group form a bloc."""
    play.ask(
        "form-bloc", "chair:shanghai", "03-20T10:00", bloc="nine-hours", council="shanghai", name="Bloc for nine hours",
        platform="Nine hours, and the pickets under the council.",
        members=[
            {"kind": "party", "member": "party-a"}, {"kind": "party", "member": "party-b"},
            {"kind": "group", "member": "Non-party deputies of the docks"},
        ],
    )  # fmt: skip


def shift(play: Play) -> None:
    """A deputy changes party. The mandate stays."""
    deputy = next(item.deputy for item in play.state.seated("shanghai") if item.party == "party-a")
    play.ask("end-affiliation", f"deputy:{deputy}", "03-29T09:00", deputy=deputy)
    play.ask("declare-affiliation", f"deputy:{deputy}", "03-29T09:05", deputy=deputy, party="party-b")


def leave(play: Play) -> None:
    """Party B leaves the bloc. No mandate is touched by it."""
    play.ask(
        "leave-bloc", "chair:shanghai", "03-30T09:00", bloc="nine-hours", member={"kind": "party", "member": "party-b"}
    )  # fmt: skip


def open_case(play: Play) -> None:
    """A layer has withdrawn its support: a case with evidence."""
    criterion = play.state.statute.layers["small-merchants"].criteria[0]
    play.ask(
        "open-franchise-case", "secretary:shanghai", "03-22T10:00", case="merchants", change="withdraw",
        council="shanghai", layer="small-merchants", hearing="1927-03-26",
        evidence=[
            {"day": "1927-03-19", "criterion": criterion, "text": "Two of three associations voted to keep shops open in a stoppage.",
             "source": "their minutes of 19 March"},
            {"day": "1927-03-21", "criterion": criterion, "text": "Their deputies voted against the nine hours.",
             "source": "roll call on the motion shanghai.m1"},
        ],
    )  # fmt: skip


def convene_on_case(play: Play) -> None:
    """Shanghai is to sit on the case."""
    play.ask(
        "convene-sitting", "secretary:shanghai", "03-24T20:00", sitting="shanghai.case", council="shanghai",
        day="1927-03-26", agenda=["The case of the street associations of merchants", "The bridges by night"],
    )  # fmt: skip


def convene_on_appeal(play: Play) -> None:
    """The conference is to sit on the appeal."""
    play.ask(
        "convene-sitting", "secretary:conference", "03-28T20:00", sitting="conference.case", council="conference",
        day="1927-03-30", agenda=["The appeal of street association 3", "The objection of Hankow"],
    )  # fmt: skip


def decide_case(play: Play) -> None:
    """The hearing, and the decision with a day of review."""
    play.ask(
        "hear-franchise-case", "secretary:shanghai", "03-26T15:00", case="merchants",
        statement="The associations were asked on a market day; the third closed its shops, and all three will poll again.",
    )  # fmt: skip
    here = [item.id for index, item in enumerate(play.state.seated("shanghai")) if index % 13 and item.sits]
    choices = [
        {"mandate": id_, "choice": "against" if index % 9 == 2 else "abstain" if index % 31 == 4 else "for"}
        for index, id_ in enumerate(here)
    ]
    _decide_case(play, "shanghai", "decide-franchise-case", "03-26", here, choices)
    confirm_emergency(play, here)
    debating.approve_minutes(play, here)
    play.ask("close-sitting", "chair:shanghai", "03-26T17:10", sitting="shanghai.case")


def _decide_case(play: Play, council: str, kind: str, day: str, here: list[str], choices: list[dict[str, str]]) -> None:
    """A sitting is opened and votes on the case by roll call, and the decision rests on its motion."""
    sitting, motion = f"{council}.case", f"{council}.merchants"
    play.ask("open-sitting", f"chair:{council}", f"{day}T16:00", sitting=sitting, present=here)
    title = "Withdraw the franchise of the small merchants"
    play.ask(
        "table-motion", f"secretary:{council}", f"{day}T16:10", motion=motion, sitting=sitting, competence="own-order",
        title=title if kind == "decide-franchise-case" else "Overturn the withdrawal of the merchants' franchise",
        text="On the evidence of the case, and after hearing the associations.", mover=here[1],
        leads_to={"kind": kind, "about": "merchants"},
    )  # fmt: skip
    play.ask("take-roll-call", f"secretary:{council}", f"{day}T16:40", motion=motion, choices=choices)
    play.ask(kind, f"chair:{council}", f"{day}T17:00", motion=motion)


def appeal_case(play: Play) -> None:
    """An association that was judged with the others appeals."""
    play.ask(
        "appeal-franchise-case", "elector:shanghai-street-association-03", "03-28T09:00", case="merchants",
        unit="shanghai-street-association-03", grounds="This association closed its shops and was judged with the others.",
    )  # fmt: skip


def decide_appeal(play: Play) -> None:
    """The conference decides the appeal."""
    here = [item.id for item in play.state.seated("conference") if item.sits]
    choices = [{"mandate": id_, "choice": "for" if index % 5 == 1 else "against"} for index, id_ in enumerate(here)]
    _decide_case(play, "conference", "decide-franchise-appeal", "03-30", here, choices)
    settle_objection(play, here)
    play.ask("close-sitting", "chair:conference", "03-30T17:10", sitting="conference.case")


def convene_next(play: Play) -> None:
    """Shanghai is to sit on 1 April, where the demonstration's calendar stands: whoever signs in can open it."""
    play.ask(
        "convene-sitting", "secretary:shanghai", "03-31T20:45", sitting="shanghai.s2", council="shanghai",
        day="1927-04-01", agenda=["Bread and coal", "Reports of the executive"],
    )  # fmt: skip


SCHEDULE: tuple[tuple[str, tuple[Callable[[Play], None], ...]], ...] = (
    ("18 March: constitute the councils of Shanghai and Hankow; send delegates up", (constitute_cities,)),
    ("19 March: instruct two deputies; convene a sitting", (instruct,)),
    (
        "20 March: form a bloc of A, B and a non-party group; a union opens a sanction case",
        (bloc, open_sanction),
    ),
    ("21 March: Shanghai sits: matters taken over, motion, amendment, roll call, decisions, organs", (sitting,)),
    (
        "22 March: open a recall; constitute the congress of Hubei; open a franchise case; a deputy reports; tasks",
        (open_recall, constitute_congress, open_case, report, daily.assign_tasks),
    ),
    (
        "23 to 25 March: a department decides, an executive acts in an emergency; the recall is signed, certified and "
        "answered; reports are judged, a case is heard; an alternate stands in",
        (
            daily.decide_on_coal,
            act_in_emergency,
            sign_recall_petition,
            judge,
            convene_on_case,
            hear_case,
            take_leave,
        ),
    ),
    (
        "26 March: constitute the conference; withdraw a franchise after a hearing; review the emergency",
        (constitute_conference, convene_conference, decide_case),
    ),
    (
        "27 March: the conference hands down a directive with two means; a deputy is recalled; units vote on a "
        "sanction",
        (directive, recall, meet_on_case),
    ),
    (
        "28 March: an appeal; two places choose different means, a third objects with means of its own; the control "
        "files what it found",
        (appeal_case, choose, object_in_hankow, daily.file_inspections, convene_on_appeal),
    ),
    (
        "29 and 30 March: a change of party, a party leaves the bloc, reports and answers, appeal and objection are "
        "decided",
        (shift, stand_in, daily.report_tasks, daily.answer_control, leave, decide_appeal, daily.give_notice),
    ),
    (
        "30 and 31 March: reports on the directive; the alternate is seated; the next sitting is convened",
        (execute_shanghai, choose_kitchens, execute_hubei, daily.decide_on_rice, seat_alternate, convene_next),
    ),
)
"""What happens on which day, after the elections."""
