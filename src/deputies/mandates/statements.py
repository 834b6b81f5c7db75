"""Statements of a recall: the grounds and the answer, and how many words they may have.

A word is what stands between spaces and holds a letter or a digit; a Chinese character or Japanese kana is a word by
itself, since these scripts set no spaces. Korean does, and is counted like the scripts of Europe.
"""

from __future__ import annotations

import re

from deputies.statutes.majorities import say_article
from deputies.statutes.model import Recall
from deputies.values import Refusal

__all__ = ["check_grounds", "check_words", "count_words"]

_SINGLE = re.compile(
    "[\u3005\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff6f\uff71-\uff9d"
    "\U00020000-\U0002fa1f\U00030000-\U000323af]"
)
_LENGTHENED = re.compile("[\u30fc\uff70]")
"""The mark that lengthens a vowel in kana: part of the sound before it."""
NOT_FOLLOWED = "not-following-instructions"
"""The ground under which a petition may name an instruction."""


def count_words(text: str) -> int:
    """Return the number of words in a text, as defined above.

    >>> count_words("He did not report \u2014 twice.")
    5
    >>> count_words("\u4ed6\u6c92\u6709\u5831\u544a in May")
    7
    """
    text = _LENGTHENED.sub("", text)
    singles = len(_SINGLE.findall(text))
    rest = _SINGLE.sub(" ", text).split()
    return singles + sum(1 for item in rest if any(letter.isalnum() for letter in item))


def check_words(rule: Recall, text: str, what: str) -> None:
    """Raise `Refusal` (`recall.words`) for a statement with more words than the statute allows; `what` names it."""
    found = count_words(text)
    if rule.statement_words and found > rule.statement_words:
        raise Refusal(
            "recall.words",
            f"The {what} has {found} words; {say_article(rule.article)} allows {rule.statement_words}.",
            article=rule.article,
            found=str(found),
            required=f"at most {rule.statement_words}",
        )


def check_grounds(rule: Recall, grounds: str, ground: str | None, *, instruction: str | None) -> None:
    """Raise `Refusal` unless the grounds of a recall are stated as the statute asks.

    raises  `recall.grounds` where it requires grounds and none are given; `recall.ground` where it lists the only ones
            and none of them is named, or where it lists none and one is named, or where an instruction is named under
            another ground than that one was not followed; `recall.words`.
    """
    cited = say_article(rule.article)
    if rule.grounds_required and not grounds.strip():
        raise Refusal(
            "recall.grounds",
            f"{cited[:1].upper()}{cited[1:]} requires grounds; state them.",
            article=rule.article,
            required="grounds",
        )
    _check_ground(rule, ground)
    if instruction and ground not in (None, NOT_FOLLOWED):
        raise Refusal(
            "recall.ground",
            f"An instruction is named under the ground {NOT_FOLLOWED!r}, not under {ground!r}.",
            article=rule.article,
            found=ground,
            required=NOT_FOLLOWED,
        )
    check_words(rule, grounds, "statement of the grounds")


def _check_ground(rule: Recall, ground: str | None) -> None:
    cited, known = say_article(rule.article), ", ".join(rule.grounds)
    if rule.grounds and ground not in rule.grounds:
        raise Refusal(
            "recall.ground",
            f"{cited[:1].upper()}{cited[1:]} allows a recall on these grounds only: {known}; "
            + (f"{ground!r} is none of them." if ground else "name the one that is stated."),
            article=rule.article,
            found=ground or "none",
            required=f"one of {known}",
        )
    if ground and not rule.grounds:
        raise Refusal(
            "recall.ground",
            f"{cited[:1].upper()}{cited[1:]} lists no grounds, so none is named by its id; state them in words.",
            article=rule.article,
            found=ground,
            required="grounds in words",
        )
