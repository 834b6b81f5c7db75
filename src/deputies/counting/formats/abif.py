"""ABIF, the Aggregated Ballot Information Format.

`#` comments; `{key: value}`; `=TOK:[Full name]`; then `27: A>B=C`, or with scores `27: A/5,B/3`; `*` may stand for
the colon; names in brackets or quotes may stand for tokens. Scores are read as ranks, higher first, equal scores
together; scores of 0 and 1 alone are approvals. Seats, withdrawals and the order for ties stand as `{seats: 4}`,
`{withdrawn: C2}` and `{ties: C3 C1 C2}`.
"""

from __future__ import annotations

import re

from deputies.counting.formats.source import Source, shown
from deputies.counting.formats.writing import one_line, require_marks
from deputies.counting.profile import Ballots, Candidate, Profile, decode, encode
from deputies.values import Refusal

__all__ = ["read_abif", "write_abif"]

_DECLARATION = re.compile(r"\s*=\s*([^:\[\]\"]+?)\s*:\s*(?:\[([^\]]*)\]|\"([^\"]*)\"|(.*?))\s*$")
_META = re.compile(r"\s*\{\s*\"?([\w ]+?)\"?\s*[:=]\s*\"?(.*?)\"?\s*\}\s*$")
_PAPER = re.compile(r"\s*(\d+)\s*[:*]")
_CHOICE = re.compile(r"\s*(?:\[([^\]]*)\]|\"([^\"]*)\"|([^\s>=,/\[\]\"]+))\s*(?:/\s*(\d+)\s*)?([>=,]|$)")


class _Reader:
    def __init__(self, data: bytes, name: str) -> None:
        self.source = Source(data, name, "ABIF")
        self.numbers: dict[str, int] = {}
        self.names: list[str] = []
        self.meta: dict[str, str] = {}
        self.lines: dict[str, int] = {}
        self.papers: list[tuple[list[tuple[str, int]], list[int | None], int]] = []
        self.scores: set[int] = set()

    def read(self) -> Profile:
        for place, raw in enumerate(self.source.text.splitlines(), start=1):
            line = raw if "#" not in raw else _without_comment(raw)
            if line.strip():
                self._line(line, place)
        self.source.stop()
        if not self.names:
            raise self.source.fail(1, 1, "no candidate", "at least one")
        approval = self.scores in ({0, 1}, {1})
        groups = Ballots.group((encode(self._ranks(choices, approval)), weight) for choices, weight in self._choices())
        seats = self.meta.get("seats", "")
        people = tuple(Candidate(number, name) for number, name in enumerate(self.names, start=1))
        withdrawn, ties = self._tokens("withdrawn"), self._tokens("ties")
        return Profile(
            people,
            groups,
            int(seats) if seats.isdecimal() and int(seats) else None,
            tuple(sorted(withdrawn)),
            tie_order=ties,
            title=self.meta.get("title", ""),
            kind="approval" if approval else "ranked",
        )

    def _tokens(self, key: str) -> tuple[int, ...]:
        """Return the candidates that a line of metadata lists."""
        words = self.meta.get(key, "").split()
        unknown = [word for word in words if word not in self.numbers]
        if unknown:
            raise self.source.fail(
                self.lines[key], 1, f"candidate {shown(unknown[0])} in {key}", "a declared candidate"
            )
        return tuple(self.numbers[word] for word in words)

    def _line(self, line: str, place: int) -> None:
        declared, meta, paper = _DECLARATION.match(line), _META.match(line), _PAPER.match(line)
        if meta is not None:
            self.meta[meta[1].strip()] = meta[2]
            self.lines[meta[1].strip()] = place
        elif declared is not None:
            name = next(text for text in (declared[2], declared[3], declared[4]) if text is not None)
            number = self._number(declared[1])
            self.names[number - 1] = name or declared[1]
            self.numbers.setdefault(name, number)
        elif paper is not None and int(paper[1]) > 0:
            self._paper(line, place, paper.end(), int(paper[1]))
        else:
            column = len(line) - len(line.lstrip()) + 1
            self.source.fault(place, column, shown(line.strip()), "a count and a colon, =TOKEN:[name] or {key: value}")

    def _paper(self, line: str, place: int, start: int, weight: int) -> None:
        choices: list[tuple[str, int]] = []
        scores: list[int | None] = []
        seen: set[int] = set()
        stop = len(line.rstrip())
        while start < stop:
            match = _CHOICE.match(line, start, stop)
            if match is None:
                self.source.fault(place, start + 1, shown(line[start:stop]), "a candidate, then >, =, comma or the end")
                return
            number = self._number(next(text for text in match.groups()[:3] if text is not None).strip())
            if number in seen:
                self.source.fault(place, start + 1, f"{self.names[number - 1]} ranked again", "each at most once")
                return
            seen.add(number)
            scores.append(int(match[4]) if match[4] else None)
            choices.append((match[5], number))
            start = match.end()
        if any(score is None for score in scores) and any(score is not None for score in scores):
            self.source.fault(place, 1, "scores for some candidates only", "a score for each or for none")
        self.scores.update(score for score in scores if score is not None)
        self.papers.append((choices, scores, weight))

    def _number(self, token: str) -> int:
        if token not in self.numbers:
            self.names.append(token)
            self.numbers[token] = len(self.names)
        return self.numbers[token]

    def _choices(self) -> list[tuple[list[tuple[int | None, str, int]], int]]:
        return [
            ([(score, sign, number) for (sign, number), score in zip(choices, scores, strict=True)], weight)
            for choices, scores, weight in self.papers
        ]

    @staticmethod
    def _ranks(choices: list[tuple[int | None, str, int]], approval: bool) -> list[tuple[int, ...]]:
        if choices and choices[0][0] is not None:
            if approval:
                approved = tuple(number for score, _sign, number in choices if score == 1)
                return [approved] if approved else []
            levels = sorted({score or 0 for score, _sign, _number in choices}, reverse=True)
            return [tuple(number for score, _sign, number in choices if score == level) for level in levels]
        ranks: list[tuple[int, ...]] = []
        joined = False
        for _score, sign, number in choices:
            if joined:
                ranks[-1] = (*ranks[-1], number)
            else:
                ranks.append((number,))
            joined = sign in ("=", ",")
        return ranks


