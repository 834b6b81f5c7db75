"""Commands of a deployment: they need its database. The `deputies` command finds them by entry point."""

from __future__ import annotations

import argparse

__all__ = ["add"]


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add all commands of a deployment."""
    from deputies_web.commands import acting, ballots, demo, founding, publishing, serving, showing, wards

    for module in (founding, acting, ballots, showing, publishing, serving, wards, demo):
        module.add(subparsers)
