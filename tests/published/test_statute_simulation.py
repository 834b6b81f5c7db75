"""`deputies statutes preview` on units that state inhabitants, staff or members: what no roll of electors can give."""

from __future__ import annotations

from pathlib import Path

import pytest

from deputies.statutes.library import settled_text
from deputies.statutes.reading import parse_statute
from deputies.statutes.simulating import SizedUnit, simulate
from deputies.values import Refusal
from deputies_cli.main import main

# Inhabitants of 1866; by the decree of 1871 the twenty arrondissements have ninety seats.
PARIS = (
    81_665, 79_909, 92_680, 98_648, 104_083, 99_115, 75_438, 70_259, 106_221, 116_438, 149_641, 78_635, 70_192,
    65_506, 69_340, 42_187, 93_193, 130_456, 88_930, 87_444,
)  # fmt: skip


def preview(capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str, text: str) -> tuple[int, str, str]:
    file = tmp_path / "units.csv"
    file.write_text(text, "utf-8")
    code = main(["statutes", "preview", name, "--register", str(file)])
    out = capsys.readouterr()
    return code, out.out, out.err


def test_the_commune_of_paris_has_ninety_seats(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    rows = "".join(f"a{place},{number}\n" for place, number in enumerate(PARIS, 1))
    code, out, err = preview(capsys, tmp_path, "paris-1871", f"unit,inhabitants\n{rows}")
    assert (code, err) == (0, "")
    assert "Council of the Commune of Paris: 90 seats" in out
    assert "a20: One seat per 20000 (decree)" in out


def test_cities_and_villages_of_1918_have_their_own_norms(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = (
        "unit,kind,layer,council,inhabitants\ntver,city,townspeople,Tver,120500\nselo,settlement,villagers,Selo,950\n"
    )
    code, out, _ = preview(capsys, tmp_path, "rsfsr-1918", text)
    assert code == 0
    assert "Tver: 120 seats" in out
    assert "Selo: 9 seats" in out


def test_groups_of_an_office_share_its_council_with_their_least_seats() -> None:
    """BPersVG §§ 16, 17(3): 760 and 40 of 800 have ten and one of eleven."""
    statute = parse_statute(settled_text("bpersvg-2021"), name="bpersvg-2021")
    units = [
        SizedUnit(layer, layer, "office", layer, "o", {"electors": number, "staff": number})
        for layer, number in (("civil-servants", 760), ("employees", 40))
    ]
    assert {item.id: item.seats for item in simulate(statute, units)} == {"civil-servants": 10, "employees": 1}


def test_an_establishment_below_the_minimum_elects_nobody(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """BetrVG §§ 1, 9."""
    code, out, _ = preview(capsys, tmp_path, "betrvg", "unit,council,electors,staff\na,a,1234,1501\nb,b,4,9\n")
    assert code == 0
    assert "a: 17 seats" in out
    assert "b: 4 electors are fewer than the 5 that a unit of its kind needs (§ 1): it elects nobody" in out


def test_every_fault_of_a_file_is_told_with_its_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, _, err = preview(capsys, tmp_path, "paris-1871", "unit,inhabitants,souls\na,many,3\nb,1\na,-2,1\n,5,5\n")
    assert code == 2
    for said in ("line 1: unknown column 'souls'", "line 2, inhabitants: found 'many'", "line 3: 2 cells"):
        assert said in err
    assert "line 4, inhabitants: found '-2'" in err
    assert "line 4, unit: found 'a'" in err
    assert "line 5, unit: found ''" in err


def test_a_size_that_is_missing_is_asked_for_and_a_stranger_named() -> None:
    statute = parse_statute(settled_text("paris-1871"), name="paris-1871")
    unit = SizedUnit("a", "A", "arrondissement", "citizens", "", {"staff": 3})
    with pytest.raises(Refusal, match="inhabitants"):
        simulate(statute, [unit])
    with pytest.raises(Refusal, match="the statute has arrondissement"):
        simulate(statute, [SizedUnit("a", "A", "ward", "citizens", "", {"inhabitants": 3})])
