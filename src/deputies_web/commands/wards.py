"""`deputies found-from-wards`: constituted councils from a folder of ward ballot files and a register of wards.

Everything goes through the same requests as by hand: found, seal, plan, call, nominate, open, receive the ballots,
close, declare, issue and confirm credentials, constitute. The ballots become exhibits, so the record can be recounted.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from deputies.acts.envelope import Actor
from deputies.values import Fault, Faults, Refusal, make_id
from deputies_web.commands.directory import open_directory, remove_directory

__all__ = ["add"]

_CREDENTIALS = Actor("credentials")
_TELLER = Actor("teller")


@dataclass(frozen=True, slots=True)
class Ward:
    """A ward of the register with its ballot file."""

    unit: Any
    file: Path


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = subparsers.add_parser(
        "found-from-wards",
        help="found councils from a folder of ward ballot files and a register of wards",
        description="REGISTER is a register of units (unit,name,kind,council,layer,electors,seats); FOLDER holds a "
        "ballot file for each unit, named after it. Every ward is counted, every council constituted.",
    )
    parser.add_argument("directory", metavar="DIR", help="a new directory")
    parser.add_argument("register", metavar="REGISTER", type=Path)
    parser.add_argument("folder", metavar="FOLDER", type=Path)
    parser.add_argument("--statute", default="scottish-wards", metavar="NAME|FILE")
    parser.add_argument("--method", default="ranked", help="the statute's method of election")
    parser.add_argument("--councils", metavar="FILE", help="CSV: id,name,level,parent (default: from the register)")
    parser.add_argument("--day", required=True, metavar="DATE", help="the day of the election")
    parser.add_argument("--name", default="", help="name of the system")
    parser.set_defaults(run=run_wards)


def run_wards(args: argparse.Namespace) -> int:
    """Found, elect, constitute."""
    from deputies.register import check_preview, preview_register
    from deputies.statutes.reading import parse_statute
    from deputies_web.commands.founding import read_councils, statute_bytes

    text = statute_bytes(args.statute)
    statute = parse_statute(text, name=args.statute)
    preview = preview_register(args.register, statute=statute)
    check_preview(preview)
    wards = list(_match(preview.units, args.folder))
    directory = Path(args.directory)
    if directory.exists() and any(directory.iterdir()):
        raise Refusal("directory.not-empty", f"{directory} is not empty; found a system in a new directory.")
    level = next(iter(statute.levels))
    ids = sorted({unit.council for unit in preview.units})
    councils = (
        read_councils(Path(args.councils))
        if args.councils
        else [{"id": id_, "name": id_.replace("-", " ").title(), "level": level} for id_ in ids]
    )
    fresh = not directory.exists()
    open_directory(directory, create=True)
    system = make_id(directory.resolve().name)
    founding = _Founding(system, args.day, args.method)
    try:
        founding.found(args.name or system, text, councils, preview)
        with args.progress("Electing", total=len(wards), unit="wards") as progress:
            for ward in wards:
                founding.elect(ward)
                progress.advance()
        with args.progress("Confirming and constituting", total=len(councils), unit="councils") as progress:
            for council in councils:
                founding.constitute(council["id"])
                progress.advance()
    except BaseException:
        remove_directory(directory, fresh=fresh)  # a founding that was refused leaves nothing behind
        raise
    founding.report()
    print(f"Next: deputies export RECORD --dir {directory} && deputies verify RECORD")
    return 0


def _match(units: tuple[Any, ...], folder: Path) -> Iterator[Ward]:
    """Find the ballot file of each unit: the file whose name without suffix gives the unit's id."""
    if not folder.is_dir():
        raise Refusal("wards.no-folder", f"{folder} is not a folder of ballot files.")
    files: dict[str, list[Path]] = defaultdict(list)
    for path in sorted(folder.iterdir()):
        files[make_id(path.stem)].append(path)
    faults = []
    for unit in units:
        found = files.get(unit.id, [])
        if len(found) == 1:
            yield Ward(unit, found[0])
        else:
            faults.append(Fault(f"unit {unit.id}", f"{len(found)} ballot files bear its name", "one file"))
    if faults:
        raise Faults(str(folder), faults)


