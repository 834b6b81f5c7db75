"""The test ground between election and office: the second mill's credentials issued, contested, heard, given up.

The second mill (100 electors) elects two of four candidates: mill-b-1.m1 and .m2; 3 and 4 are next in the count.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from ground import Ground, elected, founded

__all__ = [
    "CONTEST", "HEARING", "TWO_HANDS", "D", "M", "closed", "contested", "declared", "given_up", "heard", "issued",
    "refused", "resigned", "two_councils", "voided",
]  # fmt: skip

M, D = "mill-b-1.m1", "mill-b-1.d1"
CONTEST = {"mandate": M, "grounds": "The doors were locked."}
HEARING = {"mandate": M, "whom": "deputy", "statement": "They were open from eight."}
TWO_HANDS = ("challenge_days = 2\n", "challenge_days = 2\nconfirmations = 2\n")
"""The change that asks for two hands of the credentials commission."""


@cache
def _declared(changes: tuple[tuple[str, str], ...]) -> Ground:
    ground = founded(*changes)
    ground.call("mill-b")
    ground.nominate("mill-b-1", 4)
    ground.poll("mill-b-1")
    ground.count("mill-b-1", [40, 30, 20, 10], ballots=60)
    ground.ask("declare-result", "credentials", election="mill-b-1", at="1927-03-04T09:00:00Z")
    return ground


def declared(*changes: tuple[str, str]) -> Ground:
    return _declared(changes).copy()


def closed() -> Ground:
    ground = founded()
    ground.call("mill-b")
    ground.nominate("mill-b-1", 4)
    ground.poll("mill-b-1")
    return ground


def voided() -> Ground:
    ground = closed()
    ground.count("mill-b-1", [9, 8, 7, 1], ballots=24)
    ground.ask("declare-result", "credentials", election="mill-b-1")
    assert ground.acts() == ["election-voided"]
    return ground


def issued(*changes: tuple[str, str]) -> Ground:
    ground = declared(*changes)
    ground.ask("issue-credentials", "credentials", election="mill-b-1", since="1927-03-06")
    return ground


def contested(*changes: tuple[str, str]) -> Ground:
    ground = issued(*changes)
    ground.ask("contest-credential", "elector:mill-b", **CONTEST)
    return ground


def heard(*changes: tuple[str, str]) -> Ground:
    ground = contested(*changes)
    ground.ask("hear-contest", "credentials", **HEARING)
    return ground


def refused() -> Ground:
    ground = heard()
    ground.ask("decide-contest", "credentials", mandate=M, outcome="refused", reason="They were.")
    return ground


def given_up() -> Ground:
    ground = issued()
    ground.ask("resign", f"deputy:{D}", mandate=M)
    return ground


def resigned(*changes: tuple[str, str], **fields: Any) -> Ground:
    ground = elected(*changes)
    ground.ask("resign", f"deputy:{D}", mandate=M, **fields)
    return ground


def two_councils() -> Ground:
    ground = issued()
    start, ground.now = ground.now, "1927-03-01T09:00:00Z"
    ground.call("docks-b")
    ground.nominate("docks-b-1", 2)
    ground.poll("docks-b-1")
    ground.count("docks-b-1", [20, 10], ballots=30)
    ground.now = start
    ground.ask("declare-result", "credentials", election="docks-b-1")
    ground.ask("issue-credentials", "credentials", election="docks-b-1", since="1927-03-06")
    return ground
