"""The test ground between election and office: the second mill's credentials issued, contested, heard, given up.

The second mill (100 electors) elects two of four candidates: mill-b-1.m1 and .m2; 3 and 4 are next in the count.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from deputies.counting import format_profile, make_profile
from deputies.values import add_days
from ground import Ground, elected, founded, sealed

__all__ = [
    "CONTEST", "COUNTBACK", "HEARING", "LISTS", "SAME_LIST", "STANDS_IN", "STAND_INS", "TIED", "TWO_HANDS", "D", "M",
    "by_lists", "by_papers", "closed", "contested", "declared", "given_up", "heard", "heir_of", "issued", "leaves",
    "on_leave", "refused", "resigned", "stood_in", "two_councils", "voided",
]  # fmt: skip

M, D = "mill-b-1.m1", "mill-b-1.d1"
CONTEST = {"mandate": M, "grounds": "The doors were locked."}
HEARING = {"mandate": M, "whom": "deputy", "statement": "They were open from eight."}
TWO_HANDS = ("challenge_days = 2\n", "challenge_days = 2\nconfirmations = 2\n")
"""The change that asks for two hands of the credentials commission."""
STANDS_IN = "mill-b-1.s3-1"
STAND_INS = ('alternates = "next-in-count"', 'alternates = "next-in-count"\nstand_ins = true\nabsent_days = 10')
COUNTBACK = ('alternates = "next-in-count"', 'alternates = "countback"')
SAME_LIST = ('alternates = "next-in-count"', 'alternates = "same-list"')
LISTS = (
    'approval = { article = "5.5"',
    'lists = { article = "5.6", kind = "list-ballots", rule = "dhondt" }\napproval = { article = "5.5"',
)
TIED = (((1,), 30), ((2,), 26), ((3,), 10), ((4,), 10))
"""Papers that elect 1 and 2; counted back without one of them, 3 and 4 are tied to the end."""


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


def by_papers(change: tuple[str, str], *papers: tuple[tuple[int, ...], int]) -> Ground:
    """The second mill elects two of four by ranked papers; a paper is its ranking and how many say so."""
    ground = founded(change)
    ground.call("mill-b", method="ranked")
    ground.nominate("mill-b-1", 4)
    ground.poll("mill-b-1")
    ranked = [(tuple((number,) for number in ranking), many) for ranking, many in papers]
    ballots = ground.hand_in(format_profile(make_profile(4, ranked)))
    ground.ask("receive-ballots", "teller", election="mill-b-1", ballots=ballots, source="0" * 64)
    ground.ask("declare-result", "credentials", election="mill-b-1")
    ground.seat("mill-b-1")
    ground.now = "1927-03-07T09:00:00Z"
    return ground


def by_lists(*changes: tuple[str, str], east: int = 40) -> Ground:
    """The first mill elects five from three lists: north 1 to 4, south 5 and 6, east 7 to 9; 90, 70 and `east` votes.

    D'Hondt: north 90 and 45, south 70 and 35, east 40. The next quotients are 30 (north), 23 1/3 (south), 20 (east).
    """
    ground = founded(LISTS, *(changes or (SAME_LIST,)))
    ground.call("mill-a", method="lists")
    sizes = {"north": 4, "south": 2, "east": 3}
    for id_, many in sizes.items():
        named = [{"name": sealed(f"{id_} {place}"), "list": id_} for place in range(1, many + 1)]
        ground.ask("nominate", "elector:mill-a", election="mill-a-1", candidates=named)
    ground.poll("mill-a-1")
    votes = [{"candidate": number, "votes": given} for number, given in ((1, 90), (5, 70), (7, east))]
    for teller in ("first", "second"):
        ground.ask("enter-count", "teller", election="mill-a-1", teller=teller, votes=votes, ballots=160 + east)
    ground.ask("declare-result", "credentials", election="mill-a-1")
    ground.seat("mill-a-1")
    ground.now = "1927-03-07T09:00:00Z"
    return ground


def leaves(ground: Ground, election: str, number: int, *, mandate: str = "") -> str:
    """A deputy resigns; return the mandate."""
    id_ = mandate or f"{election}.m{number}"
    ground.ask("resign", f"deputy:{ground.state.mandate(id_).deputy}", mandate=id_)
    return id_


def heir_of(ground: Ground, vacated: str, **fields: Any) -> int:
    """Seat and confirm the alternate; return the candidate's number."""
    ground.ask("seat-alternate", "credentials", vacated=vacated, since=ground.now[:10], **fields)
    heir = next(item for item in ground.state.tables["mandates"].values() if item.replaces == vacated)
    start, ground.now = ground.now, f"{add_days(ground.now[:10], 3)}T09:00:00Z"
    ground.ask("confirm-credentials", "credentials", mandates=[heir.id])
    ground.now = start
    return int(heir.number)


def on_leave(*changes: tuple[str, str]) -> Ground:
    """The first deputy of the second mill is on leave, under a statute that has stand-ins."""
    ground = elected(STAND_INS, *changes)
    ground.ask("take-leave", f"deputy:{D}", mandate=M, until="1927-03-20")
    return ground


def stood_in(*changes: tuple[str, str]) -> Ground:
    """Candidate 3 stands in for the deputy on leave, the credential confirmed, on 10 March."""
    ground = on_leave(*changes)
    ground.ask("seat-stand-in", "credentials", mandate=M, since="1927-03-08")
    ground.ask("confirm-credentials", "credentials", mandates=[STANDS_IN], at="1927-03-10T00:00:00Z")
    return ground
