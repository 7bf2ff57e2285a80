"""datetime without time zones: dates, times of day, both together, and the time between two of them.

A date is counted in days from the first of January of the year 1, which is day 1, in the Gregorian calendar, as if it had always
been in use. The arithmetic is that of CPython: microseconds are ints, and what leaves the years 1 to 9999 is an OverflowError.
"""

from __future__ import annotations

import time as _time
from typing import overload

MINYEAR = 1
MAXYEAR = 9999

_DAY_US = 86400000000
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_BEFORE = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
"""Days of the year before each month."""

_EPOCH = 719163
"""The first of January 1970."""

_LAST_DAY = 3652059


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in_month(year: int, month: int) -> int:
    if month == 2:
        return 29 if _is_leap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _days_before_year(year: int) -> int:
    before = year - 1
    return before * 365 + before // 4 - before // 100 + before // 400


def _ordinal(year: int, month: int, day: int) -> int:
    leap = 1 if month > 2 and _is_leap(year) else 0
    return _days_before_year(year) + _BEFORE[month] + leap + day


def _from_ordinal(n: int) -> tuple[int, int, int]:
    """Year, month and day of a day."""
    year = (n * 400) // 146097 + 1
    while _days_before_year(year) >= n:
        year -= 1
    while _days_before_year(year + 1) < n:
        year += 1
    rest = n - _days_before_year(year)
    month = 1
    while rest > _days_in_month(year, month):
        rest -= _days_in_month(year, month)
        month += 1
    return year, month, rest


def _check_date(year: int, month: int, day: int) -> None:
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= _days_in_month(year, month):
        raise ValueError("day is out of range for month")


def _check_time(hour: int, minute: int, second: int, microsecond: int) -> None:
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")


def _divided(a: int, b: int) -> int:
    """a / b, to the nearest, half to even."""
    whole, rest = divmod(a, b)
    twice = 2 * rest
    if (twice > b if b > 0 else twice < b) or twice == b and whole % 2 == 1:
        whole += 1
    return whole


# --- what lies between ------------------------------------------------------------------------------------------------------


