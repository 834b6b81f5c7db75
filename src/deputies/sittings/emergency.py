"""Deciding in an emergency: the executive, or the chair alone, acts for a council that cannot meet.

The statute's article on emergencies says who may, for how long what was done holds, and by when the council looks at
it. What is decided so is a matter of the council that it may hand over: nothing reserved to a section, nothing the
statute keeps from the executive, and nothing of the council's own order. The council confirms it by the majority of
that article, or lifts it; if it does neither in time, it ends by the calendar.

    last day in force   adopted + expires_days - 1
    last day of review  adopted + review_days
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from deputies.councils.council import Council
from deputies.councils.executive import size_of
from deputies.mandates.mandate import Mandate
from deputies.sittings.sitting import Decision, MemberChoice, Sitting
from deputies.sittings.tabling import check_matter
from deputies.statutes.majorities import Ballot, Judgement, judge, say_article
from deputies.statutes.model import OWN_ORDER, Competence, Emergency, Majority, Statute
from deputies.values import Base, Fault, Faults, Refusal, Threshold

__all__ = [
    "MOST_OF_EXECUTIVE", "OfExecutive", "check_awaits_review", "check_cannot_meet", "check_handed_over", "emergency_of",
    "executive_in_office", "judge_executive",
]  # fmt: skip

MOST_OF_EXECUTIVE = Threshold(1, 2, "members-in-office", strict=True)
"""What an executive decides by where the statute states no share: more than half of its members in office."""


@dataclass(frozen=True, slots=True)
class OfExecutive:
    """The members of an executive in office, and how many of them can take part: not on leave, not suspended."""

    members: tuple[str, ...]
    able: frozenset[str]
    places: int


def emergency_of(statute: Statute) -> Emergency:
    """Return the article on emergencies; raise `Refusal` (`emergency.none`) where the statute has none."""
    if statute.emergency is None:
        raise Refusal(
            "emergency.none",
            f"The statute {statute.title} knows no emergency procedure: a council decides in its sittings.",
            required="an article on emergencies",
        )
    return statute.emergency


def check_handed_over(statute: Statute, council: Council, competence: str) -> Competence:
    """Return the competence if others may decide by it for the council in an emergency.

    raises  Refusal: those of `check_matter` for the whole council, and `competence.not-delegable` for the council's
            own order and what the statute reserves to the council against its executive.
    """
    found = check_matter(statute, council, None, competence)
    executive = statute.levels[council.level].executive
    kept = executive is not None and competence in executive.reserved
    if competence == OWN_ORDER or kept:
        article = executive.article if executive is not None and kept else found.article
        raise Refusal(
            "competence.not-delegable",
            f"{found.title} is a matter that the {council.title} decides itself, by {say_article(article)}; "
            "nobody decides it for the council.",
            article=article,
            found=competence,
            required="a matter that may be handed over",
        )
    return found


def check_cannot_meet(council: Council, sittings: Iterable[Sitting]) -> None:
    """Raise `Refusal` (`emergency.council-sits`) while the whole council sits: it can decide itself."""
    for sitting in sittings:
        if sitting.council == council.id and sitting.section is None and sitting.status == "open":
            raise Refusal(
                "emergency.council-sits",
                f"The {council.title} is in its sitting {sitting.id!r}; it decides itself.",
                found=sitting.id,
                required="no open sitting",
            )


def executive_in_office(statute: Statute, council: Council, mandates: Iterable[Mandate]) -> OfExecutive:
    """Return the executive as it can act; raise `Refusal` (`emergency.no-executive`) where nobody of it is in office.

    mandates  all mandates of the council.
    """
    named = set(council.executive.members) if council.executive else set()
    held = [item for item in mandates if item.id in named and item.in_office]
    provision = statute.levels[council.level].executive
    if not held or provision is None:
        raise Refusal(
            "emergency.no-executive",
            f"The {council.title} has no executive in office that could act for it.",
            article=provision.article if provision else statute.levels[council.level].article,
            required="an executive in office",
        )
    able = frozenset(item.id for item in held if item.sits)
    return OfExecutive(tuple(item.id for item in held), able, size_of(statute, provision, council.seats))


def judge_executive(provision: Emergency, executive: OfExecutive, choices: Sequence[MemberChoice]) -> Judgement:
    """Return the judgement on a vote of the executive, by name; it is taken only if the share of the statute is for it.

    votes in favour reach `share` of its base (more than half of the members in office unless stated) and exceed those
    against. Bases: members in office, places of the executive, those who took part.

    raises  Faults for who stands twice, is not of the executive, or cannot take part; Refusal:
            `emergency.too-few` where the share is not reached, `threshold.base` for a share of something else.
    """
    _check_choices(executive, choices)
    cast = Counter(item.choice for item in choices)
    numbers: dict[Base, int] = {
        "members-in-office": len(executive.members), "statutory-members": executive.places, "present": len(choices),
    }  # fmt: skip
    majority = Majority(provision.share or MOST_OF_EXECUTIVE)
    ballot = Ballot(cast["for"], cast["against"], cast["abstain"])
    judged = judge(majority, ballot, numbers, article=provision.article)
    if not judged.carried:
        raise Refusal(
            "emergency.too-few",
            f"The executive does not decide this: {judged.sentence}",
            article=provision.article,
            found=str(cast["for"]),
            required=str(max(judged.needed, cast["against"] + 1)),
        )
    return judged


def _check_choices(executive: OfExecutive, choices: Sequence[MemberChoice]) -> None:
    faults: list[Fault] = []
    seen: set[str] = set()
    for index, item in enumerate(choices):
        path = f"choices[{index}].mandate"
        if item.mandate in seen:
            faults.append(Fault(path, f"{item.mandate!r} stands twice", "each member once"))
        elif item.mandate not in executive.members:
            faults.append(Fault(path, f"{item.mandate!r} is not in the executive", "a member of it in office"))
        elif item.mandate not in executive.able:
            faults.append(Fault(path, f"{item.mandate!r} is on leave or suspended", "a member who takes part"))
        seen.add(item.mandate)
    if faults:
        raise Faults("decide-in-emergency", faults)


def check_awaits_review(decision: Decision, day: str, *, article: str) -> None:
    """Raise `Refusal` unless a decision waits for its council on this day.

    Codes: `emergency.ordinary` (it was taken in a sitting), `emergency.confirmed`, `emergency.lifted`,
    `emergency.lapsed` (its days are over).
    """
    if decision.procedure != "emergency":
        raise Refusal(
            "emergency.ordinary",
            f"The decision {decision.id!r} was taken by the council in a sitting; there is nothing to review.",
            found=decision.procedure,
            required="an emergency decision",
        )
    if decision.confirmed is not None:
        raise Refusal(
            "emergency.confirmed",
            f"The council confirmed the decision {decision.id!r} on {decision.confirmed}; it holds like any other.",
            found=decision.confirmed,
        )
    if decision.lifted is not None:
        raise Refusal(
            "emergency.lifted", f"The council lifted the decision {decision.id!r} on {decision.lifted}.",
            found=decision.lifted,
        )  # fmt: skip
    if not decision.in_force_on(day):
        raise Refusal(
            "emergency.lapsed",
            f"The decision {decision.id!r} held to the end of the day before {decision.expires} "
            f"({say_article(article)}) unless the council confirmed it, and it is {day}.",
            article=article,
            found=day,
            required=f"before {decision.expires}",
        )
