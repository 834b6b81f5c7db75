"""Which requests are timely: a hint for people about the step that comes next. The rules decide alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from deputies.acts.state import State
from deputies.mandates.mandate import Mandate
from deputies.mandates.offices import declarable
from deputies_web.queries.timely_sittings import ALSO
from deputies_web.queries.timely_sittings import STATUS as SITTINGS

__all__ = ["TABLES", "fits", "is_for", "is_timely"]

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
    "recall-at-once": ("mandates", "mandate", frozenset({"confirmed"})),
    "open-body-recall": ("councils", "council", frozenset({"constituted"})),
    "sign-recall": ("petitions", "petition", frozenset({"open"})),
    "count-signatures": ("petitions", "petition", frozenset({"open"})),
    "certify-recall": ("petitions", "petition", frozenset({"open"})),
    "answer-recall": ("petitions", "petition", frozenset({"open", "certified"})),
    "vote-recall": ("petitions", "petition", frozenset({"certified"})),
    "hear-franchise-case": ("cases", "case", frozenset({"opened"})),
    "decide-franchise-case": ("cases", "case", frozenset({"heard"})),
    "appeal-franchise-case": ("cases", "case", frozenset({"granted", "refused"})),
    "decide-franchise-appeal": ("cases", "case", frozenset({"appealed"})),
    "answer-sanction": ("sanctions", "sanction", frozenset({"opened"})),
    "hear-sanction": ("sanctions", "sanction", frozenset({"opened"})),
    "support-sanction": ("sanctions", "sanction", frozenset({"opened", "heard"})),
    "decide-sanction": ("sanctions", "sanction", frozenset({"heard"})),
    "appeal-sanction": ("sanctions", "sanction", frozenset({"imposed"})),
    "decide-sanction-appeal": ("sanctions", "sanction", frozenset({"appealed"})),
    "enforce-sanction": ("sanctions", "sanction", frozenset({"imposed", "upheld"})),
    "end-suspension": ("sanctions", "sanction", frozenset({"enforced"})),
    "constitute-council": ("councils", "council", frozenset({"forming", "constituted", "dissolved"})),
    "elect-executive": ("councils", "council", frozenset({"constituted"})),
    "send-delegates": ("councils", "council", frozenset({"constituted"})),
    "call-early-election": ("councils", "council", frozenset({"constituted", "dissolved"})),
    "convene-sitting": ("councils", "council", frozenset({"constituted"})),
    "elect-organ": ("organs", "organ", frozenset({"standing"})),
    "rotate-post": ("organs", "organ", frozenset({"standing"})),
    "decide-in-organ": ("organs", "organ", frozenset({"standing"})),
    "file-inspection": ("organs", "organ", frozenset({"standing"})),
    "report-task": ("tasks", "task", frozenset({"open", "reported"})),
    "settle-task": ("tasks", "task", frozenset({"open", "reported", "done", "dropped"})),
    "answer-inspection": ("inspections", "inspection", frozenset({"waiting"})),
    "withdraw-notice": ("notices", "notice", frozenset({"open"})),
    "demand-sitting": ("councils", "council", frozenset({"constituted"})),
    "propose-consent": ("councils", "council", frozenset({"constituted"})),
    "decide-in-emergency": ("councils", "council", frozenset({"constituted"})),
    "form-bloc": ("councils", "council", frozenset({"constituted"})),
    **SITTINGS,
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


def _not_issued(state: State, fields: Mapping[str, str]) -> bool:
    return not any(item.election == fields.get("election") for item in state.tables["mandates"].values())


def _no_successor(state: State, fields: Mapping[str, str]) -> bool:
    return not any(item.replaces == fields.get("vacated") for item in state.tables["mandates"].values())


def _recalls_at_once(state: State, fields: Mapping[str, str]) -> bool:
    recall = state.statute.mandates.recall
    return recall is not None and recall.at_once


def _recalls_bodies(state: State, fields: Mapping[str, str]) -> bool:
    return state.statute.mandates.no_confidence is not None


def _answerable(state: State, fields: Mapping[str, str]) -> bool:
    petition = state.tables["petitions"].get(fields.get("petition", ""))
    return petition is None or (petition.answer is None and not petition.counts)


def _by_electors(state: State, fields: Mapping[str, str]) -> bool:
    petition = state.tables["petitions"].get(fields.get("petition", ""))
    rule = state.statutes[petition.statute].mandates.recall if petition else None
    return petition is None or petition.whole or rule is None or rule.decides == "electors"


def _not_under_this_plan(state: State, fields: Mapping[str, str]) -> bool:
    council = state.tables["councils"].get(fields.get("council", ""))
    return council is None or council.status == "dissolved" or council.plan != next(reversed(state.tables["plans"]), "")


def _a_control(state: State, fields: Mapping[str, str]) -> bool:
    organ = state.tables["organs"].get(fields.get("organ", ""))
    return organ is None or organ.kind == "control"


def _decides(state: State, fields: Mapping[str, str]) -> bool:
    """Whether something is delegated to the organ, or to anybody in the council."""
    organ, council = fields.get("organ", ""), state.tables["councils"].get(fields.get("council", ""))
    return council is None or any(item.to == organ or not organ for item in council.delegated)


def _shares(state: State, fields: Mapping[str, str]) -> bool:
    """Whether the council shares a matter of which notice is given, or the decision is by one."""
    decision = state.tables["decisions"].get(fields.get("decision", ""))
    if decision is not None:
        competence = state.statute.competences.get(decision.competence)
        return decision.stands and competence is not None and competence.sharing == "overruling"
    council = state.tables["councils"].get(fields.get("council", ""))
    return council is None or any(
        item.sharing in ("subsidiary", "overruling") and council.level in item.levels
        for item in state.statute.competences.values()
    )


def _stands(state: State, fields: Mapping[str, str]) -> bool:
    decision = state.tables["decisions"].get(fields.get("decision", ""))
    return decision is None or (decision.stands and decision.stage == "deciding")


def _took_over(state: State, fields: Mapping[str, str]) -> bool:
    council = state.tables["councils"].get(fields.get("council", ""))
    return council is None or any(item.held and (item.authority or item.council) for item in council.powers)


def _directive_stands(state: State, fields: Mapping[str, str]) -> bool:
    directive = state.tables["directives"].get(fields.get("directive", ""))
    return directive is None or directive.withdrawn is None


def _objection_open(state: State, fields: Mapping[str, str]) -> bool:
    """Whether an objection to the directive waits to be settled."""
    directive = state.tables["directives"].get(fields.get("directive", ""))
    held = (state.tables["objections"][id_] for id_ in directive.objections) if directive else ()
    return directive is None or any(item.status == "open" for item in held)


def _awaits_review(state: State, fields: Mapping[str, str]) -> bool:
    decision = state.tables["decisions"].get(fields.get("decision", ""))
    return decision is None or decision.awaits_review


def _suspends(state: State, fields: Mapping[str, str]) -> bool:
    """Whether the case suspends somebody now."""
    case = state.tables["sanctions"].get(fields.get("sanction", ""))
    return case is None or state.mandate(case.mandate).suspended is not None


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


def _has_emergency(state: State, fields: Mapping[str, str]) -> bool:
    return state.statute.emergency is not None


def _has_franchise(state: State, fields: Mapping[str, str]) -> bool:
    return state.statute.franchise is not None


def _has_sanctions(state: State, fields: Mapping[str, str]) -> bool:
    return bool(state.statute.sanctions)


def _has_plan(state: State, fields: Mapping[str, str]) -> bool:
    return bool(state.tables["plans"])


def _has_roll(state: State, fields: Mapping[str, str]) -> bool:
    return bool(state.tables["rolls"])


def _has_blocs(state: State, fields: Mapping[str, str]) -> bool:
    council = fields.get("council", "")
    return any(council in ("", item.council) for item in state.tables["blocs"].values())


def _has_directives(state: State, fields: Mapping[str, str]) -> bool:
    return state.statute.directives is not None and _stands(state, fields)


def _can_declare(state: State, fields: Mapping[str, str]) -> bool:
    return bool(declarable(state.statute.incompatibilities))


def _has_declared(state: State, fields: Mapping[str, str]) -> bool:
    deputy = fields.get("deputy", "")
    return any(item.ended is None and deputy in ("", item.deputy) for item in state.tables["offices"].values())


_ALSO: Mapping[str, Callable[[State, Mapping[str, str]], bool]] = {
    "enter-count": _sent_by_hands,
    "receive-ballots": _sent_as_papers,
    "issue-credentials": _not_issued,
    "constitute-council": _not_under_this_plan,
    "seat-alternate": _no_successor,
    "recall-at-once": _recalls_at_once,
    "open-body-recall": _recalls_bodies,
    "answer-recall": _answerable,
    "vote-recall": _by_electors,
    "file-inspection": _a_control,
    "decide-in-organ": _decides,
    "give-notice": _shares,
    "issue-directive": _has_directives,
    "decide-in-emergency": _has_emergency,
    "open-franchise-case": _has_franchise,
    "open-sanction": _has_sanctions,
    "call-election": _has_plan,
    "adopt-plan": _has_roll,
    "join-bloc": _has_blocs,
    "leave-bloc": _has_blocs,
    "settle-authority": _took_over,
    "choose-means": _directive_stands,
    "report-execution": _directive_stands,
    "object-to-directive": _directive_stands,
    "withdraw-directive": _directive_stands,
    "settle-objection": _objection_open,
    "confirm-emergency": _awaits_review,
    "lift-emergency": _awaits_review,
    "end-suspension": _suspends,
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


def _opens_recall(state: State, fields: Mapping[str, str], office: str) -> bool:
    """Whether the statute lets somebody of this office open a recall: electors, or who speaks for control or party."""
    recall = state.statute.mandates.recall
    who = recall.who if recall is not None else ()
    speaks = {"elector": {"electors"}, "organiser": {"nominating-organisation"}}
    return bool(speaks.get(office, {"controlling-unit", "nominating-organisation"}) & set(who))


def _answers(state: State, fields: Mapping[str, str], office: str) -> bool:
    petition = state.tables["petitions"].get(fields.get("petition", ""))
    return petition is None or petition.whole == (office == "chair")


_FOR: Mapping[str, Callable[[State, Mapping[str, str], str], bool]] = {
    "open-recall": _opens_recall,
    "answer-recall": _answers,
}
"""Kinds that several offices make, each in cases of its own."""


def is_for(kind: str, state: State, fields: Mapping[str, str], office: str) -> bool:
    """Whether the request is one for this office here, where several may make it, each in cases of its own."""
    asked = _FOR.get(kind)
    return asked is None or asked(state, fields, office)


def _state_of(table: str, noun: Any) -> str:
    """The state a noun is in; a mandate's is that of its credential until it ends, an organ stands until it ends."""
    if table == "mandates":
        return "ended" if noun.ended else str(noun.credential)
    if table == "organs":
        return "ended" if noun.dissolved else "standing"
    if table == "inspections":
        return "answered" if noun.answered else "waiting"
    return str(noun.status)


TABLES: Mapping[str, str] = {
    **{field: table for table, field, _ in _STATUS.values()},
    "directive": "directives",
    "decision": "decisions",
    "demand": "demands",
}
"""Field that names a noun -> table of the nouns."""


def fits(kind: str, table: str, noun: Any) -> bool:
    """Whether a noun is in a state in which a request of this kind is made about it; true where nothing is said."""
    row = _STATUS.get(kind)
    return row is None or row[0] != table or _state_of(table, noun) in row[2]


def is_timely(kind: str, state: State, fields: Mapping[str, str]) -> bool:
    """Whether the request makes sense now, as far as the noun it is about tells; true where nothing is known."""
    if kind in _STATUS:
        table, field, states = _STATUS[kind]
        noun: Any = state.tables[table].get(fields.get(field, ""))
        if noun is not None and _state_of(table, noun) not in states:
            return False
    return all(asked(state, fields) for asked in (_ALSO.get(kind), ALSO.get(kind)) if asked is not None)