class timedelta:
    """A number of microseconds, shown as days, seconds and microseconds."""

    def __init__(
        self,
        days: float = 0.0,
        seconds: float = 0.0,
        microseconds: float = 0.0,
        milliseconds: float = 0.0,
        minutes: float = 0.0,
        hours: float = 0.0,
        weeks: float = 0.0,
    ) -> None:
        day_part = days + weeks * 7
        whole_days = int(day_part)
        second_part = (day_part - whole_days) * 86400 + seconds + minutes * 60 + hours * 3600
        whole_seconds = int(second_part)
        rest = (second_part - whole_seconds) * 1000000 + microseconds + milliseconds * 1000
        self._us = whole_days * _DAY_US + whole_seconds * 1000000 + round(rest)

    @property
    def days(self) -> int:
        return self._us // _DAY_US

    @property
    def seconds(self) -> int:
        return self._us % _DAY_US // 1000000

    @property
    def microseconds(self) -> int:
        return self._us % 1000000

    def total_seconds(self) -> float:
        return self._us / 1000000

    def __repr__(self) -> str:
        parts: list[str] = []
        if self.days:
            parts.append(f"days={self.days}")
        if self.seconds:
            parts.append(f"seconds={self.seconds}")
        if self.microseconds:
            parts.append(f"microseconds={self.microseconds}")
        return f"datetime.timedelta({', '.join(parts) or '0'})"

    def __str__(self) -> str:
        minutes, seconds = divmod(self.seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f"{hours}:{minutes:02d}:{seconds:02d}"
        if self.days:
            text = f"{self.days} day{'s' if abs(self.days) != 1 else ''}, {text}"
        return text + (f".{self.microseconds:06d}" if self.microseconds else "")

    def __add__(self, other: timedelta) -> timedelta:
        return _delta(self._us + other._us)

    def __sub__(self, other: timedelta) -> timedelta:
        return _delta(self._us - other._us)

    def __neg__(self) -> timedelta:
        return _delta(-self._us)

    def __pos__(self) -> timedelta:
        return self

    def __abs__(self) -> timedelta:
        return _delta(abs(self._us))

    def __mul__(self, other: float) -> timedelta:
        if other == int(other):
            return _delta(self._us * int(other))
        top, bottom = other.as_integer_ratio()
        return _delta(_divided(self._us * top, bottom))

    def __rmul__(self, other: float) -> timedelta:
        return self * other

    @overload
    def __truediv__(self, other: timedelta) -> float: ...
    @overload
    def __truediv__(self, other: float) -> timedelta: ...
    def __truediv__(self, other: timedelta | float) -> timedelta | float:
        if isinstance(other, timedelta):
            return self._us / other._us
        if other == int(other):
            return _delta(_divided(self._us, int(other)))
        top, bottom = other.as_integer_ratio()
        return _delta(_divided(self._us * bottom, top))

    @overload
    def __floordiv__(self, other: timedelta) -> int: ...
    @overload
    def __floordiv__(self, other: int) -> timedelta: ...
    def __floordiv__(self, other: timedelta | int) -> timedelta | int:
        if isinstance(other, timedelta):
            return self._us // other._us
        return _delta(self._us // other)

    def __mod__(self, other: timedelta) -> timedelta:
        return _delta(self._us % other._us)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, timedelta) and self._us == other._us

    def __lt__(self, other: timedelta) -> bool:
        return self._us < other._us

    def __le__(self, other: timedelta) -> bool:
        return self._us <= other._us

    def __gt__(self, other: timedelta) -> bool:
        return self._us > other._us

    def __ge__(self, other: timedelta) -> bool:
        return self._us >= other._us

    def __hash__(self) -> int:
        return hash((self.days, self.seconds, self.microseconds))

    def __bool__(self) -> bool:
        return self._us != 0


def _delta(us: int) -> timedelta:
    made = timedelta()
    made._us = us
    return made


# --- dates ------------------------------------------------------------------------------------------------------------------


class date:
    """A day."""

    def __init__(self, year: int, month: int, day: int) -> None:
        _check_date(year, month, day)
        self._day = _ordinal(year, month, day)
        self.year = year
        self.month = month
        self.day = day

    @staticmethod
    def today() -> date:
        now = datetime.now()
        return date(now.year, now.month, now.day)

    @staticmethod
    def fromordinal(n: int) -> date:
        if n < 1:
            raise ValueError("ordinal must be >= 1")
        if n > _LAST_DAY:
            raise ValueError(f"year {_from_ordinal(n)[0]} is out of range")
        year, month, day = _from_ordinal(n)
        return date(year, month, day)

    @staticmethod
    def fromtimestamp(timestamp: float) -> date:
        return datetime.fromtimestamp(timestamp).date()

    @staticmethod
    def fromisoformat(date_string: str) -> date:
        year, month, day = _iso_date(date_string, date_string)
        return date(year, month, day)

    @staticmethod
    def fromisocalendar(year: int, week: int, day: int) -> date:
        first = _first_monday(year)
        if not 1 <= week <= 53 or week == 53 and _first_monday(year + 1) - first < 371:
            raise ValueError(f"Invalid week: {week}")
        if not 1 <= day <= 7:
            raise ValueError(f"Invalid weekday: {day} (range is [1, 7])")
        return date.fromordinal(first + (week - 1) * 7 + day - 1)

    def toordinal(self) -> int:
        return self._day

    def weekday(self) -> int:
        return (self._day + 6) % 7

    def isoweekday(self) -> int:
        return self._day % 7 or 7

    def isocalendar(self) -> tuple[int, int, int]:
        """Year, week and day of the week, as ISO 8601 counts them."""
        year = self.year
        if self._day >= _first_monday(year + 1):
            year += 1
        elif self._day < _first_monday(year):
            year -= 1
        days = self._day - _first_monday(year)
        return year, days // 7 + 1, days % 7 + 1

    def isoformat(self) -> str:
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"

    def replace(self, year: int | None = None, month: int | None = None, day: int | None = None) -> date:
        return date(
            self.year if year is None else year, self.month if month is None else month, self.day if day is None else day
        )

    def strftime(self, format: str) -> str:
        return _formatted(format, datetime(self.year, self.month, self.day))

    def ctime(self) -> str:
        return self.strftime("%a %b ") + f"{self.day:2d}" + self.strftime(" %H:%M:%S ") + f"{self.year:04d}"

    def __format__(self, format_spec: str) -> str:
        return self.strftime(format_spec) if format_spec else str(self)

    def __repr__(self) -> str:
        return f"datetime.date({self.year}, {self.month}, {self.day})"

    def __str__(self) -> str:
        return self.isoformat()

    def __add__(self, other: timedelta) -> date:
        return _date_of_day(self._day + other.days)

    def __radd__(self, other: timedelta) -> date:
        return _date_of_day(self._day + other.days)

    @overload
    def __sub__(self, other: timedelta) -> date: ...
    @overload
    def __sub__(self, other: date) -> timedelta: ...
    def __sub__(self, other: date | timedelta) -> timedelta | date:
        if isinstance(other, timedelta):
            return _date_of_day(self._day - other.days)
        return timedelta(self._day - other._day)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, date) and not isinstance(other, datetime) and self._day == other._day

    def __lt__(self, other: date) -> bool:
        return self._day < other._day

    def __le__(self, other: date) -> bool:
        return self._day <= other._day

    def __gt__(self, other: date) -> bool:
        return self._day > other._day

    def __ge__(self, other: date) -> bool:
        return self._day >= other._day

    def __hash__(self) -> int:
        return hash(self._day)


