"""The test ground with organs: City has a presidium, a control and a department of supply, and matters to share.

City's executive is mill-a-1.m1 (chair), mill-a-1.m2 (secretary) and company-d-1.m1. Its presidium is elected from it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from chamber import CITY, led, resolve, votes
from deputies.values import add_days
from ground import Ground

__all__ = [
    "CONTROL", "FORMS", "MATTERS", "NOT_FROM_EXECUTIVE", "PRESIDIUM", "RESERVED", "department", "formed",
    "open_sitting", "organised",
]  # fmt: skip

MATTERS = (
    "[amendment]",
    """[competences.land]
article = "8.4a"
title = "Land and rents"
levels = ["province"]

[competences.order]
article = "8.5"
title = "Public order"
levels = ["town"]
stage = "preparatory"
taking = { threshold = { num = 2, den = 3, of = "members-in-office" } }

[competences.repairs]
article = "8.6"
title = "Repairs of quays and roads"
levels = ["town"]

[competences.supply]
article = "8.7"
title = "Food and fuel"
levels = ["town", "province"]
sharing = "subsidiary"
notice_days = 3

[competences.tolls]
article = "8.8"
title = "Tolls and fares"
levels = ["town", "province"]
sharing = "overruling"
notice_days = 2

[organs.presidium]
article = "4.6"
name = "Presidium"
kind = "presidium"
level = "town"
size = 2
elected_from = "executive"
delegated = ["repairs"]
rotation_days = 7

[organs.control]
article = "4.7"
name = "Control commission"
kind = "control"
level = "town"
size = 3
term_months = 3

[organs.department]
article = "4.8"
name = "Department of supply"
kind = "department"
level = "town"
size = 3
recall = { num = 2, den = 3, of = "members-in-office" }

[organs.office]
article = "4.9"
name = "Office of the province"
kind = "department"
level = "province"
size = 1

[amendment]""",
)
"""The change that gives the statute organs, and matters to delegate, to take over and to share between levels."""
NOT_FROM_EXECUTIVE = (MATTERS[0], MATTERS[1].replace('elected_from = "executive"\n', ""))
"""The same where the presidium is elected from the members: for towns without an executive."""
RESERVED = (
    'executive = { article = "4.2", size = 3, ',
    'executive = { article = "4.2", size = 3, reserved = ["tolls"], ',
)
"""The change by which City may not hand over tolls."""
FORMS: Mapping[str, Mapping[str, Any]] = {
    "city-presidium": {"provision": "presidium"},
    "city-control": {"provision": "control"},
    "city-department": {"provision": "department"},
    "city-kitchens": {"name": "Commission on kitchens", "size": 4},
}
PRESIDIUM = votes(mill_a_1_m1=6, company_d_1_m1=5)
CONTROL = votes(mill_b_1_m1=7, mill_b_1_m2=6, mill_a_1_m5=5)
DEPARTMENT = votes(mill_a_1_m3=8, mill_a_1_m4=7, mill_b_1_m1=6)


def formed(*changes: tuple[str, str]) -> Ground:
    """Return the ground with the four organs formed and nobody in them, on 11 March 1927."""
    return _formed(changes).copy()


@cache
def _formed(changes: tuple[tuple[str, str], ...]) -> Ground:
    ground = led(MATTERS, *changes)
    for number, (organ, fields) in enumerate(FORMS.items()):
        motion = resolve(ground, "form-organ", organ, motion=f"form-{number}")
        ground.ask("form-organ", "chair:city", motion=motion, **fields)
    return ground


def open_sitting(
    ground: Ground, sitting: str = "os", council: str = "city", members: Sequence[str] = CITY, *, section: str = ""
) -> Ground:
    """Open a sitting on the next day, with these deputies; return the ground."""
    day = add_days(ground.now[:10], 1)
    body = {"section": section} if section else {}
    asked = {"sitting": sitting, "council": council, "day": day, "agenda": ["Organs"], **body}
    ground.ask("convene-sitting", f"chair:{council}", **asked)
    ground.ask("open-sitting", f"chair:{council}", sitting=sitting, present=list(members), at=f"{day}T09:00:00Z")
    return ground


def organised(*changes: tuple[str, str]) -> Ground:
    """Return the ground with presidium, control and department elected on 12 March 1927, the sitting closed."""
    return _organised(changes).copy()


@cache
def _organised(changes: tuple[tuple[str, str], ...]) -> Ground:
    ground = open_sitting(formed(*changes))
    for organ, given in (("presidium", PRESIDIUM), ("control", CONTROL), ("department", DEPARTMENT)):
        ground.ask("elect-organ", "secretary:city", organ=f"city-{organ}", sitting="os", votes=given, voters=9)
    ground.ask("close-sitting", "chair:city", sitting="os")
    return ground


def department(*changes: tuple[str, str]) -> Ground:
    """Return the ground with supply delegated to the department until 20 March 1927."""
    return _department(changes).copy()


@cache
def _department(changes: tuple[tuple[str, str], ...]) -> Ground:
    ground = organised(*changes)
    motion = resolve(ground, "delegate-matter", "supply/city-department", motion="delegate")
    ground.ask("delegate-matter", "chair:city", motion=motion, until="1927-03-20")
    return ground
