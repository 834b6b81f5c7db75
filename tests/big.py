"""A large council: so many deputies, so many motions, by the very acts of the library, loaded in bulk.

Everything stands on the record as it would in a real council: elections in every constituency, credentials, a
constituted council, an attendance sheet, motions that were voted by hands and by roll call, speeches, amendments,
decisions, tasks, instructions, reports, recalls and cases. What the checks of `Ground.ask` cost is saved: they are made
on small grounds. `load` writes entries and rows together, and the heads are those that the writer would have made.

    python -m big DIRECTORY [DEPUTIES [MOTIONS]]      makes a site to look at
"""

from __future__ import annotations

import secrets
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chamber import CONSENT, FACTS, MEANS
from deputies.acts.deciding import digest_of, make_entry, take
from deputies.acts.envelope import format_entry, parse_actor
from deputies.acts.founding import places_of
from deputies.acts.placing import EntryPlace, place_of_entry
from deputies.acts.state import State
from deputies.formation.plan import compute_plan, format_plan
from deputies.register.roll import Roll, RollUnit, format_roll
from deputies.sittings.sheets import INLINE, format_attendance, format_roll_call
from deputies.sittings.sitting import Cast
from ground import COUNCILS, Ground, sealed, statute_text
from organised import MATTERS
from sanctioned import SANCTIONS

__all__ = ["AGO", "SITTING", "Big", "Loaded", "by_name", "grow", "load", "sign_ins"]

SEATS = 30
"""Seats of a constituency: each is one unit of 1,500 electors."""
SITTING, AGO = "s2", "s1"
"""The sitting that is open, in which all motions are; and one before it."""
_FORMS = ("hands", "hands", "hands", "hands", "waits", "waits", "hands", "amended", "rejected", "hands")
_ROLL_CALLS = 60
"""How many votes at most are roll calls: a congress counts hands for the rest."""
DEMANDS = ("notice_days = 1\n", 'notice_days = 1\nconvening = { num = 1, den = 3, of = "members-in-office" }\n')
"""The statute of the ground lets a third of the deputies demand a sitting."""
_EACH = 12
"""One in so many deputies, motions or decisions has what only some have."""


class Big(Ground):
    """A ground that takes each request once, and notes where its entry belongs."""

    def __init__(self) -> None:
        super().__init__(light=True)
        self.places: list[EntryPlace] = []

    def ask(self, kind: str, by: str, *, at: str = "", **fields: Any) -> State:
        """Make a request; return the state after it, or raise what the rules raise."""
        self.now = at or self.now
        number = len(self.entries)
        plain = {"kind": kind, **fields}
        made = make_entry(self.state, plain, by=parse_actor(by), now=self.now, seq=number, token=f"big-{number}")
        self.places.append(place_of_entry(self.state, made.request))
        take(self.state, made)
        self.entries.append(made)
        return self.state

    @property
    def members(self) -> tuple[str, ...]:
        """The mandates in the large council."""
        return self.state.council("city").mandates


DELEGATES = ("n = 150, rounding", "n = 1500, rounding")
"""The change by which each constituency of the large council stands for one delegate to the council above."""


def grow(deputies: int, motions: int) -> Big:
    """Return a council of so many deputies, a multiple of 30, in whose open sitting there are so many motions."""
    ground = Big()
    _found(ground, deputies)
    _elect(ground)
    _work(ground)
    _sit(ground, motions)
    _recall(ground)
    _above(ground)
    return ground


