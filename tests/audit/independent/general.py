"""docs/results.md, section 1: what holds of every act; and what acts repeat of their documents."""

from __future__ import annotations

from collections.abc import Iterator

from independent.checking import Compared, check, compare
from independent.state import Row, State

__all__ = ["general"]

_FOLLOWING = (
    "motion-postponed", "motion-referred", "debate-closed", "vote-form-set", "motion-reopened", "delegation-ended",
    "stand-in-ended", "mandate-suspended", "mandate-taken", "council-named",
)  # fmt: skip
"""Acts that follow from another in their entry: their fields are not those of the request."""
_OWN = {
    "candidates-nominated": ("candidates",), "sitting-opened": ("present",), "delegate-sent": ("council", "votes"),
    "credential-issued": ("mandate",), "motion-tabled": ("motion",), "means-chosen": ("facts",),
    "directive-objected": ("facts",), "sitting-convened": ("agenda",), "speech-interrupted": ("speech",),
}  # fmt: skip
_DAYS = {"report-filed": "filed", "system-founded": "founded", "deputy-instructed": "given", "notice-given": "given"}


def general(entry: Row) -> Iterator[tuple[Row, Compared]]:
    """Yield for each act of an entry what holds of every act."""
    day, request = entry["at"][:10], entry["request"]
    for act in entry["acts"]:
        name = _DAYS.get(act["kind"], "day")
        if name in act and act["kind"] != "sitting-convened":
            yield act, Compared("day of an act", name, act[name], day)
        if act["kind"] in _FOLLOWING:
            continue
        for key in act.keys() & request.keys() - {"kind", *_OWN.get(act["kind"], ())}:
            yield act, Compared("what was asked", key, act[key], request[key])


@check("roll-sealed")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    units = state.documents.plain(act["document"])["units"]
    yield from compare("documents", act, {"units": len(units), "electors": sum(one["electors"] for one in units)})


@check("plan-adopted")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    rows = state.documents.plain(act["document"])["constituencies"]
    yield from compare("documents", act, {"constituencies": len(rows), "seats": sum(row["seats"] for row in rows)})


@check("ballots-received")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    lines = state.documents.data(act["ballots"]).decode("ascii").splitlines()
    papers = next(line.split()[1] for line in lines if line.startswith("papers "))
    yield from compare("documents", act, {"papers": int(papers)})


@check("organ-formed")
def _(state: State, act: Row, entry: Row) -> Iterator[Compared]:
    own = state.statute().get("organs", {}).get(act.get("provision", ""), {})
    size = own.get("size", entry["request"].get("size"))
    yield from compare("organ formed", act, {"size": size, "task": state.motions[act["motion"]]["text"]})
    council = state.councils[act["council"]]
    standing = {
        key: given
        for key, given in council["delegated"].items()
        if given["to"] == "executive" or not state.organs[given["to"]]["dissolved"]
    }
    taken = [key for key, given in standing.items() if given["until"] is None or given["until"] >= act["day"]]
    free = [key for key in own.get("delegated", ()) if key not in taken]
    yield from compare("organ formed", act, {"delegated": free})
