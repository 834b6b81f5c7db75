"""The projection: a table per noun, rebuilt from the record at any time.

Every row holds the noun's plain form (`body`, canonical JSON) and, as columns, what is looked up, joined and
guarded. Rows are written by `project.py` alone, in the transaction that appends the entry.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, get_args

from django.db import models

from deputies.councils.council import CouncilStatus
from deputies.councils.inspection import Subject
from deputies.councils.notice import NoticeStatus
from deputies.councils.organ import OrganKind
from deputies.councils.task import TaskStatus
from deputies.directives.directive import ObjectionStatus
from deputies.directives.sanction import SanctionStatus
from deputies.elections.election import ElectionStatus
from deputies.mandates.mandate import CredentialStatus
from deputies.mandates.petition import PetitionStatus
from deputies.sittings.sitting import MotionStatus, SittingStatus
from deputies.sittings.speaking import SpeechStatus


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


class OrganRow(NounRow):
    """An organ of a council."""

    pk = models.CompositePrimaryKey("system", "noun")
    columns = ("council", "kind", "dissolved")
    council = _text()
    kind = _text()
    dissolved = _text()

    class Meta(NounRow.Meta):
        constraints = (_one_of("organ_kind", OrganKind),)


class TaskRow(NounRow):
    """A task."""

    pk = models.CompositePrimaryKey("system", "noun")
    columns = ("council", "owner", "due", "status")
    council = _text()
    owner = _text()
    due = _text()
    status = _text()

    class Meta(NounRow.Meta):
        constraints = (_one_of("task_status", TaskStatus),)


class InspectionRow(NounRow):
    """An inspection of a control."""

    pk = models.CompositePrimaryKey("system", "noun")
    columns = ("council", "organ", "subject", "answer_by", "answered")
    council = _text()
    organ = _text()
    subject = _text()
    answer_by = _text()
    answered = _text()

    class Meta(NounRow.Meta):
        constraints = (_one_of("inspection_subject", Subject),)


class NoticeRow(NounRow):
    """A notice to councils below."""

    pk = models.CompositePrimaryKey("system", "noun")
    columns = ("council", "competence", "decision", "status")
    council = _text()
    competence = _text()
    decision = _text()
    status = _text()

    class Meta(NounRow.Meta):
        constraints = (_one_of("notice_status", NoticeStatus),)


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
    """A petition against a mandate, or against a whole council ("" for the mandate)."""

    pk = models.CompositePrimaryKey("system", "noun")
    columns = ("mandate", "council", "status")
    mandate = _text()
    council = _text()
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


class DemandRow(NounRow):
    """A demand for a sitting."""

    pk = models.CompositePrimaryKey("system", "noun")
    columns = ("council", "met")
    council = _text()
    met = _text()


class SpeechRow(NounRow):
    """A wish to speak, and the speech that came of it."""

    pk = models.CompositePrimaryKey("system", "noun")
    columns = ("sitting", "mandate", "status")
    sitting = _text()
    mandate = _text()
    status = _text()

    class Meta(NounRow.Meta):
        constraints = (_one_of("speech_status", SpeechStatus),)


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


class ObjectionRow(NounRow):
    """An objection to a directive."""

    pk = models.CompositePrimaryKey("system", "noun")
    columns = ("directive", "council", "status")
    directive = _text()
    council = _text()
    status = _text()

    class Meta(NounRow.Meta):
        constraints = (_one_of("objection_status", ObjectionStatus),)


class SanctionRow(NounRow):
    """A sanction case."""

    pk = models.CompositePrimaryKey("system", "noun")
    columns = ("council", "mandate", "deputy", "status")
    council = _text()
    mandate = _text()
    deputy = _text()
    status = _text()

    class Meta(NounRow.Meta):
        constraints = (_one_of("sanction_status", SanctionStatus),)
        indexes = (models.Index(fields=("system", "deputy"), name="sanction_deputy"),)


class SupportRow(NounRow):
    """How the meeting of a unit voted on a sanction."""

    pk = models.CompositePrimaryKey("system", "noun")
    columns = ("case", "unit")
    case = _text()
    unit = _text()


NOUNS: Mapping[str, type[NounRow]] = {
    "systems": SystemNoun,
    "rolls": RollRow,
    "plans": PlanRow,
    "councils": CouncilRow,
    "organs": OrganRow,
    "tasks": TaskRow,
    "inspections": InspectionRow,
    "notices": NoticeRow,
    "elections": ElectionRow,
    "mandates": MandateRow,
    "offices": OfficeRow,
    "petitions": PetitionRow,
    "parties": PartyRow,
    "blocs": BlocRow,
    "cases": CaseRow,
    "demands": DemandRow,
    "sittings": SittingRow,
    "speeches": SpeechRow,
    "motions": MotionRow,
    "decisions": DecisionRow,
    "directives": DirectiveRow,
    "objections": ObjectionRow,
    "sanctions": SanctionRow,
    "supports": SupportRow,
}
"""The table of each noun of the state, by the name the state gives it."""
