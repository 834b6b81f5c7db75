"""Numbers to seats: norms of representation, methods of proportion, and what can be said of their fairness.

Pure and exact: whole numbers and fractions go in, seats with their derivation come out. Nothing here knows of
electors, councils or statutes; the floors above hold norms as data and ask what they give.
"""

from deputies.apportionment.explanation import Input, Step, decimal_text, fraction_text, root_text
from deputies.apportionment.joining import Joining, JointUnit, join_small
from deputies.apportionment.methods import ALIASES, METHODS, DivisorMethod, Method, RemainderMethod, find_method
from deputies.apportionment.norms import (
    Apportioned,
    BasePerN,
    Chosen,
    Counted,
    EqualPerUnit,
    Everyone,
    Extra,
    Fixed,
    MethodName,
    Norm,
    PerN,
    Quotas,
    Reduced,
    Reduction,
    Rounding,
    Row,
    SquareRoot,
    Steps,
    Tail,
    Weighted,
)
from deputies.apportionment.proportion import apportion, over_threshold
from deputies.apportionment.remainders import bounded_quotas
from deputies.apportionment.results import Apportionment, Award, Reason, Share, Tie
from deputies.apportionment.seats import Bases, Seats, check_minimum, seats_for
from deputies.apportionment.units import Allotment, UnitSeats, seats_for_units

__all__ = [
    "ALIASES",
    "METHODS",
    "Allotment",
    "Apportioned",
    "Apportionment",
    "Award",
    "BasePerN",
    "Bases",
    "Chosen",
    "Counted",
    "DivisorMethod",
    "EqualPerUnit",
    "Everyone",
    "Extra",
    "Fixed",
    "Input",
    "Joining",
    "JointUnit",
    "Method",
    "MethodName",
    "Norm",
    "PerN",
    "Quotas",
    "Reason",
    "Reduced",
    "Reduction",
    "RemainderMethod",
    "Rounding",
    "Row",
    "Seats",
    "Share",
    "SquareRoot",
    "Step",
    "Steps",
    "Tail",
    "Tie",
    "UnitSeats",
    "Weighted",
    "apportion",
    "bounded_quotas",
    "check_minimum",
    "decimal_text",
    "find_method",
    "fraction_text",
    "join_small",
    "over_threshold",
    "root_text",
    "seats_for",
    "seats_for_units",
]
