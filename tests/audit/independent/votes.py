"""docs/results/sittings.md, sections 3 to 5: majorities, which one is needed, forms of vote."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from independent.bodies import behind, holders, standing, votes_of
from independent.numbers import base_of, met, needed
from independent.reading import amount
from independent.state import Row, State, sits

__all__ = ["EITHER_WAY", "Ballot", "judge", "majority_of", "roll_call", "sections_agree", "units_agree", "voters"]

EITHER_WAY = (
    "decide-recall", "decide-sanction", "decide-sanction-appeal", "decide-franchise-case", "decide-franchise-appeal",
    "settle-objection",
)  # fmt: skip
"""Requests that also rest on a rejected motion."""


@dataclass(frozen=True)
class Ballot:
    """Votes for, against, abstaining."""

    votes_for: Fraction = Fraction()
    votes_against: Fraction = Fraction()
    abstentions: Fraction = Fraction()


def judge(majority: Row, ballot: Ballot, numbers: Mapping[str, Any], casting: str | None = None) -> tuple[bool, int]:
    """Whether a majority carries, and the votes it needs."""
    opposed = ballot.votes_against
    if majority.get("abstention", "ignored") == "against":
        opposed += ballot.abstentions
    if casting is not None and (majority.get("tie", "rejected") != "chair" or ballot.votes_for != opposed):
        raise ValueError("a casting vote where there is none")
    favour = ballot.votes_for + (casting == "for")
    opposed += casting == "against"
    took_part = ballot.votes_for + ballot.votes_against + ballot.abstentions
    threshold = majority["threshold"]
    base = base_of(threshold, {**numbers, "votes-cast": favour + opposed, "voters": took_part})
    return met(threshold, favour, base) and favour > opposed, needed(threshold, base)


_HALF_OF_MEMBERS = {"num": 1, "den": 2, "of": "members-in-office", "strict": True}


def majority_of(state: State, motion: Row) -> Row:
    """The majority that a motion needs: section 4."""
    sitting = state.sittings[motion["sitting"]]
    statute, level = state.statute(sitting["statute"]), state.level(motion["council"], sitting["statute"])
    procedure, leads_to = motion["procedure"], motion["leads_to"]
    if procedure is not None:
        working = statute["working"]
        found = working.get("procedure")
        if procedure["kind"] in ("close-debate", "limit-speeches"):
            found = working.get("debate", found)
        return found or level["majority"]  # type: ignore[no-any-return]
    if motion["amends"] is None and leads_to is not None:
        return _resting(state, statute, level, leads_to["kind"], leads_to["about"])
    if motion["amends"] is None and motion["competence"] != "own-order":
        found = statute["competences"][motion["competence"]].get("majority")
        return found or level["majority"]  # type: ignore[no-any-return]
    return level["majority"]  # type: ignore[no-any-return]


def _resting(state: State, statute: Row, level: Row, kind: str, about: str) -> Row:
    found: Row | None = None
    first = about.partition("/")[0]
    if kind == "recall-from-executive":
        found = {"threshold": level["executive"]["recall"]}
    elif kind == "recall-from-organ":
        organ = statute.get("organs", {}).get(state.organs[first]["provision"], {})
        found = {"threshold": organ.get("recall", _HALF_OF_MEMBERS)}
    elif kind == "decide-recall":
        found = {"threshold": state.statute(state.petitions[about]["statute"])["mandates"]["recall"]["decision"]}
    elif kind in ("decide-sanction", "decide-sanction-appeal"):
        case = state.sanctions[about]
        found = state.statute(case["statute"])["sanctions"][case["asks"]]["majority"]
    elif kind in ("decide-franchise-case", "decide-franchise-appeal"):
        found = {"threshold": state.statute(state.cases[about]["statute"])["franchise"]["majority"]}
    elif kind == "confirm-emergency":
        found = state.statute(state.decisions[about]["statute"])["emergency"]["majority"]
    elif kind == "call-early-election":
        early = next(one for one in statute["mandates"]["early"] if one["when"] == "resolved")
        found = {"threshold": early["majority"]} if "majority" in early else None
    elif kind == "overrule-decision":
        found = statute["competences"][state.decisions[about]["competence"]].get("majority")
    elif kind in ("take-over-competence", "hand-over-competence"):
        found = statute["competences"][first].get("taking")
    elif kind == "object-to-decision":
        decision = state.decisions[about]
        taken = decision["statute"] or (state.sittings[decision["sitting"]]["statute"] if decision["sitting"] else "")
        if taken:
            found = state.level(decision["council"], taken)["majority"]
    return found or level["majority"]  # type: ignore[no-any-return]


def voters(state: State, sitting: Row) -> dict[str, Fraction]:
    """Deputies present, with the votes of each."""
    held = holders(state, sitting["council"], sitting["section"])
    there = [one["id"] for one in held if one["id"] in sitting["present"] and sits(one)]
    votes = votes_of(state.plan_of(sitting["council"]), held, there)
    return {one: votes[one] for one in there}


def roll_call(choices: Iterable[Row], votes: Mapping[str, Fraction]) -> tuple[Ballot, int]:
    """The sums of a roll call, and how many deputies took part; raise `ValueError` for who may not vote so."""
    sums: dict[str, Fraction] = dict.fromkeys(("for", "against", "abstain"), Fraction())
    cast: dict[str, list[Row]] = {}
    for one in choices:
        own, held = cast.setdefault(one["mandate"], []), votes[one["mandate"]]
        given = amount(one.get("votes", held))
        sums[one["choice"]] += given
        own.append(one)
        if len(own) > 1 and (any("votes" not in item for item in own) or len({i["choice"] for i in own}) < len(own)):
            raise ValueError(f"{one['mandate']} stands twice")
        if sum(amount(item.get("votes", held)) for item in own) > held:
            raise ValueError(f"{one['mandate']} casts more than its votes")
    return Ballot(sums["for"], sums["against"], sums["abstain"]), len(cast)


def sections_agree(state: State, sitting: Row, majority: Row, parts: Mapping[str, Ballot]) -> bool:
    """Whether each section of a council that sits as a whole agrees, where the majority asks it."""
    if not majority.get("sections", False) or sitting["section"] is not None:
        return True
    there = voters(state, sitting)
    everybody = holders(state, sitting["council"])
    votes = votes_of(state.plan_of(sitting["council"]), everybody, [one["id"] for one in everybody])
    agree = True
    for section in state.level(sitting["council"], sitting["statute"]).get("sections", ()):
        held = [one["id"] for one in everybody if one["section"] == section]
        in_office, present = sum(votes[one] for one in held), sum(there[one] for one in held if one in there)
        numbers = {
            "members-in-office": in_office, "statutory-members": in_office, "present": present, "enrolled": present,
        }  # fmt: skip
        plain = {key: majority[key] for key in ("threshold", "abstention") if key in majority}
        agree &= judge(plain, parts.get(section, Ballot()), numbers)[0]
    return agree


def units_agree(state: State, sitting: Row, majority: Row, choices: Iterable[Row]) -> bool:
    """Whether enough units or councils are for it, where the majority asks it."""
    share = majority.get("units")
    if share is None:
        return True
    held, votes = holders(state, sitting["council"], sitting["section"]), voters(state, sitting)
    by_id = {one["id"]: one for one in held}
    balance: dict[tuple[str, str], Fraction] = {}
    for one in choices:
        given = amount(one.get("votes", votes[one["mandate"]]))
        key = behind(by_id[one["mandate"]])
        balance[key] = balance.get(key, Fraction()) + {"for": given, "against": -given}.get(one["choice"], Fraction())
    half = majority.get("half_units", ())
    weights = {
        key: Fraction(1, 2) if key[1] in half else Fraction(1)
        for key in standing(state, state.plan_of(sitting["council"]), held)
    }
    agreeing = sum((weight for key, weight in weights.items() if balance.get(key, 0) > 0), Fraction())
    return met(share, agreeing, sum(weights.values(), Fraction()))
