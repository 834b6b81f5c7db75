"""The named rules of counting, and `count`, which counts a profile by one of them.

A rule is frozen: once published, a name and version always give the same figures for the same papers. A change of
method is another version. Each rule lies in one file that opens with its source.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from deputies.counting.lots import Lots
from deputies.counting.meek import count_meek, count_meek_fixed9
from deputies.counting.papers import Papers, Table
from deputies.counting.plurality import count_approval, count_block, count_plurality
from deputies.counting.profile import Profile
from deputies.counting.rctab import Options, count_rctab_irv, count_rctab_stv
from deputies.counting.scottish import count_scottish
from deputies.counting.transcript import Count
from deputies.counting.wigm import count_wigm
from deputies.values import Refusal

__all__ = ["RULES", "BallotKind", "Implementation", "Rule", "count", "rule_named"]

BallotKind = Literal["ranked", "approval", "plurality"]
Implementation = Literal["auto", "reference", "kernel"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule.

    ballots     the kind of paper it is made for.
    parameters  what the rule fixes, as pairs of words: arithmetic, quota, transfers, ties.
    counts      the count; `papers` says whether the papers can be sorted by the compiled kernel, `meek` which rounding
                the fast distribution takes.
    """

    name: str
    version: str
    title: str
    source: str
    ballots: BallotKind
    parameters: tuple[tuple[str, str], ...]
    counts: Callable[..., Count]
    papers: bool = False
    meek: Literal["", "up", "down"] = ""


def _rules() -> dict[str, Rule]:
    rules = (
        Rule(
            "scottish-2011",
            "1",
            "Single transferable vote of Scottish local elections",
            "The Scottish Local Government Elections Order 2011, SSI 2011/399, schedule 1, rules 46-53",
            "ranked",
            (
                ("arithmetic", "0.00001, remainders ignored"),
                ("quota", "whole: valid / (seats + 1), fraction disregarded, plus 1; fixed"),
                ("transfers", "weighted, all papers of the elected candidate"),
                ("ties", "votes at the most recent differing stage, then lot"),
            ),
            count_scottish,
            papers=True,
        ),
        Rule(
            "meek-prf",
            "1",
            "Meek's method, reference rule",
            "Hill, Wichmann and Woodall, The Computer Journal 30 (1987) 277-281; PR Foundation, Reference Meek Rule",
            "ranked",
            (
                ("arithmetic", "0.000000001, kept parts and keep factors rounded up"),
                ("quota", "votes / (seats + 1), truncated, plus 0.000000001; at each iteration"),
                ("transfers", "keep factors, until the surplus is under 0.000001"),
                ("ties", "order drawn before the count"),
            ),
            count_meek,
            meek="up",
        ),
        Rule(
            "meek-fixed9",
            "1",
            "Meek's method, nine decimals truncated",
            "Hill, Wichmann and Woodall (1987) in the arithmetic of OpenSTV, Droop (meek, fixed 9, omega 6) and stv-rs",
            "ranked",
            (
                ("arithmetic", "0.000000001, kept and passed parts truncated, keep factors rounded up"),
                ("quota", "votes / (seats + 1), truncated, plus 0.000000001; at each iteration"),
                ("transfers", "keep factors, until the surplus is at most 0.000001"),
                ("ties", "order drawn before the count"),
            ),
            count_meek_fixed9,
            meek="down",
        ),
        Rule(
            "wigm-prf",
            "1",
            "Weighted inclusive Gregory method, reference rule",
            "PR Foundation, Reference WIGM Rule",
            "ranked",
            (
                ("arithmetic", "0.0001, each product and quotient truncated"),
                ("quota", "votes / (seats + 1), truncated, plus 0.0001; fixed"),
                ("transfers", "weighted, all papers of the elected candidate"),
                ("ties", "order drawn before the count"),
            ),
            count_wigm,
            papers=True,
        ),
        Rule(
            "rctab-irv",
            "1",
            "Instant run-off, compatible with RCTab",
            "RCTab 2.0, Ranked Choice Voting Resource Center; settings for overvotes, blank ranks, batches, thresholds",
            "ranked",
            (
                ("arithmetic", "whole votes"),
                ("quota", "majority of the papers active in the round"),
                ("overvotes and blank ranks", "skipped unless the options say otherwise"),
                ("ties", "lot"),
            ),
            count_rctab_irv,
        ),
        Rule(
            "rctab-stv",
            "1",
            "Several winners with fractional surplus transfers, compatible with RCTab",
            "RCTab 2.0, Ranked Choice Voting Resource Center; the rules of Minneapolis are settings of it",
            "ranked",
            (
                ("arithmetic", "0.0001: surplus / votes truncated, then each value times the fraction truncated"),
                ("quota", "whole: active / (seats + 1), fraction disregarded, plus 1; of the first round"),
                ("overvotes and blank ranks", "skipped unless the options say otherwise"),
                ("ties", "lot"),
            ),
            count_rctab_stv,
        ),
        Rule(
            "plurality",
            "1",
            "Most first preferences",
            "One vote for one candidate; with several seats the single non-transferable vote",
            "plurality",
            (("arithmetic", "whole votes"), ("ties", "lot")),
            count_plurality,
        ),
        Rule(
            "block",
            "1",
            "Block vote: as many votes as seats",
            "One vote for each of at most as many candidates as seats; papers naming more are spoiled",
            "approval",
            (("arithmetic", "whole votes"), ("ties", "lot")),
            count_block,
        ),
        Rule(
            "approval",
            "1",
            "Approval voting",
            "Brams and Fishburn, American Political Science Review 72 (1978) 831-847",
            "approval",
            (("arithmetic", "whole votes"), ("ties", "lot")),
            count_approval,
        ),
    )
    return {rule.name: rule for rule in rules}


