"""Organs: what each act leaves. `ask` holds on every step that all entries replayed lead to the same state."""

from __future__ import annotations

from chamber import resolve, votes
from deputies.acts.organs import is_in_control, members_in
from deputies.councils.organ import Organ, provision_of
from deputies.councils.organising import rotation_due, term_due
from ground import Ground
from organised import formed, open_sitting, organised
from renewal import elect_anew, replan


def organ(ground: Ground, id_: str) -> Organ:
    found: Organ = ground.state.get(Organ, id_, "organ")
    return found


def sits(ground: Ground, id_: str) -> tuple[str, ...]:
    found = organ(ground, id_)
    provision = provision_of(ground.state.statute, ground.state.council(found.council), found)
    return members_in(ground.state, found, provision)


def test_an_organ_of_the_statute_is_formed_as_the_statute_says() -> None:
    ground = formed()
    control = organ(ground, "city-control")
    assert (control.kind, control.name, control.size) == ("control", "Control commission", 3)
    assert (control.formed, control.motion, control.task) == ("1927-03-09", "form-1", "As the paper says.")
    assert control.members == ()
    assert ground.state.tables["motions"]["form-1"].spent


def test_a_commission_of_the_councils_own_has_the_name_and_places_it_is_given() -> None:
    kitchens = organ(formed(), "city-kitchens")
    assert (kitchens.kind, kitchens.provision) == ("commission", "")
    assert (kitchens.name, kitchens.size) == ("Commission on kitchens", 4)


def test_what_the_statute_delegates_is_delegated_from_the_forming_on() -> None:
    (matter,) = formed().state.council("city").delegated
    assert (matter.competence, matter.to, matter.since, matter.until) == (
        "repairs",
        "city-presidium",
        "1927-03-08",
        None,
    )


def test_an_organ_is_elected_in_order_of_votes_in_an_open_sitting() -> None:
    ground = organised()
    control = organ(ground, "city-control")
    assert control.members == ("mill-b-1.m1", "mill-b-1.m2", "mill-a-1.m5")
    assert control.votes == (7, 6, 5)
    assert control.posts == {"chair": "mill-b-1.m1"}
    assert (control.elected, control.chair_since) == ("1927-03-12", "1927-03-12")
    assert term_due(ground.state.statute.organs["control"], control) == "1927-06-12"


def test_fewer_members_than_places_are_enough_and_the_rest_stays_open() -> None:
    ground = open_sitting(formed())
    given = votes(mill_b_1_m1=7)
    ground.ask("elect-organ", "chair:city", organ="city-control", sitting="os", votes=given, voters=9)
    assert sits(ground, "city-control") == ("mill-b-1.m1",)
    assert organ(ground, "city-control").size == 3


def test_posts_may_be_named_among_the_elected() -> None:
    ground = open_sitting(formed())
    named = [{"post": "chair", "mandate": "mill-b-1.m2"}]
    given = votes(mill_b_1_m1=7, mill_b_1_m2=7)
    ground.ask("elect-organ", "chair:city", organ="city-control", sitting="os", votes=given, voters=9, posts=named)
    assert organ(ground, "city-control").posts == {"chair": "mill-b-1.m2"}


def test_an_organ_elected_anew_is_elected_as_a_whole() -> None:
    ground = open_sitting(organised(), "later")
    given = votes(mill_a_1_m3=7)
    ground.ask("elect-organ", "chair:city", organ="city-control", sitting="later", votes=given, voters=9)
    assert sits(ground, "city-control") == ("mill-a-1.m3",)


def test_the_lot_of_an_organ_is_its_own() -> None:
    ground = open_sitting(formed())
    given = votes(mill_b_1_m1=7, mill_b_1_m2=6, mill_a_1_m4=5, mill_a_1_m5=5)
    asked = {"organ": "city-control", "sitting": "os", "votes": given, "voters": 9}
    ground.ask("elect-organ", "chair:city", **asked, seed="4 17 22")
    assert organ(ground, "city-control").members[:2] == ("mill-b-1.m1", "mill-b-1.m2")
    assert organ(ground, "city-control").members[2] in ("mill-a-1.m4", "mill-a-1.m5")


def test_whoever_leaves_the_mandate_has_left_the_organ() -> None:
    ground = organised()
    ground.ask("resign", "deputy:mill-b-1.d1", mandate="mill-b-1.m1")
    assert sits(ground, "city-control") == ("mill-b-1.m2", "mill-a-1.m5")
    assert organ(ground, "city-control").members[0] == "mill-b-1.m1"


def test_whoever_leaves_the_executive_has_left_its_presidium() -> None:
    ground = organised()
    assert sits(ground, "city-presidium") == ("mill-a-1.m1", "company-d-1.m1")
    ground.ask("recall-from-executive", "chair:city", motion=resolve(ground, "recall-from-executive", "company-d-1.m1"))
    assert sits(ground, "city-presidium") == ("mill-a-1.m1",)


