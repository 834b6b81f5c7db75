"""The directory of an exported record: the only module of the record that reads or writes files.

`write_record` publishes, `read_record` gives a reader what is there, `verify_record` checks all of it. The layout is
in `layout`; a directory holds one record and nothing else.

Writing goes in this order: tiles and bundles, exhibits and their index, key and README, and the checkpoint last, each
under a temporary name first. So a reader who meets an unfinished export sees the old head, and every file it needs is
there: partial tiles of earlier heads are kept until the full tile is. Nothing is synced to the disk beyond what the
system does by itself: an export can be made again from the record it was made from.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from deputies.record.checkpoint import Checkpoint, OpenedCheckpoint, format_checkpoint, open_checkpoint, sign_checkpoint
from deputies.record.findings import Finding
from deputies.record.hashing import leaf_hash
from deputies.record.layout import (
    CHECKPOINT,
    INDEX,
    NAMES,
    README,
    VKEY,
    exhibit_digest,
    exhibit_path,
    format_index,
    format_vkey,
    parse_index,
    parse_vkey,
    readme,
)
from deputies.record.notes import SigningKey, VerifyingKey
from deputies.record.receipts import Receipt, format_receipt
from deputies.record.tiles import (
    ENTRIES,
    TILE_WIDTH,
    Tile,
    TileBuilder,
    decode_bundle,
    encode_bundle,
    parse_path,
    tile_reader,
    width_at,
)
from deputies.record.tree import inclusion_proof
from deputies.record.verification import verify_files
from deputies.values import Refusal

__all__ = ["DirectorySource", "RecordFiles", "read_record", "verify_record", "write_record"]

_UNFINISHED = ".unfinished"


def write_record(
    directory: Path | str,
    entries: Iterable[bytes],
    *,
    origin: str,
    key: SigningKey,
    exhibits: Mapping[str, bytes] | Iterable[tuple[str, bytes]] = (),
) -> Checkpoint:
    """Write the record as static files, sign its head with `key`, and return the head.

    `entries` are all the entries from the first on; `exhibits` are digests (SHA-256 in hexadecimal) with their bytes.
    Both are streamed, the entries to their end before the first exhibit is asked for: memory holds one bundle, one
    exhibit and one tile of each level. The same entries give the same bytes.

    Into a directory with an earlier export the longer record is written by replacing only what must change. `Refusal`
    is raised, and the head there stays, where it would shorten or fork that export, where the directory holds something
    else, or where `key` does not bear the name `origin` or did not sign the head there.
    """
    root = Path(directory)
    if key.name != origin:
        raise Refusal("record.key-of-another", f"The key of {key.name} can't sign for the record {origin}.")
    old = _head_there(root, key.verifier)
    builder = TileBuilder()
    _write_tree(_Writer(root, old.checkpoint.size if old else 0), entries, builder, old)
    head = Checkpoint(origin, builder.size, builder.root())
    _write_exhibits(root, exhibits)
    _replace(root, VKEY, format_vkey(key.verifier).encode())
    _replace(root, README, readme(key.verifier).encode())
    if old is None or format_checkpoint(head) != old.note.text:  # the same head keeps its witnesses' signatures
        _replace(root, CHECKPOINT, sign_checkpoint(head, key).encode())
    _drop_superseded(root, head.size)
    return head


@dataclass(frozen=True, slots=True)
class RecordFiles:
    """An exported record as it lies in a directory. What is read is not verified: that is `verify_record`."""

    directory: Path
    vkey: VerifyingKey
    checkpoint_text: str
    checkpoint: Checkpoint

    def entries(self, start: int = 0) -> Iterator[tuple[int, bytes]]:
        """Yield each entry's index and bytes from `start` on, one bundle at a time."""
        size = self.checkpoint.size
        for number in range(start // TILE_WIDTH, -(-size // TILE_WIDTH)):
            bundle = Tile(ENTRIES, number, width_at(size, 0, number))
            for place, entry in enumerate(decode_bundle(self._bytes(bundle.path), bundle.width)):
                index = number * TILE_WIDTH + place
                if index >= start:
                    yield index, entry

    def entry(self, index: int) -> bytes:
        """Return one entry; raise `Refusal` where the record has no such entry."""
        if not 0 <= index < self.checkpoint.size:
            raise Refusal("record.no-such-entry", f"There is no entry {index} in {self.checkpoint.size} entries.")
        return next(entry for _, entry in self.entries(index))

    def exhibit(self, digest: str) -> bytes:
        """Return an exhibit whose bytes hash to `digest`; raise `Refusal` where there is none or it is another."""
        data = self._bytes(exhibit_path(digest))
        if sha256(data).hexdigest() != digest:
            raise Refusal("record.exhibit-wrong", f"The exhibit {digest} does not hash to its name.")
        return data

    def exhibits(self) -> tuple[str, ...]:
        """Return the digests in the index of exhibits, sorted."""
        return tuple(parse_index(self._bytes(INDEX).decode("utf-8", "replace")))

    def receipt(self, index: int) -> str:
        """Return the receipt of an entry: index, inclusion proof and signed head in one text."""
        size = self.checkpoint.size
        read = tile_reader(size, lambda tile: self._bytes(tile.path))
        return format_receipt(Receipt(index, inclusion_proof(index, size, read), self.checkpoint_text))

    def _bytes(self, path: str) -> bytes:
        try:
            return (self.directory / path).read_bytes()
        except FileNotFoundError as error:
            raise Refusal("record.file-missing", f"The record has no file {path}.", required=path) from error


def read_record(directory: Path | str) -> RecordFiles:
    """Open an exported record: its head has to be signed by the key beside it; raise `Refusal` otherwise."""
    root = Path(directory)
    source = DirectorySource(root)
    texts = {path: source.read(path) for path in (VKEY, CHECKPOINT)}
    for path, data in texts.items():
        if data is None:
            raise Refusal("record.file-missing", f"{root} holds no exported record: {path} is missing.", required=path)
    key = parse_vkey((texts[VKEY] or b"").decode("utf-8", "replace"))
    text = (texts[CHECKPOINT] or b"").decode("utf-8", "replace")
    return RecordFiles(root, key, text, open_checkpoint(text, [key]).checkpoint)


def verify_record(
    directory: Path | str, *, vkey: VerifyingKey | None = None, outside_head: str | None = None
) -> tuple[Finding, ...]:
    """Return everything that is wrong with the exported record in `directory`; nothing for a sound one.

    `vkey` is the key the reader trusts, `outside_head` the text of an earlier checkpoint the reader kept: see
    `deputies.record.verification.verify_files`.
    """
    return verify_files(DirectorySource(Path(directory)), vkey=vkey, outside_head=outside_head)


@dataclass(frozen=True, slots=True)
class DirectorySource:
    """The files under a directory, for `verify_files`. A link is listed but not followed, so it is found as a fault."""

    directory: Path

    def paths(self) -> Iterator[str]:
        """Yield the path of everything that is not a folder."""
        for folder, folders, names in os.walk(self.directory):
            links = [name for name in folders if (Path(folder) / name).is_symlink()]
            for name in (*names, *links):
                yield (Path(folder) / name).relative_to(self.directory).as_posix()

    def read(self, path: str) -> bytes | None:
        """Return the bytes of a regular file; None where there is none."""
        place = self.directory / path
        return place.read_bytes() if place.is_file() and not place.is_symlink() else None


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes tiles; what an earlier export of `kept` entries fixed for good it only compares."""

    root: Path
    kept: int

    def write(self, tile: Tile, data: bytes) -> None:
        end = (tile.index + 1) * TILE_WIDTH ** (max(tile.level, 0) + 1)
        if tile.width < TILE_WIDTH or end > self.kept:
            _replace(self.root, tile.path, data)
            return
        place = self.root / tile.path
        if not place.is_file() or place.read_bytes() != data:
            raise Refusal(
                "record.would-fork",
                f"{tile.path} in {self.root} is missing or differs from what these entries give: the files there were "
                "changed, or they are of another record. Nothing was replaced; verify them, or export elsewhere.",
                found=tile.path,
            )


def _write_tree(writer: _Writer, entries: Iterable[bytes], builder: TileBuilder, old: OpenedCheckpoint | None) -> None:
    bundle: list[bytes] = []
    for entry in entries:
        _check_fork(builder, old)
        bundle.append(entry)
        finished = builder.append(leaf_hash(entry))
        if finished:
            writer.write(Tile(ENTRIES, finished[0][0].index), encode_bundle(bundle))
            bundle.clear()
        for tile, data in finished:
            writer.write(tile, data)
    _check_fork(builder, old)
    if old and builder.size < old.checkpoint.size:
        raise Refusal(
            "record.would-shorten",
            f"The export in {writer.root} has {old.checkpoint.size} entries and these are {builder.size}; "
            "a record never becomes shorter.",
            found=str(builder.size),
            required=f"at least {old.checkpoint.size}",
        )
    if bundle:
        writer.write(Tile(ENTRIES, builder.size // TILE_WIDTH, len(bundle)), encode_bundle(bundle))
    for tile, data in builder.partial():
        writer.write(tile, data)


def _check_fork(builder: TileBuilder, old: OpenedCheckpoint | None) -> None:
    if old is None or builder.size != old.checkpoint.size:
        return
    if builder.root() != old.checkpoint.root:
        raise Refusal(
            "record.would-fork",
            f"The first {builder.size} entries hash to {builder.root().hex()}; the head already published for that "
            f"size has {old.checkpoint.root.hex()}. A record is continued, never rewritten.",
            found=builder.root().hex(),
            required=old.checkpoint.root.hex(),
        )


def _head_there(root: Path, key: VerifyingKey) -> OpenedCheckpoint | None:
    """Return the head of the export that is there; raise `Refusal` where something else is."""
    place = root / CHECKPOINT
    if place.is_file():
        return open_checkpoint(place.read_bytes().decode("utf-8", "replace"), [key])
    if root.exists() and not root.is_dir():
        raise Refusal("record.not-a-directory", f"{root} is not a directory.")
    ours = {"tile", "exhibits", VKEY, README, NAMES, _UNFINISHED}  # an export that stopped before its head
    foreign = sorted(each.name for each in root.iterdir() if each.name not in ours) if root.exists() else []
    if foreign:
        raise Refusal(
            "record.directory-not-empty",
            f"{root} holds {foreign[0]}, which is not of a record; export into a directory of its own.",
            found=foreign[0],
        )
    return None


def _write_exhibits(root: Path, exhibits: Mapping[str, bytes] | Iterable[tuple[str, bytes]]) -> None:
    """Write exhibits and the index of all that are there: a later export adds, it never takes away."""
    for digest, data in exhibits.items() if isinstance(exhibits, Mapping) else exhibits:
        path = exhibit_path(digest)
        if sha256(data).hexdigest() != digest:
            raise Refusal(
                "record.exhibit-wrong", f"The exhibit given as {digest} hashes to {sha256(data).hexdigest()}."
            )
        _replace(root, path, data)
    there = (path for path in DirectorySource(root).paths() if path.startswith("exhibits/"))
    sizes = {digest: (root / path).stat().st_size for path in there if (digest := exhibit_digest(path))}
    _replace(root, INDEX, format_index(sizes).encode())


def _drop_superseded(root: Path, size: int) -> None:
    """Remove partial tiles whose full tile is there."""
    for path in list(DirectorySource(root / "tile").paths()):
        tile = parse_path(f"tile/{path}")
        if tile and tile.width < TILE_WIDTH and width_at(size, tile.level, tile.index) == TILE_WIDTH:
            (root / tile.path).unlink()
            if not any((root / tile.path).parent.iterdir()):
                (root / tile.path).parent.rmdir()


def _replace(root: Path, path: str, data: bytes) -> None:
    place = root / path
    if place.is_file() and not place.is_symlink() and place.read_bytes() == data:
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    unfinished = root / _UNFINISHED
    unfinished.write_bytes(data)
    unfinished.replace(place)
