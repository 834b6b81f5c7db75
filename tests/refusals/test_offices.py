"""Refusals of declared offices, and of offices that do not go together wherever one could come to hold both."""

from __future__ import annotations

from chamber import votes
from credentialled import TWO_HANDS, D, M, issued
from ground import Ground, elected, sealed
from officed import AUDITOR, DECLARATION, TWO_SEATS, apart, declared
from refusal_tables import Row, Table, walked

THREE = votes(mill_b_1_m1=9, mill_a_1_m2=8, company_d_1_m1=7)
BY_ELECTION = {"opens": "1927-03-20T08:00:00Z", "closes": "1927-03-20T18:00:00Z"}


def ended() -> Ground:
    ground = declared()
    ground.ask("end-office", f"deputy:{D}", office="audit-1")
    return ground


TABLES = (
    Table(
        "declare-office",
        lambda: elected(AUDITOR),
        f"deputy:{D}",
        lambda _: DECLARATION,
        {
            "office.exists": Row(on=declared),
            "deputy.unknown": Row(change={"deputy": "nobody"}, by="credentials"),
            "office.role-unknown": (
                Row(change={"role": "executive"}, says="stands on the record by itself; those that are declared are "
                                                       "auditor."),
                Row(change={"role": "mayor"}, says="is named by no incompatibility"),
                Row(on=elected, says="are none"),
            ),
            "office.held": Row(on=declared, change={"office": "audit-2"}, says="(audit-1)"),
            "office.evidence": Row(by="credentials", change={"evidence": " "}, says="on evidence"),
        },
    ),
    Table(
        "end-office",
        declared,
        f"deputy:{D}",
        lambda _: {"office": "audit-1"},
        {
            "office.unknown": Row(change={"office": "audit-9"}),
            "office.ended": Row(on=ended, says="ended on 1927-03-07"),
        },
    ),
)  # fmt: skip


TestTables = walked(TABLES)


def constituted_with(ground: Ground) -> Ground:
    ground.ask("constitute-council", "credentials", council="city")
    return ground


def test_a_deputy_declares_for_nobody_else() -> None:
    elected(AUDITOR).refused("declare-office", "deputy:mill-b-1.d2", "office.elsewhere", **DECLARATION)
    declared().refused("end-office", "deputy:mill-b-1.d2", "office.elsewhere", office="audit-1")


def test_an_auditor_is_not_elected_to_the_executive() -> None:
    ground = constituted_with(declared())
    asked = {"council": "city", "voters": 9}
    refusal = ground.refused("elect-executive", "organiser", "office.incompatible", **asked, votes=THREE)
    assert refusal.sentence == (
        f"The deputy '{D}' is auditor (audit-1) and would be executive; by article 9.3 auditor and executive do not go "
        "together."
    )
    assert refusal.article == "9.3"
    ground.ask("end-office", f"deputy:{D}", office="audit-1")
    ground.ask("elect-executive", "organiser", **asked, votes=THREE)


def test_the_executive_that_is_elected_anew_is_no_office_beside_the_new_one() -> None:
    ground = constituted_with(elected(apart("executive", "executive")))
    asked = {"council": "city", "voters": 9, "votes": THREE}
    ground.ask("elect-executive", "organiser", **asked)
    ground.ask("elect-executive", "secretary:city", **asked, at="1927-03-08T09:00:00Z")


def test_a_provision_that_only_flags_refuses_nothing() -> None:
    ground = constituted_with(declared(apart("auditor", "executive", effect="flag")))
    ground.ask("elect-executive", "organiser", council="city", voters=9, votes=THREE)


def test_who_holds_what_does_not_go_with_a_seat_is_not_confirmed() -> None:
    ground = declared(apart("manager", "deputy"), role="manager", before=True)
    late = "1927-03-07T00:00:00Z"
    ground.refused("confirm-credentials", "credentials", "office.incompatible", mandates=[M], at=late)
    ground.ask("confirm-credentials", "credentials", mandates=["mill-b-1.m2"], at=late)


