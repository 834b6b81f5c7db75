"""What is refused of sittings: convening, opening, closing. One table for each act."""

from __future__ import annotations

from dataclasses import replace

from chamber import CAST, CITY, HARBOUR, led, sitting, with_town
from deputies.acts.deciding import digest_of
from deputies.sittings.sheets import format_attendance
from deputies.sittings.sitting import Sitting
from ground import Ground
from refusal_tables import Row, Table, walked

CONVENING = {"sitting": "s1", "council": "city", "day": "1927-03-09", "agenda": ["Wages"]}
DEPUTY = "deputy:mill-a-1.d1"
DAY = "1927-03-09T10:00:00Z"
SHEETS = {"s2": format_attendance("s2", CITY[:5]), "spoilt": b"{ }"}
SHEET_OF = {name: digest_of(data) for name, data in SHEETS.items()}


def convened(*changes: tuple[str, str]) -> Ground:
    ground = led(*changes)
    ground.ask("convene-sitting", "chair:city", **CONVENING)
    return ground


def demanded(number: int = 3, council: str = "city") -> Ground:
    """So many of the nine deputies of the city demand a sitting; a third suffices, and the chair has two days."""
    third = 'convening = { num = 1, den = 3, of = "members-in-office" }\nconvene_days = 2\n'
    ground = led(("notice_days = 1\n", f"notice_days = 1\n{third}"))
    demand = {"demand": "q1", "council": council, "agenda": ["Mill B"]}
    if council != "city":
        ground.ask("demand-sitting", "deputy:docks-a-1.d1", **demand)
        return ground
    ground.ask("demand-sitting", DEPUTY, **demand)
    for deputy in ("mill-a-1.d2", "mill-a-1.d3")[: number - 1]:
        ground.ask("join-demand", f"deputy:{deputy}", demand="q1")
    return ground


def demanded_above() -> Ground:
    return demanded(council="harbour")


def used() -> Ground:
    ground = demanded()
    ground.ask("convene-sitting", "chair:city", **CONVENING, demand="q1")
    return ground


def section_convened() -> Ground:
    ground = led()
    ground.ask("convene-sitting", "chair:city", **CONVENING, section="soldiers")
    return ground


def opened_twice_wanted() -> Ground:
    """The sitting s1 is open and a second of the same body is convened as "s2"; the table asks for s1 otherwise."""
    ground = sitting()
    ground.ask("convene-sitting", "chair:city", **{**CONVENING, "sitting": "s2", "day": "1927-03-10"})
    return ground


def closed() -> Ground:
    ground = sitting()
    ground.ask("close-sitting", "chair:city", sitting="s1")
    return ground


def by_votes() -> Ground:
    return with_town(convened(), quorum=CAST)


def with_sheet(name: str) -> Ground:
    ground = convened()
    ground.hand_in(SHEETS[name])
    return ground


def arrived() -> Ground:
    """Three have checked in before the sitting opens."""
    ground = convened()
    ground.ask("check-in", "secretary:city", sitting="s1", how="hand", mandates=list(CITY[:3]), at=DAY)
    return ground


ATTENDANCE = {
    "sitting.unknown": Row(change={"sitting": "s9"}),
    "sitting.closed": Row(on=closed),
    "sitting.not-its-day": Row(at="1927-03-08T23:00:00Z"),
    "check-in.not-yours": Row(by="deputy:mill-a-1.d1", change={"mandates": [CITY[0]]}, says="only themselves"),
    "sheet.needed": Row(change={"mandates": [f"m{n}" for n in range(251)]}, says="names 251"),
}


def one_ended() -> Ground:
    """The mandate mill-b-1.m2 ended between convening and opening."""
    ground = convened()
    ground.state.put(replace(ground.state.mandate("mill-b-1.m2"), ended="1927-03-08", end_reason="resigned"))
    return ground


