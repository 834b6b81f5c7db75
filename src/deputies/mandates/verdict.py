"""How a petition is judged: by the vote of electors, by their signatures alone, or by the council.

    electors    carried when the turnout reaches its threshold and the least number of voters, votes for reach the share
                of the statute's base and, where it says so, the votes that once elected, and exceed those against
                unless the statute says that they need not
    signatures  carried when as many have signed as the statute needs; there is no vote
    council     carried when its motion is, and enough deputies took part where the statute asks for a turnout; a tie or
                a minority never carries a motion, whatever the statute says on votes against

Spoiled papers count among those who took part, and among nothing else. Each verdict says every number and why.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from deputies.mandates.opening import share_words
from deputies.mandates.petition import Petition, RecallCount
from deputies.mandates.recall import Rule
from deputies.statutes.majorities import base_of, say_amount, say_article, say_threshold
from deputies.statutes.model import Recall
from deputies.values import Amount, Base, Threshold

__all__ = ["Verdict", "by_signatures", "verdict", "verdict_of_council"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Carried or not, and the sentence that gives every number."""

    carried: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class _Part:
    """One requirement: whether it is met, and how it is said; a requirement met may go without saying."""

    met: bool
    words: str


def verdict(petition: Petition, rule: Rule, given: RecallCount) -> Verdict:
    """Judge a vote of the electors."""
    cast = given.votes_for + given.votes_against
    voters = cast + given.spoiled
    numbers: dict[Base, int] = {
        "registered": petition.electors, "eligible": petition.electors, "voters": voters, "present": voters,
        "votes-cast": cast,
    }  # fmt: skip
    parts = [*_turnout(rule, voters, numbers, f"{voters} of {petition.electors} electors")]
    base, cited = base_of(rule.decision, numbers, article=rule.article), say_article(rule.article)
    if rule.decision.num or rule.decision.strict:  # a share of nothing says that another number decides
        what = "for no confidence" if petition.whole else "for recall"
        said = f"{given.votes_for} are {what} and {cited} requires {_required(rule.decision, base)}"
        parts.append(_Part(rule.decision.met(given.votes_for, base), said))
    if isinstance(rule, Recall) and rule.as_many_as_elected:
        reached = given.votes_for >= petition.elected_with
        said = f"{petition.elected_with} votes elected the deputy, which those for recall "
        parts.append(_Part(reached, said + ("reach" if reached else "do not reach")))
    if rule.exceeds_against and all(part.met for part in parts) and given.votes_for <= given.votes_against:
        parts.append(_Part(False, "no more are for it than against it"))
    begun = f"{given.votes_for} for and {given.votes_against} against, {given.spoiled} spoiled"
    return _said(begun, parts)


def _said(begun: str, parts: list[_Part]) -> Verdict:
    carried = all(part.met for part in parts)
    words = "; ".join([begun, *(part.words for part in parts)])
    return Verdict(carried, f"{words}: {'carried' if carried else 'rejected'}.")


def _turnout(rule: Rule, voters: Amount, numbers: Mapping[Base, Amount], who: str) -> Iterator[_Part]:
    cited = say_article(rule.article)
    if rule.turnout is not None:
        base = base_of(rule.turnout, numbers, article=rule.article)
        met = rule.turnout.met(voters, base)
        yield _Part(met, f"{who} took part and {cited} requires {_required(rule.turnout, base)}")
    if isinstance(rule, Recall) and rule.least_voters:
        met = voters >= rule.least_voters
        yield _Part(met, f"{say_amount(voters)} took part and {cited} requires {rule.least_voters} at least")


def by_signatures(petition: Petition, rule: Recall, count: int) -> str:
    """Say how the signatures alone ended a mandate: every number, and why there is no vote."""
    share = share_words(rule.petition, petition.electors, rule.petition_least)
    return (
        f"{count} of {petition.electors} electors signed and {say_article(rule.article)} requires {petition.needed} "
        f"({share}); with them the mandate ends without a vote: carried."
    )


def verdict_of_council(
    rule: Recall, *, carried: bool, sentence: str, voters: Amount, numbers: Mapping[Base, Amount]
) -> Verdict:
    """Judge the vote of the council the deputy sits in.

    carried, sentence  of its motion.
    voters             votes of those who took part.
    numbers            the bases of the sitting at the vote.
    """
    parts = [*_turnout(rule, voters, numbers, f"{say_amount(voters)} in the council")]
    missed = [part.words for part in parts if not part.met]
    if not missed:
        return Verdict(carried, sentence)
    return Verdict(False, f"{sentence} {_capital('; '.join(missed))}: rejected.")


def _required(threshold: Threshold, base: Amount) -> str:
    return f"{threshold.needed(base)} ({say_threshold(threshold)}, {say_amount(base)})"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
