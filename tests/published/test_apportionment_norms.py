"""Norms of real statutes against the figures that follow from their text, each table under its own statute."""

from __future__ import annotations

from fractions import Fraction

import pytest

from deputies.apportionment import (
    Apportioned,
    BasePerN,
    Chosen,
    EqualPerUnit,
    Extra,
    Norm,
    PerN,
    Quotas,
    Reduced,
    Reduction,
    Row,
    SquareRoot,
    Steps,
    Tail,
    Weighted,
    check_minimum,
    join_small,
    seats_for,
    seats_for_units,
)
from deputies.values import Faults, Refusal

BETRVG_9 = Steps(
    table=tuple(
        Row(to=to, seats=seats)
        for to, seats in (
            (4, 0), (20, 1), (50, 3), (100, 5), (200, 7), (400, 9), (700, 11), (1000, 13), (1500, 15), (2000, 17),
            (2500, 19), (3000, 21), (3500, 23), (4000, 25), (4500, 27), (5000, 29), (6000, 31), (7000, 33), (9000, 35),
        )
    ),
    then=(Tail(each=3000, seats=2, rounding="ceil"),),
)  # fmt: skip
BPERSVG_16 = Steps(
    table=tuple(
        Row(to=to, seats=seats) for to, seats in ((4, 0), (20, 1), (50, 3), (150, 5), (300, 7), (600, 9), (1000, 11))
    ),
    then=(Tail(each=1000, seats=2, rounding="ceil", to=5000), Tail(each=2000, seats=2, rounding="ceil")),
    cap=31,
)
MITBESTG_11 = Reduced(
    delegates=PerN(n=90, rounding="half-up"),
    reductions=tuple(Reduction(above=25 * k, by=k + 1) for k in range(1, 7)),
    rounding="half-up",
)
PARIS = PerN(n=20_000, rounding="remainder-above", above=10_000)
AWU = SquareRoot(constant=Fraction(3, 10), rounding="floor", floor=1, bound=50)
LABOUR = PerN(
    n=250,
    first=749,
    rounding="ceil",
    cap=6,
    extras=(Extra(group="women", at_least=100, seats=1), Extra(group="young", at_least=30, seats=1)),
)
NATCA = Weighted(delegates=PerN(n=50, first=100, rounding="floor", floor=1))

