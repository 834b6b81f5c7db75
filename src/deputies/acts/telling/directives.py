"""Words for directives: handed down, objected to, the means chosen, what came of it."""

from __future__ import annotations

from collections.abc import Mapping

from deputies.acts.directives import DirectiveIssued, ExecutionReported, MeansChosen
from deputies.acts.objections import DirectiveObjected, DirectiveWithdrawn, ObjectionSettled
from deputies.acts.telling.speech import Speaker, Told, join, quoted
from deputies.directives.directive import Directive, DirectiveObjection, Fact, Means
from deputies.directives.facts import ON_RECORD
from deputies.values import say_date

__all__ = ["TOLD"]


def _title(say: Speaker, directive: str) -> str:
    found: Directive | None = say.find("directives", directive)
    return quoted(found.title) if found else directive


def _means(say: Speaker, directive: str, means: str) -> str:
    """A means by its text: one of the directive's, or one that a council below proposed for itself."""
    for item in _all_means(say, directive):
        if item.id == means:
            return f"{means} ({item.text.strip().rstrip('.')})"
    return means


def _all_means(say: Speaker, directive: str) -> tuple[Means, ...]:
    found: Directive | None = say.find("directives", directive)
    if found is None:
        return ()
    own = (say.find("objections", id_).means for id_ in found.objections)
    return (*found.means, *(item for item in own if item is not None))


def _issued(say: Speaker, act: DirectiveIssued) -> str:
    means = join([item.id for item in act.means])
    many = len(act.means)
    choice = f"choose by {say_date(act.choose_by)} between {many} means ({means})"
    if many == 1:
        choice = f"have until {say_date(act.choose_by)} to choose its one means ({means})"
    chain = f", handing on {_title(say, act.from_directive)}" if act.from_directive else ""
    return (
        f"{say.council(act.council)} gave {say.councils(act.addressees)} the directive {quoted(act.title)}{chain}: "
        f"{quoted(act.text)} They {choice}, and report by {say_date(act.report_by)}."
    )


def _fact(say: Speaker, directive: str, fact: Fact) -> str:
    """A fact in words: "organised mills (4)", "owners negotiate (no)"."""
    name = ON_RECORD.get(fact.fact, fact.fact.replace("-", " "))
    asked = {item.fact: item.is_ for one in _all_means(say, directive) for item in one.conditions}
    yes_no = asked.get(fact.fact) in ("yes", "no")
    value = ("yes" if fact.value else "no") if yes_no else f"{fact.value:,}"
    return f"{name} ({value})"


def _chosen(say: Speaker, act: MeansChosen) -> str:
    facts = join([_fact(say, act.directive, item) for item in act.facts])
    return (
        f"{say.council(act.council)} chose for the directive {_title(say, act.directive)} the means "
        f"{_means(say, act.directive, act.means)}{f', on these facts: {facts}' if facts else ''}."
    )


def _reported(say: Speaker, act: ExecutionReported) -> str:
    done = "carried out in full" if act.done else "not yet carried out"
    return (
        f"{say.council(act.council)} reported on the directive {_title(say, act.directive)}, {done}: {quoted(act.text)}"
    )


def _objected(say: Speaker, act: DirectiveObjected) -> str:
    asks = "asked to be released from"
    if act.means is not None:
        asks = f"proposed means of its own, {act.means.id} ({act.means.text.strip().rstrip('.')}), for"
    return (
        f"{say.council(act.council)} {asks} the directive {_title(say, act.directive)}{say.by_vote(act.motion)}: "
        f"{quoted(act.reason)} It is to be settled by {say_date(act.settle_by)}, or it stands as made."
    )


def _settled(say: Speaker, act: ObjectionSettled) -> str:
    found: DirectiveObjection | None = say.find("objections", act.objection)
    if found is None:
        return f"The objection {act.objection} was settled: {act.outcome}."
    who, title = say.council(found.council), _title(say, found.directive)
    outcome = {
        "allowed": f"allowed {who} its own means for the directive {title}",
        "released": f"released {who} from the directive {title}",
        "refused": f"refused the objection of {who} to the directive {title}",
    }[act.outcome]
    return f"{say.of_motion(act.motion)} {outcome}{say.by_vote(act.motion)}."


def _withdrawn(say: Speaker, act: DirectiveWithdrawn) -> str:
    return (
        f"{say.of_motion(act.motion)} withdrew the directive {_title(say, act.directive)}{say.by_vote(act.motion)}: "
        f"{quoted(act.reason)}"
    )


TOLD: Mapping[type, Told] = {
    DirectiveIssued: Told(_issued, "directives"),
    MeansChosen: Told(_chosen, "directives"),
    ExecutionReported: Told(_reported, "directives"),
    DirectiveObjected: Told(_objected, "directives"),
    ObjectionSettled: Told(_settled, "directives"),
    DirectiveWithdrawn: Told(_withdrawn, "directives"),
}
"""The acts of directives."""
