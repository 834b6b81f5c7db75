"""`deputies ballots FILE --election ID`: receive the papers of an election from any ballot file that can be read.

The file's candidates are matched with the nominated ones by name, so their order in the file doesn't matter; a file
without names is taken by number. What goes onto the record is the canonical profile: numbers, no names.
"""

from __future__ import annotations

import argparse
import secrets
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from deputies.values import Fault, Faults
from deputies_web.commands.directory import add_directory, add_moment, chosen_system, open_directory

if TYPE_CHECKING:
    from deputies.counting import Profile
    from deputies.elections.election import Election

__all__ = ["add", "arrange"]


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = subparsers.add_parser(
        "ballots",
        help="receive the papers of an election from a ballot file",
        description="Reads ballots in any known format, sets them in the order of the nominated candidates, by name, "
        "and receives them on the record as numbers without names.",
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="ballots in any known format")
    parser.add_argument("--election", required=True, metavar="ID", help="the election whose poll has closed")
    parser.add_argument("--as", dest="by", default="teller", metavar="OFFICE[:OF]", help="teller or credentials")
    parser.add_argument("--spoiled", type=int, metavar="N", help="papers rejected before (default: as the file says)")
    parser.add_argument("--format", help="the format of the file, where it is not to be found out")
    parser.add_argument(
        "--by-number", action="store_true", help="take candidates by number, whatever names stand there"
    )
    add_moment(parser)
    add_directory(parser)
    parser.set_defaults(run=run_ballots)


def arrange(profile: Profile, nominated: Sequence[str], *, document: str) -> Profile:
    """Return the profile with its candidates in the order of the nominated, matched by name.

    Names are equal where they are but for case and spaces. A file without names stays as it is.
    raises  Faults naming each candidate of the file who is not nominated or stands twice, and each nominated one who
            is not in the file.
    """
    from deputies.counting import Candidate, make_profile

    if not any(candidate.name for candidate in profile.candidates):
        return profile
    places = {_folded(name): number for number, name in enumerate(nominated, start=1)}
    found: dict[int, int] = {}
    faults = []
    for candidate in profile.candidates:
        place = places.get(_folded(candidate.name))
        if place is None or place in found.values():
            said = "is not nominated" if place is None else "stands in the file twice"
            faults.append(Fault(f"candidate {candidate.number}", f"{candidate.name!r} {said}", "; ".join(nominated)))
        else:
            found[candidate.number] = place
    missing = [name for number, name in enumerate(nominated, start=1) if number not in found.values()]
    faults += [Fault("candidates", f"{name!r} is nominated and not in the file", "all nominated") for name in missing]
    if faults:
        raise Faults(document, faults)
    papers = [
        (tuple(tuple(found.get(number, number) for number in rank) for rank in ranking), weight)
        for ranking, weight in profile.groups
    ]
    arranged = make_profile(
        [Candidate(number, name) for number, name in enumerate(nominated, start=1)],
        papers,
        seats=profile.seats,
        withdrawn=[found[number] for number in profile.withdrawn],
        spoiled=profile.spoiled,
        kind=profile.kind,
    )
    return replace(arranged, title=profile.title, notes=profile.notes)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def run_ballots(args: argparse.Namespace) -> int:
    """Read, arrange, receive."""
    from deputies.acts.catalogue import CATALOGUE
    from deputies.acts.envelope import parse_actor
    from deputies.counting import format_profile, read_profile

    by = parse_actor(args.by)
    open_directory(args.dir)
    system = chosen_system(args)
    from deputies.elections.election import Election
    from deputies_web.commands.acting import say_taken
    from deputies_web.perform import perform
    from deputies_web.storage.load import current_state

    election: Election = current_state(system).get(Election, args.election, "election")
    data = args.file.read_bytes()
    profile = read_profile(data, name=args.file.name, format=args.format)
    if not args.by_number:
        profile = arrange(profile, _nominated(election), document=args.file.name)
    withdrawn = tuple(item.number for item in election.candidates if item.withdrawn)
    if not profile.withdrawn:  # who withdrew after the papers were printed stands on the record, not in the file
        profile = replace(profile, withdrawn=withdrawn)
    spoiled = profile.spoiled if args.spoiled is None else args.spoiled
    for note in profile.notes:
        print(f"Note: {note}")
    print(f"{args.file.name}: {profile.groups.papers} papers in {len(profile.groups)} groups, {spoiled} spoiled")
    plain = {
        "kind": "receive-ballots",
        "election": election.id,
        "ballots": format_profile(profile),
        "source": sha256(data).hexdigest(),
        "spoiled": spoiled,
    }
    done = perform(system, plain, by=by, token=secrets.token_urlsafe(16), now=args.now)
    say_taken(system, CATALOGUE["receive-ballots"], done)
    return 0


def _nominated(election: Election) -> list[str]:
    from deputies_web.storage.load import names_of

    names = names_of(item.name for item in election.candidates)
    return [names[item.name] for item in election.candidates]
