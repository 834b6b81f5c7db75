"""Motions: a line in a list, and a motion's page: its text, what was moved about it, its vote, what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from deputies.acts.catalogue import CATALOGUE
from deputies.acts.envelope import parse_actor
from deputies.acts.speakers import speeches_of
from deputies.councils.council import EXECUTIVE
from deputies.sittings.consenting import conclude
from deputies.sittings.procedure import majority_of_procedure
from deputies.sittings.sitting import Decision, Motion, Procedure, Sitting
from deputies.sittings.tabling import competence_of
from deputies.statutes.majorities import say_article
from deputies.statutes.model import OWN_ORDER, Competence, Statute
from deputies.statutes.wording import say_value
from deputies.values import Refusal, add_days, say_date
from deputies_web.queries.amendments import AmendmentView, TextView, amendment_of, amendments_of, text_of
from deputies_web.queries.decisions import DecisionView, VoteLine, decision_view, vote_line
from deputies_web.queries.reading import Person, Reading
from deputies_web.queries.timely_sittings import rests_on
from deputies_web.queries.votes import TellersCount, VoteView, tellers_of, vote_view

if TYPE_CHECKING:
    from deputies_web.queries.entries import MotionEntry

__all__ = [
    "ConsentView", "CourseView", "Happened", "MotionLine", "MotionView", "ReferralView", "SignedOff",
    "SpeechOnMotion", "motion_line", "motion_view", "recent_votes",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class MotionLine:
    """A motion in a list."""

    id: str
    title: str
    status: str
    amends: str
    mover: Person
    vote: VoteLine | None
    carries_out: str = "adopt-decision"


@dataclass(frozen=True, slots=True)
class ReferralView:
    """To whom a motion was referred, until when, and what came back."""

    to: str
    until: str
    report: str
    reported: str


@dataclass(frozen=True, slots=True)
class SignedOff:
    """What a member says to a proposal for consent."""

    person: Person
    answer: str
    reason: str


@dataclass(frozen=True, slots=True)
class ConsentView:
    """A proposal for consent: from when until when it lies open, who says what, and what would come of it now.

    says    in a sentence, what would come of it if it were concluded on this day, or why it cannot be yet.
    """

    opened: str
    until: str
    over: bool
    answers: tuple[SignedOff, ...]
    says: str


@dataclass(frozen=True, slots=True)
class SpeechOnMotion:
    """A speech to a motion: who, how long, or that they wait."""

    person: Person
    kind: str
    status: str
    seconds: int
    limit: int


@dataclass(frozen=True, slots=True)
class Happened:
    """An entry about the motion: what was asked, by which office, when."""

    seq: int
    title: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class CourseView:
    """What happens to a motion before its vote: procedure, referral, the form of vote demanded, speeches, counts.

    form    the form of vote that was demanded, and how: "" where none was.
    counts  what tellers have counted so far of a secret vote.
    """

    on_procedure: tuple[MotionLine, ...]
    referral: ReferralView | None
    postponed: str
    form: str
    calling: bool
    debate_closed: bool
    counts: tuple[TellersCount, ...]
    speeches: tuple[SpeechOnMotion, ...]

    @property
    def quiet(self) -> bool:
        """Whether there is nothing to tell."""
        told = (self.on_procedure, self.referral, self.postponed, self.form, self.calling, self.debate_closed)
        return not any((*told, self.speeches, self.counts))


@dataclass(frozen=True, slots=True)
class MotionView:
    """A motion's page.

    majority    what carries it, in words.
    procedure   of a motion on procedure: what it does if it is carried, and the motion it is about.
    amendment   of an amendment: what it changes in the motion it amends (`amended`).
    reserved    section to which the matter is reserved, with the article.
    may_object  sections that may still object to the decision, each until a day.
    """

    line: MotionLine
    text: TextView
    council: str
    council_name: str
    sitting: str
    sitting_day: str
    competence: str
    competence_article: str
    reserved: str
    majority: str
    leads_to: str
    carry_out: str
    procedure: str
    about: MotionLine | None
    amended: MotionLine | None
    amendment: AmendmentView | None
    amendments: tuple[AmendmentView, ...]
    course: CourseView
    consent: ConsentView | None
    vote: VoteView | None
    decision: str
    decided: DecisionView | None
    may_object: tuple[tuple[str, str], ...]
    directives: tuple[tuple[str, str], ...]
    happened: tuple[Happened, ...]

    @property
    def kind(self) -> str:
        """What it is, in a word."""
        if self.line.amends:
            return "Amendment"
        if self.procedure:
            return "Motion on procedure"
        if self.consent:
            return "Proposal for consent"
        return "Decision" if self.decision else "Motion"


def motion_line(reading: Reading, motion: Motion) -> MotionLine:
    """Return a motion as lists show it."""
    return MotionLine(
        motion.id,
        motion.title,
        motion.status,
        motion.amends or "",
        reading.person_of(motion.moved_by),
        vote_line(motion.vote) if motion.vote else None,
        motion.leads_to.kind if motion.leads_to else "adopt-decision",
    )


def motion_view(reading: Reading, id_: str, today: str, start: int = 0, many: int | None = None) -> MotionView:
    """Return a motion's page as of a day, with `many` of those who voted by name from `start`.

    raises  Refusal `motion.unknown`.
    """
    state = reading.state
    motion: Motion = state.get(Motion, id_, "motion")
    motions, sitting = state.tables["motions"], state.tables["sittings"].get(motion.sitting)
    statute = reading.statute_of(sitting.statute) if sitting else reading.statute
    competence = _competence(statute, state.council(motion.council).level, motion.competence)
    decision = next((item for item in state.tables["decisions"].values() if item.motion == id_), None)
    directives = [item for item in state.tables["directives"].values() if decision and item.decision == decision.id]
    amended = motions.get(motion.amends) if motion.amends else None
    about = motions.get(motion.procedure.about or "") if motion.procedure else None
    amendments = amendments_of(reading, motion)
    entries = _entries(reading, motion)
    return MotionView(
        line=motion_line(reading, motion),
        text=text_of(reading, motion, amendments),
        council=motion.council,
        council_name=reading.council_name(motion.council),
        sitting=motion.sitting,
        sitting_day=sitting.day if sitting else "",
        competence=competence.title if competence else motion.competence,
        competence_article=competence.article if competence else "",
        reserved=_reserved(reading, statute, motion),
        majority=_majority(reading, motion, sitting, statute),
        leads_to=_leads_to(motion),
        carry_out=motion.leads_to.kind if motion.leads_to and rests_on(motion.leads_to.kind, motion) else "",
        procedure=_procedure(reading, motion.procedure) if motion.procedure else "",
        about=motion_line(reading, about) if about else None,
        amended=motion_line(reading, amended) if amended else None,
        amendment=amendment_of(reading, amended, motion) if amended else None,
        amendments=amendments,
        course=_course(reading, motion, sitting),
        consent=_consent(reading, motion, today),
        vote=vote_view(reading, motion, entries),
        decision=decision.id if decision else "",
        decided=decision_view(reading, decision.id, today) if decision else None,
        may_object=tuple(_may_object(reading, statute, decision, today)) if decision else (),
        directives=tuple((item.id, item.title) for item in directives),
        happened=tuple(_happened(reading, entries)),
    )


def _competence(statute: Statute, level: str, id_: str) -> Competence | None:
    """Return the competence as a council of the level has it; None for votes that need none, such as on the statute."""
    return competence_of(statute, level, id_) if id_ == OWN_ORDER or id_ in statute.competences else None


def _majority(reading: Reading, motion: Motion, sitting: Sitting | None, statute: Statute) -> str:
    """Say what carries the motion: by what it leads to, by its competence, or as any."""
    level = reading.state.council(motion.council).level
    if motion.consent is not None:
        return "the consent of the members"
    if motion.procedure is not None:
        majority, article = majority_of_procedure(statute, statute.levels[level], motion.procedure)
        return f"{say_value(majority)} ({say_article(article)})"
    competence = _competence(statute, level, motion.competence)
    kind = CATALOGUE.get(motion.leads_to.kind) if motion.leads_to else None
    if kind and kind.rests and motion.leads_to and sitting and motion.status == "tabled":
        try:
            majority, article = kind.rests(reading.state, motion.leads_to.about, sitting)
        except Refusal as refusal:
            return refusal.sentence
        return f"{say_value(majority)} ({say_article(article)})"
    if competence and competence.majority and motion.amends is None:
        return f"{say_value(competence.majority)} ({say_article(competence.article)})"
    return f"{say_value(statute.levels[level].majority)} ({say_article(statute.levels[level].article)})"


def _leads_to(motion: Motion) -> str:
    kind = CATALOGUE.get(motion.leads_to.kind) if motion.leads_to else None
    return kind.title if kind else ""


def _reserved(reading: Reading, statute: Statute, motion: Motion) -> str:
    sections = statute.levels[reading.state.council(motion.council).level].sections
    found = (statute.sections[id_] for id_ in sections if motion.competence in statute.sections[id_].reserved)
    return ", ".join(f"{item.name} ({say_article(item.article)})" for item in found)


_DOES = {
    "close-debate": "nobody speaks to it any more", "limit-speeches": "speeches last at most {seconds} seconds",
    "refer": "it goes to {to}{until}, which reports on it", "postpone": "it is put off until {day}",
    "change-agenda": "the agenda is from then on: {agenda}", "roll-call": "it is voted by roll call",
    "secret-vote": "it is voted in secret", "reconsider": "it is voted again",
    "suspend": "the sitting is suspended", "other": "it is taken down, and nothing else follows",
}  # fmt: skip


def _procedure(reading: Reading, procedure: Procedure) -> str:
    """Say what a motion on procedure does when it is carried."""
    return _DOES[procedure.kind].format(
        seconds=procedure.seconds,
        to=_body(reading, procedure.to or ""),
        until=f" until {say_date(procedure.until)}" if procedure.until else "",
        day=say_date(procedure.until or ""),
        agenda="; ".join(procedure.agenda),
    )


def _body(reading: Reading, id_: str) -> str:
    """Name the body a motion goes to: the executive, an organ, a section, a council."""
    tables = reading.state.tables
    if id_ == EXECUTIVE:
        return "the executive"
    if id_ in tables["organs"]:
        return str(tables["organs"][id_].name)
    return reading.council_name(id_) if id_ in tables["councils"] else reading.section_name(id_)


def _course(reading: Reading, motion: Motion, sitting: Sitting | None) -> CourseView:
    motions = reading.state.tables["motions"].values()
    about = [item for item in motions if item.procedure and item.procedure.about == motion.id]
    return CourseView(
        on_procedure=tuple(motion_line(reading, item) for item in about),
        referral=_referral(reading, motion),
        postponed=motion.postponed or "",
        form=_form(motion),
        calling=motion.calling,
        debate_closed=motion.debate_closed,
        counts=tellers_of(motion),
        speeches=_speeches(reading, motion, sitting),
    )


def _referral(reading: Reading, motion: Motion) -> ReferralView | None:
    found = motion.referral
    if found is None:
        return None
    return ReferralView(_body(reading, found.to), found.until or "", found.report, found.reported or "")


def _consent(reading: Reading, motion: Motion, today: str) -> ConsentView | None:
    if motion.consent is None:
        return None
    mandates = reading.state.tables["mandates"]
    reading.learn(mandates[item.mandate].name for item in motion.consent.answers if item.mandate in mandates)
    words = {"agree": "agrees", "stand-aside": "stands aside", "object": "objects"}
    answers = tuple(
        SignedOff(reading.person_of(item.mandate), words[item.answer], item.reason) for item in motion.consent.answers
    )
    says, provision = "", reading.statute.working.consent
    if motion.status == "tabled" and provision is not None:
        members = frozenset(item.id for item in reading.state.seated(motion.council) if item.sits)
        try:
            says = conclude(motion, provision, members=members, today=today)[1]
        except Refusal as refusal:
            says = refusal.sentence
    return ConsentView(motion.consent.opened, motion.consent.until, motion.status != "tabled", answers, says)


def _form(motion: Motion) -> str:
    if not motion.demanded:
        return ""
    form = "a roll call" if motion.demanded == "roll-call" else "a secret vote"
    by = len(motion.demanded_by)
    return f"{by} deputies present have demanded {form}" if by else f"the sitting has decided on {form}"


def _speeches(reading: Reading, motion: Motion, sitting: Sitting | None) -> tuple[SpeechOnMotion, ...]:
    found = [item for item in speeches_of(reading.state, sitting) if item.motion == motion.id] if sitting else []
    words = {"speech": "speech", "reply": "reply", "point-of-order": "point of order"}
    mandates = reading.state.tables["mandates"]
    reading.learn(mandates[item.mandate].name for item in found if item.mandate in mandates)
    return tuple(
        SpeechOnMotion(reading.person_of(item.mandate), words[item.kind], item.status, item.seconds, item.limit)
        for item in found
        if item.status != "withdrawn"
    )


def _may_object(reading: Reading, statute: Statute, decision: Decision, today: str) -> Iterator[tuple[str, str]]:
    """Yield each section that may still object to a decision, with the last day."""
    objected = {item.section for item in decision.objections}
    for section in reading.state.council(decision.council).sections:
        provision = statute.sections.get(section.id)
        if provision is None or not provision.objection_days or section.id in (*objected, decision.section):
            continue
        last = add_days(decision.adopted, provision.objection_days)
        if today <= last and decision.stands:
            yield provision.name, last


_OUTSIDE = ("propose-consent", "give-consent", "conclude-consent", "adopt-decision")
"""Requests about a motion that is before no sitting."""


def _entries(reading: Reading, motion: Motion) -> tuple[MotionEntry, ...]:
    from deputies_web.queries.entries import entries_of_motion

    if not motion.sitting:
        return entries_of_motion(reading.system, motion.id, ("",), _OUTSIDE)
    sittings: Iterable[Sitting] = reading.state.tables["sittings"].values()
    before = {item.id for item in sittings if item.council == motion.council and motion.id in item.motions}
    return entries_of_motion(reading.system, motion.id, before | {motion.sitting})


def _happened(reading: Reading, entries: Iterable[MotionEntry]) -> Iterator[Happened]:
    from deputies_web.queries.record import say_actor

    listed = [(item, parse_actor(item.by)) for item in entries]
    acting = {actor.of for _, actor in listed if actor.office == "deputy"}
    reading.learn(item.name for item in reading.state.tables["mandates"].values() if item.deputy in acting)
    for item, actor in listed:
        kind = CATALOGUE.get(item.kind)
        yield Happened(item.seq, kind.title if kind else item.kind, say_actor(reading, actor), item.at)


def recent_votes(reading: Reading, council: str, many: int = 6) -> tuple[MotionLine, ...]:
    """Return the last motions of a council that were voted, the latest first."""
    motions = reversed(reading.state.tables["motions"].values())
    voted = tuple(islice((item for item in motions if item.council == council and item.vote), many))
    reading.learn_of(item.moved_by for item in voted)
    return tuple(motion_line(reading, item) for item in voted)
