"""Worked examples from the texts of statutes, T1 to T35, each under the statute it comes from.

Where the library has the statute, the number is computed from the library's own text; the others are written here as
the norm or threshold that the text states, in the form in which a statute would hold it.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import Any

import pytest

from deputies.apportionment import Chosen, apportion, seats_for, seats_for_units
from deputies.counting import count
from deputies.counting.profile import make_profile
from deputies.statutes.library import library_text, settled_text
from deputies.statutes.majorities import Ballot, judge
from deputies.statutes.model import FromRegister, Majority, NormProvision, Recall, Referendum, ShareOfSize, Statute
from deputies.statutes.reading import parse_statute, read_statute
from deputies.values import Refusal, Threshold
from deputies.values.shape import read


@cache
def statute(name: str) -> Statute:
    return parse_statute(settled_text(name), name=name)


def rule_of(name: str, norm: str) -> Any:
    rule = statute(name).norms[norm].rule
    assert not isinstance(rule, FromRegister | ShareOfSize)
    return rule


def seats(rule: Any, numbers: int | dict[str, int]) -> int:
    return seats_for(rule, numbers).seats


def norm(**rule: Any) -> Any:
    """Read a norm as a statute states it."""
    return read(NormProvision, {"article": "norm", "rule": rule}).rule


def test_t01_betrvg_size_of_the_works_council() -> None:
    """BetrVG § 9."""
    rule = rule_of("betrvg", "council")
    given = {
        4: 0, 5: 1, 20: 1, 21: 3, 50: 3, 51: 5, 100: 5, 101: 7, 200: 7, 201: 9, 400: 9, 401: 11, 700: 11, 701: 13,
        1_000: 13, 1_001: 15, 1_500: 15, 3_469: 23, 5_000: 29, 5_001: 31, 7_000: 33, 7_001: 35, 9_000: 35, 9_001: 37,
        12_000: 37, 12_001: 39, 15_001: 41, 60_000: 69,
    }  # fmt: skip
    assert {size: seats(rule, {"electors": size, "staff": size}) for size in given} == given


def test_t01_betrvg_counts_electors_below_51_and_staff_above() -> None:
    """BetrVG § 9: the base changes."""
    rule = rule_of("betrvg", "council")
    assert seats(rule, {"electors": 50, "staff": 300}) == 3
    assert seats(rule, {"electors": 51, "staff": 101}) == 7
    assert seats(rule, {"electors": 1_234, "staff": 1_501}) == 17


def test_t02_betrvg_minority_sex_in_a_real_case() -> None:
    """BetrVG § 15(2), WO § 5; Landesarbeitsgericht Berlin-Brandenburg 7 TaBV 358/17."""
    staff, women = 3_469, 871
    size = seats(rule_of("betrvg", "council"), {"electors": staff, "staff": staff})
    assert size == 23
    assert apportion("dhondt", {"women": women, "men": staff - women}, size).seats == {"women": 6, "men": 17}
    assert Fraction(women, 6) > Fraction(staff - women, 18)


def test_t03_betrvg_committee_and_central_council() -> None:
    """BetrVG §§ 27, 47."""
    rule = rule_of("betrvg", "committee")
    given = {7: 0, 9: 5, 15: 5, 17: 7, 23: 7, 25: 9, 35: 9, 37: 11}
    assert {members: seats(rule, members) for members in given} == given
    central = rule_of("betrvg", "central-council")
    large = seats_for(central, {"members": 15, "electors": 1_200})
    small = seats_for(central, {"members": 3, "electors": 45})
    assert (large.seats, large.votes_each) == (2, 600)
    assert (small.seats, small.votes_each) == (1, 45)


def test_t04_bpersvg_size_of_the_staff_council() -> None:
    """BPersVG § 16."""
    rule = rule_of("bpersvg-2021", "size")
    given = {
        20: 1, 21: 3, 50: 3, 51: 5, 150: 5, 151: 7, 600: 9, 601: 11, 1_000: 11, 1_001: 13, 2_001: 15, 5_000: 19,
        5_001: 21, 7_001: 23, 15_000: 29, 17_000: 31, 20_000: 31,
    }  # fmt: skip
    assert {size: seats(rule, {"electors": size, "staff": size}) for size in given} == given


@pytest.mark.parametrize(
    ("groups", "plain", "final"),
    [((760, 40), (11, 0), (10, 1)), ((1_050, 150), (12, 1), (11, 2))],
)
def test_t05_bpersvg_sections_with_floors(
    groups: tuple[int, int], plain: tuple[int, int], final: tuple[int, int]
) -> None:
    """BPersVG §§ 16, 17(3)."""
    numbers = dict(zip(("civil-servants", "employees"), groups, strict=True))
    size = seats(rule_of("bpersvg-2021", "size"), {"electors": sum(groups), "staff": sum(groups)})
    floors = {name: seats(rule_of("bpersvg-2021", "group-floor"), number) for name, number in numbers.items()}
    assert tuple(apportion("dhondt", numbers, size).seats.values()) == plain
    assert tuple(apportion("dhondt", numbers, size, floors=floors).seats.values()) == final


def test_t06_mitbestg_delegates_and_their_votes() -> None:
    """MitbestG § 11."""
    rule = rule_of("mitbestg", "delegates")
    given = {
        44: (0, 1), 45: (1, 1), 134: (1, 1), 135: (2, 1), 2_250: (25, 1), 2_294: (25, 1), 2_295: (13, 2),
        4_545: (17, 3), 6_840: (19, 4), 9_090: (20, 5), 11_340: (21, 6), 13_590: (22, 7),
    }  # fmt: skip
    for electors, (delegates, votes) in given.items():
        found = seats_for(rule, electors)
        assert (found.seats, found.votes_each or 1) == (delegates, votes), electors


def test_t07_paris_seats_of_the_arrondissements() -> None:
    """Decree calling the election of 26 March 1871; inhabitants of 1866."""
    inhabitants = (
        81_665, 79_909, 92_680, 98_648, 104_083, 99_115, 75_438, 70_259, 106_221, 116_438, 149_641, 78_635, 70_192,
        65_506, 69_340, 42_187, 93_193, 130_456, 88_930, 87_444,
    )  # fmt: skip
    rule = rule_of("paris-1871", "per-20000")
    found = [seats(rule, number) for number in inhabitants]
    assert found == [4, 4, 5, 5, 5, 5, 4, 4, 5, 6, 7, 4, 4, 3, 3, 2, 5, 7, 4, 4]
    assert (sum(inhabitants), sum(found)) == (1_799_980, 90)
    assert (seats(rule, 70_000), seats(rule, 70_001)) == (3, 4)


def test_t07_paris_an_eighth_of_the_registered() -> None:
    """Validity: votes of one eighth of the registered electors."""
    winner = statute("paris-1871").elections.winner
    assert winner is not None
    assert winner.needed(8_001) == 1_001
    assert not winner.met(1_000, 8_001)


def test_t08_rsfsr_soviets_and_their_executives() -> None:
    """Constitution of 1918, arts. 57, 58; the rounding is a local provision."""
    city = {20_000: 50, 50_000: 50, 120_500: 120, 1_000_000: 1_000, 2_300_000: 1_000}
    village = {150: 3, 301: 3, 950: 9, 5_000: 50, 9_900: 50}
    executive = {50: 3, 149: 3, 150: 3, 500: 10, 700: 14, 1_000: 15}
    for key, given in (("city-soviet", city), ("village-soviet", village), ("city-executive", executive)):
        rule = rule_of("rsfsr-1918", key)
        assert {size: seats(rule, size) for size in given} == given
    faults = read_statute(library_text("rsfsr-1918"), name="rsfsr-1918").faults
    assert "norms.city-soviet.rule.rounding" in {fault.path for fault in faults}


def test_t08_rsfsr_the_two_capitals_may_have_forty() -> None:
    """Constitution of 1918, art. 58: a local variation within bounds."""
    text = settled_text("rsfsr-1918") + (
        b'\n[[local]]\nfield = "levels.city.executive.size"\nvalue = 40\narticle = "Petrograd"\n'
    )
    executive = parse_statute(text, name="petrograd").levels["city"].executive
    assert executive is not None
    assert executive.size == 40
    (fault,) = read_statute(text.replace(b"value = 40", b"value = 41"), name="petrograd").faults
    assert (fault.found, fault.expected) == ("found 41", "at most 40")
    assert seats(norm(form="per-n", n=50, rounding="floor", floor=3, cap=40), 1_000) == 20


def test_t09_rsfsr_indirect_levels_and_the_cap() -> None:
    """Constitution of 1918, arts. 25, 53; the scaling is a local provision."""
    volost = rule_of("rsfsr-1918", "volost-members")
    assert [seats(volost, members) for members in (9, 12, 3, 50, 20, 8)] == [1, 1, 1, 5, 2, 1]
    town = seats(rule_of("rsfsr-1918", "per-2000-electors"), 300_000)
    country = seats(rule_of("rsfsr-1918", "per-10000-inhabitants"), 1_800_000)
    level = statute("rsfsr-1918").levels["gubernia"]
    assert (town, country, level.cap, level.scaling) == (150, 180, 300, "largest-remainder")
    assert apportion("hamilton", {"town": town, "country": country}, 300).seats == {"town": 136, "country": 164}
    assert seats(rule_of("rsfsr-1918", "per-25000-electors"), 500_000) == 20
    assert seats(rule_of("rsfsr-1918", "per-125000-inhabitants"), 1_250_000) == 10
    assert Fraction(125_000 * 56, 100) / 25_000 == Fraction(14, 5)


def test_t10_petrograd_weighs_a_soldier_four_times() -> None:
    """Petrograd Soviet, 1917, and the norm quoted in 1918."""
    workers = norm(form="per-n", n=1_000, rounding="floor", floor=1)
    assert [seats(workers, plant) for plant in (12_400, 3_000, 999, 40)] == [12, 3, 1, 1]
    assert seats_for_units(norm(form="equal-per-unit", seats=1), {f"c{i}": 250 for i in range(640)}).total == 640
    assert Fraction(640, 160_000) / Fraction(seats(workers, 400_000), 400_000) == 4
    assert seats(norm(form="per-n", n=500, rounding="floor"), 24_000) == 48
    assert seats(norm(form="per-n", n=200, rounding="floor"), 24_000) == 120


def test_t11_democratic_conference_quotas_add_up() -> None:
    """Democratic Conference, September 1917: the first plan and the final one."""
    first = {
        "soviets": 100, "peasants": 100, "provincial": 50, "land": 50, "army": 84, "unions": 100, "cooperatives": 150,
        "railway": 20, "post": 10, "clerks": 20, "professions": 15, "zemstvos": 50, "nationalities": 59,
    }  # fmt: skip
    final = {
        "soviets": 300, "cooperatives": 300, "municipalities": 300, "army": 150, "zemstvos": 150, "unions": 200,
        "nationalities": 100, "others": 200,
    }  # fmt: skip
    for plan, total in ((first, 808), (final, 1_700)):
        rule = norm(form="quotas", seats=plan)
        assert sum(seats_for(rule, 1, unit=unit).seats for unit in plan) == total


def test_t12_berlin_soldiers() -> None:
    """Electoral order for the soldiers' councils of Greater Berlin, December 1918."""
    rule = norm(form="per-n", n=1_000, rounding="remainder-above", above=500, floor=1)
    given = {600: 1, 1_000: 1, 1_500: 1, 1_501: 2, 2_000: 2, 2_500: 2, 2_501: 3, 3_600: 4, 400 + 700: 1}
    assert {size: seats(rule, size) for size in given} == given


