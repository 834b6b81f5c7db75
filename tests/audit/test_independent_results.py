"""Results recomputed by a program that shares no line with ours: written from docs/results, standard library only.

The records are those of the golden grounds, which hold every kind of request and of act, and of grounds with what a
small town seldom has: votes shared and split, sections and units that have to agree, agendas with points that are due.
Each is exported as a reader gets it, and read by `independent_results.py` in a process that cannot import ours.
"""

from __future__ import annotations

import importlib
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

import chamber
import petitions
from deputies.acts.envelope import format_entry
from deputies.analysis.accountability import account_of
from deputies.mandates.duties import duties_of
from deputies.record.canonical import encode
from ground import Ground
from outsider import SCRIPT, recount
from recorded import changed, export, figures, light, put
from recounted import checked_in, instructed, not_reached, rich


def exported(ground: Ground, folder: Path, change: Callable[[list[dict[str, Any]]], None] | None = None) -> Path:
    """Export a ground as a reader gets it; `change` rewrites the entries first, and the record is signed anew."""
    entries = [format_entry(entry) for entry in ground.entries]
    if change is not None:
        plain = [json.loads(data) for data in entries]
        change(plain)
        entries = [encode(entry) for entry in plain]
    return export(ground, entries, folder)


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The records, exported."""
    folder = tmp_path_factory.mktemp("records")
    with light():
        return [exported(ground, folder / str(number)) for number, ground in enumerate(rich())]


RECOMPUTED = frozenset({
    "agenda", "alternate", "amended text", "amendments overtaken", "attendance", "bases", "certification",
    "chain of a mandate",
    "challenge", "competence", "consent", "correction", "council constituted", "council dissolved",
    "count of an election", "credential", "day of an act", "days of a directive", "days of a sanction",
    "days of the vote", "delegated matter", "delegates sent", "demand for a sitting", "directive", "documents",
    "due: appeal", "due: emergency", "due: franchise", "due: minutes", "due: not reached", "due: objection",
    "due: on the table", "due: postponed", "due: referred", "due: report",
    "early election", "effect of procedure", "election called", "election within a council", "emergency decision",
    "enforcement", "facts", "form of vote", "franchise case", "hands of the commission", "instruction", "lot",
    "majority", "majority by the casting vote", "majority with sections or units", "means by facts",
    "meeting of electors", "motions lapsed", "no confidence", "notice", "notice of a sitting",
    "objection of a section", "objection to a directive", "order of voting", "organ formed", "overruling", "powers",
    "protected days", "quorum", "recall", "recall at once", "recall by the council", "result by lists",
    "result of an election", "roll call", "roll call of several votes", "rotation", "rotation of a post",
    "sanction case", "secret vote", "show of hands", "signatures needed", "stage", "support from below",
    "support of a unit", "tellers agree", "terms ended", "turnout", "vote of an organ", "vote on a petition",
    "votes that elected", "what ends with a mandate", "what follows a vote", "what rests on a vote", "what was asked",
})  # fmt: skip
"""Every kind of result; each is recomputed at least once."""


def test_every_result_of_every_record_is_as_stated(records: list[Path]) -> None:
    found = recount(*records)
    assert len(found) == len(records)
    assert [one["wrong"] for one in found if one["wrong"]] == []
    results: Counter[str] = Counter()
    for one in found:
        results.update(one["results"])
    assert results.keys() == RECOMPUTED
    assert all(number > 0 for number in results.values())


NO_RESULT = {("speaker-called", "limit"), ("speech-ended", "seconds"), ("speech-interrupted", "seconds")}
"""Figures that no result needs: how long somebody spoke."""


def test_no_figure_of_any_act_can_be_changed_without_being_found(records: list[Path]) -> None:
    """One figure after the other, in the first act of its kind that has it; entries as they are otherwise."""
    program = _program()
    seen: set[tuple[str, str]] = set()
    unnoticed: set[tuple[str, str]] = set()
    for folder in records:
        entries = list(program.read_entries(folder))
        documents = program.Documents(folder)
        for entry in entries:
            for one in entry["acts"]:
                for path, value in list(figures(one)):
                    key = (one["kind"], re.sub(r"\d+", "", path))
                    if key in seen:
                        continue
                    seen.add(key)
                    put(one, path, changed(value))
                    found = program.Audit(program.State(documents))
                    for each in entries:
                        found.take(each)
                        if found.wrong:
                            break
                    else:
                        unnoticed.add(key)
                    put(one, path, value)
    assert unnoticed == NO_RESULT
    assert len(seen) > 300


def _program() -> Any:
    sys.path.insert(0, str(SCRIPT.parent))
    try:
        return importlib.import_module("independent_results")
    finally:
        sys.path.pop(0)


def test_the_program_imports_nothing_of_ours() -> None:
    for path in (SCRIPT, *SCRIPT.with_name("independent").glob("*.py")):
        assert "deputies" not in [word.split(".")[0] for word in _imported(path.read_text("utf-8"))]


def _imported(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if line.startswith(("import ", "from ")):
            yield line.split()[1]


def _carried() -> Ground:
    return chamber.adopted()


def _petition() -> Ground:
    ground = petitions.certified()
    petitions.vote(ground, 120, 40)
    return ground


def act(entries: list[dict[str, Any]], kind: str) -> dict[str, Any]:
    """Return the last act of this kind."""
    found: dict[str, Any] = [one for entry in entries for one in entry["acts"] if one["kind"] == kind][-1]
    return found


def _set(kind: str, **fields: Any) -> Callable[[list[dict[str, Any]]], None]:
    def change(entries: list[dict[str, Any]]) -> None:
        act(entries, kind).update(fields)

    return change


def _due(words: str) -> Callable[[list[dict[str, Any]]], None]:
    """The minutes that are due in a second sitting stand there in other words, or not at all."""

    def change(entries: list[dict[str, Any]]) -> None:
        second = next(one for entry in entries for one in entry["acts"] if one.get("sitting") == "city-4")
        points = [point.replace("6.1: Minutes", words) for point in second["agenda"] if words or "Minutes" not in point]
        assert points != second["agenda"]
        second["agenda"] = points

    return change


def _both(entries: list[dict[str, Any]]) -> None:
    """Choices changed in request and act alike, and the totals as they were."""
    for entry in entries:
        if entry["request"]["kind"] == "take-roll-call":
            for one in (entry["request"], entry["acts"][0]):
                one["choices"] = [{**item, "choice": "against"} for item in one["choices"]]


TAMPERED: Mapping[str, tuple[Callable[[], Ground], Callable[[list[dict[str, Any]]], None], str]] = {
    "one vote more": (_carried, _set("roll-call-taken", votes_for=9), "roll call"),
    "rejected": (_carried, _set("roll-call-taken", carried=False), "majority"),
    "another need": (_carried, _set("roll-call-taken", needed=4), "majority"),
    "a smaller quorum": (_carried, _set("roll-call-taken", quorum=4), "quorum"),
    "other choices": (_carried, _both, "roll call"),
    "another stage": (_carried, _set("decision-adopted", stage="advisory"), "stage"),
    "another text": (_carried, _set("decision-adopted", text="The working day is ten hours."), "amended text"),
    "fewer signatures needed": (_petition, _set("petition-opened", needed=5), "signatures needed"),
    "more signatures": (_petition, _set("petition-certified", signatures=60), "certification"),
    "other votes for recall": (_petition, _set("recall-carried", votes_for=200), "recall"),
    "a later day": (_petition, _set("petition-opened", closes="1927-05-01"), "signatures needed"),
    "nothing due": (not_reached, _due(""), "agenda"),
    "due by another article": (not_reached, _due("6.2: Minutes"), "due: minutes"),
    "one who has checked in": (checked_in, _set("sitting-opened", arrived=list(chamber.CITY[:8])), "attendance"),
    "another elected": (_petition, _set("result-declared", elected=[2, 3]), "result of an election"),
}


@pytest.mark.parametrize("name", TAMPERED)
def test_a_changed_figure_is_found_in_a_record_that_is_signed_anew(name: str, tmp_path: Path) -> None:
    make, change, kind = TAMPERED[name]
    (sound,) = recount(exported(make(), tmp_path / "sound"))
    assert sound["wrong"] == []
    (found,) = recount(exported(make(), tmp_path / "changed", change))
    assert kind in {one["result"] for one in found["wrong"]}


def test_instructions_kept_and_reports_due_are_as_ours(tmp_path: Path) -> None:
    """No act states these: the pages say how they follow, and the two programs agree."""
    program = _program()
    kept, reports_due = program.mandates.kept, program.mandates.reports_due
    ground = instructed()
    theirs = program.audit(exported(ground, tmp_path / "record")).state
    mandate = ground.state.mandate(chamber.CITY[2])
    held = [one for _, asked in account_of(mandate, ground.state.tables["motions"]) for one in asked]
    assert [one.keeping for one in held] == ["kept", "broken"]
    assert [one.keeping for one in held] == [
        kept(theirs, mandate.id, one.asked.motion, one.asked.choice) for one in held
    ]
    for day in ("1927-03-10", "1927-03-23", "1927-03-24"):
        ours = duties_of(mandate, ground.state.statute.mandates.instructions, day)
        found = reports_due(theirs, theirs.mandates[mandate.id], day)
        assert found == [(one.instruction, one.due, one.status) for one in ours]
        assert found
