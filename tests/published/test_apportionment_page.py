"""The page on apportionment: its examples run and give what is printed there."""

from __future__ import annotations

import doctest
from pathlib import Path
from typing import get_args

from deputies.apportionment import METHODS, Norm

PAGE = Path(__file__).resolve().parents[2] / "docs" / "apportionment.md"


def test_every_example_of_the_page_gives_what_it_says() -> None:
    found = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert found.attempted > 30
    assert found.failed == 0


def test_every_method_and_every_form_of_norm_is_on_the_page() -> None:
    text = PAGE.read_text(encoding="utf-8")
    forms = [kind.__dataclass_fields__["form"].default for kind in get_args(Norm)]
    assert [name for name in (*METHODS, *forms) if f"`{name}`" not in text] == []
