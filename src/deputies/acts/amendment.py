"""Amending the statute: a roll call on a whole new text, by the council and the majority that the statute asks for.

The text is handed in as an exhibit and announced by its digest in the agenda, so that what is voted is what could be
read beforehand. A local variation is an amendment too: the same text with `[[local]]` provisions behind it. Elections,
petitions, sittings and cases under way keep the version they opened under; everything begun later is under the new one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from deputies.acts.kinds import Context, Exhibit, ExhibitNote, Kind, Place
from deputies.acts.naming import check_new
from deputies.acts.sittings import check_length, sitting_named
from deputies.acts.state import State
from deputies.acts.voting import by_name, called, question_on, settled_vote
from deputies.sittings.sitting import Bases, Cast, Motion, MotionStatus, Sitting
from deputies.sittings.tabling import check_mover
from deputies.sittings.voting import judge_roll_call
from deputies.statutes.comparing import compare
from deputies.statutes.majorities import say_article
from deputies.statutes.model import Amendment, Statute
from deputies.statutes.reading import parse_statute
from deputies.values import Amount, Refusal, date_of, parse_date, say_days
from deputies.values.shape import Day, Digest, Doc, Id, Least, Text

__all__ = ["ANNOUNCED", "KINDS", "AmendStatute"]

_HEAD = frozenset({"version", "in_force", "until", "title", "summary", "source", "licence"})
ANNOUNCED = 12
"""How many characters of the digest announce a text in the agenda."""


@dataclass(frozen=True, slots=True)
class AmendStatute:
    """Vote by roll call on a new text of the statute."""

    motion: Annotated[Id, Doc("id of the vote, which is kept like a motion's")]
    sitting: Annotated[Id, Doc("the open sitting")]
    statute: Annotated[Exhibit, ExhibitNote("statute (TOML)"), Doc("the whole new text")]
    mover: Annotated[Id, Doc("mandate of the mover, who is present")]
    choices: Annotated[tuple[Cast, ...], Doc("the choice of each deputy who took part")] = ()
    sheet: Annotated[
        Exhibit | None, ExhibitNote("roll-call sheet"), Doc("the same as a document, in a large council")
    ] = None


@dataclass(frozen=True, slots=True)
class StatuteVoted:
    """A new text was voted; `changes` says in words what differs from the text before."""

    motion: Id
    sitting: Id
    statute: Digest
    before: Digest
    version: Text
    mover: Id
    changes: tuple[str, ...]
    choices: tuple[Cast, ...]
    votes_for: Amount
    votes_against: Amount
    abstentions: Amount
    carried: bool
    sentence: str
    quorum: Annotated[int, Least(0)]
    needed: Annotated[int, Least(0)]
    bases: Bases
    sheet: Digest | None = None


@dataclass(frozen=True, slots=True)
class StatuteAmended:
    """The new text is in force for everything that begins from here on."""

    statute: Digest
    before: Digest
    day: Day


def decide_amend(state: State, request: AmendStatute, context: Context) -> tuple[object, ...]:
    """The council that amends sits, the text was announced in time, is sound and can take the place of the old one."""
    check_new(state, Motion, request.motion, "motion")
    sitting, before = sitting_named(state, request.sitting), state.statute
    _check_body(state, before.amendment, sitting)
    check_mover(sitting, state.mandate(request.mover))
    _check_announced(before.amendment, sitting, request.statute)
    today = date_of(context.now)
    after = parse_statute(state.exhibit(request.statute, "statute"), name="statute")
    _check_succeeds(before, after, today)
    _check_in_use(state, after)
    differences = compare(before, after)
    changes = tuple(change.sentence for change in differences)
    if all(change.path in _HEAD for change in differences):
        raise Refusal("amendment.nothing", "The new text says the same as the one in force.", found=request.statute)
    amendment = before.amendment
    check_length(request.choices, "amend-statute", "choices")
    question = question_on(state, sitting, amendment.majority, amendment.article, on=today)
    choices = called(state, request.motion, request.choices, request.sheet)
    vote = judge_roll_call(question, choices, document="amend-statute")
    voted = StatuteVoted(
        request.motion, sitting.id, request.statute, state.system.statute, after.version, request.mover, changes,
        () if request.sheet else request.choices, vote.votes_for, vote.votes_against, vote.abstentions, vote.carried,
        vote.sentence, vote.quorum, vote.needed, vote.bases, request.sheet,
    )  # fmt: skip
    if not vote.carried:
        return (voted,)
    return voted, StatuteAmended(request.statute, state.system.statute, today)


def _check_body(state: State, amendment: Amendment, sitting: Sitting) -> None:
    """Raise `Refusal` unless the one council of the level that amends sits, as a whole."""
    level = state.council(sitting.council).level
    if level != amendment.level or sitting.section is not None:
        raise Refusal(
            "amendment.wrong-body",
            f"{_capital(say_article(amendment.article))} lets a council of the level {amendment.level!r} amend, as "
            f"a whole; here sits {'a section of ' if sitting.section else ''}{sitting.council!r}.",
            article=amendment.article,
            found=sitting.section or level,
            required=amendment.level,
        )
    peers = [council.id for council in state.tables["councils"].values() if council.level == level]
    if len(peers) > 1:
        raise Refusal(
            "amendment.several-councils",
            f"There are several councils of the level {level!r} ({', '.join(peers)}), and the statute does not say "
            "which of them amends for all; give the amendment to a level with one council.",
            article=amendment.article,
            found=", ".join(peers),
            required="one council",
        )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _check_announced(amendment: Amendment, sitting: Sitting, digest: str) -> None:
    """Raise `Refusal` unless the text was announced by its digest in the agenda, as many days before as required."""
    if amendment.notice_days == 0:
        return
    short = digest[:ANNOUNCED]
    if not any(short in point for point in sitting.agenda):
        raise Refusal(
            "amendment.not-announced",
            f"The agenda does not announce this text; a point of it has to name {short}, the beginning of its SHA-256.",
            article=amendment.article,
            found="; ".join(sitting.agenda),
            required=short,
        )
    days = (parse_date(sitting.day) - parse_date(sitting.convened)).days
    if days < amendment.notice_days:
        raise Refusal(
            "amendment.too-soon",
            f"The sitting was convened {say_days(days)} ahead; {say_article(amendment.article)} requires "
            f"{amendment.notice_days} to amend.",
            article=amendment.article,
            found=str(days),
            required=str(amendment.notice_days),
        )


def _check_succeeds(before: Statute, after: Statute, today: str) -> None:
    """Raise `Refusal` unless the new text is a later version of the same statute, in force today and applicable."""
    if after.id != before.id or after.version == before.version:
        raise Refusal(
            "amendment.version",
            f"The text is {after.id!r}, version {after.version}; an amendment of {before.id!r} keeps the id and has "
            f"another version than {before.version}.",
            found=f"{after.id} {after.version}",
            required=f"{before.id}, another version",
        )
    if after.historical:
        raise Refusal("statute.historical", "The text is historical: it can be studied and simulated, not applied.")
    if not (after.in_force <= today and (after.until is None or today < after.until)):
        raise Refusal(
            "statute.not-in-force",
            f"The text is in force from {after.in_force}{f' until {after.until}' if after.until else ''}, and today is "
            f"{today}: vote it when it can hold.",
            found=after.in_force,
            required=f"in force on {today}",
        )


def _check_in_use(state: State, after: Statute) -> None:
    """Raise `Refusal` (`amendment.in-use`) for a level, section or layer that is dropped while somebody sits in it."""
    councils = state.tables["councils"].values()
    mandates = [item for item in state.tables["mandates"].values() if item.ended is None]
    used = {
        "levels": {council.level for council in councils},
        "sections": {section.id for council in councils for section in council.sections},
        "layers": {item.layer for item in mandates if item.layer is not None},
    }
    for table, names in used.items():
        gone = sorted(names - set(getattr(after, table)))
        if gone:
            raise Refusal(
                "amendment.in-use",
                f"The text drops {', '.join(gone)} from {table}, where councils exist or deputies hold mandates.",
                found=", ".join(gone),
                required=f"{table} that are in use",
            )


def apply_voted(state: State, act: StatuteVoted) -> None:
    """The vote stands among the motions of the sitting, with what differs as its text."""
    sitting = sitting_named(state, act.sitting)
    vote = settled_vote(by_name(state, called(state, act.motion, act.choices, act.sheet)), act)
    status: MotionStatus = "adopted" if act.carried else "rejected"
    text, title = "\n".join(act.changes), f"Statute, version {act.version}"
    state.put(
        Motion(act.motion, sitting.id, sitting.council, title, text, act.mover, "statute", status=status, vote=vote)
    )
    state.put(replace(sitting, motions=(*sitting.motions, act.motion)))


def apply_amended(state: State, act: StatuteAmended) -> None:
    """The system is under the new text; the old one stays on hand for what began under it."""
    state.statutes[act.statute] = parse_statute(state.exhibit(act.statute, "statute"), name="statute")
    state.put(replace(state.system, statute=act.statute))


def _place(state: State, request: AmendStatute) -> Place:
    return Place(council=sitting_named(state, request.sitting).council)


KINDS = (
    Kind(
        name="amend-statute",
        noun="statutes",
        title="Amend the statute",
        doc="Votes by roll call on a whole new text of the statute, in a sitting of the council that the statute lets "
        "amend, by the majority it asks for. The record says in words what changes. What is under way keeps the "
        "version it opened under. A local variation is made the same way: the text with local provisions behind it.",
        offices=("secretary", "chair"),
        request=AmendStatute,
        acts={StatuteVoted: apply_voted, StatuteAmended: apply_amended},
        decide=decide_amend,
        place=_place,
        refusals={
            "sitting.unknown": "there is no such sitting",
            "motion.exists": "a motion has this id already",
            "sitting.not-open": "the sitting is not open",
            "mandate.unknown": "the mover holds no such mandate",
            "motion.absent": "the mover is not present",
            "amendment.wrong-body": "a council of another level sits, or a section",
            "amendment.several-councils": "several councils are of the level that amends",
            "amendment.not-announced": "the agenda does not name the text by its digest",
            "amendment.too-soon": "the sitting was convened later than the notice for amendments asks",
            "exhibit.missing": "the text, or the sheet, was not handed in",
            "sheet.needed": "so many are called that an entry cannot hold them",
            "sheet.other": "the sheet is of another motion",
            "record.not-canonical": "the sheet is not in canonical form",
            "faults": "the text has faults, or the roll call names somebody twice or not present",
            "amendment.version": "it is another statute, or has the version in force",
            "statute.historical": "the text is historical",
            "statute.not-in-force": "the text is not in force today",
            "amendment.in-use": "it drops a level, section or layer that is in use",
            "amendment.nothing": "it says the same as the text in force",
            "vote.no-quorum": "there is no quorum",
            "threshold.base": "the majority counts on something that has no number here",
        },
        article="amendment",
    ),
)
