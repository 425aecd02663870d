"""Exact numbers, their display, and the hash of plain data."""

import hashlib
import json
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

KEPT_PLACES = 10  # digits after the point that are kept of a computed score
"""Linear algebra in floating point differs between machines in about the thirteenth digit of a score of 0-100,
so what is kept ends at the tenth: the same input then gives the same digits anywhere."""

SCORE_PLACES = 4  # what two scores are compared at: less is not a difference


def rounded(value: Fraction | Decimal | float, places: int = KEPT_PLACES) -> Decimal:
    """The nearest number with so many digits after the point; halves go away from zero (ROUND_HALF_UP).

    >>> rounded(Fraction(1, 3), 2), rounded(Decimal("2.345"), 2), rounded(Fraction(-5, 2), 0)
    (Decimal('0.33'), Decimal('2.35'), Decimal('-3'))
    """
    if isinstance(value, Fraction):
        units = (abs(value.numerator) * 2 * 10**places + value.denominator) // (2 * value.denominator)
        return Decimal(units if value >= 0 else -units).scaleb(-places)
    return Decimal(value).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) + 0  # the sum makes -0 to 0


def plain(value: Decimal) -> str:
    """One way to write a number, whatever zeros it was written with.

    >>> plain(Decimal("8.50")), plain(Decimal("1E+2")), plain(Decimal("-0.0"))
    ('8.5', '100', '0')
    """
    return format(value.normalize(), "f") if value else "0"


def sha256_of(data: Any) -> str:
    """SHA-256 of canonical JSON: keys sorted, no spaces, UTF-8."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()