def _date_of_day(n: int) -> date:
    if not 1 <= n <= _LAST_DAY:
        raise OverflowError("date value out of range")
    return date.fromordinal(n)


def _first_monday(year: int) -> int:
    """The day on which the first week of a year begins: the week with its first Thursday."""
    first = _ordinal(year, 1, 1)
    weekday = (first + 6) % 7
    return first - weekday + (7 if weekday > 3 else 0)


# --- times of day -----------------------------------------------------------------------------------------------------------


class time:
    """A time of day."""

    def __init__(self, hour: int = 0, minute: int = 0, second: int = 0, microsecond: int = 0) -> None:
        _check_time(hour, minute, second, microsecond)
        self.hour = hour
        self.minute = minute
        self.second = second
        self.microsecond = microsecond

    @staticmethod
    def fromisoformat(time_string: str) -> time:
        hour, minute, second, us = _iso_time(time_string, time_string)
        return time(hour, minute, second, us)

    def _us(self) -> int:
        return ((self.hour * 60 + self.minute) * 60 + self.second) * 1000000 + self.microsecond

    def isoformat(self, timespec: str = "auto") -> str:
        return _iso_clock(self.hour, self.minute, self.second, self.microsecond, timespec)

    def replace(
        self, hour: int | None = None, minute: int | None = None, second: int | None = None, microsecond: int | None = None
    ) -> time:
        return time(
            self.hour if hour is None else hour,
            self.minute if minute is None else minute,
            self.second if second is None else second,
            self.microsecond if microsecond is None else microsecond,
        )

    def strftime(self, format: str) -> str:
        return _formatted(format, datetime(1900, 1, 1, self.hour, self.minute, self.second, self.microsecond))

    def __format__(self, format_spec: str) -> str:
        return self.strftime(format_spec) if format_spec else str(self)

    def __repr__(self) -> str:
        text = f"datetime.time({self.hour}, {self.minute}"
        if self.microsecond:
            return text + f", {self.second}, {self.microsecond})"
        return text + (f", {self.second})" if self.second else ")")

    def __str__(self) -> str:
        return self.isoformat()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, time) and self._us() == other._us()

    def __lt__(self, other: time) -> bool:
        return self._us() < other._us()

    def __le__(self, other: time) -> bool:
        return self._us() <= other._us()

    def __gt__(self, other: time) -> bool:
        return self._us() > other._us()

    def __ge__(self, other: time) -> bool:
        return self._us() >= other._us()

    def __hash__(self) -> int:
        return hash(self._us())


# --- both -------------------------------------------------------------------------------------------------------------------


_Date = date
_Time = time


