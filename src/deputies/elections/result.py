"""From counts or ballots to the result: who is elected, who is next, or that the election is void.

The rule of the statute's method counts. Where lists are elected, seats go to lists and persons to the seats in their
order on the list (`deputies.elections.lists`); nobody is next in such a count. Two things are settled here, beside the
rule:

- Where totals are counted by tellers, nobody is elected without a vote: seats that would go to candidates with none
  stay empty, and an election without any valid vote is void.
- Those next in the count (alternates) stand in this order: candidates still standing at the end before those
  excluded, later excluded before earlier; among them more votes at the latest stage they shared, then at the one
  before, and so on; then the lot, if one was drawn for a seat. Where nothing decides, the list ends: an alternate
  whose place is a matter of chance is no alternate. Candidates who never had a vote are not on it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256

from deputies.counting import Count, count, count_totals, parse_profile
from deputies.counting.rules import Implementation
from deputies.elections.ballots import PAPERS
from deputies.elections.election import Election, Result
from deputies.elections.lists import by_lists, count_tickets, list_rule, seat_persons, tickets
from deputies.elections.tellers import agreed
from deputies.record.canonical import encode
from deputies.statutes.majorities import base_of, say_article, say_threshold
from deputies.statutes.model import Elections, Method
from deputies.values import Base, Refusal

__all__ = [
    "Tally", "check_settled", "next_in_count", "result_of", "tally", "transcript_digest", "void_reason",
    "votes_won",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tally:
    """A counted election: all who took part, spoiled papers among them, and the count (None without a valid vote)."""

    voters: int
    count: Count | None


def tally(
    election: Election,
    provision: Elections,
    ballots: bytes | None,
    *,
    implementation: Implementation = "auto",
) -> Tally:
    """Count an election by the rule of its method, with the lot if one was drawn.

    ballots         the canonical profile, for methods whose papers are received.
    implementation  as for `deputies.counting.count`; whoever verifies takes "reference".
    raises          Refusal: `count.missing` before all tellers agree, `ballots.missing` before papers are received.
    """
    method = provision.methods[election.method]
    lots = election.lot.order if election.lot else ()
    if method.kind not in PAPERS:
        return _tally_totals(election, provision, method, lots)
    if ballots is None:
        raise Refusal(
            "ballots.missing", f"The ballots of {election.id!r} have not been received.", required="a ballot file"
        )
    profile = parse_profile(ballots)
    voters = profile.groups.papers + election.spoiled
    if profile.valid == 0:
        return Tally(voters, None)
    counted = count(profile, method.rule, seats=election.seats, lots=lots, implementation=implementation)
    return Tally(voters, replace(counted, spoiled=max(counted.spoiled, election.spoiled)))


def _tally_totals(election: Election, provision: Elections, method: Method, lots: tuple[int, ...]) -> Tally:
    if not agreed(election.counts, provision.tellers):
        raise Refusal(
            "count.missing",
            f"{len(election.counts)} of {provision.tellers} tellers have entered a count of {election.id!r}; "
            f"{say_article(provision.article)} requires all of them to agree.",
            article=provision.article,
            found=str(len(election.counts)),
            required=str(provision.tellers),
        )
    given = election.counts[0]
    rule = list_rule(method) if method.kind == "list-ballots" else None
    if rule is not None:
        voters, votes = given.ballots + given.spoiled, dict(given.votes)
        counted = count_tickets(election, rule, votes, spoiled=given.spoiled) if any(votes.values()) else None
        return Tally(voters, counted)
    votes = {**{candidate.number: 0 for candidate in election.candidates}, **dict(given.votes)}
    seats = min(election.seats, sum(1 for number in votes.values() if number))
    voters = given.ballots + given.spoiled
    if seats == 0:
        return Tally(voters, None)
    counted = count_totals(votes, seats, lots=lots, rule=method.rule, valid=given.ballots, spoiled=given.spoiled)
    return Tally(voters, counted)


def void_reason(election: Election, provision: Elections, tallied: Tally) -> str:
    """Return why the election is void, in one sentence; "" where it is not.

    turnout: voters (spoiled papers among them) reach the statute's threshold of the electors on the roll.
    """
    rule = provision.turnout
    if rule is not None:
        numbers: dict[Base, int] = {"registered": election.electors, "eligible": election.electors}
        base = base_of(rule, numbers, article=provision.article)
        if not rule.met(tallied.voters, base):
            return (
                f"{tallied.voters} electors voted; {say_article(provision.article)} requires {rule.needed(base)} "
                f"({say_threshold(rule)}, {base})."
            )
    return "No valid vote was cast." if tallied.count is None else ""


def check_settled(election: Election, provision: Elections, counted: Count) -> None:
    """Raise `Refusal` (`count.tie`) where the count stopped at a tie that only a lot can settle."""
    tie = counted.unsettled
    if tie is None:
        return
    lists = tickets(election)
    tied = [lists[place - 1].id if lists else str(place) for place in tie.candidates]
    names = f"{', '.join(tied[:-1])} and {tied[-1]}"
    raise Refusal(
        "count.tie",
        f"{'Lists' if lists else 'Candidates'} {names} of {election.id!r} are tied at stage {tie.stage}; "
        f"{say_article(provision.article)} "
        f"settles it by public lot: draw it from the source announced ({election.lot_source}).",
        article=provision.article,
        found=names,
        required="a public lot",
    )


def next_in_count(counted: Count, order: tuple[int, ...]) -> tuple[int, ...]:
    """Return those next in the count, in the order given above; `order` is that of the lot, () without one."""
    out = {*counted.elected, *counted.withdrawn}
    last = {number: place for place, stage in enumerate(counted.stages) for number in stage.excluded}
    keys: dict[int, tuple[int, ...]] = {}
    for person in counted.candidates:
        number = person.number
        totals = [stage.totals[number - 1] for stage in counted.stages[: last.get(number, len(counted.stages))]]
        if number not in out and any(totals):
            place = order.index(number) if number in order else 0
            keys[number] = (last.get(number, len(counted.stages)), *reversed(totals), -place)
    ranked = sorted(keys, key=lambda number: keys[number], reverse=True)
    for place, number in enumerate(ranked[1:], start=1):
        if keys[number] == keys[ranked[place - 1]]:
            return tuple(ranked[: place - 1])
    return tuple(ranked)


def votes_won(counted: Count, number: int) -> int | None:
    """Return the votes with which a candidate was elected; None where there were none.

    The total after the stage at which the candidate was elected, as the transcript shows it, in whole votes (a fraction
    that transfers left is dropped). Of one who was not elected there and took a seat later: the total after the last
    stage at which the candidate still stood.
    """
    standing = list(counted.stages)
    for place, stage in enumerate(counted.stages):
        if number in stage.elected:
            standing = standing[: place + 1]
            break
        if number in stage.excluded:
            standing = standing[:place]
            break
    total = standing[-1].totals[number - 1] if standing else 0
    return total // counted.scale or None


def transcript_digest(counted: Count) -> str:
    """Return the SHA-256 of the canonical bytes of the count's plain form."""
    return sha256(encode(counted.to_plain())).hexdigest()


def result_of(election: Election, counted: Count) -> Result:
    """Return the result that a settled count gives."""
    lists = by_lists(election)
    return Result(
        elected=seat_persons(election, counted.elected) if lists else counted.elected,
        next=() if lists else next_in_count(counted, election.lot.order if election.lot else ()),
        rule=f"{counted.rule}@{counted.version}",
        transcript=transcript_digest(counted),
        valid=counted.valid,
        by_lot=any(tie.how == "lot" for tie in counted.ties),
    )
