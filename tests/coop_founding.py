"""From January to June 2026: co-operatives elect assemblies with two sections, unions of them, and a federation."""

from __future__ import annotations

from deputies.counting import format_profile, make_profile
from deputies.register.roll import RollUnit
from federation import Federation

__all__ = ["ASSEMBLIES", "COUNCILS", "UNITS", "first_half", "found"]

LEVELS = """[levels.union]
name = "Regional union"
units = false
quorum = { num = 3, den = 4, of = "statutory-members" }
quorum_counts = "present"
majority = { threshold = { num = 1, den = 2, of = "votes-cast", strict = true }, abstention = "against", tie = "chair" }
delegations = [{ article = "4.5a", from_level = "assembly", norm = "two" }]
executive = { article = "4.5b", size = 3, recall = { num = 1, den = 2, of = "members-in-office", strict = true } }
article = "4.5"

[levels.federation]
name = "Federation of unions"
units = false
quorum = { num = 2, den = 3, of = "members-in-office" }
delegations = [{ article = "4.6a", from_level = "union", norm = "two-shared" }]
executive = { article = "4.6b", size = 2, recall = { num = 1, den = 2, of = "members-in-office", strict = true } }
article = "4.6"

[levels.federation.majority]
threshold = { num = 1, den = 2, of = "votes-cast", strict = true }
units = { num = 1, den = 2, of = "units", strict = true }

[norms.two]
rule = { form = "fixed", seats = 2 }
article = "3.3"

[norms.two-shared]
rule = { form = "weighted", shared = "present", delegates = { form = "fixed", seats = 2, of = "electors" } }
article = "3.4"

[levels.assembly]
name = "Assembly of delegates\""""
PURCHASING = """[competences.purchasing]
title = "Buying together"
levels = ["union", "federation"]
sharing = "overruling"
notice_days = 7
article = "9.5"

[competences.admission]"""
RECALL = """decision = { num = 1, den = 2, of = "votes-cast", strict = true }
signing_days = 21
answer_days = 7
grounds_required = false
"""
RECALL_HERE = """decision = { num = 1, den = 2, of = "registered", strict = true }
signing_days = 21
answer_days = 7
grounds_required = false
at_once = true
who = ["electors", "council"]
protected_first_days = 90
once_per_term = true
grounds = ["wishes-ignored", "absence"]
seat = "by-election"
"""
WORKING = """notice_days = 10
convene_days = 14
speech_seconds = 180
speeches_most = 1
secret = { num = 1, den = 4, of = "present" }
consent = { article = "8.1", missing = 1, days = 7 }
"""
CHANGES = (
    ('[levels.assembly]\nname = "Assembly of delegates"', LEVELS),
    ("[levels.assembly.executive]\nsize = 7", "[levels.assembly.executive]\nsize = 3"),
    ("size = 3\nelected_from", "size = 2\nelected_from"),
    ('kind = "control"\nlevel = "assembly"\nsize = 5', 'kind = "control"\nlevel = "assembly"\nsize = 2'),
    ('kind = "commission"\nlevel = "assembly"\nsize = 5', 'kind = "commission"\nlevel = "assembly"\nsize = 3'),
    ("confirmations = 2\n", 'confirmations = 2\nwindow = { first = "01-10", last = "03-31" }\n'),
    ('term_months = 24\nalternates = "next-in-count"', 'term_months = 12\nalternates = "countback"'),
    ("terms_most = 4", "terms_most = 1"),
    (RECALL, RECALL_HERE),
    ('effect = "carry-on"', 'effect = "dissolved"'),
    ("notice_days = 10\n", WORKING),
    ("[competences.admission]", PURCHASING),
    ('decides = "the board, by more than half of its members"', 'decides = "the chair of the board"\nby = "chair"'),
    ('level = "assembly"\nnotice_days = 28', 'level = "federation"\nnotice_days = 28'),
)
COUNCILS = (
    {"id": "all", "name": "Federation", "level": "federation"},
    {"id": "north", "name": "North", "level": "union", "parent": "all"},
    {"id": "south", "name": "South", "level": "union", "parent": "all"},
    {"id": "bakery", "name": "Bakery", "level": "assembly", "parent": "north"},
    {"id": "dairy", "name": "Dairy", "level": "assembly", "parent": "north"},
    {"id": "mill", "name": "Mill", "level": "assembly", "parent": "south"},
    {"id": "press", "name": "Press", "level": "assembly", "parent": "south"},
)
ASSEMBLIES = {
    "bakery": {"dough": 36, "ovens": 24, "shop": 18, "hill": 130, "vale": 90},
    "dairy": {"milk": 40, "cheese": 30, "farms": 160},
    "mill": {"grind": 42, "sacks": 12, "river": 170},
    "press": {"type": 36, "bind": 22, "readers": 120},
}
DISTRICTS = ("hill", "vale", "farms", "river", "readers")
UNITS = tuple(
    RollUnit(unit, unit.title(), "district", council, "users", many) if unit in DISTRICTS
    else RollUnit(unit, unit.title(), "team", council, "workers", many)
    for council, units in ASSEMBLIES.items()
    for unit, many in units.items()
)  # fmt: skip


