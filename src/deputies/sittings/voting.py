"""Votes in a sitting: by roll call, where each choice is public, by show of hands, or in secret on paper, in totals.

A motion is judged by the majority of its competence, or else of the level; an amendment by that of the level. The
quorum is computed at each vote (`deputies.sittings.quorum`). What is counted are votes: one for a deputy, unless the
plan gives deputies several or lets them share those of who sent them (`deputies.councils.standing`); who holds
several may split them. Where the statute asks that sections or units agree as well, each of them is judged besides:

    in each section   the majority's threshold, of the section's own numbers, and more for than against
    units             a unit or council is for it when more of its deputies' votes are for than against; units named
                      as half count one half; the share is of all units behind the deputies in office
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Annotated, Literal

from deputies.councils.standing import Behind
from deputies.sittings.amending import check_turn, in_order
from deputies.sittings.convening import check_open
from deputies.sittings.own_cause import NOBODYS, Cause, check_own_cause
from deputies.sittings.procedure import pending_procedure
from deputies.sittings.quorum import Attendance, Quorum, numbers_of, quorum_of
from deputies.sittings.sitting import Bases, Cast, Motion, MotionCount, Sitting, Vote, VoteKind
from deputies.sittings.tabling import competence_of
from deputies.statutes.majorities import Ballot, base_of, judge, say_amount, say_article, say_threshold
from deputies.statutes.model import Level, Majority, Statute, Working
from deputies.values import Amount, Base, Fault, Faults, Refusal
from deputies.values.shape import Doc, Id, Least

__all__ = [
    "Casting", "Question", "SectionHands", "Voter", "check_demand", "check_form", "check_secret_count", "check_votable",
    "first_difference", "judge_hands", "judge_roll_call", "judge_secret", "majority_for",
]  # fmt: skip

Casting = Literal["for", "against"]


@dataclass(frozen=True, slots=True)
class SectionHands:
    """Hands counted in one section, where the statute asks each section to agree."""

    section: Annotated[Id, Doc("the section")]
    votes_for: Annotated[int, Least(0), Doc("hands for")]
    votes_against: Annotated[int, Least(0), Doc("hands against")]
    abstentions: Annotated[int, Least(0), Doc("hands abstaining")] = 0


@dataclass(frozen=True, slots=True)
class Voter:
    """A deputy who may vote: the votes it carries, its section, and who stands behind it."""

    votes: Amount
    section: str | None
    behind: Behind


@dataclass(frozen=True, slots=True)
class Question:
    """What a vote is judged by: majority with its article, the body in numbers, who may vote, the casting vote.

    voters    deputies present and in office, by mandate.
    sections  sections of the body that sits, with the votes of their deputies in office; () in a section's own sitting.
    units     units or councils behind the deputies in office.
    cause     whose cause the motion is: they are present and do not vote.
    voices    where deputies carry several votes: the votes that members in office, seats, those present carry together.
    """

    sitting: Sitting
    level: Level
    majority: Majority
    article: str
    attendance: Attendance
    voters: Mapping[str, Voter]
    sections: Mapping[str, Amount]
    units: Collection[Behind]
    casting: Casting | None = None
    voices: Mapping[Base, Amount] = field(default_factory=dict)
    cause: Cause = NOBODYS

    @property
    def weighted(self) -> bool:
        """Whether somebody has other than one vote."""
        return any(voter.votes != 1 for voter in self.voters.values())

    @property
    def voting(self) -> tuple[Voter, ...]:
        """Those present who may vote on this motion."""
        return tuple(voter for id_, voter in self.voters.items() if id_ not in self.cause.mandates)


def majority_for(statute: Statute, council_level: str, motion: Motion) -> tuple[Majority, str]:
    """Return the majority that a motion needs, and the article that says so."""
    level = statute.levels[council_level]
    competence = competence_of(statute, council_level, motion.competence)
    if motion.amends is None and competence.majority is not None:
        return competence.majority, competence.article
    return level.majority, level.article


def check_votable(sitting: Sitting, motion: Motion, motions: Iterable[Motion]) -> None:
    """Raise `Refusal` unless the motion is to be voted now.

    motions  of the sitting, in the order of tabling.
    Codes: `sitting.not-open`, `motion.voted` (it has been), `motion.procedure-first` (a motion on procedure about it is
    not voted yet), `motion.amendments-first` (an amendment is not), `amendment.out-of-turn`.
    """
    check_open(sitting)
    listed = tuple(motions)
    if motion.status != "tabled":
        raise Refusal(
            "motion.voted",
            f"The motion {motion.id!r} is {motion.status}; a motion is voted once.",
            found=motion.status,
            required="tabled",
        )
    before = pending_procedure(motion, listed)
    if before:
        raise Refusal(
            "motion.procedure-first",
            f"The motion on procedure {before[0].id!r} ({before[0].title}) is voted before {motion.id!r}.",
            found=before[0].id,
            required="all motions on procedure voted",
        )
    main = next((item for item in listed if item.id == motion.amends), None)
    if main is not None:
        check_turn(motion, main, listed)
    pending = in_order(motion, listed)
    if pending:
        names = ", ".join(item.id for item in pending)
        raise Refusal(
            "motion.amendments-first",
            f"The motion {motion.id!r} has amendments that are not voted yet: {names}; they come first.",
            found=names,
            required="all amendments voted",
        )


def check_demand(
    working: Working,
    sitting: Sitting,
    motion: Motion,
    demanded_by: Sequence[str],
    present: Collection[str],
    *,
    bases: Bases,
    form: Literal["roll-call", "secret"],
) -> None:
    """Raise unless a roll call, or a secret vote, may be demanded by these deputies.

    demanded_by  reaches `roll_call`, or `secret`, of the statute's article on working, a share of those present.
    present      deputies present and in office.
    bases        the body that sits, in numbers.
    raises       Refusal: `sitting.not-open`, `motion.voted`, `vote.form-demanded` (one was demanded before),
                 `vote.roll-call-open` and `vote.secret-begun` (it is too late for another form),
                 `vote.no-secret` (the statute gives no right to it), `vote.too-few-demand`, `threshold.base`; Faults
                 for someone named twice or not present.
    """
    check_votable(sitting, motion, ())
    _check_undemanded(motion)
    _check_not_begun(motion, "")
    threshold = working.roll_call if form == "roll-call" else working.secret
    if threshold is None:
        raise Refusal(
            "vote.no-secret",
            f"{say_article(working.article).capitalize()} gives nobody the right to demand a secret vote; put it to "
            "the sitting as a motion on procedure.",
            article=working.article,
        )
    faults = [
        Fault(f"demanded_by[{index}]", f"{mandate!r} is not present or stands twice", "each deputy present once")
        for index, mandate in enumerate(demanded_by)
        if mandate not in present or mandate in demanded_by[:index]
    ]
    if faults:
        raise Faults(f"demand-{form}", faults)
    base = base_of(threshold, numbers_of(bases), article=working.article)
    if not threshold.met(len(demanded_by), base):
        needed = threshold.needed(base)
        raise Refusal(
            "vote.too-few-demand",
            f"{len(demanded_by)} of {len(present)} deputies present demand it; {say_article(working.article)} "
            f"requires {needed} ({say_threshold(threshold)}).",
            article=working.article,
            found=str(len(demanded_by)),
            required=str(needed),
        )


def _check_undemanded(motion: Motion) -> None:
    if motion.demanded:
        who = (
            f"{len(motion.demanded_by)} deputies have demanded" if motion.demanded_by else "The sitting has decided on"
        )
        raise Refusal(
            "vote.form-demanded",
            f"{who} a {_FORMS[motion.demanded]} on the motion {motion.id!r}; take it.",
            found=motion.demanded,
            required=f"a {_FORMS[motion.demanded]}",
        )


_FORMS: Mapping[str, str] = {"roll-call": "roll call", "secret": "secret vote", "show-of-hands": "show of hands"}


def check_form(motion: Motion, form: VoteKind) -> None:
    """Raise `Refusal`: `vote.form-demanded` if another form of vote was demanded, `vote.roll-call-open` while deputies
    enter their choices, `vote.secret-begun` once tellers have begun to count a secret vote."""
    if motion.demanded and motion.demanded != form:
        _check_undemanded(motion)
    _check_not_begun(motion, form)


def _check_not_begun(motion: Motion, form: str) -> None:
    if motion.calling and form != "roll-call":
        raise Refusal(
            "vote.roll-call-open",
            f"A roll call on {motion.id!r} is open; take it, or break it off.",
            found="roll call open",
            required="a roll call",
        )
    if motion.counts and form != "secret":
        raise Refusal(
            "vote.secret-begun",
            f"A teller has entered a count of the secret vote on {motion.id!r}; it is taken to its end.",
            found=motion.counts[0].teller,
            required="a secret vote",
        )


def judge_roll_call(question: Question, casts: Sequence[Cast], *, document: str = "take-roll-call") -> Vote:
    """Return the vote that a roll call gives.

    Each deputy named is present and in office, and named once; who holds several votes may be named once for each
    choice, with so many votes. Present deputies who are not named took no part.

    raises  Faults for someone who may not vote so; Refusal `vote.own-cause`, and as `_judged`.
    """
    check_own_cause(question.cause, (item.mandate for item in casts))
    faults = list(_cast_faults(question, casts))
    if faults:
        raise Faults(document, faults)
    whole = {item.mandate: question.voters[item.mandate].votes for item in casts}
    cast = [(item, item.votes if item.votes is not None else whole[item.mandate]) for item in casts]
    ballot = _ballot((item.choice, votes) for item, votes in cast)
    parts = _Parts(
        {
            section: _ballot((i.choice, v) for i, v in cast if question.voters[i.mandate].section == section)
            for section in question.sections
        },
        {
            behind: _ballot((i.choice, v) for i, v in cast if question.voters[i.mandate].behind == behind)
            for behind in (question.units if question.majority.units else ())
        },
    )
    vote = _judged("roll-call", question, ballot, len(whole), parts)
    return replace(
        vote,
        named_for=tuple(item.mandate for item in casts if item.choice == "for"),
        named_against=tuple(item.mandate for item in casts if item.choice == "against"),
        named_abstaining=tuple(item.mandate for item in casts if item.choice == "abstain"),
        splits=tuple(item for item in casts if item.votes is not None),
    )


def _cast_faults(question: Question, casts: Sequence[Cast]) -> Iterable[Fault]:
    lines: defaultdict[str, list[Cast]] = defaultdict(list)
    for index, item in enumerate(casts):
        path, before = f"choices[{index}].mandate", lines[item.mandate]
        voter = question.voters.get(item.mandate)
        if voter is None:
            yield Fault(path, f"{item.mandate!r} is not present", "a deputy present and in office")
        elif before and (item.votes is None or any(one.votes is None for one in before)):
            yield Fault(path, f"{item.mandate!r} is called twice", "each deputy once, or with votes for each choice")
        elif any(one.choice == item.choice for one in before):
            yield Fault(path, f"{item.mandate!r} is called twice for {item.choice}", "each choice of a deputy once")
        elif item.votes is not None:
            cast = item.votes + sum(one.votes or 0 for one in before)
            if cast > voter.votes:
                found = f"{item.mandate!r} casts {cast} votes"
                yield Fault(f"choices[{index}].votes", found, f"at most {say_amount(voter.votes)}")
        before.append(item)


def _ballot(votes: Iterable[tuple[str, Amount]]) -> Ballot:
    sums: defaultdict[str, Amount] = defaultdict(int)
    for choice, number in votes:
        sums[choice] += number
    return Ballot(sums["for"], sums["against"], sums["abstain"])


def judge_hands(question: Question, ballot: Ballot, sections: Sequence[SectionHands] = ()) -> Vote:
    """Return the vote that counted hands give.

    sections  the hands of each section, counted apart, where the statute asks each to agree.
    raises    Refusal: `vote.too-many` (more hands than deputies present), `vote.by-name` (deputies have several votes,
              or the statute asks what only a roll call shows), and as `_judged`; Faults for hands of sections that
              do not fit.
    """
    if question.weighted or question.majority.units:
        why = "deputies carry several votes each" if question.weighted else "units have to agree as well"
        raise Refusal(
            "vote.by-name",
            f"Hands do not show the result, since {why} ({say_article(question.article)}); take a roll call.",
            article=question.article,
            found="show of hands",
            required="a roll call",
        )
    _check_room(question, ballot.voters, len(question.voting), f"{ballot.voters} hands were counted")
    parts = _Parts(_by_section(question, ballot, sections), {})
    return _judged("show-of-hands", question, ballot, int(ballot.voters), parts)


def _check_room(question: Question, votes: Amount, most: Amount, found: str) -> None:
    if votes > most:
        raise Refusal(
            "vote.too-many",
            f"{found}; those present{' who may vote' if question.cause.mandates else ''} have {say_amount(most)}.",
            found=say_amount(votes),
            required=f"at most {say_amount(most)}",
        )


def _by_section(question: Question, ballot: Ballot, given: Sequence[SectionHands]) -> dict[str, Ballot]:
    counted = {item.section: Ballot(item.votes_for, item.votes_against, item.abstentions) for item in given}
    strange = sorted(counted.keys() - question.sections.keys())
    faults = [Fault("sections", f"{key!r} is no section that sits", "a section of the council") for key in strange]
    if question.majority.sections:
        faults += [
            Fault("sections", f"the hands of {key!r} are missing", "each section counted apart")
            for key in question.sections
            if key not in counted
        ]
    if len(counted) < len(given):
        faults.append(Fault("sections", "a section stands twice", "each section once"))
    for key, part in counted.items():
        there = sum(1 for voter in question.voting if voter.section == key)
        if part.voters > there:
            faults.append(
                Fault("sections", f"{part.voters} hands in {key!r}", f"at most {there}, its deputies present")
            )
    for name in ("votes_for", "votes_against", "abstentions"):
        if sum(getattr(part, name) for part in counted.values()) > getattr(ballot, name):
            faults.append(
                Fault("sections", f"more {name.replace('_', ' ')} in the sections than in all", "parts of all")
            )
    if faults:
        raise Faults("take-show-of-hands", faults)
    return counted


def check_secret_count(question: Question, count: MotionCount) -> None:
    """Raise `Refusal`: `vote.too-many` for more votes than those present have, `vote.by-name` where sections or units
    have to agree as well, which papers do not show."""
    if question.majority.units or question.majority.sections:
        raise Refusal(
            "vote.by-name",
            f"Papers do not show whether sections or units agree, which {say_article(question.article)} requires; take "
            "a roll call.",
            article=question.article,
            found="secret vote",
            required="a roll call",
        )
    cast = count.votes_for + count.votes_against + count.abstentions + count.spoiled
    most: Amount = sum((voter.votes for voter in question.voting), start=Fraction(0))
    _check_room(question, cast, most, f"{cast} votes were counted")


def first_difference(one: MotionCount, other: MotionCount) -> str:
    """Say where two counts of a secret vote first differ, "" where they are equal."""
    for what in ("votes_for", "votes_against", "abstentions", "spoiled"):
        left, right = getattr(one, what), getattr(other, what)
        if left != right:
            return f"{left} {what.replace('_', ' ')} there and {right} here"
    return ""


def judge_secret(question: Question, count: MotionCount) -> Vote:
    """Return the vote that papers give, once tellers agree; spoiled papers take part and are cast for nothing.

    Where deputies have several votes, papers do not show how many of them took part: the quorum is of those present.
    """
    ballot = Ballot(count.votes_for, count.votes_against, count.abstentions)
    taking_part = None if question.weighted else int(ballot.voters) + count.spoiled
    vote = _judged("secret", question, ballot, taking_part, _Parts({}, {}))
    return replace(vote, spoiled=count.spoiled)


@dataclass(frozen=True, slots=True)
class _Parts:
    """The votes of each section and of each unit, where they are known."""

    sections: Mapping[str, Ballot]
    units: Mapping[Behind, Ballot]


def _judged(kind: VoteKind, question: Question, ballot: Ballot, taking_part: int | None, parts: _Parts) -> Vote:
    """Judge a vote: quorum, the majority, then sections and units where the statute asks.

    raises  Refusal: `vote.no-quorum`, `vote.no-casting`, `threshold.base`.
    """
    quorum = quorum_of(question.level, question.attendance, taking_part=taking_part)
    if not quorum.met:
        raise _no_quorum(question, quorum)
    bases = question.attendance.bases
    numbers = {**numbers_of(bases), **question.voices}
    judged = judge(
        question.majority, ballot, numbers, article=question.article, casting=question.casting,
        in_votes=question.majority.threshold.of in question.voices,
    )  # fmt: skip
    more = [*_sections_agree(question, parts), *_units_agree(question, parts)]
    carried = judged.carried and all(agrees for agrees, _ in more)
    sentence = judged.sentence
    if more:
        answer = "carried" if carried else "rejected"
        sentence = f"{sentence.rsplit(':', maxsplit=1)[0]}; {'; '.join(words for _, words in more)}: {answer}."
    return Vote(
        kind, ballot.votes_for, ballot.votes_against, ballot.abstentions, carried=carried,
        sentence=f"{sentence} Quorum: {quorum.words}.", quorum=quorum.needed, needed=judged.needed, bases=bases,
    )  # fmt: skip


def _no_quorum(question: Question, quorum: Quorum) -> Refusal:
    return Refusal(
        "vote.no-quorum",
        f"There is no quorum: {quorum.words}.",
        article=question.level.article,
        found=str(quorum.count),
        required=str(quorum.needed),
    )


def _sections_agree(question: Question, parts: _Parts) -> Iterable[tuple[bool, str]]:
    if not question.majority.sections:
        return
    for section, in_office in question.sections.items():
        ballot = parts.sections[section]
        there = sum((one.votes for one in question.voters.values() if one.section == section), start=Fraction())
        numbers: dict[Base, Amount] = {
            "members-in-office": in_office, "statutory-members": in_office, "present": there, "enrolled": there,
        }  # fmt: skip
        plain = Majority(question.majority.threshold, question.majority.abstention)
        judged = judge(plain, ballot, numbers, article=question.article)
        said = f"section {section} {say_amount(ballot.votes_for)} for, {say_amount(ballot.votes_against)} against"
        yield judged.carried, f"{said}, {judged.needed} needed"


def _units_agree(question: Question, parts: _Parts) -> Iterable[tuple[bool, str]]:
    share = question.majority.units
    if share is None:
        return

    def weight(behind: Behind) -> Fraction:
        return Fraction(1, 2) if behind[1] in question.majority.half_units else Fraction(1)

    agreeing = sum(
        (weight(key) for key, part in parts.units.items() if part.votes_for > part.votes_against), Fraction()
    )
    whole = sum((weight(key) for key in question.units), Fraction())
    step = 2 if question.majority.half_units else 1
    least = Fraction(share.needed(whole * step), step)
    said = f"{say_amount(agreeing)} of {say_amount(whole)} units for, {say_amount(least)} needed"
    yield share.met(agreeing, whole), said
