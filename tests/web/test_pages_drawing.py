"""Pictures: every seat has its place, none covers another, text stays text; vendored files are whole."""

from __future__ import annotations

import math
import re
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree

import pytest

import deputies_web
from deputies_web.drawing.bars import draw_parts, draw_shares, draw_support
from deputies_web.drawing.chain import Ring, draw_chain
from deputies_web.drawing.hemicycle import Group, draw_hemicycle, place_seats
from deputies_web.drawing.labels import Box, place_labels
from deputies_web.drawing.map import MapPlace, draw_map, draw_scheme
from deputies_web.drawing.marks import RADIUS, draw_symbol, mark_of
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


def _place(
    id_: str, latitude: int | None, longitude: int | None, number: int | None = 0, below: str = "top"
) -> MapPlace:
    name = f"Council of {id_}"
    return MapPlace(id_, f"/{id_}", name, "chosen", mark_of(number, "open"), latitude, longitude, below)


def _texts(picture: str, style: str) -> list[tuple[float, float, str, str]]:
    found = ElementTree.fromstring(picture).iter(f"{SVG}text")
    return [
        (float(item.attrib["x"]), float(item.attrib["y"]), item.attrib["text-anchor"], item.text or "")
        for item in found
        if item.attrib.get("class") == style
    ]


def _crowd(many: int) -> list[MapPlace]:
    """Places as cities lie: most of them close together."""
    return [
        _place(f"p{number}", 30_000 + (number * 7919) % 400, 114_000 + (number * 104729) % 900, number % 5)
        for number in range(many)
    ]


def test_no_mark_of_a_map_covers_another_and_none_leaves_the_frame() -> None:
    for width in (720.0, 360.0):
        for many in (1, 2, 3, 12, 40):
            picture = draw_map(_crowd(many), label="map", width=width)
            box = ElementTree.fromstring(picture)
            wide, high = (float(text) for text in box.attrib["viewBox"].split()[2:])
            marks = [
                (float(item.attrib["cx"]), float(item.attrib["cy"]))
                for item in box.iter(f"{SVG}circle")
                if item.attrib.get("r") == "10.0"
            ]
            assert len(marks) == many
            for index, one in enumerate(marks):
                assert 10 <= one[0] <= wide - 10
                assert 10 <= one[1] <= high - 10
                assert all(math.dist(one, other) >= 2 * RADIUS for other in marks[index + 1 :]), (width, many)


