"""PrefLib: soc and soi (strict orders), toc and toi (with ties), cat (categories).

Header lines `# KEY: value`, then `count: 1,{2,3},4`. Of a `cat` file with one or two categories the first holds the
approved candidates; with more, the categories are ranks, best first. The numbers of voters and of distinct orders
that the header states must be those of the file. The format has no seats, withdrawals or order for ties: they are
written into the free text of DESCRIPTION, as `seats 4; withdrawn 2; ties 3 1 2`, and read back from there.
"""

from __future__ import annotations

import re

from deputies.counting.formats.source import Source, shown
from deputies.counting.formats.writing import one_line, require_marks
from deputies.counting.profile import Ballots, Candidate, Code, Kind, Profile, decode, encode

__all__ = ["read_preflib", "write_preflib"]

_HEAD = re.compile(r"#\s*([A-Z ]+?)\s*(\d+)?\s*:\s*(.*?)\s*$")
_PAPER = re.compile(r"\s*(\d+)\s*:\s*(.*?)\s*$")
_SAID = re.compile(r"(?:seats (\d+))?(?:(?:^|; )withdrawn ([\d ]+))?(?:(?:^|; )ties ([\d ]+))?\Z")
_RANK = re.compile(r"\s*(?:\{([^{}]*)\}|(\d+))\s*(,|$)")


class _Reader:
    def __init__(self, data: bytes, name: str) -> None:
        self.source = Source(data, name, "PrefLib")
        self.keys: dict[str, str] = {}
        self.names: dict[int, str] = {}
        self.groups: dict[Code, int] = {}
        self.kind: Kind = "ranked"
        self.candidates = 0

    def read(self) -> Profile:
        place = 0
        for place, line in enumerate(self.source.text.splitlines(), start=1):
            if line.startswith("#"):
                self._head(line, place)
            elif line.strip():
                if not self.candidates:
                    self._begin(place)
                self._paper(line, place)
        if not self.candidates:
            self._begin(place + 1)
        self._check(place)
        self.source.stop()
        people = tuple(Candidate(number, self.names.get(number, "")) for number in range(1, self.candidates + 1))
        ballots = Ballots(list(self.groups), list(self.groups.values()))
        seats, withdrawn, ties = self._description()
        return Profile(people, ballots, seats, withdrawn, self.keys.get("TITLE", ""), 0, self.kind, ties)

    def _description(self) -> tuple[int | None, tuple[int, ...], tuple[int, ...]]:
        """Return seats, withdrawals and the order for ties where DESCRIPTION states them as `write_preflib` does."""
        said = _SAID.match(self.keys.get("DESCRIPTION", ""))
        if said is None:
            return None, (), ()
        withdrawn, ties = (tuple(map(int, (said[n] or "").split())) for n in (2, 3))
        if not all(1 <= number <= self.candidates for number in (*withdrawn, *ties)):
            return None, (), ()
        return int(said[1]) or None if said[1] else None, withdrawn, ties

    def _head(self, line: str, place: int) -> None:
        match = _HEAD.match(line)
        if match is None:
            self.source.fault(place, 1, shown(line), "# KEY: value")
        elif match[1] == "ALTERNATIVE NAME" and match[2]:
            self.names[int(match[2])] = match[3]
        else:
            self.keys[match[1]] = match[3]

    def _begin(self, place: int) -> None:
        number = self.keys.get("NUMBER ALTERNATIVES", "")
        if not number.isdecimal() or not 1 <= int(number) <= 32_000:
            raise self.source.fail(place, 1, f"NUMBER ALTERNATIVES {shown(number)}", "the number of alternatives")
        self.candidates = int(number)
        if self.keys.get("DATA TYPE") == "cat" and int(self.keys.get("NUMBER CATEGORIES") or 2) <= 2:
            self.kind = "approval"

    def _paper(self, line: str, place: int) -> None:
        match = _PAPER.match(line)
        if match is None or int(match[1]) < 1:
            self.source.fault(place, 1, shown(line), "count: order")
            return
        ranks = self._ranks(line, place, match.start(2), match.end(2))
        if ranks is None:
            return
        if self.kind == "approval":
            ranks = ranks[:1]
        code = encode(rank for rank in ranks if rank)
        if self.kind == "ranked" and code in self.groups:
            self.source.fault(place, match.start(2) + 1, "an order that stood before", "each order once")
        self.groups[code] = self.groups.get(code, 0) + int(match[1])

    def _ranks(self, line: str, place: int, start: int, stop: int) -> list[tuple[int, ...]] | None:
        ranks: list[tuple[int, ...]] = []
        seen: set[int] = set()
        while start < stop:
            match = _RANK.match(line, start, stop)
            words = [] if match is None else (match[1].split(",") if match[1] is not None else [match[2]])
            words = [word.strip() for word in words if word.strip()]
            if match is None or not all(word.isdecimal() for word in words):
                self.source.fault(place, start + 1, shown(line[start:stop]), "a number, or numbers in braces")
                return None
            members = tuple(map(int, words))
            for number in members:
                if not 1 <= number <= self.candidates:
                    found = f"alternative {number}"
                    self.source.fault(place, start + 1, found, f"an alternative from 1 to {self.candidates}")
                    return None
            if seen.intersection(members) or len(set(members)) < len(members):
                self.source.fault(
                    place, start + 1, f"alternative ranked again in {shown(match[0])}", "each at most once"
                )
                return None
            seen.update(members)
            ranks.append(members)
            start = match.end()
        return ranks

    def _check(self, place: int) -> None:
        if not self.groups and self.keys.get("NUMBER VOTERS") != "0" and not self.source.faults:
            self.source.fault(place + 1, 1, "the end of the file", "papers, or NUMBER VOTERS: 0")
        for key, found in (("NUMBER VOTERS", sum(self.groups.values())), ("NUMBER UNIQUE ORDERS", len(self.groups))):
            stated = self.keys.get(key, "")
            if stated.isdecimal() and int(stated) != found and not self.source.faults:
                self.source.fault(place, 1, f"{found} in the file", f"{stated}, as {key} says")


