"""What is refused of votes on motions. One table for each act."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from chamber import CAST, CITY, UNITS, by_consent, carried, hand, hand_over, tabled, under, with_town
from deputies.acts.deciding import digest_of
from deputies.sittings.sheets import format_roll_call
from deputies.sittings.sitting import Cast
from deputies.statutes.model import Majority, Statute
from deputies.values import Threshold
from ground import Ground
from refusal_tables import Row, Table, walked
from sanctioned import DEPUTY as ACCUSED_DEPUTY
from sanctioned import accused

THIRD = ("notice_days = 1\n", 'notice_days = 1\nroll_call = { num = 1, den = 3, of = "present" }\n')
SECRET = ("notice_days = 1\n", 'notice_days = 1\nsecret = { num = 1, den = 5, of = "present" }\n')
CASTING = (
    'of = "votes-cast", strict = true } }\nsections',
    'of = "votes-cast", strict = true }, tie = "chair" }\nsections',
)
DEPUTY = "deputy:mill-a-1.d1"
SHEETS = {"m2": format_roll_call("m2", (Cast(CITY[0], "for"),)), "spoilt": b'{"sheet": "roll-call"}'}
SHEET_OF = {name: digest_of(data) for name, data in SHEETS.items()}


def closed() -> Ground:
    ground = tabled()
    ground.ask("close-sitting", "chair:city", sitting="s1")
    return ground


def amended() -> Ground:
    ground = tabled()
    ground.ask("table-amendment", DEPUTY, amendment="a1", motion="m1", text="The working day is seven hours.")
    return ground


def out_of_turn() -> Ground:
    """The amendment a1 to the first line comes before a2 to the whole."""
    ground = tabled()
    ground.ask("table-amendment", DEPUTY, amendment="a2", motion="m1", text="Seven hours.")
    ground.ask("table-amendment", DEPUTY, amendment="a1", motion="m1", text="", lines={"first": 1, "last": 1})
    return ground


def moved() -> Ground:
    """Somebody has moved to postpone the motion."""
    ground = tabled()
    procedure = {"kind": "postpone", "about": "m1", "until": "1927-04-01"}
    ground.ask("move-procedure", DEPUTY, motion="p1", sitting="s1", procedure=procedure)
    return ground


def called(**fields: Any) -> Ground:
    """A roll call is open."""
    ground = fields.pop("ground", None) or tabled(**fields)
    ground.ask("open-roll-call", "chair:city", motion="m1")
    return ground


def suspended() -> Ground:
    """A roll call is open, and the sitting suspended."""
    ground = called()
    ground.ask("suspend-sitting", "chair:city", sitting="s1")
    return ground


def demanded() -> Ground:
    ground = tabled()
    ground.ask("demand-roll-call", "chair:city", motion="m1", demanded_by=[CITY[3]])
    return ground


def secretly() -> Ground:
    """A secret vote was demanded."""
    ground = tabled(SECRET)
    ground.ask("demand-secret-vote", "chair:city", motion="m1", demanded_by=[CITY[3], CITY[4]])
    return ground


def counted(**fields: Any) -> Ground:
    """The first teller has entered a count of a secret vote; `quorum` changes that of the town."""
    quorum, ground = fields.pop("quorum", None), fields.pop("ground", None) or tabled()
    given = {"votes_for": 5, "votes_against": 3, "spoiled": 1, **fields}
    ground.ask("count-secret-vote", "teller:city", motion="m1", teller="first", **given)
    return with_town(ground, quorum=quorum) if quorum else ground


def _working(ground: Ground, **fields: Any) -> Ground:
    def change(statute: Statute) -> Statute:
        return replace(statute, working=replace(statute.working, **fields))

    return under(ground, change)


def amending() -> Ground:
    """An amendment lies to the motion that concerns one of those present."""
    ground = accused()
    ground.ask("table-amendment", "chair:city", motion="open-1", amendment="a1", text="After a hearing.", mover=CITY[0])
    return ground


def demand_on_votes() -> Ground:
    return _working(tabled(), roll_call=CAST)


def secret_on_votes() -> Ground:
    return _working(tabled(), secret=CAST)


def by_majority(**fields: Any) -> Ground:
    """The level's majority asks more: `sections=True`, `units=...`."""
    return with_town(tabled(), majority=Majority(Threshold(1, 2, "votes-cast", strict=True), **fields))


def weighted() -> Ground:
    """Each deputy of Mill A carries three votes, by the plan."""
    ground = tabled()
    adopted = ground.state.plan
    rows = tuple(replace(row, each=3) if row.id == "mill-a" else row for row in adopted.plan.constituencies)
    ground.state.put(replace(adopted, plan=replace(adopted.plan, constituencies=rows)))
    return ground


def with_sheet(name: str) -> Ground:
    ground = tabled()
    ground.hand_in(SHEETS[name])
    return ground


def section(name: str, votes_for: int) -> dict[str, Any]:
    return {"section": name, "votes_for": votes_for, "votes_against": 0}


def cast_of(place: int) -> dict[str, Any]:
    return {"mandate": CITY[place], "choice": "for"}


