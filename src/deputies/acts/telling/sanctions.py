"""Words for sanctions against deputies, and for cases on the franchise of groups."""

from __future__ import annotations

from collections.abc import Mapping

from deputies.acts.franchise import (
    FranchiseAppealDecided,
    FranchiseCaseAppealed,
    FranchiseCaseDecided,
    FranchiseCaseHeard,
    FranchiseCaseOpened,
)
from deputies.acts.sanctioning import (
    ExecutiveMemberRemoved,
    MandateSuspended,
    MandateTaken,
    SanctionAppealDecided,
    SanctionAppealed,
    SanctionEnforced,
    SanctionImposed,
    SanctionRejected,
    SuspensionEnded,
)
from deputies.acts.sanctions import SanctionAnswered, SanctionHeard, SanctionOpened
from deputies.acts.support import UnitVotedOnSanction
from deputies.acts.telling.speech import Speaker, Told, count, quoted
from deputies.directives.sanction import SanctionCase
from deputies.franchise.case import FranchiseCase
from deputies.values import say_date

__all__ = ["TOLD"]


def _case(say: Speaker, sanction: str) -> tuple[str, str, str]:
    """What is asked for, against whom, and before which council."""
    found: SanctionCase | None = say.find("sanctions", sanction)
    if found is None:
        return "sanction", "a deputy", "the council"
    return found.sanction, say.deputy(found.mandate), say.council(found.council)


def _opened(say: Speaker, act: SanctionOpened) -> str:
    council = say.council(act.council)
    by = f"{council} opened{say.by_vote(act.motion or '')}"
    if act.unit:
        by = f"A meeting of {say.unit(act.unit)} opened by {say.votes(act.votes_for, act.votes_against)}"
    before = f" before {council}" if act.unit else ""
    length = f" for {count(act.days, 'day', 'days')}" if act.days else ""
    from_ = " from the executive" if act.removes == "executive" else ""
    return (
        f"{by} a case{before} for the {act.asks}{from_}{length} of {say.deputy(act.mandate)}, on the ground "
        f"{quoted(act.ground)}; the deputy may answer by {say_date(act.answer_by)} and is heard on "
        f"{say_date(act.hearing)}."
    )


def _answered(say: Speaker, act: SanctionAnswered) -> str:
    _, who, _ = _case(say, act.sanction)
    return f"{who} answered the case in writing: {quoted(act.text)}"


def _heard(say: Speaker, act: SanctionHeard) -> str:
    _, who, council = _case(say, act.sanction)
    if act.attended:
        return f"{who} was heard by {council}: {quoted(act.statement)}"
    return f"{who} did not come to the hearing of {council}: {quoted(act.statement)}"


def _unit_voted(say: Speaker, act: UnitVotedOnSanction) -> str:
    sanction, who, _ = _case(say, act.sanction)
    stands = "supports" if act.votes_for > act.votes_against else "does not support"
    return (
        f"The meeting of {say.unit(act.unit)} {stands} the {sanction} of {who}: {act.votes_for:,} for and "
        f"{act.votes_against:,} against, of {count(act.electors, 'elector', 'electors')}."
    )


def _imposed(say: Speaker, act: SanctionImposed) -> str:
    sanction, who, council = _case(say, act.sanction)
    return (
        f"{council} imposed the {sanction} of {who}{say.by_vote(act.motion)}, with the support of {act.support} below; "
        f"it does not hold yet: an appeal may be made until {say_date(act.appeal_until)}."
    )


def _rejected(say: Speaker, act: SanctionRejected) -> str:
    sanction, who, council = _case(say, act.sanction)
    return f"{council} did not impose the {sanction} of {who}: {say.vote_on(act.motion).removeprefix('by ')}."


def _appealed(say: Speaker, act: SanctionAppealed) -> str:
    sanction, who, _ = _case(say, act.sanction)
    return (
        f"{who} appealed against the {sanction}: {quoted(act.grounds)} It lapses unless the appeal is decided by "
        f"{say_date(act.decided_by)}."
    )


def _appeal_decided(say: Speaker, act: SanctionAppealDecided) -> str:
    sanction, who, _ = _case(say, act.sanction)
    vote = say.vote_on(act.motion).removeprefix("by ")
    return f"{say.council(act.council)} {act.outcome} the {sanction} of {who}: {vote}."


