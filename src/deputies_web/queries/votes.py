"""A vote in full: what it was judged by and why it went so, who voted how, and the sums of sections, units, parties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from deputies.councils.standing import votes_of
from deputies.councils.strength import holders_of
from deputies.mandates.mandate import Mandate
from deputies.sittings.sitting import Motion, Sitting, Vote
from deputies.statutes.majorities import say_amount
from deputies.values import Amount
from deputies_web.drawing.bars import draw_shares
from deputies_web.drawing.votes import Seats, draw_count, draw_roll_call
from deputies_web.queries.decisions import VoteLine, vote_line
from deputies_web.queries.reading import Person, Reading

if TYPE_CHECKING:
    from deputies_web.queries.entries import MotionEntry

__all__ = [
    "GROUPINGS", "Correcting", "Sum", "TellersCount", "VoteView", "VoterGroup", "VoterLine", "tellers_of", "vote_view",
    "voter_groups",
]  # fmt: skip

GROUPINGS = {"party": "Party", "section": "Section", "unit": "Unit or council", "choice": "Vote"}
_CHOICES = {"for": "for", "against": "against", "abstain": "abstaining", "quiet": "took no part"}


@dataclass(frozen=True, slots=True)
class VoterLine:
    """One deputy's choice; `votes` says how many votes, where it is not one, or where they were split."""

    person: Person
    section: str
    unit: str
    choice: str
    votes: str


