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

import petitions
from chamber import above, constituted, resolve, tabled
from credentialled import TWO_HANDS, M, issued
from credentialled import heard as contest_heard
from deputies.acts.catalogue import ACTS, CATALOGUE
from deputies.acts.envelope import Entry, format_entry
from deputies.mandates.signatures import make_signature
from deputies.record import leaf_hash
from deputies.record.canonical import encode
from ground import Ground, founded
from refusal_tables import Table
from renewal import renewed
from sanctioned import enforced, heard, voted

HERE = Path(__file__).resolve().parent
FOLDER = HERE / "golden"
LEAVES = FOLDER / "leaves.json"
_BOXED = {
    "sign-recall": {"petition": "p1", "signature": make_signature("p1", "elector-1", (1).to_bytes(16, "big"))},
    "cast-choice": {"motion": "m1", "choice": "for"},
}
"""What goes to a box, and so stands in no entry."""
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
    yield _debate()
    yield from _hands()
    yield renewed()
    yield enforced(asks="suspension", days=10)
    yield enforced(mandate="company-d-1.m1", removes="executive")
    ground = voted("fffffaaaa", ground=heard())
    ground.ask("decide-sanction", "secretary:city", motion="own-1")
    yield ground
    ground = tabled()
    for teller in _SECOND:
        figures = {"votes_for": 5, "votes_against": 3, "abstentions": 0, "spoiled": 1}
        ground.ask("count-secret-vote", "teller:city", motion="m1", teller=teller, **figures)
    yield ground
    ground = above()
    motion = resolve(ground, "hand-over-competence", "wages/advisory")
    ground.ask("hand-over-competence", "chair:city", motion=motion)
    yield ground
    ground = founded()
    id_ = ground.call("mill-b")
    ground.nominate(id_, 3)
    ground.poll(id_)
    ground.count(id_, (9, 5, 2), ballots=10)
    ground.ask("declare-result", "credentials", election=id_)
    yield ground


def _debate() -> Ground:
    """A speech that is interrupted, an amendment that is overtaken, and everything that may be moved on procedure."""
    ground = tabled()
    hands = {"votes_for": 9, "votes_against": 0}
    chair, deputy = "chair:city", "deputy:mill-a-1.d1"
    for amendment in ("a1", "a2"):
        ground.ask(
            "table-amendment",
            deputy,
            amendment=amendment,
            motion="m1",
            text="Seven hours.",
            lines={"first": 1, "last": 1},
        )
    ground.ask("take-show-of-hands", chair, motion="a1", **hands)
    ground.ask("ask-to-speak", deputy, sitting="s1")
    ground.ask("call-speaker", chair, speech="s1.w1")
    ground.ask("suspend-sitting", chair, sitting="s1")
    ground.ask("resume-sitting", chair, sitting="s1")
    second = {"motion": "m2", "sitting": "s1", "title": "Prices", "text": "Rice is sold at cost."}
    ground.ask("table-motion", deputy, **second, competence="wages")
    moved = (
        {"kind": "close-debate", "about": "m1"},
        {"kind": "limit-speeches", "seconds": 120},
        {"kind": "change-agenda", "agenda": ["Prices"]},
        {"kind": "roll-call", "about": "m1"},
        {"kind": "reconsider", "about": "a1"},
        {"kind": "refer", "about": "m1", "to": "executive"},
        {"kind": "postpone", "about": "m2", "until": "1927-04-01"},
        {"kind": "suspend"},
    )
    for place, procedure in enumerate(moved):
        ground.ask("move-procedure", deputy, motion=f"p{place}", sitting="s1", procedure=procedure)
        ground.ask("take-show-of-hands", chair, motion=f"p{place}", **hands)
    return ground


def _hands() -> Iterator[Ground]:
    """One hand of two has confirmed credentials; one of two has decided a contest."""
    ground = issued(TWO_HANDS)
    ground.ask("confirm-credentials", "credentials", mandates=[M], at="1927-03-07T00:00:00Z")
    yield ground
    ground = contest_heard(TWO_HANDS)
    ground.ask("decide-contest", "credentials", mandate=M, outcome="confirmed", reason="They were open.")
    yield ground


def _ends_of_recalls() -> Iterator[Ground]:
    """A petition that too few sign, votes that carry and reject, a deputy who resigns under a petition, a council that
    is dissolved."""
    yield petitions.certify(petitions.opened(), 49, at=petitions.AFTER)
    for votes_for, votes_against in ((120, 40), (40, 120)):
        ground = petitions.certified()
        petitions.vote(ground, votes_for, votes_against)
        yield ground
    ground = petitions.opened()
    ground.ask("resign", f"deputy:{petitions.D}", mandate=petitions.M)
    yield ground
    effect = ("open_days = 5", 'open_days = 5\neffect = "dissolved"')
    body = (petitions.BODY[0], petitions.BODY[1].replace(*effect))
    ground = petitions.certify(petitions.against_city(ground=constituted(body)))
    petitions.vote(ground, 200, 100, at="1927-04-03T09:00:00Z")
    yield ground


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
            yield name, encode({"kind": name, **_BOXED[name]})
        else:
            yield name, format_entry(found[name])
    for act in ACTS:
        if act not in held:
            yield f"{acts[act].request['kind']}+{act}", format_entry(acts[act])


def main(arguments: list[str]) -> int:
    """Write what is missing, or all of it."""
    FOLDER.mkdir(exist_ok=True)
    anew = "--anew" in arguments
    for path in FOLDER.glob("*.json") if anew else ():
        path.unlink()
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
