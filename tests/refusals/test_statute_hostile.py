"""Statutes as a careless or hostile hand writes them: each fault gets its sentence, with line and path, all at once."""

from __future__ import annotations

import pytest

from deputies.statutes.library import library_text
from deputies.statutes.reading import Reading, read_statute
from deputies.values import Faults

GOOD = library_text("union-federation").decode()
_RECALL = GOOD[GOOD.index("# Recall: one fifth") : GOOD.index("[mandates.instructions]")]


def spoilt(*changes: tuple[str, str]) -> str:
    text = GOOD
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def said_of(text: str | bytes) -> list[str]:
    """Return every fault as it is shown, and every warning with its code."""
    data = text.encode() if isinstance(text, str) else text
    try:
        found: Reading = read_statute(data, name="mine")
    except Faults as raised:
        return [str(fault) for fault in raised.faults]
    return [str(fault) for fault in found.faults] + [f"{one.code}: {one.sentence}" for one in found.warnings]


ONE_SENTENCE = [
    (
        "the congress elects the councils that elect it",
        spoilt(
            ("units = false\n", ""),
            (
                "[levels.district]\n",
                '[levels.district]\ndelegations = [{ from_level = "congress", norm = "per-500", article = "0" }]\n',
            ),
        ),
        "levels.district.delegations: district sends delegates to itself round a circle of levels",
        2,
    ),
    (
        "members are whoever is trusted",
        spoilt(("a member of the branch by its list on the day of the roll", "trustworthy")),
        "layer.opinion: layers.members.criteria[0] (2.1): 'trustworthy' is an opinion",
        1,
    ),
    (
        "a party elects as a layer",
        spoilt(("a member of the branch by its list", "a member of party A by its list")),
        "party.layer: layers.members (2.1): it speaks of a party",
        1,
    ),
    (
        "who excludes hears the appeal",
        spoilt(('appeal = "the congress"', 'appeal = "The district council"')),
        "exclusions.conduct.appeal: 'The district council' hears the appeal against its own decision",
        1,
    ),
    (
        "an appeal in name only",
        spoilt(('appeal = "the congress"', 'appeal = "n/a"')),
        "exclusions.conduct.appeal: a person may be excluded without appeal",
        1,
    ),
    (
        "a referendum fails for want of turnout",
        spoilt(("support = {", "turnout = {")),
        "turnout.perverse: referendum.turnout (11.1)",
        1,
    ),
    ("nobody can be recalled", spoilt((_RECALL, "")), "mandate.no-recall: mandates.recall (7)", 1),
    (
        "a recall protected for life",
        spoilt(("term_months = 36\n", ""), ("signing_days = 21", "signing_days = 21\nprotected_first_days = 9999")),
        "mandates.recall.protected_first_days: 9,999 days of a mandate without term are protected",
        1,
    ),
    (
        "seats for a party",
        spoilt(
            (
                "blocs = true",
                'blocs = true\nseat_quotas = { reds = { num = 1, den = 3, of = "statutory-members" } }',
            )
        ),
        "parties.seat_quotas.reds: it fixes 1/3 of the seats for 'reds'",
        1,
    ),
    (
        "units of one",
        spoilt(
            ('minimum = 50\nsmall = "join"\n', ""),
            ('form = "per-n", n = 50, rounding = "floor"', 'form = "equal-per-unit", seats = 1'),
        ),
        "capture.splitting: layers.members.norm (2.1): a unit of one elector has a seat",
        1,
    ),
    (
        "small units with the seats of large ones",
        spoilt(("minimum = 50", "minimum = 5"), ('n = 50, rounding = "floor"', 'n = 50, rounding = "ceil"')),
        "capture.splitting: layers.members.norm (2.1): units of 5 (branch) have a seat each",
        1,
    ),
    (
        "a least that the norm does not reach",
        spoilt(("every_days = 60", "every_days = 60\nleast = 50\nfrom_electors = 1000")),
        "levels.district.least: 1,000 electors give 20 seats by the norm 'per-50', below the least of 50",
        1,
    ),
    (
        "a cap, and nobody says who gives way",
        spoilt(('scaling = "largest-remainder"\n', "")),
        "levels.congress.scaling: the total is capped at 300, but nothing says whose seats give way",
        1,
    ),
    (
        "one norm too many",
        spoilt(
            (
                'article = "4.2a"\n',
                'article = "4.2a"\n\n[[levels.congress.delegations]]\nfrom_level = "district"\n'
                'norm = "per-50"\narticle = "4.2c"\n',
            )
        ),
        "levels.congress.delegations[1]: councils of level 'district' send delegates here twice",
        1,
    ),
    (
        "a tenth changes everything",
        spoilt(('den = 3, of = "members-in-office" } }\nlevel', 'den = 30, of = "members-in-office" } }\nlevel')),
        "majority.minority: amendment.majority.threshold (12)",
        1,
    ),
    (
        "an end before the beginning",
        spoilt(('in_force = "2025-01-01"', 'in_force = "2025-01-01"\nuntil = "2024-01-01"')),
        "until: it ends on 2024-01-01, not after 2025-01-01 when it begins",
        1,
    ),
    (
        "a key misspelt",
        spoilt(("answer_days = 7", "anwser_days = 7")),
        "mandates.recall.anwser_days: unknown key 'anwser_days' (did you mean 'answer_days'?); expected a key of",
        1,
    ),
    (
        "a number no council holds",
        spoilt(("size = 7", "size = " + "9" * 400)),
        "levels.district.executive.size: the number has 400 digits",
        1,
    ),
    (
        "a name that turns the line round",
        spoilt(('name = "Branch"', 'name = "Br\\u202Ench"')),
        "unit_kinds.branch.name: there is an invisible character (U+202E) after 'Br'",
        1,
    ),
    (
        "a name that commands the terminal",
        spoilt(('name = "Branch"', 'name = "Br\\u001b[2Jnch"')),
        "unit_kinds.branch.name: there is an invisible character (U+001B) after 'Br'",
        1,
    ),
    (
        "a table given twice",
        GOOD + '\n[amendment]\nlevel = "district"\n',
        "the table [amendment] stands here a second time",
        1,
    ),
    (
        "an open point misspelt",
        spoilt(('article = "8"', 'article = "8"\nnot_stated = ["convenig"]')),
        "working.not_stated: 'convenig' is no field of this provision (did you mean 'convening'?)",
        2,
    ),
]


