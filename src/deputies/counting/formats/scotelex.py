"""The CSV of Scottish preference profiles (rule 56 of SSI 2011/399 makes each ward publish its own).

Line 1 `candidates,seats,`; then one line for each distinct paper, `count,first,second,...,`; then one line for each
candidate, `"Candidate 3","name","party",`; at last the name of the ward. Every line ends with a comma.
"""

from __future__ import annotations

import csv
import io

from deputies.counting.formats.source import Source, decode_text, shown
from deputies.counting.profile import Ballots, Candidate, Code, Profile

__all__ = ["read_scotelex", "write_scotelex"]


def read_scotelex(data: bytes, name: str) -> Profile:
    """Read the CSV; raises Faults with line and column."""
    source = Source(data, name, "scot-elex")
    lines = data.removeprefix(b"\xef\xbb\xbf").splitlines()
    candidates, seats = _head(source, lines)
    groups: dict[Code, int] = {}
    known = {b"%d" % number: number for number in range(1, candidates + 1)}
    number_of = known.__getitem__
    place = len(lines)
    for place, line in enumerate(lines[1:], start=1):
        count, *choices = line.rstrip(b", ").split(b",")
        if not count.isdigit():
            break
        try:
            code = tuple(map(number_of, choices))
            weight = int(count)
        except KeyError:
            weight = 0
        if weight < 1 or len(set(code)) < len(code):
            code = ()
            _explain(source, line, place + 1, candidates)
        groups[code] = groups.get(code, 0) + weight
    else:
        place = len(lines)
    people, title = _tail(source, lines, place, candidates)
    source.stop()
    ballots = Ballots(list(groups), list(groups.values()), strict=True)
    return Profile(people, ballots, seats, (), title)


def _head(source: Source, lines: list[bytes]) -> tuple[int, int]:
    cells = lines[0].rstrip(b", ").split(b",") if lines else []
    if len(cells) != 2 or not all(cell.strip().isdigit() for cell in cells):
        found = shown(lines[0].decode("utf-8", "replace")) if lines else "an empty file"
        raise source.fail(1, 1, found, "the number of candidates and of seats, as in '7,4,'")
    candidates, seats = int(cells[0]), int(cells[1])
    if not 1 <= candidates <= 1000 or seats < 1:
        raise source.fail(1, 1, f"{candidates} candidates for {seats} seats", "1 to 1000 candidates, at least one seat")
    return candidates, seats


def _explain(source: Source, line: bytes, number: int, candidates: int) -> None:
    """Say what is wrong with a line of papers, and at which column."""
    column, seen = 1, set[bytes]()
    for place, cell in enumerate(line.rstrip(b", ").split(b",")):
        word = cell.strip()
        found = shown(word.decode("utf-8", "replace"))
        if not word.isdigit() or (place == 0 and int(word) < 1):
            return source.fault(number, column, found, "a whole number from 1")
        if place and not 1 <= int(word) <= candidates:
            return source.fault(number, column, f"candidate {int(word)}", f"a candidate from 1 to {candidates}")
        if place and word in seen:
            return source.fault(number, column, f"candidate {int(word)} ranked again", "each candidate at most once")
        if place:
            seen.add(word)
        column += len(cell) + 1
    return None


def _tail(source: Source, lines: list[bytes], start: int, candidates: int) -> tuple[tuple[Candidate, ...], str]:
    text = decode_text(b"\n".join(lines[start:]), source.name)
    people: list[Candidate] = []
    title = ""
    for offset, row in enumerate(csv.reader(io.StringIO(text), skipinitialspace=True)):
        cells = row[:-1] if row and row[-1].strip() == "" else row
        if not cells:
            continue
        if len(people) < candidates:
            if len(cells) < 2 or not cells[0].startswith("Candidate"):
                raise source.fail(
                    start + offset + 1, 1, shown(",".join(row)), f"the line of candidate {len(people) + 1}"
                )
            people.append(Candidate(len(people) + 1, cells[1].strip(), cells[2].strip() if len(cells) > 2 else ""))
        elif not title:
            title = ",".join(cells).strip()
        else:
            source.fault(start + offset + 1, 1, shown(",".join(row)), "nothing after the name of the ward")
    if len(people) < candidates:
        raise source.fail(
            len(lines) + 1,
            1,
            f"the end of the file with {len(people)} of {candidates} candidates",
            f"{candidates} candidates",
        )
    return tuple(people), title


def write_scotelex(profile: Profile) -> bytes:
    """Write the CSV; only for strict papers and a known number of seats (raises Refusal elsewhere)."""
    from deputies.counting.formats.writing import require_seats, require_strict

    require_strict(profile, "scot-elex")
    out = io.StringIO()
    out.write(f"{len(profile.candidates)},{require_seats(profile, 'scot-elex')},\n")
    for code, weight in sorted(zip(profile.groups.codes, profile.groups.weights, strict=True)):
        out.write(",".join(map(str, (weight, *code))) + ",\n")
    for person in profile.candidates:
        cells = (f"Candidate {person.number}", person.name, person.party)
        out.write(",".join('"' + cell.replace('"', '""') + '"' for cell in cells) + ",\n")
    out.write('"' + profile.title.replace('"', '""') + '",\n')
    return out.getvalue().encode()
