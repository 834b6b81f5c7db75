"""What is refused of powers: taking a matter over, handing it over, settling with an older authority."""

from __future__ import annotations

from chamber import CITY, above, resolve, sitting
from ground import Ground
from organised import MATTERS, open_sitting
from refusal_tables import Row, Table, walked

POLICE = "The police of the concession"
HIGHEST = ('stage = "preparatory"', 'stage = "preparatory"\nhighest = "controlling"')


def with_highest() -> tuple[str, str]:
    """The matters, with order held down to controlling at most."""
    return (MATTERS[0], MATTERS[1].replace(*HIGHEST))


def to_take(choices: str = "fffffffff", *, about: str = "order/deciding", spent: bool = False) -> Ground:
    """City has voted on taking a matter over."""
    ground = above(MATTERS)
    resolve(ground, "take-over-competence", about, choices)
    if spent:
        ground.ask("take-over-competence", "chair:city", motion="own-1")
    return ground


def taken(stage: str = "controlling") -> Ground:
    """City has taken public order over, and the police go on claiming it."""
    ground = above(MATTERS)
    motion = resolve(ground, "take-over-competence", f"order/{stage}", motion="take")
    ground.ask("take-over-competence", "chair:city", motion=motion, authority=POLICE, dual=True)
    return ground


def to_hand(choices: str = "fffffffff", *, about: str = "order/harbour", spent: bool = False) -> Ground:
    ground = taken()
    resolve(ground, "hand-over-competence", about, choices)
    if spent:
        ground.ask("hand-over-competence", "chair:city", motion="own-1")
    return ground


def taken_since() -> Ground:
    ground = to_take()
    motion = resolve(ground, "take-over-competence", "order/deciding", motion="own-2")
    ground.ask("take-over-competence", "chair:city", motion=motion)
    return ground


def handed() -> Ground:
    ground = to_hand()
    ground.ask("hand-over-competence", "chair:city", motion="own-1")
    return ground


def handed_since() -> Ground:
    ground = to_hand()
    motion = resolve(ground, "hand-over-competence", "order/authority", motion="own-2")
    ground.ask("hand-over-competence", "chair:city", motion=motion, authority=POLICE)
    return ground


def sits(ground: Ground) -> Ground:
    """City sits, and nobody else."""
    ground.ask("close-sitting", "chair:province", sitting="ps1")
    return open_sitting(ground, "later")


def province_sits() -> Ground:
    return above(MATTERS)


def soldiers() -> Ground:
    return sitting(MATTERS, section="soldiers", present=CITY[:2])


def low() -> Ground:
    return sits(above(with_highest()))


def gave_way() -> Ground:
    ground = taken()
    ground.ask("settle-authority", "chair:city", **SETTLING)
    return ground


def from_nobody() -> Ground:
    ground = to_take()
    ground.ask("take-over-competence", "chair:city", motion="own-1")
    return ground


SETTLING = {"council": "city", "competence": "order", "claims": False, "evidence": "The police withdrew its posts."}

RESTING = {"motion.unknown": Row(change={"motion": "m9"})}

TABLES = (
    Table(
        "take-over-competence",
        to_take,
        "chair:city",
        lambda _: {"motion": "own-1", "authority": POLICE, "dual": True},
        {
            **RESTING,
            "motion.other-purpose": Row(on=to_hand),
            "motion.not-carried": Row(on=lambda: to_take("fffffaaaa"), says="article 8.5 requires 6"),
            "motion.spent": Row(on=lambda: to_take(spent=True)),
            "motion.about": Row(on=lambda: sits(above(MATTERS)), about="order", says="competence/stage"),
            "competence.unknown": Row(on=lambda: sits(above(MATTERS)), about="weather/deciding"),
            "competence.level": Row(on=province_sits, about="order/deciding", says="Public order"),
            "competence.reserved": Row(on=lambda: sits(above(MATTERS)), about="discipline/deciding"),
            "competence.not-section": Row(on=soldiers, about="order/deciding"),
            "power.own-order": Row(on=lambda: sits(above(MATTERS)), about="own-order/deciding"),
            "power.stage": Row(on=lambda: sits(above(MATTERS)), about="order/governing", says="advisory, controlling"),
            "power.highest": Row(on=low, about="order/deciding", says="controlling at most"),
            "power.not-higher": (
                Row(on=taken_since, says="is deciding in this already: Public order"),
                Row(on=lambda: sits(taken()), about="order/advisory", says="is controlling in this already"),
                Row(on=lambda: sits(above(MATTERS)), about="wages/deciding"),
            ),
            "power.one-of": Row(change={"older": "harbour"}, says="name one of the two"),
            "power.no-authority": Row(change={"authority": None}, says="say which older authority"),
            "power.itself": Row(change={"authority": None, "older": "city"}),
            "council.unknown": Row(change={"authority": None, "older": "nowhere"}),
        },
    ),
    Table(
        "hand-over-competence",
        to_hand,
        "chair:city",
        lambda _: {"motion": "own-1"},
        {
            **RESTING,
            "motion.other-purpose": Row(on=to_take),
            "motion.not-carried": Row(on=lambda: to_hand("fffffaaaa"), says="article 8.5 requires 6"),
            "motion.spent": Row(on=lambda: to_hand(spent=True)),
            "motion.about": Row(on=lambda: sits(taken()), about="order", says="competence/authority"),
            "competence.unknown": Row(on=lambda: sits(taken()), about="weather/harbour"),
            "competence.level": Row(on=province_sits, about="order/preparatory"),
            "competence.reserved": Row(on=lambda: sits(taken()), about="discipline/harbour"),
            "competence.not-section": Row(on=soldiers, about="order/harbour"),
            "power.own-order": Row(on=lambda: sits(taken()), about="own-order/harbour"),
            "competence.handed-over": (
                Row(on=handed_since, says="handed Public order over on 1927-03-"),
                Row(on=lambda: sits(handed()), about="order/preparatory", says="harbour has it"),
            ),
            "power.not-lower": (
                Row(on=lambda: sits(taken()), about="order/controlling", says="is controlling in this"),
                Row(on=lambda: sits(taken()), about="order/deciding"),
            ),
            "power.nobody": (
                Row(on=lambda: sits(taken()), about="order/nowhere", says="no lower stage and no other council"),
                Row(on=lambda: sits(taken()), about="order/city"),
            ),
            "power.elsewhere": Row(on=lambda: sits(taken()), about="order/province", says="to no council of the level"),
            "power.no-authority": (
                Row(on=lambda: to_hand(about="order/authority"), says="an institution is named where"),
                Row(change={"authority": POLICE}, says="and only there"),
            ),
        },
    ),
    Table(
        "settle-authority",
        taken,
        "secretary:city",
        lambda _: SETTLING,
        {
            "council.unknown": Row(change={"council": "nowhere"}),
            "power.none": (
                Row(change={"competence": "wages"}, says="has taken over 'wages' from no older authority"),
                Row(on=from_nobody),
                Row(on=handed),
            ),
            "power.settled": (
                Row(on=gave_way, says="has given way already"),
                Row(change={"claims": True}, says=f"{POLICE} claims it already"),
            ),
        },
    ),
)


TestTables = walked(TABLES)
