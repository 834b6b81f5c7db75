"""Councils: the tree of them, and one with its members, sections, executive and groups."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from deputies.councils.council import Council, Due
from deputies.mandates.mandate import Mandate
from deputies.parties.party import Bloc
from deputies.statutes.majorities import say_article, say_threshold
from deputies_web.drawing.hemicycle import COLOURS, EMPTY, MOST_NAMED, Group, draw_hemicycle
from deputies_web.queries.decisions import DecisionLine, decision_line, own_decisions
from deputies_web.queries.reading import NON_PARTY, Person, Reading

__all__ = ["GROUPINGS", "BlocView", "CouncilLine", "CouncilView", "GroupLine", "Member", "council_view", "councils"]

_NAMED, _DECIDED = 100, 4
"""How many who sit no more, or not yet, are named; and how many of the last decisions are shown."""
GROUPINGS = {"party": "by party", "section": "by section", "bloc": "by bloc", "layer": "by layer"}


@dataclass(frozen=True, slots=True)
class CouncilLine:
    """A council in the tree."""

    id: str
    name: str
    level: str
    parent: str
    depth: int
    seats: int
    seated: int
    status: str
    last: DecisionLine | None
    below: tuple[CouncilLine, ...]
    also: tuple[tuple[str, str], ...] = ()

    @property
    def fullness(self) -> str:
        """How many seats are filled, in words."""
        return f"{self.seated} of {self.seats} seats filled" if self.seats else "no seats planned yet"


@dataclass(frozen=True, slots=True)
class GroupLine:
    """One group of a council with its seats, as table and picture show it."""

    letter: str
    name: str
    colour: str
    seats: int
    vacant: bool


@dataclass(frozen=True, slots=True)
class Member:
    """A member in the council's table."""

    person: Person
    section: str
    layer: str
    elected_by: str
    since: str
    instructions: int
    reports: int
    post: str
    away: str
    stands_in: bool


@dataclass(frozen=True, slots=True)
class BlocView:
    """A bloc of the council: who is in it now and who was."""

    id: str
    name: str
    formed: str
    platform: str
    now: tuple[tuple[str, str], ...]
    before: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class CouncilView:
    """A council's page."""

    id: str
    name: str
    level: str
    parent: CouncilLine | None
    also: tuple[tuple[str, str], ...]
    below: tuple[CouncilLine, ...]
    status: str
    constituted: str
    due: Due | None
    term_end: str
    seats: int
    filled: int
    members: tuple[Member, ...]
    seated: int
    former: tuple[Person, ...]
    former_more: int
    waiting: tuple[Person, ...]
    waiting_more: int
    sections: tuple[tuple[str, str, int], ...]
    executive: tuple[tuple[str, Person, int], ...]
    executive_elected: str
    quorum: str
    grouping: str
    groups: tuple[GroupLine, ...]
    picture: str
    decisions: tuple[DecisionLine, ...]
    decided: int
    blocs: tuple[BlocView, ...]
    elections: tuple[tuple[str, str, str], ...]


def council_line(reading: Reading, council: Council, depth: int = 0) -> CouncilLine:
    """Return a council with all below it."""
    state = reading.state
    level = reading.statute.levels.get(council.level)
    below = [item for item in state.tables["councils"].values() if item.parent == council.id]
    taken = reversed(state.tables["decisions"].values())
    last = next((item for item in taken if item.council == council.id and not item.organ), None)
    return CouncilLine(
        council.id,
        council.name,
        level.name if level else council.level,
        council.parent or "",
        depth,
        council.seats,
        len(state.holders(council.id)),
        council.status,
        decision_line(reading, last) if last else None,
        tuple(council_line(reading, item, depth + 1) for item in below),
        tuple((item, reading.council_name(item)) for item in council.also),
    )


def councils(reading: Reading) -> tuple[CouncilLine, ...]:
    """Return the councils that have none above them, each with all below it."""
    return tuple(
        council_line(reading, item) for item in reading.state.tables["councils"].values() if item.parent is None
    )


