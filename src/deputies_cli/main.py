"""The command `deputies`: finds the module of a command, runs it, and says in one sentence what went wrong.

A module of commands has a function `add(subparsers)` that adds its parsers, each with `set_defaults(run=...)`, a
function from the parsed arguments to the exit code; the class `Progress` comes to it as `args.progress`. Only the
module of the command that was called is imported, so that a command starts as fast as what it needs. Exit codes:
0 done, 1 done and something was found, 2 the input or the request was refused, 130 interrupted.
"""

from __future__ import annotations

import argparse
import difflib
import importlib
import io
import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import NoReturn

from deputies import __version__
from deputies.values.refusals import DeputiesError, Faults
from deputies_cli.extensions import LeftOut, Subparsers, extend, extra_of
from deputies_cli.progress import Progress

__all__ = ["COMMANDS", "explain", "main"]

COMMANDS: dict[str, tuple[str, str]] = {
    "count": ("deputies_cli.count", "count a ballot file and print winners and transcript"),
    "rules": ("deputies_cli.count", "list the counting rules"),
    "convert": ("deputies_cli.count", "write a ballot file in another format"),
    "apportion": ("deputies_cli.apportion", "turn numbers into seats"),
    "power": ("deputies_cli.power", "power of members with weights under a quota"),
    "statutes": ("deputies_cli.statutes", "list, show and check statutes"),
    "register": ("deputies_cli.register", "check a register of electors or of units"),
    "plan": ("deputies_cli.plan", "compute the plan of seats for a register under a statute"),
    "acts": ("deputies_cli.acts_docs", "list the kinds of request and what each needs"),
    "verify": ("deputies_cli.verify", "check a published record from its files alone"),
    "minutes": ("deputies_cli.minutes", "write the minutes of a sitting from the record"),
}
"""Command -> the module that adds it, and its one-line help. Other commands come from `deputies.commands`."""

_MOST_FAULTS = 20
_MOST_CHOICES = 12  # more than these aren't listed in a complaint


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints read like every other refusal: one sentence, then where to look."""

    def error(self, message: str) -> NoReturn:
        unknown = re.match(r"argument (\S+): invalid choice: '(.*?)' \(choose from (.*)\)$", message)
        if unknown and unknown[3].count(",") > _MOST_CHOICES:
            near = difflib.get_close_matches(unknown[2], re.findall(r"[\w-]+", unknown[3]), n=1)
            message = f"There is no {unknown[1]} {unknown[2]!r}{f'; did you mean {near[0]!r}?' if near else '.'}"
        self.exit(2, f"deputies: {message}\nTry: {self.prog} --help\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if isinstance(sys.stdout, io.TextIOWrapper):  # a name that the terminal can't show is no reason to stop
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        print("deputies: interrupted.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        _silence_output()
        return 0
    except ModuleNotFoundError as error:
        extra = extra_of(error.name or "")
        if not extra:
            raise
        print(f"deputies: This needs {error.name}, which is not installed; {_install(extra)}.", file=sys.stderr)
        return 2
    except DeputiesError as error:
        print(explain(error), file=sys.stderr)
        return 2
    except OSError as error:
        if not error.filename:
            raise
        print(f"deputies: {os.fsdecode(error.filename)}: {error.strerror}.", file=sys.stderr)
        return 2
    return code


def explain(error: DeputiesError) -> str:
    """Return what is printed for a refusal: one sentence; for faults, the list of them, at most twenty."""
    if not isinstance(error, Faults) or not error.faults:
        return f"deputies: {error.sentence}"
    count = error.total
    lines = [f"deputies: {error.document}: {count:,} {'fault' if count == 1 else 'faults'}"]
    lines += [f"  {fault}" for fault in error.faults[:_MOST_FAULTS]]
    if count > _MOST_FAULTS:
        lines.append(f"  … and {count - _MOST_FAULTS:,} more")
    return "\n".join(lines)


def _run(arguments: list[str]) -> int:
    called = next((word for word in arguments if not word.startswith("-")), "")
    parser: argparse.ArgumentParser = _Parser(
        prog="deputies",
        description="Runs a system of councils of recallable deputies, on a record anyone can verify.",
        epilog="deputies COMMAND --help tells about a command.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"deputies {__version__}")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    left_out = _add_commands(subparsers, called, arguments)
    if called and called not in subparsers.choices:
        _refuse_unknown(parser, called, subparsers.choices, left_out)
    if not called and "--version" not in arguments:
        parser.print_help()
        for item in left_out:
            print(f"\nNot here: the commands of {item.name} ({item.reason}; {_install(item.extra)}).")
        return 0
    namespace, unknown = parser.parse_known_args(arguments)
    if unknown:
        _refuse_word(_parser_of(parser, arguments), unknown[0])
    namespace.progress = Progress  # for commands of other packages, which don't import this one
    run: Callable[[argparse.Namespace], int | None] = namespace.run
    return run(namespace) or 0


def _parser_of(parser: argparse.ArgumentParser, arguments: list[str]) -> argparse.ArgumentParser:
    """Return the parser of the command that the leading words name."""
    for word in arguments:
        below = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
        if not below or word not in below[0].choices:
            break
        parser = below[0].choices[word]
    return parser


def _refuse_word(parser: argparse.ArgumentParser, word: str) -> NoReturn:
    if not word.startswith("-"):
        parser.error(f"{word!r} is one word too many.")
    known = [name for action in parser._actions for name in action.option_strings]
    near = difflib.get_close_matches(word.partition("=")[0], known, n=1)
    parser.error(f"There is no option {word}{f'; did you mean {near[0]}?' if near else '.'}")


def _add_commands(subparsers: Subparsers, called: str, arguments: list[str]) -> tuple[LeftOut, ...]:
    """Add the called command in full and a line of help for each other one."""
    home = COMMANDS[called][0] if called in COMMANDS else ""
    if home:
        importlib.import_module(home).add(subparsers)
        return ()
    if "--version" in arguments:
        return ()
    for name, (_, help_) in COMMANDS.items():
        subparsers.add_parser(name, help=help_, add_help=False)
    return extend(subparsers)


def _refuse_unknown(
    parser: argparse.ArgumentParser, called: str, known: Iterable[str], left_out: tuple[LeftOut, ...]
) -> NoReturn:
    near = difflib.get_close_matches(called, list(known), n=1)
    message = f"There is no command {called!r}{f'; did you mean {near[0]!r}?' if near else '.'}"
    for item in left_out:
        message += f" The commands of {item.name} are not here: {item.reason}; {_install(item.extra)}."
    parser.error(message)


def _install(extra: str) -> str:
    return f"install deputies[{extra}]" if extra else "install it anew"


def _silence_output() -> None:
    """The reader has gone: let the interpreter's last flush go nowhere instead of complaining."""
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, sys.stdout.fileno())
    os.close(quiet)
