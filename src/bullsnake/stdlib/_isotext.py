"""Dates and times as ISO 8601 writes them, to text and back."""

from __future__ import annotations


def iso_clock(hour: int, minute: int, second: int, microsecond: int, timespec: str) -> str:
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


def digits(text: str, whole: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise ValueError(f"Invalid isoformat string: {whole!r}")
    return int(text)


def iso_date(text: str, whole: str) -> tuple[int, int, int]:
    if len(text) == 8 and "-" not in text:
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    if len(text) != 10 or text[4] != "-" or text[7] != "-":
        raise ValueError(f"Invalid isoformat string: {whole!r}")
    return digits(text[:4], whole), digits(text[5:7], whole), digits(text[8:], whole)


def iso_time(text: str, whole: str) -> tuple[int, int, int, int]:
    clock, _, fraction = text.partition(".")
    parts = clock.split(":") if ":" in clock else [clock[i : i + 2] for i in range(0, len(clock), 2)]
    if not 1 <= len(parts) <= 3 or any(len(part) != 2 for part in parts) or "." in text and (len(parts) < 3 or fraction == ""):
        raise ValueError(f"Invalid isoformat string: {whole!r}")
    numbers = [digits(part, whole) for part in parts] + [0, 0]
    us = digits((fraction + "000000")[:6], whole) if fraction else 0
    return numbers[0], numbers[1], numbers[2], us
