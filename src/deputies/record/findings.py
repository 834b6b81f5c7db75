"""What verification reads and what it says: a source of files, and findings that name the file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from deputies.values import Refusal

__all__ = ["Finding", "Source", "missing", "text_of"]


class Source(Protocol):
    """Exported files, wherever they lie."""

    def paths(self) -> Iterable[str]:
        """Give the path of every file, relative, with forward slashes."""

    def read(self, path: str) -> bytes | None:
        """Return the bytes of a file; None where there is none."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: in which file, in which entry if it is one, what was found and what was expected."""

    code: str
    path: str
    sentence: str
    entry: int | None = None
    found: str = ""
    expected: str = ""

    def __str__(self) -> str:
        return f"{self.path}: {self.sentence}"


def missing(path: str, why: str) -> Finding:
    """Return the finding for a file that has to be there and is not."""
    return Finding("record.file-missing", path, f"The file is missing; {why}.", found="no file", expected="a file")


def text_of(source: Source, path: str) -> str | None:
    """Return a file as text, None where there is none; raise `Refusal` where its bytes are not UTF-8."""
    data = source.read(path)
    if data is None:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refusal("record.not-utf8", f"Byte {error.start} of {path} is not UTF-8.") from error
