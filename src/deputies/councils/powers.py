"""Competence by stage: what a council may do with a matter, how it takes the matter over, how it hands it over.

    preparatory   it gathers, drafts and organises: its decision binds nobody
    advisory      it says what should be done: its decision binds nobody
    controlling   it looks into how the matter is handled and may ask for reports: its control commission inspects
    deciding      its decision holds, and may be handed down to councils below as a directive

A council begins at the stage its statute gives and may take the matter over at any higher one, up to the highest that
the statute allows, from an older authority or from nobody. Where the older authority goes on claiming the matter,
there are two powers over it, and the record says since when and until when. A council decides on its own powers only:
what it hands over to another council, that one takes over by a motion of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import get_args

from deputies.councils.council import Council, Power, PowerStep, say_council
from deputies.statutes.majorities import say_article
from deputies.statutes.model import Competence, Level, Majority, Stage, Statute
from deputies.values import Refusal

__all__ = [
    "AUTHORITY",
    "STAGES",
    "check_hand_over",
    "check_held",
    "check_higher",
    "claim",
    "hand_over",
    "holder_of_matter",
    "lower_to",
    "majority_on",
    "stage_named",
    "stage_of",
    "take_over",
]  # fmt: skip

STAGES: tuple[Stage, ...] = get_args(Stage)
"""From the least to the most."""
AUTHORITY = "authority"
"""What a matter is handed over to where that is no council: an institution, named in words."""


def stage_of(council: Council, key: str, competence: Competence) -> Stage:
    """Return the stage a council has in a matter: the one it took over, never above the statute's highest."""
    power = council.power(key)
    if power is None:
        return competence.stage
    return min(power.stage, competence.highest, key=STAGES.index)


def stage_named(text: str) -> Stage | None:
    """Return the stage of this name, None where there is none."""
    return next((stage for stage in STAGES if stage == text), None)


def majority_on(competence: Competence, level: Level) -> tuple[Majority, str]:
    """Return what takes a matter over or hands it over, with the article: its own, or the level's majority."""
    if competence.taking is not None:
        return competence.taking, competence.article
    return level.majority, level.article


def holder_of_matter(power: Power, names: Mapping[str, str]) -> str:
    """Name who a matter was taken from, or who has it: a council by its name, an institution in its words."""
    return f"the {say_council(names.get(power.council, power.council))}" if power.council else power.authority


def check_held(council: Council, key: str, competence: Competence) -> None:
    """Raise `Refusal` (`competence.handed-over`) where the council has handed the matter over, saying who has it."""
    power = council.power(key)
    if power is not None and not power.held:
        holder = power.council or power.authority
        raise Refusal(
            "competence.handed-over",
            f"The {council.title} handed {competence.title} over on {power.since} "
            f"({say_article(competence.article)}); {holder} has it.",
            article=competence.article,
            found=holder,
            required="a matter the council holds",
        )


def check_higher(council: Council, key: str, competence: Competence, stage: Stage) -> None:
    """Raise `Refusal` unless a council may take a matter over at this stage.

    Codes: `power.highest` (above what the statute allows), `power.not-higher` (it has that stage, or a higher one).
    """
    if STAGES.index(stage) > STAGES.index(competence.highest):
        raise Refusal(
            "power.highest",
            f"{say_article(competence.article).capitalize()} lets a council be {competence.highest} at most in this: "
            f"{competence.title}.",
            article=competence.article,
            found=stage,
            required=f"at most {competence.highest}",
        )
    power, now = council.power(key), stage_of(council, key, competence)
    if (power is None or power.held) and STAGES.index(stage) <= STAGES.index(now):
        raise Refusal(
            "power.not-higher",
            f"The {council.title} is {now} in this already: {competence.title}.",
            article=competence.article,
            found=stage,
            required=f"a stage above {now}",
        )


def take_over(council: Council, step: PowerStep, key: str, *, of: str, dual: bool) -> Council:
    """Return the council with the matter taken over.

    of    the council of the system it was taken from, "" for an institution or nobody.
    dual  whether the older authority goes on claiming it.
    """
    earlier = council.power(key)
    steps = (*(earlier.steps if earlier else ()), step)
    return _with(council, Power(key, step.stage, step.day, step.authority, of, dual=dual, steps=steps))


def check_hand_over(
    statute: Statute, council: Council, key: str, competence: Competence, to: str, councils: Mapping[str, Council]
) -> None:
    """Raise `Refusal` unless a council may hand a matter over so.

    to      a lower stage at which the council keeps it, a council of the system, or "authority".
    Codes:  `competence.handed-over`, `power.not-lower`, `power.nobody` (no stage, council or authority of this name, or
            the council itself), `power.elsewhere` (the statute gives that council's level no such competence).
    """
    check_held(council, key, competence)
    stage = stage_named(to)
    if stage is not None:
        now = stage_of(council, key, competence)
        if STAGES.index(stage) >= STAGES.index(now):
            raise Refusal(
                "power.not-lower",
                f"The {council.title} is {now} in this: {competence.title}; it is handed back to a lower stage.",
                article=competence.article,
                found=stage,
                required=f"a stage below {now}",
            )
        return
    if to == AUTHORITY:
        return
    if to not in councils or to == council.id:
        raise Refusal(
            "power.nobody",
            f"{to!r} is no lower stage and no other council; a matter is handed over to one of these, or to "
            f"{AUTHORITY!r}.",
            article=competence.article,
            found=to,
            required=f"a stage, a council, or {AUTHORITY}",
        )
    if councils[to].level not in competence.levels:
        raise Refusal(
            "power.elsewhere",
            f"{say_article(competence.article).capitalize()} gives {competence.title} to no council of the level "
            f"{statute.levels[councils[to].level].name}.",
            article=competence.article,
            found=councils[to].level,
            required=", ".join(competence.levels),
        )


def hand_over(council: Council, step: PowerStep, key: str, *, to: str) -> Council:
    """Return the council without the matter: the institution of the step, or the council `to`, has it."""
    earlier = council.power(key)
    steps = (*(earlier.steps if earlier else ()), step)
    return _with(council, Power(key, step.stage, step.day, step.authority, to, held=False, steps=steps))


def lower_to(council: Council, step: PowerStep, key: str) -> Council:
    """Return the council at a lower stage; who else claims the matter stays as it was."""
    earlier = council.power(key) or Power(key, step.stage, step.day)
    return _with(council, replace(earlier, stage=step.stage, since=step.day, steps=(*earlier.steps, step)))


def claim(council: Council, step: PowerStep, key: str) -> Council:
    """Return the council with the claim of the older authority given up, or raised again.

    raises  Refusal: `power.none` (the council took nothing of this from an older authority), `power.settled` (it stands
            so already).
    """
    power = council.power(key)
    if power is None or not power.held or not (power.authority or power.council):
        raise Refusal(
            "power.none",
            f"The {council.title} has taken over {key!r} from no older authority.",
            found=key,
            required="a matter taken over from an older authority",
        )
    dual = step.what == "came-back"
    if power.dual == dual:
        older = power.authority or power.council
        now = "claims it" if dual else "has given way"
        raise Refusal("power.settled", f"{older} {now} already.", found=step.what)
    return _with(council, replace(power, dual=dual, steps=(*power.steps, step)))


def _with(council: Council, power: Power) -> Council:
    others = tuple(item for item in council.powers if item.competence != power.competence)
    return replace(council, powers=(*others, power))
