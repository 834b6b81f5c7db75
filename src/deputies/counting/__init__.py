"""Counting: ballots in, a transcript out. Named rules, exact to the article.

>>> from deputies.counting import count, make_profile
>>> papers = [(((1,), (2,)), 4), (((3,),), 2)]
>>> count(make_profile(["Anna", "Bela", "Carla"], papers, seats=2), "scottish-2011").elected
(1, 3)
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from deputies.counting.canonical import format_profile, parse_profile
from deputies.counting.formats import (
    FORMATS,
    Format,
    detect_format,
    losses,
    read_profile,
    read_profile_stream,
    write_profile,
)
from deputies.counting.lots import Choices, Lots
from deputies.counting.profile import OVERVOTE, Ballots, Candidate, Profile, Ranking, make_profile
from deputies.counting.rules import RULES, Rule, count, rule_named
from deputies.counting.transcript import Count, Stage, Tie, Transfer, format_total

if TYPE_CHECKING:
    from deputies.counting.constraints import Limit, constrain
    from deputies.counting.page import write_page
    from deputies.counting.picture import draw_flow
    from deputies.counting.plurality import count_totals
    from deputies.counting.rctab import Options, options_from
    from deputies.counting.text import write_text
    from deputies.counting.vacancy import Countback, count_back

__all__ = [
    "FORMATS",
    "OVERVOTE",
    "RULES",
    "Ballots",
    "Candidate",
    "Choices",
    "Count",
    "Countback",
    "Format",
    "Limit",
    "Lots",
    "Options",
    "Profile",
    "Ranking",
    "Rule",
    "Stage",
    "Tie",
    "Transfer",
    "constrain",
    "count",
    "count_back",
    "count_totals",
    "detect_format",
    "draw_flow",
    "format_profile",
    "format_total",
    "losses",
    "make_profile",
    "options_from",
    "parse_profile",
    "read_profile",
    "read_profile_stream",
    "rule_named",
    "write_page",
    "write_profile",
    "write_text",
]

_LATER = {
    "Limit": "constraints",
    "constrain": "constraints",
    "write_page": "page",
    "write_text": "text",
    "draw_flow": "picture",
    "count_totals": "plurality",
    "Options": "rctab",
    "options_from": "rctab",
    "Countback": "vacancy",
    "count_back": "vacancy",
}
"""Names whose modules are imported when first asked for, so that a count starts with what it needs."""


def __getattr__(name: str) -> object:
    if name in _LATER:
        return getattr(importlib.import_module(f"deputies.counting.{_LATER[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
