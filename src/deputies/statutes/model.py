"""The statute as data: the typed model that TOML is read into.

A statute is the rules of one council system: structure, numbers, election, mandate, working and its own life.
Each provision carries the article that states it, its source and how sure we are of it. Norm forms (numbers to
seats) are those of `deputies.apportionment`, and `register`. Identifiers are the keys of the tables.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from deputies.statutes.electing import (
    AffiliationCap,
    Balance,
    Challenge,
    Elections,
    Eligibility,
    Exclusion,
    Franchise,
    Method,
    Nomination,
    Parties,
    SignatureRow,
    Window,
)
from deputies.statutes.provision import Alternates, ByHand, Confidence, CountBase, Majority, Provision
from deputies.statutes.structure import (
    OWN_ORDER,
    Competence,
    Delegation,
    Executive,
    Formation,
    FromRegister,
    Layer,
    Level,
    NormProvision,
    Organ,
    Referendum,
    Section,
    ShareOfSize,
    Stage,
    UnitKind,
    own_order,
)
from deputies.statutes.tenure import EarlyElection, Incompatibility, Instructions, Mandates, NoConfidence, Recall
from deputies.statutes.working import Amendment, Consent, Directives, Emergency, Sanction, Working
from deputies.values.shape import Day, Doc, Id, Text

__all__ = [
    "OWN_ORDER", "AffiliationCap", "Alternates", "Amendment", "Balance", "ByHand", "Challenge", "Competence",
    "Confidence", "Consent", "CountBase", "Delegation", "Directives", "EarlyElection", "Elections", "Eligibility",
    "Emergency", "Exclusion", "Executive", "Formation", "Franchise", "FromRegister", "Incompatibility",
    "Instructions", "Layer", "Level", "LocalProvision", "Majority", "Mandates", "Method", "NoConfidence",
    "Nomination", "NormProvision", "Organ", "Parties", "Provision", "Recall", "Referendum", "Sanction", "Section",
    "ShareOfSize", "SignatureRow", "Stage", "Statute", "UnitKind", "Variation", "Window", "Working", "own_order",
]  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Variation(Provision):
    """What may be settled differently in one place: the field, the bounds, and who approves."""

    field: Annotated[Text, Doc("path of the field, such as levels.city.executive.size")]
    least: Annotated[int | None, Doc("not below this")] = None
    most: Annotated[int | None, Doc("not above this")] = None
    one_of: Annotated[tuple[str, ...], Doc("one of these")] = ()
    approval: Annotated[str, ByHand("who approves it")] = ""


@dataclass(frozen=True, kw_only=True)
class LocalProvision:
    """A field settled here: one the source does not state, or one that the statute lets vary within bounds."""

    field: Annotated[Text, Doc("path of the field, such as levels.conference.quorum")]
    value: Annotated[object, Doc("what it is settled as, written as the field itself would be")]
    article: Annotated[Text, Doc("the standing order or decision that settles it")]
    reason: Annotated[str, Doc("why so")] = ""
    approved_by: Annotated[str, Doc("who approved it, where the statute asks for approval")] = ""


@dataclass(frozen=True, kw_only=True)
class Statute:
    """The rules of a council system."""

    id: Annotated[Id, Doc("short name of the statute")]
    version: Annotated[Text, Doc("its version, as people cite it")]
    title: Annotated[Text, Doc("its title, for people")]
    language: Annotated[Text, Doc("language of this text")]
    in_force: Annotated[Day, Doc("first day it is in force")]
    source: Annotated[str, Doc("the text it renders, in one line")] = ""
    until: Annotated[Day | None, Doc("first day it is no longer in force")] = None
    historical: Annotated[bool, Doc("may be studied and simulated, not applied to a live system")] = False
    reconstruction: Annotated[bool, Doc("its numbers are put together from precedents")] = False
    summary: Annotated[str, Doc("what it is, in a sentence or two")] = ""
    note: Annotated[str, Doc("for readers: what is not known of these")] = ""
    confidence_of: Annotated[dict[str, Confidence], Doc("how sure we are of the day, or of another of these")] = field(
        default_factory=dict
    )
    licence: Annotated[str, Doc("licence of this file")] = ""
    unit_kinds: dict[str, UnitKind]
    layers: dict[str, Layer]
    norms: dict[str, NormProvision]
    levels: dict[str, Level]
    sections: dict[str, Section] = field(default_factory=dict)
    elections: Elections
    mandates: Mandates
    working: Working
    competences: dict[str, Competence]
    directives: Directives | None = None
    parties: Parties | None = None
    franchise: Franchise | None = None
    formation: Formation | None = None
    eligibility: Eligibility | None = None
    incompatibilities: dict[str, Incompatibility] = field(default_factory=dict)
    exclusions: dict[str, Exclusion] = field(default_factory=dict)
    organs: Annotated[dict[str, Organ], Doc("organs that councils elect besides their executive")] = field(
        default_factory=dict
    )
    sanctions: Annotated[dict[str, Sanction], Doc("reprimand, removal, suspension, exclusion; nothing else")] = field(
        default_factory=dict
    )
    referendum: Referendum | None = None
    emergency: Emergency | None = None
    variations: Annotated[dict[str, Variation], Doc("fields that may be settled differently in one place")] = field(
        default_factory=dict
    )
    local: Annotated[tuple[LocalProvision, ...], Doc("fields settled here")] = ()
    amendment: Amendment