RULES: Mapping[str, Rule] = _rules()
WORTHWHILE = 20_000  # distinct papers from which the compiled kernel pays for its start


def rule_named(name: str) -> Rule:
    """Return the rule of that name; raises Refusal "count.rule-unknown" with the nearest known names."""
    if name not in RULES:
        import difflib

        near = difflib.get_close_matches(name, RULES, n=1) or list(RULES)[:1]
        raise Refusal("count.rule-unknown", f"There is no rule {name!r}; the nearest is {near[0]!r} (deputies rules).")
    return RULES[name]


def count(
    profile: Profile,
    rule: str,
    *,
    seats: int | None = None,
    lots: Lots = (),
    implementation: Implementation = "auto",
    options: Options | None = None,
) -> Count:
    """Count a profile by a named rule.

    seats           to be filled; the profile's own number where not given.
    lots            an order of priority of candidate numbers: of those tied the first named is favoured (elected
                    first, surplus first, excluded last); or `Choices`, the candidate chosen at each tie in turn.
    implementation  "reference" is plain Python integers; "kernel" the compiled one, equal to the last digit;
                    "auto" takes the kernel where it pays and is there.
    options         settings, for the RCTab rules only.
    returns         the count with its whole transcript; `unsettled` names the tie at which it stopped, if it did.
    raises          Refusal where rule or seats are unknown.
    """
    named = rule_named(rule)
    if options is not None:
        if not rule.startswith("rctab-"):
            raise Refusal("count.options", f"The rule {rule} has no options; a frozen rule is counted as it stands.")
        result = named.counts(profile, seats=seats, lots=lots, options=options)
        return replace(result, parameters=(*named.parameters, *options.words()))
    if named.meek and implementation != "reference":
        from deputies.counting.meek_tree import Tree

        tree = Tree(_papers(profile, implementation) or Table(profile.groups), named.meek)
        result = named.counts(profile, seats=seats, lots=lots, distribution=tree)
    elif named.papers:
        result = named.counts(profile, seats=seats, lots=lots, papers=_papers(profile, implementation))
    else:
        result = named.counts(profile, seats=seats, lots=lots)
    return replace(result, parameters=named.parameters)


def _papers(profile: Profile, implementation: Implementation) -> Papers | None:
    """Return the compiled papers where they are asked for, or pay; None for the reference."""
    if implementation == "reference" or (implementation == "auto" and len(profile.groups) < WORTHWHILE):
        return None
    try:
        from deputies.counting.kernel import COMPILED, Chains
    except ModuleNotFoundError:
        if implementation == "kernel":
            raise
        return None
    return Chains(profile.groups) if COMPILED or implementation == "kernel" else None
