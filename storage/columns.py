"""Column types that both databases keep alike."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

from sqlalchemy import BigInteger, Integer
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

#: Telegram's ids do not fit 32 bits; as an autoincrement key SQLite wants the word INTEGER.
TelegramId = BigInteger().with_variant(Integer(), "sqlite")


SCALE = 4
SHIFT = Decimal(10) ** SCALE


class Exact(TypeDecorator[Decimal]):
    """A decimal with four places, kept as a whole number of ten-thousandths.

    SQLite has no decimals (SQLAlchemy would go through floats); whole numbers add up exactly on both databases.
    """

    impl = BigInteger
    cache_ok = True
    scale = SCALE

    def process_bind_param(self, value: Any, dialect: Dialect) -> int | None:
        """The number as it is stored."""
        if value is None:
            return None
        shifted = (value if isinstance(value, Decimal) else Decimal(str(value))) * SHIFT
        whole = int(shifted)
        return whole if whole == shifted else int(shifted.to_integral_value(ROUND_HALF_EVEN))

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        """The decimal that was meant, without trailing zeros."""
        return None if value is None else plain(Decimal(int(value)).scaleb(-SCALE))


def plain(number: Decimal) -> Decimal:
    """The same number without trailing zeros and without an exponent (`3`, not `3.0000` or `3E+0`)."""
    short = number.normalize()
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short
