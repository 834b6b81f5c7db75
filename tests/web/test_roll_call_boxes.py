"""The box of a roll call: it is empty as soon as no roll call is open on the motion, whatever ended it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from chamber import hand, tabled
from deployment import ask, deployment, stored

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
