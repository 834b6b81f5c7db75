"""Pictures: every seat has its place, none covers another, text stays text; vendored files are whole."""

from __future__ import annotations

import math
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree

import deputies_web
from deputies_web.drawing.bars import draw_shares
from deputies_web.drawing.hemicycle import Group, draw_hemicycle, place_seats
from deputies_web.drawing.steps import draw_steps
from deputies_web.drawing.tree import Node, draw_tree

SVG = "{http://www.w3.org/2000/svg}"
EVIL = '<script>&"'


def test_no_seat_covers_another_and_none_leaves_the_picture() -> None:
    for seats in [*range(1, 60), 72, 182, 184, 223, 500]:
        spots = place_seats(seats)
        assert len(spots) == seats
        for spot in spots:
            assert 0 <= spot.x - spot.radius <= spot.x + spot.radius <= 600
            assert 0 <= spot.y - spot.radius <= spot.y + spot.radius <= 318
        for index, one in enumerate(spots):
            for other in spots[index + 1 :]:
                assert math.hypot(one.x - other.x, one.y - other.y) > one.radius + other.radius, seats


def test_an_empty_council_has_an_empty_picture() -> None:
    assert place_seats(0) == ()
    assert ElementTree.fromstring(draw_hemicycle([], label="none")).findall(f".//{SVG}circle") == []


def test_seats_stand_from_left_to_right_in_wedges() -> None:
    groups = [Group("A", "A", "#111111", ("x",) * 30), Group("B", "B", "#222222", ("y",) * 30)]
    circles = ElementTree.fromstring(draw_hemicycle(groups, label="two")).findall(f".//{SVG}circle")
    left = [float(item.attrib["cx"]) for item in circles if item.attrib["fill"] == "#111111"]
    right = [float(item.attrib["cx"]) for item in circles if item.attrib["fill"] == "#222222"]
    assert len(left) == len(right) == 30
    assert max(left) < min(right) + 1


def test_a_text_of_the_public_stays_text() -> None:
    node = Node(f"/{EVIL}", EVIL, EVIL, 1, 2, (Node("/b", EVIL, EVIL, 0, 0),))
    pictures = (
        draw_hemicycle([Group(EVIL, EVIL, "#111111", (EVIL,))], label=EVIL),
        draw_tree([node], label=EVIL),
        draw_shares([(EVIL, 3, "for"), (EVIL, 0, "against")], label=EVIL, mark=2),
    )
    for picture in pictures:
        ElementTree.fromstring(picture)
        assert "<script" not in picture
        assert "style=" not in picture


def test_a_council_under_several_stands_once_to_the_right_of_all_of_them() -> None:
    town = Node("/town", "Town", "", 0, 0, also=("/league", "/province"))
    district = Node("/district", "District", "", 0, 0, (town,))
    roots = [Node("/league", "League", "", 0, 0), Node("/province", "Province", "", 0, 0, (district,))]
    picture = ElementTree.fromstring(draw_tree(roots, label="tree"))
    left = {
        link.attrib["href"]: float(link.findall(f"{SVG}rect")[0].attrib["x"]) for link in picture.findall(f"{SVG}a")
    }
    assert list(left) == ["/league", "/province", "/district", "/town"]
    assert left["/league"] == left["/province"] < left["/district"] < left["/town"]
    lines = picture.findall(f"{SVG}path")
    dashed = [line.findtext(f"{SVG}title") for line in lines if "stroke-dasharray" in line.attrib]
    assert len(lines) == 4
    assert dashed == ["Town stands under League as well", "Town stands under Province as well"]
    assert [child.tag for child in picture][:4] == [f"{SVG}path"] * 4


def test_a_stage_has_as_many_steps_filled_as_were_gone() -> None:
    steps = ElementTree.fromstring(draw_steps(2, 3, 4, label="advisory")).findall(f"{SVG}rect")
    assert [step.attrib["fill"] for step in steps] == ["currentColor"] * 2 + ["none"] * 2
    assert ["stroke-dasharray" in step.attrib for step in steps] == [False, False, False, True]


def test_bars_are_as_long_as_their_numbers() -> None:
    bar = ElementTree.fromstring(draw_shares([("For", 3, "for"), ("Against", 1, "against")], label="vote"))
    widths = [float(item.attrib["width"]) for item in bar.findall(f"{SVG}rect")][1:]
    assert widths == [449.0, 149.0]


def test_vendored_files_are_the_ones_that_were_vendored() -> None:
    folder = Path(deputies_web.__file__).parent / "static" / "vendor"
    listed = dict(reversed(line.split("  ")) for line in (folder / "MANIFEST").read_text().splitlines())
    found = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()} - {"MANIFEST"}
    assert set(listed) == found
    for name, digest in listed.items():
        assert sha256((folder / name).read_bytes()).hexdigest() == digest, name
