"""Systems: the list of them, and one at a glance: what was decided last, where, and what is open now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from deputies_web.queries.decisions import DecisionLine, last_decisions
from deputies_web.queries.petitions import title_of
from deputies_web.queries.reading import Reading

__all__ = [
    "MenuItem", "Opening", "Overview", "Place", "SystemCard", "origin_of", "overview", "place_of",
    "system_card", "systems",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One part of a system in the menu."""

    key: str
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Place:
    """What the head and foot of every page of a system show."""

    id: str
    name: str
    statute_title: str
    reconstruction: bool
    entries: int
    menu: tuple[MenuItem, ...]
    name_of: Callable[[str], str]
    today: str = ""


@dataclass(frozen=True, slots=True)
class SystemCard:
    """A system in the list of all."""

    id: str
    name: str
    statute_title: str
    reconstruction: bool
    councils: int
    constituted: int
    deputies: int
    units: int
    electors: int
    entries: int
    last: DecisionLine | None


@dataclass(frozen=True, slots=True)
class Opening:
    """Something that is open now: what, in words, where it leads, and until when."""

    kind: str
    words: str
    path: str
    until: str


@dataclass(frozen=True, slots=True)
class Overview:
    """The first page of a system."""

    card: SystemCard
    founded: str
    summary: str
    last: tuple[DecisionLine, ...]
    open_now: tuple[Opening, ...]
    waiting: tuple[tuple[str, str], ...]


MENU = (
    ("system", "Overview", ""),
    ("councils", "Councils", "councils/"),
    ("deputies", "Deputies", "deputies/"),
    ("units", "Units", "units/"),
    ("elections", "Elections", "elections/"),
    ("credentials", "Credentials", "credentials/"),
    ("sittings", "Sittings", "sittings/"),
    ("decisions", "Decisions", "decisions/"),
    ("tasks", "Tasks", "tasks/"),
    ("directives", "Directives", "directives/"),
    ("petitions", "Recall", "petitions/"),
    ("sanctions", "Sanctions", "sanctions/"),
    ("cases", "Franchise", "cases/"),
    ("parties", "Parties", "parties/"),
    ("plan", "Plan", "plan/"),
    ("record", "Record", "record/"),
)


def systems() -> tuple[SystemCard, ...]:
    """Return every system of this deployment that has been founded."""
    from deputies_web.queries.reading import open_reading
    from deputies_web.storage.models import System

    found = []
    for id_ in System.objects.order_by("id").values_list("id", flat=True):
        reading = open_reading(id_)
        if reading.state.tables["systems"]:
            found.append(system_card(reading))
    return tuple(found)


def origin_of(system: str) -> str:
    """Return the name of the record of a system, which stays the same wherever it is served."""
    from deputies_web.storage import load

    return load.head(system).origin


def place_of(reading: Reading, today: str = "") -> Place:
    """Return what the head and foot of a page show; `today` is the day of a demonstration's calendar, "" without."""
    system, statute = reading.state.system, reading.statute
    menu = tuple(MenuItem(key, words, f"/{reading.system}/{path}") for key, words, path in MENU)
    return Place(
        reading.system,
        system.name,
        statute.title,
        statute.reconstruction,
        reading.entries,
        menu,
        _named(reading),
        today,
    )


def _named(reading: Reading) -> Callable[[str], str]:
    """Return how a council or a unit that an office is of is called."""

    def name_of(id_: str) -> str:
        unit = reading.units().get(id_) if id_ and id_ not in reading.state.tables["councils"] else None
        return unit.name if unit else reading.council_name(id_)

    return name_of


def system_card(reading: Reading) -> SystemCard:
    """Return a system as the list shows it."""
    state, units = reading.state, reading.units()
    councils = state.tables["councils"].values()
    taken = last_decisions(reading)
    return SystemCard(
        reading.system,
        state.system.name,
        reading.statute.title,
        reading.statute.reconstruction,
        len(councils),
        sum(1 for item in councils if item.status == "constituted"),
        len({item.deputy for item in state.tables["mandates"].values() if item.in_office}),
        len(units),
        sum(item.electors for item in units.values()),
        reading.entries,
        taken[0] if taken else None,
    )


