"""Words for mandates between credential and end: leave and who stands in, rotation, offices held beside, endings."""

from __future__ import annotations

from collections.abc import Mapping

from deputies.acts.early import EarlyElectionDue
from deputies.acts.endings import CouncilDissolved, DelegationEnded, StandInEnded, TermsEnded
from deputies.acts.leave import LeaveEnded, LeaveTaken
from deputies.acts.mandates import MandateResigned, MandateRotated
from deputies.acts.offices import OfficeDeclared, OfficeEnded
from deputies.acts.telling.speech import Speaker, Told, count, figures, join, quoted, tailed
from deputies.mandates.mandate import Mandate
from deputies.mandates.offices import DeclaredOffice
from deputies.statutes.majorities import say_article
from deputies.values import say_date

__all__ = ["TOLD"]


def _leave(say: Speaker, act: LeaveTaken) -> str:
    until = f", until about {say_date(act.until)}" if act.until else ""
    office = {"secretary": "secretary", "credentials": "credentials commission"}.get(act.by)
    by = f", as the {office} took down" if office else ""
    return tailed(
        f"{say.deputy(act.mandate)} is on leave from {say.council_of(act.mandate)} from {say_date(act.day)} "
        f"on{until}{by}",
        act.grounds,
    )


def _returned(say: Speaker, act: LeaveEnded) -> str:
    return (
        f"{say.deputy(act.mandate)} is back from leave and takes part in {say.council_of(act.mandate)} again from "
        f"{say_date(act.day)} on."
    )


def _stand_in_ended(say: Speaker, act: StandInEnded) -> str:
    found: Mandate | None = say.find("mandates", act.mandate)
    whom = say.deputy(found.stands_in_for) if found and found.stands_in_for else "a deputy"
    return f"{say.deputy(act.mandate)} no longer stands in for {whom} in {say.council_of(act.mandate)}."


def _resigned(say: Speaker, act: MandateResigned) -> str:
    return f"{say.deputy(act.mandate)} gave up the mandate in {say.council_of(act.mandate)}; the seat is empty."


def _rotated(say: Speaker, act: MandateRotated) -> str:
    return (
        f"The mandate of {say.deputy(act.mandate)} in {say.council_of(act.mandate)} ended by rotation on "
        f"{say_date(act.day)}; the seat goes to the next."
    )


def _delegation_ended(say: Speaker, act: DelegationEnded) -> str:
    return (
        f"{say.deputy(act.mandate)} no longer sits in {say.council_of(act.mandate)}: the mandate that the delegation "
        "rested on has ended."
    )


def _terms_ended(say: Speaker, act: TermsEnded) -> str:
    ended = count(act.mandates, "mandate of an earlier plan", "mandates of earlier plans")
    return f"{ended} in {say.council(act.council)} ended with their term."


def _dissolved(say: Speaker, act: CouncilDissolved) -> str:
    gone = [
        count(number, *nouns)
        for number, nouns in (
            (act.mandates, ("mandate", "mandates")),
            (act.delegations, ("delegation that rested on them", "delegations that rested on them")),
            (act.petitions, ("petition", "petitions")),
        )
        if number
    ]
    ended = f": {join(gone)} ended with it" if gone else ""
    return f"{say.council(act.council)} was dissolved on {say_date(act.day)}{ended}; it has to be elected anew."


_TRIGGERS = {
    "size-changed": "the electors have changed in number",
    "members-below": "too few seats are held",
    "resolved": "the council resolved it",
    "voided": "its election came to nothing",
    "dissolved": "it was dissolved",
}


def _early(say: Speaker, act: EarlyElectionDue) -> str:
    numbers = f": {figures(act.sentence, 'carried')}" if act.sentence else "."
    return (
        f"An early election of {say.council(act.council)} is due by {say_article(act.article)}, since "
        f"{_TRIGGERS[act.when]}{numbers}"
    )


def _role(role: str) -> str:
    return role.replace("-", " ")


def _declared(say: Speaker, act: OfficeDeclared) -> str:
    who, role = say.person(act.deputy), _role(act.role)
    if act.by == "deputy":
        return f"{who} declared an office held outside the councils, {role}: {quoted(act.text)}"
    evidence = f" The evidence: {quoted(act.evidence)}" if act.evidence.strip() else ""
    return (
        f"The credentials commission took down that {who} holds an office outside the councils, {role}: "
        f"{quoted(act.text)}{evidence}"
    )


def _office_ended(say: Speaker, act: OfficeEnded) -> str:
    found: DeclaredOffice | None = say.find("offices", act.office)
    role = f", {_role(found.role)}" if found else ""
    return f"{say.person(act.deputy)} no longer holds an office outside the councils that was declared{role}."


TOLD: Mapping[type, Told] = {
    LeaveTaken: Told(_leave, "mandates"),
    LeaveEnded: Told(_returned, "mandates"),
    StandInEnded: Told(_stand_in_ended, "mandates"),
    MandateResigned: Told(_resigned, "mandates"),
    MandateRotated: Told(_rotated, "mandates"),
    DelegationEnded: Told(_delegation_ended, "mandates"),
    TermsEnded: Told(_terms_ended, "mandates"),
    CouncilDissolved: Told(_dissolved, "mandates"),
    EarlyElectionDue: Told(_early, "mandates"),
    OfficeDeclared: Told(_declared, "mandates"),
    OfficeEnded: Told(_office_ended, "mandates"),
}
"""The acts of mandates."""