TABLES: dict[str, tuple[Norm, str]] = {
    "T1 works councils, BetrVG 9": (
        BETRVG_9,
        "4 0, 5 1, 20 1, 21 3, 50 3, 51 5, 100 5, 101 7, 200 7, 201 9, 400 9, 401 11, 700 11, 701 13, 1000 13,"
        "1001 15, 1500 15, 3469 23, 5000 29, 5001 31, 7000 33, 7001 35, 9000 35, 9001 37,"
        "12000 37, 12001 39, 15001 41, 60000 69",
    ),
    "T3 their executive, BetrVG 27": (
        Steps(table=(Row(to=8, seats=0), Row(to=15, seats=5), Row(to=23, seats=7), Row(to=35, seats=9), Row(seats=11))),
        "7 0, 9 5, 15 5, 17 7, 23 7, 25 9, 35 9, 37 11",
    ),
    "T4 staff councils, BPersVG 16": (
        BPERSVG_16,
        "20 1, 21 3, 50 3, 51 5, 150 5, 151 7, 600 9, 601 11, 1000 11, 1001 13, 2001 15, 5000 19, 5001 21, 7000 21,"
        "7001 23, 15000 29, 17000 31, 20000 31",
    ),
    "T7 the Commune of Paris": (
        PARIS,
        "81665 4, 79909 4, 92680 5, 98648 5, 104083 5, 99115 5, 75438 4, 70259 4, 106221 5, 116438 6, 149641 7,"
        "78635 4, 70192 4, 65506 3, 69340 3, 42187 2, 93193 5, 130456 7, 88930 4, 87444 4, 70000 3, 70001 4",
    ),
    "T8 city soviets, RSFSR 1918 art. 57a": (
        PerN(n=1000, rounding="floor", floor=50, cap=1000),
        "20000 50, 50000 50, 120500 120, 1000000 1000, 2300000 1000",
    ),
    "T8 villages, art. 57b": (
        PerN(n=100, rounding="floor", floor=3, cap=50),
        "150 3, 301 3, 950 9, 5000 50, 9900 50",
    ),
    "T8 city executives, art. 58": (
        PerN(n=50, rounding="floor", floor=3, cap=15),
        "50 3, 149 3, 150 3, 500 10, 700 14, 1000 15",
    ),
    "T8 executives of Petrograd and Moscow, art. 58": (PerN(n=50, rounding="floor", floor=3, cap=40), "1000 20"),
    "T9 volost delegates of village soviets": (
        PerN(n=10, rounding="floor", floor=1),
        "9 1, 12 1, 3 1, 50 5, 20 2, 8 1",
    ),
    "T9 congress, towns": (PerN(n=25_000, rounding="floor"), "500000 20"),
    "T9 congress, country": (PerN(n=125_000, rounding="floor"), "1250000 10"),
    "T10 Petrograd 1917, enterprises": (
        PerN(n=1000, rounding="floor", floor=1),
        "12400 12, 3000 3, 999 1, 40 1, 400000 400",
    ),
    "T10 norm of 1918, workers": (PerN(n=500, rounding="floor"), "24000 48"),
    "T10 norm of 1918, soldiers": (PerN(n=200, rounding="floor"), "24000 120"),
    "T12 soldiers' councils of Berlin": (
        PerN(n=1000, rounding="remainder-above", above=500, floor=1),
        "600 1, 1000 1, 1500 1, 1501 2, 2000 2, 2500 2, 2501 3, 3600 4",
    ),
    "T13 Canton strikers": (PerN(n=50, rounding="floor"), "30000 600, 49 0, 50 1, 99 1"),
    "T14 tens": (PerN(n=10, rounding="floor"), "13000 1300, 1300 130, 40 4"),
    "T15 township soviets, workers": (PerN(n=13, rounding="floor"), "130 10, 64 4"),
    "T15 township soviets, others": (PerN(n=50, rounding="floor"), "1500 30, 999 19"),
    "T16 DSA convention": (
        PerN(n=75, rounding="half-up", floor=1),
        "1 1, 74 1, 75 1, 112 1, 113 2, 187 2, 188 3, 270 4, 400 5, 1000 13",
    ),
    "T17 Labour conference": (LABOUR, "749 1, 750 2, 999 2, 1000 3, 1250 4, 1750 6, 2500 6"),
    "T18 UNISON conference": (PerN(n=1000, rounding="ceil"), "1 1, 1000 1, 1001 2, 2500 3"),
    "T18 UNISON branch meeting, 20 or 5 %": (PerN(n=20, rounding="ceil", floor=20), "300 20, 900 45"),
    "T18 NATCA": (NATCA, "100 1, 149 1, 150 2, 200 3, 400 7, 1000 19"),
    "T19 AWU": (AWU, "640 7, 310 5, 160 3, 90 2, 40 1, 12 1, 3 1"),
    "T20 county": (BasePerN(base=140, n=5000, rounding="floor", cap=450), "400000 220, 1550000 450, 1600000 450"),
    "T20 township": (BasePerN(base=45, n=1500, rounding="floor", cap=160), "30000 65, 172500 160, 200000 160"),
    "T20 city": (BasePerN(base=240, n=25_000, rounding="floor", cap=650), "10000000 640, 12000000 650"),
    "T20 province": (
        BasePerN(base=350, n=150_000, rounding="floor", cap=1000),
        "50000000 683, 97500000 1000, 120000000 1000",
    ),
    "T20 municipality": (BasePerN(base=350, n=25_000, rounding="floor", cap=1000), "10000000 750, 24870000 1000"),
    "T21 co-operative assembly": (PerN(n=500, rounding="floor"), "25001 50"),
}


@pytest.mark.parametrize("name", TABLES)
def test_norm_gives_the_published_seats(name: str) -> None:
    norm, text = TABLES[name]
    for pair in text.split(","):
        base, seats = map(int, pair.split())
        assert seats_for(norm, base).seats == seats, base


def test_t1_the_table_counts_electors_first_and_staff_from_the_third_row() -> None:
    rows = [Row(to=20, seats=1, of="electors"), Row(to=50, seats=3, of="electors"), Row(to=100, seats=5, of="staff")]
    norm = Steps(table=(*rows, Row(to=200, seats=7, of="staff")))
    pairs = [(50, 90), (51, 51), (60, 100), (60, 101), (101, 200)]
    found = [seats_for(norm, {"electors": electors, "staff": staff}).seats for electors, staff in pairs]
    assert found == [3, 5, 5, 7, 7]
    with pytest.raises(Refusal, match="staff"):
        seats_for(norm, {"electors": 60})


