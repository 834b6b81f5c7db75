"""Checks on power: quotas for parties, judges in their own cause, rewards for staying away, capture by splitting."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deputies.apportionment import EqualPerUnit, Fixed, PerN, Reduced, SquareRoot, Steps, Weighted, seats_for
from deputies.statutes.checks.check import Seen
from deputies.statutes.checks.safeguards import blank
from deputies.statutes.model import Statute
from deputies.values import Threshold

__all__ = [
    "abstaining", "categories", "criteria", "free_mandate", "no_recall", "no_report", "own_electors", "own_judge",
    "party_seats", "sanctions", "splitting",
]  # fmt: skip


_TIMES = 5


def party_seats(statute: Statute) -> Iterator[Seen]:
    """No seats for a party, and no cap on a party's seats: deputies are sent by electors."""
    parties = statute.parties
    if parties is None:
        return
    remedy = "drop it: whoever the electors choose sits, and they may recall whom they chose"
    for name, share in parties.seat_quotas.items():
        found = f"it fixes {share.num}/{share.den} of the seats for {name!r}: seats by party quota cannot be granted"
        yield Seen(f"parties.seat_quotas.{name}", parties.article, found, remedy)
    for index, cap in enumerate(parties.caps):
        if cap.affiliation == "party":
            found = "it caps the seats of a party: that would overrule the electors who chose its members"
            yield Seen(f"parties.caps[{index}]", cap.article, found, remedy)


def no_recall(statute: Statute) -> Iterator[Seen]:
    """Deputies can be recalled by those who elected them."""
    if statute.mandates.recall is None:
        found = "deputies cannot be recalled: this is not a system of recallable deputies"
        yield Seen("mandates.recall", statute.mandates.article, found, "add [mandates.recall], or know that it is so")


def free_mandate(statute: Statute) -> Iterator[Seen]:
    """Electors may instruct their deputy."""
    instructions = statute.mandates.instructions
    if instructions.force == "free":
        found = "the mandate is free: electors cannot instruct their deputy"
        yield Seen("mandates.instructions.force", instructions.article, found, "let it be binding or guiding")


def no_report(statute: Statute) -> Iterator[Seen]:
    """Binding instructions come with a duty to report."""
    instructions = statute.mandates.instructions
    if instructions.force == "binding" and instructions.report_days == 0:
        found = "instructions bind, but no report is due: nobody learns whether they were followed"
        yield Seen("mandates.instructions.report_days", instructions.article, found, "give the days for a report")


def _body(text: str) -> str:
    """Return the body that a text names first, without what follows on how it decides."""
    return re.split(r"[,;(]| by | on ", text.casefold())[0].strip().removeprefix("the ")


def own_judge(statute: Statute) -> Iterator[Seen]:
    """The appeal goes to somebody else than the body that decided."""
    franchise = statute.franchise
    if franchise is not None and franchise.decides == franchise.appeal:
        found = f"the councils of level {franchise.decides!r} hear the appeal against their own decision"
        yield Seen("franchise.appeal", franchise.article, found, "let another level hear it")
    for key, exclusion in statute.exclusions.items():
        if _body(exclusion.appeal) and _body(exclusion.appeal) == _body(exclusion.decides):
            found = f"{exclusion.appeal.strip()!r} hears the appeal against its own decision"
            yield Seen(f"exclusions.{key}.appeal", exclusion.article, found, "let somebody else hear it")


def own_electors(statute: Statute) -> Iterator[Seen]:
    """No council admits the electors who elect it."""
    for key, layer in statute.layers.items():
        level = statute.levels.get(layer.admitted_by or "")
        if level is not None and level.units:
            found = f"the council of level {layer.admitted_by!r} admits the electors who elect to it"
            yield Seen(
                f"layers.{key}.admitted_by", layer.article, found, "let the register or another level admit them"
            )


def criteria(statute: Statute) -> Iterator[Seen]:
    """By what a layer's electors are known can be checked."""
    for key, layer in statute.layers.items():
        if all(blank(text) for text in layer.criteria):
            found = "nothing says by what recorded fact a person belongs to this layer"
            yield Seen(f"layers.{key}.criteria", layer.article, found, "name at least one fact that can be checked")


def sanctions(statute: Statute) -> Iterator[Seen]:
    """Whoever is excluded or suspended is heard first and may appeal."""
    for key, exclusion in statute.exclusions.items():
        if exclusion.category:
            continue
        if not exclusion.hearing:
            found = "a person may be excluded without being heard"
            yield Seen(f"exclusions.{key}.hearing", exclusion.article, found, "set hearing = true and give notice_days")
        if blank(exclusion.appeal):
            found = "a person may be excluded without appeal"
            yield Seen(f"exclusions.{key}.appeal", exclusion.article, found, "say who hears the appeal")


