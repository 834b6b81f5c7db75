"""Franchise cases: from evidence to review, and how a layer stands after each end."""

from __future__ import annotations

import pytest

from chamber import PROVINCE, above, resolve
from deputies.franchise.case import FranchiseCase
from ground import Ground

EVIDENCE = {"day": "1927-03-10", "criterion": "on the muster", "text": "They stood aside.", "source": "Guard report"}


def case(ground: Ground, id_: str = "c1") -> FranchiseCase:
    found: FranchiseCase = ground.state.get(FranchiseCase, id_, "case")
    return found


def to_decision(ground: Ground, votes_for: int, *, change: str = "withdraw", id_: str = "c1") -> Ground:
    """Open, hear and decide a case on the soldiers before City, from the ground's own day on."""
    month = ground.now[:8]
    start = int(ground.now[8:10])
    fields = {"case": id_, "change": change, "council": "city", "layer": "soldiers", "evidence": [EVIDENCE]}
    hearing = f"{month}{start + 3:02d}"
    ground.ask("open-franchise-case", "secretary:city", hearing=hearing, **fields)
    ground.ask("hear-franchise-case", "secretary:city", case=id_, statement="We obeyed.", at=f"{hearing}T09:00:00Z")
    choices = "f" * votes_for + "a" * (9 - votes_for)
    motion = resolve(ground, "decide-franchise-case", id_, choices, motion=f"own-{id_}")
    ground.ask("decide-franchise-case", "chair:city", motion=motion)
    return ground


def appeal(ground: Ground, votes_for: int) -> Ground:
    ground.ask(
        "appeal-franchise-case", "elector:company-d", case="c1", unit="company-d", grounds="We were ordered away."
    )
    ground.ask("close-sitting", "chair:province", sitting="ps1")
    choices = "f" * votes_for + "a" * (3 - votes_for)
    body = {"motion": "own-a", "council": "province", "members": PROVINCE}
    motion = resolve(ground, "decide-franchise-appeal", "c1", choices, **body)
    ground.ask("decide-franchise-appeal", "chair:province", motion=motion)
    return ground


@pytest.mark.parametrize(("votes_for", "status", "in_franchise"), [(6, "granted", False), (5, "refused", True)])
def test_two_thirds_withdraw_and_less_does_not(votes_for: int, status: str, in_franchise: bool) -> None:
    ended = case(to_decision(above(), votes_for))
    assert (ended.status, ended.in_franchise) == (status, in_franchise)
    assert (ended.decided, ended.review) == ("1927-03-15", "1927-09-15")
    assert ended.statement == "We obeyed."


def test_while_an_appeal_is_open_nothing_final_stands() -> None:
    ground = to_decision(above(), 6)
    ground.ask("appeal-franchise-case", "elector:company-d", case="c1", unit="company-d", grounds="Ordered away.")
    assert (case(ground).status, case(ground).in_franchise, case(ground).appeal_unit) == ("appealed", None, "company-d")


@pytest.mark.parametrize(("votes_for", "status", "in_franchise"), [(2, "overturned", True), (1, "upheld", False)])
def test_another_council_overturns_by_the_same_majority(votes_for: int, status: str, in_franchise: bool) -> None:
    ended = case(appeal(to_decision(above(), 6), votes_for))
    assert (ended.status, ended.in_franchise, ended.granted) == (status, in_franchise, True)
    assert (ended.appeal_council, ended.appeal_motion) == ("province", "own-a")


def test_a_layer_that_lost_the_franchise_may_be_admitted_again() -> None:
    ground = to_decision(above(), 6)
    ground.now = "1927-04-01T09:00:00Z"
    to_decision(ground, 9, change="admit", id_="c2")
    assert (case(ground, "c2").status, case(ground, "c2").in_franchise) == ("granted", True)
