"""Opening a recall: when it may be opened, how many have to sign, and what it is judged on later.

protected days   none may be opened in the first days of a mandate, in the last before its term ends, or, where the
                 statute says so, before half of the term is over: half of the days from the mandate's first to the
                 term's last, rounded up. Where the statute sets no term there is no half of it and no last days.
signatures       the statute's share of the electors on the roll of the election that seated the deputy, never below
                 its least number; whoever else than electors opens it needs none
votes compared   where votes for a recall must reach those that elected, these are the candidate's total at the
                 stage of the count at which they were elected, rounded down; of an alternate, at the last stage at
                 which they still stood; of one elected on a list, those of the list
"""

from __future__ import annotations

from collections.abc import Iterable

from deputies.mandates.instructions import check_electors_elected, check_in_office
from deputies.mandates.mandate import Mandate
from deputies.mandates.petition import Petition
from deputies.statutes.majorities import base_of, say_article, say_threshold
from deputies.statutes.model import NoConfidence, Recall
from deputies.values import Base, Refusal, Threshold, add_days, parse_date

__all__ = [
    "INITIATORS", "check_bases", "check_initiator", "check_may_open", "check_meeting", "check_running", "half_of_term",
    "meeting_provision", "needed_by", "provision_of", "share_words",
]  # fmt: skip

_ELECTORS: tuple[Base, ...] = ("registered", "eligible", "voters", "present", "votes-cast")
_COUNCIL: tuple[Base, ...] = (
    "members-in-office", "statutory-members", "present", "enrolled", "voters", "votes-cast",
)  # fmt: skip


def provision_of(recall: Recall | None, mandate: Mandate) -> Recall:
    """Return the provision; raise `Refusal` (`recall.none`) where the statute knows no recall."""
    if recall is None:
        raise Refusal("recall.none", f"The statute has no recall: the mandate {mandate.id!r} ends with its term.")
    return recall


def meeting_provision(recall: Recall | None, mandate: Mandate) -> Recall:
    """Return the provision on recall at once; raise `Refusal`: `recall.none`, or `recall.not-at-once` where the statute
    knows recall by petition only."""
    rule = provision_of(recall, mandate)
    if not rule.at_once:
        raise Refusal(
            "recall.not-at-once",
            f"{_capital(say_article(rule.article))} lets no meeting recall at once; open a petition.",
            article=rule.article,
            found="a meeting",
            required="a petition",
        )
    return rule


def check_initiator(rule: Recall, initiator: str) -> None:
    """Raise `Refusal` (`recall.initiator`) unless the statute names this initiator."""
    if initiator not in rule.who:
        named = " or ".join(INITIATORS[one] for one in rule.who) or "nobody"
        raise Refusal(
            "recall.initiator",
            f"{_capital(say_article(rule.article))} lets {named} open a recall, and not {INITIATORS[initiator]}.",
            article=rule.article,
            found=initiator,
            required=", ".join(rule.who),
        )


INITIATORS = {
    "electors": "those who elected",
    "council": "the council the deputy sits in",
    "controlling-unit": "the control commission of the council",
    "nominating-organisation": "the party that nominated",
}


def check_may_open(mandate: Mandate, rule: Recall, petitions: Iterable[Petition], today: str) -> None:
    """Raise `Refusal` unless a petition against the holder of this mandate may be opened today.

    raises  as `check_in_office`; `mandate.delegate`; `recall.running` while another petition is open or to be voted on;
            `recall.once` where the statute allows one in a term; `recall.protected`.
    """
    check_in_office(mandate, today)
    check_electors_elected(mandate)
    earlier = [petition for petition in petitions if petition.mandate == mandate.id]
    check_running(earlier)
    if rule.once_per_term and earlier:
        raise Refusal(
            "recall.once",
            f"The petition {earlier[0].id!r} was opened in this term; {say_article(rule.article)} allows one.",
            article=rule.article,
            found=earlier[0].id,
            required="no petition in this term",
        )
    _check_days(mandate, rule, today)


def check_meeting(mandate: Mandate, rule: Recall, today: str) -> None:
    """Raise `Refusal` unless a meeting may recall the holder of this mandate today: as `check_in_office`,
    `mandate.delegate`, `recall.protected`. A petition that runs does not hinder it, and lapses when it recalls."""
    check_in_office(mandate, today)
    check_electors_elected(mandate)
    _check_days(mandate, rule, today)


def check_running(petitions: Iterable[Petition]) -> None:
    """Raise `Refusal` (`recall.running`) where one of the petitions against the same target is not over."""
    running = next((petition for petition in petitions if petition.running), None)
    if running is not None:
        target = "council" if running.whole else "mandate"
        raise Refusal(
            "recall.running",
            f"The petition {running.id!r} against the same {target} is {running.status}; one runs at a time.",
            found=running.id,
            required="no other petition",
        )


def half_of_term(mandate: Mandate) -> str | None:
    """Return the first day on which half of the term is over; None where there is no term.

    since + ceil(days / 2), days from the mandate's first day to the first after the term.
    """
    if mandate.until is None:
        return None
    days = (parse_date(mandate.until) - parse_date(mandate.since)).days
    return add_days(mandate.since, -(-days // 2))


def _check_days(mandate: Mandate, rule: Recall, today: str) -> None:
    first = add_days(mandate.since, rule.protected_first_days)
    half = half_of_term(mandate) if rule.after_half_term else None
    if half is not None and half > first:
        first = half
    if today < first:
        raise _protected(mandate, rule, today, f"from {first} on")
    if mandate.until is not None and rule.protected_last_days:
        last = add_days(mandate.until, -rule.protected_last_days)
        if today >= last:
            raise _protected(mandate, rule, today, f"before {last}")


def _protected(mandate: Mandate, rule: Recall, today: str, when: str) -> Refusal:
    return Refusal(
        "recall.protected",
        f"The holder of {mandate.id!r} is seated since {mandate.since}; {say_article(rule.article)} lets a petition be "
        f"opened {when}, and it is {today}.",
        article=rule.article,
        found=today,
        required=when,
    )


def check_bases(rule: Recall | NoConfidence) -> None:
    """Raise `Refusal` (`threshold.base`) where a share of the provision, of the vote or of the turnout, is of something
    that has no number in it: what is opened can be judged."""
    known = _COUNCIL if isinstance(rule, Recall) and rule.decides == "council" else _ELECTORS
    for share in (rule.decision, rule.turnout):
        if share is not None:
            base_of(share, dict.fromkeys(known, 0), article=rule.article)


def needed_by(rule: Recall | NoConfidence, electors: int) -> int:
    """Return the signatures that bring it to a vote.

    electors  who may sign.
    raises    Refusal: `threshold.base` for a share of something else than electors, `recall.unreachable` where more
              have to sign than there are electors: nobody is to collect signatures in vain.
    """
    registered: dict[Base, int] = {"registered": electors, "eligible": electors}
    base_of(rule.petition, registered, article=rule.article)
    needed = rule.signatures_needed(electors)
    if needed > electors:
        raise Refusal(
            "recall.unreachable",
            f"{_capital(say_article(rule.article))} requires {needed} signatures and there are {electors} electors; "
            "no petition can reach that.",
            article=rule.article,
            found=str(electors),
            required=str(needed),
        )
    return needed


def share_words(threshold: Threshold, base: int, least: int = 0) -> str:
    """Say what a number is a share of: "at least one fifth of registered electors, 250; never fewer than 60"."""
    if threshold.num == 0 and not threshold.strict:
        return "a fixed number"
    words = f"{say_threshold(threshold)}, {base}"
    return f"{words}; never fewer than {least}" if least else words


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
