"""What a kind of request is, and the one place where offices are checked.

A noun's module (`acts/founding.py`, `acts/polls.py`, ...) holds for each request a frozen dataclass, its acts as
frozen dataclasses, a `decide_...` function and one `apply_...` function per act, and lists them in `KINDS`. The
catalogue joins the lists; command line, API, forms and documentation are derived from it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from deputies.acts.envelope import Actor, Office
from deputies.acts.state import State
from deputies.councils.executive import holder_of
from deputies.councils.sharing import say_names
from deputies.sittings.sitting import Sitting
from deputies.statutes.model import Majority
from deputies.values import Refusal
from deputies.values.shape import Pattern

__all__ = [
    "Context", "Exhibit", "ExhibitNote", "Kind", "Place", "Sealed", "SealedNote", "check_office", "tag_of_class",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class SealedNote:
    """Marks a field that stands on the record as a salted commitment; the shells keep text and salt, erasable."""

    label: str


@dataclass(frozen=True, slots=True)
class ExhibitNote:
    """Marks a field that names an exhibit by digest; the shells take a file there."""

    words: str


_HEX = Pattern("[0-9a-f]{64}", "a SHA-256 digest in 64 lower-case hexadecimal digits")
Sealed = Annotated[str, SealedNote("name"), _HEX]
Exhibit = Annotated[str, ExhibitNote("file"), _HEX]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a request belongs: a council ("" for the whole system), the units concerned, the deputy concerned."""

    council: str = ""
    units: tuple[str, ...] = ()
    deputy: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know besides state and request: who asks and the moment. No clock is read anywhere."""

    by: Actor
    now: str
    count_with: Literal["auto", "reference"] = "auto"  # whoever verifies counts with the reference
    kinds: Mapping[str, Kind] = field(default_factory=dict)  # the catalogue


@dataclass(frozen=True)
class Kind:
    """One kind of request: what the catalogue knows of it.

    name      as written on the record and the command line: verb and noun ("seal-roll").
    noun      the page it belongs to ("rolls").
    title     a short phrase in the imperative ("Seal a roll").
    doc       what it does, for the documentation: effect, rule, article.
    article   where the statute speaks of it, as a path in the statute's model ("" for the law of the house).
    offices   who may make it.
    request   the dataclass of its fields.
    acts      the act dataclasses it may cause, each with the function that applies it.
    decide    (state, request, context) -> acts, or raises Refusal.
    place     (state, request) -> Place, or raises Refusal if it names something unknown.
    refusals  code -> when it is refused so; the table on its page, and the tests walk it.
    rests     for a request that rests on a motion: (state, what the motion is about, the sitting it is tabled in) ->
              the majority it needs and the article, or raises Refusal where that body may not decide it.
    box       name of the box it goes to instead of the record: `decide` checks it and returns no act; the shell
              keeps the commitment, and the box is sealed into the record later by its root. "" for the record.
    """

    name: str
    noun: str
    title: str
    doc: str
    offices: tuple[Office, ...]
    request: type
    acts: Mapping[type, Callable[[State, Any], None]]
    decide: Callable[[State, Any, Context], tuple[Any, ...]]
    place: Callable[[State, Any], Place]
    refusals: Mapping[str, str]
    article: str = ""
    rests: Callable[[State, str, Sitting], tuple[Majority, str]] | None = None
    box: str = ""


def tag_of_class(cls: type) -> str:
    """Return the kind of an act from its class name: `RollSealed` -> "roll-sealed"."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", cls.__name__).lower()


def check_office(kind: Kind, by: Actor, place: Place, state: State) -> None:
    """Raise `Refusal` unless the office may make this kind of request at this place.

    Organiser, credentials commission and tellers hold office of the whole system or of one council; chair and
    secretary of exactly one council; an elector acts for one unit; a deputy for itself, or anywhere in a council
    where it holds a mandate when the request concerns no particular deputy. Chair and secretary act only while a
    member fills the post on the record, where the statute gives the council an executive with that post; where it
    gives none, who presides is not on the record.
    """
    if by.office not in kind.offices:
        raise Refusal(
            "office.wrong",
            f"{kind.title}: this is for the {' or '.join(kind.offices)}; the {by.office} may not.",
            found=by.office,
            required=", ".join(kind.offices),
        )
    if not _holds(by, place, state):
        where = place.deputy or place.council or ", ".join(place.units) or "the whole system"
        raise Refusal("office.elsewhere", f"{kind.title}: {_elsewhere(by, place)}.", found=str(by), required=where)
    if by.office in ("chair", "secretary"):
        _check_filled(by, state)


def _elsewhere(by: Actor, place: Place) -> str:
    """Say why who asks holds no office here: whose matter it is instead."""
    of = repr(by.of) if by.of else "the whole system"
    if by.office == "elector":
        of = f"here asks an elector of {of}"
        if not place.units:
            return f"no unit elects {f'in {place.council!r}' if place.council else 'here'}, and {of}"
        return f"this is for electors of {say_names([repr(unit) for unit in place.units])}, and {of}"
    if by.office == "deputy":
        if place.deputy:
            return f"this is for the deputy {place.deputy!r} alone, and here asks {of}"
        return f"the deputy {of} holds no mandate in {place.council!r}"
    return f"the {by.office} of {of} has no office in {repr(place.council) if place.council else 'the whole system'}"


def _check_filled(by: Actor, state: State) -> None:
    council = state.council(by.of)
    executive = state.statute.levels[council.level].executive
    if executive is None or by.office not in executive.posts:
        return
    if holder_of(council, by.office, state.mandates_in(council.id)) is None:
        raise Refusal(
            "office.vacant",
            f"No member of the {council.title} in office is its {by.office}, so nobody acts as such; elect "
            "its executive.",
            article=executive.article,
            found=str(by),
            required=f"an executive with a {by.office}",
        )


def _holds(by: Actor, place: Place, state: State) -> bool:
    if by.office in ("organiser", "credentials", "teller"):
        return by.of in ("", place.council)
    if by.office in ("chair", "secretary"):
        return by.of == place.council != ""
    if by.office == "elector":
        return by.of in place.units
    if place.deputy:
        return by.of == place.deputy
    return any(mandate.deputy == by.of and mandate.ended is None for mandate in state.mandates_in(place.council))
