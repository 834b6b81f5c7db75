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

from deputies.acts.kinds import tag_of_class
from deputies.acts.state import State
from deputies.acts.telling import councils, directives, elections, founding, mandates, sanctions, sittings
from deputies.acts.telling.speech import RUBRICS, Names, Rubric, Speaker, Told, no_names

__all__ = ["ACROSS", "RUBRICS", "TOLD", "Names", "Rubric", "Speaker", "councils_of", "rubric_of", "say", "tell"]

_MODULES = (founding, elections, mandates, councils, sittings, directives, sanctions)

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
    "answer-sanction", "appeal-sanction", "choose-means", "constitute-council", "decide-franchise-appeal",
    "decide-sanction", "decide-sanction-appeal", "declare-affiliation", "end-affiliation", "end-suspension",
    "enforce-sanction", "hear-sanction", "issue-directive", "object-to-directive", "open-sanction",
    "recall-delegate", "report-execution", "resign", "send-delegates", "settle-objection", "support-sanction",
    "vote-recall", "withdraw-directive",
)  # fmt: skip
"""Requests whose acts may concern other councils than the one where they are made."""

_TABLES = {
    "election": "elections",
    "mandate": "mandates",
    "sent": "mandates",
    "petition": "petitions",
    "sitting": "sittings",
    "motion": "motions",
    "decision": "decisions",
    "directive": "directives",
    "objection": "objections",
    "sanction": "sanctions",
    "case": "cases",
    "bloc": "blocs",
}
"""Fields of acts that name something of a council, and where that is found."""


def councils_of(state: State, act: Any) -> frozenset[str]:
    """Return the councils an act concerns: those it names, and those of what it names."""
    return frozenset(_councils_of(state, act))


def _councils_of(state: State, act: Any) -> Iterator[str]:
    for field in ("council", "sender"):
        if isinstance(getattr(act, field, None), str):
            yield getattr(act, field)
    yield from getattr(act, "addressees", ())
    for field, table in _TABLES.items():
        yield from _councils_in(state, state.tables[table].get(getattr(act, field, None) or ""))
    for id_ in getattr(act, "mandates", ()) if isinstance(getattr(act, "mandates", ()), tuple) else ():
        yield from _councils_in(state, state.tables["mandates"].get(id_))
    deputy = getattr(act, "deputy", None)
    if deputy and not hasattr(act, "election"):
        yield from (item.council for item in state.tables["mandates"].values() if item.deputy == deputy)


def _councils_in(state: State, noun: Any) -> Iterator[str]:
    """Yield the council of a noun, and of the mandate or the directive it is about."""
    if noun is None:
        return
    if hasattr(noun, "council"):
        yield noun.council
    for field, table in (("mandate", "mandates"), ("directive", "directives")):
        if hasattr(noun, field):
            yield state.tables[table][getattr(noun, field)].council
