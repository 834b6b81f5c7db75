"""Make the golden entries anew: one for each kind of request, and one more for each act that none of them holds.

    PYTHONPATH=tests python tests/replay/golden.py            makes those that are missing, and leaves the others
    PYTHONPATH=tests python tests/replay/golden.py --anew     makes all of them anew

An entry that was ever on a record has to be read for ever: make them anew only as long as no record is kept anywhere,
and afterwards give a changed act a kind of its own. The requests are the accepted ones of the tables of refusals
(`tests/refusals`), on the small town of `tests/ground.py`, where salts and tokens are fixed.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from chamber import tabled
from credentialled import TWO_HANDS, M, heard, issued
from deputies.acts.catalogue import ACTS, CATALOGUE
from deputies.acts.envelope import Entry, format_entry
from deputies.mandates.signatures import format_box, make_signature
from deputies.record import leaf_hash
from deputies.record.canonical import encode
from ground import Ground, elected, founded
from refusal_tables import Table
from renewal import renewed

HERE = Path(__file__).resolve().parent
FOLDER = HERE / "golden"
LEAVES = FOLDER / "leaves.json"
_SECOND = ("first", "second")


def tables() -> Iterator[Table]:
    """Yield the tables of refusals: each has a request that is accepted."""
    for path in sorted((HERE.parent / "refusals").glob("test_*.py")):
        spec = importlib.util.spec_from_file_location(f"golden_{path.stem}", path)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = module
        spec.loader.exec_module(module)
        yield from getattr(module, "TABLES", ())


def grounds() -> Iterator[Ground]:
    """Yield grounds whose entries together hold every kind of request and of act."""
    ground = founded()
    village = {"id": "village", "name": "Village", "level": "town", "parent": "province"}
    ground.ask("name-council", "organiser", council=village)
    yield ground
    for table in tables():
        if CATALOGUE[table.kind].box:
            continue
        ground = table.on()
        ground.ask(table.kind, table.by, at=table.at, **table.fields(ground))
        yield ground
    yield from _ends_of_recalls()
    yield from _hands()
    yield renewed()
    ground = tabled()
    for teller in _SECOND:
        figures = {"votes_for": 5, "votes_against": 3, "abstentions": 0, "spoiled": 1}
        ground.ask("count-secret-vote", "teller:city", motion="m1", teller=teller, **figures)
    yield ground
    ground = founded()
    id_ = ground.call("mill-b")
    ground.nominate(id_, 3)
    ground.poll(id_)
    ground.count(id_, (9, 5, 2), ballots=10)
    ground.ask("declare-result", "credentials", election=id_)
    yield ground


def _hands() -> Iterator[Ground]:
    """One hand of two has confirmed credentials; one of two has decided a contest."""
    ground = issued(TWO_HANDS)
    ground.ask("confirm-credentials", "credentials", mandates=[M], at="1927-03-07T00:00:00Z")
    yield ground
    ground = heard(TWO_HANDS)
    ground.ask("decide-contest", "credentials", mandate=M, outcome="confirmed", reason="They were open.")
    yield ground


def _ends_of_recalls() -> Iterator[Ground]:
    """A petition that too few sign, votes that carry and reject, and a deputy who resigns under a petition."""
    few, enough = (_signed(number) for number in (49, 50))
    petition = {"petition": "p1"}
    ground = _petition()
    ground.ask("certify-recall", "credentials", **petition, box=ground.hand_in(few), at="1927-04-04T09:00:00Z")
    yield ground
    for votes_for, votes_against in ((120, 40), (40, 120)):
        ground = _petition()
        ground.ask("certify-recall", "credentials", **petition, box=ground.hand_in(enough))
        given = {"votes_for": votes_for, "votes_against": votes_against}
        for teller in _SECOND:
            ground.ask("vote-recall", "teller", **petition, teller=teller, **given, at="1927-03-30T09:00:00Z")
        yield ground
    ground = _petition()
    ground.ask("resign", "deputy:mill-a-1.d1", mandate="mill-a-1.m1")
    yield ground


def _petition() -> Ground:
    ground = elected()
    given = {"petition": "p1", "mandate": "mill-a-1.m1", "grounds": "No report."}
    ground.ask("open-recall", "elector:mill-a", **given, at="1927-03-20T09:00:00Z")
    return ground


def _signed(number: int) -> bytes:
    return format_box(
        "p1", [make_signature("p1", f"elector-{each}", each.to_bytes(16, "big")) for each in range(number)]
    )


def golden() -> Iterator[tuple[str, bytes]]:
    """Yield (name, canonical bytes): entries by their request, or by request and act; for a box, the request."""
    found: dict[str, Entry] = {}
    acts: dict[str, Entry] = {}
    for ground in grounds():
        for entry in reversed(ground.entries):
            found.setdefault(str(entry.request["kind"]), entry)
            for act in entry.acts:
                acts.setdefault(str(act["kind"]), entry)
    held = {act["kind"] for entry in found.values() for act in entry.acts}
    for name, kind in CATALOGUE.items():
        if kind.box:
            signature = make_signature("p1", "elector-1", (1).to_bytes(16, "big"))
            yield name, encode({"kind": name, "petition": "p1", "signature": signature})
        else:
            yield name, format_entry(found[name])
    for act in ACTS:
        if act not in held:
            yield f"{acts[act].request['kind']}+{act}", format_entry(acts[act])


def main(arguments: list[str]) -> int:
    """Write what is missing, or all of it."""
    FOLDER.mkdir(exist_ok=True)
    anew = "--anew" in arguments
    leaves = {} if anew or not LEAVES.exists() else json.loads(LEAVES.read_text())
    for name, data in golden():
        path = FOLDER / f"{name}.json"
        if anew or not path.exists():
            path.write_bytes(data)
            leaves[name] = leaf_hash(data).hex()
            print(f"{path.name}: {len(data)} bytes")
    LEAVES.write_text(json.dumps(dict(sorted(leaves.items())), indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
