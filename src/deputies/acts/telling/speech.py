"""How things are called in sentences: councils, deputies, units, motions, votes, days; and what a telling is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from deputies.acts.state import State
from deputies.councils.council import EXECUTIVE
from deputies.mandates.mandate import Mandate
from deputies.sittings.sitting import Motion, Vote
from deputies.statutes.majorities import say_amount
from deputies.statutes.model import OWN_ORDER
from deputies.values import Amount

__all__ = [
    "RUBRICS", "Names", "Rubric", "Speaker", "Told", "count", "figures", "join", "no_names", "quoted", "say_length",
    "tailed",
]  # fmt: skip

Names = Callable[[str], str]
"""From the commitment of a name to the name, "" where it is not known."""
Rubric = Literal[
    "", "decisions", "organs", "instructions", "directives", "mandates", "petitions", "sanctions", "sittings", "system"
]
RUBRICS: Mapping[str, str] = {
    "decisions": "Decisions",
    "organs": "Organs, powers and tasks",
    "instructions": "Instructions and reports",
    "directives": "Directives",
    "mandates": "Elections and mandates",
    "petitions": "Recall",
    "sanctions": "Sanctions and franchise",
    "sittings": "Sittings",
    "system": "Statute, roll, plan, parties",
}
"""The headings of a bulletin, in their order."""


def no_names(_commitment: str) -> str:
    """Know no names."""
    return ""


@dataclass(frozen=True, slots=True)
class Told:
    """The words of an act, and the heading under which a bulletin shows it ("" for none).

    shown  which acts of this kind a bulletin shows, where it is not all of them.
    """

    words: Callable[[Speaker, Any], str]
    rubric: Rubric = ""
    shown: Callable[[Any], bool] = lambda _act: True


def say_length(seconds: int) -> str:
    """Say how long something lasts: "45 seconds", "5 minutes", "1 minute and 30 seconds"."""
    minutes, rest = divmod(seconds, 60)
    parts = [count(minutes, "minute", "minutes")] if minutes else []
    return join([*parts, *([count(rest, "second", "seconds")] if rest or not minutes else [])])


def figures(sentence: str, outcome: str) -> str:
    """Return the sentence in which a vote was judged, without the outcome at its end: that has been said already.

    "9 for, 0 against, 0 abstaining; article 4.1 requires 5 (more than half of votes cast, 9). Quorum: ..."
    """
    return sentence.replace(f": {outcome}.", ".", 1)


def tailed(words: str, text: str) -> str:
    """End a sentence with a quoted text, or with a full stop where there is none: "It was suspended: “A break”."."""
    return f"{words}: {quoted(text)}" if text.strip() else f"{words}."


def quoted(text: str) -> str:
    """Put a text between quotation marks, without the blanks around it."""
    return f"“{text.strip()}”"


def join(parts: list[str] | tuple[str, ...]) -> str:
    """Join words: "a", "a and b", "a, b and c"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""


def count(number: int, one: str, many: str) -> str:
    """Say a number with its noun: "1 seat", "1,200 electors"."""
    return f"{number:,} {one if number == 1 else many}"


