"""What a sitting left open: every case with its reason and the request that settles it, and gone once it is settled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from chamber import CITY, by_consent, carried, hand, led, resolve, sitting, tabled
from deputies.acts.catalogue import CATALOGUE
from deputies.acts.minutes import Unresolved
from ground import Ground
from minuted import minutes_of

D1, D2 = "deputy:mill-a-1.d1", "deputy:mill-a-1.d2"
TWO_TELLERS = {"votes_for": 5, "votes_against": 4, "abstentions": 0, "spoiled": 0}
BY_CHAIR = (
    'of = "votes-cast", strict = true } }\nsections',
    'of = "votes-cast", strict = true }, tie = "chair" }\nsections',
)
DEMANDED = ("notice_days = 1\n", 'notice_days = 1\nconvening = { num = 1, den = 3, of = "members-in-office" }\n')


@dataclass(frozen=True)
class Case:
    """A ground, of what the minutes say something is open, the words of the reason, and what settles it."""

    ground: Callable[[], Ground]
    what: str
    why: str
    kinds: tuple[str, ...]
    sitting: str = "s1"
    today: str = "1927-03-10"


def closed(ground: Ground, at: str = "") -> Ground:
    ground.ask("close-sitting", "chair:city", sitting="s1", at=at)
    return ground


def moved(kind: str, ground: Ground | None = None, **fields: object) -> Ground:
    """Carry something on procedure about m1."""
    ground = ground or tabled()
    ground.ask("move-procedure", D2, motion="p1", sitting="s1", procedure={"kind": kind, "about": "m1", **fields})
    ground.ask("take-show-of-hands", "chair:city", motion="p1", votes_for=9, votes_against=0)
    return ground


def calling() -> Ground:
    ground = tabled()
    ground.ask("open-roll-call", "chair:city", motion="m1")
    return ground


def demanded() -> Ground:
    ground = tabled()
    ground.ask("demand-roll-call", "chair:city", motion="m1", demanded_by=list(CITY[:2]))
    return ground


def counting() -> Ground:
    ground = tabled()
    ground.ask("count-secret-vote", "teller:city", motion="m1", teller="first", **TWO_TELLERS)
    return ground


def led_to() -> Ground:
    """A motion is carried to recall a member of the executive, and nobody was recalled."""
    ground = led()
    resolve(ground, "recall-from-executive", "mill-a-1.m2")
    return ground


def gone() -> Ground:
    """Two motions to approve the same minutes are carried, and the second was carried out."""
    ground = closed(sitting())
    resolve(ground, "approve-minutes", "s1")
    resolve(ground, "approve-minutes", "s1", motion="own-2")
    ground.ask("approve-minutes", "chair:city", motion="own-2")
    return ground


def reported() -> Ground:
    ground = closed(moved("refer", to="executive"))
    ground.ask("report-referral", "secretary:city", motion="m1", text="Carry it.", at="1927-03-10T08:00:00Z")
    return ground


def without_quorum() -> Ground:
    ground = tabled()
    ground.ask("check-out", "secretary:city", sitting="s1", mandates=list(CITY[:6]))
    return closed(ground)


def tied() -> Ground:
    ground = tabled(BY_CHAIR)
    ground.ask("take-show-of-hands", "chair:city", motion="m1", votes_for=4, votes_against=4, abstentions=1)
    return ground


def objected() -> Ground:
    ground = carried()
    ground.ask("adopt-decision", "secretary:city", decision="d1", motion="m1")
    soldiers = ["company-d-1.m1", "company-d-1.m2"]
    resolve(ground, "object-to-decision", "d1", "ff", members=soldiers, section="soldiers")
    ground.ask("object-to-decision", "chair:city", motion="own-1")
    return ground


def may_object() -> Ground:
    ground = carried()
    ground.ask("adopt-decision", "secretary:city", decision="d1", motion="m1")
    return ground


def unreached() -> Ground:
    ground = led()
    ground.ask(
        "convene-sitting", "chair:city", sitting="s1", council="city", day="1927-03-09", agenda=["Wages", "Coal"]
    )
    ground.ask("open-sitting", "chair:city", sitting="s1", present=list(CITY), at="1927-03-09T10:00:00Z")
    ground.ask("take-up-point", "chair:city", sitting="s1", point=1)
    return closed(ground)


def next_one() -> Ground:
    ground = closed(sitting())
    ground.ask("convene-sitting", "chair:city", sitting="s2", council="city", day="1927-03-10", agenda=["Bread"])
    return ground


def with_demand() -> Ground:
    ground = led(DEMANDED)
    for deputy in (1, 2, 3):
        joining = {"council": "city", "agenda": ["Mill B"]} if deputy == 1 else {}
        kind = "demand-sitting" if deputy == 1 else "join-demand"
        ground.ask(kind, f"deputy:mill-a-1.d{deputy}", demand="q1", **joining)
    ground.ask("convene-sitting", "chair:city", sitting="s1", council="city", day="1927-03-09", agenda=["Wages"])
    return ground


CASES = {
    "tabled": Case(tabled, "Motion m1: Eight hours", "Tabled, and neither voted nor withdrawn.",
                   ("take-show-of-hands", "take-roll-call", "withdraw-motion")),
    "demanded": Case(demanded, "Motion m1: Eight hours", "neither voted nor withdrawn. A roll call was demanded.",
                     ("take-show-of-hands", "take-roll-call", "withdraw-motion")),
    "calling": Case(calling, "Motion m1: Eight hours", "A roll call on it was opened",
                    ("take-roll-call", "break-off-roll-call")),
    "counting": Case(counting, "Motion m1: Eight hours", "Of 2 tellers the first entered a count",
                     ("count-secret-vote",)),
    "lapsed in the count": Case(lambda: closed(counting()), "Motion m1: Eight hours", "had not come to one count",
                                ("table-motion",)),
    "carried": Case(carried, "Motion m1: Eight hours", "not yet adopted as a decision", ("adopt-decision",)),
    "led to something": Case(led_to, "Motion own-1: Own order", "Carried, and not carried out.",
                             ("recall-from-executive",), "own-1.s"),
    "led to what cannot be": Case(gone, "Motion own-1: Own order", "it cannot be now: ", (), "own-1.s"),
    "referred": Case(lambda: closed(moved("refer", to="executive", until="1927-03-09")), "Motion m1: Eight hours",
                     "Referred to the executive, to report by 9 March 1927, which is over; there is no report yet.",
                     ("report-referral", "resume-motion")),
    "reported": Case(reported, "Motion m1: Eight hours", "who reported on 10 March 1927; not taken up again.",
                     ("resume-motion",)),
    "postponed": Case(lambda: moved("postpone", until="1927-03-12"), "Motion m1: Eight hours",
                      "Postponed until 12 March 1927.", ("resume-motion",)),
    "no quorum": Case(without_quorum, "Motion m1: Eight hours", "the quorum was lost before its vote",
                      ("table-motion",)),
    "tied": Case(tied, "Motion m1: Eight hours", "The votes were tied, and the chair", ("move-procedure",)),
    "tied and closed": Case(lambda: closed(tied()), "Motion m1: Eight hours", "The votes were tied", ("table-motion",)),
    "objected": Case(objected, "Decision d1: Eight hours",
                     "Suspended until 13 March 1927 by the objection of Soldiers'", ()),
    "open to objection": Case(may_object, "Decision d1: Eight hours",
                              "Soldiers' section may object until 12 March 1927", ("object-to-decision",)),
    "not reached": Case(unreached, "Point 2 of the agenda: Coal", "Not reached.", ("convene-sitting",)),
    "minutes before": Case(next_one, "Minutes of the sitting of 9 March 1927", "not approved yet",
                           ("approve-minutes",), "s2"),
    "consent": Case(by_consent, "Proposal c1: Lamps", "It lies open for consent until 12 March 1927.",
                    ("give-consent", "conclude-consent")),
    "consent overdue": Case(by_consent, "Proposal c1: Lamps", "its days are over since 12 March 1927.",
                            ("conclude-consent",), today="1927-03-13"),
    "demand": Case(with_demand, "Demand q1: Mill B", "Met on 7 March 1927, and no sitting is convened on it.",
                   ("convene-sitting",)),
    "never opened": Case(with_demand, "The sitting itself", "has lapsed", ("convene-sitting",), today="1927-03-11"),
    "never closed": Case(sitting, "The sitting itself", "It is open; its day is over.", ("close-sitting",),
                         today="1927-03-11"),
}  # fmt: skip


def found(case: Case) -> list[Unresolved]:
    return list(minutes_of(case.ground(), case.sitting, today=case.today).unresolved)


@pytest.mark.parametrize("name", CASES)
def test_it_is_listed_with_its_reason_and_what_settles_it(name: str) -> None:
    case = CASES[name]
    items = [item for item in found(case) if item.what == case.what]
    assert items, [item.what for item in found(case)]
    assert case.why in items[0].why
    assert items[0].kinds == case.kinds
    assert items[0].settles
    assert all(kind in CATALOGUE for kind in items[0].kinds)


def test_a_matter_that_a_rejected_motion_settles_waits_to_be_taken_down() -> None:
    from directing import settling

    ground = settling("aaa")
    (motion,) = [
        id_
        for id_, item in ground.state.tables["motions"].items()
        if item.leads_to and item.leads_to.kind == "settle-objection"
    ]
    held = ground.state.tables["motions"][motion].sitting
    (item,) = [one for one in minutes_of(ground, held, today="1927-03-13").unresolved if one.table == "motions"]
    assert item.kinds == ("settle-objection",)
    ground.ask("settle-objection", "chair:province", motion=motion)
    assert not [one for one in minutes_of(ground, held, today="1927-03-13").unresolved if one.table == "motions"]


@pytest.mark.parametrize("status", ["voted", "withdrawn", "lapsed", "adopted"])
def test_what_is_settled_is_not_listed(status: str) -> None:
    ground = tabled()
    if status == "withdrawn":
        ground.ask("withdraw-motion", D1, motion="m1")
    elif status != "lapsed":
        ground.ask("take-roll-call", "secretary:city", motion="m1", choices=hand("aaaaaaaff"))
    if status == "adopted":
        ground.ask("move-procedure", D2, motion="p1", sitting="s1", procedure={"kind": "reconsider", "about": "m1"})
        ground.ask("take-show-of-hands", "chair:city", motion="p1", votes_for=9, votes_against=0)
        ground.ask("take-show-of-hands", "chair:city", motion="m1", votes_for=9, votes_against=0)
        ground.ask("adopt-decision", "secretary:city", decision="d1", motion="m1")
    assert not [item for item in minutes_of(closed(ground), today="1927-04-01").unresolved if item.table == "motions"]


def test_where_no_point_was_ever_taken_up_none_is_called_not_reached() -> None:
    ground = closed(sitting())
    assert minutes_of(ground).unresolved == ()


def test_a_motion_that_another_sitting_took_up_is_open_there_and_not_here() -> None:
    ground = closed(moved("postpone", until="1927-03-10"))
    ground.ask("convene-sitting", "chair:city", sitting="s2", council="city", day="1927-03-10", agenda=["Bread"])
    ground.ask("open-sitting", "chair:city", sitting="s2", present=list(CITY), at="1927-03-10T10:00:00Z")
    ground.ask("resume-motion", "chair:city", motion="m1", sitting="s2")
    here, there = (
        [item for item in minutes_of(ground, id_).unresolved if item.table == "motions"] for id_ in ("s1", "s2")
    )
    assert (here, [item.id for item in there]) == ([], ["m1"])
