"""Between sittings: decisions of the executive or an organ on a delegated matter, and setting them aside."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from deputies.acts.kinds import Context, Kind, Place
from deputies.acts.matters import BODY, DELEGATING
from deputies.acts.naming import check_new
from deputies.acts.notices import NOTICE, check_standing, notice_for, use_notice
from deputies.acts.organs import body_members, check_member
from deputies.acts.resting import RESTING, check_body, motion_named, rested, spend
from deputies.acts.sittings import check_length
from deputies.acts.state import State
from deputies.acts.voting import by_name
from deputies.councils.council import Council
from deputies.councils.delegated import check_body_of, check_delegated
from deputies.councils.organ import body_name
from deputies.councils.powers import stage_of
from deputies.sittings.deciding_between import judge_between
from deputies.sittings.sitting import Bases, Cast, Decision, Reversal, Sitting
from deputies.sittings.tabling import check_matter
from deputies.statutes.model import Majority
from deputies.values import Amount, Refusal, date_of
from deputies.values.shape import Day, Doc, Id, Least, Text

__all__ = ["KINDS", "DecideInOrgan", "SetAsideDecision"]


@dataclass(frozen=True, slots=True)
class DecideInOrgan:
    """Decide a delegated matter between sittings, by the executive or an organ."""

    decision: Annotated[Id, Doc("id of the decision")]
    council: Annotated[Id, Doc("the council for which it is decided")]
    organ: Annotated[Id, Doc("the organ that decides, or the executive")]
    competence: Annotated[Id, Doc("the delegated matter")]
    title: Annotated[Text, Doc("what it is about, in a line")]
    text: Annotated[Text, Doc("what is decided")]
    choices: Annotated[tuple[Cast, ...], Doc("the choice of each member who took part")]


@dataclass(frozen=True, slots=True)
class DecidedInOrgan:
    """The executive or an organ decided a delegated matter; it lies on the table of the council's next sitting."""

    decision: Id
    council: Id
    organ: Id
    competence: Id
    stage: str
    title: Text
    text: Text
    day: Day
    choices: tuple[Cast, ...]
    votes_for: Amount
    votes_against: Amount
    abstentions: Amount
    sentence: str
    quorum: Annotated[int, Least(0)]
    needed: Annotated[int, Least(0)]
    bases: Bases
    notice: Id | None = None


def decide_in_organ(state: State, request: DecideInOrgan, context: Context) -> tuple[object, ...]:
    """The matter is delegated to it, the council does not sit, and more than half of its members take part."""
    check_new(state, Decision, request.decision, "decision")
    check_length(request.choices, "decide-in-organ", "choices")
    statute, council, day = state.statute, state.council(request.council), date_of(context.now)
    organs = state.tables["organs"]
    article = check_body_of(statute, council, organs, request.organ)
    body, members = body_name(organs, council, request.organ), body_members(state, council, request.organ)
    check_member(state, context, members, body, article)
    _check_between(state, council, article)
    competence = check_matter(statute, council, None, request.competence)
    check_delegated(council, organs, request.competence, competence, request.organ, day=day)
    notice = notice_for(state, council, request.competence, competence, day=day)
    vote = judge_between(members, request.choices, body=body, article=article, document="decide-in-organ")
    stage = stage_of(council, request.competence, competence)
    return (
        DecidedInOrgan(
            request.decision, council.id, request.organ, request.competence, stage, request.title, request.text, day,
            request.choices, vote.votes_for, vote.votes_against, vote.abstentions, vote.sentence, vote.quorum,
            vote.needed, vote.bases, notice or None,
        ),
    )  # fmt: skip


def _check_between(state: State, council: Council, article: str) -> None:
    for sitting in state.tables["sittings"].values():
        if (sitting.council, sitting.section, sitting.status) == (council.id, None, "open"):
            raise Refusal(
                "organ.council-sits",
                f"The {council.title} is sitting ({sitting.id!r}) and decides itself.",
                article=article,
                found=sitting.id,
                required="no open sitting of the council",
            )


def apply_in_organ(state: State, act: DecidedInOrgan) -> None:
    """The decision stands, and waits to be reported to the council."""
    vote = replace(
        by_name(state, act.choices), votes_for=act.votes_for, votes_against=act.votes_against,
        abstentions=act.abstentions, carried=True, sentence=act.sentence, quorum=act.quorum, needed=act.needed,
        bases=act.bases,
    )  # fmt: skip
    state.put(
        Decision(
            act.decision, act.council, None, "", act.title, act.text, act.competence, act.day, "", act.stage,
            organ=act.organ, vote=vote,
        )
    )  # fmt: skip
    use_notice(state, act.notice, act.decision, act.day)


