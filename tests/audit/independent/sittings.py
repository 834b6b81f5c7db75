"""docs/results/sittings.md: attendance, quorum, votes, amendments, consent, organs, corrections."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from independent.amending import in_order, overlap
from independent.applying_sittings import arriving, choices_of, corrected_choices
from independent.bodies import holders, long_absent, numbers_of, quorum, the_bases, voices
from independent.checking import Compared, check, compare
from independent.numbers import after_days, base_of, days_between, met
from independent.reading import amount
from independent.state import Row, State, in_office
from independent.votes import Ballot, judge, majority_of, roll_call, sections_agree, units_agree, voters

__all__: list[str] = []

_BASES = ("present", "enrolled", "in_office", "seats", "units", "electors", "absent")


def _day(entry: Row) -> str:
    return str(entry["at"][:10])


def _bases(kind: str, stated: Row, found: Row) -> Iterator[Compared]:
    yield from compare(kind, stated, {key: found[key] for key in _BASES})


@check("sitting-convened")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    yield Compared("notice of a sitting", "convened", act["convened"], _day(entry))
    notice = days_between(act["convened"], act["day"])
    enough = notice >= state.statute()["working"]["notice_days"]
    yield Compared("notice of a sitting", "days kept", True, enough)


@check("sitting-opened", "deputies-arrived", "deputies-left", "sitting-resumed")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    sitting = {**state.sittings[act["sitting"]]}
    coming = arriving(state, act) if act["kind"] == "sitting-opened" else []
    coming = act["mandates"] if act["kind"] == "deputies-arrived" else coming
    leaving = act["mandates"] if act["kind"] == "deputies-left" else []
    sitting["present"] = [one for one in (*sitting["present"], *coming) if one not in leaving]
    sitting["enrolled"] = [*sitting["enrolled"], *(one for one in coming if one not in sitting["enrolled"])]
    bases = the_bases(state, sitting, _day(entry))
    least, there = quorum(state.level(sitting["council"], sitting["statute"]), bases)
    yield Compared("quorum", "quorum", act["quorum"], least)
    yield Compared("quorum", "reached", act.get("quorate", True), there)
    yield Compared("attendance", "present", act["present"], _present(act, sitting, bases))
    if act["kind"] == "sitting-opened":
        there = state.sittings[act["sitting"]]["present"]
        new = [one for one in entry["request"].get("present", ()) if one not in there]
        yield Compared("attendance", "arrived", act["arrived"], [] if act.get("sheet") else new)
        yield from _bases("bases", act["bases"], bases)
        late = days_between(sitting["day"], _day(entry))
        yield Compared("notice of a sitting", "opens on its day", True, late in (0, 1))


def _present(act: Row, sitting: Row, bases: Row) -> int:
    return int(bases["present"]) if act["kind"] == "sitting-resumed" else len(sitting["present"])


@check("hands-counted", "roll-call-taken", "secret-vote-taken")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    motion = state.motions[act["motion"]]
    sitting = state.sittings[motion["sitting"]]
    yield Compared("order of voting", "its turn", [], _before(state, motion))
    yield from _form(motion, act)
    majority = majority_of(state, motion)
    yield from _judged(state, sitting, majority, act, entry)
    yield from _following(state, motion, act, entry)


def _judged(state: State, sitting: Row, majority: Row, act: Row, entry: Row) -> Iterator[Compared]:
    request, votes = entry["request"], voters(state, sitting)
    choices: list[Row] = []
    parts: dict[str, Ballot] = {}
    if act["kind"] in ("roll-call-taken", "statute-voted"):
        kind, choices = "roll call", choices_of(state, request)
        yield Compared(kind, "choices", act["choices"], [] if act.get("sheet") else choices)
        ballot, part = roll_call(choices, votes)
        parts = {key: roll_call(_of(state, choices, key), votes)[0] for key in _sections(state, sitting)}
        if any(one != 1 for one in votes.values()):
            kind = "roll call of several votes"
    else:
        kind = "show of hands" if act["kind"] == "hands-counted" else "secret vote"
        given = [Fraction(request.get(key, 0)) for key in ("votes_for", "votes_against", "abstentions")]
        ballot, part = Ballot(*given), int(sum(given)) + request.get("spoiled", 0)
        parts = {one["section"]: _ballot(one) for one in request.get("sections", ())}
        yield Compared(kind, "no more than are there", True, part <= sum(votes.values()))
    for what in ("votes_for", "votes_against", "abstentions"):
        yield Compared(kind, what, amount(act[what]), getattr(ballot, what))
    bases = the_bases(state, sitting, _day(entry))
    yield from _bases("bases", act["bases"], bases)
    unknown = act["kind"] == "secret-vote-taken" and any(one != 1 for one in votes.values())
    least, there = quorum(state.level(sitting["council"], sitting["statute"]), bases, None if unknown else part)
    yield Compared("quorum", "quorum", act["quorum"], least)
    yield Compared("quorum", "reached", True, there)
    carried, votes_needed = judge(majority, ballot, {**numbers_of(bases), **voices(state, sitting)}, act.get("casting"))
    yield Compared("majority", "needed", act["needed"], votes_needed)
    sections = sections_agree(state, sitting, majority, parts)
    units = units_agree(state, sitting, majority, choices)
    named = "majority with sections or units" if majority.get("sections") or majority.get("units") else "majority"
    yield Compared("majority by the casting vote" if act.get("casting") else named, "carried", act["carried"],
                   carried and sections and units)  # fmt: skip


def _ballot(figures: Row) -> Ballot:
    return Ballot(*(Fraction(figures.get(key, 0)) for key in ("votes_for", "votes_against", "abstentions")))


def _sections(state: State, sitting: Row) -> list[str]:
    level = state.level(sitting["council"], sitting["statute"])
    return [] if sitting["section"] else list(level.get("sections", ()))


def _of(state: State, choices: list[Row], section: str) -> list[Row]:
    return [one for one in choices if state.mandates[one["mandate"]]["section"] == section]


def _before(state: State, motion: Row) -> list[str]:
    """What has to be voted before a motion: motions on procedure about it, amendments; other amendments."""
    sitting = state.sittings[motion["sitting"]]
    tabled = [state.motions[one] for one in sitting["motions"] if state.motions[one]["status"] == "tabled"]
    about = [one["id"] for one in tabled if one["procedure"] and one["procedure"].get("about") == motion["id"]]
    if motion["amends"]:
        turn = in_order(state.amendments(motion["amends"]), state.motions[motion["amends"]]["order"])
        return [*about, *turn[: turn.index(motion["id"])]]
    return [*about, *in_order(state.amendments(motion["id"]), motion["order"])]


def _form(motion: Row, act: Row) -> Iterator[Compared]:
    form = {"hands-counted": "hands", "roll-call-taken": "roll-call", "secret-vote-taken": "secret"}[act["kind"]]
    if motion["demanded"]:
        yield Compared("form of vote", "as demanded", form, motion["demanded"])


def _following(state: State, motion: Row, act: Row, entry: Row) -> Iterator[Compared]:
    """The acts that follow a carried motion: sections 7 and 8."""
    stated = [one for one in entry["acts"] if one["kind"] not in (act["kind"], "secret-count-entered")]
    if not act["carried"] or not (motion["amends"] or motion["procedure"]):
        yield Compared("what follows a vote", "acts", stated, [])
        return
    found = _overtaken(state, motion) if motion["amends"] else _effect(state, motion)
    kind = "amendments overtaken" if motion["amends"] else "effect of procedure"
    yield Compared(kind, "acts", stated, found)


def _overtaken(state: State, motion: Row) -> list[Row]:
    over = [
        one["id"]
        for one in state.amendments(motion["amends"])
        if one["id"] != motion["id"]
        and (motion["lines"] is None or (one["lines"] is not None and overlap(one["lines"], motion["lines"])))
    ]
    return [{"kind": "amendments-overtaken", "amendments": over, "by": motion["id"]}] if over else []


def _effect(state: State, motion: Row) -> list[Row]:
    moved, sitting = motion["procedure"], state.sittings[motion["sitting"]]
    about = moved.get("about", "")
    waiting = [one["id"] for one in state.amendments(about)] if about else []
    until = {"until": moved["until"]} if moved.get("until") else {}
    reason = {"reason": motion["text"]} if motion["text"] else {}
    found: dict[str, Row] = {
        "close-debate": {"kind": "debate-closed", "motion": about},
        "limit-speeches": {"kind": "speeches-limited", "sitting": sitting["id"], "seconds": moved.get("seconds")},
        "refer": {
            "kind": "motion-referred", "motion": about, "amendments": waiting, "to": moved.get("to"), **until,
        },
        "postpone": {"kind": "motion-postponed", "motion": about, "amendments": waiting, **until},
        "change-agenda": {
            "kind": "agenda-changed", "sitting": sitting["id"],
            "agenda": [*sitting["agenda"][: sitting["point"]], *moved.get("agenda", ())],
        },
        "roll-call": {"kind": "vote-form-set", "motion": about, "form": "roll-call"},
        "secret-vote": {"kind": "vote-form-set", "motion": about, "form": "secret"},
        "reconsider": {"kind": "motion-reopened", "motion": about},
        "suspend": {"kind": "sitting-suspended", "sitting": sitting["id"], **reason},
    }  # fmt: skip
    return [found[moved["kind"]]] if moved["kind"] in found else []


@check("secret-count-entered")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    figures = ("votes_for", "votes_against", "abstentions", "spoiled")
    yield from compare("secret vote", act, {key: entry["request"].get(key, 0) for key in figures})


@check("secret-vote-taken")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    motion = state.motions[act["motion"]]
    tellers = state.statute(state.sittings[motion["sitting"]]["statute"])["elections"].get("tellers", 2)
    figures = [(one["votes_for"], one["votes_against"], one["abstentions"], one["spoiled"]) for one in motion["counts"]]
    own = (act["votes_for"], act["votes_against"], act["abstentions"], act["spoiled"])
    yield Compared("tellers agree", "counts", [own] * (tellers - 1), figures)


@check("statute-voted")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    yield from _judged(state, state.sittings[act["sitting"]], state.statute()["amendment"]["majority"], act, entry)


@check("roll-call-demanded", "secret-vote-demanded")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    sitting = state.sittings[state.motions[act["motion"]]["sitting"]]
    working = state.statute(sitting["statute"])["working"]
    share = working.get("roll_call", {"num": 1, "den": 10, "of": "present"})
    share = working["secret"] if act["kind"] == "secret-vote-demanded" else share
    bases = the_bases(state, sitting, _day(entry))
    enough = met(share, len(act["demanded_by"]), base_of(share, numbers_of(bases)))
    yield Compared("form of vote", "enough demand it", True, enough)


@check("sitting-closed")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    listed = [state.motions[one] for one in state.sittings[act["sitting"]]["motions"]]
    lapsing = [one["id"] for one in listed if one["status"] == "tabled" and one["sitting"] == act["sitting"]]
    yield Compared("motions lapsed", "lapsed", act["lapsed"], lapsing)


@check("consent-proposed")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    until = after_days(_day(entry), state.statute()["working"]["consent"].get("days", 0))
    yield from compare("consent", act, {"opened": _day(entry), "until": until})


@check("consent-concluded")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    motion, statute = state.motions[act["motion"]], state.statute()
    rule, day = statute["working"]["consent"], _day(entry)
    counted = [one["id"] for one in holders(state, motion["council"]) if not long_absent(statute, one, day)]
    answers = [answer for mandate, answer in motion["consent"]["answers"].items() if mandate in counted]
    objections = answers.count("object")
    signed = len(answers) - objections
    too_many = objections > rule.get("objections", 0)
    carried = not too_many and signed >= max(len(counted) - rule.get("missing", 0), 1)
    figures = {"signed": signed, "objections": objections, "members": len(counted), "carried": carried, "day": day}
    yield from compare("consent", act, figures)
    yield Compared("consent", "its days are over", True, too_many or day >= motion["consent"]["until"])


def body_members(state: State, council: str, body: str) -> list[str]:
    """Who sits in the executive or an organ now."""
    executive = state.councils[council]["executive"] or []
    named = executive if body == "executive" else state.organs[body]["members"]
    found = [one for one in named if in_office(state.mandates[one])]
    organ = {} if body == "executive" else state.statute().get("organs", {}).get(state.organs[body]["provision"], {})
    if organ.get("elected_from", "members") == "executive":
        found = [one for one in found if one in executive]
    return found


@check("decided-in-organ", "inspection-filed")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    sitting_in = body_members(state, act["council"], act["organ"])
    ballot, part = roll_call(entry["request"]["choices"], dict.fromkeys(sitting_in, Fraction(1)))
    half = {"threshold": {"num": 1, "den": 2, "of": "votes-cast", "strict": True}}
    carried, least = judge(half, ballot, {})
    yield Compared("vote of an organ", "carried", True, carried)
    yield Compared("vote of an organ", "quorum reached", True, part >= len(sitting_in) // 2 + 1)
    yield Compared("vote of an organ", "choices", act["choices"], entry["request"]["choices"])
    if act["kind"] == "decided-in-organ":
        for what in ("votes_for", "votes_against", "abstentions"):
            yield Compared("vote of an organ", what, amount(act[what]), getattr(ballot, what))
        yield from compare("vote of an organ", act, {"quorum": len(sitting_in) // 2 + 1, "needed": least})
        found: dict[str, Any] = dict.fromkeys(_BASES, 0)
        found |= {"present": part, "enrolled": part, "in_office": len(sitting_in), "seats": len(sitting_in)}
        yield from _bases("bases", act["bases"], found)


@check("vote-corrected")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    motion, request = state.motions[act["motion"]], entry["request"]
    vote, majority = motion["vote"], majority_of(state, motion)
    if vote["kind"] == "roll-call-taken":
        choices = corrected_choices(state, motion, act)
        ballot, _part = roll_call(choices, {one["mandate"]: Fraction(1) for one in choices})
    else:
        ballot = _ballot(request)
    for what in ("votes_for", "votes_against", "abstentions"):
        yield Compared("correction", what, amount(act[what]), getattr(ballot, what))
    opposed = ballot.votes_against
    opposed += ballot.abstentions if majority.get("abstention") == "against" else 0
    casting = vote.get("casting") if ballot.votes_for == opposed else None
    yield Compared("correction", "casting", act.get("casting"), casting)
    carried, _least = judge(majority, ballot, numbers_of(vote["bases"]), casting)
    yield Compared("correction", "carried", act["carried"], carried)


@check("decision-adopted")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    motion = state.motions[act["motion"]]
    yield Compared("amended text", "text", act["text"], motion["text"])
    yield Compared("what rests on a vote", "carried before", "carried", motion["status"])
