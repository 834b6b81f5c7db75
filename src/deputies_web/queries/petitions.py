"""Petitions: grounds, signatures needed and given, the answer, the vote. Never who signed.

While a petition is open, nobody is told how many have signed in its box: who knew it before and after somebody signed
would know who it was. The number stands once the box is sealed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from deputies.mandates.clauses import Clause, clauses_of, clauses_of_body
from deputies.mandates.opening import INITIATORS
from deputies.mandates.petition import Petition, RecallCount
from deputies.mandates.recall import Rule, vote_days
from deputies.statutes.majorities import say_amount, say_article
from deputies.statutes.model import NoConfidence, Recall, Statute
from deputies.values import add_days
from deputies_web.drawing.bars import draw_shares
from deputies_web.queries.reading import Person, Reading

__all__ = [
    "PetitionLine", "PetitionView", "RuleView", "Step", "petition_line", "petition_view", "petitions", "rules_of",
    "title_of",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class PetitionLine:
    """A petition in the list."""

    id: str
    title: str
    person: Person | None
    council: str
    council_name: str
    status: str
    opened: str
    closes: str
    electors: int
    needed: int
    signatures: int
    sealed: bool
    opened_by: str
    meeting: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A step on a petition's way: when, what, and whether it is done, comes now or lies ahead."""

    day: str
    words: str
    state: Literal["done", "now", "ahead"]


@dataclass(frozen=True, slots=True)
class RuleView:
    """An article on recall in words: what it is about, the article, its clauses."""

    title: str
    article: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class PetitionView:
    """A petition's page. `kinds` are the requests that belong to it."""

    line: PetitionLine
    grounds: str
    ground: str
    instruction: str
    answer: str
    answered: str
    answerer: str
    steps: tuple[Step, ...]
    on_paper: int
    rejected: int
    box: str
    support: str
    counts: tuple[RecallCount, ...]
    votes_for: str
    votes_against: str
    elected_with: int
    vote: str
    sentence: str
    motion: str
    rule: RuleView
    successor: Person | None
    kinds: tuple[str, ...]
    leads_to: str


def title_of(reading: Reading, petition: Petition) -> str:
    """Say what a petition is for: "Recall of Li Dezhao", "No confidence in City"."""
    if petition.whole:
        return f"No confidence in {reading.council_name(petition.council)}"
    return f"Recall of {reading.person_of(petition.mandate).name}"


def petition_line(reading: Reading, petition: Petition) -> PetitionLine:
    """Return a petition as lists show it."""
    return PetitionLine(
        petition.id,
        title_of(reading, petition),
        None if petition.whole else reading.person_of(petition.mandate),
        petition.council,
        reading.council_name(petition.council),
        petition.status,
        petition.opened,
        petition.closes,
        petition.electors,
        petition.needed,
        petition.signatures,
        petition.needed > 0 and (petition.certified is not None or petition.status == "failed"),
        _opener(petition),
        petition.meeting,
    )


def _opener(petition: Petition) -> str:
    if petition.meeting:
        return "a meeting of those who elected"
    return "an elector below the council" if petition.whole else INITIATORS[petition.initiator]


def petitions(reading: Reading) -> tuple[PetitionLine, ...]:
    """Return petitions, the latest first."""
    held = tuple(reversed(reading.state.tables["petitions"].values()))
    mandates = [reading.state.mandate(item.mandate) for item in held if item.mandate]
    reading.learn(item.name for item in mandates)
    return tuple(petition_line(reading, item) for item in held)


def rules_of(statute: Statute) -> tuple[RuleView, ...]:
    """Return what a statute says on recall, of deputies and of whole councils."""
    found = []
    if statute.mandates.recall is not None:
        found.append(_said(statute.mandates.recall))
    if statute.mandates.no_confidence is not None:
        found.append(_said(statute.mandates.no_confidence))
    return tuple(found)


def _said(rule: Rule) -> RuleView:
    if isinstance(rule, Recall):
        return RuleView("Recall of a deputy", rule.article, clauses_of(rule))
    return RuleView("Confidence in a whole council", rule.article, clauses_of_body(rule))


def petition_view(reading: Reading, id_: str, today: str) -> PetitionView:
    """Return a petition's page as of a day; raise `Refusal` (`petition.unknown`)."""
    petition: Petition = reading.state.get(Petition, id_, "petition")
    mandates = reading.statute_of(petition.statute).mandates
    rule = mandates.no_confidence if petition.whole else mandates.recall
    assert rule is not None  # it was opened under it
    line = petition_line(reading, petition)
    return PetitionView(
        line,
        petition.grounds,
        (petition.ground or "").replace("-", " "),
        _instruction(reading, petition),
        petition.answer or "",
        petition.answered or "",
        "the chair of the council" if petition.whole else "the deputy",
        tuple(_steps(petition, rule, line, today)),
        petition.on_paper,
        petition.rejected,
        petition.box,
        _support(petition) if line.sealed else "",
        petition.counts,
        say_amount(petition.votes_for),
        say_amount(petition.votes_against),
        petition.elected_with,
        _vote(petition),
        petition.sentence,
        petition.motion or "",
        _said(rule),
        _successor(reading, petition),
        _kinds(petition, rule),
        "decide-recall" if isinstance(rule, Recall) and rule.decides == "council" else "",
    )


