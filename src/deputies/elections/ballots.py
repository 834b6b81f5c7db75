"""Ballots received: the papers themselves, as a canonical profile stored by its digest.

They are for methods whose papers are ranked or approve; counted hands and papers come from tellers. The digest of
the file the profile was made from stands beside it, so anyone who has that file can make the profile again.
"""

from __future__ import annotations

from deputies.counting import Profile
from deputies.elections.election import Election
from deputies.statutes.model import Method
from deputies.values import Refusal

__all__ = ["PAPERS", "check_ballots", "check_by_ballots", "check_by_tellers"]

PAPERS = {"ranked-ballots": "ranked", "approval-ballots": "approval"}
"""Methods whose papers are received, with the kind of profile they make."""


def check_by_ballots(election: Election, method: Method) -> None:
    """Raise `Refusal` (`method.counted`) where the method is counted by tellers, without papers being read."""
    if method.kind not in PAPERS:
        raise Refusal(
            "method.counted",
            f"The election {election.id!r} is held by {method.kind}: tellers enter counts, no ballots are received.",
            article=method.article,
            found=method.kind,
            required=" or ".join(PAPERS),
        )


def check_by_tellers(election: Election, method: Method) -> None:
    """Raise `Refusal` (`method.ballots`) where the method is counted from the papers themselves."""
    if method.kind in PAPERS:
        raise Refusal(
            "method.ballots",
            f"The election {election.id!r} is held by {method.kind}: the papers are received and counted by the rule.",
            article=method.article,
            found=method.kind,
            required="show-of-hands or paper-count",
        )


def check_ballots(election: Election, method: Method, profile: Profile, *, spoiled: int) -> None:
    """Raise `Refusal` unless the papers can be those of this election.

    spoiled  papers rejected before the count; where the profile states them as well, both must be the same.
    raises   `ballots.received` the second time, `ballots.kind`, `ballots.candidates` where number or withdrawals differ
             from the nominated, `ballots.seats`, `ballots.spoiled`, `ballots.turnout` for more papers than electors.
    """
    if election.ballots is not None:
        raise Refusal("ballots.received", f"The ballots of {election.id!r} were received before; they stand.")
    if profile.kind != PAPERS[method.kind]:
        raise _differs("kind", f"hold {profile.kind} papers", f"{PAPERS[method.kind]} papers")
    withdrawn = tuple(candidate.number for candidate in election.candidates if candidate.withdrawn)
    if len(profile.candidates) != len(election.candidates) or profile.withdrawn != withdrawn:
        raise _differs(
            "candidates",
            f"are for {len(profile.candidates)} candidates{_without(profile.withdrawn)}",
            f"the {len(election.candidates)} nominated{_without(withdrawn)}",
        )
    if profile.seats not in (None, election.seats):
        raise _differs("seats", f"are for {profile.seats} seats", f"{election.seats}")
    if profile.spoiled not in (0, spoiled):
        raise _differs("spoiled", f"state {profile.spoiled} spoiled papers", f"{spoiled}, as given beside them")
    papers = profile.groups.papers + spoiled
    if papers > election.electors:
        raise _differs(
            "turnout", f"are {papers} papers, {spoiled} of them spoiled", f"at most the {election.electors} electors"
        )


def _without(withdrawn: tuple[int, ...]) -> str:
    return f" without {', '.join(map(str, withdrawn))}" if withdrawn else ""


def _differs(what: str, found: str, required: str) -> Refusal:
    return Refusal(f"ballots.{what}", f"The ballots {found}; required: {required}.", found=found, required=required)
