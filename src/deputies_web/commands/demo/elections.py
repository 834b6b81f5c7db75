"""The elections of the demonstration: by hands, by papers, by ranked ballots, in 110 units."""

from __future__ import annotations

import random
from hashlib import sha256
from typing import Any

from deputies.counting import format_profile, make_profile
from deputies_web.commands.demo.places import UNITS, Unit, working_name
from deputies_web.commands.demo.play import Play

__all__ = ["CONTESTED", "election_of", "first_elected", "hold"]

CONTESTED = "shanghai-guild-03"
_PARTIES = ("party-a", None, "party-b", None, None, "party-a", None, None)


def election_of(unit: str) -> str:
    """The id of the election in a unit."""
    return f"{unit}.1"


def first_elected(play: Play, unit: str) -> str:
    """The mandate of the first who was elected in a unit."""
    election = election_of(unit)
    first = play.state.tables["elections"][election].result.elected[0]
    return f"{election}.m{first}"


def hold(play: Play) -> None:
    """Elect in every unit; contest one credential; confirm the others."""
    for party, name in (("party-a", "Party A"), ("party-b", "Party B")):
        play.ask("name-party", "organiser", "03-12T12:00", party=party, name=name)
    for unit in UNITS:
        _elect(play, unit)
    play.ask(
        "contest-credential", f"elector:{CONTESTED}", "03-15T09:00", mandate=first_elected(play, CONTESTED),
        grounds="Two apprentices who are not on the guild's list raised their hands.",
    )  # fmt: skip
    play.ask(
        "hear-contest", "credentials", "03-16T18:00", mandate=first_elected(play, CONTESTED), whom="unit",
        statement="The guild's tellers: 41 hands stood for the last one elected, 33 for the next; the two were apprentices.",
    )  # fmt: skip
    play.ask(
        "decide-contest", "credentials", "03-17T10:00", mandate=first_elected(play, CONTESTED), outcome="confirmed",
        reason="The two hands were counted, but the seat was won by more than two; the count stands without them.",
    )  # fmt: skip


def _elect(play: Play, unit: Unit) -> None:
    election = election_of(unit.id)
    seats = next(item.seats for item in play.state.plan.plan.constituencies if item.id == unit.id)
    chance = random.Random(unit.id)
    candidates = seats + 2
    place = UNITS.index(unit)
    play.ask(
        "call-election", "credentials", "03-12T14:00", election=election, constituency=unit.id, method=unit.method,
        opens="1927-03-14T08:00:00Z", closes="1927-03-14T12:00:00Z",
        lot_source="ten throws of a die by the oldest elector present, before the meeting",
    )  # fmt: skip
    nominees: list[dict[str, Any]] = []
    for number in range(1, candidates + 1):
        party = _PARTIES[(place + number) % len(_PARTIES)]
        nominees.append({"name": working_name(unit, number)} | ({"party": party} if party else {}))
    play.ask("nominate", f"elector:{unit.id}", "03-13T10:00", election=election, candidates=nominees)
    play.ask("open-poll", f"teller:{unit.council}", "03-14T08:00", election=election)
    if unit.method == "ranked":
        play.ask("close-poll", f"teller:{unit.council}", "03-14T12:00", election=election)
        papers = _papers(chance, unit.electors, candidates)
        profile = format_profile(make_profile([""] * candidates, papers, seats=seats))
        play.ask(
            "receive-ballots", f"teller:{unit.council}", "03-14T13:00", election=election, ballots=profile,
            source=sha256(profile).hexdigest(),
        )  # fmt: skip
    else:
        play.ask("close-poll", f"teller:{unit.council}", "03-14T12:00", election=election)
        ballots, votes = _totals(chance, unit.electors, seats, candidates)
        for teller in ("first", "second"):
            play.ask(
                "enter-count", f"teller:{unit.council}", "03-14T13:00", election=election, teller=teller,
                votes=[{"candidate": number, "votes": count} for number, count in enumerate(votes, start=1)],
                ballots=ballots,
            )  # fmt: skip
    play.ask("declare-result", "credentials", "03-14T15:00", election=election)
    play.ask("issue-credentials", "credentials", "03-14T17:00", election=election, since="1927-03-15")


def _totals(chance: random.Random, electors: int, seats: int, candidates: int) -> tuple[int, list[int]]:
    """Hands raised: each present may vote for as many as there are seats. No two candidates are level."""
    ballots = electors * chance.randint(60, 85) // 100
    votes = sorted(chance.sample(range(ballots // 4, ballots), candidates), reverse=True)
    while sum(votes) > ballots * seats:
        votes = [count * 4 // 5 for count in votes]
    order = list(range(candidates))
    chance.shuffle(order)
    levelled = [max(count - step, 0) for step, count in enumerate(votes)]
    return ballots, [levelled[place] for place in order]


def _papers(chance: random.Random, electors: int, candidates: int) -> list[tuple[tuple[tuple[int, ...], ...], int]]:
    """Ranked papers: each elector follows one of a few leanings, some ranks left out."""
    grouped: dict[tuple[tuple[int, ...], ...], int] = {}
    for _ in range(electors * chance.randint(65, 90) // 100):
        first = min(int(chance.expovariate(0.35)), candidates - 1)
        rest = [number for number in range(candidates) if number != first]
        chance.shuffle(rest)
        ranks = [first, *rest][: chance.randint(1, candidates)]
        paper = tuple((number + 1,) for number in ranks)
        grouped[paper] = grouped.get(paper, 0) + 1
    return sorted(grouped.items())
