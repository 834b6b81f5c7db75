"""Every chain of a mandate ends with electors, and passes through every council between."""

from __future__ import annotations

from dataclasses import replace

from chamber import CITY, PROVINCE, above
from credentialled import by_lists
from deputies.mandates.chain import Link, chain_of
from ground import Ground


def chain(ground: Ground, mandate: str) -> tuple[Link, ...]:
    tables = ground.state.tables
    return chain_of(ground.state.mandate(mandate), tables["mandates"], tables["elections"])


def test_a_delegate_comes_from_the_mandate_below_and_that_from_electors() -> None:
    ground = above()
    top, base = chain(ground, PROVINCE[0])
    assert (top.mandate.id, top.election, top.votes) == (PROVINCE[0], None, None)
    assert base.mandate.id == "mill-a-1.m1"
    assert base.election is not None
    assert (base.election.id, base.election.electors, base.votes) == ("mill-a-1", 250, 62)


def test_every_mandate_in_office_leads_down_to_units() -> None:
    ground = above()
    for mandate in (*CITY, *PROVINCE):
        last = chain(ground, mandate)[-1]
        assert last.election is not None
        assert last.mandate.units


def test_a_third_council_makes_a_third_link() -> None:
    ground = above()
    nation = replace(ground.state.mandate(PROVINCE[0]), id="nation-1", council="nation", rests_on=PROVINCE[0])
    ground.state.put(nation)
    assert [item.mandate.id for item in chain(ground, "nation-1")] == ["nation-1", PROVINCE[0], "mill-a-1.m1"]


def test_a_circle_ends_the_chain() -> None:
    ground = above()
    own = replace(ground.state.mandate("mill-a-1.m1"), rests_on=PROVINCE[0])
    ground.state.put(own)
    assert len(chain(ground, PROVINCE[0])) == 2


def test_on_a_list_the_votes_are_those_of_the_list() -> None:
    ground = by_lists()
    (link,) = chain(ground, "mill-a-1.m2")
    assert link.votes == 90
