"""docs/results/agendas.md: which points come on an agenda by themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from independent.checking import Compared, check
from independent.directives import bound, in_force_on, standing_on, term
from independent.state import Row, State

__all__ = ["Due", "due_points"]

MOST = 8
"""Points of a kind at most."""


@dataclass(frozen=True)
class Due:
    """A point that is due: of which kind, by which article, and the parts of its words that are given, in order."""

    kind: str
    article: str
    parts: tuple[str, ...]

    def fits(self, point: str) -> bool:
        """Whether a point of an agenda is this one."""
        rest, first = f"Due by {_cited(self.article)}: {self.parts[0]}", True
        place = 0
        for part in (rest, *self.parts[1:]):
            found = point.find(part, place)
            if found < 0 or (first and found > 0):
                return False
            place, first = found + len(part), False
        return True


def _cited(article: str) -> str:
    if not article:
        return "the statute"
    return f"article {article}" if article[0].isdigit() and " " not in article else article


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def _said(day: str) -> str:
    found = date.fromisoformat(day)
    return f"{found.day} {_MONTHS[found.month - 1]} {found.year}"


def _most(points: Iterable[Due], more: str) -> Iterator[Due]:
    listed = list(points)
    yield from listed[:MOST]
    if len(listed) > MOST:
        yield Due(listed[0].kind, listed[0].article, (f"{more}: {len(listed) - MOST} more",))


def due_points(state: State, council: str, section: str | None, day: str) -> list[Due]:
    """The points that are due in a sitting of a council, or a section, on a day, in order."""
    own = [one for one in state.sittings.values() if (one["council"], one["section"]) == (council, section)]
    closed = [one for one in own if one["status"] == "closed"]
    last = max((one["day"] for one in closed), default="")
    found = [*_minutes(state, council, closed), *_put_off(state, own, day), *_unreached(state, closed, last)]
    if section is None:
        found += [
            *_most(_emergencies(state, council, day, last), "Emergency decisions"),
            *_most(_table(state, council), "On the table, decided between sittings"),
            *_most(_objections(state, council, day), "Objections to directives"),
            *_most(_reports(state, council, day), "Reports on directives"),
            *_most(_appeals(state, council, day), "Appeals in sanction cases"),
            *_most(_franchise(state, council, day, last), "Reviews of franchise cases"),
        ]
    return found


def _working(state: State) -> str:
    return str(state.statute()["working"].get("article", ""))


def _minutes(state: State, council: str, closed: list[Row]) -> Iterator[Due]:
    since = state.councils[council]["constituted"] or ""
    open_ = [one for one in closed if one["approved"] is None and one["day"] >= since]
    if open_:
        shown = [f"{_said(one['day'])} ({one['id']})" for one in open_[-MOST:]]
        earlier = [f"{len(open_) - MOST} before"] if len(open_) > MOST else []
        many = "sitting" if len(open_) == 1 else "sittings"
        yield Due("minutes", _working(state), (f"Minutes of the {many} of {', '.join([*shown, *earlier])}",))


def _put_off(state: State, own: list[Row], day: str) -> Iterator[Due]:
    ids = dict.fromkeys(one for sitting in own for one in sitting["motions"])
    motions = [state.motions[one] for one in ids if state.motions[one]["amends"] is None]
    article = _working(state)
    postponed = (
        Due("postponed", article, (f"Motion {one['id']}, postponed until {_said(one['postponed'])}: ",))
        for one in motions
        if one["status"] == "postponed" and one["postponed"] is not None and one["postponed"] <= day
    )
    yield from _most(postponed, "Motions that were postponed")
    yield from _most(_referred(motions, article, day), "Motions that were referred")


def _referred(motions: list[Row], article: str, day: str) -> Iterator[Due]:
    for one in motions:
        sent = one["referral"]
        if one["status"] != "referred" or sent is None:
            continue
        begins = f"Motion {one['id']}, on which "
        if sent["reported"] is not None:
            yield Due("referred", article, (begins, f" reported on {_said(sent['reported'])}: "))
        elif sent["until"] is not None and sent["until"] <= day:
            yield Due("referred", article, (begins, f" owes a report since {_said(sent['until'])}: "))


def _unreached(state: State, closed: list[Row], last: str) -> Iterator[Due]:
    sitting = next((one for one in closed if one["day"] == last), None)
    if sitting is None or sitting["point"] == 0:
        return
    under = {state.motions[one]["point"] for one in sitting["motions"]} | set(sitting["spoken"])
    points = (
        Due("not reached", _working(state), (f"Not reached on {_said(last)}: {_cut(text)}",))
        for number, text in enumerate(sitting["agenda"], 1)
        if number > sitting["point"] and number not in under and not text.startswith("Due by ")
    )
    yield from _most(points, f"Not reached on {_said(last)}")


def _cut(text: str) -> str:
    return text if len(text) <= 160 else f"{text[:159]}\u2026"


def _emergencies(state: State, council: str, day: str, last: str) -> Iterator[Due]:
    for one in state.decisions.values():
        waits = one["emergency"] and one["stands"] and one["confirmed"] is None and one["lifted"] is None
        if one["council"] != council or not waits:
            continue
        article = state.statute(one["statute"])["emergency"]["article"]
        named = f"of the emergency decision {one['id']} of {_said(one['adopted'])}: "
        if in_force_on(one, day):
            until = f"(to be reviewed by {_said(one['review_by'])}; in force until {_said(one['expires'])} unless "
            yield Due("emergency", article, (f"Review {named}", until))
        elif one["adopted"] >= last:
            yield Due("emergency", article, (named.replace("of", "Report on", 1), f"(lapsed {_said(one['expires'])})"))


def _table(state: State, council: str) -> Iterator[Due]:
    level = state.level(council)
    article = level["executive"]["article"] if level.get("executive") else level["article"]
    for one in state.decisions.values():
        if one["council"] == council and one["organ"] and not one["reported"]:
            yield Due(
                "on the table", article, ("On the table: ", f"({one['id']}, decided on {_said(one['adopted'])} by ")
            )


def _objections(state: State, council: str, day: str) -> Iterator[Due]:
    for one in state.objections.values():
        directive = state.directives[one["directive"]]
        if directive["council"] == council and standing_on(one, day) == "open":
            about = f" to the directive {directive['id']}: "
            by = f"(to be settled by {_said(one['settle_by'])}, or it stands as made)"
            begins = f"Objection {one['id']} of {state.councils[one['council']]['name']}"
            yield Due("objection", _on_directives(state, directive), (begins, about, by))


def _on_directives(state: State, directive: Row) -> str:
    return str(state.statute(directive["statute"])["directives"]["article"])


def _reports(state: State, council: str, day: str) -> Iterator[Due]:
    for one in state.directives.values():
        owing = [state.councils[other]["name"] for other in _owing(state, one, day)]
        if one["council"] == council and owing:
            more = f" and {len(owing) - MOST} more" if len(owing) > MOST else ""
            by = f"(owed by {', '.join(owing[:MOST])}{more}; the day is over)"
            begins = f"Reports on the directive {one['id']}: "
            yield Due("report", _on_directives(state, one), (begins, by))


def _owing(state: State, directive: Row, day: str) -> Iterator[str]:
    for other, answer in directive["answers"].items():
        own = [state.objections[one] for one in directive["objections"] if state.objections[one]["council"] == other]
        late = day > term(directive["report_by"], own, day)
        if not answer["done"] and late and bound(state, directive, other, day):
            yield other


def _appeals(state: State, council: str, day: str) -> Iterator[Due]:
    for one in state.sanctions.values():
        if one["status"] != "appealed" or day > one["decided_by"] or one["council"] == council:
            continue
        rule = state.statute(one["statute"])["sanctions"][one["asks"]]
        if rule.get("appeal") == state.councils[council]["level"]:
            by = f"to be decided by {_said(one['decided_by'])}, or it lapses)"
            yield Due("appeal", rule["article"], (f"Appeal in the sanction case {one['id']} ({one['asks']}; {by}",))


def _franchise(state: State, council: str, day: str, last: str) -> Iterator[Due]:
    latest = {one["layer"]: one for one in state.cases.values() if one["council"] == council}
    statute = state.statute()
    article = statute["franchise"]["article"] if "franchise" in statute else _working(state)
    for one in latest.values():
        if one["review"] is not None and last < one["review"] <= day:
            words = f"Review of the franchise case {one['id']}: {one['layer']} (due {_said(one['review'])})"
            yield Due("franchise", article, (words,))


@check("sitting-convened")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    demanded = state.demands[act["demand"]]["agenda"] if act.get("demand") else []
    asked = [*demanded, *(one for one in entry["request"]["agenda"] if one not in demanded)]
    yield Compared("agenda", "asked for", act["agenda"][: len(asked)], asked)
    points = act["agenda"][len(asked) :]
    due = due_points(state, act["council"], act.get("section"), act["day"])
    found = [one for one in due if not any(one.fits(point) for point in asked)]
    yield Compared("agenda", "points due", len(points), len(found))
    for point, one in zip(points, found, strict=False):
        words = f"article {one.article}: {' ... '.join(one.parts)}"
        yield Compared(f"due: {one.kind}", "point", words if one.fits(point) else point, words)


@check("motion-tabled", "procedure-moved", "speaker-listed")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    yield Compared("agenda", "point", act.get("point", 0), state.sittings[act["sitting"]]["point"])
