"""Sanctions with support from below: opening a case, hearing, the proof of support, decision, appeal, enforcement.

The statute's table of sanctions says who decides by which majority, on which grounds, after what notice, and what
support is to be proven before the council's decision counts:

    units      units that support it >= support_units of all units below the council
    electors   electors who voted for it there >= support_electors of all registered electors below it

Both must be met. A unit is a constituency of the plan: small units that elect jointly are one, by the sum of their
votes, so that nobody gains support by splitting a unit. It supports where more are for the sanction than against; a
tie does not. A sanction holds only once it is enforced, after the days to appeal or an appeal that upheld it; an
appeal that is not decided in time lapses it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from deputies.councils.council import Council
from deputies.directives.sanction import SanctionCase, SanctionEvidence, SanctionSupport
from deputies.formation.plan import Constituency
from deputies.mandates.mandate import Mandate
from deputies.statutes.majorities import say_article, say_threshold
from deputies.statutes.model import Sanction, Statute
from deputies.values import Fault, Faults, Refusal, Threshold, add_days, say_days

__all__ = [
    "KEYS",
    "LONGEST_ID",
    "PlaceSupport",
    "Support",
    "barred_until",
    "check_answer",
    "check_appeal",
    "check_appeal_council",
    "check_appeal_open",
    "check_days",
    "check_enforceable",
    "check_evidence",
    "check_grounds",
    "check_heard",
    "check_hearing",
    "check_level",
    "check_meeting",
    "check_notice",
    "check_support",
    "check_supportable",
    "count_support",
    "known_sanctions",
    "provision_of",
    "say_support",
]  # fmt: skip

KEYS = ("reprimand", "removal", "suspension", "exclusion")
LONGEST_ID = 60
"""What units enter is named after the case; an id has 80 characters at most."""


def known_sanctions(statute: Statute) -> Mapping[str, Sanction]:
    """Return the sanctions of a statute; raise `Refusal` (`sanction.none-in-statute`) where it has none."""
    if not statute.sanctions:
        raise Refusal(
            "sanction.none-in-statute",
            f"The statute {statute.title} has no sanctions: deputies answer to their electors, who may recall them.",
            required="a table of sanctions",
        )
    return statute.sanctions


def provision_of(statute: Statute, sanction: str) -> Sanction:
    """Return what the statute says of a sanction; raise `Refusal` (`sanction.none-in-statute`) where it lacks it."""
    sanctions = known_sanctions(statute)
    if sanction not in sanctions:
        raise Refusal(
            "sanction.none-in-statute",
            f"The statute {statute.title} knows no {sanction}; it knows {', '.join(sanctions)}.",
            found=sanction,
            required=", ".join(sanctions),
        )
    return sanctions[sanction]


def check_level(statute: Statute, provision: Sanction, council: Council) -> None:
    """Raise `Refusal` (`sanction.level`) unless a council of this level decides on the sanction."""
    if council.level != provision.decides:
        raise Refusal(
            "sanction.level",
            f"{_cited(provision)} leaves this to the level {statute.levels[provision.decides].name}; the council of "
            f"{council.name} is of the level {statute.levels[council.level].name}.",
            article=provision.article,
            found=council.level,
            required=provision.decides,
        )


def check_grounds(provision: Sanction, ground: str) -> None:
    """Raise `Refusal` (`sanction.ground`) unless the statute names this ground."""
    if ground not in provision.grounds:
        known = "; ".join(provision.grounds)
        raise Refusal(
            "sanction.ground",
            f"{ground!r} is no ground of this sanction; {say_article(provision.article)} names: {known}.",
            article=provision.article,
            found=ground,
            required=known,
        )


def check_days(provision: Sanction, sanction: str, days: int) -> None:
    """Raise `Refusal` (`sanction.days`) unless the length fits: 1 to `most_days` for a suspension, 0 otherwise."""
    most = (provision.most_days or 0) if sanction == "suspension" else 0
    if not (1 <= days <= most if most else days == 0):
        expected = f"1 to {most}" if most else "0"
        raise Refusal(
            "sanction.days",
            f"A {sanction} of {say_days(days)} is not possible; {say_article(provision.article)} allows "
            f"{f'a suspension of {expected} days' if most else 'no length of days here'}.",
            article=provision.article,
            found=str(days),
            required=expected,
        )


def check_evidence(evidence: Sequence[SanctionEvidence], today: str, *, document: str) -> None:
    """Raise `Faults` for no evidence at all, or for evidence of a day to come."""
    faults = [
        Fault(f"evidence[{index}].day", f"{item.day} is to come", f"{today} or earlier")
        for index, item in enumerate(evidence)
        if item.day > today
    ]
    if not evidence:
        faults.append(Fault("evidence", "no evidence is given", "at least one piece, with its source"))
    if faults:
        raise Faults(document, faults)


def check_notice(provision: Sanction, hearing: str, today: str) -> None:
    """Raise `Refusal` (`sanction.short-notice`) unless the hearing leaves notice, and the days to answer before it.

    hearing >= today + the greater of notice_days and answer_days.
    """
    days = max(provision.notice_days, provision.answer_days)
    earliest = add_days(today, days)
    if hearing < earliest:
        raise Refusal(
            "sanction.short-notice",
            f"A hearing on {hearing} is too early: {say_article(provision.article)} gives "
            f"{say_days(provision.notice_days)} of notice and {say_days(provision.answer_days)} to answer, so "
            f"{earliest} "
            "at the earliest.",
            article=provision.article,
            found=hearing,
            required=earliest,
        )


def check_answer(case: SanctionCase, today: str) -> None:
    """Raise `Refusal` unless the deputy may answer in writing: `sanction.not-opened`, `sanction.answered`,
    `sanction.answer-late`."""
    _check_opened(case, "it is answered before the hearing")
    if case.answered is not None:
        raise Refusal("sanction.answered", f"The case {case.id!r} was answered on {case.answered}.")
    if today > case.answer_by:
        raise Refusal(
            "sanction.answer-late",
            f"The case {case.id!r} could be answered in writing until {case.answer_by}, and it is {today}; the deputy "
            f"is "
            f"heard on {case.hearing}.",
            found=today,
            required=case.answer_by,
        )


def check_hearing(case: SanctionCase, today: str) -> None:
    """Raise `Refusal` unless the case waits for its hearing (`sanction.not-opened`) and the day has come
    (`sanction.early`)."""
    _check_opened(case, "a case is heard once")
    if today < case.hearing:
        raise Refusal(
            "sanction.early",
            f"The hearing of the case {case.id!r} is on {case.hearing}; today is {today}.",
            found=today,
            required=case.hearing,
        )


def _check_opened(case: SanctionCase, why: str) -> None:
    if case.status != "opened":
        raise Refusal(
            "sanction.not-opened",
            f"The case {case.id!r} is {case.status}; {why}.",
            found=case.status,
            required="opened",
        )


def check_meeting(votes_for: int, votes_against: int, electors: int, unit: str) -> None:
    """Raise `Refusal` (`sanction.votes`) where more voted in a unit's meeting than it has electors, or nobody did."""
    cast = votes_for + votes_against
    if not 0 < cast <= electors:
        raise Refusal(
            "sanction.votes",
            f"{cast} votes are stated and {electors} electors are on the roll of the unit {unit!r}.",
            found=str(cast),
            required=f"1 to {electors}",
        )


