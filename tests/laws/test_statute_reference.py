"""The schema, the reference page and the page of checks are those of the model as it stands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from deputies.statutes.checks import CHECKS
from deputies.statutes.library import library_names, settled_text
from deputies.statutes.local import settle
from deputies.statutes.plain import parse_plain
from deputies.statutes.reference import checks_page, json_schema, reference_page

DOCS = Path(__file__).parents[2] / "docs" / "statutes"


def test_the_reference_page_is_up_to_date() -> None:
    assert (DOCS / "reference.md").read_text("utf-8") == reference_page(), "run: deputies statutes reference"


def test_the_page_of_checks_is_up_to_date() -> None:
    assert (DOCS / "checks.md").read_text("utf-8") == checks_page(), "run: deputies statutes reference --checks"


def test_the_schema_is_up_to_date() -> None:
    assert json.loads((DOCS / "statute.schema.json").read_text("utf-8")) == json_schema(), (
        "run: deputies statutes schema"
    )


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(json_schema())


@pytest.mark.parametrize("name", library_names())
def test_every_statute_of_the_library_fits_the_schema(name: str) -> None:
    settled, faults = settle(parse_plain(settled_text(name), name=name))
    assert faults == []
    found = sorted(Draft202012Validator(json_schema()).iter_errors(settled), key=str)
    assert [f"{error.json_path}: {error.message}"[:300] for error in found] == []


def test_the_schema_marks_what_the_program_refuses() -> None:
    settled, _ = settle(parse_plain(settled_text("scottish-wards"), name="x"))
    validator = Draft202012Validator(json_schema())
    assert not list(validator.iter_errors(settled))
    for change in (
        {"tittle": "misspelt"},
        {"in_force": 3},
        {"norms": {"a": {"article": "1", "rule": {"form": "per-n", "n": 50}}}},
        {"norms": {"a": {"article": "1", "rule": {"n": 50, "rounding": "floor"}}}},
        {"working": {"article": "1"}},
        {"elections": {**settled["elections"], "tellers": 1}},
    ):
        assert list(validator.iter_errors({**settled, **change})), change


def test_every_check_says_what_and_why() -> None:
    page = checks_page()
    for check in CHECKS:
        assert f"## {check.code}\n" in page
        assert check.look.__doc__
    assert len({check.code for check in CHECKS}) == len(CHECKS)
