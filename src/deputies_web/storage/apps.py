"""The storage application."""

from __future__ import annotations

from django.apps import AppConfig


class StorageConfig(AppConfig):
    """Tables of the record and its projection."""

    name = "deputies_web.storage"
    label = "storage"
    default_auto_field = "django.db.models.BigAutoField"