def overview(reading: Reading) -> Overview:
    """Return the first page of a system."""
    state = reading.state
    waiting = [
        (item.id, item.name)
        for item in state.tables["councils"].values()
        if item.status in ("forming", "dissolved") and item.seats
    ]
    return Overview(
        system_card(reading),
        state.system.founded,
        reading.statute.summary,
        last_decisions(reading),
        _open_now(reading),
        tuple(waiting),
    )


def _open_now(reading: Reading) -> tuple[Opening, ...]:
    state, name = reading.state, reading.council_name
    reading.learn_of(item.mandate for table in ("petitions", "sanctions") for item in state.tables[table].values())
    found = [
        Opening("Sitting", f"{name(item.council)} is sitting", f"sittings/{item.id}/", "")
        for item in state.tables["sittings"].values()
        if item.status == "open"
    ]
    found += [
        Opening("Sitting", f"{name(item.council)} sits on {item.day}", f"sittings/{item.id}/", item.day)
        for item in state.tables["sittings"].values()
        if item.status == "convened"
    ]
    found += _open_elections(reading)
    found += [
        Opening(
            "Recall",
            f"{title_of(reading, item)}: the petition is {_stage(item.status)}",
            f"petitions/{item.id}/",
            item.closes,
        )
        for item in state.tables["petitions"].values()
        if item.status in ("open", "certified")
    ]
    found += [
        Opening("Franchise", f"A case about {item.layer} is {item.status}", f"cases/{item.id}/", item.hearing)
        for item in state.tables["cases"].values()
        if item.status in ("opened", "heard", "appealed")
    ]
    found += _waiting_for_a_word(reading)
    found += [
        Opening(
            "Notice",
            f"{name(item.council)} gave notice to the councils below it",
            f"councils/{item.council}/powers/",
            item.from_day,
        )
        for item in state.tables["notices"].values()
        if item.status == "open"
    ]
    found += [
        Opening("Inspection", f"{item.title}: the answer is not there yet", f"inspections/{item.id}/", item.answer_by)
        for item in state.tables["inspections"].values()
        if not item.answered
    ]
    found += [
        Opening(
            "Directive", f"{item.title}: {_unanswered(item)} still to report", f"directives/{item.id}/", item.report_by
        )
        for item in state.tables["directives"].values()
        if _unanswered(item)
    ]
    return tuple(found)


def _waiting_for_a_word(reading: Reading) -> list[Opening]:
    """Return cases against deputies, emergency decisions and objections that a council has to decide on."""
    state, name = reading.state, reading.council_name
    found = [
        Opening(
            "Sanction",
            f"A case against {reading.person_of(item.mandate).name} is {item.status}",
            f"sanctions/{item.id}/",
            item.appeal_decided_by or item.appeal_until or item.hearing,
        )
        for item in state.tables["sanctions"].values()
        if item.status in ("opened", "heard", "imposed", "appealed", "upheld")
    ]
    found += [
        Opening(
            "Emergency",
            f"{name(item.council)} is to review {item.title}",
            f"decisions/{item.id}/",
            item.review_by or "",
        )
        for item in state.tables["decisions"].values()
        if item.awaits_review
    ]
    found += [
        Opening(
            "Objection",
            f"{name(item.council)} objects to a directive",
            f"directives/{item.directive}/#objection-{item.id}",
            item.settle_by,
        )
        for item in state.tables["objections"].values()
        if item.status == "open"
    ]
    return found


def _stage(status: str) -> str:
    return "open for signing" if status == "open" else "certified and goes to the vote"


def _unanswered(directive: object) -> int:
    answers = {item.council: item for item in getattr(directive, "answers", ())}
    done = sum(1 for item in answers.values() if any(report[2] for report in item.reports))
    return len(getattr(directive, "addressees", ())) - done


def _open_elections(reading: Reading) -> list[Opening]:
    """Return open polls one by one where they are few, and as one line for each council where they are many."""
    by_council: dict[tuple[str, str], list[str]] = {}
    for item in reading.state.tables["elections"].values():
        if item.status in ("called", "open", "closed"):
            by_council.setdefault((item.council, item.status), []).append(item.id)
    words = {"called": "called", "open": "open for voting", "closed": "closed and being counted"}
    found = []
    for (council, status), ids in by_council.items():
        many = f"{len(ids)} elections" if len(ids) > 1 else "One election"
        path = f"elections/?council={council}" if len(ids) > 1 else f"elections/{ids[0]}/"
        found.append(Opening("Election", f"{many} to {reading.council_name(council)} {words[status]}", path, ""))
    return found
