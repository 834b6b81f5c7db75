"""A term of a town's council, from the first credential to the election of the next one, as one story on one record.

Two hands confirm; a credential is contested, heard and refused; an auditor is kept out of the executive; an alternate
stands in; a deputy breaks a binding instruction in a roll call and the meeting says so; seats fall empty until an early
election is due, outside the window in which general elections are held otherwise; who has had a term does not stand
again; and the next council is elected early once more when the mill has grown. Each step is replayed from nothing.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from chamber import CITY, cast, votes
from deputies.acts.deciding import digest_of
from deputies.acts.dues import dues_on
from deputies.acts.founding import plan_on, previous_roll
from deputies.analysis.accountability import broken_instructions
from deputies.formation.check import check_formation
from deputies.formation.plan import format_plan
from deputies.register.roll import Roll, format_roll
from ground import UNITS, Ground, founded, sealed
from officed import AUDITOR, DECLARATION

_EARLY = """
stand_ins = true
terms_most = 1
early = [
  { article = "7.4", when = "size-changed", share = { num = 1, den = 5, of = "registered" }, after_months = 1 },
  { article = "7.5", when = "members-below", share = { num = 1, den = 2, of = "statutory-members" } },
]"""
RULES = (
    ("challenge_days = 2\n", 'challenge_days = 2\nconfirmations = 2\nwindow = { first = "02-15", last = "04-30" }\n'),
    ('alternates = "next-in-count"', f'alternates = "next-in-count"{_EARLY}'),
    AUDITOR,
)
M1, M2, M3 = "mill-b-1.m1", "mill-b-1.m2", "mill-b-1.m3"
HERE = ("company-d-1.m1", "company-d-1.m2", *(f"mill-a-1.m{number}" for number in range(1, 5)), "mill-a-1.s6-1", M1, M3)


def both_hands(ground: Ground, mandates: list[str], at: str) -> None:
    ground.ask("confirm-credentials", "credentials", mandates=mandates, at=at)
    assert not any(ground.state.mandate(item).in_office for item in mandates), "one hand seats nobody"
    ground.ask("confirm-credentials", "credentials", mandates=mandates, hand="second")


@cache
def _seated() -> Ground:
    """Three units elect without trouble; in the second mill one credential is contested, heard, and refused."""
    ground = founded(*RULES)
    for unit in ("company-d", "mill-a", "docks-a", "docks-b"):
        ground.now = "1927-03-01T09:00:00Z"
        ground.elect(unit)
    ground.now = "1927-03-01T09:00:00Z"
    ground.call("mill-b")
    ground.nominate("mill-b-1", 4)
    ground.poll("mill-b-1")
    ground.count("mill-b-1", [40, 30, 20, 10], ballots=60)
    ground.ask("declare-result", "credentials", election="mill-b-1", at="1927-03-04T09:00:00Z")
    ground.ask("issue-credentials", "credentials", election="mill-b-1", since="1927-03-06")
    ground.ask("contest-credential", "elector:mill-b", mandate=M2, grounds="He left the mill in February.")
    decision = {"mandate": M2, "outcome": "refused", "reason": "The pay list ends with February."}
    ground.refused("decide-contest", "credentials", "credential.not-heard", **decision)
    ground.ask("hear-contest", "credentials", mandate=M2, whom="deputy", statement="I mean to come back.")
    ground.ask("decide-contest", "credentials", **decision)
    assert ground.state.mandate(M2).credential == "contested"
    ground.ask("decide-contest", "credentials", **decision, hand="second")
    ground.ask("seat-alternate", "credentials", vacated=M2, since="1927-03-06")
    both_hands(ground, [M1, M3], "1927-03-07T09:00:00Z")
    return ground


@cache
def _working() -> Ground:
    """The council is constituted; an auditor is kept out of the executive; an alternate stands in for one on leave."""
    ground = _seated().copy()
    ground.ask("constitute-council", "credentials", council="city")
    ground.ask("declare-office", "deputy:mill-a-1.d1", **{**DECLARATION, "deputy": "mill-a-1.d1"})
    executive = {"council": "city", "voters": 9}
    wanted = votes(mill_a_1_m1=9, mill_a_1_m2=8, company_d_1_m1=7)
    ground.refused("elect-executive", "organiser", "office.incompatible", **executive, votes=wanted)
    without = votes(mill_a_1_m3=9, mill_a_1_m2=8, company_d_1_m1=7)
    ground.ask("elect-executive", "organiser", **executive, votes=without)
    ground.ask("take-leave", "deputy:mill-a-1.d5", mandate="mill-a-1.m5", until="1927-05-01")
    ground.ask("seat-stand-in", "credentials", mandate="mill-a-1.m5", since="1927-03-08")
    both_hands(ground, ["mill-a-1.s6-1"], "1927-03-10T09:00:00Z")
    return ground


@cache
def _answered() -> Ground:
    """The second mill tells its deputy how to vote; he votes otherwise, reports late, and is not believed."""
    ground = _working().copy()
    ground.ask(
        "convene-sitting", "chair:city", sitting="s1", council="city", day="1927-03-12", agenda=["Hours"],
        at="1927-03-10T12:00:00Z",
    )  # fmt: skip
    ground.ask("open-sitting", "chair:city", sitting="s1", present=list(HERE), at="1927-03-12T09:00:00Z")
    told = {"mandate": M1, "instruction": "i1", "text": "Eight hours.", "votes_for": 40, "votes_against": 9}
    ground.ask("instruct", "elector:mill-b", **told)
    motion = {"motion": "m1", "sitting": "s1", "title": "Eight hours", "text": "The day is eight hours."}
    ground.ask("table-motion", "secretary:city", **motion, competence="wages", mover=HERE[2])
    applied = {"mandate": M1, "instruction": "i1", "motion": "m1", "choice": "for"}
    ground.ask("apply-instruction", "elector:mill-b", **applied, votes_for=40, votes_against=9)
    choices = {item.replace("-", "_").replace(".", "_"): "for" for item in HERE if item not in (M1, "mill-a-1.s6-1")}
    named = [*cast(**choices), {"mandate": "mill-a-1.s6-1", "choice": "for"}, {"mandate": M1, "choice": "against"}]
    ground.ask("take-roll-call", "secretary:city", motion="m1", choices=named)
    ground.ask("close-sitting", "chair:city", sitting="s1")
    overdue = [item.mandate for item in dues_on(ground.state, "1927-03-27") if item.matter == "report"]
    assert overdue == [M1]
    report = {"mandate": M1, "report": "r1", "text": "I held ten to be enough.", "answers": ["i1"]}
    ground.ask("file-report", "deputy:mill-b-1.d1", **report, at="1927-03-28T09:00:00Z")
    ground.ask("judge-report", "elector:mill-b", mandate=M1, report="r1", votes_for=8, votes_against=51)
    return ground


def test_one_hand_confirms_nothing_and_a_refused_credential_makes_way_for_the_alternate() -> None:
    ground = _seated()
    assert ground.state.mandate(M2).end_reason == "refused"
    assert {M1, M3} <= {item.id for item in ground.state.seated("city")}


def test_who_stands_in_sits_and_the_seat_counts_once() -> None:
    ground = _answered()
    assert len(ground.state.holders("city")) == 9
    vote = ground.state.tables["motions"]["m1"].vote
    assert (vote.votes_for, vote.votes_against, vote.bases.in_office) == (8, 1, 9)


def test_a_broken_instruction_is_a_ground_and_the_meeting_did_not_accept_the_report() -> None:
    ground = _answered()
    mandate = ground.state.mandate(M1)
    assert [item.id for item in broken_instructions(mandate, ground.state.tables["motions"])] == ["i1"]
    verdict = mandate.reports[0].verdict
    assert verdict is not None
    assert not verdict.accepted


def replan(ground: Ground, number: int, day: str, mill_a: int) -> None:
    """Seal a roll on which the first mill has so many electors, and adopt the plan that it gives."""
    units = tuple(replace(item, electors=mill_a) if item.id == "mill-a" else item for item in UNITS)
    roll, plan_id = Roll(day, units), f"plan-{number}"
    ground.ask(
        "seal-roll", "organiser", roll=f"roll-{number}", document=ground.hand_in(format_roll(roll)),
        source=digest_of(f"register {number}".encode()), at=f"{day}T09:00:00Z",
    )  # fmt: skip
    plan = plan_on(ground.state, ground.state.tables["rolls"][f"roll-{number}"])
    found = check_formation(ground.state.statute, roll, plan, previous=previous_roll(ground.state, f"roll-{number}"))
    ground.ask(
        "adopt-plan", "organiser", plan=plan_id, roll=f"roll-{number}", document=ground.hand_in(format_plan(plan)),
        acknowledged=[item.id for item in found],
    )  # fmt: skip


@cache
def _renewed() -> Ground:
    """Seats fall empty, an early election is due in June, and new people are elected; City is constituted anew."""
    ground = _answered().copy()
    early = {"council": "city", "when": "members-below"}
    ground.now = "1927-05-20T09:00:00Z"
    for mandate in ("mill-a-1.m1", "mill-a-1.m2", "mill-a-1.m3", "mill-a-1.m4", M1):
        ground.ask("resign", f"deputy:{ground.state.mandate(mandate).deputy}", mandate=mandate)
    refusal = ground.refused("call-early-election", "credentials", "early.not-met", **early)
    assert "4 of 9 seats are held and 3 more may be taken" in refusal.sentence, "alternates come first"
    ground.ask("resign", "deputy:mill-a-1.d6", mandate="mill-a-1.s6-1")
    for election, number in (("mill-a-1", 6), ("mill-a-1", 7), ("mill-b-1", 4)):
        ground.ask("withdraw-candidate", "credentials", election=election, candidate=number)
    replan(ground, 2, "1927-06-01", 250)
    times = {"opens": "1927-06-10T08:00:00Z", "closes": "1927-06-10T18:00:00Z"}
    call = {"method": "papers", "lot_source": "the tram", **times}
    ground.refused("call-election", "organiser", "election.window", election="mill-a-2", constituency="mill-a", **call)
    ground.ask("call-early-election", "credentials", **early)
    assert [item.matter for item in dues_on(ground.state, "1927-06-01") if item.council == "city"] == ["leave", "early"]
    for unit in ("company-d", "mill-a", "mill-b"):
        _elect_anew(ground, unit, call)
    ground.ask("constitute-council", "credentials", council="city", at="1927-06-15T09:00:00Z")
    return ground


def _elect_anew(ground: Ground, unit: str, call: dict[str, str]) -> None:
    id_, place = f"{unit}-2", ground.constituency(unit)
    ground.now = "1927-06-01T10:00:00Z"
    ground.ask("call-election", "organiser", election=id_, constituency=place.id, **call)
    again = {"name": sealed("Again"), "deputy": f"{unit}-1.d1"}
    ground.refused("nominate", "organiser", "candidate.term-limit", election=id_, candidates=[again])
    ground.nominate(id_, place.seats + 1)
    ground.poll(id_)
    ground.count(id_, [place.electors // 4 - number for number in range(place.seats + 1)], ballots=place.electors // 2)
    ground.ask("declare-result", "credentials", election=id_)
    ground.ask("issue-credentials", "credentials", election=id_, since="1927-06-15")
    both_hands(ground, [f"{id_}.m{number}" for number in range(1, place.seats + 1)], "1927-06-13T09:00:00Z")


def test_an_early_election_comes_once_alternates_are_used_up_and_opens_the_year() -> None:
    ground = _renewed()
    city = ground.state.council("city")
    assert (city.plan, city.constituted, city.due) == ("plan-2", "1927-06-15", None)
    old = [ground.state.mandate(item) for item in (*CITY[:2], "mill-a-1.m5", M3)]
    assert {item.end_reason for item in old} == {"term"}
    assert len(ground.state.holders("city")) == 9


def test_when_the_mill_has_grown_the_next_council_is_elected_early_as_well() -> None:
    ground = _renewed().copy()
    grown = {"council": "city", "when": "size-changed"}
    replan(ground, 3, "1927-07-10", 330)
    ground.refused("call-early-election", "organiser", "early.too-soon", **grown)
    ground.ask("call-early-election", "organiser", **grown, at="1927-07-15T09:00:00Z")
    (act,) = ground.entries[-1].acts
    assert act["sentence"] == "390 electors then and 470 now, a change of 80; 78 needed."
    assert ground.state.council("city").due is not None
