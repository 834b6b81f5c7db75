"""The transcript of a count: every stage, every total, every tie and how it was settled. What all rules return.

Totals are whole multiples of 1/`scale` of a vote. A rule whose statute fixes the digits has a power of ten there
(`scottish-2011`: 100,000); a rule of exact fractions has their common denominator. No total is ever rounded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from deputies.counting.profile import Candidate

__all__ = ["Count", "Plain", "Stage", "Tie", "TieKind", "Transfer", "format_total"]

Plain = dict[str, "str | int | Sequence[str] | Sequence[int] | Plain | Sequence[Plain] | None"]
TieKind = Literal["elect", "exclude", "surplus"]


def format_total(value: int, scale: int) -> str:
    """Write `value`/`scale` exactly: decimals where the scale is a power of ten, elsewhere a fraction."""
    if scale == 1:
        return str(value)
    text = str(scale)
    if text.strip("0") == "1":
        digits = len(text) - 1
        sign, magnitude = ("-", -value) if value < 0 else ("", value)
        whole, part = divmod(magnitude, scale)
        return f"{sign}{whole}.{part:0{digits}d}"
    from fractions import Fraction

    return str(Fraction(value, scale))


@dataclass(frozen=True, slots=True)
class Tie:
    """Candidates between whom the votes do not decide.

    stage       the stage at which the choice had to be made.
    kind        what the chosen one of them gets: a seat, exclusion, or the first transfer of a surplus.
    candidates  those tied, by number.
    chosen      the one chosen, None while the tie is unsettled.
    how         "earlier stage 3", "lot", "order of the file", or "" while unsettled.
    """

    stage: int
    kind: TieKind
    candidates: tuple[int, ...]
    chosen: int | None = None
    how: str = ""


@dataclass(frozen=True, slots=True)
class Transfer:
    """What one candidate received at a stage from those whose papers moved; in units of 1/scale vote."""

    candidate: int
    votes: int


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of a count.

    action           "first", "surplus", "exclude", "elect", or the word of the rule ("iterate", "round").
    subjects         the candidates whose papers moved, or who were elected by an action without transfer.
    totals           by candidate number (index 0 is candidate 1), after the stage, in units of 1/scale vote.
    nontransferable  valid votes that stand to nobody's credit after the stage, remainders lost included.
    lost             of these, what the truncations of the rule have dropped so far.
    quota            the quota or threshold in force, 0 where the rule has none.
    elected          deemed elected at this stage, in order of election.
    excluded         excluded at this stage.
    transfers        what each candidate received.
    """

    number: int
    action: str
    subjects: tuple[int, ...]
    totals: tuple[int, ...]
    nontransferable: int = 0
    lost: int = 0
    quota: int = 0
    elected: tuple[int, ...] = ()
    excluded: tuple[int, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """A finished count, or one that stopped at a tie it was given no lot for (`unsettled`).

    elected  in order of election; fewer than `seats` when unsettled or when there were too few candidates.
    quota    of the last stage, in units of 1/scale vote; 0 where the rule has none.
    ties     every tie met that had to be settled, in order.
    """

    rule: str
    version: str
    title: str
    seats: int
    candidates: tuple[Candidate, ...]
    withdrawn: tuple[int, ...]
    valid: int
    spoiled: int
    scale: int
    quota: int
    elected: tuple[int, ...]
    stages: tuple[Stage, ...]
    ties: tuple[Tie, ...] = ()
    unsettled: Tie | None = None
    parameters: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()

    def votes(self, stage: Stage, candidate: int) -> str:
        """The exact total of a candidate after a stage, as text."""
        return format_total(stage.totals[candidate - 1], self.scale)

    def to_plain(self) -> Plain:
        """Return the stable data form that `--json` prints; described in docs/counting-json.md."""
        plain: Plain = {
            "format": "deputies-count 1",
            "rule": self.rule,
            "version": self.version,
            "parameters": dict(self.parameters),
            "title": self.title,
            "seats": self.seats,
            "candidates": [_plain_candidate(person) for person in self.candidates],
            "withdrawn": list(self.withdrawn),
            "valid": self.valid,
            "spoiled": self.spoiled,
            "quota": format_total(self.quota, self.scale) if self.quota else None,
            "elected": list(self.elected),
            "stages": [self._plain_stage(stage) for stage in self.stages],
            "ties": [_plain_tie(tie) for tie in self.ties],
            "unsettled": _plain_tie(self.unsettled) if self.unsettled else None,
            "notes": list(self.notes),
        }
        return plain

    def _plain_stage(self, stage: Stage) -> Plain:
        return {
            "stage": stage.number,
            "action": stage.action,
            "subjects": list(stage.subjects),
            "totals": {str(number): format_total(v, self.scale) for number, v in enumerate(stage.totals, start=1)},
            "nontransferable": format_total(stage.nontransferable, self.scale),
            "lost": format_total(stage.lost, self.scale),
            "quota": format_total(stage.quota, self.scale) if stage.quota else None,
            "elected": list(stage.elected),
            "excluded": list(stage.excluded),
            "transfers": {str(one.candidate): format_total(one.votes, self.scale) for one in stage.transfers},
            "note": stage.note,
        }


def _plain_candidate(person: Candidate) -> Plain:
    return {"number": person.number, "name": person.name, "party": person.party}


def _plain_tie(tie: Tie) -> Plain:
    return {
        "stage": tie.stage,
        "kind": tie.kind,
        "candidates": list(tie.candidates),
        "chosen": tie.chosen,
        "how": tie.how,
    }
