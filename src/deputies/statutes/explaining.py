"""What a statute means in numbers: every seat, signature, vote and quorum for given sizes, with its derivation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from deputies.apportionment import seats_for
from deputies.statutes.checks.check import walk
from deputies.statutes.majorities import say_threshold
from deputies.statutes.model import (
    Confidence,
    FromRegister,
    Level,
    Nomination,
    NormProvision,
    Provision,
    ShareOfSize,
    Statute,
)
from deputies.values import Refusal, Threshold
from deputies.values.shape import fields_of

__all__ = ["Explained", "explain"]


@dataclass(frozen=True, slots=True)
class Explained:
    """One number: what it is, where the statute says so, the number (None where it cannot be told), and why.

    `confidence` says how sure we are of the rule that gives it.
    """

    what: str
    path: str
    article: str
    number: int | None
    steps: tuple[str, ...]
    votes_each: Fraction | None = None
    confidence: Confidence = "chosen"


def explain(statute: Statute, numbers: Mapping[str, int]) -> tuple[Explained, ...]:
    """Return every number that the statute gives for one unit or body of the given sizes.

    numbers  sizes by base: electors, inhabitants, members, staff, dues-paying; and `seats`, the deputies of a council,
             for quorums and majorities (the seats that the norms give, where it is left out and one norm answers).
    """
    found = [_norm(statute, key, norm, numbers) for key, norm in statute.norms.items()]
    answers = {item.number for item in found if item.number is not None}
    seats = numbers.get("seats") or (answers.pop() if len(answers) == 1 else None)
    if seats and "members" not in numbers:  # norms of executives and delegations count the members of the council
        sizes = {**numbers, "members": seats}
        found = [
            _norm(statute, item.path.removeprefix("norms."), statute.norms[item.path.removeprefix("norms.")], sizes)
            if item.number is None
            else item
            for item in found
        ]
    found += _of_electors(statute, numbers.get("electors"))
    if seats:
        for key, level in statute.levels.items():
            found += _of_council(statute, key, level, seats)
    return _marked(statute, found)


def _marked(statute: Statute, found: Iterable[Explained]) -> tuple[Explained, ...]:
    """Add to each number how sure we are of its rule: as the field is marked, else as its provision is."""
    provisions = {path: value for path, _, value in walk(statute) if isinstance(value, Provision)}
    marked = []
    for item in found:
        owner = max((path for path in provisions if f"{item.path}.".startswith(f"{path}.")), key=len)
        held = provisions[owner]
        name = item.path[len(owner) + 1 :].split(".")[0]
        usual = next((one.default for one in fields_of(type(held)) if one.name == name), None)
        taken = usual is not None and getattr(held, name) == usual  # left out of the text: the program's own
        marked.append(replace(item, confidence=held.confidence_of.get(name, "chosen" if taken else held.confidence)))
    return tuple(marked)


def _norm(statute: Statute, key: str, norm: NormProvision, numbers: Mapping[str, int]) -> Explained:
    path, rule = f"norms.{key}", norm.rule
    users = [layer.name for layer in statute.layers.values() if layer.norm == key]
    users += [
        f"delegates to {level.name}" for level in statute.levels.values() for d in level.delegations if d.norm == key
    ]
    for level in statute.levels.values():
        users += [f"size of {level.name}"] if level.size == key else []
        users += [f"executive of {level.name}"] if level.executive and level.executive.size_norm == key else []
    users += [f"least of {section.name}" for section in statute.sections.values() if section.floor == key]
    more = f" and {len(users) - 2} more" if len(users) > 2 else ""
    what = f"By the norm {key}" + (f" ({', '.join(dict.fromkeys(users[:2]))}{more})" if users else "")
    if isinstance(rule, FromRegister):
        return Explained(what, path, norm.article, None, ("The register states the seats of each unit.",))
    if isinstance(rule, ShareOfSize):
        said = f"The layers share the size of the council by {rule.method}; that needs the numbers of all layers."
        return Explained(what, path, norm.article, None, (said,))
    base = next((layer.base for layer in statute.layers.values() if layer.norm == key), "electors")
    sizes = {name: number for name, number in numbers.items() if name != "seats"}
    if not rule.of and base in sizes:
        sizes = {base: sizes[base], **sizes}
        sizes[""] = sizes[base]
    try:
        answer = seats_for(rule, sizes, article=norm.article)
    except Refusal as refusal:
        return Explained(what, path, norm.article, None, (refusal.sentence.replace(", .", "."),))
    steps = tuple(str(step) for step in answer.steps)
    return Explained(what, path, norm.article, answer.seats, steps, answer.votes_each)


def _of_electors(statute: Statute, electors: int | None) -> Iterator[Explained]:
    if electors is None:
        return
    recall, elections, referendum = statute.mandates.recall, statute.elections, statute.referendum
    if recall is not None:
        path, article = "mandates.recall", recall.article
        needed = recall.signatures_needed(electors)
        steps = [_threshold(recall.petition, electors)] if recall.petition.num else []
        if recall.petition_least:
            steps.append(f"never fewer than {recall.petition_least}")
        yield Explained("Signatures for a recall", f"{path}.petition", article, needed, tuple(steps))
        if recall.decision.of in ("registered", "eligible") and recall.decides == "electors":
            yield _share("Votes that recall", f"{path}.decision", article, recall.decision, electors)
        if recall.turnout is not None:
            yield _share("Voters for a valid recall", f"{path}.turnout", article, recall.turnout, electors)
    whole = statute.mandates.no_confidence
    if whole is not None:
        needed, steps = whole.signatures_needed(electors), []
        steps += [_threshold(whole.petition, electors)] if whole.petition.num else []
        steps += [f"never fewer than {whole.petition_least}"] if whole.petition_least else []
        said = "Signatures for a vote of no confidence"
        yield Explained(said, "mandates.no_confidence.petition", whole.article, needed, tuple(steps))
    if elections.turnout is not None:
        yield _share("Voters for a valid election", "elections.turnout", elections.article, elections.turnout, electors)
    if elections.winner is not None and elections.winner.of in ("registered", "eligible"):
        yield _share("Votes to be elected at all", "elections.winner", elections.article, elections.winner, electors)
    if elections.nomination is not None:
        yield _signatures(elections.nomination, electors)
    if referendum is not None:
        yield _share(
            "Signatures for a referendum", "referendum.petition", referendum.article, referendum.petition, electors
        )
        if referendum.support is not None:
            said = "Votes in favour a referendum needs at least"
            yield _share(said, "referendum.support", referendum.article, referendum.support, electors)
        if referendum.turnout is not None:
            yield _share(
                "Voters for a valid referendum", "referendum.turnout", referendum.article, referendum.turnout, electors
            )


def _signatures(rule: Nomination, electors: int) -> Explained:
    steps = []
    row = next((row for row in rule.rows if electors <= row.to), None)
    if row is not None:
        steps.append(f"up to {row.to:,} electors: {row.signatures or 'none'}")
    elif rule.share is not None:
        steps.append(_threshold(rule.share, electors))
    if row is None and rule.least:
        steps.append(f"never fewer than {rule.least}")
    if row is None and rule.enough is not None:
        steps.append(f"{rule.enough} always suffice")
    return Explained(
        "Signatures to nominate", "elections.nomination", rule.article, rule.needed(electors), tuple(steps)
    )


def _of_council(statute: Statute, key: str, level: Level, seats: int) -> Iterator[Explained]:
    path, article, name = f"levels.{key}", level.article, level.name
    body = ("members-in-office", "statutory-members", "enrolled")
    if level.quorum.of in body:
        yield _share(f"Quorum of {name}", f"{path}.quorum", article, level.quorum, seats)
    if level.majority.threshold.of in body:
        yield _share(f"Votes that carry in {name}", f"{path}.majority", article, level.majority.threshold, seats)
    if level.constitute.of in body:
        said = f"Confirmed credentials to constitute {name}"
        yield _share(said, f"{path}.constitute", article, level.constitute, seats)
    executive = level.executive
    if executive is not None:
        size, steps = executive.size, [f"a fixed number: {executive.size}"]
        rule = statute.norms[executive.size_norm].rule if executive.size_norm in statute.norms else None
        if rule is not None and not isinstance(rule, FromRegister | ShareOfSize):
            try:
                answer = seats_for(rule, seats, article=executive.article)
                size, steps = min(answer.seats, executive.size), [str(step) for step in answer.steps]
            except Refusal as refusal:
                steps = [refusal.sentence]
        said = f"Members of the executive of {name}"
        yield Explained(said, f"{path}.executive.size", executive.article, size, tuple(steps))
        if executive.recall.of in body:
            said = f"Votes that recall from the executive of {name}"
            yield _share(said, f"{path}.executive.recall", executive.article, executive.recall, seats)


def _share(what: str, path: str, article: str, threshold: Threshold, base: int) -> Explained:
    return Explained(what, path, article, threshold.needed(base), (_threshold(threshold, base),))


def _threshold(threshold: Threshold, base: int) -> str:
    exact = Fraction(threshold.num * base, threshold.den)
    shown = str(exact) if exact.denominator == 1 else f"{exact.numerator}/{exact.denominator}"
    least = "the next whole number above" if threshold.strict else "the least whole number not below"
    return f"{say_threshold(threshold)}: {threshold.num}/{threshold.den} × {base:,} = {shown}; {least}"
