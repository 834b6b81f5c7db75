"""Systems made for one test: any councils and units, every seat filled, delegates sent up, sittings opened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from chamber import NO_EXECUTIVE
from deputies.acts.deciding import digest_of
from deputies.acts.founding import places_of
from deputies.formation.check import check_formation
from deputies.formation.plan import compute_plan, format_plan
from deputies.register.roll import Roll, RollUnit, format_roll
from ground import COUNCILS, Ground, statute_text

__all__ = ["call", "mill", "of", "raise_up", "seated", "send", "sit"]


def seated(
    *changes: tuple[str, str], units: Sequence[RollUnit], councils: Sequence[Mapping[str, Any]] = COUNCILS
) -> Ground:
    """Found a system, acknowledge what the formation check says, fill every seat, constitute the towns."""
    ground = Ground()
    statute = ground.hand_in(statute_text(NO_EXECUTIVE, *changes))
    named = {"system": "small-town", "name": "Small Town", "statute": statute}
    ground.ask("found-system", "organiser", **named, councils=list(councils))
    roll = Roll("1927-03-01", tuple(sorted(units, key=lambda unit: unit.id)))
    document = ground.hand_in(format_roll(roll))
    ground.ask("seal-roll", "organiser", roll="roll-1", document=document, source=digest_of(b"the register file"))
    plan = compute_plan(ground.state.statute, places_of(ground.state), roll)
    warned = [item.id for item in check_formation(ground.state.statute, roll, plan)]
    adopted = {"plan": "plan-1", "roll": "roll-1", "document": ground.hand_in(format_plan(plan))}
    ground.ask("adopt-plan", "organiser", **adopted, acknowledged=warned)
    for unit in units:
        ground.now = "1927-03-01T09:00:00Z"
        ground.elect(unit.id)
    ground.now = "1927-03-07T09:00:00Z"
    for council in dict.fromkeys(unit.council for unit in units):
        ground.ask("constitute-council", "credentials", council=council)
    return ground


def send(ground: Ground, council: str, to: str, members: Sequence[str]) -> None:
    """Send members up, the first with most votes."""
    voters = len(ground.state.seated(council))
    votes = [{"mandate": item, "votes": voters - place} for place, item in enumerate(members)]
    ground.ask("send-delegates", "chair:" + council, council=council, to=to, votes=votes, voters=voters)


def raise_up(ground: Ground, council: str = "province", day: str = "1927-03-11") -> None:
    """Confirm all delegates to a council and constitute it, on 11 March unless it is later."""
    sent = list(ground.state.council(council).mandates)
    ground.ask("confirm-credentials", "credentials", mandates=sent, at=f"{day}T09:00:00Z")
    ground.ask("constitute-council", "credentials", council=council)


def sit(ground: Ground, council: str, present: Sequence[str]) -> None:
    day = "1927-03-12"
    asked = {"sitting": "s1", "council": council, "day": day, "agenda": ["Wages"]}
    ground.ask("convene-sitting", f"chair:{council}", **asked)
    ground.ask("open-sitting", f"chair:{council}", sitting="s1", present=list(present), at=f"{day}T09:00:00Z")


def call(ground: Ground, council: str, choices: Mapping[str, str], motion: str = "m1") -> Any:
    """Take a roll call on wages; return the vote."""
    tabled = {"motion": motion, "sitting": "s1", "title": "Hours", "text": "Eight hours.", "competence": "wages"}
    ground.ask("table-motion", f"chair:{council}", **tabled, mover=next(iter(choices)))
    named = [{"mandate": mandate, "choice": choice} for mandate, choice in choices.items()]
    ground.ask("take-roll-call", f"chair:{council}", motion=motion, choices=named)
    return ground.state.tables["motions"][motion].vote


def of(unit: str, *numbers: int) -> list[str]:
    return [f"{unit}-1.m{number}" for number in numbers]


def mill(id_: str, electors: int, council: str = "city") -> RollUnit:
    return RollUnit(id_, id_.title(), "mill", council, "workers", electors)