def council_view(
    reading: Reading, id_: str, grouping: str = "party", start: int = 0, many: int | None = None
) -> CouncilView:
    """Return a council's page with `many` of its members from `start`; raise `Refusal` (`council.unknown`)."""
    state = reading.state
    council = state.council(id_)
    held = list(state.mandates_in(id_))
    seated = [item for item in held if item.in_office]
    shown = seated[start : None if many is None else start + many]
    former = [item for item in held if item.ended]
    waiting = [item for item in held if not item.ended and not item.in_office]
    leading = council.executive.members if council.executive else ()
    reading.learn_of((*(item.id for item in (*shown, *former[-_NAMED:], *waiting[:_NAMED])), *leading))
    taken, decided = own_decisions(reading, id_, _DECIDED)
    line = council_line(reading, council)
    parent = state.find(Council, council.parent) if council.parent else None
    level = reading.statute.levels[council.level]
    grouping = grouping if grouping in GROUPINGS else "party"
    holders = list(state.holders(id_))
    groups, picture = _picture(reading, council, holders, grouping)
    posts = {mandate: post for post, mandate in council.executive.posts.items()} if council.executive else {}
    return CouncilView(
        id=council.id,
        name=council.name,
        level=line.level,
        parent=council_line(reading, parent) if parent else None,
        also=line.also,
        below=tuple(council_line(reading, item) for item in state.tables["councils"].values() if id_ in item.above),
        status=council.status,
        constituted="" if council.status == "dissolved" else council.constituted or "",
        due=council.due,
        term_end=max((item.until for item in seated if item.until), default=""),
        seats=council.seats,
        filled=len(holders),
        members=tuple(_member(reading, item, posts.get(item.id, "")) for item in shown),
        seated=len(seated),
        former=reading.persons(former[-_NAMED:]),
        former_more=max(len(former) - _NAMED, 0),
        waiting=reading.persons(waiting[:_NAMED]),
        waiting_more=max(len(waiting) - _NAMED, 0),
        sections=tuple((item.id, item.name, _in_section(holders, item.id)) for item in council.sections),
        executive=_executive(reading, council, posts),
        executive_elected=council.executive.elected if council.executive else "",
        quorum=f"{say_threshold(level.quorum)} ({say_article(level.article)})",
        grouping=grouping,
        groups=groups,
        picture=picture,
        decisions=decided,
        decided=taken,
        blocs=_blocs(reading, id_),
        elections=tuple(
            (item.id, item.constituency, item.status)
            for item in state.tables["elections"].values()
            if item.council == id_
        ),
    )


def _in_section(seated: list[Mandate], section: str) -> int:
    return sum(1 for item in seated if item.section == section)


def _member(reading: Reading, mandate: Mandate, post: str) -> Member:
    layer = reading.statute.layers.get(mandate.layer) if mandate.layer else None
    sent = reading.council_name(mandate.delegate_of) if mandate.delegate_of else ""
    return Member(
        reading.person(mandate),
        reading.section_name(mandate.section),
        layer.name if layer else (mandate.layer or ""),
        sent or constituency_name(reading, mandate),
        mandate.since,
        len(mandate.instructions),
        len(mandate.reports),
        post,
        mandate.away or "",
        mandate.stands_in_for is not None,
    )


def constituency_name(reading: Reading, mandate: Mandate) -> str:
    """Return the name of the constituency that elected; its id where no plan has it."""
    found = reading.constituencies.get(mandate.constituency)
    return found.name if found else mandate.constituency


def _executive(reading: Reading, council: Council, posts: dict[str, str]) -> tuple[tuple[str, Person, int], ...]:
    if council.executive is None:
        return ()
    pairs = zip(council.executive.members, council.executive.votes, strict=False)
    return tuple((posts.get(mandate, "member"), reading.person_of(mandate), votes) for mandate, votes in pairs)


