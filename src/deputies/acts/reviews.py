"""What comes on a council's agenda by itself: what was done without it, what it left open, what waits for its word.

A body that is convened finds on its agenda, whether or not anybody thinks of it:

    minutes                of its earlier sittings that it has not approved
    motions                it postponed until a day that has come; referred, with the report or once the report is due
    the agenda             points of its last sitting that were not reached
    emergency decisions    that stand and are not yet confirmed or lifted; one that has lapsed comes up once, so that
                           the council learns of it
    the table              what its executive or organs decided between sittings
    directives             objections that wait to be settled by it; reports that councils below owe it
    sanctions              appeals that it may hear and that lapse the sanction if nobody does
    the franchise          cases whose day of review has come since its last sitting, and that no newer case took up

A section that sits alone finds the first three, of its own sittings. Each point bears the article that makes it due.
Where there are more of one kind than an agenda can hold, the last point of the kind says how many more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from deputies.acts.state import State
from deputies.councils.council import EXECUTIVE
from deputies.directives.directive import Directive
from deputies.directives.objecting import stand_of, standing_on, term_of
from deputies.directives.sanctioning import provision_of
from deputies.sittings.deciding_between import on_the_table
from deputies.sittings.sitting import Motion, Sitting
from deputies.statutes.majorities import say_article
from deputies.values import say_date

__all__ = ["DuePoint", "body_named", "due_points", "is_due", "not_approved", "unreached_points"]

MOST = 8
"""Points of one kind at most: an entry holds so much and no more."""
_LONGEST = 160
_DUE = "Due by "


@dataclass(frozen=True, slots=True)
class DuePoint:
    """A point that the rules put on an agenda, and the article that does."""

    text: str
    article: str

    @property
    def words(self) -> str:
        """The point as it stands on the agenda."""
        return f"{_DUE}{say_article(self.article)}: {self.text}"


def is_due(point: str) -> bool:
    """Say whether a point of an agenda came there by itself."""
    return point.startswith(_DUE)


def due_points(state: State, council: str, day: str, section: str | None = None) -> tuple[DuePoint, ...]:
    """Return the points that the rules put on the agenda of a sitting on this day, in order.

    section  the section that sits alone; None for the whole council.
    """
    own = _sittings(state, council, section)
    closed = [item for item in own if item.status == "closed"]
    last = max((item.day for item in closed), default="")
    points = [*_minutes(state, council, own), *_waiting(state, own, day), *_unreached(state, closed)]
    if section is None:
        points += [
            *_emergencies(state, council, day, last),
            *_on_the_table(state, council),
            *_objections(state, council, day),
            *_reports(state, council, day),
            *_appeals(state, council, day),
            *_franchise(state, council, day, last),
        ]
    return tuple(points)


def _sittings(state: State, council: str, section: str | None) -> list[Sitting]:
    return [item for item in state.tables["sittings"].values() if (item.council, item.section) == (council, section)]


def _most(points: Iterable[DuePoint], more: str) -> Iterator[DuePoint]:
    """Yield the first points of a kind; `more` says what those are that do not fit."""
    listed = list(points)
    yield from listed[:MOST]
    if len(listed) > MOST:
        yield DuePoint(f"{more}: {len(listed) - MOST} more", listed[0].article)


def _short(title: str) -> str:
    return title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1]}…"


def not_approved(state: State, council: str, sittings: Iterable[Sitting]) -> tuple[Sitting, ...]:
    """Return the closed sittings whose minutes are not approved, since the council was last constituted."""
    since = state.council(council).constituted or ""
    return tuple(item for item in sittings if item.status == "closed" and item.approved is None and item.day >= since)


def _minutes(state: State, council: str, sittings: Iterable[Sitting]) -> Iterator[DuePoint]:
    found = not_approved(state, council, sittings)
    if not found:
        return
    shown = [f"{say_date(item.day)} ({item.id})" for item in found[-MOST:]]
    earlier = [f"{len(found) - MOST} before"] if len(found) > MOST else []
    many = "sitting" if len(found) == 1 else "sittings"
    yield DuePoint(f"Minutes of the {many} of {', '.join([*shown, *earlier])}", state.statute.working.article)


def _waiting(state: State, sittings: Iterable[Sitting], day: str) -> Iterator[DuePoint]:
    """Motions that were put off and may be taken up again, or whose report is due."""
    article = state.statute.working.article
    held = dict.fromkeys(id_ for item in sittings for id_ in item.motions)
    motions: list[Motion] = [state.tables["motions"][id_] for id_ in held]
    main = [item for item in motions if item.amends is None]
    postponed = (
        DuePoint(f"Motion {item.id}, postponed until {say_date(item.postponed)}: {_short(item.title)}", article)
        for item in main
        if item.status == "postponed" and item.postponed is not None and item.postponed <= day
    )
    yield from _most(postponed, "Motions that were postponed")
    yield from _most(
        (item for one in main for item in _referred(state, one, day, article)), "Motions that were referred"
    )


def _referred(state: State, motion: Motion, day: str, article: str) -> Iterator[DuePoint]:
    referral = motion.referral
    if motion.status != "referred" or referral is None:
        return
    to = body_named(state, motion.council, referral.to)
    if referral.reported is not None:
        text = f"Motion {motion.id}, on which {to} reported on {say_date(referral.reported)}: {_short(motion.title)}"
        yield DuePoint(text, article)
    elif referral.until is not None and referral.until <= day:
        text = (
            f"Motion {motion.id}, on which {to} owes a report since {say_date(referral.until)}: {_short(motion.title)}"
        )
        yield DuePoint(text, article)


def body_named(state: State, council: str, id_: str) -> str:
    """Name a body to which a council refers a motion: its executive, an organ, a section, another council."""
    if id_ == EXECUTIVE:
        return "the executive"
    organ, other = state.tables["organs"].get(id_), state.tables["councils"].get(id_)
    section = next((item for item in state.council(council).sections if item.id == id_), None)
    found = section or organ or other
    return found.name if found else id_


def unreached_points(state: State, sitting: Sitting) -> tuple[str, ...]:
    """Return the points of a sitting's agenda that it did not reach: after the one that was on, with no motion and no
    speech under them. Where no point was ever taken up, the record does not say, and none is returned."""
    if sitting.point == 0:
        return ()
    under = {state.tables["motions"][id_].point for id_ in sitting.motions}
    under |= {state.tables["speeches"][id_].point for id_ in sitting.speeches}
    listed = enumerate(sitting.agenda, 1)
    return tuple(text for number, text in listed if number > sitting.point and number not in under)


def _unreached(state: State, closed: list[Sitting]) -> Iterator[DuePoint]:
    if not closed:
        return
    last = max(closed, key=lambda item: item.day)
    points = (
        DuePoint(f"Not reached on {say_date(last.day)}: {_short(text)}", state.statute.working.article)
        for text in unreached_points(state, last)
        if not is_due(text)  # it comes again by its own rule
    )
    yield from _most(points, f"Not reached on {say_date(last.day)}")


def _emergencies(state: State, council: str, day: str, last: str) -> Iterator[DuePoint]:
    yield from _most(_of_emergencies(state, council, day, last), "Emergency decisions")


def _of_emergencies(state: State, council: str, day: str, last: str) -> Iterator[DuePoint]:
    for item in state.tables["decisions"].values():
        if item.council != council or not item.awaits_review or not item.stands:
            continue
        provision = state.statutes[item.statute].emergency
        article = provision.article if provision else state.statute.working.article
        expires, of = say_date(item.expires), f"the emergency decision {item.id} of {say_date(item.adopted)}"
        if item.in_force_on(day):
            text = (
                f"Review of {of}: {_short(item.title)} (to be reviewed by {say_date(item.review_by)}; in force until "
                f"{expires} unless confirmed)"
            )
            yield DuePoint(text, article)
        elif item.adopted >= last:
            yield DuePoint(f"Report on {of}: {_short(item.title)} (lapsed {expires})", article)


def _on_the_table(state: State, council: str) -> Iterator[DuePoint]:
    level = state.statute.levels[state.council(council).level]
    article = level.executive.article if level.executive else level.article
    found = (
        DuePoint(f"On the table: {_short(item.title)} ({item.id}, decided on {say_date(item.adopted)} by "
                 f"{body_named(state, council, item.organ)})", article)
        for item in on_the_table(state.tables["decisions"].values(), council)
    )  # fmt: skip
    yield from _most(found, "On the table, decided between sittings")


def _objections(state: State, council: str, day: str) -> Iterator[DuePoint]:
    found = (
        DuePoint(
            f"Objection {item.id} of {state.council(item.council).name} to the directive {directive.id}: "
            f"{_short(directive.title)} (to be settled by {say_date(item.settle_by)}, or it stands as made)",
            _article_on_directives(state, directive),
        )
        for item in state.tables["objections"].values()
        for directive in (state.tables["directives"][item.directive],)
        if directive.council == council and standing_on(item, day) == "open"
    )
    yield from _most(found, "Objections to directives")


def _article_on_directives(state: State, directive: Directive) -> str:
    provision = state.statutes[directive.statute].directives
    return provision.article if provision else state.statute.working.article


def _reports(state: State, council: str, day: str) -> Iterator[DuePoint]:
    found = (
        DuePoint(
            f"Reports on the directive {item.id}: {_short(item.title)} (owed by {', '.join(owing[:MOST])}"
            f"{f' and {len(owing) - MOST} more' if len(owing) > MOST else ''}; the day is over)",
            _article_on_directives(state, item),
        )
        for item in state.tables["directives"].values()
        if item.council == council
        for owing in (_owing(state, item, day),)
        if owing
    )
    yield from _most(found, "Reports on directives")


def _owing(state: State, directive: Directive, day: str) -> list[str]:
    """Name the councils that are bound by a directive on a day, have not reported it as done, and are late."""
    decision = state.tables["decisions"][directive.decision]
    if not decision.stands:
        return []
    objections = [state.tables["objections"][id_] for id_ in directive.objections]
    return [
        state.council(answer.council).name
        for answer in directive.answers
        if answer.done is None
        and day > term_of(directive, answer.council, objections, day).report_by
        and stand_of(directive, decision, answer.council, objections, day) == "in-force"
    ]


def _appeals(state: State, council: str, day: str) -> Iterator[DuePoint]:
    level = state.council(council).level
    found = (
        DuePoint(
            f"Appeal in the sanction case {item.id} ({item.sanction}; to be decided by "
            f"{say_date(item.appeal_decided_by)}, or it lapses)",
            provision.article,
        )
        for item in state.tables["sanctions"].values()
        if item.status == "appealed" and not item.lapsed_on(day) and item.council != council
        for provision in (provision_of(state.statutes[item.statute], item.sanction),)
        if provision.appeal == level
    )
    yield from _most(found, "Appeals in sanction cases")


def _franchise(state: State, council: str, day: str, last: str) -> Iterator[DuePoint]:
    article = state.statute.franchise.article if state.statute.franchise else state.statute.working.article
    latest = {item.layer: item for item in state.tables["cases"].values() if item.council == council}
    found = (
        DuePoint(f"Review of the franchise case {item.id}: {item.layer} (due {say_date(item.review)})", article)
        for item in latest.values()
        if item.review is not None and last < item.review <= day
    )
    yield from _most(found, "Reviews of franchise cases")
