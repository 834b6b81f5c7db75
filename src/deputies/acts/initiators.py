"""Who speaks for those that a statute lets open a recall, where they are not the electors.

    control commission   any deputy in office who is a member of an organ of the kind "control" of the council that the
                         deputy concerned sits in; what such a commission owes is to look, and one member who has seen
                         something need not wait for the others
    nominating party     the party the deputy was nominated by, at the election that gave the mandate; a deputy of the
                         same council who is affiliated to it today speaks for it, or the organiser on its behalf
    council              speaks by a motion, through another request

This is the one place that knows how an organ is asked for its members.
"""

from __future__ import annotations

from deputies.acts.kinds import Context
from deputies.acts.state import State
from deputies.mandates.mandate import Mandate
from deputies.mandates.opening import check_initiator
from deputies.statutes.majorities import say_article
from deputies.statutes.model import Recall
from deputies.values import Refusal

__all__ = ["check_asks", "in_control", "nominated_by"]


def check_asks(state: State, mandate: Mandate, rule: Recall, initiator: str, context: Context) -> None:
    """Raise `Refusal` unless who asks may open a recall as this initiator.

    raises  `recall.initiator` where the statute does not name it; `recall.not-initiator` where who asks is not of it.
    """
    check_initiator(rule, initiator)
    office, of = context.by.office, context.by.of
    if initiator == "electors":
        fits, who = office == "elector", "an elector of those who elected"
    elif initiator == "controlling-unit":
        fits = office == "deputy" and in_control(state, mandate.council, of)
        who = f"a member of the control commission of {mandate.council!r}"
    else:
        party = nominated_by(state, mandate)
        of_it = office == "deputy" and _affiliated(state, mandate.council, of, party)
        fits = party is not None and (office == "organiser" or of_it)
        who = f"a deputy of the party {party!r} in {mandate.council!r}, or the organiser on its behalf"
        if party is None:
            who = f"nobody: no party nominated the deputy {mandate.deputy!r}"
    if not fits:
        raise Refusal(
            "recall.not-initiator",
            f"A recall as {initiator!r} ({say_article(rule.article)}) is opened by {who}; asked has {context.by}.",
            article=rule.article,
            found=str(context.by),
            required=who,
        )


def in_control(state: State, council: str, deputy: str) -> bool:
    """Say whether a deputy is a member in office of a control commission of the council."""
    for organ in state.tables.get("organs", {}).values():
        if organ.council == council and organ.kind == "control":
            members = (state.find(Mandate, id_) for id_ in organ.members)
            if any(item is not None and item.deputy == deputy and item.in_office for item in members):
                return True
    return False


def nominated_by(state: State, mandate: Mandate) -> str | None:
    """Return the party that nominated the deputy at the election that gave the mandate; None where none did."""
    election = state.tables["elections"].get(mandate.election)
    candidates = election.candidates if election is not None else ()
    return next((item.party for item in candidates if item.number == mandate.number), None)


def _affiliated(state: State, council: str, deputy: str, party: str | None) -> bool:
    return party is not None and any(item.deputy == deputy and item.party == party for item in state.seated(council))
