"""What is refused of sanctions: opening, answer, hearing, support, decision, appeal, enforcement. A table each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from chamber import CITY, HARBOUR, PROVINCE, resolve, under
from deputies.sittings.sitting import Motion, Purpose
from ground import Ground
from refusal_tables import Row, Table, walked
from sanctioned import (
    ACCUSED,
    DECIDED,
    DEPUTY,
    ENDED,
    HEARD,
    OPENING,
    appealed,
    enforceable,
    enforced,
    heard,
    imposed,
    on_appeal,
    opened,
    opening,
    supported,
    system,
    upheld,
    voted,
)

ON_EXECUTIVE = {"mandate": "company-d-1.m1", "removes": "executive"}
BY_UNIT = {"motion": None, "unit": "mill-a", "votes_for": 100, "votes_against": 20}
MEETING = {"sanction": "x1", "unit": "mill-a", "votes_for": 166, "votes_against": 20}


def judged_by(ground: Ground, **fields: Any) -> Ground:
    """Change the provision on removal."""

    def change(statute: Any) -> Any:
        removal = replace(statute.sanctions["removal"], **fields)
        return replace(statute, sanctions={**statute.sanctions, "removal": removal})

    return under(ground, change)


def only(ground: Ground, *keys: str) -> Ground:
    return under(ground, lambda statute: replace(statute, sanctions={key: statute.sanctions[key] for key in keys}))


def with_mandate(ground: Ground, **fields: Any) -> Ground:
    ground.state.put(replace(ground.state.mandate(ACCUSED), **fields))
    return ground


def led_to(ground: Ground, motion: str, kind: str, about: str) -> Ground:
    """The motion is about something else: what a record made elsewhere might hold."""
    ground.state.put(replace(ground.state.get(Motion, motion, "motion"), leads_to=Purpose(kind, about)))
    return ground


def sits(ground: Ground, council: str, members: Sequence[str], section: str | None = None, day: str = "") -> Ground:
    """A council, or a section of it, sits."""
    day = day or f"1927-03-{int(ground.now[8:10]) + 1}"
    body = {"section": section} if section else {}
    chair = f"chair:{council}"
    ground.ask("convene-sitting", chair, sitting="s9", council=council, day=day, agenda=["x"], **body)
    ground.ask("open-sitting", chair, sitting="s9", present=list(members), at=f"{day}T12:00:00Z")
    return ground


def soldiers_sit(ground: Ground) -> Ground:
    return sits(ground, "city", CITY[:2], "soldiers")


def spent_opening() -> Ground:
    """The motion was carried out, and the case has ended: the deputy may be tried anew, not on the same motion."""
    ground = opened()
    ground.state.put(replace(ground.state.tables["sanctions"]["x1"], status="rejected"))
    return ground


def opened_by_others() -> Ground:
    """A case of this id is open, and another deputy is to be tried under the same id."""
    ground = opened()
    resolve(ground, "open-sanction", "mill-a-1.m3", motion="open-2")
    return ground


def elsewhere() -> Ground:
    """The motion is about a deputy of Harbour."""
    return led_to(opening(), "open-1", "open-sanction", "docks-a-1.m1")


def voted_not() -> Ground:
    ground = supported()
    resolve(ground, "decide-sanction", "x1", voted=False)
    ground.ask("close-sitting", "chair:city", sitting="own-1.s")
    return ground


def decided_on_another() -> Ground:
    """Two motions on the case were carried; the second decided it."""
    ground = voted()
    resolve(ground, "decide-sanction", "x1", motion="own-2")
    ground.ask("decide-sanction", "secretary:city", motion="own-2")
    return ground


def appeal_not_voted() -> Ground:
    ground = appealed()
    body = {"council": "province", "members": PROVINCE, "motion": "own-2"}
    resolve(ground, "decide-sanction-appeal", "x1", voted=False, **body)
    ground.ask("close-sitting", "chair:province", sitting="own-2.s")
    return ground


def appeal_on_another() -> Ground:
    ground = on_appeal()
    body = {"council": "province", "members": PROVINCE, "motion": "own-3"}
    resolve(ground, "decide-sanction-appeal", "x1", "fff", **body)
    ground.ask("decide-sanction-appeal", "chair:province", motion="own-3")
    return ground


def harbour_sits(ground: Ground) -> Ground:
    return sits(ground, "harbour", HARBOUR)


def heard_by_towns() -> Ground:
    """Appeals go to another town: the one that decided is of that level, and still may not."""
    return judged_by(sits(appealed(), "city", [id_ for id_ in CITY if id_ != ACCUSED]), appeal="town")


def suspended() -> Ground:
    ground = enforced(asks="suspension", days=10)
    ground.now = "1927-03-30T09:00:00Z"
    return ground


def let_go() -> Ground:
    """The suspension was ended before."""
    ground = suspended()
    ground.ask("end-suspension", "secretary:city", sanction="x1")
    return ground


def tabled_otherwise() -> Ground:
    """A motion of City was carried that leads to nothing."""
    ground = opening()
    motion = {"motion": "m9", "sitting": "s9", "title": "Rice", "text": "Rice is counted.", "competence": "wages"}
    sits(ground, "city", CITY)
    ground.ask("table-motion", "chair:city", **motion, mover=CITY[0])
    return ground


def answered() -> Ground:
    ground = opened()
    ground.ask("answer-sanction", f"deputy:{DEPUTY}", sanction="x1", text="It is not so.")
    return ground


def without_executive(ground: Ground) -> Ground:
    council = ground.state.council("city")
    ground.state.put(replace(council, executive=None))
    return ground


TABLES = (
    Table(
        "open-sanction",
        opening,
        "secretary:city",
        lambda _: OPENING,
        {
            "motion.unknown": Row(change={"motion": "open-9"}),
            "motion.other-purpose": (
                Row(on=tabled_otherwise, change={"motion": "m9", "hearing": "1927-03-20"}, says="to lead to nothing"),
                Row(on=elsewhere, says="is about the mandate 'docks-a-1.m1'; the case is against 'mill-b-1.m1'"),
            ),
            "motion.not-carried": Row(on=lambda: opening(voted=False), says="is lapsed"),
            "motion.spent": Row(on=spent_opening, change={"sanction": "x2"}),
            "council.unknown": Row(change={"council": "nowhere"}),
            "mandate.unknown": Row(change={"mandate": "mill-b-1.m9"}),
            "sanction.exists": Row(on=opened_by_others, change={"motion": "open-2", "mandate": "mill-a-1.m3"}),
            "sanction.id-long": Row(change={"sanction": "x" * 61}, says="has 61 characters"),
            "sanction.none-in-statute": (
                Row(
                    on=lambda: sits(system(("[parties]", "[parties]")), "city", CITY),
                    about=ACCUSED,
                    says="no sanctions",
                ),
                Row(on=lambda: only(opening(), "reprimand"), says="knows no removal; it knows reprimand"),
            ),
            "motion.elsewhere": Row(on=lambda: soldiers_sit(system()), about=ACCUSED),
            "sanction.level": Row(on=lambda: judged_by(opening(), decides="province"), says="to the level Province"),
            "mandate.ended": Row(on=lambda: with_mandate(opening(), ended="1927-03-12", end_reason="resigned")),
            "sanction.not-in-office": (
                Row(on=lambda: with_mandate(opening(), credential="contested"), says="the credential is contested"),
                Row(on=lambda: with_mandate(opening(), waits=True), says="waits to be constituted anew"),
            ),
            "sanction.elsewhere": Row(
                change={"mandate": "docks-a-1.m1"}, says="which is not below the council of City"
            ),
            "sanction.pending": Row(on=opened, change={"sanction": "x2"}, says="The case 'x1' against the same deputy"),
            "sanction.ground": Row(change={"ground": "disloyal opinions"}, says="names: absent from three sittings"),
            "sanction.days": (
                Row(change={"asks": "suspension", "days": 31}, says="allows a suspension of 1 to 30 days"),
                Row(change={"asks": "suspension"}, says="A suspension of 0 days is not possible"),
                Row(change={"days": 3}, says="no length of days here"),
            ),
            "executive.not-member": Row(change={"removes": "executive"}, says="'mill-b-1.m1' is not in the executive"),
            "sanction.short-notice": Row(change={"hearing": "1927-03-14"}, says="so 1927-03-15 at the earliest"),
            "sanction.opener": (
                Row(change={"motion": None}, says="on a motion of the council, and on nothing else"),
                Row(change={"unit": "mill-a"}),
                Row(change={"unit": "mill-a"}, by="elector:mill-a", says="the vote of a unit's meeting"),
            ),
            "sanction.not-below": Row(change={**BY_UNIT, "unit": "docks-a"}, by="elector:docks-a"),
            "sanction.votes": (
                Row(change={**BY_UNIT, "votes_for": 240}, by="elector:mill-a", says="260 votes are stated and 250"),
                Row(change={**BY_UNIT, "votes_for": 0, "votes_against": 0}, by="elector:mill-a", says="0 votes"),
            ),
            "sanction.unit-against": Row(
                change={**BY_UNIT, "votes_against": 100},
                by="elector:mill-a",
                says="100 of the meeting of 'mill-a' are for",
            ),
            "faults": (
                Row(change={"evidence": []}, says="no evidence is given"),
                Row(change={"evidence": [{**OPENING["evidence"][0], "day": "1927-03-13"}]}, says="is to come"),
            ),
        },
    ),
    Table(
        "answer-sanction",
        opened,
        f"deputy:{DEPUTY}",
        lambda _: {"sanction": "x1", "text": "The rice was spoilt; the books say so."},
        {
            "sanction.unknown": Row(change={"sanction": "x9"}),
            "sanction.not-opened": Row(on=heard, says="is heard; it is answered before the hearing"),
            "sanction.answered": Row(on=answered, says="was answered on 1927-03-12"),
            "sanction.answer-late": Row(at="1927-03-15T09:00:00Z", says="until 1927-03-14, and it is 1927-03-15"),
        },
    ),
    Table(
        "hear-sanction",
        opened,
        "secretary:city",
        lambda _: {"sanction": "x1", "attended": False, "statement": "Called by letter on 12 and 14 March."},
        {
            "sanction.unknown": Row(change={"sanction": "x9"}),
            "sanction.not-opened": Row(on=heard, says="is heard; a case is heard once"),
            "sanction.early": Row(at="1927-03-14T23:00:00Z", says="is on 1927-03-15; today is 1927-03-14"),
        },
        at=HEARD,
    ),
    Table(
        "support-sanction",
        heard,
        "elector:mill-a",
        lambda _: MEETING,
        {
            "sanction.unknown": Row(change={"sanction": "x9"}),
            "sanction.decided": Row(on=imposed, change={"votes_for": 1}, says="is imposed; units vote on it until"),
            "sanction.not-below": Row(
                change={"unit": "docks-a"}, by="elector:docks-a", says="below the council of City"
            ),
            "sanction.votes": Row(change={"votes_for": 231}, says="251 votes are stated and 250 electors"),
            "sanction.unchanged": Row(on=supported, says="entered these very votes on 1927-03-15"),
        },
    ),
    Table(
        "decide-sanction",
        voted,
        "secretary:city",
        lambda _: {"motion": "own-1"},
        {
            "motion.unknown": Row(change={"motion": "own-9"}),
            "motion.other-purpose": Row(change={"motion": "open-1"}, says="lead to open-sanction about mill-b-1.m1"),
            "motion.not-carried": Row(on=voted_not, says="is lapsed"),
            "motion.spent": Row(on=imposed),
            "sanction.unknown": Row(on=lambda: led_to(voted(), "own-1", "decide-sanction", "x9")),
            "motion.elsewhere": Row(on=lambda: harbour_sits(supported()), about="x1"),
            "sanction.not-heard": (
                Row(on=lambda: sits(opened(), "city", CITY), about="x1", says="is opened; it is decided once"),
                Row(on=decided_on_another, says="is imposed"),
            ),
            "sanction.no-support": Row(
                on=lambda: voted(ground=heard()),
                says="has the support of 0 of 3 units and 0 of 390 electors; article 8.6.2 requires 2 units (more than "
                "half of base units, 3) and 196 electors (more than half of registered electors, 390): 2 units and 196 "
                "electors are missing.",
            ),
        },
        at=DECIDED,
    ),
    Table(
        "appeal-sanction",
        imposed,
        f"deputy:{DEPUTY}",
        lambda _: {"sanction": "x1", "grounds": "Nobody counted the sacks."},
        {
            "sanction.unknown": Row(change={"sanction": "x9"}),
            "sanction.not-imposed": (Row(on=heard, says="is heard"), Row(on=appealed, says="is appealed")),
            "sanction.appeal-late": Row(at=ENDED, says="until 1927-03-19, and it is 1927-03-20"),
        },
    ),
    Table(
        "decide-sanction-appeal",
        on_appeal,
        "chair:province",
        lambda _: {"motion": "own-2"},
        {
            "motion.unknown": Row(change={"motion": "own-9"}),
            "motion.other-purpose": Row(change={"motion": "own-1"}, by="chair:city", says="lead to decide-sanction"),
            "motion.not-carried": Row(on=appeal_not_voted, says="is lapsed"),
            "motion.spent": Row(on=upheld),
            "sanction.unknown": Row(on=lambda: led_to(on_appeal(), "own-2", "decide-sanction-appeal", "x9")),
            "motion.elsewhere": Row(on=lambda: soldiers_sit(appealed()), about="x1"),
            "sanction.not-appealed": (
                Row(on=appeal_on_another, says="is upheld"),
                Row(on=lambda: sits(imposed(), "province", PROVINCE), about="x1", says="is imposed"),
            ),
            "sanction.lapsed": Row(at="1927-03-24T09:00:00Z", says="to be decided by 1927-03-23 and was not"),
            "sanction.appeal-level": Row(
                on=lambda: harbour_sits(appealed()), about="x1", says="to the level 'province'"
            ),
            "sanction.same-council": Row(on=heard_by_towns, about="x1", says="decided the case 'x1' itself"),
        },
    ),
    Table(
        "enforce-sanction",
        enforceable,
        "credentials",
        lambda _: {"sanction": "x1"},
        {
            "sanction.unknown": Row(change={"sanction": "x9"}),
            "sanction.not-imposed": (Row(on=heard, says="is heard"), Row(on=enforced, says="is enforced")),
            "sanction.appeal-open": Row(
                at="1927-03-19T23:00:00Z", says="until 1927-03-19; the sanction is enforced after"
            ),
            "sanction.appealed": Row(on=appealed, says="to be decided by 1927-03-23; the sanction does not hold"),
            "sanction.lapsed": Row(on=appealed, at="1927-03-24T09:00:00Z", says="has lapsed, and it is 1927-03-24"),
            "mandate.ended": Row(on=lambda: with_mandate(enforceable(), ended="1927-03-18", end_reason="resigned")),
            "executive.not-member": Row(on=lambda: without_executive(enforceable(**ON_EXECUTIVE))),
        },
        at=ENDED,
    ),
    Table(
        "end-suspension",
        suspended,
        f"deputy:{DEPUTY}",
        lambda _: {"sanction": "x1"},
        {
            "sanction.unknown": Row(change={"sanction": "x9"}),
            "suspension.none": (Row(on=let_go), Row(on=enforced, says="no mandate is suspended now")),
            "suspension.running": Row(at="1927-03-29T23:00:00Z", says="until 1927-03-30, the first day"),
        },
    ),
)


TestTables = walked(TABLES)


def test_a_sanction_of_another_name_is_not_understood() -> None:
    refusal = opening().refused("open-sanction", "secretary:city", "faults", **{**OPENING, "asks": "arrest"})
    assert "arrest" in refusal.sentence
    assert "reprimand, removal, suspension, exclusion" in refusal.sentence.replace("'", "").replace('"', "")
