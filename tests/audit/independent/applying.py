"""docs/results.md, section 5: systems, plans, councils, mandates, elections, petitions."""

from __future__ import annotations

from independent.applying_sittings import close
from independent.registry import join_count, on
from independent.state import Row, State, resting

__all__ = ["gone_with"]


# Founding, rolls, plans, councils.


@on("system-founded")
def _(state: State, act: Row, entry: Row) -> None:
    state.system, state.in_force = act["system"], act["statute"]


@on("statute-amended")
def _(state: State, act: Row, entry: Row) -> None:
    state.in_force = act["statute"]


@on("roll-sealed")
def _(state: State, act: Row, entry: Row) -> None:
    state.rolls[act["roll"]] = state.documents.plain(act["document"])


@on("plan-adopted")
def _(state: State, act: Row, entry: Row) -> None:
    state.plans[act["plan"]] = state.documents.plain(act["document"])


@on("council-named")
def _(state: State, act: Row, entry: Row) -> None:
    state.councils[act["id"]] = {
        "id": act["id"], "name": act["name"], "level": act["level"], "parent": act.get("parent"),
        "also": act.get("also", []),
        "status": "forming", "plan": "", "seats": 0, "constituted": None, "sections": [], "executive": None,
        "mandates": [], "due": None, "powers": {}, "delegated": {},
    }  # fmt: skip


@on("council-constituted")
def _(state: State, act: Row, entry: Row) -> None:
    council = state.councils[act["council"]]
    council.update(
        status="constituted", plan=act["plan"], seats=act["seats"], constituted=act["day"], executive=None, due=None,
        delegated={}, sections=[one["section"] for one in act.get("sections", ())],
    )  # fmt: skip
    _end_organs(state, act["council"])
    for mandate in state.held(act["council"]):
        if mandate["plan"] == act["plan"]:
            mandate["waits"] = False


def _end_organs(state: State, council: str) -> None:
    for organ in state.organs.values():
        if organ["council"] == council:
            organ["dissolved"] = True


@on("executive-elected")
def _(state: State, act: Row, entry: Row) -> None:
    state.councils[act["council"]]["executive"] = [one["mandate"] for one in act["members"]]


@on("executive-member-recalled", "executive-member-removed")
def _(state: State, act: Row, entry: Row) -> None:
    council = state.councils[act["council"]]
    if council["executive"] is not None:
        council["executive"] = [one for one in council["executive"] if one != act["mandate"]]


@on("early-election-due")
def _(state: State, act: Row, entry: Row) -> None:
    state.councils[act["council"]]["due"] = (act["when"], act["day"])


# Mandates.


def _seat(state: State, fields: Row) -> None:
    mandate: Row = {
        "section": None, "units": [], "number": 0, "replaces": None, "stands_in_for": None, "delegate_of": None,
        "rests_on": None, "election": "", "credential": "issued", "hands": [], "ended": None, "end_reason": None,
        "away": None, "suspended": None, "instructions": {}, "reports": {}, **fields,
    }  # fmt: skip
    council = state.councils[mandate["council"]]
    mandate["waits"] = council["plan"] not in ("", mandate["plan"])
    state.mandates[mandate["id"]] = mandate
    council["mandates"].append(mandate["id"])


@on("credential-issued")
def _(state: State, act: Row, entry: Row) -> None:
    election = state.elections[act["election"]]
    former = act.get("replaces") or act.get("stands_in_for")
    plan = state.mandates[former]["plan"] if former else election["plan"]
    _seat(state, {
        "id": act["mandate"], "deputy": act["deputy"], "council": election["council"], "section": election["section"],
        "constituency": election["constituency"], "units": election["units"], "election": act["election"],
        "statute": election["statute"], "since": act["since"], "until": act.get("until"), "issued": act["issued"],
        "number": act["number"], "replaces": act.get("replaces"), "stands_in_for": act.get("stands_in_for"),
        "plan": plan,
    })  # fmt: skip


@on("delegate-sent")
def _(state: State, act: Row, entry: Row) -> None:
    own = state.mandates[act["sent"]]
    _seat(state, {
        "id": act["mandate"], "deputy": own["deputy"], "council": act["council"], "section": act.get("section"),
        "constituency": act["sender"], "statute": state.in_force, "since": act["since"], "until": own["until"],
        "issued": act["since"], "delegate_of": act["sender"], "rests_on": act["sent"], "plan": act["plan"],
    })  # fmt: skip


