"""What rests on a motion: acts on a council's own order that only a carried motion of it can bring about.

A recall from the executive, an objection of a section, the decision of a case: each is tabled as a motion on the
council's own order that says to which request it leads and about what. So whoever votes knows what follows; the vote
is taken by the majority that the statute asks for it, in an open sitting of the body that may decide it; and the
request that follows names the motion and brings nothing new. A motion leads to one act.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from deputies.acts.kinds import Context
from deputies.acts.state import State
from deputies.sittings.procedure import majority_of_procedure
from deputies.sittings.sitting import Motion, MotionStatus, Purpose, Sitting
from deputies.sittings.voting import majority_for
from deputies.statutes.majorities import say_article
from deputies.statutes.model import OWN_ORDER, Majority
from deputies.values import Refusal

__all__ = ["RESTING", "check_body", "check_purpose", "majority_of", "motion_named", "pair_of", "rested", "spend"]

_CARRIED: tuple[MotionStatus, ...] = ("carried",)
RESTING = {
    "motion.unknown": "there is no such motion",
    "motion.other-purpose": "the motion was tabled for something else",
    "motion.not-carried": "the motion is not carried",
    "motion.spent": "something else rests on the motion already",
}
"""What is refused of every request that rests on a motion."""


def motion_named(state: State, id_: str) -> Motion:
    """Return the motion, or raise `Refusal` (`motion.unknown`)."""
    return state.get(Motion, id_, "motion")  # type: ignore[no-any-return]


def pair_of(about: str, words: str) -> tuple[str, str]:
    """Return the two ids that a motion is about, written one/other; raise `Refusal` (`motion.about`) for one alone.

    words  what the two are: "organ/mandate".
    """
    one, slash, other = about.partition("/")
    if not slash:
        raise Refusal(
            "motion.about",
            f"The motion is to be about {words}, two ids joined by a slash; found {about!r}.",
            found=about,
            required=words,
        )
    return one, other


def check_purpose(state: State, sitting: Sitting, competence: str, purpose: Purpose, context: Context) -> None:
    """Raise `Refusal` unless a motion in this sitting may lead to such a request about this.

    Codes: `motion.purpose` (nothing rests on a motion under this name, or not on one under this competence), and what
    the request itself refuses of the body that sits or of what it is about.
    """
    kind = context.kinds.get(purpose.kind)
    if kind is None or kind.rests is None:
        known = ", ".join(name for name, one in context.kinds.items() if one.rests is not None)
        raise Refusal(
            "motion.purpose",
            f"No request {purpose.kind!r} rests on a motion; those that do are {known}.",
            found=purpose.kind,
            required=known,
        )
    if competence != OWN_ORDER:
        raise Refusal(
            "motion.purpose",
            f"{kind.title}: this is a matter of the council's own order; table the motion by {OWN_ORDER!r}.",
            found=competence,
            required=OWN_ORDER,
        )
    kind.rests(state, purpose.about, sitting)


def majority_of(state: State, motion: Motion, sitting: Sitting, context: Context) -> tuple[Majority, str]:
    """Return the majority a motion needs, and the article: of what it leads to, of its competence, or the level's."""
    statute, level = state.statutes[sitting.statute], state.council(sitting.council).level
    if motion.procedure is not None:
        return majority_of_procedure(statute, statute.levels[level], motion.procedure)
    kind = context.kinds.get(motion.leads_to.kind) if motion.leads_to and motion.amends is None else None
    if kind is not None and kind.rests is not None and motion.leads_to is not None:
        return kind.rests(state, motion.leads_to.about, sitting)
    return majority_for(statute, level, motion)


def check_body(sitting: Sitting, council: str, *, article: str, section: str | None = None) -> None:
    """Raise `Refusal` (`motion.elsewhere`) unless this council, or this section of it, sits."""
    if (sitting.council, sitting.section) != (council, section):
        body = f"the section {section!r} of {council!r}" if section else f"the council {council!r}"
        raise Refusal(
            "motion.elsewhere",
            f"{say_article(article).capitalize()} leaves this to {body}; here sits "
            f"{f'the section {sitting.section!r} of ' if sitting.section else ''}{sitting.council!r}.",
            article=article,
            found=sitting.section or sitting.council,
            required=section or council,
        )


def rested(
    state: State, id_: str, kind: str, *, outcomes: Collection[MotionStatus] = _CARRIED
) -> tuple[Motion, Purpose]:
    """Return a voted motion that leads to this kind of request, and its purpose.

    outcomes  how it may have been voted: what is decided either way rests on a rejected motion as well.
    raises    Refusal with the codes of `RESTING`.
    """
    motion = motion_named(state, id_)
    if motion.leads_to is None or motion.leads_to.kind != kind or motion.amends is not None:
        found = f"{motion.leads_to.kind} about {motion.leads_to.about}" if motion.leads_to else "nothing further"
        raise Refusal(
            "motion.other-purpose",
            f"The motion {id_!r} was tabled to lead to {found}, not to {kind}.",
            found=found,
            required=kind,
        )
    if motion.spent:
        raise Refusal(
            "motion.spent", f"The motion {id_!r} has been carried out; it leads to one act.", found=motion.status
        )
    if motion.status not in outcomes:
        why = f": {motion.vote.sentence}" if motion.vote else "."
        raise Refusal(
            "motion.not-carried",
            f"The motion {id_!r} is {motion.status}{why}",
            found=motion.status,
            required=" or ".join(outcomes),
        )
    return motion, motion.leads_to


def spend(state: State, id_: str) -> None:
    """Take down that a motion has been carried out."""
    motion = motion_named(state, id_)
    status: MotionStatus = "adopted" if motion.status == "carried" else motion.status
    state.put(replace(motion, spent=True, status=status))
