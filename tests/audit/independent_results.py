"""Recompute the results of a record of councils, from the exported files and the pages docs/results alone.

    python independent_results.py DIRECTORY...      prints for each how many results of each kind were recomputed,
                                                    and every one that is not as stated; exit code 1 if there is one
    python independent_results.py --json DIRECTORY...

Standard library only, and nothing of the software that made the record. It does not check tree, head and signature:
`docs/record.md` says how, and `tests/audit/outside_verifier` does.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from independent import (  # noqa: F401 - they keep themselves
    applying,
    applying_after,
    applying_sittings,
    competence,
    directives,
    dues,
    mandates,
    recall,
    sittings,
    support,
)
from independent.checking import CHECKS, Compared
from independent.general import general
from independent.reading import Documents, read_entries
from independent.registry import APPLY
from independent.resting import rested
from independent.state import Row, State


@dataclass
class Audit:
    """What was recomputed of one record: results by kind, and those that are not as stated."""

    state: State
    results: Counter[str] = field(default_factory=Counter)
    wrong: list[dict[str, Any]] = field(default_factory=list)

    def take(self, entry: Row) -> None:
        """Recompute what the acts of an entry state, then apply them."""
        for act, compared in general(entry):
            self._note(entry, act, compared)
        for compared in rested(self.state, entry):
            self._note(entry, entry["acts"][0], compared)
        for act in entry["acts"]:
            for one in CHECKS.get(act["kind"], ()):
                try:
                    for compared in one(self.state, act, entry):
                        self._note(entry, act, compared)
                except (ArithmeticError, LookupError, ValueError, TypeError) as error:
                    self._note(entry, act, Compared("error", type(error).__name__, "", str(error) or "error"))
        for act in entry["acts"]:
            change = APPLY.get(act["kind"])
            try:
                if change is not None:
                    change(self.state, act, entry)
            except (ArithmeticError, LookupError, ValueError, TypeError) as error:
                self._note(entry, act, Compared("error", "cannot be applied", "", str(error) or "error"))
        self._spend(entry["request"])

    def _spend(self, request: Row) -> None:
        """A motion that leads to a request is spent by it."""
        motion = self.state.motions.get(request.get("motion") or "")
        if motion is not None and motion["leads_to"] and motion["leads_to"]["kind"] == request["kind"]:
            motion["spent"] = True
            if motion["status"] == "carried":
                motion["status"] = "adopted"

    def _note(self, entry: Row, act: Row, one: Compared) -> None:
        self.results[one.kind] += 1
        if not one.right:
            self.wrong.append({
                "entry": entry["seq"], "act": act["kind"], "result": one.kind, "what": one.what,
                "stated": str(one.stated), "found": str(one.found),
            })  # fmt: skip


def audit(folder: Path) -> Audit:
    """Recompute the results of one exported record."""
    found = Audit(State(Documents(folder)))
    for entry in read_entries(folder):
        found.take(entry)
    return found


def main(arguments: list[str]) -> int:
    """Print what was found."""
    plain = "--json" in arguments
    wrong = 0
    for name in (one for one in arguments if one != "--json"):
        found = audit(Path(name))
        wrong += len(found.wrong)
        if plain:
            print(json.dumps({"record": name, "results": dict(found.results), "wrong": found.wrong}))
            continue
        print(f"{name}: {sum(found.results.values())} results recomputed, {len(found.wrong)} not as stated")
        for kind, number in sorted(found.results.items()):
            print(f"  {number:6} {kind}")
        for one in found.wrong:
            print(f"  entry {one['entry']}, {one['act']}: {one['result']}, {one['what']}: "
                  f"stated {one['stated']}; the rules give {one['found']}")  # fmt: skip
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