def test_of_two_hands_the_last_one_is_refused() -> None:
    ground = issued(apart("manager", "deputy"), TWO_HANDS)
    ground.ask("declare-office", f"deputy:{D}", **{**DECLARATION, "role": "manager"})
    confirm = {"mandates": [M], "at": "1927-03-07T00:00:00Z"}
    ground.ask("confirm-credentials", "credentials", **confirm)
    ground.refused("confirm-credentials", "credentials", "office.incompatible", **confirm, hand="second")


def test_an_executive_member_is_not_sent_on_where_the_two_do_not_go_together() -> None:
    ground = constituted_with(elected(apart("executive", "delegate")))
    ground.ask("elect-executive", "organiser", council="city", voters=9, votes=THREE)
    sending = {"council": "city", "to": "province", "voters": 9}
    ground.refused(
        "send-delegates", "secretary:city", "office.incompatible", **sending, votes=votes(mill_b_1_m1=9, mill_a_1_m1=5)
    )
    ground.ask("send-delegates", "secretary:city", **sending, votes=votes(mill_a_1_m1=9, mill_a_1_m3=5))


def test_the_executive_does_not_stand_where_the_two_do_not_go_together() -> None:
    ground = constituted_with(elected(apart("secretary", "candidate"), ('"next-in-count"', '"by-election"')))
    ground.ask("elect-executive", "organiser", council="city", voters=9, votes=THREE)
    ground.ask("resign", "deputy:docks-b-1.d1", mandate="docks-b-1.m1")
    ground.call("docks-b", election="docks-b-2", vacates="docks-b-1.m1", **BY_ELECTION)
    named = {"election": "docks-b-2", "candidates": [{"name": sealed("Across"), "deputy": "mill-a-1.d2"}]}
    refusal = ground.refused("nominate", "organiser", "office.incompatible", **named)
    assert "is secretary (city.executive) and would be candidate" in refusal.sentence


def test_nobody_has_two_seats_at_one_level() -> None:
    ground = elected(TWO_SEATS, ('"next-in-count"', '"by-election"'))
    ground.ask("resign", "deputy:docks-b-1.d1", mandate="docks-b-1.m1")
    ground.call("docks-b", election="docks-b-2", vacates="docks-b-1.m1", **BY_ELECTION)
    ground.nominate("docks-b-2", [{"name": sealed("Across"), "deputy": D}])
    ground.poll("docks-b-2")
    ground.count("docks-b-2", [30], ballots=30)
    ground.ask("declare-result", "credentials", election="docks-b-2")
    ground.ask("issue-credentials", "credentials", election="docks-b-2", since="1927-03-21")
    confirm = {"mandates": ["docks-b-2.m1"], "at": "1927-03-24T09:00:00Z"}
    refusal = ground.refused("confirm-credentials", "credentials", "office.incompatible", **confirm)
    assert f"is deputy ({M}) and would be deputy" in refusal.sentence
    ground.ask("resign", f"deputy:{D}", mandate=M)
    ground.ask("confirm-credentials", "credentials", **confirm)


def test_a_seat_at_one_level_and_one_above_go_together() -> None:
    from chamber import PROVINCE, above

    ground = above(TWO_SEATS)
    sent = ground.state.mandate(PROVINCE[0])
    assert sent.in_office
    assert any(item.deputy == sent.deputy and item.in_office for item in ground.state.mandates_in("city"))


def test_who_is_elected_again_does_not_clash_with_the_own_seat_before() -> None:
    from chamber import constituted
    from renewal import elect_anew, replan

    ground = elect_anew(replan(constituted(TWO_SEATS)))
    ground.ask("constitute-council", "credentials", council="city", at="1927-09-07T09:00:00Z")
    assert ground.state.mandate("mill-a-2.m1").in_office
