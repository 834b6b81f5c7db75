"""How much the record costs above the hashing it can't do without.

Limit: SHA-256 once over each entry's bytes, in the same run. Measured: growing the tree (leaf hashes, tiles, root);
appending to a `Range`, as the writer of a live record does; writing all static files and signing the head; verifying
them from the files alone. Prints seconds, the ratio to the limit, and the peak of Python's memory while writing.

    python benchmarks/record.py [ENTRIES]
"""

from __future__ import annotations

import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

from deputies.record import Range, SigningKey, TileBuilder, encode, leaf_hash
from deputies.record.files import verify_record, write_record

KEY = SigningKey("example.org/councils", bytes(range(32)))
DIGEST = sha256(b"").hexdigest()


def made(count: int) -> Iterator[bytes]:
    """Entries of the size of a small act, about 400 bytes."""
    for number in range(count):
        yield encode(
            {
                "v": 1,
                "seq": number,
                "at": "1927-03-31T09:00:00Z",
                "by": {"office": "secretary", "of": "council-shanghai"},
                "statute": DIGEST,
                "token": DIGEST,
                "request": {"kind": "vote", "motion": f"motion-{number // 100}", "for": number % 100},
                "acts": [{"kind": "vote-taken", "motion": f"motion-{number // 100}", "for": number % 100}],
            }
        )


def timed(work: Callable[[], object]) -> float:
    """The least of three runs, in seconds."""
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def grow_tiles(entries: list[bytes]) -> bytes:
    builder = TileBuilder()
    for entry in entries:
        builder.append(leaf_hash(entry))
    return builder.root()


def grow_range(entries: list[bytes]) -> bytes:
    growing = Range()
    for entry in entries:
        growing = growing.append(leaf_hash(entry))
    return growing.root()


def export(directory: Path, entries: Iterator[bytes] | list[bytes]) -> None:
    write_record(directory, entries, origin=KEY.name, key=KEY)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    entries = list(made(count))
    size = sum(map(len, entries))
    print(f"{count:,} entries, {size:,} bytes")
    limit = timed(lambda: [sha256(entry).digest() for entry in entries])
    print(f"{'SHA-256 of each entry (the limit)':44}{limit:8.3f} s")
    with tempfile.TemporaryDirectory() as place:
        fresh = iter(range(9))
        works: dict[str, Callable[[], object]] = {
            "encode each entry": lambda: list(made(count)),
            "tree: leaves, tiles, root": lambda: grow_tiles(entries),
            "append to a range, one value after another": lambda: grow_range(entries),
            "write all files and sign": lambda: export(Path(place) / f"{next(fresh)}", entries),
            "write the same again (nothing to change)": lambda: export(Path(place) / "0", entries),
            "verify the files": lambda: verify_record(Path(place) / "0"),
        }
        for name, work in works.items():
            spent = timed(work)
            print(f"{name:44}{spent:8.3f} s{spent / limit:8.1f} times the limit")
        tracemalloc.start()
        export(Path(place) / "streamed", made(count))
        print(f"peak memory while writing a stream: {tracemalloc.get_traced_memory()[1] / 2**20:.1f} MiB")
        tracemalloc.stop()


if __name__ == "__main__":
    main()
