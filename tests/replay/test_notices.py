"""Between levels: what each act leaves. `ask` holds on every step that all entries replayed lead to the same state."""

from __future__ import annotations

from chamber import PROVINCE, resolve
from deputies.councils.notice import Notice
from ground import Ground
from levels import decide, noticed, province_carried, taken_up, three


def notice(ground: Ground, id_: str = "n1") -> Notice:
    found: Notice = ground.state.get(Notice, id_, "notice")
    return found


def test_a_notice_runs_for_the_days_of_the_competence() -> None:
    found = notice(noticed())
    assert (found.council, found.competence, found.decision) == ("province", "supply", "")
    assert (found.given, found.from_day, found.status, found.decided) == ("1927-03-11", "1927-03-14", "open", 1)


def test_a_notice_is_good_for_one_decision() -> None:
    ground = province_carried()
    ground.ask("adopt-decision", "chair:province", decision="rice", motion="pm")
    assert (notice(ground).status, notice(ground).by, notice(ground).closed) == ("used", "rice", "1927-03-14")
    asked = {"motion": "pm2", "sitting": "pm.s", "title": "Rice", "text": "Rice again.", "competence": "supply"}
    ground.refused("table-motion", "chair:province", "notice.none", **asked, mover=PROVINCE[0])


def test_the_lowest_councils_need_no_notice() -> None:
    ground = decide(three(), "coal", "supply")
    assert ground.state.tables["decisions"]["coal"].stage == "deciding"


def test_what_was_decided_below_before_the_notice_stands_in_no_way() -> None:
    ground = province_carried(noticed(decide(three(), "coal", "supply")))
    ground.ask("adopt-decision", "chair:province", decision="rice", motion="pm")
    assert notice(ground).status == "used"


def test_a_notice_withdrawn_is_closed() -> None:
    ground = noticed()
    ground.ask("withdraw-notice", "chair:province", notice="n1")
    assert (notice(ground).status, notice(ground).closed) == ("withdrawn", "1927-03-11")


def test_a_matter_taken_up_stays_below() -> None:
    ground = taken_up()
    found = notice(ground)
    assert (found.status, found.taken_up, found.by, found.closed) == ("taken-up", "city", "up", "1927-03-12")


def test_on_its_last_day_a_matter_may_still_be_taken_up_and_not_on_the_day_after() -> None:
    ground = noticed()
    motion = resolve(ground, "take-up-matter", "n1", motion="up", day="1927-03-14")
    late = "1927-03-15T09:00:00Z"
    ground.refused("take-up-matter", "chair:city", "notice.late", motion=motion, at=late)
    ground.ask("take-up-matter", "chair:city", motion=motion)
    assert notice(ground).closed == "1927-03-14"


def test_a_decision_of_a_council_below_is_overruled_after_notice_and_directives_from_it_are_void() -> None:
    ground = noticed(decision="toll")
    assert notice(ground).from_day == "1927-03-14"
    motion = resolve(ground, "overrule-decision", "toll", "fff", council="province", members=PROVINCE, day="1927-03-14")
    ground.ask("overrule-decision", "chair:province", motion=motion)
    undone = ground.state.tables["decisions"]["toll"].overruled
    assert (undone.council, undone.day, undone.motion) == ("province", "1927-03-14", "own-1")
    assert undone.sentence.startswith("3 for, 0 against")
    assert (notice(ground).status, notice(ground).by) == ("used", "toll")


def test_councils_that_have_handed_the_matter_over_are_asked_for_nothing() -> None:
    """City gave supply to the harbour; Harbour still holds it, so that notice is due; without Harbour it is not."""
    ground = three()
    for council, members in (("city", None), ("harbour", ("docks-a-1.m1", "docks-a-1.m2", "docks-b-1.m1"))):
        more = {"members": members} if members else {}
        other = "harbour" if council == "city" else "city"
        motion = resolve(
            ground, "hand-over-competence", f"supply/{other}", "fff" if members else "fffffffff", motion=f"h-{council}",
            council=council, **more,
        )  # fmt: skip
        ground.ask("hand-over-competence", f"chair:{council}", motion=motion)
    decide(ground, "rice", "supply", council="province", members=PROVINCE)
    assert ground.state.tables["decisions"]["rice"].council == "province"
