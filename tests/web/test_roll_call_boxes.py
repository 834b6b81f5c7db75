"""The box of a roll call: it is empty as soon as no roll call is open on the motion, whatever ended it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from chamber import hand, tabled
from deployment import ask, deployment, stored
from deputies.values import Refusal
from sanctioned import ACCUSED, DEPUTY, accused

pytestmark = pytest.mark.storage

NOON = "1927-03-09T12:00:00Z"


@pytest.fixture(scope="module", autouse=True)
def _deployment() -> None:
    deployment()


def _called() -> str:
    """Return a system in which a roll call is open on the motion m1, and two deputies have voted."""
    from deputies.acts.envelope import Actor
    from deputies_web.boxes import cast_choice, count_choices

    ground = tabled()
    ground.ask("open-roll-call", "chair:city", motion="m1")
    system = stored(ground)
    for deputy, choice in (("mill-a-1.d1", "for"), ("mill-b-1.d1", "against")):
        cast_choice(system, "m1", choice, by=Actor("deputy", deputy), now=NOON)
    assert count_choices(system, "m1") == 2
    return system


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("take-roll-call", {"motion": "m1", "choices": hand("ffffffffa")}),
        ("break-off-roll-call", {"motion": "m1", "reason": "The bell was not rung."}),
        ("close-sitting", {"sitting": "s1"}),
    ],
)
def test_no_choice_is_left_behind_however_a_roll_call_ends(kind: str, fields: Mapping[str, Any]) -> None:
    from deputies_web.boxes import count_choices

    system = _called()
    ask(system, kind, "chair:city", now=NOON, **fields)
    assert count_choices(system, "m1") == 0


def test_choices_stay_while_the_roll_call_is_open() -> None:
    from deputies_web.boxes import count_choices

    system = _called()
    ask(system, "check-out", "secretary:city", now=NOON, sitting="s1", mandates=["company-d-1.m1"])
    ask(system, "ask-to-speak", "deputy:mill-a-1.d2", now=NOON, sitting="s1", motion="m1")
    assert count_choices(system, "m1") == 2


def test_a_roll_call_is_taken_without_who_has_left_and_with_who_is_back() -> None:
    from deputies.acts.envelope import parse_actor
    from deputies_web.boxes import count_choices
    from deputies_web.forms.provided import fill_in
    from deputies_web.perform import perform
    from deputies_web.queries.reading import open_reading

    named = hand("ffff")
    for back in (False, True):
        system = _called()
        ask(system, "check-out", "deputy:mill-b-1.d1", now=NOON, sitting="s1")
        if back:
            ask(system, "check-in", "deputy:mill-b-1.d1", now=NOON, sitting="s1", how="own")
        present = open_reading(system).state.tables["sittings"]["s1"].present
        assert count_choices(system, "m1", present) == 1 + back
        done = perform(
            system, {"kind": "take-roll-call", "motion": "m1", "choices": [*named, {"mandate": "mill-a-1.m3", "choice":
            "for"}]}, by=parse_actor("chair:city"), token="taken-without", now=NOON,
            complete=lambda plain, system=system: fill_in("take-roll-call", plain, open_reading(system)),
        )  # fmt: skip
        (taken,) = done.acts
        assert (taken["votes_for"], taken["votes_against"]) == (5, int(back))


def test_whom_the_motion_concerns_is_told_so_and_has_no_buttons() -> None:
    from django.template.loader import render_to_string

    from deputies.acts.envelope import Actor
    from deputies_web.boxes import cast_choice
    from deputies_web.live.rooms import parts_of
    from deputies_web.queries.reading import open_reading
    from deputies_web.queries.room import own_view, room_view, touches

    system = stored(accused(calling=True))
    now = "1927-03-12T12:00:00Z"
    with pytest.raises(Refusal) as refused:
        cast_choice(system, "open-1", "against", by=Actor("deputy", DEPUTY), now=now)
    assert refused.value.code == "vote.own-cause"
    reading = open_reading(system)
    room = room_view(reading, "open-1.s")
    seen = {deputy: own_view(reading, room, deputy, "1927-03-12") for deputy in (DEPUTY, "mill-a-1.d1")}
    shown = {
        deputy: (
            render_to_string("room/own.html", {"own": own, "system": system}),
            parts_of(reading, "open-1.s", "me", room, barred=bool(own.barred))["ballot"][1],
        )
        for deputy, own in seen.items()
    }
    assert "nobody is a judge in their own cause" in shown[DEPUTY][0]
    assert "You do not vote on this" in shown[DEPUTY][1]
    assert "cast-choice" not in shown[DEPUTY][1]
    assert "own cause" not in "".join(shown["mill-a-1.d1"])
    assert shown["mill-a-1.d1"][1].count("<button") == 3
    assert touches(reading, "open-1.s")[ACCUSED][1:] == ("own-cause", "open-1")
