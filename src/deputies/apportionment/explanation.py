"""Steps of a derivation: how a number of seats came about, in words and in figures.

Every number this package returns carries the steps that lead to it, so that whoever doubts a seat can do the sum
again by hand. A step is data (it is published as JSON); `str(step)` is its sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import isqrt

__all__ = ["Input", "Step", "decimal_text", "fraction_text", "root_text"]


@dataclass(frozen=True, slots=True)
class Input:
    """A named quantity that enters a step, as exact text: an integer or "numerator/denominator"."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what was done, by which formula, from which inputs, with which result, under which article.

    A step without formula states something found, not computed.
    """

    text: str
    formula: str
    inputs: tuple[Input, ...]
    result: str
    article: str = ""

    def __str__(self) -> str:
        source = f" ({self.article})" if self.article else ""
        if not self.formula:
            return f"{self.text}{source}: {self.result}"
        given = ", ".join(f"{item.name} = {item.value}" for item in self.inputs)
        return f"{self.text}{source}: {self.formula}{f', {given},' if given else ''} gives {self.result}"


def make_step(text: str, formula: str, result: object, article: str = "", **inputs: int | Fraction | str) -> Step:
    """Build a step from plain values; fractions are written exactly."""
    given = tuple(
        Input(name.replace("_", " "), fraction_text(value) if isinstance(value, Fraction) else str(value))
        for name, value in inputs.items()
    )
    shown = fraction_text(result) if isinstance(result, Fraction) else str(result)
    return Step(text, formula, given, shown, article)


def fraction_text(value: Fraction) -> str:
    """Write a fraction exactly: "3" or "871/6"."""
    return str(value.numerator) if value.denominator == 1 else f"{value.numerator}/{value.denominator}"


def decimal_text(value: Fraction, places: int = 4) -> str:
    """Write a fraction for people, cut (not rounded) after `places` decimals; "…" marks that digits follow."""
    scaled = abs(value.numerator) * 10**places
    whole, rest = divmod(scaled, value.denominator)
    sign = "-" if value < 0 else ""
    digits = str(whole).rjust(places + 1, "0")
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"{sign}{text}{'…' if rest else ''}"


def root_text(square: Fraction, places: int = 4) -> str:
    """Write the square root of a fraction for people, cut after `places` decimals; the square itself stays exact."""
    scaled = square.numerator * 10 ** (2 * places)
    whole = isqrt(scaled // square.denominator)
    exact = whole * whole * square.denominator == scaled
    digits = str(whole).rjust(places + 1, "0")
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"{text}{'' if exact else '…'}"