@dataclass(frozen=True)
class Speaker:
    """Calls things by their names, as a state has them; what it does not know it calls by the id."""

    state: State
    names: Names = no_names

    def council(self, id_: str) -> str:
        """A council by its name."""
        found = self.state.tables["councils"].get(id_)
        return found.name if found else id_

    def councils(self, ids: tuple[str, ...]) -> str:
        """Councils by name: "City and Harbour"."""
        return join([self.council(id_) for id_ in ids])

    def body(self, council: str, section: str | None) -> str:
        """A council, or a section of it."""
        found = self.state.statute.sections.get(section or "")
        return f"the {found.name} of {self.council(council)}" if found else self.council(council)

    def sitting(self, id_: str) -> str:
        """The body that sits in a sitting."""
        found = self.state.tables["sittings"].get(id_)
        return self.body(found.council, found.section) if found else "the council"

    def organ(self, id_: str) -> str:
        """The executive, or an organ by its name, without the council it is of."""
        found = self.state.tables["organs"].get(id_)
        return "the executive" if id_ == EXECUTIVE else f"the {found.name.removeprefix('The ')}" if found else id_

    def organ_of(self, id_: str, council: str) -> str:
        """The executive or an organ of a council."""
        return f"{self.organ(id_)} of {self.council(council)}"

    def deputy(self, mandate: str) -> str:
        """The holder of a mandate, by name where it is known."""
        found = self.state.tables["mandates"].get(mandate)
        return self._person(found) if found else f"the holder of {mandate}"

    def deputies(self, mandates: tuple[str, ...]) -> str:
        """Holders of mandates: by name where they are few."""
        return join([self.deputy(id_) for id_ in mandates]) if len(mandates) <= 3 else f"{len(mandates)} deputies"

    def person(self, deputy: str) -> str:
        """A deputy by the id that stays with the person."""
        held = [item for item in self.state.tables["mandates"].values() if item.deputy == deputy]
        return self._person(held[-1]) if held else f"deputy {deputy}"

    def _person(self, mandate: Mandate) -> str:
        return self.names(mandate.name) or f"deputy {mandate.deputy}"

    def council_of(self, mandate: str) -> str:
        """The council that the holder of a mandate sits in."""
        found = self.state.tables["mandates"].get(mandate)
        return self.council(found.council) if found else "a council"

    def electors_of(self, mandate: str) -> str:
        """Who sent the holder of a mandate: the units, or the council."""
        found = self.state.tables["mandates"].get(mandate)
        if found is None:
            return "the electors"
        return self.council(found.delegate_of) if found.delegate_of else self.units(found.units)

    def unit(self, id_: str) -> str:
        """A unit by its name on the last roll that has it."""
        return self._units.get(id_, id_)

    @cached_property
    def _units(self) -> Mapping[str, str]:
        return {item.id: item.name for sealed in self.state.tables["rolls"].values() for item in sealed.roll.units}

    def units(self, ids: tuple[str, ...]) -> str:
        """Units by name: the first few, and how many more."""
        shown = [self.unit(id_) for id_ in ids[:3]]
        return join(shown if len(ids) <= 3 else [*shown, f"{len(ids) - 3} more"]) if ids else "the electors"

    def party(self, id_: str) -> str:
        """A party by its name."""
        found = self.state.tables["parties"].get(id_)
        return found.name if found else id_

    def of_election(self, id_: str) -> tuple[str, str]:
        """The units that elect, and the council they elect to."""
        found = self.state.tables["elections"].get(id_)
        return (self.units(found.units), self.council(found.council)) if found else (id_, "a council")

    def motion(self, id_: str) -> str:
        """A motion by its title."""
        found: Motion | None = self.state.tables["motions"].get(id_)
        return quoted(found.title) if found else id_

    def of_motion(self, id_: str) -> str:
        """The body whose motion it is."""
        found: Motion | None = self.state.tables["motions"].get(id_)
        sitting = self.state.tables["sittings"].get(found.sitting) if found else None
        if sitting is not None:
            return self.body(sitting.council, sitting.section)
        return self.council(found.council) if found else "the council"

    def decision(self, id_: str) -> str:
        """A decision by its title."""
        found = self.state.tables["decisions"].get(id_)
        return quoted(found.title) if found else id_

    def vote_on(self, id_: str) -> str:
        """The numbers of the vote on a motion: "by 131 votes to 12, 9 abstaining (92 needed)"; "" for no vote."""
        found: Motion | None = self.state.tables["motions"].get(id_)
        vote: Vote | None = found.vote if found else None
        if vote is None:
            return ""
        if vote.kind == "consent":
            signed = count(int(vote.votes_for), "member", "members")
            return f"by consent, {signed} having signed it off and {say_amount(vote.votes_against)} objecting"
        needed = f" ({vote.needed:,} needed)" if vote.needed else ""
        return f"by {self.votes(vote.votes_for, vote.votes_against, vote.abstentions)}{needed}"

    def voted(self, id_: str) -> str:
        """As `vote_on`, to stand at the end of a clause: ", by 131 votes to 12"; "" for no vote."""
        vote = self.vote_on(id_)
        return f", {vote}" if vote else ""

    def by_vote(self, id_: str) -> str:
        """As `vote_on`, to stand behind a verb: " by 131 votes to 12"; "" for no vote."""
        return self.voted(id_).removeprefix(",")

    @staticmethod
    def votes(votes_for: Amount, votes_against: Amount, abstentions: Amount = 0) -> str:
        """Numbers of a vote: "131 votes to 12, 9 abstaining"."""
        said = f"{say_amount(votes_for)} {'vote' if votes_for == 1 else 'votes'} to {say_amount(votes_against)}"
        return f"{said}, {say_amount(abstentions)} abstaining" if abstentions else said

    def competence(self, id_: str) -> str:
        """A competence by its title, as the statute in force has it."""
        found = self.state.statute.competences.get(id_)
        return "its own order" if id_ == OWN_ORDER else found.title if found else id_

    def by_competence(self, id_: str) -> str:
        """By what something is decided: "by the competence over Wages and hours", "on the council's own order"."""
        return "on the council's own order" if id_ == OWN_ORDER else f"by the competence over {self.competence(id_)}"

    def layer(self, id_: str) -> str:
        """A layer by its name, as the statute in force has it."""
        found = self.state.statute.layers.get(id_)
        return found.name if found else id_

    def find(self, table: str, id_: str) -> Any:
        """A noun of a table, None if there is none."""
        return self.state.tables[table].get(id_)
