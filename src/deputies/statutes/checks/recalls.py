"""Checks on recall: that somebody may open it, on some day, that what is said of it fits, and that it is in reach."""

from __future__ import annotations

from collections.abc import Iterator

from deputies.statutes.checks.check import Seen
from deputies.statutes.model import NoConfidence, Recall, Statute
from deputies.values import Threshold

__all__ = [
    "at_once",
    "contradictory",
    "grounds",
    "hindered",
    "idle",
    "never",
    "no_control",
    "nobody",
    "others",
    "party",
]

_PATH = "mandates.recall"
_LIFETIME = 120
"""Months for which nobody waits: a mandate without term, protected for so long, is not recallable."""
_WORDS = 25
"""With fewer words than this no ground is stated, and no answer given."""
_NOT_FOLLOWED = "not-following-instructions"


def never(statute: Statute) -> Iterator[Seen]:
    """A recall can be opened on some day of the term."""
    recall, months = statute.mandates.recall, statute.mandates.term_months
    if recall is None:
        return
    half = (months or 0) * 15 if recall.after_half_term else 0
    shielded = max(recall.protected_first_days, half) + recall.protected_last_days
    if shielded >= (months or _LIFETIME) * 30:
        term = f"a term of {months:,} months" if months else "a mandate without term"
        found = f"{shielded:,} days of {term} are protected: there is no day left for a recall"
        yield Seen(f"{_PATH}.protected_first_days", recall.article, found, "protect fewer days")


def nobody(statute: Statute) -> Iterator[Seen]:
    """Somebody may open a recall."""
    recall = statute.mandates.recall
    if recall is not None and not recall.who and not recall.at_once:
        yield Seen(f"{_PATH}.who", recall.article, "nobody may open a recall", 'name who may, such as "electors"')


def no_control(statute: Statute) -> Iterator[Seen]:
    """A control commission that may open a recall exists."""
    recall = statute.mandates.recall
    there = any(organ.kind == "control" for organ in statute.organs.values())
    if recall is not None and "controlling-unit" in recall.who and not there:
        found = "the control commission may open a recall, and the statute gives no council one"
        yield Seen(f"{_PATH}.who", recall.article, found, 'add an organ of kind "control", or name others')


def contradictory(statute: Statute) -> Iterator[Seen]:
    """What is said of a recall fits who decides it."""
    recall = statute.mandates.recall
    if recall is None:
        return
    if recall.decides == "council":
        yield from _against_council(recall)
    if recall.decides == "signatures":
        yield from _against_signatures(recall)


def _against_council(recall: Recall) -> Iterator[Seen]:
    given = (
        ("as_many_as_elected", recall.as_many_as_elected, "deputies vote, not those whose votes elected"),
        ("exceeds_against", not recall.exceeds_against, "a minority of a council never carries a motion"),
        ("at_once", recall.at_once, "the council decides, not a meeting of those who elected"),
    )
    for field, said, why in given:
        if said:
            yield Seen(f"{_PATH}.{field}", recall.article, why, "drop it, or let the electors decide")


def _against_signatures(recall: Recall) -> Iterator[Seen]:
    if recall.decision != recall.petition:
        found = f"the signatures decide, and {recall.decision} differs from their share, {recall.petition}"
        yield Seen(f"{_PATH}.decision", recall.article, found, "write the same share in both")
    given = (
        ("turnout", recall.turnout is not None, "there is no vote in which anybody takes part"),
        ("least_voters", recall.least_voters > 0, "there is no vote in which anybody takes part"),
        ("as_many_as_elected", recall.as_many_as_elected, "there are no votes to compare"),
        ("at_once", recall.at_once, "signatures decide, not a meeting"),
        ("who", recall.who != ("electors",), "what others open has no signatures, and nothing would decide it"),
    )
    for field, said, why in given:
        if said:
            yield Seen(f"{_PATH}.{field}", recall.article, why, "drop it, or let the electors vote")


