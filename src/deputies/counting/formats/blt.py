"""BLT, the format of Hill, Wichmann and Woodall (1987) as OpenSTV, Droop and stv-rs extended it.

    3 2                     candidates, seats
    -2                      withdrawn candidates, negative; one line or several
    [tie 3 1 2]             options in brackets: nick, tie, withdrawn; droop's own settings are passed over
    4 1 2=3 0               weight, preferences best first; = shares a rank, - leaves one blank; (id) may come first
    0                       end of the papers
    "Castor" "Pollux" ...   names, quoted or one a line; then the title

Tokens may stand on one line or many; `#` starts a comment outside quotes, `/* */` encloses one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from deputies.counting.formats.source import Source, shown
from deputies.counting.profile import Ballots, Candidate, Code, Profile, encode

__all__ = ["read_blt", "write_blt"]

_TOKEN = re.compile(r'/\*.*?\*/|#[^\n]*|\[[^\]]*\]|"(?:[^"\\]|\\.)*"|\([^)\n]*\)|[^\s\[\]"#]+', re.DOTALL)
_PLAIN = re.compile(rb"[ \t]*[0-9][0-9 \t]*")
_NUMBER = re.compile(r"[0-9]+\Z")


@dataclass(slots=True)
class _Token:
    text: str
    start: int


class _Reader:
    """One pass over the tokens of a BLT file."""

    def __init__(self, data: bytes, name: str) -> None:
        self.source = Source(data, name, "BLT")
        self.text = self.source.text
        self.tokens = self._tokens(0)
        self.nicks: dict[str, int] = {}
        self.tie_order: tuple[int, ...] = ()
        self.withdrawn: set[int] = set()
        self.candidates = 0

    def _tokens(self, start: int) -> Iterator[_Token]:
        for match in _TOKEN.finditer(self.text, start):
            text = match.group()
            if not text.startswith(("/*", "#")):
                yield _Token(text, match.start())

    def where(self, start: int) -> tuple[int, int]:
        before = self.text.rfind("\n", 0, start)
        return self.text.count("\n", 0, start) + 1, start - before

    def next(self, expected: str) -> _Token:
        token = next(self.tokens, None)
        if token is None:
            line, column = self.where(len(self.text.rstrip()))
            raise self.source.fail(line, column + 1, "the end of the file", expected)
        return token

    def bad(self, token: _Token, expected: str) -> Exception:
        line, column = self.where(token.start)
        return self.source.fail(line, column, shown(token.text), expected)

    def note(self, token: _Token, found: str, expected: str) -> None:
        line, column = self.where(token.start)
        self.source.fault(line, column, found, expected)

    def number(self, expected: str) -> int:
        token = self.next(expected)
        if not _NUMBER.match(token.text):
            raise self.bad(token, expected)
        return int(token.text)

    def candidate(self, word: str, token: _Token) -> int:
        number = int(word) if _NUMBER.match(word) else self.nicks.get(word, 0)
        if not 1 <= number <= self.candidates:
            expected = f"a candidate from 1 to {self.candidates}" + (" or a declared nickname" if self.nicks else "")
            self.note(token, f"candidate {shown(word)}", expected)
            return 1
        return number

    def option(self, token: _Token) -> None:
        words = token.text[1:-1].split()
        if not words:
            return
        key, values = words[0], words[1:]
        if key in ("nick", "nicknames"):
            if len(values) != self.candidates:
                self.note(token, f"{len(values)} nicknames", f"{self.candidates}")
            self.nicks = {nick: number for number, nick in enumerate(values[: self.candidates], start=1)}
        elif key == "tie":
            self.tie_order = tuple(self.candidate(word, token) for word in values)
        elif key == "withdrawn":
            self.withdrawn |= {self.candidate(word, token) for word in values}

    def read(self, seats: int | None) -> Profile:
        self.candidates = self.number("the number of candidates")
        filled = self.number("the number of seats")
        if not 1 <= self.candidates <= 32_000:
            raise self.source.fail(1, 1, f"{self.candidates} candidates", "1 to 32000")
        groups: dict[Code, int] = {}
        plain = self._plain_papers(groups)
        end = plain or self._papers(groups)
        names = self._names(end)
        self.source.stop()
        people = tuple(Candidate(number, name) for number, name in enumerate(names[:-1], start=1))
        ballots = Ballots(list(groups), list(groups.values()), strict=True if plain else None)
        withdrawn = tuple(sorted(self.withdrawn))
        return Profile(people, ballots, seats or filled, withdrawn, names[-1], tie_order=self.tie_order)

    def _plain_papers(self, groups: dict[Code, int]) -> int:
        """Read papers that stand one a line, strict and all numbers; 0 where one does not, for `_papers` to read."""
        start = self.text.find("\n") + 1
        known = {str(number): number for number in range(1, self.candidates + 1)}
        place = start
        for line in self.text[start:].splitlines(keepends=True):
            words = line.split()
            if words == ["0"]:
                return place + line.index("0") + 1
            if len(words) < 2 or words[-1] != "0" or not words[0].isdecimal() or words[0] == "0":
                break
            code = tuple(map(known.get, words[1:-1]))
            if None in code or len(set(code)) < len(code):
                break
            groups[code] = groups.get(code, 0) + int(words[0])  # type: ignore[index,arg-type]
            place += len(line)
        groups.clear()
        return 0

    def _papers(self, groups: dict[Code, int]) -> int:
        """Read options, withdrawals and papers up to the closing 0; return where the names start."""
        while True:
            token = self.next("a paper, or 0 to end the papers")
            word = token.text
            if word.startswith("["):
                self.option(token)
            elif word.startswith("-") and _NUMBER.match(word[1:]):
                if groups or self._weighs(token):
                    expected = "a weight from 1; withdrawals stand on lines of their own before the papers"
                    raise self.bad(token, expected)
                self.withdrawn.add(self.candidate(word[1:], token))
            elif word == "0":
                return token.start + 1
            elif word.startswith("("):
                continue
            elif _NUMBER.match(word):
                code = self._paper(token)
                groups[code] = groups.get(code, 0) + int(word)
            else:
                raise self.bad(token, "the weight of a paper, or 0 to end the papers")

    def _weighs(self, token: _Token) -> bool:
        """Whether a negative number opens a line that goes on like a paper: a weight, not a withdrawal."""
        start = self.text.rfind("\n", 0, token.start) + 1
        end = self.text.find("\n", token.start)
        words = self.text[token.start : end if end >= 0 else None].partition("#")[0].split()
        opens = not self.text[start : token.start].strip()
        return start > 0 and opens and any(_NUMBER.match(word) for word in words)

    def _paper(self, first: _Token) -> Code:
        ranks: list[tuple[int, ...]] = []
        seen: set[int] = set()
        while True:
            token = self.next("a candidate, or 0 to end the paper")
            word = token.text
            if word == "0":
                return encode(ranks)
            if word == "-":
                ranks.append(())
                continue
            if word.startswith(('"', "[", "(")):
                raise self.bad(token, f"0 to end the paper that starts at line {self.where(first.start)[0]}")
            members = [self.candidate(part, token) for part in word.split("=")]
            if seen.intersection(members) or len(set(members)) < len(members):
                self.note(token, f"{shown(word)}, ranked again", "each candidate at most once on a paper")
            seen.update(members)
            ranks.append(tuple(members))

    def _names(self, start: int) -> list[str]:
        """Return the names of the candidates and the title."""
        rest = self.text[start:]
        quoted = rest.lstrip().startswith('"')
        names = [token.text[1:-1] for token in self._tokens(start)] if quoted else _lines(rest)
        if len(names) < self.candidates:
            line, column = self.where(len(self.text.rstrip()))
            found = f"the end of the file with {len(names)} of {self.candidates} names"
            raise self.source.fail(line, column + 1, found, f"{self.candidates} names and a title")
        if len(names) == self.candidates:
            names.append("")
        return [name.replace('\\"', '"') for name in names[: self.candidates + 1]]


def _lines(text: str) -> list[str]:
    return [line.strip().rstrip(",").strip('"') for line in text.splitlines() if line.strip()]


def read_blt(data: bytes, name: str, seats: int | None = None) -> Profile:
    """Read a BLT file in any of its dialects; raises Faults with line and column."""
    return _Reader(data, name).read(seats)


def write_blt(profile: Profile) -> bytes:
    """Write BLT: numbers, one paper a line, quoted names. A withdrawal stands on one line, ties as `[tie ...]`."""
    from deputies.counting.formats.writing import require_marks, require_seats

    require_marks(profile, "BLT", blanks=True)
    lines = [f"{len(profile.candidates)} {require_seats(profile, 'BLT')}"]
    if profile.withdrawn:
        lines.append(" ".join(f"-{number}" for number in profile.withdrawn))
    if profile.tie_order:
        lines.append(f"[tie {' '.join(map(str, profile.tie_order))}]")
    for code, weight in sorted(zip(profile.groups.codes, profile.groups.weights, strict=True)):
        lines.append(f"{weight} {_written(code)}0")
    lines.append("0")
    lines += [_quoted(person.name) for person in profile.candidates]
    lines.append(_quoted(profile.title))
    return ("\n".join(lines) + "\n").encode()


def _written(code: Code) -> str:
    words: list[str] = []
    for number in code:
        if number < 0:
            words[-1] += f"={-number}"
        else:
            words.append(str(number) if number else "-")
    return "".join(word + " " for word in words)


def _quoted(text: str) -> str:
    from deputies.counting.formats.writing import one_line

    return '"' + one_line(text).replace('"', '\\"') + '"'
