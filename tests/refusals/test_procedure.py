"""What is refused of motions on procedure, of reports on what was referred, and of corrections. One table for each."""

from __future__ import annotations

from typing import Any

from chamber import CITY, HARBOUR, by_consent, carried, hand, resolve, sitting, tabled, with_town
from deputies.statutes.model import Majority
from deputies.values import Threshold
from ground import Ground
from refusal_tables import Row, Table, walked
from sanctioned import ACCUSED, accused

DEPUTY = "deputy:mill-a-1.d1"


def moving(kind: str, **fields: Any) -> dict[str, Any]:
    return {"kind": kind, **fields}


MOVE = {"motion": "p1", "sitting": "s1", "procedure": moving("close-debate", about="m1")}


def closed() -> Ground:
    ground = tabled()
    ground.ask("close-sitting", "chair:city", sitting="s1")
    return ground


def called(ground: Ground | None = None) -> Ground:
    """A roll call on m1 is open."""
    ground = ground or tabled()
    ground.ask("open-roll-call", "chair:city", motion="m1")
    return ground


def amended_and_called() -> Ground:
    return called(amend(tabled(), "a1", "Nine hours."))


def counted() -> Ground:
    """One teller has entered a count of a secret vote."""
    ground = tabled()
    ground.ask("count-secret-vote", "teller", motion="m1", teller="first", votes_for=5, votes_against=4)
    return ground


def referred() -> Ground:
    ground = tabled()
    ground.ask("move-procedure", DEPUTY, **{**MOVE, "procedure": moving("refer", about="m1", to="executive")})
    ground.ask("take-show-of-hands", "secretary:city", motion="p1", votes_for=9, votes_against=0)
    return ground


def few_present() -> Ground:
    return tabled(present=CITY[:5])


def again(ground: Ground) -> Ground:
    """A second sitting of the council is open, on 10 March."""
    ground.ask("close-sitting", "chair:city", sitting="s1")
    convening = {"council": "city", "day": "1927-03-10", "agenda": ["Wages"]}
    ground.ask("convene-sitting", "chair:city", sitting="s2", **convening)
    opening = {"present": list(CITY), "at": "1927-03-10T10:00:00Z"}
    ground.ask("open-sitting", "secretary:city", sitting="s2", **opening)
    return ground


def amend(ground: Ground, amendment: str, text: str, *, lines: int | None = 1, votes_for: int = 9) -> Ground:
    given: dict[str, Any] = {"lines": {"first": lines, "last": lines}} if lines else {}
    ground.ask("table-amendment", DEPUTY, amendment=amendment, motion="m1", text=text, **given)
    figures = {"votes_for": votes_for, "votes_against": 9 - votes_for}
    ground.ask("take-show-of-hands", "secretary:city", motion=amendment, **figures)
    return ground


def replaced() -> Ground:
    """The whole text was replaced."""
    return amend(tabled(), "a1", "Seven hours.", lines=None)


def two_for_one_line() -> Ground:
    """An amendment was rejected, and another to the same line carried."""
    return amend(amend(tabled(), "a1", "Seven hours.", votes_for=4), "a2", "Six hours.")


def amended_and_carried() -> Ground:
    """The motion was carried after its amendment."""
    ground = amend(tabled(), "a1", "Seven hours.")
    ground.ask("take-show-of-hands", "secretary:city", motion="m1", votes_for=9, votes_against=0)
    return ground


def adopted() -> Ground:
    ground = carried()
    ground.ask("adopt-decision", "secretary:city", decision="d1", motion="m1")
    return ground


def by_sections() -> Ground:
    ground = carried()
    return with_town(ground, majority=Majority(Threshold(1, 2, "votes-cast", strict=True), sections=True))


def hands() -> Ground:
    ground = tabled()
    ground.ask("take-show-of-hands", "secretary:city", motion="m1", votes_for=5, votes_against=4)
    return ground


def called_own() -> Ground:
    """The motion that concerns one of those present was voted by roll call, without them."""
    ground = accused()
    choices = [cast for cast in hand("fffffffff") if cast["mandate"] != ACCUSED]
    ground.ask("take-roll-call", "chair:city", motion="open-1", choices=choices)
    return ground


