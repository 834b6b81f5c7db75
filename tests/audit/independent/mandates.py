"""docs/results/mandates.md: meetings, instructions kept or broken, reports due, credentials, terms, alternates."""

from __future__ import annotations

from collections.abc import Iterator

from independent.applying_sittings import choices_of
from independent.checking import Compared, check, compare
from independent.elections import draw, gone, rule_for, waiting
from independent.lists import lists_of, next_on_list, rule_of
from independent.numbers import after_days, after_months, base_of, met
from independent.recall import lapsing, standing_in_ended
from independent.state import Row, State, resting

__all__ = ["kept", "meeting_carries", "reports_due"]


def _day(entry: Row) -> str:
    return str(entry["at"][:10])


def meeting_carries(provision: Row, votes_for: int, votes_against: int, electors: int) -> bool:
    """Section 1: whether a meeting of the electors carried it."""
    cast = votes_for + votes_against
    numbers = {"registered": electors, "eligible": electors, "votes-cast": cast, "voters": cast, "present": cast}
    share = provision["majority"]
    return cast <= electors and met(share, votes_for, base_of(share, numbers)) and votes_for > votes_against


@check("deputy-instructed", "instruction-applied", "report-judged")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    mandate = state.mandates[act["mandate"]]
    provision = state.statute(mandate["statute"])["mandates"]["instructions"]
    electors = state.elections[mandate["election"]]["electors"]
    given = {key: entry["request"][key] for key in ("votes_for", "votes_against")}
    yield from compare("meeting of electors", act, given)
    reached = meeting_carries(provision, given["votes_for"], given["votes_against"], electors)
    yield Compared("meeting of electors", "carried", act.get("accepted", True), reached)
    if act["kind"] == "deputy-instructed":
        number = len(mandate["instructions"]) + 1
        yield from compare("instruction", act, {"force": provision["force"], "number": number, "given": _day(entry)})


@check("delegate-instructed")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    mandate = state.mandates[act["mandate"]]
    force = state.statute(mandate["statute"])["mandates"]["instructions"]["force"]
    number = len(mandate["instructions"]) + 1
    yield from compare("instruction", act, {"force": force, "number": number, "given": _day(entry)})


def kept(state: State, mandate: str, motion: str, choice: str) -> str:
    """Whether a deputy kept an instruction: kept, broken, absent, unknown, pending or lapsed."""
    row = state.motions[motion]
    vote = row["vote"]
    if vote is None:
        return "lapsed" if row["status"] == "lapsed" else "pending"
    if vote["kind"] != "roll-call-taken":
        return "unknown"
    cast = {one["choice"] for one in choices_of(state, vote) if one["mandate"] == mandate}
    if not cast:
        return "absent"
    return "kept" if cast == {choice} else "broken"


def reports_due(state: State, mandate: Row, day: str) -> list[tuple[str, str, str]]:
    """(instruction, last day, status) of each report owed or given on a day: section 2."""
    provision = state.statute(mandate["statute"])["mandates"]["instructions"]
    found: list[tuple[str, str, str]] = []

    def still(instruction: str, due: str) -> None:
        if mandate["ended"] is None or due < mandate["ended"]:
            found.append((instruction, due, "overdue" if day > due else "due"))

    for id_, one in mandate["instructions"].items():
        if provision.get("report_days", 0):
            due = after_days(one["given"], provision["report_days"])
            answers = [report["filed"] for report in mandate["reports"].values() if id_ in report["answers"]]
            if answers:
                found.append((id_, due, "late" if answers[0] > due else "answered"))
            else:
                still(id_, due)
    if provision.get("report_every_days", 0) and mandate["credential"] == "confirmed" and not mandate["waits"]:
        last = max((report["filed"] for report in mandate["reports"].values()), default=mandate["since"])
        still("", after_days(last, provision["report_every_days"]))
    return found


@check("credential-issued")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    election, number = state.elections[act["election"]], act["number"]
    former = act.get("replaces") or act.get("stands_in_for")
    deputy = election["candidates"][number].get("deputy") or f"{act['election']}.d{number}"
    id_ = f"{act['election']}.m{number}"
    if act.get("stands_in_for"):
        times = sum(
            1
            for one in state.mandates.values()
            if (one["election"], one["number"]) == (act["election"], number) and one["stands_in_for"]
        )
        id_ = f"{act['election']}.s{number}-{times + 1}"
    months = state.statute(election["statute"])["mandates"].get("term_months")
    until = None if months is None else after_months(act["since"], months)
    found = {"mandate": id_, "deputy": deputy, "issued": _day(entry)}
    found["until"] = state.mandates[former]["until"] if former else until
    yield from compare("credential", act, found)
    if former and entry["request"]["kind"] in ("seat-alternate", "seat-stand-in"):
        yield from _alternate(state, {**act, "seed": entry["request"].get("seed", "")}, state.mandates[former])
    elif not former:
        issued = [one["number"] for one in entry["acts"] if one["kind"] == "credential-issued"]
        yield Compared("credential", "all elected", issued, list(election["result"]["elected"]))


