"""From January to June: the federation of unions is founded, elects, sits, judges a report and recalls a deputy."""

from __future__ import annotations

from deputies.acts.dues import dues_on
from deputies.analysis.accountability import broken_instructions
from deputies.register.roll import RollUnit
from deputies.statutes.library import settled_text
from federation import Federation

__all__ = ["BRANCHES", "COUNCILS", "UNITS", "first_half", "found"]

REGION = """[levels.region]
name = "Regional council"
units = false
quorum = { num = 1, den = 2, of = "members-in-office", strict = true }
majority = { threshold = { num = 1, den = 2, of = "votes-cast", strict = true } }
article = "4.1c"

[[levels.region.delegations]]
from_level = "district"
norm = "per-100"
article = "4.1d"

[levels.congress]
name = "Congress\""""
PER_100 = """[norms.per-100]
rule = { form = "per-n", n = 100, rounding = "half-up", floor = 1, of = "electors" }
article = "3.1a"

[norms.per-500]
rule = { form = "per-n", n = 150,"""
CHANGES = (
    ('[levels.congress]\nname = "Congress"', REGION),
    ('from_level = "district"\nnorm = "per-500"', 'from_level = "region"\nnorm = "per-500"'),
    ('[norms.per-500]\nrule = { form = "per-n", n = 500,', PER_100),
    ("size = 11\n", "size = 5\n"),
    ('kind = "presidium"\nlevel = "congress"\nsize = 5', 'kind = "presidium"\nlevel = "congress"\nsize = 3'),
    ('kind = "department"\nlevel = "congress"\nsize = 5', 'kind = "department"\nlevel = "congress"\nsize = 3'),
)
COUNCILS = (
    {"id": "congress", "name": "Congress", "level": "congress"},
    {"id": "west", "name": "West", "level": "region", "parent": "congress"},
    {"id": "east", "name": "East", "level": "region", "parent": "congress"},
    {"id": "docks", "name": "Docks", "level": "district", "parent": "west"},
    {"id": "rail", "name": "Rail", "level": "district", "parent": "west"},
    {"id": "mills", "name": "Mills", "level": "district", "parent": "east"},
)
BRANCHES = {
    "docks": {"crane": 310, "ferry": 210, "pilots": 30, "tugs": 40},
    "rail": {"depot": 260, "signals": 160, "yard": 110},
    "mills": {"dyers": 160, "spinners": 60, "weavers": 310},
}
UNITS = tuple(
    RollUnit(unit, unit.title(), "branch", council, "members", electors)
    for council, branches in BRANCHES.items()
    for unit, electors in branches.items()
)
POLLS = tuple(unit.id for unit in UNITS if unit.id != "pilots")
"""Where people elect: pilots and tugs, too few each, elect together."""
ELECTIONS = [f"{unit}-1" for unit in POLLS]


def found() -> Federation:
    """The federation on the day before its founding."""
    return Federation("union-federation", *CHANGES, start="2026-01-05", councils=COUNCILS)


def first_half(year: Federation) -> None:
    """From the founding to the first recall."""
    january_founds_and_elects(year)
    february_confirms_and_constitutes(year)
    march_sends_upward(year)
    april_sits(year)
    may_judges_a_report(year)
    june_recalls(year)


def january_founds_and_elects(year: Federation) -> None:
    """Historical rules are studied, not applied. Two tellers differ, a tie goes to the public lot announced before."""
    old = {**year.founding, "statute": year.hand_in(settled_text("rsfsr-1918"))}
    year.refuse("found-system", "organiser", "statute.historical", "can be studied and simulated", **old)
    year.ask("found-system", "organiser", **year.founding)
    year.refuse("found-system", "organiser", "system.founded", "already", **year.founding)
    year.seal(1, "2026-01-05", UNITS)
    plan = year.plan(1)
    bent = year.hand_in(year.exhibits[plan["document"]].replace(b'"seats":6', b'"seats":7', 1))
    year.refuse(
        "adopt-plan", "organiser", "plan.differs", "not the plan that the statute gives",
        **{**plan, "document": bent},
    )  # fmt: skip
    year.ask("adopt-plan", "organiser", **plan)
    year.announce("2026-01-20", POLLS)
    year.refuse("open-poll", "teller", "poll.early", "2026-01-20", election="crane-1")
    year.vote_at("2026-01-20", ELECTIONS)
    lines = [{"candidate": number, "votes": votes} for number, votes in enumerate((90, 80, 70, 60, 60, 9), start=1)]
    count = {"election": "ferry-1", "votes": lines, "ballots": 170}
    year.ask("enter-count", "teller", teller="first", **count)
    year.refuse("enter-count", "teller", "count.differs", "171", **{**count, "ballots": 171, "teller": "second"})
    year.ask("enter-count", "teller", teller="second", **count)
    year.refuse("declare-result", "credentials", "count.tie", "by public lot", election="ferry-1")
    year.ask("draw-lot", "credentials", election="ferry-1", seed="4711", drawn_at="Before the meeting, at the gate.")
    year.ask("declare-result", "credentials", election="ferry-1")
    for election in ELECTIONS:
        if election != "ferry-1":
            year.declare(election)
    lot = {"election": "ferry-1", "seed": "4712", "drawn_at": "Again."}
    year.refuse("draw-lot", "credentials", "poll.not-closed", "declared", **lot)


