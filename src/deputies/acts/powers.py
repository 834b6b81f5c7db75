"""Competence by stage: taking a matter over, handing it over, settling with an older authority."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from deputies.acts.kinds import Context, Kind, Place
from deputies.acts.resting import RESTING, motion_named, pair_of, rested, spend
from deputies.acts.sittings import sitting_named
from deputies.acts.state import State
from deputies.councils.council import Council, PowerStep
from deputies.councils.powers import (
    AUTHORITY,
    STAGES,
    check_hand_over,
    check_higher,
    claim,
    hand_over,
    lower_to,
    majority_on,
    stage_named,
    stage_of,
    take_over,
)
from deputies.sittings.sitting import Sitting
from deputies.sittings.tabling import check_competence
from deputies.statutes.model import OWN_ORDER, Competence, Majority, Stage, Statute
from deputies.values import Refusal, date_of
from deputies.values.shape import Day, Doc, Id, Text

__all__ = ["KINDS", "HandOverCompetence", "SettleAuthority", "TakeOverCompetence"]

_TAKING, _HANDING = "competence/stage", "competence/stage, competence/council or competence/authority"


@dataclass(frozen=True, slots=True)
class TakeOverCompetence:
    """Take a matter over at a higher stage."""

    motion: Annotated[Id, Doc("the motion that was carried to take it over; it is about competence/stage")]
    authority: Annotated[Text | None, Doc("the institution that had the matter until now, in words")] = None
    older: Annotated[Id | None, Doc("the council of the system that had it, where that is one")] = None
    dual: Annotated[bool, Doc("whether the older authority goes on claiming it")] = False


@dataclass(frozen=True, slots=True)
class CompetenceTakenOver:
    """A council took a matter over."""

    council: Id
    competence: Id
    stage: Stage
    day: Day
    motion: Id
    authority: str = ""
    older: str = ""
    dual: bool = False


def _own_matter(statute: Statute, council: Council, section: str | None, key: str) -> Competence:
    """Return a competence of the body that sits; its own order is nobody else's to have (`power.own-order`)."""
    if key == OWN_ORDER:
        raise Refusal(
            "power.own-order",
            "A council's own order is its own from the beginning; it is neither taken over nor handed over.",
            article=statute.levels[council.level].article,
            found=key,
            required="a competence of the statute",
        )
    return check_competence(statute, council, section, key)


def check_take_over(state: State, sitting: Sitting, about: str) -> tuple[Competence, str, Stage]:
    """Return the matter, its key and the stage at which the body that sits may take it over; raise `Refusal`."""
    key, to = pair_of(about, _TAKING)
    council, statute = state.council(sitting.council), state.statutes[sitting.statute]
    competence = _own_matter(statute, council, sitting.section, key)
    stage = stage_named(to)
    if stage is None:
        raise Refusal(
            "power.stage",
            f"{to!r} is no stage; there are {', '.join(STAGES)}.",
            article=competence.article,
            found=to,
            required=", ".join(STAGES),
        )
    check_higher(council, key, competence, stage)
    return competence, key, stage


def rests_take_over(state: State, about: str, sitting: Sitting) -> tuple[Majority, str]:
    """The body that may decide the matter takes it over, by the majority of its article or the level's."""
    competence, _, _ = check_take_over(state, sitting, about)
    level = state.statutes[sitting.statute].levels[state.council(sitting.council).level]
    return majority_on(competence, level)


def decide_take_over(state: State, request: TakeOverCompetence, context: Context) -> tuple[object, ...]:
    """The council carried a motion to take it over, and says who had it and whether that one goes on claiming it."""
    motion, purpose = rested(state, request.motion, "take-over-competence")
    _, key, stage = check_take_over(state, sitting_named(state, motion.sitting), purpose.about)
    if request.authority and request.older:
        raise Refusal(
            "power.one-of",
            "The matter was either an institution's or a council's; name one of the two.",
            found=f"{request.authority} and {request.older}",
            required="an institution or a council",
        )
    if request.dual and not (request.authority or request.older):
        raise Refusal(
            "power.no-authority",
            "Somebody goes on claiming the matter; say which older authority.",
            required="an institution or a council",
        )
    if request.older is not None and state.council(request.older).id == motion.council:
        raise Refusal("power.itself", "A council takes nothing over from itself.", found=request.older)
    return (
        CompetenceTakenOver(
            motion.council, key, stage, date_of(context.now), motion.id, request.authority or "", request.older or "",
            request.dual,
        ),
    )  # fmt: skip


