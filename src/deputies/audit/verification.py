"""Verifying a published record from its files alone.

1. the files: every byte of tiles, bundles, exhibits, head and signature (`deputies.record`);
2. the acts: every request is decided again, in order, under the statute and at the moment it was taken; it must
   come to the very acts that stand beside it. This recomputes plans, quorums, thresholds, recalls and lots, and
   recounts every election with the reference count, never the fast one;
3. the documents: every exhibit is named by an entry, and every entry's exhibits are there;
4. the names: every opening opens a commitment that stands on the record.

The first entry that is wrong is named, with the reason; what follows it cannot be judged and is not.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deputies.acts.deciding import decide, exhibits_named, read_request, take
from deputies.acts.envelope import Entry, parse_entry
from deputies.acts.kinds import tag_of_class
from deputies.acts.sealing import sealed_digests
from deputies.acts.state import State
from deputies.audit.names import check_names, parse_names
from deputies.record import Finding, VerifyingKey
from deputies.record.files import RecordFiles, read_record, verify_record
from deputies.record.layout import NAMES, exhibit_path
from deputies.values import DeputiesError, Refusal
from deputies.values.shape import write

__all__ = ["Verified", "check_entry", "verify"]

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Verified:
    """What verification found: nothing (`sound`), or findings; and the head that was verified."""

    findings: tuple[Finding, ...]
    origin: str
    entries: int
    root: str
    acts: int

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.findings


class _Exhibits(Mapping[str, bytes]):
    """Exhibits read from the files, each checked against its digest when it is read."""

    def __init__(self, files: RecordFiles) -> None:
        self._files = files
        self._digests = frozenset(files.exhibits())

    def __getitem__(self, digest: str) -> bytes:
        if digest not in self._digests:
            raise KeyError(digest)
        return self._files.exhibit(digest)

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._digests))

    def __len__(self) -> int:
        return len(self._digests)


def verify(
    directory: Path | str,
    *,
    vkey: VerifyingKey | None = None,
    outside_head: str | None = None,
    progress: Progress | None = None,
) -> Verified:
    """Verify an exported record.

    vkey          the key the reader trusts; None takes the one beside the record, which proves less.
    outside_head  a checkpoint the reader kept: a shortened or forked record shows against it.
    progress      called with (what, done, of).
    """
    findings = list(verify_record(directory, vkey=vkey, outside_head=outside_head))
    if findings:
        named = read_head(directory)
        return Verified(tuple(findings), *named, 0)
    files = read_record(directory)
    size = files.checkpoint.size
    state, acts = State(_Exhibits(files)), 0
    named_exhibits: set[str] = set()
    sealed: set[str] = set()
    tokens: set[str] = set()
    for index, data in files.entries():
        try:
            entry = parse_entry(data)
            check_entry(state, entry, index, tokens)
        except DeputiesError as error:
            findings.append(_wrong(index, error))
            break
        take(state, entry)
        tokens.add(entry.token)
        named_exhibits.update(digest for _, digest in exhibits_named(entry.request))
        sealed.update(sealed_digests(entry.request))
        acts += len(entry.acts)
        if progress is not None:
            progress("entries decided again", index + 1, size)
    if not findings:
        findings.extend(_strays(files, named_exhibits))
        findings.extend(_names(Path(directory), sealed))
    return Verified(tuple(findings), files.checkpoint.origin, size, files.checkpoint.root.hex(), acts)


def read_head(directory: Path | str) -> tuple[str, int, str]:
    """Return origin, size and root that the head claims, empty where it cannot be read."""
    try:
        head = read_record(directory).checkpoint
    except DeputiesError:
        return "", 0, ""
    return head.origin, head.size, head.root.hex()


def check_entry(state: State, entry: Entry, index: int, tokens: set[str]) -> None:
    """Raise `Refusal` unless the entry stands at its place and its request comes to its acts in this state."""
    if entry.seq != index:
        raise Refusal("audit.sequence", f"The entry says it is number {entry.seq}.", found=str(entry.seq))
    if entry.token in tokens:
        raise Refusal("audit.token-twice", "The token of the request was already used by an earlier entry.")
    statute = state.system.statute if state.tables["systems"] else ""
    if entry.statute != statute:
        raise Refusal(
            "audit.statute",
            f"It names the statute {entry.statute[:12] or 'none'}; in force was {statute[:12] or 'none'}.",
            found=entry.statute,
            required=statute,
        )
    _, request = read_request(entry.request)
    if {"kind": entry.request["kind"], **write(request)} != entry.request:
        raise Refusal("audit.request-form", "The request is not written in its one form.")
    try:
        found = decide(state, entry.request, by=entry.by, now=entry.at, count_with="reference")
    except Refusal as refusal:
        raise Refusal(
            "audit.refused", f"The rules refuse this request: {refusal.sentence}", article=refusal.article
        ) from refusal
    acts = tuple({"kind": tag_of_class(type(act)), **write(act)} for act in found)
    if acts != entry.acts:
        raise Refusal("audit.acts-differ", _difference(entry.acts, acts), article="")


def _difference(stated: tuple[dict[str, Any], ...], found: tuple[dict[str, Any], ...]) -> str:
    for number, (one, other) in enumerate(zip(stated, found, strict=False), start=1):
        if one.get("kind") != other.get("kind"):
            return f"Act {number} is stated as {_short(one.get('kind'))}; the rules give {_short(other.get('kind'))}."
        differing = next(_differences(one, other), None)
        if differing is not None:
            path, left, right = differing
            return f"Act {number} ({one['kind']}) states {path} = {_short(left)}; the rules give {_short(right)}."
    return f"The entry states {_acts(len(stated))}; the rules give {_acts(len(found))}."


def _acts(number: int) -> str:
    return f"{number} act" if number == 1 else f"{number} acts"


def _differences(stated: Any, found: Any, path: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Yield (path, stated, found) of what differs, down to the single figure."""
    if isinstance(stated, dict) and isinstance(found, dict):
        for key in sorted({*stated, *found}):
            yield from _differences(stated.get(key), found.get(key), f"{path}.{key}" if path else key)
    elif isinstance(stated, list) and isinstance(found, list) and len(stated) == len(found):
        for place, (left, right) in enumerate(zip(stated, found, strict=True)):
            yield from _differences(left, right, f"{path}[{place}]")
    elif stated != found or type(stated) is not type(found):
        yield path, stated, found


def _short(value: object) -> str:
    if value is None:
        return "nothing"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 80 else text[:77] + "..."


def _wrong(index: int, error: DeputiesError) -> Finding:
    return Finding(error.code, f"entry {index}", error.sentence, entry=index)


def _strays(files: RecordFiles, named: set[str]) -> Iterator[Finding]:
    for digest in files.exhibits():
        if digest not in named:
            yield Finding("audit.exhibit-unnamed", exhibit_path(digest), "No entry names this document.", found=digest)


def _names(directory: Path, sealed: set[str]) -> Iterator[Finding]:
    path = directory / NAMES
    if not path.exists():
        return
    try:
        for sentence in check_names(parse_names(path.read_bytes()), sealed):
            yield Finding("audit.name-wrong", NAMES, sentence)
    except DeputiesError as error:
        yield Finding(error.code, NAMES, error.sentence)
