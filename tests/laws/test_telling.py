"""Every act has words: one plain sentence that a reader far away understands, and the councils it concerns."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from deputies.acts.catalogue import ACTS, CATALOGUE
from deputies.acts.deciding import replay, take
from deputies.acts.endings import CouncilDissolved, DelegationEnded
from deputies.acts.placing import place_of_entry
from deputies.acts.state import State
from deputies.acts.telling import ACROSS, RUBRICS, TOLD, councils_of, rubric_of, tell
from deputies.sittings.lines import LineRange
from deputies.sittings.sitting import Vote
from deputies.values.shape import read
from ground import Ground, elected, sealed


@cache
def grounds() -> tuple[Ground, ...]:
    """Return grounds whose entries together hold every kind of act: those of the golden entries."""
    spec = importlib.util.spec_from_file_location("golden_grounds", Path(__file__).parents[1] / "replay" / "golden.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return tuple(module.grounds())


@cache
def every() -> tuple[tuple[str, State, Any], ...]:
    """Return the acts of these grounds, each kind of words once: tag, state of the record, act."""
    found: dict[str, tuple[str, State, Any]] = {}
    for ground in grounds():
        for entry in ground.entries:
            for plain in entry.acts:
                tag = str(plain["kind"])
                fields = {key: value for key, value in plain.items() if key != "kind"}
                act = read(ACTS[tag][0], fields, document=tag)
                found.setdefault(f"{tag} {tell(ground.state, act)}", (tag, ground.state, act))
    return tuple(found.values())


@cache
def told() -> Mapping[str, tuple[State, Any]]:
    """Return, for each kind of act, the first of it."""
    found: dict[str, tuple[State, Any]] = {}
    for tag, state, act in every():
        found.setdefault(tag, (state, act))
    return found


def said(start: str) -> list[str]:
    """Return what is told of acts whose words begin so."""
    return [words for _, state, act in every() if (words := tell(state, act)).startswith(start)]


def test_every_act_of_the_catalogue_has_words() -> None:
    """Red for a new act? Give it words in the module of its noun in `deputies/acts/telling`."""
    assert [tag for tag, (cls, _) in ACTS.items() if cls not in TOLD] == []
    assert {cls for cls, _ in ACTS.values()} == TOLD.keys()


_UNFIT = re.compile(
    r"\bNone\b|True|False|\{|\}|[0-9a-f]{64}|  | \.|, ,|,\.|\.\.|“”|[.!?]”\.$|\d{4}-\d\d-\d\d|\b([^\W\d]\w*) \1\b",
    re.IGNORECASE,
)
"""What stands in no sentence for people: values of the program, ids of 64 digits, days as machines write them, slips of
punctuation, the same word twice in a row."""


def test_a_sentence_is_one_for_people() -> None:
    for tag, state, act in every():
        words = tell(state, act)
        assert not words[0].islower(), (tag, words)
        assert words[-1] in ".”", (tag, words)
        assert not _UNFIT.search(words), (tag, words)
        assert len(words) > 20, (tag, words)


def test_what_a_state_does_not_know_is_told_by_its_id() -> None:
    """A reader who has one entry and nothing else still gets a sentence."""
    elsewhere = elected().state
    for tag, (_, act) in told().items():
        assert len(tell(elsewhere, act)) > 15, tag


def test_people_are_called_by_the_names_that_whoever_reads_may_know() -> None:
    state, act = told()["deputy-instructed"]
    names = {state.mandate(act.mandate).name: "Wang"}
    assert tell(state, act, lambda known: names.get(known, "")) == (
        "Mill B instructed Wang by 30 votes to 20, which binds the deputy: “Vote for eight hours.”"
    )
    assert "deputy mill-b-1.d1" in tell(state, act)
    assert sealed("Wang") not in tell(state, act)


_QUORUM = "Quorum: 9 deputies take part; article 4.1 requires 5 (more than half of members in office, 9)."


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        (
            "decision-adopted",
            "Province decided by 3 votes to 0 (2 needed), by the competence over Wages and hours, “Hours”: “Eight "
            "hours everywhere.”",
        ),
        (
            "roll-call-taken",
            "By roll call City carried the motion “Own order”: 9 for, 0 against, 0 abstaining; article 4.2 requires 5 "
            f"(more than half of members in office, 9). {_QUORUM}",
        ),
        (
            "secret-vote-taken",
            "In a secret vote City carried the motion “Eight hours”: 5 for, 3 against, 0 abstaining; article 4.1 "
            f"requires 5 (more than half of votes cast, 8). {_QUORUM} 1 paper was spoiled.",
        ),
        (
            "vote-corrected",
            "The vote of City on the motion “Eight hours” was taken down wrongly (“The clerk took down the wrong "
            "name.”) and is corrected: it is carried, 8 for, 1 against, 0 abstaining; article 4.1 requires 5 (more "
            "than half of votes cast, 9).",
        ),
        (
            "amendments-overtaken",
            "Since the amendment of deputy mill-a-1.d1 to line 1 of “Eight hours” (“Seven hours.”) was carried, there "
            "is no vote on the amendment of deputy mill-a-1.d1 to line 1 of “Eight hours” (“Seven hours.”).",
        ),
        (
            "speaking-time-set",
            "The chair ruled on speeches in the sitting of City: a speech lasts at most 2 minutes; the Soldiers' "
            "section speaks for at most 10 minutes in all; the list of speakers is open.",
        ),
        (
            "motion-referred",
            "City referred the motion “Eight hours” to the executive of City.",
        ),
        (
            "minutes-approved",
            "City approved the minutes of its sitting of 9 March 1927, by 9 votes to 0 (5 needed), with the remark: "
            "“Comrade Ku spoke for the motion, not against it.”",
        ),
        (
            "sitting-opened",
            "The sitting of City was opened with 9 deputies present; the quorum is 5, which is met.",
        ),
        (
            "demand-met",
            "Enough have joined the demand for a sitting of Province on “Prices”: the sitting has to be convened. 1 of "
            "1 deputies needed (at least one third of members in office, 3); councils of 0 electors; 285 needed.",
        ),
        (
            "means-chosen",
            "City chose for the directive “Hours” the means by-order (Order the hours and post pickets), on these "
            "facts: owners negotiate (no) and organised mills (4).",
        ),
        (
            "sanction-imposed",
            "City imposed the removal of deputy mill-b-1.d1 by 7 votes to 1 (6 needed), with the support of 2 of 3 "
            "units and 196 of 390 electors below; it does not hold yet: an appeal may be made until 19 March 1927.",
        ),
        (
            "petition-opened",
            "Electors of Mill A opened a petition to recall deputy mill-a-1.d1 from City; it needs 50 signatures of "
            "250 electors by 3 April 1927: “No report.”",
        ),
        (
            "recall-carried",
            "Mill A recalled deputy mill-a-1.d1 from City: 90 for and 40 against, 0 spoiled; 130 of 250 electors took "
            "part and article 7.2 requires 125 (at least half of registered electors, 250); 90 are for recall and "
            "article 7.2 requires 66 (more than half of votes cast, 130).",
        ),
        (
            "body-petition-opened",
            "Electors opened a petition of no confidence in City; it needs 39 signatures of 390 electors by 27 March "
            "1927: “It does not meet.”",
        ),
        (
            "confidence-withdrawn",
            "The electors withdrew their confidence from City, which has to be elected and constituted anew: 200 for "
            "and 100 against, 0 spoiled; 200 are for no confidence and article 7.4 requires 200 (at least two thirds "
            "of those voting, 300).",
        ),
        (
            "delegate-instructed",
            "City instructed its delegate to Province, deputy mill-a-1.d1, by 9 votes to 0 (5 needed), which binds the "
            "deputy: “As the paper says.” It asks the deputy to vote against the motion “Hours”.",
        ),
        (
            "report-judged",
            "Mill B accepted the report of deputy mill-b-1.d1, “Voted so.”: 30 to accept it and 20 not to; article 7.3 "
            "requires 26 (more than half of votes cast, 50).",
        ),
        (
            "organ-elected",
            "City elected to the Presidium deputy mill-a-1.d1 (6 votes) and deputy company-d-1.d1 (5 votes), with "
            "deputy mill-a-1.d1 as chair; 9 deputies voted.",
        ),
        (
            "competence-taken-over",
            "City took over Public order from The police of the concession, by 9 votes to 0 (6 needed); it now holds "
            "the matter at the deciding stage, where its decisions hold. The older authority goes on claiming it: "
            "there are two powers over one matter.",
        ),
        (
            "inspection-filed",
            "The Control commission of City inspected the executive and found, in “The kitchens' accounts”: “Two bills "
            "are missing.” An answer is due by 20 March 1927. The vote: 2 for, 1 against, 0 abstaining; article 4.7 "
            "requires 2 (more than half of votes cast, 3).",
        ),
        (
            "credentials-awaiting",
            "The first hand of the credentials commission confirmed the credential of deputy mill-b-1.d1 for City; "
            "another hand has to say the same.",
        ),
        (
            "early-election-due",
            "An early election of City is due by article 7.5, since too few seats are held: 5 of 9 seats are held and "
            "0 more may be taken; 6 needed.",
        ),
        ("sitting-convened", "City is to sit on 8 March 1927, on: Own order."),
        ("delegate-sent", "City sent deputy mill-a-1.d1 as a delegate to Province, with 9 votes."),
    ],
)
def test_what_it_says(tag: str, words: str) -> None:
    state, act = told()[tag]
    assert tell(state, act) == words


@pytest.mark.parametrize(
    ("tag", "changes", "words"),
    [
        (
            "motion-tabled",
            {"amends": "own-1", "lines": LineRange(2, 3), "text": ""},
            "Deputy company-d-1.d1 moved to strike lines 2 to 3 of “Own order”.",
        ),
        (
            "motion-tabled",
            {"amends": "own-1", "lines": LineRange(3, 2), "text": "And at once."},
            "Deputy company-d-1.d1 moved to put into “Own order”, before line 3: “And at once.”",
        ),
        ("speaker-called", {"limit": 300}, "The chair gave the floor to deputy mill-a-1.d1, for at most 5 minutes."),
        ("speech-ended", {"seconds": 61}, "Deputy mill-a-1.d1 spoke for 1 minute and 1 second."),
        (
            "secret-vote-taken",
            {"carried": False, "sentence": "3 for, 5 against: rejected. Quorum: 9.", "spoiled": 0},
            "In a secret vote City rejected the motion “Eight hours”: 3 for, 5 against. Quorum: 9.",
        ),
        (
            "sitting-closed",
            {"lapsed": ("m1", "m2")},
            "The sitting of City was closed; 2 motions not voted lapsed.",
        ),
        (
            "task-settled",
            {"outcome": "dropped", "reason": "The quays are empty."},
            "The task “Coal” of City, which deputy mill-a-1.d4 had, was dropped: “The quays are empty.”",
        ),
        (
            "office-declared",
            {"by": "credentials", "evidence": "The list at the gate."},
            "The credentials commission took down that deputy mill-b-1.d1 holds an office outside the councils, "
            "auditor: “Auditor of the mill's co-operative since January.” The evidence: “The list at the gate.”",
        ),
        (
            "contest-heard",
            {"whom": "in-vain"},
            "Deputy mill-b-1.d1 was called to a hearing on the contested credential for City and did not come: “They "
            "were open from eight.”",
        ),
        (
            "petition-certified",
            {"on_paper": 20, "rejected": 1},
            "50 of 250 electors, 20 of them on paper (1 line was rejected), signed the petition to recall deputy "
            "mill-a-1.d1, which is enough: 50 were needed.",
        ),
        (
            "council-named",
            {"name": "Council of Hankow"},
            "A council was named: Council of Hankow; it may now be formed.",
        ),
    ],
)
def test_what_it_says_of_the_other_cases(tag: str, changes: dict[str, Any], words: str) -> None:
    state, act = told()[tag]
    assert tell(state, replace(act, **changes)) == words


@pytest.mark.parametrize(
    "words",
    [
        "City asked by 9 votes to 0 (5 needed) for the recall of one of its deputies, deputy mill-a-1.d1; nobody need "
        "sign it, and it comes to a vote: “As the paper says.”",
        "50 of 390 electors signed the petition of no confidence in City, which is enough: 39 were needed.",
        "The first teller counted 200 for, 100 against and 0 spoiled in the vote on no confidence in City.",
        "By show of hands City carried the motion to close the debate on the motion “Eight hours”: 9 for, 0 against, 0 "
        f"abstaining; article 4.1 requires 5 (more than half of votes cast, 9). {_QUORUM}",
        "Deputy mill-a-1.d1 moved to refer the motion “Eight hours” to the executive of City.",
        "Province gave notice to the councils below it that it means to overrule the decision “Rice” of City; it may "
        "do so from 14 March 1927 on: “One price of rice.”",
        "City, by 9 votes to 0 (5 needed), joined the demand for a sitting of Province on “Prices”.",
    ],
)
def test_what_it_says_elsewhere_on_the_grounds(words: str) -> None:
    assert words in said(words[:20])


def test_a_decision_by_consent_says_who_signed_it_off() -> None:
    """There is no vote to name: members signed off or objected."""
    consent = Vote("consent", 8, 0, 0, carried=True)
    state, act = told()["decision-adopted"]
    state = state.copy()
    state.put(replace(state.tables["motions"][act.motion], vote=consent))
    assert tell(state, act).startswith(
        "Province decided by consent, 8 members having signed it off and 0 objecting, by"
    )


def test_each_act_stands_under_a_heading_of_the_bulletin_or_under_none() -> None:
    rubrics = {tag: rubric_of(act) for tag, (_, act) in told().items()}
    assert set(rubrics.values()) == {"", *RUBRICS}
    assert rubrics["decision-adopted"] == "decisions"
    assert rubrics["count-entered"] == ""


@pytest.mark.parametrize(
    ("tag", "councils"),
    [
        ("means-chosen", {"city", "province"}),
        ("directive-issued", {"city", "harbour", "province"}),
        ("delegate-sent", {"city", "province"}),
        ("delegation-ended", {"province"}),
        ("sanction-appeal-decided", {"city", "province"}),
        ("petition-lapsed", {"city"}),
        ("body-petition-opened", {"city"}),
        ("confidence-withdrawn", {"city"}),
        ("council-dissolved", {"city"}),
        ("delegate-instructed", {"city", "province"}),
        ("demand-met", {"province"}),
        ("notice-given", {"city", "harbour", "province"}),
        ("notice-withdrawn", {"city", "harbour", "province"}),
        ("competence-handed-over", {"city", "harbour"}),
        ("decision-overruled", {"city", "province"}),
        ("office-ended", {"city"}),
        ("task-settled", {"city"}),
        ("inspection-answered", {"city"}),
        ("speech-ended", {"city"}),
        ("amendments-overtaken", {"city"}),
        ("speaker-withdrawn", {"city"}),
        ("credentials-confirmed", {"city"}),
        ("roll-call-taken", {"city"}),
        ("roll-sealed", set()),
    ],
)
def test_it_concerns_the_councils_that_it_names_and_those_of_what_it_names(tag: str, councils: set[str]) -> None:
    state, act = told()[tag]
    assert councils_of(state, act) == councils


def test_the_requests_whose_acts_reach_beyond_their_council_are_listed() -> None:
    """Red for a new one? Add it to `ACROSS`, or bulletins of the other councils miss it."""
    missing = set()
    for ground in grounds():
        state = State(ground.exhibits)
        for entry in ground.entries:
            place = place_of_entry(state, entry.request)
            take(state, entry)
            for plain in entry.acts:
                act = read(ACTS[plain["kind"]][0], {k: v for k, v in plain.items() if k != "kind"}, document="act")
                if rubric_of(act) and councils_of(state, act) - {place.council}:
                    missing.add(str(entry.request["kind"]))
    assert missing <= set(ACROSS)
    assert {"choose-means", "issue-directive", "join-demand-as-council", "send-delegates"} <= missing


def test_so_are_those_that_may_end_a_delegation_in_another_council() -> None:
    ends = {name for name, kind in CATALOGUE.items() if kind.acts.keys() & {DelegationEnded, CouncilDissolved}}
    assert "rotate-mandate" in ends
    assert ends <= set(ACROSS)
    assert set(ACROSS) <= CATALOGUE.keys()


def test_a_council_that_is_dissolved_concerns_those_in_which_its_delegates_sat() -> None:
    state, act = told()["council-dissolved"]
    assert councils_of(state, replace(act, delegations=1)) == {"city", "province"}


def test_what_is_done_on_a_petition_of_no_confidence_concerns_that_council() -> None:
    """A petition of no confidence is about no mandate."""
    tags = ("body-petition-opened", "petition-certified", "recall-count-entered")
    whole = [
        councils_of(state, act)
        for tag, state, act in every()
        if tag in tags and not state.tables["petitions"][act.petition].mandate
    ]
    assert len(whole) > 3
    assert all(councils == {"city"} for councils in whole)


def test_telling_changes_nothing() -> None:
    ground = elected()
    before = {name: dict(rows) for name, rows in ground.state.tables.items()}
    for entry in ground.entries:
        for plain in entry.acts:
            fields = {key: value for key, value in plain.items() if key != "kind"}
            tell(ground.state, read(ACTS[plain["kind"]][0], fields, document="act"))
    assert {name: dict(rows) for name, rows in ground.state.tables.items()} == before
    assert replay(ground.entries, ground.exhibits).tables == ground.state.tables