def check_supportable(case: SanctionCase) -> None:
    """Raise `Refusal` (`sanction.decided`) once the council has decided: what the units say no longer changes it."""
    if case.status not in ("opened", "heard"):
        raise Refusal(
            "sanction.decided",
            f"The case {case.id!r} is {case.status}; units vote on it until the council has decided.",
            found=case.status,
            required="opened or heard",
        )


@dataclass(frozen=True, slots=True)
class PlaceSupport:
    """What the meetings of one unit, or of several that elect jointly, said of a case."""

    place: Constituency
    votes_for: int
    votes_against: int
    entered: int

    @property
    def supports(self) -> bool:
        """Whether more are for it than against."""
        return self.votes_for > self.votes_against


@dataclass(frozen=True, slots=True)
class Support:
    """The support of a case from below: units that support it out of all, electors who voted for it out of all."""

    places: tuple[PlaceSupport, ...]

    @property
    def units_for(self) -> int:
        """Units that support it."""
        return sum(1 for item in self.places if item.supports)

    @property
    def units(self) -> int:
        """All units below the council."""
        return len(self.places)

    @property
    def electors_for(self) -> int:
        """Electors who voted for it in the meetings of their units."""
        return sum(item.votes_for for item in self.places)

    @property
    def electors(self) -> int:
        """All electors below the council."""
        return sum(item.place.electors for item in self.places)


