"""From advice to power and back: three levels of councils, an older authority, disputes between them.

Two mills of City and the docks of Harbour elect; City and Harbour send to the district East, East to the province.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import pytest

from chamber import hand, resolve
from deputies.councils.powers import stage_of
from deputies.sittings.deciding_between import on_the_table
from deputies.values import add_days
from ground import Ground
from upward import mill, raise_up, seated, send

HALF = 'num = 1, den = 2, of = "members-in-office", strict = true'
DISTRICT = f"""[levels.district]
article = "4.3a"
name = "District"
units = false
quorum = {{ {HALF} }}
majority = {{ threshold = {{ num = 1, den = 2, of = "votes-cast", strict = true }} }}
delegations = [{{ article = "4.3b", from_level = "town", norm = "delegates" }}]

[levels.province]"""
MATTERS = """[competences.order]
article = "8.5"
title = "Public order"
levels = ["town", "district", "province"]
stage = "preparatory"
taking = { threshold = { num = 2, den = 3, of = "members-in-office" } }

[competences.supply]
article = "8.6"
title = "Food and fuel"
levels = ["town", "district", "province"]
sharing = "subsidiary"
notice_days = 3

[competences.tolls]
article = "8.7"
title = "Tolls and fares"
levels = ["town", "district", "province"]
sharing = "overruling"
notice_days = 2

[organs.control]
article = "4.7"
name = "Control of the province"
kind = "control"
level = "province"
size = 1