def february_confirms_and_constitutes(year: Federation) -> None:
    """A credential is contested: heard first, decided by two hands alike. Councils are constituted from below."""
    year.on("2026-01-21")
    mandates = year.issue(ELECTIONS, "2026-02-01")
    year.refuse(
        "confirm-credentials", "credentials", "challenge.open", "until 2026-01-28", article="6",
        mandates=["crane-1.m1"],
    )  # fmt: skip
    contest = {"mandate": "weavers-1.m2", "grounds": "The pay list of the mill does not name them."}
    year.ask("contest-credential", "elector:weavers", **contest)
    case = {"mandate": "weavers-1.m2", "outcome": "refused", "reason": "They left the mill in December."}
    year.refuse("decide-contest", "credentials", "credential.not-heard", "heard", **case)
    year.ask("hear-contest", "credentials", mandate="weavers-1.m2", whom="deputy", statement="I am still a member.")
    year.ask("decide-contest", "credentials", **case)
    other = {**case, "outcome": "confirmed", "hand": "second"}
    year.refuse("decide-contest", "credentials", "credential.hands-differ", "first", **other)
    year.on("2026-02-01")
    year.ask("decide-contest", "credentials", **case, hand="second")
    year.ask("seat-alternate", "credentials", vacated="weavers-1.m2", since="2026-02-02")
    sound = [item for item in mandates if item != "weavers-1.m2"]
    year.confirm(*sound, hands=["first"])
    year.refuse(
        "confirm-credentials", "credentials", "credential.hand-twice", "another hand follows",
        mandates=["crane-1.m1"],
    )  # fmt: skip
    year.refuse("constitute-council", "credentials", "council.too-few", "requires 6", article="4.1", council="docks")
    year.confirm(*sound, hands=["second"])
    year.on("2026-02-10")
    year.confirm("weavers-1.m7")
    for district in BRANCHES:
        year.ask("constitute-council", "credentials", council=district)


def march_sends_upward(year: Federation) -> None:
    """Executives, and delegates to regions and on to the congress, whose credentials rest on seats below."""
    equal = [{"mandate": item, "votes": 8} for item in year.members("docks")[:7]]
    year.refuse(
        "elect-executive", "organiser", "executive.tie", "draw the public lot", council="docks", votes=equal,
        voters=11,
    )  # fmt: skip
    for district in BRANCHES:
        year.executive(district, year.members(district)[:7])
    office = {"office": "office-1", "deputy": "ferry-1.d1", "role": "paid-employee", "text": "Clerk of the office."}
    year.ask("declare-office", "deputy:ferry-1.d1", **office)
    docks = ["crane-1.m1", "crane-1.m2", "ferry-1.m2", "ferry-1.m3", "tugs-1.m1", "crane-1.m3"]
    sent = {"council": "docks", "voters": 11}
    clerk = year.ballot([*docks[:5], "ferry-1.m1"], 11)
    year.refuse(
        "send-delegates", "chair:docks", "office.incompatible", "do not go together", article="10.3", to="west",
        votes=clerk, **sent,
    )  # fmt: skip
    year.refuse(
        "send-delegates", "chair:docks", "delegation.none", "from the level District council", to="congress",
        votes=clerk, **sent,
    )  # fmt: skip
    few = {"council": "docks", "to": "west", "votes": year.ballot(docks, 5), "voters": 5}
    year.refuse(
        "send-delegates", "chair:docks", "delegation.no-quorum", "requires 6", article="4.1",
        **{**few, "votes": few["votes"][:5]},
    )  # fmt: skip
    year.send("docks", "west", docks)
    full = year.ballot(["crane-1.m4"], 11)
    year.refuse("send-delegates", "chair:docks", "delegation.full", "no further place", to="west", votes=full, **sent)
    year.send("rail", "west", ["depot-1.m1", "depot-1.m2", "signals-1.m1", "signals-1.m2", "yard-1.m1"])
    year.send("mills", "east", ["weavers-1.m1", "weavers-1.m3", "dyers-1.m1", "dyers-1.m2", "spinners-1.m1"])
    year.on("2026-03-01")
    for region, above in (("west", 7), ("east", 4)):
        year.confirm(*year.state.council(region).mandates)
        year.ask("constitute-council", "credentials", council=region)
        year.send(region, "congress", year.members(region)[:above])
    year.on("2026-03-10")
    year.confirm(*year.state.council("congress").mandates)
    year.ask("constitute-council", "credentials", council="congress")
    year.executive("congress", year.members("congress")[:5])
    assert year.chain("congress-from-west-1") == ["congress-from-west-1", "west-from-docks-1", "crane-1.m1"]