def test_t13_canton_one_for_fifty() -> None:
    """Huang Ping, Workers' Road no. 22, 16 July 1925."""
    rule = rule_of("canton-hongkong-1925", "one-per-50")
    given = {30_000: 600, 49: 0, 50: 1, 99: 1}
    assert {size: seats(rule, size) for size in given} == given
    kind = statute("canton-hongkong-1925").unit_kinds["strikers"]
    assert (kind.minimum, kind.small) == (50, "join")


def test_t14_delegates_of_tens_and_hundreds() -> None:
    """Yuebei 1923: groups of ten, then one for ten of their delegates, not for a hundred members."""
    tens = norm(form="per-n", n=10, rounding="ceil")
    assert seats(tens, 13_000) == 1_300
    assert seats(tens, 1_300) == 130
    groups = [9] * 40
    assert seats(tens, sum(seats(tens, group) for group in groups)) == 4


def test_t15_chinese_soviet_township() -> None:
    """Norms of 1933, from memory in our source: only the arithmetic is tested."""
    workers, others = norm(form="per-n", n=13, rounding="floor"), norm(form="per-n", n=50, rounding="floor")
    assert (seats(workers, 130), seats(others, 1_500)) == (10, 30)
    assert (seats(workers, 64), seats(others, 999)) == (4, 19)


