"""The calendar of datetime: days by number, and what dates and times may be."""

from __future__ import annotations

MINYEAR = 1
MAXYEAR = 9999

DAY_US = 86400000000
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
BEFORE = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
"""Days of the year before each month."""

EPOCH = 719163
"""The first of January 1970."""

LAST_DAY = 3652059


def is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    if month == 2:
        return 29 if is_leap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def days_before_year(year: int) -> int:
    before = year - 1
    return before * 365 + before // 4 - before // 100 + before // 400


def ordinal(year: int, month: int, day: int) -> int:
    leap = 1 if month > 2 and is_leap(year) else 0
    return days_before_year(year) + BEFORE[month] + leap + day


def from_ordinal(n: int) -> tuple[int, int, int]:
    """Year, month and day of a day."""
    year = (n * 400) // 146097 + 1
    while days_before_year(year) >= n:
        year -= 1
    while days_before_year(year + 1) < n:
        year += 1
    rest = n - days_before_year(year)
    month = 1
    while rest > days_in_month(year, month):
        rest -= days_in_month(year, month)
        month += 1
    return year, month, rest


def check_date(year: int, month: int, day: int) -> None:
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= days_in_month(year, month):
        raise ValueError("day is out of range for month")


def check_time(hour: int, minute: int, second: int, microsecond: int) -> None:
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")


def divided(a: int, b: int) -> int:
    """a / b, to the nearest, half to even."""
    whole, rest = divmod(a, b)
    twice = 2 * rest
    if (twice > b if b > 0 else twice < b) or twice == b and whole % 2 == 1:
        whole += 1
    return whole
