"""Words for elections: called, nominated, polled, counted, declared."""

from __future__ import annotations

from collections.abc import Mapping

from deputies.acts.counts import BallotsReceived, CountEntered, ElectionVoided, LotDrawn, ResultDeclared
from deputies.acts.elections import ElectionCalled, PollClosed, PollOpened
from deputies.acts.nominations import CandidatesNominated, CandidateWithdrawn
from deputies.acts.telling.speech import Speaker, Told, count, join
from deputies.values import say_date, say_moment

__all__ = ["TOLD"]


def _called(say: Speaker, act: ElectionCalled) -> str:
    units, council = say.of_election(act.election)
    why = f", to the seat that {say.deputy(act.vacates)} held" if act.vacates else ""
    return (
        f"An election was called in {units} for {count(act.seats, 'deputy', 'deputies')} to {council}{why}; the poll "
        f"opens on {say_date(act.opens[:10])}."
    )


def _candidate(say: Speaker, election: str, number: int) -> str:
    found = say.find("elections", election)
    listed = [item for item in found.candidates if item.number == number] if found else []
    return say.names(listed[0].name) or f"candidate {number}" if listed else f"candidate {number}"


def _nominated(say: Speaker, act: CandidatesNominated) -> str:
    units, council = say.of_election(act.election)
    many = len(act.candidates)
    who = join([_candidate(say, act.election, item.number) for item in act.candidates]) if many <= 5 else ""
    return f"{units} nominated {count(many, 'candidate', 'candidates')} to {council}{f': {who}' if who else ''}."


def _withdrawn(say: Speaker, act: CandidateWithdrawn) -> str:
    units, council = say.of_election(act.election)
    return f"{_candidate(say, act.election, act.candidate)} withdrew from the election of {units} to {council}."


def _opened(say: Speaker, act: PollOpened) -> str:
    units, council = say.of_election(act.election)
    return f"The poll of {units} to {council} opened on {say_moment(act.at)}."


def _closed(say: Speaker, act: PollClosed) -> str:
    units, council = say.of_election(act.election)
    return f"The poll of {units} to {council} closed on {say_moment(act.at)}."


def _counted(say: Speaker, act: CountEntered) -> str:
    units, council = say.of_election(act.election)
    return (
        f"The {act.teller} teller counted {count(act.ballots, 'ballot', 'ballots')} in the election of {units} to "
        f"{council}, {act.spoiled:,} spoiled."
    )


def _received(say: Speaker, act: BallotsReceived) -> str:
    units, council = say.of_election(act.election)
    return (
        f"{count(act.papers, 'ballot paper was', 'ballot papers were')} received in the election of {units} to "
        f"{council}, {act.spoiled:,} spoiled."
    )


def _lot(say: Speaker, act: LotDrawn) -> str:
    units, council = say.of_election(act.election)
    return f"A public lot was drawn for the tie in the election of {units} to {council}: {act.drawn_at}."


def _declared(say: Speaker, act: ResultDeclared) -> str:
    units, council = say.of_election(act.election)
    many = len(act.elected)
    who = join([_candidate(say, act.election, number) for number in act.elected]) if 0 < many <= 8 else ""
    lot = ", a tie settled by lot" if act.by_lot else ""
    return (
        f"{units} elected {count(many, 'deputy', 'deputies')} to {council}{f': {who}' if who else ''} "
        f"({count(act.valid, 'valid vote', 'valid votes')}{lot})."
    )


def _voided(say: Speaker, act: ElectionVoided) -> str:
    units, council = say.of_election(act.election)
    return f"The election of {units} to {council} is void: {act.reason.rstrip('.')}."


TOLD: Mapping[type, Told] = {
    ElectionCalled: Told(_called, "mandates"),
    CandidatesNominated: Told(_nominated),
    CandidateWithdrawn: Told(_withdrawn),
    PollOpened: Told(_opened),
    PollClosed: Told(_closed),
    CountEntered: Told(_counted),
    BallotsReceived: Told(_received),
    LotDrawn: Told(_lot, "mandates"),
    ResultDeclared: Told(_declared, "mandates"),
    ElectionVoided: Told(_voided, "mandates"),
}
"""The acts of elections."""
