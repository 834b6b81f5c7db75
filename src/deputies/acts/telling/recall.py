"""Words for recall: petitions against deputies and whole councils, their signatures, answers, counts and outcomes."""

from __future__ import annotations

from collections.abc import Mapping

from deputies.acts.body_recall import BodyPetitionOpened
from deputies.acts.endings import PetitionLapsed
from deputies.acts.petitions import PetitionCertified, PetitionFailed, RecallAnswered, SignaturesCounted
from deputies.acts.recall import PetitionOpened, RecallMeetingHeld
from deputies.acts.recall_votes import ConfidenceWithdrawn, RecallCarried, RecallCountEntered, RecallRejected
from deputies.acts.telling.accountability import instruction
from deputies.acts.telling.speech import Speaker, Told, count, figures, quoted, tailed
from deputies.mandates.petition import Petition
from deputies.values import say_date

__all__ = ["TOLD"]


def _petition(say: Speaker, petition: str) -> str:
    """What is asked for: "the petition to recall ...", "the petition of no confidence in City"."""
    found: Petition | None = say.find("petitions", petition)
    if found is None:
        return f"the petition {petition}"
    if found.whole:
        return f"the petition of no confidence in {say.council(found.council)}"
    asks = "petition" if found.initiator == "electors" and not found.meeting else "request"
    return f"the {asks} to recall {say.deputy(found.mandate)}"


def _target(say: Speaker, petition: str) -> str:
    """What is voted on: "the recall of ...", "no confidence in City"."""
    found: Petition | None = say.find("petitions", petition)
    if found is None:
        return f"the petition {petition}"
    return (
        f"no confidence in {say.council(found.council)}"
        if found.whole
        else f"the recall of {say.deputy(found.mandate)}"
    )


def _signing(needed: int, electors: int, closes: str) -> str:
    return f"it needs {count(needed, 'signature', 'signatures')} of {electors:,} electors by {say_date(closes)}"


def _ground(say: Speaker, act: PetitionOpened | RecallMeetingHeld) -> str:
    """The statute's ground that is named, and the instruction that was not followed; "" for none."""
    named = f", on the ground {quoted(act.ground.replace('-', ' '))}" if act.ground else ""
    if act.instruction is None:
        return named
    return f"{named}, about the instruction {instruction(say, act.mandate, act.instruction)}"


def _opened(say: Speaker, act: PetitionOpened) -> str:
    who, council = say.deputy(act.mandate), say.council_of(act.mandate)
    ground = _ground(say, act)
    if act.initiator == "electors":
        opened = f"Electors of {say.electors_of(act.mandate)} opened a petition to recall {who} from {council}"
        return tailed(f"{opened}{ground}; {_signing(act.needed, act.electors, act.closes)}", act.grounds)
    asks = {
        "council": f"{council} asked{say.by_vote(act.motion or '')} for the recall of one of its deputies, {who}",
        "controlling-unit": f"the control of {council} asked for the recall of {who}",
        "nominating-organisation": f"the party that nominated {who} asked for the recall from {council}",
    }[act.initiator]
    return tailed(f"{asks}{ground}; nobody need sign it, and it comes to a vote", act.grounds)


def _body_opened(say: Speaker, act: BodyPetitionOpened) -> str:
    signing = _signing(act.needed, act.electors, act.closes)
    return tailed(f"Electors opened a petition of no confidence in {say.council(act.council)}; {signing}", act.grounds)


def _meeting(say: Speaker, act: RecallMeetingHeld) -> str:
    return tailed(
        f"A meeting of {say.electors_of(act.mandate)}, where {act.electors:,} electors are on the roll, voted on the "
        f"recall of {say.deputy(act.mandate)} from {say.council_of(act.mandate)}{_ground(say, act)}",
        act.grounds,
    )


def _on_paper(say: Speaker, act: SignaturesCounted) -> str:
    return (
        f"The {act.teller} teller counted {count(act.valid, 'valid signature', 'valid signatures')} on paper for "
        f"{_petition(say, act.petition)}, and rejected {act.rejected:,}."
    )