class datetime(_Date):
    """A day and a time of day."""

    def __init__(
        self, year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0, microsecond: int = 0
    ) -> None:
        super().__init__(year, month, day)
        _check_time(hour, minute, second, microsecond)
        self.hour = hour
        self.minute = minute
        self.second = second
        self.microsecond = microsecond

    @staticmethod
    def now() -> datetime:
        return datetime.fromtimestamp(_time.time())

    @staticmethod
    def today() -> datetime:
        return datetime.now()

    @staticmethod
    def utcnow() -> datetime:
        return datetime.utcfromtimestamp(_time.time())

    @staticmethod
    def fromtimestamp(timestamp: float) -> datetime:
        return datetime.utcfromtimestamp(timestamp)._moved(_time._local_offset(int(timestamp // 1)) * 1000000)

    @staticmethod
    def utcfromtimestamp(timestamp: float) -> datetime:
        whole = int(timestamp // 1)
        us = round((timestamp - whole) * 1000000)
        return _of_us(_EPOCH * _DAY_US + whole * 1000000 + us)

    @staticmethod
    def combine(date: _Date, time: _Time) -> datetime:
        return datetime(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond)

    @staticmethod
    def fromordinal(n: int) -> datetime:
        day = _Date.fromordinal(n)
        return datetime(day.year, day.month, day.day)

    @staticmethod
    def fromisoformat(date_string: str) -> datetime:
        year, month, day = _iso_date(date_string[:10], date_string)
        if len(date_string) <= 10:
            return datetime(year, month, day)
        hour, minute, second, us = _iso_time(date_string[11:], date_string)
        return datetime(year, month, day, hour, minute, second, us)

    @staticmethod
    def strptime(date_string: str, format: str) -> datetime:
        return _Parser(date_string, format).whole()

    def _us(self) -> int:
        return self._day * _DAY_US + ((self.hour * 60 + self.minute) * 60 + self.second) * 1000000 + self.microsecond

    def _moved(self, us: int) -> datetime:
        return _of_us(self._us() + us)

    def date(self) -> _Date:
        return _Date(self.year, self.month, self.day)

    def time(self) -> _Time:
        return _Time(self.hour, self.minute, self.second, self.microsecond)

    def timestamp(self) -> float:
        """As local time; where clocks were put back, the first of the two."""
        local = self._us() - _EPOCH * _DAY_US
        seconds = local // 1000000
        guess = seconds - _time._local_offset(seconds)
        offset = _time._local_offset(guess)
        if seconds - offset != guess:
            offset = _time._local_offset(seconds - offset)
        return (local - offset * 1000000) / 1000000

    def replace(
        self,
        year: int | None = None,
        month: int | None = None,
        day: int | None = None,
        hour: int | None = None,
        minute: int | None = None,
        second: int | None = None,
        microsecond: int | None = None,
    ) -> datetime:
        return datetime(
            self.year if year is None else year,
            self.month if month is None else month,
            self.day if day is None else day,
            self.hour if hour is None else hour,
            self.minute if minute is None else minute,
            self.second if second is None else second,
            self.microsecond if microsecond is None else microsecond,
        )

    def isoformat(self, sep: str = "T", timespec: str = "auto") -> str:
        clock = _iso_clock(self.hour, self.minute, self.second, self.microsecond, timespec)
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}{sep}{clock}"

    def strftime(self, format: str) -> str:
        return _formatted(format, self)

    def __repr__(self) -> str:
        parts = [self.year, self.month, self.day, self.hour, self.minute]
        if self.second or self.microsecond:
            parts.append(self.second)
        if self.microsecond:
            parts.append(self.microsecond)
        return f"datetime.datetime({', '.join(map(str, parts))})"

    def __str__(self) -> str:
        return self.isoformat(" ")

    def __add__(self, other: timedelta) -> datetime:
        return self._moved(other._us)

    def __radd__(self, other: timedelta) -> datetime:
        return self._moved(other._us)

    @overload
    def __sub__(self, other: timedelta) -> datetime: ...
    @overload
    def __sub__(self, other: _Date) -> timedelta: ...
    def __sub__(self, other: _Date | timedelta) -> timedelta | datetime:
        if isinstance(other, timedelta):
            return self._moved(-other._us)
        if isinstance(other, datetime):
            return _delta(self._us() - other._us())
        raise TypeError("unsupported operand type(s) for -: 'datetime.datetime' and 'datetime.date'")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, datetime) and self._us() == other._us()

    def __lt__(self, other: _Date) -> bool:
        return self._us() < _comparable(other)

    def __le__(self, other: _Date) -> bool:
        return self._us() <= _comparable(other)

    def __gt__(self, other: _Date) -> bool:
        return self._us() > _comparable(other)

    def __ge__(self, other: _Date) -> bool:
        return self._us() >= _comparable(other)

    def __hash__(self) -> int:
        return hash(self._us())


def _comparable(other: date) -> int:
    if not isinstance(other, datetime):
        raise TypeError("can't compare datetime.datetime to datetime.date")
    return other._us()


def _of_us(us: int) -> datetime:
    """What lies so many microseconds after day 0."""
    n, rest = divmod(us, _DAY_US)
    if not 1 <= n <= _LAST_DAY:
        raise OverflowError("date value out of range")
    year, month, day = _from_ordinal(n)
    seconds, microsecond = divmod(rest, 1000000)
    return datetime(year, month, day, seconds // 3600, seconds // 60 % 60, seconds % 60, microsecond)


# --- text -------------------------------------------------------------------------------------------------------------------


def _iso_clock(hour: int, minute: int, second: int, microsecond: int, timespec: str) -> str:
    if timespec == "auto":
        timespec = "microseconds" if microsecond else "seconds"
    if timespec == "hours":
        return f"{hour:02d}"
    text = f"{hour:02d}:{minute:02d}"
    if timespec == "minutes":
        return text
    text += f":{second:02d}"
    if timespec == "seconds":
        return text
    if timespec == "milliseconds":
        return text + f".{microsecond // 1000:03d}"
    if timespec == "microseconds":
        return text + f".{microsecond:06d}"
    raise ValueError("Unknown timespec value")


def _digits(text: str, whole: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise ValueError(f"Invalid isoformat string: {whole!r}")
    return int(text)


def _iso_date(text: str, whole: str) -> tuple[int, int, int]:
    if len(text) == 8 and "-" not in text:
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    if len(text) != 10 or text[4] != "-" or text[7] != "-":
        raise ValueError(f"Invalid isoformat string: {whole!r}")
    return _digits(text[:4], whole), _digits(text[5:7], whole), _digits(text[8:], whole)


def _iso_time(text: str, whole: str) -> tuple[int, int, int, int]:
    clock, _, fraction = text.partition(".")
    parts = clock.split(":") if ":" in clock else [clock[i : i + 2] for i in range(0, len(clock), 2)]
    if not 1 <= len(parts) <= 3 or any(len(part) != 2 for part in parts) or "." in text and (len(parts) < 3 or fraction == ""):
        raise ValueError(f"Invalid isoformat string: {whole!r}")
    numbers = [_digits(part, whole) for part in parts] + [0, 0]
    us = _digits((fraction + "000000")[:6], whole) if fraction else 0
    return numbers[0], numbers[1], numbers[2], us


def _formatted(format: str, when: datetime) -> str:
    out: list[str] = []
    i = 0
    while i < len(format):
        if format[i] != "%" or i + 1 == len(format):
            out.append(format[i])
            i += 1
            continue
        letter = format[i + 1]
        i += 2
        if letter == "-" and i < len(format):
            out.append(_field(format[i], when).lstrip("0 ") or "0")
            i += 1
        else:
            out.append(_field(letter, when))
    return "".join(out)


def _week(when: datetime, first: int) -> int:
    """The number of the week of the year, if weeks begin on that day (0 is Monday)."""
    day = _ordinal(when.year, when.month, when.day) - _ordinal(when.year, 1, 1)
    return (day + 7 - (when.weekday() - first) % 7) // 7


def _field(letter: str, when: datetime) -> str:
    """What stands for a directive."""
    hour = when.hour % 12 or 12
    match letter:
        case "Y":
            return str(when.year)
        case "m":
            return f"{when.month:02d}"
        case "d":
            return f"{when.day:02d}"
        case "e":
            return f"{when.day:2d}"
        case "H":
            return f"{when.hour:02d}"
        case "I":
            return f"{hour:02d}"
        case "M":
            return f"{when.minute:02d}"
        case "S":
            return f"{when.second:02d}"
        case "f":
            return f"{when.microsecond:06d}"
        case "p":
            return "AM" if when.hour < 12 else "PM"
        case "y":
            return f"{when.year % 100:02d}"
        case "C":
            return f"{when.year // 100:02d}"
        case "j":
            return f"{_ordinal(when.year, when.month, when.day) - _ordinal(when.year, 1, 1) + 1:03d}"
        case "a":
            return _DAYS[when.weekday()][:3]
        case "A":
            return _DAYS[when.weekday()]
        case "b" | "h":
            return _MONTHS[when.month - 1][:3]
        case "B":
            return _MONTHS[when.month - 1]
        case "w":
            return str(when.isoweekday() % 7)
        case "u":
            return str(when.isoweekday())
        case "U":
            return f"{_week(when, 6):02d}"
        case "W":
            return f"{_week(when, 0):02d}"
        case "G":
            return str(when.isocalendar()[0])
        case "V":
            return f"{when.isocalendar()[1]:02d}"
        case "F":
            return _formatted("%Y-%m-%d", when)
        case "T" | "X":
            return _formatted("%H:%M:%S", when)
        case "R":
            return _formatted("%H:%M", when)
        case "D" | "x":
            return _formatted("%m/%d/%y", when)
        case "c":
            return _formatted("%a %b %e %H:%M:%S %Y", when)
        case "s":
            return str(int(when.timestamp() // 1))
        case "n":
            return "\n"
        case "t":
            return "\t"
        case "Z" | "z":
            return ""
        case "%":
            return "%"
        case _:
            return "%" + letter


class _Parser:
    """strptime: reads a text by a format."""

    def __init__(self, text: str, format: str) -> None:
        self.text = text
        self.format = format
        self.at = 0
        self.year = 1900
        self.month = 1
        self.day = 1
        self.hour = 0
        self.minute = 0
        self.second = 0
        self.us = 0
        self.afternoon = -1
        self.day_of_year = 0

    def wrong(self) -> ValueError:
        return ValueError(f"time data {self.text!r} does not match format {self.format!r}")

    def whole(self) -> datetime:
        self.parts(self.format)
        if self.at < len(self.text):
            raise ValueError("unconverted data remains: " + self.text[self.at :])
        if self.afternoon >= 0:
            self.hour = self.hour % 12 + 12 * self.afternoon
        if self.day_of_year:
            _, self.month, self.day = _from_ordinal(_days_before_year(self.year) + self.day_of_year)
        return datetime(self.year, self.month, self.day, self.hour, self.minute, self.second, self.us)

    def parts(self, format: str) -> None:
        i = 0
        while i < len(format):
            letter = format[i]
            i += 1
            if letter == "%" and i < len(format):
                self.field(format[i])
                i += 1
            elif letter.isspace():
                if not self.text[self.at : self.at + 1].isspace():
                    raise self.wrong()
                while self.text[self.at : self.at + 1].isspace():
                    self.at += 1
            elif self.text[self.at : self.at + 1].lower() == letter.lower():
                self.at += 1
            else:
                raise self.wrong()

    def number(self, most: int, low: int, high: int) -> int:
        """As many digits as fit."""
        end = self.at
        while end < len(self.text) and end - self.at < most and self.text[end].isdigit():
            end += 1
        while end > self.at and not low <= int(self.text[self.at : end]) <= high:
            end -= 1
        if end == self.at:
            raise self.wrong()
        value = int(self.text[self.at : end])
        self.at = end
        return value

    def name(self, names: tuple[str, ...], short: bool) -> int:
        rest = self.text[self.at :].lower()
        for number, name in enumerate(names):
            wanted = name[:3].lower() if short else name.lower()
            if rest.startswith(wanted):
                self.at += len(wanted)
                return number
        raise self.wrong()

    def fraction(self) -> int:
        end = self.at
        while end < len(self.text) and end - self.at < 6 and self.text[end].isdigit():
            end += 1
        if end == self.at:
            raise self.wrong()
        digits = self.text[self.at : end]
        self.at = end
        return int((digits + "00000")[:6])

    def field(self, letter: str) -> None:
        match letter:
            case "Y":
                if not self.text[self.at : self.at + 4].isdigit() or len(self.text) < self.at + 4:
                    raise self.wrong()
                self.year = self.number(4, 0, 9999)
            case "y":
                short = self.number(2, 0, 99)
                self.year = short + (2000 if short <= 68 else 1900)
            case "m":
                self.month = self.number(2, 1, 12)
            case "d":
                self.at += 1 if self.text[self.at : self.at + 1] == " " else 0
                self.day = self.number(2, 1, 31)
            case "H":
                self.hour = self.number(2, 0, 23)
            case "I":
                self.hour = self.number(2, 1, 12)
                self.afternoon = max(self.afternoon, 0)
            case "M":
                self.minute = self.number(2, 0, 59)
            case "S":
                self.second = self.number(2, 0, 61)
            case "f":
                self.us = self.fraction()
            case "j":
                self.day_of_year = self.number(3, 1, 366)
            case "p":
                self.afternoon = self.name(("AM", "PM"), False)
            case "b" | "h":
                self.month = self.name(_MONTHS, True) + 1
            case "B":
                self.month = self.name(_MONTHS, False) + 1
            case "a":
                self.name(_DAYS, True)
            case "A":
                self.name(_DAYS, False)
            case "F":
                self.parts("%Y-%m-%d")
            case "T":
                self.parts("%H:%M:%S")
            case "%":
                if self.text[self.at : self.at + 1] != "%":
                    raise self.wrong()
                self.at += 1
            case _:
                raise ValueError(f"'{letter}' is a bad directive in format '{self.format}'")
