"""Makes the data directory that the browser tests serve: March 1927 played, a sitting open, a small town beside it.

Run in a process of its own, because Django is set up once in a process: `python tests/browser/seed.py DIRECTORY`.
"""

from __future__ import annotations

import argparse
import secrets
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from deployment import Line, put_on_record
from moved import moved

PASSWORD = "reed-ferry-kiln-lamp"
SYSTEM = "march-1927"
SITTING = "shanghai.s3"
ROOM = "hankow.room"
TOWN = "small-town"
"""A second system, small, whose one sitting has every kind of motion (`moved`)."""


def _room(ask: Any) -> None:
    """Convene the council of Hankow for the day: what the tests of the live screens play."""
    ask(
        "1927-04-01T09:00:00Z", "convene-sitting", "secretary:hankow", sitting=ROOM, council="hankow",
        day="1927-04-05", agenda=["The mills", "Rice", "Other matters"],
    )  # fmt: skip


def _deputies() -> list[str]:
    from deputies_web.storage.load import current_state

    return [item.deputy for item in current_state(SYSTEM).seated("hankow") if item.sits][:2]


def main(directory: Path) -> None:
    """Play the demonstration, open a sitting of Shanghai with everyone present, table two motions, make sign-ins."""
    from deputies_web.commands.directory import open_directory

    open_directory(directory, create=True)
    from deputies.acts.envelope import parse_actor
    from deputies_web.clock import set_demonstration
    from deputies_web.commands.demo import play_scenario
    from deputies_web.people.grants import Grant, make_sign_in
    from deputies_web.perform import perform
    from deputies_web.storage.load import current_state
    from deputies_web.storage.models import Elector

    play_scenario(argparse.Namespace(progress=Line), directory, say=lambda _sentence: None)

    def ask(now: str, kind: str, by: str, **fields: object) -> None:
        perform(SYSTEM, {"kind": kind, **fields}, by=parse_actor(by), token=secrets.token_urlsafe(9), now=now)

    secretary = "secretary:shanghai"
    seated = [item.id for item in current_state(SYSTEM).seated("shanghai") if item.sits]
    agenda = ["Bread", "Coal"]
    ask("1927-04-01T09:00:00Z", "convene-sitting", secretary, sitting=SITTING, council="shanghai", day="1927-04-05",
        agenda=agenda)  # fmt: skip
    ask("1927-04-05T09:00:00Z", "open-sitting", secretary, sitting=SITTING, present=seated[:120])
    competence = next(
        key for key, item in current_state(SYSTEM).statute.competences.items() if "food" in item.title.lower()
    )
    for motion, title in (("bread", "The price of bread"), ("coal", "Coal for the kitchens")):
        ask("1927-04-05T09:10:00Z", "table-motion", secretary, motion=motion, sitting=SITTING, title=title,
            text=f"{title} is settled by the council.", competence=competence, mover=seated[0])  # fmt: skip
    _room(ask)
    deputy = current_state(SYSTEM).mandate(seated[0]).deputy
    unit = current_state(SYSTEM).mandate(seated[0]).units[0]
    elector = Elector.objects.filter(system_id=SYSTEM, unit=unit).values_list("elector", flat=True)[0]
    for name, grants in {
        "secretary": [Grant(SYSTEM, "secretary", "shanghai")],
        "organiser": [Grant(SYSTEM, "organiser")],
        "deputy": [Grant(SYSTEM, "deputy", deputy)],
        "elector": [Grant(SYSTEM, "elector", unit, elector)],
        "room-chair": [Grant(SYSTEM, "chair", "hankow")],
        "room-secretary": [Grant(SYSTEM, "secretary", "hankow")],
        "town-chair": [Grant(TOWN, "chair", "city"), Grant(TOWN, "secretary", "city")],
        "town-deputy": [Grant(TOWN, "deputy", "mill-a-1.d1")],
        **{name: [Grant(SYSTEM, "deputy", id_)] for name, id_ in zip(("first", "second"), _deputies(), strict=False)},
    }.items():
        make_sign_in(name, PASSWORD, f"The {name}", grants, checked=False)
    put_on_record(moved(), TOWN)
    set_demonstration("1927-04-05T10:00:00Z")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
