"""A sitting, its motions and the decisions taken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Final, Literal

from deputies.sittings.lines import LineRange
from deputies.values import Amount
from deputies.values.ids import ID_PATTERN
from deputies.values.shape import Day, Doc, Id, Least, Pattern, Text

__all__ = [
    "NO_BASES", "Bases", "Cast", "Choice", "Consent", "Correction", "Decision", "DecisionProcedure", "MemberChoice",
    "Motion", "MotionCount", "MotionStatus", "Objection", "Procedure", "ProcedureKind", "Purpose", "Referral",
    "Reversal", "SectionTime", "SignOff", "Sitting", "SittingStatus", "Vote", "VoteKind",
]  # fmt: skip

SittingStatus = Literal["convened", "open", "suspended", "closed"]
MotionStatus = Literal[
    "tabled", "carried", "rejected", "adopted", "lapsed", "withdrawn", "overtaken", "referred", "postponed"
]
Choice = Literal["for", "against", "abstain"]
VoteKind = Literal["roll-call", "show-of-hands", "secret", "consent"]
DecisionProcedure = Literal["ordinary", "emergency"]
ProcedureKind = Literal[
    "close-debate", "limit-speeches", "refer", "postpone", "change-agenda", "roll-call", "secret-vote", "reconsider",
    "suspend", "other",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class SectionTime:
    """How long all speeches of a section may last together."""

    section: Annotated[Id, Doc("the section")]
    seconds: Annotated[int, Least(1), Doc("seconds for all its speeches in this sitting")]


@dataclass(frozen=True, slots=True)
class Sitting:
    """A sitting of a council, or of one section of it. Those present are named by their mandates.

    present         who is in the room now, in order of arrival.
    enrolled        who ever was, in order of first arrival.
    quorum          how many are needed, as last computed: at the opening, at each arrival and departure.
    motions         in the order of tabling; `voted` in the order of their votes, the last where one was voted again.
    demand          the demand it was convened on, "" where nobody had to demand it.
    point           the point of the agenda that is on, from 1; 0 before the first.
    speech_seconds  longest speech here; None: as the statute says.
    section_seconds what the chair gave each section; () for no limit.
    list_closed     whether the list of speakers is closed.
    speaking        the speech that is held now, "" for none.
    approved        day on which a later sitting approved the minutes, with its `remarks`.
    """

    id: str
    council: str
    section: str | None
    convened: str
    day: str
    agenda: tuple[str, ...]
    statute: str
    status: SittingStatus = "convened"
    present: tuple[str, ...] = ()
    enrolled: tuple[str, ...] = ()
    quorum: int = 0
    motions: tuple[str, ...] = ()
    voted: tuple[str, ...] = ()
    demand: str = ""
    point: int = 0
    speech_seconds: int | None = None
    section_seconds: tuple[SectionTime, ...] = ()
    list_closed: bool = False
    speaking: str = ""
    speeches: tuple[str, ...] = ()
    approved: str | None = None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cast:
    """The choice of one deputy in a roll call. Who holds several votes may split them over several choices."""

    mandate: Annotated[Id, Doc("the deputy's mandate")]
    choice: Annotated[Choice, Doc("for, against or abstain")]
    votes: Annotated[int | None, Least(1), Doc("how many of its votes; left out: all it has")] = None


@dataclass(frozen=True, slots=True)
class MemberChoice:
    """The choice of one member of an executive that decides without the council."""

    mandate: Annotated[Id, Doc("the member's mandate")]
    choice: Annotated[Choice, Doc("for, against or abstain")]


@dataclass(frozen=True, slots=True)
class Bases:
    """The numbers a vote was judged on: of the body that sat, at that moment.

    How each is found in the state of a record is said in `docs/results/sittings.md`.
    """

    present: Annotated[int, Least(0), Doc("deputies in the room")]
    enrolled: Annotated[int, Least(0), Doc("deputies who ever were in the room in this sitting")]
    in_office: Annotated[int, Least(0), Doc("mandates held, each seat once")]
    seats: Annotated[int, Least(0), Doc("planned seats, vacant or not")]
    units: Annotated[int, Least(0), Doc("units or councils behind the deputies in office")] = 0
    electors: Annotated[int, Least(0), Doc("electors they stand for")] = 0
    absent: Annotated[
        int, Least(0), Doc("of those in office, on leave for so long that the quorum no longer counts them")
    ] = 0


NO_BASES: Final = Bases(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class MotionCount:
    """What one teller counted in a secret vote on a motion."""

    teller: str
    votes_for: int
    votes_against: int
    abstentions: int
    spoiled: int = 0


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote taken: by roll call (each deputy's choice is public), by show of hands or in secret (totals only).

    Totals are votes: heads, unless deputies carry several votes each. Those who voted by name stand under their
    choice; `splits` holds what each cast where that is not simply all of its votes on one choice.
    """

    kind: VoteKind
    votes_for: Amount
    votes_against: Amount
    abstentions: Amount
    named_for: tuple[str, ...] = ()
    named_against: tuple[str, ...] = ()
    named_abstaining: tuple[str, ...] = ()
    splits: tuple[Cast, ...] = ()
    carried: bool = False
    sentence: str = ""
    spoiled: int = 0
    quorum: int = 0
    needed: int = 0
    bases: Bases = NO_BASES
    casting: Literal["for", "against"] | None = None

    @property
    def choices(self) -> Iterator[tuple[str, Choice]]:
        """Yield (mandate, choice) of each who voted by name; who split votes stands under each choice."""
        for mandate in self.named_for:
            yield mandate, "for"
        for mandate in self.named_against:
            yield mandate, "against"
        for mandate in self.named_abstaining:
            yield mandate, "abstain"


