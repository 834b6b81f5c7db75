"""From July 2026 to March 2027: recalls at once and by the council, a chair alone, a dissolution, a new term."""

from __future__ import annotations

from dataclasses import replace

from coop_founding import ASSEMBLIES, UNITS
from deputies.acts.dues import dues_on
from deputies.analysis.accountability import account_of, broken_instructions
from deputies.mandates.signatures import make_signature
from federation import Federation
from ground import sealed

__all__ = ["second_half"]


def second_half(year: Federation) -> None:
    """From the first recall to the end of the term."""
    july_recalls_at_once(year)
    august_has_a_chair_alone(year)
    september_rotates_and_refuses(year)
    october_dissolves(year)
    november_amends_nothing(year)
    january_elects_anew(year)
    february_goes_up_again(year)


def july_recalls_at_once(year: Federation) -> None:
    """Wishes guide. A meeting may recall at once, on grounds of the statute, once in a term; the assembly may ask."""
    told = {"mandate": "hill-1.m1", "instruction": "w1", "text": "Longer hours."}
    year.refuse(
        "instruct", "elector:vale", "office.elsewhere", "for electors of 'hill'", **told, votes_for=30, votes_against=5
    )
    year.ask("instruct", "elector:hill", **told, votes_for=60, votes_against=5)
    assert year.state.mandate("hill-1.m1").instructions[0].force == "guiding"
    early = {"petition": "r0", "mandate": "ovens-1.m1", "ground": "absence"}
    meeting = {"votes_for": 10, "votes_against": 9}
    year.ask("resign", "deputy:ovens-1.d2", mandate="ovens-1.m2")
    year.ask("seat-alternate", "credentials", vacated="ovens-1.m2", since="2026-07-01")
    year.on("2026-07-09")
    year.confirm("ovens-1.m3")
    protected = {**early, "mandate": "ovens-1.m3"}
    year.refuse(
        "recall-at-once", "elector:ovens", "recall.protected", "2026-09-29", article="7.1", **protected, **meeting
    )
    year.refuse(
        "recall-at-once",
        "elector:ovens",
        "recall.ground",
        "wishes-ignored",
        article="7.1",
        **{**early, "ground": "rude"},
        **meeting,
    )
    year.refuse("recall-at-once", "elector:ovens", "recall.votes", "24", **early, votes_for=20, votes_against=5)
    year.ask("recall-at-once", "elector:ovens", **early, **meeting)
    assert "requires 13 (more than half of registered electors, 24)" in year.state.tables["petitions"]["r0"].sentence
    year.refuse("open-recall", "elector:ovens", "recall.once", "one", article="7.1", **{**early, "petition": "r1"})
    year.sit("bakery-2", "bakery", "2026-07-20", "The vale")
    year.move("bakery-2", "hours", "surplus", "Longer hours are paid for.")
    year.ask(
        "apply-instruction",
        "elector:hill",
        mandate="hill-1.m1",
        instruction="w1",
        motion="hours",
        choice="for",
        votes_for=50,
        votes_against=4,
    )
    year.roll_call("hours", "ffffafffff")
    deputy, motions = year.state.mandate("hill-1.m1"), year.state.tables["motions"]
    assert [held.keeping for _, votes in account_of(deputy, motions) for held in votes] == ["broken"]
    assert broken_instructions(deputy, motions) == (), "a guiding one is held against the vote, and binds nobody"
    asked = year.own("bakery-2", "ask", "move-recall", "vale-1.m1", text="Absent since May.")
    year.refuse("move-recall", "chair:bakery", "recall.ground", "absence", motion=asked, petition="r2")
    year.ask("move-recall", "chair:bakery", motion=asked, petition="r2", ground="absence")
    year.close("bakery-2")
    year.refuse(
        "sign-recall",
        "elector:vale",
        "recall.closed",
        "is certified",
        petition="r2",
        signature=make_signature("r2", "e", bytes(16)),
    )
    year.on("2026-08-01")
    assert year.judge("r2", 50, 10) == "carried"
    year.refuse(
        "seat-alternate",
        "credentials",
        "alternate.by-election",
        "by-election",
        article="7.1",
        vacated="vale-1.m1",
        since="2026-08-01",
    )


