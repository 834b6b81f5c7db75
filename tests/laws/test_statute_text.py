"""Writing a statute and reading it again gives the same statute; the order of tables does not matter."""

from __future__ import annotations

import random
import re
import tomllib

import pytest

from deputies.statutes.explaining import explain
from deputies.statutes.library import library_names, library_text, settled_text
from deputies.statutes.model import Statute
from deputies.statutes.places import lines_of_paths
from deputies.statutes.plain import format_plain
from deputies.statutes.reading import format_statute, parse_statute, read_statute
from deputies.statutes.showing import text_page
from deputies.values import Fault, Faults


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


SPOILERS = (
    "0", "-1", '""', '"x"', "[]", "{}", "true", "1.5", "nan", "1927-03-01", "99999999999999999999", '"none"', "[{}]",
    '{ num = 1, den = 0, of = "registered" }', '{ num = -1, den = 3, of = "present" }',
)  # fmt: skip


def spoilt(text: str, chance: random.Random) -> str:
    """Return the text with one to four lines spoilt, dropped, doubled or exchanged."""
    lines = text.split("\n")
    for _ in range(chance.randint(1, 4)):
        place, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        match chance.randrange(5):
            case 0:
                lines[place] = f"{lines[place].split('=')[0]}= {chance.choice(SPOILERS)}"
            case 1:
                lines[place] = lines[other]
            case 2:
                lines[place], lines[other] = lines[other], lines[place]
            case 3:
                cut = chance.randrange(len(lines[place]) + 1)
                lines[place] = lines[place][:cut] + chance.choice('"[]{}=.,a1\t') + lines[place][cut + 1 :]
            case _:
                lines[place] = re.sub(r"\b\d+\b", chance.choice(("0", "-5", "1", "1000000")), lines[place], count=1)
    return "\n".join(lines)


@pytest.mark.parametrize("seed", range(1927, 1937))
def test_a_spoilt_text_is_read_or_refused_in_sentences(seed: int) -> None:
    chance = random.Random(seed)
    for name in chance.sample(library_names(), 6):
        data = spoilt(settled_text(name).decode(), chance).encode()
        statute, said = _parsed(data, name)
        if statute is None:
            assert said
            assert all(fault.found and str(fault).endswith(".") for fault in said)
        else:
            assert parse_statute(format_statute(statute), name=name) == statute
            assert explain(statute, {"electors": 1_234, "staff": 1_500, "members": 15, "inhabitants": 70_001})
            assert text_page(statute)


def _parsed(data: bytes, name: str) -> tuple[Statute | None, tuple[Fault, ...]]:
    try:
        return parse_statute(data, name=name), ()
    except Faults as faults:
        return None, faults.faults
