"""From 12 March to May 1927: Shanghai, Hankow and Hubei form their councils, and take over what others had."""

from __future__ import annotations

from typing import Any

from deputies.acts.offices import held_offices
from deputies.counting import format_profile, make_profile
from deputies.mandates.offices import conflicts_among
from deputies.register.roll import RollUnit
from deputies.statutes.library import settled_text
from federation import Federation

__all__ = ["COUNCILS", "MILLS", "UNITS", "by_name", "found", "spring"]

WEIGHTED = """[norms.shared]
article = "3.6"
note = "A conference of unequal places: the delegates of each share the votes of its electors."

[norms.shared.rule]
form = "weighted"
shared = "present"
votes_of = "electors"
delegates = { form = "per-n", n = 1000, rounding = "floor", floor = 1, of = "electors" }

[levels.city]
name = "City council of delegates\""""
CHANGES = (
    ('[levels.city]\nname = "City council of delegates"', WEIGHTED),
    ('from_level = "city"\nnorm = "one-per-1000"', 'from_level = "city"\nnorm = "shared"'),
    ('from_level = "province"\nnorm = "one-per-1000"', 'from_level = "province"\nnorm = "shared"'),
)
COUNCILS = (
    {"id": "conference", "name": "Conference", "level": "conference"},
    {"id": "hubei", "name": "Hubei", "level": "province", "parent": "conference"},
    {"id": "hankow", "name": "Hankow", "level": "city", "parent": "hubei", "also": ["conference"]},
    {"id": "shanghai", "name": "Shanghai", "level": "city", "parent": "conference"},
)
_PLACES = {
    "shanghai": [
        *((f"mill-{letter}", "mill", "textile-workers", 200) for letter in "abcd"),
        ("docks", "gang", "transport-workers", 150),
        ("power", "plant", "plant-workers", 100),
        ("hostels", "street", "urban-poor", 200),
        ("schools", "school", "students-teachers", 60),
        ("shops", "street-association", "small-merchants", 100),
        *((f"company-{number}", "company", "soldiers", 20) for number in (1, 2, 3)),
    ],
    "hankow": [
        *((f"union-{letter}", "union", "union-workers", 250) for letter in "abcd"),
        ("guild", "guild", "artisans-poor", 200),
        ("guard", "company", "soldiers", 24),
    ],
    "hubei": [(f"county-{number}", "county-association", "peasants", 310) for number in (1, 2, 3)],
}
UNITS = tuple(
    RollUnit(id_, id_.title(), kind, city, layer, many)
    for city, units in _PLACES.items()
    for id_, kind, layer, many in units
)
MILLS = [unit.id for unit in UNITS if unit.kind == "mill"]
COMPANIES = [unit.id for unit in UNITS if unit.kind == "company"]
POLICE = "The police of the International Settlement"


def found() -> Federation:
    """The system on the day before its founding."""
    return Federation("shanghai-hankow-1927", *CHANGES, start="1927-03-12", councils=COUNCILS)


def spring(year: Federation) -> None:
    """From the founding to the older authorities that give way."""
    twelfth_of_march(year)
    polls_of_the_fourteenth(year)
    councils_are_constituted(year)
    executives_and_organs(year)
    early_april_the_section_sits_apart(year)
    mid_april_a_secret_vote(year)
    late_april_matters_are_taken_over(year)


def by_name(members: Any, choice: str = "for") -> list[dict[str, str]]:
    """The same choice of each."""
    return [{"mandate": item, "choice": choice} for item in members]


def twelfth_of_march(year: Federation) -> None:
    """A statute of 2025 is not in force; whoever gains by a plan is named, and the warning acknowledged by name."""
    later = {**year.founding, "statute": year.hand_in(settled_text("union-federation"))}
    year.refuse("found-system", "organiser", "statute.not-in-force", "2025-01-01", **later)
    year.ask("found-system", "organiser", **year.founding)
    year.refuse(
        "seal-roll", "organiser", "exhibit.missing", "hand in the file itself", roll="roll-1", document="0" * 64,
        source="0" * 64,
    )  # fmt: skip
    year.seal(1, "1927-03-12", UNITS)
    plan = year.plan(1)
    year.refuse(
        "adopt-plan", "organiser", "plan.warnings", "splitting.hankow.artisans-poor", **{**plan, "acknowledged": []},
    )  # fmt: skip
    year.ask("adopt-plan", "organiser", **plan)


