"""What a council may do: every matter with its stage, since when, from whom, who else claims it, who shares it."""

from __future__ import annotations

from dataclasses import dataclass

from deputies.councils.council import EXECUTIVE, Council, PowerStep, StepKind
from deputies.councils.delegated import matter_of
from deputies.councils.hierarchy import is_below
from deputies.councils.notice import Notice
from deputies.councils.powers import STAGES, holder_of_matter, stage_of
from deputies.councils.sharing import holders_below, say_names
from deputies.statutes.majorities import say_article
from deputies.statutes.model import Competence, Stage
from deputies.values import say_days
from deputies_web.drawing.steps import draw_steps
from deputies_web.queries.reading import Reading

__all__ = [
    "NoticeLine", "PowerLine", "PowersView", "body_words", "notices_of", "power_lines", "powers_view", "say_stage",
    "stage_picture",
]  # fmt: skip

_STAGES: dict[Stage, str] = {
    "preparatory": "it prepares: what it decides binds nobody",
    "advisory": "it advises: what it decides binds nobody",
    "controlling": "it controls: it looks into how the matter is handled and may ask for reports, and binds nobody",
    "deciding": "it decides: what it decides holds, and may be handed down as a directive",
}
_SHARING = {
    "exclusive": "Each council that has it decides it for its own place, and nobody else does.",
    "shared": "Any of these councils decides it. Where two decisions differ, that of the council nearest to those "
    "concerned holds in its place, unless one from above was handed down as a directive.",
    "subsidiary": "It is the lower councils' first. A higher one takes it up after notice, if none of those below has "
    "taken it up or decided it since; then the decision of the higher one holds.",
    "overruling": "What a lower council decides holds until a higher one, after notice, sets it aside by a motion.",
}
_STEPS: dict[StepKind, str] = {
    "taken": "taken over",
    "handed": "handed over",
    "lowered": "kept at a lower stage",
    "gave-way": "the older authority gave way",
    "came-back": "the older authority claims it again",
}


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step in the life of a power."""

    day: str
    what: str
    stage: str
    authority: str
    motion: str
    evidence: str


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """A notice to the councils below."""

    id: str
    council: str
    council_name: str
    matter: str
    decision: str
    decision_title: str
    text: str
    given: str
    from_day: str
    status: str
    taken_up: str
    closed: str


@dataclass(frozen=True, slots=True)
class PowerLine:
    """One matter of a council."""

    key: str
    title: str
    article: str
    stage: Stage
    words: str
    picture: str
    highest: str
    since: str
    authority: str
    held: bool
    dual: bool
    sharing: str
    rule: str
    levels: tuple[str, ...]
    first_below: str
    notice: str
    reserved: str
    delegated: str
    delegated_name: str
    delegated_until: str
    limits: str
    steps: tuple[StepLine, ...]

    @property
    def changed(self) -> bool:
        """Whether it is no longer as the statute began."""
        return bool(self.steps)


@dataclass(frozen=True, slots=True)
class PowersView:
    """A council's page of powers."""

    council: str
    name: str
    level: str
    lines: tuple[PowerLine, ...]
    notices: tuple[NoticeLine, ...]


def say_stage(stage: str) -> str:
    """Say what a decision at a stage does."""
    return next((words for known, words in _STAGES.items() if known == stage), "")


def stage_picture(stage: str, highest: str = "deciding") -> str:
    """Return the stage as a picture of four steps."""
    names = [str(item) for item in STAGES]
    label = f"{stage}: step {names.index(stage) + 1} of {len(names)}, at most {highest}"
    return draw_steps(names.index(stage) + 1, names.index(highest) + 1, len(names), label=label)


def power_lines(reading: Reading, council: Council, today: str) -> tuple[PowerLine, ...]:
    """Return every matter of a council, in the order of the statute."""
    return tuple(
        _line(reading, council, key, item, today)
        for key, item in reading.statute.competences.items()
        if council.level in item.levels
    )


def _line(reading: Reading, council: Council, key: str, item: Competence, today: str) -> PowerLine:
    state, statute = reading.state, reading.statute
    power, stage = council.power(key), stage_of(council, key, item)
    given = matter_of(council, state.tables["organs"], key, today)
    level = statute.levels[council.level]
    reserved = [statute.sections[name].name for name in level.sections if key in statute.sections[name].reserved]
    below = holders_below(council, key, item, state.tables["councils"]) if item.sharing != "exclusive" else ()
    return PowerLine(
        key=key,
        title=item.title,
        article=say_article(item.article),
        stage=stage,
        words=say_stage(stage),
        picture=stage_picture(stage, item.highest),
        highest=item.highest,
        since=power.since if power else "",
        authority=holder_of_matter(power, _names(reading)) if power else "",
        held=power is None or power.held,
        dual=power is not None and power.dual,
        sharing=item.sharing,
        rule=_SHARING[item.sharing],
        levels=tuple(statute.levels[name].name for name in item.levels if name in statute.levels),
        first_below=say_names([one.name for one in below]),
        notice=say_days(item.notice_days) if item.sharing in ("subsidiary", "overruling") else "",
        reserved=" and ".join(reserved),
        delegated=given.to if given else "",
        delegated_name=body_words(reading, given.to) if given else "",
        delegated_until=(given.until or "") if given else "",
        limits=given.limits if given else "",
        steps=tuple(_step(reading, one) for one in (power.steps if power else ())),
    )


def _names(reading: Reading) -> dict[str, str]:
    return {id_: item.name for id_, item in reading.state.tables["councils"].items()}


def body_words(reading: Reading, body: str) -> str:
    """Name a body of a council: its executive, or an organ."""
    organ = reading.state.tables["organs"].get(body)
    return "the executive" if body == EXECUTIVE else organ.name if organ else body


def _step(reading: Reading, step: PowerStep) -> StepLine:
    name = reading.council_name(step.authority) if step.authority else ""
    return StepLine(step.day, _STEPS[step.what], step.stage, name, step.motion, step.evidence)


def notices_of(reading: Reading, council: Council) -> tuple[NoticeLine, ...]:
    """Return the notices that a council has given, and those that others have given it, the latest first."""
    councils = reading.state.tables["councils"]
    found = [
        item
        for item in reading.state.tables["notices"].values()
        if item.council == council.id or is_below(council.id, item.council, councils)
    ]
    return tuple(_notice(reading, item) for item in reversed(found))


def _notice(reading: Reading, notice: Notice) -> NoticeLine:
    decision = reading.state.tables["decisions"].get(notice.decision)
    return NoticeLine(
        notice.id,
        notice.council,
        reading.council_name(notice.council),
        reading.competence_name(notice.competence),
        notice.decision,
        decision.title if decision else "",
        notice.text,
        notice.given,
        notice.from_day,
        notice.status,
        reading.council_name(notice.taken_up) if notice.taken_up else "",
        notice.closed,
    )


def powers_view(reading: Reading, id_: str, today: str) -> PowersView:
    """Return a council's page of powers; raise `Refusal` (`council.unknown`)."""
    council = reading.state.council(id_)
    level = reading.statute.levels[council.level]
    lines = power_lines(reading, council, today)
    return PowersView(council.id, council.name, level.name, lines, notices_of(reading, council))