def _hand(mandate: Row, hand: str, outcome: str) -> None:
    mandate["hands"] = [
        one for one in mandate["hands"] if one["hand"] != hand and one["outcome"] == outcome
    ] + [{"hand": hand, "outcome": outcome}]  # fmt: skip


@on("credentials-confirmed", "credentials-awaiting")
def _(state: State, act: Row, entry: Row) -> None:
    for id_ in act["mandates"]:
        mandate = state.mandates[id_]
        mandate["hands"].append({"hand": act.get("hand", "first"), "outcome": "confirmed"})
        if act["kind"] == "credentials-confirmed":
            mandate["credential"] = "confirmed"


@on("credential-contested")
def _(state: State, act: Row, entry: Row) -> None:
    state.mandates[act["mandate"]].update(credential="contested", hands=[])


@on("contest-judged")
def _(state: State, act: Row, entry: Row) -> None:
    _hand(state.mandates[act["mandate"]], act["hand"], act["outcome"])


@on("contest-decided")
def _(state: State, act: Row, entry: Row) -> None:
    mandate = state.mandates[act["mandate"]]
    mandate["hands"].append({"hand": act.get("hand", "first"), "outcome": act["outcome"]})
    mandate["credential"] = act["outcome"]
    if act["outcome"] == "refused":
        mandate.update(ended=act["day"], end_reason="refused")


_ENDS = {
    "recall-carried": "recalled", "delegate-recalled": "recalled", "mandate-resigned": "resigned",
    "mandate-rotated": "rotated", "delegation-ended": "mandate-ended", "stand-in-ended": "leave-ended",
}  # fmt: skip


@on(*_ENDS, "mandate-taken")
def _(state: State, act: Row, entry: Row) -> None:
    reason = act["reason"] if act["kind"] == "mandate-taken" else _ENDS[act["kind"]]
    state.mandates[act["mandate"]].update(ended=act["day"], end_reason=reason)
    if act["kind"] == "recall-carried":
        state.petitions[act["petition"]]["status"] = "carried"


@on("terms-ended")
def _(state: State, act: Row, entry: Row) -> None:
    for mandate in state.held(act["council"]):
        if mandate["plan"] != act["plan"] and mandate["ended"] is None:
            mandate.update(ended=act["day"], end_reason="term")


def gone_with(state: State, council: str, plan: str) -> tuple[list[Row], list[Row], list[Row]]:
    """Mandates, delegations that rest on them, and petitions that end with a council."""
    own = [one for one in state.held(council) if one["plan"] == plan and one["ended"] is None]
    above = resting(state.mandates.values(), (one["id"] for one in own))
    ended = {one["id"] for one in (*own, *above)}
    running = [one for one in state.petitions.values() if one["status"] in ("open", "certified")]
    petitions = [one for one in running if one["mandate"] in ended or (one["mandate"], one["council"]) == ("", council)]
    return own, above, petitions


@on("council-dissolved")
def _(state: State, act: Row, entry: Row) -> None:
    own, above, petitions = gone_with(state, act["council"], act["plan"])
    for mandate in own:
        mandate.update(ended=act["day"], end_reason="council-dissolved")
    for mandate in above:
        mandate.update(ended=act["day"], end_reason="mandate-ended")
    for petition in petitions:
        petition["status"] = "lapsed"
    for sitting in state.sittings.values():
        if sitting["council"] == act["council"] and sitting["status"] in ("open", "suspended"):
            close(state, sitting)
    state.councils[act["council"]].update(status="dissolved", executive=None)
    _end_organs(state, act["council"])


@on("leave-taken")
def _(state: State, act: Row, entry: Row) -> None:
    state.mandates[act["mandate"]]["away"] = act["day"]


@on("leave-ended")
def _(state: State, act: Row, entry: Row) -> None:
    state.mandates[act["mandate"]]["away"] = None


@on("mandate-suspended")
def _(state: State, act: Row, entry: Row) -> None:
    state.mandates[act["mandate"]]["suspended"] = act["until"]


@on("suspension-ended")
def _(state: State, act: Row, entry: Row) -> None:
    for id_ in act["mandates"]:
        state.mandates[id_]["suspended"] = None


@on("deputy-instructed", "delegate-instructed")
def _(state: State, act: Row, entry: Row) -> None:
    asked = act.get("on") if act["kind"] == "delegate-instructed" else act.get("motion")
    state.mandates[act["mandate"]]["instructions"][act["instruction"]] = {
        "force": act["force"], "given": act["given"], "asks": [(asked, act["choice"])] if asked else [],
    }  # fmt: skip


