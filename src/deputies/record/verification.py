"""Verifying an exported record as a whole: every byte of every file is held against the signed head.

In this order: the key, the head and its signature, the README, the tree (`verified_tree`), the head that the reader
kept from outside, the files that should not be there, the exhibits and their index. A file too many is a fault like a
file too few. What no file can show: whose the key is, unless the reader brings it; that the head is the latest one,
unless the reader brings a later one; and what signature lines of keys unknown to the reader are worth.

Nothing is read here: a `Source` gives paths and bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Final

from deputies.record.checkpoint import Checkpoint, open_checkpoint, parse_checkpoint
from deputies.record.findings import Finding, Source, missing, text_of
from deputies.record.hashing import HASH_SIZE
from deputies.record.layout import (
    CHECKPOINT,
    INDEX,
    NAMES,
    README,
    VKEY,
    exhibit_digest,
    exhibit_path,
    parse_index,
    parse_vkey,
    readme,
)
from deputies.record.notes import VerifyingKey, parse_note
from deputies.record.tiles import ENTRIES, TILE_WIDTH, Tile, parse_path, width_at
from deputies.record.verified_tree import VerifiedTree, verify_tree
from deputies.values import Refusal

__all__ = ["OUTSIDE_HEAD", "verify_files"]

_MOST_MISSING: Final = 1_000

OUTSIDE_HEAD: Final = "(the head kept outside)"
"""Stands for a path in findings about the copy of a head that the reader brought."""


def verify_files(
    source: Source, *, vkey: VerifyingKey | None = None, outside_head: str | None = None
) -> tuple[Finding, ...]:
    """Return everything that is wrong with the exported record in `source`; nothing for a sound one.

    `vkey` is the key the reader trusts; without it the key in the files is taken, and then a record signed anew by
    somebody else's key can't be told. `outside_head` is the text of an earlier checkpoint that the reader kept: the
    record has to continue it.
    """
    paths = frozenset(source.paths())
    key, findings = _check_key(source, vkey)
    head, more = _check_head(source, key)
    findings += more
    if key:
        findings += _check_readme(source, key)
    not_checked = _why_not_checked(paths, head, vouched=not more) if head else None
    if not_checked:
        findings.append(not_checked)
    elif head:
        earlier, more = _open_outside_head(outside_head, key, head)
        findings += more
        tree = verify_tree(source, head, earlier.size if earlier else 0)
        findings += tree.findings
        if earlier:
            findings += _check_continues(earlier, tree)
        findings += _check_tree_paths(source, paths, head.size, {finding.path for finding in tree.findings})
    findings += [_stray(path) for path in sorted(paths) if not _has_a_place(path)]
    return (*findings, *_check_exhibits(source, paths))


def _check_key(source: Source, vkey: VerifyingKey | None) -> tuple[VerifyingKey | None, list[Finding]]:
    try:
        text = text_of(source, VKEY)
        found = parse_vkey(text) if text is not None else None
    except Refusal as refusal:
        return vkey, [_said(VKEY, refusal)]
    if found is None:
        return vkey, [missing(VKEY, "it holds the public key of the record")]
    if vkey is not None and found != vkey:
        sentence = f"The key in the files is {found.text}; the key asked for is {vkey.text}."
        return vkey, [Finding("record.key-differs", VKEY, sentence, None, found.text, vkey.text)]
    return found, []


def _check_head(source: Source, key: VerifyingKey | None) -> tuple[Checkpoint | None, list[Finding]]:
    try:
        text = text_of(source, CHECKPOINT)
        if text is None:
            return None, [missing(CHECKPOINT, "without a signed head nothing else can be judged")]
        head = parse_checkpoint(parse_note(text).text)
    except Refusal as refusal:
        return None, [_said(CHECKPOINT, refusal, "; the tree was not checked")]
    if key is None:
        return head, []  # the finding about the key says that nobody vouches for this head
    try:
        open_checkpoint(text, [key])
    except Refusal as refusal:
        return head, [_said(CHECKPOINT, refusal)]
    return head, []


def _check_readme(source: Source, key: VerifyingKey) -> list[Finding]:
    data, expected = source.read(README), readme(key).encode()
    if data == expected:
        return []
    if data is None:
        return [missing(README, "it tells a stranger how to begin")]
    at = next(
        (i for i, (a, b) in enumerate(zip(data, expected, strict=False)) if a != b), min(len(data), len(expected))
    )
    sentence = f"From byte {at} on the text is not that of format 1 for this key."
    return [
        Finding("record.readme-differs", README, sentence, None, str(data[at : at + 20]), str(expected[at : at + 20]))
    ]


def _open_outside_head(
    text: str | None, key: VerifyingKey | None, head: Checkpoint
) -> tuple[Checkpoint | None, list[Finding]]:
    if text is None:
        return None, []
    try:
        earlier = open_checkpoint(text, [key]).checkpoint if key else parse_checkpoint(parse_note(text).text)
    except Refusal as refusal:
        return None, [_said(OUTSIDE_HEAD, refusal)]
    if earlier.origin != head.origin:
        sentence = f"It is a head of {earlier.origin} and the record is {head.origin}."
        return None, [Finding("record.origin-differs", OUTSIDE_HEAD, sentence, None, earlier.origin, head.origin)]
    if earlier.size > head.size:
        sentence = f"The record has {head.size} entries; the head kept outside has {earlier.size}: it was shortened."
        return None, [Finding("record.shortened", CHECKPOINT, sentence, None, str(head.size), str(earlier.size))]
    return earlier, []


def _check_continues(earlier: Checkpoint, tree: VerifiedTree) -> list[Finding]:
    if tree.earlier_root == earlier.root:
        return []
    found = tree.earlier_root.hex() if tree.earlier_root else "nothing that can be computed"
    sentence = (
        f"The first {earlier.size} entries hash to {found}; the head kept outside says {earlier.root.hex()}: "
        "the record was forked or changed."
    )
    return [Finding("record.forked", CHECKPOINT, sentence, None, found, earlier.root.hex())]


def _check_tree_paths(source: Source, paths: Iterable[str], size: int, faulty: set[str]) -> list[Finding]:
    """Name the tiles that a record of this size has not; hold partial tiles of earlier sizes against today's."""
    findings = []
    for path in sorted(paths):
        tile = parse_path(path)
        if tile is None:
            continue
        width = width_at(size, tile.level, tile.index)
        if tile.width > width:
            findings.append(_stray(path))
        elif tile.width < width:
            whole = Tile(tile.level, tile.index, width)
            if whole.path not in faulty and not _is_beginning(source, tile, whole):
                sentence = f"The partial tile of an earlier head is not the beginning of {whole.path}."
                findings.append(Finding("record.tile-wrong", path, sentence))
    return findings


