"""What all votes on motions share: the question they are judged by, what a vote leaves, and what follows from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Protocol

from deputies.acts.causes import cause_of
from deputies.acts.kinds import Context
from deputies.acts.motions import HANDED_OVER, check_decidable, make, motions_of, unmake
from deputies.acts.procedure import EFFECTS, effects_of
from deputies.acts.resting import majority_of, motion_named
from deputies.acts.sittings import attendance_in, sitting_named, sitting_of
from deputies.acts.state import State
from deputies.councils.standing import behind_of, standing_of, voices_of, votes_of
from deputies.councils.strength import holders_of
from deputies.sittings.amending import overtaken_by
from deputies.sittings.own_cause import NOBODYS, Cause
from deputies.sittings.sheets import parse_roll_call
from deputies.sittings.sitting import Bases, Cast, Motion, Sitting, Vote
from deputies.sittings.voting import Casting, Question, Voter, check_votable
from deputies.statutes.model import Majority
from deputies.values import Amount, date_of
from deputies.values.shape import Id

__all__ = [
    "FOLLOWS", "OWN_CAUSE", "VOTING", "AmendmentsOvertaken", "by_name", "called", "follows", "question_of",
    "question_on", "settle", "settled_vote",
]  # fmt: skip


def question_on(
    state: State,
    sitting: Sitting,
    majority: Majority,
    article: str,
    *,
    on: str,
    casting: Casting | None = None,
    cause: Cause = NOBODYS,
) -> Question:
    """Return what a vote in a sitting is judged by, as of now; `on` is the day, `cause` says who does not vote."""
    council = state.council(sitting.council)
    statute = state.statutes[sitting.statute]
    level, plan = statute.levels[council.level], state.plan_of(council)
    members = holders_of(state.mandates_in(council.id), sitting.section)
    present = set(sitting.present)
    there = {item.id for item in members if item.id in present and item.sits}
    votes = votes_of(plan, members, there)
    voters = {item.id: Voter(votes[item.id], item.section, behind_of(item)) for item in members if item.id in there}
    all_votes = votes_of(plan, members, {item.id for item in members})
    sections = (
        {}
        if sitting.section
        else {
            key: sum((all_votes[m.id] for m in members if m.section == key), start=Fraction()) for key in level.sections
        }
    )
    voices = voices_of(plan, council.id, members, section=sitting.section, present=there, enrolled=sitting.enrolled)
    units = standing_of(plan, members, tuple(state.tables["councils"].values())).behind
    attendance = attendance_in(state, sitting, on)
    behind = tuple(units)
    return Question(sitting, level, majority, article, attendance, voters, sections, behind, casting, voices, cause)


class _Taken(Protocol):
    """What the acts of all votes on a motion share."""

    @property
    def motion(self) -> str: ...
    @property
    def votes_for(self) -> Amount: ...
    @property
    def votes_against(self) -> Amount: ...
    @property
    def abstentions(self) -> Amount: ...
    @property
    def carried(self) -> bool: ...
    @property
    def sentence(self) -> str: ...
    @property
    def quorum(self) -> int: ...
    @property
    def needed(self) -> int: ...
    @property
    def bases(self) -> Bases: ...


def settled_vote(vote: Vote, act: _Taken) -> Vote:
    """Return the vote as an act states it: `vote` gives its kind and who voted by name."""
    return replace(
        vote, votes_for=act.votes_for, votes_against=act.votes_against, abstentions=act.abstentions,
        carried=act.carried, sentence=act.sentence, quorum=act.quorum, needed=act.needed, bases=act.bases,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class AmendmentsOvertaken:
    """Amendments that cannot be made any more, since another was carried."""

    amendments: tuple[Id, ...]
    by: Id


def apply_overtaken(state: State, act: AmendmentsOvertaken) -> None:
    """They are not voted."""
    for id_ in act.amendments:
        state.put(replace(motion_named(state, id_), status="overtaken", overtaken=act.by))


def follows(state: State, motion: Motion, vote: Vote) -> tuple[object, ...]:
    """Return the acts that follow when a motion is carried: effects on procedure, amendments overtaken."""
    if not vote.carried:
        return ()
    if motion.amends is None:
        return effects_of(state, motion)
    overtaken = overtaken_by(motion, motions_of(state, sitting_named(state, motion.sitting)))
    return (AmendmentsOvertaken(overtaken, motion.id),) if overtaken else ()


def settle(state: State, id_: str, vote: Vote) -> None:
    """Take down a vote: the motion is carried or rejected; a carried amendment changes the text of the motion, and a
    carried one that is found rejected is taken out of it."""
    motion = motion_named(state, id_)
    state.put(replace(motion, vote=vote, status="carried" if vote.carried else "rejected", calling=False))
    if motion.status == "tabled":
        sitting = sitting_named(state, motion.sitting)
        earlier = (other for other in sitting.voted if other != id_)
        state.put(replace(sitting, voted=(*earlier, id_)))
    if motion.amends is not None and vote.carried != (motion.status == "carried"):
        (make if vote.carried else unmake)(state, id_)


def by_name(state: State, choices: Sequence[Cast]) -> Vote:
    """Return a roll call without its totals. Ids are those of the mandates themselves: one text for all votes."""
    named: dict[str, list[str]] = {"for": [], "against": [], "abstain": []}
    for item in choices:
        named[item.choice].append(state.mandate(item.mandate).id)
    splits = tuple(item for item in choices if item.votes is not None)
    return Vote("roll-call", 0, 0, 0, tuple(named["for"]), tuple(named["against"]), tuple(named["abstain"]), splits)


def called(state: State, motion: str, choices: Sequence[Cast], sheet: str | None) -> tuple[Cast, ...]:
    """Return the choices of a roll call: those named, and those on the sheet."""
    listed = parse_roll_call(state.exhibit(sheet, "roll-call sheet"), motion) if sheet else ()
    return (*choices, *listed)


def question_of(state: State, motion: Motion, casting: Casting | None, context: Context) -> Question:
    """Return what a motion before a sitting is voted by now; raise `Refusal` where it is not to be voted, or the body
    that sits may not decide the matter any more."""
    sitting = sitting_of(state, motion)
    check_votable(sitting, motion, (motion_named(state, id_) for id_ in sitting.motions))
    if motion.procedure is None:
        check_decidable(state, motion, sitting)
    majority, article = majority_of(state, motion, sitting, context)
    cause = cause_of(state, motion, sitting)
    return question_on(state, sitting, majority, article, on=date_of(context.now), casting=casting, cause=cause)


FOLLOWS: Mapping[type, Callable[[State, Any], None]] = {AmendmentsOvertaken: apply_overtaken, **EFFECTS}
"""The acts that may follow from any vote on a motion."""

OWN_CAUSE = {"vote.own-cause": "the motion would sanction or recall the deputy who votes"}
"""What is refused of a vote by name: nobody is a judge in their own cause."""

VOTING = {
    "motion.unknown": "there is no such motion",
    "motion.by-consent": "the motion is decided by consent, outside a sitting",
    "sitting.not-open": "the sitting is not open",
    "motion.voted": "it has been voted already",
    **HANDED_OVER,
    "motion.procedure-first": "a motion on procedure about it has not been voted yet",
    "motion.amendments-first": "an amendment to it has not been voted yet",
    "amendment.out-of-turn": "another amendment is voted before it",
    "vote.form-demanded": "another form of vote has been demanded",
    "vote.no-quorum": "there is no quorum",
    "vote.no-casting": "a casting vote is stated and the statute gives none, or there is no tie",
    "threshold.base": "the majority or the quorum counts on something that has no number here",
}
"""What is refused of every vote on a motion."""
