"""Delegates in their council: published norms of weighted, shared and multiplied votes, carried into a real roll call.

T3    BetrVG § 47(7): an establishment of 1,200 electors sends two, who have 600 votes each; one of 45 sends one with 45
T6    MitbestG § 11: 4,545 electors are 51 computed delegates, so 17 with three votes each
T18   NATCA: a local of 150 has two delegates with 75 votes each
T19   AWU art. 8.3: a chapter of 640 sends seven; five of them are present and cast 128 votes each
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from chamber import under
from deputies.councils.standing import voices_of
from deputies.councils.strength import holders_of
from deputies.register.roll import RollUnit
from deputies.statutes.model import Majority
from deputies.values import Base, Threshold
from ground import Ground
from upward import call, mill, of, raise_up, seated, send, sit

AWU = '{ form = "weighted", delegates = { form = "square-root", constant = "3/10", rounding = "floor", floor = 1 } }'
NATCA = '{ form = "weighted", delegates = { form = "per-n", n = 50, first = 100, rounding = "floor", floor = 1 } }'
MITBESTG = (
    '{ form = "reduced", rounding = "half-up", delegates = { form = "per-n", n = 90, rounding = "half-up" }, '
    "reductions = [{ above = 25, by = 2 }, { above = 50, by = 3 }, { above = 75, by = 4 }] }"
)
BETRVG = (
    '{ form = "weighted", votes_of = "electors", shared = "sent", delegates = { form = "steps", of = "members", '
    "table = [{ to = 3, seats = 1 }, { seats = 2 }] } }"
)
PER_50 = 'rule = { form = "per-n", n = 50, rounding = "floor" }'
PER_20 = 'rule = { form = "per-n", n = 20, rounding = "floor" }'
PER_150 = 'rule = { form = "per-n", n = 150, rounding = "floor" }'
UPWARD = 'from_level = "town", norm = "delegates"'


def test_t19_five_of_seven_delegates_of_a_chapter_cast_its_640_votes_128_each() -> None:
    ground = seated((PER_50, f"rule = {AWU}"), units=(mill("large", 640), mill("middle", 310), mill("small", 160)))
    seats = {item.id: (item.seats, item.votes) for item in ground.state.plan.plan.constituencies}
    assert seats == {"large": (7, 640), "middle": (5, 310), "small": (3, 160)}
    present = [*of("large", 1, 2, 3, 4, 5), *of("middle", 1, 2, 3, 4, 5), *of("small", 1, 2, 3)]
    sit(ground, "city", present)
    choices = dict.fromkeys(of("large", 1, 2, 3), "for") | dict.fromkeys(of("large", 4, 5), "against")
    choices |= dict.fromkeys(of("middle", 1, 2, 3, 4, 5), "against") | dict.fromkeys(of("small", 1, 2, 3), "for")
    vote = call(ground, "city", choices)
    assert (vote.votes_for, vote.votes_against) == (3 * 128 + 160, 2 * 128 + 310)
    assert vote.sentence.startswith("544 for, 566 against")
    assert not vote.carried


def test_t19_when_two_leave_the_others_have_the_chapters_votes_among_them() -> None:
    ground = seated((PER_50, f"rule = {AWU}"), units=(mill("large", 640), mill("small", 160)))
    sit(ground, "city", [*of("large", 1, 2, 3, 4, 5), *of("small", 1, 2, 3)])
    ground.ask("check-out", "chair:city", sitting="s1", mandates=of("large", 5))
    vote = call(
        ground, "city", dict.fromkeys(of("large", 1, 2, 3, 4), "for") | dict.fromkeys(of("small", 1, 2, 3), "for")
    )
    assert vote.votes_for == 800
    assert vote.bases.present == 7


def test_t19_who_goes_on_leave_in_the_sitting_leaves_the_chapters_votes_to_the_others() -> None:
    ground = seated((PER_50, f"rule = {AWU}"), units=(mill("large", 640), mill("small", 160)))
    sit(ground, "city", [*of("large", 1, 2, 3, 4, 5), *of("small", 1, 2, 3)])
    ground.ask("take-leave", "deputy:large-1.d5", mandate=of("large", 5)[0])
    choices = dict.fromkeys(of("large", 1, 2, 3, 4), "for") | dict.fromkeys(of("small", 1, 2, 3), "against")
    assert call(ground, "city", choices).votes_for == 640


def test_t19_the_planned_votes_of_a_section_are_those_of_its_own_seats() -> None:
    units = (mill("large", 640), RollUnit("guard", "Guard", "company", "city", "soldiers", 40))
    ground = seated((PER_50, f"rule = {AWU}"), units=units)
    for section, votes in ((None, 642), ("soldiers", 2)):
        held = holders_of(ground.state.mandates_in("city"), section)
        ids = [item.id for item in held]
        plan = ground.state.plan.plan
        together = voices_of(plan, "city", held, section=section, present=ids, enrolled=ids)
        assert set(together.values()) == {votes}


def test_t18_a_local_of_150_has_two_delegates_with_75_votes_each() -> None:
    ground = seated((PER_50, f"rule = {NATCA}"), units=(mill("tower", 150), mill("centre", 400)))
    assert [item.seats for item in ground.state.plan.plan.constituencies] == [7, 2]
    sit(ground, "city", [*of("tower", 1, 2), *of("centre", 1, 2, 3, 4)])
    vote = call(
        ground,
        "city",
        {of("tower", 1)[0]: "for", of("tower", 2)[0]: "against"} | dict.fromkeys(of("centre", 1, 2, 3, 4), "for"),
    )
    assert (vote.votes_for, vote.votes_against) == (75 + 400, 75)


def test_t06_seventeen_delegates_of_4545_electors_have_three_votes_each() -> None:
    ground = seated((PER_50, f"rule = {MITBESTG}"), units=(mill("works", 4_545), mill("yard", 90)))
    assert {item.id: (item.seats, item.each) for item in ground.state.plan.plan.constituencies} == {
        "works": (17, 3), "yard": (1, 1),
    }  # fmt: skip
    sit(ground, "city", [*of("works", *range(1, 11)), *of("yard", 1)])
    choices = dict.fromkeys(of("works", *range(1, 6)), "for") | dict.fromkeys(of("works", *range(6, 11)), "against")
    vote = call(ground, "city", choices | {of("yard", 1)[0]: "for"})
    assert (vote.votes_for, vote.votes_against) == (16, 15)


def works_councils() -> Ground:
    """One establishment of 1,200 electors and fifteen members, one of 45 electors and three."""
    return seated(
        (PER_50, 'rule = { form = "per-n", n = 80, rounding = "floor" }'),
        (PER_20, 'rule = { form = "per-n", n = 15, rounding = "floor" }'),
        (PER_150, f"rule = {BETRVG}"),
        (UPWARD, f'{UPWARD}, base = "members-in-office"'),
        units=(mill("works", 1_200), RollUnit("shop", "Shop", "company", "harbour", "soldiers", 45)),
    )


def test_t03_delegates_share_the_votes_of_their_establishment_among_those_sent() -> None:
    ground = works_councils()
    rows = {item.sender: (item.base, item.seats, item.votes, item.shared) for item in ground.state.plan.plan.delegates}
    assert rows == {"city": (15, 2, 1_200, "sent"), "harbour": (3, 1, 45, "sent")}
    send(ground, "city", "province", of("works", 1, 2))
    send(ground, "harbour", "province", of("shop", 1))
    raise_up(ground)
    members = ground.state.council("province").mandates
    sit(ground, "province", members[1:])
    vote = call(ground, "province", {members[1]: "for", members[2]: "against"})
    assert (vote.votes_for, vote.votes_against) == (600, 45)


@pytest.mark.parametrize("base", ["members-in-office", "statutory-members", "present", "enrolled"])
def test_t03_a_share_of_the_members_is_one_of_the_votes_that_they_carry(base: Base) -> None:
    """Two carry 600 votes each and one 45: 1,245 together, of which 600 are not more than half."""
    ground = works_councils()
    ground.light = True  # the statute is put in place of the one on the record
    majority = Majority(Threshold(1, 2, base, strict=True))
    under(
        ground,
        lambda statute: replace(
            statute, levels={**statute.levels, "province": replace(statute.levels["province"], majority=majority)}
        ),
    )
    send(ground, "city", "province", of("works", 1, 2))
    send(ground, "harbour", "province", of("shop", 1))
    raise_up(ground)
    one, other, third = ground.state.council("province").mandates
    sit(ground, "province", [one, other, third])
    vote = call(ground, "province", {one: "for", other: "abstain", third: "abstain"})
    assert not vote.carried
    assert "requires 623 (more than half of" in vote.sentence
    assert ", 1245 votes): rejected." in vote.sentence
    assert call(ground, "province", {one: "for", other: "abstain", third: "for"}, motion="m2").carried


def two_links() -> Ground:
    """Each circle sends two links up: who leads it, and who represents it."""
    links = (
        'delegations = [{ article = "4.4", from_level = "town", norm = "delegates" }]',
        'delegations = [{ article = "4.4", from_level = "town", norm = "one", link = "lead" }, '
        '{ article = "4.4a", from_level = "town", norm = "one", link = "representative" }]',
    )
    one = (
        'delegates = { article = "3.3", ' + PER_150 + " }",
        'one = { article = "3.3", rule = { form = "fixed", seats = 1 } }',
    )
    return seated(links, one, units=(mill("mill-a", 250), mill("docks", 180, "harbour")))


def test_two_links_of_a_circle_add_up_and_are_chosen_together() -> None:
    ground = two_links()
    rows = {item.sender: item.seats for item in ground.state.plan.plan.delegates}
    assert rows == {"city": 2, "harbour": 2}
    steps = ground.state.plan.plan.delegates[0].steps
    assert [step for step in steps if step.endswith(("lead.", "representative."))] == [
        "4.4: lead.",
        "4.4a: representative.",
    ]
    send(ground, "city", "province", of("mill-a", 1, 2))
    assert ground.acts() == ["delegate-sent", "delegate-sent"]
    more = {"council": "city", "to": "province", "votes": [{"mandate": of("mill-a", 4)[0], "votes": 5}], "voters": 5}
    refusal = ground.refused("send-delegates", "chair:city", "delegation.full", **more)
    assert "under 4.4 and 4.4a" in refusal.sentence


def test_a_congress_has_a_quorum_of_its_own_of_the_councils_represented() -> None:
    """The province is quorate when more than half of the councils below it are represented, however many deputies."""
    level = (
        'units = false\nquorum = { num = 1, den = 2, of = "members-in-office", strict = true }',
        'units = false\nquorum = { num = 1, den = 2, of = "units", strict = true }',
    )
    ground = seated(level, units=(mill("mill-a", 450), mill("docks", 180, "harbour")))
    send(ground, "city", "province", of("mill-a", 1, 2, 3))
    send(ground, "harbour", "province", of("docks", 1))
    raise_up(ground)
    members = ground.state.council("province").mandates
    asked = {"sitting": "s1", "council": "province", "day": "1927-03-12", "agenda": ["Wages"]}
    ground.ask("convene-sitting", "chair:province", **asked)
    opening = {"sitting": "s1", "at": "1927-03-12T09:00:00Z"}
    refusal = ground.refused(
        "open-sitting", "chair:province", "sitting.no-quorum", **opening, present=list(members[:3])
    )
    assert "1 unit or council is represented" in refusal.sentence
    ground.ask("open-sitting", "chair:province", **opening, present=[members[0], members[3]])
    assert ground.state.tables["sittings"]["s1"].status == "open"


TOWNS = (
    {"id": "league", "name": "League", "level": "province"},
    {"id": "province", "name": "Province", "level": "province"},
    {"id": "city", "name": "City", "level": "town", "parent": "province", "also": ["league"]},
    {"id": "harbour", "name": "Harbour", "level": "town", "parent": "province"},
)


def test_a_town_in_two_bodies_sends_delegates_to_both_and_is_counted_once_in_each() -> None:
    ground = seated(units=(mill("mill-a", 450), mill("docks", 180, "harbour")), councils=TOWNS)
    rows = {(item.sender, item.council): (item.base, item.seats) for item in ground.state.plan.plan.delegates}
    assert rows == {("city", "league"): (450, 3), ("city", "province"): (450, 3), ("harbour", "province"): (180, 1)}
    send(ground, "city", "province", of("mill-a", 1, 2, 3))
    send(ground, "city", "league", of("mill-a", 1, 4, 5))
    mandates = [item for item in ground.state.tables["mandates"].values() if item.deputy == "mill-a-1.d1"]
    assert [item.council for item in mandates] == ["city", "province", "league"]
    ground.ask("resign", "deputy:mill-a-1.d1", mandate="mill-a-1.m1")
    assert ground.acts() == ["mandate-resigned", "delegation-ended", "delegation-ended"]


def test_links_with_weighted_votes_are_refused() -> None:
    with pytest.raises(Exception, match="by several links") as caught:
        seated(
            (
                'delegations = [{ article = "4.4", from_level = "town", norm = "delegates" }]',
                'delegations = [{ article = "4.4", from_level = "town", norm = "delegates", link = "lead" }, '
                '{ article = "4.4a", from_level = "town", norm = "delegates", link = "representative" }]',
            ),
            (PER_150, f"rule = {NATCA}"),
            units=(mill("mill-a", 450),),
        )
    assert getattr(caught.value, "code", "") == "plan.links"


def test_a_council_of_delegates_counts_its_delegates_where_it_sends_by_members() -> None:
    """Village, district, province: the district has no seats but those of the villages' delegates."""
    half = "num = 1, den = 2"
    district = f"""[levels.district]
article = "4.2a"
name = "District"
units = false
quorum = {{ {half}, of = "members-in-office", strict = true }}
majority = {{ threshold = {{ {half}, of = "votes-cast", strict = true }} }}
delegations = [{{ article = "4.2b", from_level = "town", norm = "delegates" }}]

"""
    levels = ("[levels.province]", f"{district}[levels.province]")
    upward = (UPWARD, 'from_level = "district", norm = "half", base = "members-in-office"')
    norm = (
        "[levels.town]",
        'half = { article = "3.4", rule = { form = "per-n", n = 2, rounding = "ceil" } }\n\n[levels.town]',
    )
    competence = (
        "[competences]\n",
        '[competences]\nroads = { article = "8.9", title = "Roads", levels = ["district"] }\n',
    )
    councils = (
        {"id": "province", "name": "Province", "level": "province"},
        {"id": "east", "name": "East", "level": "district", "parent": "province"},
        {"id": "city", "name": "City", "level": "town", "parent": "east"},
        {"id": "harbour", "name": "Harbour", "level": "town", "parent": "east"},
    )
    units = (mill("mill-a", 450), mill("docks", 300, "harbour"))
    ground = seated(upward, levels, norm, competence, units=units, councils=councils)
    rows = {(item.sender, item.council): (item.base, item.seats) for item in ground.state.plan.plan.delegates}
    assert rows == {("city", "east"): (450, 3), ("harbour", "east"): (300, 2), ("east", "province"): (5, 3)}
