"""Elections that a council holds among its members in an open sitting: of its executive, its organs, its delegates."""

from __future__ import annotations

from deputies.councils.council import Council
from deputies.sittings.convening import check_open
from deputies.sittings.sitting import Sitting
from deputies.values import Refusal

__all__ = ["check_elects_in"]


def check_elects_in(sitting: Sitting, council: Council, *, present: int, voters: int) -> None:
    """Raise `Refusal` unless a council may elect in this sitting with so many voters.

    present  deputies present and in office.
    Codes: `sitting.elsewhere` (another council or a section sits), `sitting.not-open`, `votes.too-many`.
    """
    if (sitting.council, sitting.section) != (council.id, None):
        raise Refusal(
            "sitting.elsewhere",
            f"The {council.title} elects in a sitting of its own, all its members together; {sitting.id!r} "
            f"is "
            "another body's.",
            found=sitting.section or sitting.council,
            required=council.id,
        )
    check_open(sitting)
    if voters > present:
        raise Refusal(
            "votes.too-many",
            f"{voters} voters are stated; {present} deputies are present at the sitting {sitting.id!r}.",
            found=str(voters),
            required=f"at most {present}",
        )
