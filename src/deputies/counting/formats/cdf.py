"""NIST Cast Vote Records, Common Data Format version 1 (NIST SP 1500-103), JSON.

The rank of a selection stands on its SelectionPosition or on the CVRContestSelection; positions without indication
or with IsAllocable "no" are passed over. A file with several contests is read one contest at a time: the format
`cdf:CONTEST-ID` names it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from deputies.counting.formats.source import Source
from deputies.counting.formats.writing import require_marks
from deputies.counting.profile import Ballots, Candidate, Code, Profile, decode, encode
from deputies.values import Fault, Faults

__all__ = ["read_cdf", "write_cdf"]

Node = dict[str, Any]  # JSON as it comes; every access below checks what it takes


def read_cdf(data: bytes, name: str, contest: str = "") -> Profile:
    """Read the papers of one contest; raises Faults with the place in the JSON."""
    source = Source(data, name, "CDF")
    report = _load(source)
    elections = _nodes(report, "Election")
    contests = {str(node.get("@id")): node for election in elections for node in _nodes(election, "Contest")}
    if not contest and len(contests) == 1:
        contest = next(iter(contests))
    if contest not in contests:
        found = f"contest {contest!r}" if contest else f"{len(contests)} contests"
        expected = "format cdf:CONTEST with one of " + ", ".join(contests) if contests else "a contest"
        raise Faults(f"{source.name} (CDF)", [Fault("Election", found, expected, "ballots.CDF")])
    names = {str(node.get("@id")): str(node.get("Name", "")) for e in elections for node in _nodes(e, "Candidate")}
    numbers, people = _selections(contests[contest], names)
    groups: dict[Code, int] = {}
    ranked = False
    for place, selections in _papers(report, contest):
        ranks, by_rank = _ranks(source, place, selections, numbers)
        ranked = ranked or by_rank
        code = encode(ranks)
        groups[code] = groups.get(code, 0) + 1
    source.stop()
    seats = contests[contest].get("NumberElected")
    variation = contests[contest].get("VoteVariation")
    approval = variation == "approval" or (variation is None and not ranked and bool(groups))
    return Profile(
        people,
        Ballots(list(groups), list(groups.values())),
        seats if isinstance(seats, int) and seats > 0 else None,
        title=str(contests[contest].get("Name", "")),
        kind="approval" if approval and not ranked else "ranked",
    )


def _load(source: Source) -> Node:
    try:
        report = json.loads(source.text)
    except json.JSONDecodeError as error:
        raise source.fail(
            error.lineno, error.colno, f"broken JSON ({error.msg})", "a cast vote record report"
        ) from error
    except RecursionError as error:
        raise source.fail(1, 1, "JSON nested without end", "a cast vote record report") from error
    if not isinstance(report, dict):
        raise source.fail(1, 1, "JSON of another shape", "a cast vote record report")
    return report


def _nodes(node: Node, key: str) -> list[Node]:
    found = node.get(key, [])
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def _selections(contest: Node, names: dict[str, str]) -> tuple[dict[str, int], tuple[Candidate, ...]]:
    numbers: dict[str, int] = {}
    people: list[Candidate] = []
    for node in _nodes(contest, "ContestSelection"):
        ids = [str(one) for one in node.get("CandidateIds", [])]
        people.append(Candidate(len(people) + 1, " / ".join(names.get(one, one) for one in ids)))
        numbers[str(node.get("@id"))] = len(people)
    return numbers, tuple(people)


def _papers(report: Node, contest: str) -> Iterator[tuple[str, list[Node]]]:
    for place, record in enumerate(_nodes(report, "CVR")):
        current = record.get("CurrentSnapshotId")
        for snapshot in _nodes(record, "CVRSnapshot"):
            if current is None or snapshot.get("@id") == current:
                for one in _nodes(snapshot, "CVRContest"):
                    if one.get("ContestId") == contest:
                        yield f"CVR[{place}]", _nodes(one, "CVRContestSelection")


def _ranks(
    source: Source, place: str, selections: list[Node], numbers: dict[str, int]
) -> tuple[list[tuple[int, ...]], bool]:
    by_rank: dict[int, list[int]] = {}
    ranked = False
    for node in selections:
        selection = str(node.get("ContestSelectionId"))
        if selection not in numbers:
            source.faults.append(Fault(place, f"selection {selection!r}", "one of the contest", "ballots.CDF"))
            continue
        for position in _nodes(node, "SelectionPosition"):
            if position.get("IsAllocable") == "no" or position.get("HasIndication") == "no":
                continue
            rank = position.get("Rank", node.get("Rank"))
            ranked = ranked or rank is not None
            level = rank if isinstance(rank, int) and rank > 0 else 1
            members = by_rank.setdefault(level, [])
            if numbers[selection] not in members:
                members.append(numbers[selection])
    last = min(max(by_rank, default=0), 10_000)
    return [tuple(by_rank.get(level, ())) for level in range(1, last + 1)], ranked


def write_cdf(profile: Profile) -> bytes:
    """Write one record for each paper; the format has no weights."""
    require_marks(profile, "CDF", blanks=True)
    election: Node = {
        "@id": "election-1",
        "@type": "CVR.Election",
        "ElectionScopeId": "unit-1",
        "Candidate": [
            {"@id": f"candidate-{person.number}", "@type": "CVR.Candidate", "Name": person.label}
            for person in profile.candidates
        ],
        "Contest": [_contest(profile)],
    }
    records: list[Node] = []
    for code, weight in sorted(zip(profile.groups.codes, profile.groups.weights, strict=True)):
        selections = _written(code, ranked=profile.kind == "ranked")
        for _ in range(weight):
            records.append(_record(len(records) + 1, selections))
    report = {
        "@type": "CVR.CastVoteRecordReport",
        "Version": "1.0.0",
        "GeneratedDate": "1970-01-01T00:00:00Z",
        "ReportGeneratingDeviceIds": ["device-1"],
        "ReportingDevice": [{"@id": "device-1", "@type": "CVR.ReportingDevice", "Application": "deputies"}],
        "GpUnit": [{"@id": "unit-1", "@type": "CVR.GpUnit", "Type": "other", "OtherType": "constituency"}],
        "Election": [election],
        "CVR": records,
    }
    return (json.dumps(report, ensure_ascii=False, indent=1) + "\n").encode()


def _contest(profile: Profile) -> Node:
    contest: Node = {
        "@id": "contest-1",
        "@type": "CVR.CandidateContest",
        "Name": profile.title,
        "VoteVariation": "approval" if profile.kind == "approval" else "rcv",
        "ContestSelection": [
            {
                "@id": f"selection-{person.number}",
                "@type": "CVR.CandidateSelection",
                "CandidateIds": [f"candidate-{person.number}"],
            }
            for person in profile.candidates
        ],
    }
    if profile.seats is not None:
        contest["NumberElected"] = profile.seats
    return contest


def _record(number: int, selections: list[Node]) -> Node:
    contest = {"@type": "CVR.CVRContest", "ContestId": "contest-1", "CVRContestSelection": selections}
    snapshot = {
        "@id": f"paper-{number}",
        "@type": "CVR.CVRSnapshot",
        "Type": "interpreted",
        "CVRContest": [contest],
    }
    return {
        "@type": "CVR.CVR",
        "ElectionId": "election-1",
        "CurrentSnapshotId": f"paper-{number}",
        "CVRSnapshot": [snapshot],
    }


def _written(code: Code, *, ranked: bool) -> list[Node]:
    selections: list[Node] = []
    for level, rank in enumerate(decode(code), start=1):
        for number in rank:
            position: Node = {"@type": "CVR.SelectionPosition", "HasIndication": "yes", "NumberVotes": 1}
            if ranked:
                position["Rank"] = level
            selections.append(
                {
                    "@type": "CVR.CVRContestSelection",
                    "ContestSelectionId": f"selection-{number}",
                    "SelectionPosition": [position],
                }
            )
    return selections
