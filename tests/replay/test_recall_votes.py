"""Recall decided, as acts: by vote, at once, by the council; and confidence withdrawn from a whole council."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from chamber import CITY, PROVINCE, above, constituted, led, resolve
from credentialled import by_lists
from deputies.councils.council import Due
from deputies.mandates.signatures import format_box
from ground import Ground, elected, sealed
from petitions import (
    BODY,
    DECISION,
    GIVEN,
    OF_MEMBERS,
    OPENED,
    TURNOUT,
    D,
    M,
    P,
    against_city,
    at_once,
    certified,
    certify,
    council_certified,
    moved,
    opened,
    petition,
    recall_rule,
    signatures,
    vote,
)
from renewal import elect_anew, replan

SHARE = 'decision = { num = 2, den = 5, of = "registered" }'
DISSOLVED = (BODY[0], BODY[1].replace("open_days = 5", 'open_days = 5\neffect = "dissolved"'))
VOTED = "1927-04-03T09:00:00Z"


def test_a_carried_recall_ends_the_mandate_and_says_every_number() -> None:
    ground = certified()
    held = vote(ground, 65, 63, spoiled=2)
    assert (held.status, held.votes_for, held.votes_against, held.decided) == ("carried", 65, 63, "1927-03-30")
    assert held.sentence == (
        "65 for and 63 against, 2 spoiled; 130 of 250 electors took part and article 7.2 requires 125 (at least half "
        "of registered electors, 250); 65 are for recall and article 7.2 requires 65 (more than half of votes cast, "
        "128): carried."
    )
    mandate = ground.state.mandate(M)
    assert (mandate.ended, mandate.end_reason, mandate.in_office) == ("1927-03-30", "recalled", False)
    ground.ask("seat-alternate", "credentials", vacated=M, since="1927-03-30")


@pytest.mark.parametrize(
    ("votes_for", "votes_against", "spoiled", "why"),
    [
        (64, 64, 0, "requires 65 (more than half of votes cast, 128)"),
        (100, 24, 0, "124 of 250 electors took part and article 7.2 requires 125"),
        (0, 0, 250, "0 are for recall"),
    ],
)
def test_a_tie_or_a_low_turnout_keeps_the_deputy(votes_for: int, votes_against: int, spoiled: int, why: str) -> None:
    ground = certified()
    held = vote(ground, votes_for, votes_against, spoiled)
    assert held.status == "rejected"
    assert why in held.sentence
    assert held.sentence.endswith("rejected.")
    assert ground.state.mandate(M).in_office


def test_spoiled_ballots_count_for_the_turnout() -> None:
    assert vote(certified(), 100, 24, spoiled=1).status == "carried"


def test_a_share_of_all_electors_is_carried_only_with_more_for_than_against() -> None:
    changes = (DECISION, SHARE)
    held = vote(certified(changes), 100, 101)
    assert held.status == "rejected"
    assert "no more are for it than against it" in held.sentence
    assert vote(certified(changes), 101, 100).status == "carried"
    assert vote(certified(changes), 99, 40).status == "rejected"


def test_votes_against_may_be_more_where_the_statute_says_so() -> None:
    assert vote(certified((DECISION, SHARE), recall_rule("exceeds_against = false")), 100, 101).status == "carried"


def test_fewer_voters_than_the_statute_asks_for_keep_the_deputy() -> None:
    changes = recall_rule("least_voters = 131")
    held = vote(certified(changes), 100, 30)
    assert held.status == "rejected"
    assert "130 took part and article 7.2 requires 131 at least" in held.sentence
    assert vote(certified(changes), 100, 30, spoiled=1).status == "carried"


def test_votes_for_reach_those_that_elected_where_the_statute_compares_them() -> None:
    changes = recall_rule("as_many_as_elected = true", "exceeds_against = false")
    ground = certified(changes)
    assert petition(ground).elected_with == 62
    held = vote(ground, 61, 60, spoiled=10)
    assert held.status == "rejected"
    assert "62 votes elected the deputy, which those for recall do not reach: rejected." in held.sentence
    held = vote(certified(changes), 62, 61, spoiled=10)
    assert held.status == "carried"
    assert "62 votes elected the deputy, which those for recall reach: carried." in held.sentence


@pytest.mark.parametrize(("mandate", "votes"), [("mill-a-1.m2", 90), ("mill-a-1.m5", 70), ("mill-a-1.m7", 40)])
def test_of_one_elected_on_a_list_the_votes_are_those_of_the_list(mandate: str, votes: int) -> None:
    ground = by_lists(recall_rule("as_many_as_elected = true"))
    ground.ask("open-recall", "elector:mill-a", **P, **{**GIVEN, "mandate": mandate}, at=OPENED)
    assert petition(ground).elected_with == votes


def test_of_an_alternate_the_votes_are_those_of_the_same_count() -> None:
    ground = elected(recall_rule("as_many_as_elected = true"))
    ground.ask("resign", f"deputy:{D}", mandate=M)
    ground.ask("seat-alternate", "credentials", vacated=M, since="1927-03-08", at="1927-03-08T09:00:00Z")
    ground.ask("confirm-credentials", "credentials", mandates=["mill-a-1.m6"], at="1927-03-11T09:00:00Z")
    ground.ask("open-recall", "elector:mill-a", **P, **{**GIVEN, "mandate": "mill-a-1.m6"}, at=OPENED)
    assert petition(ground).elected_with == 57


def test_a_meeting_recalls_at_once_and_a_petition_that_runs_lapses() -> None:
    ground = opened(recall_rule("at_once = true"))
    meeting = {**GIVEN, "petition": "meeting", "votes_for": 90, "votes_against": 40}
    ground.ask("recall-at-once", "elector:mill-a", **meeting)
    assert ground.acts() == ["recall-meeting-held", "recall-carried", "petition-lapsed"]
    held = petition(ground, "meeting")
    assert (held.status, held.meeting, held.council, held.votes_for, held.decided) == (
        "carried", True, "city", 90, "1927-03-20",
    )  # fmt: skip
    assert "130 of 250 electors took part and article 7.2 requires 125" in held.sentence
    assert petition(ground).status == "lapsed"
    assert ground.state.mandate(M).end_reason == "recalled"


def test_a_meeting_too_small_leaves_the_deputy_and_the_petition() -> None:
    ground = opened(recall_rule("at_once = true"))
    meeting = {**GIVEN, "petition": "meeting", "votes_for": 124, "votes_against": 0}
    ground.ask("recall-at-once", "elector:mill-a", **meeting)
    assert ground.acts() == ["recall-meeting-held", "recall-rejected"]
    assert petition(ground, "meeting").status == "rejected"
    assert petition(ground).status == "open"
    assert ground.state.mandate(M).in_office


def test_a_meeting_held_once_does_not_hinder_the_next() -> None:
    ground = at_once()
    for number, votes_for in enumerate((60, 130)):
        given = {**GIVEN, "petition": f"meeting-{number}", "votes_for": votes_for, "votes_against": 65}
        ground.ask("recall-at-once", "elector:mill-a", **given)
    assert petition(ground, "meeting-1").status == "carried"


def test_the_council_opens_with_its_motion_as_the_statement_and_the_electors_decide() -> None:
    ground = moved()
    held = petition(ground)
    assert (held.status, held.initiator, held.motion, held.grounds) == (
        "certified", "council", "own-1", "As the paper says.",
    )  # fmt: skip
    assert (held.needed, held.certified, held.closes) == (0, "1927-03-21", "1927-03-21")
    assert ground.state.tables["motions"]["own-1"].spent
    assert vote(ground, 90, 40).status == "carried"


def test_a_council_that_decides_recalls_by_its_motion() -> None:
    ground = council_certified()
    motion = resolve(ground, "decide-recall", "p1", "ffffffaa-")
    ground.ask("decide-recall", "secretary:city", motion=motion)
    assert ground.acts() == ["recall-carried"]
    held = petition(ground)
    assert (held.status, held.votes_for, held.votes_against, held.decided) == ("carried", 5, 2, "1927-03-31")
    assert held.sentence.startswith("5 for, 2 against, 1 abstaining; article 7.2 requires 4 (more than half of votes")
    assert ground.state.mandate(M).end_reason == "recalled"


def test_a_council_that_rejects_closes_the_petition_and_the_deputy_stays() -> None:
    ground = council_certified()
    motion = resolve(ground, "decide-recall", "p1", "ffffaaaaa")
    ground.ask("decide-recall", "chair:city", motion=motion)
    assert ground.acts() == ["recall-rejected"]
    assert petition(ground).status == "rejected"
    assert ground.state.tables["motions"][motion].spent
    assert ground.state.mandate(M).in_office


def test_a_turnout_is_judged_on_the_numbers_of_the_sitting() -> None:
    of_seats = (TURNOUT, 'turnout = { num = 2, den = 3, of = "statutory-members" }')
    ground = council_certified(of_seats)
    ground.ask("decide-recall", "chair:city", motion=resolve(ground, "decide-recall", "p1", "ffffff"))
    held = petition(ground)
    assert held.status == "rejected"
    assert held.sentence.endswith(
        "5 in the council took part and article 7.2 requires 6 (at least two thirds of planned seats, 9): rejected."
    )
    ground = council_certified(of_seats)
    ground.ask("decide-recall", "chair:city", motion=resolve(ground, "decide-recall", "p1", "fffffff"))
    assert petition(ground).status == "carried"


def test_a_council_may_open_and_decide_with_the_answer_in_between() -> None:
    ground = led(recall_rule('who = ["council"]', 'decides = "council"'), OF_MEMBERS)
    ground.now = OPENED
    ground.ask("move-recall", "chair:city", **P, motion=resolve(ground, "move-recall", M))
    ground.ask("answer-recall", f"deputy:{D}", **P, text="I was ill.")
    ground.ask("decide-recall", "chair:city", motion=resolve(ground, "decide-recall", "p1", motion="own-2"))
    assert petition(ground).status == "carried"


def test_below_a_council_are_all_its_electors_and_those_of_the_councils_that_send_to_it() -> None:
    assert petition(against_city()).electors == 390
    assert petition(against_city()).needed == 39
    ground = above(BODY)
    given = {"council": "province", "grounds": "It does not meet."}
    ground.ask("open-body-recall", "elector:docks-b", **P, **given)
    assert petition(ground).electors == 570
    ground.ask("sign-recall", "elector:company-d", **P, signature=signatures(1)[0])


def test_a_council_without_confidence_carries_on_and_is_due() -> None:
    ground = certify(against_city())
    early = {"teller": "first", "votes_for": 1, "votes_against": 0, "at": "1927-04-02T23:59:59Z"}
    ground.refused("vote-recall", "teller", "recall.open-days", **P, **early)
    held = vote(ground, 200, 100, at=VOTED)
    assert ground.acts() == ["recall-count-entered", "confidence-withdrawn"]
    assert held.status == "carried"
    assert held.sentence == (
        "200 for and 100 against, 0 spoiled; 200 are for no confidence and article 7.4 requires 200 (at least two "
        "thirds of those voting, 300): carried."
    )
    council = ground.state.council("city")
    assert (council.due, council.status) == (Due("no-confidence", "1927-04-03"), "constituted")
    assert len(ground.state.seated("city")) == 9


def test_one_vote_less_keeps_the_council() -> None:
    ground = certify(against_city())
    held = vote(ground, 199, 101, at=VOTED)
    assert ground.acts() == ["recall-count-entered", "recall-rejected"]
    assert held.status == "rejected"
    assert ground.state.council("city").due is None


def dissolved() -> Ground:
    """City sits, sends delegates to the province, has a deputy under a petition, and is dissolved."""
    ground = above(DISSOLVED)
    ground.ask("open-recall", "elector:mill-b", **{**GIVEN, "petition": "late", "mandate": "mill-b-1.m1"}, at=OPENED)
    against_city(ground=ground)
    ground.hand_in(format_box("p1", signatures(39)))
    certify(ground, 39)
    ground.now = "1927-04-02T09:00:00Z"
    resolve(ground, "recall-from-executive", M, voted=False, day="1927-04-03")
    vote(ground, 200, 100, at="1927-04-03T12:00:00Z")
    return ground


def test_a_council_that_is_dissolved_has_no_deputies_and_nothing_that_rests_on_them() -> None:
    ground = dissolved()
    assert ground.acts() == ["recall-count-entered", "confidence-withdrawn", "council-dissolved"]
    act = ground.entries[-1].acts[-1]
    assert (act["mandates"], act["delegations"], act["petitions"], act["plan"]) == (9, 2, 1, "plan-1")
    council = ground.state.council("city")
    assert (council.status, council.executive, council.due) == (
        "dissolved", None, Due("no-confidence", "1927-04-03"),
    )  # fmt: skip
    assert {ground.state.mandate(id_).end_reason for id_ in CITY} == {"council-dissolved"}
    assert [ground.state.mandate(id_).end_reason for id_ in PROVINCE] == ["mandate-ended", "mandate-ended", None]
    assert petition(ground, "late").status == "lapsed"
    assert petition(ground).status == "carried"
    sitting = ground.state.tables["sittings"]["own-1.s"]
    assert (sitting.status, ground.state.tables["motions"]["own-1"].status) == ("closed", "lapsed")
    assert len(ground.state.seated("harbour")) == 3, "another council is not touched"


def test_the_seats_of_a_dissolved_council_are_not_filled_up() -> None:
    ground = dissolved()
    late = {"since": "1927-04-04", "at": "1927-04-04T09:00:00Z"}
    ground.refused("seat-alternate", "credentials", "vacancy.superseded", vacated=M, **late)
    again = {"opens": "1927-04-10T08:00:00Z", "closes": "1927-04-10T18:00:00Z", "vacates": M, "lot_source": "dice"}
    by_election = {"election": "again", "constituency": "mill-a", "method": "papers", **again}
    ground.refused("call-election", "organiser", "vacancy.superseded", **by_election)
    ground.refused("constitute-council", "credentials", "council.too-few", council="city")


def test_a_dissolved_council_is_elected_and_constituted_anew_under_the_same_plan() -> None:
    ground = dissolved()
    days = {"opens": "1927-04-10T08:00:00Z", "closes": "1927-04-10T18:00:00Z"}
    for unit in ("mill-a", "company-d"):
        id_, place = f"{unit}-again", ground.constituency(unit)
        ground.now = "1927-04-05T09:00:00Z"
        ground.call(unit, election=id_, **days)
        ground.nominate(id_, [{"name": sealed(f"{unit}-1 1"), "deputy": f"{unit}-1.d1"}, *others(id_, place.seats)])
        ground.poll(id_)
        votes = [place.electors // 4 - number for number in range(place.seats + 1)]
        ground.count(id_, votes, ballots=place.electors * 4 // 5)
        ground.ask("declare-result", "credentials", election=id_)
        ground.ask("issue-credentials", "credentials", election=id_, since="1927-04-12")
        mandates = [f"{id_}.m{number}" for number in range(1, place.seats + 1)]
        ground.ask("confirm-credentials", "credentials", mandates=mandates, at="1927-04-14T09:00:00Z")
    ground.refused("call-election", "organiser", "election.held", **second("mill-a", days))
    ground.ask("constitute-council", "credentials", council="city")
    council = ground.state.council("city")
    assert (council.status, council.due, council.plan, len(ground.state.seated("city"))) == (
        "constituted", None, "plan-1", 7,
    )  # fmt: skip
    ground.ask("resign", "deputy:mill-a-1.d1", mandate="mill-a-again.m1")
    ground.ask("seat-alternate", "credentials", vacated="mill-a-again.m1", since="1927-04-15")


def others(election: str, number: int) -> list[dict[str, str]]:
    return [{"name": sealed(f"{election} {place}")} for place in range(number)]


def second(unit: str, days: Mapping[str, str]) -> dict[str, str]:
    return {"election": "third", "constituency": unit, "method": "papers", "lot_source": "dice", **days}


def test_a_dissolved_council_of_delegates_is_constituted_anew_of_those_sent_since() -> None:
    ground = above(DISSOLVED)
    ground.ask("open-body-recall", "elector:docks-a", **P, council="province", grounds="It does not meet.", at=OPENED)
    certify(ground, 57)
    vote(ground, 300, 100, at=VOTED)
    assert ground.state.council("province").status == "dissolved"
    assert not ground.state.seated("province")
    assert ground.state.tables["sittings"]["ps1"].status == "closed", "it was open"
    assert len(ground.state.seated("city")) == 9, "those who sent are not touched"
    sent = [{"mandate": "mill-a-1.m2", "votes": 9}, {"mandate": "mill-b-1.m2", "votes": 5}]
    ground.ask("send-delegates", "secretary:city", council="city", to="province", votes=sent, voters=9)
    again = ["province-from-city-3", "province-from-city-4"]
    ground.ask("confirm-credentials", "credentials", mandates=again, at="1927-04-06T09:00:00Z")
    ground.ask("constitute-council", "credentials", council="province")
    assert [item.id for item in ground.state.seated("province")] == again


def test_a_dissolved_council_is_constituted_anew_under_a_newer_plan() -> None:
    ground = elect_anew(replan(dissolved()))
    ground.ask("constitute-council", "credentials", council="city", at="1927-09-07T09:00:00Z")
    council = ground.state.council("city")
    assert (council.status, council.due, council.seats, len(ground.state.seated("city"))) == (
        "constituted", None, 10, 10,
    )  # fmt: skip


def test_a_petition_against_a_council_lapses_when_it_is_constituted_anew() -> None:
    ground = replan(constituted(BODY))
    elect_anew(ground)
    ground.ask("open-body-recall", "elector:mill-b", **P, council="city", grounds="Late.", at="1927-09-06T09:00:00Z")
    ground.ask("constitute-council", "credentials", council="city", at="1927-09-07T09:00:00Z")
    assert "petition-lapsed" in ground.acts()
    assert petition(ground).status == "lapsed"


def test_a_council_that_is_due_is_no_longer_so_once_constituted_anew() -> None:
    ground = certify(against_city())
    vote(ground, 200, 100, at=VOTED)
    elect_anew(replan(ground))
    ground.ask("constitute-council", "credentials", council="city", at="1927-09-07T09:00:00Z")
    assert ground.state.council("city").due is None
