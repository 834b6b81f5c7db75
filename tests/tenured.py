"""The test ground for the length of mandates: early elections, windows, terms in a row, rotation.

City has nine seats and 390 electors: 40 in the company, 250 and 100 in the mills.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from chamber import CITY, constituted, resolve
from deputies.acts.deciding import digest_of
from deputies.register.roll import Roll, format_roll
from ground import UNITS, Ground

__all__ = ["BY_ELECTIONS", "EARLY", "EARLY_BY_ELECTIONS", "ROTATION", "WINDOW", "few", "grown", "ready", "refused_all",
           "resolved"]  # fmt: skip

_GROWN = 'least = 20, after_months = 1, share = { num = 1, den = 5, of = "eligible" }'
_EARLY = f"""
early = [
  {{ article = "7.4", when = "size-changed", {_GROWN} }},
  {{ article = "7.5", when = "members-below", share = {{ num = 2, den = 3, of = "statutory-members" }} }},
  {{ article = "7.6", when = "resolved", majority = {{ num = 2, den = 3, of = "members-in-office" }} }},
  {{ article = "7.7", when = "voided" }},
  {{ article = "7.8", when = "dissolved" }},
]"""
EARLY = ('alternates = "next-in-count"', 'alternates = "next-in-count"' + _EARLY)
BY_ELECTIONS = ('alternates = "next-in-count"', 'alternates = "by-election"')
EARLY_BY_ELECTIONS = (EARLY[0], EARLY[1].replace("next-in-count", "by-election"))
WINDOW = ("challenge_days = 2\n", 'challenge_days = 2\nwindow = { first = "03-01", last = "05-31" }\n')
ROTATION = ("term_months = 6\n", "term_months = 6\nrotation_days = 60\n")


def ready(*changes: tuple[str, str]) -> Ground:
    """City is constituted, under a statute that knows early elections, on 7 March."""
    return _ready(changes or (EARLY,)).copy()


@cache
def _ready(changes: tuple[tuple[str, str], ...]) -> Ground:
    return constituted(*changes)


def few(many: int, *changes: tuple[str, str]) -> Ground:
    """So many of the nine deputies of City have resigned: those of the first mill, then of the second."""
    ground = ready(*changes)
    for mandate in [item for item in CITY if "mill" in item][:many]:
        ground.ask("resign", f"deputy:{ground.state.mandate(mandate).deputy}", mandate=mandate)
    return ground


def grown(electors: int, *changes: tuple[str, str]) -> Ground:
    """On the roll of 1 May the first mill has so many electors instead of 250."""
    ground = ready(*changes)
    units = tuple(replace(item, electors=electors) if item.id == "mill-a" else item for item in UNITS)
    ground.ask(
        "seal-roll", "organiser", roll="roll-2", document=ground.hand_in(format_roll(Roll("1927-05-01", units))),
        source=digest_of(b"the register in May"), at="1927-05-01T09:00:00Z",
    )  # fmt: skip
    return ground


def resolved(choices: str = "ffffffaaa", *, spent: bool = False) -> Ground:
    """City has voted on an early election of its own; the motion is own-1."""
    from chamber import led

    ground = led(EARLY)
    resolve(ground, "call-early-election", "city", choices)
    if spent:
        ground.ask("call-early-election", "organiser", council="city", when="resolved", motion="own-1")
    return ground


def refused_all(unit: str = "mill-b") -> Ground:
    """Every credential of one election was contested and refused; City was constituted with the others."""
    from ground import founded

    ground = founded(EARLY)
    for name in ("company-d", "mill-a"):
        ground.now = "1927-03-01T09:00:00Z"
        ground.elect(name)
    ground.now = "1927-03-01T09:00:00Z"
    ground.call(unit)
    ground.nominate(f"{unit}-1", 2)
    ground.poll(f"{unit}-1")
    ground.count(f"{unit}-1", [25, 24], ballots=80)
    ground.ask("declare-result", "credentials", election=f"{unit}-1")
    ground.ask("issue-credentials", "credentials", election=f"{unit}-1", since="1927-03-06")
    for number in (1, 2):
        mandate = f"{unit}-1.m{number}"
        ground.ask("contest-credential", f"elector:{unit}", mandate=mandate, grounds="The box was open.")
        ground.ask("hear-contest", "credentials", mandate=mandate, whom="unit", statement="It was.")
        ground.ask("decide-contest", "credentials", mandate=mandate, outcome="refused", reason="It was open.")
    ground.ask("constitute-council", "credentials", council="city", at="1927-03-07T09:00:00Z")
    return ground