def _blocs(reading: Reading, council: str) -> tuple[BlocView, ...]:
    found = []
    for bloc in reading.state.tables["blocs"].values():
        if bloc.council != council:
            continue
        now = tuple((member_name(reading, item.member), item.since) for item in bloc.members if not item.until)
        before = tuple(
            (member_name(reading, item.member), item.since, item.until) for item in bloc.members if item.until
        )
        found.append(BlocView(bloc.id, bloc.name, bloc.formed, bloc.platform, now, before))
    return tuple(found)


def member_name(reading: Reading, member: str) -> str:
    """Return the name of a party in a bloc, or of a non-party group."""
    party = reading.state.tables["parties"].get(member)
    return str(party.name) if party else member


def _picture(
    reading: Reading, council: Council, seated: list[Mandate], grouping: str
) -> tuple[tuple[GroupLine, ...], str]:
    """Return the groups of a council's seats, largest first, non-party and vacant ones last, and the hemicycle."""
    named = len(seated) <= MOST_NAMED
    if named:
        reading.learn(item.name for item in seated)
    keys = {item.id: _group_of(reading, council, item, grouping) for item in seated}
    sizes = Counter(keys.values())
    plain = {NON_PARTY, "the council at large", "in no bloc"}
    order = sorted(sizes, key=lambda name: (name in plain, -sizes[name], name))
    letters = _letters(order, plain)
    groups = []
    for index, name in enumerate(order):
        of_group = [item for item in seated if keys[item.id] == name]
        holders = tuple(reading.name(item.name) for item in of_group) if named else ("",) * len(of_group)
        colour = "#7d7468" if name in plain else COLOURS[index % len(COLOURS)]
        groups.append(Group(letters[name], name, colour, holders))
    vacant = council.seats - len(seated)
    if vacant > 0:
        groups.append(Group("", "vacant seat", EMPTY, ("",) * vacant, vacant=True))
    lines = tuple(GroupLine(item.letter, item.name, item.colour, len(item.holders), item.vacant) for item in groups)
    said = ", ".join(f"{item.name} {item.seats}" for item in lines)
    label = (
        f"The {council.seats} seats of {council.name} {GROUPINGS[grouping]}: {said}. The table has the same numbers."
    )
    return lines, draw_hemicycle(groups, label=label) if groups else ""


def _group_of(reading: Reading, council: Council, mandate: Mandate, grouping: str) -> str:
    if grouping == "section":
        return reading.section_name(mandate.section) or "the council at large"
    if grouping == "layer":
        layer = reading.statute.layers.get(mandate.layer or "")
        if mandate.delegate_of:
            return f"from {reading.council_name(mandate.delegate_of)}"
        return layer.name if layer else mandate.layer or "no layer"
    if grouping == "bloc":
        return _bloc_of(reading, council, mandate)
    return reading.party_name(mandate.party)


def _bloc_of(reading: Reading, council: Council, mandate: Mandate) -> str:
    blocs: list[Bloc] = [item for item in reading.state.tables["blocs"].values() if item.council == council.id]
    for bloc in blocs:
        now = [item for item in bloc.members if not item.until]
        if any(mandate.deputy in item.deputies for item in now):
            return bloc.name
        if any(item.kind == "party" and item.member == mandate.party for item in now):
            return bloc.name
    return "in no bloc"


def _letters(names: list[str], plain: set[str]) -> dict[str, str]:
    """Give each group a letter of its name, no two the same while letters last; a dot for those of no group."""
    taken: set[str] = set()
    letters = {}
    for name in names:
        if name in plain:
            letters[name] = "·"
            continue
        words = name.replace("Party ", "").replace("from ", "")
        choice = next((sign.upper() for sign in words if sign.isalnum() and sign.upper() not in taken), "")
        letters[name] = choice or words[:2].upper()
        taken.add(choice)
    return letters
