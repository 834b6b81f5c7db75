"""Whatever a statute may count its quorum and its majority on, a council can elect, send delegates and vote by it.

Each base that the vocabulary of thresholds knows either works in every kind of election and vote of a council, or the
checks refuse the statute and say what to use instead.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from chamber import CITY, CONSENT, hand, led, resolve, votes
from deputies.statutes.reading import read_statute
from deputies.values import BASES
from ground import Ground, elected, statute_text
from organised import FORMS, MATTERS

_QUORUM = 'name = "Town"\nquorum = { num = 1, den = 2, of = "members-in-office", strict = true }'
_MAJORITY = '"votes-cast", strict = true } }\nsections = ["soldiers"]'
_QUORUMS = ("members-in-office", "statutory-members", "enrolled", "units")
_MAJORITIES = ("votes-cast", "voters", "present", "members-in-office", "statutory-members", "enrolled", "units")
_FORMS = ("take-roll-call", "take-show-of-hands", "count-secret-vote")
EVERYBODY = votes(mill_a_1_m1=9, mill_a_1_m2=8, company_d_1_m1=7)


def quorum_of(base: str) -> tuple[str, str]:
    """Change what the quorum of a town is a share of."""
    return _QUORUM, _QUORUM.replace("members-in-office", base)


def majority_of(base: str) -> tuple[str, str]:
    """Change what the majority of a town is a share of."""
    return _MAJORITY, _MAJORITY.replace("votes-cast", base)


def refused(change: tuple[str, str]) -> list[str]:
    """Return what the checks refuse of a statute with this change."""
    return [f"{item.found}; {item.expected}" for item in read_statute(statute_text(change), name="test").faults]


@cache
def _ready(change: tuple[str, str]) -> Ground:
    """City is led under the changed statute, and its sitting "s1" open; the first executive was elected in none."""
    ground = led(CONSENT, MATTERS, change)
    ground.light = True
    sitting = {"sitting": "s1", "council": "city", "day": "1927-03-09", "agenda": ["Wages"]}
    ground.ask("convene-sitting", "chair:city", **sitting)
    ground.ask("open-sitting", "chair:city", sitting="s1", present=list(CITY), at="1927-03-09T10:00:00Z")
    return ground


def ready(change: tuple[str, str]) -> Ground:
    return _ready(change).copy()


def tabled(ground: Ground, motion: str) -> str:
    about = {"title": "Hours", "text": "Eight hours.", "competence": "wages", "mover": CITY[0]}
    ground.ask("table-motion", "chair:city", motion=motion, sitting="s1", **about)
    return motion


def vote(ground: Ground, form: str, motion: str) -> None:
    """Vote a motion in one of the forms, all nine for it."""
    figures: dict[str, Any] = {"votes_for": 9, "votes_against": 0}
    if form == "take-roll-call":
        ground.ask(form, "chair:city", motion=motion, choices=hand("fffffffff"))
    elif form == "take-show-of-hands":
        ground.ask(form, "chair:city", motion=motion, **figures)
    else:
        for teller in ("first", "second"):
            ground.ask(form, "teller:city", motion=motion, teller=teller, **figures)


@pytest.mark.parametrize("base", BASES)
def test_a_quorum_of_any_base_lets_a_council_work_or_the_statute_is_refused(base: str) -> None:
    change = quorum_of(base)
    if base not in _QUORUMS:
        assert any(
            "a quorum cannot be a share of" in said and "use members-in-office" in said for said in refused(change)
        )
        return
    assert refused(change) == []
    ground = ready(change)
    executive = ground.state.council("city").executive
    assert executive is not None
    assert len(executive.members) == 3
    seated = {"council": "city", "votes": EVERYBODY, "voters": 9, "sitting": "s1"}
    ground.ask("elect-executive", "secretary:city", **seated)
    delegates = {"council": "city", "to": "province", "votes": votes(mill_a_1_m1=9, mill_b_1_m1=5), "voters": 9}
    ground.copy().ask("send-delegates", "secretary:city", **delegates)
    ground.ask("send-delegates", "secretary:city", **delegates, sitting="s1")
    for place, form in enumerate(_FORMS):
        vote(ground, form, tabled(ground, f"m{place}"))
    ground.ask("close-sitting", "chair:city", sitting="s1")
    ground.ask(
        "form-organ", "chair:city", motion=resolve(ground, "form-organ", "city-control"), **FORMS["city-control"]
    )
    again = {"sitting": "s2", "council": "city", "day": "1927-03-11", "agenda": ["The control"]}
    ground.ask("convene-sitting", "chair:city", **again)
    ground.ask("open-sitting", "chair:city", sitting="s2", present=list(CITY), at="1927-03-11T10:00:00Z")
    control = {"organ": "city-control", "sitting": "s2", "votes": votes(mill_b_1_m1=9), "voters": 9}
    ground.ask("elect-organ", "secretary:city", **control)
    ground.verify()


@pytest.mark.parametrize("base", BASES)
def test_a_majority_of_any_base_decides_in_every_form_of_vote_or_the_statute_is_refused(base: str) -> None:
    change = majority_of(base)
    if base not in _MAJORITIES:
        assert any("a majority of a council cannot be a share of" in said for said in refused(change))
        return
    assert refused(change) == []
    ground = ready(change)
    for place, form in enumerate(_FORMS):
        vote(ground, form, tabled(ground, f"m{place}"))
        assert ground.state.tables["motions"][f"m{place}"].status == "carried"
    proposal = {"council": "city", "title": "Lamps", "text": "Lamps are lit at dusk.", "competence": "wages"}
    ground.ask("propose-consent", "deputy:mill-a-1.d1", motion="c1", **proposal)
    for mandate in CITY:
        ground.ask("give-consent", f"deputy:{mandate.replace('.m', '.d')}", motion="c1", answer="agree")
    ground.ask("conclude-consent", "chair:city", motion="c1", at="1927-03-12T10:00:00Z")
    assert ground.state.tables["motions"]["c1"].status == "carried"
    ground.verify()


def test_fewer_voters_than_can_leave_a_unit_out_are_no_quorum_of_all_units() -> None:
    """Mill B has two of the nine seats: where one does not vote its unit may still be there, where two do not it may
    be absent, and nobody can tell from the number."""
    ground = elected(
        (
            _QUORUM,
            _QUORUM.replace(
                'num = 1, den = 2, of = "members-in-office", strict = true', 'num = 1, den = 1, of = "units"'
            ),
        )
    )
    ground.ask("constitute-council", "credentials", council="city")
    asked = {"council": "city", "votes": votes(mill_a_1_m1=7, mill_a_1_m2=6, company_d_1_m1=5)}
    ground.refused("elect-executive", "organiser", "executive.no-quorum", **asked, voters=7)
    ground.ask("elect-executive", "organiser", **asked, voters=8)
