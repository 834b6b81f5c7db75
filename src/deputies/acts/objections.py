"""Objections of councils below to a directive, their settlement, and the withdrawal of a directive."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Literal

from deputies.acts.directives import check_bound, directive_named, known_facts, objections_to
from deputies.acts.kinds import Context, Kind, Place
from deputies.acts.naming import check_new
from deputies.acts.resting import RESTING, check_body, motion_named, rested, spend
from deputies.acts.state import State
from deputies.directives.directive import Directive, DirectiveObjection, Fact, Means, ObjectionStatus
from deputies.directives.execution import answer_of, check_facts
from deputies.directives.issuing import means_faults, provision_of
from deputies.directives.objecting import check_may_object, check_open
from deputies.sittings.sitting import Decision, Sitting
from deputies.statutes.model import Majority
from deputies.values import Fault, Faults, Refusal, add_days, date_of
from deputies.values.shape import Day, Doc, Id, Text

__all__ = ["KINDS", "ObjectToDirective", "SettleObjection", "WithdrawDirective"]

Asks = Literal["deviation", "appeal"]


def _objection(state: State, id_: str) -> DirectiveObjection:
    return state.get(DirectiveObjection, id_, "objection")  # type: ignore[no-any-return]


def _body(state: State, directive: Directive) -> tuple[str, str | None]:
    """Return the council that issued a directive, and the section of it whose decision it hands down."""
    decision: Decision = state.get(Decision, directive.decision, "decision")
    return directive.council, decision.section


@dataclass(frozen=True, slots=True)
class ObjectToDirective:
    """Object to a directive: propose means of one's own, or ask to be released from it."""

    objection: Annotated[Id, Doc("id of the objection")]
    motion: Annotated[Id, Doc("the council's motion that was carried to object; its text is the reason")]
    asks: Annotated[Asks, Doc("deviation: means of its own; appeal: to be released from the directive")]
    means: Annotated[Means | None, Doc("for a deviation: the means that the council proposes for itself")] = None
    facts: Annotated[
        tuple[Fact, ...], Doc("the facts that its conditions hold on, each with its source; none of the record's own")
    ] = ()


@dataclass(frozen=True, slots=True)
class DirectiveObjected:
    """A council below objected to a directive; its days to choose and report do not run while this is open."""

    objection: Id
    directive: Id
    council: Id
    motion: Id
    asks: Asks
    reason: Text
    sentence: str
    raised: Day
    settle_by: Day
    means: Means | None = None
    facts: tuple[Fact, ...] = ()


def rests_object(state: State, about: str, sitting: Sitting) -> tuple[Majority, str]:
    """A council that the directive binds sits as a whole, within the days to object."""
    directive = directive_named(state, about)
    statute = state.statutes[directive.statute]
    provision = provision_of(statute)
    check_body(sitting, sitting.council, article=provision.article)
    check_bound(state, directive, sitting.council, sitting.day)
    answer = answer_of(directive, sitting.council)
    check_may_object(provision, directive, answer, objections_to(state, directive), sitting.day)
    level = state.statutes[sitting.statute].levels[state.council(sitting.council).level]
    return level.majority, level.article


def decide_object(state: State, request: ObjectToDirective, context: Context) -> tuple[object, ...]:
    """The council carried a motion to object, in time; means of its own hold on the facts it states."""
    check_new(state, DirectiveObjection, request.objection, "objection")
    motion, purpose = rested(state, request.motion, "object-to-directive")
    directive, day = directive_named(state, purpose.about), date_of(context.now)
    provision = provision_of(state.statutes[directive.statute])
    check_bound(state, directive, motion.council, day)
    answer = answer_of(directive, motion.council)
    check_may_object(provision, directive, answer, objections_to(state, directive), day)
    facts = _deviation(state, directive, motion.council, request)
    return (
        DirectiveObjected(
            request.objection, directive.id, motion.council, motion.id, request.asks, motion.text,
            motion.vote.sentence if motion.vote else "", day, add_days(day, provision.settle_days), request.means,
            facts,
        ),
    )  # fmt: skip


