"""Whose cause a motion is: which requests that rest on a motion concern which deputy."""

from __future__ import annotations

from deputies.acts.resting import motion_named
from deputies.acts.state import State
from deputies.directives.sanction import SanctionCase
from deputies.directives.sanctioning import provision_of as sanction_of
from deputies.mandates.mandate import Mandate
from deputies.mandates.opening import provision_of as recall_of
from deputies.mandates.petition import Petition
from deputies.sittings.own_cause import NOBODYS, Cause
from deputies.sittings.sitting import Motion, Sitting

__all__ = ["cause_of"]


def cause_of(state: State, motion: Motion, sitting: Sitting) -> Cause:
    """Return whose cause a motion, or the motion that an amendment is to, is in the body that sits.

    A motion to open or decide a sanction, or to decide an appeal against one, concerns the deputy it is against; one to
    recall a deputy by the council concerns that deputy: with every mandate held in the council, whichever is named.
    """
    main = motion_named(state, motion.amends) if motion.amends else motion
    found = _concerned(state, main, sitting)
    if found is None:
        return NOBODYS
    mandate, article = found
    own = (item.id for item in state.mandates_in(sitting.council) if item.deputy == mandate.deputy)
    return Cause(frozenset(own), article)


def _concerned(state: State, motion: Motion, sitting: Sitting) -> tuple[Mandate, str] | None:
    if motion.leads_to is None:
        return None
    kind, about = motion.leads_to.kind, motion.leads_to.about
    if kind == "open-sanction":
        level = state.council(sitting.council).level
        return state.mandate(about), state.statutes[sitting.statute].levels[level].article
    if kind in ("decide-sanction", "decide-sanction-appeal"):
        case: SanctionCase = state.get(SanctionCase, about, "sanction")
        return state.mandate(case.mandate), sanction_of(state.statutes[case.statute], case.sanction).article
    if kind == "decide-recall":
        petition: Petition = state.get(Petition, about, "petition")
        if not petition.whole:
            mandate = state.mandate(petition.mandate)
            return mandate, recall_of(state.statutes[petition.statute].mandates.recall, mandate).article
    return None
