"""The record: entries in words, one entry with its bytes, leaf hash and proof, the head of the tree."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_
from typing import Any

from django.db.models import Q

from deputies.acts.catalogue import ACTS, CATALOGUE
from deputies.acts.deciding import exhibits_named
from deputies.acts.envelope import Actor, Entry, parse_entry
from deputies.mandates.mandate import Mandate
from deputies.record import (
    Receipt,
    format_receipt,
    inclusion_proof,
    leaf_hash,
    memory_reader,
    node_hash,
)
from deputies.values import Refusal
from deputies_web.queries.reading import Reading
from deputies_web.storage import load
from deputies_web.storage.keys import signed_head
from deputies_web.storage.models import Entry as EntryRow
from deputies_web.storage.models import Exhibit

__all__ = [
    "PAGE",
    "ActLine",
    "EntryLine",
    "EntryView",
    "RecordPage",
    "checkpoint_text",
    "entry_bytes",
    "entry_line",
    "entry_view",
    "exhibit_bytes",
    "receipt_text",
    "record_page",
    "say_actor",
]  # fmt: skip

PAGE = 50
_FREE = ("text", "title", "grounds", "answer", "agenda", "platform", "statement", "summary")
"""Fields of prose: what stands there is said as it is, even where it is spelt like an id."""
_LARGE = 10
"""Height from which roots of subtrees are kept: those of 1,024 entries and more."""
_SUBJECTS = (
    "amendment", "motion", "sitting", "election", "petition", "mandate", "mandates", "vacated", "directive", "case",
    "decision", "bloc", "council", "roll", "plan", "party", "deputy", "system",
)  # fmt: skip
"""Fields that say what a request is about, the most telling first."""


@dataclass(frozen=True, slots=True)
class EntryLine:
    """An entry in the list."""

    seq: int
    at: str
    kind: str
    title: str
    by: str
    what: str
    acts: int


@dataclass(frozen=True, slots=True)
class ActLine:
    """An act in words: its kind, what it means, its fields."""

    kind: str
    words: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class EntryView:
    """One entry with everything needed to check it."""

    line: EntryLine
    fields: tuple[tuple[str, str], ...]
    acts: tuple[ActLine, ...]
    statute: str
    token: str
    leaf: str
    bytes: int
    text: str
    exhibits: tuple[tuple[str, str], ...]
    proof: tuple[str, ...]
    size: int
    root: str
    previous: int | None
    following: int | None


@dataclass(frozen=True, slots=True)
class RecordPage:
    """A page of the record, the latest entries first."""

    entries: tuple[EntryLine, ...]
    size: int
    origin: str
    root: str
    newer: int | None
    older: int | None


def say_actor(reading: Reading, actor: Actor) -> str:
    """Say who asked: "the secretary of Shanghai"."""
    if not actor.of:
        return f"the {actor.office}" if actor.office != "credentials" else "the credentials commission"
    unit = reading.units().get(actor.of)
    of = unit.name if unit else reading.council_name(actor.of)
    if actor.office == "deputy":
        held = next((item for item in reading.state.tables["mandates"].values() if item.deputy == actor.of), None)
        return f"deputy {reading.name(held.name) if held else actor.of}"
    title = {"credentials": "the credentials commission", "elector": "an elector"}.get(
        actor.office, f"the {actor.office}"
    )
    return f"{title} of {of}"


def entry_line(reading: Reading, entry: Entry) -> EntryLine:
    """Return an entry as lists show it."""
    kind = CATALOGUE.get(str(entry.request.get("kind")))
    return EntryLine(
        entry.seq,
        entry.at,
        str(entry.request.get("kind")),
        kind.title if kind else str(entry.request.get("kind")),
        say_actor(reading, entry.by),
        _subject(entry.request),
        len(entry.acts),
    )


def _subject(request: Mapping[str, Any]) -> str:
    """Return the id of what a request is about, or how many things where it names a list of them."""
    for name in _SUBJECTS:
        value = request.get(name)
        if isinstance(value, str):
            return value
        if isinstance(value, list | tuple) and value:
            return str(value[0]) if len(value) == 1 else f"{len(value)} {name}"
    return ""


def record_page(reading: Reading, before: int | None = None) -> RecordPage:
    """Return the entries below `before` (or the last ones), `PAGE` at a time, the latest first."""
    head = load.head(reading.system)
    stop = min(before, head.size) if before is not None else head.size
    start = max(stop - PAGE, 0)
    entries = list(load.entries(reading.system, start, stop))
    acting = {entry.by.of for entry in entries if entry.by.office == "deputy"}
    reading.learn(item.name for item in reading.state.tables["mandates"].values() if item.deputy in acting)
    found = [entry_line(reading, entry) for entry in entries]
    return RecordPage(
        tuple(reversed(found)),
        head.size,
        head.origin,
        head.root,
        min(stop + PAGE, head.size) if stop < head.size else None,
        start or None,
    )


def entry_view(reading: Reading, seq: int) -> EntryView:
    """Return one entry; raise `Refusal` (`record.no-such-entry`)."""
    head = load.head(reading.system)
    data = _bytes_of(reading.system, seq)
    entry = parse_entry(data)
    named = tuple(exhibits_named(entry.request)) if entry.request.get("kind") in CATALOGUE else ()
    return EntryView(
        entry_line(reading, entry),
        _fields(reading, {key: value for key, value in entry.request.items() if key != "kind"}),
        tuple(act_line(reading, act) for act in entry.acts),
        entry.statute,
        entry.token,
        leaf_hash(data).hex(),
        len(data),
        json.dumps(json.loads(data), ensure_ascii=False, indent=2),
        named,
        tuple(item.hex() for item in _proof(reading.system, seq, head.size)),
        head.size,
        head.root,
        seq - 1 if seq else None,
        seq + 1 if seq + 1 < head.size else None,
    )


def act_line(reading: Reading, act: Mapping[str, Any]) -> ActLine:
    """Return an act in words, for the record and for previews."""
    tag = str(act.get("kind"))
    known = ACTS.get(tag)
    words = (known[0].__doc__ or "").strip().split("\n")[0] if known else ""
    return ActLine(tag, words, _fields(reading, {key: value for key, value in act.items() if key != "kind"}))


def _fields(reading: Reading, plain: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    texts = _texts(plain)
    held = [mandate for text in texts if (mandate := reading.state.find(Mandate, text))]
    reading.learn([*(text for text in texts if len(text) == 64), *(mandate.name for mandate in held)])
    return tuple((key.replace("_", " "), _say(reading, value, key)) for key, value in plain.items())


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, Mapping):
        return [text for item in value.values() for text in _texts(item)]
    if isinstance(value, list | tuple):
        return [text for item in value for text in _texts(item)]
    return []


def _say(reading: Reading, value: Any, key: str = "") -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None:
        return "none"
    if isinstance(value, Mapping):
        return ", ".join(f"{name.replace('_', ' ')} {_say(reading, item, name)}" for name, item in value.items())
    if isinstance(value, list | tuple):
        return "; ".join(_say(reading, item, key) for item in value) or "none"
    return _say_text(reading, str(value), key)


def _say_text(reading: Reading, text: str, key: str) -> str:
    """Say a text; an id of a mandate, council or party is said with the name, a commitment with what it opens to."""
    known = reading.known.get(text, "")
    if len(text) == 64 and known and known != load.WITHDRAWN:
        return f"{known} (sealed as {text[:12]}…)"
    mandate = reading.state.find(Mandate, text) if key not in _FREE else None
    if mandate is not None:
        return f"{reading.name(mandate.name)} ({text})"
    if key in ("council", "addressees", "councils", "of") and text in reading.state.tables["councils"]:
        return f"{reading.council_name(text)} ({text})"
    if key == "party" and text in reading.state.tables["parties"]:
        return f"{reading.party_name(text)} ({text})"
    return text


def _bytes_of(system: str, seq: int) -> bytes:
    for _, data in load.entry_bytes(system, seq, seq + 1):
        return data
    raise Refusal("record.no-such-entry", f"There is no entry {seq} on this record.", found=str(seq))


def entry_bytes(system: str, seq: int) -> bytes:
    """Return the canonical bytes of an entry: the leaf of the tree."""
    return _bytes_of(system, seq)


def _proof(system: str, seq: int, size: int) -> tuple[bytes, ...]:
    """Return the proof of an entry; the leaves under all its small subtrees are read in one query."""
    small: list[tuple[int, int]] = []

    def note(height: int, index: int) -> bytes:
        if height < _LARGE:
            small.append((height, index))
        return bytes(32)

    inclusion_proof(seq, size, note)
    leaves = _leaves(system, small)

    def read(height: int, index: int) -> bytes:
        return _large(system, height, index) if height >= _LARGE else memory_reader(leaves[height, index])(height, 0)

    return inclusion_proof(seq, size, read)


def _leaves(system: str, subtrees: Sequence[tuple[int, int]]) -> dict[tuple[int, int], list[bytes]]:
    """Return the hashes of the leaves under each of these subtrees, (height, index), in order."""
    if not subtrees:
        return {}
    wanted = reduce(or_, (Q(seq__gte=i << h, seq__lt=(i + 1) << h) for h, i in subtrees))
    rows = dict(EntryRow.objects.filter(wanted, system_id=system).values_list("seq", "leaf"))
    return {(h, i): [bytes(rows[seq]) for seq in range(i << h, (i + 1) << h)] for h, i in subtrees}


@lru_cache(maxsize=8192)
def _large(system: str, height: int, index: int) -> bytes:
    """Return the root of a complete large subtree; it can be kept, for a complete subtree never changes."""
    if height == _LARGE:
        return memory_reader(_leaves(system, [(height, index)])[height, index])(height, 0)
    return node_hash(_large(system, height - 1, 2 * index), _large(system, height - 1, 2 * index + 1))


def checkpoint_text(system: str) -> str:
    """Return the signed head of the record: origin, size, root, signature."""
    return signed_head(system)


def receipt_text(system: str, seq: int) -> str:
    """Return the proof that an entry is on the record as it stands now, in the format of docs/record.md."""
    head = load.head(system)
    _bytes_of(system, seq)
    return format_receipt(Receipt(seq, _proof(system, seq, head.size), checkpoint_text(system)))


def exhibit_bytes(digest: str) -> bytes:
    """Return a document by its digest; raise `Refusal` (`exhibit.missing`)."""
    data = Exhibit.objects.filter(pk=digest).values_list("data", flat=True).first()
    if data is None:
        raise Refusal("exhibit.missing", f"There is no document {digest[:12]}… here.", found=digest)
    return bytes(data)
