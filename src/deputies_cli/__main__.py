"""`python -m deputies_cli`: the same as the command `deputies`."""

from __future__ import annotations

import sys

from deputies_cli.main import main

__all__: list[str] = []

if __name__ == "__main__":
    sys.exit(main())
