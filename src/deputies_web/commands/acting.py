"""`deputies act KIND`: any request of the catalogue, from the command line; options derived from its fields.

Some kinds have to do with boxes. `sign-recall` takes `--elector`, puts the signature into the box and prints the
receipt; `certify-recall` seals the box as it stands, unless another document is given. `cast-choice` puts a deputy's
choice into the box of an open roll call; `take-roll-call` takes what lies there, besides the choices it names.
"""

from __future__ import annotations

import argparse
import json
import secrets
from typing import Any

from deputies.acts.catalogue import CATALOGUE
from deputies.acts.envelope import Actor, parse_actor
from deputies.acts.kinds import Kind
from deputies.acts.roll_calls import BOX as ROLL_CALL
from deputies.values import Refusal
from deputies.values.shape import fields_of, read
from deputies_web.commands.directory import add_directory, add_moment, chosen_system, open_directory
from deputies_web.commands.options import add_option, value_of

__all__ = ["add", "request_of", "say_taken"]

_DESCRIPTION = "Makes a request in an office. `deputies acts show KIND` tells what it needs and may be refused for."
_EPILOG = """how options are written:
  lists of ids      --mandates a.1.m1,a.1.m2
  pairs             --votes 1=212,2=180
  records           --lines first=3,last=5
  lists of texts    --agenda "Bread and coal; Reports"
  lists of records  --candidates "name=Ann Li,party=red; name=Bo Chen"
  lists and tables  JSON, or @FILE with JSON, or @FILE.csv with the fields as header:
                    --candidates @candidates.csv (name,party)
ballot files of other programs: deputies ballots FILE --election ID
"""


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `act` with a subcommand for each kind of request."""
    parser = subparsers.add_parser(
        "act",
        help="make a request of any kind",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    kinds = parser.add_subparsers(dest="kind", metavar="KIND", required=True)
    for kind in CATALOGUE.values():
        one = kinds.add_parser(kind.name, help=kind.title, description=kind.doc.replace("%", "%%"))
        one.add_argument("--as", dest="by", required=True, metavar="OFFICE[:OF]", help=" or ".join(kind.offices))
        one.add_argument("--token", default="", help="your own token: the same token is taken once")
        add_moment(one)
        add_directory(one)
        for item in fields_of(kind.request):
            if kind.box and item.name == "signature":
                one.add_argument("--elector", required=True, metavar="ID", help="who signs, by the id in the register")
            else:
                add_option(one, item, required=False if _box_of(kind, item.name) else None)
        one.set_defaults(run=run_act, kind_name=kind.name)


def _box_of(kind: Kind, field: str) -> bool:
    """Whether a field takes the document of a box: it is filled in from the box where it is left out."""
    return (kind.name, field) == ("certify-recall", "box")


def request_of(kind: Kind, args: argparse.Namespace) -> dict[str, Any]:
    """Return the request in plain form from the options; raise `Refusal` for what cannot be read."""
    plain: dict[str, Any] = {"kind": kind.name}
    for item in fields_of(kind.request):
        text = getattr(args, f"field_{item.name}", None)
        if text is not None:
            plain[item.name] = value_of(item, text)
    return plain


def run_act(args: argparse.Namespace) -> int:
    """Make the request."""
    kind, by = CATALOGUE[args.kind_name], parse_actor(args.by)
    plain = request_of(kind, args)
    open_directory(args.dir)
    system = chosen_system(args)
    if kind.box == ROLL_CALL:
        return _cast(system, by, args)
    if kind.box:
        return _sign(system, by, args)
    if kind.name == "certify-recall" and "box" not in plain:
        from deputies_web.boxes import signature_count

        print(f"The box holds {signature_count(system, plain['petition'])} signatures.")
    from deputies_web.forms.provided import fill_in
    from deputies_web.perform import perform
    from deputies_web.queries.reading import open_reading

    done = perform(
        system,
        plain,
        by=by,
        token=args.token or secrets.token_urlsafe(16),
        now=args.now,
        complete=lambda given: fill_in(kind.name, given, open_reading(system)),
    )
    say_taken(system, kind, done)
    return 0


def _cast(system: str, by: Actor, args: argparse.Namespace) -> int:
    """Put a choice into the box of an open roll call."""
    from deputies_web.boxes import cast_choice, count_choices

    mandate = cast_choice(system, args.field_motion, args.field_choice, by=by, now=args.now)
    voted = count_choices(system, args.field_motion)
    print(f"{mandate} has voted {args.field_choice}. {voted} have entered a choice so far.")
    return 0


def _sign(system: str, by: Actor, args: argparse.Namespace) -> int:
    """Put a signature into the box; print what the elector keeps."""
    from deputies_web.boxes import sign_recall

    if by.office != "elector":
        raise Refusal("office.wrong", f"Signing is for an elector; the {by.office} may not.", required="elector:UNIT")
    receipt = sign_recall(system, args.field_petition, unit=by.of, elector=args.elector, now=args.now)
    print("Signed. The record will not say who signed; this receipt proves to whom you show it that you did:")
    print(f"  label       {receipt.label}")
    print(f"  commitment  {receipt.commitment}")
    print(f"  salt        {receipt.salt}")
    return 0


def say_taken(system: str, kind: Kind, done: Any) -> None:
    """Print the entry that a request made, and each of its acts: told, and with the fields that stand on the record."""
    from deputies.acts.catalogue import ACTS
    from deputies.acts.telling import Speaker, say
    from deputies_web.storage.load import WITHDRAWN, current_state, names_of

    said = "was taken before" if done.repeated else "taken"
    print(f"{kind.title}: {said}, entry {done.entry.seq} of the record.")
    digests = {value for act in done.acts for value in act.values() if _is_digest(value)}
    names = {digest: name for digest, name in names_of(digests).items() if name != WITHDRAWN}
    speaker = Speaker(current_state(system), lambda commitment: names_of([commitment]).get(commitment, ""))
    for act in done.acts:
        plain = {key: value for key, value in act.items() if key != "kind"}
        print(f"  {say(speaker, read(ACTS[act['kind']][0], plain, document='act'))}")
        fields = [
            f"{key} {names.get(value) or _short(value)}" if isinstance(value, str) else f"{key} {_short(value)}"
            for key, value in act.items()
            if key not in ("kind", "sentence") and value not in ("", [], None)
        ]
        print(f"    {act['kind']}: {', '.join(fields)}")
    for act in done.acts:
        if act["kind"] == "result-declared":
            _say_elected(system, done.entry.request["election"], act)


def _say_elected(system: str, election: str, act: dict[str, Any]) -> None:
    """Print the elected by name, in the order of the count, and who is next."""
    from deputies_web.storage.load import current_state, names_of

    candidates = {item.number: item.name for item in current_state(system).tables["elections"][election].candidates}
    names = names_of(candidates.values())
    for title, numbers in (("Elected", act["elected"]), ("Next in the count", act["next"])):
        people = [f"{number} {names[candidates[number]]}" for number in numbers]
        print(f"{title}: {', '.join(people) or 'nobody'}")


def _is_digest(value: Any) -> bool:
    return isinstance(value, str) and len(value) == 64 and all(letter in "0123456789abcdef" for letter in value)


def _short(value: Any) -> str:
    if isinstance(value, list):
        plain = all(isinstance(part, str | int) for part in value)
        value = (
            ("; " if any(" " in str(part) for part in value) else " ").join(map(str, value))
            if plain
            else f"({len(value)} listed)"
        )
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    if _is_digest(text):
        return text[:12] + "…"
    return text if len(text) <= 60 else text[:57] + "..."
