"""Every check shown red: a sound statute draws no finding, and one change draws exactly the finding it should."""

from __future__ import annotations

import pytest

from deputies.statutes.checks import CHECKS, check_statute
from deputies.statutes.reading import read_statute

SOUND = """
id = "sound"
version = "1"
title = "A sound statute"
language = "en"
in_force = "2020-01-01"

[unit_kinds.shop]
name = "Shop"
minimum = 20
small = "join"
article = "1"

[layers.workers]
name = "Workers"
norm = "per-20"
section = "day"
criteria = ["on the pay list"]
article = "2"

[norms.per-20]
rule = { form = "per-n", n = 20, rounding = "floor" }
article = "3"

[norms.per-100]
rule = { form = "per-n", n = 100, rounding = "ceil" }
article = "3a"

[levels.plant]
name = "Plant council"
quorum = { num = 1, den = 2, of = "members-in-office", strict = true }
majority = { threshold = { num = 1, den = 2, of = "votes-cast", strict = true } }
sections = ["day"]
cap = 50
scaling = "largest-remainder"
least = 3
from_electors = 60
article = "4"
executive = { size = 5, recall = { num = 1, den = 2, of = "members-in-office", strict = true }, article = "4a" }

[levels.city]
name = "City council"
units = false
quorum = { num = 1, den = 2, of = "members-in-office", strict = true }
majority = { threshold = { num = 1, den = 2, of = "votes-cast", strict = true } }
delegations = [{ from_level = "plant", norm = "per-100", article = "5" }]
article = "5"

[sections.day]
name = "Day shift"
reserved = ["shifts"]
article = "6"

[elections]
article = "7"
[elections.methods.hands]
kind = "show-of-hands"
rule = "block"
article = "7"

[mandates]
term_months = 12
article = "8"
[mandates.recall]
petition = { num = 1, den = 5, of = "registered" }
decision = { num = 1, den = 2, of = "votes-cast", strict = true }
article = "8a"
[mandates.instructions]
force = "binding"
majority = { num = 1, den = 2, of = "votes-cast", strict = true }
report_days = 14
article = "8b"

[working]
notice_days = 7
article = "9"

[competences.shifts]
title = "Shifts"
levels = ["plant"]
article = "10"
[competences.wages]
title = "Wages"
levels = ["city"]
article = "10"

[franchise]
decides = "plant"
appeal = "city"
majority = { num = 2, den = 3, of = "members-in-office" }
hearing_days = 3
appeal_days = 7
review_months = 6
article = "11"

[exclusions.violence]
title = "Suspension for violence"
ground = "violence at a meeting, found on the evidence of two witnesses"
hearing = true
appeal = "the city council"
article = "12"

[referendum]
petition = { num = 1, den = 10, of = "registered" }
decision = { num = 1, den = 2, of = "votes-cast", strict = true }
article = "13"

[emergency]
decides = "the executive"
expires_days = 14
review_days = 7
majority = { threshold = { num = 1, den = 2, of = "votes-cast", strict = true } }
article = "14"

[amendment]
majority = { threshold = { num = 2, den = 3, of = "members-in-office" } }
level = "city"
article = "15"

[directives]
choose_days = 7
report_days = 28
object_days = 7
settle_days = 14
article = "16"

[sanctions.suspension]
decides = "plant"
majority = { threshold = { num = 2, den = 3, of = "members-in-office" } }
grounds = ["absent from three sittings without leave"]
notice_days = 7
support_units = { num = 1, den = 2, of = "units", strict = true }
support_electors = { num = 2, den = 5, of = "registered" }
appeal = "city"
appeal_days = 14
appeal_decided_days = 28
most_days = 90
article = "17"
"""