def secretly() -> Ground:
    ground = tabled()
    for teller in ("first", "second"):
        ground.ask("count-secret-vote", "teller:city", motion="m1", teller=teller, votes_for=5, votes_against=4)
    return ground


def earlier() -> Ground:
    """The sitting s1 is closed; a later one carried a motion to approve its minutes."""
    ground = carried()
    ground.ask("close-sitting", "chair:city", sitting="s1")
    resolve(ground, "approve-minutes", "s1")
    return ground


def wishing(**fields: Any) -> Ground:
    """The sitting s1 is closed and the next open; nothing is tabled yet."""
    ground = sitting(**fields)
    ground.ask("close-sitting", "chair:city", sitting="s1")
    return again_open(ground)


def again_open(ground: Ground, section: str | None = None) -> Ground:
    body: dict[str, Any] = {"section": section} if section else {}
    convening = {"council": "city", "day": "1927-03-11", "agenda": ["Minutes"], **body}
    ground.ask("convene-sitting", "chair:city", sitting="s3", **convening)
    present = list(CITY[:2] if section else CITY)
    ground.ask("open-sitting", "secretary:city", sitting="s3", present=present, at="1927-03-11T10:00:00Z")
    return ground


def approved() -> Ground:
    ground = earlier()
    ground.ask("approve-minutes", "secretary:city", motion="own-1")
    return again_open(ground)


def section_sits() -> Ground:
    ground = sitting()
    ground.ask("close-sitting", "chair:city", sitting="s1")
    return again_open(ground, "soldiers")


def voted_down() -> Ground:
    ground = carried()
    ground.ask("close-sitting", "chair:city", sitting="s1")
    resolve(ground, "approve-minutes", "s1", "aaaaaffff")
    return ground


