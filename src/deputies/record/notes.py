"""Signed notes (C2SP `signed-note`): a text, an empty line, and signature lines; and the keys that make them.

    <text, ending in a newline>
    <empty line>
    — <key name> <base64 of key id (4 bytes) and signature>

    key id        first 4 bytes of SHA-256(key name || 0x0A || 0x01 || public key), Ed25519 being type 0x01
    public text   <key name>+<key id, 8 hexadecimal digits>+<base64 of 0x01 and the 32 bytes of the public key>
    private text  PRIVATE+KEY+<key name>+<key id>+<base64 of 0x01 and the 32 bytes of the seed>

Base64 is the standard alphabet with padding and must print back to itself, so a note has one spelling. Signatures
by keys that the reader does not know are kept and not judged: witnesses may add theirs.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from deputies.values import Refusal

__all__ = [
    "Note",
    "Signature",
    "SigningKey",
    "VerifyingKey",
    "check_key_name",
    "check_note",
    "decode_base64",
    "encode_base64",
    "format_note",
    "parse_note",
    "sign_note",
]

_ED25519: Final = b"\x01"
_DASH: Final = "\u2014"
_MOST_SIGNATURES: Final = 64
_KEY = re.compile(r"(?P<name>[^+]+)\+(?P<id>[0-9a-f]{8})\+(?P<data>[A-Za-z0-9+/=]+)")
_PRIVATE: Final = "PRIVATE+KEY+"


@dataclass(frozen=True, slots=True)
class VerifyingKey:
    """The public half of a key: its name and the 32 bytes of the Ed25519 public key."""

    name: str
    public: bytes

    def __post_init__(self) -> None:
        check_key_name(self.name)
        if len(self.public) != 32:
            raise Refusal("record.key-malformed", f"A public key has 32 bytes and this one {len(self.public)}.")

    @property
    def key_id(self) -> bytes:
        """The four bytes that, with the name, say which key signed."""
        return sha256(self.name.encode() + b"\n" + _ED25519 + self.public).digest()[:4]

    @property
    def text(self) -> str:
        """The key as one line of text."""
        return f"{self.name}+{self.key_id.hex()}+{encode_base64(_ED25519 + self.public)}"

    @classmethod
    def parse(cls, text: str) -> VerifyingKey:
        """Read a public key from its text; raise `Refusal` (`record.key-malformed`) for any other text."""
        name, key_id, raw = _parse_key(text, "public")
        key = cls(name, raw)
        if key.key_id != key_id:
            raise Refusal(
                "record.key-malformed",
                f"The key of {name!r} says its id is {key_id.hex()}; name and key bytes give {key.key_id.hex()}.",
                found=key_id.hex(),
                required=key.key_id.hex(),
            )
        return key

    def signed(self, message: bytes, signature: bytes) -> bool:
        """Say whether `signature` is this key's Ed25519 signature of `message`."""
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True


