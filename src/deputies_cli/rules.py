"""`deputies rules`: the counting rules with their sources."""

from __future__ import annotations

import argparse
import json
import textwrap

from deputies.counting import RULES, rule_named
from deputies_cli.extensions import Subparsers

__all__ = ["add", "run"]


def add(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser("rules", help="list the counting rules", description="The counting rules.")
    parser.add_argument("name", nargs="?", help="show one rule with all it fixes")
    parser.add_argument("--json", action="store_true", help="print as JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the rules, or one of them in full."""
    chosen = [rule_named(args.name)] if args.name else list(RULES.values())
    if args.json:
        plain = [
            {
                "name": rule.name,
                "version": rule.version,
                "title": rule.title,
                "source": rule.source,
                "ballots": rule.ballots,
                "parameters": dict(rule.parameters),
            }
            for rule in chosen
        ]
        print(json.dumps(plain, ensure_ascii=False, indent=2))
        return 0
    width = max(len(rule.name) for rule in chosen)
    for rule in chosen:
        print(f"{rule.name:<{width}}  {rule.title} ({rule.ballots})")
        indent = " " * (width + 2)
        print(textwrap.fill(rule.source, 100, initial_indent=indent, subsequent_indent=indent))
        if args.name:
            for key, value in rule.parameters:
                print(f"{indent}{key}: {value}")
    return 0