def _instruction(reading: Reading, petition: Petition) -> str:
    if petition.instruction is None:
        return ""
    told = reading.state.mandate(petition.mandate).instructions
    return next((item.text for item in told if item.id == petition.instruction), petition.instruction)


def _kinds(petition: Petition, rule: Rule) -> tuple[str, ...]:
    found = ["sign-recall", "answer-recall", "count-signatures", "certify-recall", "vote-recall", "seat-alternate"]
    if isinstance(rule, Recall) and rule.decides == "council" and petition.status == "certified":
        found.append("table-motion")
    return tuple(name for name in found if name != "seat-alternate" or petition.status == "carried")


def _successor(reading: Reading, petition: Petition) -> Person | None:
    if petition.whole:
        return None
    mandates = reading.state.tables["mandates"].values()
    following = next((item for item in mandates if item.replaces == petition.mandate), None)
    return reading.person(following) if following else None


def _support(petition: Petition) -> str:
    boxed = petition.signatures - petition.on_paper
    missing = max(petition.electors - petition.signatures, 0)
    parts = [("In the box", boxed, "for"), ("On paper", petition.on_paper, "accent"), ("", missing, "quiet")]
    label = f"{petition.signatures} of {petition.electors} electors signed; {petition.needed} are needed"
    return draw_shares(parts, label=label, mark=petition.needed)


def _vote(petition: Petition) -> str:
    if not petition.decided or not petition.votes_for + petition.votes_against:
        return ""
    shares = [("For", petition.votes_for, "for"), ("Against", petition.votes_against, "against")]
    said = f"{say_amount(petition.votes_for)} for, {say_amount(petition.votes_against)} against"
    return draw_shares(shares, label=said)


def _steps(petition: Petition, rule: Rule, line: PetitionLine, today: str) -> Iterator[Step]:
    """Yield the way of a petition: what is done with its day, what comes now, what lies ahead."""
    over = not petition.running
    if petition.meeting:
        yield Step(petition.opened, "A meeting of those who elected voted on it, without a petition.", "done")
    else:
        yield Step(petition.opened, f"Opened by {line.opened_by}.", "done")
        if petition.needed:
            yield from _signing(petition, today)
        if petition.certified is not None or petition.status == "open":
            yield from _answering(petition, rule, today)
    if over:
        yield Step(petition.decided or "", _ENDS[petition.status], "done")


_ENDS = {
    "carried": "Carried.",
    "rejected": "Rejected.",
    "failed": "Failed: too few signed.",
    "lapsed": "Lapsed: the mandate, or the term of the council, ended otherwise.",
}


def _signing(petition: Petition, today: str) -> Iterator[Step]:
    asked = f"{petition.needed:,} of {petition.electors:,} electors have to sign".replace(",", "\u2009")
    sealed = petition.certified or (petition.decided if petition.status == "failed" else None)
    if sealed is not None:
        late = petition.verify_by is not None and sealed > petition.verify_by
        signed = f"{petition.signatures:,} signed".replace(",", "\u2009")
        said = f"The box was sealed and all signatures counted: {signed}, {asked.replace('have to', 'had to')}."
        yield Step(sealed, f"{said} This was due by {petition.verify_by}." if late else said, "done")
        return
    if petition.status != "open":
        return
    sign = today <= petition.closes
    yield Step(petition.closes, f"Last day for signing: {asked}.", "now" if sign else "done")
    due = petition.verify_by or ""
    words = "Certification: the box is sealed and counted, with the signatures on paper."
    yield Step(due, f"{words} It is overdue." if due and today > due else words, "ahead" if sign else "now")


def _answering(petition: Petition, rule: Rule, today: str) -> Iterator[Step]:
    certified = petition.certified
    if isinstance(rule, Recall) and rule.decides == "signatures":
        return
    who = "The chair of the council" if petition.whole else "The deputy"
    if petition.answered is not None:
        yield Step(petition.answered, f"{who} answered.", "done")
    elif petition.running:
        until = add_days(certified, rule.answer_days) if certified else ""
        words = f"{who} may answer until then." if until else f"{who} may answer, from now on."
        yield Step(until, words, "now")
    if certified is None or not petition.running:
        return
    first, count = vote_days(petition, rule)
    if isinstance(rule, NoConfidence):
        yield Step(first, "The vote opens.", "done" if today >= first else "ahead")
        yield Step(count, "The vote is counted, from this day on.", "now" if today >= count else "ahead")
        return
    electors = rule.decides == "electors"
    words = "The vote may be held and counted" if electors else "The council may vote on it"
    yield Step(first, f"{words}, from this day on ({say_article(rule.article)}).", "now" if today >= first else "ahead")
