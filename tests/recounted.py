"""Grounds whose records a program from outside recomputes: besides the golden ones, what a small town seldom has."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import chamber
import credentialled
import petitions
import upward
from deputies.register.roll import RollUnit
from deputies.sittings.sheets import format_attendance
from deputies.values import Refusal, add_days
from ground import Ground
from recorded import golden_grounds
from renewal import renewed

__all__ = ["checked_in", "instructed", "not_reached", "rich", "sent"]

SHARED = '{ form = "weighted", delegates = { form = "fixed", seats = 3 } }'
AGREE = (
    'majority = { threshold = { num = 1, den = 2, of = "votes-cast", strict = true } }\nsections = ["soldiers"]',
    'majority = { threshold = { num = 1, den = 2, of = "votes-cast", strict = true }, sections = true, '
    'units = { num = 1, den = 2, of = "units" }, half_units = ["mill-b"] }\nsections = ["soldiers"]',
)
CASTING = (
    'of = "votes-cast", strict = true } }\nsections',
    'of = "votes-cast", strict = true }, tie = "chair" }\nsections',
)


def shared() -> Ground:
    """Two mills of three deputies each who share their mill's votes: one leaves, one splits."""
    given = (("per-50 = { article = \"3.1\", rule = { form = \"per-n\", n = 50, rounding = \"floor\" } }",
              f"per-50 = {{ article = \"3.1\", rule = {SHARED} }}"),)  # fmt: skip
    ground = upward.seated(*given, units=(upward.mill("large", 641), upward.mill("small", 160)))
    upward.sit(ground, "city", [*upward.of("large", 1, 2, 3), *upward.of("small", 1, 2, 3)])
    ground.ask("check-out", "chair:city", sitting="s1", mandates=upward.of("small", 3))
    own = {"motion": "m1", "sitting": "s1", "title": "Hours", "text": "Eight.", "competence": "wages"}
    ground.ask("table-motion", "chair:city", **own, mover=upward.of("large", 1)[0])
    choices = [
        {"mandate": upward.of("large", 1)[0], "choice": "for", "votes": 100},
        {"mandate": upward.of("large", 1)[0], "choice": "against", "votes": 50},
        {"mandate": upward.of("large", 2)[0], "choice": "for"},
        {"mandate": upward.of("large", 3)[0], "choice": "abstain"},
        {"mandate": upward.of("small", 1)[0], "choice": "against"},
    ]
    ground.ask("take-roll-call", "chair:city", motion="m1", choices=choices)
    ground.ask("table-motion", "chair:city", **{**own, "motion": "m2"}, mover=upward.of("large", 1)[0])
    for teller in ("first", "second"):
        figures = {"votes_for": 400, "votes_against": 300, "abstentions": 10, "spoiled": 3}
        ground.ask("count-secret-vote", "teller:city", motion="m2", teller=teller, **figures)
    return ground


def several(base: str) -> Ground:
    """Shares of the votes that deputies carry: of those who share a mill's one is on leave, one has left."""
    rule = ('rule = { form = "per-n", n = 50, rounding = "floor" }', f"rule = {SHARED}")
    majority = ('threshold = { num = 1, den = 2, of = "votes-cast"', f'threshold = {{ num = 1, den = 2, of = "{base}"')
    ground = upward.seated(rule, (f"majority = {{ {majority[0]}, strict = true }} }}\nsections",
                                  f"majority = {{ {majority[1]}, strict = true }} }}\nsections"),
                           units=(upward.mill("large", 641), upward.mill("small", 160)))  # fmt: skip
    upward.sit(ground, "city", [*upward.of("large", 1, 2, 3), *upward.of("small", 1, 2, 3)])
    ground.ask("take-leave", "deputy:large-1.d3", mandate=upward.of("large", 3)[0])
    ground.ask("check-out", "chair:city", sitting="s1", mandates=upward.of("small", 3))
    large, small = upward.of("large", 1, 2), upward.of("small", 1, 2)
    upward.call(ground, "city", dict.fromkeys(large, "for") | dict.fromkeys(small, "abstain"))
    upward.call(ground, "city", dict.fromkeys(large, "against") | dict.fromkeys(small, "for"), motion="m2")
    return ground