def on_votes_cast() -> Ground:
    return with_town(tabled(), quorum=CAST)


def one_left_office() -> Ground:
    """The mandate mill-b-1.m2 ended while the sitting was open."""
    ground = tabled()
    ground.state.put(replace(ground.state.mandate("mill-b-1.m2"), ended="1927-03-09", end_reason="recalled"))
    return ground


PUT = {
    "motion.unknown": Row(change={"motion": "m9"}),
    "motion.by-consent": Row(on=by_consent, change={"motion": "c1"}, says="outside a sitting"),
    "sitting.not-open": Row(on=closed),
    "motion.voted": Row(on=carried, says="voted once"),
    "motion.procedure-first": Row(on=moved, says="'p1' (Postpone the motion: Eight hours)"),
    "motion.amendments-first": Row(on=amended, says="a1"),
    "amendment.out-of-turn": Row(on=out_of_turn, change={"motion": "a2"}, says="'a1' is voted before 'a2'"),
    "competence.handed-over": Row(
        on=lambda: hand_over(tabled(), "s1"),
        says="handed Wages and hours over on 1927-03-09 (article 8.1); harbour has it",
    ),
}
VOTING = {**PUT, "threshold.base": Row(on=on_votes_cast)}
"""What is refused of votes, and the grounds on which it is."""

