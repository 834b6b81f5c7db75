"""Decision by consent: a proposal lies open, members sign off or object, and it stands if nobody stands against it.

It is carried when, after the statute's days, all members but `missing` have signed off (agreed, or stood aside) and no
more than `objections` object. More objections reject it at once. Members on leave for longer than the statute's days
are not counted. (RFC 3392 of the Rust project: N - 2 sign-offs, no objection, ten days.) An answer may be changed while
the proposal lies open; an objection says why.
"""

from __future__ import annotations

from dataclasses import replace

from deputies.sittings.sitting import Consent, Motion, SignOff
from deputies.statutes.majorities import say_article
from deputies.statutes.model import Consent as Provision
from deputies.statutes.model import Statute
from deputies.values import Fault, Faults, Refusal, add_days, say_days

__all__ = ["check_open_proposal", "conclude", "consent_of", "open_proposal", "sign_off"]


def consent_of(statute: Statute) -> Provision:
    """Return the provision; raise `Refusal` (`consent.none`) where the statute knows no decision by consent."""
    if statute.working.consent is None:
        raise Refusal(
            "consent.none",
            f"{say_article(statute.working.article).capitalize()} knows no decision by consent; table a motion.",
            article=statute.working.article,
        )
    return statute.working.consent


def open_proposal(provision: Provision, today: str) -> Consent:
    """Return a proposal that lies open from today for the statute's days."""
    return Consent(today, add_days(today, provision.days))


def check_open_proposal(motion: Motion) -> Consent:
    """Return the proposal of a motion; raise `Refusal` (`consent.not-proposed`, `consent.over`) unless it lies open."""
    if motion.consent is None:
        raise Refusal("consent.not-proposed", f"The motion {motion.id!r} is voted in a sitting, not by consent.")
    if motion.status != "tabled":
        raise Refusal("consent.over", f"The proposal {motion.id!r} is {motion.status}.", found=motion.status)
    return motion.consent


def sign_off(consent: Consent, given: SignOff) -> Consent:
    """Return the proposal with a member's answer, in place of an earlier one.

    raises  Faults for an objection without a reason; Refusal `consent.unchanged` for the same answer again.
    """
    if given.answer == "object" and not given.reason.strip():
        raise Faults("sign-off", [Fault("reason", "an objection is stated without a reason", "why it should not be")])
    if given in consent.answers:
        raise Refusal("consent.unchanged", f"The mandate {given.mandate!r} has given this very answer before.")
    others = tuple(item for item in consent.answers if item.mandate != given.mandate)
    return replace(consent, answers=(*others, given))


def conclude(motion: Motion, provision: Provision, *, members: frozenset[str], today: str) -> tuple[bool, str]:
    """Return whether a proposal is carried, and the sentence that says why.

    members  mandates that are counted now; answers of others are not.
    raises   Refusal (`consent.early`) before the days are over, unless objections reject it already.
    """
    consent = check_open_proposal(motion)
    answers = [item for item in consent.answers if item.mandate in members]
    objections = sum(1 for item in answers if item.answer == "object")
    signed = len(answers) - objections
    needed = max(len(members) - provision.missing, 1)
    article = say_article(provision.article)
    said = (
        f"{signed} of {len(members)} members have signed off, {objections} object; {article} requires {needed}, and "
        f"{_objections(provision.objections)}"
    )
    if objections > provision.objections:
        return False, f"{said}: rejected."
    if today < consent.until:
        raise Refusal(
            "consent.early",
            f"The proposal {motion.id!r} lies open until {consent.until} ({article}: {say_days(provision.days)}); "
            f"it is {today}.",
            article=provision.article,
            found=today,
            required=consent.until,
        )
    carried = signed >= needed
    return carried, f"{said}: {'carried' if carried else 'rejected'}."


def _objections(most: int) -> str:
    return f"at most {most} objection{'s' if most > 1 else ''}" if most else "no objection"
