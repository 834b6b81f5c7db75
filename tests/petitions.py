"""The test ground with petitions: against mill-a-1.m1, whom 250 electors of Mill A elected, and against the city.

A petition "p1" is opened on 20 March 1927 and may be signed until 3 April; 50 of 250 have to sign. One against City is
opened on 20 March as well; below it are 390 electors.
"""

from __future__ import annotations

from typing import Any

from chamber import constituted, led, resolve
from deputies.mandates.petition import Petition
from deputies.mandates.signatures import format_box, make_signature
from ground import UNITS, Ground, elected, founded, sealed

__all__ = [
    "AFTER", "BODY", "BY_COUNCIL", "BY_PARTY", "BY_SIGNATURES", "DECISION", "GIVEN", "LAST", "OF_MEMBERS", "OPENED",
    "TURNOUT", "D", "M", "P", "against_city", "at_once", "box", "certified", "certify", "council_certified", "moved",
    "of_party", "opened", "petition", "recall_rule", "signatures", "vote",
]  # fmt: skip

M, D, P = "mill-a-1.m1", "mill-a-1.d1", {"petition": "p1"}
OPENED, LAST, AFTER = "1927-03-20T09:00:00Z", "1927-04-03T23:59:59Z", "1927-04-04T00:00:00Z"
DECISION = 'decision = { num = 1, den = 2, of = "votes-cast", strict = true }'
BODY = (
    '[working]\narticle = "6.1"',
    """[mandates.no_confidence]
article = "7.4"
petition = { num = 1, den = 10, of = "registered" }
decision = { num = 2, den = 3, of = "voters" }
signing_days = 7
answer_days = 2
open_days = 5

[working]
article = "6.1\"""",
)
"""The change that lets electors withdraw confidence from a council: a tenth signs, two thirds of voters decide."""
GIVEN = {"mandate": M, "grounds": "No report."}


def recall_rule(*lines: str) -> tuple[str, str]:
    """Return the change that adds lines to the article on recall."""
    return ("grounds_required = true", "\n".join(("grounds_required = true", *lines)))


BY_COUNCIL = recall_rule('who = ["electors", "council"]')
BY_PARTY = recall_rule('who = ["electors", "nominating-organisation"]')
TURNOUT = 'turnout = { num = 1, den = 2, of = "registered" }'
BY_SIGNATURES = (
    (DECISION, 'decision = { num = 1, den = 5, of = "registered" }'),
    (f"{TURNOUT}\n", ""),
    recall_rule('decides = "signatures"'),
)
OF_MEMBERS = (TURNOUT, TURNOUT.replace("registered", "members-in-office"))


def signatures(number: int, petition: str = "p1") -> tuple[str, ...]:
    """Return the commitments of so many electors."""
    return tuple(make_signature(petition, f"elector-{each}", each.to_bytes(16, "big")) for each in range(number))


def box(ground: Ground, number: int, petition: str = "p1") -> str:
    """Hand in the box with so many signatures; return its digest."""
    return ground.hand_in(format_box(petition, signatures(number, petition)))


def opened(*changes: tuple[str, str], **given: Any) -> Ground:
    """A petition of electors of Mill A."""
    ground = elected(*changes)
    ground.ask("open-recall", "elector:mill-a", **{**P, **GIVEN, **given}, at=OPENED)
    return ground


def certify(ground: Ground, number: int = 50, *, at: str = "1927-03-27T09:00:00Z", **given: Any) -> Ground:
    """Certify the petition with so many signatures in its box."""
    of = {**P, **given}
    ground.ask("certify-recall", "credentials", **of, box=box(ground, number, of["petition"]), at=at)
    return ground


def certified(*changes: tuple[str, str], **given: Any) -> Ground:
    """The petition signed by fifty and certified on 27 March."""
    return certify(opened(*changes, **given))


def vote(
    ground: Ground, votes_for: int, votes_against: int, spoiled: int = 0, *, at: str = "", id_: str = "p1"
) -> Petition:
    """Enter the same count for both tellers; return the petition."""
    for teller in ("first", "second"):
        given = {"votes_for": votes_for, "votes_against": votes_against, "spoiled": spoiled}
        ground.ask("vote-recall", "teller", petition=id_, teller=teller, **given, at=at or "1927-03-30T09:00:00Z")
    return petition(ground, id_)


def petition(ground: Ground, id_: str = "p1") -> Petition:
    """Return a petition as it stands."""
    found: Petition = ground.state.get(Petition, id_, "petition")
    return found


def at_once(*changes: tuple[str, str]) -> Ground:
    """Return the ground whose statute lets a meeting recall at once."""
    ground = elected(*(changes or (recall_rule("at_once = true"),)))
    ground.now = OPENED
    return ground


def moved(*changes: tuple[str, str], **given: Any) -> Ground:
    """The recall opened by the council of the city, on 21 March."""
    ground = led(*(changes or (BY_COUNCIL,)))
    ground.now = OPENED
    motion = resolve(ground, "move-recall", M)
    ground.ask("move-recall", "chair:city", **P, motion=motion, **given)
    return ground


def council_certified(*changes: tuple[str, str]) -> Ground:
    """A petition on which the council of the city is to vote, certified on 27 March; half of it is to take part."""
    ground = led(recall_rule('decides = "council"'), *(changes or (OF_MEMBERS,)))
    ground.ask("open-recall", "elector:mill-a", **P, **GIVEN, at=OPENED)
    certify(ground)
    ground.now = "1927-03-30T09:00:00Z"
    return ground


def of_party(*changes: tuple[str, str]) -> Ground:
    """The system with mill-a-1.m1 nominated by the party "reds"; mill-b-1.m1 has joined it, too."""
    ground = _with_party(*(changes or (BY_PARTY,)))
    ground.now = OPENED
    return ground


def _with_party(*changes: tuple[str, str]) -> Ground:
    ground = founded(*changes)
    ground.ask("name-party", "organiser", party="reds", name="Reds")
    for unit in UNITS:
        ground.now = "1927-03-01T09:00:00Z"
        if unit.id != "mill-a":
            ground.elect(unit.id)
            continue
        id_ = ground.call("mill-a")
        named = [
            {"name": sealed(f"{id_} {number}"), **({"party": "reds"} if number == 1 else {})} for number in range(1, 8)
        ]
        ground.nominate(id_, named)
        ground.poll(id_)
        ground.count(id_, [62 - number for number in range(7)], ballots=200)
        ground.ask("declare-result", "credentials", election=id_)
        ground.seat(id_)
    ground.ask(
        "declare-affiliation", "deputy:mill-b-1.d1", deputy="mill-b-1.d1", party="reds", at="1927-03-07T09:00:00Z"
    )
    return ground


def against_city(*changes: tuple[str, str], ground: Ground | None = None) -> Ground:
    """A petition against the whole council of the city."""
    ground = ground or constituted(BODY, *changes)
    ground.ask("open-body-recall", "elector:mill-b", **P, council="city", grounds="It does not meet.", at=OPENED)
    return ground
