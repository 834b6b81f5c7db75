"""Formats of participatory budgeting and of committee research: pabulib `.pb` and abcvoting `.abc.yaml`.

pabulib: sections META, PROJECTS and VOTES of `;`-separated lines; `vote` holds project ids. Only the votes are read:
costs and the budget are not part of a profile. abcvoting: `num_cand`, `committeesize` and `profile`, a list of lists of
candidates numbered from 0, which become 1, 2, ...
"""

from __future__ import annotations

import csv
import io
import re

from deputies.counting.formats.source import Source, shown
from deputies.counting.profile import Ballots, Candidate, Code, Kind, Profile, encode

__all__ = ["read_abcvoting", "read_pabulib"]


def read_pabulib(data: bytes, name: str) -> Profile:
    """Read approval, ordinal, cumulative or scoring votes; raises Faults with line and column."""
    source = Source(data, name, "pabulib")
    sections = _sections(source)
    for title in ("META", "PROJECTS", "VOTES"):
        if title not in sections:
            raise source.fail(1, 1, f"no section {title}", "META, PROJECTS and VOTES")
    meta = {row[0].strip(): row[1].strip() for _line, row in sections["META"] if len(row) > 1}
    _, head = sections["PROJECTS"][0]
    title_column = head.index("name") if "name" in head else 0
    numbers: dict[str, int] = {}
    people: list[Candidate] = []
    for _line, row in sections["PROJECTS"][1:]:
        numbers[row[0].strip()] = len(people) + 1
        people.append(Candidate(len(people) + 1, row[title_column].strip() if title_column < len(row) else row[0]))
    kind: Kind = "approval" if meta.get("vote_type", "approval") == "approval" else "ranked"
    groups = _votes(source, sections["VOTES"], numbers, meta.get("vote_type", "approval"))
    source.stop()
    title = meta.get("description", "")
    return Profile(tuple(people), groups, title=title, kind=kind, notes=("costs and the budget were not read",))


def _sections(source: Source) -> dict[str, list[tuple[int, list[str]]]]:
    sections: dict[str, list[tuple[int, list[str]]]] = {}
    current: list[tuple[int, list[str]]] = []
    for line, row in enumerate(csv.reader(io.StringIO(source.text), delimiter=";"), start=1):
        if len(row) == 1 and row[0].strip() in ("META", "PROJECTS", "VOTES"):
            current = sections.setdefault(row[0].strip(), [])
        elif any(cell.strip() for cell in row):
            current.append((line, row))
    return sections


def _votes(source: Source, rows: list[tuple[int, list[str]]], numbers: dict[str, int], kind: str) -> Ballots:
    head = [cell.strip() for cell in rows[0][1]] if rows else []
    if "vote" not in head:
        raise source.fail(rows[0][0] if rows else 1, 1, shown(";".join(head)), "a column named vote")
    column = head.index("vote")
    points = head.index("points") if "points" in head else -1
    papers: list[tuple[Code, int]] = []
    for line, row in rows[1:]:
        words = [word.strip() for word in row[column].split(",")] if column < len(row) else []
        marked: list[int] = []
        for word in filter(None, words):
            if word not in numbers or numbers[word] in marked:
                found = f"project {shown(word)}" + (" again" if word in numbers else "")
                source.fault(line, 1, found, "projects of the list, each at most once")
            else:
                marked.append(numbers[word])
        papers.append((encode(_ranks(marked, kind, row[points] if points >= 0 else "")), 1))
    return Ballots.group(papers)


def _ranks(marked: list[int], kind: str, points: str) -> list[tuple[int, ...]]:
    if kind == "approval":
        return [tuple(marked)] if marked else []
    given = [word.strip() for word in points.split(",")]
    if kind == "ordinal" or len(given) != len(marked) or not all(word.isdecimal() for word in given):
        return [(number,) for number in marked]
    scores = dict(zip(marked, map(int, given), strict=True))
    return [
        tuple(number for number in marked if scores[number] == level)
        for level in sorted(set(scores.values()), reverse=True)
    ]


_KEY = re.compile(r"^([A-Za-z_]+)\s*:[ \t]*(.*)$", re.MULTILINE)


def read_abcvoting(data: bytes, name: str) -> Profile:
    """Read the profile of an abcvoting file; raises Faults with line and column."""
    source = Source(data, name, "abcvoting")
    text = source.text
    keys = {match[1]: match for match in _KEY.finditer(text)}
    if "profile" not in keys:
        raise source.fail(1, 1, "no key profile", "num_cand, committeesize and profile")
    start = keys["profile"].start(2)
    later = [match.start() for match in keys.values() if match.start() > start]
    body = text[start : min(later, default=len(text))]
    line = text.count("\n", 0, start) + 1
    if not re.fullmatch(r"[\s\d,\[\]-]*", body):
        bad = re.search(r"[^\s\d,\[\]-]", body)
        at = bad.start() if bad else 0
        where = line + body.count("\n", 0, at)
        raise source.fail(where, at - body.rfind("\n", 0, at), shown(body[at : at + 10]), "lists of candidate numbers")
    body = re.sub(r"#.*", "", body)
    voters = re.findall(r"\[([\d,\s]*)\]", body) if "[" in body else re.findall(r"^- ([\d,\s-]*)", body, re.MULTILINE)
    sets = [sorted({int(word) + 1 for word in re.findall(r"\d+", voter)}) for voter in voters]
    stated = keys["num_cand"][2].strip() if "num_cand" in keys else ""
    size = int(stated) if stated.isdecimal() else max((one[-1] for one in sets if one), default=0)
    for place, one in enumerate(sets, start=1):
        if one and one[-1] > size:
            source.fault(line, 1, f"candidate {one[-1] - 1} of voter {place}", f"0 to {size - 1}")
    source.stop()
    people = tuple(Candidate(number) for number in range(1, size + 1))
    seats = keys["committeesize"][2].strip() if "committeesize" in keys else ""
    groups = Ballots.group((encode([one] if one else []), 1) for one in sets)
    return Profile(people, groups, int(seats) if seats.isdecimal() else None, kind="approval")
