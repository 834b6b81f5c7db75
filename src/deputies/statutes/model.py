"""The statute as data: the typed model that TOML is read into.

A statute is the rules of one council system: structure, numbers, election, mandate, working and its own life.
Each provision carries the article that states it, its source and how sure we are of it. Norm forms (numbers to
seats) are those of `deputies.apportionment`. Identifiers are the keys of the tables.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Literal

from deputies.apportionment import Norm
from deputies.values import Threshold
from deputies.values.shape import Day, Doc, Id, Least, Text

__all__ = [
    "Alternates", "Amendment", "Competence", "Confidence", "CountBase", "Delegation", "Directives", "Elections",
    "Executive", "Franchise", "Instructions", "Layer", "Level", "Majority", "Mandates", "Method", "NormProvision",
    "Parties", "Provision", "Recall", "Section", "Statute", "UnitKind", "Working",
]  # fmt: skip

Confidence = Literal["verified", "secondary", "unverified", "chosen"]
CountBase = Literal["electors", "inhabitants", "members", "staff", "dues-paying"]
Alternates = Literal["next-in-count", "elected", "by-election"]


@dataclass(frozen=True, kw_only=True)
class Provision:
    """What every provision says of itself."""

    article: Annotated[Text, Doc("the article that states it, as people cite it")]
    source: Annotated[str, Doc("where the article can be read: document and page")] = ""
    confidence: Annotated[Confidence, Doc("read in the text, in a secondary source, not checked, or chosen here")] = (
        "chosen"
    )
    note: Annotated[str, Doc("for readers: why, or what the source leaves open")] = ""
    not_stated: Annotated[tuple[str, ...], Doc("fields that the source does not state; settle them locally")] = ()


@dataclass(frozen=True, kw_only=True)
class UnitKind(Provision):
    """A kind of base unit: mill, company, guild, village, ward, chapter."""

    name: Text
    minimum: Annotated[int, Least(1), Doc("electors needed to elect alone")] = 1
    small: Annotated[Literal["join", "refuse", "alone"], Doc("what a unit below the minimum does")] = "alone"


@dataclass(frozen=True, kw_only=True)
class Layer(Provision):
    """A layer of electors (textile workers, artisans, peasants, soldiers), with its base and its norm."""

    name: Text
    norm: Annotated[Id, Doc("the norm that turns its numbers into seats")]
    base: Annotated[CountBase, Doc("what the norm counts")] = "electors"
    section: Annotated[Id | None, Doc("the section in which its deputies sit")] = None
    criteria: Annotated[tuple[str, ...], Doc("by what recorded conduct the layer belongs")] = ()


@dataclass(frozen=True, kw_only=True)
class NormProvision(Provision):
    """A norm: how many deputies for how many."""

    rule: Norm


@dataclass(frozen=True, kw_only=True)
class Section(Provision):
    """A section of a council: elects separately, sits jointly, and decides its reserved matters alone."""

    name: Text
    reserved: Annotated[tuple[Id, ...], Doc("competences that only this section decides")] = ()
    objection_days: Annotated[int, Least(0), Doc("days for which it may suspend a decision, once; 0 for none")] = 0


@dataclass(frozen=True, kw_only=True)
class Majority:
    """What carries a motion: a threshold, and how an abstention counts. A tie never carries."""

    threshold: Threshold
    abstention: Annotated[Literal["ignored", "against"], Doc("whether abstentions count with the votes against")] = (
        "ignored"
    )


@dataclass(frozen=True, kw_only=True)
class Executive(Provision):
    """The executive of a council: how many, and what recalls a member of it."""

    size: Annotated[int, Least(1)]
    recall: Threshold
    posts: Annotated[tuple[Text, ...], Doc("posts filled from it in order of votes")] = ("chair", "secretary")


@dataclass(frozen=True, kw_only=True)
class Delegation(Provision):
    """Deputies sent upward: from councils of which level, by which norm, counted on what."""

    from_level: Id
    norm: Id
    base: Annotated[Literal["electors", "members-in-office"], Doc("what the norm counts")] = "electors"


@dataclass(frozen=True, kw_only=True)
class Level(Provision):
    """A level of councils: a town, a province, a congress."""

    name: Text
    quorum: Threshold
    majority: Majority
    units: Annotated[bool, Doc("whether base units elect to it directly")] = True
    delegations: Annotated[tuple[Delegation, ...], Doc("which councils send delegates to it")] = ()
    sections: Annotated[tuple[Id, ...], Doc("sections formed in it")] = ()
    executive: Executive | None = None
    constitute: Annotated[Threshold, Doc("share of planned seats with confirmed credentials needed to constitute")] = (
        Threshold(1, 2, "statutory-members", strict=True)
    )
    cap: Annotated[int | None, Doc("total cap of seats")] = None
    scaling: Annotated[Literal["largest-remainder", "dhondt", "sainte-lague"] | None, Doc("how the cap is met")] = None


@dataclass(frozen=True, kw_only=True)
class Method(Provision):
    """A way to elect: who may use it and which counting rule decides."""

    kind: Literal["show-of-hands", "paper-count", "ranked-ballots", "approval-ballots"]
    rule: Annotated[Text, Doc("name of the counting rule")]


@dataclass(frozen=True, kw_only=True)
class Elections(Provision):
    """How elections run."""

    methods: dict[str, Method]
    tellers: Annotated[int, Least(2), Doc("tellers whose counts must agree")] = 2
    turnout: Annotated[Threshold | None, Doc("turnout below which the election is void")] = None
    challenge_days: Annotated[int, Least(0), Doc("days to contest a credential")] = 0
    ties: Annotated[Literal["public-lot"], Doc("how a tie is settled")] = "public-lot"


@dataclass(frozen=True, kw_only=True)
class Recall(Provision):
    """Recall of a deputy by those who elected."""

    petition: Annotated[Threshold, Doc("signatures that bring it to a vote")]
    decision: Annotated[Threshold, Doc("what carries it")]
    turnout: Annotated[Threshold | None, Doc("turnout below which the vote fails")] = None
    signing_days: Annotated[int, Least(1)] = 14
    answer_days: Annotated[int, Least(0), Doc("days in which the deputy may answer before the vote")] = 0
    protected_first_days: Annotated[int, Least(0), Doc("days after seating in which none may be opened")] = 0
    grounds_required: bool = False


@dataclass(frozen=True, kw_only=True)
class Instructions(Provision):
    """What electors may tell their deputy, and what the deputy owes them."""

    force: Literal["binding", "guiding", "free"]
    majority: Threshold
    report_days: Annotated[int, Least(0), Doc("a report is due within so many days; 0 for no duty")] = 0


@dataclass(frozen=True, kw_only=True)
class Mandates(Provision):
    """A mandate: term, recall, instructions, alternates."""

    recall: Recall | None
    instructions: Instructions
    term_months: Annotated[int | None, Doc("months; absent means until recalled or the council's next election")] = None
    alternates: Annotated[Alternates, Doc("who takes an empty seat")] = "by-election"


@dataclass(frozen=True, kw_only=True)
class Working(Provision):
    """How councils sit."""

    notice_days: Annotated[int, Least(0), Doc("days between convening and sitting")]
    roll_call: Annotated[Threshold, Doc("share of those present that may demand a roll call")] = Threshold(
        1, 10, "present"
    )
    ordinary_every_days: Annotated[int, Least(0), Doc("longest time between sittings; 0 for none stated")] = 0


@dataclass(frozen=True, kw_only=True)
class Competence(Provision):
    """What a council may decide, at which levels, and by what majority if not the level's own."""

    title: Text
    levels: tuple[Id, ...]
    stage: Literal["preparatory", "advisory", "controlling", "deciding"] = "deciding"
    majority: Majority | None = None


