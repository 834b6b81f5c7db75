"""Sharing between levels: notices to the councils below, taking a matter up, overruling a decision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated

from deputies.acts.kinds import Context, Kind, Place
from deputies.acts.naming import check_new
from deputies.acts.resting import RESTING, check_body, motion_named, rested, spend
from deputies.acts.sittings import sitting_named
from deputies.acts.state import State
from deputies.councils.council import Council
from deputies.councils.hierarchy import is_below
from deputies.councils.notice import Notice
from deputies.councils.powers import check_held, stage_of
from deputies.councils.sharing import (
    check_notice,
    check_open_notice,
    check_subsidiary,
    check_taking_up,
    holders_below,
    overruling_notice,
)
from deputies.councils.strength import check_constituted
from deputies.sittings.deciding import check_decision_stands
from deputies.sittings.sitting import Decision, Reversal, Sitting
from deputies.statutes.model import OWN_ORDER, Competence, Majority, Statute
from deputies.values import Refusal, date_of
from deputies.values.shape import Day, Doc, Id, Text

__all__ = [
    "KINDS", "NOTICE", "GiveNotice", "OverruleDecision", "TakeUpMatter", "WithdrawNotice", "check_standing",
    "notice_for", "use_notice",
]  # fmt: skip

NOTICE = {
    "notice.none": "it is first a matter of councils below, and no notice was given to them",
    "notice.running": "the days of the notice are not over",
    "notice.taken-up": "a council below has taken the matter up",
    "notice.decided": "a council below has decided it since the notice",
}
"""What is refused of a council that takes up what is first a matter of those below."""


def notice_named(state: State, id_: str) -> Notice:
    """Return the notice, or raise `Refusal` (`notice.unknown`)."""
    return state.get(Notice, id_, "notice")  # type: ignore[no-any-return]


def notice_for(state: State, council: Council, key: str, competence: Competence, *, day: str) -> str:
    """Return the notice by which a council may decide a matter on a day, "" where it needs none.

    raises  Refusal with the codes of `NOTICE`.
    """
    if key == OWN_ORDER or competence.sharing != "subsidiary":
        return ""
    holders = holders_below(council, key, competence, state.tables["councils"])
    notices = state.tables["notices"].values()
    return check_subsidiary(council, key, competence, holders, notices, _decided(state, key), day=day)


def _decided(state: State, key: str) -> Iterator[tuple[int, str, str]]:
    for place, item in enumerate(state.tables["decisions"].values()):
        if item.competence == key and item.stands:
            yield place, item.council, item.id


def use_notice(state: State, id_: str | None, by: str, day: str) -> None:
    """Take down that a notice was used, for a decision or an overruling; None where none was needed."""
    if id_ is not None:
        state.put(replace(notice_named(state, id_), status="used", by=by, closed=day))


def check_standing(state: State, decision: Decision) -> None:
    """Raise `Refusal` (`decision.set-aside`, `decision.overruled`) for a decision that has been undone."""
    check_decision_stands(decision, {id_: item.name for id_, item in state.tables["councils"].items()})


@dataclass(frozen=True, slots=True)
class GiveNotice:
    """Give notice to the councils below, of a matter or of a decision."""

    notice: Annotated[Id, Doc("id of the notice")]
    council: Annotated[Id, Doc("the higher council, which gives it")]
    text: Annotated[Text, Doc("what it means to decide or to set aside, and why")]
    competence: Annotated[Id | None, Doc("the matter that is first one of councils below")] = None
    decision: Annotated[Id | None, Doc("the decision of a council below that it may overrule")] = None


@dataclass(frozen=True, slots=True)
class NoticeGiven:
    """A council gave notice; from a day on it may act."""

    notice: Id
    council: Id
    competence: Id
    text: Text
    given: Day
    from_day: Day
    decision: Id | None = None


def decide_notice(state: State, request: GiveNotice, context: Context) -> tuple[object, ...]:
    """The statute asks for such a notice, and councils below have the matter, or took the decision."""
    check_new(state, Notice, request.notice, "notice")
    council = state.council(request.council)
    check_constituted(council)
    if (request.competence is None) == (request.decision is None):
        raise Refusal(
            "notice.one-of",
            "A notice is either of a matter or of a decision of a council below; name one of the two.",
            required="a competence or a decision",
        )
    key, of = request.competence or "", ""
    if request.decision is not None:
        decision: Decision = state.get(Decision, request.decision, "decision")
        check_standing(state, decision)
        key, of = decision.competence, decision.council
    competence = _shared(state.statute, council, key)
    day = date_of(context.now)
    from_day = check_notice(council, key, competence, state.tables["councils"], of=of, today=day)
    return (NoticeGiven(request.notice, council.id, key, request.text, day, from_day, request.decision),)


def _shared(statute: Statute, council: Council, key: str) -> Competence:
    """Return a competence of the statute; raise `Refusal` (`competence.unknown`, `notice.not-shared` for own order)."""
    if key == OWN_ORDER:
        raise Refusal(
            "notice.not-shared",
            "What a council decides on its own order is shared with nobody.",
            article=statute.levels[council.level].article,
            found=key,
            required="a competence of the statute",
        )
    if key not in statute.competences:
        raise Refusal("competence.unknown", f"The statute knows no competence {key!r}.", found=key)
    return statute.competences[key]


def apply_notice(state: State, act: NoticeGiven) -> None:
    """The notice runs; what is decided below from here on is decided since."""
    decided = len(state.tables["decisions"])
    state.put(
        Notice(
            act.notice, act.council, act.competence, act.text, act.given, act.from_day, decided, act.decision or ""
        )
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class WithdrawNotice:
    """Withdraw a notice."""

    notice: Annotated[Id, Doc("the notice")]


@dataclass(frozen=True, slots=True)
class NoticeWithdrawn:
    """A notice was withdrawn: nothing is decided by it."""

    notice: Id
    day: Day


def decide_withdraw(state: State, request: WithdrawNotice, context: Context) -> tuple[object, ...]:
    """The notice is open."""
    notice = notice_named(state, request.notice)
    check_open_notice(notice)
    return (NoticeWithdrawn(notice.id, date_of(context.now)),)


def apply_withdrawn(state: State, act: NoticeWithdrawn) -> None:
    """The notice is closed."""
    state.put(replace(notice_named(state, act.notice), status="withdrawn", closed=act.day))


@dataclass(frozen=True, slots=True)
class TakeUpMatter:
    """Take up a matter of which a council above gave notice: it stays below."""

    motion: Annotated[Id, Doc("the motion that was carried to take it up; it is about the notice")]


@dataclass(frozen=True, slots=True)
class MatterTakenUp:
    """A council took up a matter of which a council above gave notice."""

    notice: Id
    council: Id
    motion: Id
    day: Day


def check_take_up(state: State, statute: Statute, council: Council, about: str, day: str) -> Notice:
    """Return the notice if the council may take its matter up on this day; raise `Refusal` otherwise."""
    notice = notice_named(state, about)
    competence = _shared(statute, council, notice.competence)
    check_taking_up(notice, council, competence, state.tables["councils"], day=day)
    return notice


def rests_take_up(state: State, about: str, sitting: Sitting) -> tuple[Majority, str]:
    """The council that sits takes up a matter it holds, within the days of the notice, by the majority of its level."""
    council, statute = state.council(sitting.council), state.statutes[sitting.statute]
    level = statute.levels[council.level]
    check_body(sitting, council.id, article=level.article)
    check_take_up(state, statute, council, about, sitting.day)
    return level.majority, level.article


def decide_take_up(state: State, request: TakeUpMatter, context: Context) -> tuple[object, ...]:
    """The council carried a motion to take the matter up, and the days are not over."""
    motion, purpose = rested(state, request.motion, "take-up-matter")
    statute = state.statutes[sitting_named(state, motion.sitting).statute]
    council, day = state.council(motion.council), date_of(context.now)
    notice = check_take_up(state, statute, council, purpose.about, day)
    return (MatterTakenUp(notice.id, council.id, motion.id, day),)


def apply_taken_up(state: State, act: MatterTakenUp) -> None:
    """The council that gave notice may not decide the matter by it."""
    notice = notice_named(state, act.notice)
    state.put(replace(notice, status="taken-up", taken_up=act.council, by=act.motion, closed=act.day))
    spend(state, act.motion)


@dataclass(frozen=True, slots=True)
class OverruleDecision:
    """Overrule a decision of a council below, after notice."""

    motion: Annotated[Id, Doc("the motion that was carried to overrule it; it is about the decision")]


@dataclass(frozen=True, slots=True)
class DecisionOverruled:
    """A council overruled a decision of a council below it: nothing rests on it any more."""

    decision: Id
    council: Id
    notice: Id
    motion: Id
    day: Day
    sentence: str


def check_overrule(state: State, statute: Statute, council: Council, about: str, day: str) -> tuple[Decision, str]:
    """Return the decision and the notice by which a council may overrule it on this day; raise `Refusal` otherwise."""
    decision: Decision = state.get(Decision, about, "decision")
    check_standing(state, decision)
    competence = _shared(statute, council, decision.competence)
    check_held(council, decision.competence, competence)
    notice = overruling_notice(
        council,
        competence,
        stage_of(council, decision.competence, competence),
        (item for item in state.tables["notices"].values() if item.decision == decision.id),
        below=is_below(decision.council, council.id, state.tables["councils"]),
        day=day,
    )
    return decision, notice


def rests_overrule(state: State, about: str, sitting: Sitting) -> tuple[Majority, str]:
    """The council that sits overrules a decision of one below, after notice, by what decides such a matter in it."""
    council, statute = state.council(sitting.council), state.statutes[sitting.statute]
    level = statute.levels[council.level]
    check_body(sitting, council.id, article=level.article)
    decision, _ = check_overrule(state, statute, council, about, sitting.day)
    competence = statute.competences[decision.competence]
    return (competence.majority, competence.article) if competence.majority else (level.majority, level.article)


def decide_overrule(state: State, request: OverruleDecision, context: Context) -> tuple[object, ...]:
    """The council carried a motion to overrule, after notice, and the decision still stands."""
    motion, purpose = rested(state, request.motion, "overrule-decision")
    statute = state.statutes[sitting_named(state, motion.sitting).statute]
    council, day = state.council(motion.council), date_of(context.now)
    decision, notice = check_overrule(state, statute, council, purpose.about, day)
    sentence = motion.vote.sentence if motion.vote else ""
    return (DecisionOverruled(decision.id, council.id, notice, motion.id, day, sentence),)


def apply_overruled(state: State, act: DecisionOverruled) -> None:
    """The decision is marked; directives from it are void."""
    decision: Decision = state.get(Decision, act.decision, "decision")
    state.put(replace(decision, overruled=Reversal(act.council, act.day, act.motion, act.sentence)))
    use_notice(state, act.notice, act.decision, act.day)
    spend(state, act.motion)


def _place_council(state: State, request: GiveNotice) -> Place:
    return Place(council=state.council(request.council).id)


def _place_notice(state: State, request: WithdrawNotice) -> Place:
    return Place(council=notice_named(state, request.notice).council)


def _place_motion(state: State, request: TakeUpMatter | OverruleDecision) -> Place:
    return Place(council=motion_named(state, request.motion).council)


KINDS = (
    Kind(
        name="give-notice",
        noun="notices",
        title="Give notice to the councils below",
        doc="Tells the councils below that this one means to decide a matter that is first theirs, or to set a "
        "decision "
        "of one of them aside. When the days of the competence's article are over it may do so, unless one of them has "
        "taken the matter up or decided it since. A notice is good for one decision.",
        offices=("chair", "secretary"),
        request=GiveNotice,
        acts={NoticeGiven: apply_notice},
        decide=decide_notice,
        place=_place_council,
        refusals={
            "council.unknown": "there is no such council",
            "council.not-constituted": "the council is not constituted",
            "notice.exists": "a notice has this id already",
            "notice.one-of": "neither a matter nor a decision is named, or both are",
            "competence.unknown": "the statute knows no such competence",
            "decision.unknown": "there is no such decision",
            "decision.set-aside": "the decision has been set aside already",
            "decision.overruled": "the decision has been overruled already",
            "notice.not-shared": "the statute does not share the competence so, or not with this level",
            "notice.nobody-below": "no council below has the matter, or the decision is of none below",
        },
        article="competences.notice_days",
    ),
    Kind(
        name="withdraw-notice",
        noun="notices",
        title="Withdraw a notice",
        doc="Withdraws a notice: nothing is decided by it.",
        offices=("chair", "secretary"),
        request=WithdrawNotice,
        acts={NoticeWithdrawn: apply_withdrawn},
        decide=decide_withdraw,
        place=_place_notice,
        refusals={
            "notice.unknown": "there is no such notice",
            "notice.closed": "it was withdrawn, used, or taken up before",
        },
        article="competences.notice_days",
    ),
    Kind(
        name="take-up-matter",
        noun="notices",
        title="Take up a matter",
        doc="Takes up, by a motion of the council, a matter of which a council above gave notice: it stays below, and "
        "the council above may not decide it by that notice.",
        offices=("chair", "secretary"),
        request=TakeUpMatter,
        acts={MatterTakenUp: apply_taken_up},
        decide=decide_take_up,
        place=_place_motion,
        rests=rests_take_up,
        refusals={
            **RESTING,
            "motion.elsewhere": "a section sits",
            "notice.unknown": "there is no such notice",
            "competence.unknown": "the statute no longer knows the matter",
            "notice.closed": "it was withdrawn, used, or taken up before",
            "notice.of-decision": "it is of a decision, not of a matter",
            "notice.not-below": "the council is not below the one that gave it, or does not hold the matter",
            "notice.late": "its days are over",
        },
        article="competences.sharing",
    ),
    Kind(
        name="overrule-decision",
        noun="notices",
        title="Overrule a decision",
        doc="Sets a decision of a council below aside, by a motion of this council and after notice, where the statute "
        "gives the competence as overruling. The decision stays on the record and is marked; directives from it are "
        "void.",
        offices=("chair", "secretary"),
        request=OverruleDecision,
        acts={DecisionOverruled: apply_overruled},
        decide=decide_overrule,
        place=_place_motion,
        rests=rests_overrule,
        refusals={
            **RESTING,
            "motion.elsewhere": "a section sits",
            "decision.unknown": "there is no such decision",
            "decision.set-aside": "it has been set aside already",
            "decision.overruled": "it has been overruled already",
            "competence.unknown": "the statute no longer knows its competence",
            "competence.handed-over": "the council has handed the matter over",
            "notice.not-shared": "the statute does not let a higher council overrule in this, or not one of this level",
            "overruling.not-below": "the decision is of no council below",
            "overruling.stage": "the council is not deciding in the matter itself",
            "notice.none": "no notice of it was given",
            "notice.running": "the days of the notice are not over",
        },
        article="competences.sharing",
    ),
)
