"""Which requests are timely: a hint for people about the step that comes next. The rules decide alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from deputies.acts.state import State
from deputies.mandates.mandate import Mandate
from deputies.mandates.offices import declarable

__all__ = ["is_timely"]

_STATUS: Mapping[str, tuple[str, str, frozenset[str]]] = {
    "nominate": ("elections", "election", frozenset({"called"})),
    "withdraw-candidate": ("elections", "election", frozenset({"called"})),
    "open-poll": ("elections", "election", frozenset({"called"})),
    "close-poll": ("elections", "election", frozenset({"open"})),
    "enter-count": ("elections", "election", frozenset({"closed"})),
    "receive-ballots": ("elections", "election", frozenset({"closed"})),
    "draw-lot": ("elections", "election", frozenset({"closed"})),
    "declare-result": ("elections", "election", frozenset({"closed"})),
    "issue-credentials": ("elections", "election", frozenset({"declared"})),
    "contest-credential": ("mandates", "mandate", frozenset({"issued", "contested"})),
    "hear-contest": ("mandates", "mandate", frozenset({"contested"})),
    "decide-contest": ("mandates", "mandate", frozenset({"contested"})),
    "confirm-credentials": ("mandates", "mandate", frozenset({"issued"})),
    "open-recall": ("mandates", "mandate", frozenset({"confirmed"})),
    "instruct": ("mandates", "mandate", frozenset({"confirmed"})),
    "file-report": ("mandates", "mandate", frozenset({"confirmed"})),
    "resign": ("mandates", "mandate", frozenset({"confirmed"})),
    "apply-instruction": ("mandates", "mandate", frozenset({"confirmed"})),
    "judge-report": ("mandates", "mandate", frozenset({"confirmed"})),
    "take-leave": ("mandates", "mandate", frozenset({"confirmed"})),
    "end-leave": ("mandates", "mandate", frozenset({"confirmed"})),
    "seat-stand-in": ("mandates", "mandate", frozenset({"confirmed"})),
    "rotate-mandate": ("mandates", "mandate", frozenset({"confirmed"})),
    "seat-alternate": ("mandates", "vacated", frozenset({"ended"})),
    "sign-recall": ("petitions", "petition", frozenset({"open"})),
    "certify-recall": ("petitions", "petition", frozenset({"open"})),
    "answer-recall": ("petitions", "petition", frozenset({"certified"})),
    "vote-recall": ("petitions", "petition", frozenset({"certified"})),
    "hear-franchise-case": ("cases", "case", frozenset({"opened"})),
    "decide-franchise-case": ("cases", "case", frozenset({"heard"})),
    "appeal-franchise-case": ("cases", "case", frozenset({"granted", "refused"})),
    "decide-franchise-appeal": ("cases", "case", frozenset({"appealed"})),
    "constitute-council": ("councils", "council", frozenset({"forming", "constituted"})),
    "elect-executive": ("councils", "council", frozenset({"constituted"})),
    "send-delegates": ("councils", "council", frozenset({"constituted"})),
    "call-early-election": ("councils", "council", frozenset({"constituted", "dissolved"})),
    "convene-sitting": ("councils", "council", frozenset({"constituted"})),
    "open-sitting": ("sittings", "sitting", frozenset({"convened"})),
    "close-sitting": ("sittings", "sitting", frozenset({"open"})),
    "table-motion": ("sittings", "sitting", frozenset({"open"})),
    "table-amendment": ("motions", "motion", frozenset({"tabled"})),
    "take-roll-call": ("motions", "motion", frozenset({"tabled"})),
    "take-show-of-hands": ("motions", "motion", frozenset({"tabled"})),
    "adopt-decision": ("motions", "motion", frozenset({"carried"})),
}
"""Kind -> (table, field that names the noun, states in which the request makes sense)."""


def _sent_by_hands(state: State, fields: Mapping[str, str]) -> bool:
    """Whether the election is one whose totals tellers enter."""
    method = _method(state, fields)
    return method not in ("ranked-ballots", "approval-ballots")


def _sent_as_papers(state: State, fields: Mapping[str, str]) -> bool:
    return _method(state, fields) in ("", "ranked-ballots", "approval-ballots")


def _method(state: State, fields: Mapping[str, str]) -> str:
    election = state.tables["elections"].get(fields.get("election", ""))
    statute = state.statutes.get(election.statute) if election else None
    method = statute.elections.methods.get(election.method) if election and statute else None
    return method.kind if method else ""


def _not_amendment(state: State, fields: Mapping[str, str]) -> bool:
    motion = state.tables["motions"].get(fields.get("motion", ""))
    return motion is None or motion.amends is None


def _no_open_amendment(state: State, fields: Mapping[str, str]) -> bool:
    return not any(
        item.amends == fields.get("motion") and item.status == "tabled" for item in state.tables["motions"].values()
    )


def _not_issued(state: State, fields: Mapping[str, str]) -> bool:
    return not any(item.election == fields.get("election") for item in state.tables["mandates"].values())


def _no_successor(state: State, fields: Mapping[str, str]) -> bool:
    return not any(item.replaces == fields.get("vacated") for item in state.tables["mandates"].values())


def _not_under_this_plan(state: State, fields: Mapping[str, str]) -> bool:
    council = state.tables["councils"].get(fields.get("council", ""))
    return council is None or council.plan != next(reversed(state.tables["plans"]), "")


def _mandate(state: State, fields: Mapping[str, str]) -> Mandate | None:
    found: Mandate | None = state.tables["mandates"].get(fields.get("mandate", ""))
    return found


def _has_instruction(state: State, fields: Mapping[str, str]) -> bool:
    mandate = _mandate(state, fields)
    return mandate is None or bool(mandate.instructions)


def _has_report(state: State, fields: Mapping[str, str]) -> bool:
    mandate = _mandate(state, fields)
    return mandate is None or any(item.verdict is None for item in mandate.reports)


def _takes_part(state: State, fields: Mapping[str, str]) -> bool:
    mandate = _mandate(state, fields)
    return mandate is None or mandate.away is None


def _is_away(state: State, fields: Mapping[str, str]) -> bool:
    mandate = _mandate(state, fields)
    return mandate is None or mandate.away is not None


def _may_stand_in(state: State, fields: Mapping[str, str]) -> bool:
    return state.statute.mandates.stand_ins and _is_away(state, fields)


def _rotates(state: State, fields: Mapping[str, str]) -> bool:
    return state.statute.mandates.rotation_days is not None


def _may_come_early(state: State, fields: Mapping[str, str]) -> bool:
    council = state.tables["councils"].get(fields.get("council", ""))
    return bool(state.statute.mandates.early) and (council is None or council.due is None)


def _can_declare(state: State, fields: Mapping[str, str]) -> bool:
    return bool(declarable(state.statute.incompatibilities))


def _has_declared(state: State, fields: Mapping[str, str]) -> bool:
    deputy = fields.get("deputy", "")
    return any(item.ended is None and deputy in ("", item.deputy) for item in state.tables["offices"].values())


_ALSO: Mapping[str, Callable[[State, Mapping[str, str]], bool]] = {
    "enter-count": _sent_by_hands,
    "receive-ballots": _sent_as_papers,
    "adopt-decision": _not_amendment,
    "table-amendment": _not_amendment,
    "take-roll-call": _no_open_amendment,
    "take-show-of-hands": _no_open_amendment,
    "issue-credentials": _not_issued,
    "constitute-council": _not_under_this_plan,
    "seat-alternate": _no_successor,
    "apply-instruction": _has_instruction,
    "judge-report": _has_report,
    "take-leave": _takes_part,
    "end-leave": _is_away,
    "seat-stand-in": _may_stand_in,
    "rotate-mandate": _rotates,
    "call-early-election": _may_come_early,
    "declare-office": _can_declare,
    "end-office": _has_declared,
}


def _state_of(noun: Any) -> str:
    """The state a noun is in; a mandate's is that of its credential until it ends."""
    if hasattr(noun, "credential"):
        return "ended" if noun.ended else str(noun.credential)
    return str(noun.status)


def is_timely(kind: str, state: State, fields: Mapping[str, str]) -> bool:
    """Whether the request makes sense now, as far as the noun it is about tells; true where nothing is known."""
    if kind in _STATUS:
        table, field, states = _STATUS[kind]
        noun: Any = state.tables[table].get(fields.get(field, ""))
        if noun is not None and _state_of(noun) not in states:
            return False
    also = _ALSO.get(kind)
    return also is None or also(state, fields)
