"""`deputies power`: who decides how often among members with weights."""

from __future__ import annotations

import argparse
import json
import re
from fractions import Fraction
from typing import Any

from deputies import __version__
from deputies.apportionment import PlayerPower, Power, decimal_text, power_indices, read_numbers
from deputies.values.shape import write
from deputies_cli.apportion import read_bytes
from deputies_cli.apportion_text import right
from deputies_cli.extensions import Subparsers
from deputies_cli.tables import format_table

__all__ = ["add", "run"]

_EPILOG = """examples:
  deputies power council.csv --quota 255
  deputies power council.csv --quota 2/3 --json
  deputies power blocs.csv --quota majority

The file has a column of names and a column of whole weights. A share is of all weights, at least that much;
`majority` is more than half. Counting is exact; weights by the million do well in thousands.
"""


def add(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser(
        "power",
        help="power of members with weights under a quota",
        description="Banzhaf, Shapley-Shubik and Deegan-Packel indices of a weighted vote, counted exactly.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", metavar="FILE", help="CSV of members and weights; - reads standard input")
    parser.add_argument("--quota", type=_quota, default="majority", metavar="Q", help="a number, a share, or majority")
    parser.add_argument("--unit", default="", metavar="COLUMN", help="the column with the names")
    parser.add_argument("--number", default="", metavar="COLUMN", help="the column with the weights")
    parser.add_argument("--json", action="store_true", help="print exact fractions as JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Compute and print the power of all members."""
    document = "standard input" if args.file == "-" else args.file
    table = read_numbers(read_bytes(args.file), document=document, unit=args.unit, number=args.number)
    weights = table.numbers
    found = power_indices(weights, _needed(args.quota, sum(weights.values())))
    if args.json:
        plain: dict[str, Any] = {"version": __version__, **write(found)}
        print(json.dumps(plain, ensure_ascii=False, indent=2))
    else:
        print(_show(found, table.number_column))
    return 0


def _quota(given: str) -> int | Fraction | str:
    if re.fullmatch(r"[0-9]{1,30}", given):
        return int(given)
    share = re.fullmatch(r"([0-9]{1,9})/([1-9][0-9]{0,8})", given)
    percent = re.fullmatch(r"([0-9]{1,9})(?:\.([0-9]{1,9}))?%", given)
    if share:
        return Fraction(int(share[1]), int(share[2]))
    if percent:
        decimals = percent[2] or ""
        return Fraction(int(percent[1] + decimals), 100 * 10 ** len(decimals))
    if given == "majority":
        return given
    raise argparse.ArgumentTypeError(f"{given!r} is not a number, a share such as 2/3 or 65%, or majority")


def _needed(quota: int | Fraction | str, total: int) -> int:
    if isinstance(quota, Fraction):
        return -(-quota.numerator * total // quota.denominator)
    return total // 2 + 1 if isinstance(quota, str) else quota


def _show(found: Power, column: str) -> str:
    columns = {
        "share %": [Fraction(player.weight, found.total) for player in found.players],
        "Banzhaf %": [player.banzhaf for player in found.players],
        "absolute %": [player.absolute for player in found.players],
        "Shapley-Shubik %": [player.shapley_shubik for player in found.players],
        "Deegan-Packel %": [player.deegan_packel for player in found.players],
    }
    aligned = [right(name, [decimal_text(100 * value, 3) for value in values]) for name, values in columns.items()]
    aligned.append(right("swings", [_many(player.swings) for player in found.players]))
    rows = [
        (player.name, player.weight, *(cells[i] for cells, _ in aligned), _mark(player))
        for i, player in enumerate(found.players)
    ]
    header = ("member", column, *(heading for _, heading in aligned), "")
    wins = f"{_many(found.winning)} coalitions win, {_many(found.minimal)} minimally"
    lines = [f"Quota {found.quota:,} of {found.total:,}: {wins}"]
    if not found.proper:
        lines.append("The quota is half or less: two coalitions without a common member can both win.")
    return "\n".join([*lines, "", format_table(header, rows)])


def _many(number: int) -> str:
    """Write a count; one beyond a quadrillion by its size only."""
    return f"{number:,}" if number < 10**15 else f"about 10^{len(str(number)) - 1}"


def _mark(player: PlayerPower) -> str:
    return "dictator" if player.dictator else "veto" if player.veto else "dummy" if player.dummy else ""
