"""What is refused of emergency decisions: taking them, confirming and lifting them. One table for each act."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from chamber import CITY, above, adopted, led, resolve, sitting, under, with_town
from deputies.sittings.sitting import Motion, Purpose
from deputies.values import Threshold
from directing import BY_CHAIR, DECIDING, EMERGENCY, decided_in_emergency, reviewed
from ground import Ground, elected
from organised import MATTERS
from refusal_tables import Row, Table, walked


def choices(**given: str) -> dict[str, Any]:
    """Write the choices of the executive: `a1="for"` is that of mill-a-1.m1."""
    names = {"a1": "mill-a-1.m1", "a2": "mill-a-1.m2", "d1": "company-d-1.m1", "b1": "mill-b-1.m1"}
    return {"choices": [{"mandate": names[key], "choice": choice} for key, choice in given.items()]}


def above_towns() -> Ground:
    """Supply is first a matter of the towns; the province is constituted."""
    ground = above(MATTERS, EMERGENCY)
    ground.ask("close-sitting", "chair:province", sitting="ps1")
    return ground


def handed_over() -> Ground:
    """City has handed supply over to the harbour."""
    ground = above_towns()
    motion = resolve(ground, "hand-over-competence", "supply/harbour")
    ground.ask("hand-over-competence", "chair:city", motion=motion)
    return ground


def kept() -> Ground:
    """The statute keeps wages from the executive."""
    ground = led(EMERGENCY)
    executive = ground.state.statute.levels["town"].executive
    assert executive is not None
    return with_town(ground, executive=replace(executive, reserved=("wages",)))


def share_of(of: str) -> Ground:
    ground = led(EMERGENCY)

    def change(statute: Any) -> Any:
        return replace(statute, emergency=replace(statute.emergency, share=Threshold(1, 2, of)))  # type: ignore[arg-type]

    return under(ground, change)


def not_elected() -> Ground:
    """No executive was elected: nobody can decide for the council, though the chair's office may be acted in."""
    ground = led(EMERGENCY)
    council = ground.state.council("city")
    ground.state.put(replace(council, executive=replace(council.executive, members=())))  # type: ignore[type-var]
    return ground


def away() -> Ground:
    ground = led(EMERGENCY)
    ground.state.put(replace(ground.state.mandate("mill-a-1.m2"), away="1927-03-07"))
    return ground


def led_to(kind: str, about: str) -> Ground:
    """The motion on "e1" is about something else: what a record made elsewhere might hold."""
    ground = reviewed(kind)
    ground.state.put(replace(ground.state.get(Motion, "own-1", "motion"), leads_to=Purpose(kind, about)))
    return ground


def city_sits(ground: Ground) -> Ground:
    day = "1927-03-12"
    ground.ask("convene-sitting", "chair:city", sitting="s9", council="city", day=day, agenda=["x"])
    ground.ask("open-sitting", "chair:city", sitting="s9", present=list(CITY), at=f"{day}T09:00:00Z")
    return ground


def harbour_sits() -> Ground:
    ground, day = decided_in_emergency(), "1927-03-09"
    ground.ask("convene-sitting", "chair:harbour", sitting="h1", council="harbour", day=day, agenda=["x"])
    present = ["docks-a-1.m1", "docks-a-1.m2", "docks-b-1.m1"]
    ground.ask("open-sitting", "chair:harbour", sitting="h1", present=present, at=f"{day}T09:00:00Z")
    return ground


def decided(kind: str, then: str) -> Ground:
    """Two motions on "e1" were carried; the second has been carried out."""
    ground = reviewed(kind)
    resolve(ground, then, "e1", motion="own-2")
    ground.ask(then, "chair:city", motion="own-2")
    return ground


def spent(kind: str) -> Ground:
    ground = reviewed(kind)
    ground.ask(kind, "chair:city", motion="own-1")
    return ground


