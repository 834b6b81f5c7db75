"""Sanction cases up to their hearing: opening, the written answer, what the deputy stated."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from deputies.acts.kinds import Context, Kind, Place
from deputies.acts.naming import check_new
from deputies.acts.resting import RESTING, check_body, rested, spend
from deputies.acts.state import State
from deputies.acts.support import MEETING, sanction_named, unit_below
from deputies.councils.council import Council
from deputies.councils.executive import check_recallable
from deputies.councils.hierarchy import is_below
from deputies.directives.sanction import Removes, SanctionCase, SanctionEvidence, SanctionKey
from deputies.directives.sanctioning import (
    LONGEST_ID,
    check_answer,
    check_days,
    check_evidence,
    check_grounds,
    check_hearing,
    check_level,
    check_meeting,
    check_notice,
    known_sanctions,
    provision_of,
)
from deputies.mandates.instructions import check_not_ended
from deputies.mandates.mandate import Mandate
from deputies.sittings.sitting import Motion, Sitting
from deputies.statutes.model import Majority
from deputies.values import Refusal, add_days, date_of
from deputies.values.shape import Day, Digest, Doc, Id, Least, Text

__all__ = [
    "KINDS", "AnswerSanction", "HearSanction", "OpenSanction",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class OpenSanction:
    """Open a sanction case against a deputy."""

    sanction: Annotated[Id, Doc("id of the case")]
    council: Annotated[Id, Doc("the council that decides")]
    asks: Annotated[SanctionKey, Doc("the sanction that is asked for")]
    mandate: Annotated[Id, Doc("the mandate of the deputy it is against")]
    ground: Annotated[Text, Doc("the ground, as the statute names it")]
    evidence: Annotated[tuple[SanctionEvidence, ...], Doc("what was done, with day and source")]
    hearing: Annotated[Day, Doc("day on which the deputy is heard")]
    removes: Annotated[Removes, Doc("for a removal: from the mandate, or from the executive")] = "mandate"
    days: Annotated[int, Least(0), Doc("for a suspension: its length in days")] = 0
    motion: Annotated[Id | None, Doc("the council's motion that was carried to open it; a unit leaves it out")] = None
    unit: Annotated[Id | None, Doc("the unit whose meeting opens it; the council leaves it out")] = None
    votes_for: Annotated[int, Least(0), Doc("electors of the unit's meeting for opening it")] = 0
    votes_against: Annotated[int, Least(0), Doc("electors of the meeting against")] = 0


@dataclass(frozen=True, slots=True)
class SanctionOpened:
    """A sanction case was opened: the deputy may answer in writing, and is heard."""

    sanction: Id
    council: Id
    asks: SanctionKey
    mandate: Id
    ground: Text
    evidence: tuple[SanctionEvidence, ...]
    opened: Day
    answer_by: Day
    hearing: Day
    plan: Id
    statute: Digest
    removes: Removes = "mandate"
    days: Annotated[int, Least(0)] = 0
    motion: Id | None = None
    unit: Id | None = None
    votes_for: Annotated[int, Least(0)] = 0
    votes_against: Annotated[int, Least(0)] = 0


def rests_open(state: State, about: str, sitting: Sitting) -> tuple[Majority, str]:
    """A council above the deputy, or the deputy's own, sits as a whole; the majority of its level opens a case."""
    mandate, council = state.mandate(about), state.council(sitting.council)
    statute = state.statutes[sitting.statute]
    level = statute.levels[council.level]
    known_sanctions(statute)
    check_body(sitting, council.id, article=level.article)
    _check_against(state, council, mandate)
    return level.majority, level.article


def _check_against(state: State, council: Council, mandate: Mandate) -> None:
    """Raise `Refusal` unless the deputy holds office in the council or below it: `mandate.ended`,
    `sanction.not-in-office`, `sanction.elsewhere`."""
    check_not_ended(mandate)
    if not mandate.in_office:
        raise Refusal(
            "sanction.not-in-office",
            f"The holder of {mandate.id!r} is not in office: the credential is {mandate.credential}"
            f"{', and the council waits to be constituted anew' if mandate.waits else ''}.",
            found=mandate.credential,
            required="a deputy in office",
        )
    if mandate.council != council.id and not is_below(mandate.council, council.id, state.tables["councils"]):
        raise Refusal(
            "sanction.elsewhere",
            f"The holder of {mandate.id!r} sits in {mandate.council!r}, which is not below the council of "
            f"{council.name}.",
            found=mandate.council,
            required=f"{council.id!r}, or a council below it",
        )


