"""Short numbers of deputies: what is called out in a hall, and written on a card.

A mandate's number in its council is its place, from 1, in the order in which mandates of that council came to be. It
never changes and is not given again: a number called by mistake names somebody who is gone, not somebody else.
"""

from __future__ import annotations

from deputies.councils.council import Council
from deputies.values import Refusal

__all__ = ["mandate_numbered", "number_in"]


def number_in(council: Council, mandate: str) -> int:
    """Return the number of a mandate in its council; raise `Refusal` (`mandate.elsewhere`) for one of another."""
    if mandate not in council.mandates:
        raise Refusal(
            "mandate.elsewhere",
            f"The mandate {mandate!r} is none in the {council.title}.",
            found=mandate,
            required=f"a mandate in {council.id}",
        )
    return council.mandates.index(mandate) + 1


def mandate_numbered(council: Council, number: int) -> str:
    """Return the mandate that has this number; raise `Refusal` (`mandate.number`) where none has."""
    if not 1 <= number <= len(council.mandates):
        raise Refusal(
            "mandate.number",
            f"Nobody in the {council.title} has the number {number}; there are {len(council.mandates)}.",
            found=str(number),
            required=f"1 to {len(council.mandates)}",
        )
    return council.mandates[number - 1]