def april_sits(year: Federation) -> None:
    """The docks sit: attendance, speakers, amendments in order, a quorum lost and regained, a vote corrected."""
    soon = {"sitting": "docks-1", "council": "docks", "day": "2026-03-20", "agenda": ["The crane drivers"]}
    year.refuse("convene-sitting", "chair:docks", "sitting.short-notice", "requires 14", article="8", **soon)
    year.convene("docks-1", "docks", "2026-04-01", "The crane drivers", "A fund for the sick")
    year.on("2026-04-01")
    year.ask("check-in", "secretary:docks", sitting="docks-1", how="number", numbers=[1, 2])
    year.ask("check-in", "deputy:ferry-1.d1", sitting="docks-1", how="own")
    few = {"sitting": "docks-1", "present": ["crane-1.m3"]}
    year.refuse("open-sitting", "chair:docks", "sitting.no-quorum", "cannot open", article="4.1", **few)
    year.open("docks-1", ["crane-1.m3", "crane-1.m4", "crane-1.m5", "ferry-1.m2", "ferry-1.m3"])
    year.ask("take-up-point", "chair:docks", sitting="docks-1", point=1)
    _the_docks_speak(year)
    outside = {"sitting": "docks-1", "title": "Wages", "text": "One wage.", "mover": "crane-1.m1"}
    year.refuse(
        "table-motion", "chair:docks", "competence.level", "Congress", article="9.2", motion="x",
        competence="bargaining", **outside,
    )  # fmt: skip
    year.move("docks-1", "cranes", "local-disputes", "We stop on Monday.\nPickets at both gates.\nUntil they answer.")
    for amendment, line, text in (("a3", 3, "Until they answer in writing."), ("a1", 1, "We stop on Tuesday.")):
        lines = {"first": line, "last": line}
        year.ask("table-amendment", "deputy:ferry-1.d2", amendment=amendment, motion="cranes", text=text, lines=lines)
    hands = {"votes_for": 6, "votes_against": 2}
    year.refuse(
        "take-show-of-hands", "chair:docks", "motion.amendments-first", "they come first", motion="cranes", **hands,
    )  # fmt: skip
    year.refuse("take-show-of-hands", "chair:docks", "amendment.out-of-turn", "a1", motion="a3", **hands)
    gone = ["crane-1.m5", "ferry-1.m2", "ferry-1.m3"]
    year.ask("check-out", "secretary:docks", sitting="docks-1", mandates=gone)
    year.refuse(
        "take-show-of-hands", "chair:docks", "vote.no-quorum", "no quorum", article="4.1", motion="a1", votes_for=5,
        votes_against=0,
    )  # fmt: skip
    year.ask("suspend-sitting", "chair:docks", sitting="docks-1", reason="For want of a quorum.")
    year.refuse("resume-sitting", "chair:docks", "sitting.no-quorum", "5", sitting="docks-1")
    year.ask("check-in", "secretary:docks", sitting="docks-1", how="hand", mandates=gone)
    year.ask("resume-sitting", "chair:docks", sitting="docks-1")
    year.ask("take-show-of-hands", "chair:docks", motion="a1", **hands)
    year.ask("take-show-of-hands", "chair:docks", motion="a3", votes_for=3, votes_against=5)
    _the_docks_vote(year)


