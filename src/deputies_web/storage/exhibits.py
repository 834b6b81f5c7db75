"""Exhibits by digest: a read-only mapping over the table, with the last ones read kept at hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from deputies_web.storage.models import Exhibit

__all__ = ["StoredExhibits", "store_exhibits"]


@lru_cache(maxsize=256)
def _read(digest: str) -> bytes | None:
    found = Exhibit.objects.filter(pk=digest).values_list("data", flat=True).first()
    if found is None:
        raise KeyError(digest)  # not remembered: it may be stored later
    return bytes(found)


class StoredExhibits(Mapping[str, bytes]):
    """The exhibits of this database."""

    def __getitem__(self, digest: str) -> bytes:
        data = _read(digest)
        if data is None:
            raise KeyError(digest)
        return data

    def __iter__(self) -> Iterator[str]:
        return iter(Exhibit.objects.values_list("digest", flat=True))

    def __len__(self) -> int:
        return Exhibit.objects.count()


def store_exhibits(exhibits: Mapping[str, bytes]) -> None:
    """Store documents by digest; what is there already is the same by definition."""
    Exhibit.objects.bulk_create(
        [Exhibit(digest=digest, data=data) for digest, data in exhibits.items()], ignore_conflicts=True
    )
