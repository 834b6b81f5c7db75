"""docs/results.md, section 5: sittings and motions."""

from __future__ import annotations

from typing import Any

from independent.amending import text_with
from independent.registry import join_count, on
from independent.state import Row, State

__all__ = ["arriving", "choices_of", "close", "corrected_choices"]


# Sittings and motions.


@on("sitting-convened")
def _(state: State, act: Row, entry: Row) -> None:
    state.sittings[act["sitting"]] = {
        "id": act["sitting"], "council": act["council"], "section": act.get("section"), "convened": act["convened"],
        "day": act["day"], "agenda": act["agenda"], "statute": state.in_force, "status": "convened", "present": [],
        "enrolled": [], "motions": [], "point": 0, "spoken": [], "approved": None,
    }  # fmt: skip
    if act.get("demand"):
        state.demands[act["demand"]]["sitting"] = act["sitting"]


def arriving(state: State, act: Row) -> list[str]:
    """Who is named at the opening, one by one or on the sheet; who has checked in is not there twice."""
    listed = state.documents.plain(act["sheet"])["present"] if act.get("sheet") else []
    there = state.sittings[act["sitting"]]["present"]
    return [one for one in (*act["arrived"], *listed) if one not in there]


def _arrive(sitting: Row, mandates: list[str]) -> None:
    sitting["present"] += [one for one in mandates if one not in sitting["present"]]
    sitting["enrolled"] += [one for one in mandates if one not in sitting["enrolled"]]


@on("sitting-opened")
def _(state: State, act: Row, entry: Row) -> None:
    sitting = state.sittings[act["sitting"]]
    _arrive(sitting, arriving(state, act))
    sitting["status"] = "open"


@on("deputies-arrived")
def _(state: State, act: Row, entry: Row) -> None:
    _arrive(state.sittings[act["sitting"]], act["mandates"])


@on("deputies-left")
def _(state: State, act: Row, entry: Row) -> None:
    sitting = state.sittings[act["sitting"]]
    sitting["present"] = [one for one in sitting["present"] if one not in act["mandates"]]


@on("sitting-suspended", "sitting-resumed")
def _(state: State, act: Row, entry: Row) -> None:
    state.sittings[act["sitting"]]["status"] = "suspended" if act["kind"] == "sitting-suspended" else "open"


@on("sitting-closed")
def _(state: State, act: Row, entry: Row) -> None:
    close(state, state.sittings[act["sitting"]])
    for id_ in act["lapsed"]:
        state.motions[id_].update(status="lapsed", calling=False)


def close(state: State, sitting: Row) -> None:
    """What organs decided has been on the table of the whole council."""
    sitting["status"] = "closed"
    for decision in state.decisions.values():
        if sitting["section"] is None and decision["council"] == sitting["council"]:
            decision["reported"] = True


@on("minutes-approved")
def _(state: State, act: Row, entry: Row) -> None:
    state.sittings[act["sitting"]]["approved"] = act["day"]


@on("speaker-listed")
def _(state: State, act: Row, entry: Row) -> None:
    state.sittings[act["sitting"]]["spoken"].append(act.get("point", 0))


@on("point-taken-up")
def _(state: State, act: Row, entry: Row) -> None:
    state.sittings[act["sitting"]]["point"] = act["point"]


@on("agenda-changed")
def _(state: State, act: Row, entry: Row) -> None:
    state.sittings[act["sitting"]]["agenda"] = act["agenda"]


def _motion(state: State, fields: Row) -> None:
    state.motions[fields["id"]] = {
        "amends": None, "lines": None, "leads_to": None, "procedure": None, "status": "tabled", "vote": None,
        "made": [], "order": [], "demanded": "", "calling": False, "counts": [], "spent": False, "overtaken": "",
        "consent": None, "postponed": None, "referral": None, "point": 0, **fields,
        "tabled_text": fields.get("text", ""),
    }  # fmt: skip


@on("motion-tabled", "procedure-moved")
def _(state: State, act: Row, entry: Row) -> None:
    sitting = state.sittings[act["sitting"]]
    _motion(state, {
        "id": act["motion"], "sitting": act["sitting"], "council": sitting["council"], "text": act["text"],
        "competence": act.get("competence", "own-order"), "amends": act.get("amends"), "lines": act.get("lines"),
        "leads_to": act.get("leads_to"), "procedure": act.get("procedure"), "point": act.get("point", 0),
    })  # fmt: skip
    sitting["motions"].append(act["motion"])


@on("consent-proposed")
def _(state: State, act: Row, entry: Row) -> None:
    consent = {"opened": act["opened"], "until": act["until"], "answers": {}}
    _motion(state, {
        "id": act["motion"], "sitting": "", "council": act["council"], "text": act["text"],
        "competence": act["competence"], "consent": consent,
    })  # fmt: skip


@on("consent-given")
def _(state: State, act: Row, entry: Row) -> None:
    state.motions[act["motion"]]["consent"]["answers"][act["mandate"]] = act["answer"]