def _is_beginning(source: Source, part: Tile, whole: Tile) -> bool:
    data, longer = source.read(part.path), source.read(whole.path)
    if data is None or longer is None:
        return False
    end = part.width * HASH_SIZE
    if part.level == ENTRIES:
        end = 0
        for _ in range(part.width):
            end += 2 + int.from_bytes(longer[end : end + 2], "big")
    return data == longer[:end]


def _check_exhibits(source: Source, paths: Iterable[str]) -> list[Finding]:
    findings, sizes = [], {}
    for path in sorted(paths):
        digest = exhibit_digest(path)
        if digest is None:
            continue
        data = source.read(path)
        if data is None:  # a link
            findings.append(missing(path, "what stands there is not a file of its own"))
            continue
        found = sha256(data).hexdigest()
        if found != digest:
            sentence = f"The exhibit hashes to {found}, not to the digest that names it."
            findings.append(Finding("record.exhibit-wrong", path, sentence, None, found, digest))
        sizes[digest] = len(data) if found == digest else None
    try:
        text = text_of(source, INDEX)
        if text is None:
            return [*findings, missing(INDEX, "it lists the exhibits, and is empty where there are none")]
        return findings + _compare_index(parse_index(text), sizes)
    except Refusal as refusal:
        return [*findings, _said(INDEX, refusal)]


def _compare_index(listed: dict[str, int], sizes: dict[str, int | None]) -> list[Finding]:
    gone = [digest for digest in sorted(listed) if digest not in sizes]
    extra = [digest for digest in sorted(sizes) if digest not in listed]
    findings = [missing(exhibit_path(digest), f"{INDEX} lists it") for digest in gone]
    for digest in extra:
        sentence = f"The exhibit is not listed in {INDEX}."
        findings.append(Finding("record.exhibit-unlisted", exhibit_path(digest), sentence))
    if extra:  # either a file was added or the index was changed: both are named
        sentence = f"The index does not list {extra[0]}, which is there."
        findings.append(Finding("record.index-wrong", INDEX, sentence, None, "", extra[0]))
    for digest in sorted(listed.keys() & sizes.keys()):
        size = sizes[digest]
        if size is not None and size != listed[digest]:
            sentence = f"The index gives {listed[digest]} bytes for {digest}, which has {size}."
            findings.append(Finding("record.index-wrong", INDEX, sentence, None, str(listed[digest]), str(size)))
    return findings


def _has_a_place(path: str) -> bool:
    small = path in (CHECKPOINT, VKEY, README, INDEX, NAMES)
    return small or exhibit_digest(path) is not None or parse_path(path) is not None


def _why_not_checked(paths: Iterable[str], head: Checkpoint, *, vouched: bool) -> Finding | None:
    """Return why the tree can't be held against the head; None where it can.

    A size that nobody vouches for is believed only where the bundles have it too; and where very many bundles are
    missing, to name each would only keep the reader from the one thing that matters.
    """
    bundles = [tile for tile in map(parse_path, paths) if tile and tile.level == ENTRIES]
    size = max((tile.index * TILE_WIDTH + tile.width for tile in bundles), default=0)
    wanted = -(-head.size // TILE_WIDTH)
    if wanted - len(bundles) > _MOST_MISSING:
        reason = f"the head has {head.size} entries in {wanted} bundles, and there are {len(bundles)} bundles"
    elif not vouched and head.size != size:
        reason = f"nobody vouches for the size {head.size}, and the bundles have {size} entries"
    else:
        return None
    return Finding("record.tree-not-checked", CHECKPOINT, f"The tree was not checked: {reason}.")


def _stray(path: str) -> Finding:
    shown = path.encode("utf-8", "backslashreplace").decode()  # a name that is not UTF-8 has to be printable too
    return Finding("record.file-stray", shown, "The file has no place in this record.", None, "a file", "no file")


def _said(path: str, refusal: Refusal, rest: str = "") -> Finding:
    sentence = refusal.sentence.removesuffix(".") + rest + "."
    return Finding(refusal.code, path, sentence, None, refusal.found, refusal.required)