_UNIT = 'minimum = 20\nsmall = "join"'
_NORM = 'rule = { form = "per-n", n = 20, rounding = "floor" }'
_RECALL = 'petition = { num = 1, den = 5, of = "registered" }'
_QUORUM = 'quorum = { num = 1, den = 2, of = "members-in-office", strict = true }'
_EACH = f'{_QUORUM}\nmajority = {{ threshold = {{ num = 1, den = 2, of = "votes-cast", strict = true }}'
_RECALL_TABLE = SOUND[SOUND.index("[mandates.recall]") : SOUND.index("[mandates.instructions]")]
_R = 'article = "8a"'
_DECIDES = 'decision = { num = 1, den = 2, of = "votes-cast", strict = true }\n'
_ALL = 'decision = { num = 1, den = 2, of = "registered", strict = true }\n'
_TERM = SOUND[SOUND.index('article = "8"\n[mandates.recall]') : SOUND.index(_R)] + _R
_BODY = '[mandates.no_confidence]\narticle = "8c"\npetition = { num = 1, den = 10, of = "registered" }\n'

_PAY = """
[competences.pay]
title = "Pay"
levels = ["plant"]
article = "16"

[organs.bureau]
name = "Bureau"
kind = "department"
level = "plant"
size = 2
delegated = ["pay"]
article = "17"

"""


def _organ(*lines: str, pay: bool = False) -> str:
    """An organ of the plant, of three members unless a line says otherwise, before the article on amendment."""
    given = {"kind": 'kind = "department"', "size": "size = 3"}
    for line in lines:
        given[line.partition(" =")[0]] = line
    text = "\n".join(('[organs.desk]\nname = "Desk"\nlevel = "plant"\narticle = "18"', *given.values()))
    more = '[competences.pay]\ntitle = "Pay"\nlevels = ["plant"]\narticle = "16"\n\n' if pay else ""
    return f"{more}{text}\n\n[amendment]"


_EXECUTIVE = next(line for line in SOUND.splitlines(keepends=True) if line.startswith("executive = "))

_BELOW = 'when = "members-below", share = { num = 1, den = 2, of = "statutory-members" }'
_SIZE = 'when = "size-changed"'
_BOTH = '[incompatibilities.both]\none = "deputy"\nother = "auditor"\nroles = ["deputy"]\narticle = "17"'


def _early(*items: str) -> str:
    written = ", ".join(f'{{ article = "8c", {item} }}' for item in items)
    return f"early = [{written}]"


