"""The places of the demonstration: councils, units and a made register. Splits between units are invented.

Totals per layer and the numbers of deputies follow from precedents named in the statute `shanghai-hankow-1927`; the
numbers of electors are scaled one to a hundred. Nobody in it is a real person: electors' names are put together from
lists of syllables, and candidates stand under made-up working names that no elector bears.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["COUNCILS", "MARK", "UNITS", "Unit", "register_lines", "working_name"]

MARK = "[invented]"

COUNCILS = (
    {"id": "conference", "name": "Conference of councils", "level": "conference",
     "latitude": 29_705, "longitude": 115_990},
    {"id": "shanghai", "name": "Council of Shanghai", "level": "city", "parent": "conference",
     "latitude": 31_230, "longitude": 121_470},
    {"id": "hubei", "name": "Congress of Hubei", "level": "province", "parent": "conference",
     "latitude": 30_540, "longitude": 114_310},
    {"id": "hankow", "name": "Council of Hankow", "level": "city", "parent": "hubei",
     "latitude": 30_580, "longitude": 114_270},
)  # fmt: skip
"""Where the councils sat: the congress at Wuchang; the conference [invented] at Kiukiang, half way on the river."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A base unit of the demonstration. `method` is the way its meeting elects."""

    id: str
    name: str
    kind: str
    layer: str
    council: str
    electors: int
    method: str


_GROUPS: tuple[tuple[str, str, str, str, tuple[int, ...], str], ...] = (
    ("shanghai", "mill", "textile-workers", "Mill", (400, 350, 300, 300, 250, 250, 250, 200, 150, 150), "hands"),
    ("shanghai", "gang", "transport-workers", "Dock gang", (350, 300, 250, 200, 150, 150), "hands"),
    ("shanghai", "plant", "plant-workers", "Plant", (350, 300, 300, 250, 200, 100), "papers"),
    ("shanghai", "shop-union", "shop-employees", "Shop union", (350, 300, 250, 200, 200), "papers"),
    ("shanghai", "guild", "artisans", "Guild", (250, 250, 200, 200, 200, 100), "hands"),
    ("shanghai", "street", "urban-poor", "Street", (300, 200, 200, 200, 100), "hands"),
    ("shanghai", "school", "students-teachers", "School", (150, 100, 50), "ranked"),
    ("shanghai", "street-association", "small-merchants", "Street association", (200, 100, 100), "hands"),
    ("shanghai", "company", "soldiers", "Company", (20, 20), "hands"),
    ("hankow", "union", "union-workers", "Union", (300,) * 10, "ranked"),
    ("hankow", "guild", "artisans-poor", "Guild", (300, 200), "hands"),
    ("hankow", "street", "artisans-poor", "Street", (200, 100, 100), "hands"),
    ("hankow", "company", "soldiers", "Company", (20, 20, 20), "hands"),
    ("hubei", "county-association", "peasants", "County", (*(176,) * 45, 180), "hands"),
)


def _units() -> Iterator[Unit]:
    for council, kind, layer, word, sizes, method in _GROUPS:
        for number, electors in enumerate(sizes, start=1):
            way = "papers" if kind == "county-association" and number % 5 == 0 else method
            name = f"{word} No. {number}"
            yield Unit(f"{council}-{kind}-{number:02d}", name, kind, layer, council, electors, way)


UNITS: tuple[Unit, ...] = tuple(_units())

_SURNAMES = [
    "Zhao",
    "Qian",
    "Sun",
    "Li",
    "Zhou",
    "Wu",
    "Zheng",
    "Wang",
    "Feng",
    "Chen",
    "Chu",
    "Wei",
    "Jiang",
    "Shen",
    "Han",
    "Yang",
    "Zhu",
    "Qin",
    "You",
    "Xu",
    "He",
    "Lu",
    "Shi",
    "Zhang",
    "Kong",
    "Cao",
    "Yan",
    "Hua",
    "Jin",
    "Tao",
    "Qi",
    "Xie",
    "Zou",
    "Yu",
    "Bai",
    "Shui",
    "Dou",
    "Yun",
    "Su",
    "Pan",
    "Ge",
    "Xi",
    "Fan",
    "Peng",
    "Lang",
    "Ren",
    "Yuan",
    "Liu",
    "Bao",
    "Tang",
]
_FIRST = [
    "Jin",
    "Gui",
    "Fu",
    "Chun",
    "Xiu",
    "Yu",
    "Lan",
    "Shun",
    "Cai",
    "De",
    "Xing",
    "Bao",
    "Ming",
    "Guo",
    "Yong",
    "Mei",
    "Shan",
    "Hai",
    "Chang",
    "Qing",
]
_SECOND = [
    "bao",
    "sheng",
    "fa",
    "gen",
    "hua",
    "lin",
    "shan",
    "tang",
    "yuan",
    "feng",
    "hai",
    "ping",
    "xin",
    "zhi",
    "qiang",
    "ying",
    "lan",
    "e",
    "di",
    "zhen",
]
_WORKING = [
    "Ah-Gen",
    "Ah-Fu",
    "Ah-Kang",
    "Ah-Mei",
    "Ah-Bing",
    "Ah-San",
    "Ah-Xiang",
    "Ah-Long",
    "Ah-Ying",
    "Ah-Tu",
    "Ah-Da",
    "Ah-Fang",
    "Ah-Rong",
    "Ah-Qi",
    "Ah-Niu",
    "Ah-Zhen",
    "Ah-Liang",
    "Ah-Bo",
    "Ah-Cai",
    "Ah-Jun",
]
_TRADES = {
    "textile-workers": ("spinner", "weaver", "reeler", "dyer"),
    "transport-workers": ("docker", "carter", "lighterman"),
    "plant-workers": ("printer", "fitter", "moulder", "postman"),
    "shop-employees": ("shop assistant", "clerk", "packer"),
    "artisans": ("carpenter", "tinsmith", "tailor"),
    "urban-poor": ("rickshaw puller", "hawker"),
    "students-teachers": ("student", "teacher"),
    "small-merchants": ("shopkeeper",),
    "soldiers": ("private soldier",),
    "union-workers": ("founder", "cotton hand", "boilermaker", "carrier"),
    "artisans-poor": ("basket maker", "porter"),
    "peasants": ("tenant", "farm hand", "smallholder"),
}


def working_name(unit: Unit, number: int) -> str:
    """Return the working name of a candidate of a unit: made up, and no elector's name."""
    trades = _TRADES[unit.layer]
    place = UNITS.index(unit)
    return f"{_WORKING[(place * 7 + number * 3) % len(_WORKING)]} the {trades[(place + number) % len(trades)]}"


def register_lines(recruits: int = 0) -> Iterator[str]:
    """Yield the lines of the made register of members, CSV; `recruits` more soldiers join the first company."""
    yield "elector,name,unit,unit_name,kind,layer,council"
    serial = 0
    for unit in UNITS:
        extra = recruits if unit.id == "shanghai-company-01" else 0
        for _ in range(unit.electors + extra):
            surname = _SURNAMES[serial % len(_SURNAMES)]
            first = _FIRST[serial // len(_SURNAMES) % len(_FIRST)]
            second = _SECOND[serial // (len(_SURNAMES) * len(_FIRST)) % len(_SECOND)]
            again = serial // (len(_SURNAMES) * len(_FIRST) * len(_SECOND))
            name = f"{surname} {first}{second}" + (f" {'the younger' if again == 1 else 'the third'}" if again else "")
            yield f"e{serial:05d},{name},{unit.id},{unit.name},{unit.kind},{unit.layer},{unit.council}"
            serial += 1
