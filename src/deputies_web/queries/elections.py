"""Elections: candidates, the poll, the counts of the tellers, the transcript counted anew, the result."""

from __future__ import annotations

from dataclasses import dataclass, replace

from deputies.counting.picture import draw_flow
from deputies.counting.text import stage_title, write_text
from deputies.counting.transcript import Count, format_total
from deputies.elections.election import Election
from deputies.elections.lists import by_lists, tickets
from deputies.elections.result import tally, transcript_digest
from deputies.values import DeputiesError
from deputies_web.drawing.bars import draw_shares
from deputies_web.queries.reading import Reading

__all__ = [
    "CandidateLine", "ElectionLine", "ElectionView", "ListLine", "StageLine", "TellerLine", "election_view",
    "elections",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class ElectionLine:
    """An election in a list."""

    id: str
    name: str
    council: str
    council_name: str
    section: str
    seats: int
    electors: int
    status: str
    method: str
    opens: str
    closes: str
    elected: tuple[str, ...]
    by_election: bool


@dataclass(frozen=True, slots=True)
class CandidateLine:
    """A candidate with the votes that stand on the record and what became of them."""

    number: int
    name: str
    party: str
    withdrawn: bool
    votes: int | None
    place: int
    next: int
    deputy: str
    bar: str
    list: str = ""


@dataclass(frozen=True, slots=True)
class ListLine:
    """A list with the votes and seats it won and its candidates in order."""

    number: int
    id: str
    votes: int | None
    seats: int
    names: tuple[str, ...]
    bar: str


@dataclass(frozen=True, slots=True)
class TellerLine:
    """One teller's count."""

    teller: str
    votes: tuple[int, ...]
    ballots: int
    spoiled: int


@dataclass(frozen=True, slots=True)
class StageLine:
    """A stage of the count: what was done, and each candidate's total after it."""

    number: int
    title: str
    totals: tuple[str, ...]
    marks: tuple[str, ...]
    nontransferable: str


@dataclass(frozen=True, slots=True)
class ElectionView:
    """An election's page."""

    line: ElectionLine
    units: tuple[tuple[str, str], ...]
    method_article: str
    rule: str
    method_kind: str
    candidates: tuple[CandidateLine, ...]
    tellers: tuple[TellerLine, ...]
    agreed: bool
    turnout: str
    valid: int | None
    spoiled: int
    ballots_file: str
    transcript: str
    flow: str
    transcript_digest: str
    stages: tuple[StageLine, ...]
    quota: str
    count_note: str
    lot_source: str
    lot_seed: str
    lot_order: tuple[int, ...]
    by_lot: bool
    vacates: str
    plan: str
    constituency: str
    lists: tuple[ListLine, ...] = ()

    @property
    def by_candidate(self) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        """A row for each candidate in the order of the result, or for each list: totals by stage, and what happened."""
        standing = [(line.name, line.number) for line in self.candidates if not line.withdrawn]
        counted = [(line.id, place) for place, line in enumerate(self.lists, start=1)] or standing
        return tuple(
            (name, tuple((stage.totals[place - 1], stage.marks[place - 1]) for stage in self.stages))
            for name, place in counted
        )


def constituency_title(reading: Reading, election: Election) -> str:
    """Return the name of the constituency an election fills; its id where no plan has it."""
    found = reading.constituencies.get(election.constituency)
    return found.name if found else election.constituency


def election_line(reading: Reading, election: Election) -> ElectionLine:
    """Return an election as lists show it."""
    statute = reading.statute_of(election.statute)
    method = statute.elections.methods.get(election.method)
    by_number = {item.number: item.name for item in election.candidates}
    chosen = election.result.elected if election.result else ()
    return ElectionLine(
        election.id,
        constituency_title(reading, election),
        election.council,
        reading.council_name(election.council),
        reading.section_name(election.section),
        election.seats,
        election.electors,
        election.status,
        method.kind.replace("-", " ") if method else election.method,
        election.opens,
        election.closes,
        tuple(reading.name(by_number[number]) for number in chosen if number in by_number),
        election.vacates is not None,
    )


def elections(
    reading: Reading, council: str = "", start: int = 0, many: int | None = None
) -> tuple[int, tuple[ElectionLine, ...]]:
    """Return how many elections there are to a council, or to all, and `many` from `start`, the latest first."""
    found = [item for item in reading.state.tables["elections"].values() if council in ("", item.council)]
    kept = found[::-1][start : None if many is None else start + many]
    reading.learn(person.name for item in kept for person in item.candidates)
    return len(found), tuple(election_line(reading, item) for item in kept)


def election_view(reading: Reading, id_: str) -> ElectionView:
    """Return an election's page; raise `Refusal` (`election.unknown`)."""
    election: Election = reading.state.get(Election, id_, "election")
    reading.learn(item.name for item in election.candidates)
    statute = reading.statute_of(election.statute)
    method = statute.elections.methods.get(election.method)
    count, note = _recount(reading, election)
    units = reading.units()
    first = election.counts[0] if election.counts else None
    ballots = first.ballots if first else (count.valid + count.spoiled if count else 0)
    counted = {item.votes for item in election.counts}
    return ElectionView(
        line=election_line(reading, election),
        units=tuple((item, units[item].name if item in units else item) for item in election.units),
        method_article=method.article if method else "",
        rule=election.result.rule if election.result else (method.rule if method else ""),
        method_kind=method.kind if method else "",
        candidates=_candidates(reading, election, count),
        tellers=tuple(_teller(election, item) for item in election.counts),
        agreed=len(election.counts) > 1 and len(counted) == 1,
        turnout=_turnout(ballots, election.electors),
        valid=election.result.valid if election.result else None,
        spoiled=first.spoiled if first else election.spoiled,
        ballots_file=election.ballots or "",
        transcript=write_text(count) if count else "",
        flow=draw_flow(count) if count and len(count.stages) > 1 else "",
        transcript_digest=election.result.transcript if election.result else "",
        stages=_stages(count) if count else (),
        quota=_quota(count) if count else "",
        count_note=note,
        lot_source=election.lot_source,
        lot_seed=election.lot.seed if election.lot else "",
        lot_order=election.lot.order if election.lot else (),
        by_lot=bool(election.result and election.result.by_lot),
        vacates=election.vacates or "",
        plan=election.plan,
        constituency=election.constituency,
        lists=_lists(reading, election),
    )


def _lists(reading: Reading, election: Election) -> tuple[ListLine, ...]:
    votes = dict(election.counts[0].votes) if election.counts else {}
    most = max(votes.values(), default=0)
    elected = election.result.elected if election.result else ()
    names = {item.number: reading.name(item.name) for item in election.candidates}
    lines = []
    for item in tickets(election):
        own = votes.get(item.number)
        shares = [("votes", own or 0, "accent"), ("", most - (own or 0), "quiet")]
        lines.append(
            ListLine(
                item.number,
                item.id,
                own,
                sum(1 for number in item.candidates if number in elected),
                tuple(names[number] for number in item.candidates),
                draw_shares(shares, label=f"{own} votes", height=10) if own is not None and most else "",
            )
        )
    return tuple(lines)


def _turnout(ballots: int, electors: int) -> str:
    if not ballots or not electors:
        return ""
    tenths = (ballots * 1000 + electors // 2) // electors
    return f"{ballots} of {electors} electors took part ({tenths // 10}.{tenths % 10} per cent)"


def _counted(election: Election) -> tuple[int, ...]:
    """Return the numbers that have a figure in a teller's count: of candidates, or of lists."""
    return tuple(item.number for item in tickets(election) or election.candidates)


def _teller(election: Election, count: object) -> TellerLine:
    votes = dict(getattr(count, "votes", ()))
    return TellerLine(
        getattr(count, "teller", ""),
        tuple(votes.get(number, 0) for number in _counted(election)),
        getattr(count, "ballots", 0),
        getattr(count, "spoiled", 0),
    )


def _candidates(reading: Reading, election: Election, count: Count | None) -> tuple[CandidateLine, ...]:
    votes: dict[int, int] = dict(election.counts[0].votes) if election.counts else {}
    if by_lists(election):
        votes = {}
    elif not votes and count and count.stages:
        votes = {number: total // count.scale for number, total in enumerate(count.stages[0].totals, start=1)}
    most = max(votes.values(), default=0)
    elected = election.result.elected if election.result else ()
    next_ = election.result.next if election.result else ()
    deputies = {item.name: item.deputy for item in reading.state.tables["mandates"].values()}
    lines = []
    for item in election.candidates:
        won = item.number in elected
        own = votes.get(item.number)
        bar = ""
        if own is not None and most:
            parts = [("votes", own, "accent" if won else "abstain"), ("", most - own, "quiet")]
            bar = draw_shares(parts, label=f"{own} votes", height=10)
        lines.append(
            CandidateLine(
                item.number,
                reading.name(item.name),
                reading.party_name(item.party),
                item.withdrawn,
                own,
                elected.index(item.number) + 1 if won else 0,
                next_.index(item.number) + 1 if item.number in next_ else 0,
                item.deputy or deputies.get(item.name, ""),
                bar,
                item.list or "",
            )
        )
    return tuple(sorted(lines, key=lambda line: (line.place == 0, line.place, -(line.votes or 0), line.number)))


def _recount(reading: Reading, election: Election) -> tuple[Count | None, str]:
    """Count the election anew from its documents, by the library's own rule; say why where it cannot be.

    The names of candidates are put in for people; the transcript's digest on the record is taken without them.
    """
    if election.result is None:
        return None, ""
    ballots = reading.state.exhibits.get(election.ballots) if election.ballots else None
    try:
        counted = tally(election, reading.statute_of(election.statute).elections, ballots).count
    except DeputiesError as error:
        return None, error.sentence
    if counted is None:
        return None, ""
    same = transcript_digest(counted) == election.result.transcript
    note = "" if same else "The count made just now differs from the one on the record."
    if by_lists(election):
        return counted, note
    people = tuple(
        replace(person, name=reading.name(item.name), party=reading.party_name(item.party) if item.party else "")
        for person, item in zip(counted.candidates, election.candidates, strict=False)
    )
    return replace(counted, candidates=people), note


def _stages(count: Count) -> tuple[StageLine, ...]:
    lines, elected, excluded = [], set[int](), set[int]()
    for stage in count.stages:
        marks = []
        for person in count.candidates:
            mark = (
                "elected" if person.number in stage.elected else "excluded" if person.number in stage.excluded else ""
            )
            if not mark and person.number in elected | excluded:
                mark = "was-elected" if person.number in elected else "was-excluded"
            marks.append(mark)
        elected.update(stage.elected)
        excluded.update(stage.excluded)
        totals = tuple(count.votes(stage, person.number) for person in count.candidates)
        rest = format_total(stage.nontransferable, count.scale)
        lines.append(StageLine(stage.number, stage_title(count, stage), totals, tuple(marks), rest))
    return tuple(lines)


def _quota(count: Count) -> str:
    return format_total(count.quota, count.scale) if count.quota else ""