@dataclass(frozen=True, slots=True)
class VoterGroup:
    """The voters of one group on a page of the list."""

    name: str
    voters: tuple[VoterLine, ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """The votes of a section, a unit or council, a party: in words of numbers, and as a bar."""

    name: str
    votes_for: str
    votes_against: str
    abstentions: str
    bar: str


@dataclass(frozen=True, slots=True)
class TellersCount:
    """What one teller counted of a secret vote."""

    teller: str
    votes_for: int
    votes_against: int
    abstentions: int
    spoiled: int


@dataclass(frozen=True, slots=True)
class Correcting:
    """A correction: why, the sentence as it was before, the entry it stands in (None where it is not found)."""

    reason: str
    before: str
    seq: int | None


@dataclass(frozen=True, slots=True)
class VoteView:
    """A vote as a motion's page shows it.

    judged    the majority in a sentence;  quorum  the quorum in a sentence, "" where the sentence has none.
    body      who could vote: in office, planned, present.
    casting   how the chair used the casting vote, "" where it did not.
    sums      (what they are of, the sums): parties, sections, units; () where names are not known.
    seq       the entry in which the vote was first taken.
    weighted  whether somebody has other than one vote, or split votes;  heads  whether the sums count deputies, since
              how many votes each had cannot be told any more.
    """

    line: VoteLine
    judged: str
    quorum: str
    body: str
    casting: str
    spoiled: int
    picture: str
    bar: str
    sums: tuple[tuple[str, tuple[Sum, ...]], ...]
    absent: tuple[Person, ...]
    counts: tuple[TellersCount, ...]
    corrections: tuple[Correcting, ...]
    earlier: tuple[tuple[VoteLine, int | None], ...]
    seq: int | None
    weighted: bool
    heads: bool


_TAKING = ("take-roll-call", "take-show-of-hands", "count-secret-vote", "conclude-consent")


def vote_view(reading: Reading, motion: Motion, entries: Sequence[MotionEntry]) -> VoteView | None:
    """Return the vote on a motion in full; None where it was not voted.

    entries  those on the record that name the motion, in order.
    """
    if motion.vote is None:
        return None
    vote = motion.vote
    taken = _taken(entries)
    corrected = [item.seq for item in entries if item.own and item.kind == "correct-vote"]
    cast = _cast(reading, motion, vote)
    voters = voters_of(reading, vote, cast)
    absent = _absent(reading, motion, vote)
    judged, _, quorum = vote.sentence.partition(" Quorum: ")
    return VoteView(
        line=vote_line(vote),
        judged=judged,
        quorum=quorum or (f"{vote.quorum} had to take part or be present." if vote.quorum else ""),
        body=_say_body(vote),
        casting=vote.casting or "",
        spoiled=vote.spoiled,
        picture=_picture(voters, absent, vote),
        bar=_bar(vote),
        sums=_sums(voters, cast or {}),
        heads=cast is None,
        absent=absent if len(absent) <= 200 else (),
        counts=tellers_of(motion),
        corrections=_corrections(motion, corrected),
        earlier=tuple(
            (vote_line(item), taken[place] if place < len(taken) else None) for place, item in enumerate(motion.earlier)
        ),
        seq=taken[-1] if taken else None,
        weighted=any(item.votes for item in voters),
    )


def tellers_of(motion: Motion) -> tuple[TellersCount, ...]:
    """Return what each teller has counted of a secret vote."""
    return tuple(
        TellersCount(item.teller, item.votes_for, item.votes_against, item.abstentions, item.spoiled)
        for item in motion.counts
    )


def _taken(entries: Sequence[MotionEntry]) -> list[int]:
    """Return the entries that took the votes on a motion, in order: of a secret vote that of the last count."""
    found: list[int] = []
    before = ""
    for item in entries:
        if item.own and item.kind in _TAKING:
            if found and before == item.kind == "count-secret-vote":
                found.pop()
            found.append(item.seq)
        before = item.kind
    return found


def _corrections(motion: Motion, entries: Sequence[int]) -> tuple[Correcting, ...]:
    seqs = [*entries[len(entries) - len(motion.corrections) :]] if len(entries) >= len(motion.corrections) else []
    return tuple(
        Correcting(item.reason, item.before, seqs[place] if seqs else None)
        for place, item in enumerate(motion.corrections)
    )


def _say_body(vote: Vote) -> str:
    """Say who could vote: "9 of 9 deputies in office were present; 9 seats are planned"."""
    bases = vote.bases
    if not bases.in_office:
        return ""
    said = f"{bases.present} of {bases.in_office} deputies in office were present; {bases.seats} seats are planned"
    return f"{said}; {bases.absent} on long leave are not counted for the quorum" if bases.absent else said


def voters_of(reading: Reading, vote: Vote, cast: Mapping[tuple[str, str], Amount] | None) -> tuple[VoterLine, ...]:
    """Return who voted by name and how, by name; who split votes stands once for each choice."""
    mandates = reading.state.tables["mandates"]
    split = {(item.mandate, item.choice): item.votes for item in vote.splits}
    known = cast if cast is not None else split
    weighted = bool(split) or any(votes != 1 for votes in known.values())
    reading.learn(mandates[item].name for item, _ in vote.choices if item in mandates)
    lines = []
    for id_, choice in vote.choices:
        person, mandate = reading.person_of(id_), mandates.get(id_)
        votes = known.get((id_, choice)) if weighted else None
        unit = _unit(reading, mandate) if mandate else ""
        said = say_amount(votes) if votes else "all" if weighted else ""
        lines.append(VoterLine(person, reading.section_name(person.section), unit, choice, said))
    return tuple(sorted(lines, key=lambda item: (item.person.name, item.choice)))


def _unit(reading: Reading, mandate: Mandate) -> str:
    """Name who stands behind a deputy: the council that sent, or the constituency that elected."""
    if mandate.delegate_of:
        return reading.council_name(mandate.delegate_of)
    found = reading.constituencies.get(mandate.constituency)
    return found.name if found else mandate.constituency


def _key(line: VoterLine, by: str) -> str:
    return {
        "party": line.person.party_name, "section": line.section or "The council at large", "unit": line.unit,
        "choice": line.choice,
    }[by]  # fmt: skip


def voter_groups(
    reading: Reading, motion: Motion, by: str, start: int, many: int
) -> tuple[tuple[VoterGroup, ...], int]:
    """Return the rows of the list of voters from one on, in their groups, and how many rows there are; none where the
    vote was not by name."""
    vote = motion.vote
    if vote is None or vote.kind != "roll-call":
        return (), 0
    order = {"for": 0, "abstain": 1, "against": 2}
    rows = sorted(
        voters_of(reading, vote, _cast(reading, motion, vote)),
        key=lambda item: (order[item.choice] if by == "choice" else 0, _key(item, by), item.person.name),
    )
    groups: dict[str, list[VoterLine]] = {}
    for row in rows[start : start + many]:
        groups.setdefault(_key(row, by), []).append(row)
    names = {"abstain": "Abstained", "for": "For", "against": "Against"} if by == "choice" else {}
    return tuple(VoterGroup(names.get(name, name), tuple(items)) for name, items in groups.items()), len(rows)


def _absent(reading: Reading, motion: Motion, vote: Vote) -> tuple[Person, ...]:
    """Return who was in the sitting and did not vote in a roll call; for a small body that is worth a list."""
    sitting: Sitting | None = reading.state.tables["sittings"].get(motion.sitting)
    if vote.kind != "roll-call" or sitting is None:
        return ()
    voted = {id_ for id_, _ in vote.choices}
    held = holders_of(reading.state.mandates_in(sitting.council), sitting.section)
    return reading.persons(item for item in held if item.id not in voted)


def _cast(reading: Reading, motion: Motion, vote: Vote) -> Mapping[tuple[str, str], Amount] | None:
    """Return the votes on each choice of each deputy who voted by name: those split, else all that the deputy carries.

    None where they do not add up to the vote, since seats have changed hands or the plan is another by now.
    """
    mandates, plans = reading.state.tables["mandates"], reading.state.tables["plans"]
    named = {id_ for id_, _ in vote.choices}
    held = [mandates[id_] for id_ in named if id_ in mandates]
    sitting: Sitting | None = reading.state.tables["sittings"].get(motion.sitting)
    carried: dict[str, Amount] = dict.fromkeys(named, 1)
    if plans and held and sitting is not None:
        plan = reading.state.plan_of(reading.state.council(motion.council))
        others = [item for item in holders_of(reading.state.mandates_in(motion.council)) if item.id not in named]
        carried |= votes_of(plan, [*held, *others], {*sitting.present, *named})
    split = {(item.mandate, item.choice): item.votes for item in vote.splits}
    found: dict[tuple[str, str], Amount] = {
        (id_, choice): split.get((id_, choice)) or carried[id_] for id_, choice in vote.choices
    }
    totals = (("for", vote.votes_for), ("against", vote.votes_against), ("abstain", vote.abstentions))
    fits = all(sum(votes for (_, said), votes in found.items() if said == choice) == total for choice, total in totals)
    return found if fits or vote.casting else None


def _sums(
    voters: Sequence[VoterLine], cast: Mapping[tuple[str, str], Amount]
) -> tuple[tuple[str, tuple[Sum, ...]], ...]:
    """Return the sums by party, and by section and unit where there are several."""
    found = []
    for by in ("party", "section", "unit"):
        sums: defaultdict[str, defaultdict[str, Amount]] = defaultdict(lambda: defaultdict(int))
        for item in voters:
            sums[_key(item, by)][item.choice] += cast.get((item.person.mandate, item.choice), 1)
        if len(sums) > (1 if by != "party" else 0):
            order = sorted(sums, key=lambda name: (-sum(sums[name].values()), name))
            found.append((by, tuple(_sum(name, sums[name]) for name in order)))
    return tuple(found)


def _sum(name: str, votes: Mapping[str, Amount]) -> Sum:
    numbers = [votes.get(choice, 0) for choice in ("for", "against", "abstain")]
    said = [say_amount(number) for number in numbers]
    shares = [("For", numbers[0], "for"), ("Abstaining", numbers[2], "abstain"), ("Against", numbers[1], "against")]
    label = f"{name}: {said[0]} for, {said[1]} against, {said[2]} abstaining"
    return Sum(name, said[0], said[1], said[2], draw_shares(shares, label=label))


def _picture(voters: Sequence[VoterLine], absent: Sequence[Person], vote: Vote) -> str:
    """Draw the seats of a roll call by choice; who split votes sits with the first of them."""
    if vote.kind != "roll-call" or not voters:
        return ""
    seen: set[str] = set()
    seats: dict[str, list[str]] = {choice: [] for choice in _CHOICES}
    for item in voters:
        if item.person.mandate not in seen:
            seen.add(item.person.mandate)
            seats[item.choice].append(item.person.name)
    seats["quiet"] = [person.name for person in absent]
    said = ", ".join(f"{len(seats[choice])} {words}" for choice, words in _CHOICES.items())
    groups = [
        Seats(choice, _CHOICES[choice], tuple(seats[choice])) for choice in ("for", "abstain", "quiet", "against")
    ]
    return draw_roll_call(groups, label=f"The seats by their vote: {said}. The list below has every name.")


def _bar(vote: Vote) -> str:
    cast = Fraction(vote.votes_for) + Fraction(vote.votes_against) + Fraction(vote.abstentions)
    rest = max(Fraction(vote.bases.in_office) - cast, Fraction())
    shares = [
        ("For", vote.votes_for, "for"), ("Abstaining", vote.abstentions, "abstain"),
        ("Against", vote.votes_against, "against"), ("Took no part", rest, "quiet"),
    ]  # fmt: skip
    needed = f"; {vote.needed} in favour were needed" if vote.needed else ""
    label = (
        f"{say_amount(vote.votes_for)} for, {say_amount(vote.votes_against)} against, "
        f"{say_amount(vote.abstentions)} abstaining, {say_amount(rest)} took no part{needed}"
    )
    return draw_count(shares, needed=vote.needed, label=label)
