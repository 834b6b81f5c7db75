"""Districts that each send one member, or several, under a statute with the recall article of a real law.

The frame is as small as a statute can be; what matters is the article on recall, which each story gives as text. A
statute of the library can take the frame's place. The days are those of the story, not of the event it is made after.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from deputies.acts.deciding import digest_of
from deputies.acts.founding import plan_on, warnings_on
from deputies.counting import format_profile
from deputies.counting.profile import Profile
from deputies.formation.plan import format_plan
from deputies.mandates.petition import Petition
from deputies.register.roll import Roll, RollUnit, format_roll
from ground import Ground

__all__ = ["Districts", "frame", "spread"]

_FRAME = """
id = "districts"
version = "1"
title = "Districts"
language = "en"
in_force = "1990-01-01"

[unit_kinds]
district = { article = "1", name = "District" }

[layers]
electors = { article = "2", name = "Electors", norm = "one", criteria = ["on the register of the district"] }

[norms]
one = { article = "3", rule = { form = "fixed", seats = 1 } }

[levels.assembly]
article = "4"
name = "Assembly"
quorum = { num = 1, den = 2, of = "members-in-office" }
majority = { threshold = { num = 1, den = 2, of = "votes-cast", strict = true } }

[elections]
article = "5"

[elections.methods]
papers = { article = "5", kind = "paper-count", rule = "plurality" }

[mandates]
article = "6"
TERM
[mandates.instructions]
article = "6"
force = "guiding"
majority = { num = 1, den = 2, of = "votes-cast", strict = true }

RECALL

[working]
article = "7"
notice_days = 0

[competences]
law = { article = "8", title = "Law", levels = ["assembly"] }

[amendment]
article = "9"
level = "assembly"
majority = { threshold = { num = 2, den = 3, of = "members-in-office" } }
"""


def frame(recall: str, *, term_months: int | None = None) -> bytes:
    """Return the statute with this article on recall; no term where none is given."""
    term = f"term_months = {term_months}\n" if term_months else ""
    return _FRAME.replace("TERM\n", term).replace("RECALL", recall.strip()).encode()


class Districts(Ground):
    """A light ground with one council, elected and constituted."""

    def __init__(
        self,
        statute: bytes,
        electors: Mapping[str, int],
        *,
        start: str,
        level: str = "assembly",
        kind: str = "district",
        layer: str = "electors",
        seats: int | None = None,
    ) -> None:
        super().__init__(light=True)
        self.now = f"{start}T08:00:00Z"
        named = [{"id": "assembly", "name": "Assembly", "level": level}]
        text = self.hand_in(statute)
        self.ask("found-system", "organiser", system="districts", name="Districts", statute=text, councils=named)
        units = [RollUnit(id_, id_, kind, "assembly", layer, number, seats) for id_, number in electors.items()]
        document = self.hand_in(format_roll(Roll(start, tuple(sorted(units, key=lambda unit: unit.id)))))
        self.ask("seal-roll", "organiser", roll="roll-1", document=document, source=digest_of(b"the register"))
        roll = self.state.tables["rolls"]["roll-1"]
        plan = plan_on(self.state, roll)
        known = [warning.id for warning in warnings_on(self.state, roll, plan)]
        document = self.hand_in(format_plan(plan))
        self.ask("adopt-plan", "organiser", plan="plan-1", roll="roll-1", document=document, acknowledged=known)

    def choose(
        self,
        unit: str,
        *,
        since: str,
        method: str = "papers",
        votes: Sequence[int] = (),
        ballots: int = 0,
        profile: Profile | None = None,
    ) -> tuple[str, ...]:
        """Hold the election of a unit on the first day and confirm its credentials; return the mandates."""
        day = self.now[:10]
        id_ = self.call(unit, method=method, opens=f"{day}T08:00:00Z", closes=f"{day}T18:00:00Z")
        self.nominate(id_, len(profile.candidates) if profile else len(votes))
        self.poll(id_)
        if profile is None:
            self.count(id_, votes, ballots=ballots or sum(votes))
        else:
            papers = self.hand_in(format_profile(profile))
            self.ask("receive-ballots", "teller", election=id_, ballots=papers, source=digest_of(b"the papers"))
        self.ask("declare-result", "credentials", election=id_)
        self.ask("issue-credentials", "credentials", election=id_, since=since)
        mandates = tuple(item.id for item in self.state.tables["mandates"].values() if item.election == id_)
        self.ask("confirm-credentials", "credentials", mandates=mandates, at=f"{since}T12:00:00Z")
        self.ask("constitute-council", "credentials", council="assembly")
        return mandates

    def open(self, unit: str, mandate: str, *, on: str, **given: Any) -> Petition:
        """Open a petition of electors of a unit."""
        self.ask("open-recall", f"elector:{unit}", petition="p1", mandate=mandate, **given, at=f"{on}T09:00:00Z")
        return self.petition

    def on_paper(self, valid: int, *, rejected: int = 0, on: str) -> None:
        """Both tellers count the signatures on paper."""
        for teller in ("first", "second"):
            given = {"valid": valid, "rejected": rejected}
            self.ask("count-signatures", "teller", petition="p1", teller=teller, **given, at=f"{on}T10:00:00Z")

    def certify(self, *, on: str) -> Petition:
        """Certify the petition, signed on paper alone."""
        self.ask("certify-recall", "credentials", petition="p1", at=f"{on}T11:00:00Z")
        return self.petition

    def vote(self, votes_for: int, votes_against: int, *, on: str) -> Petition:
        """Both tellers count the vote."""
        for teller in ("first", "second"):
            figures = {"votes_for": votes_for, "votes_against": votes_against}
            self.ask("vote-recall", "teller", petition="p1", teller=teller, **figures, at=f"{on}T12:00:00Z")
        return self.petition

    @property
    def petition(self) -> Petition:
        """The petition as it stands."""
        found: Petition = self.state.tables["petitions"]["p1"]
        return found

    def ended(self, mandate: str) -> str | None:
        """Say why a mandate ended, None while it goes on."""
        return self.state.mandate(mandate).end_reason


def spread(totals: Sequence[int], papers: int) -> list[tuple[list[list[int]], int]]:
    """Return approval papers, so many in all, that give each candidate a total.

    A candidate stands on the papers from where the one before left off, around and around, so that every paper names
    somebody and nobody twice.
    """
    marked: list[list[int]] = [[] for _ in range(papers)]
    place = 0
    for number, total in enumerate(totals, start=1):
        for _ in range(total):
            marked[place % papers].append(number)
            place += 1
    return [([sorted(paper)], 1) for paper in marked]