def count_support(places: Iterable[Constituency], given: Iterable[SanctionSupport]) -> Support:
    """Return the support of a case, unit by unit; units that elect jointly are one, by the sum of their votes.

    places  the constituencies below the council.
    given   what units entered on this case, each once.
    """
    entered = {item.unit: item for item in given}
    counted = []
    for place in places:
        held = [entered[unit] for unit in place.units if unit in entered]
        votes_for, against = sum(item.votes_for for item in held), sum(item.votes_against for item in held)
        counted.append(PlaceSupport(place, votes_for, against, len(held)))
    return Support(tuple(counted))


def say_support(support: Support) -> str:
    """Say the support in numbers: "3 of 8 units and 410 of 1,234 electors"."""
    units, electors = f"{support.units_for:,} of {support.units:,}", f"{support.electors_for:,} of {support.electors:,}"
    return f"{units} units and {electors} electors"


def check_support(provision: Sanction, case: SanctionCase, support: Support) -> None:
    """Raise `Refusal` (`sanction.no-support`) unless units and electors reach their shares; it says what is missing.

    Both shares are needed: units of all units below the council, and votes for it of all registered electors.
    """
    counts = (
        (provision.support_units, support.units_for, support.units, "unit", "units"),
        (provision.support_electors, support.electors_for, support.electors, "elector", "electors"),
    )
    if all(share.met(count, base) for share, count, base, _, _ in counts):
        return
    required = " and ".join(_say_required(share, base, many) for share, _, base, _, many in counts)
    missing = [
        _say_count(share.needed(base) - count, one, many)
        for share, count, base, one, many in counts
        if not share.met(count, base)
    ]
    raise Refusal(
        "sanction.no-support",
        f"The case {case.id!r} has the support of {say_support(support)}; {say_article(provision.article)} requires "
        f"{required}: {' and '.join(missing)} {'is' if missing[0].startswith('1 ') and len(missing) == 1 else 'are'} "
        "missing.",
        article=provision.article,
        found=say_support(support),
        required=required,
    )


def _say_required(share: Threshold, base: int, many: str) -> str:
    return f"{share.needed(base):,} {many} ({say_threshold(share)}, {base:,})"


def _say_count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def check_heard(case: SanctionCase) -> None:
    """Raise `Refusal` (`sanction.not-heard`) unless the deputy was heard, or called in vain, and nothing is decided."""
    if case.status != "heard":
        raise Refusal(
            "sanction.not-heard",
            f"The case {case.id!r} is {case.status}; it is decided once, after the deputy was heard.",
            found=case.status,
            required="heard",
        )


def check_appeal(case: SanctionCase, today: str) -> None:
    """Raise `Refusal` unless the deputy may appeal today: `sanction.not-imposed`, `sanction.appeal-late`."""
    if case.status != "imposed" or case.appeal_until is None:
        raise Refusal(
            "sanction.not-imposed",
            f"The case {case.id!r} is {case.status}; an appeal goes, once, against a sanction that was decided.",
            found=case.status,
            required="imposed",
        )
    if today > case.appeal_until:
        raise Refusal(
            "sanction.appeal-late",
            f"The sanction in the case {case.id!r} was decided on {case.decided}; an appeal could be made until "
            f"{case.appeal_until}, and it is {today}.",
            found=today,
            required=case.appeal_until,
        )


