"""Thresholds at work: what they are of, in numbers; when a majority carries; and both in words.

A majority carries when the votes in favour reach its threshold *and* are more than those against: a tie never
carries, and neither does a minority where a statute sets a threshold below one half. Where the statute counts
abstentions "against", they stand with the votes against in both comparisons, and are part of the votes cast.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from deputies.statutes.model import Majority
from deputies.values import Base, Refusal, Threshold

__all__ = ["Ballot", "Judgement", "base_of", "judge", "say_article", "say_threshold"]

_NUMERALS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_PARTS = {3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth", 9: "ninth", 10: "tenth"}
_BASES: Mapping[Base, str] = {
    "registered": "registered electors",
    "eligible": "electors entitled to vote",
    "voters": "those voting",
    "votes-cast": "votes cast",
    "members-in-office": "members in office",
    "statutory-members": "planned seats",
    "present": "those present",
    "enrolled": "those enrolled",
    "units": "base units",
}


@dataclass(frozen=True, slots=True)
class Ballot:
    """Votes on one question: in favour, against, abstaining."""

    votes_for: int
    votes_against: int
    abstentions: int = 0

    @property
    def voters(self) -> int:
        """All who took part."""
        return self.votes_for + self.votes_against + self.abstentions


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a majority made of a ballot; `needed` votes in favour out of `base`, and the sentence that says so."""

    carried: bool
    needed: int
    base: int
    sentence: str


def say_threshold(threshold: Threshold) -> str:
    """Say a threshold in words: "more than half of members in office", "at least two thirds of votes cast"."""
    if threshold.num == threshold.den and not threshold.strict:
        return f"all {_BASES[threshold.of].removeprefix('those ')}"
    return f"{'more than' if threshold.strict else 'at least'} {_say_share(threshold)} of {_BASES[threshold.of]}"


def _say_share(threshold: Threshold) -> str:
    num, den = threshold.num, threshold.den
    if num == den:
        return "all"  # strict: unreachable by any number, which the checks of a statute find
    if (num, den) == (1, 2):
        return "half"
    if den in _PARTS and 0 < num <= 10:
        return f"{_NUMERALS[num]} {_PARTS[den]}{'' if num == 1 else 's'}"
    return f"{num}/{den}"


def say_article(article: str) -> str:
    """Say an article as people cite it: "9" becomes "article 9"; what already carries a word or a mark stays."""
    if not article:
        return "the statute"
    return f"article {article}" if article[0].isdigit() and " " not in article else article


def base_of(threshold: Threshold, numbers: Mapping[Base, int], *, article: str) -> int:
    """Return the number that the threshold is a share of.

    raises  Refusal (`threshold.base`) where the statute counts on something that has no number here.
    """
    if threshold.of not in numbers:
        known = ", ".join(_BASES[of] for of in numbers)
        raise Refusal(
            "threshold.base",
            f"{_capital(say_article(article))} counts on {_BASES[threshold.of]}, which has no number here; "
            f"known are {known}.",
            article=article,
            found=threshold.of,
            required=", ".join(numbers),
        )
    return numbers[threshold.of]


def judge(majority: Majority, ballot: Ballot, numbers: Mapping[Base, int], *, article: str) -> Judgement:
    """Say whether a majority carries.

    votes in favour reach `threshold` of its base, and votes in favour > votes against (abstentions among these
    where the statute says so).

    numbers  the bases known besides the ballot's own: members in office, planned seats, those present.
    returns  the judgement; a tie is not carried.
    raises   Refusal (`threshold.base`) if the threshold is of something unknown.
    """
    opposed = ballot.votes_against + (ballot.abstentions if majority.abstention == "against" else 0)
    known: dict[Base, int] = {**numbers, "votes-cast": ballot.votes_for + opposed, "voters": ballot.voters}
    base = base_of(majority.threshold, known, article=article)
    needed = majority.threshold.needed(base)
    reached = majority.threshold.met(ballot.votes_for, base)
    carried = reached and ballot.votes_for > opposed
    counted = ", abstentions counted against" if majority.abstention == "against" and ballot.abstentions else ""
    tie = "; a tie does not carry" if reached and ballot.votes_for == opposed else ""
    fewer = "; fewer in favour than against" if reached and ballot.votes_for < opposed else ""
    sentence = (
        f"{ballot.votes_for} for, {ballot.votes_against} against, {ballot.abstentions} abstaining{counted}; "
        f"{say_article(article)} requires {needed} ({say_threshold(majority.threshold)}, {base}){tie}{fewer}: "
        f"{'carried' if carried else 'rejected'}."
    )
    return Judgement(carried, needed, base, sentence)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
