"""The franchise of layers by conduct: opening a case, hearing, decision, appeal and its decision."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Literal

from deputies.acts.kinds import Context, Kind, Place
from deputies.acts.naming import check_new
from deputies.acts.resting import RESTING, check_body, motion_named, rested, spend
from deputies.acts.state import State
from deputies.franchise.case import CaseStatus, Evidence, FranchiseCase
from deputies.franchise.procedure import (
    check_appeal,
    check_appeal_council,
    check_appealed,
    check_change,
    check_heard,
    check_hearing,
    check_opening,
    provision_of,
)
from deputies.sittings.sitting import Sitting
from deputies.statutes.model import Majority
from deputies.values import add_months, date_of
from deputies.values.shape import Day, Doc, Id, Text

__all__ = [
    "KINDS", "AppealFranchiseCase", "DecideFranchiseAppeal", "DecideFranchiseCase", "HearFranchiseCase",
    "OpenFranchiseCase",
]  # fmt: skip


def _case(state: State, id_: str) -> FranchiseCase:
    return state.get(FranchiseCase, id_, "case")  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class OpenFranchiseCase:
    """Open a case on the franchise of a layer: its admission, or the withdrawal of it."""

    case: Annotated[Id, Doc("id of the case")]
    change: Annotated[Literal["admit", "withdraw"], Doc("what is asked for")]
    council: Annotated[Id, Doc("the council that decides")]
    layer: Annotated[Id, Doc("the layer: a group, never a person")]
    evidence: Annotated[tuple[Evidence, ...], Doc("what the group did, with day, criterion and source")]
    hearing: Annotated[Day, Doc("day on which the group is heard")]


@dataclass(frozen=True, slots=True)
class FranchiseCaseOpened:
    """A case on the franchise of a layer was opened, and its hearing set."""

    case: Id
    change: Literal["admit", "withdraw"]
    council: Id
    layer: Id
    evidence: tuple[Evidence, ...]
    opened: Day
    hearing: Day


def decide_open(state: State, request: OpenFranchiseCase, context: Context) -> tuple[object, ...]:
    """There is evidence to the criteria of the layer, and notice before the hearing."""
    check_new(state, FranchiseCase, request.case, "case")
    council, today = state.council(request.council), date_of(context.now)
    cases: list[FranchiseCase] = list(state.tables["cases"].values())
    check_opening(
        state.statute,
        council.level,
        request.layer,
        evidence=request.evidence,
        hearing=request.hearing,
        today=today,
        cases=cases,
    )
    in_plan = any(item.layer == request.layer for item in state.plan.plan.constituencies)
    check_change(request.change, request.layer, cases, in_plan=in_plan)
    return (
        FranchiseCaseOpened(
            request.case, request.change, council.id, request.layer, request.evidence, today, request.hearing
        ),
    )


def apply_opened(state: State, act: FranchiseCaseOpened) -> None:
    """The case waits for its hearing, under the statute of this moment."""
    statute = state.system.statute
    state.put(
        FranchiseCase(act.case, act.change, act.council, act.layer, act.evidence, act.opened, act.hearing, statute)
    )


@dataclass(frozen=True, slots=True)
class HearFranchiseCase:
    """Hear the group."""

    case: Annotated[Id, Doc("the case")]
    statement: Annotated[Text, Doc("what the group stated, or that it was heard in vain")]


@dataclass(frozen=True, slots=True)
class FranchiseCaseHeard:
    """The group was heard."""

    case: Id
    statement: Text
    day: Day


def decide_hear(state: State, request: HearFranchiseCase, context: Context) -> tuple[object, ...]:
    """The day of the hearing has come."""
    today = date_of(context.now)
    check_hearing(_case(state, request.case), today=today)
    return (FranchiseCaseHeard(request.case, request.statement, today),)


def apply_heard(state: State, act: FranchiseCaseHeard) -> None:
    """The statement of the group stands with the case."""
    state.put(replace(_case(state, act.case), status="heard", statement=act.statement))


@dataclass(frozen=True, slots=True)
class DecideFranchiseCase:
    """Decide the case by a motion of the council: carried, what it asks for is granted; rejected, it is refused."""

    motion: Annotated[Id, Doc("the motion to grant what the case asks for, carried or rejected")]


@dataclass(frozen=True, slots=True)
class FranchiseCaseDecided:
    """A case was decided; it is looked at again on the day of review."""

    case: Id
    motion: Id
    granted: bool
    sentence: str
    day: Day
    review: Day


def rests_case(state: State, about: str, sitting: Sitting) -> tuple[Majority, str]:
    """The council of the case sits as a whole, and the group was heard."""
    case = _case(state, about)
    provision = provision_of(state.statutes[case.statute])
    check_body(sitting, case.council, article=provision.article)
    check_heard(case)
    return Majority(provision.majority), provision.article


def decide_case(state: State, request: DecideFranchiseCase, context: Context) -> tuple[object, ...]:
    """The group was heard, and the council voted whether to grant what the case asks for."""
    motion, purpose = rested(state, request.motion, "decide-franchise-case", outcomes=("carried", "rejected"))
    case = _case(state, purpose.about)
    check_heard(case)
    day, sentence = date_of(context.now), motion.vote.sentence if motion.vote else ""
    review = add_months(day, provision_of(state.statutes[case.statute]).review_months)
    return (FranchiseCaseDecided(case.id, motion.id, motion.status == "carried", sentence, day, review),)


def apply_decided(state: State, act: FranchiseCaseDecided) -> None:
    """The case is granted or refused."""
    status: CaseStatus = "granted" if act.granted else "refused"
    case = replace(_case(state, act.case), status=status, granted=act.granted, motion=act.motion)
    state.put(replace(case, decided=act.day, review=act.review))
    spend(state, act.motion)


@dataclass(frozen=True, slots=True)
class AppealFranchiseCase:
    """Appeal against a decision on the franchise of one's layer."""

    case: Annotated[Id, Doc("the case")]
    unit: Annotated[Id, Doc("a unit of the layer, for whose electors the appeal is made")]
    grounds: Annotated[Text, Doc("why the decision is wrong")]