def check_appeal_open(case: SanctionCase, today: str) -> None:
    """Raise `Refusal` unless an appeal waits to be decided: `sanction.not-appealed`, `sanction.lapsed`."""
    if case.status != "appealed":
        raise Refusal(
            "sanction.not-appealed",
            f"The case {case.id!r} is {case.status}; no appeal in it is open.",
            found=case.status,
            required="appealed",
        )
    _check_not_lapsed(case, today)


def _check_not_lapsed(case: SanctionCase, today: str) -> None:
    if case.lapsed_on(today):
        raise Refusal(
            "sanction.lapsed",
            f"The appeal in the case {case.id!r} was to be decided by {case.appeal_decided_by} and was not: the "
            f"sanction "
            f"has lapsed, and it is {today}.",
            found=today,
            required=case.appeal_decided_by or "",
        )


def check_appeal_council(provision: Sanction, case: SanctionCase, council: Council) -> None:
    """Raise `Refusal` unless the council hears appeals (`sanction.appeal-level`) and is another
    (`sanction.same-council`)."""
    if council.level != provision.appeal:
        raise Refusal(
            "sanction.appeal-level",
            f"{_cited(provision)} leaves appeals to the level {provision.appeal!r}; the {council.title} is "
            f"of "
            f"the level {council.level!r}.",
            article=provision.article,
            found=council.level,
            required=provision.appeal,
        )
    if council.id == case.council:
        raise Refusal(
            "sanction.same-council",
            f"The {council.title} decided the case {case.id!r} itself; another council hears the appeal.",
            article=provision.article,
            found=council.id,
            required="another council",
        )


def check_enforceable(case: SanctionCase, mandate: Mandate, executive: Collection[str], today: str) -> None:
    """Raise `Refusal` unless the sanction may be enforced today.

    It was decided and the days to appeal are over, or an appeal upheld it.
    executive  mandates in the executive of the deputy's council.
    Codes: `sanction.appealed`, `sanction.lapsed`, `sanction.not-imposed`, `sanction.appeal-open`; `mandate.ended` and
    `executive.not-member` where there is nothing left to take.
    """
    _check_not_lapsed(case, today)
    if case.status == "appealed":
        raise Refusal(
            "sanction.appealed",
            f"An appeal in the case {case.id!r} is open, to be decided by {case.appeal_decided_by}; the sanction does "
            "not hold meanwhile.",
            found=case.status,
            required="a decided appeal",
        )
    if case.status not in ("imposed", "upheld"):
        raise Refusal(
            "sanction.not-imposed",
            f"The case {case.id!r} is {case.status}; only a sanction that was decided is enforced, once.",
            found=case.status,
            required="imposed, or upheld",
        )
    if case.status == "imposed" and case.appeal_until is not None and today <= case.appeal_until:
        raise Refusal(
            "sanction.appeal-open",
            f"The deputy may appeal in the case {case.id!r} until {case.appeal_until}; the sanction is enforced after "
            f"that, and it is {today}.",
            found=today,
            required=f"after {case.appeal_until}",
        )
    _check_not_moot(case, mandate, executive)


def _check_not_moot(case: SanctionCase, mandate: Mandate, executive: Collection[str]) -> None:
    if case.sanction in ("removal", "suspension") and mandate.ended is not None:
        raise Refusal(
            "mandate.ended",
            f"The mandate {mandate.id!r} ended on {mandate.ended} ({mandate.end_reason}); there is nothing to enforce.",
            found=mandate.end_reason or "ended",
            required="a mandate in office",
        )
    if case.sanction == "removal" and case.removes == "executive" and case.mandate not in executive:
        raise Refusal(
            "executive.not-member",
            f"{case.mandate!r} is no longer in the executive; there is nothing to enforce.",
            found=case.mandate,
            required="a member of the executive",
        )


def barred_until(deputy: str, cases: Iterable[SanctionCase], day: str) -> SanctionCase | None:
    """Return the case by which a deputy is excluded from standing on a day, None where none is."""
    for case in cases:
        excluded = case.deputy == deputy and case.sanction == "exclusion" and case.status == "enforced"
        if excluded and case.until is not None and day < case.until:
            return case
    return None


def _cited(provision: Sanction) -> str:
    cited = say_article(provision.article)
    return cited[:1].upper() + cited[1:]