def _deviation(state: State, directive: Directive, council: str, request: ObjectToDirective) -> tuple[Fact, ...]:
    """Return the facts that the proposed means rest on; none for an appeal."""
    if (request.means is not None) != (request.asks == "deviation"):
        found = "means are proposed" if request.means else "no means are proposed"
        expected = "none in an appeal" if request.means else "the means that a deviation proposes"
        raise Faults("object-to-directive", [Fault("means", found, expected)])
    if request.means is None:
        if request.facts:
            raise Faults("object-to-directive", [Fault("facts", "facts are stated", "none in an appeal")])
        return ()
    all_means = (*directive.means, request.means)
    faults = means_faults(all_means, path="means", start=len(directive.means))
    if faults:
        raise Faults("object-to-directive", faults)
    known = known_facts(state, council)
    return check_facts(all_means, request.means, request.facts, council, known=known, document="object-to-directive")


def apply_objected(state: State, act: DirectiveObjected) -> None:
    """The objection is open; the directive names it."""
    directive = directive_named(state, act.directive)
    state.put(replace(directive, objections=(*directive.objections, act.objection)))
    state.put(
        DirectiveObjection(
            act.objection, act.directive, act.council, act.asks, act.reason, act.motion, act.raised, act.settle_by,
            act.means, act.facts,
        )
    )  # fmt: skip
    spend(state, act.motion)


@dataclass(frozen=True, slots=True)
class SettleObjection:
    """Settle an objection by a motion to grant what it asks for: carried, it is granted; rejected, refused."""

    motion: Annotated[Id, Doc("the motion to grant what the objection asks for, carried or rejected")]


@dataclass(frozen=True, slots=True)
class ObjectionSettled:
    """An objection was settled: the deviation is allowed, the council released, or the objection refused."""

    objection: Id
    motion: Id
    outcome: Literal["allowed", "released", "refused"]
    sentence: str
    day: Day


def rests_settle(state: State, about: str, sitting: Sitting) -> tuple[Majority, str]:
    """The body that issued the directive sits, and the objection is open."""
    objection = _objection(state, about)
    directive = directive_named(state, objection.directive)
    council, section = _body(state, directive)
    provision = provision_of(state.statutes[directive.statute])
    check_body(sitting, council, article=provision.article, section=section)
    check_open(objection, sitting.day, article=provision.article)
    level = state.statutes[sitting.statute].levels[state.council(council).level]
    return level.majority, level.article


def decide_settle(state: State, request: SettleObjection, context: Context) -> tuple[object, ...]:
    """The body that issued the directive voted whether to grant what the objection asks for, in time."""
    motion, purpose = rested(state, request.motion, "settle-objection", outcomes=("carried", "rejected"))
    objection, day = _objection(state, purpose.about), date_of(context.now)
    directive = directive_named(state, objection.directive)
    check_open(objection, day, article=provision_of(state.statutes[directive.statute]).article)
    granted: Literal["allowed", "released"] = "allowed" if objection.asks == "deviation" else "released"
    outcome: Literal["allowed", "released", "refused"] = granted if motion.status == "carried" else "refused"
    sentence = motion.vote.sentence if motion.vote else ""
    return (ObjectionSettled(objection.id, motion.id, outcome, sentence, day),)


def apply_settled(state: State, act: ObjectionSettled) -> None:
    """The objection is settled, and the days of the council run on."""
    status: ObjectionStatus = act.outcome
    objection = replace(_objection(state, act.objection), status=status, settled=act.day)
    state.put(replace(objection, settled_on=act.motion, sentence=act.sentence))
    spend(state, act.motion)


@dataclass(frozen=True, slots=True)
class WithdrawDirective:
    """Withdraw a directive."""

    motion: Annotated[Id, Doc("the motion that was carried to withdraw it; its text is the reason")]


@dataclass(frozen=True, slots=True)
class DirectiveWithdrawn:
    """A directive was withdrawn; it binds nobody any more."""

    directive: Id
    motion: Id
    reason: Text
    sentence: str
    day: Day


def rests_withdraw(state: State, about: str, sitting: Sitting) -> tuple[Majority, str]:
    """The body that issued the directive sits, and has not withdrawn it."""
    directive = directive_named(state, about)
    council, section = _body(state, directive)
    check_body(sitting, council, article=provision_of(state.statutes[directive.statute]).article, section=section)
    _check_not_withdrawn(directive)
    level = state.statutes[sitting.statute].levels[state.council(council).level]
    return level.majority, level.article


