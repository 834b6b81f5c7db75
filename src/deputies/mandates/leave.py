"""Leave: a deputy takes no part for a while and the mandate goes on. Where the statute says so, an alternate stands in.

Leave begins on the day it is taken and ends when it is ended; a day until which it was taken is announced and binds
nobody. Who stands in has a mandate like any other, with a credential that is contested and confirmed, until the leave
ends or the mandate they stand in for does. They keep their place as an alternate.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from deputies.elections.election import Election
from deputies.mandates.credentials import Credential, credential_of
from deputies.mandates.mandate import Mandate
from deputies.statutes.majorities import say_article
from deputies.statutes.model import Mandates
from deputies.values import Refusal, add_days

__all__ = [
    "check_away", "check_leave", "check_stand_in", "holders", "long_absent", "stand_in_credential", "stand_in_of",
]  # fmt: skip


def check_leave(mandate: Mandate, *, today: str, until: str | None, grounds: str, own: bool) -> None:
    """Raise `Refusal` unless the holder of this mandate, who is in office, may go on leave today.

    own     whether the deputy asks; who asks for another says why.
    raises  `leave.taken`, `leave.times` for a day of return that is not after today, `leave.grounds`.
    """
    if mandate.away is not None:
        raise Refusal(
            "leave.taken",
            f"The deputy of {mandate.id!r} is on leave since {mandate.away}; end that first.",
            found=mandate.away,
            required="a deputy who takes part",
        )
    if until is not None and until <= today:
        raise Refusal(
            "leave.times",
            f"The leave would be over on {until}, and it is {today}.",
            found=until,
            required=f"after {today}",
        )
    if not own and not grounds.strip():
        raise Refusal(
            "leave.grounds",
            f"Leave of {mandate.id!r} is taken down by another; say what prevents the deputy from asking for it.",
            required="grounds",
        )


def check_away(mandate: Mandate) -> None:
    """Raise `Refusal` (`leave.none`) unless the holder is on leave."""
    if mandate.away is None:
        raise Refusal(
            "leave.none",
            f"The deputy of {mandate.id!r} is not on leave.",
            found="taking part",
            required="a deputy on leave",
        )


def stand_in_of(mandate: Mandate, mandates: Iterable[Mandate]) -> Mandate | None:
    """Return the mandate that stands in for this one now, its credential confirmed or not; None without."""
    return next((item for item in mandates if item.stands_in_for == mandate.id and item.ended is None), None)


def check_stand_in(mandate: Mandate, provision: Mandates, mandates: Iterable[Mandate]) -> None:
    """Raise `Refusal` unless somebody may be seated to stand in for the holder of this mandate, who is on leave.

    raises  `stand-in.none` where the statute has nobody stand in, `stand-in.for-another` for one who stands in,
            `stand-in.seated` while there is one.
    """
    if not provision.stand_ins:
        raise Refusal(
            "stand-in.none",
            f"By {say_article(provision.article)} nobody stands in for a deputy on leave.",
            article=provision.article,
            found="a deputy on leave",
            required="stand_ins",
        )
    if mandate.stands_in_for is not None:
        raise Refusal(
            "stand-in.for-another",
            f"The deputy of {mandate.id!r} stands in for {mandate.stands_in_for!r}; end that, and seat another there.",
            found=mandate.stands_in_for,
            required="a deputy with a seat of their own",
        )
    there = stand_in_of(mandate, mandates)
    if there is not None:
        raise Refusal(
            "stand-in.seated",
            f"{there.id!r} stands in for {mandate.id!r} already.",
            found=there.id,
            required="nobody who stands in",
        )


def stand_in_credential(election: Election, number: int, mandates: Iterable[Mandate]) -> Credential:
    """Return the credential of an alternate who stands in.

    Its id is the election's with `.s`, the candidate's number, and how often that candidate has stood in with this.
    """
    times = sum(1 for item in mandates if item.number == number and item.stands_in_for is not None)
    own = credential_of(election, number)
    return Credential(f"{election.id}.s{number}-{times + 1}", own.deputy, number)


def holders(mandates: Sequence[Mandate]) -> tuple[Mandate, ...]:
    """Return the mandates in office, each seat once: for a deputy on leave who stands in, where somebody does."""
    in_office = tuple(item for item in mandates if item.in_office)
    stood_for = {item.stands_in_for for item in in_office if item.stands_in_for is not None}
    return tuple(item for item in in_office if item.id not in stood_for or item.away is None)


def long_absent(mandate: Mandate, absent_days: int | None, on: str) -> bool:
    """Say whether its holder has been on leave for more days than the statute lets count for the quorum.

    on - away > absent_days
    """
    return mandate.away is not None and absent_days is not None and on > add_days(mandate.away, absent_days)
