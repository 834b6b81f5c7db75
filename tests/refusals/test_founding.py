"""What is refused of founding a system, naming a council, sealing a roll and adopting a plan."""

from __future__ import annotations

from dataclasses import replace

from deputies.acts.founding import places_of
from deputies.formation.plan import compute_plan, format_plan
from deputies.register.roll import Roll, format_roll
from ground import COUNCILS, UNITS, Ground, founded, statute_text
from refusal_tables import Row, Table, walked

ROLL = Roll("1927-04-01", UNITS)
SOURCE = "0" * 64
FEW = Roll("1927-04-01", tuple(replace(unit, electors=5) for unit in UNITS))
GROWN = Roll("1927-04-01", tuple(replace(unit, electors=unit.electors * 10) for unit in UNITS))
VILLAGE = {"id": "village", "name": "Village", "level": "town", "parent": "province"}


def nothing() -> Ground:
    return Ground()


def with_document(document: bytes, **change: object) -> Row:
    """A row with another document among the exhibits: the ground hands it in."""
    digest = Ground().hand_in(document)
    return Row(change={"document": digest, **change})


def founding(ground: Ground) -> dict[str, object]:
    documents = (statute_text(), statute_text(("id = ", "ide = ")), HISTORICAL, TO_COME, OVER)
    digests = [ground.hand_in(document) for document in documents]
    return {"system": "small-town", "name": "Small Town", "statute": digests[0], "councils": list(COUNCILS)}


HISTORICAL = statute_text(('version = "1"', 'version = "1"\nhistorical = true'))
TO_COME = statute_text(('in_force = "1927-01-01"', 'in_force = "2100-01-01"'))
OVER = statute_text(('in_force = "1927-01-01"', 'in_force = "1927-01-01"\nuntil = "1927-02-01"'))
FOUND = Table(
    kind="found-system",
    on=nothing,
    by="organiser",
    fields=founding,
    rows={
        "system.founded": Row(on=founded, says="already holds the system 'small-town'"),
        "statute.historical": Row(
            change={"statute": Ground().hand_in(HISTORICAL)}, says="can be studied and simulated, not applied"
        ),
        "statute.not-in-force": (
            Row(change={"statute": Ground().hand_in(TO_COME)}, says="is in force from 2100-01-01; it is"),
            Row(change={"statute": Ground().hand_in(OVER)}, says="is in force from 1927-01-01 until 1927-02-01"),
        ),
        "exhibit.missing": Row(change={"statute": "1" * 64}),
        "faults": (
            Row(change={"statute": Ground().hand_in(statute_text(("id = ", "ide = ")))}, says="id: is missing"),
            Row(change={"councils": []}, says="at least one council"),
            Row(change={"councils": [*COUNCILS, COUNCILS[1]]}, says="'city' is named twice"),
            Row(change={"councils": [{**COUNCILS[0], "level": "moon"}]}, says="no level 'moon'"),
            Row(change={"councils": list(COUNCILS[1:])}, says="'province' is not named before it"),
            Row(change={"system": "Small Town"}, says="system"),
            Row(change={"name": " "}, says="name"),
        ),
    },
)

NAME = Table(
    kind="name-council",
    on=founded,
    by="organiser",
    fields=lambda ground: {"council": VILLAGE},
    rows={
        "faults": (
            Row(change={"council": {**VILLAGE, "id": "city"}}, says="'city' is named twice"),
            Row(change={"council": {**VILLAGE, "level": "moon"}}, says="no level 'moon'"),
            Row(change={"council": {**VILLAGE, "parent": "moon"}}, says="'moon' is not named before it"),
            Row(change={"council": {**VILLAGE, "latitude": 31_230}}, says="council.longitude: is missing"),
            Row(change={"council": {**VILLAGE, "longitude": 0}}, says="council.latitude: is missing"),
            Row(change={"council": {**VILLAGE, "latitude": 90_001, "longitude": 0}}, says="at most 90000"),
            Row(change={"council": {**VILLAGE, "latitude": 0, "longitude": 180_001}}, says="at most 180000"),
            Row(change={"council": {**VILLAGE, "latitude": -90_001, "longitude": 0}}, says="-90000"),
        )
    },
)


def _roll(**change: object) -> Roll:
    return Roll("1927-04-01", (replace(UNITS[0], **change), *UNITS[1:]))  # type: ignore[arg-type]


ROLLS = {name: format_roll(_roll(**{name: "moon"})) for name in ("council", "kind", "layer")}
LOOSE = format_roll(ROLL) + b"\n"


def sealing(ground: Ground) -> dict[str, object]:
    for document in (*ROLLS.values(), LOOSE):
        ground.hand_in(document)
    return {"roll": "roll-2", "document": ground.hand_in(format_roll(ROLL)), "source": SOURCE}


SEAL = Table(
    kind="seal-roll",
    on=founded,
    by="organiser",
    fields=sealing,
    rows={
        "roll.sealed": Row(change={"roll": "roll-1"}, says="'roll-1' is already sealed"),
        "exhibit.missing": Row(change={"document": "1" * 64}),
        "faults": (
            *(
                replace(with_document(document), says=f"units.company-d.{name}: found 'moon'")
                for name, document in ROLLS.items()
            ),
            replace(with_document(LOOSE), says="does not print back to the same bytes; expected the canonical form"),
            Row(change={"source": "not a digest"}, says="source"),
        ),
    },
)


def resealed(roll: Roll = ROLL) -> Ground:
    ground = founded()
    ground.ask("seal-roll", "organiser", roll="roll-2", document=ground.hand_in(format_roll(roll)), source=SOURCE)
    return ground


def grown() -> Ground:
    """On the next roll every unit has ten times the electors: the formation check warns."""
    return resealed(GROWN)


def few() -> Ground:
    return resealed(FEW)


def plan_on(ground: Ground, roll: Roll) -> str:
    """Hand in the plan that the statute gives for a roll; return its digest."""
    return ground.hand_in(format_plan(compute_plan(ground.state.statute, places_of(ground.state), roll)))


def adopting(ground: Ground) -> dict[str, object]:
    for roll in (GROWN, FEW):
        plan_on(ground, roll)
    return {"plan": "plan-2", "roll": "roll-2", "document": plan_on(ground, ROLL)}


ADOPT = Table(
    kind="adopt-plan",
    on=resealed,
    by="organiser",
    fields=adopting,
    rows={
        "plan.adopted": Row(change={"plan": "plan-1"}, says="'plan-1' is already adopted"),
        "roll.unknown": Row(change={"roll": "roll-9"}, says="'roll-9'"),
        "exhibit.missing": Row(change={"document": "1" * 64}),
        "plan.differs": Row(on=grown, says="compute the plan anew"),
        "plan.warnings": Row(on=grown, change={"document": plan_on(grown(), GROWN)}, says="acknowledge each warning"),
        "plan.empty": Row(on=few, change={"document": plan_on(few(), FEW)}, says="gives no seat to anyone"),
    },
)

TABLES = (FOUND, NAME, SEAL, ADOPT)


TestTables = walked(TABLES)


def test_a_plan_with_warnings_is_adopted_when_each_is_acknowledged() -> None:
    ground = grown()
    refusal = ground.refused(
        "adopt-plan", "organiser", "plan.warnings", plan="plan-2", roll="roll-2", document=plan_on(ground, GROWN)
    )
    ids = refusal.found.split(", ")  # type: ignore[attr-defined]
    ground.ask(
        "adopt-plan", "organiser", plan="plan-2", roll="roll-2", document=plan_on(ground, GROWN), acknowledged=ids
    )
    assert ground.acts() == ["plan-adopted"]
