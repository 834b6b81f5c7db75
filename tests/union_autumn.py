"""From July to December: notices, a directive, an emergency, no confidence, a renewal, a sanction, an amendment."""

from __future__ import annotations

from dataclasses import replace

from deputies.councils.council import Due
from deputies.sittings.deciding_between import on_the_table
from federation import Federation
from ground import sealed
from union_spring import BRANCHES, UNITS

__all__ = ["second_half"]


def second_half(year: Federation) -> None:
    """From the first notice to the amendment of the statute."""
    july_shares_and_hands_down(year)
    august_answers(year)
    september_has_no_confidence(year)
    october_renews(year)
    november_sanctions(year)
    december_amends(year)


def july_shares_and_hands_down(year: Federation) -> None:
    """A dispute is the district's first: the congress gives notice, is forestalled, and has its way the second time."""
    year.convene("congress-1", "congress", "2026-07-07", "The strike at the docks")
    year.convene("docks-3", "docks", "2026-07-14", "The notice of the congress")
    year.open("congress-1")
    asked = {"sitting": "congress-1", "title": "Docks", "text": "We settle it.", "competence": "local-disputes"}
    mover = {"mover": year.present("congress-1")[0]}
    year.refuse(
        "table-motion", "chair:congress", "notice.none", "first a matter of the councils below", article="9.1",
        motion="x", **asked, **mover,
    )  # fmt: skip
    notice = {"council": "congress", "text": "The strike touches the whole trade.", "competence": "local-disputes"}
    year.ask("give-notice", "chair:congress", notice="n1", **notice)
    year.refuse(
        "table-motion", "chair:congress", "notice.running", "until 2026-07-21", article="9.1", motion="x", **asked,
        **mover,
    )  # fmt: skip
    year.close("congress-1")
    year.open("docks-3")
    year.ask("take-up-matter", "chair:docks", motion=year.own("docks-3", "ours", "take-up-matter", "n1"))
    year.close("docks-3")
    year.convene("congress-2", "congress", "2026-08-03", "The strike", "Agreements", "Organs")
    for district in ("rail", "mills", "docks"):
        year.convene(f"{district}-4", district, "2026-08-10", "The directive of the congress")
    year.ask("give-notice", "chair:congress", notice="n2", **notice, at="2026-07-20T09:00:00Z")
    year.open("congress-2")
    year.decide("congress-2", "settle-docks", "local-disputes", text="Two arbiters by Friday.")
    assert year.state.tables["notices"]["n1"].status == "taken-up"
    assert year.state.tables["notices"]["n2"].status == "used"
    _the_congress_hands_down(year)
    _the_congress_elects_its_organs(year)
    year.close("congress-2")


def _the_congress_hands_down(year: Federation) -> None:
    year.decide("congress-2", "agreement", "bargaining", text="Thirty-five hours in every agreement.")
    organised = {"fact": "share-organised", "is_": "at-least", "value": 60}
    means = [
        {"id": "talks", "text": "In talks.", "conditions": [{"fact": "employer-talks", "is_": "yes"}]},
        {"id": "ballot", "text": "By ballot on a strike.", "conditions": [organised]},
    ]
    handed = {"directive": "hours", "decision": "agreement", "text": "Thirty-five hours.", "means": means}
    year.refuse(
        "issue-directive", "chair:congress", "faults", "is not below", **handed, addressees=["docks", "congress"],
    )  # fmt: skip
    year.ask("issue-directive", "chair:congress", **handed, addressees=["docks", "rail", "mills"])
    talks = {"directive": "hours", "means": "talks"}
    year.refuse(
        "choose-means", "chair:west", "directive.not-addressed", "but to docks, rail, mills", council="west",
        **talks,
    )  # fmt: skip
    year.refuse("choose-means", "chair:docks", "means.fact-missing", "employer-talks", council="docks", **talks)
    fact = {"fact": "employer-talks", "value": 0, "source": "Their letter of 1 August."}
    year.refuse(
        "choose-means", "chair:docks", "means.condition", "employer-talks", council="docks", **talks, facts=[fact],
    )  # fmt: skip
    counted = {"fact": "share-organised", "value": 72, "source": "The roll and the pay lists."}
    year.ask("choose-means", "chair:docks", directive="hours", council="docks", means="ballot", facts=[counted])


