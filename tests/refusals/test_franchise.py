"""What is refused of franchise cases: opening, hearing, decision, appeal and its decision. One table for each act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from chamber import CITY, HARBOUR, PROVINCE, above, bare, resolve, under
from deputies.franchise.procedure import provision_of
from deputies.sittings.sitting import Motion, Purpose
from deputies.values import add_days
from ground import Ground
from refusal_tables import Row, Table, walked

FRANCHISE = (
    '[franchise]\narticle = "9.1"\ndecides = "town"\nappeal = "province"\n'
    'majority = { num = 2, den = 3, of = "members-in-office" }\nhearing_days = 3\nappeal_days = 7\nreview_months = 6\n'
)
EVIDENCE = {
    "day": "1927-03-10",
    "criterion": "on the muster",
    "text": "Company D mustered against the pickets.",
    "source": "Report of the guard",
}
OPENING = {
    "case": "c1",
    "change": "withdraw",
    "council": "city",
    "layer": "soldiers",
    "evidence": [EVIDENCE],
    "hearing": "1927-03-14",
}
HEARD, DECIDED = "1927-03-14T09:00:00Z", "1927-03-15T11:00:00Z"
APPEALING = {"case": "c1", "unit": "company-d", "grounds": "Nobody of the company was there."}


def system(*changes: tuple[str, str]) -> Ground:
    ground = above(*changes)
    ground.ask("close-sitting", "chair:province", sitting="ps1")
    return ground


def opened(*changes: tuple[str, str]) -> Ground:
    ground = system(*changes)
    ground.ask("open-franchise-case", "organiser", **OPENING)
    return ground


def heard(*changes: tuple[str, str]) -> Ground:
    ground = opened(*changes)
    ground.ask("hear-franchise-case", "secretary:city", case="c1", statement="It was another company.", at=HEARD)
    return ground


def voted(choices: str = "ffffffaaa") -> Ground:
    ground = heard()
    resolve(ground, "decide-franchise-case", "c1", choices)
    return ground


def decided(choices: str = "ffffffaaa") -> Ground:
    ground = voted(choices)
    ground.ask("decide-franchise-case", "secretary:city", motion="own-1", at=DECIDED)
    return ground


def voted_twice() -> Ground:
    """Two motions on the case were carried; the first has decided it."""
    ground = voted()
    resolve(ground, "decide-franchise-case", "c1", motion="own-2")
    ground.ask("decide-franchise-case", "secretary:city", motion="own-1")
    return ground


def led_elsewhere(ground: Ground, kind: str, about: str) -> Ground:
    """The motion leads to this instead: what a record made elsewhere might hold."""
    motion = ground.state.get(Motion, "own-1", "motion")
    ground.state.put(replace(motion, leads_to=Purpose(kind, about)))
    return ground


def sits(ground: Ground, council: str, members: Sequence[str]) -> Ground:
    """A council sits, the day after."""
    day = add_days(ground.now[:10], 1)
    chair = f"chair:{council}"
    ground.ask("convene-sitting", chair, sitting="s9", council=council, day=day, agenda=["Own order"])
    ground.ask("open-sitting", chair, sitting="s9", present=list(members), at=f"{day}T09:00:00Z")
    return ground


def judged_by(ground: Ground, **fields: Any) -> Ground:
    """Change the article on the franchise."""
    return under(ground, lambda statute: replace(statute, franchise=replace(provision_of(statute), **fields)))


def kept() -> Ground:
    """The withdrawal was refused: in favour of the layer."""
    return decided("fffffaaaa")


def appealed() -> Ground:
    ground = decided()
    ground.ask("appeal-franchise-case", "elector:company-d", **APPEALING)
    return ground


def on_appeal(choices: str = "ffa") -> Ground:
    """The province has voted on the appeal."""
    ground = appealed()
    resolve(ground, "decide-franchise-appeal", "c1", choices, motion="own-2", council="province", members=PROVINCE)
    return ground


def appeal_voted_twice() -> Ground:
    ground = on_appeal()
    resolve(ground, "decide-franchise-appeal", "c1", "fff", motion="own-3", council="province", members=PROVINCE)
    ground.ask("decide-franchise-appeal", "chair:province", motion="own-3")
    return ground


def appeal_spent() -> Ground:
    ground = on_appeal()
    ground.ask("decide-franchise-appeal", "chair:province", motion="own-2")
    return ground


def appeal_of_nothing() -> Ground:
    ground = on_appeal()
    motion = ground.state.get(Motion, "own-2", "motion")
    ground.state.put(replace(motion, leads_to=Purpose("decide-franchise-appeal", "c9")))
    return ground


def voted_not() -> Ground:
    """The sitting closed before the motion was voted."""
    ground = heard()
    resolve(ground, "decide-franchise-case", "c1", voted=False)
    ground.ask("close-sitting", "chair:city", sitting="own-1.s")
    return ground


def appeal_not_voted() -> Ground:
    ground = appealed()
    body = {"council": "province", "members": PROVINCE, "motion": "own-2"}
    resolve(ground, "decide-franchise-appeal", "c1", voted=False, **body)
    ground.ask("close-sitting", "chair:province", sitting="own-2.s")
    return ground


def section_sits() -> Ground:
    """The soldiers' section sits while the appeal is open."""
    ground = appealed()
    asked = {"sitting": "s9", "council": "city", "day": "1927-03-16", "agenda": ["Own order"], "section": "soldiers"}
    ground.ask("convene-sitting", "chair:city", **asked)
    ground.ask("open-sitting", "chair:city", sitting="s9", present=list(CITY[:2]), at="1927-03-16T09:00:00Z")
    return ground


