"""Checking a statute: every contradiction, gap and danger at once, each with its place and its remedy."""

from deputies.statutes.checks.catalogue import CHECKS, check_statute
from deputies.statutes.checks.check import Check

__all__ = ["CHECKS", "Check", "check_statute"]
