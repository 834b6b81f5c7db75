"""Writing a statute and reading it again gives the same statute; the order of tables does not matter."""

from __future__ import annotations

import tomllib

import pytest

from deputies.statutes.library import library_names, library_text, settled_text
from deputies.statutes.places import lines_of_paths
from deputies.statutes.plain import format_plain
from deputies.statutes.reading import format_statute, parse_statute, read_statute


@pytest.mark.parametrize("name", library_names())
def test_what_is_written_reads_back_the_same(name: str) -> None:
    statute = parse_statute(settled_text(name), name=name)
    written = format_statute(statute)
    assert parse_statute(written, name=name) == statute
    assert format_statute(parse_statute(written, name=name)) == written


@pytest.mark.parametrize("name", library_names())
def test_the_order_of_tables_does_not_matter(name: str) -> None:
    plain = tomllib.loads(settled_text(name).decode())
    turned = {key: plain[key] for key in reversed(list(plain))}
    assert parse_statute(format_plain(turned).encode(), name=name) == parse_statute(settled_text(name), name=name)


@pytest.mark.parametrize("name", library_names())
def test_every_key_of_a_text_has_its_line(name: str) -> None:
    text = library_text(name).decode()
    lines = lines_of_paths(text)
    numbered = text.split("\n")
    for path, line in lines.items():
        last = path.rsplit(".", 1)[-1].split("[")[0]
        assert last in numbered[line - 1], f"{path} is not on line {line}"
    assert len(lines) > 40


@pytest.mark.parametrize("name", library_names())
def test_a_statute_of_the_library_is_named_as_its_file_and_has_no_error_once_settled(name: str) -> None:
    reading = read_statute(settled_text(name), name=name)
    assert reading.faults == ()
    assert reading.statute is not None
    assert reading.statute.id == name
