"""From the close of the poll to the result: counts by tellers, ballots, lots, declaration."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from deputies.acts.elections import election_named, place_of_election
from deputies.acts.kinds import Context, Exhibit, ExhibitNote, Kind
from deputies.acts.state import State
from deputies.counting import parse_profile
from deputies.elections.ballots import check_ballots, check_by_ballots, check_by_tellers
from deputies.elections.election import Election, Lot, Result, TellerCount
from deputies.elections.lots import draw_order
from deputies.elections.poll import check_closed
from deputies.elections.result import Tally, check_settled, result_of, tally, void_reason
from deputies.elections.tellers import Teller, check_possible, first_difference, join_count, make_count
from deputies.statutes.model import Elections, Method
from deputies.values import Refusal
from deputies.values.shape import Digest, Doc, Id, Least, Text

__all__ = ["KINDS", "CandidateVotes", "DeclareResult", "DrawLot", "EnterCount", "ReceiveBallots"]


@dataclass(frozen=True, slots=True)
class CandidateVotes:
    """The votes of one candidate."""

    candidate: Annotated[int, Least(1), Doc("number of the candidate")]
    votes: Annotated[int, Least(0), Doc("votes counted")]


@dataclass(frozen=True, slots=True)
class EnterCount:
    """Enter what a teller counted."""

    election: Id
    teller: Annotated[Teller, Doc("which of the tellers")]
    votes: Annotated[tuple[CandidateVotes, ...], Doc("the votes of every candidate, 0 among them")]
    ballots: Annotated[int, Least(0), Doc("valid ballots, or hands: electors who voted and were counted")]
    spoiled: Annotated[int, Least(0), Doc("spoiled ballots, on top of the valid ones")] = 0


@dataclass(frozen=True, slots=True)
class CountEntered:
    """A teller entered a count."""

    election: Id
    teller: Teller
    votes: tuple[CandidateVotes, ...]
    ballots: Annotated[int, Least(0)]
    spoiled: Annotated[int, Least(0)]


def decide_count(state: State, request: EnterCount, context: Context) -> tuple[object, ...]:
    """A count is possible, and equal to those of the other tellers."""
    election, provision, method = _counting(state, request.election)
    check_by_tellers(election, method)
    lines = ((line.candidate, line.votes) for line in request.votes)
    given = make_count(election, request.teller, lines, ballots=request.ballots, spoiled=request.spoiled)
    check_possible(election, method, given)
    join_count(election.counts, given, provision.tellers, difference=first_difference, article=provision.article)
    votes = tuple(CandidateVotes(number, figure) for number, figure in given.votes)
    return (CountEntered(election.id, request.teller, votes, given.ballots, given.spoiled),)


def _counting(state: State, id_: str) -> tuple[Election, Elections, Method]:
    election = election_named(state, id_)
    check_closed(election)
    provision = state.statutes[election.statute].elections
    return election, provision, provision.methods[election.method]


def apply_count(state: State, act: CountEntered) -> None:
    """The count stands beside those equal to it."""
    election: Election = state.tables["elections"][act.election]
    votes = tuple((line.candidate, line.votes) for line in act.votes)
    given = TellerCount(act.teller, votes, act.ballots, act.spoiled)
    others = (item for item in election.counts if item.teller != act.teller and not first_difference(item, given))
    state.put(replace(election, counts=(*others, given)))


@dataclass(frozen=True, slots=True)
class ReceiveBallots:
    """Receive the ballots of an election."""

    election: Id
    ballots: Annotated[Exhibit, ExhibitNote("ballots (canonical profile)"), Doc("the papers as a canonical profile")]
    source: Annotated[Digest, Doc("SHA-256 of the original file they were read from")]
    spoiled: Annotated[int, Least(0), Doc("papers rejected before the count, on top of those in the file")] = 0


@dataclass(frozen=True, slots=True)
class BallotsReceived:
    """The ballots were received: so many papers, and so many spoiled beside them."""

    election: Id
    ballots: Digest
    source: Digest
    papers: Annotated[int, Least(0)]
    spoiled: Annotated[int, Least(0)]


def decide_ballots(state: State, request: ReceiveBallots, context: Context) -> tuple[object, ...]:
    """The papers are of the method's kind and for the nominated candidates, and not more than the electors."""
    election, _, method = _counting(state, request.election)
    check_by_ballots(election, method)
    profile = parse_profile(state.exhibit(request.ballots, "ballot file"))
    check_ballots(election, method, profile, spoiled=request.spoiled)
    papers = profile.groups.papers
    return (BallotsReceived(election.id, request.ballots, request.source, papers, request.spoiled),)


