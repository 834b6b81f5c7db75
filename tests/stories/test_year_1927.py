"""March to November 1927 in Shanghai, Hankow and Hubei, with a conference above them.

The statute is `shanghai-hankow-1927` of the library as it stands, but for one norm: in the conference the delegates of
each place share the votes of its electors. Hankow sends to its province and to the conference. Matters are taken over
stage by stage, soldiers decide in their section, there is no term, and the deciding is done a day after the convening.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from cities_1927 import COUNCILS, found, spring
from cities_later import summer_and_autumn
from deputies.councils.powers import stage_of
from federation import Federation


@cache
def the_year() -> Federation:
    """Everything that happens, in order."""
    year = found()
    spring(year)
    summer_and_autumn(year)
    return year


def test_sixty_requests_were_refused_and_nothing_changed_by_them() -> None:
    codes = [code for _, _, code in the_year().refusals]
    assert (len(codes) >= 65, len(set(codes)) >= 60) == (True, True)


def test_who_sits_where_at_the_end_and_by_whom_they_were_sent() -> None:
    year = the_year()
    members = {item["id"]: len(year.members(item["id"])) for item in COUNCILS}
    assert members == {"conference": 3, "hubei": 32, "hankow": 23, "shanghai": 29}
    chains = [year.chain(seat) for seat in year.members("conference")]
    assert chains == [
        ["conference-from-hankow-1", "union-a-1.m2"],
        ["conference-from-hubei-1", "county-1-1.m1"],
        ["conference-from-shanghai-2", "docks-2.m1"],
    ]
    assert year.ended("docks-1.m1") == "term"


def test_what_was_taken_over_stays_when_the_council_is_constituted_anew() -> None:
    state = the_year().state
    shanghai = state.council("shanghai")
    stages = {
        key: stage_of(shanghai, key, state.statute.competences[key]) for key in ("order", "settlements", "supply")
    }
    assert stages == {"order": "deciding", "settlements": "controlling", "supply": "controlling"}
    order = shanghai.power("order")
    assert order is not None
    assert [step.what for step in order.steps] == ["taken", "gave-way"]
    education = shanghai.power("education")
    assert education is not None
    assert (education.held, education.authority) == (False, "The Bureau of Education")
    assert (shanghai.plan, shanghai.constituted) == ("plan-2", "1927-11-10")


def test_what_is_left_open_is_known() -> None:
    tables = the_year().state.tables
    assert {item.id for item in tables["tasks"].values() if item.status == "open"} == {"t1", "t2"}
    assert tables["motions"]["books"].status == "postponed", "put off, and never voted: it is another's matter now"
    assert tables["sanctions"]["x1"].status == "appealed"
    assert tables["sanctions"]["x1"].lapsed_on("1927-10-20")
    assert [item.id for item in tables["decisions"].values() if item.overruled] == ["rice"]
    assert not tables["decisions"]["e2"].in_force_on("1927-08-16")
    assert all(organ.dissolved == "1927-11-10" for organ in tables["organs"].values())


def test_readers_far_away_follow_it_by_the_bulletin() -> None:
    year = the_year()
    assert "“One price of rice in all places.”" in " ".join(year.bulletin("conference", "1927-06"))
    assert "stores" in " ".join(year.bulletin("shanghai", "1927-06"))
    assert "Hubei" in " ".join(year.bulletin("hankow", "1927-07")), "what was handed on to it says by whom"


def test_it_is_verified_from_its_files(tmp_path: Path) -> None:
    the_year().outside(tmp_path / "record")
