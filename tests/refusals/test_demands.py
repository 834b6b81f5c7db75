"""What is refused of demands for a sitting, and of decisions by consent. One table for each act."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from chamber import CITY, CONSENT, above, by_consent, led, resolve, tabled
from ground import Ground
from levels import decide, noticed, taken_up
from organised import MATTERS
from refusal_tables import Row, Table, walked

THIRD = 'convening = { num = 1, den = 3, of = "members-in-office" }\nconvene_days = 2\n'
HALF = 'convening_units = { num = 1, den = 2, of = "registered" }\n'
BY_MEMBERS = ("notice_days = 1\n", f"notice_days = 1\n{THIRD}")
BY_ELECTORS = ("notice_days = 1\n", 'notice_days = 1\nconvening = { num = 1, den = 4, of = "registered" }\n')
DEPUTY = "deputy:mill-a-1.d1"
DEMANDED = {"demand": "q1", "council": "city", "agenda": ["The closing of Mill B"]}
CONVENING = {"sitting": "s9", "council": "city", "day": "1927-03-20", "agenda": ["Wages"], "demand": "q1"}


def may_demand() -> Ground:
    return led(BY_MEMBERS)


def demanded() -> Ground:
    ground = may_demand()
    ground.ask("demand-sitting", DEPUTY, **DEMANDED)
    return ground


def joined() -> Ground:
    ground = demanded()
    ground.ask("join-demand", "deputy:mill-a-1.d2", demand="q1")
    return ground


def met() -> Ground:
    """The third of the nine deputies joined: the demand is met, on 7 March."""
    ground = joined()
    ground.ask("join-demand", "deputy:mill-a-1.d3", demand="q1")
    return ground


def convened() -> Ground:
    ground = met()
    ground.ask("convene-sitting", "chair:city", **CONVENING)
    return ground


def below() -> Ground:
    """A demand for a sitting of the province, where councils below may join; made by one of its delegates."""
    ground = above(both())
    ground.ask("demand-sitting", "deputy:mill-a-1.d1", demand="q1", council="province", agenda=["Prices"])
    return ground


def both() -> tuple[str, str]:
    return ("notice_days = 1\n", f"notice_days = 1\n{THIRD}{HALF}")


def city_joins() -> Ground:
    ground = below()
    resolve(ground, "join-demand-as-council", "q1")
    return ground


def city_joined() -> Ground:
    ground = city_joins()
    ground.ask("join-demand-as-council", "chair:city", motion="own-1")
    return ground


def city_voted_down() -> Ground:
    ground = below()
    resolve(ground, "join-demand-as-council", "q1", "aaaaaaaaa")
    return ground


def twice() -> Ground:
    """The city has carried two motions to join, and has joined by the first."""
    ground = city_joins()
    resolve(ground, "join-demand-as-council", "q1", motion="own-2")
    ground.ask("join-demand-as-council", "chair:city", motion="own-1")
    return ground


def convened_above() -> Ground:
    """The province was convened on the demand, after the city carried a motion to join."""
    ground = city_joins()
    demand = ground.state.tables["demands"]["q1"]
    ground.state.put(replace(demand, met=ground.now[:10], sitting="ps9"))
    return ground


def contested(ground: Ground, mandate: str = "mill-a-1.m1") -> Ground:
    """The credential of a deputy is contested."""
    ground.state.put(replace(ground.state.mandate(mandate), credential="contested"))
    return ground


def unconstituted(ground: Ground) -> Ground:
    ground.state.put(replace(ground.state.council("city"), status="forming"))
    return ground


def city_sits(section: str | None = None) -> Ground:
    ground = below()
    ground.ask("close-sitting", "chair:province", sitting="ps1")
    day = "1927-03-12"
    body = {"section": section} if section else {}
    ground.ask("convene-sitting", "chair:city", sitting="cs1", council="city", day=day, agenda=["Prices"], **body)
    present = list(CITY[:2] if section else CITY)
    ground.ask("open-sitting", "chair:city", sitting="cs1", present=present, at=f"{day}T10:00:00Z")
    return ground


def province_sits() -> Ground:
    """The province, of which the sitting is demanded, is still open itself."""
    return below()


def by_electors() -> Ground:
    ground = led(BY_ELECTORS)
    ground.ask("demand-sitting", "elector:mill-a", **DEMANDED)
    return ground


def unit_joined() -> Ground:
    ground = by_electors()
    ground.ask("join-demand-as-unit", "elector:mill-a", demand="q1", unit="mill-a", votes=40)
    return ground


SUPPLY: dict[str, Any] = {"change": {"competence": "supply"}}
ABOVE: dict[str, Any] = {"change": {"competence": "supply", "council": "province"}}


def agreeing() -> Ground:
    """The province may decide by consent at once; supply is first a matter of the towns."""
    ground = above(MATTERS, (CONSENT[0], CONSENT[1].replace("days = 3", "days = 0")))
    ground.ask("close-sitting", "chair:province", sitting="ps1")
    return ground


def handed_over() -> Ground:
    """City has handed supply over to Harbour, and may decide by consent."""
    ground = agreeing()
    motion = resolve(ground, "hand-over-competence", "supply/harbour")
    ground.ask("hand-over-competence", "chair:city", motion=motion)
    return ground


PROVINCIAL = ('title = "Wages and hours", levels = ["town", "province"]', 'title = "Wages", levels = ["province"]')


def by_members_only() -> Ground:
    ground = above(BY_MEMBERS)
    ground.ask("demand-sitting", "deputy:mill-a-1.d1", demand="q1", council="province", agenda=["Prices"])
    ground.ask("convene-sitting", "chair:city", sitting="cs1", council="city", day="1927-03-12", agenda=["Prices"])
    ground.ask("open-sitting", "chair:city", sitting="cs1", present=list(CITY), at="1927-03-12T10:00:00Z")
    return ground


def met_by_electors() -> Ground:
    """Mill A has joined with a quarter of all electors below the city, and a sitting is convened."""
    ground = by_electors()
    ground.ask("join-demand-as-unit", "elector:mill-a", demand="q1", unit="mill-a", votes=98)
    ground.ask("convene-sitting", "chair:city", **CONVENING)
    return ground


def answered(*answers: str) -> Ground:
    """Deputies of the city give these answers in their order."""
    ground = by_consent()
    for mandate, answer in zip(CITY[2:] + CITY[:2], answers, strict=False):
        deputy = ground.state.mandate(mandate).deputy
        ground.ask("give-consent", f"deputy:{deputy}", motion="c1", answer=answer)
    return ground


def concluded() -> Ground:
    ground = answered(*["agree"] * 8)
    ground.ask("conclude-consent", "secretary:city", motion="c1", at="1927-03-12T09:00:00Z")
    return ground


def repealed() -> Ground:
    """The statute in force knows no consent any more."""
    ground = answered("agree")
    statute = ground.state.statute
    ground.state.statutes[ground.state.system.statute] = replace(
        statute, working=replace(statute.working, consent=None)
    )
    return ground


TABLES = (
    Table(
        "demand-sitting",
        may_demand,
        DEPUTY,
        lambda _: DEMANDED,
        {
            "council.unknown": Row(change={"council": "nowhere"}),
            "demand.exists": Row(on=demanded),
            "council.not-constituted": Row(on=lambda: unconstituted(may_demand())),
            "demand.no-agenda": Row(change={"agenda": []}, says="what the sitting is to deal with"),
            "demand.no-right": (
                Row(on=led, says="Article 6.1 lets nobody demand a sitting, not members."),
                Row(by="elector:mill-a", says="lets members demand a sitting, not electors"),
                Row(on=lambda: led(BY_ELECTORS), says="lets electors demand a sitting, not members"),
            ),
            "demand.no-seat": Row(on=lambda: contested(may_demand()), says="is not in office in 'city'"),
        },
    ),
    Table(
        "join-demand",
        demanded,
        "deputy:mill-a-1.d2",
        lambda _: {"demand": "q1"},
        {
            "demand.unknown": Row(change={"demand": "q9"}),
            "demand.used": Row(on=convened, by="deputy:mill-a-1.d4"),
            "demand.no-right": Row(on=by_electors),
            "demand.joined": Row(on=joined),
            "demand.no-seat": Row(on=lambda: contested(demanded(), "mill-a-1.m2")),
        },
    ),
    Table(
        "join-demand-as-council",
        city_joins,
        "chair:city",
        lambda _: {"motion": "own-1"},
        {
            "motion.unknown": Row(change={"motion": "m9"}),
            "motion.other-purpose": Row(by="chair:province", change={"motion": "p1"}),
            "motion.not-carried": Row(on=city_voted_down),
            "motion.spent": Row(on=city_joined),
            "demand.unknown": Row(on=city_sits, about="q9"),
            "demand.used": Row(on=convened_above, says="'ps9'"),
            "demand.no-right": Row(on=by_members_only, about="q1"),
            "demand.joined": Row(on=twice, change={"motion": "own-2"}),
            "demand.not-below": Row(on=province_sits, about="q1"),
            "motion.elsewhere": Row(on=lambda: city_sits("soldiers"), about="q1"),
        },
    ),
    Table(
        "join-demand-as-unit",
        by_electors,
        "elector:mill-a",
        lambda _: {"demand": "q1", "unit": "mill-a", "votes": 40},
        {
            "demand.unknown": Row(change={"demand": "q9"}),
            "demand.used": Row(on=met_by_electors, by="elector:mill-b", change={"unit": "mill-b"}),
            "demand.no-right": Row(on=demanded),
            "demand.joined": Row(on=unit_joined),
            "demand.not-below": Row(by="elector:docks-a", change={"unit": "docks-a"}),
            "demand.votes": Row(change={"votes": 251}, says="251 electors of 'mill-a' demand the sitting and 250"),
        },
    ),
    Table(
        "propose-consent",
        lambda: led(CONSENT),
        DEPUTY,
        lambda _: {"motion": "c1", "council": "city", "title": "Lamps", "text": "Lit at dusk.", "competence": "wages"},
        {
            "council.unknown": Row(change={"council": "nowhere"}),
            "motion.exists": Row(on=by_consent),
            "council.not-constituted": Row(on=lambda: unconstituted(led(CONSENT))),
            "consent.none": Row(on=led, says="Article 6.1 knows no decision by consent; table a motion."),
            "consent.own-order": Row(change={"competence": "own-order"}),
            "consent.no-seat": Row(on=lambda: contested(led(CONSENT))),
            "competence.unknown": Row(change={"competence": "weather"}),
            "competence.level": Row(on=lambda: led(CONSENT, PROVINCIAL)),
            "competence.reserved": Row(change={"competence": "discipline"}),
            "competence.handed-over": Row(on=handed_over, **SUPPLY, says="harbour has it"),
            "notice.none": Row(on=agreeing, **ABOVE, says="none was given"),
            "notice.running": Row(on=lambda: noticed(agreeing()), **ABOVE, says="runs until"),
            "notice.taken-up": Row(on=lambda: taken_up(noticed(agreeing())), **ABOVE, says="City took it up"),
            "notice.decided": Row(
                on=lambda: decide(noticed(agreeing()), "coal", "supply"), **ABOVE, says="City has decided it"
            ),
        },
    ),
    Table(
        "give-consent",
        by_consent,
        DEPUTY,
        lambda _: {"motion": "c1", "answer": "agree"},
        {
            "motion.unknown": Row(change={"motion": "m9"}),
            "consent.not-proposed": Row(on=tabled, change={"motion": "m1"}),
            "consent.over": Row(on=concluded, says="is carried"),
            "consent.no-seat": Row(on=lambda: contested(by_consent())),
            "consent.unchanged": Row(on=lambda: answered("agree")),
            "faults": Row(change={"answer": "object", "reason": " "}, says="without a reason"),
        },
    ),
    Table(
        "conclude-consent",
        lambda: answered(*["agree"] * 8),
        "secretary:city",
        lambda _: {"motion": "c1"},
        {
            "motion.unknown": Row(change={"motion": "m9"}),
            "consent.not-proposed": Row(on=tabled, change={"motion": "m1"}),
            "consent.over": Row(on=concluded),
            "consent.none": Row(on=repealed),
            "consent.early": Row(at="1927-03-11T23:59:59Z", says="lies open until 1927-03-12 (article 6.2: 3 days)"),
        },
        at="1927-03-12T09:00:00Z",
    ),
)


TestTables = walked(TABLES)
