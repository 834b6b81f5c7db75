"""`deputies act KIND`: any request of the catalogue, from the command line; options derived from its fields."""

from __future__ import annotations

import argparse
import json
import secrets
from pathlib import Path
from typing import Any, get_origin

from deputies.acts.catalogue import CATALOGUE
from deputies.acts.envelope import parse_actor
from deputies.acts.kinds import ExhibitNote, Kind
from deputies.acts.sealing import find_note
from deputies.values import Refusal
from deputies.values.shape import Field, fields_of
from deputies_web.commands.directory import add_directory, chosen_system, open_directory

__all__ = ["add", "request_of"]


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `act` with a subcommand for each kind of request."""
    parser = subparsers.add_parser(
        "act",
        help="make a request of any kind",
        description="Makes a request in an office. Lists and tables are given as JSON, or as @FILE with JSON in it.",
    )
    kinds = parser.add_subparsers(dest="kind", metavar="KIND", required=True)
    for kind in CATALOGUE.values():
        one = kinds.add_parser(kind.name, help=kind.title, description=kind.doc)
        one.add_argument("--as", dest="by", required=True, metavar="OFFICE[:OF]", help=" or ".join(kind.offices))
        one.add_argument("--token", default="", help="your own token: the same token is taken once")
        one.add_argument("--now", default=None, metavar="MOMENT", help="the moment, where it is not now")
        add_directory(one)
        for item in fields_of(kind.request):
            one.add_argument(
                _option(item.name),
                dest=f"field_{item.name}",
                required=item.required,
                metavar=_metavar(item),
                help=_help(item),
            )
        one.set_defaults(run=run_act, kind_name=kind.name)


def _option(name: str) -> str:
    clash = {"system": "--system-id"}
    return clash.get(name, f"--{name.replace('_', '-')}")


def _metavar(item: Field) -> str:
    if find_note(item, ExhibitNote):
        return "FILE"
    return "JSON" if _is_json(item) else item.name.upper()


def _help(item: Field) -> str:
    return (item.doc or item.name.replace("_", " ")).replace("%", "%%")


def _is_json(item: Field) -> bool:
    return item.type not in (str, int, bool) and get_origin(item.type) in (tuple, dict)


def request_of(kind: Kind, args: argparse.Namespace) -> dict[str, Any]:
    """Return the request in plain form from the options; raise `Refusal` for what cannot be read."""
    plain: dict[str, Any] = {"kind": kind.name}
    for item in fields_of(kind.request):
        text = getattr(args, f"field_{item.name}")
        if text is not None:
            plain[item.name] = _value(item, text)
    return plain


def _value(item: Field, text: str) -> Any:
    if find_note(item, ExhibitNote):
        return text if len(text) == 64 and not Path(text).exists() else _file(text, item.name)
    if item.type is str:
        return text
    if text.startswith("@"):
        text = _file(text[1:], item.name).decode("utf-8", "replace")
    try:
        return json.loads(text)
    except ValueError:
        if _is_json(item) or item.type in (int, bool):
            raise Refusal(
                "option.malformed",
                f"{_option(item.name)} is not what it should be: {text[:60]!r}; give JSON.",
                found=text,
            ) from None
        return text


def _file(path: str, name: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise Refusal("file.unreadable", f"--{name}: {path} cannot be read: {error.strerror}.", found=path) from None


def run_act(args: argparse.Namespace) -> int:
    """Make the request."""
    open_directory(args.dir)
    system = chosen_system(args)
    from deputies_web.perform import perform

    kind = CATALOGUE[args.kind_name]
    done = perform(
        system,
        request_of(kind, args),
        by=parse_actor(args.by),
        token=args.token or secrets.token_urlsafe(16),
        now=args.now,
    )
    said = "was taken before" if done.repeated else "taken"
    print(f"{kind.title}: {said}, entry {done.entry.seq} of the record.")
    for act in done.acts:
        fields = ", ".join(f"{key} {_short(value)}" for key, value in act.items() if key != "kind")
        print(f"  {act['kind']}: {fields}")
    return 0


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else text[:57] + "..."
