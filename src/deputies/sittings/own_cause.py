"""Own causes: nobody is a judge in their own cause. Whom a motion would sanction or recall does not vote on it.

They move, speak and answer like everybody. Quorum, members in office and those present are counted with them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from deputies.statutes.majorities import say_article
from deputies.values import Refusal

__all__ = ["NOBODYS", "Cause", "check_own_cause"]


@dataclass(frozen=True, slots=True)
class Cause:
    """Whose cause a motion is: the mandates, in the body that sits, of the deputy concerned, and the article on it."""

    mandates: frozenset[str] = frozenset()
    article: str = ""


NOBODYS = Cause()
"""The cause of a motion that concerns no deputy of the body that sits."""


def check_own_cause(cause: Cause, voting: Iterable[str]) -> None:
    """Raise `Refusal` (`vote.own-cause`) where one of the mandates that vote is of the deputy concerned."""
    own = next((mandate for mandate in voting if mandate in cause.mandates), None)
    if own is not None:
        raise Refusal(
            "vote.own-cause",
            f"The motion is about the holder of {own!r} themselves ({say_article(cause.article)}); they may speak to "
            "it and do not vote on it, since nobody is a judge in their own cause.",
            article=cause.article,
            found=own,
            required="a deputy whom the motion does not concern",
        )