def test_t3_central_council_delegates_share_the_votes_of_their_establishment() -> None:
    norm = Weighted(delegates=Steps(table=(Row(to=3, seats=1), Row(seats=2)), of="members"), votes_of="electors")
    large = seats_for(norm, {"members": seats_for(BETRVG_9, 1200).seats, "electors": 1200}, article="BetrVG § 47(7)")
    small = seats_for(norm, {"members": 3, "electors": 45})
    assert (large.seats, large.votes_each) == (2, 600)
    assert (small.seats, small.votes_each) == (1, 45)
    assert large.steps[-1].article == "BetrVG § 47(7)"


@pytest.mark.parametrize(
    ("electors", "delegates", "votes"),
    [
        (44, 0, 1), (45, 1, 1), (134, 1, 1), (135, 2, 1), (2250, 25, 1), (2294, 25, 1), (2295, 13, 2), (4545, 17, 3),
        (6840, 19, 4), (9090, 20, 5), (11_340, 21, 6), (13_590, 22, 7),
    ],
)  # fmt: skip
def test_t6_too_many_delegates_become_fewer_with_more_votes(electors: int, delegates: int, votes: int) -> None:
    found = seats_for(MITBESTG_11, electors)
    assert (found.seats, found.votes_each) == (delegates, votes)


def test_t7_the_commune_had_ninety_seats() -> None:
    inhabitants = (
        81_665, 79_909, 92_680, 98_648, 104_083, 99_115, 75_438, 70_259, 106_221, 116_438, 149_641, 78_635, 70_192,
        65_506, 69_340, 42_187, 93_193, 130_456, 88_930, 87_444,
    )  # fmt: skip
    found = seats_for_units(PARIS, {f"arrondissement-{i}": n for i, n in enumerate(inhabitants, 1)})
    assert sum(inhabitants) == 1_799_980
    assert found.total == 90


def test_t9_province_congress_above_its_cap_needs_a_stated_scaling() -> None:
    norms = {"towns": PerN(n=2000, rounding="floor"), "country": PerN(n=10_000, rounding="floor")}
    units = {"towns": {"electors": 300_000}, "country": {"inhabitants": 1_800_000}}
    assert seats_for_units(norms, units).by_unit == {"towns": 150, "country": 180}
    with pytest.raises(Refusal) as caught:
        seats_for_units(norms, units, total_cap=300)
    assert caught.value.code == "norm.cap-without-scaling"
    scaled = seats_for_units(norms, units, total_cap=300, scaling="largest-remainder")
    assert scaled.by_unit == {"towns": 136, "country": 164}


def test_t10_one_soldier_deputy_per_company_outweighs_the_workers_fourfold() -> None:
    workers = seats_for(PerN(n=1000, rounding="floor", floor=1), 400_000).seats
    soldiers = seats_for_units(EqualPerUnit(seats=1), {f"company-{i}": 250 for i in range(640)}).total
    assert seats_for_units(EqualPerUnit(seats=1), {f"c{i}": 0 for i in range(700)}).total == 700
    assert Fraction(soldiers, 160_000) / Fraction(workers, 400_000) == 4


def test_t11_fixed_quotas_of_the_democratic_conference() -> None:
    first = {
        "soviets": 100, "peasant-soviets": 100, "provincial-soviets": 50, "land-committees": 50, "army-committees": 84,
        "unions": 100, "co-operatives": 150, "railway": 20, "post": 10, "clerks": 20, "professions": 15, "zemstvos": 50,
        "nationalities": 59,
    }  # fmt: skip
    final = {
        "soviets": 300, "co-operatives": 300, "municipalities": 150 + 150, "army": 150, "zemstvos": 150, "unions": 200,
        "nationalities": 100, "others": 200,
    }  # fmt: skip
    assert seats_for_units(Quotas(seats=first), dict.fromkeys(first, 0)).total == 808
    assert seats_for_units(Quotas(seats=final), dict.fromkeys(final, 0)).total == 1700


def test_t12_two_small_formations_form_one_joint_body() -> None:
    norm = PerN(n=1000, rounding="remainder-above", above=500, floor=1)
    joined = join_small({"depot": 400, "workshop": 700}, 1000, way="joint-body")
    assert seats_for_units(norm, joined.bases).by_unit == {"workshop + depot": 1}
    assert joined.unit_of("depot").base == 1100


