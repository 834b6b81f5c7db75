"""The story of March 1927, from founding to recall: what it leaves, and what anyone can check of it."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from deployment import march
from deputies.audit import verify
from deputies.values import Refusal

pytestmark = pytest.mark.storage


@pytest.fixture(scope="module")
def system() -> str:
    return march()


@pytest.fixture(scope="module")
def state(system: str) -> Any:
    from deputies_web.storage.load import current_state

    return current_state(system)


@pytest.fixture(scope="module")
def record(system: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    from deputies_web.storage.publish import publish

    directory = tmp_path_factory.mktemp("march") / "record"
    publish(system, directory)
    return directory


def test_the_plan_gives_the_numbers_of_deputies_that_are_handed_down(state: Any) -> None:
    plan = state.plan.plan
    direct = {
        council: sum(row.seats for row in plan.constituencies if row.council == council)
        for council in state.tables["councils"]
    }
    assert direct == {"conference": 0, "shanghai": 182, "hubei": 184, "hankow": 72}
    workers = ("textile-workers", "transport-workers", "plant-workers", "shop-employees")
    assert sum(row.seats for row in plan.constituencies if row.layer in workers) == 136


def test_every_council_is_constituted_with_its_seats_filled(state: Any) -> None:
    for council in state.tables["councils"].values():
        assert council.status == "constituted"
        assert len(state.holders(council.id)) == council.seats, council.id


def test_the_soldiers_sit_in_a_section_of_their_own(state: Any) -> None:
    for council, deputies in (("shanghai", 2), ("hankow", 3)):
        (section,) = state.council(council).sections
        assert len(section.mandates) == deputies


def test_elections_were_held_by_hands_by_papers_and_by_ranked_ballots(state: Any) -> None:
    methods = {election.method for election in state.tables["elections"].values()}
    assert methods == {"hands", "papers", "ranked"}
    assert {election.status for election in state.tables["elections"].values()} == {"declared"}


def test_the_deputy_who_did_not_report_is_recalled_and_the_alternate_sits(state: Any) -> None:
    (petition,) = state.tables["petitions"].values()
    assert (petition.status, petition.signatures, petition.needed) == ("carried", 100, 80)
    gone = state.mandate(petition.mandate)
    assert (gone.end_reason, gone.in_office) == ("recalled", False)
    (alternate,) = [item for item in state.mandates_in("shanghai") if item.replaces == gone.id]
    assert alternate.in_office
    assert alternate.constituency == gone.constituency


def test_a_deputy_on_leave_keeps_the_mandate_and_the_alternate_sits_meanwhile(state: Any) -> None:
    (away,) = [item for item in state.mandates_in("hankow") if item.away]
    (standing,) = [item for item in state.mandates_in("hankow") if item.stands_in_for]
    assert standing.stands_in_for == away.id
    assert (away.in_office, away.sits, standing.sits) == (True, False, True)
    assert len(state.seated("hankow")) == len(state.holders("hankow")) + 1


def test_one_instruction_was_kept_and_one_broken_and_the_meetings_said_so(state: Any) -> None:
    from deputies.analysis.accountability import account_of

    said = {}
    for unit in ("shanghai-mill-02", "shanghai-mill-03"):
        mandate = next(item for item in state.mandates_in("shanghai") if item.units == (unit,) and item.instructions)
        ((_, (held,)),) = account_of(mandate, state.tables["motions"])
        said[unit] = (held.keeping, mandate.reports[0].verdict.accepted)
    assert said == {"shanghai-mill-02": ("kept", True), "shanghai-mill-03": ("broken", False)}


def test_a_contested_credential_was_heard_before_it_was_decided(state: Any) -> None:
    (heard,) = [item for item in state.tables["mandates"].values() if item.hearings]
    assert (heard.credential, heard.hearings[0].whom) == ("confirmed", "unit")


def test_two_places_chose_different_means_on_stated_facts_and_a_third_its_own(state: Any) -> None:
    (directive,) = state.tables["directives"].values()
    assert {answer.council: answer.means for answer in directive.answers} == {
        "shanghai": "posted-price",
        "hubei": "requisition",
        "hankow": "union-kitchens",
    }
    assert all(answer.facts and answer.reports for answer in directive.answers)
    (objection,) = state.tables["objections"].values()
    assert (objection.council, objection.asks, objection.status) == ("hankow", "deviation", "allowed")


def test_what_the_executive_did_by_night_was_put_before_the_council_and_confirmed(state: Any) -> None:
    decision = state.tables["decisions"]["shanghai.e1"]
    assert (decision.procedure, decision.adopted, decision.confirmed) == ("emergency", "1927-03-23", "1927-03-26")
    assert decision.in_force_on("1927-12-31")


def test_the_sanction_that_a_council_voted_for_does_not_count_without_its_units(state: Any) -> None:
    """Nine of eighteen units support it, and more than a third of the electors: a unit is missing."""
    from deputies.acts.deciding import decide
    from deputies.acts.envelope import parse_actor

    case = state.tables["sanctions"]["hankow.coal"]
    assert (case.status, state.tables["motions"]["hankow.m2"].status) == ("heard", "carried")
    with pytest.raises(Refusal, match=r"9 of 18 units and 1,\d{3} of 3,960 electors.*: 1 unit is missing\.") as caught:
        decide(
            state, {"kind": "decide-sanction", "motion": "hankow.m2"}, by=parse_actor("secretary:hankow"),
            now="1927-03-31T12:00:00Z",
        )  # fmt: skip
    assert caught.value.code == "sanction.no-support"


def test_shanghai_takes_order_over_from_police_that_goes_on_claiming_it(state: Any) -> None:
    order, labour = (state.council("shanghai").power(key) for key in ("order", "labour"))
    assert (order.stage, order.dual, order.authority) == ("deciding", True, "the police of the concessions")
    assert (labour.stage, labour.dual) == ("deciding", False)
    assert {id_: item.stage for id_, item in state.tables["decisions"].items()} == {
        "shanghai.d1": "deciding", "shanghai.d2": "controlling", "conference.d1": "deciding",
        "shanghai.supply.1": "controlling", "shanghai.supply.2": "controlling", "shanghai.e1": "deciding",
    }  # fmt: skip


def test_what_the_department_decided_was_reported_to_the_next_sitting_or_waits_for_it(state: Any) -> None:
    decisions = state.tables["decisions"]
    assert [decisions[f"shanghai.supply.{number}"].reported for number in (1, 2)] == ["shanghai.case", ""]
    executive = set(state.council("shanghai").executive.members)
    assert not executive & set(state.tables["organs"]["shanghai-control"].members)


def test_a_change_of_party_and_of_bloc_cost_no_mandate(state: Any) -> None:
    (bloc,) = state.tables["blocs"].values()
    assert [member.until is None for member in bloc.members] == [True, False, True]
    changed = [item.deputy for item in state.tables["parties"]["party-b"].affiliations if item.since == "1927-03-29"]
    assert len(changed) == 1
    assert any(item.deputy == changed[0] and item.in_office for item in state.mandates_in("shanghai"))


def test_the_withdrawn_franchise_has_evidence_hearing_appeal_and_a_day_of_review(state: Any) -> None:
    (case,) = state.tables["cases"].values()
    assert len(case.evidence) == 2
    assert case.statement
    assert case.review
    assert case.appeal_decided


def test_the_layer_outside_the_franchise_elects_nobody_in_the_next_plan(state: Any) -> None:
    from deputies.acts.founding import plan_on

    before = state.plan.plan
    after = plan_on(state, state.tables["rolls"]["march"])
    assert {row.id for row in before.constituencies} - {row.id for row in after.constituencies} == {
        f"shanghai-street-association-{number:02d}" for number in (1, 2, 3)
    }
    assert (before.seats_of("shanghai"), after.seats_of("shanghai")) == (182, 178)


def test_the_tables_can_be_dropped_and_made_again_from_the_record(system: str) -> None:
    from deputies_web.storage.rebuild import rebuild, snapshot

    before = snapshot(system)
    assert rebuild(system) == sum(1 for _ in _entries(system))
    assert snapshot(system) == before
    assert sum(len(rows) for rows in before.values()) > 600


def test_a_row_that_the_record_does_not_say_is_put_right_by_rebuilding(system: str) -> None:
    from deputies_web.storage.models import CouncilRow
    from deputies_web.storage.rebuild import rebuild, snapshot

    before = snapshot(system)
    CouncilRow.objects.filter(system_id=system, noun="hankow").update(status="dissolved", body="{}")
    assert snapshot(system) != before
    rebuild(system)
    assert snapshot(system) == before


def _entries(system: str) -> Any:
    from deputies_web.storage.load import entries

    return entries(system)


def test_the_record_verifies_from_its_files_alone(record: Path, system: str) -> None:
    found = verify(record)
    assert found.findings == ()
    assert found.entries == sum(1 for _ in _entries(system))


def test_no_electors_name_and_no_signature_is_in_the_export(record: Path, system: str) -> None:
    from deputies_web.storage.models import Elector

    names = set(Elector.objects.filter(system_id=system).values_list("name", flat=True))
    ids = set(Elector.objects.filter(system_id=system).values_list("elector", flat=True))
    assert len(names) == 21_800
    text = "\n".join(path.read_bytes().decode("utf-8", "replace") for path in record.rglob("*") if path.is_file())
    pairs = set(re.findall(r"(?=\b([A-Z][a-z]+ [A-Z][a-z]+))", text))  # every place where such a name could begin
    assert {"Council of", "Ah-Gen the"} & set(re.findall(r"[A-Z][\w-]+ (?:of|the)", text))
    assert not {" ".join(name.split()[:2]) for name in names} & pairs
    assert not ids & set(re.findall(r"\be\d{5}\b", text))


def test_a_record_forged_with_its_own_key_is_found_at_the_first_wrong_entry(
    record: Path, system: str, tmp_path: Path
) -> None:
    """Whoever holds the key can sign anything; the rules still say which entry cannot have happened."""
    from deputies.record.files import read_record, write_record
    from deputies.record.layout import NAMES
    from deputies_web.storage.keys import signing_key

    files = read_record(record)
    forged = []
    wrong = None
    for index, data in files.entries():
        plain = json.loads(data)
        if wrong is None and plain["request"]["kind"] == "take-roll-call":
            act = plain["acts"][0]
            act["carried"] = not act.get("carried", False)
            wrong = index
        forged.append(json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode())
    exhibits = {digest: files.exhibit(digest) for digest in files.exhibits()}
    key = signing_key(system)
    write_record(tmp_path / "forged", forged, origin=key.name, key=key, exhibits=exhibits)
    shutil.copy(record / NAMES, tmp_path / "forged" / NAMES)
    found = verify(tmp_path / "forged")
    assert [finding.entry for finding in found.findings] == [wrong]
    assert "states carried" in found.findings[0].sentence


@pytest.mark.parametrize("path", ["names.json", "checkpoint", "vkey", "README.txt", "exhibits/index"])
def test_one_byte_changed_in_a_file_is_found_and_named(record: Path, tmp_path: Path, path: str) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(record, copy)
    data = bytearray((copy / path).read_bytes())
    data[len(data) // 2] ^= 0x01
    (copy / path).write_bytes(data)
    found = verify(copy)
    assert not found.sound
    assert any(finding.path == path for finding in found.findings), found.findings
