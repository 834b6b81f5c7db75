"""docs/results.md, section 5: decisions, powers, notices, organs, directives, sanctions, cases, demands."""

from __future__ import annotations

from independent.registry import on
from independent.state import Row, State

__all__: list[str] = []


# Decisions and notices.


@on("decision-adopted", "decided-in-organ", "emergency-decided")
def _(state: State, act: Row, entry: Row) -> None:
    motion = act.get("motion", "")
    state.decisions[act["decision"]] = {
        "id": act["decision"], "council": act["council"], "section": act.get("section"), "motion": motion,
        "sitting": act.get("sitting", ""), "competence": act["competence"], "stage": act["stage"],
        "adopted": act["day"], "organ": act.get("organ", ""), "statute": act.get("statute", ""),
        "emergency": act["kind"] == "emergency-decided", "expires": act.get("expires"), "confirmed": None,
        "lifted": None, "stands": True, "objections": [], "review_by": act.get("review_by"), "reported": False,
    }  # fmt: skip
    if motion:
        state.motions[motion]["status"] = "adopted"
    _use(state, act)


def _use(state: State, act: Row) -> None:
    if act.get("notice"):
        state.notices[act["notice"]]["status"] = "used"


@on("decision-suspended")
def _(state: State, act: Row, entry: Row) -> None:
    state.decisions[act["decision"]]["objections"].append(act)


@on("decision-set-aside", "decision-overruled")
def _(state: State, act: Row, entry: Row) -> None:
    state.decisions[act["decision"]]["stands"] = False
    _use(state, act)


@on("emergency-confirmed", "emergency-lifted")
def _(state: State, act: Row, entry: Row) -> None:
    what = "confirmed" if act["kind"] == "emergency-confirmed" else "lifted"
    state.decisions[act["decision"]][what] = act["day"]


@on("notice-given")
def _(state: State, act: Row, entry: Row) -> None:
    state.notices[act["notice"]] = {
        **act, "decision": act.get("decision", ""), "status": "open", "decided": len(state.decisions),
    }  # fmt: skip


@on("notice-withdrawn", "matter-taken-up")
def _(state: State, act: Row, entry: Row) -> None:
    state.notices[act["notice"]]["status"] = "withdrawn" if act["kind"] == "notice-withdrawn" else "taken-up"


# Powers, delegated matters, organs.


@on("competence-taken-over")
def _(state: State, act: Row, entry: Row) -> None:
    state.councils[act["council"]]["powers"][act["competence"]] = {
        "stage": act["stage"], "held": True, "dual": act.get("dual", False),
        "older": act.get("authority", "") or act.get("older", ""),
    }  # fmt: skip


@on("competence-handed-over")
def _(state: State, act: Row, entry: Row) -> None:
    state.councils[act["council"]]["powers"][act["competence"]] = {
        "stage": act["stage"], "held": False, "dual": False, "older": act.get("authority", "") or act.get("to", ""),
    }  # fmt: skip


@on("stage-lowered")
def _(state: State, act: Row, entry: Row) -> None:
    powers = state.councils[act["council"]]["powers"]
    powers.setdefault(act["competence"], {"held": True, "dual": False, "older": ""})["stage"] = act["stage"]


@on("authority-settled")
def _(state: State, act: Row, entry: Row) -> None:
    state.councils[act["council"]]["powers"][act["competence"]]["dual"] = act["claims"]


@on("matter-delegated")
def _(state: State, act: Row, entry: Row) -> None:
    given = {"to": act["to"], "since": act["day"], "until": act.get("until")}
    state.councils[act["council"]]["delegated"][act["competence"]] = given


@on("matter-taken-back")
def _(state: State, act: Row, entry: Row) -> None:
    state.councils[act["council"]]["delegated"].pop(act["competence"])


@on("organ-formed")
def _(state: State, act: Row, entry: Row) -> None:
    state.organs[act["organ"]] = {
        "id": act["organ"], "council": act["council"], "kind": act["organ_kind"], "size": act["size"],
        "provision": act.get("provision", ""), "members": [], "posts": {}, "elected": "", "since": "",
        "dissolved": False,
    }  # fmt: skip
    for key in act.get("delegated", ()):
        given = {"to": act["organ"], "since": act["day"], "until": None}
        state.councils[act["council"]]["delegated"][key] = given


@on("organ-elected")
def _(state: State, act: Row, entry: Row) -> None:
    state.organs[act["organ"]].update(
        members=[one["mandate"] for one in act["members"]], elected=act["day"], since=act["day"],
        posts={one["post"]: one["mandate"] for one in act["posts"]},
    )  # fmt: skip


