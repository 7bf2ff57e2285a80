"""The methods of bytes and bytearray on many random values, folded into one number."""

from __future__ import annotations

import random
from collections.abc import Callable

ALPHABET = b"ab AB1\t\n\r,\x00\x7f\x80\xff\x1c\x85'\"\\"
random.seed(5)


def some(most: int) -> bytes:
    return bytes(random.choice(ALPHABET) for _ in range(random.randrange(most + 1)))


def result(f: Callable[[], object]) -> str:
    try:
        return repr(f())
    except (ValueError, TypeError, IndexError) as error:
        return f"{type(error).__name__}: {error}"


def check(data: bytes, sub: bytes, start: int, end: int) -> list[str]:
    array = bytearray(data)
    return [
        result(lambda: (data, array, data.hex(), data.hex("-", start), data.decode("latin-1"))),
        result(lambda: (data.lower(), data.upper(), data.swapcase(), data.title(), data.capitalize(), array.lower(), array.upper())),
        result(lambda: (data.isalnum(), data.isalpha(), data.isdigit(), data.isspace(), data.islower(), data.isupper(), data.istitle())),
        result(lambda: (data.split(), data.rsplit(), data.split(None, 2), data.rsplit(None, 2), data.splitlines(), data.splitlines(True))),
        result(lambda: (data.split(sub), data.rsplit(sub, 1), data.partition(sub), data.rpartition(sub), array.split(sub))),
        result(lambda: (data.strip(), data.lstrip(), data.rstrip(), data.strip(sub), data.lstrip(sub), data.rstrip(sub), array.strip(sub))),
        result(lambda: (data.find(sub, start, end), data.rfind(sub, start, end), data.count(sub, start, end), array.find(sub, start))),
        result(lambda: (data.startswith(sub, start), data.endswith(sub, start, end), data.index(sub), data.rindex(sub, start))),
        result(lambda: (data.replace(sub, b"<>"), data.replace(sub, b"", 2), data.removeprefix(sub), data.removesuffix(sub))),
        result(lambda: (data[start:end], data[start:], data[:end:2], data[::-1], array[start:end], array[end:start:-2])),
        result(lambda: (data.center(start + 9), data.ljust(end, b"*"), data.rjust(9, sub), data.zfill(end + 5), data.expandtabs(start))),
        result(lambda: (data < sub, data <= sub, data == sub, array > sub, sub in data, sub in array, data + sub, data * (start % 3), array + sub)),
        result(lambda: (data[start], array[end])),
        result(lambda: data.decode("utf-8")),
        result(lambda: data.decode("ascii")),
        result(lambda: (data.decode("utf-8", "replace"), data.decode("utf-8", "backslashreplace"), data.decode("ascii", "ignore"))),
        result(lambda: int(data)),
        result(lambda: float(data)),
        result(lambda: (int.from_bytes(data[:7], "little"), int.from_bytes(data[:7], "big", signed=True))),
        result(lambda: bytes.fromhex(data.decode("latin-1"))),
        result(lambda: data.translate(bytes(range(255, -1, -1)), sub)),
    ]


folded = 0
for turn in range(300):
    found = check(some(10), some(2), random.randint(-8, 8), random.randint(-8, 8))
    for text in found:
        for character in text:
            folded = (folded * 131 + ord(character)) % 1000000007
    if turn % 30 == 0:
        print(turn, folded, found[turn // 30], found[20 - turn // 30])
print(folded)
