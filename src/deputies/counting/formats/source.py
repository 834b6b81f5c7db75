"""The text of a ballot file, and where in it a fault lies."""

from __future__ import annotations

from deputies.values import Fault, Faults

__all__ = ["Source", "decode_text"]

LONGEST_LINE = 4_000_000


def decode_text(data: bytes, name: str) -> str:
    """Decode UTF-8 (a leading byte order mark is dropped), UTF-16 with its mark, else Latin-1 is refused.

    raises Faults with line and column of the first byte that is not UTF-8.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise Faults(name or "ballots", [Fault("byte 1", "broken UTF-16", "text in UTF-8")]) from error
    body = data[3:] if data.startswith(b"\xef\xbb\xbf") else data
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        before = body[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - (before.rfind(b"\n") + 1) + 1
        found = f"byte 0x{body[error.start]:02x}, which is not UTF-8"
        fault = Fault(f"line {line}, column {column}", found, "text in UTF-8", "ballots.encoding")
        raise Faults(name or "ballots", [fault]) from error


class Source:
    """A file being read: its name for messages, its format, and the faults found so far."""

    def __init__(self, data: bytes, name: str, kind: str) -> None:
        self.data = data
        self.name = name or "ballots"
        self.kind = kind
        self.faults: list[Fault] = []

    @property
    def text(self) -> str:
        """The decoded text."""
        return decode_text(self.data, self.name)

    def fault(self, line: int, column: int, found: str, expected: str) -> None:
        """Note a fault; after 20 the reading stops."""
        self.faults.append(Fault(f"line {line}, column {column}", found, expected, f"ballots.{self.kind}"))
        if len(self.faults) >= 20:
            self.stop()

    def stop(self) -> None:
        """Raise what was found, if anything was."""
        if self.faults:
            raise Faults(f"{self.name} ({self.kind})", self.faults)

    def fail(self, line: int, column: int, found: str, expected: str) -> Faults:
        """Return the faults with a last one that makes further reading pointless."""
        self.faults.append(Fault(f"line {line}, column {column}", found, expected, f"ballots.{self.kind}"))
        return Faults(f"{self.name} ({self.kind})", self.faults)


def shown(text: str, most: int = 40) -> str:
    """Quote a piece of a file for a message, cut to a readable length."""
    return repr(text if len(text) <= most else text[:most] + "…")