def _found(ground: Big, deputies: int) -> None:
    system = {"system": "big-town", "name": "Big Town", "councils": list(COUNCILS)}
    ground.ask(
        "found-system",
        "organiser",
        statute=ground.hand_in(statute_text(CONSENT, SANCTIONS, MATTERS, DELEGATES, DEMANDS)),
        **system,
    )
    mills = (
        RollUnit(f"mill-{number:03}", f"Mill {number}", "mill", "city", "workers", SEATS * 50)
        for number in range(1, deputies // SEATS + 1)
    )
    roll = Roll("1927-03-01", (RollUnit("docks", "Docks", "mill", "harbour", "workers", 150), *mills))
    ground.ask("seal-roll", "organiser", roll="r1", document=ground.hand_in(format_roll(roll)), source=digest_of(b""))
    plan = format_plan(compute_plan(ground.state.statute, places_of(ground.state), roll))
    ground.ask("adopt-plan", "organiser", plan="plan-1", roll="r1", document=ground.hand_in(plan))
    for number in range(4):
        ground.ask("name-party", "organiser", party=f"p{number}", name=f"Party {number}")


def _elect(ground: Big) -> None:
    """Elect in every constituency; two more stand than there are seats."""
    units = sorted(unit.id for unit in ground.state.tables["rolls"]["r1"].roll.units)
    for unit in units:
        seats, id_ = ground.constituency(unit).seats, f"{unit}-1"
        ground.call(unit, at="1927-03-01T09:00:00Z")
        parties = (f"p{number % 5}" if number % 5 < 4 else None for number in range(seats + 2))
        ground.nominate(
            id_,
            [{"name": sealed(f"{id_} {number}"), "party": party} for number, party in enumerate(parties, start=1)],
        )
        ground.poll(id_)
        electors = ground.constituency(unit).electors
        ground.count(id_, [electors // 4 - number for number in range(seats + 2)], ballots=electors * 4 // 5)
        ground.ask("declare-result", "credentials", election=id_)
        ground.seat(id_)
    ground.now = "1927-03-07T09:00:00Z"
    for council in ("city", "harbour"):
        ground.ask("constitute-council", "credentials", council=council)
    ground.ask(
        "elect-executive", "organiser", council="city", voters=len(ground.members),
        votes=[{"mandate": mandate, "votes": 30 - number} for number, mandate in enumerate(ground.members[:3])],
    )  # fmt: skip


def _each(items: Sequence[str]) -> Sequence[str]:
    """One in twelve, and one at least, but none of the executive."""
    return items[5::_EACH]


def _work(ground: Big) -> None:
    """What deputies were told and answered, blocs, and a sitting that is over."""
    for number, mandate in enumerate(_each(ground.members)):
        held = ground.state.mandate(mandate)
        elector, deputy = f"elector:{held.units[0]}", f"deputy:{held.deputy}"
        vote = {"votes_for": 700, "votes_against": number}
        ground.ask("instruct", elector, mandate=mandate, instruction="i1", text="Eight hours, and no less.", **vote)
        ground.ask("file-report", deputy, mandate=mandate, report="r1", text="It is before us.", answers=["i1"])
    first, *others = _each(ground.members)
    demand = {"demand": "q1", "council": "city", "agenda": ["The closing of Mill 1"]}
    ground.ask("demand-sitting", f"deputy:{ground.state.mandate(first).deputy}", **demand)
    for mandate in others:
        ground.ask("join-demand", f"deputy:{ground.state.mandate(mandate).deputy}", demand="q1")
    _convene(ground, AGO, "1927-03-09")
    for number in range(2):
        _table(ground, f"ago-{number}", AGO)
        _by_hands(ground, f"ago-{number}")
    ground.ask("adopt-decision", "secretary:city", decision="ago-d", motion="ago-0")
    _organise(ground)
    ground.ask("close-sitting", "chair:city", sitting=AGO)


def _convene(ground: Big, id_: str, day: str) -> None:
    """Convene and open a sitting; one in ten is missing."""
    agenda = {"agenda": ["Wages", "Provisions", "Own order"], "council": "city"}
    ground.ask("convene-sitting", "chair:city", sitting=id_, day=day, **agenda)
    there = [mandate for number, mandate in enumerate(ground.members) if number % 10 != 9]
    listed: dict[str, Any] = (
        {"sheet": ground.hand_in(format_attendance(id_, there))} if len(there) > INLINE else {"present": there}
    )
    ground.ask("open-sitting", "secretary:city", sitting=id_, at=f"{day}T10:00:00Z", **listed)


def _table(ground: Big, id_: str, sitting: str, number: int = 0, **fields: Any) -> None:
    held = ground.state.tables["sittings"][sitting].present
    council = ground.state.tables["sittings"][sitting].council
    text = "The working day is eight hours.\nNobody is paid less for it."
    said = {"competence": "wages", "title": f"Motion {id_} on the mills", "text": text, **fields}
    ground.ask("table-motion", f"chair:{council}", motion=id_, sitting=sitting, mover=held[number % len(held)], **said)


def _organise(ground: Big) -> None:
    """A control and commissions of the council, inspections, and a case of franchise that is open."""
    control = {"id": "city-control", "fields": {"provision": "control"}}
    commissions = (
        {"id": f"city-com-{number}", "fields": {"name": f"Commission {number}", "size": 4}}
        for number in range(1 + len(ground.members) // 150)
    )
    for number, organ in enumerate((control, *commissions)):
        purpose = {"kind": "form-organ", "about": organ["id"]}
        _table(ground, f"form-{number}", AGO, competence="own-order", leads_to=purpose)
        _by_hands(ground, f"form-{number}")
        ground.ask("form-organ", "chair:city", motion=f"form-{number}", **organ["fields"])
        chosen = ground.members[10 + 4 * number : 14 + 4 * number][: 3 if number == 0 else 4]
        votes = [{"mandate": mandate, "votes": 20 - place} for place, mandate in enumerate(chosen)]
        there = len(ground.state.tables["sittings"][AGO].present)
        elected = {"organ": organ["id"], "sitting": AGO, "votes": votes, "voters": there}
        ground.ask("elect-organ", "secretary:city", **elected)
    for number in range(1 + len(ground.members) // 100):
        members = ground.state.tables["organs"]["city-control"].members
        ground.ask(
            "file-inspection", f"deputy:{ground.state.mandate(members[0]).deputy}", inspection=f"i{number}",
            organ="city-control", subject="accounts", title="The accounts of March", text="Two slips are missing.",
            answer_by="1927-03-23", choices=[{"mandate": member, "choice": "for"} for member in members],
        )  # fmt: skip
    evidence = {"day": "1927-03-08", "criterion": "on the pay list of the mill", "text": "Closed.", "source": "Gate"}
    ground.ask(
        "open-franchise-case", "secretary:city", case="c1", change="withdraw", council="city", layer="workers",
        evidence=[evidence], hearing="1927-03-15",
    )  # fmt: skip


def _above(ground: Big) -> None:
    """Delegates to the council above, which hands decisions down as directives."""
    many = len(ground.members) // SEATS
    votes = [
        {"mandate": mandate, "votes": 2 * many - place} for place, mandate in enumerate(ground.members[-many - 1 : -1])
    ]
    ground.ask("send-delegates", "chair:city", council="city", to="province", votes=votes, voters=len(ground.members))
    sent = ground.state.council("province").mandates
    ground.ask("confirm-credentials", "credentials", mandates=list(sent), at="1927-03-21T09:00:00Z")
    ground.ask("constitute-council", "credentials", council="province")
    agenda = {"agenda": ["Wages"], "council": "province"}
    ground.ask("convene-sitting", "chair:province", sitting="ps1", day="1927-03-22", **agenda)
    ground.ask("open-sitting", "chair:province", sitting="ps1", present=list(sent), at="1927-03-22T09:00:00Z")
    for number in range(1 + many // 4):
        _table(ground, f"p{number}", "ps1")
        votes = {"votes_for": many, "votes_against": 0}
        ground.ask("take-show-of-hands", "chair:province", motion=f"p{number}", **votes)
        ground.ask("adopt-decision", "chair:province", decision=f"pd{number}", motion=f"p{number}")
        said = {"text": "Bring in the eight hours.", "addressees": ["city", "harbour"], "means": MEANS}
        ground.ask("issue-directive", "chair:province", directive=f"dir{number}", decision=f"pd{number}", **said)
        by_order = {"council": "city", "means": "by-order", "facts": FACTS}
        ground.ask("choose-means", "chair:city", directive=f"dir{number}", **by_order)


def _by_hands(ground: Big, id_: str, *, carried: bool = True) -> None:
    there = len(ground.state.tables["sittings"][ground.state.tables["motions"][id_].sitting].present)
    most, few = there - there // 4, there // 5
    votes = {"votes_for": most if carried else few, "votes_against": few if carried else most}
    ground.ask("take-show-of-hands", "secretary:city", motion=id_, **votes)


def by_name(ground: Big, id_: str) -> dict[str, Any]:
    """Return what a roll call takes: the choices of all present, as a sheet where they are many."""
    held = ground.state.tables["sittings"][ground.state.tables["motions"][id_].sitting].present
    words = ("for", "for", "for", "against", "abstain")
    casts = [Cast(mandate, words[number % 5]) for number, mandate in enumerate(held)]  # type: ignore[arg-type]
    if len(casts) > INLINE:
        return {"sheet": ground.hand_in(format_roll_call(id_, casts))}
    return {"choices": [{"mandate": item.mandate, "choice": item.choice} for item in casts]}


def _sit(ground: Big, motions: int) -> None:
    """The sitting that is open: its motions, speeches and decisions, and a roll call that deputies enter themselves."""
    _convene(ground, SITTING, "1927-03-16")
    decided = 0
    for number in range(motions):
        id_, form = f"m{number}", _FORMS[number % len(_FORMS)]
        _table(ground, id_, SITTING, number)
        if form == "amended":
            _amend(ground, id_, number)
        if form == "waits":
            continue
        if form == "hands" and number // 10 < _ROLL_CALLS and number % 10 == 0:
            ground.ask("take-roll-call", "secretary:city", motion=id_, **by_name(ground, id_))
        else:
            _by_hands(ground, id_, carried=form != "rejected")
        if form == "hands" and number % 3 == 0:
            ground.ask("adopt-decision", "secretary:city", decision=f"d{number}", motion=id_)
            decided += 1
            if decided % _EACH == 1:
                _assign(ground, number)
    for mandate in _each(ground.state.tables["sittings"][SITTING].present):
        ground.ask("ask-to-speak", "chair:city", sitting=SITTING, mandate=mandate)
    ground.ask("call-speaker", "chair:city", speech=f"{SITTING}.w1")
    ground.ask("open-roll-call", "chair:city", motion="m4")


def _amend(ground: Big, id_: str, number: int) -> None:
    mover = ground.state.tables["sittings"][SITTING].present[-1]
    line = {"lines": {"first": 2, "last": 2}, "mover": mover}
    ground.ask("table-amendment", "chair:city", amendment=f"a{number}", motion=id_, text="Nobody is dismissed.", **line)
    _by_hands(ground, f"a{number}")


def _assign(ground: Big, number: int) -> None:
    owner = ground.members[number % len(ground.members)]
    said = {"title": "Tell the mills", "text": "Every mill has it in writing.", "due": "1927-03-20"}
    ground.ask("assign-task", "chair:city", task=f"t{number}", council="city", owner=owner, origin=f"d{number}", **said)


def _recall(ground: Big) -> None:
    """Petitions against some deputies, and cases that units opened against others."""
    evidence = [{"day": "1927-03-10", "text": "Three sittings without leave.", "source": "The lists of those present"}]
    for mandate in ground.members[7 :: _EACH * 2]:
        held = ground.state.mandate(mandate)
        said = {"mandate": mandate, "grounds": "He was told and did not."}
        ground.ask(
            "open-recall", f"elector:{held.units[0]}", petition=f"pet-{mandate}", at="1927-03-18T09:00:00Z", **said
        )
    for mandate in ground.members[8 :: _EACH * 2]:
        held = ground.state.mandate(mandate)
        ground.ask(
            "open-sanction", f"elector:{held.units[0]}", sanction=f"x-{mandate}", council="city", asks="reprimand",
            mandate=mandate, ground="absent from three sittings without leave", evidence=evidence, hearing="1927-03-25",
            unit=held.units[0], votes_for=900, votes_against=20,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Loaded:
    """A large council on a site: the id of its system, and the ground it was loaded from."""

    system: str
    ground: Big


def load(ground: Big) -> Loaded:
    """Put all entries and rows of a ground into the database of the deployment at once."""
    from django.db import transaction

    from deployment import open_names
    from deputies.record import Range, check_entry_size, leaf_hash
    from deputies_web.perform import create_system
    from deputies_web.storage import models
    from deputies_web.storage.exhibits import store_exhibits
    from deputies_web.storage.project import project

    system = f"b{secrets.token_hex(6)}"
    row, head, entries = create_system(system, f"test.example/{system}"), Range(), []
    for entry, place in zip(ground.entries, ground.places, strict=True):
        data = format_entry(entry)
        check_entry_size(data)
        leaf = leaf_hash(data)
        head = head.append(leaf)
        known = {"council": place.council, "sitting": place.sitting, "leaf": leaf, "data": data}
        kind, by = str(entry.request["kind"]), str(entry.by)
        entries.append(
            models.Entry(system=row, seq=entry.seq, kind=kind, at=entry.at, by=by, token=entry.token, **known)
        )
    with transaction.atomic():
        store_exhibits(ground.exhibits)
        models.Entry.objects.bulk_create(entries, batch_size=500)
        project(system, ground.state)
        row.size, row.root, row.range = head.size, head.root().hex(), head.pack()
        row.save()
        open_names(system, ground)
    return Loaded(system, ground)


def main(directory: str, *numbers: str) -> None:
    """Make a site in a directory, with sign-ins for its desks; the password of all is that of the demonstration."""
    from deputies_web.commands.directory import open_directory

    open_directory(Path(directory), create=True)
    deputies, motions = (*map(int, numbers), *(3000, 2000)[len(numbers) :])
    made = load(grow(deputies, motions))
    sign_ins(made)
    print(f"/{made.system}/ has {deputies} deputies and {motions} motions")


def sign_ins(made: Loaded) -> dict[str, Any]:
    """Make an account for each office of the large council; return them by office."""
    from deputies_web.people.grants import Grant, make_sign_in

    deputy = made.ground.state.mandate(made.ground.members[0]).deputy
    unit = made.ground.state.mandate(made.ground.members[0]).units[0]
    of = {"chair": "city", "secretary": "city", "deputy": deputy, "elector": unit}
    return {
        office: make_sign_in(
            f"{office}-{made.system}", "reed-ferry-kiln-lamp", office, [Grant(made.system, office, of.get(office, ""))],
            checked=False,
        )
        for office in ("organiser", "credentials", "teller", "chair", "secretary", "deputy", "elector")
    }  # fmt: skip


if __name__ == "__main__":
    main(*sys.argv[1:])
