"""What the fields of acts mean, for the page of acts: from the act itself, from its request, or from the words here.

An act mostly repeats fields of its request, whose notes then hold for it too. What the rules add (days, numbers,
verdicts) means the same in every act: it is said once, in `_COMMON`. Where one act means something else, it stands in
`_PARTICULAR`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from deputies.values.shape import Field, fields_of

if TYPE_CHECKING:
    from deputies.acts.kinds import Kind

__all__ = ["meaning_of"]

_COMMON: Mapping[str, str] = {
    "abstentions": "votes abstaining, as they are judged",
    "amendments": "ids of the amendments to it that go the same way",
    "article": "the article that says so",
    "at": "the moment, UTC, at which it was taken down",
    "bases": "the numbers the vote was judged on, of the body that sat at that moment",
    "by": "office that asked, and of what it is held",
    "carried": "whether it was carried",
    "case": "the franchise case",
    "closes": "last day on which it may be signed, included",
    "competence": "the matter, a key of the statute's competences; `own-order` for the council's own order",
    "council": "the council",
    "day": "civil day (UTC) on which it happened: that of the entry's `at`",
    "decision": "the decision",
    "demand": "the demand for a sitting",
    "deputy": "the deputy's id, the same in all mandates of one person",
    "directive": "the directive",
    "election": "the election",
    "electors": "number of electors it concerns, on the roll",
    "force": "what the statute makes of an instruction: binding, guiding or free",
    "given": "civil day on which it was given",
    "issued": "civil day on which it was issued",
    "mandate": "the mandate",
    "member": "the deputy's id, or mandate, that joined",
    "motion": "the motion it rests on",
    "needed": "least whole number of votes in favour that reaches the threshold",
    "notice": "the notice to councils below that it used",
    "mover": "mandate of who moved it",
    "number": "number, counted from 1",
    "opened": "civil day on which it was opened",
    "organ": "the organ",
    "outcome": "how it was decided",
    "petition": "the petition",
    "plan": "the plan of seats",
    "point": "the point of the agenda that was on, from 1; 0 before the first",
    "present": "deputies in the room now",
    "quorate": "whether those present are a quorum",
    "quorum": "how many the quorum needs, in what it counts: deputies, units or electors",
    "reason": "why, in words",
    "root": "set root of the commitments in the box",
    "sanction": "the sanction case",
    "seats": "planned seats",
    "seconds": "seconds",
    "section": "the section; left out for the whole council, or none",
    "sentence": "the numbers and the rule in one sentence, for people",
    "sitting": "the sitting",
    "sheet": "SHA-256 of the sheet that holds the list; left out where the list stands in the act",
    "stage": "stage of the council in the matter: preparatory, advisory, controlling or deciding",
    "statute": "SHA-256 of the statute it is held under",
    "before": "SHA-256 of the statute in force until then",
    "title": "what it is about, in a line",
    "to": "to whom it goes: `executive`, an organ, a section or a council",
    "until": "first day on which it no longer holds",
    "votes_for": "votes in favour, as they are judged",
    "votes_against": "votes against, as they are judged",
    "text": "the text, as amended",
}
"""What a field of this name means in any act."""

_PARTICULAR: Mapping[str, Mapping[str, str]] = {
    "agenda-changed": {"agenda": "the whole agenda from here on, the points that are over among it"},
    "amendments-overtaken": {"amendments": "ids of those overtaken", "by": "the amendment that was carried"},
    "affiliation-ended": {"party": "the party left"},
    "ballots-received": {"papers": "papers in the ballot file, valid or not"},
    "bloc-joined": {"member": "party or deputy that joined"},
    "candidates-nominated": {"candidates": "the candidates, with their numbers"},
    "competence-handed-over": {
        "authority": "the institution it goes to, in words; left out where it is a council",
        "stage": "the stage the council had",
        "to": "the council it goes to; left out where it is an institution",
    },
    "competence-taken-over": {
        "authority": "the institution it was taken from, in words; left out where it was nobody's or a council's",
        "older": "the council it was taken from; left out where it was none",
    },
    "consent-concluded": {
        "members": "members counted: in office, each seat once, without those on leave for too long",
        "objections": "of them, how many object",
        "signed": "of them, how many agreed or stood aside",
    },
    "consent-proposed": {
        "mover": "mandate of who proposed it",
        "opened": "first day on which it lies open",
        "until": "first day on which it may be concluded",
    },
    "council-constituted": {
        "confirmed": "confirmed credentials under the plan: deputies in office from then on",
        "sections": "its sections with their deputies",
        "seats": "planned seats of the council under the plan, those of delegates among them",
    },
    "council-named": {
        "id": "id of the council",
        "name": "its name, for people",
        "level": "its level, a key of the statute's levels",
        "parent": "the council above it",
        "also": "further councils above it",
        "latitude": "thousandths of a degree north",
        "longitude": "thousandths of a degree east",
    },
    "credential-issued": {
        "issued": "day of issue, from which the challenge runs",
        "number": "the candidate's number in the election",
        "replaces": "the ended mandate whose empty seat it takes",
        "stands_in_for": "the mandate of the deputy on leave for whom it stands in",
        "until": "first day after the term; left out where there is none",
    },
    "delegate-sent": {
        "votes": "votes of members of the sending council that chose the delegate",
        "council": "the council that receives",
        "mandate": "id of the new mandate there",
        "section": "section of the receiving council in which the delegate sits",
        "sender": "the council that sends",
        "since": "first day of the delegation",
    },
    "demand-joined": {
        "council": "the council that joined",
        "member": "mandate of the deputy who joined",
        "motion": "the motion of the council that joined",
        "unit": "the unit that joined",
        "votes": "electors of the unit who voted for it",
    },
    "deputies-arrived": {"mandates": "who arrived, by mandate"},
    "deputies-left": {"mandates": "who left, by mandate"},
    "deputy-instructed": {"number": "number of the instruction among those of the mandate, from 1"},
    "delegate-instructed": {
        "mandate": "the delegate's mandate",
        "number": "number of the instruction among those of the mandate, from 1",
    },
    "directive-issued": {
        "choose_by": "last day to choose a means, as issued",
        "report_by": "last day to report, as issued",
    },
    "directive-objected": {
        "council": "the council that objects",
        "reason": "the text of its motion",
        "raised": "day on which the objection was raised",
        "settle_by": "last day to settle it; after that it stands as made",
    },
    "early-election-due": {"article": "the article that names what brought it"},
    "election-called": {
        "electors": "electors of the constituency in the plan",
        "seats": "seats to be filled",
        "plan": "the plan the constituency is of",
    },
    "election-voided": {"reason": "why it is void", "voters": "electors who voted, spoiled papers among them"},
    "emergency-decided": {
        "expires": "first day on which it no longer holds, unless confirmed before",
        "review_by": "last day for the council's review",
        "taken_by": "whether the executive or the chair decided",
    },
    "executive-elected": {
        "members": "those elected, in order of votes, with their votes",
        "posts": "who fills which post",
    },
    "franchise-appeal-decided": {"overturned": "whether the first decision is overturned"},
    "franchise-case-decided": {
        "granted": "whether what was asked for is granted",
        "review": "day on which the decision is looked at again",
    },
    "hands-counted": {"sections": "hands of each section, where they were counted apart"},
    "lot-drawn": {"order": "numbers of the candidates in the order of the lot, the favoured first"},
    "mandate-suspended": {"until": "first day on which its holder may sit again"},
    "mandate-taken": {"reason": "by which sanction: removed or excluded"},
    "matter-delegated": {"limits": "text of the motion: within which limits", "until": "last day, included"},
    "motion-postponed": {"until": "day from which it may be taken up again"},
    "motion-referred": {"until": "day by which a report is expected"},
    "motion-resumed": {"sitting": "the sitting it is before now"},
    "motion-tabled": {
        "amends": "the motion it amends; left out where it is no amendment",
        "leads_to": "the request that is to rest on it",
        "lines": "the lines it replaces; left out where it replaces the whole text, or is no amendment",
        "motion": "id of the motion or amendment",
        "text": "what is to be decided, or to stand in place of the lines",
    },
    "motion-withdrawn": {"fallen": "amendments that fell with it"},
    "notice-given": {"from_day": "first day on which the council may act by it"},
    "objection-settled": {
        "objection": "the objection",
        "outcome": "allowed: the deviation; released: the council from the directive; refused: neither",
    },
    "office-declared": {"by": "office that asked"},
    "inspection-filed": {"of": "what it looks into"},
    "leave-taken": {"by": "office that asked", "until": "day on which the deputy means to be back; binds nobody"},
    "organ-elected": {
        "members": "those elected, in order of votes, with their votes",
        "posts": "who fills which post",
    },
    "organ-formed": {
        "delegated": "matters of the statute that it decides between sittings",
        "name": "its name",
        "size": "its places",
        "organ_kind": "presidium, commission, department or control",
        "task": "text of the motion",
    },
    "petition-opened": {
        "electors": "who may sign and vote: electors on the roll of the election that seated the deputy",
        "grounds": "why",
        "initiator": "who opened it",
        "motion": "the council's motion that opened it",
        "needed": "signatures that bring it to a vote; 0 where nobody need sign",
        "verify_by": "last day to certify it in time",
    },
    "body-petition-opened": {
        "electors": "who may sign and vote: electors below the council in its plan",
        "needed": "signatures that bring it to a vote",
    },
    "petition-certified": {"box": "SHA-256 of the sealed box; left out where all signed on paper"},
    "petition-failed": {"box": "SHA-256 of the sealed box; left out where all signed on paper"},
    "plan-adopted": {
        "constituencies": "how many constituencies it has",
        "seats": "seats of all constituencies, without those of delegates",
    },
    "post-rotated": {"mandate": "who holds it from now on", "post": "the post"},
    "recall-meeting-held": {"electors": "electors on the roll of the election that seated the deputy"},
    "report-filed": {"filed": "day on which it was filed"},
    "report-judged": {"accepted": "whether the electors accepted it"},
    "result-declared": {
        "by_lot": "whether a lot decided anything",
        "elected": "numbers of those elected, in order",
        "next": "numbers of those next in the count, in order: the alternates",
        "rule": "counting rule and its version",
        "transcript": "SHA-256 of the canonical bytes of the count",
        "valid": "valid papers, or hands",
    },
    "roll-sealed": {"electors": "electors on it", "units": "units on it"},
    "sanction-appeal-decided": {
        "council": "the council that heard the appeal",
        "outcome": "whether the sanction is upheld or overturned",
    },
    "sanction-appealed": {"decided_by": "last day to decide the appeal; after that the sanction lapses"},
    "sanction-enforced": {"until": "first day after a suspension, or after an exclusion"},
    "sanction-imposed": {"appeal_until": "last day to appeal"},
    "sanction-opened": {
        "answer_by": "last day to answer in writing",
        "plan": "the plan by which units below are counted",
    },
    "sitting-closed": {"lapsed": "motions that were not voted and lapse"},
    "sitting-convened": {"convened": "day on which it was convened"},
    "sitting-demanded": {"member": "mandate of the deputy who demanded it; left out for an elector"},
    "sitting-opened": {
        "arrived": "who came and had not checked in, by mandate; empty where a sheet was handed in",
        "present": "deputies in the room, those among them who had checked in before",
    },
    "sitting-suspended": {"reason": "the text of the motion"},
    "speaker-called": {"began": "moment at which the speech began", "limit": "longest speech, in seconds; 0: none"},
    "speaker-listed": {"section": "section of the speaker"},
    "speaking-time-set": {"list_closed": "whether the list of speakers is closed from now on"},
    "speech-ended": {"speech": "the speech", "seconds": "how long it was, in seconds"},
    "statute-voted": {
        "changes": "what differs from the text before, in words",
        "version": "version of the new text",
    },
    "system-founded": {"founded": "day of the founding"},
    "unit-voted-on-sanction": {"electors": "electors of the unit on the plan's roll"},
    "vote-corrected": {"casting": "the chair's casting vote, where it still counts"},
    "recall-carried": {"motion": "the council's motion that decided it, where a council decides"},
    "recall-rejected": {"motion": "the council's motion that decided it, where a council decides"},
    "decided-in-organ": {"organ": "the organ that decided; `executive` for the executive"},
    "terms-ended": {"plan": "the plan under which the council is constituted anew"},
}
"""What a field means in one act, by act and field."""


def meaning_of(act: str, field: Field, kind: Kind) -> str:
    """Return what a field of an act means, "" where nobody said it.

    act   the kind of the act, as written on the record.
    kind  a kind of request that causes it.
    """
    particular = _PARTICULAR.get(act, {}).get(field.name)
    asked = next((item for item in fields_of(kind.request) if item.name == field.name), None)
    repeated = asked.doc if asked is not None and asked.type == field.type else ""
    return field.doc or particular or repeated or _COMMON.get(field.name, "")
