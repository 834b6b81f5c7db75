"""Sharing a matter between levels: who decides it, what a higher council owes a lower one, and which decision holds.

    exclusive    each council of the levels named decides it for its own place, and nobody else does
    shared       any of them decides it; where two decisions differ, that of the council nearest to those concerned
                 holds in its place, unless one from above was handed down as a directive
    subsidiary   it is the lower councils' first. A higher one may table it only after notice, when the days are over
                 and none of those below has taken it up or decided it since. A notice is good for one decision
    overruling   the lower council's decision holds until a higher one, after notice, sets it aside by a motion

Lower and higher follow from what each council stands under, not from the names of levels.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from deputies.councils.council import Council
from deputies.councils.hierarchy import all_below, is_below
from deputies.councils.notice import Notice
from deputies.statutes.majorities import say_article
from deputies.statutes.model import Competence, Stage
from deputies.values import Refusal, add_days, say_days

__all__ = [
    "check_notice", "check_open_notice", "check_subsidiary", "check_taking_up", "holders_below", "overruling_notice",
    "say_names",
]  # fmt: skip

_SHOWN = 3


def say_names(names: Sequence[str]) -> str:
    """Say a list of names, the first few of a long one."""
    shown = ", ".join(names[:_SHOWN])
    return f"{shown} and {len(names) - _SHOWN} more" if len(names) > _SHOWN else shown


def holders_below(
    council: Council, key: str, competence: Competence, councils: Mapping[str, Council]
) -> tuple[Council, ...]:
    """Return the constituted councils below one that hold the competence, in order of naming."""
    return tuple(
        item
        for item in all_below(council.id, councils)
        if item.level in competence.levels and item.status == "constituted" and _holds(item, key)
    )


def _holds(council: Council, key: str) -> bool:
    power = council.power(key)
    return power is None or power.held


def check_subsidiary(
    council: Council,
    key: str,
    competence: Competence,
    holders: Sequence[Council],
    notices: Iterable[Notice],
    decided: Iterable[tuple[int, str, str]],
    *,
    day: str,
) -> str:
    """Return the notice by which a council may decide a matter that is first that of councils below; "" if of none.

    holders   councils below that hold the competence: where there are none, no notice is needed.
    notices   all notices of the system.
    decided   (place on the record, council, decision) of what stands decided by this competence, anywhere.
    raises    Refusal, naming who has the matter: `notice.none` (no notice was given), `notice.running` (its days are
              not over), `notice.taken-up` (a council below took it up), `notice.decided` (one has decided it since).
    """
    if not holders:
        return ""
    own = [item for item in notices if (item.council, item.competence, item.decision) == (council.id, key, "")]
    below = {item.id: item.name for item in holders}
    later = [(place, at, id_) for place, at, id_ in decided if at in below]
    first = f"{competence.title} is first a matter of the councils below ({say_names(list(below.values()))})"
    article = say_article(competence.article)
    days = say_days(competence.notice_days)
    refusal = _refused(
        "none", f"{first}; {article} requires notice of {days}, and none was given.", competence, ", ".join(below)
    )
    for notice in own:
        since = next(((at, id_) for place, at, id_ in later if place >= notice.decided), None)
        if notice.status == "taken-up":
            who = below.get(notice.taken_up, notice.taken_up)
            said = f"{first}; {who} took it up on {notice.closed}, within the notice {notice.id!r} ({article})."
            refusal = _refused("taken-up", said, competence, notice.taken_up)
        elif notice.status != "open":
            continue
        elif since is not None:
            said = (
                f"{first}; {below[since[0]]} has decided it since the notice {notice.id!r}: {since[1]!r} ({article})."
            )
            refusal = _refused("decided", said, competence, since[0])
        elif day < notice.from_day:
            said = f"{first}; the notice {notice.id!r} of {notice.given} runs until {notice.from_day} ({article})."
            refusal = _refused("running", said, competence, ", ".join(below))
        else:
            return notice.id
    raise refusal


def _refused(code: str, sentence: str, competence: Competence, found: str) -> Refusal:
    return Refusal(
        f"notice.{code}",
        sentence,
        article=competence.article,
        found=found,
        required=f"notice of {say_days(competence.notice_days)}",
    )


def check_notice(
    council: Council, key: str, competence: Competence, councils: Mapping[str, Council], *, of: str, today: str
) -> str:
    """Return the first day on which a council may act after giving notice today.

    of      the council whose decision it may overrule; "" for notice of a matter.
    raises  Refusal: `notice.not-shared` (the statute asks for no such notice), `notice.nobody-below` (no council below
            holds the matter, or the decision is of none below).
    """
    wanted = "overruling" if of else "subsidiary"
    if competence.sharing != wanted or council.level not in competence.levels:
        raise Refusal(
            "notice.not-shared",
            f"{say_article(competence.article).capitalize()} gives {competence.title} as {competence.sharing} to "
            f"{', '.join(competence.levels)}; there is no notice of this kind.",
            article=competence.article,
            found=competence.sharing,
            required=wanted,
        )
    below = is_below(of, council.id, councils) if of else bool(holders_below(council, key, competence, councils))
    if not below:
        raise Refusal(
            "notice.nobody-below",
            f"No council below {council.name} "
            + (
                f"took the decision: {of!r} stands elsewhere."
                if of
                else f"has {competence.title}; no notice is needed."
            ),
            article=competence.article,
            found=of or "none",
            required="a council below",
        )
    return add_days(today, competence.notice_days)


def check_open_notice(notice: Notice) -> None:
    """Raise `Refusal` (`notice.closed`) for a notice that was withdrawn, used, or taken up."""
    if notice.status != "open":
        raise Refusal(
            "notice.closed",
            f"The notice {notice.id!r} was {notice.status.replace('-', ' ')} on {notice.closed}.",
            found=notice.status,
            required="an open notice",
        )


def check_taking_up(
    notice: Notice, council: Council, competence: Competence, councils: Mapping[str, Council], *, day: str
) -> None:
    """Raise `Refusal` unless a council may take up the matter of which one above it gave notice.

    Codes: `notice.closed`, `notice.of-decision` (it is of a decision, not of a matter), `notice.not-below` (the council
    is not below the one that gave it, or does not hold the matter), `notice.late` (its days are over).
    """
    check_open_notice(notice)
    if notice.decision:
        raise Refusal(
            "notice.of-decision",
            f"The notice {notice.id!r} is of the decision {notice.decision!r}; that is not taken up again.",
            found=notice.decision,
            required="a notice of a matter",
        )
    holders = holders_below(councils[notice.council], notice.competence, competence, councils)
    if council.id not in {item.id for item in holders}:
        raise Refusal(
            "notice.not-below",
            f"The notice {notice.id!r} is to councils below {councils[notice.council].name} that have "
            f"{competence.title}; {council.name} is none of them.",
            article=competence.article,
            found=council.id,
            required="a council below that holds the matter",
        )
    if day > notice.from_day:
        raise Refusal(
            "notice.late",
            f"The notice {notice.id!r} was given on {notice.given}; the matter could be taken up until "
            f"{notice.from_day} ({say_article(competence.article)}).",
            article=competence.article,
            found=day,
            required=f"until {notice.from_day}",
        )


def overruling_notice(
    council: Council, competence: Competence, stage: Stage, notices: Iterable[Notice], *, below: bool, day: str
) -> str:
    """Return the notice by which a council may overrule a decision on a day.

    stage    of the council in the matter: only who decides it may overrule.
    notices  those of the decision.
    below    whether the decision is of a council below this one.
    raises   Refusal: `notice.not-shared`, `overruling.not-below`, `overruling.stage`, `notice.none`, `notice.running`.
    """
    article = competence.article
    if competence.sharing != "overruling" or council.level not in competence.levels:
        raise Refusal(
            "notice.not-shared",
            f"{say_article(article).capitalize()} lets no council of this level overrule in this: {competence.title}.",
            article=article,
            found=competence.sharing,
            required="overruling",
        )
    if not below:
        raise Refusal(
            "overruling.not-below",
            f"The decision is of no council below {council.name}.",
            article=article,
            found=council.id,
            required="a decision of a council below",
        )
    if stage != "deciding":
        raise Refusal(
            "overruling.stage",
            f"The {council.title} is {stage} in this: {competence.title}; only a deciding one overrules.",
            article=article,
            found=stage,
            required="deciding",
        )
    own = [item for item in notices if item.council == council.id and item.status == "open"]
    ready = next((item.id for item in own if item.from_day <= day), None)
    if ready is not None:
        return ready
    if own:
        said = f"The notice {own[0].id!r} of {own[0].given} runs until {own[0].from_day} ({say_article(article)})."
        raise _refused("running", said, competence, own[0].id)
    days = say_days(competence.notice_days)
    raise _refused("none", f"{say_article(article).capitalize()} requires notice of {days} first.", competence, "none")
