"""Values: ids, thresholds, dates, refusals and the strict reading of plain data. The ground floor."""

from deputies.values.dates import (
    add_days,
    add_months,
    date_of,
    format_moment,
    parse_date,
    parse_moment,
    say_date,
    say_days,
    say_moment,
)
from deputies.values.ids import check_id, is_id, make_id
from deputies.values.refusals import DeputiesError, Fault, Faults, Refusal
from deputies.values.thresholds import BASES, Amount, Base, Threshold

__all__ = [
    "BASES",
    "Amount",
    "Base",
    "DeputiesError",
    "Fault",
    "Faults",
    "Refusal",
    "Threshold",
    "add_days",
    "add_months",
    "check_id",
    "date_of",
    "format_moment",
    "is_id",
    "make_id",
    "parse_date",
    "parse_moment",
    "say_date",
    "say_days",
    "say_moment",
]
