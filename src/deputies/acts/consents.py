"""Decision by consent: proposing, signing off or objecting, concluding."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Literal

from deputies.acts.kinds import Context, Kind, Place
from deputies.acts.naming import check_new
from deputies.acts.notices import NOTICE, notice_for
from deputies.acts.resting import motion_named
from deputies.acts.state import State
from deputies.councils.strength import check_constituted, members_of
from deputies.mandates.leave import long_absent
from deputies.mandates.mandate import Mandate
from deputies.sittings.consenting import check_open_proposal, conclude, consent_of, open_proposal, sign_off
from deputies.sittings.sitting import Consent, Motion, SignOff, Vote
from deputies.sittings.tabling import check_matter
from deputies.statutes.model import OWN_ORDER
from deputies.values import Refusal, date_of
from deputies.values.shape import Day, Doc, Id, Least, Text

__all__ = ["KINDS", "ConcludeConsent", "GiveConsent", "ProposeConsent"]


def _counted(state: State, council: str, today: str) -> frozenset[str]:
    """Return the mandates that count: each seat once, without those on leave for longer than the statute's days."""
    absent = state.statute.mandates.absent_days
    return frozenset(item.id for item in state.holders(council) if not long_absent(item, absent, today))


def _own(state: State, council: str, context: Context) -> Mandate:
    own = next((item for item in members_of(state.mandates_in(council)) if item.deputy == context.by.of), None)
    if own is None:
        raise Refusal(
            "consent.no-seat",
            f"The deputy {context.by.of!r} is not in office in {council!r}.",
            found=context.by.of,
            required="a deputy in office there",
        )
    return own


@dataclass(frozen=True, slots=True)
class ProposeConsent:
    """Propose something for decision by consent, outside a sitting."""

    motion: Annotated[Id, Doc("id of the motion")]
    council: Annotated[Id, Doc("the council that decides")]
    title: Annotated[Text, Doc("what it is about, in a line")]
    text: Annotated[Text, Doc("what is to be decided")]
    competence: Annotated[Id, Doc("by which competence of the statute the council decides it")]


@dataclass(frozen=True, slots=True)
class ConsentProposed:
    """A proposal lies open for consent."""

    motion: Id
    council: Id
    title: Text
    text: Text
    competence: Id
    mover: Id
    opened: Day
    until: Day


def decide_propose(state: State, request: ProposeConsent, context: Context) -> tuple[object, ...]:
    """A deputy in office proposes what the council may decide, where the statute knows consent."""
    check_new(state, Motion, request.motion, "motion")
    council, today = state.council(request.council), date_of(context.now)
    check_constituted(council)
    provision = consent_of(state.statute)
    if request.competence == OWN_ORDER:
        raise Refusal("consent.own-order", "What is of the council's own order is voted in a sitting.")
    competence = check_matter(state.statute, council, None, request.competence)
    lies = open_proposal(provision, today)
    notice_for(state, council, request.competence, competence, day=lies.until)
    mover = _own(state, council.id, context).id
    return (
        ConsentProposed(
            request.motion, council.id, request.title, request.text, request.competence, mover, lies.opened, lies.until
        ),
    )


def apply_proposed(state: State, act: ConsentProposed) -> None:
    """Members may sign off or object."""
    motion = Motion(act.motion, "", act.council, act.title, act.text, act.mover, act.competence)
    state.put(replace(motion, consent=Consent(act.opened, act.until)))


@dataclass(frozen=True, slots=True)
class GiveConsent:
    """Say whether one agrees to a proposal, stands aside, or objects."""

    motion: Annotated[Id, Doc("the proposal")]
    answer: Annotated[Literal["agree", "stand-aside", "object"], Doc("both of the first two sign it off")]
    reason: Annotated[str, Doc("why; an objection needs one")] = ""


@dataclass(frozen=True, slots=True)
class ConsentGiven:
    """A member signed a proposal off, or objected to it."""

    motion: Id
    mandate: Id
    answer: Literal["agree", "stand-aside", "object"]
    reason: str = ""


def decide_give(state: State, request: GiveConsent, context: Context) -> tuple[object, ...]:
    """The proposal lies open, and who answers is in office in the council."""
    motion = motion_named(state, request.motion)
    consent = check_open_proposal(motion)
    given = SignOff(_own(state, motion.council, context).id, request.answer, request.reason)
    sign_off(consent, given)
    return (ConsentGiven(motion.id, given.mandate, given.answer, given.reason),)


