"""From the signatures to the vote: paper counts, certification, the answer, and when the vote may be counted.

Days are civil dates in UTC. A petition may be signed on its last day, in its box or on paper. It is certified on the
two together: the box as sealed, and the paper signatures on which all tellers agree. Lists on paper are checked against
the box by the commission: a line of somebody who signed in both, or who is no elector, is entered as rejected. No list
of those who signed is ever published.

The vote on a deputy may be held once the days for the answer are over, or as soon as the deputy has answered. The vote
of no confidence in a council opens in the same way and is open for the statute's days; counts are entered after them.
"""

from __future__ import annotations

from deputies.mandates.instructions import check_in_office
from deputies.mandates.mandate import Mandate
from deputies.mandates.opening import share_words
from deputies.mandates.petition import PaperCount, Petition, RecallCount
from deputies.statutes.majorities import say_article
from deputies.statutes.model import NoConfidence, Recall
from deputies.values import Refusal, add_days

__all__ = [
    "Rule", "check_answer", "check_paper", "check_recall_count", "check_signatures", "check_vote", "differs_on_paper",
    "first_difference", "vote_days",
]  # fmt: skip

Rule = Recall | NoConfidence
"""What a petition is held under: the provision on recall, or on the confidence in a whole council."""


def check_open(petition: Petition) -> None:
    """Raise `Refusal` (`recall.not-open`) unless the petition still waits for its certification."""
    if petition.status != "open":
        raise Refusal(
            "recall.not-open",
            f"The petition {petition.id!r} is {petition.status}, not open.",
            found=petition.status,
            required="open",
        )


def check_paper(petition: Petition, given: PaperCount) -> None:
    """Raise `Refusal`: `recall.not-open`, or `signatures.too-many` for more valid signatures than electors."""
    check_open(petition)
    if given.valid > petition.electors:
        raise Refusal(
            "signatures.too-many",
            f"{given.valid} valid signatures were counted on paper and {petition.electors} electors are on the roll.",
            found=str(given.valid),
            required=f"at most {petition.electors}",
        )


def differs_on_paper(one: PaperCount, other: PaperCount) -> str:
    """Say where two counts of paper signatures first differ, "" where they are equal."""
    pairs = (("valid signatures", one.valid, other.valid), ("rejected lines", one.rejected, other.rejected))
    return next((f"{left} {what} there and {right} here" for what, left, right in pairs if left != right), "")


def check_signatures(petition: Petition, rule: Rule, *, boxed: int, paper: int, today: str) -> bool:
    """Say whether the signatures suffice; the last day decides what follows if they do not.

    boxed, paper  signatures in the box, and valid ones on paper.
    returns       True when certified; False when the petition has failed, its last day being over.
    raises        Refusal: `recall.not-open`; `box.too-many` for more signatures than electors; `recall.too-few` while
                  it may still be signed.
    """
    check_open(petition)
    count = boxed + paper
    parts = f" ({boxed} in the box, {paper} on paper)" if paper else ""
    if count > petition.electors:
        raise Refusal(
            "box.too-many",
            f"There are {count} signatures{parts} and {petition.electors} electors are on the roll.",
            found=str(count),
            required=f"at most {petition.electors}",
        )
    if count >= petition.needed:
        return True
    if today <= petition.closes:
        raise Refusal(
            "recall.too-few",
            f"Petition {petition.id} has {count} valid signatures{parts}; {say_article(rule.article)} requires "
            f"{petition.needed} ({share_words(rule.petition, petition.electors, rule.petition_least)}). It may be "
            f"signed until {petition.closes}.",
            article=rule.article,
            found=str(count),
            required=str(petition.needed),
        )
    return False


def check_answer(petition: Petition) -> None:
    """Raise `Refusal` unless it may be answered: `recall.decided`, `recall.voting` once a teller has counted,
    `recall.answered`."""
    if not petition.running:
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


def vote_days(petition: Petition, rule: Rule) -> tuple[str, str]:
    """Return the first day of the vote of a certified petition, and the first on which counts may be entered.

    first  once the days for the answer are over, or on the day of the answer, but not before the certification
    count  that day; in a vote of no confidence after the `open_days` in which it is open
    """
    certified = petition.certified or petition.opened
    first = add_days(certified, rule.answer_days)
    if petition.answered is not None:
        first = min(first, max(petition.answered, certified))
    return first, add_days(first, rule.open_days) if isinstance(rule, NoConfidence) else first


def check_vote(petition: Petition, mandate: Mandate | None, rule: Rule, today: str) -> None:
    """Raise `Refusal` unless the vote may be counted, or a council may vote on it, today.

    raises  as `check_in_office` for the mandate, where it is against one; `recall.not-certified`; `recall.answer-days`
            while it may still be answered and has not been; `recall.open-days` while a vote of no confidence is open.
    """
    if mandate is not None:
        check_in_office(mandate, today)
    if petition.status != "certified":
        raise Refusal(
            "recall.not-certified",
            f"The petition {petition.id!r} is {petition.status}; only a certified one is voted on.",
            found=petition.status,
            required="certified",
        )
    first, count = vote_days(petition, rule)
    if today < first:
        who = "council" if petition.whole else "deputy"
        raise Refusal(
            "recall.answer-days",
            f"The {who} may answer the petition {petition.id!r} until {first} ({say_article(rule.article)}); the vote "
            f"follows, and it is {today}.",
            article=rule.article,
            found=today,
            required=first,
        )
    if today < count:
        raise Refusal(
            "recall.open-days",
            f"The vote on the petition {petition.id!r} is open from {first} until the end of the day before {count} "
            f"({say_article(rule.article)}); it is counted then, and it is {today}.",
            article=rule.article,
            found=today,
            required=count,
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
