"""Credentials: issued to the elected, contested within the statute's days, confirmed.

A mandate's id is the election's with `.m` and the candidate's number; the id of a deputy who is new is the same with
`.d`, and stays with the person for later mandates. The challenge runs over the day of issue and the statute's number
of days after it; with 0 days a credential may be contested on the day of issue, as long as it is not confirmed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from deputies.elections.election import Candidate, Election
from deputies.mandates.instructions import check_not_ended
from deputies.mandates.mandate import Hand, HandSaid, Mandate, Outcome
from deputies.statutes.majorities import say_article
from deputies.statutes.model import Elections
from deputies.values import Refusal, add_days, add_months, say_days

__all__ = [
    "HANDS", "Credential", "challenge_until", "check_confirm", "check_contest", "check_contested", "check_heard",
    "check_result", "check_since", "credential_of", "hands_left", "join_hands", "term_end",
]  # fmt: skip

HANDS: tuple[Hand, ...] = get_args(Hand)
"""Hands of a credentials commission in order; a statute that asks for two knows the first two."""


@dataclass(frozen=True, slots=True)
class Credential:
    """Who gets which mandate: the mandate's id, the deputy's, and the candidate's number."""

    mandate: str
    deputy: str
    number: int


def credential_of(election: Election, number: int) -> Credential:
    """Return the credential of an elected candidate; an existing deputy keeps the id."""
    candidate: Candidate = next(item for item in election.candidates if item.number == number)
    return Credential(f"{election.id}.m{number}", candidate.deputy or f"{election.id}.d{number}", number)


def check_result(election: Election, mandates: Iterable[Mandate]) -> tuple[int, ...]:
    """Return the numbers elected; raise `Refusal` `election.not-declared`, or `credential.issued` the second time."""
    if election.result is None or election.status != "declared":
        raise Refusal(
            "election.not-declared",
            f"The election {election.id!r} is {election.status}; credentials follow a declared result.",
            found=election.status,
            required="declared",
        )
    if any(mandate.election == election.id for mandate in mandates):
        raise Refusal("credential.issued", f"The credentials of the election {election.id!r} were issued before.")
    return election.result.elected


def term_end(since: str, term_months: int | None) -> str | None:
    """Return the day a term ends (the first day it no longer holds), None where the statute sets none."""
    return None if term_months is None else add_months(since, term_months)


def check_since(since: str, *, earliest: str, until: str | None) -> None:
    """Raise `Refusal` (`mandate.times`) for a first day before `earliest` or not before the end of the term.

    `earliest` is the day the poll opened, or the day the seat became empty.
    """
    if since < earliest or (until is not None and since >= until):
        within = f"on {earliest} or later" if until is None else f"on {earliest} or later, and before {until}"
        raise Refusal(
            "mandate.times",
            f"The mandate would begin on {since}; it begins {within}.",
            found=since,
            required=within,
        )


def challenge_until(mandate: Mandate, provision: Elections) -> str:
    """Return the last day on which the credential may be contested."""
    return add_days(mandate.issued or mandate.since, provision.challenge_days)


def check_contest(mandate: Mandate, provision: Elections, today: str) -> None:
    """Raise `Refusal` unless the credential may be contested today: `credential.contested` when it is already,
    `credential.decided` once confirmed or refused, `mandate.ended` for a mandate given up, `challenge.late` after
    the last day."""
    if mandate.credential == "contested":
        raise Refusal(
            "credential.contested", f"The credential {mandate.id!r} is contested already; decide on it first."
        )
    if mandate.credential != "issued":
        raise Refusal(
            "credential.decided",
            f"The credential {mandate.id!r} is {mandate.credential}; it can no longer be contested.",
            found=mandate.credential,
            required="issued",
        )
    check_not_ended(mandate)
    last = challenge_until(mandate, provision)
    if today > last:
        raise Refusal(
            "challenge.late",
            f"The credential {mandate.id!r} could be contested until {last} ({say_article(provision.article)}: "
            f"{say_days(provision.challenge_days)}); it is {today}.",
            article=provision.article,
            found=today,
            required=last,
        )


