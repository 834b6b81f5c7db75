"""Tables. The record and exhibits are the truth; noun tables are rebuilt from them; openings and boxes are private."""

from deputies_web.storage.models.nouns import (
    NOUNS,
    BlocRow,
    CaseRow,
    CouncilRow,
    DecisionRow,
    DirectiveRow,
    ElectionRow,
    MandateRow,
    MotionRow,
    NounRow,
    OfficeRow,
    PartyRow,
    PetitionRow,
    PlanRow,
    RollRow,
    SittingRow,
    SystemNoun,
)
from deputies_web.storage.models.private import BoxItem, Elector, Opening
from deputies_web.storage.models.record import Entry, Exhibit, System

__all__ = [
    "NOUNS",
    "BlocRow",
    "BoxItem",
    "CaseRow",
    "CouncilRow",
    "DecisionRow",
    "DirectiveRow",
    "ElectionRow",
    "Elector",
    "Entry",
    "Exhibit",
    "MandateRow",
    "MotionRow",
    "NounRow",
    "OfficeRow",
    "Opening",
    "PartyRow",
    "PetitionRow",
    "PlanRow",
    "RollRow",
    "SittingRow",
    "System",
    "SystemNoun",
]