def found() -> Federation:
    """The system on the day before its founding."""
    return Federation("co-operative", *CHANGES, start="2026-01-05", councils=COUNCILS)


def first_half(year: Federation) -> None:
    """From the founding to the sitting that the chair would not convene."""
    january_elects(year)
    february_sends_upward(year)
    march_objects(year)
    april_agrees(year)
    may_ties(year)
    june_demands(year)


def january_elects(year: Federation) -> None:
    """Elections are held in their window; the dough numbers its papers, so that they can be counted again."""
    year.ask("found-system", "organiser", **year.founding)
    year.seal(1, "2026-01-05", UNITS)
    year.ask("adopt-plan", "organiser", **year.plan(1))
    early = {"constituency": "dough", "method": "papers", "lot_source": "The tram"}
    year.refuse(
        "call-election",
        "organiser",
        "poll.times",
        "not after its opening",
        election="dough-0",
        opens="2026-01-20T08:00:00Z",
        closes="2026-01-20T07:00:00Z",
        **early,
    )
    year.refuse(
        "call-election",
        "organiser",
        "method.unknown",
        "lists",
        election="dough-0",
        opens="2026-01-20T08:00:00Z",
        closes="2026-01-20T18:00:00Z",
        **{**early, "method": "lists"},
    )
    year.announce("2026-01-20", ["dough"], method="ranked")
    year.announce("2026-01-20", [unit.id for unit in UNITS if unit.id != "dough"])
    elections = [f"{unit.id}-1" for unit in UNITS]
    year.vote_at("2026-01-20", elections)
    papers = make_profile(4, [([[1], [2], [3]], 13), ([[2], [1]], 10), ([[4], [3]], 6)], seats=2)
    more = {"election": "dough-1", "source": "0" * 64}
    large = make_profile(4, [([[1]], 37)], seats=2)
    year.refuse(
        "receive-ballots", "teller", "ballots.turnout", "36", ballots=year.hand_in(format_profile(large)), **more
    )
    year.ask("receive-ballots", "teller", ballots=year.hand_in(format_profile(papers)), **more)
    year.ask("declare-result", "credentials", election="dough-1")
    for election in elections[1:]:
        year.declare(election)
    year.on("2026-01-21")
    seats = year.issue(elections, "2026-02-01")
    year.on("2026-02-01")
    year.confirm(*seats)
    for council in ASSEMBLIES:
        year.ask("constitute-council", "credentials", council=council)


def february_sends_upward(year: Federation) -> None:
    """An auditor does not sit on the board; each assembly sends two to its union, each union two to the federation."""
    office = {"office": "o1", "deputy": "shop-1.d1", "role": "auditor", "text": "Auditor since 2024."}
    year.refuse("declare-office", "credentials", "office.evidence", "state it", **office)
    year.ask("declare-office", "deputy:shop-1.d1", **office)
    board = year.ballot(["shop-1.m1", "dough-1.m1", "hill-1.m1"], 10)
    year.refuse(
        "elect-executive",
        "organiser",
        "office.incompatible",
        "member of the board and auditor",
        article="10.3",
        council="bakery",
        votes=board,
        voters=10,
    )
    for council, members in (
        ("bakery", ["dough-1.m1", "ovens-1.m1", "hill-1.m1"]),
        ("dairy", ()),
        ("mill", ()),
        ("press", ()),
    ):
        year.executive(council, members or year.members(council)[:3])
    for council, above in (("bakery", "north"), ("dairy", "north"), ("mill", "south"), ("press", "south")):
        year.send(council, above, [year.members(council)[0], year.members(council)[-1]])
    year.on("2026-02-10")
    for union in ("north", "south"):
        year.confirm(*year.state.council(union).mandates)
        year.ask("constitute-council", "credentials", council=union)
        year.executive(union, year.members(union)[:3])
        year.send(union, "all", year.members(union)[:2])
    year.on("2026-02-20")
    year.confirm(*year.state.council("all").mandates)
    year.ask("constitute-council", "credentials", council="all")
    year.executive("all", year.members("all")[:2])