def check_contested(mandate: Mandate) -> None:
    """Raise `Refusal` (`credential.not-contested`, `mandate.ended`) unless there is a contest to decide."""
    if mandate.credential != "contested":
        raise Refusal(
            "credential.not-contested",
            f"The credential {mandate.id!r} is {mandate.credential}, not contested.",
            found=mandate.credential,
            required="contested",
        )
    check_not_ended(mandate)


def check_heard(mandate: Mandate) -> None:
    """Raise `Refusal` (`credential.not-heard`) before anybody was heard on the contest, or asked in vain."""
    if not mandate.hearings:
        raise Refusal(
            "credential.not-heard",
            f"Nobody was heard on the contest of the credential {mandate.id!r}; hear the deputy or the unit first, or "
            "take down that they were heard in vain.",
            found="no hearing",
            required="a hearing",
        )


def hands_left(mandate: Mandate, provision: Elections) -> tuple[Hand, ...]:
    """Return the hands that have not spoken of a credential yet."""
    spoken = {item.hand for item in mandate.hands}
    return tuple(hand for hand in HANDS[: provision.confirmations] if hand not in spoken)


def join_hands(mandate: Mandate, provision: Elections, hand: Hand, outcome: Outcome) -> tuple[HandSaid, ...]:
    """Return what the hands of the commission say of a credential once `hand` has spoken.

    A hand that spoke before may say otherwise, and those it then differs from speak again.
    raises  Refusal: `credential.hand-unknown` for a hand beyond the statute's number, `credential.hand-twice` for one
            that says the same again, `credential.hands-differ` where a hand speaks for the first time and another has
            said otherwise.
    """
    known = HANDS[: provision.confirmations]
    if hand not in known:
        raise Refusal(
            "credential.hand-unknown",
            f"There is no {hand} hand of the credentials commission: {say_article(provision.article)} knows "
            f"{', '.join(known)}.",
            article=provision.article,
            found=hand,
            required=", ".join(known),
        )
    own = next((item for item in mandate.hands if item.hand == hand), None)
    others = tuple(item for item in mandate.hands if item.hand != hand)
    if own is not None and own.outcome == outcome:
        raise Refusal(
            "credential.hand-twice",
            f"The {hand} hand has said before that the credential {mandate.id!r} is {outcome}; another hand follows.",
            article=provision.article,
            found=hand,
            required=", ".join(hands_left(mandate, provision)),
        )
    differing = next((item for item in others if item.outcome != outcome), None)
    if own is None and differing is not None:
        raise Refusal(
            "credential.hands-differ",
            f"The {differing.hand} hand has {differing.outcome} the credential {mandate.id!r}; all hands say the same, "
            "or that hand speaks again.",
            article=provision.article,
            found=outcome,
            required=differing.outcome,
        )
    return (*(item for item in others if item.outcome == outcome), HandSaid(hand, outcome))


def check_confirm(mandate: Mandate, provision: Elections, today: str) -> None:
    """Raise `Refusal` unless the credential may be confirmed today.

    `mandate.ended` for a mandate given up before, `credential.contested` before the contest is decided,
    `credential.decided` the second time, `challenge.open` while it may still be contested.
    """
    check_not_ended(mandate)
    if mandate.credential == "contested":
        raise Refusal(
            "credential.contested",
            f"The credential {mandate.id!r} is contested by the {mandate.contested_by}; decide the contest first.",
            found="contested",
            required="issued",
        )
    if mandate.credential != "issued":
        raise Refusal("credential.decided", f"The credential {mandate.id!r} is {mandate.credential} already.")
    last = challenge_until(mandate, provision)
    if provision.challenge_days and today <= last:
        raise Refusal(
            "challenge.open",
            f"The credential {mandate.id!r} may be contested until {last} ({say_article(provision.article)}); "
            f"it is {today}.",
            article=provision.article,
            found=today,
            required=f"after {last}",
        )
