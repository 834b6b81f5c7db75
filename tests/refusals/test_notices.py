"""What is refused between levels: giving and withdrawing notice, taking a matter up, overruling a decision."""

from __future__ import annotations

from dataclasses import replace

from chamber import CITY, HARBOUR, PROVINCE, resolve, sitting, under
from deputies.sittings.sitting import Decision, Reversal
from deputies.statutes.model import Statute
from ground import Ground
from levels import GIVING, decide, noticed, province_sits, three, tolled
from organised import MATTERS, open_sitting
from refusal_tables import Row, Table, walked


def withdrawn(**fields: str) -> Ground:
    ground = noticed(**fields)
    ground.ask("withdraw-notice", "chair:province", notice="n1")
    return ground


def to_take_up(choices: str = "fffffffff", *, spent: bool = False) -> Ground:
    ground = noticed()
    resolve(ground, "take-up-matter", "n1", choices)
    if spent:
        ground.ask("take-up-matter", "chair:city", motion="own-1")
    return ground


def closed_since() -> Ground:
    ground = to_take_up()
    ground.ask("withdraw-notice", "chair:province", notice="n1")
    return ground


def to_overrule(choices: str = "fff", *, spent: bool = False) -> Ground:
    """The province has voted, after notice, on City's decision on tolls."""
    ground = noticed(decision="toll")
    ground.now = "1927-03-14T09:00:00Z"
    resolve(ground, "overrule-decision", "toll", choices, council="province", members=PROVINCE)
    if spent:
        ground.ask("overrule-decision", "chair:province", motion="own-1")
    return ground


def overruled_since() -> Ground:
    ground = to_overrule()
    motion = resolve(ground, "overrule-decision", "toll", "fff", motion="own-2", council="province", members=PROVINCE)
    ground.ask("overrule-decision", "chair:province", motion=motion)
    return ground


def undone() -> Ground:
    """City has set the decision aside: as if an organ had taken it."""
    ground = to_overrule()
    decision = ground.state.get(Decision, "toll", "decision")
    ground.state.put(replace(decision, set_aside=Reversal("city", "1927-03-14", "m")))
    return ground


def harbour_sits(ground: Ground) -> Ground:
    return open_sitting(ground, "harb", "harbour", HARBOUR)


def handed() -> Ground:
    """The province has handed tolls to City, and gave notice before."""
    ground = noticed(decision="toll")
    motion = resolve(
        ground, "hand-over-competence", "tolls/city", "fff", motion="hand", council="province", members=PROVINCE
    )
    ground.ask("hand-over-competence", "chair:province", motion=motion)
    return ground


def handed_below() -> Ground:
    """City has handed supply over to the harbour, and the province gave notice of supply."""
    ground = three()
    motion = resolve(ground, "hand-over-competence", "supply/harbour", motion="hand")
    ground.ask("hand-over-competence", "chair:city", motion=motion)
    ground.ask("give-notice", "chair:province", **GIVING)
    return ground


def without(key: str, ground: Ground) -> Ground:
    """The statute no longer knows a competence."""

    def change(statute: Statute) -> Statute:
        return replace(statute, competences={k: v for k, v in statute.competences.items() if k != key})

    return under(ground, change)


def advisory() -> Ground:
    """In tolls councils begin advisory."""

    def change(statute: Statute) -> Statute:
        tolls = replace(statute.competences["tolls"], stage="advisory")
        return replace(statute, competences={**statute.competences, "tolls": tolls})

    return under(province_sits(noticed(decision="toll")), change)


def late() -> Ground:
    ground = noticed()
    ground.now = "1927-03-14T09:00:00Z"
    return open_sitting(ground, "later")


def late_to_rest() -> Ground:
    ground = to_take_up()
    ground.now = "1927-03-15T09:00:00Z"
    return ground


def soldiers() -> Ground:
    return sitting(MATTERS, section="soldiers", present=CITY[:2])


def own_order() -> Ground:
    """A decision of City on its own order."""
    ground = tolled()
    ground.state.put(replace(ground.state.get(Decision, "toll", "decision"), id="own", competence="own-order"))
    return ground


ABOUT_TOLL = {"competence": None, "decision": "toll"}

