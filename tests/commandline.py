"""The command line for tests: one child process that runs many commands, each through `deputies_cli.main`.

A deployment's settings are read once in a process, so a story that needs a data directory of its own runs in a child.
Between commands the child forgets the state it kept: every command starts from the tables, as a new process does.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["CommandLine", "Ran"]

_CHILD = """
import contextlib, io, json, sys, traceback
from deputies_cli.main import main
answers = sys.stdout
for line in sys.stdin:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = main(json.loads(line))
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 1
        except BaseException:
            traceback.print_exc()
            code = 99
    if "deputies_web.storage.load" in sys.modules:
        sys.modules["deputies_web.storage.load"].forget()
    print(json.dumps([code, out.getvalue(), err.getvalue()]), file=answers, flush=True)
"""


@dataclass(frozen=True)
class Ran:
    """What a command returned and printed."""

    code: int
    out: str
    err: str


class CommandLine:
    """Commands in one folder. `run` gives what a command said; `done` also holds that it went well."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        own = {name: value for name, value in os.environ.items() if not name.startswith(("DEPUTIES_", "DJANGO_"))}
        self._child = subprocess.Popen(
            [sys.executable, "-c", _CHILD],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=own,
        )

    def __enter__(self) -> CommandLine:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._child.stdin is not None
        self._child.stdin.close()
        self._child.wait(timeout=60)

    def run(self, *words: str) -> Ran:
        """Run a command."""
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        self._child.stdin.write(json.dumps(words) + "\n")
        self._child.stdin.flush()
        answer: list[Any] = json.loads(self._child.stdout.readline())
        return Ran(*answer)

    def done(self, *words: str) -> str:
        """Run a command that must go well; return what it printed."""
        ran = self.run(*words)
        assert ran.code == 0, f"deputies {' '.join(words)}: {ran.code}\n{ran.out}{ran.err}"
        assert "Traceback" not in ran.err  # progress of long work may stand there
        assert "deputies: " not in ran.err
        return ran.out

    def refused(self, *words: str) -> str:
        """Run a command that must be refused; return the sentence, which is all it printed as an error."""
        ran = self.run(*words)
        assert ran.code == 2, f"deputies {' '.join(words)}: {ran.code}\n{ran.out}{ran.err}"
        assert "Traceback" not in ran.err
        assert ran.err.startswith("deputies: "), ran.err
        return ran.err