def apply_ballots(state: State, act: BallotsReceived) -> None:
    """The papers are on hand for the count."""
    election = state.tables["elections"][act.election]
    state.put(replace(election, ballots=act.ballots, ballots_source=act.source, spoiled=act.spoiled))


@dataclass(frozen=True, slots=True)
class DrawLot:
    """Draw the public lot that settles a tie."""

    election: Id
    seed: Annotated[Text, Doc("the seed, to the letter, as drawn from the source announced with the election")]
    drawn_at: Annotated[Text, Doc("where, when and before whom it was drawn")]


@dataclass(frozen=True, slots=True)
class LotDrawn:
    """A lot was drawn; the order of candidates follows from the seed."""

    election: Id
    seed: str
    drawn_at: str
    order: tuple[int, ...]


def decide_lot(state: State, request: DrawLot, context: Context) -> tuple[object, ...]:
    """A lot is drawn once, and only when the count has met a tie that nothing else settles."""
    election, provision, _ = _counting(state, request.election)
    if election.lot is not None:
        raise Refusal("lot.drawn", f"The lot of {election.id!r} was drawn before: {election.lot.drawn_at}.")
    tallied = _tally(state, election, provision, context)
    counted = tallied.count
    if counted is None or counted.unsettled is None or void_reason(election, provision, tallied):
        raise Refusal(
            "lot.needless",
            f"The count of {election.id!r} has no tie for a lot to settle.",
            article=provision.article,
            found="no unsettled tie",
            required="an unsettled tie",
        )
    order = draw_order(state.system.id, election.id, request.seed, (item.number for item in election.candidates))
    return (LotDrawn(election.id, request.seed, request.drawn_at, order),)


def _tally(state: State, election: Election, provision: Elections, context: Context) -> Tally:
    ballots = None if election.ballots is None else state.exhibit(election.ballots, "ballot file")
    return tally(election, provision, ballots, implementation=context.count_with)


def apply_lot(state: State, act: LotDrawn) -> None:
    """The count may go on past the tie."""
    election = state.tables["elections"][act.election]
    state.put(replace(election, lot=Lot(act.seed, act.drawn_at, act.order)))


@dataclass(frozen=True, slots=True)
class DeclareResult:
    """Declare the result of an election."""

    election: Id


@dataclass(frozen=True, slots=True)
class ResultDeclared:
    """The result: elected, next in the count, and the digest of the transcript that shows every step."""

    election: Id
    elected: tuple[int, ...]
    next: tuple[int, ...]
    rule: str
    transcript: Digest
    valid: Annotated[int, Least(0)]
    by_lot: bool


@dataclass(frozen=True, slots=True)
class ElectionVoided:
    """The election is void; it may be held again."""

    election: Id
    voters: Annotated[int, Least(0)]
    reason: str


def decide_declare(state: State, request: DeclareResult, context: Context) -> tuple[object, ...]:
    """The statute's rule counts; too low a turnout voids; a tie without a lot stops it."""
    election, provision, _ = _counting(state, request.election)
    tallied = _tally(state, election, provision, context)
    reason = void_reason(election, provision, tallied)
    if tallied.count is None or reason:
        return (ElectionVoided(election.id, tallied.voters, reason),)
    check_settled(election, provision, tallied.count)
    result = result_of(election, tallied.count)
    return (
        ResultDeclared(
            election.id, result.elected, result.next, result.rule, result.transcript, result.valid, result.by_lot
        ),
    )


def apply_declared(state: State, act: ResultDeclared) -> None:
    """The result stands."""
    result = Result(act.elected, act.next, act.rule, act.transcript, act.valid, act.by_lot)
    state.put(replace(state.tables["elections"][act.election], status="declared", result=result))


