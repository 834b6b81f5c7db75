"""Thresholds at work: what they are of, in numbers; when a majority carries; and both in words.

A majority carries when the votes in favour reach its threshold *and* are more than those against: a tie never
carries, and neither does a minority where a statute sets a threshold below one half. Where the statute counts
abstentions "against", they stand with the votes against in both comparisons, and are part of the votes cast.
Where the statute gives the chair a casting vote, it settles a tie, and nothing but a tie.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeVar

from deputies.statutes.model import Majority
from deputies.values import Amount, Base, Refusal, Threshold

__all__ = ["Ballot", "Judgement", "base_of", "judge", "say_amount", "say_article", "say_threshold"]

N = TypeVar("N", int, Amount)
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
    """Votes on one question: in favour, against, abstaining; fractions where delegates share their votes."""

    votes_for: Amount
    votes_against: Amount
    abstentions: Amount = 0

    @property
    def voters(self) -> Amount:
        """All who took part."""
        return self.votes_for + self.votes_against + self.abstentions


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a majority made of a ballot; `needed` votes in favour out of `base`, and the sentence that says so."""

    carried: bool
    needed: int
    base: Amount
    sentence: str


def say_amount(amount: Amount) -> str:
    """Say a number of votes: "128", "91 3/7"."""
    if isinstance(amount, Fraction) and amount.denominator > 1:
        whole, rest = divmod(amount.numerator, amount.denominator)
        return f"{whole} {rest}/{amount.denominator}" if whole else f"{rest}/{amount.denominator}"
    return str(int(amount))


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


def base_of(threshold: Threshold, numbers: Mapping[Base, N], *, article: str) -> N:
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


def judge(
    majority: Majority,
    ballot: Ballot,
    numbers: Mapping[Base, Amount],
    *,
    article: str,
    casting: Literal["for", "against"] | None = None,
    in_votes: bool = False,
) -> Judgement:
    """Say whether a majority carries.

    votes in favour reach `threshold` of its base, and votes in favour > votes against (abstentions among these
    where the statute says so). In a tie of the two the chair's casting vote, where the statute gives one and it is
    used, counts as one vote more on its side; the threshold is then that of the votes with it.

    numbers  the bases known besides the ballot's own: members in office, planned seats, those present.
    in_votes whether the threshold's base is given in the votes that members carry, where they carry several.
    casting  the chair's casting vote; None where it is not used.
    returns  the judgement; a tie is not carried.
    raises   Refusal: `threshold.base` if the threshold is of something unknown, `vote.no-casting` for a casting vote
             that the statute does not give or that no tie calls for.
    """
    opposed = ballot.votes_against + (ballot.abstentions if majority.abstention == "against" else 0)
    _check_casting(majority, casting, tie=ballot.votes_for == opposed, article=article)
    favour = ballot.votes_for + (1 if casting == "for" else 0)
    opposed += 1 if casting == "against" else 0
    known: dict[Base, Amount] = {**numbers, "votes-cast": favour + opposed, "voters": ballot.voters}
    base = base_of(majority.threshold, known, article=article)
    needed = majority.threshold.needed(base)
    reached = majority.threshold.met(favour, base)
    carried = reached and favour > opposed
    counted = ", abstentions counted against" if majority.abstention == "against" and ballot.abstentions else ""
    cast = f", the chair's casting vote {casting}" if casting else ""
    tie = "; a tie does not carry" if reached and favour == opposed else ""
    fewer = "; fewer in favour than against" if reached and favour < opposed else ""
    sentence = (
        f"{say_amount(ballot.votes_for)} for, {say_amount(ballot.votes_against)} against, "
        f"{say_amount(ballot.abstentions)} abstaining{counted}{cast}; {say_article(article)} requires {needed} "
        f"({say_threshold(majority.threshold)}, {say_amount(base)}{' votes' if in_votes else ''}){tie}{fewer}: "
        f"{'carried' if carried else 'rejected'}."
    )
    return Judgement(carried, needed, base, sentence)


def _check_casting(majority: Majority, casting: str | None, *, tie: bool, article: str) -> None:
    if casting is None or (tie and majority.tie == "chair"):
        return
    why = "the votes are not tied" if majority.tie == "chair" else "a tie is rejected"
    raise Refusal(
        "vote.no-casting",
        f"The chair has no casting vote here: by {say_article(article)} {why}.",
        article=article,
        found=f"a casting vote {casting}",
        required="no casting vote",
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