_ABOUT: Final = Pattern(f"{ID_PATTERN}(/{ID_PATTERN})?", "an id, or two joined by a slash")


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a motion on the council's own order leads to, once it is carried: a request, and what that is about."""

    kind: Annotated[Id, Doc("the request it leads to, by its name in the catalogue")]
    about: Annotated[
        str, _ABOUT, Doc("what that is about: a mandate, a case, a decision, an organ; two joined by a slash")
    ]


@dataclass(frozen=True, slots=True)
class Procedure:
    """What a motion on procedure does when it is carried.

    close-debate    nobody speaks to the motion any more          refer       the motion goes to a body, to report
    limit-speeches  speeches last at most so many seconds         postpone    it is put off until a day
    change-agenda   the agenda from here on                       reconsider  a motion that was voted is voted again
    roll-call, secret-vote   the form in which the motion is voted
    suspend         the sitting is suspended                      other       taken down, and nothing else follows
    """

    kind: Annotated[ProcedureKind, Doc("what is moved")]
    about: Annotated[Id | None, Doc("the motion it is about, where it is about one")] = None
    to: Annotated[Id | None, Doc("to refer: an organ, a section or a council; `executive` for the executive")] = None
    until: Annotated[Day | None, Doc("to refer or postpone: until when")] = None
    seconds: Annotated[int | None, Least(1), Doc("to limit speeches: how many seconds each")] = None
    agenda: Annotated[tuple[Text, ...], Doc("to change the agenda: all points from the next one on")] = ()


@dataclass(frozen=True, slots=True)
class Referral:
    """A motion that was referred: to whom, until when, and what came back."""

    to: str
    until: str | None
    report: str = ""
    reported: str | None = None