def _the_docks_speak(year: Federation) -> None:
    for deputy in ("crane-1.d1", "ferry-1.d1"):
        year.ask("ask-to-speak", f"deputy:{deputy}", sitting="docks-1")
    first, second = year.state.tables["sittings"]["docks-1"].speeches
    year.ask("call-speaker", "chair:docks", speech=first)
    year.refuse("call-speaker", "chair:docks", "speech.somebody-speaks", "only a point of order", speech=second)
    year.ask("ask-to-speak", "deputy:crane-1.d4", sitting="docks-1", speech="point-of-order")
    order = year.state.tables["sittings"]["docks-1"].speeches[-1]
    year.ask("call-speaker", "chair:docks", speech=order)
    year.ask("end-speech", "chair:docks", sitting="docks-1", at="2026-04-01T10:02:00Z")
    year.ask("call-speaker", "chair:docks", speech=first)
    year.ask("end-speech", "chair:docks", sitting="docks-1", at="2026-04-01T10:05:00Z")
    year.ask("withdraw-speech", "deputy:ferry-1.d1", speech=second)


def _the_docks_vote(year: Federation) -> None:
    """A tie is rejected and nobody casts a second vote; a choice taken down wrongly is corrected."""
    alone = {"motion": "cranes", "demanded_by": ["crane-1.m1"]}
    year.refuse("demand-roll-call", "chair:docks", "vote.too-few-demand", "requires 2", article="8", **alone)
    year.ask("demand-roll-call", "chair:docks", motion="cranes", demanded_by=["crane-1.m1", "crane-1.m2"])
    year.refuse(
        "take-show-of-hands", "chair:docks", "vote.form-demanded", "roll call", motion="cranes", votes_for=5,
        votes_against=3,
    )  # fmt: skip
    there = year.present("docks-1")
    casts = [{"mandate": item, "choice": "for" if place < 4 else "against"} for place, item in enumerate(there)]
    year.refuse(
        "take-roll-call", "chair:docks", "vote.no-casting", "a tie is rejected", article="4.1", motion="cranes",
        choices=casts, casting="for",
    )  # fmt: skip
    assert not year.roll_call("cranes", "ffffaaaa").carried
    wrong = {"motion": "cranes", "reason": "The fifth said yes.", "choices": [{**casts[4], "choice": "for"}]}
    year.ask("correct-vote", "secretary:docks", **wrong)
    year.ask("adopt-decision", "secretary:docks", decision="cranes-stop", motion="cranes")
    assert year.state.tables["decisions"]["cranes-stop"].text.startswith("We stop on Tuesday.")
    year.refuse(
        "correct-vote", "secretary:docks", "correction.too-late", "rests on", **{**wrong, "choices": [casts[4]]},
    )  # fmt: skip
    year.ask("take-up-point", "chair:docks", sitting="docks-1", point=2)
    year.move("docks-1", "fund", "solidarity", "Every branch pays for its sick.")
    refer = {
        "sitting": "docks-1", "mover": "crane-1.m2",
        "procedure": {"kind": "refer", "about": "fund", "to": "executive"},
    }  # fmt: skip
    year.ask("move-procedure", "chair:docks", motion="refer-fund", **refer)
    year.refuse(
        "take-show-of-hands", "chair:docks", "motion.procedure-first", "refer-fund", motion="fund", votes_for=8,
        votes_against=0,
    )  # fmt: skip
    year.ask("take-show-of-hands", "chair:docks", motion="refer-fund", votes_for=8, votes_against=0)
    task = {
        "task": "pickets", "council": "docks", "title": "Pickets", "text": "Both gates, by turns.",
        "origin": "cranes-stop",
    }  # fmt: skip
    year.refuse(
        "assign-task", "secretary:docks", "task.owner", "weavers-1.m1", owner="weavers-1.m1", due="2026-04-07",
        **task,
    )  # fmt: skip
    year.ask("assign-task", "secretary:docks", owner="crane-1.m3", due="2026-04-07", **task)
    year.close("docks-1")


