"""Audit: replay a published record, decide every request again, recount every election, and report."""

from deputies.audit.names import SealedName, check_names, format_names, parse_names
from deputies.audit.verification import Verified, check_entry, verify

__all__ = ["SealedName", "Verified", "check_entry", "check_names", "format_names", "parse_names", "verify"]
