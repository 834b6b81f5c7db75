"""docs/results/competence.md: who decides what, stages, sharing, delegated matters, a section's objection."""

from __future__ import annotations

from collections.abc import Iterator

from independent.checking import Compared, check, compare
from independent.numbers import after_days
from independent.state import Row, State

__all__ = ["STAGES", "competent", "ready_notice", "stage_of"]

STAGES = ("preparatory", "advisory", "controlling", "deciding")
OWN = "own-order"


def _day(entry: Row) -> str:
    return str(entry["at"][:10])


def stage_of(council: Row, key: str, matter: Row) -> str:
    """Section 2: the stage of a council in a matter."""
    power = council["powers"].get(key)
    if power is None:
        return str(matter.get("stage", "deciding"))
    return min(power["stage"], matter.get("highest", "deciding"), key=STAGES.index)


def holds(council: Row, key: str) -> bool:
    power = council["powers"].get(key)
    return power is None or bool(power["held"])


def competent(state: State, statute: Row, council: str, section: str | None, key: str) -> bool:
    """Section 1: whether a body has a matter, without its sharing."""
    if key == OWN:
        return True
    matter, row = statute["competences"].get(key), state.councils[council]
    if matter is None or row["level"] not in matter["levels"]:
        return False
    level = statute["levels"][row["level"]]
    reserved = [one for one in level.get("sections", ()) if key in statute["sections"][one].get("reserved", ())]
    return section in (reserved or [None]) and holds(row, key)


def holders_below(state: State, council: str, key: str, matter: Row) -> list[str]:
    """Constituted councils below that hold a matter."""
    found = (state.councils[one] for one in state.below(council))
    return [
        one["id"]
        for one in found
        if one["level"] in matter["levels"] and one["status"] == "constituted" and holds(one, key)
    ]


def ready_notice(state: State, council: str, key: str, matter: Row, day: str) -> str | None:
    """Section 4: the notice by which a council decides a subsidiary matter; "" where none is needed, None without."""
    if key == OWN or matter.get("sharing", "exclusive") != "subsidiary":
        return ""
    below = holders_below(state, council, key, matter)
    if not below:
        return ""
    decided = [
        place
        for place, one in enumerate(state.decisions.values())
        if one["competence"] == key and one["stands"] and one["council"] in below
    ]
    for id_, notice in state.notices.items():
        of_it = (notice["council"], notice["competence"], notice["decision"]) == (council, key, "")
        ready = of_it and notice["status"] == "open" and day >= notice["from_day"]
        if ready and all(place < notice["decided"] for place in decided):
            return id_
    return None


def _matter(statute: Row, key: str) -> Row:
    return statute["competences"].get(key, {"levels": []}) if key != OWN else {}  # type: ignore[no-any-return]


@check("motion-tabled")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    if act.get("amends"):
        return
    sitting = state.sittings[act["sitting"]]
    statute, council, key = state.statute(sitting["statute"]), sitting["council"], act["competence"]
    yield Compared("competence", "of the body", True, competent(state, statute, council, sitting["section"], key))
    notice = ready_notice(state, council, key, _matter(statute, key), sitting["day"])
    yield Compared("competence", "notice", True, notice is not None)


@check("decision-adopted", "decided-in-organ", "emergency-decided")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    council, key = act["council"], act["competence"]
    in_sitting = bool(act.get("sitting"))
    statute = state.statute(state.sittings[act["sitting"]]["statute"] if in_sitting else "")
    matter = _matter(statute, key)
    yield Compared("competence", "of the body", True, competent(state, statute, council, act.get("section"), key))
    yield Compared("stage", "stage", act["stage"], stage_of(state.councils[council], key, matter))
    yield Compared("stage", "day", act["day"], _day(entry))
    if act["kind"] != "emergency-decided":
        notice = ready_notice(state, council, key, matter, _day(entry))
        yield Compared("competence", "notice", act.get("notice") or "", notice)
    if act["kind"] == "decided-in-organ":
        given = state.councils[council]["delegated"].get(key, {"to": None, "since": "9999"})
        within = given["since"] <= _day(entry) and (given["until"] is None or _day(entry) <= given["until"])
        yield Compared("delegated matter", "to", (act["organ"], True), (given["to"], within))


@check("consent-proposed")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    statute, key = state.statute(), act["competence"]
    yield Compared("competence", "of the body", True, competent(state, statute, act["council"], None, key))
    notice = ready_notice(state, act["council"], key, _matter(statute, key), act["until"])
    yield Compared("competence", "notice", True, notice is not None)