def hindered(statute: Statute) -> Iterator[Seen]:
    """A recall does not ask for so many that it cannot happen."""
    recall, whole = statute.mandates.recall, statute.mandates.no_confidence
    if recall is not None:
        yield from _too_many(_PATH, recall)
        yield from _small_units(statute, recall)
        if 0 < recall.statement_words < _WORDS:
            found = f"in {recall.statement_words} words nobody states a ground or answers one"
            yield Seen(f"{_PATH}.statement_words", recall.article, found, f"allow {_WORDS} at least")
        if recall.once_per_term and statute.mandates.term_months is None:
            found = "a mandate without term may be tried once, and never again"
            yield Seen(f"{_PATH}.once_per_term", recall.article, found, "give mandates a term, or drop it")
    if whole is not None:
        yield from _too_many("mandates.no_confidence", whole)


def _too_many(path: str, rule: Recall | NoConfidence) -> Iterator[Seen]:
    for name, held, most in (("petition", rule.petition, (1, 2)), ("decision", rule.decision, (3, 4))):
        of_all = held.of in ("registered", "eligible") or name == "petition"
        possible = held.num < held.den or (held.num == held.den and not held.strict)
        if of_all and possible and _more(held, most):
            found = f"{held} has hardly ever been reached anywhere: the recall stands on paper only"
            yield Seen(f"{path}.{name}", rule.article, found, "ask for fewer, or of those who vote")


def _more(held: Threshold, most: tuple[int, int]) -> bool:
    return held.num * most[1] > held.den * most[0]


def _small_units(statute: Statute, recall: Recall) -> Iterator[Seen]:
    for name, kind in statute.unit_kinds.items():
        asked = (("petition_least", "have to sign"), ("least_voters", "have to vote"))
        for field, what in asked:
            least = getattr(recall, field)
            if least > kind.minimum > 1:
                found = f"a unit of kind {name!r} may elect alone with {kind.minimum} electors, and {least} {what}"
                yield Seen(f"{_PATH}.{field}", recall.article, found, f"ask for at most {kind.minimum}")


def others(statute: Statute) -> Iterator[Seen]:
    """Those who elected may open a recall themselves."""
    recall = statute.mandates.recall
    if recall is not None and recall.who and "electors" not in recall.who and not recall.at_once:
        found = f"only {' and '.join(recall.who)} may open a recall: those who elected have to ask them"
        yield Seen(f"{_PATH}.who", recall.article, found, 'add "electors"')


def party(statute: Statute) -> Iterator[Seen]:
    """No party holds a mandate in its hand."""
    recall = statute.mandates.recall
    if recall is not None and "nominating-organisation" in recall.who:
        found = "the party that nominated may call a vote against whoever leaves it, without a signature"
        yield Seen(f"{_PATH}.who", recall.article, found, "let those who elected open it, or know that it is so")


def at_once(statute: Statute) -> Iterator[Seen]:
    """A meeting that recalls at once is one of many."""
    recall = statute.mandates.recall
    if recall is None or not recall.at_once:
        return
    cast = recall.decision.of in ("votes-cast", "voters", "present")
    if cast and recall.turnout is None and not recall.least_voters:
        found = f"{recall.decision} of a meeting recalls at once, however few have come"
        yield Seen(f"{_PATH}.at_once", recall.article, found, "ask for a turnout, or of registered electors")


def idle(statute: Statute) -> Iterator[Seen]:
    """What depends on a term has one."""
    recall = statute.mandates.recall
    if recall is None or statute.mandates.term_months is not None:
        return
    for field, said in (
        ("after_half_term", recall.after_half_term),
        ("protected_last_days", recall.protected_last_days),
    ):
        if said:
            found = "mandates have no term, so that this says nothing"
            yield Seen(f"{_PATH}.{field}", recall.article, found, "give mandates a term, or drop it")


def grounds(statute: Statute) -> Iterator[Seen]:
    """Where instructions bind, not following them is a ground for recall."""
    recall = statute.mandates.recall
    if recall is None or not recall.grounds or _NOT_FOLLOWED in recall.grounds:
        return
    if statute.mandates.instructions.force == "binding":
        found = "instructions bind, and not following them is none of the grounds listed"
        yield Seen(f"{_PATH}.grounds", recall.article, found, f'add "{_NOT_FOLLOWED}"')
