"""Where the real elections, apportionments and roll calls lie, when they lie beside the project.

The project stands without them: tests on them carry the marker `realdata` and pass through where the folder
is absent. `DEPUTIES_REALDATA` names another folder of the same shape.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

__all__ = ["DATA", "ELECTIONS", "needs_realdata"]

DATA = Path(os.environ.get("DEPUTIES_REALDATA") or Path(__file__).resolve().parents[2] / "shared" / "data")
ELECTIONS = DATA / "elections"
WHY = (
    "the ballots of real elections are other people's files and are not part of this repository: put them beside it, "
    "or "
    "name their folder in DEPUTIES_REALDATA"
)


def needs_realdata(test: object) -> object:
    """Mark a test that reads the real data; where the folder is absent it is left out."""
    absent = pytest.mark.skipif(not ELECTIONS.is_dir(), reason=WHY)
    return pytest.mark.realdata(absent(test))
