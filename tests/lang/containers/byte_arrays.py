"""bytearray: changed in place, compared with bytes, used as a sieve and as a buffer."""

from __future__ import annotations

import random
from collections.abc import Callable


def attempt(f: Callable[[], object]) -> None:
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__, error)


def primes(limit: int) -> list[int]:
    sieve = bytearray([1]) * (limit + 1)
    sieve[0] = sieve[1] = 0
    for n in range(2, int(limit**0.5) + 1):
        if sieve[n]:
            sieve[n * n :: n] = bytes(len(range(n * n, limit + 1, n)))
    return [n for n in range(limit + 1) if sieve[n]]


print(primes(60), len(primes(10000)))
buffer = bytearray()
print(buffer, len(buffer), bool(buffer), bytearray(3), bytearray(b"abc"), bytearray([1, 2]), bytearray("é", "utf-8"))
for i in range(40):
    buffer.append(i * 5 % 256)
buffer += b"tail"
buffer.extend([1, 2, 3])
buffer.extend(b"xyz")
print(buffer, len(buffer), buffer[-1], buffer[3:6], buffer[::-7])
buffer[0] = 255
buffer[1:4] = b"123456"
buffer[-2:] = b""
buffer.insert(2, 77)
del buffer[5]
del buffer[10:20]
del buffer[::9]
print(buffer, buffer.pop(), buffer.pop(0), buffer.pop(-3), len(buffer))
buffer.remove(77)
buffer.reverse()
print(buffer, bytes(buffer), buffer == bytes(buffer), bytes(buffer) == buffer, buffer < b"\xff", buffer.copy() is buffer)
print(buffer.find(b"2"), buffer.count(b"1"), 200 in buffer, b"34" in buffer, buffer.hex()[:20], buffer.startswith(b"l"), buffer.decode("latin-1")[:5])
print(bytearray(b"a,b").split(b","), bytearray(b" x ").strip(), bytearray(b"aXb").replace(b"X", b"--"), bytearray(b"ab").upper() + b"!", bytearray(b"-").join([b"a", b"b"]))
other = buffer
other.clear()
print(buffer, other is buffer)
attempt(lambda: buffer.pop())
attempt(lambda: bytearray(b"abc")[3])
attempt(lambda: bytearray(b"abc").pop(7))
attempt(lambda: bytearray([1, 300]))
attempt(lambda: buffer.append(-1))
attempt(lambda: buffer.remove(5))


def put(array: bytearray, at: int, value: int) -> None:
    array[at] = value


attempt(lambda: put(buffer, 0, 1))
attempt(lambda: put(bytearray(1), 0, 256))


def strided(n: int) -> bytearray:
    array = bytearray(range(10))
    array[::2] = bytes(n)
    return array


attempt(lambda: strided(5))
attempt(lambda: strided(4))

random.seed(11)
model: list[int] = []
array = bytearray()
for step in range(3000):
    n = len(model)
    what = random.randrange(9)
    if what < 3 or n < 4:
        byte = random.randrange(256)
        model.append(byte)
        array.append(byte)
    elif what == 3:
        at = random.randrange(-n, n)
        model[at] = array[at] = step % 256
    elif what == 4:
        at, to = sorted((random.randrange(n), random.randrange(n)))
        new = [random.randrange(256) for _ in range(random.randrange(6))]
        model[at:to] = new
        array[at:to] = bytes(new)
    elif what == 5:
        by = random.choice([-3, -2, -1, 1, 2, 3])
        at = random.randrange(-n - 2, n + 2)
        del model[at::by]
        del array[at::by]
    elif what == 6:
        at = random.randrange(-n - 2, n + 2)
        model.insert(at, 9)
        array.insert(at, 9)
    elif what == 7:
        assert model.pop() == array.pop()
    else:
        assert model[1:-1:2] == list(array[1:-1:2])
    assert len(model) == len(array) and model == list(array), step
print(len(array), sum(array))
checksum = 0
for byte in array:
    checksum = (checksum * 31 + byte) % 1000003
print(checksum)
