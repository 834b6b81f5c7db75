"""`deputies apportion`: numbers by unit to seats, with the derivation of each."""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Any

from deputies import __version__
from deputies.apportionment import (
    LARGEST_FILE,
    METHODS,
    Apportionment,
    Biproportional,
    Norm,
    NumberFile,
    Quorum,
    apportion,
    biproportional,
    find_method,
    over_threshold,
    read_numbers,
    seats_for_units,
)
from deputies.values import Fault, Faults, Refusal
from deputies.values.shape import read
from deputies_cli import apportion_text as text
from deputies_cli.extensions import Subparsers

__all__ = ["add", "run"]

_EPILOG = """examples:
  deputies apportion votes.csv --method dhondt --seats 183 --threshold 4%
  deputies apportion states.csv --method huntington-hill --seats 435 --json
  deputies apportion states.csv --method hamilton --seats 100 --floor 1 --compare
  deputies apportion units.csv --norm norm.toml --total-cap 300 --scaling largest-remainder
  deputies apportion lists.csv --method biproportional --districts districts.csv --quorum-district 5%

The file has a column of names and a column of whole numbers; columns `floor` and `cap` hold for their unit.
norm.toml is a table as a statute holds it: form = "per-n", n = 1000, rounding = "floor".
For biproportional the file has columns party, district, votes; --districts has district and seats.
"""


