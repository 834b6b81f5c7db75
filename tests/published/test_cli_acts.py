"""`deputies acts` and docs/acts: everything in the catalogue is shown, and the committed pages say just that."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest

from deputies.acts.catalogue import ACTS, CATALOGUE
from deputies.acts.deciding import read_request
from deputies.acts.kinds import tag_of_class
from deputies.values import Faults
from deputies.values.shape import fields_of
from deputies_cli import act_fields
from deputies_cli.act_words import parts_of
from deputies_cli.acts_docs import main as make_pages
from deputies_cli.acts_docs import pages, request_schema
from deputies_cli.main import main

PAGES = Path(__file__).resolve().parents[2] / "docs" / "acts"


def test_the_committed_pages_are_those_that_the_catalogue_gives() -> None:
    """Make them anew with `python -m deputies_cli.acts_docs docs/acts`."""
    wanted = pages()
    assert {path.name for path in PAGES.iterdir()} == wanted.keys()
    stale = [name for name, text in wanted.items() if (PAGES / name).read_text("utf-8") != text]
    assert stale == []


def test_every_field_of_every_act_has_its_meaning_on_the_page_of_acts() -> None:
    page = pages()["acts.md"]
    sections = dict(re.findall(r"^## (\S+)\n(.*?)(?=^## |\Z)", page, re.M | re.S))
    assert sections.keys() >= ACTS.keys()
    for tag, (act, _) in ACTS.items():
        for part in (act, *parts_of(act)):
            rows = sections[tag if part is act else part.__name__]
            for item in fields_of(part):
                row = re.search(rf"^\| `{item.name}` \| (.*?) \| .* \| (.*?) \|$", rows, re.M)
                assert row is not None, f"{tag}.{item.name} is not on the page"
                assert row[1] != "any", f"{tag}.{item.name} has no type"
                assert row[2].strip(), f"{tag}.{item.name} has no meaning"


def test_no_meaning_is_kept_for_a_field_that_no_act_has() -> None:
    for tag, named in act_fields._PARTICULAR.items():
        assert named.keys() <= {item.name for item in fields_of(ACTS[tag][0])}, tag


def test_pages_are_written_checked_and_never_mixed_with_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "acts"
    assert make_pages([str(folder), "--check"]) == 1
    assert make_pages([str(folder)]) == 0
    assert make_pages([str(folder), "--check"]) == 0
    (folder / "rolls.md").write_text("old")
    assert make_pages([str(folder), "--check"]) == 1
    assert make_pages([str(folder)]) == 0
    (folder / "mine.md").write_text("mine")
    assert make_pages([str(folder), "--check"]) == 1
    assert "mine.md is out of date" in capsys.readouterr().out


def test_the_list_names_every_kind_of_request_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["acts"]) == 0
    first = [line.split()[0] for line in capsys.readouterr().out.splitlines() if line.startswith("  ")]
    assert sorted(first) == sorted(CATALOGUE)


@pytest.mark.parametrize("name", CATALOGUE)
def test_fields_offices_acts_and_refusals_of_a_kind_are_all_shown(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    kind = CATALOGUE[name]
    assert main(["acts", "show", name]) == 0
    shown = capsys.readouterr().out
    page = pages()[f"{kind.noun}.md"]
    for text in (
        *kind.offices,
        *kind.refusals,
        *(item.name for item in fields_of(kind.request)),
        *(tag_of_class(act) for act in kind.acts),
    ):
        assert text in shown
        assert text in page


@pytest.mark.parametrize("name", CATALOGUE)
def test_the_schema_of_a_request_is_valid_and_as_strict_as_the_reading(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["acts", "show", name, "--schema"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found == request_schema(CATALOGUE[name])
    jsonschema.Draft202012Validator.check_schema(found)
    stranger = {"kind": name, "stranger": 1}
    assert not jsonschema.Draft202012Validator(found).is_valid(stranger)
    with pytest.raises(Faults):
        read_request(stranger)


def test_the_schema_of_all_requests_accepts_a_request_of_its_kind_only() -> None:
    whole = jsonschema.Draft202012Validator(json.loads(pages()["requests.schema.json"]))
    council = {"id": "town", "name": "Town", "level": "council"}
    found = {"kind": "found-system", "system": "s", "name": "S", "statute": "0" * 64, "councils": [council]}
    assert whole.is_valid(found)
    assert read_request(found)[0].name == "found-system"
    for wrong in ({**found, "kind": "seal-roll"}, {**found, "councils": [{"id": "town"}]}, {"kind": "found-system"}):
        assert not whole.is_valid(wrong)


def test_an_unknown_kind_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["acts", "show", "seal-rolls"]) == 2
    assert "There is no request 'seal-rolls'" in capsys.readouterr().err
