"""The test ground further on: councils constituted, with executives, and a sitting open in the city.

City has nine deputies: company-d-1.m1 and .m2 in the soldiers' section, mill-a-1.m1 to .m5, mill-b-1.m1 and .m2.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from deputies.acts.causes import cause_of
from deputies.sittings.sitting import Motion, Sitting
from deputies.statutes.model import Statute
from deputies.values import Threshold, add_days
from ground import COUNCILS, Ground, elected, statute_text

__all__ = [
    "CAST", "CITY", "CONSENT", "FACTS", "HARBOUR", "ISSUING", "MEANS", "NO_EXECUTIVE", "PROVINCE",
    "UNITS", "above", "adopted", "bare", "by_consent", "carried", "cast",
    "chosen", "constituted", "hand", "hand_over", "issued", "led", "resolve", "sitting", "tabled",
    "under", "votes", "with_town",
]  # fmt: skip

CITY = (
    "company-d-1.m1", "company-d-1.m2", "mill-a-1.m1", "mill-a-1.m2", "mill-a-1.m3", "mill-a-1.m4", "mill-a-1.m5",
    "mill-b-1.m1", "mill-b-1.m2",
)  # fmt: skip
HARBOUR = ("docks-a-1.m1", "docks-a-1.m2", "docks-b-1.m1")
NO_EXECUTIVE = (
    'executive = { article = "4.2", size = 3, recall = { num = 1, den = 2, of = "members-in-office", '
    "strict = true } }\n",
    "",
)
"""The change that leaves the town's level without an executive."""
PROVINCE = ("province-from-city-1", "province-from-city-2", "province-from-harbour-1")


def votes(**given: int) -> list[dict[str, Any]]:
    """Write votes for members: `mill_a_1_m1=5` is five votes for mill-a-1.m1."""
    return [{"mandate": _mandate(key), "votes": number} for key, number in given.items()]


def _mandate(key: str) -> str:
    unit, _, mandate = key.replace("_", "-").rpartition("-")
    return f"{unit}.{mandate}"


def cast(**given: str) -> list[dict[str, str]]:
    """Write choices in a roll call: `mill_a_1_m1="for"`."""
    return [{"mandate": _mandate(key), "choice": choice} for key, choice in given.items()]


def hand(choices: str, members: Sequence[str] = CITY) -> list[dict[str, str]]:
    """Write the choices of members in order: "ffa-x" is for, for, against, abstaining, and one who took no part."""
    words = {"f": "for", "a": "against", "-": "abstain"}
    named = zip(members, choices, strict=False)
    return [{"mandate": mandate, "choice": words[letter]} for mandate, letter in named if letter in words]


def constituted(*changes: tuple[str, str]) -> Ground:
    """Return the ground with City and Harbour constituted, on 7 March 1927."""
    return _constituted(changes).copy()


@cache
def _constituted(changes: tuple[tuple[str, str], ...]) -> Ground:
    ground = elected(*changes)
    for council in ("city", "harbour"):
        ground.ask("constitute-council", "credentials", council=council)
    return ground


def led(*changes: tuple[str, str]) -> Ground:
    """Return the ground with executives elected: in City mill-a-1.m1 is chair and mill-a-1.m2 secretary."""
    return _led(changes).copy()


@cache
def _led(changes: tuple[tuple[str, str], ...]) -> Ground:
    ground = constituted(*changes)
    city = votes(mill_a_1_m1=9, mill_a_1_m2=8, company_d_1_m1=7)
    ground.ask("elect-executive", "organiser", council="city", votes=city, voters=9)
    harbour = votes(docks_a_1_m1=3, docks_a_1_m2=2, docks_b_1_m1=1)
    ground.ask("elect-executive", "organiser", council="harbour", votes=harbour, voters=3)
    return ground


def sitting(*changes: tuple[str, str], present: Sequence[str] = CITY, section: str | None = None) -> Ground:
    """Return the ground with the sitting "s1" of City open on 9 March 1927, everyone present."""
    ground = led(*changes)
    fields: Mapping[str, Any] = {"section": section} if section else {}
    ground.ask(
        "convene-sitting", "chair:city", sitting="s1", council="city", day="1927-03-09", agenda=["Wages"], **fields
    )
    ground.ask("open-sitting", "secretary:city", sitting="s1", present=list(present), at="1927-03-09T10:00:00Z")
    return ground