def decide_open(state: State, request: OpenSanction, context: Context) -> tuple[object, ...]:
    """The statute knows sanction and ground, there is evidence and notice, and council or unit wants it."""
    check_new(state, SanctionCase, request.sanction, "sanction")
    _check_id_length(request.sanction)
    council, mandate, today = state.council(request.council), state.mandate(request.mandate), date_of(context.now)
    provision = provision_of(state.statute, request.asks)
    check_level(state.statute, provision, council)
    _check_against(state, council, mandate)
    _check_none_pending(state, mandate, today)
    check_grounds(provision, request.ground)
    check_days(provision, request.asks, request.days)
    if request.asks == "removal" and request.removes == "executive":
        check_recallable(state.statute, state.council(mandate.council), mandate.id)
    check_evidence(request.evidence, today, document="open-sanction")
    check_notice(provision, request.hearing, today)
    plan = council.plan or state.plan.id
    _check_opener(state, request, council, plan, context)
    return (
        SanctionOpened(
            request.sanction, council.id, request.asks, mandate.id, request.ground, request.evidence, today,
            add_days(today, provision.answer_days), request.hearing, plan, state.system.statute,
            request.removes if request.asks == "removal" else "mandate", request.days, request.motion, request.unit,
            request.votes_for, request.votes_against,
        ),
    )  # fmt: skip


def _check_id_length(sanction: str) -> None:
    if len(sanction) > LONGEST_ID:
        raise Refusal(
            "sanction.id-long",
            f"The id of the case has {len(sanction)} characters; what units enter is named after it, so it has at most "
            f"{LONGEST_ID}.",
            found=str(len(sanction)),
            required=f"at most {LONGEST_ID}",
        )


def _check_none_pending(state: State, mandate: Mandate, today: str) -> None:
    for case in state.tables["sanctions"].values():
        if case.mandate == mandate.id and case.under_way_on(today):
            raise Refusal(
                "sanction.pending",
                f"The case {case.id!r} against the same deputy is under way; it has to end first.",
                found=case.id,
                required="no other case",
            )


def _check_opener(state: State, request: OpenSanction, council: Council, plan: str, context: Context) -> None:
    """Raise `Refusal` unless the council's motion, or the majority of a unit's meeting, opens the case.

    Codes: `sanction.opener` (the elector of a unit names a motion or no unit, another office names a unit or no
    motion), those of `RESTING`, `sanction.not-below`, `sanction.votes`, `sanction.unit-against`.
    """
    by_unit = context.by.office == "elector"
    given = (request.unit is not None, request.motion is not None)
    if given != (by_unit, not by_unit):
        who = "the vote of a unit's meeting" if by_unit else "a motion of the council"
        raise Refusal(
            "sanction.opener",
            f"The {context.by.office} opens a case on {who}, and on nothing else; name it.",
            found=f"unit {request.unit or 'none'}, motion {request.motion or 'none'}",
            required=who,
        )
    if request.motion is not None:
        _check_motion(rested(state, request.motion, "open-sanction")[0], request)
    if request.unit is not None:
        unit = unit_below(state, plan, council, request.unit)
        check_meeting(request.votes_for, request.votes_against, unit.electors, request.unit)
        if request.votes_for <= request.votes_against:
            raise Refusal(
                "sanction.unit-against",
                f"{request.votes_for} of the meeting of {request.unit!r} are for opening the case and "
                f"{request.votes_against} against; more have to be for it than against.",
                found=str(request.votes_for),
                required=str(request.votes_against + 1),
            )


def _check_motion(motion: Motion, request: OpenSanction) -> None:
    about = motion.leads_to.about if motion.leads_to else ""
    if (motion.council, about) != (request.council, request.mandate):
        raise Refusal(
            "motion.other-purpose",
            f"The motion {motion.id!r} of {motion.council!r} is about the mandate {about!r}; the case is against "
            f"{request.mandate!r} before {request.council!r}.",
            found=about,
            required=request.mandate,
        )


def apply_opened(state: State, act: SanctionOpened) -> None:
    """The case waits for answer and hearing, under the statute and the plan of this moment."""
    state.put(
        SanctionCase(
            act.sanction, act.asks, act.council, act.mandate, state.mandate(act.mandate).deputy, act.removes,
            act.ground, act.evidence, act.opened, act.motion or act.unit or "", act.hearing, act.answer_by, act.plan,
            act.statute, act.days,
        )
    )  # fmt: skip
    if act.motion is not None:
        spend(state, act.motion)


@dataclass(frozen=True, slots=True)
class AnswerSanction:
    """Answer a sanction case in writing."""

    sanction: Annotated[Id, Doc("the case")]
    text: Annotated[Text, Doc("the answer; it is shown with the evidence")]


@dataclass(frozen=True, slots=True)
class SanctionAnswered:
    """The deputy answered in writing; the answer stands beside the evidence."""

    sanction: Id
    text: Text
    day: Day


def decide_answer(state: State, request: AnswerSanction, context: Context) -> tuple[object, ...]:
    """The deputy answers once, within the days of the statute."""
    today = date_of(context.now)
    check_answer(sanction_named(state, request.sanction), today)
    return (SanctionAnswered(request.sanction, request.text, today),)


