"""docs/results/directives.md: directives, objections to them, emergency decisions."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from independent.bodies import electors_below, members
from independent.checking import Compared, check, compare
from independent.numbers import after_days, days_between
from independent.state import Row, State, in_office, sits
from independent.support import places_below
from independent.votes import judge, roll_call

__all__ = ["bound", "in_force_on", "standing_on", "term"]


def _day(entry: Row) -> str:
    return str(entry["at"][:10])


def in_force_on(decision: Row, day: str) -> bool:
    """Section 4: whether a decision is in force on a day."""
    if not decision["emergency"]:
        return True
    until = decision["lifted"] or (None if decision["confirmed"] else decision["expires"])
    return bool(decision["adopted"] <= day and (until is None or day < until))


def standing_on(objection: Row, day: str) -> str:
    if objection["status"] != "open":
        return str(objection["status"])
    return "open" if day <= objection["settle_by"] else "stands"


def term(last: str, objections: list[Row], day: str) -> str:
    """Section 2: by when a council chooses, or reports, as it stands on a day."""
    moved = 0
    for one in objections:
        closed = one["settled"] or after_days(one["settle_by"], 1)
        moved += max(days_between(one["raised"], min(closed, day)), 0)
    return after_days(last, moved)


def _objections(state: State, directive: Row, council: str) -> list[Row]:
    listed = (state.objections[one] for one in directive["objections"])
    return [one for one in listed if one["council"] == council]


def bound(state: State, directive: Row, council: str, day: str) -> bool:
    decision = state.decisions[directive["decision"]]
    released = any(
        one["asks"] == "appeal" and standing_on(one, day) in ("released", "stands")
        for one in _objections(state, directive, council)
    )
    stands = decision["stands"] and in_force_on(decision, day) and not directive["withdrawn"]
    return council in directive["answers"] and bool(stands) and not released


@check("directive-issued")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    decision, day = state.decisions[act["decision"]], _day(entry)
    rule = state.statute()["directives"]
    found = {
        "issued": day, "choose_by": after_days(day, rule["choose_days"]),
        "report_by": after_days(day, rule["report_days"]), "council": decision["council"],
    }  # fmt: skip
    yield from compare("days of a directive", act, found)
    suspended = any(one["day"] <= day < one["until"] for one in decision["objections"])
    may = decision["stage"] == "deciding" and decision["stands"] and in_force_on(decision, day) and not suspended
    yield Compared("directive", "from a decision that holds", True, may)
    below = all(state.is_below(one, decision["council"]) for one in act["addressees"])
    yield Compared("directive", "to councils below", True, below)
    if act.get("from_directive"):
        above = state.directives[act["from_directive"]]
        yield Compared("directive", "handed on", True, bound(state, above, decision["council"], day))


def _known(state: State, council: str) -> dict[str, int]:
    plan = state.councils[council]["plan"] or state.plan_in_force
    return {
        "record.electors": electors_below(state, state.plans[plan], council),
        "record.units": len(places_below(state, plan, council)),
        "record.deputies": len(members(state, council)),
    }


def _holds(condition: Row, value: int) -> bool:
    asked, limit = condition["is_"], condition.get("value", 0)
    return {"at-least": value >= limit, "at-most": value <= limit, "yes": value == 1, "no": value == 0}[asked]


def _choice(state: State, council: str, means: Row, act: Row, entry: Row) -> Iterator[Compared]:
    looked_at = {one["fact"] for one in means.get("conditions", ())}
    stated = [(one["fact"], one["value"]) for one in entry["request"].get("facts", ())]
    facts = [*stated, *((name, value) for name, value in _known(state, council).items() if name in looked_at)]
    yield Compared("facts", "facts", [(one["fact"], one["value"]) for one in act.get("facts", ())], facts)
    values = dict(facts)
    hold = all(one["fact"] in values and _holds(one, values[one["fact"]]) for one in means.get("conditions", ()))
    yield Compared("means by facts", means["id"], True, hold)


@check("means-chosen")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    directive, day = state.directives[act["directive"]], _day(entry)
    own = [
        one["means"]
        for one in _objections(state, directive, act["council"])
        if one.get("means") and standing_on(one, day) in ("allowed", "stands")
    ]
    means = next(one for one in (*directive["means"], *own) if one["id"] == act["means"])
    yield from _choice(state, act["council"], means, act, entry)
    yield Compared("directive", "binds", True, bound(state, directive, act["council"], day))


@check("execution-reported")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    directive = state.directives[act["directive"]]
    answer = directive["answers"][act["council"]]
    binds = bound(state, directive, act["council"], _day(entry))
    yield Compared("directive", "binds", True, binds and answer["means"] is not None and not answer["done"])


@check("directive-objected")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    directive, day = state.directives[act["directive"]], _day(entry)
    rule = state.statute(directive["statute"])["directives"]
    found = {"raised": day, "settle_by": after_days(day, rule.get("settle_days", 0))}
    yield from compare("objection to a directive", act, found)
    last = after_days(directive["issued"], rule.get("object_days", 0))
    may = rule.get("object_days", 0) and day <= last and not _objections(state, directive, act["council"])
    yield Compared("objection to a directive", "in time", True, bool(may))
    if act.get("means"):
        yield from _choice(state, act["council"], act["means"], act, entry)


@check("objection-settled")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    objection = state.objections[act["objection"]]
    granted = "allowed" if objection["asks"] == "deviation" else "released"
    outcome = granted if state.motions[act["motion"]]["status"] == "carried" else "refused"
    yield Compared("objection to a directive", "outcome", act["outcome"], outcome)
    yield Compared("objection to a directive", "open", "open", standing_on(objection, _day(entry)))


@check("emergency-decided")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    statute, day, council = state.statute(), _day(entry), act["council"]
    rule = statute["emergency"]
    found = {
        "expires": after_days(day, rule["expires_days"]), "review_by": after_days(day, rule["review_days"]),
        "taken_by": rule.get("by", "executive"), "statute": state.in_force, "day": day,
    }  # fmt: skip
    yield from compare("emergency decision", act, found)
    if act["taken_by"] == "executive":
        named = state.councils[council]["executive"] or []
        held = [state.mandates[one] for one in named if in_office(state.mandates[one])]
        able = {one["id"]: Fraction(1) for one in held if sits(one)}
        ballot, part = roll_call(entry["request"]["choices"], able)
        places = min(state.level(council)["executive"]["size"], state.councils[council]["seats"])
        numbers = {"members-in-office": len(held), "statutory-members": places, "present": part}
        share = rule.get("share", {"num": 1, "den": 2, "of": "members-in-office", "strict": True})
        yield Compared("emergency decision", "carried", True, judge({"threshold": share}, ballot, numbers)[0])
        yield Compared("emergency decision", "choices", act["choices"], entry["request"]["choices"])


@check("emergency-confirmed", "emergency-lifted")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    decision = state.decisions[act["decision"]]
    waits = decision["emergency"] and not decision["confirmed"] and not decision["lifted"]
    yield Compared("emergency decision", "in force", True, waits and in_force_on(decision, _day(entry)))
    yield Compared("what rests on a vote", "carried", "carried", state.motions[act["motion"]]["status"])