def convened(ground: Ground) -> Ground:
    """The ground, with a sitting of every council that has somebody to convene it: soon, and in more than a year."""
    ground = ground.copy()
    for sitting in list(ground.state.tables["sittings"].values()):
        if sitting.status in ("open", "suspended"):
            ground.ask("close-sitting", f"chair:{sitting.council}", sitting=sitting.id)
    for council in list(ground.state.tables["councils"].values()):
        for days in (4, 400) if council.status == "constituted" else ():
            given = {"sitting": f"{council.id}-{days}", "council": council.id, "agenda": ["Bread"]}
            with suppress(Refusal):
                ground.ask("convene-sitting", f"chair:{council.id}", **given, day=add_days(ground.now[:10], days))
    return ground


def agreeing(choices: str) -> Ground:
    """A vote in which the soldiers' section, and half of the units, have to agree."""
    ground = chamber.tabled(AGREE)
    ground.ask("take-roll-call", "chair:city", motion="m1", choices=chamber.hand(choices))
    return ground


def cast() -> Ground:
    """A tie that the chair settles."""
    ground = chamber.tabled(CASTING)
    hands = {"votes_for": 4, "votes_against": 4, "abstentions": 1, "casting": "for"}
    ground.ask("take-show-of-hands", "chair:city", motion="m1", **hands)
    return ground


def instructed() -> Ground:
    """A deputy who was told how to vote on two motions, kept one, broke one, and reported on neither."""
    ground = chamber.tabled()
    for number, (motion, choice) in enumerate((("m1", "for"), ("m2", "against")), start=1):
        if motion == "m2":
            more = {"motion": "m2", "sitting": "s1", "title": "Rice", "text": "Rice at cost.", "competence": "wages"}
            ground.ask("table-motion", "deputy:mill-a-1.d1", **more)
        given = {"mandate": chamber.CITY[2], "instruction": f"i{number}", "text": "Vote so.", "motion": motion}
        ground.ask("instruct", "elector:mill-a", **given, choice=choice, votes_for=90, votes_against=10)
        ground.ask("take-roll-call", "chair:city", motion=motion, choices=chamber.hand("fffffaaaa"))
    return ground


def listed() -> Ground:
    """Persons on three lists; seats that go to the next on the list, and to the next quotient."""
    ground = credentialled.by_lists()
    for number, heir in ((7, 8), (5, 3), (3, 4), (6, 9)):
        vacated = credentialled.leaves(ground, "mill-a-1", number)
        assert credentialled.heir_of(ground, vacated) == heir
    return ground


def compared() -> Ground:
    """A recall whose votes are held against those of the list that the deputy was elected on."""
    ground = credentialled.by_lists(petitions.recall_rule("as_many_as_elected = true"))
    given = {**petitions.P, **petitions.GIVEN, "mandate": "mill-a-1.m5"}
    ground.ask("open-recall", "elector:mill-a", **given, at=petitions.OPENED)
    return ground


def sent() -> Ground:
    """Two delegates share 1,200 votes of their establishment and one has 45; shares are of the votes of the members."""
    cut = 'rule = { form = "per-n", n = %s, rounding = "floor" }'
    weights = '{ form = "weighted", votes_of = "electors", shared = "sent", delegates = { form = "steps", ' \
              'of = "members", table = [{ to = 3, seats = 1 }, { seats = 2 }] } }'  # fmt: skip
    up = 'from_level = "town", norm = "delegates"'
    most = 'majority = { threshold = { num = 1, den = 2, of = "%s", strict = true } }\ndelegations'
    ground = upward.seated(
        (cut % 50, cut % 80), (cut % 20, cut % 15), (cut % 150, f"rule = {weights}"),
        (up, f'{up}, base = "members-in-office"'), (most % "votes-cast", most % "members-in-office"),
        units=(upward.mill("works", 1_200), RollUnit("shop", "Shop", "company", "harbour", "soldiers", 45)),
    )  # fmt: skip
    upward.send(ground, "city", "province", upward.of("works", 1, 2))
    upward.send(ground, "harbour", "province", upward.of("shop", 1))
    upward.raise_up(ground)
    one, _, third = ground.state.council("province").mandates
    upward.sit(ground, "province", [one, third])
    upward.call(ground, "province", {one: "for", third: "against"})
    return ground