def _signed(say: Speaker, act: PetitionCertified | PetitionFailed) -> str:
    """Who signed: "50 of 250 electors, 20 of them on paper"."""
    found: Petition | None = say.find("petitions", act.petition)
    of = f" of {found.electors:,}" if found else ""
    paper = f", {act.on_paper:,} of them on paper" if act.on_paper else ""
    rejected = f" ({count(act.rejected, 'line was', 'lines were')} rejected)" if act.rejected else ""
    comma = "," if paper else ""
    return f"{act.signatures:,}{of} electors{paper}{rejected}{comma}"


def _needed(say: Speaker, petition: str) -> str:
    found: Petition | None = say.find("petitions", petition)
    return f": {found.needed:,} were needed" if found else ""


def _certified(say: Speaker, act: PetitionCertified) -> str:
    signed, needed = _signed(say, act), _needed(say, act.petition)
    return f"{signed} signed {_petition(say, act.petition)}, which is enough{needed}."


def _failed(say: Speaker, act: PetitionFailed) -> str:
    signed, needed = _signed(say, act), _needed(say, act.petition)
    return f"{signed} signed {_petition(say, act.petition)} in time, and it failed{needed}."


def _lapsed(say: Speaker, act: PetitionLapsed) -> str:
    found: Petition | None = say.find("petitions", act.petition)
    why = "the term of the council ended" if found and found.whole else "the mandate ended otherwise"
    return f"{_petition(say, act.petition)} lapsed: {why}."


def _answered(say: Speaker, act: RecallAnswered) -> str:
    found: Petition | None = say.find("petitions", act.petition)
    if found is None:
        return f"The petition {act.petition} was answered: {quoted(act.text)}"
    if found.whole:
        return f"The chair of {say.council(found.council)} answered the petition of no confidence: {quoted(act.text)}"
    return f"{say.deputy(found.mandate)} answered the petition for recall: {quoted(act.text)}"


def _counted(say: Speaker, act: RecallCountEntered) -> str:
    return (
        f"The {act.teller} teller counted {act.votes_for:,} for, {act.votes_against:,} against and {act.spoiled:,} "
        f"spoiled in the vote on {_target(say, act.petition)}."
    )


def _carried(say: Speaker, act: RecallCarried) -> str:
    numbers, who = figures(act.sentence, "carried"), say.deputy(act.mandate)
    if act.motion is not None:
        return f"{say.of_motion(act.motion)} recalled one of its deputies, {who}: {numbers}"
    return f"{say.electors_of(act.mandate)} recalled {who} from {say.council_of(act.mandate)}: {numbers}"


def _rejected(say: Speaker, act: RecallRejected) -> str:
    who = say.of_motion(act.motion) if act.motion else "the electors"
    return f"{who} voted on {_target(say, act.petition)}, and it was not carried: {figures(act.sentence, 'rejected')}"


def _withdrawn(say: Speaker, act: ConfidenceWithdrawn) -> str:
    return (
        f"The electors withdrew their confidence from {say.council(act.council)}, which has to be elected and "
        f"constituted anew: {figures(act.sentence, 'carried')}"
    )


TOLD: Mapping[type, Told] = {
    PetitionOpened: Told(_opened, "petitions"),
    BodyPetitionOpened: Told(_body_opened, "petitions"),
    RecallMeetingHeld: Told(_meeting, "petitions"),
    SignaturesCounted: Told(_on_paper),
    PetitionCertified: Told(_certified, "petitions"),
    PetitionFailed: Told(_failed, "petitions"),
    PetitionLapsed: Told(_lapsed, "petitions"),
    RecallAnswered: Told(_answered, "petitions"),
    RecallCountEntered: Told(_counted),
    RecallCarried: Told(_carried, "petitions"),
    RecallRejected: Told(_rejected, "petitions"),
    ConfidenceWithdrawn: Told(_withdrawn, "petitions"),
}
"""The acts of recall."""