class _Founding:
    """The requests of a founding, in order, each numbered."""

    def __init__(self, system: str, day: str, method: str) -> None:
        self.system, self.day, self.method = system, day, method
        self.asked = 0

    def ask(self, kind: str, by: Actor, at: str, **fields: Any) -> Any:
        from deputies_web.perform import perform

        self.asked += 1
        token = f"wards-{self.system}-{self.asked:06d}-{kind}"
        return perform(self.system, {"kind": kind, **fields}, by=by, token=token, now=at)

    def moment(self, days: int, time: str) -> str:
        return f"{(date.fromisoformat(self.day) + timedelta(days=days)).isoformat()}T{time}Z"

    def found(self, name: str, statute: bytes, councils: list[dict[str, Any]], preview: Any) -> None:
        from deputies_web.commands.founding import plan_document
        from deputies_web.commands.registering import import_register
        from deputies_web.perform import create_system

        organiser, at = Actor("organiser"), self.moment(-30, "09:00:00")
        create_system(self.system, f"deputies.example/{self.system}")
        self.ask("found-system", organiser, at, system=self.system, name=name, statute=statute, councils=councils)
        import_register(self.system, preview, roll="roll-1", day=self.day, now=at)
        document, _, (_, findings) = plan_document(self.system, "roll-1")
        for finding in findings:
            print(f"Formation check: {finding.sentence}")
        self.ask(
            "adopt-plan", organiser, at, plan="plan-1", roll="roll-1", document=document,
            acknowledged=[finding.id for finding in findings],
        )  # fmt: skip

    def elect(self, ward: Ward) -> None:
        from deputies.counting import format_profile, read_profile

        data = ward.file.read_bytes()
        profile = read_profile(data, name=ward.file.name)
        election = f"{ward.unit.id}.{self.day}"
        at = self.moment(0, "22:00:00")
        self.ask(
            "call-election", _CREDENTIALS, self.moment(-28, "09:00:00"), election=election, constituency=ward.unit.id,
            method=self.method, opens=self.moment(0, "07:00:00"), closes=at,
            lot_source="lots drawn in public at the count, as they were",
        )  # fmt: skip
        parties = {item.party for item in profile.candidates if item.party}
        self._name_parties(parties)
        self.ask(
            "nominate", _CREDENTIALS, self.moment(-20, "09:00:00"), election=election,
            candidates=[
                {"name": item.name} | ({"party": make_id(item.party)} if _is_party(item.party) else {})
                for item in profile.candidates
            ],
        )  # fmt: skip
        self.ask("open-poll", _TELLER, self.moment(0, "07:00:00"), election=election)
        self.ask("close-poll", _TELLER, at, election=election)
        self.ask(
            "receive-ballots", _TELLER, self.moment(1, "09:00:00"), election=election,
            ballots=format_profile(profile), source=sha256(data).hexdigest(), spoiled=0,
        )  # fmt: skip
        self.ask("declare-result", _CREDENTIALS, self.moment(1, "17:00:00"), election=election)
        since = self.moment(1, "00:00:00")[:10]
        self.ask("issue-credentials", _CREDENTIALS, self.moment(1, "18:00:00"), election=election, since=since)

    def _name_parties(self, parties: set[str]) -> None:
        from deputies_web.storage.load import current_state

        known = current_state(self.system).tables["parties"]
        for party in sorted(parties):
            if _is_party(party) and make_id(party) not in known:
                self.ask(
                    "name-party", Actor("organiser"), self.moment(-20, "08:00:00"), party=make_id(party), name=party
                )

    def constitute(self, council: str) -> None:
        from deputies_web.storage.load import current_state

        mandates = [item.id for item in current_state(self.system).mandates_in(council)]
        at = self.moment(40, "10:00:00")
        self.ask("confirm-credentials", _CREDENTIALS, at, mandates=mandates)
        self.ask("constitute-council", _CREDENTIALS, at, council=council)

    def report(self) -> None:
        from deputies_web.storage.load import current_state, head

        state = current_state(self.system)
        print(f"{'council':<28} {'deputies':>8}  by declared party")
        for council in state.tables["councils"].values():
            seated = state.seated(council.id)
            parties = state.tables["parties"]
            tally = Counter(parties[item.party].name if item.party else "non-party" for item in seated)
            shown = ", ".join(f"{name} {count}" for name, count in tally.most_common())
            print(f"{council.name:<28} {len(seated):>8}  {shown}")
        print(f"{head(self.system).size} entries on the record.")


def _is_party(name: str | None) -> bool:
    """Independents are non-party: the default, not a party."""
    return bool(name) and not make_id(name or "").startswith(("independent", "ind", "non-party", "no-description"))