def august_has_a_chair_alone(year: Federation) -> None:
    """One seat has a by-election, for another papers are counted again; the chair decides alone, and is overruled."""
    times = {"opens": "2026-08-10T08:00:00Z", "closes": "2026-08-10T18:00:00Z"}
    called = {"constituency": "vale", "method": "hands", "lot_source": "The tram", **times}
    year.refuse("call-election", "organiser", "election.held", "name the empty seat", election="vale-2", **called)
    year.ask("call-election", "organiser", election="vale-2", **called, vacates="vale-1.m1")
    seated = {"election": "vale-2", "candidates": [{"name": sealed("vale-1 2"), "deputy": "vale-1.d2"}]}
    year.refuse("nominate", "organiser", "deputy.seated", "vale-1.d2", **seated)
    year.nominate("vale-2", 2)
    year.ask("resign", "deputy:dough-1.d1", mandate="dough-1.m1")
    year.ask("seat-alternate", "credentials", vacated="dough-1.m1", since="2026-08-02")
    year.vote_at("2026-08-10", ["vale-2"])
    year.declare("vale-2")
    new = year.issue(["vale-2"], "2026-08-18")
    urgent = {
        "council": "dairy",
        "title": "Milk",
        "text": "Sold today.",
        "reasons": "It turns.",
        "competence": "service",
    }
    year.refuse(
        "decide-in-emergency",
        "secretary:dairy",
        "emergency.chair",
        "chair alone",
        article="11.2",
        decision="e1",
        **{**urgent, "competence": "admission"},
    )
    year.refuse(
        "decide-in-emergency",
        "chair:dairy",
        "competence.reserved",
        "Users' section",
        article="5.2",
        decision="e1",
        **urgent,
    )
    year.ask("decide-in-emergency", "chair:dairy", decision="e1", **{**urgent, "competence": "admission"})
    year.on("2026-08-20")
    assert len(new) == 1
    year.confirm(*[item.id for item in year.state.mandates_in("bakery") if item.credential == "issued"])
    year.executive("bakery", ["ovens-1.m1", "vale-2.m1", "hill-1.m1"], by="secretary:bakery")
    year.sit("dairy-2", "dairy", "2026-08-30", "What the chair did")
    year.ask("lift-emergency", "chair:dairy", motion=year.own("dairy-2", "lift", "lift-emergency", "e1"))
    mover = {
        "sitting": "dairy-2",
        "motion": "x",
        "title": "x",
        "text": "x",
        "mover": "milk-1.m1",
        "competence": "own-order",
    }
    year.refuse(
        "table-motion",
        "chair:dairy",
        "emergency.lifted",
        "2026-08-30",
        **mover,
        leads_to={"kind": "confirm-emergency", "about": "e1"},
    )
    year.close("dairy-2")


def september_rotates_and_refuses(year: Federation) -> None:
    """The chair of a presidium goes round after half a year; the statute knows no sanction."""
    year.sit("mill-1", "mill", "2026-09-10", "Organs")
    for organ in ("presidium", "control", "admissions"):
        formed = year.own("mill-1", f"form-{organ}", "form-organ", f"the-{organ}")
        year.ask("form-organ", "chair:mill", motion=formed, provision=organ)
    sat, here = {"sitting": "mill-1", "voters": 8}, year.present("mill-1")
    leading = list(year.state.council("mill").executive.members)
    others = [item for item in here if item not in leading]
    tied = [{"mandate": item, "votes": 4} for item in others[:4]]
    year.refuse(
        "elect-organ",
        "chair:mill",
        "organ.tie",
        "draw the public lot",
        article="4.3",
        organ="the-control",
        votes=tied,
        **sat,
    )
    year.ask("elect-organ", "chair:mill", organ="the-control", votes=tied, seed="Tram 7", **sat)
    year.ask("elect-organ", "chair:mill", organ="the-presidium", votes=year.ballot(leading[:2], 8), **sat)
    year.ask("elect-organ", "chair:mill", organ="the-admissions", votes=year.ballot(others[2:5], 8), **sat)
    year.refuse(
        "elect-organ", "chair:mill", "votes.too-many", "9", organ="the-control", votes=tied, **{**sat, "voters": 9}
    )
    year.refuse("rotate-post", "chair:mill", "rotation.early", "2027-03-09", article="4.2", organ="the-presidium")
    year.refuse("rotate-post", "chair:mill", "rotation.none", "lets no post", article="4.3", organ="the-control")
    own = {"sitting": "mill-1", "motion": "x", "title": "x", "text": "x", "mover": here[0], "competence": "own-order"}
    year.refuse(
        "table-motion",
        "chair:mill",
        "matter.delegated",
        "the-admissions",
        article="9.4",
        **own,
        leads_to={"kind": "delegate-matter", "about": "admission/executive"},
    )
    year.refuse(
        "table-motion",
        "chair:mill",
        "organ.by-statute",
        "statute",
        **own,
        leads_to={"kind": "dissolve-organ", "about": "the-control"},
    )
    year.refuse(
        "table-motion",
        "chair:mill",
        "motion.purpose",
        "No request 'close-sitting' rests on a motion",
        **own,
        leads_to={"kind": "close-sitting", "about": "mill-1"},
    )
    year.own("mill-1", "out", "recall-from-organ", f"the-admissions/{others[2]}", "fffffaaa")
    year.ask("recall-from-organ", "chair:mill", motion="out")
    year.close("mill-1")
    case = {
        "sanction": "x",
        "council": "mill",
        "asks": "removal",
        "mandate": here[0],
        "ground": "any",
        "hearing": "2026-10-01",
        "removes": "mandate",
    }
    evidence = [{"day": "2026-09-01", "text": "x", "source": "x"}]
    year.refuse(
        "open-sanction",
        "elector:grind",
        "sanction.none-in-statute",
        "who may recall them",
        **case,
        evidence=evidence,
        unit="grind",
        votes_for=20,
        votes_against=1,
    )


