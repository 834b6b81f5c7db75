"""The founding of the demonstration: register, sealed roll, plan, and what the formation check would say to others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from deputies.formation import check_formation, compute_plan
from deputies.register import preview_register
from deputies.register.roll import Roll
from deputies.statutes.library import library_text
from deputies.statutes.reading import parse_statute
from deputies.values import Faults
from deputies_web.commands.demo.places import COUNCILS, register_lines
from deputies_web.commands.demo.play import SYSTEM, Play
from deputies_web.commands.founding import plan_document
from deputies_web.commands.registering import import_register

__all__ = ["STATUTE", "found", "warn"]

STATUTE = "shanghai-hankow-1927"


def found(play: Play, directory: Path) -> None:
    """Found the system, import the made register, seal its roll, adopt the plan."""
    play.ask(
        "found-system", "organiser", "03-12T08:00", system=SYSTEM,
        name="Shanghai, Hankow and Hubei, March 1927 (a reconstruction)", statute=library_text(STATUTE),
        councils=list(COUNCILS),
    )  # fmt: skip
    if not play.state.tables["rolls"]:
        register = directory / "members.csv"
        register.write_text("\n".join(register_lines()) + "\n", encoding="utf-8")
        state = play.state
        preview = preview_register(register, statute=state.statute, councils=tuple(state.tables["councils"]))
        import_register(SYSTEM, preview, roll="march", day="1927-03-12", now="1927-03-12T09:00:00Z")
    document, _, _ = plan_document(SYSTEM, "march")
    play.ask("adopt-plan", "organiser", "03-12T10:00", plan="march", roll="march", document=document)


def warn(play: Play, say: Callable[[str], None]) -> None:
    """Show the formation check at work on plans that nobody adopted, and a statute that is refused."""
    text = library_text(STATUTE).decode()
    state = play.state
    from deputies.acts.founding import places_of

    names = {council.id: council.name for council in state.tables["councils"].values()}
    roll: Roll = state.tables["rolls"]["march"].roll
    old = 'rule = { form = "equal-per-unit", seats = 1 }'
    biased = parse_statute(
        text.replace(old, 'rule = { form = "per-n", n = 5, rounding = "floor" }').encode(), name="biased"
    )
    plan = compute_plan(biased, places_of(state), roll)
    for finding in check_formation(biased, roll, plan, names=names):
        say(f"With one deputy for 5 soldiers: {finding.sentence}")
    swollen = Roll(
        "1927-03-30",
        tuple(
            replace(item, electors=item.electors + 30) if item.id == "shanghai-company-01" else item
            for item in roll.units
        ),
    )
    for finding in check_formation(state.statute, swollen, state.plan.plan, previous=roll, names=names):
        if finding.kind == "dilution":
            say(f"With 30 recruits more (3,000 in life): {finding.sentence}")
    quota = text.replace(
        "[parties]", '[parties]\nseat_quotas = { party-a = { num = 1, den = 3, of = "statutory-members" } }'
    )
    try:
        parse_statute(quota.encode(), name="a statute with a cap of one third for a party")
    except Faults as faults:
        say(f"Refused: {faults.sentence}")
