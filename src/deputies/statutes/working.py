"""Provisions on daily work: sittings, decision by consent, directives, amendment of the statute."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from deputies.statutes.provision import ByHand, Majority, Provision
from deputies.values import Threshold
from deputies.values.shape import Doc, Id, Least, Text

__all__ = [
    "Amendment",
    "Consent",
    "Directives",
    "Emergency",
    "Sanction",
    "Working",
]

_TENTH = Threshold(1, 10, "present")


@dataclass(frozen=True, kw_only=True)
class Consent(Provision):
    """Decision by consent: sign-offs, no objection, days."""

    missing: Annotated[int, Least(0), Doc("how many members may fail to sign off")] = 0
    objections: Annotated[int, Least(0), Doc("objections that may stand")] = 0
    days: Annotated[int, Least(0), Doc("days for which it lies open")] = 0


@dataclass(frozen=True, kw_only=True)
class Working(Provision):
    """How councils sit."""

    notice_days: Annotated[int, Least(0), Doc("days between convening and sitting")]
    roll_call: Annotated[Threshold, Doc("share of those present that may demand a roll call")] = _TENTH
    ordinary_every_days: Annotated[int, Least(0), Doc("longest time between sittings; 0 for none stated")] = 0
    convening: Annotated[
        Threshold | None, Doc("share of the members, or of the electors, that may demand a sitting")
    ] = None
    convening_units: Annotated[
        Threshold | None, Doc("share of the electors below whom the councils that demand a sitting must represent")
    ] = None
    convening_least: Annotated[int, Least(0), Doc("never fewer members than this may demand one")] = 0
    convene_days: Annotated[int, Least(0), Doc("a demanded sitting is held within so many days; 0 for no limit")] = 0
    secret: Annotated[Threshold | None, Doc("share of those present that may demand a secret vote")] = None
    procedure: Annotated[Majority | None, Doc("what carries a motion on procedure; left out: the level's majority")] = (
        None
    )
    debate: Annotated[Majority | None, Doc("what closes or limits debate; left out: as for procedure")] = None
    speech_seconds: Annotated[int, Least(0), Doc("longest speech; 0 for no limit")] = 0
    speeches_most: Annotated[int, Least(0), Doc("speeches of one deputy on one point; 0 for no limit")] = 0
    minutes_days: Annotated[int, Least(0), Doc("minutes are published within so many days; 0 for none stated")] = 0
    consent: Consent | None = None
    audit: Annotated[str, ByHand("who checks the accounts, apart from the executive")] = ""
    minutes: Annotated[str, ByHand("how minutes are published")] = ""


@dataclass(frozen=True, kw_only=True)
class Directives(Provision):
    """Decisions handed down: by when those below choose and report."""

    choose_days: Annotated[int, Least(0), Doc("days to choose a means")]
    report_days: Annotated[int, Least(0), Doc("days to report")]
    object_days: Annotated[int, Least(0), Doc("days in which a council below may object; 0 for no objection")] = 0
    settle_days: Annotated[int, Least(0), Doc("days in which an objection is settled; later, it stands as made")] = 0


@dataclass(frozen=True, kw_only=True)
class Emergency(Provision):
    """Acting without the council when it cannot meet: who, for how long, and the review afterwards."""

    decides: Annotated[Text, Doc("who may act, in the words of the statute")]
    by: Annotated[Literal["executive", "chair"], Doc("the executive by vote, or the chair alone")] = "executive"
    share: Annotated[Threshold | None, Doc("share of the executive that must be for it; left out: more than half")] = (
        None
    )
    expires_days: Annotated[int, Least(1), Doc("days after which what was done lapses unless the council confirms it")]
    review_days: Annotated[int, Least(1), Doc("days within which the council reviews it")]
    majority: Annotated[Majority, Doc("what confirms it")]


@dataclass(frozen=True, kw_only=True)
class Sanction(Provision):
    """A sanction: who decides by which majority, after what notice and answer, with what support from below, appeal.

    There are four, by the key of their table: reprimand, removal, suspension, exclusion. Nothing else exists.
    """

    decides: Annotated[Id, Doc("the level whose council decides")]
    majority: Majority
    grounds: Annotated[tuple[Text, ...], Doc("what must be found: recorded conduct")]
    notice_days: Annotated[int, Least(1), Doc("days of notice before the hearing")]
    answer_days: Annotated[int, Least(0), Doc("days in which the deputy may answer in writing before the hearing")] = 0
    support_units: Annotated[Threshold, Doc("share of the units below whose meetings must support it")]
    support_electors: Annotated[Threshold, Doc("share of the electors below who must have voted for it there")]
    appeal: Annotated[Id, Doc("the level whose council hears the appeal; the deciding one may not be the only")]
    appeal_days: Annotated[int, Least(1), Doc("days to appeal; until they are over the sanction does not hold")]
    appeal_decided_days: Annotated[
        int, Least(1), Doc("days in which the appeal is decided; later, the sanction lapses")
    ]
    most_days: Annotated[int | None, Least(1), Doc("longest suspension")] = None
    ends_months: Annotated[int | None, Least(1), Doc("months after which an exclusion ends")] = None


@dataclass(frozen=True, kw_only=True)
class Amendment(Provision):
    """How the statute itself is changed."""

    majority: Majority
    level: Annotated[Id, Doc("the level whose council amends")]
    notice_days: Annotated[int, Least(0)] = 0
    transition: Annotated[str, ByHand("from when a change holds; a process under way keeps its version")] = ""
