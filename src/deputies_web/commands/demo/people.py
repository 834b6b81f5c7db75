"""Sign-ins of the demonstration: one for each role, none of them a real person."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from deputies_web.commands.demo.elections import first_elected
from deputies_web.commands.demo.play import SYSTEM, Play
from deputies_web.commands.demo.working import INSTRUCTED
from deputies_web.storage.load import current_state

__all__ = ["make_sign_ins", "sign_ins"]

_WORDS = [
    "rice",
    "loom",
    "ferry",
    "lamp",
    "kiln",
    "anvil",
    "barge",
    "millet",
    "reed",
    "plough",
    "sickle",
    "bell",
    "drum",
    "gate",
    "ledger",
]


def make_sign_ins(directory: Path) -> None:
    """Make the accounts and write their sign-ins beside the database, readable by the owner only."""
    from deputies_web import clock
    from deputies_web.people.grants import Grant, make_sign_in
    from deputies_web.storage.models import Elector

    if not clock.is_demonstration():
        clock.set_demonstration("1927-04-01T08:00:00Z")
    elector = Elector.objects.filter(system_id=SYSTEM, unit=INSTRUCTED).values_list("elector", flat=True)[0]
    state = current_state(SYSTEM)
    shanghai = state.council("shanghai")
    posts = shanghai.executive.posts if shanghai.executive else {}
    chair, secretary = posts["chair"], posts["secretary"]
    password = "-".join(secrets.choice(_WORDS) for _ in range(4))
    deputy = state.mandate(first_elected(Play(lambda: None), INSTRUCTED)).deputy
    roles: tuple[tuple[str, str, tuple[tuple[str, str, str], ...]], ...] = (
        ("organiser", "Organiser", (("organiser", "", ""),)),
        ("credentials", "Credentials commission", (("credentials", "", ""),)),
        ("teller1", "First teller", (("teller", "", "first"),)),
        ("teller2", "Second teller", (("teller", "", "second"),)),
        ("elector", "An elector of Mill No. 2", (("elector", INSTRUCTED, elector),)),
        ("deputy", "A deputy of Mill No. 2", (("deputy", deputy, ""),)),
        ("chair", "Chair of Shanghai", (("chair", "shanghai", ""), ("deputy", state.mandate(chair).deputy, ""))),
        (
            "secretary",
            "Secretary of Shanghai",
            (("secretary", "shanghai", ""), ("deputy", state.mandate(secretary).deputy, "")),
        ),
    )
    lines = []
    for username, display, grants in roles:
        offices = [Grant(SYSTEM, office, of, seat) for office, of, seat in grants]
        make_sign_in(username, password, display, offices, checked=False)
        lines.append(f"{username:<12} {display:<28} {password}")
    lines.append(f"{'(none)':<12} {'Observer: reads everything':<28} no account needed")
    path = directory / "sign-ins.txt"
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write("\n".join(lines) + "\n")


def sign_ins(directory: Path) -> Iterator[str]:
    """Yield the sign-ins, one a line."""
    yield from (directory / "sign-ins.txt").read_text().splitlines()
