"""datetime.strptime: a text is read by a format."""

from __future__ import annotations

from _dates import DAYS, MONTHS, days_before_year, from_ordinal


class Parser:
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

    def whole(self) -> tuple[int, int, int, int, int, int, int]:
        """Year, month, day, hour, minute, second, microsecond."""
        self.parts(self.format)
        if self.at < len(self.text):
            raise ValueError("unconverted data remains: " + self.text[self.at :])
        if self.afternoon >= 0:
            self.hour = self.hour % 12 + 12 * self.afternoon
        if self.day_of_year:
            _, self.month, self.day = from_ordinal(days_before_year(self.year) + self.day_of_year)
        return self.year, self.month, self.day, self.hour, self.minute, self.second, self.us

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
                self.month = self.name(MONTHS, True) + 1
            case "B":
                self.month = self.name(MONTHS, False) + 1
            case "a":
                self.name(DAYS, True)
            case "A":
                self.name(DAYS, False)
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
