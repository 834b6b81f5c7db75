"""Mandates as acts: credentials, contests, instructions, reports, alternates."""

from __future__ import annotations

from credentialled import TWO_HANDS, D, M, heard, issued
from ground import elected, sealed


def test_a_credential_traces_to_the_count_and_is_not_yet_an_office() -> None:
    ground = issued()
    mandate = ground.state.mandate(M)
    assert (mandate.election, mandate.number, mandate.deputy) == ("mill-b-1", 1, D)
    assert mandate.name == ground.election("mill-b-1").candidates[0].name
    assert (mandate.since, mandate.until, mandate.issued) == ("1927-03-06", "1927-09-06", "1927-03-04")
    assert (mandate.layer, mandate.constituency, mandate.units) == ("workers", "mill-b", ("mill-b",))
    assert mandate.alternate_numbers == (3, 4)
    assert not mandate.in_office
    assert ground.state.council("city").mandates == (M, "mill-b-1.m2")
    assert ground.state.seated("city") == ()


def test_confirmed_deputies_are_in_office() -> None:
    ground = issued()
    ground.ask("confirm-credentials", "credentials", mandates=[M, "mill-b-1.m2"], at="1927-03-07T00:00:00Z")
    assert [mandate.id for mandate in ground.state.seated("city")] == [M, "mill-b-1.m2"]


def test_without_days_to_contest_credentials_are_confirmed_at_once() -> None:
    ground = issued(("challenge_days = 2", "challenge_days = 0"))
    ground.ask("contest-credential", "credentials", mandate="mill-b-1.m2", grounds="Wrong person.")
    ground.ask("confirm-credentials", "credentials", mandates=[M])
    assert ground.state.mandate(M).in_office


def test_a_contested_credential_is_decided_either_way() -> None:
    ground = issued()
    for mandate in (M, "mill-b-1.m2"):
        ground.ask("contest-credential", "elector:mill-b", mandate=mandate, grounds="The doors were locked.")
    contested = ground.state.mandate(M)
    assert (contested.credential, contested.contested_by) == ("contested", "elector:mill-b")
    for mandate in (M, "mill-b-1.m2"):
        ground.ask("hear-contest", "credentials", mandate=mandate, whom="in-vain", statement="Asked by the gate list.")
    (hearing,) = ground.state.mandate(M).hearings
    assert (hearing.whom, hearing.statement, hearing.day) == ("in-vain", "Asked by the gate list.", "1927-03-04")
    ground.ask("decide-contest", "credentials", mandate=M, outcome="confirmed", reason="They were open.")
    assert ground.state.mandate(M).in_office
    ground.ask("decide-contest", "credentials", mandate="mill-b-1.m2", outcome="refused", reason="They were not.")
    refused = ground.state.mandate("mill-b-1.m2")
    assert (refused.credential, refused.ended, refused.end_reason) == ("refused", "1927-03-04", "refused")
    ground.ask("seat-alternate", "credentials", vacated="mill-b-1.m2", since="1927-03-06")
    assert ground.state.mandate("mill-b-1.m3").replaces == "mill-b-1.m2"


def test_two_hands_confirm_and_the_first_alone_seats_nobody() -> None:
    ground = issued(TWO_HANDS)
    listed = [M, "mill-b-1.m2"]
    ground.ask("confirm-credentials", "credentials", mandates=listed[:1], hand="second", at="1927-03-07T00:00:00Z")
    assert ground.acts() == ["credentials-awaiting"]
    waits = ground.state.mandate(M)
    assert (waits.credential, waits.in_office, [item.hand for item in waits.hands]) == ("issued", False, ["second"])
    ground.ask("confirm-credentials", "credentials", mandates=listed)
    assert ground.acts() == ["credentials-confirmed", "credentials-awaiting"]
    assert ground.state.mandate(M).in_office
    assert [item.hand for item in ground.state.mandate(M).hands] == ["second", "first"]
    assert not ground.state.mandate("mill-b-1.m2").in_office
    ground.ask("confirm-credentials", "credentials", mandates=listed[1:], hand="second")
    assert ground.state.mandate("mill-b-1.m2").in_office


