"""The test ground further on: directives objected to, settled, withdrawn and handed on; emergency decisions.

"dir1" was issued by the province to City and Harbour on 11 March 1927, from the decision "pd1".
"""

from __future__ import annotations

from dataclasses import replace

from chamber import CITY, PROVINCE, hand, issued, led, resolve
from deputies.sittings.sitting import Decision
from ground import Ground

__all__ = [
    "BY_CHAIR", "DECIDING", "EMERGENCY", "HANDED_ON", "OBJECTING", "OBJECTIONS", "OWN", "STOCKS", "city_sits", "closed",
    "decided_below", "decided_in_emergency", "emergency", "may_object", "objected", "objecting", "reviewed", "settling",
    "withdrawing",
]  # fmt: skip

OBJECTIONS = ("report_days = 7\n", "report_days = 7\nobject_days = 5\nsettle_days = 4\n")
"""The change that gives councils below five days to object, and the one above four to settle it."""

OWN = {
    "id": "by-stages",
    "text": "Nine hours in March, eight in April.",
    "conditions": [{"fact": "stocks-days", "is_": "at-most", "value": 10}],
}

STOCKS = [{"fact": "stocks-days", "value": 6, "source": "Count of the storekeepers"}]

OBJECTING = {"objection": "o1", "motion": "own-1", "asks": "deviation", "means": OWN, "facts": STOCKS}

HANDED_ON = {"directive": "dir2", "decision": "cd1", "addressees": ["ward"], "from_directive": "dir1"}


def closed(ground: Ground) -> Ground:
    """The province's sitting is over."""
    ground.ask("close-sitting", "chair:province", sitting="ps1")
    return ground


def may_object() -> Ground:
    return closed(issued(OBJECTIONS))


def objecting(voted: bool = True) -> Ground:
    """City has voted to object to the directive, on 12 March."""
    ground = may_object()
    resolve(ground, "object-to-directive", "dir1", voted=voted)
    if not voted:
        ground.ask("close-sitting", "chair:city", sitting="own-1.s")
    return ground


def city_sits(ground: Ground, section: str | None = None, day: str = "1927-03-12") -> Ground:
    """City, or a section of it, sits on 12 March, or another day."""
    body = {"section": section} if section else {}
    members = [id_ for id_ in CITY if section is None or "company" in id_]
    ground.ask("convene-sitting", "chair:city", sitting="s9", council="city", day=day, agenda=["x"], **body)
    ground.ask("open-sitting", "chair:city", sitting="s9", present=members, at=f"{day}T12:00:00Z")
    return ground


def objected() -> Ground:
    ground = objecting()
    ground.ask("object-to-directive", "secretary:city", **OBJECTING)
    return ground


def settling(choices: str = "ffa", *, voted: bool = True) -> Ground:
    """The province has voted on City's deviation, on 13 March."""
    ground = objected()
    body = {"council": "province", "members": PROVINCE, "motion": "own-2"}
    resolve(ground, "settle-objection", "o1", choices, voted=voted, **body)
    if not voted:
        ground.ask("close-sitting", "chair:province", sitting="own-2.s")
    return ground


def withdrawing(*, voted: bool = True) -> Ground:
    """The province has voted to withdraw the directive, on 12 March."""
    ground = closed(issued())
    body = {"council": "province", "members": PROVINCE}
    resolve(ground, "withdraw-directive", "dir1", "ffa", voted=voted, **body)
    if not voted:
        ground.ask("close-sitting", "chair:province", sitting="own-1.s")
    return ground


def decided_below() -> Ground:
    """City, to whom the directive is addressed, has taken a decision on 12 March; a ward stands below it."""
    ground = city_sits(closed(issued()))
    ward = {"id": "ward", "name": "Ward", "level": "town", "parent": "city"}
    ground.ask("name-council", "organiser", council=ward)
    motion = {"motion": "c1", "sitting": "s9", "title": "Hours here", "text": "Eight hours in the wards."}
    ground.ask("table-motion", "chair:city", **motion, competence="wages", mover=CITY[0])
    ground.ask("take-roll-call", "chair:city", motion="c1", choices=hand("fffffffff"))
    ground.ask("adopt-decision", "chair:city", decision="cd1", motion="c1")
    return ground


def emergency(ground: Ground, expires: str = "1927-03-12") -> Ground:
    """The decision was one taken in an emergency, with the days it had."""
    decision = ground.state.get(Decision, "pd1", "decision")
    ground.state.put(replace(decision, procedure="emergency", expires=expires, review_by=expires))
    return ground


_ARTICLE = """[emergency]
article = "8.5"
decides = "The executive, when the council cannot meet in time."
expires_days = 14
review_days = 7
majority = { threshold = { num = 1, den = 2, of = "members-in-office", strict = true } }

[parties]
article = "8.4"
"""
EMERGENCY = ('[parties]\narticle = "8.4"\n', _ARTICLE)
"""The change that lets the executive act in an emergency: for fourteen days, reviewed within seven."""
BY_CHAIR = ('[parties]\narticle = "8.4"\n', _ARTICLE.replace("expires_days", 'by = "chair"\nexpires_days'))
"""The same, and the chair acts alone."""

DECIDING = {
    "decision": "e1",
    "council": "city",
    "title": "Bread for the strikers",
    "text": "The bakery of the co-operative works by night from today.",
    "competence": "wages",
    "reasons": "The bridges are held and the deputies cannot come together before Sunday.",
    "choices": [{"mandate": "mill-a-1.m1", "choice": "for"}, {"mandate": "mill-a-1.m2", "choice": "for"}],
}
"""What the executive of City (mill-a-1.m1, mill-a-1.m2, company-d-1.m1) decides on 7 March 1927."""


def decided_in_emergency(*changes: tuple[str, str]) -> Ground:
    """The executive of City has decided "e1" on 7 March: it holds until the 20th, and is looked at by the 14th."""
    ground = led(*(changes or (EMERGENCY,)))
    ground.ask("decide-in-emergency", "secretary:city", **DECIDING)
    return ground


def reviewed(kind: str, choices: str = "fffffaaaa", *, voted: bool = True) -> Ground:
    """City has voted on "e1", on 8 March."""
    ground = decided_in_emergency()
    resolve(ground, kind, "e1", choices, voted=voted)
    if not voted:
        ground.ask("close-sitting", "chair:city", sitting="own-1.s")
    return ground
