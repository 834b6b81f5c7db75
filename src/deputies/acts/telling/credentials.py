"""Words for credentials: issued, confirmed by one hand or by all, contested, heard and decided."""

from __future__ import annotations

from collections.abc import Mapping

from deputies.acts.contests import ContestDecided, ContestHeard, ContestJudged, CredentialContested
from deputies.acts.credentials import CredentialIssued, CredentialsAwaiting, CredentialsConfirmed
from deputies.acts.telling.speech import Speaker, Told, count, quoted
from deputies.values import say_date

__all__ = ["TOLD"]


def _issued(say: Speaker, act: CredentialIssued) -> str:
    until = f" until {say_date(act.until)}" if act.until else ""
    instead = f", in place of {say.deputy(act.replaces)}" if act.replaces else ""
    stands_in = f", to stand in for {say.deputy(act.stands_in_for)} who is on leave" if act.stands_in_for else ""
    return (
        f"{say.deputy(act.mandate)}, elected by {say.electors_of(act.mandate)}, was given a credential for "
        f"{say.council_of(act.mandate)}{instead}{stands_in}, from {say_date(act.since)}{until}."
    )


def _of(who: str, council: str) -> str:
    return f"credential of {who} for {council}"


def _credentials(say: Speaker, mandates: tuple[str, ...]) -> str:
    """Credentials for a council: by the names of their holders where they are few."""
    council = say.council_of(mandates[0])
    if len(mandates) == 1:
        return f"the {_of(say.deputy(mandates[0]), council)}"
    if len(mandates) <= 3:
        return f"the credentials of {say.deputies(mandates)} for {council}"
    return f"{count(len(mandates), 'credential', 'credentials')} for {council}"


def _confirmed(say: Speaker, act: CredentialsConfirmed) -> str:
    was = "was" if len(act.mandates) == 1 else "were"
    return f"{_credentials(say, act.mandates)} {was} confirmed."


def _awaiting(say: Speaker, act: CredentialsAwaiting) -> str:
    return (
        f"The {act.hand} hand of the credentials commission confirmed {_credentials(say, act.mandates)}; another hand "
        "has to say the same."
    )


def _contested(say: Speaker, act: CredentialContested) -> str:
    return f"{_credentials(say, (act.mandate,))} was contested: {quoted(act.grounds)}"


def _heard(say: Speaker, act: ContestHeard) -> str:
    who, council = say.deputy(act.mandate), say.council_of(act.mandate)
    if act.whom == "in-vain":
        return (
            f"{who} was called to a hearing on the contested credential for {council} and did not come: "
            f"{quoted(act.statement)}"
        )
    if act.whom == "deputy":
        return f"{who} was heard on the contested credential for {council}: {quoted(act.statement)}"
    return f"{say.electors_of(act.mandate)} was heard on the contested {_of(who, council)}: {quoted(act.statement)}"


def _judged(say: Speaker, act: ContestJudged) -> str:
    stands = "found that it stands" if act.outcome == "confirmed" else "refused it"
    return (
        f"On {_credentials(say, (act.mandate,))}, which is contested, the {act.hand} hand of the credentials "
        f"commission {stands}; another hand has to say the same: {quoted(act.reason)}"
    )


def _decided(say: Speaker, act: ContestDecided) -> str:
    stands = "stands" if act.outcome == "confirmed" else "was refused, and the seat is empty"
    return f"{_credentials(say, (act.mandate,))}, which was contested, {stands}: {quoted(act.reason)}"


TOLD: Mapping[type, Told] = {
    CredentialIssued: Told(
        _issued, "mandates", shown=lambda act: act.replaces is not None or act.stands_in_for is not None
    ),  # of all others the result of the election has told
    CredentialsConfirmed: Told(_confirmed, "mandates"),
    CredentialsAwaiting: Told(_awaiting),
    CredentialContested: Told(_contested, "mandates"),
    ContestHeard: Told(_heard, "mandates"),
    ContestJudged: Told(_judged),
    ContestDecided: Told(_decided, "mandates"),
}
"""The acts of credentials."""
