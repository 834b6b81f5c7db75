"""Tables of objections, sanction cases and the votes of units on them; council and sitting of each entry."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def text() -> Any:
    return models.CharField(blank=True, default="", max_length=160)


def noun(*columns: str) -> list[tuple[str, Any]]:
    return [
        ("noun", models.CharField(max_length=80)),
        ("place", models.BigIntegerField()),
        ("body", models.TextField()),
        (
            "pk",
            models.CompositePrimaryKey("system", "noun", blank=True, editable=False, primary_key=True, serialize=False),
        ),
        *((name, text()) for name in columns),
        ("system", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="storage.system")),
    ]


OPTIONS: dict[str, Any] = {"ordering": ("system", "place"), "abstract": False}


class Migration(migrations.Migration):
    dependencies = [
        ("storage", "0002_states"),
    ]

    operations = [
        migrations.CreateModel("ObjectionRow", noun("directive", "council", "status"), OPTIONS),
        migrations.CreateModel("SanctionRow", noun("council", "mandate", "deputy", "status"), OPTIONS),
        migrations.CreateModel("SupportRow", noun("case", "unit"), OPTIONS),
        migrations.AddField("entry", "council", models.CharField(blank=True, default="", max_length=80)),
        migrations.AddField("entry", "sitting", models.CharField(blank=True, default="", max_length=80)),
        migrations.AddIndex("entry", models.Index(fields=["system", "council", "at"], name="entry_council")),
        migrations.AddIndex("entry", models.Index(fields=["system", "sitting"], name="entry_sitting")),
        migrations.AddConstraint(
            "objectionrow",
            models.CheckConstraint(
                condition=models.Q(("status__in", ("open", "allowed", "released", "refused"))), name="objection_status"
            ),
        ),
        migrations.AddIndex("sanctionrow", models.Index(fields=["system", "deputy"], name="sanction_deputy")),
        migrations.AddConstraint(
            "sanctionrow",
            models.CheckConstraint(
                condition=models.Q(
                    (
                        "status__in",
                        (
                            "opened",
                            "heard",
                            "rejected",
                            "imposed",
                            "appealed",
                            "upheld",
                            "overturned",
                            "enforced",
                        ),
                    )
                ),
                name="sanction_status",
            ),
        ),
    ]