def apply_voided(state: State, act: ElectionVoided) -> None:
    """Nobody is elected."""
    state.put(replace(state.tables["elections"][act.election], status="void"))


_UNKNOWN = {
    "election.unknown": "there is no such election",
    "poll.not-closed": "the poll is not closed yet, or the result is declared",
}

KINDS = (
    Kind(
        name="enter-count",
        noun="elections",
        title="Enter a count",
        doc="Enters what one teller counted at an election by show of hands or counted papers. All tellers of the "
        "statute must come to the same figures: a count that differs from another teller's is refused, naming where. "
        "A teller may enter a new count in place of the own one until all agree; counts it differs from are set aside.",
        offices=("teller",),
        request=EnterCount,
        acts={CountEntered: apply_count},
        decide=decide_count,
        place=place_of_election,
        refusals={
            **_UNKNOWN,
            "method.ballots": "the papers themselves are received and counted",
            "teller.unknown": "the statute has fewer tellers",
            "candidate.unknown": "a figure is for a number nobody has",
            "candidate.withdrawn": "a figure is for a candidate who withdrew",
            "count.twice": "a candidate has two figures",
            "count.incomplete": "a candidate has no figure",
            "count.turnout": "more ballots than electors",
            "count.votes": "more votes than the ballots can hold",
            "count.differs": "the count differs from another teller's",
            "count.unchanged": "the teller entered this very count before",
            "count.agreed": "all tellers have agreed already",
        },
        article="elections.tellers",
    ),
    Kind(
        name="receive-ballots",
        noun="elections",
        title="Receive the ballots",
        doc="Receives the papers of a ranked or approval election as one canonical document, kept as an exhibit, with "
        "the digest of the file it was read from. Anyone can count it again.",
        offices=("teller", "credentials"),
        request=ReceiveBallots,
        acts={BallotsReceived: apply_ballots},
        decide=decide_ballots,
        place=place_of_election,
        refusals={
            **_UNKNOWN,
            "method.counted": "the method is counted by tellers",
            "exhibit.missing": "the ballots were not handed in",
            "faults": "the document is no canonical profile",
            "ballots.received": "ballots were received before",
            "ballots.kind": "the papers are of another kind",
            "ballots.candidates": "the papers are for other candidates than those nominated and standing",
            "ballots.seats": "the papers are for another number of seats",
            "ballots.spoiled": "two different numbers of spoiled papers are stated",
            "ballots.turnout": "there are more papers than electors",
        },
        article="elections.methods",
    ),
    Kind(
        name="draw-lot",
        noun="elections",
        title="Draw the lot",
        doc="Draws the public lot when the count has met a tie. The seed comes from the source announced with the "
        "election; the order of all candidates follows from it by SHA-256 (`deputies.elections.lots`), so anyone can "
        "draw it again.",
        offices=("credentials", "teller"),
        request=DrawLot,
        acts={LotDrawn: apply_lot},
        decide=decide_lot,
        place=place_of_election,
        refusals={
            **_UNKNOWN,
            "count.missing": "the tellers have not all entered a count",
            "ballots.missing": "the ballots have not been received",
            "lot.drawn": "the lot was drawn before",
            "lot.needless": "there is no tie to settle",
        },
        article="elections.ties",
    ),
    Kind(
        name="declare-result",
        noun="elections",
        title="Declare the result",
        doc="Counts by the rule of the statute and declares who is elected and who is next in the count, with the "
        "digest of the transcript. An election whose turnout is too low, or without a valid vote, is void.",
        offices=("credentials", "organiser"),
        request=DeclareResult,
        acts={ResultDeclared: apply_declared, ElectionVoided: apply_voided},
        decide=decide_declare,
        place=place_of_election,
        refusals={
            **_UNKNOWN,
            "count.missing": "the tellers have not all entered a count",
            "ballots.missing": "the ballots have not been received",
            "count.tie": "a tie for a seat is not settled; a lot is to be drawn",
            "exhibit.missing": "the ballots were not handed in",
            "threshold.base": "the statute's turnout is a share of something that has no number here",
        },
        article="elections.turnout",
    ),
)
