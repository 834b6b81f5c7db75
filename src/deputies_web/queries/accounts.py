"""What passes between deputy and electors, at one glance: what was told, what was done, what is owed."""

from __future__ import annotations

from dataclasses import dataclass

from deputies.analysis.accountability import Held, broken_instructions, held_against
from deputies.mandates.duties import Duty, duties_of
from deputies.mandates.mandate import Instruction, Mandate, Report
from deputies.statutes.majorities import say_article
from deputies_web.queries.reading import Person, Reading

__all__ = ["Account", "Owed", "Reported", "Told", "VoteAsked", "account", "accounts"]

_FORCE = {"binding": "binding", "guiding": "guiding", "free": "a wish: the mandate is free"}
_KEPT = {
    "kept": "kept", "broken": "not kept", "absent": "took no part", "unknown": "not known: not by name",
    "pending": "to be voted", "lapsed": "never voted",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class VoteAsked:
    """A vote that an instruction asks for, and how the deputy voted on it; `style` is how the tag looks."""

    motion: str
    title: str
    choice: str
    cast: tuple[str, ...]
    said: str
    style: str


@dataclass(frozen=True, slots=True)
class Told:
    """An instruction: its words, who gave it by which vote, its force, the votes it asks for."""

    id: str
    text: str
    given: str
    by: str
    resolution: str
    force: str
    asks: tuple[VoteAsked, ...]
    answered: str


@dataclass(frozen=True, slots=True)
class Reported:
    """A report: its words, what it answers, whether it came in time, what the electors made of it."""

    id: str
    text: str
    filed: str
    answers: tuple[str, ...]
    late: bool
    verdict: str
    accepted: bool | None


@dataclass(frozen=True, slots=True)
class Owed:
    """Something still owed: in words, by which day, and whether the day is past."""

    words: str
    day: str
    overdue: bool
    style: str


@dataclass(frozen=True, slots=True)
class Account:
    """One mandate: told, did, owes. `ground` says by which article a broken instruction is a ground for recall."""

    person: Person
    council_name: str
    in_office: bool
    away: str
    told: tuple[Told, ...]
    reports: tuple[Reported, ...]
    owed: tuple[Owed, ...]
    ground: str
    judged: str
    delegate: bool

    @property
    def quiet(self) -> bool:
        """Whether nothing was told, done or owed."""
        return not (self.told or self.reports or self.owed or self.ground)

    @property
    def votes(self) -> tuple[VoteAsked, ...]:
        """Every vote that an instruction asked for and that was taken, the latest instruction first."""
        return tuple(vote for item in self.told for vote in item.asks if vote.cast or vote.style != "open")


def accounts(reading: Reading, mandates: tuple[Mandate, ...], today: str) -> tuple[Account, ...]:
    """Return the accounts of several mandates, names read together."""
    reading.learn(item.name for item in mandates)
    return tuple(account(reading, item, today) for item in mandates)


def account(reading: Reading, mandate: Mandate, today: str) -> Account:
    """Return the account of one mandate, the latest first in each column."""
    statute = reading.statute_of(mandate.statute)
    duties = duties_of(mandate, statute.mandates.instructions, today)
    by_instruction = {item.instruction: item for item in duties if item.instruction}
    told = tuple(_told(reading, mandate, item, by_instruction.get(item.id)) for item in reversed(mandate.instructions))
    motions = reading.state.tables["motions"]
    broken = broken_instructions(mandate, motions)
    recall = statute.mandates.recall
    article = recall.article if recall else statute.mandates.instructions.article
    waiting = next((item.id for item in mandate.reports if item.verdict is None), "")
    return Account(
        reading.person(mandate),
        reading.council_name(mandate.council),
        mandate.in_office,
        mandate.away or "",
        told,
        tuple(_reported(mandate, item, duties) for item in reversed(mandate.reports)),
        tuple(_owed(mandate, duties, told)),
        f"a ground for recall ({say_article(article)})" if broken and mandate.in_office else "",
        waiting,
        mandate.delegate_of is not None,
    )


def _told(reading: Reading, mandate: Mandate, item: Instruction, duty: Duty | None) -> Told:
    motions = reading.state.tables["motions"]
    asks = []
    for asked in item.asks:
        motion = motions[asked.motion]
        asks.append(_vote(motion.id, motion.title, held_against(mandate.id, asked, motion)))
    by = f"{item.votes_for} to {item.votes_against}"
    if item.resolution:
        motion = motions[item.resolution]
        by = f"by {reading.council_name(motion.council)}"
    answered = duty.report if duty else next((one.id for one in mandate.reports if item.id in one.answers), "")
    force = _FORCE.get(item.force, item.force)
    return Told(item.id, item.text, item.given, by, item.resolution, force, tuple(asks), answered)


def _vote(motion: str, title: str, held: Held) -> VoteAsked:
    style = {"kept": "good", "broken": "bad", "absent": "bad", "pending": "open"}.get(held.keeping, "plain")
    return VoteAsked(motion, title, held.asked.choice, held.cast, _KEPT[held.keeping], style)


def _reported(mandate: Mandate, report: Report, duties: tuple[Duty, ...]) -> Reported:
    texts = {item.id: item.text for item in mandate.instructions}
    late = any(item.report == report.id and item.status == "late" for item in duties)
    verdict = report.verdict
    said = f"{verdict.votes_for} for accepting it, {verdict.votes_against} against" if verdict else ""
    return Reported(
        report.id,
        report.text,
        report.filed,
        tuple(texts[item] for item in report.answers if item in texts),
        late,
        said,
        verdict.accepted if verdict else None,
    )


def _owed(mandate: Mandate, duties: tuple[Duty, ...], told: tuple[Told, ...]) -> list[Owed]:
    texts = {item.id: item.text for item in mandate.instructions}
    found = []
    for duty in duties:
        if duty.status in ("due", "overdue"):
            late = duty.status == "overdue"
            words = (
                f"A report on “{_short(texts[duty.instruction])}”"
                if duty.instruction
                else "The report from time to time"
            )
            found.append(Owed(words, duty.due, late, "bad" if late else "open"))
    for item in told:
        for vote in item.asks:
            if vote.style == "open":
                found.append(Owed(f"A vote {vote.choice} “{vote.title}”", "", False, "open"))
    return sorted(found, key=lambda item: (not item.overdue, item.day or "9999"))


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