def add(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser(
        "apportion",
        help="turn numbers into seats",
        description="Share seats in proportion, or apply a norm of representation, and say why for every seat.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", metavar="FILE", help="CSV of units and numbers; - reads standard input")
    how = parser.add_mutually_exclusive_group(required=True)
    how.add_argument("--method", metavar="M", help=f"one of {', '.join(METHODS)}, biproportional")
    how.add_argument("--norm", metavar="TOML", help="a file with a norm of representation")
    parser.add_argument("--seats", type=_seats, metavar="N", help="how many seats to share, a million at most")
    parser.add_argument("--floor", type=_whole, default=0, metavar="N", help="the least seats of each unit")
    parser.add_argument("--cap", type=_whole, metavar="N", help="the most seats of each unit")
    parser.add_argument("--threshold", type=_share, metavar="SHARE", help="leave out units below 4%% or 1/25 of all")
    parser.add_argument("--lots", default="", metavar="A,B", help="units in the order drawn, for a tie")
    parser.add_argument("--unit", default="", metavar="COLUMN", help="the column with the names")
    parser.add_argument("--number", default="", metavar="COLUMN", help="the column with the numbers")
    parser.add_argument(
        "--where", action="append", default=[], metavar="COLUMN=VALUE", help="only rows with this value"
    )
    parser.add_argument("--total-cap", type=_whole, metavar="N", help="with --norm: the most seats of all together")
    parser.add_argument("--scaling", metavar="M", help="with --norm: the method that scales to the total cap")
    parser.add_argument("--districts", metavar="FILE", help="with biproportional: the seats of the districts")
    parser.add_argument("--quorum-district", type=_share, metavar="SHARE", help="share of votes in some district")
    parser.add_argument("--quorum-overall", type=_share, metavar="SHARE", help="share of all votes")
    parser.add_argument("--winner-takes-one", action="store_true", help="the strongest list has one seat in a district")
    parser.add_argument("--explain", action="store_true", help="show each seat in the order in which it was given")
    parser.add_argument("--compare", action="store_true", help="show the seats under every method beside each other")
    parser.add_argument("--json", action="store_true", help="print the result with its derivation as JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Apportion and print; 1 where a tie is left for the lot."""
    if args.method == "biproportional":
        return _run_biproportional(args)
    table = read_numbers(
        read_bytes(args.file),
        document=_name(args.file),
        unit=args.unit,
        number=args.number,
        where=_conditions(args.where),
    )
    return _run_norm(args, table) if args.norm else _run_method(args, table)


def _run_method(args: argparse.Namespace, table: NumberFile) -> int:
    if args.seats is None:
        raise Refusal("apportion.seats", "--method needs --seats, the number to share.", required="--seats N")
    votes = table.numbers
    counted = votes if args.threshold is None else over_threshold(votes, args.threshold)
    found = _apportion(args, table, counted, args.method)
    if args.json:
        _print_json({"version": __version__, **text.plain_apportionment(found, votes)})
    else:
        print(text.show_apportionment(found, votes, table.number_column, explain=args.explain))
        if args.compare:
            print(text.show_comparison(_compare(args, table, counted)))
    return 1 if found.unsettled else 0


def _apportion(args: argparse.Namespace, table: NumberFile, counted: dict[str, int], method: str) -> Apportionment:
    floors = dict.fromkeys(counted, args.floor) | table.floors
    caps = {} if args.cap is None else dict.fromkeys(counted, args.cap)
    lots = tuple(name.strip() for name in args.lots.split(",") if name.strip())
    return apportion(method, counted, args.seats, floors=floors, caps=caps | table.caps, lots=lots)


def _compare(args: argparse.Namespace, table: NumberFile, counted: dict[str, int]) -> dict[str, Apportionment | str]:
    found: dict[str, Apportionment | str] = {}
    for name in METHODS:
        try:
            found[name] = _apportion(args, table, counted, name)
        except Refusal as refusal:
            found[name] = refusal.sentence
    return found


def _run_norm(args: argparse.Namespace, table: NumberFile) -> int:
    norm = _read_norm(args.norm)
    found = seats_for_units(
        norm,
        table.numbers,
        total_cap=args.total_cap,
        scaling=args.scaling and (find_method(args.scaling).name),
        lots=tuple(name.strip() for name in args.lots.split(",") if name.strip()),
    )
    if args.json:
        _print_json({"version": __version__, **text.plain_allotment(found)})
    else:
        print(text.show_allotment(found, table.numbers, table.number_column))
    return 1 if found.ties else 0


def _read_norm(name: str) -> Norm:
    try:
        data = tomllib.loads(Path(name).read_bytes().decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Faults(_name(name), [Fault("", str(error), "a norm as TOML", "norm.toml")]) from None
    inner = data.get("norm", data)
    return read(Norm, inner, document=_name(name), path="norm" if "norm" in data else "")  # type: ignore[arg-type]


def _run_biproportional(args: argparse.Namespace) -> int:
    if not args.districts:
        raise Refusal("apportion.districts", "biproportional needs --districts, a file of their seats.")
    seats = read_numbers(read_bytes(args.districts), document=_name(args.districts), unit="district", number="seats")
    votes = text.read_lists(read_bytes(args.file), _name(args.file), _conditions(args.where))
    quorum = None
    if args.quorum_district is not None or args.quorum_overall is not None:
        quorum = Quorum(in_a_district=args.quorum_district, overall=args.quorum_overall)
    found: Biproportional = biproportional(
        votes,
        seats.numbers,
        quorum=quorum,
        winner_takes_one=args.winner_takes_one,
        lots=tuple(name.strip() for name in args.lots.split(",") if name.strip()),
    )
    if args.json:
        _print_json({"version": __version__, **text.plain_biproportional(found)})
    else:
        print(text.show_biproportional(found, seats.numbers))
    return 1 if found.ties or found.upper.unsettled else 0


def read_bytes(name: str) -> bytes:
    """Read a file, or standard input for `-`; never more than one byte beyond the largest file allowed."""
    if name == "-":
        return sys.stdin.buffer.read(LARGEST_FILE + 1)
    with Path(name).open("rb") as stream:
        return stream.read(LARGEST_FILE + 1)


def _name(name: str) -> str:
    return "standard input" if name == "-" else Path(name).name


def _print_json(plain: dict[str, Any]) -> None:
    print(json.dumps(plain, ensure_ascii=False, indent=2))


def _conditions(given: list[str]) -> dict[str, str]:
    found = {}
    for item in given:
        column, mark, value = item.partition("=")
        if not mark:
            raise Refusal("apportion.where", f"--where {item!r} is not COLUMN=VALUE.", found=item)
        found[column.strip()] = value.strip()
    return found


def _whole(given: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", given):
        raise argparse.ArgumentTypeError(f"{given!r} is not a whole number of 0 or more")
    return int(given)


def _seats(given: str) -> int:
    if _whole(given) > 1_000_000:
        raise argparse.ArgumentTypeError(f"{given} is more than a million seats")
    return int(given)


def _share(given: str) -> Fraction:
    match = re.fullmatch(r"([0-9]{1,9})(?:\.([0-9]{1,9}))?%|([0-9]{1,9})/([1-9][0-9]{0,8})", given)
    if match is None:
        raise argparse.ArgumentTypeError(f"{given!r} is not a share such as 4%, 3.25% or 1/25")
    whole, decimals, numerator, denominator = match.groups()
    if numerator is not None:
        return Fraction(int(numerator), int(denominator))
    return Fraction(int(whole + (decimals or "")), 100 * 10 ** len(decimals or ""))