@on("consent-concluded")
def _(state: State, act: Row, entry: Row) -> None:
    state.motions[act["motion"]].update(status="carried" if act["carried"] else "rejected", vote=act)


@on("statute-voted")
def _(state: State, act: Row, entry: Row) -> None:
    sitting = state.sittings[act["sitting"]]
    _motion(state, {"id": act["motion"], "sitting": act["sitting"], "council": sitting["council"], "competence": ""})


@on("hands-counted", "roll-call-taken", "secret-vote-taken", "vote-corrected")
def _(state: State, act: Row, entry: Row) -> None:
    motion = state.motions[act["motion"]]
    before = motion["status"]
    vote: Any = {**(motion["vote"] or {}), **act} if act["kind"] == "vote-corrected" else act
    if act["kind"] == "vote-corrected":
        vote["kind"] = motion["vote"]["kind"]
        vote["choices"] = corrected_choices(state, motion, act)
        vote.pop("sheet", None)
    motion.update(vote=vote, status="carried" if act["carried"] else "rejected", calling=False)
    if motion["amends"] and act["carried"] != (before == "carried"):
        _amend(state, motion, made=act["carried"])


def choices_of(state: State, vote: Row) -> list[Row]:
    """The choices of a roll call: in the act, or on its sheet."""
    listed = state.documents.plain(vote["sheet"])["choices"] if vote.get("sheet") else []
    return [*vote.get("choices", ()), *listed]


def corrected_choices(state: State, motion: Row, act: Row) -> list[Row]:
    changed = {one["mandate"] for one in act["choices"]}
    kept = [one for one in choices_of(state, motion["vote"]) if one["mandate"] not in changed]
    return [*kept, *act["choices"]] if motion["vote"]["kind"] == "roll-call-taken" else []


def _amend(state: State, amendment: Row, *, made: bool) -> None:
    main = state.motions[amendment["amends"]]
    if made:
        main["made"].append(amendment["id"])
    else:
        main["made"].remove(amendment["id"])
        for other in state.motions.values():
            if other["overtaken"] == amendment["id"]:
                other.update(status="tabled", overtaken="")
    main["text"] = text_with(main["tabled_text"], [state.motions[one] for one in main["made"]])


@on("amendments-overtaken")
def _(state: State, act: Row, entry: Row) -> None:
    for id_ in act["amendments"]:
        state.motions[id_].update(status="overtaken", overtaken=act["by"])


@on("motion-referred", "motion-postponed")
def _(state: State, act: Row, entry: Row) -> None:
    status = "referred" if act["kind"] == "motion-referred" else "postponed"
    for id_ in (act["motion"], *act["amendments"]):
        state.motions[id_]["status"] = status
    if status == "postponed":
        state.motions[act["motion"]]["postponed"] = act.get("until")
    else:
        sent = {"to": act["to"], "until": act.get("until"), "reported": None}
        state.motions[act["motion"]]["referral"] = sent


@on("referral-reported")
def _(state: State, act: Row, entry: Row) -> None:
    state.motions[act["motion"]]["referral"]["reported"] = act["day"]


@on("motion-resumed")
def _(state: State, act: Row, entry: Row) -> None:
    sitting = state.sittings[act["sitting"]]
    for id_ in (act["motion"], *act["amendments"]):
        state.motions[id_].update(status="tabled", sitting=act["sitting"], postponed=None, point=sitting["point"])
    sitting["motions"] += [act["motion"], *act["amendments"]]


@on("motion-reopened")
def _(state: State, act: Row, entry: Row) -> None:
    motion = state.motions[act["motion"]]
    if motion["amends"] and motion["status"] == "carried":
        _amend(state, motion, made=False)
    motion.update(status="tabled", vote=None, counts=[])


@on("motion-withdrawn")
def _(state: State, act: Row, entry: Row) -> None:
    for id_ in (act["motion"], *act.get("fallen", ())):
        state.motions[id_]["status"] = "withdrawn"


@on("voting-order-set")
def _(state: State, act: Row, entry: Row) -> None:
    state.motions[act["motion"]]["order"] = act["order"]


@on("roll-call-demanded", "secret-vote-demanded", "vote-form-set")
def _(state: State, act: Row, entry: Row) -> None:
    form = {"roll-call-demanded": "roll-call", "secret-vote-demanded": "secret"}.get(act["kind"]) or act["form"]
    state.motions[act["motion"]]["demanded"] = form


@on("roll-call-opened", "roll-call-broken-off")
def _(state: State, act: Row, entry: Row) -> None:
    state.motions[act["motion"]]["calling"] = act["kind"] == "roll-call-opened"


@on("secret-count-entered")
def _(state: State, act: Row, entry: Row) -> None:
    motion = state.motions[act["motion"]]
    motion["counts"] = join_count(motion["counts"], act, ("votes_for", "votes_against", "abstentions", "spoiled"))