def review(kind: str) -> Table:
    """The table of confirming or lifting."""
    return Table(
        kind,
        lambda: reviewed(kind),
        "secretary:city",
        lambda _: {"motion": "own-1"},
        {
            "motion.unknown": Row(change={"motion": "own-9"}),
            "motion.other-purpose": Row(on=lambda: reviewed(other(kind)), says=f"to lead to {other(kind)} about e1"),
            "motion.not-carried": Row(on=lambda: reviewed(kind, voted=False), says="is lapsed"),
            "motion.spent": Row(on=lambda: spent(kind)),
            "decision.unknown": Row(on=lambda: led_to(kind, "e9")),
            "motion.elsewhere": Row(on=harbour_sits, about="e1", says="to the council 'city'"),
            "emergency.ordinary": Row(on=lambda: city_sits_on(adopted(EMERGENCY)), about="d1", says="in a sitting"),
            "emergency.confirmed": Row(on=lambda: decided(kind, "confirm-emergency"), says="on 1927-03-09; it holds"),
            "emergency.lifted": Row(on=lambda: decided(kind, "lift-emergency"), says="on 1927-03-09"),
            "emergency.lapsed": Row(
                at="1927-03-21T09:00:00Z", says="held to the end of the day before 1927-03-21 (article 8.5) unless"
            ),
        },
    )


def city_sits_on(ground: Ground) -> Ground:
    ground.ask("close-sitting", "chair:city", sitting="s1")
    return city_sits(ground)


def other(kind: str) -> str:
    return "lift-emergency" if kind == "confirm-emergency" else "confirm-emergency"


TABLES = (
    Table(
        "decide-in-emergency",
        lambda: led(EMERGENCY),
        "secretary:city",
        lambda _: DECIDING,
        {
            "council.unknown": Row(change={"council": "nowhere"}),
            "decision.exists": Row(on=decided_in_emergency),
            "emergency.none": Row(on=led, says="knows no emergency procedure"),
            "council.not-constituted": Row(on=lambda: chaired(elected(EMERGENCY)), by="chair:city"),
            "emergency.council-sits": Row(on=lambda: sitting(EMERGENCY), says="is in its sitting 's1'"),
            "competence.unknown": Row(change={"competence": "weather"}),
            "competence.level": Row(
                on=lambda: led(EMERGENCY, ('title = "Wages and hours", levels = ["town", "province"]',
                                           'title = "Wages and hours", levels = ["province"]')),
            ),
            "competence.reserved": Row(change={"competence": "discipline"}),
            "competence.handed-over": Row(on=handed_over, change={"competence": "supply"}, says="harbour has it"),
            "emergency.subsidiary": Row(
                on=above_towns, by="chair:province", change={"council": "province", "competence": "supply"},
                says="is first a matter of the councils below Province",
            ),
            "competence.not-delegable": (
                Row(on=kept, says="a matter that the council of City decides itself, by article 4.2"),
                Row(change={"competence": "own-order"}, says="decides itself, by article 4.1"),
            ),
            "sheet.needed": Row(change={"choices": DECIDING["choices"] * 400}),
            "emergency.chair": Row(on=lambda: led(BY_CHAIR), change={"choices": []}, says="the chair alone decides"),
            "emergency.no-executive": Row(on=not_elected),
            "emergency.too-few": (
                Row(change=choices(a1="for"), says="1 for, 0 against, 0 abstaining; article 8.5 requires 2"),
                Row(change=choices(a1="for", a2="abstain", d1="against")),
            ),
            "threshold.base": Row(on=lambda: share_of("registered")),
            "faults": (
                Row(change=choices(a1="for", b1="for"), says="'mill-b-1.m1' is not in the executive"),
                Row(change={"choices": DECIDING["choices"][:1] * 2}, says="stands twice"),
                Row(on=away, says="is on leave or suspended"),
                Row(on=lambda: led(BY_CHAIR), by="chair:city", says="members are named"),
            ),
        },
    ),
    review("confirm-emergency"),
    review("lift-emergency"),
)  # fmt: skip


def chaired(ground: Ground) -> Ground:
    """A council that is not constituted has no executive on the record, so the statute is made to ask for none."""
    return with_town(ground, executive=None)


TestTables = walked(TABLES)
