"""A council is called by its name, and "council" is said once."""

from __future__ import annotations

import pytest

from deputies.councils.council import Council, say_council


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Hankow", "council of Hankow"),
        ("Council of Hankow", "Council of Hankow"),
        ("The Conference of Delegates", "Conference of Delegates"),
        ("Students' council", "Students' council"),
        ("Boardman Street", "council of Boardman Street"),
        ("Works Board", "Works Board"),
    ],
)
def test_a_council_is_called_one_once(name: str, said: str) -> None:
    assert say_council(name) == said
    assert Council("c", name, "town", None).title == said
