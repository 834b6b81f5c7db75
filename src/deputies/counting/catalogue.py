"""The catalogue of counting rules: names, versions, sources, and what each rule fixes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Literal

from deputies.counting.later import later
from deputies.counting.scottish import count_scottish
from deputies.counting.transcript import Count

__all__ = ["RULES", "BallotKind", "Rule"]

BallotKind = Literal["ranked", "approval", "plurality", "lists"]


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
            later("deputies.counting.meek", "count_meek"),
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
            later("deputies.counting.meek", "count_meek_fixed9"),
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
            later("deputies.counting.wigm", "count_wigm"),
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
            later("deputies.counting.rctab", "count_rctab_irv"),
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
            later("deputies.counting.rctab", "count_rctab_stv"),
        ),
        Rule(
            "plurality",
            "1",
            "Most first preferences",
            "One vote for one candidate; with several seats the single non-transferable vote",
            "plurality",
            (("arithmetic", "whole votes"), ("ties", "lot")),
            later("deputies.counting.plurality", "count_plurality"),
        ),
        Rule(
            "block",
            "1",
            "Block vote: as many votes as seats",
            "One vote for each of at most as many candidates as seats; papers naming more are spoiled",
            "approval",
            (("arithmetic", "whole votes"), ("ties", "lot")),
            later("deputies.counting.plurality", "count_block"),
        ),
        Rule(
            "limited",
            "1",
            "Limited vote: fewer votes than seats",
            "Representation of the People Act 1867, section 9; Ley Orgánica 5/1985 (Spain), article 166",
            "approval",
            (
                ("arithmetic", "whole votes"),
                ("marks", "one fewer than the seats, unless a smaller number is given; papers naming more are spoiled"),
                ("ties", "lot"),
            ),
            later("deputies.counting.plurality", "count_limited"),
        ),
        Rule(
            "approval",
            "1",
            "Approval voting",
            "Brams and Fishburn, American Political Science Review 72 (1978) 831-847",
            "approval",
            (("arithmetic", "whole votes"), ("ties", "lot")),
            later("deputies.counting.plurality", "count_approval"),
        ),
        *_parcel_rules(),
        *_approval_rules(),
        *_pairwise_rules(),
        *_list_rules(),
    )
    return {rule.name: rule for rule in rules}


def _approval_rules() -> tuple[Rule, ...]:
    exact = ("arithmetic", "exact fractions")
    lot = ("ties", "lot")
    brill = "Phragmén (1894); Brill, Freeman, Janson and Lackner, AAAI 2017"
    return (
        Rule(
            "satisfaction-approval",
            "1",
            "Satisfaction approval: one vote in equal parts",
            "Brams and Kilgour, Satisfaction Approval Voting (2014)",
            "approval",
            (exact, lot),
            later("deputies.counting.approvals", "count_satisfaction"),
        ),
        Rule(
            "pav",
            "1",
            "Proportional approval, every committee compared",
            "Thiele, Om Flerfoldsvalg (1895)",
            "approval",
            (exact, ("limit", "3,000,000 committees"), lot),
            later("deputies.counting.approvals", "count_pav"),
        ),
        Rule(
            "seq-pav",
            "1",
            "Sequential proportional approval",
            "Thiele, Om Flerfoldsvalg (1895)",
            "approval",
            (exact, ("weights", "1/(approved members elected + 1)"), lot),
            later("deputies.counting.approvals", "count_seq_pav"),
        ),
        Rule(
            "rev-seq-pav",
            "1",
            "Reverse sequential proportional approval",
            "Thiele (1895); Lackner and Skowron, Multi-Winner Voting with Approval Preferences (2023)",
            "approval",
            (exact, lot),
            later("deputies.counting.approvals", "count_rev_seq_pav"),
        ),
        Rule(
            "phragmen",
            "1",
            "Sequential Phragmén",
            brill,
            "approval",
            (exact, lot),
            later("deputies.counting.approvals", "count_phragmen"),
        ),
        Rule(
            "equal-shares",
            "1",
            "Method of equal shares, completed by Phragmén",
            "Peters and Skowron, Proportionality and the Limits of Welfarism, EC 2020",
            "approval",
            (exact, ("completion", "sequential Phragmén from what is left in the purses"), lot),
            later("deputies.counting.approvals", "count_equal_shares"),
        ),
    )


def _parcel_rules() -> tuple[Rule, ...]:
    return (
        Rule(
            "warren-fixed9",
            "1",
            "Warren's method, nine decimals",
            "Warren, Counting in STV elections, Voting matters 1 (1994) 12-13",
            "ranked",
            (
                ("arithmetic", "0.000000001, keep factors rounded up"),
                ("quota", "votes / (seats + 1), truncated, plus 0.000000001; at each iteration"),
                ("transfers", "an equal price of every paper, until the surplus is at most 0.000001"),
                ("ties", "order drawn before the count"),
            ),
            later("deputies.counting.meek", "count_warren"),
        ),
        Rule(
            "ers97",
            "1",
            "Single transferable vote of the Electoral Reform Society, third edition",
            "Newland and Britton, How to conduct an election by the Single Transferable Vote (1997), 5.1-5.6",
            "ranked",
            (
                ("arithmetic", "0.01, remainders ignored"),
                ("quota", "valid / (seats + 1), rounded up; follows the active vote until somebody is elected"),
                ("transfers", "the parcel received last; exclusions by value; surpluses put off where they may be"),
                ("ties", "votes at the earliest differing stage, then lot"),
            ),
            later("deputies.counting.ers97", "count_ers97"),
            papers=True,
        ),
        Rule(
            "northern-ireland-1985",
            "1",
            "Single transferable vote of local elections in Northern Ireland",
            "The Local Elections (Northern Ireland) Order 1985, SI 1985/454, schedule 2",
            "ranked",
            (
                ("arithmetic", "0.01, remainders ignored"),
                ("quota", "whole: valid / (seats + 1), fraction disregarded, plus 1; fixed"),
                ("transfers", "the parcel received last; exclusions parcel by parcel in order of receipt"),
                ("ties", "votes at the earliest differing stage, then lot"),
            ),
            later("deputies.counting.northern_ireland", "count_northern_ireland"),
            papers=True,
        ),
    )


def _pairwise_rules() -> tuple[Rule, ...]:
    whole = ("arithmetic", "whole votes")
    return (
        Rule(
            "schulze",
            "1",
            "Schulze: strongest paths, for one post",
            "Schulze, Social Choice and Welfare 36 (2011) 267-303",
            "ranked",
            (whole, ("strength", "winning votes"), ("ties", "lot")),
            later("deputies.counting.pairwise", "count_schulze"),
        ),
        Rule(
            "ranked-pairs",
            "1",
            "Ranked pairs, for one post",
            "Tideman, Social Choice and Welfare 4 (1987) 185-206",
            "ranked",
            (whole, ("order", "winning votes, then the fewer against, then lot"), ("ties", "lot")),
            later("deputies.counting.pairwise", "count_ranked_pairs"),
        ),
    )


def _list_rules() -> tuple[Rule, ...]:
    methods = (
        ("dhondt", "D'Hondt: divisors 1, 2, 3, ...", "D'Hondt (1882)"),
        ("sainte-lague", "Sainte-Laguë: divisors 1, 3, 5, ...", "Sainte-Laguë (1910)"),
        ("hare-remainders", "Largest remainders, Hare quota", "Hare (1859)"),
        ("droop-remainders", "Largest remainders, Droop quota", "Droop (1881)"),
    )
    return tuple(
        Rule(
            name,
            "1",
            f"Lists by {title}" if "remainders" not in name else f"Lists by l{title[1:]}",
            f"{source}; Pukelsheim, Proportional Representation (2017)",
            "lists",
            (("arithmetic", "exact fractions"), ("candidates", "lists, elected once for each seat"), ("ties", "lot")),
            partial(later("deputies.counting.lists", "lists_by"), name),
        )
        for name, title, source in methods
    )


RULES: Mapping[str, Rule] = _rules()