@dataclass(frozen=True, slots=True)
class SignOff:
    """What one member says to a proposal for consent; an objection has its reason."""

    mandate: str
    answer: Literal["agree", "stand-aside", "object"]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Consent:
    """A proposal that is decided by consent: from when until when it lies open, and what the members say to it."""

    opened: str
    until: str
    answers: tuple[SignOff, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """A vote was corrected in the same sitting: why, and the sentence of the vote as first taken down."""

    reason: str
    before: str


@dataclass(frozen=True, slots=True)
class Motion:
    """A motion, an amendment to one (`amends`), or one on procedure.

    text        as it stands now: the carried amendments (`made`, in the order of voting) are in it. `tabled_text` is
                what it was before the first of them, "" where none was carried.
    overtaken   the amendment that was carried instead, so that this one cannot be made any more.
    lines       which lines an amendment replaces; None where it replaces the whole.
    point       the point of the agenda under which it was tabled.
    demanded    a form of vote that was demanded, by deputies (`demanded_by`) or by a motion on procedure.
    calling     a roll call is open: deputies enter their choices, until it is taken.
    counts      what tellers entered of a secret vote.
    leads_to    a motion on the own order leads to a request, and is `spent` by it.
    order       in which amendments to it are voted, where the chair has set one.
    sitting     "" where it is decided by consent, outside a sitting.

    What has not been voted when the sitting closes lapses, unless it is referred or postponed.
    """

    id: str
    sitting: str
    council: str
    title: str
    text: str
    moved_by: str
    competence: str
    amends: str | None = None
    status: MotionStatus = "tabled"
    vote: Vote | None = None
    demanded: Literal["", "roll-call", "secret"] = ""
    demanded_by: tuple[str, ...] = ()
    counts: tuple[MotionCount, ...] = ()
    leads_to: Purpose | None = None
    spent: bool = False
    point: int = 0
    lines: LineRange | None = None
    tabled_text: str = ""
    made: tuple[str, ...] = ()
    overtaken: str = ""
    order: tuple[str, ...] = ()
    procedure: Procedure | None = None
    calling: bool = False
    debate_closed: bool = False
    referral: Referral | None = None
    postponed: str | None = None
    consent: Consent | None = None
    corrections: tuple[Correction, ...] = ()
    earlier: tuple[Vote, ...] = ()

    @property
    def being_voted(self) -> bool:
        """Whether its vote has begun and is not taken: some have given their choice on the text as it stands."""
        return self.status == "tabled" and (self.calling or bool(self.counts))


@dataclass(frozen=True, slots=True)
class Objection:
    """A section's objection to a decision: from which day until which it is suspended, and the vote that did it."""

    section: str
    day: str
    until: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Reversal:
    """How a decision was undone: by which council, on which motion, and the vote that did it."""

    council: str
    day: str
    motion: str
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """An adopted decision: what a council decided, by which competence, on which motion.

    stage      of the council in this matter when it was adopted: preparatory, advisory, controlling or deciding.
    organ      "executive" or the organ that took it between sittings; "" where the council took it itself. Then it has
               neither motion nor sitting, and its vote stands here.
    reported   the sitting of the council at which the decision of an organ lay on the table; "" until there was one.
    set_aside  by the council, of what an organ decided; `overruled` by a council above.
    procedure  ordinary: in a sitting, on a motion, or as above; emergency: by the executive or the chair without
               one. The latter has no sitting and no motion, but `reasons`, who took it (`taken_by`: executive or
               chair) by which `choices`, and the `statute` it was taken under.
    expires    first day on which an emergency decision no longer holds, unless the council has confirmed it by then;
               `review_by` is the last day for its review. `confirmed` and `lifted` are the days of these two.
    """

    id: str
    council: str
    section: str | None
    motion: str
    title: str
    text: str
    competence: str
    adopted: str
    sitting: str
    stage: str = "deciding"
    objections: tuple[Objection, ...] = ()
    organ: str = ""
    vote: Vote | None = None
    reported: str = ""
    set_aside: Reversal | None = None
    overruled: Reversal | None = None

    @property
    def stands(self) -> bool:
        """Whether it has been neither set aside nor overruled."""
        return self.set_aside is None and self.overruled is None

    procedure: DecisionProcedure = "ordinary"
    taken_by: str = ""
    reasons: str = ""
    choices: tuple[MemberChoice, ...] = ()
    statute: str = ""
    expires: str | None = None
    review_by: str | None = None
    confirmed: str | None = None
    lifted: str | None = None

    @property
    def awaits_review(self) -> bool:
        """Whether it was taken in an emergency and the council has neither confirmed nor lifted it."""
        return self.procedure == "emergency" and self.confirmed is None and self.lifted is None

    def in_force_on(self, day: str) -> bool:
        """Whether it holds on a day, as the calendar and its review have it; an ordinary decision always does.

        An emergency decision holds from its day until the day it expires or is lifted; once confirmed, it stays.
        """
        if self.procedure == "ordinary":
            return True
        until = self.lifted or (None if self.confirmed else self.expires)
        return self.adopted <= day and (until is None or day < until)

    def suspended_on(self, day: str) -> Objection | None:
        """Return the objection that suspends the decision on a day, None if it holds."""
        return next((item for item in self.objections if item.day <= day < item.until), None)