def polls_of_the_fourteenth(year: Federation) -> None:
    """Companies vote by hands, one mill numbers its papers, all others count crosses."""
    ranked, hands = ["mill-a"], COMPANIES
    crosses = [unit.id for unit in UNITS if unit.id not in (*ranked, *hands)]
    year.announce("1927-03-14", crosses)
    year.announce("1927-03-14", ranked, method="ranked")
    year.announce("1927-03-14", hands, method="hands")
    again = {
        "election": "mill-a-2", "constituency": "mill-a", "method": "papers", "lot_source": "The tram",
        "opens": "1927-03-15T08:00:00Z", "closes": "1927-03-15T18:00:00Z",
    }  # fmt: skip
    year.refuse("call-election", "organiser", "election.running", "mill-a-1", **again)
    year.on("1927-03-14", "08:00")
    year.ask("open-poll", "teller", election="guard-1")
    year.ask("close-poll", "teller", election="guard-1", at="1927-03-14T08:30:00Z")
    year.ask("open-poll", "teller", election="docks-1")
    year.refuse("close-poll", "teller", "poll.early", "1927-03-14T18:00:00Z", election="docks-1")
    year.on("1927-03-14", "18:00")
    year.ask("close-poll", "teller", election="docks-1")
    rest = [f"{unit.id}-1" for unit in UNITS if unit.id not in ("guard", "docks")]
    _polls(year, rest)
    lines = [{"candidate": number, "votes": 30} for number in range(1, 7)]
    year.refuse(
        "enter-count", "teller", "method.ballots", "papers", election="mill-a-1", teller="first", votes=lines,
        ballots=150,
    )  # fmt: skip
    papers = make_profile(6, [([[1], [2], [3]], 70), ([[4], [5]], 45), ([[6], [4]], 30)], seats=4)
    year.ask(
        "receive-ballots", "teller", election="mill-a-1", ballots=year.hand_in(format_profile(papers)),
        source="0" * 64,
    )  # fmt: skip
    year.ask("declare-result", "credentials", election="mill-a-1")
    year.refuse(
        "enter-count", "teller", "count.votes", "votes", election="guard-1", teller="first", ballots=20,
        votes=[{"candidate": n, "votes": 9} for n in (1, 2, 3)],
    )  # fmt: skip
    for unit in UNITS:
        if unit.id not in ("mill-a", "power"):
            year.declare(f"{unit.id}-1")
    year.declare("power-1", [60, 20, 15, 2])


def _polls(year: Federation, elections: list[str]) -> None:
    for election in elections:
        year.ask("open-poll", "teller", election=election)
    for election in elections:
        year.ask("close-poll", "teller", election=election)


def councils_are_constituted(year: Federation) -> None:
    """A shop's credential is contested and stands. Hankow sends to its province and to the conference."""
    year.on("1927-03-15")
    seats = year.issue([f"{unit.id}-1" for unit in UNITS], "1927-03-19")
    contest = {"mandate": "shops-1.m1", "grounds": "The association opened its shops on the second day."}
    year.ask("contest-credential", "elector:shops", **contest)
    year.refuse("contest-credential", "elector:shops", "credential.contested", "already", **contest)
    case = {"mandate": "shops-1.m1", "outcome": "confirmed", "reason": "Its minutes say that it stayed closed."}
    year.ask("hear-contest", "credentials", mandate="shops-1.m1", whom="in-vain", statement="Asked twice by letter.")
    year.on("1927-03-19")
    year.refuse(
        "contest-credential", "elector:docks", "challenge.late", "1927-03-18", article="8", mandate="docks-1.m1",
        grounds="Late.",
    )  # fmt: skip
    year.refuse("confirm-credentials", "credentials", "credential.contested", "contest", mandates=["shops-1.m1"])
    year.ask("decide-contest", "credentials", **case)
    year.confirm(*[item for item in seats if item != "shops-1.m1"])
    office = {"office": "o1", "deputy": "power-1.d1", "role": "foreman", "text": "Foreman of the night shift."}
    year.ask("declare-office", "deputy:power-1.d1", **office)
    flagged = conflicts_among(year.state.statute.incompatibilities, held_offices(year.state)["power-1.d1"])
    assert [item.key for item in flagged] == ["foreman-deputy"], "shown, and not refused"
    year.refuse(
        "constitute-council", "credentials", "council.too-few", "requires 3", article="6.3", council="conference",
    )  # fmt: skip
    for council in ("shanghai", "hankow", "hubei"):
        year.ask("constitute-council", "credentials", council=council)
    year.refuse(
        "send-delegates", "credentials", "delegation.full", "no further place", council="shanghai", to="hubei",
        votes=year.ballot(["docks-1.m1"], 29), voters=29,
    )  # fmt: skip


