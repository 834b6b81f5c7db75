"""The statute's rule on recall in words: one sentence for each thing it settles, for pages and sheets.

clauses_of(recall)        what holds for the recall of a deputy
clauses_of_body(rule)     what holds for confidence in a whole council
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from deputies.mandates.opening import INITIATORS
from deputies.statutes.majorities import say_threshold
from deputies.statutes.model import Alternates, NoConfidence, Recall
from deputies.values import Threshold, say_days

__all__ = ["Clause", "clauses_of", "clauses_of_body"]

_SEAT: dict[Alternates, str] = {
    "next-in-count": "the next in the count",
    "elected": "the alternate who was elected",
    "countback": "whom the ballots give it to when they are counted again",
    "same-list": "the next of the same list",
    "by-election": "whom a by-election gives it to",
}


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing that a statute settles: what it is about, in a word or two, and what holds."""

    about: str
    words: str


def clauses_of(rule: Recall) -> tuple[Clause, ...]:
    """Return what the article on recall settles, in the order in which it comes up."""
    return (*_opening(rule), *_signing(rule), *_deciding(rule), *_following(rule))


def _opening(rule: Recall) -> Iterator[Clause]:
    who = [INITIATORS[one] for one in rule.who if one != "electors"]
    opens = ["those who elected, with signatures"] if "electors" in rule.who else []
    opens += [f"{' or '.join(who)}, without signatures"] if who else []
    if opens:
        yield Clause("Who opens it", f"{_capital('; '.join(opens))}.")
    if rule.at_once:
        yield Clause("At once", "A meeting of those who elected may recall at once, by the same majority.")
    closed = [f"in the first {say_days(rule.protected_first_days)} of a mandate"] if rule.protected_first_days else []
    closed += ["before half of the term is over"] if rule.after_half_term else []
    closed += [f"in the last {say_days(rule.protected_last_days)} of the term"] if rule.protected_last_days else []
    words = f"Not {' or '.join(closed)}." if closed else "At any time."
    yield Clause("When", f"{words} Once in a term." if rule.once_per_term else words)
    if rule.grounds:
        yield Clause("Grounds", f"These alone: {', '.join(one.replace('-', ' ') for one in rule.grounds)}.")
    else:
        yield Clause("Grounds", "They have to be stated." if rule.grounds_required else "None need be stated.")
    if rule.statement_words:
        yield Clause("Statements", f"Grounds and answer have at most {rule.statement_words} words each.")


def _signing(rule: Recall) -> Iterator[Clause]:
    if "electors" in rule.who:
        days = say_days(rule.signing_days)
        yield Clause("Signatures", f"{_signatures(rule.petition, rule.petition_least)}, within {days}.")
    if rule.verify_days:
        yield Clause("Certification", f"Within {say_days(rule.verify_days)} after the last day for signing.")
    if rule.decides != "signatures":
        yield Clause("Answer", _answer(rule.answer_days, "The deputy may answer"))


def _signatures(share: Threshold, least: int) -> str:
    if share.num == 0:
        return f"{least} electors"
    words = _capital(say_threshold(share))
    return f"{words}, never fewer than {least}" if least else words


def _answer(days: int, who: str) -> str:
    if days == 0:
        return f"{who} until the vote is counted."
    return (
        f"{who} for {say_days(days)} after the certification; the vote follows then, or as soon as there is an answer."
    )


def _deciding(rule: Recall) -> Iterator[Clause]:
    if rule.decides == "signatures":
        yield Clause("Who decides", "The signatures: with enough of them the mandate ends without a vote.")
        return
    electors = rule.decides == "electors"
    yield Clause("Who decides", f"{'Those who elected' if electors else 'The council the deputy sits in'}, by a vote.")
    yield Clause("What carries it", f"{_carries(rule.decision, exceeds=rule.exceeds_against or not electors)}.")
    yield from _turnout(rule.turnout, rule.least_voters)
    if rule.as_many_as_elected:
        yield Clause("Compared", "As many votes for it as elected the deputy.")


def _carries(decision: Threshold, *, exceeds: bool) -> str:
    more = "more for it than against it"
    if decision.num == 0:
        return _capital(more) if exceeds else "See what it is compared with"
    words = _capital(say_threshold(decision))
    return f"{words}, and {more}" if exceeds else f"{words}, also with more against it"


def _turnout(turnout: Threshold | None, least: int) -> Iterator[Clause]:
    asked = [say_threshold(turnout)] if turnout is not None else []
    asked += [f"{least} voters"] if least else []
    if asked:
        yield Clause("Turnout", f"{_capital(' and '.join(asked))}, or it fails.")


def _following(rule: Recall) -> Iterator[Clause]:
    words = [f"The seat goes to {_SEAT[rule.seat]}."] if rule.seat else []
    words += [rule.effect] if rule.effect else []
    again = "may" if rule.may_stand_again else "may not"
    until = "" if rule.may_stand_again else " before the next term"
    words.append(f"The recalled {again} stand for the same council again{until}.")
    yield Clause("Afterwards", " ".join(words))


def clauses_of_body(rule: NoConfidence) -> tuple[Clause, ...]:
    """Return what the article on confidence in a whole council settles."""
    return (
        Clause("Who opens it", "Any elector below the council."),
        Clause(
            "Signatures", f"{_signatures(rule.petition, rule.petition_least)}, within {say_days(rule.signing_days)}."
        ),
        Clause("Answer", _answer(rule.answer_days, "The chair of the council may answer")),
        Clause("Vote", f"Open for {say_days(rule.open_days)}, of all electors below the council."),
        Clause("What carries it", f"{_carries(rule.decision, exceeds=rule.exceeds_against)}."),
        *_turnout(rule.turnout, 0),
        Clause("Afterwards", _EFFECT[rule.effect]),
    )


_EFFECT = {
    "carry-on": "The council carries on until it is elected and constituted anew, which is due from then on.",
    "dissolved": "The council is dissolved: all its mandates end at once, and it is elected anew.",
}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
