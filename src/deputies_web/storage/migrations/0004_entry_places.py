"""Fill the place of entries that were written before there were columns for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.db import migrations

from deputies_web.storage.places import fill_places


class _Exhibits(Mapping[str, bytes]):
    """The documents as this migration knows their table."""

    def __init__(self, model: Any) -> None:
        self._rows = model.objects

    def __getitem__(self, digest: str) -> bytes:
        data = self._rows.filter(pk=digest).values_list("data", flat=True).first()
        if data is None:
            raise KeyError(digest)
        return bytes(data)

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows.values_list("pk", flat=True))

    def __len__(self) -> int:
        return int(self._rows.count())


def fill(apps: Any, _editor: Any) -> None:
    """Replay every system."""
    exhibits = _Exhibits(apps.get_model("storage", "Exhibit"))
    for system in apps.get_model("storage", "System").objects.values_list("pk", flat=True):
        fill_places(system, apps.get_model("storage", "Entry").objects, exhibits)


class Migration(migrations.Migration):
    dependencies = [
        ("storage", "0003_councils_at_work"),
    ]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
