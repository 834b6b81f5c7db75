"""Opening a recall: by electors, control or party; by the council; or at once, by a meeting of those who elected.

What follows on a petition stands in `deputies.acts.petitions`, how it is decided in `deputies.acts.recall_votes`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated, Literal

from deputies.acts.elections import election_named
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
from deputies.acts.initiators import check_asks
from deputies.acts.kinds import Context, Kind, Place
from deputies.acts.naming import check_new
from deputies.acts.recall_votes import RecallCarried, RecallRejected, apply_carried, apply_rejected
from deputies.acts.resting import RESTING, check_body, motion_named, rested, spend
from deputies.acts.state import State
from deputies.elections.election import Election
from deputies.elections.lists import by_lists
from deputies.elections.result import tally, votes_won
from deputies.mandates.chain import votes_for
from deputies.mandates.instructions import check_electors_elected
from deputies.mandates.mandate import Mandate
from deputies.mandates.opening import (
    check_bases,
    check_initiator,
    check_may_open,
    check_meeting,
    meeting_provision,
    needed_by,
    provision_of,
)
from deputies.mandates.petition import Initiator, Petition, RecallCount
from deputies.mandates.recall import check_recall_count
from deputies.mandates.statements import check_grounds
from deputies.mandates.verdict import verdict
from deputies.sittings.sitting import Sitting
from deputies.statutes.majorities import say_article
from deputies.statutes.model import Majority, Recall
from deputies.values import Refusal, add_days, date_of
from deputies.values.shape import Day, Digest, Doc, Id, Least

__all__ = ["KINDS", "MoveRecall", "OpenRecall", "RecallAtOnce"]


@dataclass(frozen=True, slots=True)
class OpenRecall:
    """Open a petition to recall a deputy."""

    petition: Annotated[Id, Doc("id of the petition")]
    mandate: Annotated[Id, Doc("the mandate whose holder is to be recalled")]
    grounds: Annotated[str, Doc("why; public, so without names")] = ""
    ground: Annotated[Id | None, Doc("which of the grounds that the statute lists")] = None
    instruction: Annotated[Id | None, Doc("the instruction that was not followed, where that is the ground")] = None
    initiator: Annotated[
        Literal["electors", "controlling-unit", "nominating-organisation"],
        Doc("who opens it, where the statute names others than those who elected"),
    ] = "electors"


@dataclass(frozen=True, slots=True)
class PetitionOpened:
    """A petition was opened: it needs so many signatures by that day, none where others than electors opened it."""

    petition: Id
    mandate: Id
    grounds: str
    opened: Day
    closes: Day
    electors: Annotated[int, Least(0)]
    needed: Annotated[int, Least(0)]
    statute: Digest
    ground: Id | None = None
    instruction: Id | None = None
    initiator: Initiator = "electors"
    elected_with: Annotated[int, Least(0), Doc("votes that elected the deputy, where the statute compares them")] = 0
    verify_by: Day | None = None
    motion: Id | None = None


@dataclass(frozen=True, slots=True)
class _Stated:
    """What is stated against a deputy: in words, as one of the statute's grounds, with the instruction concerned."""

    grounds: str
    ground: str | None
    instruction: str | None


def decide_open(state: State, request: OpenRecall, context: Context) -> tuple[object, ...]:
    """Who the statute names opens one petition at a time, outside the protected days, on grounds it allows."""
    check_new(state, Petition, request.petition, "petition")
    mandate = state.mandate(request.mandate)
    check_electors_elected(mandate)
    rule = provision_of(state.statute.mandates.recall, mandate)
    check_asks(state, mandate, rule, request.initiator, context)
    stated = _Stated(request.grounds, request.ground, request.instruction)
    return (_opened(state, request.petition, mandate, rule, stated, request.initiator, context),)


def _opened(
    state: State,
    id_: str,
    mandate: Mandate,
    rule: Recall,
    stated: _Stated,
    initiator: Initiator,
    context: Context,
) -> PetitionOpened:
    today = date_of(context.now)
    check_may_open(mandate, rule, state.tables["petitions"].values(), today)
    _check_stated(mandate, rule, stated)
    electors = election_named(state, mandate.election).electors
    signed = initiator == "electors"
    check_bases(rule)
    needed = needed_by(rule, electors) if signed else 0
    closes = add_days(today, rule.signing_days) if signed else today
    return PetitionOpened(
        id_, mandate.id, stated.grounds, today, closes, electors, needed, state.system.statute,
        stated.ground, stated.instruction, initiator, _elected_with(state, mandate, rule, context),
        add_days(closes, rule.verify_days) if signed and rule.verify_days else None,
    )  # fmt: skip