@dataclass(frozen=True, slots=True)
class FranchiseCaseAppealed:
    """An appeal was made."""

    case: Id
    unit: Id
    grounds: Text
    day: Day


def decide_appeal(state: State, request: AppealFranchiseCase, context: Context) -> tuple[object, ...]:
    """The unit is of the layer, the decision went against it, and the days to appeal are not over."""
    case, today = _case(state, request.case), date_of(context.now)
    provision = provision_of(state.statutes[case.statute])
    check_appeal(provision, case, _layer_of(state, request.unit), unit=request.unit, today=today)
    return (FranchiseCaseAppealed(case.id, request.unit, request.grounds, today),)


def _layer_of(state: State, unit: str) -> str | None:
    rolls = list(state.tables["rolls"].values())
    units = rolls[-1].roll.units if rolls else ()
    return next((item.layer for item in units if item.id == unit), None)


def apply_appealed(state: State, act: FranchiseCaseAppealed) -> None:
    """The decision does not hold while the appeal is open."""
    case = _case(state, act.case)
    state.put(replace(case, status="appealed", appeal_grounds=act.grounds, appeal_unit=act.unit))


@dataclass(frozen=True, slots=True)
class DecideFranchiseAppeal:
    """Decide the appeal by a motion of the council that hears it: carried, the decision is overturned."""

    motion: Annotated[Id, Doc("the motion to overturn the decision, carried or rejected")]


@dataclass(frozen=True, slots=True)
class FranchiseAppealDecided:
    """The appeal was decided: the first decision is upheld or overturned."""

    case: Id
    council: Id
    motion: Id
    overturned: bool
    sentence: str
    day: Day


def rests_appeal(state: State, about: str, sitting: Sitting) -> tuple[Majority, str]:
    """Another council, of the level that the statute names, sits as a whole, and an appeal is open."""
    case, council = _case(state, about), state.council(sitting.council)
    provision = provision_of(state.statutes[case.statute])
    check_body(sitting, council.id, article=provision.article)
    check_appealed(case)
    check_appeal_council(provision, case, council=council.id, level=council.level)
    return Majority(provision.majority), provision.article


def decide_decide_appeal(state: State, request: DecideFranchiseAppeal, context: Context) -> tuple[object, ...]:
    """The council that hears the appeal voted whether to overturn the decision."""
    motion, purpose = rested(state, request.motion, "decide-franchise-appeal", outcomes=("carried", "rejected"))
    case = _case(state, purpose.about)
    check_appealed(case)
    day, sentence = date_of(context.now), motion.vote.sentence if motion.vote else ""
    return (FranchiseAppealDecided(case.id, motion.council, motion.id, motion.status == "carried", sentence, day),)


def apply_appeal_decided(state: State, act: FranchiseAppealDecided) -> None:
    """The case is upheld or overturned, and ends."""
    status: CaseStatus = "overturned" if act.overturned else "upheld"
    case = replace(_case(state, act.case), status=status, appeal_council=act.council, appeal_motion=act.motion)
    state.put(replace(case, appeal_decided=act.day))
    spend(state, act.motion)


