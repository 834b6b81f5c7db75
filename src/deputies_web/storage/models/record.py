"""The record: systems with their heads, entries, exhibits."""

from __future__ import annotations

from django.db import models


class System(models.Model):
    """A council system and the head of its record: its size, its root, and the hashes that let it grow."""

    id = models.CharField(primary_key=True, max_length=80)
    origin = models.CharField(max_length=200, unique=True)
    size = models.BigIntegerField(default=0)
    root = models.CharField(max_length=64)
    range = models.BinaryField(default=b"")

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(size__gte=0), name="system_size_not_negative"),)

    def __str__(self) -> str:
        return f"{self.id} ({self.size} entries)"


class Entry(models.Model):
    """One entry: its canonical bytes, and what is looked up. Sequence is gap-free in its system.

    council  where the request belongs: the council it was made of, "" for the whole system.
    sitting  the sitting it is about, or in which its motion was tabled; "" for none.
    """

    pk = models.CompositePrimaryKey("system", "seq")
    system = models.ForeignKey(System, on_delete=models.PROTECT)
    seq = models.BigIntegerField()
    kind = models.CharField(max_length=80)
    at = models.CharField(max_length=20)
    by = models.CharField(max_length=100)
    token = models.CharField(max_length=64)
    council = models.CharField(max_length=80, blank=True, default="")
    sitting = models.CharField(max_length=80, blank=True, default="")
    leaf = models.BinaryField()
    data = models.BinaryField()

    class Meta:
        ordering = ("system", "seq")
        constraints = (
            models.UniqueConstraint(fields=("system", "token"), name="entry_token_once"),
            models.CheckConstraint(condition=models.Q(seq__gte=0), name="entry_seq_not_negative"),
        )
        indexes = (
            models.Index(fields=("system", "kind"), name="entry_kind"),
            models.Index(fields=("system", "council", "at"), name="entry_council"),
            models.Index(fields=("system", "sitting"), name="entry_sitting"),
        )

    def __str__(self) -> str:
        return f"{self.system_id} {self.seq}: {self.kind}"


class Exhibit(models.Model):
    """A document by its SHA-256; public as soon as an entry names it."""

    digest = models.CharField(primary_key=True, max_length=64)
    data = models.BinaryField()

    def __str__(self) -> str:
        return self.digest
