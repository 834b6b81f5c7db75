"""The layout of an exported record: which file stands where, and what the small ones say.

    checkpoint                     the signed head
    vkey                           the key that signed it, in its public text form, and a newline
    README.txt                     what a stranger needs to begin
    tile/<L>/<N>, tile/entries/<N> the tree and the entries (see `tiles`)
    exhibits/<first two>/<digest>  documents too large for an entry, named by their SHA-256
    exhibits/index                 one line for each exhibit, sorted: <digest> <number of bytes>
    names.json                     openings of sealed names, if any: erasable, so not signed; the audit opens each

The index of exhibits is a packing list for readers of static files who can't list a folder. It is not signed: which
exhibits belong to the record, the entries say by naming their digests.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from deputies.record.notes import VerifyingKey
from deputies.values import Refusal

__all__ = [
    "CHECKPOINT",
    "EXHIBITS",
    "INDEX",
    "NAMES",
    "README",
    "VKEY",
    "exhibit_digest",
    "exhibit_path",
    "format_index",
    "format_vkey",
    "parse_index",
    "parse_vkey",
    "readme",
]

CHECKPOINT: Final = "checkpoint"
VKEY: Final = "vkey"
README: Final = "README.txt"
EXHIBITS: Final = "exhibits/"
INDEX: Final = "exhibits/index"
NAMES: Final = "names.json"

_EXHIBIT = re.compile(r"exhibits/(?P<first>[0-9a-f]{2})/(?P<digest>[0-9a-f]{64})")
_INDEX_LINE = re.compile(r"(?P<digest>[0-9a-f]{64}) (?P<size>0|[1-9][0-9]{0,18})")
_DIGEST = re.compile(r"[0-9a-f]{64}")

_README: Final = """\
The public record of {origin}, format 1
{underline}

These files are the whole record: every act, in order, each entry bound by a Merkle tree (RFC 6962) to
the signed head in the file "checkpoint". No account and no server is needed to verify them.

  checkpoint        the head: name of the record, number of entries, root hash, signature (C2SP tlog-checkpoint)
  vkey              the public key that signed it (C2SP signed-note)
  tile/entries/     the entries, 256 to a file, each after its length in two bytes (C2SP tlog-tiles)
  tile/0/, 1/, ...  the hashes of the tree, 256 to a file (C2SP tlog-tiles)
  exhibits/         documents that entries name by their SHA-256
  names.json        salt and text of the names that stand sealed in the entries; it can be erased, the entries not

The key that signs this record is

  {vkey}

Compare it with a copy you have from elsewhere: files alone can't tell you whose key it is. Keep a copy of the file
"checkpoint" now and then. A later record that does not continue yours has been shortened or forked, and your copy
proves it.

To verify: deputies verify DIRECTORY. To write a verifier of your own: docs/record.md of the software Deputies.
"""


def readme(key: VerifyingKey) -> str:
    """Return the text of README.txt for the record whose key this is."""
    title = f"The public record of {key.name}, format 1"
    return _README.format(origin=key.name, underline="=" * len(title), vkey=key.text)


def format_vkey(key: VerifyingKey) -> str:
    """Return the text of the file `vkey`."""
    return f"{key.text}\n"


def parse_vkey(text: str) -> VerifyingKey:
    """Read the file `vkey`: one line; raise `Refusal` for anything else."""
    line, newline, rest = text.partition("\n")
    if not newline or rest:
        raise Refusal("record.key-malformed", "The file vkey is not one line that ends in a newline.")
    return VerifyingKey.parse(line)


def exhibit_path(digest: str) -> str:
    """Return the path of the exhibit with this digest; raise `Refusal` where it is no digest."""
    if not _DIGEST.fullmatch(digest):
        raise Refusal(
            "record.digest-malformed",
            f"{digest[:80]!r} is not a SHA-256 digest in 64 lower-case hexadecimal digits.",
            found=digest,
            required="64 lower-case hexadecimal digits",
        )
    return f"{EXHIBITS}{digest[:2]}/{digest}"


def exhibit_digest(path: str) -> str | None:
    """Return the digest that a path of an exhibit names; None where it is no such path."""
    found = _EXHIBIT.fullmatch(path)
    return found["digest"] if found and found["digest"].startswith(found["first"]) else None


def format_index(exhibits: Mapping[str, int]) -> str:
    """Return the text of the index of exhibits, given the number of bytes of each digest."""
    return "".join(f"{digest} {exhibits[digest]}\n" for digest in sorted(exhibits))


def parse_index(text: str) -> dict[str, int]:
    """Read the index of exhibits; raise `Refusal` where it would not print back to itself."""
    exhibits: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        found = _INDEX_LINE.fullmatch(line)
        if found is None:
            raise Refusal("record.index-malformed", f"Line {number} of {INDEX} is not a digest and a number of bytes.")
        exhibits[found["digest"]] = int(found["size"])
    if format_index(exhibits) != text:
        raise Refusal("record.index-malformed", f"The lines of {INDEX} are not sorted, one for each digest.")
    return exhibits