def test_t16_dsa_convention_delegates() -> None:
    """Convention rules of 2023: one for 75, the nearest number, at least one; 270 and 400 are printed there."""
    rule = norm(form="per-n", n=75, rounding="half-up", floor=1)
    given = {1: 1, 74: 1, 75: 1, 112: 1, 113: 2, 187: 2, 188: 3, 270: 4, 400: 5, 1_000: 13}
    assert {size: seats(rule, size) for size in given} == given


def test_t17_labour_part_thereof_is_stated() -> None:
    """Labour Party rule C3.I.1.B-C: 749 or part, then 250 or part, at most 6, one more for women and for the young."""
    extras = [{"group": "women", "at_least": 100, "seats": 1}, {"group": "young", "at_least": 30, "seats": 1}]
    rule = norm(form="per-n", n=250, first=749, rounding="ceil", cap=6, extras=extras)
    given = {749: 1, 750: 2, 999: 2, 1_000: 3, 1_250: 4, 1_750: 6, 2_500: 6}
    assert {size: seats(rule, size) for size in given} == given
    assert seats_for(rule, 1_800, groups={"women": 120, "young": 35}).seats == 8


def test_t18_unison_and_natca() -> None:
    """UNISON rule book section D and branch rules; NATCA convention rules."""
    unison = norm(form="per-n", n=1_000, rounding="ceil")
    assert [seats(unison, size) for size in (1, 1_000, 1_001, 2_500)] == [1, 1, 2, 3]
    meeting = Threshold(1, 20, "registered")
    assert [max(20, meeting.needed(members)) for members in (300, 900)] == [20, 45]
    natca = norm(form="weighted", delegates={"form": "per-n", "n": 50, "first": 100, "rounding": "floor", "floor": 1})
    given = {100: 1, 149: 1, 150: 2, 200: 3, 400: 7, 1_000: 19}
    assert {size: seats_for(natca, size).seats for size in given} == given
    assert seats_for(natca, 150).votes_each == 75
    assert seats_for(natca, 1_000, present=10).votes_each == 100