def read_preflib(data: bytes, name: str) -> Profile:
    """Read a PrefLib file; raises Faults with line and column."""
    return _Reader(data, name).read()


def write_preflib(profile: Profile) -> bytes:
    """Write PrefLib in the most restrictive type that fits; blank papers cannot be said there."""
    require_marks(profile, "PrefLib")
    groups = [(code, weight) for code, weight in zip(profile.groups.codes, profile.groups.weights, strict=True) if code]
    size = len(profile.candidates)
    complete = all(len(code) == size for code, _weight in groups)
    kind = ("so" if profile.groups.strict else "to") + ("c" if complete else "i")
    kind = "cat" if profile.kind == "approval" else kind
    orders = "NUMBER UNIQUE PREFERENCES" if kind == "cat" else "NUMBER UNIQUE ORDERS"
    lines = [
        f"# FILE NAME: ballots.{kind}",
        f"# TITLE: {one_line(profile.title)}",
        f"# DESCRIPTION: {_described(profile)}",
        f"# DATA TYPE: {kind}",
        "# MODIFICATION TYPE: original",
        "# RELATES TO: ",
        "# RELATED FILES: ",
        "# PUBLICATION DATE: ",
        "# MODIFICATION DATE: ",
        f"# NUMBER ALTERNATIVES: {size}",
        f"# NUMBER VOTERS: {sum(weight for _code, weight in groups)}",
        f"# {orders}: {len(groups)}",
    ]
    if kind == "cat":
        lines += ["# NUMBER CATEGORIES: 2", "# CATEGORY NAME 1: Approved", "# CATEGORY NAME 2: Not approved"]
    lines += [f"# ALTERNATIVE NAME {person.number}: {one_line(person.label)}" for person in profile.candidates]
    for code, weight in sorted(groups, key=lambda group: (-group[1], group[0])):
        ranks = decode(code)
        if kind == "cat":
            others = tuple(number for number in range(1, size + 1) if number not in ranks[0])
            ranks = (ranks[0], others)
        lines.append(f"{weight}: {','.join(map(_rank, ranks))}")
    return ("\n".join(lines) + "\n").encode()


def _described(profile: Profile) -> str:
    said = [f"seats {profile.seats}"] if profile.seats is not None else []
    for word, numbers in (("withdrawn", profile.withdrawn), ("ties", profile.tie_order)):
        said += [f"{word} {' '.join(map(str, numbers))}"] if numbers else []
    return "; ".join(said)


def _rank(rank: tuple[int, ...]) -> str:
    return str(rank[0]) if len(rank) == 1 else "{" + ",".join(map(str, rank)) + "}"
