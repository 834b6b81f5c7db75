"""Recall: a petition by those who elected, and a vote of the same electors.

    signatures needed   the statute's share of the electors on the roll of the election that seated the deputy,
                        never below its least number
    the vote carries    votes for reach the statute's share of its base, exceed those against where the statute says
                        so (it does unless stated otherwise), and the turnout reaches its threshold

Days are civil dates in UTC. A petition may be signed on its last day; the vote may be held once the days for the
answer are over, or as soon as the deputy has answered.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from deputies.mandates.instructions import check_electors_elected, check_in_office
from deputies.mandates.mandate import Mandate
from deputies.mandates.petition import Petition, RecallCount
from deputies.statutes.majorities import base_of, say_article, say_threshold
from deputies.statutes.model import Recall
from deputies.values import Base, Refusal, Threshold, add_days

__all__ = [
    "Verdict", "check_answer", "check_may_open", "check_recall_count", "check_signatures", "check_vote",
    "first_difference", "provision_of", "signatures_needed", "verdict",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a recall vote is judged: carried or not, and the sentence that gives every number."""

    carried: bool
    sentence: str


def provision_of(recall: Recall | None, mandate: Mandate) -> Recall:
    """Return the provision; raise `Refusal` (`recall.none`) where the statute knows no recall."""
    if recall is None:
        raise Refusal("recall.none", f"The statute has no recall: the mandate {mandate.id!r} ends with its term.")
    return recall


def check_may_open(mandate: Mandate, rule: Recall, petitions: Iterable[Petition], grounds: str, today: str) -> None:
    """Raise `Refusal` unless a petition against the holder of this mandate may be opened today.

    raises  as `check_in_office`; `mandate.delegate`; `recall.running` while another petition is
            open or to be voted on; `recall.once` where the statute allows one in a term; `recall.grounds`;
            `recall.protected` in the first or last days of the mandate.
    """
    check_in_office(mandate, today)
    check_electors_elected(mandate)
    earlier = [petition for petition in petitions if petition.mandate == mandate.id]
    running = next((petition for petition in earlier if petition.status in ("open", "certified")), None)
    if running is not None:
        raise Refusal(
            "recall.running",
            f"The petition {running.id!r} against the same mandate is {running.status}; one runs at a time.",
            found=running.id,
            required="no other petition",
        )
    if rule.once_per_term and earlier:
        raise Refusal(
            "recall.once",
            f"The petition {earlier[0].id!r} was opened in this term; {say_article(rule.article)} allows one.",
            article=rule.article,
            found=earlier[0].id,
            required="no petition in this term",
        )
    if rule.grounds_required and not grounds.strip():
        raise Refusal(
            "recall.grounds",
            f"{_sentence(rule)} requires grounds; state them.",
            article=rule.article,
            required="grounds",
        )
    first = add_days(mandate.since, rule.protected_first_days)
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


def signatures_needed(rule: Recall, electors: int) -> int:
    """Return the signatures that bring it to a vote.

    electors  of the constituency, on the roll of the election that seated the deputy.
    raises    Refusal (`threshold.base`) where a share of the provision (of signatures, of the vote, of the turnout) is
              of something that has no number in a recall by electors: nobody is to collect signatures in vain.
    """
    for share in (rule.decision, rule.turnout):
        if share is not None:
            base_of(share, _bases(electors, 0, 0), article=rule.article)
    registered: dict[Base, int] = {"registered": electors, "eligible": electors}
    return rule.signatures_needed(base_of(rule.petition, registered, article=rule.article))


def _bases(electors: int, voters: int, cast: int) -> dict[Base, int]:
    return {"registered": electors, "eligible": electors, "voters": voters, "present": voters, "votes-cast": cast}


def check_signatures(petition: Petition, rule: Recall, count: int, today: str) -> bool:
    """Say whether the signatures suffice; the last day decides what follows if they do not.

    returns  True when certified; False when the petition has failed, its last day being over.
    raises   Refusal: `recall.not-open`; `box.too-many` for more signatures than electors; `recall.too-few` while it
             may still be signed.
    """
    if petition.status != "open":
        raise Refusal(
            "recall.not-open",
            f"The petition {petition.id!r} is {petition.status}, not open.",
            found=petition.status,
            required="open",
        )
    if count > petition.electors:
        raise Refusal(
            "box.too-many",
            f"The box holds {count} signatures and {petition.electors} electors are on the roll.",
            found=str(count),
            required=f"at most {petition.electors}",
        )
    if count >= petition.needed:
        return True
    if today <= petition.closes:
        raise Refusal(
            "recall.too-few",
            f"Petition {petition.id} has {count} valid signatures; {say_article(rule.article)} requires "
            f"{petition.needed} ({_share(petition, rule)}). It may be signed until {petition.closes}.",
            article=rule.article,
            found=str(count),
            required=str(petition.needed),
        )
    return False


