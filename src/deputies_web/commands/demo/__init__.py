"""`deputies demo`: play the scenario of March 1927, export and verify its record, serve the site."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # its modules need the database's settings, which are made when the command runs
    from deputies_web.commands.demo.play import Play

__all__ = ["add", "play_scenario"]

_STEPS = 1040


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = subparsers.add_parser(
        "demo",
        help="play the demonstration, verify its record, serve the site",
        description="Plays the whole scenario on a database of its own. A second call goes on from where it was.",
    )
    parser.add_argument("--dir", default=".demo", metavar="DIR", help="where the demonstration lives (default: .demo)")
    parser.add_argument("--reset", action="store_true", help="begin anew")
    parser.add_argument("--serve", action="store_true", help="serve the site when it is ready")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.set_defaults(run=run_demo)


def run_demo(args: argparse.Namespace) -> int:
    """Play, export, verify, serve."""
    from deputies_web.commands.directory import open_directory

    directory = Path(args.dir)
    if args.reset and directory.exists():
        _check_demo(directory)
        shutil.rmtree(directory)
    open_directory(directory, create=True)
    (directory / "demo").touch()
    from deputies_web.commands.demo.people import sign_ins

    played = directory / "played"
    if not played.exists():
        play_scenario(args, directory)
        played.touch()
    else:
        print("The demonstration was played before; it goes on from where it is. `make demo-reset` begins anew.")
    sound = _publish(args, directory)
    print("\nSign-ins (password for all: see the right column)")
    for line in sign_ins(directory):
        print(f"  {line}")
    if args.serve:
        from deputies_web.commands.serving import free_port, serve

        port = free_port(args.host, args.port, tries=20)
        print(f"\nOpen http://{args.host}:{port}/ in a browser. Stop with Ctrl-C.", flush=True)
        serve(args.host, port)
    return 0 if sound else 1


def _check_demo(directory: Path) -> None:
    from deputies.values import Refusal

    if not (directory / "demo").exists():
        raise Refusal(
            "demo.other", f"{directory} does not hold the demonstration; it is not deleted.", found=str(directory)
        )


def play_scenario(args: argparse.Namespace, directory: Path, *, say: Callable[[str], None] = print) -> None:
    """Play all steps of the scenario, or the rest of them, and make the sign-ins."""
    from deputies_web.commands.demo import elections, founding, working
    from deputies_web.commands.demo.people import make_sign_ins
    from deputies_web.commands.demo.play import SYSTEM, Play
    from deputies_web.perform import create_system
    from deputies_web.storage.models import System

    if not System.objects.filter(pk=SYSTEM).exists():
        create_system(SYSTEM, f"deputies.example/{SYSTEM}")
    steps: tuple[tuple[str, Callable[[Play], None]], ...] = (
        (
            "12 March: found the system, import the register, seal the roll, adopt the plan",
            lambda play: founding.found(play, directory),
        ),
        (
            "Meanwhile: ask the formation check about plans that nobody adopted",
            lambda play: founding.warn(play, lambda text: say(f"   {text}")),
        ),
        ("12 to 17 March: elect in 110 units; contest a credential", elections.hold),
        *((title, _in_order(parts)) for title, parts in working.SCHEDULE),
    )
    with args.progress("Playing March 1927", total=_STEPS, unit="requests") as progress:
        play = Play(progress.advance)
        for number, (title, step) in enumerate(steps, start=1):
            say(f"{number}. {title}")
            step(play)
    make_sign_ins(directory)


def _in_order(parts: Iterable[Callable[[Play], None]]) -> Callable[[Play], None]:
    def step(play: Play) -> None:
        for part in parts:
            part(play)

    return step


def _publish(args: argparse.Namespace, directory: Path) -> bool:
    """Export the record, verify it from its files alone; say what was found."""
    from deputies.audit import verify
    from deputies_web.commands.demo.play import SYSTEM
    from deputies_web.storage.load import head
    from deputies_web.storage.publish import publish

    record = directory / "record"
    size = head(SYSTEM).size
    with args.progress("Exporting the record", total=size, unit="entries") as progress:
        publish(SYSTEM, record, progress=lambda _done, _of: progress.advance())
    with args.progress("Verifying it from its files alone", total=size, unit="entries") as progress:
        found = verify(record, progress=lambda _what, _done, _of: progress.advance())
    if found.sound:
        print(f"Verified from its files alone: {found.entries} entries, {found.acts} acts, root {found.root[:16]}…")
    for finding in found.findings:
        print(f"NOT SOUND: {finding}")
    print(f"The record lies in {record}; verify it yourself: .venv/bin/deputies verify {record}")
    return found.sound