def _check_stated(mandate: Mandate, rule: Recall, stated: _Stated) -> None:
    check_grounds(rule, stated.grounds, stated.ground, instruction=stated.instruction)
    known = [item.id for item in mandate.instructions]
    if stated.instruction is not None and stated.instruction not in known:
        raise Refusal(
            "instruction.unknown",
            f"The mandate {mandate.id!r} has no instruction {stated.instruction!r}; "
            f"{'it has ' + ', '.join(known) if known else 'it has none'}.",
            found=stated.instruction,
            required=", ".join(known) or "no instruction",
        )


def _elected_with(state: State, mandate: Mandate, rule: Recall, context: Context) -> int:
    """Return the votes that elected, where the rule compares them: 0 elsewhere.

    raises  Refusal (`recall.no-votes`) where no votes by candidate stand on the record: nobody is to collect in vain.
    """
    if not rule.as_many_as_elected:
        return 0
    election = election_named(state, mandate.election)
    votes = _votes_of(state, election, mandate.number, context)
    if not votes:
        raise Refusal(
            "recall.no-votes",
            f"{say_article(rule.article).capitalize()} compares the votes for recall with those that elected the "
            f"deputy "
            f"{mandate.deputy!r}, and no vote for that candidate stands on the record of {election.id!r}.",
            article=rule.article,
            found="no votes",
            required="the votes that elected",
        )
    return votes


def _votes_of(state: State, election: Election, number: int, context: Context) -> int | None:
    """Return the votes of a candidate, or of the list they stand on, by the count of the election."""
    if by_lists(election):
        return votes_for(election, number)
    ballots = None if election.ballots is None else state.exhibit(election.ballots, "ballot file")
    provision = state.statutes[election.statute].elections
    counted = tally(election, provision, ballots, implementation=context.count_with).count
    return votes_won(counted, number) if counted is not None else None


def apply_opened(state: State, act: PetitionOpened) -> None:
    """The petition may be signed; where nobody need sign, it waits for the answer and the vote."""
    signed = act.initiator == "electors"
    state.put(
        Petition(
            id=act.petition,
            mandate=act.mandate,
            grounds=act.grounds,
            opened=act.opened,
            closes=act.closes,
            electors=act.electors,
            needed=act.needed,
            statute=act.statute,
            status="open" if signed else "certified",
            certified=None if signed else act.opened,
            council=state.mandate(act.mandate).council,
            initiator=act.initiator,
            ground=act.ground,
            instruction=act.instruction,
            verify_by=act.verify_by,
            elected_with=act.elected_with,
            motion=act.motion,
        )
    )
    if act.motion is not None:
        spend(state, act.motion)


@dataclass(frozen=True, slots=True)
class MoveRecall:
    """Open the recall of a deputy by the council; the text of its motion is the statement of the grounds."""

    petition: Annotated[Id, Doc("id of the petition")]
    motion: Annotated[Id, Doc("the motion that was carried to open it")]
    ground: Annotated[Id | None, Doc("which of the grounds that the statute lists")] = None
    instruction: Annotated[Id | None, Doc("the instruction that was not followed, where that is the ground")] = None


def rests_move(state: State, about: str, sitting: Sitting) -> tuple[Majority, str]:
    """The council the deputy sits in opens it, by the majority of its level, where the statute names it."""
    mandate = state.mandate(about)
    check_electors_elected(mandate)
    statute = state.statutes[sitting.statute]
    rule = provision_of(statute.mandates.recall, mandate)
    check_initiator(rule, "council")
    check_body(sitting, mandate.council, article=rule.article)
    check_may_open(mandate, rule, state.tables["petitions"].values(), sitting.day)
    level = statute.levels[state.council(mandate.council).level]
    return level.majority, level.article


