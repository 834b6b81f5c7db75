"""A federation through a year: a statute of the library, councils at several levels, and a calendar that only goes on.

`Federation` is a light ground under a statute of the library with the changes a story needs. Its clock never goes back,
and each refusal a story meets is asserted with its code, a phrase of its sentence and its article; nothing may have
changed by it. `bulletin` tells what a month brought, `outside` verifies the record as exported to files.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from deputies.acts.catalogue import ACTS
from deputies.acts.causes import cause_of
from deputies.acts.deciding import digest_of
from deputies.acts.envelope import format_entry
from deputies.acts.founding import plan_on, warnings_on
from deputies.acts.telling import councils_of, rubric_of, tell
from deputies.audit.verification import verify
from deputies.councils.electorate import electorate_of
from deputies.formation.plan import format_plan
from deputies.mandates.chain import chain_of
from deputies.mandates.credentials import HANDS
from deputies.mandates.signatures import format_box, make_signature
from deputies.record import SigningKey
from deputies.record.files import write_record
from deputies.register.roll import Roll, RollUnit, format_roll
from deputies.sittings.sitting import Vote
from deputies.statutes.library import library_text
from deputies.values import DeputiesError, Refusal
from deputies.values.shape import read
from ground import Ground
from outsider import recount

__all__ = ["KEY", "Federation", "changed"]

KEY = SigningKey("example.org/federation", bytes(range(32)))
_WORDS = {"f": "for", "a": "against", "-": "abstain"}


def changed(name: str, changes: Sequence[tuple[str, str]]) -> bytes:
    """Return a statute of the library with each piece of text replaced by another; a piece must stand in it once."""
    text = library_text(name).decode()
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        text = text.replace(old, new)
    return text.encode()


class Federation(Ground):
    """A system founded under a statute of the library, at the beginning of its year."""

    def __init__(
        self, statute: str, *changes: tuple[str, str], start: str, councils: Sequence[Mapping[str, Any]] = ()
    ) -> None:
        super().__init__(light=True)
        self.now = f"{start}T08:00:00Z"
        self.refusals: list[tuple[str, str, str]] = []
        self.text = changed(statute, changes)
        self.founding = {
            "system": "federation", "name": "Federation", "statute": self.hand_in(self.text),
            "councils": list(councils),
        }  # fmt: skip

    # The calendar, and what is refused on the way.

    def on(self, day: str, hour: str = "09:00") -> None:
        """Go on to a day."""
        moment = f"{day}T{hour}:00Z"
        assert moment >= self.now, f"the story goes back from {self.now} to {moment}"
        self.now = moment

    def ask(self, kind: str, by: str, *, at: str = "", **fields: Any) -> Any:
        """Make a request, never at an earlier time than the one before."""
        assert not at or at >= self.now, f"{kind} goes back from {self.now} to {at}"
        return super().ask(kind, by, at=at, **fields)

    def refuse(self, kind: str, by: str, code: str, says: str, *, article: str = "", **fields: Any) -> DeputiesError:
        """Make a request that is refused with a code, a phrase of its sentence and an article."""
        refusal = self.refused(kind, by, code, **fields)
        assert says in refusal.sentence, refusal.sentence
        assert not article or (isinstance(refusal, Refusal) and refusal.article == article), (
            f"{getattr(refusal, 'article', '')}: {refusal.sentence}"
        )
        self.refusals.append((self.now, kind, code))
        return refusal

    # Registers, plans, elections.

    def seal(self, number: int, day: str, units: Sequence[RollUnit]) -> None:
        """Seal the roll of a day."""
        roll = Roll(day, tuple(sorted(units, key=lambda unit: unit.id)))
        document = self.hand_in(format_roll(roll))
        self.ask(
            "seal-roll", "organiser", roll=f"roll-{number}", document=document,
            source=digest_of(f"register {number}".encode()),
        )  # fmt: skip

    def plan(self, number: int) -> dict[str, Any]:
        """Return the adoption of the plan that the statute gives for a roll, each warning acknowledged."""
        roll = self.state.tables["rolls"][f"roll-{number}"]
        plan = plan_on(self.state, roll)
        known = [warning.id for warning in warnings_on(self.state, roll, plan)]
        document = self.hand_in(format_plan(plan))
        return {"plan": f"plan-{number}", "roll": roll.id, "document": document, "acknowledged": known}

    def announce(self, day: str, units: Sequence[str], *, number: int = 1, method: str = "papers", **more: Any) -> None:
        """Call an election in the constituency of each unit for a day; two more candidates than seats stand."""
        for unit in units:
            times = {"opens": f"{day}T08:00:00Z", "closes": f"{day}T18:00:00Z", **more}
            self.call(unit, election=f"{unit}-{number}", method=method, **times)
            self.nominate(f"{unit}-{number}", self.constituency(unit).seats + 2)

    def vote_at(self, day: str, elections: Sequence[str]) -> None:
        """Open the polls and close them."""
        self.on(day, "08:00")
        for election in elections:
            self.ask("open-poll", "teller", election=election)
        self.on(day, "18:00")
        for election in elections:
            self.ask("close-poll", "teller", election=election)

    def declare(self, election: str, votes: Sequence[int] = ()) -> None:
        """Count by two tellers and declare; everybody gets one vote less than the one before unless told otherwise."""
        held = self.election(election)
        given = list(votes) or [held.electors // 4 - number for number in range(len(held.candidates))]
        self.count(election, given, ballots=held.electors * 4 // 5)
        self.ask("declare-result", "credentials", election=election)

    def issue(self, elections: Sequence[str], since: str) -> list[str]:
        """Issue the credentials of elections; return the mandates."""
        for election in elections:
            self.ask("issue-credentials", "credentials", election=election, since=since)
        return [item.id for item in self.state.tables["mandates"].values() if item.election in elections]

    def confirm(self, *mandates: str, hands: Sequence[str] = ()) -> None:
        """Confirm credentials by every hand, council by council."""
        by_council: dict[str, list[str]] = {}
        for mandate in mandates:
            by_council.setdefault(self.state.mandate(mandate).council, []).append(mandate)
        for named in by_council.values():
            for hand in hands or HANDS[: self.state.statute.elections.confirmations]:
                self.ask("confirm-credentials", "credentials", mandates=named, hand=hand)

    # Councils: members, those they send, organs.

    def members(self, council: str, section: str | None = None) -> list[str]:
        """Who takes part in the sittings of a council now, or of a section."""
        found = self.state.holders(council)
        return [item.id for item in found if item.sits and section in (None, item.section)]

    def ballot(self, members: Sequence[str], voters: int) -> list[dict[str, Any]]:
        """Votes for members, the first with most."""
        return [{"mandate": item, "votes": voters - place} for place, item in enumerate(members)]

    def send(self, council: str, to: str, members: Sequence[str], **more: Any) -> list[str]:
        """Send members on to another council; return their credentials there."""
        before = set(self.state.council(to).mandates)
        voters = len(self.members(council))
        votes = self.ballot(members, voters)
        self.ask("send-delegates", f"chair:{council}", council=council, to=to, votes=votes, voters=voters, **more)
        return [item for item in self.state.council(to).mandates if item not in before]

    def executive(self, council: str, members: Sequence[str], by: str = "organiser", **more: Any) -> None:
        """Elect an executive, the first with most votes."""
        voters = len(self.members(council))
        votes = self.ballot(members, voters)
        self.ask("elect-executive", by, council=council, votes=votes, voters=voters, **more)

    # Sittings.

    def convene(self, sitting: str, council: str, day: str, *agenda: str, **more: Any) -> None:
        """Convene a sitting."""
        self.ask(
            "convene-sitting", f"chair:{council}", sitting=sitting, council=council, day=day,
            agenda=list(agenda) or ["Reports"], **more,
        )  # fmt: skip

    def open(self, sitting: str, present: Sequence[str] = (), hour: str = "10:00") -> None:
        """Open a sitting on its day, everybody present unless told otherwise."""
        held = self.state.tables["sittings"][sitting]
        self.on(held.day, hour)
        there = list(present) or [item for item in self.members(held.council, held.section) if item not in held.present]
        self.ask("open-sitting", f"chair:{held.council}", sitting=sitting, present=there)

    def sit(self, sitting: str, council: str, day: str, *agenda: str, **more: Any) -> None:
        """Convene a sitting now for a day, and open it then with everybody."""
        self.convene(sitting, council, day, *agenda, **more)
        self.open(sitting)

    def close(self, sitting: str) -> None:
        """Close a sitting."""
        self.ask("close-sitting", f"chair:{self.state.tables['sittings'][sitting].council}", sitting=sitting)

    def move(self, sitting: str, motion: str, competence: str, text: str = "As moved.", **more: Any) -> str:
        """Table a motion in the name of the first deputy present."""
        held = self.state.tables["sittings"][sitting]
        given = {"mover": held.present[0], "title": motion.replace("-", " ").capitalize(), **more}
        self.ask(
            "table-motion", f"chair:{held.council}", motion=motion, sitting=sitting, text=text,
            competence=competence, **given,
        )  # fmt: skip
        return motion

    def present(self, sitting: str) -> list[str]:
        """Who is present, in the order in which they are called."""
        return list(self.state.tables["sittings"][sitting].present)

    def roll_call(self, motion: str, choices: str = "", **more: Any) -> Vote:
        """Take a roll call, the choices in the order of presence: "ffa-x"; everybody for it unless told otherwise.

        Whom the motion would sanction or recall does not vote, whatever is told.
        """
        held = self.state.tables["sittings"][self.state.tables["motions"][motion].sitting]
        letters = choices or "f" * len(held.present)
        own = cause_of(self.state, self.state.tables["motions"][motion], held).mandates
        named = [
            {"mandate": mandate, "choice": _WORDS[letter]}
            for mandate, letter in zip(held.present, letters, strict=False)
            if letter in _WORDS and mandate not in own
        ]
        self.ask("take-roll-call", f"chair:{held.council}", motion=motion, choices=named, **more)
        vote: Vote = self.state.tables["motions"][motion].vote
        return vote

    def own(self, sitting: str, motion: str, kind: str, about: str, choices: str = "", **more: Any) -> str:
        """Vote in an open sitting on a motion on the council's own order that leads to a request."""
        self.move(sitting, motion, "own-order", leads_to={"kind": kind, "about": about}, **more)
        self.roll_call(motion, choices)
        return motion

    def decide(self, sitting: str, decision: str, competence: str, choices: str = "", text: str = "As moved.") -> str:
        """Carry a motion in an open sitting and adopt it."""
        self.roll_call(self.move(sitting, f"{decision}.m", competence, text), choices)
        council = self.state.tables["sittings"][sitting].council
        self.ask("adopt-decision", f"chair:{council}", decision=decision, motion=f"{decision}.m")
        return decision

    # Recall.

    def sign(self, petition: str, number: int, paper: tuple[int, int] = (0, 0)) -> dict[str, Any]:
        """Have so many electors sign in the box, and more on paper (valid, rejected); return the certification."""
        signatures = tuple(make_signature(petition, f"elector-{n}", n.to_bytes(16, "big")) for n in range(number))
        if number:
            unit = self._unit_of(petition)
            self.ask("sign-recall", f"elector:{unit}", petition=petition, signature=signatures[0])
        for teller in ("first", "second") if any(paper) else ():
            given = {"valid": paper[0], "rejected": paper[1]}
            self.ask("count-signatures", "teller", petition=petition, teller=teller, **given)
        box = {"box": self.hand_in(format_box(petition, signatures))} if number else {}
        return {"petition": petition, **box}

    def _unit_of(self, petition: str) -> str:
        held = self.state.tables["petitions"][petition]
        if held.mandate:
            return self.state.mandate(held.mandate).units[0]
        council = self.state.council(held.council)
        return electorate_of(self.state.plan_of(council), council.id)[0][0]

    def judge(self, petition: str, votes_for: int, votes_against: int) -> str:
        """Enter the same count of the vote for both tellers; return what became of the petition."""
        for teller in ("first", "second"):
            given = {"votes_for": votes_for, "votes_against": votes_against}
            self.ask("vote-recall", "teller", petition=petition, teller=teller, **given)
        return str(self.state.tables["petitions"][petition].status)

    # Looking back.

    def chain(self, mandate: str) -> list[str]:
        """The mandates from a seat down to the one that electors gave."""
        tables = self.state.tables
        return [
            link.mandate.id for link in chain_of(self.state.mandate(mandate), tables["mandates"], tables["elections"])
        ]

    def ended(self, mandate: str) -> str | None:
        """Why a mandate ended; None while it goes on."""
        return self.state.mandate(mandate).end_reason

    def bulletin(self, council: str, month: str) -> list[str]:
        """What the bulletin of a council says of a month."""
        acts = [
            read(ACTS[act["kind"]][0], {key: value for key, value in act.items() if key != "kind"})
            for entry in self.entries
            if entry.at.startswith(month)
            for act in entry.acts
        ]
        return [tell(self.state, act) for act in acts if rubric_of(act) and council in councils_of(self.state, act)]

    def outside(self, directory: Path) -> None:
        """Decide every request again from nothing; export the record to files and verify these.

        A program that shares no line with ours recomputes every result from these files as well.
        """
        self.verify()
        entries = [format_entry(entry) for entry in self.entries]
        named = {digest: data for digest, data in self.exhibits.items() if self._named(digest)}
        write_record(directory, entries, origin=KEY.name, key=KEY, exhibits=named)
        found = verify(directory, vkey=KEY.verifier)
        assert found.sound, found.findings
        assert found.entries == len(self.entries)
        (recounted,) = recount(directory)
        assert recounted["wrong"] == []

    def _named(self, digest: str) -> bool:
        return any(digest in str(entry.request) for entry in self.entries)
