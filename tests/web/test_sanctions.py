"""What the page of a sanction case says: both sides, and the support that is proven, needed and missing."""

from __future__ import annotations

from deputies_web.queries.reading import Reading, take_reading
from deputies_web.queries.sanctions import SanctionView, provisions, sanction_view, sanctions, sanctions_against
from ground import Ground, founded
from sanctioned import DEPUTY, appealed, heard, imposed, supported, upheld


def reading(ground: Ground) -> Reading:
    return take_reading("small-town", ground.state, lambda known: dict.fromkeys(known, "Somebody"))


def page(ground: Ground, day: str = "1927-03-16") -> SanctionView:
    return sanction_view(reading(ground), "x1", day)


def test_the_two_supports_are_counted_with_what_is_missing() -> None:
    units, electors = page(heard()).support
    assert (units.count, units.total, units.needed, units.missing) == (0, 3, 2, 2)
    assert (electors.count, electors.total, electors.needed, electors.missing) == (0, 390, 196, 196)
    assert not page(heard()).supported
    view = page(supported())
    assert [(item.count, item.missing) for item in view.support] == [(2, 0), (196, 0)]
    assert view.supported
    assert [(item.name, item.votes_for, item.state) for item in view.units] == [
        ("Company D", 30, "supports it"), ("Mill A", 166, "supports it"), ("Mill B", 0, "against it"),
    ]  # fmt: skip


def test_both_sides_words_stand_on_it() -> None:
    view = page(heard())
    assert view.evidence[0].text == "Rice for the kitchens was sold on."
    assert view.case.statement == "The rice was spoilt."
    assert view.opening_motion is not None
    assert view.opening_motion.vote is not None
    assert view.provision.units == "more than half of base units"


def test_it_says_by_whom_it_was_decided_and_upheld_and_when_it_lapsed() -> None:
    assert page(imposed()).motion is not None
    view = page(upheld())
    assert (view.line.status, view.appeal_council) == ("upheld", "Province")
    assert view.appeal_motion is not None
    ground = appealed()
    assert (page(ground, "1927-03-23").line.status, page(ground, "1927-03-23").lapsed) == ("appealed", False)
    assert (page(ground, "1927-03-24").line.status, page(ground, "1927-03-24").lapsed) == ("lapsed", True)


def test_cases_are_listed_all_and_those_against_a_deputy() -> None:
    found = reading(imposed())
    assert [item.id for item in sanctions(found, "1927-03-16")] == ["x1"]
    assert [item.title for item in sanctions_against(found, DEPUTY, "1927-03-16")] == ["Removal"]
    assert sanctions_against(found, "mill-a-1.d1", "1927-03-16") == ()


def test_what_the_statute_asks_for_is_said_for_each_sanction() -> None:
    lines = provisions(reading(imposed()))
    assert [(item.name, item.length) for item in lines] == [
        ("reprimand", ""), ("removal", ""), ("suspension", "at most 30 days"), ("exclusion", "6 months"),
    ]  # fmt: skip
    assert {(item.decides, item.appeal) for item in lines} == {("Town", "Province")}
    assert provisions(reading(founded())) == ()