def _the_congress_elects_its_organs(year: Federation) -> None:
    for organ in ("presidium", "control", "support"):
        formed = year.own("congress-2", f"form-{organ}", "form-organ", f"the-{organ}")
        year.ask("form-organ", "chair:congress", motion=formed, provision=organ)
    here, sat = year.present("congress-2"), {"sitting": "congress-2", "voters": 11}
    leading = list(year.state.council("congress").executive.members)
    others = [item for item in here if item not in leading]
    year.refuse(
        "elect-organ", "chair:congress", "organ.in-executive", "executive", article="4.4", organ="the-control",
        votes=year.ballot(leading[:1], 11), **sat,
    )  # fmt: skip
    year.refuse(
        "elect-organ", "chair:congress", "faults", "a member of the executive", organ="the-presidium",
        votes=year.ballot(others[:1], 11), **sat,
    )  # fmt: skip
    for organ, chosen in (("the-presidium", leading[:3]), ("the-control", others[:3]), ("the-support", others[3:6])):
        year.ask("elect-organ", "chair:congress", organ=organ, votes=year.ballot(chosen, 11), **sat)
    reserved = {
        "sitting": "congress-2", "motion": "x", "title": "Dues", "text": "Theirs.", "competence": "own-order",
        "mover": here[0],
    }  # fmt: skip
    purpose = {"kind": "delegate-matter", "about": "funds/executive"}
    year.refuse(
        "table-motion", "chair:congress", "matter.reserved", "keeps this to the council", article="4.2b", **reserved,
        leads_to=purpose,
    )  # fmt: skip


def august_answers(year: Federation) -> None:
    """One district deviates, one appeals and is not answered; a department is set aside."""
    for district in ("rail", "mills", "docks"):
        year.open(f"{district}-4", hour="10:00" if district == "rail" else "11:00")
    own = {
        "id": "by-shift", "text": "Shift by shift.",
        "conditions": [{"fact": "shifts", "is_": "at-least", "value": 3}],
    }  # fmt: skip
    shifts = [{"fact": "shifts", "value": 4, "source": "The timetable."}]
    objected = year.own("rail-4", "rail-deviates", "object-to-directive", "hours", text="Trains do not stop.")
    deviation = {"objection": "o1", "motion": objected, "asks": "deviation"}
    year.refuse("object-to-directive", "chair:rail", "faults", "means", **deviation)
    year.ask("object-to-directive", "chair:rail", **deviation, means=own, facts=shifts)
    appeal = year.own("mills-4", "mills-appeal", "object-to-directive", "hours", text="We have thirty-four.")
    year.ask("object-to-directive", "chair:mills", objection="o2", motion=appeal, asks="appeal")
    for district in ("rail", "mills", "docks"):
        year.close(f"{district}-4")
    year.convene("congress-3", "congress", "2026-08-25", "The deviation of rail", "What the department decided")
    _between_sittings(year)
    year.open("congress-3")
    year.own("congress-3", "rail-may", "settle-objection", "o1", "ffffffaaaaa")
    year.ask("settle-objection", "chair:congress", motion="rail-may")
    assert [item.id for item in on_the_table(year.state.tables["decisions"].values(), "congress")] == ["strike-pay"]
    aside = year.own("congress-3", "aside", "set-aside-decision", "strike-pay")
    year.ask("set-aside-decision", "chair:congress", motion=aside)
    year.close("congress-3")
    year.ask("choose-means", "chair:rail", directive="hours", council="rail", means="by-shift", facts=shifts)
    report = {"directive": "hours", "council": "docks", "text": "71 of 100 voted for it; it is signed.", "done": True}
    year.ask("report-execution", "chair:docks", **report, at="2026-09-01T09:00:00Z")
    year.refuse("report-execution", "chair:docks", "execution.done", "done", **report)


