"""Sanction cases from their decision on: decided with the proof of support, appealed, enforced, a suspension ended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated, Literal

from deputies.acts.endings import (
    DelegationEnded,
    PetitionLapsed,
    StandInEnded,
    apply_delegation_ended,
    apply_lapsed,
    apply_stand_in_ended,
    petitions_lapsed,
    resting_ended,
)
from deputies.acts.kinds import Context, Kind, Place
from deputies.acts.resting import RESTING, check_body, motion_named, rested, spend
from deputies.acts.state import State
from deputies.acts.support import sanction_named, support_in
from deputies.councils.delegation import resting_on
from deputies.councils.executive import without_member
from deputies.councils.hierarchy import is_below
from deputies.directives.sanction import SanctionCase, SanctionStatus
from deputies.directives.sanctioning import (
    check_appeal,
    check_appeal_council,
    check_appeal_open,
    check_enforceable,
    check_heard,
    check_support,
    provision_of,
    say_support,
)
from deputies.mandates.mandate import Mandate
from deputies.sittings.sitting import Sitting
from deputies.statutes.model import Majority, Sanction
from deputies.values import Refusal, add_days, add_months, date_of
from deputies.values.shape import Day, Doc, Id, Text

__all__ = [
    "KINDS", "AppealSanction", "DecideSanction", "DecideSanctionAppeal", "EndSuspension", "EnforceSanction",
]  # fmt: skip


def _rule_of(state: State, case: SanctionCase) -> Sanction:
    return provision_of(state.statutes[case.statute], case.sanction)


@dataclass(frozen=True, slots=True)
class DecideSanction:
    """Decide a sanction case by a motion of the council: carried, it is imposed; rejected, the case ends."""

    motion: Annotated[Id, Doc("the motion to impose the sanction, carried or rejected")]


@dataclass(frozen=True, slots=True)
class SanctionImposed:
    """A sanction was imposed with the support of the units; it does not hold before the days to appeal are over."""

    sanction: Id
    motion: Id
    sentence: str
    support: Annotated[str, Doc("units and electors for it, out of all")]
    day: Day
    appeal_until: Day


@dataclass(frozen=True, slots=True)
class SanctionRejected:
    """The council did not impose the sanction; the case has ended."""

    sanction: Id
    motion: Id
    sentence: str
    day: Day


def rests_decide(state: State, about: str, sitting: Sitting) -> tuple[Majority, str]:
    """The council of the case sits as a whole, and the deputy was heard."""
    case = sanction_named(state, about)
    provision = _rule_of(state, case)
    check_body(sitting, case.council, article=provision.article)
    check_heard(case)
    return provision.majority, provision.article


def decide_sanction(state: State, request: DecideSanction, context: Context) -> tuple[object, ...]:
    """The deputy was heard; a carried motion counts only with its majority of units and of electors."""
    motion, purpose = rested(state, request.motion, "decide-sanction", outcomes=("carried", "rejected"))
    case = sanction_named(state, purpose.about)
    provision = _rule_of(state, case)
    check_heard(case)
    day, sentence = date_of(context.now), motion.vote.sentence if motion.vote else ""
    if motion.status == "rejected":
        return (SanctionRejected(case.id, motion.id, sentence, day),)
    support = support_in(state, case)
    check_support(provision, case, support)
    until = add_days(day, provision.appeal_days)
    return (SanctionImposed(case.id, motion.id, sentence, say_support(support), day, until),)


def apply_imposed(state: State, act: SanctionImposed) -> None:
    """The deputy may appeal; nothing is taken from them yet."""
    case = replace(sanction_named(state, act.sanction), status="imposed", motion=act.motion, decided=act.day)
    state.put(replace(case, sentence=act.sentence, support=act.support, appeal_until=act.appeal_until))
    spend(state, act.motion)


def apply_rejected(state: State, act: SanctionRejected) -> None:
    """The case has ended."""
    case = replace(sanction_named(state, act.sanction), status="rejected", motion=act.motion, decided=act.day)
    state.put(replace(case, sentence=act.sentence))
    spend(state, act.motion)


@dataclass(frozen=True, slots=True)
class AppealSanction:
    """Appeal against a sanction imposed on oneself."""

    sanction: Annotated[Id, Doc("the case")]
    grounds: Annotated[Text, Doc("why the decision is wrong")]


@dataclass(frozen=True, slots=True)
class SanctionAppealed:
    """The deputy appealed; the sanction does not hold meanwhile, and lapses if the appeal is not decided in time."""

    sanction: Id
    grounds: Text
    day: Day
    decided_by: Day


def decide_appeal(state: State, request: AppealSanction, context: Context) -> tuple[object, ...]:
    """The sanction was imposed, and the days to appeal are not over."""
    case, today = sanction_named(state, request.sanction), date_of(context.now)
    check_appeal(case, today)
    decided_by = add_days(today, _rule_of(state, case).appeal_decided_days)
    return (SanctionAppealed(case.id, request.grounds, today, decided_by),)


def apply_appealed(state: State, act: SanctionAppealed) -> None:
    """The case waits for the council that hears appeals."""
    case = replace(sanction_named(state, act.sanction), status="appealed", appeal=act.grounds, appealed=act.day)
    state.put(replace(case, appeal_decided_by=act.decided_by))


@dataclass(frozen=True, slots=True)
class DecideSanctionAppeal:
    """Decide the appeal by a motion to uphold the sanction: carried, it stands; rejected, it is overturned."""

    motion: Annotated[Id, Doc("the motion to uphold the sanction, carried or rejected")]


@dataclass(frozen=True, slots=True)
class SanctionAppealDecided:
    """The appeal was decided: the sanction is upheld or overturned."""

    sanction: Id
    council: Id
    motion: Id
    outcome: Literal["upheld", "overturned"]
    sentence: str
    day: Day


def rests_appeal(state: State, about: str, sitting: Sitting) -> tuple[Majority, str]:
    """Another council, of the level that the statute names, sits as a whole, and an appeal is open."""
    case, council = sanction_named(state, about), state.council(sitting.council)
    provision = _rule_of(state, case)
    check_body(sitting, council.id, article=provision.article)
    check_appeal_open(case, sitting.day)
    check_appeal_council(provision, case, council)
    return provision.majority, provision.article


def decide_decide_appeal(state: State, request: DecideSanctionAppeal, context: Context) -> tuple[object, ...]:
    """The council that hears the appeal voted, in time, whether to uphold the sanction."""
    motion, purpose = rested(state, request.motion, "decide-sanction-appeal", outcomes=("carried", "rejected"))
    case, day = sanction_named(state, purpose.about), date_of(context.now)
    check_appeal_open(case, day)
    outcome: Literal["upheld", "overturned"] = "upheld" if motion.status == "carried" else "overturned"
    sentence = motion.vote.sentence if motion.vote else ""
    return (SanctionAppealDecided(case.id, motion.council, motion.id, outcome, sentence, day),)


def apply_appeal_decided(state: State, act: SanctionAppealDecided) -> None:
    """The sanction may be enforced, or the case has ended."""
    status: SanctionStatus = act.outcome
    case = replace(sanction_named(state, act.sanction), status=status, appeal_council=act.council)
    state.put(replace(case, appeal_motion=act.motion, appeal_decided=act.day, appeal_sentence=act.sentence))
    spend(state, act.motion)


@dataclass(frozen=True, slots=True)
class EnforceSanction:
    """Enforce a sanction, once no appeal is left."""

    sanction: Annotated[Id, Doc("the case")]


@dataclass(frozen=True, slots=True)
class SanctionEnforced:
    """A sanction holds from this day; `until` is the first day after a suspension or an exclusion."""

    sanction: Id
    day: Day
    until: Day | None = None


@dataclass(frozen=True, slots=True)
class MandateTaken:
    """A mandate ended by a sanction; the seat is empty from that day."""

    mandate: Id
    sanction: Id
    reason: Literal["removed", "excluded"]
    day: Day


@dataclass(frozen=True, slots=True)
class MandateSuspended:
    """A mandate is suspended: its holder does not sit before the day given, and until the suspension is ended."""

    mandate: Id
    sanction: Id
    until: Day


@dataclass(frozen=True, slots=True)
class ExecutiveMemberRemoved:
    """A member of an executive was removed from it by a sanction; the mandate stays."""

    council: Id
    mandate: Id
    sanction: Id
    day: Day


def decide_enforce(state: State, request: EnforceSanction, context: Context) -> tuple[object, ...]:
    """The days to appeal are over, or the appeal upheld it, and there is something to take."""
    case, day = sanction_named(state, request.sanction), date_of(context.now)
    mandate = state.mandate(case.mandate)
    executive = state.council(mandate.council).executive
    check_enforceable(case, mandate, executive.members if executive else (), day)
    return tuple(_enforced(state, case, mandate, day))


def _enforced(state: State, case: SanctionCase, mandate: Mandate, day: str) -> Iterator[object]:
    if case.sanction == "suspension":
        until = add_days(day, case.days)
        yield SanctionEnforced(case.id, day, until)
        for item in (mandate, *resting_on(mandate, state.tables["mandates"].values())):
            yield MandateSuspended(item.id, case.id, max(until, item.suspended or until))
    elif case.sanction == "exclusion":
        yield SanctionEnforced(case.id, day, add_months(day, _rule_of(state, case).ends_months or 0))
        yield from _taken(state, case, _held_below(state, case), day)
    else:
        yield SanctionEnforced(case.id, day)
        if case.sanction == "removal" and case.removes == "executive":
            yield ExecutiveMemberRemoved(mandate.council, mandate.id, case.id, day)
        elif case.sanction == "removal":
            yield from _taken(state, case, (mandate,), day)


def _held_below(state: State, case: SanctionCase) -> tuple[Mandate, ...]:
    """Return the mandates that an excluded deputy holds in the council that decided, and in those below it."""
    councils = state.tables["councils"]
    return tuple(
        item
        for item in state.tables["mandates"].values()
        if item.deputy == case.deputy
        and item.ended is None
        and (item.council == case.council or is_below(item.council, case.council, councils))
    )


def _taken(state: State, case: SanctionCase, mandates: tuple[Mandate, ...], day: str) -> Iterator[object]:
    """Yield the acts that end mandates, the petitions against them, and the delegations resting on them, each once."""
    reason: Literal["removed", "excluded"] = "excluded" if case.sanction == "exclusion" else "removed"
    ended = {item.id for item in mandates}
    for mandate in mandates:
        yield MandateTaken(mandate.id, case.id, reason, day)
        yield from petitions_lapsed(state, mandate, day)
        for act in resting_ended(state, mandate, day):
            held = str(getattr(act, "mandate", ""))  # a petition may lapse besides
            if not held or held not in ended:
                ended.add(held)
                yield act


def apply_enforced(state: State, act: SanctionEnforced) -> None:
    """The sanction holds."""
    case = sanction_named(state, act.sanction)
    state.put(replace(case, status="enforced", enforced=act.day, until=act.until))


def apply_taken(state: State, act: MandateTaken) -> None:
    """The mandate has ended."""
    state.put(replace(state.mandate(act.mandate), ended=act.day, end_reason=act.reason))


def apply_suspended(state: State, act: MandateSuspended) -> None:
    """The deputy does not sit."""
    state.put(replace(state.mandate(act.mandate), suspended=act.until))


def apply_removed(state: State, act: ExecutiveMemberRemoved) -> None:
    """The executive has one member fewer; posts of that member are empty."""
    council = state.council(act.council)
    if council.executive is not None:
        state.put(replace(council, executive=without_member(council.executive, act.mandate)))


@dataclass(frozen=True, slots=True)
class EndSuspension:
    """End a suspension whose days are over."""

    sanction: Annotated[Id, Doc("the case")]


@dataclass(frozen=True, slots=True)
class SuspensionEnded:
    """A suspension is over: the deputy sits again."""

    sanction: Id
    mandates: Annotated[tuple[Id, ...], Doc("the mandate, and those resting on it that were suspended with it")]
    day: Day


def decide_end(state: State, request: EndSuspension, context: Context) -> tuple[object, ...]:
    """The first day after the suspension has come. The deputy may say so as well as the council's officers."""
    case, day = sanction_named(state, request.sanction), date_of(context.now)
    held = [item for item in state.tables["mandates"].values() if item.deputy == case.deputy and item.suspended]
    if case.sanction != "suspension" or case.until is None or not held:
        raise Refusal(
            "suspension.none",
            f"By the case {case.id!r} no mandate is suspended now; there is nothing to end.",
            found=case.sanction,
            required="a suspension in force",
        )
    over = tuple(item.id for item in held if item.suspended is not None and item.suspended <= day)
    if not over:
        until = min(item.suspended for item in held if item.suspended is not None)
        raise Refusal(
            "suspension.running",
            f"The deputy is suspended until {until}, the first day on which they sit again; it is {day}.",
            found=day,
            required=until,
        )
    return (SuspensionEnded(case.id, over, day),)


