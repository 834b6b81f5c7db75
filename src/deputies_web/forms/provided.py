"""Documents that the site can make itself, so that a person need not bring them.

The plan of a sealed roll is a pure function of statute, councils and roll; the box of a petition is kept here; a ballot
file in any format the library reads becomes the canonical profile; the choices that deputies entered in an open roll
call become that roll call. What is made is shown before it is sent, and the rules check it like any other document.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any

from deputies.acts.founding import plan_on
from deputies.councils.strength import members_of
from deputies.counting import parse_profile
from deputies.counting.canonical import format_profile
from deputies.counting.formats import read_profile
from deputies.formation.plan import format_plan
from deputies.sittings.sheets import INLINE, format_roll_call
from deputies.sittings.sitting import Cast
from deputies.values import DeputiesError
from deputies_web.boxes import choices_cast, with_box
from deputies_web.queries.reading import Reading

__all__ = ["PROVIDED", "fill_in"]

PROVIDED: Mapping[tuple[str, str], str] = {
    ("adopt-plan", "document"): "Leave it empty: the plan is computed from the statute and the roll.",
    ("certify-recall", "box"): "Leave it empty: the box kept here is sealed, if anybody signed in it.",
    ("take-roll-call", "sheet"): "Leave it empty: what deputies have entered themselves is taken.",
    ("receive-ballots", "ballots"): "A ballot file in any format that `deputies count` reads.",
}
"""What the form says beside a file that need not be brought as it is."""


def fill_in(kind: str, plain: dict[str, Any], reading: Reading) -> dict[str, Any]:
    """Return the request with the documents that the site makes."""
    make = _MAKERS.get(kind)
    return make(plain, reading) if make else plain


def _plan(plain: dict[str, Any], reading: Reading) -> dict[str, Any]:
    sealed = reading.state.tables["rolls"].get(plain.get("roll", ""))
    if "document" in plain or sealed is None:
        return plain
    plan = plan_on(reading.state, sealed)
    return {**plain, "document": format_plan(plan)}


def _box(plain: dict[str, Any], reading: Reading) -> dict[str, Any]:
    return with_box(reading.system, "certify-recall", plain)


def _ballots(plain: dict[str, Any], reading: Reading) -> dict[str, Any]:
    data = plain.get("ballots")
    if not isinstance(data, bytes):
        return plain
    try:
        parse_profile(data)
    except DeputiesError:
        return {**plain, "ballots": format_profile(read_profile(data)), "source": sha256(data).hexdigest()}
    return {"source": sha256(data).hexdigest(), **plain}


def _roll_call(plain: dict[str, Any], reading: Reading) -> dict[str, Any]:
    """The choices of those who entered one and are still there, and those that are named here in their place or
    besides. Who has left, or has lost the mandate since, takes no part: the roll call can be taken without them."""
    motion = reading.state.tables["motions"].get(plain.get("motion", ""))
    if motion is None or not motion.calling or "sheet" in plain:
        return plain
    named = list(plain.get("choices") or ())
    there = {row.get("mandate") for row in named if isinstance(row, dict)}
    sitting = reading.state.tables["sittings"][motion.sitting]
    members = members_of(reading.state.mandates_in(sitting.council), sitting.section)
    voters = {item.id for item in members if item.sits}.intersection(sitting.present) - there
    lying = [(mandate, choice) for mandate, choice in choices_cast(reading.system, motion.id) if mandate in voters]
    if len(lying) + len(named) <= INLINE:
        return {**plain, "choices": [*({"mandate": id_, "choice": choice} for id_, choice in lying), *named]}
    casts = [Cast(id_, choice) for id_, choice in lying]  # type: ignore[arg-type]
    return {**plain, "choices": named, "sheet": format_roll_call(motion.id, casts)}


_MAKERS: Mapping[str, Callable[[dict[str, Any], Reading], dict[str, Any]]] = {
    "adopt-plan": _plan,
    "certify-recall": _box,
    "receive-ballots": _ballots,
    "take-roll-call": _roll_call,
}