RED: list[tuple[str, str, str]] = [
    ("reference.key", "[unit_kinds.shop]", '[unit_kinds."Shop 1"]'),
    ("reference.dangling", 'norm = "per-20"', 'norm = "per-21"'),
    ("reference.dangling", 'levels = ["plant"]', 'levels = ["plant", "land"]'),
    ("reference.dangling", 'reserved = ["shifts"]', 'reserved = ["shift"]'),
    ("reference.dangling", 'level = "city"', 'level = "town"'),
    ("reference.dangling", 'appeal = "city"', 'appeal = "town"'),
    ("reference.article", 'article = "8a"', 'article = "8a"\nrefers = ["14.3"]'),
    ("election.rule", 'rule = "block"', 'rule = "scottish-2011"'),
    ("election.rule", 'rule = "block"', 'rule = "blok"'),
    ("delegation.circle", 'from_level = "plant"', 'from_level = "city"'),
    ("level.unreached", 'delegations = [{ from_level = "plant", norm = "per-100", article = "5" }]\n', ""),
    ("level.unreached", 'section = "day"\n', ""),
    ("dates.order", 'in_force = "2020-01-01"', 'in_force = "2020-01-01"\nuntil = "2019-12-31"'),
    ("dates.order", 'article = "9"', 'article = "9"\nsince = "2021-01-01"\nuntil = "2021-01-01"'),
    ("dates.replaces", 'article = "3a"', 'article = "3a"\nreplaces = "per-20"'),
    ("threshold.unreachable", _RECALL, 'petition = { num = 6, den = 5, of = "registered" }'),
    ("threshold.unreachable", _RECALL, 'petition = { num = 1, den = 1, of = "registered", strict = true }'),
    ("threshold.unreachable", _RECALL, 'petition = { num = 1, den = 0, of = "registered" }'),
    ("threshold.base", _RECALL, 'petition = { num = 1, den = 5, of = "votes-cast" }'),
    ("threshold.base", _QUORUM, 'quorum = { num = 1, den = 2, of = "present" }'),
    ("threshold.base", _QUORUM, f'{_QUORUM}\nconstitute = {{ num = 1, den = 2, of = "units" }}'),
    ("threshold.base", _EACH, _EACH.replace("votes-cast", "units") + ", sections = true"),
    ("threshold.empty", _QUORUM, 'quorum = { num = 0, den = 2, of = "members-in-office" }'),
    ("layer.base", 'rounding = "floor" }', 'rounding = "floor", of = "staff" }'),
    ("layer.no-size", _NORM, 'rule = { form = "share-of-size", method = "dhondt" }'),
    ("delegation.register", 'rule = { form = "per-n", n = 100, rounding = "ceil" }', 'rule = { form = "register" }'),
    ("emergency.review", "review_days = 7", "review_days = 15"),
    ("cap.scaling", 'scaling = "largest-remainder"\n', ""),
    ("cap.contradiction", "least = 3\nfrom_electors = 60", "least = 51"),
    ("executive.size", "size = 5", "size = 51"),
    ("executive.size", "size = 5", 'size = 1, posts = ["chair", "clerk"]'),
    ("minimum.unreachable", "least = 3", "least = 4"),
    ("norm.nothing", 'rounding = "ceil" }', 'rounding = "ceil", cap = 0 }'),
    ("recall.never", 'article = "8a"', 'article = "8a"\nprotected_first_days = 180\nprotected_last_days = 180'),
    ("recall.never", _R, f"{_R}\nafter_half_term = true\nprotected_last_days = 180"),
    ("recall.nobody", _R, f"{_R}\nwho = []"),
    ("recall.no-control", _R, f'{_R}\nwho = ["electors", "controlling-unit"]'),
    ("recall.contradiction", _R, f'{_R}\ndecides = "council"\nas_many_as_elected = true'),
    ("recall.contradiction", _R, f'{_R}\ndecides = "council"\nexceeds_against = false'),
    ("recall.contradiction", _R, f'{_R}\ndecides = "council"\nat_once = true\nleast_voters = 10'),
    ("recall.contradiction", _R, f'{_R}\ndecides = "signatures"'),
    ("threshold.base", _RECALL, 'petition = { num = 1, den = 5, of = "units" }'),
    ("threshold.base", f"{_DECIDES}{_R}", f"{_ALL}{_R}\nturnout = {{ num = 1, den = 2, of = 'units' }}"),
    ("threshold.base", f"{_DECIDES}{_R}", f'{_ALL}{_R}\ndecides = "council"'),
    ("threshold.base", "[amendment]", f'{_BODY}decision = {{ num = 1, den = 2, of = "units" }}\n\n[amendment]'),
    ("threshold.empty", "[amendment]", f'{_BODY}decision = {{ num = 0, den = 2, of = "eligible" }}\n\n[amendment]'),
    (
        "party.quota",
        "[amendment]",
        '[parties]\narticle = "16"\nseat_quotas.reds = { num = 1, den = 3, of = "statutory-members" }\n\n[amendment]',
    ),
    (
        "party.quota",
        "[amendment]",
        '[parties]\narticle = "16"\ncaps = [{ affiliation = "party", most = 3, article = "16" }]\n\n[amendment]',
    ),
    ("appeal.own-judge", 'appeal = "city"', 'appeal = "plant"'),
    ("layer.own-electors", 'criteria = ["on the pay list"]', 'criteria = ["known"]\nadmitted_by = "plant"'),
    ("layer.criteria", 'criteria = ["on the pay list"]', "criteria = []"),
    ("layer.criteria", 'criteria = ["on the pay list"]', 'criteria = ["  "]'),
    ("sanction.due-process", "hearing = true", "hearing = false"),
    ("sanction.due-process", 'appeal = "the city council"', 'appeal = ""'),
    ("sanction.category", "hearing = true", "category = true"),
    ("turnout.perverse", 'article = "8a"', 'article = "8a"\nturnout = { num = 1, den = 2, of = "registered" }'),
    ("turnout.perverse", 'article = "13"', 'article = "13"\nturnout = { num = 1, den = 4, of = "registered" }'),
    ("turnout.perverse", 'article = "13"', 'article = "13"\nleast_voters = 400'),
    ("capture.splitting", f"{_UNIT}", "minimum = 1"),
    ("layer.seatless", "minimum = 20", "minimum = 19"),
    ("majority.minority", 'num = 1, den = 2, of = "votes-cast"', 'num = 1, den = 3, of = "votes-cast"'),
    (
        "norm.unused",
        "[sections.day]",
        '[norms.idle]\nrule = { form = "fixed", seats = 1 }\narticle = "3b"\n\n[sections.day]',
    ),
    ("mandate.no-recall", _RECALL_TABLE, ""),
    ("mandate.free", 'force = "binding"', 'force = "free"'),
    ("mandate.no-report", "report_days = 14\n", ""),
    ("level.idle", 'levels = ["city"]', 'levels = ["plant"]'),
    ("reference.cited", 'article = "9"', 'article = "9"\nnote = "As article 8.2 says."'),
    (
        "delegation.twice",
        'norm = "per-100", article = "5" }',
        'norm = "per-100", article = "5" }, { from_level = "plant", norm = "per-20", article = "5b" }',
    ),
    (
        "competence.nowhere",
        "[amendment]",
        '[competences.dues]\ntitle = "Dues"\nlevels = []\narticle = "16"\n\n[amendment]',
    ),
    ("turnout.election", "[elections]", '[elections]\nturnout = { num = 1, den = 2, of = "registered" }'),
    ("recall.hindered", _RECALL, 'petition = { num = 2, den = 3, of = "registered" }'),
    ("recall.hindered", _R, f"{_R}\npetition_least = 21"),
    ("recall.hindered", _R, f"{_R}\nleast_voters = 21"),
    ("recall.hindered", _R, f"{_R}\nstatement_words = 24"),
    ("recall.hindered", "[amendment]", f'{_BODY}decision = {{ num = 4, den = 5, of = "eligible" }}\n\n[amendment]'),
    ("recall.others", _R, f'{_R}\nwho = ["council"]'),
    ("recall.by-party", _R, f'{_R}\nwho = ["electors", "nominating-organisation"]'),
    ("recall.few", _R, f"{_R}\nat_once = true"),
    ("recall.idle", f"term_months = 12\n{_TERM}", f"{_TERM}\nafter_half_term = true"),
    ("recall.idle", f"term_months = 12\n{_TERM}", f"{_TERM}\nprotected_last_days = 7"),
    ("recall.hindered", f"term_months = 12\n{_TERM}", f"{_TERM}\nonce_per_term = true"),
    ("recall.grounds", _R, f'{_R}\ngrounds = ["absence"]'),
    (
        "turnout.perverse",
        "[amendment]",
        f'{_BODY}{_DECIDES}turnout = {{ num = 1, den = 2, of = "registered" }}\n\n[amendment]',
    ),
    ("layer.opinion", '"on the pay list"', '"on the pay list, and trusted by the council"'),
    ("party.layer", '"on the pay list"', '"on the pay list", "a member of the party"'),
    ("norm.table", _NORM, 'rule = { form = "steps", table = [{ to = 19, seats = 0 }, { to = 400, seats = 3 }] }'),
    ("norm.table", _NORM, 'rule = { form = "steps", table = [{ to = 100, seats = 3 }, { seats = 2 }] }'),
    ("emergency.long", "expires_days = 14", "expires_days = 365"),
    ("layer.criteria", 'criteria = ["on the pay list"]', 'criteria = ["-", "tbd"]'),
    ("sanction.due-process", 'appeal = "the city council"', 'appeal = "none"'),
    (
        "appeal.own-judge",
        'appeal = "the city council"',
        'appeal = "the city council"\ndecides = "The city council, by two thirds"',
    ),
    (
        "majority.minority",
        'num = 2, den = 3, of = "members-in-office" } }\nlevel',
        'num = 1, den = 3, of = "members-in-office" } }\nlevel',
    ),
    ("capture.splitting", _UNIT, 'minimum = 3\nsmall = "join"'),
    ("reference.field", 'article = "9"', 'article = "9"\nconfidence_of = { notice_day = "chosen" }'),
    ("credential.hands", "[elections]", "[elections]\nconfirmations = 4"),
    ("election.window", "[elections]", '[elections]\nwindow = { first = "02-30", last = "05-31" }'),
    ("election.window", "[elections]", '[elections]\nwindow = { first = "03-01", last = "06-31" }'),
    ("alternate.nobody", "term_months = 12", "term_months = 12\nstand_ins = true"),
    ("alternate.nobody", "term_months = 12", 'term_months = 12\nalternates = "next-in-count"\nalternates_per = 10'),
    ("alternate.method", "term_months = 12", 'term_months = 12\nalternates = "countback"'),
    ("alternate.method", "term_months = 12", 'term_months = 12\nalternates = "same-list"'),
    ("alternate.method", 'article = "8a"', 'article = "8a"\nseat = "same-list"'),
    ("early.incomplete", "term_months = 12", f"term_months = 12\n{_early(_BELOW, _BELOW)}"),
    ("early.incomplete", "term_months = 12", f"term_months = 12\n{_early(_BELOW.split(',', maxsplit=1)[0])}"),
    ("early.incomplete", "term_months = 12", f"term_months = 12\n{_early(_SIZE)}"),
    (
        "early.incomplete",
        "term_months = 12",
        f"term_months = 12\n{_early(_BELOW.replace('statutory-members', 'registered'))}",
    ),
    ("term.late", "term_months = 12", "term_months = 12\nrotation_days = 373"),
    ("term.late", "term_months = 12", f"term_months = 12\n{_early(_BELOW + ', after_months = 12')}"),
    ("incompatibility.roles", "[amendment]", f"{_BOTH}\n\n[amendment]"),
    (
        "incompatibility.roles",
        "[amendment]",
        f"{_BOTH}\n\n[amendment]".replace('["deputy"]', '["deputy", "executive"]'),
    ),
    ("source.missing", 'article = "9"', 'article = "9"\nconfidence = "verified"'),
    ("source.missing", 'article = "9"', 'article = "9"\nconfidence_of = { notice_days = "secondary" }'),
    ("source.unverified", 'article = "9"', 'article = "9"\nconfidence_of = { notice_days = "unverified" }'),
    ("source.unverified", 'language = "en"', 'language = "en"\nconfidence_of = { in_force = "unverified" }'),
    ("source.unverified", 'article = "9"', 'article = "9"\nconfidence = "unverified"'),
    (
        "delegation.twice",
        'norm = "per-100", article = "5" }',
        'norm = "per-100", article = "5", link = "lead" }, { from_level = "plant", norm = "per-20", article = "5b" }',
    ),
    (
        "delegation.twice",
        'norm = "per-100", article = "5" }',
        'norm = "per-100", article = "5", link = "lead" }, '
        '{ from_level = "plant", norm = "per-20", article = "5b", link = "lead" }',
    ),
    ("organ.control", "[amendment]", _organ('kind = "control"', 'elected_from = "executive"')),
    ("organ.control", "[amendment]", _organ('kind = "control"', 'delegated = ["pay"]', pay=True)),
    ("organ.delegated", "[amendment]", _organ('delegated = ["wages"]')),
    ("organ.delegated", "[amendment]", _organ('delegated = ["shifts"]')),
    ("organ.delegated", 'article = "4a" }', f'article = "4a", reserved = ["pay"] }}{_PAY}'),
    ("organ.delegated", "[amendment]", _PAY.replace("bureau", "office") + _organ('delegated = ["pay"]')),
    ("organ.size", "[amendment]", _organ('elected_from = "executive"', "size = 6")),
    ("organ.size", "[amendment]", _organ('posts = ["chair", "clerk", "cashier", "usher"]')),
    ("executive.reserved", 'article = "4a" }', 'article = "4a", reserved = ["wages"] }'),
    ("competence.stage", 'title = "Wages"', 'title = "Wages"\nstage = "deciding"\nhighest = "advisory"'),
    (
        "competence.notice",
        'title = "Wages"\nlevels = ["city"]',
        'title = "Wages"\nlevels = ["city", "plant"]\nsharing = "subsidiary"',
    ),
    ("reference.dangling", 'decides = "plant"\nmajority = { threshold', 'decides = "plants"\nmajority = { threshold'),
    ("sanction.unknown", "[sanctions.suspension]", "[sanctions.arrest]"),
    ("sanction.terms", "most_days = 90\n", ""),
    ("sanction.terms", "most_days = 90", "most_days = 90\nends_months = 3"),
    ("sanction.terms", "[sanctions.suspension]", "[sanctions.removal]"),
    ("sanction.terms", 'grounds = ["absent from three sittings without leave"]', "grounds = []"),
    ("sanction.terms", 'grounds = ["absent from three sittings without leave"]', 'grounds = ["any"]'),
    ("sanction.support", 'den = 2, of = "units"', 'den = 2, of = "voters"'),
    ("sanction.support", 'num = 1, den = 2, of = "units"', 'num = 0, den = 2, of = "units"'),
    ("sanction.support", 'den = 5, of = "registered" }\nappeal', 'den = 5, of = "voters" }\nappeal'),
    ("sanction.own-judge", 'appeal = "city"\nappeal_days = 14', 'appeal = "plant"\nappeal_days = 14'),
    ("sanction.hard", "num = 2, den = 5", "num = 4, den = 5"),
    ("sanction.hard", 'num = 1, den = 2, of = "units", strict = true', 'num = 1, den = 1, of = "units"'),
    ("directive.unsettled", "settle_days = 14", "settle_days = 6"),
    ("directive.unsettled", "settle_days = 14\n", ""),
    ("emergency.nobody", _EXECUTIVE, ""),
    ("threshold.base", "expires_days = 14", 'share = { num = 1, den = 2, of = "registered" }\nexpires_days = 14'),
]