def _place_open(state: State, request: OpenFranchiseCase) -> Place:
    return Place(council=state.council(request.council).id)


def _place_case(state: State, request: HearFranchiseCase) -> Place:
    return Place(council=_case(state, request.case).council)


def _place_appeal(state: State, request: AppealFranchiseCase) -> Place:
    return Place(council=_case(state, request.case).council, units=(request.unit,))


def _place_motion(state: State, request: DecideFranchiseCase | DecideFranchiseAppeal) -> Place:
    return Place(council=motion_named(state, request.motion).council)


KINDS = (
    Kind(
        name="open-franchise-case",
        noun="cases",
        title="Open a franchise case",
        doc="Opens a case on the admission of a layer to the franchise, or the withdrawal of it, before a council of "
        "the level that decides, with evidence of the group's conduct to the criteria of the layer, and a hearing "
        "with the notice that the statute requires. It judges groups: there is no case on a person.",
        offices=("organiser", "credentials", "secretary"),
        request=OpenFranchiseCase,
        acts={FranchiseCaseOpened: apply_opened},
        decide=decide_open,
        place=_place_open,
        refusals={
            "council.unknown": "there is no such council",
            "case.exists": "a case has this id already",
            "case.none-in-statute": "the statute has no procedure on the franchise",
            "case.level": "councils of another level decide",
            "layer.unknown": "the statute has no such layer",
            "case.pending": "a case on the layer is under way",
            "case.too-little-evidence": "fewer pieces of evidence than the statute requires",
            "case.short-notice": "the hearing is too near",
            "plan.none": "no plan is adopted, so that nobody has the franchise yet",
            "case.no-change": "the layer stands already as the case asks",
            "faults": "evidence speaks to no criterion of the layer, or lies in the future",
        },
        article="franchise",
    ),
    Kind(
        name="hear-franchise-case",
        noun="cases",
        title="Hear the group",
        doc="Takes down what the group stated at its hearing, on its day or later. Nothing is decided before.",
        offices=("secretary",),
        request=HearFranchiseCase,
        acts={FranchiseCaseHeard: apply_heard},
        decide=decide_hear,
        place=_place_case,
        refusals={
            "case.unknown": "there is no such case",
            "case.not-opened": "the group was heard already",
            "case.early": "the day of the hearing has not come",
        },
        article="franchise",
    ),
    Kind(
        name="decide-franchise-case",
        noun="cases",
        title="Decide a franchise case",
        doc="Decides the case by a motion of the council, taken by the majority of the article on the franchise: "
        "carried, what is asked for is granted; rejected, it is refused. The day of review is set.",
        offices=("secretary", "chair"),
        request=DecideFranchiseCase,
        acts={FranchiseCaseDecided: apply_decided},
        decide=decide_case,
        place=_place_motion,
        rests=rests_case,
        refusals={
            **RESTING,
            "case.unknown": "there is no such case",
            "case.not-heard": "the group was not heard, or the case is decided",
            "motion.elsewhere": "another council sits, or a section",
        },
        article="franchise",
    ),
    Kind(
        name="appeal-franchise-case",
        noun="cases",
        title="Appeal against a franchise decision",
        doc="An elector of a unit of the layer appeals against a decision that went against it, within the days to "
        "appeal. The decision does not hold while the appeal is open. The record names the unit, never the elector.",
        offices=("elector",),
        request=AppealFranchiseCase,
        acts={FranchiseCaseAppealed: apply_appealed},
        decide=decide_appeal,
        place=_place_appeal,
        refusals={
            "case.unknown": "there is no such case",
            "case.not-decided": "there is no first decision, or an appeal was made",
            "case.not-of-layer": "the unit is not of the layer",
            "case.in-favour": "the decision did not go against the layer",
            "case.appeal-late": "the days to appeal are over",
        },
        article="franchise",
    ),
    Kind(
        name="decide-franchise-appeal",
        noun="cases",
        title="Decide a franchise appeal",
        doc="Another council, of the level that hears appeals, votes on a motion to overturn the decision, by the "
        "majority of the article on the franchise: carried, it is overturned; rejected, it is upheld. The case ends.",
        offices=("secretary", "chair"),
        request=DecideFranchiseAppeal,
        acts={FranchiseAppealDecided: apply_appeal_decided},
        decide=decide_decide_appeal,
        place=_place_motion,
        rests=rests_appeal,
        refusals={
            **RESTING,
            "case.unknown": "there is no such case",
            "case.not-appealed": "there is no open appeal",
            "case.appeal-level": "the council is not of the level that hears appeals",
            "case.same-council": "the council is the one that decided",
            "motion.elsewhere": "a section sits",
        },
        article="franchise",
    ),
)