def _enforced(say: Speaker, act: SanctionEnforced) -> str:
    sanction, who, _ = _case(say, act.sanction)
    until = ""
    if act.until is not None:
        until = f"; from {say_date(act.until)} on they may {'sit' if sanction == 'suspension' else 'stand'} again"
    return f"The {sanction} of {who} holds from this day{until}."


def _taken(say: Speaker, act: MandateTaken) -> str:
    return f"{say.deputy(act.mandate)} was {act.reason} from {say.council_of(act.mandate)}; the seat is empty."


def _suspended(say: Speaker, act: MandateSuspended) -> str:
    return (
        f"{say.deputy(act.mandate)} keeps the mandate and does not sit in {say.council_of(act.mandate)} before "
        f"{say_date(act.until)}."
    )


def _removed(say: Speaker, act: ExecutiveMemberRemoved) -> str:
    return f"{say.deputy(act.mandate)} was removed from the executive of {say.council(act.council)}."


def _suspension_ended(say: Speaker, act: SuspensionEnded) -> str:
    _, who, _ = _case(say, act.sanction)
    return f"The suspension of {who} is over; they sit again."


def _layer(say: Speaker, case: str) -> tuple[str, str, str]:
    """What a case on the franchise asks for, of which layer, before which council."""
    found: FranchiseCase | None = say.find("cases", case)
    if found is None:
        return "franchise", case, "the council"
    what = "admission" if found.kind == "admit" else "withdrawal of the franchise"
    return what, say.layer(found.layer), say.council(found.council)


def _franchise_opened(say: Speaker, act: FranchiseCaseOpened) -> str:
    what = "admission" if act.change == "admit" else "withdrawal of the franchise"
    return (
        f"A case was opened before {say.council(act.council)} on the {what} of {say.layer(act.layer)}, with "
        f"{count(len(act.evidence), 'piece', 'pieces')} of evidence; those concerned are heard on "
        f"{say_date(act.hearing)}."
    )


def _franchise_heard(say: Speaker, act: FranchiseCaseHeard) -> str:
    _, layer, council = _layer(say, act.case)
    return f"{council} heard {layer}: {quoted(act.statement)}"


def _franchise_decided(say: Speaker, act: FranchiseCaseDecided) -> str:
    what, layer, council = _layer(say, act.case)
    verb = "decided for" if act.granted else "decided against"
    return (
        f"{council} {verb} the {what} of {layer}{say.by_vote(act.motion)}; it is looked at again by "
        f"{say_date(act.review)}."
    )


def _franchise_appealed(say: Speaker, act: FranchiseCaseAppealed) -> str:
    what, layer, council = _layer(say, act.case)
    return (
        f"Electors of {say.unit(act.unit)} appealed against the decision of {council} on the {what} of {layer}: "
        f"{quoted(act.grounds)}"
    )


def _franchise_appeal_decided(say: Speaker, act: FranchiseAppealDecided) -> str:
    what, layer, council = _layer(say, act.case)
    verb = "overturned" if act.overturned else "upheld"
    return (
        f"{say.council(act.council)} {verb} the decision of {council} on the {what} of {layer}: "
        f"{say.vote_on(act.motion).removeprefix('by ')} to overturn it."
    )


TOLD: Mapping[type, Told] = {
    SanctionOpened: Told(_opened, "sanctions"),
    SanctionAnswered: Told(_answered, "sanctions"),
    SanctionHeard: Told(_heard, "sanctions"),
    UnitVotedOnSanction: Told(_unit_voted, "sanctions"),
    SanctionImposed: Told(_imposed, "sanctions"),
    SanctionRejected: Told(_rejected, "sanctions"),
    SanctionAppealed: Told(_appealed, "sanctions"),
    SanctionAppealDecided: Told(_appeal_decided, "sanctions"),
    SanctionEnforced: Told(_enforced, "sanctions"),
    MandateTaken: Told(_taken, "mandates"),
    MandateSuspended: Told(_suspended, "mandates"),
    ExecutiveMemberRemoved: Told(_removed, "mandates"),
    SuspensionEnded: Told(_suspension_ended, "mandates"),
    FranchiseCaseOpened: Told(_franchise_opened, "sanctions"),
    FranchiseCaseHeard: Told(_franchise_heard, "sanctions"),
    FranchiseCaseDecided: Told(_franchise_decided, "sanctions"),
    FranchiseCaseAppealed: Told(_franchise_appealed, "sanctions"),
    FranchiseAppealDecided: Told(_franchise_appeal_decided, "sanctions"),
}
"""The acts of sanctions and of the franchise."""