def known_facts() -> Ground:
    """Means whose conditions look at what the record itself knows: electors, units, deputies."""
    wanted = [
        {"fact": f"record.{fact}", "is_": how, "value": value}
        for fact, how, value in (("electors", "at-least", 390), ("units", "at-most", 3), ("deputies", "at-least", 9))
    ]
    first: dict[str, Any] = {**chamber.MEANS[0]}
    means = [{**first, "conditions": [*first["conditions"], *wanted]}]
    ground = chamber.above()
    ground.ask("issue-directive", "chair:province", **{**chamber.ISSUING, "means": means})
    given = {"directive": "dir1", "council": "city", "means": "by-agreement"}
    ground.ask("choose-means", "chair:city", **given, facts=[{**chamber.FACTS[0], "value": 1}])
    return ground


def checked_in(*, sheet: bool = False) -> Ground:
    """A sitting that is opened with a list of all, two of whom have checked in before."""
    ground = chamber.led()
    given = {"sitting": "s1", "council": "city", "day": "1927-03-09", "agenda": ["Wages"]}
    ground.ask("convene-sitting", "chair:city", **given)
    early = {"how": "hand", "mandates": list(chamber.CITY[3:5]), "at": "1927-03-09T09:00:00Z"}
    ground.ask("check-in", "chair:city", sitting="s1", **early)
    named = ground.hand_in(format_attendance("s1", chamber.CITY[:8])) if sheet else ""
    listed = {"sheet": named} if sheet else {"present": list(chamber.CITY[:8])}
    ground.ask("open-sitting", "chair:city", sitting="s1", **listed, at="1927-03-09T10:00:00Z")
    return ground


def not_reached() -> Ground:
    """A sitting of fourteen points that takes up the fourteenth and the first, and speaks under the second."""
    ground = chamber.led()
    points = [f"Point {number}" for number in range(1, 14)] + ["Long " * 40]
    given = {"sitting": "s1", "council": "city", "day": "1927-03-09", "agenda": points}
    ground.ask("convene-sitting", "chair:city", **given)
    ground.ask("open-sitting", "chair:city", sitting="s1", present=list(chamber.CITY), at="1927-03-09T10:00:00Z")
    ground.ask("take-up-point", "chair:city", sitting="s1", point=13)
    motion = {"motion": "m1", "sitting": "s1", "title": "Rice", "text": "Rice at cost.", "competence": "wages"}
    ground.ask("table-motion", "deputy:mill-a-1.d1", **motion)
    ground.ask("take-up-point", "chair:city", sitting="s1", point=2)
    ground.ask("ask-to-speak", "deputy:mill-a-1.d1", sitting="s1")
    ground.ask("take-up-point", "chair:city", sitting="s1", point=1)
    return convened(ground)


def refilled() -> Ground:
    """A council that was renewed fills its empty places in one above that goes on with its term."""
    ground = renewed()
    votes = [{"mandate": "mill-a-2.m1", "votes": 9}, {"mandate": "mill-a-2.m2", "votes": 8}]
    ground.ask("send-delegates", "credentials", council="city", to="province", voters=10, as_it_sits=True, votes=votes)
    return ground


def electing(base: str) -> Ground:
    """A council whose quorum is a share of this elects its executive twice: by number, and in an open sitting."""
    quorum = 'name = "Town"\nquorum = { num = 1, den = 2, of = "members-in-office", strict = true }'
    ground = chamber.led((quorum, quorum.replace("members-in-office", base)))
    sitting = {"sitting": "s1", "council": "city", "day": "1927-03-09", "agenda": ["The executive"]}
    ground.ask("convene-sitting", "chair:city", **sitting)
    present = list(chamber.CITY[:7])
    ground.ask("open-sitting", "chair:city", sitting="s1", present=present, at="1927-03-09T10:00:00Z")
    votes = chamber.votes(mill_a_1_m1=6, mill_a_1_m2=5, company_d_1_m1=4)
    ground.ask("elect-executive", "secretary:city", council="city", votes=votes, voters=6, sitting="s1")
    return ground


def rich() -> Iterator[Ground]:
    """Yield the grounds whose records are read."""
    yield from golden_grounds()
    yield from (convened(ground) for ground in golden_grounds())
    yield shared()
    yield from (several(base) for base in ("members-in-office", "statutory-members", "present", "enrolled"))
    yield from (agreeing(choices) for choices in ("fffffffff", "aafffffff", "ffffffaaa", "ffaaafffa"))
    yield cast()
    yield credentialled.stood_in()
    yield instructed()
    yield petitions.of_party()
    yield listed()
    yield compared()
    yield from (checked_in(sheet=sheet) for sheet in (False, True))
    yield not_reached()
    yield refilled()
    yield from (electing(base) for base in ("units", "enrolled", "statutory-members"))
    yield sent()
    yield known_facts()
