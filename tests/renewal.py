"""The test ground at the end of a term: a newer plan, elections under it, and the council of the city constituted anew.

Mill A has grown from 250 to 300 electors, so that the newer plan gives City ten seats instead of nine. Its elections
are held on 20 August 1927, before the term ends on 6 September.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from chamber import above
from deputies.acts.deciding import digest_of
from deputies.acts.founding import plan_on, previous_roll
from deputies.formation.check import check_formation
from deputies.formation.plan import format_plan
from deputies.register.roll import Roll, RollUnit, format_roll
from ground import UNITS, Ground, founded, sealed

__all__ = ["CITY_UNITS", "elect_anew", "left_over", "renewed", "replan", "waiting"]

CITY_UNITS = ("company-d", "mill-a", "mill-b")
GROWN = RollUnit("mill-a", "Mill A", "mill", "city", "workers", 300)


def replan(ground: Ground) -> Ground:
    """Seal a newer roll and adopt the plan "plan-2" that it gives."""
    roll = Roll("1927-08-01", tuple(GROWN if item.id == GROWN.id else item for item in UNITS))
    ground.ask(
        "seal-roll", "organiser", roll="roll-2", document=ground.hand_in(format_roll(roll)),
        source=digest_of(b"the register in August"), at="1927-08-01T09:00:00Z",
    )  # fmt: skip
    plan = plan_on(ground.state, ground.state.tables["rolls"]["roll-2"])
    warnings = check_formation(ground.state.statute, roll, plan, previous=previous_roll(ground.state, "roll-2"))
    ground.ask(
        "adopt-plan", "organiser", plan="plan-2", roll="roll-2", document=ground.hand_in(format_plan(plan)),
        acknowledged=[item.id for item in warnings],
    )  # fmt: skip
    return ground


def elect_anew(ground: Ground, units: Sequence[str] = CITY_UNITS) -> Ground:
    """Elect units under the newer plan and confirm the credentials. The first deputy of each stands again."""
    for unit in units:
        id_, place = f"{unit}-2", ground.constituency(unit)
        ground.now = "1927-08-10T09:00:00Z"
        ground.call(unit, election=id_, opens="1927-08-20T08:00:00Z", closes="1927-08-20T18:00:00Z")
        others = [{"name": sealed(f"{id_} {number}")} for number in range(place.seats + 1)]
        ground.nominate(id_, [{"name": sealed(f"{unit}-1 1"), "deputy": f"{unit}-1.d1"}, *others])
        ground.poll(id_)
        votes = [place.electors // 4 - number for number in range(place.seats + 2)]
        ground.count(id_, votes, ballots=place.electors * 4 // 5)
        ground.ask("declare-result", "credentials", election=id_)
        ground.ask("issue-credentials", "credentials", election=id_, since="1927-09-06")
        mandates = [f"{id_}.m{number}" for number in range(1, place.seats + 1)]
        ground.ask("confirm-credentials", "credentials", mandates=mandates, at="1927-08-23T09:00:00Z")
    return ground


def waiting() -> Ground:
    """Return the ground with City elected under the newer plan, not yet constituted anew; a petition is open."""
    return _waiting().copy()


@cache
def _waiting() -> Ground:
    ground = replan(above())
    ground.ask("open-recall", "elector:mill-a", petition="late", mandate="mill-a-1.m2", grounds="No report.")
    return elect_anew(ground)


def renewed() -> Ground:
    """Return the ground with City constituted anew, on 7 September 1927."""
    ground = waiting()
    ground.ask("constitute-council", "credentials", council="city", at="1927-09-07T09:00:00Z")
    return ground


def left_over() -> Ground:
    """City was constituted anew while the credentials of an election under the first plan, mill-b-1, were due."""
    ground = founded()
    for unit in ("mill-a", "company-d"):
        ground.now = "1927-03-01T09:00:00Z"
        ground.elect(unit)
    ground.now = "1927-03-01T09:00:00Z"
    ground.call("mill-b")
    ground.nominate("mill-b-1", 3)
    ground.poll("mill-b-1")
    ground.count("mill-b-1", [25, 24, 23], ballots=80)
    ground.ask("declare-result", "credentials", election="mill-b-1")
    ground.ask("constitute-council", "credentials", council="city", at="1927-03-07T09:00:00Z")
    elect_anew(replan(ground), ("mill-a",))
    ground.ask("constitute-council", "credentials", council="city", at="1927-09-07T09:00:00Z")
    return ground
