"""Provisions on structure: unit kinds, layers, norms, sections, levels and what they may decide."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Final, Literal

from deputies.apportionment import Norm
from deputies.statutes.provision import ByHand, CountBase, Majority, Provision
from deputies.values import Threshold
from deputies.values.shape import Doc, Id, Least, Text

__all__ = [
    "OWN_ORDER", "Competence", "Delegation", "Executive", "Formation", "FromRegister", "Layer", "Level",
    "NormProvision", "Organ", "Referendum", "Section", "ShareOfSize", "Stage", "UnitKind", "own_order",
]  # fmt: skip

OWN_ORDER: Final = "own-order"
"""The matter that every council has without any clause: its own order. Organs, tasks, its sanctions and powers."""

Stage = Literal["preparatory", "advisory", "controlling", "deciding"]
"""What a council may do with a matter, from the least to the most."""

_HALF_OF_MEMBERS = Threshold(1, 2, "members-in-office", strict=True)
_HALF = Threshold(1, 2, "statutory-members", strict=True)
_THIRD = Threshold(1, 3, "registered", strict=True)
_TWENTIETH = Threshold(1, 20, "statutory-members", strict=True)


@dataclass(frozen=True, kw_only=True)
class UnitKind(Provision):
    """A kind of base unit: mill, company, guild, village, ward, chapter."""

    name: Text
    minimum: Annotated[int, Least(1), Doc("electors needed to elect alone")] = 1
    small: Annotated[Literal["join", "refuse", "alone"], Doc("what a unit below the minimum does")] = "alone"
    joins: Annotated[
        Literal["same-kind", "headquarters", "largest", "neighbours"],
        ByHand("what a small unit joins, where the law names something else than units of its kind"),
    ] = "same-kind"
    meeting_below: Annotated[
        int | None, Least(1), ByHand("below so many electors the general meeting decides instead of a council")
    ] = None


@dataclass(frozen=True, kw_only=True)
class Layer(Provision):
    """A layer of electors (textile workers, artisans, peasants, soldiers), with its base and its norm."""

    name: Text
    norm: Annotated[Id, Doc("the norm that turns its numbers into seats")]
    base: Annotated[CountBase, Doc("what the norm counts")] = "electors"
    section: Annotated[Id | None, Doc("the section in which its deputies sit")] = None
    criteria: Annotated[tuple[str, ...], Doc("by what recorded conduct the layer belongs")] = ()
    kinds: Annotated[tuple[Id, ...], Doc("unit kinds it elects in; left out: all")] = ()
    admitted_by: Annotated[Id | None, ByHand("level whose council admits persons to the layer")] = None
    counted_on: Annotated[str, ByHand("the day on which its numbers are taken, and who publishes them")] = ""


@dataclass(frozen=True, kw_only=True)
class FromRegister:
    """The seats stand in the register, unit by unit: wards whose numbers an earlier law has fixed."""

    form: Literal["register"] = "register"


@dataclass(frozen=True, kw_only=True)
class ShareOfSize:
    """The layers of a council share its total size (`size` of the level) in proportion to their numbers."""

    form: Literal["share-of-size"] = "share-of-size"
    method: Literal["dhondt", "sainte-lague", "largest-remainder"]


@dataclass(frozen=True, kw_only=True)
class NormProvision(Provision):
    """A norm: how many deputies for how many."""

    rule: Norm | FromRegister | ShareOfSize


@dataclass(frozen=True, kw_only=True)
class Section(Provision):
    """A section of a council: elects separately, sits jointly, and decides its reserved matters alone."""

    name: Text
    reserved: Annotated[tuple[Id, ...], Doc("competences that only this section decides")] = ()
    objection_days: Annotated[int, Least(0), Doc("days for which it may suspend a decision, once; 0 for none")] = 0
    floor: Annotated[Id | None, ByHand("norm that gives the least seats of the section")] = None
    opt_out: Annotated[str, ByHand("how the sections may agree on another distribution or a joint election")] = ""


@dataclass(frozen=True, kw_only=True)
class Executive(Provision):
    """The executive of a council: how many, and what recalls a member of it."""

    size: Annotated[int, Least(1), Doc("how many; never more than the council has seats")]
    recall: Threshold
    posts: Annotated[tuple[Text, ...], Doc("posts filled from it in order of votes")] = ("chair", "secretary")
    size_norm: Annotated[
        Id | None, Doc("norm that gives the size from the council's seats: at least the posts, at most `size`")
    ] = None
    secret: Annotated[bool, ByHand("whether its election and recall are secret")] = False
    reserved: Annotated[tuple[Id, ...], Doc("competences that the council may not hand over to it")] = ()


@dataclass(frozen=True, kw_only=True)
class Organ(Provision):
    """An organ that councils of a level elect and recall: a presidium, a commission, a department, the control."""

    name: Text
    kind: Annotated[
        Literal["presidium", "commission", "department", "control"],
        Doc("what it is; nobody of the executive sits in the control"),
    ]
    level: Annotated[Id, Doc("the level whose councils have it")]
    size: Annotated[int, Least(1), Doc("how many members")]
    elected_from: Annotated[Literal["members", "executive"], Doc("from among whom")] = "members"
    recall: Annotated[Threshold, Doc("what recalls a member of it")] = _HALF_OF_MEMBERS
    posts: Annotated[tuple[Text, ...], Doc("posts filled from it in order of votes")] = ("chair",)
    delegated: Annotated[tuple[Id, ...], Doc("competences it decides for the council between sittings")] = ()
    rotation_days: Annotated[int | None, Least(1), Doc("days after which its chair goes to the next member")] = None
    term_months: Annotated[int | None, Least(1), Doc("months after which it is elected anew")] = None


@dataclass(frozen=True, kw_only=True)
class Delegation(Provision):
    """Deputies sent upward: from councils of which level, by which norm, counted on what."""

    from_level: Id
    norm: Id
    base: Annotated[
        Literal["electors", "members-in-office", "inhabitants", "members", "staff", "dues-paying"],
        Doc("what the norm counts"),
    ] = "electors"
    when: Annotated[str, ByHand("the case in which it applies, where it does not always")] = ""
    link: Annotated[str, Doc("what this link is called, where a council sends by several at once: places add up")] = ""


@dataclass(frozen=True, kw_only=True)
class Level(Provision):
    """A level of councils: a town, a province, a congress."""

    name: Text
    quorum: Threshold
    quorum_counts: Annotated[
        Literal["taking-part", "present"],
        Doc("whether those who take part in a vote make its quorum, or those present"),
    ] = "taking-part"
    majority: Majority
    units: Annotated[bool, Doc("whether base units elect to it directly")] = True
    delegations: Annotated[tuple[Delegation, ...], Doc("which councils send delegates to it")] = ()
    sections: Annotated[tuple[Id, ...], Doc("sections formed in it")] = ()
    executive: Executive | None = None
    constitute: Annotated[Threshold, Doc("share of planned seats with confirmed credentials that constitutes it")] = (
        _HALF
    )
    cap: Annotated[int | None, Least(1), Doc("total cap of seats")] = None
    scaling: Annotated[Literal["largest-remainder", "dhondt", "sainte-lague"] | None, Doc("how the cap is met")] = None
    least: Annotated[int | None, Least(1), Doc("a council of fewer seats is not lawful")] = None
    from_electors: Annotated[int | None, Least(1), Doc("formed only where there are at least so many electors")] = None
    size: Annotated[Id | None, ByHand("norm that gives the council's total seats from its whole population")] = None
    every_days: Annotated[int, Least(0), Doc("longest time between its sittings; 0 for none stated")] = 0

    def sent_from(self, level: str) -> tuple[Delegation, ...]:
        """Return the provisions by which councils of a level send delegates here: all its links, or else the first.

        Links (two from each circle, say) hold together and their places add up. Provisions that are no links hold in
        different cases, of which the program knows none: then the first is taken.
        """
        found = tuple(item for item in self.delegations if item.from_level == level)
        links = tuple(item for item in found if item.link)
        return links or found[:1]


@dataclass(frozen=True, kw_only=True)
class Competence(Provision):
    """What a council may decide, at which levels, and by what majority if not the level's own."""

    title: Text
    levels: tuple[Id, ...]
    stage: Annotated[Stage, Doc("the stage at which a council begins with it")] = "deciding"
    highest: Annotated[Stage, Doc("the highest stage a council may take it over at")] = "deciding"
    taking: Annotated[Majority | None, Doc("what takes it over or hands it over; left out: the level's majority")] = (
        None
    )
    majority: Majority | None = None
    sharing: Annotated[
        Literal["exclusive", "shared", "subsidiary", "overruling"],
        Doc("how several levels share it; overruling: the higher may set a decision of the lower aside"),
    ] = "exclusive"
    notice_days: Annotated[int, Least(0), Doc("days of notice before a higher level takes it up or overrules")] = 0


