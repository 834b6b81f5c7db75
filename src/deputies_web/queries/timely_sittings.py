"""Which requests are timely in a sitting: on motions, speeches, proposals for consent and demands."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from deputies.acts.catalogue import CATALOGUE
from deputies.acts.state import State
from deputies.sittings.sitting import Motion, Sitting

__all__ = ["ALSO", "STATUS", "rests_on"]

Known = Mapping[str, str]
_OPEN, _TABLED = frozenset({"open"}), frozenset({"tabled"})

STATUS: Mapping[str, tuple[str, str, frozenset[str]]] = {
    "open-sitting": ("sittings", "sitting", frozenset({"convened"})),
    "close-sitting": ("sittings", "sitting", frozenset({"open", "suspended"})),
    "check-in": ("sittings", "sitting", frozenset({"convened", "open", "suspended"})),
    "check-out": ("sittings", "sitting", frozenset({"convened", "open", "suspended"})),
    "take-up-point": ("sittings", "sitting", _OPEN),
    "suspend-sitting": ("sittings", "sitting", _OPEN),
    "resume-sitting": ("sittings", "sitting", frozenset({"suspended"})),
    "set-speaking-time": ("sittings", "sitting", _OPEN),
    "ask-to-speak": ("sittings", "sitting", _OPEN),
    "end-speech": ("sittings", "sitting", frozenset({"open", "suspended"})),
    "withdraw-speech": ("speeches", "speech", frozenset({"waiting"})),
    "call-speaker": ("speeches", "speech", frozenset({"waiting"})),
    "table-motion": ("sittings", "sitting", _OPEN),
    "move-procedure": ("sittings", "sitting", _OPEN),
    "amend-statute": ("sittings", "sitting", _OPEN),
    "table-amendment": ("motions", "motion", _TABLED),
    "set-voting-order": ("motions", "motion", _TABLED),
    "withdraw-motion": ("motions", "motion", _TABLED),
    "resume-motion": ("motions", "motion", frozenset({"referred", "postponed"})),
    "report-referral": ("motions", "motion", frozenset({"referred"})),
    "demand-roll-call": ("motions", "motion", _TABLED),
    "demand-secret-vote": ("motions", "motion", _TABLED),
    "open-roll-call": ("motions", "motion", _TABLED),
    "cast-choice": ("motions", "motion", _TABLED),
    "break-off-roll-call": ("motions", "motion", _TABLED),
    "take-roll-call": ("motions", "motion", _TABLED),
    "take-show-of-hands": ("motions", "motion", _TABLED),
    "count-secret-vote": ("motions", "motion", _TABLED),
    "give-consent": ("motions", "motion", _TABLED),
    "conclude-consent": ("motions", "motion", _TABLED),
    "correct-vote": ("motions", "motion", frozenset({"carried", "rejected"})),
    "adopt-decision": ("motions", "motion", frozenset({"carried"})),
}
"""Kind -> (table, field that names the noun, states in which the request makes sense)."""

_EITHER = {
    "decide-recall", "decide-franchise-case", "decide-franchise-appeal", "decide-sanction", "decide-sanction-appeal",
    "settle-objection",
}  # fmt: skip
"""What rests on a motion that was voted either way: a rejected one decides as well."""


def rests_on(kind: str, motion: Motion) -> bool:
    """Whether a request of this kind can rest on the motion, as it was voted."""
    votes = ("carried", "rejected") if kind in _EITHER else ("carried",)
    leads = motion.leads_to is not None and motion.leads_to.kind == kind
    return leads and not motion.spent and motion.status in votes


def _motion(state: State, fields: Known, name: str = "motion") -> Motion | None:
    found: Motion | None = state.tables["motions"].get(fields.get(name, ""))
    return found


def _sitting(state: State, motion: Motion) -> Sitting | None:
    found: Sitting | None = state.tables["sittings"].get(motion.sitting)
    return found


def _on_motion(asked: Callable[[State, Motion], bool]) -> Callable[[State, Known], bool]:
    """Ask about the motion that is known; true where none is."""

    def ask(state: State, fields: Known) -> bool:
        motion = _motion(state, fields)
        return motion is None or asked(state, motion)

    return ask


def _sits(state: State, motion: Motion) -> bool:
    """Whether the sitting the motion is before is open."""
    sitting = _sitting(state, motion)
    return sitting is not None and sitting.status == "open"


def _amendable(state: State, motion: Motion) -> bool:
    main = motion.amends is None and motion.procedure is None
    return _sits(state, motion) and main and not motion.debate_closed and not motion.being_voted


def _several_amendments(state: State, motion: Motion) -> bool:
    pending = (item for item in state.tables["motions"].values() if item.amends == motion.id)
    return _sits(state, motion) and sum(1 for item in pending if item.status == "tabled") > 1


def _withdrawable(state: State, motion: Motion) -> bool:
    return _sits(state, motion) and not motion.being_voted


def _is_next(state: State, motion: Motion) -> bool:
    """Whether nothing has to be voted before it: no motion on procedure, no amendment."""
    if not _sits(state, motion):
        return False
    others = [item for item in state.tables["motions"].values() if item.status == "tabled"]
    return not any(
        item.amends == motion.id or (item.procedure is not None and item.procedure.about == motion.id)
        for item in others
    )


def _by_hands(state: State, motion: Motion) -> bool:
    return not (motion.demanded or motion.calling or motion.counts) and _is_next(state, motion)


def _callable(state: State, motion: Motion) -> bool:
    return motion.demanded != "secret" and not motion.counts and _is_next(state, motion)


def _opens_call(state: State, motion: Motion) -> bool:
    return not motion.calling and _callable(state, motion)


def _is_called(state: State, motion: Motion) -> bool:
    return motion.calling and _sits(state, motion)


def _in_secret(state: State, motion: Motion) -> bool:
    return motion.demanded != "roll-call" and not motion.calling and _is_next(state, motion)


def _undemanded(state: State, motion: Motion) -> bool:
    return not (motion.demanded or motion.calling or motion.counts) and _sits(state, motion)


def _secret_may_be_demanded(state: State, motion: Motion) -> bool:
    sitting = _sitting(state, motion)
    statute = state.statutes.get(sitting.statute) if sitting else None
    return statute is not None and statute.working.secret is not None and _undemanded(state, motion)


def _correctable(state: State, motion: Motion) -> bool:
    vote, amended = motion.vote, state.tables["motions"].get(motion.amends or "")
    counted = vote is not None and vote.kind in ("roll-call", "show-of-hands") and not vote.splits
    later = amended is not None and amended.vote is not None
    return counted and not (motion.spent or later or motion.procedure) and _sits(state, motion)


def _by_consent(state: State, motion: Motion) -> bool:
    return motion.consent is not None


def _becomes_decision(state: State, motion: Motion) -> bool:
    return motion.amends is None and motion.procedure is None and motion.leads_to is None


def _may_be_told(state: State, motion: Motion) -> bool:
    """Whether an instruction may ask for a vote on it: it is voted in a sitting."""
    return motion.consent is None and motion.status == "tabled"


def _in_open_sitting(state: State, fields: Known) -> bool:
    sitting = state.tables["sittings"].get(fields.get("sitting", ""))
    return sitting is None or sitting.status == "open"


def _on_tabled(state: State, fields: Known) -> bool:
    """Whether the motion that an instruction is about waits for its vote."""
    motion = _motion(state, fields, "on")
    leads = _motion(state, fields)
    return (motion is None or motion.status == "tabled") and (leads is None or rests_on("instruct-delegate", leads))


def _resumable(state: State, fields: Known) -> bool:
    motion = _motion(state, fields)
    sitting = state.tables["sittings"].get(fields.get("sitting", ""))
    return motion is None or sitting is None or sitting.id == motion.sitting or sitting.status == "open"


def _debated(state: State, fields: Known) -> bool:
    motion = _motion(state, fields)
    return motion is None or (motion.status == "tabled" and motion.sitting == fields.get("sitting", motion.sitting))


def _procedure_about(state: State, fields: Known) -> bool:
    """Whether something may be moved about the motion that is known: on one that waits, or to vote one again."""
    motion = _motion(state, fields, "procedure.about")
    if motion is None:
        return True
    ready = motion.status in ("tabled", "carried", "rejected")
    return ready and motion.procedure is None and not motion.spent and motion.consent is None


def _speech_in_open_sitting(state: State, fields: Known) -> bool:
    speech = state.tables["speeches"].get(fields.get("speech", ""))
    return speech is None or state.tables["sittings"][speech.sitting].status == "open"


def _somebody_speaks(state: State, fields: Known) -> bool:
    sitting = state.tables["sittings"].get(fields.get("sitting", ""))
    return sitting is None or bool(sitting.speaking)


def _has_points(state: State, fields: Known) -> bool:
    sitting = state.tables["sittings"].get(fields.get("sitting", ""))
    return sitting is None or bool(sitting.agenda)


def _knows_consent(state: State, fields: Known) -> bool:
    return state.statute.working.consent is not None


def _may_amend_statute(state: State, fields: Known) -> bool:
    sitting = state.tables["sittings"].get(fields.get("sitting", ""))
    level = state.council(sitting.council).level if sitting else None
    return level is None or level == state.statute.amendment.level


def _may_demand(state: State, fields: Known) -> bool:
    """Whether the statute lets anybody demand a sitting."""
    working = state.statute.working
    return working.convening is not None or working.convening_units is not None


def _demand_waits(state: State, fields: Known) -> bool:
    """Whether the demand that is known may still be joined."""
    demand = state.tables["demands"].get(fields.get("demand", ""))
    return demand is None or not demand.sitting


def _joined_by(electors: bool) -> Callable[[State, Known], bool]:
    def may(state: State, fields: Known) -> bool:
        demand = state.tables["demands"].get(fields.get("demand", ""))
        statute = state.statutes[demand.statute] if demand else state.statute
        share = statute.working.convening
        right = share is not None and (share.of in ("registered", "eligible")) == electors
        return right and _demand_waits(state, fields)

    return may


def _convened_on(state: State, fields: Known) -> bool:
    """Whether a sitting may be convened on the demand that is known: enough have joined, and none was convened yet."""
    demand = state.tables["demands"].get(fields.get("demand", ""))
    return demand is None or (demand.met is not None and not demand.sitting)


def _rest(kind: str) -> Callable[[State, Known], bool]:
    def rests(state: State, fields: Known) -> bool:
        motion = _motion(state, fields)
        return motion is None or rests_on(kind, motion)

    return rests


ALSO: Mapping[str, Callable[[State, Known], bool]] = {
    **{name: _rest(name) for name, kind in CATALOGUE.items() if kind.rests is not None},
    "table-amendment": _on_motion(_amendable),
    "set-voting-order": _on_motion(_several_amendments),
    "withdraw-motion": _on_motion(_withdrawable),
    "resume-motion": _resumable,
    "move-procedure": _procedure_about,
    "ask-to-speak": _debated,
    "withdraw-speech": _speech_in_open_sitting,
    "call-speaker": _speech_in_open_sitting,
    "end-speech": _somebody_speaks,
    "take-up-point": _has_points,
    "demand-roll-call": _on_motion(_undemanded),
    "demand-secret-vote": _on_motion(_secret_may_be_demanded),
    "open-roll-call": _on_motion(_opens_call),
    "cast-choice": _on_motion(_is_called),
    "break-off-roll-call": _on_motion(_is_called),
    "take-roll-call": _on_motion(_callable),
    "take-show-of-hands": _on_motion(_by_hands),
    "count-secret-vote": _on_motion(_in_secret),
    "correct-vote": _on_motion(_correctable),
    "propose-consent": _knows_consent,
    "give-consent": _on_motion(_by_consent),
    "conclude-consent": _on_motion(_by_consent),
    "adopt-decision": _on_motion(_becomes_decision),
    "instruct": _on_motion(_may_be_told),
    "apply-instruction": _on_motion(_may_be_told),
    "instruct-delegate": _on_tabled,
    "elect-organ": _in_open_sitting,
    "elect-executive": _in_open_sitting,
    "send-delegates": _in_open_sitting,
    "amend-statute": _may_amend_statute,
    "demand-sitting": _may_demand,
    "join-demand": _joined_by(electors=False),
    "join-demand-as-unit": _joined_by(electors=True),
    "convene-sitting": _convened_on,
}
"""What else has to hold, by kind."""