TABLES = (
    Table(
        "move-procedure",
        tabled,
        DEPUTY,
        lambda _: MOVE,
        {
            "sitting.unknown": Row(change={"sitting": "s9"}),
            "motion.exists": Row(change={"motion": "m1"}),
            "mandate.unknown": Row(change={"mover": "mill-a-1.m9"}),
            "motion.no-mover": Row(by="chair:city"),
            "motion.not-yours": Row(change={"mover": "mill-a-1.m2"}),
            "motion.absent": Row(on=few_present, by="deputy:mill-b-1.d1"),
            "sitting.not-open": Row(on=closed),
            "motion.unknown": Row(change={"procedure": moving("close-debate", about="m9")}),
            "procedure.elsewhere": (
                Row(on=by_consent, change={"procedure": moving("close-debate", about="c1")}, says="not before"),
                Row(on=lambda: again(tabled()), change={"sitting": "s2"}, says="not before the sitting 's2'"),
            ),
            "procedure.late": (
                Row(on=carried, says="is carried; it is too late"),
                Row(change={"procedure": moving("reconsider", about="m1")}, says="only what was voted"),
                Row(on=adopted, change={"procedure": moving("reconsider", about="m1")}, says="is adopted"),
                Row(on=replaced, change={"procedure": moving("reconsider", about="a1")}, says="table another"),
                Row(on=amended_and_carried, change={"procedure": moving("reconsider", about="a1")}),
                Row(on=called, says="is being voted; it is too late for that, unless the vote is broken off"),
                Row(on=counted, change={"procedure": moving("roll-call", about="m1")}, says="is being voted"),
                Row(on=amended_and_called, change={"procedure": moving("reconsider", about="a1")}, says="'m1' is"),
            ),
            "amendment.lines-taken": Row(
                on=two_for_one_line, change={"procedure": moving("reconsider", about="a1")}, says="'a2'"
            ),
            "referral.unknown": Row(
                change={"procedure": moving("refer", about="m1", to="weather")},
                says="to which the council of City could refer",
            ),
            "faults": (
                Row(change={"procedure": moving("close-debate")}, says="procedure.about: no motion is named"),
                Row(change={"procedure": moving("suspend", about="m1")}, says="'m1' is named"),
                Row(change={"procedure": moving("refer", about="m1")}, says="procedure.to: is missing"),
                Row(change={"procedure": moving("close-debate", about="m1", seconds=5)}, says="seconds: is given"),
                Row(change={"procedure": moving("change-agenda")}, says="procedure.agenda: is missing"),
                Row(change={"procedure": moving("postpone", about="m1")}, says="the day until which"),
                Row(change={"procedure": moving("postpone", about="m1", until="1927-01-01")}, says="a day to come"),
                Row(change={"procedure": moving("other")}, says="text: is empty"),
            ),
        },
    ),
    Table(
        "report-referral",
        referred,
        "secretary:city",
        lambda _: {"motion": "m1", "text": "We recommend it."},
        {"motion.unknown": Row(change={"motion": "m9"}), "motion.not-referred": Row(on=tabled, says="is tabled")},
    ),
    Table(
        "correct-vote",
        carried,
        "secretary:city",
        lambda _: {
            "motion": "m1",
            "reason": "The clerk took down the wrong name.",
            "choices": [{"mandate": CITY[0], "choice": "against"}, {"mandate": CITY[8], "choice": "for"}],
        },
        {
            "motion.unknown": Row(change={"motion": "m9"}),
            "motion.by-consent": Row(on=by_consent, change={"motion": "c1"}),
            "sitting.not-open": Row(on=lambda: again(carried())),
            "correction.not-voted": (
                Row(on=tabled, says="has no vote by hands or by roll call"),
                Row(on=secretly),
                Row(on=by_sections, says="counts more than heads"),
            ),
            "correction.too-late": (
                Row(on=adopted),
                Row(on=amended_and_carried, change={"motion": "a1", "votes_for": 1, "votes_against": 8}),
                Row(on=amended_and_called, change={"motion": "a1", "votes_for": 1, "votes_against": 8}),
                Row(
                    on=replaced,
                    change={"motion": "a1", "votes_for": 1, "votes_against": 8, "abstentions": 0},
                    says="table another amendment",
                ),
            ),
            "amendment.lines-taken": Row(
                on=two_for_one_line, change={"motion": "a1", "votes_for": 8, "votes_against": 1, "abstentions": 0}
            ),
            "correction.nothing": (
                Row(change={"choices": []}),
                Row(on=hands, change={"votes_for": 5, "votes_against": 4, "abstentions": 0}),
            ),
            "vote.own-cause": Row(
                on=called_own, change={"motion": "open-1", "choices": [{"mandate": ACCUSED, "choice": "for"}]}
            ),
            "correction.impossible": (
                Row(
                    on=lambda: accused(hands=True),
                    change={"motion": "open-1", "choices": [], "votes_for": 8, "votes_against": 1, "abstentions": 0},
                    says="9 would have taken part; 8 were present and may vote",
                ),
                Row(on=hands, change={"votes_for": 6, "votes_against": 4, "abstentions": 0}, says="10 would have"),
                Row(on=hands, change={"votes_for": 2, "votes_against": 1, "abstentions": 0}, says="5 are a quorum"),
            ),
            "sheet.needed": Row(change={"choices": [{"mandate": f"m{n}", "choice": "for"} for n in range(251)]}),
            "faults": (
                Row(change={"choices": [{"mandate": HARBOUR[0], "choice": "for"}]}, says="was not there"),
                Row(change={"choices": [{"mandate": CITY[0], "choice": "for", "votes": 1}]}, says="votes are split"),
                Row(on=hands, says="a figure is missing"),
            ),
        },
    ),
    Table(
        "approve-minutes",
        earlier,
        "secretary:city",
        lambda _: {"motion": "own-1", "remarks": ["Comrade Ku spoke for the motion, not against it."]},
        {
            "motion.unknown": Row(change={"motion": "m9"}),
            "motion.other-purpose": Row(change={"motion": "m1"}),
            "motion.not-carried": Row(on=voted_down),
            "motion.spent": Row(on=approved),
            "sitting.unknown": Row(on=wishing, about="s9"),
            "minutes.not-closed": Row(on=wishing, about="s3"),
            "minutes.approved": Row(on=approved, about="s1"),
            "motion.elsewhere": Row(on=section_sits, about="s1"),
        },
    ),
)


TestTables = walked(TABLES)
