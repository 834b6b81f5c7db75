"""The app of accounts and offices."""

from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "deputies_web.people"
    label = "people"
    verbose_name = "People"
