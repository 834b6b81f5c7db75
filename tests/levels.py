"""The test ground between levels: a province over City and Harbour, matters that are the towns' first, notices.

Supply is subsidiary with three days' notice, tolls are overruling with two.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from chamber import CITY, PROVINCE, above, hand, resolve
from deputies.values import add_days
from ground import Ground
from organised import MATTERS, open_sitting

__all__ = ["GIVING", "decide", "noticed", "province_carried", "province_sits", "taken_up", "three", "tolled"]

GIVING = {"notice": "n1", "council": "province", "text": "One price of rice.", "competence": "supply"}


def three() -> Ground:
    """Return the ground with the province constituted and nobody sitting, on 11 March 1927."""
    return _three().copy()


@cache
def _three() -> Ground:
    ground = above(MATTERS)
    ground.ask("close-sitting", "chair:province", sitting="ps1")
    return ground


def carry(ground: Ground, motion: str, competence: str, council: str, members: Sequence[str]) -> Ground:
    """Carry a motion in a sitting of its own, which stays open."""
    chair, sitting = f"chair:{council}", f"{motion}.s"
    open_sitting(ground, sitting, council, members)
    tabled = {"motion": motion, "sitting": sitting, "title": "Rice", "text": "Rice at one price."}
    ground.ask("table-motion", chair, **tabled, competence=competence, mover=members[0])
    ground.ask("take-roll-call", chair, motion=motion, choices=hand("f" * len(members), members))
    return ground


def decide(
    ground: Ground, decision: str, competence: str, *, council: str = "city", members: Sequence[str] = CITY
) -> Ground:
    """Decide something in a sitting of its own, and close it."""
    carry(ground, f"{decision}.m", competence, council, members)
    ground.ask("adopt-decision", f"chair:{council}", decision=decision, motion=f"{decision}.m")
    ground.ask("close-sitting", f"chair:{council}", sitting=f"{decision}.m.s")
    return ground


def tolled() -> Ground:
    """City has decided on tolls, "toll"."""
    return decide(three(), "toll", "tolls")


def noticed(ground: Ground | None = None, **fields: str) -> Ground:
    """The province has given notice "n1" of supply, or of what is named."""
    ground = ground or (tolled() if fields else three())
    about = {"competence": None, **fields} if fields else {}
    ground.ask("give-notice", "chair:province", **{**GIVING, **about})
    return ground


def province_sits(ground: Ground, day: str = "") -> Ground:
    """The province sits the day after, or the day after the one named."""
    ground.now = f"{day}T09:00:00Z" if day else ground.now
    return open_sitting(ground, "prov", "province", PROVINCE)


def taken_up(ground: Ground | None = None) -> Ground:
    """City has taken supply up."""
    ground = ground or noticed()
    ground.ask("take-up-matter", "chair:city", motion=resolve(ground, "take-up-matter", "n1", motion="up"))
    return ground


def province_carried(ground: Ground | None = None) -> Ground:
    """On the last day of the notice the province has carried a motion on supply, "pm"; it is not adopted yet."""
    ground = ground or noticed()
    ground.now = f"{add_days(ground.state.tables['notices']['n1'].from_day, -1)}T09:00:00Z"
    return carry(ground, "pm", "supply", "province", PROVINCE)
