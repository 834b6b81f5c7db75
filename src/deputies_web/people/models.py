"""Accounts and the offices they hold.

An account is a means to sign in. An office grant lets it act in one office of one system: "secretary of the council
shanghai". What each office may do is decided by the library, from the catalogue; nothing of it is repeated here.
"""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models

from deputies.acts.envelope import OFFICES, Actor

__all__ = ["Account", "OfficeGrant"]


class Account(AbstractUser):
    """Someone who can sign in. `display` is how the site greets them; it stands on no record."""

    display = models.CharField(max_length=120, blank=True)

    @cached_property
    def offices_read(self) -> dict[str, tuple[OfficeGrant, ...]]:
        """The offices held, by system, as far as this request has asked for them."""
        return {}

    def __str__(self) -> str:
        return self.display or self.username


class OfficeGrant(models.Model):
    """An office held in a system: of a council, a unit or a deputy, or of the whole system where `of` is empty.

    `seat` tells tellers apart, each of whom enters a count of their own ("first", "second"), and the hands of a
    credentials commission; for an elector it is the id in the private register under which a petition is signed. It
    stands on no record.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="grants")
    system = models.CharField(max_length=80)
    office = models.CharField(max_length=20, choices=[(name, name) for name in OFFICES])
    of = models.CharField(max_length=80, blank=True)
    seat = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering: ClassVar = ["system", "office", "of", "seat"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "system", "office", "of", "seat"], name="one_grant_each"),
            models.CheckConstraint(condition=models.Q(office__in=OFFICES), name="office_exists"),
            models.CheckConstraint(
                condition=models.Q(seat="") | models.Q(office__in=("teller", "credentials", "elector")),
                name="seat_of_teller_hand_or_elector",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.actor} in {self.system}"

    @property
    def actor(self) -> Actor:
        """The office as the library knows it."""
        return Actor(self.office, self.of)  # type: ignore[arg-type]