def apply_given(state: State, act: ConsentGiven) -> None:
    """The answer stands, in place of an earlier one."""
    motion = motion_named(state, act.motion)
    if motion.consent is not None:
        others = tuple(item for item in motion.consent.answers if item.mandate != act.mandate)
        answers = (*others, SignOff(act.mandate, act.answer, act.reason))
        state.put(replace(motion, consent=replace(motion.consent, answers=answers)))


@dataclass(frozen=True, slots=True)
class ConcludeConsent:
    """Conclude a proposal: carried by consent, or rejected."""

    motion: Annotated[Id, Doc("the proposal")]


@dataclass(frozen=True, slots=True)
class ConsentConcluded:
    """A proposal was concluded."""

    motion: Id
    signed: Annotated[int, Least(0)]
    objections: Annotated[int, Least(0)]
    members: Annotated[int, Least(0)]
    carried: bool
    sentence: str
    day: Day


def decide_conclude(state: State, request: ConcludeConsent, context: Context) -> tuple[object, ...]:
    """The days are over, or objections reject it already."""
    motion, today = motion_named(state, request.motion), date_of(context.now)
    consent = check_open_proposal(motion)
    members = _counted(state, motion.council, today)
    carried, sentence = conclude(motion, consent_of(state.statute), members=members, today=today)
    answers = [item.answer for item in consent.answers if item.mandate in members]
    objections = answers.count("object")
    return (ConsentConcluded(motion.id, len(answers) - objections, objections, len(members), carried, sentence, today),)


def apply_concluded(state: State, act: ConsentConcluded) -> None:
    """The motion is carried or rejected."""
    motion = motion_named(state, act.motion)
    answers = motion.consent.answers if motion.consent else ()
    vote = Vote(
        "consent", act.signed, act.objections, 0,
        named_for=tuple(item.mandate for item in answers if item.answer != "object"),
        named_against=tuple(item.mandate for item in answers if item.answer == "object"),
        carried=act.carried, sentence=act.sentence,
    )  # fmt: skip
    state.put(replace(motion, vote=vote, status="carried" if act.carried else "rejected"))


def _place_council(state: State, request: ProposeConsent) -> Place:
    return Place(council=state.council(request.council).id)


def _place_motion(state: State, request: GiveConsent | ConcludeConsent) -> Place:
    return Place(council=motion_named(state, request.motion).council)


_PROPOSAL = {
    "motion.unknown": "there is no such motion",
    "consent.not-proposed": "the motion is voted in a sitting",
    "consent.over": "the proposal is concluded",
}

KINDS = (
    Kind(
        name="propose-consent",
        noun="motions",
        title="Propose for consent",
        doc="A deputy lays something open for decision by consent, outside a sitting, for the days that the statute "
        "asks: it is carried when enough members sign it off and nobody objects.",
        offices=("deputy",),
        request=ProposeConsent,
        acts={ConsentProposed: apply_proposed},
        decide=decide_propose,
        place=_place_council,
        refusals={
            "council.unknown": "there is no such council",
            "motion.exists": "a motion or amendment has this id already",
            "council.not-constituted": "the council is not constituted",
            "consent.none": "the statute knows no decision by consent",
            "consent.own-order": "it is a matter of the council's own order",
            "consent.no-seat": "the deputy is not in office in the council",
            "competence.unknown": "the statute knows no such competence",
            "competence.level": "it is not a competence of this level",
            "competence.reserved": "it is reserved to a section",
            "competence.handed-over": "the council has handed the matter over",
            **NOTICE,
        },
        article="working.consent",
    ),
    Kind(
        name="give-consent",
        noun="motions",
        title="Sign off or object",
        doc="A deputy in office agrees to a proposal or stands aside, which both sign it off, or objects, with the "
        "reason. The answer may be changed while the proposal lies open.",
        offices=("deputy",),
        request=GiveConsent,
        acts={ConsentGiven: apply_given},
        decide=decide_give,
        place=_place_motion,
        refusals={
            **_PROPOSAL,
            "consent.no-seat": "the deputy is not in office in the council",
            "consent.unchanged": "it is the answer given before",
            "faults": "an objection has no reason",
        },
        article="working.consent",
    ),
    Kind(
        name="conclude-consent",
        noun="motions",
        title="Conclude a proposal",
        doc="Concludes a proposal once its days are over, or as soon as more object than the statute lets stand: "
        "carried if all members but so many have signed it off. A decision is then adopted from it like from any "
        "motion.",
        offices=("deputy", "chair", "secretary"),
        request=ConcludeConsent,
        acts={ConsentConcluded: apply_concluded},
        decide=decide_conclude,
        place=_place_motion,
        refusals={
            **_PROPOSAL,
            "consent.none": "the statute in force knows no decision by consent any more",
            "consent.early": "it lies open still",
        },
        article="working.consent",
    ),
)