TABLES = (
    Table(
        "demand-roll-call",
        tabled,
        "chair:city",
        lambda _: {"motion": "m1", "demanded_by": [CITY[3]]},
        {
            "motion.unknown": Row(change={"motion": "m9"}),
            "sitting.not-open": Row(on=closed),
            "motion.voted": Row(on=carried),
            "vote.form-demanded": (Row(on=demanded, says="a roll call"), Row(on=secretly)),
            "vote.roll-call-open": Row(on=called),
            "vote.secret-begun": Row(on=counted, says="it is taken to its end"),
            "vote.too-few-demand": (
                Row(
                    change={"demanded_by": []},
                    says="0 of 9 deputies present demand it; article 6.1 requires",
                ),
                Row(on=lambda: tabled(THIRD), change={"demanded_by": list(CITY[:2])}, says="requires 3"),
            ),
            "sheet.needed": Row(change={"demanded_by": [f"m{n}" for n in range(251)]}),
            "threshold.base": Row(on=demand_on_votes),
            "faults": (
                Row(change={"demanded_by": [CITY[3], CITY[3]]}, says="demanded_by[1]"),
                Row(change={"demanded_by": ["docks-a-1.m1"]}, says="is not present"),
            ),
        },
    ),
    Table(
        "take-roll-call",
        tabled,
        "secretary:city",
        lambda _: {"motion": "m1", "choices": hand("fffffaa--")},
        {
            **VOTING,
            "vote.own-cause": (
                Row(on=accused, change={"motion": "open-1", "choices": hand("fffffffff")}, says="in their own cause"),
                Row(on=amending, change={"motion": "a1", "choices": hand("fffffffff")}, says="in their own cause"),
            ),
            "vote.no-quorum": Row(
                change={"choices": hand("ffa-")},
                says="There is no quorum: 4 deputies take part; article 4.1 requires 5 (more than half of members in "
                "office, 9).",
            ),
            "vote.form-demanded": Row(on=secretly, says="have demanded a secret vote"),
            "vote.secret-begun": Row(on=counted),
            "vote.no-casting": (
                Row(change={"casting": "for"}, says="a tie is rejected"),
                Row(on=lambda: tabled(CASTING), change={"casting": "for"}, says="the votes are not tied"),
            ),
            "sheet.needed": Row(change={"choices": hand("f" * 251, [f"m{n}" for n in range(251)])}, says="names 251"),
            "sheet.other": Row(on=lambda: with_sheet("m2"), change={"choices": [], "sheet": SHEET_OF["m2"]}),
            "exhibit.missing": Row(change={"choices": [], "sheet": "0" * 64}),
            "record.not-canonical": Row(
                on=lambda: with_sheet("spoilt"), change={"choices": [], "sheet": SHEET_OF["spoilt"]}
            ),
            "faults": (
                Row(change={"choices": [*hand("fffff"), *hand("a")]}, says="choices[5].mandate"),
                Row(change={"choices": [*hand("fffff"), {**cast_of(0), "votes": 1}]}, says="called twice"),
                Row(change={"choices": [*hand("xffff"), {**cast_of(0), "votes": 2}]}, says="casts 2 votes"),
                Row(change={"choices": hand("ffffff", [*CITY[:5], "docks-a-1.m1"])}, says="is not present"),
                Row(on=one_left_office, says="'mill-b-1.m2' is not present"),
                Row(on=lambda: tabled(present=CITY[:6]), says="choices[6].mandate"),
            ),
        },
    ),
    Table(
        "take-show-of-hands",
        tabled,
        "secretary:city",
        lambda _: {"motion": "m1", "votes_for": 5, "votes_against": 3, "abstentions": 1},
        {
            **VOTING,
            "vote.no-quorum": Row(change={"votes_for": 4, "votes_against": 0, "abstentions": 0}),
            "vote.form-demanded": Row(on=demanded, says="take it"),
            "vote.secret-begun": Row(on=counted),
            "vote.roll-call-open": Row(on=called, says="take it, or break it off"),
            "vote.no-casting": Row(change={"casting": "against"}),
            "vote.by-name": (
                Row(on=weighted, says="deputies carry several votes each"),
                Row(on=lambda: by_majority(units=UNITS), says="units have to agree as well"),
            ),
            "faults": (
                Row(on=lambda: by_majority(sections=True), says="the hands of 'soldiers' are missing"),
                Row(change={"sections": [section("sailors", 1)]}, says="'sailors' is no section"),
                Row(change={"sections": [section("soldiers", 1), section("soldiers", 1)]}, says="stands twice"),
                Row(change={"sections": [section("soldiers", 3)]}, says="at most 2"),
                Row(
                    change={"votes_for": 1, "sections": [section("soldiers", 2)]}, says="more votes for in the sections"
                ),
            ),
            "vote.too-many": (
                Row(
                    change={"votes_for": 6},
                    says="10 hands were counted; those present have 9.",
                ),
                Row(on=one_left_office, says="those present have 8"),
                Row(on=accused, change={"motion": "open-1"}, says="those present who may vote have 8."),
            ),
        },
    ),
    Table(
        "demand-secret-vote",
        lambda: tabled(SECRET),
        "chair:city",
        lambda _: {"motion": "m1", "demanded_by": [CITY[3], CITY[4]]},
        {
            "motion.unknown": Row(change={"motion": "m9"}),
            "sitting.not-open": Row(on=closed),
            "motion.voted": Row(on=carried),
            "vote.form-demanded": Row(on=secretly),
            "vote.roll-call-open": Row(on=lambda: called(ground=tabled(SECRET)), says="break it off"),
            "vote.secret-begun": Row(on=lambda: counted(ground=tabled(SECRET))),
            "vote.no-secret": Row(on=tabled, says="Article 6.1 gives nobody the right"),
            "vote.too-few-demand": Row(change={"demanded_by": [CITY[3]]}, says="article 6.1 requires 2"),
            "sheet.needed": Row(change={"demanded_by": [f"m{n}" for n in range(251)]}),
            "threshold.base": Row(on=secret_on_votes),
            "faults": Row(change={"demanded_by": ["docks-a-1.m1"]}, says="is not present"),
        },
    ),
    Table(
        "count-secret-vote",
        tabled,
        "teller:city",
        lambda _: {"motion": "m1", "teller": "first", "votes_for": 5, "votes_against": 3, "spoiled": 1},
        {
            **PUT,
            "vote.roll-call-open": Row(on=called),
            "threshold.base": Row(on=lambda: counted(quorum=CAST), change={"teller": "second"}),
            "vote.no-quorum": Row(
                on=lambda: counted(votes_for=4, votes_against=0, spoiled=0),
                change={"teller": "second", "votes_for": 4, "votes_against": 0, "spoiled": 0},
            ),
            "vote.form-demanded": Row(on=demanded),
            "vote.no-casting": Row(on=counted, change={"teller": "second", "casting": "for"}),
            "vote.too-many": (
                Row(change={"votes_for": 6}, says="10 votes were counted; those present have 9."),
                Row(on=accused, change={"motion": "open-1"}, says="those present who may vote have 8."),
            ),
            "vote.by-name": Row(on=lambda: by_majority(sections=True), says="take a roll call"),
            "teller.unknown": Row(change={"teller": "third"}, says="There are 2 tellers"),
            "count.differs": Row(on=counted, change={"teller": "second", "votes_for": 4}, says="5 votes for there"),
            "count.unchanged": Row(on=counted),
        },
    ),
    Table(
        "open-roll-call",
        tabled,
        "chair:city",
        lambda _: {"motion": "m1"},
        {
            **PUT,
            "vote.form-demanded": Row(on=secretly),
            "vote.secret-begun": Row(on=counted),
            "vote.roll-call-open": Row(on=called, says="open already"),
        },
    ),
    Table(
        "cast-choice",
        called,
        DEPUTY,
        lambda _: {"motion": "m1", "choice": "for"},
        {
            "motion.unknown": Row(change={"motion": "m9"}),
            "vote.no-roll-call": (Row(on=tabled, says="No roll call on 'm1' is open."), Row(on=carried)),
            "sitting.not-open": Row(on=suspended),
            "vote.own-cause": Row(
                on=lambda: accused(calling=True),
                by=f"deputy:{ACCUSED_DEPUTY}",
                change={"motion": "open-1"},
                says="The motion is about the holder of 'mill-b-1.m1' themselves (article 4.1); they may speak to it",
            ),
            "vote.absent": Row(on=lambda: called(present=CITY[:5]), by="deputy:mill-b-1.d1", says="check in first"),
        },
    ),
    Table(
        "break-off-roll-call",
        called,
        "chair:city",
        lambda _: {"motion": "m1", "reason": "The wrong motion was read out."},
        {"motion.unknown": Row(change={"motion": "m9"}), "vote.no-roll-call": Row(on=tabled)},
    ),
)


TestTables = walked(TABLES)