@dataclass(frozen=True, kw_only=True)
class Directives(Provision):
    """Decisions handed down: by when those below choose and report."""

    choose_days: Annotated[int, Least(0)]
    report_days: Annotated[int, Least(0)]


@dataclass(frozen=True, kw_only=True)
class Parties(Provision):
    """Parties and blocs. Seats by party quota cannot be granted: the checks refuse them with the reason."""

    blocs: bool = True
    seat_quotas: Annotated[dict[str, Threshold], Doc("shares of seats fixed for a party: always refused")] = field(
        default_factory=dict
    )


@dataclass(frozen=True, kw_only=True)
class Franchise(Provision):
    """Admission of layers and groups by conduct, and withdrawal of it: hearing, decision, appeal, review."""

    decides: Annotated[Id, Doc("the level whose council decides")]
    appeal: Annotated[Id, Doc("the level whose council hears the appeal; the deciding one may not be the only")]
    majority: Threshold
    hearing_days: Annotated[int, Least(1), Doc("days of notice before the hearing")]
    appeal_days: Annotated[int, Least(1)]
    review_months: Annotated[int, Least(1), Doc("after so many months the decision is looked at again")]
    evidence_least: Annotated[int, Least(1), Doc("pieces of evidence needed")] = 1


@dataclass(frozen=True, kw_only=True)
class Amendment(Provision):
    """How the statute itself is changed."""

    majority: Majority
    level: Annotated[Id, Doc("the level whose council amends")]
    notice_days: Annotated[int, Least(0)] = 0


@dataclass(frozen=True, kw_only=True)
class Statute:
    """The rules of a council system."""

    id: Id
    version: Text
    title: Text
    language: Text
    in_force: Day
    source: Annotated[str, Doc("the text it renders, in one line")] = ""
    until: Day | None = None
    historical: Annotated[bool, Doc("may be studied and simulated, not applied to a live system")] = False
    reconstruction: Annotated[bool, Doc("its numbers are put together from precedents")] = False
    summary: str = ""
    licence: str = ""
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
    amendment: Amendment