@on("instruction-applied")
def _(state: State, act: Row, entry: Row) -> None:
    instruction = state.mandates[act["mandate"]]["instructions"][act["instruction"]]
    instruction["asks"].append((act["motion"], act["choice"]))


@on("report-filed")
def _(state: State, act: Row, entry: Row) -> None:
    state.mandates[act["mandate"]]["reports"][act["report"]] = {"filed": act["filed"], "answers": act["answers"]}


# Elections.


@on("election-called")
def _(state: State, act: Row, entry: Row) -> None:
    place = state.place(act["plan"], act["constituency"])
    state.elections[act["election"]] = {
        **act, "council": place["council"], "section": place.get("section"), "units": place["units"],
        "status": "called", "candidates": {}, "counts": [], "ballots": None, "spoiled": 0, "lot": None, "result": None,
    }  # fmt: skip


@on("candidates-nominated")
def _(state: State, act: Row, entry: Row) -> None:
    for one in act["candidates"]:
        state.elections[act["election"]]["candidates"][one["number"]] = {**one, "withdrawn": False, "late": False}


@on("candidate-withdrawn")
def _(state: State, act: Row, entry: Row) -> None:
    election = state.elections[act["election"]]
    election["candidates"][act["candidate"]].update(withdrawn=True, late=election["result"] is not None)


@on("count-entered")
def _(state: State, act: Row, entry: Row) -> None:
    election = state.elections[act["election"]]
    election["counts"] = join_count(election["counts"], act, ("votes", "ballots", "spoiled"))


@on("ballots-received")
def _(state: State, act: Row, entry: Row) -> None:
    state.elections[act["election"]].update(ballots=act["ballots"], papers=act["papers"], spoiled=act["spoiled"])


@on("lot-drawn")
def _(state: State, act: Row, entry: Row) -> None:
    state.elections[act["election"]]["lot"] = act["order"]


_POLL = {
    "poll-opened": "open", "poll-closed": "closed", "result-declared": "declared", "election-voided": "void",
}  # fmt: skip


@on(*_POLL)
def _(state: State, act: Row, entry: Row) -> None:
    election = state.elections[act["election"]]
    election["status"] = _POLL[act["kind"]]
    if act["kind"] == "result-declared":
        election["result"] = act


# Petitions.


@on("petition-opened", "body-petition-opened", "recall-meeting-held")
def _(state: State, act: Row, entry: Row) -> None:
    mandate = act.get("mandate", "")
    signed = act["kind"] != "recall-meeting-held" and act.get("initiator", "electors") == "electors"
    opened = act.get("opened", act.get("day"))
    state.petitions[act["petition"]] = {
        "id": act["petition"], "mandate": mandate, "opened": opened, "closes": act.get("closes", opened),
        "council": state.mandates[mandate]["council"] if mandate else act["council"], "electors": act["electors"],
        "needed": act.get("needed", 0), "statute": act["statute"], "elected_with": act.get("elected_with", 0),
        "status": "open" if signed else "certified", "certified": None if signed else opened, "answered": None,
        "papers": [], "counts": [],
    }  # fmt: skip


@on("signatures-counted")
def _(state: State, act: Row, entry: Row) -> None:
    petition = state.petitions[act["petition"]]
    petition["papers"] = join_count(petition["papers"], act, ("valid", "rejected"))


@on("recall-count-entered")
def _(state: State, act: Row, entry: Row) -> None:
    petition = state.petitions[act["petition"]]
    petition["counts"] = join_count(petition["counts"], act, ("votes_for", "votes_against", "spoiled"))


_PETITION = {
    "petition-certified": "certified", "petition-failed": "failed", "recall-rejected": "rejected",
    "petition-lapsed": "lapsed",
}  # fmt: skip


@on(*_PETITION)
def _(state: State, act: Row, entry: Row) -> None:
    petition = state.petitions[act["petition"]]
    petition["status"] = _PETITION[act["kind"]]
    if act["kind"] == "petition-certified":
        petition["certified"] = act["day"]


@on("confidence-withdrawn")
def _(state: State, act: Row, entry: Row) -> None:
    state.petitions[act["petition"]]["status"] = "carried"
    council = state.councils[act["council"]]
    council["due"] = council["due"] or ("no-confidence", act["day"])


@on("recall-answered")
def _(state: State, act: Row, entry: Row) -> None:
    state.petitions[act["petition"]]["answered"] = act["day"]
