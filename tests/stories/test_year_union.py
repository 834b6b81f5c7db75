"""A year in a federation of union branches: branches, districts, regions and a congress.

The statute is the template `union-federation`, with a level of regions between the districts and the congress, and in
the scale of some seventeen hundred members. Recall is by petition, mandates bind, sanctions need support from below.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from deputies.acts.dues import dues_on
from federation import Federation
from union_autumn import second_half
from union_spring import COUNCILS, first_half, found


@cache
def the_year() -> Federation:
    """Everything that happens, in order."""
    year = found()
    first_half(year)
    second_half(year)
    return year


def test_seventy_requests_were_refused_and_nothing_changed_by_them() -> None:
    codes = [code for _, _, code in the_year().refusals]
    assert (len(codes) >= 70, len(set(codes)) >= 60) == (True, True)


def test_who_sits_where_at_the_end_and_by_whom_they_were_sent() -> None:
    year = the_year()
    members = {item["id"]: len(year.members(item["id"])) for item in COUNCILS}
    assert members == {"congress": 10, "west": 11, "east": 4, "docks": 11, "rail": 11, "mills": 9}
    assert [year.ended(item) for item in ("dyers-1.m1", "east-from-mills-3", "congress-from-east-3")] == [
        "removed", "mandate-ended", "mandate-ended"
    ]  # fmt: skip
    chains = {year.chain(seat)[-1]: len(year.chain(seat)) for seat in year.members("congress")}
    assert set(chains.values()) == {3}, "each seat of the congress goes down to one that a branch gave"
    assert {"depot-2.m5", "crane-1.m4", "weavers-1.m1"} <= chains.keys()


def test_what_is_left_open_is_known() -> None:
    year = the_year()
    tables = year.state.tables
    assert [item.id for item in tables["tasks"].values() if item.status == "open"] == ["timetable"]
    assert tables["tasks"]["pickets"].status == "reported"
    assert [tables["objections"][item].status for item in ("o1", "o2")] == ["allowed", "open"]
    due = {(item.matter, item.mandate) for item in dues_on(year.state, "2026-12-31")}
    assert ("report", "crane-1.m7") in due
    assert year.state.statute.mandates.instructions.report_days == 30
    assert year.state.mandate("crane-1.m7").statute != year.state.system.statute, "it keeps the version it began under"


def test_readers_far_away_follow_it_by_the_bulletin() -> None:
    told = {month: " ".join(the_year().bulletin("docks", f"2026-{month}")) for month in ("04", "06", "11")}
    assert "“We stop on Tuesday.\nPickets at both gates.\nUntil they answer.”" in told["04"]
    assert "Crane recalled deputy crane-1.d1 from Docks" in told["06"]
    assert "400 taken" not in told["11"], "the case of the mills is not one of the docks"
    mills = " ".join(the_year().bulletin("mills", "2026-11"))
    assert "2 of 3 units and 266 of 530 electors" in mills
    east = " ".join(the_year().bulletin("congress", "2026-08"))
    assert "They have until 24 August 2026 to choose its one means (halls)" in east


def test_it_is_verified_from_its_files(tmp_path: Path) -> None:
    the_year().outside(tmp_path / "record")