TABLES = (
    Table(
        "open-franchise-case",
        system,
        "organiser",
        lambda _: OPENING,
        {
            "council.unknown": Row(change={"council": "nowhere"}),
            "case.exists": Row(on=opened),
            "case.none-in-statute": Row(on=lambda: system((FRANCHISE, ""))),
            "case.level": Row(
                change={"council": "province"}, says="Article 9.1 leaves the franchise to the level Town"
            ),
            "layer.unknown": Row(change={"layer": "sailors"}, says="workers, soldiers"),
            "case.pending": Row(on=opened, change={"case": "c2"}, says="'c1'"),
            "case.too-little-evidence": Row(
                change={"evidence": []}, says="0 pieces of evidence; article 9.1 requires 1"
            ),
            "case.short-notice": Row(
                change={"hearing": "1927-03-13"}, says="article 9.1 requires 3: 1927-03-14 at the earliest"
            ),
            "plan.none": Row(on=bare, change={"evidence": [{**EVIDENCE, "day": "1927-03-01"}]}),
            "case.no-change": (
                Row(change={"change": "admit"}, says="has the franchise; there is nothing to admit"),
                Row(on=decided, change={"case": "c2", "hearing": "1927-03-20"}, says="does not have the franchise"),
            ),
            "faults": (
                Row(change={"evidence": [{**EVIDENCE, "criterion": "tall"}]}, says="evidence[0].criterion"),
                Row(change={"evidence": [{**EVIDENCE, "day": "1927-03-12"}]}, says="1927-03-12 is to come"),
            ),
        },
    ),
    Table(
        "hear-franchise-case",
        opened,
        "secretary:city",
        lambda _: {"case": "c1", "statement": "It was another company."},
        {
            "case.unknown": Row(change={"case": "c9"}),
            "case.not-opened": Row(on=heard),
            "case.early": Row(at="1927-03-13T23:00:00Z"),
        },
        at=HEARD,
    ),
    Table(
        "decide-franchise-case",
        voted,
        "secretary:city",
        lambda _: {"motion": "own-1"},
        {
            "motion.unknown": Row(change={"motion": "m9"}),
            "motion.other-purpose": Row(on=lambda: led_elsewhere(voted(), "decide-franchise-appeal", "c1")),
            "motion.not-carried": Row(on=voted_not, says="is lapsed"),
            "motion.spent": Row(on=decided),
            "motion.elsewhere": Row(
                on=lambda: sits(heard(), "harbour", HARBOUR), about="c1", says="the council 'city'"
            ),
            "case.unknown": (
                Row(on=lambda: led_elsewhere(voted(), "decide-franchise-case", "c9")),
                Row(on=lambda: sits(heard(), "city", CITY), about="c9"),
            ),
            "case.not-heard": (
                Row(on=lambda: sits(opened(), "city", CITY), about="c1"),
                Row(on=voted_twice, change={"motion": "own-2"}),
            ),
        },
        at=DECIDED,
    ),
    Table(
        "appeal-franchise-case",
        decided,
        "elector:company-d",
        lambda _: APPEALING,
        {
            "case.unknown": Row(change={"case": "c9"}),
            "case.not-decided": (Row(on=heard), Row(on=appealed)),
            "case.not-of-layer": (
                Row(change={"unit": "mill-a"}, by="elector:mill-a", says="not of the layer 'soldiers'"),
                Row(change={"unit": "nowhere"}, by="elector:nowhere"),
            ),
            "case.in-favour": Row(on=kept),
            "case.appeal-late": Row(at="1927-03-23T00:00:00Z", says="within 7 days, until 1927-03-22"),
        },
        at="1927-03-22T23:00:00Z",
    ),
    Table(
        "decide-franchise-appeal",
        on_appeal,
        "secretary:province",
        lambda _: {"motion": "own-2"},
        {
            "motion.unknown": Row(change={"motion": "m9"}),
            "motion.other-purpose": Row(change={"motion": "own-1"}, by="chair:city"),
            "motion.not-carried": Row(on=appeal_not_voted, says="is lapsed"),
            "motion.spent": Row(on=appeal_spent),
            "motion.elsewhere": Row(on=section_sits, about="c1"),
            "case.unknown": Row(on=appeal_of_nothing),
            "case.not-appealed": (
                Row(on=appeal_voted_twice),
                Row(on=lambda: sits(decided(), "province", PROVINCE), about="c1"),
            ),
            "case.appeal-level": Row(on=lambda: sits(appealed(), "harbour", HARBOUR), about="c1", says="'province'"),
            "case.same-council": Row(on=lambda: judged_by(sits(appealed(), "city", CITY), appeal="town"), about="c1"),
        },
    ),
)


TestTables = walked(TABLES)
