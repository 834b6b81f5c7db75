"""What is refused of franchise cases: opening, hearing, decision, appeal and its decision. One table for each act."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from chamber import NO_EXECUTIVE, UNITS, above, bare, led, under
from deputies.franchise.procedure import provision_of
from ground import Ground, elected
from refusal_tables import Row, Table, each_row, each_table

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
HEARD, DECIDED = "1927-03-14T09:00:00Z", "1927-03-15T09:00:00Z"
VOTES = {"case": "c1", "votes_for": 6, "votes_against": 3}
APPEALING = {"case": "c1", "unit": "company-d", "grounds": "Nobody of the company was there."}
ON_APPEAL = {"case": "c1", "council": "province", "votes_for": 2, "votes_against": 1}


def system(*changes: tuple[str, str]) -> Ground:
    return above(*changes)


def opened(*changes: tuple[str, str]) -> Ground:
    ground = system(*changes)
    ground.ask("open-franchise-case", "organiser", **OPENING)
    return ground


def heard(*changes: tuple[str, str]) -> Ground:
    ground = opened(*changes)
    ground.ask("hear-franchise-case", "secretary:city", case="c1", statement="It was another company.", at=HEARD)
    return ground


def decided(*changes: tuple[str, str], votes: dict[str, object] | None = None) -> Ground:
    ground = heard(*changes)
    ground.ask("decide-franchise-case", "secretary:city", at=DECIDED, **(votes or VOTES))
    return ground


def judged_by(ground: Ground, **fields: Any) -> Ground:
    """Change the article on the franchise."""
    return under(ground, lambda statute: replace(statute, franchise=replace(provision_of(statute), **fields)))


def kept() -> Ground:
    """The withdrawal was refused: in favour of the layer."""
    return decided(votes={"case": "c1", "votes_for": 5, "votes_against": 4})


def appealed(*changes: tuple[str, str]) -> Ground:
    ground = decided(*changes)
    ground.ask("appeal-franchise-case", "elector:company-d", **APPEALING)
    return ground


def forming() -> Ground:
    """City has elected and is not constituted; the case was heard. The statute knows no executive."""
    ground = elected(NO_EXECUTIVE)
    ground.now = "1927-03-11T09:00:00Z"
    ground.ask("open-franchise-case", "organiser", **OPENING)
    ground.ask("hear-franchise-case", "secretary:city", case="c1", statement="It was another company.", at=HEARD)
    return ground


def forming_appeal() -> Ground:
    """The case is appealed; the province has no deputies yet."""
    ground = led()
    ground.now = "1927-03-11T09:00:00Z"
    ground.ask("open-franchise-case", "organiser", **OPENING)
    ground.ask("hear-franchise-case", "secretary:city", case="c1", statement="It was another company.", at=HEARD)
    ground.ask("decide-franchise-case", "secretary:city", at=DECIDED, **VOTES)
    ground.ask("appeal-franchise-case", "elector:company-d", **APPEALING)
    return ground


VOTING = {
    "case.unknown": Row(change={"case": "c9"}),
    "votes.too-many": Row(change={"votes_for": 9}),
}

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
        heard,
        "secretary:city",
        lambda _: VOTES,
        {
            **VOTING,
            "council.not-constituted": Row(on=forming),
            "case.no-quorum": Row(change={"votes_for": 3, "votes_against": 1}, says="article 4.1 requires 5"),
            "threshold.base": Row(on=lambda: judged_by(heard(), majority=UNITS)),
            "case.not-heard": (Row(on=opened), Row(on=decided)),
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
        appealed,
        "secretary:province",
        lambda _: ON_APPEAL,
        {
            **VOTING,
            "council.unknown": Row(change={"council": "nowhere"}),
            "council.not-constituted": Row(on=forming_appeal),
            "case.no-quorum": Row(change={"votes_for": 1, "votes_against": 0}, says="article 4.3 requires 2"),
            "threshold.base": Row(on=lambda: judged_by(appealed(), majority=UNITS)),
            "case.not-appealed": Row(on=decided),
            "case.appeal-level": Row(change={"council": "harbour"}, by="chair:harbour", says="'province'"),
            "case.same-council": Row(
                on=lambda: judged_by(appealed(), appeal="town"), change={"council": "city"}, by="chair:city"
            ),
        },
    ),
)


@each_table(TABLES)
def test_the_request_is_accepted_as_it_stands(table: Table) -> None:
    table.accept()


@each_row(TABLES)
def test_each_refusal_has_its_code_and_leaves_no_trace(table: Table, code: str, row: Row) -> None:
    table.refuse(code, row)


@each_table(TABLES)
def test_every_announced_refusal_is_tried(table: Table) -> None:
    table.check_complete()
