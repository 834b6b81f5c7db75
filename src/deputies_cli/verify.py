"""`deputies verify DIR`: check a published record from its files alone. Needs the library and `cryptography` only."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from deputies.values import Refusal
from deputies_cli.extensions import Subparsers
from deputies_cli.progress import Progress

if TYPE_CHECKING:
    from deputies.audit import Verified
    from deputies.record import VerifyingKey

__all__ = ["add", "run_verify"]

_MOST_FINDINGS = 20


def add(subparsers: Subparsers) -> None:
    """Add `verify`."""
    parser = subparsers.add_parser(
        "verify",
        help="check a published record from its files alone",
        description="Checks every byte against the signed head, decides every request again under the statute it was "
        "taken under, and recounts every election. Exit code 0 where the record is sound, 1 where something is wrong "
        "with it, 2 where it can't be verified.",
    )
    parser.add_argument("directory", metavar="DIR", type=Path, help="the folder of an exported record")
    parser.add_argument(
        "--vkey", metavar="KEY|FILE", help="the key you trust, or a file with it; else the one beside the record"
    )
    parser.add_argument("--head", metavar="FILE", type=Path, help="a checkpoint you kept earlier: shows a fork")
    parser.add_argument("--json", action="store_true", help="print the outcome as JSON")
    parser.set_defaults(run=run_verify)


def run_verify(args: argparse.Namespace) -> int:
    """Verify and report; 1 where something is wrong with the record."""
    from deputies.audit import verify

    if not args.directory.is_dir():
        raise Refusal("verify.no-directory", f"{args.directory} is not a folder.", found=str(args.directory))
    vkey = _key(args.vkey) if args.vkey else None
    head = _text(args.head) if args.head else None
    with Progress(f"Verifying {args.directory}") as progress:
        found = verify(args.directory, vkey=vkey, outside_head=head, progress=progress.report)
    print(_json(found) if args.json else "\n".join(_show(found, args)))
    return 0 if found.sound else 1


def _key(text: str) -> VerifyingKey:
    from deputies.record import VerifyingKey

    path = Path(text)
    given = _text(path) if "+" not in text or path.is_file() else text
    return VerifyingKey.parse(given.strip())


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refusal("verify.not-utf8", f"Byte {error.start} of {path} is not UTF-8.", found=str(path)) from None


def _show(found: Verified, args: argparse.Namespace) -> Iterator[str]:
    if found.origin:
        yield f"Record  {found.origin}"
        yield f"Head    {found.entries:,} entries, root {found.root}"
    if found.sound:
        yield f"Acts    {found.acts:,}, each decided again from its request"
        yield "Sound: files, tree, signature, acts, counts and documents are as they claim to be."
        if not args.vkey:
            yield "The key was taken from the record itself: get it by another way and give it with --vkey."
        return
    count = len(found.findings)
    yield f"NOT SOUND: {count:,} {'finding' if count == 1 else 'findings'}"
    for finding in found.findings[:_MOST_FINDINGS]:
        yield f"  {finding}"
    if count > _MOST_FINDINGS:
        yield f"  … and {count - _MOST_FINDINGS:,} more"


def _json(found: Verified) -> str:
    plain = {
        "sound": found.sound,
        "origin": found.origin,
        "entries": found.entries,
        "root": found.root,
        "acts": found.acts,
        "findings": [
            {
                "code": finding.code,
                "path": finding.path,
                "entry": finding.entry,
                "sentence": finding.sentence,
                "found": finding.found,
                "expected": finding.expected,
            }
            for finding in found.findings
        ],
    }
    return json.dumps(plain, ensure_ascii=False, indent=2)
