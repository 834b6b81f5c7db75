"""Above and below: the laws of councils that stand under one another, by one way or by several."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from deputies.councils.council import Council
from deputies.councils.hierarchy import all_below, is_below
from deputies.councils.standing import electors_below
from deputies.formation.check import check_formation
from deputies.formation.plan import CouncilPlace, compute_plan
from deputies.register.roll import Roll, RollUnit
from deputies.statutes.model import Delegation, Statute
from deputies.statutes.reading import parse_statute
from ground import statute_text

STATUTE = parse_statute(statute_text(), name="statute")
SENDS = Delegation(article="4.9", from_level="town", norm="delegates")


@st.composite
def graphs(draw: st.DrawFn) -> dict[str, Council]:
    """Councils, each below any number of those named before it."""
    found: dict[str, Council] = {}
    for number in range(draw(st.integers(1, 9))):
        ids = list(found)
        above = draw(st.lists(st.sampled_from(ids), unique=True, max_size=3)) if ids else []
        council = Council(f"c{number}", f"C {number}", "town", above[0] if above else None, also=tuple(above[1:]))
        found[council.id] = council
    return found


def climbed(council: str, councils: dict[str, Council]) -> set[str]:
    """Everything above a council: the obvious way, by going up each way to its end."""
    above = councils[council].above
    return set(above).union(*(climbed(higher, councils) for higher in above))


@given(graphs())
def test_below_is_what_going_up_every_way_says(councils: dict[str, Council]) -> None:
    for above in councils:
        below = [council.id for council in all_below(above, councils)]
        assert below == [council for council in councils if above in climbed(council, councils)]
        assert below == [council for council in councils if is_below(council, above, councils)]


@given(graphs())
def test_no_council_stands_below_itself_and_below_of_below_is_below(councils: dict[str, Council]) -> None:
    for above in councils:
        below = {council.id for council in all_below(above, councils)}
        assert above not in below
        for council in below:
            assert {lower.id for lower in all_below(council, councils)} <= below


@given(graphs(), st.data())
def test_plan_and_sitting_count_the_electors_below_a_council_alike_and_each_once(
    councils: dict[str, Council], data: st.DataObject
) -> None:
    """The plan counts them on the roll, the quorum on the plan: the two must not differ, however councils stand."""
    units = tuple(
        RollUnit(f"u{number}", f"U {number}", "mill", council, "workers", data.draw(st.integers(50, 400)))
        for number, council in enumerate(data.draw(st.lists(st.sampled_from(list(councils)), min_size=1, max_size=6)))
    )
    places = [CouncilPlace(item.id, item.name, item.level, item.parent, item.also) for item in councils.values()]
    town = replace(STATUTE.levels["town"], delegations=(SENDS,))
    statute = replace(STATUTE, levels={**STATUTE.levels, "town": town})
    plan = compute_plan(statute, places, Roll("1927-03-01", units))
    found = electors_below(plan, councils.values())
    for council in councils:
        within = {council, *(lower.id for lower in all_below(council, councils))}
        assert found[council] == sum(unit.electors for unit in units if unit.council in within)
    for row in plan.delegates:
        assert row.base == found[row.sender]


@given(graphs(), st.data())
def test_the_formation_check_counts_nobody_twice_however_many_councils_a_council_stands_under(
    councils: dict[str, Council], data: st.DataObject
) -> None:
    chosen = data.draw(st.lists(st.sampled_from(list(councils)), min_size=1, max_size=6))
    units = tuple(RollUnit(f"u{n}", f"U {n}", "mill", council, "workers", 300) for n, council in enumerate(chosen))
    roll = Roll("1927-03-01", units)
    alone = [CouncilPlace(item.id, item.name, item.level, item.parent) for item in councils.values()]
    under = [CouncilPlace(item.id, item.name, item.level, item.parent, item.also) for item in councils.values()]
    found = {check_formation(STATUTE, roll, compute_plan(STATUTE, places, roll)) for places in (alone, under)}
    assert len(found) == 1


def _with_districts() -> Statute:
    """Towns send to districts and to the province, districts to the province."""
    province = STATUTE.levels["province"]
    up = replace(SENDS, article="4.8", from_level="district")
    district = replace(province, name="District", delegations=(SENDS,))
    levels = {**STATUTE.levels, "district": district, "province": replace(province, delegations=(SENDS, up))}
    return replace(STATUTE, levels=levels)


def _twice(*places: tuple[str, str, tuple[str, ...]]) -> list[tuple[str, str, str]]:
    """Return what the check finds counted several times, City and Harbour with 300 electors each."""
    councils = [
        CouncilPlace(id_, id_.title(), level, next(iter(above), None), above[1:]) for id_, level, above in places
    ]
    named = {item.id: item.name for item in councils}
    units = tuple(RollUnit(f"u-{id_}", id_, "mill", id_, "workers", 300) for id_ in ("city", "harbour") if id_ in named)
    roll, statute = Roll("1927-03-01", units), _with_districts()
    found = check_formation(statute, roll, compute_plan(statute, councils, roll), names=named)
    return [(item.id, item.sentence, item.article) for item in found if item.kind == "twice"]


_TOP = ("province", "province", ())


def test_electors_who_come_up_directly_and_through_another_council_are_found_with_both_ways() -> None:
    ((id_, sentence, article),) = _twice(
        _TOP, ("east", "district", ("province",)), ("city", "town", ("east", "province"))
    )
    assert id_ == "twice.province.city"
    assert sentence.startswith(
        "Province: the 300 electors of City count twice there, since delegates from them come by"
    )
    assert "(City to Province; City to East to Province)" in sentence
    assert article == "4.9 and 4.8"


def test_electors_who_come_up_through_two_councils_are_found_at_the_one_where_the_ways_part() -> None:
    both = [("east", "district", ("province",)), ("west", "district", ("province",))]
    ((id_, sentence, _),) = _twice(_TOP, *both, ("city", "town", ("east", "west")), ("harbour", "town", ("east",)))
    assert id_ == "twice.province.city"
    assert "(City to East to Province; City to West to Province)" in sentence


def test_nobody_is_found_who_comes_up_by_one_way_into_each_council() -> None:
    east = ("east", "district", ("province",))
    assert _twice(_TOP, east, ("city", "town", ("east",)), ("harbour", "town", ("province",))) == []
    league = ("league", "province", ())
    assert _twice(_TOP, league, ("city", "town", ("province", "league")), ("harbour", "town", ("league",))) == []