def codes(text: str) -> list[tuple[str, str]]:
    reading = read_statute(text.encode(), name="test")
    errors = [(fault.code, "error") for fault in reading.faults]
    return errors + [(finding.code, finding.severity) for finding in reading.warnings]


def test_a_sound_statute_draws_no_finding() -> None:
    assert codes(SOUND) == []


@pytest.mark.parametrize(("code", "old", "new"), RED, ids=[f"{code}-{index}" for index, (code, _, _) in enumerate(RED)])
def test_one_change_draws_its_finding(code: str, old: str, new: str) -> None:
    assert old in SOUND
    text = SOUND.replace(old, new, 1)
    if code == "capture.splitting":
        text = text.replace(_NORM, 'rule = { form = "per-n", n = 20, rounding = "ceil" }')
    severity = next(check.severity for check in CHECKS if check.code == code)
    by_the_way = {("norm.unused", "warning")} - {(code, severity)}  # a name misspelt leaves its norm unused
    assert set(codes(text)) - by_the_way == {(code, severity)}


def test_links_with_names_of_their_own_draw_no_finding() -> None:
    old = 'norm = "per-100", article = "5" }'
    more = '{ from_level = "plant", norm = "per-20", article = "5b", link = "representative" }'
    assert codes(SOUND.replace(old, f'norm = "per-100", article = "5", link = "lead" }}, {more}')) == []


def test_every_check_is_shown_red() -> None:
    assert {code for code, _, _ in RED} == {check.code for check in CHECKS}


def test_all_findings_come_at_once_with_place_article_and_remedy() -> None:
    text = SOUND.replace('norm = "per-20"', 'norm = "per-21"').replace('appeal = "city"', 'appeal = "plant"', 1)
    text = text.replace('scaling = "largest-remainder"\n', "")
    reading = read_statute(text.encode(), name="test")
    assert {fault.path for fault in reading.faults} == {
        "layers.workers.norm",
        "franchise.appeal",
        "levels.plant.scaling",
    }
    assert all(getattr(fault, "line", 0) > 0 and fault.expected for fault in reading.faults)
    dangling = next(fault for fault in reading.faults if fault.code == "reference.dangling")
    assert "did you mean 'per-20'?" in str(dangling)
    assert reading.statute is not None
    assert any("(11)" in finding.sentence for finding in check_statute(reading.statute))


def test_a_category_exclusion_is_loaded_in_a_historical_statute_only() -> None:
    text = SOUND.replace("hearing = true", "category = true")
    assert ("sanction.category", "error") in codes(text)
    assert codes(text.replace('language = "en"', 'language = "en"\nhistorical = true')) == []
