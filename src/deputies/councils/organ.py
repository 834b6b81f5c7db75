"""An organ of a council: a presidium, a commission, a department, the control. The council elects and recalls it.

Who sits in it is not written down twice: its members are mandates, and whoever leaves the mandate has left the organ.
A presidium elected from the executive is left with the executive as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from deputies.councils.council import Council
from deputies.mandates.mandate import Mandate
from deputies.statutes.majorities import say_article
from deputies.statutes.model import Organ as Provision
from deputies.statutes.model import Statute
from deputies.values import Refusal

__all__ = ["Organ", "OrganKind", "body_name", "check_stands", "is_in_control", "provision_of", "sitting_in"]

OrganKind = Literal["presidium", "commission", "department", "control"]


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ of a council.

    provision    key of the statute's organ; "" for a commission formed for one task.
    task         what the motion that formed it says.
    members      mandates in order of votes, as elected; `votes` beside them, `posts` by name.
    chair_since  day from which its first post is held, for rotation.
    dissolved    day it ended: dissolved, or with the term of its council.
    """

    id: str
    council: str
    kind: OrganKind
    name: str
    size: int
    formed: str
    motion: str
    task: str
    provision: str = ""
    members: tuple[str, ...] = ()
    votes: tuple[int, ...] = ()
    posts: dict[str, str] = field(default_factory=dict)
    elected: str = ""
    chair_since: str = ""
    dissolved: str | None = None


def provision_of(statute: Statute, council: Council, organ: Organ) -> Provision:
    """Return the article an organ rests on; for one of no article the defaults, under the article on the level."""
    found = statute.organs.get(organ.provision)
    if found is not None:
        return found
    article = statute.levels[council.level].article
    return Provision(article=article, name=organ.name, kind="commission", level=council.level, size=organ.size)


def sitting_in(
    provision: Provision, organ: Organ, council: Council, mandates: Mapping[str, Mandate]
) -> tuple[str, ...]:
    """Return the mandates that sit in an organ now, in order of votes.

    mandates  those of the council by id, ended ones too.
    """
    executive = set(council.executive.members) if council.executive else set()
    return tuple(
        member
        for member in organ.members
        if member in mandates
        and mandates[member].in_office
        and (provision.elected_from == "members" or member in executive)
    )


def check_stands(organ: Organ, *, article: str) -> None:
    """Raise `Refusal` (`organ.dissolved`) for an organ that has ended."""
    if organ.dissolved is not None:
        raise Refusal(
            "organ.dissolved",
            f"{organ.name} ended on {organ.dissolved} ({say_article(article)}).",
            article=article,
            found=organ.dissolved,
            required="an organ that stands",
        )


def is_in_control(organs: Iterable[Organ], mandates: Iterable[Mandate], council: str, deputy: str) -> bool:
    """Say whether a deputy sits in the control of a council now.

    mandates  all mandates of the council.
    """
    own = {item.id for item in mandates if item.deputy == deputy and item.in_office}
    return any(
        organ.kind == "control" and organ.council == council and organ.dissolved is None and own & set(organ.members)
        for organ in organs
    )


def body_name(organs: Mapping[str, Organ], council: Council, body: str) -> str:
    """Name the executive of a council, or one of its organs."""
    return organs[body].name if body in organs else f"the executive of the {council.title}"