def march_objects(year: Federation) -> None:
    """What is the sections' own is theirs; against what all decided the workers' section objects, once and in time."""
    year.convene("bakery-1", "bakery", "2026-03-04", "The surplus")
    year.convene("workers-1", "bakery", "2026-03-10", "The surplus", section="workers")
    year.convene("users-1", "bakery", "2026-03-15", "The surplus", section="users")
    year.open("bakery-1")
    mover = {"sitting": "bakery-1", "motion": "x", "title": "x", "text": "x", "mover": "dough-1.m1"}
    year.refuse(
        "table-motion",
        "chair:bakery",
        "competence.reserved",
        "Users' section",
        article="5.2",
        **mover,
        competence="service",
    )
    year.refuse(
        "set-speaking-time", "chair:bakery", "speech.above-statute", "180", article="8", sitting="bakery-1", seconds=600
    )
    year.ask("set-speaking-time", "chair:bakery", sitting="bakery-1", sections=[{"section": "users", "seconds": 120}])
    year.ask("take-up-point", "chair:bakery", sitting="bakery-1", point=1)
    year.ask("ask-to-speak", "deputy:hill-1.d1", sitting="bakery-1")
    year.ask("call-speaker", "chair:bakery", speech="bakery-1.w1")
    year.ask("end-speech", "deputy:hill-1.d1", sitting="bakery-1", at="2026-03-04T10:02:00Z")
    year.refuse("ask-to-speak", "deputy:hill-1.d1", "speech.too-many", "allows", article="8", sitting="bakery-1")
    year.ask("ask-to-speak", "deputy:vale-1.d1", sitting="bakery-1")
    year.refuse("call-speaker", "chair:bakery", "speech.section-time", "users", speech="bakery-1.w2")
    year.move("bakery-1", "ovens", "surplus", "A new oven.")
    year.ask("open-roll-call", "chair:bakery", motion="ovens")
    year.refuse(
        "take-show-of-hands",
        "chair:bakery",
        "vote.roll-call-open",
        "break it off",
        motion="ovens",
        votes_for=9,
        votes_against=0,
    )
    year.ask("break-off-roll-call", "chair:bakery", motion="ovens", reason="Two screens were dark.")
    half = {"motion": "ovens", "demanded_by": year.present("bakery-1")[:2]}
    year.refuse("demand-secret-vote", "chair:bakery", "vote.too-few-demand", "requires 3", article="8", **half)
    year.roll_call("ovens", "fff-aaffff")
    year.ask("adopt-decision", "chair:bakery", decision="oven", motion="ovens")
    year.refuse(
        "issue-directive",
        "chair:bakery",
        "directive.none-in-statute",
        "no directives",
        directive="d",
        decision="oven",
        text="x",
        addressees=["mill"],
        means=[{"id": "m", "text": "x"}],
    )
    year.close("bakery-1")
    year.open("workers-1")
    year.ask("object-to-decision", "chair:bakery", motion=year.own("workers-1", "wait", "object-to-decision", "oven"))
    own = {
        "motion": "x",
        "title": "x",
        "text": "x",
        "competence": "own-order",
        "leads_to": {"kind": "object-to-decision", "about": "oven"},
    }
    year.refuse(
        "table-motion",
        "chair:bakery",
        "objection.once",
        "once",
        article="5.1",
        sitting="workers-1",
        mover="dough-1.m1",
        **own,
    )
    year.close("workers-1")
    assert [item.until for item in year.state.tables["decisions"]["oven"].objections] == ["2026-03-17"]
    year.open("users-1")
    year.refuse(
        "table-motion",
        "chair:bakery",
        "objection.late",
        "until 2026-03-11",
        article="5.2",
        sitting="users-1",
        mover="hill-1.m1",
        **own,
    )
    year.close("users-1")


def april_agrees(year: Federation) -> None:
    """By consent: one reasoned objection is enough against it; all but one have to sign it off."""
    year.on("2026-04-01")
    deputies = [f"deputy:{year.state.mandate(item).deputy}" for item in year.members("mill")]
    proposal = {"council": "mill", "title": "Bread", "text": "Bread for the school.", "competence": "surplus"}
    year.refuse(
        "propose-consent",
        deputies[0],
        "consent.own-order",
        "own order",
        motion="c0",
        **{**proposal, "competence": "own-order"},
    )
    year.refuse(
        "propose-consent", "deputy:hill-1.d1", "office.elsewhere", "holds no mandate in 'mill'", motion="c0", **proposal
    )
    for motion in ("c1", "c2"):
        year.ask("propose-consent", deputies[0], motion=motion, **proposal)
    year.refuse("give-consent", deputies[1], "faults", "without a reason", motion="c1", answer="object")
    year.ask("give-consent", deputies[1], motion="c1", answer="object", reason="The school has its own.")
    year.ask("conclude-consent", "chair:mill", motion="c1")
    for deputy in deputies[:-2]:
        year.ask("give-consent", deputy, motion="c2", answer="agree")
    year.refuse(
        "conclude-consent", "chair:mill", "consent.early", "lies open until 2026-04-08", article="8.1", motion="c2"
    )
    year.refuse("give-consent", deputies[0], "consent.unchanged", "before", motion="c2", answer="agree")
    year.ask("give-consent", deputies[-1], motion="c2", answer="stand-aside")
    year.ask("conclude-consent", "chair:mill", motion="c2", at="2026-04-08T09:00:00Z")
    year.refuse("adopt-decision", "chair:mill", "decision.not-carried", "rejected", decision="bread", motion="c1")
    year.ask("adopt-decision", "chair:mill", decision="bread", motion="c2")