@pytest.mark.parametrize(
    ("text", "said", "count"), [case[1:] for case in ONE_SENTENCE], ids=[c[0] for c in ONE_SENTENCE]
)
def test_one_fault_gets_its_sentence_and_no_other(text: str, said: str, count: int) -> None:
    found = said_of(text)
    assert any(said in sentence for sentence in found), found
    assert len(found) == count, found


def test_faults_of_every_kind_come_at_once() -> None:
    text = spoilt(
        ('norm = "per-50"', 'norm = "per-51"'),
        ("size = 7", 'size = "seven"'),
        ("signing_days = 21", "signing_days = 1.5"),
        ("hearing = true", "hearing = false"),
        ('appeal = "congress"', 'appeal = "district"'),
        ("expires_days = 21", "expires_days = 13"),
    )
    found = said_of(text)
    for path in (
        "layers.members.norm", "levels.district.executive.size", "mandates.recall.signing_days",
        "exclusions.conduct.hearing", "franchise.appeal", "emergency.review_days",
    ):  # fmt: skip
        assert sum(f": {path}: " in sentence and sentence.startswith("line ") for sentence in found) == 1, path
    assert len(found) == 6


@pytest.mark.parametrize(
    "change",
    [
        ("minimum = 50", "minimum = 25"),
        ('rounding = "floor"', 'rounding = "half-up", floor = 1'),
        ('appeal = "the congress"', 'appeal = "three members drawn by lot, none of them of the council"'),
        (
            "a member of the branch by its list on the day of the roll",
            "dues paid, whatever the third quarter's arrears",
        ),
        (
            "a member of the branch by its list on the day of the roll",
            "named in the agreement between the parties to it",
        ),
        (
            'decision = { num = 1, den = 2, of = "votes-cast", strict = true }\nsigning',
            'decision = { num = 2, den = 3, of = "registered" }\nsigning',
        ),
        ("term_months = 36\n", ""),
        ('cap = 300\nscaling = "largest-remainder"\n', ""),
    ],
)
def test_a_sound_statute_of_another_mind_draws_no_alarm(change: tuple[str, str]) -> None:
    text = spoilt(change)
    if "half-up" in change[1]:
        text = text.replace("minimum = 50", "minimum = 25")
    allowed = {"layer.seatless"} if change == ("minimum = 50", "minimum = 25") else set()
    assert {sentence.split(":")[0] for sentence in said_of(text)} <= allowed