def _between_sittings(year: Federation) -> None:
    support, control = (year.state.tables["organs"][f"the-{name}"].members for name in ("support", "control"))
    by_name = [{"mandate": item, "choice": "for"} for item in support]
    decided = {
        "decision": "strike-pay", "council": "congress", "organ": "the-support", "title": "Strike pay",
        "text": "From the first day.", "choices": by_name,
    }  # fmt: skip
    year.refuse(
        "decide-in-organ", "chair:congress", "matter.not-delegated", "the Congress itself", **decided,
        competence="funds",
    )  # fmt: skip
    year.ask("decide-in-organ", "chair:congress", **decided, competence="solidarity")
    found = {
        "inspection": "accounts-1", "organ": "the-control", "subject": "accounts", "title": "Travel",
        "answer_by": "2026-08-20", "text": "Two journeys have no receipt.",
        "choices": [{"mandate": item, "choice": "for"} for item in control],
    }  # fmt: skip
    outsider = year.state.mandate(support[0]).deputy
    year.refuse("file-inspection", f"deputy:{outsider}", "organ.not-member", "sit", **found)
    year.ask("file-inspection", f"deputy:{year.state.mandate(control[0]).deputy}", **found)
    leading = year.state.council("congress").executive.members
    urgent = {
        "decision": "flood", "council": "congress", "title": "The flood", "text": "Shelter and pay.",
        "reasons": "The lines are under water.",
    }  # fmt: skip
    three, four = ([{"mandate": item, "choice": "for"} for item in leading[:many]] for many in (3, 4))
    year.refuse(
        "decide-in-emergency", "chair:congress", "emergency.too-few", "requires 4", article="11.2", **urgent,
        competence="solidarity", choices=three,
    )  # fmt: skip
    year.refuse(
        "decide-in-emergency", "chair:congress", "competence.not-delegable", "4.2b", article="4.2b", **urgent,
        competence="funds", choices=four,
    )  # fmt: skip
    year.ask("decide-in-emergency", "chair:congress", **urgent, competence="solidarity", choices=four)
    year.ask(
        "issue-directive", "chair:congress", directive="shelter", decision="flood", text="Open the halls.",
        addressees=["docks", "mills"], means=[{"id": "halls", "text": "The halls."}],
    )  # fmt: skip
    year.ask("choose-means", "chair:docks", directive="shelter", council="docks", means="halls")
    year.ask(
        "answer-inspection", "chair:congress", inspection="accounts-1", text="They are found.",
        at="2026-08-24T09:00:00Z",
    )  # fmt: skip


def september_has_no_confidence(year: Federation) -> None:
    """What was done without the council lapsed, what nobody settled stands; rail loses confidence."""
    year.on("2026-09-15")
    year.refuse(
        "choose-means", "chair:mills", "directive.lapsed", "flood", directive="shelter", council="mills",
        means="halls",
    )  # fmt: skip
    year.refuse(
        "choose-means", "chair:mills", "directive.released", "released", directive="hours", council="mills",
        means="talks",
    )  # fmt: skip
    opened = {"petition": "rail-1", "council": "rail", "grounds": "It has met once."}
    year.ask("open-body-recall", "elector:yard", **opened)
    year.refuse("certify-recall", "credentials", "recall.too-few", "105", article="7.3", **year.sign("rail-1", 105))
    year.ask("certify-recall", "credentials", **year.sign("rail-1", 106))
    year.ask("answer-recall", "chair:rail", petition="rail-1", text="We meet in October.")
    year.on("2026-09-25")
    assert year.judge("rail-1", 201, 130) == "carried"
    assert year.state.council("rail").due == Due("no-confidence", "2026-09-25")
    assert len(year.members("rail")) == 10, "it carries on"
    early = {"council": "docks", "when": "members-below"}
    year.refuse("call-early-election", "organiser", "early.not-met", "11 of 11 seats are held", article="7.5", **early)
    year.refuse(
        "call-early-election", "organiser", "early.too-soon", "2027", article="7.7",
        **{**early, "when": "size-changed"},
    )  # fmt: skip
    year.refuse("call-early-election", "organiser", "early.motion", "motion", **{**early, "when": "resolved"})
    year.refuse("call-early-election", "organiser", "early.due", "no-confidence", **{**early, "council": "rail"})


