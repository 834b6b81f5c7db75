"""What passes between electors and their deputy: instructions, with the vote that gave them, reports and verdicts.

An instruction is given by a meeting of the electors: it needs the statute's majority, more votes for than against,
and no more votes than there are electors. Its force is the statute's: binding, guiding, or free, where it is a wish. It
may say which vote it asks for on a motion, or a meeting may say so later of one given in words, before the motion is
voted. A report answers instructions by their ids, and a meeting accepts it or does not, by the same majority.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from deputies.mandates.mandate import Asked, Instruction, Mandate, Report
from deputies.statutes.majorities import base_of, say_article, say_threshold
from deputies.statutes.model import Instructions
from deputies.values import Base, Refusal

__all__ = [
    "Meeting", "check_electors_elected", "check_holds", "check_in_office", "check_instruction_new", "check_meeting",
    "check_not_asked", "check_not_ended", "instruct", "instruction_of", "judge_report", "meeting_of", "report",
    "with_asked",
]  # fmt: skip


def check_not_ended(mandate: Mandate) -> None:
    """Raise `Refusal` (`mandate.ended`) for a mandate that is over."""
    if mandate.ended is not None:
        raise Refusal(
            "mandate.ended",
            f"The mandate {mandate.id!r} ended on {mandate.ended} ({mandate.end_reason}).",
            found=mandate.end_reason or "ended",
            required="a mandate in office",
        )


def check_holds(mandate: Mandate) -> None:
    """Raise `Refusal`: `mandate.ended`, `mandate.unconfirmed` before the credential is confirmed, or `mandate.waiting`
    before the council is constituted anew. Whoever carries on past the term is in office."""
    check_not_ended(mandate)
    if mandate.credential != "confirmed":
        raise Refusal(
            "mandate.unconfirmed",
            f"The credential of the mandate {mandate.id!r} is {mandate.credential}; it has to be confirmed first.",
            found=mandate.credential,
            required="confirmed",
        )
    if mandate.waits:
        raise Refusal(
            "mandate.waiting",
            f"The mandate {mandate.id!r} begins when the council {mandate.council!r} is constituted under the plan "
            f"{mandate.plan!r}; until then the deputies of an earlier plan are in office.",
            found=mandate.plan,
            required="a mandate in office",
        )


def check_in_office(mandate: Mandate, today: str) -> None:
    """Raise `Refusal` as `check_holds`, and `mandate.expired` from the day on which the term is over."""
    check_holds(mandate)
    if mandate.term_over(today):
        raise Refusal(
            "mandate.expired",
            f"The term of the mandate {mandate.id!r} ended on {mandate.until}; it is {today}.",
            found=today,
            required=f"before {mandate.until}",
        )


def check_electors_elected(mandate: Mandate) -> None:
    """Raise `Refusal` (`mandate.delegate`) for a delegate: the council that sent it instructs and recalls it."""
    if mandate.delegate_of is not None:
        raise Refusal(
            "mandate.delegate",
            f"The deputy {mandate.deputy!r} was sent by the council {mandate.delegate_of!r}; no unit elected, so it is "
            "for that council to instruct, to recall and to send another.",
            found=mandate.delegate_of,
            required="a mandate given by electors",
        )


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a meeting of the electors voted, held against the statute's majority.

    reached  whether those in favour reach the share and are more than those against.
    needed   votes in favour that would have been enough.
    words    the numbers in words.
    """

    reached: bool
    needed: int
    words: str


def meeting_of(provision: Instructions, votes_for: int, votes_against: int, *, electors: int, code: str) -> Meeting:
    """Return how a vote of a meeting of the electors is judged.

    in favour reach the share of its base, and are more than those against: a tie does not carry.
    electors  of the constituency, on the roll of the election.
    raises    Refusal: `code` for more votes than electors, `threshold.base`.
    """
    cast = votes_for + votes_against
    if cast > electors:
        raise Refusal(
            code,
            f"{cast} votes were given and {electors} electors are on the roll.",
            found=str(cast),
            required=f"at most {electors}",
        )
    numbers: dict[Base, int] = {
        "registered": electors, "eligible": electors, "votes-cast": cast, "voters": cast, "present": cast,
    }  # fmt: skip
    majority = provision.majority
    base = base_of(majority, numbers, article=provision.article)
    needed = max(majority.needed(base), votes_against + 1)
    reached = majority.met(votes_for, base) and votes_for > votes_against
    words = f"{say_article(provision.article)} requires {needed} ({say_threshold(majority)}, {base})"
    return Meeting(reached, needed, words)