@on("organ-member-recalled")
def _(state: State, act: Row, entry: Row) -> None:
    organ = state.organs[act["organ"]]
    organ["members"] = [one for one in organ["members"] if one != act["mandate"]]
    organ["posts"] = {post: one for post, one in organ["posts"].items() if one != act["mandate"]}


@on("post-rotated")
def _(state: State, act: Row, entry: Row) -> None:
    organ = state.organs[act["organ"]]
    organ["posts"][act["post"]] = act["mandate"]
    organ["since"] = act["day"]


@on("organ-dissolved")
def _(state: State, act: Row, entry: Row) -> None:
    state.organs[act["organ"]]["dissolved"] = True


# Directives and objections to them.


@on("directive-issued")
def _(state: State, act: Row, entry: Row) -> None:
    answers = {one: {"means": None, "facts": [], "done": False} for one in act["addressees"]}
    state.directives[act["directive"]] = {
        **act, "id": act["directive"], "statute": state.in_force, "answers": answers, "objections": [],
        "withdrawn": False,
    }  # fmt: skip


@on("means-chosen")
def _(state: State, act: Row, entry: Row) -> None:
    answer = state.directives[act["directive"]]["answers"][act["council"]]
    answer.update(means=act["means"], facts=act["facts"])


@on("execution-reported")
def _(state: State, act: Row, entry: Row) -> None:
    answer = state.directives[act["directive"]]["answers"][act["council"]]
    answer["done"] = answer["done"] or act["done"]


@on("directive-objected")
def _(state: State, act: Row, entry: Row) -> None:
    state.objections[act["objection"]] = {**act, "id": act["objection"], "status": "open", "settled": None}
    state.directives[act["directive"]]["objections"].append(act["objection"])


@on("objection-settled")
def _(state: State, act: Row, entry: Row) -> None:
    state.objections[act["objection"]].update(status=act["outcome"], settled=act["day"])


@on("directive-withdrawn")
def _(state: State, act: Row, entry: Row) -> None:
    state.directives[act["directive"]]["withdrawn"] = True


# Sanctions, franchise cases, demands.


@on("sanction-opened")
def _(state: State, act: Row, entry: Row) -> None:
    deputy = state.mandates[act["mandate"]]["deputy"]
    state.sanctions[act["sanction"]] = {**act, "id": act["sanction"], "deputy": deputy, "status": "opened", "units": {}}


_CASE = {
    "sanction-heard": "heard", "sanction-imposed": "imposed", "sanction-rejected": "rejected",
    "sanction-appealed": "appealed", "sanction-enforced": "enforced",
}  # fmt: skip


@on(*_CASE, "sanction-appeal-decided")
def _(state: State, act: Row, entry: Row) -> None:
    case = state.sanctions[act["sanction"]]
    case["status"] = act["outcome"] if act["kind"] == "sanction-appeal-decided" else _CASE[act["kind"]]
    for key in ("appeal_until", "decided_by", "until"):
        if key in act:
            case[key] = act[key]


@on("unit-voted-on-sanction")
def _(state: State, act: Row, entry: Row) -> None:
    state.sanctions[act["sanction"]]["units"][act["unit"]] = (act["votes_for"], act["votes_against"])


@on("franchise-case-opened")
def _(state: State, act: Row, entry: Row) -> None:
    state.cases[act["case"]] = {
        **act,
        "id": act["case"],
        "statute": state.in_force,
        "status": "opened",
        "decided": None,
        "review": None,
    }


@on("franchise-case-heard", "franchise-case-decided", "franchise-case-appealed", "franchise-appeal-decided")
def _(state: State, act: Row, entry: Row) -> None:
    case = state.cases[act["case"]]
    if act["kind"] == "franchise-case-decided":
        case.update(status="granted" if act["granted"] else "refused", decided=act["day"], granted=act["granted"])
        case["review"] = act["review"]
    elif act["kind"] == "franchise-appeal-decided":
        case["status"] = "overturned" if act["overturned"] else "upheld"
    else:
        case["status"] = "heard" if act["kind"] == "franchise-case-heard" else "appealed"


@on("sitting-demanded")
def _(state: State, act: Row, entry: Row) -> None:
    members = [act["member"]] if act.get("member") else []
    state.demands[act["demand"]] = {
        "council": act["council"], "statute": state.in_force, "members": members, "councils": [], "units": {},
        "met": None, "sitting": "", "agenda": act["agenda"],
    }  # fmt: skip


@on("demand-joined")
def _(state: State, act: Row, entry: Row) -> None:
    demand = state.demands[act["demand"]]
    if act.get("member"):
        demand["members"].append(act["member"])
    elif act.get("council"):
        demand["councils"].append(act["council"])
    else:
        demand["units"][act["unit"]] = act.get("votes", 0)


@on("demand-met")
def _(state: State, act: Row, entry: Row) -> None:
    state.demands[act["demand"]]["met"] = act["day"]