def test_two_hands_decide_a_contest_alike_and_one_that_changes_its_mind_sets_the_other_aside() -> None:
    ground = heard(TWO_HANDS)
    decision = {"mandate": M, "reason": "The minutes show it."}
    ground.ask("decide-contest", "credentials", **decision, outcome="confirmed")
    assert ground.acts() == ["contest-judged"]
    ground.ask("decide-contest", "credentials", **decision, outcome="refused")
    said = ground.state.mandate(M)
    assert [(item.hand, item.outcome) for item in said.hands] == [("first", "refused")]
    assert said.credential == "contested"
    ground.ask("decide-contest", "credentials", **decision, outcome="refused", hand="second")
    assert ground.acts() == ["contest-decided"]
    gone = ground.state.mandate(M)
    assert (gone.credential, gone.end_reason, len(gone.hands)) == ("refused", "refused", 2)


def test_a_contest_takes_back_what_a_hand_confirmed_before() -> None:
    ground = issued(("challenge_days = 2\n", "challenge_days = 0\nconfirmations = 2\n"))
    ground.ask("confirm-credentials", "credentials", mandates=[M])
    ground.ask("contest-credential", "elector:mill-b", mandate=M, grounds="The doors were locked.")
    assert ground.state.mandate(M).hands == ()


def test_a_deputy_of_the_council_contests_another_credential() -> None:
    ground = issued()
    ground.ask("contest-credential", f"deputy:{D}", mandate="mill-b-1.m2", grounds="I saw it.")
    ground.refused("contest-credential", "deputy:stranger", "office.elsewhere", mandate=M, grounds="I did not.")


def test_an_instruction_binds_as_the_statute_says_and_a_report_answers_it() -> None:
    ground = elected()
    given = {"mandate": M, "text": "Vote for eight hours.", "votes_against": 20}
    ground.ask("instruct", "organiser", **given, instruction="i1", votes_for=21)
    ground.ask("instruct", "elector:mill-b", **given, instruction="i2", votes_for=80)
    ground.ask("file-report", f"deputy:{D}", mandate=M, report="r1", text="Voted so.", answers=["i2", "i1"])
    mandate = ground.state.mandate(M)
    assert [(item.id, item.force, item.seq, item.given) for item in mandate.instructions] == [
        ("i1", "binding", 1, "1927-03-07"),
        ("i2", "binding", 2, "1927-03-07"),
    ]
    assert [(item.id, item.answers, item.filed) for item in mandate.reports] == [("r1", ("i2", "i1"), "1927-03-07")]


def test_empty_seats_go_down_the_count_passing_over_who_withdrew() -> None:
    ground = elected()
    ground.ask("resign", f"deputy:{D}", mandate=M)
    ground.ask("withdraw-candidate", "credentials", election="mill-b-1", candidate=3)
    ground.ask("seat-alternate", "credentials", vacated=M, since="1927-03-08")
    heir = ground.state.mandate("mill-b-1.m4")
    assert (heir.replaces, heir.until, heir.credential) == (M, "1927-09-06", "issued")
    ground.ask("confirm-credentials", "credentials", mandates=["mill-b-1.m4"], at="1927-03-10T00:00:00Z")
    assert "mill-b-1.m4" in [mandate.id for mandate in ground.state.seated("city")]
    ground.ask("resign", "deputy:mill-b-1.d4", mandate="mill-b-1.m4")
    ground.refused("seat-alternate", "credentials", "alternate.none", vacated="mill-b-1.m4", since="1927-03-10")
    given = {"opens": "1927-03-20T08:00:00Z", "closes": "1927-03-20T18:00:00Z", "vacates": "mill-b-1.m4"}
    ground.call("mill-b", election="mill-b-2", **given)


def test_a_deputy_who_stands_again_keeps_the_id() -> None:
    ground = elected(('alternates = "next-in-count"', 'alternates = "by-election"'))
    ground.ask("resign", f"deputy:{D}", mandate=M)
    given = {"opens": "1927-03-20T08:00:00Z", "closes": "1927-03-20T18:00:00Z", "vacates": M}
    ground.call("mill-b", election="mill-b-2", **given)
    ground.nominate("mill-b-2", [{"name": sealed("The same"), "deputy": D}])
    ground.poll("mill-b-2")
    ground.count("mill-b-2", [30], ballots=30)
    ground.ask("declare-result", "credentials", election="mill-b-2")
    ground.ask("issue-credentials", "credentials", election="mill-b-2", since="1927-03-21")
    assert ground.state.mandate("mill-b-2.m1").deputy == D


def test_a_mandate_without_a_term_has_no_last_day() -> None:
    ground = issued(("term_months = 6\n", ""))
    assert ground.state.mandate(M).until is None
