"""docs/results.md and the pages below it: every example is what the independent program computes from the pages."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import chamber
import petitions
import recounted
from deputies.acts.catalogue import ACTS, CATALOGUE
from deputies.acts.envelope import format_entry
from ground import Ground
from recorded import export

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "docs" / "results.md", *sorted((ROOT / "docs" / "results").glob("*.md")))
TEXT = "\n".join(page.read_text("utf-8") for page in PAGES)
sys.path.insert(0, str(ROOT / "tests" / "audit"))
try:
    from independent.amending import lines_of, text_with
    from independent.bodies import long_absent, numbers_of, quorum, the_bases, voices, votes_of
    from independent.competence import stage_of
    from independent.directives import term
    from independent.dues import due_points
    from independent.elections import draw, totals_result
    from independent.lists import lists_of, next_on_list, seats_of_lists, to_persons
    from independent.mandates import meeting_carries
    from independent.numbers import after_days, met, needed
    from independent.reading import Documents, read_entries
    from independent.recall import carried_by_electors, signatures_needed
    from independent.state import State
    from independent.support import say_support, support_of
    from independent.votes import Ballot, judge, majority_of, roll_call, voters
    from independent_results import Audit
finally:
    sys.path.pop(0)

HALF = {"num": 1, "den": 2, "strict": True}


def yes(found: bool) -> str:
    return "yes" if found else "no"


def said(found: bool) -> str:
    return "carried" if found else "rejected"


def thresholds() -> Iterator[str]:
    rows = (
        ("{ num = 1, den = 2, strict = true }", HALF, 9, (4, 5)),
        ("{ num = 2, den = 3 }               ", {"num": 2, "den": 3}, 9, (5, 6)),
        ("{ num = 1, den = 5 }               ", {"num": 1, "den": 5}, 251, (50, 51)),
        ("{ num = 1, den = 2, strict = true }", HALF, Fraction(7, 2), (Fraction(3, 2), 2)),
    )
    for words, threshold, base, counts in rows:
        answers = "  ".join(f"met({count}, {base}) {yes(met(threshold, count, base))}".ljust(14) for count in counts)
        of = f"{words} of {base}:".ljust(43)
        yield f"{of} needed {str(needed(threshold, base)).ljust(2)}  {answers}".rstrip()


def quorums() -> Iterator[str]:
    statute = {"mandates": {"absent_days": 7}}
    absent = int(long_absent(statute, {"away": "1927-03-01"}, "1927-03-09"))
    bases = {"present": 0, "enrolled": 0, "in_office": 8, "seats": 9, "absent": absent}
    yield f"9 seats, 8 in office, one of them away since 1 March with absent_days = 7; it is 9 March: absent {absent}"
    for of, base in (("members-in-office", 8 - absent), ("statutory-members", 9)):
        least, _ = quorum({"quorum": {**HALF, "of": of}}, bases)
        yield f"quorum more than half of {of}: base {base}, needed {least}"


def majorities() -> Iterator[str]:
    cast, third = {**HALF, "of": "votes-cast"}, {"num": 1, "den": 3, "of": "votes-cast"}
    rows: tuple[tuple[str, tuple[int, int, int], dict[str, Any], str | None, int], ...] = (
        ("4 for, 4 against, 1 abstaining, more than half of votes-cast", (4, 4, 1), {"threshold": cast}, None, 8),
        ("4 for, 3 against, 2 abstaining, more than half of votes-cast", (4, 3, 2), {"threshold": cast}, None, 7),
        ("4 for, 3 against, 2 abstaining, the same with abstention against", (4, 3, 2),
         {"threshold": cast, "abstention": "against"}, None, 9),
        ("4 for, 3 against, 2 abstaining, more than half of voters", (4, 3, 2),
         {"threshold": {**HALF, "of": "voters"}}, None, 9),
        ("4 for, 3 against, 2 abstaining, more than half of 9 members-in-office", (4, 3, 2),
         {"threshold": {**HALF, "of": "members-in-office"}}, None, 9),
        ("4 for, 4 against, tie chair, casting for, more than half of votes-cast", (4, 4, 0),
         {"threshold": cast, "tie": "chair"}, "for", 9),
        ("3 for, 4 against, one third of votes-cast", (3, 4, 0), {"threshold": third}, None, 7),
    )  # fmt: skip
    for words, votes, majority, casting, base in rows:
        carried, least = judge(majority, Ballot(*map(Fraction, votes)), {"members-in-office": 9}, casting)
        assert needed(majority["threshold"], base) == least
        yield f"{words}: base {base}, needed {least}, {said(carried)}"


def units() -> Iterator[str]:
    weights = {"a": Fraction(1), "b": Fraction(1), "c": Fraction(1, 2), "d": Fraction(1, 2)}
    agreeing, whole = weights["a"] + weights["c"], sum(weights.values())
    answer = "met" if met({"num": 1, "den": 2}, agreeing, whole) else "not met"
    yield (
        "units a, b, c, d; c and d count half; a and c are for, b and d against; at least half: "
        f"{agreeing} of {whole}, {answer}"
    )
    office = {"threshold": {**HALF, "of": "members-in-office"}}
    whole_council, _ = judge(office, Ballot(Fraction(5)), {"members-in-office": 9})
    parts = [
        judge(office, Ballot(Fraction(votes)), {"members-in-office": seats})[0] for votes, seats in ((5, 6), (0, 3))
    ]
    assert (whole_council, parts) == (True, [True, False])
    yield (
        "sections of 6 and 3, more than half of members-in-office: 5 for of the nine, 5 and 0: the second is not met, "
        f"{said(whole_council and all(parts))}"
    )


def amendment() -> Iterator[str]:
    text = "The working day is eight hours for everybody. It holds for all mills of the town, and for the docks."
    lines = [text[begin:end] for begin, end, _ in lines_of(text)]
    yield from (f"{number} | {line}" for number, line in enumerate(lines, start=1))
    change = {"lines": {"first": 2, "last": 2}, "text": "the harbour."}
    before = {"lines": {"first": 1, "last": 0}, "text": "From May on:"}
    yield 'lines 2 to 2 replaced by "the harbour.", and "From May on:" put before line 1:'
    yield text_with(text, [change, before])


def signatures() -> Iterator[str]:
    fifth = {"num": 1, "den": 5}
    least = signatures_needed({"petition": fifth, "petition_least": 60}, 250)
    yield f"one fifth of 250 electors, never fewer than 60: needed {least}"
    yield f"one fifth of 251 electors: needed {signatures_needed({'petition': fifth}, 251)}"


def recall() -> Iterator[str]:
    rule = {
        "turnout": {"num": 1, "den": 2, "of": "registered"}, "decision": {**HALF, "of": "votes-cast"},
    }  # fmt: skip
    yield "250 electors, turnout half of registered, decision more than half of votes-cast:"
    for votes in ((120, 40, 0), (60, 40, 20), (63, 63, 0)):
        carried = carried_by_electors(rule, {"electors": 250}, *votes)
        why = f" (turnout needs {needed(rule['turnout'], 250)})" if sum(votes) < 125 else ""
        figures = f"{votes[0]} for, {votes[1]} against, {votes[2]} spoiled"
        yield f"{figures}: {sum(votes)} took part, {said(carried)}{why}"


def weights() -> Iterator[str]:
    def each(votes: int, shared: str, sent: int, there: int) -> Fraction:
        row = {"id": "a", "council": "c", "votes": votes, "shared": shared}
        held = [
            {"id": str(place), "council": "c", "delegate_of": None, "constituency": "a"} for place in range(sent)
        ]  # fmt: skip
        plan = {"constituencies": [row], "delegates": []}
        return votes_of(plan, held, [str(place) for place in range(there)])["0"]

    yield f"640 votes shared among those present, five of seven: {each(640, 'present', 7, 5)} each"
    yield f"150 votes shared among two sent: {each(150, 'sent', 2, 1)} each"
    yield f"100 votes shared among three sent: {each(100, 'sent', 3, 3)} each"


def meeting() -> Iterator[str]:
    answers = (True, "accepted"), (False, "not accepted")
    rows = (("votes-cast", "votes-cast", 61, 60), ("registered", "registered, 250", 120, 10))
    for of, words, votes_for, against in rows:
        carried = meeting_carries({"majority": {**HALF, "of": of}}, votes_for, against, 250)
        yield f"more than half of {words}: {votes_for} for, {against} against: {dict(answers)[carried]}"


def totals() -> Iterator[str]:
    votes = {1: 40, 2: 25, 3: 25, 4: 10, 5: 0}
    elected, following, by_lot = totals_result(votes, 2, [3, 1, 5, 2, 4])
    assert by_lot
    yield (
        "2 seats; votes 40, 25, 25, 10 and 0; lot 3, 1, 5, 2, 4: "
        f"elected {' and '.join(map(str, elected))} by lot; next {', '.join(map(str, following))}"
    )
    elected, following, _ = totals_result({1: 40, 2: 25, 3: 25, 4: 10}, 1, [])
    assert following == []
    yield (
        f"1 seat; votes 40, 25, 25, 10: elected {elected[0]}; next nobody: 2 and 3 are equal and no lot was drawn"
    )  # fmt: skip


def by_lists() -> Iterator[str]:
    sizes = {"north": (1, 4), "south": (5, 2), "east": (7, 3)}
    people = {
        first + place: {"list": name, "withdrawn": False, "late": False}
        for name, (first, many) in sizes.items()
        for place in range(many)
    }
    lists, votes = lists_of(people), {1: 90, 5: 70, 7: 40}
    room = {one.number: len(one.standing) for one in lists}
    won, _ = seats_of_lists(votes, room, 5, "dhondt", [])
    seated = to_persons(lists, won)
    yield (
        "5 seats by dhondt; lists 1, 5 and 7 with 90, 70 and 40 votes and 4, 2 and 3 candidates: "
        f"{', '.join(map(str, won))}"
    )
    yield f"elected {', '.join(map(str, seated))}"
    heir = next_on_list(
        lists, votes, seated, [], left=5, gone=set(seated), seats=5, rule="dhondt", order=[]
    )  # fmt: skip
    yield f"candidate 5 leaves, list 5 has nobody left: the next quotients are 30 and 20; candidate {heir}"


def lot() -> Iterator[str]:
    order = draw("small-town", "mill-a-1", "10 22 31", (1, 2, 3))
    yield f'small-town, mill-a-1, seed "10 22 31", candidates 1 to 3: {", ".join(map(str, order))}'


def support() -> Iterator[str]:
    votes = {"a": (30, 5), "b": (166, 20), "c": (0, 80)}
    places = [{"units": [unit], "electors": electors} for unit, electors in (("a", 40), ("b", 250), ("c", 100))]
    numbers = support_of(places, votes)
    yield "constituencies of 40, 250 and 100 electors; for and against 30 and 5, 166 and 20, 0 and 80:"
    yield say_support(numbers)
    assert met(HALF, *numbers[:2])
    assert met(HALF, *numbers[2:])
    yield f"more than half of units: met; more than half of registered: met (needed {needed(HALF, numbers[3])})"


def stages() -> Iterator[str]:
    matter = {"stage": "advisory", "highest": "controlling"}
    power = {"stage": "controlling", "held": True}
    yield f"K.stage advisory, K.highest controlling: {stage_of({'powers': {}}, 'k', matter)}"
    yield f"after competence-taken-over at controlling: {stage_of({'powers': {'k': power}}, 'k', matter)}"
    deciding = {"powers": {"k": {**power, "stage": "deciding"}}}
    yield f"K.stage advisory, a power at deciding, K.highest controlling: {stage_of(deciding, 'k', matter)}"


def notice() -> Iterator[str]:
    day = after_days("1927-03-11", 3)
    yield f"given 1927-03-11 with notice_days 3: from_day {day}; on that day both may act"


def days() -> Iterator[str]:
    objection = {"raised": "1927-03-12", "settled": "1927-03-15", "settle_by": "1927-03-16"}
    by = term(after_days("1927-03-11", 3), [objection], "1927-03-20")
    yield f"issued 1927-03-11, choose_days 3, objected 1927-03-12, settled 1927-03-15: choose by {by}"


def at(ground: Ground, kind: str, folder: Path) -> tuple[Any, dict[str, Any], dict[str, Any]]:
    """The tables of the independent program before the last act of a kind in an exported record; entry and act."""
    place = max(one.seq for one in ground.entries if kind in [act["kind"] for act in one.acts])
    export(ground, [format_entry(entry) for entry in ground.entries], folder)
    found = Audit(State(Documents(folder)))
    for entry in read_entries(folder):
        if entry["seq"] == place:
            return found.state, entry, next(act for act in entry["acts"] if act["kind"] == kind)
        found.take(entry)
    raise AssertionError(kind)


def share(threshold: Mapping[str, Any]) -> str:
    words = "more than" if threshold.get("strict") else "at least"
    return f"{words} {threshold['num']}/{threshold['den']} of {threshold['of']}"


def vote(folder: Path) -> Iterator[str]:
    state, entry, act = at(chamber.carried(), "roll-call-taken", folder)
    motion = state.motions[act["motion"]]
    sitting = state.sittings[motion["sitting"]]
    yield f"entry {entry['seq']}: {act['kind']} on {motion['id']}, by the competence {motion['competence']}"
    bases = the_bases(state, sitting, entry["at"][:10])
    named = ("present", "enrolled", "in_office", "seats", "units", "electors")
    yield f"bases: {', '.join(f'{name} {bases[name]}' for name in named)}"
    ballot, part = roll_call(entry["request"]["choices"], voters(state, sitting))
    yield f"{ballot.votes_for} for, {ballot.votes_against} against, {ballot.abstentions} abstaining"
    level, majority = state.level("city", sitting["statute"]), majority_of(state, motion)
    least, _ = quorum(level, bases, part)
    office = bases["in_office"] - bases["absent"]
    yield f"quorum: {share(level['quorum'])}, {office} of them: {least} needed, {part} take part"
    carried, votes_needed = judge(majority, ballot, numbers_of(bases))
    cast = ballot.votes_for + ballot.votes_against
    yield f"majority: {share(majority['threshold'])}, {cast} of them: {votes_needed} needed, {said(carried)}"
    assert (act["quorum"], act["needed"], act["carried"]) == (least, votes_needed, carried)


def petition(folder: Path) -> Iterator[str]:
    ground = petitions.certified()
    petitions.vote(ground, 120, 40, 3)
    state, _, opened = at(ground, "petition-opened", folder / "opened")
    rule = state.statute()["mandates"]["recall"]
    least = signatures_needed(rule, opened["electors"])
    of = f"{share(rule['petition'])}, {opened['electors']}"
    yield f"opened {opened['opened']}: {of}: {least} needed, until {opened['closes']}"
    assert least == opened["needed"]
    state, _, certified = at(ground, "petition-certified", folder / "certified")
    yield f"certified {certified['day']}: {certified['signatures']} signatures"
    state, entry, act = at(ground, "recall-carried", folder / "carried")
    held, given = state.petitions["p1"], entry["request"]
    figures = (given["votes_for"], given["votes_against"], given["spoiled"])
    first = after_days(held["certified"], rule["answer_days"])
    votes = f"{figures[0]} for, {figures[1]} against, {figures[2]} spoiled"
    yield f"not answered: voted from {first} on; {votes} on {act['day']}"
    electors, cast = held["electors"], figures[0] + figures[1]
    turnout, decision = rule["turnout"], rule["decision"]
    yield f"turnout: {share(turnout)}, {electors}: {needed(turnout, electors)} needed, {sum(figures)} took part"
    carried = carried_by_electors(rule, held, *figures)
    yield f"decision: {share(decision)}, {cast}: {needed(decision, cast)} needed, {said(carried)}"


def agenda(folder: Path) -> Iterator[str]:
    ground = chamber.led()
    first = {"sitting": "s1", "council": "city", "day": "1927-03-09", "agenda": ["Wages", "Bread", "Coal"]}
    ground.ask("convene-sitting", "chair:city", **first)
    ground.ask("open-sitting", "chair:city", sitting="s1", present=list(chamber.CITY), at="1927-03-09T10:00:00Z")
    ground.ask("take-up-point", "chair:city", sitting="s1", point=1)
    ground.ask("close-sitting", "chair:city", sitting="s1")
    second = {**first, "sitting": "s2", "day": "1927-03-12", "agenda": ["Wood"]}
    ground.ask("convene-sitting", "chair:city", **second)
    state, entry, act = at(ground, "sitting-convened", folder)
    held = state.sittings["s1"]
    yield f"first sitting: agenda {', '.join(held['agenda'])}; the point that is on: {held['point']}"
    asked = entry["request"]["agenda"]
    yield f"next sitting, asked for: {', '.join(asked)}"
    for one, point in zip(due_points(state, "city", None, act["day"]), act["agenda"][len(asked) :], strict=True):
        assert one.fits(point)
        yield f"{one.kind}: {point}"


def shares(folder: Path) -> Iterator[str]:
    state, entry, act = at(recounted.sent(), "roll-call-taken", folder)
    motion = state.motions[act["motion"]]
    sitting = state.sittings[motion["sitting"]]
    rows = state.plan_of("province")["delegates"]
    shared = ", ".join(f"{row['sender']} {row['votes']} for {row['seats']}" for row in rows)
    yield f"delegates, votes shared among those sent: {shared}; one of city is not there"
    bases = the_bases(state, sitting, entry["at"][:10])
    yield f"heads:  in_office {bases['in_office']}, seats {bases['seats']}, present {bases['present']}"
    votes = voices(state, sitting)
    named = ("members-in-office", "statutory-members", "present")
    yield f"shares: {', '.join(f'{name} {votes[name]}' for name in named)}"
    ballot, part = roll_call(entry["request"]["choices"], voters(state, sitting))
    yield f"{ballot.votes_for} for, {ballot.votes_against} against"
    level, majority = state.level("province", sitting["statute"]), majority_of(state, motion)
    least, _ = quorum(level, bases, part)
    yield f"quorum: {share(level['quorum'])}, {bases['in_office']} of them: {least} needed, {part} take part"
    carried, votes_needed = judge(majority, ballot, {**numbers_of(bases), **votes})
    of = votes[majority["threshold"]["of"]]
    yield f"majority: {share(majority['threshold'])}, {of} votes: {votes_needed} needed, {said(carried)}"
    assert (act["quorum"], act["needed"], act["carried"]) == (least, votes_needed, carried)


RECORDS: Mapping[str, Callable[[Path], Iterator[str]]] = {
    "vote": vote, "petition": petition, "agenda": agenda, "shares": shares,
}  # fmt: skip


EXAMPLES: Mapping[str, Callable[[], Iterator[str]]] = {
    "thresholds": thresholds, "quorum": quorums, "majorities": majorities, "units": units, "amendment": amendment,
    "signatures": signatures, "recall": recall, "weights": weights, "meeting": meeting, "totals": totals,
    "lists": by_lists, "lot": lot,
    "support": support, "stages": stages, "notice": notice, "days": days,
}  # fmt: skip


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_example_is_what_the_pages_give(name: str) -> None:
    found = dict(re.findall(r"^```text example-([a-z]+)\n(.*?)^```$", TEXT, re.M | re.S))
    assert found[name] == "".join(f"{line}\n" for line in EXAMPLES[name]())


@pytest.mark.parametrize("name", RECORDS)
def test_the_example_from_a_record_is_what_the_pages_give(name: str, tmp_path: Path) -> None:
    found = dict(re.findall(r"^```text example-([a-z]+)\n(.*?)^```$", TEXT, re.M | re.S))
    assert found[name] == "".join(f"{line}\n" for line in RECORDS[name](tmp_path / "record"))


def test_the_pages_have_no_example_that_nobody_checks() -> None:
    assert set(re.findall(r"^```text example-(\w+)$", TEXT, re.M)) == {*EXAMPLES, *RECORDS}


def test_every_act_is_named_on_the_pages() -> None:
    """A new act changes the state, or says that it changes no result; either is said."""
    assert {tag for tag in ACTS if f"`{tag}`" not in TEXT} == set()


def test_every_request_that_rests_on_a_motion_is_in_the_table_of_majorities() -> None:
    page = (ROOT / "docs" / "results" / "sittings.md").read_text("utf-8")
    table = page[page.index("## 4.") : page.index("## 5.")]
    assert {name for name, kind in CATALOGUE.items() if kind.rests and f"`{name}`" not in table} == set()


def test_every_page_is_linked_from_the_overview_and_every_link_leads_somewhere() -> None:
    overview = PAGES[0].read_text("utf-8")
    for page in PAGES[1:]:
        assert f"(results/{page.name})" in overview
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