def tabled(*changes: tuple[str, str], **fields: Any) -> Ground:
    """Return the ground with the motion "m1" tabled in the sitting "s1"."""
    ground = sitting(*changes, **fields)
    ground.ask(
        "table-motion",
        "deputy:mill-a-1.d1",
        motion="m1",
        sitting="s1",
        title="Eight hours",
        text="The working day is eight hours.",
        competence="wages",
    )
    return ground


def carried(*changes: tuple[str, str], **fields: Any) -> Ground:
    """Return the ground with the motion "m1" carried by eight to one."""
    ground = tabled(*changes, **fields)
    ground.ask("take-roll-call", "secretary:city", motion="m1", choices=hand("ffffffffa"))
    return ground


CONSENT = ("notice_days = 1\n", 'notice_days = 1\nconsent = { article = "6.2", missing = 1, days = 3 }\n')
"""The change that lets councils decide by consent: all but one sign off, in three days."""


def by_consent(*changes: tuple[str, str]) -> Ground:
    """Return the ground with the sitting "s1" open and the motion "c1" lying open for consent since 9 March."""
    ground = sitting(CONSENT, *changes)
    proposal = {"council": "city", "title": "Lamps", "text": "Lamps are lit at dusk.", "competence": "wages"}
    ground.ask("propose-consent", "deputy:mill-a-1.d1", motion="c1", **proposal)
    return ground


def adopted(*changes: tuple[str, str]) -> Ground:
    """Return the ground with the decision "d1" adopted from it."""
    ground = carried(*changes)
    ground.ask("adopt-decision", "secretary:city", decision="d1", motion="m1")
    return ground


def bare() -> Ground:
    """Return the ground with the system founded and nothing else: no roll, no plan."""
    ground = Ground()
    ground.ask(
        "found-system",
        "organiser",
        system="small-town",
        name="Small Town",
        statute=ground.hand_in(statute_text()),
        councils=list(COUNCILS),
    )
    return ground


MEANS = [
    {
        "id": "by-agreement",
        "text": "Agree the hours with the owners.",
        "conditions": [{"fact": "owners-negotiate", "is_": "yes"}],
    },
    {
        "id": "by-order",
        "text": "Order the hours and post pickets.",
        "conditions": [
            {"fact": "owners-negotiate", "is_": "no"},
            {"fact": "organised-mills", "is_": "at-least", "value": 3},
        ],
    },
]


def above(*changes: tuple[str, str]) -> Ground:
    """Return the ground with the province constituted of three delegates, its motion "p1" decided as "pd1"."""
    return _above(changes).copy()


@cache
def _above(changes: tuple[tuple[str, str], ...]) -> Ground:
    ground = led(*changes)
    city = {"council": "city", "to": "province", "votes": votes(mill_a_1_m1=9, mill_b_1_m1=5), "voters": 9}
    ground.ask("send-delegates", "secretary:city", **city)
    harbour = {"council": "harbour", "to": "province", "votes": votes(docks_a_1_m1=3), "voters": 3}
    ground.ask("send-delegates", "chair:harbour", **harbour)
    ground.ask("confirm-credentials", "credentials", mandates=list(PROVINCE), at="1927-03-10T09:00:00Z")
    ground.ask("constitute-council", "credentials", council="province")
    ground.ask(
        "convene-sitting", "chair:province", sitting="ps1", council="province", day="1927-03-11", agenda=["Wages"]
    )
    ground.ask("open-sitting", "chair:province", sitting="ps1", present=list(PROVINCE), at="1927-03-11T09:00:00Z")
    motion = {"motion": "p1", "sitting": "ps1", "title": "Hours", "text": "Eight hours everywhere."}
    ground.ask("table-motion", "chair:province", **motion, competence="wages", mover=PROVINCE[0])
    ground.ask("take-show-of-hands", "secretary:province", motion="p1", votes_for=3, votes_against=0)
    ground.ask("adopt-decision", "secretary:province", decision="pd1", motion="p1")
    return ground


