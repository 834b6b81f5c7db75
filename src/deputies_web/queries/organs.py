"""Organs of a council: who sits in them, what they decide between sittings, what they decided."""

from __future__ import annotations

from dataclasses import dataclass

from deputies.acts.organs import members_in
from deputies.councils.council import EXECUTIVE
from deputies.councils.delegated import delegated_on
from deputies.councils.organ import Organ, provision_of
from deputies.councils.organising import rotation_due, term_due
from deputies.sittings.deciding_between import on_the_table
from deputies.statutes.majorities import say_article, say_threshold
from deputies.statutes.model import Organ as Provision
from deputies_web.queries.decisions import DecisionLine, decision_line
from deputies_web.queries.reading import Person, Reading

__all__ = [
    "DelegatedLine", "MemberLine", "OrganLine", "OrganView", "executive_decides", "organ_view", "organs",
    "organs_of_deputy", "waiting",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class OrganLine:
    """An organ in a list."""

    id: str
    name: str
    kind: str
    council: str
    council_name: str
    places: int
    filled: int
    chair: Person | None
    task: str
    dissolved: str
    term_due: str
    rotation_due: str
    overdue: bool

    @property
    def vacant(self) -> int:
        """Places that nobody fills."""
        return max(self.places - self.filled, 0)


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A member of an organ; `left` if no longer in it."""

    person: Person
    votes: int
    post: str
    left: bool


@dataclass(frozen=True, slots=True)
class DelegatedLine:
    """A matter that an organ decides between sittings."""

    title: str
    since: str
    until: str
    limits: str
    motion: str


@dataclass(frozen=True, slots=True)
class OrganView:
    """An organ's page."""

    line: OrganLine
    formed: str
    motion: str
    elected: str
    article: str
    recall: str
    members: tuple[MemberLine, ...]
    delegated: tuple[DelegatedLine, ...]
    decisions: tuple[DecisionLine, ...]


def organs(reading: Reading, council: str, today: str) -> tuple[OrganLine, ...]:
    """Return the organs of a council that stand, in order of forming."""
    found = [item for item in reading.state.tables["organs"].values() if item.council == council and not item.dissolved]
    mandates = reading.state.tables["mandates"]
    reading.learn(mandates[holder].name for item in found for holder in item.posts.values() if holder in mandates)
    return tuple(_line(reading, item, today) for item in found)


def organs_of_deputy(reading: Reading, deputy: str, today: str) -> tuple[OrganLine, ...]:
    """Return the organs that a deputy sits in now."""
    mandates = reading.state.tables["mandates"]
    found = []
    for item in reading.state.tables["organs"].values():
        own = [member for member in item.members if mandates[member].deputy == deputy]
        if own and not item.dissolved and set(own) & set(members_in(reading.state, item, _provision(reading, item))):
            found.append(_line(reading, item, today))
    return tuple(found)


def _provision(reading: Reading, organ: Organ) -> Provision:
    return provision_of(reading.statute, reading.state.council(organ.council), organ)


def _line(reading: Reading, organ: Organ, today: str) -> OrganLine:
    provision = _provision(reading, organ)
    sitting = members_in(reading.state, organ, provision)
    chair = next((organ.posts.get(post, "") for post in provision.posts[:1]), "")
    term, rotation = term_due(provision, organ), rotation_due(provision, organ)
    return OrganLine(
        organ.id,
        organ.name,
        organ.kind,
        organ.council,
        reading.council_name(organ.council),
        organ.size,
        len(sitting),
        reading.person_of(chair) if chair in sitting else None,
        organ.task,
        organ.dissolved or "",
        term,
        rotation,
        any(day and day <= today for day in (term, rotation)),
    )


def organ_view(reading: Reading, id_: str, today: str) -> OrganView:
    """Return an organ's page; raise `Refusal` (`organ.unknown`)."""
    state = reading.state
    organ: Organ = state.get(Organ, id_, "organ")
    provision = _provision(reading, organ)
    sitting = set(members_in(state, organ, provision))
    reading.learn(state.mandate(item).name for item in organ.members)
    posts = {mandate: post for post, mandate in organ.posts.items()}
    council = state.council(organ.council)
    given = delegated_on(council, state.tables["organs"], today)
    return OrganView(
        _line(reading, organ, today),
        organ.formed,
        organ.motion,
        organ.elected,
        say_article(provision.article),
        say_threshold(provision.recall),
        tuple(
            MemberLine(reading.person_of(mandate), votes, posts.get(mandate, ""), mandate not in sitting)
            for mandate, votes in zip(organ.members, organ.votes, strict=True)
        ),
        tuple(
            DelegatedLine(
                reading.competence_name(item.competence), item.since, item.until or "", item.limits, item.motion
            )
            for item in given
            if item.to == id_
        ),
        tuple(
            decision_line(reading, item) for item in reversed(state.tables["decisions"].values()) if item.organ == id_
        ),
    )


def waiting(reading: Reading, council: str) -> tuple[DecisionLine, ...]:
    """Return what the executive or an organ decided that the council has not had on its table yet, in order."""
    found = on_the_table(reading.state.tables["decisions"].values(), council)
    return tuple(decision_line(reading, item) for item in found)


def executive_decides(reading: Reading, council: str, today: str) -> tuple[DelegatedLine, ...]:
    """Return the matters that the executive of a council decides between sittings."""
    given = delegated_on(reading.state.council(council), reading.state.tables["organs"], today)
    return tuple(
        DelegatedLine(reading.competence_name(item.competence), item.since, item.until or "", item.limits, item.motion)
        for item in given
        if item.to == EXECUTIVE
    )
