"""The program that recomputes records from outside, run as a reader runs it: in a process that cannot import ours."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

__all__ = ["SCRIPT", "recount"]

SCRIPT = Path(__file__).parent / "audit" / "independent_results.py"


def recount(*folders: Path) -> list[dict[str, Any]]:
    """Return what the program found of each exported record: `results` by kind, and `wrong`."""
    clean = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    answer = subprocess.run(
        [sys.executable, "-S", "-s", str(SCRIPT), "--json", *map(str, folders)],
        capture_output=True, text=True, check=False, env=clean,
    )  # fmt: skip
    assert answer.stderr == ""
    return [json.loads(line) for line in answer.stdout.splitlines()]