def october_dissolves(year: Federation) -> None:
    """The members of the dairy dissolve their assembly; what rests on it ends, and it is elected outside the window."""
    year.on("2026-10-01")
    year.refuse(
        "call-early-election",
        "organiser",
        "early.not-in-statute",
        "members-below, resolved",
        article="7",
        council="dairy",
        when="dissolved",
    )
    year.ask(
        "open-body-recall", "elector:farms", petition="b1", council="dairy", grounds="The milk was sold under price."
    )
    year.ask("certify-recall", "credentials", **year.sign("b1", 40, (6, 1)))
    year.refuse("answer-recall", "chair:bakery", "office.elsewhere", "no office in 'dairy'", petition="b1", text="x")
    year.on("2026-10-09")
    year.refuse(
        "vote-recall",
        "teller",
        "recall.open-days",
        "2026-10-15",
        article="7.3",
        petition="b1",
        teller="first",
        votes_for=9,
        votes_against=1,
    )
    year.on("2026-10-15")
    assert year.judge("b1", 120, 40) == "carried"
    assert (year.state.council("dairy").status, year.members("dairy"), year.members("north")) == (
        "dissolved",
        [],
        ["north-from-bakery-2"],
    )
    year.refuse(
        "convene-sitting",
        "chair:dairy",
        "office.vacant",
        "elect its executive",
        sitting="x",
        council="dairy",
        day="2026-11-01",
        agenda=["x"],
    )
    year.refuse(
        "open-body-recall", "elector:farms", "council.not-constituted", "dissolved", petition="b2", council="dairy"
    )
    year.seal(2, "2026-10-15", [replace(unit, electors=44) if unit.id == "milk" else unit for unit in UNITS])
    year.ask("adopt-plan", "organiser", **year.plan(2))
    mill = {"election": "sacks-2", "constituency": "sacks", "method": "papers", "lot_source": "The tram"}
    year.refuse(
        "call-election",
        "organiser",
        "election.window",
        "from 01-10 to 03-31",
        article="6",
        **mill,
        opens="2026-10-20T08:00:00Z",
        closes="2026-10-20T18:00:00Z",
    )
    _elect(year, "dairy", "2026-10-20", "2026-11-01", number=2)
    year.executive("dairy", year.members("dairy")[:3])
    places = year.send("dairy", "north", [year.members("dairy")[0], year.members("dairy")[-1]], as_it_sits=True)
    more = year.send("bakery", "north", ["vale-2.m1"], as_it_sits=True)
    year.on("2026-11-10")
    year.confirm(*places, *more)
    year.executive("north", year.members("north")[:3], by="secretary:north")
    year.send("north", "all", year.members("north")[1:2], as_it_sits=True)


def _elect(year: Federation, council: str, day: str, since: str, *, number: int) -> None:
    """Elect an assembly and constitute it."""
    units = list(ASSEMBLIES[council])
    year.announce(day, units, number=number)
    elections = [f"{unit}-{number}" for unit in units]
    year.vote_at(day, elections)
    for election in elections:
        year.declare(election)
    seats = year.issue(elections, since)
    year.on(since)
    year.confirm(*seats)
    year.ask("constitute-council", "credentials", council=council)