@dataclass(frozen=True, slots=True)
class SetAsideDecision:
    """Set aside what the executive or an organ decided."""

    motion: Annotated[Id, Doc("the motion that was carried to set it aside; it is about the decision")]


@dataclass(frozen=True, slots=True)
class DecisionSetAside:
    """A council set aside what its executive or an organ had decided: nothing rests on it any more."""

    decision: Id
    council: Id
    motion: Id
    day: Day
    sentence: str


def check_settable(state: State, council: Council, about: str, article: str) -> Decision:
    """Return the decision if the council may set it aside; raise `Refusal` otherwise.

    Codes: `decision.unknown`, `decision.not-organ` (the council took it itself, or another did), `decision.set-aside`,
    `decision.overruled`.
    """
    decision: Decision = state.get(Decision, about, "decision")
    if not decision.organ or decision.council != council.id:
        raise Refusal(
            "decision.not-organ",
            f"The decision {about!r} was not taken by an organ of the {council.title}; what a council "
            f"decided "
            "it changes by a new decision.",
            article=article,
            found=decision.council,
            required="a decision of the executive or an organ",
        )
    check_standing(state, decision)
    return decision


def rests_set_aside(state: State, about: str, sitting: Sitting) -> tuple[Majority, str]:
    """The council that sits sets aside what an organ of its own decided, by the majority of its level."""
    council = state.council(sitting.council)
    level = state.statutes[sitting.statute].levels[council.level]
    check_body(sitting, council.id, article=level.article)
    check_settable(state, council, about, level.article)
    return level.majority, level.article


def decide_set_aside(state: State, request: SetAsideDecision, context: Context) -> tuple[object, ...]:
    """The council carried a motion to set it aside, and it still stands."""
    motion, purpose = rested(state, request.motion, "set-aside-decision")
    council = state.council(motion.council)
    decision = check_settable(state, council, purpose.about, state.statute.levels[council.level].article)
    sentence = motion.vote.sentence if motion.vote else ""
    return (DecisionSetAside(decision.id, council.id, motion.id, date_of(context.now), sentence),)


def apply_set_aside(state: State, act: DecisionSetAside) -> None:
    """The decision is marked; directives from it are void."""
    decision: Decision = state.get(Decision, act.decision, "decision")
    state.put(replace(decision, set_aside=Reversal(act.council, act.day, act.motion, act.sentence)))
    spend(state, act.motion)


def _place_motion(state: State, request: SetAsideDecision) -> Place:
    return Place(council=motion_named(state, request.motion).council)


def _place_council(state: State, request: DecideInOrgan) -> Place:
    return Place(council=state.council(request.council).id)


KINDS = (
    Kind(
        name="decide-in-organ",
        noun="matters",
        title="Decide between sittings",
        doc="Takes a decision of the executive or an organ on a matter delegated to it, each member by name: more than "
        "half of those in office take part and more are for than against. It carries the stage of the council and lies "
        "on the table of its next sitting, which may set it aside.",
        offices=("chair", "secretary", "deputy"),
        request=DecideInOrgan,
        acts={DecidedInOrgan: apply_in_organ},
        decide=decide_in_organ,
        place=_place_council,
        refusals={
            "decision.exists": "a decision has this id already",
            "council.unknown": "there is no such council",
            **BODY,
            "organ.not-member": "a deputy asks who does not sit in it",
            "organ.council-sits": "the council is sitting and decides itself",
            **DELEGATING,
            "matter.not-delegated": "the matter is not delegated to it",
            **NOTICE,
            "organ.no-quorum": "not more than half of its members took part",
            "organ.rejected": "not more were for than against",
            "sheet.needed": "so many are named that an entry cannot hold them",
            "faults": "someone does not sit in it, stands twice, or splits votes",
        },
        article="organs.delegated",
    ),
    Kind(
        name="set-aside-decision",
        noun="matters",
        title="Set a decision aside",
        doc="Sets aside, by a motion of the council about the decision, what its executive or an organ decided between "
        "sittings. The decision stays on the record and is marked; directives from it are void.",
        offices=("chair", "secretary"),
        request=SetAsideDecision,
        acts={DecisionSetAside: apply_set_aside},
        decide=decide_set_aside,
        place=_place_motion,
        rests=rests_set_aside,
        refusals={
            **RESTING,
            "motion.elsewhere": "a section sits",
            "decision.unknown": "there is no such decision",
            "decision.not-organ": "no organ of this council took it",
            "decision.set-aside": "it has been set aside already",
            "decision.overruled": "a council above has overruled it",
        },
        article="levels.executive",
    ),
)