def categories(statute: Statute) -> Iterator[Seen]:
    """A whole category of people is excluded in historical statutes only."""
    for key, exclusion in statute.exclusions.items():
        if exclusion.category and not statute.historical:
            found = "it excludes a category of people without a finding on each"
            remedy = "exclude by a recorded decision on a person, or by the franchise procedure on conduct"
            yield Seen(f"exclusions.{key}.category", exclusion.article, found, remedy)


def abstaining(statute: Statute) -> Iterator[Seen]:
    """One more vote against never helps a proposal: staying away is no better weapon than voting no."""
    recall, referendum = statute.mandates.recall, statute.referendum
    places = []
    if recall is not None:
        places.append(("mandates.recall.turnout", recall.article, recall.turnout, recall.decision))
    whole = statute.mandates.no_confidence
    if whole is not None:
        places.append(("mandates.no_confidence.turnout", whole.article, whole.turnout, whole.decision))
    if referendum is not None:
        places.append(("referendum.turnout", referendum.article, referendum.turnout, referendum.decision))
    for path, article, turnout, decision in places:
        case = _perverse(turnout, decision)
        if case:
            yes, no = case
            found = (
                f"of 100 electors {yes} vote for and {no} against and it fails for want of turnout; "
                f"with one more vote against it is carried: staying away beats voting no"
            )
            remedy = "ask instead that the votes in favour reach a share of the registered electors"
            yield Seen(path, article, found, remedy)
    if referendum is not None and referendum.least_voters and referendum.decision.of in ("votes-cast", "voters"):
        least = referendum.least_voters
        found = (
            f"with {least - 1:,} voters it fails, and one more vote against can carry it: staying away beats voting no"
        )
        remedy = "ask instead that the votes in favour reach a share of the registered electors (support)"
        yield Seen("referendum.least_voters", referendum.article, found, remedy)


def _perverse(turnout: Threshold | None, decision: Threshold, electors: int = 100) -> tuple[int, int] | None:
    """Return (for, against) where one more vote against carries what failed; None if there is no such case."""
    if turnout is None:
        return None
    for total in range(electors):
        for yes in range(total // 2 + 1, total + 1):
            if not _carried(turnout, decision, yes, total - yes, electors) and _carried(
                turnout, decision, yes, total - yes + 1, electors
            ):
                return yes, total - yes
    return None


def _carried(turnout: Threshold, decision: Threshold, yes: int, no: int, electors: int) -> bool:
    base = electors if decision.of in ("registered", "eligible") else yes + no
    return turnout.met(yes + no, electors) and decision.met(yes, base) and yes > no


def splitting(statute: Statute) -> Iterator[Seen]:
    """Nobody gains seats by splitting a unit into tiny ones."""
    for key, layer in statute.layers.items():
        provision = statute.norms.get(layer.norm)
        if provision is None:
            continue
        kinds = layer.kinds or tuple(statute.unit_kinds)
        loose = [name for name in kinds if _loose(statute, name)]
        if loose and _one_elector_one_seat(provision.rule):
            found = (
                f"a unit of one elector has a seat by the norm {layer.norm!r}, "
                f"and {', '.join(loose)} may be of any size: splitting a unit wins seats"
            )
            yield Seen(f"layers.{key}.norm", layer.article, found, 'give these kinds a minimum and small = "join"')
        rule = provision.rule
        for name in kinds:
            kind = statute.unit_kinds.get(name)
            if name not in loose and kind and isinstance(rule, PerN) and _many_times(rule, kind.minimum):
                found = (
                    f"units of {kind.minimum} ({name}) have a seat each where the norm {layer.norm!r} gives one "
                    f"for {rule.n}: a large unit wins seats by splitting"
                )
                remedy = f"raise the minimum of {name} to a fifth of {rule.n} at least"
                yield Seen(f"layers.{key}.norm", layer.article, found, remedy)


def _many_times(rule: PerN, minimum: int) -> bool:
    """Say whether a unit of the minimum has more than five times the seats that the norm gives to its number."""
    seats = seats_for(rule, {rule.of or "electors": minimum, "": minimum}).seats
    return rule.first is None and seats * rule.n > _TIMES * minimum


def _loose(statute: Statute, name: str) -> bool:
    kind = statute.unit_kinds.get(name)
    return kind is not None and (kind.minimum == 1 or kind.small == "alone")


def _one_elector_one_seat(rule: object) -> bool:
    """Say whether the norm gives a unit of one a seat, though it has fewer than the norm asks for."""
    if isinstance(rule, Weighted | Reduced):
        return not isinstance(rule, Weighted) and _one_elector_one_seat(rule.delegates)
    if isinstance(rule, EqualPerUnit | Fixed):
        return rule.seats > 0
    if isinstance(rule, PerN):
        return rule.n > 1 and (rule.rounding == "ceil" or (rule.floor or 0) > 0 or rule.first is not None)
    if isinstance(rule, Steps):
        return rule.table[0].seats > 0 or (rule.floor or 0) > 0
    if isinstance(rule, SquareRoot):
        return (rule.floor or 0) > 0 or rule.rounding == "ceil"
    return False