def test_labels_cover_neither_marks_nor_each_other_and_are_left_out_where_there_is_no_room() -> None:
    marks = [(60.0 + 45 * (number % 8), 40.0 + 30 * (number // 8)) for number in range(40)]
    texts = [f"Council of place {number}" for number in range(40)]
    box = Box(0, 0, 420, 240)
    labels = place_labels(texts, marks, radius=RADIUS, box=box, font=13)
    shown = [item for item in labels if item]
    assert 0 < len(shown) < 40
    spots = [Box(x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS) for x, y in marks]
    for index, label in enumerate(shown):
        assert box.holds(label.box)
        assert not any(label.box.covers(other) for other in spots)
        assert not any(label.box.covers(other.box) for other in shown[index + 1 :])
    (alone,) = place_labels(["A long name that goes on and on and on"], [(200.0, 100.0)], radius=11, box=box, font=13)
    assert alone is not None
    assert alone.text.endswith("…")


def test_a_map_has_degrees_and_places_north_above_and_east_on_the_right() -> None:
    places = [_place("shanghai", 31_230, 121_470), _place("hankow", 30_580, 114_270), _place("canton", 23_130, 113_260)]
    picture = draw_map(places, label="three cities")
    degrees = {text for *_, text in _texts(picture, "map-degree")}
    assert {"26° N", "30° N"} <= degrees
    assert any(text.endswith("° E") for text in degrees)
    at = {text: (x, y) for x, y, _, text in _texts(picture, "map-label")}
    assert at["Council of shanghai"][0] > at["Council of canton"][0]
    assert at["Council of shanghai"][1] < at["Council of hankow"][1] < at["Council of canton"][1]


def test_places_that_are_one_are_moved_apart_and_tied_to_where_they_are() -> None:
    picture = draw_map([_place(f"p{number}", 0, 179_000) for number in range(6)], label="one place")
    ties = [item for item in ElementTree.fromstring(picture).iter(f"{SVG}line") if "x1" in item.attrib]
    assert len([item for item in ties if item.attrib["stroke-opacity"] == "0.6"]) >= 5
    assert "179.00° E" in {text for *_, text in _texts(picture, "map-degree")}


def test_a_scheme_puts_each_council_below_the_one_above_it_and_breaks_long_rows() -> None:
    places = [_place("child", None, None, below="parent"), _place("top", None, None, below="")]
    places += [_place("parent", None, None), *(_place(f"p{number}", None, None) for number in range(9))]
    places.append(_place("circle", None, None, below="circle"))
    for width in (720.0, 360.0):
        picture = ElementTree.fromstring(draw_scheme(places, label="scheme", width=width))
        high = float(picture.attrib["viewBox"].split()[3])
        at = {}
        for link in picture.iter(f"{SVG}a"):
            circle = next(link.iter(f"{SVG}circle"))
            at[link.attrib["href"]] = (float(circle.attrib["cx"]), float(circle.attrib["cy"]))
        assert at["/top"][1] < at["/parent"][1] < at["/child"][1] < high
        assert len(set(at.values())) == len(places)
        assert all(0 < x < width for x, _ in at.values())


def test_means_are_told_apart_without_colour_and_so_is_how_far_they_are() -> None:
    shapes = set()
    for number in range(8):
        symbol = ElementTree.fromstring(draw_symbol(mark_of(number, "none")))
        polygon = symbol.find(f"{SVG}polygon")
        letter = next(symbol.iter(f"{SVG}text")).text
        shapes.add((len(polygon.attrib["points"].split()) if polygon is not None else 0, letter))
    assert len({sides for sides, _ in shapes}) == len({letter for _, letter in shapes}) == 8
    rings = {re.sub(r'fill="#\w+"', "", draw_symbol(mark_of(0, ring))) for ring in ("done", "late", "open", "none")}
    assert len(rings) == 4
    assert ">?<" in draw_symbol(mark_of(None, "open"))
    assert ">–<" in draw_symbol(mark_of(None, "none", bound=False))


def test_the_bar_of_support_marks_what_is_needed() -> None:
    enough, few = draw_support(10, 10, 18, label="units"), draw_support(9, 10, 18, label="units")
    assert "10 needed" in enough
    assert enough.count("#2c7a5b") == 1
    assert "#2c7a5b" not in few
    line = next(ElementTree.fromstring(few).iter(f"{SVG}line"))
    assert float(line.attrib["x1"]) == pytest.approx(600 * 10 / 18, abs=0.1)
    assert "0 needed" in draw_support(0, 0, 0, label="nobody")


def test_parts_of_a_bar_are_as_long_as_their_numbers() -> None:
    bar = ElementTree.fromstring(draw_parts([("A", 3, "#111111", "A"), (EVIL, 1, "#222222", EVIL)], label=EVIL))
    widths = [float(item.attrib["width"]) for item in bar.findall(f"{SVG}rect")][1:]
    assert widths == [448.5, 148.5]


def test_a_map_of_hostile_names_stays_text() -> None:
    place = MapPlace(EVIL, f"/{EVIL}", EVIL, EVIL, mark_of(0, "done"), 1, 1)
    for picture in (draw_map([place], label=EVIL), draw_scheme([place], label=EVIL)):
        ElementTree.fromstring(picture)
        assert "<script" not in picture
        assert "style=" not in picture


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


def test_choices_of_a_roll_call_are_told_apart_by_shape_and_large_ones_stay_small() -> None:
    from deputies_web.drawing.votes import Seats, draw_roll_call

    def seats(many: int) -> list[Seats]:
        return [Seats(choice, choice, ("<Anna>",) * many) for choice in ("for", "abstain", "quiet", "against")]

    small = draw_roll_call(seats(5), label="Twenty")
    assert small.count("<rect") == 5
    assert small.count("<circle") == 15
    assert "<Anna>" not in small
    large = draw_roll_call(seats(750), label="Three thousand")
    assert large.count("<path") == 4
    assert large.count("h0") == 3_000
    assert len(large) < 60_000
    ends = re.findall(r'stroke-width="([\d.]+)" stroke-linecap="(\w+)"', large)
    assert len(set(ends)) == 4
    assert draw_roll_call([], label="Nobody").endswith("></svg>")


def test_the_line_of_a_vote_stands_at_the_number_needed() -> None:
    from deputies_web.drawing.votes import draw_count

    shares = [("For", 4, "for"), ("Abstaining", 1, "abstain"), ("Against", 3, "against"), ("Took no part", 2, "quiet")]
    picture = draw_count(shares, needed=5, label="A vote")
    assert float(re.findall(r'<line x1="([\d.]+)"', picture)[0]) == 300
    assert "5 for it needed" in picture
    beyond = draw_count([("For", 1, "for")], needed=4, label="Too few")
    assert float(re.findall(r'<line x1="([\d.]+)"', beyond)[0]) > 590
