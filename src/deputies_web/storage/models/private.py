"""Private rows: openings of commitments, electors, boxes. None of it is ever exported with the record."""

from __future__ import annotations

from typing import get_args

from django.db import models

from deputies.sittings.sitting import Choice


class Opening(models.Model):
    """What opens a commitment on the record. Erasing the row erases the text; the commitment stays, unopenable."""

    commitment = models.CharField(primary_key=True, max_length=64)
    system = models.ForeignKey("storage.System", on_delete=models.CASCADE)
    label = models.CharField(max_length=200)
    salt = models.BinaryField()
    text = models.TextField()

    def __str__(self) -> str:
        return self.commitment


class Elector(models.Model):
    """An elector in the register. The key begins with the system and the unit, so that rows can be sharded by it."""

    pk = models.CompositePrimaryKey("system", "unit", "elector")
    system = models.ForeignKey("storage.System", on_delete=models.CASCADE)
    unit = models.CharField(max_length=80)
    elector = models.CharField(max_length=80)
    name = models.TextField()
    layer = models.CharField(max_length=80)

    def __str__(self) -> str:
        return f"elector of {self.unit}"


class BoxItem(models.Model):
    """A signature in the box of a petition: a commitment, and a keyed digest that lets each elector in once.

    It has no time and no order; `voter` cannot be turned back into an elector without the key of the register.
    """

    pk = models.CompositePrimaryKey("system", "box", "voter")
    system = models.ForeignKey("storage.System", on_delete=models.CASCADE)
    box = models.CharField(max_length=120)
    voter = models.CharField(max_length=64)
    commitment = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"item in {self.box}"


class CastChoice(models.Model):
    """A deputy's choice in an open roll call, until the roll call is taken; then it stands on the record."""

    pk = models.CompositePrimaryKey("system", "motion", "mandate")
    system = models.ForeignKey("storage.System", on_delete=models.CASCADE)
    motion = models.CharField(max_length=80)
    mandate = models.CharField(max_length=80)
    choice = models.CharField(max_length=10)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(choice__in=get_args(Choice)), name="cast_choice_known"),
        )

    def __str__(self) -> str:
        return f"choice in {self.motion}"
