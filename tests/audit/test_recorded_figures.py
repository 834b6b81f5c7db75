"""`deputies verify` decides every request again: a figure that was changed in an act is found, and named.

The acts are those of the golden grounds. In each kind of act one field is changed, the record is signed anew, so that
nothing is wrong with its bytes, and verified from its files.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import chamber
from deputies.acts.catalogue import ACTS
from deputies.acts.envelope import format_entry
from deputies.audit.verification import verify
from deputies.record.canonical import encode
from ground import Ground
from recorded import changed, export, figures, golden_grounds, put


def exported(entries: list[dict[str, Any]], ground: Ground, folder: Path) -> Path:
    return export(ground, [encode(entry) for entry in entries], folder)


def test_a_changed_figure_of_every_kind_of_act_is_found_and_named(tmp_path: Path) -> None:
    tried: dict[str, str] = {}
    without: set[str] = set()
    for number, ground in enumerate(golden_grounds()):
        entries = [json.loads(format_entry(entry)) for entry in ground.entries]
        for place, entry in enumerate(entries):
            for order, act in enumerate(entry["acts"]):
                kind, found = act["kind"], list(figures(act))
                if kind in tried:
                    continue
                if not found:
                    without.add(kind)
                    continue
                path, value = found[len(tried) % len(found)]
                put(act, path, changed(value))
                (finding,) = verify(exported(entries[: place + 1], ground, tmp_path / f"{number}-{kind}")).findings
                put(act, path, value)
                tried[kind] = path
                assert (finding.code, finding.entry) == ("audit.acts-differ", place), finding.sentence
                stated, rules = json.dumps(changed(value)), json.dumps(value)
                assert finding.sentence == f"Act {order + 1} ({kind}) states {path} = {stated}; the rules give {rules}."
    assert tried.keys() | without == ACTS.keys()
    assert len(tried) > 90


def test_what_is_left_out_added_or_another_act_is_found_too(tmp_path: Path) -> None:
    ground = chamber.adopted()
    entries = [json.loads(format_entry(entry)) for entry in ground.entries]
    last, place = entries[-1], len(entries) - 1
    (act,) = last["acts"]
    for acts, sentence in (
        ([], "The entry states 0 acts; the rules give 1 act."),
        ([act, act], "The entry states 2 acts; the rules give 1 act."),
        ([{**act, "kind": "motion-reopened"}],
         'Act 1 is stated as "motion-reopened"; the rules give "decision-adopted".'),
        ([{**act, "section": "soldiers"}],
         'Act 1 (decision-adopted) states section = "soldiers"; the rules give nothing.'),
        ([{key: value for key, value in act.items() if key != "stage"}],
         'Act 1 (decision-adopted) states stage = nothing; the rules give "deciding".'),
    ):  # fmt: skip
        last["acts"] = acts
        (finding,) = verify(exported(entries, ground, tmp_path / str(len(list(tmp_path.iterdir()))))).findings
        assert (finding.entry, finding.sentence) == (place, sentence)


def test_a_request_that_the_rules_refuse_is_found_with_their_reason(tmp_path: Path) -> None:
    ground = chamber.adopted()
    entries = [json.loads(format_entry(entry)) for entry in ground.entries]
    roll_call = next(entry for entry in entries if entry["request"]["kind"] == "take-roll-call")
    for one in (roll_call["request"], roll_call["acts"][0]):
        one["choices"] = one["choices"][:4]
    (finding,) = verify(exported(entries, ground, tmp_path / "record")).findings
    assert (finding.code, finding.entry) == ("audit.refused", roll_call["seq"])
    assert finding.sentence.startswith("The rules refuse this request: There is no quorum: 4 deputies take part;")