def decide_move(state: State, request: MoveRecall, context: Context) -> tuple[object, ...]:
    """The council carried a motion to open it; it comes to the vote without signatures."""
    check_new(state, Petition, request.petition, "petition")
    motion, purpose = rested(state, request.motion, "move-recall")
    mandate = state.mandate(purpose.about)
    rule = provision_of(state.statute.mandates.recall, mandate)
    check_initiator(rule, "council")
    stated = _Stated(motion.text, request.ground, request.instruction)
    opened = _opened(state, request.petition, mandate, rule, stated, "council", context)
    return (replace(opened, motion=motion.id),)


@dataclass(frozen=True, slots=True)
class RecallAtOnce:
    """Recall a deputy at once, by a meeting of those who elected."""

    petition: Annotated[Id, Doc("id of the recall")]
    mandate: Annotated[Id, Doc("the mandate whose holder is to be recalled")]
    votes_for: Annotated[int, Least(0), Doc("votes for recall, of all units that elected together")]
    votes_against: Annotated[int, Least(0), Doc("votes against it, of all these units")]
    grounds: Annotated[str, Doc("why; public, so without names")] = ""
    ground: Annotated[Id | None, Doc("which of the grounds that the statute lists")] = None
    instruction: Annotated[Id | None, Doc("the instruction that was not followed, where that is the ground")] = None


@dataclass(frozen=True, slots=True)
class RecallMeetingHeld:
    """A meeting of those who elected voted on a recall, without petition."""

    petition: Id
    mandate: Id
    grounds: str
    day: Day
    electors: Annotated[int, Least(0)]
    statute: Digest
    ground: Id | None = None
    instruction: Id | None = None
    elected_with: Annotated[int, Least(0), Doc("votes that elected the deputy, where the statute compares them")] = 0


def decide_at_once(state: State, request: RecallAtOnce, context: Context) -> tuple[object, ...]:
    """The statute lets a meeting of those who elected recall by its `decision`; its votes are judged as they stand."""
    check_new(state, Petition, request.petition, "petition")
    mandate, day = state.mandate(request.mandate), date_of(context.now)
    check_electors_elected(mandate)
    rule = meeting_provision(state.statute.mandates.recall, mandate)
    check_meeting(mandate, rule, day)
    _check_stated(mandate, rule, _Stated(request.grounds, request.ground, request.instruction))
    held = RecallMeetingHeld(
        request.petition, mandate.id, request.grounds, day, election_named(state, mandate.election).electors,
        state.system.statute, request.ground, request.instruction, _elected_with(state, mandate, rule, context),
    )  # fmt: skip
    petition, given = _petition_of(held), RecallCount("", request.votes_for, request.votes_against, 0)
    check_recall_count(petition, given)
    judged = verdict(petition, rule, given)
    figures = (petition.id, given.votes_for, given.votes_against, judged.sentence, day)
    if not judged.carried:
        return held, RecallRejected(*figures)
    return (held, RecallCarried(figures[0], mandate.id, *figures[1:]), *_ended_with(state, mandate, day))


def _ended_with(state: State, mandate: Mandate, day: str) -> Iterator[object]:
    yield from petitions_lapsed(state, mandate, day)
    yield from resting_ended(state, mandate, day)


def _petition_of(act: RecallMeetingHeld) -> Petition:
    return Petition(
        id=act.petition,
        mandate=act.mandate,
        grounds=act.grounds,
        opened=act.day,
        closes=act.day,
        electors=act.electors,
        needed=0,
        statute=act.statute,
        status="certified",
        certified=act.day,
        ground=act.ground,
        instruction=act.instruction,
        elected_with=act.elected_with,
        meeting=True,
    )


def apply_meeting(state: State, act: RecallMeetingHeld) -> None:
    """The recall stands among the petitions, and is judged by the act that follows."""
    state.put(replace(_petition_of(act), council=state.mandate(act.mandate).council))


def _place_of_mandate(state: State, request: OpenRecall | RecallAtOnce) -> Place:
    mandate = state.mandate(request.mandate)
    return Place(mandate.council, mandate.units)


def _place_of_motion(state: State, request: MoveRecall) -> Place:
    return Place(motion_named(state, request.motion).council)


