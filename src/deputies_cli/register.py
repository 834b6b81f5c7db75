"""`deputies register check FILE`: what a register would seal, and everything that is wrong with it.

A deployment adds `import` below it, through the entry-point group `deputies.commands.register`.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from deputies.values import Refusal
from deputies_cli.extensions import GROUP, LeftOut, Subparsers, extend
from deputies_cli.progress import Progress
from deputies_cli.tables import format_table

if TYPE_CHECKING:
    from deputies.register import Preview
    from deputies.statutes.model import Statute

__all__ = ["add", "run_check", "statute_named"]

_EPILOG = """columns, by name and in any order:
  members  elector, name, unit, unit_name, kind, layer, council
  units    unit, name, kind, council, layer, electors[, seats]
CSV in UTF-8 (comma, semicolon or tab) or Parquet. docs/register.md tells more.
"""


def add(subparsers: Subparsers) -> None:
    """Add `register` with `check`, and what a deployment brings."""
    parser = subparsers.add_parser("register", help="check a register of electors or of units")
    below = parser.add_subparsers(dest="register_command", metavar="COMMAND", required=True)
    check = below.add_parser(
        "check",
        help="say what a register would seal, and everything that is wrong with it",
        description="Reads a register through and writes nothing.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    check.add_argument("file", metavar="FILE", type=Path, help="members or units, CSV or Parquet")
    check.add_argument("--statute", metavar="NAME|FILE", help="whose unit kinds and layers it may name")
    check.add_argument("--council", action="append", metavar="ID", help="a council it may name (default: any)")
    check.add_argument("--form", choices=("members", "units"), help="which register it is, where the header is unclear")
    check.add_argument("--engine", choices=("auto", "plain", "duckdb"), default="auto", help="which reader to use")
    check.add_argument("--json", action="store_true", help="print units and totals as JSON")
    check.set_defaults(run=run_check)
    for item in extend(below, f"{GROUP}.register"):
        _add_left_out(below, item)


def _add_left_out(below: Subparsers, item: LeftOut) -> None:
    """Let `import` say what it would need, where the deployment's libraries are not installed."""
    stub = below.add_parser("import", help=f"not here: needs deputies[{item.extra}]", add_help=False)
    stub.add_argument("rest", nargs=argparse.REMAINDER)

    def refuse(args: argparse.Namespace) -> int:
        raise Refusal(
            "command.left-out",
            f"Importing a register needs the commands of {item.name}: {item.reason}; install deputies[{item.extra}].",
        )

    stub.set_defaults(run=refuse)


def statute_named(name: str) -> Statute:
    """Return a statute of the library with its local provisions, or the one in a file."""
    from deputies.statutes.library import library_names, settled_text
    from deputies.statutes.reading import parse_statute

    path = Path(name)
    text = path.read_bytes() if name not in library_names() and path.is_file() else settled_text(name)
    return parse_statute(text, name=name)


def run_check(args: argparse.Namespace) -> int:
    """Preview the register; raise `Faults` where it has any."""
    from deputies.register import check_preview, preview_register

    statute = statute_named(args.statute) if args.statute else None
    with Progress(f"Reading {args.file.name}") as progress:
        preview = preview_register(
            args.file,
            statute=statute,
            councils=args.council,
            form=args.form,
            engine=args.engine,
            report=progress.report,
        )
    check_preview(preview)
    print(_json(preview) if args.json else _show(preview))
    return 0


def _json(preview: Preview) -> str:
    from deputies.values.shape import write

    plain = {
        "file": preview.source.path.name,
        "sha256": preview.source.digest,
        "form": preview.form,
        "electors": preview.electors,
        "totals": [write(total) for total in preview.totals],
        "units": [write(unit) for unit in preview.units],
    }
    return json.dumps(plain, ensure_ascii=False, indent=2)


def _show(preview: Preview) -> str:
    of = "members" if preview.form == "members" else "units with counted electorates"
    lines = [
        f"{preview.source.path.name}: a register of {of}, without fault",
        f"  SHA-256 {preview.source.digest}",
        "",
        format_table(
            ("council", "layer", "units", "electors"),
            [(total.council, total.layer, total.units, total.electors) for total in preview.totals],
        ),
        "",
        f"  {preview.electors:,} electors in {len(preview.units):,} units. Nothing was written.",
    ]
    return "\n".join(lines)