def apply_taken_over(state: State, act: CompetenceTakenOver) -> None:
    """The council has the matter at this stage; decisions carry it from now on."""
    step = PowerStep(act.day, "taken", act.stage, act.authority or act.older, act.motion)
    state.put(take_over(state.council(act.council), step, act.competence, of=act.older, dual=act.dual))
    spend(state, act.motion)


@dataclass(frozen=True, slots=True)
class HandOverCompetence:
    """Hand a matter over, or keep it at a lower stage."""

    motion: Annotated[
        Id, Doc("the motion that was carried to hand it over; about competence/stage, council or authority")
    ]
    authority: Annotated[Text | None, Doc("the institution that has it from now on, where it goes to one")] = None


@dataclass(frozen=True, slots=True)
class CompetenceHandedOver:
    """A council handed a matter over to an institution or to another council; `stage` is the one it had."""

    council: Id
    competence: Id
    stage: Stage
    day: Day
    motion: Id
    authority: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True)
class StageLowered:
    """A council keeps a matter at a lower stage."""

    council: Id
    competence: Id
    stage: Stage
    day: Day
    motion: Id


def check_handing(state: State, sitting: Sitting, about: str) -> tuple[Competence, str, str]:
    """Return the matter, its key and to what the body that sits may hand it over; raise `Refusal`."""
    key, to = pair_of(about, _HANDING)
    council, statute = state.council(sitting.council), state.statutes[sitting.statute]
    competence = _own_matter(statute, council, sitting.section, key)
    check_hand_over(statute, council, key, competence, to, state.tables["councils"])
    return competence, key, to


def rests_hand_over(state: State, about: str, sitting: Sitting) -> tuple[Majority, str]:
    """The body that may decide the matter hands it over, by the majority of its article or the level's."""
    competence, _, _ = check_handing(state, sitting, about)
    level = state.statutes[sitting.statute].levels[state.council(sitting.council).level]
    return majority_on(competence, level)


def decide_hand_over(state: State, request: HandOverCompetence, context: Context) -> tuple[object, ...]:
    """The council carried a motion to hand it over; an institution is named where it goes to one."""
    motion, purpose = rested(state, request.motion, "hand-over-competence")
    competence, key, to = check_handing(state, sitting_named(state, motion.sitting), purpose.about)
    day, stage = date_of(context.now), stage_named(to)
    if (request.authority is not None) != (to == AUTHORITY):
        raise Refusal(
            "power.no-authority",
            f"The motion is about {purpose.about!r}: an institution is named where a matter goes to {AUTHORITY!r}, and "
            "only there.",
            found=request.authority or "none",
            required="an institution" if to == AUTHORITY else "none",
        )
    if stage is not None:
        return (StageLowered(motion.council, key, stage, day, motion.id),)
    had, council = stage_of(state.council(motion.council), key, competence), "" if to == AUTHORITY else to
    return (CompetenceHandedOver(motion.council, key, had, day, motion.id, request.authority or "", council),)


def apply_handed_over(state: State, act: CompetenceHandedOver) -> None:
    """The council decides nothing by it any more; who has it stands with it."""
    step = PowerStep(act.day, "handed", act.stage, act.authority or act.to, act.motion)
    state.put(hand_over(state.council(act.council), step, act.competence, to=act.to))
    spend(state, act.motion)


def apply_lowered(state: State, act: StageLowered) -> None:
    """The council has the matter at the lower stage."""
    step = PowerStep(act.day, "lowered", act.stage, "", act.motion)
    state.put(lower_to(state.council(act.council), step, act.competence))
    spend(state, act.motion)


@dataclass(frozen=True, slots=True)
class SettleAuthority:
    """Say that an older authority has given way, or claims the matter again."""

    council: Annotated[Id, Doc("the council that took the matter over")]
    competence: Annotated[Id, Doc("the matter")]
    claims: Annotated[bool, Doc("whether the older authority claims it now")]
    evidence: Annotated[Text, Doc("what happened, and how it is known")]


@dataclass(frozen=True, slots=True)
class AuthoritySettled:
    """An older authority gave way, or claims the matter again."""

    council: Id
    competence: Id
    claims: bool
    evidence: Text
    day: Day