def decide_withdraw(state: State, request: WithdrawDirective, context: Context) -> tuple[object, ...]:
    """The body that issued the directive carried a motion to withdraw it."""
    motion, purpose = rested(state, request.motion, "withdraw-directive")
    directive = directive_named(state, purpose.about)
    _check_not_withdrawn(directive)
    sentence = motion.vote.sentence if motion.vote else ""
    return (DirectiveWithdrawn(directive.id, motion.id, motion.text, sentence, date_of(context.now)),)


def _check_not_withdrawn(directive: Directive) -> None:
    if directive.withdrawn is not None:
        raise Refusal(
            "directive.withdrawn",
            f"The directive {directive.id!r} was withdrawn on {directive.withdrawn}; that is done once.",
            found=directive.withdrawn,
            required="a directive in force",
        )


def apply_withdrawn(state: State, act: DirectiveWithdrawn) -> None:
    """The directive is withdrawn; what was chosen and reported stays on view."""
    state.put(replace(directive_named(state, act.directive), withdrawn=act.day, withdrawal=act.reason))
    spend(state, act.motion)


def _place_motion(state: State, request: ObjectToDirective | SettleObjection | WithdrawDirective) -> Place:
    return Place(council=motion_named(state, request.motion).council)


KINDS = (
    Kind(
        name="object-to-directive",
        noun="directives",
        title="Object to a directive",
        doc="A council that a directive is addressed to objects to it, once, within the days that the statute gives, "
        "by "
        "a motion whose text is the reason. A deviation proposes means of its own, with their conditions and the facts "
        "they hold on; an appeal asks to be released. While it is open the council's days to choose and to report do "
        "not run. If it is not settled in time it stands as made.",
        offices=("secretary", "chair"),
        request=ObjectToDirective,
        acts={DirectiveObjected: apply_objected},
        decide=decide_object,
        place=_place_motion,
        rests=rests_object,
        refusals={
            **RESTING,
            "objection.exists": "an objection has this id already",
            "directive.unknown": "there is no such directive",
            "directive.not-addressed": "the directive is not addressed to the council that sits",
            "directive.withdrawn": "the directive was withdrawn",
            "directive.lapsed": "the emergency decision that it was issued from is in force no longer",
            "directive.released": "the council has been released from it",
            "motion.elsewhere": "a section sits",
            "objection.none": "the statute gives the councils below no objection",
            "objection.once": "the council has objected already",
            "objection.late": "the days to object are over",
            "execution.done": "the council has reported the directive as done",
            "means.fact-missing": "a condition of its means looks at a fact that is not stated",
            "means.condition": "a condition of its means does not hold on the facts stated",
            "faults": "means are missing or stand in an appeal; an id is taken; a fact stands twice or is no such fact",
        },
        article="directives.object_days",
    ),
    Kind(
        name="settle-objection",
        noun="directives",
        title="Settle an objection",
        doc="The body that issued the directive votes on a motion to grant what the objection asks for: carried, the "
        "means of a deviation join the directive for that council, and by an appeal the council is released; rejected, "
        "the objection is refused. It is settled within the days of the statute, or stands as made.",
        offices=("secretary", "chair"),
        request=SettleObjection,
        acts={ObjectionSettled: apply_settled},
        decide=decide_settle,
        place=_place_motion,
        rests=rests_settle,
        refusals={
            **RESTING,
            "objection.unknown": "there is no such objection",
            "motion.elsewhere": "another council sits, or another section",
            "objection.settled": "it was settled before",
            "objection.stands": "the days to settle it are over: it stands as made",
        },
        article="directives.settle_days",
    ),
    Kind(
        name="withdraw-directive",
        noun="directives",
        title="Withdraw a directive",
        doc="The body that issued a directive withdraws it by a motion whose text is the reason. Nothing is chosen or "
        "reported under it any more; what was done stays on view.",
        offices=("secretary", "chair"),
        request=WithdrawDirective,
        acts={DirectiveWithdrawn: apply_withdrawn},
        decide=decide_withdraw,
        place=_place_motion,
        rests=rests_withdraw,
        refusals={
            **RESTING,
            "directive.unknown": "there is no such directive",
            "motion.elsewhere": "another council sits, or another section",
            "directive.withdrawn": "it was withdrawn before",
        },
        article="directives",
    ),
)
