"""`deputies count`, `deputies rules` and `deputies convert`."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from deputies.counting import Count, Lots, Profile, count
from deputies.counting.rules import Implementation
from deputies.counting.text import write_text
from deputies.values import DeputiesError, Refusal
from deputies_cli import convert, rules
from deputies_cli.ballot_files import read_file
from deputies_cli.extensions import Subparsers
from deputies_cli.progress import track

__all__ = ["add", "run"]

WORTH_PROCESSES = 5_000_000  # bytes from which starting processes pays

_EPILOG = """examples:
  deputies count ward.csv                                the rule and the seats that the file suggests
  deputies count ward.blt --rule meek-prf --seats 3 --lots file
  deputies count *.csv --json > counts.json              many files at once, one JSON line each
"""


def add(subparsers: Subparsers) -> None:
    """Add the three commands."""
    parser = subparsers.add_parser(
        "count",
        help="count a ballot file and print winners and transcript",
        description="Count ballot files by a named rule. Winners first, then every stage, tie and total.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="ballots in any known format; - reads standard input")
    parser.add_argument("--rule", help="a name from `deputies rules`; scottish-2011 or approval where not given")
    parser.add_argument("--seats", type=int, help="how many are to be elected, where the file does not say")
    parser.add_argument("--marks", type=int, help="votes of an elector, for the limited vote; one fewer than the seats")
    parser.add_argument("--format", help="the format of the files, where it is not to be found out")
    parser.add_argument(
        "--lots",
        default="",
        metavar="ORDER",
        help="order of priority for ties: numbers such as 3,1,2, the first favoured; or `file`: the order of the paper",
    )
    parser.add_argument(
        "--implementation",
        choices=("auto", "reference", "kernel"),
        default="auto",
        help="plain integers, or the compiled kernel; equal to the last digit",
    )
    parser.add_argument(
        "--settings", metavar="FILE", help="RCTab configuration (JSON) whose rules the rctab rules are to follow"
    )
    parser.add_argument("--json", action="store_true", help="print the transcript as JSON, one line a file")
    parser.add_argument("--html", metavar="OUT", help="write the transcript as a page; a folder for several files")
    parser.add_argument("--svg", metavar="OUT", help="write the flow of votes as a picture; a folder for several files")
    parser.add_argument("--jobs", type=int, default=0, help="processes for several files; as many as there are cores")
    parser.set_defaults(run=run)
    rules.add(subparsers)
    convert.add(subparsers)


def run(args: argparse.Namespace) -> int:
    """Count each file and print what came out; 1 where a count stopped at an unsettled tie.

    Of several files those that cannot be read are named on standard error, the others are counted, and the code is 2.
    """
    several = len(args.files) > 1
    unsettled = refused = False
    for name, result in _counts(args):
        if isinstance(result, str):
            print(result, file=sys.stderr)
            refused = True
            continue
        unsettled = unsettled or result.unsettled is not None
        if args.html:
            from deputies.counting.page import write_page

            _write(args.html, name, several, ".html", write_page(result))
        if args.svg:
            from deputies.counting.picture import draw_flow

            _write(args.svg, name, several, ".svg", draw_flow(result))
        if args.json:
            plain = result.to_plain()
            print(json.dumps({"file": name, **plain} if several else plain, ensure_ascii=False))
        elif several:
            winners = ", ".join(result.candidates[number - 1].label for number in result.elected)
            print(f"{Path(name).name}: {winners}" + ("" if result.unsettled is None else " - stopped at a tie"))
        elif not (args.html or args.svg):
            sys.stdout.write(write_text(result))
    return 2 if refused else 1 if unsettled else 0


def _write(out: str, name: str, several: bool, ending: str, made: str) -> None:
    path = Path(out)
    if several:
        path.mkdir(parents=True, exist_ok=True)
        path = path / (Path(name).stem + ending)
    path.write_text(made, encoding="utf-8")
    if not several:
        print(f"{path}: {len(made.encode()):,} bytes")


def _counts(args: argparse.Namespace) -> Iterator[tuple[str, Count | str]]:
    """Count the files in their order, several at a time where there are enough of them to pay for it.

    What was refused comes as its sentence.
    """
    names: list[str] = args.files
    settings = _settings(args.settings) if args.settings else None
    asked = _Asked(args.rule, args.seats, args.format, args.lots, args.implementation, settings, args.marks)
    jobs = min(args.jobs or os.cpu_count() or 1, len(names))
    if len(names) == 1:
        yield names[0], asked.count(names[0])
        return
    if jobs < 2 or sum(map(_size, names)) < WORTH_PROCESSES:
        for name in track(names, "Counting", unit="files"):
            yield name, asked.answer(name)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs) as pool:
        counted = pool.map(asked.answer, names, chunksize=max(1, min(16, len(names) // (4 * jobs))))
        yield from zip(names, track(counted, "Counting", total=len(names), unit="files"), strict=True)


def _size(name: str) -> int:
    try:
        return Path(name).stat().st_size
    except OSError:
        return 0


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked of every file; goes to the processes that count."""

    rule: str | None
    seats: int | None
    format: str | None
    lots: str
    implementation: Implementation
    settings: dict[str, object] | None = None
    marks: int | None = None

    def answer(self, name: str) -> Count | str:
        """Read and count one file; say in words what was refused, for words travel between processes."""
        from deputies_cli.main import explain

        try:
            return self.count(name)
        except DeputiesError as error:
            return explain(error)
        except OSError as error:
            return f"deputies: {name}: {error.strerror}."

    def count(self, name: str) -> Count:
        """Read and count one file."""
        profile = read_file(name, self.format, self.seats)
        lots = _lots(self.lots, profile)
        if self.settings is not None:
            return self.count_by_settings(profile, lots, self.settings)
        rule = self.rule or ("approval" if profile.kind == "approval" else "scottish-2011")
        return count(profile, rule, seats=self.seats, lots=lots, implementation=self.implementation, marks=self.marks)

    def count_by_settings(self, profile: Profile, lots: Lots, settings: dict[str, object]) -> Count:
        """Count by an RCTab configuration, which brings its own mode and number of seats."""
        from deputies.counting.formats.tables import WRITE_INS
        from deputies.counting.rctab import options_from

        written = next((person.number for person in profile.candidates if person.name == WRITE_INS), 0)
        options = options_from(settings, write_ins=written)
        rule = self.rule or ("rctab-irv" if options.mode == "single" else "rctab-stv")
        stated = str(settings.get("numberOfWinners", ""))
        seats = self.seats or profile.seats or (int(stated) if stated.isdecimal() else None)
        return count(profile, rule, seats=seats, lots=lots, options=options)


def _settings(name: str) -> dict[str, object]:
    """Read the rules of an RCTab configuration."""
    try:
        data = json.loads(Path(name).read_text(encoding="utf-8"))
    except ValueError as error:
        raise Refusal("count.settings", f"{name} is not a JSON file in UTF-8: {error}.") from error
    rules = data.get("rules", data) if isinstance(data, dict) else None
    if not isinstance(rules, dict):
        raise Refusal("count.settings", f"{name} holds no RCTab rules.")
    return rules


def _lots(text: str, profile: Profile) -> Lots:
    if text == "file":
        return tuple(range(1, len(profile.candidates) + 1))
    words = text.replace(",", " ").split()
    if not all(word.isdecimal() for word in words):
        raise Refusal("count.lots", f"--lots {text!r} is neither an order of candidate numbers nor `file`.")
    return tuple(int(word) for word in words)