TABLES = (
    Table(
        "convene-sitting",
        led,
        "chair:city",
        lambda _: CONVENING,
        {
            "council.unknown": Row(change={"council": "nowhere"}),
            "sitting.exists": Row(on=sitting),
            "council.not-constituted": Row(by="chair:province", change={"council": "province"}),
            "section.unknown": Row(change={"section": "sailors"}, says="it has soldiers."),
            "sitting.short-notice": Row(
                change={"day": "1927-03-07"},
                says="The sitting of 1927-03-07 would have 0 days' notice; article 6.1 requires 1: 1927-03-08 at the "
                "earliest.",
            ),
            "demand.unknown": Row(change={"demand": "q9"}),
            "demand.needed": Row(by=DEPUTY, says="only on a demand that is met"),
            "demand.elsewhere": Row(on=demanded_above, change={"demand": "q1"}),
            "demand.not-met": Row(
                on=lambda: demanded(2),
                change={"demand": "q1"},
                says="(2 deputies, 0 councils, 0 electors); article 6.1 requires at least",
            ),
            "demand.used": Row(on=used, change={"sitting": "s2", "demand": "q1"}, says="'s1'"),
            "demand.not-yours": Row(on=demanded, by="deputy:mill-b-1.d1", change={"demand": "q1"}),
            "demand.chairs-turn": Row(on=demanded, by=DEPUTY, change={"demand": "q1"}),
        },
    ),
    Table(
        "open-sitting",
        convened,
        "secretary:city",
        lambda _: {"sitting": "s1", "present": list(CITY[:5])},
        {
            "sitting.unknown": Row(change={"sitting": "s9"}),
            "sitting.not-convened": Row(on=sitting, says="opened once"),
            "sitting.not-its-day": (
                Row(at="1927-03-08T23:59:59Z", says="opens on its day"),
                Row(at="1927-03-11T00:00:00Z", says="has lapsed"),
            ),
            "sitting.another-open": Row(
                on=opened_twice_wanted, change={"sitting": "s2"}, at="1927-03-10T10:00:00Z", says="'s1'"
            ),
            "sitting.no-quorum": (
                Row(
                    change={"present": list(CITY[:4])},
                    says="The council of City cannot open: 4 deputies are present; article 4.1 requires 5 (more than "
                    "half of members in office, 9).",
                ),
                Row(
                    on=section_convened,
                    change={"present": list(CITY[:1])},
                    says="The Soldiers' section of the council of City cannot open: 1 deputy is",
                ),
            ),
            "threshold.base": Row(on=by_votes),
            "sheet.needed": Row(change={"present": [f"m{n}" for n in range(251)]}),
            "sheet.other": Row(on=lambda: with_sheet("s2"), change={"present": [], "sheet": SHEET_OF["s2"]}),
            "exhibit.missing": Row(change={"sheet": "0" * 64}),
            "record.not-canonical": Row(
                on=lambda: with_sheet("spoilt"), change={"present": [], "sheet": SHEET_OF["spoilt"]}
            ),
            "faults": (
                Row(change={"present": [*CITY[:5], HARBOUR[0]]}, says="present[5]: 'docks-a-1.m1' has no seat here"),
                Row(change={"present": [*CITY[:5], CITY[0]]}, says="stands twice"),
                Row(on=section_convened, change={"present": list(CITY[:3])}, says="'mill-a-1.m1' has no seat here"),
                Row(on=one_ended, change={"present": list(CITY)}, says="'mill-b-1.m2' has no seat here"),
            ),
        },
        at=DAY,
    ),
    Table(
        "check-in",
        convened,
        "secretary:city",
        lambda _: {"sitting": "s1", "how": "number", "mandates": list(CITY[:2])},
        {
            **ATTENDANCE,
            "check-in.nobody": Row(change={"mandates": []}, says="say whom"),
            "mandate.number": (
                Row(change={"mandates": [], "numbers": [4, 0]}, says="has the number 0; there are 9"),
                Row(change={"numbers": [10]}, says="has the number 10"),
            ),
            "check-in.no-seat": Row(on=section_convened, by="deputy:mill-a-1.d1", change={"mandates": []}),
            "threshold.base": Row(on=by_votes),
            "faults": (
                Row(change={"mandates": [CITY[0], CITY[0]]}, says="stands twice"),
                Row(change={"mandates": [HARBOUR[0]]}, says="has no seat here"),
                Row(on=sitting, says="is present already"),
            ),
        },
        at=DAY,
    ),
    Table(
        "check-out",
        arrived,
        "secretary:city",
        lambda _: {"sitting": "s1", "mandates": list(CITY[:2])},
        {
            **ATTENDANCE,
            "check-in.nobody": (
                Row(change={"mandates": []}),
                Row(by="deputy:mill-b-1.d1", change={"mandates": []}, says="is not present"),
            ),
            "threshold.base": Row(on=lambda: with_town(arrived(), quorum=CAST)),
            "faults": (
                Row(change={"mandates": [CITY[5]]}, says="is not present"),
                Row(change={"mandates": [CITY[0], CITY[0]]}, says="stands twice"),
            ),
        },
        at=DAY,
    ),
    Table(
        "close-sitting",
        sitting,
        "chair:city",
        lambda _: {"sitting": "s1"},
        {
            "sitting.unknown": Row(change={"sitting": "s9"}),
            "sitting.not-open": (Row(on=convened, says="convened"), Row(on=closed, says="closed")),
        },
    ),
)


TestTables = walked(TABLES)


def test_a_quorum_is_met_by_exactly_the_number_it_names() -> None:
    ground = convened()
    ground.ask("open-sitting", "secretary:city", sitting="s1", present=list(CITY[:5]), at=DAY)
    opened = ground.state.get(Sitting, "s1", "sitting")
    assert (opened.status, opened.quorum, opened.present) == ("open", 5, CITY[:5])


def test_a_list_of_all_at_the_opening_may_name_those_who_have_checked_in() -> None:
    """A secretary reads the whole list out; whoever checked in before is counted once."""
    ground = arrived()
    ground.ask("open-sitting", "chair:city", sitting="s1", present=list(CITY[:6]), at=DAY)
    act = ground.entries[-1].acts[0]
    assert act["arrived"] == list(CITY[3:6])
    assert act["present"] == 6
    assert ground.state.tables["sittings"]["s1"].present == CITY[:6]
    by_sheet = arrived()
    sheet = by_sheet.hand_in(format_attendance("s1", CITY[:6]))
    by_sheet.ask("open-sitting", "chair:city", sitting="s1", sheet=sheet, at=DAY)
    assert by_sheet.state.tables["sittings"]["s1"].present == CITY[:6]