def executives_and_organs(year: Federation) -> None:
    """Delegates carry the votes of those who sent them; a control sits beside the executive and not in it."""
    here = year.members("shanghai")
    year.refuse(
        "elect-executive", "organiser", "executive.too-few", "19", article="5", council="shanghai",
        votes=year.ballot(here[:5], 28), voters=28,
    )  # fmt: skip
    year.executive("shanghai", here[:19])
    year.executive("hankow", year.members("hankow")[:19])
    year.send("hankow", "hubei", year.members("hankow")[:12])
    year.send("hankow", "conference", ["union-a-1.m2"])
    year.send("shanghai", "conference", ["docks-1.m1"])
    year.on("1927-03-23")
    for council in ("hubei", "conference"):
        year.confirm(*year.state.council(council).mandates[-12 if council == "hubei" else 0 :])
    year.executive("hubei", year.members("hubei")[:25])
    year.send("hubei", "conference", ["county-1-1.m1", "hubei-from-hankow-1"])
    year.on("1927-03-27")
    year.confirm("conference-from-hubei-1", "conference-from-hubei-2")
    year.ask("constitute-council", "credentials", council="conference")
    year.executive("conference", year.members("conference")[:3])
    assert year.chain("conference-from-hubei-2") == ["conference-from-hubei-2", "hubei-from-hankow-1", "union-a-1.m1"]
    year.sit("shanghai-1", "shanghai", "1927-03-28", "Organs")
    for organ in ("presidium", "control", "supply"):
        formed = year.own("shanghai-1", f"form-{organ}", "form-organ", f"the-{organ}")
        year.ask("form-organ", "chair:shanghai", motion=formed, provision=organ)
    sat = {"sitting": "shanghai-1", "voters": 28}
    year.refuse(
        "elect-organ", "chair:shanghai", "organ.in-executive", "nobody sits in both", article="7.2",
        organ="the-control", votes=year.ballot(here[:5], 28), **sat,
    )  # fmt: skip
    for organ, chosen in (("presidium", here[:5]), ("control", here[19:24]), ("supply", here[10:17])):
        year.ask("elect-organ", "chair:shanghai", organ=f"the-{organ}", votes=year.ballot(chosen, 28), **sat)
    year.close("shanghai-1")


def early_april_the_section_sits_apart(year: Federation) -> None:
    """What is reserved to the soldiers is decided by them, and nothing else; land is decided by the province."""
    year.sit("shanghai-2", "shanghai", "1927-04-02", "Schools", "Taxes")
    mover = {"sitting": "shanghai-2", "motion": "x", "title": "x", "text": "x", "mover": "docks-1.m1"}
    year.refuse(
        "table-motion", "chair:shanghai", "competence.reserved", "Soldiers' section", article="7", **mover,
        competence="garrison",
    )  # fmt: skip
    year.refuse(
        "table-motion", "chair:shanghai", "competence.level", "Provincial congress", article="11.4", **mover,
        competence="land",
    )  # fmt: skip
    year.refuse("table-motion", "chair:shanghai", "competence.unknown", "no competence", **mover, competence="railways")
    year.refuse("table-motion", "deputy:docks-1.d2", "motion.not-yours", "docks-1.m1", **mover, competence="education")
    tax = year.roll_call(year.move("shanghai-2", "tax", "finance", "One cent on the dollar."), "f" * 14 + "a" * 8)
    assert not tax.carried
    assert "article 11.7 requires 15 (more than half of members in office, 28)" in tax.sentence
    year.decide("shanghai-2", "schools-open", "education", "f" * 20 + "a" * 8)
    year.close("shanghai-2")
    year.sit("soldiers-1", "shanghai", "1927-04-04", "Leave", section="soldiers")
    soldier = {**mover, "sitting": "soldiers-1", "mover": "company-1-1.m1"}
    year.refuse(
        "table-motion", "chair:shanghai", "competence.not-section", "reserved", article="11.5", **soldier,
        competence="education",
    )  # fmt: skip
    about = {"kind": "object-to-decision", "about": "schools-open"}
    year.refuse(
        "table-motion", "chair:shanghai", "objection.none", "no objection", article="7", **soldier,
        competence="own-order", leads_to=about,
    )  # fmt: skip
    year.decide("soldiers-1", "leave", "garrison", "ffa", text="Leave by turns.")
    assert year.state.tables["decisions"]["leave"].section == "soldiers"
    year.close("soldiers-1")


