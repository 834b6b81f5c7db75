"""The canonical form of a profile: the papers of an election as the public record stores them, by their hash.

Plain ASCII text, one line feed after each line, no names:

    deputies-profile 1
    kind ranked
    candidates 4
    seats 2
    withdrawn 3
    spoiled 12
    papers 6608
    64 1
    2 1 2=4 3

Head lines always stand, in this order; `seats -` and `withdrawn -` where there are none. Then one line for each group:
its weight and its ranks, best first; `=` joins candidates at one rank in ascending order, `-` is a rank left blank,
`x` an overvoted one. Groups stand in ascending order of their ranks (as tuples of numbers), each once.
One profile has one canonical form, and `parse_profile` refuses every text that is not exactly the canonical form of
what it says, so a hash of the text is a hash of the ballots.
"""

from __future__ import annotations

from deputies.counting.profile import OVERVOTE, Group, Profile, Ranking, make_profile, ranks_twice
from deputies.values import Fault, Faults, Refusal

__all__ = ["format_profile", "parse_profile"]

_HEAD = ("deputies-profile", "kind", "candidates", "seats", "withdrawn", "spoiled", "papers")


def format_profile(profile: Profile) -> bytes:
    """Return the canonical form of a profile; raises Refusal where a paper ranks one candidate twice."""
    if any(map(ranks_twice, profile.groups.codes)):
        raise Refusal("ballots.not-expressible", "A paper ranks one candidate twice; the record does not take it.")
    lines = [
        "deputies-profile 1",
        f"kind {profile.kind}",
        f"candidates {len(profile.candidates)}",
        f"seats {'-' if profile.seats is None else profile.seats}",
        f"withdrawn {' '.join(map(str, sorted(profile.withdrawn))) or '-'}",
        f"spoiled {profile.spoiled}",
        f"papers {profile.groups.papers}",
    ]
    if profile.groups.strict:
        pairs = sorted(zip(profile.groups.codes, profile.groups.weights, strict=True))
        lines += [" ".join(map(str, (weight, *code))) for code, weight in pairs]
    else:
        lines += [_line(ranking, weight) for ranking, weight in _ordered(profile)]
    return ("\n".join(lines) + "\n").encode("ascii")


def parse_profile(data: bytes) -> Profile:
    """Read a canonical form back; raises Faults with the line where the text is not canonical."""
    try:
        lines = data.decode("ascii").split("\n")
    except UnicodeDecodeError as error:
        raise _faults("byte", error.start + 1, "a byte outside ASCII", "plain ASCII") from error
    head = _head(lines)
    seats = None if head["seats"] == "-" else _number(head["seats"], 4)
    withdrawn = () if head["withdrawn"] == "-" else tuple(_number(word, 5) for word in head["withdrawn"].split(" "))
    papers = [_group(line, place) for place, line in enumerate(lines[len(_HEAD) : -1], start=len(_HEAD) + 1)]
    if head["kind"] not in ("ranked", "approval"):
        raise _faults("line", 2, f"kind {head['kind']}", "ranked or approval")
    profile = make_profile(
        _number(head["candidates"], 3),
        [(ranking, weight) for ranking, weight in papers],
        seats=seats,
        withdrawn=withdrawn,
        spoiled=_number(head["spoiled"], 6),
        kind="approval" if head["kind"] == "approval" else "ranked",
    )
    _check_identity(data, format_profile(profile))
    return profile


def _ordered(profile: Profile) -> list[Group]:
    merged: dict[Ranking, int] = {}
    for ranking, weight in profile.groups:
        ordered = tuple(tuple(sorted(rank)) for rank in ranking)
        merged[ordered] = merged.get(ordered, 0) + weight
    return sorted(merged.items())


def _line(ranking: Ranking, weight: int) -> str:
    words = [str(weight)]
    for rank in ranking:
        words.append("x" if rank == (OVERVOTE,) else "=".join(map(str, rank)) or "-")
    return " ".join(words)


def _head(lines: list[str]) -> dict[str, str]:
    head: dict[str, str] = {}
    for place, word in enumerate(_HEAD):
        key, _, value = lines[place].partition(" ") if place < len(lines) else ("", "", "")
        if key != word or not value:
            raise _faults("line", place + 1, f"{key or 'nothing'}", f"{word} and its value")
        head[key] = value
    if head["deputies-profile"] != "1":
        raise _faults("line", 1, f"version {head['deputies-profile']}", "version 1")
    return head


def _group(line: str, place: int) -> Group:
    words = line.split(" ")
    ranking: list[tuple[int, ...]] = []
    for word in words[1:]:
        if word == "-":
            ranking.append(())
        elif word == "x":
            ranking.append((OVERVOTE,))
        else:
            ranking.append(tuple(_number(part, place) for part in word.split("=")))
    return tuple(ranking), _number(words[0], place)


def _number(word: str, line: int) -> int:
    if not (word.isascii() and word.isdigit()):
        raise _faults("line", line, f"{word!r}", "a whole number")
    return int(word)


def _check_identity(data: bytes, again: bytes) -> None:
    if data == again:
        return
    for place, (found, expected) in enumerate(zip(data.split(b"\n"), again.split(b"\n"), strict=False), start=1):
        if found != expected:
            raise _faults("line", place, f"{found[:60].decode('ascii')!r}", f"{expected[:60].decode('ascii')!r}")
    raise _faults("line", again.count(b"\n"), "a text cut short or continued", "the canonical form and no more")


def _faults(unit: str, place: int, found: str, expected: str) -> Faults:
    return Faults("canonical profile", [Fault(f"{unit} {place}", found, expected, "profile.not-canonical")])