@dataclass(frozen=True, slots=True)
class SigningKey:
    """The private half: a name and a seed of 32 random bytes, which whoever makes the key draws and keeps secret."""

    name: str
    seed: bytes = field(repr=False)

    def __post_init__(self) -> None:
        check_key_name(self.name)
        if len(self.seed) != 32:
            raise Refusal("record.key-malformed", f"A seed has 32 bytes and this one {len(self.seed)}.")

    @property
    def verifier(self) -> VerifyingKey:
        """The public half."""
        public = Ed25519PrivateKey.from_private_bytes(self.seed).public_key()
        return VerifyingKey(self.name, public.public_bytes(Encoding.Raw, PublicFormat.Raw))

    @property
    def text(self) -> str:
        """The key as one line of text. A secret: whoever has it can sign heads in the name of the record."""
        return f"{_PRIVATE}{self.name}+{self.verifier.key_id.hex()}+{encode_base64(_ED25519 + self.seed)}"

    @classmethod
    def parse(cls, text: str) -> SigningKey:
        """Read a private key from its text; the refusal never repeats the text."""
        if not text.startswith(_PRIVATE):
            raise Refusal("record.key-malformed", f"A private key begins with {_PRIVATE}; this text does not.")
        name, key_id, seed = _parse_key(text.removeprefix(_PRIVATE), "private")
        key = cls(name, seed)
        if key.verifier.key_id != key_id:
            raise Refusal("record.key-malformed", f"The private key of {name!r} has an id that is not its own.")
        return key

    def sign(self, message: bytes) -> Signature:
        """Return this key's signature of `message`."""
        signed = Ed25519PrivateKey.from_private_bytes(self.seed).sign(message)
        return Signature(self.name, self.verifier.key_id, signed)


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature line: who says it signed (name and key id) and the bytes that should prove it."""

    name: str
    key_id: bytes
    data: bytes

    @property
    def line(self) -> str:
        """The line without its newline."""
        return f"{_DASH} {self.name} {encode_base64(self.key_id + self.data)}"


@dataclass(frozen=True, slots=True)
class Note:
    """A text that ends in a newline, and its signatures in the order of the lines."""

    text: str
    signatures: tuple[Signature, ...]


def sign_note(text: str, *keys: SigningKey) -> Note:
    """Return the note of `text` signed by each key. Requires a text that may stand in a note."""
    _check_text(text)
    return Note(text, tuple(key.sign(text.encode()) for key in keys))


def format_note(note: Note) -> str:
    """Return the note as text: `parse_note` reads it back."""
    return note.text + "\n" + "".join(f"{signature.line}\n" for signature in note.signatures)


def parse_note(text: str) -> Note:
    """Read a signed note; raise `Refusal` (`record.note-malformed`) for text that would not print back to itself.

    No signature is judged here; that is `check_note`.
    """
    body, gap, lines = text.rpartition("\n\n")
    if not gap or not lines.endswith("\n"):
        raise _malformed("it has no empty line before signature lines that end in a newline")
    _check_text(body + "\n")
    rows = lines[:-1].split("\n")
    if len(rows) > _MOST_SIGNATURES:
        raise _malformed(f"it has {len(rows)} signature lines, and at most {_MOST_SIGNATURES} are read")
    note = Note(body + "\n", tuple(_parse_line(row, number) for number, row in enumerate(rows, 1)))
    makers = [(signature.name, signature.key_id) for signature in note.signatures]
    if len(set(makers)) != len(makers):
        raise _malformed("two of its signature lines are of one key")
    return note


def check_note(note: Note, keys: Iterable[VerifyingKey]) -> tuple[VerifyingKey, ...]:
    """Return those of `keys` that signed the note.

    Raises `Refusal` where a signature that claims to be of one of `keys` does not verify (`record.signature-wrong`),
    and where none of `keys` signed (`record.unsigned`). Lines of other keys are not judged.
    """
    known = {(key.name, key.key_id): key for key in keys}
    signers = []
    for signature in note.signatures:
        key = known.get((signature.name, signature.key_id))
        if key is None:
            continue
        if not key.signed(note.text.encode(), signature.data):
            raise Refusal(
                "record.signature-wrong",
                f"The signature of {key.name} (key {key.key_id.hex()}) is not a signature of this text.",
                found=signature.data.hex(),
                required=key.text,
            )
        signers.append(key)
    if not signers:
        raise Refusal(
            "record.unsigned",
            "None of the keys asked for signed this text: "
            f"signed by {', '.join(f'{s.name} ({s.key_id.hex()})' for s in note.signatures)}; "
            f"wanted {' or '.join(f'{name} ({key_id.hex()})' for name, key_id in known) or 'a key, none was given'}.",
        )
    return tuple(signers)


def check_key_name(name: str) -> str:
    """Return `name` if it can name a key or an origin: not empty, printable, no space, no plus sign."""
    if name and name.isprintable() and "+" not in name and not any(character.isspace() for character in name):
        return name
    raise Refusal(
        "record.name-malformed",
        f"{name!r} can't name a key or a record: use printable characters without spaces or plus signs, "
        "such as example.org/councils.",
        found=name,
        required="printable, no space, no plus sign",
    )


def encode_base64(data: bytes) -> str:
    """Return standard base64 with padding."""
    return base64.b64encode(data).decode("ascii")


def decode_base64(text: str, what: str) -> bytes:
    """Read base64 that prints back to itself; raise `Refusal` (`record.base64`) otherwise. `what` names it."""
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError):
        data = None
    if data is None or encode_base64(data) != text:
        raise Refusal("record.base64", f"{what} is not base64 in its one spelling (standard alphabet, padded).")
    return data


def _parse_line(row: str, number: int) -> Signature:
    parts = row.split(" ")
    if len(parts) != 3 or parts[0] != _DASH:
        raise _malformed(f"signature line {number} is not a dash, a key name and base64 with one space between")
    data = decode_base64(parts[2], f"The signature on line {number}")
    if len(data) < 5:
        raise _malformed(f"signature line {number} has {len(data)} bytes; a key id alone has 4")
    return Signature(check_key_name(parts[1]), data[:4], data[4:])


def _parse_key(text: str, half: str) -> tuple[str, bytes, bytes]:
    found = _KEY.fullmatch(text)
    if found is None:
        raise Refusal("record.key-malformed", f"A {half} key is name+id+base64; this text is not.")
    raw = decode_base64(found["data"], f"The {half} key of {found['name']!r}")
    if len(raw) != 33 or raw[:1] != _ED25519:
        raise Refusal("record.key-malformed", f"The {half} key of {found['name']!r} is not of type Ed25519 (0x01).")
    return found["name"], bytes.fromhex(found["id"]), raw[1:]


def _check_text(text: str) -> None:
    if not text.endswith("\n"):
        raise _malformed("its text does not end in a newline")
    if any(character < " " and character != "\n" for character in text):
        raise _malformed("it has a control character")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise _malformed("it has a lone surrogate") from error


def _malformed(reason: str) -> Refusal:
    return Refusal("record.note-malformed", f"This is not a signed note: {reason}.", found=reason)