def own_order(key: str, level: Level) -> Competence:
    """Return the competence of a council of this level over its own order, by the article on the level."""
    return Competence(article=level.article, title="The council's own order", levels=(key,))


@dataclass(frozen=True, kw_only=True)
class Referendum(Provision):
    """A vote of all electors, above the assembly."""

    petition: Annotated[Threshold, ByHand("signatures that force it")]
    decision: Annotated[Threshold, ByHand("what carries it")]
    turnout: Annotated[Threshold | None, ByHand("turnout below which it fails")] = None
    support: Annotated[Threshold | None, ByHand("votes in favour must also reach this")] = None
    least_voters: Annotated[int, Least(0), ByHand("it is void with fewer voters than this")] = 0
    council: Annotated[Threshold | None, ByHand("share of the deputies present that may call it")] = None
    barred_months: Annotated[int, Least(0), ByHand("months in which the same question is not put again")] = 0

    def carried(self, *, registered: int, votes_for: int, votes_against: int) -> bool:
        """Say whether a referendum carries: by its majority, turnout, number of voters and support."""
        voters = votes_for + votes_against
        base = registered if self.decision.of in ("registered", "eligible") else voters
        valid = voters >= self.least_voters and (self.turnout is None or self.turnout.met(voters, registered))
        supported = self.support is None or self.support.met(votes_for, registered)
        return valid and supported and self.decision.met(votes_for, base) and votes_for > votes_against


@dataclass(frozen=True, kw_only=True)
class Formation(Provision):
    """When the formation check warns: a layer's weight, newcomers, and what one unit could gain by splitting."""

    weight: Annotated[Fraction, Doc("a layer's deputies per elector may be this many times the council's average")] = (
        Fraction(3)
    )
    newcomers: Annotated[Threshold, Doc("share of a layer on the roll that came since the roll before")] = _THIRD
    split: Annotated[Threshold, Doc("share of a council's seats that one unit may gain by splitting")] = _TWENTIETH
