"""`deputies show`: how the system stands, and what can be done next; a council, or an election, by its id."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from deputies.values import Refusal
from deputies_web.commands.directory import add_directory, chosen_system, open_directory

if TYPE_CHECKING:
    from deputies.acts.state import State
    from deputies.councils.council import Council
    from deputies.elections.election import Election

__all__ = ["add"]

_NEXT = {
    "called": "nominate, then open-poll from {opens}",
    "open": "close-poll from {closes}",
    "closed": "enter-count by each teller, or ballots FILE; then declare-result",
    "declared": "issue-credentials",
}
_MOST = 12


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = subparsers.add_parser("show", help="show how the system stands, a council, or an election")
    parser.add_argument("id", nargs="?", default="", metavar="ID", help="a council or an election (default: all)")
    add_directory(parser)
    parser.set_defaults(run=run_show)


def run_show(args: argparse.Namespace) -> int:
    """Print it."""
    open_directory(args.dir)
    system = chosen_system(args)
    from deputies_web.storage.load import current_state, head

    state = current_state(system)
    if not args.id:
        lines = _system(state, head(system).size)
    elif args.id in state.tables["councils"]:
        lines = _council(state, state.council(args.id))
    elif args.id in state.tables["elections"]:
        lines = _election(state.tables["elections"][args.id])
    else:
        raise Refusal("show.unknown", f"There is no council and no election {args.id!r} here.", found=args.id)
    for line in lines:
        print(line)
    return 0


def _system(state: State, size: int) -> Iterator[str]:
    yield f"{state.system.name} ({state.system.id}), under {state.statute.title}"
    yield f"{size:,} entries on the record"
    yield ""
    yield f"  {'council':<24} {'':<24} {'status':<12} {'seated':>7} {'seats':>6}"
    for council in state.tables["councils"].values():
        seated = len(state.holders(council.id))
        yield f"  {council.id:<24} {council.name:<24} {council.status:<12} {seated:>7,} {council.seats:>6,}"
    waiting = list(_waiting(state))
    if waiting:
        yield ""
        yield "waiting"
        yield from waiting[:_MOST]
        if len(waiting) > _MOST:
            yield f"  … and {len(waiting) - _MOST:,} more"


def _waiting(state: State) -> Iterator[str]:
    """What is begun and not ended, each with the next request."""
    if not state.tables["rolls"]:
        yield "  no roll is sealed: register import FILE"
    elif not state.tables["plans"]:
        yield "  no plan is adopted: adopt"
    seated = {mandate.election for mandate in state.tables["mandates"].values()}
    for election in state.tables["elections"].values():
        if election.status in _NEXT and election.id not in seated:
            then = _NEXT[election.status].format(opens=election.opens, closes=election.closes)
            yield f"  election {election.id} is {election.status}: {then}"
    for mandate in state.tables["mandates"].values():
        if mandate.credential != "confirmed" and mandate.ended is None:
            then = "decide-contest" if mandate.credential == "contested" else "confirm-credentials"
            yield f"  credential {mandate.id} is {mandate.credential}: {then}"
    for petition in state.tables["petitions"].values():
        if petition.running:
            then = f"certify-recall until {petition.closes}" if petition.status == "open" else "answer, then the vote"
            against = petition.mandate or f"the council {petition.council}"
            yield f"  petition {petition.id} against {against} is {petition.status}: {then}"
    for sitting in state.tables["sittings"].values():
        if sitting.status != "closed":
            yield f"  sitting {sitting.id} of {sitting.council} on {sitting.day} is {sitting.status}"


def _council(state: State, council: Council) -> Iterator[str]:
    from deputies_web.storage.load import names_of

    members = state.seated(council.id)
    names = names_of(mandate.name for mandate in members)
    yield f"{council.name} ({council.id}): {council.status}, {len(members):,} of {council.seats:,} seats filled"
    yield f"  {'mandate':<32} {'name':<28} {'party':<16} {'since':<10}  until"
    for mandate in members:
        party = mandate.party or "non-party"
        yield f"  {mandate.id:<32} {names[mandate.name]:<28} {party:<16} {mandate.since}  {mandate.until or ''}"


def _election(election: Election) -> Iterator[str]:
    from deputies_web.storage.load import names_of

    names = names_of(candidate.name for candidate in election.candidates)
    result = election.result
    yield (
        f"Election {election.id} in {election.constituency}: {election.status}, {election.seats:,} to be elected, "
        f"{election.electors:,} electors, by {election.method}"
    )
    for candidate in election.candidates:
        outcome = "withdrawn" if candidate.withdrawn else ""
        if result is not None:
            place = (*result.elected, *result.next).index(candidate.number) if candidate.number in result.next else -1
            outcome = "elected" if candidate.number in result.elected else outcome
            outcome = f"next in the count, {place - len(result.elected) + 1}" if place >= 0 else outcome
        yield f"  {candidate.number:>4} {names[candidate.name]:<32} {candidate.party or 'non-party':<16} {outcome}"
    if result is None and election.status in _NEXT:
        yield f"Next: {_NEXT[election.status].format(opens=election.opens, closes=election.closes)}"
