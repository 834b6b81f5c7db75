"""Recall petitions: grounds, signatures needed and given, the answer, the vote. Never who signed."""

from __future__ import annotations

from dataclasses import dataclass

from deputies.mandates.petition import Petition, RecallCount
from deputies.statutes.majorities import say_threshold
from deputies_web.drawing.bars import draw_shares
from deputies_web.queries.reading import Person, Reading

__all__ = ["PetitionLine", "PetitionView", "petition_view", "petitions"]


@dataclass(frozen=True, slots=True)
class PetitionLine:
    """A petition in the list."""

    id: str
    person: Person
    council_name: str
    status: str
    opened: str
    closes: str
    electors: int
    needed: int
    signatures: int
    sealed: bool


@dataclass(frozen=True, slots=True)
class PetitionView:
    """A petition's page."""

    line: PetitionLine
    grounds: str
    answer: str
    certified: str
    box: str
    counts: tuple[RecallCount, ...]
    votes_for: int
    votes_against: int
    decided: str
    support: str
    vote: str
    article: str
    rule: str
    decision_rule: str
    successor: Person | None


def petition_line(reading: Reading, petition: Petition) -> PetitionLine:
    """Return a petition as lists show it."""
    person = reading.person_of(petition.mandate)
    return PetitionLine(
        petition.id,
        person,
        reading.council_name(person.council),
        petition.status,
        petition.opened,
        petition.closes,
        petition.electors,
        petition.needed,
        petition.signatures,
        petition.certified is not None or petition.status == "failed",
    )


def petitions(reading: Reading) -> tuple[PetitionLine, ...]:
    """Return petitions, the latest first."""
    return tuple(petition_line(reading, item) for item in reversed(reading.state.tables["petitions"].values()))


def petition_view(reading: Reading, id_: str) -> PetitionView:
    """Return a petition's page; raise `Refusal` (`petition.unknown`)."""
    petition: Petition = reading.state.get(Petition, id_, "petition")
    recall = reading.statute_of(petition.statute).mandates.recall
    line = petition_line(reading, petition)
    following = next(
        (item for item in reading.state.tables["mandates"].values() if item.replaces == petition.mandate), None
    )
    support = [("Signed", petition.signatures, "for"), ("", max(petition.electors - petition.signatures, 0), "quiet")]
    vote = [("For recall", petition.votes_for, "for"), ("Against", petition.votes_against, "against")]
    return PetitionView(
        line,
        petition.grounds,
        petition.answer or "",
        petition.certified or "",
        petition.box,
        petition.counts,
        int(petition.votes_for),
        int(petition.votes_against),
        petition.decided or "",
        draw_shares(
            support,
            label=f"{petition.signatures} of {petition.electors} electors signed; {petition.needed} are needed",
            mark=petition.needed,
        )
        if line.sealed
        else "",
        draw_shares(vote, label=f"{petition.votes_for} for recall, {petition.votes_against} against")
        if petition.decided and petition.votes_for + petition.votes_against
        else "",
        recall.article if recall else "",
        say_threshold(recall.petition) if recall else "",
        say_threshold(recall.decision) if recall else "",
        reading.person(following) if following else None,
    )
