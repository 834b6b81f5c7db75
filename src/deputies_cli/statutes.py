"""`deputies statutes`: list, show, explain, check, compare, begin, settle and preview statutes."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from deputies.values import Fault, Faults, Refusal
from deputies_cli.extensions import Subparsers
from deputies_cli.tables import format_table

if TYPE_CHECKING:
    from deputies.statutes.model import Statute

__all__ = ["add"]

_BASES = ("electors", "inhabitants", "members", "staff", "dues-paying", "seats")
_MOST_FAULTS = 50
_LARGEST_SHOWN = 1_000_000
_EPILOG = """examples:
  deputies statutes list
  deputies statutes show betrvg                              a readable page; --html for a browser
  deputies statutes explain betrvg --electors 1234 --staff 1500
  deputies statutes new ours.toml --from tenants-union       begin with a commented template
  deputies statutes check ours.toml                          every fault at once, with line and remedy
  deputies statutes diff tenants-union ours.toml             what differs, in words
  deputies statutes preview ours.toml --register units.csv   what it would give
"""


def add(subparsers: Subparsers) -> None:
    """Add `statutes` and its commands."""
    parser = subparsers.add_parser(
        "statutes",
        help="list, show and check statutes",
        description="Statutes are the rules of a council system as data: one TOML file each. Without a command: list.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(run=run_list)
    commands = parser.add_subparsers(metavar="COMMAND", title="commands")
    _command(commands, "list", "list the statutes that come with the program", run_list)
    show = _command(commands, "show", "show a statute as a readable page", run_show, "name")
    show.add_argument("--html", action="store_true", help="as one HTML page")
    show.add_argument("--toml", action="store_true", help="the text of the file itself")
    show.add_argument("--day", metavar="DATE", help="only what is in force on this day")
    told = _command(commands, "explain", "every number that a statute gives, with its derivation", run_explain, "name")
    for base in _BASES:
        told.add_argument(f"--{base}", type=_size, metavar="N", help=f"number of {base}")
    told.add_argument("--json", action="store_true", help="as JSON")
    told.add_argument("--day", metavar="DATE", help="the day whose rules count")
    check = _command(
        commands, "check", "check a statute: every fault at once, with line, article and remedy", run_check
    )
    check.add_argument("file", metavar="FILE", help="a statute in TOML, a name of the library, or - for standard input")
    check.add_argument("--strict", action="store_true", help="exit with 1 where there are warnings")
    check.add_argument("--json", action="store_true", help="as JSON")
    diff = _command(commands, "diff", "say in words what differs between two statutes", run_diff)
    diff.add_argument("before", metavar="A")
    diff.add_argument("after", metavar="B")
    diff.add_argument("--sources", action="store_true", help="compare sources, notes and confidence too")
    new = _command(commands, "new", "begin a statute of your own from one of the library", run_new)
    new.add_argument("file", metavar="FILE", type=Path)
    new.add_argument("--from", dest="name", metavar="NAME", default="co-operative", help="the statute to begin with")
    new.add_argument("--id", default="", help="its id (default: the name of the file)")
    new.add_argument("--title", default="", help="its title")
    settle = _command(commands, "settle", "print a statute with local provisions behind it", run_settle, "name")
    settle.add_argument("local", nargs="?", type=Path, metavar="LOCAL", help="a file of [[local]] provisions")
    view = _command(commands, "preview", "what a statute would give on a register", run_preview, "name")
    view.add_argument(
        "--register",
        required=True,
        type=Path,
        metavar="FILE",
        help="a register of members or units; with a column of inhabitants, members or staff it is simulated",
    )
    view.add_argument("--councils", metavar="FILE", type=Path, help="CSV id,name,level[,parent]")
    view.add_argument("--day", default="", metavar="DATE", help="the day the register stands for")
    view.add_argument("--brief", action="store_true", help="leave the derivations out")
    reference = _command(commands, "reference", "print the reference of all fields", run_reference)
    reference.add_argument("--checks", action="store_true", help="print the page of checks instead")
    _command(commands, "schema", "print the JSON Schema, for editors", run_schema)


def _command(
    commands: Subparsers, name: str, words: str, run: Callable[[argparse.Namespace], int], *places: str
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=words, description=words[:1].upper() + words[1:] + ".")
    for place in places:
        parser.add_argument(place, metavar="NAME", help="a statute of the library, a file, or - for standard input")
    parser.set_defaults(run=run)
    return parser


def _size(text: str) -> int:
    plain = text.replace(",", "").replace("_", "")
    if not plain.isascii() or not plain.isdigit() or len(plain) > 15:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 0")
    return int(plain)


def _text(name: str) -> bytes:
    """Return the text of a statute: of the library with its local provisions, of a file, or of standard input."""
    from deputies.statutes.library import library_names, settled_text

    if name == "-":
        return sys.stdin.buffer.read()
    if name in library_names() or not ("/" in name or name.endswith(".toml") or Path(name).is_file()):
        return settled_text(name)
    return Path(name).read_bytes()


def _statute(name: str, day: str | None = None) -> Statute:
    from deputies.statutes.reading import parse_statute
    from deputies.statutes.timeline import on_day

    statute = parse_statute(_text(name), name=name)
    return on_day(statute, day) if day else statute


def run_list(args: argparse.Namespace) -> int:
    """List the library."""
    from deputies.statutes.library import library_names
    from deputies.statutes.showing import unchecked

    rows = []
    for name in library_names():
        statute = _statute(name)
        kind = "historical" if statute.historical else "reconstruction" if statute.reconstruction else ""
        open_ = f"{unchecked(statute)[0]} of {unchecked(statute)[1]}" if unchecked(statute)[0] else ""
        rows.append((name, statute.in_force, kind, open_, statute.title))
    print(format_table(("name", "in force", "", "unchecked", "title"), rows))
    print("\nUnchecked: provisions that state something not checked against its source; `check NAME` lists them.")
    print("Show one: deputies statutes show NAME. Begin your own: deputies statutes new FILE --from NAME.")
    return 0


def run_show(args: argparse.Namespace) -> int:
    """Show one statute."""
    from deputies.statutes.showing import html_page, text_page

    if args.toml:
        sys.stdout.write(_text(args.name).decode("utf-8", "replace"))
        return 0
    statute = _statute(args.name, args.day)
    sys.stdout.write(html_page(statute) if args.html else text_page(statute))
    return 0


def run_explain(args: argparse.Namespace) -> int:
    """Explain every number for given sizes."""
    from deputies.statutes.explaining import explain

    given = {base: getattr(args, base.replace("-", "_")) for base in _BASES}
    numbers = {base: number for base, number in given.items() if number is not None}
    if not numbers:
        raise Refusal(
            "explain.no-numbers", "Say how many: for example --electors 1234, or --electors 1234 --staff 1500."
        )
    statute = _statute(args.name, args.day)
    found = explain(statute, numbers)
    if args.json:
        plain = [
            {"what": i.what, "path": i.path, "article": i.article, "number": i.number, "steps": list(i.steps)}
            | {"confidence": i.confidence}
            | ({"votes_each": str(i.votes_each)} if i.votes_each is not None else {})
            for i in found
        ]
        print(json.dumps(plain, ensure_ascii=False, indent=1))
        return 0
    print(f"{statute.title}: " + ", ".join(f"{number:,} {base}" for base, number in numbers.items()) + "\n")
    for item in found:
        number = "?" if item.number is None else f"{item.number:,}"
        votes = f", each with {item.votes_each} votes" if item.votes_each is not None else ""
        print(f"{number:>8}  {item.what}{votes}  [{item.path}]")
        for step in item.steps:
            print(f"          {step}")
        if item.confidence == "unverified":
            print("          (this rule was not checked against its source)")
    return 0


def run_check(args: argparse.Namespace) -> int:
    """Check a statute; errors with their source lines, then warnings; 2 for errors, 1 for warnings under --strict."""
    from deputies.statutes.places import line_of, lines_of_paths
    from deputies.statutes.reading import read_statute

    text = _text(args.file)
    lines: dict[str, int] = {}
    try:
        reading = read_statute(text, name=args.file)
        faults, warnings = reading.faults, reading.warnings
        lines = lines_of_paths(text.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n"))
    except Faults as raised:  # no TOML at all
        faults, warnings = raised.faults, ()
    if args.json:
        plain = {
            "faults": [
                {"line": _line(f), "path": f.path, "code": f.code, "found": f.found, "expected": f.expected}
                for f in faults
            ],
            "warnings": [
                {
                    "line": line_of(w.path, lines),
                    "path": w.path,
                    "code": w.code,
                    "article": w.article,
                    "found": w.found,
                    "remedy": w.remedy,
                }
                for w in warnings
            ],
        }
        print(json.dumps(plain, ensure_ascii=False, indent=1))
        return 2 if faults else int(bool(warnings) and args.strict)
    for warning in warnings:
        line = line_of(warning.path, lines)
        print(f"{warning.severity} {warning.code}: {f'line {line}: ' if line else ''}{warning.sentence}")
    if faults:
        _print_faults(args.file, text, faults)
        return 2
    count = "1 warning" if len(warnings) == 1 else f"{len(warnings)} warnings"
    print(f"{args.file}: sound" + (f", with {count}." if warnings else "."))
    return int(bool(warnings) and args.strict)


def _line(fault: Fault) -> int:
    return int(getattr(fault, "line", 0))


def _print_faults(name: str, text: bytes, faults: Sequence[Fault]) -> None:
    """Print each fault with the line of the source that it stands on; at most fifty of them."""
    source = text.decode("utf-8", "replace").split("\n") if len(text) <= _LARGEST_SHOWN else []
    count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
    print(f"deputies: {name}: {count}", file=sys.stderr)
    for fault in faults[:_MOST_FAULTS]:
        print(f"  {fault}", file=sys.stderr)
        line = _line(fault)
        if 0 < line <= len(source):
            print(f"  {line:>6} | {source[line - 1].rstrip()[:100]}", file=sys.stderr)
    if len(faults) > _MOST_FAULTS:
        print(f"  … and {len(faults) - _MOST_FAULTS:,} more", file=sys.stderr)


def run_diff(args: argparse.Namespace) -> int:
    """Compare two statutes; 1 where they differ."""
    from deputies.statutes.comparing import compare

    changes = compare(_statute(args.before), _statute(args.after), about=args.sources)
    for change in changes:
        print(change.sentence)
    if not changes:
        print("They say the same.")
    return 1 if changes else 0


def run_new(args: argparse.Namespace) -> int:
    """Write a statute of one's own, begun from one of the library, and say what to do next."""
    from deputies.statutes.library import settled_text
    from deputies.statutes.reading import read_statute
    from deputies.statutes.starting import begin
    from deputies.values import make_id

    file = cast("Path", args.file)
    if file.exists():
        raise Refusal("statute.exists", f"{file} is there already; choose another name or remove it.", found=str(file))
    id_ = args.id or make_id(file.name.removesuffix(".toml"))
    text = begin(settled_text(args.name), id_=id_, title=args.title, base=args.name)
    reading = read_statute(text, name=file.name)
    if reading.faults:
        raise Faults(file.name, reading.faults)
    file.write_bytes(text)
    print(f"Wrote {file}, begun from {args.name}. Next:")
    print("  1. Read it from top to bottom; each number says in its note what it does. Change what is not yours.")
    print(f"  2. deputies statutes check {file}      faults and warnings, with lines")
    print(f"  3. deputies statutes explain {file} --electors 250      what it means in numbers")
    print(f"  4. deputies statutes diff {args.name} {file}      what you changed")
    return 0


