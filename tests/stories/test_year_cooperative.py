"""A year in a federation of co-operatives: assemblies of workers and users, regional unions, and a federation.

The statute is the template `co-operative`, with two levels above the assemblies. Mandates guide and last a year, recall
is at once or asked for by the assembly, sections may suspend a decision, what is agreed is agreed by consent, the chair
settles ties and acts alone in an emergency, delegates of the unions carry votes, and there are no sanctions at all.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from coop_founding import COUNCILS, first_half, found
from coop_renewal import second_half
from deputies.acts.dues import dues_on
from federation import Federation


@cache
def the_year() -> Federation:
    """Everything that happens, in order."""
    year = found()
    first_half(year)
    second_half(year)
    return year


def test_sixty_requests_were_refused_and_nothing_changed_by_them() -> None:
    codes = [code for _, _, code in the_year().refusals]
    assert (len(codes) >= 60, len(set(codes)) >= 55) == (True, True)


def test_who_sits_where_at_the_end_and_by_whom_they_were_sent() -> None:
    year = the_year()
    members = {item["id"]: len(year.members(item["id"])) for item in COUNCILS}
    assert members == {"all": 4, "north": 4, "south": 4, "bakery": 10, "dairy": 9, "mill": 8, "press": 7}
    chains = [year.chain(seat) for seat in year.members("all")]
    assert [(len(chain), chain[-1]) for chain in chains] == [
        (3, "dough-3.m1"), (3, "farms-2.m4"), (3, "grind-2.m1"), (3, "readers-2.m3"),
    ]  # fmt: skip


def test_how_each_mandate_ended_stands_on_the_record() -> None:
    year = the_year()
    reasons = {item: year.ended(item) for item in ("vale-1.m1", "dough-1.m1", "milk-1.m1", "grind-1.m1", "ovens-1.m1")}
    assert reasons == {
        "vale-1.m1": "recalled", "dough-1.m1": "resigned", "milk-1.m1": "council-dissolved", "grind-1.m1": "term",
        "ovens-1.m1": "term",
    }  # fmt: skip
    heir = next(item for item in year.state.tables["mandates"].values() if item.replaces == "dough-1.m1")
    assert (heir.number, year.election("dough-1").result.next[0]) == (3, 4), "counted back, not next in the count"
    by_election = next(item for item in year.state.tables["mandates"].values() if item.replaces == "vale-1.m1")
    assert by_election.election == "vale-2"


def test_what_is_left_open_is_known() -> None:
    year = the_year()
    tables = year.state.tables
    assert [item.id for item in tables["tasks"].values() if item.status == "open"] == ["t1"], "of the board before"
    assert tables["motions"]["c1"].status == "rejected"
    assert {item.id for item in tables["decisions"].values()} == {"bread", "e1", "farms-pay", "flour-1", "oven"}
    assert tables["decisions"]["e1"].lifted == "2026-08-30"
    assert [item.matter for item in dues_on(year.state, "2027-03-20") if item.matter in ("term", "early")] == []


def test_readers_far_away_follow_it_by_the_bulletin() -> None:
    year = the_year()
    assert "Flour from one mill." in " ".join(year.bulletin("north", "2026-05"))
    assert "deputy farms-2.d4" in " ".join(year.bulletin("all", "2027-03"))


def test_it_is_verified_from_its_files(tmp_path: Path) -> None:
    the_year().outside(tmp_path / "record")