def test_a_recalled_member_leaves_organ_and_post_and_keeps_the_mandate() -> None:
    ground = organised()
    motion = resolve(ground, "recall-from-organ", "city-control/mill-b-1.m1", "fffffaaaa")
    ground.ask("recall-from-organ", "chair:city", motion=motion)
    control = organ(ground, "city-control")
    assert (control.members, control.votes, control.posts) == (("mill-b-1.m2", "mill-a-1.m5"), (6, 5), {})
    assert ground.state.mandate("mill-b-1.m1").in_office


def test_a_recall_needs_the_share_of_the_organs_own_article() -> None:
    ground = organised()
    resolve(ground, "recall-from-organ", "city-department/mill-a-1.m3", "fffffaaaa")
    assert ground.state.tables["motions"]["own-1"].status == "rejected"
    assert "article 4.8 requires 6" in ground.state.tables["motions"]["own-1"].vote.sentence


def test_the_chair_goes_round_in_order_of_votes() -> None:
    ground = organised()
    statute = ground.state.statute
    assert rotation_due(statute.organs["presidium"], organ(ground, "city-presidium")) == "1927-03-19"
    ground.ask("rotate-post", "deputy:mill-a-1.d1", organ="city-presidium", at="1927-03-19T09:00:00Z")
    assert organ(ground, "city-presidium").posts == {"chair": "company-d-1.m1"}
    assert organ(ground, "city-presidium").chair_since == "1927-03-19"
    ground.ask("rotate-post", "secretary:city", organ="city-presidium", at="1927-03-26T09:00:00Z")
    assert organ(ground, "city-presidium").posts == {"chair": "mill-a-1.m1"}


def test_a_chair_that_nobody_in_office_fills_goes_on_at_once() -> None:
    ground = organised()
    ground.ask("rotate-post", "secretary:city", organ="city-presidium", at="1927-03-19T09:00:00Z")
    ground.ask("resign", "deputy:company-d-1.d1", mandate="company-d-1.m1")
    ground.ask("rotate-post", "secretary:city", organ="city-presidium", at="1927-03-20T09:00:00Z")
    assert organ(ground, "city-presidium").posts == {"chair": "mill-a-1.m1"}


def test_a_commission_is_dissolved_and_its_members_stay_on_the_record() -> None:
    ground = formed()
    ground.ask("dissolve-organ", "chair:city", motion=resolve(ground, "dissolve-organ", "city-kitchens"))
    assert organ(ground, "city-kitchens").dissolved == "1927-03-12"


def test_organs_and_delegated_matters_end_with_the_term_of_their_council() -> None:
    ground = organised()
    elect_anew(replan(ground))
    ground.ask("constitute-council", "credentials", council="city", at="1927-09-07T09:00:00Z")
    assert {item.dissolved for item in ground.state.tables["organs"].values()} == {"1927-09-07"}
    assert ground.state.council("city").delegated == ()


def test_whoever_sits_in_the_control_is_known_by_the_deputy() -> None:
    ground = organised()
    assert is_in_control(ground.state, "city", "mill-b-1.d1")
    assert not is_in_control(ground.state, "city", "mill-a-1.d1")
    assert not is_in_control(ground.state, "harbour", "mill-b-1.d1")
    ground.ask("resign", "deputy:mill-b-1.d1", mandate="mill-b-1.m1")
    assert not is_in_control(ground.state, "city", "mill-b-1.d1")


def test_an_executive_and_delegates_may_be_elected_in_an_open_sitting() -> None:
    ground = open_sitting(formed())
    given = votes(mill_a_1_m1=9, mill_a_1_m2=8, mill_b_1_m2=7)
    ground.ask("elect-executive", "secretary:city", council="city", votes=given, voters=9, sitting="os")
    executive = ground.state.council("city").executive
    assert executive is not None
    assert executive.members[2] == "mill-b-1.m2"
    given = votes(mill_a_1_m3=9)
    ground.ask("send-delegates", "chair:city", council="city", to="province", votes=given, voters=9, sitting="os")
    assert ground.acts() == ["delegate-sent"]


def test_a_member_of_the_executive_who_has_left_it_may_be_elected_to_the_control() -> None:
    ground = formed()
    ground.ask("recall-from-executive", "chair:city", motion=resolve(ground, "recall-from-executive", "company-d-1.m1"))
    open_sitting(ground)
    given = votes(company_d_1_m1=7)
    ground.ask("elect-organ", "chair:city", organ="city-control", sitting="os", votes=given, voters=9)
    assert sits(ground, "city-control") == ("company-d-1.m1",)