def _share(petition: Petition, rule: Recall) -> str:
    words = f"{say_threshold(rule.petition)}, {petition.electors}"
    return f"{words}; never fewer than {rule.petition_least}" if rule.petition_least else words


def check_answer(petition: Petition) -> None:
    """Raise `Refusal` unless the deputy may answer: `recall.decided`, `recall.voting` once a teller has counted,
    `recall.answered`."""
    if petition.status not in ("open", "certified"):
        raise Refusal(
            "recall.decided",
            f"The petition {petition.id!r} is {petition.status}; there is nothing left to answer.",
            found=petition.status,
            required="open or certified",
        )
    if petition.counts:
        raise Refusal("recall.voting", f"The vote on the petition {petition.id!r} is being counted.")
    if petition.answer is not None:
        raise Refusal("recall.answered", f"The petition {petition.id!r} was answered on {petition.answered}.")


def check_vote(petition: Petition, mandate: Mandate, rule: Recall, today: str) -> None:
    """Raise `Refusal` unless the vote may be counted: as `check_in_office`, `recall.not-certified`, and
    `recall.answer-days` while the deputy may still answer and has not."""
    check_in_office(mandate, today)
    if petition.status != "certified" or petition.certified is None:
        raise Refusal(
            "recall.not-certified",
            f"The petition {petition.id!r} is {petition.status}; only a certified one is voted on.",
            found=petition.status,
            required="certified",
        )
    first = add_days(petition.certified, rule.answer_days)
    if petition.answer is None and today < first:
        raise Refusal(
            "recall.answer-days",
            f"The deputy may answer the petition {petition.id!r} until {first} ({say_article(rule.article)}); the vote "
            f"follows, and it is {today}.",
            article=rule.article,
            found=today,
            required=first,
        )


def check_recall_count(petition: Petition, given: RecallCount) -> None:
    """Raise `Refusal` (`recall.votes`) for more votes than electors."""
    taken = given.votes_for + given.votes_against + given.spoiled
    if taken > petition.electors:
        raise Refusal(
            "recall.votes",
            f"{taken} ballots were counted and {petition.electors} electors are on the roll.",
            found=str(taken),
            required=f"at most {petition.electors}",
        )


def first_difference(one: RecallCount, other: RecallCount) -> str:
    """Say where two counts of a recall vote first differ, "" where they are equal."""
    pairs = (
        ("votes for", one.votes_for, other.votes_for),
        ("votes against", one.votes_against, other.votes_against),
        ("spoiled", one.spoiled, other.spoiled),
    )
    return next((f"{left} {what} there and {right} here" for what, left, right in pairs if left != right), "")


def verdict(petition: Petition, rule: Recall, given: RecallCount) -> Verdict:
    """Judge the vote: turnout first, then votes for against the statute's threshold, then against those against."""
    cast = given.votes_for + given.votes_against
    voters = cast + given.spoiled
    numbers = _bases(petition.electors, voters, cast)
    article = rule.article
    turnout = rule.turnout is None or rule.turnout.met(voters, base_of(rule.turnout, numbers, article=article))
    base = base_of(rule.decision, numbers, article=article)
    reached = rule.decision.met(given.votes_for, base)
    more = given.votes_for > given.votes_against or not rule.exceeds_against
    carried = turnout and reached and more
    parts = [f"{given.votes_for} for and {given.votes_against} against, {given.spoiled} spoiled"]
    if rule.turnout is not None:
        required = _required(rule.turnout, base_of(rule.turnout, numbers, article=article))
        parts.append(
            f"{voters} of {petition.electors} electors took part and {say_article(article)} requires {required}"
        )
    parts.append(
        f"{given.votes_for} are for recall and {say_article(article)} requires {_required(rule.decision, base)}"
    )
    if reached and not more:
        parts.append("no more are for it than against it")
    return Verdict(carried, f"{'; '.join(parts)}: {'carried' if carried else 'rejected'}.")


def _required(threshold: Threshold, base: int) -> str:
    return f"{threshold.needed(base)} ({say_threshold(threshold)}, {base})"


def _sentence(rule: Recall) -> str:
    cited = say_article(rule.article)
    return cited[:1].upper() + cited[1:]