TABLES = (
    Table(
        "give-notice",
        tolled,
        "chair:province",
        lambda _: GIVING,
        {
            "council.unknown": Row(change={"council": "nowhere"}),
            "council.not-constituted": Row(on=lambda: sitting(MATTERS), by="chair:province"),
            "notice.exists": Row(on=noticed),
            "notice.one-of": (Row(change={"competence": None}), Row(change={"decision": "toll"})),
            "competence.unknown": Row(change={"competence": "weather"}),
            "decision.unknown": Row(change={"competence": None, "decision": "d9"}),
            "decision.set-aside": Row(on=undone, change={**ABOUT_TOLL, "notice": "n2"}),
            "decision.overruled": Row(on=overruled_since, change={**ABOUT_TOLL, "notice": "n2"}),
            "notice.not-shared": (
                Row(change={"competence": "wages"}, says="gives Wages and hours as exclusive to town, province"),
                Row(change={"competence": "tolls"}),
                Row(on=own_order, change={"competence": None, "decision": "own"}, says="shared with nobody"),
            ),
            "notice.nobody-below": (
                Row(by="chair:city", change={"council": "city"}, says="No council below City has Food and fuel"),
                Row(by="chair:harbour", change={"council": "harbour", **ABOUT_TOLL}, says="'city' stands elsewhere"),
            ),
        },
    ),
    Table(
        "withdraw-notice",
        noticed,
        "secretary:province",
        lambda _: {"notice": "n1"},
        {
            "notice.unknown": Row(change={"notice": "n9"}),
            "notice.closed": (
                Row(on=withdrawn, says="was withdrawn on 1927-03-11"),
                Row(on=lambda: to_take_up(spent=True), says="was taken up on"),
                Row(on=lambda: to_overrule(spent=True), says="was used on"),
            ),
        },
    ),
    Table(
        "take-up-matter",
        to_take_up,
        "chair:city",
        lambda _: {"motion": "own-1"},
        {
            "motion.unknown": Row(change={"motion": "m9"}),
            "motion.other-purpose": Row(on=to_overrule, by="chair:province", says="to lead to overrule-decision"),
            "motion.not-carried": Row(on=lambda: to_take_up("aaaaaffff")),
            "motion.spent": Row(on=lambda: to_take_up(spent=True)),
            "motion.elsewhere": Row(on=soldiers, about="n1"),
            "notice.unknown": Row(on=lambda: open_sitting(three()), about="n9"),
            "competence.unknown": Row(on=lambda: without("supply", to_take_up())),
            "notice.closed": Row(on=closed_since),
            "notice.of-decision": Row(on=lambda: harbour_sits(noticed(decision="toll")), about="n1"),
            "notice.not-below": (
                Row(on=lambda: province_sits(noticed()), about="n1", says="Province is none of them"),
                Row(on=lambda: open_sitting(handed_below(), "later"), about="n1", says="City is none of them"),
            ),
            "notice.late": (
                Row(on=late, about="n1", says="could be taken up until 1927-03-14 (article 8.7)"),
                Row(on=late_to_rest),
            ),
        },
    ),
    Table(
        "overrule-decision",
        to_overrule,
        "chair:province",
        lambda _: {"motion": "own-1"},
        {
            "motion.unknown": Row(change={"motion": "m9"}),
            "motion.other-purpose": Row(on=to_take_up, by="chair:city"),
            "motion.not-carried": Row(on=lambda: to_overrule("aaf")),
            "motion.spent": Row(on=lambda: to_overrule(spent=True)),
            "motion.elsewhere": Row(on=soldiers, about="toll"),
            "decision.unknown": Row(on=lambda: province_sits(noticed()), about="d9"),
            "decision.set-aside": Row(on=undone),
            "decision.overruled": Row(on=overruled_since, says="overruled by the council of Province on 1927-03-"),
            "competence.unknown": Row(on=lambda: without("tolls", to_overrule())),
            "competence.handed-over": Row(on=lambda: province_sits(handed()), about="toll"),
            "notice.not-shared": Row(on=lambda: province_sits(decide(three(), "coal", "supply")), about="coal"),
            "overruling.not-below": Row(on=lambda: harbour_sits(noticed(decision="toll")), about="toll"),
            "overruling.stage": Row(on=advisory, about="toll", says="is advisory in this: Tolls and fares"),
            "notice.none": (
                Row(
                    on=lambda: province_sits(tolled()), about="toll", says="Article 8.8 requires notice of 2 days first"
                ),
                Row(on=lambda: province_sits(withdrawn(decision="toll")), about="toll"),
            ),
            "notice.running": Row(
                on=lambda: province_sits(noticed(decision="toll")), about="toll", says="runs until 1927-03-14"
            ),
        },
    ),
)


TestTables = walked(TABLES)