def _alternate(state: State, act: Row, former: Row) -> Iterator[Compared]:
    election, by = state.elections[act["election"]], rule_for(state, former)
    lists = any(one.get("list") for one in election["candidates"].values())
    if (by == "same-list" and not lists) or (by == "countback" and not election["ballots"]):
        by = "next-in-count"
    if by in ("next-in-count", "elected"):
        passed = gone(state, election, leave=bool(act.get("stands_in_for")))
        found = [number for number in waiting(state, election, by) if number not in passed][:1]
        yield Compared("alternate", by, [act["number"]], found)
    elif by == "same-list":
        yield Compared("alternate", by, act["number"], _on_lists(state, act, former))
    else:
        yield Compared("alternate", "not gone", False, act["number"] in gone(state, election))


def _on_lists(state: State, act: Row, former: Row) -> int | None:
    election = state.elections[act["election"]]
    own = {one["id"]: one for one in state.mandates.values() if one["election"] == act["election"]}
    own = {id_: one for id_, one in own.items() if one["stands_in_for"] is None}
    moved = [
        (own[one["replaces"]]["number"], one["number"]) for one in own.values() if one["replaces"] in own
    ]  # fmt: skip
    seed = act.get("seed", "")
    order = election["lot"] or ()
    if seed:
        name = f"{act['election']}-seat-{former['id']}"
        order = draw(state.system, name, seed, election["candidates"])
    votes = {one["candidate"]: one["votes"] for one in election["counts"][0]["votes"]}
    method = state.statute(election["statute"])["elections"]["methods"][election["method"]]
    return next_on_list(
        lists_of(election["candidates"]), votes, election["result"]["elected"], moved, left=former["number"],
        gone=gone(state, election, leave=bool(act.get("stands_in_for"))), seats=election["seats"],
        rule=rule_of(method), order=order,
    )  # fmt: skip


@check("credential-issued")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    if entry["request"]["kind"] != "seat-alternate":
        return
    standing = [
        one["id"]
        for one in state.mandates.values()
        if (one["election"], one["number"], one["ended"]) == (act["election"], act["number"], None)
        and one["stands_in_for"]
    ]
    found = standing_in_ended(state, standing[0]) if standing else []
    stated = [(one["kind"], one.get("petition") or one["mandate"]) for one in entry["acts"][1:]]
    yield Compared("what ends with a mandate", "standing in", stated, found)


@check("credential-contested")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    yield Compared("challenge", "in time", True, _day(entry) <= _last_day(state, act["mandate"]))


def _last_day(state: State, id_: str) -> str:
    mandate = state.mandates[id_]
    days = state.statute(mandate["statute"])["elections"].get("challenge_days", 0)
    return after_days(mandate["issued"], days)


@check("credentials-confirmed", "credentials-awaiting", "contest-judged", "contest-decided")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    last = act["kind"] in ("credentials-confirmed", "contest-decided")
    outcome = act.get("outcome", "confirmed")
    for id_ in act.get("mandates") or [act["mandate"]]:
        mandate = state.mandates[id_]
        elections = state.statute(mandate["statute"])["elections"]
        alike = [
            one for one in mandate["hands"] if one["hand"] != act.get("hand", "first") and one["outcome"] == outcome
        ]  # fmt: skip
        yield Compared("hands of the commission", id_, last, len(alike) + 1 >= elections.get("confirmations", 1))
        if act["kind"].startswith("credentials"):
            open_ = bool(elections.get("challenge_days", 0)) and _day(entry) <= _last_day(state, id_)
            yield Compared("challenge", "over", ("issued", False), (mandate["credential"], open_))
            yield from _sender(state, mandate)


def _sender(state: State, mandate: Row) -> Iterator[Compared]:
    if mandate["delegate_of"] is None:
        return
    own = state.mandates[mandate["rests_on"]]
    standing = [
        one
        for one in state.held(mandate["council"])
        if one["delegate_of"] == mandate["delegate_of"]
        and (one["plan"], one["ended"]) == (mandate["plan"], None)
        and one["credential"] != "refused"
    ]
    rows = state.plans[mandate["plan"]]["delegates"]
    places = sum(
        row["seats"]
        for row in rows
        if (row["sender"], row["council"]) == (mandate["delegate_of"], mandate["council"])
    )  # fmt: skip
    borne_out = own["credential"] == "confirmed" and own["ended"] is None and not own["waits"]
    yield Compared("chain of a mandate", "borne out", True, borne_out and len(standing) <= places)


@check("mandate-rotated")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    mandate = state.mandates[act["mandate"]]
    days = state.statute(mandate["statute"])["mandates"]["rotation_days"]
    yield Compared("rotation", "due", True, _day(entry) >= after_days(mandate["since"], days))


@check("council-constituted")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    """Section 4: what ends with a term."""
    ended = [one for one in state.held(act["council"]) if one["plan"] != act["plan"] and one["ended"] is None]
    ids = {one["id"] for one in ended}
    found = [
        one["id"]
        for one in state.petitions.values()
        if (one["mandate"], one["council"]) == ("", act["council"]) and one["status"] in ("open", "certified")
    ]
    for one in ended:
        found += lapsing(state, one["id"])
        found += [above["id"] for above in resting(state.mandates.values(), (one["id"],)) if above["id"] not in ids]
    kinds = ("petition-lapsed", "delegation-ended", "stand-in-ended")
    stated = [one.get("petition") or one["mandate"] for one in entry["acts"] if one["kind"] in kinds]
    yield Compared("terms ended", "what ends with them", stated, found)