_NOT_NOW = {
    "mandate.ended": "the mandate has ended",
    "mandate.expired": "the term is over",
    "mandate.unconfirmed": "the credential is not confirmed",
    "mandate.waiting": "the council is not constituted anew yet",
    "mandate.delegate": "the deputy is a delegate; the council that sent it recalls it",
    "recall.none": "the statute has no recall",
    "recall.protected": "it is too early or too late in the mandate",
}
_ONE = {
    "recall.running": "another petition against the same mandate is open or to be voted on",
    "recall.once": "the statute allows one petition in a term, and there was one",
    "recall.initiator": "the statute does not let this initiator open a recall",
}
_STATED = {
    "recall.grounds": "the statute requires grounds and none are given",
    "recall.ground": "the statute lists the only grounds and none of them is named; or it lists none and one is; or an "
    "instruction is named under another ground",
    "recall.words": "the statement has more words than the statute allows",
    "instruction.unknown": "the mandate has no such instruction",
    "recall.no-votes": "the statute compares the votes that elected, and none stand on the record",
}
_COUNTED = {
    "threshold.base": "a share in the statute's recall is of something that has no number here",
    "recall.unreachable": "the statute asks for more signatures than there are electors",
}

KINDS = (
    Kind(
        name="open-recall",
        noun="petitions",
        title="Open a petition for recall",
        doc="Opens a petition to recall a deputy. Any elector of those who elected may do so, and the record says only "
        "of which unit; it then needs the statute's share of signatures within the statute's days. Where the statute "
        "names them, a member of the council's control commission opens it as controlling-unit, and a deputy of the "
        "party that nominated, or the organiser on its behalf, as nominating-organisation: then nobody need sign, and "
        "it comes to the vote once it was answered or the days for it are over.",
        offices=("elector", "deputy", "organiser"),
        request=OpenRecall,
        acts={PetitionOpened: apply_opened},
        decide=decide_open,
        place=_place_of_mandate,
        refusals={
            "petition.exists": "the id is taken",
            "mandate.unknown": "there is no such mandate",
            **_NOT_NOW,
            **_ONE,
            "recall.not-initiator": "who asks does not speak for the initiator named",
            **_STATED,
            **_COUNTED,
        },
        article="mandates.recall",
    ),
    Kind(
        name="move-recall",
        noun="petitions",
        title="Open a recall by the council",
        doc="Opens the recall of a deputy by a motion of the council the deputy sits in, where the statute names it. "
        "The "
        "text of the motion is the statement of the grounds. Nobody need sign: it comes to the vote once the deputy "
        "has "
        "answered or the days for it are over.",
        offices=("chair", "secretary"),
        request=MoveRecall,
        acts={PetitionOpened: apply_opened},
        decide=decide_move,
        place=_place_of_motion,
        rests=rests_move,
        refusals={
            **RESTING,
            "petition.exists": "the id is taken",
            "mandate.unknown": "there is no such mandate",
            "motion.elsewhere": "another council sits, or a section",
            **_NOT_NOW,
            **_ONE,
            **_STATED,
            "threshold.base": _COUNTED["threshold.base"],
        },
        article="mandates.recall.who",
    ),
    Kind(
        name="recall-at-once",
        noun="petitions",
        title="Recall at once",
        doc="Takes down the vote of a meeting of those who elected, without petition, where the statute lets a meeting "
        "recall at once. Where several units elected together, the votes are those of all of them. It is judged by the "
        "same majority, turnout and grounds as a vote on a petition; carried, the mandate ends at once, and a petition "
        "against it lapses. A vote that was not carried stands on the record too.",
        offices=("elector",),
        request=RecallAtOnce,
        acts={
            RecallMeetingHeld: apply_meeting,
            RecallCarried: apply_carried,
            RecallRejected: apply_rejected,
            PetitionLapsed: apply_lapsed,
            DelegationEnded: apply_delegation_ended,
            StandInEnded: apply_stand_in_ended,
        },
        decide=decide_at_once,
        place=_place_of_mandate,
        refusals={
            "petition.exists": "the id is taken",
            "mandate.unknown": "there is no such mandate",
            **_NOT_NOW,
            "recall.not-at-once": "the statute knows recall by petition only",
            **_STATED,
            "recall.votes": "there are more votes than electors",
            "threshold.base": _COUNTED["threshold.base"],
        },
        article="mandates.recall.at_once",
    ),
)
