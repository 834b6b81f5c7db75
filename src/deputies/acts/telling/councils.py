"""Words for councils: constituted, their executives and delegates, parties and blocs."""

from __future__ import annotations

from collections.abc import Mapping

from deputies.acts.councils import (
    CouncilConstituted,
    ExecutiveElected,
    ExecutiveMemberRecalled,
)
from deputies.acts.delegates import DelegateRecalled, DelegateSent
from deputies.acts.parties import (
    AffiliationDeclared,
    AffiliationEnded,
    BlocFormed,
    BlocJoined,
    BlocLeft,
    PartyNamed,
)
from deputies.acts.telling.speech import Speaker, Told, count, figures, join, quoted
from deputies.parties.blocs import BlocMember

__all__ = ["TOLD"]


def _constituted(say: Speaker, act: CouncilConstituted) -> str:
    sections = [
        f"{say.state.statute.sections[item.section].name} ({item.deputies})"
        for item in act.sections
        if item.section in say.state.statute.sections
    ]
    with_ = f", with {join(sections)}" if sections else ""
    return (
        f"{say.council(act.council)} was constituted under the plan {quoted(act.plan)}: {act.confirmed:,} of "
        f"{count(act.seats, 'seat', 'seats')} filled{with_}."
    )


def _executive(say: Speaker, act: ExecutiveElected) -> str:
    posts = join([f"{say.deputy(item.mandate)} as {item.post}" for item in act.posts])
    return (
        f"{say.council(act.council)} elected an executive of {len(act.members)}{f', with {posts}' if posts else ''}; "
        f"{count(act.voters, 'deputy', 'deputies')} voted."
    )


def _member_recalled(say: Speaker, act: ExecutiveMemberRecalled) -> str:
    return (
        f"{say.council(act.council)} recalled {say.deputy(act.mandate)} from its executive: "
        f"{figures(act.sentence, 'carried')}"
    )


def _sent(say: Speaker, act: DelegateSent) -> str:
    return (
        f"{say.council(act.sender)} sent {say.deputy(act.sent)} as a delegate to {say.council(act.council)}, with "
        f"{count(act.votes, 'vote', 'votes')}."
    )


def _delegate_recalled(say: Speaker, act: DelegateRecalled) -> str:
    return (
        f"{say.electors_of(act.mandate)} recalled its delegate, {say.deputy(act.mandate)}, from "
        f"{say.council_of(act.mandate)}: {figures(act.sentence, 'carried')}"
    )


def _party(say: Speaker, act: PartyNamed) -> str:
    return f"The party {quoted(act.name)} was named: deputies may declare affiliation to it."


def _declared(say: Speaker, act: AffiliationDeclared) -> str:
    return f"{say.person(act.deputy)} declared affiliation to {say.party(act.party)}."


def _ended(say: Speaker, act: AffiliationEnded) -> str:
    return f"{say.person(act.deputy)} left {say.party(act.party)}; the mandate is not touched."


def _bloc(say: Speaker, id_: str) -> str:
    found = say.find("blocs", id_)
    return f"{quoted(found.name)} in {say.council(found.council)}" if found else id_


def _member(say: Speaker, member: BlocMember) -> str:
    return say.party(member.member) if member.kind == "party" else f"the non-party group {quoted(member.member)}"


def _formed(say: Speaker, act: BlocFormed) -> str:
    return (
        f"The bloc {quoted(act.name)} was formed in {say.council(act.council)}, on the platform: {quoted(act.platform)}"
    )


def _joined(say: Speaker, act: BlocJoined) -> str:
    if act.deputy is not None:
        return f"{say.person(act.deputy)} joined {_member(say, act.member)} in the bloc {_bloc(say, act.bloc)}."
    return f"{_member(say, act.member)} joined the bloc {_bloc(say, act.bloc)}."


def _left(say: Speaker, act: BlocLeft) -> str:
    if act.deputy is not None:
        return f"{say.person(act.deputy)} left {_member(say, act.member)} in the bloc {_bloc(say, act.bloc)}."
    return f"{_member(say, act.member)} left the bloc {_bloc(say, act.bloc)}; no mandate is touched."


TOLD: Mapping[type, Told] = {
    CouncilConstituted: Told(_constituted, "mandates"),
    ExecutiveElected: Told(_executive, "mandates"),
    ExecutiveMemberRecalled: Told(_member_recalled, "mandates"),
    DelegateSent: Told(_sent, "mandates"),
    DelegateRecalled: Told(_delegate_recalled, "mandates"),
    PartyNamed: Told(_party, "system"),
    AffiliationDeclared: Told(_declared, "system"),
    AffiliationEnded: Told(_ended, "system"),
    BlocFormed: Told(_formed, "system"),
    BlocJoined: Told(_joined, "system"),
    BlocLeft: Told(_left, "system"),
}
"""The acts of councils, parties and blocs."""