def may_judges_a_report(year: Federation) -> None:
    """A deputy is told how to vote, votes otherwise, reports late and is not believed. The minutes are approved."""
    year.ask(
        "report-task", "deputy:crane-1.d3", task="pickets", text="Both gates since Tuesday.",
        at="2026-04-10T09:00:00Z",
    )  # fmt: skip
    year.ask("report-referral", "chair:docks", motion="fund", text="It can be paid from the dues.")
    told = {"mandate": "crane-1.m1", "instruction": "sick", "text": "A fund for the sick, now."}
    year.refuse(
        "instruct", "elector:crane", "instruction.majority", "more than half", article="7.2", **told, votes_for=40,
        votes_against=40,
    )  # fmt: skip
    year.refuse("instruct", "elector:crane", "instruction.votes", "310", **told, votes_for=300, votes_against=11)
    year.ask("instruct", "elector:crane", **told, votes_for=140, votes_against=12, motion=None, choice=None)
    year.sit("docks-2", "docks", "2026-05-04", "Minutes", "The fund again")
    year.ask("resume-motion", "chair:docks", motion="fund", sitting="docks-2")
    applied = {"mandate": "crane-1.m1", "instruction": "sick", "motion": "fund", "choice": "for"}
    year.ask("apply-instruction", "elector:crane", **applied, votes_for=140, votes_against=12)
    year.roll_call("fund", "aafffffffff")
    year.ask("adopt-decision", "chair:docks", decision="sick-fund", motion="fund")
    minutes = year.own("docks-2", "minutes-1", "approve-minutes", "docks-1")
    remark = ["The second gate is missing."]
    year.ask("approve-minutes", "secretary:docks", motion=minutes, remarks=remark)
    year.refuse("approve-minutes", "secretary:docks", "motion.spent", "one act", motion=minutes)
    year.close("docks-2")
    year.on("2026-05-27")
    assert ("report", "crane-1.m1") in {(item.matter, item.mandate) for item in dues_on(year.state, "2026-05-27")}
    report = {"mandate": "crane-1.m1", "report": "r1", "text": "I held the dues to be too low.", "answers": ["sick"]}
    year.ask("file-report", "deputy:crane-1.d1", **report)
    year.ask("judge-report", "elector:crane", mandate="crane-1.m1", report="r1", votes_for=31, votes_against=120)
    broken = broken_instructions(year.state.mandate("crane-1.m1"), year.state.tables["motions"])
    assert [item.id for item in broken] == ["sick"]


def june_recalls(year: Federation) -> None:
    """Signed by a fifth, certified, answered, voted: with the seat below, those in region and congress are lost."""
    opened = {
        "petition": "recall-1", "mandate": "crane-1.m1", "grounds": "Voted against the fund.", "instruction": "sick",
    }  # fmt: skip
    delegate = {"petition": "recall-0", "mandate": "congress-from-west-1"}
    year.refuse("open-recall", "elector:crane", "office.elsewhere", "no unit elects in 'congress'", **delegate)
    year.ask("open-recall", "elector:crane", **opened)
    year.refuse("open-recall", "elector:crane", "recall.running", "recall-1", **{**opened, "petition": "recall-2"})
    few = year.sign("recall-1", 40, (21, 3))
    year.refuse("certify-recall", "credentials", "recall.too-few", "61", article="7.1", **few)
    year.ask("certify-recall", "credentials", **year.sign("recall-1", 40, (22, 3)))
    count = {"petition": "recall-1", "teller": "first", "votes_for": 150, "votes_against": 60}
    year.refuse("vote-recall", "teller", "recall.answer-days", "the vote follows", article="7.1", **count)
    answer = {"petition": "recall-1", "text": "I will pay into it myself."}
    year.refuse("answer-recall", "deputy:crane-1.d2", "office.elsewhere", "for the deputy 'crane-1.d1' alone", **answer)
    year.ask("answer-recall", "deputy:crane-1.d1", **answer)
    year.on("2026-06-05")
    assert year.judge("recall-1", 150, 60) == "carried"
    assert [year.ended(item) for item in ("crane-1.m1", "west-from-docks-1", "congress-from-west-1")] == [
        "recalled", "mandate-ended", "mandate-ended"
    ]  # fmt: skip
    year.ask("seat-alternate", "credentials", vacated="crane-1.m1", since="2026-06-05")
    year.refuse(
        "send-delegates",
        "chair:west",
        "faults",
        "west-from-docks-1",
        council="west",
        to="congress",
        votes=year.ballot(["west-from-docks-1"], 10),
        voters=10,
    )
    new = {"council": "docks", "to": "west", "votes": year.ballot(["crane-1.m4"], 10), "voters": 10}
    year.refuse("send-delegates", "chair:docks", "office.vacant", "elect its executive", article="4.1b", **new)
    others = [item for item in year.members("docks") if item != "crane-1.m4"]
    year.executive("docks", ["crane-1.m4", *others[:6]], by="secretary:docks")
    (delegate_there,) = year.send("docks", "west", ["crane-1.m4"])
    year.on("2026-06-15")
    year.confirm("crane-1.m7", delegate_there)
    (seat,) = year.send("west", "congress", [delegate_there])
    year.ask("take-leave", "deputy:depot-1.d3", mandate="depot-1.m3", until="2026-12-01")
    year.refuse("seat-stand-in", "credentials", "leave.none", "not on leave", mandate="depot-1.m4", since="2026-06-15")
    year.ask("seat-stand-in", "credentials", mandate="depot-1.m3", since="2026-06-15")
    year.on("2026-06-23")
    year.confirm(seat, "depot-1.s6-1")
    year.executive("congress", year.members("congress")[:5], by="secretary:congress")
