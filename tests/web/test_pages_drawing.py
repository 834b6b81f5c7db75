"""Pictures: every seat has its place, none covers another, text stays text; vendored files are whole."""

from __future__ import annotations

import math
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree

import deputies_web
from deputies_web.drawing.bars import draw_shares
from deputies_web.drawing.chain import Ring, draw_chain
from deputies_web.drawing.hemicycle import Group, draw_hemicycle, place_seats
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


def test_a_chain_is_a_picture_of_links_from_the_seat_down_and_text_stays_text() -> None:
    rings = (
        Ring("/top/", f"Conference {EVIL}", ("Ah-Zhen",), "sent by the council below"),
        Ring("/below/", "Council", ("Ah-Zhen", "election 1, 255 votes"), "elected by"),
        Ring("/units/", "400 electors", ("Mill No. 1: 400 electors",)),
    )
    picture = ElementTree.fromstring(draw_chain(rings, label="A chain"))
    assert picture.attrib["aria-label"] == "A chain"
    boxes = picture.findall(f"{SVG}a")
    assert [box.attrib["href"] for box in boxes] == ["/top/", "/below/", "/units/"]
    tops = [float(box.find(f"{SVG}rect").attrib["y"]) for box in boxes]  # type: ignore[union-attr]
    assert tops == sorted(tops)
    words = ["".join(text.itertext()) for text in picture.iter(f"{SVG}text")]
    assert f"Conference {EVIL}" in words
    assert words.count("elected by") == 1
    assert len(picture.findall(f"{SVG}path")) == 2
