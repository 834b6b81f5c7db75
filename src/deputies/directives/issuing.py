"""Issuing a directive: a decision goes down to councils below with several means and their conditions.

Terms are those of the statute: the day of issue plus `choose_days`, and plus `report_days`. A council that was itself
given a directive hands it on by a decision of its own; the chain shows in the directive it was issued from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from deputies.councils.council import Council
from deputies.councils.hierarchy import is_below
from deputies.directives.directive import Means
from deputies.directives.facts import ON_RECORD, is_on_record
from deputies.sittings.sitting import Decision
from deputies.statutes.model import Directives, Statute
from deputies.values import Fault, Faults, Refusal, add_days

__all__ = ["Terms", "check_decision", "check_terms", "means_faults", "provision_of"]


@dataclass(frozen=True, slots=True)
class Terms:
    """By when those addressed choose and report."""

    choose_by: str
    report_by: str


def provision_of(statute: Statute) -> Directives:
    """Return the article on directives; raise `Refusal` (`directive.none-in-statute`) where there is none."""
    if statute.directives is None:
        raise Refusal("directive.none-in-statute", f"The statute {statute.title} knows no directives.")
    return statute.directives


def check_decision(statute: Statute, decision: Decision, today: str) -> None:
    """Raise `Refusal` unless a directive may be issued from the decision today.

    Codes: `directive.not-deciding` (a preparatory, advisory or controlling decision binds nobody below),
    `decision.suspended` (by the objection of a section), `decision.lapsed` (it was taken in an emergency, and is over).
    """
    if decision.stage != "deciding":
        article = statute.competences[decision.competence].article if decision.competence in statute.competences else ""
        raise Refusal(
            "directive.not-deciding",
            f"The decision {decision.id!r} was taken by a competence that is {decision.stage}; only a deciding one "
            "binds the councils below.",
            article=article,
            found=decision.stage,
            required="deciding",
        )
    objection = decision.suspended_on(today)
    if objection is not None:
        article = statute.sections[objection.section].article if objection.section in statute.sections else ""
        raise Refusal(
            "decision.suspended",
            f"The decision {decision.id!r} is suspended until {objection.until} by an objection of the section "
            f"{objection.section!r}.",
            article=article,
            found=today,
            required=objection.until,
        )
    if not decision.in_force_on(today):
        raise Refusal(
            "decision.lapsed",
            f"The decision {decision.id!r} was taken in an emergency and is in force no longer; it is {today}.",
            found=today,
            required="a decision in force",
        )


def check_terms(
    statute: Statute,
    council: str,
    councils: Mapping[str, Council],
    *,
    addressees: Sequence[str],
    means: Sequence[Means],
    today: str,
) -> Terms:
    """Return the terms of a directive of a council, every answer still open.

    raises  Refusal: `directive.none-in-statute`; Faults for addressees that are not below the council or stand twice,
            and for means that have no id of their own, conditions on one fact of two kinds, or on a fact that the
            record is said to know and does not.
    """
    provision = provision_of(statute)
    faults = [*_addressee_faults(council, addressees, councils), *means_faults(means)]
    if not means:
        faults.append(Fault("means", "no means is given", "at least one"))
    if faults:
        raise Faults("issue-directive", faults)
    return Terms(add_days(today, provision.choose_days), add_days(today, provision.report_days))


def _addressee_faults(council: str, addressees: Sequence[str], councils: Mapping[str, Council]) -> list[Fault]:
    faults: list[Fault] = []
    for index, id_ in enumerate(addressees):
        path = f"addressees[{index}]"
        if id_ in addressees[:index]:
            faults.append(Fault(path, f"{id_!r} stands twice", "each council once"))
        elif not is_below(id_, council, councils):
            faults.append(Fault(path, f"{id_!r} is not below {council!r}", f"a council below {council!r}"))
    if not addressees:
        faults.append(Fault("addressees", "no council is addressed", f"at least one council below {council!r}"))
    return faults


def means_faults(means: Sequence[Means], *, path: str = "means[{}]", start: int = 0) -> list[Fault]:
    """Return what is wrong with means from the place `start` on, compared with all that stand before them.

    path  how a means is pointed at, by its place among those that are looked at.
    """
    faults: list[Fault] = []
    kinds: dict[str, str] = {}
    ids = [item.id for item in means]
    for index, item in enumerate(means):
        here = path.format(index - start)
        found = [Fault(f"{here}.id", f"{item.id!r} stands twice", "each means once")] if item.id in ids[:index] else []
        for place, condition in enumerate(item.conditions):
            kind = "yes or no" if condition.is_ in ("yes", "no") else "a count"
            where = f"{here}.conditions[{place}].fact"
            if is_on_record(condition.fact) and condition.fact not in ON_RECORD:
                known = ", ".join(ON_RECORD)
                found.append(Fault(where, f"the record knows no {condition.fact!r}", f"one of {known}"))
            expected = "a count" if is_on_record(condition.fact) else kinds.setdefault(condition.fact, kind)
            if expected != kind:
                found.append(Fault(where, f"{condition.fact!r} is {kind} here", f"{expected}, as elsewhere"))
        if index >= start:
            faults.extend(found)
    return faults
