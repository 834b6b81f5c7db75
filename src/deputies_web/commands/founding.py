"""`deputies new`, `deputies adopt`, `deputies constitute`: from nothing to a council."""

from __future__ import annotations

import argparse
import csv
import re
import secrets
import sys
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from deputies.acts.envelope import Actor
from deputies.values import Fault, Faults, Refusal
from deputies_web.commands.directory import add_directory, add_moment, chosen_system, open_directory, remove_directory

if TYPE_CHECKING:
    from deputies.statutes.model import Statute

__all__ = ["add", "plan_document", "read_councils", "statute_bytes"]

_ORGANISER = Actor("organiser")


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands of founding."""
    new = subparsers.add_parser(
        "new",
        help="found a system of councils in a new directory",
        description="Founds a system under a statute. Councils come from a CSV file (id,name,level,parent; also for "
        "further councils above one, joined by semicolons; latitude,longitude in degrees for maps) or from "
        "--council ID=NAME for a system with one council.",
    )
    new.add_argument("directory", metavar="DIR", help="a new or empty directory for database and keys")
    new.add_argument("--statute", required=True, metavar="NAME|FILE", help="a statute of the library, or a TOML file")
    new.add_argument("--id", default="", metavar="ID", help="id of the system (default: the directory's name)")
    new.add_argument("--name", default="", help="name of the system, for people")
    new.add_argument("--origin", default="", help="name of its record, such as example.org/ID")
    new.add_argument("--councils", metavar="FILE", help="CSV: id,name,level,parent[,also,latitude,longitude]")
    new.add_argument("--council", action="append", default=[], metavar="ID=NAME", help="one council of the first level")
    new.add_argument(
        "--local",
        metavar="FILE|example",
        default="",
        help="local provisions that settle what the statute leaves open; `example`: those of the library",
    )
    add_moment(new)
    new.set_defaults(run=run_new)
    adopt = subparsers.add_parser(
        "adopt",
        help="compute the plan of seats on a sealed roll, show it, and adopt it",
        description="Shows the plan and what the formation check says of it. Nothing is written without --yes.",
    )
    adopt.add_argument("--roll", default="", metavar="ID", help="the sealed roll (default: the last)")
    adopt.add_argument("--plan", default="", metavar="ID", help="id of the plan (default: plan-N)")
    adopt.add_argument(
        "--acknowledge", action="append", default=[], metavar="WARNING", help="accept a warning by its id"
    )
    adopt.add_argument("--yes", action="store_true", help="adopt it")
    add_moment(adopt)
    add_directory(adopt)
    adopt.set_defaults(run=run_adopt)
    constitute = subparsers.add_parser("constitute", help="constitute a council, or all that can be")
    constitute.add_argument("council", nargs="*", metavar="COUNCIL", help="councils (default: all that are forming)")
    add_moment(constitute)
    add_directory(constitute)
    constitute.set_defaults(run=run_constitute)


def statute_bytes(name: str, local: str = "") -> bytes:
    """Return a statute of the library by name, or the file of that path; raise `Refusal` if neither is there.

    local  a file of local provisions to put behind it, or "example" for those that the library gives with it.
    """
    from deputies.statutes.library import library_local, library_names, library_text, settled_text

    if name in library_names():
        if local == "example" and not library_local(name):
            raise Refusal("statute.no-local", f"The library has no local provisions for {name!r}; none are needed.")
        if local:
            return settled_text(name, None if local == "example" else Path(local).read_bytes())
        return library_text(name)
    path = Path(name)
    if path.is_file():
        behind = b"\n\n" + Path(local).read_bytes() if local else b""
        return path.read_bytes() + behind
    raise Refusal(
        "statute.unknown",
        f"{name!r} is neither a statute of the library ({', '.join(library_names())}) nor a file.",
        found=name,
    )


def read_councils(path: Path) -> list[dict[str, Any]]:
    """Read the councils of a CSV file, each after those above it; raise `Faults` with lines.

    Lines may stand in any order. Columns: id, name, level, parent, and optionally also (further councils above it,
    joined by semicolons) and, for maps, latitude and longitude in degrees.
    """
    data = path.read_bytes()
    try:
        rows = list(csv.DictReader(data.decode("utf-8-sig").splitlines()))
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        fault = Fault(f"line {line}", f"the byte 0x{data[error.start]:02X} is not UTF-8", "a file saved in UTF-8")
        raise Faults(str(path), [fault]) from None
    except csv.Error as error:
        raise Faults(str(path), [Fault("", f"this is no CSV: {error}", "id,name,level,parent")]) from None
    faults = []
    councils = []
    for line, row in enumerate(rows, start=2):
        missing = [name for name in ("id", "name", "level") if not (row.get(name) or "").strip()]
        if missing or None in row:
            faults.append(Fault(f"line {line}", f"no {', '.join(missing) or 'clear columns'}", "id,name,level,parent"))
            continue
        parent = (row.get("parent") or "").strip()
        also = [part.strip() for part in (row.get("also") or "").split(";") if part.strip()]
        if also and not parent:
            faults.append(Fault(f"line {line}", "also is given and no parent", "the first council above it as parent"))
        councils.append(
            {key: (row[key] or "").strip() for key in ("id", "name", "level")}
            | ({"parent": parent} if parent else {})
            | ({"also": also} if also else {})
            | _where(row, f"line {line}", faults)
        )
    if not rows:
        faults.append(Fault("", "the file names no council", "a header id,name,level,parent and a line for each"))
    if not faults:
        faults = _standing_faults(councils)
    if faults:
        raise Faults(str(path), faults)
    return _above_first(councils)


def _above(council: dict[str, Any]) -> list[str]:
    return [council["parent"], *council.get("also", ())] if "parent" in council else []


def _standing_faults(councils: list[dict[str, Any]]) -> list[Fault]:
    """Return a fault for each council that stands under one the file does not name, or under itself."""
    named = {item["id"]: item for item in councils}
    faults = []
    for line, council in enumerate(councils, start=2):
        faults += [
            Fault(f"line {line}", f"there is no council {above!r} above {council['id']!r}", "the id of another line")
            for above in _above(council)
            if above not in named
        ]
        reached, ahead = set[str](), _above(council)
        while ahead:
            above = ahead.pop()
            if above in named and above not in reached:
                reached.add(above)
                ahead += _above(named[above])
        if council["id"] in reached:
            faults.append(Fault(f"line {line}", f"{council['id']!r} stands under itself", "councils above it alone"))
    return faults


def _above_first(councils: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return councils in the order of the file, but each after those above it."""
    left, placed = list(councils), list[dict[str, Any]]()
    while left:
        names = {item["id"] for item in left}
        ready = [item for item in left if not names.intersection(_above(item))]
        placed += ready
        left = [item for item in left if names.intersection(_above(item))]
    return placed


