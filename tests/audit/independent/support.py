"""docs/results/support.md: sanctions and their support, demands for a sitting, franchise cases."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from independent.bodies import electors_below, holders
from independent.checking import Compared, check, compare
from independent.numbers import after_days, after_months, days_between, met
from independent.recall import ending_with
from independent.state import Row, State, resting

__all__ = ["say_support", "support_of"]


def _day(entry: Row) -> str:
    return str(entry["at"][:10])


def _rule(state: State, case: Row) -> Row:
    return state.statute(case["statute"])["sanctions"][case["asks"]]  # type: ignore[no-any-return]


def places_below(state: State, plan: str, council: str) -> list[Row]:
    """The constituencies of a council and of all councils below it."""
    inside = {council, *state.below(council)}
    return [place for place in state.plans[plan]["constituencies"] if place["council"] in inside]


def support_of(places: list[Row], entered: dict[str, tuple[int, int]]) -> tuple[int, int, int, int]:
    """Units for, all units, electors for, all electors: section 2."""
    sums = []
    for place in places:
        held = [entered[unit] for unit in place["units"] if unit in entered]
        sums.append((sum(one[0] for one in held), sum(one[1] for one in held)))
    units_for = sum(1 for votes_for, against in sums if votes_for > against)
    return units_for, len(places), sum(one[0] for one in sums), sum(place["electors"] for place in places)


def say_support(numbers: tuple[int, int, int, int]) -> str:
    units_for, units, electors_for, electors = numbers
    return f"{units_for:,} of {units:,} units and {electors_for:,} of {electors:,} electors"


def _electors_of(state: State, plan: str, council: str, unit: str) -> int:
    place = next(one for one in places_below(state, plan, council) if unit in one["units"])
    if len(place["units"]) == 1:
        return int(place["electors"])
    rolls = [roll for roll in state.rolls.values() if roll["day"] == state.plans[plan]["roll"]]
    found = [one["electors"] for roll in rolls for one in roll["units"] if one["id"] == unit]
    return int(found[-1])


@check("sanction-opened")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    rule, day = _rule(state, {**act, "statute": state.in_force}), _day(entry)
    answer = rule.get("answer_days", 0)
    plan = state.councils[act["council"]]["plan"] or state.plan_in_force
    found = {"opened": day, "answer_by": after_days(day, answer), "plan": plan, "statute": state.in_force}
    yield from compare("sanction case", act, found)
    earliest = after_days(day, max(rule["notice_days"], answer))
    yield Compared("sanction case", "notice", True, act["hearing"] >= earliest)
    level = state.councils[act["council"]]["level"]
    yield Compared("sanction case", "level", level, rule["decides"])
    if act.get("unit"):
        votes_for, against = act.get("votes_for", 0), act.get("votes_against", 0)
        electors = _electors_of(state, plan, act["council"], act["unit"])
        yield Compared("sanction case", "meeting", True, against < votes_for and votes_for + against <= electors)


@check("unit-voted-on-sanction")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    case = state.sanctions[act["sanction"]]
    electors = _electors_of(state, case["plan"], case["council"], act["unit"])
    given = {key: entry["request"][key] for key in ("votes_for", "votes_against")}
    yield from compare("support of a unit", act, {"electors": electors, "day": _day(entry), **given})
    yield Compared("support of a unit", "possible", True, 0 < sum(given.values()) <= electors)


@check("sanction-imposed", "sanction-rejected")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    case, motion = state.sanctions[act["sanction"]], state.motions[act["motion"]]
    rule, day = _rule(state, case), _day(entry)
    yield Compared("what rests on a vote", "carried", act["kind"] == "sanction-imposed", motion["status"] == "carried")
    if act["kind"] == "sanction-imposed":
        numbers = support_of(places_below(state, case["plan"], case["council"]), case["units"])
        found = {"support": say_support(numbers), "appeal_until": after_days(day, rule["appeal_days"]), "day": day}
        yield from compare("support from below", act, found)
        enough = met(rule["support_units"], *numbers[:2]) and met(rule["support_electors"], *numbers[2:])
        yield Compared("support from below", "enough", True, enough)


@check("sanction-appealed")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    case = state.sanctions[act["sanction"]]
    decided_by = after_days(_day(entry), _rule(state, case)["appeal_decided_days"])
    yield from compare("days of a sanction", act, {"day": _day(entry), "decided_by": decided_by})
    yield Compared("days of a sanction", "appeal in time", True, _day(entry) <= case["appeal_until"])


@check("sanction-appeal-decided")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    case, motion = state.sanctions[act["sanction"]], state.motions[act["motion"]]
    outcome = "upheld" if motion["status"] == "carried" else "overturned"
    yield Compared("what rests on a vote", "outcome", act["outcome"], outcome)
    yield Compared("days of a sanction", "decided in time", True, _day(entry) <= case["decided_by"])


@check("sanction-enforced")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    case, day = state.sanctions[act["sanction"]], _day(entry)
    rule = _rule(state, case)
    free = case["status"] == "upheld" or (case["status"] == "imposed" and day > case["appeal_until"])
    yield Compared("days of a sanction", "no appeal is left", True, free)
    until = {
        "suspension": lambda: after_days(day, case.get("days", 0)),
        "exclusion": lambda: after_months(day, rule["ends_months"]),
    }.get(case["asks"], lambda: None)()  # fmt: skip
    yield from compare("enforcement", act, {"day": day, "until": until})
    stated = [_told(one) for one in entry["acts"][1:]]
    yield Compared("enforcement", "what follows", stated, _following(state, case, until))


def _told(act: Row) -> tuple[Any, ...]:
    if act["kind"] == "mandate-suspended":
        return act["kind"], act["mandate"], act["until"]
    if act["kind"] == "mandate-taken":
        return act["kind"], act["mandate"], act["reason"]
    return act["kind"], act.get("petition") or act["mandate"]


def _following(state: State, case: Row, until: str | None) -> list[tuple[Any, ...]]:
    mandate = state.mandates[case["mandate"]]
    if case["asks"] == "suspension":
        listed = [mandate, *resting(state.mandates.values(), (mandate["id"],))]
        return [("mandate-suspended", one["id"], max(until or "", one["suspended"] or "")) for one in listed]
    if case["asks"] == "removal" and case.get("removes", "mandate") == "executive":
        return [("executive-member-removed", mandate["id"])]
    taken = [mandate] if case["asks"] == "removal" else []
    if case["asks"] == "exclusion":
        inside = {case["council"], *state.below(case["council"])}
        of_deputy = (one for one in state.mandates.values() if one["deputy"] == case["deputy"])
        taken = [one for one in of_deputy if one["ended"] is None and one["council"] in inside]
    reason = "excluded" if case["asks"] == "exclusion" else "removed"
    found: list[tuple[Any, ...]] = []
    ended = {one["id"] for one in taken}
    for one in taken:
        found.append(("mandate-taken", one["id"], reason))
        for kind, id_ in ending_with(state, one, petitions=True):
            if kind == "petition-lapsed" or id_ not in ended:
                found.append((kind, id_))
                ended |= {id_} if kind != "petition-lapsed" else set()
    return found


@check("suspension-ended")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    deputy = state.sanctions[act["sanction"]]["deputy"]
    of_deputy = (one for one in state.mandates.values() if one["deputy"] == deputy and one["suspended"])
    over = [one["id"] for one in of_deputy if one["suspended"] <= _day(entry)]
    yield Compared("enforcement", "suspension over", act["mandates"], over)


# Demands: section 4.


@check("sitting-demanded", "demand-joined")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    if act["kind"] == "sitting-demanded":
        demand: Row = {
            "council": act["council"], "statute": state.in_force, "members": [], "councils": [], "units": {},
            "met": None,
        }  # fmt: skip
    else:
        demand = state.demands[act["demand"]]
    members = [*demand["members"], *([act["member"]] if act.get("member") else [])]
    councils = [
        *demand["councils"],
        *([act["council"]] if act["kind"] == "demand-joined" and act.get("council") else []),
    ]
    units = {**demand["units"], **({act["unit"]: act.get("votes", 0)} if act.get("unit") else {})}
    met_ = demand["met"] is None and _demand_met(state, demand, members, councils, sum(units.values()))
    stated = any(one["kind"] == "demand-met" for one in entry["acts"])
    yield Compared("demand for a sitting", "met", stated, met_)


def _demand_met(state: State, demand: Row, members: list[str], councils: list[str], votes: int) -> bool:
    working, council = state.statute(demand["statute"])["working"], demand["council"]
    plan = state.plans[state.plan_in_force]
    electors = electors_below(state, plan, council)
    share, below = working.get("convening"), working.get("convening_units")
    numbers = {
        "members-in-office": len(holders(state, council)), "statutory-members": state.councils[council]["seats"],
        "registered": electors, "eligible": electors,
    }  # fmt: skip
    if share is not None and share["of"] in numbers:
        count = votes if share["of"] in ("registered", "eligible") else len(members)
        if count and count >= working.get("convening_least", 0) and met(share, count, numbers[share["of"]]):
            return True
    inside = {one for name in councils for one in (name, *state.below(name))}
    represented = sum(place["electors"] for place in plan["constituencies"] if place["council"] in inside)
    return below is not None and bool(councils) and met(below, represented, electors)


# Franchise cases: section 5.


@check("franchise-case-opened")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    rule = state.statute()["franchise"]
    notice = days_between(act["opened"], act["hearing"])
    enough = notice >= rule["hearing_days"] and len(act["evidence"]) >= rule.get("evidence_least", 1)
    yield Compared("franchise case", "notice and evidence", True, enough)


@check("franchise-case-decided", "franchise-case-appealed", "franchise-appeal-decided")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    case, day = state.cases[act["case"]], _day(entry)
    rule = state.statute(case["statute"])["franchise"]
    yield Compared("franchise case", "day", act["day"], day)
    if act["kind"] == "franchise-case-appealed":
        yield Compared("franchise case", "in time", True, day <= after_days(case["decided"], rule["appeal_days"]))
        return
    carried = state.motions[act["motion"]]["status"] == "carried"
    yield Compared("what rests on a vote", "outcome", act.get("granted", act.get("overturned")), carried)
    if act["kind"] == "franchise-case-decided":
        yield Compared("franchise case", "review", act["review"], after_months(day, rule["review_months"]))
