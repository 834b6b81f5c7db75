"""docs/results/elections.md: turnout, totals, lots; elections within a council; constituting; early elections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256

from independent.bodies import behind, electors_below, holders, long_absent, quorum, the_bases
from independent.checking import Compared, check, compare
from independent.lists import lists_of, rule_of, seats_of_lists, to_persons
from independent.numbers import after_days, after_months, base_of, met, needed
from independent.state import Row, State, in_office

__all__ = ["choose", "draw", "totals_result", "votes_that_elected"]

_BY_TOTALS = ("show-of-hands", "paper-count")


def _day(entry: Row) -> str:
    return str(entry["at"][:10])


def _rule(state: State, election: Row) -> tuple[Row, Row]:
    provision = state.statute(election["statute"])["elections"]
    return provision, provision["methods"][election["method"]]


def draw(system: str, name: str, seed: str, numbers: Iterable[int]) -> list[int]:
    """The order of a lot: section 4."""

    def drawn(number: int) -> bytes:
        fields = (text.encode() for text in (system, name, seed, str(number)))
        return sha256(b"deputies/lot/1\n" + b"".join(b"%d:%b," % (len(one), one) for one in fields)).digest()

    return sorted(numbers, key=drawn)


def totals_result(votes: Mapping[int, int], seats: int, lot: Sequence[int]) -> tuple[list[int], list[int], bool]:
    """Elected, next in the count, and whether the lot decided: section 2. Raises `ValueError` for an open tie."""
    seats = min(seats, sum(1 for number in votes.values() if number))
    elected: list[int] = []
    by_lot = False
    while len(elected) < seats:
        left = {number: given for number, given in votes.items() if number not in elected}
        tied = sorted(number for number, given in left.items() if given == max(left.values()))
        if len(tied) > seats - len(elected):
            if not lot:
                raise ValueError("a tie that no lot settles")
            tied, by_lot = [min(tied, key=list(lot).index)], True
        elected += tied
    others = [number for number, given in votes.items() if given and number not in elected]
    others.sort(key=lambda number: (-votes[number], list(lot).index(number) if number in lot else 0))
    following: list[int] = []
    for place, number in enumerate(others):
        beside = others[place + 1 : place + 2]
        if beside and votes[beside[0]] == votes[number] and not lot:
            break
        following.append(number)
    return elected, following, by_lot


@check("election-called")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    place = state.place(act["plan"], act["constituency"])
    seats = 1 if act.get("vacates") else place["seats"]
    found = {"electors": place["electors"], "seats": seats, "plan": state.plan_in_force, "statute": state.in_force}
    yield from compare("election called", act, found)


@check("count-entered")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    election = state.elections[act["election"]]
    _, method = _rule(state, election)
    votes = [one["votes"] for one in act["votes"]]
    standing = sum(1 for one in election["candidates"].values() if not one["withdrawn"])
    marks = election["seats"] if method["rule"] == "block" else standing
    marks = 1 if method["rule"] == "plurality" or method["kind"] == "list-ballots" else marks
    possible = act["ballots"] + act["spoiled"] <= election["electors"] and sum(votes) <= act["ballots"] * marks
    yield Compared("count of an election", "possible", True, possible and max(votes, default=0) <= act["ballots"])
    given = {key: entry["request"].get(key, 0) for key in ("ballots", "spoiled")}
    yield from compare("count of an election", act, given)
    asked = {one["candidate"]: one["votes"] for one in entry["request"]["votes"]}
    yield Compared("count of an election", "votes", {one["candidate"]: one["votes"] for one in act["votes"]}, asked)


@check("result-declared", "election-voided")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    election = state.elections[act["election"]]
    provision, method = _rule(state, election)
    counts = election["counts"]
    if election["ballots"]:
        voters = election["papers"] + election["spoiled"]
    else:
        voters = counts[0]["ballots"] + counts[0]["spoiled"]
        yield Compared("turnout", "tellers agree", provision.get("tellers", 2), len(counts))
    turnout = provision.get("turnout")
    enough = turnout is None or met(turnout, voters, election["electors"])
    if act["kind"] == "election-voided":
        yield Compared("turnout", "voters", act["voters"], voters)
        none = counts and not any(one["votes"] for one in counts[0]["votes"])
        yield Compared("turnout", "void", True, not enough or bool(none) or bool(election["ballots"]))
        return
    yield Compared("turnout", "enough", True, enough)
    if method["kind"] in _BY_TOTALS:
        votes = {one["candidate"]: one["votes"] for one in counts[0]["votes"]}
        votes = dict.fromkeys(election["candidates"], 0) | votes
        elected, following, by_lot = totals_result(votes, election["seats"], election["lot"] or ())
        found = {"elected": elected, "next": following, "by_lot": by_lot, "valid": counts[0]["ballots"]}
        yield from compare("result of an election", act, found)
    elif method["kind"] == "list-ballots":
        votes = {one["candidate"]: one["votes"] for one in counts[0]["votes"]}
        lists = lists_of(election["candidates"])
        votes = {one.number: votes.get(one.number, 0) for one in lists}
        room, lot = {one.number: len(one.standing) for one in lists}, election["lot"] or ()
        won, by_lot = seats_of_lists(votes, room, election["seats"], rule_of(method), lot)
        found = {"elected": to_persons(lists, won), "next": [], "by_lot": by_lot, "valid": sum(votes.values())}
        yield from compare("result by lists", act, found)


@check("lot-drawn")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    numbers = state.elections[act["election"]]["candidates"]
    yield Compared("lot", "order", act["order"], draw(state.system, act["election"], act["seed"], numbers))


def votes_that_elected(state: State, mandate: Row) -> int | None:
    """Section 6, of totals and lists; None where a count by papers says it."""
    election = state.elections[mandate["election"]]
    if election["ballots"]:
        return None
    votes: dict[int, int] = {one["candidate"]: one["votes"] for one in election["counts"][0]["votes"]}
    own = [one.number for one in lists_of(election["candidates"]) if mandate["number"] in one.candidates]
    return votes.get(own[0] if own else mandate["number"])


# Constituting: section 5.


@check("council-constituted")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    council, plan = act["council"], state.plan_in_force
    rows = [*state.plans[plan]["constituencies"], *state.plans[plan]["delegates"]]
    seats = sum(row["seats"] for row in rows if row["council"] == council)
    held = list(state.held(council))
    confirmed = [
        one
        for one in held
        if (one["plan"], one["credential"], one["ended"], one["stands_in_for"]) == (plan, "confirmed", None, None)
    ]
    level = state.level(council)
    rule = level.get("constitute", {"num": 1, "den": 2, "of": "statutory-members", "strict": True})
    numbers = {"statutory-members": seats, "members-in-office": len(confirmed)}
    formed = [
        {"section": key, "deputies": sum(1 for one in confirmed if one["section"] == key)}
        for key in level.get("sections", ())
    ]
    found = {"plan": plan, "seats": seats, "confirmed": len(confirmed), "sections": formed, "day": _day(entry)}
    yield from compare("council constituted", act, found)
    enough = met(rule, len(confirmed), base_of(rule, numbers))
    yield Compared("council constituted", "enough", True, enough)
    ended = sum(1 for one in held if one["plan"] != plan and one["ended"] is None)
    stated = [one["mandates"] for one in entry["acts"] if one["kind"] == "terms-ended"]
    yield Compared("terms ended", "mandates", stated, [ended] if ended else [])


# Elections within a council: section 7.


def choose(votes: Mapping[str, int], places: int, ordered: int, lot: Sequence[int]) -> list[str]:
    """The members chosen, in order. Raises `ValueError` for a tie without a lot."""
    listed = sorted(votes)
    priority = {number: place for place, number in enumerate(lot)}

    def key(mandate: str) -> tuple[int, int, str]:
        return (-votes[mandate], priority.get(listed.index(mandate) + 1, 0), mandate)

    ranked = sorted(listed, key=key)
    chosen, rest = ranked[:places], ranked[places:]
    tied_out = bool(chosen and rest and votes[chosen[-1]] == votes[rest[0]])
    tied_posts = any(votes[one] == votes[two] for one in chosen[:ordered] for two in chosen if one != two)
    if (tied_out or tied_posts) and not lot:
        raise ValueError("a tie that no lot settles")
    return chosen


def _chosen(state: State, entry: Row, council: str, places: int, ordered: int, name: str) -> Iterator[Compared]:
    request, day = entry["request"], _day(entry)
    votes = {one["mandate"]: one["votes"] for one in request["votes"]}
    seed = request.get("seed", "")
    lot = draw(state.system, name, seed, range(1, len(votes) + 1)) if seed else []
    chosen = choose(votes, places, ordered, lot)
    stated = [
        (one.get("sent"), one["votes"]) for one in entry["acts"] if one["kind"] == "delegate-sent"
    ] or [(one["mandate"], one["votes"]) for one in entry["acts"][0]["members"]]  # fmt: skip
    yield Compared("election within a council", "chosen", stated, [(one, votes[one]) for one in chosen])
    held, voters = holders(state, council), request["voters"]
    yield Compared("election within a council", "quorum", True, _quorate(state, council, request, day))
    possible = voters <= len(held) and sum(votes.values()) <= voters * places and max(votes.values()) <= voters
    yield Compared("election within a council", "possible", True, possible)


def _quorate(state: State, council: str, request: Row, day: str) -> bool:
    """The quorum of an election: in a sitting as at a vote, in none by the number of voters alone."""
    level, voters = state.level(council), request["voters"]
    if request.get("sitting"):
        bases = the_bases(state, state.sittings[request["sitting"]], day)
        return voters <= bases["present"] and quorum(level, bases, voters)[1]
    held, rule = holders(state, council), level["quorum"]
    of = sorted(Counter(behind(one) for one in held).values())
    numbers = {
        "statutory-members": state.councils[council]["seats"], "enrolled": len(held), "units": len(of),
        "members-in-office": len(held) - sum(1 for one in held if long_absent(state.statute(), one, day)),
    }  # fmt: skip
    silent, emptied = len(held) - voters, 0
    while rule["of"] == "units" and emptied < len(of) and silent >= of[emptied]:
        silent, emptied = silent - of[emptied], emptied + 1
    count = len(of) - emptied if rule["of"] == "units" else voters
    return met(rule, count, base_of(rule, numbers))


def _posts(request: Row, act: Row, posts: Sequence[str], chosen: Sequence[str]) -> Iterator[Compared]:
    stated = {one["post"]: one["mandate"] for one in act["posts"]}
    named = {one["post"]: one["mandate"] for one in request.get("posts", ())}
    yield Compared("election within a council", "posts", stated, named or dict(zip(posts, chosen, strict=False)))


@check("executive-elected")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    provision = state.level(act["council"])["executive"]
    posts = provision.get("posts", ["chair", "secretary"])
    places = (
        len(act["members"])
        if provision.get("size_norm")
        else min(provision["size"], state.councils[act["council"]]["seats"])
    )
    ordered = 0 if entry["request"].get("posts") else min(len(posts), places)
    name = f"executive-{act['council']}-{_day(entry)}"
    yield from _chosen(state, entry, act["council"], places, ordered, name)
    yield from _posts(entry["request"], act, posts, [one["mandate"] for one in act["members"]])


@check("organ-elected")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    organ = state.organs[act["organ"]]
    posts = state.statute().get("organs", {}).get(organ["provision"], {}).get("posts", ["chair"])
    ordered = 0 if entry["request"].get("posts") else min(len(posts), organ["size"])
    name = f"organ-{act['organ']}-{_day(entry)}"
    yield from _chosen(state, entry, organ["council"], organ["size"], ordered, name)
    yield from _posts(entry["request"], act, posts, [one["mandate"] for one in act["members"]])


@check("delegate-sent")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    plan, sender, receiver = state.plan_in_force, act["sender"], act["council"]
    if entry["request"].get("as_it_sits") and state.councils[receiver]["status"] == "constituted":
        plan = state.councils[receiver]["plan"]
    ever = [one for one in state.held(receiver) if one["delegate_of"] == sender]
    place = [one["mandate"] for one in entry["acts"]].index(act["mandate"])
    own = state.mandates[act["sent"]]["section"]
    section = own if own in state.level(receiver).get("sections", ()) else None
    found = {
        "mandate": f"{receiver}-from-{sender}-{len(ever) + place + 1}", "plan": plan, "since": _day(entry),
        "section": section,
    }  # fmt: skip
    yield from compare("delegates sent", act, found)
    if place == 0:
        standing = [
            one for one in ever if one["plan"] == plan and one["ended"] is None and one["credential"] != "refused"
        ]
        rows = state.plans[plan]["delegates"]
        seats = sum(row["seats"] for row in rows if (row["sender"], row["council"]) == (sender, receiver))
        places = max(seats - len(standing), 0)
        yield from _chosen(state, entry, sender, places, 0, f"delegates-{sender}-{receiver}")


@check("post-rotated")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    organ = state.organs[act["organ"]]
    provision = state.statute()["organs"][organ["provision"]]
    post = provision.get("posts", ["chair"])[0]
    holder = organ["posts"].get(post, "")
    sitting = [one for one in organ["members"] if in_office(state.mandates[one])]
    place = organ["members"].index(holder) if holder in organ["members"] else -1
    circle = [*organ["members"][place + 1 :], *organ["members"][: max(place, 0)]]
    found = {"post": post, "mandate": next(one for one in circle if one in sitting)}
    yield from compare("rotation of a post", act, found)
    due = after_days(organ["since"], provision["rotation_days"])
    yield Compared("rotation of a post", "due", True, holder not in sitting or _day(entry) >= due)


# Early elections: section 8.


@check("early-election-due")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    council = state.councils[act["council"]]
    rule = next(one for one in state.statute()["mandates"]["early"] if one["when"] == act["when"])
    first = after_months(council["constituted"], rule.get("after_months", 0))
    yield Compared("early election", "not before", True, _day(entry) >= first and council["due"] is None)
    found = {
        "size-changed": _size_changed, "members-below": _members_below, "voided": _voided,
        "resolved": lambda *_: state.motions[act["motion"]]["status"] == "carried",
        "dissolved": lambda *_: council["status"] == "dissolved",
    }[act["when"]](state, council, rule)  # fmt: skip
    yield Compared("early election", act["when"], True, found)


def _size_changed(state: State, council: Row, rule: Row) -> bool:
    then = electors_below(state, state.plan_of(council["id"]), council["id"])
    inside = {council["id"], *state.below(council["id"])}
    stands: dict[tuple[str, str], bool] = {}
    for case in state.cases.values():
        if case["status"] in ("granted", "refused", "upheld", "overturned"):
            given = case["granted"] != (case["status"] == "overturned")
            stands[case["council"], case["layer"]] = given == (case["change"] == "admit")
    outside = {place for place, inside in stands.items() if not inside}
    now = sum(
        unit["electors"]
        for unit in list(state.rolls.values())[-1]["units"]
        if unit["council"] in inside and (unit["council"], unit["layer"]) not in outside
    )
    least = needed(rule["share"], then) if "share" in rule else 0
    return abs(now - then) >= max(rule.get("least", 0), least)


def _members_below(state: State, council: Row, rule: Row) -> bool:
    share = rule.get("share", {"num": 1, "den": 1, "of": "statutory-members"})
    of_plan = [
        one for one in state.held(council["id"]) if one["plan"] == council["plan"] and not one["stands_in_for"]
    ]  # fmt: skip
    held = [one for one in of_plan if one["ended"] is None and one["credential"] != "refused"]
    taken = {one["replaces"] for one in of_plan}
    empty: Counter[tuple[str, str]] = Counter()
    for one in of_plan:
        if one["ended"] is not None and one["delegate_of"] is None and one["id"] not in taken:
            empty[one["election"], rule_for(state, one)] += 1
    may_be = sum(min(many, _left(state, election, by)) for (election, by), many in empty.items())
    rows = state.plan_of(council["id"])["delegates"]
    places = sum(row["seats"] for row in rows if row["council"] == council["id"])
    places -= sum(1 for one in held if one["delegate_of"])
    return not met(share, len(held) + may_be + max(places, 0), council["seats"])


def rule_for(state: State, mandate: Row) -> str:
    """The rule by which the seat of a mandate is filled."""
    provision = state.statute(mandate["statute"])["mandates"]
    after_recall = provision.get("recall", {}).get("seat") if mandate["end_reason"] == "recalled" else None
    return str(after_recall or provision.get("alternates", "by-election"))


def waiting(state: State, election: Row, by: str) -> list[int]:
    """Alternates of an election in order, by next-in-count or elected, gone or not."""
    following = list((election["result"] or {"next": ()})["next"])
    if by == "elected":
        per = state.statute(election["statute"])["mandates"].get("alternates_per")
        return following[: 1 if per is None else -(-election["seats"] // per)]
    return following if by == "next-in-count" else []


def gone(state: State, election: Row, *, leave: bool = False) -> set[int]:
    """Candidates who are passed over."""
    found = {number for number, one in election["candidates"].items() if one["withdrawn"]}
    for one in state.mandates.values():
        standing = one["stands_in_for"] is not None
        if one["election"] == election["election"] and (not standing or (leave and one["ended"] is None)):
            found.add(one["number"])
    return found


def _left(state: State, id_: str, by: str) -> int:
    election = state.elections[id_]
    return sum(1 for number in waiting(state, election, by) if number not in gone(state, election))


def _voided(state: State, council: Row, rule: Row) -> bool:
    by_election: dict[str, list[bool]] = {}
    for one in state.held(council["id"]):
        if one["plan"] == council["plan"] and one["election"] and not (one["replaces"] or one["stands_in_for"]):
            by_election.setdefault(one["election"], []).append(one["credential"] == "refused")
    seats = sum(len(refused) for refused in by_election.values() if all(refused))
    return seats >= max(1, needed(rule["share"], council["seats"]) if "share" in rule else 1)
