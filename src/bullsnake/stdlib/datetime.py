"""datetime without time zones: dates, times of day, both together, and the time between two of them.

A date is counted in days from the first of January of the year 1, which is day 1, in the Gregorian calendar, as if it had always
been in use. The arithmetic is that of CPython: microseconds are ints, and what leaves the years 1 to 9999 is an OverflowError.
"""

from __future__ import annotations

import time as _time
from _strptime import Parser
from typing import overload

from _dates import DAY_US, DAYS, EPOCH, LAST_DAY, MONTHS, check_date, check_time, divided, from_ordinal, ordinal
from _dates import MAXYEAR as MAXYEAR
from _dates import MINYEAR as MINYEAR
from _isotext import iso_clock, iso_date, iso_time

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
        self._us = whole_days * DAY_US + whole_seconds * 1000000 + round(rest)

    @property
    def days(self) -> int:
        return self._us // DAY_US

    @property
    def seconds(self) -> int:
        return self._us % DAY_US // 1000000

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
        return _delta(divided(self._us * top, bottom))

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
            return _delta(divided(self._us, int(other)))
        top, bottom = other.as_integer_ratio()
        return _delta(divided(self._us * bottom, top))

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
        check_date(year, month, day)
        self._day = ordinal(year, month, day)
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
        if n > LAST_DAY:
            raise ValueError(f"year {from_ordinal(n)[0]} is out of range")
        year, month, day = from_ordinal(n)
        return date(year, month, day)

    @staticmethod
    def fromtimestamp(timestamp: float) -> date:
        return datetime.fromtimestamp(timestamp).date()

    @staticmethod
    def fromisoformat(date_string: str) -> date:
        year, month, day = iso_date(date_string, date_string)
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
    if not 1 <= n <= LAST_DAY:
        raise OverflowError("date value out of range")
    return date.fromordinal(n)


def _first_monday(year: int) -> int:
    """The day on which the first week of a year begins: the week with its first Thursday."""
    first = ordinal(year, 1, 1)
    weekday = (first + 6) % 7
    return first - weekday + (7 if weekday > 3 else 0)


# --- times of day -----------------------------------------------------------------------------------------------------------


class time:
    """A time of day."""

    def __init__(self, hour: int = 0, minute: int = 0, second: int = 0, microsecond: int = 0) -> None:
        check_time(hour, minute, second, microsecond)
        self.hour = hour
        self.minute = minute
        self.second = second
        self.microsecond = microsecond

    @staticmethod
    def fromisoformat(time_string: str) -> time:
        hour, minute, second, us = iso_time(time_string, time_string)
        return time(hour, minute, second, us)

    def _us(self) -> int:
        return ((self.hour * 60 + self.minute) * 60 + self.second) * 1000000 + self.microsecond

    def isoformat(self, timespec: str = "auto") -> str:
        return iso_clock(self.hour, self.minute, self.second, self.microsecond, timespec)

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
        check_time(hour, minute, second, microsecond)
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
        return _of_us(EPOCH * DAY_US + whole * 1000000 + us)

    @staticmethod
    def combine(date: _Date, time: _Time) -> datetime:
        return datetime(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond)

    @staticmethod
    def fromordinal(n: int) -> datetime:
        day = _Date.fromordinal(n)
        return datetime(day.year, day.month, day.day)

    @staticmethod
    def fromisoformat(date_string: str) -> datetime:
        year, month, day = iso_date(date_string[:10], date_string)
        if len(date_string) <= 10:
            return datetime(year, month, day)
        hour, minute, second, us = iso_time(date_string[11:], date_string)
        return datetime(year, month, day, hour, minute, second, us)

    @staticmethod
    def strptime(date_string: str, format: str) -> datetime:
        return datetime(*Parser(date_string, format).whole())

    def _us(self) -> int:
        return self._day * DAY_US + ((self.hour * 60 + self.minute) * 60 + self.second) * 1000000 + self.microsecond

    def _moved(self, us: int) -> datetime:
        return _of_us(self._us() + us)

    def date(self) -> _Date:
        return _Date(self.year, self.month, self.day)

    def time(self) -> _Time:
        return _Time(self.hour, self.minute, self.second, self.microsecond)

    def timestamp(self) -> float:
        """As local time; where clocks were put back, the first of the two."""
        local = self._us() - EPOCH * DAY_US
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
        clock = iso_clock(self.hour, self.minute, self.second, self.microsecond, timespec)
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
    n, rest = divmod(us, DAY_US)
    if not 1 <= n <= LAST_DAY:
        raise OverflowError("date value out of range")
    year, month, day = from_ordinal(n)
    seconds, microsecond = divmod(rest, 1000000)
    return datetime(year, month, day, seconds // 3600, seconds // 60 % 60, seconds % 60, microsecond)


# --- text -------------------------------------------------------------------------------------------------------------------


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
    day = ordinal(when.year, when.month, when.day) - ordinal(when.year, 1, 1)
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
            return f"{ordinal(when.year, when.month, when.day) - ordinal(when.year, 1, 1) + 1:03d}"
        case "a":
            return DAYS[when.weekday()][:3]
        case "A":
            return DAYS[when.weekday()]
        case "b" | "h":
            return MONTHS[when.month - 1][:3]
        case "B":
            return MONTHS[when.month - 1]
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