@check("competence-taken-over", "stage-lowered", "competence-handed-over")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    council, key, motion = state.councils[act["council"]], act["competence"], state.motions[act["motion"]]
    matter = state.statute(state.sittings[motion["sitting"]]["statute"])["competences"][key]
    now, held = STAGES.index(stage_of(council, key, matter)), holds(council, key)
    to = motion["leads_to"]["about"].partition("/")[2]
    yield Compared("what rests on a vote", "carried", "carried", motion["status"])
    yield Compared("powers", "about", motion["leads_to"]["about"], f"{key}/{_about(act)}")
    stage = STAGES.index(act["stage"])
    if act["kind"] == "competence-taken-over":
        highest = STAGES.index(matter.get("highest", "deciding"))
        yield Compared("powers", "higher", True, stage <= highest and (stage > now or not held))
    elif act["kind"] == "stage-lowered":
        yield Compared("powers", "lower", True, held and stage < now)
    else:
        level = state.councils[to]["level"] if to != "authority" else None
        yield Compared("powers", "handed over", (True, now), (held and level in (None, *matter["levels"]), stage))


def _about(act: Row) -> str:
    if act["kind"] == "competence-handed-over":
        return str(act.get("to") or "authority")
    return str(act["stage"])


@check("authority-settled")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    power = state.councils[act["council"]]["powers"][act["competence"]]
    right = power["held"] and bool(power["older"]) and power["dual"] != act["claims"]
    yield Compared("powers", "older authority", True, right)


@check("notice-given")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    matter, day = state.statute()["competences"][act["competence"]], _day(entry)
    found = {"given": day, "from_day": after_days(day, matter.get("notice_days", 0))}
    yield from compare("notice", act, found)
    wanted = "overruling" if act.get("decision") else "subsidiary"
    yield Compared("notice", "sharing", wanted, matter.get("sharing", "exclusive"))
    if act.get("decision"):
        below = state.is_below(state.decisions[act["decision"]]["council"], act["council"])
    else:
        below = bool(holders_below(state, act["council"], act["competence"], matter))
    yield Compared("notice", "somebody below", True, below)


@check("matter-taken-up")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    notice = state.notices[act["notice"]]
    matter = state.statute()["competences"][notice["competence"]]
    below = holders_below(state, notice["council"], notice["competence"], matter)
    in_time = notice["status"] == "open" and _day(entry) <= notice["from_day"]
    yield Compared("notice", "taken up", True, in_time and act["council"] in below)


@check("decision-overruled")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    decision, motion = state.decisions[act["decision"]], state.motions[act["motion"]]
    council, key = state.councils[act["council"]], decision["competence"]
    matter = state.statute(state.sittings[motion["sitting"]]["statute"])["competences"][key]
    may = (
        matter.get("sharing", "exclusive") == "overruling"
        and council["level"] in matter["levels"]
        and holds(council, key)
        and stage_of(council, key, matter) == "deciding"
        and state.is_below(decision["council"], council["id"])
        and decision["stands"]
    )
    yield Compared("overruling", "may", True, may)
    own = [
        id_
        for id_, one in state.notices.items()
        if (one["council"], one["decision"], one["status"]) == (council["id"], act["decision"], "open")
        and one["from_day"] <= _day(entry)
    ]
    yield Compared("overruling", "notice", [act["notice"]], own[:1])
    yield Compared("what rests on a vote", "carried", "carried", motion["status"])


@check("matter-delegated", "decision-set-aside", "matter-taken-back")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    motion = state.motions[act["motion"]]
    yield Compared("what rests on a vote", "carried", "carried", motion["status"])
    if act["kind"] == "matter-delegated":
        council = state.councils[act["council"]]
        statute = state.statute(state.sittings[motion["sitting"]]["statute"])
        reserved = statute["levels"][council["level"]].get("executive", {}).get("reserved", ())
        key = act["competence"]
        may = competent(state, statute, council["id"], None, key) and key != OWN and key not in reserved
        yield Compared("delegated matter", "may be", True, may)
        yield Compared("delegated matter", "limits", act["limits"], motion["text"])


@check("decision-suspended")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    decision, day = state.decisions[act["decision"]], _day(entry)
    taken = decision["statute"]
    if not taken and decision["sitting"]:
        taken = state.sittings[decision["sitting"]]["statute"]
    taken = taken or state.sittings[state.motions[act["motion"]]["sitting"]]["statute"]
    days = state.statute(taken)["sections"][act["section"]].get("objection_days", 0)
    yield from compare("objection of a section", act, {"day": day, "until": after_days(day, days)})
    earlier = [one["section"] for one in decision["objections"]]
    may = days and day <= after_days(decision["adopted"], days) and act["section"] not in earlier
    yield Compared("objection of a section", "may", True, bool(may) and act["section"] != decision["section"])