def test_t19_awu_square_root_norm() -> None:
    """AWU articles, art. 8.3."""
    rule = rule_of("awu", "delegates")
    chapters = (640, 310, 160, 90, 40, 12, 3)
    assert [seats_for(rule, size).seats for size in chapters] == [7, 5, 3, 2, 1, 1, 1]
    assert [-(-size // 50) for size in chapters] == [13, 7, 4, 2, 1, 1, 1]
    assert seats_for(rule, 640, present=5).votes_each == 128
    larger = norm(
        form="weighted",
        delegates={"form": "square-root", "constant": "33/100", "rounding": "floor", "floor": 1, "bound": 50},
    )
    for size in (90, 40):
        with pytest.raises(Refusal):
            seats_for(larger, size)


def test_t20_prc_sizes() -> None:
    """Electoral Law, art. 12, text of 2020."""
    given = {
        "county-size": {400_000: 220, 1_550_000: 450, 1_600_000: 450},
        "township-size": {30_000: 65, 172_500: 160, 200_000: 160},
        "city-size": {10_000_000: 640, 12_000_000: 650},
        "province-size": {50_000_000: 683, 97_500_000: 1_000, 120_000_000: 1_000},
        "municipality-size": {10_000_000: 750, 24_870_000: 1_000},
    }
    for key, sizes in given.items():
        assert {size: seats(rule_of("prc", key), size) for size in sizes} == sizes


@pytest.mark.parametrize(("members_each", "begins", "accepted"), [(250, 10_001, False), (500, 25_001, True)])
def test_t21_geng_rejects_a_norm_that_does_not_reach_fifty(members_each: int, begins: int, accepted: bool) -> None:
    """GenG § 43a(3): fifty delegates at the size where the assembly begins."""
    text = settled_text("geng-43a").decode()
    text = text.replace("value = 30", f"value = {members_each}").replace(
        "from_electors = 1501", f"from_electors = {begins}"
    )
    codes = [fault.code for fault in read_statute(text.encode(), name="bylaws").faults]
    assert codes == ([] if accepted else ["minimum.unreachable"])


@pytest.mark.parametrize(("begins", "accepted"), [(1_500, False), (1_501, True)])
def test_t21_geng_allows_the_assembly_above_1500_only(begins: int, accepted: bool) -> None:
    """GenG § 43a(1): more than 1,500 members; a bylaw stays within the bound."""
    local = f'\n[[local]]\nfield = "levels.assembly.from_electors"\nvalue = {begins}\narticle = "bylaws"\n'.encode()
    text = settled_text("geng-43a").replace(b"value = 30", b"value = 25") + local
    codes = [fault.code for fault in read_statute(text, name="bylaws").faults]
    assert codes == ([] if accepted else ["local.bounds"])


def test_t22_ig_metall_sums_and_minimum_of_women() -> None:
    """IG Metall congresses of 2003 and 2019."""
    assert sum((154, 106, 86, 86, 68, 49, 49)) == 598
    assert sum((113, 93, 80, 68, 58, 38, 33)) == 483
    assert Threshold(18, 100, "statutory-members").needed(483) == 87


def test_t23_migros_five_to_each_first() -> None:
    """Migros federation assembly: ten co-operatives with five each, a hundred in all."""
    members = {f"c{place}": 100 * (place + 1) for place in range(10)}
    rule = norm(form="apportioned", seats=100, method="hamilton", each_first=5)
    found = seats_for_units(rule, members)
    assert found.total == 100
    assert min(found.by_unit.values()) >= 5
    assert sum((16, 15, 12, 9, 9)) + 39 == 100


def test_t24_hungary_the_council_settles_its_size() -> None:
    """Trade-union directive of 27 October 1956."""
    rule = norm(form="chosen", least=21, most=71, everyone_below=100)
    assert isinstance(rule, Chosen)
    assert seats(rule, 80) == 80
    assert seats_for(rule, 500, chosen=21).seats == 21
    for size in (20, 72):
        with pytest.raises(Refusal):
            seats_for(rule, 500, chosen=size)


def test_t25_pep_13_no_confidence_and_employers() -> None:
    """PEP 13, PEP 8103."""
    recall = statute("pep-13").mandates.recall
    assert recall is not None
    assert recall.decision.needed(67) == 45
    assert not recall.carried(registered=85, votes_for=44, votes_against=23)
    assert recall.carried(registered=85, votes_for=45, votes_against=22)
    parties = statute("pep-13").parties
    assert parties is not None
    assert (parties.caps[0].affiliation, parties.caps[0].most) == ("employer", 2)
    votes = (61, 48, 48, 44, 42, 39, 35, 34, 26, 24)
    papers = [([[number]], weight) for number, weight in enumerate(votes, 1)]
    profile = make_profile(len(votes), papers, seats=5, kind="approval")
    assert sorted(count(profile, "approval").elected) == [1, 2, 3, 4, 5]


def test_t26_rust_consent_and_caps() -> None:
    """RFC 3392."""
    consent = statute("rust-3392").working.consent
    assert consent is not None
    assert (9 - consent.missing, consent.objections, consent.days) == (7, 0, 10)
    parties = statute("rust-3392").parties
    assert parties is not None
    assert [(cap.affiliation, cap.most) for cap in parties.caps] == [("employer", 1), ("employer", 2)]
    level = statute("rust-3392").levels["council"]
    assert (level.least, level.cap) == (4, 9)


def test_t27_recall_uk_real_petitions_are_compared_exactly() -> None:
    """Recall of MPs Act 2015, s. 14: North Antrim 2018, Peterborough 2019."""
    petition = Threshold(1, 10, "eligible")
    assert petition.needed(75_428) == 7_543
    assert not petition.met(7_099, 75_428)
    assert petition.met(19_261, 69_673)
    assert petition.needed(69_673) == 6_968


def test_t28_recall_venezuela_literal_rule_and_practice() -> None:
    """Constitution of Venezuela, art. 72; the vote of 2004."""
    plain: dict[str, Any] = {
        "article": "art. 72",
        "petition": {"num": 1, "den": 5, "of": "registered"},
        "decision": {"num": 0, "den": 1, "of": "votes-cast"},
        "turnout": {"num": 1, "den": 4, "of": "registered"},
        "as_many_as_elected": True,
    }
    numbers = {"registered": 14_037_900, "votes_for": 3_989_008, "votes_against": 5_800_629, "elected_with": 3_757_773}
    assert read(Recall, {**plain, "exceeds_against": False}).carried(**numbers)
    assert not read(Recall, {**plain, "exceeds_against": True}).carried(**numbers)


def test_t29_recall_numbers_of_three_laws() -> None:
    """Recall and Initiative Act (British Columbia); Electoral Law of the PRC; MitbestG § 23."""
    assert Threshold(2, 5, "registered", strict=True).needed(30_000) == 12_001
    prc, mitbestg = statute("prc").mandates.recall, statute("mitbestg").mandates.recall
    assert prc is not None
    assert mitbestg is not None
    assert prc.signatures_needed(3_000) == 50
    assert prc.decision.needed(3_000) == 1_501
    assert prc.carried(registered=3_000, votes_for=1_501, votes_against=0)
    assert not prc.carried(registered=3_000, votes_for=1_500, votes_against=0)
    assert mitbestg.signatures_needed(9_000) == 6_750


def test_t30_swiss_double_majority_counts_half_cantons_half() -> None:
    """Federal Constitution, art. 142: 23 votes of cantons, in halves 46."""
    cantons = Threshold(1, 2, "units", strict=True)
    assert not cantons.met(17, 46)  # 8.5 of 23, 29 November 2020, with 50.7 % of the people
    assert not cantons.met(23, 46)
    assert cantons.met(24, 46)


def test_t31_quorum_of_the_enrolled_and_abstentions() -> None:
    """Robert's Rules (1915) § 64; BPersVG § 39; BetrVG § 33."""
    assert Threshold(1, 2, "enrolled", strict=True).needed(200) == 101
    ballot = Ballot(3, 2, 1)
    numbers = {"members-in-office": 11, "present": 6, "statutory-members": 11}
    for name, key in (("bpersvg-2021", "staff-council"), ("betrvg", "works-council")):
        level = statute(name).levels[key]
        assert level.quorum.met(6, 11)
        assert not judge(level.majority, ballot, numbers, article=level.article).carried
    cast = Majority(Threshold(1, 2, "votes-cast", strict=True))
    assert judge(cast, ballot, numbers, article="votes cast").carried


def test_t32_list_systems() -> None:
    """Two textbook distributions under three methods."""
    small = {"A": 416, "B": 338, "C": 246}
    assert list(apportion("dhondt", small, 10).seats.values()) == [4, 4, 2]
    assert list(apportion("sainte-lague", small, 10).seats.values()) == [4, 3, 3]
    assert list(apportion("hamilton", small, 10).seats.values()) == [4, 3, 3]
    large = {"A": 5_300, "B": 2_400, "C": 1_600, "D": 700}
    assert list(apportion("dhondt", large, 9).seats.values()) == [6, 2, 1, 0]
    assert list(apportion("sainte-lague", large, 9).seats.values()) == [5, 2, 1, 1]
    assert list(apportion("dhondt", large, 11).seats.values()) == [6, 3, 2, 0]
    assert list(apportion("sainte-lague", large, 11).seats.values()) == [6, 2, 2, 1]


def test_t33_transferable_vote_with_fractional_surplus() -> None:
    """The standard example with oranges, pears, chocolate, strawberries and sweets; quota 6, three seats."""
    orange, pear, chocolate, strawberry, sweets = 1, 2, 3, 4, 5
    papers = [
        ([[orange]], 4), ([[pear], [orange]], 2), ([[chocolate], [strawberry]], 8), ([[chocolate], [sweets]], 4),
        ([[strawberry]], 1), ([[sweets]], 1),
    ]  # fmt: skip
    profile = make_profile(["Orange", "Pear", "Chocolate", "Strawberry", "Sweets"], papers, seats=3)
    assert tuple(count(profile, "scottish-2011").elected) == (chocolate, orange, strawberry)


def test_t34_sizes_of_1926_27_are_plausible_not_norms() -> None:
    """Hubei labour and peasants' congresses of 1927, Hunan peasants' congress of December 1926."""
    assert [members // deputies for members, deputies in ((300_000, 588), (810_000, 184), (1_300_000, 170))] == [
        510, 4_402, 7_647,
    ]  # fmt: skip
    assert seats(rule_of("shanghai-hankow-1927", "one-per-44"), 8_100) == 184


def test_t35_student_unions() -> None:
    """Chichester: 66 % of the voters, and more than 400 of them; Bucks: 5 % of the members, majority of votes cast."""
    plain: dict[str, Any] = {"article": "bylaws", "petition": {"num": 1, "den": 10, "of": "registered"}}
    chichester = read(Referendum, {**plain, "decision": {"num": 66, "den": 100, "of": "voters"}, "least_voters": 401})
    assert chichester.decision.needed(401) == 265
    assert chichester.carried(registered=5_000, votes_for=265, votes_against=136)
    assert not chichester.carried(registered=5_000, votes_for=264, votes_against=137)
    assert not chichester.carried(registered=5_000, votes_for=400, votes_against=0)
    half = {"num": 1, "den": 2, "of": "votes-cast", "strict": True}
    turnout = {"num": 1, "den": 20, "of": "registered"}
    bucks = read(Referendum, {**plain, "decision": half, "turnout": turnout})
    assert bucks.carried(registered=9_000, votes_for=226, votes_against=224)
    assert not bucks.carried(registered=9_000, votes_for=449, votes_against=0)
    assert not bucks.carried(registered=9_000, votes_for=225, votes_against=225)
