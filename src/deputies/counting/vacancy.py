"""A casual vacancy filled by countback: the same papers counted again without the member who left.

The papers of the election are counted by the same rule for all the seats, with the member who left, and whoever no
longer stands, as withdrawn. Members in office keep their seats, whatever the new count says of them; of those elected
in the new count who hold no seat the first elected fills the vacancy. There always is one while candidates are left,
for the new count fills one seat more than there are members. (The countback of Hare-Clark elections sorts only the
papers that elected the member who left; rules of weighted transfers do not keep those apart, so it is not offered.)
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from deputies.counting.lots import Lots
from deputies.counting.profile import Profile
from deputies.counting.rules import Implementation, count
from deputies.counting.transcript import Count
from deputies.values import Refusal

__all__ = ["Countback", "count_back"]


@dataclass(frozen=True, slots=True)
class Countback:
    """The new count, and who fills the vacancy: None where nobody is left, or a tie has to be settled first."""

    count: Count
    filled_by: int | None


def count_back(
    profile: Profile,
    rule: str,
    *,
    left: int,
    members: Collection[int],
    unavailable: Collection[int] = (),
    seats: int | None = None,
    lots: Lots = (),
    implementation: Implementation = "auto",
) -> Countback:
    """Fill the seat of the member who left.

    left         number of the member who left.
    members      numbers of those still in office.
    unavailable  candidates who no longer stand: moved away, elected elsewhere, unwilling.
    seats        of the whole body; the profile's own number where not given.
    raises       Refusal where the one who left is still among the members.
    """
    if left in members:
        raise Refusal("countback.still-member", f"Candidate {left} is both said to have left and to be a member.")
    out = {left, *unavailable} - set(members)
    again = replace(profile, withdrawn=tuple(sorted({*profile.withdrawn, *out})))
    counted = count(again, rule, seats=seats, lots=lots, implementation=implementation)
    newcomers = [number for number in counted.elected if number not in members]
    settled = counted.unsettled is None or bool(newcomers)
    return Countback(counted, newcomers[0] if newcomers and settled else None)
