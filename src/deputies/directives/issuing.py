"""Issuing a directive: a decision goes down to councils below with several means and their conditions.

Terms are those of the statute: the day of issue plus `choose_days`, and plus `report_days`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

from deputies.councils.council import Council
from deputies.councils.hierarchy import is_below
from deputies.directives.directive import Answer, Directive, Means
from deputies.sittings.deciding import check_decision_stands
from deputies.sittings.sitting import Decision
from deputies.statutes.model import Statute
from deputies.values import Fault, Faults, Refusal, parse_date

__all__ = ["issue_directive"]


def issue_directive(  # noqa: PLR0913 - a directive's parts
    statute: Statute,
    decision: Decision,
    councils: Mapping[str, Council],
    *,
    directive: str,
    text: str,
    addressees: Sequence[str],
    means: Sequence[Means],
    digest: str,
    today: str,
) -> Directive:
    """Return the directive, every answer still open.

    digest  of the statute in force, which the directive keeps.
    raises  Refusal: `directive.none-in-statute`, `directive.not-deciding` (a preparatory, advisory or controlling
            decision binds nobody below), `decision.set-aside`, `decision.overruled`, `decision.suspended` (by the
            objection of a section); Faults for addressees that are not below the council or stand twice, and for
            means that have no id of their own, or conditions on one fact of two kinds.
    """
    provision = statute.directives
    if provision is None:
        raise Refusal("directive.none-in-statute", f"The statute {statute.title} knows no directives.")
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
    check_decision_stands(decision, {id_: council.name for id_, council in councils.items()})
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
    faults = [*_addressee_faults(decision.council, addressees, councils), *_means_faults(means)]
    if faults:
        raise Faults("issue-directive", faults)
    issued = parse_date(today)
    return Directive(
        id=directive,
        decision=decision.id,
        council=decision.council,
        title=decision.title,
        text=text,
        addressees=tuple(addressees),
        means=tuple(means),
        issued=today,
        choose_by=(issued + timedelta(days=provision.choose_days)).isoformat(),
        report_by=(issued + timedelta(days=provision.report_days)).isoformat(),
        statute=digest,
        answers=tuple(Answer(council) for council in addressees),
    )


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


def _means_faults(means: Sequence[Means]) -> list[Fault]:
    faults: list[Fault] = []
    kinds: dict[str, str] = {}
    ids = [item.id for item in means]
    for index, item in enumerate(means):
        if item.id in ids[:index]:
            faults.append(Fault(f"means[{index}].id", f"{item.id!r} stands twice", "each means once"))
        for place, condition in enumerate(item.conditions):
            kind = "yes or no" if condition.is_ in ("yes", "no") else "a count"
            if kinds.setdefault(condition.fact, kind) != kind:
                expected = f"{kinds[condition.fact]}, as elsewhere in the directive"
                path = f"means[{index}].conditions[{place}].fact"
                faults.append(Fault(path, f"{condition.fact!r} is {kind} here", expected))
    if not means:
        faults.append(Fault("means", "no means is given", "at least one"))
    return faults