def mid_april_a_secret_vote(year: Federation) -> None:
    """Nobody may demand a secret vote; the sitting decides on one. Something is put off, and comes up too early."""
    year.sit("shanghai-3", "shanghai", "1927-04-10", "The head of the schools")
    year.move("shanghai-3", "head", "education", "The head of the schools goes.")
    year.refuse(
        "demand-secret-vote", "chair:shanghai", "vote.no-secret", "as a motion on procedure", article="10",
        motion="head", demanded_by=year.present("shanghai-3")[:20],
    )  # fmt: skip
    moved = {"sitting": "shanghai-3", "mover": "docks-1.m1"}
    year.ask(
        "move-procedure", "chair:shanghai", motion="in-secret", **moved,
        procedure={"kind": "secret-vote", "about": "head"},
    )  # fmt: skip
    year.ask("take-show-of-hands", "chair:shanghai", motion="in-secret", votes_for=20, votes_against=8)
    year.refuse(
        "take-show-of-hands", "chair:shanghai", "vote.form-demanded", "secret vote", motion="head", votes_for=20,
        votes_against=8,
    )  # fmt: skip
    papers = {"motion": "head", "votes_for": 15, "votes_against": 11, "abstentions": 1, "spoiled": 1}
    year.refuse("count-secret-vote", "teller", "vote.too-many", "28", teller="first", **{**papers, "votes_for": 16})
    year.ask("count-secret-vote", "teller", teller="first", **papers)
    year.refuse(
        "count-secret-vote", "teller", "count.differs", "15 votes for there and 14 here", teller="second",
        **{**papers, "votes_for": 14, "votes_against": 12},
    )  # fmt: skip
    year.ask("count-secret-vote", "teller", teller="second", **papers)
    vote = year.state.tables["motions"]["head"].vote
    assert (vote.kind, vote.carried, vote.named_for) == ("secret", True, ())
    year.refuse(
        "correct-vote", "chair:shanghai", "correction.not-voted", "hands or by roll call", motion="head",
        reason="One more.", votes_for=16,
    )  # fmt: skip
    year.move("shanghai-3", "books", "education", "New books.")
    put_off = {"kind": "postpone", "about": "books", "until": "1927-04-20"}
    year.ask("move-procedure", "chair:shanghai", motion="put-off", **moved, procedure=put_off)
    year.ask("take-show-of-hands", "chair:shanghai", motion="put-off", votes_for=28, votes_against=0)
    year.refuse("resume-motion", "chair:shanghai", "motion.early", "1927-04-20", motion="books", sitting="shanghai-3")
    year.close("shanghai-3")


def late_april_matters_are_taken_over(year: Federation) -> None:
    """Stage by stage: two thirds take public order from the police, who go on claiming it for a week."""
    year.sit("shanghai-4", "shanghai", "1927-04-20", "Order")
    advised = year.decide("shanghai-4", "pickets-advised", "order", text="Pickets at the gates.")
    assert year.state.tables["decisions"][advised].stage == "advisory"
    short = year.own("shanghai-4", "order-1", "take-over-competence", "order/deciding", "f" * 18 + "a" * 10)
    year.refuse(
        "take-over-competence", "chair:shanghai", "motion.not-carried",
        "requires 19 (at least two thirds of members in office, 28)", motion=short, authority=POLICE, dual=True,
    )  # fmt: skip
    enough = year.own("shanghai-4", "order-2", "take-over-competence", "order/deciding", "f" * 19 + "a" * 9)
    year.refuse(
        "take-over-competence", "chair:shanghai", "power.no-authority", "say which older authority", motion=enough,
        dual=True,
    )  # fmt: skip
    year.ask("take-over-competence", "chair:shanghai", motion=enough, authority=POLICE, dual=True)
    own = {
        "sitting": "shanghai-4", "motion": "x", "title": "x", "text": "x", "mover": "docks-1.m1",
        "competence": "own-order",
    }  # fmt: skip
    lower = {"kind": "take-over-competence", "about": "order/controlling"}
    year.refuse("table-motion", "chair:shanghai", "power.not-higher", "deciding", article="11.1", **own, leads_to=lower)
    for stage in ("advisory", "controlling"):
        step = year.own("shanghai-4", f"settlements-{stage}", "take-over-competence", f"settlements/{stage}")
        year.ask("take-over-competence", "chair:shanghai", motion=step)
    gone = year.own("shanghai-4", "hand-over", "hand-over-competence", "education/authority")
    year.ask("hand-over-competence", "chair:shanghai", motion=gone, authority="The Bureau of Education")
    year.refuse(
        "resume-motion", "chair:shanghai", "competence.handed-over", "The Bureau of Education", article="11.5",
        motion="books", sitting="shanghai-4",
    )  # fmt: skip
    year.close("shanghai-4")
    given_way = {
        "council": "shanghai", "competence": "order", "claims": False,
        "evidence": "Their stations are empty since Monday.",
    }  # fmt: skip
    year.ask("settle-authority", "chair:shanghai", **given_way, at="1927-04-27T09:00:00Z")
    year.refuse("settle-authority", "chair:shanghai", "power.settled", "has given way already", **given_way)
    year.refuse(
        "settle-authority", "chair:shanghai", "power.none", "from no older authority",
        **{**given_way, "competence": "supply"},
    )  # fmt: skip
