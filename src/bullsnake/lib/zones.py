"""Local time: how far it is from UTC, by the file that describes the zone (RFC 8536), or by a rule as POSIX writes them.

The zone is that of `TZ`, or of /etc/localtime. Where neither says anything it is UTC.
"""

from __future__ import annotations

from _prim import copy_read_buffer, copy_scratch, environment, file_close, file_open, file_read, implements, str_get1, str_len, str_new
from bslib.ints import int_from_str
from bslib.text import substring

DAY = 86400
HEADER = 44

_zone: Zone | None = None


class Zone:
    """times: when the offset changed; offsets: to what. first: the offset before. rule: of what comes later, "" if nothing changes."""

    def __init__(self) -> None:
        self.times: list[int] = []
        self.offsets: list[int] = []
        self.first = 0
        self.rule = ""


@implements("time._local_offset")
def local_offset(epoch: int) -> int:
    """Seconds that local time is ahead of UTC at a moment."""
    global _zone
    zone = _zone
    if zone is None:
        zone = _load()
        _zone = zone
    n = len(zone.times)
    if (n == 0 or epoch >= zone.times[n - 1]) and zone.rule != "":
        return by_rule(zone.rule, epoch)
    low, high = 0, n
    while low < high:
        middle = (low + high) // 2
        if zone.times[middle] <= epoch:
            low = middle + 1
        else:
            high = middle
    return zone.first if low == 0 else zone.offsets[low - 1]


def _load() -> Zone:
    n = environment("TZ")
    name = "/etc/localtime"
    if n >= 0:
        name = str_new(n, 1)
        copy_scratch(name, n)
        name = name.removeprefix(":")
        if name == "":
            return Zone()
        if name[0] != "/":
            name = "/usr/share/zoneinfo/" + name
    data = _bytes_of(name)
    if str_len(data) > HEADER and data.startswith("TZif"):
        return read_zone(data)
    zone = Zone()
    rule = name.removeprefix("/usr/share/zoneinfo/")
    if n >= 0 and any(letter.isdigit() for letter in rule) and "/" not in rule.split(",")[0]:
        zone.rule = rule
    return zone


def _bytes_of(name: str) -> str:
    """A file as a text with a character for each byte; empty if it cannot be read."""
    fd = file_open(name, 0, 0)
    if fd < 0:
        return ""
    parts: list[str] = []
    while True:
        n = file_read(fd, 65536)
        if n <= 0:
            break
        part = str_new(n, 1)
        copy_read_buffer(part, 0, n)
        parts.append(part)
    file_close(fd)
    return "".join(parts)


def number(data: str, at: int, size: int) -> int:
    """A signed number, the high byte first."""
    value = str_get1(data, at)
    if value >= 128:
        value -= 256
    for i in range(1, size):
        value = (value << 8) | str_get1(data, at + i)
    return value


def read_zone(data: str) -> Zone:
    """The second part of the file, whose times have 64 bits; the first if there is no other."""
    size = 4
    start = 0
    if str_get1(data, 4) >= 50:
        counts = [number(data, 20 + 4 * i, 4) for i in range(6)]
        start = HEADER + counts[3] * 5 + counts[4] * 6 + counts[5] + counts[2] * 8 + counts[1] + counts[0]
        size = 8
    utc, standard, leaps, times, kinds, letters = [number(data, start + 20 + 4 * i, 4) for i in range(6)]
    at = start + HEADER
    zone = Zone()
    zone.times = [number(data, at + size * i, size) for i in range(times)]
    numbers = [str_get1(data, at + size * times + i) for i in range(times)]
    at += (size + 1) * times
    offsets = [number(data, at + 6 * i, 4) for i in range(kinds)]
    is_summer = [str_get1(data, at + 6 * i + 4) for i in range(kinds)]
    zone.offsets = [offsets[i] for i in numbers]
    for i in range(kinds):
        if is_summer[i] == 0:
            zone.first = offsets[i]
            break
    at += 6 * kinds + letters + (size + 4) * leaps + standard + utc
    if size == 8 and at + 1 < str_len(data):
        end = data.find("\n", at + 1)
        zone.rule = substring(data, at + 1, end - at - 1) if end > 0 else ""
    return zone


# --- rules as EST5EDT,M3.2.0,M11.1.0 ------------------------------------------------------------------------------------------------


class Rule:
    """Reads a rule from its start on."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def next(self) -> str:
        return self.text[self.at] if self.at < len(self.text) else ""

    def skip_name(self) -> None:
        if self.next() == "<":
            self.at = self.text.find(">", self.at) + 1
        while self.next().isalpha():
            self.at += 1

    def count(self) -> int:
        start = self.at
        while self.next().isdigit():
            self.at += 1
        return int_from_str(substring(self.text, start, self.at - start)) if self.at > start else 0

    def clock(self) -> int:
        """[+-]h[:m[:s]] in seconds."""
        sign = -1 if self.next() == "-" else 1
        if self.next() == "+" or self.next() == "-":
            self.at += 1
        seconds = self.count() * 3600
        unit = 60
        while self.next() == ":":
            self.at += 1
            seconds += self.count() * unit
            unit = 1
        return sign * seconds

    def change(self, year: int) -> int:
        """When clocks change in a year, in local seconds since 1970."""
        self.at += 1
        start = days_before(year)
        if self.next() == "M":
            self.at += 1
            month = self.count()
            self.at += 1
            week = self.count()
            self.at += 1
            day = start + weekday_of_month(year, month, week, self.count())
        elif self.next() == "J":
            self.at += 1
            n = self.count()
            day = start + n - (1 if n < 60 or not is_leap(year) else 0)
        else:
            day = start + self.count()
        at = 7200
        if self.next() == "/":
            self.at += 1
            at = self.clock()
        return day * DAY + at


def is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_before(year: int) -> int:
    """Days from 1970 to the start of a year."""
    before = year - 1
    return before * 365 + before // 4 - before // 100 + before // 400 - 719162


def weekday_of_month(year: int, month: int, week: int, weekday: int) -> int:
    """The day of the year, from 0, of the second Sunday in March and so on; week 5 is the last. Sunday is 0."""
    first, size = 0, 31
    for i in range(1, month + 1):
        size = 28 + (1 if is_leap(year) else 0) if i == 2 else 30 if i == 4 or i == 6 or i == 9 or i == 11 else 31
        if i < month:
            first += size
    start = (days_before(year) + first + 4) % 7
    day = (weekday - start) % 7 + 7 * (week - 1)
    return first + (day if day < size else day - 7)


def by_rule(text: str, epoch: int) -> int:
    """The offset at a moment."""
    rule = Rule(text)
    rule.skip_name()
    standard = -rule.clock()
    if rule.next() == "":
        return standard
    rule.skip_name()
    summer = standard + 3600
    if rule.next() != "," and rule.next() != "":
        summer = -rule.clock()
    if rule.next() == "":
        rule = Rule(",M3.2.0,M11.1.0")
    year = 1970 + (epoch + standard) // 31556952
    while days_before(year + 1) * DAY <= epoch + standard:
        year += 1
    while days_before(year) * DAY > epoch + standard:
        year -= 1
    begins = rule.change(year) - standard
    ends = rule.change(year) - summer
    is_summer = begins <= epoch < ends if begins < ends else not ends <= epoch < begins
    return summer if is_summer else standard
