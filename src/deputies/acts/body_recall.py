"""Recall of a whole council: opening a petition to withdraw confidence from it.

Once open, it is signed, certified, answered (by the chair) and voted on like a petition against a deputy
(`deputies.acts.petitions`, `deputies.acts.recall_votes`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from deputies.acts.kinds import Context, Kind, Place
from deputies.acts.naming import check_new
from deputies.acts.recall_votes import confidence_in
from deputies.acts.state import State
from deputies.councils.council import Council
from deputies.councils.electorate import electorate_of
from deputies.councils.strength import check_constituted
from deputies.mandates.opening import check_bases, check_running, needed_by
from deputies.mandates.petition import Petition
from deputies.values import Refusal, add_days, date_of
from deputies.values.shape import Day, Digest, Doc, Id, Least

__all__ = ["KINDS", "OpenBodyRecall"]


@dataclass(frozen=True, slots=True)
class OpenBodyRecall:
    """Open a petition to withdraw confidence from a whole council."""

    petition: Annotated[Id, Doc("id of the petition")]
    council: Annotated[Id, Doc("the council")]
    grounds: Annotated[str, Doc("why; public, so without names")] = ""


@dataclass(frozen=True, slots=True)
class BodyPetitionOpened:
    """A petition against a whole council was opened: it needs so many signatures by that day."""

    petition: Id
    council: Id
    grounds: str
    opened: Day
    closes: Day
    electors: Annotated[int, Least(0)]
    needed: Annotated[int, Least(0)]
    statute: Digest


def decide_open(state: State, request: OpenBodyRecall, context: Context) -> tuple[object, ...]:
    """An elector below the council opens one petition at a time against a council that is constituted."""
    check_new(state, Petition, request.petition, "petition")
    council, today = state.council(request.council), date_of(context.now)
    check_constituted(council)
    rule = confidence_in(state.statute, council.id)
    _check_not_due(council)
    petitions = state.tables["petitions"].values()
    check_running(item for item in petitions if item.whole and item.council == council.id)
    _, electors = electorate_of(state.plan_of(council), council.id)
    check_bases(rule)
    closes, needed = add_days(today, rule.signing_days), needed_by(rule, electors)
    return (
        BodyPetitionOpened(
            request.petition, council.id, request.grounds, today, closes, electors, needed, state.system.statute
        ),
    )


def _check_not_due(council: Council) -> None:
    if council.due is not None:
        raise Refusal(
            "council.due",
            f"The {council.title} is due to be constituted anew since {council.due.day} "
            f"({council.due.reason.replace('-', ' ')}); elect it instead.",
            found=council.due.reason,
            required="a council that is not due",
        )


def apply_opened(state: State, act: BodyPetitionOpened) -> None:
    """The petition may be signed by every elector below the council."""
    state.put(
        Petition(
            id=act.petition,
            mandate="",
            grounds=act.grounds,
            opened=act.opened,
            closes=act.closes,
            electors=act.electors,
            needed=act.needed,
            statute=act.statute,
            council=act.council,
        )
    )


def _place(state: State, request: OpenBodyRecall) -> Place:
    council = state.council(request.council)
    if not state.tables["plans"]:
        return Place(council.id)
    units, _ = electorate_of(state.plan_of(council), council.id)
    return Place(council.id, units)


KINDS = (
    Kind(
        name="open-body-recall",
        noun="petitions",
        title="Open a petition of no confidence",
        doc="Opens a petition to withdraw confidence from a whole council. Any elector of its constituencies may do "
        "so, "
        "and of those of all councils that send delegates to it; the record says only of which unit. It is signed, "
        "certified, answered by the chair and voted on like a recall. Carried, the council is due to be constituted "
        "anew and carries on until then, or is dissolved at once, as the statute says.",
        offices=("elector",),
        request=OpenBodyRecall,
        acts={BodyPetitionOpened: apply_opened},
        decide=decide_open,
        place=_place,
        refusals={
            "council.unknown": "there is no such council",
            "petition.exists": "the id is taken",
            "council.not-constituted": "the council is not constituted, or is dissolved",
            "recall.none": "the statute knows no recall of a whole council",
            "council.due": "the council is due to be constituted anew already",
            "recall.running": "another petition against the council is open or to be voted on",
            "threshold.base": "a share in the statute's article is of something that has no number here",
            "recall.unreachable": "the statute asks for more signatures than there are electors",
        },
        article="mandates.no_confidence",
    ),
)
