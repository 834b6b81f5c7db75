"""What a sitting left open: each with the reason, and the act that settles it.

    motions     tabled and not voted; a roll call open, a secret vote on which tellers have not come to one count;
                carried, or voted either way, and not carried out; referred; postponed; lapsed for want of a quorum;
                tied where the chair has a casting vote and gave none
    decisions   suspended by the objection of a section, or open to one
    the agenda  points that were not reached
    minutes     of earlier sittings of the same body that are not approved
    proposals   for decision by consent that lie open; demands for a sitting that are met and not answered

Everything is as the state has it: what has been settled since the sitting does not stand here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from deputies.acts.catalogue import CATALOGUE
from deputies.acts.minutes.document import Point, Unresolved
from deputies.acts.reviews import body_named, not_approved
from deputies.acts.state import State
from deputies.sittings.deciding import check_objection
from deputies.sittings.sitting import Decision, Motion, Sitting
from deputies.sittings.tabling import competence_of
from deputies.statutes.majorities import say_article
from deputies.statutes.model import OWN_ORDER
from deputies.values import Refusal, add_days, say_date

__all__ = ["unresolved"]

_EITHER_WAY = (
    "decide-recall", "decide-franchise-case", "decide-franchise-appeal", "decide-sanction", "decide-sanction-appeal",
    "settle-objection",
)  # fmt: skip
"""Requests that rest on a rejected motion as well."""


def unresolved(
    state: State, sitting: Sitting, points: Iterable[Point], *, quorate: bool, today: str
) -> tuple[Unresolved, ...]:
    """Return what a sitting left open, as of a day.

    points   of its agenda, with what was reached.
    quorate  whether there was a quorum at the end.
    """
    motions = [state.tables["motions"][id_] for id_ in dict.fromkeys(sitting.motions)]
    own = [item for item in motions if item.sitting == sitting.id]
    found = [*_of_sitting(sitting, today)]
    for motion in own:
        found += _of_motion(state, sitting, motion, quorate=quorate, today=today)
    for decision in state.tables["decisions"].values():
        if decision.sitting == sitting.id:
            found += _of_decision(state, sitting, decision, today)
    found += _of_agenda(sitting, points)
    found += _of_council(state, sitting, today)
    return tuple(found)


def _of_sitting(sitting: Sitting, today: str) -> Iterator[Unresolved]:
    over = add_days(sitting.day, 1) < today
    if sitting.status == "convened" and over:
        why = "It was not opened on its day or the one after, and has lapsed."
        yield Unresolved("The sitting itself", why, "Convene it anew", ("convene-sitting",), "sittings", sitting.id)
    elif sitting.status in ("open", "suspended") and over:
        why = f"It is {sitting.status}; its day is over."
        yield Unresolved("The sitting itself", why, "Close it", ("close-sitting",), "sittings", sitting.id)


def _of_motion(state: State, sitting: Sitting, motion: Motion, *, quorate: bool, today: str) -> Iterator[Unresolved]:
    said = _why(state, sitting, motion, quorate=quorate, today=today)
    if said is not None:
        why, settles, kinds = said
        kind = "Amendment" if motion.amends else "Procedure" if motion.procedure else "Motion"
        yield Unresolved(f"{kind} {motion.id}: {motion.title}", why, settles, kinds, "motions", motion.id)


_Said = tuple[str, str, tuple[str, ...]]


def _why(state: State, sitting: Sitting, motion: Motion, *, quorate: bool, today: str) -> _Said | None:
    main = motion.amends is None and motion.procedure is None
    if motion.status == "tabled":
        return _tabled(state, sitting, motion)
    if motion.status == "carried" and main and not motion.spent:
        return _carried(state, sitting, motion)
    if motion.status == "rejected":
        return _rejected(state, sitting, motion)
    if motion.status in ("referred", "postponed") and main:
        return _put_off(state, motion, today)
    return _lapsed(motion, quorate=quorate) if motion.status == "lapsed" else None


def _tabled(state: State, sitting: Sitting, motion: Motion) -> _Said:
    if motion.calling:
        return "A roll call on it was opened, and is not taken.", "Take it, or break it off", (
            "take-roll-call", "break-off-roll-call",
        )  # fmt: skip
    if motion.counts:
        return _counted(state, sitting, motion), "Every teller counts", ("count-secret-vote",)
    form = {"": "", "roll-call": " A roll call was demanded.", "secret": " A secret vote was demanded."}
    why = f"Tabled, and neither voted nor withdrawn.{form[motion.demanded]}"
    return why, "Vote on it, put it off, or withdraw it", ("take-show-of-hands", "take-roll-call", "withdraw-motion")


def _counted(state: State, sitting: Sitting, motion: Motion) -> str:
    tellers = state.statutes[sitting.statute].elections.tellers
    entered = " and ".join(item.teller for item in motion.counts)
    return f"Of {tellers} tellers the {entered} entered a count of the secret vote; the others' is missing or differs."


def _carried(state: State, sitting: Sitting, motion: Motion) -> _Said:
    if motion.leads_to is None:
        return "Carried, and not yet adopted as a decision.", "Adopt it", ("adopt-decision",)
    kind, refusal = CATALOGUE[motion.leads_to.kind], _refused(state, sitting, motion)
    if refusal:
        return f"Carried, and not carried out; it cannot be now: {refusal}", "Nothing; it stands as it is", ()
    return "Carried, and not carried out.", kind.title, (kind.name,)


def _refused(state: State, sitting: Sitting, motion: Motion) -> str:
    """Say why what a motion leads to cannot be done any more; "" where it can."""
    kind = CATALOGUE[motion.leads_to.kind] if motion.leads_to else None
    if kind is None or kind.rests is None or motion.leads_to is None:
        return ""
    try:
        kind.rests(state, motion.leads_to.about, sitting)
    except Refusal as refusal:
        return refusal.sentence
    return ""


def _rejected(state: State, sitting: Sitting, motion: Motion) -> _Said | None:
    led = motion.leads_to.kind if motion.leads_to and motion.amends is None else ""
    if led in _EITHER_WAY and not motion.spent and not _refused(state, sitting, motion):
        return "Rejected, which settles the matter as well, and not taken down yet.", CATALOGUE[led].title, (led,)
    vote = motion.vote
    tied = vote is not None and vote.votes_for == vote.votes_against and vote.kind != "consent"
    if not tied or vote is None or vote.casting or not vote.votes_for or not _by_chair(state, sitting, motion):
        return None
    why = "The votes were tied, and the chair, who has a casting vote, gave none: it stands rejected."
    again = ("move-procedure",) if sitting.status == "open" else ("table-motion",)
    return why, "Vote on it again" if sitting.status == "open" else "Table it anew", again


def _by_chair(state: State, sitting: Sitting, motion: Motion) -> bool:
    """Whether the chair settles a tie on this motion."""
    statute, key = state.statutes[sitting.statute], state.council(sitting.council).level
    known = motion.competence == OWN_ORDER or motion.competence in statute.competences
    own = competence_of(statute, key, motion.competence).majority if known and motion.amends is None else None
    return (own or statute.levels[key].majority).tie == "chair"


def _put_off(state: State, motion: Motion, today: str) -> _Said | None:
    if motion.status == "postponed":
        until = say_date(motion.postponed) if motion.postponed else "later"
        return f"Postponed until {until}.", "Take it up again", ("resume-motion",)
    referral = motion.referral
    if referral is None:
        return None
    to = body_named(state, motion.council, referral.to)
    if referral.reported is not None:
        why = f"Referred to {to}, who reported on {say_date(referral.reported)}; not taken up again."
        return why, "Take it up again", ("resume-motion",)
    until = ""
    if referral.until is not None:
        late = ", which is over" if referral.until < today else ""
        until = f" by {say_date(referral.until)}{late}"
    why = f"Referred to {to}, to report{until}; there is no report yet."
    return why, "The report, or take it up without", ("report-referral", "resume-motion")


def _lapsed(motion: Motion, *, quorate: bool) -> _Said | None:
    if motion.counts:
        return "Lapsed: the tellers had not come to one count.", "Table it anew", ("table-motion",)
    if not quorate and motion.amends is None and motion.procedure is None:
        return "Lapsed: the quorum was lost before its vote.", "Table it anew", ("table-motion",)
    return None


def _of_decision(state: State, sitting: Sitting, decision: Decision, today: str) -> Iterator[Unresolved]:
    what = f"Decision {decision.id}: {decision.title}"
    council, statute = state.council(decision.council), state.statutes[sitting.statute]
    held = decision.suspended_on(today)
    if held is not None and decision.stands:
        by = body_named(state, council.id, held.section)
        why = f"Suspended until {say_date(held.until)} by the objection of {by}."
        yield Unresolved(what, why, f"It holds again on {say_date(held.until)}", (), "decisions", decision.id)
        return
    for section in council.sections:
        try:
            check_objection(statute, council, decision, section.id, today)
        except Refusal:
            continue
        last = add_days(decision.adopted, statute.sections[section.id].objection_days)
        why = f"{section.name} may object until {say_date(last)}, {say_article(statute.sections[section.id].article)}."
        yield Unresolved(what, why, "The day, or an objection", ("object-to-decision",), "decisions", decision.id)


def _of_agenda(sitting: Sitting, points: Iterable[Point]) -> Iterator[Unresolved]:
    listed = [item for item in points if item.number]
    if sitting.status != "closed" or not any(item.reached for item in listed):
        return
    for item in listed:
        if not item.reached:
            again = "It comes up again by itself" if item.due else "It comes on the agenda of the next sitting"
            what = f"Point {item.number} of the agenda: {item.text}"
            yield Unresolved(what, "Not reached.", again, ("convene-sitting",), "sittings", sitting.id)


def _of_council(state: State, sitting: Sitting, today: str) -> Iterator[Unresolved]:
    body = (
        item
        for item in state.tables["sittings"].values()
        if (item.council, item.section) == (sitting.council, sitting.section) and item.day < sitting.day
    )
    for item in not_approved(state, sitting.council, body):
        why = "They are not approved yet."
        what = f"Minutes of the sitting of {say_date(item.day)}"
        yield Unresolved(what, why, "Approve them by a motion", ("approve-minutes",), "minutes", item.id)
    if sitting.section is not None:
        return
    for motion in state.tables["motions"].values():
        lies = motion.consent if motion.council == sitting.council and motion.status == "tabled" else None
        if lies is not None and lies.opened <= sitting.day:
            yield _of_consent(motion, today)
    for demand in state.tables["demands"].values():
        if demand.council == sitting.council and demand.met and demand.met <= sitting.day and not demand.sitting:
            why = f"Met on {say_date(demand.met)}, and no sitting is convened on it."
            what = f"Demand {demand.id}: {'; '.join(demand.agenda)}"
            yield Unresolved(what, why, "Convene a sitting on it", ("convene-sitting",), "demands", demand.id)


def _of_consent(motion: Motion, today: str) -> Unresolved:
    until = motion.consent.until if motion.consent else ""
    over = "since" if until <= today else "until"
    why = f"It lies open for consent {'and its days are over ' if until <= today else ''}{over} {say_date(until)}."
    settles = "Conclude it" if until <= today else "Members answer; then conclude it"
    kinds = ("conclude-consent",) if until <= today else ("give-consent", "conclude-consent")
    return Unresolved(f"Proposal {motion.id}: {motion.title}", why, settles, kinds, "motions", motion.id)