def november_amends_nothing(year: Federation) -> None:
    """A longer term is announced four weeks before, and fails: it takes two thirds of the votes that all carry."""
    year.on("2026-11-18")
    year.confirm(*[item.id for item in year.state.mandates_in("all") if item.credential == "issued"])
    year.executive("all", year.members("all")[:2], by="secretary:all")
    longer = year.hand_in(
        year.text.replace(b"term_months = 12", b"term_months = 24").replace(b'version = "1"', b'version = "2"', 1)
    )
    year.convene("all-2", "all", "2026-12-01", f"Statute {longer[:16]}")
    year.convene("all-3", "all", "2026-12-20", "Terms")
    year.convene("all-4", "all", "2026-12-21", f"Statute {longer[:16]}")
    vote = {"motion": "longer", "statute": longer, "mover": year.members("all")[0]}
    casts = [
        {"mandate": item, "choice": choice}
        for item, choice in zip(year.members("all"), ("for", "for", "abstain", "against"), strict=True)
    ]
    for sitting, code, says in (
        ("all-2", "amendment.too-soon", "requires 28"),
        ("all-3", "amendment.not-announced", longer[:12]),
    ):
        year.open(sitting)
        year.refuse("amend-statute", "chair:all", code, says, article="12", **vote, sitting=sitting, choices=casts)
        year.close(sitting)
    year.open("all-4")
    year.ask("amend-statute", "chair:all", **vote, sitting="all-4", choices=casts)
    year.close("all-4")
    assert year.state.statute.mandates.term_months == 12
    vote = year.state.tables["motions"]["longer"].vote
    assert "465 for, 264 against" in vote.sentence
    assert "requires 620 (at least two thirds of members in office, 930 votes): rejected" in vote.sentence


def january_elects_anew(year: Federation) -> None:
    """The term ends. Whoever has had one does not stand again; those in office carry on until others are there."""
    year.on("2027-01-05")
    year.refuse(
        "call-election",
        "organiser",
        "election.window",
        "01-10",
        article="6",
        election="sacks-2",
        constituency="sacks",
        method="papers",
        lot_source="x",
        opens="2027-01-09T08:00:00Z",
        closes="2027-01-09T18:00:00Z",
    )
    year.announce("2027-01-20", ["grind"], number=2)
    again = {"election": "grind-2", "candidates": [{"name": sealed("grind-1 1"), "deputy": "grind-1.d1"}]}
    year.refuse("nominate", "organiser", "candidate.term-limit", "has had 1 term in a row", article="7", **again)
    late = {
        "mandate": "grind-1.m1",
        "instruction": "late",
        "text": "One more thing.",
        "votes_for": 30,
        "votes_against": 0,
    }
    year.vote_at("2027-01-20", ["grind-2"])
    year.declare("grind-2")
    year.on("2027-02-02")
    year.refuse("instruct", "elector:grind", "mandate.expired", "2027-02-01", **late)
    year.refuse(
        "open-recall",
        "elector:grind",
        "mandate.expired",
        "2027-02-01",
        petition="r9",
        mandate="grind-1.m1",
        ground="absence",
    )
    assert ("term", "mill") in {(item.matter, item.council) for item in dues_on(year.state, "2027-02-02")}
    assert len(year.members("mill")) == 8, "they carry on"
    year.ask(
        "assign-task",
        "chair:mill",
        task="t1",
        council="mill",
        title="Sacks",
        text="Mend them.",
        owner="executive",
        due="2027-03-31",
    )
    for council in ("mill", "press", "bakery"):
        rest = [unit for unit in ASSEMBLIES[council] if unit != "grind"]
        year.announce("2027-02-20", rest, number=2 if council != "bakery" else 3)
    elections = [
        f"{unit}-{3 if unit in ASSEMBLIES['bakery'] else 2}"
        for council in ("mill", "press", "bakery")
        for unit in ASSEMBLIES[council]
        if unit != "grind"
    ]
    year.vote_at("2027-02-20", elections)
    for election in elections:
        year.declare(election)
    seats = year.issue(["grind-2", *elections], "2027-03-01")
    year.on("2027-03-01")
    year.confirm(*seats)
    for council in ("mill", "press", "bakery"):
        year.ask("constitute-council", "credentials", council=council)
        year.executive(council, year.members(council)[:3])


def february_goes_up_again(year: Federation) -> None:
    """The councils above are constituted anew from below; each seat goes down to one that electors gave."""
    for council, above in (("bakery", "north"), ("dairy", "north"), ("mill", "south"), ("press", "south")):
        year.send(council, above, [year.members(council)[0], year.members(council)[-1]])
    year.on("2027-03-10")
    for union in ("north", "south"):
        year.confirm(
            *[item.id for item in year.state.mandates_in(union) if item.credential == "issued" and item.ended is None]
        )
        year.ask("constitute-council", "credentials", council=union)
        year.executive(union, year.members(union)[:3])
        year.send(union, "all", [year.members(union)[0], year.members(union)[-1]])
    year.on("2027-03-20")
    year.confirm(
        *[item.id for item in year.state.mandates_in("all") if item.credential == "issued" and item.ended is None]
    )
    year.ask("constitute-council", "credentials", council="all")
    year.refuse("constitute-council", "credentials", "council.constituted", "plan-2", council="all")
