"""Formation: the plan of units, seats, sections and councils, and the check of who gains by it."""

from deputies.formation.check import Finding, check_formation
from deputies.formation.plan import (
    Constituency,
    CouncilPlace,
    DelegatePlaces,
    Plan,
    compute_plan,
    format_plan,
    parse_plan,
)

__all__ = [
    "Constituency",
    "CouncilPlace",
    "DelegatePlaces",
    "Finding",
    "Plan",
    "check_formation",
    "compute_plan",
    "format_plan",
    "parse_plan",
]