def may_ties(year: Federation) -> None:
    """In a union an abstention counts against, and the chair settles a tie, but nothing else."""
    year.convene("north-1", "north", "2026-05-04", "Flour")
    year.convene("all-1", "all", "2026-05-20", "Flour")
    year.on("2026-05-04")
    of_bakery = {"sitting": "north-1", "present": year.members("north")[:2]}
    year.refuse("open-sitting", "chair:north", "sitting.no-quorum", "cannot open", article="4.5", **of_bakery)
    year.open("north-1")
    year.move("north-1", "flour", "purchasing", "Flour from one mill.")
    casts = [
        {"mandate": item, "choice": choice}
        for item, choice in zip(year.present("north-1"), ("for", "for", "for", "abstain"), strict=True)
    ]
    year.refuse(
        "take-roll-call",
        "chair:north",
        "vote.no-casting",
        "the votes are not tied",
        article="4.5",
        motion="flour",
        choices=casts,
        casting="for",
    )
    vote = year.roll_call("flour", "ff-a", casting="for")
    assert vote.carried
    assert "abstentions counted against, the chair's casting vote for" in vote.sentence
    year.ask("adopt-decision", "chair:north", decision="flour-1", motion="flour")
    year.close("north-1")
    year.open("all-1")
    year.move("all-1", "seeds", "purchasing", "Seeds for all.")
    year.refuse(
        "take-show-of-hands",
        "chair:all",
        "vote.by-name",
        "take a roll call",
        article="4.6",
        motion="seeds",
        votes_for=4,
        votes_against=0,
    )
    split = year.roll_call("seeds", "ffaa")
    assert (split.votes_for, split.votes_against, split.carried) == (528, 402, False)
    assert "1 of 2 units for, 2 needed" in split.sentence
    year.refuse("adopt-decision", "chair:all", "decision.not-carried", "rejected", decision="seeds-1", motion="seeds")
    notice = {"notice": "n1", "council": "all", "text": "All buy together.", "decision": "flour-1"}
    year.ask("give-notice", "chair:all", **notice)
    year.ask("withdraw-notice", "chair:all", notice="n1")
    year.refuse("withdraw-notice", "chair:all", "notice.closed", "withdrawn", notice="n1")
    year.close("all-1")


def june_demands(year: Federation) -> None:
    """The chair of the dairy convenes nothing: a quarter demand a sitting, and hold it themselves."""
    year.on("2026-06-01")
    asked = {"sitting": "dairy-1", "council": "dairy", "day": "2026-06-28", "agenda": ["The farms"]}
    year.refuse("convene-sitting", "deputy:farms-1.d1", "demand.needed", "only on a demand", **asked)
    year.ask("demand-sitting", "deputy:farms-1.d1", demand="d1", council="dairy", agenda=["The farms"])
    year.refuse(
        "convene-sitting",
        "deputy:farms-1.d1",
        "demand.not-met",
        "requires at least one quarter of members in office",
        article="8",
        **asked,
        demand="d1",
    )
    year.refuse("join-demand", "deputy:farms-1.d1", "demand.joined", "already", demand="d1")
    year.ask("join-demand", "deputy:farms-1.d2", demand="d1")
    year.refuse(
        "convene-sitting", "deputy:farms-1.d1", "demand.chairs-turn", "2026-06-15", article="8", **asked, demand="d1"
    )
    year.on("2026-06-16")
    year.refuse("convene-sitting", "deputy:milk-1.d1", "demand.not-yours", "joined", **asked, demand="d1")
    year.ask("convene-sitting", "deputy:farms-1.d1", **asked, demand="d1")
    year.open("dairy-1")
    year.decide("dairy-1", "farms-pay", "surplus")
    year.close("dairy-1")
