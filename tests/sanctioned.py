"""The test ground further on: a sanction case against mill-b-1.m1, a deputy of City whom it has sent to the province.

City has 390 electors in three constituencies: company-d (40), mill-a (250), mill-b (100). A sanction needs more than
half of both: two units, and 196 electors who voted for it there.
"""

from __future__ import annotations

from typing import Any

from chamber import PROVINCE, above, resolve
from ground import Ground

__all__ = [
    "ACCUSED", "DECIDED", "DEPUTY", "ENDED", "HEARD", "OPENING", "SANCTIONS", "accused", "appealed", "enforceable",
    "enforced", "heard", "imposed", "on_appeal", "opened", "opening", "supported", "system", "upheld", "voted",
]  # fmt: skip

_COMMON = """decides = "town"
majority = { threshold = { num = 2, den = 3, of = "members-in-office" } }
grounds = ["absent from three sittings without leave", "money of the council used otherwise"]
notice_days = 3
answer_days = 2
support_units = { num = 1, den = 2, of = "units", strict = true }
support_electors = { num = 1, den = 2, of = "registered", strict = true }
appeal = "province"
appeal_days = 3
appeal_decided_days = 7
"""
_MORE = {"reprimand": "", "removal": "", "suspension": "most_days = 30\n", "exclusion": "ends_months = 6\n"}
_TABLES = "".join(
    f'[sanctions.{key}]\narticle = "8.6.{number}"\n{_COMMON}{more}\n'
    for number, (key, more) in enumerate(_MORE.items(), start=1)
)
SANCTIONS = ('[parties]\narticle = "8.4"\n', f'{_TABLES}[parties]\narticle = "8.4"\n')
"""The change that gives the statute its four sanctions."""

ACCUSED, DEPUTY = "mill-b-1.m1", "mill-b-1.d1"
OPENING: dict[str, Any] = {
    "sanction": "x1",
    "council": "city",
    "asks": "removal",
    "mandate": ACCUSED,
    "ground": "money of the council used otherwise",
    "evidence": [
        {"day": "1927-03-10", "text": "Rice for the kitchens was sold on.", "source": "Books of the kitchen, page 4"}
    ],
    "hearing": "1927-03-15",
    "motion": "open-1",
}
"""What City opens on 12 March 1927: the deputy may answer until the 14th, and is heard on the 15th."""
HEARD, DECIDED, ENDED = "1927-03-15T09:00:00Z", "1927-03-16T11:00:00Z", "1927-03-20T09:00:00Z"


def system(*changes: tuple[str, str]) -> Ground:
    """The province is constituted and not sitting; it is 11 March."""
    ground = above(*(changes or (SANCTIONS,)))
    ground.ask("close-sitting", "chair:province", sitting="ps1")
    return ground


def opening(mandate: str = ACCUSED, choices: str = "ffffffffa", *, voted: bool = True) -> Ground:
    """City has voted to open a case, on 12 March."""
    ground = system()
    resolve(ground, "open-sanction", mandate, choices, motion="open-1", voted=voted)
    if not voted:
        ground.ask("close-sitting", "chair:city", sitting="open-1.s")
    return ground


def accused(*, calling: bool = False, hands: bool = False) -> Ground:
    """City sits, and the motion "open-1" to open a case against mill-b-1.m1 is to be voted, or was voted by hands.

    calling  a roll call is open on it.
    """
    ground = system()
    resolve(ground, "open-sanction", ACCUSED, motion="open-1", voted=False)
    if calling:
        ground.ask("open-roll-call", "chair:city", motion="open-1")
    if hands:
        ground.ask("take-show-of-hands", "chair:city", motion="open-1", votes_for=8, votes_against=0)
    return ground


def opened(**fields: Any) -> Ground:
    """The case is open, as in `OPENING` but for the fields given."""
    given = {**OPENING, **fields}
    ground = opening(given["mandate"])
    ground.ask("open-sanction", "secretary:city", **given)
    return ground


def heard(**fields: Any) -> Ground:
    """The deputy was heard, on 15 March."""
    ground = opened(**fields)
    given = {"sanction": "x1", "attended": True, "statement": "The rice was spoilt."}
    ground.ask("hear-sanction", "secretary:city", **given, at=HEARD)
    return ground


def supported(**fields: Any) -> Ground:
    """Mill-a and company-d support it: two units of three, 196 electors of 390."""
    ground = heard(**fields)
    for unit, votes_for, votes_against in (("mill-a", 166, 20), ("company-d", 30, 5), ("mill-b", 0, 80)):
        meeting = {"sanction": "x1", "unit": unit, "votes_for": votes_for, "votes_against": votes_against}
        ground.ask("support-sanction", f"elector:{unit}", **meeting)
    return ground


def voted(choices: str = "fffffffaa", ground: Ground | None = None) -> Ground:
    """City has voted on the sanction, on 16 March; six of nine are needed, and the accused does not vote."""
    ground = ground or supported()
    resolve(ground, "decide-sanction", "x1", choices)
    return ground


def imposed(**fields: Any) -> Ground:
    """It is imposed, on 16 March; an appeal may be made until the 19th."""
    ground = voted(ground=supported(**fields))
    ground.ask("decide-sanction", "secretary:city", motion="own-1", at=DECIDED)
    return ground


def appealed(**fields: Any) -> Ground:
    """The deputy has appealed, on 16 March; it is to be decided by the 23rd."""
    ground = imposed(**fields)
    ground.ask("appeal-sanction", f"deputy:{_deputy(ground)}", sanction="x1", grounds="Nobody counted the sacks.")
    return ground


def _deputy(ground: Ground) -> str:
    return str(ground.state.tables["sanctions"]["x1"].deputy)


def on_appeal(choices: str = "fff", **fields: Any) -> Ground:
    """The province has voted on the appeal, on 17 March; two of three are needed to uphold, the accused not voting."""
    ground = appealed(**fields)
    body = {"council": "province", "members": PROVINCE, "motion": "own-2"}
    resolve(ground, "decide-sanction-appeal", "x1", choices, **body)
    return ground


def upheld(**fields: Any) -> Ground:
    ground = on_appeal(**fields)
    ground.ask("decide-sanction-appeal", "chair:province", motion="own-2")
    return ground


def enforceable(**fields: Any) -> Ground:
    """Nobody appealed; it is 20 March."""
    ground = imposed(**fields)
    ground.now = ENDED
    return ground


def enforced(**fields: Any) -> Ground:
    ground = enforceable(**fields)
    ground.ask("enforce-sanction", "credentials", sanction="x1")
    return ground