def apply_suspension_ended(state: State, act: SuspensionEnded) -> None:
    """The deputy may be present again."""
    for id_ in act.mandates:
        state.put(replace(state.mandate(id_), suspended=None))


def _place_motion(state: State, request: DecideSanction | DecideSanctionAppeal) -> Place:
    return Place(council=motion_named(state, request.motion).council)


def _place_enforce(state: State, request: EnforceSanction) -> Place:
    return Place(council=sanction_named(state, request.sanction).council)


def _place_deputy(state: State, request: AppealSanction | EndSuspension) -> Place:
    case = sanction_named(state, request.sanction)
    return Place(council=case.council, deputy=case.deputy)


_UNKNOWN = {"sanction.unknown": "there is no such case"}

KINDS = (
    Kind(
        name="decide-sanction",
        noun="sanctions",
        title="Decide a sanction case",
        doc="Decides the case by a motion of the council, by the majority of the article on that sanction. Rejected, "
        "the "
        "case ends. Carried, it counts only with the support from below that the statute requires, of units and of "
        "electors, both proven by the votes of their meetings; without it the sanction is refused, and the refusal "
        "says what is missing. The deputy may appeal then.",
        offices=("secretary", "chair"),
        request=DecideSanction,
        acts={SanctionImposed: apply_imposed, SanctionRejected: apply_rejected},
        decide=decide_sanction,
        place=_place_motion,
        rests=rests_decide,
        refusals={
            **RESTING,
            **_UNKNOWN,
            "motion.elsewhere": "another council sits, or a section",
            "sanction.not-heard": "the deputy was not heard, or the case is decided",
            "sanction.no-support": "too few units below support it, or too few electors voted for it there",
        },
        article="sanctions.support_electors",
    ),
    Kind(
        name="appeal-sanction",
        noun="sanctions",
        title="Appeal against a sanction",
        doc="The deputy appeals, within the days of the statute. The sanction does not hold meanwhile, and lapses if "
        "the "
        "appeal is not decided in time.",
        offices=("deputy",),
        request=AppealSanction,
        acts={SanctionAppealed: apply_appealed},
        decide=decide_appeal,
        place=_place_deputy,
        refusals={
            **_UNKNOWN,
            "sanction.not-imposed": "no sanction was imposed, or an appeal was made already",
            "sanction.appeal-late": "the days to appeal are over",
        },
        article="sanctions.appeal_days",
    ),
    Kind(
        name="decide-sanction-appeal",
        noun="sanctions",
        title="Decide a sanction appeal",
        doc="Another council, of the level that hears appeals, votes on a motion to uphold the sanction, by the "
        "majority "
        "of the article on it: carried, the sanction stands; rejected, it is overturned, so that doubt is in favour of "
        "the deputy.",
        offices=("secretary", "chair"),
        request=DecideSanctionAppeal,
        acts={SanctionAppealDecided: apply_appeal_decided},
        decide=decide_decide_appeal,
        place=_place_motion,
        rests=rests_appeal,
        refusals={
            **RESTING,
            **_UNKNOWN,
            "motion.elsewhere": "a section sits",
            "sanction.not-appealed": "there is no open appeal",
            "sanction.lapsed": "the days to decide the appeal are over: the sanction has lapsed",
            "sanction.appeal-level": "the council is not of the level that hears appeals",
            "sanction.same-council": "the council is the one that decided",
        },
        article="sanctions.appeal_decided_days",
    ),
    Kind(
        name="enforce-sanction",
        noun="sanctions",
        title="Enforce a sanction",
        doc="Enforces a sanction once the days to appeal are over without one, or the appeal upheld it; only then it "
        "holds. A removal ends the mandate, or the place in the executive; a suspension keeps the deputy from sitting "
        "until its day; an exclusion ends the deputy's mandates in the council and below it and bars them from "
        "standing "
        "until its end; a reprimand is taken down. What rests on a mandate ends or is suspended with it.",
        offices=("credentials", "secretary"),
        request=EnforceSanction,
        acts={
            SanctionEnforced: apply_enforced,
            MandateTaken: apply_taken,
            MandateSuspended: apply_suspended,
            ExecutiveMemberRemoved: apply_removed,
            PetitionLapsed: apply_lapsed,
            DelegationEnded: apply_delegation_ended,
            StandInEnded: apply_stand_in_ended,
        },
        decide=decide_enforce,
        place=_place_enforce,
        refusals={
            **_UNKNOWN,
            "sanction.not-imposed": "no sanction was imposed, or it was enforced already",
            "sanction.appeal-open": "the deputy may still appeal",
            "sanction.appealed": "an appeal is not decided yet",
            "sanction.lapsed": "the appeal was not decided in time: the sanction has lapsed",
            "mandate.ended": "the mandate has ended meanwhile",
            "executive.not-member": "the deputy is in the executive no longer",
        },
        article="sanctions.appeal_days",
    ),
    Kind(
        name="end-suspension",
        noun="sanctions",
        title="End a suspension",
        doc="Takes down that the days of a suspension are over, so that the deputy sits again. The deputy may do so, "
        "so "
        "that nobody can hold them back.",
        offices=("deputy", "secretary", "credentials"),
        request=EndSuspension,
        acts={SuspensionEnded: apply_suspension_ended},
        decide=decide_end,
        place=_place_deputy,
        refusals={
            **_UNKNOWN,
            "suspension.none": "the case suspends no mandate now",
            "suspension.running": "the suspension is not over",
        },
        article="sanctions.most_days",
    ),
)
