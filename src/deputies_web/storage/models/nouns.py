"""The projection: a table per noun, rebuilt from the record at any time.

Every row holds the noun's plain form (`body`, canonical JSON) and, as columns, what is looked up, joined and
guarded. Rows are written by `project.py` alone, in the transaction that appends the entry.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, get_args

from django.db import models

from deputies.councils.council import CouncilStatus
from deputies.elections.election import ElectionStatus
from deputies.mandates.mandate import CredentialStatus
from deputies.mandates.petition import PetitionStatus
from deputies.sittings.sitting import MotionStatus, SittingStatus


class NounRow(models.Model):
    """What every noun's table has. `place` keeps the order in which the nouns came to be."""

    system = models.ForeignKey("storage.System", on_delete=models.CASCADE)
    noun = models.CharField(max_length=80)
    place = models.BigIntegerField()
    body = models.TextField()

    columns: Iterable[str] = ()

    class Meta:
        abstract = True
        ordering = ("system", "place")

    def __str__(self) -> str:
        return f"{self.system_id}/{self.noun}"


def _text(**options: Any) -> models.CharField[str, str]:
    return models.CharField(max_length=160, blank=True, default="", **options)


def _one_of(name: str, states: Any) -> models.CheckConstraint:
    """Guard a column by the closed list of states that the noun itself names, so that the two cannot differ."""
    field = name.rsplit("_", maxsplit=1)[-1]
    return models.CheckConstraint(condition=models.Q(**{f"{field}__in": get_args(states)}), name=name)


class SystemNoun(NounRow):
    """The system itself."""

    pk = models.CompositePrimaryKey("system", "noun")
    columns = ("name", "statute")
    name = models.TextField(default="")
    statute = models.CharField(max_length=64, default="")


class RollRow(NounRow):
    """A sealed roll; the document is the exhibit `digest`."""

    pk = models.CompositePrimaryKey("system", "noun")
    columns = ("digest",)
    digest = models.CharField(max_length=64)


class PlanRow(NounRow):
    """An adopted plan; the document is the exhibit `digest`."""

    pk = models.CompositePrimaryKey("system", "noun")
    columns = ("digest",)
    digest = models.CharField(max_length=64)


class CouncilRow(NounRow):
    """A council."""

    pk = models.CompositePrimaryKey("system", "noun")
    columns = ("level", "parent", "status", "seats")
    level = _text()
    parent = _text()
    status = _text()
    seats = models.IntegerField(default=0)

    class Meta(NounRow.Meta):
        constraints = (_one_of("council_status", CouncilStatus),)


class ElectionRow(NounRow):
    """An election."""

    pk = models.CompositePrimaryKey("system", "noun")
    columns = ("council", "constituency", "status", "seats")
    council = _text()
    constituency = _text()
    status = _text()
    seats = models.IntegerField(default=0)

    class Meta(NounRow.Meta):
        constraints = (_one_of("election_status", ElectionStatus),)
        indexes = (models.Index(fields=("system", "council"), name="election_council"),)


class MandateRow(NounRow):
    """A mandate."""

    pk = models.CompositePrimaryKey("system", "noun")
    columns = ("council", "deputy", "constituency", "party", "credential", "since", "ended")
    council = _text()
    deputy = _text()
    constituency = _text()
    party = _text()
    credential = _text()
    since = _text()
    ended = _text()

    class Meta(NounRow.Meta):
        constraints = (_one_of("mandate_credential", CredentialStatus),)
        indexes = (
            models.Index(fields=("system", "council"), name="mandate_council"),
            models.Index(fields=("system", "deputy"), name="mandate_deputy"),
        )


class OfficeRow(NounRow):
    """An office that a deputy declared."""

    pk = models.CompositePrimaryKey("system", "noun")
    columns = ("deputy", "role", "declared", "ended")
    deputy = _text()
    role = _text()
    declared = _text()
    ended = _text()

    class Meta(NounRow.Meta):
        indexes = (models.Index(fields=("system", "deputy"), name="office_deputy"),)


class PetitionRow(NounRow):
    """A recall petition."""

    pk = models.CompositePrimaryKey("system", "noun")
    columns = ("mandate", "status")
    mandate = _text()
    status = _text()

    class Meta(NounRow.Meta):
        constraints = (_one_of("petition_status", PetitionStatus),)


class PartyRow(NounRow):
    """A party."""

    pk = models.CompositePrimaryKey("system", "noun")
    columns = ("name",)
    name = models.TextField(default="")


class BlocRow(NounRow):
    """A bloc."""

    pk = models.CompositePrimaryKey("system", "noun")
    columns = ("council", "name")
    council = _text()
    name = models.TextField(default="")


class CaseRow(NounRow):
    """A franchise case."""

    pk = models.CompositePrimaryKey("system", "noun")
    columns = ("council", "layer", "status")
    council = _text()
    layer = _text()
    status = _text()


class SittingRow(NounRow):
    """A sitting."""

    pk = models.CompositePrimaryKey("system", "noun")
    columns = ("council", "day", "status")
    council = _text()
    day = _text()
    status = _text()

    class Meta(NounRow.Meta):
        constraints = (_one_of("sitting_status", SittingStatus),)


class MotionRow(NounRow):
    """A motion or an amendment."""

    pk = models.CompositePrimaryKey("system", "noun")
    columns = ("sitting", "council", "status", "competence")
    sitting = _text()
    council = _text()
    status = _text()
    competence = _text()

    class Meta(NounRow.Meta):
        constraints = (_one_of("motion_status", MotionStatus),)


class DecisionRow(NounRow):
    """A decision."""

    pk = models.CompositePrimaryKey("system", "noun")
    columns = ("council", "competence", "adopted")
    council = _text()
    competence = _text()
    adopted = _text()


class DirectiveRow(NounRow):
    """A directive."""

    pk = models.CompositePrimaryKey("system", "noun")
    columns = ("council", "issued", "report_by")
    council = _text()
    issued = _text()
    report_by = _text()


NOUNS: Mapping[str, type[NounRow]] = {
    "systems": SystemNoun,
    "rolls": RollRow,
    "plans": PlanRow,
    "councils": CouncilRow,
    "elections": ElectionRow,
    "mandates": MandateRow,
    "offices": OfficeRow,
    "petitions": PetitionRow,
    "parties": PartyRow,
    "blocs": BlocRow,
    "cases": CaseRow,
    "sittings": SittingRow,
    "motions": MotionRow,
    "decisions": DecisionRow,
    "directives": DirectiveRow,
}
"""The table of each noun of the state, by the name the state gives it."""