def issued(*changes: tuple[str, str]) -> Ground:
    """Return the ground with the directive "dir1" issued by the province to City and Harbour, on 11 March 1927."""
    ground = above(*changes)
    ground.ask("issue-directive", "chair:province", **ISSUING)
    return ground


ISSUING = {
    "directive": "dir1",
    "decision": "pd1",
    "text": "Bring in the eight hours.",
    "addressees": ["city", "harbour"],
    "means": MEANS,
}
FACTS = [
    {"fact": "owners-negotiate", "value": 0, "source": "Their letter of 10 March"},
    {"fact": "organised-mills", "value": 4, "source": "Register of the union"},
]


def chosen(*changes: tuple[str, str]) -> Ground:
    """Return the ground with City having chosen its means."""
    ground = issued(*changes)
    ground.ask(
        "choose-means", "chair:city", directive="dir1", council="city", means="by-order", facts=FACTS,
        at="1927-03-12T09:00:00Z",
    )  # fmt: skip
    return ground


def under(ground: Ground, change: Callable[[Statute], Statute]) -> Ground:
    """Put another statute in the place of the ground's own: for what no statute that passes its checks would say."""
    digest = ground.state.system.statute
    ground.state.statutes[digest] = change(ground.state.statute)
    return ground


def hand_over(ground: Ground, sitting: str, to: str = "harbour") -> Ground:
    """Let City hand the matter of wages over, or keep it at a lower stage, by a motion in the open sitting."""
    paper = {"motion": "hand", "sitting": sitting, "title": "Own order", "text": "As the paper says."}
    purpose = {"kind": "hand-over-competence", "about": f"wages/{to}"}
    ground.ask("table-motion", "chair:city", **paper, competence="own-order", mover=CITY[0], leads_to=purpose)
    ground.ask("take-roll-call", "chair:city", motion="hand", choices=hand("fffffffff"))
    ground.ask("hand-over-competence", "chair:city", motion="hand")
    return ground


def with_town(ground: Ground, **fields: Any) -> Ground:
    """Change the provisions on the level of towns."""
    return under(
        ground,
        lambda statute: replace(statute, levels={**statute.levels, "town": replace(statute.levels["town"], **fields)}),
    )


UNITS = Threshold(1, 2, "units")
CAST = Threshold(1, 2, "votes-cast")
"""A quorum of votes cast: what no attendance can be held against."""


def resolve(
    ground: Ground,
    kind: str,
    about: str,
    choices: str = "fffffffff",
    *,
    motion: str = "own-1",
    council: str = "city",
    members: Sequence[str] = CITY,
    day: str = "",
    section: str | None = None,
    voted: bool = True,
) -> str:
    """Hold a sitting in which a motion on the own order that leads to a request is voted by roll call; return its id.

    day  of the sitting, the day after the ground's own unless told otherwise. Everybody is present; whom the motion
         would sanction or recall does not vote, whatever `choices` says of them.
    """
    day = day or add_days(ground.now[:10], 1)
    chair, sitting = f"chair:{council}", f"{motion}.s"
    body: Mapping[str, Any] = {"section": section} if section else {}
    ground.ask("convene-sitting", chair, sitting=sitting, council=council, day=day, agenda=["Own order"], **body)
    ground.ask("open-sitting", chair, sitting=sitting, present=list(members), at=f"{day}T10:00:00Z")
    paper = {"motion": motion, "sitting": sitting, "title": "Own order", "text": "As the paper says."}
    purpose = {"kind": kind, "about": about}
    ground.ask("table-motion", chair, **paper, competence="own-order", mover=members[0], leads_to=purpose)
    if voted:
        state = ground.state
        own = cause_of(state, state.get(Motion, motion, "motion"), state.get(Sitting, sitting, "sitting")).mandates
        given = [choice for choice in hand(choices, members) if choice["mandate"] not in own]
        ground.ask("take-roll-call", chair, motion=motion, choices=given)
        ground.ask("close-sitting", chair, sitting=sitting)
    return motion