def _where(row: dict[str, str | None], line: str, faults: list[Fault]) -> dict[str, int]:
    """Read latitude and longitude of a council, in degrees; add what is wrong with them to `faults`."""
    found = {}
    for name in ("latitude", "longitude"):
        text = (row.get(name) or "").strip()
        if not text:
            continue
        if not re.fullmatch(r"[+-]?\d{1,3}(\.\d{1,3})?", text):
            faults.append(Fault(f"{line}, {name}", f"found {text!r}", "degrees with at most three decimals: 31.23"))
            continue
        found[name] = int(Decimal(text) * 1000)
    return found


def run_new(args: argparse.Namespace) -> int:
    """Found a system."""
    from deputies.values import make_id

    text = statute_bytes(args.statute, args.local)
    statute = _parse(text, args)
    directory = Path(args.directory)
    if directory.exists() and any(directory.iterdir()):
        raise Refusal("directory.not-empty", f"{directory} is not empty; found a system in a new directory.")
    system = args.id or make_id(directory.resolve().name)
    councils = _councils_of(args, next(iter(statute.levels)))
    fresh = not directory.exists()
    try:
        open_directory(directory, create=True)
        from django.db import transaction

        from deputies_web.perform import create_system, perform

        name = args.name or system
        plain = {"kind": "found-system", "system": system, "name": name, "statute": text, "councils": councils}
        with transaction.atomic():  # a database that others share keeps no system that was not founded
            create_system(system, args.origin or f"deputies.example/{system}")
            perform(system, plain, by=_ORGANISER, token=secrets.token_urlsafe(16), now=args.now)
    except BaseException:
        remove_directory(directory, fresh=fresh)  # a founding that was refused leaves nothing behind
        raise
    print(f"Founded {args.name or system!r} under {statute.id}@{statute.version} in {directory}.")
    names = [item["id"] for item in councils]
    more = f" and {len(names) - 10:,} more" if len(names) > 10 else ""
    print(f"Councils: {', '.join(names[:10])}{more}.")
    print(f"Next: deputies register import members.csv --dir {directory}")
    return 0


