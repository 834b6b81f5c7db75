"""What happened, told: one plain sentence for each act, for readers far away, for bulletins and for minutes.

`tell` says an act; `rubric_of` says under which heading a bulletin shows it, or that it shows it nowhere;
`councils_of` says which councils it concerns. Every act of the catalogue has words here, and a test lists those that
have none: a new act gets its words in the module of its noun.

The record holds no names. Whoever has them gives a function from the commitment to a name; without one, people are
told by their ids.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from deputies.acts.endings import CouncilDissolved
from deputies.acts.kinds import tag_of_class
from deputies.acts.notices import MatterTakenUp, NoticeGiven, NoticeWithdrawn
from deputies.acts.state import State
from deputies.acts.telling import (
    accountability,
    councils,
    credentials,
    decisions,
    directives,
    elections,
    founding,
    mandates,
    motions,
    organs,
    powers,
    procedure,
    recall,
    sanctions,
    sittings,
    speeches,
    voting,
)
from deputies.acts.telling.speech import RUBRICS, Names, Rubric, Speaker, Told, no_names
from deputies.councils.council import Council
from deputies.councils.hierarchy import all_below
from deputies.councils.notice import Notice

__all__ = ["ACROSS", "RUBRICS", "TOLD", "Names", "Rubric", "Speaker", "councils_of", "rubric_of", "say", "tell"]

_MODULES = (
    founding, elections, credentials, mandates, accountability, recall, councils, organs, sittings, motions, procedure,
    speeches, voting, decisions, powers, directives, sanctions,
)  # fmt: skip

TOLD: Mapping[type, Told] = {cls: told for module in _MODULES for cls, told in module.TOLD.items()}
"""The acts that have words, by class."""


def tell(state: State, act: Any, names: Names = no_names) -> str:
    """Say in one sentence what an act was.

    state  at or after the act: what it names is looked up there.
    names  from the commitment of a name to the name, "" where it is not known.
    """
    return say(Speaker(state, names), act)


def say(speaker: Speaker, act: Any) -> str:
    """Say in one sentence what an act was, as `tell` does; a speaker that says many acts looks things up once."""
    told = TOLD.get(type(act))
    if told is None:  # a test sees to it that there is none; a reader still gets what is known
        return f"{tag_of_class(type(act)).replace('-', ' ').capitalize()}."
    words = told.words(speaker, act)
    return words[:1].upper() + words[1:]


def rubric_of(act: Any) -> Rubric:
    """Return the heading under which a bulletin shows an act; "" for none."""
    told = TOLD.get(type(act))
    return told.rubric if told and told.shown(act) else ""


ACROSS = (
    "answer-sanction", "appeal-sanction", "certify-recall", "choose-means", "constitute-council",
    "decide-franchise-appeal", "decide-recall", "decide-sanction", "decide-sanction-appeal", "declare-affiliation",
    "declare-office", "end-affiliation", "end-leave", "end-office", "end-suspension", "enforce-sanction",
    "give-notice", "hand-over-competence", "hear-sanction", "instruct-delegate", "issue-directive",
    "join-demand-as-council", "object-to-directive", "open-sanction", "overrule-decision", "recall-at-once",
    "recall-delegate", "report-execution", "resign", "rotate-mandate", "seat-alternate", "send-delegates",
    "settle-objection", "support-sanction", "take-over-competence", "take-up-matter", "vote-recall",
    "withdraw-directive", "withdraw-notice",
)  # fmt: skip
"""Requests whose acts may concern other councils than the one where they are made."""

_TABLES = {
    "election": "elections",
    "mandate": "mandates",
    "sent": "mandates",
    "petition": "petitions",
    "demand": "demands",
    "sitting": "sittings",
    "speech": "speeches",
    "motion": "motions",
    "decision": "decisions",
    "notice": "notices",
    "organ": "organs",
    "task": "tasks",
    "inspection": "inspections",
    "directive": "directives",
    "objection": "objections",
    "sanction": "sanctions",
    "case": "cases",
    "bloc": "blocs",
    "mandates": "mandates",
    "amendments": "motions",
}
"""Fields of acts that name something of a council, or several of them, and where that is found."""
_COUNCILS = ("council", "sender", "older", "to")
"""Fields of acts that name a council, or may."""


def councils_of(state: State, act: Any) -> frozenset[str]:
    """Return the councils an act concerns: those it names, and those of what it names."""
    return frozenset(_councils_of(state, act))


def _councils_of(state: State, act: Any) -> Iterator[str]:
    councils: Mapping[str, Council] = state.tables["councils"]
    named = (getattr(act, field, None) or "" for field in _COUNCILS)
    yield from (id_ for id_ in named if id_ in councils)
    yield from getattr(act, "addressees", ())
    for field, table in _TABLES.items():
        held = getattr(act, field, None) or ()
        for id_ in (held,) if isinstance(held, str) else held if isinstance(held, tuple) else ():
            yield from _councils_in(state, state.tables[table].get(id_))
    if isinstance(act, NoticeGiven | NoticeWithdrawn | MatterTakenUp):
        yield from _told_of(state, state.tables["notices"].get(act.notice))
    if isinstance(act, CouncilDissolved) and act.delegations:
        yield from councils[act.council].above
    deputy = getattr(act, "deputy", None)
    if deputy and not hasattr(act, "election"):
        yield from (item.council for item in state.tables["mandates"].values() if item.deputy == deputy)


def _told_of(state: State, notice: Notice | None) -> Iterator[str]:
    """Yield the councils to which a notice goes: the one that decided, or those below whose matter it is."""
    if notice is None:
        return
    if notice.decision:
        yield from _councils_in(state, state.tables["decisions"].get(notice.decision))
        return
    competence = state.statute.competences.get(notice.competence)
    levels = competence.levels if competence else ()
    yield from (item.id for item in all_below(notice.council, state.tables["councils"]) if item.level in levels)


def _councils_in(state: State, noun: Any) -> Iterator[str]:
    """Yield the council of a noun, and of the mandate or the directive it is about; none where there is no noun."""
    if getattr(noun, "council", ""):
        yield noun.council
    for field, table in (("mandate", "mandates"), ("directive", "directives")):
        found = state.tables[table].get(getattr(noun, field, ""))
        if found is not None:
            yield found.council