def run_settle(args: argparse.Namespace) -> int:
    """Print a statute with local provisions behind it: the text to found a system on."""
    from deputies.statutes.library import library_names, settled_text
    from deputies.statutes.reading import parse_statute

    local = args.local.read_bytes() if args.local else None
    if args.name in library_names():
        text = settled_text(args.name, local)
    else:
        text = _text(args.name) + (b"\n" + local if local else b"")
    parse_statute(text, name=f"{args.name} with {args.local}" if args.local else args.name)
    sys.stdout.write(text.decode("utf-8"))
    return 0


def run_preview(args: argparse.Namespace) -> int:
    """Show the plan of seats that a statute gives on a register."""
    from deputies_cli.plan import run_plan
    from deputies_cli.simulation import counts_more, print_simulation

    if args.register.is_file() and counts_more(args.register):
        return print_simulation(_statute(args.name, args.day or None), args.register, brief=args.brief)
    args.statute, args.file, args.json = args.name, args.register, False
    return run_plan(args)


def run_reference(args: argparse.Namespace) -> int:
    """Print the reference or the page of checks."""
    from deputies.statutes.reference import checks_page, reference_page

    sys.stdout.write(checks_page() if args.checks else reference_page())
    return 0


def run_schema(args: argparse.Namespace) -> int:
    """Print the JSON Schema."""
    from deputies.statutes.reference import json_schema

    print(json.dumps(json_schema(), indent=1, ensure_ascii=False))
    return 0