def check_meeting(provision: Instructions, votes_for: int, votes_against: int, *, electors: int) -> None:
    """Raise `Refusal` unless a meeting of the electors carried it: `instruction.votes`, `instruction.majority`."""
    meeting = meeting_of(provision, votes_for, votes_against, electors=electors, code="instruction.votes")
    if not meeting.reached:
        raise Refusal(
            "instruction.majority",
            f"{votes_for} voted for the instruction and {votes_against} against; {meeting.words}.",
            article=provision.article,
            found=str(votes_for),
            required=str(meeting.needed),
        )


def check_instruction_new(mandate: Mandate, instruction: str) -> None:
    """Raise `Refusal` (`instruction.exists`) where the mandate has an instruction of this id."""
    if any(item.id == instruction for item in mandate.instructions):
        raise Refusal("instruction.exists", f"The mandate {mandate.id!r} has an instruction {instruction!r} already.")


def instruct(mandate: Mandate, provision: Instructions, given: Instruction, *, electors: int) -> Instruction:
    """Return the instruction with its force and its number.

    electors  of the constituency, on the roll of the election.
    raises    Refusal: as `check_in_office`, `mandate.delegate`, `instruction.exists`, and as `check_meeting`.
    """
    check_in_office(mandate, given.given)
    check_electors_elected(mandate)
    check_instruction_new(mandate, given.id)
    check_meeting(provision, given.votes_for, given.votes_against, electors=electors)
    return replace(given, force=provision.force, seq=len(mandate.instructions) + 1)


def instruction_of(mandate: Mandate, id_: str) -> Instruction:
    """Return an instruction of the mandate, or raise `Refusal` (`instruction.unknown`)."""
    found = next((item for item in mandate.instructions if item.id == id_), None)
    if found is None:
        known = ", ".join(item.id for item in mandate.instructions)
        raise Refusal(
            "instruction.unknown",
            f"The mandate {mandate.id!r} has no instruction {id_!r}; {f'it has {known}' if known else 'it has none'}.",
            found=id_,
            required=known or "no answers",
        )
    return found


def with_asked(mandate: Mandate, instruction: str, asked: Asked) -> Mandate:
    """Return the mandate with one more vote that an instruction of it asks for."""
    instructions = tuple(
        replace(item, asks=(*item.asks, asked)) if item.id == instruction else item for item in mandate.instructions
    )
    return replace(mandate, instructions=instructions)


def check_not_asked(instruction: Instruction, motion: str) -> None:
    """Raise `Refusal` (`instruction.applied`) where the instruction asks for a vote on this motion already."""
    before = next((item for item in instruction.asks if item.motion == motion), None)
    if before is not None:
        raise Refusal(
            "instruction.applied",
            f"The instruction {instruction.id!r} asks for a vote {before.choice} on {motion!r} already.",
            found=before.choice,
            required="a motion it says nothing about yet",
        )


def report(mandate: Mandate, given: Report) -> Report:
    """Return the report if the deputy may file it.

    raises  Refusal: as `check_in_office`, `report.exists`, `instruction.unknown` for an answer to
            something that was not instructed.
    """
    check_in_office(mandate, given.filed)
    if any(item.id == given.id for item in mandate.reports):
        raise Refusal("report.exists", f"The mandate {mandate.id!r} has a report {given.id!r} already.")
    for answered in given.answers:
        instruction_of(mandate, answered)
    return given


def judge_report(
    mandate: Mandate, provision: Instructions, report_id: str, *, votes_for: int, votes_against: int, electors: int
) -> Meeting:
    """Return what a meeting of the electors made of a report of their deputy.

    raises  Refusal: `mandate.delegate`, `report.unknown`, `report.judged` the second time, `report.votes` where nobody
            voted or more than there are electors.
    """
    check_electors_elected(mandate)
    found = next((item for item in mandate.reports if item.id == report_id), None)
    if found is None:
        known = ", ".join(item.id for item in mandate.reports)
        raise Refusal(
            "report.unknown",
            f"The mandate {mandate.id!r} has no report {report_id!r}; {f'it has {known}' if known else 'it has none'}.",
            found=report_id,
            required=known or "a report",
        )
    if found.verdict is not None:
        raise Refusal(
            "report.judged",
            f"The electors have judged the report {report_id!r} on {found.verdict.day}: {found.verdict.sentence}",
            found=found.verdict.day,
            required="a report not judged yet",
        )
    if votes_for + votes_against == 0:
        raise Refusal("report.votes", "Nobody voted on the report.", found="0", required="a vote of the meeting")
    return meeting_of(provision, votes_for, votes_against, electors=electors, code="report.votes")
