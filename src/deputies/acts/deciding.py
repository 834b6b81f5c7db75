"""Deciding and applying: the two functions every act passes through.

    decide(state, request, by=, now=) -> acts        or raises Refusal; changes nothing
    apply(state, act) -> state                       never refuses
    take(state, entry)                               applies the acts of an entry, in place

`replay` folds entries from the founding on; whoever verifies decides each request again (`deputies.audit`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

from deputies.acts.catalogue import ACTS, CATALOGUE
from deputies.acts.envelope import Actor, Entry
from deputies.acts.kinds import Context, ExhibitNote, Kind, check_office, tag_of_class
from deputies.acts.state import State
from deputies.values import Refusal, parse_moment
from deputies.values.shape import fields_of, read, write

__all__ = [
    "apply",
    "decide",
    "digest_of",
    "exhibits_named",
    "kind_named",
    "make_entry",
    "read_request",
    "replay",
    "take",
]


def digest_of(data: bytes) -> str:
    """Return the SHA-256 of a document in hexadecimal: the name it has as an exhibit."""
    return hashlib.sha256(data).hexdigest()


def token_digest(token: str) -> str:
    """Return what stands on the record for a client's token: its digest under a label of its own."""
    return hashlib.sha256(b"deputies token v1\x00" + token.encode()).hexdigest()


def kind_named(name: object) -> Kind:
    """Return the kind of request of this name; raise `Refusal` (`request.unknown`)."""
    kind = CATALOGUE.get(name) if isinstance(name, str) else None
    if kind is None:
        raise Refusal(
            "request.unknown", f"There is no request {name!r}; `deputies acts` lists them all.", found=str(name)
        )
    return kind


def read_request(plain: Mapping[str, Any]) -> tuple[Kind, Any]:
    """Read a request in plain form ({"kind": ..., fields}); raise `Refusal` or `Faults`."""
    kind = kind_named(plain.get("kind"))
    fields = {key: value for key, value in plain.items() if key != "kind"}
    return kind, read(kind.request, fields, document=kind.name)


def decide(
    state: State,
    plain: Mapping[str, Any],
    *,
    by: Actor,
    now: str,
    count_with: Literal["auto", "reference"] = "auto",
) -> tuple[Any, ...]:
    """Decide a request in plain form: the acts it causes, or a `Refusal`. The state is not changed.

    count_with  which implementation counts ballots: the fast one where it is worth it, or always the reference.
    """
    parse_moment(now)
    kind, request = read_request(plain)
    if kind.name != "found-system":
        _ = state.system
    check_office(kind, by, kind.place(state, request), state)
    return kind.decide(state, request, Context(by, now, count_with, CATALOGUE))


def apply(state: State, act: Any) -> State:
    """Return the state after an act; the given state is left as it was."""
    after = state.copy()
    ACTS[tag_of_class(type(act))][1](after, act)
    return after


def make_entry(state: State, plain: Mapping[str, Any], *, by: Actor, now: str, seq: int, token: str) -> Entry:
    """Decide a request and write it down as the entry that is to stand at `seq`. `token` is the client's own text.

    A request for a box is refused (`request.box`): it goes there and never onto the record.
    """
    asked = kind_named(plain.get("kind"))
    if asked.box:
        raise Refusal("request.box", f"{asked.title}: this goes to a box of its own; it never stands on the record.")
    acts = decide(state, plain, by=by, now=now)
    statute = state.system.statute if state.tables["systems"] else ""
    kind, request = read_request(plain)
    return Entry(
        v=1,
        seq=seq,
        at=now,
        by=by,
        statute=statute,
        token=token_digest(token),
        request={"kind": kind.name, **write(request)},
        acts=tuple({"kind": tag_of_class(type(act)), **write(act)} for act in acts),
    )


def take(state: State, entry: Entry) -> None:
    """Apply the acts of an entry in place; raise `Refusal` (`act.unknown`) or `Faults` for acts that cannot be read."""
    for plain in entry.acts:
        tag = str(plain.get("kind"))
        if tag not in ACTS:
            raise Refusal("act.unknown", f"Entry {entry.seq} holds an act of unknown kind {tag!r}.", found=str(tag))
        cls, apply_act = ACTS[tag]
        fields = {key: value for key, value in plain.items() if key != "kind"}
        apply_act(state, read(cls, fields, document=f"entry {entry.seq}, act {tag}"))


def replay(entries: Iterable[Entry], exhibits: Mapping[str, bytes]) -> State:
    """Return the state that the entries lead to, from nothing."""
    state = State(exhibits)
    for entry in entries:
        take(state, entry)
    return state


def exhibits_named(plain: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield (field, digest) of every exhibit a request in plain form names."""
    for item in fields_of(kind_named(plain.get("kind")).request):
        if any(isinstance(note, ExhibitNote) for note in item.notes) and isinstance(plain.get(item.name), str):
            yield item.name, plain[item.name]
