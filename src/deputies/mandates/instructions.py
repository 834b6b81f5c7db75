"""What passes between electors and their deputy: instructions, with the vote that gave them, and reports.

An instruction is given by a meeting of the electors: it needs the statute's majority, more votes for than against,
and no more votes than there are electors. Its force is the statute's (binding, guiding, free). A report answers
instructions by their ids.
"""

from __future__ import annotations

from deputies.mandates.mandate import Instruction, Mandate, Report
from deputies.statutes.majorities import base_of, say_article, say_threshold
from deputies.statutes.model import Instructions
from deputies.values import Base, Refusal

__all__ = ["check_electors_elected", "check_holds", "check_in_office", "check_not_ended", "instruct", "report"]


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


def instruct(mandate: Mandate, provision: Instructions, given: Instruction, *, electors: int) -> Instruction:
    """Return the instruction with its force and its number.

    electors  of the constituency, on the roll of the election.
    raises    Refusal: as `check_in_office`, `mandate.delegate`, `instruction.exists`,
              `instruction.votes` for more votes than electors, `instruction.majority`.
    """
    check_in_office(mandate, given.given)
    check_electors_elected(mandate)
    if any(item.id == given.id for item in mandate.instructions):
        raise Refusal("instruction.exists", f"The mandate {mandate.id!r} has an instruction {given.id!r} already.")
    cast = given.votes_for + given.votes_against
    if cast > electors:
        raise Refusal(
            "instruction.votes",
            f"{cast} votes were given and {electors} electors are on the roll.",
            found=str(cast),
            required=f"at most {electors}",
        )
    numbers: dict[Base, int] = {
        "registered": electors, "eligible": electors, "votes-cast": cast, "voters": cast, "present": cast,
    }  # fmt: skip
    majority = provision.majority
    base = base_of(majority, numbers, article=provision.article)
    if not majority.met(given.votes_for, base) or given.votes_for <= given.votes_against:
        needed = max(majority.needed(base), given.votes_against + 1)
        raise Refusal(
            "instruction.majority",
            f"{given.votes_for} voted for the instruction and {given.votes_against} against; "
            f"{say_article(provision.article)} requires {needed} ({say_threshold(majority)}, {base}).",
            article=provision.article,
            found=str(given.votes_for),
            required=str(needed),
        )
    return Instruction(
        given.id,
        given.text,
        given.votes_for,
        given.votes_against,
        provision.force,
        given.given,
        len(mandate.instructions) + 1,
    )


def report(mandate: Mandate, given: Report) -> Report:
    """Return the report if the deputy may file it.

    raises  Refusal: as `check_in_office`, `report.exists`, `instruction.unknown` for an answer to
            something that was not instructed.
    """
    check_in_office(mandate, given.filed)
    if any(item.id == given.id for item in mandate.reports):
        raise Refusal("report.exists", f"The mandate {mandate.id!r} has a report {given.id!r} already.")
    known = [item.id for item in mandate.instructions]
    for answered in given.answers:
        if answered not in known:
            raise Refusal(
                "instruction.unknown",
                f"The mandate {mandate.id!r} has no instruction {answered!r}; "
                f"{'it has ' + ', '.join(known) if known else 'it has none'}.",
                found=answered,
                required=", ".join(known) or "no answers",
            )
    return given