def _parse(text: bytes, args: argparse.Namespace) -> Statute:
    """Read the statute; where the library has local provisions for what it leaves open, say so."""
    from deputies.statutes.library import library_local
    from deputies.statutes.reading import parse_statute

    try:
        return parse_statute(text, name=args.statute)
    except Faults as found:
        if args.local or not library_local(args.statute):
            raise
        hint = Fault("--local", "these points are open", "a file that settles them; `--local example` takes an example")
        raise Faults(found.document, [*found.faults, hint]) from None


def _councils_of(args: argparse.Namespace, level: str) -> list[dict[str, Any]]:
    if args.councils:
        return read_councils(Path(args.councils))
    found = []
    for item in args.council:
        id_, _, name = item.partition("=")
        found.append({"id": id_, "name": name or id_, "level": level})
    if not found:
        raise Refusal("councils.none", "Name the councils with --councils FILE or --council ID=NAME.")
    return found


def plan_document(system: str, roll: str) -> tuple[bytes, Any, Any]:
    """Compute the plan on a sealed roll: the document, the plan, and what the formation check says."""
    from deputies.acts.founding import plan_on, warnings_on
    from deputies.acts.state import SealedRoll
    from deputies.formation import format_plan
    from deputies_web.storage.load import current_state

    state = current_state(system)
    rolls = list(state.tables["rolls"])
    if not rolls:
        raise Refusal("roll.none", "No roll is sealed yet; import a register first: deputies register import FILE.")
    sealed: SealedRoll = state.get(SealedRoll, roll or rolls[-1], "roll")
    plan = plan_on(state, sealed)
    findings = warnings_on(state, sealed, plan)
    return format_plan(plan), plan, (sealed, findings)


def run_adopt(args: argparse.Namespace) -> int:
    """Show the plan; adopt it with --yes."""
    open_directory(args.dir)
    system = chosen_system(args)
    from deputies_web.perform import perform
    from deputies_web.storage.load import current_state

    document, plan, (sealed, findings) = plan_document(system, args.roll)
    print(f"Plan on the roll {sealed.id!r} of {sealed.roll.day}: {sealed.roll.electors:,} electors")
    print(f"  {'council':<32} {'constituencies':>14} {'electors':>12} {'seats':>6}")
    for council in current_state(system).tables["councils"].values():
        rows = [item for item in plan.constituencies if item.council == council.id]
        electors = sum(item.electors for item in rows)
        print(f"  {council.name:<32} {len(rows):>14,} {electors:>12,} {plan.seats_of(council.id):>6,}")
    for finding in findings:
        mark = "acknowledged" if finding.id in args.acknowledge else "WARNING"
        print(f"{mark} {finding.id}: {finding.sentence}")
    if not args.yes:
        print("Nothing was written. Adopt it with --yes" + (" and --acknowledge ID each." if findings else "."))
        return 0
    id_ = args.plan or f"plan-{len(current_state(system).tables['plans']) + 1}"
    plain = {
        "kind": "adopt-plan",
        "plan": id_,
        "roll": sealed.id,
        "document": document,
        "acknowledged": args.acknowledge,
    }
    done = perform(system, plain, by=_ORGANISER, token=secrets.token_urlsafe(16), now=args.now)
    print(f"Adopted {id_!r}: entry {done.entry.seq} of the record.")
    return 0


def run_constitute(args: argparse.Namespace) -> int:
    """Constitute councils."""
    open_directory(args.dir)
    system = chosen_system(args)
    from deputies_web.perform import perform
    from deputies_web.storage.load import current_state

    state = current_state(system)
    forming = [item.id for item in state.tables["councils"].values() if item.status != "constituted"]
    refused = 0
    for council in args.council or forming:
        try:
            done = perform(
                system,
                {"kind": "constitute-council", "council": council},
                by=_ORGANISER,
                token=secrets.token_urlsafe(16),
                now=args.now,
            )
        except Refusal as refusal:
            refused += 1
            if args.council:  # it was asked for; of the others, this only says how far they are
                print(f"deputies: {refusal.sentence}", file=sys.stderr)
            else:
                print(f"{council}: {refusal.sentence}")
            continue
        print(f"{council}: constituted, entry {done.entry.seq} of the record.")
    return 2 if refused and args.council else 0
