"""The franchise of a layer by its recorded conduct: opening a case, hearing, decision, appeal.

The procedure is the statute's article on the franchise: so many pieces of evidence, each to a criterion of the
layer; notice before the hearing; decision by the majority of the council that decides; a day of review; an appeal by
the electors of the layer to another council. It is about groups. No request of it has a field for a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from deputies.franchise.case import Evidence, FranchiseCase
from deputies.statutes.majorities import say_article
from deputies.statutes.model import Franchise, Statute
from deputies.values import Fault, Faults, Refusal, parse_date, say_days

__all__ = [
    "PENDING",
    "check_appeal", "check_appeal_council", "check_appealed", "check_change", "check_heard", "check_hearing",
    "check_opening", "outside_franchise", "provision_of",
]  # fmt: skip

PENDING = ("opened", "heard", "appealed")
"""States in which a case is under way."""


def provision_of(statute: Statute) -> Franchise:
    """Return what the statute says of the franchise; raise `Refusal` (`case.none-in-statute`) if nothing."""
    if statute.franchise is None:
        raise Refusal("case.none-in-statute", f"The statute {statute.title} has no procedure on the franchise.")
    return statute.franchise


def check_opening(
    statute: Statute,
    level: str,
    layer: str,
    *,
    evidence: Sequence[Evidence],
    hearing: str,
    today: str,
    cases: Iterable[FranchiseCase],
) -> None:
    """Raise unless a case on this layer may be opened today before a council of this level.

    hearing - today >= hearing_days, and at least `evidence_least` pieces of evidence.
    raises  Refusal: `case.none-in-statute`, `case.level` (another level decides), `layer.unknown`, `case.pending`
            (one about the layer is under way), `case.too-little-evidence`, `case.short-notice`; Faults for evidence
            that speaks to no criterion of the layer, or lies in the future.
    """
    provision = provision_of(statute)
    if level != provision.decides:
        raise Refusal(
            "case.level",
            f"{_capital(say_article(provision.article))} leaves the franchise to the level "
            f"{statute.levels[provision.decides].name}; this council is of the level {statute.levels[level].name}.",
            article=provision.article,
            found=level,
            required=provision.decides,
        )
    if layer not in statute.layers:
        known = ", ".join(statute.layers)
        raise Refusal(
            "layer.unknown", f"The statute has no layer {layer!r}; it has {known}.", found=layer, required=known
        )
    for case in cases:
        if case.layer == layer and case.status in PENDING:
            raise Refusal(
                "case.pending",
                f"The case {case.id!r} about the layer {layer!r} is under way; it has to end first.",
                article=provision.article,
                found=case.id,
            )
    _check_evidence(provision, statute.layers[layer].criteria, evidence, today)
    notice = (parse_date(hearing) - parse_date(today)).days
    if notice < provision.hearing_days:
        earliest = parse_date(today) + timedelta(days=provision.hearing_days)
        raise Refusal(
            "case.short-notice",
            f"A hearing on {hearing} would give {notice} days' notice; {say_article(provision.article)} requires "
            f"{provision.hearing_days}: {earliest} at the earliest.",
            article=provision.article,
            found=say_days(notice),
            required=say_days(provision.hearing_days),
        )


def check_change(kind: str, layer: str, cases: Iterable[FranchiseCase], *, in_plan: bool) -> None:
    """Raise `Refusal` (`case.no-change`) if the layer stands already as the case asks.

    cases    all cases in order of opening; the last that ended decides how a layer stands.
    in_plan  whether the layer elects in the plan in force: how it stands where no case has ended.
    """
    ended = [case.in_franchise for case in cases if case.layer == layer and case.in_franchise is not None]
    has = ended[-1] if ended else in_plan
    if has == (kind == "admit"):
        raise Refusal(
            "case.no-change",
            f"The layer {layer!r} {'has' if has else 'does not have'} the franchise; there is nothing to {kind}.",
            found="in the franchise" if has else "not in the franchise",
        )


def outside_franchise(cases: Iterable[FranchiseCase]) -> frozenset[tuple[str, str]]:
    """Return (council, layer) of every layer whose franchise in a council was withdrawn or refused and is so still.

    cases  in order of opening; the last that ended decides. A layer that no case was about is inside.
    """
    stands: dict[tuple[str, str], bool] = {}
    for case in cases:
        if case.in_franchise is not None:
            stands[case.council, case.layer] = case.in_franchise
    return frozenset(place for place, inside in stands.items() if not inside)


def _check_evidence(provision: Franchise, criteria: Sequence[str], evidence: Sequence[Evidence], today: str) -> None:
    faults: list[Fault] = []
    for index, item in enumerate(evidence):
        if criteria and item.criterion not in criteria:
            expected = "one of " + "; ".join(criteria)
            faults.append(Fault(f"evidence[{index}].criterion", f"found {item.criterion!r}", expected))
        if item.day > today:
            faults.append(Fault(f"evidence[{index}].day", f"{item.day} is to come", f"{today} or earlier"))
    if faults:
        raise Faults("open-franchise-case", faults)
    if len(evidence) < provision.evidence_least:
        raise Refusal(
            "case.too-little-evidence",
            f"The case has {len(evidence)} pieces of evidence; {say_article(provision.article)} requires "
            f"{provision.evidence_least}.",
            article=provision.article,
            found=str(len(evidence)),
            required=str(provision.evidence_least),
        )


def check_hearing(case: FranchiseCase, *, today: str) -> None:
    """Raise `Refusal` unless the case waits for its hearing (`case.not-opened`) and its day has come (`case.early`)."""
    if case.status != "opened":
        raise Refusal(
            "case.not-opened",
            f"The case {case.id!r} is {case.status}; a case is heard once, after it is opened.",
            found=case.status,
            required="opened",
        )
    if today < case.hearing:
        raise Refusal(
            "case.early",
            f"The hearing of the case {case.id!r} is on {case.hearing}; today is {today}.",
            found=today,
            required=case.hearing,
        )


def check_heard(case: FranchiseCase) -> None:
    """Raise `Refusal` (`case.not-heard`) unless the group has been heard and nothing is decided yet."""
    if case.status != "heard":
        raise Refusal(
            "case.not-heard",
            f"The case {case.id!r} is {case.status}; it is decided once, after the group was heard.",
            found=case.status,
            required="heard",
        )


def check_appeal(
    provision: Franchise, case: FranchiseCase, layer_of_unit: str | None, *, unit: str, today: str
) -> None:
    """Raise `Refusal` unless an elector of this unit may appeal today.

    today <= decided + appeal_days; the unit is of the layer; the decision went against the layer.
    Codes: `case.not-decided`, `case.not-of-layer`, `case.in-favour`, `case.appeal-late`.
    """
    if case.status not in ("granted", "refused") or case.decided is None:
        raise Refusal(
            "case.not-decided",
            f"The case {case.id!r} is {case.status}; an appeal goes against a first decision.",
            found=case.status,
            required="granted or refused",
        )
    if layer_of_unit != case.layer:
        raise Refusal(
            "case.not-of-layer",
            f"The unit {unit!r} is not of the layer {case.layer!r}; its own electors appeal.",
            article=provision.article,
            found=layer_of_unit or "no unit on the roll",
            required=case.layer,
        )
    if (case.kind, case.status) in (("admit", "granted"), ("withdraw", "refused")):
        raise Refusal(
            "case.in-favour",
            f"The case {case.id!r} was decided in favour of the layer {case.layer!r}; there is nothing to appeal.",
            found=f"{case.kind} {case.status}",
        )
    last = (parse_date(case.decided) + timedelta(days=provision.appeal_days)).isoformat()
    if today > last:
        raise Refusal(
            "case.appeal-late",
            f"The case {case.id!r} was decided on {case.decided}; {say_article(provision.article)} allows an appeal "
            f"within {say_days(provision.appeal_days)}, until {last}.",
            article=provision.article,
            found=today,
            required=last,
        )


def check_appealed(case: FranchiseCase) -> None:
    """Raise `Refusal` (`case.not-appealed`) unless an appeal is open."""
    if case.status != "appealed":
        raise Refusal(
            "case.not-appealed",
            f"The case {case.id!r} is {case.status}; no appeal against it is open.",
            found=case.status,
            required="appealed",
        )


def check_appeal_council(provision: Franchise, case: FranchiseCase, *, council: str, level: str) -> None:
    """Raise `Refusal` unless the council hears appeals (`case.appeal-level`) and is another (`case.same-council`)."""
    if level != provision.appeal:
        raise Refusal(
            "case.appeal-level",
            f"{_capital(say_article(provision.article))} leaves appeals to the level {provision.appeal!r}; "
            f"{council!r} is of the level {level!r}.",
            article=provision.article,
            found=level,
            required=provision.appeal,
        )
    if council == case.council:
        raise Refusal(
            "case.same-council",
            f"The council {council!r} decided the case {case.id!r} itself; another council hears the appeal.",
            article=provision.article,
            found=council,
            required="another council",
        )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