def october_renews(year: Federation) -> None:
    """Rail is elected anew under a newer roll; what rested on the old seats ends, what was begun goes on."""
    task = {
        "task": "timetable", "council": "rail", "title": "Timetable", "text": "Ask every shift.",
        "owner": "executive",
    }  # fmt: skip
    year.ask("assign-task", "secretary:rail", **task, due="2026-11-30", at="2026-10-01T09:00:00Z")
    grown = [replace(unit, electors=160) if unit.id == "yard" else unit for unit in UNITS]
    year.seal(2, "2026-10-01", grown)
    year.ask("adopt-plan", "organiser", **year.plan(2))
    year.ask(
        "declare-office", "deputy:signals-1.d3", office="office-2", deputy="signals-1.d3", role="teller",
        text="At the yard.",
    )  # fmt: skip
    rail = tuple(BRANCHES["rail"])
    year.announce("2026-10-12", rail, number=2)
    again = {"election": "signals-2", "candidates": [{"name": sealed("signals-1 3"), "deputy": "signals-1.d3"}]}
    year.refuse("nominate", "organiser", "office.incompatible", "officer of an election", article="10.4", **again)
    stands = {"election": "depot-2", "candidates": [{"name": sealed("depot-1 1"), "deputy": "depot-1.d1"}]}
    year.ask("nominate", "organiser", **stands)
    elections = [f"{unit}-2" for unit in rail]
    year.vote_at("2026-10-12", elections)
    for election in elections:
        year.declare(election)
    seats = year.issue(elections, "2026-10-20")
    year.on("2026-10-20")
    year.confirm(*seats)
    assert year.members("rail")[0] == "depot-1.m1", "the new ones wait until the council is constituted anew"
    year.ask("constitute-council", "credentials", council="rail")
    assert {year.ended(item) for item in ("depot-1.m1", "signals-1.m3", "depot-1.s6-1")} == {"term"}
    assert year.ended("west-from-rail-1") == "mandate-ended"
    assert year.state.tables["tasks"]["timetable"].status == "open"
    year.executive("rail", year.members("rail")[:7])
    year.on("2026-10-28")
    year.refuse(
        "constitute-council", "credentials", "council.too-few", "0 confirmed credentials for 12 seats", council="west"
    )
    places = year.send("rail", "west", year.members("rail")[:5], as_it_sits=True)
    year.on("2026-11-05")
    year.confirm(*places)
    assert len(year.members("west")) == 11, "West goes on with its term, the renewed rail in it"
    year.send("west", "congress", year.members("west")[-1:], as_it_sits=True)


def _waiting(year: Federation, council: str) -> list[str]:
    """Those sent to a council whose credentials nobody has confirmed."""
    return [item.id for item in year.state.mandates_in(council) if item.credential == "issued" and item.ended is None]