def test_t13_a_group_of_49_strikers_is_joined() -> None:
    joined = join_small({"dockers": 49, "cooks": 120}, 50, way="neighbours", neighbours={"dockers": ("cooks",)})
    assert seats_for_units(PerN(n=50, rounding="floor"), joined.bases).total == 3


def test_t14_hundred_delegates_stand_for_ten_ten_delegates_not_for_a_hundred_members() -> None:
    groups = seats_for_units(EqualPerUnit(seats=1), {f"group-{i}": 9 for i in range(40)}).total
    assert seats_for(PerN(n=10, rounding="floor"), groups).seats == 4
    assert seats_for(PerN(n=100, rounding="floor"), 40 * 9).seats == 3


def test_t17_women_and_young_members_add_a_delegate_each() -> None:
    found = seats_for(LABOUR, 1800, groups={"women": 120, "young": 35})
    assert found.seats == 8
    assert seats_for(LABOUR, 1800, groups={"women": 99, "young": 29}).seats == 6


def test_t18_delegates_registered_share_the_votes_of_the_local() -> None:
    assert seats_for(NATCA, 150).votes_each == 75
    assert seats_for(NATCA, 1000, present=10).votes_each == 100


def test_t19_square_root_of_the_chapters_and_the_constant_that_breaks_the_bound() -> None:
    chapters = {"a": 640, "b": 310, "c": 160, "d": 90, "e": 40, "f": 12, "g": 3}
    assert seats_for_units(AWU, chapters).total == 20
    too_high = SquareRoot(constant=Fraction(33, 100), rounding="floor", floor=1, bound=50)
    with pytest.raises(Faults) as caught:
        seats_for_units(too_high, chapters)
    assert [fault.path for fault in caught.value.faults] == ["d", "e"]
    shared = seats_for(Weighted(delegates=AWU), 640, present=5)
    assert shared.votes_each == 128


def test_t21_a_norm_that_misses_the_lawful_minimum_is_refused() -> None:
    with pytest.raises(Refusal) as caught:
        check_minimum(PerN(n=250, rounding="floor"), 10_001, 50, article="GenG § 43a")
    assert (caught.value.found, caught.value.article) == ("40", "GenG § 43a")
    check_minimum(PerN(n=500, rounding="floor"), 25_001, 50)


def test_t22_district_delegates_add_up_and_women_have_their_share() -> None:
    for districts, total in (((154, 106, 86, 86, 68, 49, 49), 598), ((113, 93, 80, 68, 58, 38, 33), 483)):
        quotas = {f"district-{i}": seats for i, seats in enumerate(districts, 1)}
        assert seats_for_units(Quotas(seats=quotas), quotas).total == total
    share_of_women = PerN(n=100, rounding="ceil")  # 18 % of 483 delegates, a part counting as one
    assert seats_for(share_of_women, 18 * 483).seats == 87


def test_t23_five_seats_each_first_leave_fifty_in_proportion() -> None:
    members = {f"region-{i}": 100_000 + 37_000 * i for i in range(10)}
    found = seats_for_units(Apportioned(seats=100, method="hamilton", each_first=5), members)
    assert found.total == 100
    assert min(found.by_unit.values()) >= 5
    plain = seats_for_units(Apportioned(seats=50, method="hamilton"), members)
    assert {unit: seats - 5 for unit, seats in found.by_unit.items()} == plain.by_unit
    floors = seats_for_units(Quotas(seats=dict.fromkeys(members, 5)), members).total
    stated = {"Aare": 16, "Ostschweiz": 15, "Zürich": 12, "Basel": 9, "Luzern": 9}
    assert (100 - floors, 100 - seats_for_units(Quotas(seats=stated), stated).total) == (50, 39)


def test_t24_workers_councils_settle_their_size_within_bounds() -> None:
    council = Chosen(least=21, most=71, everyone_below=100)
    assert seats_for(council, 80).seats == 80
    assert [seats_for(council, 500, chosen=n).seats for n in (21, 71)] == [21, 71]
    for size in (20, 72):
        with pytest.raises(Refusal, match="between 21 and 71"):
            seats_for(council, 500, chosen=size)
    with pytest.raises(Refusal):
        seats_for(Chosen(least=5, most=15), 71, chosen=16)
