"""Who takes an empty seat, or stands in for a deputy on leave: the alternate, by the statute's rule.

    next-in-count  those next in the count of the election, in their order
    elected        the first of those next in the count, one for each `alternates_per` seats of the election or part
                   thereof (one where no number is stated): they are the elected alternates, and after them nobody is
    countback      the papers of the election counted again without the member who left (`deputies.counting.vacancy`);
                   where the method has no papers that can be counted again, as next-in-count
    same-list      the next on the list of the member who left; once it has nobody left, the list to which the next seat
                   would fall (`deputies.elections.lists`); in an election of persons, as next-in-count
    by-election    nobody: the electors elect

Passed over are those who withdrew and those who have had a mandate of their own from that election. One who has only
stood in is still an alternate, and takes an empty seat like any other. What follows a recall may be stated apart
(`recall.seat`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from deputies.counting import count_back, parse_profile
from deputies.elections.ballots import PAPERS
from deputies.elections.election import Election
from deputies.elections.lists import by_lists, list_rule, next_on_lists, tickets
from deputies.mandates.mandate import Mandate
from deputies.statutes.model import Alternates, Mandates, Method

__all__ = ["Alternate", "Counted", "alternate_for", "alternates_left", "elected_alternates", "rule_for"]


@dataclass(frozen=True)
class Counted:
    """A counted election with what is needed to say who is its alternate.

    mandates  all mandates given by it, ended ones and those of who stood in among them.
    ballots   its papers, where papers were received.
    order     of the public lot: the election's own, or one drawn for the empty seat; () without.
    """

    election: Election
    method: Method
    mandates: tuple[Mandate, ...]
    ballots: bytes | None = None
    order: tuple[int, ...] = ()
    implementation: Literal["auto", "reference"] = "auto"

    @cached_property
    def seated(self) -> frozenset[int]:
        """Numbers of those who hold a seat of their own, or have a credential that waits."""
        return frozenset(item.number for item in self._own if item.ended is None)

    @cached_property
    def gone(self) -> frozenset[int]:
        """Numbers that withdrew, or have had a mandate of their own."""
        withdrawn = {item.number for item in self.election.candidates if item.withdrawn}
        return frozenset(withdrawn | {item.number for item in self._own})

    @cached_property
    def standing_in(self) -> frozenset[int]:
        """Numbers of those who stand in for somebody now."""
        return frozenset(item.number for item in self.mandates if item.stands_in_for is not None and item.ended is None)

    @property
    def moved(self) -> Iterable[tuple[int, int]]:
        """(who left, who took the seat) for each seat that was taken before."""
        by_id = {item.id: item for item in self._own}
        return [
            (by_id[item.replaces].number, item.number)
            for item in self._own
            if item.replaces in by_id and item.replaces is not None
        ]

    @property
    def _own(self) -> tuple[Mandate, ...]:
        return tuple(item for item in self.mandates if item.stands_in_for is None)


@dataclass(frozen=True, slots=True)
class Alternate:
    """The number of who takes the seat; None where nobody does, or where a lot has to decide between those `tied`."""

    number: int | None
    tied: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Whether there is somebody, be it by lot."""
        return self.number is not None or bool(self.tied)


def rule_for(mandate: Mandate, provision: Mandates) -> Alternates:
    """Return the rule by which the seat of a mandate is filled: after a recall, the recall's own where it has one."""
    recall = provision.recall
    if mandate.end_reason == "recalled" and recall is not None and recall.seat is not None:
        return recall.seat
    return provision.alternates


def elected_alternates(election: Election, provision: Mandates) -> tuple[int, ...]:
    """Return the elected alternates: the first of those next in the count.

    number = ceil(seats / alternates_per), 1 where the statute states no number.
    """
    per = provision.alternates_per
    many = 1 if per is None else -(-election.seats // per)
    return election.result.next[:many] if election.result else ()


def alternate_for(mandate: Mandate, provision: Mandates, held: Counted, *, leave: bool = False) -> Alternate:
    """Return the alternate for the seat of a mandate of this election.

    leave  whether somebody is to stand in while the holder is on leave: who stands in already is passed over.
    """
    rule, election = rule_for(mandate, provision), held.election
    away = held.gone | held.standing_in if leave else held.gone
    if rule == "by-election" or election.result is None:
        return Alternate(None)
    if rule == "same-list" and by_lists(election):
        counted_by = list_rule(held.method)
        if counted_by is None:
            return Alternate(None)
        heir = next_on_lists(election, counted_by, mandate.number, moved=held.moved, gone=away, order=held.order)
        return Alternate(heir.number, heir.tied)
    if rule == "countback" and held.method.kind in PAPERS and held.ballots is not None:
        return _by_countback(mandate, held, away)
    following = elected_alternates(election, provision) if rule == "elected" else election.result.next
    return Alternate(next((number for number in following if number not in away), None))


def alternates_left(rule: Alternates, provision: Mandates, held: Counted) -> int:
    """Return how many candidates of an election may still take a seat by a rule."""
    election = held.election
    if rule == "by-election" or election.result is None:
        return 0
    if rule == "same-list" and by_lists(election):
        votes = dict(election.counts[0].votes) if election.counts else {}
        waiting = [number for item in tickets(election) if votes.get(item.number) for number in item.candidates]
    elif rule == "countback" and held.method.kind in PAPERS:
        waiting = [item.number for item in election.candidates]
    elif rule == "elected":
        waiting = list(elected_alternates(election, provision))
    else:
        waiting = list(election.result.next)
    return sum(1 for number in waiting if number not in held.gone)


def _by_countback(mandate: Mandate, held: Counted, away: frozenset[int]) -> Alternate:
    profile = parse_profile(held.ballots or b"")
    members = held.seated - {mandate.number}
    if all(person.number in away for person in profile.candidates):
        return Alternate(None)
    found = count_back(
        profile,
        held.method.rule,
        left=mandate.number,
        members=members,
        unavailable=away,
        seats=held.election.seats,
        lots=held.order,
        implementation=held.implementation,
    )
    if found.filled_by is not None:
        return Alternate(found.filled_by)
    tie = found.count.unsettled
    return Alternate(None, tuple(map(str, tie.candidates)) if tie else ())
