"""docs/results/recall.md: petitions from opening to verdict, and what ends with a mandate."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from fractions import Fraction

from independent.applying import gone_with
from independent.bodies import numbers_of
from independent.checking import Compared, check, compare
from independent.elections import votes_that_elected
from independent.numbers import after_days, base_of, days_between, met, needed
from independent.reading import amount
from independent.state import Row, State, in_office, resting

__all__ = ["carried_by_electors", "half_of_term", "signatures_needed", "under"]


def _day(entry: Row) -> str:
    return str(entry["at"][:10])


def _rule(state: State, petition: Row) -> Row:
    mandates = state.statute(petition["statute"])["mandates"]
    return mandates["recall"] if petition["mandate"] else mandates["no_confidence"]  # type: ignore[no-any-return]


def signatures_needed(rule: Row, electors: int) -> int:
    return max(needed(rule["petition"], electors), rule.get("petition_least", 0))


def under(plan: Row, council: str) -> int:
    """Electors under a council: its own constituencies and those of all councils that send to it."""
    found, waiting = {council}, [council]
    while waiting:
        here = waiting.pop()
        more = {row["sender"] for row in plan["delegates"] if row["council"] == here} - found
        found |= more
        waiting += more
    return sum(place["electors"] for place in plan["constituencies"] if place["council"] in found)


def half_of_term(mandate: Row) -> str | None:
    if mandate["until"] is None:
        return None
    days = days_between(mandate["since"], mandate["until"])
    return after_days(mandate["since"], -(-days // 2))


def _may_open(rule: Row, mandate: Row, day: str) -> bool:
    first = after_days(mandate["since"], rule.get("protected_first_days", 0))
    if rule.get("after_half_term", False):
        first = max(first, half_of_term(mandate) or first)
    if not (in_office(mandate) and day >= first):
        return False
    if mandate["until"] is None:
        return True
    last = rule.get("protected_last_days", 0)
    return day < mandate["until"] and not (last and day >= after_days(mandate["until"], -last))


@check("petition-opened", "recall-meeting-held")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    mandate, rule, day = state.mandates[act["mandate"]], state.statute()["mandates"]["recall"], _day(entry)
    electors = state.elections[mandate["election"]]["electors"]
    yield Compared("protected days", "may be opened", True, _may_open(rule, mandate, day))
    earlier = [one for one in state.petitions.values() if one["mandate"] == mandate["id"]]
    yield from compare("signatures needed", act, {"electors": electors, "statute": state.in_force})
    elected_with = 0
    if rule.get("as_many_as_elected", False):
        elected_with = votes_that_elected(state, mandate) or 0
    if elected_with is not None:
        yield from compare("votes that elected", act, {"elected_with": elected_with})
    if act["kind"] == "recall-meeting-held":
        yield Compared("protected days", "recall at once", True, rule.get("at_once", False))
        return
    signed = act.get("initiator", "electors") == "electors"
    found: Row = {
        "opened": day, "closes": after_days(day, rule.get("signing_days", 14)) if signed else day,
        "needed": signatures_needed(rule, electors) if signed else 0,
    }  # fmt: skip
    if signed and rule.get("verify_days", 0):
        found["verify_by"] = after_days(found["closes"], rule["verify_days"])
    yield from compare("signatures needed", act, found)
    running = [one["id"] for one in earlier if one["status"] in ("open", "certified")]
    yield Compared("protected days", "no other runs", [], running)
    yield Compared("protected days", "once", False, rule.get("once_per_term", False) and bool(earlier))
    known = act.get("initiator", "electors") in rule.get("who", ["electors"])
    yield Compared("protected days", "initiator", True, known)


@check("body-petition-opened")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    rule, day = state.statute()["mandates"]["no_confidence"], _day(entry)
    electors = under(state.plan_of(act["council"]), act["council"])
    found = {
        "opened": day, "closes": after_days(day, rule.get("signing_days", 7)), "electors": electors,
        "needed": signatures_needed(rule, electors), "statute": state.in_force,
    }  # fmt: skip
    yield from compare("signatures needed", act, found)
    council = state.councils[act["council"]]
    yield Compared("protected days", "council is not due", ("constituted", None), (council["status"], council["due"]))


def set_root(commitments: list[str]) -> str:
    """The root of a set of commitments: docs/record.md, section 8."""
    members = sorted(set(commitments))
    row = [hashlib.sha256(b"deputies/set/leaf/1\0" + bytes.fromhex(one)).digest() for one in members]
    while len(row) > 1:
        pairs = [row[place : place + 2] for place in range(0, len(row), 2)]
        row = [
            hashlib.sha256(b"deputies/set/node/1\0" + pair[0] + pair[1]).digest() if len(pair) == 2 else pair[0]
            for pair in pairs
        ]
    top = row[0] if row else bytes(32)
    return hashlib.sha256(b"deputies/set/root/1\0" + len(members).to_bytes(8, "big") + top).hexdigest()


@check("petition-certified", "petition-failed")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    petition, day = state.petitions[act["petition"]], _day(entry)
    box = state.documents.plain(act["box"])["signatures"] if act.get("box") else []
    tellers = state.statute(petition["statute"])["elections"].get("tellers", 2)
    papers = petition["papers"]
    paper = papers[0] if papers else {"valid": 0, "rejected": 0}
    if papers:
        yield Compared("certification", "tellers agree", tellers, len(papers))
    count = len(box) + paper["valid"]
    found = {"signatures": count, "on_paper": paper["valid"], "rejected": paper["rejected"], "day": day}
    if act.get("box"):
        found["root"] = set_root(box)
    yield from compare("certification", act, found)
    enough = count >= petition["needed"]
    kind = "petition-certified" if enough else "petition-failed"
    yield Compared("certification", "outcome", act["kind"], kind)
    yield Compared("certification", "in time", True, enough or day > petition["closes"])


def _vote_from(rule: Row, petition: Row) -> str:
    certified = petition["certified"]
    first = after_days(certified, rule.get("answer_days", 0))
    if petition["answered"] is not None:
        first = min(first, max(petition["answered"], certified))
    return first if petition["mandate"] else after_days(first, rule.get("open_days", 14))


def carried_by_electors(rule: Row, petition: Row, votes_for: int, votes_against: int, spoiled: int) -> bool:
    """Section 5: whether the vote of the electors carries."""
    cast = votes_for + votes_against
    voters, electors = cast + spoiled, petition["electors"]
    numbers = {
        "registered": electors, "eligible": electors, "voters": voters, "present": voters, "votes-cast": cast,
    }  # fmt: skip
    turnout, decision = rule.get("turnout"), rule["decision"]
    if turnout is not None and not met(turnout, voters, base_of(turnout, numbers)):
        return False
    asks = decision["num"] != 0 or decision.get("strict", False)
    if voters < rule.get("least_voters", 0) or (asks and not met(decision, votes_for, base_of(decision, numbers))):
        return False
    if rule.get("as_many_as_elected", False) and votes_for < petition["elected_with"]:
        return False
    return votes_for > votes_against or not rule.get("exceeds_against", True)


@check("recall-count-entered")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    petition = state.petitions[act["petition"]]
    rule = _rule(state, petition)
    yield Compared("days of the vote", "not before", True, _day(entry) >= _vote_from(rule, petition))
    figures = {key: entry["request"].get(key, 0) for key in ("votes_for", "votes_against", "spoiled")}
    yield from compare("vote on a petition", act, figures)
    yield Compared("vote on a petition", "no more than electors", True, sum(figures.values()) <= petition["electors"])
    tellers = state.statute(petition["statute"])["elections"].get("tellers", 2)
    others = [one for one in petition["counts"] if one["teller"] != act["teller"]]
    equal = [one for one in others if all(one[key] == act[key] for key in figures)]
    results = [one for one in entry["acts"] if one["kind"] in _RESULTS]
    yield Compared("vote on a petition", "a result", len(equal) == tellers - 1, bool(results))


_RESULTS = ("recall-carried", "recall-rejected", "confidence-withdrawn")


@check(*_RESULTS)
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    request, asked = entry["request"], entry["request"]["kind"]
    yield Compared("vote on a petition", "day", act["day"], _day(entry))
    held = {one["kind"]: one for one in entry["acts"]}
    if asked == "recall-at-once":
        petition = {**held["recall-meeting-held"], "mandate": request["mandate"]}
        petition.setdefault("elected_with", 0)
    elif asked == "decide-recall":
        petition = state.petitions[state.motions[request["motion"]]["leads_to"]["about"]]
    else:
        petition = state.petitions[act["petition"]]
    rule = _rule(state, petition)
    if asked == "certify-recall":
        yield Compared("recall by signatures", "who decides", "signatures", rule.get("decides", "electors"))
        carried, figures = True, (Fraction(), Fraction())
    elif asked == "decide-recall":
        carried, figures = _by_council(state, rule, request)
    else:
        given = (request["votes_for"], request["votes_against"], request.get("spoiled", 0))
        carried, figures = carried_by_electors(rule, petition, *given), (Fraction(given[0]), Fraction(given[1]))
    kind = {"decide-recall": "recall by the council", "recall-at-once": "recall at once"}.get(asked, "recall")
    kind = kind if petition["mandate"] else "no confidence"
    stated = (amount(act["votes_for"]), amount(act["votes_against"]))
    yield Compared(kind, "votes", stated, figures)
    yield Compared(kind, "carried", act["kind"] != "recall-rejected", carried)
    if act["kind"] == "confidence-withdrawn":
        yield Compared(kind, "dissolved", "council-dissolved" in held, rule.get("effect", "carry-on") == "dissolved")


def _by_council(state: State, rule: Row, request: Row) -> tuple[bool, tuple[Fraction, Fraction]]:
    vote = state.motions[request["motion"]]["vote"]
    figures = [amount(vote[key]) for key in ("votes_for", "votes_against", "abstentions")]
    took_part = sum(figures, Fraction()) + vote.get("spoiled", 0)
    turnout, numbers = rule.get("turnout"), numbers_of(vote["bases"])
    enough = turnout is None or met(turnout, took_part, base_of(turnout, numbers))
    enough = enough and took_part >= rule.get("least_voters", 0)
    return bool(vote["carried"]) and enough, (figures[0], figures[1])


# What ends with a mandate: section 7.

_TELLING = ("mandate-resigned", "mandate-rotated", "recall-carried", "delegate-recalled")
_FOLLOWING = ("petition-lapsed", "delegation-ended", "stand-in-ended")


def lapsing(state: State, mandate: str) -> list[str]:
    running = (one for one in state.petitions.values() if one["status"] in ("open", "certified"))
    return [one["id"] for one in running if one["mandate"] == mandate]


def ending_with(state: State, mandate: Row, *, petitions: bool) -> list[tuple[str, str]]:
    """What follows on the end of a mandate, in order: (act, mandate or petition)."""
    found = [("petition-lapsed", one) for one in lapsing(state, mandate["id"])] if petitions else []
    found += _delegations(state, mandate["id"])
    for one in state.held(mandate["council"]):
        if one["stands_in_for"] == mandate["id"] and one["ended"] is None:
            return [*found, *standing_in_ended(state, one["id"])]
    return found


def standing_in_ended(state: State, mandate: str) -> list[tuple[str, str]]:
    """What ends when somebody stands in no longer."""
    lapsed = [("petition-lapsed", one) for one in lapsing(state, mandate)]
    return [("stand-in-ended", mandate), *lapsed, *_delegations(state, mandate)]


def _delegations(state: State, mandate: str) -> list[tuple[str, str]]:
    return [("delegation-ended", one["id"]) for one in resting(state.mandates.values(), (mandate,))]


@check(*_TELLING)
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    named = act["mandate"]
    meeting = entry["request"]["kind"] == "recall-at-once"
    petitions = act["kind"] in ("mandate-resigned", "mandate-rotated") or meeting
    stated = [_pair(one) for one in entry["acts"] if one["kind"] in _FOLLOWING]
    yield Compared("what ends with a mandate", act["kind"], stated,
                   ending_with(state, state.mandates[named], petitions=petitions))  # fmt: skip


def _pair(act: Row) -> tuple[str, str]:
    return act["kind"], act.get("petition") or act["mandate"]


@check("leave-ended")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    standing = [
        one["id"] for one in state.mandates.values() if one["stands_in_for"] == act["mandate"] and one["ended"] is None
    ]
    found = standing_in_ended(state, standing[0]) if standing else []
    stated = [_pair(one) for one in entry["acts"] if one["kind"] in _FOLLOWING]
    yield Compared("what ends with a mandate", "leave", stated, found)


@check("council-dissolved")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    own, above, petitions = gone_with(state, act["council"], act["plan"])
    found = {
        "plan": state.councils[act["council"]]["plan"], "mandates": len(own), "delegations": len(above),
        "petitions": len(petitions) - 1, "day": _day(entry),
    }  # fmt: skip
    yield from compare("council dissolved", act, found)
