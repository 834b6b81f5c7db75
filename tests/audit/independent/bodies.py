"""docs/results/sittings.md, sections 1 and 2, and docs/results/delegation.md: who counts, quorum, votes of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from fractions import Fraction

from independent.numbers import after_days, base_of, met, needed
from independent.state import Row, State, in_office, sits

__all__ = [
    "behind", "electors_below", "holders", "long_absent", "members", "numbers_of", "quorum", "standing", "the_bases",
    "voices", "votes_of",
]  # fmt: skip


def members(state: State, council: str, section: str | None = None) -> list[Row]:
    return [one for one in state.held(council) if in_office(one) and section in (None, one["section"])]


def holders(state: State, council: str, section: str | None = None) -> list[Row]:
    stood_for = {one["stands_in_for"] for one in members(state, council)}
    return [one for one in members(state, council, section) if one["away"] is None or one["id"] not in stood_for]


def long_absent(statute: Row, mandate: Row, day: str) -> bool:
    days = statute["mandates"].get("absent_days")
    return mandate["away"] is not None and days is not None and day > after_days(mandate["away"], days)


def behind(mandate: Row) -> tuple[str, str]:
    sender = mandate["delegate_of"]
    return ("council", sender) if sender else ("units", mandate["constituency"])


def electors_below(state: State, plan: Row, council: str) -> int:
    """Electors of a council's own constituencies and of those of all councils below it, each once."""
    inside = {council, *state.below(council)}
    return sum(place["electors"] for place in plan["constituencies"] if place["council"] in inside)


def standing(state: State, plan: Row, mandates: Iterable[Row]) -> dict[tuple[str, str], int]:
    """The units or councils behind some deputies, with their electors."""
    found: dict[tuple[str, str], int] = {}
    for one in mandates:
        key = behind(one)
        if key not in found and key[0] == "council":
            found[key] = electors_below(state, plan, key[1])
        elif key not in found:
            places = [row for row in plan["constituencies"] if (row["council"], row["id"]) == (one["council"], key[1])]
            found[key] = places[0]["electors"] if places else 0
    return found


def the_bases(state: State, sitting: Row, day: str) -> Row:
    """`bases` of an act, with what stands behind those present besides."""
    council, section = sitting["council"], sitting["section"]
    plan, statute = state.plan_of(council), state.statute(sitting["statute"])
    there = [one for one in members(state, council, section) if one["id"] in sitting["present"] and sits(one)]
    held, all_behind = holders(state, council, section), standing(state, plan, members(state, council, section))
    seats = state.councils[council]["seats"]
    if section is not None:
        own = [row for row in plan["constituencies"] if (row["council"], row.get("section")) == (council, section)]
        seats = sum(row["seats"] for row in own) + sum(1 for one in held if one["delegate_of"])
    present_behind = standing(state, plan, there)
    return {
        "present": len(there), "enrolled": len(sitting["enrolled"]), "in_office": len(held), "seats": seats,
        "units": len(all_behind), "electors": sum(all_behind.values()),
        "absent": sum(1 for one in held if long_absent(statute, one, day)),
        "units_present": len(present_behind), "electors_present": sum(present_behind.values()),
    }  # fmt: skip


def voices(state: State, sitting: Row) -> Row:
    """What thresholds of a vote are shares of where the plan gives deputies several votes; empty elsewhere."""
    council, section = sitting["council"], sitting["section"]
    plan, held = state.plan_of(council), holders(state, council, section)
    rows = [one for one in (*plan["constituencies"], *plan["delegates"]) if one["council"] == council]
    if all(one.get("each", 1) == 1 and one.get("votes", 0) == 0 for one in rows):
        return {}
    delegates = [one for one in held if one["delegate_of"]]
    planned = [one for one in rows if section is None or ("id" in one and one.get("section") == section)]
    seats = sum(Fraction(one.get("votes", 0) or one.get("each", 1) * one["seats"]) for one in planned)
    everybody = votes_of(plan, held, [one["id"] for one in held])
    seats += sum(everybody[one["id"]] for one in delegates) if section is not None else 0
    there = [one["id"] for one in held if one["id"] in sitting["present"] and sits(one)]
    ever = [one["id"] for one in held if one["id"] in sitting["enrolled"]]
    return {
        "members-in-office": sum(everybody.values()), "statutory-members": seats,
        "present": _carried(plan, held, there), "enrolled": _carried(plan, held, ever),
    }  # fmt: skip


def _carried(plan: Row, held: list[Row], ids: Collection[str]) -> Fraction:
    votes = votes_of(plan, held, ids)
    return sum((votes[one] for one in ids), Fraction())


def numbers_of(bases: Row) -> Row:
    """What thresholds of a vote are shares of, by name; in heads."""
    return {
        "members-in-office": bases["in_office"], "statutory-members": bases["seats"], "present": bases["present"],
        "enrolled": bases["enrolled"], "units": bases.get("units", 0), "registered": bases.get("electors", 0),
        "eligible": bases.get("electors", 0),
    }  # fmt: skip


def quorum(level: Row, bases: Row, taking_part: int | None = None) -> tuple[int, bool]:
    """How many are needed, and whether they are there; `taking_part` in a vote."""
    rule = level["quorum"]
    numbers = {**numbers_of(bases), "voters": bases["present"]}
    numbers["members-in-office"] = bases["in_office"] - bases.get("absent", 0)
    base = base_of(rule, numbers)
    count = bases["present"]
    if taking_part is not None and level.get("quorum_counts", "taking-part") == "taking-part":
        count = taking_part
    if rule["of"] == "units":
        count = bases["units_present"]
    elif rule["of"] in ("registered", "eligible"):
        count = bases["electors_present"]
    return needed(rule, base), met(rule, count, base)


def votes_of(plan: Row, held: list[Row], present: Collection[str]) -> dict[str, Fraction]:
    """The votes that each holder of a council, or of a section, carries."""
    rows: dict[tuple[str, str], Row] = {}
    if held:
        council = held[0]["council"]
        rows.update((("units", row["id"]), row) for row in plan["constituencies"] if row["council"] == council)
        rows.update((("council", row["sender"]), row) for row in plan["delegates"] if row["council"] == council)
    sent = Counter(behind(one) for one in held)
    there = Counter(behind(one) for one in held if one["id"] in present)
    found: dict[str, Fraction] = {}
    for one in held:
        row = rows.get(behind(one), {})
        if row.get("votes", 0) == 0:
            found[one["id"]] = Fraction(row.get("each", 1))
        else:
            sharing = sent[behind(one)] if row.get("shared", "present") == "sent" else max(there[behind(one)], 1)
            found[one["id"]] = Fraction(row["votes"], sharing)
    return found