def november_sanctions(year: Federation) -> None:
    """Money was misused. Too little support is refused with what is missing; then it is carried, and appealed."""
    ground = "misuse of the funds of members, found on evidence"
    evidence = [{"day": "2026-10-15", "text": "400 taken from the box.", "source": "The auditors, page 3."}]
    case = {
        "sanction": "box", "council": "mills", "asks": "removal", "mandate": "dyers-1.m1", "removes": "mandate",
        "evidence": evidence,
    }  # fmt: skip
    year.convene("mills-5", "mills", "2026-11-20", "The box of the dyers")
    meeting = {"unit": "weavers", "votes_for": 90, "votes_against": 20}
    year.refuse(
        "open-sanction", "elector:weavers", "sanction.ground", "is no ground", article="10.6", **case, ground="rude",
        hearing="2026-11-19", **meeting,
    )  # fmt: skip
    year.refuse(
        "open-sanction", "elector:weavers", "sanction.short-notice", "2026-11-19 at the earliest", article="10.6",
        **case, ground=ground, hearing="2026-11-12", **meeting,
    )  # fmt: skip
    year.ask("open-sanction", "elector:weavers", **case, ground=ground, hearing="2026-11-19", **meeting)
    year.refuse(
        "hear-sanction", "secretary:mills", "sanction.early", "2026-11-19", sanction="box", attended=True,
        statement="Too soon.",
    )  # fmt: skip
    year.ask(
        "answer-sanction", "deputy:dyers-1.d1", sanction="box", text="I meant to pay it back.",
        at="2026-11-10T09:00:00Z",
    )  # fmt: skip
    year.ask(
        "hear-sanction", "secretary:mills", sanction="box", attended=True, statement="I have paid it back.",
        at="2026-11-19T09:00:00Z",
    )  # fmt: skip
    year.open("mills-5")
    remove = year.own("mills-5", "remove", "decide-sanction", "box", "ffffffffaa")
    year.ask("support-sanction", "elector:weavers", sanction="box", unit="weavers", votes_for=200, votes_against=31)
    refusal = year.refuse(
        "decide-sanction", "chair:mills", "sanction.no-support", "1 unit and 66 electors are missing",
        article="10.6", motion=remove,
    )  # fmt: skip
    assert "1 of 3 units and 200 of 530 electors" in refusal.sentence
    year.ask("support-sanction", "elector:dyers", sanction="box", unit="dyers", votes_for=66, votes_against=60)
    year.ask("decide-sanction", "chair:mills", motion=remove)
    year.close("mills-5")
    year.ask("appeal-sanction", "deputy:dyers-1.d1", sanction="box", grounds="It is paid back.")
    year.refuse("enforce-sanction", "credentials", "sanction.appealed", "does not hold meanwhile", sanction="box")


def december_amends(year: Federation) -> None:
    """The congress upholds the removal, and shortens the days to report; it is announced four weeks before."""
    shorter = year.hand_in(
        year.text.replace(b"report_days = 45", b"report_days = 30").replace(b'version = "1"', b'version = "2"', 1),
    )  # fmt: skip
    year.confirm(*_waiting(year, "congress"))
    year.convene("congress-4", "congress", "2026-12-19", "The appeal", f"Statute {shorter[:16]}")
    year.convene("west-1", "west", "2026-12-05", f"Statute {shorter[:16]}")
    year.open("west-1")
    vote = {"motion": "amend", "statute": shorter}
    casts = [{"mandate": item, "choice": "for"} for item in year.present("west-1")]
    year.refuse(
        "amend-statute", "chair:west", "amendment.wrong-body", "congress", article="12", **vote, sitting="west-1",
        mover=casts[0]["mandate"], choices=casts,
    )  # fmt: skip
    year.close("west-1")
    year.open("congress-4")
    upheld = year.own("congress-4", "uphold", "decide-sanction-appeal", "box")
    year.ask("decide-sanction-appeal", "chair:congress", motion=upheld)
    casts = [{"mandate": item, "choice": "for"} for item in year.present("congress-4")]
    year.ask("amend-statute", "chair:congress", **vote, sitting="congress-4", mover=casts[0]["mandate"], choices=casts)
    year.close("congress-4")
    year.ask("enforce-sanction", "credentials", sanction="box")
