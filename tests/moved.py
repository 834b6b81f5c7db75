"""The test ground in a sitting that has everything: amendments by lines, procedure, every form of vote, consent.

m1  waits with amendments: a1 carried in lines 1 and 2, a2 overtaken by it, a3 rejected, a4 to a6 to be voted
m2  carried by roll call, corrected since, decided as d2    m3  voted in secret, counted by two tellers
m4  referred to the executive, which has reported          m5  rejected, reconsidered, carried
m6  waits, a roll call is open on it; an instruction of Mill A asks for a vote against it
c1  lies open for consent        c2  was withheld by an objection        q1  a demand for a sitting, not met
"""

from __future__ import annotations

from functools import cache
from typing import Any

from chamber import CITY, hand, sitting
from ground import Ground

__all__ = ["CHANGES", "moved"]

CHANGES = (
    (
        "notice_days = 1\n",
        'notice_days = 1\nsecret = { num = 1, den = 5, of = "present" }\n'
        'consent = { article = "6.2", missing = 1, days = 3 }\n'
        'convening = { num = 1, den = 3, of = "members-in-office" }\n'
        'convening_units = { num = 1, den = 2, of = "registered" }\nconvene_days = 2\nspeech_seconds = 300\n',
    ),
)
TEXT = (
    "Nobody in the mills and on the docks of the town works more than nine hours in a day, and nobody works more than "
    "fifty hours in a week.\nNobody under twelve works. The pickets watch over it and report every week to the council "
    "what they have found and what they have done about it.\nThe owners pay the wage of ten hours for these nine."
)
"""Seven lines."""
D1, D2, D3 = (f"deputy:mill-a-1.d{number}" for number in (1, 2, 3))
CHAIR, SECRETARY = "chair:city", "secretary:city"


def moved() -> Ground:
    """Return the ground with all that the head of this file says."""
    return _moved().copy()


@cache
def _moved() -> Ground:
    ground = sitting(*CHANGES)
    for told in (_amended, _by_roll_call, _in_secret, _referred, _again, _called, _by_consent):
        told(ground)
    ground.ask("demand-sitting", D2, demand="q1", council="city", agenda=["The closing of Mill B", "Rice"])
    return ground


def _table(ground: Ground, motion: str, title: str, text: str = "As the paper says.") -> None:
    fields = {"motion": motion, "sitting": "s1", "title": title, "text": text}
    ground.ask("table-motion", D1, **fields, competence="wages")


def _amend(ground: Ground, amendment: str, text: str, first: int = 0, last: int = 0) -> None:
    lines: dict[str, Any] = {"lines": {"first": first, "last": last}} if first else {}
    ground.ask("table-amendment", D2, amendment=amendment, motion="m1", text=text, **lines)


def _show(ground: Ground, motion: str, votes_for: int) -> None:
    ground.ask("take-show-of-hands", SECRETARY, motion=motion, votes_for=votes_for, votes_against=9 - votes_for)


def _amended(ground: Ground) -> None:
    _table(ground, "m1", "Hours", TEXT)
    _amend(ground, "a1", "Nobody in the mills and on the docks of the town works more than eight hours in a day.", 1, 2)
    _amend(ground, "a2", "more than forty-eight hours in a week.", 2, 2)
    _amend(ground, "a3", "Nobody under fourteen works.", 3, 3)
    _show(ground, "a1", 8)
    _show(ground, "a3", 2)
    _amend(ground, "a4", "", 5, 5)
    _amend(ground, "a5", "A clock hangs in every hall.", 6, 5)
    _amend(ground, "a6", "Eight hours, and ten hours' wage for them.")
    ground.ask("ask-to-speak", D3, sitting="s1", motion="m1")
    ground.ask("ask-to-speak", D2, sitting="s1", motion="m1")
    ground.ask("call-speaker", CHAIR, speech="s1.w1", at="1927-03-09T10:05:00Z")
    ground.ask("end-speech", CHAIR, sitting="s1", at="1927-03-09T10:07:30Z")
    ground.ask("ask-to-speak", "deputy:company-d-1.d1", sitting="s1")
    ground.ask("set-speaking-time", CHAIR, sitting="s1", sections=[{"section": "soldiers", "seconds": 240}])
    ground.ask("call-speaker", CHAIR, speech="s1.w3")


def _by_roll_call(ground: Ground) -> None:
    _table(ground, "m2", "Rice for the pickets")
    ground.ask("take-roll-call", SECRETARY, motion="m2", choices=hand("ffffffa-x"))
    wrong = [{"mandate": CITY[5], "choice": "against"}]
    ground.ask("correct-vote", SECRETARY, motion="m2", reason="One name was taken down wrongly.", choices=wrong)
    ground.ask("adopt-decision", SECRETARY, decision="d2", motion="m2")


def _in_secret(ground: Ground) -> None:
    _table(ground, "m3", "Who keeps the strike fund")
    ground.ask("demand-secret-vote", CHAIR, motion="m3", demanded_by=list(CITY[:3]))
    figures = {"votes_for": 6, "votes_against": 2, "abstentions": 0, "spoiled": 1}
    for teller in ("first", "second"):
        ground.ask("count-secret-vote", "teller:city", motion="m3", teller=teller, **figures)


def _move(ground: Ground, id_: str, kind: str, about: str, **fields: Any) -> None:
    ground.ask("move-procedure", D2, motion=id_, sitting="s1", procedure={"kind": kind, "about": about, **fields})
    _show(ground, id_, 9)


def _referred(ground: Ground) -> None:
    _table(ground, "m4", "A school for the children of the docks")
    _move(ground, "p4", "refer", "m4", to="executive", until="1927-03-20")
    ground.ask("report-referral", SECRETARY, motion="m4", text="A hall stands empty in Chapel Street.")


def _again(ground: Ground) -> None:
    _table(ground, "m5", "Lamps in the yard")
    _show(ground, "m5", 3)
    _move(ground, "p5", "reconsider", "m5")
    _show(ground, "m5", 7)


def _called(ground: Ground) -> None:
    _table(ground, "m6", "Overtime on Sundays", "Overtime on Sundays is paid twice.")
    told = {"text": "No work on Sundays, however it is paid.", "votes_for": 160, "votes_against": 20}
    ground.ask("instruct", "elector:mill-a", mandate=CITY[2], instruction="i1", **told, motion="m6", choice="against")
    ground.ask("open-roll-call", CHAIR, motion="m6")


def _by_consent(ground: Ground) -> None:
    for id_, title in (("c1", "A banner"), ("c2", "A brass band")):
        proposal = {"council": "city", "title": title, "text": f"{title} is bought.", "competence": "wages"}
        ground.ask("propose-consent", D1, motion=id_, **proposal)
    ground.ask("give-consent", D2, motion="c1", answer="agree")
    ground.ask("give-consent", D3, motion="c1", answer="stand-aside")
    ground.ask("give-consent", D3, motion="c2", answer="object", reason="There is no money for it.")
    ground.ask("conclude-consent", CHAIR, motion="c2")
