"""The named rules of counting, and `count`, which counts a profile by one of them.

A rule is frozen: once published, a name and version always give the same figures for the same papers. A change of
method is another version. Each rule lies in one file that opens with its source.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from deputies.counting.catalogue import RULES, Rule
from deputies.counting.lots import Lots
from deputies.counting.papers import Papers, Table
from deputies.counting.profile import Profile
from deputies.counting.transcript import Count
from deputies.values import Refusal

if TYPE_CHECKING:
    from deputies.counting.meek import Distribution
    from deputies.counting.rctab import Options

__all__ = ["RULES", "Implementation", "Rule", "count", "rule_named"]

Implementation = Literal["auto", "reference", "kernel"]


WORTHWHILE = 250_000  # distinct papers from which the compiled kernel pays for its start
WORTHWHILE_MEEK = 100_000  # the same where every iteration visits the papers' paths
WORTHWHILE_LOADED = 2_000  # the same once it is loaded, by a large file's reader or an earlier count


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
    marks: int | None = None,
) -> Count:
    """Count a profile by a named rule.

    seats           to be filled; the profile's own number where not given.
    lots            an order of priority of candidate numbers: of those tied the first named is favoured (elected
                    first, surplus first, excluded last); or `Choices`, the candidate chosen at each tie in turn.
    implementation  "reference" is plain Python integers; "kernel" the compiled one, equal to the last digit;
                    "auto" takes the kernel where it pays and is there.
    options         settings, for the RCTab rules only.
    marks           votes of an elector, for `limited` only; one fewer than the seats where not given.
    returns         the count with its whole transcript; `unsettled` names the tie at which it stopped, if it did.
    raises          Refusal where rule or seats are unknown.
    """
    named = rule_named(rule)
    if options is not None:
        if not rule.startswith("rctab-"):
            raise Refusal("count.options", f"The rule {rule} has no options; a frozen rule is counted as it stands.")
        result = named.counts(profile, seats=seats, lots=lots, options=options)
        return replace(result, parameters=(*named.parameters, *options.words()))
    if marks is not None:
        if rule != "limited":
            raise Refusal("count.options", f"The rule {rule} fixes the marks of a paper; `limited` takes their number.")
        result = named.counts(profile, seats=seats, lots=lots, marks=marks)
    elif named.meek and implementation != "reference":
        tree = _tree(profile, implementation, named.meek)
        result = named.counts(profile, seats=seats, lots=lots, distribution=tree)
    elif named.papers:
        result = named.counts(profile, seats=seats, lots=lots, papers=_papers(profile, implementation))
    else:
        result = named.counts(profile, seats=seats, lots=lots)
    return replace(result, parameters=tuple({**dict(named.parameters), **dict(result.parameters)}.items()))


def _papers(profile: Profile, implementation: Implementation) -> Papers | None:
    """Return the compiled papers where they are asked for, or pay; None for the reference."""
    if not _compiles(profile, implementation, WORTHWHILE):
        return None
    from deputies.counting.kernel import Chains

    return Chains(profile.groups)


def _tree(profile: Profile, implementation: Implementation, rounding: str) -> Distribution:
    """Return Meek's tree: compiled where that is asked for, or pays."""
    if _compiles(profile, implementation, WORTHWHILE_MEEK) and profile.groups.papers < 1 << 32:
        from deputies.counting.meek_kernel import CompiledTree

        return CompiledTree(profile.groups, rounding)
    from deputies.counting.meek_tree import Tree

    return Tree(Table(profile.groups), rounding)


def _compiles(profile: Profile, implementation: Implementation, worthwhile: int) -> bool:
    least = WORTHWHILE_LOADED if "deputies.counting.kernel" in sys.modules else worthwhile
    if implementation == "reference" or (implementation == "auto" and len(profile.groups) < least):
        return False
    try:
        from deputies.counting.kernel import COMPILED
    except ModuleNotFoundError:
        if implementation == "kernel":
            raise
        return False
    return COMPILED or implementation == "kernel"