def apply_answered(state: State, act: SanctionAnswered) -> None:
    """The answer stands."""
    state.put(replace(sanction_named(state, act.sanction), answer=act.text, answered=act.day))


@dataclass(frozen=True, slots=True)
class HearSanction:
    """Hear the deputy."""

    sanction: Annotated[Id, Doc("the case")]
    attended: Annotated[bool, Doc("whether the deputy came")]
    statement: Annotated[Text, Doc("what the deputy stated; or, where they did not come, how they were called")]


@dataclass(frozen=True, slots=True)
class SanctionHeard:
    """The deputy was heard, or called in vain."""

    sanction: Id
    attended: bool
    statement: Text
    day: Day


def decide_hear(state: State, request: HearSanction, context: Context) -> tuple[object, ...]:
    """The day of the hearing has come."""
    today = date_of(context.now)
    check_hearing(sanction_named(state, request.sanction), today)
    return (SanctionHeard(request.sanction, request.attended, request.statement, today),)


def apply_heard(state: State, act: SanctionHeard) -> None:
    """The statement stands; the council may decide once the units support it."""
    case = replace(sanction_named(state, act.sanction), status="heard", statement=act.statement)
    state.put(replace(case, attended=act.attended, heard=act.day))


def _place_case(state: State, request: HearSanction) -> Place:
    """Return the council that decides the case a request names."""
    return Place(council=sanction_named(state, request.sanction).council)


def _place_open(state: State, request: OpenSanction) -> Place:
    return Place(council=state.council(request.council).id, units=(request.unit,) if request.unit else ())


def _place_answer(state: State, request: AnswerSanction) -> Place:
    case = sanction_named(state, request.sanction)
    return Place(council=case.council, deputy=case.deputy)


_UNKNOWN = {"sanction.unknown": "there is no such case"}
KINDS = (
    Kind(
        name="open-sanction",
        noun="sanctions",
        title="Open a sanction case",
        doc="Opens a case against a deputy before the council that the statute names, on a motion of that council or "
        "by the vote of a unit's meeting below it, on a ground of the statute, with evidence and a hearing that leaves "
        "the notice and the days to answer. There are reprimand, removal, suspension and exclusion; nothing else is a "
        "sanction.",
        offices=("secretary", "chair", "elector"),
        request=OpenSanction,
        acts={SanctionOpened: apply_opened},
        decide=decide_open,
        place=_place_open,
        rests=rests_open,
        refusals={
            **RESTING,
            "council.unknown": "there is no such council",
            "mandate.unknown": "there is no such mandate",
            "sanction.exists": "a case has this id already",
            "sanction.id-long": "the id is too long to name what units enter after it",
            "sanction.none-in-statute": "the statute has no sanctions, or not this one",
            "motion.elsewhere": "a section sits",
            "sanction.level": "councils of another level decide",
            "mandate.ended": "the mandate has ended",
            "sanction.not-in-office": "the deputy is not in office",
            "sanction.elsewhere": "the deputy sits in a council that is not below",
            "sanction.pending": "another case against the deputy is under way",
            "sanction.ground": "the statute names no such ground",
            "sanction.days": "the length does not fit: too long, missing, or stated where none belongs",
            "executive.not-member": "the deputy is not in the executive of their council",
            "sanction.short-notice": "the hearing is too near",
            "sanction.opener": "an elector names a motion or no unit; another office a unit or no motion",
            **MEETING,
            "sanction.unit-against": "no more of the unit's meeting are for opening it than against",
            "faults": "there is no evidence, or some of a day to come",
        },
        article="sanctions",
    ),
    Kind(
        name="answer-sanction",
        noun="sanctions",
        title="Answer a sanction case",
        doc="The deputy answers in writing, once, within the days of the statute. The answer stands beside the "
        "evidence "
        "for council and units to read.",
        offices=("deputy",),
        request=AnswerSanction,
        acts={SanctionAnswered: apply_answered},
        decide=decide_answer,
        place=_place_answer,
        refusals={
            **_UNKNOWN,
            "sanction.not-opened": "the deputy was heard already, or the case is over",
            "sanction.answered": "the deputy has answered already",
            "sanction.answer-late": "the days to answer are over",
        },
        article="sanctions.answer_days",
    ),
    Kind(
        name="hear-sanction",
        noun="sanctions",
        title="Hear the deputy",
        doc="Takes down what the deputy stated at the hearing, on its day or later, or that they were called in vain. "
        "Nothing is decided before.",
        offices=("secretary",),
        request=HearSanction,
        acts={SanctionHeard: apply_heard},
        decide=decide_hear,
        place=_place_case,
        refusals={
            **_UNKNOWN,
            "sanction.not-opened": "the deputy was heard already, or the case is over",
            "sanction.early": "the day of the hearing has not come",
        },
        article="sanctions.notice_days",
    ),
)