def _settled(state: State, act: AuthoritySettled) -> Council:
    council = state.council(act.council)
    power = council.power(act.competence)
    stage: Stage = power.stage if power else "preparatory"
    authority = (power.authority or power.council) if power else ""
    step = PowerStep(act.day, "came-back" if act.claims else "gave-way", stage, authority, evidence=act.evidence)
    return claim(council, step, act.competence)


def decide_settle(state: State, request: SettleAuthority, context: Context) -> tuple[object, ...]:
    """The council took the matter over from an older authority, and its claim changes."""
    act = AuthoritySettled(
        request.council, request.competence, request.claims, request.evidence, date_of(context.now)
    )  # fmt: skip
    _settled(state, act)
    return (act,)


def apply_settled(state: State, act: AuthoritySettled) -> None:
    """There are two powers over the matter, or one again."""
    state.put(_settled(state, act))


def _place_motion(state: State, request: TakeOverCompetence | HandOverCompetence) -> Place:
    return Place(council=motion_named(state, request.motion).council)


def _place_council(state: State, request: SettleAuthority) -> Place:
    return Place(council=state.council(request.council).id)


_MATTER = {
    **RESTING,
    "motion.about": "the motion is about one thing alone",
    "competence.unknown": "the statute knows no such competence",
    "competence.level": "it is not a competence of this level",
    "competence.reserved": "it is reserved to a section that is not sitting",
    "competence.not-section": "a section sits and the matter is not reserved to it",
    "power.own-order": "it is the council's own order",
}

KINDS = (
    Kind(
        name="take-over-competence",
        noun="powers",
        title="Take a matter over",
        doc="Takes a matter over at a higher stage: preparatory, advisory, controlling, deciding, in any step up to "
        "the "
        "highest the statute allows. The motion is about competence/stage and needs the majority of the competence's "
        "article, or the level's. It is said who had the matter until now, and whether that one goes on claiming it: "
        "then there are two powers over it. Every decision carries the stage that the council had when it was adopted.",
        offices=("chair", "secretary"),
        request=TakeOverCompetence,
        acts={CompetenceTakenOver: apply_taken_over},
        decide=decide_take_over,
        place=_place_motion,
        rests=rests_take_over,
        refusals={
            **_MATTER,
            "power.stage": "what it is about names no stage",
            "power.highest": "the stage is above the highest that the statute allows",
            "power.not-higher": "the council has that stage already, or a higher one",
            "power.one-of": "an institution and a council are both named",
            "power.no-authority": "somebody goes on claiming it and nobody is named",
            "power.itself": "the council names itself",
            "council.unknown": "there is no such council",
        },
        article="competences.taking",
    ),
    Kind(
        name="hand-over-competence",
        noun="powers",
        title="Hand a matter over",
        doc="Hands a matter over to another council or to an institution, or keeps it at a lower stage. A matter "
        "handed "
        "over is refused at tabling, with who has it. Another council takes it over by a motion of its own.",
        offices=("chair", "secretary"),
        request=HandOverCompetence,
        acts={CompetenceHandedOver: apply_handed_over, StageLowered: apply_lowered},
        decide=decide_hand_over,
        place=_place_motion,
        rests=rests_hand_over,
        refusals={
            **_MATTER,
            "competence.handed-over": "the council has handed it over already",
            "power.not-lower": "the stage is not lower than the one the council has",
            "power.nobody": "it is handed to no stage, council or authority, or to the council itself",
            "power.elsewhere": "the statute gives that council's level no such competence",
            "power.no-authority": "an institution is missing, or named where the matter goes to none",
        },
        article="competences.taking",
    ),
    Kind(
        name="settle-authority",
        noun="powers",
        title="Settle with an older authority",
        doc="Takes down, with evidence, that the older authority from which a matter was taken over has given way, or "
        "claims it again: two powers over one matter end or begin.",
        offices=("chair", "secretary"),
        request=SettleAuthority,
        acts={AuthoritySettled: apply_settled},
        decide=decide_settle,
        place=_place_council,
        refusals={
            "council.unknown": "there is no such council",
            "power.none": "the council took nothing of this over from an older authority",
            "power.settled": "it stands so already",
        },
        article="competences.stage",
    ),
)
