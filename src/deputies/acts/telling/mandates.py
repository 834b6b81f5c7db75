"""Words for mandates: credentials, instructions, reports, recall, endings."""

from __future__ import annotations

from collections.abc import Mapping

from deputies.acts.contests import ContestDecided, CredentialContested
from deputies.acts.credentials import CredentialIssued, CredentialsConfirmed
from deputies.acts.endings import DelegationEnded, PetitionLapsed, TermsEnded
from deputies.acts.instructions import DeputyInstructed
from deputies.acts.mandates import MandateResigned
from deputies.acts.petitions import PetitionCertified, PetitionFailed, RecallAnswered
from deputies.acts.recall import PetitionOpened
from deputies.acts.recall_votes import RecallCarried, RecallCountEntered, RecallRejected
from deputies.acts.reports import ReportFiled
from deputies.acts.telling.speech import Speaker, Told, count, quoted, say_day

__all__ = ["TOLD"]

_FORCES = {"binding": "which binds the deputy", "guiding": "as guidance", "free": "without binding the deputy"}


def _issued(say: Speaker, act: CredentialIssued) -> str:
    instead = f", in place of {say.deputy(act.replaces)}" if act.replaces else ""
    until = f" until {say_day(act.until)}" if act.until else ""
    return (
        f"{say.deputy(act.mandate)}, elected by {say.electors_of(act.mandate)}, was given a credential for "
        f"{say.council_of(act.mandate)}{instead}, from {say_day(act.since)}{until}."
    )


def _contested(say: Speaker, act: CredentialContested) -> str:
    return f"The credential of {say.deputy(act.mandate)} was contested: {quoted(act.grounds)}"


def _contest_decided(say: Speaker, act: ContestDecided) -> str:
    stands = "stands" if act.outcome == "confirmed" else "was refused, and the seat is empty"
    return f"The contested credential of {say.deputy(act.mandate)} {stands}: {quoted(act.reason)}"


def _confirmed(say: Speaker, act: CredentialsConfirmed) -> str:
    if len(act.mandates) <= 3:
        return f"The credentials of {say.deputies(act.mandates)} were confirmed; they have their seats."
    council = say.council_of(act.mandates[0])
    return f"{count(len(act.mandates), 'credential', 'credentials')} for {council} were confirmed."


def _instructed(say: Speaker, act: DeputyInstructed) -> str:
    force = f", {_FORCES[act.force]}" if act.force in _FORCES else ""
    return (
        f"{say.electors_of(act.mandate)} instructed {say.deputy(act.mandate)} by "
        f"{say.votes(act.votes_for, act.votes_against)}{force}: {quoted(act.text)}"
    )


def _reported(say: Speaker, act: ReportFiled) -> str:
    answers = f" on {count(len(act.answers), 'instruction', 'instructions')}" if act.answers else ""
    return f"{say.deputy(act.mandate)} reported to {say.electors_of(act.mandate)}{answers}: {quoted(act.text)}"


def _resigned(say: Speaker, act: MandateResigned) -> str:
    return f"{say.deputy(act.mandate)} gave up the mandate in {say.council_of(act.mandate)}; the seat is empty."


def _delegation_ended(say: Speaker, act: DelegationEnded) -> str:
    return (
        f"{say.deputy(act.mandate)} sits in {say.council_of(act.mandate)} no longer: the mandate that the delegation "
        "rested on has ended."
    )


def _terms_ended(say: Speaker, act: TermsEnded) -> str:
    ended = count(act.mandates, "mandate of an earlier plan", "mandates of earlier plans")
    return f"{ended} in {say.council(act.council)} ended with their term."


def _against(say: Speaker, petition: str) -> str:
    found = say.find("petitions", petition)
    return say.deputy(found.mandate) if found else petition


def _opened(say: Speaker, act: PetitionOpened) -> str:
    why = f": {quoted(act.grounds)}" if act.grounds.strip() else "."
    return (
        f"Electors of {say.electors_of(act.mandate)} opened a petition to recall {say.deputy(act.mandate)}; it needs "
        f"{count(act.needed, 'signature', 'signatures')} of {act.electors:,} by {say_day(act.closes)}{why}"
    )


def _certified(say: Speaker, act: PetitionCertified) -> str:
    signed = count(act.signatures, "elector has", "electors have")
    return f"{signed} signed the petition to recall {_against(say, act.petition)}: it comes to a vote."


def _failed(say: Speaker, act: PetitionFailed) -> str:
    signed = count(act.signatures, "elector", "electors")
    return f"The petition to recall {_against(say, act.petition)} failed: only {signed} signed it in time."


def _lapsed(say: Speaker, act: PetitionLapsed) -> str:
    return f"The petition to recall {_against(say, act.petition)} lapsed: the mandate ended otherwise."


def _answered(say: Speaker, act: RecallAnswered) -> str:
    return f"{_against(say, act.petition)} answered the petition for recall: {quoted(act.text)}"


def _counted(say: Speaker, act: RecallCountEntered) -> str:
    return (
        f"The {act.teller} teller counted {act.votes_for:,} for and {act.votes_against:,} against the recall of "
        f"{_against(say, act.petition)}, {act.spoiled:,} spoiled."
    )


def _carried(say: Speaker, act: RecallCarried) -> str:
    return (
        f"{say.electors_of(act.mandate)} recalled {say.deputy(act.mandate)} from {say.council_of(act.mandate)} by "
        f"{say.votes(act.votes_for, act.votes_against)}."
    )


def _rejected(say: Speaker, act: RecallRejected) -> str:
    votes = say.votes(act.votes_for, act.votes_against)
    return f"The electors did not recall {_against(say, act.petition)}: {votes}, which is not enough."


TOLD: Mapping[type, Told] = {
    CredentialIssued: Told(_issued, "mandates", shown=lambda act: act.replaces is not None),  # the result said the rest
    CredentialContested: Told(_contested, "mandates"),
    ContestDecided: Told(_contest_decided, "mandates"),
    CredentialsConfirmed: Told(_confirmed, "mandates"),
    DeputyInstructed: Told(_instructed, "instructions"),
    ReportFiled: Told(_reported, "instructions"),
    MandateResigned: Told(_resigned, "mandates"),
    DelegationEnded: Told(_delegation_ended, "mandates"),
    TermsEnded: Told(_terms_ended, "mandates"),
    PetitionOpened: Told(_opened, "petitions"),
    PetitionCertified: Told(_certified, "petitions"),
    PetitionFailed: Told(_failed, "petitions"),
    PetitionLapsed: Told(_lapsed, "petitions"),
    RecallAnswered: Told(_answered, "petitions"),
    RecallCountEntered: Told(_counted),
    RecallCarried: Told(_carried, "petitions"),
    RecallRejected: Told(_rejected, "petitions"),
}
"""The acts of mandates and petitions."""