[amendment]"""
COUNCILS = (
    {"id": "province", "name": "Province", "level": "province"},
    {"id": "east", "name": "East", "level": "district", "parent": "province"},
    {"id": "city", "name": "City", "level": "town", "parent": "east"},
    {"id": "harbour", "name": "Harbour", "level": "town", "parent": "east"},
)
POLICE = "The police of the concession"
EAST = ("east-from-city-1", "east-from-city-2", "east-from-harbour-1")
PROVINCE = ("province-from-east-1", "province-from-east-2", "province-from-east-3")
CITY = tuple(f"mill-a-1.m{number}" for number in range(1, 9))
HARBOUR = ("docks-1.m1", "docks-1.m2", "docks-1.m3")
MEMBERS = {"city": CITY, "harbour": HARBOUR, "east": EAST, "province": PROVINCE}


@pytest.fixture
def ground() -> Ground:
    return _three_levels().copy()


@cache
def _three_levels() -> Ground:
    ground = seated(
        ('from_level = "town", norm = "delegates"', 'from_level = "district", norm = "delegates"'),
        ("[levels.province]", DISTRICT),
        ("[amendment]", MATTERS),
        units=(mill("mill-a", 400), mill("docks", 180, "harbour")),
        councils=COUNCILS,
    )
    send(ground, "city", "east", CITY[:2])
    send(ground, "harbour", "east", HARBOUR[:1])
    raise_up(ground, "east", "1927-03-11")
    votes = [{"mandate": mandate, "votes": 3} for mandate in EAST]
    ground.ask("send-delegates", "chair:east", council="east", to="province", votes=votes, voters=3)
    raise_up(ground, "province", "1927-03-15")
    return ground


def own(ground: Ground, kind: str, about: str, council: str, motion: str) -> str:
    """Carry a motion on the own order of a council."""
    members = MEMBERS[council]
    return resolve(ground, kind, about, "f" * len(members), motion=motion, council=council, members=members)


def decide(ground: Ground, decision: str, competence: str, council: str) -> None:
    """Decide by a competence, in a sitting the day after."""
    opened(ground, f"{decision}.s", council)
    table(ground, f"{decision}.m", competence, council, f"{decision}.s")
    chair, members = f"chair:{council}", MEMBERS[council]
    ground.ask("take-roll-call", chair, motion=f"{decision}.m", choices=hand("f" * len(members), members))
    ground.ask("adopt-decision", chair, decision=decision, motion=f"{decision}.m")
    ground.ask("close-sitting", chair, sitting=f"{decision}.s")


def opened(ground: Ground, sitting: str, council: str) -> None:
    day, chair = add_days(ground.now[:10], 1), f"chair:{council}"
    ground.ask("convene-sitting", chair, sitting=sitting, council=council, day=day, agenda=["Matters"])
    ground.ask("open-sitting", chair, sitting=sitting, present=list(MEMBERS[council]), at=f"{day}T09:00:00Z")


def table(ground: Ground, motion: str, competence: str, council: str, sitting: str, refused: str = "") -> str:
    """Table a motion; return the sentence where it is to be refused so."""
    asked = {"motion": motion, "sitting": sitting, "title": "A matter", "text": "As the paper says."}
    fields = {**asked, "competence": competence, "mover": MEMBERS[council][0]}
    if refused:
        return ground.refused("table-motion", f"chair:{council}", refused, **fields).sentence
    ground.ask("table-motion", f"chair:{council}", **fields)
    return ""


def refused_at(ground: Ground, competence: str, council: str, code: str) -> str:
    """Try a matter in a sitting of its own that is closed again; return why it is refused."""
    opened(ground, f"try-{len(ground.entries)}", council)
    sitting = next(reversed(ground.state.tables["sittings"]))
    sentence = table(ground, "try", competence, council, sitting, code)
    ground.ask("close-sitting", f"chair:{council}", sitting=sitting)
    return sentence


def direct(decision: str, directive: str, addressees: Sequence[str]) -> dict[str, object]:
    means = [{"id": "posts", "text": "Post guards.", "conditions": []}]
    asked = {"decision": decision, "directive": directive, "text": "Guard the depots."}
    return {**asked, "addressees": list(addressees), "means": means}


def stage(ground: Ground, council: str, key: str = "order") -> str:
    return stage_of(ground.state.council(council), key, ground.state.statute.competences[key])


def test_from_advice_to_power_and_back(ground: Ground) -> None:
    """The province prepares, then looks in, then decides beside an older authority, and hands the matter on."""
    decide(ground, "draft", "order", "province")
    assert ground.state.tables["decisions"]["draft"].stage == "preparatory"
    refusal = ground.refused(
        "issue-directive", "chair:province", "directive.not-deciding", **direct("draft", "r0", ["east"])
    )
    assert refusal.found == "preparatory"

    ground.ask(
        "form-organ",
        "chair:province",
        motion=own(ground, "form-organ", "control", "province", "f"),
        provision="control",
    )
    opened(ground, "cs", "province")
    votes = [{"mandate": PROVINCE[2], "votes": 3}]
    ground.ask("elect-organ", "chair:province", organ="control", sitting="cs", votes=votes, voters=3)
    ground.ask("close-sitting", "chair:province", sitting="cs")
    deputy = ground.state.mandate(PROVINCE[2]).deputy
    inspecting = {
        "inspection": "i1", "organ": "control", "subject": "matter", "of": "order", "title": "The lock-up",
        "text": "Two workers are held without a charge.", "answer_by": "1927-03-25",
        "choices": [{"mandate": PROVINCE[2], "choice": "for"}],
    }  # fmt: skip
    ground.refused("file-inspection", f"deputy:{deputy}", "inspection.stage", **inspecting)
    motion = own(ground, "take-over-competence", "order/controlling", "province", "control-it")
    ground.ask("take-over-competence", "chair:province", motion=motion, authority=POLICE, dual=True)
    ground.ask("file-inspection", f"deputy:{deputy}", **inspecting)

    motion = own(ground, "take-over-competence", "order/deciding", "province", "decide-it")
    ground.ask("take-over-competence", "chair:province", motion=motion, authority=POLICE, dual=True)
    power = ground.state.council("province").power("order")
    assert power is not None
    assert (power.stage, power.authority, power.dual) == ("deciding", POLICE, True)
    decide(ground, "guards", "order", "province")
    ground.ask("issue-directive", "chair:province", **direct("guards", "r1", ["east", "city"]))

    settling = {"council": "province", "competence": "order"}
    ground.ask("settle-authority", "chair:province", **settling, claims=False, evidence="Its last post was withdrawn.")
    motion = own(ground, "hand-over-competence", "order/east", "province", "hand-it")
    ground.ask("hand-over-competence", "chair:province", motion=motion)
    assert "east has it" in refused_at(ground, "order", "province", "competence.handed-over")
    assert stage(ground, "east") == "preparatory"
    motion = own(ground, "take-over-competence", "order/deciding", "east", "take-it")
    ground.ask("take-over-competence", "chair:east", motion=motion, older="province")
    decide(ground, "pickets", "order", "east")
    assert ground.state.tables["decisions"]["pickets"].stage == "deciding"
    assert [step.what for step in ground.state.council("province").power("order").steps] == [  # type: ignore[union-attr]
        "taken", "taken", "gave-way", "handed",
    ]  # fmt: skip


def test_what_is_first_the_towns_goes_up_only_after_notice_that_nobody_answered(ground: Ground) -> None:
    """The district gives notice, City takes the matter up; the province waits for both levels below it."""
    assert "(City, Harbour)" in refused_at(ground, "supply", "east", "notice.none")
    notice = {"competence": "supply", "text": "One price of rice."}
    ground.ask("give-notice", "chair:east", notice="e1", council="east", **notice)
    assert "runs until" in refused_at(ground, "supply", "east", "notice.running")
    ground.ask("take-up-matter", "chair:city", motion=own(ground, "take-up-matter", "e1", "city", "up"))
    ground.now = f"{add_days(ground.now[:10], 3)}T09:00:00Z"
    assert "City took it up" in refused_at(ground, "supply", "east", "notice.taken-up")

    assert "(East, City, Harbour)" in refused_at(ground, "supply", "province", "notice.none")
    ground.ask("give-notice", "chair:province", notice="p1", council="province", **notice)
    decide(ground, "rice", "supply", "city")
    ground.now = f"{add_days(ground.now[:10], 3)}T09:00:00Z"
    assert "City has decided it since the notice 'p1': 'rice'" in refused_at(
        ground, "supply", "province", "notice.decided"
    )

    ground.ask("give-notice", "chair:east", notice="e2", council="east", **notice)
    ground.now = f"{add_days(ground.now[:10], 3)}T09:00:00Z"
    decide(ground, "coal", "supply", "east")
    assert ground.state.tables["notices"]["e2"].by == "coal"
    refused_at(ground, "supply", "east", "notice.taken-up")


def test_a_higher_council_overrules_a_lower_one_and_is_overruled_by_one_above_it(ground: Ground) -> None:
    decide(ground, "toll", "tolls", "city")
    ground.ask(
        "give-notice", "chair:east", notice="n1", council="east", decision="toll", text="The toll shuts the road."
    )
    opened(ground, "too-soon", "east")
    own_order = {"motion": "o", "sitting": "too-soon", "title": "Overrule", "text": "No toll.", "mover": EAST[0]}
    purpose = {"kind": "overrule-decision", "about": "toll"}
    asked = {**own_order, "competence": "own-order", "leads_to": purpose}
    ground.refused("table-motion", "chair:east", "notice.running", **asked)
    ground.ask("close-sitting", "chair:east", sitting="too-soon")
    ground.ask("overrule-decision", "chair:east", motion=own(ground, "overrule-decision", "toll", "east", "o1"))
    toll = ground.state.tables["decisions"]["toll"]
    assert not toll.stands
    assert toll.overruled.council == "east"

    decide(ground, "fare", "tolls", "east")
    ground.ask("issue-directive", "chair:east", **direct("fare", "r1", ["city"]))
    ground.ask(
        "give-notice", "chair:province", notice="n2", council="province", decision="fare", text="Fares are too high."
    )
    ground.now = f"{add_days(ground.now[:10], 2)}T09:00:00Z"
    ground.ask("overrule-decision", "chair:province", motion=own(ground, "overrule-decision", "fare", "province", "o2"))
    ground.refused("issue-directive", "chair:east", "decision.overruled", **direct("fare", "r2", ["harbour"]))
    chosen = {"directive": "r1", "council": "city", "means": "posts", "facts": []}
    ground.refused("choose-means", "chair:city", "decision.overruled", **chosen)
    decide(ground, "fare-2", "tolls", "city")
    sideways = {"notice": "n3", "council": "harbour", "decision": "fare-2", "text": "No."}
    ground.refused("give-notice", "chair:harbour", "notice.nobody-below", **sideways)


def test_an_office_between_sittings_decides_within_what_it_was_given_and_reports(ground: Ground) -> None:
    """A town's council has no executive here: it forms a commission of its own, which prepares and decides nothing."""
    motion = own(ground, "form-organ", "ferries", "city", "f")
    ground.ask("form-organ", "chair:city", motion=motion, name="Commission on ferries", size=2)
    opened(ground, "fs", "city")
    votes = [{"mandate": CITY[2], "votes": 8}, {"mandate": CITY[3], "votes": 7}]
    ground.ask("elect-organ", "chair:city", organ="ferries", sitting="fs", votes=votes, voters=8)
    purpose = {"kind": "delegate-matter", "about": "tolls/ferries"}
    asked = {"motion": "d", "sitting": "fs", "title": "Delegate", "text": "Tolls.", "mover": CITY[0]}
    delegating = {**asked, "competence": "own-order", "leads_to": purpose}
    refusal = ground.refused("table-motion", "chair:city", "matter.organ", **delegating)
    assert "prepares what the council decides" in refusal.sentence
    ground.ask("close-sitting", "chair:city", sitting="fs")
    assert on_the_table(ground.state.tables["decisions"].values(), "city") == ()
