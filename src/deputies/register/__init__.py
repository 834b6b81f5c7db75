"""The register: reading and checking it, and the sealed electoral roll of a day.

found = preview_register(Path("members.csv"), statute=statute, councils=councils)   # look at it; nothing is written
check_preview(found)                                                       # Faults, all of them, with lines
roll = seal(found, roll="roll-1927", day="1927-03-20", key=key)            # units, counts, roots; no names
for batch in elector_batches(found): ...                                   # rows for the private tables
"""

from deputies.register.columns import COLUMNS, OPTIONAL, Form
from deputies.register.preview import Preview, Total, check_preview
from deputies.register.reading import preview_register
from deputies.register.roll import Roll, RollUnit, check_roll, format_roll, parse_roll
from deputies.register.sealing import Opening, elector_batches, open_elector, roll_label, seal

__all__ = [
    "COLUMNS",
    "OPTIONAL",
    "Form",
    "Opening",
    "Preview",
    "Roll",
    "RollUnit",
    "Total",
    "check_preview",
    "check_roll",
    "elector_batches",
    "format_roll",
    "open_elector",
    "parse_roll",
    "preview_register",
    "roll_label",
    "seal",
]
