"""Correcting a vote that was taken down wrongly, in the same sitting.

The corrected vote is judged on the numbers of the moment when it was taken (`Vote.bases`): who was present, enrolled
and in office then. Its quorum is that of then, too. A vote in which deputies carried several votes, or in which
sections or units had to agree besides, is not corrected but voted again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from deputies.sittings.amending import check_room
from deputies.sittings.own_cause import check_own_cause
from deputies.sittings.quorum import numbers_of
from deputies.sittings.sitting import Cast, Motion, Vote
from deputies.sittings.voting import Question
from deputies.statutes.majorities import Ballot, judge
from deputies.values import Amount, Fault, Faults, Refusal

__all__ = ["check_correctable", "correct_hands", "correct_roll_call"]


def check_correctable(motion: Motion, amended: Motion | None) -> Vote:
    """Return the vote on a motion if it may be corrected.

    amended  the motion it amends, None where it is no amendment.
    raises   Refusal: `correction.not-voted` (not voted in a sitting by hands or by roll call),
             `correction.too-late` (a decision or another act rests on it, an effect on procedure has followed, or what
             it amends was voted or is being voted).
    """
    if motion.vote is None or motion.vote.kind not in ("roll-call", "show-of-hands") or motion.vote.splits:
        raise Refusal(
            "correction.not-voted",
            f"The motion {motion.id!r} has no vote by hands or by roll call that could be corrected.",
            found=motion.vote.kind if motion.vote else motion.status,
            required="a vote by hands, or by roll call without split votes",
        )
    later = amended is not None and (amended.vote is not None or amended.being_voted)
    if motion.spent or motion.status not in ("carried", "rejected") or later or motion.procedure is not None:
        raise Refusal(
            "correction.too-late",
            f"Something rests on the vote on {motion.id!r} already; have it voted again, or remark on the minutes.",
            found=motion.status,
            required="carried or rejected, and nothing else",
        )
    return motion.vote


def check_simple(question: Question, motion: Motion) -> None:
    """Raise `Refusal` (`correction.not-voted`) where deputies carry several votes, or sections or units agree besides:
    who had how many at the moment of the vote is not known any more."""
    if question.voices or question.majority.sections or question.majority.units is not None:
        raise Refusal(
            "correction.not-voted",
            f"The vote on {motion.id!r} counts more than heads; it is not corrected but voted again.",
            found="votes of several deputies, sections or units",
            required="a vote of one for each deputy",
        )


def check_reversal(amendment: Motion, made: Sequence[Motion]) -> None:
    """Raise `Refusal` unless a correction may turn the vote on an amendment.

    made  the carried amendments, in the order in which they were voted.
    Codes: `correction.too-late` (it replaced the whole text), `amendment.lines-taken` (another stands in its place).
    """
    if amendment.status == "rejected":
        check_room(amendment.lines, made, again=True)
    elif amendment.lines is None:
        raise Refusal(
            "correction.too-late",
            f"The text of {amendment.amends!r} was replaced by {amendment.id!r}; table another amendment.",
            found=amendment.status,
            required="an amendment to lines",
        )


def correct_hands(question: Question, vote: Vote, figures: Sequence[int | None]) -> Vote:
    """Return a show of hands with other totals (for, against, abstaining), judged anew."""
    if any(figure is None for figure in figures):
        missing = [Fault("votes_for", "a figure is missing", "hands for, against and abstaining, all three")]
        raise Faults("correct-vote", missing)
    votes_for, votes_against, abstentions = (figure or 0 for figure in figures)
    if (votes_for, votes_against, abstentions) == (vote.votes_for, vote.votes_against, vote.abstentions):
        raise _nothing()
    return _again(
        question, vote, Ballot(votes_for, votes_against, abstentions), votes_for + votes_against + abstentions
    )


def correct_roll_call(question: Question, vote: Vote, changes: Sequence[Cast]) -> Vote:
    """Return a roll call with other choices of some, judged anew; `changes` name those who were enrolled, each once."""
    check_own_cause(question.cause, (item.mandate for item in changes))
    enrolled = set(question.sitting.enrolled)
    faults = [
        Fault(
            f"choices[{index}].mandate", f"{item.mandate!r} was not there, or stands twice", "a deputy enrolled, once"
        )
        for index, item in enumerate(changes)
        if item.mandate not in enrolled or item.mandate in [one.mandate for one in changes[:index]]
    ]
    faults += [
        Fault(f"choices[{index}].votes", "votes are split", "all votes of a deputy for one choice")
        for index, item in enumerate(changes)
        if item.votes is not None
    ]
    if faults:
        raise Faults("correct-vote", faults)
    before = dict(vote.choices)
    after = {**before, **{item.mandate: item.choice for item in changes}}
    if after == before:
        raise _nothing()
    sums: dict[str, Amount] = {"for": 0, "against": 0, "abstain": 0}
    for choice in after.values():
        sums[choice] += 1
    return _again(question, vote, Ballot(sums["for"], sums["against"], sums["abstain"]), len(after))


def _nothing() -> Refusal:
    return Refusal("correction.nothing", "This is how the vote was taken down; there is nothing to correct.")


def _again(question: Question, vote: Vote, ballot: Ballot, taking_part: int) -> Vote:
    present = vote.bases.present - (len(question.voters) - len(question.voting))
    few = question.level.quorum_counts == "taking-part" and taking_part < vote.quorum
    by_heads = question.level.quorum.of in ("members-in-office", "statutory-members", "present", "enrolled")
    if taking_part > present or (few and by_heads):
        raise Refusal(
            "correction.impossible",
            f"{taking_part} would have taken part; {present} were present and may vote, and {vote.quorum} are a "
            f"quorum.",
            found=str(taking_part),
            required=f"{vote.quorum} to {present}",
        )
    opposed = ballot.votes_against + (ballot.abstentions if question.majority.abstention == "against" else 0)
    casting = vote.casting if vote.casting and ballot.votes_for == opposed else None
    judged = judge(question.majority, ballot, numbers_of(vote.bases), article=question.article, casting=casting)
    return replace(
        vote, votes_for=ballot.votes_for, votes_against=ballot.votes_against, abstentions=ballot.abstentions,
        carried=judged.carried, sentence=judged.sentence, casting=casting,
    )  # fmt: skip