def _without_comment(line: str) -> str:
    quoted = False
    for place, sign in enumerate(line):
        if sign in '["':
            quoted = not quoted if sign == '"' else True
        elif sign == "]":
            quoted = False
        elif sign == "#" and not quoted:
            return line[:place]
    return line


def read_abif(data: bytes, name: str) -> Profile:
    """Read an ABIF file; raises Faults with line and column."""
    return _Reader(data, name).read()


def write_abif(profile: Profile) -> bytes:
    """Write ABIF with tokens C1, C2, ...; approvals as scores of 1."""
    require_marks(profile, "ABIF")
    lines = ['{version: "0.1"}']
    if profile.title:
        lines.append(f'{{title: "{one_line(profile.title)}"}}')
    if profile.seats is not None:
        lines.append(f"{{seats: {profile.seats}}}")
    for key, numbers in (("withdrawn", profile.withdrawn), ("ties", profile.tie_order)):
        if numbers:
            lines.append(f'{{{key}: "{" ".join(f"C{number}" for number in numbers)}"}}')
    lines += [f"=C{person.number}:{_enclosed(person.label)}" for person in profile.candidates]
    for code, weight in sorted(zip(profile.groups.codes, profile.groups.weights, strict=True)):
        ranks = decode(code)
        if profile.kind == "approval":
            written = ",".join(f"C{number}/1" for rank in ranks for number in rank)
        else:
            written = ">".join("=".join(f"C{number}" for number in rank) for rank in ranks)
        lines.append(f"{weight}: {written}".rstrip())
    return ("\n".join(lines) + "\n").encode()


def _enclosed(name: str) -> str:
    """Write a name in brackets, or in quotes where it has a bracket; ABIF has no sign for a name with both."""
    text = one_line(name)
    if "]" not in text and "[" not in text:
        return f"[{text}]"
    if '"' in text:
        raise Refusal("ballots.not-expressible", f"ABIF has no sign for the name {text!r}: both brackets and quotes.")
    return f'"{text}"'
